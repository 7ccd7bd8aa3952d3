//! A table as text, Markdown, CSV, JSON and HTML: each a value that prints itself to any [`core::fmt::Write`].

mod csv;
mod html;
mod json;
mod markdown;
mod text;
mod width;

use core::fmt::{self, Write};

pub use csv::CsvView;
pub use html::HtmlView;
pub use json::JsonView;
pub use markdown::MarkdownView;
pub use text::TextView;

use super::{Row, Table};
use crate::text::Lang;

impl Table {
    /// The table as aligned plain text for a terminal, with the reasons of who is ahead below.
    pub const fn text(&self, lang: Lang) -> TextView<'_> {
        TextView::new(self, lang)
    }

    /// The table in Markdown with pipes, with the reasons of who is ahead below.
    pub const fn markdown(&self, lang: Lang) -> MarkdownView<'_> {
        MarkdownView::new(self, lang)
    }

    /// The table as comma-separated values (RFC 4180): key, label and unit, then one column for each product. A row of amounts on one basis
    /// has its unit in its own column and bare numbers; in any other, cells are in words. Text that a spreadsheet would take for a formula
    /// starts with an apostrophe.
    pub const fn csv(&self, lang: Lang) -> CsvView<'_> {
        CsvView::new(self, lang)
    }

    /// The table as JSON with words in a language. The typed form is that of [`serde`].
    pub const fn json(&self, lang: Lang) -> JsonView<'_> {
        JsonView::new(self, lang)
    }

    /// The table as an HTML `table` element with caption and scopes. All text of products and merchants is escaped.
    pub const fn html(&self, lang: Lang) -> HtmlView<'_> {
        HtmlView::new(self, lang)
    }

    /// The name of a column's product, or its SKU where it is gone.
    pub(super) fn head(&self, column: usize, lang: Lang) -> &str {
        let column = self.columns.get(column);
        let name = column.map(|column| column.name.or_other(lang)).filter(|name| !name.is_empty());
        name.or_else(|| column.map(|column| column.sku.as_str())).unwrap_or_default()
    }

    /// The heads of the columns, in order.
    fn heads(&self, lang: Lang) -> impl Iterator<Item = &str> {
        (0..self.columns.len()).map(move |column| self.head(column, lang))
    }
}

/// The mark of a row, where rows are marked.
fn mark_of(table: &Table, row: &Row) -> &'static str {
    row.verdict().filter(|_| table.switches().mark).map_or("", super::Verdict::symbol)
}

/// Whether a row begins another section than the row before it.
fn begins_section<'r>(row: &'r Row, before: Option<&Row>) -> Option<&'r super::Field> {
    row.section().filter(|section| before.and_then(Row::section) != Some(section))
}

/// The label of a section.
fn section_label(section: &super::Field, lang: Lang) -> &'static str {
    section.label(lang).unwrap_or_default()
}

/// Writes through, with some characters written another way.
struct Escape<'w, W: ?Sized> {
    out: &'w mut W,
    escape: fn(char) -> Option<&'static str>,
}

impl<W: Write + ?Sized> Write for Escape<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut written = 0;
        for (at, c) in text.char_indices() {
            if let Some(instead) = (self.escape)(c) {
                self.out.write_str(text.get(written..at).unwrap_or_default())?;
                self.out.write_str(instead)?;
                written = at + c.len_utf8();
            }
        }
        self.out.write_str(text.get(written..).unwrap_or_default())
    }
}

/// What stands for a character that is not to be printed: a space for white space, else the replacement character. Control characters
/// could drive a terminal, and directional ones could make a text read as another.
fn plain(c: char) -> Option<&'static str> {
    match c {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(" "),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => Some("\u{fffd}"),
        c if c.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

/// One line that says who is ahead in a row and why; nothing where nobody is.
fn write_reason(out: &mut impl Write, table: &Table, row: &Row, lang: Lang) -> fmt::Result {
    let Some(win) = row.winners().win().filter(|win| !win.all_tied) else { return Ok(()) };
    let mark = win.columns.first().map_or("", |column| row.mark(*column));
    write!(out, "{mark} {}: ", row.label_text(lang))?;
    for (i, column) in win.columns.iter().enumerate() {
        write!(out, "{}{}", if i == 0 { "" } else { ", " }, table.head(*column, lang))?;
    }
    writeln!(out, " – {}", row.reason(lang))
}
