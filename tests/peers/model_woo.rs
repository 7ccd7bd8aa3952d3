//! WooCommerce, plainly: coupons line by line, in whole minor units, then taxes.

use alloc::collections::{BTreeMap, BTreeSet};
use core::cmp::Reverse;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::case::{Case, Facts, Figures, Line};
use super::outcome::{Ways, told_apart};
use super::plain::{Unit, first_units, fold_on_units, take_of_each};
use super::woo::calculation_order;

/// What WooCommerce does otherwise: in its own way where a field is true, in the crate's where it is false.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each way is switched by itself")]
struct Way {
    /// Units of a line are alike: an item limit picks them by list price, and takes of their average what is left. The crate knows what
    /// each unit costs, so that two coupons for one item each reach the dearest item left.
    units_alike: bool,
    /// Each line first gets its own percentage rounded down, and the sum that is missing goes to the first ones. The crate shares out the
    /// rounded sum, so that the odd unit falls where the others fall.
    own_floors: bool,
    /// What a line that is used up cannot take is dropped, or left to one pass over the first units. In the crate it is shared among the
    /// other lines, so that a coupon gives what it says.
    dropped: bool,
    /// The taxes of a line are rounded one by one; in the crate a line has one rate, the sum.
    taxes_apart: bool,
    /// The net of a discount is worked out beside the net of what is left, so that the two do not add up. In the crate they do.
    discount_apart: bool,
    /// Taxes of all rates are rounded together. In the crate each rate group is, as an invoice states it.
    rates_together: bool,
}

const NAMES: [&str; 6] = [
    "units of a line alike",
    "percentages rounded down first",
    "rest of used up lines dropped",
    "taxes of a line rounded apart",
    "net of discounts worked out apart",
    "rates rounded together",
];

/// What WooCommerce does otherwise, in this case.
pub(crate) fn ways(case: &Case, ours: &Figures) -> Option<Ways> {
    if case.kind == "tax" {
        return single_tax(case);
    }
    let applied = |coupon: &Value| {
        let code = coupon.text("id").expect("a code");
        ours.get(&format!("applies {code}")) == Some(&Decimal::ONE)
    };
    Some(told_apart(&NAMES, |theirs| {
        let way = Way {
            units_alike: theirs[0],
            own_floors: theirs[1],
            dropped: theirs[2],
            taxes_apart: theirs[3],
            discount_apart: theirs[4],
            rates_together: theirs[5],
        };
        let mut cart = Priced::of(case, way);
        let mut seen = BTreeSet::new();
        for coupon in calculation_order(case).into_iter().filter(|coupon| applied(coupon)) {
            if seen.insert(coupon.text("id")) {
                cart.coupon(coupon);
            }
        }
        cart.totals();
        cart.out
    }))
}

/// WooCommerce keeps the fractions of a single tax; the crate rounds.
fn single_tax(case: &Case) -> Option<Ways> {
    let price = case.settings.number("price")?;
    let rates: Vec<Decimal> = case.taxes.iter().filter_map(|row| row.number("percent")).collect();
    let sum: Decimal = rates.iter().sum();
    let whole =
        if case.settings.flag("prices_include_tax") { Decimal::ONE_HUNDRED + sum } else { Decimal::ONE_HUNDRED };
    let taxes: Vec<Decimal> = rates.iter().map(|rate| price * rate / whole).collect();
    let name = |n: usize| format!("tax {n}");
    Some(Ways {
        names: vec!["taxes not rounded"],
        theirs: (1..).zip(&taxes).map(|(n, tax)| (name(n), *tax)).collect(),
        ours: (1..).zip(&taxes).map(|(n, tax)| (name(n), nearest(*tax))).collect(),
    })
}

fn nearest(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

fn half_down(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::MidpointTowardZero)
}

struct Row<'c> {
    line: &'c Line,
    /// What each unit costs now, dearest first.
    units: Vec<Unit>,
}

impl Row<'_> {
    fn list(&self) -> Decimal {
        self.line.price * self.qty()
    }

    fn qty(&self) -> Decimal {
        self.line.qty.into()
    }

    fn left(&self) -> Decimal {
        self.units.iter().map(|unit| unit.price).sum()
    }
}

