//! Cells and reasons as people read them.

use core::fmt::{self, Write};

use rust_decimal::Decimal;

use super::{
    Cell, CredentialTerm, Direction, Margin, Price, Purchase, Reference, Row, Shown, Standing, Target, UnitPrice,
    Value, Win, words,
};
use crate::money::{Currency, Money, RoundingMode};
use crate::pricing::PriceTax;
use crate::product::{Dimensions, Measure, NetContent, Rating, Stock};
use crate::text::{self, Lang, MoneyStyle};

impl Row {
    /// The label in a language, or else in the other, or else the key.
    #[must_use]
    pub const fn label_text(&self, lang: Lang) -> LabelText<'_> {
        LabelText { row: self, lang }
    }

    /// The cell of a column in words: `85.000 ₫`, `chưa có`.
    #[must_use]
    pub fn cell_text(&self, column: usize, lang: Lang) -> CellText<'_> {
        CellText { row: self, cell: self.cells.get(column), lang }
    }
}

/// See [`Row::label_text`].
#[derive(Debug, Clone, Copy)]
pub struct LabelText<'a> {
    row: &'a Row,
    lang: Lang,
}

impl fmt::Display for LabelText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.row.field, self.row.label.or_other(self.lang)) {
            (super::Field::Attribute(key), "") => f.pad(key.as_str()),
            (super::Field::Credential(kind), "") => f.pad(kind.as_str()),
            (field, "") => fmt::Display::fmt(field, f),
            (_, label) => f.pad(label),
        }
    }
}

/// See [`Row::cell_text`].
#[derive(Debug, Clone, Copy)]
pub struct CellText<'a> {
    row: &'a Row,
    cell: Option<&'a Cell>,
    lang: Lang,
}

impl fmt::Display for CellText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cell {
            Some(Cell::Value(value)) => write_value(f, value, &self.row.references, self.lang),
            Some(Cell::NotRecorded) => f.write_str(words::not_recorded(self.lang)),
            Some(Cell::NotApplicable) => f.write_str(words::not_applicable(self.lang)),
            Some(Cell::Withheld(reason)) => f.write_str(reason.label(self.lang)),
            Some(Cell::Gone) => f.write_str(words::gone(self.lang)),
            None => Ok(()),
        }
    }
}

fn write_value(f: &mut fmt::Formatter<'_>, value: &Value, references: &[Reference], lang: Lang) -> fmt::Result {
    match value {
        Value::Text(texts) => f.write_str(texts.or_other(lang)),
        Value::Name(text) | Value::Image(text) => f.write_str(text),
        Value::Set(set) => {
            for (i, word) in set.iter().enumerate() {
                f.write_str(if i == 0 { "" } else { ", " })?;
                f.write_str(word)?;
            }
            Ok(())
        }
        Value::Flag(flag) => f.write_str(words::flag(*flag, lang)),
        Value::Number { value, unit: None } => write!(f, "{}", text::number(*value, lang)),
        Value::Number { value, unit: Some(unit) } if unit == "%" => write!(f, "{}%", text::number(*value, lang)),
        Value::Number { value, unit: Some(unit) } => write!(f, "{}", text::measure(*value, unit, lang)),
        Value::Measure(measure) => write_measure(f, *measure, lang),
        Value::NetContent(content) => write_content(f, *content, lang),
        Value::Dimensions(sides) => write_sides(f, *sides, lang),
        Value::Price(price) => write_price(f, *price, lang),
        Value::UnitPrice(price) => write_unit_price(f, price, references, lang),
        Value::Rating(rating) => write_rating(f, *rating, lang),
        Value::Stock(stock) => write_stock(f, *stock, lang),
        Value::Availability(availability) => f.write_str(words::availability(*availability, lang)),
        Value::Purchase(purchase) => write_purchase(f, *purchase, lang),
        Value::Stars(stars) => write_stars(f, stars.get()),
        Value::Certificate(standing) => write_standing(f, standing, lang),
        Value::Credential(term) => write_term(f, term, lang),
        Value::Gtin(gtin) => write!(f, "{gtin}"),
        Value::Producer(producer) => f.write_str(producer.name.or_other(lang)),
        Value::Origin(origin) => match &origin.commune {
            Some(commune) => write!(f, "{commune}, {}", origin.province),
            None => write!(f, "{}", origin.province),
        },
        Value::ProductSet(set) => {
            let (number, sector, regime) = (set.number().get(), set.sector().as_str(), set.regime().as_str());
            match lang {
                Lang::Vi => write!(f, "bộ {number}, ngành {sector} ({regime})"),
                Lang::En => write!(f, "set {number}, sector {sector} ({regime})"),
            }
        }
    }
}

