//! Regimes ("chế độ"): one decision's classification, bands, authorities and terms, as dated data.

use alloc::borrow::Cow;

use serde::Serialize;
use time::{Date, Month};

use super::authority::Authority;
use super::bands::Bands;
use super::code::PartCode;
use super::key::{RegimeId, SectorCode, SetKey, SetNumber};
use super::label::Label;
use super::points::Points;
use super::rules::{CertificateRules, day};
use super::stars::Stars;
use crate::text::Lang;
use crate::text::iso::serde_day;

/// One set of rules for rating products, in force from a day until, not including, another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Regime {
    pub(super) id: RegimeId,
    pub(super) name: Label,
    #[serde(with = "serde_day")]
    pub(super) from: Date,
    #[serde(with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<Date>,
    #[serde(skip_serializing_if = "<[Amendment]>::is_empty")]
    pub(super) amendments: Cow<'static, [Amendment]>,
    #[serde(skip_serializing_if = "<[Sector]>::is_empty")]
    pub(super) sectors: Cow<'static, [Sector]>,
    #[serde(skip_serializing_if = "<[Group]>::is_empty")]
    pub(super) groups: Cow<'static, [Group]>,
    #[serde(skip_serializing_if = "<[ProductSet]>::is_empty")]
    pub(super) sets: Cow<'static, [ProductSet]>,
    #[serde(skip_serializing_if = "<[PartShare]>::is_empty")]
    pub(super) parts: Cow<'static, [PartShare]>,
    pub(super) bands: Bands,
    pub(super) minima: Minima,
    #[serde(skip_serializing_if = "<[AuthorityTerm]>::is_empty")]
    pub(super) authorities: Cow<'static, [AuthorityTerm]>,
    pub(super) certificates: CertificateRules,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) transition: Option<Transition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) succeeded_by: Option<RegimeId>,
}

/// A later decision that changed the regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amendment {
    pub(super) name: Label,
    #[serde(with = "serde_day")]
    pub(super) from: Date,
}

/// A sector ("ngành").
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sector {
    pub(super) code: SectorCode,
    pub(super) name: Label,
}

/// A group of product sets ("nhóm") within a sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    pub(super) sector: SectorCode,
    pub(super) number: u8,
    pub(super) name: Label,
}

/// A product set ("bộ sản phẩm"), which has a scorecard of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProductSet {
    pub(super) number: SetNumber,
    pub(super) sector: SectorCode,
    pub(super) group: u8,
    pub(super) name: Label,
    #[serde(skip_serializing_if = "<[Agency]>::is_empty")]
    pub(super) agencies: Cow<'static, [Agency]>,
    pub(super) samples: u8,
    #[serde(skip_serializing_if = "<[SetNumber]>::is_empty")]
    pub(super) successors: Cow<'static, [SetNumber]>,
}

/// The ministry that manages a product set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Agency {
    /// Agriculture, under whichever name the ministry has on a day.
    Agriculture,
    /// Industry and Trade ("Bộ Công Thương").
    IndustryAndTrade,
    /// Health ("Bộ Y tế").
    Health,
    /// Culture, Sports and Tourism ("Bộ Văn hóa, Thể thao và Du lịch").
    Culture,
    /// Science and Technology ("Bộ Khoa học và Công nghệ").
    Science,
}

/// How many points a part of every form is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PartShare {
    pub(super) code: PartCode,
    pub(super) points: Points,
}

/// Whether the regime's minima per level are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Minima {
    /// They are marked on its forms.
    OnForms,
    /// It has none: points alone decide.
    None,
    /// It has some, but they were not found; no assessment is offered.
    Unknown,
}

/// Who recognises a level, from a day until, not including, another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuthorityTerm {
    pub(super) stars: Stars,
    pub(super) authority: Authority,
    #[serde(with = "serde_day")]
    pub(super) from: Date,
    #[serde(with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<Date>,
}

/// How dossiers filed under the rules before are brought to an end (decision 26/2026, article 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Transition {
    #[serde(with = "serde_day")]
    pub(super) first_rating_until: Date,
    #[serde(with = "serde_day")]
    pub(super) re_rating_until: Date,
}

/// What becomes of a level on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Recognition<'a> {
    /// The level gets no certificate ("không cấp giấy chứng nhận").
    NoCertificate,
    /// This authority recognises it and issues the certificate.
    By(&'a Authority),
    /// The rules known to this crate say nothing about the level on that day.
    NotCovered,
}

impl Regime {
    /// The key.
    #[must_use]
    pub const fn id(&self) -> &RegimeId {
        &self.id
    }

    /// The decision's name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }

    /// The first day in force.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// The first day no longer in force; none while it is.
    #[must_use]
    pub const fn until(&self) -> Option<Date> {
        self.until
    }

