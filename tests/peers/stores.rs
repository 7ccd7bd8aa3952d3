//! Sylius, Solidus, Spree and Saleor: carts with promotions made of rules and actions.

use ocop::cart::Code;
use ocop::money::{Rate, Remainder};
use ocop::pricing::{
    Basis, Benefit, Combination, Condition, DeliveryMethod, DeliveryOff, Gift, GiftLine, Lane, PercentOf, PriceRange,
    PriceTax, Rule, RuleId, Selector, Spread, TaxBasis, TaxLevel, Treatment,
};
use ocop::product::Period;
use rust_decimal::Decimal;
use serde_json::Value;
use time::Duration;

use super::ask::{Ask, Good, NOW, amount, any_of, category, has, percent, quantity, rate, rule, spend, whole};
use super::case::{Case, Facts, Figures};
use super::formulas::good;
use super::outcome::Ways;
use super::reason::Reason;

/// The largest number of gifts of one rule.
const GIFTS: u32 = 20;

/// Prices a cart.
pub(crate) fn cart(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    taxes(case, &mut ask)?;
    for line in &case.lines {
        ask.goods.push(Good {
            key: line.key.clone(),
            price: whole(line.price)?,
            qty: line.qty,
            categories: line.categories.clone(),
            tags: Vec::new(),
            tax: treatment(case, line.tax_class.as_deref()),
            regular: None,
        });
    }
    if let Some(parcel) = case.delivery.first() {
        ask.delivery(parcel.fee, parcel.method.as_deref(), treatment(case, parcel.tax_class.as_deref()))?;
    }
    for action in case.promotions.iter().flat_map(|p| p.list("actions")).filter(|a| a.text("type") == Some("gift")) {
        let price = whole(action.number("unit_price").expect("a price"))?;
        ask.goods.push(good(action.text("sku").expect("a product"), price, 0));
    }
    if case.system != "sylius" {
        ask.policy.remainder = Remainder::First;
    }
    let best = case.settings.text("combination").is_some();
    let mut promotions: Vec<&Value> = case.promotions.iter().collect();
    promotions.sort_by_key(|p| (p.count("lane").unwrap_or(0), -p.number("priority").unwrap_or_default()));
    for (promotion, place) in promotions.into_iter().zip(0..) {
        rules(case, &mut ask, promotion, place * 10, best)?;
    }
    let mut figures = ask.figures();
    for promotion in &case.promotions {
        unit_off(case, &mut figures, promotion);
    }
    Ok(figures)
}

fn taxes(case: &Case, ask: &mut Ask) -> Result<(), Reason> {
    let mut included =
        case.taxes.iter().filter(|tax| class_in_use(case, tax.text("tax_class"))).map(|tax| tax.flag("included"));
    let first = included.next().unwrap_or(true);
    if included.any(|other| other != first) {
        return Err(Reason::MixedPriceTax);
    }
    ask.policy.prices = if first { PriceTax::Included } else { PriceTax::Excluded };
    let once = case.taxes.iter().any(|tax| tax.text("rounding") == Some("once"));
    match (case.settings.text("tax_strategy"), once) {
        (Some("order_items"), true) => ask.policy.tax_rounding.per = TaxLevel::RateGroup,
        (Some("item_units"), false) => ask.units_apart = true,
        _ => {}
    }
    Ok(())
}

fn class_in_use(case: &Case, class: Option<&str>) -> bool {
    let goods = case.lines.iter().map(|line| line.tax_class.as_deref());
    goods.chain(case.delivery.iter().map(|parcel| parcel.tax_class.as_deref())).any(|used| used == class)
}

fn treatment(case: &Case, class: Option<&str>) -> Treatment {
    let row = case.taxes.iter().find(|tax| class.is_some() && tax.text("tax_class") == class);
    row.map_or(Treatment::NotDeclared, |row| Treatment::Rate(rate(row.number("percent").expect("a rate"))))
}

