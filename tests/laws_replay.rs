//! Laws 12 and 13: what is stored comes back as it was, and the same rules give the same quotes. The canonical bytes are golden.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;

use std::fmt::Write;

use ocop::money::{Money, Rate};
use ocop::pricing::{
    Benefit, CartDifference, Context, Fingerprint, Fingerprints, PastCart, Percent, Policy, Quote, Rule, Rulebook,
    canonical_bytes, quote, replay,
};
use ocop::product::{Catalogue, Product, Sku};
use ocop::text::Texts;
use proptest::prelude::*;
use serde_json::{Value, json};

use kit::Shop;

fn rulebook(shop: &Shop) -> Rulebook {
    Rulebook::new(shop.currency, shop.rules.clone()).expect("a valid rulebook")
}

fn quoted(shop: &Shop) -> Quote {
    quote(&rulebook(shop), &shop.catalogue, &shop.cart, &shop.context).expect("a cart that can be priced")
}

proptest! {
    #![proptest_config(kit::cases(256))]

    #[test]
    fn law_12_a_quote_comes_back_as_it_was_stored(shop in kit::shops()) {
        let quote = quoted(&shop);
        prop_assert_eq!(quote.audit(), Ok(()));
        let text = serde_json::to_string(&quote).unwrap();
        let read: Quote = serde_json::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&read, &quote);
        prop_assert_eq!(read.fingerprint(), quote.fingerprint());
    }

    #[test]
    fn law_12_a_quote_with_a_figure_changed_is_refused(shop in kit::shops_in(ocop::money::Currency::VND), pick in any::<prop::sample::Index>()) {
        let document = serde_json::to_value(quoted(&shop)).unwrap();
        for part in ["lines", "delivery", "fees", "entries", "rates", "totals"] {
            let mut places = Vec::new();
            paths_of_amounts(&document[part], &format!("/{part}"), &mut places);
            if places.is_empty() {
                continue;
            }
            let mut changed = document.clone();
            let place = changed.pointer_mut(&places[pick.index(places.len())]).unwrap();
            let amount: Money = place.as_str().unwrap().parse().unwrap();
            *place = json!(amount.checked_add(Money::vnd(1)).unwrap().to_string());
            prop_assert!(serde_json::from_value::<Quote>(changed).is_err(), "{}", part);
        }
    }

    #[test]
    fn law_12_unknown_fields_and_later_formats_are_refused(shop in kit::shops()) {
        let document = serde_json::to_value(quoted(&shop)).unwrap();
        for (field, value) in [("format", json!(2)), ("extra", json!(1))] {
            let mut changed = document.clone();
            changed[field] = value;
            prop_assert!(serde_json::from_value::<Quote>(changed).is_err(), "{}", field);
        }
        for place in ["/totals", "/stats", "/lines/0", "/entries/0", "/verdicts/0"] {
            let mut changed = document.clone();
            if let Some(Value::Object(fields)) = changed.pointer_mut(place) {
                fields.insert("extra".into(), json!(1));
                prop_assert!(serde_json::from_value::<Quote>(changed).is_err(), "{}", place);
            }
        }
    }

    #[test]
    fn law_13_an_unchanged_rulebook_reports_no_difference(shops in prop::collection::vec(kit::shops_in(ocop::money::Currency::VND), 1..4)) {
        let rulebook = rulebook(&shops[0]);
        let again: Rulebook = serde_json::from_str(&serde_json::to_string(&rulebook).unwrap()).unwrap();
        let carts = shops.iter().map(|shop| PastCart { cart: &shop.cart, context: &shop.context });
        let report = replay(&rulebook, &again, &shops[0].catalogue, carts).unwrap();
        // A cart that cannot be priced cannot be priced by either.
        prop_assert!(report.refused.iter().all(|refused| refused.before == refused.after));
        prop_assert!(report.touched == 0 && report.reworded == 0);
        prop_assert_eq!(report.before, report.after);
        prop_assert!(report.rules.iter().all(|rule| rule.before == rule.after && rule.carts_changed == 0));
        prop_assert!(report.goods.is_empty() && report.worst_for_shop.is_none() && report.worst_for_shopper.is_none());
    }

    #[test]
    fn a_changed_rulebook_reports_what_two_quotings_say(shop in kit::shops(), dropped in any::<prop::sample::Index>()) {
        prop_assume!(!shop.rules.is_empty());
        let (before, mut rules) = (rulebook(&shop), shop.rules.clone());
        rules.remove(dropped.index(rules.len()));
        let after = Rulebook::new(shop.currency, rules).unwrap();
        let cart = PastCart { cart: &shop.cart, context: &shop.context };
        let report = replay(&before, &after, &shop.catalogue, [cart, cart]).unwrap();
        let price = |rulebook| quote(rulebook, &shop.catalogue, &shop.cart, &shop.context).unwrap();
        let (was, is) = (price(&before), price(&after));
        prop_assert_eq!(report.before, was.totals.payable.checked_mul(2).unwrap());
        prop_assert_eq!(report.after, is.totals.payable.checked_mul(2).unwrap());
        let off = |quote: &Quote| quote.totals.discounts.minor();
        let own = |quote: &Quote| -> i64 {
            let own = quote.entries.iter().filter(|entry| entry.by == ocop::pricing::Author::OwnSale);
            own.map(|entry| -entry.amount.minor()).sum()
        };
        let by_rule: i64 = report.rules.iter().map(|rule| rule.before.minor()).sum();
        prop_assert_eq!(by_rule, 2 * (off(&was) - own(&was)));
        let by_rule: i64 = report.rules.iter().map(|rule| rule.after.minor()).sum();
        prop_assert_eq!(by_rule, 2 * (off(&is) - own(&is)));
        let difference = CartDifference::between(&was, &is).unwrap();
        prop_assert_eq!(report.touched, if difference.is_of_money() { 2 } else { 0 });
        let worst = report.worst_for_shopper.or(report.worst_for_shop);
        prop_assert_eq!(worst.map(|worst| worst.cart), (was.totals.payable != is.totals.payable).then_some(0));
    }

    #[test]
    fn lines_of_the_cart_add_up_to_the_merged_ones(shop in kit::shops()) {
        let quote = quoted(&shop);
        let parts = quote.by_cart_line().unwrap();
        prop_assert_eq!(parts.len(), shop.cart.lines().len());
        for ((position, line), part) in shop.cart.lines().iter().enumerate().zip(&parts) {
            prop_assert_eq!((part.line as usize, part.units), (position, line.quantity.get()));
            prop_assert!(!part.amount.is_negative() && !part.tax.net.is_negative());
        }
        for (merged, line) in (0_u32..).zip(&quote.lines) {
            let own = || parts.iter().filter(|part| part.merged == merged);
            let sum = |of: &dyn Fn(&ocop::pricing::CartLineQuote) -> i64| -> i64 { own().map(of).sum() };
            prop_assert_eq!(sum(&|part| part.list.minor()), line.list.minor());
            prop_assert_eq!(sum(&|part| part.amount.minor()), line.amount.minor());
            prop_assert_eq!(sum(&|part| part.tax.net.minor()), line.tax.net.minor());
            prop_assert_eq!(sum(&|part| part.tax.tax.minor()), line.tax.tax.minor());
            for part in own() {
                prop_assert_eq!(part.tax.gross, part.tax.net.checked_add(part.tax.tax).unwrap());
                let off: i64 = part.entries.iter().filter(|entry| entry.1.is_negative()).map(|entry| entry.1.minor()).sum();
                prop_assert_eq!(part.list.minor() + off, part.amount.minor());
            }
            for (at, entry) in (0_u32..).zip(&quote.entries) {
                if entry.on == ocop::pricing::Place::Line(merged) {
                    let of_entry = |part: &ocop::pricing::CartLineQuote| -> i64 {
                        part.entries.iter().filter(|held| held.0 == at).map(|held| held.1.minor()).sum()
                    };
                    prop_assert_eq!(sum(&of_entry), entry.amount.minor());
                }
            }
        }
    }

    #[test]
    fn equal_fingerprints_of_input_mean_equal_quotes(
        shop in kit::shops_in(ocop::money::Currency::VND),
        other in kit::shops_in(ocop::money::Currency::VND),
    ) {
        let of = |shop: &Shop| Fingerprints::new(&rulebook(shop)).unwrap().input(&shop.catalogue, &shop.cart, &shop.context);
        // Whatever part of the input is another, a quote that differs has another fingerprint of its input.
        let swapped = [
            Shop { catalogue: other.catalogue.clone(), ..shop.clone() },
            Shop { rules: other.rules.clone(), ..shop.clone() },
            Shop { cart: other.cart.clone(), ..shop.clone() },
            Shop { context: other.context.clone(), ..shop.clone() },
        ];
        for swapped in swapped {
            if of(&swapped) == of(&shop) {
                prop_assert_eq!(quoted(&swapped), quoted(&shop));
            }
        }
        // The order of rules is none of the input; a fact that pricing does not read is none either.
        let mut same = shop.clone();
        same.rules.reverse();
        same.catalogue = Catalogue::new(shop.catalogue.iter().map(|product| {
            let mut parts = product.clone().into_parts();
            parts.description = Texts::vi("Khác");
            Product::new(parts).unwrap()
        })).unwrap();
        prop_assert_eq!(of(&same), of(&shop));
    }
}

