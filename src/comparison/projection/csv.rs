//! Comma-separated values.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use rust_decimal::Decimal;

use crate::comparison::{Cell, Reference, Row, Shown, Table, Value, words};
use crate::pricing::PriceTax;
use crate::product::Unit;
use crate::text::Lang;
use crate::text::csv::CsvWriter;

/// See [`Table::csv`].
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct CsvView<'a> {
    table: &'a Table,
    lang: Lang,
}

impl<'a> CsvView<'a> {
    pub(super) const fn new(table: &'a Table, lang: Lang) -> Self {
        Self { table, lang }
    }
}

impl fmt::Display for CsvView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, lang } = *self;
        let mut out = CsvWriter::new(f);
        for head in [words::key(lang), words::product(lang), words::unit(lang)].into_iter().chain(table.heads(lang)) {
            out.text(head)?;
        }
        out.end_row()?;
        for row in table.shown() {
            out.text(&row.field().to_string())?;
            out.text(&row.label_text(lang).to_string())?;
            let amounts = amounts(row);
            match &amounts {
                Some((unit, _)) => out.text(unit)?,
                None => out.empty()?,
            }
            for column in 0..row.cells().len() {
                let amount = amounts.as_ref().and_then(|(_, amounts)| *amounts.get(column)?);
                match amount {
                    Some(amount) => out.bare(amount)?,
                    None => out.text(&row.cell_text(column, lang).to_string())?,
                }
            }
            out.end_row()?;
        }
        Ok(())
    }
}

/// The unit and the amounts of a row whose known cells are all plain amounts on one basis.
fn amounts(row: &Row) -> Option<(String, Vec<Option<Decimal>>)> {
    let known = || row.cells().iter().filter_map(Cell::value);
    let smallest = known().filter_map(unit_of).min();
    let per_cell = |cell: &Cell| cell.value().map(|value| amount(value, smallest, row.references()));
    let mut unit: Option<String> = None;
    let mut amounts = Vec::with_capacity(row.cells().len());
    for cell in row.cells() {
        let Some(found) = per_cell(cell) else {
            amounts.push(None);
            continue;
        };
        let (own, amount) = found?;
        if unit.get_or_insert_with(|| own.clone()) != &own {
            return None;
        }
        amounts.push(Some(amount));
    }
    unit.map(|unit| (unit, amounts))
}

fn unit_of(value: &Value) -> Option<Unit> {
    match value {
        Value::Measure(measure) => Some(measure.unit()),
        _ => None,
    }
}

/// A value as a bare number of a unit.
fn amount(value: &Value, smallest: Option<Unit>, references: &[Reference]) -> Option<(String, Decimal)> {
    let tax = |tax| if tax == PriceTax::Included { "" } else { " -tax" };
    match value {
        Value::Number { value, unit } => Some((unit.clone().unwrap_or_default(), value.normalize())),
        Value::Measure(measure) => {
            let measure = measure.to(smallest?).ok()?;
            Some((measure.unit().symbol().into(), measure.amount()))
        }
        Value::Price(price) => match price.shown() {
            Shown::Fixed(now) | Shown::Sale { now, .. } => {
                Some((format!("{}{}", now.currency(), tax(price.tax())), now.to_decimal()))
            }
            _ => None,
        },
        Value::UnitPrice(price) => {
            let per = references.iter().find(|per| per.dimension() == price.dimension())?;
            let low = price.low_per(*per);
            price.high_per(*per).filter(|high| *high == low)?;
            Some((format!("{}{}/{}", price.currency(), tax(price.price().tax()), per.label(Lang::En)), low))
        }
        Value::Stock(stock) => Some((String::new(), stock.level()?.into())),
        Value::Stars(stars) => Some((String::new(), stars.get().into())),
        _ => None,
    }
}
