//! A benefit before it is applied: which units lose how much.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::few::Blank;
use super::lines::Line;
use super::matcher::Matcher;
use super::multi_buy::Part;
use super::runs::Run;
use super::state::State;
use super::{Context, Few, LegalForm, LimitPer, PercentOf, SetUnits, ShareBy, Step, UnitLimit, UnitOrder};
use crate::money::{Money, Remainder, Slot, distribute};

/// Units of a line's run, and what is to be taken off them together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pick {
    pub(super) line: u32,
    pub(super) run: Run,
    pub(super) amount: i64,
    /// The list price of one unit.
    pub(super) list: i64,
    /// What may be taken off at most before the floor is reached.
    pub(super) room: i64,
}

impl Pick {
    /// Takes the units of a pick of the same run in.
    fn join(&mut self, other: &Self) {
        self.run.units += other.run.units;
        self.amount += other.amount;
        self.room += other.room;
    }

    fn base(&self, of: PercentOf) -> i64 {
        match of {
            PercentOf::Running => self.run.value(),
            PercentOf::Regular => self.list * i64::from(self.run.units),
        }
    }
}

/// What a benefit takes off, pick by pick; line by line in canonical order, within a line in the order of its runs. Kept between rules so
/// that its memory is.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub(super) picks: Vec<Pick>,
    /// What floors clipped.
    pub(super) floored: i64,
    /// What found no room.
    pub(super) unplaced: i64,
    /// Whether the picked units are used up.
    pub(super) uses: bool,
    /// Whether the picks are the units of sets, those that lose nothing among them.
    pub(super) sets: bool,
    /// The arithmetic, where it is asked for.
    pub(super) steps: Vec<Step>,
    /// What lines ask of an amount while it is shared out.
    slots: Vec<Slot>,
    /// Units of a multi-buy while it forms sets.
    pub(super) parts: Vec<Part>,
}

/// What the runs of a line ask of an amount; few of them stay out of the heap.
type RunSlots = Few<Slot, 4>;

impl Blank for Slot {
    const BLANK: Self = Self::new(0, 0);
}

/// How far amounts reach when they are laid on units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Down to nothing.
    Price,
    /// Down to the floor.
    Floor,
}

impl Reach {
    fn of(self, pick: &Pick) -> i64 {
        match self {
            Self::Price => pick.run.value(),
            Self::Floor => pick.room,
        }
    }
}

/// The unit price that a rule of a legal form does not go below.
pub(super) fn floor(line: &Line<'_>, form: LegalForm) -> i64 {
    match form {
        LegalForm::PriceReduction => line.floor.reduction,
        LegalForm::Gift => line.floor.gift,
    }
}

