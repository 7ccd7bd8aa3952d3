//! The view: products side by side, typed, with what each row says.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use serde::Serialize;

use super::facts::{Facts, cell};
use super::selection::label_of;
use super::{
    Cell, Context, Coverage, Direction, Field, GoneColumns, Offer, Reference, Resolved, Role, Selection, Show,
    Switches, UnitPrice, Value, Verdict, Winners,
};
use crate::product::{AttributeKey, Catalog, Dimension, Rating, Sku};
use crate::text::Texts;

/// Products side by side. A value that can be sent; it holds no reference to the catalogue.
///
/// It is output only: verdicts, winners and unit prices follow from the cells, so a table read from elsewhere would have to be trusted.
/// What is stored and read back is the [`List`](super::List), or a [`Snapshot`](super::Snapshot) of products, fields and switches, from
/// which the table is built anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    selection: Resolved,
    switches: Switches,
    /// The ratings that are added to each product's before ratings are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prior: Option<Rating>,
}

/// The head of a column: the product's name is no row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    pub(super) sku: Sku,
    pub(super) name: Texts,
    pub(super) gone: bool,
}

impl Column {
    /// The product.
    #[must_use]
    pub const fn sku(&self) -> &Sku {
        &self.sku
    }

    /// Its name; empty for one that is gone.
    #[must_use]
    pub const fn name(&self) -> &Texts {
        &self.name
    }

    /// Whether the catalogue has it no more.
    #[must_use]
    pub const fn is_gone(&self) -> bool {
        self.gone
    }
}

/// One fact of all products.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub(super) field: Field,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<Field>,
    pub(super) label: Texts,
    pub(super) cells: Vec<Cell>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) references: Vec<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verdict: Option<Verdict>,
    pub(super) coverage: Coverage,
    pub(super) direction: Direction,
    pub(super) winners: Winners,
}

impl Row {
    /// The field.
    #[must_use]
    pub const fn field(&self) -> &Field {
        &self.field
    }

    /// The field that the row is one of several rows of: [`Field::Additional`] for attributes without a place of their own.
    #[must_use]
    pub const fn section(&self) -> Option<&Field> {
        self.section.as_ref()
    }

    /// The label, in the languages that it is known in.
    #[must_use]
    pub const fn label(&self) -> &Texts {
        &self.label
    }

    /// The cells, one for each column.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The quantities that the row's unit prices are stated for, one for each dimension among them.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// What the cells say together; `None` for pictures and actions, which take no part.
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// How much is known.
    #[must_use]
    pub const fn coverage(&self) -> Coverage {
        self.coverage
    }

    /// What is ahead.
    #[must_use]
    pub const fn direction(&self) -> &Direction {
        &self.direction
    }

    /// Who is ahead.
    #[must_use]
    pub const fn winners(&self) -> &Winners {
        &self.winners
    }

    /// Whether the row is shown under these switches. Pictures and actions are hidden only when they are empty.
    #[must_use]
    pub fn is_shown(&self, switches: Switches) -> bool {
        let by_verdict = match (switches.show, self.verdict) {
            (Show::All, _) | (_, None) => true,
            (Show::HideSame, Some(verdict)) => verdict != Verdict::Same,
            (Show::OnlyDifferent, Some(verdict)) => verdict == Verdict::Different,
        };
        by_verdict && !(switches.hide_empty && self.cells.iter().all(Cell::is_empty))
    }
}

