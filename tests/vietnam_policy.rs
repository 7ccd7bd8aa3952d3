//! The law as a pricing policy.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

use alloc::collections::BTreeSet;

use ocop::certification::{RegimeId, SectorCode, SetKey, SetNumber};
use ocop::money::{Money, Rate, Rounding, RoundingMode};
use ocop::pricing::{Floor, Policy, PolicyVersion, PriceTax, Treatment};
use ocop::product::{GoodsClass, PriceKind, PricePoint, Product, ProductParts, Sku, TaxGroup, TradeFacts};
use ocop::text::Texts;
use ocop::vietnam::{
    Age, Buyer, CapMode, Exemption, Handling, Law, LegalPolicy, OnUncovered, PolicyFaults, Question, Readings, Row,
    Seller, Shop, Side, Table, reference_price,
};
use time::OffsetDateTime;
use time::macros::{date, datetime};

const NOW: OffsetDateTime = datetime!(2026-11-25 09:00 +7);

fn sku(text: &str) -> Sku {
    Sku::new(text).unwrap()
}

fn facts(group: &str, class: &str) -> TradeFacts {
    TradeFacts {
        tax_group: Some(TaxGroup::new(group).unwrap()),
        self_produced: Some(false),
        fresh: Some(false),
        price_stabilised: Some(false),
        goods_class: Some(GoodsClass::new(class).unwrap()),
        ..TradeFacts::default()
    }
}

fn parts(id: &str, price: i32, trade: TradeFacts) -> ProductParts {
    let before = PricePoint { at: datetime!(2026-01-01 00:00 +7), price: Money::vnd(price), kind: PriceKind::Regular };
    ProductParts { price_history: vec![before], trade, ..ProductParts::new(sku(id), Texts::vi(id), Money::vnd(price)) }
}

fn coffee() -> Product {
    Product::new(parts("coffee", 85_000, facts("processed-food", "food"))).unwrap()
}

fn draw(products: &[Product], shop: &Shop, at: OffsetDateTime) -> Result<LegalPolicy, PolicyFaults> {
    Law::default().policy(Policy::default(), products, shop, at, Handling::default())
}

#[test]
fn each_product_gets_its_tax_and_its_floor() {
    let rice = Product::new(parts("rice", 45_001, facts("raw-produce", "food"))).unwrap();
    let policy = draw(&[coffee(), rice], &Shop::retail(), NOW).unwrap().policy;
    assert_eq!(policy.floors[&sku("coffee")], Floor { cost: None, legal: Some(Money::vnd(42_500)) });
    assert_eq!(policy.floors[&sku("rice")].legal, Some(Money::vnd(22_501)));
    assert_eq!(policy.tax.by_sku[&sku("coffee")], Treatment::Rate(Rate::percent(8)));
    assert_eq!(policy.tax.by_sku[&sku("rice")], Treatment::Rate(Rate::percent(5)));
    assert_eq!((policy.tax.default, policy.delivery_tax), (None, Treatment::Rate(Rate::percent(8))));
    assert!(policy.excluded.is_empty());
    assert_eq!(policy.version, Some(PolicyVersion::new("vn-2026-11-23/strict/clip").unwrap()));
    assert_eq!(policy.changes, [datetime!(2027-01-01 00:00 +7)]);
}

#[test]
fn the_shop_keeps_its_own_floors_version_and_changes() {
    let own = Policy {
        version: Some(PolicyVersion::new("shop-7").unwrap()),
        floors: [(sku("coffee"), Floor { cost: Some(Money::vnd(60_000)), legal: None })].into(),
        changes: vec![datetime!(2026-12-24 00:00 +7)],
        ..Policy::default()
    };
    let law = Law::default().with_lenient(Question::WeakWine).with_lenient(Question::CultureDay);
    let policy = law.policy(own, &[coffee()], &Shop::retail(), NOW, Handling::default()).unwrap().policy;
    assert_eq!(policy.floors[&sku("coffee")].cost, Some(Money::vnd(60_000)));
    assert_eq!(policy.floors[&sku("coffee")].legal, Some(Money::vnd(42_500)));
    assert_eq!(policy.version.unwrap().as_str(), "shop-7/vn-2026-11-23/lenient-1-4/clip");
    assert_eq!(policy.changes, [datetime!(2026-12-24 00:00 +7), datetime!(2027-01-01 00:00 +7)]);
}

