//! The engine equals the reference on random carts and rulebooks.

mod reference;
