//! Each finding of the rulebook analysis: a rulebook that has it, one that nearly has, and what must hold of all.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;

use ocop::cart::Code;
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Amount, Analysis, Basis, Benefit, BuyGet, Combination, Condition, Lane, NForM, Notice, Oddity, Outcome, Percent,
    Pick, Proof, QuantityTier, Question, Rule, RuleId, Rulebook, Selector, Spend, Spread, TaxBasis, TierBy, TierGive,
    TierMode, Tiers, UnitGive, Units, Witness, quote,
};
use ocop::product::{CategoryId, Quantity};
use proptest::prelude::*;

fn quantity(units: u32) -> Quantity {
    Quantity::new(units).unwrap()
}

fn id(text: &str) -> RuleId {
    RuleId::new(text).unwrap()
}

fn category(name: &str) -> Selector {
    Selector::Category(CategoryId::new(name).unwrap())
}

fn percent(name: &str, percent: u8, of: Selector) -> Rule {
    Rule::new(id(name), Benefit::Percent(Percent { of, ..Percent::off(Rate::percent(percent)) }))
}

fn analyse(rules: Vec<Rule>) -> Analysis {
    book(rules).analyse(&Question::new(kit::NOW))
}

fn book(rules: Vec<Rule>) -> Rulebook {
    Rulebook::new(Currency::VND, rules).unwrap()
}

fn oddities(rules: Vec<Rule>) -> Vec<Oddity> {
    let analysis = analyse(rules);
    assert!(analysis.complete);
    analysis.findings.into_iter().map(|finding| finding.what).collect()
}

fn witness(analysis: &Analysis) -> &Witness {
    match &analysis.findings[..] {
        [finding] => match &finding.proof {
            Proof::Witness(witness) => witness,
            other => panic!("a witness, not {other:?}"),
        },
        other => panic!("one finding, not {other:?}"),
    }
}

#[test]
fn selectors_that_contradict_themselves_never_match() {
    let none = Selector::AllOf(vec![category("tea"), category("tea").negated()]);
    assert_eq!(oddities(vec![percent("a", 10, none)]), [Oddity::NeverApplies(id("a"))]);
    let some = Selector::AllOf(vec![category("tea"), category("coffee").negated()]);
    assert_eq!(oddities(vec![percent("a", 10, some)]), []);
}

#[test]
fn conditions_that_contradict_each_other_never_hold() {
    let units = |at_least, at_most| Condition::Quantity(Units { of: Selector::All, at_least, at_most });
    let ask = |most| Rule {
        when: Condition::AllOf(vec![units(Some(5), None), units(None, Some(most))]),
        ..percent("a", 10, Selector::All)
    };
    assert_eq!(oddities(vec![ask(4)]), [Oddity::NeverApplies(id("a"))]);
    assert_eq!(oddities(vec![ask(5)]), []);
}

#[test]
fn a_rule_whose_target_is_nothing_never_applies() {
    let two_for = |target| BuyGet {
        of: Selector::All,
        buy: quantity(2),
        target: Some(target),
        get: quantity(1),
        give: UnitGive::Free,
        pick: Pick::Cheapest,
        sets: None,
        shares: false,
    };
    let rule = |target| vec![Rule::new(id("a"), Benefit::BuyGet(two_for(target)))];
    assert_eq!(oddities(rule(Selector::AnyOf(vec![]))), [Oddity::NeverApplies(id("a"))]);
    assert_eq!(oddities(rule(category("tea"))), []);
}

#[test]
fn a_rule_that_is_over_never_applies() {
    let over = |until| Rule {
        window: ocop::product::Period::new(None, Some(until)).unwrap(),
        ..percent("a", 10, Selector::All)
    };
    assert_eq!(oddities(vec![over(kit::NOW)]), [Oddity::NeverApplies(id("a"))]);
    assert_eq!(oddities(vec![over(kit::NOW + time::Duration::SECOND)]), []);
}

