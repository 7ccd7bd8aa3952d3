//! A rule's turn: may it apply, and what does it take off.

use alloc::vec::Vec;

use super::cut::{Cut, Gather};
use super::judge::{Bench, Truth, rounding};
use super::multi_buy::Terms;
use super::reduce::Manner;
use super::rulebook::{Compiled, Rulebook};
use super::state::{AppliedRule, State};
use super::{
    AmountOff, Author, Benefit, BuyGet, Clipper, Customer, DeliveryOff, Detail, Entry, Few, Gift, LimitPer, Limits,
    NForM, Pick, Place, QuoteGift, RateOf, Rule, Sets, ShareBy, Step, UnitGive, UnitLimit, Usage, UsedUp,
};
use crate::money::{Money, Rate};
use crate::product::{Product, Quantity, Sku};

/// Prices one cart: the rules, what they are judged on, and memory that is kept between turns.
pub(super) struct Engine<'e> {
    pub(super) book: &'e Rulebook,
    pub(super) bench: Bench<'e>,
    pub(super) find: &'e dyn Fn(&Sku) -> Option<&'e Product>,
    pub(super) cut: Cut,
    /// Whether turns are only tried, so that the arithmetic is not kept.
    pub(super) quiet: bool,
    /// Turns taken, lines and runs visited.
    pub(super) steps: u64,
}

/// What came of a rule's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Applied,
    /// It is not in force.
    OutsideWindow,
    UsedUp(UsedUp),
    /// It counts uses by customer, and there is none.
    NoCustomer,
    /// Its condition is not true.
    Refused,
    /// It does not go together with the rule of this rank.
    Beaten(u32),
    /// What delivery costs is not known.
    NoFee,
    Nothing,
}

/// How many units a rule may touch still.
struct Left {
    units: Option<UnitLimit>,
    money: Option<i64>,
}

impl<'e> Engine<'e> {
    pub(super) fn new(book: &'e Rulebook, bench: Bench<'e>, find: &'e dyn Fn(&Sku) -> Option<&'e Product>) -> Self {
        Self { book, bench, find, cut: Cut::for_lines(bench.lines.len()), quiet: false, steps: 0 }
    }

    pub(super) fn explains(&self) -> bool {
        !self.quiet && self.bench.context.detail == Detail::Full
    }

    pub(super) fn manner(&self, compiled: &Compiled) -> Manner {
        Manner {
            mode: rounding(self.bench.context),
            remainder: self.bench.context.policy.remainder,
            round: compiled.rule.round,
            explain: self.explains(),
        }
    }

    /// Gives the rule its turn.
    pub(super) fn turn(&mut self, rank: u32, state: &mut State) -> Turn {
        let Some(compiled) = self.book.compiled(rank) else { return Turn::Nothing };
        self.steps += 1;
        let left = match self.left(compiled) {
            Ok(left) => left,
            Err(turn) => return turn,
        };
        if compiled.when.holds(self.bench, state) != Truth::True {
            return Turn::Refused;
        }
        if let Some(by) = self.clash(compiled, state) {
            return Turn::Beaten(by);
        }
        let offered = self.bench.lines.iter().any(|line| !line.excluded);
        match &compiled.rule.benefit {
            Benefit::Gift(_) | Benefit::Delivery(_) if !offered => Turn::Nothing,
            Benefit::Gift(gift) => self.give(rank, gift, state),
            Benefit::Delivery(off) => self.deliver(rank, compiled, *off, left.money, state),
            _ => self.reduce(rank, compiled, &left, state),
        }
    }

    /// What is left of the rule's limits.
    fn left(&self, compiled: &Compiled) -> Result<Left, Turn> {
        let (rule, context) = (&compiled.rule, self.bench.context);
        if !rule.window.contains(context.at) {
            return Err(Turn::OutsideWindow);
        }
        let per_unit = rule.benefit.unit_limit();
        let limits = rule.limits;
        let of_customer =
            limits.per_customer.is_some() || per_unit.is_some_and(|units| units.per == LimitPer::Customer);
        if !of_customer && limits.total.is_none() && limits.budget.is_none() {
            return Ok(Left { units: per_unit, money: None });
        }
        self.left_of_limits(rule, of_customer, per_unit)
    }

