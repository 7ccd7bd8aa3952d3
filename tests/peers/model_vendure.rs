//! Vendure, plainly: promotions line by line, then over the order, then on shipping; in whole minor units.

use alloc::collections::BTreeSet;
use core::cmp::Reverse;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::case::{Case, Facts, Figures, Line, decimal};
use super::outcome::{Ways, told_apart};
use super::plain::{Unit, fold_on_units, largest};
use super::vendure::ranked;

/// What Vendure does otherwise: in its own way where a field is true, in the crate's where it is false.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each way is switched by itself")]
struct Way {
    /// An order discount is shared by what lines cost with tax, also where prices do not include it. In the crate it is shared by prices
    /// as they are stated: by what the amount is taken from.
    weighs_with_tax: bool,
    /// A promotion counts as applied as soon as its conditions held once, also where it takes nothing off, and uses up its limit. In the
    /// crate a rule that saves nothing blocks nothing and uses nothing.
    records_what_held: bool,
    /// Tax by order is worked out beside the lines, from net amounts that were rounded line by line, so that lines do not add up to it, and
    /// a total can exceed the prices that include tax. In the crate the tax of a group is rounded once, from what is to be paid, and shared
    /// out to its lines, delivery and fees.
    levels_apart: bool,
    /// Conditions are judged anew for each line, while lines are being discounted, so that the order of lines matters; and what is free is
    /// picked and counted by list price. In the crate a condition is judged once, when the rule's turn comes, and units cost what they cost
    /// then.
    line_by_line: bool,
    /// Free shipping twice makes shipping negative. In the crate no fee goes below zero.
    below_zero: bool,
}

const NAMES: [&str; 5] = [
    "weighed with tax",
    "applied without effect",
    "order tax beside the lines",
    "judged line by line",
    "shipping below zero",
];

/// What Vendure does otherwise, in this case.
pub(crate) fn ways(case: &Case) -> Ways {
    told_apart(&NAMES, |theirs| {
        let (weighs_with_tax, records_what_held) = (theirs[0], theirs[1]);
        Order::priced(
            case,
            Way {
                weighs_with_tax,
                records_what_held,
                levels_apart: theirs[2],
                line_by_line: theirs[3],
                below_zero: theirs[4],
            },
        )
    })
}

struct Row<'c> {
    key: &'c str,
    sku: &'c str,
    facets: &'c [String],
    list: Decimal,
    qty: Decimal,
    rate: Decimal,
    /// What each unit costs now.
    units: Vec<Unit>,
}

impl Row<'_> {
    fn amount(&self) -> Decimal {
        self.units.iter().map(|unit| unit.price).sum()
    }
}

struct Order<'c> {
    case: &'c Case,
    included: bool,
    rows: Vec<Row<'c>>,
    shipping: Decimal,
    out: Figures,
}

