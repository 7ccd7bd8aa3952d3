//! Replay: what a changed rulebook would have made of past carts.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{Author, Context, PricingError, Quote, RuleId, Rulebook, quote};
use crate::cart::{Cart, LineKey};
use crate::money::{Currency, Money, MoneyError};
use crate::product::{Catalog, Sku};

/// A cart of the past with its context: its instant, its customer, usage as it was then.
#[derive(Debug, Clone, Copy)]
pub struct PastCart<'c> {
    /// The cart.
    pub cart: &'c Cart,
    /// The context.
    pub context: &'c Context,
}

/// What a rule saved before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleMoney {
    /// The rule.
    pub rule: RuleId,
    /// What it saved before.
    pub before: Money,
    /// What it saves after.
    pub after: Money,
    /// The carts in which it saved before.
    pub carts_before: u64,
    /// The carts in which it saves after.
    pub carts_after: u64,
    /// The carts in which it saves another amount.
    pub carts_changed: u64,
}

/// What a line cost before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineMoney {
    /// The line.
    pub key: LineKey,
    /// What it cost before, after all rules.
    pub before: Money,
    /// What it costs after.
    pub after: Money,
}

/// What the delivery costs before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DeliveryMoney {
    /// What it cost before.
    pub before: Money,
    /// What it costs after.
    pub after: Money,
}

/// What goods of one SKU cost in all carts, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkuMoney {
    /// The goods.
    pub sku: Sku,
    /// What they cost before, after all rules.
    pub before: Money,
    /// What they cost after.
    pub after: Money,
    /// The carts in which they cost another amount.
    pub carts_changed: u64,
}

/// What is different between two quotes of one cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CartDifference {
    /// The position of the cart among those that were replayed.
    pub cart: u64,
    /// What was payable before.
    pub before: Money,
    /// What is payable after.
    pub after: Money,
    /// Rules that save another amount, by id.
    pub rules: Vec<RuleMoney>,
    /// Lines that cost another amount, by key.
    pub lines: Vec<LineMoney>,
    /// What the delivery costs after rules, where that is different. A delivery that is not known counts as nothing.
    pub delivery: Option<DeliveryMoney>,
    /// Whether other gifts are given.
    pub gifts: bool,
    /// Whether the quotes differ in anything, be it only a verdict, a notice or a claim.
    pub otherwise: bool,
}

/// A cart that one of the rulebooks cannot price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedCart {
    /// The position of the cart.
    pub cart: u64,
    /// Why it could not be priced before; serialised as the sentence.
    #[serde(serialize_with = "as_text", skip_serializing_if = "Option::is_none")]
    pub before: Option<PricingError>,
    /// Why it cannot be priced after; serialised as the sentence.
    #[serde(serialize_with = "as_text", skip_serializing_if = "Option::is_none")]
    pub after: Option<PricingError>,
}

#[allow(clippy::ref_option, reason = "the signature that serde asks for")]
fn as_text<S: Serializer>(error: &Option<PricingError>, serializer: S) -> Result<S::Ok, S::Error> {
    match error {
        Some(error) => serializer.collect_str(error),
        None => serializer.serialize_none(),
    }
}

/// What a changed rulebook would have made of past carts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct DifferenceReport {
    /// The carts that both rulebooks price.
    pub carts: u64,
    /// Those of them in which money is different: payable, what a rule saves, what a line or the delivery costs.
    pub touched: u64,
    /// Those in which money is the same and something else is not: a verdict, a gift, a notice, a claim.
    pub reworded: u64,
    /// What was payable in all carts before.
    pub before: Money,
    /// What is payable in all carts after.
    pub after: Money,
    /// What each rule saved, by id; rules that saved nothing on either side are left out.
    pub rules: Vec<RuleMoney>,
    /// What goods cost, by SKU; those that cost the same in every cart are left out.
    pub goods: Vec<SkuMoney>,
    /// The cart whose payable rises most; of equal ones the first.
    pub worst_for_shopper: Option<CartDifference>,
    /// The cart whose payable falls most; of equal ones the first.
    pub worst_for_shop: Option<CartDifference>,
    /// Carts that are not counted, since one of the rulebooks cannot price them.
    pub refused: Vec<RefusedCart>,
}

/// Why rulebooks cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// Rulebooks of two currencies.
    #[error("the rulebook before is in {before}, the one after in {after}")]
    Currencies {
        /// The currency before.
        before: Currency,
        /// The currency after.
        after: Currency,
    },
    /// Sums beyond the bounds of money.
    #[error("the sums over all carts are too large: {0}")]
    Overflow(#[from] MoneyError),
}

