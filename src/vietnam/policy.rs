//! The law as a pricing policy: a floor per SKU, exclusions, the tax table, and when they change.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use serde::Serialize;
use time::{Date, OffsetDateTime};

use super::{Answer, Buyer, Law, Missing, NotCovered, Occasion, Shop};
use crate::input::{checked_choice, fault_list};
use crate::money::{Rounding, RoundingMode};
use crate::pricing::{Policy, PolicyVersion, PriceTax};
use crate::product::{Product, Sku, TaxGroup};
use crate::text::IdentifierError;

/// What is done about reductions beyond the cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CapMode {
    /// Pricing clips them. The default.
    #[default]
    Clip,
    /// Pricing lets them through, and [`Law::check`] reports them.
    Report,
}

checked_choice!(CapMode { "clip" => Clip, "report" => Report });

/// What is done about products of which the law cannot say whether, or how far, they may be promoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OnUncovered {
    /// There is no policy. The default.
    #[default]
    Refuse,
    /// They are left out of every promotion, and listed. A product whose VAT is not covered is still refused.
    LeaveOut,
}

/// How the law is worked into a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Handling {
    /// What is done about reductions beyond the cap.
    pub mode: CapMode,
    /// What is done about products that are not covered.
    pub uncovered: OnUncovered,
}

/// A shop's own policy with the law worked in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalPolicy {
    /// The policy.
    pub policy: Policy,
    /// What was left out of every promotion, and why, by SKU.
    pub left_out: Vec<(Sku, Missing)>,
}

fault_list! {
    /// Why the law gives no policy: all reasons at once, those of products by SKU.
    PolicyFaults of PolicyFault;
}

/// One reason why the law gives no policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyFault {
    /// The VAT of a product.
    #[error("the VAT of {sku} is not covered: {missing}")]
    Vat {
        /// The product.
        sku: Sku,
        /// What is missing.
        missing: Missing,
    },
    /// Whether, or how far, a product may be promoted.
    #[error("promoting {sku} is not covered: {missing}")]
    Promotion {
        /// The product.
        sku: Sku,
        /// What is missing.
        missing: Missing,
    },
    /// The VAT of delivery.
    #[error("the VAT of delivery is not covered: {0}")]
    Delivery(NotCovered),
    /// Prices without tax for consumers (Law on Prices 16/2023/QH15, article 29).
    #[error("prices for consumers include tax")]
    PricesWithoutTax,
    /// Cash rounding that can go up, above the posted price.
    #[error("cash is rounded down, not {mode:?}")]
    CashRounding {
        /// The mode.
        mode: RoundingMode,
    },
    /// A version that is too long for the law's to stand beside it.
    #[error("the version of the policy does not fit: {0}")]
    Version(IdentifierError),
}

/// The tax group of delivery in the tables.
const DELIVERY: &str = "delivery";

