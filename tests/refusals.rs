//! What pricing refuses, and how it says so: rules, carts, delivery tables, quotes that were changed, and what has no canonical bytes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

use core::error::Error;
use std::fs;

use ocop::cart::{Cart, HostPrice, Line};
use ocop::money::{Currency, Money};
use ocop::pricing::{
    self, Context, DeliveryTable, Fingerprint, PastCart, Policy, Quote, ReplayError, Rule, Rulebook, RulebookFault,
    canonical_bytes, display_prices, quote, replay,
};
use ocop::product::{Catalogue, Quantity};
use serde::Serialize;
use serde_json::{Value, json};
use time::macros::datetime;

fn sample(file: &str) -> String {
    fs::read_to_string(format!("{}/examples/data/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn faults_of(rule: &Value) -> Vec<String> {
    let mut whole = json!({"id": "a", "benefit": {"n_for_m": {"n": 2, "m": 1}}});
    whole.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
    let rule: Rule = serde_json::from_value(whole).unwrap();
    match Rulebook::new(Currency::VND, vec![rule]) {
        Ok(_) => Vec::new(),
        Err(faults) => {
            assert!(faults.iter().all(|fault| fault.source().is_none()));
            faults.into_iter().map(|fault: RulebookFault| fault.to_string()).collect()
        }
    }
}

fn benefit(benefit: Value) -> Value {
    Value::Object([("benefit".to_owned(), benefit)].into_iter().collect())
}

#[test]
fn amounts_and_rates_of_rules_are_in_their_range_and_currency() {
    let rows = [
        (benefit(json!({"percent": {"off": "0%"}})), "benefit.percent.off: 0% is not above zero"),
        (benefit(json!({"percent": {"off": "101%"}})), "benefit.percent.off: 101% is above 100%"),
        (benefit(json!({"amount": {"off": "0 VND"}})), "benefit.amount.off: 0 VND is not above zero"),
        (benefit(json!({"amount": {"off": "5.00 USD"}})), "benefit.amount.off: 5.00 USD is not in VND"),
        (benefit(json!({"price": {"price": "-1 VND"}})), "benefit.price.price: -1 VND is below zero"),
        (benefit(json!({"delivery": {"percent": "0%"}})), "benefit.delivery.percent: 0% is not above zero"),
        (benefit(json!({"delivery": {"amount": "0 VND"}})), "benefit.delivery.amount: 0 VND is not above zero"),
        (benefit(json!({"delivery": {"price": "-1 VND"}})), "benefit.delivery.price: -1 VND is below zero"),
        (
            benefit(json!({"buy_get": {"of": "all", "buy": 1, "get": 1, "give": {"percent": "0%"}}})),
            "benefit.buy_get.give.percent: 0% is not above zero",
        ),
        (
            benefit(json!({"buy_get": {"of": "all", "buy": 1, "get": 1, "give": {"amount": "0 VND"}}})),
            "benefit.buy_get.give.amount: 0 VND is not above zero",
        ),
        (
            benefit(json!({"buy_get": {"of": "all", "buy": 1, "get": 1, "give": {"price": "-1 VND"}}})),
            "benefit.buy_get.give.price: -1 VND is below zero",
        ),
        (
            benefit(json!({"bundle": {"components": [{"of": "all"}], "give": {"amount": "0 VND"}}})),
            "benefit.bundle.give.amount: 0 VND is not above zero",
        ),
        (
            benefit(json!({"gift": {"lines": [{"sku": "G"}], "worth": "-1 VND"}})),
            "benefit.gift.worth: -1 VND is below zero",
        ),
        (json!({"at_most": "0 VND"}), "at_most: 0 VND is not above zero"),
        (json!({"limits": {"budget": "0 VND"}}), "limits.budget: 0 VND is not above zero"),
    ];
    for (rule, expected) in rows {
        assert_eq!(faults_of(&rule), [format!("rules[0].{expected}")], "{rule}");
    }
}

#[test]
fn lists_sets_and_thresholds_of_rules_have_their_shape() {
    let tiers = |of: Value| benefit(json!({ "tiers": of }));
    let rows = [
        (benefit(json!({"n_for_m": {"n": 2, "m": 2}})), "benefit.n_for_m.m: 2 is not fewer than the units of a set, 2"),
        (
            benefit(json!({"bundle": {"components": [], "give": {"percent": "5%"}}})),
            "benefit.bundle.components: the list is empty",
        ),
        (
            benefit(json!({"bundle": {"components": [{"of": "all", "count": 101}], "give": {"percent": "5%"}}})),
            "benefit.bundle.components[0].count: 101 is more than 100",
        ),
        (benefit(json!({"gift": {"lines": []}})), "benefit.gift.lines: the list is empty"),
        (
            benefit(json!({"percent": {"off": "5%", "of": {"not": {"skus": []}}}})),
            "benefit.percent.of.not.skus: the list is empty",
        ),
        (
            benefit(json!({"percent": {"off": "5%", "of": {"any_of": ["all", {"price": {}}]}}})),
            "benefit.percent.of.any_of[1].price: the range has no bound",
        ),
        (
            benefit(json!({"percent": {"off": "5%", "of": {"price": {"at_least": "5 VND", "below": "5 VND"}}}})),
            "benefit.percent.of.price: the range has a lower bound above its upper bound",
        ),
        (json!({"when": {"spend": {}}}), "when.spend: the range has no bound"),
        (
            json!({"when": {"all_of": [{"spend": {"at_least": "2 VND", "at_most": "1 VND"}}]}}),
            "when.all_of[0].spend: the range has a lower bound above its upper bound",
        ),
        (json!({"when": {"not": {"quantity": {}}}}), "when.not.quantity: the range has no bound"),
        (
            json!({"when": {"distinct": {"at_least": 3, "at_most": 2}}}),
            "when.distinct: the range has a lower bound above its upper bound",
        ),
        (json!({"when": {"order_number": {}}}), "when.order_number: the range has no bound"),
        (
            tiers(
                json!({"by": {"quantity": [{"from": 2, "give": {"percent": "5%"}}, {"from": 2, "give": {"percent": "6%"}}]}}),
            ),
            "benefit.tiers.by.quantity[1].from: 2 is not above the threshold before it",
        ),
        (
            tiers(
                json!({"by": {"spend": {"tiers": [{"from": "9 VND", "give": {"percent": "5%"}}, {"from": "8 VND", "give": {"percent": "6%"}}]}}}),
            ),
            "benefit.tiers.by.spend.tiers[1].from: 8 VND is not above the threshold before it",
        ),
        (
            tiers(json!({"spread": "unit", "by": {"quantity": [{"from": 2, "give": {"percent": "5%"}}]}})),
            "benefit.tiers.spread: unit is no spread for this benefit",
        ),
        (
            tiers(json!({"mode": "graduated", "by": {"quantity": [{"from": 2, "give": {"amount": "5 VND"}}]}})),
            "benefit.tiers.by.quantity[0].give.amount: 5 VND is not what a tier of this kind gives",
        ),
        (
            tiers(
                json!({"mode": "graduated", "by": {"spend": {"tiers": [{"from": "0 VND", "give": {"unit_price": "5 VND"}}]}}}),
            ),
            "benefit.tiers.by.spend.tiers[0].give.unit_price: 5 VND is not what a tier of this kind gives",
        ),
        (
            tiers(json!({"by": {"quantity": [{"from": 2, "give": {"amount_per_unit": "0 VND"}}]}})),
            "benefit.tiers.by.quantity[0].give.amount_per_unit: 0 VND is not above zero",
        ),
    ];
    for (rule, expected) in rows {
        assert_eq!(faults_of(&rule), [format!("rules[0].{expected}")], "{rule}");
    }
}

#[test]
fn a_lane_takes_what_it_is_for() {
    let price_lane = "this is not for the price lane, where nothing compounds and nothing is counted over orders";
    let price = json!({"price": {"price": "5 VND"}});
    let rows = [
        (json!({"lane": "item", "benefit": {"delivery": {"percent": "5%"}}}), "lane: item is no lane for this benefit"),
        (json!({"lane": "delivery"}), "lane: delivery is no lane for this benefit"),
        (json!({"lane": "price", "benefit": price, "at_most": "5 VND"}), &format!("at_most: {price_lane}")),
        (json!({"lane": "price", "benefit": price, "combine": "alone_in_lane"}), &format!("combine: {price_lane}")),
        (json!({"lane": "price", "benefit": price, "limits": {"total": 1}}), &format!("limits: {price_lane}")),
        (
            json!({"lane": "price", "benefit": {"amount": {"off": "5 VND", "spread": "selection"}}}),
            &format!("benefit: {price_lane}"),
        ),
        (
            json!({"round": {"mode": "down", "step": "1000 VND"}}),
            "round: 1000 VND rounds unit prices, and this benefit is not per unit",
        ),
    ];
    for (rule, expected) in rows {
        assert_eq!(faults_of(&rule), [format!("rules[0].{expected}")], "{rule}");
    }
}

#[test]
fn all_faults_of_a_rulebook_are_one_message() {
    let rules = [json!({"percent": {"off": "0%"}}), json!({"gift": {"lines": []}})]
        .map(|benefit| serde_json::from_value::<Rule>(json!({"id": "a", "benefit": benefit})).unwrap());
    let faults = Rulebook::new(Currency::VND, rules.to_vec()).unwrap_err();
    assert_eq!(
        faults.to_string(),
        "rules[0].benefit.percent.off: 0% is not above zero; rules[1].id: \"a\" is the id of rules[0] too; \
         rules[1].benefit.gift.lines: the list is empty"
    );
    assert_eq!((&faults).into_iter().count(), faults.as_slice().len());
}

fn goods() -> Catalogue {
    serde_json::from_value(json!([
        {"sku": "A", "name": "Chè", "regular_price": "50000 VND"},
        {"sku": "B", "name": "Mật ong"}
    ]))
    .unwrap()
}

fn context(change: &Value) -> Context {
    let mut whole = json!({"at": "2026-11-25T09:30:00+07:00"});
    whole.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    serde_json::from_value(whole).unwrap()
}

#[test]
fn carts_that_cannot_be_priced_say_which_line_or_charge_it_is() {
    let line = |line: Value| json!({ "lines": [line] });
    let priced =
        |price: &str| line(json!({"sku": "A", "quantity": 1, "host_price": {"price": price, "reason": "staff"}}));
    let plain = line(json!({"sku": "A", "quantity": 1}));
    let none = json!({});
    let policy = |tax: Value| json!({"policy": {"tax": tax}});
    let group = json!({"by_group": {"tea": {"rate": "8%"}}});
    let rows = [
        (line(json!({"sku": "X", "quantity": 1})), none.clone(), "line 0: there is no product X"),
        (line(json!({"sku": "B", "quantity": 1})), none.clone(), "line 0: product B has no price"),
        (priced("2.00 USD"), none.clone(), "line 0: A is priced in USD, the rulebook in VND"),
        (plain.clone(), policy(group), "line 0: the tax of A is not covered"),
        (plain.clone(), json!({"delivery": {"fee": "-1 VND"}}), "the delivery fee -1 VND is below zero"),
        (
            plain.clone(),
            json!({"fees": [{"id": "wrap", "name": "Gói quà", "amount": "0 VND", "tax": "not_declared"}]}),
            "fee wrap is 0 VND, not above zero",
        ),
        (
            plain.clone(),
            json!({"payments": [{"id": "card", "balance": "-1 VND"}]}),
            "payment card is -1 VND, not above zero",
        ),
    ];
    for (cart, change, expected) in rows {
        let cart: Cart = serde_json::from_value(cart).unwrap();
        let error = quote(&Rulebook::empty(Currency::VND), &goods(), &cart, &context(&change)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    // A document has no such host price; a value may.
    let host_price = HostPrice { price: Money::vnd(-1), reason: "staff".parse().unwrap(), promotional: false };
    let line = Line { host_price: Some(host_price), ..Line::new("A".parse().unwrap(), Quantity::ONE) };
    let cart = Cart::of([line]).unwrap();
    let error = quote(&Rulebook::empty(Currency::VND), &goods(), &cart, &context(&none)).unwrap_err();
    assert_eq!(error.to_string(), "line 0: the host price -1 VND of A is below zero");
}

#[test]
fn a_price_on_request_is_left_out_of_a_list_of_prices_by_itself() {
    let catalogue = goods();
    let prices = display_prices(&Rulebook::empty(Currency::VND), &catalogue, &context(&json!({})));
    let told: Vec<(&str, Result<Money, String>)> = prices
        .iter()
        .map(|(sku, price)| (sku.as_str(), price.as_ref().map(|p| p.price).map_err(ToString::to_string)))
        .collect();
    assert_eq!(told, [("A", Ok(Money::vnd(50_000))), ("B", Err("line 0: product B has no price".into()))]);
}

#[test]
fn delivery_tables_have_masses_that_ascend() {
    let zone = |steps: Value| json!({"zones": [{"zone": "gan", "steps": steps}]});
    let step = |up_to: &str, fee: &str| json!({"up_to": up_to, "fee": fee});
    let rows = [
        (zone(json!([step("1 l", "5 VND")])), "weights of zone gan are masses in ascending order, but 1 l is not"),
        (
            zone(json!([step("1 kg", "5 VND"), step("1000 g", "6 VND")])),
            "weights of zone gan are masses in ascending order, but 1000 g is not",
        ),
        (zone(json!([step("1 kg", "-5 VND")])), "the fee -5 VND of zone gan is below zero"),
        (json!({"volumetric": 0, "zones": []}), "the volume that counts as a kilogram is above zero"),
        (json!({"zones": [{"zone": "gan", "steps": []}, {"zone": "gan", "steps": []}]}), "zone gan stands twice"),
    ];
    for (table, expected) in rows {
        let error = serde_json::from_value::<DeliveryTable>(table).unwrap_err().to_string();
        assert!(error.ends_with(expected), "{error}, not {expected}");
    }
}

#[test]
fn a_replay_counts_what_can_be_compared_and_says_what_cannot() {
    let (vnd, usd) = (Rulebook::empty(Currency::VND), Rulebook::empty(Currency::USD));
    let error = replay(&vnd, &usd, &goods(), []).unwrap_err();
    assert_eq!(error, ReplayError::Currencies { before: Currency::VND, after: Currency::USD });
    assert_eq!(error.to_string(), "the rulebook before is in VND, the one after in USD");

    let [good, bad] =
        ["A", "X"].map(|sku| serde_json::from_value::<Cart>(json!({"lines": [{"sku": sku, "quantity": 1}]})).unwrap());
    let at = Context::new(datetime!(2026-11-25 09:30 +7), Policy::default());
    let past = [&good, &bad].map(|cart| PastCart { cart, context: &at });
    let report = replay(&vnd, &vnd, &goods(), past).unwrap();
    assert!(!report.is_unchanged());
    let sent = serde_json::to_value(&report).unwrap();
    assert_eq!((&sent["carts"], &sent["before"]), (&json!(1), &json!("50000 VND")));
    let why = "line 0: there is no product X";
    assert_eq!(sent["refused"], json!([{"cart": 1, "before": why, "after": why}]));
}

fn sample_quote() -> Value {
    let catalogue: Catalogue = serde_json::from_str(&sample("catalogue.json")).unwrap();
    let rulebook: Rulebook = serde_json::from_str(&sample("rulebook.json")).unwrap();
    let cart: Cart = serde_json::from_str(&sample("cart.json")).unwrap();
    let context: Context = serde_json::from_str(&sample("context.json")).unwrap();
    serde_json::to_value(quote(&rulebook, &catalogue, &cart, &context).unwrap()).unwrap()
}

/// The pointers to all values of a document that are amounts.
fn amounts(document: &Value, at: &str, found: &mut Vec<String>) {
    match document {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, value)| amounts(value, &format!("{at}/{i}"), found));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, value)| amounts(value, &format!("{at}/{name}"), found)),
        Value::String(text) if text.parse::<Money>().is_ok() => found.push(at.into()),
        _ => {}
    }
}

