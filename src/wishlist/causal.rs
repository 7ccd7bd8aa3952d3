//! What has been seen by whom: dots, the causal context, and registers that the last writer wins.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::Serialize;

use crate::input::{Checked, Node, checked_text};
use crate::text::identifiers;

identifiers! {
    /// One place where a wishlist is changed: a tab, a device, a server. The host gives each its own, and never one to two of them.
    Replica, "a replica";
}

/// The largest counter; so far away that nobody gets there by counting.
pub(super) const MAX_COUNTER: u64 = u64::MAX / 2;

/// One change of one replica.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Dot {
    pub(super) replica: Replica,
    pub(super) counter: u64,
}

impl fmt::Debug for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The wire form: `12@tab-1`.
impl fmt::Display for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.counter, self.replica)
    }
}

/// A text that is no dot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not a counter from 1 on, an @ and a replica")]
pub(super) struct DotError {
    seen: String,
}

impl FromStr for Dot {
    type Err = DotError;

    fn from_str(text: &str) -> Result<Self, DotError> {
        let dot = text.split_once('@').and_then(|(counter, replica)| {
            let plain = counter.starts_with(|c: char| matches!(c, '1'..='9'));
            let counter = counter.parse().ok().filter(|counter| plain && *counter <= MAX_COUNTER)?;
            Some(Self { counter, replica: Replica::new(replica).ok()? })
        });
        dot.ok_or_else(|| DotError { seen: text.chars().take(80).collect() })
    }
}

checked_text! { Dot, "a dot"; }

/// The dots that a state has seen, live or not: up to a counter for each replica, and single ones beyond (gaps), which come from taking
/// over some dots of a replica without its past.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct Context {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    versions: BTreeMap<Replica, u64>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    single: BTreeSet<Dot>,
}

impl Context {
    pub(super) const fn new() -> Self {
        Self { versions: BTreeMap::new(), single: BTreeSet::new() }
    }

    /// A number that grows with each change taken in.
    pub(super) fn changes(&self) -> u64 {
        let single = u64::try_from(self.single.len()).unwrap_or(u64::MAX);
        self.versions.values().fold(single, |sum, seen| sum.saturating_add(*seen))
    }

    pub(super) fn contains(&self, dot: &Dot) -> bool {
        self.versions.get(&dot.replica).is_some_and(|seen| dot.counter <= *seen) || self.single.contains(dot)
    }

    /// Whether the dot is seen alone, without the past of its replica.
    pub(super) fn is_single(&self, dot: &Dot) -> bool {
        self.single.contains(dot)
    }

    /// Takes in a change of a replica whose past is known.
    pub(super) fn extend(&mut self, dot: &Dot) {
        let seen = self.versions.entry(dot.replica.clone()).or_default();
        *seen = dot.counter.max(*seen);
    }

    /// Takes in a change alone.
    pub(super) fn insert(&mut self, dot: Dot) {
        if !self.contains(&dot) {
            self.single.insert(dot);
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (replica, seen) in &other.versions {
            let own = self.versions.entry(replica.clone()).or_default();
            *own = (*seen).max(*own);
        }
        self.single.extend(other.single.iter().cloned());
        let versions = &self.versions;
        self.single.retain(|dot| versions.get(&dot.replica).is_none_or(|seen| dot.counter > *seen));
    }

    /// Forgets the past of a replica, but for these dots.
    pub(super) fn forget(&mut self, replica: &Replica, live: impl IntoIterator<Item = Dot>) {
        self.versions.remove(replica);
        self.single.retain(|dot| dot.replica != *replica);
        self.single.extend(live.into_iter().filter(|dot| dot.replica == *replica));
    }

    /// The largest counter in it.
    pub(super) fn max(&self) -> u64 {
        let single = self.single.iter().map(|dot| dot.counter);
        self.versions.values().copied().chain(single).max().unwrap_or_default()
    }

    /// The number of replicas and gaps.
    pub(super) fn size(&self) -> usize {
        self.versions.len() + self.single.len()
    }
}

impl Checked for Context {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["versions", "single"])?;
        let versions: Option<BTreeMap<Replica, u64>> = record.or("versions", BTreeMap::new);
        let single = record.or("single", BTreeSet::new);
        let context = Self { versions: versions?, single: single? };
        if context.max() > MAX_COUNTER {
            return node.conflict("a counter is larger than any wishlist reaches");
        }
        Some(context)
    }
}

/// A value, or none, that the last writer wins: the one with the larger counter, then the larger replica, then the larger value. The counter
/// stands first because a later writer has seen the earlier one's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Register<T> {
    set: Dot,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<T>,
}

impl<T> Register<T> {
    pub(super) const fn new(set: Dot, value: Option<T>) -> Self {
        Self { set, value }
    }

    pub(super) const fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    pub(super) const fn counter(&self) -> u64 {
        self.set.counter
    }
}

impl<T: Ord> Register<T> {
    pub(super) fn rank(&self) -> (u64, &Replica, Option<&T>) {
        (self.set.counter, &self.set.replica, self.value())
    }
}

impl<T: Checked> Checked for Register<T> {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["set", "value"])?;
        let (set, value) = (record.required("set"), record.optional("value"));
        Some(Self { set: set?, value: value? })
    }
}

/// Takes the later of two registers; whether that is another than before.
pub(super) fn later<T: Ord + Clone>(own: &mut Option<Register<T>>, other: Option<&Register<T>>) -> bool {
    let newer = other.filter(|other| own.as_ref().is_none_or(|own| own.rank() < other.rank()));
    if let Some(newer) = newer {
        *own = Some(newer.clone());
    }
    newer.is_some()
}

/// What the latest of several registers holds.
pub(super) fn latest<'a, T: Ord + 'a>(registers: impl Iterator<Item = Option<&'a Register<T>>>) -> Option<&'a T> {
    registers.flatten().max_by(|a, b| a.rank().cmp(&b.rank())).and_then(Register::value)
}
