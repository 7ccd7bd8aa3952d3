//! The product itself: its parts, the one door that checks them together, and what follows from them.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;

use serde::{Serialize, Serializer};
use time::{Date, OffsetDateTime};

use super::fact::keys_of;
use super::{
    AttributeKey, AttributeValue, Availability, CategoryPath, Credential, Dimension, Dimensions, FactKey, FamilyId,
    Gtin, Measure, NetContent, Origin, PricePoint, Producer, PurchaseAction, PurchaseMode, QuantityRule, Rating, Sale,
    SaleUnit, Sku, Stock, Tag, TradeFacts,
};
use crate::certification::{self, Certificate, SetKey, Stars};
use crate::input::{Checked, Node, checked_record, checked_serde, fault_list};
use crate::money::{Currency, Money};
use crate::text::{Texts, iso};

/// What a product is made of. Each part is valid alone; [`Product::new`] checks them together.
///
/// ```
/// use ocop::money::Money;
/// use ocop::product::{Measure, NetContent, Product, ProductParts, Sku};
/// use ocop::text::Texts;
///
/// let coffee = Product::new(ProductParts {
///     net_content: Some(NetContent { net: Measure::grams(250), drained: None }),
///     ..ProductParts::new(Sku::new("CF-250")?, Texts::vi("Cà phê bột"), Money::vnd(85_000))
/// })?;
/// assert_eq!(coffee.sku().as_str(), "CF-250");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProductParts {
    /// The key of this variant (mã sản phẩm).
    pub sku: Sku,
    /// The family whose variant this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<FamilyId>,
    /// The trade item number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gtin: Option<Gtin>,
    /// The name, in at least one language.
    pub name: Texts,
    /// A short description (mô tả).
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub description: Texts,
    /// The long text of the product's page (nội dung).
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub content: Texts,
    /// The brand (thương hiệu).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Who makes it (chủ thể).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub producer: Option<Producer>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The product set (bộ sản phẩm) it belongs to itself, whatever its certificates name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_set: Option<SetKey>,
    /// Where it stands in the shop, each as a path from the top.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<CategoryPath>,
    /// Addresses of images, the first being the main one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<String>,
    /// The regular price of one sale unit; a product without one is sold on request (giá liên hệ).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regular_price: Option<Money>,
    /// Whether the price is kept from views that shoppers see.
    #[serde(skip_serializing_if = "is_false")]
    pub price_hidden: bool,
    /// Scheduled sales.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sales: Vec<Sale>,
    /// What was charged before, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub price_history: Vec<PricePoint>,
    /// What one unit is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_unit: Option<SaleUnit>,
    /// What is in the package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_content: Option<NetContent>,
    /// What the parcel weighs (trọng lượng), a mass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_weight: Option<Measure>,
    /// The sides of the parcel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<Dimensions>,
    /// The quantities it is sold in.
    pub quantity: QuantityRule,
    /// How many there are.
    pub stock: Stock,
    /// In what state it is offered.
    pub availability: Availability,
    /// How it is bought.
    pub purchase: PurchaseMode,
    /// Ratings, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Free marks.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<Tag>,
    /// Free attributes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<AttributeKey, AttributeValue>,
    /// OCOP certificates, of now and of before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<Certificate>,
    /// Certificates of any other kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credentials: Vec<Credential>,
    /// What tax and promotion law ask.
    pub trade: TradeFacts,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl ProductParts {
    /// The least a product is made of; all else is absent, untracked, in stock and bought by the cart.
    #[must_use]
    pub fn new(sku: Sku, name: Texts, regular_price: Money) -> Self {
        Self { regular_price: Some(regular_price), ..Self::on_request(sku, name) }
    }

    /// A product without a price, sold on request (giá liên hệ).
    #[must_use]
    pub fn on_request(sku: Sku, name: Texts) -> Self {
        Self {
            sku,
            family: None,
            gtin: None,
            name,
            description: Texts::default(),
            content: Texts::default(),
            brand: None,
            producer: None,
            origin: None,
            product_set: None,
            categories: Vec::new(),
            images: Vec::new(),
            regular_price: None,
            price_hidden: false,
            sales: Vec::new(),
            price_history: Vec::new(),
            sale_unit: None,
            net_content: None,
            shipping_weight: None,
            dimensions: None,
            quantity: QuantityRule::default(),
            stock: Stock::default(),
            availability: Availability::default(),
            purchase: PurchaseMode::default(),
            rating: None,
            tags: BTreeSet::new(),
            attributes: BTreeMap::new(),
            certificates: Vec::new(),
            credentials: Vec::new(),
            trade: TradeFacts::default(),
        }
    }

    fn faults(&self) -> Vec<ProductFault> {
        let mut faults = Vec::new();
        if self.name.is_empty() {
            faults.push(ProductFault::NoName);
        }
        self.price_faults(&mut faults);
        if self.net_content.is_some_and(|content| !content.is_sound()) {
            faults.push(ProductFault::NetContent);
        }
        let no_mass = self.shipping_weight.filter(|weight| weight.dimension() != Dimension::Mass);
        faults.extend(no_mass.map(|seen| ProductFault::ShippingWeight { seen }));
        if self.dimensions.is_some_and(|sides| !sides.are_lengths()) {
            faults.push(ProductFault::Sides);
        }
        for (index, credential) in self.credentials.iter().enumerate() {
            match (credential.from, credential.until) {
                (Some(from), Some(until)) if until < from => {
                    faults.push(ProductFault::CredentialTerm { index, from, until });
                }
                _ => {}
            }
        }
        faults
    }

    fn price_faults(&self, faults: &mut Vec<ProductFault>) {
        let sales = self.sales.iter().enumerate().map(|(i, sale)| (PriceField::Sale(i), sale.price));
        let history = self.price_history.iter().enumerate().map(|(i, point)| (PriceField::History(i), point.price));
        let regular = self.regular_price.map(|price| (PriceField::Regular, price));
        let gift = self.trade.gift_cost.map(|cost| (PriceField::GiftCost, cost));
        let prices = regular.into_iter().chain(sales).chain(history).chain(gift);
        let mut currency: Option<Currency> = None;
        for (field, price) in prices {
            let expected = *currency.get_or_insert(price.currency());
            if price.currency() != expected {
                faults.push(ProductFault::Currency { field, seen: price, expected });
            }
            if price.is_negative() {
                faults.push(ProductFault::NegativePrice { field, seen: price });
            }
        }
        if self.regular_price.is_none() && !self.sales.is_empty() {
            faults.push(ProductFault::SaleOfNothing);
        }
        let unsorted = self.price_history.windows(2).position(|pair| matches!(pair, [a, b] if b.at <= a.at));
        if let Some(index) = unsorted {
            faults.push(ProductFault::HistoryOrder { index: index + 1 });
        }
    }
}

