//! django-oscar: offers of a condition and a benefit, tried by priority.

use ocop::money::{Remainder, RoundingMode};
use ocop::pricing::{
    Basis, Benefit, Bundle, BundleGive, BuyGet, Combination, Component, Condition, FixedPrice, Lane, LimitPer, Outcome,
    PercentOf, Pick, PriceTax, Selector, Spread, Step, TaxBasis, Treatment, UnitGive, UnitLimit, UnitOrder, Units,
};
use rust_decimal::Decimal;
use serde_json::Value;

use super::ask::{Ask, amount, has, percent, quantity, rate, rule, spend, whole};
use super::case::{Case, Facts, Figures, Line};
use super::formulas::good;
use super::reason::Reason;

/// Prices a basket.
pub(crate) fn basket(case: &Case) -> Result<Figures, Reason> {
    match case.kind.as_str() {
        "single_offer_application" => one_application(case),
        "offers" => offers(case),
        "tax_offer" => taxed(case),
        other => panic!("a kind {other}"),
    }
}

fn basket_of(case: &Case) -> Result<Ask, Reason> {
    let mut ask = Ask::new(case);
    ask.policy.rounding = RoundingMode::Down;
    ask.policy.remainder = Remainder::Last;
    let mut lines: Vec<&Line> = case.lines.iter().collect();
    lines.sort_by_key(|line| line.price);
    for line in lines {
        ask.goods.push(good(&line.key, whole(line.price)?, line.qty));
    }
    Ok(ask)
}

fn scope(ask: &Ask, of: &Value) -> Selector {
    if of.list("scope").is_empty() { Selector::All } else { ask.of(of.texts("scope")) }
}

fn condition(ask: &Ask, row: &Value) -> Result<Condition, Reason> {
    let of = scope(ask, row);
    Ok(match row.text("type") {
        Some("count") => has(of, row.count("value").expect("a count")),
        Some("coverage") => Condition::Distinct(Units { of, at_least: row.count("value"), at_most: None }),
        _ => spend(
            of,
            Some(ask.exact(row.number("value").expect("an amount"))?),
            None,
            Basis::Regular,
            TaxBasis::AsPriced,
        ),
    })
}

fn cheapest(units: u32) -> UnitLimit {
    UnitLimit { first: quantity(units), per: LimitPer::Order, order: UnitOrder::CheapestFirst }
}

/// What a benefit takes off in one application.
fn once(ask: &Ask, condition: &Value, benefit: &Value) -> Result<Option<Benefit>, Reason> {
    let of = scope(ask, benefit);
    let units = benefit.count("max_affected_units").map(cheapest);
    let value = benefit.number("value").unwrap_or_default();
    Ok(Some(match benefit.text("type") {
        Some("percent") => {
            let mut off = percent(rate(value), of, Spread::Selection, PercentOf::Regular);
            off.units = units;
            Benefit::Percent(off)
        }
        Some("absolute") => {
            let mut off = amount(ask.exact(value)?, of, Spread::Selection);
            off.units = units;
            Benefit::Amount(off)
        }
        Some("absolute_per_unit") => {
            let mut off = amount(ask.exact(value)?, of, Spread::Unit);
            off.units = units;
            Benefit::Amount(off)
        }
        Some("fixed_price_for_set") => match condition.text("type") {
            Some("count") => {
                let (price, of) = (ask.exact(value)?, scope(ask, condition));
                let units = Some(cheapest(condition.count("value").expect("a count")));
                Benefit::Price(FixedPrice { price, of, spread: Spread::Selection, units })
            }
            Some("value") => return Ok(None),
            _ => return Err(Reason::DistinctTogether),
        },
        Some("cheapest_unit_free") => match (condition.text("type"), condition.count("value")) {
            (Some("count"), Some(count)) if count > 1 && scope(ask, condition) == of => Benefit::BuyGet(BuyGet {
                of,
                buy: quantity(count - 1),
                target: None,
                get: quantity(1),
                give: UnitGive::Free,
                pick: Pick::CheapestOverall,
                sets: Some(quantity(1)),
                shares: false,
            }),
            _ => {
                let mut off = percent(rate(Decimal::ONE_HUNDRED), of, Spread::Unit, PercentOf::Regular);
                off.units = Some(cheapest(1));
                Benefit::Percent(off)
            }
        },
        other => panic!("a benefit {other:?}"),
    }))
}

