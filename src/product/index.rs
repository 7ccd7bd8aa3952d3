//! Positions by hash.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Positions by hash: sorted, with a directory over the leading bits, so that a look-up reads one or two entries. Many equal hashes, as
/// somebody might arrange, cost a look-up no more than the logarithm of their number to find.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct HashIndex {
    /// Hash and position, sorted.
    entries: Vec<(u64, u32)>,
    /// Where the entries of each leading pattern begin, and one more for the end.
    starts: Vec<u32>,
    shift: u32,
}

impl HashIndex {
    /// The index of these hashes and positions.
    pub(crate) fn of(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        let bits = (usize::BITS - entries.len().leading_zeros()).clamp(1, 31);
        let shift = u64::BITS - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        let mut place: u32 = 0;
        let mut rest = entries.iter().peekable();
        for bucket in 0..=(1_u64 << bits) {
            while rest.next_if(|(hash, _)| (hash >> shift) < bucket).is_some() {
                place += 1;
            }
            starts.push(place);
        }
        Self { entries, starts, shift }
    }

    /// The entries of a hash, by position.
    pub(crate) fn places(&self, hash: u64) -> &[(u64, u32)] {
        let bucket = usize::try_from(hash >> self.shift).unwrap_or(usize::MAX);
        let bound = |i: usize| self.starts.get(i).map_or(0, |start| *start as usize);
        let bucket = self.entries.get(bound(bucket)..bound(bucket.saturating_add(1))).unwrap_or_default();
        let from = bucket.partition_point(|(h, _)| *h < hash);
        let rest = bucket.get(from..).unwrap_or_default();
        let len = match rest {
            [(first, _), (second, _), ..] if *first == hash && *second == hash => {
                rest.partition_point(|(h, _)| *h == hash)
            }
            [(first, _), ..] if *first == hash => 1,
            _ => 0,
        };
        rest.get(..len).unwrap_or_default()
    }

    /// The entries of a hash whose things compare as equal, by position. Positions stand in the order of the things, so that things of one
    /// hash are halved too.
    pub(crate) fn equal(&self, hash: u64, mut compare: impl FnMut(u32) -> Ordering) -> &[(u64, u32)] {
        let places = self.places(hash);
        if let [(_, only)] = places {
            return if compare(*only).is_eq() { places } else { &[] };
        }
        let from = places.partition_point(|(_, at)| compare(*at).is_lt());
        let rest = places.get(from..).unwrap_or_default();
        let len = rest.partition_point(|(_, at)| compare(*at).is_eq());
        rest.get(..len).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_things_of_one_hash_are_halved_to_the_one_that_is_meant() {
        // Each thing stands twice, and all have one hash.
        let things: Vec<u32> = (0..8_192).map(|at| at / 2).collect();
        let index = HashIndex::of((0..8_192).map(|at| (7, at)).collect());
        let (mut compared, looked) = (0, 1 + things.len().ilog2());
        for thing in 0..4_096 {
            let found = index.equal(7, |at| {
                compared += 1;
                things[at as usize].cmp(&thing)
            });
            assert_eq!(found, [(7, 2 * thing), (7, 2 * thing + 1)]);
        }
        assert!(compared <= 4_096 * 2 * looked, "{compared} comparisons");
        assert!(index.equal(7, |at| things[at as usize].cmp(&4_096)).is_empty());
        assert!(index.equal(8, |_| Ordering::Equal).is_empty());
    }
}
