//! Tables as comma-separated values: written and read as RFC 4180 says, and safe to open in a spreadsheet.
//!
//! A text cell that starts with `=`, `+`, `-`, `@`, a tab, a carriage return or `'` would be, or could be taken for, a formula. It is
//! written with one `'` before it, and reading takes exactly one away again, so that every text comes back as it was. Typed cells
//! (numbers, amounts, days) are written bare.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};

/// The mark before a text cell that a spreadsheet would take for a formula.
const GUARD: char = '\'';

/// A table that is no CSV, from a row on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CsvError {
    /// A quotation mark inside a cell that does not begin with one, or something else than a comma or a line end after the closing one.
    #[error("row {row} has a quotation mark in the middle of cell {cell}")]
    StrayQuote {
        /// The row, counted from 1.
        row: usize,
        /// The cell, counted from 1.
        cell: usize,
    },
    /// A quoted cell without a closing quotation mark.
    #[error("row {row} ends inside quoted cell {cell}")]
    OpenQuote {
        /// The row, counted from 1.
        row: usize,
        /// The cell, counted from 1.
        cell: usize,
    },
    /// A carriage return alone, outside quotation marks.
    #[error("row {row} has a carriage return without a line feed in cell {cell}")]
    LoneReturn {
        /// The row, counted from 1.
        row: usize,
        /// The cell, counted from 1.
        cell: usize,
    },
}

/// Writes the rows of a table.
#[derive(Debug)]
pub(crate) struct CsvWriter<'w, W> {
    out: &'w mut W,
    cells: usize,
    written: bool,
}

impl<'w, W: Write> CsvWriter<'w, W> {
    pub(crate) const fn new(out: &'w mut W) -> Self {
        Self { out, cells: 0, written: false }
    }

    /// A cell of free text, which is kept from being a formula.
    pub(crate) fn text(&mut self, text: &str) -> fmt::Result {
        let guarded = text.starts_with(['=', '+', '-', '@', '\t', '\r', GUARD]);
        self.cell(if guarded { "'" } else { "" }, text)
    }

    /// A cell whose type vouches for its form, written as it stands.
    pub(crate) fn bare(&mut self, value: impl fmt::Display) -> fmt::Result {
        let mut text = String::new();
        write!(text, "{value}")?;
        self.cell("", &text)
    }

    /// A cell without anything in it.
    pub(crate) fn empty(&mut self) -> fmt::Result {
        self.cell("", "")
    }

    /// The end of a row.
    pub(crate) fn end_row(&mut self) -> fmt::Result {
        // A row of one empty cell would be a blank line, which readers skip.
        if self.cells == 1 && !self.written {
            self.out.write_str("\"\"")?;
        }
        (self.cells, self.written) = (0, false);
        self.out.write_str("\r\n")
    }

    fn cell(&mut self, guard: &str, text: &str) -> fmt::Result {
        if self.cells > 0 {
            self.out.write_char(',')?;
        }
        self.cells += 1;
        self.written |= !text.is_empty();
        if !text.contains([',', '"', '\r', '\n']) {
            self.out.write_str(guard)?;
            return self.out.write_str(text);
        }
        self.out.write_char('"')?;
        self.out.write_str(guard)?;
        for (i, piece) in text.split('"').enumerate() {
            self.out.write_str(if i == 0 { "" } else { "\"\"" })?;
            self.out.write_str(piece)?;
        }
        self.out.write_char('"')
    }
}

/// One row of a table, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CsvRow {
    /// The row, counted from 1; blank lines do not count.
    pub(crate) number: usize,
    cells: Vec<String>,
}

impl CsvRow {
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// A typed cell as it stands; empty beyond the end of the row.
    pub(crate) fn bare(&self, cell: usize) -> &str {
        self.cells.get(cell).map_or("", String::as_str)
    }

    /// A cell of free text, without the one mark that kept it from being a formula.
    pub(crate) fn text(&self, cell: usize) -> &str {
        let cell = self.bare(cell);
        cell.strip_prefix(GUARD).unwrap_or(cell)
    }
}

/// Reads the rows of a table. Rows end with CR LF or LF; blank lines and a byte order mark are skipped. After an error there is no more.
#[derive(Debug, Clone)]
pub(crate) struct CsvReader<'t> {
    rest: &'t str,
    row: usize,
}

