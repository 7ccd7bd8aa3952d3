//! Refunds by the figures: what the three policies give for the same returns, worked out by hand.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

use ocop::cart::{Cart, HostPrice, Line, Reason};
use ocop::money::{Currency, Money, Rate, Rounding, RoundingMode};
use ocop::pricing::{
    Amount, Benefit, BuyGet, ChargeRefund, Context, Delivery, Fee, FeeId, GoodsRefund, LimitPer, NForM, Order, Percent,
    Pick, Place, Policy, PriceTax, Quote, Refund, RefundLedger, RefundPolicy, Returned, Rule, RuleId, Rulebook,
    Selector, TaxTable, Treatment, UnitGive, UnitLimit, UnitOrder, quote,
};
use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku};
use ocop::text::Texts;
use time::macros::datetime;

fn units(count: u32) -> Quantity {
    Quantity::new(count).unwrap()
}

fn sku(text: &str) -> Sku {
    Sku::new(text).unwrap()
}

fn only(text: &str) -> Selector {
    Selector::Skus([sku(text)].into())
}

struct Shop {
    rulebook: Rulebook,
    catalogue: Catalogue,
    cart: Cart,
    context: Context,
}

impl Shop {
    /// Goods by SKU, price and units, with rules that apply in this order.
    fn new(goods: &[(&str, i32, u32)], benefits: Vec<Benefit>, policy: Policy) -> Self {
        let product = |(id, price, _): &(&str, i32, u32)| {
            Product::new(ProductParts::new(sku(id), Texts::vi("Hàng"), Money::vnd(*price))).unwrap()
        };
        let rule = |(place, benefit): (usize, Benefit)| Rule::new(RuleId::new(&format!("r{place}")).unwrap(), benefit);
        let rules = benefits.into_iter().enumerate().map(rule).collect();
        Self {
            rulebook: Rulebook::new(Currency::VND, rules).unwrap(),
            catalogue: Catalogue::new(goods.iter().map(product)).unwrap(),
            cart: Cart::of(goods.iter().map(|(id, _, count)| Line::new(sku(id), units(*count)))).unwrap(),
            context: Context::new(datetime!(2026-11-23 09:30 +7), policy),
        }
    }

    /// Units of one product at 50 đồng, under rules of the item lane that apply in this order: benefits, as documents.
    fn of_fifty(count: u32, benefits: &[serde_json::Value]) -> Self {
        let rule = |(place, benefit): (usize, &serde_json::Value)| serde_json::json!({ "id": format!("r{place}"), "lane": "item", "benefit": benefit });
        let rules: Vec<Rule> = serde_json::from_value(benefits.iter().enumerate().map(rule).collect()).unwrap();
        let plain = Self::new(&[("A", 50, count)], Vec::new(), Policy::default());
        Self { rulebook: Rulebook::new(Currency::VND, rules).unwrap(), ..plain }
    }

    fn quote(&self) -> Quote {
        quote(&self.rulebook, &self.catalogue, &self.cart, &self.context).unwrap()
    }

    fn order(&self) -> Order<'_> {
        Order { rulebook: &self.rulebook, catalog: &self.catalogue, cart: &self.cart, context: &self.context }
    }

    /// The totals of refunds of one unit after the other.
    fn one_by_one(&self, goods: GoodsRefund<'_>, ids: &[&str]) -> Vec<i64> {
        let (quote, mut ledger) = (self.quote(), RefundLedger::new());
        let each = ids.iter().map(|id| {
            let refund = quote.refund(&ledger, &[back(id, 1)], &RefundPolicy::of(goods)).unwrap();
            let total = refund.total.minor();
            ledger.book(refund);
            total
        });
        each.collect()
    }
}

fn back(id: &str, count: u32) -> Returned {
    Returned { sku: sku(id), host_key: None, units: units(count) }
}

fn three_for_two() -> Benefit {
    Benefit::NForM(NForM::new(units(3), units(2), Selector::All))
}

/// A tea free with so many coffees.
fn tea_with_coffee(coffees: u32) -> BuyGet {
    BuyGet {
        of: only("C"),
        buy: units(coffees),
        target: Some(only("T")),
        get: units(1),
        give: UnitGive::Free,
        pick: Pick::Cheapest,
        sets: None,
        shares: false,
    }
}

