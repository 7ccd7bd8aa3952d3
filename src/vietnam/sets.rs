//! Multi-buys of a finished quote: what their sets saved, as one amount over all units of the sets.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::check::SeenLine;
use super::reduction::{Fall, SetShare};
use crate::money::{Remainder, Slot, distribute};
use crate::pricing::{Outcome, Quote, RuleId, SetUnits};

/// The units that the sets of a rule used, those that kept their price among them; none for a rule without sets.
pub(super) fn sets_of<'q>(quote: &'q Quote, id: &RuleId) -> &'q [SetUnits] {
    match quote.verdict(id).map(|verdict| &verdict.outcome) {
        Some(Outcome::Applied(applied)) => &applied.sets,
        _ => &[],
    }
}

/// The lines with the saving of some multi-buys shared out over all units of their sets, and the shares of the units that kept their
/// price.
///
/// It is shared as pricing shares what a floor clips: by price, each unit down to the least that `least` gives for its line, and only what
/// finds no room there beyond it. So it is found here just where pricing would have clipped it.
pub(super) fn shared_over_sets<'a>(
    quote: &Quote,
    lines: &[SeenLine<'a>],
    ids: &BTreeSet<&RuleId>,
    least: impl Fn(u32) -> i64,
) -> (Vec<SeenLine<'a>>, BTreeMap<u32, Vec<SetShare>>) {
    let mut changed: Vec<SeenLine<'a>> = lines.iter().map(SeenLine::copy).collect();
    let mut shares: BTreeMap<u32, Vec<SetShare>> = BTreeMap::new();
    for id in ids {
        let sets = sets_of(quote, id);
        let mut runs = Vec::new();
        let mut saved: u64 = 0;
        for seen in &mut changed {
            let (picked, others) = seen.falls.drain(..).partition(|fall: &Fall| fall.rule.as_ref() == Some(*id));
            seen.falls = others;
            let kept = kept_units(&picked, sets, seen.index);
            for fall in picked {
                saved += u64::try_from(fall.taken).unwrap_or(0) * u64::from(fall.units);
                runs.push(SetRun { line: seen.index, before: fall.from, units: fall.units, what: Units::Picked(fall) });
            }
            let original = lines.iter().find(|line| line.index == seen.index);
            for (before, now, units) in original.map(|line| stand_now(line, id, kept)).unwrap_or_default() {
                runs.push(SetRun { line: seen.index, before, units, what: Units::Kept(now) });
            }
        }
        for (run, part) in runs.iter().zip(parts(saved, &runs, &least)) {
            run.bear(part, id, &mut changed, &mut shares);
        }
    }
    (changed, shares)
}

/// Units of one price that a set used.
struct SetRun {
    line: u32,
    /// Their price before the rule.
    before: i64,
    units: u32,
    what: Units,
}

enum Units {
    /// The rule moved them.
    Picked(Fall),
    /// They kept their price, and stand at this one in the end.
    Kept(i64),
}

impl SetRun {
    /// Puts a part of the saving on the units, whole minor units each, the larger ones on some of them.
    fn bear(&self, part: u64, id: &RuleId, lines: &mut [SeenLine<'_>], shares: &mut BTreeMap<u32, Vec<SetShare>>) {
        let units = u64::from(self.units.max(1));
        let (each, more) = (part / units, u32::try_from(part % units).unwrap_or(0));
        for (units, taken) in [(more, each + 1), (self.units - more, each)] {
            let taken = i64::try_from(taken).unwrap_or(i64::MAX);
            if units == 0 {
                continue;
            }
            match &self.what {
                Units::Picked(fall) => {
                    if let Some(line) = lines.iter_mut().find(|line| line.index == self.line) {
                        line.falls.push(Fall { units, taken, ..fall.clone() });
                    }
                }
                Units::Kept(price) => {
                    let share = SetShare { price: *price, units, rule: id.clone(), taken };
                    shares.entry(self.line).or_default().push(share);
                }
            }
        }
    }
}

/// What each run bears of a saving.
fn parts(saved: u64, runs: &[SetRun], least: &impl Fn(u32) -> i64) -> Vec<u64> {
    let whole = |price: i64, units: u32| u64::try_from(price).unwrap_or(0).saturating_mul(units.into());
    let slot = |run: &SetRun, room: i64| Slot::new(whole(run.before, run.units), whole(room, run.units));
    let mut within: Vec<Slot> = runs.iter().map(|run| slot(run, run.before.saturating_sub(least(run.line)))).collect();
    let beyond = distribute(Remainder::Largest, saved, &mut within);
    let mut rest: Vec<Slot> = runs.iter().map(|run| slot(run, run.before)).collect();
    distribute(Remainder::Largest, beyond, &mut rest);
    within.iter().zip(&rest).map(|(within, beyond)| within.part + beyond.part).collect()
}

/// The units of a line that sets of a rule used and did not move, by their price before the rule.
pub(super) fn kept_units<'f>(
    picked: impl IntoIterator<Item = &'f Fall>,
    sets: &[SetUnits],
    line: u32,
) -> BTreeMap<i64, u32> {
    let mut kept: BTreeMap<i64, u32> = BTreeMap::new();
    for set in sets.iter().filter(|set| set.line == line) {
        *kept.entry(set.price.minor()).or_default() += set.units;
    }
    for fall in picked {
        let units = kept.entry(fall.from).or_default();
        *units = units.saturating_sub(fall.units);
    }
    kept
}

/// Where units of a line that a rule did not move stand in the end: price before the rule, price now, number. Rules keep the order of
/// prices, so that the dearest then are the dearest now.
fn stand_now(seen: &SeenLine<'_>, id: &RuleId, mut kept: BTreeMap<i64, u32>) -> Vec<(i64, i64, u32)> {
    let mut found = Vec::new();
    for (price, mut standing) in unmoved(seen, id).into_iter().rev() {
        while let Some(mut entry) = kept.last_entry().filter(|_| standing > 0) {
            let taken = standing.min(*entry.get());
            standing -= taken;
            *entry.get_mut() -= taken;
            if taken > 0 {
                found.push((*entry.key(), price, taken));
            }
            if *entry.get() == 0 {
                entry.remove();
            }
        }
    }
    found
}

/// The units of a line that a rule did not move, by their price in the end.
pub(super) fn unmoved(seen: &SeenLine<'_>, id: &RuleId) -> BTreeMap<i64, u32> {
    let mut standing: BTreeMap<i64, u32> = BTreeMap::new();
    for (group, units) in seen.groups(&[]) {
        *standing.entry(group.price).or_default() += units;
    }
    for fall in seen.falls_of(id) {
        let units = standing.entry(fall.to).or_default();
        *units = units.saturating_sub(fall.units);
    }
    standing
}
