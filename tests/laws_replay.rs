//! Laws 12 and 13: what is stored comes back as it was, and the same rules give the same quotes.

mod kit;

use ocop::pricing::{Quote, Rulebook, quote};
use proptest::prelude::*;

use kit::Shop;

fn quoted(shop: &Shop) -> Quote {
    let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).expect("a valid rulebook");
    quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).expect("a cart that can be priced")
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
    }
}
