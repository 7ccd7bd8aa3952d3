//! From the state in which pricing ends to the quote.

use alloc::vec::Vec;

use super::candidates::{Touched, code_verdicts, earliest, next_change_of_goods};
use super::engine::Engine;
use super::runs::{Run, Runs};
use super::state::{AppliedRule, Charge, State};
use super::tax::{Taxed, tax};
use super::walk::Outcomes;
use super::{
    Applied, Author, BestDeal, Clip, Entry, EntryKind, Few, KnownDelivery, Outcome, Place, PriceTax, PricingError,
    Quote, QuoteDelivery, QuoteFee, QuoteLine, QuotePayment, Stats, TaxAmounts, Totals, UnitRun, Verdict,
};
use crate::money::{Money, MoneyError};

impl Engine<'_> {
    /// The quote of a cart that is priced. Only totals can leave the bounds of money, as all else is part of one of them.
    pub(super) fn quote(
        &self,
        touched: &Touched,
        mut state: State,
        outcomes: Outcomes,
        best_deal: Option<BestDeal>,
    ) -> Result<Quote, PricingError> {
        let (context, policy) = (self.bench.context, &self.bench.context.policy);
        let mut taxed = self.taxed(&state, state.delivery);
        let groups = tax(&mut taxed, policy.prices, policy.tax_rounding, policy.remainder);
        let (of_lines, rest) = taxed.split_at(self.bench.lines.len().min(taxed.len()));
        let (of_delivery, of_fees) = rest.split_at(usize::from(state.delivery.is_some()));
        let notices = self.notices(&state);
        let mut entries = self.entries(&mut state, &taxed);
        let (totals, payments) = self.totals(&state, &groups, of_fees, &entries)?;
        if !totals.cash_rounding.is_zero() {
            let amount = totals.cash_rounding;
            let (on, kind, by, moves) = (Place::Total, EntryKind::CashRounding, Author::Cash, Few::new());
            entries.push(Entry { on, kind, by, amount, moves });
        }
        let steps =
            self.steps + self.bench.lines.len() as u64 + state.goods.iter().map(|g| g.runs.len() as u64).sum::<u64>();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Quote {
            format: Quote::FORMAT,
            currency: self.bench.currency,
            at: context.at,
            valid_until: earliest(touched.next_change, next_change_of_goods(self.bench)),
            policy: policy.version.clone(),
            prices: policy.prices,
            lines: self.quote_lines(&state, of_lines),
            delivery: self.quote_delivery(&state, of_delivery),
            fees: self.quote_fees(of_fees),
            entries,
            rates: groups.iter().map(|group| self.tax_amounts(group)).collect(),
            totals,
            payments,
            codes: code_verdicts(self.book, self.bench),
            notices,
            claims: self.claims(&state),
            verdicts: self.verdicts(touched, &mut state, outcomes),
            gifts: state.gifts,
            best_deal,
            stats: Stats { rules_touched: count(touched.ranks.len()), rules_offered: touched.offered, steps },
        })
    }

    /// Lines, the delivery where it is given what it costs, and fees, as they are taxed. An empty cart costs nothing.
    fn taxed(&self, state: &State, delivery: Option<i64>) -> Vec<Taxed> {
        let (context, lines) = (self.bench.context, self.bench.lines);
        let mut taxed = Vec::with_capacity(lines.len() + 1 + context.fees.len());
        for (line, running) in lines.iter().zip(&state.goods) {
            taxed.push(Taxed::of(line.treatment, running.amount));
        }
        if let Some(fee) = delivery {
            taxed.push(Taxed::of(context.policy.delivery_tax, fee));
        }
        if !lines.is_empty() {
            context.fees.iter().for_each(|fee| taxed.push(Taxed::of(fee.tax, fee.amount.minor())));
        }
        taxed
    }

    /// What is paid for a state, tax included or added, before cash rounding, with what delivery costs. It is compared with that of other
    /// states only, so further fees, which no rule changes, are left out where they are not taxed together with goods.
    pub(super) fn paid(&self, state: &State, delivery: Option<i64>) -> i64 {
        let policy = &self.bench.context.policy;
        if policy.prices == PriceTax::Included {
            return state.amount() + delivery.unwrap_or_default();
        }
        let groups = tax(&mut self.taxed(state, delivery), policy.prices, policy.tax_rounding, policy.remainder);
        groups.iter().map(|group| group.amount + group.tax).sum()
    }

    fn tax_amounts(&self, taxed: &Taxed) -> TaxAmounts {
        taxed.amounts(self.bench.context.policy.prices, self.bench.currency)
    }

    /// The ledger but for cash rounding: discounts on goods, the delivery fee and its discounts, fees, added tax. Of the discounts, those
    /// that were clipped to nothing are no entries.
    fn entries(&self, state: &mut State, taxed: &[Taxed]) -> Vec<Entry> {
        let mut entries = core::mem::take(&mut state.entries);
        entries.retain(|entry| !entry.amount.is_zero());
        let charged = state.charge != Charge::Nothing || !self.bench.context.fees.is_empty();
        if charged || self.bench.context.policy.prices == PriceTax::Excluded {
            self.add_charges(&mut entries, state, taxed);
        }
        entries
    }

    /// The entries of what comes on top of the goods. Apart, so that quotes without delivery, which are asked for most, need not walk past
    /// this code.
    #[inline(never)]
    fn add_charges(&self, entries: &mut Vec<Entry>, state: &State, taxed: &[Taxed]) {
        let plain = |on, kind, by, minor| Entry { on, kind, by, amount: self.bench.money(minor), moves: Few::new() };
        if let Charge::Fee(fee @ 1..) = state.charge {
            let first = entries.iter().position(|entry| entry.on == Place::Delivery).unwrap_or(entries.len());
            entries.insert(first, plain(Place::Delivery, EntryKind::Fee, Author::Delivery, fee));
        }
        if !self.bench.lines.is_empty() {
            for (i, fee) in (0..).zip(&self.bench.context.fees) {
                entries.push(plain(Place::Fee(i), EntryKind::Fee, Author::Fee(fee.id.clone()), fee.amount.minor()));
            }
        }
        if self.bench.context.policy.prices == PriceTax::Excluded {
            entries.reserve(taxed.len());
            let lines = (0..).map(Place::Line).take(self.bench.lines.len());
            let delivery = state.delivery.map(|_| Place::Delivery);
            for (on, taxed) in lines.chain(delivery).chain((0..).map(Place::Fee)).zip(taxed) {
                if taxed.tax != 0 {
                    entries.push(plain(on, EntryKind::AddedTax, Author::Tax, taxed.tax));
                }
            }
        }
    }

    fn quote_lines(&self, state: &State, taxed: &[Taxed]) -> Vec<QuoteLine> {
        let money = |minor| self.bench.money(minor);
        let lines = self.bench.lines.iter().zip(&state.goods).zip(taxed);
        let told = lines.map(|((line, running), taxed)| QuoteLine {
            sku: line.product.sku().clone(),
            host_key: line.host_key.cloned(),
            host_reason: line.host_price.map(|host| host.reason.clone()),
            quantity: line.units,
            list_price: money(line.price),
            list: money(line.list()),
            shelf: money(running.shelf),
            amount: money(running.amount),
            runs: self.unit_runs(&running.runs),
            tax: self.tax_amounts(taxed),
            from: line.from.clone(),
        });
        told.collect()
    }

    /// The units by price, whether used up or not.
    fn unit_runs(&self, of: &Runs) -> Few<UnitRun, 4> {
        let told = |run: &Run| UnitRun { units: run.units, price: self.bench.money(run.price) };
        let Some((first, rest)) = of.split_first() else { return Few::new() };
        let mut runs = Few::one(told(first));
        for run in rest {
            let run = told(run);
            match runs.as_mut_slice().last_mut() {
                Some(last) if last.price == run.price => last.units += run.units,
                _ => runs.push(run),
            }
        }
        runs
    }

    fn quote_delivery(&self, state: &State, taxed: &[Taxed]) -> QuoteDelivery {
        match (&state.charge, state.delivery, taxed) {
            (Charge::Fee(fee), Some(amount), [taxed, ..]) => QuoteDelivery::Known(KnownDelivery {
                fee: self.bench.money(*fee),
                amount: self.bench.money(amount),
                tax: self.tax_amounts(taxed),
            }),
            (Charge::Unknown(why), ..) => QuoteDelivery::NotYetKnown(why.clone()),
            _ => QuoteDelivery::Nothing,
        }
    }

    fn quote_fees(&self, taxed: &[Taxed]) -> Vec<QuoteFee> {
        let each = self.bench.context.fees.iter().zip(taxed).map(|(fee, taxed)| {
            let tax = self.tax_amounts(taxed);
            QuoteFee { id: fee.id.clone(), name: fee.name.clone(), amount: fee.amount, tax }
        });
        each.collect()
    }

    fn totals(
        &self,
        state: &State,
        groups: &[Taxed],
        fees: &[Taxed],
        entries: &[Entry],
    ) -> Result<(Totals, Vec<QuotePayment>), MoneyError> {
        let policy = &self.bench.context.policy;
        let discounts: i64 =
            entries.iter().filter(|entry| entry.kind == EntryKind::Discount).map(|entry| -entry.amount.minor()).sum();
        let priced: i64 = groups.iter().map(|group| group.amount).sum();
        let taxes: i64 = groups.iter().map(|group| group.tax).sum();
        let (net, gross) = match policy.prices {
            PriceTax::Included => (priced - taxes, priced),
            PriceTax::Excluded => (priced, priced + taxes),
        };
        let list = self.bench.lines.iter().map(super::lines::Line::list).sum();
        // The others are parts of these.
        for bounded in [list, discounts, gross] {
            Money::from_minor(bounded, self.bench.currency)?;
        }
        let payments = self.payments(gross);
        let paid = payments.iter().map(|payment| payment.amount.minor()).sum();
        let rest = self.bench.money(gross - paid);
        let due = policy.cash.map_or(Ok(rest), |cash| cash.of(rest))?;
        let cash_rounding = due.checked_sub(rest)?;
        let money = |minor| self.bench.money(minor);
        let sum = |of: fn(&super::state::Running) -> i64| money(state.goods.iter().map(of).sum());
        let totals = Totals {
            list: money(list),
            shelf: sum(|running| running.shelf),
            goods: sum(|running| running.amount),
            delivery: money(state.delivery.unwrap_or_default()),
            fees: money(fees.iter().map(|fee| fee.amount).sum()),
            discounts: money(discounts),
            tax: money(taxes),
            net: money(net),
            gross: money(gross),
            cash_rounding,
            payable: money(gross).checked_add(cash_rounding)?,
            paid: money(paid),
            due,
        };
        Ok((totals, payments))
    }

    /// What gift cards and wallets pay, one after another.
    fn payments(&self, gross: i64) -> Vec<QuotePayment> {
        let mut left = gross;
        let paid = self.bench.context.payments.iter().map(|payment| {
            let amount = payment.balance.minor().min(left);
            left -= amount;
            QuotePayment { id: payment.id.clone(), amount: self.bench.money(amount) }
        });
        paid.collect()
    }

    fn verdicts(&self, touched: &Touched, state: &mut State, outcomes: Outcomes) -> Vec<Verdict> {
        let mut verdicts = Vec::with_capacity(touched.ranks.len());
        for (rank, outcome) in touched.ranks.iter().zip(outcomes) {
            let Some(compiled) = self.book.compiled(*rank) else { continue };
            let outcome = match (outcome, state.applied.iter_mut().find(|applied| applied.rank == *rank)) {
                (Some(outcome), _) => outcome,
                (None, Some(applied)) => Outcome::Applied(self.applied(applied)),
                (None, None) => Outcome::NothingToSave,
            };
            verdicts.push(Verdict { rule: compiled.rule.id.clone(), outcome });
        }
        verdicts
    }

    fn applied(&self, applied: &mut AppliedRule) -> Applied {
        Applied {
            sets: core::mem::take(&mut applied.sets),
            saving: self.bench.money(applied.saving),
            clipped: applied
                .clips
                .iter()
                .map(|(by, amount)| Clip { by: *by, amount: self.bench.money(*amount) })
                .collect(),
            unplaced: (applied.unplaced > 0).then(|| self.bench.money(applied.unplaced)),
            steps: core::mem::take(&mut applied.steps),
        }
    }
}
