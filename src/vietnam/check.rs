//! A finished quote, held against the law.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::findings::{Breach, Figure, Findings, Provision, Subject, WhyNotChecked};
use super::giving;
use super::reduction::{Counts, Fall, Group, SetShare, groups};
use super::sets::{sets_of, shares_of_sets};
use super::{Answer, Buyer, History, Law, LegalFloor, Missing, Shop, TradeFact};
use crate::cart::Cart;
use crate::money::Money;
use crate::pricing::{
    Author, EntryKind, Lane, LegalForm, Place, PriceTax, Quote, QuoteDelivery, QuoteLine, Rule, RuleId, Rulebook,
};
use crate::product::{Catalog, Product, TaxGroup};

/// A finished quote and what it was made from.
#[derive(Debug)]
pub struct Finished<'a, C: ?Sized> {
    /// The quote.
    pub quote: &'a Quote,
    /// The cart that was priced.
    pub cart: &'a Cart,
    /// The rules.
    pub rulebook: &'a Rulebook,
    /// The products.
    pub catalogue: &'a C,
    /// Who sells and to whom.
    pub shop: &'a Shop,
    /// What the host remembers, if anything.
    pub history: Option<&'a History>,
}

/// A line of the quote with its product and the moves of the ledger on it.
pub(super) struct SeenLine<'a> {
    pub(super) index: u32,
    pub(super) line: &'a QuoteLine,
    pub(super) product: &'a Product,
    /// Whether the host's own price of the line is a promotion.
    promoted: bool,
    /// Whether the goods are known to be promotable, so that they can qualify for an offer.
    pub(super) may_qualify: bool,
    pub(super) falls: Vec<Fall>,
}

impl SeenLine<'_> {
    pub(super) fn subject(&self) -> Subject {
        Subject::Line(self.index, self.line.sku.clone())
    }

    /// What a rule moved.
    pub(super) fn falls_of(&self, id: &RuleId) -> impl Iterator<Item = &Fall> {
        self.falls.iter().filter(move |fall| fall.rule.as_ref() == Some(id))
    }

    fn is_reduced(&self) -> bool {
        self.promoted || self.falls.iter().any(|fall| fall.counts == Counts::Reduction)
    }

    pub(super) fn groups(&self, shares: &[SetShare]) -> BTreeMap<Group, u32> {
        let falls = self.falls.iter().cloned();
        groups(self.line.list_price.minor(), self.line.quantity, self.promoted, falls, shares)
    }
}

impl Law {
    /// Holds a finished quote against the law of its day, in the shop's time.
    ///
    /// Every reduction that falls on a unit counts: a scheduled sale, a coupon, the share of an order voucher. Price lists, tier prices and
    /// prices of the host's own count only where they are marked promotional; cash rounding does not. The saving of a multi-buy
    /// (*mua 3 tính tiền 2*) is one amount over all units of its sets, unless the rule is a gift before the law, which is held against the
    /// limits of gifts instead. Goods and days that are not covered are listed apart from breaches.
    pub fn check<C: Catalog + ?Sized>(&self, finished: &Finished<'_, C>) -> Findings {
        let mut findings = Findings::default();
        self.check_quote(finished, &mut findings);
        let lines = self.seen_lines(finished, &mut findings);
        for line in &lines {
            self.check_line(finished, line, &mut findings);
        }
        self.check_reductions(finished, &lines, &mut findings);
        self.check_days(finished, &lines, &mut findings);
        giving::check(self, finished, &lines, &mut findings);
        findings.in_order()
    }

    /// What concerns the quote as a whole.
    fn check_quote<C: ?Sized>(&self, finished: &Finished<'_, C>, findings: &mut Findings) {
        let (quote, shop) = (finished.quote, finished.shop);
        let mut breach = |provision, seen, allowed, source: &str| {
            findings.breach(Breach {
                provision,
                subject: Subject::Quote,
                rules: Vec::new(),
                seen,
                allowed,
                units: None,
                source: source.into(),
            });
        };
        if shop.buyer == Buyer::Consumer && quote.prices != PriceTax::Included {
            breach(Provision::PriceWithTax, Figure::TaxIncluded(false), Figure::TaxIncluded(true), PRICES);
        }
        let rounding = quote.totals.cash_rounding;
        if rounding.minor() > 0 {
            let nothing = Figure::Money(Money::zero(quote.currency));
            breach(Provision::CashRounding, Figure::Money(rounding), nothing, ABOVE_POSTED);
        }
        let QuoteDelivery::Known(delivery) = &quote.delivery else { return };
        let Ok(group) = TaxGroup::new("delivery") else { return };
        match self.vat(&group, shop.seller, true, shop.buyer, quote.at.date()) {
            Ok(vat) if vat.treatment != delivery.tax.treatment => findings.breach(Breach {
                provision: Provision::Vat,
                subject: Subject::Delivery,
                rules: Vec::new(),
                seen: Figure::Treatment(delivery.tax.treatment),
                allowed: Figure::Treatment(vat.treatment),
                units: None,
                source: vat.source.into(),
            }),
            Ok(_) => {}
            Err(missing) => findings.skip(Provision::Vat, Subject::Delivery, Missing::from(missing)),
        }
    }

