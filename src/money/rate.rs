//! A rate: an exact part of a whole, written in percent.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::{Money, MoneyError, RoundingMode};

/// An exact rate from 0 % to 1000 %, with up to six decimals of a percent (12.5 %, 8.875 %, 33.333333 %).
///
/// # Ordering
/// By size.
///
/// ```
/// use ocop::money::Rate;
/// let rate: Rate = "12.50%".parse()?;
/// assert_eq!(rate.to_string(), "12.5%");
/// # Ok::<(), ocop::money::RateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Rate(i64);

impl Rate {
    /// The number of units in 100 %.
    pub(crate) const WHOLE: i64 = 100_000_000;
    /// The number of units in 1 %.
    const PERCENT: i64 = Self::WHOLE / 100;
    /// Decimals of a percent that can be told apart.
    const DIGITS: u32 = 6;

    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 100 %.
    pub const ONE_HUNDRED: Self = Self(Self::WHOLE);
    /// 1000 %, the largest rate.
    pub const MAX: Self = Self(10 * Self::WHOLE);

    /// A rate of whole percents.
    #[must_use]
    pub const fn percent(percent: u8) -> Self {
        // 255 % is below the largest rate.
        Self(percent as i64 * Self::PERCENT)
    }

    /// A rate of whole thousandths: `permille(8)` is 0.8 %.
    #[must_use]
    pub const fn permille(thousandths: u8) -> Self {
        // 25.5 % is below the largest rate.
        Self(thousandths as i64 * Self::PERCENT / 10)
    }

    /// A rate of a decimal number of percents.
    ///
    /// # Errors
    /// The number is negative, above 1000, or has more than six decimals.
    pub fn from_percent(percent: Decimal) -> Result<Self, RateError> {
        let percent = percent.normalize();
        let units = Self::DIGITS
            .checked_sub(percent.scale())
            .and_then(|missing| percent.mantissa().checked_mul(10_i128.pow(missing)))
            .and_then(|units| i64::try_from(units).ok())
            .filter(|units| (0..=Self::MAX.0).contains(units));
        units.map(Self).ok_or(RateError::OutOfRange { percent })
    }

    /// The rate in percent, without trailing zeros.
    #[must_use]
    pub fn to_percent(self) -> Decimal {
        Decimal::new(self.0, Self::DIGITS).normalize()
    }

    /// Whether the rate is 0 %.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// What is left of a whole after this rate of it is taken: 85 % for 15 %; 0 % from 100 % on.
    #[must_use]
    pub const fn rest(self) -> Self {
        if self.0 < Self::WHOLE { Self(Self::WHOLE - self.0) } else { Self::ZERO }
    }

    /// This rate of an amount: one multiplication, one rounding.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] where a rate above 100 % leaves the bounds.
    pub fn of(self, amount: Money, mode: RoundingMode) -> Result<Money, MoneyError> {
        Money::from_minor(self.of_minor(amount.minor(), mode), amount.currency())
    }

    /// The part of a gross amount that this rate is, where the amount includes it: `gross · r ÷ (100 % + r)`.
    ///
    /// ```
    /// use ocop::money::{Money, Rate, RoundingMode};
    /// assert_eq!(Rate::percent(8).included_in(Money::vnd(108_000), RoundingMode::HalfUp), Money::vnd(8_000));
    /// ```
    #[must_use]
    pub fn included_in(self, gross: Money, mode: RoundingMode) -> Money {
        let part = self.included_in_minor(gross.minor(), mode);
        // The part is never larger than the whole.
        Money::from_minor(part, gross.currency()).unwrap_or(gross)
    }

    /// The rate that a part is of a whole, rounded down.
    pub(crate) fn of_part(part: i64, whole: i64) -> Self {
        let units = i128::from(part.max(0)) * i128::from(Self::WHOLE) / i128::from(whole.max(1));
        Self(i64::try_from(units).unwrap_or(Self::MAX.0).min(Self::MAX.0))
    }

    pub(crate) fn of_minor(self, amount: i64, mode: RoundingMode) -> i64 {
        mode.scale(amount, self.0, Self::WHOLE)
    }

    pub(crate) fn included_in_minor(self, gross: i64, mode: RoundingMode) -> i64 {
        mode.scale(gross, self.0, Self::WHOLE + self.0)
    }

    /// The rate in units of [`WHOLE`](Self::WHOLE).
    pub(crate) const fn units(self) -> i64 {
        self.0
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The wire form: `12.5%`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.to_percent())
    }
}

impl FromStr for Rate {
    type Err = RateError;

    /// Reads a decimal number with a percent sign behind it.
    fn from_str(text: &str) -> Result<Self, RateError> {
        let percent = text
            .strip_suffix('%')
            .filter(|number| {
                let digit = |c: char| c.is_ascii_digit();
                number.starts_with(digit) && number.ends_with(digit) && !number.contains('_')
            })
            .and_then(|number| Decimal::from_str_exact(number).ok());
        Self::from_percent(percent.ok_or_else(|| RateError::Text { seen: text.into() })?)
    }
}

crate::input::checked_text! {
    Rate, "a rate";
}

/// A rate that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RateError {
    /// A number of percents outside the range, or with too many decimals.
    #[error("{percent} is not between 0 and 1000 percent with at most 6 decimals")]
    OutOfRange {
        /// The number of percents.
        percent: Decimal,
    },
    /// A text that is no rate.
    #[error("{seen:?} is not a rate such as \"12.5%\"")]
    Text {
        /// The text.
        seen: String,
    },
}
