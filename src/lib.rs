//! The domain of a shop that sells OCOP products, as a pure library.
#![no_std]

extern crate alloc;

pub mod money;
pub mod input;
pub mod text;
pub mod certification;
pub mod product;
pub mod cart;
pub mod pricing;
pub mod comparison;
pub mod wishlist;
pub mod vietnam;
