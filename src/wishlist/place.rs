//! The order in which an owner puts lines by hand.

use alloc::vec::Vec;

use super::causal::Register;
use super::{ItemKey, Line, ListId, Order, Outcome, Refusal, Wishlist, Writer};

/// The distance between positions that are given afresh, wide enough for many lines to be put in between.
const SPACING: i64 = 1 << 20;

/// Where a line is put by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Before this one.
    Before(ItemKey),
    /// After this one.
    After(ItemKey),
}

impl Wishlist {
    /// Puts a line somewhere in the order by hand ([`Order::BY_HAND`]). As few lines as possible get another position.
    ///
    /// # Errors
    /// There is no such line.
    pub fn place(&mut self, writer: &Writer, list: &ListId, item: &ItemKey, place: &Place) -> Result<Outcome, Refusal> {
        if self.begin(writer)? {
            return Ok(Outcome::AlreadyApplied);
        }
        self.dots(list, item)?;
        if let Place::Before(other) | Place::After(other) = place {
            self.dots(list, other)?;
        }
        let positions = placed(self.lines(list, Order::BY_HAND, writer.policy.reading), item, place);
        if positions.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        let dot = self.mint(writer)?;
        let lines = self.lists.get_mut(list).map(|contents| &mut contents.lines);
        let Some(lines) = lines else { return Ok(Outcome::Unchanged) };
        for (item, position) in positions {
            for entry in lines.get_mut(&item).into_iter().flat_map(|dots| dots.values_mut()) {
                entry.position = Some(Register::new(dot.clone(), Some(position)));
            }
        }
        self.finish(writer);
        Ok(Outcome::Changed)
    }
}

/// The lines that get another position so that one comes to stand at a place.
fn placed(lines: Vec<Line>, item: &ItemKey, place: &Place) -> Vec<(ItemKey, i64)> {
    let before = lines.iter().position(|line| line.item == *item);
    let mut rest: Vec<(ItemKey, Option<i64>)> =
        lines.into_iter().filter(|line| line.item != *item).map(|line| (line.item, line.position)).collect();
    let index_of = |key: &ItemKey| rest.iter().position(|(item, _)| item == key);
    let index = match place {
        Place::First => Some(0),
        Place::Last => Some(rest.len()),
        Place::Before(other) => index_of(other),
        Place::After(other) => index_of(other).map(|index| index + 1),
    };
    let Some(index) = index.filter(|index| Some(*index) != before) else { return Vec::new() };
    // Without a position one stands behind all that have one.
    let left = index.checked_sub(1).map(|left| rest.get(left).and_then(|(_, position)| *position));
    let right = rest.get(index).map(|(_, position)| *position);
    let between = match (left, right) {
        (Some(Some(left)), None | Some(None)) => left.checked_add(SPACING),
        (None, Some(Some(right))) => right.checked_sub(SPACING),
        (Some(Some(left)), Some(Some(right))) => {
            // The mean without a sum, which might not fit.
            let middle = (left & right) + ((left ^ right) >> 1);
            (left < middle && middle < right).then_some(middle)
        }
        _ => None,
    };
    if let Some(position) = between {
        return [(item.clone(), position)].into();
    }
    rest.insert(index, (item.clone(), None));
    rest.into_iter().zip(1_i64..).map(|((item, _), i)| (item, i * SPACING)).collect()
}
