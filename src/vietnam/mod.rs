//! vietnam