#[test]
fn inside_the_tet_window_there_is_no_floor_until_it_ends() {
    let policy = draw(&[coffee()], &Shop::retail(), datetime!(2027-01-07 00:00 +7)).unwrap().policy;
    assert!(policy.floors.is_empty());
    assert_eq!(policy.changes, [datetime!(2027-02-06 00:00 +7)]);
    let eve = draw(&[coffee()], &Shop::retail(), datetime!(2027-01-06 23:59:59 +7)).unwrap().policy;
    assert_eq!(eve.floors[&sku("coffee")].legal, Some(Money::vnd(42_500)));
    assert_eq!(eve.changes, [datetime!(2027-01-07 00:00 +7)]);
    // The shop's own clock says which day it is.
    let in_utc = draw(&[coffee()], &Shop::retail(), datetime!(2027-01-06 17:30 UTC)).unwrap().policy;
    assert_eq!(in_utc.changes, [datetime!(2027-01-07 00:00 UTC)]);
}

#[test]
fn exempt_goods_and_businesses_have_no_floor() {
    let fresh = TradeFacts { fresh: Some(true), ..facts("raw-produce", "food") };
    let vegetables = Product::new(ProductParts { price_history: vec![], ..parts("veg", 40_000, fresh) }).unwrap();
    assert!(draw(&[vegetables], &Shop::retail(), NOW).unwrap().policy.floors.is_empty());
    let closing = Shop { grounds: [Exemption::Dissolution].into(), ..Shop::retail() };
    assert!(draw(&[coffee()], &closing, NOW).unwrap().policy.floors.is_empty());
}

#[test]
fn the_reference_is_the_last_price_without_a_promotion() {
    let point = |at, price, kind| PricePoint { at, price: Money::vnd(price), kind };
    let history = vec![
        point(datetime!(2026-01-01 00:00 +7), 100_000, PriceKind::Regular),
        point(datetime!(2026-06-01 00:00 +7), 80_000, PriceKind::Regular),
        point(datetime!(2026-11-20 00:00 +7), 60_000, PriceKind::Promotional),
        point(datetime!(2026-12-01 00:00 +7), 90_000, PriceKind::Regular),
    ];
    let product =
        Product::new(ProductParts { price_history: history, ..parts("tea", 100_000, facts("processed-food", "food")) })
            .unwrap();
    assert_eq!(reference_price(&product, NOW), Some(Money::vnd(80_000)));
    assert_eq!(reference_price(&product, datetime!(2025-12-31 00:00 +7)), None);
    let policy = draw(&[product], &Shop::retail(), NOW).unwrap().policy;
    assert_eq!(policy.floors[&sku("tea")].legal, Some(Money::vnd(40_000)));
}

#[test]
fn goods_that_may_not_be_promoted_are_excluded() {
    let drink = |id, class: &str, abv: &str| {
        let trade = TradeFacts { alcohol: Some(abv.parse().unwrap()), ..facts("alcohol", class) };
        Product::new(parts(id, 120_000, trade)).unwrap()
    };
    let mut set_14 = parts("set-14", 90_000, facts("alcohol", "food"));
    set_14.trade.alcohol = Some("39%".parse().unwrap());
    set_14.product_set =
        Some(SetKey::new(RegimeId::QD_26_2026, SectorCode::new("II").unwrap(), SetNumber::new(14).unwrap()));
    let products = [
        drink("liquor", "alcohol", "40%"),
        drink("wine", "alcohol", "12%"),
        drink("beer", "beer", "5%"),
        Product::new(set_14).unwrap(),
        coffee(),
    ];
    let adults = Shop { age: Age::Adult, ..Shop::retail() };
    let policy = draw(&products, &adults, NOW).unwrap().policy;
    assert_eq!(policy.excluded, [sku("liquor"), sku("wine"), sku("set-14")].into());
    assert_eq!(policy.tax.by_sku[&sku("liquor")], Treatment::Rate(Rate::percent(10)));
    // Of a customer of unknown age the law wants to know more before beer is promoted to him.
    let policy = draw(&products, &Shop::retail(), NOW).unwrap().policy;
    assert!(policy.excluded.contains(&sku("beer")));
    let lenient = Law::default().with_lenient(Question::WeakWine);
    let policy = lenient.policy(Policy::default(), &products, &adults, NOW, Handling::default()).unwrap().policy;
    assert!(!policy.excluded.contains(&sku("wine")) && policy.excluded.contains(&sku("liquor")));
}