fn write_measure(f: &mut fmt::Formatter<'_>, measure: Measure, lang: Lang) -> fmt::Result {
    write!(f, "{}", text::measure(measure.amount(), measure.unit().symbol(), lang))
}

fn write_content(f: &mut fmt::Formatter<'_>, content: NetContent, lang: Lang) -> fmt::Result {
    write_measure(f, content.net, lang)?;
    let Some(drained) = content.drained else { return Ok(()) };
    f.write_str(lang.pick(" (ráo nước ", " (drained "))?;
    write_measure(f, drained, lang)?;
    f.write_char(')')
}

fn write_sides(f: &mut fmt::Formatter<'_>, sides: Dimensions, lang: Lang) -> fmt::Result {
    let all = [sides.length, sides.width, sides.height];
    let one_unit = all.iter().all(|side| side.unit() == sides.height.unit());
    for (i, side) in all.into_iter().enumerate() {
        f.write_str(if i == 0 { "" } else { " × " })?;
        if one_unit && i < 2 {
            write!(f, "{}", text::number(side.amount(), lang))?;
        } else {
            write_measure(f, side, lang)?;
        }
    }
    Ok(())
}

fn write_money(f: &mut fmt::Formatter<'_>, money: Money, lang: Lang) -> fmt::Result {
    write!(f, "{}", text::money(money, lang))
}

fn write_price(f: &mut fmt::Formatter<'_>, price: Price, lang: Lang) -> fmt::Result {
    match price.shown() {
        Shown::Fixed(price) => write_money(f, price, lang)?,
        Shown::Sale { was, now } => {
            write_money(f, now, lang)?;
            f.write_str(lang.pick(" (trước ", " (was "))?;
            write_money(f, was, lang)?;
            f.write_char(')')?;
        }
        Shown::Range { low, high } => {
            write_money(f, low, lang)?;
            f.write_str(" – ")?;
            write_money(f, high, lang)?;
        }
        Shown::From(low) => {
            f.write_str(lang.pick("từ ", "from "))?;
            write_money(f, low, lang)?;
        }
        Shown::Hidden => f.write_str(super::Withheld::PriceHidden.label(lang))?,
        Shown::OnRequest => f.write_str(super::Withheld::PriceOnRequest.label(lang))?,
    }
    write_tax(f, price.tax(), lang)
}

fn write_tax(f: &mut fmt::Formatter<'_>, tax: PriceTax, lang: Lang) -> fmt::Result {
    match tax {
        PriceTax::Included => Ok(()),
        PriceTax::Excluded => f.write_str(lang.pick(" chưa gồm thuế", " before tax")),
    }
}

fn write_unit_price(
    f: &mut fmt::Formatter<'_>,
    price: &UnitPrice,
    references: &[Reference],
    lang: Lang,
) -> fmt::Result {
    let own = references.iter().find(|reference| reference.dimension() == price.dimension());
    let Some(per) = own else { return Ok(()) };
    let (low, high) = (price.low_per(*per), price.high_per(*per));
    if high.is_none() {
        f.write_str(lang.pick("từ ", "from "))?;
    }
    write_amount(f, low, price.currency(), lang)?;
    if let Some(high) = high.filter(|high| *high != low) {
        f.write_str(" – ")?;
        write_amount(f, high, price.currency(), lang)?;
    }
    write!(f, "/{}", per.label(lang))?;
    write_tax(f, price.price().tax(), lang)
}

