//! Buy X, get Y, and N for the price of M: which units form sets and which of them get the benefit. Runs are never expanded.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::cut::{Cut, Pick};
use super::runs::Run;
use super::{Few, Pick as PickRule, UnitGive};
use crate::money::RoundingMode;

/// What a multi-buy asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    pub(super) buy: u32,
    pub(super) get: u32,
    pub(super) give: UnitGive,
    pub(super) pick: PickRule,
    /// The largest number of sets.
    pub(super) most: u32,
    pub(super) mode: RoundingMode,
}

impl Terms {
    /// What a unit of a price saves as a target.
    fn saving(&self, price: i64) -> i64 {
        let saving = match self.give {
            UnitGive::Free => price,
            UnitGive::Percent(rate) => rate.of_minor(price, self.mode),
            UnitGive::Amount(off) => off.minor().min(price),
            UnitGive::Price(to) => price - to.minor(),
        };
        saving.clamp(0, price)
    }
}

/// Units that may take part: those in `cut.picks`, in canonical order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pick: Pick,
    left: u32,
    qualifies: bool,
    targets: bool,
}

/// The parts of a set that is being filled, by position, and the units of each; those of a usual set stay out of the heap.
type Open = Few<(usize, u32), 4>;

impl Part {
    /// The units that are left, and what they are.
    fn units(&mut self) -> (&Pick, &mut u32) {
        (&self.pick, &mut self.left)
    }
}

impl Cut {
    /// One pool: `self.picks` become the units of all sets, targets with their saving. Returns the number of sets.
    pub(super) fn one_pool(&mut self, terms: Terms) -> u32 {
        self.picks.retain(|pick| pick.run.price > 0);
        let mut pool = self.part(terms, |_| (true, true));
        let size = terms.buy.saturating_add(terms.get);
        let units: u32 = pool.iter().map(|part| part.left).sum();
        let most = terms.most.min(units / size.max(1));
        let sets = match terms.pick {
            PickRule::CheapestOverall => self.pick_overall(&mut pool, terms, most),
            PickRule::Cheapest | PickRule::Dearest => self.pick_in_each_set(&pool, terms, most),
        };
        self.parts = pool;
        self.sort();
        sets
    }

    /// Two pools; `role` tells whether a line qualifies and whether it is a target.
    pub(super) fn two_pools(&mut self, terms: Terms, role: impl Fn(u32) -> (bool, bool)) -> u32 {
        let mut pool = self.part(terms, role);
        let count =
            |of: &dyn Fn(&Part) -> bool| -> u32 { pool.iter().filter(|part| of(part)).map(|part| part.left).sum() };
        let (qualify, target) = (count(&|part| part.qualifies), count(&|part| part.targets));
        let either = count(&|part| part.qualifies || part.targets);
        let size = terms.buy.saturating_add(terms.get).max(1);
        let sets = terms.most.min(qualify / terms.buy.max(1)).min(target / terms.get.max(1)).min(either / size);
        let buy = sets * terms.buy;
        let only = pool.iter_mut().filter(|part| part.qualifies && !part.targets);
        let bought = self.use_up(buy, only.map(Part::units), |_| 0);
        let both = pool.iter_mut().filter(|part| part.qualifies && part.targets);
        self.use_up(buy - bought, both.map(Part::units), |_| 0);
        let saving = |price| terms.saving(price);
        let targets = pool.iter_mut().filter(|part| part.targets).map(Part::units);
        match terms.pick {
            PickRule::Dearest => self.use_up(sets * terms.get, targets, saving),
            PickRule::Cheapest | PickRule::CheapestOverall => self.use_up(sets * terms.get, targets.rev(), saving),
        };
        self.parts = pool;
        self.sort();
        sets
    }

    /// The picks as parts, dearest first, ties in canonical order; `self.picks` is left empty. The cheapest are the last of this order.
    fn part(&mut self, terms: Terms, role: impl Fn(u32) -> (bool, bool)) -> Vec<Part> {
        let mut pool = core::mem::take(&mut self.parts);
        pool.clear();
        pool.extend(self.picks.drain(..).map(|pick| {
            let (qualifies, targets) = role(pick.line);
            let targets = targets && terms.saving(pick.run.price) > 0;
            Part { pick, left: pick.run.units, qualifies, targets }
        }));
        pool.sort_by_key(|part| Reverse(part.pick.run.price));
        pool
    }

