//! Edits of a cart, each with what it did.

use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use super::{Cart, Code, Line, LineKey, MAX_CODES, MAX_LINES};
use crate::product::{Catalog, Product, PurchaseAction, Quantity, Sku};

/// What to do with a quantity that the product or its stock does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnLimit {
    /// Refuse it and leave the cart as it is.
    Refuse,
    /// Take the largest allowed quantity below it.
    Clamp,
}

/// What an edit did to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Edit {
    /// There is a new line.
    Added {
        /// Its quantity.
        quantity: Quantity,
    },
    /// The line has another quantity.
    Changed {
        /// The quantity before.
        from: Quantity,
        /// The quantity now.
        to: Quantity,
    },
    /// The line has a smaller quantity than asked for.
    Clamped {
        /// The quantity asked for.
        asked: u32,
        /// The quantity now.
        to: Quantity,
        /// What allowed no more.
        by: QuantityLimit,
    },
    /// The line has the quantity already.
    Unchanged,
    /// The line is gone.
    Removed(Line),
}

/// What allows no more, or no less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityLimit {
    /// The product's smallest quantity.
    Minimum(Quantity),
    /// The product's step: quantities in between are not sold.
    Step(Quantity),
    /// The product's largest quantity.
    Maximum(Quantity),
    /// The units in stock.
    Stock(u32),
    /// The largest quantity of a line.
    Line(u32),
}

/// A clause: `5 are in stock`.
impl fmt::Display for QuantityLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minimum(min) => write!(f, "it is sold from {min} on"),
            Self::Step(step) => write!(f, "it is sold in steps of {step}"),
            Self::Maximum(max) => write!(f, "it is sold up to {max}"),
            Self::Stock(units) => write!(f, "{units} are in stock"),
            Self::Line(max) => write!(f, "a line has at most {max}"),
        }
    }
}

/// Why an edit was refused; the cart is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// No product of the SKU.
    #[error("there is no product {sku}")]
    UnknownProduct {
        /// The SKU.
        sku: Sku,
    },
    /// A product that the cart does not take now.
    #[error("product {sku} cannot be bought by the cart, a shopper can only {action}")]
    NotSellable {
        /// The SKU.
        sku: Sku,
        /// What a shopper can do instead.
        action: PurchaseAction,
    },
    /// A quantity that the product or its stock does not allow.
    #[error("{asked} of {sku} is not allowed: {limit}")]
    Quantity {
        /// The SKU.
        sku: Sku,
        /// The quantity asked for.
        asked: u32,
        /// What does not allow it.
        limit: QuantityLimit,
    },
    /// No such line.
    #[error("there is no line of {key}")]
    NoLine {
        /// What was looked for.
        key: LineKey,
    },
    /// A line too many.
    #[error("a cart has at most {MAX_LINES} lines")]
    TooManyLines,
    /// A code too many.
    #[error("a cart has at most {MAX_CODES} codes")]
    TooManyCodes,
}

/// What an edit did to a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum CodeEdit {
    /// It was not there and is now.
    Entered,
    /// It was there already.
    AlreadyThere,
    /// It was there and is gone.
    Removed,
    /// It was not there.
    NotThere,
}

impl Cart {
    /// Adds units to the line of a key, or a new line.
    ///
    /// # Errors
    /// There is no such product, the cart does not take it now, or the sum is not allowed and `on_limit` says to refuse. A sum below the
    /// smallest quantity is refused in either case.
    pub fn add(
        &mut self,
        catalog: &impl Catalog,
        key: &LineKey,
        quantity: Quantity,
        on_limit: OnLimit,
    ) -> Result<Edit, EditError> {
        let product = sellable(catalog, &key.sku)?;
        let held = self.line(key).map_or(0, |line| line.quantity.get());
        // Two quantities are far from the end of 32 bits.
        self.put(product, key, held + quantity.get(), on_limit)
    }

