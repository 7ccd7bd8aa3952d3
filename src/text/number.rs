//! Numbers, rates and measures as people write them: `1.234.567,5` in Vietnamese, `1,234,567.5` in English.

use alloc::string::String;
use core::fmt::{self, Write};

use rust_decimal::Decimal;

use super::Lang;
use crate::money::{Rate, RateError};

/// A number with digits in groups of three: dots and a decimal comma in Vietnamese, commas and a decimal point in English.
///
/// Zeros behind the last decimal are left out. Width and alignment of the format string apply.
///
/// ```
/// use ocop::text::{Lang, number};
/// assert_eq!(number(1_234_567, Lang::Vi).to_string(), "1.234.567");
/// assert_eq!(number(-1_234, Lang::En).to_string(), "-1,234");
/// ```
#[must_use]
pub fn number(value: impl Into<Decimal>, lang: Lang) -> NumberText {
    NumberText { value: value.into().normalize(), lang }
}

/// A rate with its percent sign, `12,5%` in Vietnamese and `12.5%` in English.
#[must_use]
pub fn rate(value: Rate, lang: Lang) -> RateText {
    RateText(number(value.to_percent(), lang))
}

/// A number and its unit with one space between, `1,5 kg`.
///
/// The unit is any text: the symbol of a measure, or a label of a [`TradeUnit`](super::TradeUnit).
#[must_use]
pub fn measure(value: impl Into<Decimal>, unit: &str, lang: Lang) -> MeasureText<'_> {
    MeasureText { number: number(value, lang), unit }
}

/// Reads a number in the writing of a language, with or without groups.
///
/// A separator that stands elsewhere than between groups of three digits is refused, since it may have been meant as the other
/// language's decimal sign: `1.5` is no Vietnamese number. Both the hyphen and the minus sign (U+2212) mark what is below zero.
///
/// # Errors
/// The text has another form, or more digits than a decimal can hold.
///
/// ```
/// use ocop::text::{Lang, number, parse_number};
/// assert_eq!(parse_number("1.234,5", Lang::Vi)?, parse_number("1,234.5", Lang::En)?);
/// assert!(parse_number("1.5", Lang::Vi).is_err());
/// # Ok::<(), ocop::text::NumberError>(())
/// ```
pub fn parse_number(text: &str, lang: Lang) -> Result<Decimal, NumberError> {
    let marks = Marks::of(lang);
    let plain = marks.plain(text).ok_or_else(|| NumberError::Form { seen: text.into(), example: marks.example })?;
    Decimal::from_str_exact(&plain).map_err(|_| NumberError::TooLong { seen: text.into() })
}

/// Reads a rate such as `12,5%` (Vietnamese) or `12.5%` (English); a space before the sign is allowed.
///
/// # Errors
/// The percent sign is missing, the number has another form, or the rate is out of range.
pub fn parse_rate(text: &str, lang: Lang) -> Result<Rate, NumberError> {
    let Some(percent) = text.strip_suffix('%') else {
        return Err(NumberError::NoPercentSign { seen: text.into() });
    };
    Ok(Rate::from_percent(parse_number(percent.trim_end_matches(is_space), lang)?)?)
}

/// Reads a number and the unit behind it, with or without a space between: `1,5 kg`, `500ml`, `2 hộp`.
///
/// # Errors
/// The number has another form, or no unit stands behind it.
///
/// ```
/// use ocop::text::{Lang, parse_measure};
/// let (value, unit) = parse_measure("1,5 kg", Lang::Vi)?;
/// assert_eq!((value.to_string().as_str(), unit), ("1.5", "kg"));
/// # Ok::<(), ocop::text::NumberError>(())
/// ```
pub fn parse_measure(text: &str, lang: Lang) -> Result<(Decimal, &str), NumberError> {
    let (digits, unit) = split_number(text);
    if unit.is_empty() {
        return Err(NumberError::NoUnit { seen: text.into() });
    }
    Ok((parse_number(digits, lang)?, unit))
}

/// See [`number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberText {
    value: Decimal,
    lang: Lang,
}

impl fmt::Display for NumberText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&grouped(self.value, self.lang))
    }
}

/// See [`rate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateText(NumberText);

impl fmt::Display for RateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&(grouped(self.0.value, self.0.lang) + "%"))
    }
}

/// See [`measure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeasureText<'a> {
    number: NumberText,
    unit: &'a str,
}

impl fmt::Display for MeasureText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&(grouped(self.number.value, self.number.lang) + " " + self.unit))
    }
}

/// A text that is no number, rate or measure in the language asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// A number in another form.
    #[error("{seen:?} is not a number such as {example:?}")]
    Form {
        /// The text.
        seen: String,
        /// A number as the language writes it.
        example: &'static str,
    },
    /// A number with more digits than a decimal can hold.
    #[error("{seen:?} has more digits than a decimal can hold")]
    TooLong {
        /// The text.
        seen: String,
    },
    /// A rate without its sign.
    #[error("{seen:?} has no percent sign at its end")]
    NoPercentSign {
        /// The text.
        seen: String,
    },
    /// A rate out of range.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A measure without a unit.
    #[error("{seen:?} has no unit behind its number")]
    NoUnit {
        /// The text.
        seen: String,
    },
}

/// The separators of a language.
#[derive(Debug, Clone, Copy)]
struct Marks {
    group: char,
    decimal: char,
    example: &'static str,
}

impl Marks {
    const fn of(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self { group: '.', decimal: ',', example: "1.234,5" },
            Lang::En => Self { group: ',', decimal: '.', example: "1,234.5" },
        }
    }

    /// The number with a decimal point and without groups.
    fn plain(self, text: &str) -> Option<String> {
        let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(digits) => ("-", digits),
            None => ("", text),
        };
        let (whole, decimals) = match digits.split_once(self.decimal) {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (digits, None),
        };
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let mut groups = whole.split(self.group);
        let first = groups.next()?;
        let mut plain = String::from(sign) + first;
        let mut grouped = false;
        for group in groups {
            if group.len() != 3 || !all_digits(group) {
                return None;
            }
            grouped = true;
            plain += group;
        }
        if !all_digits(first) || (grouped && first.len() > 3) || !decimals.is_none_or(all_digits) {
            return None;
        }
        if let Some(decimals) = decimals {
            plain.push('.');
            plain += decimals;
        }
        Some(plain)
    }
}

/// The digits of a decimal, all that it carries, in groups of three.
pub(super) fn grouped(value: Decimal, lang: Lang) -> String {
    let marks = Marks::of(lang);
    let plain = alloc::format!("{}", value.abs());
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::with_capacity(plain.len() * 4 / 3 + 2);
    if value.is_sign_negative() && !value.is_zero() {
        text.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(marks.group);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        // Writing to a `String` does not fail.
        let _ = write!(text, "{}{decimals}", marks.decimal);
    }
    text
}

/// The leading number of a text and what stands behind it, without the spaces between.
pub(super) fn split_number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '\u{2212}')));
    let (digits, rest) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    (digits, rest.trim_start_matches(is_space))
}

/// A plain space, a no-break space or a narrow no-break space.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}
