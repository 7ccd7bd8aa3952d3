//! Wishlists by example: what each operation answers, what others see, what a merge says, and what is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "a test ends with a panic and runs with the standard library"
)]

mod again;

use std::collections::BTreeSet;

use ocop::cart::{Cart, LineKey, OnLimit};
use ocop::certification::{Certificate, RegimeId, Stars};
use ocop::input::{Problem, Unchecked};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{self, Benefit, Context, Percent, PriceTax, Rule, RuleId, Rulebook};
use ocop::product::{
    Catalogue, FamilyId, Period, Product, ProductParts, PurchaseAction, PurchaseMode, Quantity, QuantityRule, Sale,
    Sku, Stock,
};
use ocop::text::{Lang, Texts};
use ocop::wishlist::*;
use serde_json::{Value, json};
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};

const START: OffsetDateTime = datetime!(2026-11-25 08:00 +7);

fn quantity(units: u32) -> Quantity {
    Quantity::new(units).unwrap()
}

fn sku(text: &str) -> Sku {
    Sku::new(text).unwrap()
}

fn item(text: &str) -> ItemKey {
    ItemKey::sku(sku(text))
}

fn family(text: &str) -> ItemKey {
    ItemKey::family(FamilyId::new(text).unwrap())
}

fn list(text: &str) -> ListId {
    ListId::new(text).unwrap()
}

fn name(text: &str) -> ListName {
    ListName::new(text).unwrap()
}

fn by(replica: &str, minute: i64) -> Writer {
    Writer::new(Replica::new(replica).unwrap(), START + Duration::minutes(minute))
}

fn parts(text: &str) -> ProductParts {
    ProductParts::new(sku(text), Texts::vi(&format!("Sản phẩm {text}")), Money::vnd(10_000))
}

fn catalogue_of(parts: impl IntoIterator<Item = ProductParts>) -> Catalogue {
    Catalogue::new(parts.into_iter().map(|parts| Product::new(parts).unwrap())).unwrap()
}

fn catalogue() -> Catalogue {
    let variant = |text| ProductParts { family: Some(FamilyId::new("F").unwrap()), ..parts(text) };
    catalogue_of([parts("A"), parts("B"), parts("C"), variant("F-1"), variant("F-2")])
}

fn account() -> Wishlist {
    Wishlist::new(Scope::account(PersonId::new("an").unwrap()))
}

fn guest() -> Wishlist {
    Wishlist::new(Scope::guest(GuestId::new("device").unwrap()))
}

/// A wishlist with one list of these items.
fn with(mut wishlist: Wishlist, id: &str, items: &[&str]) -> Wishlist {
    // No two places share a replica.
    let writer = by(if matches!(wishlist.scope().owner, Owner::Guest(_)) { "g1" } else { "r1" }, 0);
    if wishlist.list(&list(id)).is_none() {
        assert_eq!(wishlist.create_list(&writer, list(id), name(id)), Ok(ListOutcome::Created));
    }
    for text in items {
        assert_eq!(add(&mut wishlist, &writer, id, text), Ok(Outcome::Added { quantity: Quantity::ONE }));
    }
    wishlist
}

fn add(wishlist: &mut Wishlist, writer: &Writer, id: &str, text: &str) -> Result<Outcome, Refusal> {
    wishlist.add(writer, &catalogue(), &list(id), Addition::of(item(text)))
}

fn items(wishlist: &Wishlist, id: &str) -> Vec<String> {
    let lines = wishlist.lines(&list(id), Order::default(), Reading::Largest);
    lines.iter().map(|line| line.item.chosen_sku().unwrap().to_string()).collect()
}

fn merge(own: &mut Wishlist, other: &Wishlist) -> JoinReport {
    own.merge(other, Limits::default()).unwrap()
}

// Lists

#[test]
fn names_are_compared_trimmed_composed_and_in_lower_case() {
    let mut wishlist = with(account(), "L", &[]);
    let writer = by("r1", 1);
    drop(wishlist.create_list(&writer, list("M"), name(" Quà Tết ")).unwrap());
    assert_eq!(wishlist.list(&list("M")).unwrap().name.as_str(), "Quà Tết");
    let taken = wishlist.create_list(&writer, list("N"), name("QUA\u{300} TÊ\u{301}T")).unwrap_err();
    assert_eq!(taken.to_string(), "list M is named \"Quà Tết\" already");
    // A list may take its own name in other letters.
    assert_eq!(wishlist.rename_list(&writer, &list("M"), name("quà tết")), Ok(ListOutcome::Changed));
    assert_eq!(wishlist.rename_list(&writer, &list("M"), name("quà tết")), Ok(ListOutcome::Unchanged));
    assert!(wishlist.rename_list(&writer, &list("L"), name("QUÀ TẾT")).is_err());
    let repeatable = writer.under(Policy { names: Names::Repeatable, ..Policy::default() });
    assert_eq!(wishlist.rename_list(&repeatable, &list("L"), name("QUÀ TẾT")), Ok(ListOutcome::Changed));
}

#[test]
fn names_that_are_none_say_why() {
    let text = |text: &str| ListName::new(text).unwrap_err().to_string();
    assert_eq!(text("  "), "the name of a list is not empty");
    assert_eq!(text(&"ă".repeat(65)), "the name of a list has at most 64 characters, not 65");
    assert_eq!(text("a\nb"), "the name of a list has no control character such as '\\n'");
    assert!(ListName::new(&"a\u{306}".repeat(64)).is_ok());
    assert_eq!(Note::new("hai\ndòng").unwrap().as_str(), "hai\ndòng");
}

#[test]
fn two_lists_of_one_name_are_told_apart_by_creation() {
    let (mut a, mut b) = (account(), account());
    drop(a.create_list(&by("r1", 5), list("later"), name("Quà")).unwrap());
    drop(b.create_list(&by("r2", 4), list("earlier"), name("quà")).unwrap());
    drop(merge(&mut a, &b));
    let lists: Vec<_> =
        a.lists().into_iter().map(|list| (list.id.to_string(), list.ordinal, list.is_default)).collect();
    assert_eq!(lists, [("earlier".to_string(), 1, true), ("later".to_string(), 2, false)]);
}

