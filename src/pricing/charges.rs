//! What delivery costs, and fees.

use super::engine::Engine;
use super::state::{Charge, State};
use super::{Basis, Delivery, FreeFrom, Place, PricingError, WhyUnknown, Zone};
use crate::money::Money;
use crate::product::Product;

impl Engine<'_> {
    /// Sets the delivery fee by what the goods, gifts among them, weigh and cost now. A fee that a rule has reduced already stays.
    pub(super) fn charge_delivery(&self, state: &mut State) {
        if self.bench.context.delivery == Delivery::Nothing
            || state.entries.iter().any(|entry| entry.on == Place::Delivery)
        {
            return;
        }
        state.charge = self.charge(state);
        state.delivery = match state.charge {
            Charge::Fee(fee) => Some(fee),
            Charge::Nothing | Charge::Unknown(_) => None,
        };
    }

    fn charge(&self, state: &State) -> Charge {
        if self.bench.lines.is_empty() {
            return Charge::Nothing;
        }
        match &self.bench.context.delivery {
            Delivery::Nothing => Charge::Nothing,
            Delivery::NotYetKnown => Charge::Unknown(WhyUnknown::Host),
            Delivery::Fee(fee) => Charge::Fee(fee.minor()),
            Delivery::Zone(zone) => self.fee_of_zone(zone, state).map_or_else(Charge::Unknown, Charge::Fee),
        }
    }

    /// Whether the zone of the order has a fee below that of a lighter parcel.
    pub(super) fn has_cheaper_heavier_parcels(&self) -> bool {
        let Delivery::Zone(zone) = &self.bench.context.delivery else { return false };
        let table = self.bench.context.policy.delivery_table.as_ref();
        let steps = table.and_then(|table| table.zone(zone)).map_or(&[][..], |fees| &fees.steps);
        steps.windows(2).any(|pair| matches!(pair, [lighter, heavier] if heavier.fee.minor() < lighter.fee.minor()))
    }

    fn fee_of_zone(&self, zone: &Zone, state: &State) -> Result<i64, WhyUnknown> {
        let table = self.bench.context.policy.delivery_table.as_ref().ok_or(WhyUnknown::Zone)?;
        let fees = table.zone(zone).ok_or(WhyUnknown::Zone)?;
        let (mut weight, mut volume) = (0, 0);
        let lines = self.bench.lines.iter().map(|line| (Some(line.product), line.product.sku(), line.units));
        let gifts = state.gifts.iter().map(|gift| ((self.find)(&gift.sku), &gift.sku, gift.quantity.get()));
        for (product, sku, units) in lines.chain(gifts) {
            let parts = product.map(Product::parts);
            let each = parts.and_then(|parts| parts.shipping_weight).ok_or_else(|| WhyUnknown::Weight(sku.clone()))?;
            weight += u128::from(each.base_units()) * u128::from(units);
            let sides = parts.and_then(|parts| parts.dimensions);
            volume += sides.map_or(0, |sides| sides.cubic_millimetres().saturating_mul(units.into()));
        }
        let fee = fees.fee(table.chargeable(weight, volume)).ok_or(WhyUnknown::TooHeavy)?;
        let free = fees.free_from.is_some_and(|free| free.amount.minor() <= self.measured(free, state));
        Ok(if free { 0 } else { fee.minor() })
    }

    /// What all goods come to, on the basis of a threshold.
    fn measured(&self, free_from: FreeFrom, state: &State) -> i64 {
        match free_from.basis {
            Basis::Regular => self.bench.lines.iter().map(super::lines::Line::list).sum(),
            Basis::Shelf => state.goods.iter().map(|running| running.shelf).sum(),
            Basis::Running => state.amount(),
        }
    }

    /// Refuses amounts of the context and the policy that cannot be priced with.
    pub(super) fn check_context(&self) -> Result<(), PricingError> {
        let (context, expected) = (self.bench.context, self.bench.currency);
        let same = |place, seen: Money| {
            if seen.currency() == expected { Ok(()) } else { Err(PricingError::Currency { place, seen, expected }) }
        };
        if let Delivery::Fee(fee) = context.delivery {
            same("the delivery fee", fee)?;
            if fee.is_negative() {
                return Err(PricingError::DeliveryFee { fee });
            }
        }
        for fee in &context.fees {
            same("a fee", fee.amount)?;
            if fee.amount.minor() <= 0 {
                return Err(PricingError::Fee { id: fee.id.clone(), amount: fee.amount });
            }
        }
        for payment in &context.payments {
            same("a payment", payment.balance)?;
            if payment.balance.minor() <= 0 {
                return Err(PricingError::Payment { id: payment.id.clone(), balance: payment.balance });
            }
        }
        for usage in context.usage.values() {
            usage.money.map_or(Ok(()), |money| same("the money used of a rule", money))?;
        }
        let policy = &context.policy;
        if let Some(super::OrderCap::Amount(cap)) = policy.order_cap {
            same("the cap of the order", cap)?;
        }
        if let Some(cash) = policy.cash {
            same("the step of cash", cash.step())?;
        }
        if let (Delivery::Zone(zone), Some(table)) = (&context.delivery, &policy.delivery_table) {
            let fees = table
                .zone(zone)
                .into_iter()
                .flat_map(|fees| fees.steps.iter().map(|step| step.fee).chain(fees.free_from.map(|free| free.amount)));
            fees.into_iter().try_for_each(|fee| same("a fee of the delivery table", fee))?;
        }
        self.check_floors(same)
    }

    fn check_floors(&self, same: impl Fn(&'static str, Money) -> Result<(), PricingError>) -> Result<(), PricingError> {
        let floors = &self.bench.context.policy.floors;
        if floors.is_empty() {
            return Ok(());
        }
        let of_lines = self.bench.lines.iter().filter_map(|line| floors.get(line.product.sku()));
        of_lines
            .flat_map(|floor| floor.cost.into_iter().chain(floor.legal))
            .try_for_each(|floor| same("a floor", floor))
    }
}
