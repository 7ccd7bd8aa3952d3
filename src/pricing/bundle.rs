//! Which units make which bundles: the most bundles, among those the greatest value, each in turn the dearest that lets the rest complete.
//!
//! Components are the bits of a mask, and a run of units carries the mask of the components it fits. What a set of components needs, what
//! units of the pool can fill and what is already taken are tables over all sets of components (at most 2⁸), so units are never expanded.
//!
//! Three facts about matching carry the work. So many bundles can be built if no set of components needs more than the units that fit one
//! of it (Hall). The units that bundles can be built of are a matroid, so taking runs dearest first while they fit gives the greatest
//! value. And a partial bundle completes if its units fit the places of one bundle, and all places, of it and of those after it, can be
//! filled where its units reach its own places only (Mendelsohn and Dulmage).

use alloc::vec;
use alloc::vec::Vec;

use super::MAX_COMPONENTS;

/// Units of one line and one price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PoolRun {
    /// The running price of each, in minor units.
    pub(super) price: i64,
    /// The number of units.
    pub(super) count: u32,
    /// The components that they fit, bit by bit.
    pub(super) mask: u16,
}

/// So many bundles of one composition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BundleSet {
    /// The number of bundles.
    pub(super) repeat: u32,
    /// The runs, by position in the pool, and the units of each bundle.
    pub(super) units: Vec<(usize, u32)>,
}

/// The bundles that a pool in canonical order (dearest first) gives, at most `most`, where a bundle has `needs[c]` units of component `c`.
///
/// Their number is the largest possible, and their value together the greatest of that many; of equal units the earlier is taken. Of the
/// units so chosen each bundle is the dearest that lets the others complete; equal ones in a row come as one entry. Nothing comes without
/// components, or with more than eight.
///
/// The cost grows with runs and, by a logarithm, with counts.
pub(super) fn bundles(pool: &[PoolRun], needs: &[u32], most: u32) -> Vec<BundleSet> {
    if needs.is_empty() || needs.len() > MAX_COMPONENTS {
        return Vec::new();
    }
    let need = Table::needs(needs);
    let supply = Table::meeting(needs.len(), pool.iter().map(|run| (run.set(&need), i64::from(run.count))));
    let per_set = supply.sets().zip(need.sets()).skip(1).map(|((_, have), (_, need))| have / need.max(1));
    let number = per_set.min().unwrap_or(0).min(i64::from(most));
    let mut left = dearest_units(pool, &need, number);
    let mut rest = u32::try_from(number).unwrap_or(most);
    let mut built = Vec::new();
    while rest > 0 {
        let units = next_bundle(pool, &left, &need, i64::from(rest) - 1);
        let repeat = repeats(pool, &left, &need, &units, rest);
        for (i, used) in &units {
            if let Some(count) = left.get_mut(*i) {
                *count = count.saturating_sub(used * repeat);
            }
        }
        rest -= repeat;
        built.push(BundleSet { repeat, units });
    }
    built
}

impl PoolRun {
    /// The set of components that the units fit, of those that there are.
    fn set(&self, need: &Table) -> usize {
        usize::from(self.mask) & need.all()
    }
}

/// A number for each set of components, at the position whose bits are the set.
#[derive(Debug, Clone)]
struct Table(Vec<i64>);

impl Table {
    fn zero(components: usize) -> Self {
        Self(vec![0; 1 << components])
    }

    /// What each set of components needs for one bundle.
    fn needs(needs: &[u32]) -> Self {
        let mut table = Self::zero(needs.len());
        for (set, value) in table.0.iter_mut().enumerate() {
            *value =
                needs.iter().enumerate().filter(|(c, _)| set >> c & 1 == 1).map(|(_, need)| i64::from(*need)).sum();
        }
        table
    }

    /// For each set the number of units that fit any component of it.
    fn meeting(components: usize, units: impl Iterator<Item = (usize, i64)>) -> Self {
        let mut exactly = Self::zero(components);
        for (set, count) in units {
            exactly.0.iter_mut().skip(set).take(1).for_each(|value| *value += count);
        }
        let within = exactly.folded(|value, part| *value += part);
        let all = within.all();
        Self(within.sets().map(|(set, _)| within.get(all) - within.get(all & !set)).collect())
    }

