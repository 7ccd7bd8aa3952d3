//! A council's rating: the members' sheets together.

use alloc::vec::Vec;

use serde::Serialize;

use super::assessment::{Assessment, Outcome, UnmetMinimum, rated};
use super::ground::Ground;
use super::key::{RegimeId, SetNumber};
use super::points::{Average, Points};
use super::regime::Regime;
use super::stars::Stars;

/// What a host's council rules say where the decision leaves it to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CouncilPolicy {
    /// Who must meet a minimum for it to be met.
    pub minima: MinimaPolicy,
    /// The most points between the highest and the lowest sheet before they are to be discussed again.
    pub most_spread: Points,
    /// How many of how many members must take part, where that is ruled.
    pub quorum: Option<Quorum>,
}

/// Who must meet a minimum for it to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MinimaPolicy {
    /// The sheet of every member.
    EveryMember,
    /// The sheets of more than half of the members.
    MoreThanHalf,
}

/// A share of a council's seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    seats: u32,
    numerator: u32,
    denominator: u32,
}

/// What a council comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct CouncilRating {
    average: Average,
    spread: Points,
    discuss_again: bool,
    band: Stars,
    unmet: Vec<(UnmetMinimum, u32)>,
    outcome: Outcome,
}

/// Why members' sheets make no rating.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CouncilError {
    /// No member's sheet.
    #[error("a council of no members rates nothing")]
    NoMember,
    /// Sheets on different forms.
    #[error("sheet {index} is for set {set} of {regime}, the first for set {first_set} of {first_regime}")]
    OtherForm {
        /// The sheet, from 0.
        index: usize,
        /// Its regime.
        regime: RegimeId,
        /// Its set.
        set: SetNumber,
        /// The first sheet's regime.
        first_regime: RegimeId,
        /// The first sheet's set.
        first_set: SetNumber,
    },
    /// The sheets are of another regime than the one asked.
    #[error("the sheets are of regime {sheets}, not {regime}")]
    OtherRegime {
        /// The sheets' regime.
        sheets: RegimeId,
        /// The regime that was asked.
        regime: RegimeId,
    },
    /// Too few members took part.
    #[error("{present} members are no quorum, which is {needed} of {seats}")]
    NoQuorum {
        /// Members who took part.
        present: u32,
        /// Members needed.
        needed: u32,
        /// Seats.
        seats: u32,
    },
    /// A quorum of an impossible share.
    #[error("{numerator}/{denominator} of {seats} seats is no quorum")]
    Quorum {
        /// Seats.
        seats: u32,
        /// Upper part of the share.
        numerator: u32,
        /// Lower part of the share.
        denominator: u32,
    },
}

impl Default for CouncilPolicy {
    /// Every member meets a minimum, ten points of spread, no quorum of the host's own.
    fn default() -> Self {
        Self { minima: MinimaPolicy::EveryMember, most_spread: Points::known(10), quorum: None }
    }
}

impl Quorum {
    /// A share of seats, such as three quarters of nine.
    ///
    /// # Errors
    /// [`CouncilError::Quorum`] unless there is a seat and the share is between nothing and the whole.
    pub const fn new(seats: u32, numerator: u32, denominator: u32) -> Result<Self, CouncilError> {
        if seats == 0 || denominator == 0 || numerator > denominator {
            return Err(CouncilError::Quorum { seats, numerator, denominator });
        }
        Ok(Self { seats, numerator, denominator })
    }

    /// The fewest members that are a quorum.
    #[must_use]
    pub fn needed(self) -> u32 {
        let share = u64::from(self.seats) * u64::from(self.numerator);
        // At most the number of seats.
        u32::try_from(share.div_ceil(u64::from(self.denominator))).unwrap_or(self.seats)
    }
}

