//! What is found in a finished quote: breaches and what could not be checked, and the words for them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

mod vietnam_shop;

use alloc::collections::BTreeSet;

use ocop::money::{Currency, Rate};
use ocop::pricing::{
    Benefit, Context, Delivery, Gift, GiftLine, PriceTax, QuoteDelivery, Rule, RuleId, Rulebook, Treatment,
};
use ocop::product::{Catalogue, GoodsClass, ProductParts, Quantity, TaxGroup, TradeFacts};
use ocop::text::Lang;
use ocop::vietnam::{
    Age, Answer, Breach, Buyer, Figure, Law, Missing, NotChecked, Provision, Seller, Subject, TradeFact, WhyNotChecked,
};
use vietnam_shop::{ORDINARY, Till, facts, food, percent, rule, sku, vnd};

fn gift() -> Rule {
    let lines = vec![GiftLine { sku: sku("cup"), quantity: Quantity::ONE }];
    rule("gift", 0, Benefit::Gift(Gift { lines, worth: None }))
}

fn cup() -> (ProductParts, u32) {
    let trade = TradeFacts { gift_cost: Some(vnd(50_000)), ..facts("processed-food", "food") };
    (ProductParts { trade, ..food("cup", 60_000) }, 0)
}

#[test]
fn prices_without_tax_and_the_tax_of_delivery_are_looked_at() {
    let till =
        Till { context: |context| Context { delivery: Delivery::Fee(vnd(30_000)), ..context }, ..Till::at(ORDINARY) };
    let mut priced = till.price(&[(food("coffee", 100_000), 1)], vec![]);
    assert!(priced.breaches().is_empty(), "{:?}", priced.breaches());
    // The quote of a shop that prices goods without tax for consumers, and carries goods untaxed.
    priced.quote.prices = PriceTax::Excluded;
    let QuoteDelivery::Known(delivery) = &mut priced.quote.delivery else { panic!("the fee is known") };
    delivery.tax.treatment = Treatment::NotTaxable;
    assert_eq!(
        priced.breaches(),
        [
            "the quote breaks prices with tax: tax not included, allowed tax included \
             (Law on Prices 16/2023/QH15, article 29)",
            "delivery breaks the tax treatment: not taxable, allowed a rate of 8% \
             (resolution 204/2025/QH15; decree 174/2025/NĐ-CP, until 31 December 2026)",
        ]
    );
    // A business is quoted without tax as a matter of course.
    priced.shop.buyer = Buyer::Business;
    assert!(!priced.breaches().iter().any(|told| told.contains("prices with tax")));
}

#[test]
fn what_may_be_promoted_and_not_given_is_found_among_gifts() {
    let law = Law::default();
    let day = ORDINARY.date();
    let classes: Vec<String> = law.goods().rows().iter().map(|row| row.key().to_owned()).collect();
    let refused = |class: &&String| {
        let class = GoodsClass::new(class).unwrap();
        law.promotable(&class, None, Age::Adult, day).is_ok_and(|may| may.gift == Answer::No)
    };
    let class = classes.iter().find(refused).unwrap();
    let refused = ProductParts {
        trade: TradeFacts { gift_cost: Some(vnd(5_000)), ..facts("processed-food", class) },
        ..food("cup", 10_000)
    };
    let priced = Till::at(ORDINARY).price(&[(food("coffee", 100_000), 3), (refused, 0)], vec![gift()]);
    let told = priced.breaches();
    let expected = "gift 0 (cup) breaks goods that may not be given away: no, allowed yes";
    assert!(told.iter().any(|told| told.starts_with(expected)), "{told:?}");
}

#[test]
fn what_the_catalogue_or_the_rulebook_no_longer_has_is_not_checked() {
    let goods = [(food("coffee", 100_000), 3), cup()];
    let mut priced = Till::reporting(ORDINARY).price(&goods, vec![gift(), percent("sale", 0, 10)]);
    priced.rulebook = Rulebook::empty(Currency::VND);
    let told = priced.not_checked();
    assert!(
        told.iter().any(|told| told
            == "line 0 (coffee) was not held against the cap of reductions: the rulebook does not have rule sale"),
        "{told:?}"
    );
    priced.catalogue = Catalogue::new([]).unwrap();
    let told = priced.not_checked();
    for expected in [
        "line 0 (coffee) was not held against the cap of reductions: the catalogue does not have the product",
        "line 0 (coffee) was not held against the tax treatment: the catalogue does not have the product",
        "gift 0 (cup) was not held against goods that may not be given away: the catalogue does not have the product",
    ] {
        assert!(told.iter().any(|told| told == expected), "{expected}: {told:?}");
    }
}

#[test]
fn a_reduction_of_goods_without_a_brand_counts_for_no_brand() {
    let bare = ProductParts { brand: None, ..food("coffee", 100_000) };
    let priced = Till::at(ORDINARY).price(&[(bare, 1)], vec![percent("sale", 0, 10)]);
    assert_eq!(
        priced.not_checked(),
        ["line 0 (coffee) was not held against the limit of discount days: the product does not state its brand"]
    );
}

