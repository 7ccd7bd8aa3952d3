//! Shops drawn from bytes: goods, rules, a cart and its circumstances, all valid by themselves. Whether they go together is for the crate to say.

use std::collections::BTreeMap;
use std::sync::Arc;

use ocop::cart::{Cart, HostKey, HostPrice, Line, Reason};
use ocop::certification::{Certificate, RegimeId, Stars};
use ocop::kit::{self, NOW, goods};
use ocop::money::{Currency, Remainder, Rounding, RoundingMode};
use ocop::pricing::{
    Basis, Combine, Context, Customer, CustomerId, Delivery, DeliveryTable, Detail, FactName, Fee, FeeId, Floor,
    FreeFrom, KnownCustomer, OrderCap, Payment, PaymentId, Policy, PriceTax, StepBudget, TaxLevel, TaxRounding,
    TaxTable, Treatment, Usage, WeightStep, Zone, ZoneFees,
};
use ocop::product::{
    AttributeValue, Catalogue, Measure, Origin, Period, Producer, ProducerId, Product, ProductParts, Quantity, Sale,
    TaxGroup, TradeFacts,
};
use ocop::text::Texts;
use rust_decimal::Decimal;
use time::macros::date;
use time::{Duration, UtcOffset};

use super::draw::Draw;
use super::rules::{rule, sku};

/// The bytes that a product, the cart and the circumstances take, at most. The rest is for the rules, each with its share.
const PRODUCT: usize = 24;
const CART: usize = 40;
const CONTEXT: usize = 80;
const RULE: usize = 64;
const RULES: u8 = 6;

/// A shop, and which of its laws is looked at.
pub fn shop(bytes: &[u8]) -> (kit::Shop, u8) {
    let mut d = Draw::new(bytes, Currency::VND);
    d.currency = d.of(&[Currency::VND, Currency::USD, Currency::KWD]);
    let (law, count) = (d.byte(), d.below(RULES + 1));
    let (context, cart) = (context(&mut d.part(CONTEXT)), cart(&mut d.part(CART)));
    // Of six products three are drawn, and three are like them but for the name.
    let drawn: Vec<ProductParts> = (0..3).map(|_| product(&mut d.part(PRODUCT))).collect();
    let named = drawn.iter().cycle().take(goods::SKUS.len()).enumerate();
    let products = named.map(|(at, parts)| Product::new(ProductParts { sku: goods::sku(at), ..parts.clone() }));
    let products: Vec<Product> = products.collect::<Result<_, _>>().expect("products");
    let catalogue = Catalogue::new(products).expect("a catalogue");
    let rules = (0..usize::from(count)).map(|at| rule(&mut d.part(RULE), at)).collect();
    (kit::Shop { currency: d.currency, catalogue, rules, cart, context }, law)
}

/// A period that holds always, now, no more, not yet, or to the very instant.
pub fn period(d: &mut Draw<'_>) -> Period {
    let edge = |days: Option<i64>| days.map(|days| NOW + Duration::days(days));
    let (from, until) = d.of(&[
        (None, None),
        (Some(-1), Some(1)),
        (Some(0), None),
        (None, Some(5)),
        (None, Some(0)),
        (Some(1), None),
        (Some(-9), Some(-1)),
    ]);
    Period::new(edge(from), edge(until)).expect("a period")
}

/// A value of the attribute `rang`.
pub fn attribute(d: &mut Draw<'_>) -> AttributeValue {
    let percent = |value| AttributeValue::Number { value, unit: Some("%".into()) };
    match d.below(6) {
        0 => AttributeValue::Flag(true),
        1 => AttributeValue::Text(Texts::vi("vừa")),
        2 => percent(Decimal::new(50, 1)),
        3 => percent(Decimal::new(5, 0)),
        4 => AttributeValue::Set(["chua".into()].into()),
        _ => AttributeValue::Set(["chua".into(), "ngot".into()].into()),
    }
}

