//! What a certificate is worth on a day.

use serde::Serialize;
use time::Date;

use super::certificate::Certificate;
use super::certificate_parts::Revocation;
use super::term::{days_before, days_between, extension_limit};
use crate::text::Lang;

/// The status of a certificate on one day; exactly one on every day.
///
/// Days left are whole days until the last day the certificate counts: 0 on that last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[must_use]
pub enum Status {
    /// Before the term begins ("chưa có hiệu lực").
    NotYetValid {
        /// Days until the first day of the term.
        starts_in: u32,
    },
    /// In the term, with nothing to do yet ("còn hiệu lực").
    InTerm {
        /// Days until the last day.
        days_left: u32,
    },
    /// In the term, and the dossier for a re-rating may be filed ("kỳ nộp hồ sơ đánh giá lại").
    FilingWindow {
        /// Days until the last day.
        days_left: u32,
        /// Days until the window closes.
        filing_days_left: u32,
    },
    /// In the term, past the filing window ("sắp hết hiệu lực").
    Expiring {
        /// Days until the last day.
        days_left: u32,
    },
    /// Past the term, within a recorded extension ("được gia hạn").
    Extended {
        /// Days until the last day of the extension.
        days_left: u32,
    },
    /// The term, with its extension if there was one, is over ("hết hiệu lực").
    Expired {
        /// Days since the last day it counted.
        days_ago: u32,
        /// An extension that would cover the day is possible, but none is recorded.
        extension_possible: bool,
    },
    /// Taken back by an authority ("bị thu hồi"); from its day on this overrides everything else.
    Revoked {
        /// What was decided.
        revocation: Revocation,
    },
}

impl Status {
    /// The status as a phrase, without days.
    #[must_use]
    pub const fn label(&self, lang: Lang) -> &'static str {
        match self {
            Self::NotYetValid { .. } => lang.pick("chưa có hiệu lực", "not yet valid"),
            Self::InTerm { .. } => lang.pick("còn hiệu lực", "in term"),
            Self::FilingWindow { .. } => lang.pick("đến kỳ nộp hồ sơ đánh giá lại", "in the filing window"),
            Self::Expiring { .. } => lang.pick("sắp hết hiệu lực", "expiring"),
            Self::Extended { .. } => lang.pick("được gia hạn", "extended"),
            Self::Expired { extension_possible: false, .. } => lang.pick("hết hiệu lực", "expired"),
            Self::Expired { extension_possible: true, .. } => lang.pick(
                "hết hiệu lực, có thể được gia hạn nhưng chưa ghi nhận",
                "expired, extension possible, not recorded",
            ),
            Self::Revoked { .. } => lang.pick("bị thu hồi", "revoked"),
        }
    }

    /// Whether stars may be shown: the term runs in any form, or a recorded extension does.
    #[must_use]
    pub const fn is_displayable(&self) -> bool {
        matches!(self, Self::InTerm { .. } | Self::FilingWindow { .. } | Self::Expiring { .. } | Self::Extended { .. })
    }

    /// Days until the last day the certificate counts; none when it does not count.
    #[must_use]
    pub const fn days_left(&self) -> Option<u32> {
        match self {
            Self::InTerm { days_left }
            | Self::FilingWindow { days_left, .. }
            | Self::Expiring { days_left }
            | Self::Extended { days_left } => Some(*days_left),
            _ => None,
        }
    }

    /// Whether two statuses differ in more than the days they count.
    fn differs(&self, other: &Self) -> bool {
        let possible = |status: &Self| matches!(status, Self::Expired { extension_possible: true, .. });
        core::mem::discriminant(self) != core::mem::discriminant(other) || possible(self) != possible(other)
    }
}

impl Certificate {
    /// The certificate's status on a day, which is the shop's own day.
    ///
    /// With E the last day of the term: not yet valid before the first day; in the filing window
    /// from E−180 to E−120 where the rules have one by then; expiring from there to E; then
    /// extended, if that is recorded, or expired; revoked from the day of a revocation on.
    ///
    /// ```
    /// use ocop::certification::{Certificate, RegimeId, Stars, Status};
    /// use time::macros::date;
    ///
    /// let certificate = Certificate::builder("Cà phê bột", RegimeId::QD_26_2026, Stars::FOUR)
    ///     .issued_on(date!(2026-08-05))
    ///     .build()?;
    /// assert_eq!(certificate.last_day(), date!(2029-08-05));
    /// assert_eq!(certificate.status(date!(2029-08-05)), Status::Expiring { days_left: 0 });
    /// assert!(!certificate.status(date!(2029-08-06)).is_displayable());
    /// # Ok::<(), ocop::certification::CertificateFaults>(())
    /// ```
    pub fn status(&self, day: Date) -> Status {
        if let Some(revocation) = self.revocation().filter(|revocation| revocation.on() <= day) {
            return Status::Revoked { revocation: revocation.clone() };
        }
        if day < self.valid_from() {
            return Status::NotYetValid { starts_in: days_between(day, self.valid_from()) };
        }
        if day <= self.last_day() { self.status_in_term(day) } else { self.status_past_term(day) }
    }

    /// The first day after `after` on which the status is another than the day before; none when
    /// it never changes again. Days left count down daily and are no change.
    #[must_use]
    pub fn next_change(&self, after: Date) -> Option<Date> {
        let rules = self.rules();
        let end = self.last_day();
        let window = rules.filing().into_iter().flat_map(|filing| {
            let opens = days_before(end, filing.opens_before()).max(filing.since());
            [Some(opens), days_before(end, filing.closes_before()).next_day()]
        });
        let limit = extension_limit(end, rules.extension()).and_then(Date::next_day);
        let extension = self.extension().and_then(|extension| extension.until().next_day());
        let revoked = self.revocation().map(Revocation::on);
        window
            .chain([Some(self.valid_from()), end.next_day(), limit, extension, revoked])
            .flatten()
            .filter(|&day| day > after)
            .filter(|&day| day.previous_day().is_some_and(|before| self.status(day).differs(&self.status(before))))
            .min()
    }

    fn status_in_term(&self, day: Date) -> Status {
        let days_left = days_between(day, self.last_day());
        let Some(filing) = self.rules().filing() else {
            return Status::InTerm { days_left };
        };
        if days_left < u32::from(filing.closes_before()) {
            Status::Expiring { days_left }
        } else if days_left <= u32::from(filing.opens_before()) && day >= filing.since() {
            Status::FilingWindow { days_left, filing_days_left: days_left - u32::from(filing.closes_before()) }
        } else {
            Status::InTerm { days_left }
        }
    }

    fn status_past_term(&self, day: Date) -> Status {
        let end = self.last_day();
        match self.extension() {
            Some(extension) if day <= extension.until() => {
                Status::Extended { days_left: days_between(day, extension.until()) }
            }
            Some(extension) => {
                Status::Expired { days_ago: days_between(extension.until(), day), extension_possible: false }
            }
            None => Status::Expired {
                days_ago: days_between(end, day),
                extension_possible: extension_limit(end, self.rules().extension()).is_some_and(|limit| day <= limit),
            },
        }
    }
}
