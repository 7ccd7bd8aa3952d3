//! The permitted set of rules that saves most: branch and bound under a step budget, with a certificate.
//!
//! Rules are decided in canonical order, each taken or left out; multi-buys of one lane that compete for units may also change places
//! among the turns that those of them hold which are taken. A branch is left out where [`Bound`] shows that it cannot beat the best set
//! found so far. The set that goes by priority is the first to beat.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::bound::{Bound, groups};
use super::engine::{Engine, Turn};
use super::rulebook::Compiled;
use super::state::{Charge, State};
use super::walk::Outcomes;
use super::{Beaten, Benefit, BestDeal, Lane, Outcome, PriceTax};
use crate::money::{Money, RoundingMode};

/// A set of rules, in the order in which they take their turns.
#[derive(Debug, Clone, Default)]
struct Deal {
    saving: i64,
    ranks: Vec<u32>,
}

/// A rule that may be taken.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    rank: u32,
    lane: Lane,
    /// The first of the multi-buys of its lane that it competes with, itself if it is the first; none for all else.
    rivals: Option<usize>,
}

/// The search: what is fixed, and what was found.
struct Search<'s, 'e> {
    engine: &'s mut Engine<'e>,
    candidates: Vec<Candidate>,
    bound: Bound,
    /// What is paid without optional rules.
    without: i64,
    /// What goods cost on the shelf.
    shelf: i64,
    /// What delivery costs without optional rules, where that is known. Gifts may make a parcel so heavy that it is not known any more,
    /// which saves nothing.
    fee: Option<i64>,
    steps: u32,
    budget: u32,
    best: Deal,
    /// The highest bound of a branch that the budget cut off; [`NONE_CUT_OFF`] where none was.
    cut_off: i64,
    /// A rule that the sets looked for contain.
    wanted: Option<u32>,
    /// Whether a set with the wanted rule was found.
    found: bool,
}

/// Where the search stands.
#[derive(Debug, Clone)]
struct Node {
    state: State,
    /// The candidate whose turn it is.
    place: usize,
    /// Whether goods are done and delivery is charged.
    closed: bool,
    /// Rules taken, in the order of their turns.
    ranks: Vec<u32>,
    /// Candidates whose turn was used, as a set of bits.
    used: u128,
    /// Candidates that took a turn, as a set of bits.
    taken: u128,
}

/// Below what any set saves, since one with a heavy gift may save less than nothing.
const NONE_CUT_OFF: i64 = i64::MIN;

/// The most candidates that are searched over; further ones go by priority only.
const MOST_CANDIDATES: usize = 128;

