//! What stands in the dots: lines as they were added, with the later changes to them, and heads of lists.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;

use serde::Serialize;
use time::OffsetDateTime;

use super::causal::{Context, Dot, Register, later, latest};
use super::policy::Reading;
use super::{ItemKey, Line, ListName, Note, PriceSeen, Priority, Replica, ShareToken, Source, Title, Visibility};
use crate::input::checked_record;
use crate::money::Currency;
use crate::pricing::PriceTax;
use crate::product::Quantity;
use crate::text::iso;

/// The dots of one line or one list head, with what stands in each. There is more than one where two replicas added at once.
pub(super) type Dots<T> = BTreeMap<Dot, T>;

/// The quantities that were set, each by its own dot.
pub(super) type Amounts = BTreeMap<Dot, Quantity>;

/// When and at what price a line was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Baseline {
    #[serde(with = "iso::serde_instant")]
    pub(super) added_at: OffsetDateTime,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) price: Option<PriceSeen>,
}

checked_record!(Baseline { added_at: required, price: optional });

impl Baseline {
    fn rank(&self) -> (OffsetDateTime, Option<(Currency, i64, bool)>) {
        (
            self.added_at,
            self.price.map(|seen| (seen.price.currency(), seen.price.minor(), seen.tax == PriceTax::Included)),
        )
    }
}

impl PartialOrd for Baseline {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Baseline {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

/// What a line remembers of its list, so that the list can come back with it where the list was deleted by somebody who had not seen the
/// line. The rest (who sees it, the token) does not come back: nothing that was closed opens by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Roots {
    pub(super) name: Register<ListName>,
    pub(super) created_at: OffsetDateTime,
}

impl Roots {
    pub(super) fn join(&mut self, other: &Self) -> bool {
        let renamed = self.name.rank() < other.name.rank();
        let older = other.created_at < self.created_at;
        if renamed {
            self.name = other.name.clone();
        }
        self.created_at = self.created_at.min(other.created_at);
        renamed || older
    }
}

/// Takes the roots of both, without a copy where one holds all.
pub(super) fn join_roots(own: &mut Arc<Roots>, other: &Arc<Roots>) -> bool {
    !Arc::ptr_eq(own, other) && own != other && {
        let mut joined = (**own).clone();
        let changed = joined.join(other);
        if changed {
            *own = if joined == **other { other.clone() } else { Arc::new(joined) };
        }
        changed
    }
}

/// The head of a list: one for each time it was created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) roots: Arc<Roots>,
    pub(super) visibility: Option<Register<Visibility>>,
    pub(super) token: Option<Register<ShareToken>>,
}

impl Head {
    pub(super) fn join(&mut self, other: &Self) -> bool {
        let mut changed = join_roots(&mut self.roots, &other.roots);
        changed |= later(&mut self.visibility, other.visibility.as_ref());
        changed | later(&mut self.token, other.token.as_ref())
    }

    /// The largest counter in the head.
    pub(super) fn counter(&self) -> u64 {
        let registers = [
            self.visibility.as_ref().map(Register::counter),
            self.token.as_ref().map(Register::counter),
            Some(self.roots.name.counter()),
        ];
        registers.into_iter().flatten().max().unwrap_or_default()
    }
}

/// A line as one replica added it, with what all replicas changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) roots: Arc<Roots>,
    pub(super) added: Baseline,
    pub(super) source: Option<Source>,
    /// Set where adding again made the line count as added now.
    pub(super) refreshed: Option<Register<Baseline>>,
    pub(super) title: Option<Register<Title>>,
    pub(super) note: Option<Register<Note>>,
    pub(super) priority: Option<Register<Priority>>,
    pub(super) position: Option<Register<i64>>,
    pub(super) amounts: Amounts,
    pub(super) received: BTreeMap<Replica, u32>,
}

impl Entry {
    /// The entry of a line that is added, or restored, by a dot.
    pub(super) fn new(dot: &Dot, line: &Line, roots: Arc<Roots>) -> Self {
        Self {
            roots,
            added: Self::base(line),
            source: line.source.clone(),
            refreshed: None,
            title: set(dot, line.title.clone()),
            note: set(dot, line.note.clone()),
            priority: set(dot, Some(line.priority).filter(|priority| *priority != Priority::Medium)),
            position: set(dot, line.position),
            amounts: BTreeMap::from([(dot.clone(), line.quantity)]),
            received: (line.received > 0).then(|| (dot.replica.clone(), line.received)).into_iter().collect(),
        }
    }

