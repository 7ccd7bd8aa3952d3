//! Builds the guest for `wasm32-unknown-unknown`, has it price a cart of 200 lines under 20 rules, and holds its size and the instructions
//! that it executes to what hosts of commerce functions allow: `cargo run` in this folder. Where the target is not installed it
//! says so and ends. Ends non-zero where a budget is missed. A guest that was built or made smaller in another way may be named as an argument.
//!
//! Instructions are those of WebAssembly, as `wasmtime` counts them in fuel: one for each that is executed, however many bytes it copies, and
//! none for `nop`, `drop`, `block` and `loop`. Such hosts start the guest anew for each cart, so what counts is the whole from a fresh start on: the rulebook
//! is read, then the cart is read and priced.

#[path = "../../floor.rs"]
mod floor;
#[path = "../../shop.rs"]
mod shop;

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::process::{Command, ExitCode};

use ocop::cart::Line;
use ocop::pricing::{Detail, Rule};
use ocop::product::Catalog;
use ocop::text::iso;
use serde_json::{Value, json};
use wasmtime::{Config, Engine, Instance, Module, OperatorCost, Store, VariableOperatorCost};

use shop::Outcome;

const TARGET: &str = "wasm32-unknown-unknown";
const MOST_INSTRUCTIONS: u64 = 11_000_000;
const MOST_BYTES: u64 = 256_000;
const MOST_INPUT: u64 = 128_000;

/// The guest as bytes; none where the target is not at hand.
fn guest() -> Outcome<Option<Vec<u8>>> {
    let root = env!("CARGO_MANIFEST_DIR");
    let sysroot = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output()?;
    if !fs::exists(String::from_utf8(sysroot.stdout)?.trim())? {
        return Ok(None);
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let folder =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| format!("{root}/target").into(), std::path::PathBuf::from);
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--profile", "guest", "--lib", "--target", TARGET, "--target-dir"])
        .arg(&folder)
        .current_dir(root)
        .status()?;
    if !built.success() {
        return Err("the guest was not built".into());
    }
    let built = folder.join(TARGET).join("guest/ocop_guest.wasm");
    let smaller = built.with_extension("opt.wasm");
    let features = ["--enable-bulk-memory", "--enable-sign-ext", "--enable-mutable-globals"];
    let more = ["--enable-nontrapping-float-to-int", "--enable-multivalue", "--enable-reference-types"];
    let run =
        Command::new("wasm-opt").arg("-O3").args(features).args(more).arg(&built).arg("-o").arg(&smaller).status();
    let done = run.is_ok_and(|status| status.success());
    let how = if done { "with wasm-opt -O3" } else { "without wasm-opt, which is not installed" };
    writeln!(io::stdout(), "the guest as rustc builds it for {TARGET}, {how}")?;
    Ok(Some(fs::read(if done { smaller } else { built })?))
}

/// The rulebook, and a cart with what a host knows of its goods.
fn questions(lines: u32, rules: Vec<Rule>) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let (catalogue, mut carts) = (shop::catalogue(shop::PRODUCTS)?, shop::carts(1, 1, lines, 7)?);
    let cart = carts.pop().ok_or("no cart")?;
    let goods = |line: &Line| {
        let product = catalogue.product(&line.sku)?.parts();
        let price = product.regular_price?.minor();
        let (categories, tags) = (&product.categories, &product.tags);
        Some(json!({ "sku": line.sku, "units": line.quantity, "price": price, "categories": categories, "tags": tags }))
    };
    let lines: Vec<Value> = cart.lines().iter().filter_map(goods).collect();
    let cart = json!({ "at": iso::instant(shop::context(Detail::Kinds).at).to_string(), "codes": [], "lines": lines });
    Ok((serde_json::to_vec(&shop::book(rules)?)?, serde_json::to_vec(&cart)?))
}

/// A guest that was started.
struct Guest {
    store: Store<()>,
    instance: Instance,
}

impl Guest {
    fn start(engine: &Engine, module: &Module) -> Outcome<Self> {
        let mut store = Store::new(engine, ());
        store.set_fuel(u64::MAX)?;
        let instance = Instance::new(&mut store, module, &[])?;
        Ok(Self { store, instance })
    }

