//! Verdicts against a plain definition.

use alloc::collections::BTreeSet;

use ocop::comparison::{Cell, Coverage, Value, Verdict};
use ocop::text::Lang;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::generators::*;

/// The form of a text as the documentation says it: composed, in lower case, single spaces.
fn form(text: &str) -> String {
    ocop::text::normal_key(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A fact in a form in which equal facts are equal, given the language in which texts are compared.
fn canonical(value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(texts) => format!("words {:?}", BTreeSet::from([form(texts.or_other(lang))])),
        Value::Set(set) => format!("words {:?}", set.iter().map(|word| form(word)).collect::<BTreeSet<_>>()),
        Value::Name(name) => format!("name {}", form(name)),
        Value::Measure(measure) => format!("measure {:?} {}", measure.dimension(), measure.base_units()),
        Value::Number { value, unit } => {
            let thousand = match unit.as_deref().map(form).as_deref() {
                Some("kg") => 1_000_000,
                Some("g") => 1_000,
                _ => return format!("number {} {unit:?}", value.normalize()),
            };
            format!("number {} mg", (value * Decimal::from(thousand)).normalize())
        }
        other => format!("{other:?}"),
    }
}

fn naive_verdict(cells: &[Cell]) -> Verdict {
    let known: Vec<&Value> = cells.iter().filter_map(Cell::value).collect();
    let all_have = |lang: Lang| {
        known.iter().all(|value| if let Value::Text(texts) = value { texts.get(lang).is_some() } else { true })
    };
    let lang = if all_have(Lang::Vi) || !all_have(Lang::En) { Lang::Vi } else { Lang::En };
    let applicable = cells.iter().filter(|cell| !matches!(cell, Cell::NotApplicable | Cell::Gone)).count();
    let mut differ = false;
    for a in &known {
        for b in &known {
            differ |= canonical(a, lang) != canonical(b, lang);
        }
    }
    if differ {
        Verdict::Different
    } else if known.len() >= 2 && known.len() == applicable {
        Verdict::Same
    } else if known.len() >= 2 {
        Verdict::SameWhereKnown
    } else {
        Verdict::Unknown
    }
}

proptest! {
    #[test]
    fn verdicts_are_as_defined(cells in prop_oneof![cells(), price_cells()]) {
        prop_assert_eq!(Verdict::of(&cells), naive_verdict(&cells));
        let coverage = Coverage::of(&cells);
        prop_assert_eq!(coverage.known, cells.iter().filter(|cell| matches!(cell, Cell::Value(_))).count());
        let out = cells.iter().filter(|cell| matches!(cell, Cell::NotApplicable | Cell::Gone)).count();
        prop_assert_eq!(coverage.applicable, cells.len() - out);
    }

    #[test]
    fn verdicts_do_not_depend_on_the_order_of_columns(cells in cells(), seed in any::<prop::sample::Index>()) {
        let mut turned = cells.clone();
        if !turned.is_empty() {
            let by = seed.index(turned.len());
            turned.rotate_left(by);
            prop_assert_eq!(Verdict::of(&cells), Verdict::of(&turned));
            turned.reverse();
            prop_assert_eq!(Verdict::of(&cells), Verdict::of(&turned));
        }
    }
}
