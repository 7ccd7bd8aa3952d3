//! What makes a rule wrong, found for all rules at once.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::{
    Benefit, BundleGive, Combination, Condition, DeliveryOff, Lane, Limits, PriceRange, Rule, RuleId, Rulebook,
    Selector, Spread, TierBy, TierGive, TierMode, Tiers, UnitGive,
};
use crate::input::fault_list;
use crate::money::{Currency, Money, Rate};

/// The number of levels that selectors and conditions of a rule may nest.
pub const MAX_NESTING: usize = 16;
/// The largest number of components of a bundle.
pub const MAX_COMPONENTS: usize = 8;
/// The largest number of units of a component in each bundle.
pub const MAX_COMPONENT_UNITS: u32 = 100;
/// The largest number of tiers of a rule.
pub const MAX_TIERS: usize = 100;
/// The largest number of lines of a gift.
pub const MAX_GIFTS: usize = 20;

/// One fault of a rulebook: where, what was seen there, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulebookFault {
    /// The place, such as `rules[3].benefit.percent.off`.
    pub path: String,
    /// The value as it is written.
    pub seen: String,
    /// What is wrong.
    pub problem: RuleProblem,
}

/// What is wrong with a part of a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleProblem {
    /// An id that an earlier rule has.
    #[error("is the id of rules[{first}] too")]
    DuplicateId {
        /// The position of the earlier rule.
        first: usize,
    },
    /// More rules than a rulebook can hold.
    #[error("is more than {max} rules", max = Rulebook::MAX_RULES)]
    TooManyRules,
    /// An amount in another currency than the rulebook's.
    #[error("is not in {expected}")]
    Currency {
        /// The currency of the rulebook.
        expected: Currency,
    },
    /// An amount or rate that must be above zero.
    #[error("is not above zero")]
    NotPositive,
    /// An amount that must not be below zero.
    #[error("is below zero")]
    Negative,
    /// A rate above 100 %.
    #[error("is above 100%")]
    AboveWhole,
    /// A benefit that this lane does not have.
    #[error("is no lane for this benefit")]
    Lane,
    /// Something that rules of the price lane do not have.
    #[error("is not for the price lane, where nothing compounds and nothing is counted over orders")]
    PriceLane,
    /// A list that needs an entry.
    #[error("is empty")]
    Empty,
    /// A list or number that is too large.
    #[error("is more than {max}")]
    TooMany {
        /// The largest allowed.
        max: usize,
    },
    /// A threshold that is not above the one before it.
    #[error("is not above the threshold before it")]
    NotAscending,
    /// A condition or range without bounds.
    #[error("has no bound")]
    NoBound,
    /// A lower bound above the upper one.
    #[error("has a lower bound above its upper bound")]
    BoundsCross,
    /// A spread that this benefit does not have.
    #[error("is no spread for this benefit")]
    Spread,
    /// What a tier of this kind does not give.
    #[error("is not what a tier of this kind gives")]
    TierGive,
    /// As many or more units paid for than taken.
    #[error("is not fewer than the units of a set, {n}")]
    PaidNotFewer {
        /// The units of a set.
        n: u32,
    },
    /// Rounding of a benefit that is not per unit.
    #[error("rounds unit prices, and this benefit is not per unit")]
    Round,
    /// Nesting deeper than allowed.
    #[error("is nested more than {MAX_NESTING} levels deep")]
    TooDeep,
}

impl fmt::Display for RulebookFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.path, self.seen, self.problem)
    }
}

impl core::error::Error for RulebookFault {}

fault_list! {
    /// All faults of a rulebook, at least one, by rule.
    RulebookFaults of RulebookFault;
}

/// Refuses rules that are wrong, alone or together; returns the positions of the rules by id.
pub(super) fn faults_of(currency: Currency, rules: &[Rule]) -> Result<Vec<u32>, RulebookFaults> {
    within_limit(rules.len())?;
    let mut faults = Vec::new();
    let mut by_id: Vec<(&RuleId, u32)> = rules.iter().map(|rule| &rule.id).zip(0..).collect();
    by_id.sort_unstable();
    let first = duplicates(&by_id);
    for (rule, index) in rules.iter().zip(0..) {
        let mut check = Check { index, currency, faults: &mut faults };
        if let Some(first) = first.get(&index).copied() {
            check.fault("id", format!("{:?}", rule.id), RuleProblem::DuplicateId { first });
        }
        check.rule(rule);
    }
    if faults.is_empty() {
        Ok(by_id.into_iter().map(|(_, position)| position).collect())
    } else {
        Err(RulebookFaults(faults))
    }
}