    fn executed(&self) -> Outcome<u64> {
        Ok(u64::MAX - self.store.get_fuel()?)
    }

    fn write(&mut self, question: &[u8]) -> Outcome<()> {
        let room = self.instance.get_typed_func::<u32, u32>(&mut self.store, "room")?;
        let address = room.call(&mut self.store, u32::try_from(question.len())?)?;
        let memory = self.instance.get_memory(&mut self.store, "memory").ok_or("no memory")?;
        Ok(memory.write(&mut self.store, address as usize, question)?)
    }

    fn load(&mut self, rulebook: &[u8]) -> Outcome<()> {
        self.write(rulebook)?;
        let taken = self.instance.get_typed_func::<(), u32>(&mut self.store, "load")?.call(&mut self.store, ())?;
        if taken == 1 { Ok(()) } else { Err("the guest takes no such rulebook".into()) }
    }

    fn price(&mut self, cart: &[u8]) -> Outcome<Vec<u8>> {
        self.write(cart)?;
        let answer = self.instance.get_typed_func::<(), u64>(&mut self.store, "price")?.call(&mut self.store, ())?;
        let mut quote = vec![0; usize::try_from(answer & 0xFFFF_FFFF)?];
        let memory = self.instance.get_memory(&mut self.store, "memory").ok_or("no memory")?;
        memory.read(&self.store, usize::try_from(answer >> 32)?, &mut quote)?;
        if quote.starts_with(b"{") { Ok(quote) } else { Err(String::from_utf8_lossy(&quote).into()) }
    }
}

/// Prints a measure beside its budget; whether it is met.
fn held(name: &str, measured: u64, budget: u64) -> Outcome<bool> {
    let met = measured <= budget;
    writeln!(io::stdout(), "{name:<58} {measured:>12} of {budget:>11}  {}", if met { "met" } else { "MISSED" })?;
    Ok(met)
}

fn main() -> Outcome<ExitCode> {
    let mut out = io::stdout();
    let named = env::args().nth(1).map(fs::read).transpose()?;
    let Some(guest) = named.map_or_else(guest, |guest| Ok(Some(guest)))? else {
        writeln!(out, "skipped: the target {TARGET} is not installed; `rustup target add {TARGET}`")?;
        return Ok(ExitCode::SUCCESS);
    };
    let one_each =
        VariableOperatorCost { memory_copy_per_byte: 0, memory_fill_per_byte: 0, ..VariableOperatorCost::new() };
    let mut config = Config::new();
    config.consume_fuel(true).operator_cost(OperatorCost { variable: one_each, ..OperatorCost::new() });
    let engine = Engine::new(&config)?;
    let module = Module::new(&engine, &guest)?;
    let mut rules = shop::six_and_six()?;
    rules.extend(shop::many_rules(8)?);
    let name = format!("200 lines, {} rules", rules.len());
    let (rulebook, cart) = questions(200, rules)?;
    let mut host = Guest::start(&engine, &module)?;
    host.load(&rulebook)?;
    let loaded = host.executed()?;
    let answer = host.price(&cart)?;
    let cold = host.executed()?;
    let all = [
        held("size of the guest, bytes", u64::try_from(guest.len())?, MOST_BYTES)?,
        held(&format!("{name}: JSON in, bytes"), u64::try_from(rulebook.len() + cart.len())?, MOST_INPUT)?,
        held(&format!("{name}: instructions from start to answer"), cold, MOST_INSTRUCTIONS)?,
    ];
    let again = host.price(&cart)?;
    if again != answer {
        return Err("the same cart has two answers".into());
    }
    let warm = host.executed()? - cold;
    host.load(&serde_json::to_vec(&shop::book(Vec::new())?)?)?;
    let before = host.executed()?;
    host.price(&cart)?;
    let plain = host.executed()? - before;
    writeln!(
        out,
        "of these {loaded} to read the rulebook; a further cart takes {warm}, and {plain} where there are no rules"
    )?;
    Ok(if all.contains(&false) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
