//! The words of a table in both languages, apart from keys. No sentence here holds a superlative or names a rival.

use super::{NoWinner, StandingState, Verdict, Withheld};
use crate::product::{Availability, PurchaseAction};
use crate::text::Lang;

impl Verdict {
    /// The verdict in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Different => lang.pick("khác nhau", "different"),
            Self::SameWhereKnown => lang.pick("giống nhau ở phần đã biết", "the same where known"),
            Self::Same => lang.pick("giống nhau", "the same"),
            Self::Unknown => lang.pick("chưa so sánh được", "not enough known"),
        }
    }

    /// The mark that stands for it: `≠`, `≈`, `=`, or none.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Different => "≠",
            Self::SameWhereKnown => "≈",
            Self::Same => "=",
            Self::Unknown => "",
        }
    }
}

impl Withheld {
    /// The reason in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::PriceHidden => lang.pick("đăng nhập để xem giá", "log in to see the price"),
            Self::PriceOnRequest => lang.pick("giá liên hệ", "price on request"),
            Self::NotInTerm => lang.pick("ngoài thời hạn chứng nhận", "certificate not in term"),
        }
    }
}

impl NoWinner {
    /// The reason in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::NoDirection => lang.pick("không xếp hơn kém", "neither more nor less is better"),
            Self::TooFewKnown => lang.pick("chưa đủ dữ liệu", "fewer than two are known"),
            Self::NoOrder => lang.pick("không có thứ tự cao thấp", "there is no order among them"),
            Self::MixedBasis => lang.pick("khác cơ sở so sánh", "not on one basis"),
            Self::Overlap => lang.pick("khoảng giá trùng nhau", "the ranges overlap"),
        }
    }
}

impl StandingState {
    /// The state in words, to be followed by its day.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::NotYetValid => lang.pick("có hiệu lực từ", "valid from"),
            Self::InTerm => lang.pick("còn hiệu lực đến", "valid until"),
            Self::FilingWindow => lang.pick("đang kỳ đánh giá lại, còn hiệu lực đến", "due for re-rating, valid until"),
            Self::Expiring => lang.pick("sắp hết hiệu lực, đến", "expiring, valid until"),
            Self::Extended => lang.pick("được gia hạn đến", "extended until"),
            Self::Expired => lang.pick("hết hiệu lực từ sau", "expired after"),
            Self::Revoked => lang.pick("bị thu hồi từ", "revoked on"),
        }
    }
}

pub(super) const fn availability(value: Availability, lang: Lang) -> &'static str {
    match value {
        Availability::BackOrder => lang.pick("hết hàng, nhận đặt trước", "on back order"),
        Availability::Discontinued => lang.pick("ngừng sản xuất", "discontinued"),
        Availability::InStock => lang.pick("còn hàng", "in stock"),
        Availability::InStoreOnly => lang.pick("chỉ bán tại cửa hàng", "in store only"),
        Availability::LimitedAvailability => lang.pick("số lượng có hạn", "limited availability"),
        Availability::MadeToOrder => lang.pick("làm theo đơn đặt", "made to order"),
        Availability::OnlineOnly => lang.pick("chỉ bán trực tuyến", "online only"),
        Availability::OutOfStock => lang.pick("hết hàng", "out of stock"),
        Availability::PreOrder => lang.pick("nhận đặt trước", "pre-order"),
        Availability::PreSale => lang.pick("bán trước", "pre-sale"),
        Availability::Reserved => lang.pick("đã giữ chỗ", "reserved"),
        Availability::SoldOut => lang.pick("đã bán hết", "sold out"),
    }
}

pub(super) const fn action(value: PurchaseAction, lang: Lang) -> &'static str {
    match value {
        PurchaseAction::AddToCart => lang.pick("thêm vào giỏ", "add to cart"),
        PurchaseAction::PreOrder => lang.pick("đặt trước", "pre-order"),
        PurchaseAction::ChooseOptions => lang.pick("chọn phiên bản", "choose options"),
        PurchaseAction::Contact => lang.pick("liên hệ", "contact the seller"),
        PurchaseAction::External => lang.pick("mua ở trang khác", "buy elsewhere"),
        PurchaseAction::NotifyMe => lang.pick("báo khi có hàng", "notify me"),
        PurchaseAction::Unavailable => lang.pick("không đặt được", "unavailable"),
    }
}

pub(super) const fn not_recorded(lang: Lang) -> &'static str {
    lang.pick("chưa có", "not recorded")
}

pub(super) const fn not_applicable(lang: Lang) -> &'static str {
    lang.pick("không áp dụng", "not applicable")
}

pub(super) const fn gone(lang: Lang) -> &'static str {
    lang.pick("không còn bán", "no longer sold")
}

pub(super) const fn flag(value: bool, lang: Lang) -> &'static str {
    if value { lang.pick("có", "yes") } else { lang.pick("không", "no") }
}

/// The head of the column of labels.
pub(super) const fn product(lang: Lang) -> &'static str {
    lang.pick("Sản phẩm", "Product")
}

/// The caption of the table.
pub(super) const fn caption(lang: Lang) -> &'static str {
    lang.pick("So sánh sản phẩm", "Product comparison")
}

/// The head of the column of keys.
pub(super) const fn key(lang: Lang) -> &'static str {
    lang.pick("Mã trường", "Key")
}

/// The head of the column of units.
pub(super) const fn unit(lang: Lang) -> &'static str {
    lang.pick("Đơn vị", "Unit")
}
