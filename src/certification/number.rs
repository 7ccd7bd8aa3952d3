//! Decision numbers ("số quyết định"): `3981/QĐ-UBND`, `377/QĐ-BNN-VPĐP`, `26/2026/QĐ-TTg`.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::input::checked_text;
use crate::text::nfc;

/// The number of a decision ("quyết định"): digits as written, sometimes a year, and the issuer's
/// abbreviation, which is all that follows `QĐ-`.
///
/// A number is not unique without its issuer and year: many bodies write `QĐ-UBND`.
///
/// ```
/// use ocop::certification::DecisionNumber;
///
/// let number: DecisionNumber = "377/QĐ-BNN-VPĐP".parse()?;
/// assert_eq!((number.digits(), number.year(), number.issuer()), ("377", None, "BNN-VPĐP"));
/// assert_eq!(number.to_string(), "377/QĐ-BNN-VPĐP");
/// # Ok::<(), ocop::certification::DecisionNumberError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecisionNumber {
    digits: String,
    year: Option<u16>,
    issuer: String,
}

/// A text that is not a decision number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionNumberError {
    /// The parts are not two or three, with a slash between.
    #[error("{seen:?} is not NUMBER/QĐ-ISSUER or NUMBER/YEAR/QĐ-ISSUER")]
    Shape {
        /// What was seen.
        seen: String,
    },
    /// The number is not 1 to 9 digits.
    #[error("decision number {seen:?} is not 1 to 9 digits")]
    Digits {
        /// What was seen.
        seen: String,
    },
    /// The year is not four digits from 1945 on.
    #[error("decision year {seen:?} is not four digits from 1945 on")]
    Year {
        /// What was seen.
        seen: String,
    },
    /// The issuer is empty, or has a character that no abbreviation has.
    #[error("decision issuer {seen:?} is not letters and digits with single hyphens between")]
    Issuer {
        /// What was seen.
        seen: String,
    },
}

impl DecisionNumber {
    /// The number's digits as written, with leading zeros.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The year, where the number carries one, as legal normative documents do.
    #[must_use]
    pub const fn year(&self) -> Option<u16> {
        self.year
    }

    /// The issuer's abbreviation: all after `QĐ-`.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
}

impl FromStr for DecisionNumber {
    type Err = DecisionNumberError;

    fn from_str(text: &str) -> Result<Self, DecisionNumberError> {
        let normal = nfc(text.trim());
        let shape = || DecisionNumberError::Shape { seen: text.into() };
        let (number, tail) = normal.split_once('/').ok_or_else(shape)?;
        let (year, tail) = match tail.split_once('/') {
            Some((year, tail)) => (Some(year), tail),
            None => (None, tail),
        };
        let issuer = tail.strip_prefix("QĐ-").ok_or_else(shape)?;
        Ok(Self { digits: digits(number)?, year: year.map(four_digits).transpose()?, issuer: abbreviation(issuer)? })
    }
}

checked_text! { DecisionNumber, "a decision number" }

impl fmt::Display for DecisionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.digits)?;
        if let Some(year) = self.year {
            write!(f, "{year}/")?;
        }
        write!(f, "QĐ-{}", self.issuer)
    }
}

fn digits(text: &str) -> Result<String, DecisionNumberError> {
    let fits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(text.into()) } else { Err(DecisionNumberError::Digits { seen: text.into() }) }
}

fn four_digits(text: &str) -> Result<u16, DecisionNumberError> {
    let all_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|&year| year >= 1945)
        .ok_or_else(|| DecisionNumberError::Year { seen: text.into() })
}

fn abbreviation(text: &str) -> Result<String, DecisionNumberError> {
    let fits =
        text.len() <= 64 && text.split('-').all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric));
    if fits { Ok(text.into()) } else { Err(DecisionNumberError::Issuer { seen: text.into() }) }
}