#[test]
fn a_rule_behind_one_that_is_alone_in_its_lane_is_shadowed() {
    let off = Amount::per_unit(Money::vnd(1_000));
    let first = Rule { priority: 1, combine: Combination::AloneInLane, ..Rule::new(id("a"), Benefit::Amount(off)) };
    let second = Rule { priority: 2, ..percent("b", 50, category("tea")) };
    let analysis = analyse(vec![first.clone(), second.clone()]);
    assert_eq!(analysis.findings[0].what, Oddity::Shadowed { rule: id("b"), by: id("a") });
    let witness = witness(&analysis);
    let quote =
        quote(&book(vec![first.clone(), second.clone()]), &witness.catalogue, &witness.cart, &witness.context).unwrap();
    assert!(matches!(&quote.verdict(&id("b")).unwrap().outcome, Outcome::Beaten(beaten) if beaten.by == id("a")));
    // The first rule leaves tea aside, or asks for something: then the other has its chance.
    let aside = Rule { priority: 1, combine: Combination::AloneInLane, ..percent("a", 10, category("coffee")) };
    assert_eq!(oddities(vec![aside, second.clone()]), []);
    // Percentages may be rounded to nothing, so they prove less; and a rule before the first one takes its place.
    let part = Rule { priority: 1, combine: Combination::AloneInLane, ..percent("a", 10, Selector::All) };
    assert_eq!(analyse(vec![part, second.clone()]).findings[0].proof, Proof::Unknown);
    let whole = Rule { priority: 1, combine: Combination::AloneInLane, ..percent("a", 100, Selector::All) };
    assert!(matches!(analyse(vec![whole, second.clone()]).findings[0].proof, Proof::Witness(_)));
    // Nor does it where a third one may come before it, though not on the cart that was made up.
    let web = Condition::Channel(ocop::pricing::Channel::new("web").unwrap());
    let third = Rule { when: web, ..percent("c", 5, category("tea")) };
    assert_eq!(oddities(vec![third, first.clone(), second.clone()]), []);
    assert_eq!(oddities(vec![percent("c", 5, category("tea")), first.clone(), second.clone()]), []);
    let asks = Rule { codes: [Code::new("A").unwrap()].into(), ..first };
    assert_eq!(oddities(vec![asks, second]), []);
}

#[test]
fn a_rule_that_is_alone_in_the_quote_shadows_those_of_any_priority_but_not_its_like() {
    let off = Amount::per_unit(Money::vnd(1_000));
    let alone = |id_: &str, priority| Rule {
        priority,
        combine: Combination::AloneInQuote,
        ..Rule::new(id(id_), Benefit::Amount(off.clone()))
    };
    let plain = |priority| Rule { priority, ..percent("b", 50, category("tea")) };
    for (first, second) in [(1, 2), (2, 1)] {
        let shadowed = Oddity::Shadowed { rule: id("b"), by: id("a") };
        assert_eq!(oddities(vec![alone("a", first), plain(second)]), [shadowed]);
    }
    // Of two that are alone either may be kept from applying, so neither is said to be for good.
    assert_eq!(oddities(vec![alone("a", 1), Rule { combine: Combination::AloneInQuote, ..plain(2) }]), []);
    // Prices come before all offers.
    let in_price_lane = Rule { lane: Some(Lane::Price), ..percent("b", 50, category("tea")) };
    assert_eq!(oddities(vec![alone("a", 1), in_price_lane]), []);
}

#[test]
fn a_threshold_on_running_amounts_is_defeated_by_its_own_saving() {
    let spend = |basis| {
        let at_least = Some(Money::vnd(300_000));
        Condition::Spend(Spend { of: Selector::All, at_least, at_most: None, basis, tax: TaxBasis::AsPriced })
    };
    let rule =
        |basis| Rule { when: spend(basis), ..Rule::new(id("a"), Benefit::Amount(Amount::across(Money::vnd(50_000)))) };
    let analysis = analyse(vec![rule(Basis::Running)]);
    assert_eq!(analysis.findings[0].what, Oddity::DefeatsOwnThreshold(id("a")));
    let witness = witness(&analysis);
    let quote = quote(&book(vec![rule(Basis::Running)]), &witness.catalogue, &witness.cart, &witness.context).unwrap();
    assert!(quote.notices.contains(&Notice::BelowOwnThreshold(id("a"))));
    assert_eq!(oddities(vec![rule(Basis::Shelf)]), []);
    let nested = Rule { when: Condition::AllOf(vec![spend(Basis::Running)]), ..rule(Basis::Running) };
    assert_eq!(oddities(vec![nested]), [Oddity::DefeatsOwnThreshold(id("a"))]);
}

