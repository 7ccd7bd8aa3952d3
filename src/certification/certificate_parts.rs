//! What a certificate may carry: its decision, an extension, a revocation, the certificate before it.

use serde::Serialize;
use time::Date;

use super::authority::Authority;
use super::number::DecisionNumber;
use super::stars::Stars;
use crate::input::{checked_choice, checked_record};
use crate::text::Lang;
use crate::text::iso::serde_day;

/// The decision that recognised the product: its number, who decided, and when. Any part may be
/// unknown, but a decision of which nothing is known is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<DecisionNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<Authority>,
    #[serde(with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

/// A recorded extension of a term past its last day ("gia hạn"), by article 12.3 of decision 26/2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Extension {
    #[serde(with = "serde_day")]
    pub(super) until: Date,
}

/// A recognition taken back ("thu hồi"): why, by whom, from which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revocation {
    ground: RevocationGround,
    authority: Authority,
    #[serde(with = "serde_day")]
    on: Date,
}

/// The six grounds for taking a recognition back (decision 26/2026, article 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RevocationGround {
    /// (a) An untrue or forged dossier.
    UntrueDossier,
    /// (b) An inspection finds that the criteria are no longer met.
    CriteriaNoLongerMet,
    /// (c) A breach of the law on quality, food safety, environment, intellectual property or labels.
    BreachOfLaw,
    /// (d) Misuse of the OCOP mark that misleads buyers.
    MarkMisuse,
    /// (đ) The producer makes the product no longer.
    ProductionStopped,
    /// (e) Another case, by finding and proposal of an authority.
    Other,
}

/// How a certificate follows an earlier one of the same product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Succession {
    kind: SuccessionKind,
    from: Stars,
    #[serde(with = "serde_day")]
    previous: Date,
}

/// Why a product got another certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuccessionKind {
    /// Rated again at the end of a term ("đánh giá, phân hạng lại").
    ReRecognition,
    /// Rated higher ("nâng hạng").
    Upgrade,
}

impl Decision {
    /// A decision of which the number is known.
    #[must_use]
    pub const fn numbered(number: DecisionNumber) -> Self {
        Self { number: Some(number), issuer: None, date: None }
    }

    /// A decision of which only the day is known.
    #[must_use]
    pub const fn dated(date: Date) -> Self {
        Self { number: None, issuer: None, date: Some(date) }
    }

    /// The same decision, with its issuer.
    #[must_use]
    pub fn by(mut self, issuer: Authority) -> Self {
        self.issuer = Some(issuer);
        self
    }

    /// The same decision, with its day.
    #[must_use]
    pub const fn on(mut self, date: Date) -> Self {
        self.date = Some(date);
        self
    }

    /// Its number, if known.
    #[must_use]
    pub const fn number(&self) -> Option<&DecisionNumber> {
        self.number.as_ref()
    }

    /// Who decided, if known.
    #[must_use]
    pub const fn issuer(&self) -> Option<&Authority> {
        self.issuer.as_ref()
    }

    /// The day it was signed, if known.
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        self.date
    }
}

impl Extension {
    /// The last day it covers.
    #[must_use]
    pub const fn until(self) -> Date {
        self.until
    }
}

impl RevocationGround {
    /// The ground as a phrase.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::UntrueDossier => lang.pick("hồ sơ không trung thực hoặc giả mạo", "untrue or forged dossier"),
            Self::CriteriaNoLongerMet => lang.pick("không còn đạt tiêu chí", "criteria no longer met"),
            Self::BreachOfLaw => lang.pick("vi phạm pháp luật", "breach of law"),
            Self::MarkMisuse => lang.pick("dùng sai nhãn hiệu OCOP", "misuse of the OCOP mark"),
            Self::ProductionStopped => lang.pick("đã ngừng sản xuất", "production stopped"),
            Self::Other => lang.pick("trường hợp khác", "another case"),
        }
    }
}

impl Revocation {
    /// A recognition taken back on a ground by an authority, with effect from a day.
    #[must_use]
    pub const fn new(ground: RevocationGround, authority: Authority, on: Date) -> Self {
        Self { ground, authority, on }
    }

    /// Why.
    #[must_use]
    pub const fn ground(&self) -> RevocationGround {
        self.ground
    }

    /// By whom.
    #[must_use]
    pub const fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The first day it has effect.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.on
    }
}

impl Succession {
    /// Rated again after a certificate with so many stars, valid from the day `previous`.
    #[must_use]
    pub const fn re_recognition(from: Stars, previous: Date) -> Self {
        Self { kind: SuccessionKind::ReRecognition, from, previous }
    }

    /// Rated higher than by a certificate with so many stars, valid from the day `previous`.
    #[must_use]
    pub const fn upgrade(from: Stars, previous: Date) -> Self {
        Self { kind: SuccessionKind::Upgrade, from, previous }
    }

    /// Why there is another certificate.
    #[must_use]
    pub const fn kind(self) -> SuccessionKind {
        self.kind
    }

    /// The stars of the certificate before.
    #[must_use]
    pub const fn from(self) -> Stars {
        self.from
    }

    /// The first day of the certificate before.
    #[must_use]
    pub const fn previous(self) -> Date {
        self.previous
    }
}

checked_choice!(RevocationGround {
    "untrue_dossier" => UntrueDossier,
    "criteria_no_longer_met" => CriteriaNoLongerMet,
    "breach_of_law" => BreachOfLaw,
    "mark_misuse" => MarkMisuse,
    "production_stopped" => ProductionStopped,
    "other" => Other,
});
checked_choice!(SuccessionKind { "re_recognition" => ReRecognition, "upgrade" => Upgrade });
checked_record!(Decision { number: optional, issuer: optional, date: optional });
checked_record!(Extension { until: required });
checked_record!(Revocation { ground: required, authority: required, on: required });
checked_record!(Succession { kind: required, from: required, previous: required });
