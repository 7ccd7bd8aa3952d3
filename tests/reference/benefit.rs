//! What percentages, amounts, prices and tiers take off, unit by unit.

use ocop::money::Rate;
use ocop::pricing::{
    Amount, Basis, Benefit, Context, FixedPrice, LegalForm, LimitPer, Percent, PercentOf, QuantityTier, Rule, Selector,
    ShareBy, SpendTier, Spread, TierBy, TierGive, TierMode, Tiers, UnitLimit, UnitOrder,
};

use super::exact::{self, Ask, share};
use super::facts::matches;
use super::goods::{Line, Piece};

/// Some units of a line.
pub(crate) type Touched = (usize, Vec<usize>);

/// What a benefit takes off, before caps and budgets.
#[derive(Debug, Default)]
pub(crate) struct Give {
    pub(crate) pieces: Vec<Piece>,
    /// The units of all sets, by line and unit.
    pub(crate) members: Vec<(usize, usize)>,
    /// Whether these are used up.
    pub(crate) uses: bool,
    /// What found no room, and what floors took.
    pub(crate) lost: i128,
    /// Whether the design can be read in more than one way here.
    pub(crate) undecided: bool,
}

impl Give {
    pub(crate) fn total(&self) -> i128 {
        self.pieces.iter().map(|piece| piece.off).sum()
    }
}

/// A rule at its turn.
pub(crate) struct Turn<'a> {
    pub(crate) lines: &'a [Line],
    pub(crate) context: &'a Context,
    pub(crate) rule: &'a Rule,
    pub(crate) in_price_lane: bool,
}

