//! Shops and carts made up so that rules apply: goods that selectors match, enough of them, and a context that conditions ask for.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::sync::Arc;
use alloc::vec::Vec;

use time::{Duration, OffsetDateTime};

use super::super::judge::next_edge;
use super::super::matcher::{Goods, Matcher};
use super::super::{
    AttributeIs, Basis, Benefit, BundleGive, Condition, Context, Customer, CustomerId, Delivery, KnownCustomer,
    OrderNumber, PriceRange, Rule, Selector, Spend, TierBy, Units,
};
use super::{Question, Witness};
use crate::cart::{Cart, Line};
use crate::certification::{Certificate, RegimeId, Stars};
use crate::money::{Currency, Money};
use crate::product::{AttributeValue, Catalogue, Origin, Producer, Product, ProductParts, Quantity, Sale, Sku};
use crate::product::{CategoryId, CategoryPath, Period};
use crate::text::Texts;

/// The list price of goods that are made up, in minor units, where nothing asks for another.
const PRICE: i64 = 100_000;

/// Goods and circumstances under construction.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    currency: Currency,
    products: Vec<Product>,
    units: BTreeMap<Sku, u32>,
    codes: BTreeSet<crate::cart::Code>,
    context: Context,
    groups: BTreeSet<super::super::CustomerGroup>,
    orders_before: Option<u32>,
}

impl Draft {
    /// No goods yet, at the first instant from the question's on at which a rule is in force.
    pub(super) fn new(currency: Currency, question: &Question, rule: &Rule) -> Self {
        let from = rule.window.from().filter(|from| question.at < *from).unwrap_or(question.at);
        let mut context = Context::new(from.to_offset(question.at.offset()), super::super::Policy::default());
        context.policy = Arc::clone(&question.policy);
        context.delivery = Money::from_minor(PRICE, currency).map_or(Delivery::Nothing, Delivery::Fee);
        Self {
            currency,
            products: Vec::new(),
            units: BTreeMap::new(),
            codes: BTreeSet::new(),
            context,
            groups: BTreeSet::new(),
            orders_before: None,
        }
    }

    /// Adds what a rule needs to apply; nothing where it could not be made up.
    pub(super) fn add(&mut self, rule: &Rule) -> Option<()> {
        self.codes.extend(rule.codes.iter().next().cloned());
        if rule.limits.per_customer.is_some() {
            self.orders_before.get_or_insert(0);
        }
        match &rule.benefit {
            Benefit::Percent(percent) => self.goods(&percent.of, 1),
            Benefit::Amount(amount) => self.goods(&amount.of, 1),
            Benefit::Price(price) => {
                self.product(&price.of, price.price.minor() + PRICE)?;
                self.goods(&price.of, 1)
            }
            Benefit::Tiers(tiers) => match &tiers.by {
                TierBy::Quantity(steps) => self.goods(&tiers.of, steps.last().map_or(1, |step| step.from.get())),
                TierBy::Spend(spend) => self.worth(&tiers.of, spend.tiers.first().map_or(0, |step| step.from.minor())),
            },
            Benefit::NForM(n_for_m) => self.goods(&n_for_m.of, n_for_m.n.get()),
            Benefit::BuyGet(buy_get) => {
                let of_target = buy_get.target.as_ref().unwrap_or(&buy_get.of);
                self.goods(&buy_get.of, buy_get.buy.get())?;
                self.goods(of_target, buy_get.get.get())
            }
            Benefit::Bundle(bundle) => {
                let units: u32 = bundle.components.iter().map(|component| component.count.get()).sum();
                // A bundle for a price saves something where its goods cost more.
                let price = match bundle.give {
                    BundleGive::Price(price) => price.minor() / i64::from(units.max(1)) + PRICE,
                    BundleGive::Percent(_) | BundleGive::Amount(_) => PRICE,
                };
                bundle.components.iter().try_for_each(|component| {
                    self.product(&component.of, price)?;
                    self.goods(&component.of, component.count.get())
                })
            }
            Benefit::Gift(gift) => {
                gift.lines
                    .iter()
                    .try_for_each(|line| self.product(&Selector::sku(line.sku.clone()), PRICE).map(drop))?;
                self.goods(&Selector::All, 1)
            }
            Benefit::Delivery(_) => self.goods(&Selector::All, 1),
        }?;
        self.condition(&rule.when)
    }

