//! Selectors, compiled to facts that are compared as numbers.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

use time::OffsetDateTime;

use super::{AttributeIs, PriceRange, Selector};
use crate::certification::Stars;
use crate::money::Money;
use crate::product::{AttributeValue, FactKey, Kind, Product, Sku, group_of};

/// A compiled selector.
#[derive(Debug, Clone)]
pub(super) enum Matcher {
    All,
    /// One SKU, or several: sorted.
    Skus(Box<[Sku]>),
    /// A fact that the product must have; the selector says which.
    Fact(FactKey, Box<Selector>),
    Stars(Stars),
    OnSale,
    Price(i64, i64),
    AnyOf(Box<[Matcher]>),
    AllOf(Box<[Matcher]>),
    Not(Box<Matcher>),
}

/// What a selector asks about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goods<'a> {
    pub(super) product: &'a Product,
    /// The list price of one unit, in minor units.
    pub(super) list_price: i64,
    /// The pricing instant, in shop time.
    pub(super) at: &'a OffsetDateTime,
}

impl Matcher {
    pub(super) fn of(selector: &Selector) -> Self {
        let many = |parts: &[Selector]| parts.iter().map(Self::of).collect();
        match selector {
            Selector::All => Self::All,
            Selector::Skus(skus) => Self::Skus(skus.iter().cloned().collect()),
            Selector::Stars(stars) => Self::Stars(*stars),
            Selector::OnSale => Self::OnSale,
            Selector::Price(PriceRange { at_least, below }) => {
                Self::Price(at_least.map_or(0, Money::minor), below.map_or(i64::MAX, Money::minor))
            }
            Selector::AnyOf(parts) => Self::AnyOf(many(parts)),
            Selector::AllOf(parts) => Self::AllOf(many(parts)),
            Selector::Not(inner) => Self::Not(Box::new(Self::of(inner))),
            fact => Self::Fact(fact_key(fact), Box::new(fact.clone())),
        }
    }

    pub(super) fn matches(&self, goods: Goods<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Skus(skus) => match &**skus {
                [sku] => sku == goods.product.sku(),
                skus => skus.binary_search(goods.product.sku()).is_ok(),
            },
            Self::Fact(key, fact) => goods.product.keys().contains(key) && has_fact(goods.product, fact),
            Self::Stars(least) => goods.product.stars_on(goods.at.date()).is_some_and(|stars| *least <= stars),
            Self::OnSale => is_on_sale(goods),
            Self::Price(at_least, below) => (*at_least..*below).contains(&goods.list_price),
            Self::AnyOf(parts) => parts.iter().any(|part| part.matches(goods)),
            Self::AllOf(parts) => parts.iter().all(|part| part.matches(goods)),
            Self::Not(inner) => !inner.matches(goods),
        }
    }

    /// Adds the facts of which goods that match have at least one; whether there are such facts.
    pub(super) fn add_necessary_facts(&self, into: &mut Vec<FactKey>) -> bool {
        match self {
            Self::Fact(key, _) => into.push(*key),
            other => match other.necessary_facts() {
                Some(facts) => into.extend(facts),
                None => return false,
            },
        }
        true
    }

    /// Facts of which goods that match have at least one; `None` where there are no such facts.
    pub(super) fn necessary_facts(&self) -> Option<Vec<FactKey>> {
        match self {
            Self::All | Self::Price(..) | Self::Not(_) => None,
            Self::Skus(skus) => Some(skus.iter().map(|sku| FactKey::of(Kind::Sku, &[sku.as_str()])).collect()),
            Self::Fact(key, _) => Some(Vec::from([*key])),
            Self::Stars(least) => Some(
                (least.get()..=Stars::FIVE.get())
                    .map(|stars| FactKey::of(Kind::Stars, &[&stars.to_string()]))
                    .collect(),
            ),
            Self::OnSale => Some(Vec::from([FactKey::of(Kind::Sale, &[])])),
            Self::AnyOf(parts) => {
                let each: Option<Vec<_>> = parts.iter().map(Self::necessary_facts).collect();
                each.map(|facts| facts.into_iter().flatten().collect())
            }
            Self::AllOf(parts) => parts.iter().filter_map(Self::necessary_facts).min_by_key(|facts| breadth(facts)),
        }
    }
}