fn round(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// What a percentage takes off: a negative number whose halves go up.
fn off(value: Decimal, percent: Decimal) -> Decimal {
    (value * percent / Decimal::ONE_HUNDRED).round_dp_with_strategy(0, RoundingStrategy::MidpointTowardZero)
}

fn percent(of: &[String]) -> Decimal {
    of.first().map_or(Decimal::ZERO, |rate| rate.parse().expect("a rate"))
}

impl<'c> Order<'c> {
    fn priced(case: &'c Case, way: Way) -> Figures {
        let row = |line: &'c Line| Row {
            key: &line.key,
            sku: line.sku.as_deref().unwrap_or_default(),
            facets: &line.facets,
            list: line.price,
            qty: line.qty.into(),
            rate: percent(&line.tax),
            units: vec![Unit { price: line.price, used: false }; line.qty as usize],
        };
        let shipping = case.delivery.iter().map(|parcel| parcel.fee).sum();
        let included = case.settings.flag("prices_include_tax");
        let rows = case.lines.iter().map(row).collect();
        let mut order = Self { case, included, rows, shipping, out: Figures::new() };
        let entered: Vec<String> = case.settings.texts("codes").iter().map(|code| code.to_uppercase()).collect();
        let usable = |p: &&Value| p.text("coupon").is_none_or(|code| entered.contains(&code.to_uppercase()));
        for promotion in &case.promotions {
            order.out.insert(format!("applies {}", promotion.text("id").expect("an id")), Decimal::ZERO);
        }
        let promotions: Vec<&Value> = ranked(case).into_iter().filter(usable).collect();
        order.on_rows(&promotions, way);
        for promotion in &promotions {
            order.on_order(promotion, way);
        }
        for promotion in &promotions {
            order.on_shipping(promotion, way);
        }
        if way.levels_apart || case.settings.text("tax_level") != Some("order") {
            order.totals(case);
        } else {
            order.reconciled(case);
        }
        order.out
    }

    fn tax_of(&self, amount: Decimal, rate: Decimal) -> (Decimal, Decimal) {
        let hundred = Decimal::ONE_HUNDRED;
        if self.included {
            (round(amount * hundred / (hundred + rate)), amount)
        } else {
            (amount, round(amount * (hundred + rate) / hundred))
        }
    }

    fn sums(&self) -> (Decimal, Decimal) {
        let by_order = self.case.settings.text("tax_level") == Some("order");
        if !by_order {
            let both = self.rows.iter().map(|row| self.tax_of(row.amount(), row.rate));
            return both.fold((Decimal::ZERO, Decimal::ZERO), |a, b| (a.0 + b.0, a.1 + b.1));
        }
        let mut rates: Vec<Decimal> = self.rows.iter().map(|row| row.rate).collect();
        rates.sort_unstable();
        rates.dedup();
        let group = |rate: Decimal| {
            let of_rate = self.rows.iter().filter(|row| row.rate == rate);
            let net: Decimal = of_rate.map(|row| self.tax_of(row.amount(), row.rate).0).sum();
            (net, round(net * (Decimal::ONE_HUNDRED + rate) / Decimal::ONE_HUNDRED))
        };
        rates.into_iter().map(group).fold((Decimal::ZERO, Decimal::ZERO), |a, b| (a.0 + b.0, a.1 + b.1))
    }

    fn count(&self, of: impl Fn(&Row) -> bool) -> Decimal {
        self.rows.iter().filter(|row| of(row)).map(|row| row.qty).sum()
    }

    fn holds(&self, promotion: &Value) -> bool {
        promotion.list("when").iter().all(|row| match row.text("type") {
            Some("minimum_order_amount") => {
                let (net, gross) = self.sums();
                let seen = if row.flag("taxInclusive") { gross } else { net };
                row.number("amount") <= Some(seen)
            }
            Some("customer_group") => {
                self.case.customer.texts("groups").contains(&row.text("customerGroupId").expect("a group").to_owned())
            }
            Some("contains_products") => self.has(row, "minimum", "productVariantIds"),
            Some("buy_x_get_y_free") => self.has(row, "amountX", "variantIdsX"),
            Some("at_least_n_with_facets") => {
                let facets = row.texts("facets");
                row.number("minimum") <= Some(self.count(|row| facets.iter().all(|facet| row.facets.contains(facet))))
            }
            other => panic!("a condition {other:?}"),
        })
    }

    fn has(&self, row: &Value, least: &str, of: &str) -> bool {
        let skus = row.texts(of);
        row.number(least) <= Some(self.count(|row| skus.iter().any(|sku| sku == row.sku)))
    }

    fn note(&mut self, promotion: &Value, held: bool, taken: Decimal, place: &str, way: Way) {
        let id = promotion.text("id").expect("an id");
        if (way.records_what_held && held) || taken > Decimal::ZERO {
            self.out.insert(format!("applies {id}"), Decimal::ONE);
        }
        if !taken.is_zero() {
            *self.out.entry(format!("rule {id} {place} off")).or_default() += taken;
        }
    }

    fn on_rows(&mut self, promotions: &[&Value], way: Way) {
        if way.line_by_line {
            for row in 0..self.rows.len() {
                for promotion in promotions {
                    if self.holds(promotion) {
                        self.on_row(promotion, row, way);
                    }
                }
            }
            return;
        }
        for promotion in promotions {
            if self.holds(promotion) {
                // What is free is free on all lines at once.
                let free = self.free_units(promotion, way);
                for row in 0..self.rows.len() {
                    self.on_row_of(promotion, row, &free, way);
                }
            }
        }
    }

    fn on_row(&mut self, promotion: &Value, place: usize, way: Way) {
        let free = self.free_units(promotion, way);
        self.on_row_of(promotion, place, &free, way);
    }

    fn on_row_of(&mut self, promotion: &Value, place: usize, free: &[Vec<usize>], way: Way) {
        let mut taken = Decimal::ZERO;
        for action in promotion.list("give") {
            let row = &self.rows[place];
            let whole = row.list * row.qty;
            let wanted = match action.text("type") {
                Some("order_line_fixed_discount") => decimal(&action["discount"]),
                Some("products_percentage_discount")
                    if action.texts("productVariantIds").iter().any(|sku| sku == row.sku) =>
                {
                    off(whole, decimal(&action["discount"]))
                }
                Some("facet_based_discount") if action.texts("facets").iter().all(|f| row.facets.contains(f)) => {
                    off(whole, decimal(&action["discount"]))
                }
                Some("buy_x_get_y_free") => row.list * Decimal::from(free[place].len()),
                _ => Decimal::ZERO,
            };
            let touched: Vec<usize> = match action.text("type") {
                Some("buy_x_get_y_free") if !way.line_by_line => free[place].clone(),
                _ => (0..row.units.len()).collect(),
            };
            let room: Decimal = touched.iter().map(|unit| row.units[*unit].price).sum();
            let cut = wanted.min(room);
            fold_on_units(&mut self.rows[place].units, &touched, cut);
            taken += cut;
        }
        let key = format!("line {}", self.rows[place].key);
        self.note(promotion, true, taken, &key, way);
    }

    /// The units that are free, by line: the cheapest by list price, or by what they cost now.
    fn free_units(&self, promotion: &Value, way: Way) -> Vec<Vec<usize>> {
        let mut free = vec![Vec::new(); self.rows.len()];
        let counts = |row: &&Value| row.text("type") == Some("buy_x_get_y_free");
        let Some(row) = promotion.list("when").iter().find(counts) else { return free };
        let skus = row.texts("variantIdsY");
        let mut units: Vec<(usize, usize)> = Vec::new();
        let rows = (0..self.rows.len()).filter(|i| skus.iter().any(|sku| sku == self.rows[*i].sku));
        for row in rows {
            units.extend((0..self.rows[row].units.len()).map(|unit| (row, unit)));
        }
        if way.line_by_line {
            units.sort_by_key(|(row, _)| self.rows[*row].list);
        } else {
            units.sort_by_key(|(row, unit)| (self.rows[*row].units[*unit].price, Reverse(*row)));
        }
        let most = row.count("amountY").expect("a count") as usize;
        for (row, unit) in units.into_iter().take(most) {
            free[row].push(unit);
        }
        free
    }

    fn on_order(&mut self, promotion: &Value, way: Way) {
        if !self.holds(promotion) {
            return;
        }
        for action in promotion.list("give") {
            let goods: Decimal = self.rows.iter().map(Row::amount).sum();
            let wanted = match action.text("type") {
                Some("order_percentage_discount") => off(goods, decimal(&action["discount"])),
                Some("order_fixed_discount") => decimal(&action["discount"]).min(goods),
                _ => continue,
            };
            let with_tax = |row: &Row| self.tax_of(row.amount(), row.rate).1;
            let weight = |row: &Row| if way.weighs_with_tax { with_tax(row) } else { row.amount() };
            let weights: Vec<Decimal> = self.rows.iter().map(weight).collect();
            for (place, part) in prorate(-wanted, &weights).into_iter().enumerate() {
                let all: Vec<usize> = (0..self.rows[place].units.len()).collect();
                fold_on_units(&mut self.rows[place].units, &all, -part);
                let key = format!("line {}", self.rows[place].key);
                self.note(promotion, true, -part, &key, way);
            }
        }
    }

    fn on_shipping(&mut self, promotion: &Value, way: Way) {
        let free = promotion.list("give").iter().any(|action| action.text("type") == Some("free_shipping"));
        let [parcel] = self.case.delivery.as_slice() else { return };
        if free && self.holds(promotion) {
            let taken = if way.below_zero { parcel.fee } else { self.shipping };
            self.shipping -= taken;
            self.note(promotion, true, taken, &format!("delivery {}", parcel.key), way);
        }
    }

    /// The tax of each rate, rounded once and shared out.
    fn reconciled(&mut self, case: &Case) {
        let mut members: Vec<(String, Decimal, Decimal)> = Vec::new();
        members.extend(self.rows.iter().rev().map(|row| (format!("line {}", row.key), row.amount(), row.rate)));
        members.extend(case.delivery.iter().map(|parcel| ("delivery".into(), self.shipping, percent(&parcel.tax))));
        let fee =
            |fee: &Value| ("fee".to_owned(), fee.number("amount").expect("an amount"), percent(&fee.texts("tax")));
        members.extend(case.fees.iter().map(fee));
        let mut sums = [Decimal::ZERO; 4];
        let rates: BTreeSet<Decimal> = members.iter().map(|member| member.2).collect();
        for rate in rates {
            let group: Vec<_> = members.iter().filter(|member| member.2 == rate).collect();
            let weights: Vec<Decimal> = group.iter().map(|member| member.1).collect();
            let (net, gross) = self.tax_of(weights.iter().sum(), rate);
            for (member, tax) in group.iter().zip(largest(gross - net, &weights)) {
                let (net, gross) = if self.included { (member.1 - tax, member.1) } else { (member.1, member.1 + tax) };
                self.out.insert(format!("{} net", member.0), net);
                self.out.insert(format!("{} gross", member.0), gross);
                let goods = usize::from(member.0 == "delivery") * 2;
                sums[goods] += net;
                sums[goods + 1] += gross;
            }
        }
        let names = ["goods net", "goods gross", "delivery net", "delivery gross"];
        self.out.extend(names.into_iter().zip(sums).map(|(name, sum)| (name.to_owned(), sum)));
        self.out.insert("total net".into(), sums[0] + sums[2]);
        self.out.insert("total".into(), sums[1] + sums[3]);
    }

    fn totals(&mut self, case: &Case) {
        let (mut net, mut gross) = self.sums();
        for fee in &case.fees {
            let both = self.tax_of(fee.number("amount").expect("an amount"), percent(&fee.texts("tax")));
            (net, gross) = (net + both.0, gross + both.1);
        }
        let rate = case.delivery.first().map_or(Decimal::ZERO, |parcel| percent(&parcel.tax));
        let shipping = self.tax_of(self.shipping, rate);
        for (name, value) in [
            ("goods net", net),
            ("goods gross", gross),
            ("delivery net", shipping.0),
            ("delivery gross", shipping.1),
            ("total net", net + shipping.0),
            ("total", gross + shipping.1),
        ] {
            self.out.insert(name.into(), value);
        }
        for row in &self.rows {
            let (net, gross) = self.tax_of(row.amount(), row.rate);
            self.out.insert(format!("line {} net", row.key), net);
            self.out.insert(format!("line {} gross", row.key), gross);
        }
    }
}

/// Shares a negative amount: each share rounded down, then one up for the largest fractions, of equal ones the first.
fn prorate(amount: Decimal, weights: &[Decimal]) -> Vec<Decimal> {
    let sum: Decimal = weights.iter().sum();
    if sum.is_zero() {
        return vec![Decimal::ZERO; weights.len()];
    }
    let exact: Vec<Decimal> = weights.iter().map(|weight| amount * weight / sum).collect();
    let mut parts: Vec<Decimal> = exact.iter().map(Decimal::floor).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| (exact[*b] - parts[*b]).cmp(&(exact[*a] - parts[*a])));
    for place in order {
        if parts.iter().sum::<Decimal>() < amount {
            parts[place] += Decimal::ONE;
        }
    }
    parts
}
