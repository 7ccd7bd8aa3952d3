//! Numbers, money, units, days and instants as people write them.

#![allow(clippy::unwrap_used, reason = "a fixture that does not hold fails its test")]

use ocop::money::{Currency, Money, Rate};
use ocop::text::{
    Lang, MoneyStyle, TradeUnit, day, instant, iso, measure, money, parse_day, parse_instant, parse_measure,
    parse_money, parse_number, parse_rate, rate,
};
use rust_decimal::Decimal;
use time::UtcOffset;

fn dong(minor: i64) -> Money {
    Money::from_minor(minor, Currency::VND).unwrap()
}

#[test]
fn money_in_vietnamese() {
    let shown = |minor, style| money(dong(minor), Lang::Vi).style(style).to_string();
    assert_eq!(shown(0, MoneyStyle::Symbol), "0\u{a0}₫");
    assert_eq!(shown(999, MoneyStyle::Symbol), "999\u{a0}₫");
    assert_eq!(shown(1_000, MoneyStyle::Symbol), "1.000\u{a0}₫");
    assert_eq!(shown(1_234_567, MoneyStyle::Symbol), "1.234.567\u{a0}₫");
    assert_eq!(shown(-1_234_567, MoneyStyle::Symbol), "-1.234.567\u{a0}₫");
    assert_eq!(shown(1_234_567, MoneyStyle::Shop), "1.234.567đ");
    assert_eq!(shown(1_234_567, MoneyStyle::Code), "1.234.567\u{a0}VND");
    assert_eq!(shown(1_234_567, MoneyStyle::Name), "1.234.567 đồng Việt Nam");
    assert_eq!(shown(1_234_567, MoneyStyle::Bare), "1.234.567");
    assert_eq!(shown(Money::MAX, MoneyStyle::Shop), "1.000.000.000.000.000đ");
}

#[test]
fn money_in_english() {
    let shown = |minor, style| money(dong(minor), Lang::En).style(style).to_string();
    assert_eq!(shown(1_234_567, MoneyStyle::Symbol), "₫1,234,567");
    assert_eq!(shown(-1_234_567, MoneyStyle::Symbol), "-₫1,234,567");
    assert_eq!(shown(1_234_567, MoneyStyle::Shop), "1,234,567đ");
    assert_eq!(shown(1_234_567, MoneyStyle::Name), "1,234,567 Vietnamese dong");
    assert_eq!(shown(-1_234_567, MoneyStyle::Code), "-VND\u{a0}1,234,567");
    assert_eq!(shown(1_234_567, MoneyStyle::Bare), "1,234,567");
}

#[test]
fn money_of_other_currencies_keeps_its_minor_digits() {
    let shown = |text: &str, lang| money(text.parse().unwrap(), lang).to_string();
    assert_eq!(shown("1234.50 USD", Lang::Vi), "1.234,50\u{a0}US$");
    assert_eq!(shown("1234.50 USD", Lang::En), "$1,234.50");
    assert_eq!(shown("-0.05 EUR", Lang::En), "-€0.05");
    assert_eq!(shown("1.234 KWD", Lang::En), "KWD\u{a0}1.234");
    assert_eq!(shown("1.234 KWD", Lang::Vi), "1,234\u{a0}KWD");
    let usd: Money = "5 USD".parse().unwrap();
    assert_eq!(money(usd, Lang::Vi).style(MoneyStyle::Shop).to_string(), "5,00\u{a0}US$");
}

#[test]
fn texts_line_up_by_width() {
    assert_eq!(format!("{:>12}|", money(dong(35_000), Lang::Vi).style(MoneyStyle::Shop)), "     35.000đ|");
    assert_eq!(format!("{:<8}|", rate(Rate::percent(8), Lang::Vi)), "8%      |");
}