#[test]
fn two_rules_of_one_priority_whose_order_matters_tie() {
    let amount = || Rule::new(id("a"), Benefit::Amount(Amount::per_unit(Money::vnd(10_000))));
    let analysis = analyse(vec![amount(), percent("b", 10, Selector::All)]);
    let [finding] = &analysis.findings[..] else { panic!("{analysis:?}") };
    let difference = Money::vnd(2_000);
    assert_eq!(finding.what, Oddity::Tie { first: id("a"), second: id("b"), difference });
    // Percentages of running prices go in any order, and priorities settle the rest.
    assert_eq!(oddities(vec![percent("a", 10, Selector::All), percent("b", 20, Selector::All)]), []);
    assert_eq!(oddities(vec![amount(), Rule { priority: 1, ..percent("b", 10, Selector::All) }]), []);
    let in_lanes = analyse(vec![amount(), Rule { lane: Some(Lane::Order), ..percent("b", 10, Selector::All) }]);
    // Rules of different lanes have one order, so no cart is priced for them but that of each.
    assert_eq!((in_lanes.findings.len(), in_lanes.steps), (0, 2));
}

#[test]
fn tiers_that_give_less_further_up_fall() {
    let tiers = |rates: [u8; 2]| {
        let step = |(from, rate): (u32, u8)| QuantityTier {
            from: quantity(from),
            give: TierGive::Percent(Rate::percent(rate)),
        };
        let steps = [(5, rates[0]), (10, rates[1])].map(step).to_vec();
        let tiers =
            Tiers { of: Selector::All, spread: Spread::Line, mode: TierMode::Whole, by: TierBy::Quantity(steps) };
        vec![Rule::new(id("a"), Benefit::Tiers(tiers))]
    };
    assert_eq!(oddities(tiers([20, 10])), [Oddity::TiersFall { rule: id("a"), tier: 1 }]);
    assert_eq!(oddities(tiers([20, 18])), [], "10 units at 18 % save as much as 9 at 20 %");
    assert_eq!(oddities(tiers([20, 19])), [], "10 units at 19 % save more than 9 at 20 %");
}

#[test]
fn a_code_on_two_rules_is_told() {
    let coded =
        |name: &str, code: &str| Rule { codes: [Code::new(code).unwrap()].into(), ..percent(name, 10, Selector::All) };
    let shared = Oddity::SharedCode { code: Code::new("TET").unwrap(), rules: vec![id("a"), id("b")] };
    assert_eq!(oddities(vec![coded("a", "TET"), coded("b", "tet")]), [shared]);
    assert_eq!(oddities(vec![coded("a", "TET"), coded("b", "XUAN")]), []);
}

#[test]
fn rules_that_pass_a_limit_together_are_told_once() {
    let rules =
        vec![percent("a", 30, Selector::All), percent("b", 30, category("tea")), percent("c", 5, category("rice"))];
    let mut question = Question::new(kit::NOW);
    question.limit = Some(Rate::percent(50));
    let analysis = book(rules.clone()).analyse(&question);
    let [finding] = &analysis.findings[..] else { panic!("{analysis:?}") };
    assert_eq!(finding.what, Oddity::OverLimit { rules: vec![id("a"), id("b")], discount: Rate::percent(51) });
    question.limit = Some(Rate::percent(51));
    assert_eq!(book(rules).analyse(&question).findings, []);
}

#[test]
fn rules_of_different_goods_pass_a_limit_on_goods_of_both() {
    let dear = |least| Selector::Price(ocop::pricing::PriceRange { at_least: Some(Money::vnd(least)), below: None });
    let mut question = Question::new(kit::NOW);
    question.limit = Some(Rate::percent(50));
    let analysis = book(vec![percent("a", 30, category("tea")), percent("b", 30, dear(200_000))]).analyse(&question);
    let what = Oddity::OverLimit { rules: vec![id("a"), id("b")], discount: Rate::percent(51) };
    assert_eq!(analysis.findings.iter().map(|finding| &finding.what).collect::<Vec<_>>(), [&what]);
}

