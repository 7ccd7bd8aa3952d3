//! A comparison as text, Markdown, CSV, JSON and HTML: exact, aligned, and safe whatever products are called.

use ocop::comparison::{Direction, Field, Offer, Switches, Table, Target};
use ocop::text::Lang;
use serde_json::{Value as Json, json};

use crate::{context, table, table_in};

const HOSTILE: &str = "<script>alert('x')</script> & \"=1+1\" | `*_[x](y)";

fn hostile() -> Table {
    let products = [
        json!({"name": HOSTILE, "images": ["javascript:alert(1)"], "regular_price": "80000 VND", "attributes": {"x\"><b>": {"text": "=cmd|' /C calc'!A0"}}}),
        json!({"name": "-2+3\u{1b}[31m\u{202e}", "images": ["https://example.test/a.jpg?x=\"><b>"], "attributes": {"x\"><b>": {"text": "a\nb"}}}),
    ];
    table(&products, &["image", "price", "additional"])
}

#[test]
fn html_escapes_what_products_are_called() {
    assert_eq!(
        hostile().html(Lang::En).to_string(),
        "<table lang=\"en\">\n\
         <caption>Product comparison</caption>\n\
         <thead>\n\
         <tr><th scope=\"col\">Product</th>\
         <th scope=\"col\" data-sku=\"P0\">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;=1+1&quot; | `*_[x](y)</th>\
         <th scope=\"col\" data-sku=\"P1\">-2+3\u{fffd}[31m\u{fffd}</th></tr>\n\
         </thead>\n\
         <tbody>\n\
         <tr data-field=\"image\"><th scope=\"row\">Image</th>\
         <td data-state=\"value\">javascript:alert(1)</td>\
         <td data-state=\"value\"><img src=\"https://example.test/a.jpg?x=&quot;&gt;&lt;b&gt;\" alt=\"-2+3\u{fffd}[31m\u{fffd}\"></td></tr>\n\
         <tr data-field=\"price\" data-verdict=\"different\"><th scope=\"row\">Price <abbr title=\"different\">≠</abbr></th>\
         <td data-state=\"value\">₫80,000</td>\
         <td data-state=\"value\">₫1,000 <span aria-hidden=\"true\">▼</span> \
         <small>lower than the other products in the table, by ₫79,000 or more</small></td></tr>\n\
         </tbody>\n\
         <tbody>\n\
         <tr><th scope=\"rowgroup\" colspan=\"3\">Additional information</th></tr>\n\
         <tr data-field=\"attribute:x&quot;&gt;&lt;b&gt;\" data-verdict=\"different\">\
         <th scope=\"row\">x&quot;&gt;&lt;b&gt; <abbr title=\"different\">≠</abbr></th>\
         <td data-state=\"value\">=cmd|&#39; /C calc&#39;!A0</td><td data-state=\"value\">a b</td></tr>\n\
         </tbody>\n\
         </table>\n"
    );
}

#[test]
fn csv_is_safe_to_open_and_amounts_stay_numbers() {
    assert_eq!(
        hostile().csv(Lang::En).to_string(),
        "Key,Product,Unit,\"<script>alert('x')</script> & \"\"=1+1\"\" | `*_[x](y)\",'-2+3\u{1b}[31m\u{202e}\r\n\
         image,Image,,javascript:alert(1),\"https://example.test/a.jpg?x=\"\"><b>\"\r\n\
         price,Price,VND,80000,1000\r\n\
         \"attribute:x\"\"><b>\",\"x\"\"><b>\",,'=cmd|' /C calc'!A0,\"a\nb\"\r\n"
    );
    let table = table(
        &[
            json!({"shipping_weight": "0.5 kg", "stock": {"level": 3}, "net_content": {"net": "250 g"}, "attributes": {"t": {"number": {"value": "-5"}}}}),
            json!({"shipping_weight": "750 g", "net_content": {"net": "500 g"}, "attributes": {"t": {"number": {"value": "1.50"}}}}),
        ],
        &["weight", "stock", "unit_price", "additional"],
    );
    assert_eq!(
        table.csv(Lang::Vi).to_string(),
        "Mã trường,Sản phẩm,Đơn vị,Tên 0,Tên 1\r\n\
         weight,Trọng lượng,g,500,750\r\n\
         stock,Tình trạng,,3,chưa có\r\n\
         unit_price,Đơn giá,VND/100 g,400,200\r\n\
         attribute:t,t,,-5,1.5\r\n"
    );
}

