//! Laws of certification. Each property is named after its law.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "a test ends with a panic and runs with the standard library"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;

use ocop::certification::{
    Answer, Authority, Average, Bands, Case, Certificate, CertificateRules, Code, DecisionNumber, Form, Leaf,
    PartialDate, Points, ProductCode, Regime, RegimeId, Revocation, RevocationGround, SetNumber, Sheet, Stars, Status,
    Step, WayUp, displayed, next_change, regime, stars_on,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::date;
use time::{Date, Duration, Month};

/// The number of cases: `PROPTEST_CASES`, or the given number.
fn cases(default: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

// ---- Status -------------------------------------------------------------------------------------

#[derive(Debug, Clone)]
struct Life {
    from: Date,
    extension: Option<u16>,
    revoked: Option<i64>,
}

fn life() -> impl Strategy<Value = Life> {
    // First days around every boundary: terms that end before, in and after the extensible span, and 29 February.
    let corners = prop::sample::select(vec![
        date!(2024 - 02 - 29),
        date!(2023 - 05 - 21),
        date!(2023 - 05 - 22),
        date!(2023 - 09 - 18),
        date!(2023 - 09 - 19),
        date!(2023 - 11 - 18),
        date!(2019 - 08 - 21),
    ]);
    let from = prop_oneof![corners, (0_i64..3_000).prop_map(|days| date!(2019 - 08 - 21) + Duration::days(days))];
    let revoked = prop::option::weighted(0.3, prop_oneof![Just(-5_i64), Just(0), Just(1_096), -30_i64..1_500]);
    (from, prop::option::of(1_u16..=180), revoked).prop_map(|(from, extension, revoked)| Life {
        from,
        extension,
        revoked,
    })
}

impl Life {
    /// The same day three years on; three years after a leap year there is no 29 February.
    fn end(&self) -> Date {
        let leap_day = self.from.month() == Month::February && self.from.day() == 29;
        let day = if leap_day { 28 } else { self.from.day() };
        Date::from_calendar_date(self.from.year() + 3, self.from.month(), day).unwrap()
    }

    fn extensible(&self) -> bool {
        self.end() >= date!(2026 - 05 - 22) && self.end() <= date!(2026 - 09 - 18)
    }

    fn extended_until(&self) -> Option<Date> {
        self.extension.filter(|_| self.extensible()).map(|days| self.end() + Duration::days(days.into()))
    }

    fn revoked_on(&self) -> Option<Date> {
        self.revoked.map(|days| self.from + Duration::days(days))
    }

    fn certificate(&self) -> Certificate {
        let mut builder = Certificate::builder("Sản phẩm", RegimeId::QD_148_2023, Stars::FOUR).issued_on(self.from);
        if let Some(until) = self.extended_until() {
            builder = builder.extended_until(until);
        }
        if let Some(on) = self.revoked_on() {
            builder = builder.revoked(Revocation::new(RevocationGround::Other, Authority::ProvincialChair, on));
        }
        builder.build().unwrap()
    }

    /// The name of the status as the design states it, one line for each.
    fn named(&self, day: Date) -> &'static str {
        let end = self.end();
        let days = |days: i64| end - Duration::days(days);
        let window = day >= date!(2026 - 05 - 22) && day >= days(180) && day <= days(120);
        match () {
            () if self.revoked_on().is_some_and(|on| day >= on) => "revoked",
            () if day < self.from => "not yet valid",
            () if day <= end && day >= days(119) => "expiring",
            () if day <= end && window => "filing window",
            () if day <= end => "in term",
            () if self.extended_until().is_some_and(|until| day <= until) => "extended",
            () if self.extended_until().is_none() && self.extensible() && day <= end + Duration::days(180) => {
                "extensible"
            }
            () => "expired",
        }
    }
}

fn name(status: &Status) -> &'static str {
    match status {
        Status::NotYetValid { .. } => "not yet valid",
        Status::InTerm { .. } => "in term",
        Status::FilingWindow { .. } => "filing window",
        Status::Expiring { .. } => "expiring",
        Status::Extended { .. } => "extended",
        Status::Expired { extension_possible: true, .. } => "extensible",
        Status::Expired { extension_possible: false, .. } => "expired",
        Status::Revoked { .. } => "revoked",
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn one_status_a_day_as_the_rules_say_without_gap(life in life()) {
        let certificate = life.certificate();
        prop_assert_eq!(certificate.last_day(), life.end());
        let first = life.from - Duration::days(40);
        for days in 0..1_500 {
            let day = first + Duration::days(days);
            let status = certificate.status(day);
            prop_assert_eq!(name(&status), life.named(day), "{}", day);
            let shown = matches!(name(&status), "in term" | "filing window" | "expiring" | "extended");
            prop_assert_eq!(status.is_displayable(), shown);
            prop_assert_eq!(status.days_left().is_some(), shown);
            let last = if name(&status) == "extended" { life.extended_until().unwrap() } else { life.end() };
            if let Some(left) = status.days_left() {
                prop_assert_eq!(day + Duration::days(left.into()), last);
            }
        }
    }

    #[test]
    fn the_next_change_is_the_first_day_with_another_status(life in life(), at in -60_i64..1_400) {
        let certificate = life.certificate();
        let day = life.from + Duration::days(at);
        let changed = (1..2_000).map(|days| day + Duration::days(days)).find(|later| {
            name(&certificate.status(*later)) != name(&certificate.status(later.previous_day().unwrap()))
        });
        prop_assert_eq!(certificate.next_change(day), changed);
    }

    #[test]
    fn the_displayed_certificate_is_the_displayable_one_valid_from_the_latest_day(
        lives in prop::collection::vec(life(), 0..5), at in 0_i64..4_000,
    ) {
        let certificates: Vec<Certificate> = lives.iter().map(Life::certificate).collect();
        let day = date!(2019 - 08 - 21) + Duration::days(at);
        let latest = certificates.iter().filter(|c| c.status(day).is_displayable()).map(Certificate::valid_from).max();
        prop_assert_eq!(displayed(&certificates, day).map(Certificate::valid_from), latest);
        prop_assert_eq!(stars_on(&certificates, day).is_some(), latest.is_some());
        if let Some(change) = next_change(&certificates, day) {
            let eve = change.previous_day().unwrap();
            prop_assert_eq!(displayed(&certificates, day), displayed(&certificates, eve));
        } else {
            prop_assert_eq!(displayed(&certificates, day), displayed(&certificates, day + Duration::days(3_000)));
        }
    }
}

// ---- Printing and parsing -----------------------------------------------------------------------

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn parse_of_print_of_a_decision_number_is_the_same(
        digits in "[0-9]{1,9}", year in prop::option::of(1945_u16..=9999), issuer in "(TTg|UBND|BNNMT|BNN-VPĐP|VPĐP-OCOP|[A-ZĐ]{1,8})",
    ) {
        let text = year.map_or_else(|| format!("{digits}/QĐ-{issuer}"), |year| format!("{digits}/{year}/QĐ-{issuer}"));
        let number: DecisionNumber = text.parse().unwrap();
        prop_assert_eq!(number.to_string(), text.clone());
        prop_assert_eq!((number.digits(), number.year(), number.issuer()), (digits.as_str(), year, issuer.as_str()));
        let json = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(serde_json::from_str::<DecisionNumber>(&json).unwrap(), number);
    }

    #[test]
    fn parse_of_print_of_a_product_code_is_the_same(
        province in "[0-9]{2}", district in prop::option::of("[0-9]{3}"), commune in "[0-9]{5}",
        running in "[0-9]{1,9}", year in 2000_u16..=2099,
    ) {
        let middle = district.as_ref().map(|district| format!("{district}-")).unwrap_or_default();
        let text = format!("{province}-{middle}{commune}-{running}-{year}");
        let code: ProductCode = text.parse().unwrap();
        prop_assert_eq!(code.to_string(), text);
        prop_assert_eq!(code.district(), district.as_deref());
        prop_assert_eq!(code.to_string().parse::<ProductCode>().unwrap(), code);
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in "\\PC{0,24}") {
        let _ = text.parse::<DecisionNumber>();
        let _ = text.parse::<ProductCode>();
        let _ = text.parse::<Code>();
        let _ = text.parse::<Average>();
        let _ = text.parse::<PartialDate>();
    }

    #[test]
    fn parse_of_print_of_a_line_code_is_the_same(levels in prop::collection::vec(1_u8..=255, 1..=4)) {
        let text = levels.iter().map(u8::to_string).collect::<Vec<_>>().join(".");
        let code: Code = text.parse().unwrap();
        prop_assert_eq!((code.to_string(), code.depth()), (text, levels.len()));
    }

    #[test]
    fn a_certificate_prints_the_document_it_is_read_from(life in life()) {
        let certificate = life.certificate();
        let document = serde_json::to_string(&certificate).unwrap();
        prop_assert_eq!(serde_json::from_str::<Certificate>(&document).unwrap(), certificate);
    }

    #[test]
    fn averages_compare_and_band_as_exact_fractions(
        (sum, count) in (1_u32..40).prop_flat_map(|count| (0..=100 * count, Just(count))), other in (0_u32..4_000, 1_u32..40),
    ) {
        let average = Average::new(sum, count).unwrap();
        let bands = regime(&RegimeId::QD_26_2026).unwrap().bands();
        let plain = [90, 70, 50, 30].iter().position(|from| sum >= from * count).map_or(1, |at| 5 - at);
        prop_assert_eq!(usize::from(bands.stars(average).get()), plain);
        let other = Average::new(other.0, other.1).unwrap();
        let cross = (u64::from(sum) * u64::from(other.count())).cmp(&(u64::from(other.sum()) * u64::from(count)));
        prop_assert_eq!(average.cmp(&other), cross);
        let printed: Average = average.to_string().parse().unwrap();
        prop_assert!(printed <= average && average < Average::new(printed.sum() + 1, printed.count()).unwrap());
    }
}

