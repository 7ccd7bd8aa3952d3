//! Gifts of a finished quote, and multi-buys over the units of their sets.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::check::{Finished, SeenLine};
use super::findings::{Breach, Figure, Findings, Provision, Subject, WhyNotChecked};
use super::reduction::{Counts, Fall, SetShare};
use super::{Answer, GiftError, Law, Missing, PromotionForm, Tested, TradeFact, reference_price};
use crate::money::{Money, MoneyError};
use crate::pricing::{Benefit, Rule, RuleId};
use crate::product::{Catalog, Product};

/// The units bought and got in one set of a multi-buy.
pub(super) fn set_of(rule: &Rule) -> Option<(u64, u64)> {
    match &rule.benefit {
        Benefit::BuyGet(buy_get) => Some((buy_get.buy.get().into(), buy_get.get.get().into())),
        Benefit::NForM(n_for_m) => {
            let (n, m) = (u64::from(n_for_m.n.get()), u64::from(n_for_m.m.get()));
            Some((m, n.saturating_sub(m)))
        }
        _ => None,
    }
}

/// The lines with the saving of some multi-buys shared out over all units of their sets, by price, and the shares of the units that kept
/// their price. Which units qualified is not in the ledger: the dearest that the rule counts and did not pick, as it forms its sets.
pub(super) fn shared_over_sets<'a, C: ?Sized>(
    finished: &Finished<'a, C>,
    lines: &[SeenLine<'a>],
    sets: &BTreeSet<&RuleId>,
) -> (Vec<SeenLine<'a>>, BTreeMap<u32, Vec<SetShare>>) {
    let mut changed: Vec<SeenLine<'a>> = lines.iter().map(SeenLine::copy).collect();
    let mut shares: BTreeMap<u32, Vec<SetShare>> = BTreeMap::new();
    for id in sets {
        let Some(set) = finished.rulebook.rule(id).and_then(set_of) else { continue };
        let is_picked = |fall: &Fall| fall.rule.as_ref() == Some(*id);
        let picked: Vec<&Fall> = lines.iter().flat_map(|seen| &seen.falls).filter(|fall| is_picked(fall)).collect();
        let units: u64 = picked.iter().map(|fall| u64::from(fall.units)).sum();
        let qualifying = qualifying_units(finished, lines, id, bought(set, units));
        let total = |amounts: &mut dyn Iterator<Item = (i64, u32)>| -> i128 {
            amounts.map(|(price, units)| i128::from(price) * i128::from(units)).sum()
        };
        let saved = total(&mut picked.iter().map(|fall| (fall.taken, fall.units)));
        let weight = total(&mut picked.iter().map(|fall| (fall.from, fall.units)))
            + total(&mut qualifying.iter().map(|(_, price, units)| (*price, *units)));
        let part = |price: i64| {
            let numerator = i128::from(price) * saved;
            i64::try_from((numerator + weight - 1).checked_div(weight).unwrap_or(0)).unwrap_or(price)
        };
        for fall in changed.iter_mut().flat_map(|seen| &mut seen.falls).filter(|fall| is_picked(fall)) {
            fall.taken = part(fall.from);
        }
        for (index, price, units) in qualifying {
            let share = SetShare { price, units, rule: (*id).clone(), taken: part(price) };
            shares.entry(index).or_default().push(share);
        }
    }
    (changed, shares)
}

/// The units that were bought in the sets of which so many units were got.
fn bought((buy, get): (u64, u64), got: u64) -> u64 {
    got.div_ceil(get.max(1)).saturating_mul(buy)
}

