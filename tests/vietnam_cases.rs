//! Every case of `vectors/vn-law.json`: what law, practice and convention say, in whole đồng.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

mod vietnam_shop;

use ocop::comparison::{Price, Reference, Shown, UnitPrice};
use ocop::money::{Currency, Money, Rate, RoundingMode, Share, share_out};
use ocop::pricing::{
    Basis, Context, Delivery, DeliveryTable, FreeFrom, Policy, PriceTax, QuoteDelivery, TaxLevel, Treatment,
    WeightStep, Zone, ZoneFees,
};
use ocop::product::{Dimensions, GoodsClass, Measure, ProductParts, TaxGroup, Unit};
use ocop::text::{Lang, MoneyStyle, iso, money};
use ocop::vietnam::{
    Age, Buyer, Claim, Exemption, GiftWorth, Law, Place, PostedPrice, PromotionForm, Proof, Ranking, Saving, Seller,
    Undisclosed, Verdict, cash_rounding, minimum_unit_price,
};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};
use time::Date;
use vietnam_shop::{ORDINARY, Priced, Till, food, on_sale, percent, voucher};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: String,
    #[allow(dead_code, reason = "it speaks to readers of the file")]
    note: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    kind: String,
    check: String,
    given: Value,
    expect: Value,
    source: String,
    #[serde(default)]
    reading: Option<String>,
}

/// What a check finds for the given figures. The fields that a case expects must be among them, with the same values.
type Check = fn(&Given) -> Value;

const CHECKS: [(&str, Check); 27] = [
    ("caps_on", caps_on),
    ("cash", cash),
    ("claim", claim),
    ("delivery_fee", delivery_fee),
    ("direct_tax", direct_tax),
    ("discount_days", discount_days),
    ("duty", duty),
    ("format", format_amount),
    ("free_delivery", free_delivery),
    ("gift_per_programme", gift_per_programme),
    ("gift_per_unit", gift_per_unit),
    ("goods", goods),
    ("included_tax", included_tax),
    ("order_voucher", order_voucher),
    ("posted", posted),
    ("posted_text", posted_text),
    ("priced", priced),
    ("ranking", ranking),
    ("reduction", reduction),
    ("round", round),
    ("saving", saving),
    ("share_out", share),
    ("stack", stack),
    ("tet_window", tet_window),
    ("unit_price", unit_price),
    ("vat", vat),
    ("weighed", weighed),
];

fn document() -> Document {
    serde_json::from_str(include_str!("vectors/vn-law.json")).unwrap()
}

#[test]
fn every_case_ends_as_the_file_says() {
    let mut run = 0;
    for case in document().cases {
        let (_, check) =
            CHECKS.iter().find(|(name, _)| *name == case.check).unwrap_or_else(|| panic!("no check {}", case.check));
        let found = check(&Given(case.given));
        for (field, expected) in case.expect.as_object().unwrap() {
            assert_eq!(&found[field], expected, "{} ({}): {field}; {}", case.id, case.kind, case.source);
        }
        run += 1;
    }
    assert!(run > 100, "only {run} cases were run");
}

#[test]
fn every_case_has_its_own_name_a_kind_and_a_source() {
    let document = document();
    assert_eq!(document.format, "ocop-vn-law-cases/1");
    let mut names: Vec<&str> = document.cases.iter().map(|case| case.id.as_str()).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    for case in &document.cases {
        assert!(
            ["law", "interpretation", "practice", "convention", "design"].contains(&case.kind.as_str()),
            "{}",
            case.id
        );
        assert!(!case.source.is_empty() && case.reading.as_deref() != Some(""), "{}", case.id);
    }
}

/// The given figures of a case.
struct Given(Value);

impl Given {
    fn number(&self, field: &str) -> i64 {
        self.0[field].as_i64().unwrap_or_else(|| panic!("no number {field}"))
    }

    fn money(&self, field: &str) -> Money {
        dong(self.number(field))
    }

    fn text(&self, field: &str) -> &str {
        self.0[field].as_str().unwrap_or_else(|| panic!("no text {field}"))
    }

