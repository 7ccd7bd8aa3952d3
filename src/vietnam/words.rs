//! Amounts of đồng in Vietnamese words, as invoices state their total (số tiền viết bằng chữ), and back.
//!
//! There is one printed form: *nghìn*, *linh*, *mốt*, *tư* and *lăm* where usage has them, groups of zeros left out, *không trăm* before
//! what stands behind a higher group. Read are the usual variants too: *ngàn*, *lẻ*, *tỉ*, *bốn* for *tư*, *chẵn* behind the word đồng.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};

use crate::text::normal_key;

/// A whole number of đồng in words, with a capital letter and the word đồng.
///
/// ```
/// use ocop::vietnam::in_words;
/// assert_eq!(in_words(286_000).to_string(), "Hai trăm tám mươi sáu nghìn đồng");
/// assert_eq!(in_words(1_000_005).to_string(), "Một triệu không trăm linh năm đồng");
/// ```
#[must_use]
pub const fn in_words(dong: i64) -> Words {
    Words(dong)
}

/// Reads a whole number of đồng that is written in words.
///
/// Capital letters, commas, a full stop, and the words *đồng*, *đồng chẵn*, *đồng Việt Nam* at the end are allowed. Numbers whose last digit could mean another place
/// (*hai trăm năm*, said for 250) are refused.
///
/// # Errors
/// The text is empty, has a word that is none of these, or its words do not follow each other as in a number.
///
/// ```
/// use ocop::vietnam::parse_words;
/// assert_eq!(parse_words("hai mươi bốn ngàn lẻ năm đồng chẵn"), Ok(24_005));
/// ```
pub fn parse_words(text: &str) -> Result<i64, WordsError> {
    let key = normal_key(text);
    let mut words = Vec::new();
    for word in key.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/')).filter(|word| !word.is_empty()) {
        words.push(Word::read(word).ok_or_else(|| WordsError::Unknown { word: word.into() })?);
    }
    let mut words = words.as_slice();
    while let [rest @ .., Word::Filler] = words {
        words = rest;
    }
    let (sign, words) = match words {
        [Word::Minus, rest @ ..] => (-1, rest),
        _ => (1, words),
    };
    if words.is_empty() {
        return Err(WordsError::Empty);
    }
    let refused = || WordsError::Order { seen: text.into() };
    let magnitude = number(words).ok_or_else(refused)?;
    i64::try_from(sign * magnitude).map_err(|_| WordsError::TooLarge { seen: text.into() })
}

/// See [`in_words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(i64);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<&str> = Vec::new();
        if self.0 < 0 {
            words.push("âm");
        }
        match self.0.unsigned_abs() {
            0 => words.push("không"),
            magnitude => write_number(magnitude, &mut words),
        }
        words.push("đồng");
        let text = words.join(" ");
        let mut chars = text.chars();
        let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
        f.pad(&(first + chars.as_str()))
    }
}

/// The words, as text.
impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text that is no number of đồng in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordsError {
    /// No number word at all.
    #[error("there is no number word")]
    Empty,
    /// A word that no number has.
    #[error("{word:?} is no word of a number")]
    Unknown {
        /// The word.
        word: String,
    },
    /// Words in an order that no number has, or that leaves a place open.
    #[error("the words of {seen:?} do not make one number")]
    Order {
        /// The text.
        seen: String,
    },
    /// A number beyond 64 bits.
    #[error("{seen:?} is more than 64 bits can count")]
    TooLarge {
        /// The text.
        seen: String,
    },
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u64 = 1_000_000_000;

fn digit_word(digit: u64) -> &'static str {
    usize::try_from(digit).ok().and_then(|digit| DIGITS.get(digit)).copied().unwrap_or_default()
}

/// A number above zero: so many tỷ, then what is left, in groups of three digits.
fn write_number(magnitude: u64, words: &mut Vec<&'static str>) {
    let (billions, rest) = (magnitude / BILLION, magnitude % BILLION);
    if billions > 0 {
        write_number(billions, words);
        words.push("tỷ");
    }
    for (size, name) in [(1_000_000, Some("triệu")), (1_000, Some("nghìn")), (1, None)] {
        let group = rest / size % 1_000;
        if group > 0 {
            write_group(group, words);
            words.extend(name);
        }
    }
}

