//! Who recognises and revokes.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

/// An authority that recognises products or takes a recognition back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::District => "People's Committee of the district",
            Self::ProvincialChair => "chair of the provincial People's Committee",
            Self::AgricultureAndRuralDevelopment => "Minister of Agriculture and Rural Development",
            Self::AgricultureAndEnvironment => "Minister of Agriculture and Environment",
            Self::Other(name) => name,
        })
    }
}
