//! What a quote depends on besides rules, goods and cart: the instant, the customer, the way of delivery and payment, usage, policy.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::Serialize;
use time::OffsetDateTime;

use super::{Channel, CustomerGroup, DeliveryMethod, FactName, PaymentMethod, Policy, RuleId, Treatment, Zone};
use crate::input::{checked_choice, checked_record};
use crate::money::Money;
use crate::product::Tag;
use crate::text::{Texts, identifiers, iso};

identifiers! {
    /// The key of a customer.
    CustomerId, "a customer";
    /// The key of a fee, such as `cod`.
    FeeId, "a fee";
    /// The key of a payment, such as a gift card's number.
    PaymentId, "a payment";
}

/// What a quote depends on besides the rulebook, the catalogue and the cart.
///
/// ```
/// use ocop::pricing::{Context, Policy};
/// use time::macros::datetime;
///
/// let context = Context::new(datetime!(2026-11-23 09:30 +7), Policy::default());
/// assert_eq!(context.at.offset().whole_hours(), 7);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Context {
    /// The instant of pricing; its offset is that of the shop, in which days, weekdays and hours are meant.
    #[serde(with = "iso::serde_instant")]
    pub at: OffsetDateTime,
    /// Who buys.
    pub customer: Customer,
    /// The channel of sale, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The province that the goods go to, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<Tag>,
    /// What delivery costs.
    pub delivery: Delivery,
    /// The way of delivery, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_method: Option<DeliveryMethod>,
    /// The way of payment, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<PaymentMethod>,
    /// Facts that only the host knows; one that is absent is unknown.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<FactName, FactName>,
    /// What was used of rules so far.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub usage: BTreeMap<RuleId, Usage>,
    /// Fees besides delivery.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
    /// Gift cards and wallets, in the order in which they pay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<Payment>,
    /// How much the quote explains.
    pub detail: Detail,
    /// The shop's policy.
    pub policy: Arc<Policy>,
}

impl Context {
    /// A guest's order of unknown destination, without delivery, at an instant.
    #[must_use]
    pub fn new(at: OffsetDateTime, policy: Policy) -> Self {
        Self {
            at,
            customer: Customer::Guest,
            channel: None,
            destination: None,
            delivery: Delivery::Nothing,
            delivery_method: None,
            payment_method: None,
            facts: BTreeMap::new(),
            usage: BTreeMap::new(),
            fees: Vec::new(),
            payments: Vec::new(),
            detail: Detail::Full,
            policy: Arc::new(policy),
        }
    }
}

/// Who buys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Customer {
    /// Somebody who is not signed in: known to be in no group, and not known otherwise.
    #[default]
    Guest,
    /// A customer of the shop.
    Known(KnownCustomer),
}

/// A customer of the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownCustomer {
    /// The key.
    pub id: CustomerId,
    /// The groups, where they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<BTreeSet<CustomerGroup>>,
    /// The number of orders before this one, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orders_before: Option<u32>,
}

/// What delivery costs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Nothing is delivered: the shopper comes for it.
    #[default]
    Nothing,
    /// It is not known yet; the quote covers goods and fees and says so.
    NotYetKnown,
    /// A fee that the host states.
    Fee(Money),
    /// The fee of the policy's table for a zone and the weight of the goods.
    Zone(Zone),
}

/// What was used of a rule so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Usage {
    /// Uses by all customers.
    pub total: u32,
    /// Uses by this customer.
    pub by_customer: u32,
    /// Units that this customer got by it.
    pub units_by_customer: u32,
    /// Money given by all uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money: Option<Money>,
}

/// A fee besides delivery: cash on delivery (phí thu hộ), wrapping (gói quà), a deposit (đặt cọc vỏ). Never a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fee {
    /// The key.
    pub id: FeeId,
    /// The name that shoppers see.
    pub name: Texts,
    /// The amount, above zero.
    pub amount: Money,
    /// How it is taxed.
    pub tax: Treatment,
}

/// A means that pays before cash: a gift card (thẻ quà tặng) or a wallet (ví).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// The key.
    pub id: PaymentId,
    /// The most it pays, above zero.
    pub balance: Money,
}

/// How much a quote explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Verdicts with all figures: paths of conditions, wanted and seen, steps of the arithmetic. The default.
    #[default]
    Full,
    /// Kinds of verdicts and savings only.
    Kinds,
}

checked_choice!(Customer { "guest" => Guest, "known" => Known(KnownCustomer) });
checked_record!(KnownCustomer { id: required, groups: optional, orders_before: optional });
checked_choice!(Delivery {
    "nothing" => Nothing,
    "not_yet_known" => NotYetKnown,
    "fee" => Fee(Money),
    "zone" => Zone(Zone),
});
checked_record!(Usage { total: or(0), by_customer: or(0), units_by_customer: or(0), money: optional });
checked_record!(Fee { id: required, name: or(Texts::default()), amount: required, tax: or(Treatment::NotDeclared) });
checked_record!(Payment { id: required, balance: required });
checked_choice!(Detail { "full" => Full, "kinds" => Kinds });
checked_record!(Context {
    at: required,
    customer: or(Customer::Guest),
    channel: optional,
    destination: optional,
    delivery: or(Delivery::Nothing),
    delivery_method: optional,
    payment_method: optional,
    facts: or(BTreeMap::new()),
    usage: or(BTreeMap::new()),
    fees: or(Vec::new()),
    payments: or(Vec::new()),
    detail: or(Detail::Full),
    policy: or(Arc::default()),
});
