//! Laws of formatting and parsing: what is printed is read back, in both languages.

#![allow(clippy::unwrap_used, reason = "a fixture that does not hold fails its test")]

use ocop::money::{Currency, Money, Rate};
use ocop::text::{
    Lang, MoneyStyle, TradeUnit, day, instant, measure, money, number, parse_day, parse_instant, parse_measure,
    parse_money, parse_number, parse_rate, rate,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use time::{Date, OffsetDateTime, UtcOffset};

fn languages() -> impl Strategy<Value = Lang> {
    prop_oneof![Just(Lang::Vi), Just(Lang::En)]
}

fn amounts() -> impl Strategy<Value = Money> {
    let minor = prop_oneof![
        Just(0),
        Just(1),
        Just(-1),
        Just(999),
        Just(1_000),
        Just(Money::MAX),
        Just(-Money::MAX),
        -Money::MAX..=Money::MAX,
        -10_000_i64..10_000,
    ];
    let currencies: Vec<Currency> = Currency::all().collect();
    (minor, prop::sample::select(currencies)).prop_map(|(minor, currency)| Money::from_minor(minor, currency).unwrap())
}

fn decimals() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        Just(Decimal::ZERO),
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        (any::<i64>(), 0_u32..=18).prop_map(|(n, scale)| Decimal::new(n, scale)),
        (any::<i16>(), 0_u32..=28).prop_map(|(n, scale)| Decimal::new(n.into(), scale)),
    ]
}

fn days() -> impl Strategy<Value = Date> {
    (0_i32..=9999, 1_u16..=365).prop_map(|(year, ordinal)| Date::from_ordinal_date(year, ordinal).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256)
    ))]

    #[test]
    fn a_number_is_read_back(value in decimals(), lang in languages()) {
        prop_assert_eq!(parse_number(&number(value, lang).to_string(), lang), Ok(value));
    }

    #[test]
    fn an_amount_is_read_back_in_every_style(value in amounts(), lang in languages()) {
        for style in [MoneyStyle::Symbol, MoneyStyle::Shop, MoneyStyle::Code, MoneyStyle::Name, MoneyStyle::Bare] {
            let text = money(value, lang).style(style).to_string();
            prop_assert_eq!(parse_money(&text, value.currency(), lang), Ok(value), "{}", text);
        }
    }

    #[test]
    fn groups_have_three_digits(value in amounts(), lang in languages()) {
        let text = money(value, lang).style(MoneyStyle::Bare).to_string();
        let (group, decimal) = if lang == Lang::Vi { ('.', ',') } else { (',', '.') };
        let (whole, decimals) = text.split_once(decimal).unwrap_or((&text, ""));
        prop_assert_eq!(decimals.len(), usize::from(value.currency().digits()));
        let groups: Vec<&str> = whole.trim_start_matches('-').split(group).collect();
        prop_assert!(groups[1..].iter().all(|g| g.len() == 3) && (1..=3).contains(&groups[0].len()), "{}", text);
    }

    #[test]
    fn a_rate_is_read_back(units in 0_i64..=1_000_000_000, lang in languages()) {
        let value = Rate::from_percent(Decimal::new(units, 6)).unwrap();
        prop_assert_eq!(parse_rate(&rate(value, lang).to_string(), lang), Ok(value));
    }

    #[test]
    fn a_measure_is_read_back(n in -1_000_000_i64..1_000_000, scale in 0_u32..4, lang in languages()) {
        for unit in TradeUnit::all() {
            let value = Decimal::new(n, scale);
            let text = measure(value, unit.label_for(2, lang), lang).to_string();
            let (read, label) = parse_measure(&text, lang).unwrap();
            prop_assert_eq!((read, label.parse()), (value, Ok(unit)), "{}", text);
        }
    }

    #[test]
    fn a_day_is_read_back(value in days(), lang in languages()) {
        prop_assert_eq!(parse_day(&day(value, lang).to_string(), lang), Ok(value));
        prop_assert_eq!(parse_day(&day(value, lang).long().to_string(), lang), Ok(value));
    }

    #[test]
    fn an_instant_is_read_back_to_the_minute(
        minutes in -1_000_000_i64..50_000_000, hours in -12_i8..=14, lang in languages(),
    ) {
        let offset = UtcOffset::from_hms(hours, 0, 0).unwrap();
        let value = OffsetDateTime::from_unix_timestamp(minutes * 60).unwrap().to_offset(offset);
        prop_assert_eq!(parse_instant(&instant(value, lang).to_string(), offset, lang), Ok(value));
        prop_assert_eq!(parse_instant(&instant(value, lang).long().to_string(), offset, lang), Ok(value));
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in "[-−0-9.,:/ đ₫KVND%\u{a0}a-z]{0,40}", lang in languages()) {
        let _ = parse_number(&text, lang);
        let _ = parse_rate(&text, lang);
        let _ = parse_measure(&text, lang);
        let _ = parse_money(&text, Currency::VND, lang);
        let _ = parse_day(&text, lang);
        let _ = parse_instant(&text, UtcOffset::UTC, lang);
    }

    /// The digits of a text that is read as money are those of the amount, and no unit of thousands stands beside them.
    #[test]
    fn money_is_read_digit_by_digit(text in "-?[0-9.]{1,12} ?(đ|₫|VND|K|Tr)?") {
        if let Ok(value) = parse_money(&text, Currency::VND, Lang::Vi) {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(value.minor().unsigned_abs(), digits.parse::<u64>().unwrap());
            prop_assert!(!text.contains('K') && !text.contains("Tr"));
        }
    }
}
