//! How long a table takes: against code written by hand for the same look-ups and output, and how the time grows.
//!
//! `cargo bench --bench comparison` prints ratios of medians; the runs of both sides of a ratio alternate, so that a slow moment falls on
//! both. It fails where a ratio is above its bound.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fixture that does not hold ends the measurement")]

use core::fmt::Write as _;
use core::hint::black_box;
use core::iter::once;
use std::io::{self, Write as _};
use std::time::Instant;

use ocop::comparison::{Context, Field, Selection, Switches, Table};
use ocop::product::{
    AttributeKey, AttributeValue, Availability, Catalog, Catalogue, Product, PurchaseAction, Sku, Stock,
};
use ocop::text::{self, Lang};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use time::macros::datetime;

const ATTRIBUTES: usize = 18;
const LANG: Lang = Lang::Vi;

fn catalogue(count: usize) -> Catalogue {
    let product = |i: usize| {
        let mut document = json!({
            "sku": format!("CF-{i:03}"), "gtin": "8934563138165", "name": {"vi": format!("Cà phê số {i}"), "en": format!("Coffee {i}")},
            "description": {"vi": if i % 2 == 0 { "Rang mộc, xay vừa" } else { "Rang mộc, nguyên hạt" }}, "brand": "Hợp tác xã",
            "regular_price": format!("{} VND", 80_000 + 1_500 * (i * 7 % 11)), "net_content": {"net": format!("{} g", 250 + 50 * (i % 3))},
            "shipping_weight": format!("{} g", 300 + 50 * (i % 3)), "stock": {"level": 3 + i}, "rating": {"sum": 45 + i % 5, "count": 10},
            "attributes": {}
        });
        for a in 0..ATTRIBUTES {
            let value: Json = match a % 4 {
                0 => json!({"text": {"vi": if i % 3 == 0 { "đậm đà" } else { "vừa phải" }}}),
                1 => json!({"number": {"value": format!("{}.5", a + i % 2), "unit": "%"}}),
                2 => json!({"flag": a % 8 == 2}),
                _ => json!({"set": ["ca cao", "hạt dẻ", "mật ong"]}),
            };
            document["attributes"][format!("a{a:02}")] = value;
        }
        serde_json::from_value::<Product>(document).unwrap()
    };
    Catalogue::new((0..count).map(product)).unwrap()
}

fn fields() -> Vec<Field> {
    use Field::{
        AddToCart, Additional, Availability, Brand, Description, Gtin, NetContent, Price, Rating, Sku, Stock,
        UnitPrice, Weight,
    };
    vec![
        Sku,
        Rating,
        Price,
        Stock,
        Availability,
        AddToCart,
        Weight,
        Description,
        NetContent,
        UnitPrice,
        Gtin,
        Brand,
        Additional,
    ]
}

struct Fixture {
    catalogue: Catalogue,
    skus: Vec<Sku>,
    selection: Selection,
    context: Context,
}

impl Fixture {
    fn of(count: usize) -> Self {
        let catalogue = catalogue(count);
        let skus = catalogue.iter().map(|product| product.sku().clone()).collect();
        let context = Context::at(datetime!(2026-11-25 09:00 +7));
        Self { catalogue, skus, selection: Selection::explicit(fields()), context }
    }

    fn table(&self) -> Table {
        Table::of(&self.skus, &self.selection, &self.catalogue, &self.context).with_switches(Switches::default())
    }

    fn print(&self) -> String {
        self.table().text(LANG).widest(60).to_string()
    }
}

/// A row as somebody writes it who needs just this table.
struct ByHand {
    label: String,
    cells: Vec<String>,
    differs: Option<bool>,
    ahead: Option<(&'static str, usize, String)>,
}

impl ByHand {
    fn row(label: &str, products: &[&Product], cell: impl Fn(&Product) -> String) -> Self {
        let cells: Vec<String> = products.iter().map(|product| cell(product)).collect();
        let differs = Some(cells.iter().any(|cell| *cell != cells[0]));
        Self { label: label.to_owned(), cells, differs, ahead: None }
    }

