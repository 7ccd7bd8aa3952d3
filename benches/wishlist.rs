//! How the time of a merge grows with the lines: two replicas that share most of a list and have each changed some of it.
//!
//! `cargo bench --bench wishlist` prints ratios of medians, 10 000 lines to 1 000; the runs of both sides of a ratio alternate, so that a
//! slow moment falls on both. It fails where a ratio is above its bound. Copying the state that is merged into is not measured.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fixture that does not hold ends the measurement")]

use core::hint::black_box;
use std::io::{self, Write as _};
use std::time::Instant;

use ocop::product::{Quantity, Sku};
use ocop::wishlist::{
    GuestDefault, GuestId, ItemKey, Limits, Line, ListId, ListName, PersonId, Policy, Replica, Scope, Wishlist, Writer,
};
use time::macros::datetime;

const LIMITS: Limits = Limits { lists: 100, lines: Limits::MAX_LINES };

fn writer(replica: &str) -> Writer {
    let at = datetime!(2026-11-25 08:00 +7);
    Writer::new(Replica::new(replica).unwrap(), at).under(Policy { limits: LIMITS, ..Policy::default() })
}

fn list() -> ListId {
    ListId::new("L").unwrap()
}

fn item(i: usize) -> ItemKey {
    ItemKey::sku(Sku::new(&format!("SKU-{i:05}")).unwrap())
}

fn filled(scope: Scope, replica: &str, lines: usize) -> Wishlist {
    let (mut wishlist, by) = (Wishlist::new(scope), writer(replica));
    drop(wishlist.create_list(&by, list(), ListName::new("L").unwrap()).unwrap());
    let lines: Vec<Line> = (0..lines).map(|i| Line::new(item(i), Quantity::ONE, by.at)).collect();
    drop(wishlist.restore(&by, &list(), &lines).unwrap());
    wishlist
}

/// Two copies: one has removed every seventh line, the other every tenth and changed every fifth.
fn copies(lines: usize) -> [Wishlist; 2] {
    let one = filled(Scope::account(PersonId::new("an").unwrap()), "server", lines);
    let [mut one, mut other] = [one.clone(), one];
    for i in (0..lines).step_by(7) {
        drop(one.remove(&writer("phone"), &list(), &item(i)).unwrap());
    }
    for i in (0..lines).step_by(5) {
        if i % 10 == 0 {
            drop(other.remove(&writer("laptop"), &list(), &item(i)).unwrap());
        } else {
            drop(other.set_quantity(&writer("laptop"), &list(), &item(i), 3).unwrap());
        }
    }
    [one, other]
}

/// A guest with the lines of an account and as many others.
fn guest(lines: usize) -> [Wishlist; 2] {
    let account = filled(Scope::account(PersonId::new("an").unwrap()), "server", lines / 2);
    [account, filled(Scope::guest(GuestId::new("device").unwrap()), "tab", lines)]
}

/// The median times of two things done in turn to a copy of their state, in nanoseconds.
fn medians<A, B>(
    one: &(&Wishlist, impl Fn(&mut Wishlist) -> A),
    other: &(&Wishlist, impl Fn(&mut Wishlist) -> B),
) -> [u128; 2] {
    const ROUNDS: usize = 61;
    let mut times = [Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS)];
    for round in 0..ROUNDS + 5 {
        let (mut a, mut b) = (one.0.clone(), other.0.clone());
        let start = Instant::now();
        black_box(one.1(&mut a));
        let middle = Instant::now();
        black_box(other.1(&mut b));
        let end = Instant::now();
        // The first rounds warm the caches.
        if round >= 5 {
            times[0].push((middle - start).as_nanos());
            times[1].push((end - middle).as_nanos());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[ROUNDS / 2].max(1)
    })
}

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    let mut within = true;
    let mut report = |what: &str, [a, b]: [u128; 2], bound: u128| {
        within &= a <= bound * b;
        let hundredths = a * 100 / b;
        let (whole, part) = (hundredths / 100, hundredths % 100);
        writeln!(out, "{what}: {whole}.{part:02} (at most {bound}; {a} ns to {b} ns)")
    };
    let ([a, b], [c, d]) = (copies(10_000), copies(1_000));
    let merge = |other: &Wishlist, own: &mut Wishlist| own.merge(other, LIMITS).unwrap();
    let steps = [merge(&b, &mut a.clone()).steps(), merge(&d, &mut c.clone()).steps()];
    report(
        "merge of 10 000 lines to one of 1 000",
        medians(&(&a, |own| merge(&b, own)), &(&c, |own| merge(&d, own))),
        15,
    )?;
    report("the same, in steps", steps.map(|steps| steps as u128), 11)?;
    let ([a, b], [c, d]) = (guest(10_000), guest(1_000));
    let absorb =
        |other: &Wishlist, own: &mut Wishlist| own.absorb(&writer("server"), other, GuestDefault::Fold).unwrap();
    report(
        "take-over of 10 000 lines to one of 1 000",
        medians(&(&a, |own| absorb(&b, own)), &(&c, |own| absorb(&d, own))),
        20,
    )?;
    if within { Ok(()) } else { Err(io::Error::other("a ratio is above its bound")) }
}
