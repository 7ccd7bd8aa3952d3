//! The price for a reference quantity: an exact ratio, and the one reference that a whole row is printed in.

use core::cmp::Ordering;

use rust_decimal::Decimal;
use serde::Serialize;

use super::Price;
use crate::money::{Currency, Money, RoundingMode};
use crate::product::{Dimension, Measure, Product};

/// The price of so much content: minor units for milligrams, microlitres or pieces, never rounded before it is compared.
///
/// Source of the notion: the unit price of Directive 98/6/EC, article 2.
///
/// ```
/// use ocop::comparison::{Price, Reference, Shown, UnitPrice};
/// use ocop::money::Money;
/// use ocop::pricing::PriceTax;
/// use ocop::product::Measure;
///
/// let price = Price::new(Shown::Fixed(Money::vnd(45_000)), PriceTax::Included)?;
/// let unit = UnitPrice::new(price, Measure::grams(250)).unwrap();
/// assert_eq!(unit.low_per(Reference::Gram100).to_string(), "18000");
/// # Ok::<(), ocop::comparison::PriceError>(())
/// ```
#[derive(Debug, Clone, Copy, Serialize)]
pub struct UnitPrice {
    price: Price,
    content: Measure,
    #[serde(skip)]
    low: Money,
    #[serde(skip)]
    high: Option<Money>,
}

/// A quantity that unit prices are stated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// 100 g.
    Gram100,
    /// 1 kg.
    Kilogram,
    /// 1 t.
    Tonne,
    /// 100 ml.
    Millilitre100,
    /// 1 l.
    Litre,
    /// 1 m³.
    CubicMetre,
    /// One piece.
    Piece,
}

impl Reference {
    /// Every reference, by dimension and size.
    pub const ALL: [Self; 7] =
        [Self::Gram100, Self::Kilogram, Self::Tonne, Self::Millilitre100, Self::Litre, Self::CubicMetre, Self::Piece];

    /// The number of milligrams, microlitres or pieces.
    #[must_use]
    pub const fn base_units(self) -> u64 {
        match self {
            Self::Gram100 | Self::Millilitre100 => 100_000,
            Self::Kilogram | Self::Litre => 1_000_000,
            Self::Tonne | Self::CubicMetre => 1_000_000_000,
            Self::Piece => 1,
        }
    }

    /// What it measures.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Gram100 | Self::Kilogram | Self::Tonne => Dimension::Mass,
            Self::Millilitre100 | Self::Litre | Self::CubicMetre => Dimension::Volume,
            Self::Piece => Dimension::Count,
        }
    }

    /// The reference for unit prices of one dimension that stand in one row: the smallest at which each of them but zero shows three
    /// significant digits in its currency, or else the largest. `None` for a length or without any price.
    pub fn for_all<'u>(prices: impl Iterator<Item = &'u UnitPrice> + Clone, dimension: Dimension) -> Option<Self> {
        let mut prices = prices.filter(|price| price.dimension() == dimension).peekable();
        prices.peek()?;
        let candidates = Self::ALL.into_iter().filter(|reference| reference.dimension() == dimension);
        // A price that needs the largest reference decides alone.
        prices.map(|price| price.smallest_reference(candidates.clone())).max().flatten()
    }
}

impl UnitPrice {
    /// The price of this content; `None` where the price is not told, or the content is nothing or a length.
    #[must_use]
    pub fn new(price: Price, content: Measure) -> Option<Self> {
        let measurable = content.base_units() > 0 && content.dimension() != Dimension::Length;
        let (low, high) = price.span().filter(|_| measurable)?;
        Some(Self { price, content, low, high })
    }

    /// The unit price of a product: of its net content, drained where that is declared; else of the quantum that it is weighed in.
    #[must_use]
    pub fn of(product: &Product, price: Price) -> Option<Self> {
        Self::new(price, content_of(product)?)
    }

    /// The price of one unit.
    #[must_use]
    pub const fn price(&self) -> Price {
        self.price
    }

    /// What one unit contains.
    #[must_use]
    pub const fn content(&self) -> Measure {
        self.content
    }

