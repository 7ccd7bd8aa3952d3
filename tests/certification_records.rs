//! The 90 real records: which of them are in term on 23 November 2026, and why the others are not.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test ends with a panic")]

extern crate alloc;

use alloc::collections::BTreeSet;

use ocop::certification::{
    Agency, Authority, DecisionNumber, Gap, Ground, PartialDate, Recognition, Record, RecordError, RegimeId,
    Revocation, RevocationGround, Standing, Stars, Status, regime, stars_on,
};
use ocop::product::Product;
use ocop::text::Lang;
use time::Date;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 23);

fn records() -> Vec<Record> {
    serde_json::from_str(include_str!("../examples/data/ocop-records.json")).expect("90 records")
}

fn record(id: &str) -> Record {
    records().into_iter().find(|record| record.id() == id).expect("a record with the id")
}

#[test]
fn of_90_records_48_are_in_term_1_is_revoked_and_41_are_not_computable() {
    let records = records();
    assert_eq!(records.len(), 90);
    let (mut in_term, mut revoked, mut not_computable) = (0, 0, 0);
    for record in &records {
        match record.standing(TODAY) {
            Standing::Certified(status) => {
                assert_eq!(status, Status::InTerm { days_left: status.days_left().unwrap() }, "{}", record.id());
                in_term += 1;
            }
            Standing::Revoked => revoked += 1,
            Standing::NotComputable { .. } => not_computable += 1,
            Standing::Contradictory(faults) => panic!("{}: {faults}", record.id()),
        }
    }
    assert_eq!((in_term, revoked, not_computable), (48, 1, 41));
}

#[test]
fn the_others_are_not_because_no_first_day_is_known() {
    let (mut only_stated, mut nothing, mut no_stars, mut no_regime) = (0, 0, 0, 0);
    for record in records() {
        let Standing::NotComputable { gaps } = record.standing(TODAY) else { continue };
        // Nothing but a missing day, alone or with others, keeps a record from being computed.
        let day = gaps.iter().find_map(|gap| match gap {
            Gap::FirstDay { stated } => Some(stated.is_some()),
            _ => None,
        });
        match day {
            Some(true) => only_stated += 1,
            Some(false) => nothing += 1,
            None => panic!("{}: {gaps:?}", record.id()),
        }
        no_stars += usize::from(gaps.contains(&Gap::Stars));
        no_regime += usize::from(gaps.contains(&Gap::Regime));
    }
    assert_eq!((only_stated, nothing), (27, 14));
    assert_eq!((no_stars, no_regime), (4, 19));
}

#[test]
fn every_product_in_term_shows_the_stars_of_its_certificate() {
    let mut by_stars = [0; 6];
    for record in records() {
        let Ok(certificate) = record.certificate() else { continue };
        assert_eq!(stars_on([&certificate], TODAY), record.stars());
        assert_eq!(Some(certificate.product()), Some(record.product()));
        if let Some(count) = by_stars.get_mut(usize::from(certificate.stars().get())) {
            *count += 1;
        }
    }
    assert_eq!(by_stars, [0, 0, 0, 15, 9, 24]);
}

#[test]
fn the_90_products_load_with_the_certificates_of_their_records() {
    let products: Vec<Product> = serde_json::from_str(include_str!("../examples/data/ocop-products.json")).unwrap();
    let records = records();
    assert_eq!(products.len(), records.len());
    for (product, record) in products.iter().zip(&records) {
        assert_eq!(product.sku().as_str(), record.id());
        let expected = record.certificate().ok();
        let held = &product.parts().certificates;
        let held = held.iter().map(|held| (held.stars(), held.valid_from(), held.decision())).collect::<Vec<_>>();
        let told = expected.iter().map(|told| (told.stars(), told.valid_from(), told.decision())).collect::<Vec<_>>();
        assert_eq!(held, told, "{}", record.id());
    }
    let shown = |day| products.iter().filter(|product| product.stars_on(day).is_some()).count();
    assert_eq!((shown(TODAY), shown(date!(2027 - 06 - 26)), shown(date!(2029 - 08 - 06))), (48, 47, 0));
    let priced: Vec<&str> = products
        .iter()
        .filter(|product| product.regular_price().is_some())
        .map(|product| product.sku().as_str())
        .collect();
    assert_eq!(priced, ["ca-phe-chu-mui", "dehavi-valley"]);
}

