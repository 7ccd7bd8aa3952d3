//! The static scorecards equal their source data, and have the shape the decision gives them.
//!
//! The table is rendered here from `tests/data/scorecards.json`. After a change of the data, write
//! it anew with `OCOP_WRITE_TABLE=1 cargo test --test certification_scorecards`.
#![cfg(feature = "scorecards")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "a test ends with a panic and runs with the standard library"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ocop::certification::{
    Case, Choice, Code, Form, Ground, Label, NoteKind, PartCode, Points, SetNumber, Stars, scorecards,
};
use ocop::text::Lang;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/certification/scorecards/table.rs");

fn source() -> Vec<Form> {
    serde_json::from_str(include_str!("data/scorecards.json")).expect("the source data are valid forms")
}

/// Numbers values in the order in which they first occur, and keeps one definition of each.
#[derive(Default)]
struct Pool {
    names: BTreeMap<String, usize>,
    definitions: String,
}

impl Pool {
    fn name(&mut self, prefix: &str, definition: &str, write: impl Fn(usize, &str) -> String) -> String {
        let next = self.names.len();
        let at = *self.names.entry(definition.into()).or_insert_with(|| {
            self.definitions.push_str(&write(next, definition));
            next
        });
        format!("{prefix}{at}")
    }
}

struct Renderer {
    labels: Pool,
    lists: Pool,
}

impl Renderer {
    fn label(&mut self, label: &Label) -> String {
        let definition = format!("text(&[{:?}, {:?}])", label.get(Lang::Vi), label.get(Lang::En));
        self.labels.name("T", &definition, |at, text| format!("const T{at}: Label = {text};\n"))
    }

    fn choice(&mut self, choice: &Choice) -> String {
        let (points, label) = (choice.points(), self.label(choice.label()));
        let mut out = match choice.printed() {
            Some(cell) => format!("misprint({cell:?}, {points}, {label})"),
            None => format!("choice({points}, {label})"),
        };
        if let Some(stars) = choice.minimum() {
            let name = ["ONE", "TWO", "THREE", "FOUR", "FIVE"][usize::from(stars.get()) - 1];
            write!(out, ".for_stars(Stars::{name})").unwrap();
        }
        if let Some(case) = choice.case() {
            write!(out, ".in_case(Case::{case:?})").unwrap();
        }
        if choice.is_implied() {
            out.push_str(".unprinted()");
        }
        if let Some(ground) = choice.stops() {
            write!(out, ".ends(Ground::{ground:?})").unwrap();
        }
        if let Some(points) = choice.corrected() {
            write!(out, ".means({points})").unwrap();
        }
        out
    }

    fn choices(&mut self, choices: &[Choice]) -> String {
        let lines: Vec<String> = choices.iter().map(|choice| format!("    {},\n", self.choice(choice))).collect();
        let count = choices.len();
        self.lists.name("C", &lines.concat(), |at, text| format!("static C{at}: [Choice; {count}] = [\n{text}];\n"))
    }

    fn form(&mut self, form: &Form) -> String {
        let set = form.set();
        let mut out = format!("\nstatic SECTIONS_{set}: [Section; {}] = [\n", form.sections().len());
        for section in form.sections() {
            let (code, points, name) = (levels(section.code()), section.points(), self.label(section.name()));
            writeln!(out, "    section({code}, b'{}', {points}, {name}),", section.part()).unwrap();
        }
        write!(out, "];\nstatic LEAVES_{set}: [Leaf; {}] = [\n", form.leaves().len()).unwrap();
        for leaf in form.leaves() {
            let (code, points, name) = (levels(leaf.code()), leaf.points(), self.label(leaf.name()));
            write!(out, "    leaf({code}, {points}, {name}, &{})", self.choices(leaf.choices())).unwrap();
            if leaf.counts_only_after_previous() {
                out.push_str(".after_previous()");
            }
            if let Some(ground) = leaf.none_stops() {
                write!(out, ".none_ends(Ground::{ground:?})").unwrap();
            }
            out.push_str(",\n");
        }
        write!(out, "];\nstatic NOTES_{set}: [Note; {}] = [\n", form.notes().len()).unwrap();
        for note in form.notes() {
            let at = note.at().map_or("None".into(), |code| format!("Some({})", levels(code)));
            writeln!(out, "    note(NoteKind::{:?}, {at}, {}),", note.kind(), self.label(note.text())).unwrap();
        }
        out.push_str("];\n");
        out
    }

