//! Types that a document can describe, and the macros that write the plain ones.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt::Display;
use core::str::FromStr;

use super::{MAX_ENTRIES, Node};

/// A type that a document can describe.
///
/// Hosts implement it for their own documents the way this crate does: read all parts, then combine them.
///
/// ```
/// use ocop::input::{Checked, Node, Unchecked};
/// use ocop::money::Money;
/// use ocop::product::Sku;
///
/// struct Offer {
///     sku: Sku,
///     price: Money,
///     units: u32,
/// }
///
/// impl Checked for Offer {
///     fn check(node: &Node<'_>) -> Option<Self> {
///         let record = node.record(&["sku", "price", "units"])?;
///         let (sku, price, units) = (record.required("sku"), record.required("price"), record.or("units", || 1));
///         Some(Self { sku: sku?, price: price?, units: units? })
///     }
/// }
///
/// let document: Unchecked = serde_json::from_str(r#"[{"sku": "A", "price": "5000 VND"}, {"price": "x", "unit": 2}]"#)?;
/// let faults: Vec<String> = document.check::<Vec<Offer>>().err().into_iter().flatten().map(|fault| fault.path).collect();
/// assert_eq!(faults, ["[1]", "[1].sku", "[1].price"]); // an unknown field, no SKU, no amount
/// # Ok::<(), serde_json::Error>(())
/// ```
pub trait Checked: Sized {
    /// The value at a place; `None` after at least one fault was reported there or below.
    fn check(node: &Node<'_>) -> Option<Self>;
}

impl Checked for bool {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.flag()
    }
}

impl Checked for String {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.text().map(Self::from)
    }
}

impl<T: Checked> Checked for Vec<T> {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.list(MAX_ENTRIES)
    }
}

impl<T: Checked> Checked for Arc<T> {
    fn check(node: &Node<'_>) -> Option<Self> {
        T::check(node).map(Self::new)
    }
}

impl<T: Checked> Checked for Box<T> {
    fn check(node: &Node<'_>) -> Option<Self> {
        T::check(node).map(Self::new)
    }
}

impl<K: FromStr<Err: Display> + Ord, T: Checked> Checked for BTreeMap<K, T> {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.map(MAX_ENTRIES)
    }
}

impl<T: Checked + Ord + Clone> Checked for BTreeSet<T> {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.distinct_list(MAX_ENTRIES, T::clone).map(|entries| entries.into_iter().collect())
    }
}

macro_rules! checked_number {
    ($($ty:ty),*) => {$(
        impl Checked for $ty {
            fn check(node: &Node<'_>) -> Option<Self> {
                node.number(<$ty>::MIN.into(), <$ty>::MAX.into())
            }
        }
    )*};
}

checked_number!(u8, u16, u32, u64, i32, i64);

impl Checked for time::Date {
    fn check(node: &Node<'_>) -> Option<Self> {
        match crate::text::iso::parse_day(node.text()?) {
            Ok(day) => Some(day),
            Err(error) => node.invalid("a day", &error),
        }
    }
}

impl Checked for time::OffsetDateTime {
    fn check(node: &Node<'_>) -> Option<Self> {
        match crate::text::iso::parse_instant(node.text()?) {
            Ok(at) => Some(at),
            Err(error) => node.invalid("an instant", &error),
        }
    }
}

/// `Checked`, `Serialize` and `Deserialize` for a type that is written as text: by `Display` and `FromStr`.
macro_rules! checked_text {
    ($($ty:ty, $what:literal);* $(;)?) => {$(
        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <alloc::string::String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl $crate::input::Checked for $ty {
            fn check(node: &$crate::input::Node<'_>) -> Option<Self> {
                node.parse($what)
            }
        }
    )*};
}

/// `Checked` and `Deserialize` for a record whose fields are valid in every combination.
///
/// Each field is `required`, `optional` (an `Option`) or `or(default)`.
macro_rules! checked_record {
    ($ty:ident { $($field:ident : $how:ident $(($default:expr))?),* $(,)? }) => {
        impl $crate::input::Checked for $ty {
            fn check(node: &$crate::input::Node<'_>) -> Option<Self> {
                let record = node.record(&[$(stringify!($field)),*])?;
                $(let $field = record.$how(stringify!($field) $(, || $default)?);)*
                Some(Self { $($field: $field?),* })
            }
        }

        $crate::input::checked_serde!($ty);
    };
}

/// `Checked` and `Deserialize` for an enum: a choice is its name alone, or one field of that name with the content of the variant.
macro_rules! checked_choice {
    ($ty:ident { $($name:literal => $variant:ident $(($content:ty))?),* $(,)? }) => {
        impl $crate::input::Checked for $ty {
            fn check(node: &$crate::input::Node<'_>) -> Option<Self> {
                let (name, content) = node.choice(&[$($name),*])?;
                match name {
                    $($name => checked_choice!(@ node, content, $variant $(($content))?),)*
                    _ => None,
                }
            }
        }

        $crate::input::checked_serde!($ty);
    };
    (@ $node:ident, $content:ident, $variant:ident) => {
        match $content {
            None => Some(Self::$variant),
            Some(_) => $node.conflict("this choice is written as its name alone"),
        }
    };
    (@ $node:ident, $content:ident, $variant:ident ($ty:ty)) => {
        match $content {
            Some(inner) => <$ty as $crate::input::Checked>::check(&inner).map(Self::$variant),
            None => $node.conflict("this choice needs its content, written as one field of that name"),
        }
    };
}

/// Serde's `Deserialize` through the checked door, for a type whose `Checked` is written by hand.
macro_rules! checked_serde {
    ($($ty:ident $(<$value:ident>)?),* $(,)?) => {$(
        impl<'de $(, $value: 'static + Clone + $crate::input::Checked)?> serde::Deserialize<'de> for $ty $(<$value>)? {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$crate::input::Unchecked as serde::Deserialize>::deserialize(deserializer)?.check().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

pub(crate) use {checked_choice, checked_record, checked_serde, checked_text};
