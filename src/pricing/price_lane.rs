//! The price lane: each line takes the lowest total that its own sale or a price rule gives; nothing compounds.

use alloc::vec::Vec;

use super::cut::floor;
use super::engine::{Engine, Turn, record};
use super::judge::Truth;
use super::lines::Line;
use super::runs::Run;
use super::state::{AppliedRule, Draft, State};
use super::{Few, LegalForm};

/// The best price of a line so far.
#[derive(Debug, Clone)]
struct Best {
    total: i64,
    /// The rank of the rule that gives it; none for the product's own sale.
    rule: Option<u32>,
    /// What is taken off which units.
    cuts: Few<(Run, i64), 2>,
}

impl Engine<'_> {
    /// Puts goods, which stand at list price, on their shelf prices, and returns what came of each rule, in the order given.
    pub(super) fn price_lane(&mut self, ranks: &[u32], state: &mut State) -> Vec<Turn> {
        let policy = &self.bench.context.policy;
        if ranks.is_empty()
            && !(policy.own_sales && self.bench.lines.iter().any(|line| !line.product.parts().sales.is_empty()))
        {
            return Vec::new();
        }
        let mut best: Vec<Option<Best>> = self.bench.lines.iter().map(|line| self.own_sale(line)).collect();
        let mut turns = Vec::with_capacity(ranks.len());
        // Where each rule would have saved first, if anywhere.
        let mut first_saving = Vec::with_capacity(ranks.len());
        for rank in ranks {
            let (turn, line) = self.propose(*rank, state, &mut best);
            turns.push(turn);
            first_saving.push(line);
        }
        settle_prices(ranks, &best, state);
        for ((rank, turn), line) in ranks.iter().zip(&mut turns).zip(first_saving) {
            if *turn == Turn::Applied && !state.applied.iter().any(|applied| applied.rank == *rank) {
                let winner = line.and_then(|line: u32| best.get(line as usize)).and_then(|best| best.as_ref()?.rule);
                *turn = winner.map_or(Turn::Nothing, Turn::Beaten);
            }
        }
        turns
    }

    fn own_sale(&self, line: &Line<'_>) -> Option<Best> {
        let context = self.bench.context;
        if !context.policy.own_sales || line.host_price.is_some() || line.excluded {
            return None;
        }
        let sale = line.product.sale_at(context.at)?;
        let price = sale.price.minor().max(floor(line, LegalForm::PriceReduction)).min(line.price);
        let run = Run { price: line.price, units: line.units, used: false };
        let off = (line.price - price) * i64::from(line.units);
        (off > 0).then(|| Best { total: line.list() - off, rule: None, cuts: [(run, off)].into_iter().collect() })
    }

    /// What a rule would make of each line; it takes the lines where it gives the lowest total so far. Also the first line where it would
    /// save.
    fn propose(&mut self, rank: u32, state: &State, best: &mut [Option<Best>]) -> (Turn, Option<u32>) {
        let Some(compiled) = self.book.compiled(rank) else { return (Turn::Nothing, None) };
        self.steps += 1;
        if !compiled.rule.window.contains(self.bench.context.at) {
            return (Turn::OutsideWindow, None);
        }
        if compiled.when.holds(self.bench, state) != Truth::True {
            return (Turn::Refused, None);
        }
        self.lay_out(compiled, None, true, state);
        let mut first = None;
        for picks in self.cut.picks.chunk_by(|a, b| a.line == b.line) {
            let Some(line) = picks.first().map(|pick| pick.line) else { continue };
            let off: i64 = picks.iter().map(|pick| pick.amount).sum();
            let Some(running) = state.line(line as usize).filter(|_| off > 0) else { continue };
            first = first.or(Some(line));
            let total = running.amount - off;
            let Some(held) = best.get_mut(line as usize) else { continue };
            if held.as_ref().is_none_or(|held| total < held.total) {
                let cuts = picks.iter().map(|pick| (pick.run, pick.amount)).collect();
                *held = Some(Best { total, rule: Some(rank), cuts });
            }
        }
        (if first.is_some() { Turn::Applied } else { Turn::Nothing }, first)
    }
}

/// Puts the goods on their best prices, author by author, so that the drafts of one stand together.
fn settle_prices(ranks: &[u32], best: &[Option<Best>], state: &mut State) {
    for author in [None].into_iter().chain(ranks.iter().copied().map(Some)) {
        let first_draft = state.drafts.len();
        let mut units = 0;
        for (line, best) in (0..).zip(best) {
            let Some(best) = best.as_ref().filter(|best| best.rule == author) else { continue };
            let mut moves = Few::new();
            let mut amount = 0;
            for (run, off) in &best.cuts {
                state.take_off(line as usize, *run, *off, false, &mut moves);
                amount += off;
                units += if *off > 0 { run.units } else { 0 };
            }
            state.drafts.push(Draft { rule: author, line: Some(line), amount, moves });
        }
        if let Some(rank) = author.filter(|_| first_draft < state.drafts.len()) {
            record(state, first_draft, AppliedRule { units, ..AppliedRule::of(rank) });
        }
    }
    for running in &mut state.goods {
        running.shelf = running.amount;
        running.shelf_price = running.runs.iter().next().map_or(0, |run| run.price);
    }
}
