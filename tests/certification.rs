//! Regimes, certificates and their status, by example: every boundary the rules have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends with a panic")]

use ocop::certification::{
    Agency, Amendment, Authority, Average, Bands, BandsError, Certificate, CertificateFault, CertificateRules,
    Decision, DecisionNumber, ExtensionRule, FilingRule, KeyError, Minima, Points, ProductCode, Recognition, Regime,
    RegimeId, Revocation, RevocationGround, SectorCode, SetKey, SetNumber, Stars, Status, Succession, SuccessionKind,
    displayed, history, next_change, predecessors, regime, regimes, regimes_on, stars_on, successors,
};
use ocop::input::Unchecked;
use ocop::text::Lang;
use time::Date;
use time::macros::date;

fn issued(stars: Stars, day: Date) -> Certificate {
    Certificate::builder("Cà phê bột", RegimeId::QD_148_2023, stars).issued_on(day).build().unwrap()
}

fn rules(id: &RegimeId) -> &'static Regime {
    regime(id).expect("a regime of the crate")
}

// Stars and bands

#[test]
fn stars_are_one_to_five() {
    assert_eq!(Stars::new(0).unwrap_err().to_string(), "0 stars is not one of 1 to 5");
    assert_eq!(Stars::new(6).unwrap_err().to_string(), "6 stars is not one of 1 to 5");
    assert_eq!((Stars::FIVE.next(), Stars::ONE.previous()), (None, None));
    assert_eq!((Stars::FOUR.next(), Stars::TWO.previous()), (Some(Stars::FIVE), Some(Stars::ONE)));
    assert_eq!(serde_json::to_string(&Stars::ALL).unwrap(), "[1,2,3,4,5]");
    assert!(serde_json::from_str::<Stars>("6").is_err());
}

#[test]
fn bands_are_half_open_on_the_exact_average() {
    let bands = rules(&RegimeId::QD_26_2026).bands();
    let stars = |average: &str| bands.stars(average.parse().unwrap()).get();
    let boundaries =
        [("29.99", 1), ("30", 2), ("49.99", 2), ("50", 3), ("69.99", 3), ("70", 4), ("89.99", 4), ("90", 5)];
    for (average, expected) in boundaries {
        assert_eq!(stars(average), expected, "{average}");
    }
    assert_eq!((stars("0"), stars("100")), (1, 5));
    // Nearer to 90 than two decimals can show, and still below it.
    let below = Average::new(90 * 1_000_000 - 1, 1_000_000).unwrap();
    assert_eq!((bands.stars(below), below.to_string()), (Stars::FOUR, "89.99".into()));
}

#[test]
fn printed_whole_ranges_are_kept_and_89_5_falls_in_no_printed_one() {
    let bands = rules(&RegimeId::QD_1048_2019).bands();
    let printed: Vec<(u16, u16)> =
        bands.all().iter().map(|band| (band.from().get(), band.printed_to().unwrap().get())).collect();
    assert_eq!(printed, [(0, 29), (30, 49), (50, 69), (70, 89), (90, 100)]);
    assert_eq!(bands.stars("89.5".parse().unwrap()), Stars::FOUR);
}

#[test]
fn bands_that_leave_a_gap_are_refused() {
    let points = |points| Points::new(points).unwrap();
    assert_eq!(Bands::new([]), Err(BandsError::NoBottom));
    let no_bottom = Bands::new([(Stars::ONE, points(1))]);
    assert_eq!(no_bottom.unwrap_err().to_string(), "no band begins at 0 points");
    let order = Bands::new([(Stars::ONE, points(0)), (Stars::THREE, points(50)), (Stars::TWO, points(60))]);
    assert_eq!(
        order.unwrap_err().to_string(),
        "the band of 2 stars from 60 points is not above 3 stars from 50 points"
    );
    assert!(Bands::new([(Stars::ONE, points(0)), (Stars::TWO, points(0))]).is_err());
    assert_eq!(Points::try_from(10_000).map(u16::from), Ok(10_000));
    assert_eq!(Points::new(10_001).unwrap_err().to_string(), "10001 points are more than 10000");
}

