//! Sheets, councils and the way up, by example: coffee (set 13), tourism (set 26) and a programme of
//! a host's own.
#![cfg(feature = "scorecards")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends with a panic")]

use ocop::certification::{
    Answer, Assessment, AssessmentError, Case, Certificate, Code, CouncilPolicy, Form, Ground, Leaf, MinimaPolicy,
    Outcome, Path, Points, Quorum, Reason, Recognition, Regime, RegimeId, SetNumber, Sheet, Stars, WayUp, regime,
    scorecards, usual_cost,
};
use serde_json::Value;
use time::macros::date;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn form(set: u16) -> &'static Form {
    scorecards::form(SetNumber::new(set).unwrap()).unwrap()
}

fn current() -> &'static Regime {
    regime(&RegimeId::QD_26_2026).unwrap()
}

fn empty(set: u16) -> Sheet {
    Sheet::new(RegimeId::QD_26_2026, SetNumber::new(set).unwrap())
}

/// The highest choice everywhere.
fn best(set: u16) -> Sheet {
    form(set).leaves().iter().fold(empty(set), |sheet, leaf| {
        let highest = leaf.open(Some(Case::A)).map(|(index, _)| index).max().unwrap();
        sheet.with(leaf.code(), Answer::Choice(highest))
    })
}

fn assess(sheet: &Sheet) -> Assessment {
    current().assess(form(sheet.set().get()), sheet).unwrap()
}

