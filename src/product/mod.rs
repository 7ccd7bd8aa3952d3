//! Products: what a shop sells, described so that pricing, comparison and law can ask about it.
//!
//! A [`Product`] that exists is valid. It is built from [`ProductParts`] or read from a document, through one door that reports all faults
//! at once. A [`Catalog`] gives products by SKU; [`Catalogue`] is the one in memory.

mod attribute;
mod catalogue;
mod category;
mod fact;
mod gtin;
mod identity;
mod index;
mod measure;
mod offer;
mod parts;
mod price;
mod rating;
mod trade;

pub use attribute::{AttributeValue, Credential};
pub use catalogue::{Catalog, Catalogue, CatalogueError};
pub use category::{CategoryPath, CategoryPathError};
pub(crate) use fact::{FactKey, Kind, group_of, hash_text};
pub use gtin::{Gtin, GtinError};
pub use identity::{AttributeKey, CategoryId, FamilyId, Origin, Producer, ProducerId, ProducerKind, Sku, Tag};
pub(crate) use index::HashIndex;
pub use measure::{Dimension, Dimensions, Measure, MeasureError, NetContent, Unit};
pub use offer::{
    Availability, PurchaseAction, PurchaseMode, Quantity, QuantityError, QuantityRule, QuantityRuleError, SaleUnit,
    Stock,
};
pub use parts::{PriceField, Product, ProductFault, ProductFaults, ProductParts};
pub use price::{Period, PeriodError, PriceKind, PricePoint, Sale};
pub use rating::{Rating, RatingError};
pub use trade::{GoodsClass, TaxGroup, TradeFacts};
