//! Conditions, compiled, and judged when a rule's turn comes.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use time::{OffsetDateTime, UtcOffset};

use super::lines::Line;
use super::matcher::Matcher;
use super::state::State;
use super::{
    AskedFact, Basis, Clock, Condition, Context, Customer, Day, Failed, Hours, OrderNumber, Outcome, PriceTax, Seen,
    TaxBasis, UnknownFact, Wanted,
};
use crate::cart::{Cart, Code};
use crate::money::{Currency, Money, Rate, RoundingMode};

/// A compiled condition.
#[derive(Debug, Clone)]
pub(super) enum Judge {
    AllOf(Box<[Judge]>),
    AnyOf(Box<[Judge]>),
    Not(Box<Judge>),
    Spend(Box<SpendJudge>),
    Count(Box<CountJudge>),
    /// All else asks the context, as it is written.
    Ask(Box<Condition>),
}

#[derive(Debug, Clone)]
pub(super) struct SpendJudge {
    of: Matcher,
    at_least: Option<i64>,
    at_most: Option<i64>,
    basis: Basis,
    tax: TaxBasis,
}

#[derive(Debug, Clone)]
pub(super) struct CountJudge {
    of: Matcher,
    /// Products rather than units.
    distinct: bool,
    at_least: Option<u32>,
    at_most: Option<u32>,
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    True,
    False,
    Unknown,
}

impl Truth {
    const fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// What conditions are judged on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bench<'b> {
    pub(super) currency: Currency,
    pub(super) cart: &'b Cart,
    pub(super) context: &'b Context,
    pub(super) lines: &'b [Line<'b>],
}

impl Bench<'_> {
    /// Minor units as money. What the engine counts in them is part of the list price of a line, of a fee or of a total, each of which is
    /// checked to be within the bounds of money.
    pub(super) fn money(&self, minor: i64) -> Money {
        Money::clamped(minor, self.currency)
    }
}

impl Judge {
    pub(super) fn of(condition: &Condition) -> Self {
        let many = |parts: &[Condition]| parts.iter().map(Self::of).collect();
        match condition {
            Condition::AllOf(parts) => Self::AllOf(many(parts)),
            Condition::AnyOf(parts) => Self::AnyOf(many(parts)),
            Condition::Not(inner) => Self::Not(Box::new(Self::of(inner))),
            Condition::Spend(spend) => Self::Spend(Box::new(SpendJudge {
                of: Matcher::of(&spend.of),
                at_least: spend.at_least.map(Money::minor),
                at_most: spend.at_most.map(Money::minor),
                basis: spend.basis,
                tax: spend.tax,
            })),
            Condition::Quantity(units) | Condition::Distinct(units) => Self::Count(Box::new(CountJudge {
                of: Matcher::of(&units.of),
                distinct: matches!(condition, Condition::Distinct(_)),
                at_least: units.at_least,
                at_most: units.at_most,
            })),
            other => Self::Ask(Box::new(other.clone())),
        }
    }

