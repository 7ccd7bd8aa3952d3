//! The three regimes of the OCOP programme, and the ways between their product sets.
//!
//! Sources: decisions 1048/QĐ-TTg (21 August 2019), 148/QĐ-TTg (24 February 2023), 1489/QĐ-TTg
//! (6 July 2025) and 26/2026/QĐ-TTg (22 May 2026). Article 11 of the last ends its predecessors sixty
//! days later; it once dates decision 148 in 2025, which is a slip of the text. The cut points of
//! decision 148 and its product sets from 9 on are taken to equal those of decision 26/2026.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use time::{Date, Month};

use super::authority::Authority;
use super::bands::{Band, Bands};
use super::classification::{
    GROUPS_2019, GROUPS_2026, SECTORS_2019, SECTORS_2023, SECTORS_2026, SETS_2019, SETS_2023, SETS_2026,
};
use super::code::PartCode;
use super::key::{RegimeId, SetKey};
use super::label::Label;
use super::points::Points;
use super::regime::{Amendment, AuthorityTerm, MERGER, Minima, PartShare, Regime, Transition};
use super::rules::{CertificateRules, day};
use super::stars::Stars;

/// The regimes this crate knows, oldest first.
#[must_use]
pub fn regimes() -> &'static [Regime] {
    &REGIMES
}

/// The regime with a key, if this crate knows it.
#[must_use]
pub fn regime(id: &RegimeId) -> Option<&'static Regime> {
    REGIMES.iter().find(|regime| regime.id() == id)
}

/// The regimes in force on a day, oldest first: none, one, or both from 22 May until, not including,
/// 22 July 2026.
///
/// ```
/// use ocop::certification::regimes_on;
/// use time::macros::date;
///
/// assert_eq!(regimes_on(date!(2026-05-21)).count(), 1);
/// assert_eq!(regimes_on(date!(2026-05-22)).count(), 2);
/// assert_eq!(regimes_on(date!(2026-07-22)).count(), 1);
/// ```
pub fn regimes_on(on: Date) -> impl Iterator<Item = &'static Regime> {
    REGIMES.iter().filter(move |regime| regime.is_in_force(on))
}

/// The product sets of the succeeding regime into which the products of a set fall: one, several, or
/// none where it has no successor. `None` for a set this crate does not know, or of the latest regime.
///
/// ```
/// use ocop::certification::{RegimeId, SetNumber, regime, successors};
///
/// let old = regime(&RegimeId::QD_1048_2019).expect("a regime of this crate");
/// let honey = old.key(SetNumber::new(4)?).expect("set 4");
/// let numbers: Vec<u16> = successors(&honey).expect("known").iter().map(|key| key.number().get()).collect();
/// assert_eq!(numbers, [4, 8]);
/// # Ok::<(), ocop::certification::KeyError>(())
/// ```
#[must_use]
pub fn successors(set: &SetKey) -> Option<Vec<SetKey>> {
    let old = regime(set.regime())?;
    let new = regime(old.succeeded_by()?)?;
    let found = old.set(set.number()).filter(|found| found.sector() == set.sector())?;
    Some(found.successors().iter().filter_map(|&number| new.key(number)).collect())
}

/// The product sets of earlier regimes whose products fall into a set, oldest regime first.
#[must_use]
pub fn predecessors(set: &SetKey) -> Vec<SetKey> {
    let before = REGIMES.iter().filter(|regime| regime.succeeded_by() == Some(set.regime()));
    let falls = |old: &SetKey| successors(old).is_some_and(|new| new.contains(set));
    before.flat_map(|regime| regime.sets().iter().filter_map(|old| regime.key(old.number()))).filter(falls).collect()
}

const fn term(stars: Stars, authority: Authority, from: Date, until: Option<Date>) -> AuthorityTerm {
    AuthorityTerm { stars, authority, from, until }
}

const fn part(letter: u8, points: u8) -> PartShare {
    PartShare { code: PartCode::known(letter), points: Points::known(points) }
}

const ISSUED_2019: Date = day(2019, Month::August, 21);
const ISSUED_2023: Date = day(2023, Month::February, 24);
const DISTRICTS_END: Date = day(2025, Month::July, 1);
const AMENDED_2025: Date = day(2025, Month::July, 6);
const ISSUED_2026: Date = day(2026, Month::May, 22);
/// Sixty days after decision 26/2026, counted from the day after it.
const OLD_RULES_END: Date = day(2026, Month::July, 22);

/// The printed ranges are whole numbers and leave gaps; that each band reaches up to the next is our
/// reading.
static BANDS_2019: [Band; 5] = [
    Band::known(Stars::ONE, 0, Some(29)),
    Band::known(Stars::TWO, 30, Some(49)),
    Band::known(Stars::THREE, 50, Some(69)),
    Band::known(Stars::FOUR, 70, Some(89)),
    Band::known(Stars::FIVE, 90, Some(100)),
];

/// Decision 26/2026, article 3.3; decision 148/2023 has the same cut points.
static BANDS: [Band; 5] = [
    Band::known(Stars::ONE, 0, None),
    Band::known(Stars::TWO, 30, None),
    Band::known(Stars::THREE, 50, None),
    Band::known(Stars::FOUR, 70, None),
    Band::known(Stars::FIVE, 90, None),
];