fn unsigned(amount: i64) -> u64 {
    u64::try_from(amount).unwrap_or_default()
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

impl Cut {
    /// Room for the units of so many lines, most of which have few runs.
    pub(super) fn for_lines(lines: usize) -> Self {
        Self { picks: Vec::with_capacity(3 * lines), ..Self::default() }
    }

    /// Nothing is taken off.
    pub(super) fn clear(&mut self) {
        self.picks.clear();
        self.steps.clear();
        self.floored = 0;
        self.unplaced = 0;
        self.uses = false;
        self.sets = false;
    }

    /// Picks all units of the lines that a selector matches.
    pub(super) fn gather(
        &mut self,
        lines: &[Line<'_>],
        state: &State,
        matcher: &Matcher,
        context: &Context,
        of: Gather,
    ) {
        for (i, (line, running)) in (0..).zip(lines.iter().zip(&state.goods)) {
            if (of.price_lane && line.host_price.is_some()) || !line.is(matcher, context) {
                continue;
            }
            let floor = floor(line, of.form);
            self.picks.extend(running.runs.iter().map(|run| Pick {
                line: i,
                run: *run,
                amount: 0,
                list: line.price,
                room: (run.price - floor).max(0) * i64::from(run.units),
            }));
        }
    }

    /// Keeps the first so many units, of all picks or of each line, in a stated order.
    pub(super) fn keep(&mut self, limit: UnitLimit) {
        let by_line = limit.per == LimitPer::Line;
        let line = |pick: &Pick| if by_line { pick.line } else { 0 };
        match limit.order {
            UnitOrder::DearestFirst => self.picks.sort_by_key(|pick| (line(pick), Reverse(pick.run.price))),
            UnitOrder::CheapestFirst => self.picks.sort_by_key(|pick| (line(pick), pick.run.price)),
        }
        let (mut left, mut before) = (limit.first.get(), None);
        self.picks.retain_mut(|pick| {
            if by_line && before.replace(pick.line) != Some(pick.line) {
                left = limit.first.get();
            }
            let kept = pick.run.units.min(left);
            left -= kept;
            pick.room = pick.room / i64::from(pick.run.units.max(1)) * i64::from(kept);
            pick.run.units = kept;
            kept > 0
        });
        self.sort();
    }

    /// Puts picks into canonical order: by line and run; within a run the larger discount per unit first, equal ones being one pick.
    pub(super) fn sort(&mut self) {
        let run = |pick: &Pick| (pick.line, Reverse(pick.run.price), pick.run.used);
        let off = |a: &Pick, b: &Pick| {
            let (a_units, b_units) = (i128::from(a.run.units), i128::from(b.run.units));
            (i128::from(b.amount) * a_units).cmp(&(i128::from(a.amount) * b_units))
        };
        self.picks.sort_by(|a, b| run(a).cmp(&run(b)).then_with(|| off(a, b)));
        self.picks.dedup_by(|later, first| {
            let same = run(later) == run(first) && off(first, later).is_eq();
            if same {
                first.join(later);
            }
            same
        });
    }

    /// What is taken off in all.
    pub(super) fn total(&self) -> i64 {
        self.picks.iter().map(|pick| pick.amount).sum()
    }

    /// What the picked units cost, or are listed at.
    pub(super) fn base(&self, of: PercentOf) -> i64 {
        self.picks.iter().map(|pick| pick.base(of)).sum()
    }

    pub(super) fn units(&self) -> u32 {
        self.picks.iter().map(|pick| pick.run.units).sum()
    }

    /// Takes an amount off each unit.
    pub(super) fn per_unit(&mut self, off: impl Fn(&Pick) -> i64) {
        for pick in &mut self.picks {
            let off = off(pick).clamp(0, pick.run.price);
            pick.amount = off * i64::from(pick.run.units);
        }
    }

    /// Takes an amount off each line; `off` is given its picks.
    pub(super) fn per_line(&mut self, remainder: Remainder, mut off: impl FnMut(&[Pick]) -> i64) {
        for picks in self.picks.chunk_by_mut(|a, b| a.line == b.line) {
            let value: i64 = picks.iter().map(|pick| pick.run.value()).sum();
            let amount = off(picks).clamp(0, value);
            // The amount is at most the value, so all of it finds room.
            lay(remainder, amount, picks, Reach::Price);
        }
    }

    /// Takes an amount off all picks together, line by line in proportion, then unit run by unit run.
    pub(super) fn across(&mut self, remainder: Remainder, amount: i64, by: ShareBy, base: PercentOf, reach: Reach) {
        let slot = |picks: &[Pick]| weighed(picks, by, |pick| pick.base(base), |pick| reach.of(pick));
        let unplaced = self.share(remainder, amount, slot, |picks, part| lay(remainder, part, picks, reach));
        self.unplaced += unplaced;
    }

    /// Takes an amount off all picks together that is stated on a basis of its own: `on_basis` tells what a line comes to there, and
    /// `stated` what a part of it is as prices are stated.
    pub(super) fn across_lines(
        &mut self,
        remainder: Remainder,
        amount: i64,
        by: ShareBy,
        on_basis: impl Fn(u32, i64) -> i64,
        stated: impl Fn(u32, i64) -> i64,
    ) {
        let line = |picks: &[Pick]| picks.first().map_or(0, |pick| pick.line);
        let value = |picks: &[Pick]| picks.iter().map(|pick| pick.run.value()).sum();
        let slot = |picks: &[Pick]| {
            let units = picks.iter().map(|pick| u64::from(pick.run.units)).sum();
            let value = on_basis(line(picks), value(picks));
            slot(by, units, value, value)
        };
        let unplaced = self.share(remainder, amount, slot, |picks, part| {
            let part = stated(line(picks), part).clamp(0, value(picks));
            lay(remainder, part, picks, Reach::Price);
        });
        self.unplaced += unplaced;
    }

    /// Shares an amount out over the lines of the picks, and returns what found no room.
    fn share(
        &mut self,
        remainder: Remainder,
        amount: i64,
        slot: impl Fn(&[Pick]) -> Slot,
        mut give: impl FnMut(&mut [Pick], i64),
    ) -> i64 {
        self.slots.clear();
        self.slots.reserve(self.picks.len());
        self.slots.extend(self.picks.chunk_by(|a, b| a.line == b.line).map(slot));
        let unplaced = distribute(remainder, unsigned(amount), &mut self.slots);
        for (picks, slot) in self.picks.chunk_by_mut(|a, b| a.line == b.line).zip(&self.slots) {
            give(picks, signed(slot.part));
        }
        signed(unplaced)
    }

    /// Takes back what lies below a floor; it is lost.
    pub(super) fn clip_to_floors(&mut self) {
        for pick in &mut self.picks {
            let over = (pick.amount - pick.room).max(0);
            pick.amount -= over;
            self.floored += over;
        }
    }

    /// Reduces what is taken off to a smaller total: by line, then by pick, each in proportion to what it was.
    pub(super) fn reduce_to(&mut self, remainder: Remainder, total: i64) {
        let slot = |picks: &[Pick]| weighed(picks, ShareBy::Value, |pick| pick.amount, |pick| pick.amount);
        self.share(remainder, total, slot, |picks, part| {
            let amounts = picks.iter().map(|pick| Slot::new(unsigned(pick.amount), unsigned(pick.amount)));
            let mut runs = RunSlots::of(amounts);
            distribute(remainder, unsigned(part), runs.as_mut_slice());
            for (pick, slot) in picks.iter_mut().zip(&runs) {
                pick.amount = signed(slot.part);
            }
        });
    }

    /// The units of the sets by line and price, for a rule that forms sets.
    pub(super) fn set_units(&self, money: impl Fn(i64) -> Money) -> Vec<SetUnits> {
        if !self.sets {
            return Vec::new();
        }
        let mut all = Vec::<SetUnits>::with_capacity(self.picks.len());
        for pick in &self.picks {
            let (line, price, units) = (pick.line, money(pick.run.price), pick.run.units);
            // The picks of a line stand together.
            let mut of_line = all.iter_mut().rev().take_while(|held| held.line == line);
            match of_line.find(|held| held.price == price) {
                Some(held) => held.units += units,
                None => all.push(SetUnits { line, units, price }),
            }
        }
        all
    }

    /// Makes picks of the same units one, so that each run of a line is picked once.
    pub(super) fn merge_same_units(&mut self) {
        self.sort();
        self.picks.dedup_by(|later, first| {
            let same = (later.line, later.run.price, later.run.used) == (first.line, first.run.price, first.run.used);
            if same {
                first.join(later);
            }
            same
        });
    }
}

/// How units are gathered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gather {
    /// Whether lines with a price of the host's own are left out.
    pub(super) price_lane: bool,
    pub(super) form: LegalForm,
}

/// What a line asks of an amount that is shared out, by the values and the room of its picks.
fn weighed(picks: &[Pick], by: ShareBy, value: impl Fn(&Pick) -> i64, room: impl Fn(&Pick) -> i64) -> Slot {
    let (mut values, mut rooms, mut units) = (0, 0, 0);
    for pick in picks {
        values += value(pick);
        rooms += room(pick);
        units += u64::from(pick.run.units);
    }
    slot(by, units, values, rooms)
}

fn slot(by: ShareBy, units: u64, value: i64, room: i64) -> Slot {
    let weight = match by {
        ShareBy::Value => unsigned(value),
        ShareBy::Quantity => units,
        ShareBy::Evenly => 1,
    };
    Slot::new(weight, unsigned(room)).of_units(units)
}

/// Lays an amount on the runs of one line, by running value.
fn lay(remainder: Remainder, amount: i64, picks: &mut [Pick], reach: Reach) {
    if let [pick] = picks {
        pick.amount = amount.min(reach.of(pick));
        return;
    }
    let slot = |pick: &Pick| Slot::new(unsigned(pick.run.value()), unsigned(reach.of(pick)));
    if let [first, second] = picks {
        let mut slots = [slot(first), slot(second)];
        distribute(remainder, unsigned(amount), &mut slots);
        [first.amount, second.amount] = slots.map(|slot| signed(slot.part));
        return;
    }
    let mut slots = RunSlots::of(picks.iter().map(slot));
    distribute(remainder, unsigned(amount), slots.as_mut_slice());
    for (pick, slot) in picks.iter_mut().zip(&slots) {
        pick.amount = signed(slot.part);
    }
}
