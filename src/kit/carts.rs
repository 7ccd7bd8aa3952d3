//! Carts of a host's own goods.

use alloc::vec::Vec;
use core::ops::RangeInclusive;

use proptest::prelude::*;
use proptest::sample::select;

use super::{Valid as _, amounts};
use crate::cart::{Cart, Code, HostPrice, Line, Reason};
use crate::money::Currency;
use crate::product::{Catalogue, Product, Quantity, QuantityRule, Sku};

/// Carts of given goods.
///
/// ```
/// use ocop::kit::Carts;
/// use ocop::money::Money;
/// use ocop::product::{Catalogue, Product, ProductParts, Sku};
/// use ocop::text::Texts;
/// use proptest::prelude::*;
///
/// let product = Product::new(ProductParts::new(Sku::new("A")?, Texts::vi("Chè"), Money::vnd(50_000)))?;
/// let catalogue = Catalogue::new([product])?;
/// let carts = Carts::of(&catalogue).lines(1..=3).units(5).codes(["TET".parse()?]).strategy();
/// proptest!(|(cart in carts)| {
///     prop_assert!((1..=3).contains(&cart.lines().len()) && cart.codes().len() <= 1);
/// });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Carts {
    goods: Vec<(Sku, QuantityRule)>,
    lines: RangeInclusive<usize>,
    units: u32,
    codes: Vec<Code>,
    host_prices: Option<Currency>,
}

/// Carts of up to eight lines of the catalogue's goods that have a price. See [`Carts`] for more than that.
pub fn carts_for(catalogue: &Catalogue) -> impl Strategy<Value = Cart> + use<> {
    Carts::of(catalogue).strategy()
}

impl Carts {
    /// Carts of all goods of a catalogue that have a price: up to eight lines of up to twelve steps each, without codes.
    pub fn of(catalogue: &Catalogue) -> Self {
        Self::of_goods(catalogue.iter())
    }

    /// Carts of those among the goods that have a price.
    pub fn of_goods<'p>(goods: impl IntoIterator<Item = &'p Product>) -> Self {
        let priced = goods.into_iter().filter(|product| product.regular_price().is_some());
        let goods = priced.map(|product| (product.sku().clone(), product.parts().quantity)).collect();
        Self { goods, lines: 0..=8, units: 12, codes: Vec::new(), host_prices: None }
    }

    /// With so many lines, of which several may be of one product.
    pub fn lines(self, lines: RangeInclusive<usize>) -> Self {
        Self { lines, ..self }
    }

    /// With up to so many quantity steps a line, from the least that may be bought on.
    pub fn units(self, most: u32) -> Self {
        Self { units: most.max(1), ..self }
    }

    /// With some of these codes.
    pub fn codes(self, codes: impl IntoIterator<Item = Code>) -> Self {
        Self { codes: codes.into_iter().collect(), ..self }
    }

    /// Now and then with a price of the host's own.
    pub fn host_prices(self, currency: Currency) -> Self {
        Self { host_prices: Some(currency), ..self }
    }

    /// The strategy. Without goods all carts are empty.
    pub fn strategy(self) -> impl Strategy<Value = Cart> + use<> {
        let Self { goods, lines, units, codes, host_prices } = self;
        let lines = if goods.is_empty() { 0..=0 } else { lines };
        let codes = prop::sample::subsequence(codes.clone(), 0..=codes.len());
        let steps = prop_oneof![2 => Just(0), 3 => 0..=units.min(4) - 1, 1 => 0..=units - 1];
        let places: Vec<Option<(Sku, QuantityRule)>> =
            if goods.is_empty() { [None].into() } else { goods.into_iter().map(Some).collect() };
        let line =
            (select(places), steps, host_price(host_prices)).prop_filter_map("no goods", |(good, step, price)| {
                let (sku, rule) = good?;
                Some(Line { host_price: price, ..Line::new(sku, quantity(rule, step)) })
            });
        (prop::collection::vec(line, lines), codes).prop_map(|(lines, codes)| super::goods::cart(lines, codes))
    }
}

/// So many steps above the least that may be bought, within the most.
fn quantity(rule: QuantityRule, steps: u32) -> Quantity {
    let wanted = steps.saturating_mul(rule.step().get()).saturating_add(rule.min().get());
    rule.at_most(wanted.min(Quantity::MAX)).unwrap_or(rule.min())
}

fn host_price(currency: Option<Currency>) -> BoxedStrategy<Option<HostPrice>> {
    let Some(currency) = currency else { return Just(None).boxed() };
    let price = (amounts(currency), any::<bool>()).prop_map(|(price, promotional)| HostPrice {
        price,
        reason: Reason::new("nhan-vien").valid(),
        promotional,
    });
    prop::option::weighted(0.1, price).boxed()
}
