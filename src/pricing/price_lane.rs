//! The price lane: each line takes the lowest total that its own sale or a price rule gives; nothing compounds.

use alloc::vec::Vec;

use super::cut::floor;
use super::engine::{Engine, Turn, record};
use super::judge::Truth;
use super::lines::Line;
use super::runs::Run;
use super::state::{AppliedRule, State};
use super::walk::Outcomes;
use super::{Author, Few, LegalForm, Step};

/// The best price of a line so far.
#[derive(Debug, Clone)]
struct Best {
    total: i64,
    /// The rank of the rule that gives it; none for the product's own sale.
    rule: Option<u32>,
    /// What is taken off which units.
    cuts: Few<(Run, i64), 2>,
}

/// What a rule would do in the lane.
#[derive(Debug)]
struct Proposal {
    rank: u32,
    /// The lines on which it would save.
    lines: Vec<u32>,
    /// The arithmetic.
    steps: Vec<Step>,
}

impl Engine<'_> {
    /// Puts goods, which stand at list price, on their shelf prices, and tells what became of each rule, in the order given.
    pub(super) fn price_lane(&mut self, ranks: &[u32], state: &mut State) -> Outcomes {
        let sells = |line: &Line<'_>| line.product.is_timed() && !line.product.parts().sales.is_empty();
        let own_sales = self.bench.context.policy.own_sales && self.bench.lines.iter().any(sells);
        if ranks.is_empty() && !own_sales {
            return Vec::new();
        }
        let mut best: Vec<Option<Best>> = self.bench.lines.iter().map(|line| self.own_sale(line)).collect();
        // What becomes of a rule that proposes nothing is told now, while the goods stand as it saw them.
        let mut outcomes = Outcomes::with_capacity(ranks.len());
        let mut proposals = Vec::with_capacity(ranks.len());
        for rank in ranks {
            let mut proposal = Proposal { rank: *rank, lines: Vec::new(), steps: Vec::new() };
            let turn = self.propose(&mut proposal, state, &mut best);
            outcomes.push(self.outcome(*rank, turn, state));
            proposals.push(proposal);
        }
        self.settle_prices(&mut proposals, &best, state);
        for (outcome, proposal) in outcomes.iter_mut().zip(&proposals) {
            if outcome.is_none() && !state.applied.iter().any(|applied| applied.rank == proposal.rank) {
                let winner = |line: &u32| best.get(*line as usize).and_then(|best| best.as_ref()?.rule);
                let turn = proposal.lines.iter().find_map(winner).map_or(Turn::Nothing, Turn::Beaten);
                *outcome = self.outcome(proposal.rank, turn, state);
            }
        }
        outcomes
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
        Some(Best { total: line.list() - off, rule: None, cuts: Few::of([(run, off)]) })
    }

    /// What a rule would make of each line; it takes the lines where it gives the lowest total so far.
    fn propose(&mut self, proposal: &mut Proposal, state: &State, best: &mut [Option<Best>]) -> Turn {
        let rank = proposal.rank;
        let Some(compiled) = self.book.compiled(rank) else { return Turn::Nothing };
        self.steps += 1;
        if !compiled.rule.window.contains(self.bench.context.at) {
            return Turn::OutsideWindow;
        }
        if compiled.when.holds(self.bench, state) != Truth::True {
            return Turn::Refused;
        }
        self.lay_out(compiled, None, true, state);
        proposal.steps = core::mem::take(&mut self.cut.steps);
        for picks in self.cut.picks.chunk_by(|a, b| a.line == b.line) {
            let Some(line) = picks.first().map(|pick| pick.line) else { continue };
            let off: i64 = picks.iter().map(|pick| pick.amount).sum();
            let Some(running) = state.line(line as usize).filter(|_| off > 0) else { continue };
            proposal.lines.push(line);
            let total = running.amount - off;
            let Some(held) = best.get_mut(line as usize) else { continue };
            if held.as_ref().is_none_or(|held| total < held.total) {
                let cuts = Few::of(picks.iter().map(|pick| (pick.run, pick.amount)));
                *held = Some(Best { total, rule: Some(rank), cuts });
            }
        }
        if proposal.lines.is_empty() { Turn::Nothing } else { Turn::Applied }
    }

    /// Puts the goods on their best prices, author by author, so that the entries of one stand together.
    fn settle_prices(&self, proposals: &mut [Proposal], best: &[Option<Best>], state: &mut State) {
        self.write_prices(None, best, state);
        for proposal in proposals {
            let first_entry = state.entries.len();
            self.write_prices(Some(proposal.rank), best, state);
            if first_entry < state.entries.len() {
                let steps = core::mem::take(&mut proposal.steps);
                record(state, first_entry, AppliedRule { steps, ..AppliedRule::of(proposal.rank) });
            }
        }
        for running in &mut state.goods {
            running.shelf = running.amount;
            running.shelf_price = running.runs.iter().next().map_or(0, |run| run.price);
        }
    }

    /// Writes the prices of one author, a rule or the products' own sales.
    fn write_prices(&self, author: Option<u32>, best: &[Option<Best>], state: &mut State) {
        let by = author.map_or(Author::OwnSale, |rank| self.author(rank));
        for (line, best) in (0_u32..).zip(best) {
            let Some(best) = best.as_ref().filter(|best| best.rule == author) else { continue };
            state.write_off(line, &by, self.bench.currency, best.cuts.iter().copied(), false);
        }
    }
}
