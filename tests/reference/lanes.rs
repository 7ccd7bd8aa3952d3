//! The lanes: which rules apply, in which order, and what clips them.

use std::collections::BTreeMap;

use ocop::cart::Cart;
use ocop::money::Remainder;
use ocop::pricing::{Benefit, Combination, Context, Customer, Delivery, LimitPer, OrderCap, Rule, RuleId, Usage};
use ocop::pricing::{Lane, Selector, UnitLimit};
use ocop::product::{Catalog, Sku};

use super::benefit::{Turn, units_left};
use super::exact::{self, Ask, share};
use super::facts::{Seen, Truth, matches, selectors_of};
use super::goods::{Line, Move, Piece, take_off};
use super::totals::{Fee, fee};

/// What became of a rule, without its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Applied,
    Failed,
    UnknownFact,
    Beaten,
    UsedUp,
    NothingToSave,
}

/// A rule that applied.
#[derive(Debug, Clone)]
pub(crate) struct Applied<'a> {
    pub(crate) rule: &'a Rule,
    pub(crate) moves: Vec<Move>,
    pub(crate) off_delivery: i128,
}

impl Applied<'_> {
    pub(crate) fn saving(&self) -> i128 {
        self.moves.iter().map(Move::amount).sum::<i128>() + self.off_delivery
    }
}

/// A cart on its way through the lanes.
pub(crate) struct Walk<'a> {
    pub(crate) lines: Vec<Line>,
    pub(crate) cart: &'a Cart,
    pub(crate) context: &'a Context,
    pub(crate) applied: Vec<Applied<'a>>,
    /// What own sales took off.
    pub(crate) own_sales: i128,
    pub(crate) verdicts: BTreeMap<RuleId, Kind>,
    /// Whether the design can be read in more than one way for what was met on the way.
    pub(crate) undecided: bool,
    pub(crate) known: &'a dyn Fn(&Sku) -> bool,
}

impl<'a> Walk<'a> {
    pub(crate) fn run(&mut self, rules: &'a [Rule], catalog: &impl Catalog) {
        let mut rules: Vec<&Rule> = rules.iter().filter(|rule| self.touched(rule)).collect();
        rules.sort_by_key(|rule| (rule.lane(), rule.priority, rule.id.clone()));
        let of = |lane: Lane| rules.iter().copied().filter(move |rule| rule.lane() == lane);
        self.price_lane(&of(Lane::Price).collect::<Vec<_>>());
        let mut alone: Vec<&Rule> =
            rules.iter().copied().filter(|rule| rule.combine == Combination::AloneInQuote).collect();
        alone.sort_by_key(|rule| (rule.priority, rule.id.clone()));
        for rule in &alone {
            let kind = self.turn(rule, catalog);
            self.verdicts.insert(rule.id.clone(), kind);
            if kind == Kind::Applied {
                break;
            }
        }
        for lane in [Lane::Item, Lane::Order, Lane::Delivery] {
            for rule in of(lane).filter(|rule| !self.verdicts.contains_key(&rule.id)).collect::<Vec<_>>() {
                let kind = self.turn(rule, catalog);
                self.verdicts.insert(rule.id.clone(), kind);
            }
            if lane == Lane::Order {
                self.order_cap();
            }
        }
    }

    /// Whether a code of the rule was entered, or it needs none, is in its window, and its goods are in the cart.
    fn touched(&self, rule: &Rule) -> bool {
        if !rule.codes.is_empty() {
            return self.cart.codes().any(|code| rule.codes.contains(code));
        }
        let mut asked = Vec::new();
        match &rule.benefit {
            Benefit::Percent(percent) => asked.push(&percent.of),
            Benefit::Amount(amount) => asked.push(&amount.of),
            Benefit::Price(price) => asked.push(&price.of),
            Benefit::Tiers(tiers) => asked.push(&tiers.of),
            Benefit::BuyGet(buy_get) => {
                asked.push(&buy_get.of);
                asked.extend(&buy_get.target);
            }
            Benefit::NForM(n_for_m) => asked.push(&n_for_m.of),
            Benefit::Bundle(bundle) => asked.extend(bundle.components.iter().map(|component| &component.of)),
            _ => {
                selectors_of(&rule.when, &mut asked);
                if asked.is_empty() {
                    return rule.window.contains(self.context.at);
                }
            }
        }
        let in_cart = |of: &&Selector| self.lines.iter().any(|line| matches(of, line, self.context));
        rule.window.contains(self.context.at) && asked.iter().any(in_cart)
    }

