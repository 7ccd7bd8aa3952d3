//! The targets of speed, one line each: `cargo bench --bench ratios` ends non-zero where one is missed.
//!
//! What is compared in time takes turns in small batches over 1 024 carts. Growth is judged by instructions, which callgrind counts in
//! runs of this program of its own; without valgrind those lines are skipped and say so.

mod floor;
mod measure;
mod shop;

use core::hint::black_box;
use std::env;
use std::fmt;
use std::io::{self, Write as _};

use allocation_counter::measure as allocations;
use ocop::cart::Cart;
use ocop::money::Currency;
use ocop::pricing::{Combine, Context, Detail, Policy, Rule, Rulebook, StepBudget, quote};
use ocop::product::Catalogue;

use measure::{COUNTED, counted, instructions, medians};
use shop::Outcome;

const CARTS: u32 = 1_024;
/// Carts of each side between two looks at the clock.
const BATCH: usize = 16;
const MANY: u32 = 100_000;

/// A measured ratio.
#[derive(Debug, Clone, Copy)]
struct Ratio {
    of: u128,
    to: u128,
}

impl Ratio {
    const fn meets(self, target: u128) -> bool {
        self.of * 100 <= target * self.to
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.of * 100).div_ceil(self.to.max(1));
        write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// What was measured for a target.
enum Measured {
    Ratio(Ratio, &'static str),
    Skipped(&'static str),
}

/// Prices carts; the bench counts on every one being priced.
struct Pricing {
    catalogue: Catalogue,
    carts: Vec<Cart>,
    rulebook: Rulebook,
}

impl Pricing {
    fn of(carts: Vec<Cart>, rules: Vec<Rule>) -> Outcome<Self> {
        Ok(Self { catalogue: shop::catalogue(shop::PRODUCTS)?, carts, rulebook: shop::book(rules)? })
    }

    fn price(&self, cart: &Cart, context: &Context) {
        let _ = black_box(quote(&self.rulebook, &self.catalogue, cart, context));
    }

    /// Prices all carts, while instructions are counted.
    fn count(&self, context: &Context) -> Outcome<()> {
        for cart in &self.carts {
            black_box(counted(|| quote(&self.rulebook, &self.catalogue, cart, context))?);
        }
        Ok(())
    }
}

fn ten_lines() -> Outcome<Vec<Cart>> {
    shop::carts(1, CARTS, 10, 7)
}

/// The work that runs under callgrind.
fn count(work: &str) -> Outcome<()> {
    let kinds = shop::context(Detail::Kinds);
    let best = Context {
        policy: Policy { combine: Combine::BestDeal(StepBudget::default()), ..Policy::default() }.into(),
        ..kinds.clone()
    };
    let carts = |lines| shop::carts(1, 64, lines, 7);
    let units = |units| Pricing::of(shop::carts_of_units(1, 64, 10, units)?, shop::rules()?);
    match work {
        "engine" => Pricing::of(carts(10)?, shop::rules()?)?.count(&kinds),
        "floor" => {
            let (catalogue, offers) = (shop::catalogue(shop::PRODUCTS)?, shop::offers()?);
            carts(10)?.iter().for_each(|cart| drop(black_box(counted(|| floor::floor(&offers, &catalogue, cart)))));
            Ok(())
        }
        "10 rules" => Pricing::of(carts(10)?, shop::many_rules(10)?)?.count(&kinds),
        "100000 rules" => Pricing::of(carts(10)?, shop::many_rules(MANY)?)?.count(&kinds),
        "6 units" => units(6)?.count(&kinds),
        "6000 units" => units(6_000)?.count(&kinds),
        "50 lines" => Pricing::of(carts(50)?, shop::rules()?)?.count(&kinds),
        "500 lines" => Pricing::of(carts(500)?, shop::rules()?)?.count(&kinds),
        "groups by priority" => Pricing::of(carts(10)?, shop::three_groups_of_four()?)?.count(&kinds),
        "groups best deal" => Pricing::of(carts(10)?, shop::three_groups_of_four()?)?.count(&best),
        "six by priority" => Pricing::of(carts(10)?, shop::six_and_six()?)?.count(&kinds),
        "six best deal" => Pricing::of(carts(10)?, shop::six_and_six()?)?.count(&best),
        _ => Err(format!("{work:?} is no work to count").into()),
    }
}

/// Whether the best deal of every cart is proven.
fn proven(rules: Vec<Rule>) -> Outcome<bool> {
    let best = Policy { combine: Combine::BestDeal(StepBudget::default()), ..Policy::default() };
    let context = Context { policy: best.into(), ..shop::context(Detail::Kinds) };
    let pricing = Pricing::of(shop::carts(1, 64, 10, 7)?, rules)?;
    let mut all = true;
    for cart in &pricing.carts {
        let quote = quote(&pricing.rulebook, &pricing.catalogue, cart, &context)?;
        all &= quote.best_deal.is_some_and(|best| best.proven);
    }
    Ok(all)
}

fn grown(of: &str, to: &str) -> Outcome<Measured> {
    Ok(match (instructions(of)?, instructions(to)?) {
        (Some(of), Some(to)) => Measured::Ratio(Ratio { of: of.into(), to: to.into() }, "instructions"),
        _ => Measured::Skipped("there is no valgrind to count instructions"),
    })
}

fn engine_to_floor() -> Outcome<Measured> {
    let (pricing, offers) = (Pricing::of(ten_lines()?, shop::rules()?)?, shop::offers()?);
    let kinds = shop::context(Detail::Kinds);
    let floor = |cart: &Cart| drop(black_box(floor::floor(&offers, &pricing.catalogue, cart)));
    let [of, to] = medians(60, BATCH, &pricing.carts, |cart| pricing.price(cart, &kinds), floor);
    Ok(Measured::Ratio(Ratio { of, to }, "ns for 16 carts"))
}

fn full_to_kinds() -> Outcome<Measured> {
    let pricing = Pricing::of(ten_lines()?, shop::rules()?)?;
    let (kinds, full) = (shop::context(Detail::Kinds), shop::context(Detail::Full));
    let [of, to] =
        medians(60, BATCH, &pricing.carts, |cart| pricing.price(cart, &full), |cart| pricing.price(cart, &kinds));
    Ok(Measured::Ratio(Ratio { of, to }, "ns for 16 carts"))
}

fn most_allocations() -> Outcome<Measured> {
    let pricing = Pricing::of(ten_lines()?, shop::rules()?)?;
    let kinds = shop::context(Detail::Kinds);
    let most = pricing.carts.iter().map(|cart| allocations(|| pricing.price(cart, &kinds)).count_total).max();
    Ok(Measured::Ratio(Ratio { of: most.unwrap_or_default().into(), to: 1 }, "allocations, the most of any cart"))
}

fn building() -> Outcome<[Measured; 2]> {
    let text = serde_json::to_string(&shop::many_rules(MANY)?)?;
    let parse = || serde_json::from_str::<Vec<Rule>>(&text);
    let (mut parsed, mut built) = (Vec::new(), Vec::new());
    let mut memory = Ratio { of: 0, to: 1 };
    for _ in 0..5 {
        let start = std::time::Instant::now();
        let rules = parse()?;
        parsed.push(start.elapsed().as_nanos());
        let start = std::time::Instant::now();
        let book = Rulebook::new(Currency::VND, rules)?;
        built.push(start.elapsed().as_nanos());
        // What is freed is what was held.
        let of = allocations(|| drop(book)).bytes_current.unsigned_abs();
        let rules = parse()?;
        memory = Ratio { of: of.into(), to: allocations(|| drop(rules)).bytes_current.unsigned_abs().into() };
    }
    parsed.sort_unstable();
    built.sort_unstable();
    let median = |times: &[u128]| times.get(times.len() / 2).copied().unwrap_or_default();
    let time = Ratio { of: median(&built), to: median(&parsed) };
    Ok([Measured::Ratio(time, "ns"), Measured::Ratio(memory, "bytes")])
}

/// Prints a line; whether the target, in hundredths, is not missed.
fn report(name: &str, measured: &Measured, target: u128) -> Outcome<bool> {
    let mut out = io::stdout();
    let most = format!("{}.{:02}", target / 100, target % 100);
    match measured {
        Measured::Skipped(why) => {
            writeln!(out, "{name}: skipped, {why} (target {most})")?;
            Ok(true)
        }
        Measured::Ratio(ratio @ Ratio { of, to }, unit) => {
            let met = if ratio.meets(target) { "met" } else { "MISSED" };
            writeln!(out, "{name}: {ratio} (target {most}; {of} to {to} {unit}): {met}")?;
            Ok(ratio.meets(target))
        }
    }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().collect();
    if let Some([_, work]) = arguments.windows(2).find(|pair| matches!(pair, [first, _] if first == COUNTED)) {
        return count(work);
    }
    let mut met = report("engine ÷ floor", &engine_to_floor()?, 400)?;
    met &= report("engine ÷ floor, in instructions", &grown("engine", "floor")?, 400)?;
    met &= report("full detail ÷ kinds", &full_to_kinds()?, 200)?;
    met &= report("100 000 rules ÷ 10", &grown("100000 rules", "10 rules")?, 150)?;
    met &= report("6 000 units ÷ 6", &grown("6000 units", "6 units")?, 110)?;
    met &= report("500 lines ÷ 50", &grown("500 lines", "50 lines")?, 1_600)?;
    for (name, rules, best, plain) in [
        ("three groups of four", shop::three_groups_of_four()?, "groups best deal", "groups by priority"),
        ("six stacking and six multi-buys", shop::six_and_six()?, "six best deal", "six by priority"),
    ] {
        met &= report(&format!("best deal ÷ by priority, {name}"), &grown(best, plain)?, 5_000)?;
        if !proven(rules)? {
            writeln!(io::stdout(), "best deal of {name}: not every one is proven: MISSED")?;
            met = false;
        }
    }
    met &= report("heap allocations", &most_allocations()?, 1_600)?;
    let [time, memory] = building()?;
    met &= report("building 100 000 rules ÷ parsing them", &time, 100)?;
    met &= report("memory of the rulebook ÷ of the rules", &memory, 200)?;
    if met { Ok(()) } else { Err("a target is missed".into()) }
}
