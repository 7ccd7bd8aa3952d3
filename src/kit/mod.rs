//! A kit for testing rules: strategies for whole shops, and the laws of pricing as checks.
//!
//! With the feature `proptest`. A shop that writes its own rulebook tests it in a few lines: [`carts_for`] draws carts of its own
//! catalogue, [`check`] holds each to every [law](laws), and what is found wrong is made as small as it will go.
//!
//! ```
//! use ocop::kit;
//! use ocop::money::{Currency, Money, Rate};
//! use ocop::pricing::{Benefit, Context, Percent, Policy, Rule, RuleId, Rulebook, quote};
//! use ocop::product::{Catalogue, Product, ProductParts, Sku};
//! use ocop::text::Texts;
//! use proptest::prelude::*;
//! use proptest::test_runner::{TestError, TestRunner};
//! use time::macros::datetime;
//!
//! let product = |sku, price| Product::new(ProductParts::new(sku, Texts::vi("Chè"), Money::vnd(price)));
//! let catalogue = Catalogue::new([product(Sku::new("A")?, 50_000)?, product(Sku::new("B")?, 80_000)?])?;
//! let third = |id| RuleId::new(id).map(|id| Rule::new(id, Benefit::Percent(Percent::off(Rate::percent(30)))));
//! let rulebook = Rulebook::new(Currency::VND, vec![third("first")?, third("second")?])?;
//! let context = Context::new(datetime!(2026-11-23 09:30 +7), Policy::default());
//!
//! // A law of the shop's own: nothing is sold at less than half its price. Two rules that stack break it.
//! let found = TestRunner::deterministic().run(&kit::carts_for(&catalogue), |cart| {
//!     kit::check(&rulebook, &catalogue, &cart, &context)?;
//!     let totals = quote(&rulebook, &catalogue, &cart, &context)?.totals;
//!     prop_assert!(2 * totals.discounts.minor() <= totals.list.minor(), "more than half is taken off");
//!     Ok(())
//! });
//! // The smallest cart that shows it: one unit of one product.
//! let Err(TestError::Fail(_, cart)) = found else { panic!("{found:?}") };
//! assert_eq!((cart.lines().len(), cart.lines()[0].quantity.get(), cart.codes().len()), (1, 1, 0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! In a test, `proptest!` takes the place of the runner. The example `kit` of the crate does the same with a larger shop.
//!
//! # What is drawn
//! - [`Carts`]: carts of given goods, with so many lines and units, codes, and prices of the host's own.
//! - [`contexts::about`]: the circumstances in which a given policy may find itself.
//! - [`shops`], [`shops_in`]: all of it made up: products, rules of every kind, carts, contexts and policies, in one currency. Everything is
//!   drawn from few names and few amounts, so that rules meet goods, prices are equal, and thresholds are hit to the unit.
//! - [`certificates`] and [`wishlists`]: certificates at every stage of their life, and wishlists by what shoppers do.
//!
//! All is valid by construction; what shrinks loses rules, lines, units and conditions first.

pub mod benefits;
mod carts;
pub mod certificates;
pub mod contexts;
pub mod goods;
pub mod laws;
pub mod rules;
pub mod wishlists;

use alloc::format;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use proptest::prelude::*;
use time::OffsetDateTime;
use time::macros::datetime;

pub use carts::{Carts, carts_for};
pub use laws::{Broken, check};

use crate::cart::{Cart, Code};
use crate::money::{Currency, Money, Rate};
use crate::pricing::{Context, Policy, Rule, RuleId};
use crate::product::Catalogue;

/// The instant about which everything in the made-up shops turns: a Monday morning.
pub const NOW: OffsetDateTime = datetime!(2026-11-23 09:30 +7);

/// The codes that shoppers of the made-up shops know. Rules have the first two only.
pub const CODES: [&str; 3] = ["TET", "XUAN", "LE"];

/// A shop, and a shopper in it.
#[derive(Clone)]
pub struct Shop {
    /// The currency of all amounts.
    pub currency: Currency,
    /// What is sold.
    pub catalogue: Catalogue,
    /// The rules, which make a rulebook.
    pub rules: Vec<Rule>,
    /// What the shopper wants.
    pub cart: Cart,
    /// The circumstances, and the policy.
    pub context: Context,
}

