//! What the types do not let anybody write. Each example must not compile, for the reason that its error code names.
//!
//! Money times money has no meaning, and sums say when they leave the bounds:
//!
//! ```compile_fail,E0369
//! use ocop::money::Money;
//! let area = Money::vnd(2) * Money::vnd(3);
//! ```
//!
//! ```compile_fail,E0369
//! use ocop::money::{Money, Rate};
//! let more = Money::vnd(100) + Rate::percent(8);
//! ```
//!
//! A bare number is no money, no quantity and no rate:
//!
//! ```compile_fail,E0308
//! use ocop::product::{ProductParts, Sku};
//! use ocop::text::Texts;
//! let parts = ProductParts::new(Sku::new("A").unwrap(), Texts::vi("Chè"), 85_000);
//! ```
//!
//! ```compile_fail,E0308
//! use ocop::cart::Line;
//! use ocop::product::Sku;
//! let line = Line::new(Sku::new("A").unwrap(), 3);
//! ```
//!
//! ```compile_fail,E0423
//! use ocop::product::Quantity;
//! let nothing = Quantity(0);
//! ```
//!
//! A SKU is no code, and the key of a rule is no key of a group:
//!
//! ```compile_fail,E0308
//! use ocop::cart::Cart;
//! use ocop::product::Sku;
//! let entered = Cart::new().enter_code(Sku::new("TET2027").unwrap());
//! ```
//!
//! ```compile_fail,E0308
//! use ocop::pricing::{Combination, RuleId};
//! let group = Combination::Group(RuleId::new("ten").unwrap());
//! ```
//!
//! Stars are no number to compare with one:
//!
//! ```compile_fail,E0308
//! use ocop::certification::Stars;
//! let good = Stars::FOUR >= 3;
//! ```
//!
//! A mass is no price, and a measure has no unit of another type:
//!
//! ```compile_fail,E0308
//! use ocop::product::{Measure, Sale, Period};
//! let sale = Sale { price: Measure::grams(250), period: Period::ALWAYS };
//! ```
//!
//! What was checked together is not changed apart:
//!
//! ```compile_fail,E0616
//! use ocop::money::Money;
//! use ocop::product::{Product, ProductParts, Sku};
//! use ocop::text::Texts;
//! let parts = ProductParts::new(Sku::new("A").unwrap(), Texts::vi("Chè"), Money::vnd(1));
//! let mut product = Product::new(parts).unwrap();
//! product.parts.regular_price = None;
//! ```
//!
//! A match on what the world will add to has an arm for the rest:
//!
//! ```compile_fail,E0004
//! use ocop::pricing::Outcome;
//! fn applied(outcome: &Outcome) -> bool {
//!     match outcome {
//!         Outcome::Applied(_) => true,
//!         Outcome::Failed(_) | Outcome::UnknownFact(_) | Outcome::Beaten(_) | Outcome::UsedUp(_) | Outcome::NothingToSave => false,
//!     }
//! }
//! ```
//!
//! What an edit did is not to be overlooked:
//!
//! ```compile_fail
//! #![deny(unused_must_use)]
//! use ocop::cart::{Cart, Code};
//! Cart::new().remove_code(&Code::new("TET").unwrap());
//! ```
