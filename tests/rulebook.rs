//! What a rulebook refuses, word for word: each wrong part of a rule with its path, what was seen there and what is wrong with it.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

use ocop::money::Currency;
use ocop::pricing::{Rule, Rulebook};
use serde_json::{Value, json};

fn rulebook(rules: &[Value]) -> Result<Rulebook, Vec<String>> {
    let rules: Vec<Rule> = rules.iter().map(|rule| serde_json::from_value(rule.clone()).unwrap()).collect();
    Rulebook::new(Currency::VND, rules).map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

/// The faults of one rule, without the place of the rule.
fn faults(mut rule: Value) -> Vec<String> {
    rule.as_object_mut().unwrap().insert("id".into(), "r".into());
    let faults = rulebook(&[rule]).err().unwrap_or_default();
    faults.iter().map(|fault| fault.strip_prefix("rules[0].").unwrap().to_owned()).collect()
}

fn of_benefit(benefit: &Value) -> Vec<String> {
    faults(json!({ "benefit": benefit }))
}

fn ten() -> Value {
    json!({ "percent": { "off": "10%" } })
}

/// Each benefit has the one fault that stands beside it, and none where nothing stands.
fn each(cases: &[(Value, &str)]) {
    for (benefit, fault) in cases {
        let expected: Vec<&str> = Some(*fault).filter(|fault| !fault.is_empty()).into_iter().collect();
        assert_eq!(of_benefit(benefit), expected, "{benefit}");
    }
}

#[test]
fn rates_are_above_zero_and_at_most_the_whole() {
    let percent = |off: &str| json!({ "percent": { "off": off } });
    let delivery = |off: &str| json!({ "delivery": { "percent": off } });
    let buy_get = |off: &str| json!({ "buy_get": { "buy": 1, "get": 1, "give": { "percent": off } } });
    let bundle = |off: &str| json!({ "bundle": { "components": [{ "of": "all" }], "give": { "percent": off } } });
    each(&[
        (percent("0%"), "benefit.percent.off: 0% is not above zero"),
        (percent("0.000001%"), ""),
        (percent("100%"), ""),
        (percent("100.000001%"), "benefit.percent.off: 100.000001% is above 100%"),
        (delivery("0%"), "benefit.delivery.percent: 0% is not above zero"),
        (delivery("100%"), ""),
        (buy_get("101%"), "benefit.buy_get.give.percent: 101% is above 100%"),
        (bundle("0%"), "benefit.bundle.give.percent: 0% is not above zero"),
    ]);
}

#[test]
fn amounts_off_are_above_zero_and_prices_not_below_it() {
    let amount = |off: &str| json!({ "amount": { "off": off } });
    let price = |price: &str| json!({ "price": { "price": price } });
    let delivery = |kind: &str, amount: &str| json!({ "delivery": { kind: amount } });
    let buy_get = |kind: &str, amount: &str| json!({ "buy_get": { "buy": 1, "get": 1, "give": { kind: amount } } });
    let bundle = |kind: &str, amount: &str| json!({ "bundle": { "components": [{ "of": "all" }, { "of": "on_sale" }], "give": { kind: amount } } });
    let gift = |worth: &str| json!({ "gift": { "lines": [{ "sku": "A" }], "worth": worth } });
    each(&[
        (amount("0 VND"), "benefit.amount.off: 0 VND is not above zero"),
        (amount("1 VND"), ""),
        (price("0 VND"), ""),
        (price("-1 VND"), "benefit.price.price: -1 VND is below zero"),
        (delivery("amount", "0 VND"), "benefit.delivery.amount: 0 VND is not above zero"),
        (delivery("price", "-1 VND"), "benefit.delivery.price: -1 VND is below zero"),
        (buy_get("amount", "0 VND"), "benefit.buy_get.give.amount: 0 VND is not above zero"),
        (buy_get("price", "0 VND"), ""),
        (buy_get("price", "-1 VND"), "benefit.buy_get.give.price: -1 VND is below zero"),
        (bundle("amount", "0 VND"), "benefit.bundle.give.amount: 0 VND is not above zero"),
        (bundle("price", "0 VND"), ""),
        (bundle("price", "-1 VND"), "benefit.bundle.give.price: -1 VND is below zero"),
        (gift("0 VND"), ""),
        (gift("-1 VND"), "benefit.gift.worth: -1 VND is below zero"),
    ]);
}

#[test]
fn all_amounts_are_in_the_currency_of_the_rulebook() {
    let rule = json!({
        "when": { "spend": { "at_least": "1.00 USD", "of": { "price": { "at_least": "2.00 USD" } } } },
        "benefit": { "amount": { "off": "3.00 USD", "spread": "unit" } },
        "limits": { "budget": "4.00 USD" },
        "at_most": "5.00 USD",
        "round": { "mode": "down", "step": "6.00 USD" },
    });
    assert_eq!(
        faults(rule),
        [
            "when.spend.of.price.at_least: 2.00 USD is not in VND",
            "when.spend.at_least: 1.00 USD is not in VND",
            "benefit.amount.off: 3.00 USD is not in VND",
            "limits.budget: 4.00 USD is not in VND",
            "at_most: 5.00 USD is not in VND",
            "round.step: 6.00 USD is not in VND",
        ]
    );
    let rule = json!({ "benefit": ten(), "limits": { "budget": "0 VND" }, "at_most": "0 VND" });
    assert_eq!(faults(rule), ["limits.budget: 0 VND is not above zero", "at_most: 0 VND is not above zero"]);
}

#[test]
fn a_benefit_stands_in_a_lane_that_has_it() {
    let benefits = [
        ("percent", ten()),
        ("amount", json!({ "amount": { "off": "1 VND" } })),
        ("price", json!({ "price": { "price": "1 VND" } })),
        ("tiers", json!({ "tiers": { "by": { "quantity": [{ "from": 1, "give": { "percent": "1%" } }] } } })),
        ("buy_get", json!({ "buy_get": { "buy": 1, "get": 1 } })),
        ("n_for_m", json!({ "n_for_m": { "n": 3, "m": 2 } })),
        ("bundle", json!({ "bundle": { "components": [{ "of": "all" }], "give": { "price": "1 VND" } } })),
        ("gift", json!({ "gift": { "lines": [{ "sku": "A" }] } })),
        ("delivery", json!({ "delivery": { "percent": "100%" } })),
    ];
    for (name, benefit) in benefits {
        for lane in ["price", "item", "order", "delivery"] {
            let has = match name {
                "percent" | "amount" | "price" | "tiers" => lane != "delivery",
                "delivery" => lane == "delivery",
                _ => lane == "item" || lane == "order",
            };
            let told = faults(json!({ "benefit": benefit, "lane": lane }));
            let expected = (!has).then(|| format!("lane: {lane} is no lane for this benefit"));
            assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{name} in {lane}");
        }
        assert_eq!(faults(json!({ "benefit": benefit })), [""; 0], "{name} in a lane of its own");
    }
}

#[test]
fn in_the_price_lane_nothing_compounds_and_nothing_is_counted_over_orders() {
    let not_there = |path: &str| {
        format!("{path}: this is not for the price lane, where nothing compounds and nothing is counted over orders")
    };
    for (kind, value) in [("percent", ("off", "10%")), ("amount", ("off", "1 VND")), ("price", ("price", "1 VND"))] {
        let benefit = |field: &str, what: Value| json!({ kind: { value.0: value.1, "spread": "line", field: what } });
        let told = |benefit: Value| faults(json!({ "lane": "price", "benefit": benefit }));
        assert_eq!(told(benefit("spread", json!("selection"))), [not_there("benefit")], "{kind}");
        assert_eq!(told(benefit("units", json!({ "first": 1 }))), [not_there("benefit")], "{kind}");
        assert_eq!(told(benefit("spread", json!("unit"))), [""; 0], "{kind}");
    }
    let rule = json!({
        "lane": "price", "benefit": ten(), "combine": "alone_in_lane", "limits": { "total": 1 }, "at_most": "1 VND",
    });
    assert_eq!(faults(rule), ["combine", "limits", "at_most"].map(not_there));
}

#[test]
fn only_benefits_per_unit_are_rounded_to_a_step() {
    let rounded =
        |benefit: Value| faults(json!({ "benefit": benefit, "round": { "mode": "down", "step": "1000 VND" } }));
    let refused = ["round: 1000 VND rounds unit prices, and this benefit is not per unit"];
    for (kind, field, value) in [("percent", "off", "10%"), ("amount", "off", "1 VND"), ("price", "price", "1 VND")] {
        for spread in ["line", "selection"] {
            assert_eq!(rounded(json!({ kind: { field: value, "spread": spread } })), refused, "{kind} per {spread}");
        }
        assert_eq!(rounded(json!({ kind: { field: value, "spread": "unit" } })), [""; 0], "{kind} per unit");
    }
    assert_eq!(rounded(json!({ "n_for_m": { "n": 3, "m": 2 } })), refused);
}

#[test]
fn tiers_ascend_and_give_what_their_kind_gives() {
    let tiers = |mode: &str, by: Value| json!({ "tiers": { "mode": mode, "by": by } });
    let quantity = |mode: &str, from: [u32; 2], give: Value| {
        let steps = from.map(|from| json!({ "from": from, "give": give }));
        tiers(mode, json!({ "quantity": steps }))
    };
    let spend = |mode: &str, from: [&str; 2], give: Value| {
        let steps = from.map(|from| json!({ "from": from, "give": give }));
        tiers(mode, json!({ "spend": { "tiers": steps } }))
    };
    let percent = || json!({ "percent": "0%" });
    let two = |path: &str, text: &str| [0, 1].map(|tier| format!("benefit.tiers.by.{path}[{tier}].{text}"));
    each(&[
        (quantity("whole", [1, 2], percent()), ""),
        (
            quantity("whole", [2, 2], percent()),
            "benefit.tiers.by.quantity[1].from: 2 is not above the threshold before it",
        ),
        (spend("whole", ["0 VND", "1 VND"], percent()), ""),
        (
            spend("whole", ["5 VND", "5 VND"], percent()),
            "benefit.tiers.by.spend.tiers[1].from: 5 VND is not above the threshold before it",
        ),
        (tiers("whole", json!({ "quantity": [] })), "benefit.tiers.by.quantity: the list is empty"),
        (tiers("whole", json!({ "spend": { "tiers": [] } })), "benefit.tiers.by.spend.tiers: the list is empty"),
        (
            json!({ "tiers": { "spread": "unit", "by": { "quantity": [{ "from": 1, "give": { "percent": "1%" } }] } } }),
            "benefit.tiers.spread: unit is no spread for this benefit",
        ),
        (quantity("graduated", [1, 2], json!({ "amount_per_unit": "1 VND" })), ""),
        (quantity("graduated", [1, 2], json!({ "unit_price": "0 VND" })), ""),
        (spend("whole", ["0 VND", "1 VND"], json!({ "unit_price": "1 VND" })), ""),
        (spend("whole", ["0 VND", "1 VND"], json!({ "amount": "1 VND" })), ""),
    ]);
    assert_eq!(
        of_benefit(&quantity("graduated", [1, 2], json!({ "amount": "1 VND" }))),
        two("quantity", "give.amount: 1 VND is not what a tier of this kind gives")
    );
    assert_eq!(
        of_benefit(&spend("graduated", ["0 VND", "1 VND"], json!({ "unit_price": "1 VND" }))),
        two("spend.tiers", "give.unit_price: 1 VND is not what a tier of this kind gives")
    );
    assert_eq!(
        of_benefit(&spend("graduated", ["0 VND", "1 VND"], json!({ "amount_per_unit": "1 VND" }))),
        two("spend.tiers", "give.amount_per_unit: 1 VND is not what a tier of this kind gives")
    );
    let wrong = [
        (json!({ "percent": "101%" }), "give.percent: 101% is above 100%"),
        (json!({ "amount_per_unit": "0 VND" }), "give.amount_per_unit: 0 VND is not above zero"),
        (json!({ "amount": "0 VND" }), "give.amount: 0 VND is not above zero"),
        (json!({ "unit_price": "-1 VND" }), "give.unit_price: -1 VND is below zero"),
    ];
    for (give, fault) in wrong {
        assert_eq!(of_benefit(&quantity("whole", [1, 2], give)), two("quantity", fault));
    }
    assert_eq!(
        of_benefit(&spend("whole", ["-2 VND", "-1 VND"], percent())),
        [
            "benefit.tiers.by.spend.tiers[0].from: -2 VND is below zero",
            "benefit.tiers.by.spend.tiers[0].from: -2 VND is not above the threshold before it",
            "benefit.tiers.by.spend.tiers[1].from: -1 VND is below zero",
        ]
    );
}

#[test]
fn sets_bundles_and_gifts_have_their_sizes() {
    let n_for_m = |n: u32, m: u32| json!({ "n_for_m": { "n": n, "m": m } });
    let bundle =
        |components: Vec<Value>| json!({ "bundle": { "components": components, "give": { "price": "1 VND" } } });
    let of = |count: u32| json!({ "of": "all", "count": count });
    let gift = |lines: usize| json!({ "gift": { "lines": vec![json!({ "sku": "A" }); lines] } });
    let tiers = |count: u32| {
        let steps: Vec<Value> = (1..=count).map(|from| json!({ "from": from, "give": { "percent": "1%" } })).collect();
        json!({ "tiers": { "by": { "quantity": steps } } })
    };
    each(&[
        (n_for_m(3, 2), ""),
        (n_for_m(3, 3), "benefit.n_for_m.m: 3 is not fewer than the units of a set, 3"),
        (n_for_m(3, 4), "benefit.n_for_m.m: 4 is not fewer than the units of a set, 3"),
        (bundle(vec![]), "benefit.bundle.components: the list is empty"),
        (bundle(vec![of(1); 8]), ""),
        (bundle(vec![of(1); 9]), "benefit.bundle.components: 9 is more than 8"),
        (bundle(vec![of(1), of(100)]), ""),
        (bundle(vec![of(1), of(101)]), "benefit.bundle.components[1].count: 101 is more than 100"),
        (gift(0), "benefit.gift.lines: the list is empty"),
        (gift(20), ""),
        (gift(21), "benefit.gift.lines: 21 is more than 20"),
        (tiers(100), ""),
        (tiers(101), "benefit.tiers.by.quantity: 101 is more than 100"),
    ]);
}

#[test]
fn ranges_have_a_bound_and_bounds_do_not_cross() {
    let when = |condition: Value| faults(json!({ "benefit": ten(), "when": condition }));
    for kind in ["quantity", "distinct", "order_number"] {
        assert_eq!(when(json!({ kind: {} })), [format!("when.{kind}: the range has no bound")]);
        assert_eq!(
            when(json!({ kind: { "at_least": 3, "at_most": 2 } })),
            [format!("when.{kind}: the range has a lower bound above its upper bound")]
        );
        assert_eq!(when(json!({ kind: { "at_least": 2, "at_most": 2 } })), [""; 0]);
        assert_eq!(when(json!({ kind: { "at_most": 2 } })), [""; 0]);
    }
    assert_eq!(when(json!({ "spend": {} })), ["when.spend: the range has no bound"]);
    assert_eq!(
        when(json!({ "spend": { "at_least": "3 VND", "at_most": "2 VND" } })),
        ["when.spend: the range has a lower bound above its upper bound"]
    );
    assert_eq!(when(json!({ "spend": { "at_least": "-1 VND" } })), ["when.spend.at_least: -1 VND is below zero"]);
    // The upper bound of a price is not in its range, so that a range of nothing has its bounds crossed.
    let price = |range: Value| of_benefit(&json!({ "percent": { "off": "1%", "of": { "price": range } } }));
    let crossed = ["benefit.percent.of.price: the range has a lower bound above its upper bound"];
    assert_eq!(price(json!({ "at_least": "5 VND", "below": "6 VND" })), [""; 0]);
    assert_eq!(price(json!({ "at_least": "5 VND", "below": "5 VND" })), crossed);
    assert_eq!(price(json!({})), ["benefit.percent.of.price: the range has no bound"]);
    assert_eq!(price(json!({ "at_least": "-1 VND" })), ["benefit.percent.of.price.at_least: -1 VND is below zero"]);
}

#[test]
fn faults_stand_where_they_are_in_nested_conditions_and_selectors() {
    let nested = json!({ "any_of": [{ "channel": "web" }, { "all_of": [{ "not": { "quantity": {} } }] }] });
    assert_eq!(
        faults(json!({ "benefit": ten(), "when": nested })),
        ["when.any_of[1].all_of[0].not.quantity: the range has no bound"]
    );
    let nested = json!({ "any_of": ["on_sale", { "all_of": [{ "not": { "skus": [] } }] }] });
    let of = |kind: &str, mut fields: Value| {
        fields.as_object_mut().unwrap().insert("of".into(), nested.clone());
        of_benefit(&json!({ kind: fields }))
    };
    let cases = [
        ("percent", json!({ "off": "1%" })),
        ("amount", json!({ "off": "1 VND" })),
        ("price", json!({ "price": "1 VND" })),
        ("tiers", json!({ "by": { "quantity": [{ "from": 1, "give": { "percent": "1%" } }] } })),
        ("buy_get", json!({ "buy": 1, "get": 1 })),
        ("n_for_m", json!({ "n": 3, "m": 2 })),
    ];
    for (kind, fields) in cases {
        let path = format!("benefit.{kind}.of.any_of[1].all_of[0].not.skus");
        assert_eq!(of(kind, fields), [format!("{path}: the list is empty")]);
    }
    assert_eq!(
        of_benefit(&json!({ "buy_get": { "buy": 1, "get": 1, "target": { "skus": [] } } })),
        ["benefit.buy_get.target.skus: the list is empty"]
    );
    assert_eq!(
        of_benefit(&json!({ "bundle": { "components": [{ "of": { "skus": [] } }], "give": { "price": "1 VND" } } })),
        ["benefit.bundle.components[0].of.skus: the list is empty"]
    );
}

#[test]
fn all_faults_of_all_rules_are_told_at_once() {
    let rule = |id: &str, off: &str| json!({ "id": id, "benefit": { "percent": { "off": off } } });
    let told = rulebook(&[rule("a", "0%"), rule("b", "1%"), rule("a", "101%")]).unwrap_err();
    assert_eq!(
        told,
        [
            "rules[0].benefit.percent.off: 0% is not above zero",
            "rules[2].id: \"a\" is the id of rules[0] too",
            "rules[2].benefit.percent.off: 101% is above 100%",
        ]
    );
    let rules = ["0%", "101%"].map(|off| serde_json::from_value(rule(off.trim_end_matches('%'), off)).unwrap());
    assert_eq!(
        Rulebook::new(Currency::VND, rules.to_vec()).unwrap_err().to_string(),
        "rules[0].benefit.percent.off: 0% is not above zero; rules[1].benefit.percent.off: 101% is above 100%"
    );
}

#[test]
fn rulebooks_of_the_same_rules_are_equal_in_whatever_order() {
    let rule = |id: &str, off: &str| json!({ "id": id, "benefit": { "percent": { "off": off } } });
    let of = |rules: &[Value]| rulebook(rules).unwrap();
    assert_eq!(of(&[rule("a", "1%"), rule("b", "2%")]), of(&[rule("b", "2%"), rule("a", "1%")]));
    assert_ne!(of(&[rule("a", "1%"), rule("b", "2%")]), of(&[rule("a", "1%"), rule("b", "3%")]));
    assert_ne!(of(&[rule("a", "1%")]), of(&[]));
    assert_ne!(Rulebook::new(Currency::VND, vec![]).unwrap(), Rulebook::new(Currency::USD, vec![]).unwrap());
    assert_eq!((of(&[]).is_empty(), of(&[rule("a", "1%")]).is_empty()), (true, false));
}