/// Every provision, subject, figure and reason has its words, in both languages and each its own.
#[test]
fn every_finding_can_be_said_in_both_languages() {
    let provisions = [
        Provision::ReductionCap,
        Provision::GiftPerUnit,
        Provision::GiftPerProgramme,
        Provision::DiscountDays,
        Provision::NotPromotable,
        Provision::NotGivable,
        Provision::PostedPrice,
        Provision::PriceWithTax,
        Provision::CashRounding,
        Provision::Vat,
    ];
    let subjects = [
        (Subject::Line(0, sku("A")), "Dòng 1 (A)", "Line 1 (A)"),
        (Subject::Gift(1, sku("A")), "Quà tặng 2 (A)", "Gift 2 (A)"),
        (Subject::Brand("Bản Làng".into()), "Nhãn hiệu Bản Làng", "Brand Bản Làng"),
        (Subject::Delivery, "Giao hàng", "Delivery"),
        (Subject::Quote, "Báo giá", "The quote"),
    ];
    let figures = [
        (Figure::Money(vnd(1_000)), "1.000\u{a0}₫", "₫1,000"),
        (Figure::Days(1), "1 ngày", "1 day"),
        (Figure::Days(120), "120 ngày", "120 days"),
        (Figure::Treatment(Treatment::Rate(Rate::percent(8))), "8%", "8%"),
        (Figure::Treatment(Treatment::NotTaxable), "không chịu thuế", "not taxable"),
        (Figure::Treatment(Treatment::NotDeclared), "không kê khai, tính nộp thuế", "not declared"),
        (Figure::Treatment(Treatment::DirectPercentage(Rate::percent(1))), "1% doanh thu", "1% of revenue"),
        (Figure::Answer(Answer::Yes), "được phép", "allowed"),
        (Figure::Answer(Answer::No), "không được phép", "not allowed"),
        (Figure::Answer(Answer::NeedsReview), "cần xem xét", "needs review"),
        (Figure::TaxIncluded(true), "đã gồm thuế", "tax included"),
        (Figure::TaxIncluded(false), "chưa gồm thuế", "tax not included"),
    ];
    for lang in Lang::ALL {
        let labels: BTreeSet<&str> = provisions.iter().map(|provision| provision.label(lang)).collect();
        assert_eq!(labels.len(), provisions.len(), "{labels:?}");
        for (subject, vi, en) in &subjects {
            for (figure, figure_vi, figure_en) in figures {
                let breach = Breach {
                    provision: Provision::Vat,
                    subject: subject.clone(),
                    rules: vec![],
                    seen: figure,
                    allowed: Figure::Days(1),
                    units: None,
                    source: "S".into(),
                };
                let said = breach.sentence(lang).to_string();
                let (start, seen) = (lang.pick(vi, en), lang.pick(figure_vi, figure_en));
                assert!(said.starts_with(start) && said.contains(&format!(": {seen}, ")), "{said}");
            }
        }
    }
    let facts = [
        TradeFact::TaxGroup,
        TradeFact::SelfProduced,
        TradeFact::Fresh,
        TradeFact::PriceStabilised,
        TradeFact::GoodsClass,
        TradeFact::GiftCost,
        TradeFact::Brand,
    ];
    let law = Law::default();
    let not_covered =
        law.vat(&TaxGroup::new("moon-dust").unwrap(), Seller::Credit, false, Buyer::Consumer, ORDINARY.date());
    let reasons = facts.map(|fact| WhyNotChecked::Missing(Missing::Fact { fact })).into_iter().chain([
        WhyNotChecked::Missing(Missing::Row(not_covered.unwrap_err())),
        WhyNotChecked::Missing(Missing::PriceBefore { at: ORDINARY }),
        WhyNotChecked::NoHistory,
        WhyNotChecked::UnknownProduct,
        WhyNotChecked::UnknownRule { rule: RuleId::new("sale").unwrap() },
    ]);
    let mut said = [BTreeSet::new(), BTreeSet::new()];
    let mut count = 0;
    for why in reasons {
        let not_checked = NotChecked { provision: Provision::Vat, subject: Subject::Quote, why };
        for (lang, said) in Lang::ALL.into_iter().zip(&mut said) {
            said.insert(not_checked.sentence(lang).to_string());
        }
        count += 1;
        assert_eq!(serde_json::to_value(&not_checked).unwrap()["why"], not_checked.why.to_string());
    }
    assert!(said.iter().all(|said| said.len() == count), "{said:?}");
    assert!(
        said[0].contains("Báo giá: chưa kiểm tra được thuế giá trị gia tăng: sản phẩm thiếu: nhãn hiệu"),
        "{said:?}"
    );
    assert!(said[1].contains("The quote: not checked: value added tax: the product lacks: brand"), "{said:?}");
}
