//! Comparison: what a shopper sees in a table and what a host can ask of it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

mod projections;
mod words;

use ocop::comparison::{
    Addition, Cell, Comparability, Comparable, Context, Direction, Field, Fields, FieldsError, Finding, Limit, List,
    NoWinner, Offer, ParetoError, Policy, Price, Selection, ShareError, Show, Shown, Snapshot, Sort, Standing,
    StandingState, Switches, Table, Target, Unchosen, Undo, Untranslated, Value, Verdict, WhenFull, Win, Winners,
    Withheld,
};
use ocop::money::Money;
use ocop::pricing::{self, PriceTax, Rulebook};
use ocop::product::{AttributeKey, Catalogue, Product, Sku};
use ocop::text::{Lang, Texts};
use serde_json::{Value as Json, json};
use time::macros::datetime;

fn catalogue(products: &[Json]) -> Catalogue {
    let product = |(i, document): (usize, &Json)| {
        let mut whole = json!({"sku": format!("P{i}"), "name": format!("Tên {i}"), "regular_price": "1000 VND"});
        for (key, value) in document.as_object().unwrap() {
            whole[key] = value.clone();
        }
        serde_json::from_value::<Product>(whole).unwrap()
    };
    Catalogue::new(products.iter().enumerate().map(product)).unwrap()
}

fn context() -> Context {
    Context::at(datetime!(2026-11-25 09:00 +7))
}

fn table_in(products: &[Json], fields: &[&str], context: &Context) -> Table {
    let catalogue = catalogue(products);
    let skus: Vec<Sku> = catalogue.iter().map(|product| product.sku().clone()).collect();
    Table::of(&skus, &Selection::explicit(fields.iter().map(|field| field.parse().unwrap())), &catalogue, context)
}

fn table(products: &[Json], fields: &[&str]) -> Table {
    table_in(products, fields, &context())
}

fn texts(table: &Table, lang: Lang) -> Vec<Vec<String>> {
    let row =
        |row: &ocop::comparison::Row| (0..row.cells().len()).map(|i| row.cell_text(i, lang).to_string()).collect();
    table.rows().iter().map(row).collect()
}

fn key(key: &str) -> Field {
    Field::Attribute(AttributeKey::new(key).unwrap())
}

#[test]
fn the_shop_shows_nine_fields_in_its_order() {
    let labels: Vec<&str> = Field::SHOP.iter().filter_map(|field| field.label(Lang::Vi)).collect();
    assert_eq!(
        labels,
        [
            "Ảnh",
            "Mã sản phẩm",
            "Đánh giá",
            "Giá",
            "Tình trạng",
            "Khả năng",
            "Thêm vào giỏ",
            "Trọng lượng",
            "Thông tin bổ sung"
        ]
    );
    let table = Table::of(&[], &Selection::Default, &catalogue(&[]), &context());
    assert!(table.selection().kept.iter().eq(&Field::SHOP));
    assert!(Fields::as_in_the_plugin().iter().map(|offer| offer.field.clone()).eq(Field::REGISTRY));
    assert!(Field::all().all(|field| Lang::ALL.iter().all(|lang| field.label(*lang).is_some())));
}

#[test]
fn prices_of_every_kind_are_printed_and_withheld() {
    let products: Vec<Json> = (0..6).map(|_| json!({})).collect();
    let dong = Money::vnd;
    let shown = [
        Shown::Fixed(dong(85_000)),
        Shown::Sale { was: dong(90_000), now: dong(80_000) },
        Shown::Range { low: dong(10_000), high: dong(20_000) },
        Shown::From(dong(70_000)),
        Shown::Hidden,
        Shown::OnRequest,
    ];
    let mut context = context();
    for (i, shown) in shown.into_iter().enumerate() {
        let price = Price::new(shown, PriceTax::Included).unwrap();
        context.prices.insert(Sku::new(&format!("P{i}")).unwrap(), price);
    }
    let table = table_in(&products, &["price"], &context);
    assert_eq!(
        texts(&table, Lang::Vi)[0],
        [
            "85.000\u{a0}₫",
            "80.000\u{a0}₫ (trước 90.000\u{a0}₫)",
            "10.000\u{a0}₫ – 20.000\u{a0}₫",
            "từ 70.000\u{a0}₫",
            "đăng nhập để xem giá",
            "giá liên hệ"
        ]
    );
    let row = &table.rows()[0];
    assert_eq!(row.cells()[4], Cell::Withheld(Withheld::PriceHidden));
    assert_eq!((row.coverage().known, row.coverage().applicable), (4, 6));
    assert_eq!(*row.winners(), Winners::Nobody(NoWinner::Overlap), "from 70.000 may be above or below 85.000");

    let error = Price::new(Shown::Sale { was: dong(1), now: dong(1) }, PriceTax::Included).unwrap_err();
    assert_eq!(error.to_string(), "1 VND is not below 1 VND");
    let error = Price::new(Shown::Fixed(dong(-1)), PriceTax::Included).unwrap_err();
    assert_eq!(error.to_string(), "-1 VND is below zero");
}