/// Prices past carts with two rulebooks and reports what is different. Carts are taken one by one; nothing of them is kept but what the
/// report says.
///
/// # Errors
/// The rulebooks are in two currencies, or the sums are too large. Carts that cannot be priced are in the report.
///
/// ```
/// use ocop::cart::{Cart, Line};
/// use ocop::money::{Currency, Money, Rate};
/// use ocop::pricing::{Benefit, Context, PastCart, Percent, Policy, Rule, RuleId, Rulebook, replay};
/// use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
/// use ocop::text::Texts;
/// use time::macros::datetime;
///
/// let sku = Sku::new("CF-250")?;
/// let coffee = ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(85_000));
/// let catalogue = Catalogue::new([Product::new(coffee)?])?;
/// let off = |percent| Rule::new(RuleId::new("ten").unwrap(), Benefit::Percent(Percent::off(Rate::percent(percent))));
/// let before = Rulebook::new(Currency::VND, vec![off(10)])?;
/// let after = Rulebook::new(Currency::VND, vec![off(12)])?;
///
/// let cart = Cart::of([Line::new(sku, Quantity::new(2)?)])?;
/// let context = Context::new(datetime!(2026-11-23 09:30 +7), Policy::default());
/// let report = replay(&before, &after, &catalogue, [PastCart { cart: &cart, context: &context }])?;
/// assert_eq!((report.touched, report.before, report.after), (1, Money::vnd(153_000), Money::vnd(149_600)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn replay<'c>(
    before: &Rulebook,
    after: &Rulebook,
    catalog: &impl Catalog,
    carts: impl IntoIterator<Item = PastCart<'c>>,
) -> Result<DifferenceReport, ReplayError> {
    let (currency, other) = (before.currency(), after.currency());
    if currency != other {
        return Err(ReplayError::Currencies { before: currency, after: other });
    }
    let mut report = DifferenceReport::empty(currency);
    let mut sums = Sums::default();
    for (position, PastCart { cart, context }) in (0..).zip(carts) {
        match (quote(before, catalog, cart, context), quote(after, catalog, cart, context)) {
            (Ok(before), Ok(after)) => report.count(position, &before, &after, &mut sums)?,
            (before, after) => {
                report.refused.push(RefusedCart { cart: position, before: before.err(), after: after.err() });
            }
        }
    }
    report.rules = sums.rules.into_values().collect();
    report.goods = sums.goods.into_values().filter(|goods| goods.carts_changed > 0).collect();
    Ok(report)
}

#[derive(Default)]
struct Sums {
    rules: BTreeMap<RuleId, RuleMoney>,
    goods: BTreeMap<Sku, SkuMoney>,
}

impl DifferenceReport {
    const fn empty(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            carts: 0,
            touched: 0,
            reworded: 0,
            before: zero,
            after: zero,
            rules: Vec::new(),
            goods: Vec::new(),
            worst_for_shopper: None,
            worst_for_shop: None,
            refused: Vec::new(),
        }
    }

    /// Whether both rulebooks give the same quote for every cart.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.touched == 0 && self.reworded == 0 && self.refused.is_empty()
    }

    fn count(&mut self, position: u64, before: &Quote, after: &Quote, sums: &mut Sums) -> Result<(), MoneyError> {
        self.carts += 1;
        let (was, is) = (before.totals.payable, after.totals.payable);
        self.before = self.before.checked_add(was)?;
        self.after = self.after.checked_add(is)?;
        let rules = rule_money(before, after)?;
        for rule in &rules {
            sums.add_rule(rule)?;
        }
        let lines = line_money(before, after)?;
        for line in &lines {
            sums.add_line(line)?;
        }
        let difference = CartDifference { cart: position, ..CartDifference::of(before, after, rules, lines) };
        if difference.is_of_money() {
            self.touched += 1;
            self.keep_worst(&difference);
        } else if difference.otherwise {
            self.reworded += 1;
        }
        Ok(())
    }

    fn keep_worst(&mut self, difference: &CartDifference) {
        let rise = difference.rise();
        if rise > self.worst_for_shopper.as_ref().map_or(0, CartDifference::rise) {
            self.worst_for_shopper = Some(difference.clone());
        }
        if rise < self.worst_for_shop.as_ref().map_or(0, CartDifference::rise) {
            self.worst_for_shop = Some(difference.clone());
        }
    }
}

