//! Finished quotes, held against the law.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

mod vietnam_shop;

use ocop::cart::{Cart, HostPrice, Line, Reason};
use ocop::money::Rate;
use ocop::pricing::{
    Amount, Benefit, Condition, FixedPrice, Gift, GiftLine, Lane, LegalForm, Policy, Rule, Selector, Spread, Treatment,
    Units,
};
use ocop::product::{Catalogue, Product, ProductParts, Quantity, TradeFacts};
use ocop::text::Lang;
use ocop::vietnam::{Figure, History, Law, ProgrammeSoFar, Provision, Shop, Subject};
use vietnam_shop::{
    ORDINARY, Priced, TET, Till, each, facts, food, n_for_m, on_sale, parts, percent, rule, sku, vnd, voucher,
};

const CAP: &str = "circular 39/2025/TT-BCT, article 4(1)";

#[test]
fn clipping_leaves_no_breach_and_says_what_it_clipped() {
    let priced = Till::at(ORDINARY).price(
        &[(food("coffee", 200_000), 1)],
        vec![percent("sale", 0, 30), percent("more", 1, 25), voucher("coupon", 2, 10_000)],
    );
    assert_eq!(priced.quote.totals.goods, vnd(100_000));
    assert_eq!(priced.taken("coupon"), [5_000]);
    assert!(priced.breaches().is_empty());
}

#[test]
fn a_breach_names_the_line_the_rules_the_figures_and_the_source() {
    let priced = Till::reporting(ORDINARY).price(
        &[(food("coffee", 200_000), 1), (food("tea", 50_000), 1)],
        vec![percent("sale", 0, 30), percent("more", 1, 40)],
    );
    let findings = priced.findings();
    assert_eq!(findings.breaches().len(), 2);
    let breach = &findings.breaches()[0];
    assert_eq!(breach.provision, Provision::ReductionCap);
    assert_eq!(breach.subject, Subject::Line(0, sku("coffee")));
    assert_eq!(breach.rules.iter().map(ocop::pricing::RuleId::as_str).collect::<Vec<_>>(), ["more", "sale"]);
    assert_eq!((breach.seen, breach.allowed), (Figure::Money(vnd(116_000)), Figure::Money(vnd(100_000))));
    assert_eq!(breach.units, Some(1));
    assert_eq!(
        serde_json::to_value(breach).unwrap(),
        serde_json::json!({
            "provision": "reduction_cap",
            "subject": { "line": [0, "coffee"] },
            "rules": ["more", "sale"],
            "seen": { "money": "116000 VND" },
            "allowed": { "money": "100000 VND" },
            "units": 1,
            "source": CAP,
        })
    );
    assert_eq!(
        breach.to_string(),
        format!("line 0 (coffee) breaks the cap of reductions: 116000 VND, allowed 100000 VND ({CAP})")
    );
}

#[test]
fn findings_are_sentences_in_both_languages() {
    let priced = Till::reporting(ORDINARY).price(&[(food("coffee", 200_000), 1)], vec![percent("sale", 0, 60)]);
    let findings = priced.findings();
    assert_eq!(
        findings.breaches()[0].sentence(Lang::Vi).to_string(),
        format!(
            "Dòng 1 (coffee): mức giảm giá tối đa trên một đơn vị: 120.000\u{a0}₫, được phép 100.000\u{a0}₫ ({CAP})"
        )
    );
    assert_eq!(
        findings.breaches()[0].sentence(Lang::En).to_string(),
        format!("Line 1 (coffee): largest reduction of a unit: ₫120,000, allowed ₫100,000 ({CAP})")
    );
    assert_eq!(
        findings.not_checked()[0].sentence(Lang::Vi).to_string(),
        "Nhãn hiệu Bản Làng: chưa kiểm tra được số ngày giảm giá trong năm của nhãn hiệu: không có lịch sử khuyến mại"
    );
    assert_eq!(
        findings.not_checked()[0].sentence(Lang::En).to_string(),
        "Brand Bản Làng: not checked: days of discount of a brand in a year: there is no history"
    );
}

