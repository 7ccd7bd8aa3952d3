//! Facts of every kind in words, in both languages, and how far apart they are.

use alloc::collections::BTreeSet;

use ocop::certification::{Authority, Certificate, CertificateRules, RegimeId, Revocation, RevocationGround, Stars};
use ocop::comparison::{
    Direction, Field, NoWinner, Offer, Standing, StandingState, Target, UnitPrice, Verdict, Winners, Withheld,
};
use ocop::money::Money;
use ocop::text::Lang;
use serde_json::json;
use time::macros::date;

use crate::{context, table, table_in, texts};

#[test]
fn places_sets_and_sizes_are_written_and_compared_as_what_they_are() {
    let side = |length: &str, width: &str, height: &str| json!({"length": length, "width": width, "height": height});
    let of = |dimensions, commune: Option<&str>| {
        let mut origin = json!({"province": "lam-dong"});
        if let Some(commune) = commune {
            origin["commune"] = json!(commune);
        }
        let set = json!({"regime": "QD-26-2026", "sector": "I", "number": 13});
        json!({"dimensions": dimensions, "origin": origin, "product_set": set})
    };
    let products = [
        of(side("10 cm", "20 cm", "30 cm"), Some("cau-dat")),
        of(side("0.1 m", "20 cm", "300 mm"), Some("cau-dat")),
        of(side("10 cm", "20 cm", "31 cm"), None),
    ];
    let table = table(&products, &["dimensions", "origin", "product_set"]);
    assert_eq!(texts(&table, Lang::Vi)[0], ["10 × 20 × 30 cm", "0,1 m × 20 cm × 300 mm", "10 × 20 × 31 cm"]);
    assert_eq!(texts(&table, Lang::En)[1], ["cau-dat, lam-dong", "cau-dat, lam-dong", "lam-dong"]);
    assert_eq!(texts(&table, Lang::Vi)[2][0], "bộ 13, ngành I (QD-26-2026)");
    assert_eq!(texts(&table, Lang::En)[2][0], "set 13, sector I (QD-26-2026)");
    let verdicts: Vec<_> = table.rows().iter().map(|row| row.verdict().unwrap()).collect();
    assert_eq!(verdicts, [Verdict::Different, Verdict::Different, Verdict::Same]);
    // Sides are the same in whatever unit.
    let same = self::table(&products[..2], &["dimensions", "origin"]);
    assert!(same.rows().iter().all(|row| row.verdict() == Some(Verdict::Same)));
}

fn table_of_certificates(stars: [u8; 3]) -> ocop::comparison::Table {
    let product = |stars: u8| json!({"certificates": [{"product": "X", "regime": "QD-26-2026", "stars": stars, "issued_on": "2026-06-01"}]});
    table(&stars.map(product), &["ocop_stars"])
}

#[test]
fn stars_are_apart_by_stars() {
    for (stars, en, vi) in [
        ([5, 4, 3], "higher than the other products in the table, by 1 star or more", "cách 1 sao trở lên"),
        ([5, 3, 3], "higher than the other products in the table, by 2 stars or more", "cách 2 sao trở lên"),
    ] {
        let table = table_of_certificates(stars);
        let row = &table.rows()[0];
        assert_eq!((row.mark(0), row.reason(Lang::En).to_string().as_str()), ("▲", en));
        assert!(row.reason(Lang::Vi).to_string().ends_with(vi));
    }
}

#[test]
fn measures_are_apart_in_the_smallest_unit_of_the_row() {
    let mut context = context();
    context.fields =
        context.fields.with(Offer { direction: Some(Direction::Lower), ..Offer::new(Field::Weight) }).unwrap();
    let products = ["1 kg", "250 g", "0.3 kg"].map(|weight| json!({ "shipping_weight": weight }));
    let row = &table_in(&products, &["weight"], &context).rows()[0].clone();
    assert_eq!(row.reason(Lang::En).to_string(), "lower than the other products in the table, by 50 g or more");
    assert_eq!((row.mark(0), row.mark(1), row.mark(2)), ("", "▼", ""));
}

#[test]
fn a_direction_aims_at_money_and_at_numbers_too() {
    let aimed = |field: &str, target: Target, products: &[serde_json::Value]| {
        let (mut context, field) = (context(), field.parse::<Field>().unwrap());
        let offer = Offer { direction: Some(Direction::Closest(target)), ..Offer::new(field.clone()) };
        context.fields = context.fields.with(offer).unwrap();
        let row = table_in(products, &[&field.to_string()], &context).rows()[0].clone();
        let marks: Vec<&str> = (0..products.len()).map(|column| row.mark(column)).collect();
        (marks.concat(), row.mark(1).to_owned(), row.reason(Lang::En).to_string())
    };
    let prices = ["60000 VND", "101000 VND", "150000 VND"].map(|price| json!({ "regular_price": price }));
    assert_eq!(
        aimed("price", Target::Money(Money::vnd(100_000)), &prices),
        ("◆".into(), "◆".into(), "closer to ₫100,000 than the other products in the table".into())
    );
    let numbers = ["3", "7.5", "20"].map(|value| json!({"attributes": {"alcohol": {"number": {"value": value}}}}));
    assert_eq!(
        aimed("attribute:alcohol", Target::Number(8.into()), &numbers),
        ("◆".into(), "◆".into(), "closer to 8 than the other products in the table".into())
    );
    // Of another currency there is no distance.
    let (marks, ..) = aimed("price", Target::Money("5.00 USD".parse().unwrap()), &prices);
    assert_eq!(marks, "");
}

