//! Strategies for whole shops: products, rules, carts and contexts that are valid, small, and full of corners.
//!
//! Everything is drawn from few names and few amounts, so that rules meet goods, prices are equal, and thresholds are hit to the unit.
//! All is valid by construction; what shrinks loses rules, lines and conditions first.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic, runs with the standard library, and each test file uses its part"
)]

pub(crate) mod benefits;
pub(crate) mod contexts;
pub(crate) mod goods;
pub(crate) mod rules;

use std::sync::Arc;

use ocop::cart::{Cart, Code};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{Context, Policy, Rule, RuleId};
use ocop::product::Catalogue;
use proptest::prelude::*;
use time::OffsetDateTime;
use time::macros::datetime;

/// The instant about which everything in the shops turns: a Monday morning.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-11-23 09:30 +7);

/// The codes that shoppers know. Rules have the first two only.
pub(crate) const CODES: [&str; 3] = ["TET", "XUAN", "LE"];

/// The number of cases of a property: `PROPTEST_CASES`, or the file's own number.
pub(crate) fn cases(ordinary: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(ordinary);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

/// A shop, and a shopper in it.
#[derive(Clone)]
pub(crate) struct Shop {
    pub(crate) currency: Currency,
    pub(crate) catalogue: Catalogue,
    pub(crate) rules: Vec<Rule>,
    pub(crate) cart: Cart,
    pub(crate) context: Context,
}

/// The same shop with another policy.
pub(crate) fn under(shop: Shop, change: impl FnOnce(&mut Policy)) -> Shop {
    let mut policy = Policy::clone(&shop.context.policy);
    change(&mut policy);
    Shop { context: Context { policy: Arc::new(policy), ..shop.context }, ..shop }
}

/// As documents, which are short: what is not said is not there.
impl core::fmt::Debug for Shop {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let in_cart = |sku: &ocop::product::Sku| self.cart.lines().iter().any(|line| line.sku == *sku);
        writeln!(f, "{} shop", self.currency)?;
        for product in self.catalogue.iter().filter(|product| in_cart(product.sku())) {
            writeln!(f, "product {}", serde_json::to_string(product).unwrap())?;
        }
        for rule in &self.rules {
            writeln!(f, "rule {}", serde_json::to_string(rule).unwrap())?;
        }
        writeln!(f, "cart {}", serde_json::to_string(&self.cart).unwrap())?;
        writeln!(f, "context {}", serde_json::to_string(&self.context).unwrap())
    }
}

/// Shops in currencies of 0, 2 and 3 digits.
pub(crate) fn shops() -> impl Strategy<Value = Shop> {
    prop_oneof![4 => shops_in(Currency::VND).boxed(), 1 => shops_in(Currency::USD).boxed(), 1 => shops_in(Currency::KWD).boxed()]
}

/// Shops in one currency.
pub(crate) fn shops_in(currency: Currency) -> impl Strategy<Value = Shop> {
    let parts = (
        rules::rulebooks(currency).boxed(),
        goods::carts(currency).boxed(),
        goods::catalogues(currency).boxed(),
        contexts::contexts(currency).boxed(),
    );
    parts.prop_map(move |(rules, cart, catalogue, context)| Shop { currency, catalogue, rules, cart, context })
}

/// The id of the rule at a position.
pub(crate) fn rule_id(position: usize) -> RuleId {
    RuleId::new(&format!("r{position}")).unwrap()
}

pub(crate) fn minor(minor: i64, currency: Currency) -> Money {
    Money::from_minor(minor, currency).unwrap()
}

/// Amounts from nothing up, with many that are equal or next to one another.
pub(crate) fn amounts(currency: Currency) -> impl Strategy<Value = Money> {
    prop_oneof![
        4 => prop::sample::select(vec![1_000, 0, 1, 2, 3, 10, 99, 100, 101, 999, 1_001, 5_000, 10_000, 45_000]),
        2 => 0_i64..=20,
        2 => 0_i64..=50_000,
    ]
    .prop_map(move |amount| minor(amount, currency))
}

/// Amounts above nothing.
pub(crate) fn positive_amounts(currency: Currency) -> impl Strategy<Value = Money> {
    amounts(currency).prop_map(move |amount| if amount.is_zero() { minor(1, currency) } else { amount })
}

/// Rates above 0 % and at most 100 %.
pub(crate) fn rates() -> impl Strategy<Value = Rate> {
    prop_oneof![
        3 => prop::sample::select(vec!["10%", "50%", "100%", "33.333333%", "12.5%", "0.000001%", "99.9%", "1%"])
            .prop_map(|rate| rate.parse().unwrap()),
        2 => (1_u8..=100).prop_map(Rate::percent),
    ]
}

/// Codes of rules or carts.
pub(crate) fn codes(of: &'static [&'static str]) -> impl Strategy<Value = Vec<Code>> {
    prop::sample::subsequence(of, 0..=of.len())
        .prop_map(|codes| codes.into_iter().map(|code| Code::new(code).unwrap()).collect())
}
