//! The cart: edits and what they did, quantity rules, merging, codes, and its stored form.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

use ocop::cart::{
    Cart, CartError, Code, CodeEdit, Edit, EditError, HostKey, HostPrice, Line, LineKey, MAX_CODES, MAX_LINES,
    MergePolicy, Merged, OnLimit, QuantityLimit, Reason,
};
use ocop::money::Money;
use ocop::product::{Availability, Catalogue, Product, ProductParts, Quantity, QuantityRule, Sku, Stock};
use ocop::text::Texts;

fn sku(text: &str) -> Sku {
    text.parse().unwrap()
}

fn units(units: u32) -> Quantity {
    Quantity::new(units).unwrap()
}

fn key(text: &str) -> LineKey {
    LineKey::of(sku(text))
}

fn parts(text: &str) -> ProductParts {
    ProductParts::new(sku(text), Texts::vi(text), Money::vnd(85_000))
}

/// `ANY` is sold freely; `FEW` has 5 units; `BOX` is sold by 4, 6, 8, 10 of a stock of 9; `LATER` may be ordered beyond its 2 units;
/// `GONE` is out of stock; `ASK` has no price.
fn catalogue() -> Catalogue {
    let rule = QuantityRule::new(units(4), units(2), Some(units(10))).unwrap();
    let products = [
        parts("ANY"),
        ProductParts { stock: Stock::Level(5), ..parts("FEW") },
        ProductParts { quantity: rule, stock: Stock::Level(9), ..parts("BOX") },
        ProductParts { stock: Stock::Backorder(2), ..parts("LATER") },
        ProductParts { availability: Availability::SoldOut, ..parts("GONE") },
        ProductParts::on_request(sku("ASK"), Texts::vi("ASK")),
    ];
    Catalogue::new(products.map(|parts| Product::new(parts).unwrap())).unwrap()
}

fn held(cart: &Cart) -> Vec<(&str, u32)> {
    cart.lines().iter().map(|line| (line.sku.as_str(), line.quantity.get())).collect()
}

#[test]
fn adding_adds_up() {
    let (catalogue, mut cart) = (catalogue(), Cart::new());
    let mut add = |text, n| cart.add(&catalogue, &key(text), units(n), OnLimit::Refuse);
    assert_eq!(add("ANY", 2), Ok(Edit::Added { quantity: units(2) }));
    assert_eq!(add("LATER", 7), Ok(Edit::Added { quantity: units(7) }));
    assert_eq!(add("ANY", 3), Ok(Edit::Changed { from: units(2), to: units(5) }));
    assert_eq!(held(&cart), [("ANY", 5), ("LATER", 7)]);
}

#[test]
fn setting_sets() {
    let (catalogue, mut cart) = (catalogue(), Cart::new());
    let mut set = |n| cart.set(&catalogue, &key("ANY"), units(n), OnLimit::Refuse);
    assert_eq!(set(2), Ok(Edit::Added { quantity: units(2) }));
    assert_eq!(set(1), Ok(Edit::Changed { from: units(2), to: units(1) }));
    assert_eq!(set(1), Ok(Edit::Unchanged));
}

#[test]
fn an_edit_that_is_refused_leaves_the_cart_as_it_was() {
    let (catalogue, mut cart) = (catalogue(), Cart::new());
    let _ = cart.add(&catalogue, &key("FEW"), units(5), OnLimit::Refuse).unwrap();
    let before = cart.clone();
    let mut refused = |text, n| cart.add(&catalogue, &key(text), units(n), OnLimit::Refuse).unwrap_err();
    assert_eq!(refused("NONE", 1).to_string(), "there is no product NONE");
    assert_eq!(
        refused("GONE", 1).to_string(),
        "product GONE cannot be bought by the cart, a shopper can only ask to be told when it is back"
    );
    assert_eq!(
        refused("ASK", 1).to_string(),
        "product ASK cannot be bought by the cart, a shopper can only ask the seller"
    );
    assert_eq!(refused("FEW", 1).to_string(), "6 of FEW is not allowed: 5 are in stock");
    assert_eq!(refused("BOX", 3).to_string(), "3 of BOX is not allowed: it is sold from 4 on");
    assert_eq!(refused("BOX", 5).to_string(), "5 of BOX is not allowed: it is sold in steps of 2");
    assert_eq!(refused("BOX", 10).to_string(), "10 of BOX is not allowed: 9 are in stock");
    assert_eq!(cart, before);
}

