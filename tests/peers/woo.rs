//! WooCommerce: coupons that are entered, checked, put in order, and taken off line by line.

use alloc::collections::BTreeSet;

use ocop::cart::Code;
use ocop::money::{Remainder, RoundingMode};
use ocop::pricing::{
    Basis, Benefit, Combination, Condition, FactIs, FactName, Fee, FeeId, LimitPer, Outcome, PercentOf, PriceTax, Rule,
    RuleId, Selector, ShareBy, Spread, TaxBasis, TaxLevel, Treatment, UnitLimit, UnitOrder, Usage,
};
use ocop::product::Period;
use ocop::text::Texts;
use rust_decimal::Decimal;
use serde_json::Value;
use time::OffsetDateTime;

use super::ask::{
    Ask, Good, amount, any_of, category, has, percent, promotion, quantity, rate, rule, spend, tagged, whole,
};
use super::case::{Case, Facts, Figures, Line};
use super::reason::Reason;
use super::vendure::{customer, taxed};

/// Prices a cart, or a single amount of tax.
pub(crate) fn cart(case: &Case) -> Result<Figures, Reason> {
    let mut ask = circumstances(case)?;
    let mut lines: Vec<&Line> = case.lines.iter().collect();
    lines.sort_by_key(|line| core::cmp::Reverse(line.price));
    for line in lines {
        ask.goods.push(good(case, line)?);
    }
    parcel(case, &mut ask)?;
    for fee in &case.fees {
        ask.context.fees.push(fee_of(case, &ask, fee)?);
    }
    let order = calculation_order(case);
    for (coupon, place) in order.iter().zip(0..) {
        if !coupon.flag("nonexistent") && coupon.text("status") != Some("trash") {
            let made = coupon_rule(case, &mut ask, coupon, place)?;
            if !ask.rules.iter().any(|rule| rule.id == made.id) {
                ask.rules.push(made);
            }
        }
    }
    Ok(entered(case, ask))
}

/// The taxes of one amount, rate by rate.
pub(crate) fn single_taxes(case: &Case) -> Result<Figures, Reason> {
    let rates: Vec<Decimal> = case.taxes.iter().filter_map(|row| row.number("percent")).collect();
    let included = case.settings.flag("prices_include_tax");
    if case.taxes.iter().any(|row| row.flag("compound")) || (included && rates.len() > 1) {
        return Err(Reason::CompoundTax);
    }
    let mut figures = Figures::new();
    for (n, percent) in (1..).zip(rates) {
        let mut ask = Ask::new(case);
        ask.policy.prices = if included { PriceTax::Included } else { PriceTax::Excluded };
        let mut good = super::formulas::good("p1", whole(case.settings.number("price").expect("a price"))?, 1);
        good.tax = Treatment::Rate(rate(percent));
        ask.goods.push(good);
        figures.insert(format!("tax {n}"), ask.figures()["tax"]);
    }
    Ok(figures)
}

fn taxes_count(case: &Case) -> bool {
    case.kind != "discounts" && case.settings.flag("calc_taxes") && !case.settings.flag("customer_vat_exempt")
}

/// Whether the shop's own tax is taken out of prices for a customer who is exempt, or elsewhere.
pub(crate) fn taxed_by_place(case: &Case) -> bool {
    let elsewhere = case.settings.get("customer_at_base").is_some_and(|flag| flag == false);
    let rates = |line: &Line| line.tax.iter().map(|rate| rate.parse::<Decimal>().unwrap_or_default()).sum::<Decimal>();
    let untaxed = case.lines.iter().any(|line| line.taxable != Some(false) && rates(line).is_zero());
    let other = case.settings.flag("customer_vat_exempt") || (elsewhere && untaxed);
    other && case.settings.flag("prices_include_tax") && case.settings.flag("calc_taxes") && !case.taxes.is_empty()
}