    /// The selectors of spend and quantity conditions.
    pub(super) fn counted<'j>(&'j self, into: &mut Vec<&'j Matcher>) {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().for_each(|part| part.counted(into)),
            Self::Not(inner) => inner.counted(into),
            Self::Spend(spend) => into.push(&spend.of),
            Self::Count(count) => into.push(&count.of),
            Self::Ask(_) => {}
        }
    }

    /// The conditions on the context alone, with their periods and hours.
    pub(super) fn asked<'j>(&'j self, into: &mut Vec<&'j Condition>) {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().for_each(|part| part.asked(into)),
            Self::Not(inner) => inner.asked(into),
            Self::Spend(_) | Self::Count(_) => {}
            Self::Ask(condition) => into.push(condition),
        }
    }

    /// Whether the condition holds now.
    pub(super) fn holds(&self, bench: Bench<'_>, state: &State) -> Truth {
        match self {
            Self::AllOf(parts) => fold(parts, bench, state, Truth::False),
            Self::AnyOf(parts) => fold(parts, bench, state, Truth::True),
            Self::Not(inner) => match inner.holds(bench, state) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            },
            Self::Spend(spend) => Truth::of(within(spend.seen(bench, state), spend.at_least, spend.at_most)),
            Self::Count(count) => Truth::of(within(count.seen(bench), count.at_least, count.at_most)),
            Self::Ask(condition) => ask(condition, bench),
        }
    }

    /// Why the condition, which does not hold now, does not: its first false part, or its first unknown one where none is false.
    pub(super) fn verdict(&self, bench: Bench<'_>, state: &State) -> Outcome {
        let unknown = self.holds(bench, state) == Truth::Unknown;
        let wanted = if unknown { Truth::Unknown } else { Truth::False };
        self.reason(bench, state, String::from("when"), wanted)
    }

    fn reason(&self, bench: Bench<'_>, state: &State, path: String, truth: Truth) -> Outcome {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => {
                let name = if matches!(self, Self::AllOf(_)) { "all_of" } else { "any_of" };
                let part = parts.iter().enumerate().find(|(_, part)| part.holds(bench, state) == truth);
                match part {
                    Some((i, part)) => part.reason(bench, state, format!("{path}.{name}[{i}]"), truth),
                    None => failed(path, Wanted::Any, Seen::Nothing, None),
                }
            }
            Self::Not(inner) => match truth {
                Truth::Unknown => inner.reason(bench, state, format!("{path}.not"), truth),
                _ => failed(format!("{path}.not"), Wanted::Not, Seen::Nothing, None),
            },
            Self::Spend(spend) => spend.reason(bench, state, format!("{path}.spend")),
            Self::Count(count) => {
                let name = if count.distinct { "distinct" } else { "quantity" };
                count.reason(bench, format!("{path}.{name}"))
            }
            Self::Ask(condition) => ask_reason(condition, bench, &path),
        }
    }

    /// The selectors and thresholds of spend conditions that must hold, those under `not` or `any_of` apart.
    pub(super) fn thresholds<'j>(&'j self, into: &mut Vec<(&'j Matcher, i64)>) {
        match self {
            Self::AllOf(parts) => parts.iter().for_each(|part| part.thresholds(into)),
            Self::Spend(spend) => into.extend(spend.at_least.map(|least| (&spend.of, least))),
            _ => {}
        }
    }
}

/// Truth over parts: `decisive` decides, unknown hides the opposite.
fn fold(parts: &[Judge], bench: Bench<'_>, state: &State, decisive: Truth) -> Truth {
    let mut unknown = false;
    for part in parts {
        match part.holds(bench, state) {
            truth if truth == decisive => return decisive,
            Truth::Unknown => unknown = true,
            _ => {}
        }
    }
    match (unknown, decisive) {
        (true, _) => Truth::Unknown,
        (false, Truth::False) => Truth::True,
        (false, _) => Truth::False,
    }
}

fn within<T: PartialOrd + Copy>(seen: T, at_least: Option<impl Into<T>>, at_most: Option<impl Into<T>>) -> bool {
    at_least.is_none_or(|least| least.into() <= seen) && at_most.is_none_or(|most| seen <= most.into())
}

impl SpendJudge {
    /// What the goods come to.
    fn seen(&self, bench: Bench<'_>, state: &State) -> i64 {
        let lines = bench.lines.iter().zip(&state.goods);
        let matching = lines.filter(|(line, _)| line.is(&self.of, bench.context));
        let amounts = matching.map(|(line, running)| {
            let amount = match self.basis {
                Basis::Regular => line.list(),
                Basis::Shelf => running.shelf,
                Basis::Running => running.amount,
            };
            on_tax_basis(amount, self.tax, line, bench.context)
        });
        amounts.sum()
    }

    fn reason(&self, bench: Bench<'_>, state: &State, path: String) -> Outcome {
        let money = |minor| Money::from_minor(minor, bench.currency).map_or(Seen::Nothing, Seen::Money);
        let seen = self.seen(bench, state);
        match (self.at_least, self.at_most) {
            (Some(least), _) if seen < least => {
                failed(path, Wanted::AtLeast(money(least)), money(seen), Some(money(least - seen)))
            }
            (_, most) => failed(path, Wanted::AtMost(money(most.unwrap_or(Money::MAX))), money(seen), None),
        }
    }
}

/// Whether amounts on a basis are those that prices are stated in.
pub(super) fn is_stated(basis: TaxBasis, context: &Context) -> bool {
    !matches!(
        (basis, context.policy.prices),
        (TaxBasis::Without, PriceTax::Included) | (TaxBasis::With, PriceTax::Excluded)
    )
}

