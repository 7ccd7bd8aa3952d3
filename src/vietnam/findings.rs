//! What is found when a finished quote is held against the law: breaches, and what could not be checked.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};

use super::{Answer, Missing};
use crate::money::{Money, MoneyError};
use crate::pricing::{RuleId, Treatment};
use crate::product::Sku;

/// A rule of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Provision {
    /// The cap of price reductions, per unit.
    ReductionCap,
    /// The limit of what is given with a purchase, per qualifying unit.
    GiftPerUnit,
    /// The limit of all that one programme gives.
    GiftPerProgramme,
    /// The days of discount of a brand in a year.
    DiscountDays,
    /// Goods that may not be promoted.
    NotPromotable,
    /// Goods that may not be given away.
    NotGivable,
    /// Nothing is charged above the posted price.
    PostedPrice,
    /// Prices for consumers include tax.
    PriceWithTax,
    /// Cash is not rounded up.
    CashRounding,
    /// The tax treatment of goods and delivery.
    Vat,
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ReductionCap => "the cap of reductions",
            Self::GiftPerUnit => "the gift limit per unit",
            Self::GiftPerProgramme => "the gift limit per programme",
            Self::DiscountDays => "the limit of discount days",
            Self::NotPromotable => "goods that may not be promoted",
            Self::NotGivable => "goods that may not be given away",
            Self::PostedPrice => "the posted price",
            Self::PriceWithTax => "prices with tax",
            Self::CashRounding => "cash rounding",
            Self::Vat => "the tax treatment",
        })
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Subject {
    /// A merged line, by its position in the quote, and its goods.
    Line(u32, Sku),
    /// A gift, by its position in the quote, and its goods.
    Gift(u32, Sku),
    /// A rule.
    Rule(RuleId),
    /// A brand.
    Brand(String),
    /// The delivery.
    Delivery,
    /// The quote as a whole.
    Quote,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(index, sku) => write!(f, "line {index} ({sku})"),
            Self::Gift(index, sku) => write!(f, "gift {index} ({sku})"),
            Self::Rule(rule) => write!(f, "rule {rule}"),
            Self::Brand(brand) => write!(f, "brand {brand}"),
            Self::Delivery => f.write_str("delivery"),
            Self::Quote => f.write_str("the quote"),
        }
    }
}

/// A figure, seen or allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Figure {
    /// An amount.
    Money(Money),
    /// Days.
    Days(u16),
    /// A tax treatment.
    Treatment(Treatment),
    /// Whether something is allowed.
    Answer(Answer),
    /// Whether prices include tax.
    TaxIncluded(bool),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(money) => money.fmt(f),
            Self::Days(days) => write!(f, "{days} days"),
            Self::Treatment(Treatment::Rate(rate)) => write!(f, "a rate of {rate}"),
            Self::Treatment(Treatment::NotTaxable) => f.write_str("not taxable"),
            Self::Treatment(Treatment::NotDeclared) => f.write_str("not declared"),
            Self::Treatment(Treatment::DirectPercentage(rate)) => write!(f, "{rate} of revenue"),
            Self::Answer(Answer::Yes) => f.write_str("yes"),
            Self::Answer(Answer::No) => f.write_str("no"),
            Self::Answer(Answer::NeedsReview) => f.write_str("needs review"),
            Self::TaxIncluded(true) => f.write_str("tax included"),
            Self::TaxIncluded(false) => f.write_str("tax not included"),
        }
    }
}

/// A breach of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// What is broken.
    pub provision: Provision,
    /// Where.
    pub subject: Subject,
    /// The rules of the rulebook that led to it, by id.
    pub rules: Vec<RuleId>,
    /// The figure that was seen: for a cap, the most that was taken off a unit of the line.
    pub seen: Figure,
    /// The figure that is allowed.
    pub allowed: Figure,
    /// The number of units it is about, where it is about units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
    /// Where the law is written.
    pub source: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { provision, subject, seen, allowed, source, .. } = self;
        write!(f, "{subject} breaks {provision}: {seen}, allowed {allowed} ({source})")
    }
}

/// Something that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotChecked {
    /// What was to be checked.
    pub provision: Provision,
    /// Of what.
    pub subject: Subject,
    /// Why it was not; written as its text.
    #[serde(serialize_with = "as_text")]
    pub why: WhyNotChecked,
}

impl fmt::Display for NotChecked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not held against {}: {}", self.subject, self.provision, self.why)
    }
}

fn as_text<S: Serializer>(why: &WhyNotChecked, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(why)
}

/// Why something could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhyNotChecked {
    /// The law, or the product, says too little.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// The host gave no history.
    #[error("the host gave no history")]
    NoHistory,
    /// Amounts that do not go together, or are too large.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The catalogue does not have the product.
    #[error("the catalogue does not have the product")]
    UnknownProduct,
    /// The rulebook does not have the rule.
    #[error("the rulebook does not have rule {rule}")]
    UnknownRule {
        /// The rule.
        rule: RuleId,
    },
}

/// What was found. Both lists stand in an order of their own, whatever the order of the ledger.
///
/// Output only: what is stored and read back is the quote, and the check of a quote can be repeated on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[must_use]
pub struct Findings {
    breaches: Vec<Breach>,
    not_checked: Vec<NotChecked>,
}

impl Findings {
    /// The breaches.
    #[must_use]
    pub fn breaches(&self) -> &[Breach] {
        &self.breaches
    }

    /// What could not be checked. None of it is a breach, and none of it is known not to be one.
    #[must_use]
    pub fn not_checked(&self) -> &[NotChecked] {
        &self.not_checked
    }

    /// The breaches of one provision.
    pub fn breaches_of(&self, provision: Provision) -> impl Iterator<Item = &Breach> {
        self.breaches.iter().filter(move |breach| breach.provision == provision)
    }

    pub(super) fn breach(&mut self, breach: Breach) {
        self.breaches.push(breach);
    }

    pub(super) fn extend(&mut self, breaches: Vec<Breach>) {
        self.breaches.extend(breaches);
    }

    pub(super) fn skip(&mut self, provision: Provision, subject: Subject, why: impl Into<WhyNotChecked>) {
        let skipped = NotChecked { provision, subject, why: why.into() };
        if !self.not_checked.contains(&skipped) {
            self.not_checked.push(skipped);
        }
    }

    pub(super) fn in_order(mut self) -> Self {
        self.breaches.sort_by(|a, b| (a.provision, &a.subject, &a.rules).cmp(&(b.provision, &b.subject, &b.rules)));
        self.not_checked.sort_by(|a, b| (a.provision, &a.subject).cmp(&(b.provision, &b.subject)));
        self
    }
}
