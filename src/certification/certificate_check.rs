//! The checked door of certificates: the builder, the document, and all that can be wrong with them.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use time::Date;

use super::certificate::Certificate;
use super::certificate_parts::{Decision, Extension, Revocation, Succession, SuccessionKind};
use super::key::{RegimeId, SetKey};
use super::product_code::ProductCode;
use super::rules::CertificateRules;
use super::stars::Stars;
use super::term::{after_months, extension_limit};
use crate::input::{Checked, Node, checked_serde, fault_list};
use crate::text::iso::{day as iso, serde_day};
use crate::text::nfc;

/// Collects what a certificate says; [`build`](Self::build) checks all of it.
#[derive(Debug, Clone)]
#[must_use]
pub struct CertificateBuilder(pub(super) Draft);

/// One thing that is wrong with a certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateFault {
    /// The product's name is empty.
    #[error("product {seen:?} has no letter or digit")]
    Product {
        /// What was seen.
        seen: String,
    },
    /// The producer's name is empty.
    #[error("producer {seen:?} has no letter or digit")]
    Producer {
        /// What was seen.
        seen: String,
    },
    /// Such a level gets no certificate.
    #[error("{seen} stars get no certificate under {regime}, which certifies {lowest} or more")]
    Stars {
        /// What was seen.
        seen: Stars,
        /// The regime.
        regime: RegimeId,
        /// The lowest level with a certificate.
        lowest: Stars,
    },
    /// A regime this crate does not know came without its rules.
    #[error("regime {regime} is not one of QD-1048-2019, QD-148-2023 and QD-26-2026, and no rules were given")]
    Rules {
        /// The regime.
        regime: RegimeId,
    },
    /// The set is one of another regime.
    #[error("product set {set} is not one of regime {regime}")]
    Set {
        /// What was seen.
        set: SetKey,
        /// The certificate's regime.
        regime: RegimeId,
    },
    /// No day from which the term could count.
    #[error("neither valid from, issued on nor a decision date is given")]
    NoFirstDay,
    /// The term would end after the last date there is.
    #[error("a term of {months} months from {} ends past 9999-12-31", iso(*valid_from))]
    TermTooLong {
        /// First day.
        valid_from: Date,
        /// Length.
        months: u16,
    },
    /// Terms that end on such a day cannot be extended.
    #[error("a term that ends on {} cannot be extended", iso(*last_day))]
    NotExtensible {
        /// The term's last day.
        last_day: Date,
    },
    /// The extension does not reach past the term, or reaches too far.
    #[error("an extension until {} is not after {} and no later than {}", iso(*until), iso(*last_day), iso(*latest))]
    Extension {
        /// What was seen.
        until: Date,
        /// The term's last day.
        last_day: Date,
        /// The latest day allowed.
        latest: Date,
    },
    /// The certificate before is not before.
    #[error("previous certificate from {} is not before {}", iso(*previous), iso(*valid_from))]
    Previous {
        /// First day of the certificate before.
        previous: Date,
        /// First day of this one.
        valid_from: Date,
    },
    /// An upgrade must lead to more stars.
    #[error("an upgrade from {from} stars to {to} is not to more stars")]
    Upgrade {
        /// Stars before.
        from: Stars,
        /// Stars now.
        to: Stars,
    },
}

fault_list! {
    /// Everything that is wrong with a certificate, in the order of its fields.
    CertificateFaults of CertificateFault;
}

impl CertificateFault {
    /// The field of a document that is at fault.
    const fn field(&self) -> &'static str {
        match self {
            Self::Product { .. } => "product",
            Self::Producer { .. } => "producer",
            Self::Stars { .. } => "stars",
            Self::Rules { .. } => "regime",
            Self::Set { .. } => "set",
            Self::NoFirstDay | Self::TermTooLong { .. } => "valid_from",
            Self::NotExtensible { .. } | Self::Extension { .. } => "extension",
            Self::Previous { .. } | Self::Upgrade { .. } => "succession",
        }
    }
}

impl CertificateBuilder {
    /// The product's code.
    pub fn code(mut self, code: ProductCode) -> Self {
        self.0.code = Some(code);
        self
    }

