//! A difference report worked by hand: four past orders under two rulebooks.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

use ocop::cart::Cart;
use ocop::money::{Currency, Money};
use ocop::pricing::{
    Author, CartDifference, Context, DifferenceReport, PastCart, Quote, Rule, Rulebook, quote, replay,
};
use ocop::product::{Catalogue, Product, ProductParts, Sku};
use ocop::text::Texts;
use serde_json::{Value, json};

fn catalogue() -> Catalogue {
    let product = |(sku, price)| {
        Product::new(ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Hàng"), Money::vnd(price))).unwrap()
    };
    Catalogue::new([("A", 100), ("B", 200), ("C", 50)].map(product)).unwrap()
}

fn rulebook(rules: &Value) -> Rulebook {
    let rules: Vec<Rule> = serde_json::from_value(rules.clone()).unwrap();
    Rulebook::new(Currency::VND, rules).unwrap()
}

fn cart(lines: &[(&str, u32)]) -> Cart {
    let lines: Vec<Value> = lines.iter().map(|(sku, units)| json!({ "sku": sku, "quantity": units })).collect();
    serde_json::from_value(json!({ "lines": lines })).unwrap()
}

fn context(more: &Value) -> Context {
    let mut context = json!({ "at": "2026-11-23T09:30:00+07:00" });
    context.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(context).unwrap()
}

fn replayed(before: &Value, after: &Value, carts: &[(Cart, Context)]) -> DifferenceReport {
    let carts = carts.iter().map(|(cart, context)| PastCart { cart, context });
    replay(&rulebook(before), &rulebook(after), &catalogue(), carts).unwrap()
}

fn percent(id: &str, sku: &str, off: &str) -> Value {
    json!({ "id": id, "benefit": { "percent": { "off": off, "of": { "skus": [sku] } } } })
}

#[test]
fn a_report_sums_orders_rules_and_goods_and_names_the_worst() {
    // A becomes cheaper, B dearer; C stays as it was.
    let before = json!([percent("a", "A", "10%"), percent("b", "B", "50%"), percent("c", "C", "10%")]);
    let after = json!([percent("a", "A", "20%"), percent("c", "C", "10%"), percent("d", "A", "10%")]);
    let carts = [
        cart(&[("A", 1)]),
        cart(&[("A", 2), ("C", 1)]),
        cart(&[("B", 1)]),
        cart(&[("B", 2), ("A", 1)]),
        cart(&[("C", 2)]),
    ];
    let report = replayed(&before, &after, &carts.map(|cart| (cart, context(&json!({})))));
    assert!(!report.is_unchanged());
    assert_eq!((report.carts, report.touched, report.reworded, report.refused.len()), (5, 4, 0, 0));
    // 90, 180 + 45, 100, 200 + 90 and 90 become 72, 144 + 45, 200, 400 + 72 and 90.
    assert_eq!((report.before, report.after), (Money::vnd(795), Money::vnd(1_023)));
    let rules = json!([
        { "rule": "a", "before": "40 VND", "after": "80 VND", "carts_before": 3, "carts_after": 3, "carts_changed": 3 },
        { "rule": "b", "before": "300 VND", "after": "0 VND", "carts_before": 2, "carts_after": 0, "carts_changed": 2 },
        { "rule": "c", "before": "15 VND", "after": "15 VND", "carts_before": 2, "carts_after": 2, "carts_changed": 0 },
        { "rule": "d", "before": "0 VND", "after": "32 VND", "carts_before": 0, "carts_after": 3, "carts_changed": 3 },
    ]);
    assert_eq!(serde_json::to_value(&report.rules).unwrap(), rules);
    let goods = json!([
        { "sku": "A", "before": "360 VND", "after": "288 VND", "carts_changed": 3 },
        { "sku": "B", "before": "300 VND", "after": "600 VND", "carts_changed": 2 },
    ]);
    assert_eq!(serde_json::to_value(&report.goods).unwrap(), goods);
    let worst = |worst: &Option<CartDifference>| {
        worst.as_ref().map(|cart| (cart.cart, cart.before.minor(), cart.after.minor()))
    };
    assert_eq!(worst(&report.worst_for_shopper), Some((3, 290, 472)));
    assert_eq!(worst(&report.worst_for_shop), Some((1, 225, 189)));
}

#[test]
fn of_equally_bad_orders_the_first_is_named() {
    let (some, none) = (json!([percent("a", "A", "10%")]), json!([]));
    let carts = || [1, 2, 2].map(|units| (cart(&[("A", units)]), context(&json!({}))));
    let position = |worst: Option<CartDifference>| worst.map(|cart| cart.cart);
    let dearer = replayed(&some, &none, &carts());
    assert_eq!((position(dearer.worst_for_shopper), position(dearer.worst_for_shop)), (Some(1), None));
    let cheaper = replayed(&none, &some, &carts());
    assert_eq!((position(cheaper.worst_for_shopper), position(cheaper.worst_for_shop)), (None, Some(1)));
}

#[test]
fn delivery_alone_is_a_difference_of_money_and_words_alone_are_not() {
    let fee = context(&json!({ "delivery": { "fee": "30 VND" }, "customer": { "known": { "id": "c" } } }));
    let free = json!([{ "id": "f", "benefit": { "delivery": { "percent": "100%" } } }]);
    let report = replayed(&json!([]), &free, &[(cart(&[("A", 1)]), fee.clone())]);
    assert_eq!((report.touched, report.reworded, report.goods.len()), (1, 0, 0));
    let difference = serde_json::to_value(report.worst_for_shop.unwrap()).unwrap();
    assert_eq!(difference.get("delivery"), Some(&json!({ "before": "30 VND", "after": "0 VND" })));
    assert_eq!((difference.get("lines"), difference.get("gifts")), (Some(&json!([])), Some(&json!(false))));

    // A rule that does not apply is told of and costs nothing.
    let far =
        json!([{ "id": "far", "when": { "quantity": { "at_least": 9 } }, "benefit": { "percent": { "off": "1%" } } }]);
    let report = replayed(&json!([]), &far, &[(cart(&[("A", 1)]), fee.clone())]);
    assert_eq!((report.touched, report.reworded, report.is_unchanged()), (0, 1, false));
    let of = |rules: &Value| quote(&rulebook(rules), &catalogue(), &cart(&[("A", 1)]), &fee).unwrap();
    let difference = CartDifference::between(&of(&json!([])), &of(&far)).unwrap();
    assert!(difference.otherwise && !difference.is_of_money() && !difference.gifts);

    // A gift costs nothing, and is told apart from words.
    let gift = json!([{ "id": "g", "benefit": { "gift": { "lines": [{ "sku": "C" }] } } }]);
    let difference = CartDifference::between(&of(&json!([])), &of(&gift)).unwrap();
    assert!(difference.gifts && difference.otherwise && !difference.is_of_money());

    // A limit changes the claim alone.
    let limited = |limits: Value| json!([{ "id": "a", "limits": limits, "benefit": { "percent": { "off": "10%" } } }]);
    let difference = CartDifference::between(&of(&limited(json!({}))), &of(&limited(json!({ "total": 9 })))).unwrap();
    assert!(difference.otherwise && !difference.is_of_money());

    // A later end of the rule changes until when the quote stands.
    let until = |day: u32| {
        let until = format!("2026-12-{day:02}T00:00:00+07:00");
        json!([{ "id": "a", "window": { "until": until }, "benefit": { "percent": { "off": "10%" } } }])
    };
    let difference = CartDifference::between(&of(&until(1)), &of(&until(2))).unwrap();
    assert!(difference.otherwise && !difference.is_of_money());
    let same = CartDifference::between(&of(&until(1)), &of(&until(1))).unwrap();
    assert!(!same.otherwise && !same.is_of_money());
}

#[test]
fn each_part_of_a_quote_that_is_another_is_a_difference() {
    let context = context(&json!({
        "delivery": { "fee": "30 VND" },
        "payments": [{ "id": "card", "balance": "10 VND" }],
        "customer": { "known": { "id": "c" } },
    }));
    let mut cart = cart(&[("A", 1)]);
    let _ = cart.enter_code("LATE".parse().unwrap()).unwrap();
    let rules = json!([
        { "id": "a", "limits": { "total": 9 }, "benefit": { "percent": { "off": "10%" } } },
        { "id": "g", "benefit": { "gift": { "lines": [{ "sku": "C" }] } } },
        {
            "id": "n",
            "priority": 1,
            "when": { "spend": { "at_least": "90 VND", "basis": "running" } },
            "benefit": { "amount": { "off": "5 VND", "spread": "selection" } },
        },
    ]);
    let plain = quote(&rulebook(&rules), &catalogue(), &cart, &context).unwrap();
    let all_told =
        [plain.gifts.len(), plain.notices.len(), plain.claims.len(), plain.codes.len(), plain.payments.len()];
    assert_eq!(all_told, [1; 5]);
    let between = |change: fn(&mut Quote)| {
        let mut changed = plain.clone();
        change(&mut changed);
        CartDifference::between(&plain, &changed).unwrap()
    };
    let words: [fn(&mut Quote); 8] = [
        |quote| quote.verdicts.clear(),
        |quote| quote.codes.clear(),
        |quote| quote.gifts.clear(),
        |quote| quote.notices.clear(),
        |quote| quote.claims.clear(),
        |quote| quote.rates.clear(),
        |quote| quote.payments.clear(),
        |quote| quote.valid_until = Some(quote.at),
    ];
    for (at, change) in words.into_iter().enumerate() {
        let difference = between(change);
        assert!(difference.otherwise && !difference.is_of_money(), "part {at}");
    }
    let other = |quote: &mut Quote| {
        for entry in &mut quote.entries {
            if let Author::Rule(rule) = &mut entry.by {
                *rule = "other".parse().unwrap();
            }
        }
    };
    let money: [fn(&mut Quote); 4] = [
        |quote| quote.totals.payable = Money::vnd(1),
        |quote| quote.lines[0].amount = Money::vnd(1),
        |quote| quote.totals.delivery = Money::vnd(1),
        other,
    ];
    for (at, change) in money.into_iter().enumerate() {
        assert!(between(change).is_of_money(), "part {at}");
    }
    let names = between(other).rules.into_iter().map(|rule| rule.rule.to_string()).collect::<Vec<_>>();
    assert_eq!(names, ["a", "n", "other"]);
    assert!(!between(|quote| quote.stats.steps += 1).otherwise);
}

#[test]
fn an_order_that_a_rulebook_refuses_is_told() {
    let unknown = cart(&[("Z", 1)]);
    let report = replayed(&json!([]), &json!([]), &[(unknown, context(&json!({}))), (cart(&[]), context(&json!({})))]);
    assert_eq!((report.carts, report.touched, report.is_unchanged()), (1, 0, false));
    let refused: Vec<(u64, bool, bool)> =
        report.refused.iter().map(|cart| (cart.cart, cart.before.is_some(), cart.after.is_some())).collect();
    assert_eq!(refused, [(0, true, true)]);
}
