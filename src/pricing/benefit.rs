//! What a rule gives.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Basis, Selector, TaxBasis};
use crate::input::{checked_choice, checked_record};
use crate::money::{Money, Rate};
use crate::product::{Quantity, Sku};

/// What a rule gives. No benefit raises a price: what would, saves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Benefit {
    /// A percentage off.
    Percent(Percent),
    /// An amount off.
    Amount(Amount),
    /// Another price.
    Price(FixedPrice),
    /// The more, the cheaper.
    Tiers(Tiers),
    /// Buy X, get Y (mua X tặng Y).
    BuyGet(BuyGet),
    /// N for the price of M (mua N tính tiền M): `n − m` units of each set of `n` are free.
    NForM(NForM),
    /// Several components together (combo).
    Bundle(Bundle),
    /// Goods for nothing, as lines of their own (quà tặng).
    Gift(Gift),
    /// Something off the delivery fee.
    Delivery(DeliveryOff),
}

/// What an amount or a percentage is taken of, and where it is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    /// Of each unit, rounded per unit.
    Unit,
    /// Of each merged line, rounded per line; then over the line's unit runs by running value. The default.
    #[default]
    Line,
    /// Of the whole selection at once, rounded once; then over its lines, then over their unit runs.
    Selection,
}

/// What the parts of a selection are weighed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareBy {
    /// By value. The default.
    #[default]
    Value,
    /// By number of units.
    Quantity,
    /// Evenly, line by line.
    Evenly,
}

/// The price that a percentage is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PercentOf {
    /// What the goods cost when the rule's turn comes. The default.
    #[default]
    Running,
    /// The list price.
    Regular,
}

/// Which units come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitOrder {
    /// The dearest by running price, of equal ones by canonical line order. The default.
    #[default]
    DearestFirst,
    /// The cheapest by running price, of equal ones by canonical line order.
    CheapestFirst,
}

/// How many units a rule touches at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct UnitLimit {
    /// So many units.
    pub first: Quantity,
    /// Per order, per line, or per customer over all orders (by the usage in the context).
    pub per: LimitPer,
    /// Which units come first.
    pub order: UnitOrder,
}

/// What a limit of units counts over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitPer {
    /// One order. The default.
    #[default]
    Order,
    /// Each merged line.
    Line,
    /// All orders of a customer.
    Customer,
}

/// A percentage off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Percent {
    /// The rate, at most 100 %.
    pub off: Rate,
    /// The goods.
    pub of: Selector,
    /// Where it is rounded.
    pub spread: Spread,
    /// The price it is of.
    pub base: PercentOf,
    /// How many units it touches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<UnitLimit>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_as_priced(tax: &TaxBasis) -> bool {
    *tax == TaxBasis::AsPriced
}

/// An amount off: of each unit, each line, or once across the selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// The amount, above zero.
    pub off: Money,
    /// The goods.
    pub of: Selector,
    /// What it is taken of.
    pub spread: Spread,
    /// What lines are weighed by, where it is spread across the selection.
    pub share_by: ShareBy,
    /// Whether the amount is meant with tax or without, whatever prices are stated in. On a basis of its own it is shared over lines by
    /// what they come to on that basis, and each part is turned into what prices are stated in, rounded once.
    #[serde(skip_serializing_if = "is_as_priced")]
    pub tax: TaxBasis,
    /// How many units it touches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<UnitLimit>,
}

/// Another price: of each unit, of each line, or of the whole selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FixedPrice {
    /// The price.
    pub price: Money,
    /// The goods.
    pub of: Selector,
    /// What has this price.
    pub spread: Spread,
    /// How many units it touches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<UnitLimit>,
}

/// The more, the cheaper.
///
/// The count (units, or spend) is taken over each line ([`Spread::Line`]) or over the whole selection ([`Spread::Selection`]). With
/// [`TierMode::Whole`] the highest tier reached gives its benefit to all goods counted. With [`TierMode::Graduated`] each tier gives its
/// benefit to the part between its threshold and the next: units are taken dearest first (ties by canonical line order); of a spend, each
/// part is a percentage of its own, rounded once, and the sum is spread by running value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tiers {
    /// The goods.
    pub of: Selector,
    /// What is counted together: lines or the selection.
    pub spread: Spread,
    /// Whole volume or graduated.
    pub mode: TierMode,
    /// The tiers by quantity or by spend.
    pub by: TierBy,
}

/// How tiers work on the parts below the highest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TierMode {
    /// The highest tier reached holds for all. The default.
    #[default]
    Whole,
    /// Each tier holds for its part.
    Graduated,
}

/// What tiers count, with their thresholds ascending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TierBy {
    /// Units.
    Quantity(Vec<QuantityTier>),
    /// Money.
    Spend(SpendTiers),
}

