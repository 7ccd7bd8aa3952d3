//! The best deal by example: how its set is laid out, what it starts from, and what is told of rules that are not in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod by_hand;

use by_hand::priced;
use ocop::cart::Cart;
use ocop::money::{Currency, Money};
use ocop::pricing::{BestDeal, Context, Outcome, Quote, Rule, RuleId, Rulebook, StepBudget, quote};
use ocop::product::{Catalogue, Measure, Product, ProductParts, Sku};
use ocop::text::Texts;
use serde_json::{Value, json};

/// One unit of one kilogram at 1 000 đồng, under rules, a budget of steps, and more of a policy and a context.
fn best(rules: &Value, steps: u32, policy: &Value, more: &Value) -> Quote {
    let parts = ProductParts::new(Sku::new("A").unwrap(), Texts::vi("Hàng"), Money::vnd(1_000));
    let product = Product::new(ProductParts { shipping_weight: Some(Measure::grams(1_000)), ..parts }).unwrap();
    let cart: Cart = serde_json::from_value(json!({ "lines": [{ "sku": "A", "quantity": 1 }] })).unwrap();
    let mut asked = json!({ "combine": { "best_deal": steps } });
    asked.as_object_mut().unwrap().extend(policy.as_object().unwrap().clone());
    let mut context = json!({ "at": "2026-11-23T09:30:00+07:00", "detail": "full", "policy": asked });
    context.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let context: Context = serde_json::from_value(context).unwrap();
    let rules: Vec<Rule> = serde_json::from_value(rules.clone()).unwrap();
    quote(&Rulebook::new(Currency::VND, rules).unwrap(), &Catalogue::new([product]).unwrap(), &cart, &context).unwrap()
}

fn off(id: &str, priority: i32, amount: &str, more: &Value) -> Value {
    let benefit = json!({ "amount": { "off": amount, "spread": "selection" } });
    rule(id, priority, &benefit, more)
}

#[test]
fn the_cap_of_the_order_cuts_the_best_set_too() {
    let quote =
        best(&json!([off("a", 1, "500 VND", &json!({}))]), 100, &json!({ "order_cap": { "rate": "10%" } }), &json!({}));
    assert_eq!(quote.totals.payable, Money::vnd(900));
    assert_eq!(quote.best_deal.unwrap().saving, Money::vnd(100));
}

#[test]
fn delivery_is_charged_for_goods_as_the_best_set_leaves_them() {
    // Delivery is free from 950 on; after the first rule 30 are due, and the second takes them off.
    let table = json!({ "zones": [{
        "zone": "z", "steps": [{ "up_to": "5 kg", "fee": "30 VND" }], "free_from": { "amount": "950 VND" },
    }] });
    let rules = json!([
        off("a", 1, "100 VND", &json!({})),
        { "id": "b", "priority": 2, "benefit": { "delivery": { "percent": "100%" } } },
    ]);
    let quote = best(&rules, 100, &json!({ "delivery_table": table }), &json!({ "delivery": { "zone": "z" } }));
    assert_eq!(quote.totals.payable, Money::vnd(900));
}

#[test]
fn the_set_that_goes_by_priority_is_there_before_the_first_step() {
    let rules: Vec<Value> = (0..5).map(|i| off(&format!("r{i}"), i, "10 VND", &json!({}))).collect();
    let quote = best(&json!(rules), 1, &json!({}), &json!({}));
    assert_eq!(quote.best_deal.unwrap().saving, Money::vnd(50));
}

#[test]
fn a_rule_is_beaten_by_the_one_of_its_lane_that_follows() {
    let group = json!({ "lane": "item", "combine": { "group": "g" } });
    let rules = json!([
        off("before", 0, "5 VND", &json!({ "lane": "item" })),
        off("beaten", 1, "10 VND", &group),
        off("after", 2, "50 VND", &group),
        off("order", 3, "5 VND", &json!({ "lane": "order" })),
    ]);
    let quote = best(&rules, 100, &json!({}), &json!({}));
    let outcome = &quote.verdict(&RuleId::new("beaten").unwrap()).unwrap().outcome;
    let told = ocop::pricing::Beaten { by: RuleId::new("after").unwrap(), by_how_much: Some(Money::vnd(40)) };
    assert_eq!(*outcome, Outcome::Beaten(told));
}

#[test]
fn steps_are_no_part_of_what_a_fingerprint_is_of() {
    let found = best(&json!([off("a", 1, "100 VND", &json!({}))]), 100, &json!({}), &json!({}));
    let changed = |change: fn(&mut BestDeal)| {
        let mut quote = found.clone();
        quote.best_deal.as_mut().map(change).unwrap();
        quote.fingerprint().unwrap() == found.fingerprint().unwrap()
    };
    assert!(changed(|deal| deal.steps += 1));
    assert!(!changed(|deal| deal.bound = Money::vnd(101)));
    assert!(!changed(|deal| deal.proven = false));
}

