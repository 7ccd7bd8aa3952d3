//! Products: what a shop sells, described so that pricing, comparison and law can ask about it.
//!
//! A [`Product`] that exists is valid. It is built from [`ProductParts`] or read from a document, through one door that reports all faults
//! at once. A [`Catalog`] gives products by SKU; [`Catalogue`] is the one in memory.
//!
//! ```
//! use ocop::product::{Catalog, Catalogue, Product, PurchaseAction, Sku};
//!
//! let catalogue: Catalogue = serde_json::from_str(r#"[{
//!     "sku": "CF-250", "name": {"vi": "Cà phê bột", "en": "Ground coffee"}, "regular_price": "85000 VND",
//!     "categories": ["do-uong/ca-phe"], "net_content": {"net": "250 g"}, "stock": {"level": 40}
//! }]"#)?;
//! let coffee = catalogue.product(&Sku::new("CF-250")?).expect("it is sold");
//! assert_eq!(coffee.purchase_action(), PurchaseAction::AddToCart);
//!
//! let faults = serde_json::from_str::<Product>(r#"{"sku": "TEA ", "name": "Chè", "regular_price": "-1 VND"}"#).unwrap_err();
//! assert!(faults.to_string().contains("sku: \"TEA \""), "{faults}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