/// The places of amounts that follow from others.
fn paths_of_amounts(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.ends_with(" VND") => found.push(path.to_string()),
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(i, entry)| paths_of_amounts(entry, &format!("{path}/{i}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| paths_of_amounts(field, &format!("{path}/{name}"), found));
        }
        _ => {}
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// A cart of two bags of coffee at 85 000 đ with 10 % off.
fn two_bags() -> (Rulebook, Catalogue, ocop::cart::Cart, Context) {
    let sku = Sku::new("CF-250").unwrap();
    let parts = ocop::product::ProductParts::new(sku.clone(), Texts::vi("Cà phê"), Money::vnd(85_000));
    let ten = Rule::new("ten".parse().unwrap(), Benefit::Percent(Percent::off(Rate::percent(10))));
    let line = ocop::cart::Line::new(sku, ocop::product::Quantity::new(2).unwrap());
    (
        Rulebook::new(ocop::money::Currency::VND, vec![ten]).unwrap(),
        Catalogue::new([Product::new(parts).unwrap()]).unwrap(),
        ocop::cart::Cart::of([line]).unwrap(),
        Context::new(kit::NOW, Policy::default()),
    )
}

#[test]
fn canonical_bytes_are_those_of_the_standard() {
    // Numbers, texts, lists and maps as appendix A of RFC 8949 gives them; keys sorted by their encodings, so shorter ones first.
    let cases = [
        (json!(0), "00"),
        (json!(23), "17"),
        (json!(24), "1818"),
        (json!(1000), "1903e8"),
        (json!(1_000_000), "1a000f4240"),
        (json!(18_446_744_073_709_551_615_u64), "1bffffffffffffffff"),
        (json!(-1), "20"),
        (json!(-1000), "3903e7"),
        (json!(true), "f5"),
        (json!(null), "f6"),
        (json!("IETF"), "6449455446"),
        (json!("水"), "63e6b0b4"),
        (json!([1, [2, 3], [4, 5]]), "8301820203820405"),
        (json!({"b": [2, 3], "aa": 0, "a": 1}), "a36161016162820203626161"),
    ];
    for (value, expected) in cases {
        let bytes = hex(&canonical_bytes(&value).unwrap());
        if value.is_object() {
            assert_eq!(bytes, format!("{expected}00"));
        } else {
            assert_eq!(bytes, expected, "{value}");
        }
    }
    assert_eq!(
        canonical_bytes(&0.5_f32).unwrap_err().to_string(),
        "there are no canonical bytes: 0.5 is a binary fraction"
    );
}

#[test]
fn fingerprints_are_golden() {
    let (rulebook, catalogue, cart, context) = two_bags();
    let fingerprints = Fingerprints::new(&rulebook).unwrap();
    let quote = quote(&rulebook, &catalogue, &cart, &context).unwrap();
    let input = fingerprints.input_bytes(&catalogue, &cart, &context).unwrap();
    let seen = json!({
        "rulebook": hex(&canonical_bytes(&rulebook).unwrap()),
        "rulebook_fingerprint": fingerprints.rulebook(),
        "input": hex(&input),
        "input_fingerprint": Fingerprint::of(&input),
        "quote": hex(&quote.canonical_bytes().unwrap()),
        "quote_fingerprint": quote.fingerprint().unwrap(),
    });
    let golden: Value = serde_json::from_str(include_str!("data/fingerprints.json")).unwrap();
    for (name, bytes) in golden.as_object().unwrap() {
        assert_eq!(seen[name], *bytes, "{name} has other bytes, so the version of the encoding has to change");
    }
    // The digest is that of FIPS 180-4.
    assert_eq!(Fingerprint::of(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn a_fingerprint_is_read_as_it_is_written() {
    let fingerprint = Fingerprint::of(b"abc");
    assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
    assert_eq!(
        serde_json::from_str::<Fingerprint>(&serde_json::to_string(&fingerprint).unwrap()).unwrap(),
        fingerprint
    );
    assert_eq!(
        "BA".parse::<Fingerprint>().unwrap_err().to_string(),
        "\"BA\" is no fingerprint: 64 hexadecimal digits in small letters"
    );
}
