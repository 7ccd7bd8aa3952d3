//! Which products are ahead in a row, and why nobody is where nobody is. A plain statement about the table, never a superlative.

use alloc::vec::Vec;
use core::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::scale::{Basis, Span};
use super::{Cell, Value};
use crate::input::checked_choice;
use crate::money::Money;
use crate::product::{Measure, Rating, Unit};

/// What is ahead in a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// What is lower.
    Lower,
    /// What is higher.
    Higher,
    /// What is closer to a target.
    Closest(Target),
    /// Nothing: more is not better, only more. The default.
    #[default]
    None,
}

checked_choice!(Direction { "lower" => Lower, "higher" => Higher, "closest" => Closest(Target), "none" => None });

/// What a fact may be close to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Target {
    /// A price.
    Money(Money),
    /// A measured amount.
    Measure(Measure),
    /// A number without a unit.
    Number(#[serde(serialize_with = "as_text")] Decimal),
}

checked_choice!(Target { "money" => Money(Money), "measure" => Measure(Measure), "number" => Number(Decimal) });

fn as_text<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// Who is ahead in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Winners {
    /// These products.
    Ahead(Win),
    /// Nobody can be.
    Nobody(NoWinner),
}

/// Why nobody is ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoWinner {
    /// The row has no direction.
    NoDirection,
    /// Fewer than two cells are known.
    TooFewKnown,
    /// Facts of this kind, or at this distance from the target, are neither lower nor higher.
    NoOrder,
    /// The cells are not on one basis: of two currencies, with and without tax, by mass and by volume.
    MixedBasis,
    /// Price ranges overlap.
    Overlap,
}

/// The products that are ahead, and by what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Win {
    /// The columns ahead, from 0, in order; several are a tie.
    pub columns: Vec<usize>,
    /// Whether all known cells are tied: then nobody is behind, and nothing is marked.
    pub all_tied: bool,
    /// Whether some cells are not known: nothing is said about their products.
    pub some_unknown: bool,
    /// Whether ratings were compared with the prior's added, so that the figures shown may stand in another order.
    pub adjusted: bool,
    /// By how much, where that is a plain amount: the distance to the next of the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Margin>,
}

/// By how much a product is ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Margin {
    /// An amount of money.
    Money(Money),
    /// An amount of content or weight.
    Measure(Measure),
    /// So many stars.
    Stars(u8),
}

impl Win {
    /// Whether a column is ahead of others, and so is marked.
    #[must_use]
    pub fn marks(&self, column: usize) -> bool {
        !self.all_tied && self.columns.contains(&column)
    }
}

impl Winners {
    /// Who is ahead among these cells: those that no other is below (above, closer than), where there is a direction, at least two cells
    /// are known, all known ones are on one basis, and each two of them are in order. Ratings are compared with the prior's added.
    #[must_use]
    pub fn of(cells: &[Cell], direction: &Direction, prior: Option<Rating>) -> Self {
        match ahead(cells, direction, prior) {
            Ok(win) => Self::Ahead(win),
            Err(reason) => Self::Nobody(reason),
        }
    }

    /// The products ahead, if there are any.
    #[must_use]
    pub const fn win(&self) -> Option<&Win> {
        match self {
            Self::Ahead(win) => Some(win),
            Self::Nobody(_) => None,
        }
    }

    /// Whether a column is ahead of others, and so is marked.
    #[must_use]
    pub fn marks(&self, column: usize) -> bool {
        self.win().is_some_and(|win| win.marks(column))
    }
}

