//! What an electronic invoice prints in the column of rates, and its set phrases.

use time::{Date, Month};

use super::dated::{LawText, built_in, day, row};

/// The key of what is printed for goods that are not taxable.
pub(super) const NOT_TAXABLE: &str = "not-taxable";
/// The key of what is printed for goods whose VAT is neither declared nor computed.
pub(super) const NOT_DECLARED: &str = "not-declared";

/// The key of what is printed for a buyer who gives no data.
pub(super) const CONSUMER: &str = "consumer";
/// The key of the phrase for the reduction under the direct method; `{amount}` stands for what was reduced.
pub(super) const REDUCTION_NOTE: &str = "direct-reduction-note";

const SINCE: Date = day(2025, Month::July, 1);
const SOURCE: &str = "data format of electronic invoices, decree 254/2026/NĐ-CP and circular 91/2026/TT-BTC, before that decree \
                      123/2020/NĐ-CP as amended by decree 70/2025/NĐ-CP";

built_in! {
/// Rates print as themselves (`8%`); these are the words in their place.
pub(super) static CODES: Table<LawText> = [
    row(NOT_TAXABLE, SINCE, None, LawText::of("KCT"), SOURCE),
    row(NOT_DECLARED, SINCE, None, LawText::of("KKKNT"), SOURCE),
    row(CONSUMER, SINCE, None, LawText::of("Bán cho người tiêu dùng"), "decree 254/2026/NĐ-CP, article 10"),
    row(
        REDUCTION_NOTE,
        SINCE,
        Some(day(2027, Month::January, 1)),
        LawText::of(
            "Đã giảm {amount} tương ứng 20% mức tỷ lệ % để tính thuế giá trị gia tăng theo nghị quyết 204/2025/QH15",
        ),
        "decree 174/2025/NĐ-CP, article 1",
    ),
];
}
