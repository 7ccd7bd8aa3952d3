//! What delivery costs by zone and chargeable weight.

use alloc::vec::Vec;

use serde::Serialize;

use super::FreeFrom;
use crate::input::{Checked, Node, checked_record, checked_serde};
use crate::money::Money;
use crate::product::{Dimension, Measure};
use crate::text::identifiers;

identifiers! {
    /// A zone of delivery, such as `noi-tinh`.
    Zone, "a zone";
}

/// What delivery costs, by zone and chargeable weight.
///
/// The chargeable weight is the greater of actual and volumetric weight of all goods together, gifts included.
///
/// ```
/// use ocop::pricing::{DeliveryTable, Zone};
///
/// let table: DeliveryTable = serde_json::from_str(r#"{"volumetric": 5000000, "zones": [{
///     "zone": "noi-tinh",
///     "steps": [{"up_to": "1 kg", "fee": "18000 VND"}, {"up_to": "5 kg", "fee": "30000 VND"}],
///     "free_from": {"amount": "500000 VND"}
/// }]}"#)?;
/// assert!(table.zone(&Zone::new("noi-tinh")?).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeliveryTable {
    zones: Vec<ZoneFees>,
    /// Cubic millimetres that count as one kilogram (5 000 cm³ are 5 000 000); without it volume does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    volumetric: Option<u32>,
}

/// The fees of one zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ZoneFees {
    /// The zone.
    pub zone: Zone,
    /// Fees by weight, ascending.
    pub steps: Vec<WeightStep>,
    /// From which amount of goods on the fee is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_from: Option<FreeFrom>,
}

/// The fee up to a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WeightStep {
    /// The largest weight of the step, included.
    pub up_to: Measure,
    /// The fee.
    pub fee: Money,
}

/// A table that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeliveryTableError {
    /// Two rows of one zone.
    #[error("zone {zone} stands twice")]
    Twice {
        /// The zone.
        zone: Zone,
    },
    /// A weight that is no mass, or not above the one before it.
    #[error("weights of zone {zone} are masses in ascending order, but {seen} is not")]
    Weight {
        /// The zone.
        zone: Zone,
        /// The weight.
        seen: Measure,
    },
    /// A fee below zero.
    #[error("the fee {seen} of zone {zone} is below zero")]
    Fee {
        /// The zone.
        zone: Zone,
        /// The fee.
        seen: Money,
    },
    /// A divisor of zero.
    #[error("the volume that counts as a kilogram is above zero")]
    Volumetric,
}

impl DeliveryTable {
    /// The table of these zones; `volumetric` cubic millimetres count as one kilogram.
    ///
    /// # Errors
    /// A zone stands twice, its weights do not ascend, a fee is below zero, or the divisor is zero.
    pub fn new(mut zones: Vec<ZoneFees>, volumetric: Option<u32>) -> Result<Self, DeliveryTableError> {
        zones.sort_by(|a, b| a.zone.cmp(&b.zone));
        let twice = zones.windows(2).find_map(|pair| match pair {
            [a, b] if a.zone == b.zone => Some(a.zone.clone()),
            _ => None,
        });
        if let Some(zone) = twice {
            return Err(DeliveryTableError::Twice { zone });
        }
        for fees in &zones {
            let zone = || fees.zone.clone();
            let mut before = None;
            for step in &fees.steps {
                let ascends = before.is_none_or(|before| before < step.up_to.base_units());
                if step.up_to.dimension() != Dimension::Mass || !ascends {
                    return Err(DeliveryTableError::Weight { zone: zone(), seen: step.up_to });
                }
                if step.fee.is_negative() {
                    return Err(DeliveryTableError::Fee { zone: zone(), seen: step.fee });
                }
                before = Some(step.up_to.base_units());
            }
        }
        if volumetric == Some(0) {
            return Err(DeliveryTableError::Volumetric);
        }
        Ok(Self { zones, volumetric })
    }

    /// The fees of a zone.
    #[must_use]
    pub fn zone(&self, zone: &Zone) -> Option<&ZoneFees> {
        let place = self.zones.binary_search_by(|fees| fees.zone.cmp(zone)).ok()?;
        self.zones.get(place)
    }

    /// The weight, in milligrams, that is charged for so many milligrams and cubic millimetres.
    #[must_use]
    pub fn chargeable(&self, milligrams: u128, cubic_millimetres: u128) -> u128 {
        let volumetric = self.volumetric.map_or(0, |per_kg| (cubic_millimetres * 1_000_000).div_ceil(per_kg.into()));
        milligrams.max(volumetric)
    }
}

impl ZoneFees {
    /// The fee for a weight in milligrams; `None` beyond the heaviest step.
    #[must_use]
    pub fn fee(&self, milligrams: u128) -> Option<Money> {
        let step = self.steps.iter().find(|step| milligrams <= u128::from(step.up_to.base_units()));
        step.map(|step| step.fee)
    }
}

impl Checked for DeliveryTable {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["zones", "volumetric"])?;
        let (zones, volumetric) = (record.required("zones"), record.optional("volumetric"));
        match Self::new(zones?, volumetric?) {
            Ok(table) => Some(table),
            Err(error) => node.invalid("a delivery table", &error),
        }
    }
}

checked_record!(ZoneFees { zone: required, steps: required, free_from: optional });
checked_record!(WeightStep { up_to: required, fee: required });
checked_serde!(DeliveryTable);
