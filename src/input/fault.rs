//! What is wrong with a document, as data.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// An error that is a list of faults, at least one: shown one after another, each behind its path where it has one.
macro_rules! fault_list {
    ($(#[$doc:meta])* $list:ident of $fault:ident $(at $path:ident)?;) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $list(alloc::vec::Vec<$fault>);

        impl $list {
            /// The faults, at least one.
            #[must_use]
            pub fn as_slice(&self) -> &[$fault] {
                &self.0
            }

            /// The faults one by one.
            pub fn iter(&self) -> core::slice::Iter<'_, $fault> {
                self.0.iter()
            }
        }

        impl<'a> IntoIterator for &'a $list {
            type Item = &'a $fault;
            type IntoIter = core::slice::Iter<'a, $fault>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl IntoIterator for $list {
            type Item = $fault;
            type IntoIter = alloc::vec::IntoIter<$fault>;

            fn into_iter(self) -> Self::IntoIter {
                self.0.into_iter()
            }
        }

        impl core::fmt::Display for $list {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                for (i, fault) in self.0.iter().enumerate() {
                    f.write_str(if i == 0 { "" } else { "; " })?;
                    $(write!(f, "{}: ", fault.$path())?;)?
                    write!(f, "{fault}")?;
                }
                Ok(())
            }
        }

        impl core::error::Error for $list {}
    };
}

pub(crate) use fault_list;

/// One fault: where, what was seen there, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The place, such as `rules[3].benefit.percent.off`; empty for the document itself.
    pub path: String,
    /// The value as it was written, cut after 80 characters; empty where nothing stood.
    pub seen: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong at one place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A field that must be there is not.
    Missing,
    /// A field, or the name of a choice, that is not known here.
    Unknown {
        /// The names that are known.
        known: &'static [&'static str],
    },
    /// A value of another kind than the one needed.
    Kind {
        /// The kind needed, such as `text`.
        expected: &'static str,
    },
    /// A text or number that its type refuses.
    Invalid {
        /// What it should be, such as `an amount of money`.
        what: &'static str,
        /// Why the type refuses it.
        reason: String,
    },
    /// A number outside its range.
    Range {
        /// The smallest allowed.
        min: i128,
        /// The largest allowed.
        max: i128,
    },
    /// A list or a text that is longer than allowed.
    TooLong {
        /// The number of entries or characters seen.
        count: usize,
        /// The largest number allowed.
        limit: usize,
    },
    /// A value that must be unique and stands elsewhere too.
    Duplicate {
        /// The place where it stands first.
        first: String,
    },
    /// Nesting deeper than allowed.
    TooDeep {
        /// The number of levels allowed.
        limit: usize,
    },
    /// A value that is valid alone, but not together with another.
    Conflict {
        /// The rule that the two break.
        rule: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        let seen = &self.seen;
        match &self.problem {
            Problem::Missing => f.write_str("is missing"),
            Problem::Unknown { known } => {
                write!(f, "{seen} is not known here, expected ")?;
                for (i, name) in known.iter().enumerate() {
                    write!(f, "{}{name}", if i == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Problem::Kind { expected } => write!(f, "{seen} is not {expected}"),
            Problem::Invalid { what, reason } => write!(f, "{seen} is not {what}: {reason}"),
            Problem::Range { min, max } => write!(f, "{seen} is not between {min} and {max}"),
            Problem::TooLong { count, limit } => write!(f, "{seen} has {count} entries, at most {limit} are allowed"),
            Problem::Duplicate { first } if first.is_empty() => write!(f, "{seen} stands here already"),
            Problem::Duplicate { first } => write!(f, "{seen} stands already at {first}"),
            Problem::TooDeep { limit } => write!(f, "is nested more than {limit} levels deep"),
            Problem::Conflict { rule } => write!(f, "{seen}: {rule}"),
        }
    }
}

impl core::error::Error for Fault {}

fault_list! {
    /// All faults of a document, at least one, in document order.
    Faults of Fault;
}

impl Faults {
    /// The value, if there is no fault.
    pub(crate) fn or_value<T>(faults: Vec<Fault>, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if faults.is_empty() => Ok(value),
            _ => Err(Self(faults)),
        }
    }
}