fn path(way: WayUp) -> Path {
    match way {
        WayUp::Path(path) => path,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_full_sheet_has_100_points_and_five_stars_on_every_form() {
    for form in scorecards::forms() {
        let assessment = assess(&best(form.set().get()));
        assert_eq!(assessment.total().get(), 100, "form {}", form.set());
        assert_eq!(assessment.outcome(), &Outcome::Rated { stars: Stars::FIVE, reason: Reason::Points });
        assert!(assessment.unmet().is_empty());
        let parts: Vec<u16> = assessment.parts().iter().map(|(_, points)| points.get()).collect();
        assert_eq!(parts, [40, 25, 35]);
        let sections: Vec<(Code, Points)> = form.sections().iter().map(|s| (s.code(), s.points())).collect();
        assert_eq!(assessment.sections(), sections);
        assert_eq!(form.points().get(), 100);
    }
}

#[test]
fn an_empty_sheet_has_one_star_and_misses_every_minimum() {
    let assessment = assess(&empty(13));
    assert_eq!(assessment.total(), Points::default());
    assert_eq!(assessment.stars(), Some(Stars::ONE));
    let marks = form(13).leaves().iter().flat_map(Leaf::choices).filter(|c| c.minimum().is_some()).count();
    assert_eq!(assessment.unmet().len(), marks);
}

#[test]
fn points_reach_a_band_and_a_missed_minimum_caps_the_stars() {
    // All but the trademark: 97 points, and the three-star minimum at 3.5 is not met.
    let sheet = best(13).with(code("3.5"), Answer::NoneApplies);
    let assessment = assess(&sheet);
    assert_eq!((assessment.total().get(), assessment.band()), (97, Stars::FIVE));
    let reason = Reason::Minima { missed: Stars::THREE };
    assert_eq!(assessment.outcome(), &Outcome::Rated { stars: Stars::TWO, reason });
    let unmet: Vec<(u8, String, u8)> =
        assessment.unmet().iter().map(|m| (m.stars.get(), m.leaf.to_string(), m.choice)).collect();
    assert_eq!(unmet, [(3, "3.5".into(), 0), (4, "3.5".into(), 1)]);
    // One step below the five-star minimum at 7: 98 points, four stars.
    let assessment = assess(&best(13).with(code("7"), Answer::Choice(2)));
    assert_eq!((assessment.total().get(), assessment.stars()), (98, Some(Stars::FOUR)));
    // Points decide where they reach less than the minima would allow.
    let low =
        ["1.1", "1.3", "1.4", "2.1"].iter().fold(best(13), |sheet, leaf| sheet.with(code(leaf), Answer::NoneApplies));
    assert_eq!(
        assess(&low).outcome(),
        &Outcome::Rated { stars: Stars::TWO, reason: Reason::Minima { missed: Stars::THREE } }
    );
}

#[test]
fn the_structure_of_a_story_counts_nothing_while_there_is_no_story() {
    let without = best(13).with(code("5.1"), Answer::Choice(0));
    let points = |assessment: &Assessment, leaf: &str| {
        assessment.leaves().iter().find(|points| points.leaf == code(leaf)).unwrap().points.get()
    };
    let assessment = assess(&without);
    assert_eq!((points(&assessment, "5.1"), points(&assessment, "5.2"), points(&assessment, "5.3")), (0, 0, 5));
    assert_eq!(assessment.total().get(), 100 - 5 - 2);
    let assessment = assess(&without.with(code("5.1"), Answer::Choice(1)));
    assert_eq!((points(&assessment, "5.1"), points(&assessment, "5.2")), (1, 2));
    assert_eq!(points(&assess(&best(13).without(code("5.1"))), "5.2"), 0);
}

#[test]
fn none_applies_and_an_open_leaf_both_count_0() {
    let none = assess(&best(13).with(code("1.6"), Answer::NoneApplies));
    let open = assess(&best(13).without(code("1.6")));
    assert_eq!((none.total(), none.unmet()), (open.total(), open.unmet()));
    assert_eq!(none.total().get(), 97);
}

#[test]
fn disqualification_is_not_a_low_score() {
    let sheet = best(13).disqualified(Ground::ForgedDossier).disqualified(Ground::SameAsAnother);
    let assessment = assess(&sheet);
    assert_eq!((assessment.total().get(), assessment.stars()), (100, None));
    let grounds = vec![Ground::ForgedDossier, Ground::SameAsAnother];
    assert_eq!(assessment.outcome(), &Outcome::Disqualified { grounds: grounds.clone() });
    assert_eq!(current().way_up(form(13), &sheet, Stars::THREE, usual_cost).unwrap(), WayUp::Disqualified { grounds });
}

#[test]
fn a_choice_or_no_choice_may_end_the_rating() {
    let stopped = |sheet: Sheet| assess(&sheet).outcome().clone();
    let defect = Outcome::Disqualified { grounds: vec![Ground::Defect] };
    assert_eq!(stopped(best(7).with(code("6.1"), Answer::Choice(0))), defect);
    let declaration = Outcome::Disqualified { grounds: vec![Ground::MissingDeclaration] };
    assert_eq!(stopped(best(19).with(code("6"), Answer::Choice(0))), declaration);
    assert_eq!(stopped(best(20).with(code("6"), Answer::NoneApplies)), declaration);
    // Coffee calls it acceptable.
    assert_eq!(assess(&best(13).with(code("6.1.1"), Answer::Choice(0))).stars(), Some(Stars::FIVE));
    // A better choice leads out of it again; for five stars the best is the minimum.
    let sheet = best(7).with(code("6.1"), Answer::Choice(0));
    let found = path(current().way_up(form(7), &sheet, Stars::FIVE, usual_cost).unwrap());
    assert_eq!(found.moves().iter().map(|step| (step.leaf, step.to)).collect::<Vec<_>>(), [(code("6.1"), 2)]);
}

#[test]
fn a_sheet_that_does_not_fit_its_form_is_refused_with_every_fault() {
    let sheet = best(13)
        .with(code("1.1"), Answer::Choice(3))
        .with(code("9.9"), Answer::Choice(0))
        .in_case(Case::A)
        .disqualified(Ground::ProductionLicence);
    let error = current().assess(form(13), &sheet).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the form has no cases; leaf 1.1 has no choice 3, only 0 to 2; the form has no leaf 9.9; \
         no production licence is no ground of the form"
    );
    assert_eq!(
        current().assess(form(12), &empty(13)).unwrap_err().to_string(),
        "the sheet is for set 13 of QD-26-2026, the form for set 12 of QD-26-2026"
    );
}

#[test]
fn a_sheet_is_read_from_a_document_with_every_fault() {
    let document = r#"{"regime": "QD 26", "set": 0, "answers": {"1.1": 300, "1.2": "yes"}, "grounds": ["late"]}"#;
    let unchecked: ocop::input::Unchecked = serde_json::from_str(document).unwrap();
    let faults = unchecked.check::<Sheet>().unwrap_err();
    let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["regime", "set", "answers.1.1", "answers.1.2", "grounds[0]"]);
    let sheet = best(26).in_case(Case::A).with(code("1"), Answer::NoneApplies).disqualified(Ground::Other);
    assert_eq!(serde_json::from_str::<Sheet>(&serde_json::to_string(&sheet).unwrap()).unwrap(), sheet);
}

