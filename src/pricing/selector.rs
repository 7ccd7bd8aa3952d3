//! Which goods a rule speaks of.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use serde::Serialize;

use crate::certification::{RegimeId, SectorCode, SetKey, Stars};
use crate::input::{checked_choice, checked_record};
use crate::money::Money;
use crate::product::{AttributeKey, AttributeValue, CategoryId, ProducerId, Sku, Tag};

/// Which goods a rule speaks of.
///
/// A selector asks about facts of the product and of the pricing instant alone, never about the cart: which lines it matches does not
/// change while a cart is priced. Goods that policy excludes from promotion match no selector.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Selector {
    /// All goods.
    #[default]
    All,
    /// The goods of these SKUs.
    Skus(BTreeSet<Sku>),
    /// Goods in a category or one of its descendants.
    Category(CategoryId),
    /// Goods of a producer.
    Producer(ProducerId),
    /// Goods from a province (of today).
    Province(Tag),
    /// Goods from a commune (of today).
    Commune(Tag),
    /// Goods whose own product set is in a sector (ngành) of OCOP.
    Sector(Sector),
    /// Goods whose own product set is in a group (nhóm) of OCOP.
    Group(Group),
    /// Goods of an OCOP product set (bộ sản phẩm), their own one.
    Set(SetKey),
    /// Goods with at least so many stars by the certificate that may be shown on the pricing day.
    Stars(Stars),
    /// Goods with a mark.
    Tag(Tag),
    /// Goods with an attribute, of a stated value or of any.
    Attribute(AttributeIs),
    /// Goods of which a scheduled sale of their own runs, below their regular price.
    OnSale,
    /// Goods whose list price (the regular one, or the host's) is in a range.
    Price(PriceRange),
    /// Goods that any of these match; none of none.
    AnyOf(Vec<Selector>),
    /// Goods that all of these match; all of none.
    AllOf(Vec<Selector>),
    /// Goods that this does not match.
    Not(Box<Selector>),
}

/// A sector of a regime.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sector {
    /// The regime.
    pub regime: RegimeId,
    /// The sector within it, `I` to `VI`.
    pub sector: SectorCode,
}

/// A group of a sector of a regime.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Group {
    /// The regime.
    pub regime: RegimeId,
    /// The sector within it.
    pub sector: SectorCode,
    /// The number of the group within the sector, from 1.
    pub group: u8,
}

/// An attribute and the value it has, if one is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttributeIs {
    /// The attribute.
    pub key: AttributeKey,
    /// Its value; for a set, one that contains all texts of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<AttributeValue>,
}

/// A range of unit prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PriceRange {
    /// The lowest price, included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Money>,
    /// The lowest price above the range, not included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Money>,
}

checked_record!(Sector { regime: required, sector: required });
checked_record!(Group { regime: required, sector: required, group: required });
checked_record!(AttributeIs { key: required, value: optional });
checked_record!(PriceRange { at_least: optional, below: optional });

checked_choice!(Selector {
    "all" => All,
    "skus" => Skus(BTreeSet<Sku>),
    "category" => Category(CategoryId),
    "producer" => Producer(ProducerId),
    "province" => Province(Tag),
    "commune" => Commune(Tag),
    "sector" => Sector(Sector),
    "group" => Group(Group),
    "set" => Set(SetKey),
    "stars" => Stars(Stars),
    "tag" => Tag(Tag),
    "attribute" => Attribute(AttributeIs),
    "on_sale" => OnSale,
    "price" => Price(PriceRange),
    "any_of" => AnyOf(Vec<Selector>),
    "all_of" => AllOf(Vec<Selector>),
    "not" => Not(Box<Selector>),
});

impl Selector {
    /// The goods of one SKU.
    #[must_use]
    pub fn sku(sku: Sku) -> Self {
        Self::Skus(BTreeSet::from([sku]))
    }

    /// The goods that this does not match.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }
}