#[test]
fn a_price_before_tax_is_on_another_basis() {
    let mut context = context();
    let price = Price::new(Shown::Fixed(Money::vnd(900)), PriceTax::Excluded).unwrap();
    context.prices.insert(Sku::new("P0").unwrap(), price);
    let table = table_in(&[json!({}), json!({})], &["price"], &context);
    assert_eq!(table.rows()[0].verdict(), Some(Verdict::Different));
    assert_eq!(*table.rows()[0].winners(), Winners::Nobody(NoWinner::MixedBasis));
    assert_eq!(texts(&table, Lang::En)[0][0], "₫900 before tax");
}

#[test]
fn the_unit_price_is_that_of_the_drained_content_and_of_one_reference() {
    let table = table(
        &[
            json!({"regular_price": "2.00 USD", "net_content": {"net": "2 t"}}),
            json!({"regular_price": "3.00 USD", "net_content": {"net": "800 g", "drained": "500 g"}}),
            json!({"regular_price": "3.00 USD", "net_content": {"net": "1 l"}}),
            json!({"regular_price": "3.00 USD"}),
        ],
        &["unit_price", "net_content"],
    );
    assert_eq!(texts(&table, Lang::En)[0], ["$1.00/t", "$6,000.00/t", "$3.00/l", "not recorded"]);
    assert_eq!(texts(&table, Lang::Vi)[1][1], "800 g (ráo nước 500 g)");
    assert_eq!(*table.rows()[0].winners(), Winners::Nobody(NoWinner::MixedBasis), "mass and volume are two bases");
}

#[test]
fn the_reason_is_plain_and_says_what_it_leaves_out() {
    let table = table(
        &[
            json!({"regular_price": "90000 VND"}),
            json!({"regular_price": "80000 VND"}),
            json!({"regular_price": "80000 VND"}),
        ],
        &["price"],
    );
    let row = &table.rows()[0];
    assert_eq!(
        row.reason(Lang::Vi).to_string(),
        "bằng nhau và thấp hơn các sản phẩm còn lại trong bảng, cách 10.000\u{a0}₫ trở lên"
    );
    assert_eq!((row.mark(0), row.mark(1), row.mark(2)), ("", "▼", "▼"));

    let two = [json!({"rating": {"sum": 500, "count": 100}}), json!({"rating": {"sum": 10, "count": 2}}), json!({})];
    let table = self::table(&two, &["rating"]);
    assert_eq!(
        table.rows()[0].reason(Lang::En).to_string(),
        "higher than the other products in the table where this is known, with the number of reviews taken into account"
    );
    assert!(table.rows()[0].winners().marks(0), "more reviews of the same mean are ahead");
}

#[test]
fn what_all_share_is_a_tie_and_unmarked() {
    let table = table(&[json!({}), json!({})], &["price"]);
    let row = &table.rows()[0];
    let all = Win { columns: vec![0, 1], all_tied: true, some_unknown: false, adjusted: false, margin: None };
    assert_eq!(*row.winners(), Winners::Ahead(all));
    assert_eq!((row.mark(0), row.reason(Lang::Vi).to_string().as_str()), ("", ""));
}

#[test]
fn closest_to_a_target_is_a_direction() {
    let mut context = context();
    let direction = Some(Direction::Closest(Target::Measure("500 g".parse().unwrap())));
    context.fields = context.fields.with(Offer { direction, ..Offer::new(Field::NetContent) }).unwrap();
    let contents = ["250 g", "0.6 kg", "1 kg"].map(|net| json!({"net_content": {"net": net}}));
    let table = table_in(&contents, &["net_content"], &context);
    let row = &table.rows()[0];
    assert_eq!(row.mark(1), "◆");
    assert_eq!(row.reason(Lang::En).to_string(), "closer to 500 g than the other products in the table");
    assert_eq!(row.reason(Lang::Vi).to_string(), "gần 500 g hơn các sản phẩm còn lại trong bảng");
}

