//! Hostile input, one test for each row of the table in the documentation of `ocop::input`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

use alloc::collections::{BTreeMap, BTreeSet};

use allocation_counter::measure;
use ocop::cart::{Cart, CartError, Code, Line, MAX_LINES};
use ocop::comparison::Snapshot;
use ocop::input::{Checked, MAX_DEPTH, MAX_ENTRIES, Unchecked};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Amount, Benefit, Combine, Condition, Context, Percent, Policy, PricingError, Rule, RuleId, RuleProblem, Rulebook,
    Selector, StepBudget, quote,
};
use ocop::product::{Catalog, Catalogue, Product, ProductParts, Quantity, Sku, Tag};
use ocop::text::{IdentifierError, Lang, Texts, parse_money, parse_number};
use ocop::wishlist::{TableError, read_csv};
use time::macros::datetime;

fn sku(text: &str) -> Sku {
    Sku::new(text).unwrap()
}

fn product(name: &str, price: i64) -> Product {
    Product::new(ProductParts::new(sku(name), Texts::vi("Chè"), Money::from_minor(price, Currency::VND).unwrap()))
        .unwrap()
}

fn context() -> Context {
    Context::new(datetime!(2026-11-23 09:30 +7), Policy::default())
}

fn told<T: Checked>(json: &str) -> Vec<String> {
    let document: Unchecked = serde_json::from_str(json).unwrap();
    document.check::<T>().err().expect("faults").iter().map(ToString::to_string).collect()
}

fn rule(id: &str, benefit: Benefit) -> Rule {
    Rule::new(RuleId::new(id).unwrap(), benefit)
}

/// What is wrong with a rulebook of one rule, and where.
fn wrong(rule: Rule) -> Vec<(String, RuleProblem)> {
    let faults = Rulebook::new(Currency::VND, vec![rule]).unwrap_err();
    faults.iter().map(|fault| (fault.path.clone(), fault.problem.clone())).collect()
}

#[test]
fn documents_nested_too_deep_are_refused() {
    for levels in [MAX_DEPTH + 1, 100_000] {
        let lists = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(serde_json::from_str::<Unchecked>(&lists).is_err());
        let records = format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
        assert!(serde_json::from_str::<Unchecked>(&records).is_err());
    }
}

#[test]
fn selectors_and_conditions_nested_too_deep_are_refused() {
    let mut of = Selector::All;
    let mut when = Condition::Code(Code::new("A").unwrap());
    for _ in 0..17 {
        of = Selector::AllOf(vec![of]);
        when = Condition::AllOf(vec![when]);
    }
    let percent = Percent { of, ..Percent::off(Rate::percent(5)) };
    let problems = wrong(Rule { when, ..rule("a", Benefit::Percent(percent)) });
    assert_eq!(problems.iter().filter(|(_, problem)| *problem == RuleProblem::TooDeep).count(), 2, "{problems:?}");
}

