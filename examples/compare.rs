//! Three coffees and a tea side by side: the nine fields of the shop in a terminal, then the same as Markdown.
//!
//! `cargo run --example compare`, or with `-- --lang en` in English.

use core::error::Error;
use std::io::{self, Write};

use ocop::comparison::{
    AddError, Comparability, Comparable, Context, Direction, Field, Limit, List, Offer, Policy, Selection, Snapshot,
    Switches, Table,
};
use ocop::pricing::{self, Rulebook};
use ocop::product::{AttributeKey, Catalog, Catalogue, Sku};
use ocop::text::{Lang, Texts};
use time::macros::datetime;

/// Products of the shop's own facts: made up, since the real ones come without ratings and pictures.
const CATALOGUE: &str = r#"[
    {
        "sku": "CF-ROBUSTA-250",
        "name": {"vi": "Cà phê bột Robusta rang mộc", "en": "Plain-roasted Robusta, ground"},
        "images": ["/anh/robusta-250.jpg"],
        "categories": ["do-uong/ca-phe"],
        "regular_price": "85000 VND",
        "sales": [{"price": "76500 VND", "period": {"until": "2026-12-01T00:00:00+07:00"}}],
        "net_content": {"net": "250 g"}, "shipping_weight": "0.3 kg",
        "stock": {"level": 42}, "rating": {"sum": 578, "count": 128},
        "attributes": {
            "roast": {"text": {"vi": "đậm", "en": "dark"}}, "altitude": {"number": {"value": "1100", "unit": "m"}},
            "flavour": {"set": ["ca cao", "hạt dẻ"]}, "organic": {"flag": false}
        }
    },
    {
        "sku": "CF-ARABICA-250",
        "name": {"vi": "Cà phê hạt Arabica Cầu Đất", "en": "Arabica beans from Cầu Đất"},
        "images": ["/anh/arabica-250.jpg"],
        "categories": ["do-uong/ca-phe"],
        "regular_price": "145000 VND",
        "net_content": {"net": "250 g"}, "shipping_weight": "300 g",
        "stock": {"level": 3}, "availability": "limited_availability", "rating": {"sum": 30, "count": 6},
        "attributes": {
            "roast": {"text": {"vi": "Vừa", "en": "medium"}}, "altitude": {"number": {"value": "1500", "unit": "m"}},
            "flavour": {"set": ["cam", "mật ong"]}, "organic": {"flag": true}
        }
    },
    {
        "sku": "CF-PHIN-10",
        "name": {"vi": "Cà phê phin giấy, hộp 10 gói", "en": "Drip-bag coffee, box of 10"},
        "images": ["/anh/phin-giay.jpg"],
        "categories": ["do-uong/ca-phe"],
        "regular_price": "99000 VND",
        "net_content": {"net": "120 g"}, "shipping_weight": "250 g",
        "stock": {"backorder": 0}, "availability": "back_order", "quantity": {"min": 2},
        "attributes": {"roast": {"text": {"vi": "vừa", "en": "medium"}}, "flavour": {"set": ["hạt dẻ", "ca cao"]}}
    },
    {
        "sku": "TR-SHAN-100",
        "name": {"vi": "Trà Shan tuyết", "en": "Shan tea"},
        "images": ["/anh/shan-tuyet.jpg"],
        "categories": ["do-uong/tra"],
        "regular_price": "180000 VND",
        "net_content": {"net": "100 g"}, "shipping_weight": "150 g",
        "stock": {"level": 17}, "rating": {"sum": 93, "count": 19},
        "attributes": {"altitude": {"number": {"value": "1800", "unit": "m"}}, "organic": {"flag": true}}
    }
]"#;

fn main() -> Result<(), Box<dyn Error>> {
    let lang = language()?;
    let mut out = io::stdout().lock();
    let catalogue: Catalogue = serde_json::from_str(CATALOGUE)?;

    // The list: what the shopper picked, one after the other.
    let policy = Policy { limit: Limit::new(4)?, ..Policy::default() };
    let mut list = List::new();
    for sku in ["CF-ROBUSTA-250", "CF-ARABICA-250", "CF-PHIN-10", "TR-SHAN-100"] {
        let _ = list.add(&catalogue, &Sku::new(sku)?, policy)?;
    }
    let unknown = list.add(&catalogue, &Sku::new("CF-NONE")?, policy);
    assert!(matches!(unknown, Err(AddError::UnknownProduct { .. })));

    // The merchant: the fields of the shop, and labels for attributes. Roast only means something for coffee.
    let mut context = Context::at(datetime!(2026-11-25 09:00 +7));
    let attribute = |key: &str, vi: &str, en: &str| -> Result<Offer, Box<dyn Error>> {
        let field = Field::Attribute(AttributeKey::new(key)?);
        Ok(Offer { label: Texts::vi(vi).with(Lang::En, en), ..Offer::hidden(field) })
    };
    let offers = [
        Offer { categories: vec!["ca-phe".parse()?], ..attribute("roast", "Độ rang", "Roast")? },
        Offer { direction: Some(Direction::Higher), ..attribute("altitude", "Độ cao trồng", "Grown at")? },
        attribute("flavour", "Hương vị", "Flavour")?,
        attribute("organic", "Hữu cơ", "Organic")?,
    ];
    for offer in offers {
        context.fields = context.fields.with(offer)?;
    }

    // The view, as the shop shows it.
    let snapshot = Snapshot::new(list.skus().to_vec(), Selection::Default, Switches::default());
    let table = snapshot.table(&catalogue, &context);
    writeln!(out, "{}", table.text(lang).widest(24))?;
    writeln!(out, "{}", table.markdown(lang))?;

    let name = lang.pick("Mã chia sẻ", "Share code");
    writeln!(out, "{name}: {}\n", snapshot.encode()?)?;

    // What the shop does not show, of real products: display prices under the shop's rules, stars, the price for a reference quantity.
    // Most prices and sizes are examples.
    let catalogue: Catalogue = serde_json::from_str(include_str!("data/catalogue.json"))?;
    let rulebook: Rulebook = serde_json::from_str(include_str!("data/rulebook.json"))?;
    let pricing: pricing::Context = serde_json::from_str(include_str!("data/context.json"))?;
    let skus = ["ca-phe-khe-sanh", "dak-yang-honey", "ca-phe-bot-bich-thao", "che-dinh-hao-dat"].map(Sku::new);
    let list = List::of(skus.into_iter().collect::<Result<Vec<_>, _>>()?);
    let products: Vec<_> = list.skus().iter().filter_map(|sku| catalogue.product(sku)).collect();
    let context = Context::at(pricing.at).priced(&rulebook, products.iter().copied(), &pricing)?;
    let fields = [Field::Price, Field::NetContent, Field::UnitPrice, Field::Certificate, Field::Producer];
    let table = Table::of(list.skus(), &Selection::explicit(fields), &catalogue, &context);
    writeln!(out, "{}", table.text(lang).widest(26))?;

    // Whether the basket can be compared at all.
    match lang {
        Lang::Vi => writeln!(out, "Nên so sánh theo nhóm:")?,
        Lang::En => writeln!(out, "Better compared in sets:")?,
    }
    for set in Comparability::sets(products, Comparable::SameCategory(2)) {
        writeln!(out, "  {}", set.iter().map(Sku::as_str).collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

fn language() -> Result<Lang, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => Ok(Lang::Vi),
        (Some("--lang"), Some(code)) => Ok(code.parse()?),
        _ => Err("the only option is --lang vi or --lang en".into()),
    }
}