impl Engine<'_> {
    /// Prices by the permitted set that saves most. `state` holds goods at list price.
    pub(super) fn best_deal(&mut self, ranks: &[u32], budget: u32, state: &mut State) -> (Outcomes, BestDeal) {
        let prices = ranks.iter().take_while(|rank| self.lane(**rank) == Lane::Price).count();
        let (prices, offers) = ranks.split_at(prices);
        let mut outcomes = self.price_lane(prices, state);
        self.charge_delivery(state);
        // What was written so far belongs to no member of the set.
        let shelf = State { entries: Vec::new(), ..state.clone() };
        self.quiet = true;
        let mut search = Search::of(self, offers, &shelf, budget);
        search.by_priority(offers, &shelf);
        search.alone(offers, &shelf);
        search.all(&shelf);
        let best = search.best.clone();
        let certificate = (best.saving, best.saving.max(search.cut_off), search.steps);
        let gaps = search.gaps(offers, &best, &shelf);
        self.quiet = false;
        outcomes.extend(self.replay(offers, &best, &gaps, state));
        let (saving, bound, steps) = certificate;
        let money = |minor| self.bench.money(minor);
        (outcomes, BestDeal { saving: money(saving), bound: money(bound), proven: saving == bound, steps })
    }

    /// What is paid for a state, less what gifts are worth. A delivery whose fee is not known counts at the fee that is given.
    fn cost(&self, state: &State, fee: Option<i64>) -> i64 {
        let worth: i64 = state.applied.iter().map(|applied| self.worth(applied.rank)).sum();
        self.paid(state, state.delivery.or(fee)) - worth
    }

    fn worth(&self, rank: u32) -> i64 {
        match self.book.compiled(rank).map(|compiled| &compiled.rule.benefit) {
            Some(Benefit::Gift(gift)) => gift.worth.map_or(0, Money::minor),
            _ => 0,
        }
    }

    /// Applies the best set to the goods on the shelf, and tells what became of every other rule at its turn.
    fn replay(&mut self, offers: &[u32], best: &Deal, gaps: &[(u32, Option<i64>)], state: &mut State) -> Outcomes {
        let mut outcomes = Vec::with_capacity(offers.len());
        // The turns of the set's members go to them in the order found.
        let mut members = best.ranks.iter().copied();
        let mut closed = false;
        for rank in offers {
            if !closed && self.lane(*rank) == Lane::Delivery {
                self.close_goods(state);
                closed = true;
            }
            if best.ranks.contains(rank) {
                if let Some(member) = members.next() {
                    let _ = self.turn(member, state);
                }
                outcomes.push(None);
                continue;
            }
            outcomes.push(self.left_out(*rank, best, gaps, state));
        }
        if !closed {
            self.close_goods(state);
        }
        outcomes
    }

    /// What became of a rule outside the best set.
    fn left_out(&mut self, rank: u32, best: &Deal, gaps: &[(u32, Option<i64>)], state: &State) -> Option<Outcome> {
        self.quiet = true;
        let turn = self.turn(rank, &mut state.clone());
        self.quiet = false;
        let by = match turn {
            Turn::Applied => {
                // The last of its lane, which had the goods that it would have had.
                best.ranks.iter().copied().max_by_key(|member| self.lane(*member) == self.lane(rank))
            }
            Turn::Beaten(by) => Some(by),
            other => return self.outcome(rank, other, state),
        };
        let Some(by) = by.and_then(|by| self.book.compiled(by)) else { return Some(Outcome::NothingToSave) };
        let gap = gaps.iter().find(|(beaten, _)| *beaten == rank).and_then(|(_, gap)| *gap);
        let by_how_much = gap.map(|gap| self.bench.money(gap));
        Some(Outcome::Beaten(Beaten { by: by.rule.id.clone(), by_how_much }))
    }
}

impl<'s, 'e> Search<'s, 'e> {
    fn of(engine: &'s mut Engine<'e>, offers: &[u32], shelf: &State, budget: u32) -> Self {
        let ranks: Vec<u32> =
            offers.iter().copied().filter(|rank| !engine.is_alone(*rank)).take(MOST_CANDIDATES).collect();
        let reaches = ranks.iter().map(|rank| engine.reach(*rank, shelf)).collect();
        let compiled: Vec<Option<&Compiled>> = ranks.iter().map(|rank| engine.book.compiled(*rank)).collect();
        let rate = |treatment: super::Treatment| treatment.shown_rate().units();
        let policy = &engine.bench.context.policy;
        let excluded = policy.prices == PriceTax::Excluded;
        let on_top = engine.bench.lines.iter().map(|line| if excluded { rate(line.treatment) } else { 0 }).collect();
        let fee = match shelf.charge {
            Charge::Fee(fee) if excluded => fee + policy.delivery_tax.shown_rate().of_minor(fee, RoundingMode::Up),
            Charge::Fee(fee) => fee,
            Charge::Nothing | Charge::Unknown(_) => 0,
        };
        let cap = engine.order_cap_of(shelf).unwrap_or(Money::MAX);
        let gives = compiled.iter().flatten().any(|compiled| matches!(compiled.rule.benefit, Benefit::Gift(_)));
        let falls = gives && engine.has_cheaper_heavier_parcels();
        let bound = Bound { reaches, groups: groups(&compiled), on_top, fee, falls, cap };
        let candidates = candidates(engine, &ranks);
        let without = engine.cost(shelf, None);
        Self {
            candidates,
            bound,
            without,
            shelf: shelf.amount(),
            fee: shelf.delivery,
            steps: 0,
            budget,
            best: Deal::default(),
            cut_off: NONE_CUT_OFF,
            wanted: None,
            found: true,
            engine,
        }
    }

    fn cost(&self, state: &State) -> i64 {
        self.engine.cost(state, self.fee)
    }

    /// Takes the set that goes by priority as the first to beat.
    fn by_priority(&mut self, offers: &[u32], shelf: &State) {
        let mut state = shelf.clone();
        let _ = self.engine.offers_by_priority(offers, &mut state);
        let optional = |rank: &u32| self.engine.lane(*rank) != Lane::Price;
        let ranks = state.applied.iter().map(|applied| applied.rank).filter(optional).collect();
        self.offer(Deal { saving: self.without - self.cost(&state), ranks });
    }

