//! A quote as an electronic invoice states it: lines by nature, VAT per rate, the total in digits and words.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};
use time::Date;

use super::check::Finished;
use super::findings::{Findings, Provision, Subject};
use super::invoice_code::{CONSUMER, NOT_DECLARED, NOT_TAXABLE, REDUCTION_NOTE};
use super::{Law, Missing, NotCovered, Words, in_words};
use crate::money::{Currency, Money, MoneyError, Rate, RoundingMode};
use crate::pricing::{PriceTax, QuoteDelivery, QuoteGift, QuoteLine, RuleId, TaxAmounts, Treatment, WhyUnknown};
use crate::product::{Catalog, Product, Sku};
use crate::text::{self, Lang, MoneyStyle};

/// What a line of an invoice is (tính chất hàng hoá, dịch vụ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineNature {
    /// Goods or services.
    Goods,
    /// Promotion: goods given for nothing.
    Promotion,
    /// A trade discount (chiết khấu thương mại); its amount is taken off.
    TradeDiscount,
    /// A note; it has no amount.
    Note,
}

impl LineNature {
    /// The number in the data format of electronic invoices, 1 to 4.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Goods => 1,
            Self::Promotion => 2,
            Self::TradeDiscount => 3,
            Self::Note => 4,
        }
    }
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvoiceLine {
    /// What it is.
    pub nature: LineNature,
    /// The goods, where it is about goods.
    pub sku: Option<Sku>,
    /// What it says, in Vietnamese where the product has a Vietnamese name.
    pub name: String,
    /// The unit (đơn vị tính).
    pub unit: Option<String>,
    /// The number of units.
    pub quantity: Option<u32>,
    /// The price of one unit without VAT, with up to four decimals; written as text.
    #[serde(serialize_with = "as_text")]
    pub unit_price: Option<Decimal>,
    /// The amount without VAT. That of a trade discount is above zero and taken off.
    pub amount: Money,
    /// The tax treatment.
    pub treatment: Option<Treatment>,
    /// What is printed for it: `8%`, `KCT`, `KKKNT`; nothing for a percentage of revenue, of which the buyer sees no VAT.
    pub code: Option<String>,
}

#[allow(clippy::ref_option, reason = "the signature that serde asks for")]
fn as_text<S: Serializer>(price: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match price {
        Some(price) => serializer.collect_str(price),
        None => serializer.serialize_none(),
    }
}

/// Net and VAT of one treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvoiceRate {
    /// The treatment.
    pub treatment: Treatment,
    /// What is printed for it.
    pub code: Option<String>,
    /// The amount without VAT.
    pub net: Money,
    /// The VAT.
    pub tax: Money,
}

/// The VAT of a gift that does not keep the law of promotion, which the seller bears: it is taxed as if it were sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SellerBorne {
    /// The goods.
    pub sku: Sku,
    /// The units.
    pub quantity: u32,
    /// The price of the same goods without VAT, for all units.
    pub base: Money,
    /// The treatment.
    pub treatment: Treatment,
    /// The VAT.
    pub tax: Money,
}

/// A quote as an electronic invoice states it.
///
/// Output only: it is what a host hands to its provider of invoices. What is stored and read back is the quote, from which the same
/// invoice follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invoice {
    /// Who buys, as printed.
    pub buyer: String,
    /// The lines.
    pub lines: Vec<InvoiceLine>,
    /// Net and VAT per treatment.
    pub rates: Vec<InvoiceRate>,
    /// The amount without VAT: goods less trade discounts.
    pub net: Money,
    /// The VAT.
    pub tax: Money,
    /// What the buyer pays, before gift cards, wallets and cash rounding.
    pub payable: Money,
    /// VAT that the seller bears for gifts.
    pub seller_borne: Vec<SellerBorne>,
    /// The total: what the buyer pays and the VAT that the seller bears.
    pub total: Money,
    /// The total in words.
    pub words: Words,
}

