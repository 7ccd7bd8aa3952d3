//! A comparison as a short code for an address: products in order, selection and switches, without anything kept on a server.
//!
//! A code is written in 64 characters, `A–Z a–z 0–9 - _`, of which upper and lower case differ. In every version its first six characters
//! are a CRC-32 behind four zero bits, the seventh is the version, and the rest is the payload, six bits a character; the checksum is
//! over version and payload. Any single wrong character is found: it changes at most six neighbouring bits, and either those of the checksum
//! or those that it is over, never both.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Field, Selection, Show, Switches, Table};
use crate::comparison::{Context, List};
use crate::product::{Catalog, Sku};

/// What a shopper looks at: products in order, fields and switches. Prices are those of the day on which it is opened.
///
/// ```
/// use ocop::comparison::{Selection, Snapshot, Switches};
/// use ocop::product::Sku;
///
/// let skus = [Sku::new("CF-250")?, Sku::new("TR-100")?];
/// let snapshot = Snapshot::new(skus, Selection::Default, Switches::default());
/// let code = snapshot.encode()?;
/// assert_eq!(Snapshot::decode(&code), Ok(snapshot));
/// assert!(Snapshot::decode(&code.to_lowercase()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    skus: Vec<Sku>,
    selection: Selection,
    switches: Switches,
}

/// A comparison that has no code, or a text that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShareError {
    /// More characters than a code may have.
    #[error("a share code of {length} characters is longer than {max}", max = Snapshot::MAX_CODE)]
    TooLong {
        /// The number of characters.
        length: usize,
    },
    /// Fewer characters than every code has.
    #[error("a share code of {length} characters is cut off")]
    TooShort {
        /// The number of characters.
        length: usize,
    },
    /// A character that no code has.
    #[error("{seen:?} at {at} is no character of a share code")]
    Character {
        /// The character.
        seen: char,
        /// Where it stands, from 0.
        at: usize,
    },
    /// A checksum that is not that of the rest.
    #[error("the share code was changed on its way")]
    Checksum,
    /// A version that this crate does not read.
    #[error("share codes of version {seen} are not known here, only of version {VERSION}")]
    Version {
        /// The version.
        seen: u8,
    },
    /// A payload that describes no comparison, or one that is written another way.
    #[error("the share code describes no comparison")]
    Payload,
}

const VERSION: u8 = 1;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// The characters of the checksum.
const CHECK: usize = 6;
/// The fields that version 1 writes by number; any other is written by its key.
const NUMBERED: usize = 22;

impl Snapshot {
    /// The largest number of characters of a code, which fits an address.
    pub const MAX_CODE: usize = 2_000;

    /// These products in this order, looked at that way; of a product that comes again only the first counts.
    #[must_use]
    pub fn new(skus: impl IntoIterator<Item = Sku>, selection: Selection, switches: Switches) -> Self {
        Self { skus: List::of(skus).skus().to_vec(), selection, switches }
    }

    /// The products, in order.
    #[must_use]
    pub fn skus(&self) -> &[Sku] {
        &self.skus
    }

    /// The selection of fields. [`Selection::unknown`] names those that this version does not know.
    #[must_use]
    pub const fn selection(&self) -> &Selection {
        &self.selection
    }

    /// How the table is looked at.
    #[must_use]
    pub const fn switches(&self) -> Switches {
        self.switches
    }

    /// The table of the snapshot.
    #[must_use]
    pub fn table(&self, catalog: &impl Catalog, context: &Context) -> Table {
        Table::of(&self.skus, &self.selection, catalog, context).with_switches(self.switches)
    }

    /// The code. The same comparison has the same code everywhere.
    ///
    /// # Errors
    /// [`ShareError::TooLong`] where the products and fields do not fit.
    pub fn encode(&self) -> Result<String, ShareError> {
        let mut symbols = alloc::vec![VERSION];
        symbols.extend(sixes(&self.payload()));
        let length = symbols.len() + CHECK;
        if length > Self::MAX_CODE {
            return Err(ShareError::TooLong { length });
        }
        let check = u64::from(checksum(&symbols));
        let head = (0..CHECK).rev().map(|i| check >> (6 * i) & 0x3F).filter_map(|six| u8::try_from(six).ok());
        Ok(head.chain(symbols).filter_map(|six| ALPHABET.get(usize::from(six))).map(|c| char::from(*c)).collect())
    }

