//! What rules can save at most from a state on: the bound by which the search for the best deal leaves branches out.
//!
//! Each rule is bounded in two ways. A *factor* per line says which part of the line's running amount it takes at most, whatever the
//! prices; a *most* says what it takes at most in all. Factors of rules that stack compound; of rules in one exclusive group only the
//! largest counts; multi-buys that use units up share the units, so only the largest factor of a line counts. Prices only ever fall, so a
//! bound that holds for the prices of a state holds for all that follow.

use alloc::vec::Vec;

use super::engine::Engine;
use super::lines::Line;
use super::matcher::Matcher;
use super::rulebook::Compiled;
use super::state::State;
use super::{
    Amount, Basis, Benefit, Bundle, BundleGive, BuyGet, Combination, Lane, NForM, Percent, PercentOf, Pick, Spread,
    TierBy, Tiers, UnitGive,
};
use crate::money::{Money, Rate};

/// All of a line.
const ALL: i64 = Rate::WHOLE;

/// What a rule takes at most.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    /// By line, in units of [`ALL`].
    factors: Vec<i64>,
    /// In all, on goods.
    most: i64,
    /// Minor units that rounding may add.
    slack: i64,
    /// Whether it uses units up.
    uses: bool,
    /// What it gives besides money.
    worth: i64,
    lane: Lane,
}

