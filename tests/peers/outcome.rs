//! How a case ends.

use alloc::collections::BTreeSet;
use rust_decimal::{Decimal, RoundingStrategy};

use super::case::{Case, Figures};
use super::reason::Reason;

/// What figures may differ by where a system divides with 20 decimals: a hundred millionth of a minor unit.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 8);

/// What a system does otherwise than the crate, as figures: those that its way gives, and those that the crate's way gives. Both are
/// computed from the case, by a plain formula each, and neither from what is to be explained.
#[derive(Debug, Clone)]
pub(crate) struct Ways {
    pub(crate) names: Vec<&'static str>,
    pub(crate) theirs: Figures,
    pub(crate) ours: Figures,
}

/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum End {
    /// All figures are equal.
    Equal,
    /// The other system follows other ways, and these make all the difference.
    Deviation(BTreeSet<&'static str>),
    /// The case asks for what the crate does not have.
    Inexpressible(Reason),
    /// Neither: a fault of the crate or of the test.
    Unexplained(String),
}

/// The ways of a model whose ways can be switched one by one, each between theirs and ours. Named are those that make a difference:
/// without which the other system would answer otherwise, or with which the crate would.
pub(crate) fn told_apart(names: &[&'static str], model: impl Fn(&[bool]) -> Figures) -> Ways {
    let all = |theirs: bool| vec![theirs; names.len()];
    let (theirs, ours) = (model(&all(true)), model(&all(false)));
    let flipped = |of: bool, place: usize| {
        let mut ways = all(of);
        ways[place] = !of;
        model(&ways)
    };
    let matters = |place: &usize| flipped(true, *place) != theirs || flipped(false, *place) != ours;
    let names = (0..names.len()).filter(matters).map(|place| names[place]).collect();
    Ways { names, theirs, ours }
}

/// Ends a case: its figures are those of the crate, or are explained.
pub(crate) fn end(
    case: &Case,
    answer: Result<Figures, Reason>,
    ways: impl FnOnce(&Case, &Figures) -> Option<Ways>,
) -> End {
    let mut ours = match answer {
        Ok(ours) => ours,
        Err(reason) if reason.holds(case) => return End::Inexpressible(reason),
        Err(reason) => return End::Unexplained(format!("{reason} does not hold")),
    };
    for (name, step) in &case.rounded_to {
        let figure = ours.get_mut(name).expect("a figure");
        *figure = (*figure / step).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero) * step;
    }
    // What a rule does not take off, and whether it applies where it was never written, has no figure.
    let absent = |name: &str| ["rule ", "applies ", "exceeds "].iter().any(|kind| name.starts_with(kind));
    let of = |figures: &Figures, name: &str| figures.get(name).copied().or(absent(name).then_some(Decimal::ZERO));
    let differs = |(name, theirs): &(&String, &Decimal)| of(&ours, name) != Some(**theirs);
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
        let same =
            |a: Option<Decimal>, b: Option<Decimal>| matches!((a, b), (Some(a), Some(b)) if (a - b).abs() <= TOLERANCE);
        if !same(of(&ways.theirs, name), Some(**theirs)) {
            return End::Unexplained(format!(
                "{:?}: {name} is {:?} by their way [{}]",
                ways.names,
                ways.theirs.get(*name),
                seen()
            ));
        }
        if !same(of(&ways.ours, name), of(&ours, name)) {
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
