//! The engine equals the reference on random carts and rulebooks.

mod kit;
mod reference;

use ocop::pricing::{Rulebook, quote};
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
}