#[test]
fn goods_that_no_product_has_at_once_are_left_aside_when_a_limit_is_tried() {
    let price = |at_least, below| Selector::Price(ocop::pricing::PriceRange { at_least, below });
    let dear_tea = Selector::AllOf(vec![category("tea"), price(Some(Money::vnd(200_000)), None)]);
    let dearer = price(Some(Money::vnd(250_000)), None);
    let cheap = price(None, Some(Money::vnd(150_000)));
    let rules = vec![percent("a", 30, dear_tea), percent("b", 30, dearer), percent("c", 45, cheap)];
    let mut question = Question::new(kit::NOW);
    question.limit = Some(Rate::percent(48));
    let analysis = book(rules).analyse(&question);
    let [finding] = &analysis.findings[..] else { panic!("{analysis:?}") };
    let Oddity::OverLimit { rules, .. } = &finding.what else { panic!("{finding:?}") };
    assert_eq!(*rules, [id("a"), id("b"), id("c")], "51 % off tea of 250 000 đồng, 45 % off goods of 149 999");
    assert_eq!(witness(&analysis).cart.lines().len(), 2);
}

#[test]
fn the_budget_ends_the_search_and_says_so() {
    let rules: Vec<Rule> = (0..20).map(|i| percent(&format!("r{i}"), 10, Selector::All)).collect();
    let mut question = Question::new(kit::NOW);
    question.steps = 30;
    let analysis = book(rules).analyse(&question);
    assert_eq!((analysis.steps, analysis.complete), (30, false));
}

#[test]
fn rules_that_never_meet_are_not_compared() {
    let rules = (0..1_000).map(|i| percent(&format!("r{i}"), 10, category(&format!("c{i}")))).collect();
    let analysis = analyse(rules);
    assert!(analysis.complete);
    assert_eq!((analysis.findings.len(), analysis.steps), (0, 1_000));
}

#[test]
fn multi_buys_have_witnesses() {
    let three = NForM::new(quantity(3), quantity(2), category("tea"));
    assert_eq!(oddities(vec![Rule::new(id("a"), Benefit::NForM(three))]), []);
}

/// What is found about a rule, a document.
fn found(more: &serde_json::Value) -> Vec<Oddity> {
    let mut rule = serde_json::json!({ "id": "a", "benefit": { "percent": { "off": "10%" } } });
    rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    oddities(vec![serde_json::from_value(rule).unwrap()])
}

