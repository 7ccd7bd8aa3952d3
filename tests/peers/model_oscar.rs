//! django-oscar, plainly: offers that touch units at list price.

use core::cmp::Reverse;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::case::{Case, Facts, Figures, Line};
use super::oscar::{exclusive, lines_of, most_units};
use super::outcome::{Ways, told_apart};
use super::plain::by_weight_last;

/// What django-oscar does otherwise: in its own way where a field is true, in the crate's where it is false.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// A percentage of several lines is rounded down as a sum, and the shares of the lines are not rounded, so that what is reported is
    /// not what is charged. In the crate the parts are whole and add up to the sum.
    fractions: bool,
    /// Sets of units for a price are made from the cheapest units, and none is made where these already cost less. In the crate they are
    /// made from the dearest.
    sets_from_cheapest: bool,
    /// An offer counts as applied where it takes nothing off, and its condition uses units of which nothing is taken off.
    counts_untouched: bool,
}

const NAMES: [&str; 3] = ["fractions of the minor unit", "sets from the cheapest units", "applied without effect"];

/// What django-oscar does otherwise, in this case.
pub(crate) fn ways(case: &Case) -> Ways {
    told_apart(&NAMES, |theirs| {
        let way = Way { fractions: theirs[0], sets_from_cheapest: theirs[1], counts_untouched: theirs[2] };
        if case.kind == "offers" { Basket::of(case, way) } else { one_application(case, way) }
    })
}

/// One application of the cheapest unit free, under a condition by value: their condition uses units up, the dearest first.
fn one_application(case: &Case, way: Way) -> Figures {
    let condition = &case.settings["condition"];
    let mut units: Vec<Decimal> = case.lines.iter().flat_map(|line| vec![line.price; line.qty as usize]).collect();
    units.sort_by_key(|price| Reverse(*price));
    let all = Decimal::from(units.len());
    let mut touched = Decimal::ONE;
    if way.counts_untouched {
        let wanted = condition.number("value").unwrap_or_default();
        let mut sum = units.pop().unwrap_or_default();
        for price in units {
            if sum < wanted {
                sum += price;
                touched += Decimal::ONE;
            }
        }
    }
    Figures::from([("units touched".into(), touched), ("units left".into(), all - touched)])
}

struct Basket<'c> {
    /// The lines, cheapest first, and what is taken off each.
    rows: Vec<(&'c Line, Decimal)>,
    /// The lines that an offer took, and whether it was exclusive.
    taken: Vec<(usize, bool)>,
    way: Way,
    out: Figures,
}

