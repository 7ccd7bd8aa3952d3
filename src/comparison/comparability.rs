//! Whether products can be compared at all: what they share, where their facts are uneven, and which of them belong together.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use serde::Serialize;

use super::equal::{Counted, in_base, text_form};
use super::{Cell, Field, Row, Table, Value};
use crate::input::checked_choice;
use crate::money::Rate;
use crate::product::{AttributeKey, CategoryId, CategoryPath, Measure, Product, Sku};
use crate::text::Lang;

/// What some products have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Comparability {
    /// The number of products.
    pub products: usize,
    /// The number of attributes that all of them have.
    pub shared: usize,
    /// The number of attributes that any of them has.
    pub all: usize,
    /// The deepest category that all of them stand in, from the top; empty where there is none.
    pub common: Vec<CategoryId>,
}

/// Which products a shop lets its shoppers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparable {
    /// Any. The default.
    #[default]
    Any,
    /// Products that share so many steps of a category path, from the top.
    SameCategory(u8),
    /// Products whose shared attributes are at least this share of all their attributes.
    SharedAttributes(Rate),
}

checked_choice!(Comparable { "any" => Any, "same_category" => SameCategory(u8), "shared_attributes" => SharedAttributes(Rate) });

/// Products that are not to be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotComparable {
    /// They share fewer steps of a category path than are asked for.
    #[error("the products share {shared} category steps, not {asked}")]
    Category {
        /// The steps shared.
        shared: usize,
        /// The steps asked for.
        asked: u8,
    },
    /// They share fewer attributes than are asked for.
    #[error("the products share {shared} of {all} attributes, less than {asked}")]
    Attributes {
        /// The attributes shared.
        shared: usize,
        /// All attributes.
        all: usize,
        /// The share asked for.
        asked: Rate,
    },
}

impl Comparability {
    /// What products have in common. Linear in the number of their attributes and category steps, but for a logarithm.
    pub fn of<'p>(products: impl IntoIterator<Item = &'p Product>) -> Self {
        let mut group = Group::default();
        products.into_iter().for_each(|product| group.add(product));
        group.comparability()
    }

    /// Whether a shop lets these products be compared.
    ///
    /// # Errors
    /// Why it does not. A single product, or products without any attribute, share all there is.
    pub fn judge(&self, rule: Comparable) -> Result<(), NotComparable> {
        match rule {
            Comparable::SameCategory(asked) if self.products > 1 && self.common.len() < usize::from(asked) => {
                Err(NotComparable::Category { shared: self.common.len(), asked })
            }
            Comparable::SharedAttributes(asked) if !self.shares(asked) => {
                Err(NotComparable::Attributes { shared: self.shared, all: self.all, asked })
            }
            _ => Ok(()),
        }
    }

    fn shares(&self, asked: Rate) -> bool {
        let asked = asked.to_percent();
        let [shared, all] = [self.shared, self.all].map(rust_decimal::Decimal::from);
        let needed = asked.checked_mul(all);
        needed.zip(shared.checked_mul(rust_decimal::Decimal::ONE_HUNDRED)).is_some_and(|(needed, has)| has >= needed)
    }

    /// The products in sets that may be compared: each enters the first set that stays comparable with it, or a new one. By SKU within and
    /// among sets, whatever the order given.
    ///
    /// Each product is tried against each set: quadratic in the number of products.
    #[must_use]
    pub fn sets<'p>(products: impl IntoIterator<Item = &'p Product>, rule: Comparable) -> Vec<Vec<Sku>> {
        let products: BTreeMap<&Sku, &Product> = products.into_iter().map(|product| (product.sku(), product)).collect();
        let mut groups: Vec<Group<'p>> = Vec::new();
        for product in products.into_values() {
            let joined = groups.iter_mut().find_map(|group| {
                let mut with = group.clone();
                with.add(product);
                with.comparability().judge(rule).is_ok().then_some((group, with))
            });
            match joined {
                Some((group, with)) => *group = with,
                None => groups.push(Group::of(product)),
            }
        }
        groups.into_iter().map(|group| group.skus.into_iter().cloned().collect()).collect()
    }
}

/// Products with what they share so far.
#[derive(Clone, Default)]
struct Group<'p> {
    skus: Vec<&'p Sku>,
    shared: BTreeSet<&'p AttributeKey>,
    all: BTreeSet<&'p AttributeKey>,
    paths: BTreeSet<&'p [CategoryId]>,
}

impl<'p> Group<'p> {
    fn of(product: &'p Product) -> Self {
        let mut group = Self::default();
        group.add(product);
        group
    }

    fn add(&mut self, product: &'p Product) {
        let keys: BTreeSet<&AttributeKey> = product.parts().attributes.keys().collect();
        let paths = product.parts().categories.iter().flat_map(beginnings);
        if self.skus.is_empty() {
            self.shared.clone_from(&keys);
            self.paths = paths.collect();
        } else {
            self.shared.retain(|key| keys.contains(key));
            let paths: BTreeSet<&[CategoryId]> = paths.collect();
            self.paths.retain(|path| paths.contains(path));
        }
        self.all.extend(keys);
        self.skus.push(product.sku());
    }

