//! Verdicts in words: one sentence each, in Vietnamese and in English. Programs read the data; people read these.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Display, Formatter, Write};

use super::{
    AmountOff, Applied, AskedFact, Clipper, CodeOutcome, CodeVerdict, Failed, Hint, Notice, Outcome, RuleId, Rulebook,
    Seen, Step, TierReached, UsedUp, Verdict, Wanted, WhyUnknown,
};
use crate::money::Money;
use crate::text::{self, Lang};

/// Says in one language what became of the rules of a rulebook. Rules are called by their name, or by their id where they have none.
///
/// ```
/// use ocop::money::{Currency, Rate};
/// use ocop::pricing::{Benefit, Outcome, Percent, Rule, RuleId, Rulebook, Sentences, Verdict};
/// use ocop::text::{Lang, Texts};
///
/// let rule = Rule::new(RuleId::new("ten")?, Benefit::Percent(Percent::off(Rate::percent(10))));
/// let rulebook = Rulebook::new(Currency::VND, vec![Rule { name: Texts::vi("Giảm 10%"), ..rule }])?;
/// let verdict = Verdict { rule: RuleId::new("ten")?, outcome: Outcome::NothingToSave };
///
/// let say = Sentences::new(&rulebook, Lang::Vi);
/// assert_eq!(say.verdict(&verdict).to_string(), "“Giảm 10%” không giảm thêm được gì cho giỏ hàng này.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Sentences<'r> {
    rulebook: &'r Rulebook,
    lang: Lang,
}

/// Writes one of two texts with the same arguments.
macro_rules! say {
    ($f:expr, $lang:expr, $vi:literal, $en:literal) => {
        match $lang {
            Lang::Vi => write!($f, $vi),
            Lang::En => write!($f, $en),
        }
    };
}

impl<'r> Sentences<'r> {
    /// Sentences about the rules of a rulebook.
    #[must_use]
    pub const fn new(rulebook: &'r Rulebook, lang: Lang) -> Self {
        Self { rulebook, lang }
    }

    /// What became of a touched rule.
    #[must_use]
    pub fn verdict(self, verdict: &Verdict) -> impl Display + use<'r, '_> {
        said(move |f| {
            write!(f, "{}", self.name(&verdict.rule))?;
            self.outcome(f, &verdict.outcome)?;
            f.write_char('.')
        })
    }

    /// Why a touched rule has its outcome, as a clause without the rule's name: `cần mua thêm 50.000 ₫ …`. For an applied rule it is what
    /// it saved.
    #[must_use]
    pub fn reason(self, outcome: &Outcome) -> impl Display + use<'r, '_> {
        said(move |f| self.clause(f, outcome))
    }

    /// What became of an entered code.
    #[must_use]
    pub fn code(self, verdict: &CodeVerdict) -> impl Display + use<'r, '_> {
        said(move |f| {
            let (lang, code) = (self.lang, &verdict.code);
            match &verdict.outcome {
                CodeOutcome::Unknown => say!(f, lang, "Không có mã {code}.", "There is no code {code}."),
                CodeOutcome::OutsideWindow(rules) => {
                    let rules = self.names(rules);
                    say!(
                        f,
                        lang,
                        "Mã {code} ({rules}) chưa đến hoặc đã qua thời gian áp dụng.",
                        "Code {code} ({rules}) is not valid now."
                    )
                }
                CodeOutcome::Rules(rules) => {
                    let rules = self.names(rules);
                    say!(f, lang, "Mã {code} là của {rules}.", "Code {code} belongs to {rules}.")
                }
            }
        })
    }

