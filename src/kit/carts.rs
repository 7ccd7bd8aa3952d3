//! Carts of a host's own goods.

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

use proptest::prelude::*;
use proptest::strategy::{NewTree, ValueTree};
use proptest::test_runner::TestRunner;

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
    ///
    /// Carts are made small by what a reader would try: without a line, a code or a price of the host's own, with two lines of one product
    /// as one, with fewer units from the least on, with an earlier product of the catalogue.
    pub fn strategy(self) -> impl Strategy<Value = Cart> + use<> {
        let lines = if self.goods.is_empty() { 0..=0 } else { self.lines.clone() };
        let units = self.units;
        let steps = prop_oneof![2 => Just(0), 3 => 0..=units.min(4) - 1, 1 => 0..=units - 1];
        let line = (0..self.goods.len().max(1), steps, host_price(self.host_prices));
        let line = line.prop_map(|(good, steps, price)| DraftLine { good, steps, price });
        let codes = prop::sample::subsequence(self.codes.clone(), 0..=self.codes.len());
        let drafts = (prop::collection::vec(line, lines), codes).prop_map(|(lines, codes)| Draft { lines, codes });
        Drawn { carts: Arc::new(self), drafts: drafts.boxed() }
    }

    fn cart(&self, draft: &Draft) -> Cart {
        let lines = draft.lines.iter().filter_map(|line| {
            let (sku, rule) = self.goods.get(line.good)?;
            Some(Line { host_price: line.price.clone(), ..Line::new(sku.clone(), quantity(*rule, line.steps)) })
        });
        super::goods::cart(lines.collect(), draft.codes.clone())
    }
}

/// A cart by positions of goods and quantity steps.
#[derive(Debug, Clone, PartialEq)]
struct Draft {
    lines: Vec<DraftLine>,
    codes: Vec<Code>,
}

#[derive(Debug, Clone, PartialEq)]
struct DraftLine {
    good: usize,
    steps: u32,
    price: Option<HostPrice>,
}

impl Draft {
    /// Drafts that are smaller by one thing, the greatest things first. No chain of them is endless: each has fewer lines, or as many and fewer
    /// codes, then fewer prices, then fewer steps, then earlier goods.
    fn smaller(&self, carts: &Carts) -> Vec<Self> {
        let mut found = Vec::new();
        let lines = || self.lines.iter().enumerate();
        let with = |at: usize, line: DraftLine| {
            let mut draft = self.clone();
            draft.lines.splice(at..=at, [line]);
            draft
        };
        let without = |at: usize| {
            let mut draft = self.clone();
            draft.lines.remove(at);
            draft
        };
        if self.lines.len() > *carts.lines.start() {
            found.extend(lines().map(|(at, _)| without(at)));
            for (later, line) in lines() {
                let Some((at, one)) = lines().take(later).find(|(_, one)| one.good == line.good) else { continue };
                let steps = (one.steps + line.steps + 1).min(carts.units - 1);
                let mut draft = with(at, DraftLine { steps, ..one.clone() });
                draft.lines.remove(later);
                found.push(draft);
            }
        }
        found.extend(self.codes.iter().map(|code| {
            let codes = self.codes.iter().filter(|other| *other != code).cloned().collect();
            Self { codes, ..self.clone() }
        }));
        for (at, line) in lines() {
            let fewer = |steps| with(at, DraftLine { steps, ..line.clone() });
            found.extend(line.price.as_ref().map(|_| with(at, DraftLine { price: None, ..line.clone() })));
            found.extend((0..line.steps).map(fewer));
        }
        for (at, line) in lines() {
            found.extend((0..line.good).map(|good| with(at, DraftLine { good, ..line.clone() })));
        }
        found
    }
}

/// Carts that are drawn by a strategy of drafts, and made small in their own way.
#[derive(Debug)]
struct Drawn {
    carts: Arc<Carts>,
    drafts: BoxedStrategy<Draft>,
}

impl Strategy for Drawn {
    type Tree = Smaller;
    type Value = Cart;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let draft = self.drafts.new_tree(runner)?.current();
        Ok(Smaller { carts: self.carts.clone(), least: draft.clone(), shown: draft, open: None })
    }
}

/// The smallest draft that is known to fail, the one that is tried, and those that are still to be tried instead of it.
#[derive(Debug)]
struct Smaller {
    carts: Arc<Carts>,
    least: Draft,
    shown: Draft,
    open: Option<vec::IntoIter<Draft>>,
}

impl ValueTree for Smaller {
    type Value = Cart;

    fn current(&self) -> Cart {
        self.carts.cart(&self.shown)
    }

    fn simplify(&mut self) -> bool {
        if self.open.is_some() && self.shown == self.least {
            return false;
        }
        self.least = self.shown.clone();
        let mut open = self.least.smaller(&self.carts).into_iter();
        let next = open.next();
        self.open = Some(open);
        next.is_some_and(|draft| {
            self.shown = draft;
            true
        })
    }

    fn complicate(&mut self) -> bool {
        let next = self.open.as_mut().and_then(Iterator::next);
        let draft = next.unwrap_or_else(|| self.least.clone());
        let changed = self.shown != draft;
        self.shown = draft;
        changed
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
