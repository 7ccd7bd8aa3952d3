//! What each benefit takes off, worked by hand: unit by unit, with the steps that are told and what floors clip. The plain reference
//! prices every shop of these too.

#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod by_hand;
mod kit;
mod reference;

use by_hand::quoted;
use ocop::money::Money;
use ocop::pricing::Quote;
use serde_json::{Value, json};

/// The quote, on which engine and reference agree.
fn priced(goods: &[(&str, i32, u32)], rules: &Value, more: &Value) -> Quote {
    quoted(goods, rules, more, |quote, rules, catalogue, cart, context| {
        let plain = reference::price(rules, catalogue, cart, context);
        assert_eq!(reference::compare::differences(quote, &plain), "");
    })
}

/// What is told of a rule that applied, as its document.
fn applied(quote: &Quote, rule: &str) -> Value {
    let verdict = quote.verdicts.iter().find(|verdict| verdict.rule.as_str() == rule).unwrap();
    serde_json::to_value(&verdict.outcome).unwrap().get("applied").cloned().unwrap()
}

/// Units and prices of each line, dearest first.
fn runs(quote: &Quote) -> Vec<Vec<(u32, i64)>> {
    let of = |line: &ocop::pricing::QuoteLine| line.runs.iter().map(|run| (run.units, run.price.minor())).collect();
    quote.lines.iter().map(of).collect()
}

/// Units, and their price before and after, of each entry of a rule.
fn moves(quote: &Quote) -> Vec<Vec<(u32, i64, i64)>> {
    let of = |entry: &ocop::pricing::Entry| {
        entry.moves.iter().map(|units| (units.units(), units.from().minor(), units.to().minor())).collect()
    };
    quote.entries.iter().map(of).collect()
}

#[test]
fn a_limit_of_units_per_line_begins_afresh_on_each_line() {
    let limited = |order: &str| {
        let rules = json!([
            { "id": "a", "benefit": { "percent": { "off": "50%", "spread": "unit", "units": { "first": 1 } } } },
            {
                "id": "b",
                "benefit": { "percent": {
                    "off": "10%", "spread": "unit", "units": { "first": 2, "per": "line", "order": order },
                } },
            },
        ]);
        runs(&priced(&[("A", 100, 4), ("B", 60, 3)], &rules, &json!({})))
    };
    assert_eq!(limited("dearest_first"), [vec![(1, 100), (2, 90), (1, 50)], vec![(1, 60), (2, 54)]]);
    assert_eq!(limited("cheapest_first"), [vec![(2, 100), (1, 90), (1, 45)], vec![(1, 60), (2, 54)]]);
}

#[test]
fn of_the_units_of_one_price_those_with_the_larger_discount_come_first() {
    // The first unit gets more than all that follow, which get more together.
    let rules = json!([{
        "id": "falls",
        "benefit": { "tiers": {
            "mode": "graduated",
            "by": { "quantity": [
                { "from": 1, "give": { "percent": "30%" } },
                { "from": 2, "give": { "percent": "10%" } },
            ] },
        } },
    }]);
    let quote = priced(&[("A", 100, 6)], &rules, &json!({}));
    assert_eq!(moves(&quote), [vec![(1, 100, 70), (5, 100, 90)]]);
    assert_eq!(runs(&quote), [vec![(5, 90), (1, 70)]]);
    // Two units get less than the five that follow.
    let rules = json!([{
        "id": "rises",
        "benefit": { "tiers": {
            "mode": "graduated",
            "by": { "quantity": [
                { "from": 1, "give": { "percent": "20%" } },
                { "from": 3, "give": { "percent": "25%" } },
            ] },
        } },
    }]);
    let quote = priced(&[("A", 100, 7)], &rules, &json!({}));
    assert_eq!(moves(&quote), [vec![(5, 100, 75), (2, 100, 80)]]);
}

