//! Delivery fee, tax, payments and cash.

use std::collections::BTreeMap;

use ocop::pricing::{Basis, Benefit, Context, Delivery, PriceTax, TaxLevel, Treatment};
use ocop::product::Catalog;

use super::exact::{self, Ask, share};
use super::lanes::Walk;

/// What delivery costs before rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fee {
    Nothing,
    Unknown,
    Known(i128),
}

/// The fee that the host states, or that of the table for the goods and gifts of now.
pub(crate) fn fee(walk: &Walk<'_>, catalog: &impl Catalog) -> Fee {
    if walk.lines.is_empty() {
        return Fee::Nothing;
    }
    let zone = match &walk.context.delivery {
        Delivery::Nothing => return Fee::Nothing,
        Delivery::NotYetKnown => return Fee::Unknown,
        Delivery::Fee(fee) => return Fee::Known(fee.minor().into()),
        Delivery::Zone(zone) => zone,
    };
    let Some(table) = &walk.context.policy.delivery_table else { return Fee::Unknown };
    let Some(fees) = table.zone(zone) else { return Fee::Unknown };
    let goods = walk.lines.iter().map(|line| (&line.sku, line.units.len()));
    let gifts = walk.applied.iter().filter_map(|applied| match &applied.rule.benefit {
        Benefit::Gift(gift) => Some(gift),
        _ => None,
    });
    let gifts =
        gifts.flat_map(|gift| &gift.lines).map(|line| (&line.sku, usize::try_from(line.quantity.get()).unwrap()));
    let (mut weight, mut volume) = (0, 0);
    for (sku, count) in goods.chain(gifts) {
        let parts = catalog.product(sku).expect("goods of the catalogue").parts();
        let Some(each) = parts.shipping_weight else { return Fee::Unknown };
        weight += u128::from(each.base_units()) * u128::try_from(count).unwrap();
        volume += parts.dimensions.map_or(0, |sides| sides.cubic_millimetres()) * u128::try_from(count).unwrap();
    }
    // Beyond the table's weights nothing is promised, a free delivery neither.
    let Some(fee) = fees.fee(table.chargeable(weight, volume)) else { return Fee::Unknown };
    if let Some(free) = fees.free_from {
        let goods: i128 = walk
            .lines
            .iter()
            .map(|line| match free.basis {
                Basis::Regular => line.listed(),
                Basis::Shelf => line.shelf,
                Basis::Running => line.running(),
            })
            .sum();
        if goods >= free.amount.minor().into() {
            return Fee::Known(0);
        }
    }
    Fee::Known(fee.minor().into())
}

/// Something that is taxed: an amount as prices are stated, and its tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taxed {
    pub(crate) treatment: Treatment,
    pub(crate) amount: i128,
    pub(crate) tax: i128,
}

impl Taxed {
    pub(crate) fn gross(&self, prices: PriceTax) -> i128 {
        if prices == PriceTax::Included { self.amount } else { self.amount + self.tax }
    }
}

/// The tax of amounts, rounded on each or on each group of one treatment.
pub(crate) fn tax(amounts: Vec<(Treatment, i128)>, context: &Context) -> Vec<Taxed> {
    let policy = &context.policy;
    let tax_of = |treatment: Treatment, amount| match policy.prices {
        PriceTax::Included => exact::included(treatment.shown_rate(), amount, policy.tax_rounding.mode),
        PriceTax::Excluded => exact::rate_of(treatment.shown_rate(), amount, policy.tax_rounding.mode),
    };
    let each = |(treatment, amount)| Taxed { treatment, amount, tax: tax_of(treatment, amount) };
    let mut taxed: Vec<Taxed> = amounts.into_iter().map(each).collect();
    if policy.tax_rounding.per == TaxLevel::RateGroup {
        let mut groups: BTreeMap<Treatment, Vec<usize>> = BTreeMap::new();
        for (i, one) in taxed.iter().enumerate() {
            groups.entry(one.treatment).or_default().push(i);
        }
        for (treatment, members) in groups {
            let group = tax_of(treatment, members.iter().map(|i| taxed[*i].amount).sum());
            // Tax that an amount includes is never more than the amount.
            let ask = |amount| match policy.prices {
                PriceTax::Included => Ask::new(amount, amount),
                PriceTax::Excluded => Ask::new(amount, i128::from(u64::MAX)),
            };
            let asks: Vec<Ask> = members.iter().map(|i| ask(taxed[*i].amount)).collect();
            let (parts, _) = share(group, &asks, policy.remainder);
            members.iter().zip(parts).for_each(|(i, part)| taxed[*i].tax = part);
        }
    }
    taxed
}