/// What of it shows in the quote: the goods that are in the cart, rules, cart and context.
impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} shop", self.currency)?;
        let lines = self.cart.lines();
        for product in self.catalogue.iter().filter(|product| lines.iter().any(|line| line.sku == *product.sku())) {
            writeln!(f, "{product:?}")?;
        }
        self.rules.iter().try_for_each(|rule| writeln!(f, "{rule:?}"))?;
        writeln!(f, "{:?}\n{:?}", self.cart, self.context)
    }
}

/// The same shop with another policy.
#[must_use]
pub fn under(shop: Shop, change: impl FnOnce(&mut Policy)) -> Shop {
    let mut policy = Policy::clone(&shop.context.policy);
    change(&mut policy);
    Shop { context: Context { policy: Arc::new(policy), ..shop.context }, ..shop }
}

/// Shops in currencies of 0, 2 and 3 digits.
pub fn shops() -> impl Strategy<Value = Shop> {
    prop_oneof![
        4 => shops_in(Currency::VND).boxed(),
        1 => shops_in(Currency::USD).boxed(),
        1 => shops_in(Currency::KWD).boxed(),
    ]
}

/// Shops in one currency.
pub fn shops_in(currency: Currency) -> impl Strategy<Value = Shop> {
    let parts = (
        rules::rulebooks(currency).boxed(),
        goods::carts(currency).boxed(),
        goods::catalogues(currency).boxed(),
        contexts::contexts(currency).boxed(),
    );
    parts.prop_map(move |(rules, cart, catalogue, context)| Shop { currency, catalogue, rules, cart, context })
}

/// The id of the rule at a position.
#[must_use]
pub fn rule_id(position: usize) -> RuleId {
    RuleId::new(&format!("r{position}")).valid()
}

/// An amount of small size, in minor units.
///
/// # Panics
/// It is beyond what money can be.
#[must_use]
pub fn minor(minor: i64, currency: Currency) -> Money {
    Money::from_minor(minor, currency).valid()
}

/// Amounts from nothing up, with many that are equal or next to one another.
pub fn amounts(currency: Currency) -> impl Strategy<Value = Money> {
    prop_oneof![
        4 => prop::sample::select(vec![1_000, 0, 1, 2, 3, 10, 99, 100, 101, 999, 1_001, 5_000, 10_000, 45_000]),
        2 => 0_i64..=20,
        2 => 0_i64..=50_000,
    ]
    .prop_map(move |amount| minor(amount, currency))
}

/// Amounts above nothing.
pub fn positive_amounts(currency: Currency) -> impl Strategy<Value = Money> {
    amounts(currency).prop_map(move |amount| if amount.is_zero() { minor(1, currency) } else { amount })
}

/// Rates above 0 % and at most 100 %.
pub fn rates() -> impl Strategy<Value = Rate> {
    prop_oneof![
        3 => prop::sample::select(vec!["10%", "50%", "100%", "33.333333%", "12.5%", "0.000001%", "99.9%", "1%"])
            .prop_map(|rate| rate.parse().valid()),
        2 => (1_u8..=100).prop_map(Rate::percent),
    ]
}

/// Codes of rules or carts, from none to all of the given ones.
pub fn codes(of: &'static [&'static str]) -> impl Strategy<Value = Vec<Code>> {
    prop::sample::subsequence(of, 0..=of.len())
        .prop_map(|codes| codes.into_iter().map(|code| Code::new(code).valid()).collect())
}

/// What the kit makes is valid by construction; where it were not, the test that uses it ends here.
trait Valid<T> {
    fn valid(self) -> T;
}

impl<T, E: fmt::Display> Valid<T> for Result<T, E> {
    #[allow(clippy::panic, reason = "a strategy that is wrong fails the test that draws from it")]
    fn valid(self) -> T {
        self.unwrap_or_else(|error| panic!("the kit made what is not valid: {error}"))
    }
}

impl<T> Valid<T> for Option<T> {
    #[allow(clippy::panic, reason = "a strategy that is wrong fails the test that draws from it")]
    fn valid(self) -> T {
        self.unwrap_or_else(|| panic!("the kit looked for what is not there"))
    }
}
