//! A text in one or both languages.

use alloc::string::String;

use serde::Serialize;

use super::{Lang, nfc};
use crate::input::{Checked, Node, checked_serde};

/// A text for people, in Vietnamese, English or both.
///
/// As a document it is a text (then Vietnamese), or fields by language code.
///
/// ```
/// use ocop::text::{Lang, Texts};
///
/// let name = Texts::vi("Cà phê bột").with(Lang::En, "Ground coffee");
/// assert_eq!(name.get(Lang::En), Some("Ground coffee"));
/// assert_eq!(Texts::vi("Chè xanh").or_other(Lang::En), "Chè xanh");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
pub struct Texts {
    #[serde(skip_serializing_if = "Option::is_none")]
    vi: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<String>,
}

impl Texts {
    /// A Vietnamese text.
    #[must_use]
    pub fn vi(text: &str) -> Self {
        Self::default().with(Lang::Vi, text)
    }

    /// An English text.
    #[must_use]
    pub fn en(text: &str) -> Self {
        Self::default().with(Lang::En, text)
    }

    /// The same with a text of one language set; it is composed (NFC) and trimmed, and an empty one is none.
    #[must_use]
    pub fn with(mut self, lang: Lang, text: &str) -> Self {
        let text = Some(nfc(text.trim()).into_owned()).filter(|text| !text.is_empty());
        match lang {
            Lang::Vi => self.vi = text,
            Lang::En => self.en = text,
        }
        self
    }

    /// The text in a language, if there is one.
    #[must_use]
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Vi => self.vi.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// The text in a language, or else in the other; empty where there is none at all.
    #[must_use]
    pub fn or_other(&self, lang: Lang) -> &str {
        let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
        self.get(lang).or_else(|| self.get(other)).unwrap_or_default()
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.vi.is_none() && self.en.is_none()
    }
}

impl Checked for Texts {
    fn check(node: &Node<'_>) -> Option<Self> {
        if node.is_text() {
            return node.text().map(Self::vi);
        }
        let record = node.record(&["vi", "en"])?;
        let (vi, en) = (record.optional::<String>("vi"), record.optional::<String>("en"));
        let texts = Self::default().with(Lang::Vi, &vi?.unwrap_or_default());
        Some(texts.with(Lang::En, &en?.unwrap_or_default()))
    }
}

checked_serde!(Texts);
