//! Refunds: what comes back for goods that come back, so that all refunds together return what was paid.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use super::refund_ledger::{Refund, RefundEntry, RefundLedger, ReturnedUnits, rates_of};
use super::refund_places::{Amounts, Counts, Paid, due_of_lines, first_units, paid};
use super::trace::Trace;
use super::{
    Context, FeeId, Place, PricingError, Quote, QuoteFault, Rulebook, TaxAmounts, UnitRun, quote, refund_dues,
};
use crate::cart::{Cart, HostKey, LineKey};
use crate::input::{checked_choice, checked_record};
use crate::money::{Money, MoneyError, RoundingMode};
use crate::product::{Catalog, Quantity, Sku};

/// Goods that come back (hàng trả lại).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Returned {
    /// The variant.
    pub sku: Sku,
    /// The host's own key, for a line that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_key: Option<HostKey>,
    /// The units.
    pub units: Quantity,
}

checked_record!(Returned { sku: required, host_key: optional, units: required });

/// How a shop refunds.
#[derive(Debug, Clone)]
pub struct RefundPolicy<'o> {
    /// How goods are refunded.
    pub goods: GoodsRefund<'o>,
    /// Whether the delivery comes back. It is not priced again.
    pub delivery: ChargeRefund,
    /// Whether fees come back; those that are not named do not.
    pub fees: BTreeMap<FeeId, ChargeRefund>,
}

impl<'o> RefundPolicy<'o> {
    /// Goods are refunded so; delivery and fees never.
    #[must_use]
    pub const fn of(goods: GoodsRefund<'o>) -> Self {
        Self { goods, delivery: ChargeRefund::Never, fees: BTreeMap::new() }
    }
}

/// How goods are refunded. Units of one key are alike: those that are due most come back first.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum GoodsRefund<'o> {
    /// Each offer's saving is spread over all its units by shelf price, over the units of its sets as well: of three for the price of two,
    /// each is due two thirds of its price.
    ProRata,
    /// Each unit is due its own price in the ledger, paid units first: of three for the price of two, two are due their price, and the last
    /// nothing.
    KeepTheDeal,
    /// The goods that stay are priced as if they alone had been ordered, and what is paid beyond that is due. Where they lose a deal,
    /// less is due, perhaps nothing; the sum of several refunds may then depend on their order, until all has come back.
    ReEvaluate(Order<'o>),
}

/// What a quote was made of.
#[derive(Clone, Copy)]
pub struct Order<'o> {
    /// The rules of then.
    pub rulebook: &'o Rulebook,
    /// The products of then.
    pub catalog: &'o dyn Catalog,
    /// The cart that was ordered.
    pub cart: &'o Cart,
    /// The context of then: its instant, and usage before the order's own claims.
    pub context: &'o Context,
}

impl fmt::Debug for Order<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Order").field("cart", self.cart).field("context", self.context).finish_non_exhaustive()
    }
}

/// Whether a delivery or a fee comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeRefund {
    /// It does not. The default.
    #[default]
    Never,
    /// It does when the last unit comes back.
    WithLastUnit,
    /// It does in proportion to the shelf price of what comes back.
    ProRata,
}

checked_choice!(ChargeRefund { "never" => Never, "with_last_unit" => WithLastUnit, "pro_rata" => ProRata });

