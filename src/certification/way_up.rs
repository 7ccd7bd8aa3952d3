//! The way up: the cheapest set of improvements that reaches a level.
//!
//! Exact, by dynamic programming over the leaves from the last to the first and the points still
//! needed; whether the leaf before has points is part of the state, since some leaves depend on it.

use alloc::vec::Vec;

use serde::Serialize;

use super::assessment::AssessmentError;
use super::code::Code;
use super::form::{Case, Form, Leaf};
use super::ground::Ground;
use super::marking::{Marking, counted, points_of, stop};
use super::points::Points;
use super::regime::Regime;
use super::sheet::{Answer, Sheet};
use super::stars::Stars;

/// How a sheet gets to a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum WayUp {
    /// By these moves; none where the level is reached already.
    Path(Path),
    /// By no moves at all.
    Unreachable,
    /// Not while the sheet itself says that the product is not rated.
    Disqualified {
        /// The grounds, one or more.
        grounds: Vec<Ground>,
    },
}

/// The cheapest moves to a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Path {
    case: Option<Case>,
    moves: Vec<Move>,
    cost: u128,
    total: Points,
}

/// One improvement: a leaf answered with a higher choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Move {
    /// The leaf.
    pub leaf: Code,
    /// The answer so far; none while it is open.
    pub from: Option<Answer>,
    /// The choice to reach.
    pub to: u8,
    /// What the move costs.
    pub cost: u64,
}

/// A move whose cost is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Step<'f> {
    leaf: &'f Leaf,
    from: Option<Answer>,
    to: u8,
    climbs: u8,
}

impl<'f> Step<'f> {
    /// The leaf.
    #[must_use]
    pub const fn leaf(&self) -> &'f Leaf {
        self.leaf
    }

    /// The answer so far; none while the leaf is open.
    #[must_use]
    pub const fn from(&self) -> Option<Answer> {
        self.from
    }

    /// The choice to reach.
    #[must_use]
    pub const fn to(&self) -> u8 {
        self.to
    }

    /// How many choices higher that is, counting the first as one higher than no choice at all.
    #[must_use]
    pub const fn climbs(&self) -> u8 {
        self.climbs
    }
}

/// The usual cost of a move: one for each choice climbed.
#[must_use]
#[allow(clippy::unnecessary_wraps, reason = "the shape of a cost, in which none says that a move cannot be made")]
pub fn usual_cost(step: &Step<'_>) -> Option<u64> {
    Some(step.climbs.into())
}

impl Path {
    /// The case in which the moves are made, where the form has cases.
    #[must_use]
    pub const fn case(&self) -> Option<Case> {
        self.case
    }

    /// The moves, in the order of the form.
    #[must_use]
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// What all moves cost together.
    #[must_use]
    pub const fn cost(&self) -> u128 {
        self.cost
    }

    /// The points after all moves.
    #[must_use]
    pub const fn total(&self) -> Points {
        self.total
    }

    /// The sheet with all moves made.
    #[must_use]
    pub fn applied_to(&self, sheet: &Sheet) -> Sheet {
        let begun = self.case.map_or_else(|| sheet.clone(), |case| sheet.clone().in_case(case));
        self.moves.iter().fold(begun, |sheet, step| sheet.with(step.leaf, Answer::Choice(step.to)))
    }

    /// By cost, then fewest moves, then the moves in the order of the form, the lower choice first.
    fn rank(&self) -> (u128, usize, Vec<(Code, u8)>) {
        (self.cost, self.moves.len(), self.moves.iter().map(|step| (step.leaf, step.to)).collect())
    }
}

