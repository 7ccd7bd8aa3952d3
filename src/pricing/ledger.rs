//! The ledger: every minor unit between list price and payable, as a typed, signed entry.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::few::Blank;
use super::{FeeId, Few, RuleId};
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::money::{Currency, Money};

/// One entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it stands on.
    pub on: Place,
    /// What it is.
    pub kind: EntryKind,
    /// Who wrote it.
    pub by: Author,
    /// The amount: discounts are negative; fees, added tax are positive; cash rounding is as it falls.
    pub amount: Money,
    /// For a discount on goods: which units went from which price to which. The amount is the sum of these.
    #[serde(skip_serializing_if = "<[Move]>::is_empty")]
    pub moves: Few<Move, 4>,
}

impl Entry {
    /// A discount on something, by somebody.
    pub(super) const fn discount(on: Place, by: Author, amount: Money, moves: Few<Move, 4>) -> Self {
        Self { on, kind: EntryKind::Discount, by, amount, moves }
    }

    /// What is taken off, above zero.
    pub(super) const fn off(&self) -> i64 {
        -self.amount.minor()
    }

    /// Takes so much off, of something that costs no less.
    pub(super) const fn take(&mut self, off: i64) {
        self.amount = Money::clamped(-off, self.amount.currency());
    }

    /// Adds units that went from one price to another; moves from one price to one price are one.
    pub(super) fn add(&mut self, moved: Move) {
        match self.moves.as_mut_slice().iter_mut().find(|held| (held.from, held.to) == (moved.from, moved.to)) {
            Some(held) => held.units += moved.units,
            None => self.moves.push(moved),
        }
    }
}

impl Blank for Move {
    const BLANK: Self = Self { units: 0, currency: Currency::VND, from: 0, to: 0 };
}

impl Blank for UnitRun {
    const BLANK: Self = Self { units: 0, price: Money::zero(Currency::VND) };
}

impl Move {
    /// So many units of goods from one price to another, both within the bounds of money.
    pub(super) const fn of(units: u32, from: i64, to: i64, currency: Currency) -> Self {
        Self { units, currency, from, to }
    }

    /// The number of units.
    #[must_use]
    pub const fn units(&self) -> u32 {
        self.units
    }

    /// Their price before.
    #[must_use]
    pub const fn from(&self) -> Money {
        Money::clamped(self.from, self.currency)
    }

    /// Their price after.
    #[must_use]
    pub const fn to(&self) -> Money {
        Money::clamped(self.to, self.currency)
    }

    /// What the units lost together, in minor units.
    pub(super) const fn off(&self) -> i64 {
        (self.from - self.to) * self.units as i64
    }
}

impl Serialize for Move {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Move", 3)?;
        record.serialize_field("units", &self.units)?;
        record.serialize_field("from", &self.from())?;
        record.serialize_field("to", &self.to())?;
        record.end()
    }
}

impl Checked for Move {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["units", "from", "to"])?;
        let (units, from, to) = (record.required("units"), record.required("from"), record.required("to"));
        let (units, from, to): (u32, Money, Money) = (units?, from?, to?);
        match from.same(to) {
            Ok(()) => Some(Self::of(units, from.minor(), to.minor(), from.currency())),
            Err(mixed) => node.invalid("a move", &mixed),
        }
    }
}

/// What an entry stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A merged line, by its position in [`Quote::lines`](super::Quote::lines).
    Line(u32),
    /// The delivery.
    Delivery,
    /// A fee, by its position in [`Quote::fees`](super::Quote::fees).
    Fee(u32),
    /// The total.
    Total,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Taken off.
    Discount,
    /// A fee, that of delivery among them.
    Fee,
    /// Tax that prices do not include.
    AddedTax,
    /// What the rest paid in cash is rounded by.
    CashRounding,
}

/// Who wrote an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// A rule.
    Rule(RuleId),
    /// The product's own scheduled sale.
    OwnSale,
    /// The host, or the policy's delivery table.
    Delivery,
    /// A fee of the context.
    Fee(FeeId),
    /// The policy's tax.
    Tax,
    /// The policy's cash rounding.
    Cash,
}

/// So many units of a line went from one price to another. Both prices are of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Move {
    units: u32,
    currency: Currency,
    from: i64,
    to: i64,
}

/// Units of a line that have one price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct UnitRun {
    /// The number of units.
    pub units: u32,
    /// The price of each.
    pub price: Money,
}

checked_choice!(Place { "line" => Line(u32), "delivery" => Delivery, "fee" => Fee(u32), "total" => Total });
checked_choice!(EntryKind {
    "discount" => Discount,
    "fee" => Fee,
    "added_tax" => AddedTax,
    "cash_rounding" => CashRounding,
});
checked_choice!(Author {
    "rule" => Rule(RuleId),
    "own_sale" => OwnSale,
    "delivery" => Delivery,
    "fee" => Fee(FeeId),
    "tax" => Tax,
    "cash" => Cash,
});
checked_record!(UnitRun { units: required, price: required });
checked_record!(Entry { on: required, kind: required, by: required, amount: required, moves: or(Few::new()) });
checked_serde!(Move);
