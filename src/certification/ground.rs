//! Why a product is not rated at all.

use core::fmt;

use serde::Serialize;

use crate::input::checked_choice;
use crate::text::Lang;

/// A ground on which a product is not rated, as the notes on the forms of decision 26/2026 list them.
///
/// A low score is no ground: it gives one star.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ground {
    /// The dossier is forged.
    ForgedDossier,
    /// The dossier is not as required.
    IncompleteDossier,
    /// The rules on food-safety certificates of the site are not met.
    FoodSafety,
    /// There is no production licence where one is required.
    ProductionLicence,
    /// The production conditions of the sector, such as GMP, are not met.
    ProductionConditions,
    /// The declaration or registration of the product is missing.
    MissingDeclaration,
    /// The rules on labels or advertising are not met.
    LabellingOrAdvertising,
    /// Not all of it was grown, raised or caught in the province.
    NotFromProvince,
    /// A common flagship product without outstanding quality.
    CommonProduct,
    /// All ingredients are imported or of unclear origin.
    UnclearIngredients,
    /// The same as another producer's product, under another name.
    SameAsAnother,
    /// It infringes intellectual property.
    Infringement,
    /// Dangerous foreign matter, or the defect that the form states.
    Defect,
    /// Another ground, of a host's own programme.
    Other,
}

checked_choice!(Ground {
    "forged_dossier" => ForgedDossier,
    "incomplete_dossier" => IncompleteDossier,
    "food_safety" => FoodSafety,
    "production_licence" => ProductionLicence,
    "production_conditions" => ProductionConditions,
    "missing_declaration" => MissingDeclaration,
    "labelling_or_advertising" => LabellingOrAdvertising,
    "not_from_province" => NotFromProvince,
    "common_product" => CommonProduct,
    "unclear_ingredients" => UnclearIngredients,
    "same_as_another" => SameAsAnother,
    "infringement" => Infringement,
    "defect" => Defect,
    "other" => Other,
});

impl Ground {
    /// The ground as a phrase.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::ForgedDossier => lang.pick("hồ sơ giả mạo", "forged dossier"),
            Self::IncompleteDossier => lang.pick("hồ sơ chưa đúng yêu cầu", "dossier not as required"),
            Self::FoodSafety => {
                lang.pick("chưa đủ giấy tờ an toàn thực phẩm của cơ sở", "food-safety papers of the site")
            }
            Self::ProductionLicence => lang.pick("chưa có giấy phép sản xuất", "no production licence"),
            Self::ProductionConditions => {
                lang.pick("chưa đủ điều kiện sản xuất của ngành", "production conditions not met")
            }
            Self::MissingDeclaration => {
                lang.pick("chưa công bố hoặc đăng ký sản phẩm", "product not declared or registered")
            }
            Self::LabellingOrAdvertising => {
                lang.pick("nhãn hoặc quảng cáo sai quy định", "label or advertising rules not met")
            }
            Self::NotFromProvince => lang.pick("không hoàn toàn làm ra trong tỉnh", "not wholly from the province"),
            Self::CommonProduct => lang.pick("sản phẩm phổ biến, không nổi trội", "common product, not outstanding"),
            Self::UnclearIngredients => lang
                .pick("nguyên liệu đều nhập khẩu hoặc không rõ gốc", "ingredients all imported or of unclear origin"),
            Self::SameAsAnother => lang.pick("trùng sản phẩm của chủ thể khác", "same as another producer's product"),
            Self::Infringement => lang.pick("xâm phạm quyền sở hữu trí tuệ", "infringes intellectual property"),
            Self::Defect => {
                lang.pick("có tạp chất nguy hiểm hoặc lỗi nêu trên phiếu", "dangerous foreign matter or stated defect")
            }
            Self::Other => lang.pick("lý do khác", "another ground"),
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label(Lang::En))
    }
}