#[test]
fn an_assessment_is_not_offered_where_minima_are_unknown() {
    for id in [RegimeId::QD_1048_2019, RegimeId::QD_148_2023] {
        let mut document = serde_json::to_value(form(13)).unwrap();
        document.as_object_mut().unwrap().insert("regime".into(), id.as_str().into());
        let old_form: Form = serde_json::from_value(document).unwrap();
        let sheet = Sheet::new(id.clone(), SetNumber::new(13).unwrap());
        assert_eq!(
            regime(&id).unwrap().assess(&old_form, &sheet),
            Err(AssessmentError::MinimaUnknown { regime: id.clone() })
        );
    }
    assert_eq!(
        regime(&RegimeId::QD_148_2023).unwrap().assess(form(13), &empty(13)).unwrap_err().to_string(),
        "the form is of regime QD-26-2026, not QD-148-2023"
    );
}

#[test]
fn tourism_has_one_case_for_the_whole_sheet() {
    let community = best(26);
    assert_eq!(assess(&community).stars(), Some(Stars::FIVE));
    assert_eq!(assess(&community.clone().in_case(Case::A)), assess(&community));
    let mixed = community.clone().with(code("9"), Answer::Choice(3));
    assert_eq!(
        current().assess(form(26), &mixed).unwrap_err().to_string(),
        "choice 3 of leaf 9 is not one of the sheet's case"
    );
    let error = current().assess(form(26), &community.in_case(Case::B)).unwrap_err();
    let AssessmentError::Sheet(faults) = error else { panic!("{error}") };
    assert_eq!(faults.iter().len(), 3);
    // With the case open, the cheaper one is taken for all three items.
    let cost = |step: &ocop::certification::Step<'_>| match step.leaf().choice(step.to()).unwrap().case() {
        Some(Case::A) => Some(10),
        _ => Some(1),
    };
    let found = path(current().way_up(form(26), &empty(26), Stars::FIVE, cost).unwrap());
    assert_eq!(found.case(), Some(Case::B));
    assert_eq!(assess(&found.applied_to(&empty(26))).stars(), Some(Stars::FIVE));
}

