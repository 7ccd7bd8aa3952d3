//! What the form of selectors and conditions alone shows: that nothing can match, or that one matches whatever another does.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::OffsetDateTime;

use super::super::{Benefit, Condition, OrderNumber, Rule, Selector, Spend, TierBy, Units};
use crate::money::{Money, Rate};
use crate::product::Sku;

/// Whether no goods at all can match.
pub(super) fn matches_nothing(selector: &Selector) -> bool {
    match selector {
        Selector::AnyOf(parts) => parts.iter().all(matches_nothing),
        Selector::AllOf(parts) => {
            let parts = conjuncts(parts);
            let opposite = |a: &Selector, b: &Selector| matches!(b, Selector::Not(inner) if covers(inner, a));
            parts.iter().any(|part| matches_nothing(part))
                || parts.iter().any(|a| parts.iter().any(|b| opposite(a, b)))
                || no_sku(&parts)
                || no_price(&parts)
        }
        Selector::Not(inner) => covers(inner, &Selector::All),
        Selector::Price(range) => {
            matches!((range.at_least, range.below), (_, Some(below)) if below.minor() <= range.at_least.map_or(0, Money::minor))
        }
        _ => false,
    }
}

fn conjuncts(parts: &[Selector]) -> Vec<&Selector> {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Selector::AllOf(inner) => all.extend(conjuncts(inner)),
            part => all.push(part),
        }
    }
    all
}

fn no_sku(parts: &[&Selector]) -> bool {
    let lists = parts.iter().filter_map(|part| match part {
        Selector::Skus(skus) => Some(skus),
        _ => None,
    });
    let common: Option<BTreeSet<Sku>> = lists.fold(None, |common, skus| match common {
        None => Some(skus.clone()),
        Some(common) => Some(common.intersection(skus).cloned().collect()),
    });
    common.is_some_and(|common| common.is_empty())
}

fn no_price(parts: &[&Selector]) -> bool {
    let ranges = parts.iter().filter_map(|part| match part {
        Selector::Price(range) => {
            Some((range.at_least.map_or(0, Money::minor), range.below.map_or(i64::MAX, Money::minor)))
        }
        _ => None,
    });
    let (from, until) = ranges.fold((0, i64::MAX), |(from, until), range| (range.0.max(from), range.1.min(until)));
    until <= from
}

/// Whether the first matches whatever the second matches.
pub(super) fn covers(wide: &Selector, narrow: &Selector) -> bool {
    if wide == narrow {
        return true;
    }
    match (wide, narrow) {
        (Selector::All, _) => true,
        (_, Selector::AnyOf(parts)) => parts.iter().all(|part| covers(wide, part)),
        (Selector::AllOf(parts), _) => parts.iter().all(|part| covers(part, narrow)),
        (_, Selector::AllOf(parts)) if parts.iter().any(|part| covers(wide, part)) => true,
        (Selector::AnyOf(parts), _) => parts.iter().any(|part| covers(part, narrow)),
        (Selector::Skus(wide), Selector::Skus(narrow)) => narrow.is_subset(wide),
        (Selector::Stars(least), Selector::Stars(more)) => least <= more,
        (Selector::Price(wide), Selector::Price(narrow)) => {
            let low = |at_least: Option<Money>| at_least.map_or(0, Money::minor);
            let high = |below: Option<Money>| below.map_or(i64::MAX, Money::minor);
            low(wide.at_least) <= low(narrow.at_least) && high(narrow.below) <= high(wide.below)
        }
        (Selector::Not(wide), Selector::Not(narrow)) => covers(narrow, wide),
        _ => false,
    }
}

/// Whether no cart and context make a condition true.
pub(super) fn never_true(condition: &Condition) -> bool {
    match condition {
        Condition::AnyOf(parts) => parts.iter().all(never_true),
        Condition::AllOf(parts) => {
            let mut all = Vec::new();
            flatten(parts, &mut all);
            all.iter().any(|part| never_true(part)) || all.iter().any(|a| all.iter().any(|b| contradict(a, b)))
        }
        Condition::Not(inner) => always_true(inner),
        Condition::Spend(Spend { of, at_least, .. }) => {
            at_least.is_some_and(|least| least.minor() > 0) && matches_nothing(of)
        }
        Condition::Quantity(Units { of, at_least, .. }) | Condition::Distinct(Units { of, at_least, .. }) => {
            at_least.is_some_and(|least| least > 0) && matches_nothing(of)
        }
        Condition::OrderNumber(OrderNumber { at_most, .. }) => *at_most == Some(0),
        _ => false,
    }
}

fn flatten<'c>(parts: &'c [Condition], all: &mut Vec<&'c Condition>) {
    for part in parts {
        match part {
            Condition::AllOf(inner) => flatten(inner, all),
            part => all.push(part),
        }
    }
}

/// Whether every cart and context make a condition true.
fn always_true(condition: &Condition) -> bool {
    match condition {
        Condition::AllOf(parts) => parts.iter().all(always_true),
        Condition::AnyOf(parts) => parts.iter().any(always_true),
        Condition::Not(inner) => never_true(inner),
        _ => false,
    }
}

