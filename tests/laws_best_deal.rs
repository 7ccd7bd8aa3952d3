//! The laws of the best deal, against an enumeration of all permitted sets and orders.

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
mod reference;

use std::collections::BTreeMap;

use ocop::money::{Currency, Money};
use ocop::pricing::{
    Author, Benefit, BestDeal, Combination, Combine, Context, Delivery, Detail, Entry, Lane, Outcome, Quote,
    QuoteDelivery, Rule, Rulebook, StepBudget, quote,
};
use proptest::prelude::*;

use kit::Shop;

/// The largest number of rules whose sets are enumerated.
const FEW: usize = 6;

fn context(shop: &Shop, combine: Combine) -> Context {
    let mut context = shop.context.clone();
    let mut policy = (*context.policy).clone();
    policy.combine = combine;
    context.policy = policy.into();
    context.detail = Detail::Kinds;
    context
}

fn priced(shop: &Shop, rules: Vec<Rule>, context: &Context) -> Quote {
    let rulebook = Rulebook::new(shop.currency, rules).expect("a valid rulebook");
    quote(&rulebook, &shop.catalogue, &shop.cart, context).expect("a cart that can be priced")
}

fn best(shop: &Shop, steps: u32) -> (Quote, BestDeal) {
    let quote = priced(shop, shop.rules.clone(), &context(shop, Combine::BestDeal(StepBudget::new(steps))));
    let best = quote.best_deal.expect("a certificate");
    (quote, best)
}

fn is_optional(rule: &Rule) -> bool {
    rule.lane() != Lane::Price
}

fn applied<'q>(quote: &'q Quote, rules: &'q [Rule]) -> Vec<&'q Rule> {
    let has_applied = |rule: &&Rule| matches!(quote.verdict(&rule.id).map(|v| &v.outcome), Some(Outcome::Applied(_)));
    rules.iter().filter(|rule| is_optional(rule)).filter(has_applied).collect()
}

/// What a quote asks for before cash rounding, less what its gifts are worth. Where it does not know what delivery costs and the quote
/// without optional rules does, the fee of that one counts.
fn cost(shop: &Shop, quote: &Quote, rules: &[Rule], without: &Quote) -> i64 {
    let (QuoteDelivery::NotYetKnown(_), QuoteDelivery::Known(known)) = (&quote.delivery, &without.delivery) else {
        return known_cost(quote, rules);
    };
    // The same rules in the order of their entries, with that fee from the host.
    let turn = |rule: &Rule| {
        let own = |entry: &Entry| entry.by == Author::Rule(rule.id.clone());
        quote.entries.iter().position(own).map_or(i32::MAX, |at| i32::try_from(at).unwrap())
    };
    let taken = applied(quote, rules).into_iter().map(|rule| Rule { priority: turn(rule), ..rule.clone() });
    let fixed = rules.iter().filter(|rule| !is_optional(rule)).cloned();
    let context = Context { delivery: Delivery::Fee(known.fee), ..context(shop, Combine::ByPriority) };
    let again = priced(shop, fixed.chain(taken).collect(), &context);
    assert_eq!(again.totals.goods, quote.totals.goods);
    known_cost(&again, rules)
}

fn known_cost(quote: &Quote, rules: &[Rule]) -> i64 {
    let worth = |rule: &&Rule| match &rule.benefit {
        Benefit::Gift(gift) => gift.worth.map_or(0, Money::minor),
        _ => 0,
    };
    quote.totals.gross.minor() - applied(quote, rules).iter().map(worth).sum::<i64>()
}

fn uses_units(rule: &Rule) -> bool {
    match &rule.benefit {
        Benefit::NForM(n_for_m) => !n_for_m.shares,
        Benefit::BuyGet(buy_get) => !buy_get.shares,
        Benefit::Bundle(bundle) => !bundle.shares,
        _ => false,
    }
}

/// A set that is permitted: what it saves, how many rules it has, and their sorted list of priority and id.
type Found = (i64, usize, Vec<(i32, String)>);