#[test]
fn an_amount_that_finds_no_room_is_told_as_unplaced() {
    let rules = json!([{ "id": "r", "benefit": { "amount": { "off": "100 VND", "spread": "selection" } } }]);
    let quote = priced(&[("A", 20, 2), ("B", 20, 1)], &rules, &json!({}));
    assert_eq!(
        applied(&quote, "r"),
        json!({
            "saving": "60 VND",
            "unplaced": "40 VND",
            "steps": [{ "amount_off": { "amount": "100 VND", "units": 3, "result": "60 VND" } }],
        })
    );
    // Of what finds no room above a floor, the floor clipped as much as the goods cost below it.
    let floor = json!({ "policy": { "floors": { "A": { "cost": "50 VND" } } } });
    let clipped = |off: &str| {
        let rules = json!([{ "id": "r", "benefit": { "amount": { "off": off, "spread": "selection" } } }]);
        let told = applied(&priced(&[("A", 60, 1)], &rules, &floor), "r");
        ["saving", "clipped", "unplaced"].map(|field| told.get(field).cloned().unwrap())
    };
    assert_eq!(clipped("30 VND"), [json!("10 VND"), json!([{ "by": "floor", "amount": "20 VND" }]), json!("20 VND")]);
    assert_eq!(clipped("100 VND"), [json!("10 VND"), json!([{ "by": "floor", "amount": "50 VND" }]), json!("90 VND")]);
}

#[test]
fn what_a_floor_clips_off_a_percentage_is_told_and_lost() {
    let rules = json!([{ "id": "r", "benefit": { "percent": { "off": "50%", "spread": "unit" } } }]);
    let floor = json!({ "policy": { "floors": { "A": { "cost": "80 VND" } } } });
    let quote = priced(&[("A", 100, 3), ("B", 30, 1)], &rules, &floor);
    assert_eq!(
        applied(&quote, "r"),
        json!({
            "saving": "75 VND",
            "clipped": [{ "by": "floor", "amount": "90 VND" }],
            "steps": [
                { "rate_of": { "of": "100 VND", "rate": "50%", "result": "50 VND" } },
                { "rate_of": { "of": "30 VND", "rate": "50%", "result": "15 VND" } },
            ],
        })
    );
    assert_eq!(runs(&quote), [vec![(3, 80)], vec![(1, 15)]]);
}

#[test]
fn an_amount_off_each_unit_rounds_what_is_left_to_the_step_of_the_rule() {
    let rounded = |tax: &str| {
        let rules = json!([{
            "id": "r",
            "round": { "mode": "half_up", "step": "1000 VND" },
            "benefit": { "amount": { "off": "600 VND", "spread": "unit", "tax": tax } },
        }]);
        let tax = json!({ "policy": { "tax": { "default": { "rate": "10%" } } } });
        // The reference takes amounts as prices are stated.
        runs(&quoted(&[("A", 46_150, 2), ("B", 500, 1)], &rules, &tax, |_, _, _, _, _| ()))
    };
    // 45 550 rounds up. 600 without tax are 660 with it: 45 490 rounds down.
    assert_eq!(rounded("with"), [vec![(2, 46_000)], vec![(1, 0)]]);
    assert_eq!(rounded("without"), [vec![(2, 45_000)], vec![(1, 0)]]);
}

#[test]
fn steps_tell_amounts_prices_and_tiers_with_the_units_they_fell_on() {
    let steps = |benefit: &Value| {
        let rules = json!([{ "id": "r", "benefit": benefit }]);
        applied(&priced(&[("A", 100, 2), ("B", 50, 1)], &rules, &json!({})), "r").get("steps").cloned().unwrap()
    };
    let told =
        |kind: &str, amount: &str, result: &str| json!({ kind: { "amount": amount, "units": 3, "result": result } });
    assert_eq!(
        steps(&json!({ "amount": { "off": "10 VND", "spread": "unit" } })),
        json!([told("amount_off", "10 VND", "30 VND")])
    );
    assert_eq!(steps(&json!({ "price": { "price": "40 VND" } })), json!([told("price_for", "40 VND", "130 VND")]));
    let tiers = |give: &Value| {
        let by = json!({ "quantity": [{ "from": 1, "give": { "percent": "1%" } }, { "from": 3, "give": give }] });
        steps(&json!({ "tiers": { "spread": "selection", "by": by } }))
    };
    let tier = json!({ "tier": { "tier": 1, "units": 3 } });
    assert_eq!(tiers(&json!({ "amount": "25 VND" })), json!([tier, told("amount_off", "25 VND", "25 VND")]));
    assert_eq!(tiers(&json!({ "unit_price": "45 VND" })), json!([tier, told("price_for", "45 VND", "115 VND")]));
    let rate = json!({ "rate_of": { "of": "250 VND", "rate": "10%", "result": "25 VND" } });
    assert_eq!(tiers(&json!({ "percent": "10%" })), json!([tier, rate]));
}