/// An amount that may have more digits than its currency.
fn write_amount(f: &mut fmt::Formatter<'_>, amount: Decimal, currency: Currency, lang: Lang) -> fmt::Result {
    match Money::from_decimal(amount, currency) {
        Ok(money) => write_money(f, money, lang),
        Err(_) => write!(f, "{}", text::measure(amount, currency.code(), lang)),
    }
}

impl Reference {
    /// The reference in words: `100 g`, `kg`, `cái`.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Gram100 => "100 g",
            Self::Kilogram => "kg",
            Self::Tonne => lang.pick("tấn", "t"),
            Self::Millilitre100 => "100 ml",
            Self::Litre => "l",
            Self::CubicMetre => "m³",
            Self::Piece => lang.pick("cái", "piece"),
        }
    }
}

fn write_rating(f: &mut fmt::Formatter<'_>, rating: Rating, lang: Lang) -> fmt::Result {
    let tenths = RoundingMode::HalfUp.divide(i128::from(rating.sum()) * 10, rating.count().into());
    let mean = Decimal::try_from_i128_with_scale(tenths, 1).unwrap_or_default();
    let (mean, scale, count) = (text::number(mean, lang), rating.scale(), text::number(rating.count(), lang));
    match (lang, rating.count()) {
        (Lang::Vi, _) => write!(f, "{mean}/{scale} ({count} đánh giá)"),
        (Lang::En, 1) => write!(f, "{mean}/{scale} (1 review)"),
        (Lang::En, _) => write!(f, "{mean}/{scale} ({count} reviews)"),
    }
}

fn write_stock(f: &mut fmt::Formatter<'_>, stock: Stock, lang: Lang) -> fmt::Result {
    match stock.level() {
        None => f.write_str(lang.pick("không đếm", "not counted"))?,
        Some(0) => f.write_str(lang.pick("hết", "none left"))?,
        Some(level) => match lang {
            Lang::Vi => write!(f, "còn {}", text::number(level, lang))?,
            Lang::En => write!(f, "{} left", text::number(level, lang))?,
        },
    }
    match stock {
        Stock::Backorder(_) => f.write_str(lang.pick(", nhận đặt thêm", ", more can be ordered")),
        _ => Ok(()),
    }
}

fn write_purchase(f: &mut fmt::Formatter<'_>, purchase: Purchase, lang: Lang) -> fmt::Result {
    f.write_str(words::action(purchase.action, lang))?;
    let least = purchase.quantity.min().get();
    if purchase.action.buys() && least > 1 {
        write!(f, " ({} {})", lang.pick("từ", "from"), text::number(least, lang))?;
    }
    Ok(())
}

fn write_stars(f: &mut fmt::Formatter<'_>, stars: u8) -> fmt::Result {
    (0..stars).try_for_each(|_| f.write_char('★'))
}

/// Stars stand only beside a certificate that counts.
fn write_standing(f: &mut fmt::Formatter<'_>, standing: &Standing, lang: Lang) -> fmt::Result {
    if standing.days_left.is_some() {
        write_stars(f, standing.stars.get())?;
        f.write_char(' ')?;
    }
    write!(f, "{} {}", standing.state.label(lang), text::day(standing.day, lang))
}

