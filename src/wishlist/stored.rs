//! The stored form of a wishlist, and the way back through the checked door.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::{Serialize, Serializer, ser::SerializeStruct};
use time::OffsetDateTime;

use super::causal::{Context, Dot, MAX_COUNTER, Register};
use super::entry::{Dots, Entry, Head, Roots};
use super::policy::in_utc;
use super::state::Contents;
use super::{ItemKey, ListId, ListName, MAX_OPERATIONS, Scope, Wishlist};
use crate::input::{Checked, MAX_ENTRIES, Node, checked_record, checked_serde};
use crate::text::iso;

/// The version of the stored form that this crate writes. It reads all versions up to this one.
const FORMAT: u32 = 1;

const FIELDS: [&str; 8] = ["format", "scope", "counter", "context", "default", "operations", "changed_at", "lists"];

impl Serialize for Wishlist {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lists: Vec<_> = self.lists.iter().map(|(id, contents)| StoredList { id, contents }).collect();
        let mut record = serializer.serialize_struct("Wishlist", FIELDS.len())?;
        record.serialize_field("format", &FORMAT)?;
        record.serialize_field("scope", &self.scope)?;
        record.serialize_field("counter", &self.counter)?;
        record.serialize_field("context", &self.context)?;
        record.serialize_field("default", &self.default)?;
        record.serialize_field("operations", &self.operations)?;
        record.serialize_field("changed_at", &self.changed_at.map(|at| alloc::format!("{}", iso::instant(at))))?;
        record.serialize_field("lists", &lists)?;
        record.end()
    }
}

struct StoredList<'a> {
    id: &'a ListId,
    contents: &'a Contents,
}

impl Serialize for StoredList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let roots = self.contents.roots();
        // What most dots remember of their list is written once.
        let other = |own: &'_ Arc<Roots>| roots.as_ref().filter(|roots| *roots != own).map(|_| own.clone());
        let heads = self.contents.heads.iter().map(|(dot, head)| StoredHead {
            dot: dot.clone(),
            roots: other(&head.roots),
            visibility: head.visibility.clone(),
            token: head.token.clone(),
        });
        let lines = self.contents.lines.iter().map(|(item, dots)| StoredLine {
            item: item.clone(),
            dots: dots.iter().map(|(dot, entry)| StoredEntry::of(dot, entry, other(&entry.roots))).collect(),
        });
        let mut record = serializer.serialize_struct("List", 4)?;
        record.serialize_field("id", self.id)?;
        record.serialize_field("roots", &roots)?;
        record.serialize_field("heads", &heads.collect::<Vec<_>>())?;
        record.serialize_field("lines", &lines.collect::<Vec<_>>())?;
        record.end()
    }
}

impl Serialize for Roots {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Roots", 2)?;
        record.serialize_field("name", &self.name)?;
        record.serialize_field("created_at", &alloc::format!("{}", iso::instant(self.created_at)))?;
        record.end()
    }
}

impl Checked for Roots {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["name", "created_at"])?;
        let name: Option<Register<ListName>> = record.required("name");
        let created_at = record.required::<OffsetDateTime>("created_at");
        let (name, created_at) = (name?, created_at?);
        if name.value().is_none() {
            return record.conflict("name", "a list has a name");
        }
        Some(Self { name, created_at: in_utc(created_at) })
    }
}

/// A head of a list with its dot.
#[derive(Serialize)]
struct StoredHead {
    dot: Dot,
    #[serde(skip_serializing_if = "Option::is_none")]
    roots: Option<Arc<Roots>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    visibility: Option<Register<super::Visibility>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<Register<super::ShareToken>>,
}

checked_record!(StoredHead { dot: required, roots: optional, visibility: optional, token: optional });

/// A line with its dots.
#[derive(Serialize)]
struct StoredLine {
    item: ItemKey,
    dots: Vec<StoredEntry>,
}

impl Checked for StoredLine {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["item", "dots"])?;
        let item = record.required("item");
        let dots = record
            .field("dots")
            .map_or(Some(Vec::new()), |node| node.distinct_list(MAX_ENTRIES, |entry: &StoredEntry| entry.dot.clone()));
        let (item, dots) = (item?, dots?);
        if dots.is_empty() {
            return node.conflict("a line has at least one dot");
        }
        Some(Self { item, dots })
    }
}

/// One dot of a line.
#[derive(Serialize)]
struct StoredEntry {
    dot: Dot,
    #[serde(skip_serializing_if = "Option::is_none")]
    roots: Option<Arc<Roots>>,
    added: super::entry::Baseline,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<super::Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refreshed: Option<Register<super::entry::Baseline>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Register<super::Title>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Register<super::Note>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<Register<super::Priority>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<Register<i64>>,
    amounts: super::entry::Amounts,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    received: BTreeMap<super::Replica, u32>,
}