#[test]
fn graduated_tiers_respect_the_floor_of_each_unit() {
    let rules = json!([{
        "id": "r",
        "benefit": { "tiers": {
            "mode": "graduated",
            "by": { "quantity": [
                { "from": 1, "give": { "percent": "10%" } },
                { "from": 3, "give": { "percent": "50%" } },
            ] },
        } },
    }]);
    let floor = json!({ "policy": { "floors": { "A": { "cost": "80 VND" } } } });
    let quote = priced(&[("A", 100, 6)], &rules, &floor);
    assert_eq!(runs(&quote), [vec![(2, 90), (4, 80)]]);
    let clipped = applied(&quote, "r").get("clipped").cloned();
    assert_eq!(clipped, Some(json!([{ "by": "floor", "amount": "120 VND" }])));
}

#[test]
fn graduated_tiers_by_spend_give_each_part_its_rate() {
    let graduated = |spread: &str| {
        let rules = json!([{
            "id": "r",
            "benefit": { "tiers": {
                "mode": "graduated",
                "spread": spread,
                "by": { "spend": { "tiers": [
                    { "from": "100 VND", "give": { "percent": "10%" } },
                    { "from": "300 VND", "give": { "percent": "20%" } },
                ] } },
            } },
        }]);
        let quote = priced(&[("A", 400, 1), ("B", 200, 1)], &rules, &json!({}));
        quote.lines.iter().map(|line| line.amount.minor()).collect::<Vec<_>>()
    };
    // 10 % of the 200 up to 300 and 20 % of the 300 above are 80 off 600, two thirds of them on A.
    assert_eq!(graduated("selection"), [400 - 53, 200 - 27]);
    // By itself A has 10 % of 200 and 20 % of 100, and B 10 % of 100.
    assert_eq!(graduated("line"), [400 - 40, 200 - 10]);
}

#[test]
fn steps_tell_only_of_units_that_were_touched_and_only_where_they_are_asked_for() {
    let units = json!({ "first": 1 });
    let rules = json!([{ "id": "r", "benefit": { "percent": { "off": "10%", "spread": "unit", "units": units } } }]);
    let told = |detail: &str| {
        applied(&priced(&[("A", 100, 1), ("B", 50, 1)], &rules, &json!({ "detail": detail })), "r")
            .get("steps")
            .cloned()
    };
    let step = json!([{ "rate_of": { "of": "100 VND", "rate": "10%", "result": "10 VND" } }]);
    assert_eq!((told("full"), told("kinds")), (Some(step), None));
}

/// What lines cost after one rule, and the units of its sets as (line, units, price).
fn in_sets(goods: &[(&str, i32, u32)], benefit: &Value) -> (Vec<i64>, Vec<(u64, u64, String)>) {
    let quote = priced(goods, &json!([{ "id": "r", "benefit": benefit }]), &json!({}));
    let amounts = quote.lines.iter().map(|line| line.amount.minor()).collect();
    let sets = applied(&quote, "r").get("sets").cloned().unwrap_or(json!([]));
    let number = |units: &Value, field: &str| units.get(field).and_then(Value::as_u64).unwrap();
    let of = |units: &Value| {
        let price = units.get("price").and_then(Value::as_str).unwrap().to_owned();
        (number(units, "line"), number(units, "units"), price)
    };
    (amounts, sets.as_array().unwrap().iter().map(of).collect())
}

#[test]
fn a_price_for_the_target_takes_off_what_it_is_below_the_running_price() {
    let benefit = json!({ "buy_get": { "buy": 1, "get": 1, "give": { "price": "30 VND" } } });
    assert_eq!(in_sets(&[("A", 100, 2)], &benefit).0, [130]);
}

#[test]
fn units_at_nothing_are_in_no_set_of_one_pool() {
    let rules = json!([
        { "id": "free", "priority": 1, "benefit": { "percent": { "off": "100%", "of": { "skus": ["B"] } } } },
        { "id": "sets", "priority": 2, "benefit": { "n_for_m": { "n": 3, "m": 2 } } },
    ]);
    assert_eq!(runs(&priced(&[("A", 100, 2), ("B", 60, 1)], &rules, &json!({}))), [vec![(2, 100)], vec![(1, 0)]]);
    assert_eq!(
        runs(&priced(&[("A", 100, 3), ("B", 60, 1)], &rules, &json!({}))),
        [vec![(2, 100), (1, 0)], vec![(1, 0)]]
    );
}

