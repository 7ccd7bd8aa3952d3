//! A basket of real OCOP products, priced: lines with their stars, every adjustment, tax, delivery, what is to be paid, and which rules
//! did not apply and why.
//!
//! ```text
//! cargo run --example basket
//! cargo run --example basket -- --lang en
//! ```
//!
//! Products, producers and certificates are real; all prices but two and all sizes are made up for the example (the products carry the
//! tags `example-price` and `example-size`), and so are the shop's rules.

use core::error::Error;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use ocop::cart::Cart;
use ocop::certification::{Certificate, Status, displayed};
use ocop::input::{Checked, Unchecked};
use ocop::money::Money;
use ocop::pricing::{
    self, Author, Context, Entry, EntryKind, Hint, Outcome, Place, Quote, QuoteDelivery, QuoteLine, RuleId, Rulebook,
    Sentences, Treatment,
};
use ocop::product::{Catalog, Catalogue, Product};
use ocop::text::{self, Lang, MoneyStyle, TradeUnit};
use time::Date;

/// The columns of the whole picture.
const WIDTH: usize = 98;
/// The columns of the amounts at the right.
const AMOUNT: usize = 15;

fn main() -> ExitCode {
    match basket(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told where this fails.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn basket(args: &[String]) -> Result<(), Box<dyn Error>> {
    let lang = match args {
        [] => Lang::Vi,
        [flag, lang] if flag == "--lang" => lang.parse()?,
        _ => return Err("usage: basket [--lang vi|en]".into()),
    };
    let catalogue: Catalogue = read(include_str!("data/catalogue.json"))?;
    let rulebook: Rulebook = read(include_str!("data/rulebook.json"))?;
    let cart: Cart = read(include_str!("data/cart.json"))?;
    let context: Context = read(include_str!("data/context.json"))?;
    let quote = pricing::quote(&rulebook, &catalogue, &cart, &context)?;

    let out = io::stdout();
    let colours = out.is_terminal() && env::var_os("NO_COLOR").is_none();
    let (catalogue, rulebook, quote) = (&catalogue, &rulebook, &quote);
    let mut page = Page { out: out.lock(), colours, lang, catalogue, rulebook, quote };
    page.head()?;
    for (line, place) in quote.lines.iter().zip(0..) {
        page.line(line, Place::Line(place))?;
    }
    page.gifts()?;
    page.totals()?;
    page.verdicts()?;
    page.hints(&pricing::hints(rulebook, catalogue, &cart, &context)?)?;
    page.notes()?;
    Ok(())
}

fn read<T: Checked>(json: &str) -> Result<T, Box<dyn Error>> {
    Ok(serde_json::from_str::<Unchecked>(json)?.check()?)
}

/// A style of the terminal.
#[derive(Clone, Copy)]
enum Ink {
    Plain,
    Bold,
    Dim,
    Star,
    Good,
    Bad,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "0",
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Star => "33",
            Self::Good => "32",
            Self::Bad => "31",
        }
    }
}

struct Page<'a, W> {
    out: W,
    colours: bool,
    lang: Lang,
    catalogue: &'a Catalogue,
    rulebook: &'a Rulebook,
    quote: &'a Quote,
}

