//! Days and instants as people write them: `23/11/2026` and `08:30 23/11/2026` in Vietnamese, `23 Nov 2026, 08:30` in English.

use alloc::string::{String, ToString};
use core::fmt;

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::Lang;

/// A day in the writing of a language: `23/11/2026`, `23 Nov 2026`.
///
/// ```
/// use ocop::text::{Lang, day, iso};
/// let eve = iso::parse_day("2027-02-05")?;
/// assert_eq!(day(eve, Lang::Vi).to_string(), "05/02/2027");
/// assert_eq!(day(eve, Lang::Vi).long().to_string(), "ngày 5 tháng 2 năm 2027");
/// assert_eq!(day(eve, Lang::En).to_string(), "5 Feb 2027");
/// # Ok::<(), iso::IsoError>(())
/// ```
#[must_use]
pub const fn day(day: Date, lang: Lang) -> DayText {
    DayText { day, lang, long: false }
}

/// An instant to the minute, in the offset that it carries (shop time): `08:30 23/11/2026`, `23 Nov 2026, 08:30`.
#[must_use]
pub const fn instant(at: OffsetDateTime, lang: Lang) -> InstantText {
    InstantText { at, lang, long: false }
}

/// Reads a day in the writing of a language, short or long; day and month may be written with one digit.
///
/// # Errors
/// The text has another form, or names a day that does not exist.
///
/// ```
/// use ocop::text::{Lang, iso, parse_day};
/// assert_eq!(parse_day("5/2/2027", Lang::Vi)?, parse_day("5 February 2027", Lang::En)?);
/// assert!(parse_day("29/2/2027", Lang::Vi).is_err());
/// # Ok::<(), ocop::text::CalendarError>(())
/// ```
pub fn parse_day(text: &str, lang: Lang) -> Result<Date, CalendarError> {
    let day = match lang {
        Lang::Vi => vietnamese_day(text),
        Lang::En => english_day(text),
    };
    day.ok_or_else(|| CalendarError { seen: text.into(), expected: lang.pick("23/11/2026", "23 Nov 2026") })
}

/// Reads an instant to the minute, as a clock of the given offset shows it.
///
/// # Errors
/// The text has another form, or names an instant that does not exist.
pub fn parse_instant(text: &str, offset: UtcOffset, lang: Lang) -> Result<OffsetDateTime, CalendarError> {
    let parts = match lang {
        Lang::Vi => text.split_once(' ').map(|(clock, day)| (clock.trim_end_matches(','), day)),
        Lang::En => text.rsplit_once(", ").map(|(day, clock)| (clock, day)),
    };
    let at = parts.and_then(|(clock, day)| {
        let day = parse_day(day, lang).ok()?;
        let (hour, minute) = clock.split_once(':').filter(|(_, minute)| minute.len() == 2)?;
        let time = Time::from_hms(small(hour)?, small(minute)?, 0).ok()?;
        Some(PrimitiveDateTime::new(day, time).assume_offset(offset))
    });
    let expected = lang.pick("08:30 23/11/2026", "23 Nov 2026, 08:30");
    at.ok_or_else(|| CalendarError { seen: text.into(), expected })
}

/// See [`day`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayText {
    day: Date,
    lang: Lang,
    long: bool,
}

impl DayText {
    /// The day with its month in words: `ngày 23 tháng 11 năm 2026`, `23 November 2026`.
    #[must_use]
    pub const fn long(self) -> Self {
        Self { long: true, ..self }
    }
}

impl fmt::Display for DayText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.day.to_calendar_date();
        let number = u8::from(month);
        let text = match (self.lang, self.long) {
            (Lang::Vi, false) => alloc::format!("{day:02}/{number:02}/{year:04}"),
            (Lang::Vi, true) => alloc::format!("ngày {day} tháng {number} năm {year:04}"),
            (Lang::En, false) => {
                let name = month_name(month);
                alloc::format!("{day} {} {year:04}", name.get(..3).unwrap_or(name))
            }
            (Lang::En, true) => alloc::format!("{day} {} {year:04}", month_name(month)),
        };
        f.pad(&text)
    }
}

/// See [`instant`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstantText {
    at: OffsetDateTime,
    lang: Lang,
    long: bool,
}

impl InstantText {
    /// The instant with its month in words.
    #[must_use]
    pub const fn long(self) -> Self {
        Self { long: true, ..self }
    }
}

impl fmt::Display for InstantText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = DayText { day: self.at.date(), lang: self.lang, long: self.long }.to_string();
        let clock = alloc::format!("{:02}:{:02}", self.at.hour(), self.at.minute());
        let text = match (self.lang, self.long) {
            (Lang::Vi, false) => clock + " " + &day,
            (Lang::Vi, true) => clock + ", " + &day,
            (Lang::En, _) => day + ", " + &clock,
        };
        f.pad(&text)
    }
}

/// A text that is no day or instant in the language asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not written like {expected:?}")]
#[non_exhaustive]
pub struct CalendarError {
    /// The text.
    pub seen: String,
    /// A text of the form that is read.
    pub expected: &'static str,
}

const MONTHS: [Month; 12] = [
    Month::January,
    Month::February,
    Month::March,
    Month::April,
    Month::May,
    Month::June,
    Month::July,
    Month::August,
    Month::September,
    Month::October,
    Month::November,
    Month::December,
];

const fn month_name(month: Month) -> &'static str {
    match month {
        Month::January => "January",
        Month::February => "February",
        Month::March => "March",
        Month::April => "April",
        Month::May => "May",
        Month::June => "June",
        Month::July => "July",
        Month::August => "August",
        Month::September => "September",
        Month::October => "October",
        Month::November => "November",
        Month::December => "December",
    }
}

fn vietnamese_day(text: &str) -> Option<Date> {
    let (day, month, year) = if let Some(words) = text.strip_prefix("ngày ").or_else(|| text.strip_prefix("Ngày ")) {
        let (day, rest) = words.split_once(" tháng ")?;
        let (month, year) = rest.split_once(" năm ")?;
        (day, month, year)
    } else {
        let (day, rest) = text.split_once('/')?;
        let (month, year) = rest.split_once('/')?;
        (day, month, year)
    };
    Date::from_calendar_date(year_of(year)?, Month::try_from(small(month)?).ok()?, small(day)?).ok()
}

fn english_day(text: &str) -> Option<Date> {
    let mut words = text.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let named = |m: &&Month| month_name(**m) == month || month_name(**m).get(..3) == Some(month);
    let month = MONTHS.iter().find(named)?;
    Date::from_calendar_date(year_of(year)?, *month, small(day)?).ok().filter(|_| words.next().is_none())
}

/// A number of one or two digits.
fn small(digits: &str) -> Option<u8> {
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// A year, of four digits so that none is cut.
fn year_of(digits: &str) -> Option<i32> {
    let plain = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}
