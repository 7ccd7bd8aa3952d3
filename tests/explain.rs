//! Verdicts, codes, notices and steps in one sentence each, word for word.

#![allow(clippy::unwrap_used, reason = "a fixture that does not hold fails its test")]

use ocop::cart::{Code, LineKey};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    AmountOff, Applied, AskedFact, Beaten, Benefit, Clip, Clipper, CodeOutcome, CodeVerdict, Failed, Hint, Notice,
    OnLine, Outcome, Percent, PriceChange, QuoteGift, RateOf, Rule, RuleId, Rulebook, Seen, Sentences, Sets, Step,
    TierReached, UnknownFact, UsedUp, Verdict, Wanted, WhyUnknown,
};
use ocop::product::Quantity;
use ocop::text::{Lang, Texts};
use time::macros::datetime;

fn id(text: &str) -> RuleId {
    RuleId::new(text).unwrap()
}

/// `ten` is named in both languages, `tea` in one, `bare` in none.
fn rulebook() -> Rulebook {
    let rule = |key, name| Rule { name, ..Rule::new(id(key), Benefit::Percent(Percent::off(Rate::percent(10)))) };
    let named = Texts::vi("Giảm 10%").with(Lang::En, "10% off");
    let rules = vec![rule("ten", named), rule("tea", Texts::vi("Trà nửa giá")), rule("bare", Texts::default())];
    Rulebook::new(Currency::VND, rules).unwrap()
}