#[test]
fn the_way_up_for_coffee_is_the_cheapest() {
    // 86 points and every minimum but one of five stars.
    let lowered = [("1.2", 0), ("1.5", 2), ("4.2", 1), ("4.3", 2), ("11", 0), ("2.4", 0), ("1.7", 0), ("6.2.2", 1)];
    let sheet = lowered.iter().fold(best(13), |sheet, (leaf, choice)| sheet.with(code(leaf), Answer::Choice(*choice)));
    let now = assess(&sheet);
    assert_eq!((now.total().get(), now.stars()), (86, Some(Stars::FOUR)));
    let found = path(current().way_up(form(13), &sheet, Stars::FIVE, usual_cost).unwrap());
    // 1.5 is the minimum. Three points are missing then: two steps at 4.2 give them, in the fewest leaves.
    let moves: Vec<(String, u8)> = found.moves().iter().map(|step| (step.leaf.to_string(), step.to)).collect();
    assert_eq!(moves, [("1.5".into(), 3), ("4.2".into(), 3)]);
    assert_eq!((found.cost(), found.total().get()), (3, 90));
    assert_eq!(assess(&found.applied_to(&sheet)).stars(), Some(Stars::FIVE));
    // What cannot be changed is gone round; where that is impossible, the level is out of reach.
    let fixed = |leaf: &'static str| {
        move |step: &ocop::certification::Step<'_>| {
            (step.leaf().code() != code(leaf)).then(|| usual_cost(step)).flatten()
        }
    };
    let round = path(current().way_up(form(13), &sheet, Stars::FIVE, fixed("4.2")).unwrap());
    assert_eq!((round.cost(), round.moves().last().map(|step| step.leaf)), (3, Some(code("6.2.2"))));
    assert_eq!(current().way_up(form(13), &sheet, Stars::FIVE, fixed("1.5")).unwrap(), WayUp::Unreachable);
}

#[test]
fn the_sheet_of_the_example_has_points_for_four_stars_and_three_minima_to_go() {
    let sheet: Sheet = serde_json::from_str(include_str!("../examples/data/coffee-sheet.json")).unwrap();
    let assessment = assess(&sheet);
    let parts: Vec<u16> = assessment.parts().iter().map(|(_, points)| points.get()).collect();
    assert_eq!((parts.as_slice(), assessment.total().get()), ([30, 16, 25].as_slice(), 71));
    let reason = Reason::Minima { missed: Stars::FOUR };
    assert_eq!(assessment.outcome(), &Outcome::Rated { stars: Stars::THREE, reason });
    let found = path(current().way_up(form(13), &sheet, Stars::FOUR, usual_cost).unwrap());
    let leaves: Vec<String> = found.moves().iter().map(|step| step.leaf.to_string()).collect();
    assert_eq!(leaves, ["1.5", "3.5", "5.1"]);
    assert_eq!((found.cost(), found.total().get()), (3, 75));
}

#[test]
fn a_level_that_is_reached_needs_no_move() {
    let found = path(current().way_up(form(13), &best(13), Stars::FOUR, usual_cost).unwrap());
    assert_eq!((found.moves(), found.cost(), found.total().get()), ([].as_slice(), 0, 100));
}

#[test]
fn a_council_keeps_sum_and_count_and_never_divides() {
    let with_points = |minus: &[&str]| {
        assess(&minus.iter().fold(best(13), |sheet, leaf| sheet.with(code(leaf), Answer::NoneApplies)))
    };
    // 90, 90 and 89 points: 269 is one short of 270.
    let ninety = with_points(&["1.2", "1.3", "1.4", "1.7", "2.4"]);
    let eighty_nine = with_points(&["1.2", "1.3", "1.4", "1.7", "2.4", "3.2"]);
    assert_eq!((ninety.total().get(), eighty_nine.total().get()), (90, 89));
    let policy = CouncilPolicy::default();
    let rated = |members: &[Assessment]| current().rate(members, &policy).unwrap();
    let short = rated(&[ninety.clone(), ninety.clone(), eighty_nine.clone()]);
    assert_eq!((short.average().to_string(), short.stars()), ("89.66".into(), Some(Stars::FOUR)));
    assert_eq!((short.average().sum(), short.average().count()), (269, 3));
    let exact = rated(&[ninety.clone(), ninety.clone()]);
    assert_eq!((exact.average().to_string(), exact.stars()), ("90.00".into(), Some(Stars::FIVE)));
    // Minima: every member's sheet, unless the host says more than half.
    let missing = with_points(&["3.5"]);
    let members = [ninety.clone(), ninety, missing];
    let strict = rated(&members);
    assert_eq!(
        strict.outcome(),
        &Outcome::Rated { stars: Stars::TWO, reason: Reason::Minima { missed: Stars::THREE } }
    );
    assert_eq!(strict.unmet().first().map(|(minimum, members)| (minimum.leaf, *members)), Some((code("3.5"), 1)));
    let lenient = CouncilPolicy { minima: MinimaPolicy::MoreThanHalf, ..policy };
    assert_eq!(current().rate(&members, &lenient).unwrap().stars(), Some(Stars::FIVE));
    // Half of the members are not more than half of them: two of four that miss it are too many, one of four is not.
    let [met, _, missing] = members;
    let of_four = |missed: usize| {
        let mut members = vec![met.clone(); 4 - missed];
        members.resize(4, missing.clone());
        current().rate(&members, &lenient).unwrap().stars()
    };
    assert_eq!((of_four(1), of_four(2)), (Some(Stars::FIVE), Some(Stars::TWO)));
}