    /// Whether it is in force on a day, which is in \[from, until).
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        within(self.from, self.until, day)
    }

    /// Later decisions that changed it, in order.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// The sectors, in order.
    #[must_use]
    pub fn sectors(&self) -> &[Sector] {
        &self.sectors
    }

    /// The groups, in order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The product sets, by number.
    #[must_use]
    pub fn sets(&self) -> &[ProductSet] {
        &self.sets
    }

    /// The product set with a number.
    #[must_use]
    pub fn set(&self, number: SetNumber) -> Option<&ProductSet> {
        self.sets.iter().find(|set| set.number == number)
    }

    /// The key of the product set with a number.
    #[must_use]
    pub fn key(&self, number: SetNumber) -> Option<SetKey> {
        self.set(number).map(|set| SetKey::new(self.id.clone(), set.sector.clone(), number))
    }

    /// The group a product set belongs to.
    #[must_use]
    pub fn group_of(&self, set: &ProductSet) -> Option<&Group> {
        self.groups.iter().find(|group| group.sector == set.sector && group.number == set.group)
    }

    /// How many points the parts of its forms are worth.
    #[must_use]
    pub fn parts(&self) -> &[PartShare] {
        &self.parts
    }

    /// The bands.
    #[must_use]
    pub const fn bands(&self) -> &Bands {
        &self.bands
    }

    /// Whether its minima are known.
    #[must_use]
    pub const fn minima(&self) -> Minima {
        self.minima
    }

    /// Who recognises which level when.
    #[must_use]
    pub fn authorities(&self) -> &[AuthorityTerm] {
        &self.authorities
    }

    /// What becomes of a level on a day.
    ///
    /// ```
    /// use ocop::certification::{Authority, Recognition, RegimeId, Stars, regime};
    /// use time::macros::date;
    ///
    /// let rules = regime(&RegimeId::QD_148_2023).expect("a regime of this crate");
    /// assert_eq!(rules.recognition(Stars::THREE, date!(2025-06-30)), Recognition::By(&Authority::District));
    /// assert_eq!(rules.recognition(Stars::THREE, date!(2025-07-01)), Recognition::NotCovered);
    /// assert_eq!(rules.recognition(Stars::TWO, date!(2025-07-01)), Recognition::NoCertificate);
    /// ```
    pub fn recognition(&self, stars: Stars, on: Date) -> Recognition<'_> {
        if stars < self.certificates.lowest() {
            return Recognition::NoCertificate;
        }
        let term = self.authorities.iter().find(|term| term.stars == stars && within(term.from, term.until, on));
        term.map_or(Recognition::NotCovered, |term| Recognition::By(&term.authority))
    }

    /// The rules its certificates live under.
    #[must_use]
    pub const fn certificates(&self) -> &CertificateRules {
        &self.certificates
    }

    /// How it brings dossiers of the rules before to an end.
    #[must_use]
    pub const fn transition(&self) -> Option<Transition> {
        self.transition
    }

    /// The regime to which [`ProductSet::successors`] refer.
    #[must_use]
    pub const fn succeeded_by(&self) -> Option<&RegimeId> {
        self.succeeded_by.as_ref()
    }
}

impl Amendment {
    /// The decision's name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }

    /// The first day it is in force.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }
}

impl Sector {
    /// The code.
    #[must_use]
    pub const fn code(&self) -> &SectorCode {
        &self.code
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }
}

impl Group {
    /// The sector it belongs to.
    #[must_use]
    pub const fn sector(&self) -> &SectorCode {
        &self.sector
    }

    /// Its number within the sector.
    #[must_use]
    pub const fn number(&self) -> u8 {
        self.number
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }
}

impl ProductSet {
    /// The number.
    #[must_use]
    pub const fn number(&self) -> SetNumber {
        self.number
    }

    /// The sector it belongs to.
    #[must_use]
    pub const fn sector(&self) -> &SectorCode {
        &self.sector
    }

    /// The number of its group within the sector.
    #[must_use]
    pub const fn group(&self) -> u8 {
        self.group
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }

    /// The ministries that manage it; two may share a set.
    #[must_use]
    pub fn agencies(&self) -> &[Agency] {
        &self.agencies
    }

    /// How many samples go with a dossier.
    #[must_use]
    pub const fn samples(&self) -> u8 {
        self.samples
    }

    /// The sets of the succeeding regime that its products fall under: one, several, or none.
    #[must_use]
    pub fn successors(&self) -> &[SetNumber] {
        &self.successors
    }
}

impl Agency {
    /// The ministry's name on a day. Agriculture was renamed with the merger of 1 March 2025.
    #[must_use]
    pub fn name(self, on: Date, lang: Lang) -> &'static str {
        match self {
            Self::Agriculture if on < MERGER => {
                lang.pick("Bộ Nông nghiệp và Phát triển nông thôn", "Ministry of Agriculture and Rural Development")
            }
            Self::Agriculture => lang.pick("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment"),
            Self::IndustryAndTrade => lang.pick("Bộ Công Thương", "Ministry of Industry and Trade"),
            Self::Health => lang.pick("Bộ Y tế", "Ministry of Health"),
            Self::Culture => lang.pick("Bộ Văn hóa, Thể thao và Du lịch", "Ministry of Culture, Sports and Tourism"),
            Self::Science => lang.pick("Bộ Khoa học và Công nghệ", "Ministry of Science and Technology"),
        }
    }
}

impl PartShare {
    /// The part's letter.
    #[must_use]
    pub const fn code(self) -> PartCode {
        self.code
    }

    /// The points.
    #[must_use]
    pub const fn points(self) -> Points {
        self.points
    }
}

impl AuthorityTerm {
    /// The level.
    #[must_use]
    pub const fn stars(&self) -> Stars {
        self.stars
    }

    /// Who recognises it.
    #[must_use]
    pub const fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The first day.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// The first day no longer; none while it goes on.
    #[must_use]
    pub const fn until(&self) -> Option<Date> {
        self.until
    }
}

impl Transition {
    /// The last day for a first rating or an upgrade filed under the rules before.
    #[must_use]
    pub const fn first_rating_until(self) -> Date {
        self.first_rating_until
    }

    /// The last day for a re-rating filed under the rules before.
    #[must_use]
    pub const fn re_rating_until(self) -> Date {
        self.re_rating_until
    }
}

/// The day on which the two ministries of agriculture and of environment became one.
pub(super) const MERGER: Date = day(2025, Month::March, 1);

pub(super) fn within(from: Date, until: Option<Date>, on: Date) -> bool {
    from <= on && until.is_none_or(|until| on < until)
}
