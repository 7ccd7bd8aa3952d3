//! Which fact of a product stands in the cell of a field.

use alloc::string::ToString;

use super::cell::{CredentialTerm, Purchase, Standing};
use super::{Cell, Context, Field, Offer, Price, Shown, UnitPrice, Value, Withheld};
use crate::certification::displayed;
use crate::product::{AttributeKey, AttributeValue, Catalog, CategoryPath, Product, ProductParts, Stock, Tag};
use crate::text::Texts;

/// A product with what the table looks up once for it.
pub(super) struct Facts<'c> {
    pub(super) product: &'c Product,
    /// The product that stands for its family.
    parent: Option<&'c Product>,
    price: Price,
}

impl<'c> Facts<'c> {
    pub(super) fn of(product: &'c Product, catalog: &'c impl Catalog, context: &Context) -> Self {
        let parent = product.parts().family.as_ref().and_then(|family| context.parents.get(family));
        let parent = parent.and_then(|sku| catalog.product(sku));
        Self { product, parent, price: context.price(product) }
    }

    /// The attributes that the product or its family has.
    pub(super) fn attribute_keys(&self) -> impl Iterator<Item = &'c AttributeKey> + use<'c> {
        let keys = |product: &'c Product| product.parts().attributes.keys();
        keys(self.product).chain(self.parent.into_iter().flat_map(keys))
    }

    /// The fact of the product, or else of its family.
    fn either<T>(&self, fact: impl Fn(&'c ProductParts) -> Option<T>) -> Option<T> {
        fact(self.product.parts()).or_else(|| self.parent.and_then(|parent| fact(parent.parts())))
    }

    fn applies(&self, offer: &Offer) -> bool {
        let steps = || self.product.parts().categories.iter().flat_map(CategoryPath::steps);
        offer.categories.is_empty() || steps().any(|step| offer.categories.contains(step))
    }
}

/// The cell of a field for a product.
pub(super) fn cell(offer: &Offer, facts: &Facts<'_>, context: &Context) -> Cell {
    let parts = facts.product.parts();
    let value = match &offer.field {
        Field::Image => facts.either(|parts| parts.images.first()).cloned().map(Value::Image),
        Field::Sku => Some(Value::Name(parts.sku.as_str().into())),
        Field::Rating => facts.either(|parts| parts.rating).map(Value::Rating),
        Field::Price => return price(facts.price),
        Field::UnitPrice => match price(facts.price) {
            Cell::Value(_) => UnitPrice::of(facts.product, facts.price).map(Value::UnitPrice),
            withheld => return withheld,
        },
        // A shop that does not count does not know how many.
        Field::Stock => Some(parts.stock).filter(|stock| *stock != Stock::Untracked).map(Value::Stock),
        Field::Availability => Some(Value::Availability(parts.availability)),
        Field::AddToCart => {
            Some(Value::Purchase(Purchase { action: facts.product.purchase_action(), quantity: parts.quantity }))
        }
        Field::Description => facts.either(|parts| text(&parts.description)).cloned().map(Value::Text),
        Field::Content => facts.either(|parts| text(&parts.content)).cloned().map(Value::Text),
        Field::Weight => parts.shipping_weight.map(Value::Measure),
        Field::Dimensions => parts.dimensions.map(Value::Dimensions),
        Field::NetContent => parts.net_content.map(Value::NetContent),
        Field::Stars => return stars(parts, context),
        Field::Certificate => certificate(parts, context),
        Field::Producer => facts.either(|parts| parts.producer.as_ref()).cloned().map(Value::Producer),
        Field::Origin => facts.either(|parts| parts.origin.as_ref()).cloned().map(Value::Origin),
        Field::ProductSet => parts.product_set.clone().map(Value::ProductSet),
        Field::Gtin => parts.gtin.map(Value::Gtin),
        Field::Brand => facts.either(|parts| parts.brand.as_ref()).cloned().map(Value::Name),
        Field::Category => {
            let paths = || parts.categories.iter().map(ToString::to_string).collect();
            (!parts.categories.is_empty()).then(paths).map(Value::Set)
        }
        Field::Attribute(key) => facts.either(|parts| parts.attributes.get(key)).and_then(attribute),
        Field::Credential(kind) => credential(parts, kind, context).map(Value::Credential),
        Field::Additional | Field::Unknown(_) => None,
    };
    match value {
        Some(value) => Cell::Value(value),
        None if facts.applies(offer) => Cell::NotRecorded,
        None => Cell::NotApplicable,
    }
}

fn price(price: Price) -> Cell {
    match price.shown() {
        Shown::Hidden => Cell::Withheld(Withheld::PriceHidden),
        Shown::OnRequest => Cell::Withheld(Withheld::PriceOnRequest),
        _ => Cell::Value(Value::Price(price)),
    }
}

fn text(texts: &Texts) -> Option<&Texts> {
    (!texts.is_empty()).then_some(texts)
}

/// An attribute without content is none: an empty text is neither *no* nor a value.
fn attribute(value: &AttributeValue) -> Option<Value> {
    match value {
        AttributeValue::Text(texts) => text(texts).cloned().map(Value::Text),
        AttributeValue::Number { value, unit } => Some(Value::Number { value: *value, unit: unit.clone() }),
        AttributeValue::Flag(flag) => Some(Value::Flag(*flag)),
        AttributeValue::Set(set) => (!set.is_empty()).then(|| Value::Set(set.clone())),
    }
}

fn stars(parts: &ProductParts, context: &Context) -> Cell {
    match displayed(&parts.certificates, context.day) {
        Some(certificate) => Cell::Value(Value::Stars(certificate.stars())),
        None if parts.certificates.is_empty() => Cell::NotRecorded,
        None => Cell::Withheld(Withheld::NotInTerm),
    }
}

/// The certificate that is shown, or else the one whose term ends last.
fn certificate(parts: &ProductParts, context: &Context) -> Option<Value> {
    let shown = displayed(&parts.certificates, context.day);
    let last = || parts.certificates.iter().max_by_key(|certificate| certificate.last_day());
    shown.or_else(last).map(|certificate| Value::Certificate(Standing::of(certificate, context.day)))
}

/// Of the certificates of a kind the one in term, or else the one whose term ends last.
fn credential(parts: &ProductParts, kind: &Tag, context: &Context) -> Option<CredentialTerm> {
    let of_kind = parts.credentials.iter().filter(|credential| credential.kind == kind.as_str());
    let best = of_kind.max_by_key(|credential| {
        (credential.in_term(context.day), credential.until.is_none(), credential.until, credential.from)
    });
    best.map(|credential| CredentialTerm::of(credential, context.day))
}
