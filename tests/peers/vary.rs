//! Cases that nobody wrote: those of the vectors with other quantities, prices and rates.

use ocop::product::Quantity;
use rust_decimal::Decimal;
use serde_json::Value;

use super::case::{Case, Facts};

/// Numbers that look drawn, and are the same every time.
#[derive(Debug)]
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below a bound.
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn half(&mut self) -> bool {
        self.below(2) == 0
    }

    /// An amount: often small, so that little is shared among many.
    fn amount(&mut self) -> u64 {
        let bound = if self.below(3) == 0 { 400 } else { 40_000 };
        1 + self.below(bound)
    }
}

/// The case with other numbers; `None` where its kind has none to vary.
pub(crate) fn varied(mut case: Case, numbers: &mut Numbers) -> Option<Case> {
    let priced = ["cart", "discounts", "offers"].contains(&case.kind.as_str());
    let large = case.lines.iter().any(|line| line.qty > 50);
    if !priced || large || case.lines.is_empty() {
        return None;
    }
    for line in &mut case.lines {
        if numbers.half() {
            line.qty = u32::try_from(1 + numbers.below(9)).unwrap_or(Quantity::MAX);
        }
        if numbers.half() {
            line.price = numbers.amount().into();
        }
        (line.subtotal, line.original_total) = (None, None);
    }
    if numbers.half() {
        let bound = u64::try_from(case.lines.len()).expect("few lines");
        case.lines.truncate(usize::try_from(1 + numbers.below(bound)).expect("few lines"));
    }
    for promotion in &mut case.promotions {
        values(promotion, numbers);
    }
    case.rounded_to.clear();
    Some(case)
}

/// Other values of a promotion, and of what it gives.
fn values(promotion: &mut Value, numbers: &mut Numbers) {
    let of_hundred =
        ["type", "method"].iter().filter_map(|name| promotion.text(name)).any(|kind| kind.contains("percent"));
    let of_hundred = of_hundred || promotion.text("type") == Some("facet_based_discount");
    for name in ["amount", "value", "discount"] {
        // What names a condition keeps its size.
        let varies = promotion.get(name).is_some() && promotion.text("scope").is_none_or(|_| of_hundred);
        if varies && numbers.half() {
            let value = if of_hundred {
                Decimal::new(i64::try_from(1 + numbers.below(999)).expect("small"), 1)
            } else {
                numbers.amount().into()
            };
            promotion[name] = value.to_string().into();
        }
    }
    if let Some(given) = promotion.get_mut("give").and_then(Value::as_array_mut) {
        for given in given {
            values(given, numbers);
        }
    }
    if let Some(benefit) = promotion.get_mut("benefit") {
        values(benefit, numbers);
    }
}