// ---- Small forms, and the way up by trying everything --------------------------------------------

/// A form of a few leaves, with minima, cases, dependence and stops, and a regime with bands for it.
#[derive(Debug, Clone)]
struct Small {
    form: Form,
    regime: Regime,
}

#[derive(Debug, Clone)]
struct SmallLeaf {
    steps: Vec<(u16, Option<u8>)>,
    cases: bool,
    depends: bool,
    stop: Stop,
}

/// Which answer to a leaf ends the rating.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stop {
    Never,
    First,
    None,
}

fn small_leaf() -> impl Strategy<Value = SmallLeaf> {
    let steps = prop::collection::vec((0_u16..4, prop::option::weighted(0.3, 1_u8..=3)), 1..=3);
    let rare = || prop::bool::weighted(0.35);
    let stop = prop::sample::select(vec![Stop::Never, Stop::Never, Stop::First, Stop::None]);
    (steps, rare(), rare(), stop).prop_map(|(steps, cases, depends, stop)| SmallLeaf { steps, cases, depends, stop })
}

fn label() -> Value {
    json!({"vi": "x", "en": "x"})
}

impl SmallLeaf {
    /// The choices of one case, points ascending and marks not descending.
    fn choices(&self, case: Option<&str>) -> (u16, Vec<Value>) {
        let (mut points, mut mark) = (0, 0);
        let choices = self.steps.iter().enumerate().map(|(at, (more, minimum))| {
            points += more;
            let mut choice = json!({"points": points, "label": label()});
            let fields = choice.as_object_mut().unwrap();
            if let Some(minimum) = minimum {
                mark = mark.max(*minimum);
                fields.insert("minimum".into(), json!(mark + 2));
            }
            if let Some(case) = case {
                fields.insert("case".into(), json!(case));
            }
            if self.stop == Stop::First && at == 0 {
                fields.insert("stops".into(), json!("defect"));
            }
            choice
        });
        let choices = choices.collect();
        (points, choices)
    }

