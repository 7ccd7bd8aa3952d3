//! Single formulas: a percentage, a table of tiers, a tax, an amount that is shared out. Each is asked as the smallest cart that shows it.

use ocop::money::{Money, Remainder, Share, share_out_by};
use ocop::pricing::{
    Basis, Benefit, Bundle, BundleGive, Component, Condition, DeliveryOff, Floor, GoodsRefund, LimitPer, Payment,
    PaymentId, Percent, PercentOf, PriceTax, QuantityTier, RefundLedger, RefundPolicy, Returned, Selector, SpendTier,
    SpendTiers, Spread, TaxBasis, TierBy, TierGive, TierMode, Tiers, Treatment, UnitLimit, UnitOrder,
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::ask::{Ask, Good, amount, percent, quantity, rate, rule, spend, whole};
use super::case::{Case, Facts, Figures, decimal};
use super::reason::Reason;

/// Prices the cart that shows a formula.
pub(crate) fn formula(case: &Case) -> Result<Figures, Reason> {
    match case.kind.as_str() {
        "percent" | "flat" | "tiered_flat" | "tiered_percent" | "tiered_percent_by_quantity" => one_amount(case),
        "first_and_additional" => graduated(case, count(case, "qty")).map(|off| named("amount", off)),
        "first_and_additional_average_per_unit" => average(case),
        "percent_with_cap" => capped(case),
        "quantity_groups" => groups(case),
        "tax" | "tax_multi" | "tax_split" => tax(case),
        "vat_reprice" => reprice(case),
        "price_sack" => price_sack(case),
        "distribute" => distribute(case),
        "distribute_with_floor" => with_floor(case),
        "gift_card" => gift_card(case),
        "cheapest_unit" => cheapest(case),
        "order_discounts" => order_discounts(case),
        "refund_unit" | "cancel_unit" => refund(case),
        other => panic!("{}: a kind {other}", case.id),
    }
}

fn named(name: &str, value: Decimal) -> Figures {
    Figures::from([(name.to_owned(), value)])
}

fn count(case: &Case, name: &str) -> u32 {
    case.settings.count(name).expect("a count")
}

pub(crate) fn good(key: &str, price: i64, qty: u32) -> Good {
    Good {
        key: key.to_owned(),
        price,
        qty,
        categories: Vec::new(),
        tags: Vec::new(),
        tax: Treatment::NotDeclared,
        regular: None,
    }
}

fn setting(case: &Case, name: &str) -> Result<i64, Reason> {
    whole(case.settings.number(name).unwrap_or_else(|| panic!("{}: {name}", case.id)))
}

/// Goods of one line for an amount, as so many units.
fn one_line(ask: &mut Ask, base: i64, units: u32) {
    if base % i64::from(units) == 0 {
        ask.goods.push(good("p1", base / i64::from(units), units));
    } else {
        ask.goods.push(good("p1", base, 1));
    }
}

fn one_amount(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    let base = case.settings.number("base").map(whole).transpose()?.unwrap_or(1_000_000);
    let units = case.settings.count("eligible_units").unwrap_or(1);
    one_line(&mut ask, base, units);
    let threshold = case.settings.number("threshold_base").map(whole).transpose()?.unwrap_or(base);
    if threshold > base {
        ask.goods.push(good("p2", threshold - base, 1));
    }
    let foreign = case.settings.text("rule_currency") != case.settings.text("cart_currency");
    if !foreign {
        benefits(case, &mut ask)?;
    }
    // A rule of another currency is in the rulebook of that currency, and refused by this one.
    Ok(named("amount", ask.figures()["goods off"]))
}

fn benefits(case: &Case, ask: &mut Ask) -> Result<(), Reason> {
    let goods = ask.of(["p1"]);
    match case.kind.as_str() {
        "percent" => {
            let off = case.settings.number("percent").expect("a rate");
            if off > Decimal::ONE_HUNDRED {
                return Err(Reason::RefusedRule);
            }
            ask.rules.push(rule("r", 0, Benefit::Percent(percent(rate(off), goods, Spread::Line, PercentOf::Running))));
        }
        "flat" => {
            let off = ask.money(setting(case, "amount")?);
            ask.rules.push(rule("r", 0, Benefit::Amount(amount(off, goods, Spread::Selection))));
        }
        "tiered_percent_by_quantity" => {
            let mut tiers = vec![QuantityTier { from: quantity(1), give: TierGive::Percent(base_rate(case)) }];
            for tier in case.settings.list("tiers_by_quantity") {
                let from = quantity(tier.count("from").expect("a count"));
                tiers.push(QuantityTier {
                    from,
                    give: TierGive::Percent(rate(tier.number("percent").expect("a rate"))),
                });
            }
            tiered(ask, goods, TierBy::Quantity(tiers));
        }
        _ => spend_tiers(case, ask, goods)?,
    }
    Ok(())
}

fn base_rate(case: &Case) -> ocop::money::Rate {
    rate(case.settings.number("base_percent").expect("a rate"))
}

fn tiered(ask: &mut Ask, of: Selector, by: TierBy) {
    let tiers = Tiers { of, spread: Spread::Selection, mode: TierMode::Whole, by };
    ask.rules.push(rule("r", 0, Benefit::Tiers(tiers)));
}

/// Tiers by what the goods themselves come to; or, where the threshold is measured over other goods too, a rule a tier.
fn spend_tiers(case: &Case, ask: &mut Ask, goods: Selector) -> Result<(), Reason> {
    let give = |tier: &Value, name: &str| -> Result<TierGive, Reason> {
        if tier.get("amount").is_some() || name == "base_amount" {
            let off = tier.number(name).map(whole).transpose()?.expect("an amount");
            return Ok(TierGive::Amount(ask.money(off)));
        }
        Ok(TierGive::Percent(rate(tier.number(name).expect("a rate"))))
    };
    let flat = case.kind == "tiered_flat";
    let base = give(&case.settings, if flat { "base_amount" } else { "base_percent" })?;
    let mut tiers = vec![SpendTier { from: ask.money(1), give: base }];
    for tier in case.settings.list("tiers") {
        let from = ask.exact(tier.number("from").expect("an amount"))?;
        tiers.push(SpendTier { from, give: give(tier, if flat { "amount" } else { "percent" })? });
    }
    if ask.goods.len() == 1 {
        tiered(ask, goods, TierBy::Spend(SpendTiers { basis: Basis::Shelf, tiers }));
        return Ok(());
    }
    for (place, tier) in tiers.iter().enumerate() {
        let most = tiers.get(place + 1).map(|next| ask.money(next.from.minor() - 1));
        let benefit = match tier.give {
            TierGive::Percent(off) => Benefit::Percent(percent(off, goods.clone(), Spread::Line, PercentOf::Running)),
            TierGive::Amount(off) => Benefit::Amount(amount(off, goods.clone(), Spread::Line)),
            _ => panic!("tiers give percentages and amounts"),
        };
        let mut made = rule(&format!("r#{place}"), 0, benefit);
        made.when = spend(Selector::All, Some(tier.from), most, Basis::Shelf, TaxBasis::AsPriced);
        ask.rules.push(made);
    }
    Ok(())
}

/// So much off the first unit, so much off each further one, up to so many: a graduated table that ends with a cap.
fn graduated(case: &Case, units: u32) -> Result<Decimal, Reason> {
    let (first, additional) = (setting(case, "first")?, setting(case, "additional")?);
    let max = case.settings.count("max_items");
    let mut ask = Ask::new(case);
    if units == 0 {
        return Ok(ask.figures()["goods off"]);
    }
    ask.goods.push(good("p1", 10 * (first + additional) + 1, units));
    let money = |minor: i64| ask.money(minor);
    let mut tiers = Vec::new();
    for (from, off) in [(1, first), (2, additional)] {
        if off > 0 {
            tiers.push(QuantityTier { from: quantity(from), give: TierGive::AmountPerUnit(money(off)) });
        }
    }
    let benefit = match (first, additional) {
        (0, 0) => None,
        (first, 0) => {
            let mut off = amount(money(first), Selector::All, Spread::Unit);
            off.units = Some(UnitLimit { first: quantity(1), per: LimitPer::Order, order: UnitOrder::DearestFirst });
            Some(Benefit::Amount(off))
        }
        _ => {
            let (of, spread, mode) = (Selector::All, Spread::Line, TierMode::Graduated);
            Some(Benefit::Tiers(Tiers { of, spread, mode, by: TierBy::Quantity(tiers) }))
        }
    };
    if let Some(benefit) = benefit {
        let mut made = rule("r", 0, benefit);
        made.at_most = max.map(|max| money(first + additional * i64::from(max - 1)));
        ask.rules.push(made);
    }
    Ok(ask.figures()["goods off"])
}

/// What further units take off on average: the difference of two quotes.
fn average(case: &Case) -> Result<Figures, Reason> {
    let (qty, before) = (count(case, "qty"), count(case, "already_in_cart"));
    let more = graduated(case, qty + before)? - graduated(case, before)?;
    let each = (more / Decimal::from(qty)).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Ok(named("average discount per unit", each))
}

fn capped(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    ask.policy.remainder = Remainder::First;
    for (weight, place) in case.settings.numbers("weights").into_iter().zip(1..) {
        ask.goods.push(good(&format!("p{place}"), whole(weight)?, 1));
    }
    let off = rate(case.settings.number("percent").expect("a rate"));
    let mut made = rule("r", 0, Benefit::Percent(percent(off, Selector::All, Spread::Selection, PercentOf::Running)));
    made.at_most = Some(ask.money(setting(case, "cap")?));
    ask.rules.push(made);
    let figures = ask.figures();
    let mut parts = named("total", figures["goods off"]);
    for (n, good) in (1..).zip(&ask.goods) {
        parts.insert(format!("part {n}"), figures[&format!("line {} off", good.key)]);
    }
    Ok(parts)
}

/// Something off each unit of complete groups of units: bundles of one component.
fn groups(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    for line in case.lines.iter().filter(|line| line.qty > 0) {
        ask.goods.push(good(&line.key, whole(line.price)?, line.qty));
    }
    let size = count(case, "group_size");
    let benefit = &case.settings["benefit_per_unit"];
    let bundle = |give| {
        let components = vec![Component { of: Selector::All, count: quantity(size) }];
        Benefit::Bundle(Bundle { components, give, sets: None, shares: false })
    };
    match benefit.text("type") {
        Some("flat") => {
            let off = ask.money(whole(benefit.number("amount").expect("an amount"))? * i64::from(size));
            ask.rules.push(rule("r", 0, bundle(BundleGive::Amount(off))));
        }
        Some("percent") => {
            let off = rate(benefit.number("percent").expect("a rate"));
            ask.rules.push(rule("r", 0, bundle(BundleGive::Percent(off))));
        }
        Some("tiered_percent") => {
            let mut tiers = vec![(1, benefit.number("base_percent").expect("a rate"))];
            for tier in benefit.list("tiers") {
                tiers.push((whole(decimal(&tier["from"]))?, decimal(&tier["percent"])));
            }
            for (place, (from, off)) in tiers.iter().enumerate() {
                let most = tiers.get(place + 1).map(|next| ask.money(next.0 - 1));
                let mut made = rule(&format!("r#{place}"), 0, bundle(BundleGive::Percent(rate(*off))));
                made.when = spend(Selector::All, Some(ask.money(*from)), most, Basis::Shelf, TaxBasis::AsPriced);
                ask.rules.push(made);
            }
        }
        other => panic!("a benefit {other:?}"),
    }
    let mut figures = ask.figures();
    for line in case.lines.iter().filter(|line| line.qty == 0) {
        figures.insert(format!("line {} off", line.key), Decimal::ZERO);
    }
    Ok(figures)
}

fn tax(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    let included = case.settings.flag("included") || case.settings.flag("prices_include_tax");
    ask.policy.prices = if included { PriceTax::Included } else { PriceTax::Excluded };
    let several = case.settings.numbers("percents");
    let all = case.settings.number("percent").unwrap_or_else(|| several.iter().sum());
    let bases = ["bases", "bases_decimal"].iter().flat_map(|name| case.settings.list(name)).map(decimal);
    let exponent = Decimal::from(ask.currency.minor_per_major());
    let fine = case.settings.numbers("bases_decimal");
    let single = ["base", "entered"].iter().filter_map(|name| case.settings.number(name));
    for (base, place) in bases.chain(single).zip(1..) {
        let base = if fine.contains(&base) { base * exponent } else { base };
        let mut good = good(&format!("p{place}"), whole(base)?, 1);
        good.tax = Treatment::Rate(rate(all));
        ask.goods.push(good);
    }
    let mut figures = ask.figures();
    figures.insert("gross".into(), figures["total"]);
    Ok(figures)
}

/// A price that includes one tax, as one that includes another: out of the one quote, into the other.
fn reprice(case: &Case) -> Result<Figures, Reason> {
    let quoted = |price: i64, prices: PriceTax, percent: &str| {
        let mut ask = Ask::new(case);
        ask.policy.prices = prices;
        let mut good = good("p1", price, 1);
        good.tax = Treatment::Rate(rate(case.settings.number(percent).expect("a rate")));
        ask.goods.push(good);
        ask.figures()
    };
    let net = quoted(setting(case, "gross")?, PriceTax::Included, "from_percent")["net"];
    let gross = quoted(whole(net)?, PriceTax::Excluded, "to_percent")["total"];
    Ok(Figures::from([("net".into(), net), ("gross".into(), gross)]))
}

/// A fee that depends on what the goods come to.
fn price_sack(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    ask.goods.push(good("p1", setting(case, "base")?, 1));
    let (below, above) = (setting(case, "below")?, setting(case, "at_or_above")?);
    ask.delivery(Decimal::from(below.max(above)), None, Treatment::NotDeclared)?;
    let mut made = rule("r", 0, Benefit::Delivery(DeliveryOff::Price(ask.money(below.min(above)))));
    let reached =
        spend(Selector::All, Some(ask.money(setting(case, "threshold")?)), None, Basis::Shelf, TaxBasis::AsPriced);
    made.when = if above < below { reached } else { Condition::Not(Box::new(reached)) };
    ask.rules.push(made);
    Ok(named("amount", ask.figures()["delivery"]))
}

fn distribute(case: &Case) -> Result<Figures, Reason> {
    let ask = Ask::new(case);
    let amount = ask.money(setting(case, "amount")?);
    let mut weights = Vec::new();
    for weight in case.settings.numbers("weights") {
        weights.push(whole(weight)?);
    }
    // Where a remainder falls on one of several equal entries, Vendure takes the last one of a discount: the list from behind.
    let behind = case.system == "vendure" && amount.is_negative();
    if behind {
        weights.reverse();
    }
    let remainder = match case.system.as_str() {
        "django-oscar" => Remainder::Last,
        "solidus" => Remainder::First,
        _ => Remainder::Largest,
    };
    let mut parts = shared(remainder, amount, &weights);
    if behind {
        parts.reverse();
    }
    let mut figures = Figures::new();
    for (n, part) in (1..).zip(&parts) {
        figures.insert(format!("part {n}"), Decimal::from(*part));
    }
    parts.sort_unstable_by(|a, b| b.cmp(a));
    for (n, part) in (1..).zip(&parts) {
        figures.insert(format!("part by size {n}"), Decimal::from(*part));
    }
    Ok(figures)
}

pub(crate) fn shared(remainder: Remainder, amount: Money, weights: &[i64]) -> Vec<i64> {
    let entries: Vec<Share> = weights.iter().map(|weight| Share::by(weight.unsigned_abs())).collect();
    let shares = share_out_by(remainder, amount, &entries).expect("few entries");
    shares.parts().iter().map(|part| part.minor()).collect()
}

fn with_floor(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    ask.policy.remainder = Remainder::First;
    let (totals, units) = (case.settings.numbers("line_totals"), case.settings.numbers("qty"));
    let floors = case.settings.numbers("unit_price_floor");
    for (place, (total, units)) in totals.iter().zip(&units).enumerate() {
        let key = format!("p{place}");
        ask.goods.push(good(&key, whole(total / units)?, u32::try_from(*units).expect("a count")));
        let floor = Floor { cost: Some(ask.exact(floors[place])?), legal: None };
        let sku = ask.sku(&key).expect("in the cart");
        ask.policy.floors.insert(sku, floor);
    }
    let off = ask.money(-setting(case, "amount")?);
    ask.rules.push(rule("r", 0, Benefit::Amount(amount(off, Selector::All, Spread::Selection))));
    let figures = ask.figures();
    let part = |good: &Good| -figures[&format!("line {} off", good.key)];
    Ok((1..).zip(&ask.goods).map(|(n, good)| (format!("part {n}"), part(good))).collect())
}

fn gift_card(case: &Case) -> Result<Figures, Reason> {
    let (net, gross) = (setting(case, "net")?, setting(case, "gross")?);
    let mut ask = Ask::new(case);
    if gross > 0 {
        let mut good = good("p1", gross, 1);
        if net > 0 {
            good.tax = Treatment::Rate(rate(Decimal::from(100 * (gross - net)) / Decimal::from(net)));
        }
        ask.goods.push(good);
    }
    let balance = setting(case, "gift_card_balance")?;
    if balance > 0 {
        let id = PaymentId::new("card").expect("an id");
        ask.context.payments.push(Payment { id, balance: ask.money(balance) });
    }
    let quote = ask.quote();
    let due = Decimal::from(quote.totals.due.minor());
    // A card pays; it lowers no tax. Without tax, or where all is paid, the net of the rest is the rest.
    let left = if gross == net || due.is_zero() { due } else { Decimal::from(quote.totals.net.minor()) };
    Ok(Figures::from([("gross".into(), due), ("net".into(), left)]))
}

fn cheapest(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    for (price, place) in case.settings.numbers("prices").into_iter().zip(1..) {
        ask.goods.push(good(&format!("p{place}"), whole(price)?, 1));
    }
    let benefit = &case.settings["benefit"];
    let units = Some(UnitLimit { first: quantity(1), per: LimitPer::Order, order: UnitOrder::CheapestFirst });
    let benefit = if benefit.text("kind") == Some("percent") {
        let mut off: Percent =
            percent(rate(benefit.number("percent").expect("a rate")), Selector::All, Spread::Unit, PercentOf::Running);
        off.units = units;
        Benefit::Percent(off)
    } else {
        let mut off = amount(ask.exact(benefit.number("amount").expect("an amount"))?, Selector::All, Spread::Unit);
        off.units = units;
        Benefit::Amount(off)
    };
    ask.rules.push(rule("r", 0, benefit));
    Ok(ask.figures())
}

fn order_discounts(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    for line in &case.lines {
        ask.goods.push(good(&line.key, whole(line.price)?, line.qty));
    }
    if let Some(parcel) = case.delivery.first() {
        ask.delivery(parcel.fee, None, Treatment::NotDeclared)?;
    }
    for (discount, place) in case.settings.list("order_discounts").iter().zip(1..) {
        let value = discount.number("value").expect("a value");
        let both = discount.text("base") == Some("items_and_shipping");
        let goods = match discount.text("kind") {
            Some("percent") => {
                Benefit::Percent(percent(rate(value), Selector::All, Spread::Selection, PercentOf::Running))
            }
            _ if both => return Err(Reason::GoodsAndDelivery),
            _ => Benefit::Amount(amount(ask.exact(value)?, Selector::All, Spread::Selection)),
        };
        ask.rules.push(rule(&format!("d{place}#goods"), place, goods));
        if both {
            ask.rules.push(rule(
                &format!("d{place}#delivery"),
                place,
                Benefit::Delivery(DeliveryOff::Percent(rate(value))),
            ));
        }
    }
    let mut figures = ask.figures();
    for place in 1..=case.settings.list("order_discounts").len() {
        figures.insert(format!("amount {place}"), figures[&format!("rule d{place} off")]);
    }
    Ok(figures)
}

/// What so many units of a line give back: what was paid for them.
fn refund(case: &Case) -> Result<Figures, Reason> {
    let mut ask = Ask::new(case);
    if case.kind == "cancel_unit" {
        let units = count(case, "active_units");
        one_line(&mut ask, setting(case, "line_total")?, units);
        return Ok(named("adjustment", -paid(&ask, 1)));
    }
    ask.goods.push(good("p1", setting(case, "unit_price")?, count(case, "qty")));
    let off = case.settings.number("order_adjustment").map(whole).transpose()?.unwrap_or(0);
    if off < 0 {
        let off = ask.money(-off);
        ask.rules.push(rule("r", 0, Benefit::Amount(amount(off, Selector::All, Spread::Selection))));
    }
    if let Some(off) = case.settings.number("shipping_adjustment").map(whole).transpose()? {
        ask.delivery(Decimal::from(-off), None, Treatment::NotDeclared)?;
        ask.rules.push(rule("s", 0, Benefit::Delivery(DeliveryOff::Amount(ask.money(-off)))));
    }
    Ok(named("refund", paid(&ask, count(case, "refund_units"))))
}

/// What comes back for so many units of the first line.
fn paid(ask: &Ask, units: u32) -> Decimal {
    let quote = ask.quote();
    let returned = [Returned { sku: quote.lines[0].sku.clone(), host_key: None, units: quantity(units) }];
    let policy = RefundPolicy::of(GoodsRefund::ProRata);
    let refund = quote.refund(&RefundLedger::new(), &returned, &policy).expect("goods that were bought");
    refund.total.minor().into()
}
