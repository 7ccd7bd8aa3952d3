//! Cases of how products are compared, as data. Each runs through the public API; what departs from its source says why in the data.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fixture that does not hold fails its test"
)]

use ocop::comparison::{
    AddError, Addition, Cell, Comparability, Comparable, Context, Coverage, Direction, Field, GoneColumns, Limit, List,
    Offer, Policy, Price, PricesToShow, Reference, Row, Selection, Show, Shown, Snapshot, Switches, Table, Unchosen,
    UnitPrice, Value, Verdict, Winners,
};
use ocop::pricing::PriceTax;
use ocop::product::{Catalogue, Product, Sku};
use ocop::text::Lang;
use serde_json::{Value as Json, json};
use time::macros::datetime;

const CASES: &str = include_str!("vectors/comparison.json");

struct Case {
    id: String,
    given: Json,
    when: Json,
    expected: Json,
}

fn cases() -> Vec<(String, Case)> {
    let document: Json = serde_json::from_str(CASES).unwrap();
    let case = |case: &Json| {
        let text = |key: &str| case[key].as_str().unwrap().to_owned();
        let part = |key: &str| case[key].clone();
        (text("op"), Case { id: text("id"), given: part("given"), when: part("when"), expected: part("expected") })
    };
    document["cases"].as_array().unwrap().iter().map(case).collect()
}

fn run(op: &str, check: impl Fn(&Case)) -> usize {
    let cases = cases();
    let of_op: Vec<&Case> = cases.iter().filter(|(own, _)| own == op).map(|(_, case)| case).collect();
    for case in &of_op {
        check(case);
    }
    of_op.len()
}

impl Case {
    fn expect(&self, key: &str, seen: impl FnOnce() -> Json) {
        if let Some(expected) = self.expected.get(key) {
            assert_eq!(seen(), *expected, "{}: {key}", self.id);
        }
    }

    fn products(&self) -> Vec<Product> {
        let documents = self.given["products"].as_array().unwrap();
        documents.iter().enumerate().map(|(i, document)| product(&format!("P{i}"), document)).collect()
    }

    fn policy(&self) -> Policy {
        serde_json::from_value(self.given["policy"].clone()).unwrap()
    }

    /// The list of the case: added one by one so that it stands in the order given.
    fn list(&self, policy: Policy) -> List {
        let mut skus = skus(&self.given["list"]);
        let catalogue = catalogue_of(&skus);
        if policy.insert == ocop::comparison::Insert::Front {
            skus.reverse();
        }
        let mut list = List::new();
        for sku in &skus {
            assert_eq!(list.add(&catalogue, sku, policy), Ok(Addition::Added), "{}", self.id);
        }
        list
    }

    fn catalogue(&self, more: &[Sku]) -> Catalogue {
        let gone = skus(self.given.get("gone").unwrap_or(&Json::Null));
        let all = skus(&self.given["list"]).into_iter().chain(more.iter().cloned());
        let mut known: Vec<Sku> = all.filter(|sku| !gone.contains(sku)).collect();
        known.sort();
        known.dedup();
        catalogue_of(&known)
    }

    fn table(&self, fields: &Json) -> Table {
        let products = self.products();
        let skus: Vec<Sku> = products.iter().map(|product| product.sku().clone()).collect();
        let mut context = context();
        let mut all = products;
        for (i, (family, parent)) in self.given["parents"].as_object().into_iter().flatten().enumerate() {
            let parent = product(&format!("F{i}"), parent);
            context.parents.insert(family.parse().unwrap(), parent.sku().clone());
            all.push(parent);
        }
        for offer in self.given["offers"].as_array().into_iter().flatten() {
            context.fields = context.fields.with(Offer::hidden(offer.as_str().unwrap().parse().unwrap())).unwrap();
        }
        if self.given.get("prior") == Some(&json!(false)) {
            context.prior = None;
        }
        if let Some(direction) = self.given.get("direction") {
            let field: Field = self.when["field"].as_str().unwrap().parse().unwrap();
            let direction: Direction = serde_json::from_value(direction.clone()).unwrap();
            context.fields = context.fields.with(Offer { direction: Some(direction), ..Offer::new(field) }).unwrap();
        }
        let fields = fields.as_array().unwrap().iter().map(|field| field.as_str().unwrap().parse().unwrap());
        Table::of(&skus, &Selection::explicit(fields), &Catalogue::new(all).unwrap(), &context)
    }
}

