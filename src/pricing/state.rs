//! What changes while a cart is priced: units by price, the delivery fee, and who took what.

use alloc::vec::Vec;

use super::lines::Line;
use super::runs::{Run, Runs};
use super::{Author, Clipper, Entry, Few, Move, Place, QuoteGift, SetUnits, Step, WhyUnknown};
use crate::money::{Currency, Money};

/// Goods and delivery as they stand, and the entries written so far.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// By line.
    pub(super) goods: Vec<Running>,
    /// What delivery costs before rules.
    pub(super) charge: Charge,
    /// The delivery fee as it stands, where it is known.
    pub(super) delivery: Option<i64>,
    /// The discounts, in the order in which they were written.
    pub(super) entries: Vec<Entry>,
    /// The rules that applied, in that order.
    pub(super) applied: Vec<AppliedRule>,
    /// Goods given for nothing.
    pub(super) gifts: Vec<QuoteGift>,
}

/// What delivery costs before rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Charge {
    #[default]
    Nothing,
    Unknown(WhyUnknown),
    Fee(i64),
}

/// A line as it stands.
#[derive(Debug, Clone)]
pub(super) struct Running {
    /// What all units cost after the price lane.
    pub(super) shelf: i64,
    /// What the dearest unit costs after the price lane.
    pub(super) shelf_price: i64,
    /// What all units cost now: the sum of the runs.
    pub(super) amount: i64,
    pub(super) runs: Runs,
}

/// A rule that applied.
#[derive(Debug, Clone)]
pub(super) struct AppliedRule {
    pub(super) rank: u32,
    /// What it took off: the sum of its entries.
    pub(super) saving: i64,
    /// What its entries begin with.
    pub(super) first_entry: usize,
    pub(super) entries: usize,
    pub(super) clips: Few<(Clipper, i64), 2>,
    pub(super) unplaced: i64,
    /// Units that it touched.
    pub(super) units: u32,
    /// The units of its sets, for a multi-buy.
    pub(super) sets: Vec<SetUnits>,
    /// The arithmetic, where it is asked for.
    pub(super) steps: Vec<Step>,
}

impl AppliedRule {
    /// A rule that took nothing off yet.
    pub(super) const fn of(rank: u32) -> Self {
        Self {
            rank,
            saving: 0,
            first_entry: 0,
            entries: 0,
            clips: Few::new(),
            unplaced: 0,
            units: 0,
            sets: Vec::new(),
            steps: Vec::new(),
        }
    }
}

impl State {
    /// Lines at list price.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let goods = lines.iter().map(|line| Running {
            shelf: line.list(),
            shelf_price: line.price,
            amount: line.list(),
            runs: Runs::one(line.price, line.units),
        });
        Self {
            goods: goods.collect(),
            charge: Charge::Nothing,
            delivery: None,
            entries: Vec::with_capacity(2 * lines.len() + 2),
            applied: Vec::new(),
            gifts: Vec::new(),
        }
    }

    pub(super) fn line(&self, line: usize) -> Option<&Running> {
        self.goods.get(line)
    }

    /// Takes amounts off units of a line, and writes them down as one entry, where there is something to write.
    pub(super) fn write_off(
        &mut self,
        line: u32,
        by: &Author,
        currency: Currency,
        cuts: impl Iterator<Item = (Run, i64)> + Clone,
        mark_used: bool,
    ) {
        let Self { goods, entries, .. } = self;
        let Some(running) = goods.get_mut(line as usize) else { return };
        let at = entries.len();
        let off = running.take_off(cuts, mark_used, |units, from, to| {
            if let Some(entry) = entries.get_mut(at) {
                return entry.add(Move::of(units, from, to, currency));
            }
            // Made where it stays: an entry that is made apart is copied.
            entries.extend(core::iter::once_with(|| {
                let moves = Few::one(Move::of(units, from, to, currency));
                Entry::discount(Place::Line(line), by.clone(), Money::zero(currency), moves)
            }));
        });
        if let Some(entry) = entries.get_mut(at) {
            entry.take(off);
        }
    }

    /// What all goods cost.
    pub(super) fn amount(&self) -> i64 {
        self.goods.iter().map(|running| running.amount).sum()
    }
}

impl Running {
    /// Takes amounts off units, which may be several picks of the runs; tells which units went from which price to which, and returns the
    /// amount. Of the units of a pick, `amount % units` lose one minor unit more than the others, the larger discount first.
    pub(super) fn take_off(
        &mut self,
        picks: impl Iterator<Item = (Run, i64)> + Clone,
        mark_used: bool,
        mut tell: impl FnMut(u32, i64, i64),
    ) -> i64 {
        let mut taken = 0;
        let mut parted = |from: Run, amount: i64| {
            let units = i64::from(from.units.max(1));
            let used = from.used || mark_used;
            let (each, more) = (amount / units, u32::try_from(amount % units).unwrap_or_default());
            let others = Run { price: from.price - each, units: from.units - more, used };
            let cheaper = Run { price: others.price - 1, units: more, used };
            if more > 0 {
                tell(more, from.price, cheaper.price);
            }
            if each > 0 {
                tell(others.units, from.price, others.price);
            }
            taken += amount;
            [others, cheaper]
        };
        let mut each = picks.clone();
        match (self.runs.only(), each.next(), each.next()) {
            // All units of a line that has one price, as is usual: what becomes of them is all there is.
            (Some(run), Some((from, amount)), None) if run == from => self.runs.become_two(parted(from, amount)),
            _ => {
                let picked: u32 = picks.clone().map(|(run, _)| run.units).sum();
                if picked == self.runs.units() {
                    self.runs.clear();
                } else {
                    picks.clone().for_each(|(run, _)| self.runs.take(run));
                }
                picks.flat_map(|(from, amount)| parted(from, amount)).for_each(|run| self.runs.put(run));
            }
        }
        self.amount -= taken;
        taken
    }
}
