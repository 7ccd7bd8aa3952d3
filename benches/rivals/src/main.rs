//! Other crates of the registry beside the engine: `cargo run --release` in this folder.
//!
//! The jobs are as near to each other as they come, not equal; what each does and does not do is printed beside its figure. All sides take
//! turns on the same ten-line carts, and the median counts.

#[allow(dead_code, reason = "only the engine's side of the comparison is needed here")]
#[path = "../../floor.rs"]
mod floor;
#[path = "../../shop.rs"]
mod shop;

use core::hint::black_box;
use std::io::{self, Write as _};
use std::sync::Arc;
use std::time::Instant;

use cel::{Env, Program};
use ocop::cart::Cart;
use ocop::pricing::{Detail, quote};
use ocop::product::{Catalog, Catalogue, Product};
use promotion_kit::promotion::{DiscountType, Promotion as KitPromotion, TargetScope};
use rust_decimal::Decimal;
use stateset_core::{
    ApplyPromotionsRequest, ApplyPromotionsResult, CustomerUsageCounts, Promotion, PromotionLineItem, PromotionStatus,
    PromotionTarget, PromotionTrigger, PromotionType, StackingBehavior, evaluate_promotions,
};
use stateset_primitives::{CurrencyCode, PromotionId};
use uuid::Uuid;

use shop::Outcome;

const CARTS: u32 = 1_024;
const BATCH: usize = 16;

/// A line as the others take it.
struct Row {
    sku: String,
    category: usize,
    units: u32,
    price: i64,
}

fn rows(catalogue: &Catalogue, cart: &Cart) -> Vec<Row> {
    let category = |product: &Product| {
        let mut steps = product.parts().categories.iter().flat_map(|path| path.steps());
        steps.find_map(|step| step.as_str().strip_prefix("nhom-")?.parse().ok()).unwrap_or(0)
    };
    let row = |line: &ocop::cart::Line| {
        let product = catalogue.product(&line.sku)?;
        let price = product.regular_price()?.minor();
        Some(Row { sku: line.sku.to_string(), category: category(product), units: line.quantity.get(), price })
    };
    cart.lines().iter().filter_map(row).collect()
}

fn stateset_promotion(kind: PromotionType, priority: i32, categories: Vec<Uuid>) -> Promotion {
    let now = chrono::Utc::now();
    Promotion {
        id: PromotionId::new(),
        code: format!("P{priority}"),
        name: format!("promotion {priority}"),
        description: None,
        internal_notes: None,
        promotion_type: kind,
        trigger: PromotionTrigger::Automatic,
        target: if categories.is_empty() { PromotionTarget::Order } else { PromotionTarget::Category },
        stacking: StackingBehavior::Stackable,
        status: PromotionStatus::Active,
        percentage_off: None,
        fixed_amount_off: None,
        max_discount_amount: None,
        buy_quantity: None,
        get_quantity: None,
        get_discount_percent: None,
        tiers: None,
        bundle_product_ids: None,
        bundle_discount: None,
        starts_at: now - chrono::Duration::days(1),
        ends_at: None,
        total_usage_limit: None,
        per_customer_limit: None,
        usage_count: 0,
        conditions: Vec::new(),
        applicable_product_ids: Vec::new(),
        applicable_category_ids: categories,
        applicable_skus: Vec::new(),
        excluded_product_ids: Vec::new(),
        excluded_category_ids: Vec::new(),
        eligible_customer_ids: Vec::new(),
        eligible_customer_groups: Vec::new(),
        currency: CurrencyCode::USD,
        priority,
        metadata: None,
        created_at: now,
        updated_at: now,
    }
}

/// Ten percent off a category, buy two get one, and an amount off: what the crate has of the three offers.
fn stateset_promotions(categories: &[Uuid; 3]) -> Vec<(Promotion, Option<String>)> {
    let [_, percent, three] = *categories;
    let of = stateset_promotion;
    let all = [
        Promotion { percentage_off: Some(Decimal::new(1, 1)), ..of(PromotionType::PercentageOff, 1, vec![percent]) },
        Promotion {
            buy_quantity: Some(2),
            get_quantity: Some(1),
            get_discount_percent: Some(Decimal::ONE),
            ..of(PromotionType::BuyXGetY, 2, vec![three])
        },
        Promotion { fixed_amount_off: Some(Decimal::from(50_000)), ..of(PromotionType::FixedAmountOff, 3, Vec::new()) },
    ];
    all.into_iter().map(|promotion| (promotion, None)).collect()
}

