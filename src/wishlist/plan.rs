//! Lines on their way to the cart: planned, reviewed, applied, and only then taken off the list.

use alloc::vec::Vec;

use serde::Serialize;
use time::OffsetDateTime;

use super::policy::Shows;
use super::view::{Standing, standing};
use super::{Access, ItemKey, Line, ListId, Outcome, Refusal, SharedList, Title, Wishlist, Writer};
use crate::cart::{Cart, Edit, EditError, LineKey, MAX_LINES, OnLimit, QuantityLimit};
use crate::money::Money;
use crate::pricing::{self, Context, PricingError, Quote, Rulebook};
use crate::product::{Catalog, Product, PurchaseAction, Quantity};

/// What a line would do if the plan were applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Prospect {
    /// It goes to the cart, all of it.
    Goes,
    /// A variant has to be chosen first.
    ChooseOptions,
    /// There are too few for it, beside what the cart holds.
    TooFew {
        /// How many could go; none where not even the smallest quantity could.
        available: Option<Quantity>,
    },
    /// The product is not sold in such a number.
    OtherQuantity {
        /// What does not allow it.
        limit: QuantityLimit,
        /// The nearest smaller number that could go; none below the smallest.
        available: Option<Quantity>,
    },
    /// The product is there, but the cart does not take it now.
    NotSellable(PurchaseAction),
    /// There is no such product any more, or the host hides it.
    Gone {
        /// The name it was last known by.
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<Title>,
    },
    /// The cart has no room for one more line.
    CartFull,
    /// All that was wanted was received already.
    NothingLeft,
}

/// A line of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedLine {
    /// What it is of.
    pub item: ItemKey,
    /// How many would go: those that are wanted and not yet received.
    pub quantity: u32,
    /// What would become of it.
    pub prospect: Prospect,
    /// What the shopper decides.
    pub choice: Choice,
    #[serde(skip)]
    offer: Option<Offer>,
    #[serde(skip)]
    title: Option<Title>,
}

/// What the shopper decides about a planned line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// It goes if all of it can.
    #[default]
    All,
    /// It goes as far as it can.
    Available,
    /// It stays.
    Skip,
}

/// What a product is offered at: a line of which this has changed since the plan is not what the shopper saw.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Offer {
    regular: Option<Money>,
    sale: Option<Money>,
    action: PurchaseAction,
}

impl Offer {
    fn of(product: &Product, at: OffsetDateTime) -> Self {
        let sale = product.sale_at(at).map(|sale| sale.price);
        Self { regular: product.regular_price(), sale, action: product.purchase_action() }
    }
}

/// What would happen if lines of a list went to a cart. Nothing has happened yet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Plan {
    list: Option<ListId>,
    at: OffsetDateTime,
    shows: Shows,
    lines: Vec<PlannedLine>,
    before: Cart,
}

/// What a cart costs before and after a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quotes {
    /// As it is.
    pub before: Quote,
    /// As it would be.
    pub after: Quote,
}

/// What became of a planned line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Applied {
    /// It is in the cart.
    Applied {
        /// The line of the cart.
        cart_line: LineKey,
        /// How many went.
        quantity: Quantity,
    },
    /// The product or the room for it has changed since the plan; nothing went.
    Changed {
        /// What would become of it now.
        now: Prospect,
        /// Whether the price is another.
        price: bool,
    },
    /// It could not go by the plan already.
    Left(Prospect),
    /// The shopper left it on the list.
    Skipped,
}

/// What became of each planned line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct AppliedPlan {
    /// The owner's list; none where the lines came from a list of somebody else.
    pub list: Option<ListId>,
    /// The lines, as planned.
    pub lines: Vec<(ItemKey, Applied)>,
}

/// What becomes of lines that went to the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AfterMove {
    /// They leave the list.
    #[default]
    Remove,
    /// They are wanted by as many fewer, and leave the list when none is left.
    Reduce,
    /// They stay; the host may remove them when the order is placed.
    Keep,
}