impl<W: Write> Page<'_, W> {
    fn head(&mut self) -> io::Result<()> {
        let title =
            self.lang.pick("Giỏ hàng · Cà phê và đặc sản Đắk Lắk", "Basket · Coffee and specialities of Đắk Lắk");
        let at = text::instant(self.quote.at, self.lang).to_string();
        let rule = "─".repeat(WIDTH - 2);
        let gap = " ".repeat(WIDTH.saturating_sub(width(title) + width(&at) + 6));
        writeln!(self.out, "╭{rule}╮")?;
        writeln!(self.out, "│  {}{gap}{}  │", self.ink(Ink::Bold, title), self.ink(Ink::Dim, &at))?;
        writeln!(self.out, "╰{rule}╯")
    }

    fn line(&mut self, line: &QuoteLine, place: Place) -> io::Result<()> {
        let Some(product) = self.catalogue.product(&line.sku) else { return Ok(()) };
        let name = product.parts().name.or_other(self.lang);
        let units = self.units(product, line.quantity);
        let each = self.money(line.list_price);
        writeln!(self.out)?;
        let list = self.money(line.list);
        self.row(Ink::Bold, name, &format!("{units} × {each}"), Ink::Plain, &list)?;
        let status = self.certificate(product);
        let makers = product.parts().producer.as_ref().map(|producer| producer.name.or_other(self.lang).to_owned());
        let about: Vec<String> = [status].into_iter().chain(makers).collect();
        writeln!(self.out, "  {}", self.ink(Ink::Dim, &about.join(" · ")))?;
        let entries: Vec<&Entry> = self.quote.discounts_on(place).collect();
        for entry in &entries {
            self.discount(entry)?;
        }
        if !entries.is_empty() {
            let amount = self.money(line.amount);
            self.row(Ink::Plain, "", self.lang.pick("còn", "leaves"), Ink::Bold, &amount)?;
        }
        Ok(())
    }

    /// The stars that may be shown on the day, and what the certificate is worth.
    fn certificate(&self, product: &Product) -> String {
        let (lang, day) = (self.lang, self.quote.at.date());
        let certificates = &product.parts().certificates;
        let Some(certificate) = displayed(certificates, day).or(certificates.last()) else {
            return unrecorded(product, lang).into();
        };
        let status = status(certificate, day, lang);
        if certificate.status(day).is_displayable() {
            let stars = self.ink(Ink::Star, &"★".repeat(certificate.stars().get().into()));
            // The line goes on as dim as it began.
            let dim = if self.colours { "\u{1b}[2m" } else { "" };
            return format!("{stars} {dim}{status}");
        }
        status
    }

    fn discount(&mut self, entry: &Entry) -> io::Result<()> {
        let by = self.author(&entry.by);
        let amount = self.money(entry.amount);
        self.row(Ink::Good, &format!("  ↳ {by}"), "", Ink::Good, &amount)
    }

    fn gifts(&mut self) -> io::Result<()> {
        for gift in &self.quote.gifts {
            let Some(product) = self.catalogue.product(&gift.sku) else { continue };
            let units = self.units(product, gift.quantity.get());
            let name = format!("{} {}", self.lang.pick("Quà tặng:", "Gift:"), product.parts().name.or_other(self.lang));
            writeln!(self.out)?;
            let nothing = self.lang.pick("tặng", "free");
            self.row(Ink::Bold, &name, &units, Ink::Good, nothing)?;
            let by = self.rule_name(&gift.rule);
            writeln!(self.out, "  {}", self.ink(Ink::Good, &format!("  ↳ {by}")))?;
        }
        Ok(())
    }

    fn totals(&mut self) -> io::Result<()> {
        let (lang, totals) = (self.lang, self.quote.totals);
        writeln!(self.out, "\n{}", self.ink(Ink::Dim, &"─".repeat(WIDTH)))?;
        self.total(lang.pick("Tiền hàng theo giá niêm yết", "Goods at list price"), totals.list)?;
        self.total(lang.pick("Tiền hàng sau ưu đãi", "Goods after offers"), totals.goods)?;
        match &self.quote.delivery {
            QuoteDelivery::Nothing => {}
            QuoteDelivery::NotYetKnown(why) => {
                let why = Sentences::new(self.rulebook, lang).delivery(why).to_string();
                self.row(Ink::Plain, &why, "", Ink::Plain, "?")?;
            }
            QuoteDelivery::Known(delivery) => {
                self.total(lang.pick("Phí giao hàng", "Delivery"), delivery.fee)?;
                for entry in self.quote.discounts_on(Place::Delivery) {
                    self.discount(entry)?;
                }
            }
        }
        for fee in &self.quote.fees {
            self.total(fee.name.or_other(lang), fee.amount)?;
        }
        for entry in self.quote.entries.iter().filter(|entry| entry.kind == EntryKind::CashRounding) {
            self.total(lang.pick("Làm tròn tiền mặt", "Cash rounding"), entry.amount)?;
        }
        let payable = self.money(totals.payable);
        writeln!(self.out, "{}", self.ink(Ink::Dim, &"─".repeat(WIDTH)))?;
        self.row(Ink::Bold, lang.pick("PHẢI TRẢ", "TO PAY"), "", Ink::Bold, &payable)?;
        for group in &self.quote.rates {
            let of = self.money(group.net);
            let note = match lang {
                Lang::Vi => format!("trong đó thuế GTGT {} trên {of}", treatment(group.treatment, lang)),
                Lang::En => format!("of which VAT {} on {of}", treatment(group.treatment, lang)),
            };
            let tax = self.money(group.tax);
            self.row(Ink::Dim, &note, "", Ink::Dim, &tax)?;
        }
        for payment in &self.quote.payments {
            let paid = self.money(payment.amount);
            let by = format!("{} {}", lang.pick("Đã trả bằng thẻ quà tặng", "Paid by gift card"), payment.id);
            self.row(Ink::Plain, &by, "", Ink::Plain, &format!("-{paid}"))?;
        }
        let due = self.money(totals.due);
        self.row(Ink::Bold, lang.pick("Còn lại, trả khi nhận hàng", "Left to pay on delivery"), "", Ink::Bold, &due)?;
        let (saved, off) = (self.money(totals.discounts), lang.pick("Tiết kiệm được", "You save"));
        self.row(Ink::Good, off, "", Ink::Good, &saved)
    }

    fn verdicts(&mut self) -> io::Result<()> {
        let say = Sentences::new(self.rulebook, self.lang);
        let applied = |outcome: &Outcome| matches!(outcome, Outcome::Applied(_));
        self.section(self.lang.pick("Ưu đãi được hưởng", "Offers that applied"))?;
        for verdict in self.quote.verdicts.iter().filter(|verdict| applied(&verdict.outcome)) {
            let name = self.rule_name(&verdict.rule);
            let reason = say.reason(&verdict.outcome).to_string();
            writeln!(self.out, "  {} {name} · {}", self.ink(Ink::Good, "✓"), self.ink(Ink::Dim, &reason))?;
        }
        self.section(self.lang.pick("Ưu đãi chưa được hưởng, và vì sao", "Offers that did not apply, and why"))?;
        for verdict in self.quote.verdicts.iter().filter(|verdict| !applied(&verdict.outcome)) {
            let name = self.rule_name(&verdict.rule);
            let reason = say.reason(&verdict.outcome).to_string();
            writeln!(self.out, "  {} {name}", self.ink(Ink::Bad, "✗"))?;
            writeln!(self.out, "    {}", self.ink(Ink::Dim, &reason))?;
        }
        self.section(self.lang.pick("Mã đã nhập", "Codes entered"))?;
        for code in &self.quote.codes {
            self.point(&say.code(code).to_string())?;
        }
        Ok(())
    }

    fn hints(&mut self, hints: &[Hint]) -> io::Result<()> {
        if hints.is_empty() {
            return Ok(());
        }
        let say = Sentences::new(self.rulebook, self.lang);
        self.section(self.lang.pick("Gợi ý", "Hints"))?;
        for hint in hints {
            let goods =
                self.catalogue.product(&hint.line.sku).map_or("", |product| product.parts().name.or_other(self.lang));
            self.point(&say.hint(hint, goods).to_string())?;
        }
        Ok(())
    }

    fn notes(&mut self) -> io::Result<()> {
        let say = Sentences::new(self.rulebook, self.lang);
        self.section(self.lang.pick("Lưu ý", "Notes"))?;
        for notice in &self.quote.notices {
            self.point(&say.notice(notice).to_string())?;
        }
        if let Some(until) = self.quote.valid_until {
            let until = text::instant(until, self.lang);
            let note = self.lang.pick("Giá này giữ đến", "These prices hold until");
            self.point(&format!("{note} {until}."))?;
        }
        let note = self
            .lang
            .pick("Giá và quy cách là ví dụ, trừ giá có nguồn.", "Prices and sizes are examples, but for two prices.");
        self.point(note)
    }

    /// A text behind a point, on as many lines as it needs.
    fn point(&mut self, text: &str) -> io::Result<()> {
        let mut line = String::from("  ·");
        for word in text.split(' ') {
            if width(&line) + 1 + width(word) > WIDTH {
                writeln!(self.out, "{line}")?;
                line = String::from("   ");
            }
            line.push(' ');
            line.push_str(word);
        }
        writeln!(self.out, "{line}")
    }

    fn section(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n{}", self.ink(Ink::Bold, title))
    }

    fn total(&mut self, label: &str, amount: Money) -> io::Result<()> {
        let amount = self.money(amount);
        self.row(Ink::Plain, label, "", Ink::Plain, &amount)
    }

    /// A text at the left, one before the amounts, and an amount at the right.
    fn row(&mut self, ink: Ink, left: &str, middle: &str, amount_ink: Ink, amount: &str) -> io::Result<()> {
        let room = WIDTH - AMOUNT - 4 - width(middle);
        let left = fitting(left, room);
        let gap = " ".repeat(room.saturating_sub(width(&left)));
        let pad = " ".repeat(AMOUNT.saturating_sub(width(amount)));
        let (left, middle) = (self.ink(ink, &left), self.ink(Ink::Dim, middle));
        writeln!(self.out, "  {left}{gap}{middle}{pad}  {}", self.ink(amount_ink, amount))
    }

    fn ink(&self, ink: Ink, text: &str) -> String {
        if self.colours && !text.is_empty() { format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code()) } else { text.into() }
    }

    fn money(&self, amount: Money) -> String {
        text::money(amount, self.lang).style(MoneyStyle::Symbol).to_string()
    }

    fn author(&self, author: &Author) -> String {
        match author {
            Author::Rule(rule) => self.rule_name(rule),
            _ => self.lang.pick("Giá khuyến mãi của sản phẩm", "The product’s own sale").into(),
        }
    }

    /// So many units by their name, which has a plural where the unit is a usual one of trade.
    fn units(&self, product: &Product, count: u32) -> String {
        let name = product.parts().sale_unit.as_ref().map_or("", |unit| unit.name.or_other(Lang::Vi));
        let label = name.parse::<TradeUnit>().map_or(name, |unit| unit.label_for(count, self.lang));
        text::measure(count, label, self.lang).to_string()
    }

    fn rule_name(&self, id: &RuleId) -> String {
        self.rulebook.rule(id).map_or_else(|| id.to_string(), |rule| rule.name.or_other(self.lang).into())
    }
}

