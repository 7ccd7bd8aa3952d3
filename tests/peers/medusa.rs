//! Medusa: promotions with rules over paths, buy-and-get first, then by value.

use alloc::collections::BTreeSet;

use ocop::cart::Code;
use ocop::money::Money;
use ocop::pricing::{
    Basis, Benefit, BuyGet, Clipper, Condition, Customer, CustomerGroup, CustomerId, DeliveryMethod, DeliveryOff,
    FactIs, FactName, KnownCustomer, Lane, LimitPer, Outcome, PercentOf, Pick, PriceTax, Rule, Selector, Spread,
    TaxBasis, Treatment, UnitGive, UnitLimit, UnitOrder, Usage,
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::ask::{
    Ask, Good, amount, any_of, category, has, percent, promotion, quantity, rate, rule, spend, tagged, whole,
};
use super::case::{Case, Facts, Figures, Line, Parcel};
use super::formulas;
use super::model_medusa::{facts, named};
use super::reason::Reason;

mod parts;

/// Prices a case of any kind.
pub(crate) fn priced(case: &Case) -> Result<Figures, Reason> {
    match case.kind.as_str() {
        "cart" => cart(case),
        "totals" => parts::totals(case),
        "adjustments" => parts::adjustments(case),
        "condition" => parts::condition(case),
        "usage" => parts::usage(case),
        "credit" => Err(Reason::Credit),
        other => panic!("a kind {other}"),
    }
}

/// The rate of tax on a line: the sum of its rates, or what its totals tell.
pub(crate) fn line_rate(line: &Line) -> Decimal {
    match (line.subtotal, line.original_total) {
        (Some(net), Some(gross)) if line.tax.is_empty() && !net.is_zero() => (gross - net) * Decimal::ONE_HUNDRED / net,
        _ => sum_of(&line.tax),
    }
}

pub(crate) fn sum_of(rates: &[String]) -> Decimal {
    rates.iter().map(|rate| rate.parse::<Decimal>().expect("a rate")).sum()
}

/// Whether the price of a line includes its tax.
pub(crate) fn included(line: &Line) -> bool {
    let stated = line.price * Decimal::from(line.qty);
    let told = line.original_total == Some(stated) && line.subtotal.is_some_and(|net| net != stated);
    line.prices_include_tax || told
}

pub(crate) fn basis(case: &Case) -> Result<PriceTax, Reason> {
    let lines = case.lines.iter().filter(|line| !line_rate(line).is_zero()).map(included);
    let parcels =
        case.delivery.iter().filter(|parcel| !sum_of(&parcel.tax).is_zero()).map(|parcel| parcel.prices_include_tax);
    let mut all = lines.chain(parcels);
    let first = all.next().unwrap_or(false);
    if all.any(|other| other != first) {
        return Err(Reason::MixedPriceTax);
    }
    Ok(if first { PriceTax::Included } else { PriceTax::Excluded })
}

fn good(line: &Line) -> Result<Good, Reason> {
    let mut tags: Vec<String> = [("product", &line.product), ("sku", &line.sku)]
        .into_iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| format!("{name} {value}")))
        .collect();
    if line.discountable == Some(false) {
        tags.push("never off".into());
    }
    Ok(Good {
        key: line.key.clone(),
        price: whole(line.price)?,
        qty: line.qty,
        categories: line.categories.clone(),
        tags,
        tax: Treatment::Rate(rate(line_rate(line).round_dp(6))),
        regular: None,
    })
}

fn cart(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    ask.policy.prices = basis(case)?;
    for line in &case.lines {
        ask.goods.push(good(line)?);
    }
    if case.lines.is_empty() {
        // Nothing is delivered where there are no goods.
        ask.goods.push(formulas::good("nothing", 0, 1));
    }
    ask.context.customer = customer(&case.customer);
    if let Some(region) = case.settings.text("region") {
        let name = FactName::new("region").expect("a name");
        ask.context.facts.insert(name, FactName::new(region).expect("a fact"));
    }
    let entered = case.settings.get("codes").map(|_| case.settings.texts("codes"));
    for (promotion, place) in ranked(case).into_iter().zip(0..) {
        let id = promotion.text("id").expect("an id");
        let automatic = promotion.flag("automatic");
        if automatic && case.settings.flag("no_automatic") {
            continue;
        }
        if !automatic && entered.as_ref().is_none_or(|codes| codes.iter().any(|code| code == id)) {
            ask.codes.push(id.to_owned());
        }
        rules(case, &mut ask, promotion, place)?;
    }
    parcels(case, ask)
}

