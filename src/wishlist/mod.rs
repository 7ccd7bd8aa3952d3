//! wishlist
