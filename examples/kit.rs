//! A shop tests its own rulebook: carts of its catalogue are drawn, each is held to the laws of pricing and to a law of the shop's own, and
//! the smallest cart that breaks one is printed.
//!
//! ```text
//! cargo run --example kit --features proptest
//! ```
//!
//! The shop wants to take no more than half off any order. Coffee is three for the price of two, and the code TET takes 30 % off; the
//! merchant forgot that both together take off 53.3 %.

#![allow(clippy::print_stdout, reason = "an example prints what it found")]

use core::error::Error;

use ocop::cart::Code;
use ocop::kit::{self, Carts};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Benefit, Context, Lane, NForM, Percent, Pick, Policy, Rule, RuleId, Rulebook, Selector, Spread, quote,
};
use ocop::product::{Catalogue, CategoryId, Product, ProductParts, Quantity, Sku};
use ocop::text::Texts;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use time::macros::datetime;

fn catalogue() -> Result<Catalogue, Box<dyn Error>> {
    let product = |sku, name, price, category: &str| -> Result<Product, Box<dyn Error>> {
        let categories = vec![category.parse()?];
        let parts = ProductParts::new(Sku::new(sku)?, Texts::vi(name), Money::vnd(price));
        Ok(Product::new(ProductParts { categories, ..parts })?)
    };
    let goods = [
        product("CF-250", "Cà phê bột", 85_000, "do-uong/ca-phe")?,
        product("CF-HAT", "Cà phê hạt", 120_000, "do-uong/ca-phe")?,
        product("TEA-100", "Chè xanh", 60_000, "do-uong/tra")?,
        product("MAT-ONG", "Mật ong", 150_000, "thuc-pham")?,
    ];
    Ok(Catalogue::new(goods)?)
}

fn rulebook(code: &Code) -> Result<Rulebook, Box<dyn Error>> {
    let [n, m] = [Quantity::new(3)?, Quantity::new(2)?];
    let of = Selector::Category(CategoryId::new("ca-phe")?);
    let three_for_two = NForM { of, n, m, pick: Pick::Cheapest, sets: None, shares: false };
    let thirty = Percent { spread: Spread::Selection, ..Percent::off(Rate::percent(30)) };
    let rules = vec![
        Rule::new(RuleId::new("coffee-3-for-2")?, Benefit::NForM(three_for_two)),
        Rule {
            lane: Some(Lane::Order),
            codes: [code.clone()].into(),
            ..Rule::new(RuleId::new("tet-30")?, Benefit::Percent(thirty))
        },
    ];
    Ok(Rulebook::new(Currency::VND, rules)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let code = Code::new("TET")?;
    let (catalogue, rulebook) = (catalogue()?, rulebook(&code)?);
    let context = Context::new(datetime!(2027-01-20 09:30 +7), Policy::default());

    let carts = Carts::of(&catalogue).lines(0..=5).codes([code]).strategy();
    // The same carts each time, and nothing written to disk.
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let found = runner.run(&carts, |cart| {
        // The laws of pricing, whatever the rules,
        kit::check(&rulebook, &catalogue, &cart, &context)?;
        // and the shop's own.
        let totals = quote(&rulebook, &catalogue, &cart, &context)?.totals;
        let (off, list) = (totals.discounts.minor(), totals.list.minor());
        prop_assert!(2 * off <= list, "{} of {} is more than half", totals.discounts, totals.list);
        Ok(())
    });

    match found {
        Ok(()) => println!("no cart breaks a law"),
        Err(TestError::Fail(why, cart)) => {
            println!("{why}");
            for line in cart.lines() {
                println!("  {} × {}", line.quantity.get(), line.sku);
            }
            let codes: Vec<&str> = cart.codes().map(Code::as_str).collect();
            println!("  codes: {}", codes.join(", "));
        }
        Err(TestError::Abort(why)) => println!("nothing was found out: {why}"),
    }
    Ok(())
}
