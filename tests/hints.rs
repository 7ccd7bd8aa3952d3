//! Hints say what a quote of the changed cart says, and display prices what a quote of one unit says.

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

use ocop::cart::{Cart, Line};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Amount, Basis, Benefit, Condition, Context, Delivery, DeliveryOff, NForM, Outcome, Percent, Policy, QuoteGift,
    Rule, RuleId, Rulebook, Selector, Spend, TaxBasis, display_price, hints, quote,
};
use ocop::product::{Catalogue, Period, Product, ProductParts, Quantity, QuantityRule, Sale, Sku, Stock};
use ocop::text::Texts;
use proptest::prelude::*;

fn sku(text: &str) -> Sku {
    Sku::new(text).unwrap()
}

fn quantity(units: u32) -> Quantity {
    Quantity::new(units).unwrap()
}

fn product(name: &str, price: i32) -> ProductParts {
    ProductParts::new(sku(name), Texts::vi(name), Money::vnd(price))
}

fn rule(id: &str, benefit: Benefit) -> Rule {
    Rule::new(RuleId::new(id).unwrap(), benefit)
}

fn shop(parts: Vec<ProductParts>) -> Catalogue {
    Catalogue::new(parts.into_iter().map(|parts| Product::new(parts).unwrap())).unwrap()
}

fn spend(at_least: i32) -> Condition {
    Condition::Spend(Spend {
        of: Selector::All,
        at_least: Some(Money::vnd(at_least)),
        at_most: None,
        basis: Basis::Shelf,
        tax: TaxBasis::AsPriced,
    })
}

fn context() -> Context {
    let mut context = Context::new(kit::NOW, Policy::default());
    context.delivery = Delivery::Fee(Money::vnd(30_000));
    context
}

#[test]
fn one_more_bag_brings_free_delivery() {
    let catalogue = shop(vec![product("coffee", 90_000)]);
    let mut free = rule("free-delivery", Benefit::Delivery(DeliveryOff::Percent(Rate::ONE_HUNDRED)));
    free.when = spend(300_000);
    let rulebook = Rulebook::new(Currency::VND, vec![free]).unwrap();
    let cart = Cart::of([Line::new(sku("coffee"), quantity(3))]).unwrap();
    let found = hints(&rulebook, &catalogue, &cart, &context()).unwrap();
    let [hint] = &found[..] else { panic!("one hint, not {found:?}") };
    assert_eq!((hint.units.get(), hint.costs, hint.saves), (1, Money::vnd(90_000), Money::vnd(30_000)));
    assert_eq!(hint.gain(), Money::vnd(-60_000));
    assert_eq!(hint.payable, Money::vnd(360_000));
}

#[test]
fn a_third_unit_is_free_where_three_cost_two() {
    let catalogue = shop(vec![product("coffee", 90_000)]);
    let three = NForM::new(quantity(3), quantity(2), Selector::All);
    let rulebook = Rulebook::new(Currency::VND, vec![rule("three", Benefit::NForM(three))]).unwrap();
    let cart = Cart::of([Line::new(sku("coffee"), quantity(2))]).unwrap();
    let found = hints(&rulebook, &catalogue, &cart, &context()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].units.get(), found[0].gain()), (1, Money::vnd(0)));
}

/// Goods and units of the hints for a cart of goods at 90 000 đ, and of scarce ones at 10 000 đ.
fn units_of_hint(rules: serde_json::Value, lines: &[(&str, u32)]) -> Vec<(String, u32)> {
    let parts = |(name, _): &(&str, u32)| match *name {
        // Goods of which no more can be had.
        "scarce-1" | "scarce-2" | "scarce-3" => ProductParts { stock: Stock::Level(1), ..product(name, 10_000) },
        _ => product(name, 90_000),
    };
    let rules: Vec<Rule> = serde_json::from_value(rules).unwrap();
    let rulebook = Rulebook::new(Currency::VND, rules).unwrap();
    let cart = Cart::of(lines.iter().map(|(name, units)| Line::new(sku(name), quantity(*units)))).unwrap();
    let found = hints(&rulebook, &shop(lines.iter().map(parts).collect()), &cart, &context()).unwrap();
    found.iter().map(|hint| (hint.line.sku.to_string(), hint.units.get())).collect()
}

