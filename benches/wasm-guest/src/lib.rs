//! A WebAssembly guest that prices carts, in the way of functions that a shop's host runs for each cart: a rulebook, the instant and the
//! cart's lines with what the host knows of the goods come in as JSON, and the lines' amounts, the discounts and the total go out.
//!
//! The host writes the question where `room` says, and reads the answer where `price` says: the address in the upper half, the length in
//! the lower. `load` takes a rulebook for the carts that follow. No memory is given back before the host lets the whole guest go.

mod memory;

use std::cell::RefCell;
use std::error::Error;
use std::mem::ManuallyDrop;

use ocop::cart::{Cart, Line};
use ocop::money::Money;
use ocop::pricing::{Author, Context, Detail, Place, Policy, Rulebook, quote};
use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku, Tag};
use ocop::text::{Texts, iso};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Question<'q> {
    at: &'q str,
    codes: Vec<&'q str>,
    lines: Vec<Goods<'q>>,
}

#[derive(Deserialize)]
struct Goods<'q> {
    sku: &'q str,
    units: u32,
    price: i64,
    categories: Vec<&'q str>,
    tags: Vec<&'q str>,
}

#[derive(Serialize)]
struct Answer<'q> {
    payable: i64,
    /// Line, rule, and what it takes off.
    discounts: Vec<(u32, &'q str, i64)>,
    /// SKU and amount of each line.
    lines: Vec<(&'q str, i64)>,
}

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static RULES: RefCell<Option<Rulebook>> = const { RefCell::new(None) };
}

fn product(goods: &Goods<'_>, rulebook: &Rulebook) -> Result<Product, Box<dyn Error>> {
    let price = Money::from_minor(goods.price, rulebook.currency())?;
    Ok(Product::new(ProductParts {
        categories: goods.categories.iter().map(|path| path.parse()).collect::<Result<_, _>>()?,
        tags: goods.tags.iter().map(|tag| Tag::new(tag)).collect::<Result<_, _>>()?,
        ..ProductParts::new(Sku::new(goods.sku)?, Texts::vi(goods.sku), price)
    })?)
}

fn answer(rulebook: &Rulebook, question: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let asked = ManuallyDrop::new(serde_json::from_slice::<Question<'_>>(question)?);
    let goods = asked.lines.iter().map(|goods| product(goods, rulebook));
    let catalogue = ManuallyDrop::new(Catalogue::new(goods.collect::<Result<Vec<_>, _>>()?)?);
    let lines = asked.lines.iter().map(|goods| Ok(Line::new(Sku::new(goods.sku)?, Quantity::new(goods.units)?)));
    let mut cart = ManuallyDrop::new(Cart::of(lines.collect::<Result<Vec<_>, Box<dyn Error>>>()?)?);
    for code in &asked.codes {
        let _ = cart.enter_code(code.parse()?)?;
    }
    let context = Context { detail: Detail::Kinds, ..Context::new(iso::parse_instant(asked.at)?, Policy::default()) };
    let quote = ManuallyDrop::new(quote(rulebook, &*catalogue, &cart, &context)?);
    let discounts = quote.entries.iter().filter_map(|entry| match (entry.on, &entry.by) {
        (Place::Line(line), Author::Rule(rule)) => Some((line, rule.as_str(), entry.amount.minor())),
        _ => None,
    });
    let lines = quote.lines.iter().map(|line| (line.sku.as_str(), line.amount.minor())).collect();
    Ok(serde_json::to_vec(&Answer { payable: quote.totals.payable.minor(), discounts: discounts.collect(), lines })?)
}

/// Makes room for a question of so many bytes and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn room(len: usize) -> usize {
    TEXT.with_borrow_mut(|text| {
        text.resize(len, 0);
        text.as_ptr().addr()
    })
}

/// Takes the rulebook; whether it is one.
#[unsafe(no_mangle)]
pub extern "C" fn load() -> u32 {
    let rules = TEXT.with_borrow(|text| serde_json::from_slice(text).ok());
    let taken = rules.is_some();
    RULES.set(rules);
    taken.into()
}

/// Prices the cart; an answer that does not begin with a brace says why there is none.
#[unsafe(no_mangle)]
pub extern "C" fn price() -> u64 {
    TEXT.with_borrow_mut(|text| {
        let answer = RULES.with_borrow(|rules| answer(rules.as_ref().ok_or("no rulebook")?, text));
        *text = answer.unwrap_or_else(|error| error.to_string().into_bytes());
        ((text.as_ptr().addr() as u64) << 32) | text.len() as u64
    })
}
