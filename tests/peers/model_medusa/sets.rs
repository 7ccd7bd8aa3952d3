//! Buy and get: set by set as Medusa does, and the most sets as the crate does.

use alloc::collections::BTreeMap;
use core::cmp::Reverse;

use rust_decimal::Decimal;
use serde_json::Value;

use super::{Priced, Row, hundred};
use crate::peers::case::Facts;

impl Priced<'_> {
    pub(super) fn buy_get(&mut self, promotion: &Value) {
        let (bought, got) = (self.targeted(promotion, "buy_rules"), self.targeted(promotion, "target_rules"));
        let same = promotion.list("buy_rules") == promotion.list("target_rules");
        let wanted = if self.way.sets_by_line_total {
            self.round_by_round(promotion, bought, got)
        } else {
            self.most_sets(promotion, &bought, &got, same)
        };
        self.granted(promotion, wanted);
    }

    fn sizes(promotion: &Value) -> (u32, u32, u32) {
        let count = |name: &str| promotion.count(name).unwrap_or(1);
        (count("buy_rules_min_quantity"), count("apply_to_quantity"), count("max_quantity"))
    }

    fn off_unit(&self, promotion: &Value, price: Decimal, row: usize) -> Decimal {
        let value = promotion.number("value").expect("a value");
        match promotion.text("method") {
            Some("percentage") => self.rounded(price * value / hundred()),
            _ => self.rounded(self.as_priced(promotion, value, self.rows[row].rate)).min(price),
        }
    }

    /// Their way: a set, then the next, each from the line with the largest total.
    fn round_by_round(
        &mut self,
        promotion: &Value,
        mut bought: Vec<usize>,
        mut got: Vec<usize>,
    ) -> Vec<(usize, Vec<usize>, Decimal)> {
        let (buy, get, max) = Self::sizes(promotion);
        let total = |row: &usize| Reverse(self.exact_net(self.rows[*row].list(), self.rows[*row].rate));
        bought.sort_by_key(total);
        got.sort_by_key(total);
        let (twice, targets) = (self.way.used_twice, got.clone());
        let free = |row: &Row, buying: bool| {
            let other = if twice {
                0
            } else if buying {
                row.got
            } else {
                row.bought
            };
            row.line.qty - (if buying { row.bought } else { row.got }) - other
        };
        let mut can_buy: BTreeMap<usize, u32> = bought.iter().map(|row| (*row, free(&self.rows[*row], true))).collect();
        let mut can_get: BTreeMap<usize, u32> = got.iter().map(|row| (*row, free(&self.rows[*row], false))).collect();
        // No line gets more than the largest number; a set that begins below it is given whole.
        let mut quota: BTreeMap<usize, u32> = got.iter().map(|row| (*row, max)).collect();
        // A set at a time: a budget looks at each.
        let mut wanted: Vec<(usize, Vec<usize>, Decimal)> = Vec::new();
        let mut given = 0;
        for _ in 0..1_000 {
            if given >= max {
                break;
            }
            let order: Vec<usize> = bought
                .iter()
                .filter(|row| !targets.contains(row))
                .chain(bought.iter().filter(|row| targets.contains(row)))
                .copied()
                .collect();
            let Some(buys) = reserve(&order, &can_buy, buy) else { break };
            let (mut next_buy, mut next_get) = (can_buy.clone(), can_get.clone());
            spent(&mut next_buy, &buys);
            spent(&mut next_get, &buys);
            let within = next_get.iter().map(|(row, free)| (*row, quota[row].min(*free))).collect();
            let Some(gets) = reserve(&got, &within, get) else { break };
            spent(&mut quota, &gets);
            spent(&mut next_buy, &gets);
            spent(&mut next_get, &gets);
            (can_buy, can_get) = (next_buy, next_get);
            for (row, units) in buys {
                self.rows[row].bought += units;
            }
            for (row, units) in gets {
                self.rows[row].got += units;
                given += units;
                let off = self.off_unit(promotion, self.rows[row].line.price, row) * Decimal::from(units);
                wanted.push((row, (0..self.rows[row].units.len()).collect(), off));
            }
        }
        wanted
    }

    /// Our way: the most sets, from the dearest unit.
    fn most_sets(
        &mut self,
        promotion: &Value,
        bought: &[usize],
        got: &[usize],
        same: bool,
    ) -> Vec<(usize, Vec<usize>, Decimal)> {
        let (buy, get, max) = Self::sizes(promotion);
        let (buy, get) = (buy as usize, get as usize);
        let most = (max as usize / get).max(1);
        let mut units: Vec<(usize, usize)> = Vec::new();
        for row in 0..self.rows.len() {
            let free = |unit: &usize| self.way.used_twice || !self.rows[row].units[*unit].used;
            units.extend((0..self.rows[row].units.len()).filter(free).map(|unit| (row, unit)));
        }
        let price = |unit: &(usize, usize)| self.rows[unit.0].units[unit.1].price;
        units.sort_by_key(|unit| Reverse(price(unit)));
        let saves = |unit: &(usize, usize)| {
            got.contains(&unit.0) && self.off_unit(promotion, price(unit), unit.0) > Decimal::ZERO
        };
        let (qualifiers, targets) = if same {
            let pool: Vec<(usize, usize)> = units.iter().filter(|unit| saves(unit)).copied().collect();
            let sets: Vec<&[(usize, usize)]> = pool.chunks_exact(buy + get).take(most).collect();
            let part = |range: core::ops::Range<usize>| {
                sets.iter().flat_map(|set| set[range.clone()].to_vec()).collect::<Vec<_>>()
            };
            (part(0..buy), part(buy..buy + get))
        } else {
            let of = |rows: &[usize]| units.iter().filter(|unit| rows.contains(&unit.0)).copied().collect::<Vec<_>>();
            let (q, t) = (of(bought), units.iter().filter(|unit| saves(unit)).copied().collect::<Vec<_>>());
            let union = units.iter().filter(|unit| q.contains(unit) || t.contains(unit)).count();
            let sets = (q.len() / buy).min(t.len() / get).min(union / (buy + get)).min(most);
            let only = q.iter().filter(|unit| !t.contains(unit)).chain(q.iter().filter(|unit| t.contains(unit)));
            let qualifiers: Vec<_> = only.copied().take(sets * buy).collect();
            let rest = t.iter().filter(|unit| !qualifiers.contains(unit)).copied();
            let targets: Vec<_> = rest.take(sets * get).collect();
            (qualifiers, targets)
        };
        for unit in &qualifiers {
            self.rows[unit.0].bought += 1;
            self.rows[unit.0].units[unit.1].used = true;
        }
        let mut wanted: Vec<(usize, Vec<usize>, Decimal)> = Vec::new();
        for unit in targets {
            self.rows[unit.0].got += 1;
            let off = self.off_unit(promotion, self.rows[unit.0].units[unit.1].price, unit.0);
            self.rows[unit.0].units[unit.1].used = true;
            match wanted.iter_mut().find(|part| part.0 == unit.0) {
                Some(part) => {
                    part.1.push(unit.1);
                    part.2 += off;
                }
                None => wanted.push((unit.0, vec![unit.1], off)),
            }
        }
        wanted.sort_by_key(|part| part.0);
        wanted
    }
}

/// So many units from the first lines on, if there are as many.
fn reserve(order: &[usize], free: &BTreeMap<usize, u32>, units: u32) -> Option<Vec<(usize, u32)>> {
    let (mut left, mut taken) = (units, Vec::new());
    for row in order {
        let some = left.min(free.get(row).copied().unwrap_or(0));
        if some > 0 {
            taken.push((*row, some));
            left -= some;
        }
    }
    (left == 0).then_some(taken)
}

fn spent(free: &mut BTreeMap<usize, u32>, units: &[(usize, u32)]) {
    for (row, units) in units {
        if let Some(free) = free.get_mut(row) {
            *free = free.saturating_sub(*units);
        }
    }
}