#[test]
fn a_hint_adds_the_units_that_are_missing_and_no_more() {
    let one = |rule: serde_json::Value, lines: &[(&str, u32)]| {
        let mut rule = rule;
        rule.as_object_mut().unwrap().insert("id".into(), "r".into());
        units_of_hint(serde_json::json!([rule]), lines)
    };
    let coffee = |units: u32| vec![("coffee".to_string(), units)];
    let free_from = |least: &str| serde_json::json!({ "when": { "spend": { "at_least": least } }, "benefit": { "delivery": { "percent": "100%" } } });
    // What is missing is two units to the đồng, then a đồng more.
    assert_eq!(one(free_from("360000 VND"), &[("coffee", 2)]), coffee(2));
    assert_eq!(one(free_from("360001 VND"), &[("coffee", 2)]), coffee(3));
    let from_four =
        serde_json::json!({ "when": { "quantity": { "at_least": 4 } }, "benefit": { "percent": { "off": "50%" } } });
    assert_eq!(one(from_four, &[("coffee", 1)]), coffee(3));
    // A set of five, and two that give a third, are filled up from one unit.
    let five = serde_json::json!({ "benefit": { "n_for_m": { "n": 5, "m": 3 } } });
    assert_eq!(one(five, &[("coffee", 1)]), coffee(4));
    let third = serde_json::json!({ "benefit": { "buy_get": { "buy": 2, "get": 1, "give": "free" } } });
    assert_eq!(one(third, &[("coffee", 1)]), coffee(2));
    // A condition that holds by the tea leaves the coffee short of a set.
    let with_tea = serde_json::json!({
        "when": { "quantity": { "of": { "skus": ["tea"] }, "at_least": 1 } },
        "benefit": { "n_for_m": { "n": 2, "m": 1, "of": { "skus": ["coffee"] } } },
    });
    assert_eq!(one(with_tea, &[("coffee", 1), ("tea", 1)]), coffee(1));
    // Goods of which no more can be had leave room for those of which there are.
    let scarce = [("coffee", 1), ("scarce-1", 1), ("scarce-2", 1), ("scarce-3", 1)];
    assert_eq!(one(free_from("200000 VND"), &scarce), coffee(1));
}