#[test]
fn certificates_count_on_the_day_and_show_stars_only_then() {
    let certificate = |issued: &str, stars: u8| json!([{"product": "X", "regime": "QD-26-2026", "stars": stars, "issued_on": issued}]);
    let table = table(
        &[
            json!({"certificates": certificate("2026-02-05", 4)}),
            json!({"certificates": certificate("2020-08-05", 5)}),
            json!({}),
        ],
        &["ocop_stars", "ocop_certificate"],
    );
    let [stars, standing] = [&table.rows()[0], &table.rows()[1]];
    assert_eq!(stars.cells()[1], Cell::Withheld(Withheld::NotInTerm));
    assert_eq!(stars.cells()[2], Cell::NotRecorded);
    assert_eq!(texts(&table, Lang::Vi)[0], ["★★★★", "ngoài thời hạn chứng nhận", "chưa có"]);
    assert_eq!(texts(&table, Lang::Vi)[1][0], "★★★★ còn hiệu lực đến 05/02/2029");
    let expired = texts(&table, Lang::Vi)[1][1].clone();
    assert!(expired.starts_with("hết hiệu lực từ sau") && !expired.contains('★'), "{expired}");
    let Cell::Value(Value::Certificate(Standing { state, days_left, .. })) = &standing.cells()[1] else { panic!() };
    assert_eq!((*state, *days_left), (StandingState::Expired, None));
}

#[test]
fn other_certificates_are_compared_by_their_term() {
    let until = |day: &str| json!({"credentials": [{"kind": "vietgap", "until": day}]});
    let mut context = context();
    let field: Field = "credential:vietgap".parse().unwrap();
    context.fields = context.fields.with(Offer { label: Texts::vi("VietGAP"), ..Offer::new(field) }).unwrap();
    let products = [until("2027-01-01"), until("2026-11-24"), json!({"credentials": [{"kind": "vietgap"}]}), json!({})];
    let table = table_in(&products, &["credential:vietgap"], &context);
    assert_eq!(
        texts(&table, Lang::En)[0],
        ["valid until 1 Jan 2027", "expired after 24 Nov 2026", "without end", "not recorded"]
    );
    assert_eq!(table.rows()[0].verdict(), Some(Verdict::Different));
    assert_eq!(table.untranslated(Lang::En)[4..], [Untranslated::Label("credential:vietgap".parse().unwrap())]);
}

#[test]
fn a_fact_that_a_category_does_not_have_is_not_missing() {
    let mut context = context();
    let categories = vec!["ca-phe".parse().unwrap()];
    context.fields = context.fields.with(Offer { categories, ..Offer::new(key("roast")) }).unwrap();
    let roast = json!({"categories": ["do-uong/ca-phe"], "attributes": {"roast": {"text": "đậm"}}});
    let products = [roast.clone(), roast, json!({"categories": ["do-uong/tra"]})];
    let table = table_in(&products, &["attribute:roast"], &context);
    let row = &table.rows()[0];
    assert_eq!(row.cells()[2], Cell::NotApplicable);
    assert_eq!(row.verdict(), Some(Verdict::Same));
    assert!(row.coverage().is_full());
    assert!(!row.is_shown(Switches { show: Show::HideSame, ..Switches::default() }));
}

#[test]
fn pictures_and_actions_are_not_compared_and_stay() {
    let images = ["/a.jpg", "/b.jpg"].map(|address| json!({"images": [address]}));
    let table = table(&images, &["image", "add_to_cart", "price"]);
    assert!(table.rows()[..2].iter().all(|row| row.verdict().is_none()));
    let only = table.with_switches(Switches { show: Show::OnlyDifferent, ..Switches::default() });
    assert_eq!(only.shown().count(), 2, "the price is the same, picture and button stay");
}

