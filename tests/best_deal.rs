//! The best deal by example: how its set is laid out, what it starts from, and what is told of rules that are not in it.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

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
    let mut rule = json!({ "id": id, "priority": priority, "benefit": benefit });
    rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    rule
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