    fn pick_overall(&mut self, pool: &mut [Part], terms: Terms, most: u32) -> u32 {
        let saving: u32 = pool.iter().filter(|part| part.targets).map(|part| part.left).sum();
        let sets = most.min(saving.div_ceil(terms.get.max(1)));
        let targets = pool.iter_mut().rev().filter(|part| part.targets).map(Part::units);
        let got = self.use_up(sets * terms.get, targets, |price| terms.saving(price));
        self.use_up(sets * (terms.buy + terms.get) - got, pool.iter_mut().map(Part::units), |_| 0);
        sets
    }

    /// Cuts the pool into sets from the front. Whole sets within one run are counted, not walked.
    fn pick_in_each_set(&mut self, pool: &[Part], terms: Terms, most: u32) -> u32 {
        let size = terms.buy + terms.get;
        let mut sets = 0;
        let mut open = Open::new();
        let mut filled = 0;
        for (place, part) in pool.iter().enumerate() {
            let mut left = part.left;
            while left > 0 && sets < most {
                if filled == 0 && left >= size {
                    if !part.targets {
                        // No unit of this or a lower price saves anything, so no later set does.
                        return sets;
                    }
                    let whole = (left / size).min(most - sets);
                    self.push(&part.pick, whole * terms.get, terms.saving(part.pick.run.price));
                    self.push(&part.pick, whole * terms.buy, 0);
                    sets += whole;
                    left -= whole * size;
                    continue;
                }
                let taken = left.min(size - filled);
                open.push((place, taken));
                filled += taken;
                left -= taken;
                if filled == size {
                    if !self.close_set(&mut open, pool, terms) {
                        return sets;
                    }
                    sets += 1;
                    filled = 0;
                }
            }
        }
        sets
    }

    /// Turns a full set into picks; whether any unit of it saves something.
    fn close_set(&mut self, set: &mut Open, pool: &[Part], terms: Terms) -> bool {
        let targets = |place: usize| pool.get(place).is_some_and(|part| part.targets);
        if !set.iter().any(|(place, _)| targets(*place)) {
            return false;
        }
        let saving = |price| terms.saving(price);
        let of_targets = set.as_mut_slice().iter_mut().filter(|(place, _)| targets(*place));
        let of_targets = of_targets.filter_map(|taken| taken_of(pool, taken));
        match terms.pick {
            PickRule::Dearest => self.use_up(terms.get, of_targets, saving),
            PickRule::Cheapest | PickRule::CheapestOverall => self.use_up(terms.get, of_targets.rev(), saving),
        };
        self.use_up(
            terms.buy + terms.get,
            set.as_mut_slice().iter_mut().filter_map(|taken| taken_of(pool, taken)),
            |_| 0,
        );
        *set = Open::new();
        true
    }

    /// Picks up to so many units from parts in turn; returns how many.
    fn use_up<'p>(
        &mut self,
        units: u32,
        parts: impl Iterator<Item = (&'p Pick, &'p mut u32)>,
        saving: impl Fn(i64) -> i64,
    ) -> u32 {
        let mut left = units;
        for (pick, there) in parts {
            let taken = (*there).min(left);
            *there -= taken;
            left -= taken;
            self.push(pick, taken, saving(pick.run.price));
        }
        units - left
    }

    fn push(&mut self, pick: &Pick, units: u32, saving: i64) {
        if units > 0 {
            let room = pick.room / i64::from(pick.run.units.max(1)) * i64::from(units);
            let amount = saving * i64::from(units);
            self.picks.push(Pick { run: Run { units, ..pick.run }, amount, room, ..*pick });
        }
    }
}

/// Units taken from a part of the pool, and what they are.
fn taken_of<'p>(pool: &'p [Part], (place, units): &'p mut (usize, u32)) -> Option<(&'p Pick, &'p mut u32)> {
    Some((&pool.get(*place)?.pick, units))
}
