//! Medusa, plainly: exact decimals, line by line.

use alloc::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::case::{Case, Facts, Figures, Line, Parcel, decimal};
use super::medusa::{in_force, included, line_rate, ranked, sum_of};
use super::outcome::{Ways, told_apart};
use super::plain::{Unit, fold_on_units, largest, take_of_each};

mod sets;

/// What Medusa does otherwise: in its own way where a field is true, in the crate's where it is false.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each way is switched by itself")]
struct Way {
    /// Amounts keep their fractions, thirds of a đồng too. In the crate each is rounded once, and parts add up to what is paid.
    fractions: bool,
    /// An item limit is measured by list price: at most so many units' worth of what is left of the line. The crate knows what each unit
    /// costs, and takes of so many units.
    worth_of_units: bool,
    /// A spend budget turns down each single amount that is above what was left before the cart, and lets all others pass, so that together
    /// they exceed it. In the crate it holds inside one cart too, and the last use is clipped.
    budget_by_amount: bool,
    /// Buy-and-get goes set by set, from the line with the largest total. In the crate the most sets are formed, from the dearest unit.
    sets_by_line_total: bool,
    /// A unit got by one offer counts as bought for another. In the crate a unit is used once.
    used_twice: bool,
    /// A subtotal in a rule contains delivery. In the crate it is what goods come to.
    delivery_counts: bool,
    /// An automatic promotion asks that the cart has the attribute of each rule. In the crate an attribute that is absent is not named.
    asks_for_attributes: bool,
    /// The cheapest line is that of the lowest price without tax. In the crate prices are compared as they are stated, which is how a
    /// shopper sees them.
    cheapest_net: bool,
}

const NAMES: [&str; 8] = [
    "fractions of the minor unit",
    "item limit as worth of units",
    "budget amount by amount",
    "sets by line total",
    "units used twice",
    "absent attributes stop automatic promotions",
    "delivery counts towards subtotals",
    "cheapest without tax",
];

/// What Medusa does otherwise, in this case.
pub(crate) fn ways(case: &Case, _: &Figures) -> Option<Ways> {
    match case.kind.as_str() {
        "usage" => return budget_used(case),
        "cart" | "totals" => {}
        _ => return None,
    }
    Some(told_apart(&NAMES, |theirs| {
        let way = Way {
            fractions: theirs[0],
            worth_of_units: theirs[1],
            budget_by_amount: theirs[2],
            sets_by_line_total: theirs[3],
            used_twice: theirs[4],
            asks_for_attributes: theirs[5],
            delivery_counts: theirs[6],
            cheapest_net: theirs[7],
        };
        Priced::of(case, way)
    }))
}

/// Medusa takes an order for which a budget is too small for no order at all. In the crate it is given what is left.
fn budget_used(case: &Case) -> Option<Ways> {
    let budget = case.settings.get("budget")?;
    let (limit, used) = (budget.number("limit")?, budget.number("used")?);
    let sum: Decimal = case.settings.numbers("actions").iter().sum();
    let figures = |used: Decimal, refused: bool| -> Figures {
        [("used".into(), used), ("refused".into(), Decimal::from(u8::from(refused)))].into()
    };
    let over = used + sum > limit;
    Some(Ways {
        names: vec!["order over budget refused"],
        theirs: figures(if over { used } else { used + sum }, over),
        ours: figures((used + sum).min(limit), used >= limit),
    })
}

struct Row<'c> {
    line: &'c Line,
    rate: Decimal,
    /// What each unit costs now, as prices are stated.
    units: Vec<Unit>,
    /// How many units were bought, and got, for offers before.
    bought: u32,
    got: u32,
}

impl Row<'_> {
    fn left(&self) -> Decimal {
        self.units.iter().map(|unit| unit.price).sum()
    }

    fn list(&self) -> Decimal {
        self.line.price * Decimal::from(self.line.qty)
    }
}

struct Priced<'c> {
    case: &'c Case,
    way: Way,
    included: bool,
    rows: Vec<Row<'c>>,
    parcels: Vec<(&'c Parcel, Decimal)>,
    out: Figures,
}

