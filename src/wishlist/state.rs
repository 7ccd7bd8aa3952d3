//! The state of a wishlist: what is live, what has been seen, and nothing else.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;

use time::OffsetDateTime;

use super::causal::{Context, Dot, MAX_COUNTER, Register};
use super::entry::{Dots, Entry, Head, Roots};
use super::policy::{Retention, in_utc};
use super::{ItemKey, ListId, OperationId, Owner, Refusal, Replica, Scope, Writer};

/// The number of operations that a state remembers; older ones are forgotten first.
pub const MAX_OPERATIONS: usize = 256;

/// The lists of one owner, in one channel, with their lines.
///
/// Two copies that were changed apart are made one by [`merge`](Self::merge), in any order and any number of times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishlist {
    pub(super) scope: Scope,
    pub(super) counter: u64,
    pub(super) context: Context,
    pub(super) lists: BTreeMap<ListId, Contents>,
    pub(super) default: Option<Register<ListId>>,
    pub(super) operations: BTreeMap<OperationId, u64>,
    pub(super) changed_at: Option<OffsetDateTime>,
}

/// A list: live while there is a head or a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Contents {
    pub(super) heads: Dots<Head>,
    pub(super) lines: BTreeMap<ItemKey, Dots<Entry>>,
}

impl Contents {
    pub(super) fn is_live(&self) -> bool {
        !self.heads.is_empty() || !self.lines.is_empty()
    }

    /// What all heads, or else all lines, say of the list; none of a list that is not live.
    pub(super) fn roots(&self) -> Option<Arc<Roots>> {
        let mut all = self.heads.values().map(|head| &head.roots);
        let mut roots = match all.next() {
            Some(roots) => roots.clone(),
            None => return self.roots_of_lines(),
        };
        for other in all {
            super::entry::join_roots(&mut roots, other);
        }
        Some(roots)
    }

    fn roots_of_lines(&self) -> Option<Arc<Roots>> {
        let mut all = self.lines.values().flat_map(BTreeMap::values).map(|entry| &entry.roots);
        let mut roots = all.next()?.clone();
        for other in all {
            super::entry::join_roots(&mut roots, other);
        }
        Some(roots)
    }

    /// Everything that is live in the list.
    pub(super) fn dots(&self) -> impl Iterator<Item = &Dot> {
        let entries = self.lines.values().flatten();
        self.heads.keys().chain(entries.flat_map(|(dot, entry)| core::iter::once(dot).chain(entry.amount_dots())))
    }
}

impl Wishlist {
    /// A wishlist without a list.
    #[must_use]
    pub const fn new(scope: Scope) -> Self {
        Self {
            scope,
            counter: 0,
            context: Context::new(),
            lists: BTreeMap::new(),
            default: None,
            operations: BTreeMap::new(),
            changed_at: None,
        }
    }

