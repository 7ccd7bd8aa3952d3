//! Vietnamese rules of trade as dated data: caps of promotions, VAT, invoices, posted prices, holidays.
//!
//! **Nothing here is legal advice.** The law is data with dates and sources ([`Law`]), which a host may replace table by table; a day that
//! no row covers is [`NotCovered`], never the nearest row. What the sources leave open stands in two versions: the strict one holds unless
//! the host chooses the other ([`Question`], [`Law::with_lenient`]).
//!
//! Pricing does not know this module. The law stands on both sides of it:
//!
//! ```text
//! Law::policy   the shop's own policy, products, a day  →  pricing::Policy (floors, exclusions, taxes, changes)
//! Law::check    a finished quote                        →  Findings (breaches, and what could not be checked)
//! Law::invoice  a finished quote                        →  Invoice (lines by nature, VAT per rate, words)
//! ```
//!
//! Beside these there are the parts that need no quote: [`Law::cap`] and [`Law::occasion`] of a day, [`Law::vat`] of a tax group,
//! [`Law::promotable`] goods, [`Law::gift_per_unit`], [`Law::discount_days`] and [`Law::duty`], [`PostedPrice`], [`Claim`], [`Ranking`],
//! and amounts [`in_words`].
//!
//! ```
//! use ocop::text::iso;
//! use ocop::vietnam::Law;
//!
//! let law = Law::default();
//! let cap = law.cap(&[], iso::parse_day("2026-11-23")?)?;
//! let before = ocop::money::Money::vnd(120_000);
//! assert_eq!(cap.minimum_unit_price(before), ocop::money::Money::vnd(60_000));
//! assert!(cap.source.contains("39/2025/TT-BCT"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod check;
mod claims;
mod dated;
mod findings;
mod gift;
mod giving;
mod goods;
mod history;
mod invoice;
mod invoice_code;
mod law;
mod policy;
mod posted;
mod promotion;
mod reduction;
mod sentence;
mod sets;
mod standing;
mod tested;
mod vat;
mod words;

pub use calendar::{Concentrated, MonthDay, MonthDayError, Occasion, SecondDay, YearDays};
pub use check::Finished;
pub use claims::{Claim, Objection, Proof, Ranking, Undisclosed, Verdict, superlatives};
pub use dated::{LawText, NotCovered, Overlap, Question, Reading, Readings, Row, RowError, Side, Table};
pub use findings::{Breach, Figure, Findings, NotChecked, Provision, Subject, WhyNotChecked};
pub use gift::{Duty, FormRule, GiftError, GiftWorth, Place, PromotionForm};
pub use goods::{Age, Answer, GoodsRule, Promotable};
pub use history::{History, ProgrammeSoFar};
pub use invoice::{Invoice, InvoiceError, InvoiceLine, InvoiceRate, LineNature, SellerBorne};
pub use law::Law;
pub use policy::{CapMode, Handling, LegalPolicy, OnUncovered, PolicyFault, PolicyFaults};
pub use posted::{PostedPrice, PostedPriceError, Saving, cash_rounding};
pub use promotion::{Cap, Exemption, largest_reduction, minimum_unit_price};
pub use sentence::{BreachSentence, NotCheckedSentence};
pub use standing::{LegalFloor, Missing, Shop, TradeFact, reference_price};
pub use tested::Tested;
pub use vat::{Buyer, Seller, Vat, VatRule};
pub use words::{Words, WordsError, in_words, parse_words};
