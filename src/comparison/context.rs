//! What a table is built for.

use alloc::collections::BTreeMap;

use time::{Date, OffsetDateTime};

use super::{Fields, NewFields, Price};
use crate::pricing::{self, PriceTax, PricingError, Rulebook};
use crate::product::{FamilyId, Product, Rating, Sku};

/// What a table is built for: when, for whom, and how the merchant wants it. Every combination is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The instant: it decides which sale runs.
    pub at: OffsetDateTime,
    /// The day in the shop: it decides which certificates count.
    pub day: Date,
    /// The fields that the merchant offers.
    pub fields: Fields,
    /// What becomes of fields that an explicit selection has not decided about.
    pub new_fields: NewFields,
    /// Display prices by SKU, such as [`pricing`](crate::pricing) gives them for the shopper's group. A product without an entry has its
    /// [`listed`](Price::listed) price.
    pub prices: BTreeMap<Sku, Price>,
    /// Whether prices include tax.
    pub tax: PriceTax,
    /// Imaginary ratings that are added to each product's before ratings are compared, so that one enthusiast does not outweigh a hundred
    /// content buyers: `m` of them with the prior as their mean. None at all for plain means.
    pub prior: Option<Rating>,
    /// The product that stands for a family, where there is one: its texts, image, rating, brand, producer, origin and attributes stand in
    /// for those that a variant does not have.
    pub parents: BTreeMap<FamilyId, Sku>,
    /// What becomes of products that the catalogue does not have.
    pub gone: GoneColumns,
}

/// What becomes of products that the catalogue does not have. The list keeps them either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GoneColumns {
    /// They stand in the table as gone. The default: a shopper sees what became of a choice.
    #[default]
    Show,
    /// They are left out.
    Omit,
}

impl Context {
    /// The table of the modelled shop at an instant, whose offset is that of the shop: its fields, listed prices with tax, ratings with
    /// five imaginary ones of 3 out of 5.
    #[must_use]
    pub fn at(at: OffsetDateTime) -> Self {
        Self {
            at,
            day: at.date(),
            fields: Fields::as_in_the_shop(),
            new_fields: NewFields::default(),
            prices: BTreeMap::new(),
            tax: PriceTax::default(),
            prior: Rating::new(15, 5, 5).ok(),
            parents: BTreeMap::new(),
            gone: GoneColumns::default(),
        }
    }

    /// The same at the instant of a pricing context and with the display prices that a rulebook gives in it: without codes, and with the
    /// groups of a customer who is known. Products on request keep no price.
    ///
    /// # Errors
    /// A price is in another currency than the rulebook, or the tax of a product is not covered.
    pub fn priced<'p>(
        mut self,
        rulebook: &Rulebook,
        products: impl IntoIterator<Item = &'p Product>,
        pricing: &pricing::Context,
    ) -> Result<Self, PricingError> {
        (self.at, self.day, self.tax) = (pricing.at, pricing.at.date(), pricing.policy.prices);
        for product in products.into_iter().filter(|product| product.regular_price().is_some()) {
            let price = pricing::display_price(rulebook, product, pricing)?;
            self.prices.insert(product.sku().clone(), Price::displayed(product, &price, self.tax));
        }
        Ok(self)
    }

    /// The display price of a product.
    #[must_use]
    pub fn price(&self, product: &Product) -> Price {
        let given = if self.prices.is_empty() { None } else { self.prices.get(product.sku()) };
        given.copied().unwrap_or_else(|| Price::listed(product, self.at, self.tax))
    }
}
