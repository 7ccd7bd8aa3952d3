//! Watching a product for its owner: what happened since the last look, each edge told once.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use serde::{Serialize, Serializer, ser::SerializeStruct};
use time::{Date, Duration, OffsetDateTime, UtcOffset};

use super::policy::in_utc;
use super::{History, ItemKey, PriceSeen};
use crate::certification::{self, Certificate, Stars, Status};
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::text::iso;

/// The largest number of conditions of a watch.
pub const MAX_CONDITIONS: usize = 32;
/// The largest number of promotion ends that a watch remembers.
const MAX_ANNOUNCED: usize = 1_000;
/// The version of the stored form that this crate writes. It reads all versions up to this one.
const FORMAT: u32 = 1;

/// What is watched for. Nothing is ever said across currencies or tax bases; days are days in the shop's own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Condition {
    /// The price is below the one when the line was added.
    BelowAdded(PriceSeen),
    /// The price is below this one.
    BelowTarget(PriceSeen),
    /// The price is below the lowest of so many days before it began.
    BelowDaysBefore(u16),
    /// The product is in stock again.
    BackInStock,
    /// The certificate that is shown expires, is revoked or is renewed.
    Certificate,
    /// A promotion ends in so many days; 0 is its last day.
    PromotionEndsIn(u16),
}

checked_choice!(Condition {
    "below_added" => BelowAdded(PriceSeen),
    "below_target" => BelowTarget(PriceSeen),
    "below_days_before" => BelowDaysBefore(u16),
    "back_in_stock" => BackInStock,
    "certificate" => Certificate,
    "promotion_ends_in" => PromotionEndsIn(u16),
});

/// What a watch tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum News {
    /// The price is below the one when the line was added.
    BelowAdded {
        /// The price then.
        added: PriceSeen,
        /// The price now.
        now: PriceSeen,
    },
    /// The price is below the target.
    BelowTarget {
        /// The target.
        target: PriceSeen,
        /// The price now.
        now: PriceSeen,
    },
    /// The price is below the lowest of the days before.
    BelowDaysBefore {
        /// The number of days.
        days: u16,
        /// The lowest price in them.
        lowest: PriceSeen,
        /// The price now.
        now: PriceSeen,
    },
    /// The product is in stock again.
    BackInStock,
    /// The certificate that was shown is past its last day, and no other is shown.
    CertificateExpired,
    /// The certificate that was shown is revoked, and no other is shown.
    CertificateRevoked,
    /// Another certificate is shown than before, or one is shown again.
    CertificateRenewed {
        /// Its stars.
        stars: Stars,
    },
    /// A promotion ends soon.
    PromotionEndsSoon {
        /// When it ends.
        #[serde(with = "iso::serde_instant")]
        ends_at: OffsetDateTime,
    },
}

/// Something that happened to a watched product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// When it came to hold; where the host learnt of it later, the end of the look before.
    #[serde(with = "iso::serde_instant")]
    pub at: OffsetDateTime,
    /// The product.
    pub item: ItemKey,
    /// What happened.
    pub news: News,
}

/// A watch over one product: its conditions, what it knows of each, and until when it has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    item: ItemKey,
    offset: UtcOffset,
    looked_until: OffsetDateTime,
    conditions: Vec<Watched>,
}

/// A new watch, and what holds already: no news, but worth saying.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewWatch {
    /// The watch.
    pub watch: Watch,
    /// What holds already.
    pub already: Vec<News>,
}

/// Conditions that make no watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a watch has at most {MAX_CONDITIONS} conditions, not {seen}")]
#[non_exhaustive]
pub struct WatchError {
    /// The number of conditions.
    pub seen: usize,
}

/// A condition, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Watched {
    condition: Condition,
    /// Whether it held at the last look; it is told again only after it did not hold in between.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    held: bool,
    /// The first day of the certificate that was shown at the last look.
    #[serde(with = "iso::serde_day::option", skip_serializing_if = "Option::is_none")]
    shown: Option<Date>,
    /// The ends of promotions that were told and are still ahead.
    #[serde(serialize_with = "as_instants", skip_serializing_if = "BTreeSet::is_empty")]
    announced: BTreeSet<OffsetDateTime>,
}

checked_record!(Watched { condition: required, held: or(false), shown: optional, announced: or(BTreeSet::new()) });

fn as_instants<S: Serializer>(instants: &BTreeSet<OffsetDateTime>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(instants.iter().map(|at| alloc::format!("{}", iso::instant(*at))))
}

