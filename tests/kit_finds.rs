//! The kit, as a shop uses it: it finds what is wrong with rules, and makes it small.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

mod kit;

use kit::laws::{self, Law};
use kit::{Broken, Carts};
use ocop::cart::Code;
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{Benefit, NForM, Percent, Pick, Rule, RuleId, Rulebook, Selector, Spread, quote};
use ocop::product::{Catalog, Catalogue, Product, ProductParts, Quantity, QuantityRule, Sku};
use ocop::text::Texts;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};

fn goods() -> Catalogue {
    let product = |sku, price| ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Chè"), Money::vnd(price));
    let [four, twenty] = [4, 20].map(|units| Quantity::new(units).unwrap());
    let in_fours = ProductParts { quantity: QuantityRule::new(four, four, Some(twenty)).unwrap(), ..product("B", 7) };
    let on_request = ProductParts::on_request(Sku::new("C").unwrap(), Texts::vi("Mật ong"));
    Catalogue::new([product("A", 85_000), in_fours, on_request].map(|parts| Product::new(parts).unwrap())).unwrap()
}

fn runner() -> TestRunner {
    TestRunner::new_with_rng(kit::cases(512), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn each_law_has_its_number_and_its_name() {
    let laws = [
        (Law::Conservation, "1 (conservation)"),
        (Law::NothingNegative, "2 (nothing is negative)"),
        (Law::OrderOfEntry, "4 (order of entry)"),
        (Law::Splitting, "5 (splitting lines)"),
        (Law::UntouchedRules, "6 (untouched rules)"),
        (Law::BestDeal, "7 (best deal)"),
        (Law::NoRules, "9 (no rules)"),
        (Law::NetAndTax, "10 (net and tax)"),
        (Law::Refunds, "11 (refunds)"),
        (Law::Replay, "13 (replay)"),
        (Law::Verdicts, "14 (verdicts)"),
    ];
    for (law, name) in laws {
        assert_eq!((law.to_string().as_str(), name.split(' ').next()), (name, Some(law.number().to_string().as_str())));
    }
}

#[test]
fn hosts_set_prices_now_and_then_where_that_is_asked_for() {
    let carts = Carts::of(&goods()).lines(8..=8).host_prices(Currency::VND).strategy();
    let found = runner().run(&carts, |cart| {
        prop_assert!(cart.lines().iter().all(|line| line.host_price.is_none()), "a price of the host's own");
        Ok(())
    });
    // Made small: all but one of the prices are taken away.
    let Err(TestError::Fail(_, cart)) = found else { panic!("{found:?}") };
    assert_eq!(cart.lines().iter().filter(|line| line.host_price.is_some()).count(), 1);
}

#[test]
fn a_planted_fault_is_found_and_made_small() {
    let [n, m] = [3, 2].map(|units| Quantity::new(units).unwrap());
    let three = NForM { of: Selector::All, n, m, pick: Pick::Cheapest, sets: None, shares: false };
    let third = Percent { spread: Spread::Selection, ..Percent::off(Rate::percent(30)) };
    let code = Code::new("TET").unwrap();
    let rules = vec![
        Rule::new(RuleId::new("three").unwrap(), Benefit::NForM(three)),
        Rule { codes: [code.clone()].into(), ..Rule::new(RuleId::new("third").unwrap(), Benefit::Percent(third)) },
    ];
    let rulebook = Rulebook::new(Currency::VND, rules).unwrap();
    let (catalogue, context) = (goods(), ocop::pricing::Context::new(kit::NOW, ocop::pricing::Policy::default()));
    let carts = Carts::of(&catalogue).codes([code.clone(), Code::new("LE").unwrap()]).strategy();
    let found = runner().run(&carts, |cart| {
        kit::check(&rulebook, &catalogue, &cart, &context)?;
        let totals = quote(&rulebook, &catalogue, &cart, &context)?.totals;
        prop_assert!(2 * totals.discounts.minor() <= totals.list.minor());
        Ok(())
    });
    let Err(TestError::Fail(_, cart)) = found else { panic!("{found:?}") };
    let [line] = cart.lines() else { panic!("{cart:?}") };
    assert_eq!((line.sku.as_str(), line.quantity.get(), cart.codes().collect::<Vec<_>>()), ("A", 3, vec![&code]));
}

#[test]
fn a_quote_that_was_tampered_with_breaks_its_law() {
    let rulebook = Rulebook::new(
        Currency::VND,
        vec![Rule::new(RuleId::new("ten").unwrap(), Benefit::Percent(Percent::off(Rate::percent(10))))],
    )
    .unwrap();
    let (catalogue, context) = (goods(), ocop::pricing::Context::new(kit::NOW, ocop::pricing::Policy::default()));
    let cart = kit::goods::cart(
        vec![ocop::cart::Line::new(Sku::new("A").unwrap(), Quantity::new(2).unwrap())],
        vec![Code::new("LE").unwrap()],
    );
    let sound = quote(&rulebook, &catalogue, &cart, &context).unwrap();
    assert_eq!(laws::conservation(&sound), Ok(()));
    let law = |broken: Result<(), Broken>| match broken {
        Err(Broken::Law { law, .. }) => law,
        other => panic!("{other:?}"),
    };

    let mut quote = sound.clone();
    quote.totals.payable = Money::vnd(153_001);
    let told = laws::conservation(&quote).unwrap_err();
    assert_eq!(told.to_string(), "law 1 (conservation) is broken: totals.payable is 153001, expected 153000");

    let mut quote = sound.clone();
    quote.lines[0].amount = Money::vnd(170_001);
    assert_eq!(law(laws::nothing_negative(&quote)), Law::NothingNegative);

    let mut quote = sound.clone();
    quote.totals.net = Money::vnd(1);
    assert_eq!(law(laws::net_and_tax(&quote)), Law::NetAndTax);

    let mut quote = sound.clone();
    quote.verdicts.push(quote.verdicts[0].clone());
    assert_eq!(law(laws::verdicts(&quote, &rulebook, &cart)), Law::Verdicts);
    quote.verdicts.pop();
    quote.codes.clear();
    assert_eq!(law(laws::verdicts(&quote, &rulebook, &cart)), Law::Verdicts);
    assert_eq!(law(laws::same_offer(Law::Splitting, &quote, &sound)), Law::Splitting);
}

proptest! {
    #![proptest_config(kit::cases(128))]

    #[test]
    fn carts_are_of_goods_that_can_be_bought(cart in Carts::of(&goods()).lines(1..=4).units(6).strategy()) {
        prop_assert!((1..=4).contains(&cart.lines().len()) && cart.codes().len() == 0);
        for line in cart.lines() {
            let catalogue = goods();
            let product = catalogue.product(&line.sku).unwrap();
            prop_assert!(product.regular_price().is_some() && product.parts().quantity.allows(line.quantity));
        }
    }

    #[test]
    fn carts_of_nothing_are_empty(cart in kit::carts_for(&Catalogue::new([]).unwrap())) {
        prop_assert!(cart.is_empty());
    }

    #[test]
    fn certificates_and_wishlists_are_valid(
        certificate in kit::certificates::certificates(time::macros::date!(2026 - 11 - 25), 1_500),
        wishlist in kit::wishlists::wishlists(&goods(), 20),
        context in kit::contexts::about(&ocop::pricing::Context::new(kit::NOW, ocop::pricing::Policy::default()), Currency::VND),
    ) {
        let text = serde_json::to_string(&certificate).unwrap();
        prop_assert_eq!(&serde_json::from_str::<ocop::certification::Certificate>(&text).unwrap(), &certificate);
        let text = serde_json::to_string(&wishlist).unwrap();
        prop_assert_eq!(&serde_json::from_str::<ocop::wishlist::Wishlist>(&text).unwrap(), &wishlist);
        let rulebook = Rulebook::empty(Currency::VND);
        prop_assert!(kit::check(&rulebook, &goods(), &ocop::cart::Cart::new(), &context).is_ok());
    }
}