struct Priced<'c> {
    case: &'c Case,
    way: Way,
    /// The lines, dearest unit first.
    rows: Vec<Row<'c>>,
    off: Vec<BTreeMap<String, Decimal>>,
    out: Figures,
}

/// What a coupon touches of a line.
#[derive(Debug, Clone)]
struct Part {
    row: usize,
    units: Vec<usize>,
    base: Decimal,
    room: Decimal,
}

impl<'c> Priced<'c> {
    fn of(case: &'c Case, way: Way) -> Self {
        let mut lines: Vec<&Line> = case.lines.iter().collect();
        lines.sort_by_key(|line| Reverse(line.price));
        let row =
            |line: &'c Line| Row { line, units: vec![Unit { price: line.price, used: false }; line.qty as usize] };
        let rows: Vec<Row> = lines.into_iter().map(row).collect();
        Self { case, way, off: vec![BTreeMap::new(); rows.len()], rows, out: Figures::new() }
    }

    fn eligible(coupon: &Value, line: &Line) -> bool {
        let within = |name: &str| line.categories.iter().any(|category| coupon.texts(name).contains(category));
        let named = |name: &str| coupon.texts(name).contains(&line.key);
        let free = coupon.list("product_skus").is_empty() && coupon.list("categories").is_empty();
        let wanted = free || named("product_skus") || within("categories");
        let excluded = named("excluded_product_skus") || within("excluded_categories");
        let cart_wide = coupon.text("type") == Some("fixed_cart");
        cart_wide || (wanted && !excluded && !(coupon.flag("exclude_sale_items") && line.on_sale))
    }

    /// The units that a coupon touches.
    fn parts(&self, coupon: &Value) -> Vec<Part> {
        let running = self.case.settings.flag("sequential_discounts");
        let limit = coupon.count("limit_usage_to_x_items").filter(|units| *units > 0);
        let mut left = limit.map_or(usize::MAX, |units| units as usize);
        let rows = (0..self.rows.len()).filter(|row| Self::eligible(coupon, self.rows[*row].line));
        let mut units: Vec<(usize, usize)> =
            rows.flat_map(|row| (0..self.rows[row].units.len()).map(move |u| (row, u))).collect();
        if !self.way.units_alike {
            units.sort_by_key(|(row, unit)| Reverse(self.rows[*row].units[*unit].price));
        }
        let mut parts: Vec<Part> = Vec::new();
        for (row, unit) in units {
            let spent = self.way.units_alike && self.rows[row].left().is_zero();
            if left == 0 || spent {
                continue;
            }
            left -= 1;
            match parts.iter_mut().find(|part| part.row == row) {
                Some(part) => part.units.push(unit),
                None => parts.push(Part { row, units: vec![unit], base: Decimal::ZERO, room: Decimal::ZERO }),
            }
        }
        parts.sort_by_key(|part| part.row);
        for part in &mut parts {
            let row = &self.rows[part.row];
            let touched: Decimal = part.units.len().into();
            let costs: Decimal = part.units.iter().map(|unit| row.units[*unit].price).sum();
            let average = if running { row.left() } else { row.list() } * touched / row.qty();
            part.base = match (self.way.units_alike, running) {
                (true, _) => average,
                (false, true) => costs,
                (false, false) => row.line.price * touched,
            };
            part.room = if self.way.units_alike { row.left() } else { costs };
        }
        parts
    }

    fn coupon(&mut self, coupon: &Value) {
        let parts = self.parts(coupon);
        let value = coupon.number("amount").expect("an amount");
        let taken = match coupon.text("type") {
            Some("percent") => self.percent(&parts, value, coupon.number("maximum_discount")),
            Some("fixed_product") => self.each(&parts, value),
            _ => Self::across(&parts, value),
        };
        let code = coupon.text("id").expect("a code");
        for (part, taken) in parts.iter().zip(taken) {
            let name = format!("rule {code} line {} off", self.rows[part.row].line.key);
            *self.out.entry(name).or_default() += taken;
            *self.out.entry(format!("rule {code} off")).or_default() += taken;
            *self.off[part.row].entry(code.to_owned()).or_default() += taken;
            let all = (0..self.rows[part.row].units.len()).collect();
            let units: &Vec<usize> = if self.way.units_alike { &all } else { &part.units };
            if coupon.text("type") == Some("fixed_product") && !self.way.units_alike {
                take_of_each(&mut self.rows[part.row].units, units, value);
            } else {
                fold_on_units(&mut self.rows[part.row].units, units, taken);
            }
        }
    }

