//! What a quote says beside its prices: notices, claims, taxes of a rate group, and moves of units.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod by_hand;

use by_hand::priced;
use ocop::cart::Cart;
use ocop::money::{Currency, Money};
use ocop::pricing::{Context, Quote, Rule, Rulebook, quote};
use ocop::product::{Catalogue, Product, ProductParts, Sku};
use ocop::text::Texts;
use serde_json::{Value, json};

fn off(id: &str, priority: i32, amount: &str, when: &Value) -> Value {
    let benefit = json!({ "amount": { "off": amount, "spread": "selection" } });
    json!({ "id": id, "priority": priority, "when": when, "benefit": benefit })
}

fn notices(quote: &Quote) -> Value {
    serde_json::to_value(&quote.notices).unwrap()
}

#[test]
fn a_rule_whose_own_saving_takes_the_goods_below_its_threshold_is_told() {
    let spend = |least: &str| json!({ "spend": { "at_least": least, "basis": "running" } });
    let always = json!({ "all_of": [] });
    let of = |rules: &Value| notices(&priced(&[("A", 300, 1)], rules, &json!({})));
    let below = |rules: &[&str]| rules.iter().map(|rule| json!({ "below_own_threshold": rule })).collect::<Value>();
    assert_eq!(of(&json!([off("a", 1, "50 VND", &spend("300 VND"))])), below(&["a"]));
    // At the threshold it is still met.
    assert_eq!(of(&json!([off("a", 1, "50 VND", &spend("250 VND"))])), below(&[]));
    assert_eq!(of(&json!([off("a", 1, "50 VND", &spend("251 VND"))])), below(&["a"]));
    // What other rules take before or after is not its own saving.
    let after = json!([off("a", 1, "10 VND", &spend("280 VND")), off("b", 2, "50 VND", &always)]);
    assert_eq!(of(&after), below(&[]));
    let before = json!([off("a", 1, "40 VND", &always), off("b", 2, "10 VND", &spend("255 VND"))]);
    assert_eq!(of(&before), below(&["b"]));
    let both = json!([off("a", 1, "10 VND", &spend("300 VND")), off("b", 2, "10 VND", &spend("290 VND"))]);
    assert_eq!(of(&both), below(&["a", "b"]));
    // A threshold that was not met before is not lost: the rule applied by its other condition.
    let other = json!({ "any_of": [spend("1000 VND"), always] });
    assert_eq!(of(&json!([off("a", 1, "50 VND", &other)])), below(&[]));
    // Of several thresholds any that is lost is told.
    let several = json!({ "all_of": [spend("10 VND"), { "spend": { "at_least": "300 VND" } }] });
    assert_eq!(of(&json!([off("a", 1, "50 VND", &several)])), below(&["a"]));
    // A threshold on other goods is not touched.
    let on_b = json!({ "spend": { "at_least": "100 VND", "of": { "skus": ["B"] } } });
    let of_a = json!({ "amount": { "off": "50 VND", "of": { "skus": ["A"] } } });
    let apart =
        priced(&[("A", 300, 1), ("B", 100, 1)], &json!([{ "id": "a", "when": on_b, "benefit": of_a }]), &json!({}));
    assert_eq!(notices(&apart), json!([]));
}

#[test]
fn goods_that_lose_their_free_delivery_by_a_discount_are_told_what_it_costs() {
    let table = json!({ "zones": [{
        "zone": "z", "steps": [{ "up_to": "5 kg", "fee": "30 VND" }], "free_from": { "amount": "250 VND" },
    }] });
    let told = |amount: &str, prices: &str| {
        let policy = json!({
            "delivery_table": table, "prices": prices, "tax": { "default": { "rate": "10%" } }, "delivery_tax": { "rate": "10%" },
        });
        let rules = json!([off("a", 1, amount, &json!({ "all_of": [] }))]);
        notices(&priced(&[("A", 250, 1)], &rules, &json!({ "policy": policy, "delivery": { "zone": "z" } })))
    };
    let dearer = |amount: &str| json!([{ "dearer_than_without": amount }]);
    // 240 and 30 for delivery are 20 more than 250; with tax added, 264 and 33 are 22 more than 275.
    assert_eq!((told("10 VND", "included"), told("10 VND", "excluded")), (dearer("20 VND"), dearer("22 VND")));
    assert_eq!(told("29 VND", "included"), dearer("1 VND"));
    assert_eq!((told("30 VND", "included"), told("100 VND", "included")), (json!([]), json!([])));
}

#[test]
fn a_fee_of_the_hosts_own_is_the_same_without_rules() {
    let rules = json!([off("a", 1, "10 VND", &json!({ "all_of": [] }))]);
    let quote = priced(&[("A", 250, 1)], &rules, &json!({ "delivery": { "fee": "30 VND" } }));
    assert_eq!(notices(&quote), json!([]));
}

