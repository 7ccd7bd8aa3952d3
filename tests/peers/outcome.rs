//! How a case ends.

use std::collections::BTreeSet;
use std::fmt;



/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// All figures are equal.
    Equal,
    /// The other system follows other ways, and these make all the difference.
    Deviation(BTreeSet<&'static str>),
    /// The case asks for what the crate does not have.
    Inexpressible(Reason),
    /// Neither: a fault of the crate or of the test.
    Unexplained(String),
}

/// Why a case cannot be asked in the crate's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// An amount that goes in is finer than the currency; the crate refuses it at the edge.
    FinerThanCurrency,
    /// Prices of one cart include tax and exclude it; a quote has one basis.
    MixedPriceTax,
    /// Tax upon tax.
    CompoundTax,
    /// Several deliveries of one order, and one amount over them.
    SeveralDeliveries,
    /// One amount over goods and delivery together.
    GoodsAndDelivery,
    /// A fee below zero; the crate has rules for what is taken off.
    NegativeFee,
    /// A rule that the crate refuses, such as 110 % off.
    RefusedRule,
    /// A condition on the sum of goods and delivery.
    ConditionOnTotal,
    /// A tax that depends on where the customer is; the host states treatments.
    TaxByPlace,
    /// A condition that compares whatever facts by size; the crate's facts are compared to the letter.
    FactBySize,
    /// A credit on an account, which is no part of a price.
    Credit,
    /// A status of an order after it was placed, beyond refunds.
    OrderStatus,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