impl Engine<'_> {
    /// What a rule takes at most of goods on the shelf.
    pub(super) fn reach(&mut self, rank: u32, shelf: &State) -> Reach {
        let mut reach = Reach {
            factors: alloc::vec![0; self.bench.lines.len()],
            most: Money::MAX,
            slack: 0,
            uses: false,
            worth: 0,
            lane: self.lane(rank),
        };
        let Some(compiled) = self.book.compiled(rank) else { return reach };
        match &compiled.rule.benefit {
            Benefit::Percent(percent) => self.reach_of_percent(compiled, percent, shelf, &mut reach),
            Benefit::Amount(amount) => self.reach_of_amount(compiled, amount, &mut reach),
            Benefit::Price(_) | Benefit::Tiers(_) => {
                self.set_factors(compiled, ALL, &mut reach);
                let falls = matches!(&compiled.rule.benefit, Benefit::Tiers(tiers) if follows_running(tiers));
                if compiled.rule.round.is_none() && !falls {
                    reach.most = self.literal(compiled, shelf);
                }
            }
            Benefit::NForM(NForM { n, m, pick, shares, .. }) => {
                let part = if *pick == Pick::Dearest { ALL } else { ratio(n.get() - m.get(), n.get()) };
                self.set_factors(compiled, part, &mut reach);
                reach.uses = !shares;
                if *pick == Pick::Cheapest {
                    // Of fewer or cheaper units each set's cheapest are no dearer.
                    reach.most = self.literal(compiled, shelf);
                }
            }
            Benefit::BuyGet(buy_get) => self.reach_of_buy_get(compiled, buy_get, &mut reach),
            Benefit::Bundle(bundle) => self.reach_of_bundle(compiled, bundle, &mut reach),
            Benefit::Gift(gift) => reach.worth = gift.worth.map_or(0, Money::minor),
            Benefit::Delivery(_) => {}
        }
        if let Some(cap) = compiled.rule.at_most {
            reach.most = reach.most.min(cap.minor());
        }
        reach
    }

    fn set_factors(&self, compiled: &Compiled, factor: i64, reach: &mut Reach) {
        let any = |line: &Line<'_>| compiled.goods.iter().any(|matcher| line.is(matcher, self.bench.context));
        for (held, line) in reach.factors.iter_mut().zip(self.bench.lines) {
            *held = if any(line) { factor } else { 0 };
        }
    }

    fn matching<'s>(&'s self, matcher: &'s Matcher) -> impl Iterator<Item = &'s Line<'s>> {
        self.bench.lines.iter().filter(move |line| line.is(matcher, self.bench.context))
    }

    fn units(&self, matcher: Option<&Matcher>) -> i64 {
        matcher.map_or(0, |matcher| self.matching(matcher).map(|line| i64::from(line.units)).sum())
    }

    fn reach_of_percent(&mut self, compiled: &Compiled, percent: &Percent, shelf: &State, reach: &mut Reach) {
        let of_running = percent.base == PercentOf::Running && compiled.rule.round.is_none();
        self.set_factors(compiled, if of_running { percent.off.units() } else { ALL }, reach);
        let units = self.units(compiled.goods.first());
        reach.slack = match percent.spread {
            Spread::Unit => percent.units.map_or(units, |limit| units.min(i64::from(limit.first.get()))),
            Spread::Line | Spread::Selection => i64::try_from(self.bench.lines.len()).unwrap_or(i64::MAX),
        };
        if percent.base == PercentOf::Regular && compiled.rule.round.is_none() && percent.units.is_none() {
            reach.most = self.literal(compiled, shelf);
        }
    }

    fn reach_of_amount(&mut self, compiled: &Compiled, amount: &Amount, reach: &mut Reach) {
        self.set_factors(compiled, ALL, reach);
        let times = match amount.spread {
            Spread::Unit => self.units(compiled.goods.first()),
            Spread::Line => compiled.goods.first().map_or(0, |matcher| self.matching(matcher).map(|_| 1).sum()),
            Spread::Selection => 1,
        };
        // An amount on a tax basis of its own may come to more as prices are stated.
        if compiled.rule.round.is_none() && super::judge::is_stated(amount.tax, self.bench.context) {
            reach.most = amount.off.minor().saturating_mul(times).min(Money::MAX);
        }
    }

    fn reach_of_buy_get(&mut self, compiled: &Compiled, buy_get: &BuyGet, reach: &mut Reach) {
        reach.uses = !buy_get.shares;
        let (buy, get) = (buy_get.buy.get(), buy_get.get.get());
        let give = match buy_get.give {
            UnitGive::Percent(rate) => rate.units(),
            UnitGive::Free | UnitGive::Amount(_) | UnitGive::Price(_) => ALL,
        };
        // Where every unit above zero saves something, the cheapest of a set are at most their part of it.
        let cheapest = buy_get.give == UnitGive::Free && buy_get.pick != Pick::Dearest && buy_get.target.is_none();
        let factor = if cheapest { ratio(get, buy.saturating_add(get)) } else { give };
        let targets = compiled.goods.last();
        for (held, line) in reach.factors.iter_mut().zip(self.bench.lines) {
            *held = if targets.is_some_and(|matcher| line.is(matcher, self.bench.context)) { factor } else { 0 };
        }
        reach.slack = self.units(targets);
        let takes_part = |line: &&Line<'_>| compiled.goods.iter().any(|matcher| line.is(matcher, self.bench.context));
        let units: i64 = self.bench.lines.iter().filter(takes_part).map(|line| i64::from(line.units)).sum();
        let most = buy_get.sets.map_or(i64::MAX, |sets| sets.get().into());
        let sets = most.min(units / i64::from(buy.saturating_add(get)).max(1));
        if let UnitGive::Amount(off) = buy_get.give {
            reach.most = off.minor().saturating_mul(sets.saturating_mul(get.into())).min(Money::MAX);
        }
    }

    fn reach_of_bundle(&mut self, compiled: &Compiled, bundle: &Bundle, reach: &mut Reach) {
        reach.uses = !bundle.shares;
        let per_component = compiled.goods.iter().zip(&bundle.components);
        let sets = per_component
            .map(|(matcher, component)| self.units(Some(matcher)) / i64::from(component.count.get()))
            .min();
        let sets = sets.unwrap_or(0).min(bundle.sets.map_or(i64::MAX, |sets| sets.get().into()));
        let factor = match bundle.give {
            BundleGive::Percent(rate) => rate.units(),
            BundleGive::Price(_) | BundleGive::Amount(_) => ALL,
        };
        self.set_factors(compiled, factor, reach);
        reach.slack = sets;
        if let BundleGive::Amount(off) = bundle.give {
            reach.most = off.minor().saturating_mul(sets).min(Money::MAX);
        }
        if sets == 0 {
            reach.most = 0;
        }
    }

    /// What the benefit takes off goods on the shelf, floors aside.
    fn literal(&mut self, compiled: &Compiled, shelf: &State) -> i64 {
        let limit = match &compiled.rule.benefit {
            Benefit::Price(price) => price.units,
            _ => None,
        };
        // Floors only ever take from what is taken off.
        self.lay_out(compiled, limit, false, shelf);
        self.cut.total() + self.cut.floored + self.cut.unplaced
    }
}

/// Whether a fall of prices may bring other tiers, which may give more.
fn follows_running(tiers: &Tiers) -> bool {
    matches!(&tiers.by, TierBy::Spend(spend) if spend.basis == Basis::Running)
}

fn ratio(part: u32, whole: u32) -> i64 {
    // Rounded up, so that it stays a bound.
    (i64::from(part) * ALL + i64::from(whole) - 1) / i64::from(whole.max(1))
}

/// What rules that may still apply can save.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// By candidate, in canonical order.
    pub(super) reaches: Vec<Reach>,
    /// The exclusive group of each candidate, as a number; none where it stacks.
    pub(super) groups: Vec<Option<usize>>,
    /// The tax that comes on top of each line, in units of [`ALL`].
    pub(super) on_top: Vec<i64>,
    /// What delivery rules save at most: the fee without rules, tax on top.
    pub(super) fee: i64,
    /// Whether gifts may bring that down as well.
    pub(super) falls: bool,
    /// The most that item and order rules save together.
    pub(super) cap: i64,
}