/// How many goods a set of facts is likely to offer: narrow kinds first, then few facts.
fn breadth(facts: &[FactKey]) -> (u32, usize) {
    let narrow = [Kind::Sku, Kind::Producer, Kind::Commune, Kind::Set].map(|kind| 1_u32 << kind as u32);
    let broad = facts.iter().filter(|fact| !narrow.contains(&fact.kind_bit())).count();
    (u32::from(broad > 0), facts.len())
}

fn fact_key(selector: &Selector) -> FactKey {
    match selector {
        Selector::Category(category) => FactKey::of(Kind::Category, &[category.as_str()]),
        Selector::Producer(producer) => FactKey::of(Kind::Producer, &[producer.as_str()]),
        Selector::Province(province) => FactKey::of(Kind::Province, &[province.as_str()]),
        Selector::Commune(commune) => FactKey::of(Kind::Commune, &[commune.as_str()]),
        Selector::Sector(s) => FactKey::of(Kind::Sector, &[s.regime.as_str(), s.sector.as_str()]),
        Selector::Group(g) => FactKey::of(Kind::Group, &[g.regime.as_str(), g.sector.as_str(), &g.group.to_string()]),
        Selector::Set(set) => {
            let number = set.number().get().to_string();
            FactKey::of(Kind::Set, &[set.regime().as_str(), set.sector().as_str(), &number])
        }
        Selector::Attribute(attribute) => FactKey::of(Kind::Attribute, &[attribute.key.as_str()]),
        Selector::Tag(tag) => FactKey::of(Kind::Tag, &[tag.as_str()]),
        // The others are no facts of their own kind; see `Matcher::of`.
        _ => FactKey::of(Kind::Tag, &[]),
    }
}

/// Whether a product has the fact, to the letter.
fn has_fact(product: &Product, fact: &Selector) -> bool {
    let parts = product.parts();
    let set = parts.product_set.as_ref();
    match fact {
        Selector::Category(category) => parts.categories.iter().any(|path| path.steps().contains(category)),
        Selector::Producer(id) => parts.producer.as_ref().is_some_and(|producer| producer.id == *id),
        Selector::Province(province) => parts.origin.as_ref().is_some_and(|origin| origin.province == *province),
        Selector::Commune(commune) => {
            parts.origin.as_ref().is_some_and(|origin| origin.commune.as_ref() == Some(commune))
        }
        Selector::Sector(s) => set.is_some_and(|set| *set.regime() == s.regime && *set.sector() == s.sector),
        Selector::Group(g) => set.is_some_and(|set| {
            *set.regime() == g.regime && *set.sector() == g.sector && group_of(set) == Some(g.group)
        }),
        Selector::Set(wanted) => set == Some(wanted),
        Selector::Tag(tag) => parts.tags.contains(tag),
        Selector::Attribute(AttributeIs { key, value }) => {
            parts.attributes.get(key).is_some_and(|held| match (value, held) {
                (None, _) => true,
                (Some(AttributeValue::Set(wanted)), AttributeValue::Set(held)) => wanted.is_subset(held),
                (Some(wanted), held) => wanted == held,
            })
        }
        _ => false,
    }
}

/// Whether a sale of the product's own runs, below its regular price.
fn is_on_sale(goods: Goods<'_>) -> bool {
    let (regular, sale) = (goods.product.regular_price(), goods.product.sale_at(*goods.at));
    matches!((regular, sale), (Some(regular), Some(sale)) if sale.price < regular)
}