/// A sentence in both languages, with plain spaces in place of those that do not break.
fn both(say: impl Fn(Sentences<'_>) -> String) -> [String; 2] {
    let rulebook = rulebook();
    Lang::ALL.map(|lang| say(Sentences::new(&rulebook, lang)).replace('\u{a0}', " "))
}

fn verdict(outcome: &Outcome) -> [String; 2] {
    let verdict = Verdict { rule: id("ten"), outcome: outcome.clone() };
    let rulebook = rulebook();
    Lang::ALL.map(|lang| Sentences::new(&rulebook, lang).verdict(&verdict).to_string().replace('\u{a0}', " "))
}

fn failed(path: &str, wanted: Wanted, seen: Seen, missing: Option<Seen>) -> Outcome {
    Outcome::Failed(Failed { path: path.into(), wanted: Some(wanted), seen: Some(seen), missing })
}

fn text(text: &str) -> Seen {
    Seen::Text(text.into())
}

fn money(dong: i32) -> Money {
    Money::vnd(dong)
}

#[test]
fn rules_are_called_by_name_or_else_by_id() {
    let rulebook = rulebook();
    let said = |key: &str, lang| {
        let verdict = Verdict { rule: id(key), outcome: Outcome::NothingToSave };
        Sentences::new(&rulebook, lang).verdict(&verdict).to_string()
    };
    assert_eq!(said("ten", Lang::Vi), "“Giảm 10%” không giảm thêm được gì cho giỏ hàng này.");
    assert_eq!(said("ten", Lang::En), "“10% off” saves nothing on this cart.");
    assert_eq!(said("tea", Lang::En), "“Trà nửa giá” saves nothing on this cart.");
    assert_eq!(said("bare", Lang::En), "“bare” saves nothing on this cart.");
    assert_eq!(said("of-another-rulebook", Lang::En), "“of-another-rulebook” saves nothing on this cart.");
}

#[test]
fn applied() {
    let applied = |saving, clipped: &[(Clipper, i32)], unplaced: Option<i32>| {
        let clipped = clipped.iter().map(|(by, amount)| Clip { by: *by, amount: money(*amount) }).collect();
        Outcome::Applied(Applied {
            saving: money(saving),
            clipped,
            unplaced: unplaced.map(money),
            sets: Vec::new(),
            steps: vec![],
        })
    };
    assert_eq!(verdict(&applied(35_000, &[], None)), ["“Giảm 10%” đã giảm 35.000 ₫.", "“10% off” saved ₫35,000."]);
    assert_eq!(verdict(&applied(0, &[], None)), ["“Giảm 10%” được áp dụng.", "“10% off” applies."]);
    assert_eq!(
        verdict(&applied(30_000, &[(Clipper::Floor, 5_000), (Clipper::RuleCap, 2_000)], Some(1_000))),
        [
            "“Giảm 10%” đã giảm 30.000 ₫, sau khi bớt 5.000 ₫ vì giá sàn và 2.000 ₫ vì mức giảm tối đa của ưu đãi; còn 1.000 ₫ không có chỗ \
             để giảm.",
            "“10% off” saved ₫30,000, after ₫5,000 was cut by a floor price and ₫2,000 by the offer’s own cap; ₫1,000 found no room.",
        ]
    );
    assert_eq!(
        verdict(&applied(0, &[(Clipper::OrderCap, 5_000), (Clipper::Budget, 7)], None)),
        [
            "“Giảm 10%” được áp dụng nhưng không giảm thêm, sau khi bớt 5.000 ₫ vì mức giảm tối đa của đơn hàng và 7 ₫ vì ngân sách còn lại.",
            "“10% off” applies, but saves nothing more, after ₫5,000 was cut by the cap of the order and ₫7 by what is left of its budget.",
        ]
    );
}

#[test]
fn too_little_or_too_much() {
    let spend = |wanted, seen, missing: Option<i32>| {
        failed("when.spend", wanted, Seen::Money(money(seen)), missing.map(|m| Seen::Money(money(m))))
    };
    assert_eq!(
        verdict(&spend(Wanted::AtLeast(Seen::Money(money(300_000))), 250_000, Some(50_000))),
        [
            "“Giảm 10%” chưa áp dụng: cần thêm 50.000 ₫ để đạt 300.000 ₫ (hiện là 250.000 ₫).",
            "“10% off” does not apply: add ₫50,000 to reach ₫300,000 (now ₫250,000).",
        ]
    );
    assert_eq!(
        verdict(&spend(Wanted::AtMost(Seen::Money(money(300_000))), 350_000, None)),
        [
            "“Giảm 10%” chưa áp dụng: chỉ đến 300.000 ₫ (hiện là 350.000 ₫).",
            "“10% off” does not apply: it is for ₫300,000 at most (now ₫350,000).",
        ]
    );
    assert_eq!(
        verdict(&failed(
            "when.all_of[1].quantity",
            Wanted::AtLeast(Seen::Units(3)),
            Seen::Units(2),
            Some(Seen::Units(1))
        )),
        [
            "“Giảm 10%” chưa áp dụng: cần thêm 1 sản phẩm để đạt 3 sản phẩm (hiện là 2 sản phẩm).",
            "“10% off” does not apply: add 1 unit to reach 3 units (now 2 units).",
        ]
    );
    assert_eq!(
        verdict(&failed(
            "when.distinct",
            Wanted::AtLeast(Seen::Products(2)),
            Seen::Products(1),
            Some(Seen::Products(1))
        )),
        [
            "“Giảm 10%” chưa áp dụng: cần thêm 1 mặt hàng để đạt 2 mặt hàng (hiện là 1 mặt hàng).",
            "“10% off” does not apply: add 1 different product to reach 2 different products (now 1 different product).",
        ]
    );
}

#[test]
fn another_order() {
    assert_eq!(
        verdict(&failed("when.order_number", Wanted::AtMost(Seen::Order(1)), Seen::Order(4), None)),
        [
            "“Giảm 10%” chưa áp dụng: chỉ dành cho đơn hàng đầu tiên.",
            "“10% off” does not apply: it is for a first order only."
        ]
    );
    assert_eq!(
        verdict(&failed("when.order_number", Wanted::AtMost(Seen::Order(3)), Seen::Order(4), None)),
        [
            "“Giảm 10%” chưa áp dụng: chỉ đến đơn hàng thứ 3 (hiện là đơn hàng thứ 4).",
            "“10% off” does not apply: it is for order no. 3 at most (now order no. 4).",
        ]
    );
    assert_eq!(
        verdict(&failed("when.order_number", Wanted::AtLeast(Seen::Order(5)), Seen::Order(4), None)),
        [
            "“Giảm 10%” chưa áp dụng: cần từ đơn hàng thứ 5 (hiện là đơn hàng thứ 4).",
            "“10% off” does not apply: it needs at least order no. 5 (now order no. 4).",
        ]
    );
}

#[test]
fn another_fact() {
    let is = |condition: &str, wanted: &str, seen| {
        verdict(&failed(&format!("when.{condition}"), Wanted::Is(text(wanted)), seen, None))
    };
    let reasons = [
        (is("code", "TET", Seen::Nothing), "cần nhập mã TET", "it needs code TET"),
        (
            is("customer_group", "dai-ly", Seen::Nothing),
            "chỉ dành cho nhóm khách hàng dai-ly",
            "it is for customers of group dai-ly",
        ),
        (is("channel", "app", text("web")), "chỉ dành cho kênh app (hiện là web)", "it is for channel app (now web)"),
        (
            is("destination_province", "Đắk Lắk", text("Gia Lai")),
            "chỉ dành cho đơn giao đến Đắk Lắk (hiện là Gia Lai)",
            "it is for delivery to Đắk Lắk (now Gia Lai)",
        ),
        (
            is("delivery_method", "nhanh", text("thường")),
            "chỉ dành cho cách giao hàng nhanh (hiện là thường)",
            "it is for delivery by nhanh (now thường)",
        ),
        (
            is("payment_method", "thẻ", text("cod")),
            "chỉ dành cho thanh toán bằng thẻ (hiện là cod)",
            "it is for payment by thẻ (now cod)",
        ),
        (is("fact", "co-ve", text("khong")), "cần co-ve (hiện là khong)", "it needs co-ve (now khong)"),
    ];
    for ([vi, en], expected_vi, expected_en) in reasons {
        assert_eq!(vi, format!("“Giảm 10%” chưa áp dụng: {expected_vi}."));
        assert_eq!(en, format!("“10% off” does not apply: {expected_en}."));
    }
}

#[test]
fn another_time_or_customer() {
    let at = || Seen::Instant(datetime!(2026-11-25 09:30 +7));
    let reasons = [
        (
            failed("window", Wanted::InPeriod, at(), None),
            "ngoài thời gian áp dụng (hiện là 09:30 25/11/2026)",
            "it is outside its period (now 25 Nov 2026, 09:30)",
        ),
        (
            failed("when.hours", Wanted::InHours, at(), None),
            "ngoài khung giờ áp dụng (hiện là 09:30 25/11/2026)",
            "it is outside its hours (now 25 Nov 2026, 09:30)",
        ),
        (
            failed("limits.per_customer", Wanted::KnownCustomer, Seen::Nothing, None),
            "cần đăng nhập vì ưu đãi có giới hạn theo khách hàng",
            "it is for customers who sign in",
        ),
        (
            failed("when.any_of", Wanted::Any, Seen::Nothing, None),
            "không có điều kiện nào được đáp ứng",
            "none of its alternatives is met",
        ),
        (
            failed("when.not", Wanted::Not, Seen::Nothing, None),
            "giỏ hàng thuộc trường hợp loại trừ",
            "it excludes this case",
        ),
        (
            Outcome::Failed(Failed { path: String::new(), wanted: None, seen: None, missing: None }),
            "điều kiện chưa được đáp ứng",
            "a condition is not met",
        ),
    ];
    for (outcome, vi, en) in reasons {
        let expected = [format!("“Giảm 10%” chưa áp dụng: {vi}."), format!("“10% off” does not apply: {en}.")];
        assert_eq!(verdict(&outcome), expected);
    }
}

#[test]
fn unknown_facts() {
    let facts = [
        (AskedFact::CustomerGroups, "nhóm khách hàng", "the customer’s group"),
        (AskedFact::OrdersBefore, "số đơn hàng trước đây", "the number of earlier orders"),
        (AskedFact::Channel, "kênh bán", "the channel"),
        (AskedFact::Destination, "nơi nhận hàng", "the destination"),
        (AskedFact::DeliveryMethod, "cách giao hàng", "the delivery method"),
        (AskedFact::PaymentMethod, "cách thanh toán", "the payment method"),
        (AskedFact::DeliveryFee, "phí giao hàng", "the delivery fee"),
        (AskedFact::Host("le-hoi".parse().unwrap()), "le-hoi", "le-hoi"),
    ];
    for (fact, vi, en) in facts {
        let outcome = Outcome::UnknownFact(UnknownFact { path: "when".into(), fact });
        let expected = [
            format!("“Giảm 10%” chưa xét được: chưa biết {vi}."),
            format!("“10% off” cannot be judged yet: {en} is not known."),
        ];
        assert_eq!(verdict(&outcome), expected);
    }
}

#[test]
fn beaten() {
    let beaten = |less: Option<i32>| Outcome::Beaten(Beaten { by: id("tea"), by_how_much: less.map(money) });
    assert_eq!(
        verdict(&beaten(None)),
        ["“Giảm 10%” không dùng chung với “Trà nửa giá”.", "“10% off” does not go together with “Trà nửa giá”."]
    );
    assert_eq!(
        verdict(&beaten(Some(5_000))),
        [
            "“Giảm 10%” không dùng chung với “Trà nửa giá”, và lợi ít hơn 5.000 ₫.",
            "“10% off” does not go together with “Trà nửa giá”, and saves ₫5,000 less.",
        ]
    );
}

#[test]
fn used_up() {
    let limits = [
        (UsedUp::Total(1_000), "đã hết 1.000 lượt của chương trình", "all its 1,000 uses are taken"),
        (UsedUp::PerCustomer(1), "khách hàng đã dùng hết 1 lượt của mình", "this customer has had 1 use of it"),
        (UsedUp::UnitsPerCustomer(6), "khách hàng đã mua đủ 6 sản phẩm ưu đãi", "this customer has had 6 units by it"),
        (UsedUp::Budget(money(900_000)), "ngân sách 900.000 ₫ đã dùng hết", "its budget of ₫900,000 is spent"),
    ];
    for (limit, vi, en) in limits {
        let expected = [format!("“Giảm 10%” không còn áp dụng: {vi}."), format!("“10% off” applies no longer: {en}.")];
        assert_eq!(verdict(&Outcome::UsedUp(limit)), expected);
    }
}

#[test]
fn a_reason_is_the_clause_without_the_rule() {
    let outcome = Outcome::UsedUp(UsedUp::Total(100));
    assert_eq!(
        both(|say| say.reason(&outcome).to_string()),
        ["đã hết 100 lượt của chương trình", "all its 100 uses are taken"]
    );
    let outcome = Outcome::NothingToSave;
    assert_eq!(
        both(|say| say.reason(&outcome).to_string()),
        ["không giảm thêm được gì cho giỏ hàng này", "saves nothing on this cart"]
    );
}

#[test]
fn codes() {
    let said = |outcome| {
        let verdict = CodeVerdict { code: Code::new("TET2027").unwrap(), outcome };
        both(|say| say.code(&verdict).to_string())
    };
    assert_eq!(said(CodeOutcome::Unknown), ["Không có mã TET2027.", "There is no code TET2027."]);
    assert_eq!(
        said(CodeOutcome::OutsideWindow(vec![id("ten")])),
        [
            "Mã TET2027 (“Giảm 10%”) chưa đến hoặc đã qua thời gian áp dụng.",
            "Code TET2027 (“10% off”) is not valid now."
        ]
    );
    assert_eq!(
        said(CodeOutcome::Rules(vec![id("ten"), id("bare")])),
        ["Mã TET2027 là của “Giảm 10%”, “bare”.", "Code TET2027 belongs to “10% off”, “bare”."]
    );
}

#[test]
fn notices() {
    let said = |notice: Notice| both(|say| say.notice(&notice).to_string());
    assert_eq!(
        said(Notice::BelowOwnThreshold(id("ten"))),
        [
            "“Giảm 10%” vẫn được giữ, dù sau khi giảm giỏ hàng thấp hơn mức tối thiểu của chính ưu đãi này.",
            "“10% off” stays, though with it the cart is below the offer’s own minimum.",
        ]
    );
    assert_eq!(
        said(Notice::DearerThanWithout(money(22_000))),
        [
            "Với các ưu đãi này phải trả nhiều hơn 22.000 ₫ so với khi không dùng ưu đãi nào.",
            "With these offers the order costs ₫22,000 more than without any.",
        ]
    );
    assert_eq!(
        said(Notice::PriceChanged(PriceChange { line: 0, seen: money(80_000), now: money(85_000) })),
        ["Giá ở dòng 1 đã đổi từ 80.000 ₫ thành 85.000 ₫.", "The price in line 1 went from ₫80,000 to ₫85,000."]
    );
}

#[test]
fn hints() {
    let said = |saves, costs, gifts: u32| {
        let gift = QuoteGift { rule: id("ten"), sku: "TEA-100".parse().unwrap(), quantity: Quantity::ONE };
        let hint = Hint {
            gifts: (0..gifts).map(|_| gift.clone()).collect(),
            rule: id("ten"),
            line: LineKey::of("CF-250".parse().unwrap()),
            units: Quantity::new(2).unwrap(),
            costs: money(costs),
            saves: money(saves),
            payable: money(500_000),
        };
        both(|say| say.hint(&hint, "Cà phê bột").to_string())
    };
    assert_eq!(
        said(60_000, 25_000, 0),
        [
            "Thêm 2 × Cà phê bột để có “Giảm 10%”: giảm 60.000 ₫, lợi hơn tiền mua thêm 35.000 ₫.",
            "Add 2 × Cà phê bột for “10% off”: ₫60,000 off, ₫35,000 more than they cost.",
        ]
    );
    assert_eq!(
        said(35_000, 50_000, 0),
        [
            "Thêm 2 × Cà phê bột để có “Giảm 10%”: giảm 35.000 ₫, tiền mua thêm 50.000 ₫.",
            "Add 2 × Cà phê bột for “10% off”: ₫35,000 off, the goods cost ₫50,000.",
        ]
    );
    assert_eq!(
        said(0, 50_000, 1),
        [
            "Thêm 2 × Cà phê bột để có “Giảm 10%”: tặng quà, tiền mua thêm 50.000 ₫.",
            "Add 2 × Cà phê bột for “10% off”: a gift, the goods cost ₫50,000.",
        ]
    );
    assert_eq!(
        said(35_000, 50_000, 1),
        [
            "Thêm 2 × Cà phê bột để có “Giảm 10%”: giảm 35.000 ₫ và tặng quà, tiền mua thêm 50.000 ₫.",
            "Add 2 × Cà phê bột for “10% off”: ₫35,000 off and a gift, the goods cost ₫50,000.",
        ]
    );
}

#[test]
fn steps() {
    let said = |step: Step| both(|say| say.step(&step).to_string());
    let off = |units| AmountOff { amount: money(5_000), units, result: money(15_000) };
    let rate = "12.5%".parse().unwrap();
    assert_eq!(
        said(Step::RateOf(RateOf { of: money(350_000), rate, result: money(43_750) })),
        ["12,5% của 350.000 ₫ là 43.750 ₫", "12.5% of ₫350,000 is ₫43,750"]
    );
    assert_eq!(
        said(Step::AmountOff(off(3))),
        ["bớt 5.000 ₫ cho 3 sản phẩm, giảm 15.000 ₫", "₫5,000 off for 3 units, ₫15,000 less"]
    );
    assert_eq!(said(Step::AmountOff(off(1))), ["bớt 5.000 ₫, giảm 15.000 ₫", "₫5,000 off, ₫15,000 less"]);
    assert_eq!(
        said(Step::PriceFor(off(2))),
        ["2 sản phẩm giá 5.000 ₫, giảm 15.000 ₫", "2 units for ₫5,000, ₫15,000 less"]
    );
    assert_eq!(
        said(Step::Sets(Sets { sets: 1, units: 2 })),
        ["1 bộ, 2 sản phẩm được ưu đãi", "1 set, 2 units with the offer"]
    );
    let tier = |units, spend: Option<i32>| Step::Tier(TierReached { tier: 1, units, spend: spend.map(money) });
    assert_eq!(said(tier(Some(12), None)), ["đạt bậc 2 với 12 sản phẩm", "tier 2 is reached with 12 units"]);
    assert_eq!(said(tier(None, Some(700_000))), ["đạt bậc 2 với 700.000 ₫", "tier 2 is reached with ₫700,000"]);
    assert_eq!(
        said(Step::OnLine(OnLine { sku: "CF-250".parse().unwrap(), amount: money(6_400) })),
        ["CF-250: 6.400 ₫", "CF-250: ₫6,400"]
    );
}

#[test]
fn deliveries_whose_fee_is_not_known() {
    let said = |why: WhyUnknown| both(|say| say.delivery(&why).to_string());
    assert_eq!(said(WhyUnknown::Host), ["Phí giao hàng sẽ báo sau.", "The delivery fee will be told later."]);
    assert_eq!(
        said(WhyUnknown::Zone),
        ["Chưa có biểu phí giao hàng cho khu vực này.", "There is no delivery fee for this zone yet."]
    );
    assert_eq!(
        said(WhyUnknown::Weight("CF-250".parse().unwrap())),
        [
            "Chưa tính được phí giao hàng vì sản phẩm CF-250 chưa có khối lượng vận chuyển.",
            "The delivery fee is not known, as product CF-250 has no shipping weight.",
        ]
    );
    assert_eq!(
        said(WhyUnknown::TooHeavy),
        [
            "Chưa tính được phí giao hàng vì đơn hàng nặng hơn biểu phí.",
            "The delivery fee is not known, as the order is heavier than the table covers.",
        ]
    );
}
