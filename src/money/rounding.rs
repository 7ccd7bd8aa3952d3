//! Rounding as a value: a mode and a step.

use serde::Serialize;

use super::{Money, MoneyError};
use crate::input::{Checked, Node, checked_choice, checked_serde};

/// How a value between two steps is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// To the nearest; a half away from zero. The usual one, and the default.
    #[default]
    HalfUp,
    /// To the nearest; a half to the even neighbour.
    HalfEven,
    /// To the nearest; a half towards zero.
    HalfDown,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

checked_choice!(RoundingMode {
    "half_up" => HalfUp,
    "half_even" => HalfEven,
    "half_down" => HalfDown,
    "down" => Down,
    "up" => Up,
});
checked_serde!(Rounding);

impl RoundingMode {
    /// Every mode.
    pub const ALL: [Self; 5] = [Self::HalfUp, Self::HalfEven, Self::HalfDown, Self::Down, Self::Up];

    /// The whole number that `numerator ÷ denominator` is rounded to. The denominator is above zero, or the result is 0.
    pub(crate) fn divide(self, numerator: i128, denominator: i128) -> i128 {
        if denominator <= 0 {
            return 0;
        }
        // Where both fit, 64-bit division is several times faster and gives the same result.
        let (quotient, rest) = match (u64::try_from(numerator), u64::try_from(denominator)) {
            (Ok(n), Ok(d)) => (i128::from(n / d), i128::from(n % d)),
            _ => (numerator / denominator, numerator % denominator),
        };
        if rest == 0 {
            return quotient;
        }
        let twice = rest.abs() * 2;
        let away = match self {
            Self::HalfUp => twice >= denominator,
            Self::HalfDown => twice > denominator,
            Self::HalfEven => twice > denominator || (twice == denominator && quotient % 2 != 0),
            Self::Down => false,
            Self::Up => true,
        };
        if away { quotient + numerator.signum() } else { quotient }
    }

    /// `amount · numerator ÷ denominator`, rounded once. The factors are small enough that the product fits 128 bits.
    pub(crate) fn scale(self, amount: i64, numerator: i64, denominator: i64) -> i64 {
        let exact = self.divide(i128::from(amount) * i128::from(numerator), i128::from(denominator));
        // A ratio of at most one keeps the amount in range; every other caller bounds the result itself.
        i64::try_from(exact).unwrap_or(if exact < 0 { i64::MIN } else { i64::MAX })
    }
}

/// Rounding to multiples of a step: `1000 VND` by [`RoundingMode::Down`] turns 45 678 đ into 45 000 đ.
///
/// ```
/// use ocop::money::{Money, Rounding, RoundingMode};
///
/// let to_thousands = Rounding::new(RoundingMode::Down, Money::vnd(1_000))?;
/// assert_eq!(to_thousands.of(Money::vnd(45_678))?, Money::vnd(45_000));
/// # Ok::<(), ocop::money::MoneyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Rounding {
    mode: RoundingMode,
    step: Money,
}

impl Rounding {
    /// Rounding by a mode to multiples of a step.
    ///
    /// # Errors
    /// [`MoneyError::NotPositive`] where the step is not above zero.
    pub const fn new(mode: RoundingMode, step: Money) -> Result<Self, MoneyError> {
        if step.minor() <= 0 {
            return Err(MoneyError::NotPositive { money: step });
        }
        Ok(Self { mode, step })
    }

    /// The mode.
    #[must_use]
    pub const fn mode(self) -> RoundingMode {
        self.mode
    }

    /// The step, above zero.
    #[must_use]
    pub const fn step(self) -> Money {
        self.step
    }

    /// The amount, rounded.
    ///
    /// # Errors
    /// [`MoneyError::Mixed`] for another currency than the step's, [`MoneyError::TooLarge`] where rounding up leaves the bounds.
    pub fn of(self, amount: Money) -> Result<Money, MoneyError> {
        self.step.same(amount)?;
        let steps = self.mode.divide(amount.minor().into(), self.step.minor().into());
        let minor = steps * i128::from(self.step.minor());
        let too_large = MoneyError::TooLarge { minor, currency: amount.currency() };
        Money::from_minor(i64::try_from(minor).map_err(|_| too_large)?, amount.currency())
    }
}

impl Checked for Rounding {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["mode", "step"])?;
        let (mode, step) = (record.required("mode"), record.required("step"));
        match Self::new(mode?, step?) {
            Ok(rounding) => Some(rounding),
            Err(error) => node.invalid("a rounding", &error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_the_bounds_of_a_number_is_the_nearest_bound() {
        let scale = |amount, numerator| RoundingMode::HalfUp.scale(amount, numerator, 1);
        assert_eq!([scale(i64::MAX, 2), scale(i64::MAX, -2), scale(i64::MIN, 2)], [i64::MAX, i64::MIN, i64::MIN]);
        assert_eq!([scale(-7, 3), scale(0, 3)], [-21, 0]);
    }
}
