//! The targets of memory, one line each, under an allocator that counts: `cargo bench --bench memory`; `ratios` runs it too.

mod floor;
mod measure;
mod shop;

use core::hint::black_box;

use allocation_counter::measure as allocations;
use ocop::money::Currency;
use ocop::pricing::{Detail, Rule, Rulebook, quote};

use measure::{Measured, Ratio, report};
use shop::Outcome;

/// The most heap allocations of a cart of ten lines under three rules, over 1 024 carts.
fn most_allocations() -> Outcome<Measured> {
    let (catalogue, rulebook) = (shop::catalogue(shop::PRODUCTS)?, shop::book(shop::rules()?)?);
    let context = shop::context(Detail::Kinds);
    let counts = shop::carts(1, 1_024, 10, 7)?
        .into_iter()
        .map(|cart| allocations(|| drop(black_box(quote(&rulebook, &catalogue, &cart, &context)))).count_total);
    Ok(Measured::Ratio(
        Ratio { of: counts.max().unwrap_or_default().into(), to: 1 },
        "allocations, the most of any cart",
    ))
}

fn rulebook_to_rules() -> Outcome<Measured> {
    let text = serde_json::to_string(&shop::many_rules(100_000)?)?;
    let rules: Vec<Rule> = serde_json::from_str(&text)?;
    let rulebook = Rulebook::new(Currency::VND, serde_json::from_str(&text)?)?;
    // What is freed is what was held.
    let of = allocations(|| drop(rulebook)).bytes_current.unsigned_abs();
    let to = allocations(|| drop(rules)).bytes_current.unsigned_abs();
    Ok(Measured::Ratio(Ratio { of: of.into(), to: to.into() }, "bytes"))
}

fn main() -> Outcome<()> {
    let allocations = report("heap allocations, 10 lines and 3 rules", &most_allocations()?, 1_600)?;
    let memory = report("memory of a rulebook of 100 000 rules ÷ of the rules", &rulebook_to_rules()?, 200)?;
    if allocations && memory { Ok(()) } else { Err("a target is missed".into()) }
}