/// Quotes the goods with each parcel by itself: what is taken off one takes nothing of another.
fn parcels(case: &Case, mut ask: Ask) -> Result<Figures, Reason> {
    if case.delivery.len() > 1 {
        let over_all = |p: &&Value| {
            let across = p.text("allocation") == Some("across") && p.text("method") == Some("fixed");
            p.text("target") == Some("shipping_methods") && (across || p.text("allocation") == Some("once"))
        };
        if case.promotions.iter().any(|promotion| over_all(&promotion)) {
            return Err(Reason::SeveralDeliveries);
        }
    }
    let mut figures = with(&ask);
    let mut delivered = Figures::new();
    for parcel in &case.delivery {
        ask.delivery(parcel.fee, Some(&option(parcel)), Treatment::Rate(rate(sum_of(&parcel.tax))))?;
        let of_it = with(&ask);
        for name in [
            "delivery net",
            "delivery gross",
            "delivery tax",
            "delivery off net",
            "delivery list net",
            "delivery list gross",
        ] {
            *delivered.entry(name.into()).or_default() += of_it[name];
        }
        figures.insert(format!("delivery {} gross", parcel.key), of_it["delivery gross"]);
        for promotion in &case.promotions {
            let id = promotion.text("id").expect("an id");
            if let Some(off) = of_it.get(&format!("rule {id} delivery off")) {
                let (hundred, percent) = (Decimal::ONE_HUNDRED, sum_of(&parcel.tax));
                let (net, gross) = match ask.policy.prices {
                    PriceTax::Included => (off * hundred / (hundred + percent), *off),
                    PriceTax::Excluded => (*off, off * (hundred + percent) / hundred),
                };
                figures.insert(format!("rule {id} delivery {} off", parcel.key), net);
                figures.insert(format!("rule {id} delivery {} off gross", parcel.key), gross);
            }
            for name in ["applies", "exceeds"] {
                let name = format!("{name} {id}");
                let seen =
                    of_it.get(&name).copied().unwrap_or_default().max(figures.get(&name).copied().unwrap_or_default());
                figures.insert(name, seen);
            }
        }
    }
    let get = |name: &str| delivered.get(name).copied().unwrap_or_default();
    let sum = |figures: &Figures, goods: &str, parcels: &str| figures[goods] + get(parcels);
    let net = sum(&figures, "list net", "delivery list net");
    let gross = sum(&figures, "list gross", "delivery list gross");
    let off = sum(&figures, "goods off net", "delivery off net");
    let total = sum(&figures, "goods gross", "delivery gross");
    let tax = sum(&figures, "goods tax", "delivery tax");
    for (name, figure) in [("list net", net), ("list gross", gross), ("off net", off), ("total", total), ("tax", tax)] {
        figures.insert(name.into(), figure);
    }
    figures.insert("delivery gross".into(), get("delivery gross"));
    Ok(figures)
}

/// The figures of one quote; and of each rule, whether its limit was reached, and what it takes off net and gross.
fn with(ask: &Ask) -> Figures {
    let mut figures = ask.figures();
    for verdict in &ask.quote().verdicts {
        let exceeded = match &verdict.outcome {
            Outcome::UsedUp(_) => true,
            Outcome::Applied(applied) => applied.clipped.iter().any(|clip| clip.by == Clipper::Budget),
            _ => false,
        };
        let name = format!("exceeds {}", promotion(&verdict.rule));
        let seen = figures.get(&name).is_some_and(|seen| *seen == Decimal::ONE);
        figures.insert(name, Decimal::from(u8::from(exceeded || seen)));
    }
    let hundred = Decimal::ONE_HUNDRED;
    let promotions: BTreeSet<&str> = ask.rules.iter().map(|rule| promotion(&rule.id)).collect();
    for id in promotions {
        for good in &ask.goods {
            let name = format!("rule {id} line {} off", good.key);
            let off = figures.get(&name).copied().unwrap_or_default();
            let whole = hundred + good.tax.shown_rate().to_percent();
            let (net, gross) = match ask.policy.prices {
                PriceTax::Included => (off * hundred / whole, off),
                PriceTax::Excluded => (off, off * whole / hundred),
            };
            figures.insert(format!("{name} gross"), gross);
            figures.insert(format!("{name} as priced"), off);
            figures.insert(name, net);
        }
    }
    figures
}