#[test]
fn uneven_data_is_found() {
    let table = table(
        &[
            json!({"shipping_weight": "500 g", "attributes": {"size": {"number": {"value": "5", "unit": "in"}}}}),
            json!({"shipping_weight": "0.5 kg", "attributes": {"size": {"number": {"value": "5", "unit": "cm"}}}}),
            json!({"shipping_weight": "1 kg", "attributes": {"size": {"text": "to"}}}),
            json!({}),
        ],
        &["weight", "additional"],
    );
    let skus = |skus: &[&str]| skus.iter().map(|sku| Sku::new(sku).unwrap()).collect::<Vec<_>>();
    let units = |units: &[&str]| units.iter().map(ToString::to_string).collect();
    assert_eq!(
        table.findings(),
        [
            Finding::Missing { field: Field::Weight, skus: skus(&["P3"]) },
            Finding::MixedUnits { field: Field::Weight, units: units(&["g", "kg"]), convertible: true },
            Finding::Missing { field: key("size"), skus: skus(&["P3"]) },
            Finding::MixedUnits { field: key("size"), units: units(&["cm", "in"]), convertible: false },
            Finding::MixedKinds { field: key("size") },
        ]
    );
}

#[test]
fn a_mixed_basket_is_parted_by_category() {
    let categories = ["do-uong/ca-phe/bot", "do-uong/tra", "do-uong/ca-phe"].map(|path| json!({"categories": [path]}));
    let catalogue = catalogue(&categories);
    let all = Comparability::of(&catalogue);
    assert_eq!(all.common, ["do-uong".parse().unwrap()]);
    let refused = all.judge(Comparable::SameCategory(2)).unwrap_err();
    assert_eq!(refused.to_string(), "the products share 1 category steps, not 2");
    let sets = Comparability::sets(&catalogue, Comparable::SameCategory(2));
    assert_eq!(serde_json::to_value(sets).unwrap(), json!([["P0", "P2"], ["P1"]]));
    assert_eq!(
        serde_json::from_value::<Comparable>(json!({"shared_attributes": "50%"})).unwrap(),
        Comparable::SharedAttributes(ocop::money::Rate::percent(50))
    );
}

#[test]
fn dominance_explains_and_says_what_it_cannot_judge() {
    let product = |price: &str, sum: u64| json!({"regular_price": price, "rating": {"sum": sum, "count": 100}});
    let table = table(
        &[
            product("80000 VND", 450),
            product("90000 VND", 450),
            product("70000 VND", 400),
            json!({"regular_price": "1 VND"}),
        ],
        &["price", "rating", "sku"],
    );
    let pareto = table.pareto(&[Field::Price, Field::Rating]).unwrap();
    assert_eq!((pareto.frontier, pareto.not_judged), (vec![0, 2], vec![3]));
    assert_eq!((pareto.dominated[0].column, &*pareto.dominated[0].by), (1, &[0][..]));
    assert_eq!(table.pareto(&[]), Err(ParetoError::NoField));
    assert_eq!(table.pareto(&[Field::Sku]).unwrap_err().to_string(), "sku has no direction");
    assert_eq!(table.pareto(&[Field::Stock]).unwrap_err().to_string(), "the table has no row of stock");
}

#[test]
fn columns_are_sorted_by_a_row_and_the_list_follows() {
    let prices = ["300 VND", "100 VND", "200 VND"].map(|price| json!({"regular_price": price}));
    let table = table(&prices, &["price"]).sorted_by(&Field::Price, Sort::Descending).unwrap();
    let mut list = List::of(["P0", "P1", "P2"].map(|sku| Sku::new(sku).unwrap()));
    list.arrange(&table.order());
    assert_eq!(serde_json::to_value(list.skus()).unwrap(), json!(["P0", "P2", "P1"]));
    assert_eq!(list.by_age()[1].as_str(), "P1", "to arrange is not to add again");
    assert_eq!(
        table.sorted_by(&Field::Stock, Sort::Ascending).unwrap_err().to_string(),
        "the table has no row of stock"
    );
}

