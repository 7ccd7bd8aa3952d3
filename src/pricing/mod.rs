//! Cart pricing: `quote = f(rulebook, catalogue, cart, context)`.
//!
//! What is written ([`Rule`]) is checked and indexed ([`Rulebook`]); pricing finds the rules that a cart touches, judges them lane by lane,
//! and writes a ledger ([`Quote`]) of which everything else is read: totals, tax, explanation, refunds.
#![doc = include_str!("format.md")]
//!
//! The numbers of other systems, and where this one goes another way, stand in [`peers`].

#[doc = include_str!("peers.md")]
pub mod peers {}

mod analyse;
mod audit;
mod benefit;
mod best_deal;
mod bound;
mod bundle;
mod bundle_flow;
mod bundle_offer;
mod candidates;
mod canonical;
mod cart_lines;
mod charges;
mod check;
mod claims;
mod condition;
mod context;
mod cut;
mod delivery;
mod display;
mod engine;
mod error;
mod explain;
mod few;
mod fingerprint;
mod hint;
mod judge;
mod ledger;
mod lines;
mod matcher;
mod multi_buy;
mod notices;
mod order_cap;
mod policy;
mod price_cart;
mod price_lane;
mod quote;
mod reduce;
mod refund;
mod refund_dues;
mod refund_ledger;
mod refund_places;
mod replay;
mod rule;
mod rulebook;
mod runs;
mod selector;
mod settle;
mod state;
mod tax;
mod trace;
mod verdict;
mod walk;

pub use analyse::{Analysis, Finding, Oddity, Proof, Question, Witness};
pub use audit::QuoteFault;
pub use benefit::{
    Amount, Benefit, Bundle, BundleGive, BuyGet, Component, DeliveryOff, FixedPrice, Gift, GiftLine, LimitPer, NForM,
    Percent, PercentOf, Pick, QuantityTier, ShareBy, SpendTier, SpendTiers, Spread, TierBy, TierGive, TierMode, Tiers,
    UnitGive, UnitLimit, UnitOrder,
};
pub use canonical::{CanonicalError, canonical_bytes};
pub use cart_lines::CartLineQuote;
pub use check::{
    MAX_COMPONENT_UNITS, MAX_COMPONENTS, MAX_GIFTS, MAX_NESTING, MAX_TIERS, RuleProblem, RulebookFault, RulebookFaults,
};
pub use condition::{
    Basis, Channel, Clock, ClockError, Condition, CustomerGroup, Day, DeliveryMethod, FactIs, FactName, Hours,
    OrderNumber, PaymentMethod, Spend, TaxBasis, Units,
};
pub use context::{
    Context, Customer, CustomerId, Delivery, Detail, Fee, FeeId, KnownCustomer, Payment, PaymentId, Usage,
};
pub use delivery::{DeliveryTable, DeliveryTableError, WeightStep, Zone, ZoneFees};
pub use display::{DisplayPrice, LeftOut, Needs, display_price, display_prices};
pub use error::PricingError;
pub use explain::Sentences;
pub use few::Few;
pub use fingerprint::{Fingerprint, FingerprintError, Fingerprints};
pub use hint::{Hint, hints};
pub use ledger::{Author, Entry, EntryKind, Move, Place, UnitRun};
pub use policy::{
    Combine, Floor, FreeFrom, OrderCap, Policy, PolicyVersion, PriceTax, StepBudget, TaxLevel, TaxRounding, TaxTable,
    Treatment,
};
pub use price_cart::quote;
pub use quote::{
    BestDeal, CartPart, Claim, KnownDelivery, Notice, PriceChange, Quote, QuoteDelivery, QuoteFee, QuoteGift,
    QuoteLine, QuotePayment, Stats, TaxAmounts, Totals, WhyUnknown,
};
pub use refund::{ChargeRefund, GoodsRefund, Order, RefundError, RefundPolicy, Returned};
pub use refund_ledger::{Refund, RefundEntry, RefundLedger, ReturnedUnits};
pub use replay::{
    CartDifference, DeliveryMoney, DifferenceReport, LineMoney, PastCart, RefusedCart, ReplayError, RuleMoney,
    SkuMoney, replay,
};
pub use rule::{Combination, GroupId, Lane, LegalForm, Limits, Rule, RuleId, RulebookText};
pub use rulebook::Rulebook;
pub use selector::{AttributeIs, Group, PriceRange, Sector, Selector};
pub use verdict::{
    AmountOff, Applied, AskedFact, Beaten, Clip, Clipper, CodeOutcome, CodeVerdict, Failed, OnLine, Outcome, RateOf,
    Seen, SetUnits, Sets, Step, TierReached, UnknownFact, UsedUp, Verdict, Wanted,
};