#[test]
fn what_two_sources_call_a_decision_date_is_the_first_day_of_the_term() {
    for id in ["ca-phe-bot-bich-thao", "tra-xanh-phin-ho", "hong-tra-phin-ho"] {
        let certificate = record(id).certificate().unwrap();
        assert_eq!(certificate.issued_on(), None);
        assert_eq!(certificate.decision().and_then(ocop::certification::Decision::date), None);
        assert_eq!((certificate.valid_from(), certificate.last_day()), (date!(2024 - 07 - 01), date!(2027 - 07 - 01)));
    }
}

#[test]
fn a_revocation_of_which_only_the_month_is_known_counts_from_the_end_of_the_month() {
    let site = record("bao-nham");
    let status = |day| match site.standing(day) {
        Standing::Certified(status) => Some(status.is_displayable()),
        _ => None,
    };
    assert_eq!(status(date!(2023 - 08 - 31)), Some(true));
    assert_eq!(site.standing(date!(2023 - 09 - 01)), Standing::NotComputable { gaps: vec![Gap::Revocation] });
    assert_eq!(site.standing(date!(2023 - 09 - 30)), Standing::NotComputable { gaps: vec![Gap::Revocation] });
    assert_eq!(site.standing(date!(2023 - 10 - 01)), Standing::Revoked);
    assert_eq!(site.regime(), Some(&RegimeId::QD_1048_2019));
    assert_eq!(
        site.certificate().unwrap_err().to_string(),
        "a revocation is stated without its day, ground or authority"
    );
}

#[test]
fn a_record_tells_what_its_document_says() {
    let document = r#"{"id": "mien-dong", "product": "Miến dong", "producer": "HTX Bình Liêu", "province": "Quảng Ninh",
        "code": "22-06838-1-2021", "set": {"regime": "QD-148-2023", "sector": "I", "number": 13}, "stars": 4,
        "regime": "QD-148-2023",
        "decision": {"number": "12/QĐ-UBND", "issuer": "provincial_chair", "date": "2024-03-01"},
        "issued_on": "2024-03-05", "valid_from": "2024-03-02", "stated": "spring 2024", "note": "as printed",
        "revoked": {"on": "2025-06-01", "ground": "untrue_dossier", "authority": "provincial_chair"}}"#;
    let record: Record = serde_json::from_str(document).unwrap();
    assert_eq!((record.producer(), record.province()), (Some("HTX Bình Liêu"), Some("Quảng Ninh")));
    assert_eq!((record.stated(), record.note()), (Some("spring 2024"), Some("as printed")));
    assert_eq!(record.set().map(ToString::to_string).as_deref(), Some("QD-148-2023/I/13"));

    let certificate = record.certificate().unwrap();
    assert_eq!(certificate.code().map(ToString::to_string).as_deref(), Some("22-06838-1-2021"));
    assert_eq!((certificate.set(), certificate.producer()), (record.set(), record.producer()));
    assert_eq!(
        (certificate.issued_on(), certificate.valid_from()),
        (Some(date!(2024 - 03 - 05)), date!(2024 - 03 - 02))
    );
    let decision = certificate.decision().unwrap();
    assert_eq!(decision.number().map(ToString::to_string).as_deref(), Some("12/QĐ-UBND"));
    assert_eq!(decision.issuer(), Some(&Authority::ProvincialChair));
    assert_eq!(decision.date(), Some(date!(2024 - 03 - 01)));
    // A revocation of which all is known ends the certificate on its day; without its authority it is a gap.
    assert_eq!(certificate.revocation().map(Revocation::on), Some(date!(2025 - 06 - 01)));
    assert_eq!(stars_on([&certificate], date!(2025 - 05 - 31)), Some(Stars::FOUR));
    assert_eq!(stars_on([&certificate], date!(2025 - 06 - 01)), None);
    let unsigned: Record = serde_json::from_str(&document.replace(r#", "authority": "provincial_chair""#, "")).unwrap();
    assert_eq!(unsigned.certificate(), Err(RecordError::Gaps { gaps: vec![Gap::Revocation] }));

    let bare: Record = serde_json::from_str(r#"{"id": "x", "product": "Trà"}"#).unwrap();
    assert_eq!((bare.producer(), bare.province(), bare.stated(), bare.note()), (None, None, None, None));
    assert_eq!(bare.set(), None);
}

#[test]
fn potential_five_stars_is_a_state_and_not_a_star() {
    let proposed: Vec<Record> = records().into_iter().filter(Record::is_potential_five_stars).collect();
    assert_eq!(proposed.len(), 2);
    for record in proposed {
        assert_eq!(record.stars(), None);
        assert_eq!(
            record.certificate(),
            Err(RecordError::Gaps { gaps: vec![Gap::Stars, Gap::Regime, Gap::FirstDay { stated: None }] })
        );
    }
}

#[test]
fn one_decision_recognises_many_products_and_its_number_is_kept_whole() {
    let number: DecisionNumber = "377/QĐ-BNN-VPĐP".parse().unwrap();
    let by_it =
        |record: &Record| record.decision().and_then(|decision| decision.number().cloned()) == Some(number.clone());
    let recognised: Vec<Record> = records().into_iter().filter(by_it).collect();
    assert_eq!(recognised.len(), 14);
    assert!(recognised.iter().all(|record| record.stars() == Some(Stars::FIVE)));
}

#[test]
fn gaps_are_told_in_one_sentence() {
    assert_eq!(
        record("gom-men-suoi-ngoc").certificate().unwrap_err().to_string(),
        "the regime is not stated; no first day of the term is stated, only \"early 2023\""
    );
    assert_eq!(
        record("ea-tu-ca-phe-bot").certificate().unwrap_err().to_string(),
        "stars are not stated; the regime is not stated; no first day of the term is stated"
    );
}

#[test]
fn a_record_prints_the_document_it_is_read_from() {
    for record in records() {
        let document = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&document).unwrap(), record);
    }
}

