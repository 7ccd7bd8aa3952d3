//! Contexts and policies.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use crate::money::{Currency, Remainder, Rounding, RoundingMode};
use crate::pricing::{
    Basis, Combine, Context, Customer, CustomerId, Delivery, DeliveryTable, Detail, FactName, Fee, FeeId, Floor,
    FreeFrom, KnownCustomer, OrderCap, Payment, PaymentId, Policy, PriceTax, RuleId, TaxLevel, TaxRounding, TaxTable,
    Treatment, Usage, WeightStep, Zone, ZoneFees,
};
use crate::product::{Measure, TaxGroup};
use crate::text::Texts;
use proptest::prelude::*;
use proptest::sample::select;
use time::{Duration, OffsetDateTime, UtcOffset};

use super::goods::{PROVINCES, TAX_GROUPS, skus, tag};
use super::{NOW, Valid as _, amounts, minor, positive_amounts, rates, rule_id};

fn instants() -> impl Strategy<Value = OffsetDateTime> {
    select(vec![
        NOW,
        NOW + Duration::minutes(1),
        NOW - Duration::hours(33),
        NOW + Duration::hours(13),
        NOW.to_offset(UtcOffset::UTC),
        NOW + Duration::days(1),
    ])
}

fn customers() -> impl Strategy<Value = Customer> {
    let groups = prop::option::of(prop::collection::btree_set(
        select(vec!["si", "le"]).prop_map(|group| group.parse().valid()),
        0..=2,
    ));
    let known = (groups, prop::option::of(0_u32..=3)).prop_map(|(groups, orders_before)| {
        Customer::Known(KnownCustomer { id: CustomerId::new("khach").valid(), groups, orders_before })
    });
    prop_oneof![1 => Just(Customer::Guest), 2 => known]
}

fn usage(currency: Currency) -> impl Strategy<Value = BTreeMap<RuleId, Usage>> {
    let one = (0_u32..=1, 0_u32..=1, 0_u32..=3, prop::option::of(amounts(currency))).prop_map(
        |(total, by_customer, units_by_customer, money)| Usage { total, by_customer, units_by_customer, money },
    );
    prop::collection::btree_map((0_usize..8).prop_map(rule_id), one, 0..=3)
}

fn treatments() -> impl Strategy<Value = Treatment> {
    prop_oneof![
        2 => select(vec!["8%", "10%", "5%", "0%", "8.875%"]).prop_map(|rate| Treatment::Rate(rate.parse().valid())),
        1 => select(vec![Treatment::NotTaxable, Treatment::NotDeclared]),
        1 => select(vec!["1%", "2%"]).prop_map(|rate| Treatment::DirectPercentage(rate.parse().valid())),
    ]
}

fn fees(currency: Currency) -> impl Strategy<Value = Vec<Fee>> {
    let fee = (positive_amounts(currency), treatments());
    prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(fee, 1..=2)].prop_map(|fees| {
        let named = |(i, (amount, tax))| Fee {
            id: FeeId::new(&format!("phi-{i}")).valid(),
            name: Texts::vi("Phí"),
            amount,
            tax,
        };
        fees.into_iter().enumerate().map(named).collect()
    })
}

fn payments(currency: Currency) -> impl Strategy<Value = Vec<Payment>> {
    prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(positive_amounts(currency), 1..=2)].prop_map(
        |balances| {
            let card = |(i, balance)| Payment { id: PaymentId::new(&format!("the-{i}")).valid(), balance };
            balances.into_iter().enumerate().map(card).collect()
        },
    )
}

fn deliveries(currency: Currency) -> impl Strategy<Value = Delivery> {
    prop_oneof![
        1 => Just(Delivery::Nothing),
        3 => amounts(currency).prop_map(Delivery::Fee),
        2 => select(vec!["gan", "xa"]).prop_map(|zone| Delivery::Zone(Zone::new(zone).valid())),
        1 => Just(Delivery::NotYetKnown),
    ]
}

/// A context, with a policy.
pub fn contexts(currency: Currency) -> impl Strategy<Value = Context> {
    let named = |names: &'static [&'static str]| prop::option::of(select(names));
    let ways = (
        named(&["web", "app"]),
        named(&PROVINCES),
        named(&["nhanh", "thuong"]),
        named(&["cod", "the"]),
        named(&["co", "khong"]),
    );
    let parts = (
        instants(),
        policies(currency).boxed(),
        customers(),
        deliveries(currency),
        ways.boxed(),
        usage(currency).boxed(),
        fees(currency).boxed(),
        payments(currency),
        select(vec![Detail::Full, Detail::Kinds]),
    );
    parts.prop_map(|(at, policy, customer, delivery, ways, usage, fees, payments, detail)| {
        let (channel, destination, delivery_method, payment_method, fact) = ways;
        Context {
            customer,
            channel: channel.map(|name| name.parse().valid()),
            destination: destination.map(tag),
            delivery,
            delivery_method: delivery_method.map(|name| name.parse().valid()),
            payment_method: payment_method.map(|name| name.parse().valid()),
            facts: fact.map(|is| (FactName::new("sinh-nhat").valid(), FactName::new(is).valid())).into_iter().collect(),
            usage,
            fees,
            payments,
            detail,
            policy: Arc::new(policy),
            ..Context::new(at, Policy::default())
        }
    })
}