#[test]
fn a_cart_has_at_most_a_thousand_lines_and_fifty_codes() {
    let line = Line::new(sku("A"), Quantity::ONE);
    assert_eq!(Cart::of(vec![line; MAX_LINES + 1]), Err(CartError::Lines));
    let lines = vec![r#"{"sku": "A", "quantity": 1}"#; MAX_LINES + 1].join(",");
    let faults = told::<Cart>(&format!(r#"{{"lines": [{lines}]}}"#));
    assert!(faults.len() == 1 && faults[0].ends_with("has 1001 entries, at most 1000 are allowed"), "{faults:?}");
    let codes: Vec<String> = (0..51).map(|i| format!("\"C{i}\"")).collect();
    let faults = told::<Cart>(&format!(r#"{{"codes": [{}]}}"#, codes.join(",")));
    assert!(faults.len() == 1 && faults[0].ends_with("has 51 entries, at most 50 are allowed"), "{faults:?}");
}

#[test]
fn lists_have_at_most_a_million_entries() {
    let document = format!("[{}1]", "1,".repeat(MAX_ENTRIES));
    let faults = told::<Vec<u8>>(&document);
    assert!(faults.len() == 1 && faults[0].ends_with("has 1000001 entries, at most 1000000 are allowed"), "{faults:?}");
}

#[test]
fn tiers_components_and_gifts_are_counted() {
    let tier = |i: usize| format!(r#"{{"from": {i}, "give": {{"percent": "5%"}}}}"#);
    let tiers: Vec<String> = (1..=101).map(tier).collect();
    let tiers = format!(r#"{{"tiers": {{"by": {{"quantity": [{}]}}}}}}"#, tiers.join(","));
    let bundle = format!(
        r#"{{"bundle": {{"components": [{}], "give": {{"percent": "5%"}}}}}}"#,
        [r#"{"of": "all", "count": 1}"#; 9].join(",")
    );
    let lines: Vec<String> = (0..21).map(|i| format!(r#"{{"sku": "G{i}", "quantity": 1}}"#)).collect();
    let gifts = format!(r#"{{"gift": {{"lines": [{}]}}}}"#, lines.join(","));
    for (benefit, count, limit) in [(tiers, 101, 100), (bundle, 9, 8), (gifts, 21, 20)] {
        let rulebook = format!(r#"{{"format": 1, "currency": "VND", "rules": [{{"id": "a", "benefit": {benefit}}}]}}"#);
        let error = serde_json::from_str::<Rulebook>(&rulebook).unwrap_err().to_string();
        assert!(error.contains(&limit.to_string()) && error.contains(&count.to_string()), "{error}");
    }
}

#[test]
fn identifiers_are_short_and_a_refusal_does_not_repeat_a_long_one() {
    let long = "A".repeat(1_000_000);
    assert_eq!(Sku::new(&long), Err(IdentifierError::TooLong { bytes: 1_000_000 }));
    assert!(Sku::new(&"A".repeat(128)).is_ok() && Sku::new(&"A".repeat(129)).is_err());
    assert!(Code::new(&long).unwrap_err().to_string().len() < 200);
    let faults = told::<Cart>(&format!(r#"{{"lines": [{{"sku": "{long}", "quantity": 1}}]}}"#));
    assert!(faults.iter().map(String::len).sum::<usize>() < 1_000, "the value is cut");
}

#[test]
fn quantities_are_from_one_to_a_million() {
    for units in ["0", "-1", "1000001", "4294967296", "340282366920938463463374607431768211455"] {
        let json = format!(r#"{{"lines": [{{"sku": "A", "quantity": {units}}}]}}"#);
        assert!(serde_json::from_str::<Cart>(&json).is_err(), "{units}");
    }
    let catalogue = Catalogue::new([product("A", 1)]).unwrap();
    let most = Line::new(sku("A"), Quantity::new(Quantity::MAX).unwrap());
    let cart = Cart::of([most.clone(), most]).unwrap();
    let error = quote(&Rulebook::empty(Currency::VND), &catalogue, &cart, &context()).unwrap_err();
    assert!(matches!(error, PricingError::TooManyUnits { units: 2_000_000, .. }), "{error}");
    assert_eq!(error.to_string(), "line 0: 2000000 units of A are more than 1000000");
}

#[test]
fn amounts_are_bounded_and_sums_of_them_are_checked() {
    assert!(Money::from_minor(Money::MAX, Currency::VND).is_ok());
    assert_eq!(
        Money::from_minor(Money::MAX + 1, Currency::VND).unwrap_err().to_string(),
        "1000000000000001 minor units of VND are more than 1000000000000000"
    );
    for text in ["1000000000000001 VND", "99999999999999999999999999999999999999 VND"] {
        assert!(text.parse::<Money>().is_err(), "{text}");
    }
    // Each price and each quantity is allowed; their sum is not, wherever it is made.
    let rules = vec![rule("a", Benefit::Percent(Percent::off(Rate::percent(10))))];
    let rulebook = Rulebook::new(Currency::VND, rules).unwrap();
    for (units, lines) in [(Quantity::MAX, 1), (1, 2), (4_000, 3)] {
        let names: Vec<String> = (0..lines).map(|i| format!("S{i}")).collect();
        let catalogue = Catalogue::new(names.iter().map(|name| product(name, Money::MAX))).unwrap();
        let cart = Cart::of(names.iter().map(|name| Line::new(sku(name), Quantity::new(units).unwrap()))).unwrap();
        let error = quote(&rulebook, &catalogue, &cart, &context()).unwrap_err();
        assert!(matches!(error, PricingError::Overflow(_)), "{error}");
    }
}

#[test]
fn what_stands_twice_is_refused() {
    let twice = || rule("a", Benefit::Amount(Amount::across(Money::vnd(1))));
    let faults = Rulebook::new(Currency::VND, vec![twice(), twice()]).unwrap_err();
    assert!(faults.iter().all(|fault| fault.problem == RuleProblem::DuplicateId { first: 0 }));
    assert_eq!(Catalogue::new([product("A", 1), product("A", 2)]).unwrap_err().to_string(), "SKU A names two products");
    let faults = told::<Cart>(r#"{"codes": ["TET", "tet"], "codes": []}"#);
    assert!(faults.iter().any(|fault| fault == "field \"codes\" stands here already"), "{faults:?}");
    assert_eq!(told::<Cart>(r#"{"codes": ["TET", "tet"]}"#), ["codes[1]: \"tet\" stands already at codes[0]"]);
    assert_eq!(
        told::<BTreeMap<Tag, bool>>("{\"caf\u{e9}\": true, \"cafe\u{301}\": false}"),
        ["cafe\u{301}: key \"cafe\\u{301}\" stands here already"]
    );
}

#[test]
fn texts_that_look_alike_are_one_or_refused() {
    // Composed and decomposed are one; codes are one in capitals too.
    assert_eq!(sku("CÀ-PHÊ"), sku("CA\u{300}-PHE\u{302}"));
    assert_eq!(Code::new(" tê\u{301}t ").unwrap(), Code::new("TẾT").unwrap());
    // What is not seen is refused: zero width, direction, byte order mark, soft hyphen, tags, controls, spaces at the ends.
    for hidden in ["\u{200b}", "\u{200d}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{ad}", "\u{e0041}", "\0", "\u{7f}"] {
        let text = format!("A{hidden}B");
        assert_eq!(Sku::new(&text), Err(IdentifierError::Character { seen: text.clone() }));
        assert!(Code::new(&text).is_err() && Tag::new(&text).is_err());
    }
    assert!(Sku::new("\u{a0}A").is_err() && Sku::new("A\u{3000}").is_err() && Sku::new("\u{a0}").is_err());
    // Letters of other scripts and of full width are letters of their own: compatibility forms are not folded.
    assert_ne!(sku("A"), sku("\u{410}"));
    assert_ne!(Code::new("TET").unwrap(), Code::new("\u{ff34}\u{ff25}\u{ff34}").unwrap());
    // A letter may become longer when composed or in capitals: the limit is on what is held.
    assert!(Sku::new(&format!("A{}", "\u{301}".repeat(100))).is_err());
    assert!(Code::new(&"\u{149}".repeat(60)).is_err(), "60 letters of 2 bytes become 180 bytes in capitals");
}

#[test]
fn numbers_are_digits_and_nothing_else() {
    for text in [
        "NaN",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "1e9",
        "1E2",
        "0x10",
        "1_000",
        "",
        " ",
        "٣",
        "１",
        "1 000",
        "--1",
        "1.",
        ".5",
        "-",
        "\u{2212}1",
        "1\u{200b}0",
    ] {
        assert!(format!("{text} VND").parse::<Money>().is_err(), "{text:?}");
        assert!(format!("{text}%").parse::<Rate>().is_err(), "{text:?}");
        let json = serde_json::to_string(text).unwrap();
        assert!(serde_json::from_str::<Money>(&json).is_err() && serde_json::from_str::<Rate>(&json).is_err());
        assert!(serde_json::from_str::<Quantity>(&json).is_err());
    }
    for text in ["NaN", "inf", "1e9", "0x10", "1_000", "", "٣", "１", "--1"] {
        for lang in [Lang::Vi, Lang::En] {
            assert!(parse_number(text, lang).is_err(), "{text:?}");
            assert!(parse_money(text, Currency::VND, lang).is_err(), "{text:?}");
        }
    }
    for json in ["NaN", "Infinity", "-Infinity", "1e400", "1.5", "1e2", "01", "+1"] {
        assert!(serde_json::from_str::<Unchecked>(json).is_err(), "{json}");
    }
}

/// The hash is public and without a key, so that whoever names goods can make as many equal hashes as he likes. The steps of the hash can be
/// undone, and so the second word of a name is found from the first.
mod arranged {
    const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
    const FACTOR: u64 = 0xD6E8_FEB8_6659_FD93;

    fn mix(hash: u64, word: u64) -> u64 {
        let mixed = (hash ^ word).wrapping_mul(FACTOR);
        mixed ^ (mixed >> 32)
    }

    /// So many names of sixteen bytes, all of one hash as texts, and so of products in a catalogue and of codes in a rulebook.
    pub(crate) fn names(count: usize) -> Vec<String> {
        names_from(SEED, count)
    }

    /// So many names of sixteen bytes, all of one hash as the SKUs that rules ask for: the kind of the fact, the first, is hashed before it.
    pub(crate) fn facts(count: usize) -> Vec<String> {
        names_from(mix(SEED, 1), count)
    }

    fn names_from(start: u64, count: usize) -> Vec<String> {
        let mut found = Vec::new();
        let target = mix(mix(start, u64::from_le_bytes(*b"AAAAAAAA")), u64::from_le_bytes(*b"AAAAAAAA"));
        for i in 0_u64.. {
            if found.len() == count {
                break;
            }
            let first: [u8; 8] = format!("{i:08X}").into_bytes().try_into().unwrap();
            // After the second word both stand at the target: the word is what the target came from, less the first word's hash.
            let before = target ^ (target >> 32);
            let second = before.wrapping_mul(inverse(FACTOR)) ^ mix(start, u64::from_le_bytes(first));
            let bytes = [first, second.to_le_bytes()].concat();
            let plain = |text: &String| ocop::cart::Code::new(text).is_ok_and(|code| code.as_str() == text);
            found.extend(String::from_utf8(bytes).ok().filter(plain));
        }
        found
    }

    /// The inverse of an odd number, by Newton's method.
    fn inverse(of: u64) -> u64 {
        (0..6).fold(of, |x, _| x.wrapping_mul(2_u64.wrapping_sub(of.wrapping_mul(x))))
    }
}

#[test]
fn many_skus_of_one_hash_are_found_each() {
    let names = arranged::names(500);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 500);
    let catalogue = Catalogue::new((1..).zip(&names).map(|(price, name)| product(name, price))).unwrap();
    for (price, name) in (1..).zip(&names) {
        assert_eq!(catalogue.product(&sku(name)).unwrap().regular_price(), Some(Money::vnd(price)));
    }
    assert!(
        catalogue.product(&sku("AAAAAAAAAAAAAAAA")).is_none() || names.iter().any(|name| name == "AAAAAAAAAAAAAAAA")
    );
    let percent =
        Percent { of: Selector::Skus(names.iter().map(|name| sku(name)).collect()), ..Percent::off(Rate::percent(50)) };
    let rulebook = Rulebook::new(Currency::VND, vec![rule("a", Benefit::Percent(percent))]).unwrap();
    let cart = Cart::of([Line::new(sku(&names[99]), Quantity::new(2).unwrap())]).unwrap();
    assert_eq!(quote(&rulebook, &catalogue, &cart, &context()).unwrap().totals.payable, Money::vnd(100));
}

#[test]
fn many_codes_of_one_hash_are_found_each() {
    let names = arranged::names(200);
    let of = |(i, name): (usize, &String)| {
        let off = Money::from_minor(i64::try_from(i).unwrap() + 1, Currency::VND).unwrap();
        Rule {
            codes: [Code::new(name).unwrap()].into(),
            ..rule(&format!("r{i}"), Benefit::Amount(Amount::across(off)))
        }
    };
    let rulebook = Rulebook::new(Currency::VND, names.iter().enumerate().map(of).collect()).unwrap();
    let catalogue = Catalogue::new([product("A", 1_000)]).unwrap();
    for (i, name) in names.iter().enumerate() {
        let mut cart = Cart::of([Line::new(sku("A"), Quantity::ONE)]).unwrap();
        let _ = cart.enter_code(Code::new(name).unwrap()).unwrap();
        let quote = quote(&rulebook, &catalogue, &cart, &context()).unwrap();
        assert_eq!(quote.totals.discounts.minor(), i64::try_from(i).unwrap() + 1);
        assert_eq!(
            (quote.stats.rules_offered, quote.stats.rules_touched),
            (1, 1),
            "no rule of another code is looked at"
        );
    }
}

/// Rules that each ask for one SKU, where whoever names goods gave all of them one hash: the index can no longer tell them apart, so that a
/// cart of one of them is offered them all, as if all asked for the same, and touches its own only.
#[test]
fn rules_of_facts_of_one_hash_are_offered_and_not_touched() {
    const RULES: u32 = 200;
    let rules_for = |names: &[String]| {
        let of = |(i, name): (usize, &String)| {
            let goods = Selector::sku(sku(name));
            rule(&format!("r{i}"), Benefit::Percent(Percent { of: goods, ..Percent::off(Rate::percent(10)) }))
        };
        Rulebook::new(Currency::VND, names.iter().enumerate().map(of).collect()).unwrap()
    };
    let stats = |names: &[String]| {
        let catalogue = Catalogue::new(names.iter().map(|name| product(name, 1_000))).unwrap();
        let cart = Cart::of([Line::new(sku(&names[17]), Quantity::ONE)]).unwrap();
        let quote = quote(&rules_for(names), &catalogue, &cart, &context()).unwrap();
        assert_eq!(quote.totals.payable, Money::vnd(900));
        quote.stats
    };
    let plain: Vec<String> = (0..RULES).map(|i| format!("S{i}")).collect();
    let (usual, worst) = (stats(&plain), stats(&arranged::facts(RULES as usize)));
    assert_eq!((usual.rules_offered, usual.rules_touched), (1, 1));
    assert_eq!((worst.rules_offered, worst.rules_touched), (RULES, 1));
    assert_eq!(worst.steps, usual.steps, "what is offered and not touched takes no turn");
}

/// The most memory held at once while a document is read and checked.
fn held<T: Checked>(json: &str) -> u64 {
    let info = measure(|| {
        if let Ok(document) = serde_json::from_str::<Unchecked>(json) {
            drop(document.check::<T>());
        }
    });
    info.bytes_max
}

#[test]
fn memory_is_proportional_to_the_document() {
    let nested = |i: usize| format!("{}{}", "[".repeat(i % 60), "]".repeat(i % 60));
    let documents = |n: usize| {
        [
            // Entries of two bytes, of which each is a fault.
            format!("[{}0]", "0,".repeat(n)),
            // Lists of three bytes.
            format!("[{}[]]", "[],".repeat(n)),
            // Unknown fields, and values of which each is a fault.
            format!("{{{}\"z\":0}}", (0..n).map(|i| format!("\"{i}\":[]")).collect::<Vec<_>>().join(",") + ","),
            // One long text.
            format!("[\"{}\"]", "ế".repeat(n)),
            // Deep lists.
            format!("[{}0]", (0..n / 50).map(|i| nested(i) + ",").collect::<String>()),
            // A long name, and many faults below it.
            format!("{{\"{}\":{{{}\"z\":0}}}}", "k".repeat(n), "\"a\":0,".repeat(n / 2)),
        ]
    };
    for (small, large) in documents(2_000).iter().zip(&documents(20_000)) {
        for of in [held::<Vec<Sku>>, held::<Cart>, held::<Rulebook>, held::<BTreeMap<Tag, Line>>] {
            let (least, most) = (of(small), of(large));
            // A short fault with its place and its reason takes some hundred bytes, whatever is about it.
            assert!(most <= 1_000 * large.len() as u64, "{most} bytes for {} of {}", large.len(), &large[..40]);
            // Lists grow by doubling, so that a byte may cost twice as much here as there; never ten times.
            let each = |bytes: u64, json: &str| bytes / json.len() as u64;
            assert!(
                each(most, large) <= 3 * each(least, small) + 10,
                "{least} bytes, then {most}, of {}",
                &large[..40]
            );
        }
    }
}

#[test]
fn a_search_for_the_best_deal_stops_at_its_budget() {
    let names: Vec<String> = (0..12).map(|i| format!("S{i:02}")).collect();
    let catalogue = Catalogue::new(names.iter().map(|name| product(name, 50_000))).unwrap();
    let cart = Cart::of(names.iter().map(|name| Line::new(sku(name), Quantity::new(9).unwrap()))).unwrap();
    let offer = |i: usize| {
        let json = format!(
            r#"{{"id": "r{i}", "priority": {}, "benefit": {{"buy_get": {{"of": "all", "buy": {}, "get": 1, "give": {{"percent": "{}%"}}}}}}}}"#,
            i % 5,
            1 + i % 4,
            20 + i
        );
        serde_json::from_str::<Rule>(&json).unwrap()
    };
    let rulebook = Rulebook::new(Currency::VND, (0..30).map(offer).collect()).unwrap();
    let policy = Policy { combine: Combine::BestDeal(StepBudget::new(200)), ..Policy::default() };
    let context = Context::new(datetime!(2026-11-23 09:30 +7), policy);
    let best = quote(&rulebook, &catalogue, &cart, &context).unwrap().best_deal.unwrap();
    assert!(best.steps <= 200 && best.bound >= best.saving, "{best:?}");
}

#[test]
fn tables_are_bounded_and_open_in_a_spreadsheet_without_harm() {
    let at = datetime!(2026-11-25 08:00 +7);
    let none = Catalogue::new([]).unwrap();
    let table = format!("sku\n{}", (0..10_001).map(|i| format!("S{i}")).collect::<Vec<_>>().join("\n"));
    assert!(matches!(read_csv(&table, &none, at), Err(TableError::TooManyRows)));
    for table in ["sku\n\"A", "sku\n\"A\"B", "sku\nA\rB", "sku,sku\nA,A", "", "price\n1", "sku\nA,B"] {
        assert!(read_csv(table, &none, at).is_err(), "{table:?}");
    }
    let guarded = read_csv("sku,note\r\nA,'=1+1\r\n", &none, at).unwrap();
    assert_eq!(guarded.lines[0].note.as_ref().unwrap().as_str(), "=1+1");
    let mut written = String::new();
    ocop::wishlist::write_csv(&guarded.lines, &mut written).unwrap();
    assert!(written.contains("'=1+1") && !written.contains(",=1+1"), "{written}");
}

#[test]
fn share_codes_are_short_and_checked() {
    for code in
        [String::new(), "A".repeat(2_001), "A".repeat(2_000), "AAAAAAAA".into(), "\u{200b}".repeat(9), "=".repeat(40)]
    {
        let error = Snapshot::decode(&code).unwrap_err().to_string();
        assert!(error.len() < 200, "{error}");
    }
}
