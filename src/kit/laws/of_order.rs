//! Laws of an order: what a cart costs when something about it, or about the rules, is changed.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::broken::{Broken, Law, holds, same};
use super::of_quote::{same_offer, sum};
use crate::cart::{Cart, Code, Line, LineKey};
use crate::kit::goods;
use crate::money::Money;
use crate::pricing::{
    Benefit, ChargeRefund, Combine, Context, GoodsRefund, Order, Outcome, PastCart, Policy, PriceTax, PricingError,
    Quote, QuoteDelivery, RefundLedger, RefundPolicy, Returned, Rule, RuleId, Rulebook, StepBudget, quote, replay,
};
use crate::product::Quantity;

fn priced(order: Order<'_>) -> Result<Quote, PricingError> {
    quote(order.rulebook, &order.catalog, order.cart, order.context)
}

fn cart_of(order: Order<'_>, lines: Vec<Line>) -> Cart {
    let mut codes: Vec<Code> = order.cart.codes().cloned().collect();
    codes.reverse();
    goods::cart(lines, codes)
}

/// Law 4: the order in which lines and rules stand changes nothing. Lines and rules are turned round, and lines are dealt out anew.
///
/// # Errors
/// What changes.
pub fn order_of_entry(order: Order<'_>) -> Result<(), Broken> {
    let expected = priced(order)?;
    let mut lines = order.cart.lines().to_vec();
    lines.reverse();
    let mut rules: Vec<Rule> = order.rulebook.rules().cloned().collect();
    rules.reverse();
    let rulebook = Rulebook::new(order.rulebook.currency(), rules)?;
    let reversed = cart_of(order, lines.clone());
    same_offer(Law::OrderOfEntry, &priced(Order { rulebook: &rulebook, cart: &reversed, ..order })?, &expected)?;
    let (even, odd): (Vec<_>, Vec<_>) = lines.into_iter().enumerate().partition(|(position, _)| position % 2 == 0);
    let dealt = cart_of(order, odd.into_iter().chain(even).map(|(_, line)| line).collect());
    same_offer(Law::OrderOfEntry, &priced(Order { cart: &dealt, ..order })?, &expected)
}

/// Law 5: splitting lines changes nothing. Each line of several units is split in two, which then stand apart.
///
/// # Errors
/// What changes.
pub fn splitting(order: Order<'_>) -> Result<(), Broken> {
    let split = |line: &Line, first: bool| {
        let one = line.quantity.get().div_ceil(3);
        let units = if first { one } else { line.quantity.get() - one };
        Quantity::new(units).ok().map(|quantity| Line { quantity, ..line.clone() })
    };
    let lines = order.cart.lines();
    let parts =
        lines.iter().filter_map(|line| split(line, true)).chain(lines.iter().filter_map(|line| split(line, false)));
    let parts: Vec<Line> = parts.collect();
    if parts.len() > crate::cart::MAX_LINES {
        return Ok(());
    }
    let cart = cart_of(order, parts);
    same_offer(Law::Splitting, &priced(Order { cart: &cart, ..order })?, &priced(order)?)
}

/// Law 6: rules that are not touched change nothing. A rulebook of the rules that have a verdict, and of those that a code names, gives the
/// same quote.
///
/// # Errors
/// What changes.
pub fn untouched_rules(order: Order<'_>) -> Result<(), Broken> {
    let whole = priced(order)?;
    let touched = |rule: &&Rule| whole.verdict(&rule.id).is_some() || !rule.codes.is_empty();
    let rules = order.rulebook.rules().filter(touched).cloned().collect();
    let rulebook = Rulebook::new(order.rulebook.currency(), rules)?;
    same_offer(Law::UntouchedRules, &priced(Order { rulebook: &rulebook, ..order })?, &whole)
}

/// Law 7: the best deal costs no more than what goes by priority, gifts taken at what they are worth, where what delivery costs is known
/// of both or of neither; what it says of itself holds.
///
/// # Errors
/// A best deal that is worse, or saves more than its own bound.
pub fn best_deal(order: Order<'_>) -> Result<(), Broken> {
    const LAW: Law = Law::BestDeal;
    let under = |combine| {
        let policy = Policy { combine, ..(*order.context.policy).clone() };
        Context { policy: Arc::new(policy), ..order.context.clone() }
    };
    let (by_priority, best) = (under(Combine::ByPriority), under(Combine::BestDeal(StepBudget::new(1_000))));
    let plain = priced(Order { context: &by_priority, ..order })?;
    let best = priced(Order { context: &best, ..order })?;
    let (asked, least) = (cost(&plain, order.rulebook), cost(&best, order.rulebook));
    // What costs less only because nobody knows what delivery costs is not cheaper.
    let unknown = |quote: &Quote| matches!(quote.delivery, QuoteDelivery::NotYetKnown(_));
    if unknown(&plain) == unknown(&best) {
        holds(LAW, "what the best deal costs", least, &format!("at most {asked}"), least <= asked)?;
    }
    let Some(told) = best.best_deal else { return same(LAW, "best_deal", "nothing", "what the search proved") };
    holds(LAW, "best_deal.bound", told.bound, &format!("at least {}", told.saving), told.bound >= told.saving)?;
    same(LAW, "best_deal.proven", told.proven, told.bound == told.saving)
}

