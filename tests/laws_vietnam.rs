//! Laws of the Vietnamese rules.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

use core::fmt::Debug;

use ocop::money::{Currency, Money, Rate};
use ocop::vietnam::{
    Exemption, Law, Question, Readings, Row, Side, Table, in_words, largest_reduction, minimum_unit_price, parse_words,
};
use proptest::prelude::*;
use time::{Date, Duration, Month};

fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256))
}

fn date(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day).unwrap()
}

fn questions() -> [Question; 6] {
    [
        Question::CultureDay,
        Question::TetDaysOff,
        Question::ReducedVatAfter2026,
        Question::WeakWine,
        Question::SugaryDrinks,
        Question::DiscountDays,
    ]
}

fn laws() -> impl Strategy<Value = Law> {
    prop::collection::vec(prop::sample::select(questions().to_vec()), 0..6)
        .prop_map(|lenient| lenient.into_iter().fold(Law::default(), Law::with_lenient))
}

/// The days that the built-in tables know, and some around them.
fn days() -> impl Strategy<Value = Date> {
    let corners = vec![
        date(2020, Month::January, 1),
        date(2025, Month::June, 30),
        date(2025, Month::July, 1),
        date(2026, Month::December, 31),
        date(2027, Month::January, 1),
        date(2027, Month::January, 6),
        date(2027, Month::January, 7),
        date(2027, Month::February, 5),
        date(2027, Month::February, 6),
        date(2035, Month::December, 31),
    ];
    prop_oneof![
        prop::sample::select(corners),
        (0_i64..6_200).prop_map(|after| date(2019, Month::June, 1) + Duration::days(after)),
    ]
}

/// Whether a table keeps the law of tables: sources, real days, no overlap under the same answers.
fn assert_sound<V: Clone + Debug + PartialEq>(name: &str, table: &Table<V>) {
    for (i, row) in table.rows().iter().enumerate() {
        let label = format!("{name}: {} from {}", row.key(), row.from());
        assert!(row.source().trim().len() > 8, "{label} has no source");
        assert!(row.from().year() >= 2013 && row.until().is_none_or(|until| until > row.from()), "{label}");
        let other_answer = |other: &Row<V>| match (row.reading(), other.reading()) {
            (Some(a), Some(b)) => a.question == b.question && a.side != b.side,
            _ => false,
        };
        for other in &table.rows()[..i] {
            let apart = row.until().is_some_and(|until| until <= other.from())
                || other.until().is_some_and(|until| until <= row.from());
            assert!(row.key() != other.key() || apart || other_answer(other), "{label} overlaps {other:?}");
        }
    }
    assert_eq!(Table::new(table.rows().to_vec()).as_ref(), Ok(table), "{name}");
}

#[test]
fn every_row_has_a_source_and_rows_of_one_key_do_not_overlap() {
    let law = Law::default();
    assert_sound("limits", law.limits());
    assert_sound("days", law.days());
    assert_sound("amounts", law.amounts());
    assert_sound("exemptions", law.exemptions());
    assert_sound("forms", law.forms());
    assert_sound("goods", law.goods());
    assert_sound("holidays", law.holidays());
    assert_sound("years", law.years());
    assert_sound("concentrated", law.concentrated());
    assert_sound("vat_rules", law.vat_rules());
    assert_sound("invoice_codes", law.invoice_codes());
}

#[test]
fn an_open_row_has_both_answers_and_starts_on_the_same_days() {
    fn pairs<V: Clone>(table: &Table<V>) {
        for row in table.rows() {
            let Some(reading) = row.reading() else { continue };
            let covered = |side| {
                let readings = match side {
                    Side::Lenient => Readings::strict().with_lenient(reading.question),
                    Side::Strict => Readings::strict(),
                };
                table.on(row.key(), row.from(), &readings).is_ok()
            };
            assert!(covered(Side::Strict) && covered(Side::Lenient), "{}", row.key());
        }
    }
    let law = Law::default();
    pairs(law.days());
    pairs(law.goods());
    pairs(law.concentrated());
    pairs(law.vat_rules());
}

