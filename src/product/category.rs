//! Where a product stands in the shop.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::CategoryId;
use crate::text::IdentifierError;

/// A path of categories from the top, written `do-uong/ca-phe/ca-phe-bot`. A selector by any of its steps finds the product.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CategoryPath(Vec<CategoryId>);

impl CategoryPath {
    /// The largest number of steps.
    pub const MAX_STEPS: usize = 16;

    /// The steps from the top, at least one.
    #[must_use]
    pub fn steps(&self) -> &[CategoryId] {
        &self.0
    }
}

/// A text that is no path of categories.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CategoryPathError {
    /// A step that is no category.
    #[error("step {step} of {path:?} is no category: {source}")]
    Step {
        /// The text.
        path: String,
        /// The position of the step, from 1.
        step: usize,
        /// Why it is refused.
        source: IdentifierError,
    },
    /// More steps than a path may have.
    #[error("{path:?} has more than {max} steps", max = CategoryPath::MAX_STEPS)]
    TooLong {
        /// The text.
        path: String,
    },
}

impl FromStr for CategoryPath {
    type Err = CategoryPathError;

    fn from_str(text: &str) -> Result<Self, CategoryPathError> {
        if text.split('/').count() > Self::MAX_STEPS {
            return Err(CategoryPathError::TooLong { path: text.into() });
        }
        let step = |(i, step)| {
            CategoryId::new(step).map_err(|source| CategoryPathError::Step { path: text.into(), step: i + 1, source })
        };
        text.split('/').enumerate().map(step).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for CategoryPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            write!(f, "{}{step}", if i == 0 { "" } else { "/" })?;
        }
        Ok(())
    }
}

crate::input::checked_text! { CategoryPath, "a path of categories"; }