    /// What a shop should tell the shopper, or itself. Lines of the cart are counted from 1.
    #[must_use]
    pub fn notice(self, notice: &Notice) -> impl Display + use<'r, '_> {
        said(move |f| {
            let lang = self.lang;
            match notice {
                Notice::BelowOwnThreshold(rule) => {
                    let rule = self.name(rule);
                    say!(
                        f,
                        lang,
                        "{rule} vẫn được giữ, dù sau khi giảm giỏ hàng thấp hơn mức tối thiểu của chính ưu đãi này.",
                        "{rule} stays, though with it the cart is below the offer’s own minimum."
                    )
                }
                Notice::DearerThanWithout(more) => {
                    let more = text::money(*more, lang);
                    say!(
                        f,
                        lang,
                        "Với các ưu đãi này phải trả nhiều hơn {more} so với khi không dùng ưu đãi nào.",
                        "With these offers the order costs {more} more than without any."
                    )
                }
                Notice::PriceChanged(change) => {
                    let line = u64::from(change.line) + 1;
                    let (seen, now) = (text::money(change.seen, lang), text::money(change.now, lang));
                    say!(
                        f,
                        lang,
                        "Giá ở dòng {line} đã đổi từ {seen} thành {now}.",
                        "The price in line {line} went from {seen} to {now}."
                    )
                }
            }
        })
    }

