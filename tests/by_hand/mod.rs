//! Carts whose prices are worked by hand.

use ocop::cart::Cart;
use ocop::money::{Currency, Money};
use ocop::pricing::{Context, Quote, Rule, Rulebook, quote};
use ocop::product::{Catalogue, Measure, Product, ProductParts, Sku};
use ocop::text::Texts;
use serde_json::{Value, json};

/// What [`quoted`] prices.
#[allow(dead_code, reason = "each test file uses its part")]
pub(crate) fn priced(goods: &[(&str, i32, u32)], rules: &Value, more: &Value) -> Quote {
    quoted(goods, rules, more, |_, _, _, _, _| {})
}

/// A catalogue and a cart of products of one kilogram with prices in đồng and units, priced under rules and more of a context, all as
/// documents; `check` sees what was priced.
pub(crate) fn quoted(
    goods: &[(&str, i32, u32)],
    rules: &Value,
    more: &Value,
    check: impl Fn(&Quote, &[Rule], &Catalogue, &Cart, &Context),
) -> Quote {
    let product = |(sku, price, _): &(&str, i32, u32)| {
        let parts = ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Hàng"), Money::vnd(*price));
        Product::new(ProductParts { shipping_weight: Some(Measure::grams(1_000)), ..parts }).unwrap()
    };
    let catalogue = Catalogue::new(goods.iter().map(product)).unwrap();
    let lines: Vec<Value> =
        goods.iter().map(|(sku, _, quantity)| json!({ "sku": sku, "quantity": quantity })).collect();
    let cart: Cart = serde_json::from_value(json!({ "lines": lines })).unwrap();
    let mut context = json!({ "at": "2026-11-23T09:30:00+07:00" });
    context.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let context: Context = serde_json::from_value(context).unwrap();
    let rules: Vec<Rule> = serde_json::from_value(rules.clone()).unwrap();
    let rulebook = Rulebook::new(Currency::VND, rules.clone()).unwrap();
    let quote = quote(&rulebook, &catalogue, &cart, &context).unwrap();
    check(&quote, &rules, &catalogue, &cart, &context);
    quote
}
