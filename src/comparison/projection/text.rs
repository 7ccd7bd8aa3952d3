//! Aligned plain text.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};
use core::ops::Range;

use super::width::{width, width_of};
use super::{Escape, begins_section, mark_of, plain, section_label};
use crate::comparison::{Row, Table, Verdict, words};
use crate::text::Lang;

/// The widest a column gets unless said otherwise.
const WIDEST: usize = 32;

/// See [`Table::text`].
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct TextView<'a> {
    table: &'a Table,
    lang: Lang,
    widest: usize,
}

impl<'a> TextView<'a> {
    pub(super) const fn new(table: &'a Table, lang: Lang) -> Self {
        Self { table, lang, widest: WIDEST }
    }

    /// The same with columns of at most so many places, at least 8; longer cells go on in further lines.
    pub const fn widest(self, places: usize) -> Self {
        Self { widest: if places < 8 { 8 } else { places }, ..self }
    }
}

impl fmt::Display for TextView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grid = Grid::of(self);
        grid.write(f)?;
        write_reasons(f, self.table, self.lang)
    }
}

/// All texts of a table in one buffer, row by row: a mark, a label and a cell for each column.
struct Grid {
    text: String,
    cells: Vec<Piece>,
    per_row: usize,
    widths: Vec<usize>,
}

#[derive(Clone)]
struct Piece {
    at: Range<usize>,
    width: usize,
}

impl Grid {
    fn of(view: &TextView<'_>) -> Self {
        let TextView { table, lang, widest } = *view;
        let per_row = table.columns().len() + 1;
        let capacity = (table.rows().len() + 2) * per_row;
        let mut grid = Self {
            text: String::with_capacity(capacity * 24),
            cells: Vec::with_capacity(capacity),
            per_row,
            widths: Vec::new(),
        };
        grid.push(format_args!("{}", words::product(lang)));
        for head in table.heads(lang) {
            grid.push(format_args!("{head}"));
        }
        let mut before = None;
        for row in table.shown() {
            if let Some(section) = begins_section(row, before) {
                grid.push(format_args!("{}", section_label(section, lang)));
                (1..per_row).for_each(|_| grid.push(format_args!("")));
            }
            grid.push_row(table, row, lang);
            before = Some(row);
        }
        grid.widths = (0..per_row).map(|column| grid.width_of_column(column).min(widest)).collect();
        grid
    }

    fn push_row(&mut self, table: &Table, row: &Row, lang: Lang) {
        let label = row.label_text(lang);
        match mark_of(table, row) {
            "" if table.switches().mark => self.push(format_args!("  {label}")),
            "" => self.push(format_args!("{label}")),
            mark => self.push(format_args!("{mark} {label}")),
        }
        for column in 0..table.columns().len() {
            let text = row.cell_text(column, lang);
            match row.mark(column) {
                "" => self.push(format_args!("{text}")),
                mark => self.push(format_args!("{text} {mark}")),
            }
        }
    }

    fn push(&mut self, text: fmt::Arguments<'_>) {
        let start = self.text.len();
        // Writing to a `String` does not fail.
        let _ = Escape { out: &mut self.text, escape: plain }.write_fmt(text);
        let written = self.text.get(start..).unwrap_or_default();
        self.cells.push(Piece { at: start..self.text.len(), width: width(written) });
    }

    fn width_of_column(&self, column: usize) -> usize {
        self.cells.iter().skip(column).step_by(self.per_row).map(|piece| piece.width).max().unwrap_or_default()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, row) in self.cells.chunks(self.per_row).enumerate() {
            self.write_row(f, row)?;
            if i == 0 {
                self.write_rule(f)?;
            }
        }
        Ok(())
    }

    fn write_row(&self, f: &mut fmt::Formatter<'_>, row: &[Piece]) -> fmt::Result {
        let mut left: Vec<&str> = row.iter().map(|piece| self.text.get(piece.at.clone()).unwrap_or_default()).collect();
        let fits = row.iter().zip(&self.widths).all(|(piece, width)| piece.width <= *width);
        if fits {
            let pieces = left.iter().zip(row).map(|(text, piece)| (*text, piece.width));
            return self.write_line(f, pieces);
        }
        while left.iter().any(|text| !text.is_empty()) {
            let mut line = Vec::with_capacity(left.len());
            for (text, width) in left.iter_mut().zip(&self.widths) {
                let (head, rest) = split_line(text, *width);
                line.push(head);
                *text = rest;
            }
            self.write_line(f, line.iter().map(|text| (*text, width(text))))?;
        }
        Ok(())
    }

    fn write_line<'t>(&self, f: &mut fmt::Formatter<'_>, line: impl Iterator<Item = (&'t str, usize)>) -> fmt::Result {
        let mut due = 0;
        for (i, ((text, taken), width)) in line.zip(&self.widths).enumerate() {
            if i > 0 {
                spaces(f, due)?;
                f.write_str(" │")?;
                due = 1;
            }
            if !text.is_empty() {
                spaces(f, due)?;
                f.write_str(text)?;
                due = 0;
            }
            due += width.saturating_sub(taken);
        }
        f.write_char('\n')
    }

    fn write_rule(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, width) in self.widths.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { "─┼─" })?;
            (0..*width).try_for_each(|_| f.write_char('─'))?;
        }
        f.write_char('\n')
    }
}

fn spaces(f: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    const SPACES: &str = "                                ";
    let mut left = count;
    while left > 0 {
        let part = SPACES.get(..left.min(SPACES.len())).unwrap_or(SPACES);
        f.write_str(part)?;
        left -= part.len();
    }
    Ok(())
}

/// The part of a text that fits a line, up to a space where there is one, and the rest.
fn split_line(text: &str, places: usize) -> (&str, &str) {
    let mut taken = 0;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        taken += width_of(c);
        // At least one letter goes into a line, however wide.
        if taken > places && at > 0 {
            end = at;
            break;
        }
    }
    let rest = text.get(end..).unwrap_or_default();
    if rest.is_empty() {
        return (text, "");
    }
    let head = text.get(..end).unwrap_or_default();
    let cut = if rest.starts_with(' ') { end } else { head.rfind(' ').filter(|at| *at > 0).unwrap_or(end) };
    let (head, rest) = text.split_at_checked(cut).unwrap_or((text, ""));
    (head.trim_end_matches(' '), rest.trim_start_matches(' '))
}

fn write_reasons(f: &mut fmt::Formatter<'_>, table: &Table, lang: Lang) -> fmt::Result {
    let mut out = Escape { out: f, escape: plain_line };
    if table.switches().mark {
        let seen = |verdict| table.shown().any(|row| row.verdict() == Some(verdict));
        let legend = [Verdict::Different, Verdict::SameWhereKnown, Verdict::Same].into_iter().filter(|v| seen(*v));
        for (i, verdict) in legend.enumerate() {
            out.write_str(if i == 0 { "\n" } else { " · " })?;
            write!(out, "{} {}", verdict.symbol(), verdict.label(lang))?;
        }
        out.write_char('\n')?;
    }
    for row in table.shown() {
        super::write_reason(&mut out, table, row, lang)?;
    }
    Ok(())
}

/// As [`plain`], but lines end where they end.
fn plain_line(c: char) -> Option<&'static str> {
    if c == '\n' { None } else { plain(c) }
}