/// What an amount on a tax basis is as prices of a line are stated, rounded once.
pub(super) fn as_stated(amount: i64, basis: TaxBasis, line: &Line<'_>, context: &Context) -> i64 {
    let (rate, mode) = (line.treatment.shown_rate().units(), context.policy.tax_rounding.mode);
    match (basis, context.policy.prices) {
        (TaxBasis::Without, PriceTax::Included) => mode.scale(amount, Rate::WHOLE + rate, Rate::WHOLE),
        (TaxBasis::With, PriceTax::Excluded) => mode.scale(amount, Rate::WHOLE, Rate::WHOLE + rate),
        _ => amount,
    }
}

/// An amount of a line with tax, without, or as prices are stated.
pub(super) fn on_tax_basis(amount: i64, basis: TaxBasis, line: &Line<'_>, context: &Context) -> i64 {
    let (rate, mode) = (line.treatment.shown_rate(), context.policy.tax_rounding.mode);
    match (basis, context.policy.prices) {
        (TaxBasis::Without, PriceTax::Included) => amount - rate.included_in_minor(amount, mode),
        (TaxBasis::With, PriceTax::Excluded) => amount + rate.of_minor(amount, mode),
        _ => amount,
    }
}

impl CountJudge {
    /// How many units, or different products, there are.
    fn seen(&self, bench: Bench<'_>) -> u64 {
        let mut seen = 0;
        let mut before = None;
        for line in bench.lines.iter().filter(|line| line.is(&self.of, bench.context)) {
            let sku = line.product.sku();
            // Lines are in order of SKU, so one look back tells products apart.
            if !self.distinct {
                seen += u64::from(line.units);
            } else if before != Some(sku) {
                seen += 1;
            }
            before = Some(sku);
        }
        seen
    }

    fn reason(&self, bench: Bench<'_>, path: String) -> Outcome {
        let number = if self.distinct { Seen::Products } else { Seen::Units };
        let seen = self.seen(bench);
        match (self.at_least.map(u64::from), self.at_most) {
            (Some(least), _) if seen < least => {
                failed(path, Wanted::AtLeast(number(least)), number(seen), Some(number(least - seen)))
            }
            (_, most) => failed(path, Wanted::AtMost(number(most.unwrap_or(u32::MAX).into())), number(seen), None),
        }
    }
}

fn failed(path: String, wanted: Wanted, seen: Seen, missing: Option<Seen>) -> Outcome {
    Outcome::Failed(Failed { path, wanted: Some(wanted), seen: Some(seen), missing })
}

/// Compares a fact of the context, if it is stated, with the one wanted.
fn is<T: PartialEq>(stated: Option<&T>, wanted: &T) -> Truth {
    stated.map_or(Truth::Unknown, |stated| Truth::of(stated == wanted))
}

/// The number of this order, where it is known.
fn order_number(context: &Context) -> Option<u64> {
    match &context.customer {
        Customer::Guest => None,
        Customer::Known(known) => known.orders_before.map(|before| u64::from(before) + 1),
    }
}

fn ask(condition: &Condition, bench: Bench<'_>) -> Truth {
    let context = bench.context;
    match condition {
        Condition::Code(code) => Truth::of(bench.cart.codes().any(|entered: &Code| entered == code)),
        Condition::Period(period) => Truth::of(period.contains(context.at)),
        Condition::Hours(hours) => Truth::of(in_hours(hours, context.at)),
        Condition::CustomerGroup(group) => match &context.customer {
            Customer::Guest => Truth::False,
            Customer::Known(known) => {
                known.groups.as_ref().map_or(Truth::Unknown, |held| Truth::of(held.contains(group)))
            }
        },
        Condition::OrderNumber(OrderNumber { at_least, at_most }) => {
            order_number(context).map_or(Truth::Unknown, |number| Truth::of(within(number, *at_least, *at_most)))
        }
        Condition::Channel(channel) => is(context.channel.as_ref(), channel),
        Condition::DestinationProvince(province) => is(context.destination.as_ref(), province),
        Condition::DeliveryMethod(method) => is(context.delivery_method.as_ref(), method),
        Condition::PaymentMethod(method) => is(context.payment_method.as_ref(), method),
        Condition::Fact(fact) => is(context.facts.get(&fact.name), &fact.is),
        // The others are compiled to judges of their own; see `Judge::of`.
        _ => Truth::True,
    }
}

