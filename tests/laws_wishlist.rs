//! Laws of the wishlist, each a property named after its law.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "a test ends with a panic and runs with the standard library"
)]

use std::collections::BTreeSet;

use ocop::cart::{Cart, OnLimit};
use ocop::certification::{Authority, Certificate, CertificateBuilder, RegimeId, Revocation, RevocationGround, Stars};
use ocop::money::{Currency, Money};
use ocop::pricing::PriceTax;
use ocop::product::{Availability, Catalogue, FamilyId, Product, ProductParts, Quantity, QuantityRule, Sku, Stock};
use ocop::text::{Lang, Texts};
use ocop::wishlist::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};

const START: OffsetDateTime = datetime!(2026-11-25 08:00 +7);
const ITEMS: usize = 4;
const LISTS: usize = 3;
const REPLICAS: usize = 3;

fn quantity(units: u32) -> Quantity {
    Quantity::new(units).unwrap()
}

fn sku(i: usize) -> Sku {
    Sku::new(&format!("S{i}")).unwrap()
}

fn item(i: usize) -> ItemKey {
    if i == ITEMS - 1 { ItemKey::family(FamilyId::new("F").unwrap()) } else { ItemKey::sku(sku(i)) }
}

fn list(i: usize) -> ListId {
    ListId::new(&format!("L{i}")).unwrap()
}

fn catalogue() -> Catalogue {
    let product = |i| ProductParts::new(sku(i), Texts::vi(&format!("Sản phẩm {i}")), Money::vnd(1_000));
    Catalogue::new((0..ITEMS + 2).map(|i| Product::new(product(i)).unwrap())).unwrap()
}

fn account() -> Wishlist {
    Wishlist::new(Scope::account(PersonId::new("an").unwrap()))
}

fn guest() -> Wishlist {
    Wishlist::new(Scope::guest(GuestId::new("device-1").unwrap()))
}

fn writer(replica: &str, minute: i64, reading: Reading) -> Writer {
    let policy = Policy { reading, names: Names::Repeatable, ..Policy::default() };
    Writer::new(Replica::new(replica).unwrap(), START + Duration::minutes(minute)).under(policy)
}

/// One thing that somebody does.
#[derive(Debug, Clone)]
enum Op {
    Create(usize),
    Delete(usize),
    Rename(usize, u8),
    Default(usize),
    Show(usize, bool),
    Token(usize, Option<u8>),
    Add(usize, usize, u32),
    Refresh(usize, usize),
    Replace(usize, usize),
    Remove(usize, usize),
    Set(usize, usize, u32),
    Change(usize, usize, i64),
    Receive(usize, usize),
    Note(usize, usize, Option<u8>),
    Rank(usize, usize, Priority),
    Place(usize, usize, usize),
    Move(usize, usize, usize),
    MoveAll(usize, usize),
    Clear(usize),
}

fn ops() -> impl Strategy<Value = Op> {
    let (l, i) = (0..LISTS, 0..ITEMS);
    prop_oneof![
        4 => l.clone().prop_map(Op::Create),
        2 => l.clone().prop_map(Op::Delete),
        1 => (l.clone(), 0..3_u8).prop_map(|(l, n)| Op::Rename(l, n)),
        1 => l.clone().prop_map(Op::Default),
        1 => (l.clone(), any::<bool>()).prop_map(|(l, p)| Op::Show(l, p)),
        1 => (l.clone(), proptest::option::of(0..3_u8)).prop_map(|(l, t)| Op::Token(l, t)),
        9 => (l.clone(), i.clone(), 1..6_u32).prop_map(|(l, i, q)| Op::Add(l, i, q)),
        1 => (l.clone(), i.clone()).prop_map(|(l, i)| Op::Refresh(l, i)),
        1 => (l.clone(), i.clone()).prop_map(|(l, i)| Op::Replace(l, i)),
        4 => (l.clone(), i.clone()).prop_map(|(l, i)| Op::Remove(l, i)),
        2 => (l.clone(), i.clone(), 1..6_u32).prop_map(|(l, i, q)| Op::Set(l, i, q)),
        2 => (l.clone(), i.clone(), -2..4_i64).prop_map(|(l, i, q)| Op::Change(l, i, q)),
        1 => (l.clone(), i.clone()).prop_map(|(l, i)| Op::Receive(l, i)),
        2 => (l.clone(), i.clone(), proptest::option::of(0..3_u8)).prop_map(|(l, i, n)| Op::Note(l, i, n)),
        1 => (l.clone(), i.clone(), select(&Priority::ALL[..])).prop_map(|(l, i, p)| Op::Rank(l, i, p)),
        1 => (l.clone(), i.clone(), i.clone()).prop_map(|(l, i, j)| Op::Place(l, i, j)),
        2 => (l.clone(), i, l.clone()).prop_map(|(l, i, m)| Op::Move(l, i, m)),
        1 => (l.clone(), l.clone()).prop_map(|(l, m)| Op::MoveAll(l, m)),
        1 => l.prop_map(Op::Clear),
    ]
}