#[test]
fn the_default_is_the_list_named_last_or_else_the_first_created() {
    let mut wishlist = with(with(account(), "L", &[]), "M", &[]);
    assert_eq!(wishlist.default_list(), Some(&list("L")));
    let writer = by("r1", 1);
    assert_eq!(wishlist.set_default_list(&writer, &list("M")), Ok(ListOutcome::Changed));
    assert_eq!(wishlist.set_default_list(&writer, &list("M")), Ok(ListOutcome::Unchanged));
    assert_eq!(wishlist.default_list(), Some(&list("M")));
    assert!(matches!(wishlist.delete_list(&writer, &list("M")), Ok(ListOutcome::Deleted(_))));
    assert_eq!(wishlist.default_list(), Some(&list("L")));
    assert_eq!(account().default_list(), None);
}

#[test]
fn a_deleted_list_comes_back_whole() {
    let mut wishlist = with(account(), "L", &["A", "B"]);
    let writer = by("r1", 1);
    drop(wishlist.set_visibility(&writer, &list("L"), &Visibility::Public).unwrap());
    drop(wishlist.set_note(&writer, &list("L"), &item("B"), Some(&Note::new("cho mẹ").unwrap())).unwrap());
    let before = wishlist.export_list(&list("L"), Reading::Largest);
    let Ok(ListOutcome::Deleted(record)) = wishlist.delete_list(&writer, &list("L")) else { panic!("not deleted") };
    assert!(wishlist.lists().is_empty());
    assert_eq!(wishlist.restore_list(&writer, &record), Ok(ListOutcome::Created));
    assert_eq!(wishlist.export_list(&list("L"), Reading::Largest), before);
}

#[test]
fn a_line_added_while_its_list_is_deleted_keeps_the_list_with_that_line_only() {
    let mut a = with(account(), "L", &["A", "B"]);
    drop(a.set_visibility(&by("r1", 1), &list("L"), &Visibility::Public).unwrap());
    let mut b = a.clone();
    drop(a.delete_list(&by("r1", 2), &list("L")).unwrap());
    drop(b.rename_list(&by("r2", 2), &list("L"), name("Mới")).unwrap());
    drop(add(&mut b, &by("r2", 2), "L", "C").unwrap());
    drop(merge(&mut a, &b));
    assert_eq!(items(&a, "L"), ["C"]);
    let kept = a.list(&list("L")).unwrap();
    // The name comes back with the line; that everybody saw the list does not.
    assert_eq!((kept.name.as_str(), kept.visibility), ("Mới", Visibility::Private));
    // A change of the list alone, at the same time, does not keep it.
    let mut c = with(account(), "L", &["A"]);
    let mut d = c.clone();
    drop(c.delete_list(&by("r1", 2), &list("L")).unwrap());
    drop(d.rename_list(&by("r2", 2), &list("L"), name("Mới")).unwrap());
    drop(d.set_note(&by("r2", 2), &list("L"), &item("A"), Some(&Note::new("x").unwrap())).unwrap());
    drop(merge(&mut c, &d));
    assert!(c.lists().is_empty());
}

// Who sees what

#[test]
fn a_shared_view_shows_what_is_wanted_and_nothing_private() {
    let mut wishlist = with(account(), "L", &[]);
    let writer = by("r1", 1);
    let token = ShareToken::new("k3fJq9").unwrap();
    let addition = Addition { note: Some(Note::new("bí mật").unwrap()), ..Addition::of(item("A")) };
    let addition = addition.priced(PriceSeen::with_tax(Money::vnd(9_876)));
    drop(wishlist.add(&writer, &catalogue(), &list("L"), addition).unwrap());
    drop(wishlist.set_visibility(&writer, &list("L"), &Visibility::Link).unwrap());
    drop(wishlist.set_token(&writer, &list("L"), Some(&token)).unwrap());
    let shared = wishlist.shared(&list("L"), &Actor::Anonymous, Some(&token), Reading::Largest).unwrap();
    let document = serde_json::to_string(&shared).unwrap();
    assert_eq!(
        document,
        r#"{"name":"L","lines":[{"item":{"of":{"sku":"A"}},"quantity":1,"received":0,"priority":"medium","title":{"vi":"Sản phẩm A"}}]}"#
    );
}

#[test]
fn a_token_opens_by_link_only_and_until_it_is_changed() {
    let mut wishlist = with(with(account(), "L", &["A"]), "M", &[]);
    let writer = by("r1", 1);
    let [one, two] = ["token-1", "token-2"].map(|token| ShareToken::new(token).unwrap());
    let access =
        |wishlist: &Wishlist, token: Option<&ShareToken>| wishlist.access(&list("L"), &Actor::Anonymous, token);
    drop(wishlist.set_token(&writer, &list("L"), Some(&one)).unwrap());
    assert_eq!(access(&wishlist, Some(&one)), Access::None);
    drop(wishlist.set_visibility(&writer, &list("L"), &Visibility::Link).unwrap());
    assert_eq!(access(&wishlist, Some(&one)), Access::View);
    assert_eq!((access(&wishlist, Some(&two)), access(&wishlist, None)), (Access::None, Access::None));
    let in_use = wishlist.set_token(&writer, &list("M"), Some(&one)).unwrap_err();
    assert_eq!(in_use.to_string(), "the share token opens list L already");
    drop(wishlist.set_token(&writer, &list("L"), Some(&two)).unwrap());
    assert_eq!((access(&wishlist, Some(&one)), access(&wishlist, Some(&two))), (Access::None, Access::View));
    drop(wishlist.set_token(&writer, &list("L"), None).unwrap());
    assert_eq!(access(&wishlist, Some(&two)), Access::None);
    let owner = ShareToken::new("an").unwrap();
    assert_eq!(wishlist.set_token(&writer, &list("L"), Some(&owner)), Err(Refusal::TokenIsOwner));
}

#[test]
fn a_list_that_is_not_there_answers_as_one_that_is_private() {
    let wishlist = with(account(), "L", &["A"]);
    let stranger = Actor::Account(PersonId::new("binh").unwrap());
    for id in ["L", "nothing"] {
        assert_eq!(wishlist.access(&list(id), &stranger, None), Access::None);
        assert_eq!(wishlist.shared(&list(id), &stranger, None, Reading::Largest), None);
    }
    let namesake = Actor::Guest(GuestId::new("an").unwrap());
    assert_eq!(wishlist.access(&list("L"), &namesake, None), Access::None);
}

