//! Gifts of a finished quote, and multi-buys over the units of their sets.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::check::{Finished, SeenLine};
use super::findings::{Breach, Figure, Findings, Provision, Subject, WhyNotChecked};
use super::reduction::{Counts, Fall, SetShare};
use super::{Answer, GiftError, Law, Missing, PromotionForm, Tested, TradeFact, reference_price};
use crate::money::Money;
use crate::pricing::{Outcome, Quote, RuleId, SetUnits};
use crate::product::{Catalog, Product};

/// The units that the sets of a rule used, those that kept their price among them; none for a rule without sets.
pub(super) fn sets_of<'q>(quote: &'q Quote, id: &RuleId) -> &'q [SetUnits] {
    match quote.verdict(id).map(|verdict| &verdict.outcome) {
        Some(Outcome::Applied(applied)) => &applied.sets,
        _ => &[],
    }
}

/// The lines with the saving of some multi-buys shared out over all units of their sets, by price, and the shares of the units that kept
/// their price.
pub(super) fn shared_over_sets<'a, C: ?Sized>(
    finished: &Finished<'a, C>,
    lines: &[SeenLine<'a>],
    ids: &BTreeSet<&RuleId>,
) -> (Vec<SeenLine<'a>>, BTreeMap<u32, Vec<SetShare>>) {
    let mut changed: Vec<SeenLine<'a>> = lines.iter().map(SeenLine::copy).collect();
    let mut shares: BTreeMap<u32, Vec<SetShare>> = BTreeMap::new();
    for id in ids {
        let sets = sets_of(finished.quote, id);
        let weight: i128 = sets.iter().map(|set| i128::from(set.price.minor()) * i128::from(set.units)).sum();
        let picked = lines.iter().flat_map(|seen| seen.falls_of(id));
        let saved: i128 = picked.map(|fall| i128::from(fall.taken) * i128::from(fall.units)).sum();
        // Rounded up: what a unit bears of the saving is never understated.
        let part = |price: i64| {
            let numerator = i128::from(price) * saved + weight - 1;
            numerator.checked_div(weight).and_then(|part| i64::try_from(part).ok()).unwrap_or(price)
        };
        for fall in changed.iter_mut().flat_map(|seen| &mut seen.falls).filter(|fall| fall.rule.as_ref() == Some(*id)) {
            fall.taken = part(fall.from);
        }
        for seen in lines {
            let kept = kept_units(seen, sets, id);
            let found = shares.entry(seen.index).or_default();
            found.extend(stand_now(seen, id, kept).into_iter().map(|(before, price, units)| SetShare {
                price,
                units,
                rule: (*id).clone(),
                taken: part(before),
            }));
        }
    }
    (changed, shares)
}

/// The units of a line that sets of a rule used and did not move, by their price before the rule.
fn kept_units(seen: &SeenLine<'_>, sets: &[SetUnits], id: &RuleId) -> BTreeMap<i64, u32> {
    let mut kept: BTreeMap<i64, u32> = BTreeMap::new();
    for set in sets.iter().filter(|set| set.line == seen.index) {
        *kept.entry(set.price.minor()).or_default() += set.units;
    }
    for fall in seen.falls_of(id) {
        let units = kept.entry(fall.from).or_default();
        *units = units.saturating_sub(fall.units);
    }
    kept
}

/// Where units of a line that a rule did not move stand in the end: price before the rule, price now, number. Rules keep the order of
/// prices, so that the dearest then are the dearest now.
fn stand_now(seen: &SeenLine<'_>, id: &RuleId, mut kept: BTreeMap<i64, u32>) -> Vec<(i64, i64, u32)> {
    let mut found = Vec::new();
    for (price, mut standing) in unmoved(seen, id).into_iter().rev() {
        while let Some(mut entry) = kept.last_entry().filter(|_| standing > 0) {
            let taken = standing.min(*entry.get());
            standing -= taken;
            *entry.get_mut() -= taken;
            if taken > 0 {
                found.push((*entry.key(), price, taken));
            }
            if *entry.get() == 0 {
                entry.remove();
            }
        }
    }
    found
}

/// The units of a line that a rule did not move, by their price in the end.
fn unmoved(seen: &SeenLine<'_>, id: &RuleId) -> BTreeMap<i64, u32> {
    let mut standing: BTreeMap<i64, u32> = BTreeMap::new();
    for (group, units) in seen.groups(&[]) {
        *standing.entry(group.price).or_default() += units;
    }
    for fall in seen.falls_of(id) {
        let units = standing.entry(fall.to).or_default();
        *units = units.saturating_sub(fall.units);
    }
    standing
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
        sum = cost(product)?.checked_mul(gift.quantity.get()).and_then(|value| sum.checked_add(value))?;
    }
    for seen in lines {
        for fall in seen.falls_of(id).filter(|fall| fall.counts == Counts::Gift) {
            let each = if fall.to == 0 { cost(seen.product)? } else { Money::from_minor(fall.taken, sum.currency())? };
            sum = each.checked_mul(fall.units).and_then(|value| sum.checked_add(value))?;
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
    if finished.rulebook.rule(id).is_none() {
        return Err(WhyNotChecked::UnknownRule { rule: id.clone() });
    }
    let (sets, at) = (sets_of(finished.quote, id), finished.quote.at);
    let mut sum = Money::zero(finished.quote.currency);
    for seen in lines {
        let units: u32 = if !sets.is_empty() {
            kept_units(seen, sets, id).values().sum()
        } else if counts(finished, id, seen) {
            unmoved(seen, id).values().sum()
        } else {
            0
        };
        if units > 0 {
            let reference = reference_price(seen.product, at).ok_or(Missing::PriceBefore { at })?;
            sum = reference.checked_mul(units).and_then(|value| sum.checked_add(value))?;
        }
    }
    Ok(sum)
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