#[test]
fn what_is_not_sold_or_not_in_stock_is_no_hint() {
    let three = NForM::new(quantity(3), quantity(2), Selector::All);
    let rulebook = Rulebook::new(Currency::VND, vec![rule("three", Benefit::NForM(three))]).unwrap();
    let cart = Cart::of([Line::new(sku("coffee"), quantity(2))]).unwrap();
    let few = ProductParts { stock: Stock::Level(2), ..product("coffee", 90_000) };
    assert_eq!(hints(&rulebook, &shop(vec![few]), &cart, &context()).unwrap(), []);
    let pairs = QuantityRule::new(quantity(2), quantity(2), None).unwrap();
    let pairs = ProductParts { quantity: pairs, ..product("coffee", 90_000) };
    let found = hints(&rulebook, &shop(vec![pairs]), &cart, &context()).unwrap();
    assert_eq!(found.iter().map(|hint| hint.units.get()).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_hint_is_given_only_where_its_own_rule_applies_then_and_saves_or_gives_something() {
    let of = |rules: serde_json::Value, policy: &str| {
        let rules: Vec<Rule> = serde_json::from_value(rules).unwrap();
        let context = Context { policy: serde_json::from_str(policy).unwrap(), ..context() };
        let catalogue = Catalogue::new([Product::new(product("coffee", 90_000)).unwrap()]).unwrap();
        let cart = Cart::of([Line::new(sku("coffee"), quantity(1))]).unwrap();
        let rulebook = Rulebook::new(Currency::VND, rules).unwrap();
        let hints = hints(&rulebook, &catalogue, &cart, &context).unwrap();
        let told = hints.iter().map(|hint| (hint.rule.to_string(), hint.units.get(), hint.saves, hint.gifts.clone()));
        told.collect::<Vec<_>>()
    };
    let three = serde_json::json!({ "quantity": { "at_least": 3 } });
    let ten = serde_json::json!({ "percent": { "off": "10%" } });
    let here = serde_json::json!({ "id": "here", "when": three, "benefit": ten });
    let elsewhere =
        serde_json::json!({ "id": "elsewhere", "when": { "all_of": [three, { "channel": "fair" }] }, "benefit": ten });
    let rules = serde_json::json!([here, elsewhere]);
    assert_eq!(of(rules.clone(), "{}"), [("here".into(), 2, Money::vnd(27_000), vec![])]);
    // Under a cap that gives everything back it would apply and save nothing.
    assert_eq!(of(rules, r#"{"order_cap": {"amount": "0 VND"}}"#), []);
    let lines = serde_json::json!([{ "sku": "coffee", "quantity": 2 }]);
    let gift = serde_json::json!({ "id": "gift", "when": three, "benefit": { "gift": { "lines": lines } } });
    let given = QuoteGift { rule: RuleId::new("gift").unwrap(), sku: sku("coffee"), quantity: quantity(2) };
    assert_eq!(of(serde_json::json!([gift]), "{}"), [("gift".into(), 2, Money::vnd(0), vec![given.clone()])]);
    // Each hint has the gifts of its own rule.
    let told = of(serde_json::json!([gift, here]), "{}");
    let expected =
        [("here".into(), 2, Money::vnd(27_000), vec![]), ("gift".into(), 2, Money::vnd(27_000), vec![given])];
    assert!(expected.iter().all(|hint| told.contains(hint)) && told.len() == 2, "{told:?}");
}

#[test]
fn a_display_price_leaves_out_what_needs_more_than_one_unit() {
    let mut dear = rule("ten", Benefit::Percent(Percent::off(Rate::percent(10))));
    dear.when = spend(1);
    let rules = vec![rule("five", Benefit::Amount(Amount::per_unit(Money::vnd(5_000)))), dear];
    let rulebook = Rulebook::new(Currency::VND, rules).unwrap();
    let coffee = Product::new(product("coffee", 90_000)).unwrap();
    let shown = display_price(&rulebook, &coffee, &context()).unwrap();
    assert_eq!(shown.price, Money::vnd(85_000));
    assert_eq!(shown.left_out.iter().map(|left| left.rule.as_str()).collect::<Vec<_>>(), ["ten"]);
}

#[test]
fn a_display_price_tells_of_rules_that_concern_the_product_while_they_are_in_force() {
    let rule = |id: &str, more: serde_json::Value| {
        let mut document = serde_json::json!({ "id": id, "benefit": { "n_for_m": { "n": 3, "m": 2 } } });
        document.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value::<Rule>(document).unwrap()
    };
    let past = serde_json::json!({ "until": "2020-01-01T00:00:00Z" });
    let dear = serde_json::json!({ "n_for_m": { "n": 3, "m": 2, "of": { "price": { "at_least": "1000000 VND" } } } });
    let rules = vec![
        rule("code", serde_json::json!({ "codes": ["TET"] })),
        rule("code-of-others", serde_json::json!({ "codes": ["TET"], "benefit": dear })),
        rule("code-past", serde_json::json!({ "codes": ["TET"], "window": past })),
        rule("past", serde_json::json!({ "window": past })),
        rule("order", serde_json::json!({ "benefit": { "percent": { "off": "10%" } }, "lane": "order" })),
        rule("three", serde_json::json!({})),
    ];
    let coffee = Product::new(product("coffee", 90_000)).unwrap();
    let shown = display_price(&Rulebook::new(Currency::VND, rules).unwrap(), &coffee, &context()).unwrap();
    let mut told: Vec<String> = shown.left_out.iter().map(|left| format!("{} {:?}", left.rule, left.needs)).collect();
    told.sort();
    assert_eq!(told, ["code Code", "order Cart", "three Quantity"]);
}

#[test]
fn a_display_price_tells_whether_a_sale_of_the_product_and_which_rules_made_it() {
    let ten: Rule = serde_json::from_str(r#"{"id": "ten", "benefit": {"percent": {"off": "10%"}}}"#).unwrap();
    let rulebook = Rulebook::new(Currency::VND, vec![ten]).unwrap();
    let shown = |sales: Vec<Sale>, policy: &str| {
        let product = Product::new(ProductParts { sales, ..product("coffee", 90_000) }).unwrap();
        let context = Context { policy: serde_json::from_str(policy).unwrap(), ..context() };
        let shown = display_price(&rulebook, &product, &context).unwrap();
        (shown.price, shown.own_sale, shown.applied.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let sale = || vec![Sale { price: Money::vnd(80_000), period: Period::ALWAYS }];
    let ten = || vec!["ten".to_owned()];
    assert_eq!(shown(vec![], "{}"), (Money::vnd(81_000), false, ten()));
    assert_eq!(shown(sale(), "{}"), (Money::vnd(72_000), true, ten()));
    // What the cap of the order gives back whole did not make the price.
    let capped = r#"{"order_cap": {"amount": "0 VND"}}"#;
    assert_eq!(shown(sale(), capped), (Money::vnd(80_000), true, vec![]));
}

/// What each rule needs that a listing does not know, beside nothing.
#[test]
fn a_display_price_says_what_each_rule_needs() {
    let coffee = Product::new(product("coffee", 90_000)).unwrap();
    let needs = |rule: serde_json::Value, more: serde_json::Value| {
        let mut document = rule;
        document.as_object_mut().unwrap().insert("id".into(), "r".into());
        let rule: Rule = serde_json::from_value(document).unwrap();
        let mut context = serde_json::json!({ "at": "2026-11-23T09:30:00+07:00" });
        context.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let context: Context = serde_json::from_value(context).unwrap();
        let rulebook = Rulebook::new(Currency::VND, vec![rule]).unwrap();
        let shown = display_price(&rulebook, &coffee, &context).unwrap();
        let needs = shown.left_out.first().map(|left| format!("{:?}", left.needs));
        assert_eq!(needs.is_none(), shown.price < Money::vnd(90_000), "{needs:?}");
        needs.unwrap_or_default()
    };
    let benefit = |benefit: &str| {
        let benefit: serde_json::Value = serde_json::from_str(benefit).unwrap();
        needs(serde_json::json!({ "benefit": benefit }), serde_json::json!({}))
    };
    let tiers = |by: &str| benefit(&format!(r#"{{"tiers": {{"by": {by}}}}}"#));
    assert_eq!(tiers(r#"{"quantity": [{"from": 1, "give": {"percent": "5%"}}]}"#), "");
    assert_eq!(tiers(r#"{"quantity": [{"from": 2, "give": {"percent": "5%"}}]}"#), "Quantity");
    assert_eq!(tiers(r#"{"spend": {"tiers": [{"from": "0 VND", "give": {"percent": "5%"}}]}}"#), "Cart");
    for (name, field) in
        [("percent", r#""off": "5%""#), ("amount", r#""off": "5 VND""#), ("price", r#""price": "5 VND""#)]
    {
        let with = |more: &str| benefit(&format!(r#"{{"{name}": {{{field}, {more}}}}}"#));
        assert_eq!(
            (with(r#""spread": "line""#), with(r#""spread": "unit""#)),
            (String::new(), String::new()),
            "{name}"
        );
        assert_eq!(with(r#""spread": "selection""#), "Cart", "{name}");
        let across = serde_json::from_str(&format!(r#"{{"{name}": {{{field}, "spread": "selection"}}}}"#));
        let across: serde_json::Value = across.unwrap();
        let in_item_lane = serde_json::json!({ "lane": "item", "benefit": across });
        assert_eq!(needs(in_item_lane, serde_json::json!({})), "Cart", "{name}");
        assert_eq!(with(r#""spread": "unit", "units": {"first": 1, "per": "order"}"#), "", "{name}");
        assert_eq!(with(r#""spread": "unit", "units": {"first": 1, "per": "customer"}"#), "Customer", "{name}");
    }
    let known =
        |more: &str| serde_json::from_str(&format!(r#"{{"customer": {{"known": {{"id": "c"{more}}}}}}}"#)).unwrap();
    let per_customer: serde_json::Value = serde_json::from_str(
        r#"{"benefit": {"percent": {"off": "5%", "spread": "unit", "units": {"first": 1, "per": "customer"}}}}"#,
    )
    .unwrap();
    assert_eq!(needs(per_customer, known("")), "");
    let when = |when: &str, context: serde_json::Value| {
        let when: serde_json::Value = serde_json::from_str(when).unwrap();
        needs(serde_json::json!({ "when": when, "benefit": { "percent": { "off": "5%" } } }), context)
    };
    let nobody = || serde_json::json!({});
    assert_eq!(when(r#"{"customer_group": "staff"}"#, nobody()), "Customer");
    assert_eq!(when(r#"{"customer_group": "staff"}"#, known("")), "Customer");
    assert_eq!(when(r#"{"customer_group": "staff"}"#, known(r#", "groups": ["staff"]"#)), "");
    assert_eq!(when(r#"{"order_number": {"at_most": 3}}"#, known(r#", "groups": ["staff"]"#)), "Customer");
    assert_eq!(when(r#"{"order_number": {"at_most": 3}}"#, known(r#", "orders_before": 1"#)), "");
    assert_eq!(when(r#"{"any_of": [{"hours": {}}, {"not": {"channel": "web"}}]}"#, nobody()), "Circumstances");
    assert_eq!(when(r#"{"not": {"code": "TET"}}"#, nobody()), "Code");
    assert_eq!(when(r#"{"hours": {}}"#, nobody()), "");
}

proptest! {
    #![proptest_config(kit::cases(300))]

    #[test]
    fn a_hint_says_what_the_changed_cart_costs(shop in kit::shops()) {
        let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).unwrap();
        let now = quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).unwrap();
        for hint in hints(&rulebook, &shop.catalogue, &shop.cart, &shop.context).unwrap() {
            let place = shop.cart.lines().iter().position(|line| line.key() == hint.line).unwrap();
            let changed = |place: usize| {
                let lines = shop.cart.lines().iter().enumerate().map(|(i, line)| {
                    let more = if i == place { hint.units.get() } else { 0 };
                    Line { quantity: quantity(line.quantity.get() + more), ..line.clone() }
                });
                let mut cart = Cart::of(lines).unwrap();
                for code in shop.cart.codes() {
                    let _ = cart.enter_code(code.clone()).unwrap();
                }
                quote(&rulebook, &shop.catalogue, &cart, &shop.context).unwrap()
            };
            let applies = |place: usize| {
                let then = changed(place);
                let saves = hint.costs.minor() - (then.totals.payable.minor() - now.totals.payable.minor());
                let applied = matches!(then.verdict(&hint.rule).unwrap().outcome, Outcome::Applied(_));
                let own: Vec<&QuoteGift> = then.gifts.iter().filter(|gift| gift.rule == hint.rule).collect();
                let is_worth_it = saves > 0 || !own.is_empty();
                let gives = own.into_iter().eq(&hint.gifts);
                applied && then.totals.payable == hint.payable && saves == hint.saves.minor() && gives && is_worth_it
            };
            // Several lines may have one key; the hint is about one of them.
            let same_key = (place..shop.cart.lines().len()).filter(|i| shop.cart.lines()[*i].key() == hint.line);
            prop_assert!(same_key.into_iter().any(applies), "{:?}", hint);
        }
    }

    #[test]
    fn a_display_price_is_the_quote_of_one_unit_under_its_rules(shop in kit::shops()) {
        let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).unwrap();
        for product in &shop.catalogue {
            let Ok(shown) = display_price(&rulebook, product, &shop.context) else { continue };
            // Gifts and delivery offers are not about a product.
            let about_goods = |rule: &&Rule| !matches!(rule.benefit, Benefit::Gift(_) | Benefit::Delivery(_));
            let rules = shop.rules.iter().filter(about_goods).filter(|rule| {
                !shown.left_out.iter().any(|left| left.rule == rule.id) && rule.codes.is_empty()
            });
            let rulebook = Rulebook::new(shop.currency, rules.cloned().collect()).unwrap();
            let cart = Cart::of([Line::new(product.sku().clone(), Quantity::ONE)]).unwrap();
            let mut context = shop.context.clone();
            context.delivery = Delivery::Nothing;
            context.fees.clear();
            let one = quote(&rulebook, &shop.catalogue, &cart, &context).unwrap();
            prop_assert_eq!(one.totals.goods, shown.price);
            prop_assert_eq!(one.totals.list, shown.list);
            prop_assert_eq!(one.rates[0], shown.tax);
        }
    }
}
