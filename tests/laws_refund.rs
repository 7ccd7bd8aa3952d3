//! Law 11: refunds of all units, in any order and grouping, return what was paid for them; none is negative, none exceeds what is left.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;

use std::collections::BTreeMap;

use ocop::cart::LineKey;
use ocop::pricing::{
    ChargeRefund, GoodsRefund, Order, Place, Quote, QuoteDelivery, RefundLedger, RefundPolicy, Returned, Rulebook,
    TaxAmounts, quote,
};
use ocop::product::Quantity;
use proptest::prelude::*;

use kit::Shop;

/// How often which goods come back, and how: positions and units are taken modulo what is left.
#[derive(Debug, Clone)]
struct Plan {
    returns: Vec<Vec<(usize, u32)>>,
    goods: Vec<u8>,
    delivery: ChargeRefund,
    fees: ChargeRefund,
}

fn plans() -> impl Strategy<Value = Plan> {
    let charge = || prop::sample::select(vec![ChargeRefund::Never, ChargeRefund::WithLastUnit, ChargeRefund::ProRata]);
    let one = prop::collection::vec((0_usize..8, 1_u32..5), 0..4);
    let goods = prop_oneof![3 => (0_u8..3).prop_map(|policy| vec![policy]), 1 => prop::collection::vec(0_u8..3, 2..4)];
    (prop::collection::vec(one, 0..5), goods, charge(), charge()).prop_map(|(returns, goods, delivery, fees)| Plan {
        returns,
        goods,
        delivery,
        fees,
    })
}

fn left_of(quote: &Quote) -> BTreeMap<LineKey, u32> {
    let mut left = BTreeMap::new();
    for line in &quote.lines {
        *left.entry(LineKey { sku: line.sku.clone(), host_key: line.host_key.clone() }).or_default() += line.quantity;
    }
    left
}

fn units_of(key: &LineKey, units: u32) -> Returned {
    Returned { sku: key.sku.clone(), host_key: key.host_key.clone(), units: Quantity::new(units).unwrap() }
}

/// Takes what a plan says out of what is left.
fn come_back(left: &mut BTreeMap<LineKey, u32>, wanted: &[(usize, u32)]) -> Vec<Returned> {
    let mut returned = Vec::new();
    for (place, units) in wanted {
        let open: Vec<LineKey> = left.iter().filter(|(_, units)| **units > 0).map(|(key, _)| key.clone()).collect();
        let Some(key) = open.get(place % open.len().max(1)) else { continue };
        let held = left.get_mut(key).unwrap();
        let units = (*units).min(*held);
        *held -= units;
        returned.push(units_of(key, units));
    }
    returned
}

fn policy<'o>(goods: u8, plan: &Plan, quote: &Quote, order: Order<'o>) -> RefundPolicy<'o> {
    let goods = match goods {
        0 => GoodsRefund::ProRata,
        1 => GoodsRefund::KeepTheDeal,
        _ => GoodsRefund::ReEvaluate(order),
    };
    let fees = quote.fees.iter().map(|fee| (fee.id.clone(), plan.fees)).collect();
    RefundPolicy { goods, delivery: plan.delivery, fees }
}

/// What all refunds returned of a place, net and tax.
fn returned_of(ledger: &RefundLedger, on: Place) -> (i64, i64) {
    let entries = ledger.refunds().iter().flat_map(|refund| &refund.entries).filter(|entry| entry.on == on);
    entries.fold((0, 0), |sum, entry| (sum.0 + entry.tax.net.minor(), sum.1 + entry.tax.tax.minor()))
}

fn of(tax: &TaxAmounts, charge: ChargeRefund) -> (i64, i64) {
    if charge == ChargeRefund::Never { (0, 0) } else { (tax.net.minor(), tax.tax.minor()) }
}

fn refunded(ledger: &RefundLedger) -> i64 {
    ledger.refunds().iter().map(|refund| refund.total.minor()).sum()
}

