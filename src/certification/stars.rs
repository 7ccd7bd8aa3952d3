//! Stars ("hạng sao"): the level a rating gives a product.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::input::{Checked, Node};

/// One to five stars. There is no "0 stars": what is not rated has no stars at all.
///
/// ```
/// use ocop::certification::Stars;
///
/// let stars = Stars::new(4)?;
/// assert!(stars > Stars::THREE);
/// assert_eq!(stars.get(), 4);
/// # Ok::<(), ocop::certification::StarsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Stars(u8);

/// A number of stars outside one to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{seen} stars is not one of 1 to 5")]
#[non_exhaustive]
pub struct StarsError {
    /// The number that was given.
    pub seen: u8,
}

impl Stars {
    /// One star.
    pub const ONE: Self = Self(1);
    /// Two stars.
    pub const TWO: Self = Self(2);
    /// Three stars: the lowest level that is recognised with a certificate under the OCOP decisions.
    pub const THREE: Self = Self(3);
    /// Four stars.
    pub const FOUR: Self = Self(4);
    /// Five stars.
    pub const FIVE: Self = Self(5);
    /// Every level, lowest first.
    pub const ALL: [Self; 5] = [Self::ONE, Self::TWO, Self::THREE, Self::FOUR, Self::FIVE];

    /// So many stars.
    ///
    /// # Errors
    /// [`StarsError`] for anything but 1 to 5.
    pub const fn new(stars: u8) -> Result<Self, StarsError> {
        if matches!(stars, 1..=5) { Ok(Self(stars)) } else { Err(StarsError { seen: stars }) }
    }

    /// The number, 1 to 5.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// One star more, if there is a higher level.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        if self.0 < 5 { Some(Self(self.0 + 1)) } else { None }
    }

    /// One star less, if there is a lower level.
    #[must_use]
    pub const fn previous(self) -> Option<Self> {
        if self.0 > 1 { Some(Self(self.0 - 1)) } else { None }
    }
}

impl TryFrom<u8> for Stars {
    type Error = StarsError;

    fn try_from(stars: u8) -> Result<Self, StarsError> {
        Self::new(stars)
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        stars.0
    }
}

impl fmt::Display for Stars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Checked for Stars {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.number::<u8>(1, 5).map(Self)
    }
}
