//! Lists, cells, products and tables with their corners.

use ocop::comparison::{
    Cell, Context, Direction, Field, Insert, Limit, List, Offer, Policy, Price, ReAdd, Selection, Show, Shown,
    Switches, Table, UnitPrice, Value, WhenFull, Withheld,
};
use ocop::money::{Currency, Money};
use ocop::pricing::PriceTax;
use ocop::product::{
    AttributeKey, AttributeValue, Catalogue, CategoryPath, Measure, NetContent, Product, ProductParts, Rating, Sku,
    Stock,
};
use ocop::text::{Lang, Texts};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use time::macros::datetime;

pub(crate) fn sku(i: usize) -> Sku {
    Sku::new(&format!("P{i}")).unwrap()
}

pub(crate) fn skus() -> impl Strategy<Value = Vec<Sku>> {
    subsequence((0..8).collect::<Vec<_>>(), 0..=8).prop_shuffle().prop_map(|all| all.into_iter().map(sku).collect())
}

pub(crate) fn limits() -> impl Strategy<Value = Limit> {
    prop_oneof![Just(1), Just(2), Just(4), Just(8), Just(Limit::MAX)].prop_map(|limit| Limit::new(limit).unwrap())
}

pub(crate) fn policies() -> impl Strategy<Value = Policy> {
    let when_full = select(vec![WhenFull::Refuse, WhenFull::DropOldest, WhenFull::DropNewest]);
    let insert = select(vec![Insert::Front, Insert::End]);
    let readd = select(vec![ReAdd::Keep, ReAdd::MoveToFront, ReAdd::MoveToEnd]);
    (limits(), when_full, insert, readd).prop_map(|(limit, when_full, insert, readd)| Policy {
        limit,
        when_full,
        insert,
        readd,
    })
}

pub(crate) fn everything() -> Catalogue {
    let product = |i| Product::new(ProductParts::new(sku(i), Texts::vi("P"), Money::vnd(1))).unwrap();
    Catalogue::new((0..8).map(product)).unwrap()
}

/// A list by random edits.
pub(crate) fn lists() -> impl Strategy<Value = List> {
    (skus(), skus(), 0..8_usize).prop_map(|(skus, arranged, i)| {
        let mut list = List::of(skus);
        list.arrange(&arranged);
        list.drag(&sku(i), i / 2);
        list
    })
}

pub(crate) fn prices() -> impl Strategy<Value = Price> {
    let minor = prop_oneof![Just(0_i64), Just(1), Just(100), 0..4_i64, Just(Money::MAX), 0..10_000_i64];
    let currency = prop_oneof![4 => Just(Currency::VND), 1 => Just(Currency::USD)];
    let tax = prop_oneof![5 => Just(PriceTax::Included), 1 => Just(PriceTax::Excluded)];
    (0..8, minor.clone(), minor, currency, tax).prop_map(|(kind, a, b, currency, tax)| {
        let [a, b] = [a.min(b), a.max(b)].map(|minor| Money::from_minor(minor, currency).unwrap());
        let shown = match kind {
            0 if a != b => Shown::Sale { was: b, now: a },
            1 if a != b => Shown::Range { low: a, high: b },
            2 => Shown::From(a),
            3 => Shown::Hidden,
            4 => Shown::OnRequest,
            _ => Shown::Fixed(b),
        };
        Price::new(shown, tax).unwrap()
    })
}

/// So few prices that many are equal.
pub(crate) fn few_prices() -> impl Strategy<Value = Price> {
    (1..4).prop_map(|dong| Price::new(Shown::Fixed(Money::vnd(dong)), PriceTax::Included).unwrap())
}

/// So few ratings that many are equal.
pub(crate) fn few_ratings() -> impl Strategy<Value = Rating> {
    (8..11_u64).prop_map(|sum| Rating::new(sum, 2, 5).unwrap())
}

pub(crate) fn measures() -> impl Strategy<Value = Measure> {
    let text = select(vec![
        "1 mg", "250 g", "0.25 kg", "100 g", "1 kg", "2 t", "250 ml", "0.25 l", "1 m³", "1 pcs", "12 pcs", "200 pcs",
    ]);
    text.prop_map(|text| text.parse().unwrap())
}

pub(crate) fn ratings() -> impl Strategy<Value = Rating> {
    (1..6_u32, select(vec![1_u8, 2, 5, 10, 255]), 0..=100_u64).prop_map(|(count, scale, percent)| {
        let (least, most) = (u64::from(count), u64::from(count) * u64::from(scale));
        Rating::new(least + (most - least) * percent / 100, count, scale).unwrap()
    })
}

pub(crate) fn words() -> impl Strategy<Value = String> {
    select(vec![
        "đậm",
        "Đậm",
        " đậm ",
        "đa\u{323}\u{302}m",
        "dark",
        "DARK",
        "dark  roast",
        "dark roast",
        "vừa",
        "=1+1",
        "<b>",
        "a|b",
    ])
    .prop_map(Into::into)
}

pub(crate) fn texts() -> impl Strategy<Value = Texts> {
    (words(), words(), 0..3).prop_map(|(vi, en, kind)| match kind {
        0 => Texts::vi(&vi),
        1 => Texts::en(&en),
        _ => Texts::vi(&vi).with(Lang::En, &en),
    })
}

pub(crate) fn attributes() -> impl Strategy<Value = AttributeValue> {
    let number =
        (select(vec!["1", "1.0", "1000", "0.001", "2", "-3"]), select(vec![None, Some("kg"), Some("g"), Some("%")]));
    prop_oneof![
        texts().prop_map(AttributeValue::Text),
        number.prop_map(|(value, unit)| AttributeValue::Number {
            value: value.parse().unwrap(),
            unit: unit.map(Into::into)
        }),
        any::<bool>().prop_map(AttributeValue::Flag),
        prop::collection::btree_set(words(), 0..3).prop_map(AttributeValue::Set),
    ]
}

