//! Products, catalogues and carts.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use crate::cart::{Cart, Code, HostKey, HostPrice, Line, Reason};
use crate::certification::{RegimeId, SetKey, regime};
use crate::money::Currency;
use crate::product::{
    AttributeKey, AttributeValue, Catalogue, Dimensions, Measure, Origin, Period, Producer, ProducerId, Product,
    ProductParts, Quantity, Sale, Sku, Tag, TaxGroup, TradeFacts, Unit,
};
use crate::text::Texts;
use proptest::prelude::*;
use rust_decimal::Decimal;
use time::Duration;

use super::{CODES, NOW, Valid as _, amounts, certificates};

/// The SKUs of every catalogue. They do not stand in the order in which carts name them.
pub const SKUS: [&str; 6] = ["C", "A", "B", "D", "E", "F"];
/// The categories that products stand in.
pub const CATEGORIES: [&str; 4] = ["ca-phe", "ca-phe/bot", "tra", "do-uong/ca-phe/bot"];
/// The provinces that products are from and go to.
pub const PROVINCES: [&str; 2] = ["dak-lak", "lam-dong"];
/// The tags of products.
pub const TAGS: [&str; 2] = ["moi", "sach"];
/// The producers.
pub const PRODUCERS: [&str; 2] = ["htx-1", "htx-2"];
/// The tax groups.
pub const TAX_GROUPS: [&str; 2] = ["thuc-pham", "do-uong"];

/// The SKU at a position of [`SKUS`]; positions beyond the last begin anew.
#[must_use]
pub fn sku(at: usize) -> Sku {
    Sku::new(SKUS.get(at % SKUS.len()).copied().valid()).valid()
}

/// A SKU of the catalogue.
pub fn skus() -> impl Strategy<Value = Sku> {
    (0..SKUS.len()).prop_map(sku)
}

/// The tag of a name.
#[must_use]
pub fn tag(name: &str) -> Tag {
    Tag::new(name).valid()
}

/// Product sets of two regimes, of several groups.
pub fn sets() -> impl Strategy<Value = SetKey> {
    let keys = [RegimeId::QD_148_2023, RegimeId::QD_26_2026].into_iter().flat_map(|id| {
        let regime = regime(&id).valid();
        regime.sets().iter().take(3).map(|set| regime.key(set.number()).valid()).collect::<Vec<_>>()
    });
    prop::sample::select(keys.collect::<Vec<_>>())
}

/// Periods that hold always, now, no more, not yet, or to the very instant.
pub fn periods() -> impl Strategy<Value = Period> {
    let edge = |days: Option<i64>| days.map(|days| NOW + Duration::days(days));
    prop::sample::select(vec![
        (None, None),
        (Some(-1), Some(1)),
        (Some(0), None),
        (None, Some(5)),
        (None, Some(0)),
        (Some(1), None),
        (Some(-9), Some(-1)),
    ])
    .prop_map(move |(from, until)| Period::new(edge(from), edge(until)).valid())
}

/// Values of the attribute `rang`.
pub fn attribute_values() -> impl Strategy<Value = AttributeValue> {
    let set = |texts: &[&str]| AttributeValue::Set(texts.iter().map(ToString::to_string).collect());
    prop::sample::select(vec![
        AttributeValue::Flag(true),
        AttributeValue::Text(Texts::vi("vừa")),
        AttributeValue::Number { value: Decimal::new(50, 1), unit: Some("%".to_owned()) },
        AttributeValue::Number { value: Decimal::new(5, 0), unit: Some("%".to_owned()) },
        set(&["chua"]),
        set(&["chua", "ngot"]),
    ])
}

fn sales(currency: Currency) -> impl Strategy<Value = Vec<Sale>> {
    let sale = (amounts(currency), periods()).prop_map(|(price, period)| Sale { price, period });
    prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(sale, 1..=2)]
}

fn weights() -> impl Strategy<Value = (Option<Measure>, Option<Dimensions>)> {
    let weight = prop_oneof![4 => (0_u32..=600).prop_map(|grams| Some(Measure::grams(grams))), 1 => Just(None)];
    let side = |mm| Measure::new(Decimal::from(mm), Unit::Millimetre).valid();
    let sides = prop::option::weighted(0.3, (1_u32..=300, 1_u32..=200, 1_u32..=100));
    let sides = sides.prop_map(move |sides| {
        sides.map(|(length, width, height)| Dimensions {
            length: side(length),
            width: side(width),
            height: side(height),
        })
    });
    (weight, sides)
}

