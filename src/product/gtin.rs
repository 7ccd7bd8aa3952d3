//! Global trade item numbers.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A global trade item number (mã vạch) of 8, 12, 13 or 14 digits with its check digit. Source: GS1 General Specifications.
///
/// # Ordering
/// By number, leading zeros aside, then by length.
///
/// ```
/// use ocop::product::Gtin;
/// assert_eq!("8934563138165".parse::<Gtin>()?.to_string(), "8934563138165");
/// assert!("8934563138164".parse::<Gtin>().is_err());
/// # Ok::<(), ocop::product::GtinError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Gtin {
    number: u64,
    digits: u8,
}

/// A text that is no trade item number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GtinError {
    /// Not 8, 12, 13 or 14 digits.
    #[error("{seen:?} is not 8, 12, 13 or 14 digits")]
    Form {
        /// The text.
        seen: String,
    },
    /// The last digit is not the one that follows from the others.
    #[error("the check digit of {seen:?} is {expected}")]
    CheckDigit {
        /// The text.
        seen: String,
        /// The digit that follows from the others.
        expected: u8,
    },
}

impl Gtin {
    /// The number of digits: 8, 12, 13 or 14.
    #[must_use]
    pub const fn digits(self) -> u8 {
        self.digits
    }
}

impl FromStr for Gtin {
    type Err = GtinError;

    fn from_str(text: &str) -> Result<Self, GtinError> {
        let all_digits = text.bytes().all(|b| b.is_ascii_digit());
        let digits = u8::try_from(text.len()).ok().filter(|n| all_digits && [8, 12, 13, 14].contains(n));
        let (Some(digits), Ok(number)) = (digits, text.parse::<u64>()) else {
            return Err(GtinError::Form { seen: text.into() });
        };
        // From the right, the check digit apart, digits weigh 3, 1, 3, 1 …
        let sum: u64 =
            text.bytes().rev().skip(1).zip([3, 1].into_iter().cycle()).map(|(b, w)| u64::from(b - b'0') * w).sum();
        let expected = (10 - sum % 10) % 10;
        if number % 10 != expected {
            let expected = u8::try_from(expected).unwrap_or_default();
            return Err(GtinError::CheckDigit { seen: text.into(), expected });
        }
        Ok(Self { number, digits })
    }
}

impl fmt::Debug for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.number, width = usize::from(self.digits))
    }
}

crate::input::checked_text! { Gtin, "a trade item number"; }