/// Whether two conditions are never true together.
fn contradict(a: &Condition, b: &Condition) -> bool {
    let apart =
        |least: Option<i64>, most: Option<i64>| matches!((least, most), (Some(least), Some(most)) if most < least);
    match (a, b) {
        (_, Condition::Not(inner)) if **inner == *a => true,
        (Condition::Spend(a), Condition::Spend(b)) => {
            let same = a.basis == b.basis && a.tax == b.tax && covers(&b.of, &a.of);
            same && apart(a.at_least.map(Money::minor), b.at_most.map(Money::minor))
        }
        (Condition::Quantity(a), Condition::Quantity(b)) | (Condition::Distinct(a), Condition::Distinct(b)) => {
            covers(&b.of, &a.of) && apart(a.at_least.map(i64::from), b.at_most.map(i64::from))
        }
        (Condition::OrderNumber(a), Condition::OrderNumber(b)) => {
            apart(a.at_least.map(i64::from), b.at_most.map(i64::from))
        }
        (Condition::Channel(a), Condition::Channel(b)) => a != b,
        (Condition::DestinationProvince(a), Condition::DestinationProvince(b)) => a != b,
        (Condition::DeliveryMethod(a), Condition::DeliveryMethod(b)) => a != b,
        (Condition::PaymentMethod(a), Condition::PaymentMethod(b)) => a != b,
        (Condition::Fact(a), Condition::Fact(b)) => a.name == b.name && a.is != b.is,
        (Condition::Period(a), Condition::Period(b)) => !a.overlaps(b),
        _ => false,
    }
}

/// The selectors of which each must match something for the benefit to give anything.
pub(super) fn needed_goods(benefit: &Benefit) -> Vec<&Selector> {
    match benefit {
        Benefit::Percent(percent) => Vec::from([&percent.of]),
        Benefit::Amount(amount) => Vec::from([&amount.of]),
        Benefit::Price(price) => Vec::from([&price.of]),
        Benefit::Tiers(tiers) => Vec::from([&tiers.of]),
        Benefit::NForM(n_for_m) => Vec::from([&n_for_m.of]),
        Benefit::BuyGet(buy_get) => core::iter::once(&buy_get.of).chain(&buy_get.target).collect(),
        Benefit::Bundle(bundle) => bundle.components.iter().map(|component| &component.of).collect(),
        Benefit::Gift(_) | Benefit::Delivery(_) => Vec::new(),
    }
}

/// Whether the form of a rule shows that it never applies from an instant on.
pub(super) fn never_applies(rule: &Rule, at: OffsetDateTime) -> bool {
    let over = rule.window.until().is_some_and(|until| until <= at);
    let limits = rule.limits;
    let unusable = limits.total == Some(0) || limits.per_customer == Some(0);
    over || unusable || never_true(&rule.when) || needed_goods(&rule.benefit).into_iter().any(matches_nothing)
}

/// The positions of tiers that no line or cart reaches.
pub(super) fn unreachable_tiers(rule: &Rule) -> Vec<usize> {
    let Benefit::Tiers(tiers) = &rule.benefit else { return Vec::new() };
    match &tiers.by {
        TierBy::Quantity(_) => Vec::new(),
        // A line of the largest quantity at the largest price is the most there is.
        TierBy::Spend(spend) => {
            let beyond = |step: &super::super::SpendTier| Money::MAX <= step.from.minor();
            spend.tiers.iter().enumerate().filter(|(_, step)| beyond(step)).map(|(i, _)| i).collect()
        }
    }
}

/// Whether the first rule applies wherever the second could, nothing else considered: it asks for nothing, is in force whenever the second
/// is, and takes something off whatever goods the second is for.
pub(super) fn always_with(first: &Rule, second: &Rule) -> Option<Always> {
    let in_force = first.window.from().is_none_or(|from| second.window.from().is_some_and(|other| from <= other))
        && first.window.until().is_none_or(|until| second.window.until().is_some_and(|other| other <= until));
    let plain = first.codes.is_empty()
        && first.limits == super::super::Limits::default()
        && first.round.is_none()
        && first.form == second.form
        && always_true(&first.when);
    let (of, always) = match &first.benefit {
        // Any amount takes something off any price above zero, and so does 100 %.
        Benefit::Amount(amount) => (&amount.of, Always::Certainly),
        Benefit::Percent(percent) if percent.off == Rate::ONE_HUNDRED => (&percent.of, Always::Certainly),
        Benefit::Percent(percent) => (&percent.of, Always::UnlessRounded),
        _ => return None,
    };
    let goods = needed_goods(&second.benefit);
    let meets = goods.iter().any(|narrow| covers(of, narrow));
    (in_force && plain && meets).then_some(always)
}

/// How surely a rule takes something off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Always {
    Certainly,
    /// Where its part of an amount is not rounded to nothing.
    UnlessRounded,
}
