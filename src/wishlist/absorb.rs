//! A guest's lists taken over by an account, as at login.

use alloc::sync::Arc;

use super::causal::{Context, Dot};
use super::entry::Roots;
use super::policy::GuestDefault;
use super::state::Contents;
use super::{ItemKey, JoinError, JoinReport, Limits, ListFate, ListId, Owner, Wishlist};

impl Wishlist {
    /// Takes over what is in a guest's lists. The guest's default list goes where `default` says; an account without a list takes the
    /// guest's as they are; other lists of the guest become lists of the account. Name, visibility and token of the account's own lists stay.
    ///
    /// What the guest removed is not removed here, and what the account removed does not come back: taking over again changes nothing. The
    /// guest's state stays as it is; a host that hands it to two accounts hands its lines to both.
    ///
    /// # Errors
    /// This is no account, the other no guest, or the two are in different channels; nothing is changed.
    pub fn absorb(&mut self, guest: &Self, default: GuestDefault, limits: Limits) -> Result<JoinReport, JoinError> {
        let allowed = matches!((&self.scope.owner, &guest.scope.owner), (Owner::Account(_), Owner::Guest(_)));
        if !allowed || self.scope.channel != guest.scope.channel {
            return Err(JoinError::NotGuestIntoAccount { own: self.scope.clone(), other: guest.scope.clone() });
        }
        let fold_into = match default {
            GuestDefault::Fold => self.default_list().cloned(),
            GuestDefault::KeepAsList => None,
        };
        let guest_default = guest.default_list().cloned();
        let (live, folded) = self.live_part(guest, guest_default.as_ref(), fold_into.as_ref());
        let mut report = self.join(&live, limits);
        if let Some((from, into)) = folded {
            report.lists.retain(|list| list.list != from && list.list != into);
            report.lists.push(super::JoinedList { list: from, fate: ListFate::Folded { into } });
        }
        Ok(report)
    }

    /// The guest's live lines at the places that they get here, with a context of just those; and which list was folded into which.
    fn live_part(
        &self,
        guest: &Self,
        guest_default: Option<&ListId>,
        fold_into: Option<&ListId>,
    ) -> (Self, Option<(ListId, ListId)>) {
        let mut live = Self::new(self.scope.clone());
        let mut folded = None;
        for (id, contents) in &guest.lists {
            let target = match fold_into {
                Some(into) if guest_default == Some(id) && into != id => {
                    folded = Some((id.clone(), into.clone()));
                    into
                }
                _ => id,
            };
            self.put_live(contents, target, &mut live);
        }
        if self.lists.is_empty() {
            live.default.clone_from(&guest.default);
        }
        let dots = live.lists.values().flat_map(Contents::dots).cloned();
        let mut context = Context::new();
        dots.for_each(|dot| context.insert(dot));
        live.context = context;
        live.counter = guest.counter;
        live.operations.clone_from(&guest.operations);
        live.changed_at = guest.changed_at;
        (live, folded)
    }

    fn put_live(&self, contents: &Contents, target: &ListId, live: &mut Self) {
        let own = self.lists.get(target);
        let own_roots = own.and_then(Contents::roots);
        if own.is_none() && !contents.heads.is_empty() {
            live.lists.entry(target.clone()).or_default().heads.clone_from(&contents.heads);
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
