//! Fingerprints: cart page, checkout, invoice and audit agree on what was priced and on what came out.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::{Benefit, BestDeal, CanonicalError, Context, Quote, Rulebook, Stats, canonical_bytes};
use crate::cart::Cart;
use crate::certification::{Certificate, SetKey};
use crate::input::checked_text;
use crate::money::Money;
use crate::product::{
    AttributeKey, AttributeValue, Catalog, CategoryPath, Dimensions, Measure, ProducerId, Product, Sale, Sku, Tag,
    TaxGroup,
};

/// A SHA-256 digest of canonical bytes. Nobody knows two inputs of one digest, nor how to find them, so equal fingerprints mean equal input
/// even where somebody would gain from a forgery; a hash without that property would only tell accidents apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

/// A text that is no fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is no fingerprint: 64 hexadecimal digits in small letters")]
#[non_exhaustive]
pub struct FingerprintError {
    /// The text, cut after 80 characters.
    pub seen: String,
}

impl Fingerprint {
    /// The version of the encoding that is fingerprinted. It changes when the same input would get other bytes.
    pub const FORMAT: u32 = 1;

    /// The fingerprint of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        let refused = || FingerprintError { seen: text.chars().take(80).collect() };
        let digit = |byte: &u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 32];
        if text.len() != 2 * bytes.len() {
            return Err(refused());
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let [Some(high), Some(low)] = [pair.first().and_then(digit), pair.last().and_then(digit)] else {
                return Err(refused());
            };
            *byte = high << 4 | low;
        }
        Ok(Self(bytes))
    }
}

checked_text! { Fingerprint, "a fingerprint"; }

/// The fingerprints of what is priced with one rulebook, which is encoded once.
///
/// What is fingerprinted are the [canonical bytes](canonical_bytes) of one record:
///
/// ```text
/// { "format": 1, "rulebook": <SHA-256 of the rulebook's bytes>, "products": { ... }, "cart": { ... }, "context": { ... } }
/// ```
///
/// The rulebook's bytes are those of its document, rules in the order of priority and id. Products are those of the cart and those that
/// gift rules give, by SKU, each with the facts that pricing reads: price and scheduled sales, categories, producer, province and commune,
/// product set, certificates, tags, attributes, weight and sides, tax group; a product that the catalogue does not have is null. Cart and
/// context are their documents; the policy, with its version, is a part of the context.
///
/// ```
/// use ocop::cart::Cart;
/// use ocop::money::Currency;
/// use ocop::pricing::{Context, Fingerprints, Policy, Rulebook};
/// use ocop::product::Catalogue;
/// use time::macros::datetime;
///
/// let rulebook = Rulebook::new(Currency::VND, vec![])?;
/// let fingerprints = Fingerprints::new(&rulebook)?;
/// let (catalogue, context) = (Catalogue::new([])?, Context::new(datetime!(2026-11-23 09:30 +7), Policy::default()));
/// let before = fingerprints.input(&catalogue, &Cart::new(), &context)?;
/// assert_eq!(before, fingerprints.input(&catalogue, &Cart::new(), &context)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Fingerprints {
    rulebook: Fingerprint,
    gifts: Vec<Sku>,
}

impl Fingerprints {
    /// Encodes a rulebook.
    ///
    /// # Errors
    /// None that a rulebook of this crate gives.
    pub fn new(rulebook: &Rulebook) -> Result<Self, CanonicalError> {
        let mut gifts: Vec<Sku> = Vec::new();
        for rule in rulebook.rules() {
            if let Benefit::Gift(gift) = &rule.benefit {
                gifts.extend(gift.lines.iter().map(|line| line.sku.clone()));
            }
        }
        Ok(Self { rulebook: Fingerprint::of(&canonical_bytes(rulebook)?), gifts })
    }

    /// The fingerprint of the rulebook alone.
    #[must_use]
    pub const fn rulebook(&self) -> Fingerprint {
        self.rulebook
    }