#[test]
fn a_budget_of_steps_is_a_number_above_zero() {
    let read = |steps: i64| serde_json::from_value::<StepBudget>(json!(steps)).map_err(|error| error.to_string());
    assert_eq!(read(7), Ok(StepBudget::new(7)));
    assert_eq!(read(u32::MAX.into()), Ok(StepBudget::new(u32::MAX)));
    for outside in [0, -1, i64::from(u32::MAX) + 1] {
        assert!(read(outside).unwrap_err().contains(&outside.to_string()));
    }
}

/// A cart of goods that are named by what they cost, one unit of each, priced by the best deal.
fn best_of(prices: &[i32], rules: &Value) -> Quote {
    let quote = best_within(1_000, prices, rules);
    assert!(quote.best_deal.unwrap().proven);
    quote
}

fn best_within(steps: u32, prices: &[i32], rules: &Value) -> Quote {
    let names: Vec<String> = prices.iter().map(|price| format!("G{price}")).collect();
    let goods: Vec<(&str, i32, u32)> = names.iter().zip(prices).map(|(name, price)| (&**name, *price, 1)).collect();
    let more = json!({ "detail": "full", "policy": { "combine": { "best_deal": steps } } });
    priced(&goods, rules, &more)
}

fn skus(names: &[&str]) -> Value {
    json!({ "skus": names })
}

fn rule(id: &str, priority: i32, benefit: &Value, more: &Value) -> Value {
    let mut rule = json!({ "id": id, "priority": priority, "benefit": benefit });
    rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    rule
}

/// Two for the price of one, of some goods.
fn two_for_one(names: &[&str]) -> Value {
    json!({ "n_for_m": { "n": 2, "m": 1, "of": skus(names), "pick": "cheapest" } })
}

/// By priority the first takes the two dearest, and the other finds one of its goods only. The other way round both find a pair.
fn competing(other: &Value, more: &[Value]) -> Vec<Value> {
    let once = json!({ "n_for_m": { "n": 2, "m": 1, "pick": "cheapest", "sets": 1, "of": skus(&["G100", "G90", "G80", "G30"]) } });
    let penny = json!({ "amount": { "off": "1 VND", "spread": "selection", "of": skus(&["G10"]) } });
    let mut rules = vec![
        rule("penny", 0, &penny, &json!({ "lane": "item" })),
        rule("once", 1, &once, &json!({})),
        rule("other", 2, other, &json!({})),
    ];
    rules.extend(more.iter().cloned());
    rules
}

const GOODS: [i32; 5] = [100, 90, 80, 30, 10];

#[test]
fn multi_buys_that_want_the_same_units_change_places_where_that_saves_more() {
    let half = json!({ "buy_get": { "buy": 1, "get": 1, "of": skus(&["G100", "G30"]), "pick": "cheapest" } });
    let bundle = json!({ "bundle": {
        "components": [{ "of": skus(&["G100"]) }, { "of": skus(&["G30"]) }], "give": { "amount": "30 VND" },
    } });
    for other in [two_for_one(&["G100", "G30"]), half, bundle] {
        let quote = best_of(&GOODS, &Value::Array(competing(&other, &[])));
        assert_eq!(quote.totals.discounts, Money::vnd(80 + 30 + 1), "{other}");
    }
    // A third one that has its eye on them too stands in nobody's way.
    let tenth = json!({ "buy_get": {
        "buy": 1, "get": 1, "of": skus(&["G100"]), "target": skus(&["G30"]), "give": { "percent": "10%" },
    } });
    let rules = competing(&two_for_one(&["G100", "G30"]), &[rule("tenth", 3, &tenth, &json!({}))]);
    assert_eq!(best_of(&GOODS, &Value::Array(rules)).totals.discounts, Money::vnd(80 + 30 + 1));
}

#[test]
fn the_distance_to_the_best_is_that_of_the_best_set_with_the_rule_in_any_order() {
    let large = json!({ "amount": { "off": "150 VND", "spread": "selection" } });
    let in_group = json!({ "lane": "item", "combine": { "group": "g" } });
    let mut rules = competing(&two_for_one(&["G100", "G30"]), &[rule("large", 9, &large, &in_group)]);
    rules.iter_mut().filter(|rule| rule.get("id") == Some(&json!("once"))).for_each(|rule| {
        rule.as_object_mut().unwrap().insert("combine".into(), json!({ "group": "g" }));
    });
    let rules = Value::Array(rules);
    let gap = |quote: &Quote| match &quote.verdict(&RuleId::new("once").unwrap()).unwrap().outcome {
        Outcome::Beaten(beaten) => beaten.by_how_much,
        other => panic!("{other:?}"),
    };
    let quote = best_of(&GOODS, &rules);
    assert_eq!(quote.totals.discounts, Money::vnd(150 + 30 + 1));
    assert_eq!(gap(&quote), Some(Money::vnd(181 - 111)));
    // With too few steps to look through all sets with the rule, nothing is told rather than the first that was found.
    let of_few =
        |steps| Some(best_within(steps, &GOODS, &rules)).filter(|quote| quote.totals.discounts == Money::vnd(181));
    let mut told: Vec<Option<Money>> = (1..100).filter_map(of_few).map(|quote| gap(&quote)).collect();
    told.dedup();
    assert_eq!(told, [None, Some(Money::vnd(70))]);
}