    /// Makes up a product that as many of these selectors match as can be had at once, in their order.
    pub(super) fn add_common_goods<'s>(&mut self, selectors: impl Iterator<Item = &'s Selector>) {
        let mut all = Vec::new();
        for selector in selectors {
            all.push(selector.clone());
            let mut tried = self.clone();
            if tried.product(&Selector::AllOf(all.clone()), PRICE).is_none() {
                all.pop();
            }
        }
        let _ = self.product(&Selector::AllOf(all), PRICE);
    }

    /// The shop and the cart.
    pub(super) fn witness(mut self) -> Option<Witness> {
        if !self.groups.is_empty() || self.orders_before.is_some() {
            self.context.customer = Customer::Known(KnownCustomer {
                id: CustomerId::new("c").ok()?,
                groups: Some(self.groups),
                orders_before: Some(self.orders_before.unwrap_or(0)),
            });
        }
        let line =
            |(sku, units): (&Sku, &u32)| Some(Line::new(sku.clone(), Quantity::new((*units).min(Quantity::MAX)).ok()?));
        let lines: Option<Vec<Line>> = self.units.iter().map(line).collect();
        let mut cart = Cart::of(lines?).ok()?;
        for code in self.codes {
            let _ = cart.enter_code(code).ok()?;
        }
        Some(Witness { catalogue: Catalogue::new(self.products).ok()?, cart, context: self.context })
    }

    /// Puts so many more units of matching goods into the cart.
    fn goods(&mut self, of: &Selector, units: u32) -> Option<()> {
        let sku = self.product(of, PRICE)?;
        self.put(sku, units);
        Some(())
    }

    fn put(&mut self, sku: Sku, units: u32) {
        let held = self.units.entry(sku).or_insert(0);
        *held = held.saturating_add(units);
    }

    /// Sees to it that the cart has so many units of a product, and one at least.
    fn put_at_least(&mut self, sku: Sku, units: u32) {
        let held = self.units.entry(sku).or_insert(1);
        *held = units.max(*held);
    }

    /// Puts matching goods of at least so much into the cart.
    pub(super) fn worth(&mut self, of: &Selector, amount: i64) -> Option<()> {
        let sku = self.product(of, PRICE)?;
        let price = self.products.iter().find(|product| *product.sku() == sku)?.regular_price()?.minor();
        let [amount, price] = [amount, price].map(|minor| u64::try_from(minor).unwrap_or_default());
        self.put_at_least(sku, u32::try_from(amount.div_ceil(price.max(1))).ok()?);
        Some(())
    }

    /// A product that a selector matches: one that is there, or a new one.
    fn product(&mut self, of: &Selector, price: i64) -> Option<Sku> {
        let matcher = Matcher::of(of);
        let at = self.context.at;
        let matches = |product: &Product| {
            let list_price = product.regular_price().map_or(0, Money::minor);
            matcher.matches(Goods { product, list_price, at: &at })
        };
        if let Some(held) = self.products.iter().find(|product| matches(product)) {
            return Some(held.sku().clone());
        }
        let name = format!("W{}", self.products.len() + 1);
        let mut parts =
            ProductParts::new(Sku::new(&name).ok()?, Texts::vi(&name), Money::from_minor(price, self.currency).ok()?);
        fit(&mut parts, of, at)?;
        let product = Product::new(parts).ok()?;
        let sku = product.sku().clone();
        let fresh = matches(&product) && !self.products.iter().any(|held| *held.sku() == sku);
        if fresh {
            self.products.push(product);
        }
        fresh.then_some(sku)
    }

    fn condition(&mut self, condition: &Condition) -> Option<()> {
        match condition {
            Condition::AllOf(parts) => parts.iter().try_for_each(|part| self.condition(part)),
            Condition::AnyOf(parts) => {
                let before = self.clone();
                parts.iter().find_map(|part| {
                    *self = before.clone();
                    self.condition(part)
                })
            }
            // What must not be is not made up; pricing tells whether that was enough.
            Condition::Not(_) => Some(()),
            Condition::Spend(Spend { of, at_least, basis, .. }) => {
                let least = at_least.map_or(0, Money::minor);
                // Rules before this one may take something off a running amount.
                self.worth(of, if *basis == Basis::Running { least.saturating_mul(2) } else { least })
            }
            Condition::Quantity(Units { of, at_least, .. }) => {
                let sku = self.product(of, PRICE)?;
                self.put_at_least(sku, at_least.unwrap_or(1));
                Some(())
            }
            Condition::Distinct(Units { of, at_least, .. }) => self.distinct(of, at_least.unwrap_or(1)),
            Condition::Code(code) => self.codes.insert(code.clone()).then_some(()).or(Some(())),
            Condition::Period(period) => {
                self.at(period.from().map_or(self.context.at, |from| from.max(self.context.at)));
                Some(())
            }
            Condition::Hours(hours) => {
                let now = self.context.at;
                let edges = core::iter::successors(Some(now), |at| next_edge(hours, *at)).take(3);
                let inside = |at: &OffsetDateTime| super::super::judge::in_hours(hours, *at);
                edges.into_iter().find(inside).map(|at| self.at(at))
            }
            Condition::OrderNumber(OrderNumber { at_least, .. }) => {
                self.orders_before = Some(at_least.unwrap_or(1).saturating_sub(1));
                Some(())
            }
            asked => {
                self.ask(asked);
                Some(())
            }
        }
    }

    fn ask(&mut self, condition: &Condition) {
        let context = &mut self.context;
        match condition {
            Condition::CustomerGroup(group) => drop(self.groups.insert(group.clone())),
            Condition::Channel(channel) => context.channel = Some(channel.clone()),
            Condition::DestinationProvince(province) => context.destination = Some(province.clone()),
            Condition::DeliveryMethod(method) => context.delivery_method = Some(method.clone()),
            Condition::PaymentMethod(method) => context.payment_method = Some(method.clone()),
            Condition::Fact(fact) => drop(context.facts.insert(fact.name.clone(), fact.is.clone())),
            _ => {}
        }
    }

    fn at(&mut self, at: OffsetDateTime) {
        self.context.at = at.to_offset(self.context.at.offset());
    }

    /// Puts so many different matching products into the cart.
    fn distinct(&mut self, of: &Selector, products: u32) -> Option<()> {
        let first = self.product(of, PRICE)?;
        self.put(first.clone(), 1);
        let model = self.products.iter().find(|product| *product.sku() == first)?.clone();
        for i in 1..products.min(1_000) {
            let skus: Vec<Sku> = match of {
                Selector::Skus(skus) => skus.iter().cloned().collect(),
                _ => Vec::new(),
            };
            let sku = skus.get(i as usize).cloned().or_else(|| Sku::new(&format!("{first}-{i}")).ok())?;
            let product = Product::new(ProductParts { sku: sku.clone(), ..model.clone().into_parts() }).ok()?;
            if !self.products.iter().any(|held| *held.sku() == sku) {
                self.products.push(product);
            }
            self.put(sku, 1);
        }
        Some(())
    }
}