#[test]
fn three_for_the_price_of_two() {
    let shop = Shop::new(&[("A", 90_000, 3)], vec![three_for_two()], Policy::default());
    let all = ["A", "A", "A"];
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &all), [60_000, 60_000, 60_000]);
    assert_eq!(shop.one_by_one(GoodsRefund::KeepTheDeal, &all), [90_000, 90_000, 0]);
    // Two that stay cost what three did: the deal is lost with the first.
    assert_eq!(shop.one_by_one(GoodsRefund::ReEvaluate(shop.order()), &all), [0, 90_000, 90_000]);
}

#[test]
fn sets_that_share_units_are_of_units_that_no_other_set_uses_where_there_are_such() {
    let two_for_one = || {
        let sets = Some(units(1));
        Benefit::NForM(NForM { sets, shares: true, ..NForM::new(units(2), units(1), Selector::All) })
    };
    let shop = Shop::new(&[("A", 100, 4)], vec![two_for_one(), two_for_one()], Policy::default());
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &["A"; 4]), [50; 4]);
    assert_eq!(shop.one_by_one(GoodsRefund::KeepTheDeal, &["A"; 4]), [100, 100, 0, 0]);
}

#[test]
fn a_set_spreads_its_saving_over_qualifiers_of_other_lines() {
    // Two coffees at 100 and a tea at 60 that comes free with them: 60 over a shelf price of 260.
    let offer = tea_with_coffee(2);
    let shop = Shop::new(&[("C", 100_000, 2), ("T", 60_000, 1)], vec![Benefit::BuyGet(offer)], Policy::default());
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &["T", "C", "C"]), [46_154, 76_923, 76_923]);
    assert_eq!(shop.one_by_one(GoodsRefund::KeepTheDeal, &["T", "C", "C"]), [0, 100_000, 100_000]);
    assert_eq!(shop.one_by_one(GoodsRefund::ReEvaluate(shop.order()), &["C", "T", "C"]), [40_000, 60_000, 100_000]);
}

#[test]
fn what_a_free_unit_is_due_comes_out_of_what_was_paid_with_its_tax() {
    let offer = tea_with_coffee(1);
    let mut tax = TaxTable::uniform(Treatment::Rate(Rate::percent(8)));
    tax.by_sku.insert(sku("T"), Treatment::Rate(Rate::percent(5)));
    let policy = Policy { tax, ..Policy::default() };
    let shop = Shop::new(&[("C", 108_000, 1), ("T", 54_000, 1)], vec![Benefit::BuyGet(offer)], policy);
    let quote = shop.quote();
    let refund = quote.refund(&RefundLedger::new(), &[back("T", 1)], &RefundPolicy::of(GoodsRefund::ProRata)).unwrap();
    // The tea was not invoiced with any amount; a third of what the coffee cost comes back, at the coffee's rate.
    assert_eq!((refund.total, refund.entries.len()), (Money::vnd(36_000), 1));
    assert_eq!(refund.entries[0].on, Place::Line(0));
    let rate = refund.rates[0];
    assert_eq!(rate.treatment, Treatment::Rate(Rate::percent(8)));
    assert_eq!((rate.net, rate.tax, rate.gross), (Money::vnd(33_333), Money::vnd(2_667), Money::vnd(36_000)));
    assert_eq!(refund.returned[0].runs[0].price, Money::vnd(36_000));
}

#[test]
fn units_that_an_entry_does_not_move_are_none_of_its_offer() {
    // Of three units at 50, to which 127 off leave 7, 8 and 8, both at 8 are a set, of which one loses 1; the other then loses 4; and the
    // two at 7 are a set, of which one loses 6. By shelf price they are due 7 − 3, 8 − 1 − 3 and 8 − 4.
    let buy_get = |percent: &str, shares: bool| serde_json::json!({ "buy_get": { "buy": 1, "get": 1, "give": { "percent": percent }, "shares": shares } });
    let benefits = [
        serde_json::json!({ "amount": { "off": "127 VND", "spread": "selection" } }),
        buy_get("13%", true),
        serde_json::json!({ "percent": { "off": "45%", "spread": "unit", "units": { "first": 1 } } }),
        buy_get("90%", false),
    ];
    assert_eq!(Shop::of_fifty(3, &benefits).one_by_one(GoodsRefund::ProRata, &["A"; 3]), [4; 3]);
}

