//! Records: what a list or a newspaper tells about a recognition, with gaps.
//!
//! A record becomes a certificate only when it has what a certificate needs; until then it says what
//! is missing. Nothing is guessed to fill a gap.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::Serialize;
use time::{Date, Month};

use super::certificate::Certificate;
use super::certificate_check::CertificateFaults;
use super::certificate_parts::{Decision, Revocation, RevocationGround};
use super::key::{RegimeId, SetKey};
use super::product_code::ProductCode;
use super::stars::Stars;
use super::status::Status;
use crate::certification::Authority;
use crate::input::{checked_record, checked_text};
use crate::text::iso::{self, serde_day};

/// A recognition as recorded elsewhere.
///
/// ```
/// use ocop::certification::{Gap, Record, Standing};
/// use time::macros::date;
///
/// let record: Record = serde_json::from_str(
///     r#"{"id": "tom-chua", "product": "Tôm chua", "stars": 4, "regime": "QD-148-2023", "stated": "2025"}"#,
/// )?;
/// let gaps = vec![Gap::FirstDay { stated: Some("2025".into()) }];
/// assert_eq!(record.standing(date!(2026-11-23)), Standing::NotComputable { gaps });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    id: String,
    product: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    producer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<ProductCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<SetKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stars: Option<Stars>,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    potential_five_stars: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    regime: Option<RegimeId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    #[serde(with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    issued_on: Option<Date>,
    #[serde(with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<RecordedRevocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A revocation as recorded elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedRevocation {
    on: PartialDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<RevocationGround>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<Authority>,
}

/// A day, or the month or year in which a day lies: `2023-09-14`, `2023-09`, `2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: Date,
    last: Date,
}

/// A text that is neither a day, a month nor a year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not a day, month or year such as 2023-09-14, 2023-09 or 2023")]
#[non_exhaustive]
pub struct PartialDateError {
    /// What was seen.
    pub seen: String,
}

/// What a record lacks to become a certificate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum Gap {
    /// The stars are not told.
    #[error("stars are not stated")]
    Stars,
    /// The regime is not told.
    #[error("the regime is not stated")]
    Regime,
    /// No day from which the term counts is told, only what is quoted here.
    #[error("no first day of the term is stated{}", stated.as_ref().map(|text| alloc::format!(", only {text:?}")).unwrap_or_default())]
    FirstDay {
        /// What is told instead.
        stated: Option<String>,
    },
    /// A revocation is told without its day, ground or authority.
    #[error("a revocation is stated without its day, ground or authority")]
    Revocation,
}

/// Why a record is no certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// It lacks something.
    #[error("{}", Listed(gaps))]
    Gaps {
        /// What it lacks, one or more.
        gaps: Vec<Gap>,
    },
    /// What it says does not hold together.
    #[error(transparent)]
    Faults(#[from] CertificateFaults),
}

/// What a record says about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Standing {
    /// It is as good as a certificate, and this is the certificate's status.
    Certified(Status),
    /// It was revoked before the day.
    Revoked,
    /// What is known does not tell.
    NotComputable {
        /// What is missing, one or more.
        gaps: Vec<Gap>,
    },
    /// What it says does not hold together.
    Contradictory(CertificateFaults),
}

impl Record {
    /// The record's key.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The product's name.
    #[must_use]
    pub fn product(&self) -> &str {
        &self.product
    }

    /// The producer's name, if known.
    #[must_use]
    pub fn producer(&self) -> Option<&str> {
        self.producer.as_deref()
    }

    /// The province, as it was named then, if known.
    #[must_use]
    pub fn province(&self) -> Option<&str> {
        self.province.as_deref()
    }

    /// The product set the product falls under, if known; not always of the record's regime.
    #[must_use]
    pub const fn set(&self) -> Option<&SetKey> {
        self.set.as_ref()
    }

    /// The stars, if known.
    #[must_use]
    pub const fn stars(&self) -> Option<Stars> {
        self.stars
    }

    /// Whether it was proposed to the centre ("tiềm năng 5 sao"), which is a state and not a star.
    #[must_use]
    pub const fn is_potential_five_stars(&self) -> bool {
        self.potential_five_stars
    }

    /// The regime, if known.
    #[must_use]
    pub const fn regime(&self) -> Option<&RegimeId> {
        self.regime.as_ref()
    }

    /// What is known of the decision.
    #[must_use]
    pub const fn decision(&self) -> Option<&Decision> {
        self.decision.as_ref()
    }

    /// What the source says about the time, where it names no day.
    #[must_use]
    pub fn stated(&self) -> Option<&str> {
        self.stated.as_deref()
    }