/// Found by law 7: with a gift nobody knows what delivery costs, and so the order seemed to cost less.
#[test]
fn a_fee_that_is_not_known_any_more_is_no_saving() {
    let table = json!({ "zones": [{ "zone": "z", "steps": [{ "up_to": "1 kg", "fee": "20 VND" }] }] });
    let given = |prices: &str, worth: Option<&str>| {
        let mut gift = json!({ "lines": [{ "sku": "A" }] });
        worth.map(|worth| gift.as_object_mut().unwrap().insert("worth".into(), json!(worth)));
        let rules = json!([{ "id": "gift", "benefit": { "gift": gift } }]);
        let policy = json!({ "prices": prices, "delivery_table": table, "delivery_tax": { "rate": "10%" } });
        let quote = best(&rules, 100, &policy, &json!({ "delivery": { "zone": "z" } }));
        (quote.gifts.len(), quote.best_deal.unwrap().saving, quote.best_deal.unwrap().proven)
    };
    for prices in ["included", "excluded"] {
        assert_eq!(given(prices, None), (0, Money::vnd(0), true));
        assert_eq!(given(prices, Some("5 VND")), (1, Money::vnd(5), true));
    }
}

#[test]
fn a_gift_that_makes_the_parcel_cheaper_saves_what_it_makes_cheaper() {
    let table = json!({ "zones": [{
        "zone": "z", "steps": [{ "up_to": "1 kg", "fee": "350 VND" }, { "up_to": "5 kg", "fee": "20 VND" }],
    }] });
    let rules = json!([
        off("a", 1, "100 VND", &json!({ "combine": "alone_in_lane" })),
        { "id": "gift", "priority": 3, "benefit": { "gift": { "lines": [{ "sku": "A" }] } } },
        off("b", 2, "90 VND", &json!({})),
    ]);
    let quote = best(&rules, 100, &json!({ "delivery_table": table }), &json!({ "delivery": { "zone": "z" } }));
    assert_eq!((quote.gifts.len(), quote.totals.delivery), (1, Money::vnd(20)));
    let deal = quote.best_deal.unwrap();
    // By priority the first rule applies alone and saves 100.
    assert_eq!((deal.saving, deal.proven), (Money::vnd(330 + 90), true));
}

/// Found by law 7: the best set with the gift saves less than nothing.
#[test]
fn the_distance_of_a_gift_that_makes_the_parcel_dearer_is_told() {
    let table = json!({ "zones": [{
        "zone": "z", "steps": [{ "up_to": "1 kg", "fee": "20 VND" }, { "up_to": "5 kg", "fee": "350 VND" }],
    }] });
    let rules = json!([
        off("a", 1, "100 VND", &json!({})),
        { "id": "gift", "benefit": { "gift": { "lines": [{ "sku": "A" }] } } },
    ]);
    let quote = best(&rules, 100, &json!({ "delivery_table": table }), &json!({ "delivery": { "zone": "z" } }));
    assert_eq!(quote.best_deal.unwrap().saving, Money::vnd(100));
    let gift = quote.verdict(&RuleId::new("gift").unwrap()).unwrap();
    let Outcome::Beaten(beaten) = &gift.outcome else { panic!("{gift:?}") };
    assert_eq!(beaten.by_how_much, Some(Money::vnd(330)));
}

#[test]
fn of_equal_orders_that_of_priority_is_kept() {
    let in_group = json!({ "lane": "item", "combine": { "group": "g" } });
    let penny = json!({ "amount": { "off": "1 VND", "spread": "selection", "of": skus(&["G10"]) } });
    let rules = json!([
        rule("penny", 0, &penny, &in_group),
        rule("small", 1, &two_for_one(&["G100", "G90"]), &in_group),
        rule("large", 2, &two_for_one(&["G500", "G400", "G100"]), &json!({})),
    ]);
    let quote = best_of(&[500, 400, 100, 90, 10], &rules);
    let by: Vec<String> = quote.entries.iter().map(|entry| serde_json::to_string(&entry.by).unwrap()).collect();
    assert_eq!(by, [r#"{"rule":"small"}"#, r#"{"rule":"large"}"#]);
}

#[test]
fn each_rule_that_is_alone_in_the_quote_is_a_step() {
    let alone = json!({ "combine": "alone_in_quote" });
    let rules = json!([off("a", 1, "100 VND", &alone), off("b", 2, "200 VND", &alone), off("c", 3, "50 VND", &alone)]);
    let deal = best(&rules, 100, &json!({}), &json!({})).best_deal.unwrap();
    assert_eq!((deal.saving, deal.steps), (Money::vnd(200), 3));
}
