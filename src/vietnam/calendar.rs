//! Statutory holidays, the lunar new year, and the windows in which promotions may go up to the concentrated cap.

use alloc::vec::Vec;

use serde::Serialize;
use time::{Date, Duration, Month};

use super::Law;
use super::dated::{LawText, NotCovered, Question, Row, Side, built_in, day, open, row};
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::text::iso;

/// What one year adds to the fixed holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct YearDays {
    /// Lunar new year's day (mồng một Tết), by the calendar of Việt Nam, UTC+7.
    #[serde(with = "iso::serde_day")]
    pub new_year: Date,
    /// The Hùng Kings' day (giỗ tổ Hùng Vương), the 10th of the third lunar month.
    #[serde(with = "iso::serde_day")]
    pub hung_kings: Date,
    /// The second day off of National Day.
    pub second_national_day: SecondDay,
    /// How many of the five days off of Tết stand from new year's day on: three or four. Decided every year; absent until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_off_from_new_year: Option<u8>,
}

checked_record!(YearDays {
    new_year: required,
    hung_kings: required,
    second_national_day: required,
    days_off_from_new_year: optional,
});

/// The second day off of National Day (Quốc khánh), 1 or 3 September as decided every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondDay {
    /// The law gave one day only.
    None,
    /// 1 September.
    Before,
    /// 3 September.
    After,
    /// Not decided yet: 1 and 3 September are not covered.
    Undecided,
}

checked_choice!(SecondDay { "none" => None, "before" => Before, "after" => After, "undecided" => Undecided });

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// A day that the month has in every year.
    ///
    /// # Errors
    /// The month has no such day, or not in every year.
    pub fn new(month: Month, day: u8) -> Result<Self, MonthDayError> {
        // No leap year.
        match Date::from_calendar_date(2023, month, day) {
            Ok(_) => Ok(Self { month: month.into(), day }),
            Err(_) => Err(MonthDayError { day }),
        }
    }

    const fn of(month: Month, day: u8) -> Self {
        Self { month: month as u8, day }
    }

    fn in_year(self, year: i32) -> Option<Date> {
        Date::from_calendar_date(year, Month::try_from(self.month).ok()?, self.day).ok()
    }
}

/// A day that not every year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("day {day} is not in this month of every year")]
#[non_exhaustive]
pub struct MonthDayError {
    /// The day of the month.
    pub day: u8,
}

impl Checked for MonthDay {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["month", "day"])?;
        let (month, day): (Option<u8>, Option<u8>) = (record.required("month"), record.required("day"));
        let (month, day) = (month?, day?);
        match Month::try_from(month) {
            Ok(month) => match Self::new(month, day) {
                Ok(value) => Some(value),
                Err(error) => node.invalid("a day of the year", &error),
            },
            Err(error) => node.invalid("a day of the year", &error),
        }
    }
}

/// How a holiday opens the concentrated cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Concentrated {
    /// The number of days right before the holiday's first day.
    pub days_before: u8,
    /// Whether its days off count too.
    pub days_off: bool,
}

checked_record!(Concentrated { days_before: required, days_off: required });
checked_serde!(MonthDay);

/// Why a day is in a concentrated window, or that it is in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion<'a> {
    /// The key of the holiday or State programme; `None` on an ordinary day.
    pub key: Option<&'a str>,
    /// The first day of the window.
    pub from: Option<Date>,
    /// The first day after which another occasion may begin.
    pub until: Option<Date>,
    /// Where the window is written.
    pub source: &'a str,
}

impl Occasion<'_> {
    /// Whether the concentrated cap holds.
    #[must_use]
    pub const fn is_concentrated(&self) -> bool {
        self.key.is_some()
    }
}

/// Some days off of one holiday.
#[derive(Debug, Clone, Copy)]
struct Days<'a> {
    key: &'a str,
    from: Date,
    until: Date,
    /// Whether it is decided that these are days off.
    decided: bool,
    source: &'a str,
}

impl Days<'_> {
    fn contain(&self, day: Date) -> bool {
        self.from <= day && day < self.until
    }
}

