//! Rules of every kind, drawn from bytes.

use std::collections::BTreeSet;

use ocop::certification::Stars;
use ocop::kit::{self, goods};
use ocop::money::{Rounding, RoundingMode};
use ocop::pricing::{
    Amount, AttributeIs, Basis, Benefit, Bundle, BundleGive, BuyGet, Combination, Component, Condition, Day,
    DeliveryOff, FactIs, FixedPrice, Gift, GiftLine, GroupId, Hours, Lane, LegalForm, LimitPer, Limits, NForM,
    OrderNumber, Percent, PercentOf, Pick, PriceRange, QuantityTier, Rule, Selector, ShareBy, Spend, SpendTier,
    SpendTiers, Spread, TaxBasis, TierBy, TierGive, TierMode, Tiers, UnitGive, UnitLimit, UnitOrder, Units,
};
use ocop::product::{CategoryId, Period, Quantity, Sku};

use super::draw::Draw;
use super::shops::{attribute, period};

const SPREADS: [Spread; 3] = [Spread::Line, Spread::Unit, Spread::Selection];
const BASES: [Basis; 3] = [Basis::Shelf, Basis::Running, Basis::Regular];
const TAXES: [TaxBasis; 3] = [TaxBasis::AsPriced, TaxBasis::With, TaxBasis::Without];

/// The rule at a position.
pub fn rule(d: &mut Draw<'_>, position: usize) -> Rule {
    let benefit = benefit(d);
    let lane = d.of(&[None, None, None, Some(Lane::Item), Some(Lane::Order), Some(Lane::Price), None, None]);
    Rule {
        lane,
        priority: i32::from(d.below(3)) - 1,
        window: d.some(5, period).unwrap_or(Period::ALWAYS),
        codes: d.some(4, |d| [d.name(&kit::CODES[..2])].into()).unwrap_or_default(),
        when: if d.one_in(2) { condition(d, 2) } else { Condition::default() },
        combine: combination(d),
        limits: d.some(4, limits).unwrap_or_default(),
        at_most: d.some(6, Draw::positive),
        round: d.some(5, rounding),
        form: d.of(&[LegalForm::PriceReduction, LegalForm::PriceReduction, LegalForm::Gift]),
        promotional: d.one_in(3),
        ..Rule::new(kit::rule_id(position), benefit)
    }
}

fn combination(d: &mut Draw<'_>) -> Combination {
    match d.below(8) {
        5 => Combination::Group(d.of(&["g1", "g2"]).parse::<GroupId>().expect("a group")),
        6 => Combination::AloneInLane,
        7 => Combination::AloneInQuote,
        _ => Combination::Stacks,
    }
}

fn limits(d: &mut Draw<'_>) -> Limits {
    let count = |d: &mut Draw<'_>| d.number(1, 3);
    Limits { total: d.some(2, count), per_customer: d.some(2, count), budget: d.some(2, Draw::positive) }
}

/// Rounding by a step.
pub fn rounding(d: &mut Draw<'_>) -> Rounding {
    let (mode, step) = (d.of(&RoundingMode::ALL), d.of(&[1, 10, 100, 1_000]));
    Rounding::new(mode, d.minor(step)).expect("a step")
}

pub fn sku(d: &mut Draw<'_>) -> Sku {
    goods::sku(usize::from(d.byte()))
}

fn selector(d: &mut Draw<'_>, depth: u8) -> Selector {
    match d.below(if depth == 0 { 16 } else { 20 }) {
        1..=4 => Selector::Skus(d.list(1, 4, sku).into_iter().collect()),
        5 | 6 => Selector::Category(d.name::<CategoryId>(&["ca-phe", "bot", "tra", "do-uong"])),
        7 => Selector::Producer(d.name(&goods::PRODUCERS)),
        8 => Selector::Province(goods::tag(d.of(&goods::PROVINCES))),
        9 => Selector::Commune(goods::tag("ea-tu")),
        10 => Selector::Stars(Stars::new(d.of(&[3, 4, 5])).expect("stars")),
        11 => Selector::Tag(goods::tag(d.of(&goods::TAGS))),
        12 => Selector::Attribute(AttributeIs { key: goods::roast(), value: d.some(2, attribute) }),
        13 => Selector::OnSale,
        14 => Selector::Price(range(d)),
        16 | 17 => Selector::AnyOf(d.list(1, 3, |d| selector(d, depth - 1))),
        18 => Selector::AllOf(d.list(1, 3, |d| selector(d, depth - 1))),
        19 => selector(d, depth - 1).negated(),
        _ => Selector::All,
    }
}

