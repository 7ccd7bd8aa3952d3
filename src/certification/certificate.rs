//! The certificate ("giấy chứng nhận"): who holds how many stars for what, by which decision, how long.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

use super::authority::Authority;
use super::key::{RegimeId, SetKey};
use super::number::DecisionNumber;
use super::product_code::ProductCode;
use super::rules::CertificateRules;
use super::stars::Stars;
use super::term::{after_months, extension_limit};
use crate::text::iso::{day as iso, serde_day};
use crate::text::nfc;

/// A certificate of one product under one regime.
///
/// It has what its status needs: the product, the regime, the stars and the first day of the term.
/// The producer and the decision are kept where they are known; published lists often leave them out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", into = "Unchecked")]
pub struct Certificate {
    product: String,
    code: Option<ProductCode>,
    set: Option<SetKey>,
    producer: Option<String>,
    regime: RegimeId,
    stars: Stars,
    decision: Option<Decision>,
    issued_on: Option<Date>,
    valid_from: Date,
    last_day: Date,
    rules: CertificateRules,
    extension: Option<Extension>,
    revocation: Option<Revocation>,
    succession: Option<Succession>,
}

/// The decision that recognised the product: its number, who decided, and when. Any part may be
/// unknown, but a decision of which nothing is known is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<DecisionNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<Authority>,
    #[serde(default, with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

/// A recorded extension of a term past its last day ("gia hạn"), by article 12.3 of decision 26/2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    #[serde(with = "serde_day")]
    until: Date,
}

/// A recognition taken back ("thu hồi"): why, by whom, from which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    ground: RevocationGround,
    authority: Authority,
    #[serde(with = "serde_day")]
    on: Date,
}

/// The six grounds for taking a recognition back (decision 26/2026, article 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Succession {
    /// Rated again at the end of a term ("đánh giá, phân hạng lại").
    ReRecognition {
        /// Stars of the certificate before.
        from: Stars,
        /// First day of the certificate before.
        #[serde(with = "serde_day")]
        previous: Date,
    },
    /// Rated higher ("nâng hạng").
    Upgrade {
        /// Stars of the certificate before.
        from: Stars,
        /// First day of the certificate before.
        #[serde(with = "serde_day")]
        previous: Date,
    },
}

/// Collects what a certificate says; [`build`](Self::build) checks all of it.
#[derive(Debug, Clone)]
#[must_use]
pub struct CertificateBuilder(Unchecked);

