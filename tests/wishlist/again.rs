//! Operations that are sent again, and what is kept of a line for when its product is gone.

use ocop::cart::Cart;
use ocop::text::Texts;
use ocop::wishlist::*;
use time::Duration;

use crate::{START, account, by, catalogue, catalogue_of, family, item, list, name, quantity, sku, with};

/// Every operation knows that it was applied, whatever it is and however often it comes.
#[test]
fn each_operation_that_is_sent_again_changes_nothing() {
    type Operation = Box<dyn Fn(&mut Wishlist, &Writer) -> bool>;
    let (line, lists) =
        (|outcome| outcome == Ok(Outcome::AlreadyApplied), |outcome| outcome == Ok(ListOutcome::AlreadyApplied));
    let batch = |outcome: Result<Batch, Refusal>| {
        outcome.is_ok_and(|batch| batch == Batch::AlreadyApplied && batch.lines().is_empty())
    };
    let title = Title::of(&Texts::vi("Chè")).unwrap();
    let record = with(account(), "L", &["B"]).export_list(&list("L"), Reading::Largest).unwrap();
    let restored = ListRecord { id: list("N"), name: name("Cũ"), ..record.clone() };
    let operations: [(&str, Operation); 18] = [
        ("add", Box::new(move |w, by| line(w.add(by, &catalogue(), &list("L"), Addition::of(item("B")))))),
        ("set", Box::new(move |w, by| line(w.set_quantity(by, &list("L"), &item("A"), 5)))),
        ("more", Box::new(move |w, by| line(w.add_quantity(by, &list("L"), &item("A"), 1)))),
        ("receive", Box::new(move |w, by| line(w.receive(by, &list("L"), &item("A"), quantity(1))))),
        ("note", Box::new(move |w, by| line(w.set_note(by, &list("L"), &item("A"), Some(&Note::new("x").unwrap()))))),
        ("priority", Box::new(move |w, by| line(w.set_priority(by, &list("L"), &item("A"), Priority::High)))),
        ("title", Box::new(move |w, by| line(w.set_title(by, &list("L"), &item("A"), &title)))),
        (
            "variant",
            Box::new(move |w, by| line(w.choose_variant(by, &catalogue(), &list("L"), &family("F"), &sku("F-1")))),
        ),
        ("place", Box::new(move |w, by| line(w.place(by, &list("L"), &item("A"), &Place::Last)))),
        ("move", Box::new(move |w, by| line(w.move_line(by, &list("L"), &item("A"), &list("M"))))),
        ("remove", Box::new(move |w, by| line(w.remove(by, &list("L"), &item("A"))))),
        ("move all", Box::new(move |w, by| batch(w.move_all(by, &list("L"), &list("M"))))),
        ("restore", Box::new(move |w, by| batch(w.restore(by, &list("L"), &record.lines)))),
        ("clear", Box::new(move |w, by| lists(w.clear(by, &list("L"))))),
        ("rename", Box::new(move |w, by| lists(w.rename_list(by, &list("L"), name("Khác"))))),
        ("create", Box::new(move |w, by| lists(w.create_list(by, list("N"), name("Mới"))))),
        ("restore list", Box::new(move |w, by| lists(w.restore_list(by, &restored)))),
        ("delete", Box::new(move |w, by| lists(w.delete_list(by, &list("M"))))),
    ];
    for (what, operation) in operations {
        let mut wishlist = with(with(account(), "L", &["A"]), "M", &["C"]);
        let family = wishlist.add(&by("r1", 1), &catalogue(), &list("L"), Addition::of(family("F")));
        assert!(matches!(family, Ok(Outcome::Added { .. })));
        let once = by("r1", 2).once(OperationId::new("request-9").unwrap());
        assert!(!operation(&mut wishlist, &once), "{what} is applied");
        let after = wishlist.clone();
        assert!(operation(&mut wishlist, &once), "{what} was applied");
        assert_eq!(wishlist, after, "{what}");
    }
}

#[test]
fn what_a_line_was_called_is_kept_for_when_it_is_gone() {
    let mut wishlist = with(account(), "L", &["A"]);
    let title = Title::of(&Texts::vi("Chè cổ thụ")).unwrap();
    assert_eq!(wishlist.set_title(&by("r1", 1), &list("L"), &item("A"), &title), Ok(Outcome::Changed));
    assert_eq!(wishlist.set_title(&by("r1", 2), &list("L"), &item("A"), &title), Ok(Outcome::Unchanged));
    let plan = wishlist.plan(&list("L"), &[], &catalogue_of([]), &Cart::new(), &by("r1", 3)).unwrap();
    assert_eq!(plan.lines()[0].prospect, Prospect::Gone { title: Some(title) });
    assert_eq!((plan.at(), plan.before()), (START + Duration::minutes(3), &Cart::new()));
}
