//! Laws of a quote by itself.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;

use super::broken::{Broken, Law, holds, same};
use crate::cart::Cart;
use crate::money::Money;
use crate::pricing::{
    CodeOutcome, Entry, EntryKind, Few, Outcome, Place, Quote, QuoteDelivery, QuoteLine, RuleId, Rulebook, TaxAmounts,
};

/// A sum of minor units. Amounts are few and bounded, so that it cannot overflow.
pub(super) fn sum(amounts: impl IntoIterator<Item = Money>) -> i128 {
    amounts.into_iter().map(units).sum()
}

fn units(amount: Money) -> i128 {
    amount.minor().into()
}

fn of_kind<'q>(entries: impl Iterator<Item = &'q Entry>, kind: EntryKind) -> i128 {
    sum(entries.filter(|entry| entry.kind == kind).map(|entry| entry.amount))
}

fn lines(quote: &Quote) -> impl Iterator<Item = (Place, &QuoteLine)> {
    (0..).map(Place::Line).zip(&quote.lines)
}

/// Law 1, conservation: the payable is the list price and every signed entry, and so for each line, unit run, delivery and rule.
///
/// # Errors
/// The first sum that is another.
pub fn conservation(quote: &Quote) -> Result<(), Broken> {
    let is = |place: &str, seen, expected| same(Law::Conservation, place, seen, expected);
    let totals = &quote.totals;
    let all = || quote.entries.iter();
    is("totals.payable", units(totals.payable), units(totals.list) + sum(all().map(|entry| entry.amount)))?;
    is("totals.due", units(totals.due), units(totals.payable) - units(totals.paid))?;
    is("totals.list", units(totals.list), sum(quote.lines.iter().map(|line| line.list)))?;
    is("totals.shelf", units(totals.shelf), sum(quote.lines.iter().map(|line| line.shelf)))?;
    is("totals.goods", units(totals.goods), sum(quote.lines.iter().map(|line| line.amount)))?;
    is("totals.discounts", units(totals.discounts), -of_kind(all(), EntryKind::Discount))?;
    is("totals.cash_rounding", units(totals.cash_rounding), of_kind(all(), EntryKind::CashRounding))?;
    for (position, (place, line)) in lines(quote).enumerate() {
        conserved_line(quote, &format!("lines[{position}]"), place, line)?;
    }
    for (position, entry) in all().enumerate().filter(|(_, entry)| !entry.moves.is_empty()) {
        let moved = entry.moves.iter().map(|step| (units(step.to()) - units(step.from())) * i128::from(step.units()));
        is(&format!("entries[{position}]"), units(entry.amount), moved.sum())?;
    }
    if let QuoteDelivery::Known(delivery) = &quote.delivery {
        let on = |kind| of_kind(quote.entries_on(Place::Delivery), kind);
        is("delivery.fee", units(delivery.fee), on(EntryKind::Fee))?;
        is("delivery.amount", units(delivery.amount), units(delivery.fee) + on(EntryKind::Discount))?;
        is("delivery.tax.gross", units(delivery.tax.gross), units(delivery.amount) + on(EntryKind::AddedTax))?;
    }
    for verdict in &quote.verdicts {
        let saved = -sum(quote.entries_by(&verdict.rule).map(|entry| entry.amount));
        let told = if let Outcome::Applied(applied) = &verdict.outcome { units(applied.saving) } else { 0 };
        is(&format!("the saving of {}", verdict.rule), told, saved)?;
    }
    Ok(())
}

fn conserved_line(quote: &Quote, at: &str, place: Place, line: &QuoteLine) -> Result<(), Broken> {
    let is = |part: &str, seen, expected| same(Law::Conservation, format_args!("{at}.{part}"), seen, expected);
    is("amount", units(line.amount), units(line.list) + of_kind(quote.entries_on(place), EntryKind::Discount))?;
    let entries = sum(quote.entries_on(place).map(|entry| entry.amount));
    is("tax.gross", units(line.tax.gross), units(line.list) + entries)?;
    // Unit runs: equal prices are one run; they are counted, valued, and reached move by move.
    let runs: BTreeMap<i128, i128> = line.runs.iter().map(|run| (units(run.price), run.units.into())).collect();
    same(Law::Conservation, format_args!("{at}.runs"), line.runs.len(), runs.len())?;
    is("runs, counted", runs.values().sum(), line.quantity.into())?;
    is("runs, valued", runs.iter().map(|(price, count)| price * count).sum(), units(line.amount))?;
    same(Law::Conservation, format_args!("{at}.runs, by moves"), moved(quote, place, line), runs)?;
    is("from", line.from.iter().map(|part| i128::from(part.units)).sum(), line.quantity.into())
}