#[test]
fn an_average_is_read_and_printed_without_rounding() {
    assert_eq!("95.64".parse::<Average>().unwrap().to_string(), "95.64");
    assert_eq!("100".parse::<Average>().unwrap().to_string(), "100.00");
    assert_eq!(Average::new(200, 3).unwrap().to_string(), "66.66");
    // Equal is what has the same value, however many sheets it is over.
    assert_eq!(Average::new(180, 2).unwrap(), Average::new(270, 3).unwrap());
    assert_ne!(Average::new(180, 2).unwrap(), Average::new(271, 3).unwrap());
    assert_eq!(Average::new(1, 0).unwrap_err().to_string(), "an average of 1 over no sheet is undefined");
    for wrong in ["", ".5", "1.", "1,5", "-1", "1.23456", "123456", "1.5.5"] {
        assert_eq!(
            wrong.parse::<Average>().unwrap_err().to_string(),
            format!("{wrong:?} is not a decimal number of points with up to 4 decimals")
        );
    }
}

// Regimes

#[test]
fn regimes_are_in_force_from_a_day_until_another() {
    let on = |day| -> Vec<&str> { regimes_on(day).map(|regime| regime.id().as_str()).collect() };
    assert_eq!(on(date!(2019 - 08 - 20)), [""; 0]);
    assert_eq!(on(date!(2019 - 08 - 21)), ["QD-1048-2019"]);
    assert_eq!(on(date!(2023 - 02 - 23)), ["QD-1048-2019"]);
    assert_eq!(on(date!(2023 - 02 - 24)), ["QD-148-2023"]);
    assert_eq!(on(date!(2026 - 05 - 21)), ["QD-148-2023"]);
    assert_eq!(on(date!(2026 - 05 - 22)), ["QD-148-2023", "QD-26-2026"]);
    assert_eq!(on(date!(2026 - 07 - 21)), ["QD-148-2023", "QD-26-2026"]);
    assert_eq!(on(date!(2026 - 07 - 22)), ["QD-26-2026"]);
}

#[test]
fn authorities_change_with_level_and_day() {
    let by = |id, stars, day| match rules(id).recognition(stars, day) {
        Recognition::By(authority) => authority.to_string(),
        Recognition::NoCertificate => "no certificate".into(),
        Recognition::NotCovered => "not covered".into(),
    };
    let (old, new) = (&RegimeId::QD_148_2023, &RegimeId::QD_26_2026);
    let (district, chair) = ("People's Committee of the district", "chair of the provincial People's Committee");
    assert_eq!(by(old, Stars::THREE, date!(2025 - 06 - 30)), district);
    for day in [date!(2025 - 07 - 01), date!(2025 - 07 - 05)] {
        assert_eq!(by(old, Stars::THREE, day), "not covered");
        assert_eq!(by(old, Stars::FOUR, day), chair);
    }
    assert_eq!(by(old, Stars::THREE, date!(2025 - 07 - 06)), chair);
    assert_eq!(by(old, Stars::FIVE, date!(2025 - 02 - 28)), "Minister of Agriculture and Rural Development");
    assert_eq!(by(old, Stars::FIVE, date!(2025 - 03 - 01)), "Minister of Agriculture and Environment");
    assert_eq!(by(old, Stars::FOUR, date!(2026 - 07 - 22)), "not covered");
    assert_eq!(by(new, Stars::THREE, date!(2026 - 05 - 21)), "not covered");
    assert_eq!(by(new, Stars::THREE, date!(2026 - 05 - 22)), chair);
    assert_eq!(by(new, Stars::TWO, date!(2026 - 05 - 22)), "no certificate");
    assert_eq!(by(&RegimeId::QD_1048_2019, Stars::THREE, date!(2022 - 01 - 01)), chair);
    assert_eq!(Authority::ProvincialChair.label(Lang::Vi), "Chủ tịch UBND cấp tỉnh");
}

