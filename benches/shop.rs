//! The shop that is measured: products, rules and carts, the same in every run.

#![allow(dead_code, reason = "each target that shares these takes what it needs")]

use core::error::Error;

use ocop::cart::{Cart, Line};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Amount, Benefit, Combination, Context, Detail, GroupId, Lane, NForM, Percent, Policy, Rule, RuleId, Rulebook,
    Selector,
};
use ocop::product::{Catalogue, CategoryId, CategoryPath, ProducerId, Product, ProductParts, Quantity, Sku, Tag};
use ocop::text::Texts;
use time::macros::datetime;

use super::floor::Offers;

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Products in the catalogue.
pub(crate) const PRODUCTS: u32 = 1_000;

/// A small generator of numbers, so that every run sees the same carts.
#[derive(Debug, Clone)]
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a bound.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let leading = u32::try_from(self.0 >> 33).unwrap_or_default();
        leading % bound.max(1)
    }
}

pub(crate) fn sku(number: u32) -> Outcome<Sku> {
    Ok(Sku::new(&format!("OCOP-{number:05}"))?)
}

/// Products at 5 000 to 300 000 đồng, each in one of three categories below a common one, with a tag or two.
pub(crate) fn catalogue(products: u32) -> Outcome<Catalogue> {
    let mut numbers = Numbers::new(7);
    let mut all = Vec::new();
    for number in 0..products {
        let price = i32::try_from(5_000 + 499 * numbers.below(591))?;
        let path = format!("dac-san/nhom-{}", numbers.below(3));
        all.push(Product::new(ProductParts {
            categories: vec![path.parse::<CategoryPath>()?],
            tags: [Tag::new(&format!("vung-{}", numbers.below(20)))?].into(),
            ..ProductParts::new(sku(number)?, Texts::vi(&format!("Đặc sản {number}")), Money::vnd(price))
        })?);
    }
    Ok(Catalogue::new(all)?)
}

/// Carts of so many different products, in no order, 1 to `most` units of each.
pub(crate) fn carts(seed: u64, count: u32, lines: u32, most: u32) -> Outcome<Vec<Cart>> {
    carts_by(seed, count, lines, |numbers| 1 + numbers.below(most))
}

/// Such carts with the same number of units of each product.
pub(crate) fn carts_of_units(seed: u64, count: u32, lines: u32, units: u32) -> Outcome<Vec<Cart>> {
    carts_by(seed, count, lines, |_| units)
}

fn carts_by(seed: u64, count: u32, lines: u32, units: impl Fn(&mut Numbers) -> u32) -> Outcome<Vec<Cart>> {
    let mut numbers = Numbers::new(seed);
    let mut carts = Vec::new();
    for _ in 0..count {
        // A step that has no factor in common with the number of products meets each product once.
        let first = numbers.below(PRODUCTS);
        let step = STEPS.iter().copied().nth(numbers.below(4) as usize).unwrap_or(1);
        let mut cart = Vec::new();
        for line in 0..lines {
            cart.push(Line::new(sku((first + line * step) % PRODUCTS)?, Quantity::new(units(&mut numbers))?));
        }
        carts.push(Cart::of(cart)?);
    }
    Ok(carts)
}

const STEPS: [u32; 4] = [377, 611, 773, 941];

pub(crate) fn offers() -> Outcome<Offers> {
    Ok(Offers { percent: CategoryId::new("nhom-1")?, three_for_two: CategoryId::new("nhom-2")?, amount: 50_000 })
}

/// The rules that the floor is written for.
pub(crate) fn rules() -> Outcome<Vec<Rule>> {
    let offers = offers()?;
    let percent = Percent { of: Selector::Category(offers.percent), ..Percent::off(Rate::percent(10)) };
    let three = NForM::new(Quantity::new(3)?, Quantity::new(2)?, Selector::Category(offers.three_for_two));
    let amount = Amount::across(Money::vnd(i32::try_from(offers.amount)?));
    Ok(vec![
        rule("percent", 1, Benefit::Percent(percent))?,
        rule("three-for-two", 2, Benefit::NForM(three))?,
        rule("amount", 3, Benefit::Amount(amount))?,
    ])
}

