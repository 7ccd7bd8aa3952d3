//! What is odd about two rules, or several, that some goods may meet together.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::super::rulebook::{Compiled, Rulebook};
use super::super::{Lane, Outcome, Rule};
use super::form::{Always, always_with, needed_goods};
use super::single::applied;
use super::witness::{Draft, proof};
use super::{Analyst, Finding, Oddity, Proof, Witness};
use crate::money::{Money, Rate};
use crate::product::{Catalog, Product};

/// The most rules that a rule is compared with.
const MOST_PARTNERS: usize = 64;

impl Analyst<'_> {
    /// Compares a rule with those that its witness's goods meet too.
    pub(super) fn pairs(&mut self, rank: u32, rule: &Rule, witness: Witness) {
        let partners = self.partners(rank, &witness);
        self.shadowed(rank, rule, &partners, &witness);
        for other in partners.iter().copied().filter(|other| rank < *other) {
            self.tie(rank, other);
        }
        self.over_limit(rule, &partners, witness);
    }

    /// The rules that the index offers for the goods of a witness, but the rule itself.
    fn partners(&self, rank: u32, witness: &Witness) -> Vec<u32> {
        let mut ranks: BTreeSet<u32> = BTreeSet::new();
        for rules in [self.book.plain(), self.book.coded()] {
            ranks.extend(rules.always());
            for line in witness.cart.lines() {
                let keys = witness.catalogue.product(&line.sku).map(Product::keys).unwrap_or_default();
                for fact in keys {
                    ranks.extend(rules.asking(*fact));
                }
            }
        }
        ranks.remove(&rank);
        let mut ranks: Vec<u32> = ranks.into_iter().collect();
        // Neighbours in rank first: rules of one lane and priority stand side by side.
        ranks.sort_by_key(|other| other.abs_diff(rank));
        ranks.truncate(MOST_PARTNERS);
        ranks.sort_unstable();
        ranks
    }

    /// A rule that another, which always applies with it and comes first, does not go together with.
    fn shadowed(&mut self, rank: u32, rule: &Rule, partners: &[u32], witness: &Witness) {
        for other in partners {
            let (Some(own), Some(first)) = (self.book.compiled(rank), self.book.compiled(*other)) else { continue };
            let Some(always) = always_with(&first.rule, rule) else { continue };
            if !beats(first, *other, own, rank) || !self.is_unbeaten(*other) {
                continue;
            }
            let Some(quote) = self.price(self.book, witness) else { return };
            let beaten = quote.verdict(&rule.id).map(|verdict| &verdict.outcome);
            if matches!(beaten, Some(Outcome::Beaten(by)) if by.by == first.rule.id) {
                let oddity = Oddity::Shadowed { rule: rule.id.clone(), by: first.rule.id.clone() };
                let proof = match always {
                    Always::Certainly => proof(witness.clone()),
                    Always::UnlessRounded => Proof::Unknown,
                };
                return self.find(oddity, proof);
            }
        }
    }

    /// Whether no other rule could keep this one from applying.
    fn is_unbeaten(&self, rank: u32) -> bool {
        let Some(own) = self.book.compiled(rank) else { return false };
        let mut others = (0..).map_while(|other| self.book.compiled(other).map(|compiled| (other, compiled)));
        !others.any(|(other, compiled)| other != rank && beats(compiled, other, own, rank))
    }

    /// Two rules of one lane and priority whose order decides the total.
    fn tie(&mut self, rank: u32, other: u32) {
        let (Some(a), Some(b)) = (self.book.compiled(rank), self.book.compiled(other)) else { return };
        if a.lane != b.lane || a.lane == Lane::Price || a.rule.priority != b.rule.priority {
            return;
        }
        let currency = self.book.currency();
        let mut draft = Draft::new(currency, self.question, &a.rule);
        let Some(witness) = draft.add(&a.rule).and_then(|()| draft.add(&b.rule)).and_then(|()| draft.witness()) else {
            return;
        };
        let ordered = |first: i32, second: i32| {
            let rules = [(&a.rule, first), (&b.rule, second)].map(|(rule, priority)| Rule { priority, ..rule.clone() });
            Rulebook::new(currency, Vec::from(rules)).ok()
        };
        let total = |analyst: &mut Self, first, second| {
            let quote = analyst.price(&ordered(first, second)?, &witness)?;
            Some(quote.totals.payable)
        };
        let (Some(this), Some(that)) = (total(self, 0, 1), total(self, 1, 0)) else { return };
        if this != that {
            let apart = (this.minor() - that.minor()).abs();
            let difference = Money::from_minor(apart, currency).unwrap_or(Money::zero(currency));
            let (first, second) = (a.rule.id.clone(), b.rule.id.clone());
            self.find(Oddity::Tie { first, second, difference }, proof(witness));
        }
    }

    /// A cart on which rules together take more off than the limit, built by adding the rules that go with this one.
    fn over_limit(&mut self, rule: &Rule, partners: &[u32], witness: Witness) {
        let Some(limit) = self.question.limit else { return };
        let partners: Vec<&Rule> =
            partners.iter().filter_map(|other| self.book.compiled(*other)).map(|c| &c.rule).collect();
        let mut draft = Draft::new(self.book.currency(), self.question, rule);
        draft.add_common_goods(core::iter::once(rule).chain(partners.iter().copied()).filter_map(|rule| {
            match &needed_goods(&rule.benefit)[..] {
                [of] => Some(*of),
                _ => None,
            }
        }));
        let Some(()) = draft.add(rule) else { return };
        for other in partners {
            let mut more = draft.clone();
            if more.add(other).is_some() {
                draft = more;
            }
        }
        for witness in draft.witness().into_iter().chain([witness]) {
            let Some(quote) = self.price(self.book, &witness) else { return };
            let (shelf, goods) = (quote.totals.shelf.minor(), quote.totals.goods.minor());
            if applied(&quote, &rule.id).is_none() || shelf - goods <= limit.down_of(shelf) {
                continue;
            }
            let rules: Vec<_> =
                self.book.rules().filter(|rule| applied(&quote, &rule.id).is_some()).map(|r| r.id.clone()).collect();
            let told =
                |finding: &Finding| matches!(&finding.what, Oddity::OverLimit { rules: told, .. } if *told == rules);
            if !self.findings.iter().any(told) {
                let discount = Rate::of_part(shelf - goods, shelf);
                return self.find(Oddity::OverLimit { rules, discount }, proof(witness));
            }
        }
    }
}

/// Whether the first rule, where it applies, does not let the second apply: its turn comes first, and it excludes the second. Rules that are
/// alone in the quote have their turns before all offers.
fn beats(first: &Compiled, first_rank: u32, second: &Compiled, second_rank: u32) -> bool {
    let is_first = match (first.is_alone_in_quote(), second.is_alone_in_quote()) {
        (true, alone) => !alone,
        (false, alone) => !alone && first_rank < second_rank,
    };
    is_first && first.excludes(second)
}
