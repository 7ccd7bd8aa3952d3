//! Measures of mass, volume, length and count, exact across units.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::input::{checked_choice, checked_record};

/// What a measure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Mass (khối lượng), counted in milligrams.
    Mass,
    /// Volume (thể tích), counted in microlitres.
    Volume,
    /// Length (độ dài), counted in micrometres.
    Length,
    /// Pieces (cái, chiếc), counted.
    Count,
}

checked_choice!(Dimension { "mass" => Mass, "volume" => Volume, "length" => Length, "count" => Count });

/// A unit of measure, with its symbol in the International System; a piece is written `pcs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Milligram, `mg`.
    Milligram,
    /// Gram, `g`.
    Gram,
    /// Kilogram, `kg`.
    Kilogram,
    /// Tonne, `t`.
    Tonne,
    /// Microlitre, `µl`.
    Microlitre,
    /// Millilitre, `ml`.
    Millilitre,
    /// Litre, `l`.
    Litre,
    /// Cubic metre, `m³`.
    CubicMetre,
    /// Micrometre, `µm`.
    Micrometre,
    /// Millimetre, `mm`.
    Millimetre,
    /// Centimetre, `cm`.
    Centimetre,
    /// Metre, `m`.
    Metre,
    /// Piece, `pcs`.
    Piece,
}

/// Unit, symbol, dimension, number of base units.
const UNITS: [(Unit, &str, Dimension, u64); 13] = [
    (Unit::Milligram, "mg", Dimension::Mass, 1),
    (Unit::Gram, "g", Dimension::Mass, 1_000),
    (Unit::Kilogram, "kg", Dimension::Mass, 1_000_000),
    (Unit::Tonne, "t", Dimension::Mass, 1_000_000_000),
    (Unit::Microlitre, "µl", Dimension::Volume, 1),
    (Unit::Millilitre, "ml", Dimension::Volume, 1_000),
    (Unit::Litre, "l", Dimension::Volume, 1_000_000),
    (Unit::CubicMetre, "m³", Dimension::Volume, 1_000_000_000),
    (Unit::Micrometre, "µm", Dimension::Length, 1),
    (Unit::Millimetre, "mm", Dimension::Length, 1_000),
    (Unit::Centimetre, "cm", Dimension::Length, 10_000),
    (Unit::Metre, "m", Dimension::Length, 1_000_000),
    (Unit::Piece, "pcs", Dimension::Count, 1),
];

impl Unit {
    /// Every unit, by dimension and size.
    pub fn all() -> impl Iterator<Item = Self> {
        UNITS.iter().map(|row| row.0)
    }

    fn row(self) -> (&'static str, Dimension, u64) {
        UNITS.iter().find(|row| row.0 == self).map_or(("pcs", Dimension::Count, 1), |row| (row.1, row.2, row.3))
    }

    /// The symbol, such as `kg`.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        self.row().0
    }

    /// What the unit measures.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        self.row().1
    }

    /// The number of base units (mg, µl, µm, piece) in one of this.
    #[must_use]
    pub fn base_units(self) -> u64 {
        self.row().2
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.symbol())
    }
}

impl FromStr for Unit {
    type Err = MeasureError;

    fn from_str(text: &str) -> Result<Self, MeasureError> {
        UNITS.iter().find(|row| row.1 == text).map(|row| row.0).ok_or_else(|| MeasureError::Unit { seen: text.into() })
    }
}

/// A measured amount: a whole number of base units, remembered in the unit it was given in.
///
/// `1 kg` and `1000 g` are the same amount ([`base_units`](Self::base_units)) in two units, so they are not equal as values.
///
/// ```
/// use ocop::product::{Measure, Unit};
///
/// let bag: Measure = "0.5 kg".parse()?;
/// assert_eq!(bag.base_units(), 500_000);
/// assert_eq!(bag.to(Unit::Gram)?.to_string(), "500 g");
/// # Ok::<(), ocop::product::MeasureError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    base: u64,
    unit: Unit,
}

impl Measure {
    /// The largest number of base units, 10¹⁵: a million tonnes in milligrams.
    pub const MAX: u64 = 1_000_000_000_000_000;

    /// So much of a unit.
    ///
    /// # Errors
    /// The amount is negative, is no whole number of base units, or is more than [`MAX`](Self::MAX).
    pub fn new(amount: Decimal, unit: Unit) -> Result<Self, MeasureError> {
        let refused = MeasureError::Amount { amount, unit };
        let base = amount.checked_mul(Decimal::from(unit.base_units())).ok_or(refused.clone())?.normalize();
        let whole = if base.scale() == 0 { u64::try_from(base.mantissa()).ok() } else { None };
        let base = whole.filter(|base| *base <= Self::MAX).ok_or(refused)?;
        Ok(Self { base, unit })
    }