/// Does it; a refusal is as good as anything here.
fn run(wishlist: &mut Wishlist, by: &Writer, op: &Op) {
    let catalogue = catalogue();
    let under = |duplicates| by.under(Policy { duplicates, ..by.policy });
    let again = |i| Addition::of(item(i)).priced(PriceSeen::with_tax(Money::vnd(900)));
    match op.clone() {
        Op::Create(l) => drop(wishlist.create_list(by, list(l), ListName::new("Của tôi").unwrap())),
        Op::Delete(l) => drop(wishlist.delete_list(by, &list(l))),
        Op::Rename(l, n) => drop(wishlist.rename_list(by, &list(l), ListName::new(&format!("Tên {n}")).unwrap())),
        Op::Default(l) => drop(wishlist.set_default_list(by, &list(l))),
        Op::Show(l, all) => {
            let visibility = if all { Visibility::Public } else { Visibility::Private };
            drop(wishlist.set_visibility(by, &list(l), &visibility));
        }
        Op::Token(l, t) => {
            let token = t.map(|t| ShareToken::new(&format!("token-{t}")).unwrap());
            drop(wishlist.set_token(by, &list(l), token.as_ref()));
        }
        Op::Add(l, i, q) => drop(wishlist.add(by, &catalogue, &list(l), Addition::of(item(i)).quantity(quantity(q)))),
        Op::Refresh(l, i) => drop(wishlist.add(&under(Duplicates::Refresh), &catalogue, &list(l), again(i))),
        Op::Replace(l, i) => drop(wishlist.add(&under(Duplicates::Replace), &catalogue, &list(l), again(i))),
        Op::Remove(l, i) => drop(wishlist.remove(by, &list(l), &item(i))),
        Op::Set(l, i, q) => drop(wishlist.set_quantity(by, &list(l), &item(i), q.into())),
        Op::Change(l, i, q) => drop(wishlist.add_quantity(by, &list(l), &item(i), q)),
        Op::Receive(l, i) => drop(wishlist.receive(by, &list(l), &item(i), Quantity::ONE)),
        Op::Note(l, i, n) => {
            let note = n.map(|n| Note::new(&format!("ghi chú {n}")).unwrap());
            drop(wishlist.set_note(by, &list(l), &item(i), note.as_ref()));
        }
        Op::Rank(l, i, p) => drop(wishlist.set_priority(by, &list(l), &item(i), p)),
        Op::Place(l, i, j) => drop(wishlist.place(by, &list(l), &item(i), &Place::Before(item(j)))),
        Op::Move(l, i, m) => drop(wishlist.move_line(by, &list(l), &item(i), &list(m))),
        Op::MoveAll(l, m) => drop(wishlist.move_all(by, &list(l), &list(m))),
        Op::Clear(l) => drop(wishlist.clear(by, &list(l))),
    }
}

/// One step of several replicas: somebody does something, hears of another state, or takes over the guest's lists.
#[derive(Debug, Clone)]
enum Step {
    Do(usize, Op),
    Guest(Op),
    Hear(usize, Index),
    Absorb(usize, GuestDefault),
}

fn steps(max: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (0..REPLICAS, ops()).prop_map(|(r, op)| Step::Do(r, op)),
        2 => ops().prop_map(Step::Guest),
        3 => (0..REPLICAS, any::<Index>()).prop_map(|(r, i)| Step::Hear(r, i)),
        1 => (0..REPLICAS, select(&[GuestDefault::Fold, GuestDefault::KeepAsList][..]))
            .prop_map(|(r, d)| Step::Absorb(r, d)),
    ];
    vec(step, 0..max)
}

fn readings() -> impl Strategy<Value = Reading> {
    select(&[Reading::Largest, Reading::Sum, Reading::Last][..])
}

/// The states of all replicas after all steps, and every state that there was on the way.
fn play(steps: &[Step], reading: Reading) -> (Vec<Wishlist>, Vec<Wishlist>, Wishlist) {
    let mut replicas = vec![account(); REPLICAS];
    let mut guest = guest();
    let mut sent = vec![account()];
    for (minute, step) in steps.iter().enumerate() {
        let minute = i64::try_from(minute).unwrap();
        match step {
            Step::Do(r, op) => {
                run(&mut replicas[*r], &writer(&format!("r{r}"), minute, reading), op);
                sent.push(replicas[*r].clone());
            }
            Step::Guest(op) => run(&mut guest, &writer("guest", minute, reading), op),
            Step::Hear(r, which) => {
                let state = which.get(&sent).clone();
                drop(replicas[*r].merge(&state, Limits::default()).unwrap());
            }
            Step::Absorb(r, default) => {
                drop(replicas[*r].absorb(&writer(&format!("r{r}"), minute, reading), &guest, *default).unwrap());
                sent.push(replicas[*r].clone());
            }
        }
    }
    (replicas, sent, guest)
}

fn merged(a: &Wishlist, b: &Wishlist) -> Wishlist {
    let mut joined = a.clone();
    drop(joined.merge(b, Limits::default()).unwrap());
    joined
}

fn stored(wishlist: &Wishlist) -> String {
    serde_json::to_string(wishlist).unwrap()
}

/// What each list holds, by item.
fn members(wishlist: &Wishlist) -> BTreeSet<(ListId, ItemKey)> {
    let lists = wishlist.lists();
    let lines = |list: &List| wishlist.lines(&list.id, Order::default(), Reading::Largest);
    lists.iter().flat_map(|list| lines(list).into_iter().map(|line| (list.id.clone(), line.item))).collect()
}

