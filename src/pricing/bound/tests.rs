//! Bounds worked by hand: three units of A at 100 đồng and two of B at 50.

#![allow(clippy::unwrap_used, reason = "a fixture that does not hold fails its test")]

use alloc::vec::Vec;

use serde_json::{Value, json};

use super::super::price_cart::with_engine;
use super::super::{Context, Rule, Rulebook};
use super::*;
use crate::cart::Cart;
use crate::money::Currency;
use crate::product::{Catalogue, Product, ProductParts, Sku};
use crate::text::Texts;

/// A document with more fields.
fn with(mut document: Value, more: &Value) -> Value {
    document.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    document
}

/// What is done with an engine of the goods under rules, which are documents, and more of a policy.
fn with_rules<T>(rules: &Value, policy: &Value, using: impl FnOnce(&mut Engine<'_>, &State) -> T) -> T {
    let product = |(sku, price)| {
        Product::new(ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Hàng"), Money::vnd(price))).unwrap()
    };
    let catalogue = Catalogue::new([("A", 100), ("B", 50)].map(product)).unwrap();
    let rules: Vec<Rule> = serde_json::from_value(rules.clone()).unwrap();
    let book = Rulebook::new(Currency::VND, rules).unwrap();
    let lines = json!({ "lines": [{ "sku": "A", "quantity": 3 }, { "sku": "B", "quantity": 2 }] });
    let cart: Cart = serde_json::from_value(lines).unwrap();
    let context = json!({ "at": "2026-11-23T09:30:00+07:00", "policy": policy });
    let context: Context = serde_json::from_value(context).unwrap();
    let used = with_engine(&book, &catalogue, &cart, &context, |engine| {
        let shelf = State::of(engine.bench.lines);
        Ok(using(engine, &shelf))
    });
    used.unwrap()
}

/// Factors by line, most, slack and use of what a rule reaches.
type Told = ([i64; 2], i64, i64, bool);

fn reach_of(benefit: &Value, more: &Value, policy: &Value) -> Reach {
    let rule = with(json!({ "id": "r", "benefit": benefit }), more);
    with_rules(&json!([rule]), policy, |engine, shelf| engine.reach(0, shelf))
}

fn told(benefit: &Value, more: &Value, policy: &Value) -> Told {
    let reach = reach_of(benefit, more, policy);
    (reach.factors.try_into().unwrap(), reach.most, reach.slack, reach.uses)
}

/// Each benefit, with more of a rule, has the reach that stands beside it.
fn each(cases: &[(Value, Value, Told)]) {
    for (benefit, more, expected) in cases {
        assert_eq!(told(benefit, more, &json!({})), *expected, "{benefit} {more}");
    }
}

const MAX: i64 = Money::MAX;
const PERCENT: i64 = ALL / 100;

#[test]
fn percentages_take_their_part_of_running_prices_and_an_amount_of_regular_ones() {
    let round = json!({ "round": { "mode": "down", "step": "10 VND" } });
    let none = json!({});
    let percent = |more: Value| json!({ "percent": with(json!({ "off": "10%", "spread": "unit" }), &more) });
    let ten = [10 * PERCENT; 2];
    each(&[
        // Each unit may be rounded up by one.
        (percent(json!({})), none.clone(), (ten, MAX, 5, false)),
        (percent(json!({ "units": { "first": 2 } })), none.clone(), (ten, MAX, 2, false)),
        (percent(json!({ "units": { "first": 9 } })), none.clone(), (ten, MAX, 5, false)),
        (percent(json!({ "spread": "line" })), none.clone(), (ten, MAX, 2, false)),
        (percent(json!({ "of": { "skus": ["B"] } })), none.clone(), ([0, 10 * PERCENT], MAX, 2, false)),
        // Rounded prices may fall by more than the part.
        (percent(json!({})), round.clone(), ([ALL; 2], MAX, 5, false)),
        // Of regular prices it is an amount, which the shelf shows, unless other units may come first on lower prices.
        (percent(json!({ "base": "regular" })), none.clone(), ([ALL; 2], 40, 5, false)),
        (percent(json!({ "base": "regular" })), round, ([ALL; 2], MAX, 5, false)),
        (percent(json!({ "base": "regular", "units": { "first": 2 } })), none, ([ALL; 2], MAX, 2, false)),
    ]);
}

#[test]
fn amounts_take_as_often_as_they_are_given() {
    let amount = |spread: &str, of: Value| json!({ "amount": { "off": "7 VND", "spread": spread, "of": of } });
    let none = json!({});
    let all = || json!("all");
    each(&[
        (amount("unit", json!({ "skus": ["A"] })), none.clone(), ([ALL, 0], 21, 0, false)),
        (amount("unit", all()), none.clone(), ([ALL; 2], 35, 0, false)),
        (amount("line", all()), none.clone(), ([ALL; 2], 14, 0, false)),
        (amount("selection", all()), none.clone(), ([ALL; 2], 7, 0, false)),
        (amount("unit", all()), json!({ "at_most": "20 VND" }), ([ALL; 2], 20, 0, false)),
        (amount("unit", all()), json!({ "round": { "mode": "down", "step": "10 VND" } }), ([ALL; 2], MAX, 0, false)),
    ]);
    let without = json!({ "amount": { "off": "7 VND", "spread": "selection", "tax": "without" } });
    assert_eq!(told(&without, &none, &json!({})), ([ALL; 2], MAX, 0, false));
    assert_eq!(told(&without, &none, &json!({ "prices": "excluded" })), ([ALL; 2], 7, 0, false));
}

#[test]
fn prices_and_tiers_take_what_the_shelf_shows_unless_lower_prices_bring_more() {
    let none = json!({});
    let price = json!({ "price": { "price": "60 VND", "of": { "skus": ["A"] } } });
    let tiers = |basis: &str| {
        let spend = json!({ "basis": basis, "tiers": [{ "from": "1 VND", "give": { "percent": "10%" } }] });
        json!({ "tiers": { "spread": "line", "by": { "spend": spend } } })
    };
    let by_units =
        json!({ "tiers": { "spread": "line", "by": { "quantity": [{ "from": 3, "give": { "percent": "10%" } }] } } });
    each(&[
        (price.clone(), none.clone(), ([ALL, 0], 120, 0, false)),
        (price, json!({ "round": { "mode": "down", "step": "10 VND" } }), ([ALL, 0], MAX, 0, false)),
        (by_units, none.clone(), ([ALL; 2], 30, 0, false)),
        (tiers("shelf"), none.clone(), ([ALL; 2], 40, 0, false)),
        (tiers("running"), none.clone(), ([ALL; 2], MAX, 0, false)),
    ]);
    // 290 of 300 are asked for and floors let 150 go: what they clip and what finds no room are counted both.
    let floors = json!({ "floors": { "A": { "cost": "50 VND" } } });
    let across = json!({ "price": { "price": "10 VND", "of": { "skus": ["A"] }, "spread": "selection" } });
    assert_eq!(told(&across, &none, &floors), ([ALL, 0], 150 + 140 + 140, 0, false));
}

#[test]
fn multi_buys_take_the_part_of_a_set_that_is_free() {
    let none = json!({});
    let for_three = |more: Value| json!({ "n_for_m": with(json!({ "n": 5, "m": 3 }), &more) });
    let buy = |more: Value| json!({ "buy_get": with(json!({ "buy": 2, "get": 1 }), &more) });
    let third = ALL / 3 + 1;
    let b = || json!({ "skus": ["B"] });
    each(&[
        (for_three(json!({ "pick": "cheapest" })), none.clone(), ([40 * PERCENT; 2], 100, 0, true)),
        (for_three(json!({ "pick": "cheapest_overall" })), none.clone(), ([40 * PERCENT; 2], MAX, 0, true)),
        (for_three(json!({ "pick": "dearest" })), none.clone(), ([ALL; 2], MAX, 0, true)),
        (for_three(json!({ "pick": "cheapest", "shares": true })), none.clone(), ([40 * PERCENT; 2], 100, 0, false)),
        (buy(json!({ "pick": "cheapest" })), none.clone(), ([third; 2], MAX, 5, true)),
        (buy(json!({ "pick": "dearest" })), none.clone(), ([ALL; 2], MAX, 5, true)),
        (buy(json!({ "pick": "cheapest", "target": b() })), none.clone(), ([0, ALL], MAX, 2, true)),
        (
            buy(json!({ "pick": "cheapest", "give": { "percent": "50%" } })),
            none.clone(),
            ([50 * PERCENT; 2], MAX, 5, true),
        ),
        (
            buy(json!({ "pick": "dearest", "give": { "percent": "50%" } })),
            none.clone(),
            ([50 * PERCENT; 2], MAX, 5, true),
        ),
        (buy(json!({ "give": { "amount": "7 VND" } })), none.clone(), ([ALL; 2], 7, 5, true)),
        (buy(json!({ "buy": 1, "give": { "amount": "7 VND" } })), none.clone(), ([ALL; 2], 14, 5, true)),
        (buy(json!({ "buy": 1, "give": { "amount": "7 VND" }, "sets": 1 })), none.clone(), ([ALL; 2], 7, 5, true)),
        (buy(json!({ "pick": "cheapest", "shares": true })), none, ([third; 2], MAX, 5, false)),
    ]);
}

#[test]
fn bundles_take_as_often_as_their_scarcest_component_is_there() {
    let none = json!({});
    let bundle = |give: Value, skus: [&str; 2], more: Value| {
        let components = skus.map(|sku| json!({ "of": { "skus": [sku] } }));
        json!({ "bundle": with(json!({ "components": components, "give": give }), &more) })
    };
    let ab = ["A", "B"];
    each(&[
        (bundle(json!({ "percent": "10%" }), ab, json!({})), none.clone(), ([10 * PERCENT; 2], MAX, 2, true)),
        (bundle(json!({ "amount": "7 VND" }), ab, json!({})), none.clone(), ([ALL; 2], 14, 2, true)),
        (bundle(json!({ "amount": "7 VND" }), ab, json!({ "sets": 1 })), none.clone(), ([ALL; 2], 7, 1, true)),
        (bundle(json!({ "price": "90 VND" }), ab, json!({})), none.clone(), ([ALL; 2], MAX, 2, true)),
        (bundle(json!({ "price": "90 VND" }), ab, json!({ "shares": true })), none.clone(), ([ALL; 2], MAX, 2, false)),
        (bundle(json!({ "price": "90 VND" }), ["A", "C"], json!({})), none, ([ALL, 0], 0, 0, true)),
    ]);
}

#[test]
fn gifts_count_what_they_are_worth_and_delivery_takes_nothing_off_goods() {
    let worth = |benefit: Value| reach_of(&benefit, &json!({}), &json!({})).worth;
    assert_eq!(worth(json!({ "gift": { "lines": [{ "sku": "A" }], "worth": "5 VND" } })), 5);
    assert_eq!(worth(json!({ "gift": { "lines": [{ "sku": "A" }] } })), 0);
    assert_eq!(told(&json!({ "delivery": { "percent": "100%" } }), &json!({}), &json!({})), ([0; 2], MAX, 0, false));
}

#[test]
fn rules_that_exclude_each_other_are_of_one_group() {
    let ten = json!({ "percent": { "off": "10%" } });
    let rule =
        |id: &str, lane: &str, combine: Value| json!({ "id": id, "lane": lane, "combine": combine, "benefit": ten });
    let group = |name: &str| json!({ "group": name });
    let rules = json!([
        rule("a", "item", group("g")),
        rule("b", "item", group("h")),
        rule("c", "item", json!("stacks")),
        rule("d", "item", group("g")),
        rule("e", "item", json!("alone_in_lane")),
        rule("f", "item", json!("alone_in_lane")),
        rule("g", "item", json!("alone_in_quote")),
        rule("h", "order", group("g")),
        rule("i", "order", json!("alone_in_lane")),
    ]);
    let numbers = with_rules(&rules, &json!({}), |engine, _| {
        groups(&(0..9).map(|rank| engine.book.compiled(rank)).collect::<Vec<_>>())
    });
    let expected = [Some(0), Some(1), None, Some(0), Some(4), Some(4), None, Some(7), Some(8)];
    assert_eq!(numbers, expected);
}

/// What reaches take at most of 1 000 and 500, each with its group.
fn rest_of(reaches: &[(Reach, Option<usize>)], change: impl FnOnce(&mut Bound)) -> i64 {
    let line = |amount| super::super::state::Running {
        shelf: amount,
        shelf_price: amount,
        amount,
        runs: super::super::runs::Runs::one(amount, 1),
    };
    let state = State { goods: Vec::from([line(1_000), line(500)]), ..State::default() };
    let (reaches, groups) = reaches.iter().cloned().unzip();
    let mut bound = Bound { reaches, groups, on_top: Vec::from([0, 0]), fee: 30, falls: false, cap: MAX };
    change(&mut bound);
    bound.rest(&state, 100, true, |_| true)
}

fn part(percent: i64, most: i64, slack: i64, uses: bool) -> (Reach, Option<usize>) {
    let factors = Vec::from([percent * PERCENT; 2]);
    (Reach { factors, most, slack, uses, worth: 0, lane: Lane::Item }, None)
}

#[test]
fn parts_that_stack_compound_and_amounts_add_up() {
    let rest = |reaches: &[(Reach, Option<usize>)]| rest_of(reaches, |_| {});
    assert_eq!(rest(&[]), 0);
    assert_eq!(rest(&[part(10, MAX, 2, false)]), 152);
    // 1 500 become 1 350, and those 1 080.
    assert_eq!(rest(&[part(10, MAX, 2, false), part(20, MAX, 3, false)]), 420 + 5);
    assert_eq!(rest(&[part(10, 30, 2, false), part(20, MAX, 3, false)]), 30 + 300 + 3);
    assert_eq!(rest(&[part(10, 150, 2, false)]), 152, "an amount that the part holds is no tighter");
    assert_eq!(rest(&[part(100, 700, 0, false), part(100, 900, 0, false)]), 1_500, "no more than there is");
}

#[test]
fn of_a_group_only_the_largest_counts() {
    let of_group = |group, most| (part(100, most, 0, false).0, Some(group));
    let rest = |reaches: &[(Reach, Option<usize>)]| rest_of(reaches, |_| {});
    assert_eq!(rest(&[of_group(0, 30), of_group(1, 20), of_group(0, 50), of_group(1, 10)]), 70);
    assert_eq!(rest(&[(part(10, MAX, 2, false).0, Some(0)), of_group(0, 50)]), 152);
}

#[test]
fn multi_buys_share_the_units_they_use() {
    let rest = |reaches: &[(Reach, Option<usize>)]| rest_of(reaches, |_| {});
    // By the larger part of each line, or each by itself, whichever is less.
    assert_eq!(rest(&[part(50, MAX, 1, true), part(40, MAX, 2, true)]), 750 + 3);
    assert_eq!(rest(&[part(50, 10, 1, true), part(40, 20, 2, true)]), 30);
    // Beside a part that stacks: half of what is left of 1 500, or the amounts beside a tenth.
    assert_eq!(rest(&[part(10, MAX, 0, false), part(50, MAX, 1, true), part(40, MAX, 2, true)]), 825 + 3);
    assert_eq!(rest(&[part(10, MAX, 0, false), part(50, 10, 1, true), part(40, 20, 2, true)]), 150 + 30);
}

#[test]
fn fees_gifts_taxes_and_the_cap_of_the_order_bound_the_rest() {
    let delivery = || (Reach { lane: Lane::Delivery, ..part(0, MAX, 0, false).0 }, None);
    let gift = || (Reach { worth: 5, ..part(0, MAX, 0, false).0 }, None);
    assert_eq!(rest_of(&[delivery(), delivery(), gift(), gift()], |_| {}), 30 + 10);
    assert_eq!((rest_of(&[gift()], |_| {}), rest_of(&[gift()], |bound| bound.falls = true)), (5, 30 + 5));
    assert_eq!(rest_of(&[delivery(), gift()], |bound| bound.falls = true), 30 + 5);
    assert_eq!(rest_of(&[part(10, MAX, 0, false)], |bound| bound.cap = 120), 20);
    // Tax on top of the most taxed line, one đồng of rounding for each line and for each rounding of a group.
    let taxed = rest_of(&[part(10, MAX, 0, false)], |bound| bound.on_top = Vec::from([5 * PERCENT, 10 * PERCENT]));
    assert_eq!(taxed, 150 + 15 + 2 + 2);
}

#[test]
fn parts_of_amounts_are_bounds_of_any_size() {
    for amount in [1_000_001, Money::MAX] {
        assert_eq!((times(amount, ALL), times_down(amount, ALL)), (amount, amount));
        assert_eq!((times(amount, ALL / 2), times_down(amount, ALL / 2)), (amount / 2 + amount % 2, amount / 2));
        assert_eq!((times(amount, 0), times_down(amount, 0)), (0, 0));
    }
    assert_eq!((ratio(1, 3), ratio(2, 2)), (ALL / 3 + 1, ALL));
}