// Lines

#[test]
fn an_operation_that_is_sent_again_was_already_applied() {
    let mut wishlist = with(account(), "L", &["A"]);
    let once = by("r1", 1).once(OperationId::new("request-1").unwrap());
    assert_eq!(wishlist.add_quantity(&once, &list("L"), &item("A"), 2), Ok(Outcome::Changed));
    assert_eq!(wishlist.add_quantity(&once, &list("L"), &item("A"), 2), Ok(Outcome::AlreadyApplied));
    // Another replica that has heard of it knows as well.
    let mut other = account();
    drop(merge(&mut other, &wishlist));
    let again = by("r2", 2).once(OperationId::new("request-1").unwrap());
    assert_eq!(other.remove(&again, &list("L"), &item("A")), Ok(Outcome::AlreadyApplied));
    assert_eq!(other.line(&list("L"), &item("A"), Reading::Largest).unwrap().quantity, quantity(3));
    // What was refused was not applied.
    let refused = by("r1", 3).once(OperationId::new("request-2").unwrap());
    assert!(wishlist.remove(&refused, &list("L"), &item("B")).is_err());
    drop(add(&mut wishlist, &by("r1", 4), "L", "B").unwrap());
    assert!(matches!(wishlist.remove(&refused, &list("L"), &item("B")), Ok(Outcome::Removed(_))));
}

#[test]
fn only_the_last_operations_are_remembered() {
    let mut wishlist = with(account(), "L", &["A"]);
    let writer = by("r1", 1);
    for i in 0..=MAX_OPERATIONS {
        let once = writer.once(OperationId::new(&format!("o{i}")).unwrap());
        assert_eq!(wishlist.add_quantity(&once, &list("L"), &item("A"), 1), Ok(Outcome::Changed));
    }
    let once = |i: usize| writer.once(OperationId::new(&format!("o{i}")).unwrap());
    assert_eq!(wishlist.add_quantity(&once(1), &list("L"), &item("A"), 1), Ok(Outcome::AlreadyApplied));
    assert_eq!(wishlist.add_quantity(&once(0), &list("L"), &item("A"), 1), Ok(Outcome::Changed));
}

#[test]
fn limits_guard_adding_creating_and_moving_only() {
    let policy = Policy { limits: Limits { lists: 2, lines: 2 }, ..Policy::default() };
    let writer = by("r1", 1).under(policy);
    let mut wishlist = with(with(account(), "L", &["A", "B"]), "M", &["C"]);
    let full = add(&mut wishlist, &writer, "L", "C").unwrap_err();
    assert_eq!(full.to_string(), "list L has at most 2 lines");
    assert!(wishlist.move_line(&writer, &list("M"), &item("C"), &list("L")).is_err());
    assert_eq!(items(&wishlist, "M"), ["C"]);
    let lists = wishlist.create_list(&writer, list("N"), name("N")).unwrap_err();
    assert_eq!(lists.to_string(), "a wishlist has at most 2 lists");
    // What is there already is no addition.
    assert_eq!(add(&mut wishlist, &writer, "L", "A"), Ok(Outcome::AlreadyThere));
    assert_eq!(wishlist.set_quantity(&writer, &list("L"), &item("A"), 9), Ok(Outcome::Changed));
    // A merge takes in what is there, and says by how much it is over.
    let other = with(with(with(account(), "L", &["C"]), "N", &[]), "O", &[]);
    let report = wishlist.merge(&renamed(&other), policy.limits).unwrap();
    assert_eq!(report.over, [OverLimit::Lists { by: 2 }, OverLimit::Lines { list: list("L"), by: 1 }]);
}

/// The same lists as another replica would have made them.
fn renamed(wishlist: &Wishlist) -> Wishlist {
    let document = serde_json::to_string(wishlist).unwrap().replace("@r1", "@r2").replace("\"r1\"", "\"r2\"");
    serde_json::from_str(&document).unwrap()
}

#[test]
fn a_variant_is_chosen_and_the_line_keeps_the_rest() {
    let mut wishlist = with(account(), "L", &[]);
    let writer = by("r1", 1);
    let addition = Addition {
        note: Some(Note::new("hạt").unwrap()),
        priority: Priority::High,
        title: Title::of(&Texts::vi("Cà phê")),
        ..Addition::of(family("F")).quantity(quantity(3))
    };
    drop(wishlist.add(&writer, &catalogue(), &list("L"), addition).unwrap());
    let before = wishlist.line(&list("L"), &family("F"), Reading::Largest).unwrap();
    let choose = |wishlist: &mut Wishlist, text: &str| {
        wishlist.choose_variant(&by("r1", 2), &catalogue(), &list("L"), &family("F"), &sku(text))
    };
    assert_eq!(choose(&mut wishlist, "A").unwrap_err().to_string(), "product A is no variant of family F");
    assert_eq!(choose(&mut wishlist, "Z"), Err(Refusal::UnknownProduct { sku: sku("Z") }));
    assert_eq!(choose(&mut wishlist, "F-1"), Ok(Outcome::Changed));
    assert_eq!(wishlist.line(&list("L"), &family("F"), Reading::Largest), None);
    let after = wishlist.line(&list("L"), &item("F-1"), Reading::Largest).unwrap();
    assert_eq!(after, Line { item: item("F-1"), ..before });
}

#[test]
fn a_line_added_anew_starts_anew() {
    let mut wishlist = with(account(), "L", &["A"]);
    drop(wishlist.set_note(&by("r1", 1), &list("L"), &item("A"), Some(&Note::new("x").unwrap())).unwrap());
    drop(wishlist.set_quantity(&by("r1", 1), &list("L"), &item("A"), 7).unwrap());
    let Ok(Outcome::Removed(removed)) = wishlist.remove(&by("r1", 2), &list("L"), &item("A")) else {
        panic!("not removed")
    };
    drop(add(&mut wishlist, &by("r1", 3), "L", "A").unwrap());
    let line = wishlist.line(&list("L"), &item("A"), Reading::Largest).unwrap();
    assert_eq!((line.note, line.quantity.get()), (None, 1));
    // Undoing the removal restores all of it instead.
    drop(wishlist.remove(&by("r1", 4), &list("L"), &item("A")).unwrap());
    let undone = wishlist.restore(&by("r1", 5), &list("L"), &[*removed.clone()]).unwrap();
    assert_eq!(undone.lines(), [(item("A"), Ok(Outcome::Added { quantity: quantity(7) }))]);
    assert_eq!(wishlist.line(&list("L"), &item("A"), Reading::Largest), Some(*removed));
}

