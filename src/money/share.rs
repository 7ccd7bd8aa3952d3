//! Sharing an amount out over entries, by largest remainder and with capacities.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Money, MoneyError};
use crate::input::checked_choice;

/// What one entry asks of an amount that is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    weight: u64,
    capacity: u64,
    quantity: u64,
}

impl Share {
    /// The largest weight, that of the largest amount of money.
    pub const MAX_WEIGHT: u64 = Money::MAX.unsigned_abs();

    /// A share in proportion to a weight (a value, a quantity, or 1 for even shares), as large as need be.
    ///
    /// Weights above [`MAX_WEIGHT`](Self::MAX_WEIGHT) count as that.
    #[must_use]
    pub const fn by(weight: u64) -> Self {
        Self::up_to(weight, Self::MAX_WEIGHT)
    }

    /// A share in proportion to a weight, at most so many minor units.
    #[must_use]
    pub const fn up_to(weight: u64, capacity: u64) -> Self {
        let weight = if weight < Self::MAX_WEIGHT { weight } else { Self::MAX_WEIGHT };
        let capacity = if capacity < Self::MAX_WEIGHT { capacity } else { Self::MAX_WEIGHT };
        Self { weight, capacity, quantity: 1 }
    }

    /// The same for an entry that stands for so many units of quantity, which [`Remainder::FirstUnits`] asks for; at least one.
    #[must_use]
    pub const fn of_units(self, quantity: u64) -> Self {
        Self { quantity: if quantity == 0 { 1 } else { quantity }, ..self }
    }
}

/// Which entries get the minor units that are left after each has got its share rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remainder {
    /// The entries with the largest remainders, of equal ones the earlier. Fair within one minor unit, and the default.
    #[default]
    Largest,
    /// The entries from the first on, one unit each.
    First,
    /// The last entry, all of them as far as its capacity reaches, then the one before.
    Last,
    /// The entries from the first on, one unit for each unit of quantity that an entry stands for. An entry that is weighed by its
    /// quantity is first rounded down per unit of it.
    FirstUnits,
}

checked_choice!(Remainder { "largest" => Largest, "first" => First, "last" => Last, "first_units" => FirstUnits });

/// An amount, shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Shares {
    parts: Vec<Money>,
    unplaced: Money,
}

impl Shares {
    /// The part of each entry, in the order of the entries.
    #[must_use]
    pub fn parts(&self) -> &[Money] {
        &self.parts
    }

    /// What found no capacity. Parts and this add up to the amount.
    #[must_use]
    pub const fn unplaced(&self) -> Money {
        self.unplaced
    }
}

/// Shares an amount out by weight, leftover units to the largest remainders.
///
/// Entries whose exact quota is at or above their capacity get the capacity, and all the rest is shared afresh by the original weights;
/// only the last round is rounded. Parts and what is unplaced add up to the amount. Where all weights are zero nothing is placed.
/// A negative amount is shared as its opposite is.
///
/// # Errors
/// [`MoneyError::TooManyShares`] beyond 9 000 entries.
///
/// ```
/// use ocop::money::{Money, Share, share_out};
///
/// let shares = share_out(Money::vnd(10), &[Share::up_to(9, 3), Share::by(1), Share::by(1)])?;
/// assert_eq!(shares.parts(), [Money::vnd(3), Money::vnd(4), Money::vnd(3)]);
/// # Ok::<(), ocop::money::MoneyError>(())
/// ```
pub fn share_out(amount: Money, entries: &[Share]) -> Result<Shares, MoneyError> {
    share_out_by(Remainder::Largest, amount, entries)
}

