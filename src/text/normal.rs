//! Unicode normal form, so that two spellings of one Vietnamese text are one text.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// The text in normal form C (composed), borrowed where it already is.
///
/// ```
/// assert_eq!(ocop::text::nfc("ca\u{0300} phe\u{0302}"), "cà phê");
/// ```
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { Cow::Borrowed(text) } else { Cow::Owned(composed(text)) }
}

/// The composed text, by the tables of canonical forms alone: the library's iterator takes those of compatible forms along as well, and a
/// guest in WebAssembly would carry them.
fn composed(text: &str) -> String {
    let mut apart: Vec<(u8, char)> = Vec::with_capacity(text.len());
    for c in text.chars() {
        decompose_canonical(c, |part| apart.push((canonical_combining_class(part), part)));
    }
    for marks in apart.split_mut(|(class, _)| *class == 0) {
        marks.sort_by_key(|(class, _)| *class);
    }
    let mut out: Vec<char> = Vec::with_capacity(apart.len());
    // Where the last character stands that may take others in, and the class of the mark after it that was not taken in.
    let (mut base, mut between) = (None, None);
    for (class, c) in apart {
        let open = between.is_none_or(|before| before < class);
        let taker = base.filter(|_| open).and_then(|at: usize| out.get_mut(at));
        if let Some((taker, both)) = taker.and_then(|taker| compose(*taker, c).map(|both| (taker, both))) {
            *taker = both;
            continue;
        }
        if class == 0 {
            (base, between) = (Some(out.len()), None);
        } else {
            between = Some(class);
        }
        out.push(c);
    }
    out.into_iter().collect()
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