    fn flag(&self, field: &str) -> bool {
        self.0[field].as_bool().unwrap_or_else(|| panic!("no flag {field}"))
    }

    fn day(&self, field: &str) -> Date {
        iso::parse_day(self.text(field)).unwrap()
    }

    fn rate(&self, field: &str) -> Rate {
        self.text(field).parse().unwrap()
    }

    fn list(&self, field: &str) -> &[Value] {
        self.0[field].as_array().unwrap()
    }

    fn form(&self) -> PromotionForm {
        serde_json::from_value(self.0["form"].clone()).unwrap()
    }

    fn seller(&self) -> Seller {
        match &self.0["seller"] {
            Value::String(method) if method == "credit" => Seller::Credit,
            Value::String(method) if method == "direct" => Seller::Direct,
            other => Seller::Household { annual_revenue: dong(other["household"].as_i64().unwrap()) },
        }
    }
}

fn dong(minor: i64) -> Money {
    Money::from_minor(minor, Currency::VND).unwrap()
}

fn caps_on(given: &Given) -> Value {
    let percents = given.list("days").iter().map(|day| percent_on(day.as_str().unwrap()));
    json!({ "percents": percents.collect::<Vec<_>>() })
}

fn percent_on(day: &str) -> i64 {
    let law = Law::default();
    let cap = law.cap(&[], iso::parse_day(day).unwrap()).unwrap();
    cap.rate.unwrap().to_percent().to_string().parse().unwrap()
}

fn cash(given: &Given) -> Value {
    let total = given.money("total");
    let payable = cash_rounding(given.money("step")).unwrap().of(total).unwrap();
    json!({ "payable": payable.minor(), "rounding": payable.minor() - total.minor() })
}

fn claim(given: &Given) -> Value {
    let proofs: Vec<Proof> =
        given.0["proof"].as_str().map(|day| Proof { issued_on: iso::parse_day(day).unwrap() }).into_iter().collect();
    let claim = Claim { text: given.text("text"), names_rival: given.flag("names_rival"), proofs: &proofs };
    let verdict = match claim.verdict(given.day("day")) {
        Verdict::Allowed => "allowed",
        Verdict::NeedsReview(_) => "needs_review",
        Verdict::Refused(_) => "refused",
    };
    json!({ "verdict": verdict })
}

fn direct_tax(given: &Given) -> Value {
    let law = Law::default();
    let group = TaxGroup::new(given.text("group")).unwrap();
    let tax = |day| match law.vat(&group, Seller::Direct, false, Buyer::Consumer, day).unwrap().treatment {
        Treatment::DirectPercentage(rate) => rate.of(given.money("revenue"), RoundingMode::HalfUp).unwrap().minor(),
        other => panic!("{other:?}"),
    };
    json!({ "tax": tax(given.day("day")), "tax_later": tax(given.day("later")) })
}

fn discount_days(given: &Given) -> Value {
    let law = Law::default();
    let counted = given.number("used") + given.number("planned") - given.number("concentrated");
    let tested = law.discount_days(u16::try_from(counted).unwrap(), given.day("day")).unwrap();
    let over = tested.seen.saturating_sub(tested.most);
    assert_eq!(tested.is_kept(), over == 0);
    json!({ "counted": tested.seen, "most": tested.most, "over": over })
}

fn duty(given: &Given) -> Value {
    let place = if given.flag("platforms_only") { Place::PlatformsOnly } else { Place::Anywhere };
    let duty = Law::default().duty(given.form(), given.money("prizes"), place, given.day("day")).unwrap();
    json!({ "duty": duty })
}

fn format_amount(given: &Given) -> Value {
    let (style, lang) = match given.text("style") {
        "symbol" => (MoneyStyle::Symbol, Lang::Vi),
        "shop" => (MoneyStyle::Shop, Lang::Vi),
        "code" => (MoneyStyle::Code, Lang::Vi),
        "name" => (MoneyStyle::Name, Lang::Vi),
        "bare_en" => (MoneyStyle::Bare, Lang::En),
        other => panic!("no style {other}"),
    };
    json!({ "text": money(given.money("amount"), lang).style(style).to_string() })
}

