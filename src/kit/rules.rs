//! Selectors, conditions and rules.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

use crate::cart::Code;
use crate::certification::{Stars, regime};
use crate::money::{Currency, Rounding, RoundingMode};
use crate::pricing::{
    AttributeIs, Basis, Benefit, Combination, Condition, Day, FactIs, FactName, Group, GroupId, Hours, Lane, LegalForm,
    Limits, OrderNumber, PriceRange, Rule, Sector, Selector, ShareBy, Spend, Spread, TaxBasis, Units,
};
use crate::product::{CategoryId, Period};
use proptest::prelude::*;
use proptest::sample::select;

use super::goods::{PRODUCERS, PROVINCES, TAGS, attribute_values, periods, roast, sets, skus, tag};
use super::{CODES, Valid as _, amounts, benefits, minor, positive_amounts, rule_id};

/// Selectors, most of them of one step and matching something.
pub fn selectors(currency: Currency) -> BoxedStrategy<Selector> {
    let leaf = prop_oneof![
        10 => Just(Selector::All),
        8 => prop::collection::btree_set(skus(), 1..=4).prop_map(Selector::Skus),
        2 => select(vec!["ca-phe", "bot", "tra", "do-uong"])
            .prop_map(|category| Selector::Category(CategoryId::new(category).valid())),
        1 => select(&PRODUCERS[..]).prop_map(|id| Selector::Producer(id.parse().valid())),
        1 => select(&PROVINCES[..]).prop_map(|province| Selector::Province(tag(province))),
        1 => Just(Selector::Commune(tag("ea-tu"))),
        1 => sets().prop_map(Selector::Set),
        1 => sets().prop_map(|set| {
            Selector::Sector(Sector { regime: set.regime().clone(), sector: set.sector().clone() })
        }),
        1 => sets().prop_map(|set| {
            let known = regime(set.regime()).valid();
            let group = known.set(set.number()).valid().group();
            Selector::Group(Group { regime: set.regime().clone(), sector: set.sector().clone(), group })
        }),
        1 => (3_u8..=5).prop_map(|stars| Selector::Stars(Stars::new(stars).valid())),
        1 => select(&TAGS[..]).prop_map(|name| Selector::Tag(tag(name))),
        1 => prop::option::of(attribute_values())
            .prop_map(|value| Selector::Attribute(AttributeIs { key: roast(), value })),
        1 => Just(Selector::OnSale),
        1 => ranges(currency).prop_map(Selector::Price),
    ];
    let leaf = leaf.boxed();
    // Two levels, built once; a recursive strategy is built anew for each case.
    let level = |inner: BoxedStrategy<Selector>| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..=3).prop_map(Selector::AnyOf),
            prop::collection::vec(inner.clone(), 1..=3).prop_map(Selector::AllOf),
            inner.prop_map(Selector::negated),
        ]
    };
    let one = prop_oneof![2 => leaf.clone(), 1 => level(leaf.clone())].boxed();
    let tree = level(one);
    prop_oneof![4 => leaf, 1 => tree].boxed()
}

fn ranges(currency: Currency) -> impl Strategy<Value = PriceRange> {
    let bounds = (amounts(currency), positive_amounts(currency), select(vec![0, 1, 2]));
    bounds.prop_map(move |(low, width, open)| PriceRange {
        at_least: (open != 0).then_some(low),
        below: (open != 1).then_some(minor(low.minor() + width.minor(), currency)),
    })
}

/// A lower bound, an upper one, or both.
fn bounds(most: u32) -> impl Strategy<Value = (Option<u32>, Option<u32>)> {
    (1..=most, 0..=most, select(vec![0, 1, 2])).prop_map(|(least, more, open)| match open {
        0 => (Some(least), None),
        1 => (None, Some(least + more)),
        _ => (Some(least), Some(least + more)),
    })
}

fn spends(currency: Currency) -> impl Strategy<Value = Spend> {
    let basis = select(vec![Basis::Shelf, Basis::Running, Basis::Regular]);
    let tax = select(vec![TaxBasis::AsPriced, TaxBasis::With, TaxBasis::Without]);
    (selectors(currency), ranges(currency), basis, tax).prop_map(|(of, range, basis, tax)| Spend {
        of,
        at_least: range.at_least,
        at_most: range.below,
        basis,
        tax,
    })
}