checked_record!(StoredEntry {
    dot: required,
    roots: optional,
    added: required,
    source: optional,
    refreshed: optional,
    title: optional,
    note: optional,
    priority: optional,
    position: optional,
    amounts: required,
    received: or(BTreeMap::new()),
});

impl StoredEntry {
    fn of(dot: &Dot, entry: &Entry, roots: Option<Arc<Roots>>) -> Self {
        let Entry { roots: _, added, source, refreshed, title, note, priority, position, amounts, received } =
            entry.clone();
        Self { dot: dot.clone(), roots, added, source, refreshed, title, note, priority, position, amounts, received }
    }

    fn into_entry(self, list_roots: &Arc<Roots>) -> (Dot, Entry) {
        let Self { dot, roots, added, source, refreshed, title, note, priority, position, amounts, received } = self;
        let roots = roots.unwrap_or_else(|| list_roots.clone());
        let entry = Entry { roots, added, source, refreshed, title, note, priority, position, amounts, received };
        (dot, entry)
    }
}

struct ReadList {
    id: ListId,
    contents: Contents,
}

impl Checked for ReadList {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["id", "roots", "heads", "lines"])?;
        let (id, roots) = (record.required("id"), record.required::<Arc<Roots>>("roots"));
        let heads = record
            .field("heads")
            .map_or(Some(Vec::new()), |node| node.distinct_list(MAX_ENTRIES, |head: &StoredHead| head.dot.clone()));
        let lines = record
            .field("lines")
            .map_or(Some(Vec::new()), |node| node.distinct_list(MAX_ENTRIES, |line: &StoredLine| line.item.clone()));
        let (id, roots, heads, lines) = (id?, roots?, heads?, lines?);
        let head = |head: StoredHead| {
            let StoredHead { dot, roots: own, visibility, token } = head;
            (dot, Head { roots: own.unwrap_or_else(|| roots.clone()), visibility, token })
        };
        let heads: Dots<Head> = heads.into_iter().map(head).collect();
        let line = |line: StoredLine| {
            let entries = line.dots.into_iter().map(|entry| entry.into_entry(&roots));
            (line.item, entries.collect::<Dots<Entry>>())
        };
        let contents = Contents { heads, lines: lines.into_iter().map(line).collect() };
        if !contents.is_live() {
            return node.conflict("a list has a head or a line");
        }
        Some(Self { id, contents })
    }
}

impl Checked for Wishlist {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&FIELDS)?;
        // A form that this crate does not know yet is named as such, before its fields are taken for faults.
        record.field("format").map_or(Some(FORMAT), |node| node.number(1, FORMAT.into()))?;
        let scope: Option<Scope> = record.required("scope");
        let counter = record.field("counter").map_or(Some(0), |node| node.number(0, MAX_COUNTER.into()));
        let context: Option<Context> = record.or("context", Context::new);
        let default = record.optional("default");
        let operations = record.field("operations").map_or(Some(BTreeMap::new()), |node| node.map(MAX_OPERATIONS));
        let changed_at = record.optional::<OffsetDateTime>("changed_at");
        let lists = record
            .field("lists")
            .map_or(Some(Vec::new()), |node| node.distinct_list(MAX_ENTRIES, |list: &ReadList| list.id.clone()));
        let wishlist = Self {
            scope: scope?,
            counter: counter?,
            context: context?,
            lists: lists?.into_iter().map(|list| (list.id, list.contents)).collect(),
            default: default?,
            operations: operations?,
            changed_at: changed_at?.map(in_utc),
        };
        match wishlist.broken_promise() {
            Some(rule) => node.conflict(rule),
            None => Some(wishlist),
        }
    }
}

checked_serde!(Wishlist);

impl Wishlist {
    /// What the parts of a state promise each other and do not keep.
    fn broken_promise(&self) -> Option<&'static str> {
        let entries = || self.lists.values().flat_map(|list| list.lines.values().flatten());
        let mut dots = BTreeSet::new();
        let head_counters = self.lists.values().flat_map(|list| list.heads.values()).map(Head::counter);
        let counters = head_counters.chain(entries().map(|(_, entry)| entry.counter()));
        let operations = self.operations.values().copied().chain(self.default.iter().map(Register::counter));
        let largest = counters.chain(operations).chain([self.context.max()]).max().unwrap_or_default();
        if largest > self.counter {
            Some("a change has a larger counter than the wishlist")
        } else if !self.lists.values().flat_map(Contents::dots).all(|dot| self.context.contains(dot)) {
            Some("what is live has been seen")
        } else if !entries().all(|(dot, _)| dots.insert(dot)) {
            Some("a dot stands for one line")
        } else {
            None
        }
    }
}
