//! The laws that every quote keeps, as checks that a host calls with its own rulebook.
//!
//! | law | check | of |
//! | --- | --- | --- |
//! | 1 conservation: the payable is the list price and every signed entry, and so for each line, run, delivery and rule | [`conservation`] | a quote |
//! | 2 nothing is negative, no rule raises a price | [`nothing_negative`] | a quote |
//! | 4 the order in which lines, rules and codes stand changes nothing | [`order_of_entry`] | an order |
//! | 5 splitting lines changes nothing | [`splitting`] | an order |
//! | 6 rules that are not touched change nothing | [`untouched_rules`] | an order |
//! | 7 the best deal costs no more than going by priority, and its bound holds | [`best_deal`] | an order |
//! | 9 without rules, a plain sum | [`no_rules`] | an order |
//! | 10 net and tax are gross | [`net_and_tax`] | a quote |
//! | 11 what comes back is refunded: all that was paid, nothing more, never below zero | [`refunds`] | an order |
//! | 13 the same rulebook gives the same quotes | [`replayed`] | an order |
//! | 14 each code and each touched rule has one verdict | [`verdicts`] | a quote |
//!
//! [`check`] runs all of them. The laws that are left (of sharing out, of rules that are added, of documents, of effort) are not about one
//! order; the crate's own tests hold to them.

mod broken;
mod of_order;
mod of_quote;

pub use broken::{Broken, Law};
pub use of_order::{best_deal, no_rules, order_of_entry, refunds, replayed, splitting, untouched_rules};
pub use of_quote::{conservation, net_and_tax, nothing_negative, same_offer, verdicts};

use crate::cart::Cart;
use crate::pricing::{Context, Order, Rulebook, quote};
use crate::product::Catalog;

/// Prices the cart and holds the quote, and what follows from it, to every law of this page.
///
/// A cart is priced some twenty times for it.
///
/// # Errors
/// The first law that is broken, or why the cart cannot be priced.
pub fn check(rulebook: &Rulebook, catalogue: &dyn Catalog, cart: &Cart, context: &Context) -> Result<(), Broken> {
    let order = Order { rulebook, catalog: catalogue, cart, context };
    let priced = quote(rulebook, &catalogue, cart, context)?;
    conservation(&priced)?;
    nothing_negative(&priced)?;
    net_and_tax(&priced)?;
    verdicts(&priced, rulebook, cart)?;
    order_of_entry(order)?;
    splitting(order)?;
    untouched_rules(order)?;
    best_deal(order)?;
    no_rules(order)?;
    refunds(order)?;
    replayed(order)
}