    /// What a little more would save or bring as a gift; `goods` is what shoppers call what is to be added.
    #[must_use]
    pub fn hint<'a>(self, hint: &'a Hint, goods: &'a str) -> impl Display + use<'r, 'a> {
        said(move |f| {
            let (lang, rule, gain) = (self.lang, self.name(&hint.rule), hint.gain());
            let (units, saves) = (text::number(hint.units.get(), lang), text::money(hint.saves, lang));
            say!(f, lang, "Thêm {units} × {goods} để có {rule}: ", "Add {units} × {goods} for {rule}: ")?;
            match (hint.saves.minor() > 0, hint.gifts.is_empty()) {
                (true, true) => say!(f, lang, "giảm {saves}", "{saves} off"),
                (true, false) => say!(f, lang, "giảm {saves} và tặng quà", "{saves} off and a gift"),
                (false, _) => say!(f, lang, "tặng quà", "a gift"),
            }?;
            if gain.is_negative() {
                let costs = text::money(hint.costs, lang);
                return say!(f, lang, ", tiền mua thêm {costs}.", ", the goods cost {costs}.");
            }
            let gain = text::money(gain, lang);
            say!(f, lang, ", lợi hơn tiền mua thêm {gain}.", ", {gain} more than they cost.")
        })
    }

    /// One step of a rule's arithmetic, as a clause.
    #[must_use]
    pub fn step(self, step: &Step) -> impl Display + use<'r, '_> {
        said(move |f| {
            let lang = self.lang;
            match step {
                Step::RateOf(step) => {
                    let (rate, of) = (text::rate(step.rate, lang), text::money(step.of, lang));
                    let result = text::money(step.result, lang);
                    say!(f, lang, "{rate} của {of} là {result}", "{rate} of {of} is {result}")
                }
                Step::AmountOff(off) => self.amount_off(f, *off),
                Step::PriceFor(price) => {
                    let (amount, units) = (text::money(price.amount, lang), units(price.units.into(), lang));
                    let result = text::money(price.result, lang);
                    say!(f, lang, "{units} giá {amount}, giảm {result}", "{units} for {amount}, {result} less")
                }
                Step::Sets(formed) => {
                    let units = units(formed.units.into(), lang);
                    let sets = counted(formed.sets.into(), lang, ["bộ", "set", "sets"]);
                    say!(f, lang, "{sets}, {units} được ưu đãi", "{sets}, {units} with the offer")
                }
                Step::Tier(tier) => self.tier(f, *tier),
                Step::OnLine(line) => write!(f, "{}: {}", line.sku, text::money(line.amount, lang)),
            }
        })
    }

    /// Why the delivery fee is not known.
    #[must_use]
    pub fn delivery(self, why: &WhyUnknown) -> impl Display + use<'r, '_> {
        said(move |f| {
            let lang = self.lang;
            match why {
                WhyUnknown::Host => {
                    say!(f, lang, "Phí giao hàng sẽ báo sau.", "The delivery fee will be told later.")
                }
                WhyUnknown::Zone => say!(
                    f,
                    lang,
                    "Chưa có biểu phí giao hàng cho khu vực này.",
                    "There is no delivery fee for this zone yet."
                ),
                WhyUnknown::Weight(sku) => say!(
                    f,
                    lang,
                    "Chưa tính được phí giao hàng vì sản phẩm {sku} chưa có khối lượng vận chuyển.",
                    "The delivery fee is not known, as product {sku} has no shipping weight."
                ),
                WhyUnknown::TooHeavy => say!(
                    f,
                    lang,
                    "Chưa tính được phí giao hàng vì đơn hàng nặng hơn biểu phí.",
                    "The delivery fee is not known, as the order is heavier than the table covers."
                ),
            }
        })
    }

    fn name(self, rule: &RuleId) -> String {
        let name = self.rulebook.rule(rule).map(|rule| rule.name.or_other(self.lang)).filter(|name| !name.is_empty());
        alloc::format!("“{}”", name.unwrap_or(rule.as_str()))
    }

    fn names(self, rules: &[RuleId]) -> String {
        rules.iter().map(|rule| self.name(rule)).collect::<Vec<_>>().join(", ")
    }

    /// What follows on a rule's name.
    fn outcome(self, f: &mut Formatter<'_>, outcome: &Outcome) -> fmt::Result {
        let lang = self.lang;
        match outcome {
            Outcome::Applied(_) | Outcome::Beaten(_) | Outcome::NothingToSave => f.write_char(' ')?,
            Outcome::Failed(_) => say!(f, lang, " chưa áp dụng: ", " does not apply: ")?,
            Outcome::UnknownFact(_) => say!(f, lang, " chưa xét được: ", " cannot be judged yet: ")?,
            Outcome::UsedUp(_) => say!(f, lang, " không còn áp dụng: ", " applies no longer: ")?,
        }
        self.clause(f, outcome)
    }

    fn clause(self, f: &mut Formatter<'_>, outcome: &Outcome) -> fmt::Result {
        let lang = self.lang;
        match outcome {
            Outcome::Applied(applied) => self.applied(f, applied),
            Outcome::Failed(failed) => self.failed(f, failed),
            Outcome::UnknownFact(unknown) => {
                let fact = fact(&unknown.fact, lang);
                say!(f, lang, "chưa biết {fact}", "{fact} is not known")
            }
            Outcome::Beaten(beaten) => {
                let by = self.name(&beaten.by);
                say!(f, lang, "không dùng chung với {by}", "does not go together with {by}")?;
                match beaten.by_how_much.map(|less| text::money(less, lang)) {
                    Some(less) => say!(f, lang, ", và lợi ít hơn {less}", ", and saves {less} less"),
                    None => Ok(()),
                }
            }
            Outcome::UsedUp(limit) => self.used_up(f, *limit),
            Outcome::NothingToSave => {
                say!(f, lang, "không giảm thêm được gì cho giỏ hàng này", "saves nothing on this cart")
            }
        }
    }

    fn applied(self, f: &mut Formatter<'_>, applied: &Applied) -> fmt::Result {
        let lang = self.lang;
        if !applied.saving.is_zero() {
            let saving = text::money(applied.saving, lang);
            say!(f, lang, "đã giảm {saving}", "saved {saving}")?;
        } else if applied.clipped.is_empty() {
            say!(f, lang, "được áp dụng", "applies")?;
        } else {
            say!(f, lang, "được áp dụng nhưng không giảm thêm", "applies, but saves nothing more")?;
        }
        for (i, clip) in applied.clipped.iter().enumerate() {
            let (amount, by) = (text::money(clip.amount, lang), clipper(clip.by, lang));
            match i {
                0 => say!(f, lang, ", sau khi bớt {amount} vì {by}", ", after {amount} was cut by {by}")?,
                _ => say!(f, lang, " và {amount} vì {by}", " and {amount} by {by}")?,
            }
        }
        match applied.unplaced.map(|left| text::money(left, lang)) {
            Some(left) => say!(f, lang, "; còn {left} không có chỗ để giảm", "; {left} found no room"),
            None => Ok(()),
        }
    }

    fn failed(self, f: &mut Formatter<'_>, failed: &Failed) -> fmt::Result {
        let lang = self.lang;
        let condition = failed.path.rsplit('.').next().unwrap_or_default();
        let seen = failed.seen.as_ref().filter(|seen| **seen != Seen::Nothing);
        match &failed.wanted {
            None => say!(f, lang, "điều kiện chưa được đáp ứng", "a condition is not met"),
            Some(Wanted::AtLeast(least)) => self.too_little(f, least, seen, failed.missing.as_ref()),
            Some(Wanted::AtMost(Seen::Order(1))) => {
                say!(f, lang, "chỉ dành cho đơn hàng đầu tiên", "it is for a first order only")
            }
            Some(Wanted::AtMost(most)) => {
                let most = self.figure(most);
                say!(f, lang, "chỉ đến {most}", "it is for {most} at most")?;
                self.but_seen(f, seen)
            }
            Some(Wanted::Is(wanted)) => self.not_this(f, condition, &self.figure(wanted), seen),
            Some(Wanted::Any) => {
                say!(f, lang, "không có điều kiện nào được đáp ứng", "none of its alternatives is met")
            }
            Some(Wanted::Not) => say!(f, lang, "giỏ hàng thuộc trường hợp loại trừ", "it excludes this case"),
            Some(Wanted::InHours) => {
                say!(f, lang, "ngoài khung giờ áp dụng", "it is outside its hours")?;
                self.but_seen(f, seen)
            }
            Some(Wanted::InPeriod) => {
                say!(f, lang, "ngoài thời gian áp dụng", "it is outside its period")?;
                self.but_seen(f, seen)
            }
            Some(Wanted::KnownCustomer) => {
                say!(f, lang, "cần đăng nhập vì ưu đãi có giới hạn theo khách hàng", "it is for customers who sign in")
            }
        }
    }

    fn too_little(
        self,
        f: &mut Formatter<'_>,
        least: &Seen,
        seen: Option<&Seen>,
        missing: Option<&Seen>,
    ) -> fmt::Result {
        let (lang, least) = (self.lang, self.figure(least));
        match missing.map(|missing| self.figure(missing)) {
            Some(missing) => {
                say!(f, lang, "cần thêm {missing} để đạt {least}", "add {missing} to reach {least}")?;
            }
            None => say!(f, lang, "cần từ {least}", "it needs at least {least}")?,
        }
        self.but_seen(f, seen)
    }

    /// Another fact than the one wanted.
    fn not_this(self, f: &mut Formatter<'_>, condition: &str, wanted: &str, seen: Option<&Seen>) -> fmt::Result {
        let lang = self.lang;
        match condition {
            "code" => say!(f, lang, "cần nhập mã {wanted}", "it needs code {wanted}")?,
            "customer_group" => {
                say!(f, lang, "chỉ dành cho nhóm khách hàng {wanted}", "it is for customers of group {wanted}")?;
            }
            "channel" => say!(f, lang, "chỉ dành cho kênh {wanted}", "it is for channel {wanted}")?,
            "destination_province" => {
                say!(f, lang, "chỉ dành cho đơn giao đến {wanted}", "it is for delivery to {wanted}")?;
            }
            "delivery_method" => {
                say!(f, lang, "chỉ dành cho cách giao hàng {wanted}", "it is for delivery by {wanted}")?;
            }
            "payment_method" => {
                say!(f, lang, "chỉ dành cho thanh toán bằng {wanted}", "it is for payment by {wanted}")?;
            }
            _ => say!(f, lang, "cần {wanted}", "it needs {wanted}")?,
        }
        self.but_seen(f, seen)
    }

    fn but_seen(self, f: &mut Formatter<'_>, seen: Option<&Seen>) -> fmt::Result {
        match seen.map(|seen| self.figure(seen)) {
            Some(seen) => say!(f, self.lang, " (hiện là {seen})", " (now {seen})"),
            None => Ok(()),
        }
    }

    fn figure(self, seen: &Seen) -> String {
        let lang = self.lang;
        match seen {
            Seen::Money(money) => text::money(*money, lang).to_string(),
            Seen::Units(count) => units(*count, lang),
            Seen::Products(count) => counted(*count, lang, ["mặt hàng", "different product", "different products"]),
            Seen::Order(number) => match lang {
                Lang::Vi => alloc::format!("đơn hàng thứ {}", text::number(*number, lang)),
                Lang::En => alloc::format!("order no. {}", text::number(*number, lang)),
            },
            Seen::Text(text) => text.clone(),
            Seen::Instant(at) => text::instant(*at, lang).to_string(),
            Seen::Nothing => String::from(lang.pick("không có", "nothing")),
        }
    }

    fn used_up(self, f: &mut Formatter<'_>, limit: UsedUp) -> fmt::Result {
        let lang = self.lang;
        let uses = |count: u32| counted(count.into(), lang, ["lượt", "use", "uses"]);
        match limit {
            UsedUp::Total(count) => {
                let uses = uses(count);
                say!(f, lang, "đã hết {uses} của chương trình", "all its {uses} are taken")
            }
            UsedUp::PerCustomer(count) => {
                let uses = uses(count);
                say!(f, lang, "khách hàng đã dùng hết {uses} của mình", "this customer has had {uses} of it")
            }
            UsedUp::UnitsPerCustomer(count) => {
                let units = units(count.into(), lang);
                say!(f, lang, "khách hàng đã mua đủ {units} ưu đãi", "this customer has had {units} by it")
            }
            UsedUp::Budget(budget) => {
                let budget = text::money(budget, lang);
                say!(f, lang, "ngân sách {budget} đã dùng hết", "its budget of {budget} is spent")
            }
        }
    }

    fn amount_off(self, f: &mut Formatter<'_>, off: AmountOff) -> fmt::Result {
        let lang = self.lang;
        let (amount, result) = (text::money(off.amount, lang), text::money(off.result, lang));
        if off.units <= 1 {
            return say!(f, lang, "bớt {amount}, giảm {result}", "{amount} off, {result} less");
        }
        let units = units(off.units.into(), lang);
        say!(f, lang, "bớt {amount} cho {units}, giảm {result}", "{amount} off for {units}, {result} less")
    }

    fn tier(self, f: &mut Formatter<'_>, tier: TierReached) -> fmt::Result {
        let lang = self.lang;
        let number = u64::from(tier.tier) + 1;
        say!(f, lang, "đạt bậc {number}", "tier {number} is reached")?;
        let counted = tier.units.map(|count| units(count.into(), lang));
        let counted = counted.or_else(|| tier.spend.map(|spend: Money| text::money(spend, lang).to_string()));
        match counted {
            Some(counted) => say!(f, lang, " với {counted}", " with {counted}"),
            None => Ok(()),
        }
    }
}

