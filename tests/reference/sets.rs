//! Multi-buy: which units form sets, and what each gets.

use std::collections::BTreeMap;

use ocop::pricing::{BuyGet, NForM, Pick, Selector, ShareBy, UnitGive};

use super::benefit::{Give, Touched, Turn};
use super::exact;
use super::facts::matches;
use super::goods::Piece;

/// A unit, by line and by its place in the line.
pub(crate) type At = (usize, usize);

impl Turn<'_> {
    fn price_at(&self, at: At) -> i128 {
        self.lines[at.0].units[at.1].price
    }

    /// The free units of a selector (all units, where the rule shares), dearest first, of equal ones by canonical line order.
    pub(crate) fn pool(&self, of: &Selector, shares: bool) -> Vec<At> {
        let lines = self.lines.iter().enumerate().filter(|(_, line)| matches(of, line, self.context));
        let mut units: Vec<At> = lines
            .flat_map(|(l, line)| line.all().into_iter().map(move |u| (l, u)))
            .filter(|at| shares || !self.lines[at.0].units[at.1].used)
            .collect();
        units.sort_by_key(|at| (-self.price_at(*at), at.0, self.lines[at.0].units[at.1].used));
        units
    }

    pub(crate) fn n_for_m(&self, rule: &NForM) -> Give {
        let (n, m) = (rule.n.get(), rule.m.get());
        let sets = rule.sets.map_or(usize::MAX, |sets| usize::try_from(sets.get()).unwrap());
        let pool = self.pool(&rule.of, rule.shares);
        self.one_pool(pool, [m, n - m], UnitGive::Free, rule.pick, sets, rule.shares)
    }

    pub(crate) fn buy_get(&self, rule: &BuyGet) -> Give {
        let counts = [rule.buy.get(), rule.get.get()];
        let sets = rule.sets.map_or(usize::MAX, |sets| usize::try_from(sets.get()).unwrap());
        let pool = self.pool(&rule.of, rule.shares);
        match &rule.target {
            None => self.one_pool(pool, counts, rule.give, rule.pick, sets, rule.shares),
            Some(target) => {
                let targets = self.pool(target, rule.shares);
                let targets = targets.into_iter().filter(|at| self.saved(rule.give, *at) > 0).collect();
                self.two_pools(&pool, targets, counts, rule, sets)
            }
        }
    }

    /// What a unit saves by the letter of the benefit.
    fn saved(&self, give: UnitGive, at: At) -> i128 {
        let price = self.price_at(at);
        match give {
            UnitGive::Free => price,
            UnitGive::Percent(rate) => exact::rate_of(rate, price, self.context.policy.rounding).min(price),
            UnitGive::Amount(off) => price.min(off.minor().into()),
            UnitGive::Price(new) => (price - i128::from(new.minor())).max(0),
        }
    }

    fn one_pool(&self, pool: Vec<At>, counts: [u32; 2], give: UnitGive, pick: Pick, sets: usize, shares: bool) -> Give {
        let [buy, get] = counts.map(|count| usize::try_from(count).unwrap());
        let pool: Vec<At> = pool.into_iter().filter(|at| self.price_at(*at) > 0).collect();
        let saves = |at: &At| self.saved(give, *at) > 0;
        let (mut targets, mut members) = (Vec::new(), Vec::new());
        if pick == Pick::CheapestOverall {
            let savers: Vec<At> = pool.iter().rev().copied().filter(saves).collect();
            let k = (pool.len() / (buy + get)).min(sets).min(savers.len().div_ceil(get));
            targets = savers[..(k * get).min(savers.len())].to_vec();
            let others = pool.iter().filter(|at| !targets.contains(at)).take(k * (buy + get) - targets.len());
            members = targets.iter().chain(others).copied().collect();
        } else {
            for set in pool.chunks_exact(buy + get) {
                let savers: Vec<At> = set.iter().copied().filter(saves).collect();
                if savers.is_empty() || members.len() / (buy + get) >= sets {
                    continue;
                }
                match pick {
                    Pick::Dearest => targets.extend(savers.iter().take(get)),
                    _ => targets.extend(savers.iter().rev().take(get)),
                }
                members.extend(set);
            }
        }
        let targets = targets.into_iter().map(|at| (at, self.saved(give, at))).collect();
        self.on_sets(targets, members, shares)
    }

    fn two_pools(&self, qualify: &[At], targets: Vec<At>, counts: [u32; 2], rule: &BuyGet, sets: usize) -> Give {
        let [buy, get] = counts.map(|count| usize::try_from(count).unwrap());
        let only: Vec<At> = qualify.iter().copied().filter(|at| !targets.contains(at)).collect();
        let both: Vec<At> = qualify.iter().copied().filter(|at| targets.contains(at)).collect();
        let either = only.len() + targets.len();
        let k = (qualify.len() / buy).min(targets.len() / get).min(either / (buy + get)).min(sets);
        let bought: Vec<At> = only.into_iter().chain(both).take(k * buy).collect();
        let mut left: Vec<At> = targets.into_iter().filter(|at| !bought.contains(at)).collect();
        if rule.pick != Pick::Dearest {
            left.reverse();
        }
        let got = left[..k * get].to_vec();
        let members = bought.iter().chain(&got).copied().collect();
        let got = got.into_iter().map(|at| (at, self.saved(rule.give, at))).collect();
        self.on_sets(got, members, rule.shares)
    }

    /// What the targets save; where a floor would clip any of it, one amount over all units of the sets.
    fn on_sets(&self, targets: Vec<(At, i128)>, members: Vec<At>, shares: bool) -> Give {
        let cut: Vec<Piece> = {
            let mut runs: BTreeMap<(usize, i128, bool, i128), Piece> = BTreeMap::new();
            for ((l, u), saved) in targets {
                let unit = self.lines[l].units[u];
                let run =
                    runs.entry((l, -unit.price, unit.used, saved)).or_insert(Piece { line: l, units: vec![], off: 0 });
                run.units.push(u);
                run.off += saved;
            }
            runs.into_values().collect()
        };
        self.floored(cut, members, shares)
    }

    pub(crate) fn floored(&self, literal: Vec<Piece>, members: Vec<At>, shares: bool) -> Give {
        let fits = |piece: &Piece| piece.off <= self.room(piece.line, &piece.units);
        let give = if literal.iter().all(fits) {
            Give { pieces: literal, ..Give::default() }
        } else {
            self.over_members(literal.iter().map(|piece| piece.off).sum(), &members)
        };
        Give { members, uses: !shares, ..give }
    }

    fn over_members(&self, off: i128, members: &[At]) -> Give {
        let mut by_line: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (l, u) in members {
            by_line.entry(*l).or_default().push(*u);
        }
        let touched: Vec<Touched> = by_line.into_iter().collect();
        self.across(&touched, off, ShareBy::Value)
    }
}
