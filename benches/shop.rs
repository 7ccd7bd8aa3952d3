//! The shop that is measured: products, rules and carts, the same in every run.

use std::error::Error;

use ocop::cart::{Cart, Line};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Amount, Benefit, Context, Detail, NForM, Percent, Policy, Rule, RuleId, Rulebook, Selector,
};
use ocop::product::{Catalogue, CategoryId, CategoryPath, Product, ProductParts, Quantity, Sku, Tag};
use ocop::text::Texts;
use time::macros::datetime;

use super::floor::Offers;

pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// Products in the catalogue.
pub const PRODUCTS: u32 = 1_000;

/// A small generator of numbers, so that every run sees the same carts.
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let leading = u32::try_from(self.0 >> 33).unwrap_or_default();
        leading % bound.max(1)
    }
}

pub fn sku(number: u32) -> Outcome<Sku> {
    Ok(Sku::new(&format!("OCOP-{number:05}"))?)
}

/// Products at 5 000 to 300 000 đồng, each in one of three categories below a common one, with a tag or two.
pub fn catalogue(products: u32) -> Outcome<Catalogue> {
    let mut numbers = Numbers::new(7);
    let products: Result<Vec<Product>, Box<dyn Error>> = (0..products)
        .map(|number| {
            let price = i32::try_from(5_000 + 499 * numbers.below(591))?;
            let path = format!("dac-san/nhom-{}", numbers.below(3));
            let parts = ProductParts {
                categories: vec![path.parse::<CategoryPath>()?],
                tags: [Tag::new(&format!("vung-{}", numbers.below(20)))?].into(),
                ..ProductParts::new(sku(number)?, Texts::vi(&format!("Đặc sản {number}")), Money::vnd(price))
            };
            Ok(Product::new(parts)?)
        })
        .collect();
    Ok(Catalogue::new(products?)?)
}

/// Carts of so many different products, in no order, 1 to `most` units of each.
pub fn carts(seed: u64, count: u32, lines: u32, most: u32) -> Outcome<Vec<Cart>> {
    let mut numbers = Numbers::new(seed);
    (0..count)
        .map(|_| {
            // Steps of a number that has no factor in common with that of the products meet each product once.
            let (first, step) = (numbers.below(PRODUCTS), [377, 611, 773, 941][numbers.below(4) as usize]);
            let lines: Outcome<Vec<Line>> = (0..lines)
                .map(|line| {
                    let quantity = Quantity::new(1 + numbers.below(most))?;
                    Ok(Line::new(sku((first + line * step) % PRODUCTS)?, quantity))
                })
                .collect();
            Ok(Cart::of(lines?)?)
        })
        .collect()
}

pub fn offers() -> Outcome<Offers> {
    Ok(Offers {
        percent: CategoryId::new("nhom-1")?,
        three_for_two: CategoryId::new("nhom-2")?,
        amount: 50_000,
    })
}

/// The rules that the floor is written for.
pub fn rules() -> Outcome<Vec<Rule>> {
    let offers = offers()?;
    let percent = Percent { of: Selector::Category(offers.percent), ..Percent::off(Rate::percent(10)) };
    let three = NForM::new(Quantity::new(3)?, Quantity::new(2)?, Selector::Category(offers.three_for_two));
    let amount = Amount::across(Money::vnd(i32::try_from(offers.amount)?));
    let rule = |id: &str, priority, benefit| -> Outcome<Rule> {
        Ok(Rule { priority, ..Rule::new(RuleId::new(id)?, benefit) })
    };
    Ok(vec![
        rule("percent", 1, Benefit::Percent(percent))?,
        rule("three-for-two", 2, Benefit::NForM(three))?,
        rule("amount", 3, Benefit::Amount(amount))?,
    ])
}

/// Those rules among others that no cart touches.
pub fn many_rules(count: u32) -> Outcome<Vec<Rule>> {
    let mut all = rules()?;
    for number in 3..count {
        let of = match number % 4 {
            0 => Selector::Skus([Sku::new(&format!("AWAY-{number}"))?].into()),
            1 => Selector::Category(CategoryId::new(&format!("xa-{number}"))?),
            2 => Selector::Tag(Tag::new(&format!("xa-{number}"))?),
            _ => Selector::Producer(ocop::product::ProducerId::new(&format!("xa-{number}"))?),
        };
        let rate = Rate::percent(u8::try_from(1 + number % 50)?);
        let benefit = Benefit::Percent(Percent { of, ..Percent::off(rate) });
        all.push(Rule { priority: i32::try_from(number % 9)?, ..Rule::new(RuleId::new(&format!("r-{number:06}"))?, benefit) });
    }
    Ok(all)
}

pub fn book(rules: Vec<Rule>) -> Outcome<Rulebook> {
    Ok(Rulebook::new(Currency::VND, rules)?)
}

pub fn context(detail: Detail) -> Context {
    Context { detail, ..Context::new(datetime!(2026-11-23 09:30 +7), Policy::default()) }
}