    /// Whether limits and conditions let the rule apply now.
    fn refused(&self, rule: &Rule, in_price_lane: bool) -> Option<Kind> {
        if !rule.window.contains(self.context.at) {
            return Some(Kind::Failed);
        }
        let usage = self.context.usage.get(&rule.id).copied().unwrap_or_default();
        if let Some(kind) = self.limits(rule, usage) {
            return Some(kind);
        }
        let seen = Seen { lines: &self.lines, cart: self.cart, context: self.context, in_price_lane };
        match seen.judge(&rule.when) {
            Truth::True => None,
            Truth::False => Some(Kind::Failed),
            Truth::Unknown => Some(Kind::UnknownFact),
        }
    }

    fn limits(&self, rule: &Rule, usage: Usage) -> Option<Kind> {
        let reached = |most: Option<u32>, seen: u32| most.is_some_and(|most| seen >= most);
        if reached(rule.limits.total, usage.total) || budget_left(rule, usage) == Some(0) {
            return Some(Kind::UsedUp);
        }
        let per_customer = unit_limit(rule).filter(|limit| limit.per == LimitPer::Customer);
        let needs_customer = rule.limits.per_customer.is_some() || per_customer.is_some();
        if needs_customer && self.context.customer == Customer::Guest {
            return Some(Kind::Failed);
        }
        let used_up = reached(rule.limits.per_customer, usage.by_customer)
            || per_customer.is_some_and(|limit| units_left(limit, rule, self.context) == 0);
        used_up.then_some(Kind::UsedUp)
    }

    fn clashes(&self, rule: &Rule) -> bool {
        self.applied.iter().filter(|applied| applied.rule.lane() != Lane::Price).any(|applied| {
            let other = applied.rule;
            let alone_in_quote = [rule, other].iter().any(|rule| rule.combine == Combination::AloneInQuote);
            let alone_in_lane = [rule, other].iter().any(|rule| rule.combine == Combination::AloneInLane);
            let same_group = matches!(&rule.combine, Combination::Group(_)) && rule.combine == other.combine;
            alone_in_quote || (rule.lane() == other.lane() && (alone_in_lane || same_group))
        })
    }

    /// The turn of a rule that is not of the price lane.
    fn turn(&mut self, rule: &'a Rule, catalog: &impl Catalog) -> Kind {
        if let Some(kind) = self.refused(rule, false) {
            return kind;
        }
        if self.clashes(rule) {
            return Kind::Beaten;
        }
        // Where no goods may be promoted there is nobody to give to.
        if self.lines.iter().all(|line| line.excluded) {
            return Kind::NothingToSave;
        }
        let applied = match &rule.benefit {
            Benefit::Delivery(_) => match self.off_delivery(rule, catalog) {
                Ok(off_delivery) => Applied { rule, moves: Vec::new(), off_delivery },
                Err(kind) => return kind,
            },
            Benefit::Gift(gift) if gift.lines.iter().all(|line| (self.known)(&line.sku)) => {
                self.applied.push(Applied { rule, moves: Vec::new(), off_delivery: 0 });
                return Kind::Applied;
            }
            _ => {
                let give = Turn { lines: &self.lines, context: self.context, rule, in_price_lane: false }.give();
                self.undecided |= give.undecided;
                let pieces = in_order(&self.lines, give.pieces);
                let pieces = reduce(pieces, &give.members, self.most(rule), self.context.policy.remainder);
                if pieces.iter().map(|piece| piece.off).sum::<i128>() > 0 {
                    for (l, u) in &give.members {
                        self.lines[*l].units[*u].used |= give.uses;
                    }
                }
                // Units of a piece were alike before they were marked, and stay so: a piece is of units that get the benefit.
                Applied { rule, moves: take_off(&mut self.lines, &pieces), off_delivery: 0 }
            }
        };
        if applied.saving() == 0 {
            return Kind::NothingToSave;
        }
        self.applied.push(applied);
        Kind::Applied
    }

    /// What the rule's cap and its budget leave.
    fn most(&self, rule: &Rule) -> i128 {
        let usage = self.context.usage.get(&rule.id).copied().unwrap_or_default();
        let cap = rule.at_most.map(|most| i128::from(most.minor()));
        cap.into_iter().chain(budget_left(rule, usage)).min().unwrap_or(i128::MAX)
    }

