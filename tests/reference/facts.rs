//! Which goods a selector means, and whether a condition holds.

use ocop::cart::Cart;
use ocop::certification::regime;
use ocop::pricing::{Basis, Condition, Context, Customer, Day, Hours, OrderNumber, Selector, Spend, TaxBasis, Units};
use ocop::product::{AttributeValue, ProductParts};

use super::goods::{Line, with_tax};

/// Whether a selector matches a line. Nothing matches goods that policy keeps out of promotion.
pub(crate) fn matches(selector: &Selector, line: &Line, context: &Context) -> bool {
    !line.excluded && is(selector, line, context)
}

fn is(selector: &Selector, line: &Line, context: &Context) -> bool {
    let parts = line.product.parts();
    let origin = parts.origin.as_ref();
    let set = parts.product_set.as_ref();
    match selector {
        Selector::All => true,
        Selector::Skus(skus) => skus.contains(&line.sku),
        Selector::Category(category) => parts.categories.iter().any(|path| path.steps().contains(category)),
        Selector::Producer(id) => parts.producer.as_ref().is_some_and(|producer| producer.id == *id),
        Selector::Province(province) => origin.is_some_and(|origin| origin.province == *province),
        Selector::Commune(commune) => origin.is_some_and(|origin| origin.commune.as_ref() == Some(commune)),
        Selector::Sector(sector) => {
            set.is_some_and(|set| *set.regime() == sector.regime && *set.sector() == sector.sector)
        }
        Selector::Group(group) => set.is_some_and(|set| {
            let known = regime(set.regime()).and_then(|regime| Some(regime.set(set.number())?.group()));
            *set.regime() == group.regime && *set.sector() == group.sector && known == Some(group.group)
        }),
        Selector::Set(key) => set == Some(key),
        Selector::Stars(stars) => line.product.stars_on(context.at.date()).is_some_and(|seen| seen >= *stars),
        Selector::Tag(tag) => parts.tags.contains(tag),
        Selector::Attribute(wanted) => has_attribute(parts, wanted),
        Selector::OnSale => line
            .product
            .sale_at(context.at)
            .zip(parts.regular_price)
            .is_some_and(|(sale, regular)| sale.price.minor() < regular.minor()),
        Selector::Price(range) => {
            let at_least = range.at_least.is_none_or(|least| line.list >= least.minor().into());
            at_least && range.below.is_none_or(|below| line.list < below.minor().into())
        }
        Selector::AnyOf(of) => of.iter().any(|selector| is(selector, line, context)),
        Selector::AllOf(of) => of.iter().all(|selector| is(selector, line, context)),
        Selector::Not(of) => !is(of, line, context),
        other => panic!("no such selector in the reference: {other:?}"),
    }
}

fn has_attribute(parts: &ProductParts, wanted: &ocop::pricing::AttributeIs) -> bool {
    let Some(seen) = parts.attributes.get(&wanted.key) else { return false };
    match (&wanted.value, seen) {
        (None, _) => true,
        (Some(AttributeValue::Set(wanted)), AttributeValue::Set(seen)) => wanted.is_subset(seen),
        (Some(wanted), seen) => wanted == seen,
    }
}

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    True,
    False,
    Unknown,
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// What conditions see: the goods at a rule's turn.
pub(crate) struct Seen<'a> {
    pub(crate) lines: &'a [Line],
    pub(crate) cart: &'a Cart,
    pub(crate) context: &'a Context,
    /// Whether the price lane is not yet through.
    pub(crate) in_price_lane: bool,
}

