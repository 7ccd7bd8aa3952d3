//! Whether a quote is what the reference prices.

use std::collections::BTreeMap;

use ocop::pricing::{Author, CodeOutcome, Outcome, Place, Quote, QuoteDelivery, RuleId};

use super::{CodeKind, Fee, Kind, Priced, PricedLine};

/// The differences between a quote and the reference, one a line; nothing where they agree.
pub(crate) fn differences(quote: &Quote, priced: &Priced) -> String {
    let mut found = Vec::new();
    let mut check = |what: &str, quoted: String, wanted: String| {
        if quoted != wanted {
            found.push(format!("{what}: quote {quoted}, reference {wanted}"));
        }
    };
    let totals = &quote.totals;
    let sums = [
        ("list", totals.list, priced.list),
        ("shelf", totals.shelf, priced.shelf),
        ("goods", totals.goods, priced.goods),
        ("delivery", totals.delivery, priced.delivery.map_or(0, |delivery| delivery.amount)),
        ("fees", totals.fees, priced.fees.iter().map(|fee| fee.amount).sum()),
        ("discounts", totals.discounts, priced.discounts),
        ("tax", totals.tax, priced.tax),
        ("net", totals.net, priced.gross - priced.tax),
        ("gross", totals.gross, priced.gross),
        ("cash rounding", totals.cash_rounding, priced.cash_rounding),
        ("payable", totals.payable, priced.gross + priced.cash_rounding),
        ("paid", totals.paid, priced.payments.iter().sum()),
        ("due", totals.due, priced.due),
    ];
    for (what, quoted, wanted) in sums {
        check(what, quoted.minor().to_string(), wanted.to_string());
    }
    check("verdicts", format!("{:?}", kinds(quote)), format!("{:?}", priced.verdicts));
    check("savings", format!("{:?}", savings(quote)), format!("{:?}", priced.savings));
    check("entries", format!("{:?}", entries(quote)), format!("{:?}", priced.entries));
    check("codes", format!("{:?}", codes(quote)), format!("{:?}", priced.codes.values().collect::<Vec<_>>()));
    check("lines", quote.lines.len().to_string(), priced.lines.len().to_string());
    for (line, wanted) in quote.lines.iter().zip(&priced.lines) {
        check("line", format!("{:?}", quoted_line(line)), format!("{:?}", wanted_line(wanted)));
    }
    let delivery = match &quote.delivery {
        QuoteDelivery::Nothing => "Nothing".to_owned(),
        QuoteDelivery::NotYetKnown(_) => "Unknown".to_owned(),
        QuoteDelivery::Known(known) => format!("Known({}) tax {}", known.fee.minor(), known.tax.tax.minor()),
    };
    let tax = priced.delivery.map_or(String::new(), |delivery| format!(" tax {}", delivery.tax));
    check("delivery", delivery, format!("{:?}{tax}", priced.fee));
    check(
        "payments",
        paid(quote),
        format!("{:?}", priced.payments.iter().filter(|pays| **pays > 0).collect::<Vec<_>>()),
    );
    let gifts: Vec<_> =
        quote.gifts.iter().map(|gift| (gift.rule.clone(), gift.sku.clone(), gift.quantity.get())).collect();
    check("gifts", format!("{gifts:?}"), format!("{:?}", priced.gifts));
    let fee_tax: Vec<i64> = quote.fees.iter().map(|fee| fee.tax.tax.minor()).collect();
    check(
        "tax of fees",
        format!("{fee_tax:?}"),
        format!("{:?}", priced.fees.iter().map(|fee| fee.tax).collect::<Vec<_>>()),
    );
    if let (QuoteDelivery::Nothing, Fee::Known(_)) = (&quote.delivery, priced.fee) {
        check("fee", "nothing".into(), format!("{:?}", priced.fee));
    }
    if !found.is_empty() {
        found.push(format!("entries of the quote: {}", serde_json::to_string(&quote.entries).unwrap()));
    }
    found.join("\n")
}

fn paid(quote: &Quote) -> String {
    let pays: Vec<i64> = quote.payments.iter().map(|payment| payment.amount.minor()).filter(|pays| *pays > 0).collect();
    format!("{pays:?}")
}

fn quoted_line(line: &ocop::pricing::QuoteLine) -> impl core::fmt::Debug {
    let units: Vec<i64> = line
        .runs
        .iter()
        .flat_map(|run| core::iter::repeat_n(run.price.minor(), usize::try_from(run.units).unwrap()))
        .collect();
    let from: Vec<(u32, u32)> = line.from.iter().map(|part| (part.line, part.units)).collect();
    let key = line.host_key.as_ref().map(|key| key.as_str().to_owned());
    (
        line.sku.clone(),
        key,
        line.list_price.minor(),
        line.shelf.minor(),
        line.amount.minor(),
        units,
        line.tax.tax.minor(),
        from,
    )
}

fn wanted_line(line: &PricedLine) -> impl core::fmt::Debug {
    let amount: i128 = line.units.iter().sum();
    (
        line.sku.clone(),
        line.host_key.clone(),
        line.list,
        line.shelf,
        amount,
        line.units.clone(),
        line.taxed.tax,
        line.from.clone(),
    )
}

pub(crate) fn kind(outcome: &Outcome) -> Kind {
    match outcome {
        Outcome::Applied(_) => Kind::Applied,
        Outcome::Failed(_) => Kind::Failed,
        Outcome::UnknownFact(_) => Kind::UnknownFact,
        Outcome::Beaten(_) => Kind::Beaten,
        Outcome::UsedUp(_) => Kind::UsedUp,
        Outcome::NothingToSave => Kind::NothingToSave,
        other => panic!("no such outcome in the reference: {other:?}"),
    }
}

fn kinds(quote: &Quote) -> BTreeMap<RuleId, Kind> {
    quote.verdicts.iter().map(|verdict| (verdict.rule.clone(), kind(&verdict.outcome))).collect()
}

fn savings(quote: &Quote) -> BTreeMap<RuleId, i64> {
    let saved = |outcome: &Outcome| match outcome {
        Outcome::Applied(applied) => Some(applied.saving.minor()),
        _ => None,
    };
    quote.verdicts.iter().filter_map(|verdict| Some((verdict.rule.clone(), saved(&verdict.outcome)?))).collect()
}

fn entries(quote: &Quote) -> BTreeMap<(usize, RuleId), i64> {
    let mut entries = BTreeMap::new();
    for entry in &quote.entries {
        if let (Place::Line(line), Author::Rule(rule)) = (entry.on, &entry.by) {
            *entries.entry((usize::try_from(line).unwrap(), rule.clone())).or_insert(0) -= entry.amount.minor();
        }
    }
    entries.retain(|_, amount| *amount != 0);
    entries
}

fn codes(quote: &Quote) -> Vec<CodeKind> {
    let kind = |outcome: &CodeOutcome| match outcome {
        CodeOutcome::Unknown => CodeKind::Unknown,
        CodeOutcome::OutsideWindow(_) => CodeKind::OutsideWindow,
        CodeOutcome::Rules(_) => CodeKind::Rules,
        other => panic!("no such outcome of a code in the reference: {other:?}"),
    };
    quote.codes.iter().map(|code| kind(&code.outcome)).collect()
}
