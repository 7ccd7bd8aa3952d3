//! Other crates of the registry beside the engine: `cargo run --release` in this folder.
//!
//! Two jobs on the same ten-line carts: a tenth off one category, which all sides can do in some way, and the three offers of the floor.
//! Each side's discount is first compared with the engine's, cart by cart; then all sides take turns, and the median of each counts. What a
//! side does, and what it leaves to others, is printed beside its figure.

#[allow(dead_code, reason = "only the engine's side of the comparison is needed here")]
#[path = "../../floor.rs"]
mod floor;
#[path = "../../shop.rs"]
mod shop;

use core::hint::black_box;
use std::io::{self, Write as _};
use std::sync::Arc;
use std::time::Instant;

use cel::{Env, Value};
use ocop::cart::Cart;
use ocop::pricing::{Context, Detail, Rulebook, quote};
use ocop::product::{Catalog, Catalogue, Product};
use promotion_kit::promotion::{DiscountType, Promotion as KitPromotion, TargetScope};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use stateset_core::{
    ApplyPromotionsRequest, ApplyPromotionsResult, CustomerUsageCounts, Promotion, PromotionLineItem, PromotionStatus,
    PromotionTarget, PromotionTrigger, PromotionType, StackingBehavior, evaluate_promotions,
};
use stateset_primitives::{CurrencyCode, PromotionId};
use uuid::Uuid;

use shop::Outcome;

const CARTS: u32 = 1_024;
const BATCH: usize = 16;
const ROUNDS: usize = 20;
const VND: CurrencyCode = match CurrencyCode::from_bytes(*b"VND") {
    Some(code) => code,
    None => CurrencyCode::JPY,
};
/// The category that is a tenth off.
const PERCENT: usize = 1;

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
        currency: VND,
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
        line_total: Decimal::from(amount(row)),
    };
    let line_items: Vec<PromotionLineItem> = rows.iter().map(item).collect();
    let subtotal = line_items.iter().map(|item| item.line_total).sum();
    ApplyPromotionsRequest { line_items, subtotal, currency: VND, ..Default::default() }
}

fn amount(row: &Row) -> i64 {
    row.price * i64::from(row.units)
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

/// One side of a job: what takes so much off the cart at a position, in minor units.
struct Side<'s> {
    name: &'s str,
    does: &'s str,
    lacks: &'s str,
    discount: Box<dyn FnMut(usize) -> Option<i64> + 's>,
}

impl<'s> Side<'s> {
    fn new(name: &'s str, does: &'s str, lacks: &'s str, discount: impl FnMut(usize) -> Option<i64> + 's) -> Self {
        Self { name, does, lacks, discount: Box::new(discount) }
    }
}

fn median(mut times: Vec<u128>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default() / BATCH as u128
}

/// Prints a line for each side; the first is the one that the others are compared with.
fn run(job: &str, mut sides: Vec<Side<'_>>) -> Outcome<()> {
    let all = 0..CARTS as usize;
    let answers: Vec<Vec<Option<i64>>> =
        sides.iter_mut().map(|side| all.clone().map(|cart| (side.discount)(cart)).collect()).collect();
    let mut times: Vec<Vec<u128>> = sides.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for first in all.clone().step_by(BATCH) {
            for (side, times) in sides.iter_mut().zip(&mut times) {
                let start = Instant::now();
                for cart in first..first + BATCH {
                    black_box((side.discount)(cart));
                }
                times.push(start.elapsed().as_nanos());
            }
        }
    }
    let medians: Vec<u128> = times.into_iter().map(median).collect();
    let (ours, expected) = (medians.first().copied().unwrap_or(1), answers.first().ok_or("no side")?);
    let mut out = io::stdout();
    writeln!(out, "{job}")?;
    for ((side, nanos), answers) in sides.iter().zip(medians).zip(&answers) {
        let equal = expected.iter().zip(answers).filter(|(ours, theirs)| ours == theirs && ours.is_some()).count();
        let percent = 100 * nanos / ours;
        let Side { name, does, lacks, .. } = side;
        writeln!(
            out,
            "{name:<14} {nanos:>6} ns a cart, {percent:>4} % of ocop; equal on {equal} of {CARTS}; does: {does}; does not: {lacks}"
        )?;
    }
    Ok(())
}

