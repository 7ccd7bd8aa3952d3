//! One basket and one set of offers, priced on an ordinary day and inside the window before Tết 2027: what the legal cap clipped, why,
//! and the invoice.
//!
//! ```text
//! cargo run --example tet               # Vietnamese
//! cargo run --example tet -- --lang en
//! ```

use std::io::{self, Write};

use ocop::cart::{Cart, Code, Line};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    self, Amount, Applied, Basis, Benefit, Clipper, Condition, Context, Delivery, Gift, GiftLine, Outcome, Percent,
    Policy, Quote, Rule, RuleId, Rulebook, Selector, Spend, TaxBasis,
};
use ocop::product::{
    Catalogue, GoodsClass, Period, PriceKind, PricePoint, Product, ProductParts, Quantity, Sale, SaleUnit, Sku,
    TaxGroup, TradeFacts,
};
use ocop::text::{self, Lang, MoneyStyle, Texts};
use ocop::vietnam::{Findings, Finished, Handling, Invoice, Law, LineNature, Shop, cash_rounding};
use time::OffsetDateTime;
use time::macros::datetime;

const ORDINARY_DAY: OffsetDateTime = datetime!(2026-12-15 09:00 +7);
const BEFORE_TET: OffsetDateTime = datetime!(2027-01-20 09:00 +7);

type Done<T = ()> = Result<T, Box<dyn core::error::Error>>;

fn main() -> Done {
    let mut arguments = std::env::args().skip(1);
    let lang = match arguments.next().as_deref() {
        Some("--lang") => arguments.next().unwrap_or_default().parse()?,
        _ => Lang::Vi,
    };
    let (catalogue, rulebook, cart) = (catalogue()?, rulebook()?, cart()?);
    let law = Law::default();
    let mut page = Page { out: io::stdout().lock(), lang };
    for at in [ORDINARY_DAY, BEFORE_TET] {
        let quote = price(&law, &catalogue, &rulebook, &cart, at)?;
        page.day(&law, at)?;
        page.lines(&catalogue, &quote)?;
        page.offers(&law, &rulebook, &quote)?;
        page.totals(&quote)?;
        let finished = Finished {
            quote: &quote,
            cart: &cart,
            rulebook: &rulebook,
            catalogue: &catalogue,
            shop: &Shop::retail(),
            history: None,
        };
        let findings = law.check(&finished);
        page.findings(&findings)?;
        page.invoice(&law.invoice(&finished, &findings, None)?)?;
    }
    Ok(())
}

/// The law of the day worked into the shop's own policy, and the cart priced under it.
fn price(law: &Law, catalogue: &Catalogue, rulebook: &Rulebook, cart: &Cart, at: OffsetDateTime) -> Done<Quote> {
    let own = Policy { cash: Some(cash_rounding(Money::vnd(1_000))?), ..Policy::default() };
    let legal = law.policy(own, catalogue, &Shop::retail(), at, Handling::default())?;
    let context = Context { delivery: Delivery::Fee(Money::vnd(30_000)), ..Context::new(at, legal.policy) };
    Ok(pricing::quote(rulebook, catalogue, cart, &context)?)
}