fn units(currency: Currency, most: u32) -> impl Strategy<Value = Units> {
    (selectors(currency), bounds(most)).prop_map(|(of, (at_least, at_most))| Units { of, at_least, at_most })
}

fn hours() -> impl Strategy<Value = Hours> {
    let days = prop::collection::btree_set(
        select(vec![Day::Monday, Day::Sunday, Day::Saturday, Day::Tuesday, Day::Friday]),
        0..=3,
    );
    let clock = select(vec!["00:00", "09:30", "09:31", "08:00", "22:00", "23:59", "02:00"]);
    (days, clock.clone(), clock).prop_map(|(days, from, until)| Hours {
        days,
        from: from.parse().valid(),
        until: until.parse().valid(),
    })
}

fn facts() -> impl Strategy<Value = Condition> {
    let fact = |name: &str, is: &str| FactIs { name: FactName::new(name).valid(), is: FactName::new(is).valid() };
    prop_oneof![
        select(&CODES[..]).prop_map(|code| Condition::Code(Code::new(code).valid())),
        periods().prop_map(Condition::Period),
        hours().prop_map(Condition::Hours),
        select(vec!["si", "le"]).prop_map(|group| Condition::CustomerGroup(group.parse().valid())),
        bounds(3).prop_map(|(at_least, at_most)| Condition::OrderNumber(OrderNumber { at_least, at_most })),
        select(vec!["web", "app"]).prop_map(|channel| Condition::Channel(channel.parse().valid())),
        select(&PROVINCES[..]).prop_map(|province| Condition::DestinationProvince(tag(province))),
        select(vec!["nhanh", "thuong"]).prop_map(|way| Condition::DeliveryMethod(way.parse().valid())),
        select(vec!["cod", "the"]).prop_map(|way| Condition::PaymentMethod(way.parse().valid())),
        select(vec!["co", "khong"]).prop_map(move |is| Condition::Fact(fact("sinh-nhat", is))),
    ]
}

/// Conditions, most of them none at all.
pub fn conditions(currency: Currency) -> BoxedStrategy<Condition> {
    let leaf = prop_oneof![
        2 => spends(currency).prop_map(Condition::Spend).boxed(),
        2 => units(currency, 8).prop_map(Condition::Quantity).boxed(),
        1 => units(currency, 3).prop_map(Condition::Distinct).boxed(),
        3 => facts().boxed(),
    ];
    let leaf = leaf.boxed();
    let level = |inner: BoxedStrategy<Condition>| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..=3).prop_map(Condition::AllOf),
            prop::collection::vec(inner.clone(), 1..=3).prop_map(Condition::AnyOf),
            inner.prop_map(|condition| Condition::Not(Box::new(condition))),
        ]
    };
    let one = prop_oneof![2 => leaf.clone(), 1 => level(leaf.clone())].boxed();
    let tree = level(one);
    prop_oneof![6 => Just(Condition::default()), 2 => leaf, 1 => tree].boxed()
}

fn combinations() -> impl Strategy<Value = Combination> {
    let group = |id: &str| Combination::Group(GroupId::new(id).valid());
    prop_oneof![
        6 => Just(Combination::Stacks),
        2 => select(vec![group("g1"), group("g2")]),
        1 => Just(Combination::AloneInLane),
        1 => Just(Combination::AloneInQuote),
    ]
}

fn limits(currency: Currency) -> impl Strategy<Value = Limits> {
    let some = (
        prop::option::weighted(0.3, 1_u32..=2),
        prop::option::weighted(0.3, 1_u32..=2),
        prop::option::weighted(0.5, positive_amounts(currency)),
    );
    prop_oneof![
        3 => Just(Limits::default()),
        1 => some.prop_map(|(total, per_customer, budget)| Limits { total, per_customer, budget }),
    ]
}

/// Rounding by a step.
pub fn roundings(currency: Currency) -> impl Strategy<Value = Rounding> {
    (select(RoundingMode::ALL.to_vec()), select(vec![1, 10, 100, 1_000]))
        .prop_map(move |(mode, step)| Rounding::new(mode, minor(step, currency)).valid())
}

