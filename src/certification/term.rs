//! Arithmetic of terms: months on a calendar, and the days at which a status changes.

use time::{Date, Duration, Month};

use super::rules::ExtensionRule;

/// The same day of the month so many months later; the month's last day where it is shorter.
///
/// `None` past the last date there is.
pub(super) fn after_months(from: Date, months: u16) -> Option<Date> {
    let counted = i32::from(u8::from(from.month())) - 1 + i32::from(months);
    let year = from.year().checked_add(counted / 12)?;
    let month = Month::try_from(u8::try_from(counted % 12 + 1).ok()?).ok()?;
    Date::from_calendar_date(year, month, from.day().min(month.length(year))).ok()
}

/// So many days later, `None` past the last date there is.
pub(super) fn days_after(from: Date, days: u16) -> Option<Date> {
    from.checked_add(Duration::days(days.into()))
}

/// So many days earlier, the first date there is at the least.
pub(super) fn days_before(from: Date, days: u16) -> Date {
    from.checked_sub(Duration::days(days.into())).unwrap_or(Date::MIN)
}

/// Whole days from one day to a later one, 0 if it is not later.
pub(super) fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).whole_days()).unwrap_or(0)
}

/// The last day up to which a term with this last day may be extended.
pub(super) fn extension_limit(last_day: Date, rule: Option<ExtensionRule>) -> Option<Date> {
    rule.filter(|rule| (rule.first_end()..=rule.last_end()).contains(&last_day))
        .and_then(|rule| days_after(last_day, rule.most_days()))
}
