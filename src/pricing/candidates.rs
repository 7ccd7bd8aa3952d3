//! The rules that a cart touches, and when that may change.

use alloc::vec::Vec;

use time::OffsetDateTime;

use super::few::Blank;
use super::judge::{Bench, next_edge};
use super::rulebook::{Compiled, Rulebook};
use super::{CodeOutcome, CodeVerdict, Condition, Few};
use crate::certification;
use crate::product::FactKey;

/// Ranks of rules; those of a usual cart stay out of the heap.
type Ranks = Few<u32, 16>;

impl Blank for Option<FactKey> {
    const BLANK: Self = None;
}

/// The rules that a cart touches.
#[derive(Debug)]
pub(super) struct Touched {
    /// Ranks, ascending.
    pub(super) ranks: Ranks,
    /// Rules that the index offered.
    pub(super) offered: u32,
    /// The next change of a rule that is touched or would be but for its window.
    pub(super) next_change: Option<OffsetDateTime>,
}

/// The rules that a cart touches: those of entered codes; and those that need no code, are in force, and match a line.
pub(super) fn touched(book: &Rulebook, bench: Bench<'_>) -> Touched {
    let mut offered = Ranks::new();
    for code in bench.cart.codes() {
        book.with_code(code).for_each(|rank| offered.push(rank));
    }
    book.plain().always().iter().for_each(|rank| offered.push(*rank));
    // Goods of one cart have facts in common; those asked for first are not asked for again.
    let mut asked = Few::<Option<FactKey>, 8>::new();
    for line in bench.lines.iter().filter(|line| !line.excluded) {
        for fact in line.product.keys().iter().filter(|fact| book.plain().asks(**fact)) {
            if asked.contains(&Some(*fact)) {
                continue;
            }
            if asked.len() < 8 {
                asked.push(Some(*fact));
            }
            book.plain().asking(*fact).for_each(|rank| offered.push(rank));
        }
    }
    offered.as_mut_slice().sort_unstable();
    let (mut before, at) = (None, bench.context.at);
    let mut touched = Touched { ranks: Ranks::new(), offered: 0, next_change: None };
    for rank in offered.iter().copied().filter(|rank| before.replace(*rank) != Some(*rank)) {
        touched.offered += 1;
        let Some(compiled) = book.compiled(rank) else { continue };
        let coded = !compiled.rule.codes.is_empty();
        if !coded && !matches(compiled, bench) {
            continue;
        }
        touched.next_change = earliest(touched.next_change, next_change(compiled, at));
        if coded || compiled.rule.window.contains(at) {
            touched.ranks.push(rank);
        }
    }
    touched
}

/// Whether a selector of the rule matches a line, or the rule has none to match.
fn matches(compiled: &Compiled, bench: Bench<'_>) -> bool {
    let any = |matcher: &super::matcher::Matcher| bench.lines.iter().any(|line| line.is(matcher, bench.context));
    if compiled.goods.is_empty() {
        let touching = compiled.touching();
        return touching.is_empty() || touching.into_iter().any(any);
    }
    compiled.goods.iter().any(any)
}

/// The next edge of the rule's window, or of a period or hours that it asks for.
pub(super) fn next_change(compiled: &Compiled, at: OffsetDateTime) -> Option<OffsetDateTime> {
    let mut asked = Vec::new();
    compiled.when.asked(&mut asked);
    let edges = asked.into_iter().filter_map(|condition| match condition {
        Condition::Period(period) => period.next_change(at),
        Condition::Hours(hours) => next_edge(hours, at),
        _ => None,
    });
    edges.chain(compiled.rule.window.next_change(at)).min()
}

/// The next change of a price or certificate of a line, or of the policy.
pub(super) fn next_change_of_goods(bench: Bench<'_>) -> Option<OffsetDateTime> {
    let at = bench.context.at;
    let mut next = bench.context.policy.changes.iter().copied().filter(|change| at < *change).min();
    for line in bench.lines.iter().filter(|line| line.product.is_timed()) {
        let parts = line.product.parts();
        for sale in &parts.sales {
            next = earliest(next, sale.period.next_change(at));
        }
        if let Some(day) = certification::next_change(&parts.certificates, at.date()) {
            next = earliest(next, Some(day.midnight().assume_offset(at.offset())));
        }
    }
    next
}

pub(super) fn earliest(a: Option<OffsetDateTime>, b: Option<OffsetDateTime>) -> Option<OffsetDateTime> {
    a.into_iter().chain(b).min()
}

/// What became of each entered code, by code.
#[inline(never)]
pub(super) fn code_verdicts(book: &Rulebook, bench: Bench<'_>) -> Vec<CodeVerdict> {
    let verdict = |code: &crate::cart::Code| {
        let rules: Vec<_> = book.with_code(code).filter_map(|rank| book.compiled(rank)).map(|c| &c.rule).collect();
        let ids = rules.iter().map(|rule| rule.id.clone()).collect();
        let outcome = if rules.is_empty() {
            CodeOutcome::Unknown
        } else if rules.iter().any(|rule| rule.window.contains(bench.context.at)) {
            CodeOutcome::Rules(ids)
        } else {
            CodeOutcome::OutsideWindow(ids)
        };
        CodeVerdict { code: code.clone(), outcome }
    };
    bench.cart.codes().map(verdict).collect()
}
