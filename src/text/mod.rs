//! Languages, labels, and the formatting and parsing of numbers, money, units and dates; Unicode normal form.
//!
//! What is printed here is for people; the forms that cross the wire are those of the types' own `Display` and of [`iso`]. Each function
//! has its counterpart that reads, and reading what was printed gives the value back (instants to the minute).
//!
//! ```
//! use ocop::money::{Money, Rate};
//! use ocop::text::{self, Lang};
//!
//! assert_eq!(text::money(Money::vnd(35_000), Lang::Vi).to_string(), "35.000\u{a0}₫");
//! assert_eq!(text::rate("12.5%".parse::<Rate>()?, Lang::Vi).to_string(), "12,5%");
//! # Ok::<(), ocop::money::RateError>(())
//! ```

mod amount;
mod calendar;
pub(crate) mod csv;
mod identifier;
pub mod iso;
mod language;
mod normal;
mod number;
mod texts;
mod unit;

pub use amount::{AmountError, MoneyStyle, MoneyText, money, parse_money};
pub use calendar::{CalendarError, DayText, InstantText, day, instant, parse_day, parse_instant};
pub use csv::CsvError;
pub use identifier::{IdentifierError, MAX_IDENTIFIER};
pub(crate) use identifier::{identifier, identifiers};
pub use language::{Lang, UnknownLang};
pub use normal::{nfc, normal_key};
pub use number::{
    MeasureText, NumberError, NumberText, RateText, measure, number, parse_measure, parse_number, parse_rate, rate,
};
pub use texts::Texts;
pub use unit::{TradeUnit, UnknownUnit};