#[test]
fn money_is_read_in_every_usual_spelling() {
    let spellings = [
        "1234567",
        "1.234.567",
        "1.234.567đ",
        "1.234.567 đ",
        "1.234.567Đ",
        "1.234.567\u{a0}₫",
        "1.234.567 VND",
        "1.234.567 VNĐ",
        "1.234.567 đồng",
        "1.234.567 đồng Việt Nam",
        "₫1.234.567",
        "VND 1.234.567",
    ];
    for text in spellings {
        assert_eq!(parse_money(text, Currency::VND, Lang::Vi), Ok(dong(1_234_567)), "{text}");
    }
    assert_eq!(parse_money("\u{2212}1.000đ", Currency::VND, Lang::Vi), Ok(dong(-1_000)));
    assert_eq!(parse_money("-₫1,000", Currency::VND, Lang::En), Ok(dong(-1_000)));
}

#[test]
fn money_that_could_mean_something_else_is_refused_with_the_reason() {
    let error = |text, lang| parse_money(text, Currency::VND, lang).unwrap_err().to_string();
    assert_eq!(error("100K", Lang::Vi), "\"100K\" is not an amount of VND");
    assert_eq!(error("1,2 Tr", Lang::Vi), "\"1,2 Tr\" is not an amount of VND");
    assert_eq!(error("12 US$", Lang::Vi), "\"12 US$\" is not an amount of VND");
    assert_eq!(error("₫12đ", Lang::Vi), "\"₫12đ\" is not an amount of VND");
    assert_eq!(error("--5", Lang::Vi), "\"--5\" is not an amount of VND");
    assert_eq!(error("đ", Lang::Vi), "\"\" is not a number such as \"1.234,5\"");
    assert_eq!(error("1.5đ", Lang::Vi), "\"1.5\" is not a number such as \"1.234,5\"");
    assert_eq!(error("1,5đ", Lang::Vi), "VND has 0 decimal digits, 1 given");
    assert_eq!(error("1.234", Lang::En), "VND has 0 decimal digits, 3 given");
}

#[test]
fn numbers_are_read_strictly() {
    let read = |text, lang| parse_number(text, lang).map(|n| n.to_string());
    assert_eq!(read("1.234.567,89", Lang::Vi).as_deref(), Ok("1234567.89"));
    assert_eq!(read("1,234,567.89", Lang::En).as_deref(), Ok("1234567.89"));
    assert_eq!(read("0,5", Lang::Vi).as_deref(), Ok("0.5"));
    let others = [
        "", "-", ",5", "5,", "1.23", "1.2345", "1234.567", ".123", "1..234", "1,2,3", "1 234", "+5", "٣", "1e3", "1_0",
    ];
    for text in others {
        assert!(read(text, Lang::Vi).is_err(), "{text}");
    }
    let long = "9".repeat(30);
    assert_eq!(
        parse_number(&long, Lang::Vi).unwrap_err().to_string(),
        format!("{long:?} has more digits than a decimal can hold")
    );
}

#[test]
fn rates_and_measures() {
    assert_eq!(rate("12.34%".parse().unwrap(), Lang::Vi).to_string(), "12,34%");
    assert_eq!(rate(Rate::percent(50), Lang::En).to_string(), "50%");
    assert_eq!(parse_rate("12,5 %", Lang::Vi), Ok("12.5%".parse().unwrap()));
    assert_eq!(parse_rate("12,5", Lang::Vi).unwrap_err().to_string(), "\"12,5\" has no percent sign at its end");
    assert_eq!(
        parse_rate("-1%", Lang::Vi).unwrap_err().to_string(),
        "-1 is not between 0 and 1000 percent with at most 6 decimals"
    );
    assert_eq!(measure(Decimal::new(15, 1), "kg", Lang::Vi).to_string(), "1,5 kg");
    assert_eq!(measure(2, TradeUnit::Box.label_for(2, Lang::En), Lang::En).to_string(), "2 boxes");
    assert_eq!(measure(2, TradeUnit::Box.label_for(2, Lang::Vi), Lang::Vi).to_string(), "2 hộp");
    assert_eq!(parse_measure("500ml", Lang::Vi), Ok((Decimal::from(500), "ml")));
    assert_eq!(parse_measure("500", Lang::Vi).unwrap_err().to_string(), "\"500\" has no unit behind its number");
    assert_eq!("Hộp".parse(), Ok(TradeUnit::Box));
    assert_eq!("BOXES".parse(), Ok(TradeUnit::Box));
    assert_eq!("chiếc".parse(), Ok(TradeUnit::Piece));
    assert_eq!("mét".parse::<TradeUnit>().unwrap_err().to_string(), "\"mét\" is no unit of trade that is known here");
}

