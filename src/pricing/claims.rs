//! What a host reserves before it takes the order.

use alloc::vec::Vec;

use super::engine::Engine;
use super::state::{AppliedRule, State};
use super::{Benefit, Claim, Customer, LimitPer, Limits, Rule};

impl Engine<'_> {
    /// What the host reserves: a claim for each rule that is limited or came by a code, unless it was clipped to nothing.
    pub(super) fn claims(&self, state: &State) -> Vec<Claim> {
        let mut claims = Vec::new();
        for applied in &state.applied {
            let Some(rule) = self.book.compiled(applied.rank).map(|compiled| &compiled.rule) else { continue };
            let counts_units = rule.benefit.unit_limit().is_some_and(|units| units.per == LimitPer::Customer);
            let gives = applied.saving > 0 || matches!(rule.benefit, Benefit::Gift(_));
            if !gives || (rule.limits == Limits::default() && rule.codes.is_empty() && !counts_units) {
                continue;
            }
            claims.push(self.claim(rule, applied, counts_units));
        }
        claims
    }

    #[inline(never)]
    fn claim(&self, rule: &Rule, applied: &AppliedRule, counts_units: bool) -> Claim {
        let customer = match &self.bench.context.customer {
            Customer::Guest => None,
            Customer::Known(known) => Some(known.id.clone()),
        };
        Claim {
            rule: rule.id.clone(),
            code: self.bench.cart.codes().find(|code| rule.codes.contains(*code)).cloned(),
            customer,
            uses: 1,
            units: counts_units.then_some(applied.units),
            money: self.bench.money(applied.saving),
        }
    }
}
