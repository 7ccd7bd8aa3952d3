//! What only the host remembers: days of discount, and what a programme gave so far.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;

use time::Date;

use crate::money::Money;
use crate::pricing::RuleId;

/// What only the host remembers, for the limits that go beyond one order.
///
/// A brand or rule that is not in it is not checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    days: BTreeMap<String, BTreeSet<Date>>,
    programmes: BTreeMap<RuleId, ProgrammeSoFar>,
}

/// What a programme gave and promoted before this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgrammeSoFar {
    /// The value of all that was given.
    pub given: Money,
    /// The value of all goods that were promoted, at their prices before the promotion.
    pub promoted: Money,
}

impl History {
    /// Nothing remembered.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The days on which goods of a brand were sold at a discount, or none.
    #[must_use]
    pub fn with_days(mut self, brand: &str, days: impl IntoIterator<Item = Date>) -> Self {
        self.days.entry(brand.into()).or_default().extend(days);
        self
    }

    /// What the programme of a rule gave and promoted so far.
    #[must_use]
    pub fn with_programme(mut self, rule: RuleId, so_far: ProgrammeSoFar) -> Self {
        self.programmes.insert(rule, so_far);
        self
    }

    pub(super) fn days(&self, brand: &str) -> Option<&BTreeSet<Date>> {
        self.days.get(brand)
    }

    pub(super) fn programme(&self, rule: &RuleId) -> Option<ProgrammeSoFar> {
        self.programmes.get(rule).copied()
    }
}