#[test]
fn a_spread_of_more_than_ten_points_is_flagged() {
    let full = assess(&best(13));
    let minus = |leaves: &[&str]| {
        assess(&leaves.iter().fold(best(13), |sheet, leaf| sheet.with(code(leaf), Answer::NoneApplies)))
    };
    let rated = |other: Assessment| current().rate(&[full.clone(), other], &CouncilPolicy::default()).unwrap();
    let ten = rated(minus(&["1.2", "1.3", "1.4", "1.7", "2.4"]));
    assert_eq!((ten.spread().get(), ten.discuss_again()), (10, false));
    let eleven = rated(minus(&["1.2", "1.3", "1.4", "1.7", "2.4", "3.2"]));
    assert_eq!((eleven.spread().get(), eleven.discuss_again()), (11, true));
}

#[test]
fn a_council_without_quorum_or_form_decides_nothing() {
    let full = assess(&best(13));
    let three_quarters = Quorum::new(9, 3, 4).unwrap();
    assert_eq!(three_quarters.needed(), 7);
    let policy = CouncilPolicy { quorum: Some(three_quarters), ..CouncilPolicy::default() };
    let rate = |members: &[Assessment]| current().rate(members, &policy).map_err(|error| error.to_string());
    assert_eq!(rate(&vec![full.clone(); 6]), Err("6 members are no quorum, which is 7 of 9".into()));
    assert!(rate(&vec![full.clone(); 7]).is_ok());
    assert_eq!(rate(&[]), Err("a council of no members rates nothing".into()));
    assert_eq!(
        rate(&[full.clone(), assess(&best(12))]),
        Err("sheet 1 is for set 12 of QD-26-2026, the first for set 13 of QD-26-2026".into())
    );
    assert_eq!(Quorum::new(9, 5, 4).unwrap_err().to_string(), "5/4 of 9 seats is no quorum");
    let stopped = assess(&best(13).disqualified(Ground::Defect));
    let rated = current().rate(&[full, stopped], &CouncilPolicy::default()).unwrap();
    assert_eq!(rated.outcome(), &Outcome::Disqualified { grounds: vec![Ground::Defect] });
}

// A programme of a host's own

fn otop() -> (Regime, Form) {
    let document: Value = serde_json::from_str(include_str!("data/otop.json")).unwrap();
    let part = |name| serde_json::from_value::<Value>(document.get(name).cloned().unwrap()).unwrap();
    (serde_json::from_value(part("regime")).unwrap(), serde_json::from_value(part("form")).unwrap())
}

