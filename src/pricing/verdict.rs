//! What became of each touched rule and each entered code.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use time::OffsetDateTime;

use super::few::Blank;
use super::{FactName, RuleId};
use crate::cart::Code;
use crate::input::{checked_choice, checked_record};
use crate::money::{Money, Rate};
use crate::product::Sku;
use crate::text::iso;

/// What became of a touched rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The rule.
    pub rule: RuleId,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a touched rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// It applied.
    Applied(Applied),
    /// A condition is false.
    Failed(Failed),
    /// A condition asks for a fact that the context does not state.
    UnknownFact(UnknownFact),
    /// Another rule applied that it does not go together with.
    Beaten(Beaten),
    /// Its limit is reached.
    UsedUp(UsedUp),
    /// It would save nothing.
    NothingToSave,
}

/// A rule that applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Applied {
    /// What it saved: the sum of its own entries, after everything that clipped it. Zero where it was clipped to nothing.
    pub saving: Money,
    /// What clipped it, in the order in which that happened.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clipped: Vec<Clip>,
    /// What found no room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unplaced: Option<Money>,
    /// The units that its sets use, for a multi-buy: those that kept their price among them. A return needs to know them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<SetUnits>,
    /// The arithmetic.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// Units of a line that sets of a multi-buy use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct SetUnits {
    /// The merged line, by its position in [`Quote::lines`](super::Quote::lines).
    pub line: u32,
    /// The number of units.
    pub units: u32,
    /// What each cost before the rule.
    pub price: Money,
}

/// So much was clipped, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Clip {
    /// What clipped.
    pub by: Clipper,
    /// How much.
    pub amount: Money,
}

impl Blank for (Clipper, i64) {
    const BLANK: Self = (Clipper::Floor, 0);
}

/// What clips a saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clipper {
    /// The floor of a product.
    Floor,
    /// The most that the rule takes off.
    RuleCap,
    /// The most that all item and order rules take off.
    OrderCap,
    /// What is left of the rule's budget.
    Budget,
}

/// One step of a rule's arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// A rate of an amount, rounded: `of · rate = result`.
    RateOf(RateOf),
    /// An amount taken once, or once per unit.
    AmountOff(AmountOff),
    /// A price for units that cost something else.
    PriceFor(AmountOff),
    /// So many sets were formed, and so many units got the benefit.
    Sets(Sets),
    /// The tier that was reached.
    Tier(TierReached),
    /// What fell on one line.
    OnLine(OnLine),
}

/// A rate of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RateOf {
    /// The amount.
    pub of: Money,
    /// The rate.
    pub rate: Rate,
    /// The result.
    pub result: Money,
}

/// An amount for units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AmountOff {
    /// The amount or price.
    pub amount: Money,
    /// The units it is for.
    pub units: u32,
    /// What it comes to.
    pub result: Money,
}

/// Sets of a multi-buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sets {
    /// The number of sets.
    pub sets: u32,
    /// The units that got the benefit.
    pub units: u32,
}

/// A tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TierReached {
    /// Its position, from 0.
    pub tier: u32,
    /// The units counted, for a tier by quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
    /// The amount counted, for a tier by spend.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spend: Option<Money>,
}

/// What fell on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnLine {
    /// The goods.
    pub sku: Sku,
    /// The amount taken off.
    pub amount: Money,
}

/// A condition that is false.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failed {
    /// The place of the condition within the rule, such as `when.all_of[1].spend`; empty where the quote explains kinds only.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// What was wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Wanted>,
    /// What was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
    /// What is missing, where more would help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Seen>,
}

/// What a condition wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Wanted {
    /// At least so much.
    AtLeast(Seen),
    /// At most so much.
    AtMost(Seen),
    /// This.
    Is(Seen),
    /// Any of several conditions.
    Any,
    /// That a condition is not true.
    Not,
    /// An instant in the rule's hours.
    InHours,
    /// An instant in the rule's period.
    InPeriod,
    /// A customer who is known.
    KnownCustomer,
}

/// A figure or fact of a cart or context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Seen {
    /// An amount.
    Money(Money),
    /// Units.
    Units(u64),
    /// Different products.
    Products(u64),
    /// The number of an order.
    Order(u64),
    /// A text.
    Text(String),
    /// An instant.
    Instant(#[serde(with = "iso::serde_instant")] OffsetDateTime),
    /// Nothing.
    Nothing,
}

/// A fact that the context does not state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnknownFact {
    /// The place of the condition; empty where the quote explains kinds only.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// The fact.
    pub fact: AskedFact,
}

