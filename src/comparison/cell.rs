//! What stands in one cell: a typed value, or why there is none.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use time::Date;

use super::{Price, UnitPrice};
use crate::certification::{Certificate, SetKey, Stars, Status};
use crate::product::{
    Availability, Credential, Dimensions, Gtin, Measure, NetContent, Origin, Producer, PurchaseAction, QuantityRule,
    Rating, Stock,
};
use crate::text::{Texts, iso};

/// One cell of a table. *False* and zero are values; what is not known is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// The fact.
    Value(Value),
    /// The product could have the fact, but it is not recorded.
    NotRecorded,
    /// Products of its category do not have the fact.
    NotApplicable,
    /// The fact is there but not shown.
    Withheld(Withheld),
    /// The product is gone from the catalogue.
    Gone,
}

/// Why a fact is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Withheld {
    /// The price is shown after login only.
    PriceHidden,
    /// The price is told when asked for (giá liên hệ).
    PriceOnRequest,
    /// There are stars, but no certificate that counts today: they may not be shown.
    NotInTerm,
}

/// A fact of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Value {
    /// A text in one or both languages.
    Text(Texts),
    /// A text that is the same in every language: a code or a name.
    Name(String),
    /// The address of an image.
    Image(String),
    /// Several texts without order.
    Set(BTreeSet<String>),
    /// Yes or no.
    Flag(bool),
    /// A number, with its unit where it has one.
    Number {
        /// The number.
        #[serde(serialize_with = "as_text")]
        value: Decimal,
        /// The unit as it is printed.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    /// A measured amount.
    Measure(Measure),
    /// What is in the package.
    NetContent(NetContent),
    /// The sides of the parcel.
    Dimensions(Dimensions),
    /// The display price of one unit.
    Price(Price),
    /// The price for a reference quantity.
    UnitPrice(UnitPrice),
    /// The buyers' rating.
    Rating(Rating),
    /// How many there are.
    Stock(Stock),
    /// In what state it is offered.
    Availability(Availability),
    /// What a shopper can do now.
    Purchase(Purchase),
    /// OCOP stars.
    Stars(Stars),
    /// The OCOP certificate.
    Certificate(Standing),
    /// A certificate of another kind.
    Credential(CredentialTerm),
    /// The trade item number.
    Gtin(Gtin),
    /// Who makes it.
    Producer(Producer),
    /// Where it comes from.
    Origin(Origin),
    /// The product set.
    ProductSet(SetKey),
}

fn as_text<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// What a shopper can do now, and in which quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Purchase {
    /// The action.
    pub action: PurchaseAction,
    /// The quantities it is sold in: the smallest is what one press of the button takes.
    pub quantity: QuantityRule,
}

/// Where an OCOP certificate stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Standing {
    /// Its stars.
    pub stars: Stars,
    /// What it is worth.
    pub state: StandingState,
    /// The day that the state is about: the first day of a term to come, the day of a revocation, else the last day it counts or counted.
    #[serde(with = "iso::serde_day")]
    pub day: Date,
    /// Days left until it counts no more; absent where it does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<u32>,
    /// The number of the decision, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
}

/// What a certificate is worth on a day. See [`Status`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StandingState {
    /// Before its term (chưa có hiệu lực).
    NotYetValid,
    /// In its term (còn hiệu lực).
    InTerm,
    /// In its term, the dossier for a re-rating may be filed (kỳ nộp hồ sơ đánh giá lại).
    FilingWindow,
    /// Near the end of its term (sắp hết hiệu lực).
    Expiring,
    /// Past its term, extended (được gia hạn).
    Extended,
    /// Past its term (hết hiệu lực).
    Expired,
    /// Taken back (bị thu hồi).
    Revoked,
}

impl Standing {
    /// Where a certificate stands on a day.
    #[must_use]
    pub fn of(certificate: &Certificate, day: Date) -> Self {
        let status = certificate.status(day);
        let last = certificate.extension().map_or(certificate.last_day(), crate::certification::Extension::until);
        let (state, about) = match &status {
            Status::NotYetValid { .. } => (StandingState::NotYetValid, certificate.valid_from()),
            Status::InTerm { .. } => (StandingState::InTerm, certificate.last_day()),
            Status::FilingWindow { .. } => (StandingState::FilingWindow, certificate.last_day()),
            Status::Expiring { .. } => (StandingState::Expiring, certificate.last_day()),
            Status::Extended { .. } => (StandingState::Extended, last),
            Status::Revoked { revocation } => (StandingState::Revoked, revocation.on()),
            Status::Expired { .. } => (StandingState::Expired, last),
        };
        let decision = certificate.decision().and_then(crate::certification::Decision::number).map(ToString::to_string);
        Self { stars: certificate.stars(), state, day: about, days_left: status.days_left(), decision }
    }
}

/// A certificate of another kind, and whether it is in term.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CredentialTerm {
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Whether it is in term on the day of the table.
    pub in_term: bool,
    /// The first day of its term, where it is yet to come.
    #[serde(with = "iso::serde_day::option", skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of its term, included.
    #[serde(with = "iso::serde_day::option", skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl CredentialTerm {
    /// Where a certificate stands on a day.
    #[must_use]
    pub fn of(credential: &Credential, day: Date) -> Self {
        Self {
            issuer: credential.issuer.clone(),
            number: credential.number.clone(),
            in_term: credential.in_term(day),
            from: credential.from.filter(|from| day < *from),
            until: credential.until,
        }
    }
}

impl Cell {
    /// The value, if the cell has one.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The name of what the cell is, as in its stored form: `value`, `not_recorded`, `not_applicable`, `withheld`, `gone`.
    #[must_use]
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Value(_) => "value",
            Self::NotRecorded => "not_recorded",
            Self::NotApplicable => "not_applicable",
            Self::Withheld(_) => "withheld",
            Self::Gone => "gone",
        }
    }

    /// Whether the cell counts in the coverage of its row: its product is there and could have the fact.
    #[must_use]
    pub const fn is_applicable(&self) -> bool {
        !matches!(self, Self::NotApplicable | Self::Gone)
    }

    /// Whether there is nothing to show: neither a value nor a reason to withhold one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !matches!(self, Self::Value(_) | Self::Withheld(_))
    }
}