    /// Tries each rule that is alone in the quote.
    fn alone(&mut self, offers: &[u32], shelf: &State) {
        let alone: Vec<u32> = offers.iter().copied().filter(|rank| self.engine.is_alone(*rank)).collect();
        for rank in alone {
            self.steps += 1;
            let mut state = shelf.clone();
            let delivers = self.engine.lane(rank) == Lane::Delivery;
            if delivers {
                self.engine.close_goods(&mut state);
            }
            if self.engine.turn(rank, &mut state) != Turn::Applied {
                continue;
            }
            if !delivers {
                self.engine.close_goods(&mut state);
            }
            self.offer(Deal { saving: self.without - self.cost(&state), ranks: Vec::from([rank]) });
        }
    }

    /// Searches all sets.
    fn all(&mut self, shelf: &State) {
        let state = shelf.clone();
        self.visit(Node { state, place: 0, closed: false, ranks: Vec::new(), used: 0, taken: 0 });
    }

    /// Takes a set if it is better than the best so far: it saves more; or as much with fewer rules; or with rules that come first.
    fn offer(&mut self, deal: Deal) {
        if self.wanted.is_some_and(|wanted| !deal.ranks.contains(&wanted)) {
            return;
        }
        let better =
            !self.found || deal.saving.cmp(&self.best.saving).then_with(|| self.fewer(&deal)) == Ordering::Greater;
        if better {
            self.best = deal;
            self.found = true;
        }
    }

    /// Whether a set of the same saving is preferred: fewer rules, then the smaller sorted list of priority and id.
    fn fewer(&self, deal: &Deal) -> Ordering {
        let list = |ranks: &[u32]| {
            let mut list: Vec<_> = ranks
                .iter()
                .filter_map(|rank| self.engine.book.compiled(*rank))
                .map(|compiled| (compiled.rule.priority, &compiled.rule.id))
                .collect();
            list.sort_unstable();
            list
        };
        let count = self.best.ranks.len().cmp(&deal.ranks.len());
        count.then_with(|| list(&self.best.ranks).cmp(&list(&deal.ranks)))
    }

    fn visit(&mut self, mut node: Node) {
        let next = self.candidates.get(node.place).copied();
        let delivers = next.is_none_or(|candidate| candidate.lane == Lane::Delivery);
        if delivers && !node.closed {
            self.engine.close_goods(&mut node.state);
            node.closed = true;
        }
        let Some(candidate) = next else {
            // Every multi-buy that took another's turn must have given its own.
            if node.used == node.taken {
                self.offer(Deal { saving: self.without - self.cost(&node.state), ranks: node.ranks });
            }
            return;
        };
        if !self.promises(&node) {
            return;
        }
        let bit = 1_u128 << node.place;
        for other in self.takers(candidate, &node) {
            if self.steps >= self.budget {
                self.cut_off = self.cut_off.max(self.bound_of(&node));
                return;
            }
            self.steps += 1;
            let Some(taker) = self.candidates.get(other).copied() else { continue };
            let mut taken = node.clone();
            if self.engine.turn(taker.rank, &mut taken.state) == Turn::Applied {
                taken.ranks.push(taker.rank);
                taken.used |= bit;
                taken.taken |= 1 << other;
                taken.place += 1;
                self.visit(taken);
            }
        }
        // A rule that took an earlier turn of a rival has to give its own.
        if node.taken & bit == 0 {
            node.place += 1;
            self.visit(node);
        }
    }

    /// The candidates that may take the turn of one: itself first, and multi-buys that compete with it.
    fn takers(&self, candidate: Candidate, node: &Node) -> Vec<usize> {
        let free = |other: usize| {
            let bit = 1_u128 << other;
            // A later one may come forward; an earlier one whose turn was used may come back.
            node.taken & bit == 0 && (other >= node.place || node.used & bit != 0)
        };
        if candidate.rivals.is_none() {
            return Vec::from([node.place]);
        }
        let rivals = (0..self.candidates.len()).filter(|other| {
            self.candidates.get(*other).is_some_and(|other| other.rivals == candidate.rivals) && free(*other)
        });
        let mut rivals: Vec<usize> = rivals.collect();
        rivals.sort_by_key(|other| (*other != node.place, *other));
        rivals
    }

