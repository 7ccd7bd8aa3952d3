//! What if a merchant changed one offer? The rulebook is looked at for what is odd about it; then 200 past baskets are priced again with the changed rulebook, and what is different is told: money
//! by offer and by goods, the baskets touched, and those that change most.
//!
//! ```text
//! cargo run --example whatif
//! cargo run --example whatif -- --lang en
//! ```
//!
//! The products are real OCOP products; prices, rules and baskets are made up. The baskets come from a small generator that always gives
//! the same ones.

use core::error::Error;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use ocop::cart::{Cart, Code, Line};
use ocop::input::{Checked, Unchecked};
use ocop::money::{Money, Rate};
use ocop::pricing::{
    self, Analysis, CartDifference, Condition, Context, Customer, Delivery, DifferenceReport, Oddity, PastCart, Proof,
    Question, Rule, RuleId, RuleMoney, Rulebook,
};
use ocop::product::{Catalog, Catalogue, CategoryPath, Product, Quantity, Sku};
use ocop::text::{self, Lang, MoneyStyle};

/// The number of baskets.
const BASKETS: usize = 200;
/// The rule that is changed, and the spend that it asks for instead.
const CHANGED: (&str, i32) = ("don-tu-2-trieu", 1_200_000);
/// The part of the shelf price that offers together should not take off.
const LIMIT: Rate = Rate::percent(30);
/// The columns of the whole picture, of the names at its left, and of the bars.
const WIDTH: usize = 98;
const NAME: usize = 52;
const BAR: i64 = 24;