#[test]
fn lines_are_put_by_hand() {
    let mut wishlist = with(account(), "L", &["A", "B", "C"]);
    let by_hand = |wishlist: &Wishlist| -> Vec<String> {
        let lines = wishlist.lines(&list("L"), Order::BY_HAND, Reading::Largest);
        lines.iter().map(|line| line.item.chosen_sku().unwrap().to_string()).collect()
    };
    let mut place = |text: &str, place: Place| {
        wishlist.place(&by("r1", 1), &list("L"), &item(text), &place).map(|done| (done, by_hand(&wishlist)))
    };
    let changed = |order: [&str; 3]| Ok((Outcome::Changed, order.map(String::from).to_vec()));
    assert_eq!(place("C", Place::First), changed(["C", "A", "B"]));
    assert_eq!(place("A", Place::Last), changed(["C", "B", "A"]));
    assert_eq!(place("A", Place::Before(item("B"))), changed(["C", "A", "B"]));
    assert_eq!(place("C", Place::After(item("A"))), changed(["A", "C", "B"]));
    let unchanged = Ok((Outcome::Unchanged, ["A", "C", "B"].map(String::from).to_vec()));
    assert_eq!(place("C", Place::Before(item("B"))), unchanged);
    assert!(place("C", Place::After(item("Z"))).is_err());
    // However often, there is always room between two lines.
    for _ in 0..60 {
        assert_eq!(place("B", Place::After(item("A"))).map(|(_, order)| order[1].clone()), Ok("B".to_string()));
        assert_eq!(place("C", Place::After(item("A"))).map(|(_, order)| order[1].clone()), Ok("C".to_string()));
    }
}

#[test]
fn received_units_of_two_replicas_add_up_and_what_is_too_much_is_said() {
    let mut a = with(account(), "L", &["A"]);
    drop(a.set_quantity(&by("r1", 1), &list("L"), &item("A"), 3).unwrap());
    let mut b = a.clone();
    drop(a.receive(&by("r1", 2), &list("L"), &item("A"), quantity(2)).unwrap());
    let over = a.receive(&by("r1", 3), &list("L"), &item("A"), quantity(2)).unwrap_err();
    assert_eq!(over.to_string(), "4 of 3 wanted would be received");
    drop(b.receive(&by("r2", 2), &list("L"), &item("A"), quantity(3)).unwrap());
    drop(merge(&mut a, &b));
    let line = a.line(&list("L"), &item("A"), Reading::Largest).unwrap();
    assert_eq!((line.received, line.outstanding(), line.excess()), (5, 0, 2));
}

#[test]
fn quantities_set_at_once_read_as_the_policy_says() {
    let mut a = with(account(), "L", &["A"]);
    let mut b = a.clone();
    drop(a.set_quantity(&by("r1", 1), &list("L"), &item("A"), 5).unwrap());
    drop(b.set_quantity(&by("r2", 1), &list("L"), &item("A"), 2).unwrap());
    drop(b.set_quantity(&by("r2", 2), &list("L"), &item("A"), 3).unwrap());
    drop(merge(&mut a, &b));
    let read = |reading| a.line(&list("L"), &item("A"), reading).unwrap().quantity.get();
    assert_eq!([read(Reading::Largest), read(Reading::Sum), read(Reading::Last)], [5, 8, 3]);
    // Where quantities are summed, two who add at once both count.
    let sum = |replica| by(replica, 3).under(Policy { reading: Reading::Sum, ..Policy::default() });
    let mut c = a.clone();
    drop(a.add_quantity(&sum("r1"), &list("L"), &item("A"), 1).unwrap());
    drop(c.add_quantity(&sum("r2"), &list("L"), &item("A"), 1).unwrap());
    drop(merge(&mut a, &c));
    assert_eq!(a.line(&list("L"), &item("A"), Reading::Sum).unwrap().quantity, quantity(10));
}

// Merging

#[test]
fn a_merge_says_what_became_of_each_line() {
    let mut a = with(account(), "L", &["A", "B", "C"]);
    let mut b = a.clone();
    drop(a.remove(&by("r1", 1), &list("L"), &item("A")).unwrap());
    drop(b.remove(&by("r2", 1), &list("L"), &item("B")).unwrap());
    drop(b.set_note(&by("r2", 1), &list("L"), &item("C"), Some(&Note::new("x").unwrap())).unwrap());
    drop(b.add(&by("r2", 2), &catalogue(), &list("L"), Addition::of(family("F"))).unwrap());
    let report = merge(&mut a, &b);
    let fates: Vec<_> = report.lines.iter().map(|line| (line.item.clone(), line.fate)).collect();
    assert_eq!(
        fates,
        [
            (item("A"), Fate::Ignored(Ignored::RemovedBefore)),
            (item("B"), Fate::Removed),
            (item("C"), Fate::Combined),
            (family("F"), Fate::Added),
        ]
    );
    assert!(merge(&mut a, &b).is_quiet());
}

#[test]
fn a_remove_beats_an_edit_at_the_same_time_and_an_add_beats_a_remove() {
    let mut a = with(account(), "L", &["A", "B"]);
    let mut b = a.clone();
    drop(a.remove(&by("r1", 1), &list("L"), &item("A")).unwrap());
    drop(b.set_note(&by("r2", 1), &list("L"), &item("A"), Some(&Note::new("x").unwrap())).unwrap());
    drop(b.set_quantity(&by("r2", 1), &list("L"), &item("A"), 4).unwrap());
    drop(a.remove(&by("r1", 2), &list("L"), &item("B")).unwrap());
    drop(b.remove(&by("r2", 2), &list("L"), &item("B")).unwrap());
    drop(add(&mut b, &by("r2", 3), "L", "B").unwrap());
    drop(merge(&mut a, &b));
    assert_eq!(items(&a, "L"), ["B"]);
}

