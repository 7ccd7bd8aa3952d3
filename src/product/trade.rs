//! Facts that tax and promotion law ask for.

use serde::Serialize;

use crate::input::checked_record;
use crate::money::{Money, Rate};
use crate::text::identifiers;

identifiers! {
    /// The key of a tax group: what a tax table has a row for, such as `processed-food`.
    TaxGroup, "a tax group";
    /// The key of a class of goods that promotion law names, such as `alcohol` or `infant-formula`.
    GoodsClass, "a class of goods";
}

/// What tax and promotion law ask of a product. An absent fact means *not covered*, never "standard".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct TradeFacts {
    /// The tax group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_group: Option<TaxGroup>,
    /// Whether the seller grew or made it himself (tự sản xuất).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_produced: Option<bool>,
    /// Whether it is fresh food (thực phẩm tươi sống).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fresh: Option<bool>,
    /// Whether the State stabilises its price (bình ổn giá).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_stabilised: Option<bool>,
    /// Alcohol by volume.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alcohol: Option<Rate>,
    /// The class of goods in promotion law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goods_class: Option<GoodsClass>,
    /// What it costs the seller to give one away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gift_cost: Option<Money>,
}

checked_record!(TradeFacts {
    tax_group: optional,
    self_produced: optional,
    fresh: optional,
    price_stabilised: optional,
    alcohol: optional,
    goods_class: optional,
    gift_cost: optional,
});
