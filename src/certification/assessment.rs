//! What a sheet comes to: points by leaf, section and part, and the stars with their reason.

use alloc::vec::Vec;

use serde::Serialize;

use super::bands::Bands;
use super::code::{Code, PartCode};
use super::form::{Case, Form, Leaf};
use super::ground::Ground;
use super::key::{RegimeId, SetNumber};
use super::marking::{Marking, SheetFaults};
use super::points::{Average, Points};
use super::regime::{Minima, Regime};
use super::sheet::{Answer, Sheet};
use super::stars::Stars;

/// What one sheet comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Assessment {
    regime: RegimeId,
    set: SetNumber,
    leaves: Vec<LeafPoints>,
    sections: Vec<(Code, Points)>,
    parts: Vec<(PartCode, Points)>,
    total: Points,
    band: Stars,
    unmet: Vec<UnmetMinimum>,
    outcome: Outcome,
}

/// The points one leaf counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LeafPoints {
    /// The leaf.
    pub leaf: Code,
    /// Its answer; none while it is open.
    pub answer: Option<Answer>,
    /// The points that count.
    pub points: Points,
}

/// A minimum ("điều kiện bắt buộc") that a sheet does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnmetMinimum {
    /// The level that asks for it.
    pub stars: Stars,
    /// The leaf.
    pub leaf: Code,
    /// The lowest choice that meets it.
    pub choice: u8,
}

/// The stars, or why there are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The product is rated.
    Rated {
        /// The resulting level.
        stars: Stars,
        /// Why that level.
        reason: Reason,
    },
    /// The product is not rated ("không đánh giá"), whatever its points.
    Disqualified {
        /// The grounds, one or more.
        grounds: Vec<Ground>,
    },
}

/// Why a product has the level it has.
///
/// That a level needs its minima and those below it besides the points is our reading of the note
/// under the forms; practice follows it, the decision does not say it in so many words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The points decide.
    Points,
    /// The points reach a higher band, but minima of this level are not met.
    Minima {
        /// The lowest level with an unmet minimum.
        missed: Stars,
    },
}

/// Why a sheet was not assessed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssessmentError {
    /// The form is of another regime.
    #[error("the form is of regime {form}, not {regime}")]
    OtherRegime {
        /// The form's regime.
        form: RegimeId,
        /// The regime that was asked.
        regime: RegimeId,
    },
    /// The regime's minima were not found.
    #[error("the minima of regime {regime} are unknown, so no level can be told")]
    MinimaUnknown {
        /// The regime.
        regime: RegimeId,
    },
    /// The sheet does not fit its form.
    #[error(transparent)]
    Sheet(#[from] SheetFaults),
}

impl Regime {
    /// What a sheet comes to on one of the regime's forms.
    ///
    /// # Errors
    /// [`AssessmentError`] if the form is of another regime, the regime's minima are unknown, or the
    /// sheet does not fit the form.
    ///
    /// # Complexity
    /// Linear in the choices of the form.
    pub fn assess(&self, form: &Form, sheet: &Sheet) -> Result<Assessment, AssessmentError> {
        self.check_form(form)?;
        let marking = Marking::new(form, sheet)?;
        Ok(Assessment::new(form, &marking, self.bands()))
    }

    /// Whether the regime can tell levels on a form.
    pub(super) fn check_form(&self, form: &Form) -> Result<(), AssessmentError> {
        if form.regime() != self.id() {
            return Err(AssessmentError::OtherRegime { form: form.regime().clone(), regime: self.id().clone() });
        }
        if self.minima() == Minima::Unknown {
            return Err(AssessmentError::MinimaUnknown { regime: self.id().clone() });
        }
        Ok(())
    }
}