    /// With a mark at the product that alone has the extreme key, and how far the next is.
    fn with_winner(mut self, mark: &'static str, keys: &[i128], reason: impl Fn(i128) -> String) -> Self {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by_key(|i| keys[*i]);
        if keys[order[0]] < keys[order[1]] {
            write!(self.cells[order[0]], " {mark}").unwrap();
            self.ahead = Some((mark, order[0], reason(keys[order[1]] - keys[order[0]])));
        }
        self
    }
}

fn by_hand(fixture: &Fixture) -> String {
    let products: Vec<&Product> = fixture.skus.iter().map(|sku| fixture.catalogue.product(sku).unwrap()).collect();
    let now = |product: &Product| {
        let regular = product.regular_price().unwrap();
        product.sale_at(fixture.context.at).map_or(regular, |sale| sale.price)
    };
    let prices: Vec<i128> = products.iter().map(|product| now(product).minor().into()).collect();
    let grams = |product: &Product| i128::from(product.parts().net_content.unwrap().net.base_units());
    let measure =
        |measure: ocop::product::Measure| text::measure(measure.amount(), measure.unit().symbol(), LANG).to_string();
    // The fixture's contents divide this number, so that the keys are whole.
    let per_unit: Vec<i128> =
        products.iter().zip(&prices).map(|(product, price)| price * 1_050_000_000_000 / grams(product)).collect();
    let ratings: Vec<i128> = products
        .iter()
        .map(|product| {
            let rating = product.parts().rating.unwrap();
            -(i128::from(rating.sum() + 15) * 1_000_000 / i128::from(rating.count() + 5))
        })
        .collect();
    let lower = "thấp hơn các sản phẩm còn lại trong bảng";
    let mut rows = vec![
        ByHand::row("Mã sản phẩm", &products, |product| product.sku().to_string()),
        ByHand::row("Đánh giá", &products, |product| {
            let rating = product.parts().rating.unwrap();
            let tenths = (rating.sum() * 20 + u64::from(rating.count())) / (2 * u64::from(rating.count()));
            let mean = text::number(Decimal::new(i64::try_from(tenths).unwrap(), 1), LANG);
            format!("{mean}/{} ({} đánh giá)", rating.scale(), rating.count())
        })
        .with_winner("▲", &ratings, |_| {
            "cao hơn các sản phẩm còn lại trong bảng, có tính đến số lượt đánh giá".into()
        }),
        ByHand::row("Giá", &products, |product| text::money(now(product), LANG).to_string()).with_winner(
            "▼",
            &prices,
            |apart| {
                let apart = text::money(ocop::money::Money::vnd(i32::try_from(apart).unwrap()), LANG);
                format!("{lower}, cách {apart} trở lên")
            },
        ),
        ByHand::row("Tình trạng", &products, |product| match product.parts().stock {
            Stock::Level(level) => format!("còn {}", text::number(level, LANG)),
            _ => "không đếm".into(),
        }),
        ByHand::row("Khả năng", &products, |product| match product.parts().availability {
            Availability::InStock => "còn hàng".into(),
            _ => "hết hàng".into(),
        }),
        ByHand {
            differs: None,
            ..ByHand::row("Thêm vào giỏ", &products, |product| match product.purchase_action() {
                PurchaseAction::AddToCart => "thêm vào giỏ".into(),
                _ => "liên hệ".into(),
            })
        },
        ByHand::row("Trọng lượng", &products, |product| measure(product.parts().shipping_weight.unwrap())),
        ByHand::row("Mô tả", &products, |product| product.parts().description.or_other(LANG).to_owned()),
        ByHand::row("Lượng tịnh", &products, |product| measure(product.parts().net_content.unwrap().net)),
        ByHand::row("Đơn giá", &products, |product| {
            let minor = (i128::from(now(product).minor()) * 200_000 + grams(product)) / (2 * grams(product));
            format!("{}/100 g", text::money(ocop::money::Money::vnd(i32::try_from(minor).unwrap()), LANG))
        })
        .with_winner("▼", &per_unit, |_| lower.into()),
        ByHand::row("Mã vạch", &products, |product| product.parts().gtin.unwrap().to_string()),
        ByHand::row("Thương hiệu", &products, |product| product.parts().brand.clone().unwrap()),
    ];
    let facts = rows.len();
    let mut keys: Vec<&str> =
        products.iter().flat_map(|product| product.parts().attributes.keys().map(AttributeKey::as_str)).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        rows.push(ByHand::row(key, &products, |product| match product.parts().attributes.get(key).unwrap() {
            AttributeValue::Text(texts) => texts.or_other(LANG).to_owned(),
            AttributeValue::Number { value, unit } => {
                format!("{}{}", text::number(*value, LANG), unit.as_deref().unwrap_or_default())
            }
            AttributeValue::Flag(flag) => (if *flag { "có" } else { "không" }).to_owned(),
            AttributeValue::Set(set) => set.iter().map(String::as_str).collect::<Vec<_>>().join(", "),
        }));
    }
    print_by_hand(&products, &rows, facts)
}

