//! Lists: made, named, shared, chosen as the default, ended.

use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::{Serialize, Serializer, ser::SerializeStruct};
use time::OffsetDateTime;

use super::causal::{Dot, Register, latest};
use super::entry::{Dots, Entry, Head, Roots};
use super::policy::{Names, Reading, in_utc};
use super::state::Contents;
use super::{
    Limits, Line, ListId, ListName, ListOutcome, Order, Owner, Refusal, ShareToken, Visibility, Wishlist, Writer,
};
use crate::input::{Checked, Node, checked_serde};
use crate::text::iso;

/// The version of an exported list that this crate writes. It reads all versions up to this one.
const FORMAT: u32 = 1;

/// A list as its owner sees it, without the lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    /// Its key.
    pub id: ListId,
    /// Its name.
    pub name: ListName,
    /// 1, or more where lists of the same name were created before: two devices may give one name at once.
    pub ordinal: u32,
    /// Who sees it.
    pub visibility: Visibility,
    /// What opens it by link.
    pub token: Option<ShareToken>,
    /// When it was created.
    #[serde(with = "iso::serde_instant")]
    pub created_at: OffsetDateTime,
    /// Whether it is the default list.
    pub is_default: bool,
    /// The number of lines.
    pub lines: usize,
}

/// A list with its lines, as it is exported, and as it comes back after it was deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRecord {
    /// Its key.
    pub id: ListId,
    /// Its name.
    pub name: ListName,
    /// Who sees it.
    pub visibility: Visibility,
    /// What opens it by link.
    pub token: Option<ShareToken>,
    /// When it was created.
    pub created_at: OffsetDateTime,
    /// The lines, in the order in which they were added.
    pub lines: Vec<Line>,
}

impl Checked for ListRecord {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["format", "id", "name", "visibility", "token", "created_at", "lines"])?;
        record.field("format").map_or(Some(FORMAT), |node| node.number(1, FORMAT.into()))?;
        let (id, name, token) = (record.required("id"), record.required("name"), record.optional("token"));
        let visibility = record.or("visibility", Visibility::default);
        let created_at = record.required("created_at");
        let lines = record
            .field("lines")
            .map_or(Some(Vec::new()), |node| node.distinct_list(Limits::MAX_LINES, |line: &Line| line.item.clone()));
        let (id, name, visibility, token) = (id?, name?, visibility?, token?);
        Some(Self { id, name, visibility, token, created_at: created_at?, lines: lines? })
    }
}

checked_serde!(ListRecord);

impl Serialize for ListRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("ListRecord", 7)?;
        record.serialize_field("format", &FORMAT)?;
        record.serialize_field("id", &self.id)?;
        record.serialize_field("name", &self.name)?;
        record.serialize_field("visibility", &self.visibility)?;
        record.serialize_field("token", &self.token)?;
        record.serialize_field("created_at", &iso::instant(self.created_at).to_string())?;
        record.serialize_field("lines", &self.lines)?;
        record.end()
    }
}

impl Wishlist {
    /// All lists, the one created first leading.
    #[must_use]
    pub fn lists(&self) -> Vec<List> {
        let default = self.default_list();
        let mut lists: Vec<List> = Vec::new();
        let mut keys = alloc::collections::BTreeMap::new();
        for id in self.by_creation() {
            let Some(mut list) = self.lists.get(id).and_then(|contents| described(id, contents)) else { continue };
            let ordinal: &mut u32 = keys.entry(list.name.key()).or_default();
            *ordinal += 1;
            list.ordinal = *ordinal;
            list.is_default = default == Some(id);
            lists.push(list);
        }
        lists
    }

    /// One list.
    #[must_use]
    pub fn list(&self, id: &ListId) -> Option<List> {
        self.lists().into_iter().find(|list| list.id == *id)
    }

    /// Creates a list, which only its owner sees.
    ///
    /// # Errors
    /// There is one of the id, one of the name where the policy wants names to differ, or as many as the policy allows.
    pub fn create_list(&mut self, writer: &Writer, id: ListId, name: ListName) -> Result<ListOutcome, Refusal> {
        let record = ListRecord {
            id,
            name,
            visibility: Visibility::Private,
            token: None,
            created_at: writer.at,
            lines: Vec::new(),
        };
        self.put_list(writer, &record)
    }

    /// Creates a list with all that a record holds: one that was deleted, or one that was exported. Every line is added afresh.
    ///
    /// # Errors
    /// As [`create_list`](Self::create_list), and the record has more lines than the policy allows, or a token that may not be.
    pub fn restore_list(&mut self, writer: &Writer, record: &ListRecord) -> Result<ListOutcome, Refusal> {
        self.put_list(writer, record)
    }

