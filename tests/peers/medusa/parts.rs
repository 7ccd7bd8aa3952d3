//! Parts of the whole: totals of lines, amounts off, single conditions, what is used of limits.

use ocop::pricing::{
    Benefit, Condition, CustomerGroup, DeliveryMethod, DeliveryOff, Outcome, PriceTax, RuleId, Selector, Spread,
    Treatment,
};
use rust_decimal::Decimal;
use serde_json::Value;

use super::{basis, by_size, customer, good, limits, one_of, option, parcels};
use crate::peers::ask::{Ask, amount, rate, rule, whole};
use crate::peers::case::{Case, Facts, Figures, decimal};
use crate::peers::formulas;
use crate::peers::reason::Reason;

/// Totals of lines from which amounts are taken.
pub(super) fn totals(case: &Case) -> Result<Figures, Reason> {
    if case.lines.iter().any(|line| !line.detail.is_null()) {
        return Err(Reason::OrderStatus);
    }
    let mut ask = Ask::new(case);
    ask.policy.prices = basis(case)?;
    for line in &case.lines {
        ask.goods.push(good(line)?);
    }
    for line in &case.lines {
        for (off, place) in line.adjustments.as_array().into_iter().flatten().zip(0..) {
            let off = ask.exact(decimal(off))?;
            let it = ask.of([&line.key]);
            ask.rules.push(rule(
                &format!("a{place}#{}", line.key),
                place,
                Benefit::Amount(amount(off, it, Spread::Line)),
            ));
        }
    }
    for parcel in &case.delivery {
        for (off, place) in parcel.adjustments.as_array().into_iter().flatten().zip(0..) {
            let mut made = rule(
                &format!("d{place}#{}", parcel.key),
                place,
                Benefit::Delivery(DeliveryOff::Amount(ask.exact(decimal(off))?)),
            );
            made.when = Condition::DeliveryMethod(DeliveryMethod::new(&option(parcel)).expect("a method"));
            ask.rules.push(made);
        }
    }
    parcels(case, ask)
}

/// Amounts off, with and without tax.
pub(super) fn adjustments(case: &Case) -> Result<Figures, Reason> {
    let amounts = case.settings.numbers("amounts");
    let asked = |amounts: &[Decimal]| -> Result<Figures, Reason> {
        let mut ask = Ask::new(case);
        ask.policy.prices = PriceTax::Excluded;
        let sum: Decimal = case.settings.numbers("amounts").iter().sum();
        let mut good = formulas::good("p1", whole(sum)? + 1, 1);
        good.tax = Treatment::Rate(rate(case.settings.number("percent").unwrap_or_default()));
        ask.goods.push(good);
        for (off, place) in amounts.iter().zip(0..) {
            let off = ask.exact(*off)?;
            ask.rules.push(rule(
                &format!("a{place}"),
                place,
                Benefit::Amount(amount(off, Selector::All, Spread::Line)),
            ));
        }
        Ok(ask.figures())
    };
    let all = asked(&amounts)?;
    let mut figures =
        Figures::from([("off net".into(), all["goods off net"]), ("off gross".into(), all["goods off gross"])]);
    for (n, off) in (1..).zip(&amounts) {
        let one = asked(core::slice::from_ref(off))?;
        figures.insert(format!("part {n} net"), one["goods off net"]);
        figures.insert(format!("part {n} gross"), one["goods off gross"]);
    }
    Ok(figures)
}

/// Whether a condition holds: words are groups of the customer, sizes are what the goods come to.
pub(super) fn condition(case: &Case) -> Result<Figures, Reason> {
    let (values, seen) = (case.settings.texts("values"), case.settings.texts("seen"));
    let mut ask = Ask::new(case);
    let sized = matches!(case.settings.text("op"), Some("gt" | "gte" | "lt" | "lte"));
    if sized && seen.len() != 1 {
        return Err(Reason::EveryLine);
    }
    let price = if sized { whole(seen[0].parse().expect("a size"))? } else { 1 };
    ask.goods.push(formulas::good("p1", price, 1));
    ask.context.customer = customer(&serde_json::json!({ "id": "somebody", "groups": seen }));
    let row = serde_json::json!({ "op": case.settings["op"] });
    let mut made = rule("r", 0, Benefit::Amount(amount(ask.money(1), Selector::All, Spread::Selection)));
    made.when = if sized {
        by_size(&ask, &row, &values, Selector::All)?
    } else {
        one_of(&row, &values, &seen, |group| Condition::CustomerGroup(CustomerGroup::new(group).expect("a group")))
    };
    ask.rules.push(made);
    let figures = ask.figures();
    Ok(Figures::from([("holds".into(), figures["applies r"])]))
}

/// What an order uses up of a limit or budget.
pub(super) fn usage(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    let sum: Decimal = case.settings.numbers("actions").iter().sum();
    ask.goods.push(formulas::good("p1", whole(sum)?, 1));
    let mut made = rule("r", 0, Benefit::Amount(amount(ask.exact(sum)?, Selector::All, Spread::Selection)));
    let promotion =
        serde_json::json!({ "budget": case.settings.get("budget"), "limit": case.settings.get("promotion_limit") });
    let promotion: Value = promotion
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, v)| !v.is_null())
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into();
    limits(&mut ask, &promotion, &mut made)?;
    ask.rules.push(made);
    let quote = ask.quote();
    let claim = quote.claims.first();
    let used = ask.context.usage.get(&RuleId::new("r").expect("an id")).copied().unwrap_or_default();
    let spend = case.settings.get("budget").and_then(|budget| budget.text("type")) == Some("spend");
    let money = |money: Option<ocop::money::Money>| money.map_or(0, ocop::money::Money::minor);
    let used = if spend {
        money(used.money) + money(claim.map(|claim| claim.money))
    } else {
        i64::from(used.total) + claim.map_or(0, |claim| i64::from(claim.uses))
    };
    let refused = matches!(quote.verdicts.first().map(|v| &v.outcome), Some(Outcome::UsedUp(_)));
    Ok(Figures::from([
        ("used".into(), used.into()),
        ("promotion used".into(), used.into()),
        ("refused".into(), Decimal::from(u8::from(refused))),
    ]))
}
