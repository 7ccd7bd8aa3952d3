//! How the work of pricing grows, counted in steps and in rules looked at; and that the floor which benches compare with is the engine's
//! equal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that does not hold ends the test")]

#[path = "../benches/floor.rs"]
mod floor;
#[path = "../benches/shop.rs"]
mod shop;

use floor::{FloorEntry, Offer};
use ocop::cart::Cart;
use ocop::pricing::{Author, Detail, EntryKind, Place, Quote, Rule, Stats, quote};
use ocop::product::Catalogue;

fn catalogue() -> Catalogue {
    shop::catalogue(shop::PRODUCTS).unwrap()
}

fn priced(rules: Vec<Rule>, carts: &[Cart]) -> Vec<Quote> {
    let (rulebook, catalogue, context) = (shop::book(rules).unwrap(), catalogue(), shop::context(Detail::Kinds));
    carts.iter().map(|cart| quote(&rulebook, &catalogue, cart, &context).unwrap()).collect()
}

fn stats(rules: Vec<Rule>, carts: &[Cart]) -> Vec<Stats> {
    priced(rules, carts).into_iter().map(|quote| quote.stats).collect()
}

fn entries(quote: &Quote) -> Vec<FloorEntry> {
    let offer = |by: &Author| match by {
        Author::Rule(id) if id.as_str() == "percent" => Offer::Percent,
        Author::Rule(id) if id.as_str() == "three-for-two" => Offer::ThreeForTwo,
        Author::Rule(id) if id.as_str() == "amount" => Offer::Amount,
        other => panic!("{other:?} wrote an entry"),
    };
    let entry = |entry: &ocop::pricing::Entry| match (entry.on, entry.kind) {
        (Place::Line(line), EntryKind::Discount) => {
            FloorEntry { line, offer: offer(&entry.by), amount: -entry.amount.minor() }
        }
        other => panic!("{other:?} is no discount on a line"),
    };
    quote.entries.iter().map(entry).collect()
}

#[test]
fn the_floor_equals_the_engine() {
    let (catalogue, offers) = (catalogue(), shop::offers().unwrap());
    for seed in 0..40 {
        for lines in 1..=16 {
            let carts = shop::carts(seed, 3, lines, 1 + u32::try_from(seed).unwrap()).unwrap();
            for (cart, quote) in carts.iter().zip(priced(shop::rules().unwrap(), &carts)) {
                let floor = floor::floor(&offers, &catalogue, cart).unwrap();
                assert_eq!(floor.entries, entries(&quote));
                let totals = [floor.list, floor.discounts, floor.payable];
                assert_eq!(
                    totals,
                    [quote.totals.list, quote.totals.discounts, quote.totals.payable].map(ocop::money::Money::minor)
                );
                for (by_hand, line) in floor.lines.iter().zip(&quote.lines) {
                    let of_engine = (&line.sku, line.quantity, line.list.minor(), line.amount.minor());
                    assert_eq!((&by_hand.sku, by_hand.units, by_hand.list, by_hand.amount), of_engine);
                }
            }
        }
    }
}

#[test]
fn untouched_rules_are_not_offered_and_cost_no_step() {
    let carts = shop::carts(1, 64, 10, 7).unwrap();
    let few = stats(shop::rules().unwrap(), &carts);
    assert_eq!(few, stats(shop::many_rules(5_000).unwrap(), &carts));
    assert!(few.iter().all(|stats| stats.rules_offered <= 3 && stats.rules_touched == stats.rules_offered));
    assert!(few.iter().any(|stats| stats.rules_touched == 3));
}

#[test]
fn units_cost_no_step() {
    let of = |units| stats(shop::rules().unwrap(), &shop::carts_of_units(1, 64, 10, units).unwrap());
    for (six, six_thousand) in of(6).iter().zip(of(6_000)) {
        // Shares of an amount may part a line's units into one run more.
        assert!(six_thousand.steps <= six.steps + 20, "{} and {}", six_thousand.steps, six.steps);
    }
}