#[test]
fn a_ministry_has_the_name_of_the_day() {
    let name = |day| Agency::Agriculture.name(day, Lang::En);
    assert_eq!(name(date!(2025 - 02 - 28)), "Ministry of Agriculture and Rural Development");
    assert_eq!(name(date!(2025 - 03 - 01)), "Ministry of Agriculture and Environment");
    assert_eq!(Agency::Health.name(date!(2026 - 01 - 01), Lang::Vi), "Bộ Y tế");
}

#[test]
fn each_regime_has_26_sets_in_6_sectors_and_holds_together() {
    for regime in regimes() {
        assert_eq!((regime.sectors().len(), regime.sets().len()), (6, 26), "{}", regime.id());
        assert_eq!(regime.parts().iter().map(|part| part.points().get()).sum::<u16>(), 100);
        assert!(regime.sets().iter().all(|set| regime.group_of(set).is_some()));
        let document = serde_json::to_string(regime).unwrap();
        assert_eq!(&serde_json::from_str::<Regime>(&document).unwrap(), regime);
    }
    let current = rules(&RegimeId::QD_26_2026);
    assert_eq!(current.groups().len(), 17);
    let coffee = current.set(SetNumber::new(13).unwrap()).unwrap();
    assert_eq!((coffee.sector().as_str(), coffee.name().get(Lang::En), coffee.samples()), ("I", "Coffee and cocoa", 5));
    let tourism = current.set(SetNumber::new(26).unwrap()).unwrap();
    assert_eq!((tourism.agencies(), tourism.samples()), ([Agency::Culture, Agency::Agriculture].as_slice(), 0));
    let group = current.group_of(coffee).unwrap();
    assert_eq!((coffee.group(), group.number(), group.sector()), (group.number(), coffee.group(), coffee.sector()));
    let numbers: Vec<u8> = current
        .groups()
        .iter()
        .filter(|g| g.sector().as_str() == "I")
        .map(ocop::certification::Group::number)
        .collect();
    assert_eq!(numbers, (1..=numbers.len()).map(|number| u8::try_from(number).unwrap()).collect::<Vec<_>>());
    let until: Vec<Option<Date>> = regimes().iter().map(Regime::until).collect();
    assert_eq!(until, [Some(date!(2023 - 02 - 24)), Some(date!(2026 - 07 - 22)), None]);
    // Two labels are equal where they say the same in both languages.
    assert_ne!(coffee.name(), tourism.name());
    let transition = current.transition().unwrap();
    assert_eq!(transition.first_rating_until(), date!(2026 - 07 - 21));
    assert_eq!(transition.re_rating_until(), date!(2026 - 06 - 21));
    let amended = rules(&RegimeId::QD_148_2023).amendments();
    assert_eq!(amended.first().map(Amendment::from), Some(date!(2025 - 07 - 06)));
}

#[test]
fn the_mapping_of_sets_is_one_to_many_and_has_holes() {
    let key = |id: &RegimeId, number| rules(id).key(SetNumber::new(number).unwrap()).unwrap();
    let numbers = |keys: Vec<SetKey>| -> Vec<u16> { keys.iter().map(|key| key.number().get()).collect() };
    let new = |id, number| successors(&key(id, number)).map(numbers);
    assert_eq!(new(&RegimeId::QD_1048_2019, 4), Some(vec![4, 8]));
    assert_eq!(new(&RegimeId::QD_1048_2019, 14), Some(vec![13]));
    assert_eq!(new(&RegimeId::QD_1048_2019, 21), Some(vec![]));
    assert_eq!(new(&RegimeId::QD_148_2023, 13), Some(vec![13]));
    assert_eq!(new(&RegimeId::QD_26_2026, 13), None);
    assert_eq!(
        predecessors(&key(&RegimeId::QD_26_2026, 8)).iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["QD-1048-2019/I/4", "QD-1048-2019/I/8", "QD-1048-2019/I/9", "QD-148-2023/I/8"]
    );
    assert_eq!(numbers(predecessors(&key(&RegimeId::QD_26_2026, 23))), [23]);
    let wrong_sector = SetKey::new(RegimeId::QD_1048_2019, SectorCode::new("II").unwrap(), SetNumber::new(4).unwrap());
    assert_eq!(successors(&wrong_sector), None);
}

