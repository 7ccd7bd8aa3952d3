//! The one checked door for documents that people write: catalogues, rulebooks, carts, scorecards.
//!
//! A document is read as it stands into [`Unchecked`]; [`Unchecked::check`] then turns it into a value that is valid, or returns **all**
//! its faults at once, each with the path, the value seen and what is allowed. Serde's `Deserialize` of such types goes through the same
//! door.
//!
//! ```
//! use ocop::input::Unchecked;
//! use ocop::money::Money;
//!
//! let document: Unchecked = serde_json::from_str(r#"["35000 VND", "1.5 VND", 7]"#)?;
//! let faults = document.check::<Vec<Money>>().unwrap_err();
//! assert_eq!(faults.iter().len(), 2);
//! assert_eq!(
//!     faults.to_string(),
//!     "[1]: \"1.5 VND\" is not an amount of money: VND has 0 decimal digits, 1 given; \
//!      [2]: 7 is not text",
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Limits
//! A document may nest [`MAX_DEPTH`] levels deep, and a list in it may have [`MAX_ENTRIES`] entries. Numbers are whole; decimals are written
//! as text, since a binary float has already lost the amount that was meant. Memory is proportional to the document.
//!
#![doc = include_str!("hostile.md")]

mod checked;
mod fault;
mod node;
mod unchecked;

pub use checked::Checked;
pub(crate) use checked::{checked_choice, checked_record, checked_serde, checked_text};
pub(crate) use fault::fault_list;
pub use fault::{Fault, Faults, Problem};
pub use node::{Node, Record};
pub use unchecked::{MAX_DEPTH, MAX_ENTRIES, Unchecked};