/// Why a quote is no invoice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvoiceError {
    /// The invoice is in đồng.
    #[error("an invoice is in VND, not in {seen}")]
    Currency {
        /// The currency of the quote.
        seen: Currency,
    },
    /// The delivery fee is not known yet.
    #[error("the delivery fee is not known yet")]
    Delivery(WhyUnknown),
    /// The catalogue does not have a product.
    #[error("the catalogue does not have {sku}")]
    UnknownProduct {
        /// The product.
        sku: Sku,
    },
    /// The law says too little of a gift.
    #[error("the VAT of {sku} is not covered: {missing}")]
    Vat {
        /// The gift.
        sku: Sku,
        /// What is missing.
        missing: Missing,
    },
    /// No row of the tables.
    #[error(transparent)]
    NotCovered(#[from] NotCovered),
    /// An amount out of bounds.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl Law {
    /// A finished quote as an invoice of its day.
    ///
    /// Goods stand at list price, with what rules took off as a trade discount behind each. Gifts stand at nothing; those in whose rule, or
    /// goods, `findings` has a breach are taxed as if sold, at the seller's cost. Without the data of a buyer the words for a consumer are
    /// printed.
    ///
    /// # Errors
    /// The quote is not in đồng, its delivery fee is not known, or something is not covered.
    pub fn invoice<C: Catalog + ?Sized>(
        &self,
        finished: &Finished<'_, C>,
        findings: &Findings,
        buyer: Option<&str>,
    ) -> Result<Invoice, InvoiceError> {
        let quote = finished.quote;
        if quote.currency != Currency::VND {
            return Err(InvoiceError::Currency { seen: quote.currency });
        }
        let day = quote.at.date();
        let mut draft = Draft { law: self, day, prices: quote.prices, lines: Vec::new() };
        let mut reduced_by = Money::zero(quote.currency);
        for line in &quote.lines {
            let product = product(finished, &line.sku)?;
            draft.goods(line, product)?;
            let reduced = self.product_vat(product, finished.shop, day).is_ok_and(|vat| vat.reduced);
            if let (Treatment::DirectPercentage(rate), true) = (line.tax.treatment, reduced) {
                reduced_by = reduced_by.checked_add(reduction_of_a_fifth(line.tax.gross, rate)?)?;
            }
        }
        let seller_borne = draft.gifts(finished, findings)?;
        draft.services(finished)?;
        if !reduced_by.is_zero() {
            draft.note(reduced_by)?;
        }
        let rates = quote.rates.iter().map(|rate| {
            Ok(InvoiceRate {
                treatment: rate.treatment,
                code: draft.code(rate.treatment)?,
                net: rate.net,
                tax: rate.tax,
            })
        });
        let rates = rates.collect::<Result<Vec<_>, NotCovered>>()?;
        let borne = seller_borne.iter().try_fold(Money::zero(quote.currency), |sum, gift| sum.checked_add(gift.tax))?;
        let total = quote.totals.gross.checked_add(borne)?;
        let buyer = match buyer {
            Some(buyer) => buyer.into(),
            None => self.invoice_codes.on(CONSUMER, day, &self.readings)?.value().as_str().into(),
        };
        Ok(Invoice {
            buyer,
            lines: draft.lines,
            rates,
            net: quote.totals.net,
            tax: quote.totals.tax,
            payable: quote.totals.gross,
            seller_borne,
            total,
            words: in_words(total.minor()),
        })
    }
}

/// The lines of an invoice in the making.
struct Draft<'a> {
    law: &'a Law,
    day: Date,
    prices: PriceTax,
    lines: Vec<InvoiceLine>,
}

const DELIVERY: &str = "Phí giao hàng";
const DISCOUNT: &str = "Chiết khấu thương mại";
const FOR_NOTHING: &str = "hàng khuyến mại, không thu tiền";