/// One thing that is wrong with a certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateFault {
    /// The product's name is empty.
    #[error("product {given:?} has no letter or digit")]
    Product {
        /// What was given.
        given: String,
    },
    /// The producer's name is empty.
    #[error("producer {given:?} has no letter or digit")]
    Producer {
        /// What was given.
        given: String,
    },
    /// Such a level gets no certificate.
    #[error("{given} stars get no certificate under {regime}, which certifies {lowest} or more")]
    Stars {
        /// What was given.
        given: Stars,
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
        /// What was given.
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
        /// What was given.
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

/// Everything that is wrong with a certificate, in the order of its fields.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct CertificateFaults(Vec<CertificateFault>);

impl CertificateFaults {
    /// The faults, one or more.
    #[must_use]
    pub fn faults(&self) -> &[CertificateFault] {
        &self.0
    }
}

impl fmt::Display for CertificateFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl Certificate {
    /// Begins a certificate of `product` (its name) with so many stars under a regime.
    pub fn builder(product: &str, regime: RegimeId, stars: Stars) -> CertificateBuilder {
        CertificateBuilder(Unchecked {
            product: product.into(),
            code: None,
            set: None,
            producer: None,
            regime,
            stars,
            decision: None,
            issued_on: None,
            valid_from: None,
            rules: None,
            extension: None,
            revocation: None,
            succession: None,
        })
    }

    /// The product's name, in Unicode normal form C.
    #[must_use]
    pub fn product(&self) -> &str {
        &self.product
    }

    /// The product's code, if known.
    #[must_use]
    pub const fn code(&self) -> Option<&ProductCode> {
        self.code.as_ref()
    }

    /// The product set it was rated in, if known.
    #[must_use]
    pub const fn set(&self) -> Option<&SetKey> {
        self.set.as_ref()
    }

    /// The producer ("chủ thể") it was issued to, if known.
    #[must_use]
    pub fn producer(&self) -> Option<&str> {
        self.producer.as_deref()
    }

    /// The regime it was issued under, which governs it to the end of its term.
    #[must_use]
    pub const fn regime(&self) -> &RegimeId {
        &self.regime
    }

    /// The stars it says. Whether they count on a day is [`status`](Self::status).
    #[must_use]
    pub const fn stars(&self) -> Stars {
        self.stars
    }

    /// The decision behind it, if known.
    #[must_use]
    pub const fn decision(&self) -> Option<&Decision> {
        self.decision.as_ref()
    }

    /// The day it was issued, if known.
    #[must_use]
    pub const fn issued_on(&self) -> Option<Date> {
        self.issued_on
    }

    /// The first day of its term: the day it was issued unless another is recorded, which may be earlier.
    #[must_use]
    pub const fn valid_from(&self) -> Date {
        self.valid_from
    }

    /// The last day of its term, inclusive: the same calendar day after the term's months, 28 February
    /// for 29 February.
    #[must_use]
    pub const fn last_day(&self) -> Date {
        self.last_day
    }

    /// The rules of its regime.
    #[must_use]
    pub const fn rules(&self) -> &CertificateRules {
        &self.rules
    }

    /// The extension, if one is recorded.
    #[must_use]
    pub const fn extension(&self) -> Option<Extension> {
        self.extension
    }

    /// The revocation, if there was one.
    #[must_use]
    pub const fn revocation(&self) -> Option<&Revocation> {
        self.revocation.as_ref()
    }

    /// The certificate it follows, if it follows one.
    #[must_use]
    pub const fn succession(&self) -> Option<&Succession> {
        self.succession.as_ref()
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
    pub fn succeeds(mut self, succession: Succession) -> Self {
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

/// A certificate as written, before anything is checked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    product: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<ProductCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    set: Option<SetKey>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    producer: Option<String>,
    regime: RegimeId,
    stars: Stars,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    #[serde(default, with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    issued_on: Option<Date>,
    #[serde(default, with = "serde_day::option", skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rules: Option<CertificateRules>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    extension: Option<Extension>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revocation: Option<Revocation>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    succession: Option<Succession>,
}

impl Unchecked {
    fn first_day(&self) -> Option<Date> {
        self.valid_from.or(self.issued_on).or_else(|| self.decision.as_ref().and_then(Decision::date))
    }

    fn faults_of_names(&self, faults: &mut Vec<CertificateFault>) {
        if !has_text(&self.product) {
            faults.push(CertificateFault::Product { given: self.product.clone() });
        }
        if let Some(producer) = self.producer.as_ref().filter(|producer| !has_text(producer)) {
            faults.push(CertificateFault::Producer { given: producer.clone() });
        }
        if let Some(set) = self.set.as_ref().filter(|set| *set.regime() != self.regime) {
            faults.push(CertificateFault::Set { set: set.clone(), regime: self.regime.clone() });
        }
    }

    fn faults_of_succession(&self, valid_from: Option<Date>, faults: &mut Vec<CertificateFault>) {
        let Some(succession) = &self.succession else { return };
        let (Succession::ReRecognition { from, previous } | Succession::Upgrade { from, previous }) = *succession;
        if let Some(valid_from) = valid_from.filter(|&valid_from| previous >= valid_from) {
            faults.push(CertificateFault::Previous { previous, valid_from });
        }
        if matches!(succession, Succession::Upgrade { .. }) && from >= self.stars {
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
                given: self.stars,
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
        if let Some(Extension { until }) = self.extension {
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

impl TryFrom<Unchecked> for Certificate {
    type Error = CertificateFaults;

    fn try_from(given: Unchecked) -> Result<Self, CertificateFaults> {
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

impl From<Certificate> for Unchecked {
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
