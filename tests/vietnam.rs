//! Vietnamese rules by capability: calendar, tables, words, goods, gifts, VAT, posted prices, claims.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

use ocop::money::{Money, Rate};
use ocop::pricing::Treatment;
use ocop::product::{GoodsClass, TaxGroup};
use ocop::text::iso;
use ocop::vietnam::{
    Age, Answer, Buyer, Claim, Duty, Law, LawText, Objection, Place, PostedPrice, PromotionForm, Proof, Question, Row,
    Saving, SecondDay, Seller, Table, Verdict, YearDays, in_words, parse_words, superlatives,
};
use time::Date;

fn day(text: &str) -> Date {
    iso::parse_day(text).unwrap()
}

fn percent(law: &Law, on: &str) -> Option<Rate> {
    law.cap(&[], day(on)).unwrap().rate
}

const HALF: Option<Rate> = Some(Rate::percent(50));
const WHOLE: Option<Rate> = Some(Rate::ONE_HUNDRED);

/// Days since 1 January of lunar new year's day, 2020 to 2035, in the table of Hồ Ngọc Đức's Vietnamese calendar.
const NEW_YEAR_BY_OFFSET: [i64; 16] = [24, 42, 31, 21, 40, 28, 47, 36, 25, 43, 32, 22, 41, 30, 49, 38];

/// The same days as the Vietnamese calendar of the Vacanza holidays library has them.
const NEW_YEAR_BY_DAY: [&str; 16] = [
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-02",
    "2031-01-23",
    "2032-02-11",
    "2033-01-31",
    "2034-02-19",
    "2035-02-08",
];

#[test]
fn lunar_new_year_stands_in_two_vietnamese_lists() {
    let law = Law::default();
    for ((year, offset), text) in (2020..).zip(NEW_YEAR_BY_OFFSET).zip(NEW_YEAR_BY_DAY) {
        let first = Date::from_ordinal_date(year, 1).unwrap();
        assert_eq!(law.new_year(year).unwrap(), first + time::Duration::days(offset));
        assert_eq!(law.new_year(year).unwrap(), day(text));
    }
    assert_eq!(law.new_year(2019).unwrap_err().to_string(), "no row covers \"year\" on 2019-01-01");
    assert_eq!(law.new_year(2036).unwrap_err().to_string(), "no row covers \"year\" on 2036-01-01");
}

#[test]
fn new_year_2030_is_that_of_hanoi_not_of_beijing() {
    let law = Law::default();
    assert_eq!(law.new_year(2030), Ok(day("2030-02-02")));
    assert_eq!(percent(&law, "2030-01-02"), HALF);
    assert_eq!(percent(&law, "2030-01-03"), WHOLE);
    assert_eq!(percent(&law, "2030-02-01"), WHOLE);
    assert_eq!(percent(&law, "2030-02-02"), HALF);
}

#[test]
fn the_hung_kings_day_stands_in_two_vietnamese_lists() {
    let law = Law::default();
    let days = [
        "2020-04-02",
        "2021-04-21",
        "2022-04-10",
        "2023-04-29",
        "2024-04-18",
        "2025-04-07",
        "2026-04-26",
        "2027-04-16",
        "2028-04-04",
        "2029-04-23",
        "2030-04-12",
        "2031-04-01",
        "2032-04-19",
        "2033-04-09",
        "2034-04-28",
        "2035-04-17",
    ];
    for text in days {
        assert_eq!(law.holiday(day(text)), Ok(Some("hung-kings")), "{text}");
    }
}