checked_record!(ProductParts {
    sku: required,
    family: optional,
    gtin: optional,
    name: required,
    description: or(Texts::default()),
    content: or(Texts::default()),
    brand: optional,
    producer: optional,
    origin: optional,
    product_set: optional,
    categories: or(Vec::new()),
    images: or(Vec::new()),
    regular_price: optional,
    price_hidden: or(false),
    sales: or(Vec::new()),
    price_history: or(Vec::new()),
    sale_unit: optional,
    net_content: optional,
    shipping_weight: optional,
    dimensions: optional,
    quantity: or(QuantityRule::default()),
    stock: or(Stock::default()),
    availability: or(Availability::default()),
    purchase: or(PurchaseMode::default()),
    rating: optional,
    tags: or(BTreeSet::new()),
    attributes: or(BTreeMap::new()),
    certificates: or(Vec::new()),
    credentials: or(Vec::new()),
    trade: or(TradeFacts::default()),
});

/// A product: parts that are valid together.
///
/// Two products are equal if their parts are.
#[derive(Clone)]
pub struct Product {
    parts: Box<ProductParts>,
    /// What follows from the parts: the keys of all facts, sorted.
    keys: Box<[FactKey]>,
    /// The first bytes of the SKU as a number, by which products of most shops are told apart and put in order.
    prefix: u128,
    /// Whether sales or certificates begin or end, so that what the product costs or shows changes by itself.
    timed: bool,
}

impl Product {
    /// The product of these parts.
    ///
    /// # Errors
    /// All faults of the parts: no name, a negative price or one of another currency, a sale without a regular price, a price history out
    /// of order, contents or weights of a wrong dimension, a term that ends before it begins.
    pub fn new(parts: ProductParts) -> Result<Self, ProductFaults> {
        let faults = parts.faults();
        if !faults.is_empty() {
            return Err(ProductFaults(faults));
        }
        let (keys, prefix) = (keys_of(&parts), prefix_of(parts.sku.as_str()));
        let timed = !(parts.sales.is_empty() && parts.certificates.is_empty());
        Ok(Self { parts: Box::new(parts), keys, prefix, timed })
    }

    /// What the product is made of.
    #[must_use]
    pub const fn parts(&self) -> &ProductParts {
        &self.parts
    }

    /// The parts, to build another product from.
    #[must_use]
    pub fn into_parts(self) -> ProductParts {
        *self.parts
    }

    /// The key of the variant.
    #[must_use]
    pub const fn sku(&self) -> &Sku {
        &self.parts.sku
    }

    /// The regular price of one unit; `None` for a product on request.
    #[must_use]
    pub const fn regular_price(&self) -> Option<Money> {
        self.parts.regular_price
    }

    /// The scheduled sale with the lowest price among those that run at an instant; of equal ones the first.
    #[must_use]
    pub fn sale_at(&self, at: OffsetDateTime) -> Option<&Sale> {
        self.parts.sales.iter().filter(|sale| sale.period.contains(at)).min_by_key(|sale| sale.price.minor())
    }