/// A benefit alone: the condition was not asked.
fn one_application(case: &Case) -> Result<Figures, Reason> {
    let mut ask = basket_of(case)?;
    let (condition, benefit) = (&case.settings["condition"], &case.settings["benefit"]);
    if let Some(benefit) = once(&ask, condition, benefit)? {
        ask.rules.push(rule("o", 0, benefit));
    }
    Ok(units(case, &ask, condition))
}

/// The figures, and which units were touched: those of sets, or those with a discount.
fn units(case: &Case, ask: &Ask, condition: &Value) -> Figures {
    let mut figures = ask.figures();
    let quote = ask.quote();
    for verdict in &quote.verdicts {
        let Outcome::Applied(applied) = &verdict.outcome else { continue };
        let sets =
            applied.steps.iter().find_map(|step| if let Step::Sets(sets) = step { Some(sets.sets) } else { None });
        if let (Some(sets), Some(count)) = (sets, condition.count("value")) {
            figures.insert("units touched".into(), Decimal::from(sets * count));
        }
    }
    let touched = figures.get("units touched").copied().unwrap_or_default();
    let all: Decimal = case.lines.iter().map(|line| Decimal::from(line.qty)).sum();
    figures.insert("units touched".into(), touched);
    figures.insert("units left".into(), all - touched);
    let wanted = condition.number("value").unwrap_or_default();
    let holds = condition.text("type") == Some("count") && all - touched >= wanted;
    figures.insert("condition holds for the rest".into(), Decimal::from(u8::from(holds)));
    figures
}

fn offers(case: &Case) -> Result<Figures, Reason> {
    Ok(units(case, &asked(case)?, &Value::Null))
}

/// The basket and its offers, in the crate's terms.
pub(crate) fn asked(case: &Case) -> Result<Ask, Reason> {
    let mut ask = basket_of(case)?;
    let mut ranked: Vec<&Value> = case.promotions.iter().collect();
    ranked.sort_by_key(|offer| -offer.number("priority").unwrap_or_default());
    for (offer, place) in ranked.iter().zip(0..) {
        let when = &offer["condition"];
        let mut benefit = offer["benefit"].clone();
        benefit["max_affected_units"] = most_units(case, offer).into();
        let benefit = &benefit;
        let made = if benefit.text("type") == Some("fixed_price_for_set") && when.text("type") == Some("count") {
            sets(&ask, offer)?
        } else {
            once(&ask, when, benefit)?
        };
        let Some(benefit) = made else { continue };
        let mut made = rule(offer.text("id").expect("an id"), place, benefit);
        made.lane = Some(Lane::Order);
        made.when = condition(&ask, when)?;
        if ranked.len() > 1 && ranked.iter().any(|offer| exclusive(offer)) {
            made.combine = if exclusive(offer) { Combination::AloneInLane } else { Combination::Stacks };
        }
        ask.rules.push(made);
    }
    Ok(ask)
}

pub(crate) fn exclusive(offer: &Value) -> bool {
    offer.get("exclusive").is_none_or(|flag| flag == true)
}

/// So many units for a price, again and again.
fn sets(ask: &Ask, offer: &Value) -> Result<Option<Benefit>, Reason> {
    let price = ask.exact(offer["benefit"].number("value").expect("a price"))?;
    let count = quantity(offer["condition"].count("value").expect("a count"));
    let components = vec![Component { of: scope(ask, &offer["condition"]), count }];
    let sets = offer.count("max_applications").map(quantity);
    Ok(Some(Benefit::Bundle(Bundle { components, give: BundleGive::Price(price), sets, shares: false })))
}

