//! The cap of the order: what item and order rules took beyond it is given back, from the last one first.

use alloc::vec::Vec;

use super::engine::Engine;
use super::runs::Run;
use super::state::{Running, State};
use super::{Clipper, Entry, Few, Move, OrderCap, Place};
use crate::money::{Remainder, Slot, distribute};

impl Engine<'_> {
    /// The most that item and order rules together take off, if that is limited.
    pub(super) fn order_cap_of(&self, state: &State) -> Option<i64> {
        let shelf = || state.goods.iter().map(|running| running.shelf).sum();
        self.bench.context.policy.order_cap.map(|cap| match cap {
            OrderCap::Rate(rate) => rate.down_of(shelf()),
            OrderCap::Amount(amount) => amount.minor().max(0),
        })
    }

    /// Gives back what is beyond the cap of the order. Delivery rules have not taken anything yet, and the price lane came first.
    pub(super) fn order_cap(&mut self, state: &mut State) {
        let Some(cap) = self.order_cap_of(state) else { return };
        let policy = &self.bench.context.policy;
        let shelf: i64 = state.goods.iter().map(|running| running.shelf).sum();
        let mut over = shelf - state.amount() - cap;
        for place in (0..state.applied.len()).rev() {
            let Some(applied) = state.applied.get_mut(place) else { continue };
            let back = over.min(applied.saving);
            if back > 0 {
                over -= back;
                applied.saving -= back;
                applied.clips.push((Clipper::OrderCap, back));
                let entries = applied.first_entry..applied.first_entry + applied.entries;
                give_back(policy.remainder, state, entries, back);
            }
        }
    }
}

fn slots(amounts: impl Iterator<Item = i64>) -> Vec<Slot> {
    amounts.map(|amount| u64::try_from(amount).unwrap_or_default()).map(|amount| Slot::new(amount, amount)).collect()
}

fn share(remainder: Remainder, back: i64, slots: &mut [Slot]) -> impl Iterator<Item = i64> {
    distribute(remainder, u64::try_from(back).unwrap_or_default(), slots);
    slots.iter().map(|slot| i64::try_from(slot.part).unwrap_or_default())
}

/// Gives an amount back to the entries of a rule, to each in proportion, and within each to its moves.
fn give_back(remainder: Remainder, state: &mut State, entries: core::ops::Range<usize>, back: i64) {
    let State { goods, entries: all, .. } = state;
    let entries = all.get_mut(entries).unwrap_or_default();
    let mut by_entry = slots(entries.iter().map(Entry::off));
    for (entry, back) in entries.iter_mut().zip(share(remainder, back, &mut by_entry)) {
        let Place::Line(line) = entry.on else { continue };
        let Some(running) = goods.get_mut(line as usize) else { continue };
        let mut by_move = slots(entry.moves.iter().map(Move::off));
        let moves = core::mem::replace(&mut entry.moves, Few::new());
        for (held, back) in moves.iter().zip(share(remainder, back, &mut by_move)) {
            raise(running, entry, held, back);
        }
        entry.take(entry.off() - back);
        running.amount += back;
    }
}

/// Raises the units of a move by an amount together: the larger part first.
fn raise(running: &mut Running, entry: &mut Entry, held: &Move, back: i64) {
    let units = i64::from(held.units().max(1));
    let more = u32::try_from(back % units).unwrap_or_default();
    let (from, low) = (held.from().minor(), held.to().minor());
    for (count, each) in [(more, back / units + 1), (held.units() - more, back / units)] {
        if count == 0 {
            continue;
        }
        let to = low + each;
        if each != 0 {
            lift(running, low, to, count);
        }
        if to != from {
            entry.add(Move::of(count, from, to, entry.amount.currency()));
        }
    }
}

/// Lifts units from a price to a price, whether a multi-buy used them or not.
fn lift(running: &mut Running, from: i64, to: i64, count: u32) {
    let mut left = count;
    for used in [false, true] {
        let there = running.runs.iter().find(|run| run.price == from && run.used == used).map_or(0, |run| run.units);
        let units = there.min(left);
        running.runs.take(Run { price: from, units, used });
        running.runs.put(Run { price: to, units, used });
        left -= units;
    }
}
