//! Findings as sentences for people, in Vietnamese and in English.

use core::fmt;

use super::findings::{Breach, Figure, NotChecked, Provision, Subject, WhyNotChecked};
use super::{Answer, Missing, TradeFact};
use crate::pricing::Treatment;
use crate::text::{self, Lang};

impl Provision {
    /// What the provision is about, as a heading.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::ReductionCap => ("mức giảm giá tối đa trên một đơn vị", "largest reduction of a unit"),
            Self::GiftPerUnit => ("giá trị quà tặng tối đa trên một đơn vị", "largest gift with a unit"),
            Self::GiftPerProgramme => {
                ("tổng giá trị quà tặng của chương trình", "largest total of a programme's gifts")
            }
            Self::DiscountDays => ("số ngày giảm giá trong năm của nhãn hiệu", "days of discount of a brand in a year"),
            Self::NotPromotable => ("hàng hóa không được khuyến mại", "goods that may not be promoted"),
            Self::NotGivable => ("hàng hóa không được dùng để khuyến mại", "goods that may not be given away"),
            Self::PostedPrice => ("giá niêm yết", "posted price"),
            Self::PriceWithTax => ("giá đã gồm thuế", "prices with tax"),
            Self::CashRounding => ("làm tròn tiền mặt", "cash rounding"),
            Self::Vat => ("thuế giá trị gia tăng", "value added tax"),
        };
        lang.pick(vi, en)
    }
}

impl TradeFact {
    /// The name of the fact.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::TaxGroup => ("nhóm thuế", "tax group"),
            Self::SelfProduced => ("hàng tự sản xuất hay mua lại", "own production"),
            Self::Fresh => ("thực phẩm tươi sống hay không", "fresh food"),
            Self::PriceStabilised => ("hàng bình ổn giá hay không", "price-stabilised"),
            Self::GoodsClass => ("loại hàng hóa", "class of goods"),
            Self::GiftCost => ("giá vốn khi làm quà tặng", "cost as a gift"),
            Self::Brand => ("nhãn hiệu", "brand"),
        };
        lang.pick(vi, en)
    }
}

impl Breach {
    /// The breach as one sentence. Lines and gifts are counted from 1.
    ///
    /// ```
    /// use ocop::money::Money;
    /// use ocop::text::Lang;
    /// use ocop::vietnam::{Breach, Figure, Provision, Subject};
    ///
    /// let breach = Breach {
    ///     provision: Provision::CashRounding,
    ///     subject: Subject::Quote,
    ///     rules: vec![],
    ///     seen: Figure::Money(Money::vnd(300)),
    ///     allowed: Figure::Money(Money::vnd(0)),
    ///     units: None,
    ///     source: "Law on Prices 16/2023/QH15, article 29".into(),
    /// };
    /// assert_eq!(
    ///     breach.sentence(Lang::Vi).to_string(),
    ///     "Báo giá: làm tròn tiền mặt: 300\u{a0}₫, được phép 0\u{a0}₫ (Law on Prices 16/2023/QH15, article 29)",
    /// );
    /// ```
    #[must_use]
    pub const fn sentence(&self, lang: Lang) -> BreachSentence<'_> {
        BreachSentence { breach: self, lang }
    }
}

impl NotChecked {
    /// What could not be checked, and why, as one sentence.
    #[must_use]
    pub const fn sentence(&self, lang: Lang) -> NotCheckedSentence<'_> {
        NotCheckedSentence { not_checked: self, lang }
    }
}

/// See [`Breach::sentence`].
#[derive(Debug, Clone, Copy)]
pub struct BreachSentence<'a> {
    breach: &'a Breach,
    lang: Lang,
}

impl fmt::Display for BreachSentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (breach, lang) = (self.breach, self.lang);
        write_subject(f, &breach.subject, lang)?;
        write!(f, ": {}: ", breach.provision.label(lang))?;
        write_figure(f, breach.seen, lang)?;
        f.write_str(lang.pick(", được phép ", ", allowed "))?;
        write_figure(f, breach.allowed, lang)?;
        write!(f, " ({})", breach.source)
    }
}

/// See [`NotChecked::sentence`].
#[derive(Debug, Clone, Copy)]
pub struct NotCheckedSentence<'a> {
    not_checked: &'a NotChecked,
    lang: Lang,
}