    /// What concerns one line: its tax, its posted price, and whether its goods may be promoted.
    fn check_line<C: ?Sized>(&self, finished: &Finished<'_, C>, seen: &SeenLine<'_>, findings: &mut Findings) {
        let (shop, day) = (finished.shop, finished.quote.at.date());
        let breach = |provision, seen_figure, allowed, source: &str| Breach {
            provision,
            subject: seen.subject(),
            rules: Vec::new(),
            seen: seen_figure,
            allowed,
            units: None,
            source: source.into(),
        };
        match self.product_vat(seen.product, shop, day) {
            Ok(vat) if vat.treatment != seen.line.tax.treatment => findings.breach(breach(
                Provision::Vat,
                Figure::Treatment(seen.line.tax.treatment),
                Figure::Treatment(vat.treatment),
                vat.source,
            )),
            Ok(_) => {}
            Err(missing) => findings.skip(Provision::Vat, seen.subject(), missing),
        }
        let charged = seen.line.runs.iter().map(|run| run.price).max_by_key(|price| price.minor());
        let both = charged.zip(seen.product.regular_price()).filter(|_| shop.buyer == Buyer::Consumer);
        if let Some((charged, posted)) = both.filter(|(charged, posted)| charged > posted) {
            let (seen_figure, allowed) = (Figure::Money(charged), Figure::Money(posted));
            findings.breach(breach(Provision::PostedPrice, seen_figure, allowed, ABOVE_POSTED));
        }
        let rules: BTreeSet<RuleId> = seen.falls.iter().filter_map(|fall| fall.promotion().cloned()).collect();
        if rules.is_empty() && !seen.is_reduced() {
            return;
        }
        match self.product_promotable(seen.product, shop, day) {
            Ok(may) if may.promoted != Answer::Yes => findings.breach(Breach {
                rules: rules.into_iter().collect(),
                ..breach(
                    Provision::NotPromotable,
                    Figure::Answer(may.promoted),
                    Figure::Answer(Answer::Yes),
                    may.source,
                )
            }),
            Ok(_) => {}
            Err(missing) => findings.skip(Provision::NotPromotable, seen.subject(), missing),
        }
    }

    /// The cap, on every unit that a reduction fell on.
    fn check_reductions<C: ?Sized>(&self, finished: &Finished<'_, C>, lines: &[SeenLine<'_>], findings: &mut Findings) {
        let mut floors: BTreeMap<u32, LegalFloor<'_>> = BTreeMap::new();
        for seen in lines {
            match self.legal_floor(seen.product, finished.shop, finished.quote.at) {
                Ok(floor) => drop(floors.insert(seen.index, floor)),
                Err(missing) if seen.is_reduced() => findings.skip(Provision::ReductionCap, seen.subject(), missing),
                Err(_) => {}
            }
        }
        let literal = cap_breaches(lines, &floors, &BTreeMap::new());
        let multi_buys: BTreeSet<&RuleId> = literal
            .iter()
            .flat_map(|breach| &breach.rules)
            .filter(|id| !sets_of(finished.quote, id).is_empty())
            .collect();
        if multi_buys.is_empty() {
            findings.extend(literal);
            return;
        }
        let least = |line| floors.get(&line).and_then(|floor| floor.least).map_or(0, Money::minor);
        let shares = shares_of_sets(finished.quote, finished.rulebook, lines, &multi_buys, least);
        findings.extend(cap_breaches(lines, &floors, &shares));
    }

    /// The days of discount of each brand.
    fn check_days<C: ?Sized>(&self, finished: &Finished<'_, C>, lines: &[SeenLine<'_>], findings: &mut Findings) {
        let day = finished.quote.at.date();
        let mut brands: BTreeSet<&String> = BTreeSet::new();
        for seen in lines.iter().filter(|seen| seen.is_reduced()) {
            match &seen.product.parts().brand {
                Some(brand) => drop(brands.insert(brand)),
                None => {
                    findings.skip(Provision::DiscountDays, seen.subject(), Missing::Fact { fact: TradeFact::Brand });
                }
            }
        }
        for brand in brands {
            let subject = Subject::Brand(brand.clone());
            let Some(days) = finished.history.and_then(|history| history.days(brand)) else {
                findings.skip(Provision::DiscountDays, subject, WhyNotChecked::NoHistory);
                continue;
            };
            let days = days.iter().copied().chain([day]);
            let tested = self.counted_days(day.year(), days).and_then(|counted| self.discount_days(counted, day));
            match tested {
                Ok(tested) if !tested.is_kept() => findings.breach(Breach {
                    provision: Provision::DiscountDays,
                    subject,
                    rules: Vec::new(),
                    seen: Figure::Days(tested.seen),
                    allowed: Figure::Days(tested.most),
                    units: None,
                    source: tested.source.into(),
                }),
                Ok(_) => {}
                Err(missing) => findings.skip(Provision::DiscountDays, subject, Missing::from(missing)),
            }
        }
    }
}

