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
