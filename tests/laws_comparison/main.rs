//! Laws of comparison: lists, share codes, verdicts, winners, dominance, projections.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

mod generators;
mod lists;
mod projections;
mod selections;
mod tables;
mod verdicts;
mod winners;