#[test]
fn a_partial_date_is_a_day_a_month_or_a_year() {
    let span = |text: &str| text.parse::<PartialDate>().map(|date| (date.first(), date.last()));
    assert_eq!(span("2024"), Ok((date!(2024 - 01 - 01), date!(2024 - 12 - 31))));
    assert_eq!(span("2024-02"), Ok((date!(2024 - 02 - 01), date!(2024 - 02 - 29))));
    assert_eq!(span("2024-02-29"), Ok((date!(2024 - 02 - 29), date!(2024 - 02 - 29))));
    for wrong in ["", "24", "2024-13", "2023-02-29", "2024-2", "early 2023"] {
        assert_eq!(
            wrong.parse::<PartialDate>().unwrap_err().to_string(),
            format!("{wrong:?} is not a day, month or year such as 2023-09-14, 2023-09 or 2023")
        );
    }
}

#[test]
fn a_record_says_all_that_it_was_given() {
    let document = serde_json::json!({
        "id": "x-1", "product": "Chè xanh", "producer": "HTX Tân Cương", "province": "thai-nguyen",
        "code": "19-24163-07-2026", "set": {"regime": "QD-148-2023", "sector": "II", "number": 9},
        "stars": 4, "regime": "QD-148-2023", "decision": {"number": "12/QĐ-UBND", "date": "2024-03-01"},
        "issued_on": "2024-03-05", "stated": "36 tháng", "note": "công bố trên báo",
        "revoked": {"on": "2025", "ground": "mark_misuse", "authority": "provincial_chair"}
    });
    let record: Record = serde_json::from_value(document).unwrap();
    assert_eq!((record.producer(), record.province()), (Some("HTX Tân Cương"), Some("thai-nguyen")));
    assert_eq!((record.stated(), record.note()), (Some("36 tháng"), Some("công bố trên báo")));
    assert_eq!(record.set().map(ToString::to_string).as_deref(), Some("QD-148-2023/II/9"));
    // It was revoked in a year that is not over for certain: nobody can say on which day.
    assert_eq!(record.certificate().unwrap_err(), RecordError::Gaps { gaps: vec![Gap::Revocation] });
    assert_eq!(record.standing(date!(2026 - 01 - 01)), Standing::Revoked);

    let mut known = serde_json::to_value(&record).unwrap();
    known["revoked"]["on"] = "2025-08-01".into();
    let certificate = serde_json::from_value::<Record>(known).unwrap().certificate().unwrap();
    assert_eq!(certificate.code().map(ToString::to_string).as_deref(), Some("19-24163-07-2026"));
    assert_eq!((certificate.product(), certificate.producer()), ("Chè xanh", Some("HTX Tân Cương")));
    assert_eq!((certificate.regime(), certificate.set()), (&RegimeId::QD_148_2023, record.set()));
    assert_eq!(
        (certificate.issued_on(), certificate.valid_from()),
        (Some(date!(2024 - 03 - 05)), date!(2024 - 03 - 05))
    );
    let revocation = certificate.revocation().unwrap();
    assert_eq!(
        (revocation.ground(), revocation.authority()),
        (RevocationGround::MarkMisuse, &Authority::ProvincialChair)
    );
    assert!(matches!(certificate.status(date!(2025 - 08 - 01)), Status::Revoked { .. }));
}

