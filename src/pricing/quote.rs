//! A quote: what comes out. A ledger, its totals, and what became of each rule.

use alloc::vec::Vec;

use serde::Serialize;
use time::OffsetDateTime;

use super::few::Blank;
use super::{
    Author, CodeVerdict, CustomerId, Entry, EntryKind, FeeId, Few, PaymentId, Place, PolicyVersion, PriceTax, RuleId,
    Treatment, UnitRun, Verdict,
};
use crate::cart::{Code, HostKey, Reason};
use crate::input::{checked_choice, checked_record};
use crate::money::{Currency, Money};
use crate::product::{Quantity, Sku};
use crate::text::{Texts, iso};

/// What a cart costs, and why. Owned, and whole: it can be stored, sent and audited.
///
/// Lines stand in canonical order (SKU, host key, host price, reason), merged where they are alike; [`by_cart_line`](Self::by_cart_line)
/// divides them back to the lines of the cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The version of this form, [`FORMAT`](Self::FORMAT).
    pub format: u32,
    /// The currency of all amounts.
    pub currency: Currency,
    /// The instant of pricing.
    #[serde(with = "iso::serde_instant")]
    pub at: OffsetDateTime,
    /// The next instant at which the quote may change by itself; without one it holds until rules, goods or law change.
    #[serde(with = "iso::serde_instant::option", skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<OffsetDateTime>,
    /// The version of the policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyVersion>,
    /// Whether prices include tax.
    pub prices: PriceTax,
    /// The merged lines, in canonical order.
    pub lines: Vec<QuoteLine>,
    /// Goods given for nothing, by rule.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gifts: Vec<QuoteGift>,
    /// The delivery.
    pub delivery: QuoteDelivery,
    /// The fees besides, in the order of the context.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<QuoteFee>,
    /// The ledger, in the order in which it was written.
    pub entries: Vec<Entry>,
    /// Net, tax and gross by treatment, ascending.
    pub rates: Vec<TaxAmounts>,
    /// The totals.
    pub totals: Totals,
    /// What gift cards and wallets pay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<QuotePayment>,
    /// What became of each touched rule, in the order in which rules apply.
    pub verdicts: Vec<Verdict>,
    /// What became of each entered code, by code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeVerdict>,
    /// What a shop should tell the shopper, or itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// What the host reserves against limits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// What the search for the best deal proved, where it was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best_deal: Option<BestDeal>,
    /// How much was looked at.
    pub stats: Stats,
}

/// A merged line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuoteLine {
    /// The variant.
    pub sku: Sku,
    /// The host's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_key: Option<HostKey>,
    /// Why the line has a price of the host's own, where it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_reason: Option<Reason>,
    /// The number of units.
    pub quantity: u32,
    /// The list price of one unit: the regular one, or the host's.
    pub list_price: Money,
    /// The list price of all units.
    pub list: Money,
    /// What all units cost after the price lane.
    pub shelf: Money,
    /// What all units cost after all rules, as prices are stated.
    pub amount: Money,
    /// The units by final price, dearest first.
    pub runs: Few<UnitRun, 4>,
    /// Net, tax and gross.
    pub tax: TaxAmounts,
    /// Which lines of the cart it was merged from, by position, and their units.
    pub from: Few<CartPart, 1>,
}

/// A line of the cart within a merged line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CartPart {
    /// The position of the line in the cart.
    pub line: u32,
    /// Its units.
    pub units: u32,
}

impl Blank for CartPart {
    const BLANK: Self = Self { line: 0, units: 0 };
}

/// Net, tax and gross of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TaxAmounts {
    /// How it is taxed.
    pub treatment: Treatment,
    /// Without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
}

/// Goods given for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuoteGift {
    /// The rule that gives them.
    pub rule: RuleId,
    /// The variant.
    pub sku: Sku,
    /// The units.
    pub quantity: Quantity,
}

/// The delivery of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteDelivery {
    /// Nothing is delivered.
    Nothing,
    /// What it costs is not known yet, and why; the totals do not contain it.
    NotYetKnown(WhyUnknown),
    /// It costs something, or nothing.
    Known(KnownDelivery),
}

/// A delivery whose fee is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct KnownDelivery {
    /// The fee before rules.
    pub fee: Money,
    /// The fee after rules, as prices are stated.
    pub amount: Money,
    /// Net, tax and gross.
    pub tax: TaxAmounts,
}

/// Why the delivery fee is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyUnknown {
    /// The host does not know it yet.
    Host,
    /// The policy has no delivery table, or none of its zones is this.
    Zone,
    /// A product has no shipping weight.
    Weight(Sku),
    /// The goods weigh more than the table covers.
    TooHeavy,
}

/// A fee of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuoteFee {
    /// The key.
    pub id: FeeId,
    /// The name.
    pub name: Texts,
    /// The amount, as prices are stated.
    pub amount: Money,
    /// Net, tax and gross.
    pub tax: TaxAmounts,
}