impl Draft<'_> {
    /// A line of goods at list price, and what was taken off.
    fn goods(&mut self, line: &QuoteLine, product: &Product) -> Result<(), InvoiceError> {
        let off = line.list.checked_sub(line.amount)?;
        self.priced(Some(product), name_of(product), line.quantity, &line.tax, off)
    }

    /// Delivery and fees.
    fn services<C: ?Sized>(&mut self, finished: &Finished<'_, C>) -> Result<(), InvoiceError> {
        match &finished.quote.delivery {
            QuoteDelivery::Nothing => {}
            QuoteDelivery::NotYetKnown(why) => return Err(InvoiceError::Delivery(why.clone())),
            QuoteDelivery::Known(delivery) => {
                let off = delivery.fee.checked_sub(delivery.amount)?;
                self.priced(None, DELIVERY.into(), 1, &delivery.tax, off)?;
            }
        }
        for fee in &finished.quote.fees {
            let nothing = Money::zero(fee.amount.currency());
            self.priced(None, fee.name.or_other(Lang::Vi).into(), 1, &fee.tax, nothing)?;
        }
        Ok(())
    }

    fn priced(
        &mut self,
        product: Option<&Product>,
        name: String,
        quantity: u32,
        tax: &TaxAmounts,
        off: Money,
    ) -> Result<(), InvoiceError> {
        let code = self.code(tax.treatment)?;
        let off = match self.prices {
            PriceTax::Included => off.checked_sub(tax.treatment.shown_rate().included_in(off, RoundingMode::HalfUp))?,
            PriceTax::Excluded => off,
        };
        let amount = tax.net.checked_add(off)?;
        let each = amount.to_decimal().checked_div(quantity.into()).unwrap_or_default();
        let line = InvoiceLine {
            nature: LineNature::Goods,
            sku: product.map(|product| product.sku().clone()),
            name,
            unit: product.and_then(unit_of),
            quantity: Some(quantity),
            unit_price: Some(each.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize()),
            amount,
            treatment: Some(tax.treatment),
            code,
        };
        if off.is_zero() {
            self.lines.push(line);
            return Ok(());
        }
        let discount = InvoiceLine {
            nature: LineNature::TradeDiscount,
            name: alloc::format!("{DISCOUNT}: {}", line.name),
            unit: None,
            quantity: None,
            unit_price: None,
            amount: off,
            ..line.clone()
        };
        self.lines.extend([line, discount]);
        Ok(())
    }

    /// Goods given for nothing, and the VAT of those that do not keep the law.
    fn gifts<C: Catalog + ?Sized>(
        &mut self,
        finished: &Finished<'_, C>,
        findings: &Findings,
    ) -> Result<Vec<SellerBorne>, InvoiceError> {
        let unlawful = Unlawful::of(findings);
        let mut borne = Vec::new();
        for (gift, index) in finished.quote.gifts.iter().zip(0_u32..) {
            let product = product(finished, &gift.sku)?;
            let vat = self.law.product_vat(product, finished.shop, self.day);
            let treatment = vat.map_err(|missing| InvoiceError::Vat { sku: gift.sku.clone(), missing })?.treatment;
            self.lines.push(InvoiceLine {
                nature: LineNature::Promotion,
                sku: Some(gift.sku.clone()),
                name: alloc::format!("{} ({FOR_NOTHING})", name_of(product)),
                unit: unit_of(product),
                quantity: Some(gift.quantity.get()),
                unit_price: Some(Decimal::ZERO),
                amount: Money::zero(finished.quote.currency),
                treatment: Some(treatment),
                code: self.code(treatment)?,
            });
            if unlawful.holds(gift, index) {
                borne.extend(self.seller_borne(gift, product, treatment)?);
            }
        }
        Ok(borne)
    }

    fn seller_borne(
        &self,
        gift: &QuoteGift,
        product: &Product,
        treatment: Treatment,
    ) -> Result<Option<SellerBorne>, MoneyError> {
        let (Treatment::Rate(rate), Some(price)) = (treatment, product.regular_price()) else { return Ok(None) };
        let quantity = gift.quantity.get();
        let stated = price.checked_mul(quantity)?;
        let (base, tax) = match self.prices {
            PriceTax::Included => {
                let tax = rate.included_in(stated, RoundingMode::HalfUp);
                (stated.checked_sub(tax)?, tax)
            }
            PriceTax::Excluded => (stated, rate.of(stated, RoundingMode::HalfUp)?),
        };
        Ok(Some(SellerBorne { sku: gift.sku.clone(), quantity, base, treatment, tax }))
    }

    /// The phrase that a seller by the direct method prints for the reduction of his percentage.
    fn note(&mut self, reduced_by: Money) -> Result<(), NotCovered> {
        let phrase = self.law.invoice_codes.on(REDUCTION_NOTE, self.day, &self.law.readings)?.value();
        let amount = text::money(reduced_by, Lang::Vi).style(MoneyStyle::Shop).to_string();
        self.lines.push(InvoiceLine {
            nature: LineNature::Note,
            sku: None,
            name: phrase.as_str().replace(AMOUNT, &amount),
            unit: None,
            quantity: None,
            unit_price: None,
            amount: Money::zero(reduced_by.currency()),
            treatment: None,
            code: None,
        });
        Ok(())
    }

    fn code(&self, treatment: Treatment) -> Result<Option<String>, NotCovered> {
        let key = match treatment {
            Treatment::Rate(rate) => return Ok(Some(rate.to_string())),
            Treatment::DirectPercentage(_) => return Ok(None),
            Treatment::NotTaxable => NOT_TAXABLE,
            Treatment::NotDeclared => NOT_DECLARED,
        };
        let row = self.law.invoice_codes.on(key, self.day, &self.law.readings)?;
        Ok(Some(row.value().as_str().into()))
    }
}