impl Wishlist {
    /// Plans to put the lines of a list into a cart, as the owner: those of `items`, or all where that is empty.
    ///
    /// # Errors
    /// There is no such list, or no such line in it.
    ///
    /// ```
    /// use ocop::cart::Cart;
    /// use ocop::money::Money;
    /// use ocop::product::{Catalogue, Product, ProductParts, Quantity, Sku, Stock};
    /// use ocop::text::Texts;
    /// use ocop::wishlist::{
    ///     Access, Addition, AfterMove, Choice, ItemKey, ListId, ListName, PersonId, Prospect, Replica, Scope, Wishlist, Writer,
    /// };
    /// use time::macros::datetime;
    ///
    /// let sku = Sku::new("CF-250")?;
    /// let parts = ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(85_000));
    /// let catalogue = Catalogue::new([Product::new(ProductParts { stock: Stock::Level(2), ..parts })?])?;
    /// let writer = Writer::new(Replica::new("server")?, datetime!(2026-11-25 08:00 +7));
    /// let (mut wishlist, list) = (Wishlist::new(Scope::account(PersonId::new("an")?)), ListId::new("5f0c")?);
    /// let _ = wishlist.create_list(&writer, list.clone(), ListName::new("Quà Tết")?)?;
    /// let item = ItemKey::sku(sku);
    /// let _ = wishlist.add(&writer, &catalogue, &list, Addition::of(item.clone()).quantity(Quantity::new(3)?))?;
    ///
    /// // Three are wanted, two are there: the shopper decides, then the plan is carried out.
    /// let mut cart = Cart::new();
    /// let mut plan = wishlist.plan(&list, &[], &catalogue, &cart, &writer)?;
    /// assert!(!matches!(plan.lines()[0].prospect, Prospect::Goes));
    /// assert!(plan.choose(&item, Choice::Available));
    /// let applied = plan.apply(&catalogue, &mut cart, writer.at);
    /// assert_eq!(cart.lines()[0].quantity.get(), 2);
    ///
    /// // What went is wanted no longer.
    /// let _ = wishlist.settle(&writer, Access::Edit, &applied, AfterMove::Reduce)?;
    /// assert_eq!(wishlist.lines(&list, Default::default(), Default::default())[0].quantity.get(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn plan(
        &self,
        list: &ListId,
        items: &[ItemKey],
        catalog: &impl Catalog,
        cart: &Cart,
        by: &Writer,
    ) -> Result<Plan, Refusal> {
        self.contents(list)?;
        let (order, reading) = (super::Order::default(), by.policy.reading);
        items.iter().try_for_each(|item| self.dots(list, item).map(drop))?;
        let mut lines = self.lines(list, order, reading);
        lines.retain(|line| items.is_empty() || items.contains(&line.item));
        let wanted = lines.into_iter().map(|Line { item, quantity, received, title, .. }| Wanted {
            item,
            quantity: quantity.get().saturating_sub(received),
            title,
        });
        Ok(Plan::of(Some(list.clone()), wanted, catalog, cart, by.at, by.policy.shows))
    }

    /// Takes off a list what went from it to the cart, and nothing else.
    ///
    /// # Errors
    /// The one who moved it was not the owner; or the lines are not there any more, of which the batch says which.
    pub fn settle(
        &mut self,
        writer: &Writer,
        access: Access,
        applied: &AppliedPlan,
        after: AfterMove,
    ) -> Result<super::Batch, Refusal> {
        let list = applied.list.as_ref().filter(|_| access == Access::Edit).ok_or(Refusal::NotTheOwner)?;
        if self.begin(writer)? {
            return Ok(super::Batch::AlreadyApplied);
        }
        let mut done = Vec::new();
        for (item, outcome) in &applied.lines {
            let Applied::Applied { quantity, .. } = outcome else { continue };
            let line = self.line(list, item, writer.policy.reading);
            let left = line.map_or(0, |line| line.quantity.get().saturating_sub(quantity.get()).max(line.received));
            // One operation is several changes here, each of which would find it applied already.
            let writer = Writer { operation: None, based_on: None, ..writer.clone() };
            let outcome = match after {
                AfterMove::Keep => Ok(Outcome::Unchanged),
                AfterMove::Reduce if left > 0 => self.set_quantity(&writer, list, item, left.into()),
                AfterMove::Remove | AfterMove::Reduce => self.remove(&writer, list, item),
            };
            done.push((item.clone(), outcome));
        }
        if !done.is_empty() {
            self.finish(writer);
        }
        Ok(super::Batch::Done(done))
    }
}

