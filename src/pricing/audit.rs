//! A quote that was stored and comes back: it is believed only if its ledger adds up.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::trace::Trace;
use super::{Author, Entry, EntryKind, Outcome, Place, PriceTax, Quote, QuoteDelivery, QuoteLine, RuleId, TaxAmounts};
use crate::cart::MAX_LINES;
use crate::input::{Checked, Node, checked_serde};
use crate::money::{Currency, Money};

/// A figure of a quote that its ledger does not bear out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuoteFault {
    /// A form that this crate does not know.
    #[error("format {seen} is not one of 1 to {latest}")]
    Format {
        /// The version.
        seen: u32,
        /// The latest that is known.
        latest: u32,
    },
    /// More lines than a cart can have, or more moves of units than pricing writes.
    #[error("{seen} {what} are more than {most}")]
    TooMany {
        /// Lines or moves.
        what: &'static str,
        /// The number.
        seen: usize,
        /// The largest number allowed.
        most: usize,
    },
    /// An amount in another currency than the quote's.
    #[error("{path} is {seen}, but the quote is in {expected}")]
    Currency {
        /// The place.
        path: String,
        /// The amount.
        seen: Money,
        /// The currency of the quote.
        expected: Currency,
    },
    /// An amount that is not what the ledger adds up to, in minor units.
    #[error("{path} is {seen}, but what stands behind it adds up to {expected} minor units")]
    Sum {
        /// The place.
        path: String,
        /// The amount.
        seen: Money,
        /// The sum.
        expected: i128,
    },
    /// A number of units that is not the sum of its parts.
    #[error("{path} is {seen}, but its parts add up to {expected}")]
    Units {
        /// The place.
        path: String,
        /// The number.
        seen: u32,
        /// The sum.
        expected: u64,
    },
    /// An amount below zero where none may be, or above it.
    #[error("{path} is {seen}, which has the wrong sign")]
    Sign {
        /// The place.
        path: String,
        /// The amount.
        seen: Money,
    },
    /// An entry on a place that the quote does not have, or of an author who does not write such entries there.
    #[error("entries[{entry}] stands where no such entry can")]
    Stray {
        /// The position of the entry.
        entry: usize,
    },
    /// An entry that moves units which are not there at that price, or raises a price.
    #[error("entries[{entry}] moves units that do not go that way")]
    Moves {
        /// The position of the entry.
        entry: usize,
    },
    /// Lines or rates out of order.
    #[error("{path} is not after the one before it")]
    Order {
        /// The place.
        path: String,
    },
    /// A rule with entries, and no verdict that it applied.
    #[error("rule {rule} has entries, but no verdict that it applied")]
    NoVerdict {
        /// The rule.
        rule: RuleId,
    },
}

/// The largest number of moves of units in a ledger that is read.
const MAX_MOVES: usize = 50_000;

type Audit = Result<(), QuoteFault>;

/// Sums by place of the ledger.
#[derive(Debug, Default)]
struct Sums {
    discounts: BTreeMap<Place, i128>,
    fees: BTreeMap<Place, i128>,
    added_tax: BTreeMap<Place, i128>,
    cash: i128,
    by_rule: BTreeMap<RuleId, i128>,
}

impl Quote {
    /// Whether everything that the quote states follows from its ledger: lines, units by price, delivery, fees, tax, totals, payments and
    /// what rules saved. Quotes that this crate wrote do; others are refused when they are read.
    ///
    /// # Errors
    /// The first figure that does not.
    pub fn audit(&self) -> Result<(), QuoteFault> {
        if self.format == 0 || self.format > Self::FORMAT {
            return Err(QuoteFault::Format { seen: self.format, latest: Self::FORMAT });
        }
        let moves = self.entries.iter().map(|entry| entry.moves.len()).sum();
        for (what, seen, most) in [("lines", self.lines.len(), MAX_LINES), ("moves", moves, MAX_MOVES)] {
            if seen > most {
                return Err(QuoteFault::TooMany { what, seen, most });
            }
        }
        self.audit_currency()?;
        let sums = self.sums()?;
        for (at, line) in self.lines.iter().enumerate() {
            self.audit_line(at, line, &sums)?;
        }
        self.audit_order()?;
        self.audit_units()?;
        self.audit_charges(&sums)?;
        self.audit_rates()?;
        self.audit_totals(&sums)?;
        self.audit_verdicts(&sums)
    }

