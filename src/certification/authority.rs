//! Who recognises and revokes.

use alloc::string::String;
use core::fmt;

use serde::Serialize;

use crate::input::checked_choice;
use crate::text::Lang;

/// An authority that recognises products or takes a recognition back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Authority {
    /// The district's People's Committee ("UBND cấp huyện"), which existed to 30 June 2025.
    District,
    /// The chair of the provincial People's Committee ("Chủ tịch UBND cấp tỉnh").
    ProvincialChair,
    /// The Ministry of Agriculture and Rural Development ("Bộ Nông nghiệp và Phát triển nông thôn"),
    /// which became the Ministry of Agriculture and Environment on 1 March 2025.
    AgricultureAndRuralDevelopment,
    /// The Minister of Agriculture and Environment ("Bộ trưởng Bộ Nông nghiệp và Môi trường").
    AgricultureAndEnvironment,
    /// Another body, by name.
    Other(String),
}

checked_choice!(Authority {
    "district" => District,
    "provincial_chair" => ProvincialChair,
    "agriculture_and_rural_development" => AgricultureAndRuralDevelopment,
    "agriculture_and_environment" => AgricultureAndEnvironment,
    "other" => Other(String),
});

impl Authority {
    /// The authority's name.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        match self {
            Self::District => lang.pick("UBND cấp huyện", "People's Committee of the district"),
            Self::ProvincialChair => lang.pick("Chủ tịch UBND cấp tỉnh", "chair of the provincial People's Committee"),
            Self::AgricultureAndRuralDevelopment => lang.pick(
                "Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn",
                "Minister of Agriculture and Rural Development",
            ),
            Self::AgricultureAndEnvironment => {
                lang.pick("Bộ trưởng Bộ Nông nghiệp và Môi trường", "Minister of Agriculture and Environment")
            }
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label(Lang::En))
    }
}