#[test]
fn a_rule_that_can_apply_has_a_witness() {
    use serde_json::json;
    let units = |count: u32, sku: &str| json!({ "count": count, "of": { "skus": [sku] } });
    let bundle = |price: &str, components: &[serde_json::Value]| json!({ "benefit": { "bundle": { "components": components, "give": { "price": price } } } });
    let sector = |sector: &str| json!({ "regime": "QD-26-2026", "sector": sector });
    let group =
        |sector: &str, group: u32| json!({ "group": { "regime": "QD-26-2026", "sector": sector, "group": group } });
    let mut rules = vec![
        json!({ "benefit": { "price": { "price": "600000000000000 VND" } } }),
        json!({ "benefit": { "price": { "price": "600000000000000 VND", "of": { "skus": ["A"] } } } }),
        bundle("900000000000000 VND", &[units(1, "A"), units(1, "B")]),
        bundle("50000 VND", &[units(2, "A"), units(1, "B")]),
        json!({ "when": { "spend": { "at_least": "100000 VND", "at_most": "150000 VND", "basis": "shelf" } } }),
        json!({ "when": { "spend": { "at_least": "250000 VND", "at_most": "300000 VND", "basis": "regular" } } }),
        json!({ "when": { "spend": { "at_least": "300000 VND", "at_most": "300000 VND", "basis": "regular" } } }),
        json!({ "when": { "spend": { "at_least": "0 VND" } } }),
        json!({ "when": { "spend": { "at_least": "100000000000 VND", "basis": "shelf" } } }),
        json!({ "when": { "spend": { "at_least": "7 VND", "of": { "price": { "below": "3 VND" } } } } }),
        json!({ "when": { "quantity": { "at_least": 0 } } }),
        json!({ "when": { "quantity": { "at_least": 7, "at_most": 7 } } }),
        json!({ "when": { "distinct": { "at_least": 3, "at_most": 3, "of": { "skus": ["A", "B", "C"] } } } }),
        json!({ "when": { "distinct": { "at_least": 3, "at_most": 3, "of": { "tag": "new" } } } }),
    ];
    rules.extend(
        [
            json!({ "channel": "web" }),
            json!({ "delivery_method": "post" }),
            json!({ "payment_method": "card" }),
            json!({ "destination_province": "66" }),
            json!({ "customer_group": "staff" }),
            json!({ "fact": { "name": "till", "is": "1" } }),
            json!({ "order_number": { "at_least": 3, "at_most": 3 } }),
            json!({ "code": "TET" }),
        ]
        .map(|when| json!({ "when": when })),
    );
    rules.extend(
        [
            json!("on_sale"),
            json!({ "price": { "below": "30000 VND" } }),
            json!({ "price": { "at_least": "200000 VND" } }),
            json!({ "sector": sector("I") }),
            json!({ "sector": sector("II") }),
            json!({ "sector": sector("VI") }),
            json!({ "stars": 4 }),
            json!({ "province": "66" }),
            json!({ "commune": "24163" }),
            json!({ "producer": "htx" }),
            json!({ "category": "coffee" }),
            json!({ "tag": "new" }),
            json!({ "set": { "regime": "QD-26-2026", "sector": "II", "number": 9 } }),
            json!({ "attribute": { "key": "organic" } }),
            json!({ "any_of": [{ "any_of": [] }, { "tag": "new" }] }),
        ]
        .map(|of| json!({ "benefit": { "percent": { "off": "10%", "of": of } } })),
    );
    for regime_group in [group("I", 1), group("I", 2), group("II", 1), group("III", 2)] {
        rules.push(json!({ "benefit": { "percent": { "off": "10%", "of": regime_group } } }));
    }
    for rule in rules {
        assert_eq!(found(&rule), [], "{rule}");
    }
}

/// Whether the form of a rule, a document, shows that it never applies.
fn never(more: &serde_json::Value) -> bool {
    let mut rule = serde_json::json!({ "id": "a", "benefit": { "percent": { "off": "10%" } } });
    rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let analysis = analyse(vec![serde_json::from_value(rule).unwrap()]);
    let found = |finding: &ocop::pricing::Finding| {
        finding.what == Oddity::NeverApplies(id("a")) && finding.proof == Proof::Form
    };
    analysis.findings.iter().any(found)
}

