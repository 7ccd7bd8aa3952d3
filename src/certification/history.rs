//! The chain of one product's certificates: first recognition, re-recognitions, upgrades.

use alloc::vec::Vec;

use time::Date;

use super::certificate::Certificate;
use super::stars::Stars;
use crate::text::iso;

/// What does not fit in a chain of certificates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HistoryError {
    /// Two certificates with one first day.
    #[error("two certificates are valid from {}", iso::day(*day))]
    SameDay {
        /// The day.
        day: Date,
    },
    /// A certificate that follows one that is not in the chain.
    #[error("the certificate from {} follows one from {}, which is not the one before it", iso::day(*of), iso::day(*previous))]
    NotTheOneBefore {
        /// First day of the certificate.
        of: Date,
        /// First day of the one it says it follows.
        previous: Date,
    },
    /// A certificate that says other stars of the one before than that has.
    #[error("the certificate from {} follows one of {said} stars, which has {found}", iso::day(*of))]
    OtherStars {
        /// First day of the certificate.
        of: Date,
        /// The stars it says the one before has.
        said: Stars,
        /// The stars that has.
        found: Stars,
    },
}

/// The certificates of one product as a chain, oldest first.
///
/// A certificate that says what it follows must follow the one directly before it; the first of the
/// list may follow one that is not kept any more.
///
/// ```
/// use ocop::certification::{Certificate, RegimeId, Stars, Succession, history};
/// use time::macros::date;
///
/// let first = Certificate::builder("Miến dong", RegimeId::QD_1048_2019, Stars::FOUR).issued_on(date!(2019-12-20)).build()?;
/// let second = Certificate::builder("Miến dong", RegimeId::QD_1048_2019, Stars::FIVE)
///     .issued_on(date!(2021-05-20))
///     .succeeds(Succession::upgrade(Stars::FOUR, date!(2019-12-20)))
///     .build()?;
/// assert_eq!(history([&second, &first])?, [&first, &second]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
///
/// # Errors
/// [`HistoryError`] for the first certificate that does not fit.
pub fn history<'a>(
    certificates: impl IntoIterator<Item = &'a Certificate>,
) -> Result<Vec<&'a Certificate>, HistoryError> {
    let mut chain: Vec<&Certificate> = certificates.into_iter().collect();
    chain.sort_by_key(|certificate| certificate.valid_from());
    for (before, certificate) in chain.iter().zip(chain.iter().skip(1)) {
        let of = certificate.valid_from();
        if before.valid_from() == of {
            return Err(HistoryError::SameDay { day: of });
        }
        let Some(succession) = certificate.succession() else { continue };
        if succession.previous() != before.valid_from() {
            return Err(HistoryError::NotTheOneBefore { of, previous: succession.previous() });
        }
        if succession.from() != before.stars() {
            return Err(HistoryError::OtherStars { of, said: succession.from(), found: before.stars() });
        }
    }
    Ok(chain)
}
