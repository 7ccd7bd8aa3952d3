//! Languages, labels, and the formatting and parsing of numbers, money, units and dates; Unicode normal form.

pub mod iso;
mod language;
mod normal;

pub use language::{Lang, UnknownLang};
pub use normal::{nfc, normal_key};
