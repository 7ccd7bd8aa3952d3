//! An allocator that hands out memory and takes none back: a guest lives for a cart or a few.

#[cfg(target_arch = "wasm32")]
mod bump {
    use core::alloc::{GlobalAlloc, Layout};
    use core::arch::wasm32::{memory_grow, memory_size};
    use core::ptr;
    use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    const PAGE: usize = 65_536;

    struct Bump {
        /// Where the next piece begins, at the earliest; 0 before the first.
        next: AtomicUsize,
    }

    // SAFETY: pieces lie one after the other in pages that were grown for them, so that none overlap and all stay.
    unsafe impl GlobalAlloc for Bump {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let end = memory_size(0) * PAGE;
            let next = match self.next.load(Relaxed) {
                0 => end,
                next => next,
            };
            let start = next.next_multiple_of(layout.align());
            let Some(after) = start.checked_add(layout.size()) else { return ptr::null_mut() };
            if after > end && memory_grow(0, (after - end).div_ceil(PAGE)) == usize::MAX {
                return ptr::null_mut();
            }
            self.next.store(after, Relaxed);
            ptr::with_exposed_provenance_mut(start)
        }

        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

        unsafe fn realloc(&self, piece: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            // The last piece grows where it stands, as far as its pages go.
            let (start, last) = (piece.addr(), self.next.load(Relaxed));
            if start + layout.size() == last && size <= memory_size(0) * PAGE - start {
                self.next.store(start + size, Relaxed);
                return piece;
            }
            // SAFETY: the new piece has room for what the old one holds, and lies apart from it.
            unsafe {
                let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
                if !new.is_null() {
                    ptr::copy_nonoverlapping(piece, new, layout.size().min(size));
                }
                new
            }
        }
    }

    #[global_allocator]
    static MEMORY: Bump = Bump { next: AtomicUsize::new(0) };
}