#[test]
fn each_way_to_buy_has_its_words() {
    let products = [
        json!({}),
        json!({"availability": "pre_order"}),
        json!({"purchase": "choose_options"}),
        json!({"purchase": "contact"}),
        json!({"purchase": {"external": "https://example.test"}}),
        json!({"stock": {"level": 0}}),
        json!({"availability": "discontinued"}),
    ];
    let table = table(&products, &["add_to_cart"]);
    for lang in Lang::ALL {
        let words: BTreeSet<String> = texts(&table, lang).remove(0).into_iter().collect();
        assert_eq!(words.len(), products.len(), "{words:?}");
    }
    let en = texts(&table, Lang::En).remove(0);
    assert!(en[2].starts_with("choose options") && en[4].starts_with("buy elsewhere"), "{en:?}");
}

#[test]
fn a_certificate_is_shown_by_the_stage_of_its_life() {
    let builder = || Certificate::builder("Chè", RegimeId::QD_148_2023, Stars::FOUR).valid_from(date!(2023 - 06 - 01));
    let certificate = builder().build().unwrap();
    let revoked = Revocation::new(RevocationGround::Other, Authority::ProvincialChair, date!(2024 - 05 - 01));
    let revoked = builder().revoked(revoked).build().unwrap();
    let states = [
        (&certificate, date!(2023 - 05 - 31), StandingState::NotYetValid, date!(2023 - 06 - 01)),
        (&certificate, date!(2024 - 05 - 31), StandingState::InTerm, date!(2026 - 06 - 01)),
        (&certificate, date!(2026 - 06 - 01), StandingState::Expiring, date!(2026 - 06 - 01)),
        (&certificate, date!(2026 - 06 - 02), StandingState::Expired, date!(2026 - 06 - 01)),
        (&revoked, date!(2024 - 05 - 01), StandingState::Revoked, date!(2024 - 05 - 01)),
    ];
    for (certificate, day, state, about) in states {
        let standing = Standing::of(certificate, day);
        assert_eq!((standing.state, standing.day), (state, about), "{day}");
    }
    assert!(CertificateRules::of(&RegimeId::QD_148_2023).is_some());
}

#[test]
fn every_state_and_reason_has_words_of_its_own() {
    let states = [
        StandingState::NotYetValid,
        StandingState::InTerm,
        StandingState::FilingWindow,
        StandingState::Expiring,
        StandingState::Extended,
        StandingState::Expired,
        StandingState::Revoked,
    ];
    let none =
        [NoWinner::NoDirection, NoWinner::TooFewKnown, NoWinner::NoOrder, NoWinner::MixedBasis, NoWinner::Overlap];
    let withheld = [Withheld::PriceHidden, Withheld::PriceOnRequest, Withheld::NotInTerm];
    let verdicts = [Verdict::Different, Verdict::SameWhereKnown, Verdict::Same, Verdict::Unknown];
    for lang in Lang::ALL {
        let labels = [
            states.iter().map(|state| state.label(lang)).collect::<BTreeSet<_>>().len(),
            none.iter().map(|reason| reason.label(lang)).collect::<BTreeSet<_>>().len(),
            withheld.iter().map(|reason| reason.label(lang)).collect::<BTreeSet<_>>().len(),
            verdicts.iter().map(|verdict| verdict.label(lang)).collect::<BTreeSet<_>>().len(),
        ];
        assert_eq!(labels, [7, 5, 3, 4]);
    }
    assert_eq!(verdicts.map(Verdict::symbol), ["≠", "≈", "=", ""]);
}

#[test]
fn hidden_and_requested_prices_have_no_unit_price_and_no_winner() {
    let products =
        [json!({"price_hidden": true, "net_content": {"net": "250 g"}}), json!({"net_content": {"net": "250 g"}})];
    let table = table(&products, &["unit_price", "price"]);
    assert_eq!(texts(&table, Lang::En)[1], ["log in to see the price", "₫1,000"]);
    assert_eq!(*table.rows()[1].winners(), Winners::Nobody(NoWinner::TooFewKnown));
    let catalogue = crate::catalogue(&products);
    let prices = catalogue.iter().map(|product| UnitPrice::of(product, context().price(product)).is_some());
    assert_eq!(prices.collect::<Vec<_>>(), [false, true]);
}
