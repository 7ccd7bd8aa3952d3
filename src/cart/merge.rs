//! Two carts made one, as at login.

use alloc::vec::Vec;

use serde::Serialize;

use super::edit::allowed;
use super::{Cart, EditError, LineKey, MAX_CODES, QuantityLimit};
use crate::product::{Catalog, Quantity};

/// Which quantity a line gets that both carts hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MergePolicy {
    /// The sum. The usual one, and the default.
    #[default]
    Sum,
    /// The larger.
    Larger,
    /// That of the cart merged into.
    Own,
}

/// What became of one line of the other cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Merged {
    /// It is a new line.
    Added(LineKey, Quantity),
    /// It met a line of the same key, which has this quantity now.
    Combined(LineKey, Quantity),
    /// As before, but the quantity asked for was not allowed.
    Clamped {
        /// The line.
        key: LineKey,
        /// The quantity asked for.
        asked: u32,
        /// The quantity now.
        to: Quantity,
        /// What allowed no more.
        by: QuantityLimit,
    },
    /// It was left out; the other cart still holds it.
    Refused(LineKey, #[serde(serialize_with = "as_text")] EditError),
}

fn as_text<S: serde::Serializer>(error: &EditError, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(error)
}

impl Cart {
    /// Takes over the lines and codes of another cart. What it takes, and what it met, is said line by line; a line that is refused or a
    /// code that finds no room stays in the other cart.
    ///
    /// Prices of the host's own and prices seen come along with new lines only.
    pub fn merge(&mut self, catalog: &impl Catalog, other: &mut Self, policy: MergePolicy) -> Vec<Merged> {
        let mut report = Vec::new();
        let mut kept = Vec::new();
        for line in core::mem::take(&mut other.lines) {
            let outcome = self.take_over(catalog, &line, policy);
            if matches!(outcome, Merged::Refused(..)) {
                kept.push(line);
            }
            report.push(outcome);
        }
        other.lines = kept;
        for code in core::mem::take(&mut other.codes) {
            if self.codes.len() < MAX_CODES || self.codes.contains(&code) {
                self.codes.insert(code);
            } else {
                other.codes.insert(code);
            }
        }
        report
    }

    fn take_over(&mut self, catalog: &impl Catalog, line: &super::Line, policy: MergePolicy) -> Merged {
        let key = line.key();
        let Some(product) = catalog.product(&line.sku) else {
            return Merged::Refused(key, EditError::UnknownProduct { sku: line.sku.clone() });
        };
        let met = self.lines.iter().position(|own| own.is(&key) && own.host_price == line.host_price);
        let held = met.and_then(|i| self.lines.get(i)).map(|own| own.quantity.get());
        let asked = match (held, policy) {
            (None, _) => line.quantity.get(),
            (Some(held), MergePolicy::Sum) => held + line.quantity.get(),
            (Some(held), MergePolicy::Larger) => held.max(line.quantity.get()),
            (Some(held), MergePolicy::Own) => held,
        };
        let others = self.lines.iter().enumerate().filter(|(i, own)| own.sku == line.sku && Some(*i) != met);
        let elsewhere = others.map(|(_, own)| u64::from(own.quantity.get())).sum();
        let (to, clamped) = match allowed(product, asked, elsewhere) {
            Ok(to) => (to, None),
            Err((Some(to), by)) => (to, Some(by)),
            Err((None, limit)) => {
                return Merged::Refused(key, EditError::Quantity { sku: line.sku.clone(), asked, limit });
            }
        };
        let new = || super::Line { quantity: to, ..line.clone() };
        match met {
            Some(i) => self.lines.iter_mut().skip(i).take(1).for_each(|own| own.quantity = to),
            None if self.push(new()).is_err() => return Merged::Refused(key, EditError::TooManyLines),
            None => {}
        }
        match (clamped, held) {
            (Some(by), _) => Merged::Clamped { key, asked, to, by },
            (None, None) => Merged::Added(key, to),
            (None, Some(_)) => Merged::Combined(key, to),
        }
    }
}
