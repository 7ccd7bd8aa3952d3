//! Law as dated rows with sources: the one table type of the module, and the one look-up.
//!
//! A row holds on the days `[from, until)`. A day that no row covers is *not covered*, which is an error and never the nearest row.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};
use time::Date;

use crate::input::{Checked, Node, Record, checked_choice, checked_record, checked_serde};
use crate::text::iso;

/// A question that the sources leave open. Its rows stand in two versions, and the strict one holds unless the host says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Whether 24 November, a day off since 2026, opens the 100 % cap of public holidays. Strict: it does not.
    CultureDay,
    /// Whether the days off of Tết itself open the 100 % cap, as the 30 days before do. Strict: they do not.
    TetDaysOff,
    /// Whether the reduced VAT rate of 8 % goes on after 31 December 2026. Strict: it does not.
    ReducedVatAfter2026,
    /// Whether wine under 15 % alcohol by volume may be promoted. Strict: it may not.
    WeakWine,
    /// Whether sugary drinks have been outside the reduced VAT rate since 2026. Strict: they have.
    SugaryDrinks,
    /// Whether the limit of 120 days of discounts a year still stands after decree 128/2024/NĐ-CP. Strict: it does.
    DiscountDays,
}

checked_choice!(Question {
    "culture_day" => CultureDay,
    "tet_days_off" => TetDaysOff,
    "reduced_vat_after2026" => ReducedVatAfter2026,
    "weak_wine" => WeakWine,
    "sugary_drinks" => SugaryDrinks,
    "discount_days" => DiscountDays,
});

impl Question {
    /// A number that stays the question's own.
    const fn number(self) -> u8 {
        match self {
            Self::CultureDay => 1,
            Self::TetDaysOff => 2,
            Self::ReducedVatAfter2026 => 3,
            Self::WeakWine => 4,
            Self::SugaryDrinks => 5,
            Self::DiscountDays => 6,
        }
    }
}

/// The two answers to a [`Question`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The answer that allows less, or taxes more.
    Strict,
    /// The other one.
    Lenient,
}

checked_choice!(Side { "strict" => Strict, "lenient" => Lenient });

/// The tag of a row that holds under one answer to an open question only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Reading {
    /// The question.
    pub question: Question,
    /// The answer.
    pub side: Side,
}

checked_record!(Reading { question: required, side: required });

/// The host's answers to the open questions: strict, but for those named.
///
/// ```
/// use ocop::vietnam::{Question, Readings, Side};
/// let readings = Readings::strict().with_lenient(Question::WeakWine);
/// assert_eq!(readings.side(Question::WeakWine), Side::Lenient);
/// assert_eq!(readings.side(Question::TetDaysOff), Side::Strict);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Readings(BTreeSet<Question>);

impl Readings {
    /// The strict answer to every question.
    #[must_use]
    pub const fn strict() -> Self {
        Self(BTreeSet::new())
    }

    /// The same with the lenient answer to one question.
    #[must_use]
    pub fn with_lenient(mut self, question: Question) -> Self {
        self.0.insert(question);
        self
    }

    /// The answer to a question.
    #[must_use]
    pub fn side(&self, question: Question) -> Side {
        if self.0.contains(&question) { Side::Lenient } else { Side::Strict }
    }

    /// The answers in short: `strict`, or the numbers of the questions that are answered leniently.
    #[must_use]
    pub fn code(&self) -> String {
        if self.0.is_empty() {
            return String::from("strict");
        }
        let numbers: Vec<String> = self.0.iter().map(|question| alloc::format!("{}", question.number())).collect();
        String::from("lenient-") + &numbers.join("-")
    }

    fn allow(&self, reading: Option<Reading>) -> bool {
        reading.is_none_or(|reading| self.side(reading.question) == reading.side)
    }
}

impl Checked for Readings {
    /// A list of the questions that are answered leniently.
    fn check(node: &Node<'_>) -> Option<Self> {
        let lenient: Vec<Question> = node.distinct_list(64, |question| *question)?;
        Some(Self(lenient.into_iter().collect()))
    }
}

checked_serde!(Readings, LawText, Row<V>, Table<V>);