proptest! {
    #[test]
    fn merge_is_commutative(steps in steps(40), reading in readings()) {
        let (states, ..) = play(&steps, reading);
        let (ab, ba) = (merged(&states[0], &states[1]), merged(&states[1], &states[0]));
        prop_assert_eq!(stored(&ab), stored(&ba));
        prop_assert_eq!(ab, ba);
    }

    #[test]
    fn merge_is_associative(steps in steps(40), reading in readings()) {
        let (states, ..) = play(&steps, reading);
        let [a, b, c] = &states[..] else { unreachable!() };
        prop_assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)));
    }

    #[test]
    fn merge_is_idempotent(steps in steps(40), reading in readings()) {
        let (states, ..) = play(&steps, reading);
        let once = merged(&states[0], &states[1]);
        prop_assert_eq!(&merged(&once, &states[1]), &once);
        let mut again = once.clone();
        let report = again.merge(&once, Limits::default()).unwrap();
        prop_assert!(report.is_quiet());
        prop_assert_eq!(&again, &once);
    }

    /// States arrive shuffled, some of them twice, some never; then the last ones are sent again.
    #[test]
    fn any_delivery_converges(
        steps in steps(60),
        reading in readings(),
        deliveries in vec((0..REPLICAS, any::<Index>()), 0..40),
        order in Just((0..REPLICAS * REPLICAS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let (mut states, mut sent, _) = play(&steps, reading);
        sent.extend(states.iter().cloned());
        for (r, which) in deliveries {
            states[r] = merged(&states[r], which.get(&sent));
        }
        let last = states.clone();
        for pair in order {
            let (to, from) = (pair / REPLICAS, pair % REPLICAS);
            states[to] = merged(&states[to], &last[from]);
        }
        prop_assert_eq!(&states[0], &states[1]);
        prop_assert_eq!(&states[1], &states[2]);
        prop_assert_eq!(stored(&states[0]), stored(&states[2]));
    }

    #[test]
    fn a_removed_line_does_not_come_back_from_old_state(
        steps in steps(40),
        reading in readings(),
        olds in vec(any::<Index>(), 0..8),
        which in any::<Index>(),
    ) {
        let (states, sent, _) = play(&steps, reading);
        let mut state = merged(&merged(&states[0], &states[1]), &states[2]);
        let by = writer("r0", 1_000, reading);
        if members(&state).is_empty() {
            drop(state.create_list(&by, list(7), ListName::new("A").unwrap()).unwrap());
            drop(state.add(&by, &catalogue(), &list(7), Addition::of(item(0))).unwrap());
        }
        let all: Vec<_> = members(&state).into_iter().collect();
        let (list, item) = which.get(&all).clone();
        drop(state.remove(&writer("r0", 1_000, reading), &list, &item).unwrap());
        let after = members(&state);
        for old in olds {
            state = merged(&state, old.get(&sent));
        }
        prop_assert_eq!(members(&state), after);
    }

    #[test]
    fn set_then_set_keeps_the_last(steps in steps(40), reading in readings(), a in 1..9_u32, b in 1..9_u32) {
        let (states, ..) = play(&steps, reading);
        let mut state = merged(&states[0], &states[1]);
        for (list, item) in members(&state) {
            for q in [a, b] {
                drop(state.set_quantity(&writer("r0", 1_000, reading), &list, &item, q.into()).unwrap());
            }
            prop_assert_eq!(state.line(&list, &item, reading).unwrap().quantity, quantity(b));
            // Whoever had seen no more than what was replaced changes nothing.
            state = merged(&state, &states[1]);
            prop_assert_eq!(state.line(&list, &item, reading).unwrap().quantity, quantity(b));
        }
    }

    #[test]
    fn who_has_heard_of_the_others_writes_last(
        steps in steps(40), order in Just((0..REPLICAS).collect::<Vec<_>>()).prop_shuffle(), n in 0..9_u8,
    ) {
        let (states, ..) = play(&steps, Reading::Last);
        let mut state = states.iter().fold(account(), |sum, state| merged(&sum, state));
        for r in order {
            let by = writer(&format!("r{r}"), 1_000, Reading::Last);
            let words = format!("{n} của {r}");
            for (list, item) in members(&state) {
                drop(state.set_note(&by, &list, &item, Some(&Note::new(&words).unwrap())).unwrap());
                drop(state.rename_list(&by, &list, ListName::new(&words).unwrap()).unwrap());
                state = merged(&states[r], &state);
                let line = state.line(&list, &item, Reading::Last).unwrap();
                let note = line.note.unwrap();
                prop_assert_eq!(note.as_str(), &words);
                let named = state.list(&list).unwrap();
                prop_assert_eq!(named.name.as_str(), &words);
            }
        }
    }

    #[test]
    fn adding_and_taking_away_a_quantity_changes_the_reading_by_it(
        steps in steps(40), reading in readings(), by in 1..5_i64,
    ) {
        let (states, ..) = play(&steps, reading);
        let mut state = merged(&states[0], &states[1]);
        for (list, item) in members(&state) {
            let before = i64::from(state.line(&list, &item, reading).unwrap().quantity.get());
            drop(state.add_quantity(&writer("r0", 1_000, reading), &list, &item, by).unwrap());
            prop_assert_eq!(i64::from(state.line(&list, &item, reading).unwrap().quantity.get()), before + by);
            drop(state.add_quantity(&writer("r1", 1_001, reading), &list, &item, -by).unwrap());
            prop_assert_eq!(i64::from(state.line(&list, &item, reading).unwrap().quantity.get()), before);
        }
    }

    #[test]
    fn absorb_is_idempotent_and_removes_no_account_line(
        steps in steps(40),
        reading in readings(),
        default in select(&[GuestDefault::Fold, GuestDefault::KeepAsList][..]),
        between in vec(ops(), 0..4),
    ) {
        let (states, _, guest) = play(&steps, reading);
        let before = members(&states[0]);
        let mut once = states[0].clone();
        drop(once.absorb(&writer("r0", 2_000, Reading::Largest), &guest, default).unwrap());
        prop_assert!(members(&once).is_superset(&before));
        let mut twice = once.clone();
        let report = twice.absorb(&writer("r0", 2_000, Reading::Largest), &guest, default).unwrap();
        prop_assert_eq!(&twice, &once);
        prop_assert!(report.is_quiet());
        // What the account did since is not undone by taking over again.
        for op in &between {
            run(&mut once, &writer("r0", 1_000, reading), op);
        }
        let mut later = once.clone();
        drop(later.absorb(&writer("r0", 2_000, Reading::Largest), &guest, default).unwrap());
        prop_assert_eq!(later, once);
    }

    /// Two devices take over the same guest before they hear of each other, each into what is its own default list.
    #[test]
    fn what_two_devices_take_over_is_not_lost(steps in steps(40), swap in any::<bool>()) {
        let (states, _, guest) = play(&steps, Reading::Largest);
        let take = |r: usize| {
            let by = writer(&format!("r{r}"), 1_000, Reading::Largest);
            let mut state = states[r].clone();
            drop(state.create_list(&by, list(LISTS + r), ListName::new("A").unwrap()).unwrap());
            drop(state.set_default_list(&by, &list(LISTS + r)).unwrap());
            let before = state.clone();
            drop(state.absorb(&by, &guest, GuestDefault::Fold).unwrap());
            (before, state)
        };
        let ((before_a, a), (before_b, b)) = (take(0), take(1));
        // A device takes no line over that it has seen before, and so each tells here what is new to both.
        let new = |before: &Wishlist, after: &Wishlist| -> BTreeSet<ItemKey> {
            members(after).difference(&members(before)).map(|(_, item)| item.clone()).collect()
        };
        let both = if swap { merged(&b, &a) } else { merged(&a, &b) };
        let items: BTreeSet<ItemKey> = members(&both).into_iter().map(|(_, item)| item).collect();
        let gone: BTreeSet<ItemKey> = {
            let heard = merged(&before_a, &before_b);
            let had = |state: &Wishlist| members(state).into_iter().map(|(_, item)| item).collect::<BTreeSet<_>>();
            let had_before: BTreeSet<_> = had(&before_a).union(&had(&before_b)).cloned().collect();
            had_before.difference(&had(&heard)).cloned().collect()
        };
        let new = new(&before_a, &a).intersection(&new(&before_b, &b)).cloned().collect::<BTreeSet<_>>();
        prop_assert!(new.difference(&gone).all(|item| items.contains(item)), "{new:?} taken over, {items:?} there");
    }

    #[test]
    fn absorb_keeps_what_is_the_accounts(steps in steps(40), default in select(&[GuestDefault::Fold, GuestDefault::KeepAsList][..])) {
        let (states, _, guest) = play(&steps, Reading::Largest);
        let mut state = states[0].clone();
        drop(state.absorb(&writer("r0", 2_000, Reading::Largest), &guest, default).unwrap());
        prop_assert_eq!(state.scope(), states[0].scope());
        for before in states[0].lists() {
            let now = state.list(&before.id).unwrap();
            prop_assert_eq!((now.name, now.visibility, now.token), (before.name, before.visibility, before.token));
        }
        if let Some(default) = states[0].default_list() {
            prop_assert_eq!(state.default_list(), Some(default));
        }
    }

    #[test]
    fn reading_never_writes(steps in steps(30), reading in readings()) {
        let (states, ..) = play(&steps, reading);
        let (state, before) = (&states[0], stored(&states[0]));
        // A catalogue without any of the products.
        let none = Catalogue::new([]).unwrap();
        for list in state.lists() {
            let counts = state.counts(&list.id, &none, Shows::All, reading);
            prop_assert_eq!(counts.lines, counts.gone + counts.choose_options);
            let shared = state.shared(&list.id, &Actor::Anonymous, list.token.as_ref(), reading);
            prop_assert_eq!(shared.is_some(), list.visibility == Visibility::Public);
            let plan = state.plan(&list.id, &[], &none, &Cart::new(), &writer("r0", 0, reading)).unwrap();
            prop_assert_eq!(plan.lines().len(), list.lines);
        }
        prop_assert_eq!(stored(state), before);
    }

    #[test]
    fn storing_and_reading_back_is_the_identity(steps in steps(50), reading in readings()) {
        let (states, _, guest) = play(&steps, reading);
        for state in states.iter().chain([&guest, &merged(&states[0], &states[1])]) {
            let back: Wishlist = serde_json::from_str(&stored(state)).unwrap();
            prop_assert_eq!(&back, state);
            prop_assert_eq!(stored(&back), stored(state));
        }
    }

    #[test]
    fn export_then_import_keeps_every_field(steps in steps(50), reading in readings()) {
        let (states, ..) = play(&steps, reading);
        let state = merged(&states[0], &states[1]);
        for list in state.lists() {
            let record = state.export_list(&list.id, reading).unwrap();
            let document = serde_json::to_string(&record).unwrap();
            let read: ListRecord = serde_json::from_str(&document).unwrap();
            prop_assert_eq!(&read, &record);
            let mut other = account();
            drop(other.restore_list(&writer("r9", 9, reading), &read).unwrap());
            prop_assert_eq!(other.export_list(&list.id, reading).unwrap(), record);
        }
    }

    #[test]
    fn lines_through_a_table_keep_every_field(lines in vec(lines(), 0..6)) {
        let mut seen = BTreeSet::new();
        let lines: Vec<Line> = lines.into_iter().filter(|line| seen.insert(line.item.clone())).collect();
        let mut table = String::new();
        write_csv(&lines, &mut table).unwrap();
        let read = read_csv(&table, &Catalogue::new([]).unwrap(), START).unwrap();
        prop_assert_eq!(&read.faults, &[]);
        prop_assert_eq!(&read.lines, &lines);
        let mut other = account();
        let by = writer("r9", 9, Reading::Largest);
        drop(other.create_list(&by, list(0), ListName::new("A").unwrap()).unwrap());
        drop(other.restore(&by, &list(0), &read.lines).unwrap());
        let mut back = other.lines(&list(0), Order::default(), Reading::Largest);
        let mut lines = lines;
        for lines in [&mut back, &mut lines] {
            lines.sort_by(|a, b| a.item.cmp(&b.item));
        }
        prop_assert_eq!(back, lines);
    }

    #[test]
    fn no_cell_of_a_table_is_a_formula(lines in vec(lines(), 1..4)) {
        let mut table = String::new();
        write_csv(&lines, &mut table).unwrap();
        for cells in raw_cells(&table) {
            // Positions are numbers, and a number below zero begins with its sign.
            for (i, cell) in cells.iter().enumerate().filter(|(i, _)| Column::ALL[*i] != Column::Position) {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "cell {i}: {cell:?}");
            }
        }
    }

    #[test]
    fn merge_is_linear(own in 0..400_usize, other in 0..400_usize, shared in 0..400_usize) {
        let filled = |replica: &str, from: usize, count: usize, state: &mut Wishlist| {
            let lines: Vec<Line> = (from..from + count)
                .map(|i| Line::new(ItemKey::sku(sku(i)), Quantity::ONE, START))
                .collect();
            drop(state.restore(&writer(replica, 0, Reading::Largest), &list(0), &lines).unwrap());
        };
        let mut a = account();
        drop(a.create_list(&writer("r0", 0, Reading::Largest), list(0), ListName::new("A").unwrap()).unwrap());
        filled("r0", 0, shared, &mut a);
        let mut b = a.clone();
        filled("r0", shared, own, &mut a);
        filled("r1", shared + own / 2, other, &mut b);
        let lines = a.list(&list(0)).unwrap().lines + b.list(&list(0)).unwrap().lines;
        let report = a.merge(&b, Limits::default()).unwrap();
        prop_assert!(report.steps() <= 3 * lines + 10, "{} steps for {lines} lines", report.steps());
    }

    #[test]
    fn state_is_bounded_by_what_is_live_replicas_and_gaps(steps in steps(60), rounds in 1..20_i64) {
        let (states, ..) = play(&steps, Reading::Largest);
        let mut state = states.iter().fold(account(), |sum, state| merged(&sum, state));
        let by = |minute| writer("r0", minute, Reading::Largest);
        drop(state.create_list(&by(1_000), list(7), ListName::new("A").unwrap()).unwrap());
        let size = |state: &Wishlist| (state.overhead(), stored(state).len());
        let before = size(&state);
        for round in 0..rounds {
            drop(state.add(&by(1_001 + round), &catalogue(), &list(7), Addition::of(item(0))).unwrap());
            drop(state.set_quantity(&by(1_001 + round), &list(7), &item(0), 3 + round).unwrap());
            drop(state.remove(&by(1_001 + round), &list(7), &item(0)).unwrap());
        }
        let after = size(&state);
        // Two more replicas are known at most, and a counter may have got longer.
        prop_assert!(after.0 <= before.0 + 1);
        prop_assert!(after.1 <= before.1 + 64, "{before:?} became {after:?}");
    }

    #[test]
    fn retiring_a_replica_changes_nothing_that_is_read(steps in steps(40), reading in readings()) {
        let (states, ..) = play(&steps, reading);
        let state = merged(&merged(&states[0], &states[1]), &states[2]);
        let mut retired = state.clone();
        retired.retire(&Replica::new("guest").unwrap());
        retired.retire(&Replica::new("r2").unwrap());
        prop_assert!(retired.overhead() <= state.overhead() + stored(&state).len());
        prop_assert_eq!(retired.lists(), state.lists());
        for list in state.lists() {
            prop_assert_eq!(retired.lines(&list.id, Order::BY_HAND, reading), state.lines(&list.id, Order::BY_HAND, reading));
        }
        // A state that has taken in this one merges as before.
        prop_assert_eq!(members(&merged(&retired, &merged(&states[0], &state))), members(&state));
    }

    /// Membership as a plain log of events says it: an add is there until somebody who knows it takes it away.
    #[test]
    fn membership_is_that_of_the_log(script in vec((0..REPLICAS, log_ops()), 0..60)) {
        let mut states = vec![account(); REPLICAS];
        let mut logs = vec![Log::default(); REPLICAS];
        for (minute, (r, op)) in script.into_iter().enumerate() {
            let by = writer(&format!("r{r}"), i64::try_from(minute).unwrap(), Reading::Largest);
            match op {
                LogOp::Do(op) => {
                    let had = members(&states[r]);
                    let live = states[r].list(&list(op.list())).is_some();
                    run(&mut states[r], &by, &op);
                    logs[r].note(&op, live, &had, minute);
                }
                LogOp::Hear(from) => {
                    states[r] = merged(&states[r], &states[from]);
                    let other = logs[from].clone();
                    logs[r].adds.extend(other.adds);
                    logs[r].gone.extend(other.gone);
                }
            }
            prop_assert_eq!(members(&states[r]), logs[r].members());
            let lists: BTreeSet<ListId> = states[r].lists().into_iter().map(|list| list.id).collect();
            prop_assert_eq!(lists, logs[r].lists());
        }
    }

    #[test]
    fn looking_twice_tells_what_looking_once_does(
        history in histories(), conditions in vec(conditions(), 0..5), start in 0..60_i64, b in 0..200_i64, c in 0..200_i64,
    ) {
        let at = |hours: i64| START + Duration::hours(hours);
        let (b, c) = (start + b.min(c), start + b.max(c));
        let watch = Watch::begin(item(0), &conditions, &history, at(start)).unwrap().watch;
        let (whole, end) = evaluate(&history, &watch, at(c));
        let (mut parts, middle) = evaluate(&history, &watch, at(b));
        let (rest, other_end) = evaluate(&history, &middle, at(c));
        parts.extend(rest);
        prop_assert_eq!(&whole, &parts);
        prop_assert_eq!(&end, &other_end);
        // Nothing is told of before the watch began, and looking again tells nothing.
        prop_assert!(whole.iter().all(|event| at(start) < event.at && event.at <= at(c)));
        prop_assert_eq!(evaluate(&history, &end, at(c)).0, vec![]);
        let back: Watch = serde_json::from_str(&serde_json::to_string(&end).unwrap()).unwrap();
        prop_assert_eq!(back, end);
    }

    /// A history that is learnt of late is told late, and once.
    #[test]
    fn looking_twice_tells_the_same_where_the_watch_knew_another_past(
        known in histories(), history in histories(), condition in conditions(), b in 0..100_i64, c in 0..100_i64,
    ) {
        let at = |hours: i64| START + Duration::hours(hours);
        let (b, c) = (b.min(c), b.max(c));
        let watch = Watch::begin(item(0), &[condition], &known, at(0)).unwrap().watch;
        let (whole, _) = evaluate(&history, &watch, at(c));
        let (mut parts, middle) = evaluate(&history, &watch, at(b));
        parts.extend(evaluate(&history, &middle, at(c)).0);
        prop_assert_eq!(whole, parts);
    }

    /// The price condition told as a plain scan over every hour says it.
    #[test]
    fn a_price_below_a_target_is_told_at_each_edge(prices in vec((0..100_i64, 1..6_i32), 0..12), target in 1..6_i32) {
        let at = |hours: i64| START + Duration::hours(hours);
        let seen = |price| PriceSeen::with_tax(Money::vnd(price));
        let history = History::new().prices(prices.iter().map(|(h, price)| PriceAt { at: at(*h), price: Some(seen(*price)) }));
        let watch = Watch::begin(item(0), &[Condition::BelowTarget(seen(target))], &history, at(0)).unwrap().watch;
        let (events, _) = evaluate(&history, &watch, at(200));
        let holds = |hour: i64| {
            let last = prices.iter().rev().filter(|(h, _)| *h <= hour).max_by_key(|(h, _)| *h).map(|(h, _)| *h)?;
            let (_, price) = prices.iter().rev().find(|(h, _)| *h == last)?;
            Some(*price < target)
        };
        let edges: Vec<_> = (1..200).filter(|h| holds(*h) == Some(true) && holds(h - 1) != Some(true)).map(at).collect();
        prop_assert_eq!(events.iter().map(|event| event.at).collect::<Vec<_>>(), edges);
    }

    #[test]
    fn cart_and_list_hold_what_the_plan_said(
        stocks in vec(goods(), ITEMS),
        wanted in vec((0..ITEMS, 1..8_u32, 0..3_u32), 0..ITEMS),
        held in vec((0..ITEMS, 1..4_u32), 0..3),
        choices in vec(select(&[Choice::All, Choice::Available, Choice::Skip][..]), ITEMS),
        after in select(&[AfterMove::Remove, AfterMove::Reduce, AfterMove::Keep][..]),
        changed in proptest::option::of((0..ITEMS, goods())),
    ) {
        let catalogue = goods_catalogue(&stocks);
        let by = writer("r0", 0, Reading::Largest);
        let mut state = account();
        drop(state.create_list(&by, list(0), ListName::new("A").unwrap()).unwrap());
        let lines: Vec<Line> = wanted
            .iter()
            .map(|(i, q, received)| Line { received: *received, ..Line::new(ItemKey::sku(sku(*i)), quantity(*q), START) })
            .collect();
        drop(state.restore(&by, &list(0), &lines).unwrap());
        let mut cart = Cart::new();
        for (i, q) in held {
            let _ = cart.add(&catalogue, &ocop::cart::LineKey::of(sku(i)), quantity(q), OnLimit::Clamp);
        }
        let mut plan = state.plan(&list(0), &[], &catalogue, &cart, &by).unwrap();
        for (i, choice) in choices.iter().enumerate() {
            plan.choose(&ItemKey::sku(sku(i)), *choice);
        }
        let foreseen = plan.after(&catalogue);
        let fresh = match &changed {
            None => stocks,
            Some((i, now)) => {
                let mut fresh = stocks;
                fresh[*i] = *now;
                fresh
            }
        };
        let catalogue = goods_catalogue(&fresh);
        let before = cart.clone();
        let applied = plan.apply(&catalogue, &mut cart, by.at);
        let mut later = state.clone();
        drop(later.settle(&by, Access::Edit, &applied, after).unwrap());
        let in_cart = |cart: &Cart, item: &ItemKey| cart.line(&item.cart_key().unwrap()).map_or(0, |line| line.quantity.get());
        for (item, outcome) in &applied.lines {
            let line = state.line(&list(0), item, Reading::Largest).unwrap();
            let now = later.line(&list(0), item, Reading::Largest);
            match outcome {
                Applied::Applied { quantity, .. } => {
                    prop_assert_eq!(in_cart(&cart, item), in_cart(&before, item) + quantity.get());
                    prop_assert!(quantity.get() <= line.outstanding());
                    match after {
                        AfterMove::Remove => prop_assert_eq!(now, None),
                        AfterMove::Keep => prop_assert_eq!(now, Some(line)),
                        AfterMove::Reduce => {
                            let left = now.map_or(0, |line| line.outstanding());
                            prop_assert_eq!(left + quantity.get(), line.outstanding());
                        }
                    }
                }
                _ => {
                    prop_assert_eq!(in_cart(&cart, item), in_cart(&before, item));
                    prop_assert_eq!(now, Some(line));
                }
            }
        }
        if changed.is_none() {
            prop_assert_eq!(cart, foreseen);
        }
    }
}