/// A tier from a number of units on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct QuantityTier {
    /// The lowest number of units.
    pub from: Quantity,
    /// What it gives.
    pub give: TierGive,
}

/// Tiers by spend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpendTiers {
    /// Which amounts count.
    pub basis: Basis,
    /// The tiers.
    pub tiers: Vec<SpendTier>,
}

/// A tier from an amount on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SpendTier {
    /// The lowest amount.
    pub from: Money,
    /// What it gives.
    pub give: TierGive,
}

/// What a tier gives. A graduated tier gives a percentage, or (by quantity) something per unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TierGive {
    /// A percentage off what was counted together, rounded once.
    Percent(Rate),
    /// An amount off each unit.
    AmountPerUnit(Money),
    /// An amount off what was counted together, once.
    Amount(Money),
    /// A price of each unit.
    UnitPrice(Money),
}

/// Buy X, get Y.
///
/// Without [`target`](Self::target) the goods are one pool: units at price 0 take no part; the others, dearest first (ties by canonical
/// line order), are cut into sets of `buy + get` from the front, and inside each set the picked units get the benefit. With a target there
/// are two pools: as many sets as possible are formed; qualifiers are taken dearest first from units that only qualify, then from those in
/// both pools; targets by the pick rule from what remains. Units on which the benefit saves nothing are no targets, and a set that would
/// save nothing is not formed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BuyGet {
    /// The goods bought.
    pub of: Selector,
    /// The units to buy in each set.
    pub buy: Quantity,
    /// The goods got, where they are others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Selector>,
    /// The units got in each set.
    pub get: Quantity,
    /// What they are got for.
    pub give: UnitGive,
    /// Which units of a set are got.
    pub pick: Pick,
    /// The largest number of sets of one quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<Quantity>,
    /// Whether the rule shares: it sees all units, those used by other rules too, and uses none.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub shares: bool,
}

/// What a picked unit gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitGive {
    /// It is free. The default.
    #[default]
    Free,
    /// A percentage off, rounded per unit.
    Percent(Rate),
    /// An amount off.
    Amount(Money),
    /// A price.
    Price(Money),
}

/// Which units of a set are got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// The cheapest of the set. The default.
    #[default]
    Cheapest,
    /// The dearest of the set.
    Dearest,
    /// The cheapest of the whole pool; sets are then filled dearest first.
    CheapestOverall,
}

/// N for the price of M, as [`BuyGet`] with `buy = m`, `get = n − m` and free units in one pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NForM {
    /// The goods.
    pub of: Selector,
    /// The units of a set.
    pub n: Quantity,
    /// The units paid for, fewer than `n`.
    pub m: Quantity,
    /// Which units of a set are free.
    pub pick: Pick,
    /// The largest number of sets of one quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<Quantity>,
    /// Whether the rule shares; see [`BuyGet::shares`].
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub shares: bool,
}

/// Several components together, as often as the cart holds them: the largest number of bundles, among those the greatest running value,
/// built one by one, each the dearest that lets the rest complete. Bundles that save nothing are dropped once and their units freed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bundle {
    /// The components, 1 to 8, which may overlap.
    pub components: Vec<Component>,
    /// What a bundle gets.
    pub give: BundleGive,
    /// The largest number of bundles of one quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<Quantity>,
    /// Whether the rule shares; see [`BuyGet::shares`].
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub shares: bool,
}

/// So many units of some goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Component {
    /// The goods.
    pub of: Selector,
    /// The units in each bundle, at most 100.
    pub count: Quantity,
}

/// What a bundle gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BundleGive {
    /// A price for the whole bundle.
    Price(Money),
    /// A percentage off the bundle, rounded once per bundle.
    Percent(Rate),
    /// An amount off the bundle.
    Amount(Money),
}

/// Goods for nothing, on lines of their own that take no part in conditions, counts, sharing or multi-buy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gift {
    /// What is given.
    pub lines: Vec<GiftLine>,
    /// What the gift counts for where rules compete; nothing by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth: Option<Money>,
}

/// So many units of a product for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GiftLine {
    /// The product.
    pub sku: Sku,
    /// The units.
    pub quantity: Quantity,
}

/// Something off the delivery fee, never below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryOff {
    /// A percentage; 100 % is free delivery (miễn phí giao hàng).
    Percent(Rate),
    /// An amount.
    Amount(Money),
    /// Another fee.
    Price(Money),
}

