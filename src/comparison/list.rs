//! The state: an ordered list of SKUs, and its edits.

use alloc::vec::Vec;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{Insert, Limit, Policy, ReAdd, WhenFull};
use crate::input::{Checked, Node, checked_record, checked_serde};
use crate::product::{Catalog, Sku};

/// The version of the stored form that this crate writes.
const FORMAT: u32 = 1;

/// What an addition did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Addition {
    /// The product is new in the list.
    Added,
    /// The product is new in the list, and another one left for it.
    Replaced(Undo),
    /// The product was there and stays where it is.
    Kept,
    /// The product was there and moved.
    Moved {
        /// Where it was, from 0.
        from: usize,
        /// Where it is.
        to: usize,
    },
}

/// Why an addition was refused; the list is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddError {
    /// No product of the SKU.
    #[error("there is no product {sku}")]
    UnknownProduct {
        /// The SKU.
        sku: Sku,
    },
    /// No room.
    #[error("the list is full with {limit} products", limit = .limit.get())]
    Full {
        /// How many fit.
        limit: Limit,
    },
    /// A product of which a variant has to be chosen first.
    #[error("one of {count} variants has to be chosen first")]
    ChooseVariant {
        /// The number of variants.
        count: usize,
    },
}

/// A product that left for want of room, and where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Evicted {
    sku: Sku,
    place: u16,
    age: u16,
}

/// How to take back an addition by which a product left: see [`List::undo`]. A host may keep it between two requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undo {
    added: Sku,
    evicted: Evicted,
}

impl Undo {
    /// The product that was added.
    #[must_use]
    pub const fn added(&self) -> &Sku {
        &self.added
    }

    /// The product that left.
    #[must_use]
    pub const fn evicted(&self) -> &Sku {
        &self.evicted.sku
    }
}

/// What became of a guest's list at login.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[must_use]
pub struct Absorbed {
    /// Products that are new in the account's list.
    pub added: Vec<Sku>,
    /// Products that both lists had.
    pub already: Vec<Sku>,
    /// Products of either list that found no room, oldest first.
    pub evicted: Vec<Sku>,
}

/// What a narrow bar shows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preview<'a> {
    /// The first products.
    pub shown: &'a [Sku],
    /// How many more there are.
    pub remaining: usize,
}

/// The products that a shopper compares, in the order in which they stand side by side; no product twice.
///
/// Each remembers when it was added relative to the others, so that "oldest" and "newest" have a meaning whatever the order on the screen.
///
/// ```
/// use ocop::comparison::{Addition, List, Policy, WhenFull, Limit};
/// use ocop::product::{Catalogue, Product, ProductParts, Sku};
/// use ocop::money::Money;
/// use ocop::text::Texts;
///
/// let skus = ["CF-1", "CF-2", "TR-1"].map(|sku| Sku::new(sku).unwrap());
/// let products = skus.clone().map(|sku| Product::new(ProductParts::new(sku, Texts::vi("Cà phê"), Money::vnd(80_000))).unwrap());
/// let catalogue = Catalogue::new(products)?;
///
/// let policy = Policy { limit: Limit::new(2)?, when_full: WhenFull::DropOldest, ..Policy::default() };
/// let mut list = List::new();
/// for sku in &skus[..2] {
///     assert_eq!(list.add(&catalogue, sku, policy)?, Addition::Added);
/// }
/// let Addition::Replaced(undo) = list.add(&catalogue, &skus[2], policy)? else { panic!() };
/// assert_eq!(list.skus(), &skus[1..]);
/// list.undo(undo);
/// assert_eq!(list.skus(), &skus[..2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// In the order of the columns.
    skus: Vec<Sku>,
    /// The same SKUs in the order in which they were added, oldest first.
    by_age: Vec<Sku>,
}

impl List {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The list of the first [`Limit::MAX`] of these products, added in this order; one that comes again is the first.
    #[must_use]
    pub fn of(skus: impl IntoIterator<Item = Sku>) -> Self {
        let mut list = Self::new();
        for sku in skus.into_iter().take(Limit::MAX.into()) {
            if !list.contains(&sku) {
                list.by_age.push(sku.clone());
                list.skus.push(sku);
            }
        }
        list
    }