    fn entry(&mut self, form: &Form) -> String {
        let set = form.set();
        let grounds: Vec<String> = form.grounds().iter().map(|ground| format!("Ground::{ground:?}")).collect();
        let name = self.label(form.name());
        let grounds = grounds.join(", ");
        format!("    form_of({set}, {name}, &PARTS, &SECTIONS_{set}, &LEAVES_{set}, &[{grounds}], &NOTES_{set}),\n")
    }
}

fn levels(code: Code) -> String {
    let mut levels: Vec<String> = code.to_string().split('.').map(String::from).collect();
    levels.resize(4, "0".into());
    format!("[{}]", levels.join(", "))
}

fn rendered(forms: &[Form]) -> String {
    let mut renderer = Renderer { labels: Pool::default(), lists: Pool::default() };
    let mut parts = String::new();
    for part in forms[0].parts() {
        let name = renderer.label(part.name());
        writeln!(parts, "    part(b'{}', {}, {name}),", part.code(), part.points()).unwrap();
    }
    let bodies: Vec<String> = forms.iter().map(|form| renderer.form(form)).collect();
    let entries: Vec<String> = forms.iter().map(|form| renderer.entry(form)).collect();
    format!(
        "//! Rendered from the source data of the scorecards by the test that compares the two; edit the data.\n\n\
         use super::{{Case, Choice, Form, Ground, Label, Leaf, Note, NoteKind, Part, Section, Stars, choice, form_of, leaf, misprint, note, part, section, text}};\n\n\
         {labels}\n{lists}\nstatic PARTS: [Part; {count}] = [\n{parts}];\n{bodies}\n\
         pub(super) static FORMS: [Form; {total}] = [\n{entries}];\n",
        labels = renderer.labels.definitions,
        lists = renderer.lists.definitions,
        count = forms[0].parts().len(),
        bodies = bodies.concat(),
        total = forms.len(),
        entries = entries.concat(),
    )
}

#[test]
fn the_committed_table_is_the_rendered_source_data() {
    let table = rendered(&source());
    if std::env::var_os("OCOP_WRITE_TABLE").is_some() {
        std::fs::write(TABLE, &table).expect("the table can be written");
    }
    let committed = std::fs::read_to_string(TABLE).expect("the table is committed");
    assert!(committed == table, "the table differs from its source data; see the head of this file");
}

#[test]
fn the_static_forms_equal_the_source_data() {
    let source = source();
    assert_eq!(source.len(), 26);
    for form in &source {
        assert_eq!(scorecards::form(form.set()), Some(form), "form {}", form.set());
    }
}

#[test]
fn a_form_prints_the_document_it_is_read_from() {
    for form in scorecards::forms() {
        let document = serde_json::to_string(form).unwrap();
        assert_eq!(&serde_json::from_str::<Form>(&document).unwrap(), form);
    }
}

#[test]
fn the_forms_have_787_leaves_2535_printed_choices_and_2579_rows() {
    let leaves = || scorecards::forms().iter().flat_map(Form::leaves);
    let choices = || leaves().flat_map(ocop::certification::Leaf::choices);
    assert_eq!(leaves().count(), 787);
    assert_eq!(choices().count(), 2_579);
    assert_eq!(choices().filter(|choice| !choice.is_implied()).count(), 2_535);
    assert_eq!(choices().filter(|choice| choice.minimum().is_some()).count(), 575);
    assert_eq!(scorecards::forms().iter().map(|form| form.leaves().len()).max(), Some(34));
}

#[test]
fn every_form_sums_to_100_with_40_25_35() {
    for form in scorecards::forms() {
        let parts: Vec<(String, u16)> =
            form.parts().iter().map(|part| (part.code().to_string(), part.points().get())).collect();
        assert_eq!(parts, [("A".into(), 40), ("B".into(), 25), ("C".into(), 35)], "form {}", form.set());
        for part in form.parts() {
            let sections: Vec<Code> =
                form.sections().iter().filter(|s| s.part() == part.code()).map(|s| s.code().section()).collect();
            let leaves = form.leaves().iter().filter(|leaf| sections.contains(&leaf.code().section()));
            let sum: u16 = leaves.map(|leaf| leaf.choices().iter().map(|c| c.points().get()).max().unwrap()).sum();
            assert_eq!(sum, part.points().get(), "form {} part {}", form.set(), part.code());
        }
    }
}