impl Turn<'_> {
    /// What the benefit takes off goods; nothing for gifts and delivery offers.
    pub(crate) fn give(&self) -> Give {
        match &self.rule.benefit {
            Benefit::Percent(percent) => self.percent(percent),
            Benefit::Amount(amount) => self.amount(amount),
            Benefit::Price(price) => self.price(price),
            Benefit::Tiers(tiers) => self.tiers(tiers),
            Benefit::BuyGet(buy_get) => self.buy_get(buy_get),
            Benefit::NForM(n_for_m) => self.n_for_m(n_for_m),
            Benefit::Bundle(bundle) => self.bundle(bundle),
            _ => Give::default(),
        }
    }

    pub(crate) fn floor(&self, line: &Line) -> i128 {
        let Some(floor) = self.context.policy.floors.get(&line.sku) else { return 0 };
        let legal = floor.legal.filter(|_| self.rule.form != LegalForm::Gift);
        floor.cost.into_iter().chain(legal).map(|floor| i128::from(floor.minor())).max().unwrap_or(0)
    }

    /// How far the floor lets the price of some units of a line fall, all together.
    pub(crate) fn room(&self, line: usize, units: &[usize]) -> i128 {
        let line = &self.lines[line];
        units.iter().map(|unit| (line.units[*unit].price - self.floor(line)).max(0)).sum()
    }

    fn value(&self, touched: &Touched) -> i128 {
        self.lines[touched.0].value_of(&touched.1)
    }

    /// The matching lines, with all units or the first of them up to a limit.
    fn touched(&self, of: &Selector, limit: Option<UnitLimit>) -> Vec<Touched> {
        let eligible =
            |line: &Line| matches(of, line, self.context) && !(self.in_price_lane && line.host_price.is_some());
        let lines = self.lines.iter().enumerate().filter(|(_, line)| eligible(line));
        let mut units: Vec<(usize, usize)> =
            lines.flat_map(|(l, line)| line.all().into_iter().map(move |u| (l, u))).collect();
        if let Some(limit) = limit {
            let price = |(l, u): (usize, usize)| self.lines[l].units[u].price;
            units.sort_by_key(|at| match limit.order {
                UnitOrder::DearestFirst => (-price(*at), at.0, self.lines[at.0].units[at.1].used),
                UnitOrder::CheapestFirst => (price(*at), at.0, self.lines[at.0].units[at.1].used),
            });
            if limit.per == LimitPer::Line {
                units.sort_by_key(|at| at.0);
            }
            let left = usize::try_from(units_left(limit, self.rule, self.context)).unwrap();
            let over = |at: &(usize, usize)| if limit.per == LimitPer::Line { at.0 } else { 0 };
            units = units.chunk_by(|a, b| over(a) == over(b)).flat_map(|of| of.iter().take(left)).copied().collect();
            units.sort_unstable();
        }
        let by_line = units.chunk_by(|a, b| a.0 == b.0);
        by_line.map(|of| (of[0].0, of.iter().map(|at| at.1).collect())).collect()
    }

    fn percent(&self, percent: &Percent) -> Give {
        let touched = self.touched(&percent.of, percent.units);
        let rounded = |of| exact::rate_of(percent.off, of, self.context.policy.rounding);
        let base = |(l, units): &Touched| match percent.base {
            PercentOf::Running => self.lines[*l].value_of(units),
            PercentOf::Regular => self.lines[*l].list * i128::try_from(units.len()).unwrap(),
        };
        match percent.spread {
            Spread::Unit => self.per_unit(&touched, |line, price| {
                let base = if percent.base == PercentOf::Running { price } else { line.list };
                match self.rule.round {
                    None => price - rounded(base).min(price),
                    Some(to) => exact::less_rate_to_step(price, percent.off, base, to.mode(), to.step().minor().into()),
                }
            }),
            Spread::Line => {
                let off = |line: &Touched| rounded(base(line)).min(self.value(line));
                self.clipped(touched.iter().flat_map(|line| self.on_runs(line, off(line))).collect())
            }
            Spread::Selection => {
                let off = rounded(touched.iter().map(base).sum());
                self.spread(&touched, off, base)
            }
        }
    }

    fn amount(&self, amount: &Amount) -> Give {
        let touched = self.touched(&amount.of, amount.units);
        self.amount_off(&touched, amount.off.minor().into(), amount.spread, amount.share_by)
    }

    fn amount_off(&self, touched: &[Touched], off: i128, spread: Spread, by: ShareBy) -> Give {
        match spread {
            Spread::Unit => self.per_unit(touched, |_, price| {
                let new = (price - off).max(0);
                self.rule.round.map_or(new, |to| exact::to_step(new.into(), to.mode(), to.step().minor().into()))
            }),
            Spread::Line => {
                let laid = touched.iter().flat_map(|line| self.on_runs(line, off.min(self.value(line))));
                self.clipped(laid.collect())
            }
            Spread::Selection => self.across(touched, off, by),
        }
    }

    fn price(&self, fixed: &FixedPrice) -> Give {
        let touched = self.touched(&fixed.of, fixed.units);
        let price = i128::from(fixed.price.minor());
        match fixed.spread {
            Spread::Unit => self.unit_price(&touched, price),
            Spread::Line => {
                let off = |line: &Touched| (self.value(line) - price).max(0);
                self.clipped(touched.iter().flat_map(|line| self.on_runs(line, off(line))).collect())
            }
            Spread::Selection => {
                let all: i128 = touched.iter().map(|line| self.value(line)).sum();
                self.across(&touched, (all - price).max(0), ShareBy::Value)
            }
        }
    }

    fn unit_price(&self, touched: &[Touched], price: i128) -> Give {
        let new = self.rule.round.map_or(price, |to| exact::to_step(price.into(), to.mode(), to.step().minor().into()));
        self.per_unit(touched, |_, _| new)
    }

    /// Each unit gets a new price, where that is lower.
    fn per_unit(&self, touched: &[Touched], new_price: impl Fn(&Line, i128) -> i128) -> Give {
        let mut pieces = Vec::new();
        for (l, units) in touched {
            let line = &self.lines[*l];
            for run in line.runs(units) {
                let price = line.units[run[0]].price;
                let off = (price - new_price(line, price).min(price)) * i128::try_from(run.len()).unwrap();
                pieces.push(Piece { line: *l, units: run, off });
            }
        }
        self.clipped(pieces)
    }

    /// A line's total on its runs, by running value and at most that.
    fn on_runs(&self, (l, units): &Touched, off: i128) -> Vec<Piece> {
        let line = &self.lines[*l];
        let runs = line.runs(units);
        let asks: Vec<Ask> = runs.iter().map(|run| Ask::new(line.value_of(run), line.value_of(run))).collect();
        let (parts, _) = share(off, &asks, self.context.policy.remainder);
        runs.into_iter().zip(parts).map(|(units, off)| Piece { line: *l, units, off }).collect()
    }

    /// A total over lines by a base and at most their running value, then over runs, then clipped by floors.
    fn spread(&self, touched: &[Touched], off: i128, base: impl Fn(&Touched) -> i128) -> Give {
        let asks: Vec<Ask> =
            touched.iter().map(|line| of_units(Ask::new(base(line), self.value(line)), line)).collect();
        let (parts, unplaced) = share(off, &asks, self.context.policy.remainder);
        let laid = touched.iter().zip(parts).flat_map(|(line, off)| self.on_runs(line, off));
        let give = self.clipped(laid.collect());
        Give { lost: give.lost + unplaced, ..give }
    }

    /// A total over lines and runs, of which each takes at most what its floor allows: what one cannot take, others do.
    pub(crate) fn across(&self, touched: &[Touched], off: i128, by: ShareBy) -> Give {
        let weight = |line: &Touched| match by {
            ShareBy::Value => self.value(line),
            ShareBy::Quantity => i128::try_from(line.1.len()).unwrap(),
            ShareBy::Evenly => 1,
        };
        let asks: Vec<Ask> =
            touched.iter().map(|line| of_units(Ask::new(weight(line), self.room(line.0, &line.1)), line)).collect();
        let (parts, lost) = share(off, &asks, self.context.policy.remainder);
        let mut pieces = Vec::new();
        for ((l, units), part) in touched.iter().zip(parts) {
            let runs = self.lines[*l].runs(units);
            let asks: Vec<Ask> =
                runs.iter().map(|run| Ask::new(self.lines[*l].value_of(run), self.room(*l, run))).collect();
            let (parts, _) = share(part, &asks, self.context.policy.remainder);
            pieces.extend(runs.into_iter().zip(parts).map(|(units, off)| Piece { line: *l, units, off }));
        }
        Give { pieces, lost, ..Give::default() }
    }

    /// What floors leave of pieces that were laid as if there were none.
    pub(crate) fn clipped(&self, mut pieces: Vec<Piece>) -> Give {
        let mut lost = 0;
        for piece in &mut pieces {
            let off = piece.off.min(self.room(piece.line, &piece.units));
            lost += piece.off - off;
            piece.off = off;
        }
        Give { pieces, lost, ..Give::default() }
    }

    fn tiers(&self, tiers: &Tiers) -> Give {
        let touched = self.touched(&tiers.of, None);
        let counted_together: Vec<Vec<Touched>> = match tiers.spread {
            Spread::Selection => vec![touched],
            Spread::Unit | Spread::Line => touched.into_iter().map(|line| vec![line]).collect(),
        };
        let mut all = Give::default();
        for goods in counted_together {
            let give = match (&tiers.by, tiers.mode) {
                (TierBy::Quantity(rows), TierMode::Whole) => {
                    let count: usize = goods.iter().map(|line| line.1.len()).sum();
                    let reached = rows.iter().rev().find(|row| usize::try_from(row.from.get()).unwrap() <= count);
                    reached.map(|row| self.whole(&goods, row.give, tiers.spread))
                }
                (TierBy::Spend(spend), TierMode::Whole) => {
                    let seen = self.spend(&goods, spend.basis);
                    let reached = spend.tiers.iter().rev().find(|row| i128::from(row.from.minor()) <= seen);
                    reached.map(|row| self.whole(&goods, row.give, tiers.spread))
                }
                (TierBy::Quantity(rows), TierMode::Graduated) => Some(self.bands(&goods, rows)),
                (TierBy::Spend(spend), TierMode::Graduated) => {
                    let off = self.parts_of_spend(self.spend(&goods, spend.basis), &spend.tiers);
                    let room: i128 = goods.iter().map(|line| self.value(line)).sum();
                    Some(self.spread(&goods, off.min(room), |line| self.value(line)))
                }
            };
            let give = give.unwrap_or_default();
            all.pieces.extend(give.pieces);
            all.lost += give.lost;
        }
        all
    }

    fn spend(&self, goods: &[Touched], basis: Basis) -> i128 {
        let of = goods.iter().map(|(l, _)| &self.lines[*l]);
        let amounts = of.map(|line| match basis {
            Basis::Shelf if !self.in_price_lane => line.shelf,
            Basis::Running if !self.in_price_lane => line.running(),
            _ => line.listed(),
        });
        amounts.sum()
    }

    /// The tier that was reached gives its benefit to all goods counted together.
    fn whole(&self, goods: &[Touched], give: TierGive, spread: Spread) -> Give {
        let rounded = |rate: Rate, of| exact::rate_of(rate, of, self.context.policy.rounding);
        match give {
            TierGive::Percent(rate) => {
                let off = rounded(rate, goods.iter().map(|line| self.value(line)).sum());
                self.spread(goods, off, |line| self.value(line))
            }
            TierGive::AmountPerUnit(off) => self.amount_off(goods, off.minor().into(), Spread::Unit, ShareBy::Value),
            TierGive::Amount(off) => self.amount_off(goods, off.minor().into(), spread, ShareBy::Value),
            TierGive::UnitPrice(price) => self.unit_price(goods, price.minor().into()),
        }
    }

    /// Units dearest first; each tier gives its benefit to those between its threshold and the next.
    fn bands(&self, goods: &[Touched], rows: &[QuantityTier]) -> Give {
        let mut units: Vec<(usize, usize)> =
            goods.iter().flat_map(|(l, units)| units.iter().map(move |u| (*l, *u))).collect();
        let unit = |at: &(usize, usize)| self.lines[at.0].units[at.1];
        units.sort_by_key(|at| (-unit(at).price, at.0, unit(at).used));
        let mut cuts: Vec<(usize, usize, i128)> = Vec::new();
        for (number, at) in (1..).zip(&units) {
            let price = unit(at).price;
            let row = rows.iter().rev().find(|row| row.from.get() <= number);
            let off = row.map_or(0, |row| match row.give {
                TierGive::Percent(rate) => exact::rate_of(rate, price, self.context.policy.rounding),
                TierGive::AmountPerUnit(off) => price.min(off.minor().into()),
                TierGive::UnitPrice(new) => (price - i128::from(new.minor())).max(0),
                TierGive::Amount(_) => panic!("a graduated tier gives no amount for all"),
            });
            cuts.push((at.0, at.1, off));
        }
        cuts.sort_by_key(|(l, u, off)| (*l, -self.lines[*l].units[*u].price, self.lines[*l].units[*u].used, -off));
        let same = |a: &(usize, usize, i128), b: &(usize, usize, i128)| {
            a.0 == b.0 && a.2 == b.2 && self.lines[a.0].units[a.1] == self.lines[b.0].units[b.1]
        };
        let pieces = cuts.chunk_by(same).map(|of| Piece {
            line: of[0].0,
            units: of.iter().map(|cut| cut.1).collect(),
            off: of.iter().map(|cut| cut.2).sum(),
        });
        self.clipped(pieces.collect())
    }

    /// Each part of a spend between a threshold and the next is a percentage of its own.
    fn parts_of_spend(&self, spend: i128, rows: &[SpendTier]) -> i128 {
        let mut off = 0;
        for (i, row) in rows.iter().enumerate() {
            let from = i128::from(row.from.minor());
            let until = rows.get(i + 1).map_or(spend, |next| spend.min(next.from.minor().into()));
            let TierGive::Percent(rate) = row.give else { panic!("a graduated part of a spend is a percentage") };
            off += exact::rate_of(rate, (until - from).max(0), self.context.policy.rounding);
        }
        off
    }
}

/// A line stands for its picked units.
fn of_units(ask: Ask, line: &Touched) -> Ask {
    Ask { quantity: i128::try_from(line.1.len()).unwrap(), ..ask }
}

/// How many units a rule may still touch.
pub(crate) fn units_left(limit: UnitLimit, rule: &Rule, context: &Context) -> u32 {
    let so_far = match limit.per {
        LimitPer::Order | LimitPer::Line => 0,
        LimitPer::Customer => context.usage.get(&rule.id).map_or(0, |usage| usage.units_by_customer),
    };
    limit.first.get().saturating_sub(so_far)
}