#[test]
fn text_is_aligned_by_what_is_seen() {
    let table = table(
        &[
            json!({"name": "Cà phê bột", "rating": {"sum": 9, "count": 2}, "attributes": {"hương": {"set": ["ca cao", "hạt dẻ"]}}}),
            json!({"name": "茶", "regular_price": "900 VND", "attributes": {"hương": {"text": "ca\u{300} phê rang, hạt dẻ nướng và mật ong"}}}),
        ],
        &["rating", "price", "additional"],
    );
    assert_eq!(
        table.text(Lang::Vi).widest(20).to_string(),
        "Sản phẩm          │ Cà phê bột         │ 茶\n\
         ──────────────────┼────────────────────┼─────────────────────\n  \
           Đánh giá        │ 4,5/5 (2 đánh giá) │ chưa có\n\
         ≠ Giá             │ 1.000\u{a0}₫            │ 900\u{a0}₫ ▼\n\
         Thông tin bổ sung │                    │\n\
         ≠ hương           │ ca cao, hạt dẻ     │ cà phê rang, hạt dẻ\n                  \
         │                    │ nướng và mật ong\n\
         \n\
         ≠ khác nhau\n\
         ▼ Giá: 茶 – thấp hơn các sản phẩm còn lại trong bảng, cách 100\u{a0}₫ trở lên\n"
    );
    assert!(!hostile().text(Lang::Vi).to_string().contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn markdown_and_json_hold_any_name() {
    let markdown = hostile().markdown(Lang::En).to_string();
    let head = markdown.lines().next().unwrap();
    assert_eq!(
        head,
        "| Product | &lt;script&gt;alert('x')&lt;/script&gt; &amp; \"=1+1\" \\| \\`\\*\\_\\[x\\](y) | -2+3\u{fffd}\\[31m\u{fffd} |"
    );
    assert!(markdown.contains("\n| ≠ Price | ₫80,000 | **₫1,000** ▼ |\n"));
    assert!(markdown.ends_with(" – lower than the other products in the table, by ₫79,000 or more\n"));
    let json: Json = serde_json::from_str(&hostile().json(Lang::En).to_string()).unwrap();
    assert_eq!(json["products"][0]["name"], HOSTILE);
    assert_eq!(json["products"][1]["name"], "-2+3\u{1b}[31m\u{202e}");
    assert_eq!(json["rows"][1]["ahead"], json!(["P1"]));
    assert_eq!(json["rows"][2]["section"], "additional");
}

#[test]
fn a_typed_table_can_be_stored_and_sent() {
    let table = table(&[json!({"shipping_weight": "500 g"}), json!({})], &["weight"]);
    let stored = serde_json::to_value(&table).unwrap();
    assert_eq!(
        stored["rows"][0],
        json!({
            "field": "weight", "label": {"vi": "Trọng lượng", "en": "Weight"},
            "cells": [{"value": {"measure": "500 g"}}, "not_recorded"],
            "verdict": "unknown", "coverage": {"known": 1, "applicable": 2},
            "direction": "none", "winners": {"nobody": "no_direction"}
        })
    );
}

#[test]
fn no_word_of_a_table_is_a_superlative() {
    let products: Vec<Json> = (0..12)
        .map(|i| {
            let states = [
                "back_order",
                "discontinued",
                "in_stock",
                "in_store_only",
                "limited_availability",
                "made_to_order",
                "online_only",
                "out_of_stock",
                "pre_order",
                "pre_sale",
                "reserved",
                "sold_out",
            ];
            json!({
                "availability": states[i], "stock": {"level": i}, "regular_price": format!("{} VND", 1000 + i),
                "rating": {"sum": 4 * (i + 1), "count": i + 1}, "net_content": {"net": format!("{} g", 100 + i)},
                "shipping_weight": "1 kg", "gtin": "8934563138165", "brand": "B"
            })
        })
        .collect();
    let fields: Vec<String> = Field::all().map(|field| field.to_string()).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let mut context = context();
    for (field, direction) in [
        (Field::Stock, Direction::Higher),
        (Field::Weight, Direction::Lower),
        (Field::NetContent, Direction::Closest(Target::Measure("1 kg".parse().unwrap()))),
    ] {
        context.fields = context.fields.with(Offer { direction: Some(direction), ..Offer::new(field) }).unwrap();
    }
    let table =
        table_in(&products, &fields, &context).with_switches(Switches { hide_empty: false, ..Switches::default() });
    for lang in Lang::ALL {
        let printed = format!("{}{}{}{}", table.text(lang), table.markdown(lang), table.html(lang), table.csv(lang))
            .to_lowercase();
        for word in ["nhất", "số một", "best", "cheapest", "lowest", "highest", "closest", "most", "number one"] {
            assert!(!printed.contains(word), "{word} in {lang}");
        }
    }
}
