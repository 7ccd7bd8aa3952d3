//! A line as it reads: what is wanted, how many, and what was known when it was added.

use core::cmp::Ordering;

use serde::Serialize;
use time::OffsetDateTime;

use super::{ItemKey, Note, Priority, Source, Title};
use crate::input::checked_record;
use crate::money::{Money, RoundingMode};
use crate::pricing::PriceTax;
use crate::product::Quantity;
use crate::text::iso;

/// A price of one unit as somebody saw it. Two of them compare only in one currency and on one tax basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct PriceSeen {
    /// The price of one sale unit.
    pub price: Money,
    /// Whether it includes tax.
    pub tax: PriceTax,
}

checked_record!(PriceSeen { price: required, tax: required });

impl PriceSeen {
    /// A price that includes tax.
    #[must_use]
    pub const fn with_tax(price: Money) -> Self {
        Self { price, tax: PriceTax::Included }
    }

    /// Whether two prices have one currency and one tax basis.
    #[must_use]
    pub fn compares_with(&self, other: &Self) -> bool {
        self.tax == other.tax && self.price.currency() == other.price.currency()
    }
}

impl PartialOrd for PriceSeen {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self.compares_with(other) { self.price.partial_cmp(&other.price) } else { None }
    }
}

/// How a price stands to the one seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum PriceChange {
    /// It is lower.
    Lower {
        /// By how much.
        by: Money,
        /// By how many percent of the price before, rounded half up.
        percent: u64,
    },
    /// It is the same.
    Same,
    /// It is higher.
    Higher {
        /// By how much.
        by: Money,
        /// By how many percent of the price before, rounded half up; none where that was zero.
        percent: Option<u64>,
    },
    /// One of the two is not known.
    NotKnown,
    /// The two have different currencies or tax bases, so that nothing can be said.
    OtherBasis,
}

impl PriceChange {
    /// How a price stands to the one seen before.
    ///
    /// ```
    /// use ocop::money::Money;
    /// use ocop::wishlist::{PriceChange, PriceSeen};
    ///
    /// let [then, now] = [80_000, 60_000].map(|dong| PriceSeen::with_tax(Money::vnd(dong)));
    /// assert_eq!(PriceChange::of(Some(then), Some(now)), PriceChange::Lower { by: Money::vnd(20_000), percent: 25 });
    /// ```
    pub fn of(before: Option<PriceSeen>, now: Option<PriceSeen>) -> Self {
        let (Some(before), Some(now)) = (before, now) else { return Self::NotKnown };
        if !before.compares_with(&now) {
            return Self::OtherBasis;
        }
        // Two amounts of one currency within the bounds of money: their difference may leave them only where one is negative.
        let Ok(difference) = now.price.checked_sub(before.price) else { return Self::NotKnown };
        let by = if difference.is_negative() { difference.negated() } else { difference };
        let percent = (before.price.minor() > 0)
            .then(|| RoundingMode::HalfUp.scale(by.minor(), 100, before.price.minor()))
            .and_then(|percent| u64::try_from(percent).ok());
        match difference.minor().cmp(&0) {
            Ordering::Less => Self::Lower { by, percent: percent.unwrap_or_default() },
            Ordering::Equal => Self::Same,
            Ordering::Greater => Self::Higher { by, percent },
        }
    }
}

/// A line of a list, as it reads now. It is also what a removal gives back and what export and import exchange: all there is to restore it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is of.
    pub item: ItemKey,
    /// How many are wanted.
    pub quantity: Quantity,
    /// How many of them were received already.
    #[serde(skip_serializing_if = "is_zero")]
    pub received: u32,
    /// What the owner noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// How much it is wanted.
    #[serde(skip_serializing_if = "is_medium")]
    pub priority: Priority,
    /// Where the owner put it by hand; smaller comes first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
    /// When it was added.
    #[serde(with = "iso::serde_instant")]
    pub added_at: OffsetDateTime,
    /// The price of one unit when it was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceSeen>,
    /// The name the product was last known by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

checked_record!(Line {
    item: required,
    quantity: required,
    received: or(0),
    note: optional,
    priority: or(Priority::Medium),
    position: optional,
    added_at: required,
    price: optional,
    title: optional,
    source: optional,
});

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_medium(priority: &Priority) -> bool {
    *priority == Priority::Medium
}

impl Line {
    /// A line of so many, added at an instant, without anything else.
    #[must_use]
    pub const fn new(item: ItemKey, quantity: Quantity, added_at: OffsetDateTime) -> Self {
        Self {
            item,
            quantity,
            received: 0,
            note: None,
            priority: Priority::Medium,
            position: None,
            added_at,
            price: None,
            title: None,
            source: None,
        }
    }

    /// How many are still wanted.
    #[must_use]
    pub const fn outstanding(&self) -> u32 {
        self.quantity.get().saturating_sub(self.received)
    }

    /// How many more were received than wanted, as may happen where two people give at once.
    #[must_use]
    pub const fn excess(&self) -> u32 {
        self.received.saturating_sub(self.quantity.get())
    }

    /// What the wanted units cost when the line was added. An unknown price is not zero, and neither is a sum beyond the bounds of money:
    /// both are none.
    #[must_use]
    pub fn value_when_added(&self) -> Option<Money> {
        self.price.and_then(|seen| seen.price.checked_mul(self.quantity.get()).ok())
    }

    /// How a price of today stands to the one when the line was added.
    pub fn price_change(&self, now: Option<PriceSeen>) -> PriceChange {
        PriceChange::of(self.price, now)
    }
}
