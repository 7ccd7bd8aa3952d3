//! The ledger, divided back to the lines of the cart as they were entered.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Entry, Place, PriceTax, Quote, QuoteLine, TaxAmounts};
use crate::money::{Money, MoneyError, Share, share_out};

/// A line of the cart with its part of the merged line's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CartLineQuote {
    /// The position of the line in the cart.
    pub line: u32,
    /// The position of the merged line in [`Quote::lines`].
    pub merged: u32,
    /// Its units.
    pub units: u32,
    /// Its units at list price.
    pub list: Money,
    /// What they cost after all rules, as prices are stated.
    pub amount: Money,
    /// Its part of each entry on the merged line, in the order of the ledger; the first figure is the position in [`Quote::entries`].
    pub entries: Vec<(u32, Money)>,
    /// Net, tax and gross.
    pub tax: TaxAmounts,
}

impl Quote {
    /// What each line of the cart costs, in the order of the cart: every entry on a merged line is divided to the lines that it was merged
    /// from by their units, the largest remainder first, never below nothing. The parts add up to the merged line, entry by entry.
    ///
    /// # Errors
    /// The quote was not made by pricing and has amounts beyond the bounds of money.
    pub fn by_cart_line(&self) -> Result<Vec<CartLineQuote>, MoneyError> {
        let mut all = Vec::with_capacity(self.lines.len());
        for (merged, line) in (0..).zip(&self.lines) {
            let parts = self.divided(merged, line)?;
            all.extend(parts);
        }
        all.sort_by_key(|part: &CartLineQuote| part.line);
        Ok(all)
    }

    fn divided(&self, merged: u32, line: &QuoteLine) -> Result<Vec<CartLineQuote>, MoneyError> {
        let zero = Money::zero(self.currency);
        let none = TaxAmounts { treatment: line.tax.treatment, net: zero, tax: zero, gross: zero };
        let mut parts = Vec::with_capacity(line.from.len());
        for part in &line.from {
            let list = line.list_price.checked_mul(part.units)?;
            let (line, units, entries) = (part.line, part.units, Vec::new());
            parts.push(CartLineQuote { line, merged, units, list, amount: list, entries, tax: none });
        }
        let on_line = (0..).zip(&self.entries).filter(|(_, entry)| entry.on == Place::Line(merged));
        let discounts = on_line.clone().filter(|(_, entry)| entry.amount.is_negative());
        for (at, entry) in discounts {
            // Each part may lose what it costs still, and no more.
            divide(
                &mut parts,
                entry.amount,
                |part| part.amount,
                |part, amount| {
                    part.entries.push((at, amount));
                    part.amount = part.amount.checked_add(amount)?;
                    Ok(())
                },
            )?;
        }
        let most = Money::from_minor(Money::MAX, self.currency)?;
        let included = self.prices == PriceTax::Included;
        divide(
            &mut parts,
            line.tax.tax,
            |part| if included { part.amount } else { most },
            |part, tax| {
                let (net, gross) = if included {
                    (part.amount.checked_sub(tax)?, part.amount)
                } else {
                    (part.amount, part.amount.checked_add(tax)?)
                };
                part.tax = TaxAmounts { net, tax, gross, ..part.tax };
                Ok(())
            },
        )?;
        // Tax that is added is an entry, of which each part has its tax.
        for (at, _) in on_line.filter(|(_, entry): &(u32, &Entry)| !entry.amount.is_negative()) {
            for part in &mut parts {
                part.entries.push((at, part.tax.tax));
            }
        }
        Ok(parts)
    }
}

/// Divides an amount by units, up to a capacity of each.
fn divide(
    parts: &mut [CartLineQuote],
    amount: Money,
    capacity: impl Fn(&CartLineQuote) -> Money,
    mut give: impl FnMut(&mut CartLineQuote, Money) -> Result<(), MoneyError>,
) -> Result<(), MoneyError> {
    let share = |part: &CartLineQuote| Share::up_to(part.units.into(), capacity(part).minor().unsigned_abs());
    let shares: Vec<Share> = parts.iter().map(share).collect();
    let shares = share_out(amount, &shares)?;
    parts.iter_mut().zip(shares.parts()).try_for_each(|(part, amount)| give(part, *amount))
}
