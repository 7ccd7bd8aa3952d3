//! The corpus of the fuzz targets, as regression tests: each file of `tests/fuzz/corpus` goes through the target of its folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "a promise that is broken ends the test"
)]

#[allow(unreachable_pub, reason = "the fuzz package calls them")]
#[path = "fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

/// Runs a target over its folder; returns the number of files.
fn run(name: &str) -> usize {
    let target = targets::target(name).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in &files {
        target(&fs::read(file).unwrap());
    }
    files.len()
}

macro_rules! folders {
    ($($name:ident),+) => {$(
        #[test]
        fn $name() {
            assert!(run(stringify!($name)) >= 5);
        }
    )+};
}

folders!(documents, pricing, share_code, decision_numbers, csv, texts);
