//! Gifts of a finished quote, held against the law.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::check::{Finished, SeenLine};
use super::findings::{Breach, Figure, Findings, Provision, Subject, WhyNotChecked};
use super::reduction::{Counts, Fall};
use super::sets::{kept_units, sets_of, unmoved};
use super::{Answer, GiftError, Law, Missing, PromotionForm, Tested, TradeFact, reference_price};
use crate::money::Money;
use crate::pricing::RuleId;
use crate::product::{Catalog, Product};

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
            kept_units(seen.falls_of(id), sets, seen.index).values().sum()
        } else if counts(finished, id, seen) {
            unmoved(seen, id)
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