impl<'t> CsvReader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { rest: text.strip_prefix('\u{FEFF}').unwrap_or(text), row: 0 }
    }

    fn row(&mut self) -> Result<CsvRow, CsvError> {
        let mut cells = Vec::new();
        loop {
            let place = (self.row, cells.len() + 1);
            let (cell, end) = match self.rest.strip_prefix('"') {
                Some(quoted) => self.quoted(quoted, place)?,
                None => self.plain(place)?,
            };
            cells.push(cell);
            if end {
                return Ok(CsvRow { number: self.row, cells });
            }
        }
    }

    /// A cell in quotation marks, and whether the row ends after it.
    fn quoted(&mut self, mut quoted: &'t str, (row, cell): (usize, usize)) -> Result<(String, bool), CsvError> {
        let mut text = String::new();
        loop {
            let (piece, after) = quoted.split_once('"').ok_or(CsvError::OpenQuote { row, cell })?;
            text.push_str(piece);
            if let Some(more) = after.strip_prefix('"') {
                text.push('"');
                quoted = more;
            } else {
                let end = self.skip_end(after).ok_or(CsvError::StrayQuote { row, cell })?;
                return Ok((text, end));
            }
        }
    }

    fn plain(&mut self, (row, cell): (usize, usize)) -> Result<(String, bool), CsvError> {
        let (text, after) = self.rest.split_at(self.rest.find([',', '"', '\r', '\n']).unwrap_or(self.rest.len()));
        match self.skip_end(after) {
            Some(end) => Ok((text.into(), end)),
            None if after.starts_with('"') => Err(CsvError::StrayQuote { row, cell }),
            None => Err(CsvError::LoneReturn { row, cell }),
        }
    }

    /// Goes past what ends a cell; whether it ends the row too. `None` where nothing of the kind stands.
    fn skip_end(&mut self, after: &'t str) -> Option<bool> {
        let ends = [(",", false), ("\r\n", true), ("\n", true)];
        let met = ends.into_iter().find_map(|(mark, end)| after.strip_prefix(mark).map(|rest| (rest, end)));
        let (rest, end) = met.or_else(|| after.is_empty().then_some(("", true)))?;
        self.rest = rest;
        Some(end)
    }
}

impl Iterator for CsvReader<'_> {
    type Item = Result<CsvRow, CsvError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(rest) = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix('\n')) {
            self.rest = rest;
        }
        if self.rest.is_empty() {
            return None;
        }
        self.row += 1;
        let row = self.row();
        if row.is_err() {
            self.rest = "";
        }
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec;

    use super::*;

    fn written(rows: &[&[&str]]) -> String {
        let mut out = String::new();
        let mut writer = CsvWriter::new(&mut out);
        for row in rows {
            row.iter().try_for_each(|cell| writer.text(cell)).unwrap();
            writer.end_row().unwrap();
        }
        out
    }

    fn read(text: &str) -> Result<Vec<Vec<String>>, CsvError> {
        CsvReader::new(text)
            .map(|row| row.map(|row| (0..row.len()).map(|i| row.text(i).to_string()).collect()))
            .collect()
    }

    #[test]
    fn cells_with_commas_quotes_and_line_ends_are_quoted() {
        assert_eq!(written(&[&["a", "b,c"], &["d\"e", "f\ng"]]), "a,\"b,c\"\r\n\"d\"\"e\",\"f\ng\"\r\n");
    }

    #[test]
    fn what_could_be_a_formula_is_guarded_and_read_back() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'x", "''", "=HYPERLINK(\"a,b\")", "x=1", "", " =1"]
        {
            let out = written(&[&[text, "z"]]);
            assert_eq!(
                out.starts_with('\'') || out.starts_with("\"'"),
                text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
            );
            assert_eq!(read(&out), Ok(vec![vec![text.to_string(), "z".to_string()]]));
        }
    }

    #[test]
    fn typed_cells_stay_bare() {
        let mut out = String::new();
        let mut writer = CsvWriter::new(&mut out);
        writer.bare(-5).unwrap();
        writer.empty().unwrap();
        writer.end_row().unwrap();
        assert_eq!(out, "-5,\r\n");
    }

    #[test]
    fn a_row_of_one_empty_cell_is_no_blank_line() {
        assert_eq!(written(&[&[""], &["a"]]), "\"\"\r\na\r\n");
        assert_eq!(read("\"\"\r\n\r\n\na"), Ok(vec![vec![String::new()], vec!["a".to_string()]]));
    }

    #[test]
    fn line_feeds_alone_and_a_missing_last_line_end_are_read() {
        assert_eq!(read("\u{FEFF}a,b\nc,").unwrap(), [["a", "b"], ["c", ""]]);
    }

    #[test]
    fn what_is_no_table_says_where() {
        let text = |text| read(text).unwrap_err().to_string();
        assert_eq!(text("a\nb,c\"d"), "row 2 has a quotation mark in the middle of cell 2");
        assert_eq!(text("\"a\"b"), "row 1 has a quotation mark in the middle of cell 1");
        assert_eq!(text("a,\"b"), "row 1 ends inside quoted cell 2");
        assert_eq!(text("a\rb"), "row 1 has a carriage return without a line feed in cell 1");
    }
}