/// What is known of a product without a certificate on record.
fn unrecorded(product: &Product, lang: Lang) -> &'static str {
    let tagged = |tag: &str| product.parts().tags.contains(tag);
    if tagged("recognition-over") {
        lang.pick("từng là sản phẩm OCOP, đã hết hạn công nhận", "once an OCOP product, recognition over")
    } else if tagged("recognition-day-not-stated") {
        lang.pick("OCOP theo nguồn tin, chưa rõ ngày công nhận", "OCOP by report, day of recognition not stated")
    } else {
        lang.pick("chưa có giấy chứng nhận OCOP", "no OCOP certificate")
    }
}

/// What a certificate is worth on a day, in a few words.
fn status(certificate: &Certificate, day: Date, lang: Lang) -> String {
    let last = text::day(certificate.last_day(), lang);
    match certificate.status(day) {
        Status::InTerm { .. } => format!("{} {last}", lang.pick("OCOP, còn hiệu lực đến", "OCOP, valid until")),
        Status::FilingWindow { .. } => {
            format!(
                "{} {last}",
                lang.pick("OCOP, kỳ nộp hồ sơ đánh giá lại, hiệu lực đến", "OCOP, due for re-rating, valid until")
            )
        }
        Status::Expiring { days_left } => match lang {
            Lang::Vi => format!("OCOP, còn {days_left} ngày"),
            Lang::En => format!("OCOP, {days_left} days left"),
        },
        Status::Extended { .. } => lang.pick("OCOP, được gia hạn", "OCOP, extended").into(),
        Status::NotYetValid { .. } => lang.pick("giấy chứng nhận chưa có hiệu lực", "certificate not yet valid").into(),
        Status::Revoked { .. } => lang.pick("giấy chứng nhận bị thu hồi", "certificate revoked").into(),
        _ => format!("{} {last}", lang.pick("giấy chứng nhận hết hiệu lực từ", "certificate expired after")),
    }
}

fn treatment(treatment: Treatment, lang: Lang) -> String {
    match treatment {
        Treatment::Rate(rate) => text::rate(rate, lang).to_string(),
        Treatment::NotTaxable => lang.pick("không chịu thuế", "not taxable").into(),
        Treatment::NotDeclared => lang.pick("không kê khai", "not declared").into(),
        Treatment::DirectPercentage(rate) => {
            format!("{} {}", lang.pick("trực tiếp", "direct"), text::rate(rate, lang))
        }
    }
}

/// The columns that a text takes: letters of Vietnamese take one each, marks that stand over a letter none.
fn width(text: &str) -> usize {
    text.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).count()
}

/// A text cut to some columns.
fn fitting(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.into();
    }
    let mut cut: String = text.chars().take(columns.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}
