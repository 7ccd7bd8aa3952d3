//! Value added tax: which treatment a product has, by day, tax group, seller and buyer.

use serde::Serialize;
use time::{Date, Month};

use super::Law;
use super::dated::{NotCovered, Question, Side, built_in, day, open, row};
use super::promotion::HOUSEHOLD_REVENUE;
use crate::input::checked_record;
use crate::money::{Money, Rate};
use crate::pricing::Treatment;
use crate::product::TaxGroup;

/// The treatments of one tax group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct VatRule {
    /// Credit method (khấu trừ), own production.
    pub own: Treatment,
    /// Credit method, bought in, sold to an enterprise or cooperative.
    pub traded_to_business: Treatment,
    /// Credit method, bought in, sold to anyone else.
    pub traded_to_consumer: Treatment,
    /// Direct method (trực tiếp trên doanh thu), own production.
    pub direct_own: Treatment,
    /// Direct method, bought in.
    pub direct_traded: Treatment,
    /// Whether these are reduced rates: 8 % instead of 10 %, and four fifths of the percentages of the direct method.
    pub reduced: bool,
}

checked_record!(VatRule {
    own: required,
    traded_to_business: required,
    traded_to_consumer: required,
    direct_own: required,
    direct_traded: required,
    reduced: or(false),
});

/// How the seller is taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seller {
    /// By the credit method (phương pháp khấu trừ).
    Credit,
    /// By the direct method (phương pháp trực tiếp), an enterprise or cooperative.
    Direct,
    /// By the direct method, a household or individual business (hộ, cá nhân kinh doanh) with this revenue a year.
    Household {
        /// The revenue of the year.
        annual_revenue: Money,
    },
}

/// Who buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Buyer {
    /// A consumer, a household or an individual.
    #[default]
    Consumer,
    /// An enterprise or a cooperative (doanh nghiệp, hợp tác xã).
    Business,
}

/// The VAT of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vat<'a> {
    /// How it is taxed.
    pub treatment: Treatment,
    /// Whether it is a reduced rate or percentage.
    pub reduced: bool,
    /// Where it is written.
    pub source: &'a str,
    /// The next day on which it may be another.
    pub until: Option<Date>,
}

impl Law {
    /// The VAT of goods of a tax group.
    ///
    /// # Errors
    /// No row covers the group on that day, or the revenue threshold of households that day.
    ///
    /// ```
    /// use ocop::product::TaxGroup;
    /// use ocop::text::iso;
    /// use ocop::pricing::Treatment;
    /// use ocop::vietnam::{Buyer, Law, Seller};
    ///
    /// let law = Law::default();
    /// let rice = TaxGroup::new("raw-produce")?;
    /// let day = iso::parse_day("2026-11-23")?;
    /// assert_eq!(law.vat(&rice, Seller::Credit, true, Buyer::Consumer, day)?.treatment, Treatment::NotTaxable);
    /// assert_eq!(law.vat(&rice, Seller::Credit, false, Buyer::Business, day)?.treatment, Treatment::NotDeclared);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vat(
        &self,
        group: &TaxGroup,
        seller: Seller,
        self_produced: bool,
        buyer: Buyer,
        day: Date,
    ) -> Result<Vat<'_>, NotCovered> {
        let row = self.vat_rules.on(group.as_str(), day, &self.readings)?;
        let rule = row.value();
        let mut vat =
            Vat { treatment: rule.direct_traded, reduced: rule.reduced, source: row.source(), until: row.until() };
        vat.treatment = match (seller, self_produced, buyer) {
            (Seller::Credit, true, _) => rule.own,
            (Seller::Credit, false, Buyer::Business) => rule.traded_to_business,
            (Seller::Credit, false, Buyer::Consumer) => rule.traded_to_consumer,
            (_, true, _) => rule.direct_own,
            (_, false, _) => rule.direct_traded,
        };
        if let Seller::Household { annual_revenue } = seller {
            let threshold = self.amounts.on(HOUSEHOLD_REVENUE, day, &self.readings)?;
            vat.until = [vat.until, threshold.until()].into_iter().flatten().min();
            if annual_revenue <= *threshold.value() {
                vat.treatment = Treatment::NotTaxable;
                vat.reduced = false;
                vat.source = threshold.source();
            }
        }
        Ok(vat)
    }
}