#[test]
fn printing_faults_stay_as_printed_and_a_corrected_form_is_the_callers_choice() {
    let form = |set| scorecards::form(SetNumber::new(set).unwrap()).unwrap();
    let leaf = |set, code: &str| form(set).leaf(code.parse().unwrap()).unwrap();
    let printed = |set, code, at: u8| leaf(set, code).choice(at).map(|c| (c.points().get(), c.printed())).unwrap();
    assert_eq!(printed(4, "7", 2), (3, Some("13")));
    assert_eq!(printed(11, "6.1.1", 1), (1, Some("11")));
    assert_eq!(printed(23, "9", 1), (4, Some("4 1")));
    for set in [4, 7, 10, 11] {
        assert_eq!(printed(set, "1.2", 0), (0, Some("")));
    }
    let points = |form: &Form, code: &str| -> Vec<u16> {
        form.leaf(code.parse().unwrap()).unwrap().choices().iter().map(|choice| choice.points().get()).collect()
    };
    assert_eq!(points(form(7), "3.1"), [1, 1, 3]);
    assert_eq!(points(&form(7).corrected(), "3.1"), [1, 2, 3]);
    assert_eq!(points(form(23), "6.2"), [1, 1, 3, 5]);
    let faults = |set| form(set).notes().iter().filter(|note| note.kind() == NoteKind::Printing).count();
    assert_eq!((faults(1), faults(3), faults(4), faults(7), faults(23), faults(26)), (2, 3, 4, 4, 4, 2));
    assert_eq!(form(13).corrected(), *form(13));
}

#[test]
fn the_choices_that_end_a_rating_are_those_that_state_a_defect_or_a_missing_declaration() {
    let mut stops = Vec::new();
    for form in scorecards::forms() {
        for leaf in form.leaves() {
            let choices = leaf.choices().iter().filter_map(Choice::stops);
            stops.extend(
                choices.chain(leaf.none_stops()).map(|ground| (form.set().get(), leaf.code().to_string(), ground)),
            );
        }
    }
    let defects: Vec<u16> = stops.iter().filter(|stop| stop.2 == Ground::Defect).map(|stop| stop.0).collect();
    assert_eq!(defects, [4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17]);
    let declarations: Vec<u16> =
        stops.iter().filter(|stop| stop.2 == Ground::MissingDeclaration).map(|stop| stop.0).collect();
    assert_eq!(declarations, [19, 20]);
}

#[test]
fn labels_are_complete_and_distinct_in_both_languages() {
    let mut english: BTreeMap<&str, &str> = BTreeMap::new();
    let mut vietnamese: BTreeMap<&str, &str> = BTreeMap::new();
    for choice in scorecards::forms().iter().flat_map(Form::leaves).flat_map(ocop::certification::Leaf::choices) {
        let (vi, en) = (choice.label().get(Lang::Vi), choice.label().get(Lang::En));
        assert!(!vi.is_empty() && !en.is_empty());
        assert_eq!(*english.entry(en).or_insert(vi), vi, "{en}");
        assert_eq!(*vietnamese.entry(vi).or_insert(en), en, "{vi}");
    }
    assert_eq!(english.len(), 415);
}

#[test]
fn only_form_26_has_cases_and_only_on_items_8_9_and_15() {
    for form in scorecards::forms() {
        let with_cases: Vec<String> =
            form.leaves().iter().filter(|leaf| leaf.has_cases()).map(|leaf| leaf.code().to_string()).collect();
        let expected: &[&str] = if form.set().get() == 26 { &["8", "9", "15"] } else { &[] };
        assert_eq!(with_cases, expected);
        assert_eq!(form.has_cases(), !expected.is_empty());
    }
    let tourism = scorecards::form(SetNumber::new(26).unwrap()).unwrap();
    let open: Vec<u8> = tourism.leaf("8".parse().unwrap()).unwrap().open(Some(Case::B)).map(|(at, _)| at).collect();
    assert_eq!(open, [2, 3]);
}

#[test]
fn minima_force_the_points_the_source_counts() {
    let forced = |set, stars| -> u16 {
        let form = scorecards::form(SetNumber::new(set).unwrap()).unwrap();
        let least = form.leaves().iter().filter_map(|leaf| leaf.choice(leaf.minimum(stars, None)?));
        least.map(Choice::points).sum::<Points>().get()
    };
    assert_eq!((forced(13, Stars::THREE), forced(13, Stars::FOUR), forced(13, Stars::FIVE)), (12, 34, 39));
    assert_eq!((forced(1, Stars::THREE), forced(1, Stars::FOUR), forced(1, Stars::FIVE)), (10, 37, 43));
}