/// The days from new year's day on which Tết is off by any decision.
const SURE_DAYS_OF_TET: i64 = 3;

impl Law {
    /// Lunar new year's day (mồng một Tết) of a year.
    ///
    /// # Errors
    /// The tables do not reach that year.
    ///
    /// ```
    /// use ocop::{text::iso, vietnam::Law};
    /// let law = Law::default();
    /// assert_eq!(iso::day(law.new_year(2030)?).to_string(), "2030-02-02");
    /// assert!(law.new_year(2036).is_err());
    /// # Ok::<(), ocop::vietnam::NotCovered>(())
    /// ```
    pub fn new_year(&self, year: i32) -> Result<Date, NotCovered> {
        self.year(year).map(|row| row.value().new_year)
    }

    /// The holiday that gives a day off on this day, by its key.
    ///
    /// # Errors
    /// The tables do not reach that day, or it is not decided yet whether it is off.
    pub fn holiday(&self, day: Date) -> Result<Option<&str>, NotCovered> {
        let off = self.days_off(day.year())?;
        match off.iter().find(|days| days.contain(day)) {
            Some(days) if !days.decided => Err(NotCovered::new(days.key, day)),
            found => Ok(found.map(|days| days.key)),
        }
    }

    /// The occasion of a day: an ordinary day, or one in a concentrated window (chương trình khuyến mại tập trung).
    ///
    /// The 30 days before the lunar new year, public holidays for their days off, and the State programmes that the host gave.
    ///
    /// # Errors
    /// The tables do not reach that day or the 30 days after it, or the day is undecided.
    pub fn occasion(&self, day: Date) -> Result<Occasion<'_>, NotCovered> {
        if let Some(programme) = self.programmes.holding(day, &self.readings).next() {
            return Ok(Occasion {
                key: Some(programme.key()),
                from: Some(programme.from()),
                until: self.edge_after(day),
                source: programme.source(),
            });
        }
        let windows = self.windows(day)?;
        let hit = windows.iter().find(|window| window.contain(day));
        match hit {
            Some(window) if !window.decided => Err(NotCovered::new(window.key, day)),
            Some(window) => Ok(Occasion {
                key: Some(window.key),
                from: Some(window.from),
                until: self.edge_after(day),
                source: window.source,
            }),
            None => Ok(Occasion { key: None, from: None, until: self.edge_after(day), source: "" }),
        }
    }

    fn year(&self, year: i32) -> Result<&Row<YearDays>, NotCovered> {
        let first = Date::from_ordinal_date(year, 1).unwrap_or(Date::MAX);
        self.years.on(YEAR, first, &self.readings)
    }

    /// The days off of a year: the fixed ones, then those of the year.
    fn days_off(&self, year: i32) -> Result<Vec<Days<'_>>, NotCovered> {
        let row = self.year(year)?;
        let source = row.source();
        let one = |key, from: Date, source| Days { key, from, until: after(from, 1), decided: true, source };
        let mut off = Vec::new();
        for holiday in self.holidays.rows() {
            let day = holiday.value().in_year(year);
            let held = day.filter(|day| self.holidays.on(holiday.key(), *day, &self.readings) == Ok(holiday));
            off.extend(held.map(|day| one(holiday.key(), day, holiday.source())));
        }
        let days = row.value();
        off.push(one(HUNG_KINGS, days.hung_kings, source));
        let sure = days.days_off_from_new_year.map_or(SURE_DAYS_OF_TET, i64::from);
        let tet = Days { until: after(days.new_year, sure), ..one(TET, days.new_year, source) };
        off.push(tet);
        if days.days_off_from_new_year.is_none() {
            off.push(Days { until: after(tet.until, 1), decided: false, ..one(TET, tet.until, source) });
        }
        let september = |day| Date::from_calendar_date(year, Month::September, day).ok();
        let (first, third) = (september(1), september(3));
        let second: [(Option<Date>, bool); 2] = match days.second_national_day {
            SecondDay::None => [(None, true); 2],
            SecondDay::Before => [(first, true), (None, true)],
            SecondDay::After => [(third, true), (None, true)],
            SecondDay::Undecided => [(first, false), (third, false)],
        };
        for (day, decided) in second {
            off.extend(day.map(|day| Days { decided, ..one(SECOND_NATIONAL_DAY, day, source) }));
        }
        Ok(off)
    }

    /// The concentrated windows of the year of a day, and of the year of the 30th day after it.
    fn windows(&self, day: Date) -> Result<Vec<Days<'_>>, NotCovered> {
        let mut windows = self.windows_of(day.year())?;
        let ahead = after(day, i64::from(self.longest_lead()));
        if ahead.year() != day.year() {
            let next = self.windows_of(ahead.year()).map_err(|missing| NotCovered::new(missing.key(), day))?;
            windows.extend(next);
        }
        Ok(windows)
    }

    fn windows_of(&self, year: i32) -> Result<Vec<Days<'_>>, NotCovered> {
        let mut windows = Vec::new();
        for off in self.days_off(year)? {
            let opening = self.concentrated.on(off.key, off.from, &self.readings)?;
            let rule = opening.value();
            let source = opening.source();
            if rule.days_off {
                windows.push(Days { source, ..off });
            }
            if rule.days_before > 0 && off.decided {
                let from = after(off.from, -i64::from(rule.days_before));
                windows.push(Days { from, until: off.from, source, ..off });
            }
        }
        Ok(windows)
    }

    fn longest_lead(&self) -> u8 {
        self.concentrated.rows().iter().map(|row| row.value().days_before).max().unwrap_or(0)
    }

    /// The next day on which the occasion may be another, or from which on the tables do not reach.
    fn edge_after(&self, day: Date) -> Option<Date> {
        let year = day.year();
        let mut edges: Vec<Date> = Vec::new();
        for year in [year, year + 1] {
            if let Ok(windows) = self.windows_of(year) {
                edges.extend(windows.iter().flat_map(|days| [days.from, days.until]));
            } else if let Ok(first) = Date::from_ordinal_date(year, 1) {
                edges.extend([after(first, -i64::from(self.longest_lead())), first]);
            }
        }
        for programme in self.programmes.rows() {
            edges.extend([Some(programme.from()), programme.until()].into_iter().flatten());
        }
        edges.into_iter().filter(|edge| *edge > day).min()
    }
}