fn option(parcel: &Parcel) -> String {
    parcel.option.clone().unwrap_or_else(|| parcel.key.clone())
}

fn customer(stated: &Value) -> Customer {
    let groups: Vec<String> = stated.texts("groups");
    let id = stated.text("id").or_else(|| stated.text("email"));
    if id.is_none() && groups.is_empty() {
        return Customer::Guest;
    }
    Customer::Known(KnownCustomer {
        id: CustomerId::new(id.unwrap_or("somebody")).expect("an id"),
        groups: Some(groups.iter().map(|group| CustomerGroup::new(group).expect("a group")).collect()),
        orders_before: None,
    })
}

/// The promotions in the order in which they apply: buy-and-get first, then by value, whatever its unit.
pub(crate) fn ranked(case: &Case) -> Vec<&Value> {
    let major = |promotion: &Value| {
        let value = promotion.number("value").unwrap_or_default();
        let fixed = promotion.text("method") == Some("fixed");
        let minor: Decimal =
            case.currency.parse::<ocop::money::Currency>().expect("a currency").minor_per_major().into();
        if fixed { value / minor } else { value }
    };
    let mut promotions: Vec<&Value> = case.promotions.iter().collect();
    promotions.sort_by(|a, b| {
        let buyget = |p: &Value| p.text("type") == Some("buyget");
        let ties = |p: &Value| (p.number("buy_rules_min_quantity"), p.number("apply_to_quantity"));
        let tie = if buyget(a) { ties(b).cmp(&ties(a)) } else { core::cmp::Ordering::Equal };
        (buyget(b).cmp(&buyget(a))).then(major(b).cmp(&major(a))).then(tie)
    });
    promotions
}

/// Whether a promotion is in force at all: drafts are not, nor amounts of another currency.
pub(crate) fn in_force(case: &Case, promotion: &Value) -> bool {
    let active = promotion.text("status").is_none_or(|status| status == "active");
    let foreign = promotion.text("method") == Some("fixed")
        && promotion.text("currency").is_some_and(|currency| !currency.eq_ignore_ascii_case(&case.currency));
    active && !foreign
}

fn rules(case: &Case, ask: &mut Ask, promotion: &Value, place: i32) -> Result<(), Reason> {
    if !in_force(case, promotion) {
        return Ok(());
    }
    let id = promotion.text("id").expect("an id");
    let mut when = Vec::new();
    for row in promotion.list("rules") {
        when.push(cart_rule(case, ask, row)?);
    }
    let mut made = Vec::new();
    match promotion.text("target") {
        Some("shipping_methods") => {
            for row in promotion.list("target_rules") {
                when.push(option_rule(case, row));
            }
            made.push(rule(id, place, shipping(case, ask, promotion)?));
        }
        _ if promotion.text("type") == Some("buyget") => made.push(rule(id, place, buy_get(case, ask, promotion)?)),
        _ => {
            let (goods, at_least) = targets(case, promotion, "target_rules")?;
            let goods = Selector::AllOf(vec![goods, tagged("never off").negated()]);
            match at_least {
                None => made.push(rule(id, place, standard(ask, promotion, goods)?)),
                Some(at_least) => made.extend(product_by_product(case, ask, promotion, place, &goods, at_least)?),
            }
        }
    }
    for mut made in made {
        if !matches!(made.benefit, Benefit::Delivery(_)) {
            made.lane = Some(Lane::Order);
        }
        let mut all = when.clone();
        all.push(made.when);
        made.when = Condition::AllOf(all);
        if !promotion.flag("automatic") {
            made.codes = [Code::new(id).expect("a code")].into();
        }
        limits(ask, promotion, &mut made)?;
        ask.rules.push(made);
    }
    Ok(())
}

