//! Hints: what a little more in the cart would save or bring as a gift, verified by pricing the changed cart.

use alloc::vec::Vec;

use serde::Serialize;

use super::price_cart::with_engine;
use super::rulebook::{Compiled, Rulebook};
use super::{Benefit, Context, Outcome, PricingError, Quote, QuoteGift, RuleId, Seen, Verdict, quote};
use crate::cart::{Cart, LineKey};
use crate::money::Money;
use crate::product::{Catalog, Product, Quantity};

/// Something to add to the cart that makes a rule apply which does not apply now.
///
/// Every figure is that of a quote of the changed cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// The rule that would apply.
    pub rule: RuleId,
    /// The line to add units to.
    pub line: LineKey,
    /// The units to add.
    pub units: Quantity,
    /// What these units cost on the shelf.
    pub costs: Money,
    /// How much more is saved in all: on goods, delivery and what else changes.
    pub saves: Money,
    /// What the rule gives for nothing.
    pub gifts: Vec<QuoteGift>,
    /// The payable of the changed cart.
    pub payable: Money,
}

impl Hint {
    /// How much more it saves than it costs; negative where the goods cost more than they save.
    #[must_use]
    pub fn gain(&self) -> Money {
        // Both are bounded amounts of one currency.
        self.saves.checked_sub(self.costs).unwrap_or(self.saves)
    }
}

/// The most changed carts that are priced for one rule.
const MOST_TRIES: usize = 6;

/// What a little more in the cart would save or bring as a gift: for each rule that lacks units or an amount, the added units of one line
/// of the cart with which it applies and the order saves most for what they cost. Best first.
///
/// Only quantities that the product is sold in, and that are in stock, are tried; at most six carts are priced for a rule.
///
/// # Errors
/// Those of [`quote`] for the cart itself.
///
/// ```
/// use ocop::cart::{Cart, Line};
/// use ocop::money::Money;
/// use ocop::pricing::{Context, Policy, Rulebook, hints};
/// use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
/// use ocop::text::Texts;
/// use time::macros::datetime;
///
/// let sku = Sku::new("TEA-100")?;
/// let tea = ProductParts::new(sku.clone(), Texts::vi("Chè xanh"), Money::vnd(60_000));
/// let catalogue = Catalogue::new([Product::new(tea)?])?;
/// let rulebook: Rulebook = serde_json::from_str(
///     r#"{"format": 1, "currency": "VND", "rules": [{"id": "3-for-2", "benefit": {"n_for_m": {"n": 3, "m": 2}}}]}"#,
/// )?;
/// let cart = Cart::of([Line::new(sku, Quantity::new(2)?)])?;
/// let hints = hints(&rulebook, &catalogue, &cart, &Context::new(datetime!(2026-11-25 09:30 +7), Policy::default()))?;
/// // One more, which costs 60 000 by itself, and the order still costs 120 000.
/// assert_eq!((hints[0].units.get(), hints[0].costs, hints[0].payable), (1, Money::vnd(60_000), Money::vnd(120_000)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn hints(
    rulebook: &Rulebook,
    catalog: &impl Catalog,
    cart: &Cart,
    context: &Context,
) -> Result<Vec<Hint>, PricingError> {
    let now = quote(rulebook, catalog, cart, context)?;
    let mut hints: Vec<Hint> = Vec::new();
    for verdict in &now.verdicts {
        let wants = match &verdict.outcome {
            Outcome::Failed(failed) => failed.missing.clone(),
            Outcome::NothingToSave => Some(Seen::Units(1)),
            _ => None,
        };
        let (Some(wants), Some(compiled)) = (wants, rulebook.find(&verdict.rule)) else { continue };
        let changes = changes(compiled, rulebook, catalog, cart, context, &now, &wants)?;
        let tried = changes.into_iter().take(MOST_TRIES);
        let found =
            tried.filter_map(|(place, units)| verified(rulebook, catalog, cart, context, &now, verdict, place, units));
        hints.extend(found.max_by_key(|hint| hint.gain().minor()));
    }
    hints.sort_by(|a, b| b.gain().minor().cmp(&a.gain().minor()).then_with(|| a.rule.cmp(&b.rule)));
    Ok(hints)
}

