//! Reading forms from documents, with every fault of a document at once.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::code::{Code, PartCode};
use super::form::{Case, Choice, Form, Leaf, Note, NoteKind, Part, Section};
use super::ground::Ground;
use super::points::Points;
use super::stars::Stars;
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};

/// The most leaves of a form, and the most choices of a leaf.
const MOST: usize = 200;

/// What does not hold together in a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// A leaf without choices.
    #[error("leaf {leaf} has no choice")]
    NoChoice {
        /// The leaf.
        leaf: Code,
    },
    /// A choice that gives fewer points than the one before it.
    #[error("choice {index} of leaf {leaf} gives {points} points, less than the one before it")]
    ChoiceOrder {
        /// The leaf.
        leaf: Code,
        /// The choice.
        index: usize,
        /// Its points.
        points: Points,
    },
    /// A choice that is the minimum of a lower level than one before it.
    #[error("choice {index} of leaf {leaf} is marked for {minimum} stars, less than one before it")]
    MarkOrder {
        /// The leaf.
        leaf: Code,
        /// The choice.
        index: usize,
        /// Its mark.
        minimum: Stars,
    },
    /// A leaf whose highest choice gives other points than the leaf says.
    #[error("leaf {leaf} says {said} points, but its highest choice gives {found}")]
    LeafPoints {
        /// The leaf.
        leaf: Code,
        /// What it says.
        said: Points,
        /// What its highest choice gives.
        found: Points,
    },
    /// Lines that are not in ascending order of their codes.
    #[error("line {code} does not come after {before}")]
    LineOrder {
        /// The line.
        code: Code,
        /// The one before it.
        before: Code,
    },
    /// A leaf without a section at the top.
    #[error("leaf {leaf} has no section {section}")]
    NoSection {
        /// The leaf.
        leaf: Code,
        /// The section it needs.
        section: Code,
    },
    /// A section whose leaves sum to other points than it says.
    #[error("section {section} says {said} points, but its leaves sum to {found}")]
    SectionPoints {
        /// The section.
        section: Code,
        /// What it says.
        said: Points,
        /// What its leaves sum to.
        found: Points,
    },
    /// A part whose sections sum to other points than it says.
    #[error("part {part} says {said} points, but its sections sum to {found}")]
    PartPoints {
        /// The part.
        part: PartCode,
        /// What it says.
        said: Points,
        /// What its sections sum to.
        found: Points,
    },
    /// A section of a part the form does not have.
    #[error("section {section} is in part {part}, which the form does not have")]
    NoPart {
        /// The section.
        section: Code,
        /// Its part.
        part: PartCode,
    },
    /// The first leaf has none before it to depend on.
    #[error("leaf {leaf} is the first and cannot depend on the one before it")]
    NothingBefore {
        /// The leaf.
        leaf: Code,
    },
}

checked_choice!(Case { "a" => A, "b" => B });
checked_choice!(NoteKind {
    "eligibility" => Eligibility,
    "hint" => Hint,
    "stop" => Stop,
    "disqualify" => Disqualify,
    "printing" => Printing,
});
checked_record!(Part { code: required, points: required, name: required });
checked_record!(Section { code: required, part: required, points: required, name: required });
checked_record!(Note { kind: required, at: optional, text: required });
checked_serde!(Form, Leaf, Choice);

impl Checked for Choice {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record =
            node.record(&["points", "label", "minimum", "case", "implied", "stops", "printed", "corrected"])?;
        let points = record.required("points");
        let label = record.required("label");
        let minimum = record.optional("minimum");
        let case = record.optional("case");
        let implied = record.or("implied", || false);
        let stops = record.optional("stops");
        let printed = record.optional::<String>("printed");
        let corrected = record.optional("corrected");
        Some(Self {
            points: points?,
            label: label?,
            minimum: minimum?,
            case: case?,
            implied: implied?,
            stops: stops?,
            printed: printed?.map(Cow::Owned),
            corrected: corrected?,
        })
    }
}

impl Checked for Leaf {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["code", "name", "points", "choices", "only_after_previous", "none_stops"])?;
        let code = record.required("code");
        let name = record.required("name");
        let points = record.required("points");
        let choices = record
            .field("choices")
            .map_or_else(|| record.required::<Vec<Choice>>("choices"), |choices| choices.list::<Choice>(MOST));
        let only_after_previous = record.or("only_after_previous", || false);
        let none_stops = record.optional("none_stops");
        let leaf = Self {
            code: code?,
            name: name?,
            points: points?,
            choices: Cow::Owned(choices?),
            only_after_previous: only_after_previous?,
            none_stops: none_stops?,
        };
        let errors = leaf.errors();
        for error in &errors {
            node.invalid::<()>("a leaf", error);
        }
        errors.is_empty().then_some(leaf)
    }
}