#[test]
fn what_earlier_offers_gave_up_on_a_unit_they_do_not_give_up_twice() {
    // Two units a and b of a set bear 25 each, b and the third, c, 10 and 9. Then 27 go off b, of which 15 find room: 10 go over to c and
    // 2 to a. Then 14 go off b, on which only the set's part is left to go over: all of it to a, which is due 50 − 25 − 2 − 14.
    let benefits = [
        serde_json::json!({ "n_for_m": { "n": 2, "m": 1, "shares": true } }),
        serde_json::json!({ "amount": { "off": "19 VND", "spread": "selection" } }),
        serde_json::json!({ "percent": { "off": "67%", "spread": "unit", "units": { "first": 1 } } }),
        serde_json::json!({ "amount": {
            "off": "18 VND", "spread": "unit", "units": { "first": 2, "order": "cheapest_first" },
        } }),
    ];
    assert_eq!(Shop::of_fifty(3, &benefits).one_by_one(GoodsRefund::ProRata, &["A"; 3]), [31, 9, 0]);
}

#[test]
fn where_an_offer_takes_a_unit_below_nothing_the_excess_goes_to_other_units() {
    // 3 for 2 takes 30 off each; the second rule takes 90 off one unit, which has 60 left. What the first took of that unit, the others bear.
    let limit = UnitLimit { first: units(1), per: LimitPer::Order, order: UnitOrder::DearestFirst };
    let amount = Amount { units: Some(limit), ..Amount::per_unit(Money::vnd(90)) };
    let shop = Shop::new(&[("A", 90, 3)], vec![three_for_two(), Benefit::Amount(amount)], Policy::default());
    assert_eq!(shop.quote().totals.payable, Money::vnd(90));
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &["A", "A", "A"]), [45, 45, 0]);
}

#[test]
fn an_amount_across_the_order_comes_back_in_proportion() {
    let off = Benefit::Amount(Amount::across(Money::vnd(10_000)));
    let shop = Shop::new(&[("A", 100_000, 1), ("B", 50_000, 2)], vec![off], Policy::default());
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &["A", "B", "B"]), [95_000, 47_500, 47_500]);
    assert_eq!(shop.one_by_one(GoodsRefund::KeepTheDeal, &["B", "B", "A"]), [47_500, 47_500, 95_000]);
}

#[test]
fn tax_that_was_added_and_cash_that_was_rounded_off_come_back_as_they_were_paid() {
    let policy = Policy {
        prices: PriceTax::Excluded,
        tax: TaxTable::uniform(Treatment::Rate(Rate::percent(8))),
        cash: Some(Rounding::new(RoundingMode::Down, Money::vnd(1_000)).unwrap()),
        ..Policy::default()
    };
    let shop = Shop::new(&[("A", 33_300, 3)], vec![], policy);
    let quote = shop.quote();
    // 99 900 and 7 992 of tax, 107 892, of which 892 are rounded off.
    assert_eq!(quote.totals.payable, Money::vnd(107_000));
    let mut ledger = RefundLedger::new();
    let mut totals = Vec::new();
    for _ in 0..3 {
        let refund = quote.refund(&ledger, &[back("A", 1)], &RefundPolicy::of(GoodsRefund::ProRata)).unwrap();
        let rate = refund.rates[0];
        assert_eq!((rate.net, rate.tax), (Money::vnd(33_300), Money::vnd(2_664)));
        totals.push((refund.total.minor(), refund.cash_rounding.minor()));
        ledger.book(refund);
    }
    assert_eq!(totals, [(35_667, -297), (35_666, -298), (35_667, -297)]);
}

