//! Where a fact stands on a scale, so that it can be lower or higher than another.

use core::cmp::Ordering;

use rust_decimal::Decimal;

use super::equal::{Counted, in_base};
use super::{Target, Value};
use crate::money::Currency;
use crate::pricing::PriceTax;
use crate::product::{Dimension, Rating};

/// What two facts must have in common to be lower or higher than each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Basis {
    Price(Currency, PriceTax),
    UnitPrice(Currency, PriceTax, Dimension),
    Measure(Dimension),
    Number(Counted),
    Rating,
    Stars,
    Stock,
}

/// A point of a scale.
#[derive(Debug, Clone, Copy)]
pub(super) enum Point {
    /// Numerator and denominator, which is above zero. Both stay below 10¹⁸, so that a product of two fits 128 bits.
    Ratio(i128, i128),
    /// A decimal.
    Decimal(Decimal),
}

impl Point {
    const fn whole(number: i128) -> Self {
        Self::Ratio(number, 1)
    }

    fn cmp(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Ratio(a, b), Self::Ratio(c, d)) => (a * d).cmp(&(c * b)),
            (Self::Decimal(a), Self::Decimal(b)) => a.cmp(&b),
            // One basis has points of one kind.
            (Self::Ratio(..), Self::Decimal(_)) => Ordering::Less,
            (Self::Decimal(_), Self::Ratio(..)) => Ordering::Greater,
        }
    }

    fn distance(self, to: Self) -> Option<Self> {
        match (self, to) {
            (Self::Ratio(a, 1), Self::Ratio(b, 1)) => Some(Self::whole((a - b).abs())),
            (Self::Decimal(a), Self::Decimal(b)) => a.checked_sub(b).map(|d| Self::Decimal(d.abs())),
            _ => None,
        }
    }
}

/// The part of a scale that a fact covers: a point, mostly.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) basis: Basis,
    pub(super) low: Point,
    /// Open where it is absent.
    pub(super) high: Option<Point>,
}

impl Span {
    fn point(basis: Basis, point: Point) -> Self {
        Self { basis, low: point, high: Some(point) }
    }

    /// Where a fact stands; `None` where facts of its kind are neither lower nor higher.
    pub(super) fn of(value: &Value, prior: Option<Rating>) -> Option<Self> {
        Some(match value {
            Value::Price(price) => {
                let (low, high) = price.span()?;
                let basis = Basis::Price(low.currency(), price.tax());
                let high = high.map(|high| Point::whole(high.minor().into()));
                Self { basis, low: Point::whole(low.minor().into()), high }
            }
            Value::UnitPrice(unit) => {
                let basis = Basis::UnitPrice(unit.currency(), unit.price().tax(), unit.dimension());
                let point = |(n, d)| Point::Ratio(n, d);
                Self { basis, low: point(unit.low_ratio()), high: unit.high_ratio().map(point) }
            }
            Value::Measure(measure) => {
                Self::point(Basis::Measure(measure.dimension()), Point::whole(measure.base_units().into()))
            }
            Value::NetContent(content) => {
                let measure = content.priced();
                Self::point(Basis::Measure(measure.dimension()), Point::whole(measure.base_units().into()))
            }
            Value::Number { value, unit } => {
                let (value, counted) = in_base(*value, unit.as_deref());
                Self::point(Basis::Number(counted), Point::Decimal(value))
            }
            Value::Rating(rating) => Self::point(Basis::Rating, adjusted(*rating, prior)?),
            Value::Stars(stars) => Self::point(Basis::Stars, Point::whole(stars.get().into())),
            Value::Stock(stock) => Self::point(Basis::Stock, Point::whole(stock.level()?.into())),
            _ => return None,
        })
    }

    /// How far the fact is from a target; `None` for a range, and for a target on another basis.
    pub(super) fn distance(&self, target: &Target) -> Option<Self> {
        let to = match (target, &self.basis) {
            (Target::Money(money), Basis::Price(currency, _)) if money.currency() == *currency => {
                Point::whole(money.minor().into())
            }
            (Target::Measure(measure), Basis::Measure(dimension)) if measure.dimension() == *dimension => {
                Point::whole(measure.base_units().into())
            }
            (Target::Number(number), Basis::Number(Counted::Nothing)) => Point::Decimal(*number),
            _ => return None,
        };
        self.high.filter(|high| high.cmp(self.low) == Ordering::Equal)?;
        Some(Self::point(self.basis.clone(), self.low.distance(to)?))
    }

    /// Which of two facts on one basis is lower; `None` where they overlap without being the same.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        let below = |a: &Self, b: &Self| a.high.is_some_and(|high| high.cmp(b.low) == Ordering::Less);
        match self.cmp(other) {
            Ordering::Equal => Some(Ordering::Equal),
            _ if below(self, other) => Some(Ordering::Less),
            _ if below(other, self) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// By the lower end, then by the higher, an open one being above all.
    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        self.low.cmp(other.low).then_with(|| match (self.high, other.high) {
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        })
    }
}

/// The mean rating as a share of its scale, with the prior's ratings added: `(Σ + m·prior) ÷ (n + m)`, where each mark r of a scale to s
/// counts `(r − 1) ÷ (s − 1)`. `None` on a scale of one mark.
fn adjusted(rating: Rating, prior: Option<Rating>) -> Option<Point> {
    let parts = |rating: Rating| {
        let steps = i128::from(rating.scale()) - 1;
        let above = i128::from(rating.sum()) - i128::from(rating.count());
        (steps > 0).then_some((above, i128::from(rating.count()), steps))
    };
    let (above, count, steps) = parts(rating)?;
    let Some((prior_above, prior_count, prior_steps)) = prior.and_then(parts) else {
        return Some(Point::Ratio(above, count * steps));
    };
    Some(Point::Ratio(above * prior_steps + prior_above * steps, (count + prior_count) * steps * prior_steps))
}