checked_choice!(Spread { "unit" => Unit, "line" => Line, "selection" => Selection });
checked_choice!(ShareBy { "value" => Value, "quantity" => Quantity, "evenly" => Evenly });
checked_choice!(PercentOf { "running" => Running, "regular" => Regular });
checked_choice!(UnitOrder { "dearest_first" => DearestFirst, "cheapest_first" => CheapestFirst });
checked_choice!(LimitPer { "order" => Order, "line" => Line, "customer" => Customer });
checked_choice!(TierMode { "whole" => Whole, "graduated" => Graduated });
checked_choice!(TierBy { "quantity" => Quantity(Vec<QuantityTier>), "spend" => Spend(SpendTiers) });
checked_choice!(TierGive {
    "percent" => Percent(Rate),
    "amount_per_unit" => AmountPerUnit(Money),
    "amount" => Amount(Money),
    "unit_price" => UnitPrice(Money),
});
checked_choice!(UnitGive { "free" => Free, "percent" => Percent(Rate), "amount" => Amount(Money), "price" => Price(Money) });
checked_choice!(Pick { "cheapest" => Cheapest, "dearest" => Dearest, "cheapest_overall" => CheapestOverall });
checked_choice!(BundleGive { "price" => Price(Money), "percent" => Percent(Rate), "amount" => Amount(Money) });
checked_choice!(DeliveryOff { "percent" => Percent(Rate), "amount" => Amount(Money), "price" => Price(Money) });
checked_record!(UnitLimit { first: required, per: or(LimitPer::default()), order: or(UnitOrder::default()) });
checked_record!(Percent {
    off: required,
    of: or(Selector::All),
    spread: or(Spread::default()),
    base: or(PercentOf::default()),
    units: optional,
});
checked_record!(Amount {
    off: required,
    of: or(Selector::All),
    spread: or(Spread::default()),
    share_by: or(ShareBy::default()),
    tax: or(TaxBasis::default()),
    units: optional,
});
checked_record!(FixedPrice { price: required, of: or(Selector::All), spread: or(Spread::Unit), units: optional });
checked_record!(Tiers {
    of: or(Selector::All),
    spread: or(Spread::default()),
    mode: or(TierMode::default()),
    by: required
});
checked_record!(QuantityTier { from: required, give: required });
checked_record!(SpendTiers { basis: or(Basis::default()), tiers: required });
checked_record!(SpendTier { from: required, give: required });
checked_record!(BuyGet {
    of: or(Selector::All),
    buy: required,
    target: optional,
    get: required,
    give: or(UnitGive::default()),
    pick: or(Pick::default()),
    sets: optional,
    shares: or(false),
});
checked_record!(NForM {
    of: or(Selector::All),
    n: required,
    m: required,
    pick: or(Pick::default()),
    sets: optional,
    shares: or(false),
});
checked_record!(Bundle { components: required, give: required, sets: optional, shares: or(false) });
checked_record!(Component { of: required, count: or(Quantity::ONE) });
checked_record!(Gift { lines: required, worth: optional });
checked_record!(GiftLine { sku: required, quantity: or(Quantity::ONE) });
checked_choice!(Benefit {
    "percent" => Percent(Percent),
    "amount" => Amount(Amount),
    "price" => Price(FixedPrice),
    "tiers" => Tiers(Tiers),
    "buy_get" => BuyGet(BuyGet),
    "n_for_m" => NForM(NForM),
    "bundle" => Bundle(Bundle),
    "gift" => Gift(Gift),
    "delivery" => Delivery(DeliveryOff),
});

impl Benefit {
    /// How many units it touches at most, where that is limited.
    #[inline]
    pub(super) const fn unit_limit(&self) -> Option<UnitLimit> {
        match self {
            Self::Percent(percent) => percent.units,
            Self::Amount(amount) => amount.units,
            Self::Price(price) => price.units,
            _ => None,
        }
    }
}

impl Percent {
    /// So much off all goods, line by line, of running prices.
    #[must_use]
    pub const fn off(off: Rate) -> Self {
        Self { off, of: Selector::All, spread: Spread::Line, base: PercentOf::Running, units: None }
    }
}

impl Amount {
    /// So much off, once across all goods.
    #[must_use]
    pub const fn across(off: Money) -> Self {
        Self {
            off,
            of: Selector::All,
            spread: Spread::Selection,
            share_by: ShareBy::Value,
            tax: TaxBasis::AsPriced,
            units: None,
        }
    }

    /// So much off each unit.
    #[must_use]
    pub const fn per_unit(off: Money) -> Self {
        Self {
            off,
            of: Selector::All,
            spread: Spread::Unit,
            share_by: ShareBy::Value,
            tax: TaxBasis::AsPriced,
            units: None,
        }
    }
}

impl NForM {
    /// N for the price of M of some goods, the cheapest free.
    #[must_use]
    pub const fn new(n: Quantity, m: Quantity, of: Selector) -> Self {
        Self { of, n, m, pick: Pick::Cheapest, sets: None, shares: false }
    }
}
