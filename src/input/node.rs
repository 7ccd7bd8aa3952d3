//! A place in a document: the value there, the way to it, and where its faults go.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt::{self, Write};
use core::str::FromStr;

use super::unchecked::Tree;
use super::{Checked, Fault, Problem};

/// The number of characters of a value that a fault shows.
const SEEN: usize = 80;

/// A place in a document.
///
/// Its methods return the value if it is of the kind asked for; if not, they report the fault and return `None`. A
/// [`Checked::check`] therefore reads all its parts first and gives up (`?`) only afterwards, so that no fault hides another.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    tree: &'a Tree,
    step: Step<'a>,
    parent: Option<&'a Node<'a>>,
    faults: &'a RefCell<Vec<Fault>>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Entry(usize),
}

#[allow(clippy::must_use_candidate, reason = "a fault may be reported without ending the check")]
impl<'a> Node<'a> {
    pub(super) fn root(tree: &'a Tree, faults: &'a RefCell<Vec<Fault>>) -> Self {
        Node { tree, step: Step::Root, parent: None, faults }
    }

    fn child(&'a self, step: Step<'a>, tree: &'a Tree) -> Node<'a> {
        Node { tree, step, parent: Some(self), faults: self.faults }
    }

    /// The way from the root, such as `rules[3].id`. Of a long name it has the beginning, so that the faults below a name of a megabyte do not
    /// take a megabyte each.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = self.parent.map(Node::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Field(name) => {
                let dot = if path.is_empty() { "" } else { "." };
                // A full buffer ends the writing early; what was written is the beginning.
                let mut cut = Shortened { text: path, left: SEEN + dot.len() };
                let _ = cut.write_str(dot).and_then(|()| cut.write_str(name));
                path = cut.text;
            }
            Step::Entry(index) => {
                // Writing to a `String` does not fail.
                let _ = write!(path, "[{index}]");
            }
        }
        path
    }

    /// Reports a fault of the value at this place. Returns `None`, so that it can end a check.
    pub fn fault<T>(&self, problem: Problem) -> Option<T> {
        self.report(self.path(), shown(self.tree), problem)
    }

    /// Reports that the value at this place breaks a rule together with another.
    pub fn conflict<T>(&self, rule: &'static str) -> Option<T> {
        self.fault(Problem::Conflict { rule })
    }

    /// Reports that the type `what` refuses the value at this place.
    pub fn invalid<T>(&self, what: &'static str, reason: &dyn fmt::Display) -> Option<T> {
        self.fault(Problem::Invalid { what, reason: reason.to_string() })
    }

    /// Reports that the type `what` refuses what stands in a field of the record here.
    pub fn invalid_at<T>(&self, field: &str, what: &'static str, reason: &dyn fmt::Display) -> Option<T> {
        let path = self.path();
        let dot = if path.is_empty() { "" } else { "." };
        let seen = match self.tree {
            Tree::Fields(fields) => fields.iter().find(|(name, _)| name == field).map(|(_, tree)| shown(tree)),
            _ => None,
        };
        let problem = Problem::Invalid { what, reason: reason.to_string() };
        self.report(format!("{path}{dot}{field}"), seen.unwrap_or_default(), problem)
    }

    /// Reports that `seen` at a path below this place is not `what`.
    pub fn invalid_below<T>(&self, path: &str, seen: &str, what: &'static str, reason: &dyn fmt::Display) -> Option<T> {
        let own = self.path();
        let dot = if own.is_empty() { "" } else { "." };
        self.report(format!("{own}{dot}{path}"), seen.into(), Problem::Invalid { what, reason: reason.to_string() })
    }

    fn report<T>(&self, path: String, seen: String, problem: Problem) -> Option<T> {
        self.faults.borrow_mut().push(Fault { path, seen, problem });
        None
    }

    /// Whether nothing (null) stands here.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        matches!(self.tree, Tree::Nothing)
    }

    /// The text here.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        match self.tree {
            Tree::Text(text) => Some(text),
            _ => self.fault(Problem::Kind { expected: "text" }),
        }
    }

    /// The text here, read as `T`; `what` names it in a fault.
    pub fn parse<T: FromStr<Err: fmt::Display>>(&self, what: &'static str) -> Option<T> {
        match self.text()?.parse() {
            Ok(value) => Some(value),
            Err(error) => self.invalid(what, &error),
        }
    }

    /// The whole number here, within `min..=max`.
    pub fn number<T: TryFrom<i128>>(&self, min: i128, max: i128) -> Option<T> {
        let Tree::Number(number) = *self.tree else { return self.fault(Problem::Kind { expected: "a whole number" }) };
        let value = T::try_from(number).ok().filter(|_| (min..=max).contains(&number));
        value.or_else(|| self.fault(Problem::Range { min, max }))
    }

    /// The truth value here.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        match *self.tree {
            Tree::Flag(flag) => Some(flag),
            _ => self.fault(Problem::Kind { expected: "true or false" }),
        }
    }

    /// Whether a list stands here.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(self.tree, Tree::List(_))
    }

    /// Whether text stands here.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self.tree, Tree::Text(_))
    }

    /// The list here, each entry checked, at most `limit` entries.
    pub fn list<T: Checked>(&self, limit: usize) -> Option<Vec<T>> {
        self.list_by(limit, T::check)
    }

    /// The list here, each entry checked by `check`, at most `limit` entries.
    pub fn list_by<T>(&self, limit: usize, check: impl Fn(&Node<'_>) -> Option<T>) -> Option<Vec<T>> {
        let Tree::List(entries) = self.tree else { return self.fault(Problem::Kind { expected: "a list" }) };
        if entries.len() > limit {
            return self.fault(Problem::TooLong { count: entries.len(), limit });
        }
        let values: Vec<Option<T>> =
            entries.iter().enumerate().map(|(i, entry)| check(&self.child(Step::Entry(i), entry))).collect();
        values.into_iter().collect()
    }

    /// The list here, in which no two entries may have the same `key`.
    pub fn distinct_list<T: Checked, K: Ord>(&self, limit: usize, key: impl Fn(&T) -> K) -> Option<Vec<T>> {
        let values: Vec<T> = self.list(limit)?;
        let mut first: BTreeMap<K, usize> = BTreeMap::new();
        let mut distinct = true;
        for (i, value) in values.iter().enumerate() {
            if let Some(before) = first.get(&key(value)) {
                let Tree::List(entries) = self.tree else { return None };
                let place = entries.get(i).map(|entry| self.child(Step::Entry(i), entry))?;
                distinct = false;
                place.fault::<()>(Problem::Duplicate { first: format!("{}[{before}]", self.path()) });
            } else {
                first.insert(key(value), i);
            }
        }
        distinct.then_some(values)
    }

    /// The fields here as a map from keys to checked values, at most `limit` of them.
    pub fn map<K: FromStr<Err: fmt::Display> + Ord, T: Checked>(&self, limit: usize) -> Option<BTreeMap<K, T>> {
        let fields = self.fields()?;
        if fields.len() > limit {
            return self.fault(Problem::TooLong { count: fields.len(), limit });
        }
        let mut map = BTreeMap::new();
        let mut whole = self.report_repeated(fields);
        for (name, tree) in fields {
            let place = self.child(Step::Field(name), tree);
            let key = match K::from_str(name) {
                Ok(key) => Some(key),
                Err(error) => {
                    let problem = Problem::Invalid { what: "a key here", reason: error.to_string() };
                    place.report(place.path(), format!("{name:?}"), problem)
                }
            };
            match (key, T::check(&place)) {
                // Two names that are written apart may be one key, such as two ways to compose a letter.
                (Some(key), Some(_)) if map.contains_key(&key) => {
                    whole = false;
                    place.report::<()>(
                        place.path(),
                        format!("key {name:?}"),
                        Problem::Duplicate { first: self.path() },
                    );
                }
                (Some(key), Some(value)) => drop(map.insert(key, value)),
                _ => whole = false,
            }
        }
        whole.then_some(map)
    }

    /// The record here; fields that are not `known` are faults.
    pub fn record(&'a self, known: &'static [&'static str]) -> Option<Record<'a>> {
        let fields = self.fields()?;
        let whole = self.report_repeated(fields);
        for (name, _) in fields {
            if !known.contains(&name.as_str()) {
                self.report::<()>(self.path(), format!("field {name:?}"), Problem::Unknown { known });
            }
        }
        whole.then_some(Record { node: self })
    }

    /// The choice here: a name alone, or one field whose name is the choice and whose value belongs to it.
    pub fn choice(&'a self, known: &'static [&'static str]) -> Option<(&'static str, Option<Node<'a>>)> {
        let (name, content) = match self.tree {
            Tree::Text(name) => (name, None),
            Tree::Fields(fields) => match fields.as_slice() {
                [(name, tree)] => (name, Some(self.child(Step::Field(name), tree))),
                _ => return self.fault(Problem::Kind { expected: "a choice with one field" }),
            },
            _ => return self.fault(Problem::Kind { expected: "a choice" }),
        };
        match known.iter().find(|k| *k == name) {
            Some(known) => Some((known, content)),
            None => self.report(self.path(), format!("{name:?}"), Problem::Unknown { known }),
        }
    }

    fn fields(&self) -> Option<&'a [(String, Tree)]> {
        match self.tree {
            Tree::Fields(fields) => Some(fields),
            _ => self.fault(Problem::Kind { expected: "fields" }),
        }
    }

    fn report_repeated(&self, fields: &[(String, Tree)]) -> bool {
        let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        let mut whole = true;
        for pair in names.windows(2) {
            match pair {
                [a, b] if a == b => {
                    whole = false;
                    self.report::<()>(self.path(), format!("field {a:?}"), Problem::Duplicate { first: self.path() });
                }
                _ => {}
            }
        }
        whole
    }
}

/// The fields of one place of a document.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    node: &'a Node<'a>,
}

#[allow(clippy::must_use_candidate, reason = "a fault may be reported without ending the check")]
impl<'a> Record<'a> {
    /// The place of a field, if it is there and not null.
    #[must_use]
    pub fn field(&self, name: &'a str) -> Option<Node<'a>> {
        let Tree::Fields(fields) = self.node.tree else { return None };
        let (_, tree) = fields.iter().find(|(field, _)| field == name)?;
        Some(self.node.child(Step::Field(name), tree)).filter(|node| !node.is_nothing())
    }

    /// The value of a field that must be there.
    pub fn required<T: Checked>(&self, name: &'a str) -> Option<T> {
        let Some(node) = self.field(name) else {
            let mut path = self.node.path();
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(name);
            return self.node.report(path, String::new(), Problem::Missing);
        };
        T::check(&node)
    }

    /// The value of a field that may be absent: `Some(None)` where it is, `None` where it is at fault.
    #[allow(clippy::option_option, reason = "absent and at fault are two answers")]
    pub fn optional<T: Checked>(&self, name: &'a str) -> Option<Option<T>> {
        match self.field(name) {
            None => Some(None),
            Some(node) => T::check(&node).map(Some),
        }
    }

    /// The value of a field, or a default where it is absent.
    pub fn or<T: Checked>(&self, name: &'a str, default: impl FnOnce() -> T) -> Option<T> {
        self.optional(name).map(|value| value.unwrap_or_else(default))
    }

    /// Reports that two fields do not go together; the place is that of `name`.
    pub fn conflict<T>(&self, name: &'a str, rule: &'static str) -> Option<T> {
        match self.field(name) {
            Some(node) => node.conflict(rule),
            None => self.node.conflict(rule),
        }
    }
}

fn shown(tree: &Tree) -> String {
    let mut text = Shortened { text: String::new(), left: SEEN };
    // A full buffer ends the writing early; what was written is what is shown.
    let _ = show(tree, &mut text);
    text.text
}

struct Shortened {
    text: String,
    left: usize,
}

impl Write for Shortened {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        for c in piece.chars() {
            if self.left == 0 {
                self.text.push('…');
                return Err(fmt::Error);
            }
            self.left -= 1;
            self.text.push(c);
        }
        Ok(())
    }
}

fn show(tree: &Tree, out: &mut Shortened) -> fmt::Result {
    match tree {
        Tree::Nothing => out.write_str("null"),
        Tree::Flag(flag) => write!(out, "{flag}"),
        Tree::Number(number) => write!(out, "{number}"),
        Tree::Text(text) => write!(out, "{text:?}"),
        Tree::List(entries) => {
            out.write_char('[')?;
            for (i, entry) in entries.iter().enumerate() {
                out.write_str(if i == 0 { "" } else { ", " })?;
                show(entry, out)?;
            }
            out.write_char(']')
        }
        Tree::Fields(fields) => {
            out.write_char('{')?;
            for (i, (name, value)) in fields.iter().enumerate() {
                out.write_str(if i == 0 { "" } else { ", " })?;
                write!(out, "{name:?}: ")?;
                show(value, out)?;
            }
            out.write_char('}')
        }
    }
}