#[test]
fn what_is_not_covered_is_an_error_with_all_reasons() {
    let bare = |id| Product::new(ProductParts::new(sku(id), Texts::vi(id), Money::vnd(1_000))).unwrap();
    let no_history =
        Product::new(ProductParts { price_history: vec![], ..parts("new", 1_000, facts("processed-food", "food")) })
            .unwrap();
    let half_known = TradeFacts { self_produced: None, fresh: None, ..facts("raw-produce", "food") };
    let half_known = Product::new(parts("half", 1_000, half_known)).unwrap();
    let faults = draw(&[no_history, half_known, bare("bare")], &Shop::retail(), NOW).unwrap_err();
    assert_eq!(
        faults.to_string(),
        "the VAT of bare is not covered: the product does not state its tax group; \
         promoting bare is not covered: the product does not state its class of goods; \
         the VAT of half is not covered: the product does not state whether the seller produced it; \
         promoting half is not covered: the product does not state whether it is fresh food; \
         promoting new is not covered: the product has no price that was charged before 2026-11-25T09:00:00+07:00 \
         while no promotion ran"
    );
    assert_eq!(faults.as_slice().len(), 5);
    let faults = draw(&[coffee()], &Shop::retail(), datetime!(2036-01-01 00:00 +7)).unwrap_err();
    assert_eq!(faults.to_string(), "promoting coffee is not covered: no row covers \"year\" on 2036-01-01");
}

#[test]
fn a_fact_that_makes_no_difference_need_not_be_stated() {
    let trade = TradeFacts { self_produced: None, ..facts("processed-food", "food") };
    let product = Product::new(parts("jam", 50_000, trade)).unwrap();
    assert!(draw(core::slice::from_ref(&product), &Shop::retail(), NOW).is_ok());
    let household = Shop { seller: Seller::Direct, ..Shop::retail() };
    assert!(draw(&[product], &household, NOW).is_err());
    let trade = TradeFacts { fresh: None, price_stabilised: None, ..facts("processed-food", "food") };
    let product = Product::new(ProductParts { price_history: vec![], ..parts("jam", 50_000, trade) }).unwrap();
    // Inside the window every product may go down to nothing.
    assert!(draw(&[product], &Shop::retail(), datetime!(2027-01-20 00:00 +7)).is_ok());
}

#[test]
fn uncovered_products_can_be_left_out_of_promotion() {
    let new =
        Product::new(ProductParts { price_history: vec![], ..parts("new", 1_000, facts("processed-food", "food")) })
            .unwrap();
    let handling = Handling { uncovered: OnUncovered::LeaveOut, ..Handling::default() };
    let legal = Law::default().policy(Policy::default(), &[new, coffee()], &Shop::retail(), NOW, handling).unwrap();
    assert_eq!(legal.policy.excluded, [sku("new")].into());
    assert_eq!(legal.left_out.len(), 1);
    assert_eq!(legal.left_out[0].0, sku("new"));
    let no_tax = Product::new(ProductParts::new(sku("bare"), Texts::vi("bare"), Money::vnd(1_000))).unwrap();
    assert!(Law::default().policy(Policy::default(), &[no_tax], &Shop::retail(), NOW, handling).is_err());
}

#[test]
fn report_mode_sets_no_floor_but_keeps_taxes_and_exclusions() {
    let handling = Handling { mode: CapMode::Report, ..Handling::default() };
    let policy = Law::default().policy(Policy::default(), &[coffee()], &Shop::retail(), NOW, handling).unwrap().policy;
    assert!(policy.floors.is_empty());
    assert_eq!(policy.tax.by_sku.len(), 1);
    assert_eq!(policy.version.unwrap().as_str(), "vn-2026-11-23/strict/report");
}

