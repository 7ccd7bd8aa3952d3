//! Points ("điểm") and their exact average.

use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::iter::Sum;
use core::ops::Add;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::input::{Checked, Node};

/// Whole points of a scorecard, 0 to 10 000. A whole form of the OCOP decisions is worth 100.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Points(u16);

/// A number of points past the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{seen} points are more than 10000")]
#[non_exhaustive]
pub struct PointsError {
    /// What was seen.
    pub seen: u16,
}

impl Points {
    /// The most points there are.
    pub const MAX: Self = Self(10_000);

    /// So many points.
    ///
    /// # Errors
    /// [`PointsError`] for more than 10 000.
    pub const fn new(points: u16) -> Result<Self, PointsError> {
        if points > Self::MAX.0 { Err(PointsError { seen: points }) } else { Ok(Self(points)) }
    }

    /// Points of this crate's own tables.
    pub(super) const fn known(points: u8) -> Self {
        // A `u8` always fits; `From` is not usable in a constant.
        Self(points as u16)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The points by which this is more than `other`, 0 if it is not.
    #[must_use]
    pub const fn above(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl TryFrom<u16> for Points {
    type Error = PointsError;

    fn try_from(points: u16) -> Result<Self, PointsError> {
        Self::new(points)
    }
}

impl From<Points> for u16 {
    fn from(points: Points) -> Self {
        points.0
    }
}

impl Add for Points {
    type Output = Self;

    /// The sum, at most [`Points::MAX`], which no checked form reaches.
    fn add(self, other: Self) -> Self {
        Self((self.0 + other.0).min(Self::MAX.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Checked for Points {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.number::<u16>(0, Self::MAX.0.into()).map(Self)
    }
}

/// An exact average ("điểm trung bình"): a sum of points and the number of sheets, never divided.
///
/// It prints two decimals cut off, not rounded, so that it never shows a band it does not reach.
///
/// ```
/// use ocop::certification::Average;
///
/// let average = Average::new(8_999, 100)?;
/// assert_eq!(average.to_string(), "89.99");
/// assert_eq!("89.99".parse::<Average>()?, average);
/// assert!(average < "90".parse()?);
/// # Ok::<(), ocop::certification::AverageError>(())
/// ```
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", into = "Unchecked")]
pub struct Average {
    sum: u32,
    count: u32,
}

/// What is not an average.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AverageError {
    /// An average of nothing.
    #[error("an average of {sum} over no sheet is undefined")]
    NoSheet {
        /// The sum.
        sum: u32,
    },
    /// A text that is not a decimal number.
    #[error("{seen:?} is not a decimal number of points with up to 4 decimals")]
    NotADecimal {
        /// What was seen.
        seen: String,
    },
}

impl Average {
    /// The average of a sum over a number of sheets.
    ///
    /// # Errors
    /// [`AverageError::NoSheet`] for no sheet.
    pub const fn new(sum: u32, count: u32) -> Result<Self, AverageError> {
        if count == 0 { Err(AverageError::NoSheet { sum }) } else { Ok(Self { sum, count }) }
    }

    /// The sum of all sheets.
    #[must_use]
    pub const fn sum(self) -> u32 {
        self.sum
    }

    /// The number of sheets.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// Whether the average is so many points or more, by multiplication.
    #[must_use]
    pub fn reaches(self, points: Points) -> bool {
        u64::from(self.sum) >= u64::from(points.0) * u64::from(self.count)
    }
}

impl From<Points> for Average {
    fn from(points: Points) -> Self {
        Self { sum: points.0.into(), count: 1 }
    }
}

impl Ord for Average {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) = (u64::from(self.sum), u64::from(other.sum));
        (left * u64::from(other.count)).cmp(&(right * u64::from(self.count)))
    }
}

impl PartialOrd for Average {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Average {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Average {}

impl fmt::Display for Average {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = u64::from(self.sum) * 100 / u64::from(self.count);
        write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl FromStr for Average {
    type Err = AverageError;

    fn from_str(text: &str) -> Result<Self, AverageError> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let short = (1..=5).contains(&whole.len()) && decimals.len() <= 4 && !text.ends_with('.');
        let number = |sum: u32, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
        // At most nine digits, which a `u32` holds.
        let sum = short.then(|| whole.bytes().chain(decimals.bytes()).try_fold(0, number)).flatten();
        let count = if short { decimals.bytes().fold(1, |count, _| count * 10) } else { 1 };
        sum.map(|sum| Self { sum, count }).ok_or_else(|| AverageError::NotADecimal { seen: text.into() })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Average", deny_unknown_fields)]
struct Unchecked {
    sum: u32,
    count: u32,
}

impl TryFrom<Unchecked> for Average {
    type Error = AverageError;

    fn try_from(given: Unchecked) -> Result<Self, AverageError> {
        Self::new(given.sum, given.count)
    }
}

impl From<Average> for Unchecked {
    fn from(average: Average) -> Self {
        Self { sum: average.sum, count: average.count }
    }
}
