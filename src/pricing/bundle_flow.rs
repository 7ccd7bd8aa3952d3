//! Units in the places of bundles, as a flow that is improved until no cycle of moves makes it better.
//!
//! Units of one mask are alike but for their price, and the dearest of them are used first, in the bundle that is built before those after
//! it. So a flow says, for each mask, how many units stand in each component of the bundle, and of those after it. It is better if all
//! units used are worth more together; of equal ones if the bundle is; of equal ones if the bundle's units stand earlier in the pool. A
//! flow that no cycle of moves improves is the best (Klein).

use alloc::vec;
use alloc::vec::Vec;

/// Units of one mask, dearest first.
#[derive(Debug)]
pub(super) struct Class {
    /// The components that they fit, bit by bit.
    pub(super) set: usize,
    /// Position in the pool and price of each run.
    pub(super) runs: Vec<(usize, i64)>,
    /// The units up to the end of each run.
    pub(super) ends: Vec<i64>,
    /// How many are used, and how many of them in the bundle; at first any choice that fills all places.
    pub(super) used: i64,
    pub(super) first: i64,
}

impl Class {
    /// The runs of the bundle's units, and their number: its dearest ones.
    pub(super) fn bundle(&self) -> impl Iterator<Item = (usize, u32)> {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        let runs = self.runs.iter().zip(starts.zip(&self.ends));
        runs.filter_map(|((position, _), (start, end))| {
            let units = self.first.min(*end) - start;
            (units > 0).then_some((*position, u32::try_from(units).unwrap_or(u32::MAX)))
        })
    }

    /// The run of the n-th unit, from 1, with the units before the run and up to its end.
    fn unit(&self, n: i64) -> Option<Unit> {
        let run = self.ends.partition_point(|end| *end < n);
        let (position, price) = *self.runs.get(run)?;
        let before = run.checked_sub(1).and_then(|run| self.ends.get(run)).copied().unwrap_or(0);
        Some(Unit { price: price.into(), position: position as i128, before, end: self.ends.get(run).copied()? })
    }
}

struct Unit {
    price: i128,
    position: i128,
    before: i64,
    end: i64,
}

/// What a move is worth: for all units used, for the bundle, for its units' places in the pool.
type Worth = [i128; 3];

fn sum(a: Worth, b: Worth) -> Worth {
    let ([a1, a2, a3], [b1, b2, b3]) = (a, b);
    [a1 + b1, a2 + b2, a3 + b3]
}

/// Places in the bundle and in those after it, by component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    /// Units that are not used.
    Unused,
    /// Used units of a class.
    Used(usize),
    /// Used units of a class that go into the bundle.
    Bundle(usize),
    /// The places of a component in the bundle.
    Here(usize),
    /// The places of a component in the bundles after it.
    Later(usize),
}

/// A move of at most so many units, all worth the same.
#[derive(Debug, Clone, Copy)]
struct Arc {
    from: Node,
    to: Node,
    most: i64,
    worth: Worth,
}

/// Units of classes in the places of components.
#[derive(Debug)]
pub(super) struct Flow {
    components: usize,
    classes: Vec<Class>,
    here: Filling,
    later: Filling,
}

/// How many units of each class stand in each component.
#[derive(Debug)]
struct Filling(Vec<Vec<i64>>);

impl Filling {
    /// Units of sets of components in places, each in one; as many as find places.
    fn of(sets: &[(usize, i64)], mut places: Vec<i64>) -> Self {
        let mut filling = Self(vec![vec![0; places.len()]; sets.len()]);
        for (class, (_, units)) in sets.iter().enumerate() {
            let mut open = *units;
            while open > 0 {
                let Some(moves) = filling.way(sets, &places, class) else { break };
                open -= filling.push(&moves, &mut places, open);
            }
        }
        filling
    }

