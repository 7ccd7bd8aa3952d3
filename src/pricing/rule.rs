//! A rule, as a merchant writes it.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use serde::Serialize;

use super::{Benefit, Condition, Spread};
use crate::cart::Code;
use crate::input::{checked_choice, checked_record};
use crate::money::{Money, Rounding};
use crate::product::Period;
use crate::text::{Texts, identifiers};

identifiers! {
    /// The key of a rule.
    RuleId, "a rule";
    /// A group of rules of which one applies.
    GroupId, "an exclusive group";
}

/// A promotion, price list or delivery offer, as a merchant writes it: plain data, checked as a whole when a
/// [`Rulebook`](super::Rulebook) is built.
///
/// ```
/// use ocop::money::Rate;
/// use ocop::pricing::{Benefit, Percent, Rule, RuleId};
///
/// let rule = Rule::new(RuleId::new("coffee-10")?, Benefit::Percent(Percent::off(Rate::percent(10))));
/// assert_eq!(rule.priority, 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The key, unique in its rulebook.
    pub id: RuleId,
    /// The name that shoppers see.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub name: Texts,
    /// Where it applies; see [`lane`](Self::lane).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lane: Option<Lane>,
    /// Smaller numbers come first; of equal ones the smaller id by bytes.
    pub priority: i32,
    /// When it is in force.
    #[serde(skip_serializing_if = "is_always")]
    pub window: Period,
    /// Codes of which one must be entered; none means that it applies by itself.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub codes: BTreeSet<Code>,
    /// When it applies.
    pub when: Condition,
    /// What it gives.
    pub benefit: Benefit,
    /// What it goes together with.
    pub combine: Combination,
    /// How often, and how much, over all orders.
    #[serde(skip_serializing_if = "Limits::is_unlimited")]
    pub limits: Limits,
    /// The most it takes off one quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Money>,
    /// Prices per unit run and rounds each unit price to a step; the result is never above the running price. Only for percentages,
    /// amounts and tiers per unit, and for prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<Rounding>,
    /// What it is before the law.
    pub form: LegalForm,
    /// Whether a rule of the price lane is a promotion before the law. Rules of other lanes always are.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub promotional: bool,
}

fn is_always(period: &Period) -> bool {
    *period == Period::ALWAYS
}

impl Rule {
    /// A rule that gives something always, by itself, to everybody, and stacks.
    #[must_use]
    pub fn new(id: RuleId, benefit: Benefit) -> Self {
        Self {
            id,
            name: Texts::default(),
            lane: None,
            priority: 0,
            window: Period::ALWAYS,
            codes: BTreeSet::new(),
            when: Condition::default(),
            benefit,
            combine: Combination::default(),
            limits: Limits::default(),
            at_most: None,
            round: None,
            form: LegalForm::default(),
            promotional: false,
        }
    }

    /// The lane it applies in: the one it names, or else that of its benefit. Delivery offers are in the delivery lane; gifts, and what
    /// is spread across a selection, in the order lane; all else in the item lane.
    #[must_use]
    pub fn lane(&self) -> Lane {
        let across = match &self.benefit {
            Benefit::Delivery(_) => return Lane::Delivery,
            Benefit::Gift(_) => true,
            Benefit::Percent(percent) => percent.spread == Spread::Selection,
            Benefit::Amount(amount) => amount.spread == Spread::Selection,
            Benefit::Price(price) => price.spread == Spread::Selection,
            Benefit::Tiers(tiers) => tiers.spread == Spread::Selection,
            Benefit::BuyGet(_) | Benefit::NForM(_) | Benefit::Bundle(_) => false,
        };
        self.lane.unwrap_or(if across { Lane::Order } else { Lane::Item })
    }
}

/// The four lanes, in the order in which they apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Price lists and tier prices: each line takes the lowest total, nothing compounds.
    Price,
    /// Offers on goods.
    Item,
    /// Offers on the order.
    Order,
    /// Offers on delivery.
    Delivery,
}

/// What a rule goes together with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Combination {
    /// With every rule that does not refuse it. The default.
    #[default]
    Stacks,
    /// With no other rule of this group in its lane.
    Group(GroupId),
    /// With no other rule in its lane.
    AloneInLane,
    /// With no other rule but those of the price lane.
    AloneInQuote,
}

/// How often a rule is used, and for how much, over all orders. The context states what was used so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Limits {
    /// The most uses by all customers; one quote is one use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The most uses by one customer; it fails where there is no customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_customer: Option<u32>,
    /// The most money given by all uses together; the last use is clipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<Money>,
}

impl Limits {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
    fn is_unlimited(&self) -> bool {
        *self == Self::default()
    }
}

/// What a rule is before the law on promotions (decree 81/2018/NĐ-CP as amended).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalForm {
    /// A reduction of prices (giảm giá). The default.
    #[default]
    PriceReduction,
    /// A gift (tặng hàng hoá).
    Gift,
}

/// A rulebook as it is written: a format version, the currency of all amounts, and the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RulebookText {
    /// The version of the format, [`FORMAT`](Self::FORMAT).
    pub format: u32,
    /// The currency of all amounts.
    pub currency: crate::money::Currency,
    /// The rules, in any order.
    pub rules: Vec<Rule>,
}

checked_choice!(Lane { "price" => Price, "item" => Item, "order" => Order, "delivery" => Delivery });
checked_choice!(Combination {
    "stacks" => Stacks,
    "group" => Group(GroupId),
    "alone_in_lane" => AloneInLane,
    "alone_in_quote" => AloneInQuote,
});
checked_choice!(LegalForm { "price_reduction" => PriceReduction, "gift" => Gift });
checked_record!(Limits { total: optional, per_customer: optional, budget: optional });
checked_record!(Rule {
    id: required,
    name: or(Texts::default()),
    lane: optional,
    priority: or(0),
    window: or(Period::ALWAYS),
    codes: or(BTreeSet::new()),
    when: or(Condition::default()),
    benefit: required,
    combine: or(Combination::default()),
    limits: or(Limits::default()),
    at_most: optional,
    round: optional,
    form: or(LegalForm::default()),
    promotional: or(false),
});