    fn document(&self, number: usize) -> (u16, Value) {
        let (points, mut choices) = self.choices(self.cases.then_some("a"));
        if self.cases {
            choices.extend(self.choices(Some("b")).1);
        }
        let mut leaf = json!({"code": format!("1.{number}"), "name": label(), "points": points, "choices": choices});
        let fields = leaf.as_object_mut().unwrap();
        if self.depends && number > 1 {
            fields.insert("only_after_previous".into(), json!(true));
        }
        if self.stop == Stop::None {
            fields.insert("none_stops".into(), json!("missing_declaration"));
        }
        (points, leaf)
    }
}

fn small(leaves: usize) -> impl Strategy<Value = Small> {
    prop::collection::vec(small_leaf(), 1..=leaves).prop_map(|leaves| {
        let (points, leaves): (Vec<u16>, Vec<Value>) =
            leaves.iter().enumerate().map(|(at, leaf)| leaf.document(at + 1)).unzip();
        let total: u16 = points.iter().sum();
        let form = json!({
            "regime": "SMALL", "set": 1, "name": label(),
            "parts": [{"code": "A", "points": total, "name": label()}],
            "sections": [{"code": "1", "part": "A", "points": total, "name": label()}],
            "leaves": leaves, "grounds": ["defect", "missing_declaration"]
        });
        let bands: Vec<Value> = (0_u16..5)
            .map(|level| json!({"stars": level + 1, "from": if level == 0 { 0 } else { level + total * level / 5 }}))
            .collect();
        let regime = json!({
            "id": "SMALL", "name": label(), "from": "2020-01-01", "bands": bands, "minima": "on_forms",
            "certificates": {"term_months": 12, "lowest": 1}
        });
        Small { form: serde_json::from_value(form).unwrap(), regime: serde_json::from_value(regime).unwrap() }
    })
}