    /// The canonical bytes of everything that a quote depends on.
    ///
    /// # Errors
    /// None that values of this crate give.
    pub fn input_bytes(
        &self,
        catalog: &impl Catalog,
        cart: &Cart,
        context: &Context,
    ) -> Result<Vec<u8>, CanonicalError> {
        let mut products = BTreeMap::new();
        for sku in cart.lines().iter().map(|line| &line.sku).chain(&self.gifts) {
            products.insert(sku, catalog.product(sku).map(ProductFacts::of));
        }
        let format = Fingerprint::FORMAT;
        canonical_bytes(&Input { format, rulebook: Bytes(self.rulebook.as_bytes()), products, cart, context })
    }

    /// The fingerprint of everything that a quote depends on: equal fingerprints, equal quotes.
    ///
    /// # Errors
    /// None that values of this crate give.
    pub fn input(&self, catalog: &impl Catalog, cart: &Cart, context: &Context) -> Result<Fingerprint, CanonicalError> {
        Ok(Fingerprint::of(&self.input_bytes(catalog, cart, context)?))
    }
}

impl Quote {
    /// The [canonical bytes](canonical_bytes) of what came out: the quote's document with all counts of steps at zero, since they tell how
    /// the work was done and not what came of it.
    ///
    /// # Errors
    /// None that a quote of this crate gives.
    pub fn canonical_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        let best_deal = self.best_deal.map(|deal| BestDeal { steps: 0, ..deal });
        canonical_bytes(&Self { stats: Stats::default(), best_deal, ..self.clone() })
    }

    /// The fingerprint of what came out, to be stored with an order and printed on what is audited.
    ///
    /// # Errors
    /// None that a quote of this crate gives.
    pub fn fingerprint(&self) -> Result<Fingerprint, CanonicalError> {
        Ok(Fingerprint::of(&self.canonical_bytes()?))
    }
}

/// What goes in.
#[derive(Serialize)]
struct Input<'a> {
    format: u32,
    rulebook: Bytes<'a>,
    products: BTreeMap<&'a Sku, Option<ProductFacts<'a>>>,
    cart: &'a Cart,
    context: &'a Context,
}

struct Bytes<'a>(&'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// The facts of a product that pricing reads.
#[derive(Serialize)]
struct ProductFacts<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    regular_price: Option<Money>,
    #[serde(skip_serializing_if = "<[Sale]>::is_empty")]
    sales: &'a [Sale],
    #[serde(skip_serializing_if = "<[CategoryPath]>::is_empty")]
    categories: &'a [CategoryPath],
    #[serde(skip_serializing_if = "Option::is_none")]
    producer: Option<&'a ProducerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<&'a Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commune: Option<&'a Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product_set: Option<&'a SetKey>,
    #[serde(skip_serializing_if = "<[Certificate]>::is_empty")]
    certificates: &'a [Certificate],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a Tag>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: &'a BTreeMap<AttributeKey, AttributeValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping_weight: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dimensions: Option<&'a Dimensions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tax_group: Option<&'a TaxGroup>,
}

impl<'a> ProductFacts<'a> {
    fn of(product: &'a Product) -> Self {
        let parts = product.parts();
        Self {
            regular_price: parts.regular_price,
            sales: &parts.sales,
            categories: &parts.categories,
            producer: parts.producer.as_ref().map(|producer| &producer.id),
            province: parts.origin.as_ref().map(|origin| &origin.province),
            commune: parts.origin.as_ref().and_then(|origin| origin.commune.as_ref()),
            product_set: parts.product_set.as_ref(),
            certificates: &parts.certificates,
            tags: parts.tags.iter().collect(),
            attributes: &parts.attributes,
            shipping_weight: parts.shipping_weight,
            dimensions: parts.dimensions.as_ref(),
            tax_group: parts.trade.tax_group.as_ref(),
        }
    }
}
