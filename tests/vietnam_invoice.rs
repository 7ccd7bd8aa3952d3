//! Quotes as invoices.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

mod vietnam_shop;

use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    self, Benefit, Condition, Context, Delivery, Fee, FeeId, Gift, GiftLine, Policy, PriceTax, Rule, Rulebook,
    Treatment,
};
use ocop::product::{Catalogue, ProductParts, Quantity, SaleUnit, TradeFacts};
use ocop::text::{Lang, Texts};
use ocop::vietnam::{Buyer, Invoice, LineNature, Seller, Shop};
use time::macros::datetime;
use vietnam_shop::{ORDINARY, Priced, Till, facts, food, parts, percent, rule, sku, vnd, voucher};

fn printed(invoice: &Invoice) -> Vec<String> {
    let line = |line: &ocop::vietnam::InvoiceLine| {
        format!(
            "{} {} | {} {} | {} | {} | {}",
            line.nature.code(),
            line.name,
            line.quantity.map(|n| n.to_string()).unwrap_or_default(),
            line.unit.as_deref().unwrap_or_default(),
            line.unit_price.map(|price| price.to_string()).unwrap_or_default(),
            line.amount,
            line.code.as_deref().unwrap_or_default(),
        )
    };
    invoice.lines.iter().map(line).collect()
}

fn with_delivery_and_wrapping(context: Context) -> Context {
    let tax = Treatment::Rate(Rate::percent(8));
    let name = Texts::vi("Gói quà").with(Lang::En, "Wrapping");
    let fee = Fee { id: FeeId::new("wrapping").unwrap(), name, amount: Money::vnd(10_800), tax };
    Context { delivery: Delivery::Fee(Money::vnd(27_000)), fees: vec![fee], ..context }
}

#[test]
fn lines_rates_total_and_words() {
    let coffee = ProductParts {
        name: Texts::vi("Cà phê bột").with(Lang::En, "Ground coffee"),
        sale_unit: Some(SaleUnit { name: Texts::vi("gói"), quantum: None }),
        ..food("coffee", 108_000)
    };
    let basket = parts("basket", 105_000, facts("plant-handicraft", "craft"));
    let till = Till { context: with_delivery_and_wrapping, ..Till::at(ORDINARY) };
    let priced = till.price(&[(coffee, 2), (basket, 1)], vec![percent("coffee", 0, 10)]);
    let invoice = priced.invoice().unwrap();
    assert_eq!(
        printed(&invoice),
        [
            "1 basket | 1  | 100000 | 100000 VND | 5%",
            "3 Chiết khấu thương mại: basket |   |  | 10000 VND | 5%",
            "1 Cà phê bột | 2 gói | 100000 | 200000 VND | 8%",
            "3 Chiết khấu thương mại: Cà phê bột |   |  | 20000 VND | 8%",
            "1 Phí giao hàng | 1  | 25000 | 25000 VND | 8%",
            "1 Gói quà | 1  | 10000 | 10000 VND | 8%",
        ]
    );
    let rates: Vec<_> =
        invoice.rates.iter().map(|rate| (rate.code.as_deref().unwrap(), rate.net.minor(), rate.tax.minor())).collect();
    assert_eq!(rates, [("5%", 90_000, 4_500), ("8%", 215_000, 17_200)]);
    assert_eq!((invoice.net, invoice.tax, invoice.total), (vnd(305_000), vnd(21_700), vnd(326_700)));
    assert_eq!(invoice.payable, priced.quote.totals.payable);
    assert_eq!(invoice.words.to_string(), "Ba trăm hai mươi sáu nghìn bảy trăm đồng");
    assert_eq!(invoice.buyer, "Bán cho người tiêu dùng");
    let named = priced.law.invoice(&priced.finished(), &priced.findings(), Some("Hợp tác xã Bản Làng")).unwrap();
    assert_eq!(named.buyer, "Hợp tác xã Bản Làng");
}

#[test]
fn unit_prices_may_have_decimals() {
    let invoice = Till::at(ORDINARY).price(&[(food("tea", 10_000), 3)], vec![]).invoice().unwrap();
    let document = serde_json::to_value(&invoice).unwrap();
    assert_eq!(document["lines"][0]["unit_price"], "9259.3333");
    assert_eq!(document["words"], "Ba mươi nghìn đồng");
    // 30 000 đ with 8 % are 27 778 đ without.
    assert_eq!(printed(&invoice), ["1 tea | 3  | 9259.3333 | 27778 VND | 8%"]);
}

#[test]
fn what_bears_no_vat_is_printed_as_that() {
    let rice = |own| {
        let trade = TradeFacts { self_produced: Some(own), ..facts("raw-produce", "food") };
        parts("rice", 50_000, trade)
    };
    let code = |priced: Priced| priced.invoice().unwrap().lines[0].code.clone();
    assert_eq!(code(Till::at(ORDINARY).price(&[(rice(true), 1)], vec![])).as_deref(), Some("KCT"));
    let business = Shop { buyer: Buyer::Business, ..Shop::retail() };
    let till = Till { shop: business, ..Till::at(ORDINARY) };
    assert_eq!(code(till.price(&[(rice(false), 1)], vec![])).as_deref(), Some("KKKNT"));
    let direct = Shop { seller: Seller::Direct, ..Shop::retail() };
    let till = Till { shop: direct, ..Till::at(ORDINARY) };
    assert_eq!(code(till.price(&[(rice(false), 1)], vec![])), None);
}