fn circumstances(case: &Case) -> Result<Ask, Reason> {
    let mut ask = Ask::new(case);
    let included = case.settings.flag("prices_include_tax");
    if taxed_by_place(case) {
        return Err(Reason::TaxByPlace);
    }
    ask.policy.prices = if included { PriceTax::Included } else { PriceTax::Excluded };
    ask.policy.rounding = RoundingMode::HalfDown;
    ask.policy.remainder = Remainder::FirstUnits;
    ask.policy.tax_rounding.mode = if included { RoundingMode::HalfDown } else { RoundingMode::HalfUp };
    if case.settings.flag("round_at_subtotal") {
        ask.policy.tax_rounding.per = TaxLevel::RateGroup;
    }
    ask.context.customer = customer(&case.customer);
    Ok(ask)
}

fn good(case: &Case, line: &Line) -> Result<Good, Reason> {
    Ok(Good {
        key: line.key.clone(),
        price: whole(line.price)?,
        qty: line.qty,
        categories: line.categories.clone(),
        tags: if line.on_sale { vec!["sale".into()] } else { Vec::new() },
        tax: if taxes_count(case) { taxed(&line.tax)? } else { Treatment::NotDeclared },
        regular: None,
    })
}

/// The tax of a fee or a delivery: costs are stated without it.
fn cost_tax(case: &Case, taxable: bool, class: Option<&str>, shipping: bool) -> Result<Treatment, Reason> {
    let of_class = |row: &&Value| row.text("tax_class").unwrap_or_default() == class.unwrap_or_default();
    let rows = case.taxes.iter().filter(of_class).filter(|row| !shipping || row.get("shipping") != Some(&false.into()));
    let rows: Vec<&Value> = rows.collect();
    // A delivery whose class has no row takes that of the goods.
    let inherited =
        shipping && rows.is_empty() && !case.taxes.is_empty() && case.lines.iter().any(|line| !line.tax.is_empty());
    if !taxable || !taxes_count(case) || (rows.is_empty() && !inherited) {
        return Ok(Treatment::NotDeclared);
    }
    if case.settings.flag("prices_include_tax") {
        return Err(Reason::MixedPriceTax);
    }
    if rows.iter().any(|row| row.flag("compound")) {
        return Err(Reason::CompoundTax);
    }
    Ok(Treatment::Rate(rate(rows.iter().filter_map(|row| row.number("percent")).sum())))
}

fn parcel(case: &Case, ask: &mut Ask) -> Result<(), Reason> {
    match case.delivery.as_slice() {
        [] => Ok(()),
        [parcel] => {
            let tax = cost_tax(case, parcel.taxable != Some(false), None, true)?;
            ask.delivery(parcel.fee, None, tax)
        }
        _ => Err(Reason::SeveralDeliveries),
    }
}

fn fee_of(case: &Case, ask: &Ask, fee: &Value) -> Result<Fee, Reason> {
    let minor = whole(fee.number("amount").expect("an amount"))?;
    if minor < 0 {
        return Err(Reason::NegativeFee);
    }
    let id = FeeId::new(fee.text("key").expect("a key")).expect("an id");
    let tax = cost_tax(case, fee.flag("taxable"), fee.text("tax_class"), false)?;
    Ok(Fee { id, name: Texts::default(), amount: ask.money(minor), tax })
}

/// The order in which coupons are taken off: by type, item limit, amount, and age; or as they stand, where the discounts are asked alone.
pub(crate) fn calculation_order(case: &Case) -> Vec<&Value> {
    let mut coupons: Vec<(usize, &Value)> = case.promotions.iter().enumerate().collect();
    if case.kind != "discounts" {
        let by_entry = case.settings.flag("later") && case.settings.flag("sequential_discounts");
        coupons.sort_by_key(|(place, coupon)| {
            let custom = case.settings.get("coupon_sort_priority").and_then(|of| of.number(coupon.text("type")?));
            let usual = match coupon.text("type") {
                Some("fixed_product") => 1,
                Some("percent") => 2,
                Some("fixed_cart") => 3,
                _ => 0,
            };
            let limit = coupon.number("limit_usage_to_x_items").unwrap_or_default();
            let amount = coupon.number("amount").unwrap_or_default();
            let type_place = custom.unwrap_or_else(|| Decimal::from(usual));
            if by_entry {
                (type_place, limit, Decimal::ZERO, *place)
            } else {
                (type_place, limit, amount, usize::MAX - place)
            }
        });
    }
    coupons.into_iter().map(|(_, coupon)| coupon).collect()
}