#[test]
fn a_form_that_does_not_hold_together_is_refused_with_every_fault() {
    let document = r#"{
        "regime": "MINE", "set": 1, "name": {"vi": "Thử", "en": "Trial"},
        "parts": [{"code": "A", "points": 5, "name": {"vi": "A", "en": "A"}}],
        "sections": [{"code": "1", "part": "A", "points": 4, "name": {"vi": "M", "en": "S"}}],
        "leaves": [
            {"code": "1.1", "name": {"vi": "x", "en": "x"}, "points": 3, "only_after_previous": true,
             "choices": [{"points": 3, "label": {"vi": "a", "en": "a"}}]},
            {"code": "2.1", "name": {"vi": "y", "en": "y"}, "points": 1,
             "choices": [{"points": 1, "label": {"vi": "b", "en": "b"}}]}
        ]
    }"#;
    let unchecked: ocop::input::Unchecked = serde_json::from_str(document).unwrap();
    let faults = unchecked.check::<Form>().unwrap_err().to_string();
    for part in [
        "leaf 2.1 has no section 2",
        "leaf 1.1 is the first and cannot depend on the one before it",
        "section 1 says 4 points, but its leaves sum to 3",
        "part A says 5 points, but its sections sum to 4",
    ] {
        assert!(faults.contains(part), "{part} in {faults}");
    }
    let leaf = |choices: &str| {
        format!(r#"[{{"code": "1.1", "name": {{"vi": "x", "en": "x"}}, "points": 2, "choices": {choices}}}]"#)
    };
    let broken = document.replace(
        &document[document.find(r#""leaves": "#).unwrap() + 10..=document.rfind(']').unwrap()],
        &leaf(
            r#"[{"points": 3, "minimum": 4, "label": {"vi": "a", "en": "a"}},
                {"points": 1, "minimum": 3, "label": {"vi": "b", "en": "b"}}]"#,
        ),
    );
    let unchecked: ocop::input::Unchecked = serde_json::from_str(&broken).unwrap();
    let faults = unchecked.check::<Form>().unwrap_err().to_string();
    for part in [
        "choice 1 of leaf 1.1 gives 1 points, less than the one before it",
        "choice 1 of leaf 1.1 is marked for 3 stars, less than one before it",
        "leaf 1.1 says 2 points, but its highest choice gives 3",
    ] {
        assert_eq!(faults.matches(part).count(), 1, "{part} once in {faults}");
    }
    // Choices of each case are held against those of their own case.
    let by_case = document.replace(
        &document[document.find(r#""leaves": "#).unwrap() + 10..=document.rfind(']').unwrap()],
        &leaf(
            r#"[{"points": 1, "case": "a", "label": {"vi": "a", "en": "a"}},
                {"points": 2, "case": "b", "label": {"vi": "b", "en": "b"}},
                {"points": 1, "case": "b", "label": {"vi": "c", "en": "c"}},
                {"points": 1, "case": "a", "label": {"vi": "d", "en": "d"}}]"#,
        ),
    );
    let unchecked: ocop::input::Unchecked = serde_json::from_str(&by_case).unwrap();
    let faults = unchecked.check::<Form>().unwrap_err().to_string();
    assert_eq!(faults.matches("less than the one before it").count(), 1, "{faults}");
    assert!(faults.contains("choice 2 of leaf 1.1 gives 1 points, less than the one before it"), "{faults}");
}

#[test]
fn codes_print_what_they_parse() {
    for form in scorecards::forms() {
        for code in form.leaves().iter().map(ocop::certification::Leaf::code) {
            assert_eq!(code.to_string().parse::<Code>(), Ok(code));
        }
    }
    for wrong in ["", "0", "1.", ".1", "01", "+1", "1.1.1.1.1", "256", "a"] {
        assert_eq!(
            wrong.parse::<Code>().unwrap_err().to_string(),
            format!("{wrong:?} is not one to four numbers from 1 to 255 with points between")
        );
    }
    assert!("6.2".parse::<Code>().unwrap() < "6.10".parse().unwrap());
    assert_eq!("a".parse::<PartCode>().unwrap_err().to_string(), "\"a\" is not one letter A to Z");
}