    fn audit_currency(&self) -> Audit {
        let lines = self.lines.iter().enumerate().flat_map(|(at, line)| {
            let runs = line.runs.iter().map(|run| run.price);
            let plain = [line.list_price, line.list, line.shelf, line.amount];
            plain.into_iter().chain(taxed(&line.tax)).chain(runs).map(move |money| ("lines", at, money))
        });
        let fees = self.fees.iter().enumerate().flat_map(|(at, fee)| {
            core::iter::once(fee.amount).chain(taxed(&fee.tax)).map(move |money| ("fees", at, money))
        });
        let entries = self.entries.iter().enumerate().flat_map(|(at, entry)| {
            let moves = entry.moves.iter().flat_map(|step| [step.from(), step.to()]);
            core::iter::once(entry.amount).chain(moves).map(move |money| ("entries", at, money))
        });
        let rates = self.rates.iter().enumerate().flat_map(|(at, rate)| taxed(rate).map(move |m| ("rates", at, m)));
        let payments = self.payments.iter().enumerate().map(|(at, payment)| ("payments", at, payment.amount));
        let claims = self.claims.iter().enumerate().map(|(at, claim)| ("claims", at, claim.money));
        let verdicts = self.verdicts.iter().enumerate().filter_map(|(at, verdict)| match &verdict.outcome {
            Outcome::Applied(applied) => Some(("verdicts", at, applied.saving)),
            _ => None,
        });
        let all = lines.chain(fees).chain(entries).chain(rates).chain(payments).chain(claims).chain(verdicts);
        let delivery = match &self.delivery {
            QuoteDelivery::Known(known) => Vec::from([known.fee, known.amount, known.tax.net, known.tax.gross]),
            QuoteDelivery::Nothing | QuoteDelivery::NotYetKnown(_) => Vec::new(),
        };
        let t = &self.totals;
        let totals =
            [t.list, t.shelf, t.goods, t.delivery, t.fees, t.discounts, t.tax, t.net, t.gross, t.cash_rounding]
                .into_iter()
                .chain([t.payable, t.paid, t.due]);
        let single = delivery.into_iter().map(|money| ("delivery", money)).chain(totals.map(|money| ("totals", money)));
        let wrong = |money: &Money| money.currency() != self.currency;
        let of_list = all.map(|(list, at, money)| (format!("{list}[{at}]"), money));
        match of_list.chain(single.map(|(path, m)| (path.to_string(), m))).find(|(_, m)| wrong(m)) {
            Some((path, seen)) => Err(QuoteFault::Currency { path, seen, expected: self.currency }),
            None => Ok(()),
        }
    }

    /// Sums the ledger, of which each entry must stand where it can.
    fn sums(&self) -> Result<Sums, QuoteFault> {
        let mut sums = Sums::default();
        for (at, entry) in self.entries.iter().enumerate() {
            if !self.stands_well(entry) {
                return Err(QuoteFault::Stray { entry: at });
            }
            let amount = i128::from(entry.amount.minor());
            if entry.kind != EntryKind::CashRounding && (amount > 0) == (entry.kind == EntryKind::Discount) {
                return Err(QuoteFault::Sign { path: format!("entries[{at}].amount"), seen: entry.amount });
            }
            if let (Place::Line(_), EntryKind::Discount) = (entry.on, entry.kind) {
                let raises = entry.moves.iter().any(|step| step.to() >= step.from() || step.to().is_negative());
                let each = |step: &super::Move| (step.from().minor(), step.to().minor(), step.units());
                let moved = entry.moves.iter().map(each).map(|(from, to, n)| i128::from(to - from) * i128::from(n));
                expect(|| format!("entries[{at}].amount"), entry.amount, moved.sum())?;
                if raises {
                    return Err(QuoteFault::Moves { entry: at });
                }
            }
            if let Author::Rule(rule) = &entry.by {
                *sums.by_rule.entry(rule.clone()).or_default() -= amount;
            }
            match entry.kind {
                EntryKind::Discount => *sums.discounts.entry(entry.on).or_default() += amount,
                EntryKind::Fee => *sums.fees.entry(entry.on).or_default() += amount,
                EntryKind::AddedTax => *sums.added_tax.entry(entry.on).or_default() += amount,
                EntryKind::CashRounding => sums.cash += amount,
            }
        }
        Ok(sums)
    }