impl Seen<'_> {
    pub(crate) fn judge(&self, condition: &Condition) -> Truth {
        let context = self.context;
        let known = |fact: Option<bool>| fact.map_or(Truth::Unknown, Truth::from);
        match condition {
            Condition::AllOf(of) => self.every(of, Truth::False, Truth::True),
            Condition::AnyOf(of) => self.every(of, Truth::True, Truth::False),
            Condition::Not(of) => match self.judge(of) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            },
            Condition::Spend(spend) => {
                let seen = self.spend(spend);
                let least = spend.at_least.is_none_or(|least| seen >= least.minor().into());
                (least && spend.at_most.is_none_or(|most| seen <= most.minor().into())).into()
            }
            Condition::Quantity(units) => {
                let seen = self.matching(units).map(|line| line.units.len()).sum();
                within(seen, units).into()
            }
            Condition::Distinct(units) => {
                let mut skus: Vec<_> = self.matching(units).map(|line| &line.sku).collect();
                skus.dedup();
                within(skus.len(), units).into()
            }
            Condition::Code(code) => self.cart.codes().any(|entered| entered == code).into(),
            Condition::Period(period) => period.contains(context.at).into(),
            Condition::Hours(hours) => in_hours(hours, context).into(),
            Condition::CustomerGroup(group) => match &context.customer {
                Customer::Guest => Truth::False,
                Customer::Known(known_one) => known(known_one.groups.as_ref().map(|groups| groups.contains(group))),
            },
            Condition::OrderNumber(range) => match &context.customer {
                Customer::Guest => Truth::Unknown,
                Customer::Known(customer) => known(customer.orders_before.map(|before| in_order(before + 1, range))),
            },
            Condition::Channel(channel) => known(context.channel.as_ref().map(|seen| seen == channel)),
            Condition::DestinationProvince(to) => known(context.destination.as_ref().map(|seen| seen == to)),
            Condition::DeliveryMethod(way) => known(context.delivery_method.as_ref().map(|seen| seen == way)),
            Condition::PaymentMethod(way) => known(context.payment_method.as_ref().map(|seen| seen == way)),
            Condition::Fact(fact) => known(context.facts.get(&fact.name).map(|seen| *seen == fact.is)),
            other => panic!("no such condition in the reference: {other:?}"),
        }
    }

    /// Any of `decides` decides; else unknown if any is unknown; else `otherwise`.
    fn every(&self, of: &[Condition], decides: Truth, otherwise: Truth) -> Truth {
        let truths: Vec<Truth> = of.iter().map(|condition| self.judge(condition)).collect();
        if truths.contains(&decides) {
            decides
        } else if truths.contains(&Truth::Unknown) {
            Truth::Unknown
        } else {
            otherwise
        }
    }

    fn matching<'s>(&'s self, units: &'s Units) -> impl Iterator<Item = &'s Line> {
        self.lines.iter().filter(|line| matches(&units.of, line, self.context))
    }

    fn spend(&self, spend: &Spend) -> i128 {
        let of = self.lines.iter().filter(|line| matches(&spend.of, line, self.context));
        let amounts = of.map(|line| {
            let amount = self.measure(line, spend.basis);
            match spend.tax {
                TaxBasis::AsPriced => amount,
                TaxBasis::With => with_tax(amount, line, self.context, true),
                TaxBasis::Without => with_tax(amount, line, self.context, false),
            }
        });
        amounts.sum()
    }

    pub(crate) fn measure(&self, line: &Line, basis: Basis) -> i128 {
        match basis {
            _ if self.in_price_lane => line.listed(),
            Basis::Regular => line.listed(),
            Basis::Shelf => line.shelf,
            Basis::Running => line.running(),
        }
    }
}

fn within(seen: usize, units: &Units) -> bool {
    let seen = u32::try_from(seen).unwrap();
    units.at_least.is_none_or(|least| seen >= least) && units.at_most.is_none_or(|most| seen <= most)
}

fn in_order(number: u32, range: &OrderNumber) -> bool {
    range.at_least.is_none_or(|least| number >= least) && range.at_most.is_none_or(|most| number <= most)
}

fn in_hours(hours: &Hours, context: &Context) -> bool {
    let now = u16::from(context.at.hour()) * 60 + u16::from(context.at.minute());
    let (from, until) = (hours.from.minutes(), hours.until.minutes());
    let named = |day: time::Weekday| hours.days.is_empty() || hours.days.contains(&Day::from(day));
    let today = context.at.weekday();
    if from < until {
        return named(today) && from <= now && now < until;
    }
    // The hours go over midnight and belong to the day they begin on.
    (named(today) && from <= now) || (named(today.previous()) && now < until)
}

/// Whether a condition asks for a number or a spend of goods, and of which.
pub(crate) fn selectors_of<'c>(condition: &'c Condition, found: &mut Vec<&'c Selector>) {
    match condition {
        Condition::AllOf(of) | Condition::AnyOf(of) => of.iter().for_each(|condition| selectors_of(condition, found)),
        Condition::Not(of) => selectors_of(of, found),
        Condition::Spend(spend) => found.push(&spend.of),
        Condition::Quantity(units) | Condition::Distinct(units) => found.push(&units.of),
        _ => {}
    }
}