/// What is asked for before cash rounding, less what gifts are worth.
fn cost(quote: &Quote, rulebook: &Rulebook) -> i128 {
    let applied = quote.verdicts.iter().filter(|verdict| matches!(verdict.outcome, Outcome::Applied(_)));
    let worth = applied.filter_map(|verdict| match &rulebook.rule(&verdict.rule)?.benefit {
        Benefit::Gift(gift) => gift.worth,
        _ => None,
    });
    i128::from(quote.totals.gross.minor()) - sum(worth)
}

/// Law 9: without rules, the cart costs the plain sum of its lines at shelf price, delivery, fees and added tax, before cash rounding.
///
/// # Errors
/// A sum that is another.
pub fn no_rules(order: Order<'_>) -> Result<(), Broken> {
    const LAW: Law = Law::NoRules;
    let empty = Rulebook::empty(order.rulebook.currency());
    let quote = priced(Order { rulebook: &empty, ..order })?;
    let totals = &quote.totals;
    let all_units = |line: &Line| shelf(order, line) * i128::from(line.quantity.get());
    let goods: i128 = order.cart.lines().iter().map(all_units).sum();
    same(LAW, "totals.shelf", totals.shelf.minor().into(), goods)?;
    same(LAW, "totals.goods", totals.goods.minor().into(), goods)?;
    let fees = if order.cart.is_empty() { 0 } else { sum(order.context.fees.iter().map(|fee| fee.amount)) };
    same(LAW, "totals.fees", totals.fees.minor().into(), fees)?;
    let added = if order.context.policy.prices == PriceTax::Excluded { totals.tax.minor() } else { 0 };
    let gross = goods + fees + i128::from(totals.delivery.minor()) + i128::from(added);
    same(LAW, "totals.gross", totals.gross.minor().into(), gross)?;
    same(LAW, "verdicts", quote.verdicts.len() + quote.claims.len(), 0)
}

/// The shelf price of a unit, in minor units: the host's, or the regular one, or a sale of the product's own that is not above it, nor below
/// its floor.
fn shelf(order: Order<'_>, line: &Line) -> i128 {
    let policy = &order.context.policy;
    let own = || {
        let product = order.catalog.product(&line.sku)?;
        let regular = product.regular_price()?.minor();
        let counts = policy.own_sales && !policy.excluded.contains(&line.sku);
        let sale = product.sale_at(order.context.at).filter(|_| counts).map(|sale| sale.price.minor());
        let floor = policy.floors.get(&line.sku).copied().unwrap_or_default();
        let floor = floor.cost.into_iter().chain(floor.legal).map(Money::minor).max().unwrap_or(0);
        Some(sale.map_or(regular, |sale| sale.max(floor).min(regular)))
    };
    line.host_price.as_ref().map(|host| host.price.minor()).or_else(own).unwrap_or(0).into()
}

/// Law 11: what comes back, line by line, is refunded: never below zero, and in the end all that was paid, in each way of refunding.
/// Delivery and fees come back with the last unit.
///
/// # Errors
/// A refund that is negative, or a sum that is not what was paid.
pub fn refunds(order: Order<'_>) -> Result<(), Broken> {
    const LAW: Law = Law::Refunds;
    let quote = priced(order)?;
    if quote.lines.is_empty() {
        return Ok(());
    }
    let mut units: BTreeMap<LineKey, u32> = BTreeMap::new();
    for line in &quote.lines {
        *units.entry(LineKey { sku: line.sku.clone(), host_key: line.host_key.clone() }).or_default() += line.quantity;
    }
    for goods in [GoodsRefund::ProRata, GoodsRefund::KeepTheDeal, GoodsRefund::ReEvaluate(order)] {
        let with_last = quote.fees.iter().map(|fee| (fee.id.clone(), ChargeRefund::WithLastUnit)).collect();
        let policy = RefundPolicy { goods, delivery: ChargeRefund::WithLastUnit, fees: with_last };
        let mut ledger = RefundLedger::new();
        for (key, count) in &units {
            let Ok(count) = Quantity::new(*count) else { continue };
            let back = Returned { sku: key.sku.clone(), host_key: key.host_key.clone(), units: count };
            let refund = quote.refund(&ledger, &[back], &policy)?;
            holds(
                LAW,
                format_args!("the refund of {}", key.sku),
                refund.total,
                "none below zero",
                !refund.total.is_negative(),
            )?;
            ledger.book(refund);
        }
        let returned = sum(ledger.refunds().iter().map(|refund| refund.total));
        same(LAW, "the sum of all refunds", returned, quote.totals.payable.minor().into())?;
    }
    Ok(())
}

/// Law 13: the same rulebook gives the same quote.
///
/// # Errors
/// What is reported as changed.
pub fn replayed(order: Order<'_>) -> Result<(), Broken> {
    let cart = PastCart { cart: order.cart, context: order.context };
    let report = replay(order.rulebook, order.rulebook, &order.catalog, [cart])?;
    let changed: BTreeSet<&RuleId> =
        report.rules.iter().filter(|rule| rule.carts_changed > 0).map(|rule| &rule.rule).collect();
    same(Law::Replay, "rules that changed", changed, BTreeSet::new())?;
    holds(Law::Replay, "the report", (report.before, report.after), "no difference", report.is_unchanged())
}