    /// When and at what price a line is added.
    pub(super) fn base(line: &Line) -> Baseline {
        Baseline { added_at: super::policy::in_utc(line.added_at), price: line.price }
    }

    /// Takes the later of everything; what the other has seen and no longer has is gone.
    pub(super) fn join(&mut self, other: &Self, own_seen: &Context, other_seen: &Context) -> bool {
        let mut changed = later(&mut self.refreshed, other.refreshed.as_ref());
        changed |= join_roots(&mut self.roots, &other.roots);
        changed |= later(&mut self.title, other.title.as_ref());
        changed |= later(&mut self.note, other.note.as_ref());
        changed |= later(&mut self.priority, other.priority.as_ref());
        changed |= later(&mut self.position, other.position.as_ref());
        for (replica, count) in &other.received {
            let own = self.received.entry(replica.clone()).or_default();
            changed |= *own < *count;
            *own = (*count).max(*own);
        }
        let before = self.amounts.len();
        self.amounts.retain(|dot, _| other.amounts.contains_key(dot) || !other_seen.contains(dot));
        changed |= self.amounts.len() < before;
        for (dot, amount) in &other.amounts {
            if !self.amounts.contains_key(dot) && !own_seen.contains(dot) {
                self.amounts.insert(dot.clone(), *amount);
                changed = true;
            }
        }
        changed
    }

    /// Every dot that stands in the entry, but for its own.
    pub(super) fn amount_dots(&self) -> impl Iterator<Item = &Dot> {
        self.amounts.keys()
    }

    /// The largest counter in the entry.
    pub(super) fn counter(&self) -> u64 {
        let registers = [
            self.refreshed.as_ref().map(Register::counter),
            self.title.as_ref().map(Register::counter),
            self.note.as_ref().map(Register::counter),
            self.priority.as_ref().map(Register::counter),
            self.position.as_ref().map(Register::counter),
            Some(self.roots.name.counter()),
        ];
        registers.into_iter().flatten().chain(self.amounts.keys().map(|dot| dot.counter)).max().unwrap_or_default()
    }
}

fn set<T>(dot: &Dot, value: Option<T>) -> Option<Register<T>> {
    value.map(|value| Register::new(dot.clone(), Some(value)))
}

/// The line that several entries read as.
pub(super) fn line_of(item: &ItemKey, dots: &Dots<Entry>, reading: Reading) -> Option<Line> {
    let entries = || dots.values();
    let (_, first) = dots.iter().min_by_key(|(dot, entry)| (entry.added.added_at, dot.counter, &dot.replica))?;
    let base = latest(entries().map(|entry| entry.refreshed.as_ref())).unwrap_or(&first.added);
    Some(Line {
        item: item.clone(),
        quantity: quantity_of(dots, reading),
        received: received_of(dots),
        note: latest(entries().map(|entry| entry.note.as_ref())).cloned(),
        priority: latest(entries().map(|entry| entry.priority.as_ref())).copied().unwrap_or_default(),
        position: latest(entries().map(|entry| entry.position.as_ref())).copied(),
        added_at: base.added_at,
        price: base.price,
        title: latest(entries().map(|entry| entry.title.as_ref())).cloned(),
        source: first.source.clone(),
    })
}

/// The quantity that several entries read as. One amount may stand in several of them and counts once.
pub(super) fn quantity_of(dots: &Dots<Entry>, reading: Reading) -> Quantity {
    let amounts: BTreeMap<&Dot, Quantity> =
        dots.values().flat_map(|entry| entry.amounts.iter().map(|(dot, amount)| (dot, *amount))).collect();
    let read = match reading {
        Reading::Largest => amounts.values().copied().max(),
        Reading::Last => amounts.iter().max_by_key(|(dot, _)| (dot.counter, &dot.replica)).map(|(_, amount)| *amount),
        Reading::Sum => {
            let sum: u64 = amounts.values().map(|amount| u64::from(amount.get())).sum();
            let most = u32::try_from(sum).unwrap_or(u32::MAX).min(Quantity::MAX);
            Quantity::new(most).ok()
        }
    };
    // There is always an amount: each replica that takes one away puts one in its place.
    read.unwrap_or(Quantity::ONE)
}

/// How many were received by all replicas together.
pub(super) fn received_of(dots: &Dots<Entry>) -> u32 {
    let mut counts: BTreeMap<&Replica, u32> = BTreeMap::new();
    for (replica, count) in dots.values().flat_map(|entry| &entry.received) {
        let own = counts.entry(replica).or_default();
        *own = (*count).max(*own);
    }
    counts.values().fold(0, |sum: u32, count| sum.saturating_add(*count))
}
