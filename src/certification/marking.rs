//! A sheet laid on its form: every answer checked, every leaf with the points it counts.

use alloc::vec::Vec;

use super::code::Code;
use super::form::{Case, Form, Leaf};
use super::ground::Ground;
use super::key::{RegimeId, SetNumber};
use super::points::Points;
use super::sheet::{Answer, Sheet};
use crate::input::fault_list;

/// One thing that is wrong with a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SheetFault {
    /// The sheet is for another form.
    #[error("the sheet is for set {set} of {regime}, the form for set {form_set} of {form_regime}")]
    OtherForm {
        /// The sheet's regime.
        regime: RegimeId,
        /// The sheet's set.
        set: SetNumber,
        /// The form's regime.
        form_regime: RegimeId,
        /// The form's set.
        form_set: SetNumber,
    },
    /// An answer to a leaf the form does not have.
    #[error("the form has no leaf {leaf}")]
    NoLeaf {
        /// The leaf.
        leaf: Code,
    },
    /// A choice the leaf does not have.
    #[error("leaf {leaf} has no choice {index}, only 0 to {last}")]
    NoChoice {
        /// The leaf.
        leaf: Code,
        /// The index.
        index: u8,
        /// The highest index.
        last: usize,
    },
    /// A choice of the other case than the one the sheet is in.
    #[error("choice {index} of leaf {leaf} is not one of the sheet's case")]
    OtherCase {
        /// The leaf.
        leaf: Code,
        /// The index.
        index: u8,
    },
    /// A case on a form that has none.
    #[error("the form has no cases")]
    NoCases,
    /// A ground the form does not know.
    #[error("{ground} is no ground of the form")]
    NoGround {
        /// The ground.
        ground: Ground,
    },
}

fault_list! {
    /// Everything that is wrong with a sheet.
    SheetFaults of SheetFault;
}

/// A sheet that fits its form.
#[derive(Debug, Clone)]
pub(super) struct Marking<'f> {
    /// The case, said or shown by an answer.
    pub(super) case: Option<Case>,
    /// Every leaf with its answer.
    pub(super) leaves: Vec<(&'f Leaf, Option<Answer>)>,
    /// The grounds on the sheet and of the choices that end the rating, sorted, each once.
    pub(super) grounds: Vec<Ground>,
    /// Whether a ground stands on the sheet itself, which no other answer can undo.
    pub(super) ground_on_sheet: bool,
}

impl<'f> Marking<'f> {
    pub(super) fn new(form: &'f Form, sheet: &Sheet) -> Result<Self, SheetFaults> {
        let case = sheet.case().or_else(|| case_of_answers(form, sheet));
        let faults = faults(form, sheet, case);
        if !faults.is_empty() {
            return Err(SheetFaults(faults));
        }
        let leaves: Vec<_> = form.leaves().iter().map(|leaf| (leaf, sheet.answer(leaf.code()))).collect();
        let stops = leaves.iter().filter_map(|(leaf, answer)| stop(leaf, *answer));
        let mut grounds: Vec<Ground> = sheet.grounds().chain(stops).collect();
        grounds.sort_unstable();
        grounds.dedup();
        Ok(Self { case, leaves, grounds, ground_on_sheet: sheet.grounds().next().is_some() })
    }

    /// The points each leaf counts, in order.
    pub(super) fn points(&self) -> Vec<Points> {
        let mut before = Points::default();
        let mut points = Vec::with_capacity(self.leaves.len());
        for (leaf, answer) in &self.leaves {
            let counts = counted(leaf, points_of(leaf, *answer), before);
            points.push(counts);
            before = counts;
        }
        points
    }
}

/// The points of an answer by itself.
pub(super) fn points_of(leaf: &Leaf, answer: Option<Answer>) -> Points {
    match answer {
        Some(Answer::Choice(index)) => leaf.choice(index).map_or_else(Points::default, super::form::Choice::points),
        Some(Answer::NoneApplies) | None => Points::default(),
    }
}

/// The points that count, given those of the leaf before.
pub(super) fn counted(leaf: &Leaf, points: Points, before: Points) -> Points {
    if leaf.counts_only_after_previous() && before == Points::default() { Points::default() } else { points }
}

/// The ground that an answer meets.
pub(super) fn stop(leaf: &Leaf, answer: Option<Answer>) -> Option<Ground> {
    match answer? {
        Answer::NoneApplies => leaf.none_stops(),
        Answer::Choice(index) => leaf.choice(index)?.stops(),
    }
}

/// The case that the first answer with a case shows.
fn case_of_answers(form: &Form, sheet: &Sheet) -> Option<Case> {
    let answered = form.leaves().iter().filter_map(|leaf| match sheet.answer(leaf.code())? {
        Answer::Choice(index) => leaf.choice(index)?.case(),
        Answer::NoneApplies => None,
    });
    answered.into_iter().next()
}

fn faults(form: &Form, sheet: &Sheet, case: Option<Case>) -> Vec<SheetFault> {
    let mut faults = Vec::new();
    if sheet.regime() != form.regime() || sheet.set() != form.set() {
        faults.push(SheetFault::OtherForm {
            regime: sheet.regime().clone(),
            set: sheet.set(),
            form_regime: form.regime().clone(),
            form_set: form.set(),
        });
        return faults;
    }
    if sheet.case().is_some() && !form.has_cases() {
        faults.push(SheetFault::NoCases);
    }
    for (code, answer) in sheet.answers() {
        let Some(leaf) = form.leaf(code) else {
            faults.push(SheetFault::NoLeaf { leaf: code });
            continue;
        };
        let Answer::Choice(index) = answer else { continue };
        match leaf.choice(index) {
            None => {
                let last = leaf.choices().len().saturating_sub(1);
                faults.push(SheetFault::NoChoice { leaf: code, index, last });
            }
            Some(choice) if choice.case().is_some() && choice.case() != case => {
                faults.push(SheetFault::OtherCase { leaf: code, index });
            }
            Some(_) => {}
        }
    }
    let unknown = sheet.grounds().filter(|ground| !form.grounds().contains(ground));
    faults.extend(unknown.map(|ground| SheetFault::NoGround { ground }));
    faults
}