/// A display from a function that writes.
fn said<F: Fn(&mut Formatter<'_>) -> fmt::Result>(write: F) -> Said<F> {
    Said(write)
}

struct Said<F>(F);

impl<F: Fn(&mut Formatter<'_>) -> fmt::Result> Display for Said<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

/// A count with its noun: Vietnamese, English for one, English for several.
fn counted(count: u64, lang: Lang, [vi, one, several]: [&str; 3]) -> String {
    let noun = lang.pick(vi, if count == 1 { one } else { several });
    alloc::format!("{} {noun}", text::number(count, lang))
}

fn units(count: u64, lang: Lang) -> String {
    counted(count, lang, ["sản phẩm", "unit", "units"])
}

fn clipper(clipper: Clipper, lang: Lang) -> &'static str {
    match clipper {
        Clipper::Floor => lang.pick("giá sàn", "a floor price"),
        Clipper::RuleCap => lang.pick("mức giảm tối đa của ưu đãi", "the offer’s own cap"),
        Clipper::OrderCap => lang.pick("mức giảm tối đa của đơn hàng", "the cap of the order"),
        Clipper::Budget => lang.pick("ngân sách còn lại", "what is left of its budget"),
    }
}

fn fact(fact: &AskedFact, lang: Lang) -> String {
    let text = match fact {
        AskedFact::CustomerGroups => lang.pick("nhóm khách hàng", "the customer’s group"),
        AskedFact::OrdersBefore => lang.pick("số đơn hàng trước đây", "the number of earlier orders"),
        AskedFact::Channel => lang.pick("kênh bán", "the channel"),
        AskedFact::Destination => lang.pick("nơi nhận hàng", "the destination"),
        AskedFact::DeliveryMethod => lang.pick("cách giao hàng", "the delivery method"),
        AskedFact::PaymentMethod => lang.pick("cách thanh toán", "the payment method"),
        AskedFact::DeliveryFee => lang.pick("phí giao hàng", "the delivery fee"),
        AskedFact::Host(name) => return name.to_string(),
    };
    text.into()
}