    /// The comparison of a code.
    ///
    /// # Errors
    /// The text is none that [`encode`](Self::encode) writes: a character is wrong, missing or too many, the version is not known, or the
    /// content is not in its one form.
    pub fn decode(code: &str) -> Result<Self, ShareError> {
        if code.len() > Self::MAX_CODE {
            return Err(ShareError::TooLong { length: code.chars().count() });
        }
        let symbol = |(at, c): (usize, char)| {
            let place = ALPHABET.iter().position(|known| char::from(*known) == c);
            place.and_then(|place| u8::try_from(place).ok()).ok_or(ShareError::Character { seen: c, at })
        };
        let symbols: Vec<u8> = code.chars().enumerate().map(symbol).collect::<Result<_, _>>()?;
        let too_short = ShareError::TooShort { length: symbols.len() };
        let (head, rest) = symbols.split_at_checked(CHECK).ok_or(too_short)?;
        let (version, payload) = rest.split_first().ok_or(too_short)?;
        let claimed = head.iter().fold(0_u64, |sum, six| sum << 6 | u64::from(*six));
        if claimed != u64::from(checksum(rest)) {
            return Err(ShareError::Checksum);
        }
        if *version != VERSION {
            return Err(ShareError::Version { seen: *version });
        }
        let snapshot = Reader(&eights(payload)).snapshot().ok_or(ShareError::Payload)?;
        // What is written another way than here, with room to spare or an entry twice, would be a second code of one comparison.
        if snapshot.encode().as_deref() == Ok(code) { Ok(snapshot) } else { Err(ShareError::Payload) }
    }

    fn payload(&self) -> Vec<u8> {
        let show = match self.switches.show {
            Show::All => 0,
            Show::HideSame => 1,
            Show::OnlyDifferent => 2,
        };
        let mut out = alloc::vec![show | u8::from(self.switches.mark) << 2 | u8::from(self.switches.hide_empty) << 3];
        match self.selection.shown() {
            None => out.push(0),
            Some(shown) => {
                out.push(1);
                for fields in [shown, self.selection.hidden()] {
                    write_number(&mut out, fields.len());
                    for field in fields {
                        write_field(&mut out, field);
                    }
                }
            }
        }
        write_number(&mut out, self.skus.len());
        self.skus.iter().for_each(|sku| write_text(&mut out, sku.as_str()));
        out
    }
}

fn write_field(out: &mut Vec<u8>, field: &Field) {
    let number = field.number().filter(|number| *number < NUMBERED);
    match (field, number) {
        (Field::Attribute(key), _) => {
            out.push(1);
            write_text(out, key.as_str());
        }
        (Field::Credential(kind), _) => {
            out.push(2);
            write_text(out, kind.as_str());
        }
        (_, Some(number)) => write_number(out, number + 3),
        (field, None) => {
            out.push(0);
            write_text(out, &alloc::format!("{field}"));
        }
    }
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn write_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7F).unwrap_or_default();
        number >>= 7;
        out.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

/// What is left of a payload.
struct Reader<'p>(&'p [u8]);