    /// A way for units of a class to a component with a place: the components from last to first, each with the class that enters it.
    fn way(&self, sets: &[(usize, i64)], places: &[i64], class: usize) -> Option<Vec<(usize, usize)>> {
        let fits = |class: usize, c: usize| sets.get(class).is_some_and(|(set, _)| set >> c & 1 == 1);
        // The class that enters each component that was reached, and the component that it leaves.
        let mut entered: Vec<Option<(usize, Option<usize>)>> = vec![None; places.len()];
        let mut reached: Vec<usize> = (0..places.len()).filter(|c| fits(class, *c)).collect();
        for c in &reached {
            entered.iter_mut().skip(*c).take(1).for_each(|way| *way = Some((class, None)));
        }
        let mut at = 0;
        while let Some(c) = reached.get(at).copied() {
            at += 1;
            if places.get(c).is_some_and(|left| *left > 0) {
                let back = |(c, _): &(usize, usize)| {
                    let left = entered.get(*c).copied().flatten().and_then(|(_, left)| left)?;
                    Some((left, entered.get(left).copied().flatten()?.0))
                };
                let last = (c, entered.get(c).copied().flatten()?.0);
                return Some(core::iter::successors(Some(last), back).collect());
            }
            for other in (0..sets.len()).filter(|other| self.get(*other, c) > 0) {
                for next in (0..places.len()).filter(|next| fits(other, *next)) {
                    if entered.get(next).is_some_and(Option::is_none) {
                        entered.iter_mut().skip(next).take(1).for_each(|way| *way = Some((other, Some(c))));
                        reached.push(next);
                    }
                }
            }
        }
        None
    }

    /// Moves units along a way, as many as it lets through; how many that were.
    fn push(&mut self, moves: &[(usize, usize)], places: &mut [i64], open: i64) -> i64 {
        let leaving = || moves.iter().zip(moves.iter().skip(1)).map(|((_, class), (left, _))| (*class, *left));
        let end = moves.first().map_or(0, |(c, _)| *c);
        let narrowest = leaving().map(|(class, left)| self.get(class, left)).min().unwrap_or(open);
        let units = narrowest.min(open).min(places.get(end).copied().unwrap_or(0));
        places.iter_mut().skip(end).take(1).for_each(|left| *left -= units);
        for (class, left) in leaving().collect::<Vec<_>>() {
            self.add(class, left, -units);
        }
        for (c, class) in moves {
            self.add(*class, *c, units);
        }
        units
    }

    fn get(&self, class: usize, component: usize) -> i64 {
        self.0.get(class).and_then(|row| row.get(component)).copied().unwrap_or(0)
    }

    fn add(&mut self, class: usize, component: usize, units: i64) {
        if let Some(place) = self.0.get_mut(class).and_then(|row| row.get_mut(component)) {
            *place += units;
        }
    }
}

impl Flow {
    /// The flow that begins with what classes use, for a bundle that needs so many units of each component and `rest` bundles after it.
    pub(super) fn new(classes: Vec<Class>, needs: &[u32], rest: i64) -> Self {
        let sets = |units: fn(&Class) -> i64| classes.iter().map(|class| (class.set, units(class))).collect::<Vec<_>>();
        let here = Filling::of(&sets(|class| class.first), needs.iter().map(|need| i64::from(*need)).collect());
        let places = needs.iter().map(|need| i64::from(*need) * rest).collect();
        let later = Filling::of(&sets(|class| class.used - class.first), places);
        Self { components: needs.len(), classes, here, later }
    }

    /// Moves units until nothing is better, and returns the classes.
    pub(super) fn best(mut self) -> Vec<Class> {
        while let Some(cycle) = self.better_cycle() {
            let units = cycle.iter().map(|arc| arc.most).min().unwrap_or(0);
            for arc in cycle {
                self.shift(arc, units);
            }
        }
        self.classes
    }

    fn shift(&mut self, arc: Arc, units: i64) {
        match (arc.from, arc.to) {
            (Node::Unused, Node::Used(class)) => self.class(class, |class| class.used += units),
            (Node::Used(class), Node::Unused) => self.class(class, |class| class.used -= units),
            (Node::Used(class), Node::Bundle(_)) => self.class(class, |class| class.first += units),
            (Node::Bundle(class), Node::Used(_)) => self.class(class, |class| class.first -= units),
            (Node::Bundle(class), Node::Here(c)) => self.here.add(class, c, units),
            (Node::Here(c), Node::Bundle(class)) => self.here.add(class, c, -units),
            (Node::Used(class), Node::Later(c)) => self.later.add(class, c, units),
            (Node::Later(c), Node::Used(class)) => self.later.add(class, c, -units),
            _ => {}
        }
    }