#[test]
fn units_that_are_only_targets_do_not_qualify() {
    let benefit = json!({ "buy_get": {
        "of": { "skus": ["B"] }, "buy": 1, "target": { "skus": ["B", "C"] }, "get": 1,
    } });
    // The only B qualifies, so that the dearer C is the free one.
    assert_eq!(in_sets(&[("B", 100, 1), ("C", 200, 1)], &benefit).0, [100, 0]);
    let benefit = |pick: &str| {
        json!({ "buy_get": {
            "of": { "skus": ["A"] }, "buy": 1, "target": { "skus": ["C", "D"] }, "get": 2, "pick": pick,
        } })
    };
    // Two sets take two targets each.
    let goods = [("A", 100, 2), ("C", 50, 3), ("D", 40, 2)];
    let sets = |c: u64, d: u64| {
        let units = [(0, 2, "100 VND"), (1, c, "50 VND"), (2, d, "40 VND")];
        units.map(|(line, units, price): (u64, u64, &str)| (line, units, price.to_owned())).to_vec()
    };
    assert_eq!(in_sets(&goods, &benefit("cheapest")), (vec![200, 50, 0], sets(2, 2)));
    assert_eq!(in_sets(&goods, &benefit("dearest")), (vec![200, 0, 40], sets(3, 1)));
}

#[test]
fn the_cheapest_overall_are_free_and_sets_use_no_more_than_their_units() {
    let benefit = json!({ "buy_get": { "buy": 2, "get": 2, "pick": "cheapest_overall" } });
    let used = |units: &[(u64, u64, &str)]| -> Vec<(u64, u64, String)> {
        units.iter().map(|(line, units, price)| (*line, *units, (*price).to_owned())).collect()
    };
    // Two sets of four: the four cheapest are free, and the four dearest fill the sets.
    assert_eq!(
        in_sets(&[("A", 100, 5), ("B", 50, 5)], &benefit),
        (vec![500, 50], used(&[(0, 4, "100 VND"), (1, 4, "50 VND")]))
    );
}

#[test]
fn no_more_sets_are_formed_than_the_rule_allows() {
    let benefit = json!({ "n_for_m": { "n": 3, "m": 2, "sets": 3 } });
    assert_eq!(in_sets(&[("A", 100, 3), ("B", 90, 9)], &benefit).0, [200, 630]);
}

#[test]
fn a_cap_and_a_budget_clip_what_is_beyond_them_and_only_that() {
    let told = |cap: &str, budget: &str| {
        let rules = json!([{
            "id": "r", "at_most": cap, "limits": { "budget": budget },
            "benefit": { "percent": { "off": "20%", "spread": "unit" } },
        }]);
        applied(&priced(&[("A", 100, 1)], &rules, &json!({})), "r").get("clipped").cloned()
    };
    assert_eq!(told("20 VND", "20 VND"), None);
    let clips = json!([{ "by": "rule_cap", "amount": "5 VND" }, { "by": "budget", "amount": "3 VND" }]);
    assert_eq!(told("15 VND", "12 VND"), Some(clips));
}

#[test]
fn a_price_of_the_shelf_and_a_limit_of_the_customer_tell_their_units() {
    let rules = json!([{
        "id": "r", "lane": "price",
        "benefit": { "percent": { "off": "20%", "spread": "unit", "of": { "skus": ["A"] } } },
    }]);
    let quote = priced(&[("A", 100, 2), ("B", 50, 1)], &rules, &json!({}));
    let ocop::pricing::Outcome::Applied(told) = &quote.verdicts.first().unwrap().outcome else { panic!("it applied") };
    assert_eq!((told.saving, told.steps.len()), (Money::vnd(40), 1));
    // Three for each customer, of which one was bought before.
    let rules = json!([{
        "id": "r",
        "benefit": { "percent": { "off": "20%", "spread": "unit", "units": { "first": 3, "per": "customer" } } },
    }]);
    let known = json!({ "customer": { "known": { "id": "c" } }, "usage": { "r": { "units_by_customer": 1 } } });
    assert_eq!(runs(&priced(&[("A", 100, 4)], &rules, &known)), [vec![(2, 100), (2, 80)]]);
    // A pair at less than the floor of its free unit gives what finds room, and tells the rest.
    let rules = json!([{ "id": "r", "benefit": { "n_for_m": { "n": 2, "m": 1 } } }]);
    let floor = json!({ "policy": { "floors": { "A": { "cost": "80 VND" } } } });
    let told = applied(&priced(&[("A", 100, 2)], &rules, &floor), "r");
    assert_eq!(
        (told["saving"].clone(), told["clipped"].clone()),
        (json!("40 VND"), json!([{ "by": "floor", "amount": "60 VND" }]))
    );
    assert_eq!(told["steps"][0]["sets"]["units"], json!(1));
}

