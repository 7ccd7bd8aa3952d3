//! Codes that shoppers enter.

use alloc::string::String;
use alloc::sync::Arc;
use core::borrow::Borrow;
use core::fmt;
use core::str::FromStr;

use crate::text::{IdentifierError, identifier};

/// A code (mã giảm giá) as rules and carts hold it: trimmed, composed (NFC), in capital letters, so that `tet2027` and ` TẾT2027`
/// are found as they were meant. What is not seen (control and zero-width characters) is refused, not removed.
///
/// # Ordering
/// By bytes of that form.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(Arc<str>);

/// A text that is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is no code: {source}")]
#[non_exhaustive]
pub struct CodeError {
    /// The text, cut after 80 characters.
    pub seen: String,
    /// Why it is no code.
    pub source: IdentifierError,
}

impl Code {
    /// The code that a text stands for.
    ///
    /// # Errors
    /// The text is empty, too long, or has a character that is not seen.
    ///
    /// ```
    /// use ocop::cart::Code;
    /// assert_eq!(Code::new(" tet2027 ")?, Code::new("TET2027")?);
    /// # Ok::<(), ocop::cart::CodeError>(())
    /// ```
    pub fn new(text: &str) -> Result<Self, CodeError> {
        let refused = |source| CodeError { seen: text.chars().take(80).collect(), source };
        // The length is checked before and after, as capital letters may be longer.
        let plain = identifier(text.trim()).map_err(refused)?;
        identifier(&plain.to_uppercase()).map(Self).map_err(refused)
    }

    /// The code in its normal form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::new(text)
    }
}

crate::input::checked_text! { Code, "a code"; }