fn goods_of(d: &mut Draw<'_>) -> Selector {
    selector(d, 2)
}

fn range(d: &mut Draw<'_>) -> PriceRange {
    let (open, low) = (d.below(3), d.amount());
    let high = d.above(low);
    PriceRange { at_least: (open != 0).then_some(low), below: (open != 1).then_some(high) }
}

fn bounds(d: &mut Draw<'_>) -> (Option<u32>, Option<u32>) {
    let (open, least) = (d.below(3), d.number(1, 8));
    let most = least + d.number(0, 8);
    ((open != 1).then_some(least), (open != 0).then_some(most))
}

fn condition(d: &mut Draw<'_>, depth: u8) -> Condition {
    let units = |d: &mut Draw<'_>| {
        let (of, (at_least, at_most)) = (goods_of(d), bounds(d));
        Units { of, at_least, at_most }
    };
    match d.below(if depth == 0 { 15 } else { 18 }) {
        0 | 1 => {
            let (of, range, basis, tax) = (goods_of(d), range(d), d.of(&BASES), d.of(&TAXES));
            Condition::Spend(Spend { of, at_least: range.at_least, at_most: range.below, basis, tax })
        }
        2 | 3 => Condition::Quantity(units(d)),
        4 => Condition::Distinct(units(d)),
        5 => Condition::Code(d.name(&kit::CODES)),
        6 => Condition::Period(period(d)),
        7 => Condition::Hours(hours(d)),
        8 => Condition::CustomerGroup(d.name(&["si", "le"])),
        9 => {
            let (at_least, at_most) = bounds(d);
            Condition::OrderNumber(OrderNumber { at_least, at_most })
        }
        10 => Condition::Channel(d.name(&["web", "app"])),
        11 => Condition::DestinationProvince(goods::tag(d.of(&goods::PROVINCES))),
        12 => Condition::DeliveryMethod(d.name(&["nhanh", "thuong"])),
        13 => Condition::PaymentMethod(d.name(&["cod", "the"])),
        14 => Condition::Fact(FactIs { name: d.name(&["sinh-nhat"]), is: d.name(&["co", "khong"]) }),
        15 => Condition::AllOf(d.list(1, 3, |d| condition(d, depth - 1))),
        16 => Condition::AnyOf(d.list(1, 3, |d| condition(d, depth - 1))),
        _ => Condition::Not(Box::new(condition(d, depth - 1))),
    }
}

fn hours(d: &mut Draw<'_>) -> Hours {
    const CLOCKS: [&str; 7] = ["00:00", "09:30", "09:31", "08:00", "22:00", "23:59", "02:00"];
    let day = |d: &mut Draw<'_>| d.of(&[Day::Monday, Day::Sunday, Day::Saturday, Day::Tuesday, Day::Friday]);
    Hours {
        days: d.list(0, 3, day).into_iter().collect::<BTreeSet<_>>(),
        from: d.name(&CLOCKS),
        until: d.name(&CLOCKS),
    }
}

fn unit_limit(d: &mut Draw<'_>) -> UnitLimit {
    UnitLimit {
        first: d.units(6),
        per: d.of(&[LimitPer::Order, LimitPer::Line, LimitPer::Customer]),
        order: d.of(&[UnitOrder::DearestFirst, UnitOrder::CheapestFirst]),
    }
}

