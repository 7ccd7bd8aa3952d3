//! The wishlist (danh sách yêu thích): lists of what a shopper would like to have, of guests and of accounts.
//!
//! A [`Wishlist`] is the state: what the shopper did, on as many tabs and devices as there are, and nothing of the catalogue. A change says
//! who writes, when and under which [`Policy`] ([`Writer`]) and returns what it did ([`Outcome`], [`ListOutcome`], or a [`Refusal`]).
//! What is read ([`lines`](Wishlist::lines), [`shared`](Wishlist::shared), [`counts`](Wishlist::counts)) changes nothing.
//!
//! ```
//! use ocop::money::Money;
//! use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
//! use ocop::text::Texts;
//! use ocop::wishlist::{
//!     Addition, GuestDefault, GuestId, ItemKey, ListId, ListName, Order, Outcome, PersonId, Reading, Replica, Scope,
//!     Wishlist, Writer,
//! };
//! use time::macros::datetime;
//!
//! let sku = Sku::new("CF-250")?;
//! let coffee = ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(85_000));
//! let catalogue = Catalogue::new([Product::new(coffee)?])?;
//!
//! let tab = Writer::new(Replica::new("tab-1")?, datetime!(2026-11-25 08:00 +7));
//! let mut guest = Wishlist::new(Scope::guest(GuestId::new("device-1")?));
//! let list = ListId::new("5f0c")?;
//! let _ = guest.create_list(&tab, list.clone(), ListName::new("Quà Tết")?)?;
//! let wanted = || Addition::of(ItemKey::sku(sku.clone())).quantity(Quantity::ONE);
//! assert_eq!(guest.add(&tab, &catalogue, &list, wanted())?, Outcome::Added { quantity: Quantity::ONE });
//! assert_eq!(guest.add(&tab, &catalogue, &list, wanted())?, Outcome::AlreadyThere);
//!
//! // At login the account takes over what the guest has; doing so again changes nothing.
//! let server = Writer::new(Replica::new("server")?, datetime!(2026-11-25 08:05 +7));
//! let mut account = Wishlist::new(Scope::account(PersonId::new("an")?));
//! assert!(!account.absorb(&server, &guest, GuestDefault::Fold)?.is_quiet());
//! assert!(account.absorb(&server, &guest, GuestDefault::Fold)?.is_quiet());
//! assert_eq!(account.lines(&list, Order::default(), Reading::Largest).len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Copies that were changed apart
//! [`merge`](Wishlist::merge) makes one state of two copies, in whatever order they meet and however often. Every line that is added is a
//! *dot*, a replica and a counter; a state holds the live dots and has a context of all dots that it has seen. What one side has seen and
//! no longer holds is removed, what it has not seen is new: nothing is kept of a removed line. Only adding makes a line, so that a removal
//! beats a change at the same time, and an addition beats a removal. What is written on lists and lines is what was written last; what two
//! set as the quantity at once is read as [`Reading`] says; received units are counted for each replica and add up.
//!
//! The counter lives in the state and the replica is told by the writer, so that a state may be copied anywhere; but two places that write
//! never share a replica. [`retire`](Wishlist::retire) forgets one that is gone.
//!
//! # From list to cart
//! [`plan`](Wishlist::plan) says for each line what would happen, the shopper reviews it ([`Plan::choose`], [`Plan::quotes`]),
//! [`Plan::apply`] puts into the cart what has not changed in between, and [`settle`](Wishlist::settle) takes off the list what went.
//!
//! # Watching
//! [`evaluate`] tells what happened to a product since the last look: each edge once, in the order of time.

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
