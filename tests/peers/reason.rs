//! Why a case cannot be asked in the crate's terms, and that it does ask for it.

use core::fmt;

use ocop::money::{Currency, Money};
use ocop::pricing::{Benefit, PercentOf, Rulebook, Selector, Spread};
use rust_decimal::Decimal;
use serde_json::Value;

use super::ask::{percent, rate, rule};
use super::case::{Case, Facts, decimal};
use super::{medusa, oscar, woo};

/// Why a case cannot be asked in the crate's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// An amount that goes in is finer than the currency; the crate refuses it at the edge.
    FinerThanCurrency,
    /// Prices of one cart include tax and exclude it; a quote has one basis.
    MixedPriceTax,
    /// Tax upon tax, or several taxes out of one price.
    CompoundTax,
    /// Several deliveries of one order, and one promotion over them.
    SeveralDeliveries,
    /// One amount over goods and delivery together.
    GoodsAndDelivery,
    /// A fee below zero; the crate has rules for what is taken off.
    NegativeFee,
    /// A rule that the crate refuses, such as 110 % off.
    RefusedRule,
    /// A condition on the sum of goods and delivery.
    ConditionOnTotal,
    /// Prices that change with the place of the customer; the host states prices and treatments.
    TaxByPlace,
    /// An amount off each unit got, stated with tax where prices are without, or the other way round, for units of several rates of tax.
    AmountInOtherBasis,
    /// A condition on each line by itself, by its number of units or its sum; the crate counts goods, not lines.
    EveryLine,
    /// A price for a set of different products, whichever they are.
    DistinctTogether,
    /// An offer that is applied again and again to a few units each time, until its condition fails for what is left.
    AgainUntilDry,
    /// Offers that exclude each other line by line; the crate's rules do as a whole.
    ExclusiveByLine,
    /// A credit on an account, which is no part of a price.
    Credit,
    /// What became of an order after it was placed, beyond refunds.
    OrderStatus,
}

impl Reason {
    /// Whether the case does ask for it.
    pub(crate) fn holds(self, case: &Case) -> bool {
        let promotions = || case.promotions.iter();
        let rows = |p: &Value| [p.list("rules"), p.list("target_rules"), p.list("buy_rules")].concat();
        match self {
            Self::FinerThanCurrency => amounts(case).into_iter().any(|amount| refused(case, amount)),
            Self::MixedPriceTax => mixed(case),
            Self::CompoundTax => {
                let several = case.settings.flag("prices_include_tax") && case.taxes.len() > 1;
                several || case.taxes.iter().any(|tax| tax.flag("compound"))
            }
            Self::SeveralDeliveries => case.delivery.len() > 1,
            Self::GoodsAndDelivery => case.settings.list("order_discounts").iter().any(|discount| {
                discount.text("base") == Some("items_and_shipping") && discount.text("kind") == Some("fixed")
            }),
            Self::NegativeFee => case.fees.iter().any(|fee| fee.number("amount") < Some(Decimal::ZERO)),
            Self::RefusedRule => refused_rate(case),
            Self::ConditionOnTotal => {
                promotions().flat_map(|p| p.list("rules")).any(|row| row.text("type") == Some("total_eq"))
            }
            Self::TaxByPlace => woo::taxed_by_place(case),
            Self::AmountInOtherBasis => promotions().any(|p| medusa::got_in_other_basis(case, p)),
            Self::EveryLine => {
                let by_line = |row: &Value| matches!(row.text("attribute"), Some("line.qty" | "line.subtotal"));
                case.settings.list("seen").len() > 1 || promotions().flat_map(rows).any(|row| by_line(&row))
            }
            Self::DistinctTogether => promotions().chain([&case.settings]).any(|offer| {
                let (condition, benefit) = (offer.get("condition"), offer.get("benefit"));
                condition.and_then(|of| of.text("type")) == Some("coverage")
                    && benefit.and_then(|of| of.text("type")) == Some("fixed_price_for_set")
            }),
            Self::AgainUntilDry => promotions().any(|offer| oscar::repeats(case, offer)),
            Self::ExclusiveByLine => case.promotions.len() > 1 && promotions().any(oscar::exclusive),
            Self::Credit => case.kind == "credit",
            Self::OrderStatus => case.lines.iter().any(|line| !line.detail.is_null()),
        }
    }
}