/// The cells of a table as a spreadsheet gets them, guards and all.
fn raw_cells(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

/// What the log of one replica knows.
#[derive(Debug, Clone, Default)]
struct Log {
    /// What was added: when, to which list, and what; nothing stands for the list itself.
    adds: BTreeSet<(usize, usize, ListId, Option<ItemKey>)>,
    gone: BTreeSet<(usize, usize, ListId, Option<ItemKey>)>,
}

#[derive(Debug, Clone)]
enum LogOp {
    Do(Op),
    Hear(usize),
}

fn log_ops() -> impl Strategy<Value = LogOp> {
    let (l, i) = (0..2_usize, 0..ITEMS);
    let op = prop_oneof![
        3 => l.clone().prop_map(Op::Create),
        1 => l.clone().prop_map(Op::Delete),
        1 => (l.clone(), 0..3_u8).prop_map(|(l, n)| Op::Rename(l, n)),
        6 => (l.clone(), i.clone()).prop_map(|(l, i)| Op::Add(l, i, 1)),
        1 => (l.clone(), i.clone()).prop_map(|(l, i)| Op::Set(l, i, 2)),
        1 => (l.clone(), i.clone()).prop_map(|(l, i)| Op::Note(l, i, Some(1))),
        3 => (l, i).prop_map(|(l, i)| Op::Remove(l, i)),
    ];
    prop_oneof![3 => op.prop_map(LogOp::Do), 1 => (0..REPLICAS).prop_map(LogOp::Hear)]
}

impl Op {
    fn list(&self) -> usize {
        match self {
            Self::Create(l)
            | Self::Delete(l)
            | Self::Rename(l, _)
            | Self::Add(l, ..)
            | Self::Remove(l, _)
            | Self::Set(l, ..)
            | Self::Note(l, ..) => *l,
            _ => unreachable!("not an operation of the log"),
        }
    }
}

impl Log {
    fn live(&self) -> impl Iterator<Item = &(usize, usize, ListId, Option<ItemKey>)> {
        self.adds.difference(&self.gone)
    }

    fn members(&self) -> BTreeSet<(ListId, ItemKey)> {
        self.live().filter_map(|(_, _, list, item)| Some((list.clone(), item.clone()?))).collect()
    }

    fn lists(&self) -> BTreeSet<ListId> {
        self.live().map(|(_, _, list, _)| list.clone()).collect()
    }

    fn note(&mut self, op: &Op, live: bool, had: &BTreeSet<(ListId, ItemKey)>, now: usize) {
        let id = list(op.list());
        let headed = self.live().any(|(_, _, list, item)| *list == id && item.is_none());
        match op {
            Op::Create(_) if !live => drop(self.adds.insert((now, 0, id, None))),
            Op::Add(_, i, _) if live && !had.contains(&(id.clone(), item(*i))) => {
                // Adding to a list that only its lines keep makes it a list of its own again.
                if !headed {
                    self.adds.insert((now, 0, id.clone(), None));
                }
                self.adds.insert((now, 1, id, Some(item(*i))));
            }
            Op::Delete(_) => self.end(|list, _| *list == id),
            Op::Remove(_, i) => self.end(|list, of| *list == id && of.as_ref() == Some(&item(*i))),
            _ => {}
        }
    }

    fn end(&mut self, of: impl Fn(&ListId, &Option<ItemKey>) -> bool) {
        let ended: Vec<_> = self.live().filter(|(_, _, list, item)| of(list, item)).cloned().collect();
        self.gone.extend(ended);
    }
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@'\"-][a-z,\"' =]{0,6}[a-z]",
        "[a-zà-ỹ\"',;=]{1,8}",
        Just("'".to_string()),
        Just("=1+1".to_string())
    ]
    .prop_filter("texts name things", |text| Sku::new(text).is_ok())
}

