//! What an electronic invoice prints in the column of rates and for the nature of a line.

use alloc::borrow::Cow;
use alloc::string::String;

use serde::{Serialize, Serializer};
use time::{Date, Month};

use super::dated::{built_in, day, row};
use crate::input::{Checked, Node};

/// A code of electronic invoices, such as `KCT`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InvoiceCode(Cow<'static, str>);

impl InvoiceCode {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for InvoiceCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Checked for InvoiceCode {
    fn check(node: &Node<'_>) -> Option<Self> {
        let code: String = String::check(node)?;
        Some(Self(Cow::Owned(code)))
    }
}

/// The key of what is printed for goods that are not taxable.
pub(super) const NOT_TAXABLE: &str = "not-taxable";
/// The key of what is printed for goods whose VAT is neither declared nor computed.
pub(super) const NOT_DECLARED: &str = "not-declared";

const SINCE: Date = day(2025, Month::July, 1);
const SOURCE: &str = "data format of electronic invoices, decree 254/2026/NĐ-CP and circular 91/2026/TT-BTC, before that decree \
                      123/2020/NĐ-CP as amended by decree 70/2025/NĐ-CP";

const fn code(text: &'static str) -> InvoiceCode {
    InvoiceCode(Cow::Borrowed(text))
}

built_in! {
/// Rates print as themselves (`8%`); these are the words in their place.
pub(super) static CODES: Table<InvoiceCode> = [
    row(NOT_TAXABLE, SINCE, None, code("KCT"), SOURCE),
    row(NOT_DECLARED, SINCE, None, code("KKKNT"), SOURCE),
];
}