fn context() -> Context {
    Context::at(datetime!(2026-11-25 09:00 +7))
}

fn product(sku: &str, document: &Json) -> Product {
    let mut whole = json!({"sku": sku, "name": sku, "regular_price": "1000 VND"});
    for (key, value) in document.as_object().unwrap() {
        whole[key] = value.clone();
    }
    serde_json::from_value(whole).unwrap()
}

fn catalogue_of(skus: &[Sku]) -> Catalogue {
    Catalogue::new(skus.iter().map(|sku| product(sku.as_str(), &json!({})))).unwrap()
}

fn skus(list: &Json) -> Vec<Sku> {
    list.as_array().into_iter().flatten().map(|sku| Sku::new(sku.as_str().unwrap()).unwrap()).collect()
}

fn texts(row: &Row) -> Json {
    (0..row.cells().len()).map(|i| row.cell_text(i, Lang::En).to_string()).collect::<Vec<_>>().into()
}

fn states(row: &Row) -> Json {
    row.cells().iter().map(Cell::state).collect::<Vec<_>>().into()
}

fn per_row(table: &Table, of: impl Fn(&Row) -> Json) -> Json {
    table.rows().iter().map(of).collect::<Vec<_>>().into()
}

fn verdict(verdict: Option<Verdict>) -> Json {
    serde_json::to_value(verdict).unwrap()
}

#[test]
fn the_registry_is_the_plugins() {
    let ran = run("fields", |case| {
        case.expect("registry", || Field::REGISTRY.iter().map(ToString::to_string).collect::<Vec<_>>().into());
        // The name heads the columns: it is no field that could be selected.
        let header = case.expected["header"].as_str().unwrap().parse::<Field>().unwrap();
        assert!(matches!(header, Field::Unknown(_)));
    });
    assert_eq!(ran, 1);
}

#[test]
fn additions_follow_their_policy() {
    let ran = run("add", |case| {
        let policy = case.policy();
        let mut list = case.list(policy);
        let new = skus(&case.when["skus"]);
        let outcome = |outcome: &Result<Addition, AddError>| match outcome {
            Ok(Addition::Added) => "added",
            Ok(Addition::Replaced(_)) => "replaced",
            Ok(Addition::Kept) => "kept",
            Ok(Addition::Moved { .. }) => "moved",
            Err(AddError::Full { .. }) => "full",
            Err(AddError::UnknownProduct { .. }) => "unknown",
            Err(other) => panic!("{other}"),
        };
        let outcomes = list.add_all(&case.catalogue(&new), &new, policy);
        case.expect("outcomes", || outcomes.iter().map(outcome).collect::<Vec<_>>().into());
        case.expect("list", || json!(list.skus()));
        case.expect("count", || list.len().into());
    });
    assert_eq!(ran, 12);
}

#[test]
fn other_edits_of_the_list() {
    let mut ran = run("remove", |case| {
        let mut list = case.list(case.policy());
        assert!(list.remove(&case.when["sku"].as_str().unwrap().parse().unwrap()));
        case.expect("list", || json!(list.skus()));
    });
    ran += run("load", |case| {
        let list: Option<List> = serde_json::from_value(case.given["stored"].clone()).unwrap();
        case.expect("list", || json!(list.unwrap_or_default().skus()));
    });
    ran += run("fit", |case| {
        let mut list = List::of(skus(&case.given["list"]));
        let evicted = list.fit(serde_json::from_value(case.when["policy"].clone()).unwrap());
        case.expect("evicted", || json!(evicted));
        case.expect("list", || json!(list.skus()));
    });
    ran += run("preview", |case| {
        let length = case.given["length"].as_u64().unwrap();
        let list = List::of((0..length).map(|i| Sku::new(&i.to_string()).unwrap()));
        let preview = list.preview(usize::try_from(case.when["places"].as_u64().unwrap()).unwrap());
        case.expect("shown", || preview.shown.len().into());
        case.expect("remaining", || preview.remaining.into());
    });
    ran += run("limit", |case| {
        let limit = |number: &Json| Limit::new(u16::try_from(number.as_u64().unwrap()).unwrap()).unwrap();
        let range = &case.given["range"];
        let limited = limit(&case.given["asked"]).clamp(limit(&range[0]), limit(&range[1]));
        case.expect("limit", || limited.get().into());
        case.expect("default", || Limit::default().get().into());
    });
    ran += run("pick", |case| {
        let variants = skus(&case.given["variants"]);
        let policy = if case.when["unchosen"] == "first" { Unchosen::First } else { Unchosen::Ask };
        match policy.pick(&variants) {
            Ok(picked) => assert_eq!(json!(picked), case.expected["picked"], "{}", case.id),
            Err(error) => assert_eq!(error.to_string(), case.expected["error"], "{}", case.id),
        }
    });
    assert_eq!(ran, 7);
}

