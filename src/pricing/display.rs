//! Display prices: what one unit costs on a listing page, without a cart.

use alloc::vec::Vec;

use serde::Serialize;
use time::OffsetDateTime;

use super::candidates::{earliest, next_change, next_change_of_goods};
use super::engine::Engine;
use super::judge::Bench;
use super::lines::{Line, line_of};
use super::rulebook::{ByFact, Compiled, Rulebook};
use super::state::State;
use super::tax::{Taxed, tax};
use super::{
    Benefit, Condition, Context, Customer, KnownCustomer, Lane, LimitPer, PricingError, RuleId, Spread, TaxAmounts,
    TierBy,
};
use crate::cart::Cart;
use crate::money::Money;
use crate::product::{Product, Sku};

/// What one unit of a product costs where there is no cart: in a listing, a comparison, a wishlist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DisplayPrice {
    /// The variant.
    pub sku: Sku,
    /// The list price.
    pub list: Money,
    /// The price, as prices are stated.
    pub price: Money,
    /// Net, tax and gross of the price.
    pub tax: TaxAmounts,
    /// Whether the product's own scheduled sale is in the price.
    pub own_sale: bool,
    /// The rules in the price, in the order in which they apply.
    pub applied: Vec<RuleId>,
    /// The rules that concern the product and were left out, by rank, and why.
    pub left_out: Vec<LeftOut>,
    /// The next instant at which the price may change by itself.
    #[serde(with = "crate::text::iso::serde_instant::option", skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<OffsetDateTime>,
}

/// A rule that concerns a product and is not in its display price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The rule.
    pub rule: RuleId,
    /// What it needs.
    pub needs: Needs,
}

/// What a rule needs besides a product, an instant and the groups of a customer who is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Needs {
    /// A code.
    Code,
    /// A customer who is known.
    Customer,
    /// More than one unit.
    Quantity,
    /// A cart: an amount, several products, or the order as a whole.
    Cart,
    /// A way of delivery or payment, a destination, a channel, or a fact of the host.
    Circumstances,
}

/// What one unit of a product costs, under the rules that need no cart and no code; customer groups count where the context's customer is
/// known.
///
/// # Errors
/// The product has no price, or one in another currency; its tax is not covered.
///
/// ```
/// use ocop::money::{Currency, Money, Rate};
/// use ocop::pricing::{self, Benefit, Context, NForM, Needs, Percent, Policy, Rule, RuleId, Rulebook, Selector};
/// use ocop::product::{Product, ProductParts, Quantity, Sku};
/// use ocop::text::Texts;
/// use time::macros::datetime;
///
/// let coffee = Product::new(ProductParts::new(Sku::new("CF-250")?, Texts::vi("Cà phê bột"), Money::vnd(85_000)))?;
/// let ten = Rule::new(RuleId::new("ten")?, Benefit::Percent(Percent::off(Rate::percent(10))));
/// let three = NForM::new(Quantity::new(3)?, Quantity::new(2)?, Selector::All);
/// let three = Rule::new(RuleId::new("three-for-two")?, Benefit::NForM(three));
/// let rulebook = Rulebook::new(Currency::VND, vec![ten, three])?;
///
/// let context = Context::new(datetime!(2026-11-23 09:30 +7), Policy::default());
/// let shown = pricing::display_price(&rulebook, &coffee, &context)?;
/// assert_eq!(shown.price, Money::vnd(76_500));
/// assert_eq!(shown.left_out[0].needs, Needs::Quantity);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn display_price(rulebook: &Rulebook, product: &Product, context: &Context) -> Result<DisplayPrice, PricingError> {
    let cart = Cart::new();
    let currency = rulebook.currency();
    let lines = [line_of(currency, product, &context.policy)?];
    let bench = Bench { currency, cart: &cart, context, lines: &lines };
    let mut engine = Engine::new(rulebook, bench, &|_| None);
    engine.quiet = true;
    let offered = offered(rulebook.plain(), product);
    let (mut ranks, mut left_out, mut next) = (Vec::new(), Vec::new(), next_change_of_goods(bench));
    for rank in offered {
        let Some(compiled) = rulebook.compiled(rank) else { continue };
        if !compiled.goods.iter().any(|matcher| lines.iter().any(|line| line.is(matcher, context))) {
            continue;
        }
        next = earliest(next, next_change(compiled, context.at));
        match needs(compiled, context) {
            _ if !compiled.rule.window.contains(context.at) => {}
            Some(needs) => left_out.push(LeftOut { rule: compiled.rule.id.clone(), needs }),
            None => ranks.push(rank),
        }
    }
    left_out.extend(of_codes(rulebook, product, &lines, context));
    let mut state = State::of(&lines);
    engine.by_priority(&ranks, &mut state);
    shown(&engine, &state, product, left_out, next)
}

/// [`display_price`] of many products: a whole catalogue is one call.
///
/// # Errors
/// Those of [`display_price`], product by product.
pub fn display_prices<'p>(
    rulebook: &Rulebook,
    products: impl IntoIterator<Item = &'p Product>,
    context: &Context,
) -> Vec<(Sku, Result<DisplayPrice, PricingError>)> {
    let price = |product: &Product| (product.sku().clone(), display_price(rulebook, product, context));
    products.into_iter().map(price).collect()
}