#[test]
fn every_unit_run_is_held_against_the_cap_by_itself() {
    // 110 000 off two of three units is more than half of one of them.
    let half_price = Amount { spread: Spread::Unit, ..Amount::across(vnd(60_000)) };
    let half_price = Amount {
        units: Some(ocop::pricing::UnitLimit {
            first: Quantity::new(2).unwrap(),
            per: ocop::pricing::LimitPer::Order,
            order: ocop::pricing::UnitOrder::DearestFirst,
        }),
        ..half_price
    };
    let priced = Till::reporting(ORDINARY)
        .price(&[(food("coffee", 100_000), 3)], vec![rule("two", 0, Benefit::Amount(half_price))]);
    let findings = priced.findings();
    assert_eq!(findings.breaches().len(), 1);
    assert_eq!(findings.breaches()[0].units, Some(2));
}

#[test]
fn a_scheduled_sale_counts() {
    let priced = Till::reporting(ORDINARY).price(&[(on_sale(food("coffee", 100_000), 45_000), 1)], vec![]);
    assert_eq!(
        priced.breaches(),
        [format!("line 0 (coffee) breaks the cap of reductions: 55000 VND, allowed 50000 VND ({CAP})")]
    );
    let clipped = Till::at(ORDINARY).price(&[(on_sale(food("coffee", 100_000), 45_000), 1)], vec![]);
    assert_eq!(clipped.quote.totals.goods, vnd(50_000));
}

#[test]
fn a_tier_price_counts_only_where_it_is_marked_promotional() {
    let list = |promotional| Rule {
        lane: Some(Lane::Price),
        promotional,
        ..rule(
            "wholesale",
            0,
            Benefit::Price(FixedPrice { price: vnd(40_000), of: Selector::All, spread: Spread::Unit, units: None }),
        )
    };
    let goods = [(food("coffee", 100_000), 10)];
    assert!(Till::reporting(ORDINARY).price(&goods, vec![list(false)]).breaches().is_empty());
    assert_eq!(Till::reporting(ORDINARY).price(&goods, vec![list(true)]).breaches().len(), 1);
    let both = Till::reporting(ORDINARY).price(&goods, vec![list(false), percent("more", 0, 1)]);
    assert_eq!(both.breaches().len(), 1);
}

#[test]
fn a_price_of_the_hosts_own_counts_only_where_it_is_marked_promotional() {
    let price = |promotional, dong| {
        let catalogue = Catalogue::new([Product::new(food("coffee", 100_000)).unwrap()]).unwrap();
        let host_price = HostPrice { price: vnd(dong), reason: Reason::new("staff").unwrap(), promotional };
        let line = Line { host_price: Some(host_price), ..Line::new(sku("coffee"), Quantity::ONE) };
        Till::reporting(ORDINARY).price_cart(catalogue, Cart::of([line]).unwrap(), vec![])
    };
    assert!(price(false, 40_000).breaches().is_empty());
    assert_eq!(
        price(true, 40_000).breaches(),
        [format!("line 0 (coffee) breaks the cap of reductions: 60000 VND, allowed 50000 VND ({CAP})")]
    );
    assert_eq!(
        price(false, 120_000).breaches(),
        ["line 0 (coffee) breaks the posted price: 120000 VND, allowed 100000 VND \
          (Law on Prices 16/2023/QH15, article 29; decree 87/2024/NĐ-CP, article 13)"]
    );
}

#[test]
fn three_for_two_is_a_reduction_of_a_third_on_each() {
    let goods = [(food("coffee", 100_000), 3)];
    let reduction = vec![n_for_m("3-for-2", 3, 2, LegalForm::PriceReduction)];
    let reported = Till::reporting(ORDINARY).price(&goods, reduction.clone());
    assert_eq!(reported.quote.totals.goods, vnd(200_000));
    assert!(reported.breaches().is_empty());
    let clipped = Till::at(ORDINARY).price(&goods, reduction);
    assert_eq!(clipped.quote.totals.goods, vnd(200_000));
    assert!(clipped.breaches().is_empty());
}

