//! Products: their parts, the rules that bind them, and what follows from them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

use alloc::collections::{BTreeMap, BTreeSet};

use ocop::certification::Stars;
use ocop::input::Unchecked;
use ocop::money::{Currency, Money, Rate};
use ocop::product::{
    AttributeValue, Availability, Catalog, Catalogue, CategoryId, CategoryPath, Credential, Dimension, Dimensions,
    FamilyId, Gtin, Measure, NetContent, Period, PriceKind, PricePoint, Product, ProductParts, PurchaseAction,
    PurchaseMode, Quantity, QuantityRule, Rating, Sale, SaleUnit, Sku, Stock, Tag, TradeFacts, Unit,
};
use ocop::text::{Lang, Texts};
use rust_decimal::Decimal;
use time::OffsetDateTime;
use time::macros::{date, datetime};

fn sku(text: &str) -> Sku {
    text.parse().unwrap()
}

fn coffee() -> ProductParts {
    ProductParts::new(sku("CF-250"), Texts::vi("Cà phê bột"), Money::vnd(85_000))
}

fn refused(parts: ProductParts) -> String {
    Product::new(parts).unwrap_err().to_string()
}

fn quantity(units: u32) -> Quantity {
    Quantity::new(units).unwrap()
}

fn measure(text: &str) -> Measure {
    text.parse().unwrap()
}

fn usd(cents: i64) -> Money {
    Money::from_minor(cents, Currency::USD).unwrap()
}

#[test]
fn the_real_products_read_and_write_back() {
    let text = include_str!("../examples/data/catalogue.json");
    let catalogue: Catalogue = serde_json::from_str(text).unwrap();
    assert_eq!(catalogue.len(), 90);
    let again: Catalogue = serde_json::from_str(&serde_json::to_string(&catalogue).unwrap()).unwrap();
    assert_eq!(again, catalogue);

    let day = date!(2026 - 11 - 25);
    let stars = |text: &str| catalogue.product(&sku(text)).unwrap().stars_on(day);
    assert_eq!(stars("dak-yang-fine"), Some(Stars::FIVE));
    assert_eq!(stars("bechamp-gu-manh"), Some(Stars::THREE));
    // Recognised, but no source states the day from which its term counts.
    assert_eq!(stars("dehavi-valley"), None);
    assert_eq!(catalogue.iter().filter(|product| product.stars_on(day).is_some()).count(), 48);
    assert_eq!(catalogue.iter().filter(|product| product.stars_on(date!(2030 - 01 - 01)).is_some()).count(), 0);

    let made_up = Tag::new("example-price").unwrap();
    let real: Vec<&str> = catalogue
        .iter()
        .filter(|product| !product.parts().tags.contains(&made_up))
        .map(|product| product.sku().as_str())
        .collect();
    assert_eq!(real, ["ca-phe-chu-mui", "dehavi-valley"]);
}

