//! The rules a certificate lives under: its term, its filing window, how far it may be extended.

use serde::Serialize;
use time::{Date, Month};

use super::key::RegimeId;
use super::regimes::regime;
use super::stars::Stars;
use crate::input::{Checked, Node, checked_serde};
use crate::text::iso::{self, serde_day};

/// How long a certificate of a regime counts, and what may be done about its end.
///
/// Dated facts of a regime, carried by the certificate so that its status needs nothing but a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct CertificateRules {
    term_months: u16,
    lowest: Stars,
    #[serde(skip_serializing_if = "Option::is_none")]
    filing: Option<FilingRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<ExtensionRule>,
}

/// The window for filing a re-rating, counted back from the last day of the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct FilingRule {
    opens_before: u16,
    closes_before: u16,
    #[serde(with = "serde_day")]
    since: Date,
}

/// The bridge for terms whose filing window had passed when the window was introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct ExtensionRule {
    #[serde(with = "serde_day")]
    first_end: Date,
    #[serde(with = "serde_day")]
    last_end: Date,
    most_days: u16,
}

/// Rules that contradict themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RulesError {
    /// A term of no months.
    #[error("a term of {months} months is not 1 or more")]
    TermMonths {
        /// What was seen.
        months: u16,
    },
    /// The window closes before it opens.
    #[error("a filing window from {opens_before} to {closes_before} days before the end closes before it opens")]
    FilingWindow {
        /// Days before the end at which it opens.
        opens_before: u16,
        /// Days before the end at which it closes.
        closes_before: u16,
    },
    /// The span of ends that may be extended is empty.
    #[error("extensible ends from {} to {} are no span of days", iso::day(*first_end), iso::day(*last_end))]
    ExtensibleEnds {
        /// The earliest.
        first_end: Date,
        /// The latest.
        last_end: Date,
    },
}

impl CertificateRules {
    /// The rules of every OCOP regime so far.
    ///
    /// 36 months and three stars or more (each decision, article 4); the window of 180 to 120 days
    /// from 22 May 2026 (decision 26/2026, articles 5 to 7); at most 180 days more for terms that
    /// ended while the window could no longer be kept (article 12.3). The ends it covers, 22 May to
    /// 18 September 2026, are our reading: for each of them the window closed before the decision.
    pub const OCOP: Self = Self {
        term_months: 36,
        lowest: Stars::THREE,
        filing: Some(FilingRule { opens_before: 180, closes_before: 120, since: day(2026, Month::May, 22) }),
        extension: Some(ExtensionRule {
            first_end: day(2026, Month::May, 22),
            last_end: day(2026, Month::September, 18),
            most_days: 180,
        }),
    };

    /// Rules with a term of so many calendar months and the lowest level that gets a certificate.
    ///
    /// # Errors
    /// [`RulesError::TermMonths`] for a term of no months.
    pub const fn new(term_months: u16, lowest: Stars) -> Result<Self, RulesError> {
        if term_months == 0 {
            return Err(RulesError::TermMonths { months: term_months });
        }
        Ok(Self { term_months, lowest, filing: None, extension: None })
    }

    /// The same rules with a filing window.
    #[must_use]
    pub const fn with_filing(mut self, filing: FilingRule) -> Self {
        self.filing = Some(filing);
        self
    }

    /// The same rules with extensible terms.
    #[must_use]
    pub const fn with_extension(mut self, extension: ExtensionRule) -> Self {
        self.extension = Some(extension);
        self
    }

    /// The rules of a regime this crate knows; none for a host's own regime, which brings its own.
    #[must_use]
    pub fn of(id: &RegimeId) -> Option<Self> {
        regime(id).map(|regime| *regime.certificates())
    }

    /// Length of the term in calendar months, 1 or more.
    #[must_use]
    pub const fn term_months(&self) -> u16 {
        self.term_months
    }

    /// The lowest level that gets a certificate.
    #[must_use]
    pub const fn lowest(&self) -> Stars {
        self.lowest
    }

    /// When to file for a re-rating, where the rules say so.
    #[must_use]
    pub const fn filing(&self) -> Option<FilingRule> {
        self.filing
    }

    /// Whether a term may be carried on past its end, where the rules say so.
    #[must_use]
    pub const fn extension(&self) -> Option<ExtensionRule> {
        self.extension
    }
}

impl FilingRule {
    /// A window open from `opens_before` to `closes_before` days before a term's last day, both
    /// included, that exists from the day `since` on.
    ///
    /// # Errors
    /// [`RulesError::FilingWindow`] if it closes before it opens.
    pub const fn new(opens_before: u16, closes_before: u16, since: Date) -> Result<Self, RulesError> {
        if opens_before < closes_before {
            return Err(RulesError::FilingWindow { opens_before, closes_before });
        }
        Ok(Self { opens_before, closes_before, since })
    }

    /// The window opens so many days before the last day.
    #[must_use]
    pub const fn opens_before(self) -> u16 {
        self.opens_before
    }

    /// The window's last day is so many days before the last day.
    #[must_use]
    pub const fn closes_before(self) -> u16 {
        self.closes_before
    }

    /// The rule exists from this day on.
    #[must_use]
    pub const fn since(self) -> Date {
        self.since
    }
}

impl ExtensionRule {
    /// Terms that end from `first_end` to `last_end`, both included, may go on for `most_days` at most.
    ///
    /// # Errors
    /// [`RulesError::ExtensibleEnds`] if no day lies between.
    pub fn new(first_end: Date, last_end: Date, most_days: u16) -> Result<Self, RulesError> {
        if first_end > last_end {
            return Err(RulesError::ExtensibleEnds { first_end, last_end });
        }
        Ok(Self { first_end, last_end, most_days })
    }

    /// The earliest last day that may be extended.
    #[must_use]
    pub const fn first_end(self) -> Date {
        self.first_end
    }

    /// The latest last day that may be extended.
    #[must_use]
    pub const fn last_end(self) -> Date {
        self.last_end
    }

    /// At most so many days past the last day.
    #[must_use]
    pub const fn most_days(self) -> u16 {
        self.most_days
    }
}

/// A day of this crate's own tables; tests assert each against its calendar date.
pub(super) const fn day(year: i32, month: Month, day: u8) -> Date {
    match Date::from_calendar_date(year, month, day) {
        Ok(date) => date,
        Err(_) => Date::MIN,
    }
}

checked_serde!(CertificateRules, FilingRule, ExtensionRule);

impl Checked for CertificateRules {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["term_months", "lowest", "filing", "extension"])?;
        let term_months = record.required("term_months");
        let lowest = record.required("lowest");
        let filing = record.optional("filing");
        let extension = record.optional("extension");
        let rules = or_invalid(node, Self::new(term_months?, lowest?))?;
        Some(Self { filing: filing?, extension: extension?, ..rules })
    }
}

impl Checked for FilingRule {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["opens_before", "closes_before", "since"])?;
        let opens_before = record.required("opens_before");
        let closes_before = record.required("closes_before");
        let since = record.required("since");
        or_invalid(node, Self::new(opens_before?, closes_before?, since?))
    }
}

impl Checked for ExtensionRule {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["first_end", "last_end", "most_days"])?;
        let first_end = record.required("first_end");
        let last_end = record.required("last_end");
        let most_days = record.required("most_days");
        or_invalid(node, Self::new(first_end?, last_end?, most_days?))
    }
}

fn or_invalid<T>(node: &Node<'_>, checked: Result<T, RulesError>) -> Option<T> {
    checked.map_or_else(|error| node.invalid("a rule of certificates", &error), Some)
}