#[test]
fn the_sets_of_a_multi_buy_are_known_without_full_detail() {
    let till = Till {
        context: |context| ocop::pricing::Context { detail: ocop::pricing::Detail::Kinds, ..context },
        ..Till::reporting(ORDINARY)
    };
    let reduction = vec![n_for_m("3-for-2", 3, 2, LegalForm::PriceReduction)];
    assert!(till.price(&[(food("coffee", 100_000), 3)], reduction).breaches().is_empty());
}

#[test]
fn a_later_offer_comes_on_top_of_a_multi_buy() {
    // A third by the multi-buy and 20 % of the rest: 46 667 đ a unit. With 30 % it is 53 334 đ.
    let offers = |off| vec![n_for_m("3-for-2", 3, 2, LegalForm::PriceReduction), percent("more", 1, off)];
    let price = |off| Till::reporting(ORDINARY).price(&[(food("coffee", 100_000), 3)], offers(off));
    assert!(price(20).breaches().is_empty(), "{:?}", price(20).breaches());
    assert_eq!(price(30).findings().breaches_of(Provision::ReductionCap).count(), 1);
}

#[test]
fn three_for_one_is_more_than_half_on_each() {
    let goods = [(food("coffee", 99_000), 3)];
    let reduction = vec![n_for_m("3-for-1", 3, 1, LegalForm::PriceReduction)];
    let reported = Till::reporting(ORDINARY).price(&goods, reduction.clone());
    assert_eq!(
        reported.breaches(),
        [format!("line 0 (coffee) breaks the cap of reductions: 66000 VND, allowed 49500 VND ({CAP})")]
    );
    assert_eq!(reported.findings().breaches()[0].units, Some(3));
    let clipped = Till::at(ORDINARY).price(&goods, reduction);
    assert_eq!(clipped.quote.totals.goods, vnd(148_500));
    assert!(clipped.breaches().is_empty());
}

#[test]
fn a_multi_buy_over_two_lines_is_shared_over_both() {
    let goods = [(food("coffee", 100_000), 2), (food("tea", 60_000), 1)];
    let reported = Till::reporting(ORDINARY).price(&goods, vec![n_for_m("3-for-2", 3, 2, LegalForm::PriceReduction)]);
    assert_eq!(reported.quote.totals.goods, vnd(200_000));
    assert!(reported.breaches().is_empty());
}

#[test]
fn a_multi_buy_that_is_a_gift_is_held_against_the_gift_limits() {
    let with_cost = |cost| {
        let trade = TradeFacts { gift_cost: Some(vnd(cost)), ..facts("processed-food", "food") };
        [(parts("coffee", 100_000, trade), 2)]
    };
    let gift = || vec![n_for_m("1-plus-1", 2, 1, LegalForm::Gift)];
    let free = Till::at(ORDINARY).price(&with_cost(38_000), gift());
    assert_eq!(free.quote.totals.goods, vnd(100_000));
    assert!(free.breaches().is_empty());
    assert_eq!(
        free.not_checked(),
        ["rule 1-plus-1 was not held against the gift limit per programme: the host gave no history"]
    );
    let dear = Till::at(ORDINARY).price(&with_cost(62_000), gift());
    assert_eq!(
        dear.breaches(),
        ["rule 1-plus-1 breaks the gift limit per unit: 62000 VND, allowed 50000 VND \
          (circular 39/2025/TT-BCT, article 3(1))"]
    );
    assert!(Till::at(TET).price(&with_cost(62_000), gift()).breaches().is_empty());
}

fn gift_of(units: u32) -> Rule {
    let gift = Gift { lines: vec![GiftLine { sku: sku("cup"), quantity: Quantity::new(units).unwrap() }], worth: None };
    let three = Units { of: Selector::sku(sku("coffee")), at_least: Some(3), at_most: None };
    Rule { when: Condition::Quantity(three), ..rule("cup", 0, Benefit::Gift(gift)) }
}

