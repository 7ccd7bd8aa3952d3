//! Documents through the checked door: all faults at once, each with its path, the value seen and what is allowed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

use alloc::collections::{BTreeMap, BTreeSet};

use ocop::cart::Cart;
use ocop::input::{Checked, Faults, MAX_DEPTH, Node, Problem, Unchecked};
use ocop::money::Money;
use ocop::pricing::{Condition, Rule, Selector};
use ocop::product::{Catalogue, Product, Sku, Tag};
use ocop::text::Texts;

fn read<T: Checked>(json: &str) -> Result<T, Faults> {
    serde_json::from_str::<Unchecked>(json).expect("JSON").check()
}

fn faults<T: Checked + core::fmt::Debug>(json: &str) -> Vec<String> {
    read::<T>(json).expect_err("faults").iter().map(ToString::to_string).collect()
}

#[test]
fn every_fault_of_a_document_is_told_at_once() {
    let told = faults::<Catalogue>(
        r#"[
            {"sku": "A", "name": "Cà phê", "regular_price": "-5 VND", "prize": "1 VND", "net_content": {"net": "250 cm"}},
            {"sku": " B", "name": "Chè", "regular_price": 85000, "quantity": {"min": 10, "max": 5}, "gtin": "8934563138164"},
            {"name": {"fr": "thé"}, "stock": {"level": -1}, "availability": "sold", "tags": ["x", "y", "x"]}
        ]"#,
    );
    assert_eq!(
        told,
        [
            "[0]: field \"prize\" is not known here, expected sku, family, gtin, name, description, content, brand, producer, origin, \
             product_set, categories, images, regular_price, price_hidden, sales, price_history, sale_unit, net_content, \
             shipping_weight, dimensions, quantity, stock, availability, purchase, rating, tags, attributes, certificates, \
             credentials, trade",
            "[0].regular_price: \"-5 VND\" is not part of a product: regular_price is -5 VND, below zero",
            "[0].net_content: {\"net\": \"250 cm\"} is not part of a product: net content is a mass, volume or count above zero, and \
             what is drained is at most as much",
            "[1].sku: \" B\" is not a SKU: \" B\" has white space at an end or a character that is not seen",
            "[1].gtin: \"8934563138164\" is not a trade item number: the check digit of \"8934563138164\" is 5",
            "[1].regular_price: 85000 is not text",
            "[1].quantity: {\"min\": 10, \"max\": 5} is not a quantity rule: no quantity from 10 up in steps of 1 is at most 5",
            "[2].sku: is missing",
            "[2].name: field \"fr\" is not known here, expected vi, en",
            "[2].stock.level: -1 is not between 0 and 4294967295",
            "[2].availability: \"sold\" is not known here, expected back_order, discontinued, in_stock, in_store_only, \
             limited_availability, made_to_order, online_only, out_of_stock, pre_order, pre_sale, reserved, sold_out",
            "[2].tags[2]: \"x\" stands already at [2].tags[0]",
        ]
    );
}

#[test]
fn serde_goes_through_the_same_door() {
    let json = r#"{"sku": "A", "name": {}, "regular_price": "1.5 VND"}"#;
    let by_serde = serde_json::from_str::<Product>(json).unwrap_err().to_string();
    assert_eq!(by_serde, read::<Product>(json).unwrap_err().to_string());
    assert_eq!(by_serde, "regular_price: \"1.5 VND\" is not an amount of money: VND has 0 decimal digits, 1 given");
}

