//! How a shop prices: combination, tax, rounding, floors and caps. The law comes in here, from outside.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use serde::{Serialize, Serializer};
use time::OffsetDateTime;

use super::{Basis, DeliveryTable};
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::money::{Money, Rate, Remainder, Rounding, RoundingMode};
use crate::product::{Product, Sku, TaxGroup};
use crate::text::{identifiers, iso};

identifiers! {
    /// The version of a policy, by which quotes of different policies are told apart.
    PolicyVersion, "a policy version";
}

/// How a shop prices.
///
/// The default: prices include tax and no line is declared for tax, rules go by priority, percentages round half up, nothing is capped.
///
/// ```
/// use ocop::money::Rate;
/// use ocop::pricing::{Combine, OrderCap, Policy, StepBudget, TaxTable, Treatment};
///
/// // The set of rules that saves most, but never more than half, on goods of 8 % VAT.
/// let policy = Policy {
///     combine: Combine::BestDeal(StepBudget::default()),
///     order_cap: Some(OrderCap::Rate(Rate::percent(50))),
///     tax: TaxTable::uniform(Treatment::Rate(Rate::percent(8))),
///     ..Policy::default()
/// };
/// let stored = serde_json::to_string(&policy)?;
/// assert_eq!(serde_json::from_str::<Policy>(&stored)?, policy);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// The version, which enters fingerprints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<PolicyVersion>,
    /// Which rules apply where several could.
    pub combine: Combine,
    /// Whether prices include tax. In Viet Nam retail prices do.
    pub prices: PriceTax,
    /// How goods are taxed.
    pub tax: TaxTable,
    /// Where and how tax is rounded.
    pub tax_rounding: TaxRounding,
    /// How percentages are rounded.
    pub rounding: RoundingMode,
    /// Who gets leftover minor units when an amount is shared out.
    pub remainder: Remainder,
    /// The most that item and order rules together take off an order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_cap: Option<OrderCap>,
    /// Unit prices that no rule goes below.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub floors: BTreeMap<Sku, Floor>,
    /// Goods that neither receive nor qualify for any rule.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub excluded: BTreeSet<Sku>,
    /// Whether a product's own scheduled sale counts.
    pub own_sales: bool,
    /// What delivery costs by zone and weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_table: Option<DeliveryTable>,
    /// How delivery is taxed.
    pub delivery_tax: Treatment,
    /// How the rest that is paid in cash is rounded. It goes down: nobody is charged more than the posted price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash: Option<Rounding>,
    /// Instants at which something changes that the policy was made from, such as a row of law.
    #[serde(serialize_with = "instants", skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<OffsetDateTime>,
}

fn instants<S: Serializer>(instants: &[OffsetDateTime], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(instants.iter().map(|at| alloc::format!("{}", iso::instant(*at))))
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            version: None,
            combine: Combine::default(),
            prices: PriceTax::default(),
            tax: TaxTable::default(),
            tax_rounding: TaxRounding::default(),
            rounding: RoundingMode::default(),
            remainder: Remainder::default(),
            order_cap: None,
            floors: BTreeMap::new(),
            excluded: BTreeSet::new(),
            own_sales: true,
            delivery_table: None,
            delivery_tax: Treatment::NotDeclared,
            cash: None,
            changes: Vec::new(),
        }
    }
}

/// Which rules apply where several could.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// In order of priority, each that applies and does not clash. The default.
    #[default]
    ByPriority,
    /// The permitted set that saves most, searched for in at most so many steps.
    BestDeal(StepBudget),
}

/// A number of steps that a search may take, above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct StepBudget(u32);

impl Default for StepBudget {
    /// A hundred thousand steps.
    fn default() -> Self {
        Self(100_000)
    }
}

impl StepBudget {
    /// So many steps; at least one.
    #[must_use]
    pub const fn new(steps: u32) -> Self {
        Self(if steps == 0 { 1 } else { steps })
    }

    /// The number of steps.
    #[must_use]
    pub const fn steps(self) -> u32 {
        self.0
    }
}

impl Checked for StepBudget {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.number(1, u32::MAX.into()).map(Self)
    }
}

checked_serde!(StepBudget);

/// Whether prices include tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceTax {
    /// They do: tax is a part of the price. The default.
    #[default]
    Included,
    /// They do not: tax is added.
    Excluded,
}