fn within_limit(rules: usize) -> Result<(), RulebookFaults> {
    if rules <= Rulebook::MAX_RULES {
        return Ok(());
    }
    let (path, seen) = (String::from("rules"), rules.to_string());
    Err(RulebookFaults(Vec::from([RulebookFault { path, seen, problem: RuleProblem::TooManyRules }])))
}

/// The positions of rules whose id an earlier rule has, with the position of the first.
fn duplicates(by_id: &[(&RuleId, u32)]) -> BTreeMap<usize, usize> {
    let mut duplicates = BTreeMap::new();
    for same in by_id.chunk_by(|a, b| a.0 == b.0) {
        if let [(_, first), later @ ..] = same {
            duplicates.extend(later.iter().map(|(_, position)| (*position as usize, *first as usize)));
        }
    }
    duplicates
}

/// The check of one rule.
struct Check<'f> {
    index: usize,
    currency: Currency,
    faults: &'f mut Vec<RulebookFault>,
}

impl Check<'_> {
    fn fault(&mut self, path: &str, seen: impl fmt::Display, problem: RuleProblem) {
        let path = format!("rules[{}].{path}", self.index);
        self.faults.push(RulebookFault { path, seen: seen.to_string(), problem });
    }

    fn positive(&mut self, path: &str, money: Money) {
        if money.minor() <= 0 {
            self.fault(path, money, RuleProblem::NotPositive);
        }
        self.in_currency(path, money);
    }

    fn not_negative(&mut self, path: &str, money: Money) {
        if money.is_negative() {
            self.fault(path, money, RuleProblem::Negative);
        }
        self.in_currency(path, money);
    }

    fn in_currency(&mut self, path: &str, money: Money) {
        if money.currency() != self.currency {
            self.fault(path, money, RuleProblem::Currency { expected: self.currency });
        }
    }

    fn part(&mut self, path: &str, rate: Rate) {
        if rate.is_zero() {
            self.fault(path, rate, RuleProblem::NotPositive);
        }
        if Rate::ONE_HUNDRED < rate {
            self.fault(path, rate, RuleProblem::AboveWhole);
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.condition("when", &rule.when, MAX_NESTING);
        self.benefit(&rule.benefit);
        self.lane(rule);
        let Limits { budget, .. } = rule.limits;
        if let Some(budget) = budget {
            self.positive("limits.budget", budget);
        }
        if let Some(at_most) = rule.at_most {
            self.positive("at_most", at_most);
        }
        if let Some(round) = rule.round {
            self.in_currency("round.step", round.step());
            let per_unit = match &rule.benefit {
                Benefit::Percent(percent) => percent.spread == Spread::Unit,
                Benefit::Amount(amount) => amount.spread == Spread::Unit,
                Benefit::Price(price) => price.spread == Spread::Unit,
                _ => false,
            };
            if !per_unit {
                self.fault("round", round.step(), RuleProblem::Round);
            }
        }
    }

    fn lane(&mut self, rule: &Rule) {
        let lane = rule.lane();
        let allowed = match &rule.benefit {
            Benefit::Delivery(_) => rule.lane.is_none_or(|lane| lane == Lane::Delivery),
            Benefit::Gift(_) | Benefit::BuyGet(_) | Benefit::NForM(_) | Benefit::Bundle(_) => {
                matches!(lane, Lane::Item | Lane::Order)
            }
            Benefit::Tiers(_) | Benefit::Percent(_) | Benefit::Amount(_) | Benefit::Price(_) => lane != Lane::Delivery,
        };
        if !allowed {
            let seen = rule.lane.unwrap_or(lane);
            self.fault("lane", format!("{seen:?}").to_lowercase(), RuleProblem::Lane);
        }
        if lane != Lane::Price {
            return;
        }
        let (spread, units) = match &rule.benefit {
            Benefit::Percent(percent) => (percent.spread, percent.units),
            Benefit::Amount(amount) => (amount.spread, amount.units),
            Benefit::Price(price) => (price.spread, price.units),
            _ => (Spread::Line, None),
        };
        let bad = [
            ("benefit", spread == Spread::Selection || units.is_some()),
            ("combine", rule.combine != Combination::Stacks),
            ("limits", rule.limits != Limits::default()),
            ("at_most", rule.at_most.is_some()),
        ];
        for (path, _) in bad.into_iter().filter(|(_, bad)| *bad) {
            self.fault(path, "this", RuleProblem::PriceLane);
        }
    }

    fn benefit(&mut self, benefit: &Benefit) {
        match benefit {
            Benefit::Percent(percent) => {
                self.part("benefit.percent.off", percent.off);
                self.selector("benefit.percent.of", &percent.of, MAX_NESTING);
            }
            Benefit::Amount(amount) => {
                self.positive("benefit.amount.off", amount.off);
                self.selector("benefit.amount.of", &amount.of, MAX_NESTING);
            }
            Benefit::Price(price) => {
                self.not_negative("benefit.price.price", price.price);
                self.selector("benefit.price.of", &price.of, MAX_NESTING);
            }
            Benefit::Tiers(tiers) => self.tiers(tiers),
            Benefit::BuyGet(buy_get) => {
                self.selector("benefit.buy_get.of", &buy_get.of, MAX_NESTING);
                if let Some(target) = &buy_get.target {
                    self.selector("benefit.buy_get.target", target, MAX_NESTING);
                }
                match buy_get.give {
                    UnitGive::Free => {}
                    UnitGive::Percent(rate) => self.part("benefit.buy_get.give.percent", rate),
                    UnitGive::Amount(off) => self.positive("benefit.buy_get.give.amount", off),
                    UnitGive::Price(price) => self.not_negative("benefit.buy_get.give.price", price),
                }
            }
            Benefit::NForM(n_for_m) => {
                self.selector("benefit.n_for_m.of", &n_for_m.of, MAX_NESTING);
                if n_for_m.n <= n_for_m.m {
                    self.fault("benefit.n_for_m.m", n_for_m.m, RuleProblem::PaidNotFewer { n: n_for_m.n.get() });
                }
            }
            Benefit::Bundle(_) | Benefit::Gift(_) => self.several(benefit),
            Benefit::Delivery(off) => match off {
                DeliveryOff::Percent(rate) => self.part("benefit.delivery.percent", *rate),
                DeliveryOff::Amount(off) => self.positive("benefit.delivery.amount", *off),
                DeliveryOff::Price(price) => self.not_negative("benefit.delivery.price", *price),
            },
        }
    }

    fn several(&mut self, benefit: &Benefit) {
        match benefit {
            Benefit::Bundle(bundle) => {
                self.count("benefit.bundle.components", bundle.components.len(), MAX_COMPONENTS);
                for (i, component) in bundle.components.iter().enumerate() {
                    let path = format!("benefit.bundle.components[{i}]");
                    self.selector(&format!("{path}.of"), &component.of, MAX_NESTING);
                    if component.count.get() > MAX_COMPONENT_UNITS {
                        let max = MAX_COMPONENT_UNITS as usize;
                        self.fault(&format!("{path}.count"), component.count, RuleProblem::TooMany { max });
                    }
                }
                match bundle.give {
                    BundleGive::Price(price) => self.not_negative("benefit.bundle.give.price", price),
                    BundleGive::Percent(rate) => self.part("benefit.bundle.give.percent", rate),
                    BundleGive::Amount(off) => self.positive("benefit.bundle.give.amount", off),
                }
            }
            Benefit::Gift(gift) => {
                self.count("benefit.gift.lines", gift.lines.len(), MAX_GIFTS);
                if let Some(worth) = gift.worth {
                    self.not_negative("benefit.gift.worth", worth);
                }
            }
            _ => {}
        }
    }

    fn count(&mut self, path: &str, count: usize, max: usize) {
        if count == 0 {
            self.fault(path, "the list", RuleProblem::Empty);
        }
        if count > max {
            self.fault(path, count, RuleProblem::TooMany { max });
        }
    }

    fn tiers(&mut self, tiers: &Tiers) {
        self.selector("benefit.tiers.of", &tiers.of, MAX_NESTING);
        if tiers.spread == Spread::Unit {
            self.fault("benefit.tiers.spread", "unit", RuleProblem::Spread);
        }
        let graduated = tiers.mode == TierMode::Graduated;
        match &tiers.by {
            TierBy::Quantity(steps) => {
                self.count("benefit.tiers.by.quantity", steps.len(), MAX_TIERS);
                let mut before = 0;
                for (i, step) in steps.iter().enumerate() {
                    let path = format!("benefit.tiers.by.quantity[{i}]");
                    if step.from.get() <= before {
                        self.fault(&format!("{path}.from"), step.from, RuleProblem::NotAscending);
                    }
                    before = step.from.get();
                    self.tier_give(&path, step.give, graduated && matches!(step.give, TierGive::Amount(_)));
                }
            }
            TierBy::Spend(spend) => {
                self.count("benefit.tiers.by.spend.tiers", spend.tiers.len(), MAX_TIERS);
                let mut before = -1;
                for (i, step) in spend.tiers.iter().enumerate() {
                    let path = format!("benefit.tiers.by.spend.tiers[{i}]");
                    self.not_negative(&format!("{path}.from"), step.from);
                    if step.from.minor() <= before {
                        self.fault(&format!("{path}.from"), step.from, RuleProblem::NotAscending);
                    }
                    before = step.from.minor();
                    self.tier_give(&path, step.give, graduated && !matches!(step.give, TierGive::Percent(_)));
                }
            }
        }
    }

    fn tier_give(&mut self, path: &str, give: TierGive, refused: bool) {
        let (name, seen) = match give {
            TierGive::Percent(rate) => {
                // A tier may give nothing, where a graduated table stops.
                if !rate.is_zero() {
                    self.part(&format!("{path}.give.percent"), rate);
                }
                ("percent", rate.to_string())
            }
            TierGive::AmountPerUnit(off) => {
                self.positive(&format!("{path}.give.amount_per_unit"), off);
                ("amount_per_unit", off.to_string())
            }
            TierGive::Amount(off) => {
                self.positive(&format!("{path}.give.amount"), off);
                ("amount", off.to_string())
            }
            TierGive::UnitPrice(price) => {
                self.not_negative(&format!("{path}.give.unit_price"), price);
                ("unit_price", price.to_string())
            }
        };
        if refused {
            self.fault(&format!("{path}.give.{name}"), seen, RuleProblem::TierGive);
        }
    }

    fn selector(&mut self, path: &str, selector: &Selector, left: usize) {
        let Some(deeper) = left.checked_sub(1) else {
            return self.fault(path, "the selector", RuleProblem::TooDeep);
        };
        match selector {
            Selector::AnyOf(parts) | Selector::AllOf(parts) => {
                let name = if matches!(selector, Selector::AnyOf(_)) { "any_of" } else { "all_of" };
                for (i, part) in parts.iter().enumerate() {
                    self.selector(&format!("{path}.{name}[{i}]"), part, deeper);
                }
            }
            Selector::Not(inner) => self.selector(&format!("{path}.not"), inner, deeper),
            Selector::Skus(skus) if skus.is_empty() => {
                self.fault(&format!("{path}.skus"), "the list", RuleProblem::Empty);
            }
            Selector::Price(PriceRange { at_least, below }) => {
                let path = format!("{path}.price");
                for (name, bound) in [("at_least", at_least), ("below", below)] {
                    if let Some(bound) = bound {
                        self.not_negative(&format!("{path}.{name}"), *bound);
                    }
                }
                self.bounds(&path, at_least.map(Money::minor), below.map(|below| below.minor() - 1));
            }
            _ => {}
        }
    }

    fn bounds<T: PartialOrd>(&mut self, path: &str, at_least: Option<T>, at_most: Option<T>) {
        match (at_least, at_most) {
            (None, None) => self.fault(path, "the range", RuleProblem::NoBound),
            (Some(least), Some(most)) if most < least => self.fault(path, "the range", RuleProblem::BoundsCross),
            _ => {}
        }
    }

    fn condition(&mut self, path: &str, condition: &Condition, left: usize) {
        let Some(deeper) = left.checked_sub(1) else {
            return self.fault(path, "the condition", RuleProblem::TooDeep);
        };
        match condition {
            Condition::AllOf(parts) | Condition::AnyOf(parts) => {
                let name = if matches!(condition, Condition::AnyOf(_)) { "any_of" } else { "all_of" };
                for (i, part) in parts.iter().enumerate() {
                    self.condition(&format!("{path}.{name}[{i}]"), part, deeper);
                }
            }
            Condition::Not(inner) => self.condition(&format!("{path}.not"), inner, deeper),
            Condition::Spend(spend) => {
                let path = format!("{path}.spend");
                self.selector(&format!("{path}.of"), &spend.of, MAX_NESTING);
                for (name, bound) in [("at_least", spend.at_least), ("at_most", spend.at_most)] {
                    if let Some(bound) = bound {
                        self.not_negative(&format!("{path}.{name}"), bound);
                    }
                }
                self.bounds(&path, spend.at_least.map(Money::minor), spend.at_most.map(Money::minor));
            }
            Condition::Quantity(units) | Condition::Distinct(units) => {
                let name = if matches!(condition, Condition::Quantity(_)) { "quantity" } else { "distinct" };
                let path = format!("{path}.{name}");
                self.selector(&format!("{path}.of"), &units.of, MAX_NESTING);
                self.bounds(&path, units.at_least, units.at_most);
            }
            Condition::OrderNumber(number) => {
                self.bounds(&format!("{path}.order_number"), number.at_least, number.at_most);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rulebook_has_a_million_rules_at_most() {
        assert!(within_limit(0).is_ok() && within_limit(1_000_000).is_ok());
        let told = within_limit(1_000_001).err().map(|faults| faults.to_string());
        assert_eq!(told.as_deref(), Some("rules: 1000001 is more than 1000000 rules"));
    }
}