fn gift_per_programme(given: &Given) -> Value {
    let law = Law::default();
    let (given_away, promoted) = (given.money("given"), given.money("promoted"));
    let tested = law.gift_per_programme(given.form(), given_away, promoted, given.day("day")).unwrap().unwrap();
    json!({ "most": tested.most.minor(), "kept": tested.is_kept() })
}

fn gift_per_unit(given: &Given) -> Value {
    let law = Law::default();
    let gift = &given.0["gift"];
    let worth = match (gift["bought"].as_i64(), gift["made"].as_i64()) {
        (Some(cost), None) => GiftWorth::BoughtFor(dong(cost)),
        (None, Some(cost)) => GiftWorth::MadeFor(dong(cost)),
        _ => panic!("{gift}"),
    };
    let tested = law.gift_per_unit(given.form(), worth.value(), given.money("unit"), given.day("day"));
    let tested = tested.unwrap().unwrap();
    json!({ "value": tested.seen.minor(), "most": tested.most.minor(), "kept": tested.is_kept() })
}

fn goods(given: &Given) -> Value {
    let law = Law::default();
    let class = GoodsClass::new(given.text("class")).unwrap();
    let alcohol = given.0["alcohol"].as_str().map(|rate| rate.parse().unwrap());
    let age = match given.text("age") {
        "adult" => Age::Adult,
        "minor" => Age::Minor,
        _ => Age::Unknown,
    };
    let answer = law.promotable(&class, alcohol, age, given.day("day")).unwrap();
    json!({ "promoted": answer.promoted, "gift": answer.gift })
}

fn included_tax(given: &Given) -> Value {
    let gross = given.money("gross");
    let tax = given.rate("rate").included_in(gross, RoundingMode::HalfUp);
    json!({ "net": gross.minor() - tax.minor(), "tax": tax.minor() })
}

fn posted(given: &Given) -> Value {
    let posted = PostedPrice::new(given.money("posted")).unwrap();
    let charged = given.list("charged").iter().map(|charged| posted.allows(dong(charged.as_i64().unwrap())));
    json!({ "allowed": charged.collect::<Vec<_>>() })
}

fn posted_text(given: &Given) -> Value {
    json!({ "accepted": PostedPrice::parse(given.text("text")).is_ok() })
}

fn ranking(given: &Given) -> Value {
    let ranking = Ranking {
        traders: u32::try_from(given.number("traders")).unwrap(),
        criteria_published: given.flag("criteria_published"),
        sponsored: given.flag("sponsored"),
        sponsored_labelled: given.flag("labelled"),
    };
    let name = |what: &Undisclosed| match what {
        Undisclosed::Criteria => "criteria",
        Undisclosed::Sponsorship => "sponsorship",
        other => panic!("{other:?}"),
    };
    json!({ "undisclosed": ranking.undisclosed().iter().map(name).collect::<Vec<_>>() })
}

fn reduction(given: &Given) -> Value {
    let law = Law::default();
    let key = |ground: &Value| Exemption::ALL.into_iter().find(|e| Some(e.key()) == ground.as_str()).unwrap();
    let grounds: Vec<Exemption> = given.list("grounds").iter().map(key).collect();
    let cap = law.cap(&grounds, given.day("day")).unwrap();
    let (before, charged) = (given.money("before"), given.money("charged"));
    let least = cap.minimum_unit_price(before);
    assert_eq!(cap.rate.map_or(Money::vnd(0), |rate| minimum_unit_price(before, rate)), least);
    json!({
        "reduction": before.minor() - charged.minor(),
        "most": before.minor() - least.minor(),
        "least": least.minor(),
        "kept": charged >= least,
    })
}

