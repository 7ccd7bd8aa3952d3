//! Builds the guest for `wasm32-unknown-unknown`, has it price a cart of 200 lines under 20 rules, and holds its size and the instructions
//! that it executes to what hosts of commerce functions allow: `cargo run --release` in this folder. Where the target is not installed it
//! says so and ends. Ends non-zero where a budget is missed.
//!
//! Instructions are those of WebAssembly, as `wasmtime` counts them in fuel: one for each that is executed, none for `nop`, `drop`,
//! `block`, `loop` and the like. Such hosts start the guest anew for each cart, so the first line counts: both calls from a fresh start.

#[path = "../../floor.rs"]
mod floor;
#[path = "../../shop.rs"]
mod shop;

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::process::{Command, ExitCode};

use ocop::cart::Cart;
use ocop::pricing::{Detail, Quote, Rule};
use ocop::product::{Catalog, Catalogue};
use serde_json::json;
use wasmtime::{Config, Engine, Instance, Module, Store};

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
        .args(["build", "--quiet", "--release", "--lib", "--target", TARGET, "--target-dir"])
        .arg(&folder)
        .current_dir(root)
        .status()?;
    if !built.success() {
        return Err("the guest was not built".into());
    }
    Ok(Some(fs::read(folder.join(TARGET).join("release/ocop_guest.wasm"))?))
}

/// The goods of a cart alone: a host sends no more.
fn goods(cart: &Cart) -> Outcome<Catalogue> {
    let all = shop::catalogue(shop::PRODUCTS)?;
    Ok(Catalogue::new(cart.lines().iter().filter_map(|line| all.product(&line.sku).cloned()))?)
}

/// What the guest is given to load, and the cart.
fn questions(lines: u32, rules: Vec<Rule>) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let mut carts = shop::carts(1, 1, lines, 7)?;
    let cart = carts.pop().ok_or("no cart")?;
    let (rulebook, context) = (shop::book(rules)?, shop::context(Detail::Kinds));
    let shop = json!({ "rulebook": rulebook, "catalogue": goods(&cart)?, "context": context });
    Ok((serde_json::to_vec(&shop)?, serde_json::to_vec(&cart)?))
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

    fn load(&mut self, shop: &[u8]) -> Outcome<()> {
        self.write(shop)?;
        Ok(self.instance.get_typed_func::<(), ()>(&mut self.store, "load")?.call(&mut self.store, ())?)
    }

    fn price(&mut self, cart: &[u8]) -> Outcome<Vec<u8>> {
        self.write(cart)?;
        let answer = self.instance.get_typed_func::<(), u64>(&mut self.store, "price")?.call(&mut self.store, ())?;
        let mut quote = vec![0; usize::try_from(answer & 0xFFFF_FFFF)?];
        let memory = self.instance.get_memory(&mut self.store, "memory").ok_or("no memory")?;
        memory.read(&self.store, usize::try_from(answer >> 32)?, &mut quote)?;
        match serde_json::from_slice::<Quote>(&quote) {
            Ok(_) => Ok(quote),
            Err(_) => Err(String::from_utf8_lossy(&quote).into()),
        }
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
    let Some(guest) = guest()? else {
        writeln!(out, "skipped: the target {TARGET} is not installed; `rustup target add {TARGET}`")?;
        return Ok(ExitCode::SUCCESS);
    };
    let engine = Engine::new(Config::new().consume_fuel(true))?;
    let module = Module::new(&engine, &guest)?;
    let mut rules = shop::six_and_six()?;
    rules.extend(shop::many_rules(8)?);
    let name = format!("200 lines, {} rules", rules.len());
    let (shop, cart) = questions(200, rules)?;
    let mut host = Guest::start(&engine, &module)?;
    host.load(&shop)?;
    let loaded = host.executed()?;
    let answer = host.price(&cart)?.len();
    let cold = host.executed()?;
    host.price(&cart)?;
    let warm = host.executed()? - cold;
    let all = [
        held("size of the guest, bytes", u64::try_from(guest.len())?, MOST_BYTES)?,
        held(&format!("{name}: JSON in, bytes"), u64::try_from(shop.len() + cart.len())?, MOST_INPUT)?,
        held(&format!("{name}: instructions from start to quote"), cold, MOST_INSTRUCTIONS)?,
    ];
    writeln!(out, "of these, to read rulebook, catalogue and context: {loaded}")?;
    writeln!(
        out,
        "a further cart of the same shop: {warm} instructions, JSON of {} bytes in, {answer} out",
        cart.len()
    )?;
    Ok(if all.contains(&false) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
