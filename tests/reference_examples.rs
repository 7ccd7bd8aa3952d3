//! Shops in which the engine and the reference once differed, or in which the design was made clearer: each says who is right.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;
mod reference;

use ocop::cart::Cart;
use ocop::money::{Currency, Money};
use ocop::pricing::{Context, Outcome, Quote, Rule, Rulebook, quote};
use ocop::product::{Catalogue, Product, ProductParts, Sku};
use ocop::text::Texts;
use serde_json::{Value, json};

use kit::Shop;

/// A shop in đồng: products with prices, a rulebook, a cart and a context, as documents; what is left out is plain.
fn shop(products: &[(&str, i32)], rules: &Value, lines: &Value, more: &Value) -> Shop {
    let product = |(sku, price): &(&str, i32)| {
        Product::new(ProductParts::new(Sku::new(sku).unwrap(), Texts::vi("Hàng"), Money::vnd(*price))).unwrap()
    };
    let rules: Vec<Rule> = serde_json::from_value(rules.clone()).unwrap();
    let cart: Cart = serde_json::from_value(json!({ "lines": lines })).unwrap();
    let mut context = json!({ "at": "2026-11-23T09:30:00+07:00" });
    context.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let context: Context = serde_json::from_value(context).unwrap();
    let catalogue = Catalogue::new(products.iter().map(product)).unwrap();
    Shop { currency: Currency::VND, catalogue, rules, cart, context }
}

/// The quote, on which engine and reference agree.
fn agreed(shop: &Shop) -> Quote {
    let rulebook = Rulebook::new(shop.currency, shop.rules.clone()).unwrap();
    let quote = quote(&rulebook, &shop.catalogue, &shop.cart, &shop.context).unwrap();
    let priced = reference::price(&shop.rules, &shop.catalogue, &shop.cart, &shop.context);
    assert_eq!(reference::compare::differences(&quote, &priced), "");
    quote
}

fn outcome<'q>(quote: &'q Quote, rule: &str) -> &'q Outcome {
    &quote.verdicts.iter().find(|verdict| verdict.rule.as_str() == rule).unwrap().outcome
}

#[test]
fn an_empty_cart_and_excluded_goods_get_no_gift_and_no_delivery_offer() {
    let rules = json!([
        { "id": "gift", "benefit": { "gift": { "lines": [{ "sku": "A" }] } } },
        { "id": "ship", "benefit": { "delivery": { "percent": "100%" } } },
    ]);
    let context = json!({ "delivery": { "fee": "30000 VND" }, "policy": { "excluded": ["A"] } });
    for lines in [json!([]), json!([{ "sku": "A", "quantity": 1 }])] {
        let quote = agreed(&shop(&[("A", 1_000)], &rules, &lines, &context));
        assert_eq!(outcome(&quote, "gift"), &Outcome::NothingToSave);
        assert_eq!(outcome(&quote, "ship"), &Outcome::NothingToSave);
        assert!(quote.gifts.is_empty());
    }
}

#[test]
fn what_is_used_up_invites_no_guest_to_sign_in() {
    let rules = json!([{
        "id": "first",
        "limits": { "total": 1, "per_customer": 1 },
        "benefit": { "percent": { "off": "10%" } },
    }]);
    let context = json!({ "usage": { "first": { "total": 1 } } });
    let quote = agreed(&shop(&[("A", 1_000)], &rules, &json!([{ "sku": "A", "quantity": 1 }]), &context));
    assert!(matches!(outcome(&quote, "first"), Outcome::UsedUp(_)));
}

#[test]
fn a_price_that_another_price_undercuts_is_beaten_by_it_on_whatever_line() {
    let rules = json!([
        { "id": "a17", "lane": "price", "benefit": { "percent": { "off": "17%" } } },
        { "id": "b50", "lane": "price", "benefit": { "percent": { "off": "50%" } } },
    ]);
    let lines = json!([{ "sku": "A", "quantity": 1 }, { "sku": "B", "quantity": 1 }]);
    let mut shop = shop(&[("A", 3), ("B", 99)], &rules, &lines, &json!({}));
    let on_sale = json!({ "sku": "A", "name": "Hàng", "regular_price": "3 VND", "sales": [{ "price": "0 VND" }] });
    let products = shop.catalogue.iter().skip(1).cloned().chain([serde_json::from_value(on_sale).unwrap()]);
    shop.catalogue = Catalogue::new(products.collect::<Vec<_>>()).unwrap();
    let quote = agreed(&shop);
    assert!(matches!(outcome(&quote, "a17"), Outcome::Beaten(beaten) if beaten.by.as_str() == "b50"));
}