/// One row of law: what holds for a key on the days `[from, until)`, and where that is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row<V> {
    key: Cow<'static, str>,
    #[serde(with = "iso::serde_day")]
    from: Date,
    #[serde(with = "iso::serde_day::option", skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    value: V,
    source: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<Reading>,
}

impl<V> Row<V> {
    /// A row that holds from a day on.
    ///
    /// # Errors
    /// The source is empty, or `until` is not after `from`.
    pub fn new(key: &str, from: Date, until: Option<Date>, value: V, source: &str) -> Result<Self, RowError> {
        if source.trim().is_empty() {
            return Err(RowError::NoSource { key: key.into() });
        }
        match until {
            Some(until) if until <= from => Err(RowError::Empty { key: key.into(), from, until }),
            _ => Ok(Self {
                key: Cow::Owned(key.into()),
                from,
                until,
                value,
                source: Cow::Owned(source.into()),
                reading: None,
            }),
        }
    }

    /// The same, held under one answer to an open question only.
    #[must_use]
    pub const fn under(mut self, question: Question, side: Side) -> Self {
        self.reading = Some(Reading { question, side });
        self
    }

    /// What the row is about.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The first day.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// The first day after the last, if the row ends.
    #[must_use]
    pub const fn until(&self) -> Option<Date> {
        self.until
    }

    /// What holds.
    #[must_use]
    pub const fn value(&self) -> &V {
        &self.value
    }

    /// Where it is written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The open question that the row answers, if it does.
    #[must_use]
    pub const fn reading(&self) -> Option<Reading> {
        self.reading
    }

    fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let before = |until: Option<Date>, from: Date| until.is_some_and(|until| until <= from);
        let both_held = match (self.reading, other.reading) {
            (Some(a), Some(b)) => a.question != b.question || a.side == b.side,
            _ => true,
        };
        both_held && self.key == other.key && !before(self.until, other.from) && !before(other.until, self.from)
    }
}

impl<V: Checked> Checked for Row<V> {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record: Record<'_> = node.record(&["key", "from", "until", "value", "source", "reading"])?;
        let (key, source) = (record.required::<String>("key"), record.required::<String>("source"));
        let (from, until) = (record.required("from"), record.optional("until"));
        let (value, reading) = (record.required("value"), record.optional("reading"));
        match Self::new(&key?, from?, until?, value?, &source?) {
            Ok(row) => Some(Self { reading: reading?, ..row }),
            Err(error) => node.invalid("a row", &error),
        }
    }
}

/// A word that a table gives: a code of invoices, a class of goods, the name of an authority.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct LawText(Cow<'static, str>);

impl LawText {
    /// A word of one's own.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Cow::Owned(text.into()))
    }

    pub(super) const fn of(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Checked for LawText {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.text().map(Self::new)
    }
}

/// A row that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RowError {
    /// A row that says not where it is written.
    #[error("the row {key:?} names no source")]
    NoSource {
        /// Its key.
        key: String,
    },
    /// A row that holds on no day.
    #[error("the row {key:?} holds on no day, {} is not before {}", iso::day(*from), iso::day(*until))]
    Empty {
        /// Its key.
        key: String,
        /// Its first day.
        from: Date,
        /// The day before which it ends.
        until: Date,
    },
}

/// A table of dated rows. No two rows of one key hold on the same day under the same answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<V: 'static + Clone> {
    rows: Cow<'static, [Row<V>]>,
}

/// Two rows of one key that hold on the same day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("two rows for {key:?} hold on {}", iso::day(*day))]
#[non_exhaustive]
pub struct Overlap {
    /// The key of both rows.
    pub key: String,
    /// The first day that both hold on.
    pub day: Date,
}

/// A day for which the tables say nothing about something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no row covers {key:?} on {}", iso::day(*day))]
pub struct NotCovered {
    key: String,
    day: Date,
}

impl NotCovered {
    pub(super) fn new(key: &str, day: Date) -> Self {
        Self { key: key.into(), day }
    }

    /// What was asked for.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The day.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }
}

