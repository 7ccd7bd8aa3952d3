//! The lines to price: found in the catalogue, merged where they are alike, in canonical order.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::matcher::{Goods, Matcher};
use super::{CartPart, Context, Few, Policy, PricingError, Treatment};
use crate::cart::{Cart, HostKey, HostPrice, Line as CartLine};
use crate::money::{Currency, Money};
use crate::product::{Catalog, Product, Quantity};

/// A merged line: what does not change while it is priced.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub(super) product: &'a Product,
    pub(super) host_key: Option<&'a HostKey>,
    pub(super) host_price: Option<&'a HostPrice>,
    pub(super) units: u32,
    /// The list price of one unit.
    pub(super) price: i64,
    /// Whether policy excludes the goods from promotion.
    pub(super) excluded: bool,
    /// The unit price that no rule goes below, for price reductions and for gifts.
    pub(super) floor: Floors,
    pub(super) treatment: Treatment,
    pub(super) from: Few<CartPart, 1>,
}

/// The unit prices that rules do not go below, by their legal form.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Floors {
    pub(super) reduction: i64,
    pub(super) gift: i64,
}

impl<'a> Line<'a> {
    /// So many units of a product, at its own price.
    fn of(product: &'a Product, price: i64, treatment: Treatment, part: CartPart, policy: &Policy) -> Self {
        Self {
            product,
            host_key: None,
            host_price: None,
            units: part.units,
            price,
            excluded: !policy.excluded.is_empty() && policy.excluded.contains(product.sku()),
            floor: floors(policy, product),
            treatment,
            from: Few::one(part),
        }
    }

    /// The list price of all units.
    pub(super) fn list(&self) -> i64 {
        self.price * i64::from(self.units)
    }

    /// What selectors ask of the line.
    pub(super) fn goods<'g>(&'g self, context: &'g Context) -> Goods<'g> {
        Goods { product: self.product, list_price: self.price, at: &context.at }
    }

    /// Whether a selector matches the line; none matches goods that policy excludes.
    pub(super) fn is(&self, matcher: &Matcher, context: &Context) -> bool {
        // What most selectors are is seen to first.
        !self.excluded
            && match matcher {
                Matcher::All => true,
                Matcher::Fact(key, _) if !self.product.keys().contains(key) => false,
                other => other.matches(self.goods(context)),
            }
    }

    /// The canonical order; lines that are equal in it are merged.
    fn order(&self, other: &Self) -> Ordering {
        self.product.sku_order(other.product).then_with(|| self.of_host().cmp(&other.of_host()))
    }

    /// What the host tells lines of one product apart by.
    fn of_host(&self) -> (Option<&HostKey>, Option<(i64, &str, bool)>) {
        let price = self.host_price.map(|host| (host.price.minor(), host.reason.as_str(), host.promotional));
        (self.host_key, price)
    }
}

/// The lines of a cart, merged and in canonical order.
pub(super) fn lines<'a>(
    currency: Currency,
    catalog: &'a impl Catalog,
    cart: &'a Cart,
    policy: &Policy,
) -> Result<Vec<Line<'a>>, PricingError> {
    let mut lines = Vec::with_capacity(cart.lines().len());
    for (position, line) in cart.lines().iter().enumerate() {
        let product = catalog.product(&line.sku);
        let product = product.ok_or_else(|| PricingError::UnknownProduct { line: position, key: line.key() })?;
        let price = list_price(currency, product, position, line)?;
        let treatment = treatment(policy, product, position, line)?;
        let part = CartPart { line: u32::try_from(position).unwrap_or(u32::MAX), units: line.quantity.get() };
        let (host_key, host_price) = (line.host_key.as_ref(), line.host_price.as_ref());
        lines.push(Line { host_key, host_price, ..Line::of(product, price, treatment, part, policy) });
    }
    // Equal ones stay in the order of the cart.
    lines.sort_by(Line::order);
    lines.dedup_by(|later, first| {
        let same = first.order(later) == Ordering::Equal;
        if same {
            first.units = first.units.saturating_add(later.units);
            later.from.iter().for_each(|part| first.from.push(*part));
        }
        same
    });
    lines.iter().try_for_each(|line| within_bounds(line, currency, cart))?;
    Ok(lines)
}

/// The line of one unit of a product.
pub(super) fn line_of<'a>(currency: Currency, product: &'a Product, policy: &Policy) -> Result<Line<'a>, PricingError> {
    let line = CartLine::new(product.sku().clone(), Quantity::ONE);
    let part = CartPart { line: 0, units: Quantity::ONE.get() };
    let (price, treatment) = (list_price(currency, product, 0, &line)?, treatment(policy, product, 0, &line)?);
    Ok(Line::of(product, price, treatment, part, policy))
}

/// Refuses more units than a line can have, and units that together cost more than money can be, so that sums of lines fit as well.
fn within_bounds(line: &Line<'_>, currency: Currency, cart: &Cart) -> Result<(), PricingError> {
    let units: u64 = line.from.iter().map(|part| u64::from(part.units)).sum();
    if units > u64::from(Quantity::MAX) {
        let position = line.from.first().map_or(0, |part| part.line as usize);
        let key = cart.lines().get(position).map(CartLine::key);
        let key = key.unwrap_or_else(|| crate::cart::LineKey::of(line.product.sku().clone()));
        return Err(PricingError::TooManyUnits { line: position, key, units });
    }
    if line.price.checked_mul(i64::from(line.units)).is_some_and(|total| total <= Money::MAX) {
        return Ok(());
    }
    Money::from_minor(line.price, currency)?.checked_mul(line.units)?;
    Ok(())
}

fn list_price(currency: Currency, product: &Product, position: usize, line: &CartLine) -> Result<i64, PricingError> {
    let key = || line.key();
    let price = line.host_price.as_ref().map(|host| host.price).or(product.regular_price());
    let price = price.ok_or_else(|| PricingError::NoPrice { line: position, key: key() })?;
    if price.currency() != currency {
        let (seen, expected) = (price.currency(), currency);
        return Err(PricingError::LineCurrency { line: position, key: key(), seen, expected });
    }
    if price.is_negative() {
        return Err(PricingError::NegativePrice { line: position, key: key(), price });
    }
    Ok(price.minor())
}

fn treatment(policy: &Policy, product: &Product, position: usize, line: &CartLine) -> Result<Treatment, PricingError> {
    let treatment = policy.tax.treatment(product);
    treatment.ok_or_else(|| PricingError::TaxNotCovered { line: position, key: line.key() })
}

fn floors(policy: &Policy, product: &Product) -> Floors {
    if policy.floors.is_empty() {
        return Floors::default();
    }
    let Some(floor) = policy.floors.get(product.sku()) else { return Floors::default() };
    let minor = |money: Option<Money>| money.map_or(0, |money| money.minor().max(0));
    Floors { reduction: minor(floor.cost).max(minor(floor.legal)), gift: minor(floor.cost) }
}