#[test]
fn conditions_of_the_price_lane_see_list_prices() {
    let rules = json!([
        { "id": "free", "lane": "price", "benefit": { "amount": { "off": "99 VND", "spread": "unit" } } },
        {
            "id": "small",
            "lane": "price",
            "when": { "all_of": [{ "spend": { "at_most": "2 VND" } }, { "order_number": { "at_least": 1 } }] },
            "benefit": { "percent": { "off": "10%" } },
        },
    ]);
    let quote = agreed(&shop(&[("A", 3)], &rules, &json!([{ "sku": "A", "quantity": 1 }]), &json!({})));
    assert!(matches!(outcome(&quote, "small"), Outcome::Failed(_)));
}

#[test]
fn equal_moves_of_an_entry_are_one() {
    let rules = json!([{
        "id": "combo",
        "benefit": { "bundle": {
            "components": [{ "of": "all", "count": 2 }, { "of": "all", "count": 2 }],
            "give": { "percent": "51%" },
        } },
    }]);
    let lines = json!([{ "sku": "A", "quantity": 2 }, { "sku": "B", "quantity": 1 }, { "sku": "E", "quantity": 5 }]);
    let quote = agreed(&shop(&[("A", 9_000), ("B", 1), ("E", 4_500)], &rules, &lines, &json!({})));
    for entry in &quote.entries {
        let mut kinds: Vec<_> = entry.moves.iter().map(|step| (step.from().minor(), step.to().minor())).collect();
        let all = kinds.len();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), all);
    }
}

#[test]
fn a_cap_on_units_that_one_rule_used_and_left_free_sees_one_move() {
    let rules = json!([
        { "id": "buy", "benefit": { "buy_get": { "buy": 1, "get": 2, "give": { "amount": "3 VND" } } } },
        { "id": "fixed", "benefit": { "price": { "price": "1000 VND", "spread": "line" } } },
    ]);
    let context = json!({ "policy": { "order_cap": { "rate": "10%" }, "remainder": "last" } });
    agreed(&shop(&[("A", 6_229)], &rules, &json!([{ "sku": "A", "quantity": 4 }]), &context));
}

#[test]
fn bands_of_one_line_stand_in_order_of_their_discount_under_a_cap() {
    let tiers = json!([{ "from": 1, "give": { "unit_price": "1000 VND" } }, { "from": 2, "give": { "amount_per_unit": "6731 VND" } }]);
    let rules =
        json!([{ "id": "bands", "benefit": { "tiers": { "mode": "graduated", "by": { "quantity": tiers } } } }]);
    let context = json!({ "policy": { "order_cap": { "amount": "1001 VND" }, "remainder": "first" } });
    agreed(&shop(&[("F", 7_732)], &rules, &json!([{ "sku": "F", "quantity": 7 }]), &context));
}

/// The free unit may not fall below its floor, so the other unit of its set takes all of it.
#[test]
fn a_set_whose_free_unit_has_no_room_gives_it_all_to_the_others() {
    let rules = json!([{
        "id": "two-for-one",
        "benefit": { "n_for_m": { "n": 2, "m": 1, "pick": "cheapest_overall" } },
    }]);
    let context = json!({ "policy": { "floors": { "B": { "cost": "99 VND" } } } });
    let lines = json!([{ "sku": "B", "quantity": 1 }, { "sku": "D", "quantity": 1 }]);
    let quote = agreed(&shop(&[("B", 99), ("D", 1_999)], &rules, &lines, &context));
    assert_eq!(quote.totals.goods, Money::vnd(1_999));
}
