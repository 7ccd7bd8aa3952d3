//! What a change did, and why one was refused.

use alloc::boxed::Box;
use alloc::vec::Vec;

use serde::Serialize;

use super::policy::OpenTo;
use super::{ItemKey, Line, ListId, ListName, ListRecord};
use crate::product::{Quantity, Sku};

/// What a change did to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Outcome {
    /// There is a new line.
    Added {
        /// Its quantity, which is less than asked for where the product's own largest quantity is.
        quantity: Quantity,
    },
    /// The line was there already, and is as it was.
    AlreadyThere,
    /// The line is another than before.
    Changed,
    /// The line is as was asked for already.
    Unchanged,
    /// The line is gone. [`restore`](super::Wishlist::restore) brings it back.
    Removed(Box<Line>),
    /// The operation was applied before, and nothing was done now.
    AlreadyApplied,
}

/// What a change did to a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum ListOutcome {
    /// There is a new list.
    Created,
    /// The list is another than before.
    Changed,
    /// The list is as was asked for already.
    Unchanged,
    /// The list has no line any more; these are the lines it had. [`restore`](super::Wishlist::restore) brings them back.
    Cleared(Vec<Line>),
    /// The list is gone. [`restore_list`](super::Wishlist::restore_list) brings it back.
    Deleted(Box<ListRecord>),
    /// The operation was applied before, and nothing was done now.
    AlreadyApplied,
}

/// What a change did to several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Batch {
    /// What became of each line, in the order in which they were given.
    Done(Vec<(ItemKey, Result<Outcome, Refusal>)>),
    /// The operation was applied before, and nothing was done now.
    AlreadyApplied,
}

impl Batch {
    /// What became of each line; nothing where the operation was applied before.
    pub fn lines(&self) -> &[(ItemKey, Result<Outcome, Refusal>)] {
        match self {
            Self::Done(lines) => lines,
            Self::AlreadyApplied => &[],
        }
    }
}

/// Why a change was refused; the wishlist is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The host lets this writer write nothing.
    #[error("the wishlist is open to {open_to}")]
    Closed {
        /// To whom it is open.
        open_to: OpenTo,
    },
    /// The change was meant for another revision.
    #[error("the change is for revision {based_on}, but the wishlist is at {revision}")]
    Stale {
        /// The revision it was meant for.
        based_on: u64,
        /// The revision of the wishlist.
        revision: u64,
    },
    /// No such list.
    #[error("there is no list {list}")]
    NoList {
        /// What was looked for.
        list: ListId,
    },
    /// No such line.
    #[error("list {list} has no line of {item}")]
    NoLine {
        /// The list.
        list: ListId,
        /// What was looked for.
        item: ItemKey,
    },
    /// A list of the id is there already.
    #[error("there is a list {list} already")]
    ListExists {
        /// The list.
        list: ListId,
    },
    /// Another list has the name already.
    #[error("list {list} is named {name:?} already")]
    NameTaken {
        /// The list of that name.
        list: ListId,
        /// Its name.
        name: ListName,
    },
    /// A list too many.
    #[error("a wishlist has at most {limit} lists")]
    TooManyLists {
        /// The largest number.
        limit: usize,
    },
    /// A line too many.
    #[error("list {list} has at most {limit} lines")]
    TooManyLines {
        /// The list.
        list: ListId,
        /// The largest number.
        limit: usize,
    },
    /// A record of a list with two lines of one item.
    #[error("the record has two lines of {item}")]
    Twice {
        /// The item.
        item: ItemKey,
    },
    /// No product of the SKU.
    #[error("there is no product {sku}")]
    UnknownProduct {
        /// The SKU.
        sku: Sku,
    },
    /// A product that the host hides.
    #[error("product {sku} is hidden")]
    Hidden {
        /// The SKU.
        sku: Sku,
    },
    /// A variant of another family than the line is of.
    #[error("product {sku} is no variant of {item}")]
    OtherFamily {
        /// The SKU.
        sku: Sku,
        /// The line.
        item: ItemKey,
    },
    /// A quantity that no line can have.
    #[error("{asked} is not a quantity from 1 to {max}", max = Quantity::MAX)]
    Quantity {
        /// The quantity asked for.
        asked: i64,
    },
    /// More received than wanted.
    #[error("{received} of {wanted} wanted would be received")]
    MoreThanWanted {
        /// How many would have been received.
        received: u64,
        /// How many are wanted.
        wanted: Quantity,
    },
    /// A share token that is the owner's own key.
    #[error("a share token is not the key of the owner")]
    TokenIsOwner,
    /// A share token that opens another list already.
    #[error("the share token opens list {list} already")]
    TokenInUse {
        /// The other list.
        list: ListId,
    },
    /// The one who asks may not change the list.
    #[error("only the owner changes a list")]
    NotTheOwner,
    /// The counter of changes has reached its end.
    #[error("the wishlist has counted all changes that it can")]
    Exhausted,
}
