//! Laws of comparison: lists, share codes, verdicts, winners, dominance, projections.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fixture that does not hold fails its test"
)]

extern crate alloc;

use alloc::collections::{BTreeMap, BTreeSet};

use ocop::comparison::{
    Addition, Cell, Comparability, Comparable, Context, Coverage, Direction, Field, Fields, GoneColumns, Insert, Limit,
    List, NewFields, NoWinner, Offer, Policy, Price, ReAdd, Reference, Selection, Show, Shown, Snapshot, Sort,
    Switches, Table, Target, TaxBasis, UnitPrice, Value, Verdict, WhenFull, Winners, Withheld,
};
use ocop::money::{Currency, Money, Rate};
use ocop::product::{
    AttributeKey, AttributeValue, Catalogue, CategoryPath, Measure, NetContent, Product, ProductParts, Rating, Sku,
    Stock,
};
use ocop::text::{Lang, Texts};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;
use time::macros::{datetime, offset};

fn sku(i: usize) -> Sku {
    Sku::new(&format!("P{i}")).unwrap()
}

fn skus() -> impl Strategy<Value = Vec<Sku>> {
    subsequence((0..8).collect::<Vec<_>>(), 0..=8).prop_shuffle().prop_map(|all| all.into_iter().map(sku).collect())
}

fn limits() -> impl Strategy<Value = Limit> {
    prop_oneof![Just(1), Just(2), Just(4), Just(8), Just(Limit::MAX)].prop_map(|limit| Limit::new(limit).unwrap())
}