    /// The product set it was rated in.
    pub fn set(mut self, set: SetKey) -> Self {
        self.0.set = Some(set);
        self
    }

    /// The producer it was issued to.
    pub fn producer(mut self, producer: &str) -> Self {
        self.0.producer = Some(producer.into());
        self
    }

    /// The decision behind it. Its date is the first day of the term where no other day is given.
    pub fn decision(mut self, decision: Decision) -> Self {
        self.0.decision = Some(decision);
        self
    }

    /// The day it was issued.
    pub const fn issued_on(mut self, day: Date) -> Self {
        self.0.issued_on = Some(day);
        self
    }

    /// The first day of its term, where that is not the day it was issued.
    pub const fn valid_from(mut self, day: Date) -> Self {
        self.0.valid_from = Some(day);
        self
    }

    /// The rules of a regime of the host's own.
    pub const fn rules(mut self, rules: CertificateRules) -> Self {
        self.0.rules = Some(rules);
        self
    }

    /// An extension that is on record, with the last day it covers.
    pub const fn extended_until(mut self, until: Date) -> Self {
        self.0.extension = Some(Extension { until });
        self
    }

    /// A revocation.
    pub fn revoked(mut self, revocation: Revocation) -> Self {
        self.0.revocation = Some(revocation);
        self
    }

    /// The certificate it follows.
    pub const fn succeeds(mut self, succession: Succession) -> Self {
        self.0.succession = Some(succession);
        self
    }

    /// The certificate, if all of it holds together.
    ///
    /// # Errors
    /// [`CertificateFaults`] with every fault at once.
    pub fn build(self) -> Result<Certificate, CertificateFaults> {
        Certificate::try_from(self.0)
    }
}

/// A certificate as written, before its parts are checked against each other.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Draft {
    pub(super) product: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<ProductCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) set: Option<SetKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) producer: Option<String>,
    pub(super) regime: RegimeId,
    pub(super) stars: Stars,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decision: Option<Decision>,
    #[serde(with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    pub(super) issued_on: Option<Date>,
    #[serde(with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    pub(super) valid_from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rules: Option<CertificateRules>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) extension: Option<Extension>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) revocation: Option<Revocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) succession: Option<Succession>,
}

impl Draft {
    fn first_day(&self) -> Option<Date> {
        self.valid_from.or(self.issued_on).or_else(|| self.decision.as_ref().and_then(Decision::date))
    }

    fn faults_of_names(&self, faults: &mut Vec<CertificateFault>) {
        if !has_text(&self.product) {
            faults.push(CertificateFault::Product { seen: self.product.clone() });
        }
        if let Some(producer) = self.producer.as_ref().filter(|producer| !has_text(producer)) {
            faults.push(CertificateFault::Producer { seen: producer.clone() });
        }
        if let Some(set) = self.set.as_ref().filter(|set| *set.regime() != self.regime) {
            faults.push(CertificateFault::Set { set: set.clone(), regime: self.regime.clone() });
        }
    }

    fn faults_of_succession(&self, valid_from: Option<Date>, faults: &mut Vec<CertificateFault>) {
        let Some(succession) = self.succession else { return };
        let (from, previous) = (succession.from(), succession.previous());
        if let Some(valid_from) = valid_from.filter(|&valid_from| previous >= valid_from) {
            faults.push(CertificateFault::Previous { previous, valid_from });
        }
        if succession.kind() == SuccessionKind::Upgrade && from >= self.stars {
            faults.push(CertificateFault::Upgrade { from, to: self.stars });
        }
    }

    /// The rules, with what is wrong about them and about the stars they certify.
    fn rules_or_faults(&self, faults: &mut Vec<CertificateFault>) -> Option<CertificateRules> {
        let Some(rules) = self.rules.or_else(|| CertificateRules::of(&self.regime)) else {
            faults.push(CertificateFault::Rules { regime: self.regime.clone() });
            return None;
        };
        if self.stars < rules.lowest() {
            faults.push(CertificateFault::Stars {
                seen: self.stars,
                regime: self.regime.clone(),
                lowest: rules.lowest(),
            });
        }
        Some(rules)
    }