#[test]
fn consumers_see_prices_with_tax_and_cash_goes_down() {
    let own = Policy {
        prices: PriceTax::Excluded,
        cash: Some(Rounding::new(RoundingMode::HalfUp, Money::vnd(1_000)).unwrap()),
        ..Policy::default()
    };
    let law = Law::default();
    let refused = law.policy(own.clone(), &[coffee()], &Shop::retail(), NOW, Handling::default()).unwrap_err();
    assert_eq!(refused.to_string(), "prices for consumers include tax; cash is rounded down, not HalfUp");
    let wholesale = Shop { buyer: Buyer::Business, ..Shop::retail() };
    let own = Policy { cash: None, ..own };
    assert!(law.policy(own, &[coffee()], &wholesale, NOW, Handling::default()).is_ok());
}

#[test]
fn a_household_below_the_threshold_is_not_taxed_and_a_day_without_rows_is_refused() {
    let household = Seller::Household { annual_revenue: Money::vnd(900_000_000) };
    let policy = draw(&[coffee()], &Shop { seller: household, ..Shop::retail() }, NOW).unwrap().policy;
    assert_eq!(policy.tax.by_sku[&sku("coffee")], Treatment::NotTaxable);
    assert_eq!(policy.delivery_tax, Treatment::NotTaxable);
    let faults = draw(&[coffee()], &Shop::retail(), datetime!(2025-06-30 12:00 +7)).unwrap_err();
    assert!(
        faults.to_string().starts_with("the VAT of delivery is not covered: no row covers \"delivery\" on 2025-06-30")
    );
}

#[test]
fn a_host_replaces_law_row_by_row_and_asks_when_it_changes() {
    let (law, readings) = (Law::default(), Readings::strict());
    let limits = law.limits();
    assert!(limits.knows("reduction") && !limits.knows("moon"));
    let day = date!(2026 - 11 - 25);
    let now = limits.on("reduction", day, &readings).unwrap();
    assert_eq!((now.key(), now.value()), ("reduction", &Rate::percent(50)));
    assert!(now.from() <= day && now.until().is_none_or(|until| day < until) && !now.source().is_empty());

    // A stricter limit from the new year on, under one answer to an open question only.
    let [end, source] = [date!(2027 - 01 - 01), day].map(|day| (day, "decision of the future"));
    let before = Row::new("reduction", now.from(), Some(end.0), Rate::percent(50), source.1).unwrap();
    let after = |side| {
        Row::new("reduction", end.0, None, Rate::percent(40), source.1).unwrap().under(Question::DiscountDays, side)
    };
    let table = limits.without("reduction").with([before.clone(), after(Side::Lenient)]).unwrap();
    assert_eq!(table.next_change("reduction", day, &readings), Some(end.0));
    assert_eq!(
        table.on("reduction", end.0, &readings).unwrap_err().to_string(),
        "no row covers \"reduction\" on 2027-01-01"
    );
    let lenient = readings.clone().with_lenient(Question::DiscountDays);
    assert_eq!(table.on("reduction", end.0, &lenient).unwrap().value(), &Rate::percent(40));
    assert_eq!(table.next_change("reduction", end.0, &lenient), None);
    assert_eq!(table.holding(end.0, &readings).filter(|row| row.key() == "reduction").count(), 0);
    // Two rows of one key on one day are no table; a table is read back as it was written.
    let twice = limits.without("reduction").with([before.clone(), before]).unwrap_err();
    assert!(twice.to_string().starts_with("two rows for \"reduction\" hold on "), "{twice}");
    let stored = serde_json::to_string(&table).unwrap();
    assert_eq!(serde_json::from_str::<Table<Rate>>(&stored).unwrap(), table);
    assert!(Row::new("x", day, Some(day), true, "source").is_err() && Row::new("x", day, None, true, " ").is_err());

    // Each open question has a mark of its own in the version of a policy.
    let questions = [
        Question::CultureDay,
        Question::TetDaysOff,
        Question::ReducedVatAfter2026,
        Question::WeakWine,
        Question::SugaryDrinks,
        Question::DiscountDays,
    ];
    let codes: BTreeSet<String> = questions.map(|question| Readings::strict().with_lenient(question).code()).into();
    assert_eq!(codes.len(), questions.len(), "{codes:?}");
}