#[test]
fn states_of_two_wishlists_do_not_merge() {
    let mut a = with(account(), "L", &["A"]);
    let before = a.clone();
    let error = a.merge(&guest(), Limits::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "only states of one wishlist merge, but one is of account an and the other of guest device"
    );
    let elsewhere = Wishlist::new(Scope::guest(GuestId::new("device").unwrap()).within(ChannelId::new("US").unwrap()));
    for other in [&elsewhere, &account()] {
        let error = a.absorb(&by("r1", 1), other, GuestDefault::Fold).unwrap_err();
        assert!(matches!(error, JoinError::NotGuestIntoAccount { .. }));
    }
    assert_eq!(a, before);
}

#[test]
fn a_guests_lists_are_taken_over_once() {
    let mut guest = with(with(guest(), "G", &["A", "B"]), "H", &["C"]);
    let mut account = with(account(), "L", &["A"]);
    drop(account.set_note(&by("r1", 1), &list("L"), &item("A"), Some(&Note::new("của tôi").unwrap())).unwrap());
    let report = account.absorb(&by("r1", 2), &guest, GuestDefault::Fold).unwrap();
    let lists: Vec<_> = report.lists.iter().map(|joined| (joined.list.to_string(), joined.fate.clone())).collect();
    assert!(lists.contains(&("G".to_string(), ListFate::Folded { into: list("L") })));
    assert!(lists.contains(&("H".to_string(), ListFate::Added)));
    assert_eq!((items(&account, "L"), items(&account, "H")), (vec!["A".into(), "B".into()], vec!["C".into()]));
    let line = account.line(&list("L"), &item("A"), Reading::Largest).unwrap();
    assert_eq!(line.note.unwrap().as_str(), "của tôi");
    // The account removes a line, the guest adds another: only that comes.
    drop(account.remove(&by("r1", 3), &list("L"), &item("B")).unwrap());
    drop(guest.add(&by("g1", 4), &catalogue(), &list("G"), Addition::of(family("F"))).unwrap());
    let report = account.absorb(&by("r1", 5), &guest, GuestDefault::Fold).unwrap();
    let added: Vec<_> = report.lines.iter().filter(|line| line.fate == Fate::Added).collect();
    assert_eq!(added.len(), 1);
    assert_eq!(account.line(&list("L"), &item("B"), Reading::Largest), None);
    assert_eq!(items(&guest, "H"), ["C"]);
}

// Storing

fn faults_of(document: &Value) -> Vec<String> {
    let document: Unchecked = serde_json::from_value(document.clone()).unwrap();
    document.check::<Wishlist>().unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_stored_state_of_a_later_version_is_refused_as_such() {
    let mut document = serde_json::to_value(with(account(), "L", &["A"])).unwrap();
    assert_eq!(document["format"], 1);
    document["format"] = json!(2);
    document["something_new"] = json!(true);
    let unchecked: Unchecked = serde_json::from_value(document.clone()).unwrap();
    let faults = unchecked.check::<Wishlist>().unwrap_err();
    let format = faults.iter().find(|fault| fault.path == "format").unwrap();
    assert_eq!(format.problem, Problem::Range { min: 1, max: 1 });
    // A state without a version is of the first.
    let mut document = serde_json::to_value(with(account(), "L", &["A"])).unwrap();
    document.as_object_mut().unwrap().remove("format");
    assert_eq!(serde_json::from_value::<Wishlist>(document).unwrap(), with(account(), "L", &["A"]));
}

#[test]
fn a_stored_state_says_all_its_faults() {
    let mut document = serde_json::to_value(with(account(), "L", &["A", "B"])).unwrap();
    document["lists"][0]["lines"][0]["dots"][0]["amounts"] = json!({"2@r1": 0, "x": 3});
    document["lists"][0]["lines"][1]["dots"][0]["added"]["added_at"] = json!("hôm qua");
    document["lists"][0]["lines"][1]["colour"] = json!("đỏ");
    document["scope"]["owner"] = json!({"robot": "r2"});
    assert_eq!(faults_of(&document), [
        "scope: \"robot\" is not known here, expected account, guest",
        "lists[0].lines[0].dots[0].amounts.2@r1: 0 is not between 1 and 1000000",
        "lists[0].lines[0].dots[0].amounts.x: \"x\" is not a key here: \"x\" is not a counter from 1 on, an @ and a replica",
        "lists[0].lines[1]: field \"colour\" is not known here, expected item, dots",
        "lists[0].lines[1].dots[0].added.added_at: \"hôm qua\" is not an instant: \"hôm qua\" is not an instant such as \
         2026-11-23T08:30:00+07:00",
    ].map(|fault| fault.replace("scope: ", "scope.owner: ")));
}

#[test]
fn a_stored_state_that_breaks_its_own_promises_is_refused() {
    let document = serde_json::to_value(with(with(account(), "L", &["A"]), "M", &["A"])).unwrap();
    let broken = |path: &str, value: Value| {
        let mut document = document.clone();
        *document.pointer_mut(path).unwrap() = value;
        faults_of(&document).remove(0)
    };
    assert!(broken("/counter", json!(1)).ends_with("a change has a larger counter than the wishlist"));
    assert!(broken("/context", json!({})).ends_with("what is live has been seen"));
    let twin = document["lists"][0]["lines"][0]["dots"].clone();
    assert!(broken("/lists/1/lines/0/dots", twin).ends_with("a dot stands for one line"));
    assert!(broken("/lists/0/lines/0/dots", json!([])).ends_with("a line has at least one dot"));
    assert!(broken("/lists/0/roots/name/value", json!(null)).ends_with("a list has a name"));
    assert!(broken("/counter", json!(u64::MAX)).contains("is not between 0 and"));
}

#[test]
fn a_counter_at_its_end_refuses_and_does_not_wrap() {
    let mut document = serde_json::to_value(with(account(), "L", &["A"])).unwrap();
    document["counter"] = json!(u64::MAX / 2);
    let mut wishlist: Wishlist = serde_json::from_value(document).unwrap();
    let before = wishlist.clone();
    assert_eq!(add(&mut wishlist, &by("r1", 1), "L", "B"), Err(Refusal::Exhausted));
    assert_eq!(wishlist.remove(&by("r1", 1), &list("L"), &item("A")), Err(Refusal::Exhausted));
    assert_eq!(wishlist, before);
}

// Tables

#[test]
fn a_table_is_written_so_that_no_cell_is_a_formula() {
    let line = Line {
        note: Some(Note::new("=HYPERLINK(\"http://x\",\"y\")").unwrap()),
        position: Some(-5),
        price: Some(PriceSeen::with_tax(Money::vnd(35_000))),
        ..Line::new(item("+A"), quantity(2), START)
    };
    let mut table = String::new();
    write_csv(&[line], &mut table).unwrap();
    assert_eq!(
        table,
        "sku,family,host_key,quantity,received,note,priority,position,added_at,price,tax,title_vi,title_en,source\r\n\
         '+A,,,2,0,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",medium,-5,2026-11-25T08:00:00+07:00,35000 VND,included,,,\r\n"
    );
}

#[test]
fn a_table_of_others_is_read_row_by_row() {
    let table = "quantity,sku,note,priority,price\nx,A,,,\n2,A,'=1,high,\n1,A,,,\n,,,,\n1,B,,urgent,35000 VND\n";
    let read = read_csv(table, &catalogue(), START).unwrap();
    let expected = Line {
        note: Some(Note::new("=1").unwrap()),
        priority: Priority::High,
        ..Line::new(item("A"), quantity(2), START)
    };
    assert_eq!(read.lines, [expected]);
    assert_eq!(
        read.faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "row 2, quantity: \"x\" is refused: it is not a whole number from 1 to 1000000",
            "row 4, sku: A stands in an earlier row",
            "row 5, sku: is missing",
            "row 6, priority: \"urgent\" is refused: it is neither high, medium nor low",
            "row 6, tax: is missing",
        ]
    );
}

