//! Prices a cart that is written as JSON, and prints the quote as JSON.
//!
//! ```text
//! cargo run --example quote -- catalogue.json rulebook.json cart.json [context.json]
//! ```
//!
//! Without a context the cart is a guest's, picked up at noon of 25 November 2026 in Viet Nam, under the default policy. Input that is
//! wrong is told with all its faults, each with file, path and the value seen, and the exit code is 1. Sample files are in `examples/data`.

use core::error::Error;
use core::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use ocop::cart::Cart;
use ocop::input::{Checked, Fault, Unchecked};
use ocop::pricing::{self, Context, Policy, Rulebook};
use ocop::product::Catalogue;
use ocop::text::iso;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let said = match paths.as_slice() {
        [catalogue, rulebook, cart] => run(catalogue, rulebook, cart, None),
        [catalogue, rulebook, cart, context] => run(catalogue, rulebook, cart, Some(context)),
        _ => Err("usage: quote CATALOGUE.json RULEBOOK.json CART.json [CONTEXT.json]".into()),
    };
    match said {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told where this fails.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(catalogue: &Path, rulebook: &Path, cart: &Path, context: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let mut faults = Vec::new();
    let catalogue: Option<Catalogue> = read(catalogue, &mut faults);
    let rulebook: Option<Rulebook> = read(rulebook, &mut faults);
    let cart: Option<Cart> = read(cart, &mut faults);
    let context = match context {
        Some(path) => read(path, &mut faults),
        None => Some(Context::new(iso::parse_instant("2026-11-25T12:00:00+07:00")?, Policy::default())),
    };
    let (Some(catalogue), Some(rulebook), Some(cart), Some(context)) = (catalogue, rulebook, cart, context) else {
        return Err(Box::new(FaultyFiles(faults)));
    };
    let quote = pricing::quote(&rulebook, &catalogue, &cart, &context)?;
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&quote)?)?;
    Ok(())
}

/// The value that a file describes; without one, what is wrong with the file is among the faults.
fn read<T: Checked>(path: &Path, faults: &mut Vec<FileFault>) -> Option<T> {
    let mut told = |fault| {
        faults.push(FileFault { file: path.to_owned(), fault });
        None
    };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return told(Wrong::Unreadable(error)),
    };
    let document: Unchecked = match serde_json::from_str(&text) {
        Ok(document) => document,
        Err(error) => return told(Wrong::NotJson(error)),
    };
    match document.check() {
        Ok(value) => Some(value),
        Err(faults) => faults.into_iter().fold(None, |_, fault| told(Wrong::Fault(fault))),
    }
}

/// One thing that is wrong with a file.
#[derive(Debug)]
struct FileFault {
    file: PathBuf,
    fault: Wrong,
}

#[derive(Debug)]
enum Wrong {
    Unreadable(io::Error),
    NotJson(serde_json::Error),
    Fault(Fault),
}

/// All that is wrong with all files.
#[derive(Debug)]
struct FaultyFiles(Vec<FileFault>);

impl fmt::Display for FaultyFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, FileFault { file, fault }) in self.0.iter().enumerate() {
            write!(f, "{}{}: ", if i == 0 { "" } else { "\n" }, file.display())?;
            match fault {
                Wrong::Unreadable(error) => write!(f, "{error}")?,
                Wrong::NotJson(error) => write!(f, "{error}")?,
                Wrong::Fault(fault) => write!(f, "{fault}")?,
            }
        }
        Ok(())
    }
}

impl Error for FaultyFiles {}
