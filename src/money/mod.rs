//! Exact money: currency, amount, rate, rounding and sharing out.
//!
//! Amounts are whole minor units of one ISO 4217 currency (đồng, cents, fils) within [`Money::MAX`]; decimals appear only where text comes
//! in or goes out. Nothing here wraps, saturates or panics, and where a result must be rounded, the [`RoundingMode`] is an argument.
//!
//! ```
//! use ocop::money::{Currency, Money, Rate, RoundingMode, Share, share_out};
//!
//! let price: Money = "45000 VND".parse()?;
//! let off = Rate::percent(15).of(price, RoundingMode::HalfUp)?;
//! assert_eq!(off, Money::vnd(6_750));
//!
//! let shares = share_out(Money::vnd(100), &[Share::by(1), Share::by(1), Share::by(1)])?;
//! assert_eq!(shares.parts(), [Money::vnd(34), Money::vnd(33), Money::vnd(33)]);
//! # Ok::<(), ocop::money::MoneyError>(())
//! ```

mod amount;
mod currency;
mod rate;
mod rounding;
mod share;

pub use amount::{Money, MoneyError};
pub use currency::{Currency, UnknownCurrency};
pub use rate::{Rate, RateError};
pub use rounding::{Rounding, RoundingMode};
pub use share::{Remainder, Share, Shares, share_out, share_out_by};
pub(crate) use share::{Slot, distribute};