/// The circumstances in which a shop with this policy may find itself: instants about the given one, guests and customers, and deliveries
/// for a fee. All else stays as it is.
pub fn about(context: &Context, currency: Currency) -> impl Strategy<Value = Context> + use<> {
    let given = context.clone();
    let shifts = select(vec![0_i64, 1, 60, -60, 12 * 60, 24 * 60, -33 * 60, 7 * 24 * 60]);
    let fees = prop_oneof![2 => Just(None), 1 => amounts(currency).prop_map(Some)];
    (shifts, customers(), fees).prop_map(move |(minutes, customer, fee)| Context {
        at: given.at.checked_add(Duration::minutes(minutes)).unwrap_or(given.at),
        customer,
        delivery: fee.map_or_else(|| given.delivery.clone(), Delivery::Fee),
        ..given.clone()
    })
}

fn tax_tables() -> impl Strategy<Value = TaxTable> {
    let by_sku = prop::collection::btree_map(skus(), treatments(), 0..=2);
    let group = select(&TAX_GROUPS[..]).prop_map(|group| TaxGroup::new(group).valid());
    let by_group = prop::collection::btree_map(group, treatments(), 0..=2);
    (by_sku, by_group, treatments()).prop_map(|(by_sku, by_group, default)| TaxTable {
        by_sku,
        by_group,
        default: Some(default),
    })
}

fn floors(currency: Currency) -> impl Strategy<Value = Floor> {
    (prop::option::of(amounts(currency)), prop::option::of(amounts(currency)))
        .prop_map(|(cost, legal)| Floor { cost, legal })
}

fn delivery_tables(currency: Currency) -> impl Strategy<Value = DeliveryTable> {
    let steps = prop::collection::vec((1_u32..=900, amounts(currency)), 0..=3).prop_map(|steps| {
        let mut grams = 0;
        let step = |(more, fee)| {
            grams += more;
            WeightStep { up_to: Measure::grams(grams), fee }
        };
        steps.into_iter().map(step).collect::<Vec<_>>()
    });
    let basis = select(vec![Basis::Running, Basis::Shelf, Basis::Regular]);
    let free_from = prop::option::weighted(0.3, (amounts(currency), basis));
    let free_from = free_from.prop_map(|free| free.map(|(amount, basis)| FreeFrom { amount, basis }));
    let volumetric = prop::option::of(select(vec![5_000_000_u32, 1, 6_000_000]));
    (steps, free_from, volumetric).prop_map(|(steps, free_from, volumetric)| {
        let near = ZoneFees { zone: Zone::new("gan").valid(), steps, free_from };
        DeliveryTable::new(vec![near], volumetric).valid()
    })
}

/// A policy that goes by priority.
pub fn policies(currency: Currency) -> impl Strategy<Value = Policy> {
    let modes = || select(RoundingMode::ALL.to_vec());
    let tax = (
        select(vec![PriceTax::Included, PriceTax::Excluded]),
        tax_tables(),
        select(vec![TaxLevel::Line, TaxLevel::RateGroup]),
        modes(),
        treatments(),
    );
    let cap = prop_oneof![
        3 => Just(None),
        1 => rates().prop_map(|rate| Some(OrderCap::Rate(rate))),
        1 => positive_amounts(currency).prop_map(|most| Some(OrderCap::Amount(most))),
    ];
    let bounds = (
        prop::collection::btree_map(skus(), floors(currency), 0..=3),
        prop_oneof![3 => Just(None), 1 => skus().prop_map(Some)],
        cap,
    );
    let remainder = select(vec![Remainder::Largest, Remainder::First, Remainder::Last, Remainder::FirstUnits]);
    let cash = prop::option::weighted(0.3, select(vec![10, 100, 1_000]));
    let tables = prop::option::weighted(0.8, delivery_tables(currency).boxed());
    (tax.boxed(), bounds.boxed(), modes(), remainder, prop::bool::weighted(0.8), tables, cash).prop_map(
        move |(
            (prices, tax, per, mode, delivery_tax),
            (floors, excluded, order_cap),
            rounding,
            remainder,
            sales,
            delivery_table,
            cash,
        )| {
            let down = |step| Rounding::new(RoundingMode::Down, minor(step, currency)).valid();
            Policy {
                combine: Combine::ByPriority,
                prices,
                tax,
                tax_rounding: TaxRounding { per, mode },
                rounding,
                remainder,
                order_cap,
                floors,
                excluded: excluded.into_iter().collect(),
                own_sales: sales,
                delivery_table,
                delivery_tax,
                cash: cash.map(down),
                ..Policy::default()
            }
        },
    )
}
