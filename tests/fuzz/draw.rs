//! Choices drawn from bytes. Where the bytes end all further ones are zero, which is the plainest choice everywhere.

use std::fmt::Debug;

use ocop::money::{Currency, Money, Rate};
use ocop::product::Quantity;

/// What is left of the bytes, and the currency of all amounts.
pub struct Draw<'d> {
    bytes: &'d [u8],
    pub currency: Currency,
}

impl<'d> Draw<'d> {
    pub const fn new(bytes: &'d [u8], currency: Currency) -> Self {
        Self { bytes, currency }
    }

    /// The next so many bytes, to draw from for themselves: what is changed there leaves all that follows as it was.
    pub fn part(&mut self, length: usize) -> Self {
        let (part, rest) = self.bytes.split_at(length.min(self.bytes.len()));
        self.bytes = rest;
        Self { bytes: part, currency: self.currency }
    }

    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        *first
    }

    /// From 0 up to a number that is not among them.
    pub fn below(&mut self, bound: u8) -> u8 {
        self.byte() % bound
    }

    pub fn number(&mut self, least: u8, most: u8) -> u32 {
        u32::from(least + self.below(most - least + 1))
    }

    /// One in so many.
    pub fn one_in(&mut self, count: u8) -> bool {
        self.below(count) == count - 1
    }

    pub fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()].clone()
    }

    /// Something, one time in so many.
    pub fn some<T>(&mut self, count: u8, one: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.one_in(count).then(|| one(self))
    }

    /// From so many up to so many.
    pub fn list<T>(&mut self, least: u8, most: u8, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.number(least, most)).map(|_| one(self)).collect()
    }

    /// A name that is read as what it names.
    pub fn name<T: std::str::FromStr<Err: Debug>>(&mut self, names: &[&str]) -> T {
        self.of(names).parse().expect("a name that is one")
    }

    pub fn minor(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency).expect("an amount within bounds")
    }

    /// From nothing up to the most that there can be; many are equal or next to one another.
    pub fn amount(&mut self) -> Money {
        const FEW: [i64; 14] = [1_000, 0, 1, 2, 3, 10, 99, 100, 101, 999, 1_001, 5_000, 10_000, 45_000];
        let minor = match self.byte() {
            few @ 0..=159 => FEW[usize::from(few) % FEW.len()],
            high @ 160..=247 => i64::from(high - 160) << 8 | i64::from(self.byte()),
            power @ 248..=253 => 1 << (20 + 5 * (power - 248)),
            254 => Money::MAX - 1,
            255 => Money::MAX,
        };
        self.minor(minor)
    }

    pub fn positive(&mut self) -> Money {
        let amount = self.amount();
        if amount.is_zero() { self.minor(1) } else { amount }
    }

    /// A later amount, where there is one.
    pub fn above(&mut self, low: Money) -> Money {
        let more = self.positive();
        low.checked_add(more).unwrap_or_else(|_| self.minor(Money::MAX))
    }

    pub fn rate(&mut self) -> Rate {
        const FEW: [&str; 8] = ["10%", "50%", "100%", "33.333333%", "12.5%", "0.000001%", "99.9%", "1%"];
        match self.byte() {
            percent @ 1..=100 => Rate::percent(percent),
            few => FEW[usize::from(few) % FEW.len()].parse().expect("a rate"),
        }
    }

    pub fn units(&mut self, most: u8) -> Quantity {
        Quantity::new(self.number(1, most)).expect("a few units")
    }
}
