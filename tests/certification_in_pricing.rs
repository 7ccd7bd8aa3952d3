//! The stars that rules select by are those that a certificate may show on the pricing day.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;

use ocop::cart::{Cart, Line};
use ocop::certification::{Authority, Certificate, RegimeId, Revocation, RevocationGround, Stars, stars_on};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{Benefit, Context, Percent, Policy, Quote, Rule, RuleId, Rulebook, Selector, quote};
use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
use ocop::text::Texts;
use proptest::prelude::*;
use time::macros::{date, offset};
use time::{Date, Duration};

fn certificates() -> Vec<Certificate> {
    let of = |regime, stars, from| Certificate::builder("Cà phê bột", regime, stars).valid_from(from);
    let revocation = Revocation::new(RevocationGround::BreachOfLaw, Authority::ProvincialChair, date!(2026 - 06 - 01));
    vec![
        of(RegimeId::QD_148_2023, Stars::FOUR, date!(2024 - 02 - 29)).build().unwrap(),
        of(RegimeId::QD_148_2023, Stars::FIVE, date!(2025 - 07 - 01)).revoked(revocation).build().unwrap(),
        of(RegimeId::QD_26_2026, Stars::THREE, date!(2026 - 09 - 01)).build().unwrap(),
    ]
}

/// A rule for goods with at least so many stars, on a day in shop time.
fn priced(certificates: Vec<Certificate>, least: Stars, day: Date) -> Quote {
    let sku = Sku::new("CF-250").unwrap();
    let parts = ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(85_000));
    let catalogue = Catalogue::new([Product::new(ProductParts { certificates, ..parts }).unwrap()]).unwrap();
    let percent = Percent { of: Selector::Stars(least), ..Percent::off(Rate::percent(10)) };
    let rule = Rule::new(RuleId::new("stars").unwrap(), Benefit::Percent(percent));
    let rulebook = Rulebook::new(Currency::VND, vec![rule]).unwrap();
    let cart = Cart::of([Line::new(sku, Quantity::ONE)]).unwrap();
    let at = day.midnight().assume_offset(offset!(+7));
    quote(&rulebook, &catalogue, &cart, &Context::new(at, Policy::default())).unwrap()
}

fn is_selected(certificates: &[Certificate], least: Stars, day: Date) -> bool {
    !priced(certificates.to_vec(), least, day).totals.discounts.is_zero()
}

#[test]
fn the_first_and_the_last_day_of_a_term_are_in_it() {
    let four = &certificates()[..1];
    let selected = |day| is_selected(four, Stars::FOUR, day);
    assert_eq!([date!(2024 - 02 - 28), date!(2024 - 02 - 29)].map(selected), [false, true]);
    assert_eq!([date!(2027 - 02 - 28), date!(2027 - 03 - 01)].map(selected), [true, false]);
}

#[test]
fn a_quote_ends_when_a_certificate_changes_its_status() {
    let four = certificates()[..1].to_vec();
    let day = date!(2026 - 03 - 01);
    let change = four[0].next_change(day).unwrap();
    let quote = priced(four, Stars::FOUR, day);
    assert_eq!(quote.valid_until.unwrap(), change.midnight().assume_offset(offset!(+7)));
}

proptest! {
    #![proptest_config(kit::cases(500))]

    #[test]
    fn rules_select_by_the_stars_of_the_day(days in 0_i64..2_200, least in 3_u8..=5, which in 0_usize..8) {
        let day = date!(2024 - 01 - 01) + Duration::days(days);
        let held: Vec<Certificate> =
            certificates().into_iter().enumerate().filter(|(i, _)| which >> i & 1 == 1).map(|(_, c)| c).collect();
        let least = Stars::new(least).unwrap();
        let shown = held.iter().filter(|c| c.status(day).is_displayable()).max_by_key(|c| c.valid_from());
        prop_assert_eq!(stars_on(&held, day), shown.map(Certificate::stars));
        prop_assert_eq!(is_selected(&held, least, day), shown.is_some_and(|c| least <= c.stars()));
    }
}
