//! A Markdown table with pipes.

use core::fmt::{self, Write};

use super::{Escape, begins_section, mark_of, plain, section_label};
use crate::comparison::{Cell, Table, Value, words};
use crate::text::Lang;

/// See [`Table::markdown`].
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct MarkdownView<'a> {
    table: &'a Table,
    lang: Lang,
}

impl<'a> MarkdownView<'a> {
    pub(super) const fn new(table: &'a Table, lang: Lang) -> Self {
        Self { table, lang }
    }
}

impl fmt::Display for MarkdownView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, lang } = *self;
        write!(f, "| {} |", words::product(lang))?;
        for head in table.heads(lang) {
            escaped(f, format_args!("{head}"))?;
        }
        f.write_str("\n|---|")?;
        table.columns().iter().try_for_each(|_| f.write_str("---|"))?;
        let mut before = None;
        for row in table.shown() {
            if let Some(section) = begins_section(row, before) {
                write!(f, "\n| **{}** |", section_label(section, lang))?;
                table.columns().iter().try_for_each(|_| f.write_str(" |"))?;
            }
            f.write_str("\n|")?;
            match mark_of(table, row) {
                "" => escaped(f, format_args!("{}", row.label_text(lang)))?,
                mark => escaped(f, format_args!("{mark} {}", row.label_text(lang)))?,
            }
            for (column, cell) in row.cells().iter().enumerate() {
                let text = row.cell_text(column, lang);
                match (cell, row.mark(column)) {
                    (Cell::Value(Value::Image(address)), _) => image(f, table.head(column, lang), address)?,
                    (_, "") => escaped(f, format_args!("{text}"))?,
                    (_, mark) => {
                        f.write_str(" **")?;
                        write!(Escape { out: f, escape: markdown }, "{text}")?;
                        write!(f, "** {mark} |")?;
                    }
                }
            }
            before = Some(row);
        }
        f.write_str("\n\n")?;
        for row in table.shown().filter(|row| row.winners().win().is_some_and(|win| !win.all_tied)) {
            f.write_str("- ")?;
            super::write_reason(&mut Escape { out: f, escape: markdown_line }, table, row, lang)?;
        }
        Ok(())
    }
}

/// A cell, between spaces, with the pipe behind it.
fn escaped(f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>) -> fmt::Result {
    f.write_char(' ')?;
    Escape { out: f, escape: markdown }.write_fmt(text)?;
    f.write_str(" |")
}

fn image(f: &mut fmt::Formatter<'_>, name: &str, address: &str) -> fmt::Result {
    f.write_str(" ![")?;
    Escape { out: f, escape: markdown }.write_str(name)?;
    f.write_str("](<")?;
    Escape { out: f, escape: markdown }.write_str(address)?;
    f.write_str(">) |")
}

/// A backslash before what Markdown would take for itself.
fn markdown(c: char) -> Option<&'static str> {
    Some(match c {
        '|' => "\\|",
        '\\' => "\\\\",
        '`' => "\\`",
        '*' => "\\*",
        '_' => "\\_",
        '[' => "\\[",
        ']' => "\\]",
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '~' => "\\~",
        '!' => "\\!",
        '$' => "\\$",
        '#' => "\\#",
        c => return plain(c),
    })
}

/// As [`markdown`], but lines end where they end.
fn markdown_line(c: char) -> Option<&'static str> {
    if c == '\n' { None } else { markdown(c) }
}
