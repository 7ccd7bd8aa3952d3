//! Which units make which bundles: the most bundles, among those the greatest value, each in turn the dearest that lets the rest complete.
//!
//! Components are the bits of a mask, and a run of units carries the mask of the components it fits. What a set of components needs, what
//! units of the pool can fill and what is already taken are tables over all sets of components (at most 2⁸), so units are never expanded.
//!
//! Two facts about matching carry the work. So many bundles can be built if no set of components needs more than the units that fit one
//! of it (Hall). The units that bundles can be built of are a matroid, so taking runs dearest first while they fit gives the greatest
//! value. The first bundle of such a choice is a flow of units into its places and those of the bundles after it; a greedy one is made
//! better by [`Flow`] until it is the dearest.

use alloc::vec;
use alloc::vec::Vec;

use super::MAX_COMPONENTS;
use super::bundle_flow::{Class, Flow};

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
/// Their number is the largest possible, their value together the greatest of that many, and each is the dearest that lets the others
/// complete; of equally dear ones it is that whose units stand earlier in the pool. Equal ones in a row come as one entry. Nothing comes
/// without components, or with more than eight.
///
/// The cost grows with runs, with bundles that differ and, by a logarithm, with counts.
pub(super) fn bundles(pool: &[PoolRun], needs: &[u32], most: u32) -> Vec<BundleSet> {
    if needs.is_empty() || needs.len() > MAX_COMPONENTS {
        return Vec::new();
    }
    let need = Table::needs(needs);
    let supply = Table::meeting(needs.len(), pool.iter().map(|run| (run.set(&need), i64::from(run.count))));
    let per_set = supply.sets().zip(need.sets()).skip(1).map(|((_, have), (_, need))| have / need.max(1));
    let number = per_set.min().unwrap_or(0).min(i64::from(most));
    let mut left: Vec<u32> = pool.iter().map(|run| run.count).collect();
    let mut rest = u32::try_from(number).unwrap_or(most);
    let mut built = Vec::new();
    while rest > 0 {
        let units = dearest_bundle(pool, &left, needs, &need, rest);
        let repeat = repeats(pool, &left, &need, &units, rest);
        left = without(&left, &units, repeat);
        rest -= repeat;
        built.push(BundleSet { repeat, units });
    }
    built
}

