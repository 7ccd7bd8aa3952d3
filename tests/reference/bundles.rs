//! Bundles, found by trying: the most of them, among those the greatest running value, built one by one, each the dearest that lets the
//! rest complete.

use ocop::pricing::{Bundle, BundleGive};

use super::benefit::{Give, Turn};
use super::exact::{self, Ask, share};
use super::goods::Piece;
use super::sets::At;

/// Units of one line, price and use.
struct Kind {
    units: Vec<At>,
    price: i128,
    /// Which components the units fit.
    fits: usize,
}

/// A pool of units by kind, and what a bundle needs of it.
struct Pool {
    kinds: Vec<Kind>,
    counts: Vec<usize>,
}

impl Pool {
    fn size(&self) -> usize {
        self.counts.iter().sum()
    }

    fn value(&self, units: &[usize]) -> i128 {
        self.kinds.iter().zip(units).map(|(kind, n)| kind.price * i128::try_from(*n).unwrap()).sum()
    }

    /// Whether so many units of each kind find places in `k` bundles: no group of components is asked for more than it holds.
    fn find_places(&self, units: &[usize], k: usize) -> bool {
        (0..1_usize << self.counts.len()).all(|group| {
            let places: usize =
                (0..self.counts.len()).filter(|i| group >> i & 1 == 1).map(|i| k * self.counts[i]).sum();
            let only_there = self.kinds.iter().zip(units).filter(|(kind, _)| kind.fits & !group == 0);
            only_there.map(|(_, n)| n).sum::<usize>() <= places
        })
    }

    /// The units of the greatest value that `k` bundles can be built of; none where there are not so many. Dearest and earliest units first
    /// as long as they find places; where the pool is small, every choice is tried as well.
    fn greatest(&self, free: &[usize], k: usize) -> Option<Vec<usize>> {
        let mut taken = vec![0; free.len()];
        for kind in 0..free.len() {
            while taken[kind] < free[kind] {
                taken[kind] += 1;
                if !self.find_places(&taken, k) {
                    taken[kind] -= 1;
                    break;
                }
            }
        }
        let greatest = (taken.iter().sum::<usize>() == k * self.size()).then_some(taken);
        if free.iter().map(|n| n + 1).product::<usize>() <= 200 {
            let tried = Self::choices(free, k * self.size()).into_iter().filter(|units| self.find_places(units, k));
            let value = greatest.as_ref().map(|units| self.value(units));
            assert_eq!(value, tried.map(|units| self.value(&units)).max(), "the dearest first are the greatest");
        }
        greatest
    }

    /// All ways to take so many units, the dearest and earliest first.
    fn choices(free: &[usize], size: usize) -> Vec<Vec<usize>> {
        let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
        for n in free {
            choices = choices
                .into_iter()
                .flat_map(|head| (0..=*n).rev().map(move |n| head.iter().copied().chain([n]).collect::<Vec<_>>()))
                .filter(|units| units.iter().sum::<usize>() <= size)
                .collect();
        }
        choices.retain(|units| units.iter().sum::<usize>() == size);
        choices
    }

    /// The bundles, as units of each kind; and whether there was but one choice. Of equally dear bundles the one with the smaller sum of
    /// positions is built.
    fn bundles(&self, sets: usize) -> (Vec<Vec<usize>>, bool) {
        let mut free: Vec<usize> = self.kinds.iter().map(|kind| kind.units.len()).collect();
        let most = free.iter().sum::<usize>() / self.size();
        let k = (0..=most).rev().find(|k| self.greatest(&free, *k).is_some()).unwrap_or(0).min(sets);
        let key =
            |bundle: &Vec<usize>| (-self.value(bundle), bundle.iter().zip(0..).map(|(n, at)| n * at).sum::<usize>());
        let (mut bundles, mut decided) = (Vec::new(), true);
        for left in (0..k).rev() {
            let goal = self.value(&self.greatest(&free, left + 1).expect("units of the bundles"));
            let lets_complete = |bundle: &Vec<usize>| {
                let rest: Vec<usize> = free.iter().zip(bundle).map(|(n, taken)| n - taken).collect();
                let others = if self.find_places(bundle, 1) { self.greatest(&rest, left) } else { None };
                others.is_some_and(|others| self.value(&others) + self.value(bundle) == goal)
            };
            let mut choices = Self::choices(&free, self.size());
            choices.sort_by_key(key);
            let mut choices = choices.into_iter().skip_while(|bundle| !lets_complete(bundle));
            let bundle = choices.next().expect("a bundle that lets the rest complete");
            decided &= !choices.take_while(|other| key(other) == key(&bundle)).any(|other| lets_complete(&other));
            free.iter_mut().zip(&bundle).for_each(|(n, taken)| *n -= taken);
            bundles.push(bundle);
        }
        (bundles, decided)
    }
}

