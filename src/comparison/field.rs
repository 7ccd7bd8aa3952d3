//! Which facts a table can show, by keys that stay when labels change.

use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::str::FromStr;

use crate::product::{AttributeKey, Tag};
use crate::text::{IdentifierError, Lang, identifier};

/// The key of a field that this version does not know: read from text, never made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownKey(Arc<str>);

impl UnknownKey {
    /// The key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A fact of a product that a table can show in a row. The name is none: it heads the column.
///
/// The first twelve are those of the comparison plugin that the modelled shop uses, in its order. A field is written by its key; attributes
/// and certificates carry their own behind a colon, `attribute:roast`, `credential:vietgap`.
///
/// ```
/// use ocop::comparison::Field;
///
/// assert_eq!("unit_price".parse(), Ok(Field::UnitPrice));
/// let roast: Field = "attribute:roast".parse()?;
/// assert_eq!(roast.to_string(), "attribute:roast");
/// # Ok::<(), ocop::comparison::FieldError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Field {
    /// The main image (ảnh).
    Image,
    /// The SKU (mã sản phẩm).
    Sku,
    /// The buyers' rating (đánh giá).
    Rating,
    /// The display price of one unit (giá).
    Price,
    /// How many there are.
    Stock,
    /// In what state it is offered.
    Availability,
    /// What a shopper can do now (thêm vào giỏ).
    AddToCart,
    /// The short description (mô tả).
    Description,
    /// The long text (nội dung).
    Content,
    /// What the parcel weighs (trọng lượng).
    Weight,
    /// The sides of the parcel (kích thước).
    Dimensions,
    /// The attributes that have no row of their own: not one row but one for each.
    Additional,
    /// The price for a reference quantity (đơn giá theo khối lượng, thể tích).
    UnitPrice,
    /// What is in the package (khối lượng tịnh).
    NetContent,
    /// The OCOP stars that may be shown (hạng sao).
    Stars,
    /// The OCOP certificate and what it is worth today (giấy chứng nhận).
    Certificate,
    /// Who makes it (chủ thể).
    Producer,
    /// Where it comes from (xuất xứ).
    Origin,
    /// The product set (bộ sản phẩm).
    ProductSet,
    /// The trade item number (mã vạch).
    Gtin,
    /// The brand (thương hiệu).
    Brand,
    /// Where it stands in the shop (danh mục).
    Category,
    /// A free attribute.
    Attribute(AttributeKey),
    /// A certificate of another kind.
    Credential(Tag),
    /// A field of a later version: it has no row here, but is kept and written again.
    Unknown(UnknownKey),
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// It shows a fact that is compared.
    Fact,
    /// It shows a picture, which is not compared.
    Picture,
    /// It says what can be done, which is not compared.
    Action,
}

/// A field of the table, its key, its labels, and whether a lower or higher value wins unless the merchant says otherwise.
struct Entry(Field, &'static str, &'static str, &'static str, Favours);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Favours {
    Lower,
    Higher,
    Neither,
}

/// Field, key, Vietnamese label, English label, what wins. The share code numbers fields by their place here, so that new ones go to the
/// end. The labels of the first twelve are the shop's own where it has a Vietnamese one.
static TABLE: [Entry; 22] = [
    Entry(Field::Image, "image", "Ảnh", "Image", Favours::Neither),
    Entry(Field::Sku, "sku", "Mã sản phẩm", "SKU", Favours::Neither),
    Entry(Field::Rating, "rating", "Đánh giá", "Rating", Favours::Higher),
    Entry(Field::Price, "price", "Giá", "Price", Favours::Lower),
    Entry(Field::Stock, "stock", "Tình trạng", "Stock", Favours::Neither),
    Entry(Field::Availability, "availability", "Khả năng", "Availability", Favours::Neither),
    Entry(Field::AddToCart, "add_to_cart", "Thêm vào giỏ", "Add to cart", Favours::Neither),
    Entry(Field::Description, "description", "Mô tả", "Description", Favours::Neither),
    Entry(Field::Content, "content", "Nội dung", "Content", Favours::Neither),
    Entry(Field::Weight, "weight", "Trọng lượng", "Weight", Favours::Neither),
    Entry(Field::Dimensions, "dimensions", "Kích thước", "Dimensions", Favours::Neither),
    Entry(Field::Additional, "additional", "Thông tin bổ sung", "Additional information", Favours::Neither),
    Entry(Field::UnitPrice, "unit_price", "Đơn giá", "Unit price", Favours::Lower),
    Entry(Field::NetContent, "net_content", "Lượng tịnh", "Net content", Favours::Neither),
    Entry(Field::Stars, "ocop_stars", "Sao OCOP", "OCOP stars", Favours::Higher),
    Entry(Field::Certificate, "ocop_certificate", "Giấy chứng nhận OCOP", "OCOP certificate", Favours::Neither),
    Entry(Field::Producer, "producer", "Chủ thể", "Producer", Favours::Neither),
    Entry(Field::Origin, "origin", "Xuất xứ", "Origin", Favours::Neither),
    Entry(Field::ProductSet, "product_set", "Bộ sản phẩm", "Product set", Favours::Neither),
    Entry(Field::Gtin, "gtin", "Mã vạch", "Trade item number", Favours::Neither),
    Entry(Field::Brand, "brand", "Thương hiệu", "Brand", Favours::Neither),
    Entry(Field::Category, "category", "Danh mục", "Category", Favours::Neither),
];