#[test]
fn another_programme_is_user_data() {
    let (programme, form) = otop();
    let sheet = |one, two, three| {
        Sheet::new(programme.id().clone(), form.set())
            .with(code("1"), Answer::Choice(one))
            .with(code("2"), Answer::Choice(two))
            .with(code("3"), Answer::Choice(three))
    };
    let stars = |sheet: &Sheet| programme.assess(&form, sheet).unwrap().stars().unwrap().get();
    assert_eq!((stars(&sheet(2, 1, 2)), stars(&sheet(1, 1, 2)), stars(&sheet(0, 1, 2))), (5, 5, 4));
    assert_eq!((stars(&sheet(1, 0, 2)), stars(&sheet(0, 0, 1)), stars(&sheet(0, 0, 0))), (3, 2, 1));
    let bands = programme.bands();
    let edges = [("89.99", 4), ("90", 5), ("79.99", 3), ("80", 4), ("69.99", 2), ("70", 3), ("49.99", 1), ("50", 2)];
    for (average, expected) in edges {
        assert_eq!(bands.stars(average.parse().unwrap()).get(), expected, "{average}");
    }
    let way = programme.way_up(&form, &sheet(0, 0, 0), Stars::FIVE, usual_cost).unwrap();
    assert_eq!(path(way).cost(), 4);
    let by = programme.recognition(Stars::FIVE, date!(2024 - 01 - 01));
    assert!(matches!(by, Recognition::By(authority) if authority.to_string() == "Community Development Department"));
    assert_eq!(programme.recognition(Stars::ONE, date!(2024 - 01 - 01)), Recognition::NotCovered);
    let certificate = Certificate::builder("Mango chips", programme.id().clone(), Stars::ONE)
        .issued_on(date!(2025 - 01 - 01))
        .rules(*programme.certificates())
        .build()
        .unwrap();
    assert_eq!(certificate.last_day(), date!(2027 - 01 - 01));
}

