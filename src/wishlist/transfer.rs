//! Lines out to a table and back, without loss; and lines of other tables in, with what is wrong in each row.
//!
//! A list as a document is a [`ListRecord`](super::ListRecord). Reading gives lines, which [`Wishlist::restore`](super::Wishlist::restore)
//! adds afresh.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use time::OffsetDateTime;

use super::{Chosen, ItemKey, Limits, Line, Note, PriceSeen, Priority, Source, Title};
use crate::cart::HostKey;
use crate::pricing::PriceTax;
use crate::product::{Catalog, FamilyId, Quantity, Sku};
use crate::text::csv::{CsvReader, CsvRow, CsvWriter};
use crate::text::{CsvError, Lang, Texts, iso};

/// A column of the table of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Column {
    /// The variant.
    Sku,
    /// The family: of a line without a variant, or to check that the variant is of it.
    Family,
    /// The host's own key.
    HostKey,
    /// How many are wanted.
    Quantity,
    /// How many of them were received.
    Received,
    /// What the owner noted.
    Note,
    /// How much it is wanted: `high`, `medium` or `low`.
    Priority,
    /// Where the owner put it by hand.
    Position,
    /// When it was added.
    AddedAt,
    /// The price of one unit when it was added, such as `35000 VND`.
    Price,
    /// Whether that price has tax `included` or `excluded`.
    Tax,
    /// The Vietnamese name it was last known by.
    TitleVi,
    /// The English name it was last known by.
    TitleEn,
    /// Where it comes from.
    Source,
}

impl Column {
    /// Every column, in the order in which they are written.
    pub const ALL: [Self; 14] = [
        Self::Sku,
        Self::Family,
        Self::HostKey,
        Self::Quantity,
        Self::Received,
        Self::Note,
        Self::Priority,
        Self::Position,
        Self::AddedAt,
        Self::Price,
        Self::Tax,
        Self::TitleVi,
        Self::TitleEn,
        Self::Source,
    ];

    /// The name in the first row.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sku => "sku",
            Self::Family => "family",
            Self::HostKey => "host_key",
            Self::Quantity => "quantity",
            Self::Received => "received",
            Self::Note => "note",
            Self::Priority => "priority",
            Self::Position => "position",
            Self::AddedAt => "added_at",
            Self::Price => "price",
            Self::Tax => "tax",
            Self::TitleVi => "title_vi",
            Self::TitleEn => "title_en",
            Self::Source => "source",
        }
    }
}

/// What is wrong in one row of a table. The row is left out; others are read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}, {}: {fault}", column.name())]
#[non_exhaustive]
pub struct RowFault {
    /// The row, counted from 1, which is the row of names.
    pub row: usize,
    /// The column.
    pub column: Column,
    /// What is wrong.
    pub fault: CellFault,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellFault {
    /// Nothing where something is needed.
    #[error("is missing")]
    Missing,
    /// Something that is not what the column holds.
    #[error("{seen:?} is refused: {reason}")]
    Invalid {
        /// The cell, cut after 80 characters.
        seen: String,
        /// Why.
        reason: String,
    },
    /// A variant and a family that do not belong together, as far as the catalogue knows.
    #[error("{sku} is no variant of {family}")]
    OtherFamily {
        /// The variant.
        sku: Sku,
        /// The family.
        family: FamilyId,
    },
    /// An item that stands in an earlier row.
    #[error("{item} stands in an earlier row")]
    Twice {
        /// The item.
        item: ItemKey,
    },
}

/// A table that no line can be read from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// It is no table of comma-separated values.
    #[error(transparent)]
    Csv(#[from] CsvError),
    /// A column of an unknown name, or of one that stands twice.
    #[error("column {seen:?} is not known or stands twice")]
    Column {
        /// The name.
        seen: String,
    },
    /// No column says what the lines are of.
    #[error("there is neither a column sku nor a column family")]
    NoItem,
    /// More rows than a list can have lines.
    #[error("a table has at most {max} rows of lines", max = Limits::MAX_LINES)]
    TooManyRows,
    /// A row with more cells than the first row names.
    #[error("row {row} has {seen} cells, but {columns} columns are named")]
    TooManyCells {
        /// The row, counted from 1.
        row: usize,
        /// The number of its cells.
        seen: usize,
        /// The number of columns.
        columns: usize,
    },
}

/// Lines read from a table, and what is wrong in the other rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct ReadLines {
    /// The lines, in the order of their rows.
    pub lines: Vec<Line>,
    /// All that is wrong, row by row.
    pub faults: Vec<RowFault>,
}