impl Watch {
    /// Watches a product from an instant on. The offset of the instant is that of the shop, in which days are meant.
    ///
    /// # Errors
    /// There are more than [`MAX_CONDITIONS`].
    pub fn begin(
        item: ItemKey,
        conditions: &[Condition],
        history: &History,
        at: OffsetDateTime,
    ) -> Result<NewWatch, WatchError> {
        if conditions.len() > MAX_CONDITIONS {
            return Err(WatchError { seen: conditions.len() });
        }
        let blank = |condition: &Condition| Watched {
            condition: *condition,
            held: false,
            shown: None,
            announced: BTreeSet::new(),
        };
        let conditions = conditions.iter().map(blank).collect();
        let mut watch = Self { item, offset: at.offset(), looked_until: in_utc(at), conditions };
        let mut already = Vec::new();
        for watched in &mut watch.conditions {
            watched.look(history, at, at, watch.offset, &mut |_, news| already.push(news));
            already.extend(watched.lapsed_before(history, day_of(at, watch.offset)));
        }
        // A certificate that is shown is no news at the start.
        already.retain(|news| !matches!(news, News::CertificateRenewed { .. }));
        Ok(NewWatch { watch, already })
    }

    /// The product.
    #[must_use]
    pub const fn item(&self) -> &ItemKey {
        &self.item
    }

    /// Until when it has looked.
    #[must_use]
    pub const fn looked_until(&self) -> OffsetDateTime {
        self.looked_until
    }
}

/// What happened to a watched product since the last look, until an instant (included), in the order of time; and the watch as it is then.
///
/// Looking twice at shorter spans gives what one look at the whole span gives. An instant that is not after the last look gives nothing.
///
/// ```
/// use ocop::product::Sku;
/// use ocop::wishlist::{Condition, History, ItemKey, News, StockAt, Watch, evaluate};
/// use time::macros::datetime;
///
/// let stock = [(8, false), (9, true), (10, true), (11, false), (12, true)];
/// let hour = |hour: u8| datetime!(2026-11-25 00:00 +7) + time::Duration::hours(hour.into());
/// let history = History::new().stock(stock.map(|(h, in_stock)| StockAt { at: hour(h), in_stock }));
///
/// let item = ItemKey::sku(Sku::new("CF-250")?);
/// let watch = Watch::begin(item, &[Condition::BackInStock], &history, hour(8))?.watch;
/// let (events, _) = evaluate(&history, &watch, hour(24));
/// assert_eq!(events.iter().map(|event| event.at).collect::<Vec<_>>(), [hour(9), hour(12)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn evaluate(history: &History, watch: &Watch, until: OffsetDateTime) -> (Vec<Event>, Watch) {
    let since = watch.looked_until;
    let mut watch = watch.clone();
    let mut events = Vec::new();
    if until <= since {
        return (events, watch);
    }
    for watched in &mut watch.conditions {
        watched.look(history, since, until, watch.offset, &mut |at, news| {
            events.push(Event { at, item: watch.item.clone(), news });
        });
    }
    watch.looked_until = in_utc(until);
    // The sort keeps what happened at one instant in the order of the conditions.
    events.sort_by_key(|event| event.at);
    (events, watch)
}

impl Watched {
    /// Looks at every instant in `(since, until]` at which something changes, after making good at `since` for what was not known then.
    fn look(
        &mut self,
        history: &History,
        since: OffsetDateTime,
        until: OffsetDateTime,
        offset: UtcOffset,
        tell: &mut impl FnMut(OffsetDateTime, News),
    ) {
        let within = |at: &OffsetDateTime| since < *at && *at <= until;
        let start = core::iter::once(since);
        match self.condition {
            Condition::BelowAdded(_) | Condition::BelowTarget(_) | Condition::BelowDaysBefore(_) => {
                let changes = history.prices.iter().map(|point| point.at).filter(within);
                start.chain(changes).for_each(|at| self.look_at_price(history, at, offset, tell));
            }
            Condition::BackInStock => {
                let changes = history.stock.iter().map(|point| point.at).filter(within);
                for at in start.chain(changes) {
                    let Some(in_stock) = history.in_stock_at(at) else { continue };
                    if in_stock && !self.held {
                        tell(at, News::BackInStock);
                    }
                    self.held = in_stock;
                }
            }
            Condition::Certificate => {
                self.look_at_certificates(history, day_of(since, offset), since, tell);
                let mut day = day_of(since, offset);
                while let Some(next) = certification::next_change(&history.certificates, day) {
                    let at = start_of(next, offset);
                    if at > until {
                        break;
                    }
                    if within(&at) {
                        self.look_at_certificates(history, next, at, tell);
                    }
                    day = next;
                }
            }
            Condition::PromotionEndsIn(days) => {
                for end in history.promotion_ends.iter().filter(|end| since < **end) {
                    let opens = start_of(days_before(day_of(*end, offset), days), offset);
                    if opens <= until && self.announced.insert(in_utc(*end)) {
                        tell(opens.max(since), News::PromotionEndsSoon { ends_at: *end });
                    }
                }
                self.announced.retain(|end| until < *end);
            }
        }
    }