impl Assessment {
    fn new(form: &Form, marking: &Marking<'_>, bands: &Bands) -> Self {
        let points = marking.points();
        let counted = marking.leaves.iter().zip(&points);
        let leaves: Vec<LeafPoints> = counted
            .map(|((leaf, answer), points)| LeafPoints { leaf: leaf.code(), answer: *answer, points: *points })
            .collect();
        let within = |section: Code| {
            leaves.iter().filter(move |leaf| leaf.leaf.is_within(section)).map(|leaf| leaf.points).sum()
        };
        let sections: Vec<(Code, Points)> =
            form.sections().iter().map(|section| (section.code(), within(section.code()))).collect();
        let part_of = |part: PartCode| {
            let top =
                form.sections().iter().filter(move |section| section.part() == part && section.code().depth() == 1);
            top.map(|section| within(section.code())).sum()
        };
        let parts = form.parts().iter().map(|part| (part.code(), part_of(part.code()))).collect();
        let total: Points = points.iter().copied().sum();
        let band = bands.stars(Average::from(total));
        let unmet = unmet_minima(marking, &points);
        let outcome = if marking.grounds.is_empty() {
            let missed = unmet.iter().map(|minimum| minimum.stars);
            rated(bands, band, missed)
        } else {
            Outcome::Disqualified { grounds: marking.grounds.clone() }
        };
        let (regime, set) = (form.regime().clone(), form.set());
        Self { regime, set, leaves, sections, parts, total, band, unmet, outcome }
    }

    /// The regime of the form.
    #[must_use]
    pub const fn regime(&self) -> &RegimeId {
        &self.regime
    }

    /// The product set of the form.
    #[must_use]
    pub const fn set(&self) -> SetNumber {
        self.set
    }

    /// The points of every leaf, in order.
    #[must_use]
    pub fn leaves(&self) -> &[LeafPoints] {
        &self.leaves
    }

    /// The points of every section and heading, in order.
    #[must_use]
    pub fn sections(&self) -> &[(Code, Points)] {
        &self.sections
    }

    /// The points of every part, in order.
    #[must_use]
    pub fn parts(&self) -> &[(PartCode, Points)] {
        &self.parts
    }

    /// The points of the whole sheet.
    #[must_use]
    pub const fn total(&self) -> Points {
        self.total
    }

    /// The level whose band the points are in, minima left aside.
    #[must_use]
    pub const fn band(&self) -> Stars {
        self.band
    }

    /// The minima that are not met, by level and then in the order of the form.
    #[must_use]
    pub fn unmet(&self) -> &[UnmetMinimum] {
        &self.unmet
    }

    /// The stars with their reason, or the grounds on which there are none.
    #[must_use]
    pub const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The resulting level; none when the product is not rated.
    #[must_use]
    pub const fn stars(&self) -> Option<Stars> {
        match self.outcome {
            Outcome::Rated { stars, .. } => Some(stars),
            Outcome::Disqualified { .. } => None,
        }
    }
}

/// The minima that answers do not meet, by level and then in the order of the form.
fn unmet_minima(marking: &Marking<'_>, points: &[Points]) -> Vec<UnmetMinimum> {
    let before = core::iter::once(Points::default()).chain(points.iter().copied());
    let mut unmet = Vec::new();
    for ((leaf, answer), before) in marking.leaves.iter().zip(before) {
        let counts = !leaf.counts_only_after_previous() || before > Points::default();
        let chosen = match answer {
            Some(Answer::Choice(index)) if counts => Some(*index),
            _ => None,
        };
        unmet.extend(missed_marks(leaf, marking.case, chosen));
    }
    unmet.sort_unstable();
    unmet
}

/// The marks of a leaf above a choice.
fn missed_marks(leaf: &Leaf, case: Option<Case>, chosen: Option<u8>) -> impl Iterator<Item = UnmetMinimum> {
    let above = leaf.open(case).filter(move |(index, _)| chosen.is_none_or(|chosen| chosen < *index));
    above.filter_map(|(choice, marked)| Some(UnmetMinimum { stars: marked.minimum()?, leaf: leaf.code(), choice }))
}

/// The highest level whose band is reached and below every level with a missed minimum.
pub(super) fn rated(bands: &Bands, band: Stars, missed: impl Iterator<Item = Stars>) -> Outcome {
    let capped = missed.filter(|missed| *missed <= band).min().and_then(|missed| {
        let below = bands.all().iter().rev().map(|band| band.stars()).find(|stars| *stars < missed)?;
        Some(Outcome::Rated { stars: below, reason: Reason::Minima { missed } })
    });
    capped.unwrap_or(Outcome::Rated { stars: band, reason: Reason::Points })
}