impl fmt::Display for NotCheckedSentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (not_checked, lang) = (self.not_checked, self.lang);
        write_subject(f, &not_checked.subject, lang)?;
        let provision = not_checked.provision.label(lang);
        write!(f, "{}{provision}: ", lang.pick(": chưa kiểm tra được ", ": not checked: "))?;
        match &not_checked.why {
            WhyNotChecked::Missing(missing) => write_missing(f, missing, lang),
            WhyNotChecked::NoHistory => f.write_str(lang.pick("không có lịch sử khuyến mại", "there is no history")),
            WhyNotChecked::UnknownProduct => {
                f.write_str(lang.pick("danh mục không có sản phẩm này", "the catalogue does not have the product"))
            }
            WhyNotChecked::UnknownRule { rule } => {
                write!(f, "{} {rule}", lang.pick("không có chương trình", "there is no rule"))
            }
            WhyNotChecked::Money(error) => write!(f, "{error}"),
        }
    }
}

fn write_subject(f: &mut fmt::Formatter<'_>, subject: &Subject, lang: Lang) -> fmt::Result {
    match subject {
        Subject::Line(index, sku) => write!(f, "{} {} ({sku})", lang.pick("Dòng", "Line"), index.saturating_add(1)),
        Subject::Gift(index, sku) => write!(f, "{} {} ({sku})", lang.pick("Quà tặng", "Gift"), index.saturating_add(1)),
        Subject::Rule(rule) => write!(f, "{} {rule}", lang.pick("Chương trình", "Programme")),
        Subject::Brand(brand) => write!(f, "{} {brand}", lang.pick("Nhãn hiệu", "Brand")),
        Subject::Delivery => f.write_str(lang.pick("Giao hàng", "Delivery")),
        Subject::Quote => f.write_str(lang.pick("Báo giá", "The quote")),
    }
}

fn write_figure(f: &mut fmt::Formatter<'_>, figure: Figure, lang: Lang) -> fmt::Result {
    match figure {
        Figure::Money(money) => write!(f, "{}", text::money(money, lang)),
        Figure::Days(1) => f.write_str(lang.pick("1 ngày", "1 day")),
        Figure::Days(days) => write!(f, "{days} {}", lang.pick("ngày", "days")),
        Figure::Treatment(Treatment::Rate(rate)) => write!(f, "{}", text::rate(rate, lang)),
        Figure::Treatment(Treatment::NotTaxable) => f.write_str(lang.pick("không chịu thuế", "not taxable")),
        Figure::Treatment(Treatment::NotDeclared) => {
            f.write_str(lang.pick("không kê khai, tính nộp thuế", "not declared"))
        }
        Figure::Treatment(Treatment::DirectPercentage(rate)) => {
            write!(f, "{} {}", text::rate(rate, lang), lang.pick("doanh thu", "of revenue"))
        }
        Figure::Answer(Answer::Yes) => f.write_str(lang.pick("được phép", "allowed")),
        Figure::Answer(Answer::No) => f.write_str(lang.pick("không được phép", "not allowed")),
        Figure::Answer(Answer::NeedsReview) => f.write_str(lang.pick("cần xem xét", "needs review")),
        Figure::TaxIncluded(true) => f.write_str(lang.pick("đã gồm thuế", "tax included")),
        Figure::TaxIncluded(false) => f.write_str(lang.pick("chưa gồm thuế", "tax not included")),
    }
}

fn write_missing(f: &mut fmt::Formatter<'_>, missing: &Missing, lang: Lang) -> fmt::Result {
    match missing {
        Missing::Row(row) => {
            let day = text::day(row.day(), lang);
            match lang {
                Lang::Vi => write!(f, "không có quy định về {:?} cho ngày {day}", row.key()),
                Lang::En => write!(f, "no row covers {:?} on {day}", row.key()),
            }
        }
        Missing::Fact { fact } => {
            write!(f, "{}: {}", lang.pick("sản phẩm thiếu", "the product lacks"), fact.label(lang))
        }
        Missing::PriceBefore { .. } => f.write_str(
            lang.pick("không có giá bán ngay trước khuyến mại", "there is no price from before the promotion"),
        ),
    }
}