/// Every permitted set, in every order that its competing multi-buys may have.
fn enumerate(shop: &Shop) -> Vec<Found> {
    let context = context(shop, Combine::ByPriority);
    let (optional, fixed): (Vec<Rule>, Vec<Rule>) = shop.rules.iter().cloned().partition(is_optional);
    let without = priced(shop, fixed.clone(), &context);
    let mut sorted = optional.clone();
    sorted.sort_by(|a, b| (a.lane(), a.priority, &a.id).cmp(&(b.lane(), b.priority, &b.id)));
    let mut found = vec![(0, 0, Vec::new())];
    for set in 1_u32..1 << sorted.len() {
        let members: Vec<Rule> = (0..sorted.len()).filter(|i| set >> i & 1 == 1).map(|i| sorted[i].clone()).collect();
        if members.len() > 1 && members.iter().any(|rule| rule.combine == Combination::AloneInQuote) {
            continue;
        }
        let mut list: Vec<(i32, String)> = members.iter().map(|rule| (rule.priority, rule.id.to_string())).collect();
        list.sort();
        for order in orders(shop, &members) {
            let numbered = order.into_iter().zip(0_i32..).map(|(rule, priority)| Rule { priority, ..rule });
            let rules: Vec<Rule> = fixed.iter().cloned().chain(numbered).collect();
            let quote = priced(shop, rules.clone(), &context);
            if applied(&quote, &rules).len() == members.len() {
                let saving = without.totals.gross.minor() - cost(shop, &quote, &rules, &without);
                found.push((saving, members.len(), list.clone()));
            }
        }
    }
    found
}

/// The orders of a set: competing multi-buys of one lane change places among their turns.
fn orders(shop: &Shop, members: &[Rule]) -> Vec<Vec<Rule>> {
    let mut orders = vec![members.to_vec()];
    for group in rivals(shop, members) {
        orders = orders
            .into_iter()
            .flat_map(|order| {
                permutations(&group).into_iter().map(move |places| {
                    let mut other = order.clone();
                    for (to, from) in places {
                        other[to] = order[from].clone();
                    }
                    other
                })
            })
            .collect();
    }
    orders
}