/// Whoever stores a quote may change it. No single amount of what is sold, charged, taxed and paid can be changed alone.
#[test]
fn no_amount_of_a_stored_quote_can_be_changed_alone() {
    let stored = sample_quote();
    assert!(serde_json::from_value::<Quote>(stored.clone()).is_ok());
    let mut pointers = Vec::new();
    for part in ["lines", "delivery", "fees", "entries", "rates", "totals", "payments"] {
        amounts(&stored[part], &format!("/{part}"), &mut pointers);
    }
    assert!(pointers.len() > 100, "{} amounts", pointers.len());
    for pointer in pointers {
        for by in [-1, 1] {
            let mut changed = stored.clone();
            let value = changed.pointer_mut(&pointer).unwrap();
            let amount: Money = value.as_str().unwrap().parse().unwrap();
            *value = json!(amount.checked_add(Money::vnd(by)).unwrap().to_string());
            let error = serde_json::from_value::<Quote>(changed).map(|_| ()).expect_err(&pointer).to_string();
            assert!(error.contains("is not a quote whose ledger adds up"), "{pointer}: {error}");
        }
    }
}

#[test]
fn quotes_that_were_changed_say_where_they_do_not_add_up() {
    let stored = sample_quote();
    let refused = |pointer: &str, value: Value| {
        let mut changed = stored.clone();
        *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        serde_json::from_value::<Quote>(changed).map(|_| ()).expect_err(pointer).to_string()
    };
    let without_verdicts = refused("/verdicts", json!([]));
    assert!(without_verdicts.contains("has entries, but no verdict that it applied"), "{without_verdicts}");
    let other_currency = refused("/totals/payable", json!("5.00 USD"));
    assert!(other_currency.contains("totals is 5.00 USD, but the quote is in VND"), "{other_currency}");
    let mut lines = stored["lines"].as_array().unwrap().clone();
    lines.swap(0, 1);
    let swapped = refused("/lines", json!(lines));
    assert!(swapped.contains("lines[0].amount is"), "{swapped}");
    let quantity = stored["lines"][0]["quantity"].as_u64().unwrap();
    let units = refused("/lines/0/quantity", json!(quantity + 1));
    assert!(units.contains("lines[0]"), "{units}");
    let stray = refused("/entries/0/on", json!({"line": 99}));
    assert!(stray.contains("entries[0] stands where no such entry can"), "{stray}");
    let latest = refused("/format", json!(2));
    assert!(latest.contains("format"), "{latest}");
}

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Pair(u8, char);