/// A fact of the context that conditions ask for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AskedFact {
    /// The groups of the customer.
    CustomerGroups,
    /// The number of orders before.
    OrdersBefore,
    /// The channel.
    Channel,
    /// The destination.
    Destination,
    /// The delivery method.
    DeliveryMethod,
    /// The payment method.
    PaymentMethod,
    /// What delivery costs.
    DeliveryFee,
    /// A host fact.
    Host(FactName),
}

/// A rule that another does not go together with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beaten {
    /// The rule that applied.
    pub by: RuleId,
    /// Under best deal: how much less the best permitted set with this rule saves, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_how_much: Option<Money>,
}

/// A limit that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UsedUp {
    /// Uses by all customers.
    Total(u32),
    /// Uses by one customer.
    PerCustomer(u32),
    /// Units of one customer.
    UnitsPerCustomer(u32),
    /// Money.
    Budget(Money),
}

/// What became of an entered code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeVerdict {
    /// The code.
    pub code: Code,
    /// What became of it.
    pub outcome: CodeOutcome,
}

/// What became of an entered code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CodeOutcome {
    /// No rule has it.
    Unknown,
    /// The rules that have it are not in force now; these are they.
    OutsideWindow(Vec<RuleId>),
    /// These rules have it; each has a verdict of its own.
    Rules(Vec<RuleId>),
}

checked_record!(Verdict { rule: required, outcome: required });
checked_choice!(Outcome {
    "applied" => Applied(Applied),
    "failed" => Failed(Failed),
    "unknown_fact" => UnknownFact(UnknownFact),
    "beaten" => Beaten(Beaten),
    "used_up" => UsedUp(UsedUp),
    "nothing_to_save" => NothingToSave,
});
checked_record!(Applied {
    saving: required,
    clipped: or(Vec::new()),
    unplaced: optional,
    sets: or(Vec::new()),
    steps: or(Vec::new())
});
checked_record!(SetUnits { line: required, units: required, price: required });
checked_record!(Clip { by: required, amount: required });
checked_choice!(Clipper { "floor" => Floor, "rule_cap" => RuleCap, "order_cap" => OrderCap, "budget" => Budget });
checked_choice!(Step {
    "rate_of" => RateOf(RateOf),
    "amount_off" => AmountOff(AmountOff),
    "price_for" => PriceFor(AmountOff),
    "sets" => Sets(Sets),
    "tier" => Tier(TierReached),
    "on_line" => OnLine(OnLine),
});
checked_record!(RateOf { of: required, rate: required, result: required });
checked_record!(AmountOff { amount: required, units: required, result: required });
checked_record!(Sets { sets: required, units: required });
checked_record!(TierReached { tier: required, units: optional, spend: optional });
checked_record!(OnLine { sku: required, amount: required });
checked_record!(Failed { path: or(String::new()), wanted: optional, seen: optional, missing: optional });
checked_choice!(Wanted {
    "at_least" => AtLeast(Seen),
    "at_most" => AtMost(Seen),
    "is" => Is(Seen),
    "any" => Any,
    "not" => Not,
    "in_hours" => InHours,
    "in_period" => InPeriod,
    "known_customer" => KnownCustomer,
});
checked_choice!(Seen {
    "money" => Money(Money),
    "units" => Units(u64),
    "products" => Products(u64),
    "order" => Order(u64),
    "text" => Text(String),
    "instant" => Instant(OffsetDateTime),
    "nothing" => Nothing,
});
checked_record!(UnknownFact { path: or(String::new()), fact: required });
checked_choice!(AskedFact {
    "customer_groups" => CustomerGroups,
    "orders_before" => OrdersBefore,
    "channel" => Channel,
    "destination" => Destination,
    "delivery_method" => DeliveryMethod,
    "payment_method" => PaymentMethod,
    "delivery_fee" => DeliveryFee,
    "host" => Host(FactName),
});
checked_record!(Beaten { by: required, by_how_much: optional });
checked_choice!(UsedUp {
    "total" => Total(u32),
    "per_customer" => PerCustomer(u32),
    "units_per_customer" => UnitsPerCustomer(u32),
    "budget" => Budget(Money),
});
checked_record!(CodeVerdict { code: required, outcome: required });
checked_choice!(CodeOutcome {
    "unknown" => Unknown,
    "outside_window" => OutsideWindow(Vec<RuleId>),
    "rules" => Rules(Vec<RuleId>),
});