    fn stands_well(&self, entry: &Entry) -> bool {
        let there = match entry.on {
            Place::Line(line) => usize::try_from(line).is_ok_and(|line| line < self.lines.len()),
            Place::Fee(fee) => usize::try_from(fee).is_ok_and(|fee| fee < self.fees.len()),
            Place::Delivery => matches!(self.delivery, QuoteDelivery::Known(_)),
            Place::Total => true,
        };
        let fits = match (entry.on, entry.kind, &entry.by) {
            (Place::Line(_), EntryKind::Discount, by) => matches!(by, Author::Rule(_) | Author::OwnSale),
            (Place::Delivery, EntryKind::Discount, by) => matches!(by, Author::Rule(_)),
            (Place::Delivery, EntryKind::Fee, by) => *by == Author::Delivery,
            (Place::Fee(_), EntryKind::Fee, by) => matches!(by, Author::Fee(_)),
            (Place::Line(_) | Place::Delivery | Place::Fee(_), EntryKind::AddedTax, by) => {
                *by == Author::Tax && self.prices == PriceTax::Excluded
            }
            (Place::Total, EntryKind::CashRounding, by) => *by == Author::Cash,
            _ => false,
        };
        let moves_goods = matches!((entry.on, entry.kind), (Place::Line(_), EntryKind::Discount));
        there && fits && (moves_goods || entry.moves.is_empty())
    }

    fn audit_line(&self, at: usize, line: &QuoteLine, sums: &Sums) -> Audit {
        let path = |field: &str| format!("lines[{at}].{field}");
        let units: u64 = line.runs.iter().map(|run| u64::from(run.units)).sum();
        let from: u64 = line.from.iter().map(|part| u64::from(part.units)).sum();
        for (field, expected) in [("runs", units), ("from", from)] {
            if expected != u64::from(line.quantity) || line.quantity == 0 {
                return Err(QuoteFault::Units { path: path(field), seen: line.quantity, expected });
            }
        }
        let list = i128::from(line.list_price.minor()) * i128::from(line.quantity);
        expect(|| path("list"), line.list, list)?;
        let runs = line.runs.iter().map(|run| i128::from(run.price.minor()) * i128::from(run.units));
        expect(|| path("runs"), line.amount, runs.sum())?;
        let place = Place::Line(u32::try_from(at).unwrap_or(u32::MAX));
        let sum = |of: &BTreeMap<Place, i128>| of.get(&place).copied().unwrap_or_default();
        expect(|| path("amount"), line.amount, list + sum(&sums.discounts))?;
        if let Some(low) = line.runs.iter().find(|run| run.price.is_negative()) {
            return Err(QuoteFault::Sign { path: path("runs"), seen: low.price });
        }
        let first = self.discounts_on(place).next().map_or(0, |entry| entry.amount.minor());
        if line.shelf != line.list {
            expect(|| path("shelf"), line.shelf, list + i128::from(first))?;
        }
        self.audit_tax(|| path("tax"), line.amount, &line.tax, sum(&sums.added_tax))
    }

    /// Net, tax and gross of an amount as prices are stated.
    fn audit_tax(&self, path: impl Fn() -> String, amount: Money, tax: &TaxAmounts, added: i128) -> Audit {
        let minor = |money: Money| i128::from(money.minor());
        expect(&path, tax.gross, minor(tax.net) + minor(tax.tax))?;
        match self.prices {
            PriceTax::Included => expect(&path, tax.gross, minor(amount))?,
            PriceTax::Excluded => {
                expect(&path, tax.net, minor(amount))?;
                expect(&path, tax.tax, added)?;
            }
        }
        match [tax.net, tax.tax, tax.gross].into_iter().find(|money| money.is_negative()) {
            Some(seen) => Err(QuoteFault::Sign { path: path(), seen }),
            None => Ok(()),
        }
    }