/// A product with every part.
fn whole() -> ProductParts {
    let at = datetime!(2026-11-01 00:00 +7);
    ProductParts {
        family: Some(FamilyId::new("CF").unwrap()),
        gtin: Some("8934563138165".parse().unwrap()),
        description: Texts::vi("Rang mộc").with(Lang::En, "Plain roast"),
        content: Texts::en("Long"),
        brand: Some("Ea Tu".into()),
        categories: vec!["do-uong/ca-phe".parse().unwrap()],
        images: vec!["https://example.com/a.jpg".into()],
        price_hidden: true,
        sales: vec![Sale { price: Money::vnd(80_000), period: Period::new(Some(at), None).unwrap() }],
        price_history: vec![PricePoint { at, price: Money::vnd(82_000), kind: PriceKind::Promotional }],
        sale_unit: Some(SaleUnit { name: Texts::vi("gói"), quantum: Some(measure("100 g")) }),
        net_content: Some(NetContent { net: measure("0.25 kg"), drained: Some(measure("200 g")) }),
        shipping_weight: Some(measure("300 g")),
        dimensions: Some(Dimensions { length: measure("20 cm"), width: measure("90.5 mm"), height: measure("1 m") }),
        quantity: QuantityRule::new(quantity(2), quantity(3), Some(quantity(11))).unwrap(),
        stock: Stock::Backorder(4),
        availability: Availability::PreOrder,
        purchase: PurchaseMode::External("https://example.com".into()),
        rating: Some(Rating::new(9, 2, 5).unwrap()),
        tags: BTreeSet::from([Tag::new("mới").unwrap()]),
        attributes: BTreeMap::from([
            ("roast".parse().unwrap(), AttributeValue::Text(Texts::vi("vừa"))),
            (
                "humidity".parse().unwrap(),
                AttributeValue::Number { value: Decimal::new(125, 1), unit: Some("%".into()) },
            ),
            ("organic".parse().unwrap(), AttributeValue::Flag(true)),
            ("flavours".parse().unwrap(), AttributeValue::Set(BTreeSet::from(["ca cao".into(), "mật ong".into()]))),
        ]),
        credentials: vec![Credential {
            kind: "vietgap".into(),
            issuer: Some("QUACERT".into()),
            number: Some("VG-1".into()),
            from: Some(date!(2026 - 01 - 01)),
            until: Some(date!(2026 - 12 - 31)),
        }],
        trade: TradeFacts {
            tax_group: Some("processed-food".parse().unwrap()),
            self_produced: Some(false),
            fresh: Some(false),
            price_stabilised: Some(false),
            alcohol: Some(Rate::permille(5)),
            goods_class: Some("alcohol".parse().unwrap()),
            gift_cost: Some(Money::vnd(50_000)),
        },
        ..coffee()
    }
}

#[test]
fn serde_round_trip_is_the_identity() {
    for parts in [coffee(), whole(), ProductParts::on_request(sku("X"), Texts::en("Tour"))] {
        let product = Product::new(parts.clone()).unwrap();
        let json = serde_json::to_string(&product).unwrap();
        assert_eq!(serde_json::from_str::<Product>(&json).unwrap(), product, "{json}");
        assert_eq!(product.into_parts(), parts);
    }
}

#[test]
fn all_faults_of_the_parts_are_told_at_once() {
    let parts = ProductParts {
        name: Texts::default(),
        regular_price: Some(Money::vnd(-1)),
        sales: vec![Sale { price: usd(199), period: Period::ALWAYS }],
        price_history: [3, 3, 2]
            .map(|day| PricePoint {
                at: datetime!(2026-11-01 0:00 +7) + time::Duration::days(day),
                price: Money::vnd(1),
                kind: PriceKind::Regular,
            })
            .to_vec(),
        net_content: Some(NetContent { net: measure("250 g"), drained: Some(measure("251 g")) }),
        shipping_weight: Some(measure("1 l")),
        dimensions: Some(Dimensions { length: measure("1 m"), width: measure("1 m"), height: measure("1 kg") }),
        trade: TradeFacts { gift_cost: Some(Money::vnd(-2)), ..TradeFacts::default() },
        ..coffee()
    };
    assert_eq!(
        refused(parts),
        "name: a product has a name in at least one language; \
         regular_price: regular_price is -1 VND, below zero; \
         sales[0].price: sales[0].price is 1.99 USD, but the other amounts are in VND; \
         trade.gift_cost: trade.gift_cost is -2 VND, below zero; \
         price_history[1]: the price history is oldest first, but entry 1 is not after the one before it; \
         net_content: net content is a mass, volume or count above zero, and what is drained is at most as much; \
         shipping_weight: 1 l is no mass; \
         dimensions: length, width and height are lengths"
    );
    let sale = Sale { price: Money::vnd(1), period: Period::ALWAYS };
    let on_request = ProductParts { regular_price: None, sales: vec![sale], ..coffee() };
    assert_eq!(refused(on_request), "sales: a scheduled sale needs a regular price");
    for net in ["0 g", "20 cm"] {
        let content = NetContent { net: measure(net), drained: None };
        assert!(Product::new(ProductParts { net_content: Some(content), ..coffee() }).is_err(), "{net}");
    }
    let mixed = NetContent { net: measure("250 g"), drained: Some(measure("100 ml")) };
    assert!(Product::new(ProductParts { net_content: Some(mixed), ..coffee() }).is_err());
}

