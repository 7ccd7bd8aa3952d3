//! Comparison.

mod cell;
mod equal;
mod facts;
mod field;
mod list;
mod price;
mod print;
mod scale;
mod selection;
mod table;
mod unit_price;
mod verdict;
mod winner;
mod words;

pub use cell::{Cell, CredentialTerm, Purchase, Standing, StandingState, Value, Withheld};
pub use field::{Field, FieldError, Role, UnknownKey};
pub use list::{
    Absorbed, AddError, Addition, Evicted, Insert, Limit, LimitError, List, Policy, Preview, ReAdd, Unchosen, Undo,
    WhenFull,
};
pub use price::{Price, PriceError, Shown, TaxBasis};
pub use print::{CellText, LabelText, ReasonText};
pub use selection::{Chosen, Fields, FieldsError, MAX_FIELDS, NewFields, Offer, Resolved, Selection, Show, Switches};
pub use table::{Column, Context, GoneColumns, Row, Table};
pub use unit_price::{PricesToShow, Reference, UnitPrice};
pub use verdict::{Coverage, Verdict};
pub use winner::{Direction, Margin, NoWinner, Target, Win, Winners};
