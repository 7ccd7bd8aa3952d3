//! Short texts that name things: SKUs, codes, keys. One rule for all of them, and a type for each.

use alloc::string::String;
use alloc::sync::Arc;

use super::nfc;

/// The largest number of bytes of an identifier, unless its type says less.
pub const MAX_IDENTIFIER: usize = 128;

/// A text that cannot name a thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentifierError {
    /// Nothing, or white space only.
    #[error("an identifier is not empty")]
    Empty,
    /// More bytes than allowed.
    #[error("an identifier of {bytes} bytes is longer than {MAX_IDENTIFIER}")]
    TooLong {
        /// The number of bytes seen.
        bytes: usize,
    },
    /// White space at an end, a control character, or one that is not seen.
    #[error("{seen:?} has white space at an end or a character that is not seen")]
    Character {
        /// The text.
        seen: String,
    },
    /// The character that stands between identifiers of this kind, such as `/` in a path of categories.
    #[error("{seen:?} has {separator:?}, which stands between identifiers")]
    Separator {
        /// The text.
        seen: String,
        /// The character.
        separator: char,
    },
}

/// The text as identifiers hold it: composed (NFC), 1 to [`MAX_IDENTIFIER`] bytes, no white space at its ends, no control or invisible
/// formatting character (so that two identifiers that look alike are not told apart by a hidden mark).
pub(crate) fn identifier(text: &str) -> Result<Arc<str>, IdentifierError> {
    // Most are of ASCII that is seen, where nothing composes.
    if (1..=MAX_IDENTIFIER).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(Arc::from(text));
    }
    if text.trim().is_empty() {
        return Err(IdentifierError::Empty);
    }
    if text.len() > 4 * MAX_IDENTIFIER {
        return Err(IdentifierError::TooLong { bytes: text.len() });
    }
    if text.trim() != text || text.chars().any(is_unseen) {
        return Err(IdentifierError::Character { seen: text.into() });
    }
    let text = nfc(text);
    if text.len() > MAX_IDENTIFIER {
        return Err(IdentifierError::TooLong { bytes: text.len() });
    }
    Ok(Arc::from(text))
}

/// Control characters, zero-width and directional formatting characters, and the byte order mark.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Types of identifiers: cheap to clone, ordered by bytes, written as text; `without` a character that stands between several of them.
macro_rules! identifiers {
    ($($(#[$doc:meta])* $ty:ident, $what:literal $(without $separator:literal)?;)*) => {$(
        $(#[$doc])*
        ///
        /// Composed (NFC), 1 to 128 bytes, nothing unseen, no white space at its ends. Ordered by bytes; a clone shares the text.
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $ty(alloc::sync::Arc<str>);

        impl $ty {
            #[doc = concat!("The text as ", $what, ".")]
            ///
            /// # Errors
            /// The text is empty, too long, or has a character that is not seen.
            $(#[doc = concat!("It has `", $separator, "`, which stands between several.")])?
            pub fn new(text: &str) -> Result<Self, $crate::text::IdentifierError> {
                let text = $crate::text::identifier(text)?;
                $(if text.contains($separator) {
                    let seen = alloc::string::String::from(&*text);
                    return Err($crate::text::IdentifierError::Separator { seen, separator: $separator });
                })?
                Ok(Self(text))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl core::fmt::Display for $ty {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl core::str::FromStr for $ty {
            type Err = $crate::text::IdentifierError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl AsRef<str> for $ty {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl core::borrow::Borrow<str> for $ty {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        $crate::input::checked_text! { $ty, $what; }
    )*};
}

pub(crate) use identifiers;
