//! The 26 scorecards of decision 26/2026/QĐ-TTg (annex II) as static data.
//!
//! Points, minima and printing faults are those of the decision; labels are this crate's own. The
//! tables are read-only data of the program: nothing is parsed or allocated when they are used.
//!
//! Our readings, where the forms are silent: an empty points cell is 0; a choice that names the
//! stated defect without calling it acceptable ends the rating, and so does a missing declaration.
//!
//! ```
//! use ocop::certification::{Answer, RegimeId, SetNumber, Sheet, Stars, WayUp, regime, scorecards, usual_cost};
//!
//! let rules = regime(&RegimeId::QD_26_2026).ok_or("a regime of this crate")?;
//! let coffee = scorecards::form(SetNumber::new(13)?).ok_or("one of the 26 forms")?;
//!
//! // The best choice everywhere, but no trademark, which three stars demand.
//! let best = coffee.leaves().iter().fold(Sheet::new(rules.id().clone(), coffee.set()), |sheet, leaf| {
//!     let best = leaf.open(None).map(|(index, _)| index).last().unwrap_or(0);
//!     sheet.with(leaf.code(), Answer::Choice(best))
//! });
//! let sheet = best.with("3.5".parse()?, Answer::NoneApplies);
//! let assessment = rules.assess(coffee, &sheet)?;
//! assert_eq!((assessment.total().get(), assessment.stars()), (97, Some(Stars::TWO)));
//!
//! let WayUp::Path(path) = rules.way_up(coffee, &sheet, Stars::THREE, usual_cost)? else { return Err("no way".into()) };
//! assert_eq!(path.moves().len(), 1);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

use alloc::borrow::Cow;

use super::code::{Code, PartCode};
use super::form::{Case, Choice, Form, Leaf, Note, NoteKind, Part, Section};
use super::ground::Ground;
use super::key::{RegimeId, SetNumber};
use super::label::Label;
use super::points::Points;
use super::stars::Stars;

#[rustfmt::skip]
mod table;

/// The 26 forms, by set number.
///
/// ```
/// use ocop::certification::scorecards;
///
/// let leaves: usize = scorecards::forms().iter().map(|form| form.leaves().len()).sum();
/// assert_eq!((scorecards::forms().len(), leaves), (26, 787));
/// ```
#[must_use]
pub fn forms() -> &'static [Form] {
    &table::FORMS
}

/// The form of a product set of decision 26/2026.
///
/// ```
/// use ocop::certification::{SetNumber, scorecards};
/// use ocop::text::Lang;
///
/// let coffee = scorecards::form(SetNumber::new(13)?).expect("set 13 is one of the 26");
/// assert_eq!(coffee.name().get(Lang::En), "Coffee and cocoa");
/// # Ok::<(), ocop::certification::KeyError>(())
/// ```
#[must_use]
pub fn form(set: SetNumber) -> Option<&'static Form> {
    forms().iter().find(|form| form.set() == set)
}

const fn text(texts: &'static [&'static str; 2]) -> Label {
    Label::known(texts)
}

const fn part(letter: u8, points: u8, name: Label) -> Part {
    Part { code: PartCode::known(letter), points: Points::known(points), name }
}

const fn section(code: [u8; 4], part: u8, points: u8, name: Label) -> Section {
    Section { code: Code::known(code), part: PartCode::known(part), points: Points::known(points), name }
}

const fn leaf(code: [u8; 4], points: u8, name: Label, choices: &'static [Choice]) -> Leaf {
    Leaf {
        code: Code::known(code),
        name,
        points: Points::known(points),
        choices: Cow::Borrowed(choices),
        only_after_previous: false,
        none_stops: None,
    }
}

const fn choice(points: u8, label: Label) -> Choice {
    choice_in(None, points, label)
}

const fn misprint(cell: &'static str, points: u8, label: Label) -> Choice {
    choice_in(Some(Cow::Borrowed(cell)), points, label)
}

const fn choice_in(printed: Option<Cow<'static, str>>, points: u8, label: Label) -> Choice {
    Choice {
        points: Points::known(points),
        label,
        minimum: None,
        case: None,
        implied: false,
        stops: None,
        printed,
        corrected: None,
    }
}

const fn note(kind: NoteKind, at: Option<[u8; 4]>, text: Label) -> Note {
    let at = match at {
        Some(levels) => Some(Code::known(levels)),
        None => None,
    };
    Note { kind, at, text }
}

const fn form_of(
    set: u16,
    name: Label,
    parts: &'static [Part],
    sections: &'static [Section],
    leaves: &'static [Leaf],
    grounds: &'static [Ground],
    notes: &'static [Note],
) -> Form {
    Form {
        regime: RegimeId::QD_26_2026,
        set: SetNumber::known(set),
        name,
        parts: Cow::Borrowed(parts),
        sections: Cow::Borrowed(sections),
        leaves: Cow::Borrowed(leaves),
        grounds: Cow::Borrowed(grounds),
        notes: Cow::Borrowed(notes),
    }
}

impl Leaf {
    const fn after_previous(mut self) -> Self {
        self.only_after_previous = true;
        self
    }

    const fn none_ends(mut self, ground: Ground) -> Self {
        self.none_stops = Some(ground);
        self
    }
}

impl Choice {
    const fn for_stars(mut self, stars: Stars) -> Self {
        self.minimum = Some(stars);
        self
    }

    const fn in_case(mut self, case: Case) -> Self {
        self.case = Some(case);
        self
    }

    const fn unprinted(mut self) -> Self {
        self.implied = true;
        self
    }

    const fn ends(mut self, ground: Ground) -> Self {
        self.stops = Some(ground);
        self
    }

    const fn means(mut self, points: u8) -> Self {
        self.corrected = Some(Points::known(points));
        self
    }
}
