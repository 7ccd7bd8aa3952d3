//! Certificates at every stage of their life.

use alloc::vec;
use alloc::vec::Vec;

use proptest::prelude::*;
use proptest::sample::select;
use time::macros::date;
use time::{Date, Duration};

use super::Valid as _;
use crate::certification::{Authority, Certificate, RegimeId, Revocation, RevocationGround, Stars};

/// What a product may hold about [`NOW`](super::NOW): none, or certificates that have expired or begin today or tomorrow.
pub fn held() -> impl Strategy<Value = Vec<Certificate>> {
    let issued = vec![date!(2020 - 01 - 01), date!(2024 - 03 - 01), date!(2026 - 11 - 23), date!(2026 - 11 - 24)];
    let certificate = (select(issued), 3_u8..=5).prop_map(|(issued, stars)| {
        let stars = Stars::new(stars).valid();
        Certificate::builder("Cà phê", RegimeId::QD_148_2023, stars).issued_on(issued).build().valid()
    });
    prop::collection::vec(certificate, 0..=2)
}

/// Certificates of 3 to 5 stars whose term begins within so many days before or after a day, one in four of them revoked at some time.
pub fn certificates(about: Date, days: u16) -> impl Strategy<Value = Certificate> {
    let days = i64::from(days);
    let revoked = prop::option::weighted(0.25, prop_oneof![Just(0_i64), 0..=1_200_i64]);
    ((-days..=days), 3_u8..=5, revoked).prop_map(move |(shift, stars, revoked)| {
        let from = about.checked_add(Duration::days(shift)).unwrap_or(about);
        let mut builder =
            Certificate::builder("Sản phẩm", RegimeId::QD_148_2023, Stars::new(stars).valid()).issued_on(from);
        if let Some(on) = revoked.and_then(|days| from.checked_add(Duration::days(days))) {
            builder = builder.revoked(Revocation::new(RevocationGround::Other, Authority::ProvincialChair, on));
        }
        builder.build().valid()
    })
}
