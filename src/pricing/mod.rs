//! Cart pricing: `quote = f(rulebook, catalogue, cart, context)`.
//!
//! What is written ([`Rule`]) is checked and indexed ([`Rulebook`]); pricing finds the rules that a cart touches, judges them lane by lane,
//! and writes a ledger ([`Quote`]) of which everything else is read: totals, tax, explanation, refunds.

mod benefit;
#[allow(dead_code, reason = "the benefit that builds bundles is yet to call it")]
mod bundle;
mod condition;
mod context;
mod delivery;
mod few;
mod ledger;
mod policy;
mod quote;
mod rule;
mod selector;
mod verdict;

pub use benefit::{
    Amount, Benefit, Bundle, BundleGive, BuyGet, Component, DeliveryOff, FixedPrice, Gift, GiftLine, LimitPer, NForM,
    Percent, PercentOf, Pick, QuantityTier, ShareBy, SpendTier, SpendTiers, Spread, TierBy, TierGive, TierMode, Tiers,
    UnitGive, UnitLimit, UnitOrder,
};
pub use condition::{
    Basis, Channel, Clock, ClockError, Condition, CustomerGroup, Day, DeliveryMethod, FactIs, FactName, Hours,
    OrderNumber, PaymentMethod, Spend, TaxBasis, Units,
};
pub use context::{
    Context, Customer, CustomerId, Delivery, Detail, Fee, FeeId, KnownCustomer, Payment, PaymentId, Usage,
};
pub use delivery::{DeliveryTable, DeliveryTableError, WeightStep, Zone, ZoneFees};
pub use few::Few;
pub use ledger::{Author, Entry, EntryKind, Move, Place, UnitRun};
pub use policy::{
    Combine, Floor, FreeFrom, OrderCap, Policy, PolicyVersion, PriceTax, StepBudget, TaxLevel, TaxRounding, TaxTable,
    Treatment,
};
pub use quote::{
    BestDeal, CartPart, Claim, KnownDelivery, Notice, PriceChange, Quote, QuoteDelivery, QuoteFee, QuoteGift,
    QuoteLine, QuotePayment, Stats, TaxAmounts, Totals, WhyUnknown,
};
pub use rule::{Combination, GroupId, Lane, LegalForm, Limits, Rule, RuleId, RulebookText};
pub use selector::{AttributeIs, Group, PriceRange, Sector, Selector};
pub use verdict::{
    AmountOff, Applied, AskedFact, Beaten, Clip, Clipper, CodeOutcome, CodeVerdict, Failed, OnLine, Outcome, RateOf,
    Seen, Sets, Step, TierReached, UnknownFact, UsedUp, Verdict, Wanted,
};
