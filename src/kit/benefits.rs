//! Benefits of every kind.

use alloc::vec;

use crate::money::{Currency, Money, Rate};
use crate::pricing::{
    Amount, Basis, Benefit, Bundle, BundleGive, BuyGet, Component, DeliveryOff, FixedPrice, Gift, GiftLine, LimitPer,
    NForM, Percent, PercentOf, Pick, QuantityTier, ShareBy, SpendTier, SpendTiers, Spread, TierBy, TierGive, TierMode,
    Tiers, UnitGive, UnitLimit, UnitOrder,
};
use crate::product::{Quantity, Sku};
use proptest::prelude::*;
use proptest::sample::select;

use super::goods::skus;
use super::rules::selectors;
use super::{Valid as _, amounts, minor, positive_amounts, rates};

/// From one unit up to so many.
pub fn quantities(most: u32) -> impl Strategy<Value = Quantity> {
    (1..=most).prop_map(|units| Quantity::new(units).valid())
}

fn unit_limits() -> impl Strategy<Value = Option<UnitLimit>> {
    let limit = (
        quantities(6),
        select(vec![LimitPer::Order, LimitPer::Line, LimitPer::Customer]),
        select(vec![UnitOrder::DearestFirst, UnitOrder::CheapestFirst]),
    );
    prop::option::weighted(0.3, limit.prop_map(|(first, per, order)| UnitLimit { first, per, order }))
}

fn spreads() -> impl Strategy<Value = Spread> {
    select(vec![Spread::Line, Spread::Unit, Spread::Selection])
}

/// Percentages.
pub fn percents(currency: Currency) -> impl Strategy<Value = Benefit> {
    let base = select(vec![PercentOf::Running, PercentOf::Regular]);
    (rates(), selectors(currency), spreads(), base, unit_limits())
        .prop_map(|(off, of, spread, base, units)| Benefit::Percent(Percent { off, of, spread, base, units }))
}

/// Amounts off.
pub fn fixed_amounts(currency: Currency) -> impl Strategy<Value = Benefit> {
    let by = select(vec![ShareBy::Value, ShareBy::Quantity, ShareBy::Evenly]);
    (positive_amounts(currency), selectors(currency), spreads(), by, unit_limits()).prop_map(
        |(off, of, spread, share_by, units)| {
            // Weights matter only across a selection.
            let share_by = if spread == Spread::Selection { share_by } else { ShareBy::Value };
            Benefit::Amount(Amount { of, spread, share_by, units, ..Amount::across(off) })
        },
    )
}

/// Fixed prices.
pub fn prices(currency: Currency) -> impl Strategy<Value = Benefit> {
    (amounts(currency), selectors(currency), spreads(), unit_limits())
        .prop_map(|(price, of, spread, units)| Benefit::Price(FixedPrice { price, of, spread, units }))
}

/// What a tier gives: a graduated tier by spend gives percentages only, one by quantity nothing for all.
fn tier_gives(currency: Currency, mode: TierMode, by_spend: bool) -> BoxedStrategy<TierGive> {
    // A tier may give nothing, where a graduated table stops.
    let percent = prop_oneof![9 => rates(), 1 => Just(Rate::ZERO)].prop_map(TierGive::Percent);
    let per_unit = positive_amounts(currency).prop_map(TierGive::AmountPerUnit);
    let unit_price = amounts(currency).prop_map(TierGive::UnitPrice);
    let once = positive_amounts(currency).prop_map(TierGive::Amount);
    match (mode, by_spend) {
        (TierMode::Graduated, true) => percent.boxed(),
        (TierMode::Graduated, false) => prop_oneof![percent, per_unit, unit_price].boxed(),
        (TierMode::Whole, _) => prop_oneof![percent, per_unit, unit_price, once].boxed(),
    }
}

