//! The currencies of ISO 4217 with their minor digits.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A currency of ISO 4217 that has a minor unit, by its three letters.
///
/// Precious metals, bond market units and test codes are not currencies of a shop and are left out.
///
/// # Ordering
/// By code.
///
/// ```
/// use ocop::money::Currency;
/// assert_eq!("KWD".parse::<Currency>()?.digits(), 3);
/// assert_eq!(Currency::VND.digits(), 0);
/// # Ok::<(), ocop::money::UnknownCurrency>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency {
    /// The three letters and the number of minor digits: one word, since every amount of money carries it.
    word: [u8; 4],
}

impl Currency {
    /// The đồng, without minor digits.
    pub const VND: Self = Self::of(*b"VND", 0);
    /// The US dollar, with two minor digits.
    pub const USD: Self = Self::of(*b"USD", 2);
    /// The euro, with two minor digits.
    pub const EUR: Self = Self::of(*b"EUR", 2);
    /// The yen, without minor digits.
    pub const JPY: Self = Self::of(*b"JPY", 0);
    /// The Kuwaiti dinar, with three minor digits.
    pub const KWD: Self = Self::of(*b"KWD", 3);

    const fn of([a, b, c]: [u8; 3], digits: u8) -> Self {
        Self { word: [a, b, c, digits] }
    }

    /// Every currency, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all: alloc::vec::Vec<Self> = TABLE
            .iter()
            .flat_map(|(digits, codes)| codes.as_bytes().chunks(4).map(|code| (*digits, code)))
            .filter_map(|(digits, code)| code.first_chunk().map(|code| Self::of(*code, digits)))
            .collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// The three letters of the code.
    #[must_use]
    pub fn code(&self) -> &str {
        // The bytes but for the last are ASCII letters, checked by every constructor.
        let [letters @ .., _] = &self.word;
        core::str::from_utf8(letters).unwrap_or_default()
    }

    /// The number of minor digits: 0 for the đồng, 2 for the dollar, 3 for the Kuwaiti dinar.
    #[must_use]
    pub const fn digits(self) -> u8 {
        let [.., digits] = self.word;
        digits
    }

    /// The number of minor units in one major unit, 10 to the power of [`digits`](Self::digits).
    #[must_use]
    pub const fn minor_per_major(self) -> i64 {
        10_i64.pow(self.digits() as u32)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// A text that is no code of a currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is no currency code of ISO 4217")]
#[non_exhaustive]
pub struct UnknownCurrency {
    /// The text.
    pub seen: String,
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    /// Reads the three capital letters of a code.
    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        let unknown = || UnknownCurrency { seen: text.into() };
        let code: [u8; 3] = text.as_bytes().try_into().map_err(|_| unknown())?;
        let row = TABLE.iter().find(|(_, codes)| codes.as_bytes().chunks(4).any(|c| c.starts_with(&code)));
        row.map(|(digits, _)| Self::of(code, *digits)).ok_or_else(unknown)
    }
}

/// Minor digits and the codes that have them. Source: ISO 4217, table A.1 (active codes), 2026.
const TABLE: [(u8, &str); 4] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU \
         CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES \
         KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR \
         NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP \
         TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_currencies_stand_in_the_table() {
        for named in [Currency::VND, Currency::USD, Currency::EUR, Currency::JPY, Currency::KWD] {
            assert_eq!(named.code().parse(), Ok(named));
        }
    }

    #[test]
    fn every_code_of_the_table_is_read_back_and_stands_once() {
        let all: alloc::vec::Vec<_> = Currency::all().collect();
        assert_eq!(all.len(), 17 + 139 + 7 + 2);
        assert!(all.windows(2).all(|pair| pair[0].code() < pair[1].code()));
        assert!(all.iter().all(|c| c.code().parse() == Ok(*c)));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "VN", "vnd", "VND ", "XAU", "ND ", " CL", "P C"] {
            assert_eq!(
                text.parse::<Currency>().map_err(|e| alloc::string::ToString::to_string(&e)),
                Err(alloc::format!("{text:?} is no currency code of ISO 4217"))
            );
        }
    }
}
