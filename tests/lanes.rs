//! Whose turn comes when: lanes one after another, the cap of the order between goods and delivery, and rules that are alone in the quote.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod by_hand;

use by_hand::priced;
use ocop::money::Money;
use ocop::pricing::Quote;
use serde_json::{Value, json};

fn outcomes(quote: &Quote) -> Value {
    quote.verdicts.iter().map(|verdict| json!([verdict.rule, verdict.outcome])).collect()
}

#[test]
fn delivery_rules_see_the_goods_as_the_cap_of_the_order_leaves_them() {
    let rules = json!([
        { "id": "half", "benefit": { "percent": { "off": "50%" } } },
        {
            "id": "free",
            "when": { "spend": { "at_least": "900 VND", "basis": "running" } },
            "benefit": { "delivery": { "percent": "100%" } },
        },
    ]);
    let of = |more: &Value| priced(&[("A", 1_000, 1)], &rules, more).totals;
    let plain = of(&json!({ "delivery": { "fee": "30 VND" } }));
    assert_eq!((plain.goods, plain.delivery), (Money::vnd(500), Money::vnd(30)));
    let capped = of(&json!({ "delivery": { "fee": "30 VND" }, "policy": { "order_cap": { "rate": "10%" } } }));
    assert_eq!((capped.goods, capped.delivery), (Money::vnd(900), Money::vnd(0)));
}

#[test]
fn a_rule_that_is_alone_in_the_quote_comes_before_rules_of_any_priority() {
    let rule = |id: &str, priority: i32, off: &str, combine: &str| json!({ "id": id, "priority": priority, "combine": combine, "benefit": { "percent": { "off": off } } });
    let price = json!({ "id": "p", "lane": "price", "benefit": { "percent": { "off": "10%" } } });
    let rules = json!([
        price,
        rule("first", 1, "10%", "stacks"),
        rule("alone", 5, "20%", "alone_in_quote"),
        rule("later", 4, "50%", "alone_in_quote"),
    ]);
    let quote = priced(&[("A", 1_000, 1)], &rules, &json!({}));
    assert_eq!(quote.totals.goods, Money::vnd(450));
    let beaten = json!({ "beaten": { "by": "later" } });
    let told = outcomes(&quote);
    let of =
        |rule: &str| told.as_array().unwrap().iter().find(|told| told.get(0) == Some(&json!(rule))).unwrap().get(1);
    assert_eq!((of("first"), of("alone")), (Some(&beaten), Some(&beaten)));
    // One that does not apply leaves the others their turns.
    let asks = json!([
        rule("first", 1, "10%", "stacks"),
        {
            "id": "alone", "priority": 5, "combine": "alone_in_quote", "when": { "channel": "web" },
            "benefit": { "percent": { "off": "20%" } },
        },
    ]);
    assert_eq!(priced(&[("A", 1_000, 1)], &asks, &json!({})).totals.goods, Money::vnd(900));
}

#[test]
fn a_plain_quote_tells_that_a_condition_failed_and_a_full_one_where_and_why() {
    let rules = json!([{ "id": "a", "when": { "channel": "web" }, "benefit": { "percent": { "off": "10%" } } }]);
    let of =
        |detail: &str| outcomes(&priced(&[("A", 1_000, 1)], &rules, &json!({ "detail": detail, "channel": "app" })));
    assert_eq!(of("kinds"), json!([["a", { "failed": {} }]]));
    let full = json!({ "path": "when.channel", "wanted": { "is": { "text": "web" } }, "seen": { "text": "app" } });
    assert_eq!(of("full"), json!([["a", { "failed": full }]]));
}

#[test]
fn the_arithmetic_of_a_delivery_rule_is_told() {
    let steps = |off: Value| {
        let rules = json!([{ "id": "d", "benefit": { "delivery": off } }]);
        let more = json!({ "detail": "full", "delivery": { "fee": "30 VND" } });
        let quote = serde_json::to_value(priced(&[("A", 1_000, 1)], &rules, &more)).unwrap();
        quote.pointer("/verdicts/0/outcome/applied/steps").cloned()
    };
    let rate = json!([{ "rate_of": { "of": "30 VND", "rate": "50%", "result": "15 VND" } }]);
    assert_eq!(steps(json!({ "percent": "50%" })), Some(rate));
    let amount = json!([{ "amount_off": { "amount": "7 VND", "units": 1, "result": "7 VND" } }]);
    assert_eq!(steps(json!({ "amount": "7 VND" })), Some(amount));
    let price = json!([{ "price_for": { "amount": "7 VND", "units": 1, "result": "23 VND" } }]);
    assert_eq!(steps(json!({ "price": "7 VND" })), Some(price));
}