fn product(d: &mut Draw<'_>) -> ProductParts {
    let certificate = |d: &mut Draw<'_>| {
        let stars = Stars::new(d.of(&[3, 4, 5])).expect("stars");
        let issued =
            d.of(&[date!(2024 - 03 - 01), date!(2026 - 11 - 23), date!(2026 - 11 - 24), date!(2020 - 01 - 01)]);
        Certificate::builder("Cà phê", RegimeId::QD_148_2023, stars).issued_on(issued).build().expect("a certificate")
    };
    let producer = |d: &mut Draw<'_>| {
        let id = d.of(&goods::PRODUCERS);
        Producer { id: ProducerId::new(id).expect("a producer"), name: Texts::vi(id), kind: None }
    };
    let origin = |d: &mut Draw<'_>| Origin {
        province: goods::tag(d.of(&goods::PROVINCES)),
        commune: d.some(2, |d| goods::tag(d.of(&["ea-tu", "hoa-phu"]))),
        former_province: None,
        former_district: None,
        former_commune: None,
    };
    let price = d.amount();
    let categories: std::collections::BTreeSet<&str> = d.list(0, 2, |d| d.of(&goods::CATEGORIES)).into_iter().collect();
    ProductParts {
        categories: categories.into_iter().map(|path| path.parse().expect("a category")).collect(),
        sales: d.some(3, |d| Sale { price: d.amount(), period: period(d) }).into_iter().collect(),
        producer: d.some(2, producer),
        origin: d.some(2, origin),
        certificates: d.some(2, certificate).into_iter().collect(),
        shipping_weight: d.some(2, |d| Measure::grams(u32::from(d.byte()) * 3)),
        tags: d.some(2, |d| goods::tag(d.of(&goods::TAGS))).into_iter().collect(),
        attributes: d.some(2, |d| (goods::roast(), attribute(d))).into_iter().collect(),
        trade: TradeFacts { tax_group: d.some(2, tax_group), ..TradeFacts::default() },
        ..ProductParts::new(goods::sku(0), Texts::vi("Hàng"), price)
    }
}

fn tax_group(d: &mut Draw<'_>) -> TaxGroup {
    TaxGroup::new(d.of(&goods::TAX_GROUPS)).expect("a tax group")
}

fn cart(d: &mut Draw<'_>) -> Cart {
    let host_price = |d: &mut Draw<'_>| HostPrice {
        price: d.amount(),
        reason: Reason::new(d.of(&["nhan-vien", "sua-don"])).expect("a reason"),
        promotional: d.one_in(2),
    };
    let line = |d: &mut Draw<'_>| {
        let (sku, quantity) = (
            sku(d),
            match d.byte() {
                few @ 0..=199 => u32::from(few) % 12 + 1,
                many => 1 << (many % 14),
            },
        );
        let host_key = d.some(5, |_| HostKey::new("khac").expect("a key"));
        let host_price = d.some(6, host_price);
        Line { host_key, host_price, ..Line::new(sku, Quantity::new(quantity).expect("units")) }
    };
    let codes = kit::CODES.iter().filter(|_| d.one_in(2)).map(|code| code.parse().expect("a code")).collect();
    // Lines of one product that cannot be one line, for their number or their prices, are refused.
    let lines = d.list(0, 6, line);
    Cart::of(lines.clone()).map_or_else(|_| goods::cart(Vec::new(), Vec::new()), |_| goods::cart(lines, codes))
}