#[test]
fn what_is_no_table_of_lines_says_why() {
    let error = |table: &str| read_csv(table, &catalogue(), START).unwrap_err().to_string();
    assert_eq!(error(""), "there is neither a column sku nor a column family");
    assert_eq!(error("quantity\n1\n"), "there is neither a column sku nor a column family");
    assert_eq!(error("sku,colour\n"), "column \"colour\" is not known or stands twice");
    assert_eq!(error("sku,sku\n"), "column \"sku\" is not known or stands twice");
    assert_eq!(error("sku\nA,B\n"), "row 2 has 2 cells, but 1 columns are named");
    assert_eq!(error("sku\n\"A"), "row 2 ends inside quoted cell 1");
    assert_eq!(
        error(&format!("sku\n{}", "A\n".repeat(Limits::MAX_LINES + 1))),
        "a table has at most 10000 rows of lines"
    );
}

// To the cart

/// What each line of a plan would do.
fn prospects(plan: &Plan) -> Vec<(&str, &Prospect)> {
    plan.lines().iter().map(|line| (line.item.chosen_sku().map_or("-", Sku::as_str), &line.prospect)).collect()
}

#[test]
fn a_plan_says_per_line_what_would_happen() {
    let six = QuantityRule::new(quantity(6), quantity(6), None).unwrap();
    let goods = [
        parts("A"),
        ProductParts { stock: Stock::Level(3), ..parts("FEW") },
        ProductParts { stock: Stock::Level(0), ..parts("OUT") },
        ProductParts { purchase: PurchaseMode::Contact, ..parts("ASK") },
        ProductParts { purchase: PurchaseMode::ChooseOptions, ..parts("OPTIONS") },
        ProductParts { quantity: six, ..parts("SIX") },
        parts("GONE"),
    ];
    let all = catalogue_of(goods.clone());
    let mut wishlist = with(account(), "L", &[]);
    for text in ["A", "FEW", "OUT", "ASK", "OPTIONS", "SIX", "GONE"] {
        let addition = Addition::of(item(text)).quantity(quantity(7));
        drop(wishlist.add(&by("r1", 1), &all, &list("L"), addition).unwrap());
    }
    drop(wishlist.add(&by("r1", 2), &all, &list("L"), Addition::of(family("F"))).unwrap());
    let today = catalogue_of(goods.into_iter().filter(|parts| parts.sku != sku("GONE")));
    let mut cart = Cart::new();
    drop(cart.add(&today, &LineKey::of(sku("FEW")), quantity(1), OnLimit::Refuse).unwrap());
    let plan = wishlist.plan(&list("L"), &[], &today, &cart, &by("r1", 3)).unwrap();
    let gone = Prospect::Gone { title: Title::of(&Texts::vi("Sản phẩm GONE")) };
    let limit = ocop::cart::QuantityLimit::Step(quantity(6));
    assert_eq!(
        prospects(&plan),
        [
            ("A", &Prospect::Goes),
            ("FEW", &Prospect::TooFew { available: Some(quantity(2)) }),
            ("OUT", &Prospect::NotSellable(PurchaseAction::NotifyMe)),
            ("ASK", &Prospect::NotSellable(PurchaseAction::Contact)),
            ("OPTIONS", &Prospect::ChooseOptions),
            ("SIX", &Prospect::OtherQuantity { limit, available: Some(quantity(6)) }),
            ("GONE", &gone),
            ("-", &Prospect::ChooseOptions),
        ]
    );
    let none = wishlist.plan(&list("L"), &[item("Z")], &today, &cart, &by("r1", 3)).unwrap_err();
    assert_eq!(none.to_string(), "list L has no line of Z");
}

#[test]
fn lines_that_share_stock_compete_for_it() {
    let goods = catalogue_of([ProductParts { stock: Stock::Level(3), ..parts("A") }]);
    let mut wishlist = with(account(), "L", &[]);
    for key in ["An", "Bình"] {
        let addition = Addition::of(item("A").under(key.parse().unwrap())).quantity(quantity(2));
        drop(wishlist.add(&by("r1", 1), &goods, &list("L"), addition).unwrap());
    }
    let plan = wishlist.plan(&list("L"), &[], &goods, &Cart::new(), &by("r1", 2)).unwrap();
    let few = Prospect::TooFew { available: Some(Quantity::ONE) };
    assert_eq!(prospects(&plan), [("A", &Prospect::Goes), ("A", &few)]);
}