#[test]
fn what_is_limited_or_coded_is_claimed_with_its_units_and_money() {
    let customer = json!({ "customer": { "known": { "id": "c" } } });
    let per_customer = json!({ "first": 2, "per": "customer" });
    for (kind, field, value) in [("percent", "off", "10%"), ("amount", "off", "10 VND"), ("price", "price", "90 VND")] {
        let claims = |units: &Value| {
            let benefit = json!({ kind: { field: value, "spread": "unit", "units": units } });
            let quote = priced(&[("A", 100, 3)], &json!([{ "id": "r", "benefit": benefit }]), &customer);
            serde_json::to_value(quote.claims).unwrap()
        };
        let claimed = json!([{ "rule": "r", "customer": "c", "uses": 1, "units": 2, "money": "20 VND" }]);
        assert_eq!(claims(&per_customer), claimed, "{kind}");
        // Units of one order are nothing that the host counts.
        assert_eq!(claims(&json!({ "first": 2 })), json!([]), "{kind}");
    }
}

#[test]
fn a_rule_that_the_cap_of_the_order_clips_to_nothing_writes_no_entry_and_no_claim() {
    let always = json!({ "all_of": [] });
    let mut rules =
        json!([off("a", 1, "30 VND", &always), off("b", 2, "40 VND", &always), off("c", 3, "50 VND", &always)]);
    for rule in rules.as_array_mut().unwrap() {
        rule.as_object_mut().unwrap().insert("limits".into(), json!({ "total": 9 }));
    }
    let quote = priced(&[("A", 300, 1)], &rules, &json!({ "policy": { "order_cap": { "amount": "55 VND" } } }));
    let written: Vec<(String, i64)> = quote
        .entries
        .iter()
        .map(|entry| {
            (serde_json::to_value(&entry.by).unwrap()["rule"].as_str().unwrap().to_owned(), entry.amount.minor())
        })
        .collect();
    assert_eq!(written, [("a".to_owned(), -30), ("b".to_owned(), -25)]);
    let claims: Vec<&str> = quote.claims.iter().map(|claim| claim.rule.as_str()).collect();
    assert_eq!((claims, quote.totals.payable), (vec!["a", "b"], Money::vnd(245)));
}

#[test]
fn units_that_moved_alike_are_one_move_whether_a_set_used_them_or_not() {
    let rules = json!([
        { "id": "sets", "priority": 1, "benefit": { "n_for_m": { "n": 3, "m": 2 } } },
        { "id": "ten", "priority": 2, "benefit": { "percent": { "off": "10%", "spread": "unit" } } },
    ]);
    // Two units of the set and two that are left over go from 100 to 90; the free one stays at nothing.
    let quote = priced(&[("A", 100, 5)], &rules, &json!({}));
    let moves: Vec<Vec<(u32, i64, i64)>> = quote
        .entries
        .iter()
        .map(|entry| entry.moves.iter().map(|m| (m.units(), m.from().minor(), m.to().minor())).collect())
        .collect();
    assert_eq!(moves, [vec![(1, 100, 0)], vec![(4, 100, 90)]]);
}

#[test]
fn tax_shared_out_of_a_rate_group_is_never_more_than_the_price_it_stands_in() {
    let goods = [("A", 9, 1), ("B", 9, 1), ("C", 9, 1), ("D", 1, 1)];
    let taxes = |prices: &str, rate: &str| {
        let policy = json!({
            "prices": prices, "remainder": "last",
            "tax": { "default": { "rate": rate } }, "tax_rounding": { "per": "rate_group" },
        });
        let quote = priced(&goods, &json!([]), &json!({ "policy": policy }));
        quote.lines.iter().map(|line| line.tax.tax.minor()).collect::<Vec<_>>()
    };
    // 28 at 10 % hold 3 of tax, which nobody is owed whole: D could hold 1, and C the rest.
    assert_eq!(taxes("included", "10%"), [0, 0, 2, 1]);
    // Tax that is added may be more than the price: 28 at 150 % are 42.
    assert_eq!(taxes("excluded", "150%"), [13, 13, 13, 3]);
}

