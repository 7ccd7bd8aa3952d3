//! From the state in which pricing ends to the quote.

use alloc::vec::Vec;

use super::candidates::{Touched, code_verdicts, earliest, next_change_of_goods};
use super::engine::Engine;
use super::runs::Runs;
use super::state::{AppliedRule, Charge, Draft, RawMove, State};
use super::tax::{Taxed, tax};
use super::walk::Outcomes;
use super::{
    Applied, Author, Benefit, BestDeal, Claim, Clip, Customer, Entry, EntryKind, Few, KnownDelivery, LimitPer, Limits,
    Move, Notice, Outcome, Place, PriceChange, PriceTax, Quote, QuoteDelivery, QuoteFee, QuoteLine, QuotePayment,
    Stats, TaxAmounts, Totals, UnitRun, Verdict,
};
use crate::money::{Money, MoneyError};

type Settled<T> = Result<T, MoneyError>;

impl Engine<'_> {
    fn amount(&self, minor: i64) -> Settled<Money> {
        Money::from_minor(minor, self.bench.currency)
    }

    /// The quote of a cart that is priced.
    pub(super) fn quote(
        &self,
        touched: &Touched,
        mut state: State,
        outcomes: Outcomes,
        best_deal: Option<BestDeal>,
    ) -> Settled<Quote> {
        let (context, policy) = (self.bench.context, &self.bench.context.policy);
        let mut taxed = self.taxed(&state);
        let groups = tax(taxed.as_mut_slice(), policy.prices, policy.tax_rounding, policy.remainder);
        let amounts = |taxed: &Taxed| taxed.amounts(policy.prices, self.bench.currency);
        let rates = groups.iter().map(amounts).collect::<Settled<Vec<TaxAmounts>>>()?;
        let (of_lines, rest) = taxed.split_at(self.bench.lines.len().min(taxed.len()));
        let (of_delivery, of_fees) = rest.split_at(usize::from(state.delivery.is_some()));
        let mut entries = self.entries(&state, &taxed)?;
        let lines = self.quote_lines(&state, of_lines)?;
        let delivery = self.quote_delivery(&state, of_delivery)?;
        let fees = self.quote_fees(of_fees)?;
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
            lines,
            delivery,
            fees,
            entries,
            rates,
            totals,
            payments,
            codes: code_verdicts(self.book, self.bench),
            notices: self.notices(&state)?,
            claims: self.claims(&state)?,
            verdicts: self.verdicts(touched, &mut state, outcomes)?,
            gifts: state.gifts,
            best_deal,
            stats: Stats { rules_touched: count(touched.ranks.len()), rules_offered: touched.offered, steps },
        })
    }

    /// Lines, the delivery where its fee is known, and fees, as they are taxed. An empty cart costs nothing.
    pub(super) fn taxed(&self, state: &State) -> Few<Taxed, 16> {
        let (context, lines) = (self.bench.context, self.bench.lines);
        let mut taxed = Few::<Taxed, 16>::with_room(lines.len() + 1 + context.fees.len());
        for (line, running) in lines.iter().zip(&state.goods) {
            taxed.push(Taxed::of(line.treatment, running.amount));
        }
        if let Some(fee) = state.delivery {
            taxed.push(Taxed::of(context.policy.delivery_tax, fee));
        }
        if !lines.is_empty() {
            context.fees.iter().for_each(|fee| taxed.push(Taxed::of(fee.tax, fee.amount.minor())));
        }
        taxed
    }

    fn author(&self, draft: &Draft) -> Author {
        let rule = draft.rule.and_then(|rank| self.book.compiled(rank));
        rule.map_or(Author::OwnSale, |compiled| Author::Rule(compiled.rule.id.clone()))
    }

    /// The ledger but for cash rounding: discounts on goods, the delivery fee and its discounts, fees, added tax.
    fn entries(&self, state: &State, taxed: &[Taxed]) -> Settled<Vec<Entry>> {
        let (fees, prices) = (self.bench.context.fees.len(), self.bench.context.policy.prices);
        let added = if prices == PriceTax::Excluded { taxed.len() } else { 0 };
        let mut entries = Vec::with_capacity(state.drafts.len() + fees + added + 2);
        // What is taken off is within the bounds of what it is taken off.
        let discount = |draft: &Draft, on| Entry {
            on,
            kind: EntryKind::Discount,
            by: self.author(draft),
            amount: self.bench.money(-draft.amount),
            moves: self.moves(&draft.moves),
        };
        let given = || state.drafts.iter().filter(|draft| draft.amount > 0);
        for draft in given() {
            if let Some(line) = draft.line {
                entries.push(discount(draft, Place::Line(line)));
            }
        }
        let plain = |on, kind, by, minor| Ok(Entry { on, kind, by, amount: self.amount(minor)?, moves: Few::new() });
        if let Charge::Fee(fee) = state.charge {
            if fee > 0 {
                entries.push(plain(Place::Delivery, EntryKind::Fee, Author::Delivery, fee)?);
            }
            for draft in given().filter(|draft| draft.line.is_none()) {
                entries.push(discount(draft, Place::Delivery));
            }
        }
        if !self.bench.lines.is_empty() {
            for (i, fee) in (0..).zip(&self.bench.context.fees) {
                entries.push(plain(Place::Fee(i), EntryKind::Fee, Author::Fee(fee.id.clone()), fee.amount.minor())?);
            }
        }
        if prices == PriceTax::Excluded {
            let lines = (0..).map(Place::Line).take(self.bench.lines.len());
            let delivery = state.delivery.map(|_| Place::Delivery);
            for (on, taxed) in lines.chain(delivery).chain((0..).map(Place::Fee)).zip(taxed) {
                if taxed.tax != 0 {
                    entries.push(plain(on, EntryKind::AddedTax, Author::Tax, taxed.tax)?);
                }
            }
        }
        Ok(entries)
    }

    /// Moves as the ledger tells them: not whether units are used up, so equal ones are one.
    fn moves(&self, of: &[RawMove]) -> Few<Move, 2> {
        let mut moves = Few::<Move, 2>::new();
        for moved in of {
            let (units, from, to) = (moved.units, self.bench.money(moved.from), self.bench.money(moved.to));
            match moves.as_mut_slice().iter_mut().find(|held| (held.from, held.to) == (from, to)) {
                Some(held) => held.units += units,
                None => moves.push(Move { units, from, to }),
            }
        }
        moves
    }

    fn quote_lines(&self, state: &State, taxed: &[Taxed]) -> Settled<Vec<QuoteLine>> {
        let (prices, currency) = (self.bench.context.policy.prices, self.bench.currency);
        let money = |minor| self.bench.money(minor);
        let mut lines = Vec::with_capacity(self.bench.lines.len());
        for ((line, running), taxed) in self.bench.lines.iter().zip(&state.goods).zip(taxed) {
            // The list price was checked to be within the bounds of money, and nothing is above it.
            lines.push(QuoteLine {
                sku: line.product.sku().clone(),
                host_key: line.host_key.cloned(),
                host_reason: line.host_price.map(|host| host.reason.clone()),
                quantity: line.units,
                list_price: money(line.price),
                list: money(line.list()),
                shelf: money(running.shelf),
                amount: money(running.amount),
                runs: self.unit_runs(&running.runs),
                tax: taxed.amounts(prices, currency)?,
                from: line.from.clone(),
            });
        }
        Ok(lines)
    }

    /// The units by price, whether used up or not.
    fn unit_runs(&self, of: &Runs) -> Few<UnitRun, 3> {
        let mut runs = Few::<UnitRun, 3>::new();
        for run in of.iter() {
            let price = self.bench.money(run.price);
            match runs.as_mut_slice().last_mut() {
                Some(last) if last.price == price => last.units += run.units,
                _ => runs.push(UnitRun { units: run.units, price }),
            }
        }
        runs
    }

    fn quote_delivery(&self, state: &State, taxed: &[Taxed]) -> Settled<QuoteDelivery> {
        Ok(match (&state.charge, state.delivery, taxed) {
            (Charge::Fee(fee), Some(amount), [taxed, ..]) => QuoteDelivery::Known(KnownDelivery {
                fee: self.amount(*fee)?,
                amount: self.amount(amount)?,
                tax: taxed.amounts(self.bench.context.policy.prices, self.bench.currency)?,
            }),
            (Charge::Unknown(why), ..) => QuoteDelivery::NotYetKnown(why.clone()),
            _ => QuoteDelivery::Nothing,
        })
    }

    fn quote_fees(&self, taxed: &[Taxed]) -> Settled<Vec<QuoteFee>> {
        let each = self.bench.context.fees.iter().zip(taxed).map(|(fee, taxed)| {
            let tax = taxed.amounts(self.bench.context.policy.prices, self.bench.currency)?;
            Ok(QuoteFee { id: fee.id.clone(), name: fee.name.clone(), amount: fee.amount, tax })
        });
        each.collect()
    }

    fn totals(
        &self,
        state: &State,
        groups: &[Taxed],
        fees: &[Taxed],
        entries: &[Entry],
    ) -> Settled<(Totals, Vec<QuotePayment>)> {
        let policy = &self.bench.context.policy;
        let discounts: i64 =
            entries.iter().filter(|entry| entry.kind == EntryKind::Discount).map(|entry| -entry.amount.minor()).sum();
        let priced: i64 = groups.iter().map(|group| group.amount).sum();
        let taxes: i64 = groups.iter().map(|group| group.tax).sum();
        let (net, gross) = match policy.prices {
            PriceTax::Included => (priced - taxes, priced),
            PriceTax::Excluded => (priced, priced + taxes),
        };
        let mut paid = 0;
        let mut payments = Vec::new();
        for payment in &self.bench.context.payments {
            let amount = payment.balance.minor().min(gross - paid);
            paid += amount;
            payments.push(QuotePayment { id: payment.id.clone(), amount: self.amount(amount)? });
        }
        let rest = self.amount(gross - paid)?;
        let due = policy.cash.map_or(Ok(rest), |cash| cash.of(rest))?;
        let cash_rounding = due.checked_sub(rest)?;
        let sum = |of: fn(&super::state::Running) -> i64| self.amount(state.goods.iter().map(of).sum());
        let totals = Totals {
            list: self.amount(self.bench.lines.iter().map(super::lines::Line::list).sum())?,
            shelf: sum(|running| running.shelf)?,
            goods: sum(|running| running.amount)?,
            delivery: self.amount(state.delivery.unwrap_or_default())?,
            fees: self.amount(fees.iter().map(|fee| fee.amount).sum())?,
            discounts: self.amount(discounts)?,
            tax: self.amount(taxes)?,
            net: self.amount(net)?,
            gross: self.amount(gross)?,
            cash_rounding,
            payable: self.amount(gross)?.checked_add(cash_rounding)?,
            paid: self.amount(paid)?,
            due,
        };
        Ok((totals, payments))
    }

    fn verdicts(&self, touched: &Touched, state: &mut State, outcomes: Outcomes) -> Settled<Vec<Verdict>> {
        let mut verdicts = Vec::with_capacity(touched.ranks.len());
        for (rank, outcome) in touched.ranks.iter().zip(outcomes) {
            let Some(compiled) = self.book.compiled(*rank) else { continue };
            let outcome = match (outcome, state.applied.iter_mut().find(|applied| applied.rank == *rank)) {
                (Some(outcome), _) => outcome,
                (None, Some(applied)) => Outcome::Applied(self.applied(applied)?),
                (None, None) => Outcome::NothingToSave,
            };
            verdicts.push(Verdict { rule: compiled.rule.id.clone(), outcome });
        }
        Ok(verdicts)
    }

    fn applied(&self, applied: &mut AppliedRule) -> Settled<Applied> {
        let clip = |(by, amount): &(_, i64)| Ok(Clip { by: *by, amount: self.amount(*amount)? });
        Ok(Applied {
            sets: core::mem::take(&mut applied.sets),
            saving: self.amount(applied.saving)?,
            clipped: applied.clips.iter().map(clip).collect::<Settled<Vec<Clip>>>()?,
            unplaced: if applied.unplaced > 0 { Some(self.amount(applied.unplaced)?) } else { None },
            steps: core::mem::take(&mut applied.steps),
        })
    }

    /// What the host reserves: a claim for each rule that is limited or came by a code, unless it was clipped to nothing.
    fn claims(&self, state: &State) -> Settled<Vec<Claim>> {
        let customer = match &self.bench.context.customer {
            Customer::Guest => None,
            Customer::Known(known) => Some(known.id.clone()),
        };
        let mut claims = Vec::new();
        for applied in &state.applied {
            let Some(rule) = self.book.compiled(applied.rank).map(|compiled| &compiled.rule) else { continue };
            let units = match &rule.benefit {
                Benefit::Percent(percent) => percent.units,
                Benefit::Amount(amount) => amount.units,
                Benefit::Price(price) => price.units,
                _ => None,
            };
            let counts_units = units.is_some_and(|units| units.per == LimitPer::Customer);
            let gives = applied.saving > 0 || matches!(rule.benefit, Benefit::Gift(_));
            if !gives || (rule.limits == Limits::default() && rule.codes.is_empty() && !counts_units) {
                continue;
            }
            claims.push(Claim {
                rule: rule.id.clone(),
                code: self.bench.cart.codes().find(|code| rule.codes.contains(*code)).cloned(),
                customer: customer.clone(),
                uses: 1,
                units: counts_units.then_some(applied.units),
                money: self.amount(applied.saving)?,
            });
        }
        Ok(claims)
    }

    fn notices(&self, state: &State) -> Settled<Vec<Notice>> {
        let mut notices = Vec::new();
        self.below_own_thresholds(state, &mut notices);
        if let Some(dearer) = self.dearer_than_without(state) {
            notices.push(Notice::DearerThanWithout(self.amount(dearer)?));
        }
        for (line, running) in self.bench.lines.iter().zip(&state.goods) {
            for part in &line.from {
                let seen = self.bench.cart.lines().get(part.line as usize).and_then(|held| held.price_seen);
                let now = self.amount(running.shelf_price)?;
                if let Some(seen) = seen.filter(|seen| *seen != now) {
                    notices.push(Notice::PriceChanged(PriceChange { line: part.line, seen, now }));
                }
            }
        }
        Ok(notices)
    }

    /// Rules whose own saving took the goods below a threshold of theirs.
    fn below_own_thresholds(&self, state: &State, notices: &mut Vec<Notice>) {
        let has_threshold = |applied: &AppliedRule| {
            let mut thresholds = Vec::new();
            if let Some(compiled) = self.book.compiled(applied.rank) {
                compiled.when.thresholds(&mut thresholds);
            }
            !thresholds.is_empty()
        };
        if !state.applied.iter().any(has_threshold) {
            return;
        }
        let mut amounts: Vec<i64> = Vec::new();
        for applied in state.applied.iter().rev() {
            let Some(compiled) = self.book.compiled(applied.rank) else { continue };
            let mut thresholds = Vec::new();
            compiled.when.thresholds(&mut thresholds);
            if amounts.is_empty() {
                amounts.extend(state.goods.iter().map(|running| running.amount));
            }
            let drafts = state.drafts.iter().skip(applied.first_draft).take(applied.drafts);
            let sum = |matcher: &super::matcher::Matcher, amounts: &[i64]| -> i64 {
                let lines = self.bench.lines.iter().zip(amounts);
                lines.filter(|(line, _)| line.is(matcher, self.bench.context)).map(|(_, amount)| amount).sum()
            };
            let after: Vec<i64> = thresholds.iter().map(|(matcher, _)| sum(matcher, &amounts)).collect();
            for draft in drafts {
                if let Some(amount) = draft.line.and_then(|line| amounts.get_mut(line as usize)) {
                    *amount += draft.amount;
                }
            }
            let crossed = thresholds
                .iter()
                .zip(after)
                .any(|((matcher, least), after)| after < *least && *least <= sum(matcher, &amounts));
            if crossed {
                notices.push(Notice::BelowOwnThreshold(compiled.rule.id.clone()));
            }
        }
        notices.reverse();
    }

    /// How much dearer the order is than without optional rules, where it is: a free delivery that the goods no longer reach.
    fn dearer_than_without(&self, state: &State) -> Option<i64> {
        let (Charge::Fee(fee), Some(_)) = (&state.charge, state.delivery) else { return None };
        if *fee == 0 || !matches!(self.bench.context.delivery, super::Delivery::Zone(_)) {
            return None;
        }
        let payable = |state: &State| -> i64 {
            let mut taxed = self.taxed(state);
            let policy = &self.bench.context.policy;
            let groups = tax(taxed.as_mut_slice(), policy.prices, policy.tax_rounding, policy.remainder);
            let added = i64::from(policy.prices == PriceTax::Excluded);
            groups.iter().map(|group| group.amount + added * group.tax).sum()
        };
        let mut without = State::of(self.bench.lines);
        for (plain, running) in without.goods.iter_mut().zip(&state.goods) {
            plain.shelf = running.shelf;
            plain.amount = running.shelf;
        }
        self.charge_delivery(&mut without);
        without.delivery?;
        let more = payable(state) - payable(&without);
        (more > 0).then_some(more)
    }
}
