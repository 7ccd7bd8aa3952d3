//! What comes back of each place of a ledger: lines, delivery and fees, each with its tax and its share of cash rounding.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::refund_dues::{DueUnits, Dues};
use super::{Place, PriceTax, Quote, QuoteDelivery, TaxAmounts, Treatment};
use crate::cart::LineKey;
use crate::money::{RoundingMode, Share, Slot, distribute};

/// What was paid on a place, or is due of it, or came back. In minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Amounts {
    pub(super) net: i64,
    pub(super) tax: i64,
    /// What cash rounding adds to it.
    pub(super) cash: i64,
}

impl Amounts {
    pub(super) const fn total(self) -> i64 {
        self.net + self.tax + self.cash
    }

    pub(super) const fn minus(self, other: Self) -> Self {
        Self { net: self.net - other.net, tax: self.tax - other.tax, cash: self.cash - other.cash }
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self { net: self.net + other.net, tax: self.tax + other.tax, cash: self.cash + other.cash }
    }
}

/// What was paid on a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paid {
    pub(super) on: Place,
    pub(super) treatment: Treatment,
    pub(super) amounts: Amounts,
    prices: PriceTax,
}

/// What was paid on each place: lines, then delivery, then fees. Cash rounding is shared over them by what they cost with tax.
pub(super) fn paid(quote: &Quote) -> Vec<Paid> {
    let lines = (0..).map(Place::Line).zip(quote.lines.iter().map(|line| line.tax));
    let delivery = match &quote.delivery {
        QuoteDelivery::Known(known) => Some((Place::Delivery, known.tax)),
        QuoteDelivery::Nothing | QuoteDelivery::NotYetKnown(_) => None,
    };
    let fees = (0..).map(Place::Fee).zip(quote.fees.iter().map(|fee| fee.tax));
    let mut all: Vec<Paid> = lines
        .chain(delivery)
        .chain(fees)
        .map(|(on, TaxAmounts { treatment, net, tax, .. })| {
            let amounts = Amounts { net: net.minor(), tax: tax.minor(), cash: 0 };
            Paid { on, treatment, amounts, prices: quote.prices }
        })
        .collect();
    let cash = quote.totals.cash_rounding.minor();
    // Rounding down takes at most what was paid, so in proportion it finds room; rounding up may give more than was paid.
    let mut slots: Vec<Slot> =
        all.iter().map(|paid| Slot::new(unsigned(paid.amounts.total()), Share::MAX_WEIGHT)).collect();
    distribute(crate::money::Remainder::Largest, cash.unsigned_abs(), &mut slots);
    for (paid, slot) in all.iter_mut().zip(slots) {
        paid.amounts.cash = i64::try_from(slot.part).unwrap_or_default() * cash.signum();
    }
    all
}

impl Paid {
    /// What was paid, as prices are stated.
    pub(super) const fn stated(&self) -> i64 {
        match self.prices {
            PriceTax::Included => self.amounts.net + self.amounts.tax,
            PriceTax::Excluded => self.amounts.net,
        }
    }

    /// What goes with a part of what was paid: its tax and its cash rounding in proportion. With the whole go the whole of both; more of
    /// the one never means less of the total.
    pub(super) fn part(&self, stated: i64) -> Amounts {
        let mode = RoundingMode::HalfUp;
        let tax = mode.scale(self.amounts.tax, stated, self.stated());
        let net = match self.prices {
            PriceTax::Included => stated - tax,
            PriceTax::Excluded => stated,
        };
        Amounts { net, tax, cash: self.cash_with(net + tax) }
    }

    /// The cash rounding that goes with a part of what was paid with tax.
    pub(super) fn cash_with(&self, gross: i64) -> i64 {
        RoundingMode::HalfUp.scale(self.amounts.cash, gross, self.amounts.net + self.amounts.tax)
    }
}

/// The units that came back so far, by key.
pub(super) type Counts = BTreeMap<LineKey, u64>;

/// The units that came back so far and those that did not, of a key, in the order in which they come back.
pub(super) fn first_units(units: &[DueUnits], count: u64) -> impl Iterator<Item = DueUnits> {
    let mut left = count;
    units.iter().map(move |each| {
        let taken = u64::from(each.units).min(left);
        left -= taken;
        DueUnits { units: u32::try_from(taken).unwrap_or(each.units), ..*each }
    })
}

/// What is due of each line for the units that came back so far, as prices are stated: first out of what was paid on the line itself, then,
/// where an offer was shared with dearer goods, out of what was paid on those.
pub(super) fn due_of_lines(dues: &Dues, counts: &Counts, paid: &[Paid], lines: usize) -> Vec<i64> {
    let mut whole = alloc::vec![0_i64; lines];
    let mut so_far = alloc::vec![0_i64; lines];
    for (key, units) in dues {
        add(&mut whole, units.iter().copied());
        add(&mut so_far, first_units(units, counts.get(key).copied().unwrap_or_default()));
    }
    let paid = paid.get(..lines).unwrap_or(paid);
    let mut drawn: Vec<i64> = so_far.iter().zip(paid).map(|(due, paid)| (*due).min(paid.stated())).collect();
    let mut missing: Vec<i64> = so_far.iter().zip(&drawn).map(|(due, own)| due - own).collect();
    for (line, source, amount) in transfers(&whole, paid) {
        if let Some(missing) = missing.get_mut(line) {
            let from_source = amount.min(*missing);
            *missing -= from_source;
            drawn.iter_mut().skip(source).take(1).for_each(|drawn| *drawn += from_source);
        }
    }
    drawn
}

fn add(sums: &mut [i64], units: impl Iterator<Item = DueUnits>) {
    for each in units {
        sums.iter_mut().skip(each.line).take(1).for_each(|sum| *sum += each.due * i64::from(each.units));
    }
}

/// Which lines that are due more than was paid on them get how much of which others: of the same treatment first, in canonical order.
fn transfers(whole: &[i64], paid: &[Paid]) -> Vec<(usize, usize, i64)> {
    let mut open: Vec<i64> = whole.iter().zip(paid).map(|(due, paid)| due - paid.stated()).collect();
    let mut found = Vec::new();
    for same in [true, false] {
        for to in 0..open.len() {
            for from in 0..open.len() {
                let held = |place: usize| open.get(place).copied().unwrap_or_default();
                let treatment = |place: usize| paid.get(place).map(|paid| paid.treatment);
                let amount = held(to).min(-held(from));
                if amount > 0 && (!same || treatment(to) == treatment(from)) {
                    found.push((to, from, amount));
                    open.iter_mut().skip(to).take(1).for_each(|open| *open -= amount);
                    open.iter_mut().skip(from).take(1).for_each(|open| *open += amount);
                }
            }
        }
    }
    found
}

fn unsigned(amount: i64) -> u64 {
    u64::try_from(amount).unwrap_or_default()
}
