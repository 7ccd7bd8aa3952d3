//! Quotes that were changed after they were written: each is refused, and what is wrong with it is named.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

use ocop::cart::Cart;
use ocop::money::{Currency, Money};
use ocop::pricing::{Author, Context, EntryKind, Outcome, Place, Quote, Rule, RuleId, Rulebook, quote};
use ocop::product::{Catalogue, Product, ProductParts, Sku};
use ocop::text::Texts;
use serde_json::{Value, json};

/// Two lines, a discount on one of them and on the delivery, a fee, tax added at two rates, and cash rounding.
fn sound() -> Quote {
    let product = |(sku, price)| {
        Product::new(ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Hàng"), Money::vnd(price))).unwrap()
    };
    let catalogue = Catalogue::new([("A", 100), ("B", 203)].map(product)).unwrap();
    let cart: Cart =
        serde_json::from_value(json!({ "lines": [{ "sku": "A", "quantity": 2 }, { "sku": "B", "quantity": 1 }] }))
            .unwrap();
    let context: Context = serde_json::from_value(json!({
        "at": "2026-11-23T09:30:00+07:00",
        "delivery": { "fee": "30 VND" },
        "fees": [{ "id": "wrap", "amount": "7 VND", "tax": { "rate": "10%" } }],
        "policy": {
            "prices": "excluded",
            "tax": { "default": { "rate": "10%" }, "by_sku": { "B": { "rate": "5%" } } },
            "delivery_tax": { "rate": "10%" },
            "cash": { "mode": "down", "step": "10 VND" },
        },
    }))
    .unwrap();
    let rules: Vec<Rule> = serde_json::from_value(json!([
        { "id": "a", "benefit": { "percent": { "off": "10%", "of": { "skus": ["A"] } } } },
        { "id": "d", "benefit": { "delivery": { "amount": "5 VND" } } },
    ]))
    .unwrap();
    let quote = quote(&Rulebook::new(Currency::VND, rules).unwrap(), &catalogue, &cart, &context).unwrap();
    assert_eq!(quote.audit(), Ok(()));
    quote
}

/// What is wrong with the document of the quote, once the moves of an entry are others: units, and the prices they go from and to.
fn moved(at: usize, moves: &[(u32, i64, i64)]) -> String {
    let money = |dong: &i64| format!("{dong} VND");
    let moves = moves.iter().map(|(units, from, to)| json!({ "units": units, "from": money(from), "to": money(to) }));
    let mut document = serde_json::to_value(sound()).unwrap();
    document["entries"][at]["moves"] = moves.collect();
    serde_json::from_value::<Quote>(document).unwrap_err().to_string()
}

/// What is wrong with the quote once it is changed.
fn fault(change: impl FnOnce(&mut Quote)) -> String {
    let mut quote = sound();
    change(&mut quote);
    quote.audit().unwrap_err().to_string()
}

/// The position of the entry of a kind on a place.
fn entry(on: Place, kind: EntryKind) -> usize {
    sound().entries.iter().position(|entry| (entry.on, entry.kind) == (on, kind)).unwrap()
}

#[test]
fn an_entry_stands_on_something_that_is_there() {
    let line = entry(Place::Line(0), EntryKind::Discount);
    let stray = |at: usize| format!("entries[{at}] stands where no such entry can");
    assert_eq!(fault(|quote| quote.entries[line].on = Place::Line(2)), stray(line));
    let fee = entry(Place::Fee(0), EntryKind::Fee);
    assert_eq!(fault(|quote| quote.entries[fee].on = Place::Fee(1)), stray(fee));
}

#[test]
fn an_entry_is_of_a_kind_and_by_an_author_that_its_place_has() {
    let stray = |at: usize| format!("entries[{at}] stands where no such entry can");
    let rule = || Author::Rule(RuleId::new("a").unwrap());
    let cases = [
        (Place::Line(0), EntryKind::Discount, vec![Author::Tax, Author::Cash, Author::Delivery]),
        (Place::Delivery, EntryKind::Discount, vec![Author::OwnSale, Author::Delivery, Author::Tax]),
        (Place::Delivery, EntryKind::Fee, vec![rule(), Author::Tax]),
        (Place::Fee(0), EntryKind::Fee, vec![Author::Delivery, rule()]),
        (Place::Line(0), EntryKind::AddedTax, vec![Author::Cash, rule()]),
        (Place::Delivery, EntryKind::AddedTax, vec![Author::Delivery]),
        (Place::Fee(0), EntryKind::AddedTax, vec![Author::Cash]),
        (Place::Total, EntryKind::CashRounding, vec![Author::Tax, rule()]),
    ];
    for (on, kind, authors) in cases {
        let at = entry(on, kind);
        for author in authors {
            assert_eq!(fault(|quote| quote.entries[at].by = author.clone()), stray(at), "{on:?} {kind:?} {author:?}");
        }
        // Only goods have units that move.
        if (on, kind) != (Place::Line(0), EntryKind::Discount) {
            assert!(moved(at, &[(1, 2, 1)]).contains(&stray(at)), "{on:?} {kind:?}");
        }
    }
    let fee = entry(Place::Fee(0), EntryKind::Fee);
    assert_eq!(fault(|quote| quote.entries[fee].kind = EntryKind::Discount), stray(fee));
    // Tax is added only where prices are without it.
    let first = sound().entries.iter().position(|entry| entry.kind == EntryKind::AddedTax).unwrap();
    assert_eq!(fault(|quote| quote.prices = ocop::pricing::PriceTax::Included), stray(first));
}

#[test]
fn an_entry_has_the_sign_of_its_kind_and_the_sum_of_its_moves() {
    for (on, kind, amount) in [
        (Place::Delivery, EntryKind::Discount, 5),
        (Place::Delivery, EntryKind::Fee, -30),
        (Place::Fee(0), EntryKind::AddedTax, -1),
    ] {
        let at = entry(on, kind);
        let told = fault(|quote| quote.entries[at].amount = Money::vnd(amount));
        assert_eq!(told, format!("entries[{at}].amount is {amount} VND, which has the wrong sign"));
    }
    let line = entry(Place::Line(0), EntryKind::Discount);
    assert_eq!(
        fault(|quote| quote.entries[line].amount = Money::vnd(-19)),
        format!("entries[{line}].amount is -19 VND, but what stands behind it adds up to -20 minor units")
    );
    // A discount that is larger than the price, in a quote that is of one mind about it.
    let mut below = serde_json::to_value(sound()).unwrap();
    let dong = |minor: i64| Value::from(format!("{minor} VND"));
    below["entries"][line]["moves"] = json!([{ "units": 2, "from": dong(100), "to": dong(-10) }]);
    below["entries"][line]["amount"] = dong(-220);
    below["lines"][0]["runs"] = json!([{ "units": 2, "price": dong(-10) }]);
    below["lines"][0]["amount"] = dong(-20);
    let below = serde_json::from_value::<Quote>(below).unwrap_err().to_string();
    assert!(below.contains(&format!("entries[{line}] moves units that do not go that way")), "{below}");
    // Two moves of which one raises a price.
    let raised = moved(line, &[(2, 100, 89), (2, 98, 99)]);
    assert!(raised.contains(&format!("entries[{line}] moves units that do not go that way")), "{raised}");
}

#[test]
fn moves_lead_from_what_units_cost_to_what_they_are_said_to_cost() {
    let line = entry(Place::Line(0), EntryKind::Discount);
    let misled = format!("entries[{line}] moves units that do not go that way");
    // More units than the line has, one that costs something else, and a move to where the units stood.
    for moves in [&[(4, 100, 95)][..], &[(1, 95, 75)], &[(1, 100, 80), (1, 90, 90)]] {
        let told = moved(line, moves);
        assert!(told.contains(&misled), "{moves:?}: {told}");
    }
    // Units by price that come to the same, but not by these moves.
    let mut document = serde_json::to_value(sound()).unwrap();
    document["lines"][0]["runs"] = json!([{ "units": 1, "price": "100 VND" }, { "units": 1, "price": "80 VND" }]);
    let told = serde_json::from_value::<Quote>(document).unwrap_err().to_string();
    assert!(told.contains("lines[0].runs is 180 VND, but what stands behind it adds up to 180 minor units"), "{told}");
    assert!(fault(|quote| quote.lines[0].quantity = 3).starts_with("lines[0].runs"));
    let fee = entry(Place::Fee(0), EntryKind::Fee);
    let nothing = fault(|quote| quote.entries[fee].amount = Money::vnd(0));
    assert_eq!(nothing, format!("entries[{fee}].amount is 0 VND, which has the wrong sign"));
}

#[test]
fn more_lines_or_moves_than_pricing_writes_are_not_looked_at() {
    let lines = |count: usize| fault(|quote| quote.lines = vec![quote.lines[0].clone(); count]);
    assert_eq!(lines(1_001), "1001 lines are more than 1000");
    assert!(lines(1_000).starts_with("lines[1]"), "{}", lines(1_000));
    let line = entry(Place::Line(0), EntryKind::Discount);
    let moves = |count: usize| moved(line, &vec![(1, 100, 99); count]);
    assert!(moves(50_001).contains("50001 moves are more than 50000"));
    assert!(moves(50_000).contains("what stands behind it adds up to -50000 minor units"));
}

#[test]
fn what_a_rule_saved_is_in_the_currency_of_the_quote() {
    let told = fault(|quote| {
        let applied = quote.verdicts.iter_mut().find_map(|verdict| match &mut verdict.outcome {
            Outcome::Applied(applied) => Some(applied),
            _ => None,
        });
        applied.unwrap().saving = Money::from_minor(20, Currency::USD).unwrap();
    });
    assert_eq!(told, "verdicts[0] is 0.20 USD, but the quote is in VND");
}

#[test]
fn lines_and_rates_stand_in_their_order() {
    let swapped = fault(|quote| {
        quote.lines.swap(0, 1);
        for entry in &mut quote.entries {
            entry.on = match entry.on {
                Place::Line(0) => Place::Line(1),
                Place::Line(1) => Place::Line(0),
                other => other,
            };
        }
    });
    assert_eq!(swapped, "lines[1] is not after the one before it");
    assert_eq!(fault(|quote| quote.rates.swap(0, 1)), "rates[1] is not after the one before it");
}

#[test]
fn a_document_of_a_changed_quote_is_not_read() {
    let mut document = serde_json::to_value(sound()).unwrap();
    assert_eq!(serde_json::from_value::<Quote>(document.clone()).unwrap(), sound());
    *document.pointer_mut("/totals/payable").unwrap() = Value::from("1 VND");
    let refused = serde_json::from_value::<Quote>(document).unwrap_err().to_string();
    assert!(refused.contains("totals.payable is 1 VND"), "{refused}");
}
