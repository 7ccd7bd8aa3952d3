//! What each fuzz target does with the bytes it is given. Each panics where a promise of the crate is broken; the crate's own tests run them
//! over the corpus.

mod documents;
mod draw;
mod priced;
mod rules;
mod shops;

use std::fmt::Debug;
use std::str::FromStr;

use ocop::text::Lang;
use ocop::{cart, certification, comparison, money, pricing, product, text, vietnam, wishlist};
use time::macros::datetime;

pub use documents::documents;
pub use priced::pricing;

/// The bytes as text, where they are.
fn utf8(data: &[u8]) -> Option<&str> {
    core::str::from_utf8(data).ok()
}

/// A share code that is read is the only one of its comparison.
fn shared(code: &str) {
    if let Ok(snapshot) = comparison::Snapshot::decode(code) {
        assert_eq!(snapshot.encode().as_deref(), Ok(code));
    }
}

/// Share codes: as they stand, and what they hold, behind the checksum that nothing else gets past.
pub fn share_code(data: &[u8]) {
    if let Some(code) = utf8(data) {
        shared(code);
    }
    shared(&sealed(data));
}

/// The share code of a version, in the first byte, and a payload, in the rest.
fn sealed(data: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (version, payload) = data.split_first().unwrap_or((&1, &[]));
    let eights: Vec<bool> = payload.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1 == 1)).collect();
    let bits = |six: u8| (0..6).rev().map(move |at| six >> at & 1 == 1);
    let rest: Vec<bool> = bits(version & 0x3F).chain(eights).collect();
    let whole = rest.iter().copied().chain(std::iter::repeat_n(false, (6 - rest.len() % 6) % 6));
    let crc = whole
        .clone()
        .fold(u32::MAX, |crc, bit| if (crc >> 31 == 1) == bit { crc << 1 } else { crc << 1 ^ 0x04C1_1DB7 });
    let check = (0..36).rev().map(|at| u64::from(!crc) >> at & 1 == 1);
    let all: Vec<bool> = check.chain(whole).collect();
    let six = |bits: &[bool]| bits.iter().fold(0, |six, bit| six << 1 | usize::from(*bit));
    all.chunks(6).map(|bits| char::from(ALPHABET[six(bits)])).collect()
}

/// A name that is read is written in its normal form, which is read as the same.
fn name<T: FromStr + ToString + PartialEq + Debug>(text: &str) {
    if let Ok(name) = text.parse::<T>() {
        assert_eq!(name.to_string().parse::<T>().ok(), Some(name));
    }
}

/// Decision numbers, and what else is written in a form of its own.
pub fn decision_numbers(data: &[u8]) {
    let Some(text) = utf8(data) else { return };
    name::<certification::DecisionNumber>(text);
    name::<certification::ProductCode>(text);
    name::<certification::Code>(text);
    name::<certification::PartialDate>(text);
    name::<certification::RegimeId>(text);
    name::<cart::Code>(text);
    name::<product::CategoryPath>(text);
    name::<product::Gtin>(text);
    name::<product::Measure>(text);
    name::<product::Sku>(text);
    name::<pricing::Clock>(text);
    name::<money::Money>(text);
    name::<money::Rate>(text);
}

/// Tables of wishlist lines: what is read is written, and read again without a fault as the same lines.
pub fn csv(data: &[u8]) {
    let Some(table) = utf8(data) else { return };
    let (at, none) = (datetime!(2026-11-25 08:00 +7), product::Catalogue::new([]).expect("an empty catalogue"));
    let Ok(read) = wishlist::read_csv(table, &none, at) else { return };
    let mut written = String::new();
    wishlist::write_csv(&read.lines, &mut written).expect("memory takes all text");
    let again = wishlist::read_csv(&written, &none, at).expect("a table that was written");
    assert!(again.faults.is_empty(), "{:?} in {written:?}", again.faults);
    assert_eq!(again.lines, read.lines);
}

/// Numbers, money, rates, measures and dates as people write them, in both languages.
pub fn texts(data: &[u8]) {
    let Some(written) = utf8(data) else { return };
    for lang in [Lang::Vi, Lang::En] {
        if let Ok(value) = text::parse_number(written, lang) {
            assert_eq!(text::parse_number(&text::number(value, lang).to_string(), lang), Ok(value));
        }
        for currency in [money::Currency::VND, money::Currency::USD, money::Currency::KWD] {
            if let Ok(value) = text::parse_money(written, currency, lang) {
                assert_eq!(text::parse_money(&text::money(value, lang).to_string(), currency, lang), Ok(value));
            }
        }
        if let Ok(value) = text::parse_rate(written, lang) {
            assert_eq!(text::parse_rate(&text::rate(value, lang).to_string(), lang), Ok(value));
        }
        let _ = text::parse_measure(written, lang);
        if let Ok(value) = text::parse_day(written, lang) {
            assert_eq!(text::parse_day(&text::day(value, lang).to_string(), lang), Ok(value));
        }
        let offset = time::macros::offset!(+7);
        if let Ok(value) = text::parse_instant(written, offset, lang) {
            assert_eq!(text::parse_instant(&text::instant(value, lang).to_string(), offset, lang), Ok(value));
        }
    }
    if let Ok(value) = text::iso::parse_instant(written) {
        assert_eq!(text::iso::parse_instant(&text::iso::instant(value).to_string()), Ok(value));
    }
    if let Ok(value) = vietnam::parse_words(written) {
        assert_eq!(vietnam::parse_words(&vietnam::in_words(value).to_string()), Ok(value));
    }
}

/// The target of a name.
#[must_use]
pub fn target(name: &str) -> Option<fn(&[u8])> {
    Some(match name {
        "documents" => documents,
        "pricing" => pricing,
        "share_code" => share_code,
        "decision_numbers" => decision_numbers,
        "csv" => csv,
        "texts" => texts,
        _ => return None,
    })
}