#[test]
fn lists_meet_at_login() {
    let ran = run("absorb", |case| {
        let (account, guest) = (List::of(skus(&case.given["account"])), List::of(skus(&case.given["guest"])));
        let (mut first, second) = if case.when["first"] == "guest" { (guest, account) } else { (account, guest) };
        let absorbed = first.absorb(second, Policy::default());
        case.expect("list", || json!(first.skus()));
        case.expect("already", || json!(absorbed.already));
    });
    assert_eq!(ran, 4);
}

#[test]
fn products_that_are_gone() {
    let order = |case: &Case| List::of(skus(&case.given["order"]));
    let columns = |table: &Table| json!(table.columns().iter().map(ocop::comparison::Column::sku).collect::<Vec<_>>());
    let mut ran = run("view", |case| {
        let list = order(case);
        let gone = if case.when["columns"] == "omit" { GoneColumns::Omit } else { GoneColumns::Show };
        let context = Context { gone, ..context() };
        let table = Table::of(list.skus(), &Selection::Default, &case.catalogue(&[]), &context);
        case.expect("columns", || columns(&table));
        case.expect("stored", || json!(list.skus()));
    });
    ran += run("prune", |case| {
        let mut list = order(case);
        assert_eq!(json!(list.prune(&case.catalogue(&[]))), case.given["gone"]);
        let table = Table::of(list.skus(), &Selection::Default, &case.catalogue(&[]), &context());
        case.expect("columns", || columns(&table));
        case.expect("stored", || json!(list.skus()));
    });
    assert_eq!(ran, 3);
}

#[test]
fn cells_of_products() {
    let ran = run("cells", |case| {
        let show = case.when.get("show").map_or(Show::All, |show| serde_json::from_value(show.clone()).unwrap());
        let switches = Switches { show, ..Switches::default() };
        let table = case.table(&case.when["fields"]);
        case.expect("texts", || per_row(&table, texts));
        case.expect("states", || per_row(&table, states));
        case.expect("visible", || per_row(&table, |row| row.is_shown(switches).into()));
        case.expect("verdicts", || per_row(&table, |row| verdict(row.verdict())));
        case.expect("least", || {
            let least = |cell: &Cell| match cell {
                Cell::Value(Value::Purchase(purchase)) => purchase.quantity.min().get(),
                _ => 0,
            };
            table.rows()[0].cells().iter().map(least).collect::<Vec<_>>().into()
        });
    });
    assert_eq!(ran, 13);
}

#[test]
fn rows_of_attributes() {
    let ran = run("rows", |case| {
        let table = case.table(&case.when["fields"]);
        case.expect("rows", || per_row(&table, |row| row.field().to_string().into()));
        case.expect("states", || per_row(&table, states));
    });
    assert_eq!(ran, 3);
}

#[test]
fn verdicts_of_rows() {
    let ran = run("row", |case| {
        let attribute = |value: &Json| match value {
            Json::Null => json!({}),
            value => json!({"attributes": {"x": value}}),
        };
        let products: Vec<Json> = case.given["cells"].as_array().unwrap().iter().map(attribute).collect();
        let inner = Case {
            id: case.id.clone(),
            given: json!({"products": products, "offers": ["attribute:x"]}),
            when: json!({}),
            expected: json!({}),
        };
        let table = inner.table(&json!(["attribute:x"]));
        let row = &table.rows()[0];
        let show = serde_json::from_value(case.when["show"].clone()).unwrap();
        case.expect("verdict", || verdict(row.verdict()));
        case.expect("visible", || row.is_shown(Switches { show, ..Switches::default() }).into());
        case.expect("highlighted", || (row.verdict() == Some(Verdict::Different)).into());
        assert_eq!(row.coverage(), Coverage::of(row.cells()));
    });
    assert_eq!(ran, 5);
}