const LAW_48: &str = "Law 48/2024/QH15, article 9(2)";
const REDUCED: &str = "resolution 204/2025/QH15; decree 174/2025/NĐ-CP, until 31 December 2026";
const STANDARD: &str = "Law 48/2024/QH15, article 9(3); no extension of the reduced rate past 2026 was found";
const NOT_REDUCED: &str = "Law 48/2024/QH15, article 9(3); decree 174/2025/NĐ-CP, appendices I and II";
const RAW: &str = "Law 149/2025/QH15; decree 359/2025/NĐ-CP";
const SALT: &str = "Law 48/2024/QH15, article 5";
const EXPORT: &str = "Law 48/2024/QH15, article 9(1)";
const SUGARY: &str =
    "decree 174/2025/NĐ-CP, appendix II, as read by practitioners for drinks above 5 g of sugar in 100 ml";

const SINCE: Date = day(2025, Month::July, 1);
const Y2026: Date = day(2026, Month::January, 1);
const Y2027: Date = day(2027, Month::January, 1);

const STRICT: (Question, Side) = (Question::ReducedVatAfter2026, Side::Strict);
const LENIENT: (Question, Side) = (Question::ReducedVatAfter2026, Side::Lenient);

/// One rate for the credit method; for the direct method a percentage of revenue for production and one for trade.
const fn taxed(percent: u8, production: Rate, trade: Rate) -> VatRule {
    let rate = Treatment::Rate(Rate::percent(percent));
    VatRule {
        own: rate,
        traded_to_business: rate,
        traded_to_consumer: rate,
        direct_own: Treatment::DirectPercentage(production),
        direct_traded: Treatment::DirectPercentage(trade),
        reduced: false,
    }
}

const fn reduced(rule: VatRule) -> VatRule {
    VatRule { reduced: true, ..rule }
}

const fn everywhere(treatment: Treatment) -> VatRule {
    VatRule {
        own: treatment,
        traded_to_business: treatment,
        traded_to_consumer: treatment,
        direct_own: treatment,
        direct_traded: treatment,
        reduced: false,
    }
}

// The percentages of the direct method: goods 1 %, production 3 %, services 5 %; a fifth less within the reduction.
const GOODS_1: Rate = Rate::percent(1);
const MADE_3: Rate = Rate::percent(3);
const SERVICE_5: Rate = Rate::percent(5);
const GOODS_0_8: Rate = Rate::permille(8);
const MADE_2_4: Rate = Rate::permille(24);
const SERVICE_4: Rate = Rate::percent(4);

const FIVE: VatRule = taxed(5, MADE_3, GOODS_1);
const EIGHT: VatRule = reduced(taxed(8, MADE_2_4, GOODS_0_8));
const TEN: VatRule = taxed(10, MADE_3, GOODS_1);
const SERVICE_EIGHT: VatRule = reduced(taxed(8, SERVICE_4, SERVICE_4));
const SERVICE_TEN: VatRule = taxed(10, SERVICE_5, SERVICE_5);
const DELIVERY_EIGHT: VatRule = reduced(taxed(8, MADE_2_4, MADE_2_4));
const DELIVERY_TEN: VatRule = taxed(10, MADE_3, MADE_3);
/// Unprocessed or ordinarily pre-processed: not taxable from the producer, and in trade by who buys.
const RAW_PRODUCE: VatRule = VatRule {
    own: Treatment::NotTaxable,
    traded_to_business: Treatment::NotDeclared,
    traded_to_consumer: Treatment::Rate(Rate::percent(5)),
    direct_own: Treatment::NotTaxable,
    direct_traded: Treatment::DirectPercentage(GOODS_1),
    reduced: false,
};

