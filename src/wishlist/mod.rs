//! The wishlist (danh sách yêu thích): lists of what a shopper would like to have, of guests and of accounts.

mod absorb;
mod access;
mod addition;
mod causal;
mod edit;
mod entry;
mod history;
mod identity;
mod line;
mod list;
mod merge;
mod outcome;
mod place;
mod plan;
mod policy;
mod report;
mod state;
mod stored;
mod transfer;
mod view;
mod watch;
mod words;

pub use access::{Access, Actor, SharedLine, SharedList, Visibility};
pub use addition::Addition;
pub use causal::Replica;
pub use history::{History, PriceAt, StockAt};
pub use identity::{
    ChannelId, Chosen, GuestId, ItemKey, ListId, OperationId, Owner, PersonId, Scope, ShareToken, Source,
};
pub use line::{Line, PriceChange, PriceSeen};
pub use list::{List, ListRecord};
pub use outcome::{Batch, ListOutcome, Outcome, Refusal};
pub use place::Place;
pub use plan::{AfterMove, Applied, AppliedPlan, Choice, Plan, PlannedLine, Prospect, Quotes};
pub use policy::{
    Asked, Duplicates, GuestDefault, Limits, Names, NonPositive, OpenTo, Policy, Reading, Retention, Shows, Writer,
};
pub use report::{Fate, Ignored, JoinError, JoinReport, JoinedLine, JoinedList, ListFate, OverLimit};
pub use state::{MAX_OPERATIONS, Wishlist};
pub use transfer::{CellFault, Column, ReadLines, RowFault, TableError, read_csv, write_csv};
pub use view::{Counts, Order, SortBy, Standing, Ties, standing};
pub use watch::{Condition, Event, MAX_CONDITIONS, NewWatch, News, Watch, WatchError, evaluate};
pub use words::{ListName, Note, Priority, Title, WordsError};