#[test]
fn clamping_takes_the_largest_allowed_quantity_below() {
    let (catalogue, mut cart) = (catalogue(), Cart::new());
    let mut set = |text, n| cart.set(&catalogue, &key(text), units(n), OnLimit::Clamp);
    let clamped = |asked, to, by| Ok(Edit::Clamped { asked, to: units(to), by });
    assert_eq!(set("FEW", 9), clamped(9, 5, QuantityLimit::Stock(5)));
    assert_eq!(set("BOX", 12), clamped(12, 8, QuantityLimit::Stock(9)));
    assert_eq!(set("BOX", 7), clamped(7, 6, QuantityLimit::Step(units(2))));
    // What is below the smallest quantity is not raised.
    assert_eq!(
        set("BOX", 3),
        Err(EditError::Quantity { sku: sku("BOX"), asked: 3, limit: QuantityLimit::Minimum(units(4)) })
    );
    assert_eq!(held(&cart), [("FEW", 5), ("BOX", 6)]);
}

#[test]
fn the_product_s_own_maximum_is_named_before_a_larger_stock() {
    let rule = QuantityRule::new(units(1), units(1), Some(units(3))).unwrap();
    let product = Product::new(ProductParts { quantity: rule, stock: Stock::Level(9), ..parts("A") }).unwrap();
    let catalogue = Catalogue::new([product]).unwrap();
    let refused = Cart::new().add(&catalogue, &key("A"), units(5), OnLimit::Refuse).unwrap_err();
    assert_eq!(refused.to_string(), "5 of A is not allowed: it is sold up to 3");
}

#[test]
fn a_line_ends_at_a_million_units() {
    let (catalogue, mut cart) = (catalogue(), Cart::new());
    let _ = cart.add(&catalogue, &key("ANY"), units(Quantity::MAX), OnLimit::Refuse).unwrap();
    let refused = cart.add(&catalogue, &key("ANY"), units(1), OnLimit::Refuse).unwrap_err();
    assert_eq!(refused.to_string(), "1000001 of ANY is not allowed: a line has at most 1000000");
    let clamped = cart.add(&catalogue, &key("ANY"), units(Quantity::MAX), OnLimit::Clamp);
    assert_eq!(
        clamped,
        Ok(Edit::Clamped { asked: 2_000_000, to: units(1_000_000), by: QuantityLimit::Line(1_000_000) })
    );
}

#[test]
fn lines_of_one_product_share_its_stock() {
    let (catalogue, mut cart) = (catalogue(), Cart::new());
    let engraved = LineKey { sku: sku("FEW"), host_key: Some(HostKey::new("khắc tên").unwrap()) };
    let _ = cart.add(&catalogue, &key("FEW"), units(3), OnLimit::Refuse).unwrap();
    let edit = cart.add(&catalogue, &engraved, units(3), OnLimit::Clamp);
    assert_eq!(edit, Ok(Edit::Clamped { asked: 3, to: units(2), by: QuantityLimit::Stock(2) }));
    let refused = cart.add(&catalogue, &key("FEW"), units(1), OnLimit::Refuse).unwrap_err();
    assert_eq!(refused.to_string(), "4 of FEW is not allowed: 3 are in stock");
    assert_eq!(held(&cart), [("FEW", 3), ("FEW", 2)]);
    assert_eq!(cart.line(&engraved).map(|line| line.quantity), Some(units(2)));
}

#[test]
fn removing_gives_the_line_back() {
    let (catalogue, mut cart) = (catalogue(), Cart::new());
    let _ = cart.add(&catalogue, &key("ANY"), units(2), OnLimit::Refuse).unwrap();
    let refused = cart.remove(&key("FEW")).unwrap_err();
    assert_eq!(refused.to_string(), "there is no line of FEW");
    let engraved = LineKey { sku: sku("ANY"), host_key: Some(HostKey::new("khắc tên").unwrap()) };
    assert_eq!(cart.remove(&engraved).unwrap_err().to_string(), "there is no line of ANY (khắc tên)");
    assert_eq!(cart.remove(&key("ANY")), Ok(Edit::Removed(Line::new(sku("ANY"), units(2)))));
    assert!(cart.is_empty());
    let _ = cart.add(&catalogue, &key("ANY"), units(2), OnLimit::Refuse).unwrap();
    let _ = cart.enter_code(Code::new("TET").unwrap()).unwrap();
    assert_eq!(cart.clear().len(), 1);
    assert_eq!((cart.is_empty(), cart.codes().len()), (true, 1));
}