/// The totals of a quote. Each is a fold over the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// All lines at list price.
    pub list: Money,
    /// All lines after the price lane.
    pub shelf: Money,
    /// All lines after all rules, as prices are stated.
    pub goods: Money,
    /// Delivery after rules, as prices are stated; nothing where it is not known.
    pub delivery: Money,
    /// Fees, as prices are stated.
    pub fees: Money,
    /// The sum of all discounts, above zero.
    pub discounts: Money,
    /// The tax, included or added.
    pub tax: Money,
    /// Without tax.
    pub net: Money,
    /// With tax: goods, delivery and fees, before cash rounding.
    pub gross: Money,
    /// What the rest paid in cash is rounded by.
    pub cash_rounding: Money,
    /// What is to be paid, by gift cards, wallets and else: gross and cash rounding.
    pub payable: Money,
    /// What gift cards and wallets pay.
    pub paid: Money,
    /// What is left to be paid.
    pub due: Money,
}

/// What a gift card or wallet pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotePayment {
    /// The key.
    pub id: PaymentId,
    /// What it pays.
    pub amount: Money,
}

/// Something that a shop should tell the shopper, or itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Notice {
    /// A rule's saving took the goods below the rule's own threshold; it stays.
    BelowOwnThreshold(RuleId),
    /// The payable is above what it were without optional rules, by so much (a fee threshold was lost, say).
    DearerThanWithout(Money),
    /// The price that the shopper saw is another than the shelf price of now.
    PriceChanged(PriceChange),
}

/// A price that changed since it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PriceChange {
    /// The position of the line in the cart.
    pub line: u32,
    /// What was seen.
    pub seen: Money,
    /// What one unit costs now on the shelf; the dearest, where units differ.
    pub now: Money,
}

/// What a host reserves, atomically, before it takes the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The rule.
    pub rule: RuleId,
    /// The code by which it applied, where it needs one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// The customer, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// The uses: one.
    pub uses: u32,
    /// The units touched, for a rule that limits them per customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
    /// The money given.
    pub money: Money,
}

/// What a search for the best deal proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BestDeal {
    /// The saving of the set that was found. A fee that is not known with its gifts, as their weight is beyond the table, counts as the
    /// one without.
    pub saving: Money,
    /// A saving that no permitted set exceeds.
    pub bound: Money,
    /// Whether nothing better exists: the two are equal.
    pub proven: bool,
    /// The steps taken.
    pub steps: u32,
}

/// How much was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Stats {
    /// Rules touched by the cart or its codes.
    pub rules_touched: u32,
    /// Rules that the index offered, touched or not.
    pub rules_offered: u32,
    /// Steps: conditions judged, lines and runs visited. Independent of unit counts and of untouched rules.
    pub steps: u64,
}

impl Quote {
    /// The version of the form that this crate writes.
    pub const FORMAT: u32 = 1;

    /// The entries on a place.
    pub fn entries_on(&self, place: Place) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.on == place)
    }

    /// The entries that a rule wrote.
    pub fn entries_by<'q>(&'q self, rule: &'q RuleId) -> impl Iterator<Item = &'q Entry> {
        self.entries.iter().filter(move |entry| matches!(&entry.by, Author::Rule(id) if id == rule))
    }

    /// The verdict on a rule, if it was touched.
    #[must_use]
    pub fn verdict(&self, rule: &RuleId) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.rule == *rule)
    }

    /// The discounts on goods by line: what each line's entries take off it, as a positive amount.
    pub fn discounts_on(&self, place: Place) -> impl Iterator<Item = &Entry> {
        self.entries_on(place).filter(|entry| entry.kind == EntryKind::Discount)
    }
}

checked_record!(QuoteLine {
    sku: required,
    host_key: optional,
    host_reason: optional,
    quantity: required,
    list_price: required,
    list: required,
    shelf: required,
    amount: required,
    runs: required,
    tax: required,
    from: required,
});
checked_record!(CartPart { line: required, units: required });
checked_record!(TaxAmounts { treatment: required, net: required, tax: required, gross: required });
checked_record!(QuoteGift { rule: required, sku: required, quantity: required });
checked_choice!(QuoteDelivery {
    "nothing" => Nothing,
    "not_yet_known" => NotYetKnown(WhyUnknown),
    "known" => Known(KnownDelivery),
});
checked_record!(KnownDelivery { fee: required, amount: required, tax: required });
checked_choice!(WhyUnknown { "host" => Host, "zone" => Zone, "weight" => Weight(Sku), "too_heavy" => TooHeavy });
checked_record!(QuoteFee { id: required, name: required, amount: required, tax: required });
checked_record!(Totals {
    list: required,
    shelf: required,
    goods: required,
    delivery: required,
    fees: required,
    discounts: required,
    tax: required,
    net: required,
    gross: required,
    cash_rounding: required,
    payable: required,
    paid: required,
    due: required,
});
checked_record!(QuotePayment { id: required, amount: required });
checked_choice!(Notice {
    "below_own_threshold" => BelowOwnThreshold(RuleId),
    "dearer_than_without" => DearerThanWithout(Money),
    "price_changed" => PriceChanged(PriceChange),
});
checked_record!(PriceChange { line: required, seen: required, now: required });
checked_record!(Claim {
    rule: required,
    code: optional,
    customer: optional,
    uses: required,
    units: optional,
    money: required
});
checked_record!(BestDeal { saving: required, bound: required, proven: required, steps: required });
checked_record!(Stats { rules_touched: required, rules_offered: required, steps: required });
