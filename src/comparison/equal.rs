//! When two facts are the same: after units and texts are brought to one form. An equivalence, so that no column is a measure of the others.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;

use super::{Cell, Value};
use crate::product::{Dimension, Gtin, Measure, Unit};
use crate::text::{Lang, normal_key};

/// The language in which the texts of a row are compared: the first that all of them have.
pub(super) fn common_language(cells: &[Cell]) -> Lang {
    let mut texts = cells.iter().filter_map(|cell| match cell {
        Cell::Value(Value::Text(texts)) => Some(texts),
        _ => None,
    });
    let all_have = |lang: Lang| texts.clone().all(|text| text.get(lang).is_some());
    let common = Lang::ALL.into_iter().find(|lang| all_have(*lang));
    texts.next().and(common).unwrap_or_default()
}

/// Whether two facts are the same, texts being taken in a language, or else in the other.
pub(super) fn same(a: &Value, b: &Value, lang: Lang) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => same_text(a.or_other(lang), b.or_other(lang)),
        (Value::Name(a), Value::Name(b)) => same_text(a, b),
        (Value::Text(_) | Value::Set(_), Value::Text(_) | Value::Set(_)) => words(a, lang) == words(b, lang),
        (Value::Number { value: a, unit: in_a }, Value::Number { value: b, unit: in_b }) => {
            in_base(*a, in_a.as_deref()) == in_base(*b, in_b.as_deref())
        }
        (Value::Measure(a), Value::Measure(b)) => same_measure(*a, *b),
        (Value::NetContent(a), Value::NetContent(b)) => {
            let drained = match (a.drained, b.drained) {
                (Some(a), Some(b)) => same_measure(a, b),
                (a, b) => a.is_none() && b.is_none(),
            };
            drained && same_measure(a.net, b.net)
        }
        (Value::Dimensions(a), Value::Dimensions(b)) => {
            same_measure(a.length, b.length) && same_measure(a.width, b.width) && same_measure(a.height, b.height)
        }
        (Value::Gtin(a), Value::Gtin(b)) => number(*a) == number(*b),
        (Value::Producer(a), Value::Producer(b)) => a.id == b.id,
        (Value::Origin(a), Value::Origin(b)) => a.province == b.province && a.commune == b.commune,
        (a, b) => a == b,
    }
}

/// The form in which texts are compared: composed, in lower case, white space as single spaces and none at the ends.
pub(super) fn text_form(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    for word in normal_key(text).split_whitespace() {
        if !form.is_empty() {
            form.push(' ');
        }
        form.push_str(word);
    }
    form
}

fn same_text(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.is_ascii() && b.is_ascii() {
        let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
        return loop {
            match (a.next(), b.next()) {
                (Some(a), Some(b)) if a.eq_ignore_ascii_case(b) => {}
                (a, b) => break a.is_none() && b.is_none(),
            }
        };
    }
    text_form(a) == text_form(b)
}

/// A text is a set of one.
fn words(value: &Value, lang: Lang) -> Vec<String> {
    let mut words: Vec<String> = match value {
        Value::Text(text) => [text_form(text.or_other(lang))].into(),
        Value::Set(set) => set.iter().map(|word| text_form(word)).collect(),
        _ => Vec::new(),
    };
    words.sort_unstable();
    words.dedup();
    words
}

fn same_measure(a: Measure, b: Measure) -> bool {
    a.base_units() == b.base_units() && a.dimension() == b.dimension()
}

/// A trade item number is the same with and without leading zeros.
fn number(gtin: Gtin) -> String {
    gtin.to_string().trim_start_matches('0').into()
}

/// What a number counts: base units of a dimension, or a unit that is not known here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    Nothing,
    Base(Dimension),
    Named(String),
}

/// A number with a unit, in base units where the unit is known and the number stays within what a decimal can hold.
pub(super) fn in_base(value: Decimal, unit: Option<&str>) -> (Decimal, Counted) {
    let value = value.normalize();
    let Some(unit) = unit else { return (value, Counted::Nothing) };
    let name = text_form(unit);
    let base = name.parse::<Unit>().ok().and_then(|unit| {
        // Every unit is a power of ten of its base unit, so the point moves and no digit is lost.
        let places = unit.base_units().ilog10();
        let (digits, scale) = (value.mantissa(), value.scale());
        let moved = match scale.checked_sub(places) {
            Some(scale) => Decimal::try_from_i128_with_scale(digits, scale),
            None => Decimal::try_from_i128_with_scale(digits.checked_mul(10_i128.pow(places - scale))?, 0),
        };
        Some((moved.ok()?.normalize(), Counted::Base(unit.dimension())))
    });
    base.unwrap_or((value, Counted::Named(name)))
}