    /// The products, in order.
    #[must_use]
    pub fn skus(&self) -> &[Sku] {
        &self.skus
    }

    /// The products, the one added longest ago first.
    #[must_use]
    pub fn by_age(&self) -> &[Sku] {
        &self.by_age
    }

    /// The number of products.
    #[must_use]
    pub fn len(&self) -> usize {
        self.skus.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.skus.is_empty()
    }

    /// Whether a product is in the list.
    #[must_use]
    pub fn contains(&self, sku: &Sku) -> bool {
        self.skus.contains(sku)
    }

    /// Adds a product. Whether it is there already is asked first, whether there is room only then.
    ///
    /// # Errors
    /// The product is new and unknown to the catalogue, or new and refused for want of room.
    pub fn add(&mut self, catalog: &impl Catalog, sku: &Sku, policy: Policy) -> Result<Addition, AddError> {
        if let Some(from) = position(&self.skus, sku) {
            return Ok(self.add_again(from, policy.readd));
        }
        if catalog.product(sku).is_none() {
            return Err(AddError::UnknownProduct { sku: sku.clone() });
        }
        let room = self.len() < usize::from(policy.limit.get());
        let leaves = match policy.when_full {
            _ if room => None,
            WhenFull::Refuse => return Err(AddError::Full { limit: policy.limit }),
            WhenFull::DropOldest => self.by_age.first().cloned(),
            WhenFull::DropNewest => self.by_age.last().cloned(),
        };
        let evicted = leaves.and_then(|sku| self.take(&sku));
        self.by_age.push(sku.clone());
        match policy.insert {
            Insert::Front => self.skus.insert(0, sku.clone()),
            Insert::End => self.skus.push(sku.clone()),
        }
        Ok(evicted.map_or(Addition::Added, |evicted| Addition::Replaced(Undo { added: sku.clone(), evicted })))
    }

