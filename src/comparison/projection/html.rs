//! An HTML table that a screen reader can follow: caption, column and row heads with their scopes, sections as row groups.

use core::fmt::{self, Write};

use super::{Escape, begins_section, mark_of, plain, section_label};
use crate::comparison::{Cell, Row, Table, Value, Verdict, words};
use crate::text::Lang;

/// See [`Table::html`].
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct HtmlView<'a> {
    table: &'a Table,
    lang: Lang,
}

impl<'a> HtmlView<'a> {
    pub(super) const fn new(table: &'a Table, lang: Lang) -> Self {
        Self { table, lang }
    }
}

impl fmt::Display for HtmlView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, lang } = *self;
        write!(f, "<table lang=\"{lang}\">\n<caption>{}</caption>\n<thead>\n<tr>", words::caption(lang))?;
        write!(f, "<th scope=\"col\">{}</th>", words::product(lang))?;
        for (column, head) in table.columns().iter().zip(table.heads(lang)) {
            f.write_str("<th scope=\"col\" data-sku=\"")?;
            escaped(f, format_args!("{}", column.sku()))?;
            f.write_str("\">")?;
            escaped(f, format_args!("{head}"))?;
            f.write_str("</th>")?;
        }
        f.write_str("</tr>\n</thead>\n")?;
        let mut open = false;
        let mut before: Option<&Row> = None;
        for row in table.shown() {
            let section = begins_section(row, before);
            let leaves = before.is_some_and(|before| before.section() != row.section());
            if open && leaves {
                f.write_str("</tbody>\n")?;
                open = false;
            }
            if !open {
                f.write_str("<tbody>\n")?;
                open = true;
            }
            if let Some(section) = section {
                let span = table.columns().len() + 1;
                let label = section_label(section, lang);
                writeln!(f, "<tr><th scope=\"rowgroup\" colspan=\"{span}\">{label}</th></tr>")?;
            }
            write_row(f, table, row, lang)?;
            before = Some(row);
        }
        f.write_str(if open { "</tbody>\n</table>\n" } else { "</table>\n" })
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, table: &Table, row: &Row, lang: Lang) -> fmt::Result {
    f.write_str("<tr data-field=\"")?;
    escaped(f, format_args!("{}", row.field()))?;
    f.write_str("\"")?;
    if let Some(verdict) = row.verdict() {
        write!(f, " data-verdict=\"{}\"", code(verdict))?;
    }
    f.write_str("><th scope=\"row\">")?;
    escaped(f, format_args!("{}", row.label_text(lang)))?;
    if let (mark @ ("≠" | "≈" | "="), Some(verdict)) = (mark_of(table, row), row.verdict()) {
        write!(f, " <abbr title=\"{}\">{mark}</abbr>", verdict.label(lang))?;
    }
    f.write_str("</th>")?;
    for (column, cell) in row.cells().iter().enumerate() {
        write!(f, "<td data-state=\"{}\">", cell.state())?;
        match cell {
            Cell::Value(Value::Image(address)) if is_web_address(address) => {
                f.write_str("<img src=\"")?;
                escaped(f, format_args!("{address}"))?;
                f.write_str("\" alt=\"")?;
                escaped(f, format_args!("{}", table.head(column, lang)))?;
                f.write_str("\">")?;
            }
            _ => escaped(f, format_args!("{}", row.cell_text(column, lang)))?,
        }
        let mark = row.mark(column);
        if !mark.is_empty() {
            write!(f, " <span aria-hidden=\"true\">{mark}</span> <small>")?;
            escaped(f, format_args!("{}", row.reason(lang)))?;
            f.write_str("</small>")?;
        }
        f.write_str("</td>")?;
    }
    f.write_str("</tr>\n")
}

/// Whether an address leads to the web or into the own site: any other scheme could run a script.
fn is_web_address(address: &str) -> bool {
    let lower = |prefix: &str| address.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let scheme =
        address.find(':').is_some_and(|colon| !address.get(..colon).unwrap_or_default().contains(['/', '?', '#']));
    let seen = !address.chars().any(char::is_control) && address.trim() == address;
    seen && (lower("https://") || lower("http://") || !scheme)
}

pub(super) const fn code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Different => "different",
        Verdict::SameWhereKnown => "same_where_known",
        Verdict::Same => "same",
        Verdict::Unknown => "unknown",
    }
}

fn escaped(f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>) -> fmt::Result {
    Escape { out: f, escape: html }.write_fmt(text)
}

fn html(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        c => return plain(c),
    })
}