impl Regime {
    /// What the members' sheets come to together.
    ///
    /// The average is never divided: a band from 90 is reached by a sum of 90 times the members. A
    /// ground on any member's sheet disqualifies the product, since such a sheet has no level.
    ///
    /// # Errors
    /// [`CouncilError`] if there is no sheet, the sheets are not all of one form of this regime, or the
    /// members are no quorum.
    pub fn rate(&self, members: &[Assessment], policy: &CouncilPolicy) -> Result<CouncilRating, CouncilError> {
        let first = members.first().ok_or(CouncilError::NoMember)?;
        if first.regime() != self.id() {
            return Err(CouncilError::OtherRegime { sheets: first.regime().clone(), regime: self.id().clone() });
        }
        if let Some((index, other)) = members.iter().enumerate().find(|(_, member)| !member.is_on_form_of(first)) {
            return Err(CouncilError::OtherForm {
                index,
                regime: other.regime().clone(),
                set: other.set(),
                first_regime: first.regime().clone(),
                first_set: first.set(),
            });
        }
        let present = u32::try_from(members.len()).unwrap_or(u32::MAX);
        if let Some(quorum) = policy.quorum.filter(|quorum| present < quorum.needed()) {
            return Err(CouncilError::NoQuorum { present, needed: quorum.needed(), seats: quorum.seats });
        }
        let totals = || members.iter().map(Assessment::total);
        let sum = totals().fold(0_u32, |sum, total| sum.saturating_add(total.get().into()));
        let average = Average::new(sum, present).map_err(|_| CouncilError::NoMember)?;
        let spread = totals().max().unwrap_or_default().above(totals().min().unwrap_or_default());
        let band = self.bands().stars(average);
        let unmet = unmet_by(members);
        let grounds = grounds_of(members);
        let missed = unmet.iter().filter(|(_, missing)| policy.minima.is_missed(*missing, present));
        let outcome = if grounds.is_empty() {
            rated(self.bands(), band, missed.map(|(minimum, _)| minimum.stars))
        } else {
            Outcome::Disqualified { grounds }
        };
        Ok(CouncilRating { average, spread, discuss_again: spread > policy.most_spread, band, unmet, outcome })
    }
}

impl MinimaPolicy {
    /// Whether a minimum counts as missed that so many of the members, one at least, missed.
    fn is_missed(self, missing: u32, members: u32) -> bool {
        match self {
            Self::EveryMember => true,
            Self::MoreThanHalf => members.saturating_sub(missing) <= members / 2,
        }
    }
}

impl CouncilRating {
    /// The exact average of the members' points.
    #[must_use]
    pub const fn average(&self) -> Average {
        self.average
    }

    /// The points between the highest and the lowest sheet.
    #[must_use]
    pub const fn spread(&self) -> Points {
        self.spread
    }

    /// Whether the spread is more than the council's rules let stand.
    #[must_use]
    pub const fn discuss_again(&self) -> bool {
        self.discuss_again
    }

    /// The level whose band the average is in, minima left aside.
    #[must_use]
    pub const fn band(&self) -> Stars {
        self.band
    }

    /// The minima that some members' sheets do not meet, each with the number of those sheets.
    #[must_use]
    pub fn unmet(&self) -> &[(UnmetMinimum, u32)] {
        &self.unmet
    }

    /// The stars with their reason, or the grounds on which there are none.
    #[must_use]
    pub const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The resulting level; none when the product is not rated.
    #[must_use]
    pub const fn stars(&self) -> Option<Stars> {
        match self.outcome {
            Outcome::Rated { stars, .. } => Some(stars),
            Outcome::Disqualified { .. } => None,
        }
    }
}

impl Assessment {
    fn is_on_form_of(&self, other: &Self) -> bool {
        self.regime() == other.regime() && self.set() == other.set()
    }
}

fn unmet_by(members: &[Assessment]) -> Vec<(UnmetMinimum, u32)> {
    let mut all: Vec<UnmetMinimum> = members.iter().flat_map(Assessment::unmet).copied().collect();
    all.sort_unstable();
    let same = all.chunk_by(|one, other| one == other);
    same.filter_map(|group| Some((*group.first()?, u32::try_from(group.len()).unwrap_or(u32::MAX)))).collect()
}

fn grounds_of(members: &[Assessment]) -> Vec<Ground> {
    let mut grounds: Vec<Ground> = members
        .iter()
        .filter_map(|member| match member.outcome() {
            Outcome::Disqualified { grounds } => Some(grounds),
            Outcome::Rated { .. } => None,
        })
        .flatten()
        .copied()
        .collect();
    grounds.sort_unstable();
    grounds.dedup();
    grounds
}
