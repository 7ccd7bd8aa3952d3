//! Unicode normal form, so that two spellings of one Vietnamese text are one text.

use alloc::borrow::Cow;
use alloc::string::String;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in normal form C (composed), borrowed where it already is.
///
/// ```
/// assert_eq!(ocop::text::nfc("ca\u{0300} phe\u{0302}"), "cà phê");
/// ```
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// A text by which names and codes are compared: trimmed, composed, in lower case.
///
/// ```
/// assert_eq!(ocop::text::normal_key("  TẾT2027 "), "tết2027");
/// ```
#[must_use]
pub fn normal_key(text: &str) -> String {
    nfc(&nfc(text.trim()).to_lowercase()).into_owned()
}
