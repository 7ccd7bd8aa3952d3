//! Keys of regimes, sectors and product sets. A set number means nothing without its regime.

use alloc::borrow::Cow;
use alloc::string::String;
use core::borrow::Borrow;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::input::{Checked, Node, checked_record, checked_text};

/// The longest key accepted, in bytes.
const LONGEST: usize = 64;

/// The key of a set of rules ("chế độ"): a decision of the Prime Minister, or another programme.
///
/// The key is open: hosts add programmes of their own under keys of their own.
///
/// ```
/// use ocop::certification::RegimeId;
///
/// assert_eq!(RegimeId::QD_26_2026.as_str(), "QD-26-2026");
/// let otop = RegimeId::new("OTOP-2003")?;
/// assert_ne!(otop, RegimeId::QD_26_2026);
/// # Ok::<(), ocop::certification::KeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegimeId(Cow<'static, str>);

/// The code of a sector ("ngành") within a regime, as the decision prints it: `I` to `VI`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectorCode(Cow<'static, str>);

/// The number of a product set ("bộ sản phẩm") within its regime, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct SetNumber(u16);

/// A product set, named so that it cannot be confused with the same number under other rules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SetKey {
    regime: RegimeId,
    sector: SectorCode,
    number: SetNumber,
}

/// A key that cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not a key: empty, too long, or with a character that keys do not have.
    #[error("{seen:?} is not a key of 1 to 64 ASCII letters, digits, '-', '_' or '.'")]
    NotAKey {
        /// What was seen.
        seen: String,
    },
    /// Product sets are numbered from 1.
    #[error("{seen} is not a set number of 1 or more")]
    SetNumber {
        /// What was seen.
        seen: u16,
    },
}

impl RegimeId {
    /// Decision 1048/QĐ-TTg of 21 August 2019, with decision 781/QĐ-TTg of 8 June 2020.
    pub const QD_1048_2019: Self = Self(Cow::Borrowed("QD-1048-2019"));
    /// Decision 148/QĐ-TTg of 24 February 2023, with decision 1489/QĐ-TTg of 6 July 2025.
    pub const QD_148_2023: Self = Self(Cow::Borrowed("QD-148-2023"));
    /// Decision 26/2026/QĐ-TTg of 22 May 2026.
    pub const QD_26_2026: Self = Self(Cow::Borrowed("QD-26-2026"));

    /// A key of the host's own.
    ///
    /// # Errors
    /// [`KeyError::NotAKey`] unless it is 1 to 64 ASCII letters, digits, `-`, `_` or `.`.
    pub fn new(key: &str) -> Result<Self, KeyError> {
        checked(key).map(Self)
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl SectorCode {
    /// A code of this crate's own tables.
    pub(super) const fn known(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    /// A sector's code.
    ///
    /// # Errors
    /// [`KeyError::NotAKey`] unless it is 1 to 64 ASCII letters, digits, `-`, `_` or `.`.
    pub fn new(code: &str) -> Result<Self, KeyError> {
        checked(code).map(Self)
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl SetNumber {
    /// A set's number.
    ///
    /// # Errors
    /// [`KeyError::SetNumber`] for 0.
    pub const fn new(number: u16) -> Result<Self, KeyError> {
        if number == 0 { Err(KeyError::SetNumber { seen: number }) } else { Ok(Self(number)) }
    }

    /// A number of this crate's own tables.
    pub(super) const fn known(number: u16) -> Self {
        Self(number)
    }

    /// The number, 1 or more.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl SetKey {
    /// The set `number` of `sector` under `regime`.
    #[must_use]
    pub const fn new(regime: RegimeId, sector: SectorCode, number: SetNumber) -> Self {
        Self { regime, sector, number }
    }

    /// The regime that numbers the set.
    #[must_use]
    pub const fn regime(&self) -> &RegimeId {
        &self.regime
    }

    /// The sector the set belongs to.
    #[must_use]
    pub const fn sector(&self) -> &SectorCode {
        &self.sector
    }

    /// The set's number within its regime.
    #[must_use]
    pub const fn number(&self) -> SetNumber {
        self.number
    }
}

fn checked(key: &str) -> Result<Cow<'static, str>, KeyError> {
    let fits = !key.is_empty()
        && key.len() <= LONGEST
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if fits { Ok(Cow::Owned(key.into())) } else { Err(KeyError::NotAKey { seen: key.into() }) }
}

macro_rules! text_key {
    ($key:ident) => {
        impl FromStr for $key {
            type Err = KeyError;

            fn from_str(key: &str) -> Result<Self, KeyError> {
                Self::new(key)
            }
        }

        impl AsRef<str> for $key {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $key {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $key {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

text_key!(RegimeId);
text_key!(SectorCode);
checked_text! {
    RegimeId, "the key of a regime";
    SectorCode, "the code of a sector";
}
checked_record!(SetKey { regime: required, sector: required, number: required });

impl Checked for SetNumber {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.number::<u16>(1, u16::MAX.into()).map(Self)
    }
}

impl TryFrom<u16> for SetNumber {
    type Error = KeyError;

    fn try_from(number: u16) -> Result<Self, KeyError> {
        Self::new(number)
    }
}

impl From<SetNumber> for u16 {
    fn from(number: SetNumber) -> Self {
        number.0
    }
}

impl fmt::Display for SetNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for SetKey {
    /// Regime, sector and number with slashes between: `QD-26-2026/I/13`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.regime, self.sector, self.number)
    }
}
