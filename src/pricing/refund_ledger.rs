//! The refunds of an order so far, on which later ones build.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use serde::Serialize;

use super::refund::RefundError;
use super::refund_places::{Amounts, Counts, Paid};
use super::{Place, Quote, TaxAmounts, Treatment, UnitRun};
use crate::cart::LineKey;
use crate::input::{Checked, Node, checked_record, checked_serde};
use crate::money::{Currency, Money, MoneyError};

/// The refunds of one order so far. Stored beside the quote; later refunds build on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefundLedger {
    /// The version of this form, [`FORMAT`](Self::FORMAT).
    format: u32,
    refunds: Vec<Refund>,
}

/// A refund: what came back, and what is paid back for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Refund {
    /// The goods that came back, by key.
    pub returned: Vec<ReturnedUnits>,
    /// What is paid back, by place of the quote, as a corrected invoice states it. A part may be below zero where goods that stay cost more
    /// by themselves; none where nothing is paid back.
    pub entries: Vec<RefundEntry>,
    /// The same by treatment, ascending.
    pub rates: Vec<TaxAmounts>,
    /// The cash rounding in it: what was rounded off when it was paid is not paid back.
    pub cash_rounding: Money,
    /// What is paid back: the entries with tax, and cash rounding. Never below zero.
    pub total: Money,
}

/// Units that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnedUnits {
    /// What they are.
    pub key: LineKey,
    /// How many.
    pub units: u64,
    /// What each is due, as prices are stated, before cash rounding; empty where what stays is priced again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<UnitRun>,
}

/// What is paid back of a place of the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RefundEntry {
    /// The place: a line, the delivery or a fee.
    pub on: Place,
    /// Net, tax and gross.
    pub tax: TaxAmounts,
    /// The cash rounding that belongs to it.
    pub cash_rounding: Money,
}

impl Default for RefundLedger {
    fn default() -> Self {
        Self::new()
    }
}

impl RefundLedger {
    /// The version of the form that this crate writes.
    pub const FORMAT: u32 = 1;

    /// Nothing was refunded so far.
    #[must_use]
    pub const fn new() -> Self {
        Self { format: Self::FORMAT, refunds: Vec::new() }
    }

    /// Adds a refund that was paid.
    pub fn book(&mut self, refund: Refund) {
        self.refunds.push(refund);
    }

    /// The refunds, oldest first.
    pub fn refunds(&self) -> &[Refund] {
        &self.refunds
    }

    /// The units that came back so far.
    pub(super) fn counts(&self) -> Counts {
        let mut counts = Counts::new();
        for returned in self.refunds.iter().flat_map(|refund| &refund.returned) {
            let count = counts.entry(returned.key.clone()).or_default();
            *count = count.saturating_add(returned.units);
        }
        counts
    }

    /// What was paid back so far of each place.
    pub(super) fn booked(&self, quote: &Quote, paid: &[Paid]) -> Result<Vec<Amounts>, RefundError> {
        let mut booked: BTreeMap<Place, Amounts> = BTreeMap::new();
        let mut total = Money::zero(quote.currency);
        for refund in &self.refunds {
            total = total.checked_add(refund.total)?;
            for entry in &refund.entries {
                let (net, tax, cash) = (entry.tax.net.minor(), entry.tax.tax.minor(), entry.cash_rounding.minor());
                let held = booked.entry(entry.on).or_default();
                *held = held.plus(Amounts { net, tax, cash });
            }
        }
        let by_place = paid.iter().map(|paid| booked.remove(&paid.on).unwrap_or_default()).collect();
        if total > quote.totals.payable || !booked.is_empty() {
            return Err(RefundError::OtherLedger { refunded: total, paid: quote.totals.payable });
        }
        Ok(by_place)
    }
}

/// Net, tax and gross of entries by treatment, ascending; those that come to nothing are left out.
pub(super) fn rates_of(entries: &[RefundEntry], currency: Currency) -> Result<Vec<TaxAmounts>, MoneyError> {
    let mut sums: BTreeMap<Treatment, (Money, Money, Money)> = BTreeMap::new();
    for TaxAmounts { treatment, net, tax, gross } in entries.iter().map(|entry| entry.tax) {
        let zero = Money::zero(currency);
        let held = sums.entry(treatment).or_insert((zero, zero, zero));
        *held = (held.0.checked_add(net)?, held.1.checked_add(tax)?, held.2.checked_add(gross)?);
    }
    let rates = sums.into_iter().map(|(treatment, (net, tax, gross))| TaxAmounts { treatment, net, tax, gross });
    Ok(rates.filter(|rate| !(rate.net.is_zero() && rate.tax.is_zero())).collect())
}

checked_record!(ReturnedUnits { key: required, units: required, runs: or(Vec::new()) });
checked_record!(RefundEntry { on: required, tax: required, cash_rounding: required });

impl Checked for Refund {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["returned", "entries", "rates", "cash_rounding", "total"])?;
        let (returned, entries) = (record.required("returned"), record.required("entries"));
        let (rates, cash_rounding, total) =
            (record.required("rates"), record.required("cash_rounding"), record.required("total"));
        let refund = Self {
            returned: returned?,
            entries: entries?,
            rates: rates?,
            cash_rounding: cash_rounding?,
            total: total?,
        };
        if refund.adds_up() == Ok(true) {
            Some(refund)
        } else {
            node.conflict("entries, rates, cash rounding and total of a refund add up, and the total is not below zero")
        }
    }
}

impl Refund {
    /// Whether all figures follow from the entries.
    fn adds_up(&self) -> Result<bool, MoneyError> {
        let (mut gross, mut cash) = (Money::zero(self.total.currency()), Money::zero(self.total.currency()));
        for entry in &self.entries {
            if entry.tax.net.checked_add(entry.tax.tax)? != entry.tax.gross {
                return Ok(false);
            }
            gross = gross.checked_add(entry.tax.gross)?;
            cash = cash.checked_add(entry.cash_rounding)?;
        }
        let rates = rates_of(&self.entries, self.total.currency())?;
        let total = gross.checked_add(cash)?;
        Ok(rates == self.rates && cash == self.cash_rounding && total == self.total && !total.is_negative())
    }
}

impl Checked for RefundLedger {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["format", "refunds"])?;
        let format = record.field("format").map(|node| node.number(1, Self::FORMAT.into()));
        let format = format.unwrap_or_else(|| record.required("format"));
        let refunds = record.required("refunds");
        Some(Self { format: format?, refunds: refunds? })
    }
}

checked_serde!(Refund, RefundLedger);
