//! Which products nobody beats: at least as good in every chosen row, and better in one. It explains, and does not add up a score.

use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::Serialize;

use super::winner::Pair;
use super::{Cell, Direction, Field, Row, Table};

/// What dominance says about the products of a table over chosen rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Pareto {
    /// The columns that no other dominates, among those judged.
    pub frontier: Vec<usize>,
    /// The columns that others dominate.
    pub dominated: Vec<Dominated>,
    /// The columns about which nothing is said: a chosen cell is not known, or no other column is on the same bases.
    pub not_judged: Vec<usize>,
}

/// A product that others dominate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dominated {
    /// Its column.
    pub column: usize,
    /// The columns that are at least as good in every chosen row and better in one.
    pub by: Vec<usize>,
}

/// Rows that give no dominance.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParetoError {
    /// No row is chosen.
    #[error("dominance needs at least one field")]
    NoField,
    /// A field without a row in the table.
    #[error("the table has no row of {field}")]
    NoRow {
        /// The field.
        field: Field,
    },
    /// A row in which more is neither better nor worse.
    #[error("{field} has no direction")]
    NoDirection {
        /// The field.
        field: Field,
    },
}

impl Table {
    /// Dominance over chosen fields. Two columns are compared if every chosen cell of both is known and on the same basis; where price
    /// ranges overlap, neither dominates.
    ///
    /// Compares each two columns: quadratic in the number of products, linear in that of fields.
    ///
    /// # Errors
    /// No field is chosen, or one has no row or no direction.
    pub fn pareto(&self, fields: &[Field]) -> Result<Pareto, ParetoError> {
        let rows: Vec<&Row> = fields.iter().map(|field| self.chosen(field)).collect::<Result<_, _>>()?;
        if rows.is_empty() {
            return Err(ParetoError::NoField);
        }
        let count = self.columns.len();
        let mut result = Pareto { frontier: Vec::new(), dominated: Vec::new(), not_judged: Vec::new() };
        for column in 0..count {
            let mut judged = false;
            let mut by = Vec::new();
            for other in (0..count).filter(|other| *other != column) {
                let stands = self.stands(&rows, other, column);
                judged |= stands.is_some();
                if stands == Some(true) {
                    by.push(other);
                }
            }
            match (judged, by.is_empty()) {
                (false, _) => result.not_judged.push(column),
                (true, true) => result.frontier.push(column),
                (true, false) => result.dominated.push(Dominated { column, by }),
            }
        }
        Ok(result)
    }

    fn chosen(&self, field: &Field) -> Result<&Row, ParetoError> {
        let row = self.row(field).ok_or_else(|| ParetoError::NoRow { field: field.clone() })?;
        match row.direction {
            Direction::None => Err(ParetoError::NoDirection { field: field.clone() }),
            _ => Ok(row),
        }
    }

    /// Whether a column dominates another; `None` where they cannot be compared.
    fn stands(&self, rows: &[&Row], column: usize, other: usize) -> Option<bool> {
        let mut at_least = true;
        let mut better = false;
        for row in rows {
            let value = |column| row.cells.get(column).and_then(Cell::value);
            match Pair::of(value(column)?, value(other)?, &row.direction, self.prior) {
                Pair::Apart => return None,
                Pair::Overlap | Pair::Order(Ordering::Less) => at_least = false,
                Pair::Order(Ordering::Greater) => better = true,
                Pair::Order(Ordering::Equal) => {}
            }
        }
        Some(at_least && better)
    }
}