#[test]
fn days_off_are_those_of_the_labour_code() {
    let law = Law::default();
    let holiday = |text| law.holiday(day(text));
    assert_eq!(holiday("2026-01-01"), Ok(Some("new-year")));
    assert_eq!(holiday("2026-04-30"), Ok(Some("reunification-day")));
    assert_eq!(holiday("2026-05-01"), Ok(Some("labour-day")));
    assert_eq!(holiday("2026-09-01"), Ok(Some("second-national-day")));
    assert_eq!(holiday("2026-09-02"), Ok(Some("national-day")));
    assert_eq!(holiday("2026-09-03"), Ok(None));
    assert_eq!(holiday("2024-09-03"), Ok(Some("second-national-day")));
    assert_eq!(holiday("2020-09-01"), Ok(None));
    assert_eq!(holiday("2025-11-24"), Ok(None));
    assert_eq!(holiday("2026-11-24"), Ok(Some("culture-day")));
    assert_eq!(holiday("2027-02-08"), Ok(Some("tet")));
    assert_eq!(holiday("2027-02-09").unwrap_err().to_string(), "no row covers \"tet\" on 2027-02-09");
}

#[test]
fn an_undecided_day_is_not_covered_until_the_host_decides_it() {
    let law = Law::default();
    for undecided in ["2027-09-01", "2027-09-03"] {
        let error = law.cap(&[], day(undecided)).unwrap_err();
        assert_eq!(error.to_string(), format!("no row covers \"second-national-day\" on {undecided}"));
        assert_eq!((error.key(), error.day()), ("second-national-day", day(undecided)));
    }
    assert_eq!(percent(&law, "2027-09-02"), WHOLE);
    assert_eq!(law.cap(&[], day("2027-08-31")).unwrap().until, Some(day("2027-09-01")));

    let mut rows = law.years().rows().to_vec();
    let decided = YearDays {
        second_national_day: SecondDay::After,
        ..*law.years().on("year", day("2027-01-01"), law.readings()).unwrap().value()
    };
    rows.retain(|row| row.from() != day("2027-01-01"));
    rows.push(
        Row::new("year", day("2027-01-01"), Some(day("2028-01-01")), decided, "decision of the Prime Minister")
            .unwrap(),
    );
    let law = law.with_years(Table::new(rows).unwrap()).with_version("vn-2027-06-01");
    assert_eq!(percent(&law, "2027-09-01"), HALF);
    assert_eq!(percent(&law, "2027-09-03"), WHOLE);
}

#[test]
fn no_window_is_guessed_past_the_last_known_new_year() {
    let law = Law::default();
    assert_eq!(percent(&law, "2035-12-01"), HALF);
    assert_eq!(law.cap(&[], day("2035-12-02")).unwrap_err().day(), day("2035-12-02"));
    assert_eq!(law.cap(&[], day("2035-11-30")).unwrap().until, Some(day("2035-12-02")));
    assert!(law.cap(&[], day("2019-12-31")).is_err());
}

#[test]
fn open_questions_are_answered_strictly_unless_the_host_says_otherwise() {
    let strict = Law::default();
    assert_eq!(percent(&strict, "2026-11-24"), HALF);
    assert_eq!(percent(&strict.clone().with_lenient(Question::CultureDay), "2026-11-24"), WHOLE);
    assert_eq!(percent(&strict, "2027-02-06"), HALF);
    let tet = strict.clone().with_lenient(Question::TetDaysOff);
    assert_eq!(percent(&tet, "2027-02-06"), WHOLE);
    assert_eq!(percent(&tet, "2027-02-08"), WHOLE);
    assert!(tet.cap(&[], day("2027-02-09")).is_err());
    assert_eq!(percent(&tet, "2027-02-10"), HALF);
    let many = strict.with_lenient(Question::DiscountDays);
    assert!(many.discount_days(300, day("2026-11-23")).unwrap().is_kept());
}

#[test]
fn the_occasion_names_its_window_and_source() {
    let law = Law::default();
    let occasion = law.occasion(day("2027-01-20")).unwrap();
    assert_eq!(occasion.key, Some("tet"));
    assert_eq!((occasion.from, occasion.until), (Some(day("2027-01-07")), Some(day("2027-02-06"))));
    assert!(occasion.source.contains("39/2025/TT-BCT"));
    let ordinary = law.occasion(day("2026-11-25")).unwrap();
    assert_eq!((ordinary.key, ordinary.until), (None, Some(day("2027-01-01"))));
}