/// The prices of a line's units after each entry's moves, one after the other, from the list price on.
fn moved(quote: &Quote, place: Place, line: &QuoteLine) -> BTreeMap<i128, i128> {
    let mut prices = BTreeMap::from([(units(line.list_price), i128::from(line.quantity))]);
    for entry in quote.discounts_on(place) {
        let mut after: BTreeMap<i128, i128> = BTreeMap::new();
        for step in &entry.moves {
            *prices.entry(units(step.from())).or_default() -= i128::from(step.units());
            *after.entry(units(step.to())).or_default() += i128::from(step.units());
        }
        for (price, count) in after {
            *prices.entry(price).or_default() += count;
        }
        prices.retain(|_, count| *count != 0);
    }
    prices
}

/// Law 2: nothing is negative, no discount exceeds what it is taken from, no rule raises a price.
///
/// # Errors
/// The first amount that is out of bounds.
pub fn nothing_negative(quote: &Quote) -> Result<(), Broken> {
    const LAW: Law = Law::NothingNegative;
    let totals = &quote.totals;
    let amounts = [
        totals.list,
        totals.shelf,
        totals.goods,
        totals.delivery,
        totals.fees,
        totals.discounts,
        totals.tax,
        totals.net,
        totals.gross,
        totals.payable,
        totals.paid,
        totals.due,
    ];
    holds(LAW, "totals", totals, "none below zero", amounts.iter().all(|amount| !amount.is_negative()))?;
    holds(LAW, "totals.cash_rounding", totals.cash_rounding, "none above zero", totals.cash_rounding.minor() <= 0)?;
    for taxed in taxed(quote).iter().chain(&quote.rates) {
        holds(LAW, "tax", taxed, "none below zero", !taxed.net.is_negative() && !taxed.tax.is_negative())?;
    }
    for (position, line) in quote.lines.iter().enumerate() {
        let ordered = !line.amount.is_negative() && line.amount <= line.shelf && line.shelf <= line.list;
        holds(LAW, format_args!("lines[{position}]"), line, "0 ≤ amount ≤ shelf ≤ list", ordered)?;
        let runs = line.runs.iter().all(|run| !run.price.is_negative() && run.price <= line.list_price);
        holds(LAW, format_args!("lines[{position}].runs"), &line.runs, "prices from 0 to the list price", runs)?;
    }
    for (position, entry) in quote.entries.iter().enumerate() {
        let down =
            |step: &crate::pricing::Move| !step.to().is_negative() && step.to() < step.from() && step.units() > 0;
        let signed = match entry.kind {
            EntryKind::Discount | EntryKind::CashRounding => entry.amount.is_negative(),
            EntryKind::Fee | EntryKind::AddedTax => entry.amount.minor() > 0,
        };
        let place = format!("entries[{position}]");
        holds(LAW, place, entry, "a sign by its kind, and moves down", signed && entry.moves.iter().all(down))?;
    }
    match &quote.delivery {
        QuoteDelivery::Known(delivery) => {
            let ordered = !delivery.amount.is_negative() && delivery.amount <= delivery.fee;
            holds(LAW, "delivery", delivery, "0 ≤ amount ≤ fee", ordered)
        }
        _ => Ok(()),
    }
}

/// Net, tax and gross of everything that is taxed.
fn taxed(quote: &Quote) -> Vec<TaxAmounts> {
    let delivery = match &quote.delivery {
        QuoteDelivery::Known(known) => Some(known.tax),
        _ => None,
    };
    let (lines, fees) = (quote.lines.iter().map(|line| line.tax), quote.fees.iter().map(|fee| fee.tax));
    lines.chain(delivery).chain(fees).collect()
}

