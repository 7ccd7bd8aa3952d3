//! An amount of money: whole minor units of one currency, within bounds.

use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::{Currency, Slot};

pub use bounded::Money;

/// The invariant and what rests on it: every amount lies within `-MAX..=MAX`.
mod bounded {
    use super::{Currency, MoneyError};

    /// An amount of money: whole minor units of one [`Currency`].
    ///
    /// Amounts may be negative (entries of a ledger); a price never is, which its owner checks. There is no arithmetic by operator, as it
    /// could only panic or wrap: see [`checked_add`](Money::checked_add) and its like.
    ///
    /// # Ordering
    /// Amounts of one currency compare; amounts of two do not (`partial_cmp` is `None`).
    #[derive(Clone, Copy, PartialEq, Eq, Hash)]
    pub struct Money {
        minor: i64,
        currency: Currency,
    }

    impl Money {
        /// The largest amount of minor units, 10¹⁵: a thousand of the largest carts, and sums of 9 000 such amounts fit 64 bits.
        pub const MAX: i64 = 1_000_000_000_000_000;

        /// The amount of so many minor units.
        ///
        /// # Errors
        /// [`MoneyError::TooLarge`] beyond `-MAX..=MAX`.
        pub const fn from_minor(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
            if minor < -Self::MAX || minor > Self::MAX {
                return Err(MoneyError::TooLarge { minor: minor as i128, currency });
            }
            Ok(Self { minor, currency })
        }

        /// The amount of so many minor units, or the bound that is nearest: for parts of an amount that was checked, which need no second
        /// check and no error.
        pub(crate) const fn clamped(minor: i64, currency: Currency) -> Self {
            let minor = if minor > Self::MAX { Self::MAX } else { minor };
            Self { minor: if minor < -Self::MAX { -Self::MAX } else { minor }, currency }
        }

        /// An amount of đồng. Any 32-bit number is within bounds.
        #[must_use]
        pub const fn vnd(dong: i32) -> Self {
            Self { minor: dong as i64, currency: Currency::VND }
        }

        /// Nothing.
        #[must_use]
        pub const fn zero(currency: Currency) -> Self {
            Self { minor: 0, currency }
        }

        /// The same amount with the other sign.
        #[must_use]
        pub const fn negated(self) -> Self {
            Self { minor: -self.minor, currency: self.currency }
        }

        /// The number of minor units.
        #[must_use]
        pub const fn minor(self) -> i64 {
            self.minor
        }

        /// The currency.
        #[must_use]
        pub const fn currency(self) -> Currency {
            self.currency
        }
    }
}

impl Money {
    /// The amount that a decimal of major units is: `12.5` of the dollar are 1250 cents.
    ///
    /// # Errors
    /// [`MoneyError::TooManyDigits`] where the decimal has digits that the currency has not (it is not rounded), and
    /// [`MoneyError::TooLarge`] beyond the bounds.
    pub fn from_decimal(major: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let major = major.normalize();
        let Some(missing) = u32::from(currency.digits()).checked_sub(major.scale()) else {
            return Err(MoneyError::TooManyDigits { major, currency });
        };
        let too_large = MoneyError::TooLarge { minor: major.mantissa(), currency };
        let minor = major.mantissa().checked_mul(10_i128.pow(missing)).and_then(|minor| i64::try_from(minor).ok());
        Self::from_minor(minor.ok_or(too_large)?, currency)
    }

    /// The amount in major units, with all minor digits of the currency.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor(), self.currency().digits().into())
    }

    /// Whether the amount is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor() == 0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor() < 0
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// [`MoneyError::Mixed`] for two currencies, [`MoneyError::TooLarge`] beyond the bounds.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same(other)?;
        // Two amounts within bounds are far from the ends of 64 bits.
        Self::from_minor(self.minor() + other.minor(), self.currency())
    }

    /// This amount less another.
    ///
    /// # Errors
    /// [`MoneyError::Mixed`] for two currencies, [`MoneyError::TooLarge`] beyond the bounds.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.checked_add(other.negated())
    }

    /// The amount so many times.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] beyond the bounds.
    pub fn checked_mul(self, times: u32) -> Result<Self, MoneyError> {
        let minor = i128::from(self.minor()) * i128::from(times);
        let too_large = MoneyError::TooLarge { minor, currency: self.currency() };
        Self::from_minor(i64::try_from(minor).map_err(|_| too_large)?, self.currency())
    }

    /// Refuses another currency.
    pub(crate) fn same(self, other: Self) -> Result<(), MoneyError> {
        if self.currency() == other.currency() {
            return Ok(());
        }
        Err(MoneyError::Mixed { left: self.currency(), right: other.currency() })
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency() == other.currency()).then(|| self.minor().cmp(&other.minor()))
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The wire form: `35000 VND`, `-12.50 USD`. For people see [`text`](crate::text).
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency())
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads a decimal of major units, one space, and a currency code.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let parts = text.split_once(' ').and_then(|(amount, code)| {
            let written_plainly = amount.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
                && amount.ends_with(|c: char| c.is_ascii_digit());
            let digits = amount.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-') && written_plainly;
            Some((Decimal::from_str_exact(amount).ok().filter(|_| digits)?, code.parse().ok()?))
        });
        let (major, currency) = parts.ok_or_else(|| MoneyError::Text { seen: text.into() })?;
        Self::from_decimal(major, currency)
    }
}

crate::input::checked_text! {
    Money, "an amount of money";
    Currency, "a currency";
}

/// An amount that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// An amount beyond the bounds.
    #[error("{minor} minor units of {currency} are more than {max}", max = Money::MAX)]
    TooLarge {
        /// The minor units asked for.
        minor: i128,
        /// Their currency.
        currency: Currency,
    },
    /// A decimal with more digits than its currency has.
    #[error("{currency} has {digits} decimal digits, {given} given", digits = currency.digits(), given = major.scale())]
    TooManyDigits {
        /// The decimal of major units.
        major: Decimal,
        /// Its currency.
        currency: Currency,
    },
    /// Two currencies where one is needed.
    #[error("{left} and {right} do not mix")]
    Mixed {
        /// The currency of the first amount.
        left: Currency,
        /// The currency of the second.
        right: Currency,
    },
    /// An amount that must be above zero.
    #[error("{money} is not above zero")]
    NotPositive {
        /// The amount.
        money: Money,
    },
    /// More entries than an amount can be shared out over.
    #[error("{count} entries to share out over are more than {max}", max = Slot::MAX_COUNT)]
    TooManyShares {
        /// The number of entries.
        count: usize,
    },
    /// A text that is no amount.
    #[error("{seen:?} is not an amount such as \"35000 VND\" or \"12.50 USD\"")]
    Text {
        /// The text.
        seen: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_beyond_a_bound_is_clamped_to_it() {
        let clamped = |minor| Money::clamped(minor, Currency::VND).minor();
        assert_eq!([clamped(i64::MIN), clamped(-Money::MAX - 1), clamped(-Money::MAX)], [-Money::MAX; 3]);
        assert_eq!([clamped(i64::MAX), clamped(Money::MAX + 1), clamped(Money::MAX)], [Money::MAX; 3]);
        assert_eq!([clamped(-5), clamped(0), clamped(5)], [-5, 0, 5]);
    }
}
