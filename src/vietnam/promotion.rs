//! How far a price may be reduced, what is exempt, and on how many days of a year.

use alloc::collections::BTreeSet;

use time::{Date, Month};

use super::dated::{NotCovered, Question, Side, built_in, day, open, row};
use super::{Law, Occasion, Tested};
use crate::money::{Money, MoneyError, Rate, RoundingMode};

/// A ground on which the cap of reductions does not hold.
///
/// The first two are facts of the goods, the others of the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Exemption {
    /// Fresh food (hàng thực phẩm tươi sống). No text defines it; dried, roasted and bottled goods are not fresh.
    FreshFood,
    /// Goods under a price-stabilisation policy of the State (bình ổn giá).
    PriceStabilised,
    /// The business goes bankrupt (phá sản).
    Bankruptcy,
    /// The business is dissolved (giải thể).
    Dissolution,
    /// The business moves (thay đổi địa điểm).
    Relocation,
    /// The business turns to another line (thay đổi ngành nghề).
    ChangeOfBusiness,
}

impl Exemption {
    /// Every ground.
    pub const ALL: [Self; 6] = [
        Self::FreshFood,
        Self::PriceStabilised,
        Self::Bankruptcy,
        Self::Dissolution,
        Self::Relocation,
        Self::ChangeOfBusiness,
    ];

    /// The key of its rows.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::FreshFood => "fresh-food",
            Self::PriceStabilised => "price-stabilised",
            Self::Bankruptcy => "bankruptcy",
            Self::Dissolution => "dissolution",
            Self::Relocation => "relocation",
            Self::ChangeOfBusiness => "change-of-business",
        }
    }
}

/// How far a price may be reduced on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap<'a> {
    /// The largest part of the reference price that may be taken off; `None` where no cap holds.
    pub rate: Option<Rate>,
    /// The ground on which none holds.
    pub exemption: Option<Exemption>,
    /// The occasion of the day.
    pub occasion: Occasion<'a>,
    /// Where it is written.
    pub source: &'a str,
    /// The next day on which it may be another.
    pub until: Option<Date>,
}

impl Cap<'_> {
    /// The least that one unit may cost under a promotion: P0 − ⌊P0·cap⌋, or nothing where no cap holds.
    #[must_use]
    pub fn minimum_unit_price(&self, reference: Money) -> Money {
        self.rate.map_or(Money::zero(reference.currency()), |rate| minimum_unit_price(reference, rate))
    }
}

/// The most that may be taken off one unit: the reference price times the cap, rounded down to a whole minor unit.
///
/// A cap above 100 % counts as that.
#[must_use]
pub fn largest_reduction(reference: Money, cap: Rate) -> Money {
    // At most 100 % of an amount is within its bounds.
    cap.min(Rate::ONE_HUNDRED).of(reference, RoundingMode::Down).unwrap_or(reference)
}

/// The least that one unit may cost under a promotion: P0 − ⌊P0·cap⌋. Exactly 50 % is allowed under a cap of 50 %.
///
/// ```
/// use ocop::money::{Money, Rate};
/// use ocop::vietnam::minimum_unit_price;
/// assert_eq!(minimum_unit_price(Money::vnd(99_999), Rate::percent(50)), Money::vnd(50_000));
/// ```
#[must_use]
pub fn minimum_unit_price(reference: Money, cap: Rate) -> Money {
    // The reduction is a part of the reference.
    reference.checked_sub(largest_reduction(reference, cap)).unwrap_or(reference)
}

impl Law {
    /// How far prices may be reduced on a day, for goods and a business to which the given grounds apply.
    ///
    /// # Errors
    /// The day is not covered.
    ///
    /// ```
    /// use ocop::{money::Rate, text::iso, vietnam::Law};
    /// let law = Law::default();
    /// let cap = |day| Ok::<_, Box<dyn std::error::Error>>(law.cap(&[], iso::parse_day(day)?)?.rate);
    /// assert_eq!(cap("2027-01-06")?, Some(Rate::percent(50)));
    /// assert_eq!(cap("2027-01-07")?, Some(Rate::ONE_HUNDRED));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cap(&self, grounds: &[Exemption], day: Date) -> Result<Cap<'_>, NotCovered> {
        self.cap_in(self.occasion(day)?, grounds, day)
    }

    /// The cap of a day whose occasion is known already.
    pub(super) fn cap_in<'a>(
        &'a self,
        occasion: Occasion<'a>,
        grounds: &[Exemption],
        day: Date,
    ) -> Result<Cap<'a>, NotCovered> {
        let key = if occasion.is_concentrated() { REDUCTION_CONCENTRATED } else { REDUCTION };
        let limit = self.limits.on(key, day, &self.readings)?;
        let mut until = [occasion.until, limit.until()].into_iter().flatten().min();
        for ground in grounds {
            let exempt = self.exemptions.on(ground.key(), day, &self.readings)?;
            until = [until, exempt.until()].into_iter().flatten().min();
            if *exempt.value() {
                return Ok(Cap { rate: None, exemption: Some(*ground), occasion, source: exempt.source(), until });
            }
        }
        Ok(Cap { rate: Some(*limit.value()), exemption: None, occasion, source: limit.source(), until })
    }

    /// The days of discount that count towards the yearly limit: the days of a year that are given, each once, without those in
    /// concentrated windows.
    ///
    /// # Errors
    /// One of the days is not covered.
    pub fn counted_days(&self, year: i32, days: impl IntoIterator<Item = Date>) -> Result<u16, NotCovered> {
        let days: BTreeSet<Date> = days.into_iter().filter(|day| day.year() == year).collect();
        let mut counted = 0;
        for day in days {
            counted += u16::from(!self.occasion(day)?.is_concentrated());
        }
        Ok(counted)
    }

    /// Whether so many counted days of discount on one brand of goods keep within the limit of their year.
    ///
    /// # Errors
    /// The day is not covered.
    pub fn discount_days(&self, counted: u16, day: Date) -> Result<Tested<'_, u16>, NotCovered> {
        let limit = self.days.on(DISCOUNT_DAYS, day, &self.readings)?;
        Ok(Tested { seen: counted, most: *limit.value(), source: limit.source() })
    }
}

