//! A WebAssembly guest that prices carts: `load` takes JSON with rulebook, catalogue and context, `price` takes a cart and gives back its
//! quote, or why there is none. The host writes a question where `room` says, and reads the answer where `price` says: the address in the
//! upper half, the length in the lower.

use std::cell::RefCell;

use ocop::cart::Cart;
use ocop::pricing::{Context, Rulebook, quote};
use ocop::product::Catalogue;

#[derive(serde::Deserialize)]
struct Shop {
    rulebook: Rulebook,
    catalogue: Catalogue,
    context: Context,
}

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static SHOP: RefCell<Result<Shop, String>> = const { RefCell::new(Err(String::new())) };
}

fn answer(shop: &Shop, cart: &[u8]) -> Result<Vec<u8>, String> {
    let cart: Cart = serde_json::from_slice(cart).map_err(|error| error.to_string())?;
    let quote = quote(&shop.rulebook, &shop.catalogue, &cart, &shop.context).map_err(|error| error.to_string())?;
    serde_json::to_vec(&quote).map_err(|error| error.to_string())
}

/// Makes room for a question of so many bytes and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn room(len: usize) -> usize {
    TEXT.with_borrow_mut(|text| {
        text.resize(len, 0);
        text.as_ptr().addr()
    })
}

/// Takes the shop of all questions that follow.
#[unsafe(no_mangle)]
pub extern "C" fn load() {
    let shop = TEXT.with_borrow(|text| serde_json::from_slice(text).map_err(|error| error.to_string()));
    SHOP.set(shop);
}

/// Prices the cart.
#[unsafe(no_mangle)]
pub extern "C" fn price() -> u64 {
    TEXT.with_borrow_mut(|text| {
        let answer = SHOP.with_borrow(|shop| answer(shop.as_ref().map_err(Clone::clone)?, text));
        *text = answer.unwrap_or_else(String::into_bytes);
        ((text.as_ptr().addr() as u64) << 32) | text.len() as u64
    })
}
