//! The facts of a product by which rules find it, hashed once when the product is built.

use alloc::string::ToString;

use super::{CategoryPath, ProductParts};
use crate::certification::{self, SetKey};

/// The kind of a fact that can be looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Sku,
    Category,
    Producer,
    Province,
    Commune,
    Sector,
    Group,
    Set,
    Stars,
    Tag,
    Attribute,
    Sale,
}

/// A fact as a number: its kind in the leading bits, its text hashed below. Two facts may share a number, so whoever finds one asks the
/// product again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FactKey(u64);

impl FactKey {
    /// The key of a fact of one or more texts.
    pub(crate) fn of(kind: Kind, texts: &[&str]) -> Self {
        let mut hash = mix(SEED, kind as u64 + 1);
        for text in texts {
            hash = mix(hash_bytes(hash, text.as_bytes()), SEED);
        }
        Self((kind as u64) << KIND_SHIFT | hash >> (u64::BITS - KIND_SHIFT))
    }

    /// The kind, as one bit of a set of kinds.
    pub(crate) const fn kind_bit(self) -> u32 {
        1 << (self.0 >> KIND_SHIFT)
    }

    /// The number, hashed again so that its leading bits spread.
    pub(crate) const fn spread(self) -> u64 {
        mix(self.0, SEED)
    }
}

/// Bits below the kind.
const KIND_SHIFT: u32 = 60;
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A 64-bit hash of a text, the same on every platform. It orders nothing that is seen.
pub(crate) fn hash_text(text: &str) -> u64 {
    mix(hash_bytes(SEED, text.as_bytes()), SEED)
}

const fn mix(hash: u64, word: u64) -> u64 {
    let mixed = (hash ^ word).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    mixed ^ (mixed >> 32)
}

fn hash_bytes(start: u64, bytes: &[u8]) -> u64 {
    let mut words = bytes.chunks_exact(8);
    let mut hash = start;
    for word in words.by_ref() {
        hash = mix(hash, word.first_chunk().map_or(0, |word| u64::from_le_bytes(*word)));
    }
    let last = words.remainder().iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    mix(mix(hash, last), bytes.len() as u64)
}

/// The number of the group that a product set belongs to, where its regime is one that this crate knows.
pub(crate) fn group_of(set: &SetKey) -> Option<u8> {
    let regime = certification::regime(set.regime())?;
    regime.group_of(regime.set(set.number())?).map(certification::Group::number)
}

/// The keys of all facts of a product, sorted.
pub(super) fn keys_of(parts: &ProductParts) -> alloc::boxed::Box<[FactKey]> {
    let mut keys = alloc::vec![FactKey::of(Kind::Sku, &[parts.sku.as_str()])];
    for category in parts.categories.iter().flat_map(CategoryPath::steps) {
        keys.push(FactKey::of(Kind::Category, &[category.as_str()]));
    }
    if let Some(producer) = &parts.producer {
        keys.push(FactKey::of(Kind::Producer, &[producer.id.as_str()]));
    }
    if let Some(origin) = &parts.origin {
        keys.push(FactKey::of(Kind::Province, &[origin.province.as_str()]));
        keys.extend(origin.commune.as_ref().map(|commune| FactKey::of(Kind::Commune, &[commune.as_str()])));
    }
    if let Some(set) = &parts.product_set {
        let number = set.number().get().to_string();
        keys.push(FactKey::of(Kind::Set, &[set.regime().as_str(), set.sector().as_str(), &number]));
        keys.push(FactKey::of(Kind::Sector, &[set.regime().as_str(), set.sector().as_str()]));
        keys.extend(group_of(set).map(|group| {
            FactKey::of(Kind::Group, &[set.regime().as_str(), set.sector().as_str(), &group.to_string()])
        }));
    }
    keys.extend(parts.certificates.iter().map(|c| FactKey::of(Kind::Stars, &[&c.stars().get().to_string()])));
    if !parts.sales.is_empty() {
        keys.push(FactKey::of(Kind::Sale, &[]));
    }
    keys.extend(parts.tags.iter().map(|tag| FactKey::of(Kind::Tag, &[tag.as_str()])));
    keys.extend(parts.attributes.keys().map(|key| FactKey::of(Kind::Attribute, &[key.as_str()])));
    keys.sort_unstable();
    keys.dedup();
    keys.into_boxed_slice()
}
