//! Vendure: promotions made of conditions and actions, in whole minor units.

use ocop::cart::Code;
use ocop::money::RoundingMode;
use ocop::pricing::{
    Basis, Benefit, Condition, Customer, CustomerGroup, CustomerId, DeliveryOff, Fee, FeeId, KnownCustomer, LimitPer,
    PercentOf, PriceTax, Selector, Spread, TaxBasis, TaxLevel, Treatment, UnitLimit, UnitOrder,
};
use ocop::text::Texts;
use rust_decimal::Decimal;
use serde_json::Value;

use super::ask::{Ask, Good, amount, any_of, has, percent, quantity, rate, rule, spend, tagged, whole};
use super::case::{Case, Facts, Figures, decimal};
use super::reason::Reason;

/// Prices an order.
pub(crate) fn order(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    ask.policy.prices = if case.settings.flag("prices_include_tax") { PriceTax::Included } else { PriceTax::Excluded };
    if case.settings.text("tax_level") == Some("order") {
        ask.policy.tax_rounding.per = TaxLevel::RateGroup;
    }
    // What is taken off is a negative number there, whose halves go up: towards zero.
    ask.policy.rounding = RoundingMode::HalfDown;
    // What is rounded there is the net amount of a price that includes tax: of a half the tax gets the smaller part.
    if case.settings.flag("prices_include_tax") {
        ask.policy.tax_rounding.mode = RoundingMode::HalfDown;
    }
    // Of equal parts the last one carries the odd unit.
    for line in case.lines.iter().rev() {
        ask.goods.push(Good {
            key: line.key.clone(),
            price: whole(line.price)?,
            qty: line.qty,
            categories: Vec::new(),
            tags: line.facets.clone(),
            tax: taxed(&line.tax)?,
            regular: None,
        });
    }
    match case.delivery.as_slice() {
        [] => {}
        [parcel] => ask.delivery(parcel.fee, None, taxed(&parcel.tax)?)?,
        _ => return Err(Reason::SeveralDeliveries),
    }
    for fee in &case.fees {
        let minor = whole(fee.number("amount").expect("an amount"))?;
        if minor < 0 {
            return Err(Reason::NegativeFee);
        }
        let id = FeeId::new(fee.text("key").expect("a key")).expect("an id");
        let tax = taxed(&fee.texts("tax"))?;
        ask.context.fees.push(Fee { id, name: Texts::default(), amount: ask.money(minor), tax });
    }
    ask.codes = case.settings.texts("codes");
    ask.context.customer = customer(&case.customer);
    for (promotion, place) in ranked(case).into_iter().zip(0..) {
        rules(case, &mut ask, promotion, place)?;
    }
    let mut figures = ask.figures();
    // Surcharges stand among the goods there.
    for (goods, fees) in [("goods net", "fees net"), ("goods gross", "fees")] {
        let fees = if fees == "fees" { figures["fees net"] + figures["fees tax"] } else { figures[fees] };
        *figures.get_mut(goods).expect("a figure") += fees;
    }
    if let [parcel] = case.delivery.as_slice() {
        for promotion in &case.promotions {
            let id = promotion.text("id").expect("an id");
            if let Some(off) = figures.get(&format!("rule {id} delivery off")).copied() {
                figures.insert(format!("rule {id} delivery {} off", parcel.key), off);
            }
        }
    }
    Ok(figures)
}

pub(crate) fn taxed(percents: &[String]) -> Result<Treatment, Reason> {
    if percents.iter().any(|percent| percent.starts_with("compound")) {
        return Err(Reason::CompoundTax);
    }
    let sum: Decimal = percents.iter().map(|percent| percent.parse::<Decimal>().expect("a rate")).sum();
    Ok(if percents.is_empty() { Treatment::NotDeclared } else { Treatment::Rate(rate(sum)) })
}

pub(crate) fn customer(stated: &Value) -> Customer {
    let Some(id) = stated.text("id") else { return Customer::Guest };
    let groups = stated.texts("groups").iter().map(|group| CustomerGroup::new(group).expect("a group")).collect();
    let id = CustomerId::new(id).expect("an id");
    Customer::Known(KnownCustomer { id, groups: Some(groups), orders_before: None })
}