#[test]
fn a_state_programme_of_the_host_opens_the_concentrated_cap() {
    let law = Law::default();
    let month = Row::new(
        "vietnam-grand-sale",
        day("2026-12-01"),
        Some(day("2027-01-01")),
        LawText::new("Ministry of Industry and Trade"),
        "decision 9999/QĐ-BCT",
    )
    .unwrap();
    let programmes = law.programmes().with([month]).unwrap();
    let law = law.with_programmes(programmes);
    assert_eq!(percent(&law, "2026-11-30"), HALF);
    assert_eq!(law.cap(&[], day("2026-11-30")).unwrap().until, Some(day("2026-12-01")));
    assert_eq!(percent(&law, "2026-12-31"), WHOLE);
    assert_eq!(law.occasion(day("2026-12-31")).unwrap().key, Some("vietnam-grand-sale"));
}

#[test]
fn tables_refuse_what_breaks_their_law() {
    let row = |from, until: Option<&str>| Row::new("reduction", day(from), until.map(day), Rate::percent(40), "decree");
    assert_eq!(
        Row::new("reduction", day("2026-01-01"), None, Rate::ZERO, " ").unwrap_err().to_string(),
        "the row \"reduction\" names no source"
    );
    assert_eq!(
        row("2026-01-01", Some("2026-01-01")).unwrap_err().to_string(),
        "the row \"reduction\" holds on no day, 2026-01-01 is not before 2026-01-01"
    );
    let two = vec![row("2026-01-01", Some("2026-02-01")).unwrap(), row("2026-01-31", None).unwrap()];
    assert_eq!(Table::new(two).unwrap_err().to_string(), "two rows for \"reduction\" hold on 2026-01-31");
    let touching = vec![row("2026-01-01", Some("2026-02-01")).unwrap(), row("2026-02-01", None).unwrap()];
    assert!(Table::new(touching).is_ok());
}

#[test]
fn a_law_document_replaces_the_tables_that_it_names() {
    let text = r#"{
        "version": "host-1",
        "readings": ["weak_wine"],
        "limits": [
            {"key": "reduction", "from": "2026-01-01", "until": "2027-01-01", "value": "40%", "source": "circular of the future"},
            {"key": "reduction-concentrated", "from": "2026-01-01", "value": "90%", "source": "circular of the future"}
        ]
    }"#;
    let law: Law = serde_json::from_str(text).unwrap();
    assert_eq!(law.version(), "host-1");
    assert_eq!(percent(&law, "2026-11-23"), Some(Rate::percent(40)));
    assert_eq!(law.cap(&[], day("2026-11-23")).unwrap().until, Some(day("2027-01-01")));
    assert_eq!(law.cap(&[], day("2027-03-01")).unwrap_err().to_string(), "no row covers \"reduction\" on 2027-03-01");
    assert_eq!(law.vat_rules(), Law::default().vat_rules());

    let wrong = r#"{"version": "x", "limit": [], "days": [{"key": "discount-days", "from": "2026-13-01", "value": -1, "source": ""}]}"#;
    let error = serde_json::from_str::<Law>(wrong).unwrap_err().to_string();
    assert!(error.contains("field \"limit\" is not known here"), "{error}");
    assert!(error.contains("days[0].from: \"2026-13-01\" is not a day"), "{error}");
    assert!(error.contains("days[0].value: -1 is not between 0 and 65535"), "{error}");
}