fn round(given: &Given) -> Value {
    let value: Decimal = given.text("value").parse().unwrap();
    // Ten thousand times the value, rounded to steps of ten thousand.
    let scaled = dong(i64::try_from((value * Decimal::from(10_000)).trunc().mantissa()).unwrap());
    let rounding = ocop::money::Rounding::new(RoundingMode::HalfUp, dong(10_000)).unwrap();
    json!({ "rounded": rounding.of(scaled).unwrap().minor() / 10_000 })
}

fn saving(given: &Given) -> Value {
    let saving = Saving::between(given.money("before"), given.money("now")).unwrap().unwrap();
    let percent: i64 = saving.percent.to_percent().to_string().parse().unwrap();
    json!({ "amount": saving.amount.minor(), "percent": percent })
}

fn share(given: &Given) -> Value {
    let entries: Vec<Share> = given.list("weights").iter().map(|w| Share::by(w.as_u64().unwrap())).collect();
    let shares = share_out(given.money("amount"), &entries).unwrap();
    json!({ "parts": shares.parts().iter().map(|part| part.minor()).collect::<Vec<_>>() })
}

fn tet_window(given: &Given) -> Value {
    let law = Law::default();
    let new_year = given.day("new_year");
    assert_eq!(law.new_year(new_year.year()), Ok(new_year));
    let occasion = law.occasion(new_year.previous_day().unwrap()).unwrap();
    let first = occasion.from.unwrap();
    let caps = caps_around(first, new_year);
    json!({
        "first": iso::day(first).to_string(),
        "last": iso::day(new_year.previous_day().unwrap()).to_string(),
        "days": (new_year - first).whole_days(),
        "caps": caps,
    })
}

/// The caps on the day before a window, on its first day and on its last.
fn caps_around(first: Date, until: Date) -> Value {
    let days = [first.previous_day().unwrap(), first, until.previous_day().unwrap()];
    let caps = days.map(|day| iso::day(day).to_string()).map(|day| (day.clone(), json!(percent_on(&day))));
    Value::Object(caps.into_iter().collect())
}

/// The price of a kilogram or litre, where each pack holds a stated content.
fn unit_price(given: &Given) -> Value {
    let price = |item: &Value| -> i64 {
        let (pack, unit) = item["content"].as_str().unwrap().split_once(' ').unwrap();
        let content = Decimal::from(item["packs"].as_u64().unwrap()) * pack.parse::<Decimal>().unwrap();
        let content = Measure::new(content, unit.parse().unwrap()).unwrap();
        let per = if unit == "g" { Reference::Kilogram } else { Reference::Litre };
        let price = Price::new(Shown::Fixed(dong(item["price"].as_i64().unwrap())), PriceTax::Included).unwrap();
        UnitPrice::new(price, content).unwrap().low_per(per).to_string().parse().unwrap()
    };
    json!({ "per_kg_or_litre": given.list("items").iter().map(price).collect::<Vec<_>>() })
}

fn vat(given: &Given) -> Value {
    let law = Law::default();
    let buyer = if given.text("buyer") == "business" { Buyer::Business } else { Buyer::Consumer };
    let group = TaxGroup::new(given.text("group")).unwrap();
    let vat = law.vat(&group, given.seller(), given.flag("self_produced"), buyer, given.day("day")).unwrap();
    let treatment = match vat.treatment {
        Treatment::Rate(rate) => json!({ "rate": rate }),
        Treatment::DirectPercentage(rate) => json!({ "direct": rate }),
        Treatment::NotTaxable => json!("not_taxable"),
        Treatment::NotDeclared => json!("not_declared"),
    };
    json!({ "treatment": treatment })
}