impl Bound {
    /// What the candidates that `open` tells can save at most, from a state of goods on. `saved` is what goods have lost so far; `gives`
    /// tells whether the parcel is not closed, so that gifts decide about its fee still.
    pub(super) fn rest(&self, state: &State, saved: i64, gives: bool, open: impl Fn(usize) -> bool) -> i64 {
        let lines = self.on_top.len();
        let (mut constant, mut slack, mut shared_slack, mut worth) = (0_i64, 0_i64, 0_i64, 0_i64);
        let mut fees = if gives && self.falls { self.fee } else { 0 };
        // What multi-buys take at most one by one, and what the units they share hold.
        let mut apart = 0_i64;
        let mut left: Vec<i64> = alloc::vec![ALL; lines];
        let mut shared: Vec<i64> = alloc::vec![0; lines];
        let mut best_of_group: Vec<(usize, i64)> = Vec::new();
        for (i, reach) in self.reaches.iter().enumerate().filter(|(i, _)| open(*i)) {
            worth += reach.worth;
            if reach.lane == Lane::Delivery {
                fees = self.fee;
                continue;
            }
            let by_factor: i64 = state.goods.iter().zip(&reach.factors).map(|(g, f)| times(g.amount, *f)).sum();
            let most = reach.most.min(by_factor + reach.slack);
            if let Some(group) = self.groups.get(i).copied().flatten() {
                match best_of_group.iter_mut().find(|(held, _)| *held == group) {
                    Some((_, best)) => *best = (*best).max(most),
                    None => best_of_group.push((group, most)),
                }
            } else if reach.uses {
                apart += most;
                shared_slack += reach.slack;
                shared.iter_mut().zip(&reach.factors).for_each(|(held, factor)| *held = (*held).max(*factor));
            } else if reach.most < by_factor {
                constant += most;
            } else {
                slack += reach.slack;
                left.iter_mut().zip(&reach.factors).for_each(|(held, factor)| *held = times_down(*held, ALL - factor));
            }
        }
        constant += best_of_group.iter().map(|(_, most)| most).sum::<i64>();
        let goods = || state.goods.iter().zip(left.iter().zip(&shared));
        let together: i64 =
            goods().map(|(g, (left, shared))| g.amount - times_down(g.amount, times_down(*left, ALL - shared))).sum();
        let stacking: i64 = goods().map(|(g, (left, _))| g.amount - times_down(g.amount, *left)).sum();
        let by_factors = (together + shared_slack).min(stacking + apart);
        let all: i64 = state.goods.iter().map(|g| g.amount).sum();
        let goods = (by_factors + constant + slack).min(all).min(self.cap - saved);
        self.taxed(goods) + fees + worth
    }

    /// The most that a saving on goods is with the tax that comes on top; the tax of each line may round by one.
    pub(super) fn taxed(&self, goods: i64) -> i64 {
        let top = self.on_top.iter().copied().max().unwrap_or(0);
        if top == 0 {
            return goods;
        }
        goods + times(goods, top) + i64::try_from(self.on_top.len()).unwrap_or(0) + 2
    }
}

/// `amount · factor`, rounded up.
fn times(amount: i64, factor: i64) -> i64 {
    if let Some(product) = amount.checked_mul(factor).and_then(|product| product.checked_add(ALL - 1)) {
        return product / ALL;
    }
    let product = i128::from(amount) * i128::from(factor);
    i64::try_from((product + i128::from(ALL) - 1) / i128::from(ALL)).unwrap_or(i64::MAX)
}

/// `a · b`, rounded down.
fn times_down(a: i64, b: i64) -> i64 {
    if let Some(product) = a.checked_mul(b) {
        return product / ALL;
    }
    i64::try_from(i128::from(a) * i128::from(b) / i128::from(ALL)).unwrap_or(0)
}

/// The groups of candidates as numbers: rules of one exclusive group and lane, and all that are alone in a lane with everything there.
pub(super) fn groups(compiled: &[Option<&Compiled>]) -> Vec<Option<usize>> {
    let same = |a: &Compiled, b: &Compiled| a.lane == b.lane && a.rule.combine == b.rule.combine;
    let number = |rule: &Compiled| match rule.rule.combine {
        Combination::Group(_) | Combination::AloneInLane => {
            compiled.iter().position(|other| other.is_some_and(|other| same(other, rule)))
        }
        Combination::Stacks | Combination::AloneInQuote => None,
    };
    compiled.iter().map(|rule| rule.and_then(number)).collect()
}

#[cfg(test)]
mod tests;