    /// So many grams.
    #[must_use]
    pub fn grams(grams: u32) -> Self {
        // The largest 32-bit number of grams is below the bound.
        Self { base: u64::from(grams) * 1_000, unit: Unit::Gram }
    }

    /// The number of base units: milligrams, microlitres, micrometres or pieces.
    #[must_use]
    pub const fn base_units(self) -> u64 {
        self.base
    }

    /// The unit that the amount is given in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The dimension.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        self.unit.dimension()
    }

    /// The amount in its unit.
    #[must_use]
    pub fn amount(self) -> Decimal {
        // Every unit is a power of ten of its base unit, so the division is exact.
        let scale = self.unit.base_units().ilog10();
        Decimal::try_from_i128_with_scale(i128::from(self.base), scale).unwrap_or_default().normalize()
    }

    /// The same amount in another unit.
    ///
    /// # Errors
    /// The unit measures something else.
    pub fn to(self, unit: Unit) -> Result<Self, MeasureError> {
        if unit.dimension() != self.dimension() {
            return Err(MeasureError::Dimension { measure: self, unit });
        }
        Ok(Self { unit, ..self })
    }
}

impl fmt::Debug for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The wire form: `500 g`, `1.5 l`, `20 pcs`.
impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.unit)
    }
}

impl FromStr for Measure {
    type Err = MeasureError;

    fn from_str(text: &str) -> Result<Self, MeasureError> {
        let parts = text.split_once(' ').filter(|(number, _)| !number.starts_with('-'));
        let parts = parts.and_then(|(number, unit)| Some((plain_decimal(number)?, unit)));
        let (amount, unit) = parts.ok_or_else(|| MeasureError::Text { seen: text.into() })?;
        Self::new(amount, unit.parse()?)
    }
}

/// The decimal number that a text of digits, with one point between them and a minus sign before them where need be, stands for.
pub(super) fn plain_decimal(text: &str) -> Option<Decimal> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    (digits(whole) && digits(part)).then(|| Decimal::from_str_exact(text).ok()).flatten()
}

crate::input::checked_text! { Measure, "a measure"; }

/// A measure that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MeasureError {
    /// A text that is no measure.
    #[error("{seen:?} is not a measure such as \"500 g\"")]
    Text {
        /// The text.
        seen: String,
    },
    /// A text that is no unit.
    #[error("{seen:?} is no unit, expected mg, g, kg, t, µl, ml, l, m³, µm, mm, cm, m or pcs")]
    Unit {
        /// The text.
        seen: String,
    },
    /// An amount that is negative, too large, or no whole number of base units.
    #[error("{amount} {unit} is not a whole number of base units from 0 to {max}", max = Measure::MAX)]
    Amount {
        /// The amount.
        amount: Decimal,
        /// Its unit.
        unit: Unit,
    },
    /// A unit of another dimension.
    #[error("{measure} cannot be given in {unit}")]
    Dimension {
        /// The measure.
        measure: Measure,
        /// The unit asked for.
        unit: Unit,
    },
}

/// Length, width and height of a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Dimensions {
    /// Length, a length.
    pub length: Measure,
    /// Width, a length.
    pub width: Measure,
    /// Height, a length.
    pub height: Measure,
}

impl Dimensions {
    /// The volume in whole cubic millimetres, rounded up: what a carrier's volumetric weight is taken from.
    #[must_use]
    pub fn cubic_millimetres(&self) -> u128 {
        let micrometres = [self.length, self.width, self.height].map(|side| u128::from(side.base_units()));
        let millimetres = micrometres.map(|side| side.div_ceil(1_000));
        // Three sides of at most 10¹² mm each fit.
        millimetres.iter().product()
    }

    /// Whether each side is a length.
    pub(super) fn are_lengths(&self) -> bool {
        [self.length, self.width, self.height].iter().all(|side| side.dimension() == Dimension::Length)
    }
}

checked_record!(Dimensions { length: required, width: required, height: required });

/// What is in the package (khối lượng tịnh, thể tích thực): apart from the weight that is shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct NetContent {
    /// The net content: a mass, a volume or a count, above zero.
    pub net: Measure,
    /// The drained content (khối lượng ráo nước), where it is declared; in the same dimension, above zero, at most the net content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drained: Option<Measure>,
}

impl NetContent {
    /// The content that a unit price refers to: drained where declared, else net.
    #[must_use]
    pub const fn priced(&self) -> Measure {
        match self.drained {
            Some(drained) => drained,
            None => self.net,
        }
    }

    pub(super) fn is_sound(&self) -> bool {
        let net = self.net;
        let sound =
            |m: Measure| m.base_units() > 0 && m.dimension() == net.dimension() && m.dimension() != Dimension::Length;
        sound(net) && self.drained.is_none_or(|d| sound(d) && d.base_units() <= net.base_units())
    }
}

checked_record!(NetContent { net: required, drained: optional });