    /// Whose it is, and in which channel.
    #[must_use]
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// How many changes the state has seen. Grows with each of them; two states of one revision need not be equal.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.context.changes()
    }

    /// The instant of the last change.
    #[must_use]
    pub const fn changed_at(&self) -> Option<OffsetDateTime> {
        self.changed_at
    }

    /// Whether no list has a line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.values().all(|list| list.lines.is_empty())
    }

    /// How much the state holds beside its lines: replicas and gaps seen. It grows with neither removals nor edits.
    #[must_use]
    pub fn overhead(&self) -> usize {
        self.context.size()
    }

    /// The default list: the one that was named last, if it is live, or else the live one created first.
    #[must_use]
    pub fn default_list(&self) -> Option<&ListId> {
        let named = self.default.as_ref().and_then(Register::value);
        let live = named.and_then(|id| self.lists.get_key_value(id)).map(|(id, _)| id);
        live.or_else(|| self.by_creation().first().copied())
    }

    /// The ids of all lists, the one created first leading.
    pub(super) fn by_creation(&self) -> alloc::vec::Vec<&ListId> {
        let mut ids: alloc::vec::Vec<_> =
            self.lists.iter().map(|(id, list)| (list.roots().map(|roots| roots.created_at), id)).collect();
        ids.sort_unstable();
        ids.into_iter().map(|(_, id)| id).collect()
    }

    /// Whether nobody has changed the wishlist for so long that the host may end it. A wishlist that was never changed is due as soon as
    /// its kind ends at all.
    #[must_use]
    pub fn is_due(&self, retention: Retention, at: OffsetDateTime) -> bool {
        let days = match self.scope.owner {
            Owner::Guest(_) => retention.guests,
            Owner::Account(_) => retention.accounts,
        };
        let idle = |days: u32| self.changed_at.is_none_or(|changed| at - changed > time::Duration::days(days.into()));
        days.is_some_and(idle) && (self.is_empty() || !retention.only_empty)
    }

    /// Forgets what a replica did, but for what is live of it. The host declares that no state of that replica will be merged any more, and
    /// that every other replica whose states will be has taken in this one first: who still holds a line of the retired replica that was
    /// removed here would bring it back.
    pub fn retire(&mut self, replica: &Replica) {
        let live = self.lists.values().flat_map(Contents::dots).filter(|dot| dot.replica == *replica);
        let live: alloc::vec::Vec<Dot> = live.cloned().collect();
        self.context.forget(replica, live);
    }

    pub(super) fn contents(&self, list: &ListId) -> Result<&Contents, Refusal> {
        self.lists.get(list).ok_or_else(|| Refusal::NoList { list: list.clone() })
    }

    pub(super) fn dots(&self, list: &ListId, item: &ItemKey) -> Result<&Dots<Entry>, Refusal> {
        let none = || Refusal::NoLine { list: list.clone(), item: item.clone() };
        self.contents(list)?.lines.get(item).ok_or_else(none)
    }

    /// Whether the operation of the writer was applied before.
    ///
    /// # Errors
    /// The writer may not write, or the change was meant for another revision.
    pub(super) fn begin(&self, writer: &Writer) -> Result<bool, Refusal> {
        if !writer.may_write(&self.scope.owner) {
            return Err(Refusal::Closed { open_to: writer.policy.open_to });
        }
        if writer.operation.as_ref().is_some_and(|operation| self.operations.contains_key(operation)) {
            return Ok(true);
        }
        match writer.based_on {
            Some(based_on) if based_on != self.revision() => {
                Err(Refusal::Stale { based_on, revision: self.revision() })
            }
            _ => Ok(false),
        }
    }

    /// The dot of the next change.
    ///
    /// # Errors
    /// The counter has reached its end.
    pub(super) fn mint(&mut self, writer: &Writer) -> Result<Dot, Refusal> {
        if self.counter >= MAX_COUNTER {
            return Err(Refusal::Exhausted);
        }
        self.counter += 1;
        let dot = Dot { replica: writer.replica.clone(), counter: self.counter };
        self.context.extend(&dot);
        Ok(dot)
    }

    /// Remembers that the writer has changed something.
    pub(super) fn finish(&mut self, writer: &Writer) {
        self.changed_at = self.changed_at.max(Some(in_utc(writer.at)));
        if let Some(operation) = &writer.operation {
            self.operations.insert(operation.clone(), self.counter);
            self.forget_operations();
        }
    }

    /// Keeps the operations of the largest counters.
    pub(super) fn forget_operations(&mut self) {
        if self.operations.len() <= MAX_OPERATIONS {
            return;
        }
        let mut ranked: alloc::vec::Vec<_> =
            self.operations.iter().map(|(id, counter)| (*counter, id.clone())).collect();
        ranked.sort_unstable();
        for (_, id) in ranked.iter().take(ranked.len() - MAX_OPERATIONS) {
            self.operations.remove(id);
        }
    }

    /// Removes lists that are no longer live.
    pub(super) fn prune(&mut self, list: &ListId) {
        if self.lists.get(list).is_some_and(|contents| !contents.is_live()) {
            self.lists.remove(list);
        }
    }
}