    /// Gives a list another name.
    ///
    /// # Errors
    /// There is no such list, or another one of the name where the policy wants names to differ.
    pub fn rename_list(&mut self, writer: &Writer, id: &ListId, name: ListName) -> Result<ListOutcome, Refusal> {
        if self.begin(writer)? {
            return Ok(ListOutcome::AlreadyApplied);
        }
        let roots = self.contents(id)?.roots();
        self.check_name(writer, &name, Some(id))?;
        let Some(roots) = roots.filter(|roots| roots.name.value() != Some(&name)) else {
            return Ok(ListOutcome::Unchanged);
        };
        let dot = self.mint(writer)?;
        let roots = Arc::new(Roots { name: Register::new(dot, Some(name)), created_at: roots.created_at });
        if let Some(contents) = self.lists.get_mut(id) {
            contents.heads.values_mut().for_each(|head| head.roots = roots.clone());
            contents
                .lines
                .values_mut()
                .flat_map(|dots| dots.values_mut())
                .for_each(|entry| entry.roots = roots.clone());
        }
        self.finish(writer);
        Ok(ListOutcome::Changed)
    }

    /// Says who sees a list.
    ///
    /// # Errors
    /// There is no such list.
    pub fn set_visibility(
        &mut self,
        writer: &Writer,
        id: &ListId,
        visibility: &Visibility,
    ) -> Result<ListOutcome, Refusal> {
        self.set_head(
            writer,
            id,
            |list| list.visibility == *visibility,
            |head, dot| {
                head.visibility = Some(Register::new(dot, Some(visibility.clone())));
            },
        )
    }

    /// Gives a list another share token, or takes it away; the one before opens it no longer.
    ///
    /// # Errors
    /// There is no such list, or the token is the owner's key or opens another list.
    pub fn set_token(
        &mut self,
        writer: &Writer,
        id: &ListId,
        token: Option<&ShareToken>,
    ) -> Result<ListOutcome, Refusal> {
        if let Some(token) = token {
            self.check_token(token, id)?;
        }
        self.set_head(
            writer,
            id,
            |list| list.token.as_ref() == token,
            |head, dot| {
                head.token = Some(Register::new(dot, token.cloned()));
            },
        )
    }

    /// Makes a list the default one.
    ///
    /// # Errors
    /// There is no such list.
    pub fn set_default_list(&mut self, writer: &Writer, id: &ListId) -> Result<ListOutcome, Refusal> {
        if self.begin(writer)? {
            return Ok(ListOutcome::AlreadyApplied);
        }
        self.contents(id)?;
        if self.default.as_ref().and_then(Register::value) == Some(id) {
            return Ok(ListOutcome::Unchanged);
        }
        let dot = self.mint(writer)?;
        self.default = Some(Register::new(dot, Some(id.clone())));
        self.finish(writer);
        Ok(ListOutcome::Changed)
    }

    /// Ends a list with all its lines. Where another replica adds a line at the same time, the list stays with that line.
    ///
    /// # Errors
    /// There is no such list.
    pub fn delete_list(&mut self, writer: &Writer, id: &ListId) -> Result<ListOutcome, Refusal> {
        if self.begin(writer)? {
            return Ok(ListOutcome::AlreadyApplied);
        }
        let record = self.export_list(id, writer.policy.reading).ok_or_else(|| Refusal::NoList { list: id.clone() })?;
        self.mint(writer)?;
        self.lists.remove(id);
        self.finish(writer);
        Ok(ListOutcome::Deleted(alloc::boxed::Box::new(record)))
    }

    /// A list with everything that is worth keeping of it.
    #[must_use]
    pub fn export_list(&self, id: &ListId, reading: Reading) -> Option<ListRecord> {
        let List { id, name, visibility, token, created_at, .. } = self.list(id)?;
        let lines = self.lines(&id, Order::default(), reading);
        Some(ListRecord { id, name, visibility, token, created_at, lines })
    }