#[test]
fn a_wrong_kind_is_told_with_what_stood_there() {
    assert_eq!(faults::<Vec<Money>>(r#"{"a": 1}"#), ["{\"a\": 1} is not a list"]);
    assert_eq!(faults::<bool>("null"), ["null is not true or false"]);
    assert_eq!(faults::<u32>("\"7\""), ["\"7\" is not a whole number"]);
    assert_eq!(faults::<u8>("256"), ["256 is not between 0 and 255"]);
    assert_eq!(faults::<Texts>("[true]"), ["[true] is not fields"]);
    assert_eq!(faults::<BTreeMap<Tag, bool>>(r#"{"": true}"#), ["\"\" is not a key here: an identifier is not empty"]);
}

#[test]
fn a_choice_is_its_name_or_one_field() {
    assert_eq!(read::<Selector>("\"all\"").unwrap(), Selector::All);
    assert_eq!(faults::<Selector>("{\"all\": true}"), ["{\"all\": true}: this choice is written as its name alone"]);
    assert_eq!(
        faults::<Selector>("\"tag\""),
        ["\"tag\": this choice needs its content, written as one field of that name"]
    );
    assert_eq!(
        faults::<Selector>(r#"{"tag": "x", "set": 1}"#),
        ["{\"tag\": \"x\", \"set\": 1} is not a choice with one field"]
    );
    assert_eq!(faults::<Selector>("7"), ["7 is not a choice"]);
    let told = faults::<Condition>(r#"{"all_of": [{"code": "\u200bTET"}, {"spent": 1}]}"#);
    assert_eq!(
        told[0],
        "all_of[0].code: \"\\u{200b}TET\" is not a code: \"\\u{200b}TET\" is no code: \"\\u{200b}TET\" has white space at an end or a character that is not seen"
    );
    assert!(
        told[1].starts_with("all_of[1]: \"spent\" is not known here, expected all_of, any_of, not, spend, quantity,"),
        "{}",
        told[1]
    );
}

#[test]
fn a_field_that_stands_twice_is_a_fault() {
    assert_eq!(
        faults::<Rule>(r#"{"id": "a", "id": "b", "benefit": {"percent": {"off": "5%"}}}"#),
        ["field \"id\" stands here already"]
    );
}

#[test]
fn keys_that_are_the_same_once_read_are_a_fault() {
    // One é is composed, the other is not; as keys they are one.
    let json = "{\"caf\u{e9}\": true, \"cafe\u{301}\": false}";
    assert_eq!(faults::<BTreeMap<Tag, bool>>(json), ["cafe\u{301}: key \"cafe\\u{301}\" stands here already"]);
}

#[test]
fn null_is_absent() {
    let with = read::<Product>(r#"{"sku": "A", "name": "Chè", "brand": null, "regular_price": "1 VND"}"#).unwrap();
    assert_eq!(with, read::<Product>(r#"{"sku": "A", "name": "Chè", "regular_price": "1 VND"}"#).unwrap());
    assert_eq!(faults::<Product>(r#"{"sku": null, "name": "Chè"}"#), ["sku: is missing"]);
}

#[test]
fn decimals_are_text_as_binary_floats_have_lost_the_amount() {
    let told = serde_json::from_str::<Unchecked>("[1.5]").unwrap_err().to_string();
    assert_eq!(
        told,
        "invalid type: floating point `1.5`, expected text, a whole number (decimals are written as text), true, false, null, a list \
         or fields at line 1 column 4"
    );
}

#[test]
fn nesting_has_a_limit() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(serde_json::from_str::<Unchecked>(&nested(MAX_DEPTH)).is_ok());
    let told = serde_json::from_str::<Unchecked>(&nested(MAX_DEPTH + 1)).unwrap_err().to_string();
    assert!(told.starts_with("the document nests more than 64 levels deep"), "{told}");
}

#[test]
fn what_is_shown_of_a_value_is_cut() {
    let told = faults::<bool>(&format!("\"{}\"", "ế".repeat(200)));
    assert_eq!(told, [format!("\"{}… is not true or false", "ế".repeat(79))]);
    let faults = read::<Vec<bool>>("[1]").unwrap_err();
    assert_eq!(faults.iter().len(), 1);
    let fault = faults.into_iter().next().unwrap();
    assert_eq!((fault.path.as_str(), fault.seen.as_str()), ("[0]", "1"));
    assert_eq!(fault.problem, Problem::Kind { expected: "true or false" });
}

#[test]
fn lists_have_limits() {
    let codes: Vec<String> = (0..51).map(|i| format!("\"C{i}\"")).collect();
    let told = faults::<Cart>(&format!("{{\"codes\": [{}]}}", codes.join(", ")));
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("codes: [\"C0\", \"C1\""), "{}", told[0]);
    assert!(told[0].ends_with("… has 51 entries, at most 50 are allowed"), "{}", told[0]);
}

#[test]
fn later_formats_are_refused() {
    assert_eq!(faults::<Cart>(r#"{"format": 2}"#), ["format: 2 is not between 1 and 1"]);
    assert_eq!(faults::<Cart>(r#"{"format": 0}"#), ["format: 0 is not between 1 and 1"]);
    assert!(read::<Cart>("{}").unwrap().is_empty());
}

/// A host's own document.
#[derive(Debug, PartialEq)]
struct Shelf {
    name: String,
    skus: BTreeSet<Sku>,
    open: bool,
}

impl Checked for Shelf {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["name", "skus", "open"])?;
        let (name, skus) = (record.required("name"), record.or("skus", BTreeSet::new));
        let open = record.optional::<bool>("open")?.unwrap_or(true);
        let skus: BTreeSet<Sku> = skus?;
        if !open && !skus.is_empty() {
            return record.conflict("skus", "a closed shelf is empty");
        }
        Some(Self { name: name?, skus, open })
    }
}

#[test]
fn hosts_read_documents_of_their_own_the_same_way() {
    let shelf = read::<Shelf>(r#"{"name": "Kệ 1", "skus": ["A"]}"#).unwrap();
    assert_eq!(shelf, Shelf { name: "Kệ 1".into(), skus: BTreeSet::from([Sku::new("A").unwrap()]), open: true });
    assert_eq!(
        faults::<Shelf>(r#"{"name": "Kệ 1", "skus": ["A"], "open": false}"#),
        ["skus: [\"A\"]: a closed shelf is empty"]
    );
}