/// Those rules among others that no cart touches.
pub(crate) fn many_rules(count: u32) -> Outcome<Vec<Rule>> {
    let mut all = rules()?;
    for number in 3..count {
        let of = match number % 4 {
            0 => Selector::Skus([Sku::new(&format!("AWAY-{number}"))?].into()),
            1 => Selector::Category(CategoryId::new(&format!("xa-{number}"))?),
            2 => Selector::Tag(Tag::new(&format!("xa-{number}"))?),
            _ => Selector::Producer(ProducerId::new(&format!("xa-{number}"))?),
        };
        let rate = Rate::percent(u8::try_from(1 + number % 50)?);
        let benefit = Benefit::Percent(Percent { of, ..Percent::off(rate) });
        all.push(rule(&format!("r-{number:06}"), number % 9, benefit)?);
    }
    Ok(all)
}

fn rule(id: &str, priority: u32, benefit: Benefit) -> Outcome<Rule> {
    Ok(Rule { priority: i32::try_from(priority)?, ..Rule::new(RuleId::new(id)?, benefit) })
}

/// Goods of one of the three categories, or of a tag.
fn some(numbers: &mut Numbers) -> Outcome<Selector> {
    Ok(match numbers.below(5) {
        0 => Selector::All,
        tag @ 1 => Selector::Tag(Tag::new(&format!("vung-{}", tag + numbers.below(19)))?),
        category => Selector::Category(CategoryId::new(&format!("nhom-{}", category - 2))?),
    })
}

/// Three exclusive groups of four percentages and amounts each.
pub(crate) fn three_groups_of_four() -> Outcome<Vec<Rule>> {
    let mut numbers = Numbers::new(34);
    let mut all = Vec::new();
    for number in 0..12 {
        let of = some(&mut numbers)?;
        let benefit = if numbers.below(3) == 0 {
            let off = Money::vnd(i32::try_from(1_000 * (1 + numbers.below(30)))?);
            Benefit::Amount(Amount { of, ..Amount::across(off) })
        } else {
            let rate = Rate::percent(u8::try_from(1 + numbers.below(25))?);
            Benefit::Percent(Percent { of, ..Percent::off(rate) })
        };
        let group = GroupId::new(&format!("group-{}", number % 3))?;
        let combine = Combination::Group(group);
        all.push(Rule {
            combine,
            lane: Some(Lane::Order),
            ..rule(&format!("g-{number:02}"), numbers.below(6), benefit)?
        });
    }
    Ok(all)
}

/// Six percentages and amounts that stack, and six multi-buys that compete for units.
pub(crate) fn six_and_six() -> Outcome<Vec<Rule>> {
    let mut numbers = Numbers::new(66);
    let mut all = Vec::new();
    for number in 0..6 {
        let of = some(&mut numbers)?;
        let rate = Rate::percent(u8::try_from(1 + numbers.below(20))?);
        let benefit = Benefit::Percent(Percent { of, ..Percent::off(rate) });
        all.push(rule(&format!("s-{number}"), numbers.below(6), benefit)?);
        let m = 1 + numbers.below(3);
        let three = NForM::new(Quantity::new(m + 1)?, Quantity::new(m)?, some(&mut numbers)?);
        all.push(rule(&format!("m-{number}"), numbers.below(6), Benefit::NForM(three))?);
    }
    Ok(all)
}

pub(crate) fn book(rules: Vec<Rule>) -> Outcome<Rulebook> {
    Ok(Rulebook::new(Currency::VND, rules)?)
}

pub(crate) fn context(detail: Detail) -> Context {
    Context { detail, ..Context::new(datetime!(2026-11-23 09:30 +7), Policy::default()) }
}