fn main() -> ExitCode {
    match whatif(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told where this fails.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn whatif(args: &[String]) -> Result<(), Box<dyn Error>> {
    let lang = match args {
        [] => Lang::Vi,
        [flag, lang] if flag == "--lang" => lang.parse()?,
        _ => return Err("usage: whatif [--lang vi|en]".into()),
    };
    let catalogue: Catalogue = read(include_str!("data/catalogue.json"))?;
    let before: Rulebook = read(include_str!("data/rulebook.json"))?;
    let context: Context = read(include_str!("data/context.json"))?;
    let (after, from, to) = changed(&before)?;
    let past = baskets(&catalogue, &context)?;
    let carts = past.iter().map(|(cart, context)| PastCart { cart, context });
    let report = pricing::replay(&before, &after, &catalogue, carts)?;

    let out = io::stdout();
    let colours = out.is_terminal() && env::var_os("NO_COLOR").is_none();
    let mut page = Page { out: out.lock(), colours, lang, catalogue: &catalogue, rulebook: &before };
    page.head(&report)?;
    let question = Question { policy: context.policy.clone(), limit: Some(LIMIT), ..Question::new(context.at) };
    page.analysis(&before.analyse(&question))?;
    page.savings(&report)?;
    page.change(from, to)?;
    page.difference(&report)?;
    page.goods(&report)?;
    let worst = [
        (
            "Giỏ hàng được lợi nhiều nhất, nghĩa là tốn nhất cho cửa hàng",
            "Costliest basket for the shop",
            &report.worst_for_shop,
        ),
        ("Giỏ hàng chịu thiệt nhiều nhất", "Worst basket for a shopper", &report.worst_for_shopper),
    ];
    for (vi, en, cart) in worst {
        page.basket(lang.pick(vi, en), cart.as_ref(), &past)?;
    }
    page.unchanged(&pricing::replay(
        &before,
        &before,
        &catalogue,
        past.iter().map(|(cart, context)| PastCart { cart, context }),
    )?)?;
    Ok(())
}

fn read<T: Checked>(json: &str) -> Result<T, Box<dyn Error>> {
    Ok(serde_json::from_str::<Unchecked>(json)?.check()?)
}

/// The rulebook in which one rule asks for another spend, with the spend before and after.
fn changed(before: &Rulebook) -> Result<(Rulebook, Money, Money), Box<dyn Error>> {
    let (id, to) = (RuleId::new(CHANGED.0)?, Money::vnd(CHANGED.1));
    let mut rules: Vec<Rule> = before.rules().cloned().collect();
    let rule = rules.iter_mut().find(|rule| rule.id == id).ok_or("the rulebook has no such rule")?;
    let Condition::Spend(spend) = &mut rule.when else { return Err("the rule asks for no spend".into()) };
    let from = spend.at_least.replace(to).ok_or("the rule asks for no least spend")?;
    Ok((Rulebook::new(before.currency(), rules)?, from, to))
}

/// Numbers that look drawn and are the same on every run (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    /// A number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = usize::try_from(self.0 >> 33).unwrap_or_default();
        drawn % limit.max(1)
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// Past baskets with their contexts: coffee in two of three lines, now and then a code, a guest or another province.
fn baskets(catalogue: &Catalogue, context: &Context) -> Result<Vec<(Cart, Context)>, Box<dyn Error>> {
    let mut numbers = Numbers(2026);
    let is_coffee = |sku: &Sku| {
        let product = catalogue.product(sku).map(|product| &product.parts().categories);
        product.is_some_and(|paths| paths.iter().flat_map(CategoryPath::steps).any(|step| step.as_str() == "ca-phe"))
    };
    let priced = catalogue.iter().filter(|product| product.regular_price().is_some()).map(Product::sku);
    let (coffees, others): (Vec<&Sku>, Vec<&Sku>) = priced.partition(|sku| is_coffee(sku));
    let mut baskets = Vec::with_capacity(BASKETS);
    for _ in 0..BASKETS {
        let mut cart = Cart::new();
        for _ in 0..=numbers.below(5) {
            let shelf = if numbers.below(3) < 2 { &coffees } else { &others };
            let Some(sku) = shelf.get(numbers.below(shelf.len())) else { continue };
            let units = u32::try_from(1 + numbers.below(3) * numbers.below(4))?;
            cart.push(Line::new((*sku).clone(), Quantity::new(units)?))?;
        }
        for code in ["CAFENGON", "TET2027"] {
            if numbers.one_in(6) {
                // Each code is entered once, so there is nothing to tell of it.
                let _ = cart.enter_code(Code::new(code)?)?;
            }
        }
        let mut context = Context { payments: Vec::new(), ..context.clone() };
        if numbers.one_in(2) {
            context.customer = Customer::Guest;
        }
        if numbers.one_in(3) {
            context.destination = Some("Hà Nội".parse()?);
            context.delivery = Delivery::Zone("lien-tinh".parse()?);
        }
        baskets.push((cart, context));
    }
    Ok(baskets)
}

struct Page<'a, W> {
    out: W,
    colours: bool,
    lang: Lang,
    catalogue: &'a Catalogue,
    rulebook: &'a Rulebook,
}

impl<W: Write> Page<'_, W> {
    fn head(&mut self, report: &DifferenceReport) -> io::Result<()> {
        let (rules, lang) = (self.rulebook.rules().len(), self.lang);
        let title = lang.pick("Nếu đổi một ưu đãi thì sao?", "What if one offer changed?");
        writeln!(self.out, "{}", self.bold(title))?;
        writeln!(self.out, "{}", "─".repeat(WIDTH))?;
        let (carts, paid) = (report.carts, self.money(report.before));
        match lang {
            Lang::Vi => writeln!(self.out, "{rules} ưu đãi · {carts} giỏ hàng cũ · phải trả tổng cộng {paid}"),
            Lang::En => writeln!(self.out, "{rules} offers · {carts} past baskets · {paid} payable in all"),
        }
    }

    /// What is odd about the rulebook as it is.
    fn analysis(&mut self, analysis: &Analysis) -> io::Result<()> {
        let lang = self.lang;
        self.section(lang.pick("Soát bộ ưu đãi, chưa cần giỏ hàng nào", "The offers looked at, without any basket"))?;
        for finding in &analysis.findings {
            let proof = match finding.proof {
                Proof::Form => lang.pick("chắc chắn, do cách viết", "certain, by how it is written"),
                Proof::Witness(_) => lang.pick("có giỏ hàng minh chứng", "a basket shows it"),
                Proof::Unknown => lang.pick("chưa rõ", "not known for certain"),
            };
            let told = self.oddity(&finding.what);
            writeln!(self.out, "  · {told} ({proof})")?;
        }
        let (steps, limit) = (analysis.steps, text::rate(LIMIT, lang));
        let all = if analysis.complete {
            lang.pick("đã xét hết", "all looked at")
        } else {
            lang.pick("chưa xét hết", "not all looked at")
        };
        match (lang, analysis.findings.is_empty()) {
            (Lang::Vi, true) => {
                writeln!(self.out, "  Không có gì lạ: ưu đãi nào cũng dùng được, không gộp quá {limit}.")?;
            }
            (Lang::En, true) => {
                writeln!(self.out, "  Nothing odd: every offer can apply, and no two take off more than {limit}.")?;
            }
            _ => {}
        }
        match lang {
            Lang::Vi => writeln!(self.out, "  Đã tính thử {steps} giỏ hàng tự dựng; {all}."),
            Lang::En => writeln!(self.out, "  {steps} baskets of its own making were priced; {all}."),
        }
    }

    fn oddity(&self, oddity: &Oddity) -> String {
        let many = |rules: &[RuleId]| rules.iter().map(|rule| self.name(rule)).collect::<Vec<_>>().join(" + ");
        let (said, rules) = match oddity {
            Oddity::NeverApplies(rule) => (self.lang.pick("không bao giờ áp dụng", "never applies"), self.name(rule)),
            Oddity::Unreachable(rule, path) => {
                let never = self.lang.pick("không bao giờ tới được", "never reached");
                return format!("{never}: {} · {path}", self.name(rule));
            }
            Oddity::Shadowed { rule, by } => {
                let beaten = self.lang.pick("luôn bị ưu đãi khác lấn", "always beaten by another");
                return format!("{beaten}: {} ← {}", self.name(rule), self.name(by));
            }
            Oddity::DefeatsOwnThreshold(rule) => (
                self.lang
                    .pick("giảm xong thì dưới mức tối thiểu của chính nó", "takes the order below its own threshold"),
                self.name(rule),
            ),
            Oddity::Tie { first, second, difference } => {
                let tie = self
                    .lang
                    .pick("cùng thứ tự ưu tiên, đổi chỗ thì lệch", "of equal priority; the other order differs by");
                return format!("{tie} {}: {} ↔ {}", self.money(*difference), self.name(first), self.name(second));
            }
            Oddity::TiersFall { rule, .. } => {
                (self.lang.pick("mua nhiều hơn lại lợi ít hơn", "more brings less"), self.name(rule))
            }
            Oddity::SharedCode { code, rules } => {
                let shared = self.lang.pick("một mã cho nhiều ưu đãi", "one code for several offers");
                return format!("{shared}: {code} · {}", many(rules));
            }
            Oddity::OverLimit { rules, discount } => {
                let over = self.lang.pick("gộp lại giảm tới", "together they take off");
                return format!("{over} {}: {}", text::rate(*discount, self.lang), many(rules));
            }
            _ => (self.lang.pick("điều lạ khác", "something else odd"), format!("{oddity:?}")),
        };
        format!("{said}: {rules}")
    }

    /// What each offer saves now, as a chart.
    fn savings(&mut self, report: &DifferenceReport) -> io::Result<()> {
        self.section(self.lang.pick("Mỗi ưu đãi đã giảm bao nhiêu", "What each offer took off"))?;
        let most = report.rules.iter().map(|rule| rule.before.minor()).max().unwrap_or_default();
        let mut rules: Vec<&RuleMoney> = report.rules.iter().filter(|rule| !rule.before.is_zero()).collect();
        rules.sort_by_key(|rule| core::cmp::Reverse(rule.before.minor()));
        for rule in rules {
            let amount = self.money(rule.before);
            self.bar(&self.name(&rule.rule), rule.before.minor(), most, &amount)?;
        }
        Ok(())
    }

    fn change(&mut self, from: Money, to: Money) -> io::Result<()> {
        let name = RuleId::new(CHANGED.0).map(|id| self.name(&id)).unwrap_or_default();
        self.section(self.lang.pick("Thay đổi thử", "The change on trial"))?;
        let (from, to) = (self.money(from), self.money(to));
        match self.lang {
            Lang::Vi => writeln!(self.out, "  “{name}”: đơn tối thiểu {from} → {to}"),
            Lang::En => writeln!(self.out, "  “{name}”: least order {from} → {to}"),
        }
    }

    /// Money by offer, and how many baskets are touched.
    fn difference(&mut self, report: &DifferenceReport) -> io::Result<()> {
        self.section(self.lang.pick("Khác đi thế nào", "What is different"))?;
        let (touched, carts, reworded) = (report.touched, report.carts, report.reworded);
        match self.lang {
            Lang::Vi => writeln!(
                self.out,
                "  {touched} trong {carts} giỏ hàng có số tiền khác; {reworded} giỏ chỉ khác lời giải thích"
            )?,
            Lang::En => {
                writeln!(
                    self.out,
                    "  {touched} of {carts} baskets cost something else; {reworded} are only explained otherwise"
                )?;
            }
        }
        let (before, after) = (self.money(report.before), self.money(report.after));
        let rise = self.signed(report.after.minor() - report.before.minor(), report.before);
        writeln!(
            self.out,
            "  {} {before} → {after} ({rise})",
            self.lang.pick("Phải trả tổng cộng:", "Payable in all:")
        )?;
        writeln!(self.out)?;
        let changed = report.rules.iter().filter(|rule| rule.carts_changed > 0);
        let most =
            changed.clone().map(|rule| (rule.after.minor() - rule.before.minor()).abs()).max().unwrap_or_default();
        for rule in changed {
            let by = rule.after.minor() - rule.before.minor();
            let amount = self.signed(by, rule.before);
            self.bar(&self.name(&rule.rule), by.abs(), most, &amount)?;
            let (was, is) = (rule.carts_before, rule.carts_after);
            match self.lang {
                Lang::Vi => writeln!(self.out, "    {was} giỏ hàng trước đây, {is} giỏ hàng sau khi đổi")?,
                Lang::En => writeln!(self.out, "    in {was} baskets before, in {is} after")?,
            }
        }
        Ok(())
    }

    /// The goods whose money changes most.
    fn goods(&mut self, report: &DifferenceReport) -> io::Result<()> {
        self.section(self.lang.pick("Hàng hóa thay đổi nhiều nhất", "Goods that change most"))?;
        let mut goods: Vec<_> = report.goods.iter().collect();
        goods.sort_by_key(|goods| core::cmp::Reverse((goods.after.minor() - goods.before.minor()).abs()));
        for goods in goods.into_iter().take(5) {
            let rise = self.signed(goods.after.minor() - goods.before.minor(), goods.before);
            let name = self.product(&goods.sku);
            self.row(&name, &rise)?;
        }
        Ok(())
    }

    /// A basket with what is different in it.
    fn basket(&mut self, title: &str, cart: Option<&CartDifference>, past: &[(Cart, Context)]) -> io::Result<()> {
        self.section(title)?;
        let Some(cart) = cart else {
            return writeln!(self.out, "  {}", self.lang.pick("Không có.", "None."));
        };
        let (number, before, after) = (cart.cart + 1, self.money(cart.before), self.money(cart.after));
        let lines =
            usize::try_from(cart.cart).ok().and_then(|cart| past.get(cart)).map_or(0, |(cart, _)| cart.lines().len());
        match self.lang {
            Lang::Vi => writeln!(self.out, "  Giỏ số {number}, {lines} dòng: {before} → {after}")?,
            Lang::En => writeln!(self.out, "  Basket {number}, {lines} lines: {before} → {after}")?,
        }
        for rule in &cart.rules {
            let by = self.signed(rule.after.minor() - rule.before.minor(), rule.before);
            self.row(&format!("↳ {}", self.name(&rule.rule)), &by)?;
        }
        for line in &cart.lines {
            let rise = self.signed(line.after.minor() - line.before.minor(), line.before);
            self.row(&format!("· {}", self.product(&line.key.sku)), &rise)?;
        }
        if let Some(delivery) = cart.delivery {
            let rise = self.signed(delivery.after.minor() - delivery.before.minor(), delivery.before);
            self.row(self.lang.pick("· Phí giao hàng", "· Delivery"), &rise)?;
        }
        if cart.gifts {
            writeln!(self.out, "    {}", self.lang.pick("· Quà tặng cũng khác", "· Other gifts as well"))?;
        }
        Ok(())
    }

    /// The check of the check: the same rulebook makes no difference.
    fn unchanged(&mut self, report: &DifferenceReport) -> io::Result<()> {
        let told = if report.is_unchanged() {
            self.lang.pick("Không đổi gì thì không khác gì: đúng.", "No change, no difference: as it should be.")
        } else {
            self.lang.pick("Không đổi gì mà vẫn khác: sai!", "A difference without a change: that is wrong!")
        };
        writeln!(self.out, "\n{told}")
    }

    fn section(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n{}", self.bold(title))
    }

    fn bar(&mut self, name: &str, amount: i64, most: i64, shown: &str) -> io::Result<()> {
        // Every amount above nothing has a bar.
        let length = (amount * BAR).checked_div(most).map_or(0, |length| length.max(i64::from(amount > 0)));
        let bar = "█".repeat(usize::try_from(length).unwrap_or_default());
        let name = fitting(name, NAME);
        let gap = " ".repeat(NAME.saturating_sub(width(&name)));
        let room = usize::try_from(BAR).unwrap_or_default();
        let pad = " ".repeat(room.saturating_sub(width(&bar)));
        let left = " ".repeat(16_usize.saturating_sub(width(shown)));
        let bar = if self.colours { format!("\u{1b}[32m{bar}\u{1b}[0m") } else { bar };
        writeln!(self.out, "  {name}{gap} {bar}{pad}{left}{shown}")
    }

    fn row(&mut self, name: &str, amount: &str) -> io::Result<()> {
        let room = WIDTH - 6 - width(amount);
        let name = fitting(name, room);
        let gap = " ".repeat(room.saturating_sub(width(&name)));
        writeln!(self.out, "    {name}{gap}  {amount}")
    }

    fn bold(&self, text: &str) -> String {
        if self.colours { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.into() }
    }

    fn money(&self, amount: Money) -> String {
        text::money(amount, self.lang).style(MoneyStyle::Symbol).to_string()
    }

    /// A difference with its sign.
    fn signed(&self, minor: i64, like: Money) -> String {
        let amount = Money::from_minor(minor, like.currency()).map(|amount| self.money(amount)).unwrap_or_default();
        if minor > 0 { format!("+{amount}") } else { amount }
    }

    fn name(&self, id: &RuleId) -> String {
        self.rulebook.rule(id).map_or_else(|| id.to_string(), |rule| rule.name.or_other(self.lang).into())
    }

    fn product(&self, sku: &Sku) -> String {
        self.catalogue.product(sku).map_or_else(|| sku.to_string(), |held| held.parts().name.or_other(self.lang).into())
    }
}

/// The columns that a text takes: marks that stand above or below a letter take none.
fn width(text: &str) -> usize {
    text.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).count()
}

/// A text, cut to the columns there are.
fn fitting(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.into();
    }
    let mut cut: String = text.chars().take(columns.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}