#[test]
fn steps_grow_as_lines_do() {
    let of = |lines| stats(shop::rules().unwrap(), &shop::carts(1, 8, lines, 7).unwrap());
    for (fifty, five_hundred) in of(50).iter().zip(of(500)) {
        assert!(five_hundred.steps <= 16 * fifty.steps, "{} and {}", five_hundred.steps, fifty.steps);
    }
}

/// A product that has a fact of every kind.
const COFFEE: &str = r#"[{
    "sku": "coffee", "name": {"vi": "Cà phê"}, "regular_price": "135000 VND",
    "producer": {"id": "htx", "name": {"vi": "Hợp tác xã"}}, "origin": {"province": "Lâm Đồng", "commune": "xã Trường Xuân"},
    "product_set": {"regime": "QD-26-2026", "sector": "I", "number": 13}, "categories": ["do-uong/ca-phe"], "tags": ["tet"],
    "attributes": {"roast": {"flag": true}},
    "sales": [{"price": "120000 VND", "period": {"from": "2026-01-01T00:00:00Z", "until": "2027-01-01T00:00:00Z"}}],
    "certificates": [{"product": "Cà phê", "regime": "QD-26-2026", "stars": 4, "decision": {"number": "1/QĐ-UBND", "issuer": "provincial_chair", "date": "2026-08-05"}}]
}]"#;

