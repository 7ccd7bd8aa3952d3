//! JSON in words: what a page without this crate needs to show the table.

use core::fmt::{self, Write};

use super::html::code;
use crate::comparison::{Row, Table};
use crate::text::Lang;

/// The version of the form that is written.
const FORMAT: u32 = 1;

/// See [`Table::json`].
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct JsonView<'a> {
    table: &'a Table,
    lang: Lang,
}

impl<'a> JsonView<'a> {
    pub(super) const fn new(table: &'a Table, lang: Lang) -> Self {
        Self { table, lang }
    }
}

impl fmt::Display for JsonView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, lang } = *self;
        write!(f, "{{\"format\":{FORMAT},\"lang\":\"{lang}\",\"products\":[")?;
        for (i, column) in table.columns().iter().enumerate() {
            f.write_str(if i == 0 { "{\"sku\":" } else { ",{\"sku\":" })?;
            quoted(f, column.sku())?;
            f.write_str(",\"name\":")?;
            quoted(f, table.head(i, lang))?;
            write!(f, ",\"gone\":{}}}", column.is_gone())?;
        }
        f.write_str("],\"rows\":[")?;
        for (i, row) in table.shown().enumerate() {
            f.write_str(if i == 0 { "" } else { "," })?;
            write_row(f, table, row, lang)?;
        }
        f.write_str("]}")
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, table: &Table, row: &Row, lang: Lang) -> fmt::Result {
    f.write_str("{\"field\":")?;
    quoted(f, row.field())?;
    if let Some(section) = row.section() {
        f.write_str(",\"section\":")?;
        quoted(f, section)?;
    }
    f.write_str(",\"label\":")?;
    quoted(f, row.label_text(lang))?;
    if let Some(verdict) = row.verdict() {
        write!(f, ",\"verdict\":\"{}\"", code(verdict))?;
    }
    let coverage = row.coverage();
    write!(f, ",\"known\":{},\"applicable\":{},\"cells\":[", coverage.known, coverage.applicable)?;
    for (column, cell) in row.cells().iter().enumerate() {
        f.write_str(if column == 0 { "{\"state\":" } else { ",{\"state\":" })?;
        quoted(f, cell.state())?;
        f.write_str(",\"text\":")?;
        quoted(f, row.cell_text(column, lang))?;
        f.write_char('}')?;
    }
    f.write_char(']')?;
    if let Some(win) = row.winners().win().filter(|win| !win.all_tied) {
        f.write_str(",\"ahead\":[")?;
        let ahead = win.columns.iter().filter_map(|column| table.columns().get(*column));
        for (i, column) in ahead.enumerate() {
            f.write_str(if i == 0 { "" } else { "," })?;
            quoted(f, column.sku())?;
        }
        f.write_str("],\"reason\":")?;
        quoted(f, row.reason(lang))?;
    }
    f.write_char('}')
}

fn quoted(f: &mut fmt::Formatter<'_>, text: impl fmt::Display) -> fmt::Result {
    f.write_char('"')?;
    write!(Quoted(f), "{text}")?;
    f.write_char('"')
}

/// The inside of a JSON string.
struct Quoted<'f, 'w>(&'f mut fmt::Formatter<'w>);

impl Write for Quoted<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for piece in text.split_inclusive(|c: char| matches!(c, '"' | '\\') || u32::from(c) < 0x20) {
            match piece.char_indices().next_back() {
                Some((at, c @ ('"' | '\\'))) => write!(self.0, "{}\\{c}", piece.get(..at).unwrap_or_default())?,
                Some((at, c)) if u32::from(c) < 0x20 => {
                    write!(self.0, "{}\\u{:04x}", piece.get(..at).unwrap_or_default(), u32::from(c))?;
                }
                _ => self.0.write_str(piece)?,
            }
        }
        Ok(())
    }
}