    fn audit_order(&self) -> Audit {
        let late = self.lines.windows(2).position(|pair| match pair {
            [a, b] => (&a.sku, &a.host_key) > (&b.sku, &b.host_key),
            _ => false,
        });
        let late_rate = || {
            self.rates.windows(2).position(|pair| match pair {
                [a, b] => a.treatment >= b.treatment,
                _ => false,
            })
        };
        match (late, late_rate()) {
            (Some(at), _) => Err(QuoteFault::Order { path: format!("lines[{}]", at + 1) }),
            (_, Some(at)) => Err(QuoteFault::Order { path: format!("rates[{}]", at + 1) }),
            _ => Ok(()),
        }
    }

    /// The moves lead from the list price to the units by price.
    fn audit_units(&self) -> Audit {
        let trace = Trace::of(self).map_err(|misfit| QuoteFault::Moves { entry: misfit.entry })?;
        for ((at, line), cohorts) in self.lines.iter().enumerate().zip(&trace.cohorts) {
            let mut found: BTreeMap<core::cmp::Reverse<i64>, u32> = BTreeMap::new();
            for cohort in cohorts {
                *found.entry(core::cmp::Reverse(cohort.price)).or_default() += cohort.units;
            }
            let stated = line.runs.iter().map(|run| (core::cmp::Reverse(run.price.minor()), run.units));
            if !stated.eq(found) {
                let (seen, expected) = (line.amount, cohorts.iter().map(|c| i128::from(c.price) * i128::from(c.units)));
                return Err(QuoteFault::Sum { path: format!("lines[{at}].runs"), seen, expected: expected.sum() });
            }
        }
        Ok(())
    }

    fn audit_charges(&self, sums: &Sums) -> Audit {
        let sum = |of: &BTreeMap<Place, i128>, on: Place| of.get(&on).copied().unwrap_or_default();
        if let QuoteDelivery::Known(known) = &self.delivery {
            let (on, path) = (Place::Delivery, || "delivery.known".to_string());
            expect(path, known.fee, sum(&sums.fees, on))?;
            expect(path, known.amount, sum(&sums.fees, on) + sum(&sums.discounts, on))?;
            self.audit_tax(path, known.amount, &known.tax, sum(&sums.added_tax, on))?;
        }
        for (at, fee) in (0..).zip(&self.fees) {
            let (on, path) = (Place::Fee(at), || format!("fees[{at}]"));
            expect(path, fee.amount, sum(&sums.fees, on))?;
            self.audit_tax(path, fee.amount, &fee.tax, sum(&sums.added_tax, on))?;
        }
        Ok(())
    }

    /// What is taxed: lines, the delivery, fees.
    pub(super) fn taxed(&self) -> impl Iterator<Item = &TaxAmounts> {
        let delivery = match &self.delivery {
            QuoteDelivery::Known(known) => Some(&known.tax),
            QuoteDelivery::Nothing | QuoteDelivery::NotYetKnown(_) => None,
        };
        self.lines.iter().map(|line| &line.tax).chain(delivery).chain(self.fees.iter().map(|fee| &fee.tax))
    }

    fn audit_rates(&self) -> Audit {
        let mut found: BTreeMap<super::Treatment, [i128; 3]> = BTreeMap::new();
        for each in self.taxed() {
            let held = found.entry(each.treatment).or_default();
            for (held, money) in held.iter_mut().zip(taxed(each)) {
                *held += i128::from(money.minor());
            }
        }
        for (at, rate) in self.rates.iter().enumerate() {
            let expected = found.remove(&rate.treatment).unwrap_or_default();
            for (expected, seen) in expected.into_iter().zip(taxed(rate)) {
                expect(|| format!("rates[{at}]"), seen, expected)?;
            }
        }
        match found.into_values().next() {
            Some([.., expected]) => {
                Err(QuoteFault::Sum { path: "rates".to_string(), seen: Money::zero(self.currency), expected })
            }
            None => Ok(()),
        }
    }