/// The goods that a coupon is for.
fn goods(ask: &Ask, coupon: &Value) -> Selector {
    let mut all = Vec::new();
    let categories = |name: &str| any_of(coupon.texts(name).iter().map(|key| category(key)));
    let wanted = [
        (!coupon.list("product_skus").is_empty()).then(|| ask.of(coupon.texts("product_skus"))),
        (!coupon.list("categories").is_empty()).then(|| categories("categories")),
    ];
    if wanted.iter().any(Option::is_some) {
        all.push(any_of(wanted.into_iter().flatten()));
    }
    if !coupon.list("excluded_product_skus").is_empty() {
        all.push(ask.of(coupon.texts("excluded_product_skus")).negated());
    }
    if !coupon.list("excluded_categories").is_empty() {
        all.push(categories("excluded_categories").negated());
    }
    if coupon.flag("exclude_sale_items") {
        all.push(tagged("sale").negated());
    }
    if all.is_empty() { Selector::All } else { Selector::AllOf(all) }
}

fn coupon_rule(case: &Case, ask: &mut Ask, coupon: &Value, place: i32) -> Result<Rule, Reason> {
    let id = coupon.text("id").expect("a code");
    let units = coupon.count("limit_usage_to_x_items").filter(|units| *units > 0).map(|units| UnitLimit {
        first: quantity(units),
        per: LimitPer::Order,
        order: UnitOrder::DearestFirst,
    });
    let value = coupon.number("amount").expect("an amount");
    let benefit = match coupon.text("type") {
        Some("percent") => {
            let base = if case.settings.flag("sequential_discounts") { PercentOf::Running } else { PercentOf::Regular };
            let mut off = percent(rate(value), goods(ask, coupon), Spread::Selection, base);
            off.units = units;
            Benefit::Percent(off)
        }
        Some("fixed_product") => {
            let mut off = amount(ask.exact(value)?, goods(ask, coupon), Spread::Unit);
            off.units = units;
            Benefit::Amount(off)
        }
        Some("fixed_cart") => {
            let mut off = amount(ask.exact(value)?, Selector::All, Spread::Selection);
            off.units = units;
            off.share_by = ShareBy::Quantity;
            Benefit::Amount(off)
        }
        other => panic!("a coupon of type {other:?}"),
    };
    let mut made = rule(id, place, benefit);
    made.lane = Some(ocop::pricing::Lane::Order);
    made.codes = [Code::new(id).expect("a code")].into();
    made.when = Condition::AllOf(conditions(case, ask, coupon)?);
    if coupon.text("type") == Some("percent") {
        let cap = coupon.number("maximum_discount").filter(|cap| !cap.is_zero());
        made.at_most = cap.map(|cap| ask.exact(cap)).transpose()?;
    }
    if let Some(until) = coupon.number("expires") {
        let until = OffsetDateTime::from_unix_timestamp(whole(until)?).expect("an instant");
        made.window = Period::new(None, Some(until)).expect("a period");
    }
    if coupon.flag("individual_use") {
        // The one entered last throws the others out.
        let entered = case.promotions.iter().position(|other| other == coupon).expect("in the case");
        made.combine = Combination::AloneInQuote;
        made.priority = -i32::try_from(entered).expect("few") - 1;
    }
    limits(ask, coupon, &mut made);
    Ok(made)
}