/// What is left of the runs without so many bundles.
fn without(left: &[u32], bundle: &[(usize, u32)], times: u32) -> Vec<u32> {
    let mut left = left.to_vec();
    for (i, used) in bundle {
        left.iter_mut().skip(*i).take(1).for_each(|count| *count = count.saturating_sub(used.saturating_mul(times)));
    }
    left
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

/// How many units of each run so many bundles are built of, so that their value is the greatest.
fn dearest_units(pool: &[PoolRun], left: &[u32], need: &Table, bundles: u32) -> Vec<u32> {
    // Places within each set that no unit confined to it has taken.
    let mut room = Table(need.sets().map(|(_, need)| need * i64::from(bundles)).collect());
    let mut refused = vec![false; need.0.len()];
    let take = |(run, count): (&PoolRun, &u32)| {
        let set = run.set(need);
        if set == 0 || refused.get(set).copied().unwrap_or(true) {
            return 0;
        }
        let taken = least_room(&room, set).clamp(0, i64::from(*count));
        take_room(&mut room, set, taken);
        if taken < i64::from(*count) {
            refused.iter_mut().skip(set).take(1).for_each(|refused| *refused = true);
        }
        // At most the count of the run.
        u32::try_from(taken).unwrap_or(*count)
    };
    pool.iter().zip(left).map(take).collect()
}

/// The greatest value of so many bundles; none where there are not so many.
fn greatest_value(pool: &[PoolRun], left: &[u32], need: &Table, bundles: u32) -> Option<i128> {
    let units = dearest_units(pool, left, need, bundles);
    let taken: i64 = units.iter().map(|count| i64::from(*count)).sum();
    let value = pool.iter().zip(&units).map(|(run, count)| i128::from(run.price) * i128::from(*count)).sum();
    (taken == need.get(need.all()) * i64::from(bundles)).then_some(value)
}

/// The dearest bundle of those that begin a choice of so many bundles of the greatest value.
fn dearest_bundle(pool: &[PoolRun], left: &[u32], needs: &[u32], need: &Table, bundles: u32) -> Vec<(usize, u32)> {
    let rest = i64::from(bundles) - 1;
    let used = dearest_units(pool, left, need, bundles);
    let greedy = greedy_bundle(pool, &used, need, rest);
    let mut classes: Vec<Class> = Vec::new();
    for (i, ((run, count), used)) in pool.iter().zip(left).zip(&used).enumerate() {
        let set = run.set(need);
        if set == 0 || *count == 0 {
            continue;
        }
        let place = classes.iter().position(|class| class.set == set);
        let place = place.unwrap_or_else(|| {
            classes.push(Class { set, runs: Vec::new(), ends: Vec::new(), used: 0, first: 0 });
            classes.len() - 1
        });
        for class in classes.iter_mut().skip(place).take(1) {
            let end = class.ends.last().copied().unwrap_or(0) + i64::from(*count);
            class.runs.push((i, run.price));
            class.ends.push(end);
            class.used += i64::from(*used);
            class.first += greedy.iter().find(|(at, _)| *at == i).map_or(0, |(_, count)| i64::from(*count));
        }
    }
    let mut bundle: Vec<(usize, u32)> = Flow::new(classes, needs, rest).best().iter().flat_map(Class::bundle).collect();
    bundle.sort_unstable();
    bundle
}

/// The least room among the sets that contain a set.
fn least_room(room: &Table, set: usize) -> i64 {
    supersets(set, room.all()).map(|s| room.get(s)).min().unwrap_or(0)
}

/// Takes units confined to a set out of the room of all sets that contain it.
fn take_room(room: &mut Table, set: usize, units: i64) {
    for s in supersets(set, room.all()) {
        room.0.iter_mut().skip(s).take(1).for_each(|room| *room -= units);
    }
}

/// The sets that contain a set, ascending.
fn supersets(set: usize, all: usize) -> impl Iterator<Item = usize> {
    core::iter::successors(Some(set), move |s| (*s < all).then(|| (s + 1) | set))
}

/// A bundle after which `rest` more can be built: unit by unit the dearest that lets it and them complete, which is mostly the dearest.
fn greedy_bundle(pool: &[PoolRun], left: &[u32], need: &Table, rest: i64) -> Vec<(usize, u32)> {
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
            take_room(&mut room, set, taken);
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

/// How often in a row the bundle is the dearest: while it begins a choice of the greatest value. Such choices only become fewer with each
/// bundle, so the dearest stays that for as long as it is one of them.
fn repeats(pool: &[PoolRun], left: &[u32], need: &Table, bundle: &[(usize, u32)], rest: u32) -> u32 {
    let by_runs = bundle.iter().map(|(i, used)| left.get(*i).map_or(0, |count| count / (*used).max(1)));
    let most = by_runs.min().unwrap_or(0).min(rest);
    let value: i128 =
        bundle.iter().map(|(i, used)| pool.get(*i).map_or(0, |run| i128::from(run.price)) * i128::from(*used)).sum();
    let goal = greatest_value(pool, left, need, rest);
    let stays = |times: u32| {
        let others = greatest_value(pool, &without(left, bundle, times), need, rest - times);
        others.is_some() && others == goal.map(|goal| goal - value * i128::from(times))
    };
    // It is the dearest once, and may be `most` times.
    let (mut known, mut beyond) = (1, most.saturating_add(1));
    if most > 1 && stays(most) {
        return most;
    }
    while beyond - known > 1 {
        let middle = known + (beyond - known) / 2;
        if stays(middle) { known = middle } else { beyond = middle }
    }
    known
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
        assert_eq!(bundles(&pool(&[(1, 9, 255)]), &[1; 8], 5), [set(1, &[(0, 8)])], "eight components are the most");
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

    /// The greatest value of so many bundles of units (price, mask), by trying every bundle.
    fn greatest(units: &[(i64, u16)], needs: &[u32], bundles: u32) -> Option<i64> {
        if bundles == 0 {
            return Some(0);
        }
        choices(units, needs)
            .filter_map(|(chosen, others)| {
                let others: Vec<(i64, u16)> = others.iter().map(|i| units[*i]).collect();
                let first: i64 = chosen.iter().map(|i| units[*i].0).sum();
                greatest(&others, needs, bundles - 1).map(|more| first + more)
            })
            .max()
    }

    /// Every bundle of units, with the units that it leaves.
    fn choices(units: &[(i64, u16)], needs: &[u32]) -> impl Iterator<Item = (Vec<usize>, Vec<usize>)> {
        let size = needs.iter().sum::<u32>();
        let all = (0_u32..1 << units.len()).filter(move |choice| choice.count_ones() == size);
        all.map(|choice| (0..units.len()).partition::<Vec<usize>, _>(|i| choice >> i & 1 == 1)).filter(|(chosen, _)| {
            let masks: Vec<u16> = chosen.iter().map(|i| units[*i].1).collect();
            fills(&masks, &mut needs.to_vec())
        })
    }

    /// Bundle by bundle: that it fits, that it begins a choice of the greatest value, that none of those is dearer, nor of equally dear
    /// ones earlier in the pool.
    fn assert_dearest(pool: &[PoolRun], needs: &[u32]) -> u32 {
        let unit = |(i, run): (usize, &PoolRun)| (0..run.count).map(move |_| i).collect::<Vec<_>>();
        let mut left: Vec<usize> = pool.iter().enumerate().flat_map(unit).collect();
        let of = |left: &[usize]| left.iter().map(|i| (pool[*i].price, pool[*i].mask)).collect::<Vec<_>>();
        let number = (0..=8).take_while(|n| greatest(&of(&left), needs, *n).is_some()).last().unwrap_or(0);
        let built = bundles(pool, needs, u32::MAX);
        assert_eq!(built.iter().map(|set| set.repeat).sum::<u32>(), number, "{pool:?} {needs:?}");
        assert!(built.windows(2).all(|pair| pair[0].units != pair[1].units), "{built:?}");
        let one_by_one = built.iter().flat_map(|set| (0..set.repeat).map(move |_| &set.units));
        for (bundle, rest) in one_by_one.zip((0..number).rev()) {
            let units = of(&left);
            let goal = greatest(&units, needs, rest + 1);
            let begins = |others: &[usize], value| {
                let others: Vec<(i64, u16)> = others.iter().map(|i| units[*i]).collect();
                greatest(&others, needs, rest).is_some_and(|more| Some(value + more) == goal)
            };
            let best = choices(&units, needs).filter_map(|(chosen, others)| {
                let value: i64 = chosen.iter().map(|i| units[*i].0).sum();
                let places: i64 = chosen.iter().map(|i| i64::try_from(left[*i]).unwrap()).sum();
                begins(&others, value).then_some((value, -places))
            });
            let one: Vec<usize> = bundle.iter().flat_map(|(i, n)| (0..*n).map(|_| *i)).collect();
            let masks: Vec<u16> = one.iter().map(|i| pool[*i].mask).collect();
            assert!(fills(&masks, &mut needs.to_vec()), "{pool:?} {needs:?} {built:?}");
            let value: i64 = one.iter().map(|i| pool[*i].price).sum();
            let places: i64 = one.iter().map(|i| i64::try_from(*i).unwrap()).sum();
            assert_eq!(Some((value, -places)), best.max(), "{pool:?} {needs:?} {built:?}");
            for i in one {
                let at = left.iter().position(|held| *held == i);
                left.remove(at.unwrap_or_else(|| panic!("{pool:?} {needs:?} {built:?}")));
            }
        }
        number
    }

    #[test]
    fn bundles_are_those_of_an_exhaustive_search() {
        let mut state = 7_u64;
        let mut next = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 40).unwrap() % below
        };
        let mut several = 0;
        for _ in 0..300 {
            let components = 1 + next(3);
            let needs: Vec<u32> = (0..components).map(|_| if next(3) == 0 { 2 } else { 1 }).collect();
            // Few prices, so that many are equal.
            let prices = if next(2) == 0 { 4 } else { 100 };
            let mut runs = Vec::new();
            let mut units = 0;
            while units < 7 {
                let count = 1 + next(2);
                units += count;
                runs.push((next(prices).into(), count, u16::try_from(next(1 << components)).unwrap()));
            }
            several += u32::from(assert_dearest(&pool(&runs), &needs) > 1);
        }
        assert!(several > 40, "{several}");
    }

    /// On pools too large for an exhaustive search: every bundle is whole, of units that there are; no more could be built, nor any of a
    /// greater value.
    #[test]
    fn bundles_of_large_pools_are_whole_and_worth_the_most() {
        let mut state = 99_u64;
        let mut next = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 40).unwrap() % below
        };
        for _ in 0..1_500 {
            let components = 1 + next(4);
            let needs: Vec<u32> = (0..components).map(|_| 1 + next(3) * next(2)).collect();
            let (prices, counts) = (if next(2) == 0 { 3 } else { 60 }, 1 + next(9));
            let runs = (0..=next(9))
                .map(|_| (i64::from(next(prices)), 1 + next(counts), u16::try_from(next(1 << components)).unwrap()));
            let pool = pool(&runs.collect::<Vec<_>>());
            let (need, mut left) = (Table::needs(&needs), pool.iter().map(|run| run.count).collect::<Vec<_>>());
            let number = (1..=90).take_while(|n| greatest_value(&pool, &left, &need, *n).is_some()).last().unwrap_or(0);
            let mut goal = greatest_value(&pool, &left, &need, number).unwrap();
            let built = bundles(&pool, &needs, u32::MAX);
            assert_eq!(built.iter().map(|set| set.repeat).sum::<u32>(), number, "{pool:?} {needs:?} {built:?}");
            let mut rest = number;
            for set in &built {
                let masks =
                    set.units.iter().flat_map(|(i, used)| (0..*used).map(|_| pool[*i].mask)).collect::<Vec<_>>();
                assert!(fills(&masks, &mut needs.clone()), "{pool:?} {needs:?} {built:?}");
                assert!(
                    set.units.iter().all(|(i, used)| used * set.repeat <= left[*i]),
                    "{pool:?} {needs:?} {built:?}"
                );
                left = without(&left, &set.units, set.repeat);
                rest -= set.repeat;
                goal -= i128::from(value(&pool, set));
                assert_eq!(greatest_value(&pool, &left, &need, rest), Some(goal), "{pool:?} {needs:?} {built:?}");
            }
        }
    }

    #[test]
    fn the_dearest_bundle_is_not_always_found_unit_by_unit() {
        // For the third bundle, unit by unit, a second unit of the first run is one too many: three of the fourth then find no place.
        let pool = pool(&[(5_000, 8, 0b110), (5_000, 4, 0b010), (15, 7, 0b111), (0, 6, 0b011)]);
        let built = bundles(&pool, &[2, 2, 1], u32::MAX);
        let values: Vec<i64> = built
            .iter()
            .flat_map(|set| (0..set.repeat).map(|_| value(&pool, &BundleSet { repeat: 1, ..set.clone() })))
            .collect();
        assert_eq!(values, [15_030, 15_030, 15_030, 15_000, 15]);
    }

    #[test]
    fn units_change_places_between_the_bundle_and_those_after_it() {
        // Pools on which the first choice is not the dearest: units go back, come from later bundles, or take each other's components.
        assert_eq!(
            bundles(&pool(&[(1, 5, 0b1010), (1, 7, 0b1100), (1, 5, 0b111), (0, 1, 0b1001)]), &[1, 2, 1, 3], u32::MAX),
            [set(1, &[(0, 5), (1, 1), (2, 1)]), set(1, &[(1, 4), (2, 3)])]
        );
        assert_eq!(
            bundles(
                &pool(&[
                    (2, 4, 0b1100),
                    (2, 1, 0b111),
                    (1, 3, 0b111),
                    (1, 1, 0b100),
                    (0, 2, 0b101),
                    (0, 4, 0b11),
                    (0, 1, 0b1111)
                ]),
                &[2, 1, 1, 1],
                u32::MAX
            ),
            [set(1, &[(0, 2), (1, 1), (2, 2)]), set(1, &[(0, 2), (2, 1), (4, 2)]), set(1, &[(3, 1), (5, 3), (6, 1)])]
        );
        assert_eq!(
            bundles(
                &pool(&[
                    (2, 2, 0b11),
                    (2, 3, 0b100),
                    (2, 1, 0b101),
                    (1, 2, 0b11),
                    (1, 1, 0b100),
                    (1, 1, 0b100),
                    (0, 2, 0b10),
                    (0, 3, 0b110),
                    (0, 1, 0b101)
                ]),
                &[1, 1, 1],
                u32::MAX
            ),
            [
                set(1, &[(0, 2), (1, 1)]),
                set(1, &[(1, 1), (2, 1), (6, 1)]),
                set(1, &[(1, 1), (3, 1), (6, 1)]),
                set(1, &[(3, 1), (4, 1), (7, 1)]),
                set(1, &[(5, 1), (7, 1), (8, 1)])
            ]
        );
        assert_eq!(
            bundles(
                &pool(&[
                    (47, 3, 0b11),
                    (45, 2, 0b1),
                    (39, 4, 0b10),
                    (39, 2, 0b110),
                    (28, 1, 0b101),
                    (28, 1, 0b10),
                    (17, 2, 0b10),
                    (6, 4, 0b100),
                    (6, 5, 0b111)
                ]),
                &[3, 3, 1],
                u32::MAX
            ),
            [
                set(1, &[(0, 3), (1, 2), (2, 1), (3, 1)]),
                set(1, &[(2, 3), (3, 1), (4, 1), (8, 2)]),
                set(1, &[(5, 1), (6, 2), (7, 1), (8, 3)])
            ]
        );
        assert_eq!(
            bundles(
                &pool(&[(2, 2, 0b11), (1, 4, 0b110), (0, 3, 0b100), (0, 1, 0b0), (0, 5, 0b1), (0, 4, 0b10)]),
                &[2, 2, 3],
                u32::MAX
            ),
            [set(1, &[(0, 2), (1, 4), (4, 1)]), set(1, &[(2, 3), (4, 2), (5, 2)])]
        );
        assert_eq!(
            bundles(
                &pool(&[(2, 2, 0b110), (2, 7, 0b0), (2, 7, 0b111), (1, 1, 0b101), (1, 8, 0b100), (1, 2, 0b1)]),
                &[1, 2, 3],
                u32::MAX
            ),
            [set(1, &[(0, 2), (2, 3), (3, 1)]), set(2, &[(2, 2), (4, 3), (5, 1)])]
        );
    }
}