fn print_by_hand(products: &[&Product], rows: &[ByHand], facts: usize) -> String {
    let mut grid: Vec<Vec<String>> = Vec::new();
    let names = products.iter().map(|product| product.parts().name.or_other(LANG).to_owned());
    grid.push(once("Sản phẩm".to_owned()).chain(names).collect());
    for (i, row) in rows.iter().enumerate() {
        if i == facts {
            let nothing = products.iter().map(|_| String::new());
            grid.push(once("Thông tin bổ sung".to_owned()).chain(nothing).collect());
        }
        let mark = match row.differs {
            Some(true) => "≠",
            Some(false) => "=",
            None => " ",
        };
        grid.push(once(format!("{mark} {}", row.label)).chain(row.cells.iter().cloned()).collect());
    }
    let widths: Vec<usize> = (0..=products.len())
        .map(|column| grid.iter().map(|row| row[column].chars().count()).max().unwrap_or_default())
        .collect();
    let mut out = String::new();
    for (i, row) in grid.iter().enumerate() {
        let line: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}", width = *width)).collect();
        writeln!(out, "{}", line.join(" │ ").trim_end_matches(' ')).unwrap();
        if i == 0 {
            let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            writeln!(out, "{}", rule.join("─┼─")).unwrap();
        }
    }
    out.push_str("\n≠ khác nhau · = giống nhau\n");
    for row in rows {
        if let Some((mark, column, reason)) = &row.ahead {
            let name = products[*column].parts().name.or_other(LANG);
            writeln!(out, "{mark} {}: {name} – {reason}", row.label).unwrap();
        }
    }
    out
}

/// The median times of two things done in turn, in nanoseconds.
fn medians<A, B>(mut one: impl FnMut() -> A, mut other: impl FnMut() -> B) -> [u128; 2] {
    const ROUNDS: usize = 401;
    let mut times = [Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS)];
    for round in 0..ROUNDS + 20 {
        let start = Instant::now();
        black_box(one());
        let middle = Instant::now();
        black_box(other());
        let end = Instant::now();
        // The first rounds warm the caches.
        if round >= 20 {
            times[0].push((middle - start).as_nanos());
            times[1].push((end - middle).as_nanos());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[ROUNDS / 2].max(1)
    })
}

fn main() -> io::Result<()> {
    let (six, eight, thirty_two) = (Fixture::of(6), Fixture::of(8), Fixture::of(32));
    assert_eq!(six.table().rows().len(), 30);
    assert_eq!(six.print(), by_hand(&six), "both print the same");
    let mut out = io::stdout();
    let mut within = true;
    let mut report = |what: &str, [a, b]: [u128; 2], bound: u128| {
        within &= a <= bound * b;
        let hundredths = a * 100 / b;
        let (whole, part) = (hundredths / 100, hundredths % 100);
        writeln!(out, "{what}: {whole}.{part:02} (at most {bound}; {a} ns to {b} ns)")
    };
    report("6 products × 30 rows, built and printed, to code by hand", medians(|| six.print(), || by_hand(&six)), 3)?;
    report("32 columns to 8, built and printed", medians(|| thirty_two.print(), || eight.print()), 5)?;
    report("32 columns to 8, built", medians(|| thirty_two.table(), || eight.table()), 5)?;
    let judged = |fixture: &Fixture| fixture.table().pareto(&[Field::Price, Field::Rating]).unwrap();
    report("32 columns to 8, built and judged", medians(|| judged(&thirty_two), || judged(&eight)), 16)?;
    if within { Ok(()) } else { Err(io::Error::other("a ratio is above its bound")) }
}