    /// For each set the fold over all its subsets.
    fn folded(mut self, mut fold: impl FnMut(&mut i64, i64)) -> Self {
        let mut half = 1;
        while half < self.0.len() {
            for pair in self.0.chunks_exact_mut(2 * half) {
                let (without, with) = pair.split_at_mut(half);
                with.iter_mut().zip(without).for_each(|(value, part)| fold(value, *part));
            }
            half *= 2;
        }
        self
    }

    fn get(&self, set: usize) -> i64 {
        self.0.get(set).copied().unwrap_or_default()
    }

    /// The set of all components.
    fn all(&self) -> usize {
        self.0.len() - 1
    }

    fn sets(&self) -> impl Iterator<Item = (usize, i64)> {
        self.0.iter().copied().enumerate()
    }

    /// Adds to the numbers of the sets that satisfy a predicate.
    fn add(&mut self, amount: i64, to: impl Fn(usize) -> bool) {
        self.0.iter_mut().enumerate().filter(|(set, _)| to(*set)).for_each(|(_, value)| *value += amount);
    }
}

/// How many units of each run the bundles are built of, so that their value is the greatest.
fn dearest_units(pool: &[PoolRun], need: &Table, bundles: i64) -> Vec<u32> {
    // Places within each set that no unit confined to it has taken.
    let mut room = Table(need.sets().map(|(_, need)| need * bundles).collect());
    let take = |run: &PoolRun| {
        let set = run.set(need);
        let taken = if set == 0 { 0 } else { least_room(&room, set).clamp(0, run.count.into()) };
        room.add(-taken, |s| s & set == set);
        // At most the count of the run.
        u32::try_from(taken).unwrap_or(run.count)
    };
    pool.iter().map(take).collect()
}

/// The least room among the sets that contain a set.
fn least_room(room: &Table, set: usize) -> i64 {
    room.sets().filter(|(s, _)| s & set == set).map(|(_, room)| room).min().unwrap_or(0)
}

/// The dearest bundle after which `rest` more can be built.
fn next_bundle(pool: &[PoolRun], left: &[u32], need: &Table, rest: i64) -> Vec<(usize, u32)> {
    let components = need.0.len().ilog2() as usize;
    let units = || pool.iter().zip(left).map(|(run, count)| (run.set(need), *count));
    let mut room = need.clone();
    // Units beyond what the bundles after this one need, by set met.
    let mut spare = Table::meeting(components, units().map(|(set, count)| (set, i64::from(count))));
    for (set, value) in spare.0.iter_mut().enumerate() {
        *value -= rest * need.get(set);
    }
    // What this bundle needs beyond its units so far, by set met, and the most of it among the subsets of a set.
    let mut open = need.clone();
    let mut most_open = open.clone().folded(|value, part| *value = part.max(*value));
    let mut refused = vec![false; need.0.len()];
    let mut places = need.get(need.all());
    let mut bundle = Vec::new();
    for (i, (set, count)) in units().enumerate() {
        if set == 0 || count == 0 || refused.get(set).copied().unwrap_or(true) {
            continue;
        }
        // A unit that goes here fills no place of a later bundle. Sets that it can also fill here lose and gain alike.
        let kept = spare.sets().filter(|(s, _)| s & set != 0).map(|(s, spare)| spare - most_open.get(s & !set));
        let possible = kept.min().unwrap_or(0).min(least_room(&room, set));
        let taken = possible.clamp(0, count.into());
        if taken < i64::from(count) {
            // What does not complete now does not with more units either.
            refused.iter_mut().skip(set).take(1).for_each(|refused| *refused = true);
        }
        if taken > 0 {
            room.add(-taken, |s| s & set == set);
            spare.add(-taken, |s| s & set != 0);
            open.add(-taken, |s| s & set != 0);
            most_open = open.clone().folded(|value, part| *value = part.max(*value));
            places -= taken;
            bundle.push((i, u32::try_from(taken).unwrap_or(count)));
        }
        if places == 0 {
            break;
        }
    }
    bundle
}

