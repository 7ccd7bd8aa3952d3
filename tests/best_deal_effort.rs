//! How far the search for the best deal goes, on shops that are the same on every machine as long as the kit draws them so: a bound that
//! became looser, or a branch that is looked into for nothing, shows here and nowhere else, since what the search finds stays right. The
//! limits are what the search needed when they were written; one that needs less may lower them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;

use std::collections::BTreeMap;

use ocop::money::Currency;
use ocop::pricing::{BestDeal, Combine, Detail, Outcome, PriceTax, Quote, Rule, RuleId, Rulebook, StepBudget, quote};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use kit::Shop;

/// What the searches of a family of shops come to together.
#[derive(Debug, Default)]
struct Effort {
    /// Steps until everything is proven.
    steps: u64,
    /// The bounds after two steps: how much the search promises before it has looked.
    promised: i64,
    /// The distances to the best that are told with steps enough, and with ten.
    gaps: u32,
    gaps_of_ten: u32,
}

fn priced(shop: &Shop, steps: u32) -> (Quote, BestDeal) {
    let shop = kit::under(shop.clone(), |policy| policy.combine = Combine::BestDeal(StepBudget::new(steps)));
    let mut context = shop.context;
    context.detail = Detail::Full;
    let rulebook = Rulebook::new(shop.currency, shop.rules).expect("a valid rulebook");
    let quote = quote(&rulebook, &shop.catalogue, &shop.cart, &context).expect("a cart that can be priced");
    let best = quote.best_deal.expect("a certificate");
    (quote, best)
}

/// What the best set with each beaten rule saves, where the quote tells it.
fn with_beaten(quote: &Quote) -> BTreeMap<&RuleId, i64> {
    let best = quote.best_deal.unwrap().saving.minor();
    let told = quote.verdicts.iter().filter_map(|verdict| match &verdict.outcome {
        Outcome::Beaten(beaten) => Some((&verdict.rule, best - beaten.by_how_much?.minor())),
        _ => None,
    });
    told.collect()
}

/// How many distances to the best a short search tells; each is one that the whole search finds too.
fn true_gaps(short: &Quote, whole: &Quote) -> u32 {
    let (told, proven) = (with_beaten(short), with_beaten(whole));
    for (rule, saving) in &told {
        // A rule of the best set is not beaten in the whole search.
        let best = || whole.best_deal.unwrap().saving.minor();
        assert_eq!(*saving, proven.get(rule).copied().unwrap_or_else(best), "{rule}");
    }
    u32::try_from(told.len()).unwrap()
}

fn effort(shops: impl Strategy<Value = Shop>) -> Effort {
    let mut runner = TestRunner::deterministic();
    let mut effort = Effort::default();
    for _ in 0..250 {
        let shop = shops.new_tree(&mut runner).expect("a shop").current();
        let (whole, proven) = priced(&shop, 1_000_000);
        assert!(proven.proven);
        effort.steps += u64::from(proven.steps);
        effort.gaps += true_gaps(&whole, &whole);
        let (_, short) = priced(&shop, 2);
        assert!(proven.saving <= short.bound, "no bound is below what can be saved");
        effort.promised += short.bound.minor();
        effort.gaps_of_ten += true_gaps(&priced(&shop, 10).0, &whole);
    }
    effort
}

/// Shops whose rules are many and ask for nothing.
fn busy_shops() -> impl Strategy<Value = Shop> {
    let rule = kit::rules::rules(Currency::VND).prop_map(|rule| {
        let Rule { window, codes, when, limits, .. } = Rule::new(rule.id.clone(), rule.benefit.clone());
        Rule { window, codes, when, limits, ..rule }
    });
    (kit::shops_in(Currency::VND), prop::collection::vec(rule, 3..8)).prop_map(|(mut shop, rules)| {
        shop.rules = kit::rules::named(rules);
        shop
    })
}

/// Shops whose prices are without tax.
fn net_shops() -> impl Strategy<Value = Shop> {
    busy_shops().prop_map(|shop| kit::under(shop, |policy| policy.prices = PriceTax::Excluded))
}

fn assert_within(limits: &Effort, effort: &Effort) {
    assert!(effort.steps <= limits.steps && effort.promised <= limits.promised, "{effort:?}, at most {limits:?}");
    assert!(effort.gaps >= limits.gaps && effort.gaps_of_ten >= limits.gaps_of_ten, "{effort:?}, at least {limits:?}");
}

#[test]
fn the_search_of_ordinary_shops_goes_no_farther_than_it_must() {
    let limits = Effort { steps: 659, promised: 3_807_802, gaps: 45, gaps_of_ten: 24 };
    assert_within(&limits, &effort(kit::shops()));
}

#[test]
fn the_search_of_busy_shops_goes_no_farther_than_it_must() {
    let limits = Effort { steps: 1_102, promised: 4_997_224, gaps: 103, gaps_of_ten: 34 };
    assert_within(&limits, &effort(busy_shops()));
}

#[test]
fn the_search_of_shops_without_tax_goes_no_farther_than_it_must() {
    let limits = Effort { steps: 1_118, promised: 5_131_071, gaps: 103, gaps_of_ten: 34 };
    assert_within(&limits, &effort(net_shops()));
}