    fn percent(&self, parts: &[Part], percent: Decimal, cap: Option<Decimal>) -> Vec<Decimal> {
        let of = |part: &Part| part.base * percent / Decimal::ONE_HUNDRED;
        let target = half_down(parts.iter().map(of).sum());
        let units: Vec<Decimal> = parts.iter().map(|part| part.units.len().into()).collect();
        let rooms: Vec<Decimal> = parts.iter().map(|part| part.room).collect();
        let mut taken = if self.way.own_floors {
            let mut taken: Vec<Decimal> = parts.iter().map(|part| of(part).floor().min(part.room)).collect();
            self.pass(parts, target, &mut taken);
            taken
        } else {
            let bases: Vec<Decimal> = parts.iter().map(|part| part.base).collect();
            first_units(target, &bases, &rooms, &units)
        };
        let missing = target - taken.iter().sum::<Decimal>();
        if !self.way.dropped && missing > Decimal::ZERO {
            let bases: Vec<Decimal> = parts.iter().map(|part| part.base).collect();
            taken = first_units(target, &bases, &rooms, &units);
        }
        if let Some(cap) = cap.filter(|cap| !cap.is_zero() && *cap < taken.iter().sum()) {
            taken = first_units(cap, &taken.clone(), &taken, &units);
        }
        taken
    }

    /// One pass over the first lines: a minor unit for each unit of quantity.
    fn pass(&self, parts: &[Part], target: Decimal, taken: &mut [Decimal]) {
        for (place, part) in parts.iter().enumerate() {
            let missing = target - taken.iter().sum::<Decimal>();
            let units = if self.way.units_alike { self.rows[part.row].qty() } else { part.units.len().into() };
            taken[place] += missing.max(Decimal::ZERO).min(units).min(part.room - taken[place]);
        }
    }

    fn each(&self, parts: &[Part], amount: Decimal) -> Vec<Decimal> {
        let of = |part: &Part| -> Decimal {
            let row = &self.rows[part.row];
            if self.way.units_alike {
                let touched: Decimal = part.units.len().into();
                return (amount.min(row.line.price) * touched).min(row.left());
            }
            part.units.iter().map(|unit| row.units[*unit].price.min(amount)).sum()
        };
        parts.iter().map(of).collect()
    }

    /// By units of quantity, each unit the same.
    fn across(parts: &[Part], amount: Decimal) -> Vec<Decimal> {
        let units: Vec<Decimal> = parts.iter().map(|part| part.units.len().into()).collect();
        let rooms: Vec<Decimal> = parts.iter().map(|part| part.room).collect();
        first_units(amount, &units, &rooms, &units)
    }

    fn taxes(&self, line: &Line) -> Vec<Decimal> {
        let counts = self.case.settings.flag("calc_taxes") && !self.case.settings.flag("customer_vat_exempt");
        if self.case.kind == "discounts" || !counts {
            return Vec::new();
        }
        line.tax.iter().map(|rate| rate.parse().expect("a rate")).collect()
    }

    /// The taxes of an amount, before they are rounded.
    fn exact(&self, amount: Decimal, rates: &[Decimal]) -> Vec<Decimal> {
        let sum: Decimal = rates.iter().sum();
        let whole = if self.included() { Decimal::ONE_HUNDRED + sum } else { Decimal::ONE_HUNDRED };
        let apart: Vec<Decimal> = rates.iter().map(|rate| amount * rate / whole).collect();
        if self.way.taxes_apart { apart } else { vec![amount * sum / whole] }
    }

    fn included(&self) -> bool {
        self.case.settings.flag("prices_include_tax")
    }

    fn rounded(&self, tax: Decimal) -> Decimal {
        if self.included() { half_down(tax) } else { nearest(tax) }
    }