    /// What the content is measured in: prices per mass, volume and piece are three bases.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.content.dimension()
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.low.currency()
    }

    /// Whether the unit price says anything that the price does not: it does unless one unit contains just the reference.
    #[must_use]
    pub fn needed(&self, per: Reference) -> bool {
        self.dimension() != per.dimension() || self.content.base_units() != per.base_units()
    }

    /// The least that the reference quantity costs, in major units: rounded to the currency's digits, or where that would show fewer than
    /// three significant digits, to those three.
    #[must_use]
    pub fn low_per(&self, per: Reference) -> Decimal {
        self.amount_per(self.low, per)
    }

    /// The most that the reference quantity costs, as [`low_per`](Self::low_per); `None` for a price *from*.
    #[must_use]
    pub fn high_per(&self, per: Reference) -> Option<Decimal> {
        self.high.map(|high| self.amount_per(high, per))
    }

    /// The exact ratio of the least price, minor units to base units.
    pub(super) fn low_ratio(&self) -> (i128, i128) {
        (self.low.minor().into(), self.content.base_units().into())
    }

    /// The exact ratio of the most.
    pub(super) fn high_ratio(&self) -> Option<(i128, i128)> {
        self.high.map(|high| (high.minor().into(), self.content.base_units().into()))
    }

    fn smallest_reference(&self, candidates: impl Iterator<Item = Reference>) -> Option<Reference> {
        let amounts = || [Some(self.low), self.high].into_iter().flatten().filter(|amount| !amount.is_zero());
        let mut largest = None;
        for reference in candidates {
            largest = Some(reference);
            if amounts().all(|amount| self.minor_per(amount, reference, 0) >= 100) {
                break;
            }
        }
        largest
    }

    /// Minor units for the reference quantity, with so many digits more.
    fn minor_per(&self, amount: Money, per: Reference, more: u32) -> i128 {
        // At most 10¹⁵ minor units, 10⁹ base units and 10¹¹ for further digits: below 2¹²⁷.
        let numerator = i128::from(amount.minor()) * i128::from(per.base_units()) * 10_i128.pow(more.min(11));
        RoundingMode::HalfUp.divide(numerator, self.content.base_units().into())
    }

    fn amount_per(&self, amount: Money, per: Reference) -> Decimal {
        let digits = u32::from(amount.currency().digits());
        let shows = |more: &u32| amount.is_zero() || self.minor_per(amount, per, *more) >= 100;
        let more = (0..=11).find(shows).unwrap_or(11);
        let minor = self.minor_per(amount, per, more);
        Decimal::try_from_i128_with_scale(minor, digits + more).unwrap_or_default().normalize()
    }
}

/// Two unit prices are equal if they are the same ratio on the same basis.
impl PartialEq for UnitPrice {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: (i128, i128), b: (i128, i128)| a.0 * b.1 == b.0 * a.1;
        let high = match (self.high_ratio(), other.high_ratio()) {
            (Some(a), Some(b)) => same(a, b),
            (None, None) => true,
            _ => false,
        };
        let basis = |unit: &Self| (unit.currency(), unit.price.tax(), unit.dimension());
        basis(self) == basis(other) && high && same(self.low_ratio(), other.low_ratio())
    }
}

impl Eq for UnitPrice {}

/// Which of selling price and unit price a shop has to show for a product. Source: Directive 98/6/EC, article 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PricesToShow {
    /// The price of one unit; not needed for goods sold in bulk, of which only the price for the reference quantity is known beforehand.
    pub selling: bool,
    /// The price for the reference quantity; not needed where it is the same as the selling price.
    pub unit: bool,
}

impl PricesToShow {
    /// For a product, with unit prices stated per reference quantity.
    #[must_use]
    pub fn of(product: &Product, per: Reference) -> Self {
        let bulk = product.parts().sale_unit.as_ref().is_some_and(|unit| unit.quantum.is_some());
        let content = content_of(product);
        let same = content.is_some_and(|content| {
            content.dimension() == per.dimension() && content.base_units().cmp(&per.base_units()) == Ordering::Equal
        });
        Self { selling: !bulk, unit: bulk || (content.is_some() && !same) }
    }
}

fn content_of(product: &Product) -> Option<Measure> {
    let parts = product.parts();
    let net = parts.net_content.as_ref().map(crate::product::NetContent::priced);
    net.or_else(|| parts.sale_unit.as_ref().and_then(|unit| unit.quantum))
}