fn hundred() -> Decimal {
    Decimal::ONE_HUNDRED
}

impl<'c> Priced<'c> {
    fn of(case: &'c Case, way: Way) -> Figures {
        let row = |line: &'c Line| Row {
            line,
            rate: line_rate(line).round_dp(6),
            units: vec![Unit { price: line.price, used: false }; line.qty as usize],
            bought: 0,
            got: 0,
        };
        let taxed = case.lines.iter().find(|line| !line_rate(line).is_zero()).map(included);
        let parcel = case.delivery.iter().find(|parcel| !sum_of(&parcel.tax).is_zero());
        let included = taxed.or(parcel.map(|parcel| parcel.prices_include_tax)).unwrap_or(false);
        let parcels = case.delivery.iter().map(|parcel| (parcel, parcel.fee)).collect();
        let mut priced =
            Self { case, way, included, rows: case.lines.iter().map(row).collect(), parcels, out: Figures::new() };
        priced.adjustments();
        for promotion in ranked(case) {
            let id = promotion.text("id").expect("an id");
            priced.out.entry(format!("applies {id}")).or_default();
            if priced.runs(promotion) {
                priced.promotion(promotion);
            }
        }
        priced.totals();
        priced.out
    }

    fn adjustments(&mut self) {
        let amounts = |value: &Value| -> Vec<Decimal> {
            value.as_array().into_iter().flatten().filter(|off| !off.is_object()).map(decimal).collect()
        };
        for place in 0..self.rows.len() {
            for off in amounts(&self.rows[place].line.adjustments) {
                let all: Vec<usize> = (0..self.rows[place].units.len()).collect();
                self.take(place, &all, off);
            }
        }
        for place in 0..self.parcels.len() {
            for off in amounts(&self.parcels[place].0.adjustments) {
                self.parcels[place].1 -= off;
            }
        }
    }

    fn rounded(&self, value: Decimal) -> Decimal {
        if self.way.fractions { value } else { value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero) }
    }

    /// Whether a promotion is in force, entered, and its rules hold.
    fn runs(&self, promotion: &Value) -> bool {
        let id = promotion.text("id").expect("an id");
        let automatic = promotion.flag("automatic");
        let entered = self.case.settings.get("codes").is_none()
            || self.case.settings.texts("codes").iter().any(|code| code == id);
        let offered = if automatic { !self.case.settings.flag("no_automatic") } else { entered };
        let holds = promotion.list("rules").iter().all(|row| self.holds(row, automatic));
        let targeted = promotion.list("target_rules").iter().chain(promotion.list("buy_rules"));
        let asked = !automatic || !self.way.asks_for_attributes || targeted.clone().all(|row| self.present(row));
        offered && holds && asked && in_force(self.case, promotion)
    }

    fn seen(&self, attribute: &str) -> Vec<String> {
        let one = |value: Option<&str>| value.map(str::to_owned).into_iter().collect();
        match attribute {
            "customer.group" => self.case.customer.texts("groups"),
            "customer.id" => one(self.case.customer.text("id")),
            "cart.region" => one(self.case.settings.text("region")),
            "shipping.option" => self.case.delivery.iter().filter_map(|parcel| parcel.option.clone()).collect(),
            other => self.rows.iter().flat_map(|row| facts(row.line, other)).collect(),
        }
    }

    fn present(&self, row: &Value) -> bool {
        let attribute = row.text("attribute").expect("an attribute");
        attribute == "cart.subtotal" || attribute == "line.qty" || !self.seen(attribute).is_empty()
    }

    fn holds(&self, row: &Value, automatic: bool) -> bool {
        let attribute = row.text("attribute").expect("an attribute");
        let values = row.texts("values");
        if attribute == "cart.subtotal" {
            let net: Decimal = self.rows.iter().map(|row| self.exact_net(row.list(), row.rate)).sum();
            let fee = |parcel: &Parcel| self.exact_net(parcel.fee, sum_of(&parcel.tax));
            let fees: Decimal = self.parcels.iter().map(|(parcel, _)| fee(parcel)).sum();
            return by_size(row, if self.way.delivery_counts { net + fees } else { net }, &values);
        }
        if automatic && self.way.asks_for_attributes && !self.present(row) {
            return false;
        }
        named(row, &self.seen(attribute), &values)
    }

    fn targeted(&self, promotion: &Value, name: &str) -> Vec<usize> {
        let standard = promotion.text("type") != Some("buyget");
        let passes = |row: &Row| {
            promotion.list(name).iter().all(|rule| {
                let attribute = rule.text("attribute").expect("an attribute");
                let values = rule.texts("values");
                match attribute {
                    "line.qty" => by_size(rule, row.line.qty.into(), &values),
                    _ => named(rule, &facts(row.line, attribute), &values),
                }
            }) && !(standard && row.line.discountable == Some(false))
        };
        (0..self.rows.len()).filter(|place| passes(&self.rows[*place])).collect()
    }

    fn promotion(&mut self, promotion: &Value) {
        match (promotion.text("type"), promotion.text("target")) {
            (_, Some("shipping_methods")) => self.shipping(promotion),
            (Some("buyget"), _) => self.buy_get(promotion),
            _ => self.standard(promotion),
        }
    }

    /// An amount in the basis of prices, for one in the basis of the promotion.
    fn as_priced(&self, promotion: &Value, amount: Decimal, rate: Decimal) -> Decimal {
        match (promotion.flag("is_tax_inclusive"), self.included) {
            (false, true) => amount * (hundred() + rate) / hundred(),
            (true, false) => amount * hundred() / (hundred() + rate),
            _ => amount,
        }
    }

    /// An amount in the basis of the promotion, for one in the basis of prices.
    fn in_basis(&self, promotion: &Value, amount: Decimal, rate: Decimal) -> Decimal {
        let (net, gross) = self.both(amount, rate);
        if promotion.flag("is_tax_inclusive") { gross } else { net }
    }

    fn standard(&mut self, promotion: &Value) {
        let rows = self.targeted(promotion, "target_rules");
        let limited = promotion.text("target") != Some("order");
        let max = promotion.count("max_quantity").unwrap_or(1);
        let wanted = match promotion.text("allocation") {
            Some("each") if limited => {
                let units: Vec<(usize, u32)> =
                    rows.iter().map(|row| (*row, max.min(self.rows[*row].line.qty))).collect();
                self.of_units(promotion, &units)
            }
            Some("once") if limited => {
                let units = self.cheapest(&rows, max);
                self.of_units(promotion, &units)
            }
            _ => self.across(promotion, &rows),
        };
        self.granted(promotion, wanted);
    }

    /// What the cheapest is told by.
    fn compared(&self, price: Decimal, row: usize) -> Decimal {
        if self.way.cheapest_net { self.exact_net(price, self.rows[row].rate) } else { price }
    }

    /// The cheapest units of all: by list price line by line, or by what they cost now.
    fn cheapest(&self, rows: &[usize], max: u32) -> Vec<(usize, u32)> {
        let mut left = max;
        let mut order = rows.to_vec();
        order.sort_by_key(|row| self.compared(self.rows[*row].line.price, *row));
        if self.way.worth_of_units {
            let mut taken = Vec::new();
            for row in order {
                let units = if self.rows[row].left().is_zero() { 0 } else { left.min(self.rows[row].line.qty) };
                left -= units;
                taken.push((row, units));
            }
            return taken;
        }
        let of = |row: usize| self.rows[row].units.iter().map(move |unit| (self.compared(unit.price, row), row));
        let mut units: Vec<(Decimal, usize)> = rows.iter().flat_map(|row| of(*row)).collect();
        units.sort();
        let mut taken: BTreeMap<usize, u32> = BTreeMap::new();
        for (_, row) in units.into_iter().take(max as usize) {
            *taken.entry(row).or_default() += 1;
        }
        taken.into_iter().collect()
    }

    fn of_units(&self, promotion: &Value, units: &[(usize, u32)]) -> Vec<(usize, Vec<usize>, Decimal)> {
        let value = promotion.number("value").expect("a value");
        let percent = promotion.text("method") == Some("percentage");
        let once = promotion.text("allocation") == Some("once");
        let mut wanted = Vec::new();
        for (place, count) in units.iter().filter(|(_, count)| *count > 0) {
            let row = &self.rows[*place];
            let mut all: Vec<usize> = (0..row.units.len()).collect();
            all.sort_by_key(|unit| row.units[*unit].order());
            if once && !self.way.worth_of_units {
                all.reverse();
            }
            let touched: Vec<usize> =
                if self.way.worth_of_units { all.clone() } else { all.iter().take(*count as usize).copied().collect() };
            let count = Decimal::from(*count);
            let base = if self.way.worth_of_units {
                row.left().min(row.line.price * count)
            } else {
                touched.iter().map(|unit| row.units[*unit].price).sum()
            };
            let off = if percent {
                self.rounded(base * value / hundred())
            } else {
                let each = self.as_priced(promotion, value, row.rate);
                let each = self.rounded(each);
                if self.way.worth_of_units {
                    (each * count).min(base)
                } else {
                    touched.iter().map(|unit| row.units[*unit].price.min(each)).sum()
                }
            };
            wanted.push((*place, touched, off));
        }
        wanted
    }

    /// Over all lines by what is left of them.
    fn across(&self, promotion: &Value, rows: &[usize]) -> Vec<(usize, Vec<usize>, Decimal)> {
        let value = promotion.number("value").expect("a value");
        let percent = promotion.text("method") == Some("percentage");
        let all = |row: usize| (0..self.rows[row].units.len()).collect::<Vec<usize>>();
        if percent {
            let off = |row: usize| self.rounded(self.rows[row].left() * value / hundred());
            return rows.iter().map(|row| (*row, all(*row), off(*row))).collect();
        }
        let weight = |row: &usize| self.in_basis(promotion, self.rows[*row].left(), self.rows[*row].rate);
        let weights: Vec<Decimal> = rows.iter().map(weight).collect();
        let sum: Decimal = weights.iter().sum();
        if sum.is_zero() {
            return Vec::new();
        }
        let parts = if self.way.fractions {
            weights.iter().map(|weight| value.min(sum) * weight / sum).collect()
        } else {
            largest(value.min(sum), &weights)
        };
        let off = |row: usize, part: Decimal| {
            let part = self.as_priced(promotion, part, self.rows[row].rate);
            self.rounded(part).min(self.rows[row].left())
        };
        rows.iter().zip(parts).map(|(row, part)| (*row, all(*row), off(*row, part))).collect()
    }

    /// What is left of a spend budget; of a limit of uses, nothing or all.
    fn granted(&mut self, promotion: &Value, wanted: Vec<(usize, Vec<usize>, Decimal)>) {
        let id = promotion.text("id").expect("an id").to_owned();
        let wanted: Vec<_> = wanted.into_iter().filter(|(_, _, off)| *off > Decimal::ZERO).collect();
        let net = |priced: &Self, row: usize, off: Decimal| priced.exact_net(off, priced.rows[row].rate);
        let room = room(promotion);
        let (spend, used_up) = (room.0, room.1);
        if used_up {
            if !wanted.is_empty() {
                self.out.insert(format!("exceeds {id}"), Decimal::ONE);
            }
            return;
        }
        let sum: Decimal = wanted.iter().map(|(_, _, off)| *off).sum();
        let mut parts: Vec<Decimal> = wanted.iter().map(|(_, _, off)| *off).collect();
        if let Some(spend) = spend {
            let mut exceeded = false;
            if self.way.budget_by_amount {
                for (part, (row, _, off)) in parts.iter_mut().zip(&wanted) {
                    let stated = if promotion.flag("is_tax_inclusive") {
                        self.gross(*off, self.rows[*row].rate)
                    } else {
                        net(self, *row, *off)
                    };
                    if stated > spend {
                        *part = Decimal::ZERO;
                        exceeded = true;
                    }
                }
            } else if sum > spend {
                exceeded = true;
                parts = if self.way.fractions {
                    parts.iter().map(|part| part * spend / sum).collect()
                } else {
                    largest(spend, &parts)
                };
            }
            if exceeded {
                self.out.insert(format!("exceeds {id}"), Decimal::ONE);
            }
        }
        let fixed = promotion.text("method") == Some("fixed") && promotion.text("type") != Some("buyget");
        let of_each = fixed && !self.way.fractions && !self.way.worth_of_units && limited(promotion);
        for ((row, units, whole), off) in wanted.into_iter().zip(parts) {
            if off > Decimal::ZERO {
                self.note(&id, &format!("line {}", self.rows[row].line.key), self.rows[row].rate, off);
                if of_each && off == whole {
                    let each =
                        self.as_priced(promotion, promotion.number("value").expect("a value"), self.rows[row].rate);
                    let each = self.rounded(each);
                    take_of_each(&mut self.rows[row].units, &units, each);
                } else {
                    self.take(row, &units, off);
                }
            }
        }
    }

    /// Notes what was taken off, as prices are stated.
    fn note(&mut self, id: &str, place: &str, rate: Decimal, off: Decimal) {
        self.out.insert(format!("applies {id}"), Decimal::ONE);
        let name = format!("rule {id} {place} off");
        let (net, gross) = (self.exact_net(off, rate), self.gross(off, rate));
        *self.out.entry(format!("{name} gross")).or_default() += gross;
        *self.out.entry(name).or_default() += net;
    }

    fn exact_net(&self, amount: Decimal, rate: Decimal) -> Decimal {
        if self.included { amount * hundred() / (hundred() + rate) } else { amount }
    }

    fn gross(&self, amount: Decimal, rate: Decimal) -> Decimal {
        if self.included { amount } else { amount * (hundred() + rate) / hundred() }
    }

    fn take(&mut self, row: usize, touched: &[usize], off: Decimal) {
        let units = &mut self.rows[row].units;
        if self.way.fractions {
            let sum: Decimal = touched.iter().map(|unit| units[*unit].price).sum();
            for unit in touched.iter().filter(|_| !sum.is_zero()) {
                let price = units[*unit].price;
                units[*unit].price = price - price * off / sum;
            }
        } else {
            fold_on_units(units, touched, off);
        }
    }

    fn shipping(&mut self, promotion: &Value) {
        let id = promotion.text("id").expect("an id").to_owned();
        let value = promotion.number("value").expect("a value");
        let (spend, used_up) = room(promotion);
        for place in 0..self.parcels.len() {
            let (parcel, left) = self.parcels[place];
            let option: Vec<String> = parcel.option.clone().into_iter().collect();
            let meant = promotion.list("target_rules").iter().all(|row| named(row, &option, &row.texts("values")));
            let rate = sum_of(&parcel.tax);
            let wanted = if promotion.text("method") == Some("percentage") {
                self.rounded(left * value / hundred())
            } else {
                self.rounded(self.as_priced(promotion, value, rate)).min(left)
            };
            if !meant || wanted.is_zero() {
                continue;
            }
            let mut off = wanted;
            let over = spend.is_some_and(|spend| wanted > spend);
            if used_up || over {
                self.out.insert(format!("exceeds {id}"), Decimal::ONE);
                off = if used_up || self.way.budget_by_amount { Decimal::ZERO } else { spend.unwrap_or_default() };
            }
            if off > Decimal::ZERO {
                self.note(&id, &format!("delivery {}", parcel.key), rate, off);
                self.parcels[place].1 -= off;
            }
        }
    }

    fn tax(&self, amount: Decimal, rate: Decimal) -> Decimal {
        let whole = if self.included { hundred() + rate } else { hundred() };
        self.rounded(amount * rate / whole)
    }

    fn both(&self, amount: Decimal, rate: Decimal) -> (Decimal, Decimal) {
        let tax = self.tax(amount, rate);
        if self.included { (amount - tax, amount) } else { (amount, amount + tax) }
    }

    fn totals(&mut self) {
        let zero = (Decimal::ZERO, Decimal::ZERO);
        let add = |a: (Decimal, Decimal), b: (Decimal, Decimal)| (a.0 + b.0, a.1 + b.1);
        let now = self.rows.iter().map(|row| self.both(row.left(), row.rate)).fold(zero, add);
        let list = self.rows.iter().map(|row| self.both(row.list(), row.rate)).fold(zero, add);
        let parcels = self.parcels.iter().map(|(parcel, left)| self.both(*left, sum_of(&parcel.tax))).fold(zero, add);
        let fees = self.parcels.iter().map(|(parcel, _)| self.both(parcel.fee, sum_of(&parcel.tax))).fold(zero, add);
        let figures = [
            ("total", now.1 + parcels.1),
            ("tax", now.1 - now.0 + parcels.1 - parcels.0),
            ("list net", list.0 + fees.0),
            ("list gross", list.1 + fees.1),
            ("off net", list.0 + fees.0 - now.0 - parcels.0),
            ("delivery gross", parcels.1),
            ("goods gross", now.1),
        ];
        for row in &self.rows {
            let (net, gross) = self.both(row.left(), row.rate);
            self.out.insert(format!("line {} gross", row.line.key), gross);
            self.out.insert(format!("line {} tax", row.line.key), gross - net);
        }
        for (parcel, left) in &self.parcels {
            self.out.insert(format!("delivery {} gross", parcel.key), self.both(*left, sum_of(&parcel.tax)).1);
        }
        self.out.extend(figures.into_iter().map(|(name, figure)| (name.to_owned(), figure)));
    }
}