    /// Whether a branch may still hold a better set than the best so far.
    fn promises(&self, node: &Node) -> bool {
        let wanted_is_gone = self.wanted.is_some_and(|wanted| {
            !node.ranks.contains(&wanted)
                && !self.candidates.iter().skip(node.place).any(|candidate| candidate.rank == wanted)
                && !self
                    .candidates
                    .iter()
                    .enumerate()
                    .any(|(i, candidate)| candidate.rank == wanted && node.used >> i & 1 == 1)
        });
        if wanted_is_gone {
            return false;
        }
        if !self.found {
            return true;
        }
        match self.bound_of(node).cmp(&self.best.saving) {
            Ordering::Less => false,
            Ordering::Equal => node.ranks.len() <= self.best.ranks.len(),
            Ordering::Greater => true,
        }
    }

    /// What no set of a branch exceeds.
    fn bound_of(&self, node: &Node) -> i64 {
        let open = |i: usize| node.taken >> i & 1 == 0 && (i >= node.place || node.used >> i & 1 == 1);
        let goods = self.shelf - node.state.amount();
        let saved = if node.closed {
            self.without - self.cost(&node.state)
        } else {
            let goods = self.bound.taxed(goods);
            goods + node.state.applied.iter().map(|applied| self.engine.worth(applied.rank)).sum::<i64>()
        };
        saved + self.bound.rest(&node.state, goods, !node.closed, open)
    }

    /// How much less the best set with each other rule saves, where that can be proven within the budget.
    fn gaps(&mut self, offers: &[u32], best: &Deal, shelf: &State) -> Vec<(u32, Option<i64>)> {
        if self.engine.bench.context.detail != super::Detail::Full {
            return Vec::new();
        }
        let others: Vec<u32> = offers.iter().copied().filter(|rank| !best.ranks.contains(rank)).collect();
        let mut gaps = Vec::with_capacity(others.len());
        for rank in others {
            self.wanted = Some(rank);
            self.found = false;
            self.best = Deal::default();
            let before = self.cut_off;
            self.cut_off = NONE_CUT_OFF;
            if self.engine.is_alone(rank) {
                self.alone(&[rank], shelf);
            } else {
                self.all(shelf);
            }
            let proven = self.found && self.cut_off <= self.best.saving;
            gaps.push((rank, proven.then(|| best.saving - self.best.saving)));
            self.cut_off = before;
        }
        gaps
    }
}

/// The candidates of these ranks, multi-buys of one lane that may want the same units told as rivals.
fn candidates(engine: &Engine<'_>, ranks: &[u32]) -> Vec<Candidate> {
    let lines_of = |rank: &u32| -> Vec<bool> {
        let Some(compiled) = engine.book.compiled(*rank).filter(|compiled| uses_units(compiled)) else {
            return Vec::new();
        };
        let any =
            |line: &super::lines::Line<'_>| compiled.goods.iter().any(|matcher| line.is(matcher, engine.bench.context));
        engine.bench.lines.iter().map(any).collect()
    };
    let lines: Vec<Vec<bool>> = ranks.iter().map(lines_of).collect();
    let lanes: Vec<Lane> = ranks.iter().map(|rank| engine.lane(*rank)).collect();
    let meet = |a: usize, b: usize| {
        let (Some(x), Some(y)) = (lines.get(a), lines.get(b)) else { return false };
        lanes.get(a) == lanes.get(b) && x.iter().zip(y).any(|(x, y)| *x && *y)
    };
    // Rivals of rivals are rivals: a change of places may pass through them.
    let mut first: Vec<usize> = (0..ranks.len()).collect();
    for _ in 0..ranks.len() {
        for (a, b) in (0..ranks.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let (Some(x), Some(y)) = (first.get(a).copied(), first.get(b).copied()) else { continue };
            if x != y && meet(a, b) {
                first.iter_mut().filter(|held| **held == x.max(y)).for_each(|held| *held = x.min(y));
            }
        }
    }
    let alone = |i: usize| first.iter().filter(|held| Some(**held) == first.get(i).copied()).count() < 2;
    let each = ranks.iter().enumerate().zip(&lanes);
    each.map(|((i, rank), lane)| Candidate {
        rank: *rank,
        lane: *lane,
        rivals: first.get(i).copied().filter(|_| !alone(i)),
    })
    .collect()
}

fn uses_units(compiled: &Compiled) -> bool {
    match &compiled.rule.benefit {
        Benefit::NForM(n_for_m) => !n_for_m.shares,
        Benefit::BuyGet(buy_get) => !buy_get.shares,
        Benefit::Bundle(bundle) => !bundle.shares,
        _ => false,
    }
}
