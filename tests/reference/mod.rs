//! A slow and plain pricing engine, written from the design alone: it looks at every rule, holds every unit, and shares nothing with the
//! crate's engine but the types of its input.
//!
//! It prices by priority. What it returns is compared with a quote by [`compare::same`].

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic, runs with the standard library, and each test file uses its part"
)]

mod benefit;
mod bundles;
pub(crate) mod compare;
pub(crate) mod exact;
mod facts;
mod goods;
mod lanes;
mod sets;
mod totals;

use std::collections::BTreeMap;

use ocop::cart::{Cart, Code};
use ocop::pricing::{Benefit, Context, Rule, RuleId};
use ocop::product::{Catalog, Sku};

pub(crate) use lanes::Kind;
pub(crate) use totals::{Fee, Taxed};

/// A merged line, priced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PricedLine {
    pub(crate) sku: Sku,
    pub(crate) host_key: Option<String>,
    pub(crate) list: i128,
    pub(crate) shelf: i128,
    /// The final price of each unit, dearest first.
    pub(crate) units: Vec<i128>,
    pub(crate) taxed: Taxed,
    pub(crate) from: Vec<(u32, u32)>,
}

/// What became of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeKind {
    Unknown,
    OutsideWindow,
    Rules,
}

/// A priced cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Priced {
    pub(crate) lines: Vec<PricedLine>,
    pub(crate) fee: Fee,
    /// Delivery after rules.
    pub(crate) delivery: Option<Taxed>,
    pub(crate) fees: Vec<Taxed>,
    pub(crate) list: i128,
    pub(crate) shelf: i128,
    pub(crate) goods: i128,
    pub(crate) discounts: i128,
    pub(crate) tax: i128,
    pub(crate) gross: i128,
    pub(crate) cash_rounding: i128,
    pub(crate) payments: Vec<i128>,
    pub(crate) due: i128,
    pub(crate) savings: BTreeMap<RuleId, i128>,
    /// By line and rule, what was taken off.
    pub(crate) entries: BTreeMap<(usize, RuleId), i128>,
    pub(crate) verdicts: BTreeMap<RuleId, Kind>,
    pub(crate) codes: BTreeMap<Code, CodeKind>,
    pub(crate) gifts: Vec<(RuleId, Sku, u32)>,
    /// Whether the design can be read in more than one way for this cart.
    pub(crate) undecided: bool,
}

/// Prices a cart under all rules, by priority.
pub(crate) fn price(rules: &[Rule], catalog: &impl Catalog, cart: &Cart, context: &Context) -> Priced {
    let known = |sku: &Sku| catalog.product(sku).is_some();
    let mut walk = lanes::Walk {
        lines: goods::lines(cart, catalog, context),
        cart,
        context,
        applied: Vec::new(),
        own_sales: 0,
        verdicts: BTreeMap::new(),
        undecided: false,
        known: &known,
    };
    walk.run(rules, catalog);
    let fee = totals::fee(&walk, catalog);
    let off_delivery: i128 = walk.applied.iter().map(|applied| applied.off_delivery).sum();
    let policy = &context.policy;
    let mut amounts: Vec<_> = walk.lines.iter().map(|line| (line.treatment, line.running())).collect();
    if let Fee::Known(fee) = fee {
        amounts.push((policy.delivery_tax, fee - off_delivery));
    }
    if !walk.lines.is_empty() {
        amounts.extend(context.fees.iter().map(|fee| (fee.tax, i128::from(fee.amount.minor()))));
    }
    let taxed = totals::tax(amounts, context);
    let (of_lines, rest) = taxed.split_at(walk.lines.len());
    let (delivery, fees) = rest.split_at(usize::from(matches!(fee, Fee::Known(_))));
    let gross: i128 = taxed.iter().map(|one| one.gross(policy.prices)).sum();
    let mut left = gross;
    let payments = context.payments.iter().map(|payment| {
        let pays = left.min(payment.balance.minor().into());
        left -= pays;
        pays
    });
    let payments: Vec<i128> = payments.collect();
    let rounded = policy.cash.map_or(left, |to| exact::to_step(left.into(), to.mode(), i128::from(to.step().minor())));
    Priced {
        fee,
        delivery: delivery.first().copied(),
        fees: fees.to_vec(),
        list: walk.lines.iter().map(goods::Line::listed).sum(),
        shelf: walk.lines.iter().map(|line| line.shelf).sum(),
        goods: walk.lines.iter().map(goods::Line::running).sum(),
        discounts: walk.own_sales + walk.applied.iter().map(lanes::Applied::saving).sum::<i128>(),
        tax: taxed.iter().map(|one| one.tax).sum(),
        gross,
        cash_rounding: rounded - left,
        payments,
        due: rounded,
        savings: walk.applied.iter().map(|applied| (applied.rule.id.clone(), applied.saving())).collect(),
        entries: entries(&walk),
        codes: codes(rules, cart, context),
        gifts: gifts(&walk),
        lines: walk.lines.iter().zip(of_lines).map(|(line, taxed)| priced_line(line, *taxed)).collect(),
        undecided: walk.undecided,
        verdicts: walk.verdicts,
    }
}

