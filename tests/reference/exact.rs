//! Rounding and sharing out, as section 2 of the design says them, on whole numbers and exact decimals.

use ocop::money::{Rate, Remainder, RoundingMode};
use rust_decimal::{Decimal, RoundingStrategy};

fn strategy(mode: RoundingMode) -> RoundingStrategy {
    match mode {
        RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        RoundingMode::HalfEven => RoundingStrategy::MidpointNearestEven,
        RoundingMode::HalfDown => RoundingStrategy::MidpointTowardZero,
        RoundingMode::Down => RoundingStrategy::ToZero,
        RoundingMode::Up => RoundingStrategy::AwayFromZero,
    }
}

/// A decimal as a whole number, by the decimal library's own rounding.
pub(crate) fn whole(exact: Decimal, mode: RoundingMode) -> i128 {
    exact.round_dp_with_strategy(0, strategy(mode)).normalize().mantissa()
}

/// A rate of an amount, rounded once. A decimal holds the product exactly.
pub(crate) fn rate_of(rate: Rate, amount: i128, mode: RoundingMode) -> i128 {
    whole(Decimal::from(amount) * rate.to_percent() / Decimal::ONE_HUNDRED, mode)
}

/// The amount less a rate of another, rounded once to a multiple of a step; never below zero.
pub(crate) fn less_rate_to_step(amount: i128, rate: Rate, of: i128, mode: RoundingMode, step: i128) -> i128 {
    let exact = Decimal::from(amount) - Decimal::from(of) * rate.to_percent() / Decimal::ONE_HUNDRED;
    to_step(exact.max(Decimal::ZERO), mode, step)
}

/// An amount as a multiple of a step. Halves are told from what is near by comparing doubles, not by dividing.
pub(crate) fn to_step(exact: Decimal, mode: RoundingMode, step: i128) -> i128 {
    let step = Decimal::from(step);
    let steps = (exact / step).floor();
    let twice = (exact - steps * step) * Decimal::TWO;
    let up = match mode {
        RoundingMode::HalfUp => twice >= step,
        RoundingMode::HalfDown => twice > step,
        RoundingMode::HalfEven => twice > step || (twice == step && steps % Decimal::TWO == Decimal::ONE),
        RoundingMode::Down => false,
        RoundingMode::Up => twice > Decimal::ZERO,
    };
    let steps = if up { steps + Decimal::ONE } else { steps };
    whole(steps * step, RoundingMode::Down)
}

/// The tax that an amount includes: `gross · r ÷ (100 + r)`, rounded once.
pub(crate) fn included(rate: Rate, gross: i128, mode: RoundingMode) -> i128 {
    let percent = rate.to_percent();
    let (numerator, denominator) = (Decimal::from(gross) * percent, Decimal::ONE_HUNDRED + percent);
    let down = (numerator / denominator).floor();
    let twice = (numerator - down * denominator) * Decimal::TWO;
    let up = match mode {
        RoundingMode::HalfUp => twice >= denominator,
        RoundingMode::HalfDown => twice > denominator,
        RoundingMode::HalfEven => twice > denominator || (twice == denominator && down % Decimal::TWO == Decimal::ONE),
        RoundingMode::Down => false,
        RoundingMode::Up => twice > Decimal::ZERO,
    };
    whole(down, RoundingMode::Down) + i128::from(up)
}

/// What one entry asks for: a weight, and the most it can take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask {
    pub(crate) weight: i128,
    pub(crate) capacity: i128,
    /// The units of quantity that the entry stands for.
    pub(crate) quantity: i128,
}

impl Ask {
    pub(crate) fn new(weight: i128, capacity: i128) -> Self {
        Self { weight, capacity, quantity: 1 }
    }
}

/// Shares an amount out, and what finds no room. Entries whose exact quota is at or above their capacity get the capacity, all the rest
/// is shared afresh by the original weights, and only the last round is rounded.
pub(crate) fn share(total: i128, asks: &[Ask], remainder: Remainder) -> (Vec<i128>, i128) {
    let mut parts = vec![0; asks.len()];
    let mut open: Vec<usize> = (0..asks.len()).filter(|i| asks[*i].weight > 0 && asks[*i].capacity > 0).collect();
    let mut left = total;
    loop {
        let weights: i128 = open.iter().map(|i| asks[*i].weight).sum();
        if weights == 0 || left == 0 {
            return (parts, left);
        }
        let full = |i: &usize| left * asks[*i].weight >= asks[*i].capacity * weights;
        let (closed, rest): (Vec<usize>, Vec<usize>) = open.iter().copied().partition(full);
        if closed.is_empty() {
            last_round(left, weights, asks, &open, &mut parts, remainder);
            return (parts, 0);
        }
        for i in closed {
            parts[i] = asks[i].capacity;
            left -= asks[i].capacity;
        }
        open = rest;
    }
}

fn last_round(left: i128, weights: i128, asks: &[Ask], open: &[usize], parts: &mut [i128], remainder: Remainder) {
    for &i in open {
        parts[i] = left * asks[i].weight / weights;
        if remainder == Remainder::FirstUnits && asks[i].weight == asks[i].quantity {
            parts[i] -= parts[i] % asks[i].quantity;
        }
    }
    let mut over = left - open.iter().map(|i| parts[*i]).sum::<i128>();
    let mut order = open.to_vec();
    match remainder {
        Remainder::Largest => order.sort_by_key(|i| (-(left * asks[*i].weight % weights), *i)),
        Remainder::First | Remainder::FirstUnits => {}
        Remainder::Last => order.reverse(),
    }
    // In this order each takes so many at a time, as far as it has room, until nothing is left over.
    while over > 0 {
        for &i in &order {
            let turn = match remainder {
                Remainder::Largest | Remainder::First => 1,
                Remainder::FirstUnits => asks[i].quantity,
                Remainder::Last => over,
            };
            let given = turn.min(over).min(asks[i].capacity - parts[i]);
            parts[i] += given;
            over -= given;
        }
    }
}
