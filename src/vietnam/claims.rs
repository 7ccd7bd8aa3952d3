//! Claims in advertising: superlatives, rivals named, rankings without criteria.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use crate::text::{iso, normal_key};

/// A document that proves a claim: a market survey or a certificate of a contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    /// When it was issued.
    pub issued_on: Date,
}

impl Proof {
    /// The last day on which it may be used, the same day of the next year (circular 10/2013/TT-BVHTTDL; circular 12/2026/TT-BVHTTDL,
    /// which replaced it on 5 July 2026, was not read).
    #[must_use]
    pub fn last_day(self) -> Date {
        // 29 February has no such day, so that the 28th is the last.
        let next = self.issued_on.replace_year(self.issued_on.year().saturating_add(1));
        next.or_else(|_| self.issued_on.replace_day(28).and_then(|day| day.replace_year(day.year().saturating_add(1))))
            .unwrap_or(self.issued_on)
    }

    fn is_usable_on(self, day: Date) -> bool {
        self.issued_on <= day && day <= self.last_day()
    }
}

/// What is said of goods, and what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The sentence.
    pub text: &'a str,
    /// Whether it names another trader or his goods.
    pub names_rival: bool,
    /// What proves it.
    pub proofs: &'a [Proof],
}

/// Whether a claim may be made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// Nothing in it needs proof, or all of it is proven.
    Allowed,
    /// A person must decide.
    NeedsReview(Objection),
    /// It may not be made.
    Refused(Objection),
}

/// What stands against a claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Objection {
    /// Superlatives need a proof (Advertising Law, article 8(11)).
    #[error("{words:?} needs a proof by survey or contest")]
    Unproven {
        /// The superlatives.
        words: Vec<String>,
    },
    /// The proof may not be used on that day.
    #[error("the proof could be used until {}", iso::day(*last_day))]
    Expired {
        /// The last day of the latest proof.
        last_day: Date,
    },
    /// Naming a rival (Commercial Law, article 109(6); Advertising Law, article 8(10)).
    #[error("another trader's goods are named")]
    NamesRival,
}

impl Claim<'_> {
    /// Whether the claim may be made on a day.
    ///
    /// Superlatives need a proof that is usable on that day. Naming rivals needs it too, and a person's review even then.
    ///
    /// ```
    /// use ocop::text::iso;
    /// use ocop::vietnam::{Claim, Verdict};
    /// let claim = Claim { text: "Mật ong ngon nhất vùng cao", names_rival: false, proofs: &[] };
    /// assert!(matches!(claim.verdict(iso::parse_day("2026-11-23")?), Verdict::Refused(_)));
    /// # Ok::<(), iso::IsoError>(())
    /// ```
    pub fn verdict(&self, day: Date) -> Verdict {
        let words = superlatives(self.text);
        let proven = self.proofs.iter().any(|proof| proof.is_usable_on(day));
        if !proven && (self.names_rival || !words.is_empty()) {
            let last = self.proofs.iter().filter(|proof| proof.issued_on <= day).map(|proof| proof.last_day()).max();
            return Verdict::Refused(match last {
                Some(last_day) => Objection::Expired { last_day },
                None if words.is_empty() => Objection::NamesRival,
                None => Objection::Unproven { words },
            });
        }
        if self.names_rival { Verdict::NeedsReview(Objection::NamesRival) } else { Verdict::Allowed }
    }
}

/// The superlatives of a text: those that the Advertising Law names and their English likes.
///
/// `nhất` inside words that are no superlative (*thống nhất*, *thứ nhất*, *nhất định*) is left out.
#[must_use]
pub fn superlatives(text: &str) -> Vec<String> {
    let key = normal_key(text);
    let words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| words.get(i)).copied().unwrap_or_default();
        let behind = words.get(i + 1).copied().unwrap_or_default();
        match *word {
            "nhất" if !NOT_BEFORE.contains(&before) && !NOT_BEHIND.contains(&behind) => {
                found.push(alloc::format!("{before} nhất").trim_start().into());
            }
            "số" if matches!(behind, "một" | "1") => found.push(alloc::format!("số {behind}")),
            word if ENGLISH.contains(&word) => found.push(word.into()),
            _ => {}
        }
    }
    found
}

/// Words that make no superlative with `nhất` behind them: unite, first of a list, consolidate, agree.
const NOT_BEFORE: [&str; 6] = ["thống", "thứ", "hợp", "đồng", "bậc", "đệ"];
/// Words that make no superlative with `nhất` before them: certain, consent, consistent, must, time.
const NOT_BEHIND: [&str; 6] = ["định", "trí", "quán", "thiết", "thời", "loạt"];
const ENGLISH: [&str; 5] = ["best", "finest", "cheapest", "unique", "unrivalled"];

/// How a page ranks the goods of several traders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranking {
    /// The number of traders whose goods are ranked.
    pub traders: u32,
    /// Whether the criteria of the order are published.
    pub criteria_published: bool,
    /// Whether paid placements stand in it.
    pub sponsored: bool,
    /// Whether those are marked as such.
    pub sponsored_labelled: bool,
}

/// What a ranking fails to disclose (Consumer Law 19/2023/QH15, article 10(3)(b); decree 55/2024/NĐ-CP, article 23(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Undisclosed {
    /// The goods of several traders are ranked by criteria that are not published.
    Criteria,
    /// Paid placements are not marked.
    Sponsorship,
}

impl Ranking {
    /// What the ranking fails to disclose.
    #[must_use]
    pub fn undisclosed(self) -> Vec<Undisclosed> {
        let criteria = self.traders > 1 && !self.criteria_published;
        let sponsorship = self.sponsored && !self.sponsored_labelled;
        let all = [(criteria, Undisclosed::Criteria), (sponsorship, Undisclosed::Sponsorship)];
        all.into_iter().filter_map(|(missing, what)| missing.then_some(what)).collect()
    }
}