    fn comparability(&self) -> Comparability {
        // Of paths of one depth the first by name; the set is ordered by name.
        let deepest =
            self.paths.iter().fold(&[][..], |best: &[_], path| if path.len() > best.len() { path } else { best });
        Comparability {
            products: self.skus.len(),
            shared: self.shared.len(),
            all: self.all.len(),
            common: deepest.to_vec(),
        }
    }
}

/// Every category that a path leads through, from the top.
fn beginnings(path: &CategoryPath) -> impl Iterator<Item = &[CategoryId]> {
    (1..=path.steps().len()).filter_map(|depth| path.steps().get(..depth))
}

/// Where the facts of a table are uneven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// Some products have the fact, and of others it is not known.
    Missing {
        /// The field.
        field: Field,
        /// The products without it.
        skus: Vec<Sku>,
    },
    /// One fact is given in several units; it is compared in one where they measure the same.
    MixedUnits {
        /// The field.
        field: Field,
        /// The units, by name.
        units: BTreeSet<alloc::string::String>,
        /// Whether they measure the same.
        convertible: bool,
    },
    /// One fact is a text here and a number there.
    MixedKinds {
        /// The field.
        field: Field,
    },
}

/// A text that stands in the other language, or a key in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Untranslated {
    /// The name of a product.
    Name(Sku),
    /// The label of a field.
    Label(Field),
    /// The text of a cell.
    Cell {
        /// The field.
        field: Field,
        /// The product.
        sku: Sku,
    },
}

impl Table {
    /// Where the facts of the table are uneven, row by row. Linear in the number of cells, but for a logarithm.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.rows.iter().flat_map(|row| [self.missing(row), mixed_units(row), mixed_kinds(row)]).flatten().collect()
    }

    /// What is shown in the other language, or by its key, for want of a text in this one.
    #[must_use]
    pub fn untranslated(&self, lang: Lang) -> Vec<Untranslated> {
        let mut found = Vec::new();
        let heads = self.columns.iter().filter(|column| !column.gone && column.name.get(lang).is_none());
        found.extend(heads.map(|column| Untranslated::Name(column.sku.clone())));
        for row in &self.rows {
            if row.label.get(lang).is_none() {
                found.push(Untranslated::Label(row.field.clone()));
            }
            for (column, cell) in self.columns.iter().zip(&row.cells) {
                let texts = match cell {
                    Cell::Value(Value::Text(texts)) => texts,
                    Cell::Value(Value::Producer(producer)) => &producer.name,
                    _ => continue,
                };
                if texts.get(lang).is_none() {
                    found.push(Untranslated::Cell { field: row.field.clone(), sku: column.sku.clone() });
                }
            }
        }
        found
    }

    fn missing(&self, row: &Row) -> Option<Finding> {
        let coverage = row.coverage;
        if coverage.known == 0 || coverage.is_full() {
            return None;
        }
        let without =
            row.cells.iter().zip(&self.columns).filter(|(cell, _)| cell.is_applicable() && cell.value().is_none());
        let skus = without.map(|(_, column)| column.sku.clone()).collect();
        Some(Finding::Missing { field: row.field.clone(), skus })
    }
}

fn mixed_units(row: &Row) -> Option<Finding> {
    let mut units = BTreeSet::new();
    let mut bases: Vec<Counted> = Vec::new();
    let measured = |measure: &Measure| (measure.unit().symbol().into(), Counted::Base(measure.dimension()));
    for value in row.cells.iter().filter_map(Cell::value) {
        let (unit, base) = match value {
            Value::Measure(measure) => measured(measure),
            Value::NetContent(content) => measured(&content.net),
            Value::Number { value, unit } => {
                (unit.as_deref().map(text_form).unwrap_or_default(), in_base(*value, unit.as_deref()).1)
            }
            _ => continue,
        };
        units.insert(unit);
        if !bases.contains(&base) {
            bases.push(base);
        }
    }
    let mixed = units.len() > 1;
    mixed.then(|| Finding::MixedUnits { field: row.field.clone(), units, convertible: bases.len() == 1 })
}

fn mixed_kinds(row: &Row) -> Option<Finding> {
    // A text is a set of one, so that the two are one kind.
    let is_words = |value: &Value| matches!(value, Value::Text(_) | Value::Set(_));
    let mut values = row.cells.iter().filter_map(Cell::value);
    let first = values.next()?;
    let differs = |other: &Value| {
        core::mem::discriminant(first) != core::mem::discriminant(other) && !(is_words(first) && is_words(other))
    };
    values.any(differs).then(|| Finding::MixedKinds { field: row.field.clone() })
}
