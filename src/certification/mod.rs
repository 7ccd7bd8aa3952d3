//! Certification of OCOP products ("Mỗi xã một sản phẩm"): who rated a product, under which rules,
//! with how many stars, and whether that counts on a given day.
//!
//! [`Certificate::status`] is the one answer to "does this certificate count today?". Prices,
//! comparison and wish lists ask it through [`displayed`] and [`stars_on`], so they never disagree.

mod authority;
mod certificate;
mod displayed;
mod key;
mod number;
mod product_code;
mod rules;
mod stars;
mod status;
mod term;

pub use authority::Authority;
pub use certificate::{
    Certificate, CertificateBuilder, CertificateFault, CertificateFaults, Decision, Extension, Revocation,
    RevocationGround, Succession,
};
pub use displayed::{displayed, next_change, stars_on};
pub use key::{KeyError, RegimeId, SectorCode, SetKey, SetNumber};
pub use number::{DecisionNumber, DecisionNumberError};
pub use product_code::{ProductCode, ProductCodeError};
pub use rules::{CertificateRules, ExtensionRule, FilingRule, RulesError};
pub use stars::{Stars, StarsError};
pub use status::Status;

crate::input::checked_by_serde! {
    Certificate, "a certificate";
    SetKey, "a product set";
    RegimeId, "a regime";
    SectorCode, "a sector";
    Stars, "a number of stars";
}
