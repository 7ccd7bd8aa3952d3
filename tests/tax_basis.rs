//! Amounts off that are meant with tax or without, whatever prices are stated in.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "test code ends with a panic and runs with the standard library"
)]

use ocop::cart::{Cart, Line};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Amount, Benefit, Context, Policy, PriceTax, Quote, Rule, RuleId, Rulebook, Spread, TaxBasis, TaxTable, Treatment,
    quote,
};
use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
use ocop::text::Texts;
use time::macros::datetime;

/// Two lines of 10 % and 20 % tax, and an amount of 33 off on a tax basis.
fn priced(prices: PriceTax, units: [i32; 2], spread: Spread, tax: TaxBasis) -> Quote {
    let skus = ["A", "B"].map(|sku| Sku::new(sku).unwrap());
    let product = |i: usize| ProductParts::new(skus[i].clone(), Texts::vi("Hàng"), Money::vnd(units[i]));
    let catalogue = Catalogue::new([0, 1].map(|i| Product::new(product(i)).unwrap())).unwrap();
    let amount = Amount { spread, tax, ..Amount::across(Money::vnd(33)) };
    let rule = Rule::new(RuleId::new("off").unwrap(), Benefit::Amount(amount));
    let rulebook = Rulebook::new(Currency::VND, vec![rule]).unwrap();
    let rates = skus.iter().cloned().zip([10, 20].map(|rate| Treatment::Rate(Rate::percent(rate))));
    let table = TaxTable { by_sku: rates.collect(), ..TaxTable::uniform(Treatment::NotDeclared) };
    let policy = Policy { prices, tax: table, ..Policy::default() };
    let cart = Cart::of(skus.map(|sku| Line::new(sku, Quantity::ONE))).unwrap();
    quote(&rulebook, &catalogue, &cart, &Context::new(datetime!(2026-11-23 09:30 +7), policy)).unwrap()
}

fn off(quote: &Quote) -> [i64; 2] {
    [0, 1].map(|i| quote.lines[i].list.minor() - quote.lines[i].amount.minor())
}

#[test]
fn an_amount_without_tax_off_prices_with_tax() {
    // Net 100 and 200 take 11 and 22 of 33; with 10 % and 20 % on top that is 12.1 and 26.4.
    let across = priced(PriceTax::Included, [110, 240], Spread::Selection, TaxBasis::Without);
    assert_eq!(off(&across), [12, 26]);
    assert_eq!(off(&priced(PriceTax::Included, [110, 240], Spread::Line, TaxBasis::Without)), [36, 40]);
    assert_eq!(off(&priced(PriceTax::Included, [110, 240], Spread::Unit, TaxBasis::Without)), [36, 40]);
}

#[test]
fn an_amount_with_tax_off_prices_without_tax() {
    // Gross 110 and 240 take 10.37 and 22.63 of 33, rounded to 10 and 23; without 10 % and 20 % that is 9.09 and 19.17.
    let across = priced(PriceTax::Excluded, [100, 200], Spread::Selection, TaxBasis::With);
    assert_eq!(off(&across), [9, 19]);
    assert_eq!(off(&priced(PriceTax::Excluded, [100, 200], Spread::Line, TaxBasis::With)), [30, 28]);
}

#[test]
fn a_basis_that_prices_are_stated_in_changes_nothing() {
    let plain = priced(PriceTax::Included, [110, 240], Spread::Selection, TaxBasis::AsPriced);
    assert_eq!(off(&priced(PriceTax::Included, [110, 240], Spread::Selection, TaxBasis::With)), off(&plain));
    let plain = priced(PriceTax::Excluded, [100, 200], Spread::Selection, TaxBasis::AsPriced);
    assert_eq!(off(&priced(PriceTax::Excluded, [100, 200], Spread::Selection, TaxBasis::Without)), off(&plain));
}

#[test]
fn no_line_loses_more_than_it_costs() {
    let across = priced(PriceTax::Included, [11, 12], Spread::Selection, TaxBasis::Without);
    assert_eq!(off(&across), [11, 12]);
    let verdict = serde_json::to_value(&across.verdicts[0]).unwrap();
    assert_eq!(verdict["outcome"]["applied"]["unplaced"], "13 VND");
}

#[test]
fn a_document_names_the_basis_only_where_it_is_another_than_that_of_prices() {
    for (tax, told) in
        [(TaxBasis::AsPriced, None), (TaxBasis::With, Some("with")), (TaxBasis::Without, Some("without"))]
    {
        let amount = Amount { tax, ..Amount::across(Money::vnd(33)) };
        let document = serde_json::to_value(&amount).unwrap();
        assert_eq!(document.get("tax").and_then(serde_json::Value::as_str), told);
        assert_eq!(serde_json::from_value::<Amount>(document).unwrap(), amount);
    }
}