fn ask_reason(condition: &Condition, bench: Bench<'_>, path: &str) -> Outcome {
    let context = bench.context;
    let text = |text: &dyn ToString| Seen::Text(text.to_string());
    let stated = |stated: Option<String>| stated.map_or(Seen::Nothing, Seen::Text);
    let (name, wanted, seen, fact) = match condition {
        Condition::Code(code) => ("code", Wanted::Is(text(code)), Seen::Nothing, None),
        Condition::Period(_) => ("period", Wanted::InPeriod, Seen::Instant(context.at), None),
        Condition::Hours(_) => ("hours", Wanted::InHours, Seen::Instant(context.at), None),
        Condition::CustomerGroup(group) => {
            ("customer_group", Wanted::Is(text(group)), Seen::Nothing, Some(AskedFact::CustomerGroups))
        }
        Condition::OrderNumber(number) => {
            let seen = order_number(context);
            let wanted = match (number.at_least, seen) {
                (Some(least), Some(seen)) if seen < u64::from(least) => Wanted::AtLeast(Seen::Order(least.into())),
                _ => Wanted::AtMost(Seen::Order(number.at_most.unwrap_or(u32::MAX).into())),
            };
            ("order_number", wanted, seen.map_or(Seen::Nothing, Seen::Order), Some(AskedFact::OrdersBefore))
        }
        Condition::Channel(channel) => {
            let seen = context.channel.as_ref().map(ToString::to_string);
            ("channel", Wanted::Is(text(channel)), stated(seen), Some(AskedFact::Channel))
        }
        Condition::DestinationProvince(province) => {
            let seen = context.destination.as_ref().map(ToString::to_string);
            ("destination_province", Wanted::Is(text(province)), stated(seen), Some(AskedFact::Destination))
        }
        Condition::DeliveryMethod(method) => {
            let seen = context.delivery_method.as_ref().map(ToString::to_string);
            ("delivery_method", Wanted::Is(text(method)), stated(seen), Some(AskedFact::DeliveryMethod))
        }
        Condition::PaymentMethod(method) => {
            let seen = context.payment_method.as_ref().map(ToString::to_string);
            ("payment_method", Wanted::Is(text(method)), stated(seen), Some(AskedFact::PaymentMethod))
        }
        Condition::Fact(fact) => {
            let seen = context.facts.get(&fact.name).map(ToString::to_string);
            ("fact", Wanted::Is(text(&fact.is)), stated(seen), Some(AskedFact::Host(fact.name.clone())))
        }
        _ => ("", Wanted::Any, Seen::Nothing, None),
    };
    let path = format!("{path}.{name}");
    match fact {
        Some(fact) if ask(condition, bench) == Truth::Unknown => Outcome::UnknownFact(UnknownFact { path, fact }),
        _ => failed(path, wanted, seen, None),
    }
}

/// Whether an instant, in shop time, is in the hours. Hours over midnight belong to the day on which they begin.
pub(super) fn in_hours(hours: &Hours, at: OffsetDateTime) -> bool {
    let now = Clock::of(at.time());
    let on = |day: Day| hours.days.is_empty() || hours.days.contains(&day);
    let (today, yesterday) = (Day::from(at.weekday()), Day::from(at.weekday().previous()));
    if hours.from < hours.until {
        return on(today) && hours.from <= now && now < hours.until;
    }
    (on(today) && hours.from <= now) || (on(yesterday) && now < hours.until)
}

/// The next instant at which hours begin or end, or a new day does, after an instant in shop time.
pub(super) fn next_edge(hours: &Hours, after: OffsetDateTime) -> Option<OffsetDateTime> {
    let offset: UtcOffset = after.offset();
    let midnight = after.date().midnight().assume_offset(offset);
    let edges = (-1..=8).flat_map(|day| [hours.from, hours.until].map(|clock| (day, clock)));
    let instants = edges.filter_map(|(day, clock)| {
        midnight.checked_add(time::Duration::days(day) + time::Duration::minutes(clock.minutes().into()))
    });
    instants.filter(|edge| after < *edge && in_hours(hours, *edge) != in_hours(hours, after)).min()
}

/// The mode in which percentages are rounded.
pub(super) fn rounding(context: &Context) -> RoundingMode {
    context.policy.rounding
}