fn limits(ask: &mut Ask, coupon: &Value, made: &mut Rule) {
    let set = |name: &str| coupon.count(name).filter(|limit| *limit > 0);
    let known = ask.context.customer != ocop::pricing::Customer::Guest;
    made.limits.total = set("usage_limit");
    // A guest is counted when the order is placed.
    made.limits.per_customer = set("usage_limit_per_user").filter(|_| known);
    let used = |name: &str| coupon.count(name).unwrap_or(0);
    let usage = Usage {
        total: used("usage_count") + used("held_count"),
        by_customer: used("usage_by_customer"),
        units_by_customer: 0,
        money: None,
    };
    ask.context.usage.insert(made.id.clone(), usage);
}

fn conditions(case: &Case, ask: &Ask, coupon: &Value) -> Result<Vec<Condition>, Reason> {
    let mut all = Vec::new();
    let bound = |name: &str| coupon.number(name).filter(|sum| !sum.is_zero()).map(|sum| ask.exact(sum)).transpose();
    let tax = if case.settings.flag("display_cart_including_tax") { TaxBasis::With } else { TaxBasis::Without };
    let (least, most) = (bound("minimum_amount")?, bound("maximum_amount")?);
    if least.is_some() || most.is_some() {
        all.push(spend(Selector::All, least, most, Basis::Regular, tax));
    }
    if !coupon.list("product_skus").is_empty() {
        all.push(has(ask.of(coupon.texts("product_skus")), 1));
    }
    let categories = |name: &str| any_of(coupon.texts(name).iter().map(|key| category(key)));
    if !coupon.list("categories").is_empty() {
        let mut of = vec![categories("categories")];
        if coupon.flag("exclude_sale_items") {
            of.push(tagged("sale").negated());
        }
        all.push(has(Selector::AllOf(of), 1));
    }
    let addresses = coupon.texts("email_restrictions");
    if !addresses.is_empty() {
        let name = || FactName::new("e-mail").expect("a name");
        let is = |address: &String| FactIs { name: name(), is: FactName::new(address).expect("a fact") };
        all.push(Condition::AnyOf(addresses.iter().map(|address| Condition::Fact(is(address))).collect()));
    }
    if coupon.text("type") == Some("fixed_cart") {
        let none = |of: Selector| Condition::Not(Box::new(has(of, 1)));
        if coupon.flag("exclude_sale_items") {
            all.push(none(tagged("sale")));
        }
        if !coupon.list("excluded_product_skus").is_empty() {
            all.push(none(ask.of(coupon.texts("excluded_product_skus"))));
        }
        if !coupon.list("excluded_categories").is_empty() {
            all.push(none(categories("excluded_categories")));
        }
    } else {
        all.push(has(goods(ask, coupon), 1));
    }
    Ok(all)
}

/// Enters the codes one by one: each is accepted if its rule then applies, or would if there were something to save.
fn entered(case: &Case, mut ask: Ask) -> Figures {
    let stands = |ask: &Ask, code: &str| {
        let quote = ask.quote();
        let id = RuleId::new(code).expect("an id");
        let outcome = quote.verdict(&id).map(|verdict| verdict.outcome.clone());
        matches!(outcome, Some(Outcome::Applied(_) | Outcome::NothingToSave))
    };
    let mut accepted = Figures::new();
    let mut seen = BTreeSet::new();
    for (coupon, n) in case.promotions.iter().zip(1..) {
        let code = coupon.text("id").expect("a code");
        let first = seen.insert(code);
        if first {
            ask.codes.push(code.to_owned());
        }
        accepted.insert(format!("accepted {n} {code}"), Decimal::from(u8::from(first && stands(&ask, code))));
    }
    let mut figures = ask.figures();
    for code in seen {
        figures.insert(format!("applies {code}"), Decimal::from(u8::from(stands(&ask, code))));
    }
    for rule in ask.rules.iter().map(|rule| promotion(&rule.id)) {
        for line in &case.lines {
            figures.entry(format!("rule {rule} line {} off", line.key)).or_default();
        }
    }
    figures.extend(accepted);
    figures
}
