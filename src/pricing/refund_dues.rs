//! What is due for each unit of a quote if it comes back, fixed before the first refund.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::Quote;
use super::trace::Trace;
use crate::cart::LineKey;
use crate::money::{Remainder, Slot, distribute};

/// Units of a merged line and what each is due, as prices are stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DueUnits {
    pub(super) line: usize,
    pub(super) units: u32,
    pub(super) due: i64,
    /// What each cost on the shelf.
    pub(super) shelf: i64,
}

/// The units of each key in the order in which they come back: those that are due most first, ties in canonical order of lines.
pub(super) type Dues = BTreeMap<LineKey, Vec<DueUnits>>;

/// Units of one way through the ledger, and what is left of their shelf price.
#[derive(Debug, Clone)]
struct Block {
    line: usize,
    units: u32,
    shelf: i64,
    left: i64,
    offers: Vec<usize>,
    /// What each offer took, by its place.
    taken: BTreeMap<usize, i64>,
}

/// Each unit is due its own price in the ledger.
pub(super) fn own_prices(quote: &Quote, trace: &Trace<'_>) -> Dues {
    let each = trace.cohorts.iter().enumerate().flat_map(|(line, cohorts)| {
        cohorts.iter().map(move |c| DueUnits { line, units: c.units, due: c.price, shelf: c.shelf })
    });
    ordered(quote, each)
}

/// Each offer's saving is spread over all its units by shelf price, the units of its sets among them.
pub(super) fn pro_rata(quote: &Quote, trace: &Trace<'_>) -> Dues {
    let mut blocks: Vec<Block> = Vec::new();
    for (line, cohorts) in trace.cohorts.iter().enumerate() {
        blocks.extend(cohorts.iter().map(|cohort| Block {
            line,
            units: cohort.units,
            shelf: cohort.shelf,
            left: cohort.shelf * i64::from(cohort.units),
            offers: cohort.offers.clone(),
            taken: BTreeMap::new(),
        }));
    }
    for (place, offer) in trace.offers.iter().enumerate() {
        let over = take(&mut blocks, place, offer.saving, |block| block.offers.contains(&place));
        let over = make_room(&mut blocks, place, over);
        // An offer whose units are all at nothing by now takes the rest from whatever has something left.
        take(&mut blocks, place, over, |_| true);
    }
    let each = blocks.into_iter().flat_map(|block| {
        let count = i64::from(block.units.max(1));
        let (each, more) = (block.left / count, u32::try_from(block.left % count).unwrap_or_default());
        [(more, each + 1), (block.units - more, each)].map(|(units, due)| DueUnits {
            line: block.line,
            units,
            due,
            shelf: block.shelf,
        })
    });
    ordered(quote, each)
}

/// Takes an amount off blocks by shelf price, down to nothing; returns what found no room.
fn take(blocks: &mut [Block], offer: usize, amount: i64, of: impl Fn(&Block) -> bool) -> i64 {
    if amount <= 0 {
        return 0;
    }
    let fitting = || blocks.iter().filter(|block| of(block));
    let slot = |block: &Block| Slot::new(unsigned(block.shelf * i64::from(block.units)), unsigned(block.left));
    let mut slots: Vec<Slot> = fitting().map(slot).collect();
    let over = distribute(Remainder::Largest, unsigned(amount), &mut slots);
    for (block, slot) in blocks.iter_mut().filter(|block| of(block)).zip(slots) {
        block.left -= signed(slot.part);
        *block.taken.entry(offer).or_default() += signed(slot.part);
    }
    signed(over)
}

/// Where an offer would take its units below nothing, earlier offers on them go to their other units, the latest of them first. Returns
/// what still finds no room.
fn make_room(blocks: &mut [Block], offer: usize, over: i64) -> i64 {
    let mut over = over;
    for earlier in (0..offer).rev() {
        if over <= 0 {
            break;
        }
        let taken = |block: &Block| block.taken.get(&earlier).copied().unwrap_or_default();
        let is_own = |block: &Block| block.offers.contains(&offer);
        let is_other = |block: &Block| block.offers.contains(&earlier) && !block.offers.contains(&offer);
        let held: i64 = blocks.iter().filter(|block| is_own(block)).map(taken).sum();
        let room: i64 = blocks.iter().filter(|block| is_other(block)).map(|block| block.left).sum();
        let moved = over.min(held).min(room);
        let mut slots: Vec<Slot> = blocks
            .iter()
            .filter(|block| is_own(block))
            .map(|block| Slot::new(unsigned(taken(block)), unsigned(taken(block))))
            .collect();
        distribute(Remainder::Largest, unsigned(moved), &mut slots);
        for (block, slot) in blocks.iter_mut().filter(|block| is_own(block)).zip(slots) {
            block.left += signed(slot.part);
            *block.taken.entry(earlier).or_default() -= signed(slot.part);
        }
        take(blocks, earlier, moved, is_other);
        over = over - moved + take(blocks, offer, moved, is_own);
    }
    over
}

fn ordered(quote: &Quote, units: impl Iterator<Item = DueUnits>) -> Dues {
    let mut dues = Dues::new();
    for each in units {
        let Some(line) = quote.lines.get(each.line) else { continue };
        let key = LineKey { sku: line.sku.clone(), host_key: line.host_key.clone() };
        dues.entry(key).or_default().push(each);
    }
    for units in dues.values_mut() {
        units.sort_by_key(|each| (Reverse(each.due), each.line, Reverse(each.shelf)));
    }
    dues
}

fn unsigned(amount: i64) -> u64 {
    u64::try_from(amount).unwrap_or_default()
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}