#[test]
fn minima_are_known_for_the_latest_regime_only() {
    let known: Vec<Minima> = regimes().iter().map(Regime::minima).collect();
    assert_eq!(known, [Minima::Unknown, Minima::Unknown, Minima::OnForms]);
}

#[test]
fn keys_are_short_ascii_words() {
    assert_eq!(
        RegimeId::new("").unwrap_err().to_string(),
        "\"\" is not a key of 1 to 64 ASCII letters, digits, '-', '_' or '.'"
    );
    assert!(RegimeId::new(&"x".repeat(64)).is_ok());
    assert!(RegimeId::new(&"x".repeat(65)).is_err());
    assert!(SectorCode::new("Ẩm thực").is_err());
    assert_eq!(SetNumber::new(0), Err(KeyError::SetNumber { seen: 0 }));
    assert_eq!(SetNumber::new(0).unwrap_err().to_string(), "0 is not a set number of 1 or more");
}

// Terms and status

#[test]
fn a_term_ends_on_the_same_calendar_day_after_36_months_inclusive() {
    let last = |from| issued(Stars::THREE, from).last_day();
    assert_eq!(last(date!(2026 - 08 - 05)), date!(2029 - 08 - 05));
    assert_eq!(last(date!(2024 - 02 - 29)), date!(2027 - 02 - 28));
    assert_eq!(last(date!(2024 - 02 - 28)), date!(2027 - 02 - 28));
    assert_eq!(last(date!(2025 - 12 - 31)), date!(2028 - 12 - 31));
    let certificate = issued(Stars::THREE, date!(2023 - 06 - 01));
    assert_eq!(certificate.status(date!(2023 - 05 - 31)), Status::NotYetValid { starts_in: 1 });
    assert_eq!(certificate.status(date!(2023 - 06 - 01)), Status::InTerm { days_left: 1_096 });
    assert_eq!(certificate.status(date!(2026 - 06 - 01)), Status::Expiring { days_left: 0 });
    assert!(!certificate.status(date!(2026 - 06 - 02)).is_displayable());
}

#[test]
fn the_filing_window_is_from_180_to_120_days_before_the_end() {
    // The last day is 1 December 2026.
    let certificate = issued(Stars::FOUR, date!(2023 - 12 - 01));
    assert_eq!(certificate.status(date!(2026 - 06 - 03)), Status::InTerm { days_left: 181 });
    assert_eq!(
        certificate.status(date!(2026 - 06 - 04)),
        Status::FilingWindow { days_left: 180, filing_days_left: 60 }
    );
    assert_eq!(certificate.status(date!(2026 - 08 - 03)), Status::FilingWindow { days_left: 120, filing_days_left: 0 });
    assert_eq!(certificate.status(date!(2026 - 08 - 04)), Status::Expiring { days_left: 119 });
    assert!(certificate.status(date!(2026 - 12 - 01)).is_displayable());
}

#[test]
fn there_is_no_filing_window_before_22_may_2026() {
    // The last day is 1 October 2026, so the window would open on 4 April.
    let certificate = issued(Stars::FOUR, date!(2023 - 10 - 01));
    assert_eq!(certificate.status(date!(2026 - 05 - 21)), Status::InTerm { days_left: 133 });
    assert_eq!(
        certificate.status(date!(2026 - 05 - 22)),
        Status::FilingWindow { days_left: 132, filing_days_left: 12 }
    );
    assert_eq!(certificate.next_change(date!(2026 - 01 - 01)), Some(date!(2026 - 05 - 22)));
}