impl Law {
    /// A shop's own policy with the law of a day worked in, for some products.
    ///
    /// Each product gets its tax treatment and, in [`CapMode::Clip`], its legal floor beside the cost floor that the shop set. Goods that
    /// may not be promoted, or need review, are excluded. Delivery gets its tax. The next change of every row that was read becomes a
    /// change of the policy, and law version and answers enter its version.
    ///
    /// Products that the policy does not name must not be priced with it: they have no tax treatment.
    ///
    /// # Errors
    /// Something is not covered on that day, prices for consumers do not include tax, or cash is not rounded down.
    ///
    /// ```
    /// use ocop::money::Money;
    /// use ocop::pricing::Policy;
    /// use ocop::product::{GoodsClass, PriceKind, PricePoint, Product, ProductParts, Sku, TaxGroup, TradeFacts};
    /// use ocop::text::Texts;
    /// use ocop::vietnam::{Handling, Law, Shop};
    /// use time::macros::datetime;
    ///
    /// let sku = Sku::new("CF-250")?;
    /// let price = Money::vnd(85_000);
    /// let coffee = Product::new(ProductParts {
    ///     price_history: vec![PricePoint { at: datetime!(2026-03-01 00:00 +7), price, kind: PriceKind::Regular }],
    ///     trade: TradeFacts {
    ///         tax_group: Some(TaxGroup::new("processed-food")?),
    ///         goods_class: Some(GoodsClass::new("food")?),
    ///         fresh: Some(false),
    ///         price_stabilised: Some(false),
    ///         ..TradeFacts::default()
    ///     },
    ///     ..ProductParts::new(sku.clone(), Texts::vi("Cà phê bột"), price)
    /// })?;
    /// let at = datetime!(2026-11-23 09:00 +7);
    /// let legal = Law::default().policy(Policy::default(), [&coffee], &Shop::retail(), at, Handling::default())?;
    /// assert_eq!(legal.policy.floors[&sku].legal, Some(Money::vnd(42_500)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn policy<'p>(
        &self,
        own: Policy,
        products: impl IntoIterator<Item = &'p Product>,
        shop: &Shop,
        at: OffsetDateTime,
        handling: Handling,
    ) -> Result<LegalPolicy, PolicyFaults> {
        let mut draft = Draft { policy: own, left_out: Vec::new(), faults: Vec::new(), changes: BTreeSet::new() };
        let day = Day { occasion: self.occasion(at.date()), at, handling };
        draft.check_own(shop.buyer);
        draft.version(self, handling.mode);
        self.tax_delivery(&mut draft, shop, at.date());
        draft.policy.tax.default = None;
        for product in products {
            self.work_in(&mut draft, product, shop, &day);
        }
        draft.finish(at)
    }

    fn tax_delivery(&self, draft: &mut Draft, shop: &Shop, day: Date) {
        // The key is an identifier.
        let Ok(group) = TaxGroup::new(DELIVERY) else { return };
        match self.vat(&group, shop.seller, true, shop.buyer, day) {
            Ok(vat) => {
                draft.policy.delivery_tax = vat.treatment;
                draft.changes.extend(vat.until);
            }
            Err(missing) => draft.faults.push(PolicyFault::Delivery(missing)),
        }
    }

    fn work_in<'a>(&'a self, draft: &mut Draft, product: &Product, shop: &Shop, day: &Day<'a>) {
        let sku = product.sku();
        match self.product_vat(product, shop, day.at.date()) {
            Ok(vat) => {
                draft.policy.tax.by_sku.insert(sku.clone(), vat.treatment);
                draft.changes.extend(vat.until);
            }
            Err(missing) => draft.faults.push(PolicyFault::Vat { sku: sku.clone(), missing }),
        }
        if let Err(missing) = self.work_in_promotion(draft, product, shop, day) {
            match day.handling.uncovered {
                OnUncovered::Refuse => draft.faults.push(PolicyFault::Promotion { sku: sku.clone(), missing }),
                OnUncovered::LeaveOut => {
                    draft.policy.excluded.insert(sku.clone());
                    draft.left_out.push((sku.clone(), missing));
                }
            }
        }
    }

    fn work_in_promotion<'a>(
        &'a self,
        draft: &mut Draft,
        product: &Product,
        shop: &Shop,
        day: &Day<'a>,
    ) -> Result<(), Missing> {
        let promotable = self.product_promotable(product, shop, day.at.date())?;
        draft.changes.extend(promotable.until);
        if promotable.promoted != Answer::Yes {
            draft.policy.excluded.insert(product.sku().clone());
            return Ok(());
        }
        let floor = self.legal_floor_in(day.occasion.clone()?, product, shop, day.at)?;
        draft.changes.extend(floor.cap.until);
        if let (CapMode::Clip, Some(least)) = (day.handling.mode, floor.least) {
            draft.policy.floors.entry(product.sku().clone()).or_default().legal = Some(least);
        }
        Ok(())
    }
}

/// The day that a policy is for. Its occasion is found once, for all products.
struct Day<'a> {
    occasion: Result<Occasion<'a>, NotCovered>,
    at: OffsetDateTime,
    handling: Handling,
}

/// A policy in the making.
struct Draft {
    policy: Policy,
    left_out: Vec<(Sku, Missing)>,
    faults: Vec<PolicyFault>,
    changes: BTreeSet<Date>,
}

impl Draft {
    fn check_own(&mut self, buyer: Buyer) {
        if buyer == Buyer::Consumer && self.policy.prices != PriceTax::Included {
            self.faults.push(PolicyFault::PricesWithoutTax);
        }
        let mode = self.policy.cash.map(Rounding::mode).filter(|mode| *mode != RoundingMode::Down);
        self.faults.extend(mode.map(|mode| PolicyFault::CashRounding { mode }));
    }

    /// The shop's own version, that of the law, its answers and the mode.
    fn version(&mut self, law: &Law, mode: CapMode) {
        let own = self.policy.version.as_ref().map(PolicyVersion::as_str).unwrap_or_default();
        let slash = if own.is_empty() { "" } else { "/" };
        let mode = match mode {
            CapMode::Clip => "clip",
            CapMode::Report => "report",
        };
        match PolicyVersion::new(&format!("{own}{slash}{}/{}/{mode}", law.version(), law.readings().code())) {
            Ok(version) => self.policy.version = Some(version),
            Err(error) => self.faults.push(PolicyFault::Version(error)),
        }
    }

    fn finish(mut self, at: OffsetDateTime) -> Result<LegalPolicy, PolicyFaults> {
        if !self.faults.is_empty() {
            self.faults.sort_by(|a, b| a.sku().cmp(&b.sku()));
            return Err(PolicyFaults(self.faults));
        }
        let changes = self.changes.iter().map(|day| day.midnight().assume_offset(at.offset()));
        self.policy.changes.extend(changes);
        self.policy.changes.sort_unstable();
        self.policy.changes.dedup();
        self.left_out.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(LegalPolicy { policy: self.policy, left_out: self.left_out })
    }
}

impl PolicyFault {
    const fn sku(&self) -> Option<&Sku> {
        match self {
            Self::Vat { sku, .. } | Self::Promotion { sku, .. } => Some(sku),
            _ => None,
        }
    }
}