#[test]
fn delivery_and_fees_come_back_by_their_own_switch() {
    let mut shop = Shop::new(&[("A", 60_000, 1), ("B", 30_000, 2)], vec![], Policy::default());
    let fee = FeeId::new("goi-qua").unwrap();
    shop.context.delivery = Delivery::Fee(Money::vnd(20_000));
    let wrapping =
        Fee { id: fee.clone(), name: Texts::vi("Gói quà"), amount: Money::vnd(15_000), tax: Treatment::NotDeclared };
    shop.context.fees.push(wrapping);
    let quote = shop.quote();
    let totals = |delivery, of_fee| -> Vec<i64> {
        let policy = RefundPolicy {
            delivery,
            fees: [(fee.clone(), of_fee)].into(),
            ..RefundPolicy::of(GoodsRefund::KeepTheDeal)
        };
        let mut ledger = RefundLedger::new();
        let each = ["B", "A", "B"].iter().map(|id| {
            let refund = quote.refund(&ledger, &[back(id, 1)], &policy).unwrap();
            let total = refund.total.minor();
            ledger.book(refund);
            total
        });
        each.collect()
    };
    assert_eq!(totals(ChargeRefund::Never, ChargeRefund::Never), [30_000, 60_000, 30_000]);
    assert_eq!(totals(ChargeRefund::WithLastUnit, ChargeRefund::Never), [30_000, 60_000, 50_000]);
    assert_eq!(totals(ChargeRefund::ProRata, ChargeRefund::WithLastUnit), [35_000, 70_000, 50_000]);
    assert_eq!(totals(ChargeRefund::Never, ChargeRefund::ProRata), [33_750, 67_500, 33_750]);
}

#[test]
fn a_refund_tells_the_units_that_come_back_now_with_what_each_is_due() {
    let shop = Shop::new(&[("A", 90_000, 3)], vec![three_for_two()], Policy::default());
    let quote = shop.quote();
    let runs = |goods, counts: &[u32]| {
        let mut ledger = RefundLedger::new();
        let each = counts.iter().map(|count| {
            let refund = quote.refund(&ledger, &[back("A", *count)], &RefundPolicy::of(goods)).unwrap();
            let [returned] = &refund.returned[..] else { panic!("one key, not {:?}", refund.returned) };
            assert_eq!(returned.units, u64::from(*count));
            let runs: Vec<(u32, i64)> = returned.runs.iter().map(|run| (run.units, run.price.minor())).collect();
            ledger.book(refund);
            runs
        });
        each.collect::<Vec<_>>()
    };
    assert_eq!(runs(GoodsRefund::ProRata, &[2, 1]), [[(2, 60_000)], [(1, 60_000)]]);
    assert_eq!(runs(GoodsRefund::KeepTheDeal, &[3]), [[(2, 90_000), (1, 0)]]);
    assert_eq!(runs(GoodsRefund::KeepTheDeal, &[1, 2]), [vec![(1, 90_000)], vec![(1, 90_000), (1, 0)]]);
    assert_eq!(runs(GoodsRefund::KeepTheDeal, &[2, 1]), [[(2, 90_000)], [(1, 0)]]);
    // Re-evaluation gives no unit a due of its own.
    assert_eq!(runs(GoodsRefund::ReEvaluate(shop.order()), &[3]), [[]; 1]);
}

#[test]
fn the_delivery_of_goods_that_cost_nothing_comes_back_by_units() {
    let mut shop = Shop::new(&[("A", 0, 3)], vec![], Policy::default());
    shop.context.delivery = Delivery::Fee(Money::vnd(30_000));
    let (quote, mut ledger) = (shop.quote(), RefundLedger::new());
    let policy = RefundPolicy { delivery: ChargeRefund::ProRata, ..RefundPolicy::of(GoodsRefund::KeepTheDeal) };
    let totals = [1, 2].map(|count| {
        let refund = quote.refund(&ledger, &[back("A", count)], &policy).unwrap();
        let total = refund.total.minor();
        ledger.book(refund);
        total
    });
    assert_eq!(totals, [10_000, 20_000]);
}

#[test]
fn units_of_one_key_come_back_dearest_first_whatever_the_host_asked_for_them() {
    let mut shop = Shop::new(&[("A", 60_000, 1)], vec![], Policy::default());
    let price = HostPrice { price: Money::vnd(70_000), reason: Reason::new("cu").unwrap(), promotional: false };
    shop.cart.push(Line { host_price: Some(price), ..Line::new(sku("A"), units(1)) }).unwrap();
    assert_eq!(shop.one_by_one(GoodsRefund::KeepTheDeal, &["A", "A"]), [70_000, 60_000]);
    assert_eq!(shop.one_by_one(GoodsRefund::ReEvaluate(shop.order()), &["A", "A"]), [70_000, 60_000]);
}

