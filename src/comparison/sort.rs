//! Columns by a row, rows by what they say. Both stable, what is unknown last.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::equal::text_form;
use super::scale::Span;
use super::{Cell, Field, Row, Table, Value, Verdict, Winners};
use crate::product::Sku;
use crate::text::Lang;

/// Which way columns are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// What is lower, or earlier in the alphabet, first. The default.
    #[default]
    Ascending,
    /// What is higher, or later in the alphabet, first.
    Descending,
}

/// A field without a row in the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table has no row of {field}")]
#[non_exhaustive]
pub struct SortError {
    /// The field.
    pub field: Field,
}

/// What a cell is sorted by: where it stands on a scale, or its text.
enum Key {
    Span(Span),
    Text(String),
}

impl Key {
    fn of(row: &Row, column: usize, value: &Value, table: &Table) -> Self {
        let by_text = || Self::Text(text_form(&row.cell_text(column, Lang::Vi).to_string()));
        Span::of(value, table.prior).map_or_else(by_text, Self::Span)
    }

    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Span(a), Self::Span(b)) => a.basis.cmp(&b.basis).then_with(|| a.cmp(b)),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Span(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Span(_)) => Ordering::Greater,
        }
    }
}

impl Table {
    /// The table with its columns sorted by the row of a field: by amount where facts have one (by basis first), else by their Vietnamese
    /// text. Columns that are equal keep their order; those without a value come last either way.
    ///
    /// # Errors
    /// The field has no row.
    pub fn sorted_by(&self, field: &Field, sort: Sort) -> Result<Self, SortError> {
        let row = self.row(field).ok_or_else(|| SortError { field: field.clone() })?;
        let key =
            |(column, cell): (usize, &Cell)| (column, cell.value().map(|value| Key::of(row, column, value, self)));
        let mut keys: Vec<(usize, Option<Key>)> = row.cells.iter().enumerate().map(key).collect();
        keys.sort_by(|(_, a), (_, b)| match (a, b) {
            (Some(a), Some(b)) if sort == Sort::Descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        let order: Vec<usize> = keys.into_iter().map(|(column, _)| column).collect();
        Ok(self.permuted(&order))
    }

    /// The products in the order of the columns: what [`List::arrange`](super::List::arrange) takes.
    #[must_use]
    pub fn order(&self) -> Vec<Sku> {
        self.columns.iter().map(|column| column.sku.clone()).collect()
    }

    /// The table with the rows that differ first, then those that are the same where known, the same, and unknown. Rows that take no part
    /// in comparing stay at the head, and sections are dissolved.
    #[must_use]
    pub fn differs_first(mut self) -> Self {
        let rank = |row: &Row| match row.verdict {
            None => 0,
            Some(Verdict::Different) => 1,
            Some(Verdict::SameWhereKnown) => 2,
            Some(Verdict::Same) => 3,
            Some(Verdict::Unknown) => 4,
        };
        self.rows.sort_by_key(rank);
        self.rows.iter_mut().for_each(|row| row.section = None);
        self
    }

    fn permuted(&self, order: &[usize]) -> Self {
        let mut table = self.clone();
        table.columns = order.iter().filter_map(|from| self.columns.get(*from)).cloned().collect();
        for (row, own) in table.rows.iter_mut().zip(&self.rows) {
            row.cells = order.iter().filter_map(|from| own.cells.get(*from)).cloned().collect();
            if let Winners::Ahead(win) = &mut row.winners {
                let ahead = |(to, from): (usize, &usize)| win.columns.contains(from).then_some(to);
                win.columns = order.iter().enumerate().filter_map(ahead).collect();
            }
        }
        table
    }
}