    /// A remark.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The certificate the record describes.
    ///
    /// # Errors
    /// [`RecordError`] with every gap, or with every fault of what is told.
    pub fn certificate(&self) -> Result<Certificate, RecordError> {
        let revocation = match &self.revoked {
            None => Ok(None),
            Some(revoked) => revoked.whole().map(Some).ok_or(Gap::Revocation),
        };
        self.certificate_with(revocation)
    }

    /// What the record says about a day.
    pub fn standing(&self, day: Date) -> Standing {
        let certificate = match self.revoked.as_ref().map(|revoked| revoked.on) {
            Some(on) if on.last < day => return Standing::Revoked,
            Some(on) if day < on.first => self.certificate_with(Ok(None)),
            _ => self.certificate(),
        };
        match certificate {
            Ok(certificate) => Standing::Certified(certificate.status(day)),
            Err(RecordError::Gaps { gaps }) => Standing::NotComputable { gaps },
            Err(RecordError::Faults(faults)) => Standing::Contradictory(faults),
        }
    }

    fn certificate_with(&self, revocation: Result<Option<Revocation>, Gap>) -> Result<Certificate, RecordError> {
        let mut gaps = Vec::new();
        if self.stars.is_none() {
            gaps.push(Gap::Stars);
        }
        if self.regime.is_none() {
            gaps.push(Gap::Regime);
        }
        if self.first_day().is_none() {
            gaps.push(Gap::FirstDay { stated: self.stated.clone() });
        }
        let revocation = revocation.unwrap_or_else(|gap| {
            gaps.push(gap);
            None
        });
        let (Some(stars), Some(regime), true) = (self.stars, &self.regime, gaps.is_empty()) else {
            return Err(RecordError::Gaps { gaps });
        };
        let mut builder = Certificate::builder(&self.product, regime.clone(), stars);
        if let Some(code) = &self.code {
            builder = builder.code(code.clone());
        }
        if let Some(set) = self.set.as_ref().filter(|set| set.regime() == regime) {
            builder = builder.set(set.clone());
        }
        if let Some(producer) = &self.producer {
            builder = builder.producer(producer);
        }
        if let Some(decision) = &self.decision {
            builder = builder.decision(decision.clone());
        }
        if let Some(day) = self.issued_on {
            builder = builder.issued_on(day);
        }
        if let Some(day) = self.valid_from {
            builder = builder.valid_from(day);
        }
        if let Some(revocation) = revocation {
            builder = builder.revoked(revocation);
        }
        Ok(builder.build()?)
    }

    fn first_day(&self) -> Option<Date> {
        self.valid_from.or(self.issued_on).or_else(|| self.decision.as_ref().and_then(Decision::date))
    }
}

impl RecordedRevocation {
    /// When, as far as it is known.
    #[must_use]
    pub const fn on(&self) -> PartialDate {
        self.on
    }

    fn whole(&self) -> Option<Revocation> {
        let on = (self.on.first == self.on.last).then_some(self.on.first)?;
        Some(Revocation::new(self.ground?, self.authority.clone()?, on))
    }
}

impl PartialDate {
    /// The first day it can be.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day it can be.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, PartialDateError> {
        let day = |text: &str| iso::parse_day(text).ok();
        let found = match text.len() {
            4 => day(&alloc::format!("{text}-01-01")).zip(day(&alloc::format!("{text}-12-31"))),
            7 => day(&alloc::format!("{text}-01")).and_then(|first| Some((first, last_of_month(first)?))),
            _ => day(text).map(|day| (day, day)),
        };
        found.map(|(first, last)| Self { first, last }).ok_or_else(|| PartialDateError { seen: text.into() })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        if self.first == self.last {
            iso::day(self.first).fmt(f)
        } else if month == self.last.month() {
            write!(f, "{year:04}-{:02}", u8::from(month))
        } else {
            write!(f, "{year:04}")
        }
    }
}

checked_text! { PartialDate, "a day, month or year" }
checked_record!(RecordedRevocation { on: required, ground: optional, authority: optional });
checked_record!(Record {
    id: required,
    product: required,
    producer: optional,
    province: optional,
    code: optional,
    set: optional,
    stars: optional,
    potential_five_stars: or(false),
    regime: optional,
    decision: optional,
    issued_on: optional,
    valid_from: optional,
    stated: optional,
    revoked: optional,
    note: optional,
});

fn last_of_month(first: Date) -> Option<Date> {
    let (year, month): (i32, Month) = (first.year(), first.month());
    Date::from_calendar_date(year, month, month.length(year)).ok()
}

/// The gaps as one clause.
struct Listed<'a>(&'a [Gap]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, gap) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            gap.fmt(f)?;
        }
        Ok(())
    }
}