fn cup(cost: i64) -> (ProductParts, u32) {
    let trade = TradeFacts { gift_cost: Some(vnd(cost)), ..facts("handicraft", "craft") };
    (parts("cup", 54_000, trade), 0)
}

#[test]
fn gifts_are_held_against_the_qualifying_units() {
    let goods = |cost| [(food("coffee", 100_000), 3), (food("tea", 900_000), 1), cup(cost)];
    let kept = Till::at(ORDINARY).price(&goods(75_000), vec![gift_of(2)]);
    assert_eq!(kept.quote.gifts.len(), 1);
    assert!(kept.breaches().is_empty());
    let broken = Till::at(ORDINARY).price(&goods(75_001), vec![gift_of(2)]);
    assert_eq!(
        broken.breaches(),
        ["rule cup breaks the gift limit per unit: 150002 VND, allowed 150000 VND \
          (circular 39/2025/TT-BCT, article 3(1))"]
    );
}

#[test]
fn a_programme_is_held_against_all_that_it_gave_and_promoted() {
    let mut priced = Till::at(ORDINARY).price(&[(food("coffee", 100_000), 3), cup(50_000)], vec![gift_of(1)]);
    let so_far = |given| ProgrammeSoFar { given: vnd(given), promoted: vnd(99_700_000) };
    let id = gift_of(1).id;
    priced.history = Some(History::new().with_programme(id.clone(), so_far(49_950_000)).with_days("Bản Làng", []));
    assert!(priced.breaches().is_empty());
    assert!(priced.not_checked().is_empty());
    priced.history = Some(History::new().with_programme(id, so_far(49_950_001)));
    assert_eq!(
        priced.breaches(),
        ["rule cup breaks the gift limit per programme: 50000001 VND, allowed 50000000 VND \
          (circular 39/2025/TT-BCT, article 3(2))"]
    );
}

#[test]
fn days_of_discount_need_the_history_of_the_brand() {
    let mut priced = Till::at(ORDINARY).price(&[(food("coffee", 100_000), 1)], vec![percent("sale", 0, 10)]);
    assert_eq!(
        priced.not_checked(),
        ["brand Bản Làng was not held against the limit of discount days: the host gave no history"]
    );
    let day = |number: i64| ORDINARY.date() - time::Duration::days(number);
    // So many days before and today, but for 1 and 2 September, which are days off.
    let days = |count: i64| (1..=count).map(day).chain([day(0)]);
    priced.history = Some(History::new().with_days("Bản Làng", days(121)));
    assert!(priced.breaches().is_empty(), "{:?}", priced.breaches());
    priced.history = Some(History::new().with_days("Bản Làng", days(122)));
    assert_eq!(
        priced.breaches(),
        ["brand Bản Làng breaks the limit of discount days: 121 days, allowed 120 days (decree 81/2018/NĐ-CP, \
          article 10(5); whether decree 128/2024/NĐ-CP kept it was not read)"]
    );
}

#[test]
fn goods_that_may_not_be_promoted_neither_receive_nor_qualify() {
    let trade = TradeFacts { alcohol: Some("40%".parse().unwrap()), ..facts("alcohol", "alcohol") };
    let goods = [(parts("liquor", 100_000, trade), 1), (food("coffee", 100_000), 1)];
    let priced = Till::at(ORDINARY).price(&goods, vec![percent("all", 0, 10)]);
    assert_eq!(priced.taken("all"), [10_000, 0]);
    assert!(priced.breaches().is_empty());
    // A quote that was priced under another policy.
    let mut unlawful = Till::reporting(ORDINARY).price(&goods, vec![percent("all", 0, 10)]);
    let policy = Policy { excluded: [].into(), ..unlawful.legal.policy.clone() };
    let context = ocop::pricing::Context::new(ORDINARY, policy);
    unlawful.quote = ocop::pricing::quote(&unlawful.rulebook, &unlawful.catalogue, &unlawful.cart, &context).unwrap();
    assert_eq!(
        unlawful.breaches(),
        ["line 1 (liquor) breaks goods that may not be promoted: no, allowed yes (decree 81/2018/NĐ-CP, article 5; \
          Commercial Law, article 100(3) and (4); Law 44/2019/QH14, article 11)"]
    );
}