/// Writes lines as comma-separated values (RFC 4180), with a row of names first. Texts that a spreadsheet would take for formulas are
/// guarded by one leading `'`.
///
/// # Errors
/// Those of the writer.
pub fn write_csv(lines: &[Line], out: &mut impl fmt::Write) -> fmt::Result {
    let mut csv = CsvWriter::new(out);
    Column::ALL.iter().try_for_each(|column| csv.text(column.name()))?;
    csv.end_row()?;
    for line in lines {
        for column in Column::ALL {
            write_cell(&mut csv, line, column)?;
        }
        csv.end_row()?;
    }
    Ok(())
}

fn write_cell<W: fmt::Write>(csv: &mut CsvWriter<'_, W>, line: &Line, column: Column) -> fmt::Result {
    let title = |lang| line.title.as_ref().and_then(|title| title.texts().get(lang));
    let text = match column {
        Column::Sku => line.item.chosen_sku().map(Sku::as_str),
        Column::Family => match &line.item.of {
            Chosen::Family(family) => Some(family.as_str()),
            Chosen::Sku(_) => None,
        },
        Column::HostKey => line.item.host_key.as_ref().map(HostKey::as_str),
        Column::Note => line.note.as_ref().map(Note::as_str),
        Column::TitleVi => title(Lang::Vi),
        Column::TitleEn => title(Lang::En),
        Column::Source => line.source.as_ref().map(Source::as_str),
        Column::Quantity => return csv.bare(line.quantity),
        Column::Received => return csv.bare(line.received),
        Column::Priority => return csv.bare(line.priority.key()),
        Column::AddedAt => return csv.bare(iso::instant(line.added_at)),
        Column::Position => return optional(csv, line.position),
        // An amount is no number to a spreadsheet, so that a sign before it is guarded too.
        Column::Price => {
            let price = line.price.map(|seen| seen.price.to_string());
            return csv.text(price.as_deref().unwrap_or_default());
        }
        Column::Tax => return optional(csv, line.price.map(|seen| tax_key(seen.tax))),
    };
    csv.text(text.unwrap_or_default())
}

fn optional<W: fmt::Write>(csv: &mut CsvWriter<'_, W>, value: Option<impl fmt::Display>) -> fmt::Result {
    match value {
        Some(value) => csv.bare(value),
        None => csv.empty(),
    }
}

/// Reads lines from comma-separated values whose first row names the columns, in any order. Columns may be left out, but not both `sku` and
/// `family`; a cell that is empty or left out is one unit, nothing received, medium priority, added `at`, and nothing else.
///
/// Where a row has a variant and a family, the two must agree in the catalogue; a variant that is unknown is read all the same, since a
/// line outlives its product.
///
/// # Errors
/// It is no table, its first row names other columns, or it is too long. What is wrong in single rows is in the result.
///
/// ```
/// use ocop::product::Catalogue;
/// use ocop::wishlist::read_csv;
/// use time::macros::datetime;
///
/// let table = "sku,quantity\r\nCF-250,2\r\nCF-500,0\r\n";
/// let read = read_csv(table, &Catalogue::new([])?, datetime!(2026-11-25 08:00 +7))?;
/// assert_eq!(read.lines.len(), 1);
/// assert_eq!(read.faults[0].to_string(), "row 3, quantity: \"0\" is refused: it is not a whole number from 1 to 1000000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_csv(table: &str, catalog: &impl Catalog, at: OffsetDateTime) -> Result<ReadLines, TableError> {
    let mut rows = CsvReader::new(table);
    let Some(names) = rows.next().transpose()? else { return Err(TableError::NoItem) };
    let columns = columns_of(&names)?;
    let mut read = ReadLines::default();
    let mut items = BTreeSet::new();
    for (count, row) in rows.enumerate() {
        let row = row?;
        if count >= Limits::MAX_LINES {
            return Err(TableError::TooManyRows);
        }
        if row.len() > columns.len() {
            return Err(TableError::TooManyCells { row: row.number, seen: row.len(), columns: columns.len() });
        }
        let mut cells = Cells { row: &row, columns: &columns, faults: &mut read.faults };
        let Some(line) = cells.line(catalog, at) else { continue };
        if items.insert(line.item.clone()) {
            read.lines.push(line);
        } else {
            let column = if line.item.chosen_sku().is_some() { Column::Sku } else { Column::Family };
            cells.fault(column, CellFault::Twice { item: line.item });
        }
    }
    Ok(read)
}

fn columns_of(names: &CsvRow) -> Result<Vec<Column>, TableError> {
    let mut columns = Vec::with_capacity(names.len());
    for i in 0..names.len() {
        let name = names.text(i).trim();
        match Column::ALL.into_iter().find(|column| column.name() == name && !columns.contains(column)) {
            Some(column) => columns.push(column),
            None => return Err(TableError::Column { seen: name.chars().take(80).collect() }),
        }
    }
    if columns.contains(&Column::Sku) || columns.contains(&Column::Family) {
        return Ok(columns);
    }
    Err(TableError::NoItem)
}