/// How often in a row the bundle is the dearest: while its runs last and it leaves enough for the rest. What is possible only shrinks, so
/// the dearest bundle stays that for as long as it is possible.
fn repeats(pool: &[PoolRun], left: &[u32], need: &Table, bundle: &[(usize, u32)], rest: u32) -> u32 {
    let components = need.0.len().ilog2() as usize;
    let set_at = |i: &usize| pool.get(*i).map_or(0, |run| run.set(need));
    let by_runs = bundle.iter().map(|(i, used)| left.get(*i).map_or(0, |count| count / (*used).max(1)));
    let by_runs = by_runs.min().unwrap_or(0).min(rest);
    let supply =
        Table::meeting(components, pool.iter().zip(left).map(|(run, count)| (run.set(need), i64::from(*count))));
    let usage = Table::meeting(components, bundle.iter().map(|(i, used)| (set_at(i), i64::from(*used))));
    let by_sets = need.sets().zip(supply.sets()).zip(usage.sets()).filter_map(|(((_, need), (_, have)), (_, used))| {
        let over = used - need;
        (over > 0).then(|| (have - i64::from(rest) * need) / over)
    });
    let by_sets = by_sets.min().map_or(rest, |times| u32::try_from(times).unwrap_or(rest));
    by_runs.min(by_sets).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(runs: &[(i64, u32, u16)]) -> Vec<PoolRun> {
        let mut pool: Vec<PoolRun> = runs.iter().map(|&(price, count, mask)| PoolRun { price, count, mask }).collect();
        pool.sort_by_key(|run| core::cmp::Reverse(run.price));
        pool
    }

    fn set(repeat: u32, units: &[(usize, u32)]) -> BundleSet {
        BundleSet { repeat, units: units.to_vec() }
    }

    #[test]
    fn bundles_of_separate_components_take_the_dearest_of_each() {
        let pool = pool(&[(90, 2, 1), (80, 5, 2), (70, 2, 1)]);
        assert_eq!(bundles(&pool, &[1, 1], 10), [set(2, &[(0, 1), (1, 1)]), set(2, &[(1, 1), (2, 1)])]);
        assert_eq!(bundles(&pool, &[1, 1], 1), [set(1, &[(0, 1), (1, 1)])]);
        assert_eq!(bundles(&pool, &[1, 6], 10), []);
    }

    #[test]
    fn a_dear_unit_of_both_components_does_not_cost_a_bundle() {
        // Whoever spends the two units that fit both on one bundle has no second.
        let pool = pool(&[(90, 2, 3), (10, 2, 2)]);
        assert_eq!(bundles(&pool, &[1, 1], 9), [set(2, &[(0, 1), (1, 1)])]);
    }

    #[test]
    fn the_greatest_value_together_goes_before_the_dearest_first_bundle() {
        // The first bundle would like 46, 39 and 33; then 20 would find no place, and the two were worth 144.
        let pool = pool(&[(46, 1, 3), (39, 1, 3), (33, 1, 3), (20, 1, 1), (10, 1, 1), (5, 1, 2), (1, 1, 2)]);
        let built = bundles(&pool, &[1, 2], 2);
        assert_eq!(built.iter().map(|set| value(&pool, set)).sum::<i64>(), 153);
    }

    #[test]
    fn counts_in_the_millions_are_one_entry() {
        let pool = pool(&[(90, 4_000_000, 1), (80, 3_000_001, 3), (5, 1_000_000, 2)]);
        let built = bundles(&pool, &[2, 1], u32::MAX);
        assert_eq!(built.iter().map(|set| set.repeat).sum::<u32>(), 2_666_667);
        assert!(built.len() <= 4, "{built:?}");
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(bundles(&[], &[1], 5), []);
        assert_eq!(bundles(&pool(&[(1, 1, 1)]), &[], 5), []);
        assert_eq!(bundles(&pool(&[(1, 9, 511)]), &[1; 9], 5), []);
        assert_eq!(bundles(&pool(&[(1, 9, 0), (1, 9, 2)]), &[1], 5), []);
        assert_eq!(bundles(&pool(&[(1, 9, 1)]), &[1], 0), []);
    }

    fn value(pool: &[PoolRun], set: &BundleSet) -> i64 {
        set.units.iter().map(|(i, used)| pool[*i].price * i64::from(*used)).sum::<i64>() * i64::from(set.repeat)
    }

    /// Whether units of these masks fill the places exactly, by trying every place for every unit.
    fn fills(masks: &[u16], places: &mut Vec<u32>) -> bool {
        let Some((mask, others)) = masks.split_first() else { return places.iter().all(|left| *left == 0) };
        (0..places.len()).any(|c| {
            if mask >> c & 1 == 0 || places[c] == 0 {
                return false;
            }
            places[c] -= 1;
            let filled = fills(others, places);
            places[c] += 1;
            filled
        })
    }

    /// So many bundles of units (weight, mask, run) as runs of each, the heaviest together and, of those, the heaviest one first.
    fn best(units: &[(i64, u16, usize)], needs: &[u32], bundles: u32) -> Option<(i64, Vec<i64>, Vec<Vec<usize>>)> {
        if bundles == 0 {
            return Some((0, Vec::new(), Vec::new()));
        }
        let mut found = None;
        for choice in 0_u32..1 << units.len() {
            if choice.count_ones() != needs.iter().sum::<u32>() {
                continue;
            }
            let (chosen, others): (Vec<_>, Vec<_>) = (0..units.len()).partition(|i| choice >> i & 1 == 1);
            let masks: Vec<u16> = chosen.iter().map(|i| units[*i].1).collect();
            if !fills(&masks, &mut needs.to_vec()) {
                continue;
            }
            let others: Vec<_> = others.into_iter().map(|i| units[i]).collect();
            let Some((more, mut weights, mut runs)) = best(&others, needs, bundles - 1) else { continue };
            let weight: i64 = chosen.iter().map(|i| units[*i].0).sum();
            weights.insert(0, weight);
            runs.insert(0, chosen.iter().map(|i| units[*i].2).collect());
            found = found.max(Some((weight + more, weights, runs)));
        }
        found
    }

    #[test]
    fn bundles_are_those_of_an_exhaustive_search() {
        let mut state = 7_u64;
        let mut next = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 40).unwrap() % below
        };
        let mut several = 0;
        for _ in 0..400 {
            let components = 1 + next(3);
            let needs: Vec<u32> = (0..components).map(|_| if next(3) == 0 { 2 } else { 1 }).collect();
            let mut runs = Vec::new();
            let mut units = 0;
            while units < 7 {
                let count = 1 + next(2);
                units += count;
                runs.push((next(12).into(), count, u16::try_from(next(1 << components)).unwrap()));
            }
            let pool = pool(&runs);
            // Units of one price are told apart by their place: the earlier is heavier than all later ones of its price together.
            let each = pool.iter().enumerate().flat_map(|(i, run)| (0..run.count).map(move |_| (i, run)));
            let each: Vec<(i64, u16, usize)> =
                each.zip(0..).map(|((i, run), at)| (run.price * 256 + (128 >> at), run.mask, i)).collect();
            let number = (0..=8).take_while(|n| best(&each, &needs, *n).is_some()).last().unwrap_or(0);
            several += u32::from(number > 1);
            let mut built = Vec::new();
            for set in bundles(&pool, &needs, u32::MAX) {
                let one: Vec<usize> = set.units.iter().flat_map(|(i, n)| (0..*n).map(|_| *i)).collect();
                built.extend((0..set.repeat).map(|_| one.clone()));
            }
            let (_, _, expected) = best(&each, &needs, number).unwrap();
            assert_eq!(built, expected, "{pool:?} {needs:?}");
        }
        assert!(several > 50, "{several}");
    }
}