/// Whether money keeps a limit that is a part of other money.
pub(super) fn test_part(
    seen: Money,
    whole: Money,
    (limit, source): (Rate, &str),
) -> Result<Tested<'_, Money>, MoneyError> {
    seen.checked_sub(whole)?;
    Ok(Tested { seen, most: largest_reduction(whole, limit), source })
}

pub(super) const REDUCTION: &str = "reduction";
pub(super) const REDUCTION_CONCENTRATED: &str = "reduction-concentrated";
pub(super) const GIFT_UNIT: &str = "gift-per-unit";
pub(super) const GIFT_UNIT_CONCENTRATED: &str = "gift-per-unit-concentrated";
pub(super) const GIFT_PROGRAMME: &str = "gift-per-programme";
pub(super) const GIFT_PROGRAMME_CONCENTRATED: &str = "gift-per-programme-concentrated";
pub(super) const DISCOUNT_DAYS: &str = "discount-days";
pub(super) const NOTIFIED_PRIZES: &str = "notified-prizes";
pub(super) const HOUSEHOLD_REVENUE: &str = "household-revenue";

const SINCE_2018: Date = day(2018, Month::July, 15);
const SINCE_2025: Date = day(2025, Month::July, 1);
const HALF: Rate = Rate::percent(50);
const WHOLE: Rate = Rate::ONE_HUNDRED;

built_in! {
pub(super) static LIMITS: Table<Rate> = [
    row(REDUCTION, SINCE_2018, Some(SINCE_2025), HALF, "decree 81/2018/NĐ-CP, article 7(1)"),
    row(REDUCTION, SINCE_2025, None, HALF, "circular 39/2025/TT-BCT, article 4(1)"),
    row(REDUCTION_CONCENTRATED, SINCE_2018, Some(SINCE_2025), WHOLE, "decree 81/2018/NĐ-CP, article 7(2)"),
    row(REDUCTION_CONCENTRATED, SINCE_2025, None, WHOLE, "circular 39/2025/TT-BCT, article 4(2)"),
    row(GIFT_UNIT, SINCE_2018, Some(SINCE_2025), HALF, "decree 81/2018/NĐ-CP, article 6(1)"),
    row(GIFT_UNIT, SINCE_2025, None, HALF, "circular 39/2025/TT-BCT, article 3(1)"),
    row(GIFT_UNIT_CONCENTRATED, SINCE_2018, Some(SINCE_2025), WHOLE, "decree 81/2018/NĐ-CP, article 6(5)"),
    row(GIFT_UNIT_CONCENTRATED, SINCE_2025, None, WHOLE, "circular 39/2025/TT-BCT, article 3(4)"),
    row(GIFT_PROGRAMME, SINCE_2018, Some(SINCE_2025), HALF, "decree 81/2018/NĐ-CP, article 6(2)"),
    row(GIFT_PROGRAMME, SINCE_2025, None, HALF, "circular 39/2025/TT-BCT, article 3(2)"),
    row(GIFT_PROGRAMME_CONCENTRATED, SINCE_2018, Some(SINCE_2025), WHOLE, "decree 81/2018/NĐ-CP, article 6(5)"),
    row(GIFT_PROGRAMME_CONCENTRATED, SINCE_2025, None, WHOLE, "circular 39/2025/TT-BCT, article 3(4)"),
];
}

const YEARLY: &str = "decree 81/2018/NĐ-CP, article 10(5); whether decree 128/2024/NĐ-CP kept it was not read";

built_in! {
pub(super) static DAYS: Table<u16> = [
    open((Question::DiscountDays, Side::Strict), DISCOUNT_DAYS, (SINCE_2018, None), 120, YEARLY),
    // No year has more days, so that this is no limit.
    open((Question::DiscountDays, Side::Lenient), DISCOUNT_DAYS, (SINCE_2018, None), 366, YEARLY),
];
}

built_in! {
pub(super) static AMOUNTS: Table<Money> = [
    row(
        NOTIFIED_PRIZES,
        day(2024, Month::December, 1),
        None,
        Money::vnd(100_000_000),
        "decree 81/2018/NĐ-CP, article 17, as amended by decree 128/2024/NĐ-CP",
    ),
    row(
        HOUSEHOLD_REVENUE,
        day(2026, Month::January, 1),
        None,
        Money::vnd(1_000_000_000),
        "decree 68/2026/NĐ-CP, as amended by decree 141/2026/NĐ-CP",
    ),
];
}

const EXEMPT: &str = "decree 81/2018/NĐ-CP, article 7(3), since 1 July 2025 circular 39/2025/TT-BCT, article 4(3)";

built_in! {
pub(super) static EXEMPTIONS: Table<bool> = [
    row("fresh-food", SINCE_2018, None, true, EXEMPT),
    row("price-stabilised", SINCE_2018, None, true, EXEMPT),
    row("bankruptcy", SINCE_2018, None, true, EXEMPT),
    row("dissolution", SINCE_2018, None, true, EXEMPT),
    row("relocation", SINCE_2018, None, true, EXEMPT),
    row("change-of-business", SINCE_2018, None, true, EXEMPT),
];
}