/// The dearest units that a rule counts and did not move: line, price in the end, number.
fn qualifying_units<C: ?Sized>(
    finished: &Finished<'_, C>,
    lines: &[SeenLine<'_>],
    id: &RuleId,
    mut wanted: u64,
) -> Vec<(u32, i64, u32)> {
    let mut standing: Vec<(i64, u32, u32)> = Vec::new();
    for seen in lines.iter().filter(|seen| counts(finished, id, seen)) {
        let mut moved: BTreeMap<i64, u32> = BTreeMap::new();
        for fall in seen.falls.iter().filter(|fall| fall.rule.as_ref() == Some(id)) {
            *moved.entry(fall.to).or_default() += fall.units;
        }
        for (group, units) in seen.groups(&[]) {
            let moved = moved.entry(group.price).or_default();
            let left = units.saturating_sub(*moved);
            *moved = moved.saturating_sub(units);
            standing.push((group.price, seen.index, left));
        }
    }
    standing.sort_by(|a, b| (b.0, a.1).cmp(&(a.0, b.1)));
    let mut found = Vec::new();
    for (price, index, units) in standing {
        let taken = u32::try_from(wanted).unwrap_or(u32::MAX).min(units);
        wanted -= u64::from(taken);
        if taken > 0 {
            found.push((index, price, taken));
        }
    }
    found
}

/// Whether a rule counts the goods of a line: among what is bought, or in its condition where it gives gifts. Goods that may not be
/// promoted do not qualify.
fn counts<C: ?Sized>(finished: &Finished<'_, C>, id: &RuleId, seen: &SeenLine<'_>) -> bool {
    seen.may_qualify && finished.rulebook.counts(id, seen.product, seen.line.list_price, finished.quote.at)
}

/// What one rule gives away, and on which purchases.
struct Giving {
    given: Result<Money, WhyNotChecked>,
    qualifying: Result<Money, WhyNotChecked>,
}

/// The gifts of a quote: lines for nothing, and what rules of the legal form gift take off.
pub(super) fn check<C: Catalog + ?Sized>(
    law: &Law,
    finished: &Finished<'_, C>,
    lines: &[SeenLine<'_>],
    findings: &mut Findings,
) {
    check_givable(law, finished, lines, findings);
    let by_lines = finished.quote.gifts.iter().map(|gift| &gift.rule);
    let is_gift = |fall: &&Fall| fall.counts == Counts::Gift;
    let by_form = lines.iter().flat_map(|seen| &seen.falls).filter(is_gift).filter_map(|fall| fall.rule.as_ref());
    let rules: BTreeSet<&RuleId> = by_lines.chain(by_form).collect();
    for id in rules {
        let giving = Giving { given: given(finished, lines, id), qualifying: qualifying(finished, lines, id) };
        check_limits(law, finished, id, giving, findings);
    }
}

/// Goods that may not be given away.
fn check_givable<C: Catalog + ?Sized>(
    law: &Law,
    finished: &Finished<'_, C>,
    lines: &[SeenLine<'_>],
    findings: &mut Findings,
) {
    let mut ask = |subject: Subject, rule: Option<&RuleId>, product: &Product, units: u32| match law.product_promotable(
        product,
        finished.shop,
        finished.quote.at.date(),
    ) {
        Ok(may) if may.gift != Answer::Yes => findings.breach(Breach {
            provision: Provision::NotGivable,
            subject,
            rules: rule.into_iter().cloned().collect(),
            seen: Figure::Answer(may.gift),
            allowed: Figure::Answer(Answer::Yes),
            units: Some(units),
            source: may.source.into(),
        }),
        Ok(_) => {}
        Err(missing) => findings.skip(Provision::NotGivable, subject, missing),
    };
    let mut unknown = Vec::new();
    for (gift, index) in finished.quote.gifts.iter().zip(0_u32..) {
        let subject = Subject::Gift(index, gift.sku.clone());
        match finished.catalogue.product(&gift.sku) {
            Some(product) => ask(subject, Some(&gift.rule), product, gift.quantity.get()),
            None => unknown.push(subject),
        }
    }
    for seen in lines {
        for fall in seen.falls.iter().filter(|fall| fall.counts == Counts::Gift) {
            ask(seen.subject(), fall.rule.as_ref(), seen.product, fall.units);
        }
    }
    for subject in unknown {
        findings.skip(Provision::NotGivable, subject, WhyNotChecked::UnknownProduct);
    }
}

/// The value of what a rule gives: what free units cost the seller, and what others lose of their price.
fn given<C: Catalog + ?Sized>(
    finished: &Finished<'_, C>,
    lines: &[SeenLine<'_>],
    id: &RuleId,
) -> Result<Money, WhyNotChecked> {
    let mut sum = Money::zero(finished.quote.currency);
    let cost = |product: &Product| product.parts().trade.gift_cost.ok_or(Missing::Fact { fact: TradeFact::GiftCost });
    for gift in finished.quote.gifts.iter().filter(|gift| gift.rule == *id) {
        let product = finished.catalogue.product(&gift.sku).ok_or(WhyNotChecked::UnknownProduct)?;
        sum = times(cost(product)?, gift.quantity.get()).and_then(|value| sum.checked_add(value))?;
    }
    for seen in lines {
        for fall in seen.falls.iter().filter(|fall| fall.counts == Counts::Gift && fall.rule.as_ref() == Some(id)) {
            let each = if fall.to == 0 { cost(seen.product)? } else { Money::from_minor(fall.taken, sum.currency())? };
            sum = times(each, fall.units).and_then(|value| sum.checked_add(value))?;
        }
    }
    Ok(sum)
}

/// The reference prices of the units that qualify for what a rule gives.
fn qualifying<C: ?Sized>(
    finished: &Finished<'_, C>,
    lines: &[SeenLine<'_>],
    id: &RuleId,
) -> Result<Money, WhyNotChecked> {
    let rule = finished.rulebook.rule(id).ok_or_else(|| WhyNotChecked::UnknownRule { rule: id.clone() })?;
    let got = lines.iter().flat_map(|seen| &seen.falls).filter(|fall| fall.rule.as_ref() == Some(id));
    let got: u64 = got.map(|fall| u64::from(fall.units)).sum();
    let wanted = set_of(rule).map_or(u64::MAX, |set| bought(set, got));
    let mut sum = Money::zero(finished.quote.currency);
    for (index, _, units) in qualifying_units(finished, lines, id, wanted) {
        let Some(seen) = lines.iter().find(|seen| seen.index == index) else { continue };
        let at = finished.quote.at;
        let reference = reference_price(seen.product, at).ok_or(Missing::PriceBefore { at })?;
        sum = times(reference, units).and_then(|value| sum.checked_add(value))?;
    }
    Ok(sum)
}

fn times(each: Money, units: u32) -> Result<Money, MoneyError> {
    each.checked_mul(units)
}

/// The limits per unit and per programme.
fn check_limits<C: ?Sized>(
    law: &Law,
    finished: &Finished<'_, C>,
    id: &RuleId,
    giving: Giving,
    findings: &mut Findings,
) {
    let subject = || Subject::Rule(id.clone());
    let both = giving.given.and_then(|given| giving.qualifying.map(|qualifying| (given, qualifying)));
    let (given, qualifying) = match both {
        Ok(both) => both,
        Err(why) => {
            findings.skip(Provision::GiftPerUnit, subject(), why.clone());
            findings.skip(Provision::GiftPerProgramme, subject(), why);
            return;
        }
    };
    let (form, day) = (PromotionForm::GiftWithPurchase, finished.quote.at.date());
    let per_unit = law.gift_per_unit(form, given, qualifying, day);
    settle(Provision::GiftPerUnit, id, per_unit, findings);
    let Some(so_far) = finished.history.and_then(|history| history.programme(id)) else {
        findings.skip(Provision::GiftPerProgramme, subject(), WhyNotChecked::NoHistory);
        return;
    };
    let sums = so_far.given.checked_add(given).and_then(|g| Ok((g, so_far.promoted.checked_add(qualifying)?)));
    let per_programme =
        sums.map_err(GiftError::from).and_then(|(given, promoted)| law.gift_per_programme(form, given, promoted, day));
    settle(Provision::GiftPerProgramme, id, per_programme, findings);
}

fn settle(
    provision: Provision,
    id: &RuleId,
    tested: Result<Option<Tested<'_, Money>>, GiftError>,
    findings: &mut Findings,
) {
    let subject = Subject::Rule(id.clone());
    match tested {
        Ok(Some(tested)) if !tested.is_kept() => findings.breach(Breach {
            provision,
            subject,
            rules: Vec::from([id.clone()]),
            seen: Figure::Money(tested.seen),
            allowed: Figure::Money(tested.most),
            units: None,
            source: tested.source.into(),
        }),
        Ok(_) => {}
        Err(GiftError::NotCovered(missing)) => findings.skip(provision, subject, Missing::from(missing)),
        Err(GiftError::Money(error)) => findings.skip(provision, subject, error),
    }
}
