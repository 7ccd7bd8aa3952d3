//! The cap of the order: what item and order rules took beyond it is given back, from the last one first.

use alloc::vec::Vec;

use super::engine::Engine;
use super::runs::Run;
use super::state::{Draft, RawMove, State};
use super::{Clipper, Few, Lane, OrderCap};
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

    /// Gives back what is beyond the cap of the order.
    pub(super) fn order_cap(&mut self, state: &mut State) {
        let Some(cap) = self.order_cap_of(state) else { return };
        let policy = &self.bench.context.policy;
        let shelf: i64 = state.goods.iter().map(|running| running.shelf).sum();
        let mut over = shelf - state.amount() - cap;
        for place in (0..state.applied.len()).rev() {
            let Some(applied) = state.applied.get_mut(place) else { continue };
            let lane = self.book.compiled(applied.rank).map(|compiled| compiled.lane);
            if over <= 0 || !matches!(lane, Some(Lane::Item | Lane::Order)) {
                continue;
            }
            let back = over.min(applied.saving);
            if back > 0 {
                over -= back;
                applied.saving -= back;
                applied.clips.push((Clipper::OrderCap, back));
                let drafts = applied.first_draft..applied.first_draft + applied.drafts;
                give_back(policy.remainder, state, drafts, back);
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

/// Gives an amount back to the drafts of a rule, to each in proportion, and within each to its moves.
fn give_back(remainder: Remainder, state: &mut State, drafts: core::ops::Range<usize>, back: i64) {
    let State { goods, drafts: all, .. } = state;
    let drafts = all.get_mut(drafts).unwrap_or_default();
    let mut by_draft = slots(drafts.iter().map(|draft| draft.amount));
    for (draft, back) in drafts.iter_mut().zip(share(remainder, back, &mut by_draft)) {
        let Some(running) = draft.line.and_then(|line| goods.get_mut(line as usize)) else { continue };
        let mut by_move = slots(draft.moves.iter().map(RawMove::amount));
        let moves: Vec<RawMove> = draft.moves.iter().copied().collect();
        draft.moves = Few::new();
        for (held, back) in moves.into_iter().zip(share(remainder, back, &mut by_move)) {
            raise(running, draft, held, back);
        }
        draft.amount -= back;
        running.amount += back;
    }
}

/// Raises the units of a move by an amount together: the larger part first.
fn raise(running: &mut super::state::Running, draft: &mut Draft, held: RawMove, back: i64) {
    let units = i64::from(held.units.max(1));
    let more = u32::try_from(back % units).unwrap_or_default();
    for (count, each) in [(more, back / units + 1), (held.units - more, back / units)] {
        if count == 0 {
            continue;
        }
        let to = held.to + each;
        if each != 0 {
            lift(running, held, to, count);
        }
        if to != held.from {
            RawMove { units: count, to, ..held }.join(&mut draft.moves);
        }
    }
}

/// Lifts units to a price. A later rule may have used them up since the move, so both kinds are looked for.
fn lift(running: &mut super::state::Running, held: RawMove, to: i64, count: u32) {
    let mut left = count;
    for used in [held.used, !held.used] {
        let there = running.runs.iter().find(|run| run.price == held.to && run.used == used).map_or(0, |run| run.units);
        let units = there.min(left);
        running.runs.take(Run { price: held.to, units, used });
        running.runs.put(Run { price: to, units, used });
        left -= units;
    }
}