#[test]
fn every_spelling_of_a_unit_is_of_that_unit_alone() {
    for unit in TradeUnit::all() {
        for text in [unit.code(), unit.label(Lang::Vi), unit.label(Lang::En), unit.label_for(2, Lang::En)] {
            assert_eq!(text.parse(), Ok(unit), "{text}");
        }
    }
}

#[test]
fn days_and_instants() {
    let at = iso::parse_instant("2027-02-05T08:05:59+07:00").unwrap();
    assert_eq!(day(at.date(), Lang::Vi).to_string(), "05/02/2027");
    assert_eq!(day(at.date(), Lang::Vi).long().to_string(), "ngày 5 tháng 2 năm 2027");
    assert_eq!(day(at.date(), Lang::En).to_string(), "5 Feb 2027");
    assert_eq!(day(at.date(), Lang::En).long().to_string(), "5 February 2027");
    assert_eq!(instant(at, Lang::Vi).to_string(), "08:05 05/02/2027");
    assert_eq!(instant(at, Lang::Vi).long().to_string(), "08:05, ngày 5 tháng 2 năm 2027");
    assert_eq!(instant(at, Lang::En).to_string(), "5 Feb 2027, 08:05");
    let seven = UtcOffset::from_hms(7, 0, 0).unwrap();
    assert_eq!(parse_instant("08:05 5/2/2027", seven, Lang::Vi), Ok(at.replace_second(0).unwrap()));
    for text in ["29/02/2027", "2027-02-05", "5/2/27", "1/13/2027", "5/2/2027 ", "5//2027", "+5/2/2027"] {
        assert_eq!(
            parse_day(text, Lang::Vi).unwrap_err().to_string(),
            format!("{text:?} is not written like \"23/11/2026\"")
        );
    }
    assert!(parse_day("5 Febr 2027", Lang::En).is_err());
    assert!(parse_instant("24:00 5/2/2027", seven, Lang::Vi).is_err());
}

/// Instants keep their fraction of a second and their offset; what is not written like that is refused.
#[test]
fn instants_cross_the_wire_to_the_nanosecond() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Visit {
        #[serde(with = "iso::serde_instant")]
        at: time::OffsetDateTime,
        #[serde(with = "iso::serde_instant::option")]
        left: Option<time::OffsetDateTime>,
        #[serde(with = "iso::serde_day::option")]
        day: Option<time::Date>,
    }
    for (at, left, day) in [
        ("2026-11-23T09:30:00+07:00", "\"2026-11-23T10:00:00Z\"", "\"2026-11-23\""),
        ("2026-11-23T09:30:00.5-03:30", "null", "null"),
        ("2026-11-23T09:30:00.000000001Z", "null", "\"0004-02-29\""),
    ] {
        let document = format!("{{\"at\":\"{at}\",\"left\":{left},\"day\":{day}}}");
        let visit: Visit = serde_json::from_str(&document).unwrap();
        assert_eq!(iso::instant(visit.at).to_string(), at);
        assert_eq!(serde_json::to_string(&visit).unwrap(), document);
    }
    for text in [
        "2026-11-23T09:30:00",
        "2026-11-23T09:30:00.Z",
        "2026-11-23T09:30:00.1234567890Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T09:30:00+24:00",
        "2026-11-23T09:30:00+07:60",
        "2026-11-23 09:30:00Z",
        "2026-02-29T09:30:00Z",
    ] {
        assert!(iso::parse_instant(text).is_err(), "{text}");
    }
    assert_eq!(iso::parse_day("23-11-2026").unwrap_err().to_string(), "\"23-11-2026\" is not a day such as 2026-11-23");
}
