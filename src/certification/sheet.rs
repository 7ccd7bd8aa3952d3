//! A filled-in sheet: what was answered on a form.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;

use serde::{Serialize, Serializer};

use super::code::Code;
use super::form::Case;
use super::ground::Ground;
use super::key::{RegimeId, SetNumber};
use crate::input::{Checked, Node, Problem, checked_serde};

/// The most answers of a sheet.
const MOST: usize = 1_000;

/// A filled-in sheet ("phiếu chấm"), by a producer or a member of a council.
///
/// In a document an answer is the choice's index, from 0 in the order of the form, or `"none"`:
///
/// ```
/// use ocop::certification::{Answer, Sheet};
///
/// let document = r#"{"regime": "QD-26-2026", "set": 13, "answers": {"1.1": 2, "1.6": "none"}}"#;
/// let sheet: Sheet = serde_json::from_str(document)?;
/// assert_eq!(sheet.answer("1.1".parse()?), Some(Answer::Choice(2)));
/// assert_eq!(sheet.answer("1.6".parse()?), Some(Answer::NoneApplies));
/// assert_eq!(sheet.answer("1.2".parse()?), None);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    regime: RegimeId,
    set: SetNumber,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<Case>,
    answers: BTreeMap<Code, Answer>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    grounds: BTreeSet<Ground>,
}

/// The answer to one leaf. A leaf without an answer is open: it counts 0 and meets no minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// None of the choices applies: 0 points, and no minimum is met. Many leaves print no choice for 0.
    NoneApplies,
    /// The choice with this index in the order of the form, from 0.
    Choice(u8),
}

impl Sheet {
    /// An empty sheet for the form of a product set.
    #[must_use]
    pub const fn new(regime: RegimeId, set: SetNumber) -> Self {
        Self { regime, set, case: None, answers: BTreeMap::new(), grounds: BTreeSet::new() }
    }

    /// The same sheet with a leaf answered.
    #[must_use]
    pub fn with(mut self, leaf: Code, answer: Answer) -> Self {
        self.answers.insert(leaf, answer);
        self
    }

    /// The same sheet with a leaf open again.
    #[must_use]
    pub fn without(mut self, leaf: Code) -> Self {
        self.answers.remove(&leaf);
        self
    }

    /// The same sheet in a case.
    #[must_use]
    pub const fn in_case(mut self, case: Case) -> Self {
        self.case = Some(case);
        self
    }

    /// The same sheet with a ground on which the product is not rated.
    #[must_use]
    pub fn disqualified(mut self, ground: Ground) -> Self {
        self.grounds.insert(ground);
        self
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

    /// The case, where the sheet says one.
    #[must_use]
    pub const fn case(&self) -> Option<Case> {
        self.case
    }

    /// The answer to a leaf; none while it is open.
    #[must_use]
    pub fn answer(&self, leaf: Code) -> Option<Answer> {
        self.answers.get(&leaf).copied()
    }

    /// The answers, in the order of the form.
    pub fn answers(&self) -> impl Iterator<Item = (Code, Answer)> {
        self.answers.iter().map(|(code, answer)| (*code, *answer))
    }

    /// The grounds on which the product is not rated.
    pub fn grounds(&self) -> impl Iterator<Item = Ground> {
        self.grounds.iter().copied()
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NoneApplies => to.serialize_str("none"),
            Self::Choice(index) => to.serialize_u8(*index),
        }
    }
}

checked_serde!(Answer, Sheet);

impl Checked for Answer {
    fn check(node: &Node<'_>) -> Option<Self> {
        if !node.is_text() {
            return node.number(0, u8::MAX.into()).map(Self::Choice);
        }
        match node.text()? {
            "none" => Some(Self::NoneApplies),
            _ => node.fault(Problem::Unknown { known: &["none"] }),
        }
    }
}

impl Checked for Sheet {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["regime", "set", "case", "answers", "grounds"])?;
        let regime = record.required("regime");
        let set = record.required("set");
        let case = record.optional("case");
        let answers = match record.field("answers") {
            Some(answers) => answers_in(&answers),
            None => record.required::<BTreeMap<String, Answer>>("answers").map(|_| BTreeMap::new()),
        };
        let grounds = record.or("grounds", alloc::vec::Vec::new);
        Some(Self {
            regime: regime?,
            set: set?,
            case: case?,
            answers: answers?,
            grounds: grounds?.into_iter().collect(),
        })
    }
}

fn answers_in(node: &Node<'_>) -> Option<BTreeMap<Code, Answer>> {
    let named: BTreeMap<String, Answer> = node.map(MOST)?;
    let mut answers = BTreeMap::new();
    let mut whole = true;
    for (name, answer) in named {
        match name.parse() {
            Ok(code) => drop(answers.insert(code, answer)),
            Err(error) => {
                whole = false;
                node.invalid::<()>("answers by the codes of leaves", &error);
            }
        }
    }
    whole.then_some(answers)
}
