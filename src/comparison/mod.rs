//! Comparison (so sánh sản phẩm): products side by side, typed cells, and plain statements about them.
//!
//! A [`List`] is the state: which products, in which order. A [`Selection`] says which fields. [`Table::of`] joins both with the catalogue
//! at an instant; it is pure, so the same input gives the same table. Each [`Cell`] is a value or says why there is none; each [`Row`]
//! has a [`Verdict`], its [`Coverage`], and who is ahead in it ([`Winners`]) where that can be said. No column is a measure of the others:
//! permuting the list permutes the table and changes nothing else. A [`Snapshot`] travels as a short code, and the table prints as
//! [text](Table::text), [Markdown](Table::markdown), [CSV](Table::csv), [JSON](Table::json) and [HTML](Table::html).
//!
//! ```
//! use ocop::comparison::{Context, Field, List, Selection, Table, Verdict};
//! use ocop::money::Money;
//! use ocop::product::{Catalogue, Measure, NetContent, Product, ProductParts, Sku};
//! use ocop::text::{Lang, Texts};
//! use time::macros::datetime;
//!
//! let bag = |sku: &str, grams, price| {
//!     let net_content = Some(NetContent { net: Measure::grams(grams), drained: None });
//!     Product::new(ProductParts { net_content, ..ProductParts::new(Sku::new(sku).unwrap(), Texts::vi(sku), Money::vnd(price)) })
//! };
//! let catalogue = Catalogue::new([bag("CF-250", 250, 85_000)?, bag("CF-500", 500, 150_000)?])?;
//! let list = List::of(catalogue.iter().map(|product| product.sku().clone()));
//!
//! let context = Context::at(datetime!(2026-11-25 09:00 +7));
//! let selection = Selection::explicit([Field::Price, Field::UnitPrice]);
//! let table = Table::of(list.skus(), &selection, &catalogue, &context);
//!
//! let row = table.row(&Field::UnitPrice).unwrap();
//! assert_eq!(row.verdict(), Some(Verdict::Different));
//! assert_eq!(row.cell_text(1, Lang::En).to_string(), "₫30,000/100 g");
//! assert!(row.winners().marks(1));
//! assert_eq!(row.reason(Lang::En).to_string(), "lower than the other products in the table");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cell;
mod comparability;
mod context;
mod equal;
mod facts;
mod field;
mod list;
mod pareto;
mod policy;
mod price;
mod print;
mod projection;
mod scale;
mod selection;
mod share;
mod sort;
mod table;
mod unit_price;
mod verdict;
mod winner;
mod words;

pub use cell::{Cell, CredentialTerm, Purchase, Standing, StandingState, Value, Withheld};
pub use comparability::{Comparability, Comparable, Finding, NotComparable, Untranslated};
pub use context::{Context, GoneColumns};
pub use field::{Field, FieldError, Role, UnknownKey};
pub use list::{Absorbed, AddError, Addition, List, Preview, Undo};
pub use pareto::{Dominated, Pareto, ParetoError};
pub use policy::{Insert, Limit, LimitError, Policy, ReAdd, Unchosen, WhenFull};
pub use price::{Price, PriceError, Shown};
pub use print::{CellText, LabelText, ReasonText};
pub use projection::{CsvView, HtmlView, JsonView, MarkdownView, TextView};
pub use selection::{Chosen, Fields, FieldsError, MAX_FIELDS, NewFields, Offer, Resolved, Selection, Show, Switches};
pub use share::{ShareError, Snapshot};
pub use sort::{Sort, SortError};
pub use table::{Column, Row, Table};
pub use unit_price::{PricesToShow, Reference, UnitPrice};
pub use verdict::{Coverage, Verdict};
pub use winner::{Direction, Margin, NoWinner, Target, Win, Winners};
