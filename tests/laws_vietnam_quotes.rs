//! Laws of quotes under Vietnamese law, for random shops.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

mod vietnam_shop;

use ocop::money::{Money, Rounding, RoundingMode};
use ocop::pricing::{Benefit, BuyGet, Context, Delivery, Entry, LegalForm, Policy, Rule, Selector, Tiers, UnitGive};
use ocop::product::{ProductParts, Quantity, TradeFacts};
use ocop::vietnam::{LineNature, Provision, parse_words};
use proptest::prelude::*;
use time::OffsetDateTime;
use time::macros::datetime;
use vietnam_shop::{Till, each, facts, food, n_for_m, on_sale, parts, percent, rule, vnd, voucher};

fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256))
}

fn prices() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), Just(1), Just(99_999), 1_i64..100, 1_000_i64..2_000_000]
}

/// One to four products, some on sale, of several tax groups, each in a few units.
fn goods() -> impl Strategy<Value = Vec<(ProductParts, u32)>> {
    let one = (prices(), prop::option::of(0_i64..200), 0_u8..6, 1_u32..6);
    prop::collection::vec(one, 1..5).prop_map(|all| {
        all.into_iter()
            .zip('a'..)
            .map(|((price, sale, kind, units), id)| {
                let id = id.to_string();
                let parts = match kind {
                    0 => parts(&id, price, facts("plant-handicraft", "craft")),
                    1 => parts(&id, price, facts("raw-produce", "food")),
                    2 => parts(&id, price, TradeFacts { fresh: Some(true), ..facts("raw-produce", "food") }),
                    3 => parts(&id, price, facts("salt", "food")),
                    _ => food(&id, price),
                };
                (if let Some(part) = sale { on_sale(parts, price * part / 200) } else { parts }, units)
            })
            .collect()
    })
}

fn offers() -> impl Strategy<Value = Vec<Rule>> {
    let one = (0_u8..7, 1_u8..=100, prices(), any::<bool>());
    prop::collection::vec(one, 0..5).prop_map(|all| {
        all.into_iter()
            .zip(0_i32..)
            .map(|((kind, off, amount, gift), i)| offer(i, kind, off, amount.max(1), gift))
            .collect()
    })
}

fn offer(i: i32, kind: u8, off: u8, amount: i64, gift: bool) -> Rule {
    let id = format!("rule-{i}");
    let units = |n: u8| Quantity::new(u32::from(n % 3) + 1).unwrap();
    match kind {
        0 | 1 => percent(&id, i, off),
        2 => voucher(&id, i, amount),
        3 => each(&id, i, amount),
        4 => {
            let form = if gift { LegalForm::Gift } else { LegalForm::PriceReduction };
            n_for_m(&id, u32::from(off % 3) + 2, 1, form)
        }
        5 => rule(
            &id,
            i,
            Benefit::BuyGet(BuyGet {
                of: Selector::All,
                buy: units(off),
                target: None,
                get: units(off / 3),
                give: UnitGive::Percent(ocop::money::Rate::percent(off)),
                pick: ocop::pricing::Pick::Cheapest,
                sets: None,
                shares: gift,
            }),
        ),
        _ => rule(
            &id,
            i,
            Benefit::Tiers(Tiers {
                of: Selector::All,
                spread: ocop::pricing::Spread::Line,
                mode: ocop::pricing::TierMode::Whole,
                by: ocop::pricing::TierBy::Quantity(vec![ocop::pricing::QuantityTier {
                    from: units(off),
                    give: ocop::pricing::TierGive::Percent(ocop::money::Rate::percent(off)),
                }]),
            }),
        ),
    }
}

fn instants() -> impl Strategy<Value = OffsetDateTime> {
    prop::sample::select(vec![
        datetime!(2026-11-25 09:00 +7),
        datetime!(2026-12-31 23:59:59 +7),
        datetime!(2027-01-01 00:00 +7),
        datetime!(2027-01-06 23:59:59 +7),
        datetime!(2027-01-07 00:00 +7),
        datetime!(2027-02-05 23:59:59 +7),
        datetime!(2027-02-06 00:00 +7),
    ])
}