/// Three OCOP products and a gift, with what tax and promotion law ask of them.
fn catalogue() -> Done<Catalogue> {
    let product = |sku: &str, name: Texts, unit: &str, price: i32, group: &str, class: &str| -> Done<ProductParts> {
        let price = Money::vnd(price);
        Ok(ProductParts {
            sale_unit: Some(SaleUnit { name: Texts::vi(unit), quantum: None }),
            brand: Some("Bản Làng".into()),
            price_history: vec![PricePoint { at: datetime!(2026-06-01 00:00 +7), price, kind: PriceKind::Regular }],
            trade: TradeFacts {
                tax_group: Some(TaxGroup::new(group)?),
                goods_class: Some(GoodsClass::new(class)?),
                self_produced: Some(false),
                fresh: Some(false),
                price_stabilised: Some(false),
                gift_cost: Some(price),
                ..TradeFacts::default()
            },
            ..ProductParts::new(Sku::new(sku)?, name, price)
        })
    };
    let coffee = Texts::vi("Cà phê rang xay").with(Lang::En, "Roast coffee");
    let coffee = product("CF-500", coffee, "gói", 180_000, "processed-food", "food")?;
    let on_sale = Sale { price: Money::vnd(117_000), period: Period::ALWAYS };
    let basket = Texts::vi("Giỏ tre đan tay").with(Lang::En, "Bamboo basket");
    let liquor = Texts::vi("Rượu nếp 39%").with(Lang::En, "Rice liquor 39%");
    let liquor = product("RN-750", liquor, "chai", 150_000, "alcohol", "alcohol")?;
    let strong = TradeFacts { alcohol: Some(Rate::percent(39)), ..liquor.trade.clone() };
    let jam = Texts::vi("Mứt gừng").with(Lang::En, "Ginger jam");
    let products = [
        ProductParts { sales: vec![on_sale], ..coffee },
        product("GT-01", basket, "cái", 250_000, "plant-handicraft", "craft")?,
        ProductParts { trade: strong, ..liquor },
        product("MG-100", jam, "hộp", 35_000, "processed-food", "food")?,
    ];
    Ok(Catalogue::new(products.into_iter().map(Product::new).collect::<Result<Vec<_>, _>>()?)?)
}

/// A fifth off everything, a voucher by code, and a box of jam from 400 000 đ on.
fn rulebook() -> Done<Rulebook> {
    let named = |id: &str, vi: &str, en: &str, benefit| -> Done<Rule> {
        Ok(Rule { name: Texts::vi(vi).with(Lang::En, en), ..Rule::new(RuleId::new(id)?, benefit) })
    };
    let fifth = named("tet-20", "Giảm 20%", "20% off", Benefit::Percent(Percent::off(Rate::percent(20))))?;
    let voucher = Benefit::Amount(Amount::across(Money::vnd(100_000)));
    let voucher = named("lixi", "Phiếu lì xì 100.000đ", "100,000đ voucher", voucher)?;
    let jam = GiftLine { sku: Sku::new("MG-100")?, quantity: Quantity::ONE };
    let jam = named("jam", "Tặng mứt gừng", "Free ginger jam", Benefit::Gift(Gift { lines: vec![jam], worth: None }))?;
    let spend = Spend {
        of: Selector::All,
        at_least: Some(Money::vnd(400_000)),
        at_most: None,
        basis: Basis::Shelf,
        tax: TaxBasis::AsPriced,
    };
    let rules = vec![
        fifth,
        Rule { codes: [Code::new("LIXI2027")?].into(), priority: 1, ..voucher },
        Rule { when: Condition::Spend(spend), priority: 2, ..jam },
    ];
    Ok(Rulebook::new(Currency::VND, rules)?)
}

fn cart() -> Done<Cart> {
    let line = |sku: &str, units| -> Done<Line> { Ok(Line::new(Sku::new(sku)?, Quantity::new(units)?)) };
    let mut cart = Cart::of([line("CF-500", 2)?, line("GT-01", 1)?, line("RN-750", 1)?])?;
    let _entered = cart.enter_code(Code::new("LIXI2027")?)?;
    Ok(cart)
}

/// Where it is all printed.
struct Page<W> {
    out: W,
    lang: Lang,
}

