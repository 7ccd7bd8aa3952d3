//! Forms ("phiếu đánh giá, phân hạng"): the scorecard of one product set.
//!
//! A form has parts, sections and leaves; a leaf has choices, of which one is chosen. The built-in
//! forms are static tables; a host's own programme reads its forms from documents of the same shape.

use alloc::borrow::Cow;

use serde::Serialize;

use super::code::{Code, PartCode};
use super::ground::Ground;
use super::key::{RegimeId, SetNumber};
use super::label::Label;
use super::points::Points;
use super::stars::Stars;

/// The scorecard of one product set under one regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    pub(super) regime: RegimeId,
    pub(super) set: SetNumber,
    pub(super) name: Label,
    pub(super) parts: Cow<'static, [Part]>,
    pub(super) sections: Cow<'static, [Section]>,
    pub(super) leaves: Cow<'static, [Leaf]>,
    #[serde(skip_serializing_if = "<[Ground]>::is_empty")]
    pub(super) grounds: Cow<'static, [Ground]>,
    #[serde(skip_serializing_if = "<[Note]>::is_empty")]
    pub(super) notes: Cow<'static, [Note]>,
}

/// A part of a form ("phần"): A, B or C.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub(super) code: PartCode,
    pub(super) points: Points,
    pub(super) name: Label,
}

/// A numbered section of a part, or a heading below one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    pub(super) code: Code,
    pub(super) part: PartCode,
    pub(super) points: Points,
    pub(super) name: Label,
}

/// A criterion that is scored ("tiêu chí"): a line of the form with choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leaf {
    pub(super) code: Code,
    pub(super) name: Label,
    pub(super) points: Points,
    pub(super) choices: Cow<'static, [Choice]>,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub(super) only_after_previous: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) none_stops: Option<Ground>,
}

/// One choice of a leaf ("mức điểm").
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub(super) points: Points,
    pub(super) label: Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<Stars>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) case: Option<Case>,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub(super) implied: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stops: Option<Ground>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) printed: Option<Cow<'static, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) corrected: Option<Points>,
}

/// The case of a sheet, where some leaves of a form offer different choices by the kind of applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// The first case; on form 26 a service run by a community.
    A,
    /// The second case; on form 26 a tourist site or an operator.
    B,
}

/// A note on a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    pub(super) kind: NoteKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Code>,
    pub(super) text: Label,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoteKind {
    /// What a product must be to be rated at all.
    Eligibility,
    /// How to read a criterion.
    Hint,
    /// Where the rating ends.
    Stop,
    /// Why a product is not rated.
    Disqualify,
    /// A fault of the printed form, kept as it is.
    Printing,
}

impl Form {
    /// The regime of the form.
    #[must_use]
    pub const fn regime(&self) -> &RegimeId {
        &self.regime
    }

    /// The number of the product set it rates.
    #[must_use]
    pub const fn set(&self) -> SetNumber {
        self.set
    }

    /// The product set's name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }

    /// The parts, in order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The sections and the headings below them, in order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The leaves, in order.
    #[must_use]
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// The leaf with a code.
    #[must_use]
    pub fn leaf(&self, code: Code) -> Option<&Leaf> {
        let at = self.leaves.binary_search_by_key(&code, |leaf| leaf.code).ok()?;
        self.leaves.get(at)
    }

    /// The grounds on which a product is not rated under this form.
    #[must_use]
    pub fn grounds(&self) -> &[Ground] {
        &self.grounds
    }

    /// The notes on the form, those about its printing faults included.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The most points the form gives: the sum of its parts.
    #[must_use]
    pub fn points(&self) -> Points {
        self.parts.iter().map(|part| part.points).sum()
    }

    /// Whether some leaf offers different choices by case.
    #[must_use]
    pub fn has_cases(&self) -> bool {
        self.leaves.iter().any(Leaf::has_cases)
    }