fn lines() -> impl Strategy<Value = Line> {
    let item = (texts(), any::<bool>(), proptest::option::of(texts())).prop_map(|(text, family, key)| {
        let of = if family {
            ItemKey::family(FamilyId::new(&text).unwrap())
        } else {
            ItemKey::sku(Sku::new(&text).unwrap())
        };
        key.map_or(of.clone(), |key| of.under(key.parse().unwrap()))
    });
    let counts = (select(&[1, 2, 999_999, Quantity::MAX][..]), select(&[0, 1, u32::MAX][..]));
    let note = proptest::option::of(
        (texts(), any::<bool>()).prop_map(|(text, two)| if two { format!("{text}\nx") } else { text }),
    );
    let price = proptest::option::of((0..=Money::MAX, select(&[Currency::VND, Currency::USD][..]), any::<bool>()));
    let position = proptest::option::of(select(&[i64::MIN, -1, 0, 7, i64::MAX][..]));
    let words = (note, proptest::option::of(texts()), proptest::option::of(texts()), proptest::option::of(texts()));
    (item, counts, words, price, position, select(&Priority::ALL[..]), 0..3_i64).prop_map(
        |(item, (units, received), (note, vi, en, source), price, position, priority, minute)| {
            let title =
                Texts::default().with(Lang::Vi, &vi.unwrap_or_default()).with(Lang::En, &en.unwrap_or_default());
            Line {
                received,
                note: note.map(|note| Note::new(&note).unwrap()),
                priority,
                position,
                price: price.map(|(minor, currency, included)| PriceSeen {
                    price: Money::from_minor(minor, currency).unwrap(),
                    tax: if included { PriceTax::Included } else { PriceTax::Excluded },
                }),
                title: Title::of(&title),
                source: source.map(|source| source.parse().unwrap()),
                ..Line::new(item, quantity(units), START + Duration::minutes(minute))
            }
        },
    )
}