/// Law 10: net and tax are gross, on lines, groups of one treatment, and in total.
///
/// # Errors
/// The first sum that is another.
pub fn net_and_tax(quote: &Quote) -> Result<(), Broken> {
    const LAW: Law = Law::NetAndTax;
    let parts = taxed(quote);
    for amounts in parts.iter().chain(&quote.rates) {
        let gross = units(amounts.net) + units(amounts.tax);
        same(LAW, format_args!("net and tax of {amounts:?}"), gross, units(amounts.gross))?;
    }
    let treatments: BTreeSet<_> = quote.rates.iter().map(|rate| rate.treatment).collect();
    same(LAW, "rates, by treatment", quote.rates.len(), treatments.len())?;
    let folded = |amounts: &[&TaxAmounts]| {
        let of = |part: fn(&TaxAmounts) -> Money| sum(amounts.iter().copied().map(part));
        [of(|a| a.net), of(|a| a.tax), of(|a| a.gross)]
    };
    for rate in &quote.rates {
        let of: Vec<_> = parts.iter().filter(|amounts| amounts.treatment == rate.treatment).collect();
        same(LAW, format_args!("{:?}", rate.treatment), folded(&[rate]), folded(&of))?;
    }
    let totals = &quote.totals;
    let total = [units(totals.net), units(totals.tax), units(totals.gross)];
    same(LAW, "totals, by part", total, folded(&parts.iter().collect::<Vec<_>>()))?;
    same(LAW, "totals, by rate", total, folded(&quote.rates.iter().collect::<Vec<_>>()))
}

/// Law 14: each code that was entered and each rule that was touched has one verdict, and they stand in the order in which rules apply.
///
/// # Errors
/// The first verdict that is missing, is there twice, or is out of order.
pub fn verdicts(quote: &Quote, rulebook: &Rulebook, cart: &Cart) -> Result<(), Broken> {
    const LAW: Law = Law::Verdicts;
    let ids: Vec<&RuleId> = quote.verdicts.iter().map(|verdict| &verdict.rule).collect();
    same(LAW, "verdicts, each once", ids.len(), ids.iter().collect::<BTreeSet<_>>().len())?;
    let known: Vec<_> = ids.iter().filter_map(|id| rulebook.rule(id)).collect();
    same(LAW, "verdicts of known rules", known.len(), ids.len())?;
    let turns: Vec<_> = known.iter().map(|rule| (rule.lane(), rule.priority, &rule.id)).collect();
    holds(LAW, "verdicts", &ids, "the order in which rules apply", turns.is_sorted())?;
    let told: Vec<_> = quote.codes.iter().map(|verdict| &verdict.code).collect();
    same(LAW, "codes", told, cart.codes().collect())?;
    for verdict in &quote.codes {
        let rules = rulebook.rules().filter(|rule| rule.codes.contains(&verdict.code)).map(|rule| &rule.id);
        let named = match &verdict.outcome {
            CodeOutcome::OutsideWindow(rules) | CodeOutcome::Rules(rules) => rules.iter().collect(),
            _ => BTreeSet::new(),
        };
        same(LAW, format_args!("the rules of {}", verdict.code), named, rules.collect())?;
    }
    Ok(())
}

/// Refuses two quotes of which a shopper would not say that they are the same offer. Positions of cart lines, and how much was looked at, may
/// differ.
///
/// # Errors
/// The first part that differs.
pub fn same_offer(law: Law, seen: &Quote, expected: &Quote) -> Result<(), Broken> {
    let merged = |quote: &Quote| -> Vec<QuoteLine> {
        quote.lines.iter().map(|line| QuoteLine { from: Few::new(), ..line.clone() }).collect()
    };
    same(law, "totals", &seen.totals, &expected.totals)?;
    same(law, "lines", merged(seen), merged(expected))?;
    same(law, "entries", &seen.entries, &expected.entries)?;
    same(law, "verdicts", &seen.verdicts, &expected.verdicts)?;
    same(law, "codes", &seen.codes, &expected.codes)?;
    same(law, "rates", &seen.rates, &expected.rates)?;
    same(law, "delivery", &seen.delivery, &expected.delivery)?;
    same(law, "gifts", &seen.gifts, &expected.gifts)?;
    same(law, "claims", &seen.claims, &expected.claims)
}
