//! The engine equals the reference on random carts and rulebooks.

mod kit;
mod reference;

use ocop::pricing::{Benefit, Rulebook, TierMode, quote};
use proptest::prelude::*;

use kit::Shop;

/// What the engine and the reference say differently; nothing where they agree.
fn differences(shop: &Shop) -> String {
    let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).expect("a valid rulebook");
    let quote = quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).expect("a cart that can be priced");
    let priced = reference::price(&shop.rules, &shop.catalogue, &shop.cart, &shop.context);
    reference::compare::differences(&quote, &priced)
}

/// Which units of a line a cap leaves how much, where bundles or bands cut the line into several pieces, is not said.
fn undecided(shop: &Shop) -> bool {
    shop.rules.iter().any(|rule| {
        let several = match &rule.benefit {
            Benefit::Bundle(_) => true,
            Benefit::Tiers(tiers) => tiers.mode == TierMode::Graduated,
            _ => false,
        };
        let capped = rule.at_most.is_some() || rule.limits.budget.is_some() || shop.context.policy.order_cap.is_some();
        several && capped
    })
}

proptest! {
    #![proptest_config(kit::cases(1_000))]

    #[test]
    fn the_engine_equals_the_reference(shop in kit::shops()) {
        prop_assume!(!undecided(&shop));
        let found = differences(&shop);
        prop_assert!(found.is_empty(), "{}", found);
    }
}
