//! Two states made one: copies of one wishlist that were changed apart.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::causal::{Context, Dot, later};
use super::entry::{Dots, Entry, Head};
use super::state::Contents;
use super::{
    Fate, ItemKey, JoinError, JoinReport, JoinedLine, JoinedList, Limits, ListFate, ListId, OverLimit, Wishlist,
};

impl Wishlist {
    /// Takes in another state of the same wishlist: of another tab or device, or an old one. Both sides may do so in any order and any
    /// number of times; in the end all hold the same.
    ///
    /// A line that one side added is kept, one that a side has seen and removed is gone; what both changed is what was written last.
    /// Limits refuse nothing here; what is over them is reported.
    ///
    /// The work grows with the lines of both sides, whatever they hold: [`JoinReport::steps`] counts it.
    ///
    /// # Errors
    /// The other state is of another owner or channel; nothing is changed.
    pub fn merge(&mut self, other: &Self, limits: Limits) -> Result<JoinReport, JoinError> {
        if self.scope != other.scope {
            return Err(JoinError::OtherScope { own: self.scope.clone(), other: other.scope.clone() });
        }
        Ok(self.join(other, limits))
    }

    pub(super) fn join(&mut self, other: &Self, limits: Limits) -> JoinReport {
        let own_seen = core::mem::take(&mut self.context);
        let mut join = Join::new(&own_seen, &other.context);
        let (lists, mut steps) = (core::mem::take(&mut self.lists), 0);
        self.lists = walk(lists, &other.lists, |id, own, other, steps| join.list(id, own, other, steps), &mut steps);
        join.settle_strays(&mut self.lists);
        let mut report = join.report;
        report.steps = steps;
        self.context = own_seen;
        self.context.join(&other.context);
        self.counter = self.counter.max(other.counter);
        later(&mut self.default, other.default.as_ref());
        for (operation, counter) in &other.operations {
            let own = self.operations.entry(operation.clone()).or_default();
            *own = (*counter).max(*own);
        }
        self.forget_operations();
        self.changed_at = self.changed_at.max(other.changed_at);
        self.report_limits(limits, &mut report);
        report
    }

    fn report_limits(&self, limits: Limits, report: &mut JoinReport) {
        let over = |count: usize, limit: usize| count.checked_sub(limit).filter(|by| *by > 0);
        if let Some(by) = over(self.lists.len(), limits.most_lists()) {
            report.over.push(OverLimit::Lists { by });
        }
        for (id, contents) in &self.lists {
            if let Some(by) = over(contents.lines.len(), limits.most_lines()) {
                report.over.push(OverLimit::Lines { list: id.clone(), by });
            }
        }
    }
}

/// A line that one side has at one place and that the other side has seen, but does not have there.
struct Stray {
    dot: Dot,
    place: (ListId, ItemKey),
    entry: Entry,
}

struct Join<'a> {
    own_seen: &'a Context,
    other_seen: &'a Context,
    own_strays: Vec<Stray>,
    other_strays: Vec<Stray>,
    report: JoinReport,
}

impl<'a> Join<'a> {
    fn new(own_seen: &'a Context, other_seen: &'a Context) -> Self {
        let report = JoinReport::default();
        Self { own_seen, other_seen, own_strays: Vec::new(), other_strays: Vec::new(), report }
    }

    fn list(
        &mut self,
        id: &ListId,
        own: Option<Contents>,
        other: Option<&Contents>,
        steps: &mut usize,
    ) -> Option<Contents> {
        let nothing = Contents::default();
        let (had, has) = (own.is_some(), other.is_some());
        let (own, other) = (own.unwrap_or_default(), other.unwrap_or(&nothing));
        let heads = walk(own.heads, &other.heads, |dot, own, other, steps| self.head(dot, own, other, steps), steps);
        let lines =
            walk(own.lines, &other.lines, |item, own, other, steps| self.line(id, item, own, other, steps), steps);
        let joined = Some(Contents { heads, lines }).filter(Contents::is_live);
        let fate = match (had, has, joined.is_some()) {
            (true, _, false) => Some(ListFate::Removed),
            (false, true, true) => Some(ListFate::Added),
            (true, true, true) => Some(ListFate::Kept),
            (false, true, false) => Some(ListFate::Ignored),
            (_, false, _) => None,
        };
        self.report.lists.extend(fate.map(|fate| JoinedList { list: id.clone(), fate }));
        joined
    }

    fn head(&self, dot: &Dot, own: Option<Head>, other: Option<&Head>, steps: &mut usize) -> Option<Head> {
        *steps += 1;
        match (own, other) {
            (Some(mut own), Some(other)) => {
                own.join(other);
                Some(own)
            }
            (Some(own), None) => Some(own).filter(|_| !self.other_seen.contains(dot)),
            (None, other) => other.filter(|_| !self.own_seen.contains(dot)).cloned(),
        }
    }