/// Percentages of one unit, one after the other, then an amount.
fn stack(given: &Given) -> Value {
    let goods = [(food("coffee", given.number("before")), 1)];
    let percents: Vec<u8> = given.list("percents").iter().map(|p| u8::try_from(p.as_u64().unwrap()).unwrap()).collect();
    let names: Vec<String> = (0..percents.len()).map(|i| format!("percent-{i}")).collect();
    let mut rules: Vec<_> = names.iter().zip(0..).zip(&percents).map(|((id, i), off)| percent(id, i, *off)).collect();
    let mut after = Vec::new();
    for until in 1..=rules.len() {
        let priced = Till::reporting(ORDINARY).price(&goods, rules[..until].to_vec());
        after.push(priced.quote.totals.goods.minor());
    }
    if given.number("amount") > 0 {
        rules.push(voucher("coupon", 99, given.number("amount")));
    }
    let clipped = Till::at(ORDINARY).price(&goods, rules.clone());
    let reported = Till::reporting(ORDINARY).price(&goods, rules);
    assert!(clipped.breaches().is_empty());
    json!({
        "after_percents": after,
        "most": given.number("before") - clipped.legal.policy.floors[&vietnam_shop::sku("coffee")].legal.unwrap().minor(),
        "price": clipped.quote.totals.goods.minor(),
        "clipped": clipped.quote.totals.goods.minor() - reported.quote.totals.goods.minor(),
        "breach_in_report_mode": !reported.breaches().is_empty(),
    })
}

/// A voucher across lines, some of which are on sale already.
fn order_voucher(given: &Given) -> Value {
    let lines = given.list("lines");
    let goods: Vec<(ProductParts, u32)> = lines
        .iter()
        .zip(1..)
        .map(|(line, i)| {
            let (before, now) = (line["before"].as_i64().unwrap(), line["now"].as_i64().unwrap());
            let parts = food(&format!("line-{i}"), before);
            (if now < before { on_sale(parts, now) } else { parts }, 1)
        })
        .collect();
    let till = if given.text("mode") == "report" { Till::reporting(ORDINARY) } else { Till::at(ORDINARY) };
    let priced = till.price(&goods, vec![voucher("voucher", 0, given.number("voucher"))]);
    let shares = priced.taken("voucher");
    let reductions = priced.quote.lines.iter().map(|line| line.list.minor() - line.amount.minor());
    let findings = priced.findings();
    let kept = (0_u32..).zip(&priced.quote.lines).map(|(index, line)| {
        let subject = ocop::vietnam::Subject::Line(index, line.sku.clone());
        findings.breaches().iter().all(|breach| breach.subject != subject)
    });
    json!({
        "unplaced": given.number("voucher") - shares.iter().sum::<i64>(),
        "reductions": reductions.collect::<Vec<_>>(),
        "kept": kept.collect::<Vec<_>>(),
        "shares": shares,
    })
}

/// Lines of stated rates with one offer, taxed by the law of an ordinary day.
fn priced(given: &Given) -> Value {
    let group = |rate: &str| match rate {
        "5%" => ("plant-handicraft", "craft"),
        "8%" => ("processed-food", "food"),
        other => panic!("no group of {other}"),
    };
    let goods: Vec<(ProductParts, u32)> = given
        .list("lines")
        .iter()
        .zip(1..)
        .map(|(line, i)| {
            let (group, class) = group(line["rate"].as_str().unwrap());
            let trade = vietnam_shop::facts(group, class);
            (vietnam_shop::parts(&format!("line-{i}"), line["price"].as_i64().unwrap(), trade), 1)
        })
        .collect();
    let offers = match (given.0["percent"].as_u64(), given.0["amount"].as_i64()) {
        (None, None) => vec![],
        (Some(off), None) => vec![percent("offer", 0, u8::try_from(off).unwrap())],
        (None, Some(off)) => vec![voucher("offer", 0, off)],
        _ => panic!("one offer at most"),
    };
    let mut till = Till::at(ORDINARY);
    if given.0["tax_per"] == "rate_group" {
        till.own.tax_rounding.per = TaxLevel::RateGroup;
    }
    match given.0["delivery"].as_i64() {
        None => {}
        Some(25_000) => till.context = |context| Context { delivery: Delivery::Fee(Money::vnd(25_000)), ..context },
        Some(other) => panic!("delivery of {other}"),
    }
    if !given.flag("tax_included") {
        till.own.prices = PriceTax::Excluded;
        till.shop.buyer = Buyer::Business;
    }
    let Priced { quote, .. } = till.price(&goods, offers);
    json!({
        "nets": quote.lines.iter().map(|line| line.tax.net.minor()).collect::<Vec<_>>(),
        "taxes": quote.lines.iter().map(|line| line.tax.tax.minor()).collect::<Vec<_>>(),
        "payable": quote.totals.payable.minor(),
    })
}

