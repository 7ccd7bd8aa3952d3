//! How a merchant lets shoppers edit a list.

use core::fmt;

use serde::Serialize;

use super::AddError;
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::product::Sku;

/// How many products a list holds at most, from 1 to [`MAX`](Self::MAX). A limit is clamped into a range by [`Ord::clamp`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Limit(u16);

/// A number of products that is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{seen} is not a limit from 1 to {max}", max = Limit::MAX)]
#[non_exhaustive]
pub struct LimitError {
    /// The number of products.
    pub seen: u16,
}

impl Limit {
    /// The largest limit.
    pub const MAX: u16 = 1_000;

    /// So many products.
    ///
    /// # Errors
    /// The number is 0 or above [`MAX`](Self::MAX).
    pub const fn new(products: u16) -> Result<Self, LimitError> {
        if products == 0 || products > Self::MAX {
            return Err(LimitError { seen: products });
        }
        Ok(Self(products))
    }

    /// The number of products.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl Default for Limit {
    /// Four: what a table shows side by side on most screens.
    fn default() -> Self {
        Self(4)
    }
}

impl TryFrom<u16> for Limit {
    type Error = LimitError;

    fn try_from(products: u16) -> Result<Self, LimitError> {
        Self::new(products)
    }
}

impl From<Limit> for u16 {
    fn from(limit: Limit) -> Self {
        limit.0
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Checked for Limit {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.number(1, Self::MAX.into()).map(Self)
    }
}

/// What happens when a product is added to a full list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenFull {
    /// It is refused. The default: nothing that the shopper chose leaves unasked.
    #[default]
    Refuse,
    /// The product added longest ago leaves.
    DropOldest,
    /// The product added last leaves.
    DropNewest,
}

checked_choice!(WhenFull { "refuse" => Refuse, "drop_oldest" => DropOldest, "drop_newest" => DropNewest });

/// Where a new product goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Insert {
    /// Before all others.
    Front,
    /// Behind all others. The default.
    #[default]
    End,
}

checked_choice!(Insert { "front" => Front, "end" => End });

/// What adding a product does that is in the list already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReAdd {
    /// Nothing. The default.
    #[default]
    Keep,
    /// It moves to the front and counts as added last.
    MoveToFront,
    /// It moves to the end and counts as added last.
    MoveToEnd,
}

checked_choice!(ReAdd { "keep" => Keep, "move_to_front" => MoveToFront, "move_to_end" => MoveToEnd });

/// How a shop lets its shoppers edit a list. The merchant's, and so no part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Policy {
    /// How many products fit.
    pub limit: Limit,
    /// What happens when there is no room.
    pub when_full: WhenFull,
    /// Where a new product goes.
    pub insert: Insert,
    /// What adding it again does.
    pub readd: ReAdd,
}

checked_record!(Policy {
    limit: or(Limit::default()),
    when_full: or(WhenFull::default()),
    insert: or(Insert::default()),
    readd: or(ReAdd::default()),
});

/// Which variant enters when the shopper has chosen none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Unchosen {
    /// None: the shopper is asked. The default.
    #[default]
    Ask,
    /// The first one.
    First,
}

impl Unchosen {
    /// The variant that enters: the only one, or what the policy says.
    ///
    /// # Errors
    /// [`AddError::ChooseVariant`] where there are none or several and the policy is to ask, or there are none at all.
    pub fn pick(self, variants: &[Sku]) -> Result<&Sku, AddError> {
        match (variants, self) {
            ([only], _) | ([only, ..], Self::First) => Ok(only),
            _ => Err(AddError::ChooseVariant { count: variants.len() }),
        }
    }
}

checked_serde!(Limit);