impl SharedList {
    /// Plans to put lines of somebody else's list into one's own cart; the list will not change by it.
    pub fn plan(&self, catalog: &impl Catalog, cart: &Cart, at: OffsetDateTime, shows: Shows) -> Plan {
        let wanted = self.lines.iter().map(|line| Wanted {
            item: line.item.clone(),
            quantity: line.quantity.get().saturating_sub(line.received),
            title: line.title.clone(),
        });
        Plan::of(None, wanted, catalog, cart, at, shows)
    }
}

struct Wanted {
    item: ItemKey,
    quantity: u32,
    title: Option<Title>,
}

impl Plan {
    fn of(
        list: Option<ListId>,
        wanted: impl Iterator<Item = Wanted>,
        catalog: &impl Catalog,
        cart: &Cart,
        at: OffsetDateTime,
        shows: Shows,
    ) -> Self {
        let mut filled = cart.clone();
        let mut lines = Vec::new();
        for Wanted { item, quantity, title } in wanted {
            let prospect = prospect(&item, quantity, title.as_ref(), catalog, &filled, shows);
            put(&prospect, Choice::All, &item, quantity, catalog, &mut filled);
            let offer = offered(&item, catalog, at);
            lines.push(PlannedLine { item, quantity, prospect, choice: Choice::All, offer, title });
        }
        Self { list, at, shows, lines, before: cart.clone() }
    }

    /// The lines, in the order of the list.
    #[must_use]
    pub fn lines(&self) -> &[PlannedLine] {
        &self.lines
    }

    /// The instant of the plan.
    #[must_use]
    pub const fn at(&self) -> OffsetDateTime {
        self.at
    }

    /// The cart as it is.
    #[must_use]
    pub const fn before(&self) -> &Cart {
        &self.before
    }

    /// The cart as it would be, with what the shopper decided so far.
    #[must_use]
    pub fn after(&self, catalog: &impl Catalog) -> Cart {
        let mut cart = self.before.clone();
        for line in &self.lines {
            let now = prospect(&line.item, line.quantity, line.title.as_ref(), catalog, &cart, self.shows);
            put(&now, line.choice, &line.item, line.quantity, catalog, &mut cart);
        }
        cart
    }

    /// What the cart costs as it is and as it would be, both under one context and so at one instant.
    ///
    /// # Errors
    /// One of the carts cannot be priced.
    pub fn quotes(
        &self,
        rulebook: &Rulebook,
        catalog: &impl Catalog,
        context: &Context,
    ) -> Result<Quotes, PricingError> {
        let before = pricing::quote(rulebook, catalog, &self.before, context)?;
        let after = pricing::quote(rulebook, catalog, &self.after(catalog), context)?;
        Ok(Quotes { before, after })
    }

    /// Records what the shopper decides about a line; whether there is such a line.
    pub fn choose(&mut self, item: &ItemKey, choice: Choice) -> bool {
        let line = self.lines.iter_mut().find(|line| line.item == *item);
        line.map(|line| line.choice = choice).is_some()
    }

    /// Puts the planned lines into a cart. Every line is checked again: one whose price, purchase action or room has changed since the plan
    /// is left out and said to have changed.
    pub fn apply(&self, catalog: &impl Catalog, cart: &mut Cart, at: OffsetDateTime) -> AppliedPlan {
        let lines = self.lines.iter().map(|line| (line.item.clone(), self.apply_line(line, catalog, cart, at)));
        AppliedPlan { list: self.list.clone(), lines: lines.collect() }
    }