#[test]
fn a_cart_has_a_thousand_lines() {
    let line = |i: usize| Line::new(sku(&format!("SP-{i}")), units(1));
    let mut cart = Cart::of((0..MAX_LINES).map(line)).unwrap();
    assert_eq!(cart.push(line(MAX_LINES)).unwrap_err().to_string(), "a cart has at most 1000 lines");
    assert_eq!(Cart::of((0..=MAX_LINES).map(line)), Err(CartError::Lines));
    let refused = cart.add(&catalogue(), &key("ANY"), units(1), OnLimit::Refuse).unwrap_err();
    assert_eq!(refused, EditError::TooManyLines);
    assert_eq!(cart.lines().len(), MAX_LINES);
}

#[test]
fn codes_are_found_as_they_were_meant() {
    for text in ["TẾT2027", " tết2027 ", "tê\u{301}t2027", "\tTẾT2027\n"] {
        assert_eq!(Code::new(text).unwrap().as_str(), "TẾT2027", "{text:?}");
    }
    let refused = |text: &str| Code::new(text).unwrap_err().to_string();
    assert_eq!(refused("  "), "\"  \" is no code: an identifier is not empty");
    assert_eq!(
        refused("TET\u{200b}1"),
        "\"TET\\u{200b}1\" is no code: \"TET\\u{200b}1\" has white space at an end or a character that is not seen"
    );
    assert!(refused(&"x".repeat(129)).ends_with("is no code: an identifier of 129 bytes is longer than 128"));
    // Capital letters may be longer than small ones.
    assert!(Code::new(&"ŉ".repeat(60)).is_err());
}

#[test]
fn entering_codes_says_what_it_did() {
    let mut cart = Cart::new();
    let code = |i: usize| Code::new(&format!("C{i}")).unwrap();
    assert_eq!(cart.enter_code(code(0)), Ok(CodeEdit::Entered));
    assert_eq!(cart.enter_code(Code::new("c0 ").unwrap()), Ok(CodeEdit::AlreadyThere));
    assert_eq!(cart.remove_code(&code(1)), CodeEdit::NotThere);
    assert_eq!(cart.remove_code(&code(0)), CodeEdit::Removed);
    for i in 0..MAX_CODES {
        let _ = cart.enter_code(code(i)).unwrap();
    }
    assert_eq!(cart.enter_code(code(MAX_CODES)).unwrap_err().to_string(), "a cart has at most 50 codes");
    assert_eq!(cart.enter_code(code(3)), Ok(CodeEdit::AlreadyThere));
}

#[test]
fn merging_at_login_sums_and_says_so_line_by_line() {
    let catalogue = catalogue();
    let cart = |lines: &[(&str, u32)]| Cart::of(lines.iter().map(|(text, n)| Line::new(sku(text), units(*n)))).unwrap();
    let (mut own, mut guest) =
        (cart(&[("ANY", 2), ("FEW", 4)]), cart(&[("FEW", 3), ("ANY", 1), ("LATER", 1), ("NONE", 1), ("BOX", 1)]));
    let _ = guest.enter_code(Code::new("TET").unwrap()).unwrap();
    let report = own.merge(&catalogue, &mut guest, MergePolicy::Sum);
    assert_eq!(
        report,
        [
            Merged::Clamped { key: key("FEW"), asked: 7, to: units(5), by: QuantityLimit::Stock(5) },
            Merged::Combined(key("ANY"), units(3)),
            Merged::Added(key("LATER"), units(1)),
            Merged::Refused(key("NONE"), EditError::UnknownProduct { sku: sku("NONE") }),
            Merged::Refused(
                key("BOX"),
                EditError::Quantity { sku: sku("BOX"), asked: 1, limit: QuantityLimit::Minimum(units(4)) }
            ),
        ]
    );
    assert_eq!(held(&own), [("ANY", 3), ("FEW", 5), ("LATER", 1)]);
    assert_eq!(held(&guest), [("NONE", 1), ("BOX", 1)]);
    assert_eq!((own.codes().len(), guest.codes().len()), (1, 0));
}

