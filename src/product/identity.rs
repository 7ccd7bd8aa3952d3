//! Who and where: SKU, family, category, producer, origin.

use serde::Serialize;

use crate::input::{checked_choice, checked_record};
use crate::text::{Texts, identifiers};

identifiers! {
    /// A stock keeping unit (mã sản phẩm): the key of one sellable variant.
    Sku, "a SKU";
    /// The key that groups the variants of one product.
    FamilyId, "a family of variants";
    /// One step of a category path, such as `ca-phe`.
    CategoryId, "a category" without '/';
    /// The key of a producer.
    ProducerId, "a producer";
    /// A free mark that rules and lists select by.
    Tag, "a tag";
    /// The key of a free attribute, such as `roast`.
    AttributeKey, "an attribute key";
}

/// Who makes a product (chủ thể OCOP).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Producer {
    /// The key by which rules select the producer.
    pub id: ProducerId,
    /// The name.
    pub name: Texts,
    /// The kind, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ProducerKind>,
}

checked_record!(Producer { id: required, name: required, kind: optional });

/// The kinds of OCOP producers. Source: decision 26/2026/QĐ-TTg, article 2.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProducerKind {
    /// Co-operative (hợp tác xã).
    Cooperative,
    /// Co-operative group (tổ hợp tác).
    CooperativeGroup,
    /// Small or medium enterprise (doanh nghiệp nhỏ và vừa).
    Enterprise,
    /// Farm (trang trại).
    Farm,
    /// Household with business registration (hộ sản xuất, hộ gia đình có đăng ký kinh doanh).
    Household,
    /// Society, for tourism only (hội).
    Society,
    /// Association, for tourism only (hiệp hội).
    Association,
    /// Operating centre, for tourism only (trung tâm điều hành).
    OperatingCentre,
}

checked_choice!(ProducerKind {
    "cooperative" => Cooperative,
    "cooperative_group" => CooperativeGroup,
    "enterprise" => Enterprise,
    "farm" => Farm,
    "household" => Household,
    "society" => Society,
    "association" => Association,
    "operating_centre" => OperatingCentre,
});

/// Where a product comes from.
///
/// Provinces and communes were merged on 1 July 2025; older papers name the units of before. Both may be recorded, and rules select by
/// the unit of today.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Origin {
    /// The province (tỉnh, thành phố) since 1 July 2025.
    pub province: Tag,
    /// The commune (xã, phường, đặc khu) since 1 July 2025.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune: Option<Tag>,
    /// The province of before, where it had another name or extent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former_province: Option<Tag>,
    /// The district (huyện, quận) of before; districts ended on 1 July 2025.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former_district: Option<Tag>,
    /// The commune of before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former_commune: Option<Tag>,
}

checked_record!(Origin {
    province: required,
    commune: optional,
    former_province: optional,
    former_district: optional,
    former_commune: optional,
});
