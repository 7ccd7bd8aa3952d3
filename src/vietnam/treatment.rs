//! Placeholder until pricing lands.
use crate::input::{checked_choice, checked_serde};
use crate::money::Rate;
use serde::Serialize;

/// How VAT treats a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// Taxed at a rate.
    Rate(Rate),
    /// Not taxable.
    NotTaxable,
    /// Not declared.
    NotDeclared,
    /// Direct percentage of revenue.
    DirectPercent(Rate),
}
checked_choice!(Treatment { "rate" => Rate(Rate), "not_taxable" => NotTaxable, "not_declared" => NotDeclared, "direct_percent" => DirectPercent(Rate) });
checked_serde!(Treatment);