#[test]
fn merge_policies_differ_where_both_carts_hold_a_line() {
    let merged = |policy, own, other| {
        let cart = |n| Cart::of([Line::new(sku("ANY"), units(n))]).unwrap();
        let (mut own, mut other) = (cart(own), cart(other));
        let report = own.merge(&catalogue(), &mut other, policy);
        assert_eq!(report, [Merged::Combined(key("ANY"), own.lines()[0].quantity)]);
        own.lines()[0].quantity.get()
    };
    assert_eq!([merged(MergePolicy::Sum, 2, 3), merged(MergePolicy::Sum, 3, 2)], [5, 5]);
    assert_eq!([merged(MergePolicy::Larger, 2, 3), merged(MergePolicy::Larger, 3, 2)], [3, 3]);
    assert_eq!([merged(MergePolicy::Own, 2, 3), merged(MergePolicy::Own, 3, 2)], [2, 3]);
    assert_eq!(MergePolicy::default(), MergePolicy::Sum);
}

#[test]
fn a_price_of_the_host_s_own_keeps_its_line_apart() {
    let price =
        HostPrice { price: Money::vnd(50_000), reason: Reason::new("nhân viên").unwrap(), promotional: false };
    let pinned = Line {
        host_price: Some(price.clone()),
        price_seen: Some(Money::vnd(85_000)),
        ..Line::new(sku("ANY"), units(2))
    };
    let mut own = Cart::of([Line::new(sku("ANY"), units(1))]).unwrap();
    let mut other = Cart::of([pinned.clone()]).unwrap();
    assert_eq!(own.merge(&catalogue(), &mut other, MergePolicy::Sum), [Merged::Added(key("ANY"), units(2))]);
    assert_eq!(own.lines()[1], pinned);
    let mut other = Cart::of([pinned]).unwrap();
    assert_eq!(own.merge(&catalogue(), &mut other, MergePolicy::Sum), [Merged::Combined(key("ANY"), units(4))]);
    assert_eq!(held(&own), [("ANY", 1), ("ANY", 4)]);
}

#[test]
fn codes_that_find_no_room_stay_in_the_other_cart() {
    let with = |codes: core::ops::Range<usize>| {
        let mut cart = Cart::new();
        for i in codes {
            let _ = cart.enter_code(Code::new(&format!("C{i:02}")).unwrap()).unwrap();
        }
        cart
    };
    let (mut own, mut other) = (with(0..49), with(48..52));
    assert_eq!(own.merge(&catalogue(), &mut other, MergePolicy::Sum), []);
    let left: Vec<&str> = other.codes().map(Code::as_str).collect();
    assert_eq!((own.codes().len(), left), (50, vec!["C50", "C51"]));
}

#[test]
fn serde_round_trip_is_the_identity() {
    let price = HostPrice { price: Money::vnd(0), reason: Reason::new("mẫu thử").unwrap(), promotional: true };
    let line = Line {
        host_key: Some(HostKey::new("k").unwrap()),
        host_price: Some(price),
        price_seen: Some(Money::vnd(1)),
        ..Line::new(sku("A"), units(Quantity::MAX))
    };
    let mut cart = Cart::of([line, Line::new(sku("A"), units(1)), Line::new(sku("A"), units(1))]).unwrap();
    let _ = cart.enter_code(Code::new("tet").unwrap()).unwrap();
    for cart in [cart, Cart::new()] {
        let json = serde_json::to_string(&cart).unwrap();
        assert_eq!(serde_json::from_str::<Cart>(&json).unwrap(), cart, "{json}");
    }
    let cart = Cart::of([Line::new(sku("A"), units(2))]).unwrap();
    assert_eq!(serde_json::to_string(&cart).unwrap(), r#"{"format":1,"lines":[{"sku":"A","quantity":2}],"codes":[]}"#);
}

#[test]
fn a_wrong_document_is_refused_with_all_faults() {
    let json = r#"{
        "lines": [{"sku": "A", "quantity": 0}, {"sku": "A", "quantity": 1000001, "host_price": {"price": "-1 VND", "reason": "x"}}, {"quantity": 1, "prize": 1}],
        "codes": ["tet", "TET"]
    }"#;
    assert_eq!(
        serde_json::from_str::<Cart>(json).unwrap_err().to_string(),
        "lines[0].quantity: 0 is not between 1 and 1000000; \
         lines[1].quantity: 1000001 is not between 1 and 1000000; \
         lines[1].host_price.price: \"-1 VND\" is not a host price: it is below zero; \
         lines[2]: field \"prize\" is not known here, expected sku, host_key, quantity, host_price, price_seen; \
         lines[2].sku: is missing; \
         codes[1]: \"TET\" stands already at codes[0]"
    );
}
