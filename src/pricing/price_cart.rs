//! The pure function: a cart becomes a quote.

use super::candidates::touched;
use super::engine::Engine;
use super::judge::Bench;
use super::lines::lines;
use super::rulebook::Rulebook;
use super::state::State;
use super::{Combine, Context, PricingError, Quote};
use crate::cart::Cart;
use crate::product::{Catalog, Sku};

/// What a cart costs, and why.
///
/// The same input gives the same quote, on every platform.
///
/// # Errors
/// The cart, the context or the policy cannot be priced with; the error names the line or the amount. See [`PricingError`].
///
/// ```
/// use ocop::cart::{Cart, Line};
/// use ocop::money::{Currency, Money, Rate};
/// use ocop::pricing::{self, Benefit, Context, Percent, Policy, Rule, RuleId, Rulebook};
/// use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
/// use ocop::text::Texts;
/// use time::macros::datetime;
///
/// let sku = Sku::new("CF-250")?;
/// let coffee = ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(85_000));
/// let catalogue = Catalogue::new([Product::new(coffee)?])?;
/// let ten = Rule::new(RuleId::new("ten")?, Benefit::Percent(Percent::off(Rate::percent(10))));
/// let rulebook = Rulebook::new(Currency::VND, vec![ten])?;
///
/// let cart = Cart::of([Line::new(sku, Quantity::new(2)?)])?;
/// let context = Context::new(datetime!(2026-11-23 09:30 +7), Policy::default());
/// let quote = pricing::quote(&rulebook, &catalogue, &cart, &context)?;
/// assert_eq!(quote.totals.payable, Money::vnd(153_000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn quote(
    rulebook: &Rulebook,
    catalog: &impl Catalog,
    cart: &Cart,
    context: &Context,
) -> Result<Quote, PricingError> {
    with_engine(rulebook, catalog, cart, context, |engine| {
        engine.check_context()?;
        let touched = touched(rulebook, engine.bench);
        let mut state = State::of(engine.bench.lines);
        let (outcomes, best_deal) = match context.policy.combine {
            Combine::ByPriority => (engine.by_priority(&touched.ranks, &mut state), None),
            Combine::BestDeal(budget) => {
                let (outcomes, best_deal) = engine.best_deal(&touched.ranks, budget.steps(), &mut state);
                (outcomes, Some(best_deal))
            }
        };
        engine.quote(&touched, state, outcomes, best_deal)
    })
}

/// What a cart's engine is used for; the lines of the cart are found first.
pub(super) fn with_engine<T>(
    rulebook: &Rulebook,
    catalog: &impl Catalog,
    cart: &Cart,
    context: &Context,
    using: impl FnOnce(&mut Engine<'_>) -> Result<T, PricingError>,
) -> Result<T, PricingError> {
    let currency = rulebook.currency();
    let lines = lines(currency, catalog, cart, &context.policy)?;
    let find = |sku: &Sku| catalog.product(sku);
    let bench = Bench { currency, cart, context, lines: &lines };
    using(&mut Engine::new(rulebook, bench, &find))
}