#[test]
fn free_delivery_that_is_alone_in_the_quote_stays_free_once_the_goods_are_done() {
    let rules = json!([
        { "id": "free", "combine": "alone_in_quote", "benefit": { "delivery": { "percent": "100%" } } },
        { "id": "half", "benefit": { "percent": { "off": "50%" } } },
    ]);
    let totals = priced(&[("A", 1_000, 1)], &rules, &json!({ "delivery": { "fee": "30 VND" } })).totals;
    assert_eq!((totals.goods, totals.delivery), (Money::vnd(1_000), Money::vnd(0)));
}

#[test]
fn the_cap_of_the_order_takes_from_the_last_rules_only_as_far_as_it_must() {
    let off = |id: &str, priority: i32, amount: &str| {
        let benefit = json!({ "amount": { "off": amount, "spread": "selection" } });
        json!({ "id": id, "priority": priority, "benefit": benefit })
    };
    let rules = json!([
        { "id": "gift", "benefit": { "gift": { "lines": [{ "sku": "A" }] } } },
        off("first", 1, "60 VND"),
        off("second", 2, "30 VND"),
        off("third", 3, "20 VND"),
    ]);
    let quote = priced(&[("A", 1_000, 1)], &rules, &json!({ "policy": { "order_cap": { "amount": "75 VND" } } }));
    let told = outcomes(&quote);
    let of = |rule: &str| {
        let told = told.as_array().unwrap().iter().find(|told| told.get(0) == Some(&json!(rule))).unwrap();
        let field = |name: &str| told.pointer(&format!("/1/applied/{name}")).cloned();
        (field("saving"), field("clipped"))
    };
    let clip = |amount: &str| Some(json!([{ "by": "order_cap", "amount": amount }]));
    assert_eq!(of("gift"), (Some(json!("0 VND")), None));
    assert_eq!(of("first"), (Some(json!("60 VND")), None));
    assert_eq!(of("second"), (Some(json!("15 VND")), clip("15 VND")));
    assert_eq!(of("third"), (Some(json!("0 VND")), clip("20 VND")));
}

#[test]
fn the_ledger_goes_from_goods_to_delivery_to_fees_to_tax() {
    let rules = json!([
        { "id": "ten", "benefit": { "percent": { "off": "10%" } } },
        { "id": "ship", "benefit": { "delivery": { "amount": "5 VND" } } },
    ]);
    let more = json!({
        "delivery": { "fee": "30 VND" },
        "fees": [{ "id": "wrap", "amount": "7 VND", "tax": "not_taxable" }],
        "policy": { "prices": "excluded", "tax": { "default": { "rate": "10%" } }, "delivery_tax": { "rate": "10%" } },
    });
    let quote = priced(&[("A", 100, 1), ("B", 200, 1)], &rules, &more);
    let told: Vec<String> =
        quote.entries.iter().map(|entry| format!("{:?} {:?} {}", entry.on, entry.kind, entry.amount)).collect();
    assert_eq!(
        told,
        [
            "Line(0) Discount -10 VND",
            "Line(1) Discount -20 VND",
            "Delivery Fee 30 VND",
            "Delivery Discount -5 VND",
            "Fee(0) Fee 7 VND",
            "Line(0) AddedTax 9 VND",
            "Line(1) AddedTax 18 VND",
            "Delivery AddedTax 3 VND",
        ]
    );
}

#[test]
fn of_equal_prices_that_of_the_first_rule_stands_and_a_price_that_saves_nothing_is_no_rival() {
    let price = |id: &str, priority: i32, price: &str| json!({ "id": id, "priority": priority, "lane": "price", "benefit": { "price": { "price": price } } });
    let rules = json!([price("a", 1, "80 VND"), price("b", 2, "80 VND"), price("c", 3, "120 VND")]);
    let quote = priced(&[("A", 100, 1)], &rules, &json!({}));
    assert_eq!(quote.totals.goods, Money::vnd(80));
    let told = outcomes(&quote);
    let of = |at: usize| told.pointer(&format!("/{at}/1")).cloned().unwrap();
    assert!(of(0).get("applied").is_some());
    assert_eq!((of(1), of(2)), (json!({ "beaten": { "by": "a" } }), json!("nothing_to_save")));
}

#[test]
fn each_payment_pays_what_those_before_it_left() {
    let more = json!({ "payments": [
        { "id": "card", "balance": "60 VND" }, { "id": "wallet", "balance": "70 VND" }, { "id": "points", "balance": "9 VND" },
    ] });
    let quote = priced(&[("A", 100, 1)], &json!([]), &more);
    let paid: Vec<i64> = quote.payments.iter().map(|payment| payment.amount.minor()).collect();
    assert_eq!((paid, quote.totals.due), (vec![60, 40, 0], Money::vnd(0)));
}
