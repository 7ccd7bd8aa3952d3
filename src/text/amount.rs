//! Money as people write it: `1.234.567 ₫`, `1.234.567đ`, `₫1,234,567`.

use alloc::string::String;
use core::fmt;

use super::Lang;
use super::number::{NumberError, grouped, is_space, parse_number, split_number};
use crate::money::{Currency, Money, MoneyError};

/// How the currency of an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum MoneyStyle {
    /// The symbol, behind a no-break space (U+00A0) in Vietnamese and before the digits in English: `1.234.567 ₫`, `₫1,234,567`.
    #[default]
    Symbol,
    /// The way of Vietnamese shops and invoices, the letter đ right behind the digits: `1.234.567đ`. Other currencies as
    /// [`Symbol`](Self::Symbol).
    Shop,
    /// The code of ISO 4217: `1.234.567 VND`, `VND 1,234,567`, with a no-break space.
    Code,
    /// The name, where there is one here, else the code: `1.234.567 đồng Việt Nam`, `1,234,567 Vietnamese dong`.
    Name,
    /// Digits alone: `1.234.567`.
    Bare,
}

/// An amount in the writing of a language, with its currency's symbol and all its minor digits.
///
/// ```
/// use ocop::money::Money;
/// use ocop::text::{Lang, MoneyStyle, money};
///
/// let price = Money::vnd(1_234_567);
/// assert_eq!(money(price, Lang::Vi).to_string(), "1.234.567\u{a0}₫");
/// assert_eq!(money(price, Lang::En).to_string(), "₫1,234,567");
/// assert_eq!(money(price, Lang::Vi).style(MoneyStyle::Shop).to_string(), "1.234.567đ");
/// ```
#[must_use]
pub const fn money(value: Money, lang: Lang) -> MoneyText {
    MoneyText { value, lang, style: MoneyStyle::Symbol }
}

/// Reads an amount in the writing of a language, with the currency's symbol, letter, code or name on one side, or bare.
///
/// Shortened amounts (`100K`, `1,2 Tr`) are refused: they are no price to be held to.
///
/// # Errors
/// The number has another form, something else than the currency stands beside it, or the amount has digits that the currency has not.
///
/// ```
/// use ocop::money::{Currency, Money};
/// use ocop::text::{Lang, parse_money};
///
/// assert_eq!(parse_money("1.234.567đ", Currency::VND, Lang::Vi)?, Money::vnd(1_234_567));
/// assert!(parse_money("100K", Currency::VND, Lang::Vi).is_err());
/// # Ok::<(), ocop::text::AmountError>(())
/// ```
pub fn parse_money(text: &str, currency: Currency, lang: Lang) -> Result<Money, AmountError> {
    let (sign, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let start = unsigned.find(|c: char| c.is_ascii_digit()).unwrap_or(unsigned.len());
    let (before, rest) = unsigned.split_at_checked(start).unwrap_or(("", unsigned));
    let (digits, behind) = split_number(rest);
    let before = before.trim_end_matches(is_space);
    let beside = if before.is_empty() { behind } else { before };
    let one_sided = before.is_empty() || behind.is_empty();
    if !one_sided || !(beside.is_empty() || names(currency, beside)) {
        return Err(AmountError::Currency { seen: text.into(), currency });
    }
    let number = parse_number(digits, lang)?;
    Ok(Money::from_decimal(if sign.is_empty() { number } else { -number }, currency)?)
}

/// See [`money`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyText {
    value: Money,
    lang: Lang,
    style: MoneyStyle,
}

impl MoneyText {
    /// The amount with its currency written another way.
    #[must_use]
    pub const fn style(self, style: MoneyStyle) -> Self {
        Self { style, ..self }
    }
}

impl fmt::Display for MoneyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let currency = self.value.currency();
        let digits = grouped(self.value.to_decimal(), self.lang);
        let (sign, unsigned) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
        let code = currency.code();
        let symbol = row(currency).map_or(code, |row| self.lang.pick(row.symbol_vi, row.symbol_en));
        let text = match (self.style, self.lang) {
            (MoneyStyle::Bare, _) => digits,
            (MoneyStyle::Shop, _) if currency == Currency::VND => alloc::format!("{digits}{SHOP_LETTER}"),
            (MoneyStyle::Code, Lang::Vi) => alloc::format!("{digits}\u{a0}{code}"),
            (MoneyStyle::Code, Lang::En) => alloc::format!("{sign}{code}\u{a0}{unsigned}"),
            (MoneyStyle::Name, lang) => {
                let name = row(currency).map_or(code, |row| lang.pick(row.name_vi, row.name_en));
                alloc::format!("{digits} {name}")
            }
            (_, Lang::Vi) => alloc::format!("{digits}\u{a0}{symbol}"),
            // A symbol made of letters needs a space before digits.
            (_, Lang::En) if symbol == code => alloc::format!("{sign}{code}\u{a0}{unsigned}"),
            (_, Lang::En) => alloc::format!("{sign}{symbol}{unsigned}"),
        };
        f.pad(&text)
    }
}

/// A text that is no amount of the currency and in the language asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// The digits have another form.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// Something else than the currency stands beside the digits.
    #[error("{seen:?} is not an amount of {currency}")]
    Currency {
        /// The text.
        seen: String,
        /// The currency asked for.
        currency: Currency,
    },
    /// The number is no amount of the currency.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// The letter of Vietnamese shops and invoices (decree 254/2026/NĐ-CP, appendix, point 8).
const SHOP_LETTER: char = 'đ';

/// How one currency is written.
struct Row {
    currency: Currency,
    symbol_vi: &'static str,
    symbol_en: &'static str,
    name_vi: &'static str,
    name_en: &'static str,
    others: &'static [&'static str],
}

/// Symbols and names as CLDR 48 has them for `vi` and `en`. A currency that is not here is written by its code.
const TABLE: [Row; 4] = [
    Row {
        currency: Currency::VND,
        symbol_vi: "₫",
        symbol_en: "₫",
        name_vi: "đồng Việt Nam",
        name_en: "Vietnamese dong",
        others: &["đ", "Đ", "đồng", "VNĐ", "vnđ"],
    },
    Row {
        currency: Currency::USD,
        symbol_vi: "US$",
        symbol_en: "$",
        name_vi: "đô la Mỹ",
        name_en: "US dollars",
        others: &[],
    },
    Row { currency: Currency::EUR, symbol_vi: "€", symbol_en: "€", name_vi: "euro", name_en: "euros", others: &[] },
    Row {
        currency: Currency::JPY,
        symbol_vi: "JP¥",
        symbol_en: "¥",
        name_vi: "yên Nhật",
        name_en: "Japanese yen",
        others: &[],
    },
];

fn row(currency: Currency) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.currency == currency)
}

fn names(currency: Currency, text: &str) -> bool {
    let known = |row: &Row| {
        [row.symbol_vi, row.symbol_en, row.name_vi, row.name_en].contains(&text) || row.others.contains(&text)
    };
    text == currency.code() || row(currency).is_some_and(known)
}