/// A benefit and the lane it is put in by name, where it is.
fn benefits_in_lanes(currency: Currency) -> impl Strategy<Value = (Benefit, Option<Lane>)> {
    let goods = prop_oneof![
        3 => benefits::percents(currency).boxed(),
        3 => benefits::fixed_amounts(currency).boxed(),
        2 => benefits::prices(currency).boxed(),
        2 => benefits::tiers(currency).boxed(),
        3 => benefits::buy_gets(currency).boxed(),
        2 => benefits::n_for_ms(currency).boxed(),
        2 => benefits::bundles(currency).boxed(),
    ];
    let lane = prop_oneof![3 => Just(None), 1 => select(vec![Some(Lane::Item), Some(Lane::Order)])];
    prop_oneof![
        8 => (goods.boxed(), lane).boxed(),
        2 => price_lists(currency).prop_map(|benefit| (benefit, Some(Lane::Price))).boxed(),
        1 => benefits::gifts(currency).boxed().prop_map(|benefit| (benefit, None)).boxed(),
        2 => benefits::delivery_offers(currency).boxed().prop_map(|benefit| (benefit, None)).boxed(),
    ]
}

/// What the price lane allows.
fn price_lists(currency: Currency) -> impl Strategy<Value = Benefit> {
    let benefits = prop_oneof![
        benefits::percents(currency).boxed(),
        benefits::fixed_amounts(currency).boxed(),
        benefits::prices(currency).boxed(),
        benefits::tiers(currency).boxed(),
    ];
    let per_line = |spread| if spread == Spread::Selection { Spread::Line } else { spread };
    benefits.prop_map(move |mut benefit| {
        match &mut benefit {
            Benefit::Percent(percent) => (percent.spread, percent.units) = (per_line(percent.spread), None),
            Benefit::Amount(amount) => {
                (amount.spread, amount.units, amount.share_by) = (per_line(amount.spread), None, ShareBy::default());
            }
            Benefit::Price(price) => (price.spread, price.units) = (per_line(price.spread), None),
            _ => {}
        }
        benefit
    })
}

/// Whether a rule may round its prices to a step.
fn is_per_unit(benefit: &Benefit) -> bool {
    match benefit {
        Benefit::Percent(percent) => percent.spread == Spread::Unit,
        Benefit::Amount(amount) => amount.spread == Spread::Unit,
        Benefit::Price(price) => price.spread == Spread::Unit,
        _ => false,
    }
}

/// A rule of an id that is set later.
pub fn rules(currency: Currency) -> impl Strategy<Value = Rule> {
    let window = prop_oneof![4 => Just(Period::ALWAYS), 1 => periods()];
    let codes = prop_oneof![3 => Just(Vec::new()), 1 => super::codes(&CODES[..2])];
    let parts = (
        benefits_in_lanes(currency).boxed(),
        -1_i32..=1,
        window,
        codes,
        conditions(currency),
        combinations(),
        limits(currency).boxed(),
        prop::option::weighted(0.15, positive_amounts(currency)),
        prop::option::weighted(0.2, roundings(currency)),
        prop::bool::weighted(0.15),
    );
    parts.prop_map(|((benefit, lane), priority, window, codes, when, combine, limits, at_most, round, gift)| {
        let in_price_lane = lane == Some(Lane::Price);
        let given = matches!(benefit, Benefit::Gift(_));
        Rule {
            lane,
            priority,
            window,
            codes: codes.into_iter().collect::<BTreeSet<_>>(),
            when,
            combine: if in_price_lane { Combination::Stacks } else { combine },
            limits: match (in_price_lane, given) {
                (true, _) => Limits::default(),
                (false, true) => Limits { budget: None, ..limits },
                (false, false) => limits,
            },
            at_most: at_most.filter(|_| !in_price_lane && !given),
            round: round.filter(|_| is_per_unit(&benefit)),
            form: if gift { LegalForm::Gift } else { LegalForm::PriceReduction },
            ..Rule::new(rule_id(0), benefit)
        }
    })
}

/// The rules of a rulebook.
pub fn rulebooks(currency: Currency) -> impl Strategy<Value = Vec<Rule>> {
    prop::collection::vec(rules(currency).boxed(), 0..=8).prop_map(named)
}

/// The rules, with ids by position.
#[must_use]
pub fn named(rules: Vec<Rule>) -> Vec<Rule> {
    rules.into_iter().enumerate().map(|(i, rule)| Rule { id: rule_id(i), ..rule }).collect()
}
