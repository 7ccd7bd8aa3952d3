//! Bundles as an offer: which units the rule's bundles take, and what each loses.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::bundle::{PoolRun, bundles};
use super::cut::{Gather, Pick};
use super::engine::Engine;
use super::matcher::Matcher;
use super::rulebook::Compiled;
use super::runs::Run;
use super::state::State;
use super::{Bundle, BundleGive, Sets, Step};
use crate::money::{Slot, distribute};
use crate::product::Quantity;

impl Engine<'_> {
    /// Lays out what the rule's bundles take off.
    pub(super) fn bundle(&mut self, compiled: &Compiled, bundle: &Bundle, state: &State) {
        let bench = self.bench;
        let mask_of = |line: u32| {
            let line = bench.lines.get(line as usize);
            let fits = |component: &Matcher| line.is_some_and(|line| line.is(component, bench.context));
            (0..)
                .zip(&compiled.goods)
                .filter(|(_, component)| fits(component))
                .fold(0, |mask, (bit, _)| mask | 1_u16 << bit)
        };
        let of = Gather { price_lane: false, form: compiled.rule.form };
        self.cut.gather(bench.lines, state, &Matcher::All, bench.context, of);
        let mut pool: Vec<(Pick, u16)> = self.cut.picks.drain(..).map(|pick| (pick, mask_of(pick.line))).collect();
        pool.retain(|(pick, mask)| *mask != 0 && (bundle.shares || !pick.run.used));
        pool.sort_by_key(|(pick, _)| Reverse(pick.run.price));
        let runs: Vec<PoolRun> = pool
            .iter()
            .map(|(pick, mask)| PoolRun { price: pick.run.price, count: pick.run.units, mask: *mask })
            .collect();
        let needs: Vec<u32> = bundle.components.iter().map(|component| component.count.get()).collect();
        let (mut sets, mut units) = (0, 0);
        for built in bundles(&runs, &needs, bundle.sets.map_or(u32::MAX, Quantity::get)) {
            let picked =
                built.units.iter().filter_map(|(place, units)| pool.get(*place).map(|(pick, _)| (*pick, *units)));
            let saved = self.lay_bundle(bundle.give, picked.collect(), built.repeat);
            if saved {
                sets += built.repeat;
                units += built.units.iter().map(|(_, units)| units * built.repeat).sum::<u32>();
            }
        }
        self.cut.sort();
        self.cut.uses = !bundle.shares;
        self.cut.sets = true;
        if self.explains() {
            self.cut.steps.push(Step::Sets(Sets { sets, units }));
        }
        self.one_amount_if_floored();
    }

    /// Picks the units of so many equal bundles with what they lose; whether they save anything.
    fn lay_bundle(&mut self, give: BundleGive, mut picked: Vec<(Pick, u32)>, repeat: u32) -> bool {
        picked.sort_by(|(a, _), (b, _)| (a.line, b.run.price, a.run.used).cmp(&(b.line, a.run.price, b.run.used)));
        let value_of = |(pick, units): &(Pick, u32)| pick.run.price * i64::from(*units);
        let value: i64 = picked.iter().map(value_of).sum();
        let saving = match give {
            BundleGive::Price(price) => value - price.minor(),
            BundleGive::Percent(rate) => rate.of_minor(value, super::judge::rounding(self.bench.context)),
            BundleGive::Amount(off) => off.minor().min(value),
        };
        let Ok(saving @ 1..) = u64::try_from(saving) else { return false };
        let unsigned = |amount: i64| u64::try_from(amount).unwrap_or_default();
        let mut slots: Vec<Slot> =
            picked.iter().map(|p| Slot::new(unsigned(value_of(p)), unsigned(value_of(p)))).collect();
        distribute(self.bench.context.policy.remainder, saving, &mut slots);
        for ((pick, units), slot) in picked.into_iter().zip(slots) {
            let room = pick.room / i64::from(pick.run.units.max(1)) * i64::from(units * repeat);
            let amount = i64::try_from(slot.part).unwrap_or_default() * i64::from(repeat);
            self.cut.picks.push(Pick { run: Run { units: units * repeat, ..pick.run }, amount, room, ..pick });
        }
        true
    }
}
