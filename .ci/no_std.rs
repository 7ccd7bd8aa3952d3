//! A program without the standard library. It brings its own panic handler, of which there can be one only: were the standard library
//! linked by the crate or anything that it depends on, this would not compile.
#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;
use core::ptr;

struct NoMemory;

// SAFETY: it never hands out memory.
unsafe impl GlobalAlloc for NoMemory {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static MEMORY: NoMemory = NoMemory;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// Uses the crate, so that it is linked.
#[unsafe(no_mangle)]
pub extern "C" fn probe() -> i64 {
    ocop::money::Money::vnd(85_000).minor()
}