#[test]
fn an_extension_is_a_recorded_fact_for_ends_from_22_may_to_18_september_2026() {
    let extended = |from: Date, until: Date| {
        Certificate::builder("Mật ong", RegimeId::QD_148_2023, Stars::THREE)
            .issued_on(from)
            .extended_until(until)
            .build()
    };
    // 180 days after 22 May 2026 is 18 November.
    let certificate = extended(date!(2023 - 05 - 22), date!(2026 - 11 - 18)).unwrap();
    assert_eq!(certificate.status(date!(2026 - 05 - 22)), Status::Expiring { days_left: 0 });
    assert_eq!(certificate.status(date!(2026 - 05 - 23)), Status::Extended { days_left: 179 });
    assert_eq!(certificate.status(date!(2026 - 11 - 18)), Status::Extended { days_left: 0 });
    assert_eq!(certificate.status(date!(2026 - 11 - 19)), Status::Expired { days_ago: 1, extension_possible: false });
    let faults = |from, until| extended(from, until).unwrap_err().to_string();
    assert_eq!(
        faults(date!(2023 - 05 - 22), date!(2026 - 11 - 19)),
        "an extension until 2026-11-19 is not after 2026-05-22 and no later than 2026-11-18"
    );
    assert_eq!(
        faults(date!(2023 - 05 - 22), date!(2026 - 05 - 22)),
        "an extension until 2026-05-22 is not after 2026-05-22 and no later than 2026-11-18"
    );
    assert_eq!(
        faults(date!(2023 - 05 - 21), date!(2026 - 06 - 01)),
        "a term that ends on 2026-05-21 cannot be extended"
    );
    assert_eq!(
        faults(date!(2023 - 09 - 19), date!(2026 - 09 - 20)),
        "a term that ends on 2026-09-19 cannot be extended"
    );
    assert!(extended(date!(2023 - 09 - 18), date!(2027 - 03 - 17)).is_ok());
}

#[test]
fn without_a_recorded_extension_it_is_expired_and_says_that_one_is_possible() {
    let certificate = issued(Stars::THREE, date!(2023 - 06 - 01));
    let possible = |day| matches!(certificate.status(day), Status::Expired { extension_possible: true, .. });
    assert!(possible(date!(2026 - 06 - 02)) && possible(date!(2026 - 11 - 28)));
    assert!(!possible(date!(2026 - 11 - 29)));
    assert_eq!(certificate.next_change(date!(2026 - 06 - 02)), Some(date!(2026 - 11 - 29)));
    assert_eq!(certificate.next_change(date!(2026 - 11 - 29)), None);
    let never = issued(Stars::THREE, date!(2023 - 05 - 21));
    assert_eq!(never.status(date!(2026 - 05 - 22)), Status::Expired { days_ago: 1, extension_possible: false });
}

#[test]
fn a_revocation_overrides_everything_from_its_day_on() {
    let revocation = Revocation::new(RevocationGround::MarkMisuse, Authority::ProvincialChair, date!(2025 - 03 - 10));
    let certificate = Certificate::builder("Nước mắm", RegimeId::QD_148_2023, Stars::FOUR)
        .issued_on(date!(2024 - 01 - 01))
        .revoked(revocation.clone())
        .build()
        .unwrap();
    assert!(certificate.status(date!(2025 - 03 - 09)).is_displayable());
    assert_eq!(certificate.status(date!(2025 - 03 - 10)), Status::Revoked { revocation: revocation.clone() });
    assert_eq!(certificate.status(date!(2030 - 01 - 01)), Status::Revoked { revocation });
    assert_eq!(certificate.next_change(date!(2024 - 06 - 01)), Some(date!(2025 - 03 - 10)));
    assert_eq!(certificate.next_change(date!(2025 - 03 - 10)), None);
}

#[test]
fn valid_from_may_precede_the_day_of_issue_and_the_decision_date_stands_in_for_both() {
    let builder = || Certificate::builder("Cà phê", RegimeId::QD_148_2023, Stars::FIVE);
    let decision = Decision::numbered("377/QĐ-BNN-VPĐP".parse().unwrap())
        .by(Authority::AgricultureAndRuralDevelopment)
        .on(date!(2025 - 01 - 17));
    let early = builder().issued_on(date!(2024 - 09 - 10)).valid_from(date!(2024 - 07 - 01)).build().unwrap();
    assert_eq!((early.valid_from(), early.last_day()), (date!(2024 - 07 - 01), date!(2027 - 07 - 01)));
    let decided = builder().decision(decision).build().unwrap();
    assert_eq!((decided.valid_from(), decided.issued_on()), (date!(2025 - 01 - 17), None));
}