impl Table {
    /// The products of a list side by side: the selected fields among those offered, at the context's instant.
    ///
    /// Linear in the number of products and in the number of fields, but for the union of attributes and the search for who is ahead,
    /// which sort. Of a product that comes again only the first counts.
    #[must_use]
    pub fn of(skus: &[Sku], selection: &Selection, catalog: &impl Catalog, context: &Context) -> Self {
        let mut seen = BTreeSet::new();
        let found = skus.iter().filter(|sku| seen.insert(*sku)).map(|sku| (sku, catalog.product(sku)));
        let shown = found.filter(|(_, product)| product.is_some() || context.gone == GoneColumns::Show);
        let facts: Vec<(&Sku, Option<Facts<'_>>)> =
            shown.map(|(sku, product)| (sku, product.map(|product| Facts::of(product, catalog, context)))).collect();
        let columns = facts.iter().map(|(sku, facts)| Column {
            sku: (*sku).clone(),
            name: facts.as_ref().map(|facts| facts.product.parts().name.clone()).unwrap_or_default(),
            gone: facts.is_none(),
        });
        let resolved = selection.resolve(&context.fields, context.new_fields);
        let mut rows = Vec::with_capacity(resolved.kept.len());
        for field in resolved.fields() {
            match field {
                Field::Unknown(_) => {}
                Field::Additional => rows.extend(additional(&resolved, &facts, context)),
                field => rows.extend(context.fields.get(field).map(|offer| row(offer, None, &facts, context))),
            }
        }
        Self {
            columns: columns.collect(),
            rows,
            selection: resolved,
            switches: Switches::default(),
            prior: context.prior,
        }
    }

    /// The same looked at another way.
    #[must_use]
    pub fn with_switches(self, switches: Switches) -> Self {
        Self { switches, ..self }
    }

    /// How the table is looked at.
    #[must_use]
    pub const fn switches(&self) -> Switches {
        self.switches
    }

    /// The heads of the columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// All rows, shown or not.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows that the switches let through.
    pub fn shown(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_shown(self.switches))
    }

    /// The row of a field.
    #[must_use]
    pub fn row(&self, field: &Field) -> Option<&Row> {
        self.rows.iter().find(|row| row.field == *field)
    }

    /// What became of the selection: fields kept, no longer offered, and new.
    pub const fn selection(&self) -> &Resolved {
        &self.selection
    }
}

/// One row for each attribute that any product has and that has no row of its own, in the merchant's order, then by key.
fn additional(resolved: &Resolved, facts: &[(&Sku, Option<Facts<'_>>)], context: &Context) -> Vec<Row> {
    let mut keys: Vec<&AttributeKey> = Vec::new();
    for facts in facts.iter().filter_map(|(_, facts)| facts.as_ref()) {
        facts.attribute_keys().for_each(|key| keys.push(key));
    }
    keys.sort_unstable();
    keys.dedup();
    let own: BTreeSet<&AttributeKey> = resolved.fields().filter_map(attribute).collect();
    keys.retain(|key| !own.contains(key) && !Field::is_registry_key(key.as_str()));
    let offered: BTreeMap<&AttributeKey, (usize, &Offer)> = context
        .fields
        .iter()
        .enumerate()
        .filter_map(|(i, offer)| Some((attribute(&offer.field)?, (i, offer))))
        .collect();
    keys.sort_by_key(|key| offered.get(key).map_or(usize::MAX, |(i, _)| *i));
    let section = Some(Field::Additional);
    let row_of = |key: &AttributeKey| match offered.get(key) {
        Some((_, offer)) => row(offer, section.clone(), facts, context),
        None => row(&Offer::new(Field::Attribute(key.clone())), section.clone(), facts, context),
    };
    keys.into_iter().map(row_of).collect()
}

fn attribute(field: &Field) -> Option<&AttributeKey> {
    match field {
        Field::Attribute(key) => Some(key),
        _ => None,
    }
}

fn row(offer: &Offer, section: Option<Field>, facts: &[(&Sku, Option<Facts<'_>>)], context: &Context) -> Row {
    let of =
        |(_, facts): &(&Sku, Option<Facts<'_>>)| facts.as_ref().map_or(Cell::Gone, |facts| cell(offer, facts, context));
    let cells: Vec<Cell> = facts.iter().map(of).collect();
    let direction = offer.direction();
    Row {
        field: offer.field.clone(),
        section,
        label: label_of(&offer.field, &offer.label),
        references: references(&cells),
        verdict: (offer.field.role() == Role::Fact).then(|| Verdict::of(&cells)),
        coverage: Coverage::of(&cells),
        winners: Winners::of(&cells, &direction, context.prior),
        direction,
        cells,
    }
}

/// One reference for each dimension among the unit prices of a row.
fn references(cells: &[Cell]) -> Vec<Reference> {
    let prices = cells.iter().filter_map(unit_price);
    if prices.clone().next().is_none() {
        return Vec::new();
    }
    let dimensions = [Dimension::Mass, Dimension::Volume, Dimension::Count];
    dimensions.into_iter().filter_map(|dimension| Reference::for_all(prices.clone(), dimension)).collect()
}

fn unit_price(cell: &Cell) -> Option<&UnitPrice> {
    match cell {
        Cell::Value(Value::UnitPrice(price)) => Some(price),
        _ => None,
    }
}
