//! A figure held against a limit of the law.

use core::fmt;

/// A figure held against the most that is allowed, and where that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Tested<'a, T> {
    /// The figure.
    pub seen: T,
    /// The most that is allowed.
    pub most: T,
    /// Where it is written.
    pub source: &'a str,
}

impl<T: PartialOrd> Tested<'_, T> {
    /// Whether the limit is kept. Exactly the limit keeps it.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.seen <= self.most
    }
}

impl<T: fmt::Display + PartialOrd> fmt::Display for Tested<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.is_kept() { "is within" } else { "is above" };
        write!(f, "{} {verb} {} ({})", self.seen, self.most, self.source)
    }
}