#[test]
fn the_form_of_a_selector_shows_that_nothing_matches() {
    use serde_json::json;
    let of =
        |selector: &serde_json::Value| never(&json!({ "benefit": { "percent": { "off": "10%", "of": selector } } }));
    let price = |from: &str, below: &str| json!({ "price": { "at_least": from, "below": below } });
    let nothing = json!({ "any_of": [] });
    for selector in [
        nothing.clone(),
        json!({ "all_of": ["all", nothing] }),
        json!({ "not": "all" }),
        json!({ "price": { "below": "0 VND" } }),
        json!({ "all_of": [{ "skus": ["A"] }, { "skus": ["B"] }] }),
        json!({ "all_of": [{ "all_of": [{ "skus": ["A", "B"] }] }, { "skus": ["C"] }] }),
        json!({ "all_of": [{ "price": { "at_least": "5 VND" } }, { "price": { "below": "5 VND" } }] }),
        json!({ "all_of": [{ "stars": 4 }, { "not": { "stars": 3 } }] }),
        json!({ "all_of": [{ "tag": "new" }, { "not": { "tag": "new" } }] }),
        json!({ "all_of": [{ "any_of": [] }, { "not": { "tag": "new" } }] }),
        json!({ "all_of": [{ "skus": ["A"] }, { "not": { "skus": ["A", "B"] } }] }),
        json!({ "all_of": [price("10 VND", "20 VND"), { "not": price("10 VND", "20 VND") }] }),
        json!({ "all_of": [price("10 VND", "20 VND"), { "not": price("5 VND", "30 VND") }] }),
        json!({ "all_of": [{ "any_of": [{ "skus": ["A"] }, { "skus": ["B"] }] }, { "not": { "skus": ["A", "B"] } }] }),
        json!({ "all_of": [{ "stars": 4 }, { "not": { "all_of": ["all", { "stars": 3 }] } }] }),
        json!({ "all_of": [{ "any_of": [{ "all_of": [{ "skus": ["A"] }, { "stars": 3 }] }] }, { "not": { "skus": ["A"] } }] }),
        json!({ "all_of": [{ "skus": ["A"] }, { "not": { "any_of": [{ "skus": ["B"] }, { "skus": ["A"] }] } }] }),
        json!({ "all_of": [{ "not": { "skus": ["A", "B"] } }, { "not": { "not": { "skus": ["A"] } } }] }),
    ] {
        assert!(of(&selector), "{selector}");
    }
    for selector in [
        json!({ "any_of": [nothing, { "skus": ["A"] }] }),
        json!({ "not": { "skus": ["A"] } }),
        json!({ "price": { "below": "1 VND" } }),
        price("5 VND", "6 VND"),
        json!({ "all_of": [{ "skus": ["A", "B"] }, { "skus": ["B", "C"] }] }),
        json!({ "all_of": [{ "price": { "at_least": "5 VND" } }, { "price": { "below": "6 VND" } }] }),
        json!({ "all_of": [{ "stars": 3 }, { "not": { "stars": 4 } }] }),
        json!({ "all_of": [{ "skus": ["A", "B"] }, { "not": { "skus": ["A"] } }] }),
        json!({ "all_of": [price("4 VND", "20 VND"), { "not": price("5 VND", "20 VND") }] }),
        json!({ "all_of": [price("5 VND", "21 VND"), { "not": price("5 VND", "20 VND") }] }),
        json!({ "all_of": [{ "any_of": [{ "skus": ["A"] }, { "skus": ["C"] }] }, { "not": { "skus": ["A", "B"] } }] }),
        json!({ "all_of": [{ "stars": 4 }, { "not": { "all_of": [{ "stars": 5 }, { "stars": 3 }] } }] }),
        json!({ "all_of": [{ "any_of": [{ "all_of": [{ "tag": "new" }, { "stars": 3 }] }] }, { "not": { "skus": ["A"] } }] }),
        json!({ "all_of": [{ "skus": ["A"] }, { "not": { "any_of": [{ "skus": ["B"] }, { "skus": ["C"] }] } }] }),
        json!({ "all_of": [{ "not": { "skus": ["A"] } }, { "not": { "not": { "skus": ["A", "B"] } } }] }),
    ] {
        assert!(!of(&selector), "{selector}");
    }
}

