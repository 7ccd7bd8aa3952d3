//! Certification of OCOP products ("Mỗi xã một sản phẩm"): who rated a product, under which rules,
//! with how many stars, and whether that counts on a given day.
//!
//! # The certificate
//!
//! [`Certificate::status`] is the one answer to "does this certificate count today?". Prices,
//! comparison and wish lists ask it through [`displayed`] and [`stars_on`], so they never disagree;
//! [`next_change`] says until when the answer holds. The day is the shop's day. What other lists tell,
//! with gaps, is a [`Record`].
//!
//! ```
//! use ocop::certification::{Certificate, RegimeId, Stars, Status, stars_on};
//! use time::macros::date;
//!
//! let certificate =
//!     Certificate::builder("Chè xanh", RegimeId::QD_148_2023, Stars::THREE).valid_from(date!(2024-01-15)).build()?;
//! assert_eq!(certificate.status(date!(2027-01-15)), Status::Expiring { days_left: 0 });
//! assert_eq!(stars_on([&certificate], date!(2026-11-25)), Some(Stars::THREE));
//! assert_eq!(stars_on([&certificate], date!(2027-01-16)), None);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The rating
//!
//! A [`Regime`] is one decision as dated data: product sets, bands, authorities, terms. A [`Form`] is
//! the scorecard of one product set, and a [`Sheet`] what was answered on it. [`Regime::assess`] gives
//! points and stars with their reason, [`Regime::rate`] those of a council, and [`Regime::way_up`] the
//! cheapest way to a level. The 26 forms of decision 26/2026 are static data behind the feature
//! `scorecards`, where a worked example stands; other programmes are documents of the same types.

mod assessment;
mod authority;
mod bands;
mod certificate;
mod certificate_check;
mod certificate_parts;
mod classification;
mod code;
mod council;
mod displayed;
mod form;
mod form_document;
mod ground;
mod history;
mod key;
mod label;
mod marking;
mod number;
mod points;
mod product_code;
mod record;
mod regime;
mod regime_document;
mod regimes;
mod rules;
#[cfg(feature = "scorecards")]
pub mod scorecards;
mod sheet;
mod stars;
mod status;
mod term;
mod way_up;

pub use assessment::{Assessment, AssessmentError, LeafPoints, Outcome, Reason, UnmetMinimum};
pub use authority::Authority;
pub use bands::{Band, Bands, BandsError};
pub use certificate::Certificate;
pub use certificate_check::{CertificateBuilder, CertificateFault, CertificateFaults};
pub use certificate_parts::{Decision, Extension, Revocation, RevocationGround, Succession, SuccessionKind};
pub use code::{Code, CodeError, PartCode, PartCodeError};
pub use council::{CouncilError, CouncilPolicy, CouncilRating, MinimaPolicy, Quorum};
pub use displayed::{displayed, next_change, stars_on};
pub use form::{Case, Choice, Form, Leaf, Note, NoteKind, Part, Section};
pub use form_document::FormError;
pub use ground::Ground;
pub use history::{HistoryError, history};
pub use key::{KeyError, RegimeId, SectorCode, SetKey, SetNumber};
pub use label::Label;
pub use marking::{SheetFault, SheetFaults};
pub use number::{DecisionNumber, DecisionNumberError};
pub use points::{Average, AverageError, Points, PointsError};
pub use product_code::{ProductCode, ProductCodeError};
pub use record::{Gap, PartialDate, PartialDateError, Record, RecordError, RecordedRevocation, Standing};
pub use regime::{
    Agency, Amendment, AuthorityTerm, Group, Minima, PartShare, ProductSet, Recognition, Regime, Sector, Transition,
};
pub use regime_document::RegimeError;
pub use regimes::{predecessors, regime, regimes, regimes_on, successors};
pub use rules::{CertificateRules, ExtensionRule, FilingRule, RulesError};
pub use sheet::{Answer, Sheet};
pub use stars::{Stars, StarsError};
pub use status::Status;
pub use way_up::{Move, Path, Step, WayUp, usual_cost};