#[test]
fn steps_count_turns_picked_units_by_price_lines_and_what_they_end_as() {
    let steps = |rules: &Value| {
        let quote = priced(&[("A", 100, 3), ("B", 200, 1)], rules, &json!({}));
        quote.stats.steps
    };
    // Two lines, each of one price.
    assert_eq!(steps(&json!([])), 4);
    // A turn, and the units of two lines.
    let percent = |more: Value| {
        let mut rule = json!({ "id": "p", "benefit": { "percent": { "off": "10%" } } });
        rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!([rule])
    };
    assert_eq!(steps(&percent(json!({}))), 4 + 3);
    assert_eq!(steps(&percent(json!({ "lane": "price" }))), 4 + 3);
    // A turn in which the condition does not hold.
    assert_eq!(steps(&percent(json!({ "when": { "channel": "web" } }))), 4 + 1);
    assert_eq!(steps(&percent(json!({ "lane": "price", "when": { "channel": "web" } }))), 4 + 1);
    // One of the three units costs less than the other two then.
    let one =
        json!([{ "id": "o", "benefit": { "amount": { "off": "1 VND", "spread": "line", "of": { "skus": ["A"] } } } }]);
    assert_eq!(steps(&one), 4 + 2 + 1);
}

#[test]
fn a_price_that_is_another_than_the_shopper_saw_is_told() {
    let product = |sku: &str| {
        Product::new(ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Hàng"), Money::vnd(100))).unwrap()
    };
    let catalogue = Catalogue::new(["A", "B", "C"].map(product)).unwrap();
    let cart: Cart = serde_json::from_value(json!({ "lines": [
        { "sku": "A", "quantity": 1, "price_seen": "100 VND" },
        { "sku": "B", "quantity": 1, "price_seen": "90 VND" },
        { "sku": "C", "quantity": 1 },
    ] }))
    .unwrap();
    let context: Context = serde_json::from_value(json!({ "at": "2026-11-23T09:30:00+07:00" })).unwrap();
    let rulebook = Rulebook::new(Currency::VND, vec![]).unwrap();
    let quote = quote(&rulebook, &catalogue, &cart, &context).unwrap();
    assert_eq!(notices(&quote), json!([{ "price_changed": { "line": 1, "seen": "90 VND", "now": "100 VND" } }]));
}

#[test]
fn a_rule_is_offered_for_the_narrowest_of_the_facts_it_asks_for() {
    // Goods of the cart share each broad fact with what the rule asks for, and no narrow one.
    let parts = ProductParts::new(Sku::new("B").unwrap(), Texts::vi("Hàng"), Money::vnd(100));
    let document = json!({
        "categories": ["tea"], "tags": ["new"], "producer": { "id": "htx", "name": "Hợp tác xã" },
        "origin": { "province": "66", "commune": "24163" },
        "product_set": { "regime": "QD-26-2026", "sector": "I", "number": 1 },
    });
    let mut whole = serde_json::to_value(&parts).unwrap();
    whole.as_object_mut().unwrap().extend(document.as_object().unwrap().clone());
    let catalogue = Catalogue::new([serde_json::from_value::<Product>(whole).unwrap()]).unwrap();
    let cart: Cart = serde_json::from_value(json!({ "lines": [{ "sku": "B", "quantity": 1 }] })).unwrap();
    let context: Context = serde_json::from_value(json!({ "at": "2026-11-23T09:30:00+07:00" })).unwrap();
    let offered = |parts: &[Value]| {
        let benefit = json!({ "percent": { "off": "10%", "of": { "all_of": parts } } });
        let rule: Rule = serde_json::from_value(json!({ "id": "r", "benefit": benefit })).unwrap();
        let quote = quote(&Rulebook::new(Currency::VND, vec![rule]).unwrap(), &catalogue, &cart, &context).unwrap();
        (quote.stats.rules_offered, quote.totals.discounts.minor())
    };
    let category = json!({ "category": "tea" });
    let set = |number: u32| json!({ "set": { "regime": "QD-26-2026", "sector": "I", "number": number } });
    let narrow = [
        (json!({ "skus": ["B"] }), json!({ "skus": ["A"] })),
        (json!({ "producer": "htx" }), json!({ "producer": "other" })),
        (json!({ "commune": "24163" }), json!({ "commune": "24175" })),
        (set(1), set(2)),
    ];
    for (own, other) in narrow {
        assert_eq!(offered(&[own.clone(), category.clone()]), (1, 10), "{own}");
        assert_eq!(offered(&[category.clone(), own.clone()]), (1, 10), "{own}");
        assert_eq!(offered(&[other.clone(), category.clone()]), (0, 0), "{other}");
        assert_eq!(offered(&[category.clone(), other.clone()]), (0, 0), "{other}");
        // Alone it is found by itself.
        assert_eq!((offered(&[own]), offered(&[other])), ((1, 10), (0, 0)));
    }
    // Of facts that are as narrow the fewest.
    let (some, one) = (json!({ "skus": ["A", "B"] }), json!({ "skus": ["A"] }));
    assert_eq!((offered(&[some.clone(), one.clone()]), offered(&[one, some])), ((0, 0), (0, 0)));
}
