//! The cart (giỏ hàng): what the shopper wants to buy, and the codes entered. It holds no price but those the host pins.
//!
//! Every operation says what it did. Quantities are checked against the product's own rule and stock when they are set, since the shopper
//! is there to be told; [`pricing`](crate::pricing) takes the cart as it stands.
//!
//! ```
//! use ocop::cart::{Cart, Edit, LineKey, OnLimit};
//! use ocop::money::Money;
//! use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku, Stock};
//! use ocop::text::Texts;
//!
//! let sku = Sku::new("CF-250")?;
//! let parts = ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(85_000));
//! let catalogue = Catalogue::new([Product::new(ProductParts { stock: Stock::Level(3), ..parts })?])?;
//!
//! let mut cart = Cart::new();
//! let edit = cart.add(&catalogue, &LineKey::of(sku), Quantity::new(5)?, OnLimit::Clamp)?;
//! assert!(matches!(edit, Edit::Clamped { to, .. } if to.get() == 3));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod code;
mod edit;
mod line;
mod merge;

pub use code::{Code, CodeError};
pub use edit::{CodeEdit, Edit, EditError, OnLimit, QuantityLimit};
pub use line::{Cart, CartError, HostKey, HostPrice, Line, LineKey, MAX_CODES, MAX_LINES, Reason};
pub use merge::{MergePolicy, Merged};
