//! Why a cart cannot be priced.

use super::FeeId;
use crate::cart::LineKey;
use crate::money::{Currency, Money, MoneyError};
use crate::pricing::PaymentId;

/// Why a cart cannot be priced. Nothing is dropped in silence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PricingError {
    /// A line of a product that the catalogue does not have.
    #[error("line {line}: there is no product {}", key.sku)]
    UnknownProduct {
        /// The position of the line in the cart.
        line: usize,
        /// What the line is of.
        key: LineKey,
    },
    /// A line of a product on request, without a price of the host's own.
    #[error("line {line}: product {} has no price", key.sku)]
    NoPrice {
        /// The position of the line in the cart.
        line: usize,
        /// What the line is of.
        key: LineKey,
    },
    /// A host price below zero.
    #[error("line {line}: the host price {price} of {} is below zero", key.sku)]
    NegativePrice {
        /// The position of the line in the cart.
        line: usize,
        /// What the line is of.
        key: LineKey,
        /// The price.
        price: Money,
    },
    /// A line whose units together are beyond the largest quantity.
    #[error("line {line}: {units} units of {} are more than {max}", key.sku, max = crate::product::Quantity::MAX)]
    TooManyUnits {
        /// The position of the line in the cart.
        line: usize,
        /// What the line is of.
        key: LineKey,
        /// The units of all lines that are merged.
        units: u64,
    },
    /// A line in another currency than the rulebook's.
    #[error("line {line}: {} is priced in {seen}, the rulebook in {expected}", key.sku)]
    LineCurrency {
        /// The position of the line in the cart.
        line: usize,
        /// What the line is of.
        key: LineKey,
        /// The currency of the price.
        seen: Currency,
        /// The currency of the rulebook.
        expected: Currency,
    },
    /// A line that the policy's tax table does not cover.
    #[error("line {line}: the tax of {} is not covered", key.sku)]
    TaxNotCovered {
        /// The position of the line in the cart.
        line: usize,
        /// What the line is of.
        key: LineKey,
    },
    /// A fee that is not above zero.
    #[error("fee {id} is {amount}, not above zero")]
    Fee {
        /// The fee.
        id: FeeId,
        /// Its amount.
        amount: Money,
    },
    /// A payment that is not above zero.
    #[error("payment {id} is {balance}, not above zero")]
    Payment {
        /// The payment.
        id: PaymentId,
        /// Its balance.
        balance: Money,
    },
    /// A delivery fee below zero.
    #[error("the delivery fee {fee} is below zero")]
    DeliveryFee {
        /// The fee.
        fee: Money,
    },
    /// An amount of the context or the policy in another currency than the rulebook's.
    #[error("{place} is {seen}, but the rulebook is in {expected}")]
    Currency {
        /// Where the amount stands.
        place: &'static str,
        /// The amount.
        seen: Money,
        /// The currency of the rulebook.
        expected: Currency,
    },
    /// An amount that leaves the bounds of money.
    #[error("the amounts are too large: {0}")]
    Overflow(#[from] MoneyError),
}
