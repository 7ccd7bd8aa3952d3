//! By priority: lane by lane, each touched rule gets its turn.

use alloc::string::String;
use alloc::vec::Vec;

use super::engine::{Engine, Turn};
use super::judge::Truth;
use super::state::State;
use super::{AskedFact, Beaten, Detail, Failed, Lane, Outcome, Seen, UnknownFact, Wanted};

/// What became of each touched rule but those that applied, which the state tells.
pub(super) type Outcomes = Vec<Option<Outcome>>;

impl Engine<'_> {
    /// The lane of a rule.
    pub(super) fn lane(&self, rank: u32) -> Lane {
        self.book.compiled(rank).map_or(Lane::Item, |compiled| compiled.lane)
    }

    /// Prices by priority: the price lane; a rule that is alone in the quote, if one applies; else the other lanes.
    pub(super) fn by_priority(&mut self, ranks: &[u32], state: &mut State) -> Outcomes {
        let prices = ranks.iter().take_while(|rank| self.lane(**rank) == Lane::Price).count();
        let (prices, offers) = ranks.split_at(prices);
        let mut outcomes = self.price_lane(prices, state);
        self.charge_delivery(state);
        let of_offers = self.offers_by_priority(offers, state);
        if outcomes.is_empty() {
            return of_offers;
        }
        outcomes.extend(of_offers);
        outcomes
    }

    /// The item, order and delivery lanes, by priority.
    pub(super) fn offers_by_priority(&mut self, offers: &[u32], state: &mut State) -> Outcomes {
        let mut outcomes = Outcomes::with_capacity(offers.len());
        let mut alone = self.alone(offers, state);
        let mut capped = false;
        for rank in offers {
            if !capped && self.lane(*rank) == Lane::Delivery {
                self.close_goods(state);
                capped = true;
            }
            if let Some(place) = alone.iter().position(|(alone, _)| alone == rank) {
                outcomes.push(alone.swap_remove(place).1);
                continue;
            }
            let turn = self.turn(*rank, state);
            let outcome = self.outcome(*rank, turn, state);
            outcomes.push(outcome);
        }
        if !capped {
            self.close_goods(state);
        }
        outcomes
    }

    /// Applies the cap of the order, and charges delivery for the goods as they stand then.
    pub(super) fn close_goods(&mut self, state: &mut State) {
        self.order_cap(state);
        self.charge_delivery(state);
    }

    /// Tries the rules that are alone in the quote, by priority and id, until one applies; what became of those that were tried.
    fn alone(&mut self, offers: &[u32], state: &mut State) -> Vec<(u32, Option<Outcome>)> {
        let mut alone: Vec<u32> = offers.iter().copied().filter(|rank| self.is_alone(*rank)).collect();
        alone.sort_by_key(|rank| {
            self.book.compiled(*rank).map(|compiled| (compiled.rule.priority, compiled.rule.id.clone()))
        });
        let mut tried = Vec::new();
        for rank in alone {
            let turn = self.turn(rank, state);
            let outcome = self.outcome(rank, turn, state);
            tried.push((rank, outcome));
        }
        tried
    }

    pub(super) fn is_alone(&self, rank: u32) -> bool {
        self.book.compiled(rank).is_some_and(super::rulebook::Compiled::is_alone_in_quote)
    }

    /// What came of a rule's turn, as it is told; nothing yet for one that applied.
    pub(super) fn outcome(&self, rank: u32, turn: Turn, state: &State) -> Option<Outcome> {
        let compiled = self.book.compiled(rank)?;
        let full = self.bench.context.detail == Detail::Full;
        let failed = |path: &str, wanted, seen| {
            let path = if full { String::from(path) } else { String::new() };
            let (wanted, seen) = if full { (Some(wanted), Some(seen)) } else { (None, None) };
            Outcome::Failed(Failed { path, wanted, seen, missing: None })
        };
        Some(match turn {
            Turn::Applied => return None,
            Turn::OutsideWindow => failed("window", Wanted::InPeriod, Seen::Instant(self.bench.context.at)),
            Turn::NoCustomer => failed("limits.per_customer", Wanted::KnownCustomer, Seen::Nothing),
            Turn::UsedUp(used_up) => Outcome::UsedUp(used_up),
            Turn::Refused if !full && compiled.when.holds(self.bench, state) == Truth::False => {
                Outcome::Failed(Failed { path: String::new(), wanted: None, seen: None, missing: None })
            }
            Turn::Refused => compiled.when.verdict(self.bench, state),
            Turn::Beaten(by) => {
                let by = self.book.compiled(by)?.rule.id.clone();
                Outcome::Beaten(Beaten { by, by_how_much: None })
            }
            Turn::NoFee => Outcome::UnknownFact(UnknownFact { path: String::new(), fact: AskedFact::DeliveryFee }),
            Turn::Nothing => Outcome::NothingToSave,
        })
    }
}
