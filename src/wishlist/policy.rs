//! What a host decides about its wishlists, and who writes when.

use core::fmt;

use time::{OffsetDateTime, UtcOffset};

use super::{OperationId, Owner, Replica};
use crate::product::{Product, PurchaseAction, Quantity};

/// Who may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OpenTo {
    /// Guests and accounts.
    #[default]
    Everyone,
    /// Accounts only.
    Accounts,
    /// Nobody: the host has switched wishlists off.
    Nobody,
}

impl fmt::Display for OpenTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Everyone => "everyone",
            Self::Accounts => "accounts only",
            Self::Nobody => "nobody",
        })
    }
}

/// Which products a list takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Shows {
    /// All; what cannot be bought now is wished for all the same.
    #[default]
    All,
    /// Only what can be bought or asked for: the host hides what is out of stock or unavailable.
    Obtainable,
}

impl Shows {
    /// Whether a product is hidden from lists.
    #[must_use]
    pub fn hides(self, product: &Product) -> bool {
        let lacking = matches!(product.purchase_action(), PurchaseAction::NotifyMe | PurchaseAction::Unavailable);
        self == Self::Obtainable && lacking
    }
}

/// Whether an owner may give two lists one name. Two devices may do so at once in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Names {
    /// No.
    #[default]
    Unique,
    /// Yes.
    Repeatable,
}

/// What adding does to a line that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Duplicates {
    /// Nothing: the line stays as it is.
    #[default]
    Keep,
    /// The quantity is added.
    Sum,
    /// The line counts as added now, at the price of now; what the owner wrote stays.
    Refresh,
    /// The line starts anew.
    Replace,
}

/// Which quantity a line reads where two replicas set it at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reading {
    /// The largest.
    #[default]
    Largest,
    /// The sum, at most [`Quantity::MAX`].
    Sum,
    /// The one set last.
    Last,
}

/// What a quantity of zero or less stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NonPositive {
    /// A mistake.
    #[default]
    Refuse,
    /// One unit.
    One,
    /// The end of the line.
    Remove,
}

/// What a quantity stands for under a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub enum Asked {
    /// So many units.
    Take(Quantity),
    /// No line.
    Remove,
    /// No quantity that a line can have.
    Refuse,
}

impl NonPositive {
    /// What a number stands for.
    ///
    /// ```
    /// use ocop::product::Quantity;
    /// use ocop::wishlist::{Asked, NonPositive};
    ///
    /// assert_eq!(NonPositive::Refuse.read(0), Asked::Refuse);
    /// assert_eq!(NonPositive::One.read(0), Asked::Take(Quantity::ONE));
    /// ```
    pub fn read(self, units: i64) -> Asked {
        let quantity = u32::try_from(units).ok().and_then(|units| Quantity::new(units).ok());
        match (quantity, self) {
            (Some(quantity), _) => Asked::Take(quantity),
            (None, Self::One) if units <= 0 => Asked::Take(Quantity::ONE),
            (None, Self::Remove) if units <= 0 => Asked::Remove,
            (None, _) => Asked::Refuse,
        }
    }
}

/// What becomes of the guest's default list at login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GuestDefault {
    /// Its lines go to the account's default list.
    #[default]
    Fold,
    /// It becomes one more list of the account.
    KeepAsList,
}

/// How much may be added. Merging takes in what is there, and reports what is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// The largest number of lists.
    pub lists: usize,
    /// The largest number of lines of a list.
    pub lines: usize,
}

impl Limits {
    /// The largest number of lists that any host may allow.
    pub const MAX_LISTS: usize = 1_000;
    /// The largest number of lines of a list that any host may allow.
    pub const MAX_LINES: usize = 10_000;

    pub(super) fn most_lists(self) -> usize {
        self.lists.min(Self::MAX_LISTS)
    }

    pub(super) fn most_lines(self) -> usize {
        self.lines.min(Self::MAX_LINES)
    }
}

impl Default for Limits {
    /// 100 lists of 1 000 lines.
    fn default() -> Self {
        Self { lists: 100, lines: 1_000 }
    }
}

/// What a host decides about its wishlists. The same for all writers of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Policy {
    /// Who may write.
    pub open_to: OpenTo,
    /// Which products a list takes.
    pub shows: Shows,
    /// Whether two lists may have one name.
    pub names: Names,
    /// What adding does to a line that is there.
    pub duplicates: Duplicates,
    /// Which quantity a line reads.
    pub reading: Reading,
    /// What a quantity of zero or less stands for.
    pub non_positive: NonPositive,
    /// How much may be added.
    pub limits: Limits,
}

/// Who writes, when, and under which policy.
///
/// ```
/// use ocop::wishlist::{OperationId, Replica, Writer};
/// use time::macros::datetime;
///
/// let tab = Writer::new(Replica::new("tab-1")?, datetime!(2026-11-25 08:00 +7));
/// let retried = tab.once(OperationId::new("request-17")?);
/// # Ok::<(), ocop::text::IdentifierError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The place of the change. Never shared by two places.
    pub replica: Replica,
    /// The instant.
    pub at: OffsetDateTime,
    /// What the host decides.
    pub policy: Policy,
    /// The request, where it may be sent again.
    pub operation: Option<OperationId>,
    /// The revision that the change was meant for, where another one must refuse it.
    pub based_on: Option<u64>,
}

impl Writer {
    /// A writer under the default policy.
    #[must_use]
    pub fn new(replica: Replica, at: OffsetDateTime) -> Self {
        Self { replica, at, policy: Policy::default(), operation: None, based_on: None }
    }

    /// The same under another policy.
    #[must_use]
    pub fn under(&self, policy: Policy) -> Self {
        Self { policy, ..self.clone() }
    }

    /// The same at another instant.
    #[must_use]
    pub fn at(&self, at: OffsetDateTime) -> Self {
        Self { at, ..self.clone() }
    }

    /// The same for a request that may be sent again.
    #[must_use]
    pub fn once(&self, operation: OperationId) -> Self {
        Self { operation: Some(operation), ..self.clone() }
    }

    /// The same for a change that is meant for one [revision](super::Wishlist::revision) only.
    #[must_use]
    pub fn based_on(&self, revision: u64) -> Self {
        Self { based_on: Some(revision), ..self.clone() }
    }

    pub(super) fn may_write(&self, owner: &Owner) -> bool {
        match self.policy.open_to {
            OpenTo::Everyone => true,
            OpenTo::Accounts => matches!(owner, Owner::Account(_)),
            OpenTo::Nobody => false,
        }
    }
}

/// An instant as states hold it, so that one instant has one form.
pub(super) fn in_utc(at: OffsetDateTime) -> OffsetDateTime {
    at.checked_to_offset(UtcOffset::UTC).unwrap_or(at)
}

/// How long wishlists are kept that nobody changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Retention {
    /// Days for guests; none is for ever.
    pub guests: Option<u32>,
    /// Days for accounts; none is for ever.
    pub accounts: Option<u32>,
    /// Whether only wishlists without a line end.
    pub only_empty: bool,
}