/// The files of a room, with their texts.
fn room(name: &str) -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files
}

#[test]
fn no_room_to_the_left_imports_the_law() {
    for name in ["money", "text", "input", "certification", "product", "cart", "pricing", "comparison", "wishlist"] {
        let files = room(name);
        assert!(!files.is_empty(), "{name}");
        for (path, text) in files {
            assert!(!text.contains("crate::vietnam") && !text.contains("super::vietnam"), "{path} imports the law");
        }
    }
    for (path, text) in room("text") {
        for other in ["certification", "product", "cart", "pricing", "comparison", "wishlist"] {
            assert!(!text.contains(&format!("crate::{other}")), "{path} imports {other}");
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn words_read_back_over_the_whole_range(dong in prop_oneof![
        any::<i64>(),
        -2_000_i64..2_000,
        -10_000_000_i64..10_000_000,
        (0_u32..19, -1_i64..=1, prop_oneof![Just(1_i64), 1_i64..10]).prop_map(|(zeros, more, digit)| {
            10_i64.pow(zeros).saturating_mul(digit).saturating_add(more)
        }),
        Just(i64::MIN),
        Just(i64::MAX),
    ]) {
        let words = in_words(dong).to_string();
        prop_assert_eq!(parse_words(&words), Ok(dong), "{}", words);
    }

    #[test]
    fn variant_spellings_mean_the_same_number(dong in any::<i64>()) {
        let words = in_words(dong).to_string();
        let variant = words.replace("nghìn", "ngàn").replace("linh", "lẻ").replace("tỷ", "tỉ").replace("mươi tư", "mươi bốn");
        prop_assert_eq!(parse_words(&variant), Ok(dong), "{}", variant);
        prop_assert_eq!(parse_words(&format!("{}.", words.to_uppercase().replace("ĐỒNG", "đồng chẵn"))), Ok(dong));
    }

    #[test]
    fn two_numbers_have_two_wordings(a in any::<i64>(), b in any::<i64>()) {
        prop_assert_eq!(a == b, in_words(a).to_string() == in_words(b).to_string());
    }

    #[test]
    fn no_words_make_the_reader_panic(words in prop::collection::vec(prop::sample::select(vec![
        "không", "một", "mốt", "năm", "lăm", "tư", "mười", "mươi", "linh", "trăm", "nghìn", "triệu", "tỷ", "âm", "đồng", "x",
    ]), 0..14)) {
        let text = words.join(" ");
        if let Ok(dong) = parse_words(&text) {
            prop_assert_eq!(parse_words(&in_words(dong).to_string()), Ok(dong), "{}", text);
        }
    }

    /// What is left is at least the part that may not be taken, and one đồng less is not.
    #[test]
    fn the_minimum_price_is_the_least_that_keeps_the_cap(
        before in prop_oneof![Just(0), Just(1), Just(Money::MAX), 0..=Money::MAX, 0_i64..1_000_000], percent in 0_u8..=100,
    ) {
        let before = Money::from_minor(before, Currency::VND).unwrap();
        let cap = Rate::percent(percent);
        let least = minimum_unit_price(before, cap);
        prop_assert_eq!(least.checked_add(largest_reduction(before, cap)), Ok(before));
        let keeps = |price: i64| {
            (i128::from(before.minor()) - i128::from(price)) * 100 <= i128::from(before.minor()) * i128::from(percent)
        };
        prop_assert!(keeps(least.minor()) && !least.is_negative());
        prop_assert!(least.is_zero() || !keeps(least.minor() - 1));
    }

    /// A table is asked day by day, without any window: the 30 days before new year, the days off, and no other.
    #[test]
    fn a_cap_is_100_percent_on_the_days_of_the_law_only(day in days()) {
        let law = Law::default();
        let plain = plain_cap(&law, day);
        let seen = law.cap(&[], day).ok().map(|cap| cap.rate);
        prop_assert_eq!(seen, plain.map(Some), "{}", day);
    }

    #[test]
    fn nothing_changes_before_the_day_that_a_cap_names(law in laws(), day in days(), within in 0_i64..400) {
        let Ok(cap) = law.cap(&[], day) else { return Ok(()) };
        let later = day + Duration::days(within);
        if cap.until.is_none_or(|until| later < until) {
            let then = law.cap(&[], later);
            prop_assert_eq!(then.map(|cap| (cap.rate, cap.source)), Ok((cap.rate, cap.source)), "{} {}", day, later);
        }
    }

    #[test]
    fn the_strict_answer_never_allows_more(day in days(), question in prop::sample::select(questions().to_vec())) {
        let (strict, lenient) = (Law::default(), Law::default().with_lenient(question));
        if let (Ok(strict), Ok(lenient)) = (strict.cap(&[], day), lenient.cap(&[], day)) {
            prop_assert!(strict.rate <= lenient.rate);
        }
    }

    #[test]
    fn an_exempt_ground_lifts_the_cap_on_every_covered_day(day in days(), ground in prop::sample::select(Exemption::ALL.to_vec())) {
        let law = Law::default();
        if law.cap(&[], day).is_ok() {
            let cap = law.cap(&[ground], day).unwrap();
            prop_assert_eq!((cap.rate, cap.exemption), (None, Some(ground)));
            prop_assert_eq!(cap.minimum_unit_price(Money::vnd(40_000)), Money::vnd(0));
        }
    }

    #[test]
    fn a_law_is_read_back_from_its_document(law in laws()) {
        let text = serde_json::to_string(&law).unwrap();
        prop_assert_eq!(serde_json::from_str::<Law>(&text).unwrap(), law);
    }

    #[test]
    fn days_are_counted_once_and_concentrated_ones_not(offsets in prop::collection::vec(0_i64..500, 0..40)) {
        let law = Law::default();
        let days: Vec<Date> = offsets.iter().map(|n| date(2026, Month::January, 1) + Duration::days(*n)).collect();
        let mut plain: Vec<Date> = days.iter().copied().filter(|day| day.year() == 2026).collect();
        plain.sort_unstable();
        plain.dedup();
        plain.retain(|day| plain_cap(&law, *day) == Some(Rate::percent(50)));
        prop_assert_eq!(law.counted_days(2026, days).map(usize::from), Ok(plain.len()));
    }
}

/// The strict cap of a day, found by looking at the calendar alone; `None` where the tables say nothing.
fn plain_cap(law: &Law, day: Date) -> Option<Rate> {
    let within_30_days = |new_year: Date| (1..=30).contains(&(new_year - day).whole_days());
    let this = law.new_year(day.year()).ok()?;
    let next =
        if (day + Duration::days(30)).year() == day.year() { None } else { Some(law.new_year(day.year() + 1).ok()?) };
    let in_window = within_30_days(this) || next.is_some_and(within_30_days);
    let (month, number) = (day.month(), day.day());
    let fixed =
        matches!((month, number), (Month::January | Month::May, 1) | (Month::April, 30) | (Month::September, 2));
    let year = law.years().on("year", day, law.readings()).ok()?.value();
    let second = match year.second_national_day {
        ocop::vietnam::SecondDay::Before => (month, number) == (Month::September, 1),
        ocop::vietnam::SecondDay::After => (month, number) == (Month::September, 3),
        ocop::vietnam::SecondDay::None => false,
        ocop::vietnam::SecondDay::Undecided => {
            if matches!((month, number), (Month::September, 1 | 3)) {
                return None;
            }
            false
        }
    };
    let free = in_window || fixed || second || day == year.hung_kings;
    Some(Rate::percent(if free { 100 } else { 50 }))
}
