//! What the law says of one product: its VAT, whether it may be promoted, and how far its price may fall.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;

use time::{Date, Month, OffsetDateTime};

use super::dated::{LawText, NotCovered, Row, built_in, day, row};
use super::{Age, Buyer, Cap, Exemption, Law, Occasion, Promotable, Seller, Vat};
use crate::money::{Money, Rate};
use crate::product::{GoodsClass, PriceKind, Product};
use crate::text::iso;

/// Who sells and to whom, as far as the law asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    /// How the seller is taxed.
    pub seller: Seller,
    /// Who buys.
    pub buyer: Buyer,
    /// Whether the customer is of age.
    pub age: Age,
    /// Grounds of the business on which no cap holds, closing down, say. Grounds of the goods are facts of the product.
    pub grounds: BTreeSet<Exemption>,
}

impl Shop {
    /// A seller by the credit method, to consumers of unknown age, in the ordinary course of business.
    #[must_use]
    pub const fn retail() -> Self {
        Self { seller: Seller::Credit, buyer: Buyer::Consumer, age: Age::Unknown, grounds: BTreeSet::new() }
    }
}

/// Why the law says nothing of a product. What is absent is not covered, never taken for the usual.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Missing {
    /// No row of the tables.
    #[error(transparent)]
    Row(#[from] NotCovered),
    /// A fact of the product.
    #[error("the product does not state {fact}")]
    Fact {
        /// The fact.
        fact: TradeFact,
    },
    /// A price that was charged while no promotion ran.
    #[error("the product has no price that was charged before {} while no promotion ran", iso::instant(*at))]
    PriceBefore {
        /// The instant.
        at: OffsetDateTime,
    },
}

/// A fact of a product that the law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TradeFact {
    /// The tax group.
    TaxGroup,
    /// Whether the seller produced it.
    SelfProduced,
    /// Whether it is fresh food.
    Fresh,
    /// Whether the State stabilises its price.
    PriceStabilised,
    /// The class of goods in promotion law.
    GoodsClass,
    /// What it costs to give one away.
    GiftCost,
    /// The brand.
    Brand,
}

impl fmt::Display for TradeFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TaxGroup => "its tax group",
            Self::SelfProduced => "whether the seller produced it",
            Self::Fresh => "whether it is fresh food",
            Self::PriceStabilised => "whether the State stabilises its price",
            Self::GoodsClass => "its class of goods",
            Self::GiftCost => "what it costs to give one away",
            Self::Brand => "its brand",
        })
    }
}

const fn missing(fact: TradeFact) -> Missing {
    Missing::Fact { fact }
}

/// How far the price of a product may fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalFloor<'a> {
    /// The cap.
    pub cap: Cap<'a>,
    /// The reference price P0, where the cap needs one.
    pub reference: Option<Money>,
    /// The least that one unit may cost under a promotion; `None` where it may cost anything.
    pub least: Option<Money>,
}

/// The price by which reductions are measured (giá ngay trước thời gian khuyến mại): the last one charged while no promotion ran.
#[must_use]
pub fn reference_price(product: &Product, at: OffsetDateTime) -> Option<Money> {
    let history = product.parts().price_history.iter().rev();
    history.filter(|point| point.at <= at && point.kind == PriceKind::Regular).map(|point| point.price).next()
}