fn limits(ask: &mut Ask, promotion: &Value, made: &mut Rule) -> Result<(), Reason> {
    let mut usage = Usage::default();
    if let Some(limit) = promotion.count("limit") {
        made.limits.total = Some(limit);
        usage.total = promotion.count("used").unwrap_or(0);
    }
    if let Some(budget) = promotion.get("budget") {
        let limit = budget.number("limit");
        match (budget.text("type"), limit) {
            (Some("spend" | "spend_by_attribute"), Some(limit)) => {
                made.limits.budget = Some(ask.exact(limit)?);
                usage.money = budget.number("used").map(|used| ask.exact(used)).transpose()?;
            }
            (Some("use_by_attribute"), Some(_)) => {
                made.limits.per_customer = budget.count("limit");
                usage.by_customer = budget.count("used").unwrap_or(0);
            }
            (Some(_), Some(_)) => {
                made.limits.total = budget.count("limit");
                usage.total = budget.count("used").unwrap_or(0);
            }
            _ => {}
        }
    }
    ask.context.usage.insert(made.id.clone(), usage);
    Ok(())
}

/// A condition on customer, region or goods.
fn cart_rule(case: &Case, ask: &Ask, row: &Value) -> Result<Condition, Reason> {
    let values = row.texts("values");
    let attribute = row.text("attribute").expect("an attribute");
    match attribute {
        "customer.group" => Ok(one_of(row, &values, &case.customer.texts("groups"), |group| {
            Condition::CustomerGroup(CustomerGroup::new(group).expect("a group"))
        })),
        "customer.id" => {
            let seen: Vec<String> = case.customer.text("id").map(str::to_owned).into_iter().collect();
            Ok(one_of(row, &values, &seen, |id| known(&seen, id)))
        }
        "cart.region" => {
            let seen: Vec<String> = case.settings.text("region").map(str::to_owned).into_iter().collect();
            Ok(one_of(row, &values, &seen, |region| Condition::Fact(FactIs { name: name("region"), is: name(region) })))
        }
        "cart.subtotal" => by_size(ask, row, &values, Selector::All),
        "line.qty" | "line.subtotal" => Err(Reason::EveryLine),
        _ => Ok(every_line(case, row, &values)),
    }
}

fn name(text: &str) -> FactName {
    FactName::new(text).expect("a fact")
}

/// Whether this is the customer: a fact that the host knows.
fn known(seen: &[String], id: &str) -> Condition {
    if seen.iter().any(|seen| seen == id) { Condition::AllOf(Vec::new()) } else { Condition::AnyOf(Vec::new()) }
}

/// `in`: any value is named. `eq`: every value is named, and there is one. `ne`: none is.
fn one_of(row: &Value, values: &[String], seen: &[String], of: impl Fn(&str) -> Condition) -> Condition {
    let any = Condition::AnyOf(values.iter().map(|value| of(value)).collect());
    match row.text("op") {
        Some("ne") => Condition::Not(Box::new(any)),
        Some("eq") => {
            let others = seen.iter().filter(|value| !values.contains(value)).map(|value| of(value)).collect();
            Condition::AllOf(vec![any, Condition::Not(Box::new(Condition::AnyOf(others)))])
        }
        _ => any,
    }
}

fn by_size(ask: &Ask, row: &Value, values: &[String], goods: Selector) -> Result<Condition, Reason> {
    let sums: Result<Vec<i64>, Reason> = values.iter().map(|value| whole(value.parse().expect("an amount"))).collect();
    let sums = sums?;
    let (least, most) = (sums.iter().min().copied().unwrap_or(0), sums.iter().max().copied().unwrap_or(0));
    let (at_least, at_most) = match row.text("op") {
        Some("gt") => (Some(least + 1), None),
        Some("gte") => (Some(least), None),
        Some("lt") => (None, Some(most - 1)),
        Some("lte") => (None, Some(most)),
        Some("eq" | "in") => (Some(least), Some(least)),
        other => panic!("an operator {other:?}"),
    };
    let money = |minor: Option<i64>| minor.map(|minor| ask.money(minor));
    Ok(spend(goods, money(at_least), money(at_most), Basis::Regular, TaxBasis::Without))
}

/// Every line must pass: none is among the goods that do not.
fn every_line(case: &Case, row: &Value, values: &[String]) -> Condition {
    let failing = fact_selector(case, row, values).negated();
    Condition::Not(Box::new(has(failing, 1)))
}

fn option_rule(case: &Case, row: &Value) -> Condition {
    let options: Vec<String> = case.delivery.iter().map(option).collect();
    one_of(row, &row.texts("values"), &options, |option| {
        Condition::DeliveryMethod(DeliveryMethod::new(option).expect("a method"))
    })
}

