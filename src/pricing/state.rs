//! What changes while a cart is priced: units by price, the delivery fee, and who took what.

use alloc::vec::Vec;

use super::lines::Line;
use super::runs::{Run, Runs};
use super::{Clipper, Few, QuoteGift, SetUnits, Step, WhyUnknown};

/// Goods and delivery as they stand, and the entries written so far.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// By line.
    pub(super) goods: Vec<Running>,
    /// What delivery costs before rules.
    pub(super) charge: Charge,
    /// The delivery fee as it stands, where it is known.
    pub(super) delivery: Option<i64>,
    /// The ledger of discounts, in the order in which they were written.
    pub(super) drafts: Vec<Draft>,
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
#[derive(Debug, Clone, Default)]
pub(super) struct Running {
    /// What all units cost after the price lane.
    pub(super) shelf: i64,
    /// What the dearest unit costs after the price lane.
    pub(super) shelf_price: i64,
    /// What all units cost now: the sum of the runs.
    pub(super) amount: i64,
    pub(super) runs: Runs,
}

/// The moves of a draft: those of a line's two runs, each parted in two, stay out of the heap.
pub(super) type Moves = Few<RawMove, 4>;

/// A discount on a line or on the delivery.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The rank of the rule; none for the product's own sale.
    pub(super) rule: Option<u32>,
    /// The line; none for the delivery.
    pub(super) line: Option<u32>,
    /// What it takes off, above zero unless it was clipped to nothing.
    pub(super) amount: i64,
    pub(super) moves: Moves,
}

/// Units that went from one price to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RawMove {
    pub(super) units: u32,
    pub(super) from: i64,
    pub(super) to: i64,
    /// Whether they are used up after the move.
    pub(super) used: bool,
}

impl RawMove {
    /// Adds the move to those of its entry; moves from one price to one price are one, whether a multi-buy used the units or not.
    pub(super) fn join(self, moves: &mut Moves) {
        let kind = |held: &Self| (held.from, held.to);
        match moves.as_mut_slice().iter_mut().find(|held| kind(held) == kind(&self)) {
            Some(held) => held.units += self.units,
            None => moves.push(self),
        }
    }

    pub(super) fn amount(&self) -> i64 {
        (self.from - self.to) * i64::from(self.units)
    }
}

/// A rule that applied.
#[derive(Debug, Clone)]
pub(super) struct AppliedRule {
    pub(super) rank: u32,
    /// What it took off: the sum of its drafts.
    pub(super) saving: i64,
    /// What its drafts begin with.
    pub(super) first_draft: usize,
    pub(super) drafts: usize,
    pub(super) clips: Few<(Clipper, i64), 2>,
    pub(super) unplaced: i64,
    /// Units that it touched.
    pub(super) units: u32,
    /// The units of its sets, for a multi-buy.
    pub(super) sets: Few<SetUnits, 2>,
    /// The arithmetic, where it is asked for.
    pub(super) steps: Vec<Step>,
}

impl AppliedRule {
    /// A rule that took nothing off yet.
    pub(super) const fn of(rank: u32) -> Self {
        Self {
            rank,
            saving: 0,
            first_draft: 0,
            drafts: 0,
            clips: Few::new(),
            unplaced: 0,
            units: 0,
            sets: Few::new(),
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
            drafts: Vec::with_capacity(2 * lines.len() + 2),
            applied: Vec::new(),
            gifts: Vec::new(),
        }
    }

    pub(super) fn line(&self, line: usize) -> Option<&Running> {
        self.goods.get(line)
    }

    /// What all goods cost.
    pub(super) fn amount(&self) -> i64 {
        self.goods.iter().map(|running| running.amount).sum()
    }

    /// Takes amounts off units of a line, which may be several picks of its runs; returns the amount and the moves. Of the units of a
    /// pick, `amount % units` lose one minor unit more than the others, the larger discount first.
    pub(super) fn take_off(
        &mut self,
        line: usize,
        picks: impl Iterator<Item = (Run, i64)> + Clone,
        mark_used: bool,
    ) -> (i64, Moves) {
        let (mut taken, mut moves) = (0, Few::new());
        let Some(running) = self.goods.get_mut(line) else { return (taken, moves) };
        let picked: u32 = picks.clone().map(|(run, _)| run.units).sum();
        if picked == running.runs.units() {
            // All units of the line, as is usual: what becomes of them is all there is.
            running.runs = Runs::default();
        } else {
            picks.clone().for_each(|(run, _)| running.runs.take(run));
        }
        for (from, amount) in picks {
            let (units, used) = (i64::from(from.units), from.used || mark_used);
            if units == 0 {
                continue;
            }
            let (each, more) = (amount / units, u32::try_from(amount % units).unwrap_or_default());
            let others = Run { price: from.price - each, units: from.units - more, used };
            let cheaper = Run { price: others.price - 1, units: more, used };
            for run in [others, cheaper] {
                running.runs.put(run);
            }
            for run in [cheaper, others] {
                if run.units > 0 && run.price < from.price {
                    RawMove { units: run.units, from: from.price, to: run.price, used }.join(&mut moves);
                }
            }
            taken += amount;
        }
        running.amount -= taken;
        (taken, moves)
    }
}