impl Turn<'_> {
    pub(crate) fn bundle(&self, rule: &Bundle) -> Give {
        let mut kinds: Vec<Kind> = Vec::new();
        for (i, component) in rule.components.iter().enumerate() {
            for at in self.pool(&component.of, rule.shares) {
                let unit = |at: At| (at.0, self.lines[at.0].units[at.1]);
                let price = unit(at).1.price;
                match kinds.iter_mut().find(|kind| unit(kind.units[0]) == unit(at)) {
                    Some(kind) => {
                        kind.fits |= 1 << i;
                        if !kind.units.contains(&at) {
                            kind.units.push(at);
                        }
                    }
                    None => kinds.push(Kind { units: vec![at], price, fits: 1 << i }),
                }
            }
        }
        let used = |kind: &Kind| self.lines[kind.units[0].0].units[kind.units[0].1].used;
        kinds.sort_by_key(|kind| (-kind.price, kind.units[0].0, used(kind)));
        let counts = rule.components.iter().map(|component| usize::try_from(component.count.get()).unwrap()).collect();
        let mut pool = Pool { kinds, counts };
        let sets = rule.sets.map_or(usize::MAX, |sets| usize::try_from(sets.get()).unwrap());
        let (mut pieces, mut members): (Vec<Piece>, Vec<At>) = (Vec::new(), Vec::new());
        // Bundles of the same kinds stand together.
        let mut before = (Vec::new(), 0);
        let (bundles, decided) = pool.bundles(sets);
        for bundle in bundles {
            let off = self.off_bundle(rule.give, pool.value(&bundle));
            if off == 0 {
                continue;
            }
            let mut taken: Vec<Vec<At>> =
                pool.kinds.iter_mut().zip(&bundle).map(|(kind, n)| kind.units.drain(..n).collect()).collect();
            taken.retain(|units| !units.is_empty());
            taken.sort_by_key(|units| (units[0].0, -self.lines[units[0].0].units[units[0].1].price));
            let value = |units: &[At]| units.iter().map(|at| self.lines[at.0].units[at.1].price).sum();
            let asks: Vec<Ask> = taken.iter().map(|units| Ask::new(value(units), value(units))).collect();
            let (parts, _) = share(off, &asks, self.context.policy.remainder);
            if before.0 != bundle {
                before = (bundle, pieces.len());
                pieces.extend(taken.iter().map(|units| Piece { line: units[0].0, units: Vec::new(), off: 0 }));
            }
            for (piece, (units, off)) in pieces[before.1..].iter_mut().zip(taken.into_iter().zip(parts)) {
                piece.units.extend(units.iter().map(|at| at.1));
                piece.off += off;
                members.extend(units);
            }
        }
        Give { undecided: !decided, ..self.floored(pieces, members, rule.shares) }
    }

    fn off_bundle(&self, give: BundleGive, value: i128) -> i128 {
        match give {
            BundleGive::Price(price) => (value - i128::from(price.minor())).max(0),
            BundleGive::Percent(rate) => exact::rate_of(rate, value, self.context.policy.rounding).min(value),
            BundleGive::Amount(off) => value.min(off.minor().into()),
        }
    }
}