#[test]
fn a_seller_by_the_direct_method_prints_the_phrase_of_the_reduction() {
    let direct = || Shop { seller: Seller::Direct, ..Shop::retail() };
    let till = Till { shop: direct(), ..Till::at(ORDINARY) };
    let invoice = till.price(&[(food("jam", 1_000_000), 100)], vec![]).invoice().unwrap();
    assert_eq!(
        printed(&invoice),
        [
            "1 jam | 100  | 1000000 | 100000000 VND | ",
            "4 Đã giảm 200.000đ tương ứng 20% mức tỷ lệ % để tính thuế giá trị gia tăng theo nghị quyết 204/2025/QH15 \
             |   |  | 0 VND | ",
        ]
    );
    assert_eq!((invoice.tax, invoice.total), (vnd(0), vnd(100_000_000)));
    let till = Till { shop: direct(), ..Till::at(datetime!(2027-01-01 08:00 +7)) };
    let invoice = till.price(&[(food("jam", 1_000_000), 100)], vec![]).invoice().unwrap();
    assert!(invoice.lines.iter().all(|line| line.nature != LineNature::Note));
}

fn gift() -> Rule {
    let gift = Gift { lines: vec![GiftLine { sku: sku("cup"), quantity: Quantity::new(2).unwrap() }], worth: None };
    Rule { when: Condition::default(), ..rule("cup", 0, Benefit::Gift(gift)) }
}

fn goods(cost: i64) -> [(ProductParts, u32); 2] {
    let trade = TradeFacts { gift_cost: Some(vnd(cost)), ..facts("handicraft", "craft") };
    [(food("coffee", 108_000), 1), (parts("cup", 27_000, trade), 0)]
}

#[test]
fn a_gift_within_the_law_stands_at_nothing() {
    let invoice = Till::at(ORDINARY).price(&goods(20_000), vec![gift()]).invoice().unwrap();
    assert_eq!(
        printed(&invoice),
        ["1 coffee | 1  | 100000 | 100000 VND | 8%", "2 cup (hàng khuyến mại, không thu tiền) | 2  | 0 | 0 VND | 8%",]
    );
    assert!(invoice.seller_borne.is_empty());
    assert_eq!(invoice.total, vnd(108_000));
}

#[test]
fn the_vat_of_a_gift_beyond_the_law_is_the_sellers_and_named() {
    let priced = Till::at(ORDINARY).price(&goods(30_000), vec![gift()]);
    assert_eq!(priced.breaches().len(), 1);
    let invoice = priced.invoice().unwrap();
    let borne = &invoice.seller_borne[0];
    assert_eq!((borne.base, borne.tax, borne.quantity), (vnd(50_000), vnd(4_000), 2));
    assert_eq!((invoice.payable, invoice.total), (vnd(108_000), vnd(112_000)));
    assert_eq!(invoice.words.to_string(), "Một trăm mười hai nghìn đồng");
}

#[test]
fn tax_on_top_is_invoiced_too() {
    let own = Policy { prices: PriceTax::Excluded, ..Policy::default() };
    let shop = Shop { buyer: Buyer::Business, ..Shop::retail() };
    let priced =
        Till { shop, own, ..Till::at(ORDINARY) }.price(&[(food("jam", 500_000), 1)], vec![percent("ten", 0, 10)]);
    let invoice = priced.invoice().unwrap();
    assert_eq!(
        printed(&invoice),
        ["1 jam | 1  | 500000 | 500000 VND | 8%", "3 Chiết khấu thương mại: jam |   |  | 50000 VND | 8%"]
    );
    assert_eq!((invoice.net, invoice.tax, invoice.total), (vnd(450_000), vnd(36_000), vnd(486_000)));
}

#[test]
fn what_cannot_be_invoiced_is_an_error() {
    let later =
        Till { context: |context| Context { delivery: Delivery::NotYetKnown, ..context }, ..Till::at(ORDINARY) };
    let priced = later.price(&[(food("jam", 50_000), 1)], vec![voucher("v", 0, 1_000)]);
    assert_eq!(priced.invoice().unwrap_err().to_string(), "the delivery fee is not known yet");
    let mut priced = Till::at(ORDINARY).price(&[(food("jam", 50_000), 1)], vec![]);
    priced.catalogue = Catalogue::new([]).unwrap();
    assert_eq!(priced.invoice().unwrap_err().to_string(), "the catalogue does not have jam");
    let rulebook = Rulebook::empty(Currency::USD);
    let context = Context::new(ORDINARY, Policy::default());
    priced.quote = pricing::quote(&rulebook, &priced.catalogue, &ocop::cart::Cart::new(), &context).unwrap();
    assert_eq!(priced.invoice().unwrap_err().to_string(), "an invoice is in VND, not in USD");
}
