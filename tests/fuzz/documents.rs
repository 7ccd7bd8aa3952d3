//! Documents: what is read from JSON.

use std::fmt::Debug;

use ocop::{cart, certification, comparison, money, pricing, product, text, vietnam, wishlist};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A document that is read is written, and read again as the same.
fn document<T: Serialize + DeserializeOwned + PartialEq + Debug>(json: &str) {
    let Ok(value) = serde_json::from_str::<T>(json) else { return };
    let written = serde_json::to_string(&value).expect("what is read can be written");
    let again = serde_json::from_str::<T>(&written).unwrap_or_else(|error| panic!("{error} in {written}"));
    assert_eq!(again, value);
}

macro_rules! documents {
    ($($kind:ty),+ $(,)?) => {
        /// How each public document is read. A new one goes to the end, so that what is in the corpus stays what it is.
        const DOCUMENTS: &[fn(&str)] = &[$(document::<$kind>),+];
    };
}

documents![
    cart::Cart,
    cart::HostPrice,
    cart::Line,
    cart::LineKey,
    certification::Answer,
    certification::Bands,
    certification::Certificate,
    certification::CertificateRules,
    certification::Decision,
    certification::Form,
    certification::Label,
    certification::ProductCode,
    certification::Record,
    certification::Regime,
    certification::SetKey,
    certification::Sheet,
    comparison::List,
    comparison::Policy,
    comparison::Selection,
    money::Currency,
    money::Money,
    money::Rate,
    money::Rounding,
    pricing::Benefit,
    pricing::Condition,
    pricing::Context,
    pricing::DeliveryTable,
    pricing::Entry,
    pricing::Fee,
    pricing::Fingerprint,
    pricing::Policy,
    pricing::Quote,
    pricing::Refund,
    pricing::RefundLedger,
    pricing::Returned,
    pricing::Rule,
    pricing::Rulebook,
    pricing::Selector,
    pricing::Usage,
    pricing::Verdict,
    product::AttributeValue,
    product::Catalogue,
    product::Credential,
    product::Dimensions,
    product::Measure,
    product::NetContent,
    product::Origin,
    product::Period,
    product::PricePoint,
    product::Producer,
    product::Product,
    product::QuantityRule,
    product::Rating,
    product::Sale,
    product::Stock,
    product::TradeFacts,
    text::Texts,
    vietnam::Law,
    vietnam::LawText,
    vietnam::VatRule,
    wishlist::ItemKey,
    wishlist::Line,
    wishlist::ListRecord,
    wishlist::Scope,
    wishlist::Visibility,
    wishlist::Watch,
    wishlist::Wishlist,
];

/// The first byte of a document of the first kind; those of the others follow.
const FIRST: u8 = b'0';

/// JSON of every public document: the first byte says of which, from `0` for the first on, and the rest is the JSON.
pub fn documents(data: &[u8]) {
    let Some((kind, json)) = data.split_first() else { return };
    if let Ok(json) = core::str::from_utf8(json) {
        DOCUMENTS[usize::from(kind.wrapping_sub(FIRST)) % DOCUMENTS.len()](json);
    }
}
