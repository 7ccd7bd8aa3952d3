//! What an electronic invoice prints in the column of rates.

use time::{Date, Month};

use super::dated::{LawText, built_in, day, row};

/// The key of what is printed for goods that are not taxable.
pub(super) const NOT_TAXABLE: &str = "not-taxable";
/// The key of what is printed for goods whose VAT is neither declared nor computed.
pub(super) const NOT_DECLARED: &str = "not-declared";

const SINCE: Date = day(2025, Month::July, 1);
const SOURCE: &str = "data format of electronic invoices, decree 254/2026/NĐ-CP and circular 91/2026/TT-BTC, before that decree \
                      123/2020/NĐ-CP as amended by decree 70/2025/NĐ-CP";

built_in! {
/// Rates print as themselves (`8%`); these are the words in their place.
pub(super) static CODES: Table<LawText> = [
    row(NOT_TAXABLE, SINCE, None, LawText::of("KCT"), SOURCE),
    row(NOT_DECLARED, SINCE, None, LawText::of("KKKNT"), SOURCE),
];
}