    /// The stars that may be shown on a day: those of the certificate in term with the latest first day.
    #[must_use]
    pub fn stars_on(&self, day: Date) -> Option<Stars> {
        certification::stars_on(&self.parts.certificates, day)
    }

    /// What a shopper can do now.
    #[must_use]
    pub fn purchase_action(&self) -> PurchaseAction {
        let parts = &self.parts;
        PurchaseAction::of(&parts.purchase, parts.availability, parts.stock, parts.regular_price.is_some())
    }

    /// The keys of all facts, sorted.
    pub(crate) fn keys(&self) -> &[FactKey] {
        &self.keys
    }

    /// Whether the product has sales or certificates, which begin and end.
    pub(crate) const fn is_timed(&self) -> bool {
        self.timed
    }

    /// The order of products by SKU.
    pub(crate) fn sku_order(&self, other: &Self) -> Ordering {
        self.prefix.cmp(&other.prefix).then_with(|| self.sku().cmp(other.sku()))
    }
}

/// The first sixteen bytes of a text, most significant first. Numbers of texts are in the order of the texts, equal ones aside: texts that
/// end earlier are filled up with zeros, which no SKU contains.
fn prefix_of(text: &str) -> u128 {
    let bytes = text.bytes().chain(core::iter::repeat(0));
    bytes.take(16).fold(0, |number, byte| number << 8 | u128::from(byte))
}

impl PartialEq for Product {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl Eq for Product {}

impl fmt::Debug for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.fmt(f)
    }
}

impl Serialize for Product {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts.serialize(serializer)
    }
}

impl Checked for Product {
    fn check(node: &Node<'_>) -> Option<Self> {
        match Self::new(ProductParts::check(node)?) {
            Ok(product) => Some(product),
            Err(ProductFaults(faults)) => {
                for fault in faults {
                    node.invalid_at::<()>(&fault.path(), "part of a product", &fault);
                }
                None
            }
        }
    }
}

checked_serde!(Product);

/// A place where a product holds an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceField {
    /// The regular price.
    Regular,
    /// The scheduled sale at this position.
    Sale(usize),
    /// The point of the price history at this position.
    History(usize),
    /// The cost as a gift.
    GiftCost,
}

impl fmt::Display for PriceField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Regular => f.write_str("regular_price"),
            Self::Sale(i) => write!(f, "sales[{i}].price"),
            Self::History(i) => write!(f, "price_history[{i}].price"),
            Self::GiftCost => f.write_str("trade.gift_cost"),
        }
    }
}

/// Parts that do not go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProductFault {
    /// No name in any language.
    #[error("a product has a name in at least one language")]
    NoName,
    /// An amount of another currency than the first.
    #[error("{field} is {seen}, but the other amounts are in {expected}")]
    Currency {
        /// Where.
        field: PriceField,
        /// The amount.
        seen: Money,
        /// The currency of the others.
        expected: Currency,
    },
    /// An amount below zero.
    #[error("{field} is {seen}, below zero")]
    NegativePrice {
        /// Where.
        field: PriceField,
        /// The amount.
        seen: Money,
    },
    /// A scheduled sale of a product without a regular price.
    #[error("a scheduled sale needs a regular price")]
    SaleOfNothing,
    /// A point of the price history that is not after the one before it.
    #[error("the price history is oldest first, but entry {index} is not after the one before it")]
    HistoryOrder {
        /// The position of the entry.
        index: usize,
    },
    /// A net content that is zero or a length, or a drained one that is more or of another dimension.
    #[error("net content is a mass, volume or count above zero, and what is drained is at most as much")]
    NetContent,
    /// A shipping weight that is no mass.
    #[error("{seen} is no mass")]
    ShippingWeight {
        /// The measure.
        seen: Measure,
    },
    /// Sides that are no lengths.
    #[error("length, width and height are lengths")]
    Sides,
    /// A certificate of another kind than OCOP's whose last day is before its first.
    #[error("a term does not end on {}, before it begins on {}", iso::day(*until), iso::day(*from))]
    CredentialTerm {
        /// The position of the certificate.
        index: usize,
        /// Its first day.
        from: Date,
        /// Its last day.
        until: Date,
    },
}

impl ProductFault {
    /// The place of the fault within the product's document.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::NoName => "name".into(),
            Self::Currency { field, .. } | Self::NegativePrice { field, .. } => alloc::format!("{field}"),
            Self::SaleOfNothing => "sales".into(),
            Self::HistoryOrder { index } => alloc::format!("price_history[{index}]"),
            Self::NetContent => "net_content".into(),
            Self::ShippingWeight { .. } => "shipping_weight".into(),
            Self::Sides => "dimensions".into(),
            Self::CredentialTerm { index, .. } => alloc::format!("credentials[{index}].until"),
        }
    }
}

fault_list! {
    /// All faults of a product's parts, at least one.
    ProductFaults of ProductFault at path;
}