fn benefit(d: &mut Draw<'_>) -> Benefit {
    match d.below(10) {
        0 => Benefit::Percent(Percent {
            off: d.rate(),
            of: goods_of(d),
            spread: d.of(&SPREADS),
            base: d.of(&[PercentOf::Running, PercentOf::Regular]),
            units: d.some(3, unit_limit),
        }),
        1 | 2 => amount(d),
        3 => Benefit::Price(FixedPrice {
            price: d.amount(),
            of: goods_of(d),
            spread: d.of(&SPREADS),
            units: d.some(3, unit_limit),
        }),
        4 => tiers(d),
        5 => Benefit::BuyGet(BuyGet {
            of: goods_of(d),
            buy: d.units(3),
            target: d.some(2, goods_of),
            get: d.units(2),
            give: unit_give(d),
            pick: pick(d),
            sets: sets(d),
            shares: d.one_in(5),
        }),
        6 => {
            let (m, free) = (d.number(1, 3), d.number(1, 2));
            let [n, m] = [m + free, m].map(|units| Quantity::new(units).expect("a few units"));
            Benefit::NForM(NForM { n, m, of: goods_of(d), pick: pick(d), sets: sets(d), shares: d.one_in(5) })
        }
        7 => bundle(d),
        8 => Benefit::Gift(Gift {
            lines: d.list(1, 2, |d| GiftLine { sku: sku(d), quantity: d.units(2) }),
            worth: d.some(2, Draw::positive),
        }),
        _ => Benefit::Delivery(match d.below(3) {
            0 => DeliveryOff::Percent(d.rate()),
            1 => DeliveryOff::Amount(d.positive()),
            _ => DeliveryOff::Price(d.amount()),
        }),
    }
}

fn amount(d: &mut Draw<'_>) -> Benefit {
    let (off, of, spread, tax) = (d.positive(), goods_of(d), d.of(&SPREADS), d.of(&TAXES));
    let share_by = d.of(&[ShareBy::Value, ShareBy::Quantity, ShareBy::Evenly]);
    // Weights matter only across a selection.
    let share_by = if spread == Spread::Selection { share_by } else { ShareBy::Value };
    Benefit::Amount(Amount { off, of, spread, share_by, tax, units: d.some(3, unit_limit) })
}

fn pick(d: &mut Draw<'_>) -> Pick {
    d.of(&[Pick::Cheapest, Pick::Dearest, Pick::CheapestOverall])
}

fn sets(d: &mut Draw<'_>) -> Option<Quantity> {
    d.some(3, |d| d.units(3))
}

fn unit_give(d: &mut Draw<'_>) -> UnitGive {
    match d.below(4) {
        0 => UnitGive::Free,
        1 => UnitGive::Percent(d.rate()),
        2 => UnitGive::Amount(d.positive()),
        _ => UnitGive::Price(d.amount()),
    }
}

fn bundle(d: &mut Draw<'_>) -> Benefit {
    let components = d.list(1, 3, |d| Component { of: goods_of(d), count: d.units(2) });
    let give = match d.below(3) {
        0 => BundleGive::Price(d.amount()),
        1 => BundleGive::Percent(d.rate()),
        _ => BundleGive::Amount(d.positive()),
    };
    Benefit::Bundle(Bundle { components, give, sets: sets(d), shares: d.one_in(5) })
}

fn tiers(d: &mut Draw<'_>) -> Benefit {
    let (of, spread) = (goods_of(d), d.of(&[Spread::Line, Spread::Selection]));
    let (mode, by_spend) = (d.of(&[TierMode::Whole, TierMode::Graduated]), d.one_in(2));
    let by = if by_spend {
        let (basis, mut from) = (d.of(&BASES), d.minor(0));
        let tier = |d: &mut Draw<'_>| {
            from = d.above(from);
            SpendTier { from, give: tier_give(d, mode, true) }
        };
        TierBy::Spend(SpendTiers { basis, tiers: d.list(1, 3, tier) })
    } else {
        let mut from = 0;
        let tier = |d: &mut Draw<'_>| {
            from += d.number(1, 4);
            QuantityTier { from: Quantity::new(from).expect("a few units"), give: tier_give(d, mode, false) }
        };
        TierBy::Quantity(d.list(1, 3, tier))
    };
    Benefit::Tiers(Tiers { of, spread, mode, by })
}

/// A graduated tier by spend gives percentages only, one by quantity nothing for all.
fn tier_give(d: &mut Draw<'_>, mode: TierMode, by_spend: bool) -> TierGive {
    let kinds = match (mode, by_spend) {
        (TierMode::Graduated, true) => 1,
        (TierMode::Graduated, false) => 3,
        (TierMode::Whole, _) => 4,
    };
    match d.below(kinds) {
        0 => TierGive::Percent(d.rate()),
        1 => TierGive::AmountPerUnit(d.positive()),
        2 => TierGive::UnitPrice(d.amount()),
        _ => TierGive::Amount(d.positive()),
    }
}
