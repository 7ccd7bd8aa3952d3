//! The example rulebooks, one per kind of benefit: each is read, priced, and saves what its README says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that does not hold fails its test")]

extern crate alloc;

use alloc::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use ocop::cart::{Cart, Line};
use ocop::input::{Checked, Problem, Unchecked};
use ocop::money::{Currency, Money};
use ocop::pricing::{
    self, Benefit, Combination, Condition, Context, Lane, Outcome, Quote, Rule, RuleId, Rulebook, Selector, Usage,
};
use ocop::product::{Catalogue, Quantity};

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "examples", "data"].iter().collect()
}

fn read<T: Checked>(file: &str) -> T {
    let text = fs::read_to_string(folder().join(file)).unwrap();
    let document: Unchecked = serde_json::from_str(&text).unwrap();
    document.check().unwrap_or_else(|faults| panic!("{file}: {faults}"))
}

fn rulebook(name: &str) -> Rulebook {
    read(&format!("rules/{name}.json"))
}

fn cart() -> Cart {
    let lines = [
        ("dak-yang-fine", 6),
        ("ea-tu-ca-phe-bot", 4),
        ("mac-ca-damaca", 3),
        ("nuoc-mam-le-gia", 2),
        ("tieu-den-le-chi", 2),
        ("tra-xanh-phin-ho", 2),
    ];
    Cart::of(lines.map(|(sku, units)| Line::new(sku.parse().unwrap(), Quantity::new(units).unwrap()))).unwrap()
}

fn priced_in(name: &str, change: impl FnOnce(&mut Context)) -> Quote {
    let catalogue: Catalogue = read("catalogue.json");
    let mut context: Context = read("context.json");
    change(&mut context);
    pricing::quote(&rulebook(name), &catalogue, &cart(), &context).unwrap()
}

fn priced(name: &str) -> Quote {
    priced_in(name, |_| {})
}

/// What each rule saved, in đồng; none where it did not apply.
fn savings(quote: &Quote) -> BTreeMap<&str, Option<i64>> {
    let saving = |outcome: &Outcome| match outcome {
        Outcome::Applied(applied) => Some(applied.saving.minor()),
        _ => None,
    };
    quote.verdicts.iter().map(|verdict| (verdict.rule.as_str(), saving(&verdict.outcome))).collect()
}

fn assert_savings(name: &str, expected: &[(&str, Option<i64>)]) -> Quote {
    let quote = priced(name);
    assert_eq!(savings(&quote), expected.iter().copied().collect(), "{name}");
    let discounts: i64 = expected.iter().filter_map(|(_, saving)| *saving).sum();
    assert_eq!(quote.totals.discounts, Money::vnd(discounts.try_into().unwrap()));
    quote
}

#[test]
fn percent() {
    let expected = [
        ("percent-by-line", Some(135_200)),
        ("percent-to-whole-thousands", Some(111_000)),
        ("percent-across", Some(18_000)),
        ("percent-of-the-first-two", Some(56_000)),
    ];
    assert_savings("percent", &expected);
}

#[test]
fn amount() {
    let expected = [
        ("amount-per-unit", Some(30_000)),
        ("amount-per-line", Some(40_000)),
        ("amount-across-the-order", Some(50_000)),
    ];
    assert_savings("amount", &expected);
}

#[test]
fn price() {
    assert_savings(
        "price",
        &[("price-list", Some(24_000)), ("price-of-each", Some(138_000)), ("price-of-all", Some(20_000))],
    );
}

#[test]
fn tiers() {
    assert_savings(
        "tiers",
        &[("tiers-whole", Some(96_400)), ("tiers-graduated", Some(30_000)), ("tiers-by-spend", Some(80_000))],
    );
}

#[test]
fn buy_get() {
    assert_savings("buy-get", &[("buy-3-get-1", Some(98_000)), ("coffee-then-tea-at-half-price", Some(140_000))]);
}

#[test]
fn n_for_m() {
    assert_savings("n-for-m", &[("three-for-two", Some(418_000)), ("two-for-one-once", Some(95_000))]);
}

#[test]
fn bundle() {
    assert_savings("bundle", &[("gift-box", Some(129_000)), ("kitchen", Some(18_000))]);
}

