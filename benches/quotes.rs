//! How long quotes take, for curiosity: `cargo bench --bench quotes`. What must hold is in `ratios`.

#![allow(clippy::unwrap_used, reason = "a fixture that does not hold ends the measurement")]

mod floor;
mod shop;

use divan::{Bencher, black_box};
use ocop::cart::Cart;
use ocop::pricing::{Context, Detail, Rulebook, quote};
use ocop::product::Catalogue;

use shop::Outcome;

fn main() {
    divan::main();
}

/// Carts that take turns, and what they are priced with.
struct Fixture {
    catalogue: Catalogue,
    rulebook: Rulebook,
    context: Context,
    carts: Vec<Cart>,
}

impl Fixture {
    fn of(rules: u32, lines: u32, detail: Detail) -> Outcome<Self> {
        Ok(Self {
            catalogue: shop::catalogue(shop::PRODUCTS)?,
            rulebook: shop::book(shop::many_rules(rules)?)?,
            context: shop::context(detail),
            carts: shop::carts(1, 1_024, lines, 7)?,
        })
    }

    fn run(bencher: Bencher<'_, '_>, fixture: Outcome<Self>, price: impl Fn(&Self, &Cart) + Sync) {
        let fixture = fixture.unwrap();
        let mut carts = fixture.carts.iter().cycle();
        bencher.bench_local(|| carts.next().map(|cart| price(&fixture, cart)));
    }

    fn quote(&self, cart: &Cart) {
        let _ = black_box(quote(&self.rulebook, &self.catalogue, cart, &self.context));
    }
}

#[divan::bench]
fn by_hand(bencher: Bencher<'_, '_>) {
    let Ok(offers) = shop::offers() else { return };
    Fixture::run(bencher, Fixture::of(3, 10, Detail::Kinds), |fixture, cart| {
        let _ = black_box(floor::floor(&offers, &fixture.catalogue, cart));
    });
}

#[divan::bench(args = [3, 1_000, 100_000])]
fn ten_lines_by_rules(bencher: Bencher<'_, '_>, rules: u32) {
    Fixture::run(bencher, Fixture::of(rules, 10, Detail::Kinds), Fixture::quote);
}

#[divan::bench(args = [1, 10, 100, 500])]
fn three_rules_by_lines(bencher: Bencher<'_, '_>, lines: u32) {
    Fixture::run(bencher, Fixture::of(3, lines, Detail::Kinds), Fixture::quote);
}

#[divan::bench]
fn with_all_detail(bencher: Bencher<'_, '_>) {
    Fixture::run(bencher, Fixture::of(3, 10, Detail::Full), Fixture::quote);
}