fn seen() -> impl Strategy<Value = PriceSeen> {
    let tax = select(&[PriceTax::Included, PriceTax::Included, PriceTax::Excluded][..]);
    let currency = select(&[Currency::VND, Currency::VND, Currency::VND, Currency::USD][..]);
    (1..5_i64, currency, tax)
        .prop_map(|(minor, currency, tax)| PriceSeen { price: Money::from_minor(minor, currency).unwrap(), tax })
}

fn histories() -> impl Strategy<Value = History> {
    let at = |hours: i64| START + Duration::hours(hours);
    let price = (-100..250_i64, proptest::option::weighted(0.9, seen()))
        .prop_map(move |(h, price)| PriceAt { at: at(h), price });
    let stock = (-10..250_i64, any::<bool>()).prop_map(move |(h, in_stock)| StockAt { at: at(h), in_stock });
    let day = |days: i64| date!(2026 - 11 - 25) + Duration::days(days);
    let certificate =
        (0..12_i64, any::<bool>(), proptest::option::of(0..9_i64)).prop_map(move |(days, old, revoked)| {
            let certificate = if old {
                // Its three years end in these days.
                let issued = date!(2023 - 11 - 25) + Duration::days(days);
                Certificate::builder("Cà phê", RegimeId::QD_148_2023, Stars::FOUR).issued_on(issued)
            } else {
                Certificate::builder("Cà phê", RegimeId::QD_26_2026, Stars::THREE).issued_on(day(days))
            };
            let by = |on| Revocation::new(RevocationGround::MarkMisuse, Authority::ProvincialChair, on);
            let revoked = revoked.map(|after| by(day(days + after)));
            revoked.into_iter().fold(certificate, CertificateBuilder::revoked).build().unwrap()
        });
    let end = (-10..400_i64).prop_map(at);
    (vec(price, 0..10), vec(stock, 0..8), vec(certificate, 0..3), vec(end, 0..4)).prop_map(
        |(prices, stock, certificates, ends)| {
            History::new().prices(prices).stock(stock).certificates(certificates).promotion_ends(ends)
        },
    )
}