/// [`share_out`] with a named choice of who gets the leftover units.
///
/// # Errors
/// [`MoneyError::TooManyShares`] beyond 9 000 entries.
pub fn share_out_by(remainder: Remainder, amount: Money, entries: &[Share]) -> Result<Shares, MoneyError> {
    if entries.len() > Slot::MAX_COUNT {
        return Err(MoneyError::TooManyShares { count: entries.len() });
    }
    let mut slots: Vec<Slot> = entries.iter().map(|s| Slot::new(s.weight, s.capacity).of_units(s.quantity)).collect();
    let unplaced = distribute(remainder, amount.minor().unsigned_abs(), &mut slots);
    // Parts of an amount are within its bounds.
    let signed = |part: u64| {
        let part = i64::try_from(part).unwrap_or(Money::MAX);
        Money::from_minor(if amount.is_negative() { -part } else { part }, amount.currency())
    };
    let parts = slots.iter().map(|slot| signed(slot.part)).collect::<Result<_, _>>()?;
    Ok(Shares { parts, unplaced: signed(unplaced)? })
}

/// An entry of [`distribute`], in place: what it asks for and what it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Slot {
    weight: u64,
    capacity: u64,
    quantity: u64,
    /// What the entry got.
    pub(crate) part: u64,
    rest: Rest,
}

/// What is left of an entry's exact quota after rounding down, as numerator over the common sum of weights, and one more; nothing where the
/// entry holds its capacity, asks for nothing, or got a leftover unit. A plain number, as it is compared often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Rest(u64);

impl Rest {
    const NONE: Self = Self(0);

    const fn open(rest: u64) -> Self {
        Self(rest + 1)
    }
}

impl Slot {
    /// The number of entries whose weights can be summed without overflow.
    pub(crate) const MAX_COUNT: usize = 9_000;

    /// An entry with a weight and a capacity, both at most [`Share::MAX_WEIGHT`].
    pub(crate) const fn new(weight: u64, capacity: u64) -> Self {
        Self { weight, capacity, quantity: 1, part: 0, rest: Rest::NONE }
    }

    /// The same for an entry that stands for so many units of quantity, at least one.
    pub(crate) const fn of_units(self, quantity: u64) -> Self {
        Self { quantity: if quantity == 0 { 1 } else { quantity }, ..self }
    }
}

/// Shares `total` out over the slots and returns what found no capacity. The one sharing-out function of the crate.
pub(crate) fn distribute(remainder: Remainder, total: u64, slots: &mut [Slot]) -> u64 {
    let mut left = total;
    let mut weights: u64 = 0;
    // Whether an entry is full before all are.
    let mut tight = false;
    for slot in slots.iter_mut() {
        slot.part = 0;
        slot.rest = if slot.weight == 0 || slot.capacity == 0 { Rest::NONE } else { Rest::open(0) };
        if slot.rest != Rest::NONE {
            weights += slot.weight;
            tight |= slot.capacity < slot.weight;
        }
    }
    // Each round closes at least one entry or is the last.
    while weights > 0 && left > 0 && (tight || weights <= left) && close_full(&mut left, &mut weights, slots) {}
    if weights == 0 || left == 0 {
        return left;
    }
    if let ([first, second], Remainder::Largest, false) = (&mut *slots, remainder, tight) {
        if first.rest != Rest::NONE && second.rest != Rest::NONE {
            // Of two remainders, which add up to nothing or one unit, the first is the larger or equal from a half on.
            let (part, rest) = quota(left, first.weight, weights);
            first.part = part + u64::from(rest >= weights - rest);
            second.part = left - first.part;
            return 0;
        }
    }
    let mut over = left;
    for slot in slots.iter_mut().filter(|slot| slot.rest != Rest::NONE) {
        let (mut quota, rest) = quota(left, slot.weight, weights);
        if remainder == Remainder::FirstUnits && slot.weight == slot.quantity {
            quota -= quota % slot.quantity;
        }
        slot.part = quota;
        slot.rest = Rest::open(rest);
        over -= quota;
    }
    match remainder {
        Remainder::Largest => {
            give_to_largest(over, slots);
            over = 0;
        }
        Remainder::First => over = give_in_order(over, slots.iter_mut(), |_| 1),
        Remainder::Last => over = give_in_order(over, slots.iter_mut().rev(), |_| u64::MAX),
        Remainder::FirstUnits => {
            while over > 0 {
                // Each pass gives at least one unit, since what is left over has room.
                over = give_in_order(over, slots.iter_mut(), |slot| slot.quantity);
            }
        }
    }
    over
}

