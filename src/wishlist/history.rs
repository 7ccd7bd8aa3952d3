//! What a watch looks at: prices, stock, certificates and ends of promotions over time.

use alloc::vec::Vec;

use time::OffsetDateTime;

use super::PriceSeen;
use crate::certification::Certificate;
use crate::money::Money;
use crate::pricing::PriceTax;
use crate::product::Product;

/// The price from an instant on, until the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceAt {
    /// Since when.
    pub at: OffsetDateTime,
    /// The price of one unit; none where none was shown.
    pub price: Option<PriceSeen>,
}

/// Whether a product is in stock from an instant on, until the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockAt {
    /// Since when.
    pub at: OffsetDateTime,
    /// Whether there is at least one unit.
    pub in_stock: bool,
}

/// What happened to one product, as far as the host knows. Facts may come in any order; of two of one instant the later one given counts.
///
/// ```
/// use ocop::money::Money;
/// use ocop::wishlist::{History, PriceAt, PriceSeen};
/// use time::macros::datetime;
///
/// let at = datetime!(2026-11-25 08:00 +7);
/// let history = History::new().prices([PriceAt { at, price: Some(PriceSeen::with_tax(Money::vnd(85_000))) }]);
/// assert_eq!(history.price_at(at).map(|seen| seen.price), Some(Money::vnd(85_000)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    pub(super) prices: Vec<PriceAt>,
    pub(super) stock: Vec<StockAt>,
    pub(super) certificates: Vec<Certificate>,
    pub(super) promotion_ends: Vec<OffsetDateTime>,
}

impl History {
    /// Nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What a product itself says: the prices that were charged, the scheduled sales after them, and the certificates. Its stock of before
    /// is not known.
    #[must_use]
    pub fn of(product: &Product, tax: PriceTax) -> Self {
        let parts = product.parts();
        let seen = |price: Option<Money>| price.map(|price| PriceSeen { price, tax });
        let charged = parts.price_history.iter().map(|point| PriceAt { at: point.at, price: seen(Some(point.price)) });
        let since = parts.price_history.last().map(|point| point.at);
        let edges = parts.sales.iter().flat_map(|sale| [sale.period.from(), sale.period.until()]).flatten();
        let scheduled = edges.filter(|edge| since.is_none_or(|since| since < *edge)).map(|at| {
            let sale = product.sale_at(at).map(|sale| sale.price);
            PriceAt { at, price: seen(sale.or(product.regular_price())) }
        });
        Self::new().prices(charged.chain(scheduled)).certificates(parts.certificates.iter().cloned())
    }

    /// With these prices.
    #[must_use]
    pub fn prices(mut self, prices: impl IntoIterator<Item = PriceAt>) -> Self {
        self.prices.extend(prices);
        self.prices = in_order(self.prices, |price| price.at);
        self
    }

    /// With this stock.
    #[must_use]
    pub fn stock(mut self, stock: impl IntoIterator<Item = StockAt>) -> Self {
        self.stock.extend(stock);
        self.stock = in_order(self.stock, |stock| stock.at);
        self
    }

    /// With these certificates.
    #[must_use]
    pub fn certificates(mut self, certificates: impl IntoIterator<Item = Certificate>) -> Self {
        self.certificates.extend(certificates);
        self
    }

    /// With promotions that end at these instants.
    #[must_use]
    pub fn promotion_ends(mut self, ends: impl IntoIterator<Item = OffsetDateTime>) -> Self {
        self.promotion_ends.extend(ends);
        self.promotion_ends = in_order(self.promotion_ends, |end| *end);
        self
    }

    /// The price at an instant; none where none was shown or known.
    #[must_use]
    pub fn price_at(&self, at: OffsetDateTime) -> Option<PriceSeen> {
        latest(&self.prices, at, |price| price.at).and_then(|i| self.prices.get(i)).and_then(|point| point.price)
    }

    /// Whether the product was in stock at an instant; none where that is not known.
    #[must_use]
    pub fn in_stock_at(&self, at: OffsetDateTime) -> Option<bool> {
        let last = latest(&self.stock, at, |stock| stock.at);
        last.and_then(|i| self.stock.get(i)).map(|point| point.in_stock)
    }

    /// The lowest price in the time from `start` until the price of an instant began, that compares with it; and that price.
    ///
    /// 120, 100, 120, then 80: the lowest before is 100.
    pub(super) fn lowest_before(
        &self,
        at: OffsetDateTime,
        start: impl Fn(OffsetDateTime) -> OffsetDateTime,
    ) -> Option<(PriceSeen, PriceSeen)> {
        let now = latest(&self.prices, at, |price| price.at)?;
        let price = self.prices.get(now)?.price?;
        let before = self.prices.get(..now)?;
        // A price that was recorded again is the same price still.
        let changed = before.iter().rposition(|point| point.price != Some(price))?;
        let since = start(self.prices.get(changed + 1)?.at);
        let mut lowest: Option<PriceSeen> = None;
        for (i, point) in before.iter().enumerate().take(changed + 1).rev() {
            let until = self.prices.get(i + 1)?.at;
            if until <= since {
                break;
            }
            if let Some(seen) = point.price.filter(|seen| seen.compares_with(&price)) {
                lowest = Some(lowest.filter(|lowest| *lowest <= seen).unwrap_or(seen));
            }
        }
        lowest.map(|lowest| (lowest, price))
    }
}

/// Sorted by instant, with the last of those of one instant alone.
fn in_order<T>(mut points: Vec<T>, at: impl Fn(&T) -> OffsetDateTime) -> Vec<T> {
    points.reverse();
    // The sort keeps the order of equals, so that the first of them is the one given last.
    points.sort_by_key(&at);
    points.dedup_by_key(|point| at(point));
    points
}

/// The position of the last point that is not after an instant.
fn latest<T>(points: &[T], instant: OffsetDateTime, at: impl Fn(&T) -> OffsetDateTime) -> Option<usize> {
    points.partition_point(|point| at(point) <= instant).checked_sub(1)
}