/// Quantity and spend tiers, whole or graduated, in ascending order.
pub fn tiers(currency: Currency) -> impl Strategy<Value = Benefit> {
    let by_quantity = |mode| {
        let row = (1_u32..=4, tier_gives(currency, mode, false));
        prop::collection::vec(row, 1..=3).prop_map(|rows| {
            let mut from = 0;
            let row = |(more, give)| {
                from += more;
                QuantityTier { from: Quantity::new(from).valid(), give }
            };
            TierBy::Quantity(rows.into_iter().map(row).collect())
        })
    };
    let by_spend = |mode| {
        let row = (positive_amounts(currency), tier_gives(currency, mode, true));
        let basis = select(vec![Basis::Shelf, Basis::Regular, Basis::Running]);
        (prop::collection::vec(row, 1..=3), basis).prop_map(move |(rows, basis)| {
            let mut from = 0;
            let row = |(more, give): (Money, TierGive)| {
                from += more.minor();
                SpendTier { from: minor(from, currency), give }
            };
            TierBy::Spend(SpendTiers { basis, tiers: rows.into_iter().map(row).collect() })
        })
    };
    let of_mode =
        move |mode| prop_oneof![by_quantity(mode).boxed(), by_spend(mode).boxed()].prop_map(move |by| (mode, by));
    let by = prop_oneof![of_mode(TierMode::Whole), of_mode(TierMode::Graduated)];
    (selectors(currency), select(vec![Spread::Line, Spread::Selection]), by)
        .prop_map(|(of, spread, (mode, by))| Benefit::Tiers(Tiers { of, spread, mode, by }))
}

fn unit_gives(currency: Currency) -> impl Strategy<Value = UnitGive> {
    prop_oneof![
        Just(UnitGive::Free),
        rates().prop_map(UnitGive::Percent),
        positive_amounts(currency).prop_map(UnitGive::Amount),
        amounts(currency).prop_map(UnitGive::Price),
    ]
}

fn picks() -> impl Strategy<Value = Pick> {
    select(vec![Pick::Cheapest, Pick::Dearest, Pick::CheapestOverall])
}

fn set_limits() -> impl Strategy<Value = Option<Quantity>> {
    prop::option::weighted(0.3, quantities(3))
}

/// Buy X, get Y.
pub fn buy_gets(currency: Currency) -> impl Strategy<Value = Benefit> {
    let counts = (quantities(3), quantities(2));
    let pools = (selectors(currency), prop::option::of(selectors(currency)));
    (counts, pools, unit_gives(currency), picks(), set_limits(), prop::bool::weighted(0.2)).prop_map(
        |((buy, get), (of, target), give, pick, sets, shares)| {
            Benefit::BuyGet(BuyGet { of, buy, target, get, give, pick, sets, shares })
        },
    )
}

/// N for the price of M.
pub fn n_for_ms(currency: Currency) -> impl Strategy<Value = Benefit> {
    (selectors(currency), 1_u32..=3, 1_u32..=2, picks(), set_limits(), prop::bool::weighted(0.2)).prop_map(
        |(of, m, free, pick, sets, shares)| {
            let [n, m] = [m + free, m].map(|units| Quantity::new(units).valid());
            Benefit::NForM(NForM { of, n, m, pick, sets, shares })
        },
    )
}

/// Bundles of one to three components.
pub fn bundles(currency: Currency) -> impl Strategy<Value = Benefit> {
    let component = (selectors(currency), quantities(2)).prop_map(|(of, count)| Component { of, count });
    let give = prop_oneof![
        amounts(currency).prop_map(BundleGive::Price),
        rates().prop_map(BundleGive::Percent),
        positive_amounts(currency).prop_map(BundleGive::Amount),
    ];
    (prop::collection::vec(component, 1..=3), give, set_limits(), prop::bool::weighted(0.2))
        .prop_map(|(components, give, sets, shares)| Benefit::Bundle(Bundle { components, give, sets, shares }))
}

/// Gifts, now and then of a product that the catalogue does not have.
pub fn gifts(currency: Currency) -> impl Strategy<Value = Benefit> {
    let sku = prop_oneof![5 => skus(), 1 => Just(Sku::new("KHONG-CO").valid())];
    let line = (sku, quantities(2)).prop_map(|(sku, quantity)| GiftLine { sku, quantity });
    let lines = prop::collection::vec(line, 1..=2).prop_map(|mut lines| {
        lines.sort_by(|a, b| a.sku.cmp(&b.sku));
        lines.dedup_by(|a, b| a.sku == b.sku);
        lines
    });
    (lines, prop::option::of(positive_amounts(currency)))
        .prop_map(|(lines, worth)| Benefit::Gift(Gift { lines, worth }))
}

/// Offers on the delivery.
pub fn delivery_offers(currency: Currency) -> impl Strategy<Value = Benefit> {
    prop_oneof![
        rates().prop_map(DeliveryOff::Percent),
        positive_amounts(currency).prop_map(DeliveryOff::Amount),
        amounts(currency).prop_map(DeliveryOff::Price),
    ]
    .prop_map(Benefit::Delivery)
}
