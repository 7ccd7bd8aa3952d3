//! Lines as they are read: in an order, and joined with the catalogue of today.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::Serialize;
use time::OffsetDateTime;

use super::entry::{Dots, Entry, line_of};
use super::policy::{Reading, Shows};
use super::{Chosen, ItemKey, Line, ListId, Wishlist};
use crate::product::{Catalog, FamilyId, PurchaseAction, Sku};

/// What lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SortBy {
    /// When they were added.
    #[default]
    Added,
    /// Where the owner put them; those that were not put anywhere come last.
    Position,
    /// How much they are wanted, the most first.
    Priority,
}

/// Which of two lines that sort alike, or that are sorted by when they were added, comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ties {
    /// The one added before.
    #[default]
    OldestFirst,
    /// The one added later.
    NewestFirst,
}

/// An order of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Order {
    /// What they are sorted by.
    pub by: SortBy,
    /// What decides between those that sort alike.
    pub ties: Ties,
}

impl Order {
    /// The order in which the owner put the lines by hand.
    pub const BY_HAND: Self = Self { by: SortBy::Position, ties: Ties::OldestFirst };
}

/// What a line is worth today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The shopper can do something with it: buy it, order it ahead, ask the seller, go elsewhere.
    Available(PurchaseAction),
    /// A variant has to be chosen first.
    ChooseOptions,
    /// The product is there, but not to be had now.
    Unavailable(PurchaseAction),
    /// The host hides the product.
    Hidden,
    /// There is no such product any more; the line keeps the name it was last known by.
    Gone,
}

/// How many there are of what. Each number says what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Counts {
    /// Lines, whatever became of their products.
    pub lines: usize,
    /// Distinct products: variants of one family are one.
    pub products: usize,
    /// Units wanted.
    pub units: u64,
    /// Lines of something to be had.
    pub available: usize,
    /// Lines for which a variant has to be chosen first.
    pub choose_options: usize,
    /// Lines of something not to be had now.
    pub unavailable: usize,
    /// Lines of something that the host hides.
    pub hidden: usize,
    /// Lines of something that is gone.
    pub gone: usize,
}

impl Wishlist {
    /// The lines of a list; none of a list that is not there. Reading changes nothing, whatever became of the products.
    #[must_use]
    pub fn lines(&self, list: &ListId, order: Order, reading: Reading) -> Vec<Line> {
        let Some(contents) = self.lists.get(list) else { return Vec::new() };
        let mut lines: Vec<(Sequence<'_>, Line)> = contents
            .lines
            .iter()
            .filter_map(|(item, dots)| Some((Sequence::of(dots)?, line_of(item, dots, reading)?)))
            .collect();
        lines.sort_unstable_by(|(a_sequence, a), (b_sequence, b)| {
            let sequence = (a.added_at, a_sequence).cmp(&(b.added_at, b_sequence));
            let by_hand = |line: &Line| line.position.map_or((1, 0), |position| (0, position));
            let sorted = match order.by {
                SortBy::Added => Ordering::Equal,
                SortBy::Position => by_hand(a).cmp(&by_hand(b)),
                SortBy::Priority => a.priority.cmp(&b.priority),
            };
            sorted.then(if order.ties == Ties::NewestFirst { sequence.reverse() } else { sequence })
        });
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// One line.
    #[must_use]
    pub fn line(&self, list: &ListId, item: &ItemKey, reading: Reading) -> Option<Line> {
        line_of(item, self.lists.get(list)?.lines.get(item)?, reading)
    }

    /// The number of lines and products of a list, by what became of them.
    #[must_use]
    pub fn counts(&self, list: &ListId, catalog: &impl Catalog, shows: Shows, reading: Reading) -> Counts {
        let lines = self.lines(list, Order::default(), reading);
        let mut counts = Counts { lines: lines.len(), ..Counts::default() };
        let mut products = BTreeSet::new();
        for line in &lines {
            counts.units += u64::from(line.quantity.get());
            products.insert(Counted::of(&line.item, catalog));
            *match standing(&line.item, catalog, shows) {
                Standing::Available(_) => &mut counts.available,
                Standing::ChooseOptions => &mut counts.choose_options,
                Standing::Unavailable(_) => &mut counts.unavailable,
                Standing::Hidden => &mut counts.hidden,
                Standing::Gone => &mut counts.gone,
            } += 1;
        }
        counts.products = products.len();
        counts
    }
}

/// What an item is worth today.
#[must_use]
pub fn standing(item: &ItemKey, catalog: &impl Catalog, shows: Shows) -> Standing {
    let Some(sku) = item.chosen_sku() else { return Standing::ChooseOptions };
    match catalog.product(sku) {
        None => Standing::Gone,
        Some(product) if shows.hides(product) => Standing::Hidden,
        Some(product) => match product.purchase_action() {
            PurchaseAction::ChooseOptions => Standing::ChooseOptions,
            action @ (PurchaseAction::NotifyMe | PurchaseAction::Unavailable) => Standing::Unavailable(action),
            action => Standing::Available(action),
        },
    }
}

/// What counts as one product.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Counted<'a> {
    Family(&'a FamilyId),
    Alone(&'a Sku),
}

impl<'a> Counted<'a> {
    fn of(item: &'a ItemKey, catalog: &'a impl Catalog) -> Self {
        match &item.of {
            Chosen::Family(family) => Self::Family(family),
            Chosen::Sku(sku) => {
                let family = catalog.product(sku).and_then(|product| product.parts().family.as_ref());
                family.map_or(Self::Alone(sku), Self::Family)
            }
        }
    }
}

/// When a line was first added, told apart from others of the same instant.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sequence<'a> {
    added_at: OffsetDateTime,
    counter: u64,
    replica: &'a super::Replica,
}

impl<'a> Sequence<'a> {
    fn of(dots: &'a Dots<Entry>) -> Option<Self> {
        let each = dots.iter().map(|(dot, entry)| Self {
            added_at: entry.added.added_at,
            counter: dot.counter,
            replica: &dot.replica,
        });
        each.min()
    }
}