    /// The sum of taxes of all lines at what a line is said to cost.
    fn tax(&self, of: impl Fn(usize) -> Decimal) -> Decimal {
        let rows = (0..self.rows.len()).map(|row| (of(row), self.taxes(self.rows[row].line)));
        if !self.case.settings.flag("round_at_subtotal") {
            let taxes = rows.flat_map(|(amount, rates)| self.exact(amount, &rates));
            return taxes.map(|tax| self.rounded(tax)).sum();
        }
        let mut groups: BTreeMap<Vec<Decimal>, Decimal> = BTreeMap::new();
        for (amount, rates) in rows {
            *groups.entry(rates).or_default() += amount;
        }
        let exact: Vec<Decimal> =
            groups.iter().map(|(rates, amount)| self.exact(*amount, rates).iter().sum::<Decimal>()).collect();
        if self.way.rates_together {
            return self.rounded(exact.iter().sum());
        }
        exact.into_iter().map(|tax| self.rounded(tax)).sum()
    }

    fn totals(&mut self) {
        let list = |row: usize| self.rows[row].list();
        let now = |row: usize| self.rows[row].left();
        let goods: Decimal = (0..self.rows.len()).map(now).sum();
        let before: Decimal = (0..self.rows.len()).map(list).sum();
        let (tax_before, tax) = (self.tax(list), self.tax(now));
        let net = |amount: Decimal, tax: Decimal| if self.included() { amount - tax } else { amount };
        let gross = |amount: Decimal, tax: Decimal| if self.included() { amount } else { amount + tax };
        let (off, off_tax) = if self.way.discount_apart {
            self.discounts()
        } else {
            let off_net = net(before, tax_before) - net(goods, tax);
            (off_net, gross(before, tax_before) - gross(goods, tax) - off_net)
        };
        let parcels: Decimal = self.case.delivery.iter().map(|parcel| parcel.fee).sum();
        let fees: Decimal = self.case.fees.iter().filter_map(|fee| fee.number("amount")).sum();
        let more = self.costs_tax();
        let figures = [
            ("goods off", before - goods),
            ("goods off net", off),
            ("goods off tax", off_tax),
            ("list net", net(before, tax_before)),
            ("list tax", tax_before),
            ("list gross", gross(before, tax_before)),
            ("goods net", net(goods, tax)),
            ("goods tax", tax),
            ("delivery net", parcels),
            ("fees net", fees),
            ("tax", tax + more),
            ("total", gross(goods, tax) + parcels + fees + more),
        ];
        let rows: Vec<(String, Decimal)> =
            self.rows.iter().map(|row| (format!("line {}", row.line.key), row.left())).collect();
        self.out.extend(figures.into_iter().map(|(name, figure)| (name.to_owned(), figure)));
        self.out.extend(rows);
    }

    /// The tax of fees and delivery, which is never included.
    fn costs_tax(&self) -> Decimal {
        let class = |name: Option<&str>, shipping: bool| -> Decimal {
            let rows = self.case.taxes.iter().filter(|row| row.text("tax_class") == name);
            rows.filter(|row| !shipping || row.get("shipping") != Some(&false.into()))
                .filter_map(|row| row.number("percent"))
                .sum()
        };
        if !self.case.settings.flag("calc_taxes") || self.case.settings.flag("customer_vat_exempt") {
            return Decimal::ZERO;
        }
        let taxed = |amount: Decimal, rate: Decimal| nearest(amount * rate / Decimal::ONE_HUNDRED);
        let parcels = self.case.delivery.iter().filter(|parcel| parcel.taxable != Some(false));
        let parcels: Decimal = parcels.map(|parcel| taxed(parcel.fee, class(None, true))).sum();
        let fees = self.case.fees.iter().filter(|fee| fee.flag("taxable"));
        let fees = fees.map(|fee| taxed(fee.number("amount").unwrap_or_default(), class(fee.text("tax_class"), false)));
        parcels + fees.sum::<Decimal>()
    }

    /// Net and tax of all discounts, each worked out by itself and not rounded before the end.
    fn discounts(&self) -> (Decimal, Decimal) {
        let (mut net, mut tax) = (Decimal::ZERO, Decimal::ZERO);
        for (row, off) in self.off.iter().enumerate() {
            let rates = self.taxes(self.rows[row].line);
            for amount in off.values() {
                let of_it: Decimal = self.exact(*amount, &rates).iter().sum();
                tax += of_it;
                net += if self.included() { amount - of_it } else { *amount };
            }
        }
        (nearest(net), nearest(tax))
    }
}
