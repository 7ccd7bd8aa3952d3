//! Who, where and what: owners and visitors, lists, and what a line is of.

use core::fmt;

use serde::Serialize;

use crate::cart::{HostKey, LineKey};
use crate::input::{checked_choice, checked_record};
use crate::product::{FamilyId, Sku};
use crate::text::identifiers;

identifiers! {
    /// A person with an account: the owner of lists, or somebody invited.
    PersonId, "a person";
    /// What a host knows a guest by, such as the mark of a device. It opens a guest's own lists and no others.
    GuestId, "a guest";
    /// The shop or channel that a wishlist belongs to, where a host has several.
    ChannelId, "a channel";
    /// The key of a list, unique among all lists that may ever meet.
    ListId, "a list";
    /// What opens a shared list to whoever has it. The host makes it, hard to guess and for one list only.
    ShareToken, "a share token";
    /// One request of a host, kept the same when the request is sent again.
    OperationId, "an operation";
    /// Where a line comes from: a page, a campaign, another list.
    Source, "a source";
}

impl ShareToken {
    /// Whether another token is the same, in a time that does not tell where the two differ.
    pub(super) fn opens(&self, other: &Self) -> bool {
        let (a, b) = (self.as_str().as_bytes(), other.as_str().as_bytes());
        a.len() == b.len() && a.iter().zip(b).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
    }
}

/// Whose a wishlist is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Somebody with an account.
    Account(PersonId),
    /// Somebody without.
    Guest(GuestId),
}

checked_choice!(Owner { "account" => Account(PersonId), "guest" => Guest(GuestId) });

/// Whose a wishlist is, and in which channel: lists of one channel are not seen in another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Scope {
    /// The owner.
    pub owner: Owner,
    /// The channel, where the host has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
}

checked_record!(Scope { owner: required, channel: optional });

/// For messages: `account an`, `guest device-1 in EU`.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.owner {
            Owner::Account(person) => write!(f, "account {person}")?,
            Owner::Guest(guest) => write!(f, "guest {guest}")?,
        }
        self.channel.as_ref().map_or(Ok(()), |channel| write!(f, " in {channel}"))
    }
}

impl Scope {
    /// The wishlist of an account.
    #[must_use]
    pub const fn account(person: PersonId) -> Self {
        Self { owner: Owner::Account(person), channel: None }
    }

    /// The wishlist of a guest.
    #[must_use]
    pub const fn guest(guest: GuestId) -> Self {
        Self { owner: Owner::Guest(guest), channel: None }
    }

    /// The same in a channel.
    #[must_use]
    pub fn within(self, channel: ChannelId) -> Self {
        Self { channel: Some(channel), ..self }
    }
}

/// What was chosen: a variant, or a family none of whose variants is chosen yet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// A variant.
    Sku(Sku),
    /// A family of variants.
    Family(FamilyId),
}

checked_choice!(Chosen { "sku" => Sku(Sku), "family" => Family(FamilyId) });

/// What a line is of, and the host's key where it keeps lines apart: one line of a list for each. The cart tells lines apart in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ItemKey {
    /// The variant or family.
    pub of: Chosen,
    /// The host's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_key: Option<HostKey>,
}

checked_record!(ItemKey { of: required, host_key: optional });

/// For messages: `CF-250`, `family CF`, `CF-250 (An)`.
impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.of {
            Chosen::Sku(sku) => write!(f, "{sku}")?,
            Chosen::Family(family) => write!(f, "family {family}")?,
        }
        self.host_key.as_ref().map_or(Ok(()), |key| write!(f, " ({key})"))
    }
}

impl ItemKey {
    /// A variant.
    #[must_use]
    pub const fn sku(sku: Sku) -> Self {
        Self { of: Chosen::Sku(sku), host_key: None }
    }

    /// A family none of whose variants is chosen.
    #[must_use]
    pub const fn family(family: FamilyId) -> Self {
        Self { of: Chosen::Family(family), host_key: None }
    }

    /// The same under a key of the host.
    #[must_use]
    pub fn under(self, host_key: HostKey) -> Self {
        Self { host_key: Some(host_key), ..self }
    }

    /// The variant, if one is chosen.
    #[must_use]
    pub const fn chosen_sku(&self) -> Option<&Sku> {
        match &self.of {
            Chosen::Sku(sku) => Some(sku),
            Chosen::Family(_) => None,
        }
    }

    /// The line of a cart that this would be; none while no variant is chosen.
    #[must_use]
    pub fn cart_key(&self) -> Option<LineKey> {
        Some(LineKey { sku: self.chosen_sku()?.clone(), host_key: self.host_key.clone() })
    }
}
