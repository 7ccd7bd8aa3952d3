//! Numbers of systems that nobody here wrote: Sylius, Solidus, Spree, Saleor, django-oscar, WooCommerce, Medusa, Vendure.
//!
//! Every case of `tests/vectors/` is asked in the crate's terms. It ends as *equal*, as a *named deviation*, or as *inexpressible*.
//! A deviation is a way in which the other system goes, written down as a plain model that gives both its figures and, with the way
//! switched, the crate's; both are compared. What is inexpressible says why, and the reason is looked up in the case.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a case that cannot be read fails its test, and the table is meant to be seen"
)]

extern crate alloc;

use alloc::collections::BTreeMap;

mod peers {
    pub(crate) mod ask;
    pub(crate) mod case;
    pub(crate) mod formulas;
    pub(crate) mod medusa;
    pub(crate) mod model_medusa;
    pub(crate) mod model_oscar;
    pub(crate) mod model_vendure;
    pub(crate) mod model_woo;
    pub(crate) mod oscar;
    pub(crate) mod outcome;
    pub(crate) mod plain;
    pub(crate) mod reason;
    pub(crate) mod stores;
    pub(crate) mod vary;
    pub(crate) mod vendure;
    pub(crate) mod woo;
}

use ocop::pricing::Benefit;

use peers::case::{Case, Figures, cases};
use peers::outcome::{End, Ways, end};
use peers::reason::Reason;
use peers::vary::{Numbers, varied};
use peers::{
    formulas, medusa, model_medusa, model_oscar, model_vendure, model_woo, oscar, plain, stores, vendure, woo,
};

const SYSTEMS: [&str; 8] = ["sylius", "solidus", "django-oscar", "saleor", "spree", "woocommerce", "medusa", "vendure"];

/// Prices a case in the crate's terms.
fn priced(case: &Case) -> Result<Figures, Reason> {
    match (case.system.as_str(), case.kind.as_str()) {
        ("vendure", "cart") => vendure::order(case),
        ("woocommerce", "tax") => woo::single_taxes(case),
        ("woocommerce", _) => woo::cart(case),
        ("medusa", _) => medusa::priced(case),
        ("django-oscar", "single_offer_application" | "offers" | "tax_offer") => oscar::basket(case),
        (_, "cart") => stores::cart(case),
        _ => formulas::formula(case),
    }
}

/// What the other system does otherwise, where a model of it says.
fn ways(case: &Case, ours: &Figures) -> Option<Ways> {
    match (case.system.as_str(), case.kind.as_str()) {
        ("vendure", "cart") => Some(model_vendure::ways(case)),
        ("woocommerce", _) => model_woo::ways(case, ours),
        ("medusa", _) => model_medusa::ways(case, ours),
        ("django-oscar", "single_offer_application" | "offers" | "tax_offer") => Some(model_oscar::ways(case)),
        _ => plain::ways(case, ours),
    }
}

fn ended(case: &Case) -> End {
    let beyond = if case.system == "django-oscar" { oscar::beyond(case) } else { None };
    match (end(case, priced(case), ways), beyond) {
        (End::Unexplained(_), Some(reason)) if reason.holds(case) => End::Inexpressible(reason),
        (end, _) => end,
    }
}

/// How the cases of a system end.
#[derive(Debug, Default)]
struct Tally {
    equal: usize,
    deviations: usize,
    inexpressible: usize,
    ways: BTreeMap<&'static str, usize>,
    reasons: BTreeMap<Reason, usize>,
    unexplained: Vec<String>,
}

impl Tally {
    fn of(system: &str) -> Self {
        let mut tally = Self::default();
        for case in cases(system) {
            match ended(&case) {
                End::Equal => tally.equal += 1,
                End::Deviation(names) => {
                    tally.deviations += 1;
                    for name in names {
                        *tally.ways.entry(name).or_default() += 1;
                    }
                }
                End::Inexpressible(reason) => {
                    tally.inexpressible += 1;
                    *tally.reasons.entry(reason).or_default() += 1;
                }
                End::Unexplained(seen) => tally.unexplained.push(format!("{}: {seen}", case.id)),
            }
        }
        tally
    }

    fn row(&self, system: &str) -> String {
        let (equal, deviations, inexpressible) = (self.equal, self.deviations, self.inexpressible);
        format!("| {system} | {} | {equal} | {deviations} | {inexpressible} |", self.cases())
    }

    fn cases(&self) -> usize {
        self.equal + self.deviations + self.inexpressible + self.unexplained.len()
    }
}

