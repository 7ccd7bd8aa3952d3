//! What is added to a list, and the line that it becomes.

use super::{Chosen, ItemKey, Line, Note, PriceSeen, Priority, Refusal, Source, Title, Writer};
use crate::product::{Catalog, Quantity};

/// What is added to a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// What.
    pub item: ItemKey,
    /// How many.
    pub quantity: Quantity,
    /// The price of one unit that the shopper sees.
    pub price: Option<PriceSeen>,
    /// The name, where the catalogue has none: of a family none of whose variants is chosen.
    pub title: Option<Title>,
    /// What the owner notes.
    pub note: Option<Note>,
    /// How much it is wanted.
    pub priority: Priority,
    /// Where the shopper comes from.
    pub source: Option<Source>,
}

impl Addition {
    /// One unit, without anything else.
    #[must_use]
    pub const fn of(item: ItemKey) -> Self {
        let priority = Priority::Medium;
        Self { item, quantity: Quantity::ONE, price: None, title: None, note: None, priority, source: None }
    }

    /// So many units.
    #[must_use]
    pub fn quantity(self, quantity: Quantity) -> Self {
        Self { quantity, ..self }
    }

    /// At this price of one unit.
    #[must_use]
    pub fn priced(self, price: PriceSeen) -> Self {
        Self { price: Some(price), ..self }
    }
}

impl Addition {
    /// The line as it is added: named by the catalogue, and of no more than the product's largest quantity.
    pub(super) fn into_line(self, writer: &Writer, catalog: &impl Catalog) -> Result<Line, Refusal> {
        let mut line = Line::new(self.item, self.quantity, writer.at);
        (line.note, line.priority, line.source) = (self.note, self.priority, self.source);
        (line.price, line.title) = (self.price, self.title);
        if let Chosen::Sku(sku) = &line.item.of {
            let product = catalog.product(sku).ok_or_else(|| Refusal::UnknownProduct { sku: sku.clone() })?;
            if writer.policy.shows.hides(product) {
                return Err(Refusal::Hidden { sku: sku.clone() });
            }
            line.title = Title::of(&product.parts().name).or(line.title);
            line.quantity = product.parts().quantity.max().map_or(line.quantity, |max| line.quantity.min(max));
        }
        Ok(line)
    }
}
