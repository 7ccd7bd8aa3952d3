//! The certificate ("giấy chứng nhận"): who holds how many stars for what, by which decision, how long.

use alloc::string::String;

use serde::Serialize;
use time::Date;

use super::certificate_check::{CertificateBuilder, Draft};
use super::certificate_parts::{Decision, Extension, Revocation, Succession};
use super::key::{RegimeId, SetKey};
use super::product_code::ProductCode;
use super::rules::CertificateRules;
use super::stars::Stars;

/// A certificate of one product under one regime.
///
/// It has what its status needs: the product, the regime, the stars and the first day of the term.
/// The producer and the decision are kept where they are known; published lists often leave them out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "Draft")]
pub struct Certificate {
    pub(super) product: String,
    pub(super) code: Option<ProductCode>,
    pub(super) set: Option<SetKey>,
    pub(super) producer: Option<String>,
    pub(super) regime: RegimeId,
    pub(super) stars: Stars,
    pub(super) decision: Option<Decision>,
    pub(super) issued_on: Option<Date>,
    pub(super) valid_from: Date,
    pub(super) last_day: Date,
    pub(super) rules: CertificateRules,
    pub(super) extension: Option<Extension>,
    pub(super) revocation: Option<Revocation>,
    pub(super) succession: Option<Succession>,
}

impl Certificate {
    /// Begins a certificate of `product` (its name) with so many stars under a regime.
    pub fn builder(product: &str, regime: RegimeId, stars: Stars) -> CertificateBuilder {
        CertificateBuilder(Draft {
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
    pub const fn succession(&self) -> Option<Succession> {
        self.succession
    }
}