impl Law {
    /// The VAT of a product.
    ///
    /// # Errors
    /// No row covers its tax group, or it does not state a fact on which the treatment depends.
    pub fn product_vat(&self, product: &Product, shop: &Shop, day: Date) -> Result<Vat<'_>, Missing> {
        let facts = &product.parts().trade;
        let group = facts.tax_group.as_ref().ok_or(missing(TradeFact::TaxGroup))?;
        let vat = |own| self.vat(group, shop.seller, own, shop.buyer, day);
        if let Some(own) = facts.self_produced {
            return Ok(vat(own)?);
        }
        // Where own production makes no difference, nobody needs to know it.
        let (own, traded) = (vat(true)?, vat(false)?);
        if own.treatment == traded.treatment { Ok(traded) } else { Err(missing(TradeFact::SelfProduced)) }
    }

    /// Whether a product may be promoted and be given away.
    ///
    /// A product of an OCOP set of alcoholic drinks counts as one, whatever its class says.
    ///
    /// # Errors
    /// It has no class of goods, its class has no row, or it is a drink that does not state its alcohol by volume.
    pub fn product_promotable(&self, product: &Product, shop: &Shop, day: Date) -> Result<Promotable<'_>, Missing> {
        let facts = &product.parts().trade;
        let by_set = product.parts().product_set.as_ref().and_then(|set| {
            let key = format!("{}:{}", set.regime(), set.number().get());
            self.set_classes.on(&key, day, &self.readings).ok().map(Row::value)
        });
        let is_drink = |class: &GoodsClass| {
            self.goods.on(class.as_str(), day, &self.readings).is_ok_and(|row| row.value().strong_from.is_some())
        };
        let class = match (&facts.goods_class, by_set) {
            (Some(class), Some(by_set)) => {
                if is_drink(class) {
                    class.as_str()
                } else {
                    by_set.as_str()
                }
            }
            (Some(class), None) => class.as_str(),
            (None, Some(by_set)) => by_set.as_str(),
            (None, None) => return Err(missing(TradeFact::GoodsClass)),
        };
        Ok(self.promotable_class(class, facts.alcohol, shop.age, day)?)
    }

    /// How far the price of a product may fall under a promotion at an instant, in the shop's time.
    ///
    /// # Errors
    /// The day is not covered, or the product does not state a fact on which the floor depends: whether it is fresh food or
    /// price-stabilised, or what was charged before.
    pub fn legal_floor(&self, product: &Product, shop: &Shop, at: OffsetDateTime) -> Result<LegalFloor<'_>, Missing> {
        self.legal_floor_in(self.occasion(at.date())?, product, shop, at)
    }

    /// The floor on a day whose occasion is known already.
    pub(super) fn legal_floor_in<'a>(
        &'a self,
        occasion: Occasion<'a>,
        product: &Product,
        shop: &Shop,
        at: OffsetDateTime,
    ) -> Result<LegalFloor<'a>, Missing> {
        let facts = &product.parts().trade;
        let of_goods = [
            (facts.fresh, Exemption::FreshFood, TradeFact::Fresh),
            (facts.price_stabilised, Exemption::PriceStabilised, TradeFact::PriceStabilised),
        ];
        let stated = of_goods.iter().filter(|(fact, ..)| *fact == Some(true)).map(|(_, ground, _)| *ground);
        let grounds: Vec<Exemption> = shop.grounds.iter().copied().chain(stated).collect();
        let cap = self.cap_in(occasion, &grounds, at.date())?;
        if cap.rate.is_none_or(|rate| rate >= Rate::ONE_HUNDRED) {
            return Ok(LegalFloor { cap, reference: reference_price(product, at), least: None });
        }
        if let Some((_, _, fact)) = of_goods.iter().find(|(fact, ..)| fact.is_none()) {
            return Err(missing(*fact));
        }
        let reference = reference_price(product, at).ok_or(Missing::PriceBefore { at })?;
        Ok(LegalFloor { least: Some(cap.minimum_unit_price(reference)), reference: Some(reference), cap })
    }
}

const SINCE_2019: Date = day(2019, Month::August, 21);
const SINCE_2023: Date = day(2023, Month::February, 24);
const SINCE_2026: Date = day(2026, Month::May, 22);

built_in! {
/// The class of goods of OCOP product sets that promotion law names. The key is regime and number.
pub(super) static SET_CLASSES: Table<LawText> = [
    row("QD-1048-2019:15", SINCE_2019, None, LawText::of("alcohol"), "decision 1048/2019/QĐ-TTg, white spirits"),
    row("QD-1048-2019:16", SINCE_2019, None, LawText::of("alcohol"), "decision 1048/2019/QĐ-TTg, other alcoholic drinks"),
    row("QD-148-2023:14", SINCE_2023, None, LawText::of("alcohol"), "decision 148/2023/QĐ-TTg, white spirits"),
    row("QD-148-2023:15", SINCE_2023, None, LawText::of("alcohol"), "decision 148/2023/QĐ-TTg, other alcoholic drinks"),
    row("QD-26-2026:14", SINCE_2026, None, LawText::of("alcohol"), "decision 26/2026/QĐ-TTg, white spirits"),
    row("QD-26-2026:15", SINCE_2026, None, LawText::of("alcohol"), "decision 26/2026/QĐ-TTg, other alcoholic drinks"),
];
}