    #[inline(never)]
    fn left_of_limits(&self, rule: &Rule, of_customer: bool, per_unit: Option<UnitLimit>) -> Result<Left, Turn> {
        let (limits, context) = (rule.limits, self.bench.context);
        let usage = context.usage.get(&rule.id).copied().unwrap_or_default();
        used_up(limits, usage, of_customer && context.customer == Customer::Guest)?;
        let units = per_unit.map(|limit| units_left(limit, usage)).transpose()?;
        let used = usage.money.map_or(0, |money| money.minor().max(0));
        Ok(Left { units, money: limits.budget.map(|budget| budget.minor() - used) })
    }

    /// The first applied rule that this one does not go together with.
    fn clash(&self, compiled: &Compiled, state: &State) -> Option<u32> {
        let excludes = |rank: &u32| self.book.compiled(*rank).is_some_and(|other| other.excludes(compiled));
        state.applied.iter().map(|applied| applied.rank).find(excludes)
    }

    #[inline(never)]
    fn give(&mut self, rank: u32, gift: &Gift, state: &mut State) -> Turn {
        if !gift.lines.iter().all(|line| (self.find)(&line.sku).is_some()) {
            return Turn::Nothing;
        }
        let Some(compiled) = self.book.compiled(rank) else { return Turn::Nothing };
        for line in &gift.lines {
            state.gifts.push(QuoteGift {
                rule: compiled.rule.id.clone(),
                sku: line.sku.clone(),
                quantity: line.quantity,
            });
        }
        let first = state.entries.len();
        record(state, first, AppliedRule::of(rank));
        Turn::Applied
    }

    #[inline(never)]
    fn deliver(
        &mut self,
        rank: u32,
        compiled: &Compiled,
        off: DeliveryOff,
        left: Option<i64>,
        state: &mut State,
    ) -> Turn {
        let Some(fee) = state.delivery else {
            return if self.bench.context.delivery == super::Delivery::Nothing { Turn::Nothing } else { Turn::NoFee };
        };
        let literal = match off {
            DeliveryOff::Percent(rate) => rate.of_minor(fee, rounding(self.bench.context)),
            DeliveryOff::Amount(off) => off.minor().min(fee),
            DeliveryOff::Price(price) => fee - price.minor(),
        };
        let mut steps = Vec::new();
        if self.explains() {
            let (of, result) = (self.bench.money(fee), self.bench.money(literal));
            steps.push(match off {
                DeliveryOff::Percent(rate) => Step::RateOf(RateOf { of, rate, result }),
                DeliveryOff::Amount(amount) => Step::AmountOff(AmountOff { amount, units: 1, result }),
                DeliveryOff::Price(amount) => Step::PriceFor(AmountOff { amount, units: 1, result }),
            });
        }
        let mut clips = Few::new();
        let amount = capped(literal, compiled, left, &mut clips);
        if amount <= 0 {
            return Turn::Nothing;
        }
        let first = state.entries.len();
        state.delivery = Some(fee - amount);
        let off = self.bench.money(-amount);
        state.entries.push(Entry::discount(Place::Delivery, self.author(rank), off, Few::new()));
        record(state, first, AppliedRule { clips, steps, ..AppliedRule::of(rank) });
        Turn::Applied
    }