/// Each place returned what was paid on it, net and tax.
fn parts_are_those_of(quote: &Quote, ledger: &RefundLedger, plan: &Plan) -> Result<(), TestCaseError> {
    for (place, line) in (0..).zip(&quote.lines) {
        let whole = (line.tax.net.minor(), line.tax.tax.minor());
        prop_assert_eq!(returned_of(ledger, Place::Line(place)), whole, "line {}", place);
    }
    if let QuoteDelivery::Known(known) = &quote.delivery {
        prop_assert_eq!(returned_of(ledger, Place::Delivery), of(&known.tax, plan.delivery));
    }
    for (place, fee) in (0..).zip(&quote.fees) {
        prop_assert_eq!(returned_of(ledger, Place::Fee(place)), of(&fee.tax, plan.fees));
    }
    Ok(())
}

fn law_11(shop: &Shop, plan: &Plan) -> Result<(), TestCaseError> {
    let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).unwrap();
    let quote = quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).unwrap();
    let order = Order { rulebook: &rulebook, catalog: &shop.catalogue, cart: &shop.cart, context: &shop.context };
    let mut ledger = RefundLedger::new();
    let mut left = left_of(&quote);
    let mut gone: Vec<Returned> = Vec::new();
    let steps = plan.returns.iter().map(Vec::as_slice).zip(plan.goods.iter().cycle());
    let all: Vec<(usize, u32)> = (0..left.len()).map(|_| (0, u32::MAX)).collect();
    let last = (all.as_slice(), plan.goods.last().unwrap());
    for (wanted, goods) in steps.chain([last]) {
        let returned = come_back(&mut left, wanted);
        gone.extend(returned.iter().cloned());
        let policy = policy(*goods, plan, &quote, order);
        let refund = quote.refund(&ledger, &returned, &policy);
        let refund = refund.map_err(|error| TestCaseError::fail(format!("{error}")))?;
        prop_assert!(!refund.total.is_negative());
        prop_assert!(refund.returned.iter().flat_map(|units| &units.runs).all(|run| !run.price.is_negative()));
        let parts: i64 = refund.entries.iter().map(|e| e.tax.gross.minor() + e.cash_rounding.minor()).sum();
        prop_assert_eq!(parts, refund.total.minor());
        ledger.book(refund);
        prop_assert!(refunded(&ledger) <= quote.totals.payable.minor());
        if plan.goods.len() == 1 && *goods < 2 {
            let at_once = quote.refund(&RefundLedger::new(), &gone, &policy).unwrap();
            prop_assert_eq!(refunded(&ledger), at_once.total.minor(), "grouping matters not");
        }
        let stored: RefundLedger = serde_json::from_str(&serde_json::to_string(&ledger).unwrap()).unwrap();
        prop_assert_eq!(&stored, &ledger);
    }
    let everything: Vec<Returned> = left_of(&quote).iter().map(|(key, units)| units_of(key, *units)).collect();
    let policy_of = |goods| policy(goods, plan, &quote, order);
    for goods in 0..3 {
        let at_once = quote.refund(&RefundLedger::new(), &everything, &policy_of(goods)).unwrap();
        prop_assert_eq!(refunded(&ledger), at_once.total.minor(), "what was paid, whatever the way");
    }
    // A refund that comes to nothing, once cash rounding is taken off, books no parts.
    if ledger.refunds().last().is_some_and(|refund| !refund.total.is_zero()) {
        parts_are_those_of(&quote, &ledger, plan)?;
    }
    if quote.lines.is_empty() {
        return Ok(());
    }
    let kept_nothing = plan.delivery != ChargeRefund::Never && plan.fees != ChargeRefund::Never;
    if kept_nothing {
        prop_assert_eq!(refunded(&ledger), quote.totals.payable.minor());
    }
    let more = units_of(left.keys().next().unwrap(), 1);
    prop_assert!(quote.refund(&ledger, &[more], &policy_of(0)).is_err());
    Ok(())
}

proptest! {
    #![proptest_config(kit::cases(256))]

    #[test]
    fn law_11_refunds_return_what_was_paid(shop in kit::shops(), plan in plans()) {
        law_11(&shop, &plan)?;
    }
}
