//! Prices over time: the regular one, scheduled sales, and what was charged before.

use serde::Serialize;
use time::OffsetDateTime;

use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::money::Money;
use crate::text::iso;

/// A span of time `[from, until)`, open where an end is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Period {
    #[serde(with = "iso::serde_instant::option", skip_serializing_if = "Option::is_none")]
    from: Option<OffsetDateTime>,
    #[serde(with = "iso::serde_instant::option", skip_serializing_if = "Option::is_none")]
    until: Option<OffsetDateTime>,
}

/// A period that ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period ends after it begins, but {} is not before {}", iso::instant(*from), iso::instant(*until))]
#[non_exhaustive]
pub struct PeriodError {
    /// The beginning.
    pub from: OffsetDateTime,
    /// The end.
    pub until: OffsetDateTime,
}

impl Period {
    /// All time.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// The period from an instant, included, until another, not included.
    ///
    /// # Errors
    /// The end is not after the beginning.
    pub fn new(from: Option<OffsetDateTime>, until: Option<OffsetDateTime>) -> Result<Self, PeriodError> {
        match (from, until) {
            (Some(from), Some(until)) if until <= from => Err(PeriodError { from, until }),
            _ => Ok(Self { from, until }),
        }
    }

    /// The first instant, if there is one.
    #[must_use]
    pub const fn from(&self) -> Option<OffsetDateTime> {
        self.from
    }

    /// The first instant after the period, if there is one.
    #[must_use]
    pub const fn until(&self) -> Option<OffsetDateTime> {
        self.until
    }

    /// Whether an instant is within.
    #[must_use]
    pub fn contains(&self, at: OffsetDateTime) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }

    /// The next edge of the period after an instant.
    #[must_use]
    pub fn next_change(&self, after: OffsetDateTime) -> Option<OffsetDateTime> {
        [self.from, self.until].into_iter().flatten().filter(|edge| after < *edge).min()
    }

    /// Whether two periods have an instant in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |until: Option<OffsetDateTime>, from: Option<OffsetDateTime>| matches!((until, from), (Some(u), Some(f)) if u <= f);
        !before(self.until, other.from) && !before(other.until, self.from)
    }
}

impl Checked for Period {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["from", "until"])?;
        let (from, until) = (record.optional("from"), record.optional("until"));
        match Self::new(from?, until?) {
            Ok(period) => Some(period),
            Err(error) => node.invalid("a period", &error),
        }
    }
}

/// A scheduled sale (giảm giá theo lịch): another price for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Sale {
    /// The price of one sale unit.
    pub price: Money,
    /// When it holds.
    #[serde(default)]
    pub period: Period,
}

checked_record!(Sale { price: required, period: or(Period::ALWAYS) });

/// What was charged from an instant on, until the next point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct PricePoint {
    /// Since when.
    #[serde(with = "iso::serde_instant")]
    pub at: OffsetDateTime,
    /// The price of one sale unit.
    pub price: Money,
    /// Whether a promotion ran.
    pub kind: PriceKind,
}

checked_record!(PricePoint { at: required, price: required, kind: required });

/// Whether a price was charged in the ordinary way or under a promotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceKind {
    /// No promotion ran (giá bán thường).
    Regular,
    /// A promotion ran (giá khuyến mại).
    Promotional,
}

checked_choice!(PriceKind { "regular" => Regular, "promotional" => Promotional });
checked_serde!(Period);
