//! From the ledger back to the units: which units went through which entries.

use alloc::vec::Vec;

use super::{Author, Entry, EntryKind, Outcome, Place, Quote, QuoteLine, RuleId, SetUnits};

/// Units of a line that went the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cohort {
    pub(super) units: u32,
    /// What one unit cost after the price lane.
    pub(super) shelf: i64,
    /// What one unit costs after the entries so far.
    pub(super) price: i64,
    /// The offers that touched the units, ascending.
    pub(super) offers: Vec<usize>,
    /// Whether a multi-buy uses the units.
    in_set: bool,
    /// Whether the entry that is being followed moved them.
    moved: bool,
}

/// How many ways the units of one line may go.
const MAX_COHORTS: usize = 10_000;

/// What a rule of the item or order lane took off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Offer<'q> {
    pub(super) rule: &'q RuleId,
    pub(super) saving: i64,
}

/// The units of a quote with their ways through the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trace<'q> {
    /// The units of each line.
    pub(super) cohorts: Vec<Vec<Cohort>>,
    /// The offers on goods, in the order in which they applied.
    pub(super) offers: Vec<Offer<'q>>,
}

/// An entry whose moves do not fit the units of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Misfit {
    pub(super) entry: usize,
}

impl<'q> Trace<'q> {
    /// Follows all discounts on goods.
    pub(super) fn of(quote: &'q Quote) -> Result<Self, Misfit> {
        let whole = |line: &QuoteLine| {
            let (units, price) = (line.quantity, line.list_price.minor());
            Vec::from([Cohort { units, shelf: price, price, offers: Vec::new(), in_set: false, moved: false }])
        };
        let mut trace = Self { cohorts: quote.lines.iter().map(whole).collect(), offers: Vec::new() };
        let mut in_price_lane: Vec<bool> =
            quote.lines.iter().map(|line| line.shelf.minor() != line.list.minor()).collect();
        for (at, entry) in quote.entries.iter().enumerate() {
            let (Place::Line(line), EntryKind::Discount) = (entry.on, entry.kind) else { continue };
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            let first = in_price_lane.get_mut(line).ok_or(Misfit { entry: at })?;
            let offer = if core::mem::take(first) { None } else { Some(trace.offer(quote, entry, at)?) };
            trace.follow(line, entry, offer).ok_or(Misfit { entry: at })?;
        }
        Ok(trace)
    }

    /// The offer that wrote an entry; its sets take their units when its first entry is met.
    fn offer(&mut self, quote: &'q Quote, entry: &'q Entry, at: usize) -> Result<Offered<'q>, Misfit> {
        let Author::Rule(rule) = &entry.by else { return Err(Misfit { entry: at }) };
        let sets = match quote.verdict(rule).map(|verdict| &verdict.outcome) {
            Some(Outcome::Applied(applied)) => applied.sets.as_slice(),
            _ => &[],
        };
        let known = self.offers.iter().rposition(|offer| offer.rule == rule);
        let place = known.unwrap_or(self.offers.len());
        if known.is_none() {
            self.offers.push(Offer { rule, saving: 0 });
            for set in sets {
                self.form(set, place).ok_or(Misfit { entry: at })?;
            }
        }
        if let Some(offer) = self.offers.get_mut(place) {
            offer.saving = offer.saving.saturating_sub(entry.amount.minor());
        }
        Ok(Offered { place, sets })
    }

    /// Marks units that a set uses; those that no other set uses come first.
    fn form(&mut self, set: &SetUnits, offer: usize) -> Option<()> {
        let cohorts = self.cohorts.get_mut(usize::try_from(set.line).ok()?)?;
        let mut left = set.units;
        for used in [false, true] {
            let fits =
                |cohort: &Cohort| cohort.price == set.price.minor() && cohort.in_set == used && !cohort.has(offer);
            left = change(cohorts, left, fits, |cohort| {
                cohort.in_set = true;
                cohort.offers.push(offer);
            });
        }
        (left == 0).then_some(())
    }

    /// Moves the units of an entry on a line.
    fn follow(&mut self, line: usize, entry: &Entry, offer: Option<Offered<'q>>) -> Option<()> {
        let of_set = offer.filter(|offer| !offer.sets.is_empty());
        let cohorts = self.cohorts.get_mut(line)?;
        for step in &entry.moves {
            let mut left = step.units();
            // Of equal units, those that no multi-buy uses go first.
            for used in [false, true] {
                let fits = |cohort: &Cohort| {
                    cohort.price == step.from().minor()
                        && cohort.in_set == used
                        && !cohort.moved
                        && of_set.is_none_or(|offer| cohort.has(offer.place))
                };
                left = change(cohorts, left, fits, |cohort| {
                    cohort.price = step.to().minor();
                    cohort.moved = true;
                    match offer {
                        None => cohort.shelf = step.to().minor(),
                        Some(offer) if !cohort.has(offer.place) => cohort.offers.push(offer.place),
                        Some(_) => {}
                    }
                });
            }
            if left > 0 || cohorts.len() > MAX_COHORTS {
                return None;
            }
        }
        for cohort in cohorts.iter_mut() {
            cohort.moved = false;
        }
        Some(())
    }
}

/// Changes up to so many units that fit; returns how many are left. A cohort of which some units change is parted.
fn change(cohorts: &mut Vec<Cohort>, units: u32, fits: impl Fn(&Cohort) -> bool, to: impl Fn(&mut Cohort)) -> u32 {
    let mut left = units;
    let mut rest = Vec::new();
    for cohort in cohorts.iter_mut() {
        if left > 0 && fits(cohort) {
            let taken = cohort.units.min(left);
            if taken < cohort.units {
                rest.push(Cohort { units: cohort.units - taken, ..cohort.clone() });
                cohort.units = taken;
            }
            left -= taken;
            to(cohort);
        }
    }
    cohorts.append(&mut rest);
    left
}

/// An offer that writes an entry.
#[derive(Debug, Clone, Copy)]
struct Offered<'q> {
    place: usize,
    sets: &'q [SetUnits],
}

impl Cohort {
    fn has(&self, offer: usize) -> bool {
        self.offers.contains(&offer)
    }
}
