//! Ratings by buyers, kept exact.

use serde::Serialize;

use crate::input::{Checked, Node, checked_serde};

/// The ratings of a product (đánh giá): how many, their sum, and the best mark of the scale. Never rated is no rating at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Rating {
    sum: u64,
    count: u32,
    scale: u8,
}

/// Figures that are no rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{count} ratings from 1 to {scale} cannot sum to {sum}")]
#[non_exhaustive]
pub struct RatingError {
    /// The sum of all ratings.
    pub sum: u64,
    /// The number of ratings.
    pub count: u32,
    /// The best rating.
    pub scale: u8,
}

impl Rating {
    /// `count` ratings of 1 to `scale` that sum to `sum`.
    ///
    /// # Errors
    /// There is no rating, the scale is 0, or the sum does not lie between the least and the most that so many ratings give.
    pub fn new(sum: u64, count: u32, scale: u8) -> Result<Self, RatingError> {
        let n = u64::from(count);
        if count == 0 || scale == 0 || sum < n || sum > n * u64::from(scale) {
            return Err(RatingError { sum, count, scale });
        }
        Ok(Self { sum, count, scale })
    }

    /// The sum of all ratings.
    #[must_use]
    pub const fn sum(self) -> u64 {
        self.sum
    }

    /// The number of ratings, above zero.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// The best mark of the scale.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }
}

impl Checked for Rating {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["sum", "count", "scale"])?;
        let (sum, count, scale) = (record.required("sum"), record.required("count"), record.or("scale", || 5));
        match Self::new(sum?, count?, scale?) {
            Ok(rating) => Some(rating),
            Err(error) => node.invalid("a rating", &error),
        }
    }
}

checked_serde!(Rating);