fn shown(
    engine: &Engine<'_>,
    state: &State,
    product: &Product,
    left_out: Vec<LeftOut>,
    valid_until: Option<OffsetDateTime>,
) -> Result<DisplayPrice, PricingError> {
    let policy = &engine.bench.context.policy;
    let (line, amount) = (engine.bench.lines.first(), state.amount());
    let mut taxed: Vec<Taxed> = line.map(|line| Taxed::of(line.treatment, amount)).into_iter().collect();
    let groups = tax(&mut taxed, policy.prices, policy.tax_rounding, policy.remainder);
    let tax = groups.first().copied().unwrap_or(Taxed::of(super::Treatment::NotDeclared, amount));
    // Tax that comes on top may leave the bounds.
    Money::from_minor(tax.gross(policy.prices), engine.bench.currency)?;
    let id = |rank: u32| engine.book.compiled(rank).map(|compiled| compiled.rule.id.clone());
    Ok(DisplayPrice {
        sku: product.sku().clone(),
        list: Money::from_minor(line.map_or(0, |line| line.price), engine.bench.currency)?,
        price: Money::from_minor(amount, engine.bench.currency)?,
        tax: tax.amounts(policy.prices, engine.bench.currency),
        own_sale: state.entries.iter().any(|entry| entry.by == super::Author::OwnSale),
        applied: state
            .applied
            .iter()
            .filter(|applied| applied.saving > 0)
            .filter_map(|applied| id(applied.rank))
            .collect(),
        left_out,
        valid_until,
    })
}

/// The ranks of the rules that may match a product, ascending.
fn offered(rules: &ByFact, product: &Product) -> Vec<u32> {
    let mut ranks = rules.always().to_vec();
    product.keys().iter().for_each(|fact| ranks.extend(rules.asking(*fact)));
    ranks.sort_unstable();
    ranks.dedup();
    ranks
}

/// The rules in force that concern the product and need a code.
fn of_codes(rulebook: &Rulebook, product: &Product, lines: &[Line<'_>], context: &Context) -> Vec<LeftOut> {
    let concerns = |compiled: &&Compiled| {
        let any = compiled.goods.iter().any(|matcher| lines.iter().any(|line| line.is(matcher, context)));
        any && compiled.rule.window.contains(context.at)
    };
    let coded = offered(rulebook.coded(), product);
    let coded = coded.into_iter().filter_map(|rank| rulebook.compiled(rank)).filter(concerns);
    coded.map(|compiled| LeftOut { rule: compiled.rule.id.clone(), needs: Needs::Code }).collect()
}

/// What a rule needs besides what a listing knows, if anything.
fn needs(compiled: &Compiled, context: &Context) -> Option<Needs> {
    let rule = &compiled.rule;
    let known = match &context.customer {
        Customer::Guest => None,
        Customer::Known(known) => Some(known),
    };
    if let Some(needs) = needs_of_condition(&rule.when, known) {
        return Some(needs);
    }
    if rule.limits.per_customer.is_some() && known.is_none() {
        return Some(Needs::Customer);
    }
    match &rule.benefit {
        Benefit::NForM(_) | Benefit::BuyGet(_) | Benefit::Bundle(_) => Some(Needs::Quantity),
        Benefit::Gift(_) | Benefit::Delivery(_) => Some(Needs::Cart),
        _ if rule.lane() == Lane::Order => Some(Needs::Cart),
        Benefit::Percent(percent) => needs_of_spread(percent.spread, percent.units.map(|units| units.per), known),
        Benefit::Amount(amount) => needs_of_spread(amount.spread, amount.units.map(|units| units.per), known),
        Benefit::Price(price) => needs_of_spread(price.spread, price.units.map(|units| units.per), known),
        Benefit::Tiers(tiers) => match &tiers.by {
            TierBy::Quantity(steps) if steps.first().is_some_and(|step| step.from.get() > 1) => Some(Needs::Quantity),
            TierBy::Quantity(_) => None,
            TierBy::Spend(_) => Some(Needs::Cart),
        },
    }
}

fn needs_of_spread(spread: Spread, per: Option<LimitPer>, known: Option<&KnownCustomer>) -> Option<Needs> {
    match (spread, per) {
        (Spread::Selection, _) => Some(Needs::Cart),
        (_, Some(LimitPer::Customer)) if known.is_none() => Some(Needs::Customer),
        _ => None,
    }
}

fn needs_of_condition(condition: &Condition, known: Option<&KnownCustomer>) -> Option<Needs> {
    match condition {
        Condition::AllOf(parts) | Condition::AnyOf(parts) => {
            parts.iter().find_map(|part| needs_of_condition(part, known))
        }
        Condition::Not(inner) => needs_of_condition(inner, known),
        Condition::Period(_) | Condition::Hours(_) => None,
        Condition::Code(_) => Some(Needs::Code),
        Condition::CustomerGroup(_) if known.is_some_and(|known| known.groups.is_some()) => None,
        Condition::OrderNumber(_) if known.is_some_and(|known| known.orders_before.is_some()) => None,
        Condition::CustomerGroup(_) | Condition::OrderNumber(_) => Some(Needs::Customer),
        Condition::Spend(_) | Condition::Quantity(_) | Condition::Distinct(_) => Some(Needs::Cart),
        Condition::Channel(_)
        | Condition::DestinationProvince(_)
        | Condition::DeliveryMethod(_)
        | Condition::PaymentMethod(_)
        | Condition::Fact(_) => Some(Needs::Circumstances),
    }
}
