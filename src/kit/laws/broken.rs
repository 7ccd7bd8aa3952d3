//! What is told of a law that is broken.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use crate::pricing::{PricingError, RefundError, ReplayError, RulebookFaults};

/// A law of pricing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Law {
    /// Law 1.
    Conservation,
    /// Law 2.
    NothingNegative,
    /// Law 4.
    OrderOfEntry,
    /// Law 5.
    Splitting,
    /// Law 6.
    UntouchedRules,
    /// Law 7.
    BestDeal,
    /// Law 9.
    NoRules,
    /// Law 10.
    NetAndTax,
    /// Law 11.
    Refunds,
    /// Law 13.
    Replay,
    /// Law 14.
    Verdicts,
}

impl Law {
    /// Its number, in the order of the laws of pricing.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Conservation => 1,
            Self::NothingNegative => 2,
            Self::OrderOfEntry => 4,
            Self::Splitting => 5,
            Self::UntouchedRules => 6,
            Self::BestDeal => 7,
            Self::NoRules => 9,
            Self::NetAndTax => 10,
            Self::Refunds => 11,
            Self::Replay => 13,
            Self::Verdicts => 14,
        }
    }
}

/// For messages: `14 (verdicts)`.
impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Conservation => "conservation",
            Self::NothingNegative => "nothing is negative",
            Self::OrderOfEntry => "order of entry",
            Self::Splitting => "splitting lines",
            Self::UntouchedRules => "untouched rules",
            Self::BestDeal => "best deal",
            Self::NoRules => "no rules",
            Self::NetAndTax => "net and tax",
            Self::Refunds => "refunds",
            Self::Replay => "replay",
            Self::Verdicts => "verdicts",
        };
        write!(f, "{} ({name})", self.number())
    }
}

/// A law that is broken, or why it could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Broken {
    /// Something is not what a law wants.
    #[error("law {law} is broken: {place} is {seen}, expected {expected}")]
    Law {
        /// The law.
        law: Law,
        /// What is wrong, such as `lines[2].amount`.
        place: String,
        /// What it is.
        seen: String,
        /// What the law wants.
        expected: String,
    },
    /// The cart is not priced, as it stands or as a law changes it.
    #[error("the cart is not priced: {0}")]
    Cart(#[from] PricingError),
    /// Some of the rules do not make a rulebook.
    #[error("the rules make no rulebook: {0}")]
    Rules(#[from] RulebookFaults),
    /// What comes back is not refunded.
    #[error("nothing is refunded: {0}")]
    Refund(#[from] RefundError),
    /// The rulebook is not compared with itself.
    #[error("the rulebook is not compared: {0}")]
    Replay(#[from] ReplayError),
}

/// Refuses what is not as expected.
#[allow(clippy::needless_pass_by_value, reason = "what is compared is made for it alone")]
pub(super) fn same<T: PartialEq + fmt::Debug>(
    law: Law,
    place: impl fmt::Display,
    seen: T,
    expected: T,
) -> Result<(), Broken> {
    if seen == expected {
        return Ok(());
    }
    let (seen, expected) = (format!("{seen:?}"), format!("{expected:?}"));
    Err(Broken::Law { law, place: place.to_string(), seen, expected })
}

/// Refuses what does not hold.
pub(super) fn holds(
    law: Law,
    place: impl fmt::Display,
    seen: impl fmt::Debug,
    expected: &str,
    is: bool,
) -> Result<(), Broken> {
    if is {
        return Ok(());
    }
    Err(Broken::Law { law, place: place.to_string(), seen: format!("{seen:?}"), expected: expected.into() })
}