    /// Adds several products one after the other, with the answer for each. One that is refused does not stop the rest.
    pub fn add_all<'s>(
        &mut self,
        catalog: &impl Catalog,
        skus: impl IntoIterator<Item = &'s Sku>,
        policy: Policy,
    ) -> Vec<Result<Addition, AddError>> {
        skus.into_iter().map(|sku| self.add(catalog, sku, policy)).collect()
    }

    /// Takes a product out; `false` if it was not there.
    pub fn remove(&mut self, sku: &Sku) -> bool {
        self.take(sku).is_some()
    }

    /// Takes all products out and returns them.
    pub fn clear(&mut self) -> Vec<Sku> {
        self.by_age.clear();
        core::mem::take(&mut self.skus)
    }

    /// Takes back an addition by which a product left: the added one goes, the evicted one stands where it stood. After further edits it
    /// stands as near as possible; what is gone or back already stays so, and a list of [`Limit::MAX`] products takes nothing back.
    pub fn undo(&mut self, undo: Undo) {
        self.take(&undo.added);
        let Evicted { sku, place, age } = undo.evicted;
        if !self.contains(&sku) && self.len() < Limit::MAX.into() {
            self.by_age.insert(usize::from(age).min(self.by_age.len()), sku.clone());
            self.skus.insert(usize::from(place).min(self.skus.len()), sku);
        }
    }

    /// Moves a product to a place, from 0, as by dragging; `false` if it is not there. Its age stays.
    pub fn drag(&mut self, sku: &Sku, to: usize) -> bool {
        let Some(from) = position(&self.skus, sku) else { return false };
        let sku = self.skus.remove(from);
        self.skus.insert(to.min(self.skus.len()), sku);
        true
    }

    /// Brings the products into an order, such as that of a sorted table; those that it does not name follow in the order they had.
    pub fn arrange(&mut self, order: &[Sku]) {
        self.skus.sort_by_key(|sku| position(order, sku).unwrap_or(usize::MAX));
    }

    /// Applies a limit that may have been lowered. Returns the products that leave, oldest first: under *drop oldest* the ones added
    /// longest ago, else the ones added last.
    pub fn fit(&mut self, policy: Policy) -> Vec<Sku> {
        let excess = self.len().saturating_sub(policy.limit.get().into());
        let from = if policy.when_full == WhenFull::DropOldest { 0 } else { self.len() - excess };
        let leaving: Vec<Sku> = self.by_age.drain(from..from + excess).collect();
        self.skus.retain(|sku| !leaving.contains(sku));
        leaving
    }

    /// Takes over a guest's list at login: the account's order first, then what only the guest had, then the limit.
    ///
    /// To let the guest's order come first, let the guest's list absorb the account's.
    pub fn absorb(&mut self, guest: Self, policy: Policy) -> Absorbed {
        let (added, already): (Vec<Sku>, Vec<Sku>) = guest.skus.into_iter().partition(|sku| !self.contains(sku));
        self.by_age.extend(guest.by_age.into_iter().filter(|sku| added.contains(sku)));
        self.skus.extend(added.iter().cloned());
        let evicted = self.fit(policy);
        let added = added.into_iter().filter(|sku| !evicted.contains(sku)).collect();
        Absorbed { added, already, evicted }
    }

    /// Takes out the products that the catalogue does not have, and returns them. Looking at a list never does that by itself.
    pub fn prune(&mut self, catalog: &impl Catalog) -> Vec<Sku> {
        let gone: Vec<Sku> = self.skus.iter().filter(|sku| catalog.product(sku).is_none()).cloned().collect();
        for sku in &gone {
            self.remove(sku);
        }
        gone
    }

    /// What a bar with so many places shows: all products, or one fewer than there are places and the number of the rest.
    #[must_use]
    pub fn preview(&self, places: usize) -> Preview<'_> {
        let fits = self.len() <= places;
        let shown = if fits { self.len() } else { places.saturating_sub(1) };
        Preview { shown: self.skus.get(..shown).unwrap_or_default(), remaining: self.len() - shown }
    }

    fn add_again(&mut self, from: usize, readd: ReAdd) -> Addition {
        let to = match readd {
            ReAdd::Keep => return Addition::Kept,
            ReAdd::MoveToFront => 0,
            ReAdd::MoveToEnd => self.skus.len() - 1,
        };
        let sku = self.skus.remove(from);
        self.by_age.retain(|other| *other != sku);
        self.by_age.push(sku.clone());
        self.skus.insert(to, sku);
        Addition::Moved { from, to }
    }

    fn take(&mut self, sku: &Sku) -> Option<Evicted> {
        let (place, age) = (position(&self.skus, sku)?, position(&self.by_age, sku)?);
        self.by_age.remove(age);
        // A list holds at most [`Limit::MAX`] products.
        let [at, since] = [place, age].map(|position| u16::try_from(position).unwrap_or(Limit::MAX));
        Some(Evicted { sku: self.skus.remove(place), place: at, age: since })
    }
}

fn position(skus: &[Sku], sku: &Sku) -> Option<usize> {
    skus.iter().position(|other| other == sku)
}

/// One product of the stored form.
struct Entry {
    sku: Sku,
    added: u64,
}

checked_record!(Entry { sku: required, added: required });

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            sku: &'a Sku,
            added: usize,
        }
        let added = |sku| position(&self.by_age, sku).unwrap_or_default();
        let entries: Vec<Written<'_>> = self.skus.iter().map(|sku| Written { sku, added: added(sku) }).collect();
        let mut record = serializer.serialize_struct("List", 2)?;
        record.serialize_field("format", &FORMAT)?;
        record.serialize_field("entries", &entries)?;
        record.end()
    }
}

impl Checked for List {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["format", "entries"])?;
        let format = record.field("format").map_or(Some(FORMAT), |node| node.number(1, FORMAT.into()));
        let entries = record
            .field("entries")
            .map_or(Some(Vec::new()), |node| node.distinct_list(Limit::MAX.into(), |entry: &Entry| entry.sku.clone()));
        format?;
        let entries = entries?;
        let skus = entries.iter().map(|entry| entry.sku.clone()).collect();
        let mut by_age = entries;
        by_age.sort_by_key(|entry| entry.added);
        Some(Self { skus, by_age: by_age.into_iter().map(|entry| entry.sku).collect() })
    }
}

checked_record!(Evicted { sku: required, place: required, age: required });
checked_record!(Undo { added: required, evicted: required });
checked_serde!(List);