fn conditions() -> impl Strategy<Value = Condition> {
    prop_oneof![
        seen().prop_map(Condition::BelowAdded),
        seen().prop_map(Condition::BelowTarget),
        (0..5_u16).prop_map(Condition::BelowDaysBefore),
        Just(Condition::BackInStock),
        Just(Condition::Certificate),
        (0..5_u16).prop_map(Condition::PromotionEndsIn),
    ]
}

/// A product: stock, price, quantities it is sold in, whether it is there at all.
type Goods = (Option<Stock>, i32, (u32, u32, Option<u32>), Availability);

fn goods() -> impl Strategy<Value = Goods> {
    let stock = prop_oneof![
        1 => Just(None),
        3 => Just(Some(Stock::Untracked)),
        6 => (0..9_u32).prop_map(|level| Some(Stock::Level(level))),
        1 => (0..2_u32).prop_map(|level| Some(Stock::Backorder(level))),
    ];
    let rule = (1..3_u32, 1..3_u32, proptest::option::of(3..9_u32));
    let availability =
        select(&[Availability::InStock, Availability::InStock, Availability::PreOrder, Availability::OutOfStock][..]);
    (stock, 1..3_i32, rule, availability)
}

fn goods_catalogue(goods: &[Goods]) -> Catalogue {
    let product = |(i, (stock, price, (min, step, max), availability)): (usize, &Goods)| {
        let rule = QuantityRule::new(quantity(*min), quantity(*step), max.map(quantity)).unwrap();
        let parts = ProductParts::new(sku(i), Texts::vi("Sản phẩm"), Money::vnd(*price));
        Some(
            Product::new(ProductParts { stock: (*stock)?, quantity: rule, availability: *availability, ..parts })
                .unwrap(),
        )
    };
    Catalogue::new(goods.iter().enumerate().filter_map(product)).unwrap()
}