impl<'c> Basket<'c> {
    fn of(case: &'c Case, way: Way) -> Figures {
        let mut rows: Vec<(&Line, Decimal)> = case.lines.iter().map(|line| (line, Decimal::ZERO)).collect();
        rows.sort_by_key(|(line, _)| line.price);
        let mut basket = Self { rows, taken: Vec::new(), way, out: Figures::new() };
        let mut offers: Vec<&Value> = case.promotions.iter().collect();
        offers.sort_by_key(|offer| -offer.number("priority").unwrap_or_default());
        let mut applied = Decimal::ZERO;
        for offer in offers {
            let id = offer.text("id").expect("an id");
            let holds = holds(case, &offer["condition"]);
            let wanted = if holds { basket.offer(case, offer) } else { Vec::new() };
            let at_list_price = wanted.iter().any(|(_, off)| *off > Decimal::ZERO);
            let parts = basket.within(&wanted);
            let sum: Decimal = parts.iter().map(|(_, off)| *off).sum();
            let reported = if way.fractions { sum.floor() } else { sum };
            let counts = sum > Decimal::ZERO || (way.counts_untouched && at_list_price);
            applied += Decimal::from(u8::from(counts));
            basket.out.insert(format!("applies {id}"), Decimal::from(u8::from(counts)));
            basket.out.insert(format!("rule {id} off"), reported);
            for (row, off) in parts {
                basket.rows[row].1 += off;
                basket.taken.push((row, exclusive(offer)));
            }
        }
        let exact: Decimal = basket.rows.iter().map(|(line, off)| line.price * Decimal::from(line.qty) - off).sum();
        basket.out.insert("rules applied".into(), applied);
        basket.out.insert("total".into(), exact.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven));
        for (line, off) in &basket.rows {
            basket.out.insert(format!("line {} off", line.key), *off);
        }
        basket.out
    }

    /// The units of a scope, cheapest first, as rows and counts.
    fn touched(&self, case: &Case, of: &Value, most: Option<u32>) -> Vec<(usize, u32)> {
        let keys: Vec<&str> = lines_of(case, of).iter().map(|line| line.key.as_str()).collect();
        let mut left = most.unwrap_or(u32::MAX);
        let mut parts = Vec::new();
        for (place, (line, _)) in
            self.rows.iter().enumerate().filter(|(_, (line, _))| keys.contains(&line.key.as_str()))
        {
            let units = left.min(line.qty);
            left -= units;
            if units > 0 {
                parts.push((place, units));
            }
        }
        parts
    }

    /// The same, without lines that exclude the offer or that it excludes: here an offer takes a line whole.
    fn open(&self, case: &Case, offer: &Value, of: &Value, most: Option<u32>) -> Vec<(usize, u32)> {
        let closed = |row: usize| self.taken.iter().any(|(taken, alone)| *taken == row && (*alone || exclusive(offer)));
        self.touched(case, of, most).into_iter().filter(|(row, _)| !closed(*row)).collect()
    }

    /// What there is room for on each line.
    fn within(&self, wanted: &[(usize, Decimal)]) -> Vec<(usize, Decimal)> {
        let room = |row: usize| self.rows[row].0.price * Decimal::from(self.rows[row].0.qty) - self.rows[row].1;
        wanted.iter().map(|(row, off)| (*row, (*off).min(room(*row)))).collect()
    }

    fn offer(&self, case: &Case, offer: &Value) -> Vec<(usize, Decimal)> {
        let benefit = &offer["benefit"];
        let value = benefit.number("value").unwrap_or_default();
        let parts = self.open(case, offer, benefit, most_units(case, offer));
        let list = |part: &(usize, u32)| self.rows[part.0].0.price * Decimal::from(part.1);
        match benefit.text("type") {
            Some("percent") => {
                let exact: Vec<Decimal> = parts.iter().map(|part| list(part) * value / Decimal::ONE_HUNDRED).collect();
                let shares = if self.way.fractions {
                    exact
                } else {
                    by_weight_last(exact.iter().sum::<Decimal>().floor(), &parts.iter().map(list).collect::<Vec<_>>())
                };
                parts.iter().zip(shares).map(|(part, off)| (part.0, off)).collect()
            }
            Some("absolute") => {
                let weights: Vec<Decimal> = parts.iter().map(list).collect();
                let shares = by_weight_last(value.min(weights.iter().sum()), &weights);
                parts.iter().zip(shares).map(|(part, off)| (part.0, off)).collect()
            }
            Some("absolute_per_unit") => {
                let off = |part: &(usize, u32)| value.min(self.rows[part.0].0.price) * Decimal::from(part.1);
                parts.iter().map(|part| (part.0, off(part))).collect()
            }
            Some("cheapest_unit_free") => {
                parts.first().map(|part| (part.0, self.rows[part.0].0.price)).into_iter().collect()
            }
            _ => self.sets(case, offer),
        }
    }

    fn sets(&self, case: &Case, offer: &Value) -> Vec<(usize, Decimal)> {
        let condition = &offer["condition"];
        let (Some("count"), Some(count)) = (condition.text("type"), condition.count("value")) else {
            return Vec::new();
        };
        let price = offer["benefit"].number("value").unwrap_or_default();
        let mut units: Vec<usize> = Vec::new();
        for (row, count) in self.open(case, offer, condition, None) {
            units.extend(core::iter::repeat_n(row, count as usize));
        }
        if !self.way.sets_from_cheapest {
            units.sort_by_key(|row| (Reverse(self.rows[*row].0.price), *row));
        }
        let mut taken: Vec<(usize, Decimal)> = Vec::new();
        let most = offer.count("max_applications").unwrap_or(u32::MAX) as usize;
        for set in units.chunks_exact(count as usize).take(most) {
            let prices: Vec<Decimal> = set.iter().map(|row| self.rows[*row].0.price).collect();
            let off = prices.iter().sum::<Decimal>() - price;
            if off <= Decimal::ZERO {
                break;
            }
            let mut rows: Vec<(usize, Decimal)> = Vec::new();
            for (row, price) in set.iter().zip(prices) {
                match rows.iter_mut().find(|part| part.0 == *row) {
                    Some(part) => part.1 += price,
                    None => rows.push((*row, price)),
                }
            }
            rows.sort_by_key(|part| part.0);
            let shares = by_weight_last(off, &rows.iter().map(|part| part.1).collect::<Vec<_>>());
            taken.extend(rows.iter().zip(shares).map(|(part, off)| (part.0, off)));
        }
        taken
    }
}

fn holds(case: &Case, condition: &Value) -> bool {
    let lines = lines_of(case, condition);
    let wanted = condition.number("value").unwrap_or_default();
    let seen: Decimal = match condition.text("type") {
        Some("count") => lines.iter().map(|line| Decimal::from(line.qty)).sum(),
        Some("coverage") => lines.len().into(),
        _ => lines.iter().map(|line| line.price * Decimal::from(line.qty)).sum(),
    };
    seen >= wanted
}
