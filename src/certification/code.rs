//! Codes of the lines of a form: `1`, `1.1`, `6.1.1`.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::input::checked_text;

/// The number of a criterion or of a section of a form, of one to four levels from 1 to 255.
///
/// Codes sort as they stand on the form: `6.2` before `6.10`.
///
/// ```
/// use ocop::certification::Code;
///
/// let code: Code = "6.1.2".parse()?;
/// assert!(code.is_within("6.1".parse()?));
/// assert!(code > "6.1".parse()? && code < "6.2".parse()?);
/// # Ok::<(), ocop::certification::CodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 4]);

/// A text that is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not one to four numbers from 1 to 255 with points between")]
#[non_exhaustive]
pub struct CodeError {
    /// What was seen.
    pub seen: String,
}

impl Code {
    /// A code of this crate's own tables, unused levels 0.
    #[cfg(feature = "scorecards")]
    pub(super) const fn known(levels: [u8; 4]) -> Self {
        Self(levels)
    }

    /// Whether this is the line `section` or a line below it.
    #[must_use]
    pub fn is_within(self, section: Self) -> bool {
        self.0.iter().zip(section.0).all(|(mine, of)| of == 0 || *mine == of)
    }

    /// The section at the top level: `6` of `6.1.2`.
    #[must_use]
    pub const fn section(self) -> Self {
        let [first, ..] = self.0;
        Self([first, 0, 0, 0])
    }

    /// The number of levels, 1 to 4.
    #[must_use]
    pub fn depth(self) -> usize {
        self.0.iter().filter(|level| **level > 0).count()
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let fault = || CodeError { seen: text.into() };
        let mut levels = [0; 4];
        let mut parts = text.split('.');
        for (level, part) in levels.iter_mut().zip(&mut parts) {
            let plain = !part.starts_with(['+', '0']);
            *level = part.parse().ok().filter(|_| plain).ok_or_else(fault)?;
        }
        if parts.next().is_some() { Err(fault()) } else { Ok(Self(levels)) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, level) in self.0.iter().take_while(|level| **level > 0).enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            level.fmt(f)?;
        }
        Ok(())
    }
}

/// The letter of a part of a form: `A`, `B`, `C`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartCode(u8);

/// A text that is not the letter of a part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not one letter A to Z")]
#[non_exhaustive]
pub struct PartCodeError {
    /// What was seen.
    pub seen: String,
}

impl PartCode {
    /// A letter of this crate's own tables.
    pub(super) const fn known(letter: u8) -> Self {
        Self(letter)
    }
}

impl FromStr for PartCode {
    type Err = PartCodeError;

    fn from_str(text: &str) -> Result<Self, PartCodeError> {
        match text.as_bytes() {
            [letter @ b'A'..=b'Z'] => Ok(Self(*letter)),
            _ => Err(PartCodeError { seen: text.into() }),
        }
    }
}

impl fmt::Display for PartCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        char::from(self.0).fmt(f)
    }
}

checked_text! {
    Code, "the code of a line";
    PartCode, "the letter of a part";
}
