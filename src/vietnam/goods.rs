//! Goods that may not be promoted, or not be given away.

use serde::Serialize;
use time::{Date, Month};

use super::Law;
use super::dated::{NotCovered, Question, Side, built_in, day, open, row};
use crate::input::{checked_choice, checked_record};
use crate::money::Rate;
use crate::product::GoodsClass;

/// Whether the law allows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The texts differ or are silent; whoever decides must look. Pricing treats it as no.
    NeedsReview,
}

checked_choice!(Answer { "yes" => Yes, "no" => No, "needs_review" => NeedsReview });

/// What promotion law says of a class of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct GoodsRule {
    /// Whether it may be promoted.
    pub promoted: Answer,
    /// Whether it may be a gift.
    pub gift: Answer,
    /// The alcohol by volume from which on it may be neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strong_from: Option<Rate>,
    /// Whether it may be promoted towards adults (18 years and over) only.
    pub adults_only: bool,
}

checked_record!(GoodsRule { promoted: required, gift: required, strong_from: optional, adults_only: required });

/// Whether the customer is of age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Age {
    /// 18 years or more.
    Adult,
    /// Less.
    Minor,
    /// Not known.
    #[default]
    Unknown,
}

/// What may be done with a product in a promotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promotable<'a> {
    /// Whether it may be promoted.
    pub promoted: Answer,
    /// Whether it may be a gift.
    pub gift: Answer,
    /// Where it is written.
    pub source: &'a str,
    /// The next day on which it may be another.
    pub until: Option<Date>,
}

impl Law {
    /// Whether goods of a class, with this alcohol by volume where they have any, may be promoted and be given away.
    ///
    /// # Errors
    /// The class is not in the table on that day, or the alcohol by volume is needed and absent.
    pub fn promotable(
        &self,
        class: &GoodsClass,
        alcohol: Option<Rate>,
        age: Age,
        day: Date,
    ) -> Result<Promotable<'_>, NotCovered> {
        self.promotable_class(class.as_str(), alcohol, age, day)
    }

    pub(super) fn promotable_class(
        &self,
        class: &str,
        alcohol: Option<Rate>,
        age: Age,
        day: Date,
    ) -> Result<Promotable<'_>, NotCovered> {
        let row = self.goods.on(class, day, &self.readings)?;
        let rule = row.value();
        let strong = match (rule.strong_from, alcohol) {
            (None, _) => false,
            (Some(from), Some(alcohol)) => alcohol >= from,
            (Some(_), None) => return Err(NotCovered::new(ALCOHOL_BY_VOLUME, day)),
        };
        let answer = |answer: Answer| match (answer, age) {
            _ if strong => Answer::No,
            (Answer::Yes, Age::Minor) if rule.adults_only => Answer::No,
            (Answer::Yes, Age::Unknown) if rule.adults_only => Answer::NeedsReview,
            _ => answer,
        };
        Ok(Promotable {
            promoted: answer(rule.promoted),
            gift: answer(rule.gift),
            source: row.source(),
            until: row.until(),
        })
    }
}

const ALCOHOL_BY_VOLUME: &str = "alcohol by volume";

const ARTICLE_5: &str = "decree 81/2018/NĐ-CP, article 5";
const DRINKS: &str =
    "decree 81/2018/NĐ-CP, article 5; Commercial Law, article 100(3) and (4); Law 44/2019/QH14, article 11";
const MILK: &str =
    "decree 81/2018/NĐ-CP, article 5(1); it is not in the list of gifts of article 5(2), but restricted elsewhere";
const UNLISTED: &str = "not listed in decree 81/2018/NĐ-CP, article 5";

const SINCE: Date = day(2018, Month::July, 15);
const SINCE_2020: Date = day(2020, Month::January, 1);
/// 15 % vol, Commercial Law, article 100(4).
const STRONG: Option<Rate> = Some(Rate::percent(15));

const fn plain(promoted: Answer, gift: Answer) -> GoodsRule {
    GoodsRule { promoted, gift, strong_from: None, adults_only: false }
}

const fn drink(promoted: Answer, gift: Answer) -> GoodsRule {
    GoodsRule { promoted, gift, strong_from: STRONG, adults_only: true }
}

const FREE: GoodsRule = plain(Answer::Yes, Answer::Yes);
const BANNED: GoodsRule = plain(Answer::No, Answer::No);

built_in! {
pub(super) static GOODS: Table<GoodsRule> = [
    open(
        (Question::WeakWine, Side::Strict),
        "alcohol",
        (SINCE_2020, None),
        drink(Answer::NeedsReview, Answer::NeedsReview),
        DRINKS,
    ),
    open(
        (Question::WeakWine, Side::Lenient),
        "alcohol",
        (SINCE_2020, None),
        drink(Answer::Yes, Answer::NeedsReview),
        DRINKS,
    ),
    row("beer", SINCE_2020, None, drink(Answer::Yes, Answer::Yes), DRINKS),
    row("tobacco", SINCE, None, BANNED, ARTICLE_5),
    row("lottery", SINCE, None, BANNED, ARTICLE_5),
    row("medicine", SINCE, None, BANNED, ARTICLE_5),
    row("banned-goods", SINCE, None, BANNED, ARTICLE_5),
    row("infant-formula", SINCE, None, plain(Answer::No, Answer::NeedsReview), MILK),
    row("public-hospital-service", SINCE, None, plain(Answer::No, Answer::NeedsReview), ARTICLE_5),
    row("public-school-service", SINCE, None, plain(Answer::No, Answer::NeedsReview), ARTICLE_5),
    row("food", SINCE, None, FREE, UNLISTED),
    row("drink", SINCE, None, FREE, UNLISTED),
    row("herbal", SINCE, None, FREE, UNLISTED),
    row("craft", SINCE, None, FREE, UNLISTED),
    row("ornamental", SINCE, None, FREE, UNLISTED),
    row("cosmetic", SINCE, None, FREE, UNLISTED),
    row("household-goods", SINCE, None, FREE, UNLISTED),
    row("tourism-service", SINCE, None, FREE, UNLISTED),
];
}
