//! What a merge or a take-over did.

use alloc::vec::Vec;

use serde::Serialize;

use super::{ItemKey, ListId, Refusal, Scope};

/// What became of the lines and lists that the other state speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[must_use]
pub struct JoinReport {
    /// Each line that the other state holds, or has made an end of.
    pub lines: Vec<JoinedLine>,
    /// Each list that the other state holds, or has made an end of.
    pub lists: Vec<JoinedList>,
    /// What is over the limits now.
    pub over: Vec<OverLimit>,
    pub(super) steps: usize,
}

impl JoinReport {
    /// The number of keys compared and dots looked at.
    #[must_use]
    pub const fn steps(&self) -> usize {
        self.steps
    }

    /// Whether nothing is another than before.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        let quiet = |fate: &Fate| matches!(fate, Fate::Kept | Fate::Ignored(_));
        self.lines.iter().all(|line| quiet(&line.fate))
    }
}

/// What became of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JoinedLine {
    /// The list it stands in, or stood in.
    pub list: ListId,
    /// What it is of.
    pub item: ItemKey,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It came from the other state.
    Added,
    /// Both had it, and it is as it was.
    Kept,
    /// Both had it, and it has something of both now.
    Combined,
    /// The other state had removed it.
    Removed,
    /// It was not taken.
    Ignored(Ignored),
}

/// Why a line was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ignored {
    /// It was here and was removed.
    RemovedBefore,
}

/// What became of one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JoinedList {
    /// The list, by its key in the other state.
    pub list: ListId,
    /// What became of it.
    pub fate: ListFate,
}

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListFate {
    /// It came from the other state.
    Added,
    /// Both have it.
    Kept,
    /// The other state had ended it.
    Removed,
    /// It was not taken: it was here and was ended.
    Ignored,
    /// Its lines went to this list.
    Folded {
        /// The list.
        into: ListId,
    },
}

/// More than the limits allow to add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OverLimit {
    /// More lists.
    Lists {
        /// How many too many.
        by: usize,
    },
    /// More lines of a list.
    Lines {
        /// The list.
        list: ListId,
        /// How many too many.
        by: usize,
    },
}

/// Why two wishlists were not made one; both are as they were.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JoinError {
    /// States of two wishlists.
    #[error("only states of one wishlist merge, but one is of {own} and the other of {other}")]
    OtherScope {
        /// Whose this one is.
        own: Scope,
        /// Whose the other one is.
        other: Scope,
    },
    /// Another direction than from a guest to an account.
    #[error("an account takes over from a guest in its own channel, but here {own} would from {other}")]
    NotGuestIntoAccount {
        /// Whose this one is.
        own: Scope,
        /// Whose the other one is.
        other: Scope,
    },
    /// The writer may not write.
    #[error(transparent)]
    Refused(#[from] Refusal),
}