impl Regime {
    /// The cheapest way to a level: only to higher choices, each at the cost the caller gives it.
    ///
    /// A cost of none means that the move cannot be made. Ties go to the fewest leaves, then to the
    /// leaves that stand first on the form, then to the lower choice. Where a form has cases and the
    /// sheet shows none, the cheaper case is taken.
    ///
    /// # Errors
    /// Those of [`Regime::assess`].
    ///
    /// # Complexity
    /// The product of leaves, points to the level and choices per leaf.
    pub fn way_up(
        &self,
        form: &Form,
        sheet: &Sheet,
        to: Stars,
        cost: impl Fn(&Step<'_>) -> Option<u64>,
    ) -> Result<WayUp, AssessmentError> {
        self.check_form(form)?;
        let marking = Marking::new(form, sheet)?;
        if marking.ground_on_sheet {
            return Ok(WayUp::Disqualified { grounds: marking.grounds });
        }
        let Some(needed) = self.bands().from(to) else {
            return Ok(WayUp::Unreachable);
        };
        let undecided = [Some(Case::A), Some(Case::B)];
        let decided = [marking.case];
        let cases = if form.has_cases() && marking.case.is_none() { undecided.as_slice() } else { decided.as_slice() };
        let paths = cases.iter().filter_map(|&case| path(&marking, case, to, needed, &cost));
        Ok(paths.min_by_key(Path::rank).map_or(WayUp::Unreachable, WayUp::Path))
    }
}

/// What a leaf may end up with.
struct Candidate {
    to: Option<u8>,
    points: Points,
    cost: u64,
}

/// The best way from a state on, and the candidate it begins with.
#[derive(Clone, Copy)]
struct Best {
    cost: u128,
    moves: usize,
    candidate: usize,
}

/// The best ways from one leaf on, by the points still needed and whether the leaf before has points.
struct Row(Vec<[Option<Best>; 2]>);

impl Row {
    fn get(&self, needed: u16, before: bool) -> Option<Best> {
        let [without, with] = *self.0.get(usize::from(needed))?;
        if before { with } else { without }
    }
}

fn path(
    marking: &Marking<'_>,
    case: Option<Case>,
    to: Stars,
    needed: Points,
    cost: &impl Fn(&Step<'_>) -> Option<u64>,
) -> Option<Path> {
    let leaves: Vec<(&Leaf, Option<Answer>, Vec<Candidate>)> = marking
        .leaves
        .iter()
        .map(|(leaf, answer)| (*leaf, *answer, candidates(leaf, *answer, case, to, cost)))
        .collect();
    let done = Best { cost: 0, moves: 0, candidate: 0 };
    let end = Row((0..=needed.get()).map(|needed| [(needed == 0).then_some(done); 2]).collect());
    let mut rows = alloc::vec![end];
    for (leaf, _, candidates) in leaves.iter().rev() {
        let after = rows.last()?;
        let demands = leaf.counts_only_after_previous() && leaf.minimum(to, case).is_some();
        let state = |needed: u16, before: bool| {
            let open = before || !demands;
            open.then(|| best(leaf, candidates, after, needed, before)).flatten()
        };
        let row = Row((0..=needed.get()).map(|needed| [state(needed, false), state(needed, true)]).collect());
        rows.push(row);
    }
    let mut path = Path { case, moves: Vec::new(), cost: 0, total: Points::default() };
    let (mut left, mut before) = (needed, Points::default());
    for ((leaf, from, candidates), row) in leaves.iter().zip(rows.iter().rev()) {
        let best = row.get(left.get(), before > Points::default())?;
        let candidate = candidates.get(best.candidate)?;
        before = counted(leaf, candidate.points, before);
        left = left.above(before);
        path.total = path.total + before;
        if let Some(to) = candidate.to {
            path.moves.push(Move { leaf: leaf.code(), from: *from, to, cost: candidate.cost });
            path.cost += u128::from(candidate.cost);
        }
    }
    Some(path)
}

/// The moves a leaf allows, lowest choice first, and last to stay where it is.
fn candidates(
    leaf: &Leaf,
    answer: Option<Answer>,
    case: Option<Case>,
    to: Stars,
    cost: &impl Fn(&Step<'_>) -> Option<u64>,
) -> Vec<Candidate> {
    let least = leaf.minimum(to, case);
    let current = match answer {
        Some(Answer::Choice(index)) => Some(index),
        Some(Answer::NoneApplies) | None => None,
    };
    let open = leaf.open(case).map(|(index, _)| index);
    let higher = open.filter(|index| current.is_none_or(|current| *index > current));
    let mut candidates: Vec<Candidate> = (1_u8..)
        .zip(higher)
        .filter(|(_, index)| least.is_none_or(|least| *index >= least))
        .filter(|(_, index)| stop(leaf, Some(Answer::Choice(*index))).is_none())
        .filter_map(|(climbs, index)| {
            let cost = cost(&Step { leaf, from: answer, to: index, climbs })?;
            Some(Candidate { to: Some(index), points: points_of(leaf, Some(Answer::Choice(index))), cost })
        })
        .collect();
    let met = least.is_none_or(|least| current.is_some_and(|current| current >= least));
    if met && stop(leaf, answer).is_none() {
        candidates.push(Candidate { to: None, points: points_of(leaf, answer), cost: 0 });
    }
    candidates
}

/// The best candidate of a leaf in a state. The first of equals wins: a move before staying, which
/// puts the leaves that stand first on the form first, and a lower choice before a higher one.
fn best(leaf: &Leaf, candidates: &[Candidate], after: &Row, needed: u16, before: bool) -> Option<Best> {
    let before = if before { Points::MAX } else { Points::default() };
    let mut best: Option<Best> = None;
    for (candidate, offer) in candidates.iter().enumerate() {
        let points = counted(leaf, offer.points, before);
        let left = needed.saturating_sub(points.get());
        let Some(rest) = after.get(left, points > Points::default()) else { continue };
        let cost = rest.cost + u128::from(offer.cost);
        let moves = rest.moves + usize::from(offer.to.is_some());
        if best.is_none_or(|best| (cost, moves) < (best.cost, best.moves)) {
            best = Some(Best { cost, moves, candidate });
        }
    }
    best
}