built_in! {
/// VAT by tax group. A product's group says which of these its kind is; the crate does not guess it.
pub(super) static VAT: Table<VatRule> = [
    // Crop, planted-forest, livestock and fishery products, unprocessed or cleaned, dried, husked, milled, cut, salted or chilled.
    row("raw-produce", Y2026, None, RAW_PRODUCE, RAW),
    // Handicrafts of jute, sedge, bamboo, rattan, leaves, straw, coir, coconut shell, water hyacinth.
    row("plant-handicraft", SINCE, None, FIVE, LAW_48),
    row("medicine", SINCE, None, FIVE, LAW_48),
    row("clean-water", SINCE, None, FIVE, LAW_48),
    row("salt", SINCE, None, everywhere(Treatment::NotTaxable), SALT),
    row("export", SINCE, None, everywhere(Treatment::Rate(Rate::ZERO)), EXPORT),
    // Tea, roasted coffee, extracts, fish sauce, jam, sweets and the like.
    row("processed-food", SINCE, Some(Y2027), EIGHT, REDUCED),
    open(STRICT, "processed-food", (Y2027, None), TEN, STANDARD),
    open(LENIENT, "processed-food", (Y2027, None), EIGHT, STANDARD),
    // Brocade, pottery, lacquer, wood carving.
    row("handicraft", SINCE, Some(Y2027), EIGHT, REDUCED),
    open(STRICT, "handicraft", (Y2027, None), TEN, STANDARD),
    open(LENIENT, "handicraft", (Y2027, None), EIGHT, STANDARD),
    row("cosmetic", SINCE, Some(Y2027), EIGHT, REDUCED),
    open(STRICT, "cosmetic", (Y2027, None), TEN, STANDARD),
    open(LENIENT, "cosmetic", (Y2027, None), EIGHT, STANDARD),
    row("other-goods", SINCE, Some(Y2027), EIGHT, REDUCED),
    open(STRICT, "other-goods", (Y2027, None), TEN, STANDARD),
    open(LENIENT, "other-goods", (Y2027, None), EIGHT, STANDARD),
    // Tours, lodging.
    row("tourism-service", SINCE, Some(Y2027), SERVICE_EIGHT, REDUCED),
    open(STRICT, "tourism-service", (Y2027, None), SERVICE_TEN, STANDARD),
    open(LENIENT, "tourism-service", (Y2027, None), SERVICE_EIGHT, STANDARD),
    // Delivery is transport, which the direct method taxes as production.
    row("delivery", SINCE, Some(Y2027), DELIVERY_EIGHT, REDUCED),
    open(STRICT, "delivery", (Y2027, None), DELIVERY_TEN, STANDARD),
    open(LENIENT, "delivery", (Y2027, None), DELIVERY_EIGHT, STANDARD),
    // Never reduced: special consumption tax, metal products.
    row("alcohol", SINCE, None, TEN, NOT_REDUCED),
    row("beer", SINCE, None, TEN, NOT_REDUCED),
    row("tobacco", SINCE, None, TEN, NOT_REDUCED),
    row("metal-product", SINCE, None, TEN, NOT_REDUCED),
    row("sugary-drink", SINCE, Some(Y2026), EIGHT, REDUCED),
    open((Question::SugaryDrinks, Side::Strict), "sugary-drink", (Y2026, None), TEN, SUGARY),
    open((Question::SugaryDrinks, Side::Lenient), "sugary-drink", (Y2026, Some(Y2027)), EIGHT, REDUCED),
    open((Question::SugaryDrinks, Side::Lenient), "sugary-drink", (Y2027, None), TEN, SUGARY),
];
}
