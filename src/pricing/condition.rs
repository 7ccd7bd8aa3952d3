//! When a rule applies.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::Serialize;
use time::{Time, Weekday};

use super::Selector;
use crate::cart::Code;
use crate::input::{checked_choice, checked_record};
use crate::money::Money;
use crate::product::{Period, Tag};
use crate::text::identifiers;

identifiers! {
    /// A group of customers, such as `wholesale`.
    CustomerGroup, "a customer group";
    /// A channel of sale, such as `web` or `app`.
    Channel, "a channel";
    /// A way of delivery, such as `express`.
    DeliveryMethod, "a delivery method";
    /// A way of payment, such as `cod` or `bank-transfer`.
    PaymentMethod, "a payment method";
    /// The key of a fact that only the host knows.
    FactName, "the name of a host fact";
}

/// When a rule applies.
///
/// A condition is true, false, or *unknown* where the context does not state a fact that it asks for. Unknown stays unknown under `not`;
/// `all_of` is false if any is false, else unknown if any is unknown; `any_of` is true if any is true, else unknown if any is unknown. A
/// rule applies only where its condition is true.
///
/// Conditions are judged once, when the rule's turn comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Condition {
    /// All of these; of none, true.
    AllOf(Vec<Condition>),
    /// Any of these; of none, false.
    AnyOf(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// The goods of a selector come to an amount.
    Spend(Spend),
    /// So many units of a selector are in the cart.
    Quantity(Units),
    /// So many different products (SKUs) of a selector are in the cart.
    Distinct(Units),
    /// A code was entered. (A rule's own [`codes`](super::Rule::codes) are the usual way.)
    Code(Code),
    /// The instant is in a period.
    Period(Period),
    /// The instant is in some hours of some weekdays, in shop time.
    Hours(Hours),
    /// The customer is in a group. A guest is in none.
    CustomerGroup(CustomerGroup),
    /// This is the customer's order of such a number, counted from 1.
    OrderNumber(OrderNumber),
    /// The sale is in a channel.
    Channel(Channel),
    /// The goods go to a province.
    DestinationProvince(Tag),
    /// The goods go by a delivery method.
    DeliveryMethod(DeliveryMethod),
    /// The customer pays by a payment method.
    PaymentMethod(PaymentMethod),
    /// The host states a fact, with this value.
    Fact(FactIs),
}

impl Default for Condition {
    /// Always true.
    fn default() -> Self {
        Self::AllOf(Vec::new())
    }
}

/// Which amounts a spend is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// List prices: regular ones, or the host's.
    Regular,
    /// Shelf prices: after the price lane. The default. (In the price lane itself these are list prices.)
    #[default]
    Shelf,
    /// What the goods cost when the rule's turn comes.
    Running,
}

/// Whether an amount is measured with tax or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxBasis {
    /// As prices are stated. The default.
    #[default]
    AsPriced,
    /// With tax; tax that prices do not include is added, rounded per merged line.
    With,
    /// Without tax; tax that prices include is taken out, rounded per merged line.
    Without,
}

/// The goods of a selector come to at least, or at most, an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spend {
    /// The goods counted.
    pub of: Selector,
    /// The lowest amount that is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Money>,
    /// The highest amount that is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Money>,
    /// Which amounts count.
    pub basis: Basis,
    /// With tax or without.
    pub tax: TaxBasis,
}

/// So many units, or products, of a selector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Units {
    /// The goods counted.
    pub of: Selector,
    /// The lowest number that is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// The highest number that is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// An order number in a range; `at_least` and `at_most` of 1 are a first order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OrderNumber {
    /// The lowest number that is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// The highest number that is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// A host fact and the value it must have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactIs {
    /// The fact.
    pub name: FactName,
    /// Its value, compared to the letter.
    pub is: FactName,
}

/// Hours of some weekdays, in shop time.
///
/// Hours that end at or before they begin go over midnight and belong to the day they begin on: Friday 22:00–02:00 holds on Saturday at
/// 01:00, and not on Friday at 01:00.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hours {
    /// The weekdays; all of them where none is named.
    pub days: BTreeSet<Day>,
    /// The first minute.
    pub from: Clock,
    /// The first minute after; the same as `from` for a whole day.
    pub until: Clock,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    /// Thứ hai.
    Monday,
    /// Thứ ba.
    Tuesday,
    /// Thứ tư.
    Wednesday,
    /// Thứ năm.
    Thursday,
    /// Thứ sáu.
    Friday,
    /// Thứ bảy.
    Saturday,
    /// Chủ nhật.
    Sunday,
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// A minute of the day, written `HH:MM`, `00:00` to `23:59`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Clock(u16);

/// A text that is no minute of a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not a minute of the day such as \"08:30\"")]
#[non_exhaustive]
pub struct ClockError {
    /// The text.
    pub seen: alloc::string::String,
}

impl Clock {
    /// The minute that an instant's time of day falls in.
    #[must_use]
    pub fn of(time: Time) -> Self {
        Self(u16::from(time.hour()) * 60 + u16::from(time.minute()))
    }

    /// Minutes since midnight, 0 to 1439.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl FromStr for Clock {
    type Err = ClockError;

    fn from_str(text: &str) -> Result<Self, ClockError> {
        let digit = |b: u8| b.is_ascii_digit().then(|| u16::from(b - b'0'));
        let minutes = match *text.as_bytes() {
            [h1, h2, b':', m1, m2] => (|| {
                let (hour, minute) = (digit(h1)? * 10 + digit(h2)?, digit(m1)? * 10 + digit(m2)?);
                (hour < 24 && minute < 60).then_some(hour * 60 + minute)
            })(),
            _ => None,
        };
        minutes.map(Self).ok_or_else(|| ClockError { seen: text.into() })
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

crate::input::checked_text! { Clock, "a minute of the day"; }

checked_choice!(Basis { "regular" => Regular, "shelf" => Shelf, "running" => Running });
checked_choice!(TaxBasis { "as_priced" => AsPriced, "with" => With, "without" => Without });
checked_choice!(Day {
    "monday" => Monday,
    "tuesday" => Tuesday,
    "wednesday" => Wednesday,
    "thursday" => Thursday,
    "friday" => Friday,
    "saturday" => Saturday,
    "sunday" => Sunday,
});
checked_record!(Spend {
    of: or(Selector::All),
    at_least: optional,
    at_most: optional,
    basis: or(Basis::default()),
    tax: or(TaxBasis::default()),
});
checked_record!(Units { of: or(Selector::All), at_least: optional, at_most: optional });
checked_record!(OrderNumber { at_least: optional, at_most: optional });
checked_record!(FactIs { name: required, is: required });
checked_record!(Hours { days: or(BTreeSet::new()), from: or(Clock::default()), until: or(Clock::default()) });
checked_choice!(Condition {
    "all_of" => AllOf(Vec<Condition>),
    "any_of" => AnyOf(Vec<Condition>),
    "not" => Not(Box<Condition>),
    "spend" => Spend(Spend),
    "quantity" => Quantity(Units),
    "distinct" => Distinct(Units),
    "code" => Code(Code),
    "period" => Period(Period),
    "hours" => Hours(Hours),
    "customer_group" => CustomerGroup(CustomerGroup),
    "order_number" => OrderNumber(OrderNumber),
    "channel" => Channel(Channel),
    "destination_province" => DestinationProvince(Tag),
    "delivery_method" => DeliveryMethod(DeliveryMethod),
    "payment_method" => PaymentMethod(PaymentMethod),
    "fact" => Fact(FactIs),
});
