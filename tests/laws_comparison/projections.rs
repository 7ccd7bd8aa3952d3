//! Laws of the printed forms.

use ocop::text::Lang;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::generators::*;

/// Reads a table as RFC 4180 says.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(core::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(core::mem::take(&mut cell));
                rows.push(core::mem::take(&mut row));
            }
            (c, _) => cell.push(c),
        }
    }
    rows
}

/// Tags of a document in order, each with the text before the next; attributes are cut off but for `colspan`.
fn read_html(html: &str) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        tags.push((tag.to_owned(), text.to_owned()));
    }
    tags
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

proptest! {
    #[test]
    fn html_is_a_table_whatever_products_are_called((_, _, _, table) in tables(), vi in any::<bool>()) {
        let lang = if vi { Lang::Vi } else { Lang::En };
        let html = table.html(lang).to_string();
        let tags = read_html(&html);
        let mut open: Vec<String> = Vec::new();
        let mut columns = Vec::new();
        for (tag, _) in &tags {
            let name = tag.split_whitespace().next().unwrap_or_default();
            if let Some(name) = tag.strip_prefix('/') {
                prop_assert_eq!(open.pop(), Some(name.to_owned()), "tags nest");
                continue;
            }
            let known = ["table", "caption", "thead", "tbody", "tr", "th", "td", "abbr", "span", "small", "img"];
            prop_assert!(known.contains(&name), "{}", tag);
            match name {
                "tr" => columns.push(0),
                "th" if tag.contains("rowgroup") => *columns.last_mut().unwrap() += table.columns().len() + 1,
                "th" | "td" => *columns.last_mut().unwrap() += 1,
                _ => {}
            }
            prop_assert_eq!(name == "th", tag.contains("scope="), "heads have scopes, cells have none");
            if name != "img" {
                open.push(name.into());
            }
        }
        prop_assert!(open.is_empty());
        prop_assert!(columns.iter().all(|count| *count == table.columns().len() + 1), "{:?}", columns);
        prop_assert_eq!(tags.iter().filter(|(tag, _)| tag == "caption").count(), 1);
        let heads: Vec<String> =
            tags.iter().filter(|(tag, _)| tag.starts_with("th scope=\"col\" ")).map(|(_, text)| unescape(text)).collect();
        let names: Vec<String> = table.columns().iter().map(|column| {
            let name = column.name().or_other(lang);
            if name.is_empty() { column.sku().to_string() } else { name.to_owned() }
        }).collect();
        prop_assert_eq!(heads.len(), names.len());
        for (head, name) in heads.iter().zip(&names) {
            let same = head.chars().zip(name.chars()).all(|(seen, given)| seen == given || seen == ' ' || seen == '\u{fffd}');
            prop_assert!(same && head.chars().count() == name.chars().count(), "{} {}", head, name);
        }
    }

    #[test]
    fn csv_holds_no_formula_and_gives_texts_back((_, _, _, table) in tables()) {
        let rows = read_csv(&table.csv(Lang::Vi).to_string());
        prop_assert_eq!(rows.len(), table.shown().count() + 1);
        for row in &rows {
            prop_assert_eq!(row.len(), table.columns().len() + 3);
            for cell in row {
                let formula = cell.starts_with(['=', '+', '@', '\t', '\r']);
                let minus = cell.starts_with('-') && cell.parse::<Decimal>().is_err();
                prop_assert!(!formula && !minus, "{}", cell);
            }
        }
        for (column, cell) in table.columns().iter().zip(&rows[0][3..]) {
            let name = column.name().or_other(Lang::Vi);
            let name = if name.is_empty() { column.sku().as_str() } else { name };
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), name);
        }
    }

    #[test]
    fn json_is_read_by_any_reader((_, _, _, table) in tables()) {
        let json: serde_json::Value = serde_json::from_str(&table.json(Lang::En).to_string()).unwrap();
        prop_assert_eq!(json["products"].as_array().unwrap().len(), table.columns().len());
        let rows = json["rows"].as_array().unwrap();
        prop_assert_eq!(rows.len(), table.shown().count());
        for (seen, row) in rows.iter().zip(table.shown()) {
            prop_assert_eq!(&seen["field"], &row.field().to_string());
            for (i, cell) in seen["cells"].as_array().unwrap().iter().enumerate() {
                prop_assert_eq!(&cell["text"], &row.cell_text(i, Lang::En).to_string());
                prop_assert_eq!(&cell["state"], row.cells()[i].state());
            }
        }
        prop_assert!(serde_json::to_string(&table).is_ok());
    }

    #[test]
    fn markdown_has_one_line_a_row_and_one_bar_a_column((_, _, _, table) in tables()) {
        let markdown = table.markdown(Lang::Vi).to_string();
        let lines: Vec<&str> = markdown.lines().take_while(|line| !line.is_empty()).collect();
        for line in &lines {
            let mut bars = 0;
            let mut chars = line.chars();
            while let Some(c) = chars.next() {
                match c {
                    '\\' => drop(chars.next()),
                    '|' => bars += 1,
                    '<' => prop_assert!(chars.as_str().starts_with(['/', 'h']), "a tag in {}", line),
                    _ => {}
                }
            }
            prop_assert_eq!(bars, table.columns().len() + 2, "{}", line);
        }
        let sections = table.rows().iter().any(|row| row.section().is_some() && row.is_shown(table.switches()));
        prop_assert_eq!(lines.len(), table.shown().count() + 2 + usize::from(sections));
    }

    #[test]
    fn text_has_no_control_character_and_keeps_its_lines((_, _, _, table) in tables(), widest in 0..40_usize) {
        let text = table.text(Lang::Vi).widest(widest).to_string();
        prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
        let bars = |line: &str| line.matches([' ', '─']).count().min(1) * line.matches(['│', '┼']).count();
        let grid: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
        let least = grid.iter().filter(|line| line.contains('│')).map(|line| bars(line)).min().unwrap_or(0);
        prop_assert!(least >= table.columns().len() || table.columns().is_empty());
    }
}