/// The goods whose fact is named.
fn fact_selector(case: &Case, row: &Value, values: &[String]) -> Selector {
    let attribute = row.text("attribute").expect("an attribute");
    let of = |value: &str| match attribute {
        "line.category" => category(value),
        "line.product" => tagged(&format!("product {value}")),
        "line.sku" => tagged(&format!("sku {value}")),
        other => panic!("an attribute {other}"),
    };
    let any = any_of(values.iter().map(|value| of(value)));
    match row.text("op") {
        Some("ne") => any.negated(),
        Some("eq") if attribute == "line.category" => {
            let categories = case.lines.iter().flat_map(|line| &line.categories);
            let others = categories.filter(|category| !values.contains(category)).map(|category| of(category));
            Selector::AllOf(vec![any, any_of(others).negated()])
        }
        Some("eq" | "in") => any,
        other => panic!("an operator {other:?}"),
    }
}

/// The goods that all rules are for, and the least number of units of a line, if there is one.
fn targets(case: &Case, promotion: &Value, name: &str) -> Result<(Selector, Option<u32>), Reason> {
    let (mut all, mut at_least) = (Vec::new(), None);
    for row in promotion.list(name) {
        match row.text("attribute") {
            Some("line.qty") => {
                let value: u32 = row.texts("values")[0].parse().expect("a count");
                at_least = Some(match row.text("op") {
                    Some("gte") => value,
                    Some("gt") => value + 1,
                    _ => return Err(Reason::EveryLine),
                });
            }
            Some("line.subtotal") => return Err(Reason::EveryLine),
            _ => all.push(fact_selector(case, row, &row.texts("values"))),
        }
    }
    Ok((Selector::AllOf(all), at_least))
}

fn spends(promotion: &Value) -> bool {
    promotion.get("budget").and_then(|budget| budget.text("type")).is_some_and(|kind| kind.starts_with("spend"))
}

/// An amount of minor units as prices are stated, rounded once, for one that is taken of a single rate of tax; `None` for several.
fn stated(case: &Case, ask: &Ask, promotion: &Value) -> Result<Option<Money>, Reason> {
    let value = promotion.number("value").expect("a value");
    let rates = rates(case, promotion);
    if !in_other_basis(case, promotion, ask.policy.prices) {
        return ask.exact(value).map(Some);
    }
    let (hundred, whole) = (Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED + rates.first().copied().unwrap_or_default());
    let exact = match ask.policy.prices {
        PriceTax::Included => value * whole / hundred,
        PriceTax::Excluded => value * hundred / whole,
    };
    let rounded = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    if rates.len() < 2 { ask.exact(rounded).map(Some) } else { Ok(None) }
}

/// The rates of tax of what a promotion is taken of.
fn rates(case: &Case, promotion: &Value) -> BTreeSet<Decimal> {
    let meant = |seen: &dyn Fn(&str) -> Vec<String>| {
        promotion.list("target_rules").iter().all(|row| match row.text("attribute") {
            Some("line.qty" | "line.subtotal") | None => true,
            Some(attribute) => named(row, &seen(attribute), &row.texts("values")),
        })
    };
    if promotion.text("target") == Some("shipping_methods") {
        let parcels = case.delivery.iter().filter(|parcel| meant(&|_| vec![option(parcel)]));
        parcels.map(|parcel| sum_of(&parcel.tax).normalize()).collect()
    } else {
        let lines = case.lines.iter().filter(|line| meant(&|attribute| facts(line, attribute)));
        lines.map(|line| line_rate(line).normalize()).collect()
    }
}

/// Whether an amount is stated in another basis than the prices, where that makes a difference.
fn in_other_basis(case: &Case, promotion: &Value, prices: PriceTax) -> bool {
    let inclusive = promotion.flag("is_tax_inclusive");
    let taxed = rates(case, promotion).iter().any(|rate| !rate.is_zero());
    taxed && inclusive != (prices == PriceTax::Included)
}

/// Whether one amount is off each of the units got, in another basis than prices, and these have several rates of tax.
pub(crate) fn got_in_other_basis(case: &Case, promotion: &Value) -> bool {
    let fixed = promotion.text("type") == Some("buyget") && promotion.text("method") == Some("fixed");
    let other = basis(case).is_ok_and(|prices| in_other_basis(case, promotion, prices));
    fixed && other && rates(case, promotion).len() > 1
}