/// Why nothing can be refunded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RefundError {
    /// The quote does not add up.
    #[error("the quote does not add up: {0}")]
    Quote(#[from] QuoteFault),
    /// Goods that the quote does not have.
    #[error("the quote has no goods {}", key.sku)]
    UnknownGoods {
        /// The goods.
        key: LineKey,
    },
    /// More units than are left with the shopper.
    #[error("{asked} units of {} come back, but only {left} are left", key.sku)]
    TooManyUnits {
        /// The goods.
        key: LineKey,
        /// The units that come back.
        asked: u64,
        /// The units that did not come back so far.
        left: u64,
    },
    /// A ledger of refunds that returned more than was paid, or on places that the quote does not have.
    #[error("the ledger of refunds is not of this quote: it returned {refunded} of {paid}")]
    OtherLedger {
        /// What the ledger returned.
        refunded: Money,
        /// What was paid.
        paid: Money,
    },
    /// Rules, products, cart and context that do not give this quote.
    #[error("the order does not give this quote, so what stays cannot be priced as it was then")]
    OtherOrder,
    /// What stays cannot be priced.
    #[error("what stays cannot be priced: {0}")]
    Pricing(#[from] PricingError),
    /// Amounts beyond the bounds of money.
    #[error("the amounts are too large: {0}")]
    Overflow(#[from] MoneyError),
}

impl Quote {
    /// What is to be refunded for goods that come back, after the refunds so far. Nothing is booked: see [`RefundLedger::book`].
    ///
    /// The refund is what is due for everything that came back so far, less what was refunded so far, and never below zero; so all refunds
    /// together never exceed what was paid, and when all goods have come back they are all that was paid for them.
    ///
    /// # Errors
    /// Goods come back that were not bought or came back already; the quote, the ledger or the order do not belong together.
    ///
    /// ```
    /// use ocop::cart::{Cart, Line};
    /// use ocop::money::{Currency, Money};
    /// use ocop::pricing::{
    ///     self, Benefit, Context, GoodsRefund, NForM, Policy, RefundLedger, RefundPolicy, Returned, Rule, RuleId, Rulebook, Selector,
    /// };
    /// use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
    /// use ocop::text::Texts;
    /// use time::macros::datetime;
    ///
    /// let sku = Sku::new("CF-250")?;
    /// let coffee = ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(90_000));
    /// let catalogue = Catalogue::new([Product::new(coffee)?])?;
    /// let offer = NForM::new(Quantity::new(3)?, Quantity::new(2)?, Selector::All);
    /// let rulebook = Rulebook::new(Currency::VND, vec![Rule::new(RuleId::new("3-for-2")?, Benefit::NForM(offer))])?;
    /// let cart = Cart::of([Line::new(sku.clone(), Quantity::new(3)?)])?;
    /// let quote = pricing::quote(&rulebook, &catalogue, &cart, &Context::new(datetime!(2026-11-23 09:30 +7), Policy::default()))?;
    ///
    /// let mut ledger = RefundLedger::new();
    /// let one = [Returned { sku, host_key: None, units: Quantity::new(1)? }];
    /// let refund = quote.refund(&ledger, &one, &RefundPolicy::of(GoodsRefund::ProRata))?;
    /// assert_eq!(refund.total, Money::vnd(60_000));
    /// ledger.book(refund);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn refund(
        &self,
        so_far: &RefundLedger,
        returned: &[Returned],
        policy: &RefundPolicy<'_>,
    ) -> Result<Refund, RefundError> {
        self.audit()?;
        let trace = Trace::of(self).map_err(|misfit| QuoteFault::Moves { entry: misfit.entry })?;
        let own_prices = refund_dues::own_prices(self, &trace);
        let dues = match policy.goods {
            GoodsRefund::ProRata => refund_dues::pro_rata(self, &trace),
            GoodsRefund::KeepTheDeal | GoodsRefund::ReEvaluate(_) => own_prices,
        };
        let before = so_far.counts();
        let counts = counted(&dues, &before, returned)?;
        let paid = paid(self);
        let mut due: Vec<Amounts> = match policy.goods {
            GoodsRefund::ReEvaluate(order) => self.beyond_what_stays(order, &dues, &counts, &paid)?,
            _ => {
                let drawn = due_of_lines(&dues, &counts, &paid, self.lines.len());
                drawn.into_iter().zip(&paid).map(|(stated, paid)| paid.part(stated)).collect()
            }
        };
        let progress = Progress::of(&dues, &counts);
        due.extend(
            paid.iter()
                .skip(self.lines.len())
                .map(|paid| paid.part(progress.of_charge(charge_of(self, policy, paid.on), paid.stated()))),
        );
        let booked = so_far.booked(self, &paid)?;
        let open = due.iter().zip(booked).map(|(due, booked)| due.minus(booked));
        let entries = paid.iter().zip(open.collect::<Vec<_>>()).collect::<Vec<_>>();
        self.settle(&entries, returned_units(&dues, &before, &counts, policy, self)?)
    }

    /// The refund of what is open by place; where that is nothing or less, nothing is booked but the units.
    fn settle(&self, open: &[(&Paid, Amounts)], returned: Vec<ReturnedUnits>) -> Result<Refund, RefundError> {
        let total: i64 = open.iter().map(|(_, amounts)| amounts.total()).sum();
        let money = |minor| Money::from_minor(minor, self.currency);
        let mut entries = Vec::new();
        let held = open.iter().filter(|(_, amounts)| total > 0 && *amounts != Amounts::default());
        for (paid, Amounts { net, tax, cash }) in held {
            let gross = money(net + tax)?;
            let tax = TaxAmounts { treatment: paid.treatment, net: money(*net)?, tax: money(*tax)?, gross };
            entries.push(RefundEntry { on: paid.on, tax, cash_rounding: money(*cash)? });
        }
        let cash = entries.iter().map(|entry| entry.cash_rounding.minor()).sum();
        let rates = rates_of(&entries, self.currency)?;
        Ok(Refund { returned, entries, rates, cash_rounding: money(cash)?, total: money(total.max(0))? })
    }

    /// What was paid for goods beyond what those that stay cost by themselves, by line.
    fn beyond_what_stays(
        &self,
        order: Order<'_>,
        own_prices: &refund_dues::Dues,
        counts: &Counts,
        paid: &[Paid],
    ) -> Result<Vec<Amounts>, RefundError> {
        let catalog = &order.catalog;
        if !self.costs_the_same(&quote(order.rulebook, catalog, order.cart, order.context)?) {
            return Err(RefundError::OtherOrder);
        }
        let mut stay: Vec<u32> = order.cart.lines().iter().map(|line| line.quantity.get()).collect();
        let gone =
            own_prices.iter().flat_map(|(key, units)| first_units(units, counts.get(key).copied().unwrap_or_default()));
        for units in gone {
            let mut left = units.units;
            for part in self.lines.get(units.line).into_iter().flat_map(|line| line.from.iter()) {
                if let Some(stay) = stay.get_mut(part.line as usize) {
                    let taken = left.min(*stay);
                    *stay -= taken;
                    left -= taken;
                }
            }
        }
        let remaining = order.cart.with_units(&stay);
        let again = quote(order.rulebook, catalog, &remaining, order.context)?;
        // Lines of the remaining cart by their position in the cart of the order.
        let positions: Vec<usize> = (0..stay.len()).filter(|line| stay.get(*line).is_some_and(|n| *n > 0)).collect();
        let mut due: Vec<Amounts> = paid.iter().take(self.lines.len()).map(|paid| paid.amounts).collect();
        for line in &again.lines {
            let position = line.from.first().and_then(|part| positions.get(part.line as usize));
            let was = self.lines.iter().position(|held| {
                position.is_some_and(|position| held.from.iter().any(|part| part.line as usize == *position))
            });
            let stays = Amounts { net: line.tax.net.minor(), tax: line.tax.tax.minor(), cash: 0 };
            was.and_then(|was| due.get_mut(was)).into_iter().for_each(|due| *due = due.minus(stays));
        }
        for (due, paid) in due.iter_mut().zip(paid) {
            due.cash = paid.cash_with(due.net + due.tax);
        }
        Ok(due)
    }
}

impl Quote {
    /// Whether two quotes have the same ledger; what they explain and looked at may differ.
    pub(super) fn costs_the_same(&self, other: &Self) -> bool {
        self.prices == other.prices
            && self.lines == other.lines
            && self.entries == other.entries
            && self.delivery == other.delivery
            && self.fees == other.fees
            && self.totals == other.totals
    }
}

/// The units that came back with what comes back now.
fn counted(dues: &refund_dues::Dues, before: &Counts, returned: &[Returned]) -> Result<Counts, RefundError> {
    let mut counts = before.clone();
    for goods in returned {
        let key = LineKey { sku: goods.sku.clone(), host_key: goods.host_key.clone() };
        *counts.entry(key).or_default() += u64::from(goods.units.get());
    }
    for (key, count) in &counts {
        let Some(units) = dues.get(key) else { return Err(RefundError::UnknownGoods { key: key.clone() }) };
        let bought: u64 = units.iter().map(|units| u64::from(units.units)).sum();
        if *count > bought {
            let before = before.get(key).copied().unwrap_or_default();
            let (asked, left) = (count - before, bought.saturating_sub(before));
            return Err(RefundError::TooManyUnits { key: key.clone(), asked, left });
        }
    }
    Ok(counts)
}

/// What comes back now, with what each unit is due, where units have a due of their own.
fn returned_units(
    dues: &refund_dues::Dues,
    before: &Counts,
    counts: &Counts,
    policy: &RefundPolicy<'_>,
    quote: &Quote,
) -> Result<Vec<ReturnedUnits>, RefundError> {
    let mut all = Vec::new();
    for (key, count) in counts {
        let gone = before.get(key).copied().unwrap_or_default();
        if *count == gone {
            continue;
        }
        let mut runs: Vec<UnitRun> = Vec::new();
        if let (false, Some(units)) = (matches!(policy.goods, GoodsRefund::ReEvaluate(_)), dues.get(key)) {
            let mut skip = gone;
            for each in first_units(units, *count) {
                let skipped = u64::from(each.units).min(skip);
                skip -= skipped;
                let left = each.units - u32::try_from(skipped).unwrap_or(each.units);
                let price = Money::from_minor(each.due, quote.currency)?;
                match runs.last_mut() {
                    Some(last) if last.price == price => last.units += left,
                    _ if left > 0 => runs.push(UnitRun { units: left, price }),
                    _ => {}
                }
            }
        }
        all.push(ReturnedUnits { key: key.clone(), units: count - gone, runs });
    }
    Ok(all)
}

/// How much of the goods came back.
struct Progress {
    shelf: (i64, i64),
    units: (u64, u64),
}

impl Progress {
    fn of(dues: &refund_dues::Dues, counts: &Counts) -> Self {
        let (mut shelf, mut units) = ((0, 0), (0, 0));
        for (key, all) in dues {
            let count = counts.get(key).copied().unwrap_or_default();
            for each in first_units(all, count) {
                shelf.0 += each.shelf * i64::from(each.units);
                units.0 += u64::from(each.units);
            }
            for each in all {
                shelf.1 += each.shelf * i64::from(each.units);
                units.1 += u64::from(each.units);
            }
        }
        Self { shelf, units }
    }

    /// What is due of a delivery or a fee, as prices are stated.
    fn of_charge(&self, charge: ChargeRefund, paid: i64) -> i64 {
        match charge {
            ChargeRefund::WithLastUnit if self.units.0 == self.units.1 => paid,
            ChargeRefund::Never | ChargeRefund::WithLastUnit => 0,
            ChargeRefund::ProRata if self.shelf.1 > 0 => RoundingMode::HalfUp.scale(paid, self.shelf.0, self.shelf.1),
            ChargeRefund::ProRata => {
                let signed = |units: u64| i64::try_from(units).unwrap_or(i64::MAX);
                RoundingMode::HalfUp.scale(paid, signed(self.units.0), signed(self.units.1))
            }
        }
    }
}

fn charge_of(quote: &Quote, policy: &RefundPolicy<'_>, on: Place) -> ChargeRefund {
    match on {
        Place::Delivery => policy.delivery,
        Place::Fee(fee) => {
            let fee = quote.fees.get(fee as usize);
            fee.and_then(|fee| policy.fees.get(&fee.id)).copied().unwrap_or_default()
        }
        Place::Line(_) | Place::Total => ChargeRefund::Never,
    }
}