#[test]
fn texts_and_units_are_brought_to_one_form_before_they_are_compared() {
    let same = [
        (json!({"text": "Đậm  đà"}), json!({"text": "đa\u{323}\u{302}m đà "})),
        (json!({"text": {"en": "dark"}}), json!({"text": {"vi": "đậm", "en": "Dark"}})),
        (json!({"text": "dark"}), json!({"set": ["DARK"]})),
        (json!({"set": ["a", "b"]}), json!({"set": ["B", "A"]})),
        (json!({"number": {"value": "0.5", "unit": "kg"}}), json!({"number": {"value": "500", "unit": "g"}})),
        (json!({"number": {"value": "1.50"}}), json!({"number": {"value": "1.5"}})),
    ];
    let different = [
        (json!({"text": "dark"}), json!({"text": "darker"})),
        (json!({"number": {"value": "1"}}), json!({"number": {"value": "1", "unit": "%"}})),
        (json!({"flag": false}), json!({"text": "false"})),
        (json!({"set": ["a"]}), json!({"set": ["a", "b"]})),
    ];
    let verdict = |(a, b): &(Json, Json)| {
        let products = [a, b].map(|value| json!({"attributes": {"x": value}}));
        table(&products, &["additional"]).rows()[0].verdict().unwrap()
    };
    for pair in &same {
        assert_eq!(verdict(pair), Verdict::Same, "{pair:?}");
    }
    for pair in &different {
        assert_eq!(verdict(pair), Verdict::Different, "{pair:?}");
    }
}

#[test]
fn a_share_code_keeps_default_and_empty_apart_and_unknown_keys() {
    let code = |selection: Selection| {
        let skus = [Sku::new("CF-250").unwrap()];
        Snapshot::new(skus, selection, Switches::default()).encode().unwrap()
    };
    assert_ne!(code(Selection::Default), code(Selection::explicit([])));
    let later: Field = "from-a-later-version".parse().unwrap();
    let snapshot = Snapshot::decode(&code(Selection::explicit([Field::Price, later.clone()]))).unwrap();
    assert_eq!(snapshot.selection().unknown().collect::<Vec<_>>(), [&later]);
    let table = snapshot.table(&catalogue(&[]), &context());
    assert_eq!(table.selection().dropped, [later]);
    assert_eq!(table.rows().len(), 1);
}

#[test]
fn share_codes_that_are_none_say_why() {
    let code = Snapshot::new([Sku::new("CF-250").unwrap()], Selection::Default, Switches::default()).encode().unwrap();
    let refused = |code: &str| Snapshot::decode(code).unwrap_err().to_string();
    assert_eq!(refused(&code[..6]), "a share code of 6 characters is cut off");
    assert_eq!(refused("A=B"), "'=' at 1 is no character of a share code");
    assert_eq!(refused(&"A".repeat(2_001)), "a share code of 2001 characters is longer than 2000");
    assert_eq!(refused(&format!("{code}A")), "the share code was changed on its way");
    assert_eq!(refused(&code.to_lowercase()), "the share code was changed on its way");
    let long = (0..40).map(|i| Sku::new(&format!("{i:0>100}")).unwrap());
    let refused = Snapshot::new(long, Selection::Default, Switches::default()).encode().unwrap_err();
    assert!(matches!(refused, ShareError::TooLong { length } if length > Snapshot::MAX_CODE));
}

#[test]
fn values_that_cannot_be_say_why() {
    assert_eq!(Limit::new(0).unwrap_err().to_string(), "0 is not a limit from 1 to 1000");
    assert_eq!(
        "attribute:".parse::<Field>().unwrap_err().to_string(),
        "\"attribute:\" is no key of a field: an identifier is not empty"
    );
    let twice = Fields::new([Offer::new(Field::Sku), Offer::new(Field::Price), Offer::hidden(Field::Sku)]);
    assert_eq!(twice, Err(FieldsError::Twice { field: Field::Sku }));
    assert_eq!(twice.unwrap_err().to_string(), "field sku is offered twice");
    assert_eq!(Unchosen::First.pick(&[]).unwrap_err().to_string(), "one of 0 variants has to be chosen first");
    let mut list = List::new();
    let (catalogue, a) = (catalogue(&[json!({}), json!({})]), Sku::new("NONE").unwrap());
    let policy = Policy { limit: Limit::new(1).unwrap(), ..Policy::default() };
    assert_eq!(list.add(&catalogue, &a, policy).unwrap_err().to_string(), "there is no product NONE");
    let _ = list.add(&catalogue, &Sku::new("P0").unwrap(), policy).unwrap();
    let full = list.add(&catalogue, &Sku::new("P1").unwrap(), policy).unwrap_err();
    assert_eq!(full.to_string(), "the list is full with 1 products");
    let repeated =
        serde_json::from_value::<List>(json!({"entries": [{"sku": "A", "added": 1}, {"sku": "A", "added": 2}]}));
    assert!(repeated.unwrap_err().to_string().contains("entries[1]"));
}

