//! Bands: from how many points on a level is reached.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use serde::Serialize;

use super::points::{Average, Points};
use super::stars::Stars;
use crate::input::{Checked, Node, checked_record, checked_serde};

/// The bands of a regime, lowest first, each open upwards to the next: 90.00 is in the band from 90,
/// 89.99 in the one below. The average is never rounded first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Bands(Cow<'static, [Band]>);

/// One band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Band {
    stars: Stars,
    from: Points,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed_to: Option<Points>,
}

/// Bands that leave a gap or contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BandsError {
    /// No band from 0 points on.
    #[error("no band begins at 0 points")]
    NoBottom,
    /// A band that is not above the one before it.
    #[error("the band of {stars} stars from {from} points is not above {below} stars from {below_from} points")]
    Order {
        /// The band's level.
        stars: Stars,
        /// Where it begins.
        from: Points,
        /// The level of the band before it.
        below: Stars,
        /// Where that begins.
        below_from: Points,
    },
}

impl Bands {
    /// Bands of the given levels and the points from which they count, lowest first.
    ///
    /// # Errors
    /// [`BandsError`] unless the first begins at 0 and each is above the one before it.
    ///
    /// ```
    /// use ocop::certification::{Bands, Points, Stars};
    ///
    /// let from = |stars, points| Ok::<_, ocop::certification::PointsError>((stars, Points::new(points)?));
    /// let bands = Bands::new([from(Stars::ONE, 0)?, from(Stars::TWO, 50)?, from(Stars::THREE, 70)?])?;
    /// assert_eq!(bands.stars("69.99".parse()?), Stars::TWO);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn new(bands: impl IntoIterator<Item = (Stars, Points)>) -> Result<Self, BandsError> {
        Self::checked(bands.into_iter().map(|(stars, from)| Band { stars, from, printed_to: None }).collect())
    }

    /// Bands of this crate's own tables.
    pub(super) const fn known(bands: &'static [Band]) -> Self {
        Self(Cow::Borrowed(bands))
    }

    /// The bands, lowest first.
    #[must_use]
    pub fn all(&self) -> &[Band] {
        &self.0
    }

    /// The level whose band an average is in.
    #[must_use]
    pub fn stars(&self, average: Average) -> Stars {
        // The lowest band begins at 0, so every average is in one.
        self.0.iter().rev().find(|band| average.reaches(band.from)).map_or(Stars::ONE, |band| band.stars)
    }

    /// The points from which a level's band begins; none where no band has the level.
    #[must_use]
    pub fn from(&self, stars: Stars) -> Option<Points> {
        self.0.iter().find(|band| band.stars == stars).map(|band| band.from)
    }

    fn checked(bands: Vec<Band>) -> Result<Self, BandsError> {
        if bands.first().is_none_or(|band| band.from != Points::default()) {
            return Err(BandsError::NoBottom);
        }
        for (below, band) in bands.iter().zip(bands.iter().skip(1)) {
            if band.stars <= below.stars || band.from <= below.from {
                let (stars, from) = (band.stars, band.from);
                return Err(BandsError::Order { stars, from, below: below.stars, below_from: below.from });
            }
        }
        Ok(Self(Cow::Owned(bands)))
    }
}

impl Band {
    /// A band of this crate's own tables.
    pub(super) const fn known(stars: Stars, from: u8, printed_to: Option<u8>) -> Self {
        let printed_to = match printed_to {
            Some(points) => Some(Points::known(points)),
            None => None,
        };
        Self { stars, from: Points::known(from), printed_to }
    }

    /// The level.
    #[must_use]
    pub const fn stars(self) -> Stars {
        self.stars
    }

    /// The points from which it counts.
    #[must_use]
    pub const fn from(self) -> Points {
        self.from
    }

    /// The upper end as printed, where a decision prints whole ranges such as "70–89".
    #[must_use]
    pub const fn printed_to(self) -> Option<Points> {
        self.printed_to
    }
}

checked_record!(Band { stars: required, from: required, printed_to: optional });
checked_serde!(Bands);

impl Checked for Bands {
    fn check(node: &Node<'_>) -> Option<Self> {
        Self::checked(node.list(5)?).map_or_else(|error| node.invalid("bands", &error), Some)
    }
}
