//! Cases in the neutral form of `tests/vectors/`: what goes in, and the figures that came out elsewhere.

use alloc::collections::BTreeMap;
use std::fs;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Figures by name, in minor units: `total`, `line p1 off`, `rule promo1 line p1 off`, `applies promo1` (1 or 0).
pub(crate) type Figures = BTreeMap<String, Decimal>;

/// A file of cases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) format: u32,
    pub(crate) about: String,
    pub(crate) cases: Vec<Case>,
}

/// One case. Amounts are minor units, possibly with fractions, where the other system allows them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) system: String,
    pub(crate) kind: String,
    pub(crate) currency: String,
    #[serde(default)]
    pub(crate) settings: Value,
    #[serde(default)]
    pub(crate) customer: Value,
    #[serde(default)]
    pub(crate) lines: Vec<Line>,
    #[serde(default)]
    pub(crate) delivery: Vec<Parcel>,
    #[serde(default)]
    pub(crate) fees: Vec<Value>,
    #[serde(default)]
    pub(crate) taxes: Vec<Value>,
    #[serde(default)]
    pub(crate) promotions: Vec<Value>,
    /// The steps to which some figures were rounded before they were compared.
    #[serde(default, deserialize_with = "figures")]
    pub(crate) rounded_to: Figures,
    #[serde(deserialize_with = "figures")]
    pub(crate) expected: Figures,
}

/// A line of the cart.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub(crate) key: String,
    #[serde(default, deserialize_with = "number")]
    pub(crate) price: Decimal,
    pub(crate) qty: u32,
    #[serde(default)]
    pub(crate) sku: Option<String>,
    #[serde(default)]
    pub(crate) product: Option<String>,
    #[serde(default)]
    pub(crate) categories: Vec<String>,
    #[serde(default)]
    pub(crate) facets: Vec<String>,
    #[serde(default)]
    pub(crate) tax: Vec<String>,
    #[serde(default)]
    pub(crate) tax_class: Option<String>,
    #[serde(default)]
    pub(crate) taxable: Option<bool>,
    #[serde(default)]
    pub(crate) on_sale: bool,
    #[serde(default)]
    pub(crate) prices_include_tax: bool,
    #[serde(default)]
    pub(crate) discountable: Option<bool>,
    #[serde(default, deserialize_with = "maybe")]
    pub(crate) subtotal: Option<Decimal>,
    #[serde(default, deserialize_with = "maybe")]
    pub(crate) original_total: Option<Decimal>,
    #[serde(default)]
    pub(crate) adjustments: Value,
    #[serde(default)]
    pub(crate) detail: Value,
}

/// Something that is delivered for a fee.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parcel {
    pub(crate) key: String,
    #[serde(deserialize_with = "number")]
    pub(crate) fee: Decimal,
    #[serde(default)]
    pub(crate) method: Option<String>,
    #[serde(default)]
    pub(crate) option: Option<String>,
    #[serde(default)]
    pub(crate) tax: Vec<String>,
    #[serde(default)]
    pub(crate) tax_class: Option<String>,
    #[serde(default)]
    pub(crate) taxable: Option<bool>,
    #[serde(default)]
    pub(crate) prices_include_tax: bool,
    #[serde(default)]
    pub(crate) adjustments: Value,
}

fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    Value::deserialize(deserializer).map(|value| decimal(&value))
}

fn maybe<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    number(deserializer).map(Some)
}

fn figures<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Figures, D::Error> {
    let named: BTreeMap<String, Value> = BTreeMap::deserialize(deserializer)?;
    Ok(named.into_iter().map(|(name, value)| (name, decimal(&value))).collect())
}

/// The cases of a system.
pub(crate) fn cases(system: &str) -> Vec<Case> {
    let path = format!("{}/tests/vectors/{system}.json", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("the vectors stand beside the test");
    let file: File = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(file.format, 1, "{path}");
    assert!(!file.about.is_empty(), "{path}");
    assert!(file.cases.iter().all(|case| case.system == system), "{path}");
    file.cases
}

/// Reading what differs from system to system.
pub(crate) trait Facts {
    fn text(&self, name: &str) -> Option<&str>;
    fn flag(&self, name: &str) -> bool;
    fn list(&self, name: &str) -> &[Value];
    fn number(&self, name: &str) -> Option<Decimal>;

    fn texts(&self, name: &str) -> Vec<String> {
        self.list(name).iter().map(plain).collect()
    }
    fn numbers(&self, name: &str) -> Vec<Decimal> {
        self.list(name).iter().map(decimal).collect()
    }
    fn count(&self, name: &str) -> Option<u32> {
        self.number(name).map(|n| u32::try_from(n).expect("a count"))
    }
}

impl Facts for Value {
    fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }
    fn flag(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or(false)
    }
    fn list(&self, name: &str) -> &[Value] {
        self.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
    fn number(&self, name: &str) -> Option<Decimal> {
        self.get(name).filter(|value| !value.is_null()).map(decimal)
    }
}

/// A text, or a number as it is written.
pub(crate) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A number, written as one or as a text.
pub(crate) fn decimal(value: &Value) -> Decimal {
    plain(value).parse().unwrap_or_else(|error| panic!("{value}: {error}"))
}