/// The amounts that go in, in minor units.
fn amounts(case: &Case) -> Vec<Decimal> {
    let major: Decimal = case.currency.parse::<Currency>().expect("a currency").minor_per_major().into();
    let mut all: Vec<Decimal> = case.lines.iter().map(|line| line.price).collect();
    all.extend(case.delivery.iter().map(|parcel| parcel.fee));
    all.extend(case.fees.iter().filter_map(|fee| fee.number("amount")));
    let fixed = |p: &&Value| p.text("type") != Some("percent");
    all.extend(case.promotions.iter().filter(fixed).filter_map(|p| p.number("amount")));
    let limits = ["minimum_amount", "maximum_amount", "maximum_discount"];
    all.extend(case.promotions.iter().flat_map(|p| limits.iter().filter_map(|name| p.number(name))));
    all.extend(case.settings.list("bases_decimal").iter().map(|base| decimal(base) * major));
    all
}

fn refused(case: &Case, minor: Decimal) -> bool {
    let currency: Currency = case.currency.parse().expect("a currency");
    Money::from_decimal(minor / Decimal::from(currency.minor_per_major()), currency).is_err()
}

fn refused_rate(case: &Case) -> bool {
    let Some(off) = case.settings.number("percent") else { return false };
    let benefit = Benefit::Percent(percent(rate(off), Selector::All, Spread::Line, PercentOf::Running));
    Rulebook::new(Currency::VND, vec![rule("r", 0, benefit)]).is_err()
}

/// Whether taxes in use are included and added.
fn mixed(case: &Case) -> bool {
    let mut seen: Vec<bool> =
        case.taxes.iter().filter(|tax| tax.get("included").is_some()).map(|tax| tax.flag("included")).collect();
    if case.settings.flag("prices_include_tax") && case.settings.flag("calc_taxes") {
        // Fees and deliveries are stated without tax there.
        seen.push(true);
        seen.extend(case.delivery.iter().filter(|parcel| parcel.taxable != Some(false)).map(|_| false));
        seen.extend(case.fees.iter().filter(|fee| fee.flag("taxable")).map(|_| false));
    }
    if case.system == "medusa" {
        seen.extend(case.lines.iter().filter(|line| !medusa::line_rate(line).is_zero()).map(medusa::included));
        seen.extend(
            case.delivery.iter().filter(|parcel| !parcel.tax.is_empty()).map(|parcel| parcel.prices_include_tax),
        );
    }
    seen.contains(&true) && seen.contains(&false)
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::FinerThanCurrency => "an amount finer than the currency",
            Self::MixedPriceTax => "prices with and without tax in one cart",
            Self::CompoundTax => "tax upon tax",
            Self::SeveralDeliveries => "one promotion over several deliveries",
            Self::GoodsAndDelivery => "one amount over goods and delivery",
            Self::NegativeFee => "a fee below zero",
            Self::RefusedRule => "a rule that is refused",
            Self::ConditionOnTotal => "a condition on goods and delivery together",
            Self::TaxByPlace => "prices that change with the place of the customer",
            Self::AmountInOtherBasis => "an amount off units got in another tax basis than prices",
            Self::EveryLine => "a condition on each line by itself",
            Self::DistinctTogether => "a price for a set of different products, whichever they are",
            Self::AgainUntilDry => "an offer that is repeated until its condition fails",
            Self::ExclusiveByLine => "offers that exclude each other line by line",
            Self::Credit => "a credit on an account",
            Self::OrderStatus => "what became of an order",
        })
    }
}
