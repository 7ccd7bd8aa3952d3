//! How things are measured: medians of runs that take turns, and instructions counted by callgrind.

#![allow(dead_code, reason = "each bench that shares these takes what it needs")]

use core::fmt;
use std::env;
use std::io::{self, Write as _};
use std::process::Command;
use std::time::Instant;

use super::shop::Outcome;

/// The argument with which this program runs itself under callgrind.
pub(crate) const COUNTED: &str = "--counted";

/// The median times of two pieces of work, in nanoseconds for `each` inputs. They take turns at every few inputs, so that a slow moment
/// falls on both, and which of them goes first changes with every turn.
pub(crate) fn medians<T>(
    rounds: usize,
    each: usize,
    inputs: &[T],
    mut a: impl FnMut(&T),
    mut b: impl FnMut(&T),
) -> [u128; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..rounds {
        for (turn, inputs) in inputs.chunks_exact(each).enumerate() {
            let mut run = |side: usize| {
                let start = Instant::now();
                if side == 0 {
                    inputs.iter().for_each(&mut a);
                } else {
                    inputs.iter().for_each(&mut b);
                }
                let taken = start.elapsed().as_nanos();
                times.iter_mut().skip(side).take(1).for_each(|times| times.push(taken));
            };
            let first = (round + turn) % 2;
            run(first);
            run(1 - first);
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    })
}

/// The work whose instructions are counted: callgrind counts while this function runs.
#[inline(never)]
pub(crate) fn counted<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// The instructions that the named work takes, counted by callgrind in a run of this program of its own; none where there is no valgrind.
pub(crate) fn instructions(work: &str) -> Outcome<Option<u64>> {
    let command = Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*measure::counted*", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .args([COUNTED, work])
        .output();
    let Ok(output) = command else { return Ok(None) };
    let told = String::from_utf8_lossy(&output.stderr);
    let collected = told.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim());
    match collected.and_then(|count| count.parse().ok()) {
        Some(count) if output.status.success() && count > 0 => Ok(Some(count)),
        _ => Err(format!("callgrind did not count {work}: {told}").into()),
    }
}

/// A measured ratio.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ratio {
    pub(crate) of: u128,
    pub(crate) to: u128,
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
pub(crate) enum Measured {
    Ratio(Ratio, &'static str),
    Skipped(&'static str),
}

/// Prints a line; whether the target, in hundredths, is not missed.
pub(crate) fn report(name: &str, measured: &Measured, target: u128) -> Outcome<bool> {
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