fn after(day: Date, days: i64) -> Date {
    day.saturating_add(Duration::days(days))
}

/// The key of the rows of [`YearDays`].
pub(super) const YEAR: &str = "year";
/// Tết Nguyên đán.
pub(super) const TET: &str = "tet";
const HUNG_KINGS: &str = "hung-kings";
const SECOND_NATIONAL_DAY: &str = "second-national-day";

const CODE_2012: &str = "Labour Code 10/2012/QH13, article 115(1)";
const CODES: &str = "Labour Code 10/2012/QH13, article 115(1), since 2021 Labour Code 45/2019/QH14, article 112(1)";
const WINDOWS: &str =
    "decree 81/2018/NĐ-CP, articles 6(5) and 7, since 1 July 2025 circular 39/2025/TT-BCT, articles 3(4) and 4";

const SINCE_2013: Date = day(2013, Month::May, 1);
const SINCE_2018: Date = day(2018, Month::July, 15);

built_in! {
/// Holidays that fall on one day of every year.
pub(super) static HOLIDAYS: Table<MonthDay> = [
    row("new-year", SINCE_2013, None, MonthDay::of(Month::January, 1), CODES),
    row("reunification-day", SINCE_2013, None, MonthDay::of(Month::April, 30), CODES),
    row("labour-day", SINCE_2013, None, MonthDay::of(Month::May, 1), CODES),
    row("national-day", SINCE_2013, None, MonthDay::of(Month::September, 2), CODES),
    row(
        "culture-day",
        day(2026, Month::July, 1),
        None,
        MonthDay::of(Month::November, 24),
        "resolution 28/2026/QH16, from 1 July 2026",
    ),
];
}