impl Law {
    /// The lines of a quote whose products the catalogue has, with what the ledger moved on them.
    fn seen_lines<'a, C: Catalog + ?Sized>(
        &self,
        finished: &Finished<'a, C>,
        findings: &mut Findings,
    ) -> Vec<SeenLine<'a>> {
        let quote = finished.quote;
        let mut lines = Vec::new();
        for (line, index) in quote.lines.iter().zip(0_u32..) {
            let subject = || Subject::Line(index, line.sku.clone());
            let Some(product) = finished.catalogue.product(&line.sku) else {
                for provision in [Provision::ReductionCap, Provision::Vat] {
                    findings.skip(provision, subject(), WhyNotChecked::UnknownProduct);
                }
                continue;
            };
            let mut falls = Vec::new();
            for entry in quote.entries_on(Place::Line(index)).filter(|entry| entry.kind == EntryKind::Discount) {
                let (counts, rule) = counts(finished.rulebook, &entry.by);
                if let (Author::Rule(id), None) = (&entry.by, rule) {
                    let why = WhyNotChecked::UnknownRule { rule: id.clone() };
                    findings.skip(Provision::ReductionCap, subject(), why);
                }
                falls.extend(entry.moves.iter().map(|step| Fall {
                    from: step.from().minor(),
                    to: step.to().minor(),
                    units: step.units(),
                    counts,
                    rule: rule.map(|rule| rule.id.clone()),
                    taken: step.from().minor().saturating_sub(step.to().minor()),
                }));
            }
            let cart_line = line.from.first().and_then(|part| usize::try_from(part.line).ok());
            let host_price =
                cart_line.and_then(|at| finished.cart.lines().get(at)).and_then(|line| line.host_price.as_ref());
            let promoted = host_price.is_some_and(|price| price.promotional);
            let may = self.product_promotable(product, finished.shop, quote.at.date());
            let may_qualify = may.is_ok_and(|may| may.promoted == Answer::Yes);
            lines.push(SeenLine { index, line, product, promoted, may_qualify, falls });
        }
        lines
    }
}

impl Fall {
    /// The rule, where the move is a promotion.
    fn promotion(&self) -> Option<&RuleId> {
        self.rule.as_ref().filter(|_| self.counts != Counts::Price)
    }
}

const PRICES: &str = "Law on Prices 16/2023/QH15, article 29";
const ABOVE_POSTED: &str = "Law on Prices 16/2023/QH15, article 29; decree 87/2024/NĐ-CP, article 13";

/// The lines of which units fell below what the cap leaves: the largest reduction of each, and all units that were reduced too far.
fn cap_breaches(
    lines: &[SeenLine<'_>],
    floors: &BTreeMap<u32, LegalFloor<'_>>,
    shares: &BTreeMap<u32, Vec<SetShare>>,
) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for seen in lines {
        let Some(floor) = floors.get(&seen.index) else { continue };
        let (Some(least), Some(reference)) = (floor.least, floor.reference) else { continue };
        let shares = shares.get(&seen.index).map_or(&[][..], Vec::as_slice);
        let groups = seen.groups(shares);
        let below: Vec<(&Group, u32)> = groups
            .iter()
            .filter(|(group, _)| group.promoted && group.tested < least.minor())
            .map(|(group, units)| (group, *units))
            .collect();
        let Some(lowest) = below.iter().map(|(group, _)| group.tested).min() else { continue };
        let rules: BTreeSet<&RuleId> = below.iter().flat_map(|(group, _)| &group.rules).collect();
        let figure = |price: i64| {
            let taken = Money::from_minor(reference.minor().saturating_sub(price), reference.currency());
            // Prices of one product lie within the bounds of money, and so does their difference from its reference.
            Figure::Money(taken.unwrap_or(reference))
        };
        breaches.push(Breach {
            provision: Provision::ReductionCap,
            subject: seen.subject(),
            rules: rules.into_iter().cloned().collect(),
            seen: figure(lowest),
            allowed: figure(least.minor()),
            units: Some(below.iter().map(|(_, units)| units).sum()),
            source: floor.cap.source.into(),
        });
    }
    breaches
}

/// What the entries of an author count for. A rule that is not in the rulebook is taken for a reduction.
fn counts<'a>(rulebook: &'a Rulebook, author: &Author) -> (Counts, Option<&'a Rule>) {
    let Author::Rule(id) = author else { return (Counts::Reduction, None) };
    let Some(rule) = rulebook.rule(id) else { return (Counts::Reduction, None) };
    let counts = if rule.form == LegalForm::Gift {
        Counts::Gift
    } else if rule.lane() == Lane::Price && !rule.promotional {
        Counts::Price
    } else {
        Counts::Reduction
    };
    (counts, Some(rule))
}