    fn reduce(&mut self, rank: u32, compiled: &Compiled, left: &Left, state: &mut State) -> Turn {
        self.lay_out(compiled, left.units, false, state);
        let mut clips = Few::new();
        if self.cut.floored > 0 {
            clips.push((Clipper::Floor, self.cut.floored));
        }
        let literal = self.cut.total();
        let total = capped(literal, compiled, left.money, &mut clips);
        if total <= 0 {
            return Turn::Nothing;
        }
        if total < literal {
            self.cut.reduce_to(self.bench.context.policy.remainder, total);
        }
        if self.quiet && self.bench.context.policy.order_cap.is_none() {
            // Nothing is given back, so a search need not know who took what of which line.
            for picks in self.cut.picks.chunk_by(|a, b| a.line == b.line) {
                let cuts = picks.iter().map(|pick| (pick.run, pick.amount));
                let line = picks.first().map_or(0, |pick| pick.line as usize);
                state.goods.get_mut(line).map(|running| running.take_off(cuts, self.cut.uses, |_, _, _| {}));
            }
            state.applied.push(AppliedRule { saving: total, ..AppliedRule::of(rank) });
            return Turn::Applied;
        }
        let (first, units, sets) =
            (state.entries.len(), self.cut.units(), self.cut.set_units(|minor| self.bench.money(minor)));
        self.apply(rank, state);
        let (steps, unplaced) = (core::mem::take(&mut self.cut.steps), self.cut.unplaced);
        record(state, first, AppliedRule { clips, unplaced, units, sets, steps, ..AppliedRule::of(rank) });
        Turn::Applied
    }

    /// Lays out what the benefit takes off, floors applied, on the goods as they stand.
    pub(super) fn lay_out(&mut self, compiled: &Compiled, units: Option<UnitLimit>, price_lane: bool, state: &State) {
        let (bench, manner) = (self.bench, self.manner(compiled));
        self.cut.clear();
        let of = Gather { price_lane, form: compiled.rule.form };
        if let ([matcher, ..], false) = (&*compiled.goods, is_many(compiled)) {
            self.cut.gather(bench.lines, state, matcher, bench.context, of);
            if let Some(limit) = units {
                self.cut.keep(limit);
            }
        }
        match &compiled.rule.benefit {
            Benefit::Percent(percent) => self.cut.percent(percent, bench, manner),
            Benefit::Amount(amount) => self.cut.amount(amount, bench, manner),
            Benefit::Price(price) => self.cut.price(price, bench, manner),
            Benefit::Tiers(tiers) => self.cut.tiers(tiers, bench, state, manner),
            Benefit::NForM(NForM { n, m, pick, sets, shares, .. }) => {
                let terms = self.terms(m.get(), n.get() - m.get(), UnitGive::Free, *pick, *sets);
                self.multi_buy(compiled, terms, *shares, state);
            }
            Benefit::BuyGet(BuyGet { buy, get, give, pick, sets, shares, .. }) => {
                let terms = self.terms(buy.get(), get.get(), *give, *pick, *sets);
                self.multi_buy(compiled, terms, *shares, state);
            }
            Benefit::Bundle(bundle) => self.bundle(compiled, bundle, state),
            Benefit::Gift(_) | Benefit::Delivery(_) => {}
        }
        self.steps += self.cut.picks.len() as u64;
    }

    fn terms(&self, buy: u32, get: u32, give: UnitGive, pick: Pick, sets: Option<Quantity>) -> Terms {
        let most = sets.map_or(u32::MAX, Quantity::get);
        Terms { buy, get, give, pick, most, mode: rounding(self.bench.context) }
    }

    fn multi_buy(&mut self, compiled: &Compiled, terms: Terms, shares: bool, state: &State) {
        let (bench, of) = (self.bench, Gather { price_lane: false, form: compiled.rule.form });
        let sets = match &*compiled.goods {
            [qualifiers, targets] => {
                let lines = bench.lines.iter();
                let roles: Vec<_> =
                    lines.map(|line| (line.is(qualifiers, bench.context), line.is(targets, bench.context))).collect();
                let role = |line: u32| roles.get(line as usize).copied().unwrap_or_default();
                let either = |line: u32| role(line).0 || role(line).1;
                self.cut.gather(bench.lines, state, &super::matcher::Matcher::All, bench.context, of);
                self.cut.picks.retain(|pick| either(pick.line) && (shares || !pick.run.used));
                self.cut.two_pools(terms, role)
            }
            _ => {
                self.cut.picks.retain(|pick| shares || !pick.run.used);
                self.cut.one_pool(terms)
            }
        };
        self.cut.uses = !shares;
        self.cut.sets = true;
        if self.explains() {
            let targets = self.cut.picks.iter().filter(|pick| pick.amount > 0);
            let units = targets.map(|pick| pick.run.units).sum();
            self.cut.steps.push(Step::Sets(Sets { sets, units }));
        }
        self.one_amount_if_floored();
    }

