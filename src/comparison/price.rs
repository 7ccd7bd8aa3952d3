//! The price cell: what one unit costs, as far as the shop says it.

use serde::Serialize;
use time::OffsetDateTime;

use crate::money::Money;
use crate::pricing::{DisplayPrice, PriceTax};
use crate::product::Product;

/// The display price of one unit: no code entered, nothing in the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Price {
    shown: Shown,
    tax: PriceTax,
}

/// The kinds of price that a shop shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Shown {
    /// One price.
    Fixed(Money),
    /// A price that was higher (giá gạch ngang).
    Sale {
        /// The price before.
        was: Money,
        /// The price now.
        now: Money,
    },
    /// Between two prices, by variant.
    Range {
        /// The lowest.
        low: Money,
        /// The highest.
        high: Money,
    },
    /// From a price upwards.
    From(Money),
    /// Shown after login only.
    Hidden,
    /// Told when asked for (giá liên hệ).
    OnRequest,
}

/// Amounts that make no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PriceError {
    /// An amount below zero.
    #[error("{seen} is below zero")]
    Negative {
        /// The amount.
        seen: Money,
    },
    /// Two amounts that are not in order, or in two currencies.
    #[error("{lower} is not below {higher}")]
    NotBelow {
        /// The amount that should be lower.
        lower: Money,
        /// The amount that should be higher.
        higher: Money,
    },
}

impl Price {
    /// What the product itself says at an instant: hidden, on request, in a scheduled sale, or its regular price. The price of a shop with
    /// rules is that of [`pricing`](crate::pricing).
    #[must_use]
    pub fn listed(product: &Product, at: OffsetDateTime, tax: PriceTax) -> Self {
        let shown = match product.regular_price() {
            _ if product.parts().price_hidden => Shown::Hidden,
            None => Shown::OnRequest,
            Some(regular) => match product.sale_at(at).map(|sale| sale.price) {
                Some(now) if now < regular => Shown::Sale { was: regular, now },
                _ => Shown::Fixed(regular),
            },
        };
        Self { shown, tax }
    }

    /// What [`pricing`](crate::pricing) shows for a product: hidden where the product says so; a sale where rules or a schedule bring it
    /// below its list price.
    #[must_use]
    pub fn displayed(product: &Product, price: &DisplayPrice, tax: PriceTax) -> Self {
        let (was, now) = (price.list, price.price);
        let shown = match was.partial_cmp(&now) {
            _ if product.parts().price_hidden => Shown::Hidden,
            Some(core::cmp::Ordering::Greater) => Shown::Sale { was, now },
            _ => Shown::Fixed(now),
        };
        Self { shown, tax }
    }

    /// A price of a kind.
    ///
    /// # Errors
    /// An amount is below zero, or two amounts are not in order or not of one currency.
    pub fn new(shown: Shown, tax: PriceTax) -> Result<Self, PriceError> {
        let (lower, higher) = match shown {
            Shown::Fixed(price) | Shown::From(price) => (price, None),
            Shown::Sale { was, now } => (now, Some(was)),
            Shown::Range { low, high } => (low, Some(high)),
            Shown::Hidden | Shown::OnRequest => return Ok(Self { shown, tax }),
        };
        if lower.is_negative() {
            return Err(PriceError::Negative { seen: lower });
        }
        match higher {
            Some(higher) if lower.partial_cmp(&higher) != Some(core::cmp::Ordering::Less) => {
                Err(PriceError::NotBelow { lower, higher })
            }
            _ => Ok(Self { shown, tax }),
        }
    }

    /// What the shop shows.
    #[must_use]
    pub const fn shown(&self) -> Shown {
        self.shown
    }

    /// Whether tax is included.
    #[must_use]
    pub const fn tax(&self) -> PriceTax {
        self.tax
    }

    /// The least and the most that one unit costs, the most being open for a price *from*; `None` where the shop does not say.
    #[must_use]
    pub const fn span(&self) -> Option<(Money, Option<Money>)> {
        match self.shown {
            Shown::Fixed(price) | Shown::Sale { now: price, .. } => Some((price, Some(price))),
            Shown::Range { low, high } => Some((low, Some(high))),
            Shown::From(low) => Some((low, None)),
            Shown::Hidden | Shown::OnRequest => None,
        }
    }
}
