//! What a row says: whether its cells are the same, and how many of them are known.

use serde::Serialize;

use super::Cell;
use super::equal::{common_language, same};

/// What the cells of a row say together. The same for every order of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Two known cells differ.
    Different,
    /// At least two cells are known and all known ones are equal, but some are not known.
    SameWhereKnown,
    /// At least two products can have the fact, and all of them are known to have the same.
    Same,
    /// Fewer than two cells are known.
    Unknown,
}

/// How much of a row is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Coverage {
    /// The number of cells with a value.
    pub known: usize,
    /// The number of cells that could have one: all but those of products that are gone or do not have the fact. A withheld fact counts
    /// here, but not as known.
    pub applicable: usize,
}

impl Coverage {
    /// The coverage of a row.
    #[must_use]
    pub fn of(cells: &[Cell]) -> Self {
        let known = cells.iter().filter(|cell| cell.value().is_some()).count();
        Self { known, applicable: cells.iter().filter(|cell| cell.is_applicable()).count() }
    }

    /// Whether every cell that could be known is.
    #[must_use]
    pub const fn is_full(self) -> bool {
        self.known == self.applicable
    }
}

impl Verdict {
    /// What these cells say, after units and texts are brought to one form: measures in base units, sets without order, texts composed and
    /// in lower case with single spaces, in the first language that all of them have.
    #[must_use]
    pub fn of(cells: &[Cell]) -> Self {
        let lang = common_language(cells);
        let mut known = cells.iter().filter_map(Cell::value);
        // Being the same is an equivalence, so that each is compared with one of them only.
        let differs = known.next().is_some_and(|first| known.any(|other| !same(first, other, lang)));
        let coverage = Coverage::of(cells);
        match coverage.known {
            _ if differs => Self::Different,
            0 | 1 => Self::Unknown,
            _ if coverage.is_full() => Self::Same,
            _ => Self::SameWhereKnown,
        }
    }
}