fn priced_line(line: &goods::Line, taxed: Taxed) -> PricedLine {
    let mut units: Vec<i128> = line.units.iter().map(|unit| unit.price).collect();
    units.sort_unstable_by(|a, b| b.cmp(a));
    PricedLine {
        sku: line.sku.clone(),
        host_key: line.host_key.as_ref().map(|key| key.as_str().to_owned()),
        list: line.list,
        shelf: line.shelf,
        units,
        taxed,
        from: line.from.clone(),
    }
}

fn entries(walk: &lanes::Walk<'_>) -> BTreeMap<(usize, RuleId), i128> {
    let mut entries = BTreeMap::new();
    for applied in &walk.applied {
        for one in &applied.moves {
            *entries.entry((one.line, applied.rule.id.clone())).or_insert(0) += one.amount();
        }
    }
    entries
}

fn gifts(walk: &lanes::Walk<'_>) -> Vec<(RuleId, Sku, u32)> {
    let mut gifts = Vec::new();
    for applied in &walk.applied {
        if let Benefit::Gift(gift) = &applied.rule.benefit {
            let lines = gift.lines.iter().map(|line| (applied.rule.id.clone(), line.sku.clone(), line.quantity.get()));
            gifts.extend(lines);
        }
    }
    gifts
}

fn codes(rules: &[Rule], cart: &Cart, context: &Context) -> BTreeMap<Code, CodeKind> {
    let kind = |code: &Code| {
        let mut of = rules.iter().filter(|rule| rule.codes.contains(code)).peekable();
        if of.peek().is_none() {
            CodeKind::Unknown
        } else if of.any(|rule| rule.window.contains(context.at)) {
            CodeKind::Rules
        } else {
            CodeKind::OutsideWindow
        }
    };
    cart.codes().map(|code| (code.clone(), kind(code))).collect()
}

/// The merged lines that a multi-buy takes units of, by position.
pub(crate) fn matched_lines(rule: &Rule, catalog: &impl Catalog, cart: &Cart, context: &Context) -> Vec<bool> {
    let selectors: Vec<_> = match &rule.benefit {
        Benefit::NForM(n_for_m) => vec![&n_for_m.of],
        Benefit::BuyGet(buy_get) => [&buy_get.of].into_iter().chain(&buy_get.target).collect(),
        Benefit::Bundle(bundle) => bundle.components.iter().map(|component| &component.of).collect(),
        _ => Vec::new(),
    };
    let lines = goods::lines(cart, catalog, context);
    lines.iter().map(|line| selectors.iter().any(|selector| facts::matches(selector, line, context))).collect()
}