/// One rule an action. Sylius and Solidus follow one sequence, so that all are in one lane; what a catalogue promotion takes off comes
/// before, and where the best of several counts they compete in the price lane.
fn rules(case: &Case, ask: &mut Ask, promotion: &Value, priority: i32, best: bool) -> Result<(), Reason> {
    let id = promotion.text("id").expect("an id");
    let catalogue = promotion.text("kind") == Some("catalog");
    let mut condition = Vec::new();
    for row in promotion.list("rules") {
        condition.push(when(ask, row)?);
    }
    for (action, place) in promotion.list("actions").iter().zip(0..) {
        let goods = selector(case, ask, promotion, action)?;
        let benefit = benefit(case, ask, action, goods, catalogue)?;
        let kind = if action.text("type") == Some("unit") { "unit" } else { "order" };
        let mut made = rule(&format!("{id}#{place}#{kind}"), priority + place, benefit);
        made.when = Condition::AllOf(condition.clone());
        if !matches!(made.benefit, Benefit::Delivery(_)) {
            made.lane = Some(if catalogue || best { Lane::Price } else { Lane::Order });
        }
        made.window = window(promotion.text("window"));
        if promotion.flag("exclusive") {
            made.combine = Combination::AloneInQuote;
        }
        if promotion.flag("requires_coupon") {
            made.codes = [Code::new(id).expect("a code")].into();
            if promotion.flag("coupon_entered") {
                ask.codes.push(id.to_owned());
            }
        }
        if matches!(made.benefit, Benefit::Gift(_)) {
            ask.rules.extend(ladder(&made, promotion, ask));
        } else {
            ask.rules.push(made);
        }
    }
    Ok(())
}

/// A gift a unit: a rule for the first unit bought, one for the second, and so on for as many as a shop would give.
fn ladder(gift: &Rule, promotion: &Value, ask: &Ask) -> Vec<Rule> {
    let bought = promotion.list("rules").iter().find(|row| row.text("type") == Some("contains_product"));
    let bought = ask.of(bought.and_then(|row| row.text("value")));
    let step = |units: u32| {
        let mut step = gift.clone();
        step.id = RuleId::new(&format!("{}#{units:02}", gift.id)).expect("an id");
        step.when = Condition::AllOf(vec![gift.when.clone(), has(bought.clone(), units)]);
        step
    };
    (1..=GIFTS).map(step).collect()
}

fn when(ask: &Ask, row: &Value) -> Result<Condition, Reason> {
    let floor = |of: Selector, basis: Basis| -> Result<Condition, Reason> {
        let least = ask.exact(row.number("value").expect("an amount"))?;
        Ok(spend(of, Some(least), None, basis, TaxBasis::AsPriced))
    };
    Ok(match row.text("type") {
        Some("contains_product") => has(ask.of([row.text("value").expect("a product")]), 1),
        Some("has_category") => has(any_of(row.texts("value").iter().map(|key| category(key))), 1),
        Some("cart_quantity_min") => has(Selector::All, row.count("value").expect("a count")),
        Some("items_total_min" | "discounted_items_total_min") => floor(Selector::All, Basis::Running)?,
        Some("category_total_min") => floor(category(row.text("category").expect("a category")), Basis::Running)?,
        Some("items_total_eq") => {
            let sum = ask.exact(row.number("value").expect("an amount"))?;
            spend(Selector::All, Some(sum), Some(sum), Basis::Running, TaxBasis::AsPriced)
        }
        Some("shipping_method") => {
            Condition::DeliveryMethod(DeliveryMethod::new(row.text("value").expect("a method")).expect("a method"))
        }
        Some("total_eq") => return Err(Reason::ConditionOnTotal),
        other => panic!("a rule of type {other:?}"),
    })
}

fn selector(case: &Case, ask: &Ask, promotion: &Value, action: &Value) -> Result<Selector, Reason> {
    let mut all = Vec::new();
    if let Some(filter) = action.get("filter") {
        if filter.get("products").is_some() {
            all.push(ask.of(filter.texts("products")));
        }
        if filter.get("categories").is_some() {
            all.push(any_of(filter.texts("categories").iter().map(|key| category(key))));
        }
        let bound = |name: &str| filter.number(name).map(whole).transpose();
        let (at_least, most) = (bound("unit_price_min")?, bound("unit_price_max")?);
        if at_least.is_some() || most.is_some() {
            let (at_least, below) = (at_least.map(|m| ask.money(m)), most.map(|m| ask.money(m + 1)));
            all.push(Selector::Price(PriceRange { at_least, below }));
        }
    }
    if let Some(product) = action.text("product") {
        all.push(ask.of([product]));
    }
    if promotion.get("applies_to_catalog_discounted").is_some_and(|flag| flag == false) {
        let catalogue = case.promotions.iter().filter(|p| p.text("kind") == Some("catalog"));
        let discounted = catalogue.flat_map(|p| p.list("actions")).filter_map(|action| action.text("product"));
        all.push(ask.of(discounted).negated());
    }
    Ok(if all.is_empty() { Selector::All } else { Selector::AllOf(all) })
}

