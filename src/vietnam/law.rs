//! The law as one value: all tables, the host's answers to open questions, and a version.

use alloc::borrow::Cow;
use alloc::string::String;

use serde::Serialize;

use super::calendar::{self, Concentrated, MonthDay, YearDays};
use super::dated::{LawText, Question, Readings, Table};
use super::gift::{self, FormRule};
use super::goods::{self, GoodsRule};
use super::invoice_code;
use super::promotion;
use super::standing;
use super::vat::{self, VatRule};
use crate::input::{Checked, Node, checked_serde};
use crate::money::{Money, Rate};

/// The law of promotion, VAT and invoices, as tables that the host may replace one by one.
///
/// [`Law::default`] is the law as it was read on 23 November 2026. Nothing in it is legal advice.
///
/// As a document each table is a field; one that is absent is the built-in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Law {
    pub(super) version: Cow<'static, str>,
    pub(super) readings: Readings,
    pub(super) limits: Table<Rate>,
    pub(super) days: Table<u16>,
    pub(super) amounts: Table<Money>,
    pub(super) exemptions: Table<bool>,
    pub(super) forms: Table<FormRule>,
    pub(super) goods: Table<GoodsRule>,
    pub(super) set_classes: Table<LawText>,
    pub(super) holidays: Table<MonthDay>,
    pub(super) years: Table<YearDays>,
    pub(super) concentrated: Table<Concentrated>,
    pub(super) programmes: Table<LawText>,
    pub(super) vat_rules: Table<VatRule>,
    pub(super) invoice_codes: Table<LawText>,
}

/// The version of the built-in tables, the day on which they were read.
const VERSION: &str = "vn-2026-11-23";

impl Default for Law {
    fn default() -> Self {
        Self {
            version: Cow::Borrowed(VERSION),
            readings: Readings::strict(),
            limits: promotion::LIMITS.clone(),
            days: promotion::DAYS.clone(),
            amounts: promotion::AMOUNTS.clone(),
            exemptions: promotion::EXEMPTIONS.clone(),
            forms: gift::FORMS.clone(),
            goods: goods::GOODS.clone(),
            set_classes: standing::SET_CLASSES.clone(),
            holidays: calendar::HOLIDAYS.clone(),
            years: calendar::YEARS.clone(),
            concentrated: calendar::CONCENTRATED.clone(),
            programmes: calendar::PROGRAMMES.clone(),
            vat_rules: vat::VAT.clone(),
            invoice_codes: invoice_code::CODES.clone(),
        }
    }
}

/// Reads one table and puts another in its place.
macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident : $value:ty, $with:ident;)*) => {
        impl Law {
            $(
                $(#[$doc])*
                #[must_use]
                pub const fn $field(&self) -> &Table<$value> {
                    &self.$field
                }

                #[doc = concat!("The law with another table in place of [`", stringify!($field), "`](Self::", stringify!($field), ").")]
                ///
                /// Give the law another version too: it enters the fingerprint of what was priced under it.
                #[must_use]
                pub fn $with(mut self, table: Table<$value>) -> Self {
                    self.$field = table;
                    self
                }
            )*
        }

        impl Checked for Law {
            fn check(node: &Node<'_>) -> Option<Self> {
                let record = node.record(&["version", "readings", $(stringify!($field)),*])?;
                let version = record.required::<String>("version");
                let readings = record.or("readings", Readings::strict);
                let Self { $($field,)* .. } = Self::default();
                $(let $field = record.or(stringify!($field), || $field);)*
                Some(Self { version: Cow::Owned(version?), readings: readings?, $($field: $field?,)* })
            }
        }
    };
}

tables! {
    /// Caps of reductions and limits of gifts, as rates.
    limits: Rate, with_limits;
    /// Limits in days.
    days: u16, with_days;
    /// Thresholds in đồng.
    amounts: Money, with_amounts;
    /// Grounds on which no cap holds for reductions.
    exemptions: bool, with_exemptions;
    /// Forms of promotion: which gift limits hold, and what the authorities must be told.
    forms: FormRule, with_forms;
    /// Classes of goods: which may be promoted, and be gifts.
    goods: GoodsRule, with_goods;
    /// The class of goods of OCOP product sets that promotion law names; the key is regime and number, `QD-26-2026:14`.
    set_classes: LawText, with_set_classes;
    /// Holidays on the same day of every year.
    holidays: MonthDay, with_holidays;
    /// Holidays by year.
    years: YearDays, with_years;
    /// Which holidays open the concentrated cap.
    concentrated: Concentrated, with_concentrated;
    /// State programmes of promotion, given by the host: the key names one, the value says who decided it.
    programmes: LawText, with_programmes;
    /// VAT by tax group.
    vat_rules: VatRule, with_vat_rules;
    /// What an invoice prints in place of a rate.
    invoice_codes: LawText, with_invoice_codes;
}

checked_serde!(Law);

impl Law {
    /// The version of the tables.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The law under another version, for tables of one's own.
    #[must_use]
    pub fn with_version(mut self, version: &str) -> Self {
        self.version = Cow::Owned(version.into());
        self
    }

    /// The host's answers to the open questions.
    #[must_use]
    pub const fn readings(&self) -> &Readings {
        &self.readings
    }

    /// The law with the lenient answer to one open question.
    #[must_use]
    pub fn with_lenient(mut self, question: Question) -> Self {
        self.readings = self.readings.with_lenient(question);
        self
    }
}
