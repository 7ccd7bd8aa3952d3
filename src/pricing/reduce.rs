//! Percentages, amounts, prices and tiers: what they take off.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::cut::{Cut, Pick, Reach};
use super::judge::{Bench, as_stated, is_stated, on_tax_basis};
use super::state::State;
use super::{
    Amount, AmountOff, Basis, FixedPrice, Percent, PercentOf, QuantityTier, RateOf, ShareBy, SpendTiers, Spread, Step,
    TierBy, TierGive, TierMode, TierReached, Tiers,
};
use crate::money::{Rate, Remainder, Rounding, RoundingMode};

/// How a shop rounds and shares, and whether the arithmetic is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) mode: RoundingMode,
    pub(super) remainder: Remainder,
    /// The step to which a rule rounds unit prices.
    pub(super) round: Option<Rounding>,
    pub(super) explain: bool,
}

/// What a unit price of `exact ÷ scale` is short of the running price once it is rounded to the step; never less than nothing.
fn off_after_rounding(round: Rounding, price: i64, exact: i128, scale: i128) -> i64 {
    let step = i128::from(round.step().minor());
    price - to_minor(round.mode().divide(exact, scale * step) * step).min(price)
}

fn to_minor(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

impl Cut {
    pub(super) fn percent(&mut self, percent: &Percent, bench: Bench<'_>, manner: Manner) {
        self.rate(percent.off, percent.spread, percent.base, bench, manner);
        self.clip_to_floors();
    }

    fn rate(&mut self, rate: Rate, spread: Spread, base: PercentOf, bench: Bench<'_>, manner: Manner) {
        let Manner { mode, remainder, .. } = manner;
        let mut steps = core::mem::take(&mut self.steps);
        let mut note = |of, result| {
            if manner.explain {
                steps.push(Step::RateOf(RateOf { of: bench.money(of), rate, result: bench.money(result) }));
            }
        };
        match spread {
            Spread::Unit => {
                let off = |pick: &Pick| {
                    let of = if base == PercentOf::Running { pick.run.price } else { pick.list };
                    let Some(round) = manner.round else { return rate.of_minor(of, mode) };
                    let exact = i128::from(pick.run.price) * i128::from(Rate::WHOLE)
                        - i128::from(of) * i128::from(rate.units());
                    off_after_rounding(round, pick.run.price, exact.max(0), Rate::WHOLE.into())
                };
                self.per_unit(off);
                self.picks.iter().for_each(|pick| note(pick.run.price, pick.amount / i64::from(pick.run.units.max(1))));
            }
            Spread::Line => self.per_line(remainder, |picks| {
                let of = base_of(picks, base);
                let off = rate.of_minor(of, mode);
                note(of, off);
                off
            }),
            Spread::Selection => {
                let of = self.base(base);
                let off = rate.of_minor(of, mode);
                note(of, off);
                // What the running prices do not hold is no saving.
                let held = self.base(PercentOf::Running);
                self.across(remainder, off.min(held), ShareBy::Value, base, Reach::Price);
            }
        }
        self.steps = steps;
    }

    pub(super) fn amount(&mut self, amount: &Amount, bench: Bench<'_>, manner: Manner) {
        if is_stated(amount.tax, bench.context) {
            self.amount_off(amount.off.minor(), amount.spread, amount.share_by, bench, manner);
        } else {
            self.amount_on_basis(amount, bench, manner);
        }
    }

    /// An amount that is meant with tax off prices without, or the other way round.
    fn amount_on_basis(&mut self, amount: &Amount, bench: Bench<'_>, manner: Manner) {
        let off = amount.off.minor();
        let stated = |line: u32, off: i64| {
            bench.lines.get(line as usize).map_or(off, |line| as_stated(off, amount.tax, line, bench.context))
        };
        match amount.spread {
            Spread::Unit => self.per_unit(|pick| {
                let off = stated(pick.line, off);
                let left = (pick.run.price - off).max(0);
                manner.round.map_or(off, |round| off_after_rounding(round, pick.run.price, left.into(), 1))
            }),
            Spread::Line => {
                self.per_line(manner.remainder, |picks| picks.first().map_or(0, |pick| stated(pick.line, off)));
            }
            Spread::Selection => {
                let on_basis = |line: u32, value: i64| {
                    let line = bench.lines.get(line as usize);
                    line.map_or(value, |line| on_tax_basis(value, amount.tax, line, bench.context))
                };
                self.across_lines(manner.remainder, off, amount.share_by, on_basis, stated);
            }
        }
        self.clip_to_floors();
        self.note_amount(off, bench, manner, Step::AmountOff);
    }

    fn amount_off(&mut self, off: i64, spread: Spread, share_by: ShareBy, bench: Bench<'_>, manner: Manner) {
        match spread {
            Spread::Unit => {
                self.per_unit(|pick| {
                    let left = (pick.run.price - off).max(0);
                    manner.round.map_or(off, |round| off_after_rounding(round, pick.run.price, left.into(), 1))
                });
                self.clip_to_floors();
            }
            Spread::Line => {
                self.per_line(manner.remainder, |_| off);
                self.clip_to_floors();
            }
            Spread::Selection => self.across_with_floors(off, share_by, manner),
        }
        self.note_amount(off, bench, manner, Step::AmountOff);
    }

    pub(super) fn price(&mut self, price: &FixedPrice, bench: Bench<'_>, manner: Manner) {
        let to = price.price.minor();
        match price.spread {
            Spread::Unit => {
                self.unit_price(to, manner);
                self.clip_to_floors();
            }
            Spread::Line => {
                self.per_line(manner.remainder, |picks| base_of(picks, PercentOf::Running) - to);
                self.clip_to_floors();
            }
            Spread::Selection => {
                let off = (self.base(PercentOf::Running) - to).max(0);
                self.across_with_floors(off, ShareBy::Value, manner);
            }
        }
        self.note_amount(to, bench, manner, Step::PriceFor);
    }

    fn unit_price(&mut self, to: i64, manner: Manner) {
        self.per_unit(|pick| {
            let price = pick.run.price;
            manner.round.map_or(price - to, |round| off_after_rounding(round, price, to.into(), 1))
        });
    }

    /// Shares an amount out over lines and units down to their floors. What finds no room is unplaced, and clipped by floors as far as the
    /// goods would have had room for it.
    fn across_with_floors(&mut self, off: i64, by: ShareBy, manner: Manner) {
        self.across(manner.remainder, off, by, PercentOf::Running, Reach::Floor);
        let held = self.base(PercentOf::Running);
        let room: i64 = self.picks.iter().map(|pick| pick.room).sum();
        self.floored += self.unplaced.min(held - room).max(0);
    }

    fn note_amount(&mut self, amount: i64, bench: Bench<'_>, manner: Manner, step: impl Fn(AmountOff) -> Step) {
        if manner.explain {
            let (units, result) = (self.units(), bench.money(self.total()));
            self.steps.push(step(AmountOff { amount: bench.money(amount), units, result }));
        }
    }

    pub(super) fn tiers(&mut self, tiers: &Tiers, bench: Bench<'_>, state: &State, manner: Manner) {
        let mut whole = core::mem::take(&mut self.picks);
        let mut done = Vec::with_capacity(whole.len());
        // Each line by itself, or the whole selection at once.
        let together = |a: &Pick, b: &Pick| tiers.spread == Spread::Selection || a.line == b.line;
        for picks in whole.chunk_by_mut(together) {
            self.picks.extend_from_slice(picks);
            match (&tiers.by, tiers.mode) {
                (TierBy::Quantity(steps), TierMode::Whole) => {
                    self.whole_by_quantity(steps, tiers.spread, bench, manner);
                }
                (TierBy::Quantity(steps), TierMode::Graduated) => self.graduated_by_quantity(steps, bench, manner),
                (TierBy::Spend(spend), mode) => self.by_spend(spend, mode, tiers.spread, bench, state, manner),
            }
            done.append(&mut self.picks);
        }
        self.picks = done;
    }

    fn whole_by_quantity(&mut self, steps: &[QuantityTier], spread: Spread, bench: Bench<'_>, manner: Manner) {
        let units = self.units();
        let Some(tier) = steps.iter().rposition(|step| step.from.get() <= units) else { return };
        let Some(step) = steps.get(tier) else { return };
        self.note_tier(tier, Some(units), None, bench, manner);
        self.give(step.give, spread, bench, manner);
    }

    fn give(&mut self, give: TierGive, spread: Spread, bench: Bench<'_>, manner: Manner) {
        match give {
            TierGive::Percent(rate) => {
                self.rate(rate, spread, PercentOf::Running, bench, manner);
                self.clip_to_floors();
            }
            TierGive::AmountPerUnit(off) => self.amount_off(off.minor(), Spread::Unit, ShareBy::Value, bench, manner),
            TierGive::Amount(off) => self.amount_off(off.minor(), spread, ShareBy::Value, bench, manner),
            TierGive::UnitPrice(price) => {
                self.unit_price(price.minor(), manner);
                self.clip_to_floors();
                self.note_amount(price.minor(), bench, manner, Step::PriceFor);
            }
        }
    }

    fn note_tier(&mut self, tier: usize, units: Option<u32>, spend: Option<i64>, bench: Bench<'_>, manner: Manner) {
        if manner.explain {
            let tier = u32::try_from(tier).unwrap_or(u32::MAX);
            let spend = spend.map(|spend| bench.money(spend));
            self.steps.push(Step::Tier(TierReached { tier, units, spend }));
        }
    }

    /// Units dearest first; each tier gives to the units from its threshold up to the next.
    fn graduated_by_quantity(&mut self, steps: &[QuantityTier], bench: Bench<'_>, manner: Manner) {
        self.picks.sort_by_key(|pick| Reverse(pick.run.price));
        let ordered = core::mem::take(&mut self.picks);
        let mut place: u32 = 0;
        let mut reached = None;
        for pick in ordered {
            let end = place + pick.run.units;
            while place < end {
                // The unit at `place` (from 0) is the one numbered `place + 1`.
                let tier = steps.iter().rposition(|step| step.from.get() <= place + 1);
                let next = tier.map_or(0, |tier| tier + 1);
                let until = steps.get(next).map_or(end, |step| end.min(step.from.get() - 1));
                let units = until - place;
                let room = pick.room / i64::from(pick.run.units.max(1)) * i64::from(units);
                let off = tier.and_then(|tier| steps.get(tier)).map_or(0, |step| match step.give {
                    TierGive::Percent(rate) => rate.of_minor(pick.run.price, manner.mode),
                    TierGive::AmountPerUnit(off) => off.minor(),
                    TierGive::UnitPrice(price) => pick.run.price - price.minor(),
                    TierGive::Amount(_) => 0,
                });
                let amount = off.clamp(0, pick.run.price) * i64::from(units);
                self.picks.push(Pick { run: super::runs::Run { units, ..pick.run }, amount, room, ..pick });
                reached = reached.max(tier);
                place = until;
            }
        }
        if let Some(tier) = reached {
            self.note_tier(tier, Some(place), None, bench, manner);
        }
        self.clip_to_floors();
        self.sort();
    }

    fn by_spend(
        &mut self,
        spend: &SpendTiers,
        mode: TierMode,
        spread: Spread,
        bench: Bench<'_>,
        state: &State,
        manner: Manner,
    ) {
        let counted = self.picks.chunk_by(|a, b| a.line == b.line).filter_map(|picks| picks.first());
        let counted = counted.map(|pick| {
            let (line, running) = (bench.lines.get(pick.line as usize), state.line(pick.line as usize));
            match spend.basis {
                Basis::Regular => line.map_or(0, super::lines::Line::list),
                Basis::Shelf => running.map_or(0, |running| running.shelf),
                Basis::Running => running.map_or(0, |running| running.amount),
            }
        });
        let counted: i64 = counted.sum();
        let Some(tier) = spend.tiers.iter().rposition(|step| step.from.minor() <= counted) else { return };
        self.note_tier(tier, None, Some(counted), bench, manner);
        if mode == TierMode::Whole {
            if let Some(step) = spend.tiers.get(tier) {
                self.give(step.give, spread, bench, manner);
            }
            return;
        }
        let tops = spend.tiers.iter().skip(1).map(|next| next.from.minor()).chain([i64::MAX]);
        let parts = spend.tiers.iter().zip(tops).map(|(step, top)| match step.give {
            TierGive::Percent(rate) => rate.of_minor((counted.min(top) - step.from.minor()).max(0), manner.mode),
            _ => 0,
        });
        let off = parts.sum::<i64>().min(self.base(PercentOf::Running));
        match spread {
            Spread::Selection => self.across(manner.remainder, off, ShareBy::Value, PercentOf::Running, Reach::Price),
            _ => self.per_line(manner.remainder, |_| off),
        }
        self.clip_to_floors();
        self.note_amount(off, bench, manner, Step::AmountOff);
    }
}

fn base_of(picks: &[Pick], base: PercentOf) -> i64 {
    picks
        .iter()
        .map(|pick| match base {
            PercentOf::Running => pick.run.value(),
            PercentOf::Regular => pick.list * i64::from(pick.run.units),
        })
        .sum()
}