/// How a line is taxed. The last three are not "0 %".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// At a rate, 0 % among them.
    Rate(Rate),
    /// Not subject to the tax (không chịu thuế).
    NotTaxable,
    /// Not declared nor paid (không kê khai, tính nộp).
    NotDeclared,
    /// The seller pays a percentage of revenue (tỷ lệ % trên doanh thu); no tax is shown to the buyer.
    DirectPercentage(Rate),
}

impl Treatment {
    /// The rate of tax that stands in, or comes on top of, the price: 0 % where there is none to show.
    #[must_use]
    pub const fn shown_rate(self) -> Rate {
        match self {
            Self::Rate(rate) => rate,
            Self::NotTaxable | Self::NotDeclared | Self::DirectPercentage(_) => Rate::ZERO,
        }
    }
}

/// How goods are taxed: by SKU, else by the tax group of the product, else by default. Without a default, goods that no row covers are an
/// error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaxTable {
    /// Rows by SKU.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub by_sku: BTreeMap<Sku, Treatment>,
    /// Rows by tax group.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub by_group: BTreeMap<TaxGroup, Treatment>,
    /// All other goods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Treatment>,
}

impl Default for TaxTable {
    /// Nothing is declared.
    fn default() -> Self {
        Self::uniform(Treatment::NotDeclared)
    }
}

impl TaxTable {
    /// The same treatment for all goods.
    #[must_use]
    pub const fn uniform(treatment: Treatment) -> Self {
        Self { by_sku: BTreeMap::new(), by_group: BTreeMap::new(), default: Some(treatment) }
    }

    /// How a product is taxed, if a row covers it.
    #[must_use]
    pub fn treatment(&self, product: &Product) -> Option<Treatment> {
        let by_group = || {
            let group = if self.by_group.is_empty() { None } else { product.parts().trade.tax_group.as_ref() };
            self.by_group.get(group?)
        };
        self.by_sku.get(product.sku()).or_else(by_group).copied().or(self.default)
    }
}

/// Where and how tax is rounded. The other level is reconciled, so that lines, rate groups and total add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct TaxRounding {
    /// Where.
    pub per: TaxLevel,
    /// How.
    pub mode: RoundingMode,
}

/// Where tax is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxLevel {
    /// On each merged line, on delivery and on each fee. The default.
    #[default]
    Line,
    /// On each group of one treatment; its tax is shared out to its lines by their amounts.
    RateGroup,
}

/// The most that item and order rules together take off an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderCap {
    /// A rate of the shelf subtotal, rounded down.
    Rate(Rate),
    /// An amount.
    Amount(Money),
}

/// The lowest unit prices of a product; the higher of the two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Floor {
    /// What the shop does not go below of its own will.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// What the law does not let it go below by price reduction. It does not bind rules whose legal form is a gift.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal: Option<Money>,
}

/// From which amount on delivery is free, and in which amounts that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct FreeFrom {
    /// The lowest amount of goods.
    pub amount: Money,
    /// Which amounts count; [`Basis::Running`] is what the goods cost after all rules.
    pub basis: Basis,
}

checked_choice!(Combine { "by_priority" => ByPriority, "best_deal" => BestDeal(StepBudget) });
checked_choice!(PriceTax { "included" => Included, "excluded" => Excluded });
checked_choice!(Treatment {
    "rate" => Rate(Rate),
    "not_taxable" => NotTaxable,
    "not_declared" => NotDeclared,
    "direct_percentage" => DirectPercentage(Rate),
});
checked_record!(TaxTable { by_sku: or(BTreeMap::new()), by_group: or(BTreeMap::new()), default: optional });
checked_record!(TaxRounding { per: or(TaxLevel::default()), mode: or(RoundingMode::default()) });
checked_choice!(TaxLevel { "line" => Line, "rate_group" => RateGroup });
checked_choice!(OrderCap { "rate" => Rate(Rate), "amount" => Amount(Money) });
checked_record!(Floor { cost: optional, legal: optional });
checked_record!(FreeFrom { amount: required, basis: or(Basis::Running) });
checked_record!(Policy {
    version: optional,
    combine: or(Combine::default()),
    prices: or(PriceTax::default()),
    tax: or(TaxTable::default()),
    tax_rounding: or(TaxRounding::default()),
    rounding: or(RoundingMode::default()),
    remainder: or(Remainder::default()),
    order_cap: optional,
    floors: or(BTreeMap::new()),
    excluded: or(BTreeSet::new()),
    own_sales: or(true),
    delivery_table: optional,
    delivery_tax: or(Treatment::NotDeclared),
    cash: optional,
    changes: or(Vec::new()),
});