/// Where a phrase has its amount.
const AMOUNT: &str = "{amount}";

/// What a percentage that was cut by a fifth would be more: a quarter of what it is.
fn reduction_of_a_fifth(revenue: Money, reduced: Rate) -> Result<Money, MoneyError> {
    let quarter = RoundingMode::HalfUp.scale(revenue.minor(), reduced.units(), 4 * Rate::WHOLE);
    Money::from_minor(quarter, revenue.currency())
}

/// The gifts in which a breach was found.
struct Unlawful<'a> {
    rules: BTreeSet<&'a RuleId>,
    gifts: BTreeSet<u32>,
}

impl<'a> Unlawful<'a> {
    fn of(findings: &'a Findings) -> Self {
        let mut unlawful = Self { rules: BTreeSet::new(), gifts: BTreeSet::new() };
        for breach in findings.breaches() {
            match (&breach.provision, &breach.subject) {
                (Provision::GiftPerUnit | Provision::GiftPerProgramme, Subject::Rule(rule)) => {
                    unlawful.rules.insert(rule);
                }
                (Provision::NotGivable, Subject::Gift(index, _)) => {
                    unlawful.gifts.insert(*index);
                }
                _ => {}
            }
        }
        unlawful
    }

    fn holds(&self, gift: &QuoteGift, index: u32) -> bool {
        self.rules.contains(&gift.rule) || self.gifts.contains(&index)
    }
}

fn product<'a, C: Catalog + ?Sized>(finished: &Finished<'a, C>, sku: &Sku) -> Result<&'a Product, InvoiceError> {
    finished.catalogue.product(sku).ok_or_else(|| InvoiceError::UnknownProduct { sku: sku.clone() })
}

fn name_of(product: &Product) -> String {
    product.parts().name.or_other(Lang::Vi).into()
}

fn unit_of(product: &Product) -> Option<String> {
    let unit = product.parts().sale_unit.as_ref()?;
    Some(unit.name.or_other(Lang::Vi).into())
}