pub(crate) fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => texts().prop_map(Value::Text),
        1 => words().prop_map(Value::Name),
        2 => prop::collection::btree_set(words(), 1..3).prop_map(Value::Set),
        1 => any::<bool>().prop_map(Value::Flag),
        2 => (select(vec!["1", "1.0", "1000", "2"]), select(vec![None, Some("kg"), Some("g"), Some("KG")]))
            .prop_map(|(value, unit)| Value::Number { value: value.parse().unwrap(), unit: unit.map(Into::into) }),
        2 => measures().prop_map(Value::Measure),
        1 => ratings().prop_map(Value::Rating),
        1 => (0..3_u32).prop_map(|level| Value::Stock(Stock::Level(level))),
    ]
}

/// Cells of one kind mostly, as in a row.
pub(crate) fn cells() -> impl Strategy<Value = Vec<Cell>> {
    let unknown = select(vec![
        Cell::NotRecorded,
        Cell::NotApplicable,
        Cell::Gone,
        Cell::Withheld(Withheld::PriceHidden),
        Cell::Withheld(Withheld::PriceOnRequest),
    ]);
    prop::collection::vec(values(), 1..4).prop_flat_map(move |pool| {
        let value = select(pool).prop_map(Cell::Value);
        prop::collection::vec(prop_oneof![3 => value, 1 => unknown.clone()], 0..7)
    })
}

pub(crate) fn price_cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell = |price: Price| match price.shown() {
        Shown::Hidden => Cell::Withheld(Withheld::PriceHidden),
        Shown::OnRequest => Cell::Withheld(Withheld::PriceOnRequest),
        _ => Cell::Value(Value::Price(price)),
    };
    prop::collection::vec(prices().prop_map(cell), 0..7)
}

pub(crate) fn unit_prices() -> impl Strategy<Value = Vec<UnitPrice>> {
    prop::collection::vec((prices(), measures()), 0..7)
        .prop_map(|all| all.into_iter().filter_map(|(price, content)| UnitPrice::new(price, content)).collect())
}

prop_compose! {
    pub(crate) fn products(i: usize)(
        price in prices(),
        name in "\\PC{1,12}",
        content in prop::option::of(measures()),
        rating in prop::option::of(ratings()),
        level in prop::option::of(0..3_u32),
        category in select(vec!["a", "a/b", "a/c", "d"]),
        attributes in prop::collection::btree_map(select(vec!["k1", "k2", "k3", "weight"]), attributes(), 0..4),
        description in prop::option::of(texts()),
    ) -> Product {
        let name = if name.trim().is_empty() { "P".into() } else { name };
        let key = |key: &str| AttributeKey::new(key).unwrap();
        Product::new(ProductParts {
            regular_price: price.span().map(|(low, _)| low),
            price_hidden: price.shown() == Shown::Hidden,
            net_content: content.map(|net| NetContent { net, drained: None }),
            rating,
            stock: level.map_or(Stock::Untracked, Stock::Level),
            categories: vec![category.parse::<CategoryPath>().unwrap()],
            attributes: attributes.into_iter().map(|(name, value)| (key(name), value)).collect(),
            description: description.unwrap_or_default(),
            ..ProductParts::on_request(sku(i), Texts::vi(&name))
        })
        .unwrap()
    }
}

pub(crate) fn catalogues() -> impl Strategy<Value = Catalogue> {
    let all = (0..6).map(|i| prop_oneof![1 => Just(None), 4 => products(i).prop_map(Some)]).collect::<Vec<_>>();
    all.prop_map(|all| Catalogue::new(all.into_iter().flatten()).unwrap())
}

pub(crate) fn context() -> Context {
    let mut context = Context::at(datetime!(2026-11-25 09:00 +7));
    let roast = Field::Attribute(AttributeKey::new("k2").unwrap());
    let offer =
        Offer { categories: vec!["a".parse().unwrap()], direction: Some(Direction::Higher), ..Offer::hidden(roast) };
    context.fields = context.fields.with(offer).unwrap();
    context
}

pub(crate) fn fields() -> impl Strategy<Value = Vec<Field>> {
    let mut all: Vec<Field> = Field::all().collect();
    for key in ["attribute:k1", "attribute:k2", "credential:vietgap", "from-a-later-version"] {
        all.push(key.parse().unwrap());
    }
    let most = all.len();
    subsequence(all, 0..=most).prop_shuffle()
}

pub(crate) fn selections() -> impl Strategy<Value = Selection> {
    prop_oneof![
        1 => Just(Selection::Default),
        4 => (fields(), fields()).prop_map(|(shown, hidden)| Selection::explicit_of(shown, hidden)),
    ]
}

pub(crate) fn switches() -> impl Strategy<Value = Switches> {
    (select(vec![Show::All, Show::HideSame, Show::OnlyDifferent]), any::<bool>(), any::<bool>())
        .prop_map(|(show, mark, hide_empty)| Switches { show, mark, hide_empty })
}

pub(crate) fn tables() -> impl Strategy<Value = (Catalogue, Vec<Sku>, Selection, Table)> {
    (catalogues(), skus(), selections(), switches()).prop_map(|(catalogue, skus, selection, switches)| {
        let table = Table::of(&skus, &selection, &catalogue, &context()).with_switches(switches);
        (catalogue, skus, selection, table)
    })
}
