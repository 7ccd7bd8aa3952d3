//! Forms of promotion: the limits of what is given away, and what the authorities are told before.

use serde::Serialize;
use time::{Date, Month};

use super::dated::{NotCovered, built_in, day, row};
use super::promotion::{
    GIFT_PROGRAMME, GIFT_PROGRAMME_CONCENTRATED, GIFT_UNIT, GIFT_UNIT_CONCENTRATED, NOTIFIED_PRIZES, test_part,
};
use super::{Law, Tested};
use crate::input::{checked_choice, checked_record};
use crate::money::{Money, MoneyError};

/// A form of promotion (hình thức khuyến mại), Commercial Law, article 92.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PromotionForm {
    /// Samples (hàng mẫu).
    Sample,
    /// Gifts without a purchase (tặng hàng không thu tiền, không kèm mua).
    GiftWithoutPurchase,
    /// Gifts with a purchase (tặng hàng kèm mua).
    GiftWithPurchase,
    /// Price reductions (giảm giá).
    PriceReduction,
    /// Vouchers with a purchase (phiếu mua hàng).
    Voucher,
    /// Contests (phiếu dự thi).
    Contest,
    /// Lucky draws (chương trình may rủi).
    LuckyDraw,
    /// Programmes for regular customers (khách hàng thường xuyên).
    Loyalty,
    /// Cultural, artistic and other events (chương trình văn hóa, nghệ thuật, giải trí).
    Event,
    /// Other approved forms.
    Other,
}

checked_choice!(PromotionForm {
    "sample" => Sample,
    "gift_without_purchase" => GiftWithoutPurchase,
    "gift_with_purchase" => GiftWithPurchase,
    "price_reduction" => PriceReduction,
    "voucher" => Voucher,
    "contest" => Contest,
    "lucky_draw" => LuckyDraw,
    "loyalty" => Loyalty,
    "event" => Event,
    "other" => Other,
});

impl PromotionForm {
    /// Every form.
    pub const ALL: [Self; 10] = [
        Self::Sample,
        Self::GiftWithoutPurchase,
        Self::GiftWithPurchase,
        Self::PriceReduction,
        Self::Voucher,
        Self::Contest,
        Self::LuckyDraw,
        Self::Loyalty,
        Self::Event,
        Self::Other,
    ];

    /// The key of its rows.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::GiftWithoutPurchase => "gift-without-purchase",
            Self::GiftWithPurchase => "gift-with-purchase",
            Self::PriceReduction => "price-reduction",
            Self::Voucher => "voucher",
            Self::Contest => "contest",
            Self::LuckyDraw => "lucky-draw",
            Self::Loyalty => "loyalty",
            Self::Event => "event",
            Self::Other => "other",
        }
    }
}

/// What the law asks of a form of promotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct FormRule {
    /// Whether the limit for what is given with one unit holds.
    pub unit_limit: bool,
    /// Whether the limit for all that one programme gives holds.
    pub programme_limit: bool,
    /// What the authorities must be told.
    pub duty: Duty,
}

checked_record!(FormRule { unit_limit: required, programme_limit: required, duty: required });

/// What the provincial departments of industry and trade must be told of a promotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Nothing.
    None,
    /// It is notified, at least three working days before it begins.
    Notify,
    /// It is registered, and may begin when that is confirmed.
    Register,
}

checked_choice!(Duty { "none" => None, "notify" => Notify, "register" => Register });

/// What a gift is worth under promotion law (decree 81/2018/NĐ-CP, article 6(3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GiftWorth {
    /// A bought-in gift: what was paid for it, or its market price when the promotion was announced.
    BoughtFor(Money),
    /// The seller's own product or import: what making or importing it cost.
    MadeFor(Money),
}

impl GiftWorth {
    /// The value that the limits are held against.
    #[must_use]
    pub const fn value(self) -> Money {
        match self {
            Self::BoughtFor(value) | Self::MadeFor(value) => value,
        }
    }
}