#[test]
fn the_latest_certificate_that_may_be_shown_counts_and_not_the_highest() {
    let five = issued(Stars::FIVE, date!(2023 - 12 - 01));
    let four = issued(Stars::FOUR, date!(2025 - 06 - 25));
    let both = [five.clone(), four.clone()];
    assert_eq!(stars_on(&both, date!(2023 - 11 - 30)), None);
    assert_eq!(stars_on(&both, date!(2025 - 06 - 24)), Some(Stars::FIVE));
    assert_eq!(displayed(&both, date!(2025 - 06 - 25)), Some(&four));
    assert_eq!(displayed([&four, &five], date!(2025 - 06 - 25)), Some(&four));
    assert_eq!(next_change(&both, date!(2024 - 01 - 01)), Some(date!(2025 - 06 - 25)));
    let revoked = Certificate::builder("Cà phê bột", RegimeId::QD_148_2023, Stars::FOUR)
        .issued_on(date!(2025 - 06 - 25))
        .revoked(Revocation::new(
            RevocationGround::ProductionStopped,
            Authority::ProvincialChair,
            date!(2025 - 09 - 01),
        ))
        .build()
        .unwrap();
    assert_eq!(stars_on([&five, &revoked], date!(2025 - 09 - 01)), Some(Stars::FIVE));
    assert_eq!(displayed(&[], date!(2025 - 01 - 01)), None);
}

// The checked door

#[test]
fn a_certificate_is_refused_with_every_fault_at_once() {
    let wrong = Certificate::builder("  ", RegimeId::QD_26_2026, Stars::TWO)
        .producer("-")
        .set(rules(&RegimeId::QD_148_2023).key(SetNumber::new(13).unwrap()).unwrap())
        .succeeds(Succession::upgrade(Stars::THREE, date!(2024 - 01 - 01)))
        .build()
        .unwrap_err();
    let faults: Vec<String> = wrong.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "product \"  \" has no letter or digit",
            "producer \"-\" has no letter or digit",
            "product set QD-148-2023/I/13 is not one of regime QD-26-2026",
            "2 stars get no certificate under QD-26-2026, which certifies 3 or more",
            "neither valid from, issued on nor a decision date is given",
            "an upgrade from 3 stars to 2 is not to more stars",
        ]
    );
    assert_eq!(wrong.to_string(), faults.join("; "));
}

#[test]
fn a_document_goes_through_the_same_door_with_paths() {
    let document = r#"[{"product": "Trà", "regime": "QD-26-2026", "stars": 1, "issued_on": "2026-08-05",
        "extension": {"until": "2029-09-01"}}]"#;
    let faults = serde_json::from_str::<Unchecked>(document).unwrap().check::<Vec<Certificate>>().unwrap_err();
    assert_eq!(
        faults.to_string(),
        "[0].stars: 1 is not part of a certificate: 1 stars get no certificate under QD-26-2026, which certifies 3 or more; \
         [0].extension: {\"until\": \"2029-09-01\"} is not part of a certificate: a term that ends on 2029-08-05 cannot be extended"
    );
    let unknown = r#"{"product": "Trà", "regime": "QD-26-2026", "stars": 4, "issued_on": "2026-08-05", "star": 5}"#;
    assert!(
        serde_json::from_str::<Certificate>(unknown)
            .unwrap_err()
            .to_string()
            .contains("field \"star\" is not known here")
    );
}

#[test]
fn a_succession_must_follow_an_earlier_certificate() {
    let with = |succession| {
        Certificate::builder("Miến dong", RegimeId::QD_148_2023, Stars::FIVE)
            .issued_on(date!(2024 - 06 - 25))
            .succeeds(succession)
            .build()
    };
    assert!(with(Succession::re_recognition(Stars::FIVE, date!(2021 - 05 - 20))).is_ok());
    assert!(with(Succession::upgrade(Stars::FOUR, date!(2021 - 05 - 20))).is_ok());
    let same_day = with(Succession::re_recognition(Stars::FIVE, date!(2024 - 06 - 25))).unwrap_err();
    assert_eq!(same_day.to_string(), "previous certificate from 2024-06-25 is not before 2024-06-25");
}