#[test]
fn bundles_share_units_only_where_they_say_so_and_tell_their_sets_and_floors() {
    let components = json!([{ "of": { "skus": ["A"] } }, { "of": { "skus": ["B"] } }]);
    let bundle = json!({ "id": "b", "priority": 1, "benefit": { "bundle": { "components": components, "give": { "amount": "30 VND" } } } });
    let three =
        json!({ "id": "n", "priority": 0, "benefit": { "n_for_m": { "n": 3, "m": 2, "of": { "skus": ["A"] } } } });
    let amounts = |goods: &[(&str, i32, u32)], rules: &Value, more: &Value| {
        priced(goods, rules, more).lines.iter().map(|line| line.amount.minor()).collect::<Vec<_>>()
    };
    // Two bundles of two units each; what a floor keeps of A, B loses.
    let goods = [("A", 100, 2), ("B", 100, 2)];
    assert_eq!(amounts(&goods, &json!([bundle]), &json!({})), [170, 170]);
    let told = applied(&priced(&goods, &json!([bundle]), &json!({ "detail": "full" })), "b");
    assert_eq!(told["steps"], json!([{ "sets": { "sets": 2, "units": 4 } }]));
    let floor = json!({ "policy": { "floors": { "A": { "cost": "95 VND" } } } });
    assert_eq!(amounts(&goods, &json!([bundle]), &floor), [190, 150]);
    // Three of A are used up by the rule before; and used by the bundle, they are none of three after it.
    assert_eq!(amounts(&[("A", 100, 3), ("B", 100, 1)], &json!([three, bundle]), &json!({})), [200, 100]);
    let after = json!({ "id": "n", "priority": 2, "benefit": three["benefit"] });
    assert_eq!(amounts(&[("A", 100, 3), ("B", 100, 1)], &json!([bundle, after]), &json!({})), [285, 85]);
}

#[test]
fn units_that_lose_one_amount_lose_it_as_evenly_as_it_goes() {
    // Three bundles for 91, in which an A loses 43, 39 and 30, of which its floor lets 40 go. So the 167 they save fall on all units by
    // value, 113 on the three A, whichever bundle each is in; D, the last line, gets what is left over.
    let rules = json!([{ "id": "r", "benefit": { "bundle": {
        "components": [{ "of": { "skus": ["A"] } }, { "of": { "skus": ["B", "C", "D"] } }], "give": { "price": "91 VND" },
    } } }]);
    let more = json!({ "policy": { "remainder": "last", "floors": { "A": { "cost": "60 VND" } } } });
    let quote = priced(&[("A", 100, 3), ("B", 60, 1), ("C", 50, 1), ("D", 30, 1)], &rules, &more);
    assert_eq!(runs(&quote), [vec![(1, 63), (2, 62)], vec![(1, 38)], vec![(1, 32)], vec![(1, 16)]]);
}

#[test]
fn steps_tell_how_many_units_of_sets_got_the_benefit() {
    let rules = json!([{ "id": "r", "benefit": { "n_for_m": { "n": 5, "m": 3 } } }]);
    let quote = priced(&[("A", 100, 11)], &rules, &json!({}));
    assert_eq!(applied(&quote, "r").get("steps"), Some(&json!([{ "sets": { "sets": 2, "units": 4 } }])));
}

#[test]
fn goods_that_are_in_no_set_are_not_told_among_its_units() {
    let benefit = json!({ "buy_get": {
        "of": { "skus": ["A", "C"] }, "buy": 1, "target": { "skus": ["B", "D"] }, "get": 1, "sets": 1,
    } });
    let (amounts, units) = in_sets(&[("A", 100, 1), ("B", 50, 1), ("C", 90, 1), ("D", 60, 1)], &benefit);
    assert_eq!(amounts, [100, 0, 90, 60]);
    assert_eq!(units, [(0, 1, "100 VND".to_owned()), (1, 1, "50 VND".to_owned())]);
}