/// A selector of each kind that finds the coffee, and one of that kind that does not.
const SELECTORS: [(&str, &str); 13] = [
    (r#"{"skus": ["coffee"]}"#, r#"{"skus": ["tea"]}"#),
    (r#"{"category": "do-uong"}"#, r#"{"category": "tra"}"#),
    (r#"{"producer": "htx"}"#, r#"{"producer": "khac"}"#),
    (r#"{"province": "Lâm Đồng"}"#, r#"{"province": "Huế"}"#),
    (r#"{"commune": "xã Trường Xuân"}"#, r#"{"commune": "xã Khác"}"#),
    (
        r#"{"sector": {"regime": "QD-26-2026", "sector": "I"}}"#,
        r#"{"sector": {"regime": "QD-26-2026", "sector": "II"}}"#,
    ),
    (
        r#"{"set": {"regime": "QD-26-2026", "sector": "I", "number": 13}}"#,
        r#"{"set": {"regime": "QD-26-2026", "sector": "I", "number": 14}}"#,
    ),
    (
        r#"{"group": {"regime": "QD-26-2026", "sector": "I", "group": 6}}"#,
        r#"{"group": {"regime": "QD-26-2026", "sector": "I", "group": 4}}"#,
    ),
    (r#"{"stars": 3}"#, r#"{"stars": 5}"#),
    (r#"{"tag": "tet"}"#, r#"{"tag": "he"}"#),
    (r#"{"attribute": {"key": "roast"}}"#, r#"{"attribute": {"key": "grind"}}"#),
    (r#"{"any_of": [{"tag": "tet"}, {"tag": "he"}]}"#, r#"{"any_of": [{"tag": "thu"}, {"tag": "he"}]}"#),
    (r#"{"all_of": [{"tag": "tet"}, {"category": "do-uong"}]}"#, r#"{"all_of": [{"tag": "he"}, {"category": "tra"}]}"#),
];

fn percent_of(id: &str, selector: &str) -> Rule {
    let rule = format!(r#"{{"id": "{id}", "benefit": {{"percent": {{"off": "1%", "of": {selector}}}}}}}"#);
    serde_json::from_str(&rule).unwrap()
}

#[test]
fn rules_are_found_by_each_kind_of_fact() {
    let catalogue: Catalogue = serde_json::from_str(COFFEE).unwrap();
    let cart: Cart = serde_json::from_str(r#"{"format": 1, "lines": [{"sku": "coffee", "quantity": 1}]}"#).unwrap();
    let context = shop::context(Detail::Kinds);
    for (finds, misses) in SELECTORS {
        let mut rules = vec![percent_of("finds", finds)];
        rules.extend((0..500).map(|number| percent_of(&format!("misses-{number}"), misses)));
        let stats = quote(&shop::book(rules).unwrap(), &catalogue, &cart, &context).unwrap().stats;
        assert_eq!((stats.rules_offered, stats.rules_touched), (1, 1), "{finds} and {misses}");
    }
}

/// Of the facts that goods must all have, the producer is narrower than the tag, wherever it stands.
#[test]
fn rules_are_found_by_the_narrowest_of_the_facts_they_need() {
    let catalogue: Catalogue = serde_json::from_str(COFFEE).unwrap();
    let cart: Cart = serde_json::from_str(r#"{"format": 1, "lines": [{"sku": "coffee", "quantity": 1}]}"#).unwrap();
    for parts in [r#"{"tag": "tet"}, {"producer": "khac"}"#, r#"{"producer": "khac"}, {"tag": "tet"}"#] {
        let rules = vec![percent_of("misses", &format!(r#"{{"all_of": [{parts}]}}"#))];
        let stats = quote(&shop::book(rules).unwrap(), &catalogue, &cart, &shop::context(Detail::Kinds)).unwrap().stats;
        assert_eq!((stats.rules_offered, stats.rules_touched), (0, 0), "{parts}");
    }
    let flag = |value: bool| {
        let of = format!(r#"{{"attribute": {{"key": "roast", "value": {{"flag": {value}}}}}}}"#);
        let rulebook = shop::book(vec![percent_of("roast", &of)]).unwrap();
        quote(&rulebook, &catalogue, &cart, &shop::context(Detail::Kinds)).unwrap().stats.rules_touched
    };
    assert_eq!((flag(true), flag(false)), (1, 0), "an attribute is matched by its value too");
}

#[test]
fn rules_of_codes_are_found_by_the_codes_entered() {
    let catalogue: Catalogue = serde_json::from_str(COFFEE).unwrap();
    let text = r#"{"format": 1, "lines": [{"sku": "coffee", "quantity": 1}], "codes": ["CODE7", "CODE8"]}"#;
    let cart: Cart = serde_json::from_str(text).unwrap();
    let coded = |number| Rule {
        codes: [ocop::cart::Code::new(&format!("CODE{number}")).unwrap()].into(),
        ..percent_of(&format!("r-{number}"), r#""all""#)
    };
    let rulebook = shop::book((0..500).map(coded).collect()).unwrap();
    let stats = quote(&rulebook, &catalogue, &cart, &shop::context(Detail::Kinds)).unwrap().stats;
    assert_eq!((stats.rules_offered, stats.rules_touched), (2, 2));
}

#[test]
fn rules_for_goods_on_sale_are_not_offered_to_goods_that_are_never_on_sale() {
    let carts = shop::carts(1, 8, 10, 7).unwrap();
    let few = stats(shop::rules().unwrap(), &carts);
    let mut rules = shop::rules().unwrap();
    rules.extend((0..500).map(|number| percent_of(&format!("sale-{number}"), r#""on_sale""#)));
    assert_eq!(few, stats(rules, &carts));
}

/// A price is no fact that goods are found by, and neither is what they are not: such rules are looked at once for every cart.
#[test]
fn rules_by_price_or_by_what_goods_are_not_are_looked_at_and_touched_only_where_they_match() {
    let carts = shop::carts(1, 8, 10, 7).unwrap();
    let few = stats(shop::rules().unwrap(), &carts);
    let mut rules = shop::rules().unwrap();
    rules.extend(
        (0..250).map(|number| percent_of(&format!("dear-{number}"), r#"{"price": {"at_least": "1000000 VND"}}"#)),
    );
    rules.extend((0..250).map(|number| percent_of(&format!("not-{number}"), r#"{"not": "all"}"#)));
    for (plain, looked) in few.iter().zip(stats(rules, &carts)) {
        assert_eq!((looked.rules_touched, looked.rules_offered), (plain.rules_touched, plain.rules_offered + 500));
        assert_eq!(looked.steps, plain.steps);
    }
}