impl Law {
    /// Whether what is given with a purchase keeps the limit per unit: its value against the qualifying units at their reference prices.
    ///
    /// The value is shared out over the qualifying units by reference price, so that it keeps the limit on each when it keeps it on all
    /// together. `None` where the form has no such limit.
    ///
    /// # Errors
    /// The day is not covered, or the two amounts are of two currencies.
    pub fn gift_per_unit(
        &self,
        form: PromotionForm,
        given: Money,
        qualifying: Money,
        day: Date,
    ) -> Result<Option<Tested<'_, Money>>, GiftError> {
        if !self.form(form, day)?.unit_limit {
            return Ok(None);
        }
        self.gift_test((GIFT_UNIT, GIFT_UNIT_CONCENTRATED), given, qualifying, day).map(Some)
    }

    /// Whether all that a programme gives keeps its limit against all that it promotes. `None` where the form has no such limit.
    ///
    /// # Errors
    /// The day is not covered, or the two amounts are of two currencies.
    pub fn gift_per_programme(
        &self,
        form: PromotionForm,
        given: Money,
        promoted: Money,
        day: Date,
    ) -> Result<Option<Tested<'_, Money>>, GiftError> {
        if !self.form(form, day)?.programme_limit {
            return Ok(None);
        }
        self.gift_test((GIFT_PROGRAMME, GIFT_PROGRAMME_CONCENTRATED), given, promoted, day).map(Some)
    }

    /// What the authorities must be told of a promotion with prizes of this total, on platforms of e-commerce only or elsewhere too.
    ///
    /// # Errors
    /// The day is not covered.
    pub fn duty(&self, form: PromotionForm, prizes: Money, place: Place, day: Date) -> Result<Duty, NotCovered> {
        let duty = self.form(form, day)?.duty;
        let threshold = self.amounts.on(NOTIFIED_PRIZES, day, &self.readings)?.value();
        let waived = place == Place::PlatformsOnly || prizes < *threshold;
        Ok(if duty == Duty::Notify && waived { Duty::None } else { duty })
    }

    fn form(&self, form: PromotionForm, day: Date) -> Result<FormRule, NotCovered> {
        self.forms.on(form.key(), day, &self.readings).map(|row| *row.value())
    }

    fn gift_test(
        &self,
        (ordinary, concentrated): (&str, &str),
        given: Money,
        whole: Money,
        day: Date,
    ) -> Result<Tested<'_, Money>, GiftError> {
        let key = if self.occasion(day)?.is_concentrated() { concentrated } else { ordinary };
        let limit = self.limits.on(key, day, &self.readings)?;
        Ok(test_part(given, whole, (*limit.value(), limit.source()))?)
    }
}

/// Where a promotion runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Sale and promotion run on e-commerce platforms or online promotion sites only.
    PlatformsOnly,
    /// Elsewhere too.
    Anywhere,
}

/// A gift that cannot be held against a limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GiftError {
    /// The day is not covered.
    #[error(transparent)]
    NotCovered(#[from] NotCovered),
    /// The amounts do not go together.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

const SINCE: Date = day(2024, Month::December, 1);
const FORM_SOURCE: &str = "Commercial Law, article 92; decree 81/2018/NĐ-CP, articles 6, 17 and 19, as amended by decree \
                           128/2024/NĐ-CP, since 1 July 2025 circular 39/2025/TT-BCT, article 3";

const fn rule(unit_limit: bool, programme_limit: bool, duty: Duty) -> FormRule {
    FormRule { unit_limit, programme_limit, duty }
}

built_in! {
pub(super) static FORMS: Table<FormRule> = [
    row("sample", SINCE, None, rule(false, false, Duty::None), FORM_SOURCE),
    row("gift-without-purchase", SINCE, None, rule(false, false, Duty::None), FORM_SOURCE),
    row("gift-with-purchase", SINCE, None, rule(true, true, Duty::None), FORM_SOURCE),
    row("price-reduction", SINCE, None, rule(true, true, Duty::None), FORM_SOURCE),
    row("voucher", SINCE, None, rule(true, true, Duty::None), FORM_SOURCE),
    row("contest", SINCE, None, rule(false, true, Duty::Notify), FORM_SOURCE),
    row("lucky-draw", SINCE, None, rule(false, true, Duty::Register), FORM_SOURCE),
    row("loyalty", SINCE, None, rule(false, true, Duty::Notify), FORM_SOURCE),
    row("event", SINCE, None, rule(false, false, Duty::None), FORM_SOURCE),
    row("other", SINCE, None, rule(false, false, Duty::None), FORM_SOURCE),
];
}