/// Three digits; behind a higher group the hundreds are named even where there are none.
fn write_group(group: u64, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let inside = !words.is_empty() && words.last() != Some(&"âm");
    if hundreds > 0 || inside {
        words.extend([digit_word(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && (hundreds > 0 || inside) => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit_word(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit_word(ones)),
    }
}

/// A word of a number, in its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Minus,
    Digit(i128),
    /// A form of a digit that stands behind tens only: mốt, tư, lăm.
    AfterTens(i128),
    Ten,
    Tens,
    Odd,
    Hundred,
    Thousand,
    Million,
    Billion,
    /// đồng, chẵn and the name of the country, at the end.
    Filler,
}

impl Word {
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "âm" | "trừ" => Self::Minus,
            "không" => Self::Digit(0),
            "một" => Self::Digit(1),
            "hai" => Self::Digit(2),
            "ba" => Self::Digit(3),
            "bốn" => Self::Digit(4),
            "năm" => Self::Digit(5),
            "sáu" => Self::Digit(6),
            "bảy" | "bẩy" => Self::Digit(7),
            "tám" => Self::Digit(8),
            "chín" => Self::Digit(9),
            "mốt" => Self::AfterTens(1),
            "tư" => Self::AfterTens(4),
            "lăm" | "nhăm" => Self::AfterTens(5),
            "mười" => Self::Ten,
            "mươi" => Self::Tens,
            "linh" | "lẻ" => Self::Odd,
            "trăm" => Self::Hundred,
            "nghìn" | "ngàn" => Self::Thousand,
            "triệu" => Self::Million,
            "tỷ" | "tỉ" => Self::Billion,
            "đồng" | "chẵn" | "việt" | "nam" => Self::Filler,
            _ => return None,
        })
    }
}

/// A whole number: what stands before the last tỷ counts it, what stands behind is below it.
fn number(words: &[Word]) -> Option<i128> {
    let Some(last) = words.iter().rposition(|word| *word == Word::Billion) else { return below_billion(words, false) };
    let (high, low) = (words.get(..last)?, words.get(last + 1..)?);
    let high = number(high).filter(|high| (1..i128::from(u64::MAX)).contains(high))?;
    let low = if low.is_empty() { 0 } else { below_billion(low, true)? };
    Some(high * i128::from(BILLION) + low)
}

/// Groups with falling names: triệu, nghìn, none. `inside` says that a higher group stands before.
fn below_billion(words: &[Word], mut inside: bool) -> Option<i128> {
    let mut sum = 0;
    let mut rest = words;
    for (name, size) in [(Word::Million, 1_000_000), (Word::Thousand, 1_000)] {
        if let Some(at) = rest.iter().position(|word| *word == name) {
            let group = group(rest.get(..at)?, inside)?;
            if group == 0 {
                return None;
            }
            sum += group * size;
            rest = rest.get(at + 1..)?;
            inside = true;
        }
    }
    if rest.is_empty() {
        return (sum > 0).then_some(sum);
    }
    let last = group(rest, inside)?;
    (last > 0 || !inside).then_some(sum + last)
}

/// One group of up to three digits.
fn group(words: &[Word], inside: bool) -> Option<i128> {
    match *words {
        [Word::Digit(hundreds), Word::Hundred] if hundreds > 0 => Some(hundreds * 100),
        [Word::Digit(hundreds), Word::Hundred, ref rest @ ..] => {
            tens(rest, true).filter(|_| hundreds > 0 || inside).map(|rest| hundreds * 100 + rest)
        }
        _ => tens(words, inside),
    }
}

/// Tens and ones. Behind a higher place a single digit needs *linh* before it.
fn tens(words: &[Word], inside: bool) -> Option<i128> {
    match *words {
        [Word::Odd, Word::Digit(ones) | Word::AfterTens(ones @ 4)] if inside && ones > 0 => Some(ones),
        [Word::Ten] => Some(10),
        [Word::Ten, Word::Digit(ones @ (1..=4 | 6..=9)) | Word::AfterTens(ones @ 5)] => Some(10 + ones),
        [Word::Digit(tens @ 2..=9), Word::Tens] => Some(tens * 10),
        [Word::Digit(tens @ 2..=9), Word::Tens, Word::AfterTens(ones) | Word::Digit(ones @ 1..=9)] => {
            Some(tens * 10 + ones)
        }
        [Word::Digit(ones)] if !inside => Some(ones),
        _ => None,
    }
}
