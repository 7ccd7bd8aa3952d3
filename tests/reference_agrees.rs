//! The engine equals the reference on random carts and rulebooks.

#![allow(clippy::expect_used, reason = "a fixture that does not hold fails its test")]

mod kit;
mod reference;

use ocop::cart::{Cart, Line};
use ocop::pricing::{Benefit, Context, Delivery, Rule, Rulebook, display_price, quote};
use ocop::product::Quantity;
use proptest::prelude::*;

use kit::Shop;

/// What the engine and the reference say differently; nothing where they agree.
fn differences(shop: &Shop) -> String {
    let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).expect("a valid rulebook");
    let quote = quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).expect("a cart that can be priced");
    let priced = reference::price(&shop.rules, &shop.catalogue, &shop.cart, &shop.context);
    if priced.undecided { String::new() } else { reference::compare::differences(&quote, &priced) }
}

proptest! {
    #![proptest_config(kit::cases(1_000))]

    #[test]
    fn the_engine_equals_the_reference(shop in kit::shops()) {
        let found = differences(&shop);
        prop_assert!(found.is_empty(), "{}", found);
    }

    /// A display price is that of a cart of one unit under the rules that were not left out.
    #[test]
    fn display_prices_equal_the_reference(shop in kit::shops()) {
        let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).expect("a valid rulebook");
        for product in &shop.catalogue {
            let shown = display_price(&rulebook, product, &shop.context).expect("a product that can be priced");
            // Gifts and delivery are no part of what a product costs.
            let left_out = |rule: &Rule| {
                let of_order = matches!(rule.benefit, Benefit::Gift(_) | Benefit::Delivery(_));
                of_order || shown.left_out.iter().any(|left| left.rule == rule.id)
            };
            let rules: Vec<Rule> = shop.rules.iter().filter(|rule| !left_out(rule)).cloned().collect();
            let one = Cart::of([Line::new(product.sku().clone(), Quantity::ONE)]).expect("one line");
            let context = Context { delivery: Delivery::Nothing, fees: Vec::new(), ..shop.context.clone() };
            let priced = reference::price(&rules, &shop.catalogue, &one, &context);
            prop_assert_eq!(i128::from(shown.price.minor()), priced.goods, "{:?}", shown);
            prop_assert_eq!(i128::from(shown.tax.tax.minor()), priced.tax);
            let saving = priced.savings.iter().filter(|(_, saved)| **saved > 0);
            let mut applied = shown.applied.clone();
            applied.sort();
            prop_assert_eq!(applied, saving.map(|(rule, _)| rule.clone()).collect::<Vec<_>>());
        }
    }
}
