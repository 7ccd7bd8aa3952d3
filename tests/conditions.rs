//! Conditions one by one: when each holds, what is said where it does not, and until when a quote that asked it stands.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

use ocop::cart::Cart;
use ocop::money::{Currency, Money};
use ocop::pricing::{Clock, Context, PricingError, Quote, Rule, Rulebook, quote};
use ocop::product::{Catalogue, Product, ProductParts, Sku};
use ocop::text::{Texts, iso};
use serde_json::{Value, json};

/// Two units of A at 100 đ and one of B at 50 đ under one rule with a condition.
fn asked(when: &Value, more: &Value) -> Result<Quote, PricingError> {
    let product = |(sku, price)| {
        Product::new(ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Hàng"), Money::vnd(price))).unwrap()
    };
    let catalogue = Catalogue::new([("A", 100), ("B", 50)].map(product)).unwrap();
    let mut cart = json!({ "lines": [{ "sku": "A", "quantity": 2 }, { "sku": "B", "quantity": 1 }] });
    // Monday.
    let mut context = json!({ "at": "2026-11-23T09:30:00+07:00" });
    for (field, value) in more.as_object().unwrap() {
        let document = if field == "codes" { &mut cart } else { &mut context };
        document.as_object_mut().unwrap().insert(field.clone(), value.clone());
    }
    let rule: Rule =
        serde_json::from_value(json!({ "id": "r", "when": when, "benefit": { "percent": { "off": "10%" } } })).unwrap();
    let rulebook = Rulebook::new(Currency::VND, vec![rule]).unwrap();
    let cart: Cart = serde_json::from_value(cart).unwrap();
    let context: Context = serde_json::from_value(context).unwrap();
    quote(&rulebook, &catalogue, &cart, &context)
}

/// What became of the rule: nothing where it applied, else its document.
fn told(when: &Value, more: &Value) -> Value {
    let quote = asked(when, more).unwrap();
    let outcome = serde_json::to_value(&quote.verdicts.first().unwrap().outcome).unwrap();
    if outcome.get("applied").is_some() { Value::Null } else { outcome }
}

fn holds(when: &Value, more: &Value) -> bool {
    told(when, more).is_null()
}

fn failed(path: &str, wanted: &Value, seen: &Value) -> Value {
    json!({ "failed": { "path": path, "wanted": wanted, "seen": seen } })
}

fn unknown(path: &str, fact: &Value) -> Value {
    json!({ "unknown_fact": { "path": path, "fact": fact } })
}

#[test]
fn spend_counts_up_to_the_unit_and_says_what_is_missing() {
    let spend = |least: &str| told(&json!({ "spend": { "at_least": least } }), &json!({}));
    assert_eq!(spend("250 VND"), Value::Null);
    assert_eq!(
        spend("251 VND"),
        json!({ "failed": {
            "path": "when.spend", "wanted": { "at_least": { "money": "251 VND" } },
            "seen": { "money": "250 VND" }, "missing": { "money": "1 VND" },
        } })
    );
    let at_most = |most: &str| told(&json!({ "spend": { "at_least": "250 VND", "at_most": most } }), &json!({}));
    assert_eq!(at_most("250 VND"), Value::Null);
    let over = json!({ "spend": { "at_least": "100 VND", "at_most": "249 VND" } });
    assert_eq!(
        told(&over, &json!({})),
        failed("when.spend", &json!({ "at_most": { "money": "249 VND" } }), &json!({ "money": "250 VND" }))
    );
}

#[test]
fn units_and_products_are_counted_apart() {
    for (kind, seen, name) in [("quantity", 3, "units"), ("distinct", 2, "products")] {
        let told = |bounds: Value| told(&json!({ kind: bounds }), &json!({}));
        assert_eq!(told(json!({ "at_least": seen, "at_most": seen })), Value::Null);
        let path = format!("when.{kind}");
        assert_eq!(
            told(json!({ "at_least": seen + 2 })),
            json!({ "failed": {
                "path": path, "wanted": { "at_least": { name: seen + 2 } }, "seen": { name: seen }, "missing": { name: 2 },
            } })
        );
        // The upper bound is what is told where the lower one holds.
        assert_eq!(
            told(json!({ "at_least": 1, "at_most": seen - 1 })),
            failed(&path, &json!({ "at_most": { name: seen - 1 } }), &json!({ name: seen }))
        );
    }
}

#[test]
fn the_first_order_is_number_one() {
    let customer = |before: Value| json!({ "customer": { "known": { "id": "c", "orders_before": before } } });
    let third = json!({ "order_number": { "at_least": 2, "at_most": 3 } });
    let path = "when.order_number";
    assert_eq!(
        told(&third, &customer(json!(0))),
        failed(path, &json!({ "at_least": { "order": 2 } }), &json!({ "order": 1 }))
    );
    assert!(holds(&third, &customer(json!(1))) && holds(&third, &customer(json!(2))));
    assert_eq!(
        told(&third, &customer(json!(3))),
        failed(path, &json!({ "at_most": { "order": 3 } }), &json!({ "order": 4 }))
    );
    let nobody = unknown(path, &json!("orders_before"));
    assert_eq!((told(&third, &json!({})), told(&third, &customer(Value::Null))), (nobody.clone(), nobody));
}

#[test]
fn facts_hold_differ_or_are_not_stated() {
    let cases = [
        ("channel", json!("app"), json!({ "channel": "app" }), json!({ "channel": "web" }), json!("channel")),
        (
            "destination_province",
            json!("01"),
            json!({ "destination": "01" }),
            json!({ "destination": "79" }),
            json!("destination"),
        ),
        (
            "delivery_method",
            json!("post"),
            json!({ "delivery_method": "post" }),
            json!({ "delivery_method": "van" }),
            json!("delivery_method"),
        ),
        (
            "payment_method",
            json!("card"),
            json!({ "payment_method": "card" }),
            json!({ "payment_method": "cash" }),
            json!("payment_method"),
        ),
        (
            "fact",
            json!({ "name": "till", "is": "2" }),
            json!({ "facts": { "till": "2" } }),
            json!({ "facts": { "till": "3" } }),
            json!({ "host": "till" }),
        ),
    ];
    for (kind, wanted, same, other, fact) in cases {
        let when = json!({ kind: wanted });
        let path = format!("when.{kind}");
        assert!(holds(&when, &same), "{kind}");
        let text = |document: &Value| {
            let mut value = document.clone();
            while let Some(inner) = value.as_object().and_then(|fields| fields.values().next()) {
                value = inner.clone();
            }
            value
        };
        let is = json!({ "is": { "text": if kind == "fact" { json!("2") } else { wanted } } });
        assert_eq!(told(&when, &other), failed(&path, &is, &json!({ "text": text(&other) })), "{kind}");
        assert_eq!(told(&when, &json!({})), unknown(&path, &fact), "{kind}");
        // Unknown stays unknown under not.
        assert!(told(&json!({ "not": when }), &json!({})).get("unknown_fact").is_some(), "{kind}");
    }
}

#[test]
fn a_guest_is_in_no_group_and_a_customer_in_those_that_are_stated() {
    let when = json!({ "customer_group": "wholesale" });
    let customer = |groups: Value| json!({ "customer": { "known": { "id": "c", "groups": groups } } });
    let is = json!({ "is": { "text": "wholesale" } });
    let outside = failed("when.customer_group", &is, &json!("nothing"));
    assert_eq!((told(&when, &json!({})), told(&when, &customer(json!(["staff"])))), (outside.clone(), outside));
    assert!(holds(&when, &customer(json!(["staff", "wholesale"]))));
    assert_eq!(told(&when, &customer(Value::Null)), unknown("when.customer_group", &json!("customer_groups")));
}

#[test]
fn a_code_is_asked_of_the_cart_and_a_period_of_the_instant() {
    let code = json!({ "code": "TET" });
    assert!(holds(&code, &json!({ "codes": ["TET"] })));
    let is = json!({ "is": { "text": "TET" } });
    assert_eq!(told(&code, &json!({ "codes": ["XUAN"] })), failed("when.code", &is, &json!("nothing")));
    let period = json!({ "period": { "from": "2026-11-23T09:30:00+07:00", "until": "2026-11-23T10:00:00+07:00" } });
    let at = |at: &str| json!({ "at": format!("2026-11-23T{at}+07:00") });
    assert!(holds(&period, &at("09:30:00")) && holds(&period, &at("09:59:59")));
    assert_eq!(
        told(&period, &at("10:00:00")),
        failed("when.period", &json!("in_period"), &json!({ "instant": "2026-11-23T10:00:00+07:00" }))
    );
}

#[test]
fn hours_hold_from_their_first_minute_to_before_their_last_in_shop_time() {
    let holds_at = |hours: &Value, at: &str| holds(&json!({ "hours": hours }), &json!({ "at": at }));
    let morning = json!({ "from": "09:00", "until": "12:00" });
    for (time, expected) in [("08:59:59", false), ("09:00:00", true), ("11:59:59", true), ("12:00:00", false)] {
        assert_eq!(holds_at(&morning, &format!("2026-11-23T{time}+07:00")), expected, "{time}");
    }
    // The clock is the shop's: two in the morning of Greenwich is nine in Hà Nội.
    assert!(!holds_at(&morning, "2026-11-23T02:30:00Z"));
    assert_eq!(
        told(&json!({ "hours": morning }), &json!({ "at": "2026-11-23T12:00:00+07:00" })),
        failed("when.hours", &json!("in_hours"), &json!({ "instant": "2026-11-23T12:00:00+07:00" }))
    );
    let mondays = json!({ "days": ["monday"], "from": "09:00", "until": "12:00" });
    assert!(holds_at(&mondays, "2026-11-23T10:00:00+07:00") && !holds_at(&mondays, "2026-11-24T10:00:00+07:00"));
    // The same clock twice is a whole day.
    let all_monday = json!({ "days": ["monday"] });
    for (at, expected) in [
        ("2026-11-22T23:59:59", false),
        ("2026-11-23T00:00:00", true),
        ("2026-11-23T23:59:59", true),
        ("2026-11-24T00:00:00", false),
    ] {
        assert_eq!(holds_at(&all_monday, &format!("{at}+07:00")), expected, "{at}");
    }
}

#[test]
fn hours_over_midnight_belong_to_the_day_on_which_they_begin() {
    let nights = json!({ "days": ["friday"], "from": "22:00", "until": "02:00" });
    for (at, expected) in [
        ("2026-11-27T01:00:00", false),
        ("2026-11-27T21:59:59", false),
        ("2026-11-27T22:00:00", true),
        ("2026-11-28T01:59:59", true),
        ("2026-11-28T02:00:00", false),
        ("2026-11-28T22:00:00", false),
    ] {
        let when = json!({ "hours": nights });
        assert_eq!(holds(&when, &json!({ "at": format!("{at}+07:00") })), expected, "{at}");
    }
}

#[test]
fn a_quote_stands_until_the_next_edge_of_hours_that_were_asked() {
    let until = |hours: &Value, at: &str| {
        let quote = asked(&json!({ "hours": hours }), &json!({ "at": format!("{at}+07:00") })).unwrap();
        quote.valid_until.map(|at| iso::instant(at).to_string())
    };
    let some = |at: &str| Some(format!("{at}+07:00"));
    let morning = json!({ "from": "09:00", "until": "12:00" });
    assert_eq!(until(&morning, "2026-11-23T08:00:00"), some("2026-11-23T09:00:00"));
    assert_eq!(until(&morning, "2026-11-23T09:00:00"), some("2026-11-23T12:00:00"));
    assert_eq!(until(&morning, "2026-11-23T12:00:00"), some("2026-11-24T09:00:00"));
    let nights = json!({ "days": ["friday"], "from": "22:00", "until": "02:00" });
    assert_eq!(until(&nights, "2026-11-28T00:30:00"), some("2026-11-28T02:00:00"));
    assert_eq!(until(&nights, "2026-11-28T02:00:00"), some("2026-12-04T22:00:00"));
    assert_eq!(until(&nights, "2026-11-27T22:30:00"), some("2026-11-28T02:00:00"));
    // Every minute of every day has no edge.
    assert_eq!(until(&json!({}), "2026-11-23T08:00:00"), None);
}

#[test]
fn a_quote_stands_until_the_next_edge_of_windows_and_periods_and_changes_of_policy() {
    let at = |at: &str| format!("2026-11-23T{at}:00+07:00");
    let until = |when: &Value, changes: &[&str]| {
        let changes: Vec<String> = changes.iter().map(|change| at(change)).collect();
        let quote = asked(when, &json!({ "policy": { "changes": changes } })).unwrap();
        quote.valid_until.map(|at| iso::instant(at).to_string())
    };
    let none = json!({ "all_of": [] });
    let period = |from: &str, until: &str| json!({ "period": { "from": at(from), "until": at(until) } });
    // It is half past nine.
    assert_eq!(until(&none, &["08:00", "09:30", "11:00", "10:00"]), Some(at("10:00")));
    assert_eq!(until(&none, &["08:00", "09:30"]), None);
    assert_eq!(until(&period("09:30", "10:30"), &[]), Some(at("10:30")));
    assert_eq!(until(&period("09:45", "10:30"), &[]), Some(at("09:45")));
    assert_eq!(until(&period("09:45", "10:30"), &["09:40"]), Some(at("09:40")));
    assert_eq!(
        until(&json!({ "not": { "any_of": [period("08:00", "09:00"), period("09:00", "09:50")] } }), &[]),
        Some(at("09:50"))
    );
}

#[test]
fn a_clock_is_two_digits_of_hours_and_two_of_minutes() {
    let minutes = |text: &str| text.parse::<Clock>().map(Clock::minutes).ok();
    assert_eq!(minutes("00:00"), Some(0));
    assert_eq!(minutes("09:41"), Some(9 * 60 + 41));
    assert_eq!(minutes("23:59"), Some(23 * 60 + 59));
    for wrong in ["24:00", "23:60", "9:00", "09:0", "09.00", "0a:00", "00:0a", ""] {
        assert_eq!(minutes(wrong), None, "{wrong}");
    }
    assert_eq!("19:05".parse::<Clock>().unwrap().to_string(), "19:05");
}

#[test]
fn floors_are_in_the_currency_of_the_cart() {
    let priced = |policy: Value| asked(&json!({ "channel": "web" }), &json!({ "policy": policy }));
    for kind in ["cost", "legal"] {
        let floors = |sku: &str| json!({ "floors": { sku: { kind: "1.00 USD" } } });
        let refused = priced(floors("A")).unwrap_err();
        assert!(refused.to_string().contains("a floor"), "{refused}");
        // Goods that are not in the cart are not asked.
        assert!(priced(floors("Z")).is_ok());
    }
}