built_in! {
/// Which holidays open the concentrated cap, and how.
pub(super) static CONCENTRATED: Table<Concentrated> = [
    row("new-year", SINCE_2018, None, DAYS_OFF, WINDOWS),
    row(HUNG_KINGS, SINCE_2018, None, DAYS_OFF, WINDOWS),
    row("reunification-day", SINCE_2018, None, DAYS_OFF, WINDOWS),
    row("labour-day", SINCE_2018, None, DAYS_OFF, WINDOWS),
    row("national-day", SINCE_2018, None, DAYS_OFF, WINDOWS),
    row(SECOND_NATIONAL_DAY, SINCE_2018, None, DAYS_OFF, WINDOWS),
    open((Question::CultureDay, Side::Strict), "culture-day", (SINCE_2018, None), Concentrated { days_before: 0, days_off: false }, WINDOWS),
    open((Question::CultureDay, Side::Lenient), "culture-day", (SINCE_2018, None), DAYS_OFF, WINDOWS),
    open((Question::TetDaysOff, Side::Strict), TET, (SINCE_2018, None), Concentrated { days_before: 30, days_off: false }, WINDOWS),
    open((Question::TetDaysOff, Side::Lenient), TET, (SINCE_2018, None), Concentrated { days_before: 30, days_off: true }, WINDOWS),
];
}

const DAYS_OFF: Concentrated = Concentrated { days_before: 0, days_off: true };

built_in! {
/// State programmes are given by the host: the key names one, the value says who decided it.
pub(super) static PROGRAMMES: Table<LawText> = [
];
}

const LUNAR: &str = "lunar calendar of Việt Nam (UTC+7), by the tables of Hồ Ngọc Đức and of the Vacanza holiday calendar; \
                     Labour Code 45/2019/QH14, article 112";

built_in! {
/// Lunar new year, the 10th of the third lunar month and what was decided of National Day, by year.
pub(super) static YEARS: Table<YearDays> = [
    year(2020, (Month::January, 25), (Month::April, 2), SecondDay::None, CODE_2012),
    year(2021, (Month::February, 12), (Month::April, 21), SecondDay::After, LUNAR),
    year(2022, (Month::February, 1), (Month::April, 10), SecondDay::Before, LUNAR),
    year(2023, (Month::January, 22), (Month::April, 29), SecondDay::Before, LUNAR),
    year(2024, (Month::February, 10), (Month::April, 18), SecondDay::After, LUNAR),
    year(2025, (Month::January, 29), (Month::April, 7), SecondDay::Before, LUNAR),
    year(2026, (Month::February, 17), (Month::April, 26), SecondDay::Before, LUNAR),
    year(2027, (Month::February, 6), (Month::April, 16), SecondDay::Undecided, LUNAR),
    year(2028, (Month::January, 26), (Month::April, 4), SecondDay::Undecided, LUNAR),
    year(2029, (Month::February, 13), (Month::April, 23), SecondDay::Undecided, LUNAR),
    year(2030, (Month::February, 2), (Month::April, 12), SecondDay::Undecided, LUNAR),
    year(2031, (Month::January, 23), (Month::April, 1), SecondDay::Undecided, LUNAR),
    year(2032, (Month::February, 11), (Month::April, 19), SecondDay::Undecided, LUNAR),
    year(2033, (Month::January, 31), (Month::April, 9), SecondDay::Undecided, LUNAR),
    year(2034, (Month::February, 19), (Month::April, 28), SecondDay::Undecided, LUNAR),
    year(2035, (Month::February, 8), (Month::April, 17), SecondDay::Undecided, LUNAR),
];
}

const fn year(
    year: i32,
    new_year: (Month, u8),
    hung_kings: (Month, u8),
    second_national_day: SecondDay,
    source: &'static str,
) -> Row<YearDays> {
    let days = YearDays {
        new_year: day(year, new_year.0, new_year.1),
        hung_kings: day(year, hung_kings.0, hung_kings.1),
        second_national_day,
        days_off_from_new_year: None,
    };
    row(YEAR, day(year, Month::January, 1), Some(day(year + 1, Month::January, 1)), days, source)
}
