//! Products by SKU.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::{Serialize, Serializer};

use super::fact::hash_text;
use super::index::HashIndex;
use super::{FamilyId, Product, Sku};
use crate::input::{Checked, MAX_ENTRIES, Node, checked_serde};

/// Where products are found. A host with products of its own kind of store implements it.
pub trait Catalog {
    /// The product of a SKU, if there is one.
    fn product(&self, sku: &Sku) -> Option<&Product>;
}

impl<C: Catalog + ?Sized> Catalog for &C {
    fn product(&self, sku: &Sku) -> Option<&Product> {
        (**self).product(sku)
    }
}

/// Products in memory, ordered by SKU and found by it.
///
/// ```
/// use ocop::money::Money;
/// use ocop::product::{Catalog, Catalogue, Product, ProductParts, Sku};
/// use ocop::text::Texts;
///
/// let sku = Sku::new("CF-250")?;
/// let coffee = Product::new(ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), Money::vnd(85_000)))?;
/// let catalogue = Catalogue::new([coffee])?;
/// assert!(catalogue.product(&sku).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    products: Vec<Product>,
    index: HashIndex,
}

/// Two products of one SKU.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("SKU {sku} names two products")]
#[non_exhaustive]
pub struct CatalogueError {
    /// The SKU.
    pub sku: Sku,
}

impl Catalogue {
    /// The catalogue of these products.
    ///
    /// # Errors
    /// Two of them have one SKU.
    pub fn new(products: impl IntoIterator<Item = Product>) -> Result<Self, CatalogueError> {
        let mut products: Vec<Product> = products.into_iter().collect();
        products.sort_by(|a, b| a.sku().cmp(b.sku()));
        let twice = products.windows(2).find_map(|pair| match pair {
            [a, b] if a.sku() == b.sku() => Some(a.sku().clone()),
            _ => None,
        });
        match twice {
            Some(sku) => Err(CatalogueError { sku }),
            None => Ok(Self { index: index_of(&products), products }),
        }
    }

    /// The products, by SKU.
    pub fn iter(&self) -> core::slice::Iter<'_, Product> {
        self.products.iter()
    }

    /// The number of products.
    #[must_use]
    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// Whether there is no product.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    /// The variants of a family, by SKU.
    pub fn family<'a>(&'a self, family: &'a FamilyId) -> impl Iterator<Item = &'a Product> {
        self.iter().filter(move |product| product.parts().family.as_ref() == Some(family))
    }
}

impl<'a> IntoIterator for &'a Catalogue {
    type Item = &'a Product;
    type IntoIter = core::slice::Iter<'a, Product>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Catalog for Catalogue {
    fn product(&self, sku: &Sku) -> Option<&Product> {
        let product = |at: u32| self.products.get(at as usize);
        let of = |at| product(at).map_or(Ordering::Greater, |product| product.sku().cmp(sku));
        let [(_, at), ..] = self.index.equal(hash_text(sku.as_str()), of) else { return None };
        product(*at)
    }
}

impl Serialize for Catalogue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.products.serialize(serializer)
    }
}

impl Checked for Catalogue {
    fn check(node: &Node<'_>) -> Option<Self> {
        let products: Vec<Product> = node.distinct_list(MAX_ENTRIES, |product: &Product| product.sku().clone())?;
        Self::new(products).ok()
    }
}

checked_serde!(Catalogue);

impl Catalog for BTreeMap<Sku, Product> {
    fn product(&self, sku: &Sku) -> Option<&Product> {
        self.get(sku)
    }
}

fn index_of(products: &[Product]) -> HashIndex {
    HashIndex::of(products.iter().zip(0..).map(|(product, i)| (hash_text(product.sku().as_str()), i)).collect())
}