    fn audit_totals(&self, sums: &Sums) -> Audit {
        let sum = |of: &mut dyn Iterator<Item = Money>| -> i128 { of.map(|money| i128::from(money.minor())).sum() };
        let of_lines = |of: fn(&QuoteLine) -> Money| sum(&mut self.lines.iter().map(of));
        let t = &self.totals;
        let (net, tax) = (sum(&mut self.taxed().map(|each| each.net)), sum(&mut self.taxed().map(|each| each.tax)));
        let paid = sum(&mut self.payments.iter().map(|payment| payment.amount));
        let delivery = match &self.delivery {
            QuoteDelivery::Known(known) => known.amount.minor().into(),
            QuoteDelivery::Nothing | QuoteDelivery::NotYetKnown(_) => 0,
        };
        let figures = [
            ("list", t.list, of_lines(|line| line.list)),
            ("shelf", t.shelf, of_lines(|line| line.shelf)),
            ("goods", t.goods, of_lines(|line| line.amount)),
            ("delivery", t.delivery, delivery),
            ("fees", t.fees, sum(&mut self.fees.iter().map(|fee| fee.amount))),
            ("discounts", t.discounts, -sums.discounts.values().sum::<i128>()),
            ("tax", t.tax, tax),
            ("net", t.net, net),
            ("gross", t.gross, net + tax),
            ("cash_rounding", t.cash_rounding, sums.cash),
            ("payable", t.payable, net + tax + sums.cash),
            ("paid", t.paid, paid),
            ("due", t.due, net + tax + sums.cash - paid),
        ];
        for (field, seen, expected) in figures {
            expect(|| format!("totals.{field}"), seen, expected)?;
            if seen.is_negative() && field != "cash_rounding" {
                return Err(QuoteFault::Sign { path: format!("totals.{field}"), seen });
            }
        }
        Ok(())
    }

    fn audit_verdicts(&self, sums: &Sums) -> Audit {
        for (at, verdict) in self.verdicts.iter().enumerate() {
            if let Outcome::Applied(applied) = &verdict.outcome {
                let expected = sums.by_rule.get(&verdict.rule).copied().unwrap_or_default();
                // A rule of the price lane has a verdict of its own whether it applied or not, and is held to its entries alike.
                expect(|| format!("verdicts[{at}].outcome.applied.saving"), applied.saving, expected)?;
            }
        }
        let applied =
            |rule: &RuleId| self.verdict(rule).is_some_and(|verdict| matches!(verdict.outcome, Outcome::Applied(_)));
        match sums.by_rule.keys().find(|rule| !applied(rule)) {
            Some(rule) => Err(QuoteFault::NoVerdict { rule: rule.clone() }),
            None => Ok(()),
        }
    }
}

fn taxed(tax: &TaxAmounts) -> [Money; 3] {
    [tax.net, tax.tax, tax.gross]
}

fn expect(path: impl Fn() -> String, seen: Money, expected: i128) -> Audit {
    if i128::from(seen.minor()) == expected { Ok(()) } else { Err(QuoteFault::Sum { path: path(), seen, expected }) }
}

impl Checked for Quote {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&[
            "format",
            "currency",
            "at",
            "valid_until",
            "policy",
            "prices",
            "lines",
            "gifts",
            "delivery",
            "fees",
            "entries",
            "rates",
            "totals",
            "payments",
            "verdicts",
            "codes",
            "notices",
            "claims",
            "best_deal",
            "stats",
        ])?;
        let format = record.required("format");
        let (currency, at, valid_until) =
            (record.required("currency"), record.required("at"), record.optional("valid_until"));
        let (policy, prices, lines) = (record.optional("policy"), record.required("prices"), record.required("lines"));
        let (gifts, delivery, fees) =
            (record.or("gifts", Vec::new), record.required("delivery"), record.or("fees", Vec::new));
        let (entries, rates, totals) =
            (record.required("entries"), record.required("rates"), record.required("totals"));
        let (payments, verdicts) = (record.or("payments", Vec::new), record.required("verdicts"));
        let (codes, notices) = (record.or("codes", Vec::new), record.or("notices", Vec::new));
        let (claims, best_deal, stats) =
            (record.or("claims", Vec::new), record.optional("best_deal"), record.required("stats"));
        let quote = Self {
            format: format?,
            currency: currency?,
            at: at?,
            valid_until: valid_until?,
            policy: policy?,
            prices: prices?,
            lines: lines?,
            gifts: gifts?,
            delivery: delivery?,
            fees: fees?,
            entries: entries?,
            rates: rates?,
            totals: totals?,
            payments: payments?,
            verdicts: verdicts?,
            codes: codes?,
            notices: notices?,
            claims: claims?,
            best_deal: best_deal?,
            stats: stats?,
        };
        match quote.audit() {
            Ok(()) => Some(quote),
            Err(fault) => node.invalid("a quote whose ledger adds up", &fault),
        }
    }
}

checked_serde!(Quote);