#[test]
fn every_case_of_other_systems_is_equal_or_explained() {
    let (mut equal, mut all, mut unexplained) = (0, 0, Vec::new());
    for system in SYSTEMS {
        let tally = Tally::of(system);
        println!(
            "peers {system} equal {} deviation {} inexpressible {}",
            tally.equal, tally.deviations, tally.inexpressible
        );
        equal += tally.equal;
        all += tally.cases();
        unexplained.extend(tally.unexplained);
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    assert!(equal * 10 >= all * 7, "{equal} of {all} are equal");
}

#[test]
fn the_tables_in_the_documentation_are_those_that_come_out() {
    let path = format!("{}/src/pricing/peers.md", env!("CARGO_MANIFEST_DIR"));
    let documented = std::fs::read_to_string(path).unwrap();
    let (mut rows, mut ways, mut reasons) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut all = Tally::default();
    for system in SYSTEMS {
        let tally = Tally::of(system);
        rows.push(tally.row(system));
        all.equal += tally.equal;
        all.deviations += tally.deviations;
        all.inexpressible += tally.inexpressible;
        tally.ways.into_iter().for_each(|(name, count)| *ways.entry(name).or_insert(0) += count);
        tally.reasons.into_iter().for_each(|(reason, count)| *reasons.entry(reason).or_insert(0) += count);
    }
    rows.push(all.row("all"));
    rows.extend(ways.into_iter().map(|(name, count)| format!("| {name} | {count} |")));
    rows.extend(reasons.into_iter().map(|(reason, count)| format!("| {reason} | {count} |")));
    rows.retain(|row| !documented.contains(row));
    assert!(rows.is_empty(), "these rows are missing:\n{}", rows.join("\n"));
}

#[test]
fn the_models_of_other_systems_hold_on_carts_that_nobody_wrote() {
    let wanted: u64 = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    let (mut numbers, mut asked, mut unexplained) = (Numbers(20_261_123), 0, Vec::new());
    let written: Vec<Case> = ["vendure", "woocommerce", "medusa", "django-oscar"].into_iter().flat_map(cases).collect();
    for case in written.iter().cycle().take(written.len() * 100) {
        let Some(mut case) = varied(case.clone(), &mut numbers) else { continue };
        let Ok(ours) = priced(&case) else { continue };
        let Some(ways) = ways(&case, &ours) else { continue };
        case.expected = ways.theirs;
        case.expected.retain(|name, _| ours.contains_key(name));
        if let End::Unexplained(seen) = ended(&case) {
            unexplained.push(format!("{} with other numbers: {seen}", case.id));
        }
        asked += 1;
        if asked >= wanted {
            break;
        }
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    assert_eq!(asked, wanted, "there are too few cases to vary");
}

/// The orders of so many things.
fn orders(things: usize) -> Vec<Vec<usize>> {
    if things == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(things - 1);
    (0..things)
        .flat_map(|place| {
            shorter.iter().map(move |order| {
                let mut order = order.clone();
                order.insert(place, things - 1);
                order
            })
        })
        .collect()
}

#[test]
fn the_best_deal_of_a_basket_is_never_worse_than_a_priority_order_of_its_offers() {
    let (mut baskets, mut better, mut other_order) = (0, 0, 0);
    for case in cases("django-oscar").iter().filter(|case| case.kind == "offers" && case.promotions.len() > 1) {
        let Ok(mut ask) = oscar::asked(case) else { continue };
        let own = ask.quote().totals.payable.minor();
        let ranked = |ask: &peers::ask::Ask, order: &[usize]| {
            let mut ask = ask.clone();
            for (rule, place) in ask.rules.iter_mut().zip(order) {
                rule.priority = i32::try_from(*place).unwrap();
            }
            ask.quote().totals.payable.minor()
        };
        let orders = orders(ask.rules.len());
        let least = orders.iter().map(|order| ranked(&ask, order)).min().unwrap();
        // Rules that are no multi-buys take their turns by priority: the search decides which apply, not in which order.
        let in_turn = |order: &&Vec<usize>| {
            let plain =
                ask.rules.iter().zip(order.iter()).filter(|(rule, _)| !matches!(rule.benefit, Benefit::Bundle(_)));
            plain.map(|(_, place)| *place).is_sorted()
        };
        let least_in_turn = orders.iter().filter(in_turn).map(|order| ranked(&ask, order)).min().unwrap();
        ask.policy.combine = ocop::pricing::Combine::BestDeal(ocop::pricing::StepBudget::default());
        let best = ask.quote();
        assert!(best.best_deal.unwrap().proven, "{}", case.id);
        let payable = best.totals.payable.minor();
        baskets += 1;
        better += i32::from(payable < own);
        assert!(payable <= least_in_turn, "{}: {payable} against {least_in_turn}", case.id);
        other_order += i32::from(least < payable);
    }
    println!(
        "best deal: {baskets} baskets, {better} cheaper than by their own priorities, {other_order} cheaper still with plain \
         offers in another order"
    );
    assert!(baskets > 30 && better > 0 && other_order * 20 < baskets);
}
