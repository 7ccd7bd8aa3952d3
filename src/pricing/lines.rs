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

/// What lines are alike by, in canonical order.
type MergeKey<'a> = (&'a str, Option<&'a HostKey>, Option<(i64, &'a str, bool)>);

/// The unit prices that rules do not go below, by their legal form.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Floors {
    pub(super) reduction: i64,
    pub(super) gift: i64,
}

impl<'a> Line<'a> {
    /// The list price of all units.
    pub(super) fn list(&self) -> i64 {
        self.price * i64::from(self.units)
    }

    /// What selectors ask of the line.
    pub(super) fn goods(&self, context: &Context) -> Goods<'a> {
        Goods { product: self.product, list_price: self.price, at: context.at }
    }

    /// Whether a selector matches the line; none matches goods that policy excludes.
    pub(super) fn is(&self, matcher: &Matcher, context: &Context) -> bool {
        !self.excluded && matcher.matches(self.goods(context))
    }

    fn key(&self) -> MergeKey<'a> {
        let host_price = self.host_price.map(|host| (host.price.minor(), host.reason.as_str(), host.promotional));
        (self.product.sku().as_str(), self.host_key, host_price)
    }

    fn order(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
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
        lines.push(resolved(currency, catalog, policy, position, line)?);
    }
    lines.sort_by(Line::order);
    merge(&mut lines);
    for line in &lines {
        // What the units cost together is within the bounds of money, so that sums of lines fit as well.
        let position = line.from.first().map_or(0, |part| part.line as usize);
        let units: u64 = line.from.iter().map(|part| u64::from(part.units)).sum();
        if units > u64::from(Quantity::MAX) {
            let key = cart.lines().get(position).map(CartLine::key);
            let key = key.unwrap_or_else(|| crate::cart::LineKey::of(line.product.sku().clone()));
            return Err(PricingError::TooManyUnits { line: position, key, units });
        }
        Money::from_minor(line.price, currency)?.checked_mul(line.units)?;
    }
    Ok(lines)
}

/// The line of one unit of a product.
pub(super) fn line_of<'a>(currency: Currency, product: &'a Product, policy: &Policy) -> Result<Line<'a>, PricingError> {
    let line = CartLine::new(product.sku().clone(), Quantity::ONE);
    priced(currency, product, policy, 0, &line, None)
}

fn resolved<'a>(
    currency: Currency,
    catalog: &'a impl Catalog,
    policy: &Policy,
    position: usize,
    line: &'a CartLine,
) -> Result<Line<'a>, PricingError> {
    let product =
        catalog.product(&line.sku).ok_or_else(|| PricingError::UnknownProduct { line: position, key: line.key() })?;
    let priced = priced(currency, product, policy, position, line, line.host_price.as_ref())?;
    Ok(Line { host_key: line.host_key.as_ref(), ..priced })
}

fn priced<'a>(
    currency: Currency,
    product: &'a Product,
    policy: &Policy,
    position: usize,
    line: &CartLine,
    host_price: Option<&'a HostPrice>,
) -> Result<Line<'a>, PricingError> {
    let key = || line.key();
    let price = host_price.map(|host| host.price).or(product.regular_price());
    let price = price.ok_or_else(|| PricingError::NoPrice { line: position, key: key() })?;
    if price.currency() != currency {
        let (seen, expected) = (price.currency(), currency);
        return Err(PricingError::LineCurrency { line: position, key: key(), seen, expected });
    }
    if price.is_negative() {
        return Err(PricingError::NegativePrice { line: position, key: key(), price });
    }
    let treatment =
        policy.tax.treatment(product).ok_or_else(|| PricingError::TaxNotCovered { line: position, key: key() })?;
    Ok(Line {
        product,
        host_key: None,
        host_price,
        units: line.quantity.get(),
        price: price.minor(),
        excluded: !policy.excluded.is_empty() && policy.excluded.contains(product.sku()),
        floor: floors(policy, product),
        treatment,
        from: [CartPart { line: u32::try_from(position).unwrap_or(u32::MAX), units: line.quantity.get() }]
            .into_iter()
            .collect(),
    })
}

fn floors(policy: &Policy, product: &Product) -> Floors {
    if policy.floors.is_empty() {
        return Floors::default();
    }
    let Some(floor) = policy.floors.get(product.sku()) else { return Floors::default() };
    let minor = |money: Option<Money>| money.map_or(0, |money| money.minor().max(0));
    Floors { reduction: minor(floor.cost).max(minor(floor.legal)), gift: minor(floor.cost) }
}

/// Merges neighbours that are alike.
fn merge(lines: &mut Vec<Line<'_>>) {
    let alike = |a: &Line<'_>, b: &Line<'_>| a.order(b) == Ordering::Equal;
    if !lines.windows(2).any(|pair| matches!(pair, [a, b] if alike(a, b))) {
        return;
    }
    lines.dedup_by(|later, first| {
        let same = alike(later, first);
        if same {
            first.units = first.units.saturating_add(later.units);
            later.from.iter().for_each(|part| first.from.push(*part));
        }
        same
    });
}
