//! The domain of a shop that sells products of OCOP, Viet Nam's "one commune, one product" programme (Mỗi xã một sản phẩm), as a pure
//! library: certified products, wishlist, comparison, and cart pricing that is exact and explains itself.
//!
//! A shopper keeps three short lists of SKUs: cart, wishlist, comparison. Each is a small **state** that can be stored and sent, with
//! operations that say what they did. Each becomes a **view** by a pure function that joins it with the catalogue at an instant:
//!
//! | state | with | becomes |
//! | --- | --- | --- |
//! | [`cart::Cart`] | [`pricing::Rulebook`], [`pricing::Context`] | [`pricing::Quote`] |
//! | [`wishlist::Wishlist`] | a cart to move to, a history of prices | a plan, events |
//! | [`comparison::List`] | a selection of fields | [`comparison::Table`] |
//!
//! State holds what the shopper did, never the catalogue; views are owned values. There is no I/O, clock, randomness, thread or global
//! state: what a function needs, it is given, and the same input gives the same result on every platform.
//!
//! # A cart, priced
//!
//! ```
//! use ocop::cart::{Cart, Line};
//! use ocop::money::{Currency, Money, Rate};
//! use ocop::pricing::{self, Amount, Benefit, Context, Outcome, Percent, Policy, Rule, RuleId, Rulebook, Selector};
//! use ocop::product::{CategoryId, Catalogue, Product, ProductParts, Quantity, Sku};
//! use ocop::text::Texts;
//! use time::macros::datetime;
//!
//! // What is sold.
//! let coffee = ProductParts {
//!     categories: vec!["do-uong/ca-phe".parse()?],
//!     ..ProductParts::new(Sku::new("CF-250")?, Texts::vi("Cà phê bột"), Money::vnd(85_000))
//! };
//! let tea = ProductParts::new(Sku::new("TEA-100")?, Texts::vi("Chè xanh"), Money::vnd(60_000));
//! let catalogue = Catalogue::new([Product::new(coffee)?, Product::new(tea)?])?;
//!
//! // What the merchant wrote: 10 % off coffee, then 20 000 đ off the order.
//! let ten = Percent { of: Selector::Category(CategoryId::new("ca-phe")?), ..Percent::off(Rate::percent(10)) };
//! let rulebook = Rulebook::new(
//!     Currency::VND,
//!     vec![
//!         Rule::new(RuleId::new("coffee-10")?, Benefit::Percent(ten)),
//!         Rule::new(RuleId::new("order-20k")?, Benefit::Amount(Amount::across(Money::vnd(20_000)))),
//!     ],
//! )?;
//!
//! // What the shopper wants, and the circumstances.
//! let lines = [("CF-250", 2), ("TEA-100", 1)].map(|(sku, units)| Ok::<_, Box<dyn std::error::Error>>(Line::new(Sku::new(sku)?, Quantity::new(units)?)));
//! let cart = Cart::of(lines.into_iter().collect::<Result<Vec<_>, _>>()?)?;
//! let context = Context::new(datetime!(2026-11-23 09:30 +7), Policy::default());
//!
//! // A quote is a ledger: totals are sums of its entries, and every rule that was touched has a verdict.
//! let quote = pricing::quote(&rulebook, &catalogue, &cart, &context)?;
//! assert_eq!(quote.totals.list, Money::vnd(230_000));
//! assert_eq!(quote.totals.payable, Money::vnd(193_000));
//! assert!(quote.verdicts.iter().all(|verdict| matches!(verdict.outcome, Outcome::Applied(_))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The modules, in reading order
//!
//! 1. [`money`]: currency, amounts of whole minor units, rates, rounding, sharing out.
//! 2. [`text`]: languages, labels, formatting and parsing of numbers, money, units and dates.
//! 3. [`input`]: the checked door for documents that people write; all faults at once, with their paths.
//! 4. [`certification`]: regimes as dated data, scorecards, assessment, the way to the next star, the certificate and its status.
//! 5. [`product`]: what is sold, and the [`Catalog`](product::Catalog) trait by which a host's store is asked.
//! 6. [`cart`]: what the shopper wants.
//! 7. [`pricing`]: rule → rulebook → quote; explanation, hints, display prices, refunds, replay, analysis.
//! 8. [`comparison`] and [`wishlist`]: the other two lists.
//! 9. [`vietnam`]: dated Vietnamese law as data, which hands pricing a policy and checks its quotes.
//!
//! Each knows only those before it; pricing knows nothing of Vietnamese law.
//!
//! The [`guide`] shows how they are used together.
//!
//! # What it does not do
//!
//! It stores, reserves and sends nothing: the host keeps carts and quotes, counts uses of rules (a quote says what to claim) and holds
//! stock. One quote has one seller, one parcel and one currency. There are no loyalty points and no subscriptions. Nothing here is legal
//! advice.
//!
//! # Features
//!
//! - `std` (default) lets the dependencies use the standard library; the crate itself needs `alloc` only.
//! - `scorecards` (default) holds the 26 scorecards of decision 26/2026/QĐ-TTg as static data, about a quarter of a megabyte where used.
//! - `proptest` is the kit for testing rules: strategies, and the laws of pricing as checks; among a host's dev-dependencies.
//!
//! Types of `time`, `rust_decimal` and `serde` stand in the interface, and with the kit those of `proptest`; no others do. What is stored is
//! serialised and deserialised through one checked door ([`input`]); outcomes and views that follow from it are serialised only.
#![no_std]

extern crate alloc;

pub mod cart;
pub mod certification;
pub mod comparison;
pub mod guide;
pub mod input;
#[cfg(feature = "proptest")]
pub mod kit;
pub mod money;
pub mod pricing;
pub mod product;
pub mod text;
pub mod vietnam;
pub mod wishlist;

/// The README's example, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(doctest)]
mod type_promises;