    fn last_day_or_faults(
        &self,
        valid_from: Date,
        rules: &CertificateRules,
        faults: &mut Vec<CertificateFault>,
    ) -> Option<Date> {
        let Some(last_day) = after_months(valid_from, rules.term_months()) else {
            faults.push(CertificateFault::TermTooLong { valid_from, months: rules.term_months() });
            return None;
        };
        if let Some(until) = self.extension.map(Extension::until) {
            match extension_limit(last_day, rules.extension()) {
                None => faults.push(CertificateFault::NotExtensible { last_day }),
                Some(latest) if until <= last_day || until > latest => {
                    faults.push(CertificateFault::Extension { until, last_day, latest });
                }
                Some(_) => {}
            }
        }
        Some(last_day)
    }
}

impl TryFrom<Draft> for Certificate {
    type Error = CertificateFaults;

    fn try_from(given: Draft) -> Result<Self, CertificateFaults> {
        let mut faults = Vec::new();
        given.faults_of_names(&mut faults);
        let rules = given.rules_or_faults(&mut faults);
        let valid_from = given.first_day();
        if valid_from.is_none() {
            faults.push(CertificateFault::NoFirstDay);
        }
        let last_day = match (valid_from, &rules) {
            (Some(valid_from), Some(rules)) => given.last_day_or_faults(valid_from, rules, &mut faults),
            _ => None,
        };
        given.faults_of_succession(valid_from, &mut faults);
        let (Some(rules), Some(valid_from), Some(last_day), true) = (rules, valid_from, last_day, faults.is_empty())
        else {
            return Err(CertificateFaults(faults));
        };
        Ok(Self {
            product: normal(&given.product),
            code: given.code,
            set: given.set,
            producer: given.producer.as_deref().map(normal),
            regime: given.regime,
            stars: given.stars,
            decision: given.decision,
            issued_on: given.issued_on,
            valid_from,
            last_day,
            rules,
            extension: given.extension,
            revocation: given.revocation,
            succession: given.succession,
        })
    }
}

impl From<Certificate> for Draft {
    fn from(certificate: Certificate) -> Self {
        let known = CertificateRules::of(&certificate.regime);
        Self {
            product: certificate.product,
            code: certificate.code,
            set: certificate.set,
            producer: certificate.producer,
            regime: certificate.regime,
            stars: certificate.stars,
            decision: certificate.decision,
            issued_on: certificate.issued_on,
            valid_from: Some(certificate.valid_from),
            rules: Some(certificate.rules).filter(|rules| known != Some(*rules)),
            extension: certificate.extension,
            revocation: certificate.revocation,
            succession: certificate.succession,
        }
    }
}

fn has_text(name: &str) -> bool {
    name.chars().any(char::is_alphanumeric)
}

fn normal(name: &str) -> String {
    nfc(name.trim()).into_owned()
}

checked_serde!(Certificate);

impl Checked for Certificate {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&[
            "product",
            "code",
            "set",
            "producer",
            "regime",
            "stars",
            "decision",
            "issued_on",
            "valid_from",
            "rules",
            "extension",
            "revocation",
            "succession",
        ])?;
        let (product, code, set) = (record.required("product"), record.optional("code"), record.optional("set"));
        let (producer, regime) = (record.optional("producer"), record.required("regime"));
        let (stars, decision) = (record.required("stars"), record.optional("decision"));
        let (issued_on, valid_from) = (record.optional("issued_on"), record.optional("valid_from"));
        let (rules, extension) = (record.optional("rules"), record.optional("extension"));
        let (revocation, succession) = (record.optional("revocation"), record.optional("succession"));
        let draft = Draft {
            product: product?,
            code: code?,
            set: set?,
            producer: producer?,
            regime: regime?,
            stars: stars?,
            decision: decision?,
            issued_on: issued_on?,
            valid_from: valid_from?,
            rules: rules?,
            extension: extension?,
            revocation: revocation?,
            succession: succession?,
        };
        let faults = match Self::try_from(draft) {
            Ok(certificate) => return Some(certificate),
            Err(faults) => faults,
        };
        for fault in &faults {
            match record.field(fault.field()) {
                Some(field) => field.invalid::<()>("part of a certificate", fault),
                None => node.invalid("a certificate", fault),
            };
        }
        None
    }
}