fn context(d: &mut Draw<'_>) -> Context {
    let policy = policy(d);
    let groups = |d: &mut Draw<'_>| d.list(0, 2, |d| d.name(&["si", "le"])).into_iter().collect();
    let known = |d: &mut Draw<'_>| KnownCustomer {
        id: CustomerId::new("khach").expect("a customer"),
        groups: d.some(2, groups),
        orders_before: d.some(2, |d| d.number(0, 3)),
    };
    let usage = |d: &mut Draw<'_>| {
        let rule = kit::rule_id(usize::from(d.below(RULES)));
        let [total, by_customer, units_by_customer] = [d.number(0, 2), d.number(0, 2), d.number(0, 3)];
        (rule, Usage { total, by_customer, units_by_customer, money: d.some(2, Draw::amount) })
    };
    let fee = |d: &mut Draw<'_>| Fee {
        id: FeeId::new("phi").expect("a fee"),
        name: Texts::vi("Phí"),
        amount: d.positive(),
        tax: treatment(d),
    };
    let payment = |d: &mut Draw<'_>| Payment { id: PaymentId::new("the").expect("a card"), balance: d.positive() };
    let shift = d.of(&[Duration::ZERO, Duration::MINUTE, Duration::hours(-33), Duration::hours(13), Duration::DAY]);
    let at = if d.one_in(4) { NOW.to_offset(UtcOffset::UTC) } else { NOW };
    Context {
        customer: d.some(2, known).map_or(Customer::Guest, Customer::Known),
        channel: d.some(3, |d| d.name(&["web", "app"])),
        destination: d.some(2, |d| goods::tag(d.of(&goods::PROVINCES))),
        delivery: match d.below(5) {
            0 => Delivery::Nothing,
            1 | 2 => Delivery::Fee(d.amount()),
            3 => Delivery::Zone(d.name::<Zone>(&["gan", "xa"])),
            _ => Delivery::NotYetKnown,
        },
        delivery_method: d.some(3, |d| d.name(&["nhanh", "thuong"])),
        payment_method: d.some(3, |d| d.name(&["cod", "the"])),
        facts: d.some(3, |d| (d.name::<FactName>(&["sinh-nhat"]), d.name(&["co", "khong"]))).into_iter().collect(),
        usage: d.list(0, 2, usage).into_iter().collect::<BTreeMap<_, _>>(),
        fees: d.some(3, fee).into_iter().collect(),
        payments: d.some(3, payment).into_iter().collect(),
        detail: d.of(&[Detail::Full, Detail::Kinds]),
        policy: Arc::new(policy),
        ..Context::new(at + shift, Policy::default())
    }
}

fn treatment(d: &mut Draw<'_>) -> Treatment {
    match d.below(6) {
        0..=2 => Treatment::Rate(d.name(&["8%", "10%", "5%", "0%", "8.875%"])),
        3 => Treatment::NotTaxable,
        4 => Treatment::NotDeclared,
        _ => Treatment::DirectPercentage(d.name(&["1%", "2%"])),
    }
}

fn policy(d: &mut Draw<'_>) -> Policy {
    let down = |d: &mut Draw<'_>| {
        let step = d.of(&[10, 100, 1_000]);
        Rounding::new(RoundingMode::Down, d.minor(step)).expect("a step")
    };
    let cap = |d: &mut Draw<'_>| if d.one_in(2) { OrderCap::Amount(d.positive()) } else { OrderCap::Rate(d.rate()) };
    let floor = |d: &mut Draw<'_>| (sku(d), Floor { cost: d.some(2, Draw::amount), legal: d.some(2, Draw::amount) });
    Policy {
        combine: if d.one_in(3) { Combine::BestDeal(StepBudget::new(d.number(1, 255))) } else { Combine::ByPriority },
        prices: d.of(&[PriceTax::Included, PriceTax::Excluded]),
        tax: TaxTable {
            by_sku: d.some(3, |d| (sku(d), treatment(d))).into_iter().collect(),
            by_group: d.some(3, |d| (tax_group(d), treatment(d))).into_iter().collect(),
            default: Some(treatment(d)),
        },
        tax_rounding: TaxRounding { per: d.of(&[TaxLevel::Line, TaxLevel::RateGroup]), mode: d.of(&RoundingMode::ALL) },
        rounding: d.of(&RoundingMode::ALL),
        remainder: d.of(&[Remainder::Largest, Remainder::First, Remainder::Last, Remainder::FirstUnits]),
        order_cap: d.some(4, cap),
        floors: d.list(0, 2, floor).into_iter().collect(),
        excluded: d.some(4, sku).into_iter().collect(),
        own_sales: !d.one_in(4),
        delivery_table: d.some(2, delivery_table),
        delivery_tax: treatment(d),
        cash: d.some(4, down),
        ..Policy::default()
    }
}

fn delivery_table(d: &mut Draw<'_>) -> DeliveryTable {
    let mut grams = 0;
    let step = |d: &mut Draw<'_>| {
        grams += 1 + u32::from(d.byte()) * 4;
        WeightStep { up_to: Measure::grams(grams), fee: d.amount() }
    };
    let steps = d.list(0, 3, step);
    let free = |d: &mut Draw<'_>| FreeFrom {
        amount: d.amount(),
        basis: d.of(&[Basis::Running, Basis::Shelf, Basis::Regular]),
    };
    let near = ZoneFees { zone: Zone::new("gan").expect("a zone"), steps, free_from: d.some(3, free) };
    DeliveryTable::new(vec![near], d.of(&[None, Some(5_000_000), Some(1)])).expect("a table")
}