#[test]
fn a_wrong_tax_and_cash_that_goes_up_are_found() {
    let mut priced = Till::at(ORDINARY).price(&[(food("coffee", 100_000), 1)], vec![]);
    priced.quote.lines[0].tax.treatment = Treatment::Rate(Rate::percent(10));
    priced.quote.totals.cash_rounding = vnd(300);
    assert_eq!(
        priced.breaches(),
        [
            "the quote breaks cash rounding: 300 VND, allowed 0 VND (Law on Prices 16/2023/QH15, article 29; \
             decree 87/2024/NĐ-CP, article 13)",
            "line 0 (coffee) breaks the tax treatment: a rate of 10%, allowed a rate of 8% (resolution 204/2025/QH15; \
             decree 174/2025/NĐ-CP, until 31 December 2026)"
        ]
    );
}

#[test]
fn what_is_not_covered_is_listed_apart_from_breaches() {
    let mut priced = Till::reporting(ORDINARY).price(&[(food("coffee", 100_000), 1)], vec![percent("sale", 0, 90)]);
    let bare = ProductParts { price_history: vec![], ..food("coffee", 100_000) };
    priced.catalogue = Catalogue::new([Product::new(bare).unwrap()]).unwrap();
    assert!(priced.breaches().is_empty());
    assert_eq!(
        priced.not_checked()[0],
        "line 0 (coffee) was not held against the cap of reductions: the product has no price that was charged \
         before 2026-11-25T09:00:00+07:00 while no promotion ran"
    );
    priced.catalogue = Catalogue::new([]).unwrap();
    assert_eq!(
        priced.not_checked(),
        [
            "line 0 (coffee) was not held against the cap of reductions: the catalogue does not have the product",
            "line 0 (coffee) was not held against the tax treatment: the catalogue does not have the product",
        ]
    );
}

#[test]
fn the_valid_until_of_a_quote_is_the_next_change_of_the_law() {
    let priced = Till::at(ORDINARY).price(&[(food("coffee", 100_000), 1)], vec![]);
    assert_eq!(priced.quote.valid_until, Some(time::macros::datetime!(2027-01-01 00:00 +7)));
    assert_eq!(priced.quote.policy.unwrap().as_str(), "vn-2026-11-23/strict/clip");
    let tet = Till::at(TET).price(&[(food("coffee", 100_000), 1)], vec![each("half", 0, 90_000)]);
    assert_eq!(tet.quote.totals.goods, vnd(10_000));
    assert!(tet.breaches().is_empty());
    assert_eq!(tet.quote.valid_until, Some(time::macros::datetime!(2027-02-06 00:00 +7)));
}

#[test]
fn a_quote_is_held_against_the_law_that_the_host_names() {
    let priced: Priced = Till::reporting(ORDINARY).price(&[(food("coffee", 100_000), 1)], vec![percent("sale", 0, 45)]);
    assert!(priced.breaches().is_empty());
    let stricter: Law = serde_json::from_str(
        r#"{"version": "x", "limits": [
            {"key": "reduction", "from": "2026-01-01", "value": "40%", "source": "circular of the future"}
        ]}"#,
    )
    .unwrap();
    let findings = stricter.check(&priced.finished());
    assert_eq!(findings.breaches_of(Provision::ReductionCap).count(), 1);
    assert_eq!(findings.breaches()[0].source, "circular of the future");
    let closing = Shop { grounds: [ocop::vietnam::Exemption::Relocation].into(), ..Shop::retail() };
    let finished = ocop::vietnam::Finished { shop: &closing, ..priced.finished() };
    assert_eq!(stricter.check(&finished).breaches_of(Provision::ReductionCap).count(), 0);
}
