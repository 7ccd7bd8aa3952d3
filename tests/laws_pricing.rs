//! The laws of pricing, each as a property over whole shops. Best deal, refunds and replay have files of their own.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;
mod reference;

use std::collections::{BTreeMap, BTreeSet};

use ocop::cart::{Cart, Line};
use ocop::money::{Money, Rate, Remainder};
use ocop::pricing::{
    Amount, Benefit, CodeOutcome, Context, Order, Percent, PercentOf, Quote, QuoteLine, Rule, Rulebook, Selector,
    ShareBy, Spread, quote,
};
use ocop::product::{Quantity, Sku};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use time::Duration;

use kit::Shop;
use kit::laws::{self, Law};

fn quoted(shop: &Shop) -> Quote {
    quoted_under(shop, shop.rules.clone())
}

fn quoted_under(shop: &Shop, rules: Vec<Rule>) -> Quote {
    let rulebook = Rulebook::new(shop.currency, rules).unwrap_or_else(|faults| panic!("{faults}"));
    quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).unwrap_or_else(|error| panic!("{error}"))
}

fn order<'o>(rulebook: &'o Rulebook, shop: &'o Shop) -> Order<'o> {
    Order { rulebook, catalog: &shop.catalogue, cart: &shop.cart, context: &shop.context }
}

fn sum(amounts: impl IntoIterator<Item = Money>) -> i64 {
    amounts.into_iter().map(Money::minor).sum()
}

/// What a quote promises: the amounts, and what became of rules and codes. (Figures of verdicts may say at which instant they were seen.)
fn held(quote: &Quote) -> impl PartialEq + core::fmt::Debug + use<> {
    let kinds = quote.verdicts.iter().map(|verdict| (verdict.rule.clone(), reference::compare::kind(&verdict.outcome)));
    let (kinds, rest) = (kinds.collect::<Vec<_>>(), quote.clone());
    (quote.totals, rest.lines, rest.entries, kinds, rest.codes, rest.rates, rest.delivery, rest.gifts, rest.claims)
}

/// Entries in an order that a number decides.
fn shuffled<T: Clone>(entries: &[T], by: u64) -> Vec<T> {
    let mut keyed: Vec<(u64, usize)> =
        (0..entries.len()).map(|i| ((by ^ (i as u64 + 1)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7, i)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, i)| entries[i].clone()).collect()
}

/// Rules of goods that no catalogue of the kit has.
fn untouched(count: usize) -> impl Iterator<Item = Rule> {
    let sku = |i| Sku::new(&format!("XA-{i}")).unwrap();
    let rule = move |i| {
        let percent = Percent { of: Selector::sku(sku(i)), ..Percent::off(Rate::percent(50)) };
        Rule { priority: -5, ..Rule::new(format!("x{i}").parse().unwrap(), Benefit::Percent(percent)) }
    };
    (0..count).map(rule)
}

/// The steps and the allocations of pricing a shop with more rules.
fn work(shop: &Shop, more: Vec<Rule>) -> (u64, u64) {
    let rules = shop.rules.iter().cloned().chain(more).collect();
    let rulebook = Rulebook::new(shop.currency, rules).unwrap();
    let mut quoted = None;
    let counted = allocation_counter::measure(|| {
        quoted = Some(quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context));
    });
    (quoted.unwrap().unwrap().stats.steps, counted.count_total)
}

/// The same cart with each quantity so many times.
fn times(cart: &Cart, times: u32) -> Cart {
    let more = |line: &Line| Line { quantity: Quantity::new(line.quantity.get() * times).unwrap(), ..line.clone() };
    kit::goods::cart(cart.lines().iter().map(more).collect(), cart.codes().cloned().collect())
}

fn read_back<T: Serialize + DeserializeOwned + PartialEq + core::fmt::Debug>(value: &T) -> Result<(), TestCaseError> {
    let text = serde_json::to_string(value).unwrap();
    let back: T = serde_json::from_str(&text).map_err(|error| TestCaseError::fail(format!("{error} in {text}")))?;
    prop_assert_eq!(&back, value);
    prop_assert_eq!(serde_json::to_string(&back).unwrap(), text);
    Ok(())
}

/// Spoils the document at one place, counted from the front: a field more in a record, or a list of a list for a leaf. Returns how many
/// places are still to be passed by.
fn spoil(value: &mut Value, mut place: usize) -> Option<usize> {
    match value {
        Value::Object(fields) => {
            if place == 0 {
                fields.insert("khong_biet".into(), serde_json::json!([[]]));
                return None;
            }
            place -= 1;
            for field in fields.values_mut() {
                place = spoil(field, place)?;
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                place = spoil(entry, place)?;
            }
        }
        Value::Null => {}
        leaf => {
            if place == 0 {
                *leaf = serde_json::json!([[]]);
                return None;
            }
            place -= 1;
        }
    }
    Some(place)
}