/// What all sides are given.
struct Given {
    catalogue: Catalogue,
    carts: Vec<Cart>,
    context: Context,
    /// The same carts with their products already found.
    rows: Vec<Vec<Row>>,
    categories: [Uuid; 3],
    requests: Vec<ApplyPromotionsRequest>,
}

impl Given {
    fn new() -> Outcome<Self> {
        let (catalogue, carts) = (shop::catalogue(shop::PRODUCTS)?, shop::carts(1, CARTS, 10, 7)?);
        let rows: Vec<Vec<Row>> = carts.iter().map(|cart| rows(&catalogue, cart)).collect();
        let categories = [Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4()];
        let requests = rows.iter().map(|rows| stateset_request(rows, &categories)).collect();
        Ok(Self { catalogue, carts, context: shop::context(Detail::Kinds), rows, categories, requests })
    }

    fn ocop<'s>(&'s self, rulebook: &'s Rulebook) -> Side<'s> {
        let discount = move |cart: usize| {
            let quote = quote(rulebook, &self.catalogue, self.carts.get(cart)?, &self.context).ok()?;
            Some(quote.totals.discounts.minor())
        };
        let does =
            "finds products and rules; exact entries per line and rule, unit runs, verdicts, limits, conflicts, tax";
        Side::new("ocop", does, "keep anything between carts", discount)
    }

    fn stateset<'s>(&'s self, promotions: Vec<(Promotion, Option<String>)>) -> Side<'s> {
        let usage = CustomerUsageCounts::new();
        let discount = move |cart: usize| {
            let mut result = ApplyPromotionsResult::default();
            evaluate_promotions(self.requests.get(cart)?, promotions.clone(), &usage, &mut result).ok()?;
            result.total_discount.to_i64()
        };
        let does = "exact decimals rounded once a promotion (half to even), reasons for refusals, exclusive or not, usage limits";
        let lacks = "shares per line, free units at their own price, lookups of goods; takes promotions by value, so that they are cloned";
        Side::new("stateset-core", does, lacks, discount)
    }

    fn promotion_kit(&self) -> Side<'_> {
        let kit = kit_promotion();
        let discount = move |cart: usize| {
            let mut sum = 0;
            for row in self.rows.get(cart)?.iter().filter(|row| row.category == PERCENT) {
                let off = promotion_kit::service::apply_promotion(&kit, amount(row).to_f64()?, 1).ok()?;
                sum += off.round().to_i64()?;
            }
            Some(sum)
        };
        let does = "a percentage of one amount, within a period and a usage limit";
        let lacks = "exact amounts (binary floating point), rounding and choice of lines (the host does both here), several promotions, shares, verdicts";
        Side::new("promotion_kit", does, lacks, discount)
    }

    fn cel(&self) -> Outcome<Side<'_>> {
        let env = Arc::new(Env::stdlib());
        let rule = format!("category == {PERCENT} ? (price * units * 10 + 50) / 100 : 0");
        let program = env.compile(&rule).map_err(|error| error.to_string())?;
        let discount = move |cart: usize| {
            let mut sum = 0;
            for row in self.rows.get(cart)? {
                let mut facts = cel::Context::with_env(env.clone());
                facts.add_variable_from_value("category", i64::try_from(row.category).ok()?);
                facts.add_variable_from_value("price", row.price);
                facts.add_variable_from_value("units", i64::from(row.units));
                let Ok(Value::Int(off)) = program.execute(&facts) else { return None };
                sum += off;
            }
            Some(sum)
        };
        let does = "one compiled expression a line, whole numbers, rounded as the expression says";
        let lacks = "anything that is not in the expression: order of rules, multi-buys, shares, verdicts, limits";
        Ok(Side::new("cel", does, lacks, discount))
    }
}

fn main() -> Outcome<()> {
    let (given, offers, rules) = (Given::new()?, shop::offers()?, shop::rules()?);
    let mut promotions = stateset_promotions(&given.categories);
    let hand = |cart: usize| Some(floor::floor(&offers, &given.catalogue, given.carts.get(cart)?)?.discounts);
    let by_hand = Side::new("by hand", "finds products; exact entries per line and offer", "anything else", hand);
    let three = shop::book(rules.clone())?;
    run("three offers", vec![given.ocop(&three), by_hand, given.stateset(promotions.clone())])?;
    let tenth = shop::book(rules.into_iter().take(1).collect())?;
    promotions.truncate(1);
    run(
        "a tenth off a category",
        vec![given.ocop(&tenth), given.stateset(promotions), given.promotion_kit(), given.cel()?],
    )
}
