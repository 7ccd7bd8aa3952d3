//! Reading regimes from documents, for programmes of a host's own.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use time::Date;

use super::key::{SectorCode, SetNumber};
use super::regime::{
    Agency, Amendment, AuthorityTerm, Group, Minima, PartShare, ProductSet, Regime, Sector, Transition,
};
use super::stars::Stars;
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::text::iso;

/// What does not hold together in a regime.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegimeError {
    /// An interval without a day.
    #[error("from {} until {} there is no day", iso::day(*from), iso::day(*until))]
    Interval {
        /// The first day.
        from: Date,
        /// The first day no longer.
        until: Date,
    },
    /// Two product sets with one number.
    #[error("product set {number} stands twice")]
    SetTwice {
        /// The number.
        number: SetNumber,
    },
    /// A product set of a sector the regime does not have.
    #[error("product set {number} is in sector {sector}, which the regime does not have")]
    NoSector {
        /// The set.
        number: SetNumber,
        /// Its sector.
        sector: SectorCode,
    },
    /// A product set of a group its sector does not have.
    #[error("product set {number} is in group {group}, which sector {sector} does not have")]
    NoGroup {
        /// The set.
        number: SetNumber,
        /// Its sector.
        sector: SectorCode,
        /// Its group.
        group: u8,
    },
    /// Two authorities for one level on one day.
    #[error("two authorities recognise {stars} stars on {}", iso::day(*on))]
    TwoAuthorities {
        /// The level.
        stars: Stars,
        /// The first day of both.
        on: Date,
    },
}

checked_choice!(Agency {
    "agriculture" => Agriculture,
    "industry_and_trade" => IndustryAndTrade,
    "health" => Health,
    "culture" => Culture,
    "science" => Science,
});
checked_choice!(Minima { "on_forms" => OnForms, "none" => None, "unknown" => Unknown });
checked_record!(Amendment { name: required, from: required });
checked_record!(Sector { code: required, name: required });
checked_record!(Group { sector: required, number: required, name: required });
checked_record!(PartShare { code: required, points: required });
checked_record!(AuthorityTerm { stars: required, authority: required, from: required, until: optional });
checked_record!(Transition { first_rating_until: required, re_rating_until: required });
checked_serde!(Regime, ProductSet);

impl Checked for ProductSet {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["number", "sector", "group", "name", "agencies", "samples", "successors"])?;
        let number = record.required("number");
        let sector = record.required("sector");
        let group = record.required("group");
        let name = record.required("name");
        let agencies = record.or("agencies", Vec::new);
        let samples = record.or("samples", || 0);
        let successors = record.or("successors", Vec::new);
        Some(Self {
            number: number?,
            sector: sector?,
            group: group?,
            name: name?,
            agencies: Cow::Owned(agencies?),
            samples: samples?,
            successors: Cow::Owned(successors?),
        })
    }
}

impl Checked for Regime {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&[
            "id",
            "name",
            "from",
            "until",
            "amendments",
            "sectors",
            "groups",
            "sets",
            "parts",
            "bands",
            "minima",
            "authorities",
            "certificates",
            "transition",
            "succeeded_by",
        ])?;
        let (id, name) = (record.required("id"), record.required("name"));
        let (from, until) = (record.required("from"), record.optional("until"));
        let amendments = record.or("amendments", Vec::new);
        let (sectors, groups) = (record.or("sectors", Vec::new), record.or("groups", Vec::new));
        let (sets, parts) = (record.or("sets", Vec::new), record.or("parts", Vec::new));
        let (bands, minima) = (record.required("bands"), record.required("minima"));
        let authorities = record.or("authorities", Vec::new);
        let certificates = record.required("certificates");
        let (transition, succeeded_by) = (record.optional("transition"), record.optional("succeeded_by"));
        let regime = Self {
            id: id?,
            name: name?,
            from: from?,
            until: until?,
            amendments: Cow::Owned(amendments?),
            sectors: Cow::Owned(sectors?),
            groups: Cow::Owned(groups?),
            sets: Cow::Owned(sets?),
            parts: Cow::Owned(parts?),
            bands: bands?,
            minima: minima?,
            authorities: Cow::Owned(authorities?),
            certificates: certificates?,
            transition: transition?,
            succeeded_by: succeeded_by?,
        };
        let errors = regime.errors();
        for error in &errors {
            node.invalid::<()>("a regime", error);
        }
        errors.is_empty().then_some(regime)
    }
}

impl Regime {
    /// What does not hold together; nothing for the regimes of this crate, as a test shows.
    fn errors(&self) -> Vec<RegimeError> {
        let mut errors = Vec::new();
        let terms = self.authorities.iter().map(|term| (term.from, term.until));
        for (from, until) in core::iter::once((self.from, self.until)).chain(terms) {
            if let Some(until) = until.filter(|&until| until <= from) {
                errors.push(RegimeError::Interval { from, until });
            }
        }
        for (at, set) in self.sets.iter().enumerate() {
            let (number, sector) = (set.number, &set.sector);
            if self.sets.iter().take(at).any(|before| before.number == number) {
                errors.push(RegimeError::SetTwice { number });
            }
            if !self.sectors.iter().any(|known| known.code == *sector) {
                errors.push(RegimeError::NoSector { number, sector: sector.clone() });
            } else if self.group_of(set).is_none() {
                errors.push(RegimeError::NoGroup { number, sector: sector.clone(), group: set.group });
            }
        }
        for (at, term) in self.authorities.iter().enumerate() {
            for other in self.authorities.iter().take(at).filter(|other| other.stars == term.stars) {
                let on = term.from.max(other.from);
                if term.until.is_none_or(|until| on < until) && other.until.is_none_or(|until| on < until) {
                    errors.push(RegimeError::TwoAuthorities { stars: term.stars, on });
                }
            }
        }
        errors
    }
}
