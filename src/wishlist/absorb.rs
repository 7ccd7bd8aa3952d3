//! A guest's lists taken over by an account, as at login.

use alloc::sync::Arc;

use super::causal::{Context, Dot, Register};
use super::entry::Roots;
use super::policy::GuestDefault;
use super::state::Contents;
use super::{ItemKey, JoinError, JoinReport, JoinedList, ListFate, ListId, Owner, Wishlist, Writer};

impl Wishlist {
    /// Takes over what is in a guest's lists. The guest's default list goes where `default` says; an account without a list takes the
    /// guest's as they are; other lists of the guest become lists of the account. Name, visibility and token of the account's own lists stay,
    /// and so does its default list.
    ///
    /// What the guest removed is not removed here, and what the account removed does not come back: taking over again changes nothing. The
    /// guest's state stays as it is; a host that hands it to two accounts hands its lines to both.
    ///
    /// # Errors
    /// This is no account, the other no guest, the two are in different channels, or the writer may not write; nothing is changed.
    pub fn absorb(&mut self, by: &Writer, guest: &Self, default: GuestDefault) -> Result<JoinReport, JoinError> {
        let allowed = matches!((&self.scope.owner, &guest.scope.owner), (Owner::Account(_), Owner::Guest(_)));
        if !allowed || self.scope.channel != guest.scope.channel {
            return Err(JoinError::NotGuestIntoAccount { own: self.scope.clone(), other: guest.scope.clone() });
        }
        if self.begin(by)? {
            return Ok(JoinReport::default());
        }
        let own_default = self.default_list().cloned();
        let fold_into = own_default.as_ref().filter(|_| default == GuestDefault::Fold);
        let (live, folded) = self.live_part(guest, fold_into);
        let mut report = self.join(&live, by.policy.limits);
        if let Some(JoinedList { list, .. }) = &folded {
            report.lists.retain(|joined| joined.list != *list);
        }
        report.lists.extend(folded);
        // A list that came along may be older than all others; it is not the default for that.
        let wanted = own_default.or_else(|| guest.default_list().cloned());
        let wanted = wanted.filter(|list| self.lists.contains_key(list));
        if wanted.is_some() && wanted.as_ref() != self.default_list() {
            let dot = self.mint(by)?;
            self.default = Some(Register::new(dot, wanted));
        }
        if !report.is_quiet() {
            self.finish(by);
        }
        Ok(report)
    }

    /// The guest's live lines at the places that they get here, with a context of just what is live; and which list was folded.
    fn live_part(&self, guest: &Self, fold_into: Option<&ListId>) -> (Self, Option<JoinedList>) {
        let mut live = Self::new(self.scope.clone());
        let mut folded = None;
        let guest_default = guest.default_list();
        for (id, contents) in &guest.lists {
            let target = match fold_into {
                Some(into) if guest_default == Some(id) && into != id => {
                    folded = Some(JoinedList { list: id.clone(), fate: ListFate::Folded { into: into.clone() } });
                    into
                }
                _ => id,
            };
            self.put_live(contents, target, &mut live);
        }
        let mut context = Context::new();
        for dot in guest.lists.values().flat_map(Contents::dots) {
            context.insert(dot.clone());
        }
        live.context = context;
        live.counter = guest.counter;
        live.operations.clone_from(&guest.operations);
        live.changed_at = guest.changed_at;
        (live, folded)
    }

    fn put_live(&self, contents: &Contents, target: &ListId, live: &mut Self) {
        let own = self.lists.get(target);
        let own_roots = own.and_then(Contents::roots);
        for (dot, head) in &contents.heads {
            // The head of a list that is there stays as it is; the guest's is seen, and is not taken.
            let there = self.lists.iter().find_map(|(id, list)| Some((id, list.heads.get(dot)?)));
            if let Some((id, head)) = there.or((own.is_none()).then_some((target, head))) {
                live.lists.entry(id.clone()).or_default().heads.insert(dot.clone(), head.clone());
            }
        }
        for (item, dots) in &contents.lines {
            for (dot, entry) in dots {
                let (list, roots) = match self.place_of(item, dot) {
                    // A line that was taken over before stays where the account has it.
                    Some((list, entry)) => (list, Some(entry)),
                    None => (target, own_roots.clone()),
                };
                let mut entry = entry.clone();
                entry.roots = roots.unwrap_or(entry.roots);
                let lines = &mut live.lists.entry(list.clone()).or_default().lines;
                lines.entry(item.clone()).or_default().insert(dot.clone(), entry);
            }
        }
    }

    /// Where a dot is live here, and what it remembers of its list.
    fn place_of(&self, item: &ItemKey, dot: &Dot) -> Option<(&ListId, Arc<Roots>)> {
        if !self.context.contains(dot) {
            return None;
        }
        self.lists.iter().find_map(|(id, list)| Some((id, list.lines.get(item)?.get(dot)?.roots.clone())))
    }
}