#[derive(Serialize)]
struct Wrapped(&'static str);

#[derive(Serialize)]
enum Shape {
    Tuple(u8, bool),
    Record { a: Option<u8> },
}

#[test]
fn hosts_fingerprint_their_own_types_too() {
    let hex = |bytes: Vec<u8>| bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let bytes = |value: &dyn Fn() -> Result<Vec<u8>, pricing::CanonicalError>| hex(value().unwrap());
    // RFC 8949: null, arrays (0x80 and their length), text (0x60), maps (0xa0), false 0xf4, true 0xf5.
    assert_eq!(bytes(&|| canonical_bytes(&Unit)), "f6");
    assert_eq!(bytes(&|| canonical_bytes(&Pair(7, 'ế'))), "820763e1babf");
    assert_eq!(bytes(&|| canonical_bytes(&Wrapped("a"))), "6161");
    assert_eq!(bytes(&|| canonical_bytes(&(1_u8, false))), "8201f4");
    assert_eq!(bytes(&|| canonical_bytes(&Shape::Tuple(1, true))), "a1655475706c658201f5");
    assert_eq!(bytes(&|| canonical_bytes(&Shape::Record { a: Some(1) })), "a1665265636f7264a1616101");
    assert_eq!(bytes(&|| canonical_bytes(&24_u128)), "1818");
    assert_eq!(bytes(&|| canonical_bytes(&-25_i128)), "3818");
    assert_eq!(bytes(&|| canonical_bytes(&i128::from(u64::MAX))), "1bffffffffffffffff");
    assert_eq!(bytes(&|| canonical_bytes(&i128::from(i64::MIN))), "3b7fffffffffffffff");
    for (error, expected) in [
        (canonical_bytes(&1.5_f64).unwrap_err(), "there are no canonical bytes: 1.5 is a binary fraction"),
        (
            canonical_bytes(&u128::MAX).unwrap_err(),
            "there are no canonical bytes: 340282366920938463463374607431768211455 is beyond 64 bits",
        ),
        (
            canonical_bytes(&i128::MIN).unwrap_err(),
            "there are no canonical bytes: -170141183460469231731687303715884105728 is beyond 64 bits",
        ),
    ] {
        assert_eq!(error.to_string(), expected);
    }
    let of = Fingerprint::of(b"abc");
    assert_eq!(of.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(format!("{of:?}"), format!("Fingerprint({of})"));
    for text in ["", "ba78", &"g".repeat(64), &"A".repeat(64)] {
        assert!(text.parse::<Fingerprint>().is_err(), "{text:?}");
    }
}