fn sheet_of(form: &Form, picks: &[u8], case: Option<Case>) -> Sheet {
    let empty = Sheet::new(form.regime().clone(), form.set());
    let begun = if form.has_cases() { case.map_or(empty.clone(), |case| empty.in_case(case)) } else { empty };
    form.leaves().iter().zip(picks.iter().cycle()).fold(begun, |sheet, (leaf, pick)| {
        // An open case leaves items with cases open.
        if leaf.has_cases() && case.is_none() {
            return sheet;
        }
        let open: Vec<u8> = leaf.open(case).map(|(index, _)| index).collect();
        match usize::from(*pick) % (open.len() + 2) {
            0 => sheet,
            1 => sheet.with(leaf.code(), Answer::NoneApplies),
            at => sheet.with(leaf.code(), Answer::Choice(open[at - 2])),
        }
    })
}

/// A cost for every leaf and step, from a table of numbers; some moves cannot be made.
fn priced(prices: &[u8]) -> impl Fn(&Step<'_>) -> Option<u64> + '_ {
    move |step| {
        let leaf = usize::try_from(step.leaf().code().to_string().bytes().map(u64::from).sum::<u64>()).unwrap();
        let price = prices[(leaf * 7 + usize::from(step.to()) * 3) % prices.len()];
        (price != 0).then_some(u64::from(price % 5) * u64::from(step.climbs()))
    }
}

/// By cost, then number of moves, then the moves in order.
type Rank = (u128, usize, Vec<(Code, u8)>);

/// What the caller's cost says of every step, learnt by letting the way up ask for it.
fn asked(
    regime: &Regime,
    form: &Form,
    sheet: &Sheet,
    cost: impl Fn(&Step<'_>) -> Option<u64>,
) -> BTreeMap<(Code, u8), u64> {
    let asked = RefCell::new(BTreeMap::new());
    let spy = |step: &Step<'_>| {
        let price = cost(step)?;
        asked.borrow_mut().insert((step.leaf().code(), step.to()), price);
        Some(price)
    };
    let _ = regime.way_up(form, sheet, Stars::ONE, spy).unwrap();
    asked.into_inner()
}

/// The index of the choice a sheet has at a leaf.
fn chosen(sheet: &Sheet, leaf: &Leaf) -> Option<u8> {
    match sheet.answer(leaf.code())? {
        Answer::Choice(index) => Some(index),
        Answer::NoneApplies => None,
    }
}

/// The best way by trying every answer that is not lower, leaf after leaf.
fn tried(small: &Small, sheet: &Sheet, to: Stars, cost: impl Fn(&Step<'_>) -> Option<u64>) -> Option<Rank> {
    let prices = asked(&small.regime, &small.form, sheet, cost);
    let cases = match (small.form.has_cases(), sheet.case()) {
        (false, _) => vec![None],
        (true, None) => vec![Some(Case::A), Some(Case::B)],
        (true, case) => vec![case],
    };
    let mut ways: Vec<(Sheet, Rank)> = Vec::new();
    for case in cases {
        let begun = case.map_or_else(|| sheet.clone(), |case| sheet.clone().in_case(case));
        let mut found: Vec<(Sheet, Rank)> = vec![(begun, (0, 0, Vec::new()))];
        for leaf in small.form.leaves() {
            let now = chosen(sheet, leaf);
            let higher = leaf.open(case).map(|(index, _)| index).filter(|index| now.is_none_or(|now| *index > now));
            let steps: Vec<(u8, u64)> =
                higher.filter_map(|index| Some((index, *prices.get(&(leaf.code(), index))?))).collect();
            let mut longer = found.clone();
            for (way, (spent, moves, list)) in &found {
                for (index, price) in &steps {
                    let list = list.iter().copied().chain([(leaf.code(), *index)]).collect();
                    let rank = (spent + u128::from(*price), moves + 1, list);
                    longer.push((way.clone().with(leaf.code(), Answer::Choice(*index)), rank));
                }
            }
            found = longer;
        }
        ways.extend(found);
    }
    let reaches = |way: &Sheet| small.regime.assess(&small.form, way).unwrap().stars().is_some_and(|stars| stars >= to);
    ways.into_iter().filter(|(way, _)| reaches(way)).map(|(_, rank)| rank).min()
}

fn rank(way: &WayUp) -> Option<Rank> {
    match way {
        WayUp::Path(path) => {
            Some((path.cost(), path.moves().len(), path.moves().iter().map(|step| (step.leaf, step.to)).collect()))
        }
        WayUp::Unreachable => None,
        WayUp::Disqualified { .. } => panic!("no ground stands on the sheet"),
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn the_way_up_reaches_the_target_and_nothing_cheaper_does(
        small in small(5), picks in prop::collection::vec(any::<u8>(), 5), case in prop::sample::select(vec![None, Some(Case::A), Some(Case::B)]),
        prices in prop::collection::vec(any::<u8>(), 17), to in 1_u8..=5,
    ) {
        let to = Stars::new(to).unwrap();
        let sheet = sheet_of(&small.form, &picks, case);
        let cost = priced(&prices);
        let way = small.regime.way_up(&small.form, &sheet, to, &cost).unwrap();
        if let WayUp::Path(path) = &way {
            let after = small.regime.assess(&small.form, &path.applied_to(&sheet)).unwrap();
            prop_assert!(after.stars().is_some_and(|stars| stars >= to));
            prop_assert_eq!(after.total(), path.total());
        }
        prop_assert_eq!(rank(&way), tried(&small, &sheet, to, &cost));
    }

    #[test]
    fn stars_and_points_are_monotone_in_answers_when_not_disqualified_on_small_forms(
        small in small(6), picks in prop::collection::vec(any::<u8>(), 6), raise in any::<u8>(),
    ) {
        let sheet = sheet_of(&small.form, &picks, Some(Case::A));
        monotone(&small.regime, &small.form, &sheet, raise)?;
    }
}

/// Raises one answer and compares.
fn monotone(regime: &Regime, form: &Form, sheet: &Sheet, raise: u8) -> Result<(), TestCaseError> {
    let leaf = &form.leaves()[usize::from(raise) % form.leaves().len()];
    let now = chosen(sheet, leaf);
    let case = form.has_cases().then_some(Case::A);
    let before = regime.assess(form, sheet).unwrap();
    for (index, _) in leaf.open(case).filter(|(index, _)| now.is_none_or(|now| *index > now)) {
        let after = regime.assess(form, &sheet.clone().with(leaf.code(), Answer::Choice(index))).unwrap();
        prop_assert!(after.total() >= before.total());
        if let (Some(before), Some(after)) = (before.stars(), after.stars()) {
            prop_assert!(after >= before);
        }
    }
    Ok(())
}

#[test]
fn bands_given_in_code_equal_bands_read_from_a_document() {
    let read: Bands = serde_json::from_value(json!([{"stars": 1, "from": 0}, {"stars": 3, "from": 50}])).unwrap();
    let points = |points| Points::new(points).unwrap();
    assert_eq!(read, Bands::new([(Stars::ONE, points(0)), (Stars::THREE, points(50))]).unwrap());
    assert_eq!(CertificateRules::of(&RegimeId::QD_26_2026), Some(CertificateRules::OCOP));
    assert_eq!(SetNumber::new(1).unwrap().get(), 1);
}

// ---- The 26 forms --------------------------------------------------------------------------------

#[cfg(feature = "scorecards")]
mod of_the_26_forms {
    use super::*;
    use ocop::certification::{CouncilPolicy, Outcome, scorecards};

    fn current() -> &'static Regime {
        regime(&RegimeId::QD_26_2026).unwrap()
    }

    fn form() -> impl Strategy<Value = &'static Form> {
        prop::sample::select(scorecards::forms().iter().collect::<Vec<_>>())
    }

    /// Sheets from empty to full; the second of two bytes lifts a sheet, so that high levels occur.
    fn sheet() -> impl Strategy<Value = (&'static Form, Sheet)> {
        let lift = prop_oneof![Just(0_u8), Just(255), any::<u8>()];
        (form(), prop::collection::vec(any::<(u8, u8)>(), 34), lift, prop::sample::select(vec![Case::A, Case::B]))
            .prop_map(|(form, picks, lift, case)| {
                let picks: Vec<u8> =
                    picks.iter().map(|(pick, chance)| if *chance < lift { 255 } else { *pick }).collect();
                let empty = Sheet::new(form.regime().clone(), form.set());
                let begun = if form.has_cases() { empty.in_case(case) } else { empty };
                let filled = form.leaves().iter().zip(&picks).fold(begun, |sheet, (leaf, pick)| {
                    let open: Vec<u8> = leaf.open(sheet.case()).map(|(index, _)| index).collect();
                    match usize::from(*pick) % (open.len() + 2) {
                        _ if *pick == 255 => sheet.with(leaf.code(), Answer::Choice(*open.last().unwrap())),
                        0 => sheet,
                        1 => sheet.with(leaf.code(), Answer::NoneApplies),
                        at => sheet.with(leaf.code(), Answer::Choice(open[at - 2])),
                    }
                });
                (form, filled)
            })
    }

    /// The total as the form says it, leaf by leaf.
    fn plain_total(form: &Form, sheet: &Sheet) -> u16 {
        let (mut total, mut before) = (0, 0);
        for leaf in form.leaves() {
            let own = match sheet.answer(leaf.code()) {
                Some(Answer::Choice(index)) => leaf.choices()[usize::from(index)].points().get(),
                _ => 0,
            };
            before = if leaf.counts_only_after_previous() && before == 0 { 0 } else { own };
            total += before;
        }
        total
    }

    /// The highest level whose band is reached and whose minima, and those below it, are met.
    fn plain_stars(form: &Form, sheet: &Sheet, total: u16) -> u8 {
        let met = |stars: u8| {
            form.leaves().iter().all(|leaf| {
                let marked = |index: &usize| {
                    let choice = &leaf.choices()[*index];
                    choice.minimum().is_some_and(|minimum| minimum.get() == stars)
                        && (choice.case().is_none() || choice.case() == sheet.case())
                };
                (0..leaf.choices().len()).find(marked).is_none_or(|needed| match sheet.answer(leaf.code()) {
                    Some(Answer::Choice(index)) => usize::from(index) >= needed,
                    _ => false,
                })
            })
        };
        let floors = [(2, 30), (3, 50), (4, 70), (5, 90)];
        floors
            .iter()
            .take_while(|(stars, floor)| total >= *floor && met(*stars))
            .map(|(stars, _)| *stars)
            .last()
            .unwrap_or(1)
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn an_assessment_is_what_the_form_says_leaf_by_leaf((form, sheet) in sheet()) {
            let assessment = current().assess(form, &sheet).unwrap();
            let total = plain_total(form, &sheet);
            prop_assert_eq!(assessment.total().get(), total);
            prop_assert_eq!(assessment.parts().iter().map(|(_, points)| points.get()).sum::<u16>(), total);
            if let Some(stars) = assessment.stars() {
                prop_assert_eq!(stars.get(), plain_stars(form, &sheet, total));
            }
        }

        #[test]
        fn stars_and_points_are_monotone_in_answers_when_not_disqualified((form, sheet) in sheet(), raise in any::<u8>()) {
            let sheet = if form.has_cases() { sheet_of(form, &[raise, 1, 2, 3], Some(Case::A)) } else { sheet };
            monotone(current(), form, &sheet, raise)?;
        }

        #[test]
        fn assessing_is_order_free((form, sheet) in sheet(), order in any::<prop::sample::Index>()) {
            let mut answers: Vec<(Code, Answer)> = sheet.answers().collect();
            let middle = if answers.is_empty() { 0 } else { order.index(answers.len()) };
            answers.rotate_left(middle);
            answers.reverse();
            let empty = Sheet::new(form.regime().clone(), form.set());
            let begun = sheet.case().map_or(empty.clone(), |case| empty.in_case(case));
            let other = answers.into_iter().fold(begun, |sheet, (leaf, answer)| sheet.with(leaf, answer));
            prop_assert_eq!(current().assess(form, &other).unwrap(), current().assess(form, &sheet).unwrap());
        }

        #[test]
        fn a_council_is_order_free_and_its_average_exact(
            form in form(), picks in prop::collection::vec(prop::collection::vec(any::<u8>(), 34), 1..6), order in any::<prop::sample::Index>(),
        ) {
            let assess = |picks: &Vec<u8>| current().assess(form, &sheet_of(form, picks, Some(Case::A))).unwrap();
            let mut members: Vec<_> = picks.iter().map(assess).collect();
            let rated = current().rate(&members, &CouncilPolicy::default()).unwrap();
            let totals: Vec<u32> = members.iter().map(|member| member.total().get().into()).collect();
            prop_assert_eq!(rated.average(), Average::new(totals.iter().sum(), u32::try_from(totals.len()).unwrap()).unwrap());
            prop_assert_eq!(u32::from(rated.spread().get()), totals.iter().max().unwrap() - totals.iter().min().unwrap());
            if let Outcome::Rated { stars, .. } = rated.outcome() {
                prop_assert!(*stars <= rated.band());
            }
            let middle = order.index(members.len());
            members.rotate_left(middle);
            members.reverse();
            prop_assert_eq!(current().rate(&members, &CouncilPolicy::default()).unwrap(), rated);
        }
    }

    proptest! {
        #![proptest_config(cases(32))]

        #[test]
        fn the_way_up_is_exact_on_all_26(
            picks in prop::collection::vec(any::<u8>(), 34), prices in prop::collection::vec(any::<u8>(), 29), to in 2_u8..=5,
        ) {
            let to = Stars::new(to).unwrap();
            for form in scorecards::forms() {
                let sheet = sheet_of(form, &picks, Some(Case::B));
                let cost = priced(&prices);
                let way = current().way_up(form, &sheet, to, &cost).unwrap();
                let found = rank(&way);
                prop_assert_eq!(found.map(|(cost, moves, _)| (cost, moves)), forward(form, &sheet, to, &cost), "form {}", form.set());
                if let WayUp::Path(path) = way {
                    let after = current().assess(form, &path.applied_to(&sheet)).unwrap();
                    prop_assert!(after.stars().is_some_and(|stars| stars >= to));
                    prop_assert_eq!(path.moves().iter().map(|step| u128::from(step.cost)).sum::<u128>(), path.cost());
                }
            }
        }
    }

    /// The least cost, and the fewest moves at it, by carrying forward every total that can be had.
    fn forward(
        form: &Form,
        sheet: &Sheet,
        to: Stars,
        cost: impl Fn(&Step<'_>) -> Option<u64>,
    ) -> Option<(u128, usize)> {
        let prices = asked(current(), form, sheet, cost);
        let mut totals: BTreeMap<(u16, u16), (u128, usize)> = BTreeMap::from([((0, 0), (0, 0))]);
        for leaf in form.leaves() {
            let now = chosen(sheet, leaf);
            let mut ends: Vec<(Option<u8>, u64, bool)> = Vec::new();
            let stay = match sheet.answer(leaf.code()) {
                Some(Answer::Choice(index)) => leaf.choices()[usize::from(index)].stops().is_none(),
                Some(Answer::NoneApplies) => leaf.none_stops().is_none(),
                None => true,
            };
            if stay {
                ends.push((now, 0, false));
            }
            for (index, choice) in leaf.open(sheet.case()).filter(|(index, _)| now.is_none_or(|now| *index > now)) {
                if let Some(price) = prices.get(&(leaf.code(), index)).filter(|_| choice.stops().is_none()) {
                    ends.push((Some(index), *price, true));
                }
            }
            let meets = |end: Option<u8>| {
                let open = leaf.open(sheet.case());
                open.filter(|(_, choice)| choice.minimum().is_some_and(|minimum| minimum <= to))
                    .all(|(index, _)| end.is_some_and(|end| end >= index))
            };
            let mut next = BTreeMap::new();
            for ((total, before), (spent, moves)) in totals {
                for (end, price, moved) in ends.iter().filter(|(end, ..)| meets(*end)) {
                    let own = end.map_or(0, |index| leaf.choices()[usize::from(index)].points().get());
                    let own = if leaf.counts_only_after_previous() && before == 0 { 0 } else { own };
                    let way = (spent + u128::from(*price), moves + usize::from(*moved));
                    let least = next.entry((total + own, own.min(1))).or_insert(way);
                    *least = way.min(*least);
                }
            }
            totals = next;
        }
        let floor = current().bands().from(to).unwrap().get();
        totals.into_iter().filter(|((total, _), _)| *total >= floor).map(|(_, way)| way).min()
    }
}