#[test]
fn re_evaluation_may_owe_nothing_and_take_parts_back_by_rate() {
    // 10 % off from the second rule needs both; what stays costs more by itself, so its part of the refund is below nothing.
    let ten = Benefit::Percent(Percent::off(Rate::percent(10)));
    let mut shop = Shop::new(&[("A", 100_000, 1), ("B", 50_000, 1)], vec![ten], Policy::default());
    let rule = shop.rulebook.rules().next().unwrap().clone();
    let when = serde_json::from_str(r#"{"spend": {"at_least": "150000 VND"}}"#).unwrap();
    shop.rulebook = Rulebook::new(Currency::VND, vec![Rule { when, ..rule }]).unwrap();
    let refund = refund_of(&shop, "B");
    assert_eq!(refund.total, Money::vnd(35_000));
    let parts: Vec<i64> = refund.entries.iter().map(|entry| entry.tax.gross.minor()).collect();
    assert_eq!(parts, [-10_000, 45_000]);
    assert!(refund.returned[0].runs.is_empty(), "units have no due of their own");
}

fn refund_of(shop: &Shop, id: &str) -> Refund {
    let policy = RefundPolicy::of(GoodsRefund::ReEvaluate(shop.order()));
    shop.quote().refund(&RefundLedger::new(), &[back(id, 1)], &policy).unwrap()
}

/// Rules as documents for goods by SKU, price and units.
fn documents(goods: &[(&str, i32, u32)], benefits: &[&str], policy: Policy) -> Shop {
    let benefits = benefits.iter().map(|benefit| serde_json::from_str(benefit).unwrap()).collect();
    Shop::new(goods, benefits, policy)
}

const THREE_A: &str = r#"{"n_for_m": {"n": 3, "m": 2, "of": {"skus": ["A"]}}}"#;

#[test]
fn an_excess_is_borne_by_the_units_of_the_offer_before_and_by_no_others() {
    let off = |dong: i32| {
        format!(
            r#"{{"amount": {{"off": "{dong} VND", "spread": "unit", "of": {{"skus": ["A"]}}, "units": {{"first": 1}}}}}}"#
        )
    };
    let goods = [("A", 90, 3), ("B", 90, 1)];
    let shop = documents(&goods, &[THREE_A, &off(90)], Policy::default());
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &["A", "A", "A", "B"]), [45, 45, 0, 90]);
    // The second offer finds room for twenty of its eighty at the others, the third for its ten.
    let cheapest = off(10).replace(r#""first": 1"#, r#""first": 2, "order": "cheapest_first""#);
    let shop = documents(&goods, &[THREE_A, &off(80), &cheapest], Policy::default());
    let (quote, returns) = (shop.quote(), shop.one_by_one(GoodsRefund::ProRata, &["A", "A", "A", "B"]));
    assert_eq!((returns[3], returns.iter().sum::<i64>()), (90, quote.totals.payable.minor()));
}

#[test]
fn units_are_due_by_the_offers_that_used_them() {
    let all = ["A"; 4];
    // A set of three uses three of four units; the fourth is the one that a later amount takes, and the set keeps its price.
    let limit = r#"{"amount": {"off": "90 VND", "spread": "unit", "units": {"first": 1}}}"#;
    let shop = documents(&[("A", 90, 4)], &[THREE_A, limit], Policy::default());
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &all), [60, 60, 60, 0]);
    // The set is of the two units that still cost a hundred.
    let half = limit.replace("90 VND", "50 VND");
    let pair = r#"{"n_for_m": {"n": 2, "m": 1}}"#;
    let shop = documents(&[("A", 100, 3)], &[&half, pair], Policy::default());
    assert_eq!(shop.one_by_one(GoodsRefund::ProRata, &all[..3]), [50, 50, 50]);
}

