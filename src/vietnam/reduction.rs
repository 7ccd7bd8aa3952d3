//! What fell on the units of a line, read back from the moves of the ledger.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::pricing::RuleId;

/// What a move of the ledger counts for before the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counts {
    /// A price of the shop's that is no promotion.
    Price,
    /// A reduction of the price.
    Reduction,
    /// A gift: it is held against the limits of gifts instead.
    Gift,
}

/// One move on a line: so many units from one price to another, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fall {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) units: u32,
    pub(super) counts: Counts,
    pub(super) rule: Option<RuleId>,
    /// What counts as taken off each unit.
    pub(super) taken: i64,
}

/// What units of a set bear beside what the ledger put on them; below zero where they bear less.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SetShare {
    /// Their price in the end.
    pub(super) price: i64,
    pub(super) units: u32,
    pub(super) rule: RuleId,
    /// Whether the rule moved them.
    pub(super) picked: bool,
    pub(super) taken: i64,
}

/// Units of a line that went the same way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    /// What one costs in the end.
    pub(super) price: i64,
    /// What it would cost without gifts: the price that the cap is held against.
    pub(super) tested: i64,
    /// Whether a reduction fell on it.
    pub(super) promoted: bool,
    /// The rules that reduced it.
    pub(super) rules: BTreeSet<RuleId>,
    /// The rules of whose sets it bears its share.
    shared: BTreeSet<RuleId>,
}

/// The units of a line by what fell on them.
///
/// Prices only fall, so that the moves are followed from the dearest down, in an order of their own: the order in which the ledger lists
/// them does not matter.
pub(super) fn groups(
    list_price: i64,
    quantity: u32,
    promoted: bool,
    falls: impl IntoIterator<Item = Fall>,
    shares: &[SetShare],
) -> BTreeMap<Group, u32> {
    let start =
        Group { price: list_price, tested: list_price, promoted, rules: BTreeSet::new(), shared: BTreeSet::new() };
    let mut groups = BTreeMap::from([(start, quantity)]);
    let mut falls: Vec<Fall> = falls.into_iter().collect();
    falls.sort_by(|a, b| (b.from, a).cmp(&(a.from, b)));
    for fall in falls {
        take(
            &mut groups,
            fall.units,
            |group| group.price == fall.from,
            |group| {
                group.price = fall.to;
                if fall.counts != Counts::Gift {
                    group.tested = group.tested.saturating_sub(fall.taken);
                }
                if fall.counts == Counts::Reduction {
                    group.promoted = true;
                    group.rules.extend(fall.rule.clone());
                }
            },
        );
    }
    let mut shares = shares.to_vec();
    shares.sort_unstable();
    for share in shares {
        let bears = |group: &Group| {
            let picked = group.rules.contains(&share.rule);
            group.price == share.price && picked == share.picked && !group.shared.contains(&share.rule)
        };
        take(&mut groups, share.units, bears, |group| {
            group.tested = group.tested.saturating_sub(share.taken);
            group.promoted = true;
            group.rules.insert(share.rule.clone());
            group.shared.insert(share.rule.clone());
        });
    }
    groups
}

/// Takes so many of the units that `which` names, reduced ones first, and puts them back changed.
fn take(groups: &mut BTreeMap<Group, u32>, units: u32, which: impl Fn(&Group) -> bool, change: impl Fn(&mut Group)) {
    let mut left = units;
    let mut standing: Vec<Group> = groups.keys().filter(|group| which(group)).cloned().collect();
    standing.sort_by_key(|group| !group.promoted);
    for group in standing {
        let Some(units) = groups.remove(&group) else { continue };
        let moved = units.min(left);
        left -= moved;
        let mut fallen = group.clone();
        if units > moved {
            groups.insert(group, units - moved);
        }
        if moved == 0 {
            continue;
        }
        change(&mut fallen);
        *groups.entry(fallen).or_default() += moved;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fall(units: u32, from: i64, to: i64, counts: Counts) -> Fall {
        Fall { from, to, units, counts, rule: None, taken: from - to }
    }

    fn seen(groups: &BTreeMap<Group, u32>) -> Vec<(i64, i64, bool, u32)> {
        groups.iter().map(|(group, units)| (group.price, group.tested, group.promoted, *units)).collect()
    }

    #[test]
    fn units_are_followed_from_price_to_price() {
        let falls = [
            fall(3, 100, 90, Counts::Reduction),
            fall(1, 90, 40, Counts::Reduction),
            fall(1, 90, 0, Counts::Gift),
            fall(1, 100, 95, Counts::Price),
        ];
        let expected =
            [(0, 90, true, 1), (40, 40, true, 1), (90, 90, true, 1), (95, 95, false, 1), (100, 100, false, 1)];
        assert_eq!(seen(&groups(100, 5, false, falls.clone(), &[])), expected);
        let mut backwards = falls.to_vec();
        backwards.reverse();
        assert_eq!(seen(&groups(100, 5, false, backwards, &[])), expected);
    }

    #[test]
    fn every_unit_of_a_set_bears_its_share_once() {
        let rule = RuleId::new("3-for-2").unwrap();
        let free = Fall { rule: Some(rule.clone()), ..fall(1, 100, 0, Counts::Reduction) };
        let share = |price, units, picked, taken| SetShare { price, units, rule: rule.clone(), picked, taken };
        let shares = [share(0, 1, true, 34 - 100), share(100, 1, false, 34), share(100, 1, false, 33)];
        let expected = [(0, 66, true, 1), (100, 66, true, 1), (100, 67, true, 1)];
        assert_eq!(seen(&groups(100, 3, false, [free], &shares)), expected);
    }

    #[test]
    fn a_move_of_units_that_are_not_there_moves_what_is() {
        assert_eq!(seen(&groups(100, 1, true, [fall(5, 100, 10, Counts::Price)], &[])), [(10, 10, true, 1)]);
        assert_eq!(seen(&groups(100, 1, false, [fall(5, 90, 10, Counts::Price)], &[])), [(100, 100, false, 1)]);
    }
}
