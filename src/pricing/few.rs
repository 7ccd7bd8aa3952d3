//! A short list that stays out of the heap while it is short.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use serde::{Serialize, Serializer};

use crate::input::{Checked, Node};

/// A list that holds up to `N` entries in place and more on the heap. Read it as a slice.
#[derive(Clone)]
pub struct Few<T: Copy, const N: usize>(Held<T, N>);

#[derive(Clone)]
enum Held<T: Copy, const N: usize> {
    Nothing,
    /// The first so many entries count; the others are copies of the first that was ever pushed.
    Inline(u8, [T; N]),
    Heap(Vec<T>),
}

impl<T: Copy, const N: usize> Few<T, N> {
    /// No entry.
    #[must_use]
    pub const fn new() -> Self {
        Self(Held::Nothing)
    }

    /// The entries.
    #[must_use]
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        match &self.0 {
            Held::Nothing => &[],
            Held::Inline(len, items) => items.get(..usize::from(*len)).unwrap_or(items),
            Held::Heap(items) => items,
        }
    }

    /// The entries, to be changed in place.
    #[inline]
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        match &mut self.0 {
            Held::Nothing => &mut [],
            Held::Inline(len, items) => {
                let len = usize::from(*len).min(N);
                items.split_at_mut(len).0
            }
            Held::Heap(items) => items,
        }
    }

    /// No entry, and room for so many.
    pub(super) fn with_room(entries: usize) -> Self {
        Self(if entries > N { Held::Heap(Vec::with_capacity(entries)) } else { Held::Nothing })
    }

    /// Puts an entry at the end.
    #[inline]
    pub fn push(&mut self, entry: T) {
        match &mut self.0 {
            Held::Nothing => self.0 = Held::Inline(1, [entry; N]),
            Held::Inline(len, items) => match items.get_mut(usize::from(*len)) {
                Some(place) => {
                    *place = entry;
                    *len += 1;
                }
                None => {
                    let mut heap = Vec::with_capacity(2 * N);
                    heap.extend_from_slice(items);
                    heap.push(entry);
                    self.0 = Held::Heap(heap);
                }
            },
            Held::Heap(items) => items.push(entry),
        }
    }

    /// Puts an entry at a position, those from there on after it.
    pub fn insert(&mut self, at: usize, entry: T) {
        let mut carried = entry;
        for held in self.as_mut_slice().iter_mut().skip(at) {
            core::mem::swap(held, &mut carried);
        }
        self.push(carried);
    }

    /// Takes the entry at a position out.
    pub fn remove(&mut self, at: usize) {
        let tail = self.as_mut_slice().get_mut(at..).unwrap_or_default();
        let Some(mut carried) = tail.last().copied() else { return };
        for held in tail.iter_mut().rev() {
            core::mem::swap(held, &mut carried);
        }
        match &mut self.0 {
            Held::Nothing => {}
            Held::Inline(len, _) => *len = len.saturating_sub(1),
            Held::Heap(items) => drop(items.pop()),
        }
    }
}

impl<T: Copy, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<'a, T: Copy, const N: usize> IntoIterator for &'a Few<T, N> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.as_slice().iter()
    }
}

impl<T: Copy, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut few = Self::new();
        entries.into_iter().for_each(|entry| few.push(entry));
        few
    }
}

impl<T: Copy + PartialEq, const N: usize> PartialEq for Few<T, N> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Copy + Eq, const N: usize> Eq for Few<T, N> {}

impl<T: Copy + fmt::Debug, const N: usize> fmt::Debug for Few<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}

impl<T: Copy + Serialize, const N: usize> Serialize for Few<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.as_slice())
    }
}

impl<T: Copy + Checked, const N: usize> Checked for Few<T, N> {
    fn check(node: &Node<'_>) -> Option<Self> {
        Vec::check(node).map(|entries| entries.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_behave_as_a_vector_does() {
        let (mut few, mut vector) = (Few::<u32, 2>::new(), Vec::new());
        for (at, entry) in [(0, 7), (0, 8), (1, 9), (3, 10), (2, 11)] {
            few.insert(at, entry);
            vector.insert(at, entry);
            assert_eq!(few.as_slice(), vector);
        }
        for at in [4, 0, 1, 0, 0] {
            few.remove(at);
            vector.remove(at);
            assert_eq!(few.as_slice(), vector);
        }
        few.remove(0);
        assert!(few.is_empty());
    }
}