fn stateset_request(rows: &[Row], categories: &[Uuid; 3]) -> ApplyPromotionsRequest {
    let item = |row: &Row| PromotionLineItem {
        id: row.sku.clone(),
        product_id: None,
        variant_id: None,
        sku: Some(row.sku.clone()),
        category_ids: categories.get(row.category).copied().into_iter().collect(),
        quantity: i32::try_from(row.units).unwrap_or(i32::MAX),
        unit_price: Decimal::from(row.price),
        line_total: Decimal::from(row.price * i64::from(row.units)),
    };
    let line_items: Vec<PromotionLineItem> = rows.iter().map(item).collect();
    let subtotal = line_items.iter().map(|item| item.line_total).sum();
    ApplyPromotionsRequest { line_items, subtotal, currency: CurrencyCode::USD, ..Default::default() }
}

fn kit_promotion() -> KitPromotion {
    KitPromotion {
        code: "ten".into(),
        description: String::new(),
        discount: DiscountType::Percentage(10.0),
        usage_limit: None,
        used: 0,
        valid_from: 0,
        valid_until: u64::MAX,
        min_transaction: None,
        target: TargetScope::Global,
        currency: None,
    }
}

/// A piece of work on the carts of a batch.
type Side<'s> = (&'s str, Box<dyn FnMut(core::ops::Range<usize>) + 's>);

fn median(mut times: Vec<u128>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn main() -> Outcome<()> {
    let (catalogue, carts) = (shop::catalogue(shop::PRODUCTS)?, shop::carts(1, CARTS, 10, 7)?);
    let (rulebook, context, offers) = (shop::book(shop::rules()?)?, shop::context(Detail::Kinds), shop::offers()?);
    let rows: Vec<Vec<Row>> = carts.iter().map(|cart| rows(&catalogue, cart)).collect();

    let categories = [Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4()];
    let requests: Vec<ApplyPromotionsRequest> = rows.iter().map(|rows| stateset_request(rows, &categories)).collect();
    let promotions = stateset_promotions(&categories);
    let usage = CustomerUsageCounts::new();

    let kit = kit_promotion();
    let env = Arc::new(Env::stdlib());
    let program: Program = env.compile("category == 1 ? price * units / 10 : 0").map_err(|error| format!("{error:?}"))?;

    let mut sides: Vec<Side<'_>> = vec![
        (
            "ocop: three offers, found among the rulebook's by index; entries per line and rule, unit runs, verdicts, totals",
            Box::new(|batch| {
                for cart in carts.get(batch).unwrap_or_default() {
                    let _ = black_box(quote(&rulebook, &catalogue, cart, &context));
                }
            }),
        ),
        (
            "by hand: the same three offers and entries, written for nothing else",
            Box::new(|batch| {
                for cart in carts.get(batch).unwrap_or_default() {
                    let _ = black_box(floor::floor(&offers, &catalogue, cart));
                }
            }),
        ),
        (
            "stateset-core: three promotions on lines that are resolved already; totals only, no share per line; get-one by average price",
            Box::new(|batch| {
                for request in requests.get(batch).unwrap_or_default() {
                    let mut result = ApplyPromotionsResult::default();
                    let _ = black_box(evaluate_promotions(request, promotions.clone(), &usage, &mut result));
                    black_box(result);
                }
            }),
        ),
        (
            "promotion_kit: one percentage of one amount for each line, in binary floating point, unrounded; no selection, no sharing",
            Box::new(|batch| {
                for row in rows.get(batch).unwrap_or_default().iter().flatten() {
                    #[allow(clippy::cast_precision_loss, reason = "the rival's amounts are floating-point numbers")]
                    let amount = (row.price * i64::from(row.units)) as f64;
                    let _ = black_box(promotion_kit::service::apply_promotion(&kit, amount, 1));
                }
            }),
        ),
        (
            "cel: one compiled expression for each line, a tenth off a category; no order of rules, no multi-buy, no sharing",
            Box::new(|batch| {
                for row in rows.get(batch).unwrap_or_default().iter().flatten() {
                    let mut facts = cel::Context::with_env(env.clone());
                    facts.add_variable_from_value("category", i64::try_from(row.category).unwrap_or_default());
                    facts.add_variable_from_value("price", row.price);
                    facts.add_variable_from_value("units", i64::from(row.units));
                    let _ = black_box(program.execute(&facts));
                }
            }),
        ),
    ];

    let mut times: Vec<Vec<u128>> = sides.iter().map(|_| Vec::new()).collect();
    for _ in 0..20 {
        for first in (0..carts.len()).step_by(BATCH) {
            for ((_, work), times) in sides.iter_mut().zip(&mut times) {
                let start = Instant::now();
                work(first..first + BATCH);
                times.push(start.elapsed().as_nanos());
            }
        }
    }
    for ((what, _), times) in sides.iter().zip(times) {
        writeln!(io::stdout(), "{:>7} ns a cart  {what}", median(times) / BATCH as u128)?;
    }
    Ok(())
}
