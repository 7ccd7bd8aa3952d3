//! A WebAssembly guest that prices a cart: a document with rulebook, catalogue, cart and context in, a quote or an error out.
//!
//! The host calls `room(len)`, writes so many bytes of JSON at the address returned, calls `price(len)` and reads as many bytes as that
//! returns at the address that `answer()` returns.

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

thread_local! {
    static BYTES: RefCell<(Vec<u8>, Vec<u8>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// The quote of a question, as JSON.
pub fn answer_to(question: &[u8]) -> Result<Vec<u8>, String> {
    let question: Question = serde_json::from_slice(question).map_err(|error| error.to_string())?;
    let Question { rulebook, catalogue, cart, context } = question;
    let quote = quote(&rulebook, &catalogue, &cart, &context).map_err(|error| error.to_string())?;
    serde_json::to_vec(&quote).map_err(|error| error.to_string())
}

/// Makes room for a question and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn room(len: usize) -> *const u8 {
    BYTES.with_borrow_mut(|(question, _)| {
        question.resize(len, 0);
        question.as_ptr()
    })
}

/// Prices the question and returns the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn price(len: usize) -> usize {
    BYTES.with_borrow_mut(|(question, answer)| {
        *answer = answer_to(question.get(..len).unwrap_or_default()).unwrap_or_else(String::into_bytes);
        answer.len()
    })
}

/// The address of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    BYTES.with_borrow(|(_, answer)| answer.as_ptr())
}