/// The cells of one row, by column.
struct Cells<'a> {
    row: &'a CsvRow,
    columns: &'a [Column],
    faults: &'a mut Vec<RowFault>,
}

impl Cells<'_> {
    /// The line; none after at least one fault was reported.
    fn line(&mut self, catalog: &impl Catalog, at: OffsetDateTime) -> Option<Line> {
        let before = self.faults.len();
        let item = self.item(catalog);
        let quantity = self.parsed(Column::Quantity, |text| {
            let quantity = whole(text).and_then(|units| Quantity::new(units).ok());
            quantity.ok_or_else(|| alloc::format!("it is not a whole number from 1 to {}", Quantity::MAX))
        });
        let received = self.parsed(Column::Received, |text| whole(text).ok_or("it is not a whole number"));
        let priority = self.parsed(Column::Priority, |text| {
            let priority = Priority::ALL.into_iter().find(|priority| priority.key() == text);
            priority.ok_or("it is neither high, medium nor low")
        });
        let position = self.parsed(Column::Position, str::parse);
        let added_at = self.parsed(Column::AddedAt, iso::parse_instant);
        let price = self.price();
        let note = self.parsed(Column::Note, str::parse);
        let source = self.parsed(Column::Source, str::parse);
        let title = self.title();
        if self.faults.len() > before {
            return None;
        }
        Some(Line {
            item: item?,
            quantity: quantity.unwrap_or(Quantity::ONE),
            received: received.unwrap_or_default(),
            note,
            priority: priority.unwrap_or_default(),
            position,
            added_at: added_at.unwrap_or(at),
            price,
            title,
            source,
        })
    }

    fn item(&mut self, catalog: &impl Catalog) -> Option<ItemKey> {
        let before = self.faults.len();
        let (sku, family) = (self.parsed(Column::Sku, Sku::new), self.parsed(Column::Family, FamilyId::new));
        let host_key = self.parsed(Column::HostKey, str::parse);
        let of = match (sku, family) {
            (Some(sku), Some(family)) => {
                let known = catalog.product(&sku).and_then(|product| product.parts().family.as_ref());
                if known != Some(&family) {
                    self.fault(Column::Family, CellFault::OtherFamily { sku: sku.clone(), family });
                }
                Chosen::Sku(sku)
            }
            (Some(sku), None) => Chosen::Sku(sku),
            (None, Some(family)) => Chosen::Family(family),
            (None, None) => {
                if self.faults.len() == before {
                    self.fault(Column::Sku, CellFault::Missing);
                }
                return None;
            }
        };
        Some(ItemKey { of, host_key })
    }

    fn price(&mut self) -> Option<PriceSeen> {
        let price = self.parsed(Column::Price, str::parse);
        let tax = self.parsed(Column::Tax, |text| {
            let tax = [PriceTax::Included, PriceTax::Excluded].into_iter().find(|tax| tax_key(*tax) == text);
            tax.ok_or("it is neither included nor excluded")
        });
        match (price, tax) {
            (Some(price), Some(tax)) => Some(PriceSeen { price, tax }),
            (Some(_), None) if self.cell(Column::Tax).is_empty() => {
                self.fault(Column::Tax, CellFault::Missing);
                None
            }
            (None, Some(_)) if self.cell(Column::Price).is_empty() => {
                self.fault(Column::Price, CellFault::Missing);
                None
            }
            _ => None,
        }
    }

    fn title(&mut self) -> Option<Title> {
        let mut texts = Texts::default();
        for (column, lang) in [(Column::TitleVi, Lang::Vi), (Column::TitleEn, Lang::En)] {
            let text = self.cell(column);
            if text.chars().count() > Title::MAX {
                let reason = alloc::format!("a title has at most {} characters", Title::MAX);
                let seen = text.chars().take(80).collect();
                self.fault(column, CellFault::Invalid { seen, reason });
            } else {
                texts = texts.with(lang, text);
            }
        }
        Title::of(&texts)
    }

    fn cell(&self, column: Column) -> &str {
        self.columns.iter().position(|c| *c == column).map_or("", |i| self.row.text(i))
    }

    /// The cell as its column holds it; none where it is empty or at fault.
    fn parsed<T, E: fmt::Display>(&mut self, column: Column, parse: impl Fn(&str) -> Result<T, E>) -> Option<T> {
        let text = self.cell(column);
        if text.is_empty() {
            return None;
        }
        match parse(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let fault = CellFault::Invalid { seen: text.chars().take(80).collect(), reason: error.to_string() };
                self.fault(column, fault);
                None
            }
        }
    }

    fn fault(&mut self, column: Column, fault: CellFault) {
        self.faults.push(RowFault { row: self.row.number, column, fault });
    }
}

const fn tax_key(tax: PriceTax) -> &'static str {
    match tax {
        PriceTax::Included => "included",
        PriceTax::Excluded => "excluded",
    }
}

/// A whole number in digits alone.
fn whole(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
