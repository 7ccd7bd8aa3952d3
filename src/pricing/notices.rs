//! What a shop should tell the shopper, or itself.

use alloc::vec::Vec;

use super::engine::Engine;
use super::state::{AppliedRule, Charge, State};
use super::{Notice, Place, PriceChange};

impl Engine<'_> {
    /// What a shop should tell the shopper, or itself.
    pub(super) fn notices(&self, state: &State) -> Vec<Notice> {
        let mut notices = Vec::new();
        self.below_own_thresholds(state, &mut notices);
        if let Some(dearer) = self.dearer_than_without(state) {
            notices.push(Notice::DearerThanWithout(self.bench.money(dearer)));
        }
        let in_cart = self.bench.cart.lines();
        if in_cart.iter().all(|line| line.price_seen.is_none()) {
            return notices;
        }
        for (line, running) in self.bench.lines.iter().zip(&state.goods) {
            for part in &line.from {
                let seen = in_cart.get(part.line as usize).and_then(|held| held.price_seen);
                let now = self.bench.money(running.shelf_price);
                if let Some(seen) = seen.filter(|seen| *seen != now) {
                    notices.push(Notice::PriceChanged(PriceChange { line: part.line, seen, now }));
                }
            }
        }
        notices
    }

    /// Rules whose own saving took the goods below a threshold of theirs.
    fn below_own_thresholds(&self, state: &State, notices: &mut Vec<Notice>) {
        let has_threshold = |applied: &AppliedRule| {
            let mut thresholds = Vec::new();
            if let Some(compiled) = self.book.compiled(applied.rank) {
                compiled.when.thresholds(&mut thresholds);
            }
            !thresholds.is_empty()
        };
        if !state.applied.iter().any(has_threshold) {
            return;
        }
        let mut amounts: Vec<i64> = Vec::new();
        for applied in state.applied.iter().rev() {
            let Some(compiled) = self.book.compiled(applied.rank) else { continue };
            let mut thresholds = Vec::new();
            compiled.when.thresholds(&mut thresholds);
            if amounts.is_empty() {
                amounts.extend(state.goods.iter().map(|running| running.amount));
            }
            let entries = state.entries.iter().skip(applied.first_entry).take(applied.entries);
            let sum = |matcher: &super::matcher::Matcher, amounts: &[i64]| -> i64 {
                let lines = self.bench.lines.iter().zip(amounts);
                lines.filter(|(line, _)| line.is(matcher, self.bench.context)).map(|(_, amount)| amount).sum()
            };
            let after: Vec<i64> = thresholds.iter().map(|(matcher, _)| sum(matcher, &amounts)).collect();
            for entry in entries {
                let Place::Line(line) = entry.on else { continue };
                amounts.iter_mut().skip(line as usize).take(1).for_each(|amount| *amount += entry.off());
            }
            let crossed = thresholds
                .iter()
                .zip(after)
                .any(|((matcher, least), after)| after < *least && *least <= sum(matcher, &amounts));
            if crossed {
                notices.push(Notice::BelowOwnThreshold(compiled.rule.id.clone()));
            }
        }
        notices.reverse();
    }

    /// How much dearer the order is than without optional rules, where it is: a free delivery that the goods no longer reach.
    fn dearer_than_without(&self, state: &State) -> Option<i64> {
        let (Charge::Fee(fee), Some(_)) = (&state.charge, state.delivery) else { return None };
        if *fee == 0 || !matches!(self.bench.context.delivery, super::Delivery::Zone(_)) {
            return None;
        }
        let mut without = State::of(self.bench.lines);
        for (plain, running) in without.goods.iter_mut().zip(&state.goods) {
            plain.shelf = running.shelf;
            plain.amount = running.shelf;
        }
        self.charge_delivery(&mut without);
        without.delivery?;
        let more = self.paid(state, state.delivery) - self.paid(&without, without.delivery);
        (more > 0).then_some(more)
    }
}
