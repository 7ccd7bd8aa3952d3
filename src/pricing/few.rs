//! A short list that stays out of the heap while it is short.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use serde::{Serialize, Serializer};

use crate::input::{Checked, Node};

/// A list that holds up to `N` entries in place and more on the heap. Read it as a slice.
///
/// Entries are written where they stay: a list that is built apart and then moved costs more than what is in it.
#[derive(Clone)]
pub struct Few<T: Copy, const N: usize> {
    /// How many of the places count.
    len: usize,
    items: [T; N],
    /// All entries, where they do not fit in place. A thin pointer, since it is carried about and seldom used.
    #[allow(clippy::box_collection, reason = "the list is to be small while it is short")]
    more: Option<Box<Vec<T>>>,
}

/// What stands in a place that holds no entry yet.
pub(crate) trait Blank: Copy {
    const BLANK: Self;
}

impl Blank for u32 {
    const BLANK: Self = 0;
}

impl Blank for (usize, u32) {
    const BLANK: Self = (0, 0);
}

impl<T: Copy, const N: usize> Few<T, N> {
    /// The entries.
    #[must_use]
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        match &self.more {
            None => self.items.get(..self.len).unwrap_or_default(),
            Some(all) => all,
        }
    }

    /// The entries, to be changed in place.
    #[inline]
    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        match &mut self.more {
            None => self.items.get_mut(..self.len).unwrap_or_default(),
            Some(all) => all,
        }
    }

    /// One entry, written once wherever there is a place, so that nothing is filled first.
    #[inline]
    pub(crate) const fn one(entry: T) -> Self {
        Self { len: 1, items: [entry; N], more: None }
    }

    /// Puts an entry at the end.
    #[inline]
    pub(crate) fn push(&mut self, entry: T) {
        match (self.items.get_mut(self.len), &self.more) {
            (Some(place), None) => {
                *place = entry;
                self.len += 1;
            }
            _ => self.push_to_heap(entry),
        }
    }

    #[cold]
    fn push_to_heap(&mut self, entry: T) {
        let all = self.more.get_or_insert_with(|| {
            let mut all = Vec::with_capacity(2 * N + 2);
            all.extend_from_slice(self.items.get(..self.len).unwrap_or_default());
            Box::new(all)
        });
        all.push(entry);
    }

    /// Puts an entry at a position, those from there on after it.
    pub(crate) fn insert(&mut self, at: usize, entry: T) {
        let mut carried = entry;
        for held in self.as_mut_slice().iter_mut().skip(at) {
            core::mem::swap(held, &mut carried);
        }
        self.push(carried);
    }

    /// Takes the entry at a position out.
    pub(crate) fn remove(&mut self, at: usize) {
        let tail = self.as_mut_slice().get_mut(at..).unwrap_or_default();
        let Some(mut carried) = tail.last().copied() else { return };
        for held in tail.iter_mut().rev() {
            core::mem::swap(held, &mut carried);
        }
        match &mut self.more {
            None => self.len -= 1,
            Some(all) => drop(all.pop()),
        }
    }

    /// Takes all entries out.
    pub(crate) fn clear(&mut self) {
        self.len = 0;
        self.more = None;
    }

    /// No entry.
    #[inline]
    pub(crate) const fn new() -> Self
    where
        T: Blank,
    {
        Self { len: 0, items: [T::BLANK; N], more: None }
    }

    pub(crate) fn of(entries: impl IntoIterator<Item = T>) -> Self
    where
        T: Blank,
    {
        let mut entries = entries.into_iter();
        let mut few = entries.next().map_or_else(Self::new, Self::one);
        entries.for_each(|entry| few.push(entry));
        few
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

impl<T: Blank + Checked, const N: usize> Checked for Few<T, N> {
    fn check(node: &Node<'_>) -> Option<Self> {
        Vec::check(node).map(Self::of)
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

    #[test]
    fn a_few_are_equal_and_told_as_a_slice_is() {
        let of = |entries: &[u32]| Few::<u32, 2>::of(entries.iter().copied());
        assert_eq!(of(&[1, 2, 3]), of(&[1, 2, 3]));
        assert!(of(&[1, 2]) != of(&[1, 3]) && of(&[1]) != of(&[1, 1]) && of(&[1, 2, 3]) != of(&[1, 2]));
        assert_eq!(alloc::format!("{:?}", of(&[1, 2, 3])), "[1, 2, 3]");
    }
}