    /// The same form with every correction of a printing fault applied.
    ///
    /// The form itself stays as printed; which of the two to use is the caller's choice.
    #[must_use]
    pub fn corrected(&self) -> Self {
        let mut form = self.clone();
        for choice in form.leaves.to_mut().iter_mut().flat_map(|leaf| leaf.choices.to_mut()) {
            choice.points = choice.corrected.unwrap_or(choice.points);
        }
        form
    }
}

impl Part {
    /// The letter.
    #[must_use]
    pub const fn code(&self) -> PartCode {
        self.code
    }

    /// The most points of the part.
    #[must_use]
    pub const fn points(&self) -> Points {
        self.points
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }
}

impl Section {
    /// The number.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The part it belongs to.
    #[must_use]
    pub const fn part(&self) -> PartCode {
        self.part
    }

    /// The most points of the section.
    #[must_use]
    pub const fn points(&self) -> Points {
        self.points
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }
}

impl Leaf {
    /// The number.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }

    /// The most points of the leaf.
    #[must_use]
    pub const fn points(&self) -> Points {
        self.points
    }

    /// The choices, lowest first; the first case before the second.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The choice with an index.
    #[must_use]
    pub fn choice(&self, index: u8) -> Option<&Choice> {
        self.choices.get(usize::from(index))
    }

    /// Whether the leaf counts 0 while the leaf before it has no points, as 5.2 does without a story.
    #[must_use]
    pub const fn counts_only_after_previous(&self) -> bool {
        self.only_after_previous
    }

    /// The ground that is met when none of the choices applies, where that ends the rating.
    #[must_use]
    pub const fn none_stops(&self) -> Option<Ground> {
        self.none_stops
    }

    /// Whether the choices depend on the case.
    #[must_use]
    pub fn has_cases(&self) -> bool {
        self.choices.iter().any(|choice| choice.case.is_some())
    }

    /// The choices open in a case, with their indices: those of the case and those of none.
    pub fn open(&self, case: Option<Case>) -> impl Iterator<Item = (u8, &Choice)> {
        (0_u8..).zip(self.choices.iter()).filter(move |(_, choice)| choice.case.is_none() || choice.case == case)
    }

    /// The lowest choice that meets the minima of a level and of those below it; none where the leaf
    /// has no such minimum.
    #[must_use]
    pub fn minimum(&self, stars: Stars, case: Option<Case>) -> Option<u8> {
        let marked = self.open(case).filter(|(_, choice)| choice.minimum.is_some_and(|minimum| minimum <= stars));
        marked.map(|(index, _)| index).max()
    }
}

impl Choice {
    /// The points, as the form prints them; where a cell is empty or impossible, as the form's sums read it.
    #[must_use]
    pub const fn points(&self) -> Points {
        self.points
    }

    /// What the choice says.
    #[must_use]
    pub const fn label(&self) -> &Label {
        &self.label
    }

    /// The level for which this choice is the minimum ("điều kiện bắt buộc"), where it is marked as one.
    #[must_use]
    pub const fn minimum(&self) -> Option<Stars> {
        self.minimum
    }

    /// The case it belongs to, where the leaf has cases.
    #[must_use]
    pub const fn case(&self) -> Option<Case> {
        self.case
    }

    /// Whether the form prints only points and the choice is the implied yes or no.
    #[must_use]
    pub const fn is_implied(&self) -> bool {
        self.implied
    }

    /// The ground that is met by this choice, where it ends the rating.
    #[must_use]
    pub const fn stops(&self) -> Option<Ground> {
        self.stops
    }

    /// What the points cell prints, where that is not the points.
    #[must_use]
    pub fn printed(&self) -> Option<&str> {
        self.printed.as_deref()
    }

    /// The points the form most likely means, where what it prints is suspect.
    #[must_use]
    pub const fn corrected(&self) -> Option<Points> {
        self.corrected
    }
}

impl Note {
    /// What the note is about.
    #[must_use]
    pub const fn kind(&self) -> NoteKind {
        self.kind
    }

    /// The line it stands at; none for the whole form.
    #[must_use]
    pub const fn at(&self) -> Option<Code> {
        self.at
    }

    /// The note, in our own words.
    #[must_use]
    pub const fn text(&self) -> &Label {
        &self.text
    }
}