    fn apply_line(&self, line: &PlannedLine, catalog: &impl Catalog, cart: &mut Cart, at: OffsetDateTime) -> Applied {
        if line.choice == Choice::Skip {
            return Applied::Skipped;
        }
        let now = prospect(&line.item, line.quantity, line.title.as_ref(), catalog, cart, self.shows);
        let price = offered(&line.item, catalog, at) != line.offer;
        if price || now != line.prospect {
            return Applied::Changed { now, price };
        }
        let went = put(&now, line.choice, &line.item, line.quantity, catalog, cart);
        match (went, line.item.cart_key()) {
            (Some(quantity), Some(cart_line)) => Applied::Applied { cart_line, quantity },
            _ => Applied::Left(now),
        }
    }
}

fn offered(item: &ItemKey, catalog: &impl Catalog, at: OffsetDateTime) -> Option<Offer> {
    Some(Offer::of(catalog.product(item.chosen_sku()?)?, at))
}

/// What would become of a line if it went to a cart.
fn prospect(
    item: &ItemKey,
    quantity: u32,
    title: Option<&Title>,
    catalog: &impl Catalog,
    cart: &Cart,
    shows: Shows,
) -> Prospect {
    match standing(item, catalog, shows) {
        Standing::Gone | Standing::Hidden => return Prospect::Gone { title: title.cloned() },
        Standing::ChooseOptions => return Prospect::ChooseOptions,
        Standing::Unavailable(action) => return Prospect::NotSellable(action),
        Standing::Available(action) if !action.buys() => return Prospect::NotSellable(action),
        Standing::Available(_) => {}
    }
    let Ok(quantity) = Quantity::new(quantity) else { return Prospect::NothingLeft };
    let Some(key) = item.cart_key() else { return Prospect::ChooseOptions };
    if cart.line(&key).is_none() && cart.lines().len() >= MAX_LINES {
        return Prospect::CartFull;
    }
    // Only lines of the same variant share its stock.
    let Ok(same) = Cart::of(cart.lines().iter().filter(|line| line.sku == key.sku).cloned()) else {
        return Prospect::CartFull;
    };
    match same.clone().add(catalog, &key, quantity, OnLimit::Refuse) {
        Ok(_) => Prospect::Goes,
        Err(EditError::Quantity { limit, .. }) => {
            let available = most(same, catalog, &key, quantity);
            match limit {
                QuantityLimit::Minimum(_) | QuantityLimit::Step(_) => Prospect::OtherQuantity { limit, available },
                _ => Prospect::TooFew { available },
            }
        }
        // The catalogue has just been asked; it would have to change under our hands.
        Err(_) => Prospect::Gone { title: title.cloned() },
    }
}

/// How many more of a variant a cart takes, at most so many.
fn most(mut cart: Cart, catalog: &impl Catalog, key: &LineKey, quantity: Quantity) -> Option<Quantity> {
    let held = cart.line(key).map_or(0, |line| line.quantity.get());
    match cart.add(catalog, key, quantity, OnLimit::Clamp) {
        Ok(Edit::Clamped { to, .. }) => Quantity::new(to.get().saturating_sub(held)).ok(),
        _ => None,
    }
}

/// Puts as much into a cart as a prospect and the shopper's choice allow; how many went.
fn put(
    prospect: &Prospect,
    choice: Choice,
    item: &ItemKey,
    quantity: u32,
    catalog: &impl Catalog,
    cart: &mut Cart,
) -> Option<Quantity> {
    let goes = match (prospect, choice) {
        (Prospect::Goes, Choice::All | Choice::Available) => Quantity::new(quantity).ok(),
        (Prospect::TooFew { available } | Prospect::OtherQuantity { available, .. }, Choice::Available) => *available,
        _ => None,
    };
    let quantity = goes?;
    cart.add(catalog, &item.cart_key()?, quantity, OnLimit::Refuse).ok().map(|_| quantity)
}