#[test]
fn a_line_that_has_changed_since_the_plan_is_left_out_and_said_so() {
    let goods = [parts("A"), parts("B"), parts("C"), ProductParts { stock: Stock::Level(2), ..parts("D") }];
    let before = catalogue_of(goods.clone());
    let mut wishlist = with(account(), "L", &["A", "B", "C"]);
    drop(wishlist.add(&by("r1", 1), &before, &list("L"), Addition::of(item("D")).quantity(quantity(2))).unwrap());
    let mut cart = Cart::new();
    let plan = wishlist.plan(&list("L"), &[], &before, &cart, &by("r1", 1)).unwrap();
    let [a, b, _, d] = goods;
    let sale = Sale { price: Money::vnd(9_000), period: Period::ALWAYS };
    let fresh =
        catalogue_of([a, ProductParts { sales: vec![sale], ..b }, ProductParts { stock: Stock::Level(1), ..d }]);
    let applied = plan.apply(&fresh, &mut cart, START);
    let went = Applied::Applied { cart_line: LineKey::of(sku("A")), quantity: Quantity::ONE };
    let gone = Prospect::Gone { title: Title::of(&Texts::vi("Sản phẩm C")) };
    assert_eq!(
        applied.lines,
        [
            (item("A"), went),
            (item("B"), Applied::Changed { now: Prospect::Goes, price: true }),
            (item("C"), Applied::Changed { now: gone, price: true }),
            (item("D"), Applied::Changed { now: Prospect::TooFew { available: Some(Quantity::ONE) }, price: false }),
        ]
    );
    assert_eq!(cart.lines().len(), 1);
    let settled = wishlist.settle(&by("r1", 2), Access::Edit, &applied, AfterMove::Remove).unwrap();
    assert_eq!(settled.lines().len(), 1);
    assert_eq!(items(&wishlist, "L"), ["B", "C", "D"]);
}

#[test]
fn a_plan_is_quoted_before_and_after_at_one_instant() {
    let mut wishlist = with(account(), "L", &["A"]);
    drop(wishlist.set_quantity(&by("r1", 1), &list("L"), &item("A"), 2).unwrap());
    let mut cart = Cart::new();
    drop(cart.add(&catalogue(), &LineKey::of(sku("B")), quantity(1), OnLimit::Refuse).unwrap());
    let mut plan = wishlist.plan(&list("L"), &[], &catalogue(), &cart, &by("r1", 2)).unwrap();
    let ten = Rule::new(RuleId::new("ten").unwrap(), Benefit::Percent(Percent::off(Rate::percent(10))));
    let rulebook = Rulebook::new(Currency::VND, vec![ten]).unwrap();
    let context = Context::new(START, pricing::Policy::default());
    let quotes = plan.quotes(&rulebook, &catalogue(), &context).unwrap();
    let payable = |quotes: &Quotes| (quotes.before.totals.payable, quotes.after.totals.payable);
    assert_eq!(payable(&quotes), (Money::vnd(9_000), Money::vnd(27_000)));
    assert_eq!((quotes.before.at, quotes.after.at), (START, START));
    assert!(plan.choose(&item("A"), Choice::Skip));
    let quotes = plan.quotes(&rulebook, &catalogue(), &context).unwrap();
    assert_eq!(payable(&quotes), (Money::vnd(9_000), Money::vnd(9_000)));
}

#[test]
fn what_went_to_the_cart_is_wanted_by_so_many_fewer() {
    let goods = catalogue_of([ProductParts { stock: Stock::Level(2), ..parts("A") }]);
    let mut wishlist = with(account(), "L", &["A"]);
    drop(wishlist.set_quantity(&by("r1", 1), &list("L"), &item("A"), 5).unwrap());
    let mut cart = Cart::new();
    let mut plan = wishlist.plan(&list("L"), &[], &goods, &cart, &by("r1", 2)).unwrap();
    assert!(plan.choose(&item("A"), Choice::Available) && !plan.choose(&item("B"), Choice::Skip));
    let applied = plan.apply(&goods, &mut cart, START);
    let once = by("r1", 3).once(OperationId::new("settle").unwrap());
    drop(wishlist.settle(&once, Access::Edit, &applied, AfterMove::Reduce).unwrap());
    assert_eq!(wishlist.settle(&once, Access::Edit, &applied, AfterMove::Reduce), Ok(Batch::AlreadyApplied));
    assert_eq!(wishlist.line(&list("L"), &item("A"), Reading::Largest).unwrap().quantity, quantity(3));
    assert_eq!(cart.lines()[0].quantity, quantity(2));
}

// Watching

fn at(days: i64, hours: i64) -> OffsetDateTime {
    datetime!(2026-11-25 00:00 +7) + Duration::days(days) + Duration::hours(hours)
}

fn vnd(dong: i32) -> PriceSeen {
    PriceSeen::with_tax(Money::vnd(dong))
}

fn priced(points: &[(i64, Option<PriceSeen>)]) -> History {
    History::new().prices(points.iter().map(|(day, price)| PriceAt { at: at(*day, 8), price: *price }))
}

fn told(history: &History, condition: Condition, from: i64, until: i64) -> Vec<(i64, News)> {
    let watch = Watch::begin(item("A"), &[condition], history, at(from, 8)).unwrap().watch;
    let (events, _) = evaluate(history, &watch, at(until, 8));
    events.iter().map(|event| ((event.at - at(0, 0)).whole_days(), event.news)).collect()
}

#[test]
fn what_holds_already_is_no_news() {
    let history = priced(&[(0, Some(vnd(80))), (2, Some(vnd(100))), (3, Some(vnd(70)))]);
    let new = Watch::begin(item("A"), &[Condition::BelowAdded(vnd(90))], &history, at(1, 0)).unwrap();
    assert_eq!(new.already, [News::BelowAdded { added: vnd(90), now: vnd(80) }]);
    let (events, _) = evaluate(&history, &new.watch, at(9, 0));
    assert_eq!(events.iter().map(|event| event.at).collect::<Vec<_>>(), [at(3, 8)]);
}

#[test]
fn nothing_is_said_across_currencies_or_tax_bases() {
    let dollars = PriceSeen::with_tax(Money::from_minor(1, Currency::USD).unwrap());
    let untaxed = PriceSeen { tax: PriceTax::Excluded, ..vnd(50) };
    let history = priced(&[
        (1, Some(vnd(100))),
        (2, Some(dollars)),
        (3, Some(untaxed)),
        (4, None),
        (5, Some(vnd(60))),
        (6, Some(dollars)),
        (7, Some(vnd(55))),
    ]);
    let condition = Condition::BelowTarget(vnd(90));
    // The price in dollars in between neither tells nor lets the price be news again.
    assert_eq!(told(&history, condition, 1, 30), [(5, News::BelowTarget { target: vnd(90), now: vnd(60) })]);
    assert_eq!(PriceChange::of(Some(vnd(50)), Some(untaxed)), PriceChange::OtherBasis);
}

