//! What pricing asks of the heap: few allocations, and no more of them for more units or more rules.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that does not hold ends the test")]

#[path = "../benches/floor.rs"]
mod floor;
#[path = "../benches/shop.rs"]
mod shop;

use allocation_counter::{AllocationInfo, measure};
use ocop::cart::Cart;
use ocop::money::Currency;
use ocop::pricing::{Detail, Rule, Rulebook, quote};

fn priced(rules: Vec<Rule>, carts: &[Cart]) -> Vec<AllocationInfo> {
    let (rulebook, catalogue) = (shop::book(rules).unwrap(), shop::catalogue(shop::PRODUCTS).unwrap());
    let context = shop::context(Detail::Kinds);
    let price = |cart: &Cart| {
        let mut quoted = None;
        let info = measure(|| quoted = Some(quote(&rulebook, &catalogue, cart, &context)));
        assert!(quoted.unwrap().unwrap().totals.discounts.minor() > 0);
        info
    };
    carts.iter().map(price).collect()
}

fn most(infos: &[AllocationInfo]) -> u64 {
    infos.iter().map(|info| info.count_total).max().unwrap()
}

#[test]
fn ten_lines_and_three_rules_take_sixteen_allocations_at_most() {
    let infos = priced(shop::rules().unwrap(), &shop::carts(1, 1_024, 10, 7).unwrap());
    assert!(most(&infos) <= 16, "{} allocations", most(&infos));
}

#[test]
fn units_cost_no_allocation() {
    let counts = |units| priced(shop::rules().unwrap(), &shop::carts_of_units(1, 64, 10, units).unwrap());
    let (six, six_thousand) = (counts(6), counts(6_000));
    assert!(most(&six_thousand) <= most(&six), "{} and {}", most(&six_thousand), most(&six));
}

#[test]
fn untouched_rules_cost_no_allocation() {
    let carts = shop::carts(1, 64, 10, 7).unwrap();
    let counts = |rules| -> Vec<u64> {
        priced(shop::many_rules(rules).unwrap(), &carts).iter().map(|info| info.count_total).collect()
    };
    assert_eq!(counts(10), counts(5_000));
}

#[test]
fn a_rulebook_takes_at_most_twice_the_memory_of_its_rules() {
    let text = serde_json::to_string(&shop::many_rules(5_000).unwrap()).unwrap();
    let rules: Vec<Rule> = serde_json::from_str(&text).unwrap();
    let rulebook = Rulebook::new(Currency::VND, rules.clone()).unwrap();
    // What is freed is what was held.
    let of_rules = measure(|| drop(rules)).bytes_current.unsigned_abs();
    let of_rulebook = measure(|| drop(rulebook)).bytes_current.unsigned_abs();
    assert!(of_rulebook <= 2 * of_rules, "{of_rulebook} bytes for {of_rules}");
}