    /// Where a literal pick of a multi-buy lies below a floor, its saving becomes one amount over all units of its sets.
    pub(super) fn one_amount_if_floored(&mut self) {
        if self.cut.picks.iter().all(|pick| pick.amount <= pick.room) {
            return;
        }
        let literal = self.cut.total();
        self.cut.merge_same_units();
        let remainder = self.bench.context.policy.remainder;
        self.cut.across(remainder, literal, ShareBy::Value, super::PercentOf::Running, super::cut::Reach::Floor);
        self.cut.floored += self.cut.unplaced;
    }

    /// Who writes an entry for a rule.
    pub(super) fn author(&self, rank: u32) -> Author {
        self.book.compiled(rank).map_or(Author::OwnSale, |compiled| Author::Rule(compiled.rule.id.clone()))
    }

    /// Moves the picked units and writes an entry for each line that loses something.
    fn apply(&mut self, rank: u32, state: &mut State) {
        let by = self.author(rank);
        for picks in self.cut.picks.chunk_by(|a, b| a.line == b.line) {
            let Some(line) = picks.first().map(|pick| pick.line) else { continue };
            let cuts = picks.iter().map(|pick| (pick.run, pick.amount));
            state.write_off(line, &by, self.bench.currency, cuts, self.cut.uses);
        }
    }
}

/// Records a rule whose entries begin at `first_entry`.
pub(super) fn record(state: &mut State, first_entry: usize, applied: AppliedRule) {
    let entries = state.entries.len() - first_entry;
    let saving = state.entries.iter().skip(first_entry).map(Entry::off).sum();
    state.applied.push(AppliedRule { saving, first_entry, entries, ..applied });
}

/// Whether the benefit has several selectors, which gather units of their own.
fn is_many(compiled: &Compiled) -> bool {
    matches!(compiled.rule.benefit, Benefit::Bundle(_) | Benefit::BuyGet(BuyGet { target: Some(_), .. }))
}

/// The amount within the rule's cap and what is left of its budget; what they clip is noted.
fn capped(literal: i64, compiled: &Compiled, left: Option<i64>, clips: &mut Few<(Clipper, i64), 2>) -> i64 {
    let mut amount = literal;
    let caps = [(Clipper::RuleCap, compiled.rule.at_most.map(Money::minor)), (Clipper::Budget, left)];
    for (by, cap) in caps {
        if let Some(cap) = cap.filter(|cap| *cap < amount) {
            clips.push((by, amount - cap));
            amount = cap;
        }
    }
    amount
}

/// Refuses a rule that nobody can use any more, then one that this customer cannot: signing in does not help against the first.
fn used_up(limits: Limits, usage: Usage, no_customer: bool) -> Result<(), Turn> {
    if let Some(total) = limits.total.filter(|total| *total <= usage.total) {
        return Err(Turn::UsedUp(UsedUp::Total(total)));
    }
    let used = usage.money.map_or(0, Money::minor);
    if let Some(budget) = limits.budget.filter(|budget| budget.minor() <= used) {
        return Err(Turn::UsedUp(UsedUp::Budget(budget)));
    }
    if no_customer {
        return Err(Turn::NoCustomer);
    }
    match limits.per_customer.filter(|limit| *limit <= usage.by_customer) {
        Some(limit) => Err(Turn::UsedUp(UsedUp::PerCustomer(limit))),
        None => Ok(()),
    }
}

fn units_left(limit: UnitLimit, usage: Usage) -> Result<UnitLimit, Turn> {
    if limit.per != LimitPer::Customer {
        return Ok(limit);
    }
    let left = limit.first.get().saturating_sub(usage.units_by_customer);
    let first = Quantity::new(left).map_err(|_| Turn::UsedUp(UsedUp::UnitsPerCustomer(limit.first.get())))?;
    Ok(UnitLimit { first, ..limit })
}

impl Rate {
    /// The rate of an amount, rounded down: for caps.
    pub(super) fn down_of(self, amount: i64) -> i64 {
        self.of_minor(amount, crate::money::RoundingMode::Down)
    }
}
