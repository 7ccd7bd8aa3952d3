//! The cart and its lines.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::Code;
use crate::input::{Checked, Node, checked_record, checked_serde};
use crate::money::Money;
use crate::product::{Quantity, Sku};
use crate::text::identifiers;

/// The largest number of lines of a cart.
pub const MAX_LINES: usize = 1_000;
/// The largest number of codes entered in a cart.
pub const MAX_CODES: usize = 50;

/// The version of the stored form that this crate writes.
const FORMAT: u32 = 1;

identifiers! {
    /// What a host tells lines of one SKU apart by, such as an engraving or a gift message.
    HostKey, "a host key";
    /// Why a line has a price of the host's own.
    Reason, "a reason";
}

/// What a line is of: a variant, and the host's key where it keeps lines apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct LineKey {
    /// The variant.
    pub sku: Sku,
    /// The host's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_key: Option<HostKey>,
}

checked_record!(LineKey { sku: required, host_key: optional });

/// The SKU, and the host's key behind it where there is one: `CF-250 (khắc tên)`.
impl fmt::Display for LineKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.host_key {
            None => fmt::Display::fmt(&self.sku, f),
            Some(key) => write!(f, "{} ({key})", self.sku),
        }
    }
}

impl LineKey {
    /// The line of a variant that the host does not tell apart further.
    #[must_use]
    pub const fn of(sku: Sku) -> Self {
        Self { sku, host_key: None }
    }
}

/// A unit price that the host sets (staff discount, pinned price of an edited order): it stands in for the price lane, is the line's list
/// price, and may be above the regular one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct HostPrice {
    /// The price of one unit, not below zero.
    pub price: Money,
    /// Why.
    pub reason: Reason,
    /// Whether it is a promotion before the law.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub promotional: bool,
}

impl Checked for HostPrice {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["price", "reason", "promotional"])?;
        let (price, reason) = (record.required("price"), record.required("reason"));
        let promotional = record.or("promotional", || false);
        let price: Money = price?;
        if price.is_negative() {
            return node.invalid_at("price", "a host price", &"it is below zero");
        }
        Some(Self { price, reason: reason?, promotional: promotional? })
    }
}

/// A line of the cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The variant.
    pub sku: Sku,
    /// The host's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_key: Option<HostKey>,
    /// The number of units.
    pub quantity: Quantity,
    /// A price of the host's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_price: Option<HostPrice>,
    /// The price of one unit that the shopper saw when the line was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_seen: Option<Money>,
}

checked_record!(Line {
    sku: required,
    host_key: optional,
    quantity: required,
    host_price: optional,
    price_seen: optional
});

impl Line {
    /// A line of so many units, without anything else.
    #[must_use]
    pub const fn new(sku: Sku, quantity: Quantity) -> Self {
        Self { sku, host_key: None, quantity, host_price: None, price_seen: None }
    }

    /// What the line is of.
    #[must_use]
    pub fn key(&self) -> LineKey {
        LineKey { sku: self.sku.clone(), host_key: self.host_key.clone() }
    }

    pub(super) fn is(&self, key: &LineKey) -> bool {
        self.sku == key.sku && self.host_key == key.host_key
    }
}

/// The cart: lines in the order in which they were added, and the codes entered.
///
/// Two lines may be of one SKU where the host wants that ([`push`](Self::push)); pricing merges what is alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cart {
    pub(super) lines: Vec<Line>,
    pub(super) codes: BTreeSet<Code>,
}

/// More than a cart can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CartError {
    /// A line too many.
    #[error("a cart has at most {MAX_LINES} lines")]
    Lines,
    /// A code too many.
    #[error("a cart has at most {MAX_CODES} codes")]
    Codes,
}

impl Cart {
    /// An empty cart.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The cart of these lines, as they stand.
    ///
    /// # Errors
    /// There are more than [`MAX_LINES`].
    pub fn of(lines: impl IntoIterator<Item = Line>) -> Result<Self, CartError> {
        let mut cart = Self::new();
        lines.into_iter().try_for_each(|line| cart.push(line))?;
        Ok(cart)
    }

    /// Puts a line at the end as it stands: unmerged, and unchecked against any product.
    ///
    /// # Errors
    /// There are [`MAX_LINES`] already.
    pub fn push(&mut self, line: Line) -> Result<(), CartError> {
        if self.lines.len() >= MAX_LINES {
            return Err(CartError::Lines);
        }
        self.lines.push(line);
        Ok(())
    }

    /// The lines, in the order in which they were added.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The codes entered, in their own order.
    #[must_use]
    pub fn codes(&self) -> impl ExactSizeIterator<Item = &Code> {
        self.codes.iter()
    }

    /// The same cart with so many units of each line; lines without any are left out.
    pub(crate) fn with_units(&self, units: &[u32]) -> Self {
        let kept = self.lines.iter().zip(units).filter_map(|(line, units)| {
            let quantity = Quantity::new(*units).ok()?;
            Some(Line { quantity, ..line.clone() })
        });
        Self { lines: kept.collect(), codes: self.codes.clone() }
    }

    /// Whether there is no line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The first line of a key.
    #[must_use]
    pub fn line(&self, key: &LineKey) -> Option<&Line> {
        self.lines.iter().find(|line| line.is(key))
    }
}

impl Serialize for Cart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Cart", 3)?;
        record.serialize_field("format", &FORMAT)?;
        record.serialize_field("lines", &self.lines)?;
        record.serialize_field("codes", &self.codes)?;
        record.end()
    }
}

impl Checked for Cart {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["format", "lines", "codes"])?;
        let format = record.field("format").map_or(Some(FORMAT), |node| node.number(1, FORMAT.into()));
        let lines = record.field("lines").map_or(Some(Vec::new()), |node| node.list(MAX_LINES));
        let codes = record.field("codes").map_or(Some(Vec::new()), |node| node.distinct_list(MAX_CODES, Code::clone));
        format?;
        Some(Self { lines: lines?, codes: codes?.into_iter().collect() })
    }
}

checked_serde!(HostPrice, Cart);