fn delivered(context: Context) -> Context {
    Context { delivery: Delivery::Fee(Money::vnd(25_000)), ..context }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_quote_clipped_by_the_caps_has_no_cap_breach(goods in goods(), offers in offers(), at in instants()) {
        let priced = Till::at(at).price(&goods, offers);
        let findings = priced.findings();
        let breaches: Vec<_> = findings.breaches_of(Provision::ReductionCap).map(ToString::to_string).collect();
        prop_assert!(breaches.is_empty(), "{:?} {:?}", breaches, priced.quote.entries);
        for provision in [Provision::NotPromotable, Provision::PostedPrice, Provision::Vat, Provision::CashRounding] {
            prop_assert_eq!(findings.breaches_of(provision).count(), 0);
        }
    }

    #[test]
    fn permuting_the_entries_changes_no_finding(
        goods in goods(), offers in offers(), at in instants(), keys in prop::collection::vec(any::<u32>(), 64),
    ) {
        let mut priced = Till::reporting(at).price(&goods, offers);
        let before = priced.findings();
        let mut entries: Vec<(u32, Entry)> = keys.iter().copied().cycle().zip(priced.quote.entries.clone()).collect();
        entries.sort_by_key(|(key, _)| *key);
        priced.quote.entries = entries.into_iter().map(|(_, entry)| entry).collect();
        prop_assert_eq!(priced.findings(), before);
    }

    /// Without multi-buys a unit breaks the cap exactly when it costs less than the cap leaves and something promotional fell on it.
    #[test]
    fn report_mode_finds_what_clip_mode_clips(goods in goods(), off in 1_u8..=100, amount in prices(), at in instants()) {
        let offers = || vec![percent("percent", 0, off), voucher("voucher", 1, amount.max(1))];
        let (clipped, reported) = (Till::at(at).price(&goods, offers()), Till::reporting(at).price(&goods, offers()));
        let found: Vec<_> = reported.findings().breaches_of(Provision::ReductionCap).map(|b| b.subject.clone()).collect();
        for (index, line) in (0_u32..).zip(&reported.quote.lines) {
            let floor = clipped.legal.policy.floors.get(&line.sku).and_then(|floor| floor.legal);
            let below = floor.is_some_and(|floor| line.runs.iter().any(|run| run.price < floor));
            prop_assert_eq!(found.contains(&ocop::vietnam::Subject::Line(index, line.sku.clone())), below);
        }
        if found.is_empty() {
            prop_assert_eq!(&clipped.quote.totals, &reported.quote.totals);
        }
    }

    /// The saving of a multi-buy is one amount over all units of its sets, in both modes.
    #[test]
    fn a_multi_buy_breaks_the_cap_where_pricing_would_clip_it(
        prices in prop::collection::vec((1_i64..200_000, 1_u32..6), 1..4), m in 1_u32..4, free in 1_u32..4,
    ) {
        let n = m + free;
        let goods: Vec<(ProductParts, u32)> =
            prices.iter().zip('a'..).map(|((price, units), id)| (food(&id.to_string(), *price), *units)).collect();
        let offer = || vec![n_for_m("multi-buy", n, m, LegalForm::PriceReduction)];
        let at = datetime!(2026-11-25 09:00 +7);
        let (clipped, reported) = (Till::at(at).price(&goods, offer()), Till::reporting(at).price(&goods, offer()));
        let found = reported.findings().breaches_of(Provision::ReductionCap).count();
        prop_assert_eq!(found > 0, clipped.quote.totals.goods != reported.quote.totals.goods, "{:?}", reported.breaches());
    }

    /// An offer after a multi-buy on one line. Each mode rounds on prices of its own, so that one đồng a unit is no difference.
    #[test]
    fn a_later_offer_breaks_the_cap_where_pricing_would_clip_it(
        price in 1_000_i64..200_000, units in 1_u32..9, m in 1_u32..4, free in 1_u32..4, off in 1_u8..100,
    ) {
        let goods = [(food("a", price), units)];
        let offers = || vec![n_for_m("multi-buy", m + free, m, LegalForm::PriceReduction), percent("later", 1, off)];
        let at = datetime!(2026-11-25 09:00 +7);
        let (clipped, reported) = (Till::at(at).price(&goods, offers()), Till::reporting(at).price(&goods, offers()));
        let found = reported.findings().breaches_of(Provision::ReductionCap).next().cloned();
        let clip = clipped.quote.totals.goods.minor() - reported.quote.totals.goods.minor();
        match found {
            None => prop_assert!(clip.abs() <= i64::from(units), "{}", clip),
            Some(breach) => {
                let (ocop::vietnam::Figure::Money(seen), ocop::vietnam::Figure::Money(most)) = (breach.seen, breach.allowed)
                else { panic!("{breach:?}") };
                prop_assert!(clip > 0 || seen.minor() - most.minor() <= 1, "{} {}", clip, breach);
            }
        }
    }

    #[test]
    fn an_invoice_states_what_is_payable(
        goods in goods(), offers in offers(), at in instants(), step in prop::option::of(Just(1_000_i32)),
    ) {
        let cash = step.map(|step| Rounding::new(RoundingMode::Down, Money::vnd(step)).unwrap());
        let own = Policy { cash, ..Policy::default() };
        let priced = Till { own, context: delivered, ..Till::at(at) }.price(&goods, offers);
        let invoice = priced.invoice().unwrap();
        let sum = |nature| -> i64 {
            invoice.lines.iter().filter(|line| line.nature == nature).map(|line| line.amount.minor()).sum()
        };
        let totals = priced.quote.totals;
        prop_assert_eq!(sum(LineNature::Goods) - sum(LineNature::TradeDiscount), invoice.net.minor());
        prop_assert_eq!(sum(LineNature::Promotion) + sum(LineNature::Note), 0);
        prop_assert!(invoice.lines.iter().all(|line| !line.amount.is_negative()));
        prop_assert_eq!(invoice.rates.iter().map(|rate| rate.net.minor()).sum::<i64>(), invoice.net.minor());
        prop_assert_eq!(invoice.rates.iter().map(|rate| rate.tax.minor()).sum::<i64>(), invoice.tax.minor());
        prop_assert_eq!(invoice.net.checked_add(invoice.tax), Ok(invoice.payable));
        // Payable before payments and cash rounding.
        prop_assert_eq!(totals.payable.checked_sub(totals.cash_rounding), Ok(invoice.payable));
        let borne: i64 = invoice.seller_borne.iter().map(|gift| gift.tax.minor()).sum();
        prop_assert_eq!(invoice.total, vnd(invoice.payable.minor() + borne));
        prop_assert_eq!(parse_words(&invoice.words.to_string()), Ok(invoice.total.minor()));
    }
}