fn refuses_what_is_spoilt<T: Serialize + DeserializeOwned>(value: &T, pick: usize) -> Result<(), TestCaseError> {
    let whole = serde_json::to_value(value).unwrap();
    let left = spoil(&mut whole.clone(), usize::MAX).unwrap_or(0);
    let mut document = whole;
    // A document has as many places as were passed by.
    let _ = spoil(&mut document, pick % (usize::MAX - left).max(1));
    prop_assert!(serde_json::from_value::<T>(document.clone()).is_err(), "{} was taken", document);
    Ok(())
}

proptest! {
    #![proptest_config(kit::cases(1_000))]

    #[test]
    fn law_01_conservation(shop in kit::shops()) {
        laws::conservation(&quoted(&shop))?;
    }

    #[test]
    fn law_02_nothing_is_negative_and_no_rule_raises_a_price(shop in kit::shops()) {
        laws::nothing_negative(&quoted(&shop))?;
    }

    /// An amount across the cart adds up, stays within what each line costs, and is fair within one unit.
    #[test]
    fn law_03_sharing_out_is_fair(shop in kit::shops(), off in 1_i64..=100_000, remainder in select(vec![Remainder::Largest, Remainder::First])) {
        let off = kit::minor(off, shop.currency);
        let shop = kit::under(shop, |policy| {
            policy.floors.clear();
            policy.excluded.clear();
            policy.order_cap = None;
            policy.remainder = remainder;
        });
        let across = Amount { off, of: Selector::All, spread: Spread::Selection, share_by: ShareBy::Value, ..Amount::across(off) };
        let quote = quoted_under(&shop, vec![Rule::new(kit::rule_id(0), Benefit::Amount(across))]);
        let shelf = i128::from(quote.totals.shelf.minor());
        let placed = i128::from(off.minor()).min(shelf);
        let took = |line: &QuoteLine| i128::from(line.shelf.minor() - line.amount.minor());
        prop_assert_eq!(quote.lines.iter().map(took).sum::<i128>(), placed);
        for line in &quote.lines {
            let distance = took(line) * shelf - placed * i128::from(line.shelf.minor());
            // The first may get a leftover unit on top of a quota that is whole, and is a full unit from it then.
            let full = i128::from(remainder == Remainder::First);
            prop_assert!(distance.abs() < shelf.max(1) + full, "{} is too far from its quota", line.sku);
        }
    }

    #[test]
    fn law_04_order_changes_nothing(shop in kit::shops(), lines in any::<u64>(), rules in any::<u64>()) {
        let mut codes: Vec<_> = shop.cart.codes().cloned().collect();
        codes.reverse();
        let cart = kit::goods::cart(shuffled(shop.cart.lines(), lines), codes);
        let other = Shop { cart, rules: shuffled(&shop.rules, rules), ..shop.clone() };
        laws::same_offer(Law::OrderOfEntry, &quoted(&other), &quoted(&shop))?;
    }

    #[test]
    fn law_05_splitting_lines_changes_nothing(shop in kit::shops(), at in any::<u64>()) {
        let mut lines = Vec::new();
        let mut cut_off = Vec::new();
        for (i, line) in (1..).zip(shop.cart.lines()) {
            let head = u32::try_from((at / i) % u64::from(line.quantity.get())).unwrap();
            let part = |units| Line { quantity: Quantity::new(units).unwrap(), ..line.clone() };
            lines.push(part(line.quantity.get() - head));
            if head > 0 {
                cut_off.push(part(head));
            }
        }
        lines.extend(cut_off);
        let other = Shop { cart: kit::goods::cart(lines, shop.cart.codes().cloned().collect()), ..shop.clone() };
        laws::same_offer(Law::Splitting, &quoted(&other), &quoted(&shop))?;
    }

    /// The plain one is the reference; and rules that are not touched do not show.
    #[test]
    fn law_06_the_indexed_rulebook_equals_the_plain_one(shop in kit::shops()) {
        let indexed = quoted(&shop);
        let plain = reference::price(&shop.rules, &shop.catalogue, &shop.cart, &shop.context);
        let touched: Vec<_> = indexed.verdicts.iter().map(|verdict| verdict.rule.clone()).collect();
        let mut sorted = touched.clone();
        sorted.sort();
        prop_assert_eq!(sorted, plain.verdicts.keys().cloned().collect::<Vec<_>>());
        let savings: BTreeMap<_, i128> = plain.savings.clone();
        for rule in &touched {
            let saved = -sum(indexed.entries_by(rule).map(|entry| entry.amount));
            prop_assert!(plain.undecided || i128::from(saved) == savings.get(rule).copied().unwrap_or(0));
        }
        prop_assert!(plain.undecided || i128::from(indexed.totals.gross.minor()) == plain.gross);
        let fewer = shop.rules.iter().filter(|rule| touched.contains(&rule.id) || !rule.codes.is_empty());
        let other = quoted_under(&shop, fewer.cloned().chain(untouched(50)).collect());
        laws::same_offer(Law::UntouchedRules, &other, &indexed)?;
    }

    #[test]
    fn law_09_no_rules_is_a_plain_sum(shop in kit::shops()) {
        let rulebook = Rulebook::empty(shop.currency);
        laws::no_rules(order(&rulebook, &shop))?;
    }

    #[test]
    fn law_09_one_hundred_percent_off_is_zero(
        shop in kit::shops(),
        spread in select(vec![Spread::Unit, Spread::Line, Spread::Selection]),
        round in proptest::option::of(kit::rules::roundings(ocop::money::Currency::VND)),
    ) {
        let shop = kit::under(shop, |policy| {
            policy.floors.clear();
            policy.excluded.clear();
            policy.order_cap = None;
        });
        let all = Percent { spread, base: PercentOf::Running, ..Percent::off(Rate::ONE_HUNDRED) };
        let round = round.filter(|_| spread == Spread::Unit && shop.currency == ocop::money::Currency::VND);
        let free = Rule { priority: 100, round, ..Rule::new(kit::rule_id(99), Benefit::Percent(all)) };
        let quote = quoted_under(&shop, vec![free]);
        prop_assert!(quote.totals.goods.is_zero());
        prop_assert!(quote.lines.iter().all(|line| line.tax.gross.is_zero() && line.tax.tax.is_zero()));
    }

    #[test]
    fn law_10_net_and_tax_are_gross(shop in kit::shops()) {
        laws::net_and_tax(&quoted(&shop))?;
    }

    #[test]
    fn law_12_what_is_written_is_read_back(shop in kit::shops()) {
        for rule in &shop.rules {
            read_back(rule)?;
        }
        read_back(&Rulebook::new(shop.currency, shop.rules.clone()).unwrap())?;
        read_back(&shop.cart)?;
        read_back(&shop.catalogue)?;
        read_back(&shop.context)?;
        read_back(&*shop.context.policy)?;
    }

    #[test]
    fn law_12_unknown_fields_and_invalid_values_are_refused(shop in kit::shops(), pick in any::<usize>()) {
        refuses_what_is_spoilt(&Rulebook::new(shop.currency, shop.rules.clone()).unwrap(), pick)?;
        refuses_what_is_spoilt(&shop.cart, pick)?;
        refuses_what_is_spoilt(&shop.context, pick)?;
        refuses_what_is_spoilt(&*shop.context.policy, pick)?;
        if let Some(rule) = shop.rules.first() {
            refuses_what_is_spoilt(rule, pick)?;
        }
    }

    #[test]
    fn law_14_each_code_and_each_touched_rule_has_one_verdict(shop in kit::shops()) {
        let quote = quoted(&shop);
        let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).unwrap();
        laws::verdicts(&quote, &rulebook, &shop.cart)?;
        let touched = reference::price(&shop.rules, &shop.catalogue, &shop.cart, &shop.context).verdicts;
        prop_assert_eq!(quote.verdicts.iter().map(|verdict| &verdict.rule).collect::<BTreeSet<_>>(), touched.keys().collect());
        for verdict in quote.codes.iter().filter(|verdict| verdict.outcome == CodeOutcome::Unknown) {
            prop_assert!(!shop.rules.iter().any(|rule| rule.codes.contains(&verdict.code)));
        }
    }

    /// As an embedder holds a rulebook to them.
    #[test]
    fn all_laws_of_an_order_hold(shop in kit::shops()) {
        let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).unwrap();
        kit::check(&rulebook, &shop.catalogue, &shop.cart, &shop.context)?;
    }

    /// With ten thousand units and more of everything, the work is bounded by the numbers of lines and of rules. (Other counts reach other
    /// tiers and leave other rests, so that the work for few units and for many is not the same to the step.)
    #[test]
    fn law_15_steps_and_allocations_do_not_grow_with_unit_counts(shop in kit::shops()) {
        let (lines, rules) = (shop.cart.lines().len() as u64, shop.rules.len() as u64);
        let (steps, allocations) = work(&Shop { cart: times(&shop.cart, 10_000), ..shop }, Vec::new());
        prop_assert!(steps <= 50 * (1 + lines) * (1 + rules), "{} steps", steps);
        // Bundles match the lines of their components by a flow, which takes memory line by line.
        prop_assert!(allocations <= 200 * (2 + rules) + 100 * lines * rules, "{} allocations", allocations);
    }

    #[test]
    fn law_15_steps_and_allocations_do_not_grow_with_untouched_rules(shop in kit::shops()) {
        prop_assert_eq!(work(&shop, untouched(1).collect()), work(&shop, untouched(150).collect()));
    }

    /// Until the instant that a quote names, the same cart costs the same; prices, windows, hours and certificates change at it or later.
    #[test]
    fn a_quote_holds_until_the_instant_it_names(shop in kit::shops(), part in 0_i32..1_000) {
        let quote = quoted(&shop);
        let horizon = quote.valid_until.unwrap_or(shop.context.at + Duration::days(2_000));
        prop_assert!(horizon > shop.context.at);
        let at = shop.context.at + (horizon - shop.context.at) * part / 1_000;
        let later = Shop { context: Context { at, ..shop.context.clone() }, ..shop };
        prop_assert_eq!(held(&quote), held(&quoted(&later)));
    }
}
