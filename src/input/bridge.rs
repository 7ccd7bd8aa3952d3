//! Types that serde alone reads, at a place of a document.

use alloc::string::ToString;

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::Node;
use super::unchecked::Tree;

impl Node<'_> {
    /// The value here, read by serde: for types with a door of their own, of which the first fault is reported.
    #[must_use]
    pub fn deserialize<T: for<'de> Deserialize<'de>>(&self, what: &'static str) -> Option<T> {
        match T::deserialize(self.tree()) {
            Ok(value) => Some(value),
            Err(error) => self.invalid(what, &error.to_string()),
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Tree {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Tree::Nothing => visitor.visit_unit(),
            Tree::Flag(flag) => visitor.visit_bool(*flag),
            Tree::Number(number) => match (u64::try_from(*number), i64::try_from(*number)) {
                (Ok(number), _) => visitor.visit_u64(number),
                (_, Ok(number)) => visitor.visit_i64(number),
                _ => visitor.visit_i128(*number),
            },
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::List(entries) => SeqDeserializer::new(entries.iter()).deserialize_any(visitor),
            Tree::Fields(fields) => {
                MapDeserializer::new(fields.iter().map(|(name, tree)| (name.as_str(), tree))).deserialize_any(visitor)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Tree::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Tree::Text(choice) => visitor.visit_enum(choice.as_str().into_deserializer()),
            Tree::Fields(fields) => {
                let map = MapDeserializer::new(fields.iter().map(|(name, tree)| (name.as_str(), tree)));
                visitor.visit_enum(serde::de::value::MapAccessDeserializer::new(map))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
