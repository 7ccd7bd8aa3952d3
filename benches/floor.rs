//! The floor: what a cart costs, written by hand for three offers and nothing else.
//!
//! Ten percent off a category, three for the price of two in another, an amount off the order. It finds the products in the catalogue that
//! the engine uses, puts lines into the engine's order (ties of shares depend on it), checks for overflow, and fills a result that is
//! owned: the lines with their amounts, and an entry per line and offer.

#![allow(dead_code, reason = "each target that shares these takes what it needs")]

use ocop::cart::Cart;
use ocop::product::{Catalog, Catalogue, CategoryId, Product, Sku};

/// The most lines that the floor prices.
pub(crate) const MAX_LINES: usize = 16;

/// What the three offers are about.
#[derive(Debug, Clone)]
pub(crate) struct Offers {
    /// The category of which each line is 10 % off.
    pub(crate) percent: CategoryId,
    /// The category of which three units cost as much as two.
    pub(crate) three_for_two: CategoryId,
    /// What is taken off the order.
    pub(crate) amount: i64,
}

/// Which offer took something off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    Percent,
    ThreeForTwo,
    Amount,
}

/// What a cart costs, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FloorQuote {
    pub(crate) lines: Vec<FloorLine>,
    pub(crate) entries: Vec<FloorEntry>,
    pub(crate) list: i64,
    pub(crate) discounts: i64,
    pub(crate) payable: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FloorLine {
    pub(crate) sku: Sku,
    pub(crate) units: u32,
    pub(crate) list: i64,
    pub(crate) amount: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FloorEntry {
    pub(crate) line: u32,
    pub(crate) offer: Offer,
    pub(crate) amount: i64,
}

/// A line while it is priced.
#[derive(Clone, Copy, Default)]
struct Row<'a> {
    product: Option<&'a Product>,
    sku: &'a str,
    units: u32,
    price: i64,
    list: i64,
    amount: i64,
    /// What is left of the exact share of the order's amount after rounding down.
    rest: i64,
    share: i64,
}

/// Prices a cart of up to [`MAX_LINES`] different products; nothing where one is unknown or an amount is too large.
pub(crate) fn floor(offers: &Offers, catalogue: &Catalogue, cart: &Cart) -> Option<FloorQuote> {
    let mut rows = [Row::default(); MAX_LINES];
    let rows = rows.get_mut(..cart.lines().len())?;
    for (row, line) in rows.iter_mut().zip(cart.lines()) {
        let product = catalogue.product(&line.sku)?;
        let (units, price) = (line.quantity.get(), product.regular_price()?.minor());
        let list = price.checked_mul(i64::from(units))?;
        *row =
            Row { product: Some(product), sku: line.sku.as_str(), units, price, list, amount: list, rest: 0, share: 0 };
    }
    rows.sort_unstable_by(|a, b| a.sku.cmp(b.sku));

    let mut entries = Vec::with_capacity(2 * rows.len());
    for (line, row) in (0..).zip(rows.iter_mut()) {
        if is_in(row.product?, &offers.percent) {
            take(row, line, Offer::Percent, row.amount.checked_mul(10)?.checked_add(50)? / 100, &mut entries)?;
        }
    }
    three_for_two(offers, rows, &mut entries)?;
    amount_off(offers.amount, rows, &mut entries)?;

    let (mut list, mut payable) = (0_i64, 0_i64);
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        list = list.checked_add(row.list)?;
        payable = payable.checked_add(row.amount)?;
        let sku = row.product?.sku().clone();
        lines.push(FloorLine { sku, units: row.units, list: row.list, amount: row.amount });
    }
    Some(FloorQuote { lines, entries, list, discounts: list.checked_sub(payable)?, payable })
}

fn is_in(product: &Product, category: &CategoryId) -> bool {
    product.parts().categories.iter().any(|path| path.steps().contains(category))
}

fn take(row: &mut Row<'_>, line: u32, offer: Offer, amount: i64, entries: &mut Vec<FloorEntry>) -> Option<()> {
    if amount > 0 {
        row.amount = row.amount.checked_sub(amount)?;
        entries.push(FloorEntry { line, offer, amount });
    }
    Some(())
}

/// The units of all lines of the category, dearest first, are cut into threes; the last of each is free.
fn three_for_two(offers: &Offers, rows: &mut [Row<'_>], entries: &mut Vec<FloorEntry>) -> Option<()> {
    let mut pool = [(0_i64, 0_u32); MAX_LINES];
    let mut lines = 0;
    for (line, row) in (0..).zip(rows.iter()) {
        if row.price > 0 && is_in(row.product?, &offers.three_for_two) {
            *pool.get_mut(lines)? = (-row.price, line);
            lines += 1;
        }
    }
    let pool = pool.get_mut(..lines)?;
    pool.sort_unstable();
    let mut free = [0_u32; MAX_LINES];
    let mut place = 0_u32;
    for (_, line) in pool.iter() {
        let end = place.checked_add(rows.get(*line as usize)?.units)?;
        *free.get_mut(*line as usize)? = end / 3 - place / 3;
        place = end;
    }
    for ((line, row), free) in (0..).zip(rows.iter_mut()).zip(free) {
        let amount = row.price.checked_mul(i64::from(free))?;
        take(row, line, Offer::ThreeForTwo, amount, entries)?;
    }
    Some(())
}

/// The amount is shared over all lines by what they cost, by largest remainder; of equal ones the earlier line gets more.
fn amount_off(amount: i64, rows: &mut [Row<'_>], entries: &mut Vec<FloorEntry>) -> Option<()> {
    let mut sum = 0_i64;
    for row in rows.iter() {
        sum = sum.checked_add(row.amount)?;
    }
    if sum == 0 {
        return Some(());
    }
    let amount = amount.min(sum);
    let mut left = amount;
    for row in rows.iter_mut() {
        let product = amount.checked_mul(row.amount)?;
        (row.share, row.rest) = (product / sum, product % sum);
        left -= row.share;
    }
    while left > 0 {
        // The first of the largest remainders.
        let largest = rows.iter_mut().reduce(|a, b| if b.rest > a.rest { b } else { a })?;
        largest.share += 1;
        largest.rest = -1;
        left -= 1;
    }
    for (line, row) in (0..).zip(rows.iter_mut()) {
        let share = row.share;
        take(row, line, Offer::Amount, share, entries)?;
    }
    Some(())
}