#[test]
fn a_chain_of_certificates_fits_link_by_link() {
    let link = |stars, from: Date, succession: Option<Succession>| {
        let builder = Certificate::builder("Miến dong", RegimeId::QD_148_2023, stars).issued_on(from);
        succession.map_or(builder.clone(), |succession| builder.succeeds(succession)).build().unwrap()
    };
    let (first, second, third) = (date!(2019 - 12 - 20), date!(2021 - 05 - 20), date!(2024 - 06 - 25));
    let four = link(Stars::FOUR, first, Some(Succession::re_recognition(Stars::THREE, date!(2016 - 01 - 01))));
    let five = link(Stars::FIVE, second, Some(Succession::upgrade(Stars::FOUR, first)));
    let again = link(Stars::FIVE, third, Some(Succession::re_recognition(Stars::FIVE, second)));
    assert_eq!(history([&again, &four, &five]), Ok(vec![&four, &five, &again]));
    let error = |certificates: [&Certificate; 2]| history(certificates).unwrap_err().to_string();
    assert_eq!(
        error([&four, &again]),
        "the certificate from 2024-06-25 follows one from 2021-05-20, which is not the one before it"
    );
    let three = link(Stars::THREE, first, None);
    assert_eq!(error([&three, &five]), "the certificate from 2021-05-20 follows one of 4 stars, which has 3");
    assert_eq!(error([&three, &four]), "two certificates are valid from 2019-12-20");
    assert_eq!(again.succession().map(Succession::kind), Some(SuccessionKind::ReRecognition));
}

#[test]
fn a_status_is_said_in_both_languages() {
    let certificate = issued(Stars::THREE, date!(2023 - 06 - 01));
    let said = |day: Date, lang| certificate.status(day).label(lang);
    assert_eq!(said(date!(2023 - 05 - 31), Lang::Vi), "chưa có hiệu lực");
    assert_eq!(said(date!(2023 - 06 - 01), Lang::En), "in term");
    assert_eq!(said(date!(2026 - 06 - 02), Lang::En), "expired, extension possible, not recorded");
    assert_eq!(said(date!(2027 - 06 - 02), Lang::Vi), "hết hiệu lực");
    assert_eq!(RevocationGround::MarkMisuse.label(Lang::Vi), "dùng sai nhãn hiệu OCOP");
}

#[test]
fn a_regime_of_the_hosts_own_brings_its_own_rules() {
    let own = RegimeId::new("OTOP-2003").unwrap();
    let builder = || Certificate::builder("Mango chips", own.clone(), Stars::ONE).issued_on(date!(2025 - 01 - 31));
    assert_eq!(
        builder().build().unwrap_err().to_string(),
        "regime OTOP-2003 is not one of QD-1048-2019, QD-148-2023 and QD-26-2026, and no rules were given"
    );
    let certificate = builder().rules(CertificateRules::new(25, Stars::ONE).unwrap()).build().unwrap();
    assert_eq!(certificate.last_day(), date!(2027 - 02 - 28));
    assert_eq!(certificate.status(date!(2027 - 02 - 28)), Status::InTerm { days_left: 0 });
    let document = serde_json::to_string(&certificate).unwrap();
    assert_eq!(serde_json::from_str::<Certificate>(&document).unwrap(), certificate);
    let late =
        builder().valid_from(date!(9999 - 01 - 01)).rules(CertificateRules::new(12, Stars::ONE).unwrap()).build();
    assert_eq!(
        late.unwrap_err().as_slice(),
        [CertificateFault::TermTooLong { valid_from: date!(9999 - 01 - 01), months: 12 }]
    );
}

#[test]
fn rules_that_contradict_themselves_are_refused() {
    let text = |error: ocop::certification::RulesError| error.to_string();
    assert_eq!(CertificateRules::new(0, Stars::ONE).map_err(text), Err("a term of 0 months is not 1 or more".into()));
    assert_eq!(
        FilingRule::new(10, 20, date!(2026 - 01 - 01)).map_err(text),
        Err("a filing window from 10 to 20 days before the end closes before it opens".into())
    );
    assert_eq!(
        ExtensionRule::new(date!(2026 - 01 - 02), date!(2026 - 01 - 01), 5).map_err(text),
        Err("extensible ends from 2026-01-02 to 2026-01-01 are no span of days".into())
    );
}