/// The lines of the cart that the rule counts, with units that may be enough; cheapest first.
fn changes(
    compiled: &Compiled,
    rulebook: &Rulebook,
    catalog: &impl Catalog,
    cart: &Cart,
    context: &Context,
    now: &Quote,
    wants: &Seen,
) -> Result<Vec<(usize, u32)>, PricingError> {
    let most = match &compiled.rule.benefit {
        Benefit::NForM(n_for_m) => n_for_m.n.get(),
        Benefit::BuyGet(buy_get) => buy_get.buy.get().saturating_add(buy_get.get.get()),
        _ => 1,
    };
    let counted: Vec<usize> = with_engine(rulebook, catalog, cart, context, |engine| {
        let mut matchers = Vec::new();
        compiled.when.counted(&mut matchers);
        if matchers.is_empty() || *wants == Seen::Units(1) {
            matchers.extend(&compiled.goods);
        }
        let lines = engine.bench.lines.iter().enumerate();
        Ok(lines.filter(|(_, line)| matchers.iter().any(|m| line.is(m, context))).map(|(i, _)| i).collect())
    })?;
    let mut changes = Vec::new();
    for line in counted.into_iter().filter_map(|i| now.lines.get(i)) {
        let Some(place) = line.from.first().map(|part| part.line as usize) else { continue };
        let price = (line.shelf.minor() / i64::from(line.quantity.max(1))).max(1);
        let units = match wants {
            Seen::Money(missing) => [missing.minor().div_euclid(price) + i64::from(missing.minor() % price > 0), 0],
            Seen::Units(units) => [i64::try_from(*units).unwrap_or(i64::MAX), i64::from(most) - 1],
            _ => [1, 0],
        };
        for units in units.into_iter().filter_map(|units| u32::try_from(units).ok()).filter(|units| *units > 0) {
            changes.push((price, place, units));
        }
    }
    changes.sort_unstable();
    changes.dedup();
    Ok(changes.into_iter().map(|(_, place, units)| (place, units)).collect())
}

/// The hint of a changed cart, if the rule applies there and more is saved or something is given.
#[allow(clippy::too_many_arguments, reason = "the four inputs of a quote, the quote, and what is changed")]
fn verified(
    rulebook: &Rulebook,
    catalog: &impl Catalog,
    cart: &Cart,
    context: &Context,
    now: &Quote,
    verdict: &Verdict,
    place: usize,
    units: u32,
) -> Option<Hint> {
    let held = cart.lines().get(place)?;
    let product: &Product = catalog.product(&held.sku)?;
    let asked = held.quantity.get().checked_add(units)?;
    let rule = product.parts().quantity;
    // The next quantity of the rule from what is asked for on.
    let fitting = rule.at_most(asked.checked_add(rule.step().get() - 1)?)?;
    let in_stock = product.parts().stock.limit().is_none_or(|limit| fitting.get() <= limit);
    let more = fitting.get().checked_sub(held.quantity.get()).filter(|more| *more >= units && in_stock)?;
    let lines = cart.lines().iter().enumerate().map(|(i, line)| {
        let mut line = line.clone();
        if i == place {
            line.quantity = fitting;
        }
        line
    });
    let mut changed = Cart::of(lines).ok()?;
    for code in cart.codes() {
        let _ = changed.enter_code(code.clone()).ok()?;
    }
    let then = quote(rulebook, catalog, &changed, context).ok()?;
    let applies = then.verdict(&verdict.rule).is_some_and(|verdict| matches!(verdict.outcome, Outcome::Applied(_)));
    let costs = then.totals.shelf.checked_sub(now.totals.shelf).ok()?;
    let saves = costs.checked_sub(then.totals.payable.checked_sub(now.totals.payable).ok()?).ok()?;
    let hint = Hint {
        rule: verdict.rule.clone(),
        line: held.key(),
        units: Quantity::new(more).ok()?,
        costs,
        saves,
        gifts: then.gifts.into_iter().filter(|gift| gift.rule == verdict.rule).collect(),
        payable: then.totals.payable,
    };
    (applies && (hint.saves.minor() > 0 || !hint.gifts.is_empty())).then_some(hint)
}
