//! Days and instants in the text form of ISO 8601 and RFC 3339, for serde and for messages.
//!
//! `time` can print only with the standard library, which this crate does without; the two forms that cross the wire are therefore
//! written here: `2026-11-23` and `2026-11-23T08:30:00+07:00` (a fraction of a second where there is one, `Z` for UTC).

use alloc::string::{String, ToString};
use core::fmt;

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// A text that is not a day or an instant in ISO form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not {expected}")]
#[non_exhaustive]
pub struct IsoError {
    /// The text.
    pub seen: String,
    /// What it should be.
    pub expected: &'static str,
}

/// Reads a day, `YYYY-MM-DD`.
///
/// # Errors
/// The text has another form, or names a day that does not exist.
///
/// ```
/// use ocop::text::iso;
/// assert_eq!(iso::day(iso::parse_day("2028-02-29")?).to_string(), "2028-02-29");
/// assert!(iso::parse_day("2027-02-29").is_err());
/// # Ok::<(), iso::IsoError>(())
/// ```
pub fn parse_day(text: &str) -> Result<Date, IsoError> {
    day_of(text.as_bytes()).ok_or_else(|| IsoError { seen: text.into(), expected: "a day such as 2026-11-23" })
}

/// Reads an instant with its offset, `YYYY-MM-DDTHH:MM:SS[.fraction]` followed by `Z` or `±HH:MM`.
///
/// # Errors
/// The text has another form, or names an instant that does not exist.
pub fn parse_instant(text: &str) -> Result<OffsetDateTime, IsoError> {
    instant_of(text.as_bytes())
        .ok_or_else(|| IsoError { seen: text.into(), expected: "an instant such as 2026-11-23T08:30:00+07:00" })
}

/// A day that prints as `YYYY-MM-DD`.
#[must_use]
pub const fn day(day: Date) -> IsoDay {
    IsoDay(day)
}

/// An instant that prints as `YYYY-MM-DDTHH:MM:SS+HH:MM`, in the offset it carries.
#[must_use]
pub const fn instant(at: OffsetDateTime) -> IsoInstant {
    IsoInstant(at)
}

/// See [`day`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IsoDay(Date);

impl fmt::Display for IsoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

/// See [`instant`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IsoInstant(OffsetDateTime);

impl fmt::Display for IsoInstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second, nano) = self.0.to_hms_nano();
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", day(self.0.date()))?;
        if nano != 0 {
            let digits = alloc::format!("{nano:09}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        let seconds = self.0.offset().whole_seconds();
        if seconds == 0 {
            return f.write_str("Z");
        }
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.unsigned_abs() / 60;
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

fn number(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

fn day_of(text: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let month = Month::try_from(u8::try_from(number(&[m1, m2])?).ok()?).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(number(&[d1, d2])?).ok()?).ok()
}

fn instant_of(text: &[u8]) -> Option<OffsetDateTime> {
    let (date, rest) = text.split_at_checked(10)?;
    let (clock, rest) = rest.split_at_checked(9)?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2] = *clock else { return None };
    let (fraction, zone) = match rest.split_first()? {
        (b'.', tail) => tail.split_at_checked(tail.iter().take_while(|b| b.is_ascii_digit()).count())?,
        _ => (&[][..], rest),
    };
    if rest.first() == Some(&b'.') && !(1..=9).contains(&fraction.len()) {
        return None;
    }
    let scale = 10_u32.pow(9 - u32::try_from(fraction.len()).ok()?);
    let part = |a, b| number(&[a, b]).and_then(|n| u8::try_from(n).ok());
    let time = Time::from_hms_nano(part(h1, h2)?, part(m1, m2)?, part(s1, s2)?, number(fraction)? * scale).ok()?;
    Some(PrimitiveDateTime::new(day_of(date)?, time).assume_offset(zone_of(zone)?))
}

fn zone_of(text: &[u8]) -> Option<UtcOffset> {
    if text == b"Z" {
        return Some(UtcOffset::UTC);
    }
    let [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] = *text else { return None };
    let hours = i8::try_from(number(&[h1, h2])?).ok()?;
    let minutes = i8::try_from(number(&[m1, m2])?).ok().filter(|m| *m < 60)?;
    let direction = if sign == b'-' { -1 } else { 1 };
    UtcOffset::from_hms(hours * direction, minutes * direction, 0).ok().filter(|_| hours < 24)
}

/// Serde for a [`Date`] as `YYYY-MM-DD`.
///
/// ```
/// use serde::{Deserialize, Serialize};
/// use time::{Date, macros::date};
///
/// #[derive(Debug, PartialEq, Serialize, Deserialize)]
/// struct Visit {
///     #[serde(with = "ocop::text::iso::serde_day")]
///     on: Date,
///     #[serde(default, with = "ocop::text::iso::serde_day::option", skip_serializing_if = "Option::is_none")]
///     until: Option<Date>,
/// }
///
/// let visit = Visit { on: date!(2027-02-06), until: None };
/// assert_eq!(serde_json::to_string(&visit)?, r#"{"on":"2027-02-06"}"#);
/// assert_eq!(serde_json::from_str::<Visit>(r#"{"on": "2027-02-06"}"#)?, visit);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub mod serde_day {
    use super::{Date, ToString, day, parse_day};
    use alloc::string::String;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes the day.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(value: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&day(*value).to_string())
    }

    /// Reads a day.
    ///
    /// # Errors
    /// The text is not a day.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        parse_day(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }

    /// The same for an optional day.
    pub mod option {
        use super::{Date, Deserialize, Deserializer, Error, Serializer, String, ToString, day, parse_day};
        use serde::Serialize;

        /// Writes the day, or nothing.
        ///
        /// # Errors
        /// Those of the serializer.
        #[allow(clippy::ref_option, reason = "the signature that serde's `with` asks for")]
        pub fn serialize<S: Serializer>(value: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
            value.map(|d| day(d).to_string()).serialize(serializer)
        }

        /// Reads a day, or nothing.
        ///
        /// # Errors
        /// The text is not a day.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
            Option::<String>::deserialize(deserializer)?
                .map(|text| parse_day(&text))
                .transpose()
                .map_err(D::Error::custom)
        }
    }
}

/// Serde for an [`OffsetDateTime`] in RFC 3339 form: `#[serde(with = "ocop::text::iso::serde_instant")]`.
pub mod serde_instant {
    use super::{OffsetDateTime, ToString, instant, parse_instant};
    use alloc::string::String;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes the instant.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(value: &OffsetDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&instant(*value).to_string())
    }

    /// Reads an instant.
    ///
    /// # Errors
    /// The text is not an instant.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<OffsetDateTime, D::Error> {
        parse_instant(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }

    /// The same for an optional instant.
    pub mod option {
        use super::{
            Deserialize, Deserializer, Error, OffsetDateTime, Serializer, String, ToString, instant, parse_instant,
        };
        use serde::Serialize;

        /// Writes the instant, or nothing.
        ///
        /// # Errors
        /// Those of the serializer.
        #[allow(clippy::ref_option, reason = "the signature that serde's `with` asks for")]
        pub fn serialize<S: Serializer>(value: &Option<OffsetDateTime>, serializer: S) -> Result<S::Ok, S::Error> {
            value.map(|at| instant(at).to_string()).serialize(serializer)
        }

        /// Reads an instant, or nothing.
        ///
        /// # Errors
        /// The text is not an instant.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<OffsetDateTime>, D::Error> {
            Option::<String>::deserialize(deserializer)?
                .map(|text| parse_instant(&text))
                .transpose()
                .map_err(D::Error::custom)
        }
    }
}