/// The places of multi-buys that compete: of one lane, with a line that both match, or a chain of such.
fn rivals(shop: &Shop, members: &[Rule]) -> Vec<Vec<usize>> {
    let lines: Vec<Vec<bool>> =
        members.iter().map(|rule| reference::matched_lines(rule, &shop.catalogue, &shop.cart, &shop.context)).collect();
    let competes = |a: usize, b: usize| {
        let both = uses_units(&members[a]) && uses_units(&members[b]) && members[a].lane() == members[b].lane();
        both && lines[a].iter().zip(&lines[b]).any(|(x, y)| *x && *y)
    };
    let mut group: Vec<usize> = (0..members.len()).collect();
    for _ in members {
        for a in 0..members.len() {
            for b in 0..members.len() {
                if competes(a, b) {
                    group[a] = group[a].min(group[b]);
                }
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..members.len()).for_each(|i| groups.entry(group[i]).or_default().push(i));
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// The ways to put what stands at some places to these places.
fn permutations(places: &[usize]) -> Vec<Vec<(usize, usize)>> {
    fn fill(places: &[usize], done: &mut Vec<usize>, all: &mut Vec<Vec<(usize, usize)>>) {
        if done.len() == places.len() {
            all.push(places.iter().copied().zip(done.iter().copied()).collect());
            return;
        }
        for place in places.iter().filter(|place| !done.contains(place)).copied().collect::<Vec<_>>() {
            done.push(place);
            fill(places, done, all);
            done.pop();
        }
    }
    let mut all = Vec::new();
    fill(places, &mut Vec::new(), &mut all);
    all
}

/// Shops with few rules, many of them multi-buys.
fn small_shops() -> impl Strategy<Value = Shop> {
    let multi_buys = prop_oneof![
        kit::benefits::n_for_ms(Currency::VND).boxed(),
        kit::benefits::buy_gets(Currency::VND).boxed(),
        kit::benefits::bundles(Currency::VND).boxed(),
        kit::benefits::percents(Currency::VND).boxed(),
    ];
    (kit::shops_in(Currency::VND), prop::collection::vec(multi_buys, 0..4)).prop_map(|(mut shop, more)| {
        shop.rules.truncate(3);
        shop.rules.extend(more.into_iter().map(|benefit| Rule::new(kit::rule_id(0), benefit)));
        shop.rules.truncate(FEW);
        shop.rules = kit::rules::named(std::mem::take(&mut shop.rules));
        shop
    })
}

proptest! {
    #![proptest_config(kit::cases(300))]

    #[test]
    fn law_7_the_best_deal_equals_the_enumeration(shop in small_shops()) {
        let found = enumerate(&shop);
        let most = found.iter().map(|(saving, ..)| *saving).max().unwrap();
        let (quote, best) = best(&shop, 1_000_000);
        prop_assert_eq!(best.saving.minor(), most, "the best of {:?}", found);
        prop_assert!(best.proven);
        let (_, rules, list) = found.iter().filter(|(saving, ..)| *saving == most).min_by_key(|(_, n, l)| (*n, l.clone())).unwrap();
        let mut taken: Vec<(i32, String)> =
            applied(&quote, &shop.rules).iter().map(|rule| (rule.priority, rule.id.to_string())).collect();
        taken.sort();
        prop_assert_eq!(taken.len(), *rules, "{:?} against {:?}", taken, list);
        prop_assert_eq!(&taken, list);
    }

    #[test]
    fn law_7_a_rule_outside_the_best_deal_is_told_by_how_much_its_best_set_saves_less(shop in small_shops()) {
        let found = enumerate(&shop);
        let most = found.iter().map(|(saving, ..)| *saving).max().unwrap();
        let steps = Combine::BestDeal(StepBudget::new(1_000_000));
        let quote = priced(&shop, shop.rules.clone(), &Context { detail: Detail::Full, ..context(&shop, steps) });
        for rule in &shop.rules {
            let Some(Outcome::Beaten(beaten)) = quote.verdict(&rule.id).map(|verdict| &verdict.outcome) else { continue };
            let own = (rule.priority, rule.id.to_string());
            let with = found.iter().filter(|(_, _, list)| list.contains(&own)).map(|(saving, ..)| *saving).max();
            prop_assert_eq!(beaten.by_how_much.map(Money::minor), with.map(|with| most - with), "{}", rule.id);
        }
    }

    #[test]
    fn law_7_the_best_deal_saves_what_it_says_and_at_least_as_much_as_by_priority(shop in kit::shops(), steps in 1_u32..200) {
        let fixed: Vec<Rule> = shop.rules.iter().filter(|rule| !is_optional(rule)).cloned().collect();
        let by_priority = context(&shop, Combine::ByPriority);
        let without = priced(&shop, fixed.clone(), &by_priority);
        let saving = |quote: &Quote| without.totals.gross.minor() - cost(&shop, quote, &shop.rules, &without);
        let plain = priced(&shop, shop.rules.clone(), &by_priority);
        let (quote, best) = best(&shop, steps);
        prop_assert_eq!(saving(&quote), best.saving.minor());
        prop_assert!(saving(&plain) <= best.saving.minor());
        prop_assert!(best.saving.minor() <= best.bound.minor());
        prop_assert_eq!(best.proven, best.saving == best.bound);
        let (_, proven) = self::best(&shop, 1_000_000);
        prop_assert!(proven.saving.minor() <= best.bound.minor());
        if best.proven {
            prop_assert_eq!(proven.saving, best.saving);
        }
    }

    #[test]
    fn law_8_a_further_rule_never_lowers_the_best_saving(shop in kit::shops()) {
        let (_, with) = best(&shop, 1_000_000);
        let mut fewer = shop.clone();
        let Some(last) = fewer.rules.iter().rposition(is_optional) else { return Ok(()) };
        fewer.rules.remove(last);
        let (_, without) = best(&fewer, 1_000_000);
        if with.proven && without.proven {
            prop_assert!(without.saving.minor() <= with.saving.minor());
        }
    }
}
