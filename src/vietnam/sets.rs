//! Multi-buys of a finished quote: what their sets saved, as one amount over all units of the sets.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::check::SeenLine;
use super::reduction::{Fall, Group, SetShare};
use crate::money::{Remainder, Slot, distribute};
use crate::pricing::{Benefit, Outcome, Quote, Rule, RuleId, Rulebook, SetUnits, Spread};

/// The units that the sets of a rule used, those that kept their price among them; none for a rule without sets.
pub(super) fn sets_of<'q>(quote: &'q Quote, id: &RuleId) -> &'q [SetUnits] {
    match quote.verdict(id).map(|verdict| &verdict.outcome) {
        Some(Outcome::Applied(applied)) => &applied.sets,
        _ => &[],
    }
}

/// What every unit of the sets of some multi-buys bears, beside what the ledger put on it, by line.
///
/// The saving of the sets is shared as pricing shares what a floor clips: by price, each unit down to the least that `least` gives for its
/// line, and only what finds no room there beyond it. What later offers took off the set units of one line, which they spread over that
/// line by value, is even over these units too: the free one among them has no value left for it to fall on.
pub(super) fn shares_of_sets(
    quote: &Quote,
    rulebook: &Rulebook,
    lines: &[SeenLine<'_>],
    ids: &BTreeSet<&RuleId>,
    least: impl Fn(u32) -> i64,
) -> BTreeMap<u32, Vec<SetShare>> {
    let mut shares: BTreeMap<u32, Vec<SetShare>> = BTreeMap::new();
    for id in ids {
        let sets = sets_of(quote, id);
        let runs: Vec<SetRun> = lines.iter().flat_map(|seen| runs_of(seen, sets, id, rulebook)).collect();
        let saved = lines.iter().flat_map(|seen| seen.falls_of(id)).map(|fall| whole(fall.taken, fall.units)).sum();
        let of_sets = parts(saved, &runs, |run| run.before.saturating_sub(least(run.line)));
        let later = later_parts(&runs);
        for ((run, of_set), later) in runs.iter().zip(of_sets).zip(later) {
            run.bear(of_set + later, id, shares.entry(run.line).or_default());
        }
    }
    shares
}

/// Units of one line and price that a set used.
struct SetRun {
    line: u32,
    units: u32,
    /// Whether the rule moved them.
    picked: bool,
    /// Their price before the rule, right after it, and in the end.
    before: i64,
    after: i64,
    now: i64,
    /// Whether all that reduced them was spread over the line by value.
    even: bool,
}

impl SetRun {
    /// Puts what the units bear on them, whole minor units each, the larger ones on some of them.
    fn bear(&self, part: u64, id: &RuleId, shares: &mut Vec<SetShare>) {
        let units = u64::from(self.units.max(1));
        let (each, more) = (part / units, u32::try_from(part % units).unwrap_or(0));
        for (units, borne) in [(more, each + 1), (self.units - more, each)] {
            let borne = i64::try_from(borne).unwrap_or(i64::MAX);
            // The ledger has counted the difference of the prices already.
            let taken = borne.saturating_sub(self.before.saturating_sub(self.now));
            if units > 0 {
                shares.push(SetShare { price: self.now, units, rule: id.clone(), picked: self.picked, taken });
            }
        }
    }
}

fn whole(price: i64, units: u32) -> u64 {
    u64::try_from(price).unwrap_or(0).saturating_mul(units.into())
}

/// What each run bears of an amount: by price before the rule, within its room first.
fn parts(amount: u64, runs: &[SetRun], room: impl Fn(&SetRun) -> i64) -> Vec<u64> {
    let slot = |run: &SetRun, room: i64| Slot::new(whole(run.before, run.units), whole(room, run.units));
    let mut within: Vec<Slot> = runs.iter().map(|run| slot(run, room(run))).collect();
    let beyond = distribute(Remainder::Largest, amount, &mut within);
    let mut rest: Vec<Slot> = runs.iter().map(|run| slot(run, run.before)).collect();
    distribute(Remainder::Largest, beyond, &mut rest);
    within.iter().zip(&rest).map(|(within, beyond)| within.part + beyond.part).collect()
}

/// What each run bears of later offers: even over the runs of a line where they were spread over it, else what fell on it.
fn later_parts(runs: &[SetRun]) -> Vec<u64> {
    let fell = |run: &SetRun| whole(run.after.saturating_sub(run.now), run.units);
    let mut later = Vec::new();
    for line in runs.chunk_by(|a, b| a.line == b.line) {
        let pooled = line.iter().filter(|run| run.even).map(fell).sum();
        let evenly = parts(pooled, line, |run| if run.even { run.before } else { 0 });
        later.extend(line.iter().zip(evenly).map(|(run, evenly)| if run.even { evenly } else { fell(run) }));
    }
    later
}

/// The units of a line that sets of a rule used: those that it moved, then those that kept their price.
///
/// Rules keep the order of prices, so that of units that went the same way the dearest then are the dearest now.
fn runs_of(seen: &SeenLine<'_>, sets: &[SetUnits], id: &RuleId, rulebook: &Rulebook) -> Vec<SetRun> {
    let mut moved: Vec<(i64, i64, u32)> = seen.falls_of(id).map(|fall| (fall.from, fall.to, fall.units)).collect();
    moved.sort_unstable_by(|a, b| b.cmp(a));
    let kept = kept_units(seen.falls_of(id), sets, seen.index);
    let kept = kept.into_iter().rev().map(|(price, units)| (price, price, units)).collect();
    let groups = seen.groups(&[]);
    let mut runs = Vec::new();
    for (picked, then) in [(true, moved), (false, kept)] {
        let mut now: Vec<(&Group, u32)> = groups
            .iter()
            .filter(|(group, _)| group.rules.contains(id) == picked)
            .map(|(group, units)| (group, *units))
            .collect();
        now.sort_by_key(|(group, _)| core::cmp::Reverse(group.price));
        runs.extend(pair(then, now).map(|((before, after), group, units)| SetRun {
            line: seen.index,
            units,
            picked,
            before,
            after,
            now: group.price,
            even: group.rules.iter().all(|rule| rule == id || rulebook.rule(rule).is_some_and(is_spread)),
        }));
    }
    runs
}

/// Units by where they stood and by where they stand, side by side, the dearest first.
fn pair(then: Vec<(i64, i64, u32)>, now: Vec<(&Group, u32)>) -> impl Iterator<Item = ((i64, i64), &Group, u32)> {
    let mut then = then.into_iter().filter(|(.., units)| *units > 0).peekable();
    let mut now = now.into_iter().peekable();
    core::iter::from_fn(move || {
        let (before, after, left) = then.peek_mut()?;
        let (group, standing) = now.peek_mut()?;
        let units = (*left).min(*standing);
        let found = ((*before, *after), *group, units);
        *left -= units;
        *standing -= units;
        if *left == 0 {
            then.next();
        }
        if now.peek().is_some_and(|(_, standing)| *standing == 0) {
            now.next();
        }
        Some(found)
    })
}

/// Whether what a rule takes off a line falls on all its units by value.
fn is_spread(rule: &Rule) -> bool {
    match &rule.benefit {
        Benefit::Percent(percent) => percent.spread != Spread::Unit && percent.units.is_none(),
        Benefit::Amount(amount) => amount.spread != Spread::Unit && amount.units.is_none(),
        Benefit::Tiers(tiers) => tiers.spread != Spread::Unit,
        _ => false,
    }
}

/// The units of a line that sets of a rule used and did not move, by their price before the rule.
pub(super) fn kept_units<'f>(
    moved: impl IntoIterator<Item = &'f Fall>,
    sets: &[SetUnits],
    line: u32,
) -> BTreeMap<i64, u32> {
    let mut kept: BTreeMap<i64, u32> = BTreeMap::new();
    for set in sets.iter().filter(|set| set.line == line) {
        *kept.entry(set.price.minor()).or_default() += set.units;
    }
    for fall in moved {
        let units = kept.entry(fall.from).or_default();
        *units = units.saturating_sub(fall.units);
    }
    kept
}

/// The units of a line that a rule did not move.
pub(super) fn unmoved(seen: &SeenLine<'_>, id: &RuleId) -> u32 {
    let moved: u32 = seen.falls_of(id).map(|fall| fall.units).sum();
    seen.line.quantity.saturating_sub(moved)
}