    fn put_list(&mut self, writer: &Writer, record: &ListRecord) -> Result<ListOutcome, Refusal> {
        if self.begin(writer)? {
            return Ok(ListOutcome::AlreadyApplied);
        }
        if self.lists.contains_key(&record.id) {
            return Err(Refusal::ListExists { list: record.id.clone() });
        }
        self.check_name(writer, &record.name, None)?;
        let limit = writer.policy.limits.most_lists();
        if self.lists.len() >= limit {
            return Err(Refusal::TooManyLists { limit });
        }
        let limit = writer.policy.limits.most_lines();
        if record.lines.len() > limit {
            return Err(Refusal::TooManyLines { list: record.id.clone(), limit });
        }
        let mut items = alloc::collections::BTreeSet::new();
        if let Some(line) = record.lines.iter().find(|line| !items.insert(&line.item)) {
            return Err(Refusal::Twice { item: line.item.clone() });
        }
        if let Some(token) = &record.token {
            self.check_token(token, &record.id)?;
        }
        let dot = self.mint(writer)?;
        let name = Register::new(dot.clone(), Some(record.name.clone()));
        let roots = Arc::new(Roots { name, created_at: in_utc(record.created_at) });
        let open = Some(record.visibility.clone()).filter(|visibility| *visibility != Visibility::Private);
        let head = Head {
            roots: roots.clone(),
            visibility: open.map(|visibility| Register::new(dot.clone(), Some(visibility))),
            token: record.token.clone().map(|token| Register::new(dot.clone(), Some(token))),
        };
        let mut contents = Contents { heads: Dots::from([(dot, head)]), ..Contents::default() };
        for line in &record.lines {
            let dot = self.mint(writer)?;
            let entry = Entry::new(&dot, line, roots.clone());
            contents.lines.insert(line.item.clone(), Dots::from([(dot, entry)]));
        }
        self.lists.insert(record.id.clone(), contents);
        self.finish(writer);
        Ok(ListOutcome::Created)
    }

    fn set_head(
        &mut self,
        writer: &Writer,
        id: &ListId,
        is_so: impl Fn(&List) -> bool,
        set: impl Fn(&mut Head, Dot),
    ) -> Result<ListOutcome, Refusal> {
        if self.begin(writer)? {
            return Ok(ListOutcome::AlreadyApplied);
        }
        if described(id, self.contents(id)?).is_some_and(|list| is_so(&list)) {
            return Ok(ListOutcome::Unchanged);
        }
        let dot = self.mint(writer)?;
        if let Some(contents) = self.lists.get_mut(id) {
            contents.put_head(&dot);
            contents.heads.values_mut().for_each(|head| set(head, dot.clone()));
        }
        self.finish(writer);
        Ok(ListOutcome::Changed)
    }

    fn check_name(&self, writer: &Writer, name: &ListName, but: Option<&ListId>) -> Result<(), Refusal> {
        if writer.policy.names == Names::Repeatable {
            return Ok(());
        }
        let key = name.key();
        let others = self.lists.iter().filter(|(id, _)| Some(*id) != but);
        for (id, contents) in others {
            let Some(roots) = contents.roots() else { continue };
            if let Some(name) = roots.name.value().filter(|name| name.key() == key) {
                return Err(Refusal::NameTaken { list: id.clone(), name: name.clone() });
            }
        }
        Ok(())
    }

    fn check_token(&self, token: &ShareToken, list: &ListId) -> Result<(), Refusal> {
        let owner = match &self.scope.owner {
            Owner::Account(person) => person.as_str(),
            Owner::Guest(guest) => guest.as_str(),
        };
        if owner == token.as_str() {
            return Err(Refusal::TokenIsOwner);
        }
        let opens = |contents: &Contents| contents.token() == Some(token);
        match self.lists.iter().find(|(id, contents)| *id != list && opens(contents)) {
            Some((other, _)) => Err(Refusal::TokenInUse { list: other.clone() }),
            None => Ok(()),
        }
    }
}

impl Contents {
    fn token(&self) -> Option<&ShareToken> {
        latest(self.heads.values().map(|head| head.token.as_ref()))
    }

    /// Gives a list that is kept by its lines alone a head again.
    pub(super) fn put_head(&mut self, dot: &Dot) {
        if let Some(roots) = self.roots().filter(|_| self.heads.is_empty()) {
            self.heads.insert(dot.clone(), Head { roots, visibility: None, token: None });
        }
    }
}

fn described(id: &ListId, contents: &Contents) -> Option<List> {
    let roots = contents.roots()?;
    Some(List {
        id: id.clone(),
        name: roots.name.value()?.clone(),
        ordinal: 1,
        visibility: latest(contents.heads.values().map(|head| head.visibility.as_ref())).cloned().unwrap_or_default(),
        token: contents.token().cloned(),
        created_at: roots.created_at,
        is_default: false,
        lines: contents.lines.len(),
    })
}