/// Gives a product what a selector asks for, where that can be given.
fn fit(parts: &mut ProductParts, of: &Selector, at: OffsetDateTime) -> Option<()> {
    match of {
        Selector::Skus(skus) => parts.sku = skus.first()?.clone(),
        Selector::Category(category) => parts.categories.push(path_of(category)?),
        Selector::Producer(id) => {
            parts.producer = Some(Producer { id: id.clone(), name: Texts::vi(id.as_str()), kind: None });
        }
        Selector::Province(province) => origin(parts, province.clone()).province = province.clone(),
        Selector::Commune(commune) => origin(parts, commune.clone()).commune = Some(commune.clone()),
        Selector::Set(set) => parts.product_set = Some(set.clone()),
        Selector::Sector(wanted) => {
            let regime = crate::certification::regime(&wanted.regime)?;
            let mut sets = regime.sets().iter().filter_map(|set| regime.key(set.number()));
            parts.product_set = Some(sets.find(|set| *set.sector() == wanted.sector)?);
        }
        Selector::Group(wanted) => {
            let regime = crate::certification::regime(&wanted.regime)?;
            let mut sets = regime.sets().iter().filter_map(|set| regime.key(set.number()));
            let in_group = |set: &crate::certification::SetKey| crate::product::group_of(set) == Some(wanted.group);
            parts.product_set = Some(sets.find(|set| *set.sector() == wanted.sector && in_group(set))?);
        }
        Selector::Stars(least) => parts.certificates.push(certificate(*least, at)?),
        Selector::Tag(tag) => drop(parts.tags.insert(tag.clone())),
        Selector::Attribute(AttributeIs { key, value }) => {
            let value = value.clone().unwrap_or(AttributeValue::Flag(true));
            parts.attributes.insert(key.clone(), value);
        }
        Selector::OnSale => {
            let price = parts.regular_price?;
            let half = Money::from_minor(price.minor() / 2, price.currency()).ok()?;
            parts.sales.push(Sale { price: half, period: Period::ALWAYS });
        }
        Selector::Price(PriceRange { at_least, below }) => {
            let price = at_least.map_or(below.map_or(PRICE, |below| (below.minor() - 1).max(0)), Money::minor);
            let currency = parts.regular_price?.currency();
            parts.regular_price = Some(Money::from_minor(price, currency).ok()?);
        }
        Selector::AllOf(all) => all.iter().try_for_each(|part| fit(parts, part, at))?,
        Selector::AnyOf(any) => {
            let before = parts.clone();
            any.iter().find_map(|part| {
                *parts = before.clone();
                fit(parts, part, at)
            })?;
        }
        Selector::All | Selector::Not(_) => {}
    }
    Some(())
}

fn path_of(category: &CategoryId) -> Option<CategoryPath> {
    category.as_str().parse().ok()
}

fn origin(parts: &mut ProductParts, unit: crate::product::Tag) -> &mut Origin {
    let new =
        Origin { province: unit, commune: None, former_province: None, former_district: None, former_commune: None };
    parts.origin.get_or_insert(new)
}

/// A certificate in term on the day of an instant.
fn certificate(stars: Stars, at: OffsetDateTime) -> Option<Certificate> {
    let stars = stars.max(Stars::THREE);
    let day = at.date().checked_sub(Duration::days(30))?;
    Certificate::builder("W", RegimeId::QD_26_2026, stars).valid_from(day).build().ok()
}

/// A witness as a proof.
pub(super) fn proof(witness: Witness) -> super::Proof {
    super::Proof::Witness(Box::new(witness))
}
