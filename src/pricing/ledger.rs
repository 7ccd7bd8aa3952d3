//! The ledger: every minor unit between list price and payable, as a typed, signed entry.

use serde::Serialize;

use super::{FeeId, Few, RuleId};
use crate::input::{checked_choice, checked_record};
use crate::money::Money;

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
    pub moves: Few<Move, 2>,
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

/// So many units of a line went from one price to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Move {
    /// The number of units.
    pub units: u32,
    /// Their price before.
    pub from: Money,
    /// Their price after.
    pub to: Money,
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
checked_record!(Move { units: required, from: required, to: required });
checked_record!(UnitRun { units: required, price: required });
checked_record!(Entry { on: required, kind: required, by: required, amount: required, moves: or(Few::new()) });
