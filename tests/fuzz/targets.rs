//! What each fuzz target does with the bytes it is given. Each panics where a promise of the crate is broken; the crate's own tests run them
//! over the corpus.

use std::fmt::Debug;
use std::str::FromStr;

use ocop::input::Unchecked;
use ocop::text::Lang;
use ocop::{cart, certification, comparison, kit, money, pricing, product, text, vietnam, wishlist};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::macros::datetime;

/// The bytes as text, where they are.
fn utf8(data: &[u8]) -> Option<&str> {
    core::str::from_utf8(data).ok()
}

/// A document that is read is written, and read again as the same.
fn document<T: Serialize + DeserializeOwned + PartialEq + Debug>(json: &str) {
    let Ok(value) = serde_json::from_str::<T>(json) else { return };
    let written = serde_json::to_string(&value).expect("what is read can be written");
    let again = serde_json::from_str::<T>(&written).unwrap_or_else(|error| panic!("{error} in {written}"));
    assert_eq!(again, value);
}

macro_rules! documents {
    ($($kind:ty),+ $(,)?) => {
        /// How each public document is read, by position.
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

/// JSON of every public document: each is tried on all of them, or on the one that it names by position (`12:{…}`).
pub fn documents(data: &[u8]) {
    let Some(json) = utf8(data) else { return };
    let named = json.split_once(':').and_then(|(kind, rest)| Some((kind.parse::<usize>().ok()?, rest)));
    match named {
        Some((kind, rest)) => DOCUMENTS[kind % DOCUMENTS.len()](rest),
        None => DOCUMENTS.iter().for_each(|read| read(json)),
    }
}

/// A catalogue, a rulebook, a cart and a context.
type Documents = (product::Catalogue, pricing::Rulebook, cart::Cart, pricing::Context);

fn read_shop(json: &str) -> Option<Documents> {
    let parts: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(json).ok()?;
    let part = |name: &str| serde_json::from_value::<Unchecked>(parts.get(name)?.clone()).ok();
    Some((
        part("catalogue")?.check().ok()?,
        part("rulebook")?.check().ok()?,
        part("cart")?.check().ok()?,
        part("context")?.check().ok()?,
    ))
}

/// Rules and carts, priced: as documents of a shop, or as the seed from which the kit makes one up. What is priced keeps every law.
pub fn pricing(data: &[u8]) {
    if data.first() == Some(&b'{') {
        let Some((catalogue, rulebook, cart, context)) = utf8(data).and_then(read_shop) else { return };
        match kit::check(&rulebook, &catalogue, &cart, &context) {
            // A cart may be refused, or too large once several amounts are summed.
            Ok(()) | Err(kit::Broken::Cart(_) | kit::Broken::Refund(_) | kit::Broken::Replay(_)) => {}
            Err(broken) => panic!("{broken}"),
        }
        return;
    }
    // The bytes are folded into a seed; to draw from them as they stand would not end where they do.
    let mut seed = [0_u8; 32];
    for (at, byte) in data.iter().enumerate() {
        seed[at % 32] = seed[at % 32].rotate_left(3) ^ byte;
    }
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let Ok(tree) = kit::shops().new_tree(&mut runner) else { return };
    let shop = tree.current();
    let rulebook = pricing::Rulebook::new(shop.currency, shop.rules).expect("the kit makes rulebooks");
    let priced = pricing::quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context);
    priced.expect("the kit makes carts that can be priced").audit().expect("a quote is sound");
    if let Err(broken) = kit::check(&rulebook, &shop.catalogue, &shop.cart, &shop.context) {
        panic!("{broken}");
    }
}

/// Share codes: one that is read is the only one of its comparison.
pub fn share_code(data: &[u8]) {
    let Some(code) = utf8(data) else { return };
    if let Ok(snapshot) = comparison::Snapshot::decode(code) {
        assert_eq!(snapshot.encode().as_deref(), Ok(code));
    }
}

/// A name that is read is written in its normal form, which is read as the same.
fn name<T: FromStr + ToString + PartialEq + Debug>(text: &str) {
    if let Ok(name) = text.parse::<T>() {
        assert_eq!(name.to_string().parse::<T>().ok(), Some(name));
    }
}

/// Decision numbers, and what else is written in a form of its own.
pub fn decision_numbers(data: &[u8]) {
    let Some(text) = utf8(data) else { return };
    name::<certification::DecisionNumber>(text);
    name::<certification::ProductCode>(text);
    name::<certification::Code>(text);
    name::<certification::PartialDate>(text);
    name::<certification::RegimeId>(text);
    name::<cart::Code>(text);
    name::<product::CategoryPath>(text);
    name::<product::Gtin>(text);
    name::<product::Measure>(text);
    name::<product::Sku>(text);
    name::<pricing::Clock>(text);
    name::<money::Money>(text);
    name::<money::Rate>(text);
}

/// Tables of wishlist lines: what is read is written, and read again without a fault as the same lines.
pub fn csv(data: &[u8]) {
    let Some(table) = utf8(data) else { return };
    let (at, none) = (datetime!(2026-11-25 08:00 +7), product::Catalogue::new([]).expect("an empty catalogue"));
    let Ok(read) = wishlist::read_csv(table, &none, at) else { return };
    let mut written = String::new();
    wishlist::write_csv(&read.lines, &mut written).expect("memory takes all text");
    let again = wishlist::read_csv(&written, &none, at).expect("a table that was written");
    assert!(again.faults.is_empty(), "{:?} in {written:?}", again.faults);
    assert_eq!(again.lines, read.lines);
}

/// Numbers, money, rates, measures and dates as people write them, in both languages.
pub fn texts(data: &[u8]) {
    let Some(written) = utf8(data) else { return };
    for lang in [Lang::Vi, Lang::En] {
        if let Ok(value) = text::parse_number(written, lang) {
            assert_eq!(text::parse_number(&text::number(value, lang).to_string(), lang), Ok(value));
        }
        for currency in [money::Currency::VND, money::Currency::USD, money::Currency::KWD] {
            if let Ok(value) = text::parse_money(written, currency, lang) {
                assert_eq!(text::parse_money(&text::money(value, lang).to_string(), currency, lang), Ok(value));
            }
        }
        if let Ok(value) = text::parse_rate(written, lang) {
            assert_eq!(text::parse_rate(&text::rate(value, lang).to_string(), lang), Ok(value));
        }
        let _ = text::parse_measure(written, lang);
        if let Ok(value) = text::parse_day(written, lang) {
            assert_eq!(text::parse_day(&text::day(value, lang).to_string(), lang), Ok(value));
        }
        let offset = time::macros::offset!(+7);
        if let Ok(value) = text::parse_instant(written, offset, lang) {
            assert_eq!(text::parse_instant(&text::instant(value, lang).to_string(), offset, lang), Ok(value));
        }
    }
    if let Ok(value) = text::iso::parse_instant(written) {
        assert_eq!(text::iso::parse_instant(&text::iso::instant(value).to_string()), Ok(value));
    }
    if let Ok(value) = vietnam::parse_words(written) {
        assert_eq!(vietnam::parse_words(&vietnam::in_words(value).to_string()), Ok(value));
    }
}

/// The target of a name.
#[must_use]
pub fn target(name: &str) -> Option<fn(&[u8])> {
    Some(match name {
        "documents" => documents,
        "pricing" => pricing,
        "share_code" => share_code,
        "decision_numbers" => decision_numbers,
        "csv" => csv,
        "texts" => texts,
        _ => return None,
    })
}