#[test]
fn trade_item_numbers_have_a_check_digit() {
    for text in ["96385074", "036000291452", "8934563138165", "10614141000415", "00000000"] {
        let gtin: Gtin = text.parse().unwrap();
        assert_eq!(gtin.to_string(), text);
        assert_eq!(usize::from(gtin.digits()), text.len());
    }
    let refused = |text: &str| text.parse::<Gtin>().unwrap_err().to_string();
    assert_eq!(refused("96385075"), "the check digit of \"96385075\" is 4");
    for text in ["", "123456789", "9638507a", "٩٦٣٨٥٠٧٤", "963 85074", "-9638507"] {
        assert_eq!(refused(text), format!("{text:?} is not 8, 12, 13 or 14 digits"));
    }
    assert!("00000000".parse::<Gtin>().unwrap() < "000000000000".parse().unwrap());
}

#[test]
fn measures_are_exact_across_units() {
    assert_eq!(measure("1.5 kg").to(Unit::Gram).unwrap().to_string(), "1500 g");
    assert_eq!(measure("750 ml").to(Unit::Litre).unwrap().to_string(), "0.75 l");
    assert_eq!(measure("0.001 g").base_units(), 1);
    assert_eq!(measure("20 pcs").dimension(), Dimension::Count);
    assert_eq!(Measure::grams(u32::MAX).to_string(), "4294967295 g");
    // One amount in two units is two values, but one number of base units.
    assert_ne!(measure("1 kg"), measure("1000 g"));
    assert_eq!(measure("1 kg").base_units(), measure("1000 g").base_units());
    for unit in Unit::all() {
        assert_eq!(unit.symbol().parse::<Unit>().unwrap(), unit);
        let most = Measure::new(Decimal::from(Measure::MAX / unit.base_units()), unit).unwrap();
        assert_eq!(most.to_string().parse::<Measure>().unwrap(), most);
        assert!(Measure::new(Decimal::from(Measure::MAX / unit.base_units() + 1), unit).is_err());
    }
}

#[test]
fn texts_that_are_no_measure_are_refused() {
    let refused = |text: &str| text.parse::<Measure>().unwrap_err().to_string();
    for text in
        ["", "g", "250g", "250  g", " 250 g", "-1 g", "+1 g", ".5 g", "1e3 g", "1_000 g", "1,5 g", "NaN g", "5. g"]
    {
        let said = refused(text);
        assert!(
            said == format!("{text:?} is not a measure such as \"500 g\"")
                || said.ends_with("is no unit, expected mg, g, kg, t, µl, ml, l, m³, µm, mm, cm, m or pcs"),
            "{text:?}: {said}"
        );
    }
    assert_eq!(refused("5 oz"), "\"oz\" is no unit, expected mg, g, kg, t, µl, ml, l, m³, µm, mm, cm, m or pcs");
    assert_eq!(refused("0.0001 g"), "0.0001 g is not a whole number of base units from 0 to 1000000000000000");
    assert_eq!(measure("1 kg").to(Unit::Litre).unwrap_err().to_string(), "1 kg cannot be given in l");
}