#[test]
fn the_form_of_a_condition_shows_that_it_never_holds() {
    use serde_json::{Value, json};
    let both = |a: Value, b: Value| json!({ "all_of": [a, b] });
    let (never_, always) = (json!({ "any_of": [] }), json!({ "all_of": [] }));
    let skus = |sku: &str| json!({ "skus": [sku] });
    let period = |from: &str, until: &str| json!({ "period": { "from": format!("2030-01-{from}T00:00:00Z"), "until": format!("2030-01-{until}T00:00:00Z") } });
    let mut never_true = vec![
        never_.clone(),
        json!({ "not": always }),
        json!({ "any_of": [never_, { "not": always }] }),
        json!({ "all_of": [{ "channel": "web" }, never_] }),
        json!({ "not": { "any_of": [{ "channel": "web" }, always] } }),
        json!({ "not": { "all_of": [always, { "not": never_ }] } }),
        json!({ "spend": { "at_least": "1 VND", "of": { "any_of": [] } } }),
        json!({ "order_number": { "at_most": 0 } }),
        both(json!({ "spend": { "at_least": "5 VND", "of": skus("A") } }), json!({ "spend": { "at_most": "4 VND" } })),
        both(json!({ "channel": "web" }), json!({ "all_of": [{ "channel": "app" }] })),
        both(json!({ "destination_province": "01" }), json!({ "destination_province": "79" })),
        both(json!({ "delivery_method": "post" }), json!({ "delivery_method": "van" })),
        both(json!({ "payment_method": "card" }), json!({ "payment_method": "cash" })),
        both(json!({ "fact": { "name": "till", "is": "1" } }), json!({ "fact": { "name": "till", "is": "2" } })),
        both(period("01", "03"), period("03", "04")),
        both(json!({ "customer_group": "staff" }), json!({ "not": { "customer_group": "staff" } })),
    ];
    let mut may_be_true = vec![
        json!({ "any_of": [never_, { "channel": "web" }] }),
        json!({ "not": { "all_of": [always, { "channel": "web" }] } }),
        json!({ "not": { "any_of": [{ "channel": "web" }, never_] } }),
        json!({ "spend": { "at_least": "0 VND", "of": { "any_of": [] } } }),
        json!({ "spend": { "at_most": "1 VND", "of": { "any_of": [] } } }),
        json!({ "order_number": { "at_most": 1 } }),
        both(json!({ "spend": { "at_least": "5 VND" } }), json!({ "spend": { "at_most": "5 VND" } })),
        both(json!({ "spend": { "at_least": "5 VND" } }), json!({ "spend": { "at_most": "4 VND", "of": skus("A") } })),
        both(
            json!({ "spend": { "at_least": "5 VND", "basis": "regular" } }),
            json!({ "spend": { "at_most": "4 VND", "basis": "running" } }),
        ),
        both(
            json!({ "spend": { "at_least": "5 VND", "tax": "with" } }),
            json!({ "spend": { "at_most": "4 VND", "tax": "without" } }),
        ),
        both(json!({ "channel": "web" }), json!({ "channel": "web" })),
        both(json!({ "payment_method": "card" }), json!({ "payment_method": "card" })),
        both(json!({ "delivery_method": "van" }), json!({ "delivery_method": "van" })),
        both(json!({ "destination_province": "01" }), json!({ "destination_province": "01" })),
        both(json!({ "fact": { "name": "till", "is": "1" } }), json!({ "fact": { "name": "desk", "is": "2" } })),
        both(json!({ "fact": { "name": "till", "is": "1" } }), json!({ "fact": { "name": "till", "is": "1" } })),
        both(period("01", "03"), period("02", "04")),
        both(json!({ "customer_group": "staff" }), json!({ "not": { "customer_group": "trade" } })),
    ];
    for kind in ["quantity", "distinct"] {
        never_true.push(json!({ kind: { "at_least": 1, "of": { "any_of": [] } } }));
        may_be_true.push(json!({ kind: { "at_least": 0, "of": { "any_of": [] } } }));
        never_true.push(both(json!({ kind: { "at_least": 3, "of": skus("A") } }), json!({ kind: { "at_most": 2 } })));
        may_be_true.push(both(json!({ kind: { "at_least": 3 } }), json!({ kind: { "at_most": 2, "of": skus("A") } })));
    }
    never_true.push(both(json!({ "order_number": { "at_least": 3 } }), json!({ "order_number": { "at_most": 2 } })));
    may_be_true.push(both(json!({ "order_number": { "at_least": 3 } }), json!({ "order_number": { "at_most": 3 } })));
    for when in never_true {
        assert!(never(&json!({ "when": when })), "{when}");
    }
    for when in may_be_true {
        assert!(!never(&json!({ "when": when })), "{when}");
    }
    assert!(never(&json!({ "limits": { "total": 0 } })) && never(&json!({ "limits": { "per_customer": 0 } })));
    assert!(!never(&json!({ "limits": { "total": 1, "per_customer": 1 } })));
}