#[test]
fn winners_of_rows() {
    let ran = run("winners", |case| {
        let table = case.table(&json!([case.when["field"]]));
        let row = &table.rows()[0];
        case.expect("texts", || texts(row));
        let Winners::Ahead(win) = row.winners() else { panic!("{}: {:?}", case.id, row.winners()) };
        case.expect("ahead", || if win.all_tied { json!([]) } else { json!(win.columns) });
        case.expect("tied", || if win.all_tied { json!(win.columns) } else { json!([]) });
    });
    assert_eq!(ran, 3);
}

#[test]
fn share_codes_are_the_same_for_the_same_order() {
    let ran = run("share", |case| {
        let code = |list: &Json| Snapshot::new(skus(list), Selection::Default, Switches::default()).encode().unwrap();
        case.expect("same", || (code(&case.given["first"]) == code(&case.given["second"])).into());
    });
    assert_eq!(ran, 2);
}

#[test]
fn baskets_that_are_comparable_and_not() {
    let ran = run("comparable", |case| {
        let products = case.products();
        let rule: Comparable = serde_json::from_value(case.when["rule"].clone()).unwrap();
        let judged = Comparability::of(&products).judge(rule);
        let error = judged.err().map(|error| error.to_string());
        assert_eq!(json!(error), *case.expected.get("error").unwrap_or(&Json::Null), "{}", case.id);
        case.expect("sets", || Comparability::sets(&products, rule).len().into());
    });
    assert_eq!(ran, 2);
}

#[test]
fn unit_prices() {
    let mut ran = run("unit_price", |case| {
        let price = case.given["price"].as_str().unwrap().parse().unwrap();
        let price = Price::new(Shown::Fixed(price), PriceTax::Included).unwrap();
        let unit = UnitPrice::new(price, case.given["content"].as_str().unwrap().parse().unwrap()).unwrap();
        let per = reference(&case.when["per"]);
        case.expect("amount", || unit.low_per(per).to_string().into());
        case.expect("needed", || unit.needed(per).into());
        case.expect("row", || {
            let product = json!({"regular_price": case.given["price"], "net_content": {"net": case.given["content"]}});
            let inner = Case {
                id: case.id.clone(),
                given: json!({"products": [product]}),
                when: json!({}),
                expected: json!({}),
            };
            inner.table(&json!(["unit_price"])).rows()[0].cell_text(0, Lang::En).to_string().into()
        });
    });
    ran += run("prices_to_show", |case| {
        let shown = PricesToShow::of(&product("P", &case.given["product"]), reference(&case.when["per"]));
        case.expect("selling", || shown.selling.into());
        case.expect("unit", || shown.unit.into());
    });
    assert_eq!(ran, 4);
}

fn reference(name: &Json) -> Reference {
    Reference::ALL.into_iter().find(|reference| json!(reference) == *name).unwrap()
}

#[test]
fn every_case_is_run_and_the_rest_is_named_with_its_reason() {
    let ops = [
        "fields",
        "add",
        "remove",
        "load",
        "fit",
        "preview",
        "limit",
        "pick",
        "absorb",
        "view",
        "prune",
        "cells",
        "rows",
        "row",
        "winners",
        "share",
        "comparable",
        "unit_price",
        "prices_to_show",
    ];
    for (op, case) in cases() {
        assert!(ops.contains(&op.as_str()), "{}: {op}", case.id);
    }
    let document: Json = serde_json::from_str(CASES).unwrap();
    for left_out in document["about"]["not_expressible"].as_array().unwrap() {
        assert!(left_out["why"].as_str().is_some_and(|why| why.len() > 20), "{left_out}");
    }
}

#[test]
fn a_list_has_no_owner_and_refuses_a_field_for_one() {
    let refused = serde_json::from_value::<List>(json!({"format": 1, "owner": "X", "entries": []}));
    assert_eq!(refused.unwrap_err().to_string(), "field \"owner\" is not known here, expected format, entries",);
    let written = serde_json::to_value(List::of([Sku::new("A").unwrap()])).unwrap();
    assert_eq!(written, json!({"format": 1, "entries": [{"sku": "A", "added": 0}]}));
}