static PARTS_2019: [PartShare; 3] = [part(b'A', 35), part(b'B', 25), part(b'C', 40)];
static PARTS: [PartShare; 3] = [part(b'A', 40), part(b'B', 25), part(b'C', 35)];

static AUTHORITIES_2019: [AuthorityTerm; 3] = [
    term(Stars::THREE, Authority::ProvincialChair, ISSUED_2019, Some(ISSUED_2023)),
    term(Stars::FOUR, Authority::ProvincialChair, ISSUED_2019, Some(ISSUED_2023)),
    term(Stars::FIVE, Authority::AgricultureAndRuralDevelopment, ISSUED_2019, Some(ISSUED_2023)),
];

/// Districts ended on 30 June 2025; decision 1489 gave their part to the provinces on 6 July.
static AUTHORITIES_2023: [AuthorityTerm; 5] = [
    term(Stars::THREE, Authority::District, ISSUED_2023, Some(DISTRICTS_END)),
    term(Stars::THREE, Authority::ProvincialChair, AMENDED_2025, Some(OLD_RULES_END)),
    term(Stars::FOUR, Authority::ProvincialChair, ISSUED_2023, Some(OLD_RULES_END)),
    term(Stars::FIVE, Authority::AgricultureAndRuralDevelopment, ISSUED_2023, Some(MERGER)),
    term(Stars::FIVE, Authority::AgricultureAndEnvironment, MERGER, Some(OLD_RULES_END)),
];

static AUTHORITIES_2026: [AuthorityTerm; 3] = [
    term(Stars::THREE, Authority::ProvincialChair, ISSUED_2026, None),
    term(Stars::FOUR, Authority::ProvincialChair, ISSUED_2026, None),
    term(Stars::FIVE, Authority::AgricultureAndEnvironment, ISSUED_2026, None),
];

static AMENDMENTS_2019: [Amendment; 1] = [Amendment {
    name: Label::known(&["Quyết định 781/QĐ-TTg", "Decision 781/QĐ-TTg"]),
    from: day(2020, Month::June, 8),
}];

static AMENDMENTS_2023: [Amendment; 1] =
    [Amendment { name: Label::known(&["Quyết định 1489/QĐ-TTg", "Decision 1489/QĐ-TTg"]), from: AMENDED_2025 }];

static REGIMES: [Regime; 3] = [
    Regime {
        id: RegimeId::QD_1048_2019,
        name: Label::known(&["Quyết định 1048/QĐ-TTg", "Decision 1048/QĐ-TTg"]),
        from: ISSUED_2019,
        until: Some(ISSUED_2023),
        amendments: Cow::Borrowed(&AMENDMENTS_2019),
        sectors: Cow::Borrowed(&SECTORS_2019),
        groups: Cow::Borrowed(&GROUPS_2019),
        sets: Cow::Borrowed(&SETS_2019),
        parts: Cow::Borrowed(&PARTS_2019),
        bands: Bands::known(&BANDS_2019),
        minima: Minima::Unknown,
        authorities: Cow::Borrowed(&AUTHORITIES_2019),
        certificates: CertificateRules::OCOP,
        transition: None,
        succeeded_by: Some(RegimeId::QD_26_2026),
    },
    Regime {
        id: RegimeId::QD_148_2023,
        name: Label::known(&["Quyết định 148/QĐ-TTg", "Decision 148/QĐ-TTg"]),
        from: ISSUED_2023,
        until: Some(OLD_RULES_END),
        amendments: Cow::Borrowed(&AMENDMENTS_2023),
        sectors: Cow::Borrowed(&SECTORS_2023),
        groups: Cow::Borrowed(&GROUPS_2026),
        sets: Cow::Borrowed(&SETS_2023),
        parts: Cow::Borrowed(&PARTS),
        bands: Bands::known(&BANDS),
        minima: Minima::Unknown,
        authorities: Cow::Borrowed(&AUTHORITIES_2023),
        certificates: CertificateRules::OCOP,
        transition: None,
        succeeded_by: Some(RegimeId::QD_26_2026),
    },
    Regime {
        id: RegimeId::QD_26_2026,
        name: Label::known(&["Quyết định 26/2026/QĐ-TTg", "Decision 26/2026/QĐ-TTg"]),
        from: ISSUED_2026,
        until: None,
        amendments: Cow::Borrowed(&[]),
        sectors: Cow::Borrowed(&SECTORS_2026),
        groups: Cow::Borrowed(&GROUPS_2026),
        sets: Cow::Borrowed(&SETS_2026),
        parts: Cow::Borrowed(&PARTS),
        bands: Bands::known(&BANDS),
        minima: Minima::OnForms,
        authorities: Cow::Borrowed(&AUTHORITIES_2026),
        certificates: CertificateRules::OCOP,
        transition: Some(Transition {
            first_rating_until: day(2026, Month::July, 21),
            re_rating_until: day(2026, Month::June, 21),
        }),
        succeeded_by: None,
    },
];