/// Closes every open entry whose exact quota is at or above its capacity; whether there was one.
fn close_full(left: &mut u64, weights: &mut u64, slots: &mut [Slot]) -> bool {
    let (total, sum) = (*left, *weights);
    let mut any = false;
    for slot in slots.iter_mut().filter(|slot| slot.rest != Rest::NONE) {
        // quota ≥ capacity, without division
        let full = match (total.checked_mul(slot.weight), slot.capacity.checked_mul(sum)) {
            (Some(have), Some(room)) => have >= room,
            _ => u128::from(total) * u128::from(slot.weight) >= u128::from(slot.capacity) * u128::from(sum),
        };
        if full {
            any = true;
            slot.part = slot.capacity;
            slot.rest = Rest::NONE;
            *left -= slot.capacity;
            *weights -= slot.weight;
        }
    }
    any
}

/// `total · weight ÷ sum` as whole part and rest.
fn quota(total: u64, weight: u64, sum: u64) -> (u64, u64) {
    if let Some(product) = total.checked_mul(weight) {
        return (product / sum, product % sum);
    }
    let product = u128::from(total) * u128::from(weight);
    // The quota is at most the total, and the rest is below the sum.
    let narrow = |number: u128, most: u64| u64::try_from(number).unwrap_or(most);
    (narrow(product / u128::from(sum), total), narrow(product % u128::from(sum), sum))
}

/// One unit each to the entries with the largest rests, of equal ones the earlier.
fn give_to_largest(over: u64, slots: &mut [Slot]) {
    let mut over = usize::try_from(over).unwrap_or(usize::MAX);
    if over == 0 {
        return;
    }
    if over <= 4 || slots.len() <= 16 {
        // A few units: finding the largest each time needs no order and no memory.
        while over > 0 && serve_largest(slots) {
            over -= 1;
        }
        return;
    }
    // Leftover units are fewer than open entries. The rest at position `over` of the descending order divides those who get one.
    let key = |(i, slot): (usize, &Slot)| (slot.rest, core::cmp::Reverse(i));
    let mut rests: Vec<(Rest, core::cmp::Reverse<usize>)> = slots.iter().enumerate().map(key).collect();
    let Some(last) = over.checked_sub(1).filter(|last| *last < rests.len()) else { return };
    let (_, threshold, _) = rests.select_nth_unstable_by(last, |a, b| b.cmp(a));
    let threshold = *threshold;
    for (i, slot) in slots.iter_mut().enumerate() {
        if (slot.rest, core::cmp::Reverse(i)) >= threshold && slot.rest != Rest::NONE {
            slot.part += 1;
        }
    }
}

/// Gives one unit to the first of the entries with the largest rest; whether there was one.
fn serve_largest(slots: &mut [Slot]) -> bool {
    let mut largest = (Rest::NONE, usize::MAX);
    for (i, slot) in slots.iter().enumerate() {
        if slot.rest > largest.0 {
            largest = (slot.rest, i);
        }
    }
    let Some(slot) = slots.get_mut(largest.1) else { return false };
    slot.part += 1;
    slot.rest = Rest::NONE;
    true
}

/// Up to so many units to every open entry with room, in the order given; returns what is left then.
fn give_in_order<'a>(mut over: u64, slots: impl Iterator<Item = &'a mut Slot>, each: impl Fn(&Slot) -> u64) -> u64 {
    for slot in slots.filter(|slot| slot.rest != Rest::NONE) {
        let given = over.min(each(slot)).min(slot.capacity - slot.part);
        slot.part += given;
        over -= given;
    }
    over
}