    fn class(&mut self, class: usize, change: impl Fn(&mut Class)) {
        self.classes.get_mut(class).into_iter().for_each(change);
    }

    /// Every move of a unit that is possible now.
    fn arcs(&self) -> Vec<Arc> {
        let mut arcs = Vec::new();
        for (i, class) in self.classes.iter().enumerate() {
            let (used, bundle) = (Node::Used(i), Node::Bundle(i));
            let mut arc = |from, to, most, worth| arcs.push(Arc { from, to, most, worth });
            if let Some(unit) = class.unit(class.used + 1) {
                arc(Node::Unused, used, unit.end - class.used, [unit.price, 0, 0]);
            }
            if let Some(unit) = class.unit(class.used).filter(|_| class.used > 0) {
                arc(used, Node::Unused, class.used - unit.before, [-unit.price, 0, 0]);
            }
            if let Some(unit) = class.unit(class.first + 1) {
                arc(used, bundle, unit.end - class.first, [0, unit.price, -unit.position]);
            }
            if let Some(unit) = class.unit(class.first).filter(|_| class.first > 0) {
                arc(bundle, used, class.first - unit.before, [0, -unit.price, unit.position]);
            }
            for c in (0..self.components).filter(|c| class.set >> c & 1 == 1) {
                arc(bundle, Node::Here(c), i64::MAX, [0; 3]);
                arc(used, Node::Later(c), i64::MAX, [0; 3]);
                let (here, later) = (self.here.get(i, c), self.later.get(i, c));
                if here > 0 {
                    arc(Node::Here(c), bundle, here, [0; 3]);
                }
                if later > 0 {
                    arc(Node::Later(c), used, later, [0; 3]);
                }
            }
        }
        arcs
    }

    fn number(&self, node: Node) -> usize {
        match node {
            Node::Unused => 0,
            Node::Here(c) => 1 + c,
            Node::Later(c) => 1 + self.components + c,
            Node::Used(class) => 1 + 2 * self.components + 2 * class,
            Node::Bundle(class) => 2 + 2 * self.components + 2 * class,
        }
    }

    /// A cycle of moves that is worth something, if there is one (Bellman and Ford, from everywhere at once).
    fn better_cycle(&self) -> Option<Vec<Arc>> {
        let arcs = self.arcs();
        let nodes = 1 + 2 * self.components + 2 * self.classes.len();
        let mut worth: Vec<Worth> = vec![[0; 3]; nodes];
        let mut entered: Vec<Option<Arc>> = vec![None; nodes];
        for _ in 0..nodes {
            let mut last = None;
            for arc in &arcs {
                let (from, to) = (self.number(arc.from), self.number(arc.to));
                let better = sum(worth.get(from).copied()?, arc.worth);
                let held = worth.get_mut(to)?;
                if *held < better {
                    *held = better;
                    *entered.get_mut(to)? = Some(*arc);
                    last = Some(to);
                }
            }
            last?;
            if let Some(cycle) = self.closed(&entered, last?) {
                return Some(cycle);
            }
        }
        None
    }

    /// The cycle that the ways back from a node run into, if they do.
    fn closed(&self, entered: &[Option<Arc>], start: usize) -> Option<Vec<Arc>> {
        let back = |node: &usize| entered.get(*node).copied().flatten().map(|arc| self.number(arc.from));
        // After as many steps as there are nodes the way is on a cycle, or has ended.
        let on = core::iter::successors(Some(start), back).nth(entered.len())?;
        let mut cycle = Vec::new();
        let mut node = on;
        loop {
            let arc = entered.get(node).copied().flatten()?;
            cycle.push(arc);
            node = self.number(arc.from);
            if node == on {
                return Some(cycle);
            }
        }
    }
}