#[test]
fn gift() {
    let quote = assert_savings("gift", &[("a-box-for-large-orders", Some(0))]);
    let gifts: Vec<(&str, u32)> = quote.gifts.iter().map(|gift| (gift.sku.as_str(), gift.quantity.get())).collect();
    assert_eq!(gifts, [("tra-bi-dao-organic", 2)]);
}

#[test]
fn delivery() {
    let quote = assert_savings("delivery", &[("free-delivery", Some(52_000)), ("cheaper-delivery", None)]);
    assert_eq!(quote.totals.delivery, Money::vnd(0));
    let elsewhere = priced_in("delivery", |context| context.destination = Some("Gia Lai".parse().unwrap()));
    assert_eq!(savings(&elsewhere), BTreeMap::from([("free-delivery", None), ("cheaper-delivery", Some(20_000))]));
}

#[test]
fn conditions() {
    let none = |id| (id, None);
    let quote = assert_savings(
        "conditions",
        &[
            ("happy-hours", Some(28_000)),
            ("three-kinds-of-five-stars", Some(15_000)),
            none("agents"),
            none("first-order"),
            none("bank-transfer"),
            none("members-of-the-festival"),
            none("no-pepper-no-cry"),
        ],
    );
    let outcome = |id: &str| &quote.verdict(&RuleId::new(id).unwrap()).unwrap().outcome;
    assert!(matches!(outcome("members-of-the-festival"), Outcome::UnknownFact(_)));
    assert!(matches!(outcome("agents"), Outcome::Failed(_)));
    let visitor = priced_in("conditions", |context| {
        context.facts.insert("le-hoi".parse().unwrap(), "co-ve".parse().unwrap());
    });
    assert!(matches!(savings(&visitor).get("members-of-the-festival"), Some(Some(_))));
}

#[test]
fn combination() {
    let quote = assert_savings(
        "combination",
        &[
            ("alone-in-its-lane", Some(162_240)),
            ("would-stack", None),
            ("one-of-a-group", Some(40_000)),
            ("another-of-the-group", None),
            ("for-the-first-hundred", Some(9_000)),
        ],
    );
    let claims: Vec<&str> = quote.claims.iter().map(|claim| claim.rule.as_str()).collect();
    assert_eq!(claims, ["for-the-first-hundred"]);
    let used = |usage: Usage| {
        let quote = priced_in("combination", |context| {
            context.usage.insert("for-the-first-hundred".parse().unwrap(), usage);
        });
        savings(&quote).get("for-the-first-hundred").copied().flatten()
    };
    assert_eq!(used(Usage { total: 99, ..Usage::default() }), Some(9_000));
    assert_eq!(used(Usage { total: 100, ..Usage::default() }), None);
    assert_eq!(used(Usage { by_customer: 1, ..Usage::default() }), None);
    assert_eq!(used(Usage { money: Some(Money::vnd(898_000)), ..Usage::default() }), Some(2_000));
}

#[test]
fn every_file_is_described_and_every_benefit_has_one() {
    let files =
        fs::read_dir(folder().join("rules")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<String> = files.filter_map(|file| file.strip_suffix(".json").map(String::from)).collect();
    let readme = fs::read_to_string(folder().join("rules/README.md")).unwrap();
    let mut kinds = BTreeSet::new();
    for name in &names {
        assert!(readme.contains(&format!("`{name}.json`")), "{name} is not described");
        let rulebook = rulebook(name);
        for rule in rulebook.rules() {
            assert!(!rule.name.is_empty(), "{} has no name", rule.id);
            kinds.insert(kind(&rule.benefit));
        }
        // What is written is read again as it was.
        let again: Rulebook = serde_json::from_str(&serde_json::to_string(&rulebook).unwrap()).unwrap();
        assert_eq!(again, rulebook, "{name}");
    }
    let all = ["amount", "bundle", "buy_get", "delivery", "gift", "n_for_m", "percent", "price", "tiers"];
    assert_eq!(kinds, BTreeSet::from(all));
}

/// The page that describes the form of rulebooks.
fn page() -> String {
    fs::read_to_string([env!("CARGO_MANIFEST_DIR"), "src", "pricing", "format.md"].iter().collect::<PathBuf>()).unwrap()
}

#[test]
fn every_example_of_the_page_is_read() {
    let page = page();
    let examples: Vec<&str> =
        page.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect();
    let mut rules = Vec::new();
    let mut kinds = BTreeSet::new();
    for example in &examples {
        let document: Unchecked = serde_json::from_str(example).unwrap();
        if example.contains("\"rules\"") {
            rules.extend(document.check::<Rulebook>().unwrap().rules().cloned());
        } else if example.contains("\"at\"") {
            let context = document.check::<Context>().unwrap();
            assert_eq!(serde_json::from_str::<Context>(&serde_json::to_string(&context).unwrap()).unwrap(), context);
        } else {
            let rule = document.check::<Rule>().unwrap();
            kinds.insert(kind(&rule.benefit));
            rules.push(rule);
        }
    }
    assert_eq!((examples.len(), kinds.len()), (12, 9));
    Rulebook::new(Currency::VND, rules).unwrap();
}

/// The names of a choice, as it tells them itself.
fn names_of<T: Checked + core::fmt::Debug>() -> &'static [&'static str] {
    let document: Unchecked = serde_json::from_str("{\"no such choice\": null}").unwrap();
    let fault = document.check::<T>().unwrap_err().into_iter().next().unwrap();
    match fault.problem {
        Problem::Unknown { known } => known,
        problem => panic!("{problem:?}"),
    }
}