#[test]
fn the_days_before_are_days_of_the_shop() {
    // The lowest price before was left at 23:30 shop time of the day that is just outside, or just within.
    let history = |left: OffsetDateTime| {
        let points = [(at(-20, 0), 50), (left, 100), (at(5, 1), 80)];
        History::new().prices(points.map(|(at, price)| PriceAt { at, price: Some(vnd(price)) }))
    };
    let told = |left| {
        let history = history(left);
        let watch = Watch::begin(item("A"), &[Condition::BelowDaysBefore(3)], &history, at(4, 0)).unwrap().watch;
        evaluate(&history, &watch, at(9, 0)).0.len()
    };
    assert_eq!(told(at(2, 0)), 1);
    assert_eq!(told(at(2, 0) + Duration::minutes(30)), 0);
}

#[test]
fn a_certificate_expires_and_is_renewed_at_the_start_of_a_day() {
    let of =
        |stars, issued| Certificate::builder("Cà phê", RegimeId::QD_148_2023, stars).issued_on(issued).build().unwrap();
    let old = of(Stars::FOUR, date!(2023 - 11 - 27));
    assert_eq!(old.last_day(), date!(2026 - 11 - 27));
    let new = Certificate::builder("Cà phê", RegimeId::QD_26_2026, Stars::THREE)
        .issued_on(date!(2026 - 12 - 03))
        .build()
        .unwrap();
    let history = History::new().certificates([old, new]);
    let watch = Watch::begin(item("A"), &[Condition::Certificate], &history, at(0, 12)).unwrap();
    assert_eq!(watch.already, []);
    let (events, _) = evaluate(&history, &watch.watch, at(60, 0));
    let told: Vec<_> = events.iter().map(|event| (event.at, event.news)).collect();
    assert_eq!(
        told,
        [(at(3, 0), News::CertificateExpired), (at(8, 0), News::CertificateRenewed { stars: Stars::THREE }),]
    );
    let late = Watch::begin(item("A"), &[Condition::Certificate], &history, at(5, 0)).unwrap();
    assert_eq!(late.already, [News::CertificateExpired]);
}

#[test]
fn a_promotion_that_ends_soon_is_told_once_for_each_end() {
    let history = History::new().promotion_ends([at(5, 12), at(6, 0), at(20, 0)]);
    let soon = |ends_at| News::PromotionEndsSoon { ends_at };
    assert_eq!(
        told(&history, Condition::PromotionEndsIn(2), 0, 19),
        [(3, soon(at(5, 12))), (4, soon(at(6, 0))), (18, soon(at(20, 0))),]
    );
    // What is learnt of late is told at the next look, and once.
    let watch = Watch::begin(item("A"), &[Condition::PromotionEndsIn(2)], &History::new(), at(0, 0)).unwrap().watch;
    let (_, watch) = evaluate(&History::new(), &watch, at(4, 0));
    let (events, watch) = evaluate(&history, &watch, at(5, 0));
    assert_eq!(events.iter().map(|event| event.news).collect::<Vec<_>>(), [soon(at(5, 12)), soon(at(6, 0))]);
    assert_eq!(evaluate(&history, &watch, at(7, 0)).0, []);
}

#[test]
fn a_history_is_read_from_a_product() {
    let sale = Sale { price: Money::vnd(80), period: Period::new(Some(at(3, 0)), Some(at(5, 0))).unwrap() };
    let mut parts = ProductParts::new(sku("A"), Texts::vi("A"), Money::vnd(100));
    parts.sales = vec![sale];
    let history = History::of(&Product::new(parts).unwrap(), PriceTax::Included);
    let price = |day| history.price_at(at(day, 8)).map(|seen| seen.price.minor());
    assert_eq!([price(2), price(3), price(4), price(5)], [None, Some(80), Some(80), Some(100)]);
}

#[test]
fn too_many_conditions_are_refused() {
    let conditions = [Condition::BackInStock; MAX_CONDITIONS + 1];
    let error = Watch::begin(item("A"), &conditions, &History::new(), START).unwrap_err();
    assert_eq!(error.to_string(), "a watch has at most 32 conditions, not 33");
}

#[test]
fn a_stored_watch_of_a_later_version_is_refused() {
    let watch = Watch::begin(item("A"), &[Condition::BackInStock], &History::new(), START).unwrap().watch;
    let mut document = serde_json::to_value(&watch).unwrap();
    document["format"] = json!(2);
    let error = serde_json::from_value::<Watch>(document).unwrap_err();
    assert_eq!(error.to_string(), "format: 2 is not between 1 and 1");
}

// Counting

#[test]
fn counts_say_what_they_count() {
    let mut wishlist = with(account(), "L", &["A", "F-1", "F-2"]);
    drop(wishlist.add(&by("r1", 1), &catalogue(), &list("L"), Addition::of(family("F"))).unwrap());
    drop(wishlist.set_quantity(&by("r1", 1), &list("L"), &item("A"), 5).unwrap());
    let today = catalogue_of([ProductParts { stock: Stock::Level(0), ..parts("A") }]);
    let counts = wishlist.counts(&list("L"), &catalogue(), Shows::All, Reading::Largest);
    let expected = Counts { lines: 4, products: 2, units: 8, available: 3, choose_options: 1, ..Counts::default() };
    assert_eq!(counts, expected);
    let counts = wishlist.counts(&list("L"), &today, Shows::Obtainable, Reading::Largest);
    assert_eq!((counts.hidden, counts.gone, counts.choose_options, counts.available), (1, 2, 1, 0));
    let names: BTreeSet<_> = wishlist
        .lines(&list("L"), Order::default(), Reading::Largest)
        .iter()
        .filter_map(|line| line.title.as_ref().map(|title| title.texts().or_other(Lang::Vi).to_string()))
        .collect();
    assert_eq!(names.len(), 3);
}