    /// Sets the quantity of the line of a key, or adds a new line.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn set(
        &mut self,
        catalog: &impl Catalog,
        key: &LineKey,
        quantity: Quantity,
        on_limit: OnLimit,
    ) -> Result<Edit, EditError> {
        let product = sellable(catalog, &key.sku)?;
        self.put(product, key, quantity.get(), on_limit)
    }

    /// Removes the first line of a key.
    ///
    /// # Errors
    /// There is no such line.
    pub fn remove(&mut self, key: &LineKey) -> Result<Edit, EditError> {
        let place = self.lines.iter().position(|line| line.is(key));
        let place = place.ok_or_else(|| EditError::NoLine { key: key.clone() })?;
        Ok(Edit::Removed(self.lines.remove(place)))
    }

    /// Removes all lines and returns them; codes stay.
    pub fn clear(&mut self) -> Vec<Line> {
        core::mem::take(&mut self.lines)
    }

    /// Enters a code.
    ///
    /// # Errors
    /// There are [`MAX_CODES`] already.
    pub fn enter_code(&mut self, code: Code) -> Result<CodeEdit, EditError> {
        if self.codes.contains(&code) {
            return Ok(CodeEdit::AlreadyThere);
        }
        if self.codes.len() >= MAX_CODES {
            return Err(EditError::TooManyCodes);
        }
        self.codes.insert(code);
        Ok(CodeEdit::Entered)
    }

    /// Takes a code out.
    pub fn remove_code(&mut self, code: &Code) -> CodeEdit {
        if self.codes.remove(code) { CodeEdit::Removed } else { CodeEdit::NotThere }
    }

    fn put(&mut self, product: &Product, key: &LineKey, asked: u32, on_limit: OnLimit) -> Result<Edit, EditError> {
        let refused = |limit| EditError::Quantity { sku: key.sku.clone(), asked, limit };
        let others = self.lines.iter().filter(|line| line.sku == key.sku && !line.is(key));
        let elsewhere: u64 = others.map(|line| u64::from(line.quantity.get())).sum();
        let (to, limit) = match allowed(product, asked, elsewhere) {
            Ok(to) => (to, None),
            Err((Some(to), limit)) if on_limit == OnLimit::Clamp => (to, Some(limit)),
            Err((_, limit)) => return Err(refused(limit)),
        };
        let from =
            self.lines.iter_mut().find(|line| line.is(key)).map(|line| core::mem::replace(&mut line.quantity, to));
        if from.is_none() {
            let line = Line { host_key: key.host_key.clone(), ..Line::new(key.sku.clone(), to) };
            self.push(line).map_err(|_| EditError::TooManyLines)?;
        }
        Ok(match (limit, from) {
            (Some(by), _) => Edit::Clamped { asked, to, by },
            (None, None) => Edit::Added { quantity: to },
            (None, Some(from)) if from == to => Edit::Unchanged,
            (None, Some(from)) => Edit::Changed { from, to },
        })
    }
}

fn sellable<'c>(catalog: &'c impl Catalog, sku: &Sku) -> Result<&'c Product, EditError> {
    let product = catalog.product(sku).ok_or_else(|| EditError::UnknownProduct { sku: sku.clone() })?;
    match product.purchase_action() {
        action if action.buys() => Ok(product),
        action => Err(EditError::NotSellable { sku: sku.clone(), action }),
    }
}

/// The quantity, if it is allowed; else the largest allowed one below it, if any, and what does not allow it. Other lines of the cart hold
/// `elsewhere` units of the same stock.
pub(super) fn allowed(
    product: &Product,
    asked: u32,
    elsewhere: u64,
) -> Result<Quantity, (Option<Quantity>, QuantityLimit)> {
    let rule = product.parts().quantity;
    let left = product.parts().stock.limit().map(|units| u64::from(units).saturating_sub(elsewhere));
    let left = left.map(|units| u32::try_from(units).unwrap_or(u32::MAX));
    let most = left.unwrap_or(u32::MAX).min(Quantity::MAX);
    let fitting = rule.at_most(asked.min(most));
    let limit = if asked < rule.min().get() {
        QuantityLimit::Minimum(rule.min())
    } else if let Some(max) = rule.max().filter(|max| asked > max.get() && max.get() <= most) {
        QuantityLimit::Maximum(max)
    } else if let Some(left) = left.filter(|left| asked > *left) {
        QuantityLimit::Stock(left)
    } else if asked > Quantity::MAX {
        QuantityLimit::Line(Quantity::MAX)
    } else {
        QuantityLimit::Step(rule.step())
    };
    match fitting {
        Some(quantity) if quantity.get() == asked => Ok(quantity),
        fitting => Err((fitting, limit)),
    }
}