impl<V: Clone> Table<V> {
    /// A table of these rows.
    ///
    /// # Errors
    /// Two rows of one key hold on the same day under the same answers.
    pub fn new(rows: Vec<Row<V>>) -> Result<Self, Overlap> {
        for (i, row) in rows.iter().enumerate() {
            if let Some(other) = rows.iter().take(i).find(|other| row.overlaps(other)) {
                return Err(Overlap { key: row.key().into(), day: row.from.max(other.from) });
            }
        }
        Ok(Self { rows: Cow::Owned(rows) })
    }

    pub(super) const fn built_in(rows: &'static [Row<V>]) -> Self {
        Self { rows: Cow::Borrowed(rows) }
    }

    /// Every row.
    #[must_use]
    pub fn rows(&self) -> &[Row<V>] {
        &self.rows
    }

    /// The table with more rows, a State programme or a yearly decision, say.
    ///
    /// # Errors
    /// A new row overlaps another of its key.
    pub fn with(&self, rows: impl IntoIterator<Item = Row<V>>) -> Result<Self, Overlap> {
        Self::new(self.rows.iter().cloned().chain(rows).collect())
    }

    /// The table without the rows of a key.
    #[must_use]
    pub fn without(&self, key: &str) -> Self {
        Self { rows: Cow::Owned(self.rows.iter().filter(|row| row.key() != key).cloned().collect()) }
    }

    /// The row that holds for a key on a day, under the host's answers.
    ///
    /// # Errors
    /// No row does.
    pub fn on(&self, key: &str, day: Date, readings: &Readings) -> Result<&Row<V>, NotCovered> {
        let row = self.rows.iter().find(|row| row.key() == key && row.holds_on(day) && readings.allow(row.reading));
        row.ok_or_else(|| NotCovered::new(key, day))
    }

    /// All rows that hold on a day, whatever their keys.
    pub fn holding<'a>(&'a self, day: Date, readings: &'a Readings) -> impl Iterator<Item = &'a Row<V>> {
        self.rows.iter().filter(move |row| row.holds_on(day) && readings.allow(row.reading))
    }

    /// The next day after this one on which another row for the key begins or ends.
    #[must_use]
    pub fn next_change(&self, key: &str, day: Date, readings: &Readings) -> Option<Date> {
        let rows = self.rows.iter().filter(|row| row.key() == key && readings.allow(row.reading));
        rows.flat_map(|row| [Some(row.from), row.until]).flatten().filter(|edge| *edge > day).min()
    }

    /// Whether the table knows the key at all.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.rows.iter().any(|row| row.key() == key)
    }
}

impl<V: Clone + Serialize> Serialize for Table<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<V: Clone + Checked> Checked for Table<V> {
    fn check(node: &Node<'_>) -> Option<Self> {
        match Self::new(node.list(4096)?) {
            Ok(table) => Some(table),
            Err(error) => node.invalid("a table", &error),
        }
    }
}

/// A row of the built-in tables.
pub(super) const fn row<V>(
    key: &'static str,
    from: Date,
    until: Option<Date>,
    value: V,
    source: &'static str,
) -> Row<V> {
    Row { key: Cow::Borrowed(key), from, until, value, source: Cow::Borrowed(source), reading: None }
}

/// A row of the built-in tables that answers an open question.
pub(super) const fn open<V>(
    (question, side): (Question, Side),
    key: &'static str,
    (from, until): (Date, Option<Date>),
    value: V,
    source: &'static str,
) -> Row<V> {
    let reading = Some(Reading { question, side });
    Row { key: Cow::Borrowed(key), from, until, value, source: Cow::Borrowed(source), reading }
}

/// A day of the built-in tables. Days that do not exist would stand out as the year −9999, which the laws of the tables refuse.
pub(super) const fn day(year: i32, month: time::Month, day: u8) -> Date {
    match Date::from_calendar_date(year, month, day) {
        Ok(day) => day,
        Err(_) => Date::MIN,
    }
}

/// A table of the module's own. Its rows stand in a static of their own, so that looking up allocates nothing.
macro_rules! built_in {
    ($(#[$doc:meta])* $vis:vis static $name:ident: Table<$value:ty> = [$($rows:tt)*];) => {
        $(#[$doc])*
        $vis static $name: $crate::vietnam::Table<$value> = {
            static ROWS: &[$crate::vietnam::Row<$value>] = &[$($rows)*];
            $crate::vietnam::Table::built_in(ROWS)
        };
    };
}

pub(super) use built_in;