fn write_term(f: &mut fmt::Formatter<'_>, term: &CredentialTerm, lang: Lang) -> fmt::Result {
    match (term.in_term, term.from, term.until) {
        (true, _, None) => f.write_str(lang.pick("không thời hạn", "without end"))?,
        (true, _, Some(until)) => {
            write!(f, "{} {}", lang.pick("còn hiệu lực đến", "valid until"), text::day(until, lang))?;
        }
        (false, Some(from), _) => {
            write!(f, "{} {}", lang.pick("có hiệu lực từ", "valid from"), text::day(from, lang))?;
        }
        (false, None, Some(until)) => {
            write!(f, "{} {}", lang.pick("hết hiệu lực từ sau", "expired after"), text::day(until, lang))?;
        }
        (false, None, None) => f.write_str(lang.pick("không còn hiệu lực", "not valid"))?,
    }
    for part in [&term.number, &term.issuer].into_iter().flatten() {
        write!(f, ", {part}")?;
    }
    Ok(())
}

impl Row {
    /// Why the products that are ahead in the row are: `thấp hơn các sản phẩm còn lại trong bảng`. Nothing is printed where nobody is ahead
    /// of others.
    #[must_use]
    pub const fn reason(&self, lang: Lang) -> ReasonText<'_> {
        ReasonText { row: self, lang }
    }

    /// The mark of a cell that is ahead: `▼` where lower is, `▲` where higher is, `◆` where closer is; empty for any other cell.
    #[must_use]
    pub fn mark(&self, column: usize) -> &'static str {
        match &self.direction {
            _ if !self.winners.marks(column) => "",
            Direction::Lower => "▼",
            Direction::Higher => "▲",
            Direction::Closest(_) => "◆",
            Direction::None => "",
        }
    }
}

/// See [`Row::reason`].
#[derive(Debug, Clone, Copy)]
pub struct ReasonText<'a> {
    row: &'a Row,
    lang: Lang,
}

impl fmt::Display for ReasonText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(win) = self.row.winners.win().filter(|win| !win.all_tied) else { return Ok(()) };
        write_reason(f, win, &self.row.direction, self.lang)
    }
}

fn write_reason(f: &mut fmt::Formatter<'_>, win: &Win, direction: &Direction, lang: Lang) -> fmt::Result {
    if win.columns.len() > 1 {
        f.write_str(lang.pick("bằng nhau và ", "equal, and "))?;
    }
    match direction {
        Direction::Lower => f.write_str(lang.pick("thấp hơn", "lower than"))?,
        Direction::Higher => f.write_str(lang.pick("cao hơn", "higher than"))?,
        Direction::Closest(target) => {
            f.write_str(lang.pick("gần ", "closer to "))?;
            write_target(f, *target, lang)?;
            f.write_str(lang.pick(" hơn", " than"))?;
        }
        Direction::None => {}
    }
    f.write_str(lang.pick(" các sản phẩm còn lại trong bảng", " the other products in the table"))?;
    if win.some_unknown {
        f.write_str(lang.pick(" có thông tin này", " where this is known"))?;
    }
    if win.adjusted {
        f.write_str(lang.pick(", có tính đến số lượt đánh giá", ", with the number of reviews taken into account"))?;
    }
    match win.margin {
        None => Ok(()),
        Some(margin) => {
            f.write_str(lang.pick(", cách ", ", by "))?;
            write_margin(f, margin, lang)?;
            f.write_str(lang.pick(" trở lên", " or more"))
        }
    }
}

fn write_target(f: &mut fmt::Formatter<'_>, target: Target, lang: Lang) -> fmt::Result {
    match target {
        Target::Money(money) => write_money(f, money, lang),
        Target::Measure(measure) => write_measure(f, measure, lang),
        Target::Number(number) => write!(f, "{}", text::number(number, lang)),
    }
}

fn write_margin(f: &mut fmt::Formatter<'_>, margin: Margin, lang: Lang) -> fmt::Result {
    match margin {
        Margin::Money(money) => write!(f, "{}", text::money(money, lang).style(MoneyStyle::Symbol)),
        Margin::Measure(measure) => write_measure(f, measure, lang),
        Margin::Stars(stars) => write!(f, "{stars} {}", lang.pick("sao", if stars == 1 { "star" } else { "stars" })),
    }
}