/// The programme with a second criterion that counts only where the first has points, and is a minimum of three stars.
fn dependent() -> (Regime, Form) {
    let text = include_str!("data/otop.json")
        .replace(r#""minima": "none""#, r#""minima": "on_forms""#)
        .replace(r#"{"stars": 2, "from": 50}"#, r#"{"stars": 2, "from": 20}"#)
        .replace(r#""points": 25, "choices": ["#, r#""points": 25, "only_after_previous": true, "choices": ["#)
        .replace(r#"{"points": 25, "label""#, r#"{"points": 25, "minimum": 3, "label""#)
        .replace(r#"{"points": 10, "label": {"vi": "Ít""#, r#"{"points": 0, "label": {"vi": "Ít""#);
    let document: Value = serde_json::from_str(&text).unwrap();
    let part = |name| document.get(name).cloned().unwrap();
    (serde_json::from_value(part("regime")).unwrap(), serde_json::from_value(part("form")).unwrap())
}

#[test]
fn a_minimum_that_counts_only_after_another_answer_is_not_met_without_it() {
    let (programme, form) = dependent();
    let assessed = |one: u8| {
        let sheet = Sheet::new(programme.id().clone(), form.set())
            .with(code("1"), Answer::Choice(one))
            .with(code("2"), Answer::Choice(1))
            .with(code("3"), Answer::Choice(2));
        let assessment = programme.assess(&form, &sheet).unwrap();
        let unmet: Vec<Code> = assessment.unmet().iter().map(|minimum| minimum.leaf).collect();
        (assessment.total().get(), unmet)
    };
    assert_eq!(assessed(0), (45, vec![code("2")]));
    assert_eq!(assessed(1), (90, vec![]));
}

#[test]
fn the_way_up_does_not_pay_for_points_that_would_not_count() {
    let (programme, form) = dependent();
    let sheet = Sheet::new(programme.id().clone(), form.set());
    // The second criterion is the cheapest, and counts nothing without the first, which is the dearest.
    let cost = |step: &ocop::certification::Step<'_>| {
        assert_eq!((step.from(), step.climbs()), (None, step.to() + 1));
        [("1", 100), ("2", 1), ("3", 5)]
            .iter()
            .find(|(leaf, _)| step.leaf().code() == code(leaf))
            .map(|(_, cost)| *cost)
    };
    let found = path(programme.way_up(&form, &sheet, Stars::TWO, cost).unwrap());
    let moves: Vec<(Code, u8)> = found.moves().iter().map(|step| (step.leaf, step.to)).collect();
    assert_eq!((moves, found.cost(), found.total().get()), (vec![(code("3"), 1)], 5, 30));
    // What is asked for a move is asked of the answer so far.
    let begun = sheet.with(code("1"), Answer::NoneApplies).with(code("3"), Answer::Choice(0));
    let cost = |step: &ocop::certification::Step<'_>| {
        let answer = [("1", Some(Answer::NoneApplies)), ("2", None), ("3", Some(Answer::Choice(0)))];
        let expected = answer.into_iter().find(|(leaf, _)| step.leaf().code() == code(leaf));
        assert_eq!(Some(step.from()), expected.map(|(_, answer)| answer));
        Some(if step.leaf().code() == code("3") { 1 } else { 100 })
    };
    let found = path(programme.way_up(&form, &begun, Stars::TWO, cost).unwrap());
    assert_eq!(found.moves().iter().map(|step| step.from).collect::<Vec<_>>(), [Some(Answer::Choice(0))]);
}

#[test]
fn authorities_may_follow_one_another_on_a_day_in_any_order() {
    let text = include_str!("data/otop.json").replace(
        r#"{"stars": 5, "authority": {"other": "Community Development Department"}, "from": "2003-01-01"}"#,
        r#"{"stars": 5, "authority": "district", "from": "2004-01-01"},
           {"stars": 5, "authority": "provincial_chair", "from": "2003-01-01", "until": "2004-01-01"}"#,
    );
    let document: Value = serde_json::from_str(&text).unwrap();
    let programme: Regime = serde_json::from_value(document.get("regime").cloned().unwrap()).unwrap();
    let by = |day| match programme.recognition(Stars::FIVE, day) {
        Recognition::By(authority) => authority.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(by(date!(2003 - 12 - 31)), "chair of the provincial People's Committee");
    assert_eq!(by(date!(2004 - 01 - 01)), "People's Committee of the district");
    let until: Vec<_> = programme.authorities().iter().map(ocop::certification::AuthorityTerm::until).collect();
    assert_eq!(until, [None, Some(date!(2004 - 01 - 01))]);
}

#[test]
fn a_programme_that_does_not_hold_together_is_refused_with_every_fault() {
    let mut document: Value =
        serde_json::from_str::<Value>(include_str!("data/otop.json")).unwrap().get("regime").cloned().unwrap();
    let fields = document.as_object_mut().unwrap();
    fields.insert("until".into(), "2003-01-01".into());
    let twice = serde_json::json!([
        {"number": 1, "sector": "F", "group": 1, "name": {"vi": "x", "en": "x"}},
        {"number": 1, "sector": "F", "group": 2, "name": {"vi": "x", "en": "x"}},
        {"number": 2, "sector": "G", "group": 1, "name": {"vi": "x", "en": "x"}}
    ]);
    fields.insert("sets".into(), twice);
    let both = serde_json::json!([
        {"stars": 5, "authority": "district", "from": "2004-01-01"},
        {"stars": 5, "authority": "provincial_chair", "from": "2003-01-01", "until": "2004-01-02"}
    ]);
    fields.insert("authorities".into(), both);
    let unchecked: ocop::input::Unchecked = serde_json::from_value(document).unwrap();
    let faults = unchecked.check::<Regime>().unwrap_err();
    let reasons: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for (reason, expected) in reasons.iter().zip([
        "from 2003-01-01 until 2003-01-01 there is no day",
        "product set 1 is in group 2, which sector F does not have",
        "product set 1 stands twice",
        "product set 2 is in sector G, which the regime does not have",
        "two authorities recognise 5 stars on 2004-01-01",
    ]) {
        assert!(reasons.iter().any(|reason| reason.ends_with(expected)), "{expected} in {reason}");
    }
    assert_eq!(reasons.len(), 5);
    let gap = r#"[{"stars": 1, "from": 10}]"#;
    let error = serde_json::from_str::<ocop::certification::Bands>(gap).unwrap_err().to_string();
    assert!(error.contains("no band begins at 0 points"), "{error}");
}
