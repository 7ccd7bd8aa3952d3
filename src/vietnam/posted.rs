//! Posted prices: how they are written, never charged above, and what is shown of a saving.

use alloc::string::String;

use crate::money::{Currency, Money, MoneyError, Rate, Rounding, RoundingMode};
use crate::text::{AmountError, Lang, parse_money};

/// A posted price (giá niêm yết): in đồng, taxes, fees and charges included, for a stated quantity.
///
/// Source: Law on Prices 16/2023/QH15, article 29.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PostedPrice(Money);

/// A text or amount that is no posted price.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PostedPriceError {
    /// A text that states no full amount of đồng, such as `100K`.
    #[error("{seen:?} states no full amount of đồng: {reason}")]
    Unclear {
        /// The text.
        seen: String,
        /// Why it was not read.
        reason: AmountError,
    },
    /// An amount in another currency.
    #[error("a posted price is in VND, not in {seen}")]
    Currency {
        /// The currency.
        seen: Currency,
    },
    /// An amount below zero.
    #[error("a posted price is not below zero, {seen} given")]
    Negative {
        /// The amount.
        seen: Money,
    },
}

impl PostedPrice {
    /// The posted price of this amount, taxes included.
    ///
    /// # Errors
    /// Another currency than the đồng, or an amount below zero.
    pub fn new(price: Money) -> Result<Self, PostedPriceError> {
        if price.currency() != Currency::VND {
            return Err(PostedPriceError::Currency { seen: price.currency() });
        }
        if price.is_negative() {
            return Err(PostedPriceError::Negative { seen: price });
        }
        Ok(Self(price))
    }

    /// Reads a posted price as it is written on a shelf or page. Shortened amounts are unclear posting and refused.
    ///
    /// # Errors
    /// The text states no full amount of đồng.
    ///
    /// ```
    /// use ocop::vietnam::PostedPrice;
    /// assert!(PostedPrice::parse("100.000 đồng").is_ok());
    /// assert!(PostedPrice::parse("100K").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, PostedPriceError> {
        match parse_money(text, Currency::VND, Lang::Vi) {
            Ok(price) => Self::new(price),
            Err(reason) => Err(PostedPriceError::Unclear { seen: text.into(), reason }),
        }
    }

    /// The amount.
    #[must_use]
    pub const fn amount(self) -> Money {
        self.0
    }

    /// Whether this much may be charged: never above the posted price (decree 87/2024/NĐ-CP, article 13).
    #[must_use]
    pub fn allows(self, charged: Money) -> bool {
        charged <= self.0
    }
}

/// Rounding of what is paid in cash: down to a step, so that nobody pays above the posted price.
///
/// No rule of law asks for it; notes below 1 000 đ are rare.
///
/// # Errors
/// The step is not above zero.
pub fn cash_rounding(step: Money) -> Result<Rounding, MoneyError> {
    Rounding::new(RoundingMode::Down, step)
}

/// A saving as it may be shown: never more than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Saving {
    /// The difference from the price before.
    pub amount: Money,
    /// The difference in whole percents of the price before, rounded down.
    pub percent: Rate,
}

impl Saving {
    /// The saving between the price before and the price now; `None` where there is none.
    ///
    /// # Errors
    /// The prices are of two currencies.
    ///
    /// ```
    /// use ocop::money::{Money, Rate};
    /// use ocop::vietnam::Saving;
    /// let saving = Saving::between(Money::vnd(150_000), Money::vnd(119_000))?;
    /// assert_eq!(saving, Some(Saving { amount: Money::vnd(31_000), percent: Rate::percent(20) }));
    /// # Ok::<(), ocop::money::MoneyError>(())
    /// ```
    pub fn between(before: Money, now: Money) -> Result<Option<Self>, MoneyError> {
        let amount = before.checked_sub(now)?;
        if amount.minor() <= 0 || before.minor() <= 0 {
            return Ok(None);
        }
        let percent = i128::from(amount.minor()) * 100 / i128::from(before.minor());
        // A price below zero would be a saving above 100 %, which is shown as that.
        let percent = u8::try_from(percent).map_or(100, |percent| percent.min(100));
        Ok(Some(Self { amount, percent: Rate::percent(percent) }))
    }
}