fn benefit(case: &Case, ask: &Ask, action: &Value, goods: Selector, catalogue: bool) -> Result<Benefit, Reason> {
    let off = || action.number("percent").map(rate).expect("a rate");
    let money = || ask.exact(action.number("amount").expect("an amount"));
    // A percentage per unit is of the price that stands on the shelf. Where a catalogue promotion runs, nothing else comes before it.
    let discounted = catalogue || case.promotions.iter().any(|p| p.text("kind") == Some("catalog"));
    let base = if case.system == "sylius" && !discounted { PercentOf::Regular } else { PercentOf::Running };
    Ok(match (action.text("type"), action.text("kind")) {
        (Some("unit" | "catalog_unit"), Some("percent")) => Benefit::Percent(percent(off(), goods, Spread::Unit, base)),
        (Some("unit" | "catalog_unit"), Some("fixed")) | (Some("line"), Some("fixed_per_unit")) => {
            Benefit::Amount(amount(money()?, goods, Spread::Unit))
        }
        (Some("line"), Some("percent")) => Benefit::Percent(percent(off(), goods, Spread::Line, PercentOf::Running)),
        (Some("line"), Some("fixed")) => Benefit::Amount(amount(money()?, goods, Spread::Line)),
        (Some("order"), Some("percent")) => {
            Benefit::Percent(percent(off(), goods, Spread::Selection, PercentOf::Running))
        }
        (Some("order"), Some("fixed")) => Benefit::Amount(amount(money()?, goods, Spread::Selection)),
        (Some("shipping"), Some("percent")) => Benefit::Delivery(DeliveryOff::Percent(off())),
        (Some("gift"), _) if off() == Rate::ONE_HUNDRED => {
            let sku = ask.sku(action.text("sku").expect("a product")).expect("in the catalogue");
            Benefit::Gift(Gift { lines: vec![GiftLine { sku, quantity: quantity(1) }], worth: None })
        }
        other => panic!("an action of type {other:?}"),
    })
}

fn window(stated: Option<&str>) -> Period {
    let day = Duration::days(1);
    let (from, until) = match stated {
        None => (None, None),
        Some("started yesterday") => (Some(NOW - day), None),
        Some("starts tomorrow") => (Some(NOW + day), None),
        Some("ends tomorrow") => (None, Some(NOW + day)),
        Some("ended yesterday") => (None, Some(NOW - day)),
        Some(other) => panic!("a window {other}"),
    };
    Period::new(from, until).expect("a period")
}

/// What a promotion takes off one unit, where all goods are one line.
fn unit_off(case: &Case, figures: &mut Figures, promotion: &Value) {
    let (id, [line]) = (promotion.text("id").expect("an id"), case.lines.as_slice()) else { return };
    let off = figures.get(&format!("rule {id} off")).copied().unwrap_or_default();
    figures.insert(format!("rule {id} unit off"), off / Decimal::from(line.qty));
}

/// Solidus puts a gift on a line at its price, and takes the price off again; in the crate a gift stands on the invoice at 0, so that it
/// counts towards no subtotal. What is to be paid is the same.
pub(crate) fn gift_at_price(case: &Case, ours: &Figures) -> Option<Ways> {
    let gifts = case.promotions.iter().flat_map(|p| p.list("actions")).filter(|a| a.text("type") == Some("gift"));
    let worth: Decimal = gifts.filter_map(|gift| gift.number("unit_price")).sum::<Decimal>() * ours.get("gifts")?;
    let list: Decimal = case.lines.iter().map(|line| line.price * Decimal::from(line.qty)).sum();
    (!worth.is_zero()).then(|| Ways {
        names: vec!["gift at its price"],
        theirs: [("list".into(), list + worth), ("gift off".into(), worth)].into(),
        ours: [("list".into(), list), ("gift off".into(), Decimal::ZERO)].into(),
    })
}
