//! Units of trade with their labels.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use super::{Lang, normal_key};

/// A unit of trade (đơn vị tính) in which the goods of the programme are sold.
///
/// Invoices name legal measures or units of trade (decree 254/2026/NĐ-CP, article 10). The list is open: shops sell by other units too,
/// which are then plain text.
///
/// ```
/// use ocop::text::{Lang, TradeUnit, measure};
/// let boxes = measure(2, TradeUnit::Box.label_for(2, Lang::En), Lang::En);
/// assert_eq!(boxes.to_string(), "2 boxes");
/// assert_eq!("hộp".parse(), Ok(TradeUnit::Box));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TradeUnit {
    /// Box (hộp).
    Box,
    /// Bag (túi).
    Bag,
    /// Packet (gói).
    Packet,
    /// Bottle (chai).
    Bottle,
    /// Jar (lọ).
    Jar,
    /// Pot (hũ).
    Pot,
    /// Sack (bao).
    Sack,
    /// Carton (thùng).
    Carton,
    /// Can (lon).
    Can,
    /// Tube (tuýp).
    Tube,
    /// Piece (cái).
    Piece,
    /// Set (bộ).
    Set,
    /// Combo: several goods sold as one.
    Combo,
}

/// A unit, its code, its Vietnamese label, its English label for one and for several, and other spellings.
struct Row(TradeUnit, &'static str, &'static str, [&'static str; 2], &'static [&'static str]);

const TABLE: [Row; 13] = [
    Row(TradeUnit::Box, "box", "hộp", ["box", "boxes"], &[]),
    Row(TradeUnit::Bag, "bag", "túi", ["bag", "bags"], &[]),
    Row(TradeUnit::Packet, "packet", "gói", ["packet", "packets"], &["pack", "packs"]),
    Row(TradeUnit::Bottle, "bottle", "chai", ["bottle", "bottles"], &[]),
    Row(TradeUnit::Jar, "jar", "lọ", ["jar", "jars"], &[]),
    Row(TradeUnit::Pot, "pot", "hũ", ["pot", "pots"], &["hủ"]),
    Row(TradeUnit::Sack, "sack", "bao", ["sack", "sacks"], &[]),
    Row(TradeUnit::Carton, "carton", "thùng", ["carton", "cartons"], &[]),
    Row(TradeUnit::Can, "can", "lon", ["can", "cans"], &[]),
    Row(TradeUnit::Tube, "tube", "tuýp", ["tube", "tubes"], &["túyp"]),
    Row(TradeUnit::Piece, "piece", "cái", ["piece", "pieces"], &["chiếc"]),
    Row(TradeUnit::Set, "set", "bộ", ["set", "sets"], &[]),
    Row(TradeUnit::Combo, "combo", "combo", ["combo", "combos"], &[]),
];

impl TradeUnit {
    /// Every unit of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The code, the same in every language: `box`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().map_or("", |row| row.1)
    }

    /// The label beside one unit: `hộp`, `box`.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        self.label_for(1, lang)
    }

    /// The label beside so many units. Vietnamese has one form, English two: `1 box`, `2 boxes`.
    #[must_use]
    pub fn label_for(self, count: u32, lang: Lang) -> &'static str {
        let label = self.row().map(|Row(_, _, vi, [one, several], _)| match lang {
            Lang::Vi => *vi,
            Lang::En if count == 1 => *one,
            Lang::En => *several,
        });
        label.unwrap_or_default()
    }

    fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.0 == self)
    }
}

/// The code.
impl fmt::Display for TradeUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// A text that names no unit of the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is no unit of trade that is known here")]
#[non_exhaustive]
pub struct UnknownUnit {
    /// The text.
    pub seen: String,
}

impl FromStr for TradeUnit {
    type Err = UnknownUnit;

    /// Reads a code, a label of either language or another usual spelling, in upper or lower case.
    fn from_str(text: &str) -> Result<Self, UnknownUnit> {
        let key = normal_key(text);
        let named =
            |Row(_, code, vi, en, others): &&Row| [*code, *vi].iter().chain(en).chain(*others).any(|name| *name == key);
        TABLE.iter().find(named).map(|row| row.0).ok_or_else(|| UnknownUnit { seen: text.into() })
    }
}

crate::input::checked_text! {
    TradeUnit, "a unit of trade";
}