/// The lines of a scope.
pub(crate) fn lines_of<'c>(case: &'c Case, of: &Value) -> Vec<&'c Line> {
    let scope = of.texts("scope");
    case.lines.iter().filter(|line| scope.is_empty() || scope.contains(&line.key)).collect()
}

/// How many units an offer takes: each application takes further ones, until all are taken or it has been applied so often.
pub(crate) fn most_units(case: &Case, offer: &Value) -> Option<u32> {
    match (offer["benefit"].count("max_affected_units"), offer.count("max_applications")) {
        (Some(_), None) if every_unit(case, offer) => None,
        (units, applications) => units.map(|units| units * applications.unwrap_or(1)),
    }
}

/// Whether an offer ends up at every unit, a few an application.
fn every_unit(case: &Case, offer: &Value) -> bool {
    let (condition, benefit) = (&offer["condition"], &offer["benefit"]);
    condition.text("type") == Some("count")
        && condition.count("value") == Some(1)
        && lines_of(case, condition).len() >= lines_of(case, benefit).len()
        && benefit.text("type") != Some("absolute")
}

/// What a basket asks for beyond the crate's rules.
pub(crate) fn beyond(case: &Case) -> Option<Reason> {
    let mut ranked: Vec<&Value> = case.promotions.iter().collect();
    ranked.sort_by_key(|offer| -offer.number("priority").unwrap_or_default());
    if ranked.iter().any(|offer| repeats(case, offer)) {
        return Some(Reason::AgainUntilDry);
    }
    (!exclusive_whole(case, &ranked)).then_some(Reason::ExclusiveByLine)
}

/// Whether an offer of a few units an application is applied again and again, until its condition fails: how often depends on what of the
/// basket it left untouched.
pub(crate) fn repeats(case: &Case, offer: &Value) -> bool {
    let limited = offer["benefit"].get("max_affected_units").is_some() && offer.count("max_applications") != Some(1);
    limited && !(every_unit(case, offer) && offer.number("max_applications").is_none())
}

/// Whether exclusive offers exclude whole offers: the first one takes all that the later ones could.
pub(crate) fn exclusive_whole(case: &Case, ranked: &[&Value]) -> bool {
    let keys = |offer: &Value| -> Vec<&str> {
        lines_of(case, &offer["benefit"]).iter().map(|line| line.key.as_str()).collect()
    };
    ranked.iter().enumerate().all(|(place, first)| {
        let whole = first["benefit"].get("max_affected_units").is_none()
            && !matches!(first["benefit"].text("type"), Some("cheapest_unit_free" | "fixed_price_for_set"));
        ranked[place + 1..].iter().all(|later| {
            let shared = !exclusive(first) && !exclusive(later);
            let covers = keys(later).iter().all(|key| keys(first).contains(key));
            shared || (whole && covers)
        })
    })
}

/// An offer on prices without tax, taken off the net amount or the gross one.
fn taxed(case: &Case) -> Result<Figures, Reason> {
    let mut ask = basket_of(case)?;
    let tax = Treatment::Rate(rate(case.settings.number("tax_percent").expect("a rate")));
    for good in &mut ask.goods {
        good.tax = tax;
    }
    ask.policy.prices = PriceTax::Excluded;
    let benefit = &case.settings["benefit"];
    if let Some(mut benefit) = once(&ask, &Value::Null, benefit)? {
        if let Benefit::Amount(off) = &mut benefit
            && case.settings.text("discount_subtracted_from") == Some("gross")
        {
            off.tax = TaxBasis::With;
        }
        ask.rules.push(rule("o", 0, benefit));
    }
    let mut figures = ask.figures();
    if case.settings.text("discount_computed_on") == Some("gross") {
        figures.insert("goods off".into(), figures["goods off gross"]);
    }
    Ok(figures)
}