fn grams(field: &Value) -> u32 {
    u32::try_from(field.as_u64().unwrap()).unwrap()
}

/// A first block and then each started step, up to a hundred of them.
fn steps(given: &Given) -> Vec<WeightStep> {
    let step = |i: u32| WeightStep {
        up_to: Measure::grams(grams(&given.0["first_g"]) + i * grams(&given.0["step_g"])),
        fee: dong(given.number("first_fee") + i64::from(i) * given.number("step_fee")),
    };
    (0..=100).map(step).collect()
}

fn to_the_zone(context: Context) -> Context {
    Context { delivery: Delivery::Zone(Zone::new("zone").unwrap()), ..context }
}

fn delivered(table: DeliveryTable, parts: ProductParts, rules: Vec<ocop::pricing::Rule>) -> Priced {
    let own = Policy { delivery_table: Some(table), ..Policy::default() };
    Till { own, context: to_the_zone, ..Till::at(ORDINARY) }.price(&[(parts, 1)], rules)
}

fn fee_of(priced: &Priced) -> i64 {
    match &priced.quote.delivery {
        QuoteDelivery::Known(known) => known.amount.minor(),
        other => panic!("{other:?}"),
    }
}

fn delivery_fee(given: &Given) -> Value {
    let volumetric = given.0["divisor"].as_u64().map(|cm3| u32::try_from(cm3 * 1_000).unwrap());
    let zone = ZoneFees { zone: Zone::new("zone").unwrap(), steps: steps(given), free_from: None };
    let table = DeliveryTable::new(vec![zone], volumetric).unwrap();
    let sides = given.0["sides_cm"].as_array().map(|sides| {
        let side = |i: usize| Measure::new(Decimal::from(sides[i].as_u64().unwrap()), Unit::Centimetre).unwrap();
        Dimensions { length: side(0), width: side(1), height: side(2) }
    });
    let cubic_mm = sides.map_or(0, |d| {
        [d.length, d.width, d.height].iter().map(|side| u128::from(side.base_units()) / 1_000).product()
    });
    let actual = Measure::grams(grams(&given.0["actual_g"]));
    let chargeable = table.chargeable(u128::from(actual.base_units()), cubic_mm) / 1_000;
    let parts = ProductParts { shipping_weight: Some(actual), dimensions: sides, ..food("coffee", 100_000) };
    let priced = delivered(table, parts, vec![]);
    json!({ "chargeable_g": u64::try_from(chargeable).unwrap(), "fee": fee_of(&priced) })
}

fn free_delivery(given: &Given) -> Value {
    let up_to = Measure::grams(1_000);
    let free_from = FreeFrom { amount: given.money("threshold"), basis: Basis::Running };
    let fees = vec![WeightStep { up_to, fee: given.money("fee") }];
    let zone = ZoneFees { zone: Zone::new("zone").unwrap(), steps: fees, free_from: Some(free_from) };
    let parts = ProductParts { shipping_weight: Some(up_to), ..food("coffee", given.number("goods")) };
    let offers = match given.number("discount") {
        0 => vec![],
        off => vec![voucher("offer", 0, off)],
    };
    let priced = delivered(DeliveryTable::new(vec![zone], None).unwrap(), parts, offers);
    json!({ "basis": priced.quote.totals.goods.minor(), "fee": fee_of(&priced) })
}

/// The price of a quantum of weighed goods: a part of the price of a kilogram, rounded once.
fn weighed(given: &Given) -> Value {
    let kilograms: Decimal = given.text("kg").parse().unwrap();
    let part = Rate::from_percent(kilograms * Decimal::ONE_HUNDRED).unwrap();
    json!({ "amount": part.of(given.money("price_per_kg"), RoundingMode::HalfUp).unwrap().minor() })
}