/// A rule for each product: so many units of it, and it is cheaper. Only what each line gets by itself can be said so.
fn product_by_product(
    case: &Case,
    ask: &Ask,
    promotion: &Value,
    place: i32,
    goods: &Selector,
    at_least: u32,
) -> Result<Vec<Rule>, Reason> {
    let by_line = match (promotion.text("target"), promotion.text("allocation")) {
        (Some("order"), _) | (_, Some("across")) => promotion.text("method") == Some("percentage"),
        (_, allocation) => allocation == Some("each"),
    };
    if !by_line || spends(promotion) {
        return Err(Reason::EveryLine);
    }
    let id = promotion.text("id").expect("an id");
    let one = |line: &Line| {
        let it = ask.of([&line.key]);
        let goods = Selector::AllOf(vec![goods.clone(), it.clone()]);
        let benefit = standard(ask, promotion, goods)?;
        let mut made = rule(&format!("{id}#{}", line.key), place, benefit);
        made.when = has(it, at_least);
        Ok(made)
    };
    case.lines.iter().map(one).collect()
}

fn standard(ask: &Ask, promotion: &Value, goods: Selector) -> Result<Benefit, Reason> {
    let each = promotion.text("target") != Some("order");
    let units = |per: LimitPer, order: UnitOrder| {
        let first = quantity(promotion.count("max_quantity").unwrap_or(1));
        each.then_some(UnitLimit { first, per, order })
    };
    let limit = match promotion.text("allocation") {
        Some("each") => units(LimitPer::Line, UnitOrder::DearestFirst),
        Some("once") => units(LimitPer::Order, UnitOrder::CheapestFirst),
        _ => None,
    };
    Ok(match (promotion.text("method"), limit) {
        (Some("percentage"), limit) => {
            let value = promotion.number("value").expect("a value");
            let mut off = percent(rate(value), goods, Spread::Line, PercentOf::Running);
            off.units = limit;
            Benefit::Percent(off)
        }
        (_, limit) => {
            let spread = if limit.is_some() { Spread::Unit } else { Spread::Selection };
            let mut off = amount(ask.exact(promotion.number("value").expect("a value"))?, goods, spread);
            off.units = limit;
            off.tax = if promotion.flag("is_tax_inclusive") { TaxBasis::With } else { TaxBasis::Without };
            Benefit::Amount(off)
        }
    })
}

fn shipping(case: &Case, ask: &Ask, promotion: &Value) -> Result<Benefit, Reason> {
    let value = promotion.number("value").expect("a value");
    Ok(Benefit::Delivery(match promotion.text("method") {
        Some("percentage") => DeliveryOff::Percent(rate(value)),
        _ => DeliveryOff::Amount(stated(case, ask, promotion)?.ok_or(Reason::SeveralDeliveries)?),
    }))
}

fn buy_get(case: &Case, ask: &Ask, promotion: &Value) -> Result<Benefit, Reason> {
    let (of, bought) = targets(case, promotion, "buy_rules")?;
    let (target, got) = targets(case, promotion, "target_rules")?;
    if bought.is_some() || got.is_some() {
        return Err(Reason::EveryLine);
    }
    let value = promotion.number("value").expect("a value");
    let give = match promotion.text("method") {
        Some("percentage") if value == Decimal::ONE_HUNDRED => UnitGive::Free,
        Some("percentage") => UnitGive::Percent(rate(value)),
        _ => UnitGive::Amount(stated(case, ask, promotion)?.ok_or(Reason::AmountInOtherBasis)?),
    };
    let same = promotion.list("buy_rules") == promotion.list("target_rules");
    let get = promotion.count("apply_to_quantity").unwrap_or(1);
    let most = promotion.count("max_quantity").unwrap_or(1) / get;
    Ok(Benefit::BuyGet(BuyGet {
        of,
        buy: quantity(promotion.count("buy_rules_min_quantity").unwrap_or(1)),
        target: (!same).then_some(target),
        get: quantity(get),
        give,
        // The dearest that are left after the purchase: in one pool these are the cheapest of each set.
        pick: if same { Pick::Cheapest } else { Pick::Dearest },
        sets: Some(quantity(most.max(1))),
        shares: false,
    }))
}