#[test]
fn the_page_names_everything_that_can_be_written() {
    let page = page();
    let choices = [
        names_of::<Selector>(),
        names_of::<Condition>(),
        names_of::<Benefit>(),
        names_of::<Lane>(),
        names_of::<Combination>(),
        names_of::<pricing::TierGive>(),
        names_of::<pricing::Delivery>(),
        names_of::<pricing::Treatment>(),
    ];
    let fields = [
        names_of::<Rule>(),
        names_of::<pricing::Limits>(),
        names_of::<pricing::Spend>(),
        names_of::<pricing::Hours>(),
        names_of::<pricing::Percent>(),
        names_of::<pricing::Amount>(),
        names_of::<pricing::FixedPrice>(),
        names_of::<pricing::UnitLimit>(),
        names_of::<pricing::Tiers>(),
        names_of::<pricing::SpendTiers>(),
        names_of::<pricing::BuyGet>(),
        names_of::<pricing::NForM>(),
        names_of::<pricing::Bundle>(),
        names_of::<pricing::Gift>(),
        names_of::<Context>(),
        names_of::<pricing::Policy>(),
        names_of::<Usage>(),
    ];
    for name in choices.concat().iter().chain(&fields.concat()) {
        let written = page.contains(&format!("\"{name}\"")) || page.contains(&format!("`{name}`"));
        assert!(written, "{name} is not on the page");
    }
}

fn kind(benefit: &Benefit) -> &'static str {
    match benefit {
        Benefit::Percent(_) => "percent",
        Benefit::Amount(_) => "amount",
        Benefit::Price(_) => "price",
        Benefit::Tiers(_) => "tiers",
        Benefit::BuyGet(_) => "buy_get",
        Benefit::NForM(_) => "n_for_m",
        Benefit::Bundle(_) => "bundle",
        Benefit::Gift(_) => "gift",
        Benefit::Delivery(_) => "delivery",
        _ => "another",
    }
}

/// Each row of the guide's table of offers is a rule: its benefit, and the fields that stand beside it.
#[test]
fn every_offer_of_the_guide_is_a_rule() {
    let page = include_str!("../src/guide/writing_rules.md");
    let (mut rules, mut last) = (Vec::new(), String::new());
    for row in page.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let written: Vec<&str> = row.rsplit(" | ").next().unwrap().split('`').skip(1).step_by(2).collect();
        if written.is_empty() {
            continue;
        }
        let (benefits, fields): (Vec<&str>, Vec<&str>) = written.into_iter().partition(|code| code.starts_with('{'));
        // A row that is "the same" as the one above has fields only.
        last = benefits.first().map_or(last, |benefit| format!("\"benefit\": {benefit}"));
        let rule = [&[r#""id": "a""#, last.as_str()][..], &fields].concat().join(", ");
        rules.push(
            serde_json::from_str::<Rule>(&format!("{{{rule}}}")).unwrap_or_else(|error| panic!("{row}: {error}")),
        );
    }
    let kinds: BTreeSet<&str> = rules.iter().map(|rule| kind(&rule.benefit)).collect();
    assert_eq!((rules.len(), kinds.len()), (11, 9), "every kind of benefit has its offer");
    for rule in rules {
        Rulebook::new(Currency::VND, vec![rule.clone()]).unwrap_or_else(|faults| panic!("{rule:?}: {faults}"));
    }
}
