//! Product codes ("mã số sản phẩm"): where a product comes from, its running number and the year.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::input::checked_text;

/// The code on the head of a product's scorecard, in either of its two formats.
///
/// * Since decision 26/2026: province, commune, running number kept by the commune, year. Codes of
///   places are those of decision 19/2025/QĐ-TTg of 30 June 2025.
/// * Before: the district stands between province and commune.
///
/// Codes of places keep their leading zeros: two digits for a province, three for a district, five
/// for a commune.
///
/// ```
/// use ocop::certification::ProductCode;
///
/// let old: ProductCode = "83-829-28780-3-2022".parse()?;
/// assert_eq!(old.district(), Some("829"));
/// let new: ProductCode = "66-24163-07-2026".parse()?;
/// assert_eq!((new.district(), new.running(), new.year()), (None, "07", 2026));
/// assert_eq!(new.to_string(), "66-24163-07-2026");
/// # Ok::<(), ocop::certification::ProductCodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProductCode {
    province: String,
    district: Option<String>,
    commune: String,
    running: String,
    year: u16,
}

/// A text that is not a product code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProductCodeError {
    /// The parts are not four or five, with hyphens between.
    #[error("{seen:?} is not PROVINCE-COMMUNE-NUMBER-YEAR or PROVINCE-DISTRICT-COMMUNE-NUMBER-YEAR")]
    Shape {
        /// What was seen.
        seen: String,
    },
    /// The province is not two digits.
    #[error("province code {seen:?} is not 2 digits")]
    Province {
        /// What was seen.
        seen: String,
    },
    /// The district is not three digits.
    #[error("district code {seen:?} is not 3 digits")]
    District {
        /// What was seen.
        seen: String,
    },
    /// The commune is not five digits.
    #[error("commune code {seen:?} is not 5 digits")]
    Commune {
        /// What was seen.
        seen: String,
    },
    /// The running number is not one to nine digits.
    #[error("running number {seen:?} is not 1 to 9 digits")]
    Running {
        /// What was seen.
        seen: String,
    },
    /// The year is not of the form 20yy.
    #[error("year {seen:?} is not 2000 to 2099")]
    Year {
        /// What was seen.
        seen: String,
    },
}

impl ProductCode {
    /// The province's two digits.
    #[must_use]
    pub fn province(&self) -> &str {
        &self.province
    }

    /// The district's three digits, in the older format only.
    #[must_use]
    pub fn district(&self) -> Option<&str> {
        self.district.as_deref()
    }

    /// The commune's five digits.
    #[must_use]
    pub fn commune(&self) -> &str {
        &self.commune
    }

    /// The running number as written, with leading zeros.
    #[must_use]
    pub fn running(&self) -> &str {
        &self.running
    }

    /// The year, 2000 to 2099.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }
}

impl FromStr for ProductCode {
    type Err = ProductCodeError;

    fn from_str(text: &str) -> Result<Self, ProductCodeError> {
        let trimmed = text.trim();
        let mut parts = trimmed.split('-');
        let (one, two, three, four, five, more) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next(), parts.next());
        let (province, district, commune, running, year) = match (one, two, three, four, five, more) {
            (Some(province), Some(commune), Some(running), Some(year), None, None) => {
                (province, None, commune, running, year)
            }
            (Some(province), Some(district), Some(commune), Some(running), Some(year), None) => {
                (province, Some(district), commune, running, year)
            }
            _ => return Err(ProductCodeError::Shape { seen: text.into() }),
        };
        Ok(Self {
            province: digits(province, 2, 2, |seen| ProductCodeError::Province { seen })?,
            district: district
                .map(|code| digits(code, 3, 3, |seen| ProductCodeError::District { seen }))
                .transpose()?,
            commune: digits(commune, 5, 5, |seen| ProductCodeError::Commune { seen })?,
            running: digits(running, 1, 9, |seen| ProductCodeError::Running { seen })?,
            year: digits(year, 4, 4, |seen| ProductCodeError::Year { seen })?
                .parse()
                .ok()
                .filter(|year| (2000..=2099).contains(year))
                .ok_or_else(|| ProductCodeError::Year { seen: year.into() })?,
        })
    }
}

checked_text! { ProductCode, "a product code" }

impl fmt::Display for ProductCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.province)?;
        if let Some(district) = &self.district {
            write!(f, "{district}-")?;
        }
        write!(f, "{}-{}-{}", self.commune, self.running, self.year)
    }
}

fn digits(
    text: &str,
    fewest: usize,
    most: usize,
    fault: impl FnOnce(String) -> ProductCodeError,
) -> Result<String, ProductCodeError> {
    let fits = (fewest..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(text.into()) } else { Err(fault(text.into())) }
}
