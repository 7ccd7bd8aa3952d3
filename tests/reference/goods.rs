//! The goods of a cart, unit by unit.

use ocop::cart::{Cart, HostKey, Reason};
use ocop::pricing::{Context, PriceTax, Treatment};
use ocop::product::{Catalog, Product, Sku};

use super::exact;

/// One unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    /// What it costs now.
    pub(crate) price: i128,
    /// Whether a multi-buy rule used it.
    pub(crate) used: bool,
}

/// A merged line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) sku: Sku,
    pub(crate) host_key: Option<HostKey>,
    pub(crate) host_price: Option<i128>,
    pub(crate) reason: Option<Reason>,
    pub(crate) promotional: bool,
    pub(crate) product: Product,
    /// The list price of one unit.
    pub(crate) list: i128,
    /// What all units cost after the price lane.
    pub(crate) shelf: i128,
    pub(crate) units: Vec<Unit>,
    /// Whether policy keeps it out of promotion.
    pub(crate) excluded: bool,
    pub(crate) treatment: Treatment,
    /// Which lines of the cart it was merged from.
    pub(crate) from: Vec<(u32, u32)>,
}

impl Line {
    pub(crate) fn running(&self) -> i128 {
        self.units.iter().map(|unit| unit.price).sum()
    }

    pub(crate) fn listed(&self) -> i128 {
        self.list * i128::try_from(self.units.len()).unwrap()
    }

    /// Which units of some stand together, as they cost the same and are used or free alike: dearest first, free before used.
    pub(crate) fn runs(&self, of: &[usize]) -> Vec<Vec<usize>> {
        let mut sorted = of.to_vec();
        sorted.sort_by_key(|i| (-self.units[*i].price, self.units[*i].used));
        sorted.chunk_by(|a, b| self.units[*a] == self.units[*b]).map(<[usize]>::to_vec).collect()
    }

    pub(crate) fn value_of(&self, units: &[usize]) -> i128 {
        units.iter().map(|i| self.units[*i].price).sum()
    }

    pub(crate) fn all(&self) -> Vec<usize> {
        (0..self.units.len()).collect()
    }
}

/// The lines of a cart, merged where they are alike and in canonical order.
pub(crate) fn lines(cart: &Cart, catalog: &impl Catalog, context: &Context) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, entry) in (0..).zip(cart.lines()) {
        let product = catalog.product(&entry.sku).expect("the product of a line");
        let host = entry.host_price.as_ref();
        let host_price = host.map(|host| i128::from(host.price.minor()));
        let (reason, promotional) = (host.map(|host| host.reason.clone()), host.is_some_and(|host| host.promotional));
        let list = host_price.unwrap_or_else(|| product.regular_price().expect("a price").minor().into());
        let units = vec![Unit { price: list, used: false }; usize::try_from(entry.quantity.get()).unwrap()];
        let alike = lines.iter_mut().find(|line| {
            line.sku == entry.sku
                && line.host_key == entry.host_key
                && line.host_price == host_price
                && line.reason == reason
                && line.promotional == promotional
        });
        if let Some(line) = alike {
            line.units.extend(units);
            line.from.push((at, entry.quantity.get()));
            continue;
        }
        lines.push(Line {
            sku: entry.sku.clone(),
            host_key: entry.host_key.clone(),
            host_price,
            reason,
            promotional,
            product: product.clone(),
            list,
            shelf: 0,
            units,
            excluded: context.policy.excluded.contains(&entry.sku),
            treatment: context.policy.tax.treatment(product).expect("a row of the tax table"),
            from: vec![(at, entry.quantity.get())],
        });
    }
    lines.sort_by(|a, b| {
        let key = |line: &Line| {
            (line.sku.clone(), line.host_key.clone(), line.host_price, line.reason.clone(), line.promotional)
        };
        key(a).cmp(&key(b))
    });
    for line in &mut lines {
        line.shelf = line.listed();
    }
    lines
}

/// An amount of a line, stated with or without tax.
pub(crate) fn with_tax(amount: i128, line: &Line, context: &Context, with: bool) -> i128 {
    let (rate, mode) = (line.treatment.shown_rate(), context.policy.tax_rounding.mode);
    match (context.policy.prices, with) {
        (PriceTax::Included, true) | (PriceTax::Excluded, false) => amount,
        (PriceTax::Included, false) => amount - exact::included(rate, amount, mode),
        (PriceTax::Excluded, true) => amount + exact::rate_of(rate, amount, mode),
    }
}

/// So much off some units of a line that cost the same.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) line: usize,
    pub(crate) units: Vec<usize>,
    pub(crate) off: i128,
}

/// Units of a line that went from one price to another.
#[derive(Debug, Clone)]
pub(crate) struct Move {
    pub(crate) line: usize,
    pub(crate) units: Vec<usize>,
    pub(crate) from: i128,
    pub(crate) to: i128,
}

impl Move {
    pub(crate) fn amount(&self) -> i128 {
        (self.from - self.to) * i128::try_from(self.units.len()).unwrap()
    }
}

/// Takes the pieces off: of `off` on `c` units, `off mod c` units get one minor unit more than the others.
pub(crate) fn take_off(lines: &mut [Line], pieces: &[Piece]) -> Vec<Move> {
    let mut moves = Vec::new();
    for piece in pieces {
        let line = &mut lines[piece.line];
        let count = i128::try_from(piece.units.len()).unwrap();
        if piece.off == 0 {
            continue;
        }
        let (each, more) = (piece.off / count, usize::try_from(piece.off % count).unwrap());
        let (larger, smaller) = piece.units.split_at(more);
        for (units, off) in [(larger, each + 1), (smaller, each)] {
            if units.is_empty() || off == 0 {
                continue;
            }
            let from = line.units[units[0]].price;
            assert!(units.iter().all(|i| line.units[*i].price == from), "units of a piece cost the same");
            assert!(off <= from, "no price falls below zero");
            for i in units {
                line.units[*i].price = from - off;
            }
            moves.push(Move { line: piece.line, units: units.to_vec(), from, to: from - off });
        }
    }
    moves
}