fn ahead(cells: &[Cell], direction: &Direction, prior: Option<Rating>) -> Result<Win, NoWinner> {
    if *direction == Direction::None {
        return Err(NoWinner::NoDirection);
    }
    let known: Vec<(usize, &Value)> =
        cells.iter().enumerate().filter_map(|(i, cell)| Some((i, cell.value()?))).collect();
    if known.len() < 2 {
        return Err(NoWinner::TooFewKnown);
    }
    let spans: Option<Vec<(usize, Span)>> =
        known.iter().map(|(i, value)| Some((*i, Span::of(value, prior)?))).collect();
    let mut spans = spans.ok_or(NoWinner::NoOrder)?;
    if spans.windows(2).any(|pair| matches!(pair, [a, b] if a.1.basis != b.1.basis)) {
        return Err(NoWinner::MixedBasis);
    }
    if let Direction::Closest(target) = direction {
        let distances: Option<Vec<_>> = spans.iter().map(|(i, span)| Some((*i, span.distance(target)?))).collect();
        spans = distances.ok_or(NoWinner::NoOrder)?;
    }
    spans.sort_by(|a, b| a.1.cmp(&b.1));
    let ordered = spans.windows(2).all(|pair| matches!(pair, [a, b] if a.1.order(&b.1).is_some()));
    if !ordered {
        return Err(NoWinner::Overlap);
    }
    if *direction == Direction::Higher {
        spans.reverse();
    }
    let is_ahead = |span: &Span| spans.first().is_some_and(|(_, best)| best.cmp(span) == Ordering::Equal);
    let (tied, rest) = spans.split_at(spans.partition_point(|(_, span)| is_ahead(span)));
    let mut columns: Vec<usize> = tied.iter().map(|(i, _)| *i).collect();
    columns.sort_unstable();
    let all_tied = rest.is_empty();
    let value_of = |(i, _): &(usize, Span)| cells.get(*i).and_then(Cell::value);
    let best = tied.first().and_then(value_of);
    let margin = best.zip(rest.first().and_then(value_of)).and_then(|(best, next)| margin(best, next, direction));
    let unit = spans.iter().filter_map(value_of).filter_map(unit).min();
    let some_unknown = cells.iter().filter(|cell| cell.is_applicable()).count() > known.len();
    let margin = match (margin, unit) {
        // In one unit whatever the order of the columns.
        (Some(Margin::Measure(apart)), Some(unit)) => apart.to(unit).ok().map(Margin::Measure),
        (margin, _) => margin,
    };
    let adjusted = prior.is_some() && spans.iter().any(|(_, span)| span.basis == Basis::Rating);
    Ok(Win { columns, all_tied, some_unknown, adjusted, margin })
}

fn unit(value: &Value) -> Option<Unit> {
    match value {
        Value::Measure(measure) => Some(measure.unit()),
        _ => None,
    }
}

/// The distance between two facts of one basis, as a plain amount.
fn margin(best: &Value, next: &Value, direction: &Direction) -> Option<Margin> {
    if matches!(direction, Direction::Closest(_)) {
        return None;
    }
    match (best, next) {
        (Value::Price(best), Value::Price(next)) => {
            let ((best_low, best_high), (next_low, next_high)) = (best.span()?, next.span()?);
            let (more, less) =
                if *direction == Direction::Lower { (next_low, best_high?) } else { (best_low, next_high?) };
            more.checked_sub(less).ok().map(Margin::Money)
        }
        (Value::Measure(best), Value::Measure(next)) => {
            let apart = Decimal::from(best.base_units().abs_diff(next.base_units()));
            let base = Unit::all().find(|unit| unit.dimension() == best.dimension())?;
            Measure::new(apart, base).ok().map(Margin::Measure)
        }
        (Value::Stars(best), Value::Stars(next)) => Some(Margin::Stars(best.get().abs_diff(next.get()))),
        _ => None,
    }
}

/// Whether two cells are known and on one basis, and how the first stands to the second.
pub(super) enum Pair {
    Apart,
    Overlap,
    Order(Ordering),
}

impl Pair {
    /// Two facts, the better being the greater.
    pub(super) fn of(a: &Value, b: &Value, direction: &Direction, prior: Option<Rating>) -> Self {
        let spans = Span::of(a, prior).zip(Span::of(b, prior));
        let Some((mut a, mut b)) = spans.filter(|(a, b)| a.basis == b.basis) else { return Self::Apart };
        if let Direction::Closest(target) = direction {
            let Some(distances) = a.distance(target).zip(b.distance(target)) else { return Self::Apart };
            (a, b) = distances;
        }
        match (a.order(&b), direction) {
            (_, Direction::None) => Self::Apart,
            (None, _) => Self::Overlap,
            (Some(order), Direction::Higher) => Self::Order(order),
            (Some(order), _) => Self::Order(order.reverse()),
        }
    }
}