/// Who made it and where it stands.
fn places() -> impl Strategy<Value = (Option<Producer>, Option<Origin>, Vec<&'static str>, Option<SetKey>)> {
    let producer = prop::option::of(prop::sample::select(&PRODUCERS[..]))
        .prop_map(|id| id.map(|id| Producer { id: ProducerId::new(id).valid(), name: Texts::vi(id), kind: None }));
    let commune = prop::option::of(prop::sample::select(vec!["ea-tu", "hoa-phu"]));
    let origin = prop::option::of((prop::sample::select(&PROVINCES[..]), commune)).prop_map(|origin| {
        origin.map(|(province, commune)| Origin {
            province: tag(province),
            commune: commune.map(tag),
            former_province: None,
            former_district: None,
            former_commune: None,
        })
    });
    let categories = prop::sample::subsequence(&CATEGORIES[..], 0..=2);
    (producer, origin, categories, prop::option::of(sets()))
}

/// A product of a SKU that is set later.
pub fn products(currency: Currency) -> impl Strategy<Value = ProductParts> {
    let tags = prop::sample::subsequence(&TAGS[..], 0..=2);
    let tax_group = prop::option::of(prop::sample::select(&TAX_GROUPS[..]));
    let parts = (
        amounts(currency),
        sales(currency),
        places().boxed(),
        certificates::held(),
        weights(),
        tags,
        prop::option::of(attribute_values()),
        tax_group,
    );
    parts.prop_map(|(price, sales, places, certificates, (shipping_weight, dimensions), tags, attribute, tax_group)| {
        let (producer, origin, categories, product_set) = places;
        ProductParts {
            sales,
            producer,
            origin,
            categories: categories.iter().map(|path| path.parse().valid()).collect(),
            product_set,
            certificates,
            shipping_weight,
            dimensions,
            tags: tags.into_iter().map(tag).collect::<BTreeSet<_>>(),
            attributes: attribute.into_iter().map(|value| (roast(), value)).collect::<BTreeMap<_, _>>(),
            trade: TradeFacts {
                tax_group: tax_group.map(|group| TaxGroup::new(group).valid()),
                ..TradeFacts::default()
            },
            ..ProductParts::new(sku(0), Texts::vi("Hàng"), price)
        }
    })
}

/// The attribute that products have.
#[must_use]
pub fn roast() -> AttributeKey {
    AttributeKey::new("rang").valid()
}

/// A catalogue of all SKUs.
pub fn catalogues(currency: Currency) -> impl Strategy<Value = Catalogue> {
    prop::collection::vec(products(currency).boxed(), SKUS.len()).prop_map(|products| {
        let products =
            (0..).zip(products).map(|(i, parts)| Product::new(ProductParts { sku: sku(i), ..parts }).valid());
        Catalogue::new(products).valid()
    })
}

/// A line of a few units.
pub fn lines(currency: Currency) -> impl Strategy<Value = Line> {
    let host_price = (amounts(currency), prop::sample::select(vec!["nhan-vien", "sua-don"]), any::<bool>());
    let host_price = host_price.prop_map(|(price, reason, promotional)| HostPrice {
        price,
        reason: Reason::new(reason).valid(),
        promotional,
    });
    let quantity = prop_oneof![2 => Just(1_u32), 3 => 1_u32..=4, 1 => 5_u32..=12];
    let host_key = prop::option::weighted(0.15, Just("khac"));
    (skus(), quantity, host_key, prop::option::weighted(0.1, host_price)).prop_map(
        |(sku, quantity, key, host_price)| Line {
            host_key: key.map(|key| HostKey::new(key).valid()),
            host_price,
            ..Line::new(sku, Quantity::new(quantity).valid())
        },
    )
}

/// A cart of some lines, of which several may be of one SKU, and codes.
pub fn carts(currency: Currency) -> impl Strategy<Value = Cart> {
    (prop::collection::vec(lines(currency).boxed(), 0..=8), super::codes(&CODES))
        .prop_map(|(lines, codes)| cart(lines, codes))
}

/// The cart of these lines and codes.
#[must_use]
pub fn cart(lines: Vec<Line>, codes: Vec<Code>) -> Cart {
    let mut cart = Cart::of(lines).valid();
    for code in codes {
        let _ = cart.enter_code(code).valid();
    }
    cart
}