#[test]
fn what_is_due_beyond_what_a_line_paid_comes_out_of_the_lines_of_its_offer() {
    let in_set = |qualifiers: &str, give: &str, target: &str, buy: u32| {
        format!(
            r#"{{"buy_get": {{"of": {{"skus": {qualifiers}}}, "buy": {buy}, "target": {{"skus": ["{target}"]}}, "get": 1, "give": {give}}}}}"#
        )
    };
    let of_one = |shop: &Shop, id: &str| -> Vec<(Place, i64)> {
        let policy = RefundPolicy::of(GoodsRefund::ProRata);
        let refund = shop.quote().refund(&RefundLedger::new(), &[back(id, 1)], &policy).unwrap();
        refund.entries.iter().map(|entry| (entry.on, entry.tax.gross.minor())).collect()
    };
    // Teas at half price with a coffee: 27 of 162 each. One is due 45, of which its own line was paid 54.
    let shop = documents(
        &[("C", 108, 2), ("T", 54, 2)],
        &[&in_set(r#"["C"]"#, r#"{"percent": "50%"}"#, "T", 1)],
        Policy::default(),
    );
    assert_eq!(of_one(&shop, "T"), [(Place::Line(1), 45)]);
    // A free tea with a coffee and a date: 60 of 200. One tea is due 42, out of the first line that has as much to spare.
    let goods = [("C", 100, 2), ("D", 40, 2), ("T", 60, 2)];
    let free = in_set(r#"["C", "D"]"#, r#""free""#, "T", 2);
    let shop = documents(&goods, &[&free], Policy::default());
    assert_eq!(shop.quote().totals.payable, Money::vnd(280));
    let one = of_one(&shop, "T");
    assert_eq!(one.iter().map(|(_, amount)| amount).sum::<i64>(), 42);
    assert_eq!(one, [(Place::Line(0), 42)]);
    // Lines of the tea's own treatment come first.
    let mut tax = TaxTable::uniform(Treatment::Rate(Rate::percent(5)));
    tax.by_sku.insert(sku("C"), Treatment::Rate(Rate::percent(8)));
    let shop = documents(&goods, &[&free], Policy { tax, ..Policy::default() });
    assert_eq!(of_one(&shop, "T"), [(Place::Line(0), 18), (Place::Line(1), 24)]);
    // Two teas that two coffees paid for take no more of the first than it has to spare.
    let goods = [("C", 60, 1), ("D", 60, 1), ("S", 20, 1), ("T", 20, 1)];
    let shop = documents(
        &goods,
        &[&in_set(r#"["C"]"#, r#""free""#, "T", 1), &in_set(r#"["D"]"#, r#""free""#, "S", 1)],
        Policy::default(),
    );
    let both = shop.quote().refund(
        &RefundLedger::new(),
        &[back("S", 1), back("T", 1)],
        &RefundPolicy::of(GoodsRefund::ProRata),
    );
    let both: Vec<_> = both.unwrap().entries.iter().map(|entry| (entry.on, entry.tax.gross.minor())).collect();
    assert_eq!(both, [(Place::Line(0), 15), (Place::Line(1), 15)]);
}

#[test]
fn cash_that_was_rounded_up_by_more_than_the_order_cost_comes_back_whole() {
    let cash = Some(Rounding::new(RoundingMode::Up, Money::vnd(1_000)).unwrap());
    let shop = Shop::new(&[("A", 400, 1)], vec![], Policy { cash, ..Policy::default() });
    assert_eq!(shop.one_by_one(GoodsRefund::KeepTheDeal, &["A"]), [1_000]);
}

#[test]
fn re_evaluation_prices_what_stays_line_by_line() {
    let policy = |shop: &Shop, id: &str, count: u32| {
        let policy = RefundPolicy::of(GoodsRefund::ReEvaluate(shop.order()));
        shop.quote().refund(&RefundLedger::new(), &[back(id, count)], &policy).unwrap()
    };
    // Fifty off where both are bought: B comes back at nothing, so nothing is booked but its unit.
    let mut shop = Shop::new(&[("A", 100, 1), ("B", 50, 1)], vec![], Policy::default());
    let rule = r#"[{"id": "r", "when": {"spend": {"at_least": "150 VND"}}, "benefit": {"amount": {"off": "50 VND", "spread": "selection"}}}]"#;
    shop.rulebook = Rulebook::new(Currency::VND, serde_json::from_str::<Vec<Rule>>(rule).unwrap()).unwrap();
    let refund = policy(&shop, "B", 1);
    assert_eq!((refund.total, refund.entries.len(), refund.returned.len()), (Money::vnd(0), 0, 1));
    // Where the first line goes, the second stays as it is; goods without tax have a rate of their own.
    let shop = Shop::new(&[("A", 100, 1), ("B", 50, 1)], vec![], Policy::default());
    let refund = policy(&shop, "A", 1);
    let parts: Vec<_> = refund.entries.iter().map(|entry| (entry.on, entry.tax.gross.minor())).collect();
    assert_eq!((parts, refund.rates.len()), (vec![(Place::Line(0), 100)], 1));
    // Units of one line that stand in two places of the cart go once.
    let mut shop = Shop::new(&[("A", 100, 1)], vec![], Policy::default());
    shop.cart = Cart::of([1, 2].map(|count| Line::new(sku("A"), units(count)))).unwrap();
    assert_eq!(policy(&shop, "A", 1).total, Money::vnd(100));
    // Other goods at the same price are another order.
    let other = Shop::new(&[("B", 100, 3)], vec![], Policy::default());
    let re = RefundPolicy::of(GoodsRefund::ReEvaluate(other.order()));
    let refused = shop.quote().refund(&RefundLedger::new(), &[back("A", 1)], &re).unwrap_err().to_string();
    assert_eq!(refused, "the order does not give this quote, so what stays cannot be priced as it was then");
}

#[test]
fn an_order_shows_its_cart_and_context_and_not_its_catalogue() {
    let shop = Shop::new(&[("A", 90_000, 3)], vec![], Policy::default());
    let shown = format!("{:?}", shop.order());
    assert_eq!(shown, format!("Order {{ cart: {:?}, context: {:?}, .. }}", shop.cart, shop.context));
}

#[test]
fn what_cannot_be_refunded_is_said() {
    let shop = Shop::new(&[("A", 90_000, 3)], vec![three_for_two()], Policy::default());
    let (quote, mut ledger) = (shop.quote(), RefundLedger::new());
    let policy = RefundPolicy::of(GoodsRefund::ProRata);
    let refused = |ledger: &RefundLedger, returned: &[Returned], policy: &RefundPolicy<'_>| {
        quote.refund(ledger, returned, policy).unwrap_err().to_string()
    };
    assert_eq!(refused(&ledger, &[back("B", 1)], &policy), "the quote has no goods B");
    ledger.book(quote.refund(&ledger, &[back("A", 2)], &policy).unwrap());
    assert_eq!(refused(&ledger, &[back("A", 1), back("A", 1)], &policy), "2 units of A come back, but only 1 are left");
    assert_eq!(refused(&ledger, &[back("A", 5)], &policy), "5 units of A come back, but only 1 are left");

    let other = Shop::new(&[("A", 50_000, 3)], vec![], Policy::default());
    let policy = RefundPolicy::of(GoodsRefund::ReEvaluate(other.order()));
    assert_eq!(
        refused(&ledger, &[back("A", 1)], &policy),
        "the order does not give this quote, so what stays cannot be priced as it was then"
    );
    let mut foreign = RefundLedger::new();
    let dear = Shop::new(&[("A", 900_000, 1)], vec![], Policy::default()).quote();
    foreign.book(dear.refund(&foreign, &[back("A", 1)], &RefundPolicy::of(GoodsRefund::KeepTheDeal)).unwrap());
    assert_eq!(
        refused(&foreign, &[back("A", 1)], &RefundPolicy::of(GoodsRefund::ProRata)),
        "the ledger of refunds is not of this quote: it returned 900000 VND of 180000 VND"
    );
}

#[test]
fn a_quote_that_was_tampered_with_is_not_refunded() {
    let mut quote = Shop::new(&[("A", 90_000, 3)], vec![three_for_two()], Policy::default()).quote();
    quote.totals.payable = Money::vnd(200_000);
    let refused = quote.refund(&RefundLedger::new(), &[], &RefundPolicy::of(GoodsRefund::ProRata)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the quote does not add up: totals.payable is 200000 VND, but what stands behind it adds up to 180000 minor units"
    );
}

#[test]
fn a_ledger_of_refunds_that_does_not_add_up_is_not_read() {
    let quote = Shop::new(&[("A", 90_000, 3)], vec![three_for_two()], Policy::default()).quote();
    let mut ledger = RefundLedger::new();
    ledger.book(quote.refund(&ledger, &[back("A", 1)], &RefundPolicy::of(GoodsRefund::ProRata)).unwrap());
    let text = serde_json::to_string(&ledger).unwrap();
    assert_eq!(serde_json::from_str::<RefundLedger>(&text).unwrap(), ledger);
    for (from, to) in [
        (r#""total":"60000 VND""#, r#""total":"60001 VND""#),
        (r#""format":1"#, r#""format":2"#),
        (r#""format":1"#, r#""format":1,"more":1"#),
    ] {
        assert!(text.contains(from), "{text}");
        assert!(serde_json::from_str::<RefundLedger>(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
}
