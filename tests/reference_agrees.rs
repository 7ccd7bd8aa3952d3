//! The engine equals the reference on random carts and rulebooks.

mod kit;
mod reference;

use proptest::prelude::*;

proptest! {
    #![proptest_config(kit::cases(1_000))]

    #[test]
    fn it_prices(shop in kit::shops()) {
        let _ = reference::price(&shop.rules, &shop.catalogue, &shop.cart, &shop.context);
    }
}
