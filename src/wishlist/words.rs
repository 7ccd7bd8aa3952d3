//! What people write on lists and lines: names, notes, titles; and how much they want a thing.

use alloc::string::String;
use alloc::sync::Arc;
use core::borrow::Borrow;
use core::fmt;
use core::str::FromStr;

use serde::Serialize;

use crate::input::{Checked, Node, checked_choice, checked_serde, checked_text};
use crate::text::{Lang, Texts, nfc, normal_key};

/// A text that cannot stand on a list or a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordsError {
    /// Nothing, or white space only.
    #[error("{what} is not empty")]
    Empty {
        /// What it should be.
        what: &'static str,
    },
    /// More characters than allowed.
    #[error("{what} has at most {max} characters, not {seen}")]
    TooLong {
        /// What it should be.
        what: &'static str,
        /// The number of characters seen.
        seen: usize,
        /// The largest number allowed.
        max: usize,
    },
    /// A control character.
    #[error("{what} has no control character such as {seen:?}")]
    Control {
        /// What it should be.
        what: &'static str,
        /// The character.
        seen: char,
    },
}

/// A text of people: trimmed, composed (NFC), neither empty nor too long.
fn words(text: &str, what: &'static str, max: usize, lines: bool) -> Result<Arc<str>, WordsError> {
    let text = text.trim();
    // Composing makes no text more than three times as long or short.
    if text.len() > 12 * max {
        return Err(WordsError::TooLong { what, seen: text.chars().count(), max });
    }
    let text = nfc(text);
    let seen = text.chars().count();
    if seen == 0 {
        return Err(WordsError::Empty { what });
    }
    if seen > max {
        return Err(WordsError::TooLong { what, seen, max });
    }
    match text.chars().find(|c| c.is_control() && !(lines && matches!(c, '\n' | '\t'))) {
        Some(seen) => Err(WordsError::Control { what, seen }),
        None => Ok(Arc::from(text)),
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $ty:ident, $what:literal, $max:literal, $lines:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $ty(Arc<str>);

        impl $ty {
            /// The largest number of characters.
            pub const MAX: usize = $max;

            #[doc = concat!("The text as ", $what, ", trimmed and composed.")]
            ///
            /// # Errors
            /// The text is empty, too long, or has a control character.
            pub fn new(text: &str) -> Result<Self, WordsError> {
                words(text, $what, Self::MAX, $lines).map(Self)
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl FromStr for $ty {
            type Err = WordsError;

            fn from_str(text: &str) -> Result<Self, WordsError> {
                Self::new(text)
            }
        }

        impl AsRef<str> for $ty {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $ty {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        checked_text! { $ty, $what; }
    )*};
}

words! {
    /// The name of a list (tên danh sách): one line of at most 64 characters.
    ListName, "the name of a list", 64, false;
    /// What the owner noted on a line (ghi chú): at most 2000 characters, line ends and tabs allowed.
    Note, "a note", 2000, true;
}

impl ListName {
    /// What two names are compared by: trimmed, composed, in lower case.
    #[must_use]
    pub fn key(&self) -> String {
        normal_key(&self.0)
    }
}

/// The name that a product was last known by, kept for the day when it is gone: at most 300 characters in each language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Title(Texts);

impl Title {
    /// The largest number of characters in one language.
    pub const MAX: usize = 300;

    /// The title of a name, cut where it is too long; none of an empty name.
    #[must_use]
    pub fn of(name: &Texts) -> Option<Self> {
        let cut = |text: &str| text.chars().take(Self::MAX).collect::<String>();
        let texts = Lang::ALL.iter().fold(Texts::default(), |texts, lang| match name.get(*lang) {
            Some(text) => texts.with(*lang, &cut(text)),
            None => texts,
        });
        (!texts.is_empty()).then_some(Self(texts))
    }

    /// The texts.
    #[must_use]
    pub const fn texts(&self) -> &Texts {
        &self.0
    }
}

impl Checked for Title {
    fn check(node: &Node<'_>) -> Option<Self> {
        let texts = Texts::check(node)?;
        let longest = Lang::ALL.iter().filter_map(|lang| texts.get(*lang)).map(|text| text.chars().count()).max();
        match longest {
            None => node.invalid("a title", &WordsError::Empty { what: "a title" }),
            Some(seen) if seen > Self::MAX => {
                node.invalid("a title", &WordsError::TooLong { what: "a title", seen, max: Self::MAX })
            }
            Some(_) => Some(Self(texts)),
        }
    }
}

/// How much a thing is wanted (mức ưu tiên).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// More than others (cao).
    High,
    /// As others (vừa).
    #[default]
    Medium,
    /// Less than others (thấp).
    Low,
}

checked_choice!(Priority { "high" => High, "medium" => Medium, "low" => Low });

impl Priority {
    /// Every priority, the highest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// The name in documents.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

checked_serde!(Title);
