//! Of all the certificates of one product: which one is shown on a day.

use time::Date;

use super::certificate::Certificate;
use super::certificate_parts::Decision;
use super::stars::Stars;

/// The certificate that counts for a product on a day: of its certificates that may be shown, the
/// one valid from the latest day, not the one with the most stars.
///
/// Between certificates valid from the same day, the one issued later counts, then the one of the
/// decision dated later, then the one that stands later in the list.
///
/// ```
/// use ocop::certification::{Certificate, RegimeId, Stars, displayed, stars_on};
/// use time::macros::date;
///
/// let of = |stars, issued| Certificate::builder("Miến dong", RegimeId::QD_148_2023, stars).issued_on(issued).build();
/// let certificates = [of(Stars::FIVE, date!(2023-07-01))?, of(Stars::FOUR, date!(2025-06-25))?];
/// assert_eq!(stars_on(&certificates, date!(2026-01-01)), Some(Stars::FOUR));
/// assert!(displayed(&certificates, date!(2029-01-01)).is_none());
/// # Ok::<(), ocop::certification::CertificateFaults>(())
/// ```
#[must_use]
pub fn displayed<'a>(certificates: impl IntoIterator<Item = &'a Certificate>, day: Date) -> Option<&'a Certificate> {
    certificates.into_iter().filter(|certificate| certificate.status(day).is_displayable()).max_by_key(|certificate| {
        let decided = certificate.decision().and_then(Decision::date);
        (certificate.valid_from(), certificate.issued_on(), decided)
    })
}

/// The stars a product shows on a day: those of its [`displayed`] certificate.
#[must_use]
pub fn stars_on<'a>(certificates: impl IntoIterator<Item = &'a Certificate>, day: Date) -> Option<Stars> {
    displayed(certificates, day).map(Certificate::stars)
}

/// The first day after `after` on which the status of any of the certificates changes: until the
/// day before, what is shown stays the same.
#[must_use]
pub fn next_change<'a>(certificates: impl IntoIterator<Item = &'a Certificate>, after: Date) -> Option<Date> {
    certificates.into_iter().filter_map(|certificate| certificate.next_change(after)).min()
}