#[test]
fn a_holiday_is_a_day_of_every_year() {
    let holiday = |month: u8, number: u8| {
        let row = format!(
            r#"{{"key": "x", "from": "2026-01-01", "source": "a law of the future", "value": {{"month": {month}, "day": {number}}}}}"#
        );
        serde_json::from_str::<Law>(&format!(r#"{{"version": "x", "holidays": [{row}]}}"#))
    };
    assert!(holiday(1, 31).is_ok());
    for (month, number) in [(2, 29), (4, 31), (13, 1), (1, 0)] {
        let error = holiday(month, number).unwrap_err().to_string();
        assert!(error.contains("is not a day of the year"), "{error}");
    }
}

#[test]
fn amounts_in_words() {
    let pinned = [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (124, "Một trăm hai mươi tư đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (10_110, "Mười nghìn một trăm mười đồng"),
        (286_000, "Hai trăm tám mươi sáu nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        (2_000_020_000, "Hai tỷ không trăm hai mươi nghìn đồng"),
        (-1_000_000_000_000_000_000, "Âm một tỷ tỷ đồng"),
    ];
    for (dong, words) in pinned {
        assert_eq!(in_words(dong).to_string(), words);
        assert_eq!(parse_words(words), Ok(dong));
    }
    assert_eq!(
        in_words(i64::MIN).to_string(),
        "Âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư triệu \
         bảy trăm bảy mươi lăm nghìn tám trăm linh tám đồng"
    );
}

#[test]
fn amounts_in_other_words() {
    let same = [
        ("một trăm lẻ bốn nghìn đồng", 104_000),
        ("một trăm linh tư ngàn đồng chẵn", 104_000),
        ("Hai mươi bốn triệu, năm trăm ngàn đồng.", 24_500_000),
        ("ba tỉ đồng Việt Nam", 3_000_000_000),
        ("một nghìn lẻ năm", 1_005),
        ("bẩy mươi nhăm", 75),
        ("hai mươi một", 21),
        ("trừ năm đồng", -5),
    ];
    for (words, dong) in same {
        assert_eq!(parse_words(words), Ok(dong), "{words}");
    }
    let unclear = [
        "hai trăm năm",
        "một nghìn năm",
        "năm lăm",
        "mươi",
        "trăm",
        "nghìn",
        "tỷ",
        "một triệu triệu",
        "một nghìn triệu",
        "một một",
        "linh năm",
        "không trăm linh năm",
        "mười không",
        "một trăm linh",
        "hai mươi mười",
        "không nghìn",
        "âm âm một",
        "một tỷ không",
        "mười mốt",
    ];
    for words in unclear {
        assert_eq!(
            parse_words(words).unwrap_err().to_string(),
            format!("the words of {words:?} do not make one number")
        );
    }
    assert_eq!(parse_words(" đồng ").unwrap_err().to_string(), "there is no number word");
    assert_eq!(parse_words("ba chục").unwrap_err().to_string(), "\"chục\" is no word of a number");
    assert_eq!(parse_words("mười tỷ tỷ").unwrap_err().to_string(), "\"mười tỷ tỷ\" is more than 64 bits can count");
}

#[test]
fn goods_that_may_not_be_promoted() {
    let law = Law::default();
    let ask = |law: &Law, class: &str, alcohol: Option<&str>, age| {
        let alcohol = alcohol.map(|rate| rate.parse().unwrap());
        law.promotable(&GoodsClass::new(class).unwrap(), alcohol, age, day("2026-11-23")).map(|p| (p.promoted, p.gift))
    };
    assert_eq!(ask(&law, "alcohol", Some("15%"), Age::Adult), Ok((Answer::No, Answer::No)));
    assert_eq!(ask(&law, "alcohol", Some("14.9%"), Age::Adult), Ok((Answer::NeedsReview, Answer::NeedsReview)));
    let lenient = law.clone().with_lenient(Question::WeakWine);
    assert_eq!(ask(&lenient, "alcohol", Some("12%"), Age::Adult), Ok((Answer::Yes, Answer::NeedsReview)));
    assert_eq!(ask(&lenient, "alcohol", Some("12%"), Age::Minor), Ok((Answer::No, Answer::NeedsReview)));
    assert_eq!(ask(&lenient, "alcohol", Some("15%"), Age::Adult), Ok((Answer::No, Answer::No)));
    assert_eq!(ask(&law, "beer", Some("5%"), Age::Adult), Ok((Answer::Yes, Answer::Yes)));
    assert_eq!(ask(&law, "beer", Some("5%"), Age::Unknown), Ok((Answer::NeedsReview, Answer::NeedsReview)));
    assert_eq!(ask(&law, "beer", Some("5%"), Age::Minor), Ok((Answer::No, Answer::No)));
    assert_eq!(
        ask(&law, "alcohol", None, Age::Adult).unwrap_err().to_string(),
        "no row covers \"alcohol by volume\" on 2026-11-23"
    );
    assert_eq!(
        ask(&law, "uranium", None, Age::Adult).unwrap_err().to_string(),
        "no row covers \"uranium\" on 2026-11-23"
    );
}

#[test]
fn gifts_and_duties_by_form() {
    let law = Law::default();
    let on = day("2026-11-23");
    let vnd = Money::vnd;
    assert_eq!(law.gift_per_unit(PromotionForm::Loyalty, vnd(90), vnd(100), on), Ok(None));
    assert_eq!(law.gift_per_programme(PromotionForm::Sample, vnd(90), vnd(100), on), Ok(None));
    let tested = law.gift_per_unit(PromotionForm::GiftWithPurchase, vnd(62_000), vnd(100_000), on).unwrap().unwrap();
    assert!(!tested.is_kept());
    assert_eq!(tested.to_string(), "62000 VND is above 50000 VND (circular 39/2025/TT-BCT, article 3(1))");
    let mixed = law.gift_per_unit(PromotionForm::GiftWithPurchase, "1 USD".parse().unwrap(), vnd(1), on);
    assert_eq!(mixed.unwrap_err().to_string(), "USD and VND do not mix");
    let duty = |form, prizes, place| law.duty(form, vnd(prizes), place, on).unwrap();
    assert_eq!(duty(PromotionForm::Contest, 100_000_000, Place::Anywhere), Duty::Notify);
    assert_eq!(duty(PromotionForm::Contest, 100_000_000, Place::PlatformsOnly), Duty::None);
    assert_eq!(duty(PromotionForm::LuckyDraw, 1, Place::PlatformsOnly), Duty::Register);
    assert!(law.duty(PromotionForm::Contest, vnd(1), Place::Anywhere, day("2024-11-30")).is_err());
}

#[test]
fn vat_by_day_group_seller_and_buyer() {
    let law = Law::default();
    let ask = |law: &Law, group: &str, seller, own, buyer, on: &str| {
        law.vat(&TaxGroup::new(group).unwrap(), seller, own, buyer, day(on)).map(|vat| (vat.treatment, vat.until))
    };
    let rate = |percent| Treatment::Rate(Rate::percent(percent));
    let (credit, consumer) = (Seller::Credit, Buyer::Consumer);
    let change = Some(day("2027-01-01"));
    assert_eq!(ask(&law, "processed-food", credit, false, consumer, "2026-12-31"), Ok((rate(8), change)));
    assert_eq!(ask(&law, "processed-food", credit, false, consumer, "2027-01-01"), Ok((rate(10), None)));
    let lenient = law.clone().with_lenient(Question::ReducedVatAfter2026);
    assert_eq!(ask(&lenient, "processed-food", credit, false, consumer, "2027-01-01"), Ok((rate(8), None)));
    assert_eq!(
        ask(&law, "processed-food", credit, false, consumer, "2025-06-30").unwrap_err().to_string(),
        "no row covers \"processed-food\" on 2025-06-30"
    );
    assert_eq!(ask(&law, "sugary-drink", credit, false, consumer, "2026-05-01"), Ok((rate(10), None)));
    let household = |revenue| Seller::Household { annual_revenue: Money::vnd(revenue) };
    let direct = |rate: &str| Treatment::DirectPercentage(rate.parse().unwrap());
    assert_eq!(
        ask(&law, "processed-food", household(1_000_000_000), true, consumer, "2026-12-31"),
        Ok((Treatment::NotTaxable, change))
    );
    assert_eq!(
        ask(&law, "processed-food", household(1_000_000_001), true, consumer, "2026-12-31"),
        Ok((direct("2.4%"), change))
    );
    assert_eq!(
        ask(&law, "processed-food", Seller::Direct, false, consumer, "2026-12-31"),
        Ok((direct("0.8%"), change))
    );
    assert_eq!(ask(&law, "tourism-service", Seller::Direct, true, consumer, "2027-01-01"), Ok((direct("5%"), None)));
    assert_eq!(
        ask(&law, "raw-produce", credit, false, Buyer::Business, "2026-01-01"),
        Ok((Treatment::NotDeclared, None))
    );
    assert!(ask(&law, "raw-produce", credit, false, Buyer::Business, "2025-12-31").is_err());
}

#[test]
fn posted_prices_are_whole_and_never_exceeded() {
    let posted = PostedPrice::parse("85.000đ").unwrap();
    assert!(posted.allows(Money::vnd(85_000)) && !posted.allows(Money::vnd(85_001)));
    assert!(!posted.allows("1 USD".parse().unwrap()));
    assert_eq!(
        PostedPrice::parse("100K").unwrap_err().to_string(),
        "\"100K\" states no full amount of đồng: \"100K\" is not an amount of VND"
    );
    assert_eq!(
        PostedPrice::new("1 USD".parse().unwrap()).unwrap_err().to_string(),
        "a posted price is in VND, not in USD"
    );
    assert_eq!(
        PostedPrice::new(Money::vnd(-1)).unwrap_err().to_string(),
        "a posted price is not below zero, -1 VND given"
    );
    assert_eq!(Saving::between(Money::vnd(100), Money::vnd(100)), Ok(None));
    assert_eq!(Saving::between(Money::vnd(0), Money::vnd(0)), Ok(None));
}

#[test]
fn claims_need_proof_or_review() {
    let on = day("2026-11-23");
    let verdict = |text, names_rival, issued: &[&str]| {
        let proofs: Vec<Proof> = issued.iter().map(|issued| Proof { issued_on: day(issued) }).collect();
        Claim { text, names_rival, proofs: &proofs }.verdict(on)
    };
    assert_eq!(
        verdict("Cà phê số một Việt Nam", false, &[]),
        Verdict::Refused(Objection::Unproven { words: vec!["số một".into()] })
    );
    assert_eq!(
        verdict("Ngon nhất", false, &["2025-11-22"]),
        Verdict::Refused(Objection::Expired { last_day: day("2026-11-22") })
    );
    assert_eq!(verdict("Ngon nhất", false, &["2025-11-23"]), Verdict::Allowed);
    assert_eq!(
        verdict("Ngon nhất", false, &["2026-11-24"]),
        Verdict::Refused(Objection::Unproven { words: vec!["ngon nhất".into()] })
    );
    assert_eq!(verdict("Hơn trà X", true, &["2026-01-01"]), Verdict::NeedsReview(Objection::NamesRival));
    assert_eq!(verdict("Hơn trà X", true, &[]), Verdict::Refused(Objection::NamesRival));
    assert_eq!(verdict("Trà hái sáng sớm", false, &[]), Verdict::Allowed);
    assert_eq!(Proof { issued_on: day("2024-02-29") }.last_day(), day("2025-02-28"));
    assert_eq!(
        superlatives("Thống nhất, thứ nhất, nhất định; duy nhất và TỐT NHẤT, the best"),
        ["duy nhất", "tốt nhất", "best"]
    );
    assert_eq!(Objection::NamesRival.to_string(), "another trader's goods are named");
}