impl Reader<'_> {
    fn snapshot(mut self) -> Option<Snapshot> {
        let flags = self.byte()?;
        let show = [Show::All, Show::HideSame, Show::OnlyDifferent].into_iter().nth(usize::from(flags & 3))?;
        let switches = Switches { show, mark: flags & 4 != 0, hide_empty: flags & 8 != 0 };
        let selection = if self.byte()? == 0 {
            Selection::Default
        } else {
            let shown = self.list(Self::field)?;
            Selection::explicit_of(shown, self.list(Self::field)?)
        };
        let skus = self.list(|reader| Sku::new(&reader.text()?).ok())?;
        Some(Snapshot::new(skus, selection, switches))
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0_usize;
        for shift in [0, 7, 14] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        core::str::from_utf8(text).ok().map(Into::into)
    }

    /// A list; each entry takes at least a byte, so that it is no longer than what is left.
    fn list<T>(&mut self, mut entry: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        if count > self.0.len() {
            return None;
        }
        (0..count).map(|_| entry(self)).collect()
    }

    fn field(&mut self) -> Option<Field> {
        let key = |reader: &mut Self, prefix: &str| {
            let text = alloc::format!("{prefix}{}", reader.text()?);
            text.parse().ok()
        };
        match self.number()? {
            0 => key(self, ""),
            1 => key(self, "attribute:"),
            2 => key(self, "credential:"),
            number => Field::numbered(number - 3),
        }
    }
}

/// Bytes in groups of six bits, the last filled up with zeros.
fn sixes(bytes: &[u8]) -> impl Iterator<Item = u8> {
    bytes.chunks(3).flat_map(|chunk| {
        let bits = (0..3).fold(0_u32, |bits, i| bits << 8 | u32::from(chunk.get(i).copied().unwrap_or_default()));
        let count = (chunk.len() * 8).div_ceil(6);
        (0..4).take(count).map(move |i| (bits >> (18 - 6 * i) & 0x3F).to_be_bytes()[3])
    })
}

/// The bytes of groups of six bits; what is left over is dropped.
fn eights(sixes: &[u8]) -> Vec<u8> {
    sixes
        .chunks(4)
        .flat_map(|chunk| {
            let bits = (0..4).fold(0_u32, |bits, i| bits << 6 | u32::from(chunk.get(i).copied().unwrap_or_default()));
            let [_, bytes @ ..] = bits.to_be_bytes();
            bytes.into_iter().take(chunk.len() * 6 / 8)
        })
        .collect()
}

/// CRC-32 with the polynomial 0x04C11DB7, highest bit first, over groups of six bits. It finds every change within 32 neighbouring bits.
fn checksum(symbols: &[u8]) -> u32 {
    let bits = symbols.iter().flat_map(|six| (0..6).rev().map(move |i| u32::from(six >> i & 1)));
    !crc(bits)
}

fn crc(bits: impl Iterator<Item = u32>) -> u32 {
    bits.fold(u32::MAX, |crc, bit| if crc >> 31 == bit { crc << 1 } else { crc << 1 ^ 0x04C1_1DB7 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_catalogues() {
        // CRC-32/BZIP2 over the nine digits.
        let bits = b"123456789".iter().flat_map(|byte| (0..8).rev().map(move |i| u32::from(byte >> i & 1)));
        assert_eq!(!crc(bits), 0xFC89_1918);
    }

    #[test]
    fn groups_of_six_bits_hold_bytes_of_any_number() {
        for length in 0..20_u8 {
            let bytes: Vec<u8> = (0..length).map(|i| i.wrapping_mul(89)).collect();
            let groups: Vec<u8> = sixes(&bytes).collect();
            assert_eq!(groups.len(), (usize::from(length) * 8).div_ceil(6));
            assert_eq!(eights(&groups), bytes);
        }
    }

    #[test]
    fn another_version_is_told_apart_from_a_wrong_character() {
        let mut symbols = alloc::vec![2_u8];
        symbols.extend(sixes(&[0, 0, 0]));
        let check = u64::from(checksum(&symbols));
        let head = (0..6).rev().map(|i| u8::try_from(check >> (6 * i) & 0x3F).unwrap_or_default());
        let code: String = head.chain(symbols).map(|six| char::from(ALPHABET[usize::from(six)])).collect();
        assert_eq!(Snapshot::decode(&code), Err(ShareError::Version { seen: 2 }));
    }

    #[test]
    fn every_field_with_a_number_is_within_the_numbered_ones() {
        assert!(Field::all().len() >= NUMBERED);
    }
}
