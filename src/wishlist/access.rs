//! Who may see a list, and what of it.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use serde::Serialize;

use super::policy::Reading;
use super::{GuestId, ItemKey, List, ListId, ListName, Order, Owner, PersonId, Priority, ShareToken, Title, Wishlist};
use crate::input::checked_choice;
use crate::product::Quantity;

/// Who sees a list, beside its owner.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Nobody (riêng tư).
    #[default]
    Private,
    /// Whoever has the share token (ai có liên kết).
    Link,
    /// These people, once they are logged in (người được mời).
    Invited(BTreeSet<PersonId>),
    /// Everybody (công khai).
    Public,
}

checked_choice!(Visibility { "private" => Private, "link" => Link, "invited" => Invited(BTreeSet<PersonId>), "public" => Public });

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Actor {
    /// Somebody of whom nothing is known.
    Anonymous,
    /// A guest, by the mark of the device.
    Guest(GuestId),
    /// Somebody logged in.
    Account(PersonId),
}

impl Actor {
    fn owns(&self, owner: &Owner) -> bool {
        match (self, owner) {
            (Self::Account(person), Owner::Account(owner)) => person == owner,
            (Self::Guest(guest), Owner::Guest(owner)) => guest == owner,
            _ => false,
        }
    }
}

/// What somebody may do with a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Access {
    /// Nothing, not even learn that there is such a list: a list that is not there gets the same answer.
    None,
    /// See it as a [`SharedList`].
    View,
    /// See all of it and change it.
    Edit,
}

impl Wishlist {
    /// What somebody may do with a list: the owner everything, others see it where its visibility says so.
    pub fn access(&self, list: &ListId, actor: &Actor, token: Option<&ShareToken>) -> Access {
        let Some(list) = self.list(list) else { return Access::None };
        if actor.owns(&self.scope.owner) {
            return Access::Edit;
        }
        let seen = match (&list.visibility, actor) {
            (Visibility::Link, _) => list.token.as_ref().zip(token).is_some_and(|(own, other)| own.opens(other)),
            (Visibility::Invited(people), Actor::Account(person)) => people.contains(person),
            (Visibility::Private | Visibility::Invited(_), _) => false,
            (Visibility::Public, _) => true,
        };
        if seen { Access::View } else { Access::None }
    }

    /// A list as somebody else sees it; none without access. The owner gets what others would see.
    ///
    /// Sharing does not depend on what can be bought.
    #[must_use]
    pub fn shared(
        &self,
        list: &ListId,
        actor: &Actor,
        token: Option<&ShareToken>,
        reading: Reading,
    ) -> Option<SharedList> {
        if self.access(list, actor, token) == Access::None {
            return None;
        }
        let List { name, .. } = self.list(list)?;
        let lines = self.lines(list, Order::default(), reading).into_iter().map(|line| SharedLine {
            item: line.item,
            quantity: line.quantity,
            received: line.received,
            priority: line.priority,
            title: line.title,
        });
        Some(SharedList { name, lines: lines.collect() })
    }
}

/// A list as others see it: without notes, owner, token, and what things cost when they were added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedList {
    /// The name.
    pub name: ListName,
    /// The lines, in the owner's order.
    pub lines: Vec<SharedLine>,
}

/// A line as others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedLine {
    /// What it is of.
    pub item: ItemKey,
    /// How many are wanted.
    pub quantity: Quantity,
    /// How many of them were received already.
    pub received: u32,
    /// How much it is wanted.
    pub priority: Priority,
    /// The name the product was last known by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
}
