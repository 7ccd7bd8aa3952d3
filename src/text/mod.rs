//! Languages, labels, and the formatting and parsing of numbers, money, units and dates; Unicode normal form.

mod identifier;
pub mod iso;
mod language;
mod normal;
mod texts;

pub use identifier::{IdentifierError, MAX_IDENTIFIER};
pub(crate) use identifier::{identifier, identifiers};
pub use language::{Lang, UnknownLang};
pub use normal::{nfc, normal_key};
pub use texts::Texts;