    fn line(
        &mut self,
        list: &ListId,
        item: &ItemKey,
        own: Option<Dots<Entry>>,
        other: Option<&Dots<Entry>>,
        steps: &mut usize,
    ) -> Option<Dots<Entry>> {
        let (had, has) = (own.is_some(), other.is_some());
        let (joined, changed) = self.dots((list, item), own.unwrap_or_default(), other, steps);
        let fate = match (had, has, !joined.is_empty()) {
            (true, _, false) => Some(Fate::Removed),
            (false, true, true) => Some(Fate::Added),
            (true, _, true) if changed => Some(Fate::Combined),
            (true, true, true) => Some(Fate::Kept),
            (false, true, false) => Some(Fate::Ignored(super::Ignored::RemovedBefore)),
            (_, false, _) => None,
        };
        self.report.lines.extend(fate.map(|fate| JoinedLine { list: list.clone(), item: item.clone(), fate }));
        Some(joined).filter(|joined| !joined.is_empty())
    }

    /// The dots of a line that both sides leave, and whether they are others than before.
    fn dots(
        &mut self,
        (list, item): (&ListId, &ItemKey),
        mut own: Dots<Entry>,
        other: Option<&Dots<Entry>>,
        steps: &mut usize,
    ) -> (Dots<Entry>, bool) {
        let nothing = Dots::new();
        let other = other.unwrap_or(&nothing);
        let stray = |dot: &Dot, entry| Stray { dot: dot.clone(), place: (list.clone(), item.clone()), entry };
        let mut changed = false;
        if own.keys().eq(other.keys()) {
            // As nearly every line does: the map stays, and what stands in it is joined in place.
            *steps += own.len();
            for (own, other) in own.values_mut().zip(other.values()) {
                changed |= own.join(other, self.own_seen, self.other_seen);
            }
            return (own, changed);
        }
        let joined = walk(
            own,
            other,
            |dot, own, other, steps| {
                *steps += 1;
                match (own, other) {
                    (Some(mut own), Some(other)) => {
                        changed |= own.join(other, self.own_seen, self.other_seen);
                        Some(own)
                    }
                    (Some(own), None) if !self.other_seen.contains(dot) => Some(own),
                    (Some(entry), None) => {
                        changed = true;
                        if self.may_stray(dot) {
                            self.own_strays.push(stray(dot, entry));
                        }
                        None
                    }
                    (None, Some(other)) if !self.own_seen.contains(dot) => {
                        changed = true;
                        Some(other.clone())
                    }
                    (None, other) => {
                        if let Some(entry) = other.filter(|_| self.may_stray(dot)) {
                            self.other_strays.push(stray(dot, entry.clone()));
                        }
                        None
                    }
                }
            },
            steps,
        );
        (joined, changed)
    }

    /// Only what was taken over from a guest may stand in different lists of two states: each folded it into its own default.
    fn may_stray(&self, dot: &Dot) -> bool {
        self.own_seen.is_single(dot) || self.other_seen.is_single(dot)
    }

    /// A dot that both sides have, though at different places, is live: it stays at the smaller place.
    fn settle_strays(&mut self, lists: &mut BTreeMap<ListId, Contents>) {
        let by_dot = |strays: Vec<Stray>| strays.into_iter().map(|stray| (stray.dot.clone(), stray)).collect();
        let own: BTreeMap<Dot, Stray> = by_dot(core::mem::take(&mut self.own_strays));
        let mut other: BTreeMap<Dot, Stray> = by_dot(core::mem::take(&mut self.other_strays));
        for (dot, own) in own {
            let Some(other) = other.remove(&dot) else { continue };
            let (mut kept, twin, kept_seen, twin_seen) = if own.place <= other.place {
                (own, other, self.own_seen, self.other_seen)
            } else {
                (other, own, self.other_seen, self.own_seen)
            };
            // Of the list it does not stay in, the line remembers nothing.
            let roots = kept.entry.roots.clone();
            kept.entry.join(&twin.entry, kept_seen, twin_seen);
            kept.entry.roots = roots;
            let Stray { place: (list, item), entry, .. } = kept;
            let places = [(&list, &item), (&twin.place.0, &twin.place.1)];
            self.report.lines.retain(|line| !places.contains(&(&line.list, &line.item)));
            self.report.lines.push(JoinedLine { list: list.clone(), item: item.clone(), fate: Fate::Combined });
            lists.entry(list).or_default().lines.entry(item).or_default().insert(dot, entry);
        }
    }
}

/// Goes through two maps at once, in order, and keeps what `each` makes of every key. Every step is counted.
fn walk<K: Ord + Clone, A, B>(
    own: BTreeMap<K, A>,
    other: &BTreeMap<K, B>,
    mut each: impl FnMut(&K, Option<A>, Option<&B>, &mut usize) -> Option<A>,
    steps: &mut usize,
) -> BTreeMap<K, A> {
    let (mut left, mut right) = (own.into_iter().peekable(), other.iter().peekable());
    let mut kept = Vec::new();
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => break,
            (Some(_), None) => core::cmp::Ordering::Less,
            (None, Some(_)) => core::cmp::Ordering::Greater,
            (Some((a, _)), Some((b, _))) => {
                *steps += 1;
                a.cmp(b)
            }
        };
        let own = if order.is_le() { left.next() } else { None };
        let other = if order.is_ge() { right.next() } else { None };
        let (key, own) = match (own, other) {
            (Some((key, own)), _) => (key, Some(own)),
            (None, Some((key, _))) => (key.clone(), None),
            (None, None) => break,
        };
        let value = each(&key, own, other.map(|(_, value)| value), steps);
        kept.extend(value.map(|value| (key, value)));
    }
    // A map is built from sorted entries in one go.
    kept.into_iter().collect()
}