fn policies() -> impl Strategy<Value = Policy> {
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

fn everything() -> Catalogue {
    let product = |i| Product::new(ProductParts::new(sku(i), Texts::vi("P"), Money::vnd(1))).unwrap();
    Catalogue::new((0..8).map(product)).unwrap()
}

/// A list by random edits.
fn lists() -> impl Strategy<Value = List> {
    (skus(), skus(), 0..8_usize).prop_map(|(skus, arranged, i)| {
        let mut list = List::of(skus);
        list.arrange(&arranged);
        list.drag(&sku(i), i / 2);
        list
    })
}

fn prices() -> impl Strategy<Value = Price> {
    let minor = prop_oneof![Just(0_i64), Just(1), Just(100), 0..4_i64, Just(Money::MAX), 0..10_000_i64];
    let currency = prop_oneof![4 => Just(Currency::VND), 1 => Just(Currency::USD)];
    let tax = prop_oneof![5 => Just(TaxBasis::Included), 1 => Just(TaxBasis::Excluded)];
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

fn measures() -> impl Strategy<Value = Measure> {
    let text = select(vec![
        "1 mg", "250 g", "0.25 kg", "100 g", "1 kg", "2 t", "250 ml", "0.25 l", "1 m³", "1 pcs", "12 pcs", "200 pcs",
    ]);
    text.prop_map(|text| text.parse().unwrap())
}

fn ratings() -> impl Strategy<Value = Rating> {
    (1..6_u32, select(vec![1_u8, 2, 5, 10, 255]), 0..=100_u64).prop_map(|(count, scale, percent)| {
        let (least, most) = (u64::from(count), u64::from(count) * u64::from(scale));
        Rating::new(least + (most - least) * percent / 100, count, scale).unwrap()
    })
}

fn words() -> impl Strategy<Value = String> {
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

fn texts() -> impl Strategy<Value = Texts> {
    (words(), words(), 0..3).prop_map(|(vi, en, kind)| match kind {
        0 => Texts::vi(&vi),
        1 => Texts::en(&en),
        _ => Texts::vi(&vi).with(Lang::En, &en),
    })
}

fn attributes() -> impl Strategy<Value = AttributeValue> {
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

fn values() -> impl Strategy<Value = Value> {
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
fn cells() -> impl Strategy<Value = Vec<Cell>> {
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

fn price_cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell = |price: Price| match price.shown() {
        Shown::Hidden => Cell::Withheld(Withheld::PriceHidden),
        Shown::OnRequest => Cell::Withheld(Withheld::PriceOnRequest),
        _ => Cell::Value(Value::Price(price)),
    };
    prop::collection::vec(prices().prop_map(cell), 0..7)
}

fn unit_prices() -> impl Strategy<Value = Vec<UnitPrice>> {
    prop::collection::vec((prices(), measures()), 0..7)
        .prop_map(|all| all.into_iter().filter_map(|(price, content)| UnitPrice::new(price, content)).collect())
}

prop_compose! {
    fn products(i: usize)(
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

fn catalogues() -> impl Strategy<Value = Catalogue> {
    let all = (0..6).map(|i| prop_oneof![1 => Just(None), 4 => products(i).prop_map(Some)]).collect::<Vec<_>>();
    all.prop_map(|all| Catalogue::new(all.into_iter().flatten()).unwrap())
}

fn context() -> Context {
    let mut context = Context::at(datetime!(2026-11-25 09:00 +7), offset!(+7));
    let roast = Field::Attribute(AttributeKey::new("k2").unwrap());
    let offer =
        Offer { categories: vec!["a".parse().unwrap()], direction: Some(Direction::Higher), ..Offer::hidden(roast) };
    context.fields = context.fields.with(offer).unwrap();
    context
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    let mut all: Vec<Field> = Field::all().collect();
    for key in ["attribute:k1", "attribute:k2", "credential:vietgap", "from-a-later-version"] {
        all.push(key.parse().unwrap());
    }
    let most = all.len();
    subsequence(all, 0..=most).prop_shuffle()
}

fn selections() -> impl Strategy<Value = Selection> {
    prop_oneof![
        1 => Just(Selection::Default),
        4 => (fields(), fields()).prop_map(|(shown, hidden)| Selection::explicit_of(shown, hidden)),
    ]
}

fn switches() -> impl Strategy<Value = Switches> {
    (select(vec![Show::All, Show::HideSame, Show::OnlyDifferent]), any::<bool>(), any::<bool>())
        .prop_map(|(show, mark, hide_empty)| Switches { show, mark, hide_empty })
}

fn tables() -> impl Strategy<Value = (Catalogue, Vec<Sku>, Selection, Table)> {
    (catalogues(), skus(), selections(), switches()).prop_map(|(catalogue, skus, selection, switches)| {
        let table = Table::of(&skus, &selection, &catalogue, &context()).with_switches(switches);
        (catalogue, skus, selection, table)
    })
}

// Lists.

proptest! {
    #[test]
    fn adding_without_eviction_and_removing_restores(list in lists(), policy in policies(), i in 0..8_usize) {
        let mut edited = list.clone();
        if edited.add(&everything(), &sku(i), policy) == Ok(Addition::Added) {
            prop_assert!(edited.remove(&sku(i)));
        }
        if !list.contains(&sku(i)) && list.len() < usize::from(policy.limit.get()) {
            prop_assert_eq!(edited, list);
        }
    }

    #[test]
    fn undo_after_eviction_restores(list in lists(), policy in policies(), i in 0..8_usize) {
        let mut edited = list.clone();
        if let Ok(Addition::Replaced(undo)) = edited.add(&everything(), &sku(i), policy) {
            prop_assert!(edited.contains(undo.added()) && !edited.contains(undo.evicted()));
            edited.undo(undo);
            prop_assert_eq!(edited, list);
        }
    }

    #[test]
    fn edits_keep_products_distinct_and_within_the_limit(added in prop::collection::vec(0..8_usize, 0..30), policy in policies()) {
        let mut list = List::new();
        for i in added {
            let before = list.clone();
            let outcome = list.add(&everything(), &sku(i), policy);
            prop_assert!(outcome.is_ok() || list == before);
            prop_assert_eq!(outcome.is_ok(), list.contains(&sku(i)));
            let distinct: BTreeSet<&Sku> = list.skus().iter().collect();
            prop_assert_eq!(distinct.len(), list.len());
            prop_assert!(list.len() <= usize::from(policy.limit.get()));
            prop_assert_eq!(list.by_age().iter().collect::<BTreeSet<_>>(), distinct);
        }
    }

    #[test]
    fn a_full_list_drops_by_age_and_not_by_place(list in lists(), insert in select(vec![Insert::Front, Insert::End]), to in 0..8_usize) {
        let mut list = list;
        let Some(oldest) = list.by_age().first().cloned() else { return Ok(()) };
        list.drag(&oldest, to);
        let limit = Limit::new(u16::try_from(list.len()).unwrap()).unwrap();
        let policy = Policy { limit, when_full: WhenFull::DropOldest, insert, readd: ReAdd::Keep };
        let new = (0..8).map(sku).find(|sku| !list.contains(sku));
        if let Some(new) = new {
            let Ok(Addition::Replaced(undo)) = list.add(&everything(), &new, policy) else { panic!() };
            prop_assert_eq!(undo.evicted(), &oldest);
        }
    }

    #[test]
    fn login_loses_nothing_and_keeps_the_accounts_order(account in lists(), guest in lists(), policy in policies()) {
        let mut merged = account.clone();
        let absorbed = merged.absorb(guest.clone(), policy);
        let all: BTreeSet<&Sku> = account.skus().iter().chain(guest.skus()).collect();
        let kept: BTreeSet<&Sku> = merged.skus().iter().chain(&absorbed.evicted).collect();
        prop_assert_eq!(kept, all);
        prop_assert!(merged.len() <= usize::from(policy.limit.get()));
        let order = |list: &List, of: &List| list.skus().iter().filter(|sku| of.contains(sku)).cloned().collect::<Vec<_>>();
        prop_assert_eq!(order(&merged, &account), order(&account, &merged));
        if policy.when_full != WhenFull::DropOldest {
            let mut again = merged.clone();
            let _ = again.absorb(guest, policy);
            prop_assert_eq!(again, merged);
        }
    }

    #[test]
    fn a_list_is_stored_and_read_back(list in lists(), policy in policies()) {
        let stored = serde_json::to_string(&list).unwrap();
        prop_assert_eq!(serde_json::from_str::<List>(&stored).unwrap(), list);
        let stored = serde_json::to_string(&policy).unwrap();
        prop_assert_eq!(serde_json::from_str::<Policy>(&stored).unwrap(), policy);
    }
}

// Selections and share codes.

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

proptest! {
    #[test]
    fn a_selection_is_kept_or_dropped_whole(selection in selections(), append in any::<bool>()) {
        let offered = context().fields;
        let new = if append { NewFields::Append } else { NewFields::Hide };
        let resolved = selection.resolve(&offered, new);
        prop_assert!(resolved.fields().all(|field| offered.get(field).is_some()));
        if let Some(shown) = selection.shown() {
            let kept: Vec<&Field> = shown.iter().filter(|field| offered.get(field).is_some()).collect();
            prop_assert_eq!(resolved.kept.iter().collect::<Vec<_>>(), kept);
            let dropped: Vec<&Field> = shown.iter().filter(|field| offered.get(field).is_none()).collect();
            prop_assert_eq!(resolved.dropped.iter().collect::<Vec<_>>(), dropped);
            for offer in &offered {
                let decided = shown.contains(&offer.field) || selection.hidden().contains(&offer.field);
                prop_assert_eq!(resolved.new.contains(&offer.field), !decided);
            }
        }
        let distinct: BTreeSet<&Field> = resolved.fields().collect();
        prop_assert_eq!(distinct.len(), resolved.fields().count());
    }

    #[test]
    fn a_selection_is_stored_and_read_back(selection in selections(), switches in switches()) {
        let stored = serde_json::to_string(&selection).unwrap();
        prop_assert_eq!(serde_json::from_str::<Selection>(&stored).unwrap(), selection);
        let stored = serde_json::to_string(&switches).unwrap();
        prop_assert_eq!(serde_json::from_str::<Switches>(&stored).unwrap(), switches);
        let stored = serde_json::to_string(&context().fields).unwrap();
        prop_assert_eq!(serde_json::from_str::<Fields>(&stored).unwrap(), context().fields);
    }

    #[test]
    fn a_share_code_is_read_back(skus in skus(), selection in selections(), switches in switches()) {
        let snapshot = Snapshot::new(skus, selection, switches);
        let code = snapshot.encode().unwrap();
        prop_assert!(code.chars().all(|c| ALPHABET.contains(c)));
        prop_assert_eq!(Snapshot::decode(&code), Ok(snapshot));
    }

    #[test]
    fn another_comparison_has_another_code(a in (skus(), selections(), switches()), b in (skus(), selections(), switches())) {
        let code = |(skus, selection, switches): &(Vec<Sku>, Selection, Switches)| {
            Snapshot::new(skus.clone(), selection.clone(), *switches).encode().unwrap()
        };
        prop_assert_eq!(a == b, code(&a) == code(&b));
    }

    #[test]
    fn every_single_substitution_in_a_share_code_is_refused(skus in skus(), selection in selections(), switches in switches()) {
        // Every place of a code is tried with every letter, so that short codes say as much as long ones.
        let selection = match selection.shown() {
            Some(shown) => Selection::explicit(shown.iter().take(4).cloned()),
            None => selection,
        };
        let code = Snapshot::new(skus, selection, switches).encode().unwrap();
        for at in 0..code.len() {
            for other in ALPHABET.chars().chain(['=', '+', '/', ' ', 'é', '\0']) {
                if !code[at..].starts_with(other) {
                    let changed = format!("{}{other}{}", &code[..at], &code[at + 1..]);
                    prop_assert!(Snapshot::decode(&changed).is_err(), "{code} → {changed}");
                }
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused_without_more(text in "[A-Za-z0-9_-]{0,40}|\\PC{0,20}") {
        if let Ok(snapshot) = Snapshot::decode(&text) {
            prop_assert_eq!(snapshot.encode().unwrap(), text);
        }
    }
}

// Verdicts.

/// The form of a text as the documentation says it: composed, in lower case, single spaces.
fn form(text: &str) -> String {
    ocop::text::normal_key(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A fact in a form in which equal facts are equal, given the language in which texts are compared.
fn canonical(value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(texts) => format!("words {:?}", BTreeSet::from([form(texts.or_other(lang))])),
        Value::Set(set) => format!("words {:?}", set.iter().map(|word| form(word)).collect::<BTreeSet<_>>()),
        Value::Name(name) => format!("name {}", form(name)),
        Value::Measure(measure) => format!("measure {:?} {}", measure.dimension(), measure.base_units()),
        Value::Number { value, unit } => {
            let thousand = match unit.as_deref().map(form).as_deref() {
                Some("kg") => 1_000_000,
                Some("g") => 1_000,
                _ => return format!("number {} {unit:?}", value.normalize()),
            };
            format!("number {} mg", (value * Decimal::from(thousand)).normalize())
        }
        other => format!("{other:?}"),
    }
}

fn naive_verdict(cells: &[Cell]) -> Verdict {
    let known: Vec<&Value> = cells.iter().filter_map(Cell::value).collect();
    let all_have = |lang: Lang| {
        known.iter().all(|value| if let Value::Text(texts) = value { texts.get(lang).is_some() } else { true })
    };
    let lang = if all_have(Lang::Vi) || !all_have(Lang::En) { Lang::Vi } else { Lang::En };
    let applicable = cells.iter().filter(|cell| !matches!(cell, Cell::NotApplicable | Cell::Gone)).count();
    let mut differ = false;
    for a in &known {
        for b in &known {
            differ |= canonical(a, lang) != canonical(b, lang);
        }
    }
    if differ {
        Verdict::Different
    } else if known.len() >= 2 && known.len() == applicable {
        Verdict::Same
    } else if known.len() >= 2 {
        Verdict::SameWhereKnown
    } else {
        Verdict::Unknown
    }
}

proptest! {
    #[test]
    fn verdicts_are_as_defined(cells in prop_oneof![cells(), price_cells()]) {
        prop_assert_eq!(Verdict::of(&cells), naive_verdict(&cells));
        let coverage = Coverage::of(&cells);
        prop_assert_eq!(coverage.known, cells.iter().filter(|cell| matches!(cell, Cell::Value(_))).count());
        let out = cells.iter().filter(|cell| matches!(cell, Cell::NotApplicable | Cell::Gone)).count();
        prop_assert_eq!(coverage.applicable, cells.len() - out);
    }

    #[test]
    fn verdicts_do_not_depend_on_the_order_of_columns(cells in cells(), seed in any::<prop::sample::Index>()) {
        let mut turned = cells.clone();
        if !turned.is_empty() {
            let by = seed.index(turned.len());
            turned.rotate_left(by);
            prop_assert_eq!(Verdict::of(&cells), Verdict::of(&turned));
            turned.reverse();
            prop_assert_eq!(Verdict::of(&cells), Verdict::of(&turned));
        }
    }
}

// Winners.

/// A position on a scale as exact fractions: numerator, denominator; an open end is absent.
type Fraction = (i128, i128);

fn price_span(cell: &Cell) -> Option<(String, Fraction, Option<Fraction>)> {
    let whole = |money: Money| (i128::from(money.minor()), 1);
    match cell {
        Cell::Value(Value::Price(price)) => {
            let (low, high) = price.span()?;
            Some((format!("{:?} {:?}", low.currency(), price.tax()), whole(low), high.map(whole)))
        }
        Cell::Value(Value::UnitPrice(unit)) => {
            let (low, high) = unit.price().span()?;
            let content = i128::from(unit.content().base_units());
            let per = |money: Money| (i128::from(money.minor()), content);
            let basis = format!("{:?} {:?} {:?}", low.currency(), unit.price().tax(), unit.content().dimension());
            Some((basis, per(low), high.map(per)))
        }
        _ => None,
    }
}

fn below(a: Fraction, b: Fraction) -> bool {
    a.0 * b.1 < b.0 * a.1
}

fn equal(a: Fraction, b: Fraction) -> bool {
    a.0 * b.1 == b.0 * a.1
}

/// Whether one span lies wholly below another, and whether both are the same.
fn relation(a: &(String, Fraction, Option<Fraction>), b: &(String, Fraction, Option<Fraction>)) -> (bool, bool) {
    let same_end = match (a.2, b.2) {
        (Some(a), Some(b)) => equal(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    (a.2.is_some_and(|high| below(high, b.1)), equal(a.1, b.1) && same_end)
}

fn naive_winners(cells: &[Cell], lower: bool) -> Result<Vec<usize>, NoWinner> {
    let known: Vec<(usize, _)> =
        cells.iter().enumerate().filter_map(|(i, cell)| Some((i, price_span(cell)?))).collect();
    if known.len() < 2 {
        return Err(NoWinner::TooFewKnown);
    }
    if known.iter().any(|(_, span)| span.0 != known[0].1.0) {
        return Err(NoWinner::MixedBasis);
    }
    for (_, a) in &known {
        for (_, b) in &known {
            let ((a_below, same), (b_below, _)) = (relation(a, b), relation(b, a));
            if !a_below && !b_below && !same {
                return Err(NoWinner::Overlap);
            }
        }
    }
    let beaten = |a: &(String, Fraction, Option<Fraction>)| {
        known.iter().any(|(_, b)| if lower { relation(b, a).0 } else { relation(a, b).0 })
    };
    Ok(known.iter().filter(|(_, span)| !beaten(span)).map(|(i, _)| *i).collect())
}

proptest! {
    #[test]
    fn there_is_a_winner_just_where_the_definition_has_one(cells in price_cells(), lower in any::<bool>()) {
        let direction = if lower { Direction::Lower } else { Direction::Higher };
        let seen = match Winners::of(&cells, &direction, None) {
            Winners::Ahead(win) => {
                let known = cells.iter().filter(|cell| cell.value().is_some()).count();
                prop_assert_eq!(win.all_tied, win.columns.len() == known);
                prop_assert_eq!(win.some_unknown, known < cells.len());
                Ok(win.columns)
            }
            Winners::Nobody(reason) => Err(reason),
        };
        prop_assert_eq!(seen, naive_winners(&cells, lower));
        prop_assert_eq!(Winners::of(&cells, &Direction::None, None), Winners::Nobody(NoWinner::NoDirection));
    }

    #[test]
    fn unit_prices_win_by_their_exact_ratio(prices in unit_prices()) {
        let cells: Vec<Cell> = prices.into_iter().map(|price| Cell::Value(Value::UnitPrice(price))).collect();
        let seen = match Winners::of(&cells, &Direction::Lower, None) {
            Winners::Ahead(win) => Ok(win.columns),
            Winners::Nobody(reason) => Err(reason),
        };
        prop_assert_eq!(seen, naive_winners(&cells, true));
    }

    #[test]
    fn ratings_win_by_their_mean_with_the_priors_added(ratings in prop::collection::vec(ratings(), 2..6), prior in prop::option::of(ratings())) {
        let cells: Vec<Cell> = ratings.iter().map(|rating| Cell::Value(Value::Rating(*rating))).collect();
        // (Σ + m·prior) ÷ (n + m), each mark r of a scale to s counting (r − 1) ÷ (s − 1).
        let parts = |rating: &Rating| {
            let (n, steps) = (i128::from(rating.count()), i128::from(rating.scale()) - 1);
            (i128::from(rating.sum()) - n, n, steps)
        };
        let prior_parts = prior.as_ref().map(parts).filter(|(.., steps)| *steps > 0);
        let mean = |rating: &Rating| {
            let (above, n, steps) = parts(rating);
            match prior_parts {
                Some((more, m, of)) => (above * of + more * steps, (n + m) * steps * of),
                None => (above, n * steps),
            }
        };
        let winners = Winners::of(&cells, &Direction::Higher, prior);
        if ratings.iter().any(|rating| rating.scale() == 1) {
            prop_assert_eq!(winners, Winners::Nobody(NoWinner::NoOrder));
        } else {
            let means: Vec<Fraction> = ratings.iter().map(mean).collect();
            let ahead = (0..means.len()).filter(|i| !means.iter().any(|other| below(means[*i], *other)));
            prop_assert_eq!(&winners.win().unwrap().columns, &ahead.collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_closer_to_a_target_wins(levels in prop::collection::vec(0..50_i64, 2..6), target in 0..50_i64) {
        let number = |value: i64| Value::Number { value: value.into(), unit: None };
        let cells: Vec<Cell> = levels.iter().map(|level| Cell::Value(number(*level))).collect();
        let winners = Winners::of(&cells, &Direction::Closest(Target::Number(target.into())), None);
        let least = levels.iter().map(|level| (level - target).abs()).min();
        let ahead: Vec<usize> = (0..levels.len()).filter(|i| Some((levels[*i] - target).abs()) == least).collect();
        prop_assert_eq!(&winners.win().unwrap().columns, &ahead);
    }

    #[test]
    fn a_row_has_the_smallest_reference_that_shows_three_digits(prices in unit_prices()) {
        for dimension in [ocop::product::Dimension::Mass, ocop::product::Dimension::Volume, ocop::product::Dimension::Count] {
            let of_row: Vec<&UnitPrice> = prices.iter().filter(|price| price.content().dimension() == dimension).collect();
            let candidates: Vec<Reference> = Reference::ALL.into_iter().filter(|r| r.dimension() == dimension).collect();
            let shows = |per: &Reference| of_row.iter().all(|price| {
                let (low, high) = price.price().span().unwrap();
                [Some(low), high].into_iter().flatten().all(|money| {
                    let (n, d) = (i128::from(money.minor()) * i128::from(per.base_units()), i128::from(price.content().base_units()));
                    // Rounded to minor units, half up, it has at least three digits.
                    money.is_zero() || (2 * n + d) / (2 * d) >= 100
                })
            });
            let expected = candidates.iter().copied().find(|per| shows(per)).or(candidates.last().copied());
            let seen = Reference::for_all(prices.iter(), dimension);
            prop_assert_eq!(seen, expected.filter(|_| !of_row.is_empty()));
            for price in of_row {
                let amount = price.low_per(seen.unwrap());
                let zero = price.price().span().unwrap().0.is_zero();
                prop_assert_eq!(amount.is_zero(), zero, "no price but zero is printed as zero");
            }
        }
    }
}

// Tables.

proptest! {
    #[test]
    fn permuting_columns_permutes_the_table_and_changes_nothing_else(
        (catalogue, skus, selection, table) in tables(),
        by in any::<prop::sample::Index>(),
        back in any::<bool>(),
    ) {
        let mut turned: Vec<usize> = (0..skus.len()).collect();
        if !turned.is_empty() {
            turned.rotate_left(by.index(skus.len()));
        }
        if back {
            turned.reverse();
        }
        let order: Vec<Sku> = turned.iter().map(|i| skus[*i].clone()).collect();
        let other = Table::of(&order, &selection, &catalogue, &context()).with_switches(table.switches());
        prop_assert_eq!(other.rows().len(), table.rows().len());
        for (row, own) in other.rows().iter().zip(table.rows()) {
            prop_assert_eq!(row.field(), own.field());
            prop_assert_eq!(row.verdict(), own.verdict());
            prop_assert_eq!(row.references(), own.references());
            prop_assert_eq!(row.coverage(), own.coverage());
            for (to, from) in turned.iter().enumerate() {
                prop_assert_eq!(&row.cells()[to], &own.cells()[*from]);
                prop_assert_eq!(row.winners().marks(to), own.winners().marks(*from));
            }
            let (row, own) = (row.winners(), own.winners());
            match (row, own) {
                (Winners::Ahead(row), Winners::Ahead(own)) => {
                    let from: BTreeSet<usize> = row.columns.iter().map(|to| turned[*to]).collect();
                    prop_assert_eq!(from, own.columns.iter().copied().collect::<BTreeSet<_>>());
                    prop_assert_eq!((row.all_tied, row.some_unknown, &row.margin), (own.all_tied, own.some_unknown, &own.margin));
                }
                _ => prop_assert_eq!(row, own),
            }
        }
        let fields = |table: &Table| table.shown().map(|row| row.field().clone()).collect::<Vec<_>>();
        prop_assert_eq!(fields(&other), fields(&table));
    }

    #[test]
    fn hiding_hides_by_the_verdict_only((_, _, _, table) in tables()) {
        let shown = |show, hide_empty| {
            let table = table.clone().with_switches(Switches { show, mark: true, hide_empty });
            table.shown().map(|row| row.field().clone()).collect::<Vec<_>>()
        };
        let by = |keep: &dyn Fn(Verdict) -> bool| {
            let kept = table.rows().iter().filter(|row| row.verdict().is_none_or(keep));
            kept.map(|row| row.field().clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(shown(Show::All, false).len(), table.rows().len());
        prop_assert_eq!(shown(Show::HideSame, false), by(&|verdict| verdict != Verdict::Same));
        prop_assert_eq!(shown(Show::OnlyDifferent, false), by(&|verdict| verdict == Verdict::Different));
        let empty = |row: &ocop::comparison::Row| row.cells().iter().all(|cell| matches!(cell, Cell::NotRecorded | Cell::NotApplicable | Cell::Gone));
        let not_empty: Vec<Field> = table.rows().iter().filter(|row| !empty(row)).map(|row| row.field().clone()).collect();
        prop_assert_eq!(shown(Show::All, true), not_empty);
    }

    #[test]
    fn no_fact_stands_twice((_, _, _, table) in tables()) {
        let distinct: BTreeSet<&Field> = table.rows().iter().map(ocop::comparison::Row::field).collect();
        prop_assert_eq!(distinct.len(), table.rows().len());
    }

    #[test]
    fn products_that_are_gone_are_shown_or_left_out(catalogue in catalogues(), skus in skus()) {
        let known: Vec<Sku> = skus.iter().filter(|sku| catalogue.iter().any(|product| product.sku() == *sku)).cloned().collect();
        let of = |gone| Table::of(&skus, &Selection::Default, &catalogue, &Context { gone, ..context() });
        prop_assert_eq!(&of(GoneColumns::Show).order(), &skus);
        prop_assert_eq!(&of(GoneColumns::Omit).order(), &known);
        prop_assert_eq!(of(GoneColumns::Omit), Table::of(&known, &Selection::Default, &catalogue, &context()));
    }

    #[test]
    fn sorting_permutes_whole_columns_with_the_unknown_last((catalogue, _, selection, table) in tables(), down in any::<bool>(), i in any::<prop::sample::Index>()) {
        let sort = if down { Sort::Descending } else { Sort::Ascending };
        if !table.rows().is_empty() {
            let row = &table.rows()[i.index(table.rows().len())];
            let sorted = table.sorted_by(row.field(), sort).unwrap();
            let fresh = Table::of(&sorted.order(), &selection, &catalogue, &context()).with_switches(table.switches());
            prop_assert_eq!(&sorted, &fresh);
            let known = |cell: &Cell| cell.value().is_some();
            let cells = sorted.row(row.field()).unwrap().cells();
            prop_assert!(cells.iter().skip_while(|cell| known(cell)).all(|cell| !known(cell)));
            prop_assert_eq!(&sorted.sorted_by(row.field(), sort).unwrap(), &sorted, "stable");
            if let (Some(win), Direction::Lower, Sort::Ascending) = (row.winners().win(), row.direction(), sort) {
                let first: BTreeSet<&Sku> = sorted.columns()[..win.columns.len()].iter().map(ocop::comparison::Column::sku).collect();
                let ahead: BTreeSet<&Sku> = win.columns.iter().map(|i| table.columns()[*i].sku()).collect();
                prop_assert_eq!(first, ahead);
            }
        }
    }

    #[test]
    fn rows_that_differ_come_first_and_unknown_ones_last((_, _, _, table) in tables()) {
        let sorted = table.clone().differs_first();
        let verdicts: Vec<Option<Verdict>> = sorted.rows().iter().map(ocop::comparison::Row::verdict).collect();
        prop_assert!(verdicts.is_sorted());
        let of = |table: &Table, verdict| {
            let rows = table.rows().iter().filter(|row| row.verdict() == verdict);
            rows.map(|row| row.field().clone()).collect::<Vec<_>>()
        };
        for verdict in verdicts {
            prop_assert_eq!(of(&sorted, verdict), of(&table, verdict));
        }
    }
}

// Dominance and comparable sets.

proptest! {
    #[test]
    fn dominance_has_no_cycle_and_a_judged_frontier_is_not_empty(catalogue in catalogues(), skus in skus()) {
        let selection = Selection::explicit([Field::Price, Field::Rating, Field::UnitPrice]);
        let table = Table::of(&skus, &selection, &catalogue, &context());
        let chosen = [Field::Price, Field::Rating];
        let pareto = table.pareto(&chosen).unwrap();
        let judged = pareto.frontier.len() + pareto.dominated.len();
        prop_assert_eq!(judged + pareto.not_judged.len(), table.columns().len());
        prop_assert!(judged == 0 || !pareto.frontier.is_empty());
        let by: BTreeMap<usize, BTreeSet<usize>> =
            pareto.dominated.iter().map(|d| (d.column, d.by.iter().copied().collect())).collect();
        let none = BTreeSet::new();
        for (column, dominators) in &by {
            prop_assert!(!dominators.is_empty() && !dominators.contains(column));
            for dominator in dominators {
                let above = by.get(dominator).unwrap_or(&none);
                prop_assert!(!above.contains(column), "no two dominate each other");
                prop_assert!(above.is_subset(dominators), "what dominates a dominator dominates");
            }
        }
        // As defined: each two columns, cell by cell.
        let pair = |a: usize, b: usize| {
            let mut rows = chosen.iter().map(|field| {
                let row = table.row(field).unwrap();
                let two = [row.cells()[a].clone(), row.cells()[b].clone()];
                match Winners::of(&two, row.direction(), context().prior) {
                    Winners::Ahead(win) => Some((win.columns.contains(&0), win.columns == [0])),
                    Winners::Nobody(NoWinner::Overlap) => Some((false, false)),
                    Winners::Nobody(_) => None,
                }
            });
            rows.try_fold((true, false), |all, row| row.map(|row| (all.0 && row.0, all.1 || row.1)))
        };
        for column in 0..table.columns().len() {
            let others = (0..table.columns().len()).filter(|other| *other != column);
            let stands: Vec<(usize, Option<(bool, bool)>)> = others.map(|other| (other, pair(other, column))).collect();
            let dominators: BTreeSet<usize> =
                stands.iter().filter(|(_, stand)| *stand == Some((true, true))).map(|(other, _)| *other).collect();
            prop_assert_eq!(by.get(&column).unwrap_or(&none), &dominators);
            prop_assert_eq!(pareto.not_judged.contains(&column), stands.iter().all(|(_, stand)| stand.is_none()));
        }
    }

    #[test]
    fn comparable_sets_part_the_products_whatever_their_order(catalogue in catalogues(), percent in select(vec![0, 50, 100]), depth in 0..3_u8) {
        for rule in [Comparable::Any, Comparable::SameCategory(depth), Comparable::SharedAttributes(Rate::percent(percent))] {
            let sets = Comparability::sets(&catalogue, rule);
            let mut products: Vec<&Product> = catalogue.iter().collect();
            products.reverse();
            prop_assert_eq!(&Comparability::sets(products.iter().copied(), rule), &sets);
            let mut all: Vec<&Sku> = sets.iter().flatten().collect();
            all.sort();
            prop_assert_eq!(all, catalogue.iter().map(Product::sku).collect::<Vec<_>>());
            for set in &sets {
                let of_set = catalogue.iter().filter(|product| set.contains(product.sku()));
                prop_assert_eq!(Comparability::of(of_set).judge(rule), Ok(()));
            }
            if rule == Comparable::Any {
                prop_assert!(sets.len() <= 1);
            }
        }
    }
}

// Projections.

/// Reads a table as RFC 4180 says.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(core::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(core::mem::take(&mut cell));
                rows.push(core::mem::take(&mut row));
            }
            (c, _) => cell.push(c),
        }
    }
    rows
}

/// Tags of a document in order, each with the text before the next; attributes are cut off but for `colspan`.
fn read_html(html: &str) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        tags.push((tag.to_owned(), text.to_owned()));
    }
    tags
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

proptest! {
    #[test]
    fn html_is_a_table_whatever_products_are_called((_, _, _, table) in tables(), vi in any::<bool>()) {
        let lang = if vi { Lang::Vi } else { Lang::En };
        let html = table.html(lang).to_string();
        let tags = read_html(&html);
        let mut open: Vec<String> = Vec::new();
        let mut columns = Vec::new();
        for (tag, _) in &tags {
            let name = tag.split_whitespace().next().unwrap_or_default();
            if let Some(name) = tag.strip_prefix('/') {
                prop_assert_eq!(open.pop(), Some(name.to_owned()), "tags nest");
                continue;
            }
            let known = ["table", "caption", "thead", "tbody", "tr", "th", "td", "abbr", "span", "small", "img"];
            prop_assert!(known.contains(&name), "{}", tag);
            match name {
                "tr" => columns.push(0),
                "th" if tag.contains("rowgroup") => *columns.last_mut().unwrap() += table.columns().len() + 1,
                "th" | "td" => *columns.last_mut().unwrap() += 1,
                _ => {}
            }
            prop_assert_eq!(name == "th", tag.contains("scope="), "heads have scopes, cells have none");
            if name != "img" {
                open.push(name.into());
            }
        }
        prop_assert!(open.is_empty());
        prop_assert!(columns.iter().all(|count| *count == table.columns().len() + 1), "{:?}", columns);
        prop_assert_eq!(tags.iter().filter(|(tag, _)| tag == "caption").count(), 1);
        let heads: Vec<String> =
            tags.iter().filter(|(tag, _)| tag.starts_with("th scope=\"col\" ")).map(|(_, text)| unescape(text)).collect();
        let names: Vec<String> = table.columns().iter().map(|column| {
            let name = column.name().or_other(lang);
            if name.is_empty() { column.sku().to_string() } else { name.to_owned() }
        }).collect();
        prop_assert_eq!(heads.len(), names.len());
        for (head, name) in heads.iter().zip(&names) {
            let same = head.chars().zip(name.chars()).all(|(seen, given)| seen == given || seen == ' ' || seen == '\u{fffd}');
            prop_assert!(same && head.chars().count() == name.chars().count(), "{} {}", head, name);
        }
    }

    #[test]
    fn csv_holds_no_formula_and_gives_texts_back((_, _, _, table) in tables()) {
        let rows = read_csv(&table.csv(Lang::Vi).to_string());
        prop_assert_eq!(rows.len(), table.shown().count() + 1);
        for row in &rows {
            prop_assert_eq!(row.len(), table.columns().len() + 3);
            for cell in row {
                let formula = cell.starts_with(['=', '+', '@', '\t', '\r']);
                let minus = cell.starts_with('-') && cell.parse::<Decimal>().is_err();
                prop_assert!(!formula && !minus, "{}", cell);
            }
        }
        for (column, cell) in table.columns().iter().zip(&rows[0][3..]) {
            let name = column.name().or_other(Lang::Vi);
            let name = if name.is_empty() { column.sku().as_str() } else { name };
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), name);
        }
    }

    #[test]
    fn json_is_read_by_any_reader((_, _, _, table) in tables()) {
        let json: serde_json::Value = serde_json::from_str(&table.json(Lang::En).to_string()).unwrap();
        prop_assert_eq!(json["products"].as_array().unwrap().len(), table.columns().len());
        let rows = json["rows"].as_array().unwrap();
        prop_assert_eq!(rows.len(), table.shown().count());
        for (seen, row) in rows.iter().zip(table.shown()) {
            prop_assert_eq!(&seen["field"], &row.field().to_string());
            for (i, cell) in seen["cells"].as_array().unwrap().iter().enumerate() {
                prop_assert_eq!(&cell["text"], &row.cell_text(i, Lang::En).to_string());
                prop_assert_eq!(&cell["state"], row.cells()[i].state());
            }
        }
        prop_assert!(serde_json::to_string(&table).is_ok());
    }

    #[test]
    fn markdown_has_one_line_a_row_and_one_bar_a_column((_, _, _, table) in tables()) {
        let markdown = table.markdown(Lang::Vi).to_string();
        let lines: Vec<&str> = markdown.lines().take_while(|line| !line.is_empty()).collect();
        for line in &lines {
            let mut bars = 0;
            let mut chars = line.chars();
            while let Some(c) = chars.next() {
                match c {
                    '\\' => drop(chars.next()),
                    '|' => bars += 1,
                    '<' => prop_assert!(chars.as_str().starts_with(['/', 'h']), "a tag in {}", line),
                    _ => {}
                }
            }
            prop_assert_eq!(bars, table.columns().len() + 2, "{}", line);
        }
        let sections = table.rows().iter().any(|row| row.section().is_some() && row.is_shown(table.switches()));
        prop_assert_eq!(lines.len(), table.shown().count() + 2 + usize::from(sections));
    }

    #[test]
    fn text_has_no_control_character_and_keeps_its_lines((_, _, _, table) in tables(), widest in 0..40_usize) {
        let text = table.text(Lang::Vi).widest(widest).to_string();
        prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
        let bars = |line: &str| line.matches([' ', '─']).count().min(1) * line.matches(['│', '┼']).count();
        let grid: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
        let least = grid.iter().filter(|line| line.contains('│')).map(|line| bars(line)).min().unwrap_or(0);
        prop_assert!(least >= table.columns().len() || table.columns().is_empty());
    }
}
