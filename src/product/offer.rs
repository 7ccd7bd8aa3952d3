//! What can be bought: stock, availability, purchase action, quantities. Three facts and a rule, not one text.

use core::fmt;

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::product::Measure;
use crate::text::Texts;

/// A number of sale units, from 1 to [`MAX`](Self::MAX).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Quantity(u32);

/// A number of units that no line can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{seen} is not a quantity from 1 to {max}", max = Quantity::MAX)]
#[non_exhaustive]
pub struct QuantityError {
    /// The number of units.
    pub seen: u32,
}

impl Quantity {
    /// The largest quantity.
    pub const MAX: u32 = 1_000_000;
    /// One unit.
    pub const ONE: Self = Self(1);

    /// So many units.
    ///
    /// # Errors
    /// The number is 0 or above [`MAX`](Self::MAX).
    pub const fn new(units: u32) -> Result<Self, QuantityError> {
        if units == 0 || units > Self::MAX {
            return Err(QuantityError { seen: units });
        }
        Ok(Self(units))
    }

    /// The number of units.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The sum of two quantities.
    ///
    /// # Errors
    /// The sum is above [`MAX`](Self::MAX).
    pub const fn checked_add(self, other: Self) -> Result<Self, QuantityError> {
        // Two quantities are far from the end of 32 bits.
        Self::new(self.0 + other.0)
    }
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl TryFrom<u32> for Quantity {
    type Error = QuantityError;

    fn try_from(units: u32) -> Result<Self, QuantityError> {
        Self::new(units)
    }
}

impl From<Quantity> for u32 {
    fn from(quantity: Quantity) -> Self {
        quantity.0
    }
}

impl Checked for Quantity {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.number(1, Self::MAX.into()).map(Self)
    }
}

/// What one unit of a line is: a bag, a bottle, or a stated quantum of weighed goods.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SaleUnit {
    /// The name of the unit: gói, chai, hộp.
    pub name: Texts,
    /// For weighed goods, the quantum that one unit stands for: `100 g`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantum: Option<Measure>,
}

checked_record!(SaleUnit { name: required, quantum: optional });

/// Which quantities a product is sold in.
///
/// ```
/// use ocop::product::{Quantity, QuantityRule};
///
/// // From 6 bottles on, in threes, up to 24.
/// let rule = QuantityRule::new(Quantity::new(6)?, Quantity::new(3)?, Some(Quantity::new(24)?))?;
/// assert!(rule.allows(Quantity::new(9)?) && !rule.allows(Quantity::new(10)?));
/// assert_eq!(rule.at_most(100), Some(Quantity::new(24)?));
/// assert_eq!(rule.at_most(5), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct QuantityRule {
    min: Quantity,
    step: Quantity,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<Quantity>,
}

/// Quantities that make no rule: a maximum below the minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no quantity from {min} up in steps of {step} is at most {max}")]
#[non_exhaustive]
pub struct QuantityRuleError {
    /// The smallest quantity.
    pub min: Quantity,
    /// The step.
    pub step: Quantity,
    /// The largest quantity.
    pub max: Quantity,
}

impl Default for QuantityRule {
    /// Any quantity from one unit up.
    fn default() -> Self {
        Self { min: Quantity::ONE, step: Quantity::ONE, max: None }
    }
}

impl QuantityRule {
    /// Quantities `min`, `min + step`, `min + 2·step` and so on, up to `max`.
    ///
    /// # Errors
    /// The maximum is below the minimum.
    pub fn new(min: Quantity, step: Quantity, max: Option<Quantity>) -> Result<Self, QuantityRuleError> {
        match max {
            Some(max) if max < min => Err(QuantityRuleError { min, step, max }),
            _ => Ok(Self { min, step, max }),
        }
    }

    /// The smallest quantity.
    #[must_use]
    pub const fn min(self) -> Quantity {
        self.min
    }

    /// The distance between two quantities.
    #[must_use]
    pub const fn step(self) -> Quantity {
        self.step
    }

    /// The largest quantity, if there is one.
    #[must_use]
    pub const fn max(self) -> Option<Quantity> {
        self.max
    }

    /// The largest quantity of the rule that is at most `units`; `None` below the minimum.
    #[must_use]
    pub fn at_most(self, units: u32) -> Option<Quantity> {
        let units = self.max.map_or(units, |max| units.min(max.get()));
        let over = units.checked_sub(self.min.get())?;
        Quantity::new(units - over % self.step.get()).ok()
    }

    /// Whether a quantity is one of the rule.
    #[must_use]
    pub fn allows(self, quantity: Quantity) -> bool {
        self.at_most(quantity.get()) == Some(quantity)
    }
}

impl Checked for QuantityRule {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["min", "step", "max"])?;
        let (min, step) = (record.or("min", || Quantity::ONE), record.or("step", || Quantity::ONE));
        let max = record.optional("max");
        match Self::new(min?, step?, max?) {
            Ok(rule) => Some(rule),
            Err(error) => node.invalid("a quantity rule", &error),
        }
    }
}

/// How many units there are (tồn kho; the column "Tình trạng" of the shop).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stock {
    /// The shop does not count.
    #[default]
    Untracked,
    /// So many units are left.
    Level(u32),
    /// So many units are left, and more may be ordered (cho đặt trước khi hết hàng).
    Backorder(u32),
}