const ATTRIBUTE: &str = "attribute:";
const CREDENTIAL: &str = "credential:";

impl Field {
    /// The twelve fields of the plugin's registry, in its order.
    pub const REGISTRY: [Self; 12] = [
        Self::Image,
        Self::Sku,
        Self::Rating,
        Self::Price,
        Self::Stock,
        Self::Availability,
        Self::AddToCart,
        Self::Description,
        Self::Content,
        Self::Weight,
        Self::Dimensions,
        Self::Additional,
    ];

    /// The nine of them that the shop shows, in its order.
    pub const SHOP: [Self; 9] = [
        Self::Image,
        Self::Sku,
        Self::Rating,
        Self::Price,
        Self::Stock,
        Self::Availability,
        Self::AddToCart,
        Self::Weight,
        Self::Additional,
    ];

    /// Every field that has a key of its own: those of the registry, then the added ones.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        TABLE.iter().map(|entry| entry.0.clone())
    }

    /// What the field's row is for.
    #[must_use]
    pub const fn role(&self) -> Role {
        match self {
            Self::Image => Role::Picture,
            Self::AddToCart => Role::Action,
            _ => Role::Fact,
        }
    }

    /// The label of a field that has a key of its own.
    #[must_use]
    pub fn label(&self, lang: Lang) -> Option<&'static str> {
        self.entry().map(|entry| lang.pick(entry.2, entry.3))
    }

    pub(super) fn favours(&self) -> Favours {
        self.entry().map_or(Favours::Neither, |entry| entry.4)
    }

    /// The number of the field in share codes.
    pub(super) fn number(&self) -> Option<usize> {
        TABLE.iter().position(|entry| entry.0 == *self)
    }

    pub(super) fn numbered(number: usize) -> Option<Self> {
        TABLE.get(number).map(|entry| entry.0.clone())
    }

    /// Whether a key is that of a field of the registry, so that an attribute by that name would show a fact a second time.
    pub(super) fn is_registry_key(key: &str) -> bool {
        TABLE.iter().take(Self::REGISTRY.len()).any(|entry| entry.1 == key)
    }

    fn entry(&self) -> Option<&'static Entry> {
        TABLE.iter().find(|entry| entry.0 == *self)
    }
}

/// A text that is no key of a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is no key of a field: {source}")]
#[non_exhaustive]
pub struct FieldError {
    /// The text.
    pub seen: String,
    /// Why it is no key.
    pub source: IdentifierError,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Attribute(key) => f.pad(&format!("{ATTRIBUTE}{key}")),
            Self::Credential(kind) => f.pad(&format!("{CREDENTIAL}{kind}")),
            Self::Unknown(key) => f.pad(key.as_str()),
            own => f.pad(own.entry().map_or("", |entry| entry.1)),
        }
    }
}

impl FromStr for Field {
    type Err = FieldError;

    /// Reads a key; one that is well-formed but not known here is [`Field::Unknown`].
    fn from_str(text: &str) -> Result<Self, FieldError> {
        let read = if let Some(key) = text.strip_prefix(ATTRIBUTE) {
            AttributeKey::new(key).map(Self::Attribute)
        } else if let Some(kind) = text.strip_prefix(CREDENTIAL) {
            Tag::new(kind).map(Self::Credential)
        } else if let Some(entry) = TABLE.iter().find(|entry| entry.1 == text) {
            Ok(entry.0.clone())
        } else {
            identifier(text).map(|key| Self::Unknown(UnknownKey(key)))
        };
        read.map_err(|source| FieldError { seen: text.into(), source })
    }
}

crate::input::checked_text! { Field, "a field"; }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_each_field_and_key_once_and_the_registry_first() {
        for (i, entry) in TABLE.iter().enumerate() {
            assert_eq!(TABLE.iter().position(|other| other.0 == entry.0), Some(i));
            assert_eq!(TABLE.iter().position(|other| other.1 == entry.1), Some(i));
            assert_eq!(entry.1.parse(), Ok(entry.0.clone()));
        }
        assert!(TABLE.iter().zip(Field::REGISTRY).all(|(entry, field)| entry.0 == field));
    }
}