impl CartDifference {
    /// The difference between two quotes of one cart, such as a stored one and one of today.
    ///
    /// # Errors
    /// The quotes are in two currencies.
    pub fn between(before: &Quote, after: &Quote) -> Result<Self, MoneyError> {
        Ok(Self::of(before, after, rule_money(before, after)?, line_money(before, after)?))
    }

    fn of(before: &Quote, after: &Quote, mut rules: Vec<RuleMoney>, mut lines: Vec<LineMoney>) -> Self {
        rules.retain(|rule| rule.carts_changed > 0);
        lines.retain(|line| line.before != line.after);
        let otherwise = is_worded_otherwise(before, after);
        let delivery = DeliveryMoney { before: before.totals.delivery, after: after.totals.delivery };
        Self {
            cart: 0,
            before: before.totals.payable,
            after: after.totals.payable,
            rules,
            lines,
            delivery: Some(delivery).filter(|delivery| delivery.before != delivery.after),
            gifts: before.gifts != after.gifts,
            otherwise,
        }
    }

    /// Whether any money is different.
    #[must_use]
    pub fn is_of_money(&self) -> bool {
        self.before != self.after || !self.rules.is_empty() || !self.lines.is_empty() || self.delivery.is_some()
    }

    const fn rise(&self) -> i64 {
        self.after.minor() - self.before.minor()
    }
}

impl Sums {
    fn add_rule(&mut self, rule: &RuleMoney) -> Result<(), MoneyError> {
        let Some(held) = self.rules.get_mut(&rule.rule) else {
            self.rules.insert(rule.rule.clone(), rule.clone());
            return Ok(());
        };
        held.before = held.before.checked_add(rule.before)?;
        held.after = held.after.checked_add(rule.after)?;
        held.carts_before += rule.carts_before;
        held.carts_after += rule.carts_after;
        held.carts_changed += rule.carts_changed;
        Ok(())
    }

    fn add_line(&mut self, line: &LineMoney) -> Result<(), MoneyError> {
        let zero = Money::zero(line.before.currency());
        let fresh = || SkuMoney { sku: line.key.sku.clone(), before: zero, after: zero, carts_changed: 0 };
        let held = self.goods.entry(line.key.sku.clone()).or_insert_with(fresh);
        held.before = held.before.checked_add(line.before)?;
        held.after = held.after.checked_add(line.after)?;
        held.carts_changed += u64::from(line.before != line.after);
        Ok(())
    }
}

/// What each rule with entries saves in two quotes.
fn rule_money(before: &Quote, after: &Quote) -> Result<Vec<RuleMoney>, MoneyError> {
    let zero = Money::zero(before.currency);
    let mut saved: BTreeMap<&RuleId, (Money, Money)> = BTreeMap::new();
    for (quote, is_after) in [(before, false), (after, true)] {
        for entry in &quote.entries {
            if let Author::Rule(rule) = &entry.by {
                let held = saved.entry(rule).or_insert((zero, zero));
                let side = if is_after { &mut held.1 } else { &mut held.0 };
                *side = side.checked_sub(entry.amount)?;
            }
        }
    }
    let rules = saved.into_iter().map(|(rule, (before, after))| RuleMoney {
        rule: rule.clone(),
        before,
        after,
        carts_before: u64::from(!before.is_zero()),
        carts_after: u64::from(!after.is_zero()),
        carts_changed: u64::from(before != after),
    });
    Ok(rules.collect())
}

/// What each line costs in two quotes, by key.
fn line_money(before: &Quote, after: &Quote) -> Result<Vec<LineMoney>, MoneyError> {
    let zero = Money::zero(before.currency);
    let mut lines: BTreeMap<LineKey, (Money, Money)> = BTreeMap::new();
    for (quote, is_after) in [(before, false), (after, true)] {
        for line in &quote.lines {
            let key = LineKey { sku: line.sku.clone(), host_key: line.host_key.clone() };
            let held = lines.entry(key).or_insert((zero, zero));
            let side = if is_after { &mut held.1 } else { &mut held.0 };
            *side = side.checked_add(line.amount)?;
        }
    }
    Ok(lines.into_iter().map(|(key, (before, after))| LineMoney { key, before, after }).collect())
}

/// Whether anything but the count of steps differs.
fn is_worded_otherwise(before: &Quote, after: &Quote) -> bool {
    !before.costs_the_same(after)
        || before.verdicts != after.verdicts
        || before.codes != after.codes
        || before.gifts != after.gifts
        || before.notices != after.notices
        || before.claims != after.claims
        || before.rates != after.rates
        || before.payments != after.payments
        || before.valid_until != after.valid_until
}