checked_choice!(Stock { "untracked" => Untracked, "level" => Level(u32), "backorder" => Backorder(u32) });

impl Stock {
    /// The number of units, where it is counted.
    #[must_use]
    pub const fn level(self) -> Option<u32> {
        match self {
            Self::Untracked => None,
            Self::Level(level) | Self::Backorder(level) => Some(level),
        }
    }

    /// The most units that can be ordered, where that is limited.
    #[must_use]
    pub const fn limit(self) -> Option<u32> {
        match self {
            Self::Level(level) => Some(level),
            Self::Untracked | Self::Backorder(_) => None,
        }
    }
}

/// In what state a product is offered (the column "Khả năng" of the shop). Source: the twelve values of schema.org's `ItemAvailability`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// Out of stock, to be delivered when there is some again.
    BackOrder,
    /// No longer made.
    Discontinued,
    /// In stock (còn hàng).
    #[default]
    InStock,
    /// Sold in the shop's own rooms only.
    InStoreOnly,
    /// Few are left or offered.
    LimitedAvailability,
    /// Made when ordered.
    MadeToOrder,
    /// Sold online only.
    OnlineOnly,
    /// Out of stock (hết hàng).
    OutOfStock,
    /// May be ordered before it is available (đặt trước).
    PreOrder,
    /// Sold before it is generally available.
    PreSale,
    /// Kept for somebody.
    Reserved,
    /// Sold out.
    SoldOut,
}

checked_choice!(Availability {
    "back_order" => BackOrder,
    "discontinued" => Discontinued,
    "in_stock" => InStock,
    "in_store_only" => InStoreOnly,
    "limited_availability" => LimitedAvailability,
    "made_to_order" => MadeToOrder,
    "online_only" => OnlineOnly,
    "out_of_stock" => OutOfStock,
    "pre_order" => PreOrder,
    "pre_sale" => PreSale,
    "reserved" => Reserved,
    "sold_out" => SoldOut,
});

impl Availability {
    /// Every value, by name.
    pub const ALL: [Self; 12] = [
        Self::BackOrder,
        Self::Discontinued,
        Self::InStock,
        Self::InStoreOnly,
        Self::LimitedAvailability,
        Self::MadeToOrder,
        Self::OnlineOnly,
        Self::OutOfStock,
        Self::PreOrder,
        Self::PreSale,
        Self::Reserved,
        Self::SoldOut,
    ];
}

/// How a product is bought, as the merchant decides.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseMode {
    /// By the cart.
    #[default]
    Cart,
    /// By the cart, once a variant is chosen.
    ChooseOptions,
    /// By talking to the seller (liên hệ).
    Contact,
    /// At another address.
    External(String),
}

checked_choice!(PurchaseMode {
    "cart" => Cart,
    "choose_options" => ChooseOptions,
    "contact" => Contact,
    "external" => External(String),
});

/// What a shopper can do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseAction {
    /// Put it into the cart (thêm vào giỏ).
    AddToCart,
    /// Order it for later delivery (đặt trước).
    PreOrder,
    /// Choose a variant first (chọn tuỳ chọn).
    ChooseOptions,
    /// Ask the seller (liên hệ).
    Contact,
    /// Go to another address.
    External,
    /// Ask to be told when it is back (báo khi có hàng).
    NotifyMe,
    /// Nothing.
    Unavailable,
}

impl PurchaseAction {
    /// What a shopper can do, given the three facts.
    #[must_use]
    pub const fn of(mode: &PurchaseMode, availability: Availability, stock: Stock, priced: bool) -> Self {
        match (mode, availability) {
            (_, Availability::Discontinued | Availability::InStoreOnly | Availability::Reserved) => Self::Unavailable,
            (PurchaseMode::External(_), _) => Self::External,
            (PurchaseMode::Contact, _) => Self::Contact,
            (_, Availability::OutOfStock | Availability::SoldOut) => Self::NotifyMe,
            (PurchaseMode::ChooseOptions, _) => Self::ChooseOptions,
            (PurchaseMode::Cart, _) if !priced => Self::Contact,
            (PurchaseMode::Cart, Availability::BackOrder | Availability::PreOrder | Availability::PreSale) => {
                Self::PreOrder
            }
            (PurchaseMode::Cart, _) => match stock {
                Stock::Level(0) => Self::NotifyMe,
                Stock::Backorder(0) => Self::PreOrder,
                _ => Self::AddToCart,
            },
        }
    }

    /// Whether the cart takes it now.
    #[must_use]
    pub const fn buys(self) -> bool {
        matches!(self, Self::AddToCart | Self::PreOrder)
    }
}

/// What a shopper can do, as a clause: `ask the seller`.
impl fmt::Display for PurchaseAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::AddToCart => "put it into the cart",
            Self::PreOrder => "order it for later",
            Self::ChooseOptions => "choose a variant first",
            Self::Contact => "ask the seller",
            Self::External => "go to another address",
            Self::NotifyMe => "ask to be told when it is back",
            Self::Unavailable => "do nothing",
        })
    }
}

checked_serde!(QuantityRule);