/// Whether a promotion takes of so many units, rather than across all.
fn limited(promotion: &Value) -> bool {
    promotion.text("target") != Some("order") && matches!(promotion.text("allocation"), Some("each" | "once"))
}

/// What is left of a spend budget, and whether a limit of uses is reached.
fn room(promotion: &Value) -> (Option<Decimal>, bool) {
    let over =
        |limit: Option<Decimal>, used: Option<Decimal>| limit.is_some_and(|limit| used.unwrap_or_default() >= limit);
    let own = over(promotion.number("limit"), promotion.number("used"));
    let Some(budget) = promotion.get("budget") else { return (None, own) };
    let (limit, used) = (budget.number("limit"), budget.number("used"));
    match budget.text("type") {
        Some(kind) if kind.starts_with("spend") => (limit.map(|limit| limit - used.unwrap_or_default()), own),
        _ => (None, own || over(limit, used)),
    }
}

/// What a line is, by the name of an attribute.
pub(crate) fn facts(line: &Line, attribute: &str) -> Vec<String> {
    match attribute {
        "line.category" => line.categories.clone(),
        "line.product" => line.product.clone().into_iter().collect(),
        "line.sku" => line.sku.clone().into_iter().collect(),
        other => panic!("an attribute {other}"),
    }
}

/// Whether what is seen is named among values.
pub(crate) fn named(row: &Value, seen: &[String], values: &[String]) -> bool {
    match row.text("op") {
        Some("ne") => !seen.iter().any(|value| values.contains(value)),
        Some("eq") => !seen.is_empty() && seen.iter().all(|value| values.contains(value)),
        _ => seen.iter().any(|value| values.contains(value)),
    }
}

fn by_size(row: &Value, seen: Decimal, values: &[String]) -> bool {
    let mut values = values.iter().map(|value| value.parse::<Decimal>().expect("a size"));
    match row.text("op") {
        Some("gt") => values.any(|value| seen > value),
        Some("gte") => values.any(|value| seen >= value),
        Some("lt") => values.any(|value| seen < value),
        Some("lte") => values.any(|value| seen <= value),
        _ => values.any(|value| seen == value),
    }
}