impl Checked for Form {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["regime", "set", "name", "parts", "sections", "leaves", "grounds", "notes"])?;
        let regime = record.required("regime");
        let set = record.required("set");
        let name = record.required("name");
        let parts = record.required::<Vec<Part>>("parts");
        let sections = record.required::<Vec<Section>>("sections");
        let leaves = record
            .field("leaves")
            .map_or_else(|| record.required::<Vec<Leaf>>("leaves"), |leaves| leaves.list::<Leaf>(MOST));
        let grounds = record.or::<Vec<Ground>>("grounds", Vec::new);
        let notes = record.or::<Vec<Note>>("notes", Vec::new);
        let form = Self {
            regime: regime?,
            set: set?,
            name: name?,
            parts: Cow::Owned(parts?),
            sections: Cow::Owned(sections?),
            leaves: Cow::Owned(leaves?),
            grounds: Cow::Owned(grounds?),
            notes: Cow::Owned(notes?),
        };
        let errors = form.errors();
        for error in &errors {
            node.invalid::<()>("a form", error);
        }
        errors.is_empty().then_some(form)
    }
}

impl Leaf {
    fn errors(&self) -> Vec<FormError> {
        let leaf = self.code;
        let mut errors = Vec::new();
        for case in [Some(Case::A), Some(Case::B)] {
            let mut before: Option<&Choice> = None;
            let mut mark: Option<Stars> = None;
            for (index, choice) in self.choices.iter().enumerate().filter(|(_, c)| c.case.is_none() || c.case == case) {
                if before.is_some_and(|before| choice.points < before.points) {
                    errors.push(FormError::ChoiceOrder { leaf, index, points: choice.points });
                }
                if let Some(minimum) = choice.minimum.filter(|&minimum| mark.is_some_and(|mark| minimum < mark)) {
                    errors.push(FormError::MarkOrder { leaf, index, minimum });
                }
                before = Some(choice);
                mark = choice.minimum.or(mark);
            }
            if !self.has_cases() {
                break;
            }
        }
        match self.choices.iter().map(Choice::points).max() {
            None => errors.push(FormError::NoChoice { leaf }),
            Some(found) if found != self.points => {
                errors.push(FormError::LeafPoints { leaf, said: self.points, found });
            }
            Some(_) => {}
        }
        errors
    }
}

impl Form {
    fn errors(&self) -> Vec<FormError> {
        let mut errors = Vec::new();
        self.errors_of_order(&mut errors);
        for section in self.sections.iter() {
            let found = self.leaves.iter().filter(|leaf| leaf.code.is_within(section.code)).map(Leaf::points).sum();
            if found != section.points {
                errors.push(FormError::SectionPoints { section: section.code, said: section.points, found });
            }
            if !self.parts.iter().any(|part| part.code == section.part) {
                errors.push(FormError::NoPart { section: section.code, part: section.part });
            }
        }
        for part in self.parts.iter() {
            let top = self.sections.iter().filter(|section| section.part == part.code && section.code.depth() == 1);
            let found = top.map(Section::points).sum();
            if found != part.points {
                errors.push(FormError::PartPoints { part: part.code, said: part.points, found });
            }
        }
        errors
    }

    fn errors_of_order(&self, errors: &mut Vec<FormError>) {
        let sections = self.sections.iter().map(Section::code);
        let leaves = self.leaves.iter().map(Leaf::code);
        for (before, code) in sections.clone().zip(sections.skip(1)).chain(leaves.clone().zip(leaves.skip(1))) {
            if code <= before {
                errors.push(FormError::LineOrder { code, before });
            }
        }
        for leaf in self.leaves.iter() {
            let section = leaf.code.section();
            if !self.sections.iter().any(|known| known.code == section) {
                errors.push(FormError::NoSection { leaf: leaf.code, section });
            }
        }
        if let Some(leaf) = self.leaves.first().filter(|leaf| leaf.only_after_previous) {
            errors.push(FormError::NothingBefore { leaf: leaf.code });
        }
    }
}
