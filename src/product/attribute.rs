//! Free attributes, and certificates of any kind.

use alloc::collections::BTreeSet;
use alloc::string::String;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use time::Date;

use super::measure::plain_decimal;
use crate::input::{Checked, Node, checked_record, checked_serde};
use crate::text::{Texts, iso};

/// The value of a free attribute.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeValue {
    /// A text.
    Text(Texts),
    /// A number, with its unit where it has one.
    Number {
        /// The number.
        #[serde(serialize_with = "as_text")]
        value: Decimal,
        /// The unit as it is printed, such as `%` or `bar`.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    /// Yes or no.
    Flag(bool),
    /// Several texts without order, such as flavours.
    Set(BTreeSet<String>),
}

impl Checked for AttributeValue {
    fn check(node: &Node<'_>) -> Option<Self> {
        let (name, content) = node.choice(&["text", "number", "flag", "set"])?;
        let Some(content) = content else {
            return node.conflict("an attribute is written as one field with its value");
        };
        match name {
            "text" => Texts::check(&content).map(Self::Text),
            "number" => Number::check(&content).map(|n| Self::Number { value: n.value, unit: n.unit }),
            "flag" => bool::check(&content).map(Self::Flag),
            _ => {
                let texts = content.distinct_list(1_000, |text: &String| text.clone())?;
                Some(Self::Set(texts.into_iter().collect()))
            }
        }
    }
}

/// The content of [`AttributeValue::Number`] in a document.
struct Number {
    value: Decimal,
    unit: Option<String>,
}

checked_record!(Number { value: required, unit: optional });

impl Checked for Decimal {
    fn check(node: &Node<'_>) -> Option<Self> {
        let number = plain_decimal(node.text()?);
        number.or_else(|| {
            node.invalid("a decimal number", &"it is digits, with one point between them, at most 28 in all")
        })
    }
}

fn as_text<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// A certificate of any kind besides that of OCOP: organic, VietGAP, HACCP, halal, a geographical indication.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Credential {
    /// The kind, such as `vietgap`.
    pub kind: String,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The first day of its term, where known.
    #[serde(with = "iso::serde_day::option", skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of its term, included and not before the first; without one it has no end.
    #[serde(with = "iso::serde_day::option", skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Credential {
    /// Whether the certificate is in term on a day.
    #[must_use]
    pub fn in_term(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

checked_record!(Credential { kind: required, issuer: optional, number: optional, from: optional, until: optional });
checked_serde!(AttributeValue);
