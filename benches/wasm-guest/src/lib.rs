//! A WebAssembly guest that prices a cart: JSON with rulebook, catalogue, cart and context in, a quote or an error out. The host writes
//! the question where `room` says, and reads the answer where `price` says: the address in the upper half, the length in the lower.

use std::cell::RefCell;

use ocop::cart::Cart;
use ocop::pricing::{Context, Rulebook, quote};
use ocop::product::Catalogue;

#[derive(serde::Deserialize)]
struct Question {
    rulebook: Rulebook,
    catalogue: Catalogue,
    cart: Cart,
    context: Context,
}

thread_local! { static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) }; }

fn answer(question: &[u8]) -> Result<Vec<u8>, String> {
    let asked: Question = serde_json::from_slice(question).map_err(|error| error.to_string())?;
    let quote = quote(&asked.rulebook, &asked.catalogue, &asked.cart, &asked.context);
    serde_json::to_vec(&quote.map_err(|error| error.to_string())?).map_err(|error| error.to_string())
}

/// Makes room for a question of so many bytes and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn room(len: usize) -> usize {
    TEXT.with_borrow_mut(|text| {
        text.resize(len, 0);
        text.as_ptr().addr()
    })
}

/// Prices the question.
#[unsafe(no_mangle)]
pub extern "C" fn price() -> u64 {
    TEXT.with_borrow_mut(|text| {
        *text = answer(text).unwrap_or_else(String::into_bytes);
        ((text.as_ptr().addr() as u64) << 32) | text.len() as u64
    })
}
