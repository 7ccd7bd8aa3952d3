//! Builds the guest for `wasm32-unknown-unknown`, has it price a cart of 200 lines under 20 rules, and compares its size and the
//! instructions that it executes with what a common host allows: `cargo run --release` in this folder. Where the target is not installed
//! it says so and ends.

#[path = "../../floor.rs"]
mod floor;
#[path = "../../shop.rs"]
mod shop;

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::process::Command;

use ocop::cart::Cart;
use ocop::pricing::{Detail, Quote, Rule};
use ocop::product::{Catalog, Catalogue};
use serde_json::json;
use wasmi::{Config, Engine, Linker, Memory, Module, Store};

use shop::Outcome;

const TARGET: &str = "wasm32-unknown-unknown";
/// What a common host of commerce functions allows.
const MOST_INSTRUCTIONS: u64 = 11_000_000;
const MOST_BYTES: usize = 256_000;

/// The guest as bytes; none where the target is not at hand.
fn guest() -> Outcome<Option<Vec<u8>>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = env!("CARGO_MANIFEST_DIR");
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--lib", "--target", TARGET, "--target-dir", "target/guest"])
        .current_dir(root)
        .status()?;
    Ok(if built.success() { Some(fs::read(format!("{root}/target/guest/{TARGET}/release/ocop_guest.wasm"))?) } else { None })
}

/// The goods of a cart alone: a host sends no more.
fn goods(cart: &Cart) -> Outcome<Catalogue> {
    let all = shop::catalogue(shop::PRODUCTS)?;
    Ok(Catalogue::new(cart.lines().iter().filter_map(|line| all.product(&line.sku).cloned()))?)
}

fn question(lines: u32, rules: Vec<Rule>) -> Outcome<Vec<u8>> {
    let mut carts = shop::carts(1, 1, lines, 7)?;
    let cart = carts.pop().ok_or("no cart")?;
    let (rulebook, context) = (shop::book(rules)?, shop::context(Detail::Kinds));
    Ok(serde_json::to_vec(&json!({ "rulebook": rulebook, "catalogue": goods(&cart)?, "cart": cart, "context": context }))?)
}

/// The instructions that the guest executes for a question, as its interpreter counts them, and the length of its answer.
fn executed(guest: &[u8], question: &[u8]) -> Outcome<(u64, usize)> {
    let engine = Engine::new(Config::default().consume_fuel(true));
    let module = Module::new(&engine, guest)?;
    let mut store = Store::new(&engine, ());
    store.set_fuel(u64::MAX)?;
    let instance = Linker::new(&engine).instantiate(&mut store, &module)?.start(&mut store)?;
    let room = instance.get_typed_func::<u32, u32>(&store, "room")?;
    let price = instance.get_typed_func::<(), u64>(&store, "price")?;
    let memory: Memory = instance.get_memory(&store, "memory").ok_or("no memory")?;
    let len = u32::try_from(question.len())?;
    let address = room.call(&mut store, len)?;
    memory.write(&mut store, address as usize, question)?;
    let before = store.get_fuel()?;
    let answer = price.call(&mut store, ())?;
    let executed = before - store.get_fuel()?;
    let (address, len) = (usize::try_from(answer >> 32)?, usize::try_from(answer & 0xFFFF_FFFF)?);
    let mut quote = vec![0; len];
    memory.read(&store, address, &mut quote)?;
    match serde_json::from_slice::<Quote>(&quote) {
        Ok(_) => Ok((executed, len)),
        Err(_) => Err(String::from_utf8_lossy(&quote).into()),
    }
}

fn main() -> Outcome<()> {
    let mut out = io::stdout();
    let Some(guest) = guest()? else {
        writeln!(out, "skipped: the guest was not built; `rustup target add {TARGET}` may be what is missing")?;
        return Ok(());
    };
    writeln!(out, "size: {} bytes (a host's limit: {MOST_BYTES})", guest.len())?;
    let mut rules = shop::six_and_six()?;
    rules.extend(shop::many_rules(8)?);
    for (lines, rules) in [(200, rules), (10, shop::rules()?)] {
        let (count, question) = (rules.len(), question(lines, rules)?);
        let (fuel, answer) = executed(&guest, &question)?;
        writeln!(out, "{lines} lines, {count} rules: {fuel} instructions, JSON of {} bytes in, {answer} out (a host's limit: {MOST_INSTRUCTIONS})", question.len())?;
    }
    Ok(())
}