/// The promotions in the order in which they apply: those that ask for a minimum come last.
pub(crate) fn ranked(case: &Case) -> Vec<&Value> {
    let mut promotions: Vec<&Value> = case.promotions.iter().collect();
    promotions.sort_by_key(|promotion| {
        promotion.list("when").iter().filter(|row| row.text("type") == Some("minimum_order_amount")).count()
    });
    promotions
}

fn rules(case: &Case, ask: &mut Ask, promotion: &Value, priority: i32) -> Result<(), Reason> {
    let id = promotion.text("id").expect("an id");
    let mut all = Vec::new();
    for row in promotion.list("when") {
        all.push(when(case, ask, row)?);
    }
    for (action, place) in promotion.list("give").iter().zip(0..) {
        let mut made = rule(&format!("{id}#{place}"), priority, benefit(case, ask, promotion, action)?);
        made.when = Condition::AllOf(all.clone());
        made.codes = promotion.text("coupon").map(|code| Code::new(code).expect("a code")).into_iter().collect();
        ask.rules.push(made);
    }
    Ok(())
}

fn variants(case: &Case, ask: &Ask, skus: &[String]) -> Selector {
    let lines = case.lines.iter().filter(|line| line.sku.as_ref().is_some_and(|sku| skus.contains(sku)));
    ask.of(lines.map(|line| &line.key))
}

fn faceted(facets: &[String]) -> Selector {
    Selector::AllOf(facets.iter().map(|facet| tagged(facet)).collect())
}

fn when(case: &Case, ask: &Ask, row: &Value) -> Result<Condition, Reason> {
    let least = |of| Ok(has(of, row.count("minimum").expect("a count")));
    match row.text("type") {
        Some("minimum_order_amount") => {
            let sum = ask.exact(row.number("amount").expect("an amount"))?;
            let tax = if row.flag("taxInclusive") { TaxBasis::With } else { TaxBasis::Without };
            Ok(spend(Selector::All, Some(sum), None, Basis::Running, tax))
        }
        Some("customer_group") => {
            let group = row.text("customerGroupId").expect("a group");
            Ok(Condition::CustomerGroup(CustomerGroup::new(group).expect("a group")))
        }
        Some("contains_products") => least(variants(case, ask, &row.texts("productVariantIds"))),
        Some("at_least_n_with_facets") => least(faceted(&row.texts("facets"))),
        Some("buy_x_get_y_free") => {
            Ok(has(variants(case, ask, &row.texts("variantIdsX")), row.count("amountX").expect("a count")))
        }
        other => panic!("a condition {other:?}"),
    }
}

fn benefit(case: &Case, ask: &Ask, promotion: &Value, action: &Value) -> Result<Benefit, Reason> {
    let off = || rate(decimal(&action["discount"]));
    let money = || ask.exact(decimal(&action["discount"]));
    Ok(match action.text("type") {
        Some("order_percentage_discount") => {
            Benefit::Percent(percent(off(), Selector::All, Spread::Selection, PercentOf::Running))
        }
        Some("order_fixed_discount") => Benefit::Amount(amount(money()?, Selector::All, Spread::Selection)),
        Some("order_line_fixed_discount") => Benefit::Amount(amount(money()?, Selector::All, Spread::Line)),
        Some("products_percentage_discount") => {
            let goods = variants(case, ask, &action.texts("productVariantIds"));
            Benefit::Percent(percent(off(), goods, Spread::Line, PercentOf::Regular))
        }
        Some("facet_based_discount") => {
            Benefit::Percent(percent(off(), faceted(&action.texts("facets")), Spread::Line, PercentOf::Regular))
        }
        Some("free_shipping") => Benefit::Delivery(DeliveryOff::Percent(rate(Decimal::ONE_HUNDRED))),
        Some("buy_x_get_y_free") => {
            let bought = promotion.list("when").iter().find(|row| row.text("type") == Some("buy_x_get_y_free"));
            let bought = bought.expect("the condition that counts");
            let goods = any_of([variants(case, ask, &bought.texts("variantIdsY"))]);
            let mut free = percent(rate(Decimal::ONE_HUNDRED), goods, Spread::Line, PercentOf::Regular);
            let first = quantity(bought.count("amountY").expect("a count"));
            free.units = Some(UnitLimit { first, per: LimitPer::Order, order: UnitOrder::CheapestFirst });
            Benefit::Percent(free)
        }
        other => panic!("an action {other:?}"),
    })
}
