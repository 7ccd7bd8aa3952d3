//! Units of a line by price: runs, never single units.

use core::cmp::Reverse;

use super::Few;
use super::few::Blank;

/// Units of one price and one use. Amounts inside the engine are minor units of the rulebook's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) price: i64,
    pub(super) units: u32,
    /// Whether a multi-buy rule used these units up.
    pub(super) used: bool,
}

impl Blank for Run {
    const BLANK: Self = Self { price: 0, units: 0, used: false };
}

impl Blank for (Run, i64) {
    const BLANK: Self = (Run::BLANK, 0);
}

impl Run {
    fn key(&self) -> (Reverse<i64>, bool) {
        (Reverse(self.price), self.used)
    }

    /// What the units cost together; bounded, since every line total is.
    pub(super) fn value(&self) -> i64 {
        self.price * i64::from(self.units)
    }
}

/// The runs of a line: dearest first, of one price the unused before the used, each pair of price and use once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Runs(Few<Run, 5>);

impl Runs {
    pub(super) fn one(price: i64, units: u32) -> Self {
        Self(Few::one(Run { price, units, used: false }))
    }

    /// Puts the units of all runs on two runs: one that has units, and one that is cheaper, of the same use, and may have none.
    pub(super) fn become_two(&mut self, [dearer, cheaper]: [Run; 2]) {
        self.0 = Few::one(dearer);
        if cheaper.units > 0 {
            self.0.push(cheaper);
        }
    }

    /// Takes all units out.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The one run there is, if there is one.
    pub(super) fn only(&self) -> Option<Run> {
        if let [run] = self.0.as_slice() { Some(*run) } else { None }
    }

    pub(super) fn split_first(&self) -> Option<(&Run, &[Run])> {
        self.0.split_first()
    }

    pub(super) fn iter(&self) -> core::slice::Iter<'_, Run> {
        self.0.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn units(&self) -> u32 {
        self.iter().map(|run| run.units).sum()
    }

    /// Adds units.
    #[inline]
    pub(super) fn put(&mut self, run: Run) {
        if run.units == 0 {
            return;
        }
        // Usually the last.
        if self.0.last().is_none_or(|last| last.key() < run.key()) {
            self.0.push(run);
        } else {
            self.put_between(run);
        }
    }

    fn put_between(&mut self, run: Run) {
        match self.0.binary_search_by_key(&run.key(), Run::key) {
            Ok(at) => self.0.as_mut_slice().iter_mut().skip(at).take(1).for_each(|held| held.units += run.units),
            Err(at) => self.0.insert(at, run),
        }
    }

    /// Takes units out; there are that many.
    pub(super) fn take(&mut self, run: Run) {
        let Ok(at) = self.0.binary_search_by_key(&run.key(), Run::key) else { return };
        let mut left = 0;
        if let Some(held) = self.0.as_mut_slice().get_mut(at) {
            held.units = held.units.saturating_sub(run.units);
            left = held.units;
        }
        if left == 0 {
            self.0.remove(at);
        }
    }
}