#[test]
fn volumes_are_rounded_up_to_whole_millimetres() {
    let sides =
        |length, width, height| Dimensions { length: measure(length), width: measure(width), height: measure(height) };
    assert_eq!(sides("10 cm", "0.2 m", "5 mm").cubic_millimetres(), 100 * 200 * 5);
    assert_eq!(sides("1 µm", "1 µm", "2001 µm").cubic_millimetres(), 3);
    let huge = Measure::new(Decimal::from(Measure::MAX), Unit::Micrometre).unwrap();
    assert_eq!(
        Dimensions { length: huge, width: huge, height: huge }.cubic_millimetres(),
        1_000_000_000_000_000_000_000_000_000_000_000_000
    );
}

#[test]
fn decimals_of_attributes_are_plain() {
    let read = |text: &str| serde_json::from_str::<AttributeValue>(&format!("{{\"number\": {{\"value\": {text:?}}}}}"));
    assert_eq!(serde_json::to_string(&read("12.50").unwrap()).unwrap(), r#"{"number":{"value":"12.50"}}"#);
    assert!(read("-0.5").is_ok());
    for text in ["", "1_000", "+5", "1e3", ".5", "5.", "-", "12,5", "NaN"] {
        assert!(read(text).is_err(), "{text:?} is read as {:?}", read(text));
    }
}

#[test]
fn quantities_follow_the_rule_of_the_product() {
    let rule = QuantityRule::new(quantity(2), quantity(3), Some(quantity(11))).unwrap();
    let allowed: Vec<u32> = (1..=20).filter(|units| rule.allows(quantity(*units))).collect();
    assert_eq!(allowed, [2, 5, 8, 11]);
    assert_eq!(rule.at_most(1), None);
    assert_eq!(rule.at_most(7), Some(quantity(5)));
    assert_eq!(rule.at_most(u32::MAX), Some(quantity(11)));
    assert_eq!(QuantityRule::default().at_most(u32::MAX), None);
    let refused = QuantityRule::new(quantity(5), quantity(1), Some(quantity(4))).unwrap_err();
    assert_eq!(refused.to_string(), "no quantity from 5 up in steps of 1 is at most 4");
    for units in [0, Quantity::MAX + 1, u32::MAX] {
        let refused = Quantity::new(units).unwrap_err().to_string();
        assert_eq!(refused, format!("{units} is not a quantity from 1 to 1000000"));
    }
    assert_eq!(
        quantity(Quantity::MAX).checked_add(Quantity::ONE).unwrap_err().to_string(),
        "1000001 is not a quantity from 1 to 1000000"
    );
}

#[test]
fn a_period_holds_its_first_instant_and_not_its_last() {
    let (from, until) = (datetime!(2026-11-01 0:00 +7), datetime!(2026-12-01 0:00 +7));
    let period = Period::new(Some(from), Some(until)).unwrap();
    let second = time::Duration::SECOND;
    assert!(period.contains(from) && period.contains(until - second));
    assert!(!period.contains(from - second) && !period.contains(until));
    assert!(Period::ALWAYS.contains(OffsetDateTime::UNIX_EPOCH));
    assert_eq!(period.next_change(from - second), Some(from));
    assert_eq!(period.next_change(from), Some(until));
    assert_eq!(period.next_change(until), None);
    assert_eq!(
        Period::new(Some(until), Some(until)).unwrap_err().to_string(),
        "a period ends after it begins, but 2026-12-01T00:00:00+07:00 is not before 2026-12-01T00:00:00+07:00"
    );
    let after = Period::new(Some(until), None).unwrap();
    assert!(!period.overlaps(&after) && !after.overlaps(&period));
    assert!(period.overlaps(&Period::new(Some(until - second), None).unwrap()));
    assert!(Period::ALWAYS.overlaps(&after) && period.overlaps(&period));
    let before = Period::new(None, Some(from)).unwrap();
    assert!(!before.overlaps(&period) && !period.overlaps(&before));
}

#[test]
fn the_lowest_of_the_running_sales_counts() {
    let sale =
        |price, from, until| Sale { price: Money::vnd(price), period: Period::new(Some(from), Some(until)).unwrap() };
    let (a, b, c) = (datetime!(2026-11-01 0:00 +7), datetime!(2026-11-10 0:00 +7), datetime!(2026-11-20 0:00 +7));
    let sales = vec![sale(80_000, a, c), sale(75_000, a, b), sale(75_000, a, b)];
    let product = Product::new(ProductParts { sales: sales.clone(), ..coffee() }).unwrap();
    assert_eq!(product.sale_at(a), Some(&sales[1]));
    assert_eq!(product.sale_at(b), Some(&sales[0]));
    assert_eq!(product.sale_at(c), None);
}

#[test]
fn what_a_shopper_can_do_follows_from_three_facts() {
    use PurchaseAction as Action;
    let action = |mode: PurchaseMode, availability, stock| Action::of(&mode, availability, stock, true);
    let by_cart = |availability| action(PurchaseMode::Cart, availability, Stock::Untracked);
    let expected = Availability::ALL.map(|availability| match availability {
        Availability::Discontinued | Availability::InStoreOnly | Availability::Reserved => Action::Unavailable,
        Availability::OutOfStock | Availability::SoldOut => Action::NotifyMe,
        Availability::BackOrder | Availability::PreOrder | Availability::PreSale => Action::PreOrder,
        _ => Action::AddToCart,
    });
    assert_eq!(Availability::ALL.map(by_cart), expected);
    let in_stock = |mode, stock| action(mode, Availability::InStock, stock);
    assert_eq!(in_stock(PurchaseMode::Cart, Stock::Level(0)), Action::NotifyMe);
    assert_eq!(in_stock(PurchaseMode::Cart, Stock::Level(1)), Action::AddToCart);
    assert_eq!(in_stock(PurchaseMode::Cart, Stock::Backorder(0)), Action::PreOrder);
    assert_eq!(in_stock(PurchaseMode::ChooseOptions, Stock::Untracked), Action::ChooseOptions);
    assert_eq!(in_stock(PurchaseMode::Contact, Stock::Untracked), Action::Contact);
    assert_eq!(in_stock(PurchaseMode::External("https://example.com".into()), Stock::Untracked), Action::External);
    assert_eq!(Action::of(&PurchaseMode::Cart, Availability::InStock, Stock::Untracked, false), Action::Contact);
    let buys = [
        Action::AddToCart,
        Action::PreOrder,
        Action::ChooseOptions,
        Action::Contact,
        Action::External,
        Action::NotifyMe,
    ]
    .map(Action::buys);
    assert_eq!(buys, [true, true, false, false, false, false]);
}

#[test]
fn ratings_are_possible_figures() {
    assert!(Rating::new(5, 5, 5).is_ok() && Rating::new(25, 5, 5).is_ok());
    for (sum, count, scale) in [(4, 5, 5), (26, 5, 5), (0, 0, 5), (1, 1, 0)] {
        let refused = Rating::new(sum, count, scale).unwrap_err().to_string();
        assert_eq!(refused, format!("{count} ratings from 1 to {scale} cannot sum to {sum}"));
    }
    assert!(Rating::new(u64::MAX, u32::MAX, u8::MAX).is_err());
}

#[test]
fn a_catalogue_finds_every_product_and_no_other() {
    let product = |i: u32| Product::new(ProductParts { sku: sku(&format!("SP-{i}")), ..coffee() }).unwrap();
    let catalogue = Catalogue::new((0..2_000).rev().map(product)).unwrap();
    for i in 0..2_000 {
        assert_eq!(catalogue.product(&sku(&format!("SP-{i}"))).map(Product::sku), Some(&sku(&format!("SP-{i}"))));
    }
    assert!(catalogue.product(&sku("SP-2000")).is_none() && catalogue.product(&sku("sp-1")).is_none());
    assert!(catalogue.iter().is_sorted_by_key(Product::sku));
    assert_eq!(
        Catalogue::new([product(1), product(2), product(1)]).unwrap_err().to_string(),
        "SKU SP-1 names two products"
    );
    assert!(Catalogue::new([]).unwrap().product(&sku("SP-1")).is_none());
    let json = format!("[{0}, {0}]", serde_json::to_string(&product(1)).unwrap());
    let faults = serde_json::from_str::<Unchecked>(&json).unwrap().check::<Catalogue>().unwrap_err();
    assert_eq!((faults.iter().len(), faults.iter().next().unwrap().path.as_str()), (1, "[1]"));
}

#[test]
fn the_variants_of_a_family_are_found() {
    let of = |name: &str, family: Option<&str>| {
        let family = family.map(|family| FamilyId::new(family).unwrap());
        Product::new(ProductParts { sku: sku(name), family, ..coffee() }).unwrap()
    };
    let catalogue =
        Catalogue::new([of("B", Some("F")), of("A", Some("F")), of("C", None), of("D", Some("G"))]).unwrap();
    let family = FamilyId::new("F").unwrap();
    let variants: Vec<&str> = catalogue.family(&family).map(|product| product.sku().as_str()).collect();
    assert_eq!(variants, ["A", "B"]);
}

#[test]
fn category_paths_have_steps() {
    let path: CategoryPath = "do-uong/ca-phe/ca-phe-bot".parse().unwrap();
    assert_eq!(path.steps().len(), 3);
    assert_eq!(path.to_string(), "do-uong/ca-phe/ca-phe-bot");
    let refused = |text: &str| text.parse::<CategoryPath>().unwrap_err().to_string();
    assert_eq!(refused("do-uong//bot"), "step 2 of \"do-uong//bot\" is no category: an identifier is not empty");
    assert_eq!(refused(""), "step 1 of \"\" is no category: an identifier is not empty");
    // A rule asks for one step; a path in its place would match nothing.
    assert_eq!(
        CategoryId::new("do-uong/ca-phe").unwrap_err().to_string(),
        "\"do-uong/ca-phe\" has '/', which stands between identifiers"
    );
    let deep = ["a"; 17].join("/");
    assert_eq!(refused(&deep), format!("{deep:?} has more than 16 steps"));
    assert!(["a"; 16].join("/").parse::<CategoryPath>().is_ok());
}

#[test]
fn credentials_have_terms_with_both_days_in() {
    let credential = whole().credentials.remove(0);
    assert!(credential.in_term(date!(2026 - 01 - 01)) && credential.in_term(date!(2026 - 12 - 31)));
    assert!(!credential.in_term(date!(2025 - 12 - 31)) && !credential.in_term(date!(2027 - 01 - 01)));
    let endless = Credential { from: None, until: None, ..credential };
    assert!(endless.in_term(date!(9999 - 12 - 31)));
}

#[test]
fn a_credential_that_ends_before_it_begins_is_refused() {
    let mut parts = whole();
    parts.credentials[0].until = Some(date!(2025 - 12 - 31));
    assert_eq!(
        refused(parts),
        "credentials[0].until: a term does not end on 2025-12-31, before it begins on 2026-01-01"
    );
}

#[test]
fn documents_of_products_are_what_the_format_says() {
    let product = Product::new(coffee()).unwrap();
    assert_eq!(
        serde_json::to_string(&product).unwrap(),
        r#"{"sku":"CF-250","name":{"vi":"Cà phê bột"},"regular_price":"85000 VND","quantity":{"min":1,"step":1},"stock":"untracked","availability":"in_stock","purchase":"cart","trade":{}}"#
    );
    assert_eq!(
        serde_json::from_str::<Unchecked>(r#"{"sku": "CF-250", "name": "Cà phê bột", "regular_price": "85000 VND"}"#)
            .unwrap()
            .check::<Product>()
            .unwrap(),
        product
    );
}
