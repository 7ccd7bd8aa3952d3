//! A name in both languages.

use alloc::borrow::Cow;
use alloc::string::String;

use serde::Serialize;

use crate::input::{Checked, Node};
use crate::text::{Lang, nfc};

/// A short text in Vietnamese and in English, in this crate's own words unless it is a host's own.
///
/// ```
/// use ocop::certification::Label;
/// use ocop::text::Lang;
///
/// let label = Label::new("Cà phê", "Coffee");
/// assert_eq!((label.get(Lang::Vi), label.get(Lang::En)), ("Cà phê", "Coffee"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    vi: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Label {
    /// A label of the two texts, in Unicode normal form C.
    #[must_use]
    pub fn new(vi: &str, en: &str) -> Self {
        Self { vi: Cow::Owned(nfc(vi).into_owned()), en: Cow::Owned(nfc(en).into_owned()) }
    }

    /// A label of this crate's own tables.
    pub(super) const fn known(vi: &'static str, en: &'static str) -> Self {
        Self { vi: Cow::Borrowed(vi), en: Cow::Borrowed(en) }
    }

    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

impl Checked for Label {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["vi", "en"])?;
        let (vi, en) = (record.required::<String>("vi"), record.required::<String>("en"));
        Some(Self::new(&vi?, &en?))
    }
}