    fn off_delivery(&self, rule: &Rule, catalog: &impl Catalog) -> Result<i128, Kind> {
        let Benefit::Delivery(off) = &rule.benefit else { return Ok(0) };
        if self.lines.is_empty() || self.context.delivery == Delivery::Nothing {
            return Ok(0);
        }
        let Fee::Known(fee) = fee(self, catalog) else { return Err(Kind::UnknownFact) };
        let running = fee - self.applied.iter().map(|applied| applied.off_delivery).sum::<i128>();
        let off = match off {
            ocop::pricing::DeliveryOff::Percent(rate) => exact::rate_of(*rate, running, self.context.policy.rounding),
            ocop::pricing::DeliveryOff::Amount(off) => off.minor().into(),
            ocop::pricing::DeliveryOff::Price(price) => (running - i128::from(price.minor())).max(0),
        };
        Ok(off.min(running).min(self.most(rule)))
    }

    /// Each line takes the lowest of its own sale and what the rules of the lane propose, each alone.
    fn price_lane(&mut self, rules: &[&'a Rule]) {
        let mut proposals: Vec<(&Rule, Vec<Vec<Piece>>)> = Vec::new();
        for rule in rules {
            if let Some(kind) = self.refused(rule, true) {
                self.verdicts.insert(rule.id.clone(), kind);
                continue;
            }
            let give = Turn { lines: &self.lines, context: self.context, rule, in_price_lane: true }.give();
            let of_line = |l| give.pieces.iter().filter(|piece| piece.line == l).cloned().collect();
            proposals.push((rule, (0..self.lines.len()).map(of_line).collect()));
        }
        let off = |pieces: &[Piece]| pieces.iter().map(|piece| piece.off).sum::<i128>();
        let mut winners: Vec<Option<usize>> = vec![None; self.lines.len()];
        let mut moves: Vec<Vec<Move>> = vec![Vec::new(); proposals.len()];
        for l in 0..self.lines.len() {
            let own = self.own_sale(l);
            let mut best = off(&own);
            for (p, (_, by_line)) in proposals.iter().enumerate() {
                if off(&by_line[l]) > best {
                    best = off(&by_line[l]);
                    winners[l] = Some(p);
                }
            }
            match winners[l] {
                Some(p) => moves[p].extend(take_off(&mut self.lines, &proposals[p].1[l])),
                None => {
                    self.own_sales += best;
                    take_off(&mut self.lines, &own);
                }
            }
        }
        for (p, (rule, by_line)) in proposals.iter().enumerate() {
            let beaten = (0..self.lines.len()).any(|l| off(&by_line[l]) > 0 && winners[l].is_some());
            let kind = match (moves[p].is_empty(), beaten) {
                (false, _) => Kind::Applied,
                (true, true) => Kind::Beaten,
                (true, false) => Kind::NothingToSave,
            };
            self.verdicts.insert(rule.id.clone(), kind);
        }
        for ((rule, _), moves) in proposals.into_iter().zip(moves).filter(|(_, moves)| !moves.is_empty()) {
            self.applied.push(Applied { rule, moves, off_delivery: 0 });
        }
        for line in &mut self.lines {
            line.shelf = line.running();
        }
    }

    /// What the product's own sale takes off a line, as far as its floor allows.
    fn own_sale(&self, l: usize) -> Vec<Piece> {
        let line = &self.lines[l];
        let sale = line.product.sale_at(self.context.at).filter(|_| self.context.policy.own_sales);
        let Some(sale) = sale.filter(|_| line.host_price.is_none() && !line.excluded) else { return Vec::new() };
        let floor = self.context.policy.floors.get(&line.sku).copied().unwrap_or_default();
        let floors = floor.cost.into_iter().chain(floor.legal).map(|floor| i128::from(floor.minor()));
        let lowest = floors.max().unwrap_or(0).max(sale.price.minor().into());
        let off = (line.list - lowest).max(0) * i128::try_from(line.units.len()).unwrap();
        vec![Piece { line: l, units: line.all(), off }]
    }

    /// What item and order rules took beyond the cap is given back, the last rule first.
    fn order_cap(&mut self) {
        let shelf: i128 = self.lines.iter().map(|line| line.shelf).sum();
        let cap = match self.context.policy.order_cap {
            None => return,
            Some(OrderCap::Rate(rate)) => exact::rate_of(rate, shelf, ocop::money::RoundingMode::Down),
            Some(OrderCap::Amount(most)) => most.minor().into(),
        };
        let capped = |applied: &Applied| matches!(applied.rule.lane(), Lane::Item | Lane::Order);
        let taken: i128 = self.applied.iter().filter(|applied| capped(applied)).map(Applied::saving).sum();
        let mut excess = (taken - cap).max(0);
        for applied in self.applied.iter_mut().rev().filter(|applied| capped(applied)) {
            let back = excess.min(applied.saving());
            give_back(&mut self.lines, &mut applied.moves, back, self.context.policy.remainder);
            excess -= back;
        }
    }
}

pub(crate) fn unit_limit(rule: &Rule) -> Option<UnitLimit> {
    match &rule.benefit {
        Benefit::Percent(percent) => percent.units,
        Benefit::Amount(amount) => amount.units,
        Benefit::Price(price) => price.units,
        _ => None,
    }
}

fn budget_left(rule: &Rule, usage: Usage) -> Option<i128> {
    let budget = i128::from(rule.limits.budget?.minor());
    Some((budget - usage.money.map_or(0, |money| i128::from(money.minor()))).max(0))
}

/// Line by line and run by run, the larger discount of a unit first; equal ones are one piece.
fn in_order(lines: &[Line], mut pieces: Vec<Piece>) -> Vec<Piece> {
    let count = |piece: &Piece| i128::try_from(piece.units.len()).unwrap();
    let run = |piece: &Piece| {
        let unit = lines[piece.line].units[piece.units[0]];
        (piece.line, -unit.price, unit.used)
    };
    pieces.sort_by(|a, b| run(a).cmp(&run(b)).then((b.off * count(a)).cmp(&(a.off * count(b)))));
    let mut merged: Vec<Piece> = Vec::new();
    for piece in pieces {
        match merged.last_mut() {
            Some(last) if run(last) == run(&piece) && last.off * count(&piece) == piece.off * count(last) => {
                last.units.extend(piece.units);
                last.off += piece.off;
            }
            _ => merged.push(piece),
        }
    }
    merged
}

fn parts(most: i128, amounts: impl Iterator<Item = i128>, remainder: Remainder) -> Vec<i128> {
    let asks: Vec<Ask> = amounts.map(|amount| Ask::new(amount, amount)).collect();
    share(most, &asks, remainder).0
}

/// A total brought down to what may be taken: line by line, then piece by piece, by what each was.
fn reduce(pieces: Vec<Piece>, members: &[(usize, usize)], most: i128, remainder: Remainder) -> Vec<Piece> {
    if pieces.iter().map(|piece| piece.off).sum::<i128>() <= most {
        return pieces;
    }
    let mut by_line: BTreeMap<usize, Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        by_line.entry(piece.line).or_default().push(piece);
    }
    // A line stands for its picked units: those of the sets, or those of the pieces.
    let ask = |pieces: &Vec<Piece>| {
        let total = pieces.iter().map(|piece| piece.off).sum();
        let of_sets = members.iter().filter(|(line, _)| *line == pieces[0].line).count();
        let units = if of_sets > 0 { of_sets } else { pieces.iter().map(|piece| piece.units.len()).sum() };
        Ask { quantity: i128::try_from(units).unwrap(), ..Ask::new(total, total) }
    };
    let asks: Vec<Ask> = by_line.values().map(ask).collect();
    let (totals, _) = share(most, &asks, remainder);
    let mut reduced = Vec::new();
    for (pieces, total) in by_line.into_values().zip(totals) {
        let offs = parts(total, pieces.iter().map(|piece| piece.off), remainder);
        reduced.extend(pieces.into_iter().zip(offs).map(|(piece, off)| Piece { off, ..piece }));
    }
    reduced
}

/// Gives an amount back: line by line, then move by move, by what each was. The units go up again.
fn give_back(lines: &mut [Line], moves: &mut Vec<Move>, back: i128, remainder: Remainder) {
    if back == 0 {
        return;
    }
    let mut by_line: BTreeMap<usize, Vec<Move>> = BTreeMap::new();
    for one in moves.drain(..) {
        let of_line = by_line.entry(one.line).or_default();
        match of_line.iter_mut().find(|other| (other.from, other.to) == (one.from, one.to)) {
            Some(other) => other.units.extend(one.units),
            None => of_line.push(one),
        }
    }
    let totals = parts(back, by_line.values().map(|moves| moves.iter().map(Move::amount).sum()), remainder);
    for (of_line, total) in by_line.into_values().zip(totals) {
        let backs = parts(total, of_line.iter().map(Move::amount), remainder);
        for (one, back) in of_line.into_iter().zip(backs) {
            one.units.iter().for_each(|unit| lines[one.line].units[*unit].price = one.from);
            let off = one.amount() - back;
            moves.extend(take_off(lines, &[Piece { line: one.line, units: one.units, off }]));
        }
    }
}
