//! What is odd about one rule.

use super::super::rulebook::Rulebook;
use super::super::{
    Applied, Basis, Benefit, Condition, Notice, Outcome, Quote, Rule, RuleId, Spend, TierBy, TierMode, quote,
};
use super::form::{never_applies, unreachable_tiers};
use super::witness::{Draft, proof};
use super::{Analyst, Oddity, Proof, Witness};
use crate::cart::{Cart, Line};
use crate::product::Quantity;

impl Analyst<'_> {
    pub(super) fn rule(&mut self, rank: u32) {
        let Some(rule) = self.book.compiled(rank).map(|compiled| &compiled.rule) else { return };
        if never_applies(rule, self.question.at) {
            return self.find(Oddity::NeverApplies(rule.id.clone()), Proof::Form);
        }
        for tier in unreachable_tiers(rule) {
            let path = alloc::format!("benefit.tiers.by.spend.tiers[{tier}]");
            self.find(Oddity::Unreachable(rule.id.clone(), path), Proof::Form);
        }
        let Some(witness) = self.witness_of(rule) else {
            if self.complete {
                self.find(Oddity::NeverApplies(rule.id.clone()), Proof::Unknown);
            }
            return;
        };
        self.own_threshold(rule);
        self.falling_tiers(rule, &witness);
        self.pairs(rank, rule, witness);
    }

    /// A shop and a cart on which the rule applies by itself.
    fn witness_of(&mut self, rule: &Rule) -> Option<Witness> {
        let currency = self.book.currency();
        let mut draft = Draft::new(currency, self.question, rule);
        draft.add(rule)?;
        let witness = draft.witness()?;
        let alone = Rulebook::new(currency, alloc::vec![rule.clone()]).ok()?;
        self.applies(&alone, &witness, &rule.id).then_some(witness)
    }

    /// Whether a rule applies on a witness.
    pub(super) fn applies(&mut self, book: &Rulebook, witness: &Witness, rule: &RuleId) -> bool {
        let priced = self.price(book, witness);
        priced.is_some_and(|quote| applied(&quote, rule).is_some())
    }

    pub(super) fn price(&mut self, book: &Rulebook, witness: &Witness) -> Option<Quote> {
        if !self.step() {
            return None;
        }
        quote(book, &witness.catalogue, &witness.cart, &witness.context).ok()
    }

    /// A rule that asks for a running amount which its own saving takes away.
    fn own_threshold(&mut self, rule: &Rule) {
        let mut spends = alloc::vec::Vec::new();
        running_thresholds(&rule.when, &mut spends);
        let Ok(alone) = Rulebook::new(self.book.currency(), alloc::vec![rule.clone()]) else { return };
        for spend in spends {
            let mut draft = Draft::new(self.book.currency(), self.question, rule);
            let least = spend.at_least.map_or(0, crate::money::Money::minor);
            let made = draft.add(&Rule { when: Condition::default(), ..rule.clone() });
            let made = made.and_then(|()| draft.worth(&spend.of, least));
            let Some(witness) = made.and_then(|()| draft.witness()) else { continue };
            let Some(quote) = self.price(&alone, &witness) else { continue };
            if quote.notices.contains(&Notice::BelowOwnThreshold(rule.id.clone())) {
                return self.find(Oddity::DefeatsOwnThreshold(rule.id.clone()), proof(witness));
            }
        }
    }

    /// Tiers by quantity that give less in all from their threshold on than just before it.
    fn falling_tiers(&mut self, rule: &Rule, witness: &Witness) {
        let Benefit::Tiers(tiers) = &rule.benefit else { return };
        let (TierBy::Quantity(steps), TierMode::Whole) = (&tiers.by, tiers.mode) else { return };
        let Ok(alone) = Rulebook::new(self.book.currency(), alloc::vec![rule.clone()]) else { return };
        for (tier, step) in steps.iter().enumerate().skip(1) {
            let saving = |analyst: &mut Self, units: u32| {
                let quantity = Quantity::new(units).ok()?;
                let lines = witness.cart.lines().iter().map(|line| Line { quantity, ..line.clone() });
                let mut cart = Cart::of(lines).ok()?;
                for code in witness.cart.codes() {
                    let _ = cart.enter_code(code.clone()).ok()?;
                }
                let at = Witness { cart, ..witness.clone() };
                let quote = analyst.price(&alone, &at)?;
                Some((applied(&quote, &rule.id).map_or(0, |applied| applied.saving.minor()), at))
            };
            let before = saving(self, step.from.get() - 1);
            let from = saving(self, step.from.get());
            if let (Some((before, _)), Some((from, witness))) = (before, from) {
                if from < before {
                    self.find(Oddity::TiersFall { rule: rule.id.clone(), tier }, proof(witness));
                }
            }
        }
    }
}

/// What a rule did on a quote, if it applied.
pub(super) fn applied<'q>(quote: &'q Quote, rule: &RuleId) -> Option<&'q Applied> {
    match &quote.verdict(rule)?.outcome {
        Outcome::Applied(applied) => Some(applied),
        _ => None,
    }
}

/// The spend conditions on a running amount that must hold.
fn running_thresholds<'c>(condition: &'c Condition, into: &mut alloc::vec::Vec<&'c Spend>) {
    match condition {
        Condition::AllOf(parts) => parts.iter().for_each(|part| running_thresholds(part, into)),
        Condition::Spend(spend) if spend.basis == Basis::Running && spend.at_least.is_some() => into.push(spend),
        _ => {}
    }
}
