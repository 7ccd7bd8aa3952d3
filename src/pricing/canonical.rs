//! Values as bytes, one way each: the core deterministic encoding of CBOR (RFC 8949, section 4.2.1).

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;

use serde::ser::{self, Serialize};

/// A value that has no canonical bytes: no type of this crate, but one of a host's own may have a binary fraction or a number beyond 64 bits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there are no canonical bytes: {reason}")]
pub struct CanonicalError {
    reason: String,
}

impl ser::Error for CanonicalError {
    fn custom<T: Display>(reason: T) -> Self {
        Self { reason: reason.to_string() }
    }
}

/// The canonical bytes of a value: the core deterministic encoding of CBOR (RFC 8949, section 4.2.1).
///
/// Records and maps are maps whose keys stand in bytewise order of their encodings, lists are arrays of definite length, whole numbers take
/// the shortest form, absent fields are absent. Choices are written as in the documents of this crate: a name, or a map of one field. So
/// the bytes depend neither on the platform nor on the order in which fields are declared, and any CBOR reader shows them.
///
/// # Errors
/// The value has a binary fraction or a number beyond 64 bits.
///
/// ```
/// use ocop::money::Money;
/// use ocop::pricing::canonical_bytes;
///
/// // A text (major type 3) of 5 bytes.
/// assert_eq!(canonical_bytes(&Money::vnd(9))?, b"\x659 VND");
/// # Ok::<(), ocop::pricing::CanonicalError>(())
/// ```
pub fn canonical_bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let mut out = Vec::new();
    value.serialize(Encoder { out: &mut out })?;
    Ok(out)
}

type Done = Result<(), CanonicalError>;

/// Major types of CBOR.
const UNSIGNED: u8 = 0;
const NEGATIVE: u8 = 1;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;

const FALSE: u8 = 0xf4;
const TRUE: u8 = 0xf5;
const NULL: u8 = 0xf6;

/// A head: the major type and its number in the shortest form.
fn head(out: &mut Vec<u8>, major: u8, number: u64) {
    // Numbers below 24 stand in the first byte; 24 to 27 there say that 1, 2, 4 or 8 bytes follow.
    let first = |low: u8| (major << 5) + low;
    if let Ok(short) = u8::try_from(number) {
        if short < 24 {
            out.push(first(short));
        } else {
            out.extend([first(24), short]);
        }
    } else if let Ok(short) = u16::try_from(number) {
        out.push(first(25));
        out.extend(short.to_be_bytes());
    } else if let Ok(short) = u32::try_from(number) {
        out.push(first(26));
        out.extend(short.to_be_bytes());
    } else {
        out.push(first(27));
        out.extend(number.to_be_bytes());
    }
}

fn text(out: &mut Vec<u8>, text: &str) {
    head(out, TEXT, text.len() as u64);
    out.extend(text.as_bytes());
}

/// Writes one value at the end of the bytes.
struct Encoder<'o> {
    out: &'o mut Vec<u8>,
}

impl<'o> Encoder<'o> {
    /// A map of one field, whose value is written next.
    fn choice(self, name: &str) -> Encoder<'o> {
        head(self.out, MAP, 1);
        text(self.out, name);
        self
    }

    fn many(self) -> Many<'o> {
        Many { out: self.out, count: 0, body: Vec::new() }
    }

    fn fields(self) -> Fields<'o> {
        Fields { out: self.out, written: Vec::new(), key: Vec::new() }
    }
}

macro_rules! unsigned {
    ($($name:ident: $ty:ty),*) => {$(
        fn $name(self, value: $ty) -> Done {
            head(self.out, UNSIGNED, u64::from(value));
            Ok(())
        }
    )*};
}

macro_rules! signed {
    ($($name:ident: $ty:ty),*) => {$(
        fn $name(self, value: $ty) -> Done {
            self.serialize_i64(value.into())
        }
    )*};
}

impl<'o> ser::Serializer for Encoder<'o> {
    type Ok = ();
    type Error = CanonicalError;
    type SerializeSeq = Many<'o>;
    type SerializeTuple = Many<'o>;
    type SerializeTupleStruct = Many<'o>;
    type SerializeTupleVariant = Many<'o>;
    type SerializeMap = Fields<'o>;
    type SerializeStruct = Fields<'o>;
    type SerializeStructVariant = Fields<'o>;

