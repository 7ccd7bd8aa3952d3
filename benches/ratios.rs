//! The targets of speed, one line each: `cargo bench --bench ratios` ends non-zero where one is missed.
//!
//! What is compared in time takes turns in small batches over 1 024 carts. The engine is compared with the floor several times in the
//! course of the run, since a machine is busy for seconds at a time, and the median of these ratios counts. Growth is judged by
//! instructions, which callgrind counts in runs of this program of its own; without valgrind those lines are skipped and say so.

mod floor;
mod measure;
mod shop;

use core::hint::black_box;
use std::env;
use std::io::{self, Write as _};
use std::process::Command;
use std::time::Instant;

use ocop::cart::Cart;
use ocop::money::Currency;
use ocop::pricing::{Combine, Context, Detail, Policy, Rule, Rulebook, StepBudget, quote};
use ocop::product::Catalogue;

use measure::{COUNTED, Measured, Ratio, counted, instructions, medians, report};
use shop::Outcome;

const CARTS: u32 = 1_024;
/// Carts of each side between two looks at the clock.
const BATCH: usize = 16;
const MANY: u32 = 100_000;

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

/// The engine against the floor, as often as it is asked.
struct Race {
    pricing: Pricing,
    offers: floor::Offers,
    ratios: Vec<Ratio>,
}

impl Race {
    fn new() -> Outcome<Self> {
        Ok(Self { pricing: Pricing::of(ten_lines()?, shop::rules()?)?, offers: shop::offers()?, ratios: Vec::new() })
    }

    fn run(&mut self) {
        let kinds = shop::context(Detail::Kinds);
        let Self { pricing, offers, ratios } = self;
        let floor = |cart: &Cart| drop(black_box(floor::floor(offers, &pricing.catalogue, cart)));
        let [of, to] = medians(60, BATCH, &pricing.carts, |cart| pricing.price(cart, &kinds), floor);
        ratios.push(Ratio { of, to });
    }

    /// The median of all runs.
    fn median(mut self) -> Measured {
        self.ratios.sort_unstable_by(|a, b| (a.of * b.to).cmp(&(b.of * a.to)));
        match self.ratios.get(self.ratios.len() / 2) {
            Some(median) => Measured::Ratio(*median, "ns for 16 carts"),
            None => Measured::Skipped("there was no run"),
        }
    }
}

fn full_to_kinds() -> Outcome<Measured> {
    let pricing = Pricing::of(ten_lines()?, shop::rules()?)?;
    let (kinds, full) = (shop::context(Detail::Kinds), shop::context(Detail::Full));
    let [of, to] =
        medians(60, BATCH, &pricing.carts, |cart| pricing.price(cart, &full), |cart| pricing.price(cart, &kinds));
    Ok(Measured::Ratio(Ratio { of, to }, "ns for 16 carts"))
}

fn building() -> Outcome<Measured> {
    let text = serde_json::to_string(&shop::many_rules(MANY)?)?;
    let (mut parsed, mut built) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let start = Instant::now();
        let rules: Vec<Rule> = serde_json::from_str(&text)?;
        parsed.push(start.elapsed().as_nanos());
        let start = Instant::now();
        let rulebook = Rulebook::new(Currency::VND, black_box(rules))?;
        built.push(start.elapsed().as_nanos());
        drop(black_box(rulebook));
    }
    let [of, to] = [built, parsed].map(|mut times| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    });
    Ok(Measured::Ratio(Ratio { of, to }, "ns"))
}

/// The lines that benches of their own print: that about memory has an allocator that counts, which would slow this one's work.
fn others() -> Outcome<bool> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut met = true;
    for bench in ["memory", "comparison", "wishlist"] {
        io::stdout().flush()?;
        met &= Command::new(&cargo).args(["bench", "--quiet", "--bench", bench]).status()?.success();
    }
    Ok(met)
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().collect();
    if let Some([_, work]) = arguments.windows(2).find(|pair| matches!(pair, [first, _] if first == COUNTED)) {
        return count(work);
    }
    let mut race = Race::new()?;
    race.run();
    let mut met = report("full detail ÷ kinds", &full_to_kinds()?, 200)?;
    for (name, of, to, target) in [
        ("100 000 rules ÷ 10", "100000 rules", "10 rules", 150),
        ("6 000 units ÷ 6", "6000 units", "6 units", 110),
        ("500 lines ÷ 50", "500 lines", "50 lines", 1_600),
    ] {
        race.run();
        met &= report(name, &grown(of, to)?, target)?;
    }
    for (name, rules, best, plain) in [
        ("three groups of four", shop::three_groups_of_four()?, "groups best deal", "groups by priority"),
        ("six stacking and six multi-buys", shop::six_and_six()?, "six best deal", "six by priority"),
    ] {
        race.run();
        met &= report(&format!("best deal ÷ by priority, {name}"), &grown(best, plain)?, 5_000)?;
        if !proven(rules)? {
            writeln!(io::stdout(), "best deal of {name}: not every one is proven: MISSED")?;
            met = false;
        }
    }
    race.run();
    met &= report("building 100 000 rules ÷ parsing them", &building()?, 100)?;
    met &= others()?;
    race.run();
    met &= report("engine ÷ floor", &race.median(), 400)?;
    if met { Ok(()) } else { Err("a target is missed".into()) }
}
