//! Tax of lines, delivery and fees: rounded on one level, reconciled on the other.

use alloc::vec::Vec;

use super::few::Blank;
use super::{Few, PriceTax, TaxAmounts, TaxLevel, TaxRounding, Treatment};
use crate::money::{Currency, Money, Rate, Remainder, Slot, distribute};

/// Something that is taxed: a line, the delivery, a fee.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taxed {
    pub(super) treatment: Treatment,
    /// As prices are stated.
    pub(super) amount: i64,
    pub(super) tax: i64,
}

impl Taxed {
    pub(super) const fn of(treatment: Treatment, amount: i64) -> Self {
        Self { treatment, amount, tax: 0 }
    }

    /// What is paid for it, tax included.
    pub(super) fn gross(&self, prices: PriceTax) -> i64 {
        self.amount + if prices == PriceTax::Excluded { self.tax } else { 0 }
    }

    /// Net, tax and gross, the last of which is within the bounds of money.
    pub(super) fn amounts(&self, prices: PriceTax, currency: Currency) -> TaxAmounts {
        let gross = self.gross(prices);
        let money = |minor| Money::clamped(minor, currency);
        TaxAmounts {
            treatment: self.treatment,
            net: money(gross - self.tax),
            tax: money(self.tax),
            gross: money(gross),
        }
    }
}

impl Blank for Taxed {
    const BLANK: Self = Self::of(Treatment::NotDeclared, 0);
}

/// Sets the tax of each, and returns the sums by treatment, ascending.
pub(super) fn tax(taxed: &mut [Taxed], prices: PriceTax, rounding: TaxRounding, remainder: Remainder) -> Few<Taxed, 4> {
    let tax_of = |treatment: Treatment, amount| match (treatment.shown_rate(), prices) {
        (Rate::ZERO, _) => 0,
        (rate, PriceTax::Included) => rate.included_in_minor(amount, rounding.mode),
        (rate, PriceTax::Excluded) => rate.of_minor(amount, rounding.mode),
    };
    let mut groups = Few::<Taxed, 4>::new();
    for each in taxed.iter_mut() {
        if rounding.per == TaxLevel::Line {
            each.tax = tax_of(each.treatment, each.amount);
        }
        match groups.binary_search_by_key(&each.treatment, |group| group.treatment) {
            Ok(place) => groups.as_mut_slice().iter_mut().skip(place).take(1).for_each(|group| {
                group.amount += each.amount;
                group.tax += each.tax;
            }),
            Err(place) => groups.insert(place, *each),
        }
    }
    if rounding.per == TaxLevel::RateGroup {
        for group in groups.as_mut_slice() {
            group.tax = tax_of(group.treatment, group.amount);
            let members = || taxed.iter().filter(|each| each.treatment == group.treatment);
            let slot = |each: &Taxed| {
                let amount = u64::try_from(each.amount).unwrap_or_default();
                // A tax that stands in a price is at most the price, whoever gets the leftover units.
                Slot::new(amount, if prices == PriceTax::Included { amount } else { u64::MAX >> 14 })
            };
            let mut slots: Vec<Slot> = members().map(slot).collect();
            distribute(remainder, u64::try_from(group.tax).unwrap_or_default(), &mut slots);
            let members = taxed.iter_mut().filter(|each| each.treatment == group.treatment);
            for (each, slot) in members.zip(&slots) {
                each.tax = i64::try_from(slot.part).unwrap_or_default();
            }
        }
    }
    groups
}