impl<W: Write> Page<W> {
    fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(vi, en)
    }

    fn dong(&self, money: Money) -> String {
        text::money(money, self.lang).style(MoneyStyle::Shop).to_string()
    }

    fn day(&mut self, law: &Law, at: OffsetDateTime) -> Done {
        let cap = law.cap(&[], at.date())?;
        let title = text::day(at.date(), self.lang).long().to_string().to_uppercase();
        writeln!(self.out, "{title}\n{}", "═".repeat(title.chars().count()))?;
        let rate = text::rate(cap.rate.unwrap_or(Rate::ONE_HUNDRED), self.lang);
        let why = if cap.occasion.is_concentrated() {
            self.say("trong 30 ngày trước Tết", "within the 30 days before Tết")
        } else {
            self.say("ngày thường", "an ordinary day")
        };
        writeln!(self.out, "{} {rate}: {why} ({})\n", self.say("Mức giảm tối đa", "Largest reduction"), cap.source)?;
        Ok(())
    }

    fn lines(&mut self, catalogue: &Catalogue, quote: &Quote) -> Done {
        for line in &quote.lines {
            let name = catalogue.iter().find(|product| *product.sku() == line.sku);
            let name = name.map(|product| product.parts().name.or_other(self.lang)).unwrap_or_default();
            let (list, amount) = (self.dong(line.list), self.dong(line.amount));
            writeln!(self.out, "  {:>2} × {name:<18} {list:>11} → {amount:>11}", line.quantity)?;
        }
        writeln!(self.out)?;
        Ok(())
    }

    fn offers(&mut self, law: &Law, rulebook: &Rulebook, quote: &Quote) -> Done {
        for verdict in &quote.verdicts {
            let name = rulebook.rule(&verdict.rule).map(|rule| rule.name.or_other(self.lang)).unwrap_or_default();
            match &verdict.outcome {
                Outcome::Applied(applied) => self.applied(law, name, applied, quote.at)?,
                _ => writeln!(self.out, "  {name:<22} {:>11}", self.say("không áp dụng", "not applied"))?,
            }
        }
        writeln!(self.out)?;
        Ok(())
    }

    fn applied(&mut self, law: &Law, name: &str, applied: &Applied, at: OffsetDateTime) -> Done {
        writeln!(self.out, "  {name:<22} {:>11}", self.dong(applied.saving.negated()))?;
        for clip in applied.clipped.iter().filter(|clip| clip.by == Clipper::Floor) {
            let cut = self.say(
                "không được trừ, vì mỗi sản phẩm chỉ được giảm đến mức tối đa",
                "clipped: each unit is at its cap",
            );
            writeln!(self.out, "    {} {cut} ({})", self.dong(clip.amount), law.cap(&[], at.date())?.source)?;
        }
        Ok(())
    }

    fn totals(&mut self, quote: &Quote) -> Done {
        let totals = &quote.totals;
        let rows = [
            (self.say("Tiền hàng", "Goods"), totals.goods),
            (self.say("Giao hàng", "Delivery"), totals.delivery),
            (self.say("trong đó VAT", "of which VAT"), totals.tax),
            (self.say("Làm tròn tiền mặt", "Cash rounding"), totals.cash_rounding),
            (self.say("Phải trả", "To pay"), totals.payable),
        ];
        for (label, amount) in rows {
            writeln!(self.out, "  {label:<22} {:>11}", self.dong(amount))?;
        }
        if let Some(until) = quote.valid_until {
            let until = text::instant(until, self.lang);
            writeln!(self.out, "  {} {until}", self.say("Báo giá có hiệu lực đến", "This quote holds until"))?;
        }
        writeln!(self.out)?;
        Ok(())
    }

    fn findings(&mut self, findings: &Findings) -> Done {
        writeln!(self.out, "  {} {}", findings.breaches().len(), self.say("vi phạm", "breaches"))?;
        for breach in findings.breaches() {
            writeln!(self.out, "  · {}", breach.sentence(self.lang))?;
        }
        for open in findings.not_checked() {
            writeln!(self.out, "  · {}", open.sentence(self.lang))?;
        }
        writeln!(self.out)?;
        Ok(())
    }

    fn invoice(&mut self, invoice: &Invoice) -> Done {
        writeln!(self.out, "  {} — {}", self.say("HÓA ĐƠN", "INVOICE"), invoice.buyer)?;
        for line in &invoice.lines {
            let sign = if line.nature == LineNature::TradeDiscount { line.amount.negated() } else { line.amount };
            let quantity = line.quantity.map(|units| units.to_string()).unwrap_or_default();
            let code = line.code.as_deref().unwrap_or_default();
            writeln!(
                self.out,
                "  {} {:<48} {quantity:>2} {:>11} {code:>4}",
                line.nature.code(),
                line.name,
                self.dong(sign)
            )?;
        }
        for rate in &invoice.rates {
            let code = rate.code.as_deref().unwrap_or_default();
            writeln!(self.out, "    VAT {code:<47} {:>11}", self.dong(rate.tax))?;
        }
        writeln!(self.out, "    {:<51} {:>11}", self.say("Tổng thanh toán", "Total"), self.dong(invoice.total))?;
        writeln!(self.out, "    {}\n", invoice.words)?;
        Ok(())
    }
}