#[test]
fn taking_back_an_addition_outlives_a_request_and_never_overfills_a_list() {
    let most = usize::from(Limit::MAX);
    let catalogue = catalogue(&vec![json!({}); most + 2]);
    let sku = |i: usize| Sku::new(&format!("P{i}")).unwrap();
    let policy =
        Policy { limit: Limit::new(Limit::MAX).unwrap(), when_full: WhenFull::DropOldest, ..Policy::default() };
    let mut list = List::of((0..most).map(sku));
    let Ok(Addition::Replaced(undo)) = list.add(&catalogue, &sku(most), policy) else {
        panic!("the list was not full")
    };
    let sent = serde_json::to_string(&undo).unwrap();
    let undo: Undo = serde_json::from_str(&sent).unwrap();
    assert_eq!((undo.added(), undo.evicted()), (&sku(most), &sku(0)));

    let mut other = list.clone();
    other.undo(undo.clone());
    assert_eq!(other, List::of((0..most).map(sku)));
    // Another product took the place of the one that was added: there is no room for the evicted one.
    list.remove(&sku(most));
    assert_eq!(list.add(&catalogue, &sku(most + 1), policy), Ok(Addition::Added));
    list.undo(undo);
    assert_eq!((list.len(), list.contains(&sku(0))), (most, false));
    assert_eq!(serde_json::from_str::<List>(&serde_json::to_string(&list).unwrap()).unwrap(), list);
}

#[test]
fn new_fields_of_the_merchant_are_told_from_fields_turned_off() {
    let offered = Fields::new([Field::Sku, Field::Price, Field::Stock].map(Offer::new)).unwrap();
    let selection = Selection::explicit_of([Field::Price, Field::Weight], [Field::Sku]);
    let resolved = selection.resolve(&offered, ocop::comparison::NewFields::Append);
    assert_eq!((&*resolved.kept, &*resolved.dropped), (&[Field::Price][..], &[Field::Weight][..]));
    assert_eq!(resolved.new, [Field::Stock], "the SKU was turned off, the stock is new");
    assert_eq!(resolved.fields().collect::<Vec<_>>(), [&Field::Price, &Field::Stock]);
    let both = serde_json::from_value::<Selection>(json!({"explicit": {"shown": ["sku"], "hidden": ["sku"]}}));
    assert!(both.unwrap_err().to_string().contains("a field is either shown or hidden"));
}

#[test]
fn a_variant_has_the_texts_of_its_family() {
    let mut context = context();
    context.parents.insert("arabica".parse().unwrap(), Sku::new("P1").unwrap());
    let products = [
        json!({"family": "arabica", "attributes": {"size": {"text": "500 g"}}}),
        json!({"description": "Rang mộc", "brand": "B", "rating": {"sum": 5, "count": 1}, "attributes": {"roast": {"text": "đậm"}}, "shipping_weight": "9 kg"}),
    ];
    let fields = ["description", "brand", "rating", "weight", "additional"];
    let table = table_in(&products, &fields, &context);
    let own: Vec<String> = texts(&table, Lang::Vi).into_iter().map(|mut row| row.remove(0)).collect();
    assert_eq!(own, ["Rang mộc", "B", "5/5 (1 đánh giá)", "chưa có", "đậm", "500 g"]);
}

#[test]
fn the_price_is_that_of_the_shops_rules_without_a_code() {
    let rules = json!({"format": 1, "currency": "VND", "rules": [
        {"id": "ten", "benefit": {"percent": {"off": "10%"}}},
        {"id": "half", "codes": ["NUA"], "benefit": {"percent": {"off": "50%"}}}
    ]});
    let rulebook: Rulebook = serde_json::from_value(rules).unwrap();
    let products = [json!({}), json!({"price_hidden": true}), json!({"regular_price": null})];
    let at = datetime!(2026-11-25 01:00 +7);
    let pricing = pricing::Context::new(at, pricing::Policy::default());
    let context = context().priced(&rulebook, &catalogue(&products), &pricing).unwrap();
    assert_eq!((context.at, context.day), (at, at.date()), "the day is that of the shop");
    let table = table_in(&products, &["price"], &context);
    assert_eq!(texts(&table, Lang::En)[0], ["₫900 (was ₫1,000)", "log in to see the price", "price on request"]);
}
