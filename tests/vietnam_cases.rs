//! Every case of `vectors/vn-law.json`: what law, practice and convention say, in whole đồng.

#![allow(clippy::unwrap_used, reason = "a fixture that does not hold fails its test")]

use std::collections::BTreeMap;

use ocop::money::{Currency, Money, Rate, RoundingMode, Share, share_out};
use ocop::pricing::Treatment;
use ocop::product::{GoodsClass, TaxGroup};
use ocop::text::{Lang, MoneyStyle, iso, money};
use ocop::vietnam::{
    Age, Buyer, Claim, Exemption, GiftWorth, Law, Place, PostedPrice, PromotionForm, Proof, Ranking, Saving, Seller,
    Undisclosed, Verdict, cash_rounding, minimum_unit_price,
};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};
use time::Date;

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

const CHECKS: [(&str, Check); 20] = [
    ("caps_on", caps_on),
    ("cash", cash),
    ("claim", claim),
    ("direct_tax", direct_tax),
    ("discount_days", discount_days),
    ("duty", duty),
    ("format", format_amount),
    ("gift_per_programme", gift_per_programme),
    ("gift_per_unit", gift_per_unit),
    ("goods", goods),
    ("included_tax", included_tax),
    ("posted", posted),
    ("posted_text", posted_text),
    ("ranking", ranking),
    ("reduction", reduction),
    ("round", round),
    ("saving", saving),
    ("share_out", share),
    ("tet_window", tet_window),
    ("vat", vat),
];

/// Checks of quotes, in `vietnam_quotes.rs`.
const OF_QUOTES: [&str; 7] =
    ["delivery_fee", "free_delivery", "order_voucher", "priced", "stack", "unit_price", "weighed"];

fn document() -> Document {
    serde_json::from_str(include_str!("vectors/vn-law.json")).unwrap()
}

#[test]
fn every_case_ends_as_the_file_says() {
    let checks: BTreeMap<&str, Check> = CHECKS.into_iter().collect();
    let mut run = 0;
    for case in document().cases {
        let Some(check) = checks.get(case.check.as_str()) else {
            assert!(OF_QUOTES.contains(&case.check.as_str()), "{}: no check {}", case.id, case.check);
            continue;
        };
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