    fn look_at_price(
        &mut self,
        history: &History,
        at: OffsetDateTime,
        offset: UtcOffset,
        tell: &mut impl FnMut(OffsetDateTime, News),
    ) {
        let now = history.price_at(at);
        let found = match self.condition {
            Condition::BelowAdded(added) => {
                below(now, added).map(|(now, holds)| (News::BelowAdded { added, now }, holds))
            }
            Condition::BelowTarget(target) => {
                below(now, target).map(|(now, holds)| (News::BelowTarget { target, now }, holds))
            }
            Condition::BelowDaysBefore(days) => {
                let start = |began| start_of(days_before(day_of(began, offset), days), offset);
                history
                    .lowest_before(at, start)
                    .map(|(lowest, now)| (News::BelowDaysBefore { days, lowest, now }, now < lowest))
            }
            _ => None,
        };
        // What is not known, or does not compare, neither tells nor re-arms.
        let Some((news, holds)) = found else { return };
        if holds && !self.held {
            tell(at, news);
        }
        self.held = holds;
    }

    fn look_at_certificates(
        &mut self,
        history: &History,
        day: Date,
        at: OffsetDateTime,
        tell: &mut impl FnMut(OffsetDateTime, News),
    ) {
        let shown = certification::displayed(&history.certificates, day);
        let first_day = shown.map(Certificate::valid_from);
        if first_day == self.shown {
            return;
        }
        match (shown, self.shown) {
            (Some(certificate), _) => tell(at, News::CertificateRenewed { stars: certificate.stars() }),
            (None, Some(before)) => tell(at, lapse(&history.certificates, before, day)),
            (None, None) => {}
        }
        self.shown = first_day;
    }

    /// At the start of a watch: whether a certificate was shown before and none is now.
    fn lapsed_before(&self, history: &History, day: Date) -> Option<News> {
        if self.condition != Condition::Certificate || self.shown.is_some() {
            return None;
        }
        let over = |certificate: &&Certificate| {
            matches!(certificate.status(day), Status::Expired { .. } | Status::Revoked { .. })
        };
        let last = history.certificates.iter().filter(over).map(Certificate::valid_from).max()?;
        Some(lapse(&history.certificates, last, day))
    }
}

fn lapse(certificates: &[Certificate], first_day: Date, day: Date) -> News {
    let revoked = |certificate: &&Certificate| {
        certificate.valid_from() == first_day && matches!(certificate.status(day), Status::Revoked { .. })
    };
    if certificates.iter().any(|certificate| revoked(&certificate)) {
        News::CertificateRevoked
    } else {
        News::CertificateExpired
    }
}

/// A price, and whether it is below another; nothing where the two do not compare.
fn below(now: Option<PriceSeen>, other: PriceSeen) -> Option<(PriceSeen, bool)> {
    let now = now.filter(|now| now.compares_with(&other))?;
    Some((now, now < other))
}

fn day_of(at: OffsetDateTime, offset: UtcOffset) -> Date {
    at.checked_to_offset(offset).unwrap_or(at).date()
}

fn start_of(day: Date, offset: UtcOffset) -> OffsetDateTime {
    day.midnight().assume_offset(offset)
}

fn days_before(day: Date, days: u16) -> Date {
    day.checked_sub(Duration::days(days.into())).unwrap_or(Date::MIN)
}

impl Serialize for Watch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Watch", 5)?;
        record.serialize_field("format", &FORMAT)?;
        record.serialize_field("item", &self.item)?;
        record.serialize_field("offset", &self.offset.whole_seconds())?;
        record.serialize_field("looked_until", &alloc::format!("{}", iso::instant(self.looked_until)))?;
        record.serialize_field("conditions", &self.conditions)?;
        record.end()
    }
}

impl Checked for Watch {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["format", "item", "offset", "looked_until", "conditions"])?;
        record.field("format").map_or(Some(FORMAT), |node| node.number(1, FORMAT.into()))?;
        let item = record.required("item");
        let offset = record.required::<i32>("offset");
        let looked_until = record.required::<OffsetDateTime>("looked_until");
        let conditions = record.field("conditions").map_or(Some(Vec::new()), |node| node.list(MAX_CONDITIONS));
        let (item, offset, looked_until, conditions) = (item?, offset?, looked_until?, conditions?);
        let offset = match UtcOffset::from_whole_seconds(offset) {
            Ok(offset) => offset,
            Err(error) => return node.invalid_at("offset", "a number of seconds from UTC", &error),
        };
        let announced = |watched: &Watched| watched.announced.len() > MAX_ANNOUNCED;
        if conditions.iter().any(announced) {
            return node.conflict("a watch remembers at most 1000 ends of promotions for a condition");
        }
        Some(Self { item, offset, looked_until: in_utc(looked_until), conditions })
    }
}

checked_serde!(Watch);