#[test]
fn only_a_rule_that_applies_whenever_the_other_could_shadows_it() {
    use serde_json::{Value, json};
    let shadowed = |first: &Value, second: &Value| {
        let mut rules = [
            json!({
                "id": "a", "priority": 1, "combine": "alone_in_lane",
                "benefit": { "amount": { "off": "1 VND", "spread": "unit" } },
            }),
            json!({ "id": "b", "priority": 2, "benefit": { "percent": { "off": "50%" } } }),
        ];
        for (rule, more) in rules.iter_mut().zip([first, second]) {
            rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        }
        let analysis = analyse(rules.map(|rule| serde_json::from_value(rule).unwrap()).to_vec());
        analysis.findings.iter().any(|finding| matches!(finding.what, Oddity::Shadowed { .. }))
    };
    let plain = json!({});
    let window = |from: &str, until: &str| {
        let day = |day: &str| format!("2030-01-{day}T00:00:00Z");
        json!({ "window": { "from": day(from), "until": day(until) } })
    };
    assert!(shadowed(&plain, &plain));
    assert!(shadowed(&plain, &window("01", "05")) && !shadowed(&window("01", "05"), &plain));
    assert!(shadowed(&window("01", "05"), &window("01", "05")));
    assert!(!shadowed(&window("02", "05"), &window("01", "05")));
    assert!(!shadowed(&window("01", "04"), &window("01", "05")));
    for asks in [
        json!({ "limits": { "total": 9 } }),
        json!({ "round": { "mode": "down", "step": "1000 VND" } }),
        json!({ "form": "gift" }),
        json!({ "when": { "channel": "web" } }),
        json!({ "codes": ["TET"] }),
    ] {
        assert!(!shadowed(&asks, &plain), "{asks}");
    }
    assert!(shadowed(&json!({ "when": { "any_of": [{ "channel": "web" }, { "all_of": [] }] } }), &plain));
    assert!(shadowed(&json!({ "form": "gift" }), &json!({ "form": "gift" })));
}

proptest! {
    #![proptest_config(kit::cases(200))]

    #[test]
    fn what_is_proven_by_form_holds_on_every_cart(shop in kit::shops()) {
        let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).unwrap();
        let analysis = rulebook.analyse(&Question::new(shop.context.at));
        let quote = quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).unwrap();
        let applied = |rule: &RuleId| quote.verdict(rule).is_some_and(|verdict| matches!(verdict.outcome, Outcome::Applied(_)));
        for finding in &analysis.findings {
            match (&finding.what, &finding.proof) {
                (Oddity::NeverApplies(rule), Proof::Form) | (Oddity::Shadowed { rule, .. }, Proof::Witness(_)) => {
                    prop_assert!(!applied(rule), "{:?}", finding.what);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn the_same_rules_in_another_order_have_the_same_findings(shop in kit::shops()) {
        let mut reversed = shop.rules.clone();
        reversed.reverse();
        let analyse = |rules| Rulebook::new(shop.currency, rules).unwrap().analyse(&Question::new(shop.context.at));
        prop_assert_eq!(analyse(shop.rules.clone()), analyse(reversed));
    }
}

#[test]
fn the_example_rulebooks_raise_no_false_alarm() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data");
    let rules = std::fs::read_dir(format!("{folder}/rules")).unwrap().map(|entry| entry.unwrap().path());
    let books = rules.filter(|path| path.extension().is_some_and(|ext| ext == "json"));
    let mut looked_at = 0;
    for path in books.chain([format!("{folder}/rulebook.json").into()]) {
        let rulebook: Rulebook = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let analysis = rulebook.analyse(&Question::new(kit::NOW));
        assert!(analysis.complete);
        let found: Vec<Oddity> = analysis.findings.into_iter().map(|finding| finding.what).collect();
        // One example shows two rules of a group of which the first always applies: that alarm is true.
        let shown = Oddity::Shadowed { rule: id("another-of-the-group"), by: id("one-of-a-group") };
        let expected = if path.ends_with("combination.json") { vec![shown] } else { Vec::new() };
        assert_eq!(found, expected, "{}", path.display());
        looked_at += 1;
    }
    assert!(looked_at > 5);
}
