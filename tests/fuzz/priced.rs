//! Carts that are priced.

use ocop::kit::{Broken, Shop, laws};
use ocop::pricing::{Order, Rulebook, quote};

use super::shops::shop;

/// Shops whose carts are priced, each under rules that make a rulebook: the quote is sound, and so is what one of the laws changes about it.
pub fn pricing(data: &[u8]) {
    let (Shop { currency, catalogue, rules, cart, context }, law) = shop(data);
    let Ok(rulebook) = Rulebook::new(currency, rules) else { return };
    let order = Order { rulebook: &rulebook, catalog: &catalogue, cart: &cart, context: &context };
    // Sums may be too large to be money; what is refused for it is refused in full.
    let Ok(priced) = quote(&rulebook, &catalogue, &cart, &context) else { return };
    priced.audit().expect("a quote is sound");
    let held = laws::conservation(&priced)
        .and_then(|()| laws::nothing_negative(&priced))
        .and_then(|()| laws::net_and_tax(&priced))
        .and_then(|()| laws::verdicts(&priced, &rulebook, &cart))
        .and_then(|()| match law % 8 {
            0 => Ok(()),
            1 => laws::order_of_entry(order),
            2 => laws::splitting(order),
            3 => laws::untouched_rules(order),
            4 => laws::best_deal(order),
            5 => laws::no_rules(order),
            6 => laws::refunds(order),
            _ => laws::replayed(order),
        });
    match held {
        Ok(()) | Err(Broken::Cart(_) | Broken::Refund(_) | Broken::Replay(_)) => {}
        Err(broken) => panic!("{broken}"),
    }
}
