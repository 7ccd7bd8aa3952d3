//! The domain of a shop that sells OCOP products, as a pure library.
#![no_std]

extern crate alloc;

pub mod cart;
pub mod certification;
pub mod comparison;
pub mod input;
pub mod money;
pub mod pricing;
pub mod product;
pub mod text;
pub mod vietnam;
pub mod wishlist;

/// The README's example, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(doctest)]
mod type_promises;