#[test]
fn the_days_of_the_built_in_rules_are_those_of_the_decision() {
    let rules = CertificateRules::OCOP;
    assert_eq!((rules.term_months(), rules.lowest()), (36, Stars::THREE));
    let filing = rules.filing().unwrap();
    assert_eq!((filing.opens_before(), filing.closes_before(), filing.since()), (180, 120, date!(2026 - 05 - 22)));
    let extension = rules.extension().unwrap();
    assert_eq!((extension.first_end(), extension.last_end()), (date!(2026 - 05 - 22), date!(2026 - 09 - 18)));
    assert_eq!(extension.most_days(), 180);
}

// Numbers and codes

#[test]
fn decision_numbers_are_read_and_printed_in_normal_form() {
    let read = |text: &str| text.parse::<DecisionNumber>();
    let own = read("26/2026/QĐ-TTg").unwrap();
    assert_eq!((own.digits(), own.year(), own.issuer()), ("26", Some(2026), "TTg"));
    let padded = read(" 0123/QĐ-VPĐP-OCOP ").unwrap();
    assert_eq!(
        (padded.digits(), padded.issuer(), padded.to_string()),
        ("0123", "VPĐP-OCOP", "0123/QĐ-VPĐP-OCOP".into())
    );
    // A decomposed letter is the same letter.
    assert_eq!(read("1/QĐ-SỞ").unwrap(), read("1/QĐ-SO\u{31b}\u{309}").unwrap());
    let error = |text: &str| read(text).unwrap_err().to_string();
    assert_eq!(error("3981"), "\"3981\" is not NUMBER/QĐ-ISSUER or NUMBER/YEAR/QĐ-ISSUER");
    assert_eq!(error("3981/UBND"), "\"3981/UBND\" is not NUMBER/QĐ-ISSUER or NUMBER/YEAR/QĐ-ISSUER");
    assert_eq!(error("x/QĐ-UBND"), "decision number \"x\" is not 1 to 9 digits");
    assert_eq!(error("1/26/QĐ-UBND"), "decision year \"26\" is not four digits from 1945 on");
    assert_eq!(
        error("1/QĐ-UB--ND"),
        "decision issuer \"UB--ND\" is not letters and digits with single hyphens between"
    );
    for year in ["202", "20260", "+2026", "+202", "1944"] {
        let expected = format!("decision year {year:?} is not four digits from 1945 on");
        assert_eq!(error(&format!("1/{year}/QĐ-UBND")), expected);
    }
    assert_eq!(error("1/QĐ-"), "decision issuer \"\" is not letters and digits with single hyphens between");
}

#[test]
fn product_codes_are_read_and_printed_in_both_formats() {
    let read = |text: &str| text.parse::<ProductCode>();
    let old = read("83-829-28780-3-2022").unwrap();
    assert_eq!(
        (old.province(), old.district(), old.commune(), old.running(), old.year()),
        ("83", Some("829"), "28780", "3", 2022)
    );
    let new = read("01-00004-0012-2026").unwrap();
    assert_eq!((new.province(), new.district(), new.commune(), new.running()), ("01", None, "00004", "0012"));
    assert_eq!(new.to_string(), "01-00004-0012-2026");
    let error = |text: &str| read(text).unwrap_err().to_string();
    assert_eq!(
        error("83-829"),
        "\"83-829\" is not PROVINCE-COMMUNE-NUMBER-YEAR or PROVINCE-DISTRICT-COMMUNE-NUMBER-YEAR"
    );
    assert_eq!(error("8-00004-1-2026"), "province code \"8\" is not 2 digits");
    assert_eq!(error("83-29-28780-3-2022"), "district code \"29\" is not 3 digits");
    assert_eq!(error("83-2878-3-2022"), "commune code \"2878\" is not 5 digits");
    assert_eq!(error("83-28780--2022"), "running number \"\" is not 1 to 9 digits");
    assert_eq!(error("83-28780-1-1999"), "year \"1999\" is not 2000 to 2099");
}