    unsigned!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);
    signed!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32);

    fn serialize_i64(self, value: i64) -> Done {
        // CBOR writes −1 − n for the number n.
        let (major, number) = if value < 0 { (NEGATIVE, !value) } else { (UNSIGNED, value) };
        head(self.out, major, number.unsigned_abs());
        Ok(())
    }

    fn serialize_i128(self, value: i128) -> Done {
        match (u64::try_from(value), i64::try_from(value)) {
            (Ok(value), _) => self.serialize_u64(value),
            (_, Ok(value)) => self.serialize_i64(value),
            _ => Err(ser::Error::custom(format_args!("{value} is beyond 64 bits"))),
        }
    }

    fn serialize_u128(self, value: u128) -> Done {
        match u64::try_from(value) {
            Ok(value) => self.serialize_u64(value),
            Err(_) => Err(ser::Error::custom(format_args!("{value} is beyond 64 bits"))),
        }
    }

    fn serialize_f32(self, value: f32) -> Done {
        Err(ser::Error::custom(format_args!("{value} is a binary fraction")))
    }

    fn serialize_f64(self, value: f64) -> Done {
        Err(ser::Error::custom(format_args!("{value} is a binary fraction")))
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.out.push(if value { TRUE } else { FALSE });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Done {
        text(self.out, value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        text(self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        head(self.out, BYTES, value.len() as u64);
        self.out.extend(value);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.out.push(NULL);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Done {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Done {
        value.serialize(self.choice(name))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Many<'o>, CanonicalError> {
        Ok(self.many())
    }

    fn serialize_tuple(self, _: usize) -> Result<Many<'o>, CanonicalError> {
        Ok(self.many())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Many<'o>, CanonicalError> {
        Ok(self.many())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Many<'o>, CanonicalError> {
        Ok(self.choice(name).many())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'o>, CanonicalError> {
        Ok(self.fields())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'o>, CanonicalError> {
        Ok(self.fields())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Fields<'o>, CanonicalError> {
        Ok(self.choice(name).fields())
    }
}

/// An array whose length is known when it ends.
struct Many<'o> {
    out: &'o mut Vec<u8>,
    count: u64,
    body: Vec<u8>,
}

impl Many<'_> {
    fn entry<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.count += 1;
        value.serialize(Encoder { out: &mut self.body })
    }

    fn close(self) {
        head(self.out, ARRAY, self.count);
        self.out.extend(self.body);
    }
}

macro_rules! many {
    ($($of:ident::$write:ident),*) => {$(
        impl ser::$of for Many<'_> {
            type Ok = ();
            type Error = CanonicalError;

            fn $write<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.entry(value)
            }

            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        }
    )*};
}

many!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

/// A map whose fields are sorted when it ends.
struct Fields<'o> {
    out: &'o mut Vec<u8>,
    written: Vec<(Vec<u8>, Vec<u8>)>,
    key: Vec<u8>,
}

impl Fields<'_> {
    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Done {
        let (mut key, mut bytes) = (Vec::with_capacity(name.len() + 1), Vec::new());
        text(&mut key, name);
        value.serialize(Encoder { out: &mut bytes })?;
        self.written.push((key, bytes));
        Ok(())
    }

    fn close(mut self) {
        self.written.sort_unstable();
        head(self.out, MAP, self.written.len() as u64);
        for (key, value) in self.written {
            self.out.extend(key);
            self.out.extend(value);
        }
    }
}

impl ser::SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = CanonicalError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.key.clear();
        key.serialize(Encoder { out: &mut self.key })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        let mut bytes = Vec::new();
        value.serialize(Encoder { out: &mut bytes })?;
        self.written.push((core::mem::take(&mut self.key), bytes));
        Ok(())
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = CanonicalError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.field(name, value)
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStructVariant for Fields<'_> {
    type Ok = ();
    type Error = CanonicalError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.field(name, value)
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}
