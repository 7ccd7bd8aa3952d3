//! Numbers of systems that nobody here wrote.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail, and this one prints its table"
)]
#![allow(unreachable_pub, reason = "")]
mod peers {
    pub mod ask;
    pub mod case;
    pub mod formulas;
    pub mod model_vendure;
    pub mod model_woo;
    pub mod outcome;
    pub mod plain;
    pub mod stores;
    pub mod vendure;
    pub mod woo;
}
use peers::outcome::{End, end};
use peers::*;
fn go(c: &case::Case) -> End {
    match (c.system.as_str(), c.kind.as_str()) {
        ("vendure", "cart") => end(c, vendure::order(c), model_vendure::ways),
        ("woocommerce", "tax") => end(c, woo::single_taxes(c), model_woo::ways),
        ("woocommerce", _) => end(c, woo::cart(c), model_woo::ways),
        (_, "cart") => end(c, stores::cart(c), plain::ways),
        _ => end(c, formulas::formula(c), plain::ways),
    }
}
#[test]
fn t() {
    let only = std::env::var("S").unwrap_or_default();
    for s in ["sylius", "solidus", "spree", "saleor", "vendure", "woocommerce"] {
        if !only.is_empty() && only != s {
            continue;
        }
        let (mut e, mut d, mut i, mut u) = (0, 0, 0, 0);
        for c in case::cases(s) {
            match go(&c) {
                End::Equal => e += 1,
                End::Deviation(n) => {
                    d += 1;
                    println!("{} {n:?}", c.id)
                }
                End::Inexpressible(r) => {
                    i += 1;
                    println!("{} {r}", c.id)
                }
                End::Unexplained(x) => {
                    u += 1;
                    println!("{} UNEXPLAINED {x}", c.id)
                }
            }
        }
        println!("{s} equal {e} dev {d} inexp {i} unexplained {u}");
    }
}