#[test]
fn days_months_and_years_are_written_as_they_are_read() {
    for (text, first, last) in [
        ("2023-09-14", date!(2023 - 09 - 14), date!(2023 - 09 - 14)),
        ("2024-02", date!(2024 - 02 - 01), date!(2024 - 02 - 29)),
        ("2023", date!(2023 - 01 - 01), date!(2023 - 12 - 31)),
    ] {
        let partial: PartialDate = text.parse().unwrap();
        assert_eq!((partial.first(), partial.last(), partial.to_string().as_str()), (first, last, text));
    }
}

/// Each ground has words of its own, in both languages.
#[test]
fn grounds_and_agencies_have_words() {
    let distinct = |words: &[&'static str]| {
        assert!(words.iter().all(|word| !word.is_empty()));
        words.iter().collect::<BTreeSet<_>>().len()
    };
    let grounds: Vec<Ground> = [
        "forged_dossier",
        "incomplete_dossier",
        "food_safety",
        "production_licence",
        "production_conditions",
        "missing_declaration",
        "labelling_or_advertising",
        "not_from_province",
        "common_product",
        "unclear_ingredients",
        "same_as_another",
        "infringement",
        "defect",
        "other",
    ]
    .map(|key| serde_json::from_value(key.into()).unwrap())
    .to_vec();
    let revocations = [
        RevocationGround::UntrueDossier,
        RevocationGround::CriteriaNoLongerMet,
        RevocationGround::BreachOfLaw,
        RevocationGround::MarkMisuse,
        RevocationGround::ProductionStopped,
        RevocationGround::Other,
    ];
    let agencies = [Agency::Agriculture, Agency::IndustryAndTrade, Agency::Health, Agency::Culture, Agency::Science];
    for lang in Lang::ALL {
        assert_eq!(distinct(&grounds.iter().map(|ground| ground.label(lang)).collect::<Vec<_>>()), 14);
        assert_eq!(distinct(&revocations.map(|ground| ground.label(lang))), 6);
        assert_eq!(distinct(&agencies.map(|agency| agency.name(TODAY, lang))), 5);
    }
}

#[test]
fn a_regime_tells_its_classification_and_who_recognises() {
    let regime = regime(&RegimeId::QD_148_2023).unwrap();
    let sectors: Vec<&str> = regime.sectors().iter().map(|sector| sector.code().as_str()).collect();
    assert_eq!(sectors, ["I", "II", "III", "IV", "V", "VI"]);
    assert!(regime.sectors().iter().all(|sector| !sector.name().get(Lang::Vi).is_empty()));
    for set in regime.sets() {
        let group = regime.group_of(set).unwrap();
        assert_eq!((group.sector(), group.number()), (set.sector(), set.group()));
        assert!(!set.name().get(Lang::En).is_empty() && !group.name().get(Lang::Vi).is_empty());
    }
    let parts: Vec<(String, u16)> =
        regime.parts().iter().map(|part| (part.code().to_string(), part.points().get())).collect();
    assert_eq!(parts.iter().map(|(_, points)| points).sum::<u16>(), 100, "{parts:?}");
    // Whoever recognises so many stars on a day is the authority of the term that holds then, and of no other.
    for term in regime.authorities() {
        for day in [Some(term.from()), term.until().and_then(Date::previous_day)].into_iter().flatten() {
            assert_eq!(regime.recognition(term.stars(), day), Recognition::By(term.authority()), "{day}");
        }
    }
    assert!(
        regime
            .amendments()
            .iter()
            .all(|amendment| amendment.from() > regime.from() && !amendment.name().get(Lang::Vi).is_empty())
    );
}
