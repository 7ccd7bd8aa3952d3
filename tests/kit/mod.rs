//! The crate's own kit, as its tests use it.

#![allow(dead_code, unused_imports, reason = "each test file uses its part")]

pub(crate) use ocop::kit::*;
use proptest::prelude::ProptestConfig;

/// The number of cases of a property: `PROPTEST_CASES`, or the file's own number.
pub(crate) fn cases(ordinary: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(ordinary);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}
