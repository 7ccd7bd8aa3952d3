//! A question to the crate: goods, rules and circumstances in the crate's own types, and the figures of its answer.

use alloc::collections::BTreeSet;

use ocop::cart::{Cart, Code, HostKey, Line};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    Amount, Basis, Benefit, Condition, Context, Delivery, DeliveryMethod, Entry, EntryKind, Outcome, Percent,
    PercentOf, Place, Policy, Quote, QuoteDelivery, Rule, RuleId, Rulebook, Selector, Spend, Spread, TaxBasis,
    Treatment, Units, quote,
};
use ocop::product::{Catalogue, CategoryId, Product, ProductParts, Quantity, Sale, Sku, Tag};
use ocop::text::Texts;
use rust_decimal::Decimal;
use time::OffsetDateTime;
use time::macros::datetime;

use super::case::{Case, Figures};
use super::reason::Reason;

/// The instant at which all carts are priced.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-11-23 09:30 +7);

/// Goods of one line; none in the cart where the quantity is zero (a gift in the catalogue).
#[derive(Debug, Clone)]
pub(crate) struct Good {
    pub(crate) key: String,
    pub(crate) price: i64,
    pub(crate) qty: u32,
    pub(crate) categories: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) tax: Treatment,
    pub(crate) regular: Option<i64>,
}

/// A question to the crate.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) currency: Currency,
    /// The goods, in the order in which ties fall: their SKUs are numbered in it.
    pub(crate) goods: Vec<Good>,
    /// Whether each unit is a line of its own (told apart by a host key).
    pub(crate) units_apart: bool,
    pub(crate) rules: Vec<Rule>,
    pub(crate) codes: Vec<String>,
    pub(crate) context: Context,
    pub(crate) policy: Policy,
}

/// So many minor units; a fraction of one has no place in the crate.
pub(crate) fn whole(minor: Decimal) -> Result<i64, Reason> {
    if minor.fract().is_zero() {
        i64::try_from(minor).map_err(|_| Reason::FinerThanCurrency)
    } else {
        Err(Reason::FinerThanCurrency)
    }
}

pub(crate) fn rate(percent: Decimal) -> Rate {
    Rate::from_percent(percent).expect("a rate")
}

pub(crate) fn quantity(units: u32) -> Quantity {
    Quantity::new(units).expect("a quantity")
}

pub(crate) fn category(key: &str) -> Selector {
    Selector::Category(CategoryId::new(key).expect("a category"))
}

pub(crate) fn tagged(tag: &str) -> Selector {
    Selector::Tag(Tag::new(tag).expect("a tag"))
}

pub(crate) fn any_of(selectors: impl IntoIterator<Item = Selector>) -> Selector {
    Selector::AnyOf(selectors.into_iter().collect())
}

impl Ask {
    pub(crate) fn new(case: &Case) -> Self {
        let policy = Policy::default();
        Self {
            currency: case.currency.parse().expect("a currency"),
            goods: Vec::new(),
            units_apart: false,
            rules: Vec::new(),
            codes: Vec::new(),
            context: Context::new(NOW, policy.clone()),
            policy,
        }
    }

    pub(crate) fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency).expect("an amount")
    }

    pub(crate) fn exact(&self, minor: Decimal) -> Result<Money, Reason> {
        whole(minor).map(|minor| self.money(minor))
    }

    /// The SKU of the goods of a key.
    pub(crate) fn sku(&self, key: &str) -> Option<Sku> {
        self.goods.iter().zip(1..).find(|(good, _)| good.key == key).map(|(_, place)| numbered(place, key))
    }

    /// The goods of these keys. Those that are not in the cart stand last.
    pub(crate) fn of<K: AsRef<str>>(&self, keys: impl IntoIterator<Item = K>) -> Selector {
        let sku = |key: K| self.sku(key.as_ref()).unwrap_or_else(|| numbered(9_999, key.as_ref()));
        let skus: BTreeSet<Sku> = keys.into_iter().map(sku).collect();
        if skus.is_empty() { Selector::AnyOf(Vec::new()) } else { Selector::Skus(skus) }
    }

    pub(crate) fn delivery(&mut self, fee: Decimal, method: Option<&str>, tax: Treatment) -> Result<(), Reason> {
        self.context.delivery = Delivery::Fee(self.exact(fee)?);
        self.context.delivery_method = method.map(|method| DeliveryMethod::new(method).expect("a method"));
        self.policy.delivery_tax = tax;
        Ok(())
    }

    fn in_cart(&self) -> impl Iterator<Item = &Good> {
        self.goods.iter().filter(|good| good.qty > 0)
    }

    fn product(&self, good: &Good, place: usize) -> Product {
        let price = self.money(good.regular.unwrap_or(good.price));
        let mut parts = ProductParts::new(numbered(place, &good.key), Texts::vi(&good.key), price);
        parts.categories = good.categories.iter().map(|path| path.parse().expect("a category")).collect();
        parts.tags = good.tags.iter().map(|tag| Tag::new(tag).expect("a tag")).collect();
        if good.regular.is_some() {
            parts.sales = vec![Sale { price: self.money(good.price), period: ocop::product::Period::ALWAYS }];
        }
        Product::new(parts).unwrap_or_else(|faults| panic!("{}: {faults}", good.key))
    }

    /// The answer.
    pub(crate) fn quote(&self) -> Quote {
        let place = |good: &Good| self.goods.iter().position(|g| g.key == good.key).expect("in the cart") + 1;
        let catalogue =
            Catalogue::new(self.goods.iter().map(|good| self.product(good, place(good)))).expect("a catalogue");
        let mut cart = Cart::new();
        let mut policy = self.policy.clone();
        for good in &self.goods {
            let sku = numbered(place(good), &good.key);
            policy.tax.by_sku.insert(sku.clone(), good.tax);
            let apart = if self.units_apart { good.qty } else { good.qty.min(1) };
            for unit in 0..apart {
                let mut line = Line::new(sku.clone(), quantity(good.qty / apart));
                line.host_key = self.units_apart.then(|| HostKey::new(&format!("{unit:04}")).expect("a key"));
                cart.push(line).expect("a cart");
            }
        }
        for code in &self.codes {
            let _ = cart.enter_code(Code::new(code).expect("a code")).expect("few codes");
        }
        let mut context = self.context.clone();
        context.policy = policy.into();
        let rulebook = Rulebook::new(self.currency, self.rules.clone()).unwrap_or_else(|faults| panic!("{faults}"));
        quote(&rulebook, &catalogue, &cart, &context).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The answer's figures. A rule `promo#2` counts towards `promo`.
    pub(crate) fn figures(&self) -> Figures {
        let mut bare = self.clone();
        bare.rules.clear();
        figures(self, &self.quote(), &bare.quote())
    }
}

fn numbered(place: usize, key: &str) -> Sku {
    Sku::new(&format!("{place:04} {key}")).expect("a SKU")
}

/// The part of a rule's id that names the promotion it was made from.
pub(crate) fn promotion(id: &RuleId) -> &str {
    id.as_str().split('#').next().unwrap_or_default()
}

struct Tally(Figures);

impl Tally {
    fn add(&mut self, name: impl Into<String>, minor: i64) {
        *self.0.entry(name.into()).or_default() += Decimal::from(minor);
    }
}

fn figures(ask: &Ask, quote: &Quote, bare: &Quote) -> Figures {
    let mut tally = Tally(Figures::new());
    let key = |place: Place| match place {
        Place::Line(line) => quote.lines[line as usize].sku.as_str().get(5..).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    let rules: BTreeSet<&str> = ask.rules.iter().map(|rule| promotion(&rule.id)).collect();
    for rule in rules {
        let applied = quote.verdicts.iter().filter(|v| promotion(&v.rule) == rule);
        let applied = applied.filter(|v| matches!(v.outcome, Outcome::Applied(_))).count();
        tally.add(format!("applies {rule}"), i64::from(applied > 0));
        tally.add("rules applied", i64::from(applied > 0));
        tally.add(format!("rule {rule} off"), 0);
    }
    for entry in quote.entries.iter().filter(|entry| entry.kind == EntryKind::Discount) {
        discount(&mut tally, entry, &key(entry.on));
    }
    let t = &quote.totals;
    let bare_net: i64 = bare.lines.iter().map(|line| line.tax.net.minor()).sum();
    let bare_gross: i64 = bare.lines.iter().map(|line| line.tax.gross.minor()).sum();
    let net: i64 = quote.lines.iter().map(|line| line.tax.net.minor()).sum();
    let gross: i64 = quote.lines.iter().map(|line| line.tax.gross.minor()).sum();
    for (name, minor) in [
        ("total", t.gross.minor()),
        ("total net", t.net.minor()),
        ("net", t.net.minor()),
        ("tax", t.tax.minor()),
        ("list", bare.totals.goods.minor()),
        ("goods", t.goods.minor()),
        ("delivery", t.delivery.minor()),
        ("fees", t.fees.minor()),
        ("goods net", net),
        ("goods gross", gross),
        ("goods tax", gross - net),
        ("list net", bare_net),
        ("list gross", bare_gross),
        ("list tax", bare_gross - bare_net),
        ("goods off net", bare_net - net),
        ("goods off gross", bare_gross - gross),
        ("goods off tax", bare_gross - gross - bare_net + net),
        ("goods off", bare.totals.goods.minor() - t.goods.minor()),
    ] {
        tally.add(name, minor);
    }
    let included = quote.prices == ocop::pricing::PriceTax::Included;
    tally.add("tax included", if included { t.tax.minor() } else { 0 });
    tally.add("tax added", if included { 0 } else { t.tax.minor() });
    for (line, (before, place)) in quote.lines.iter().zip(bare.lines.iter().zip(0..)) {
        let key = key(Place::Line(place));
        tally.add(format!("line {key} off per unit promotions"), 0);
        tally.add(format!("line {key}"), line.amount.minor());
        tally.add(format!("line {key} off"), before.amount.minor() - line.amount.minor());
        tally.add(format!("line {key} net"), line.tax.net.minor());
        tally.add(format!("line {key} tax"), line.tax.tax.minor());
        tally.add(format!("line {key} gross"), line.tax.gross.minor());
    }
    parcels(&mut tally, quote, bare);
    for good in ask.in_cart() {
        let amount = tally.0[&format!("line {}", good.key)];
        let unit = amount / Decimal::from(good.qty);
        tally.0.insert(format!("line {} unit", good.key), unit);
        let shown = unit.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        tally.0.insert(format!("line {} unit shown", good.key), shown);
    }
    let gifts: i64 = quote.gifts.iter().map(|gift| i64::from(gift.quantity.get())).sum();
    tally.add("gifts", gifts);
    let given: BTreeSet<&Sku> = quote.gifts.iter().map(|gift| &gift.sku).collect();
    tally.add("lines and gifts", i64::try_from(quote.lines.len() + given.len()).expect("few"));
    tally.add("gift off", 0);
    by_size(&mut tally.0, ask);
    tally.0
}

/// What an entry takes off, by rule and line. An entry of goods also tells how many units it touched.
fn discount(tally: &mut Tally, entry: &Entry, key: &str) {
    let ocop::pricing::Author::Rule(id) = &entry.by else { return };
    let (rule, minor) = (promotion(id), -entry.amount.minor());
    tally.add(format!("rule {rule} off"), minor);
    match entry.on {
        Place::Line(_) => {
            tally.add(format!("rule {rule} line {key} off"), minor);
            tally.add("units touched", entry.moves.iter().map(|m| i64::from(m.units())).sum());
            if id.as_str().ends_with("#unit") {
                tally.add(format!("line {key} off per unit promotions"), minor);
            }
        }
        Place::Delivery => tally.add(format!("rule {rule} delivery off"), minor),
        _ => {}
    }
}

fn parcels(tally: &mut Tally, quote: &Quote, bare: &Quote) {
    let fees = |quote: &Quote, of: fn(&ocop::pricing::TaxAmounts) -> Money| -> i64 {
        quote.fees.iter().map(|fee| of(&fee.tax).minor()).sum()
    };
    tally.add("fees net", fees(quote, |tax| tax.net));
    tally.add("fees tax", fees(quote, |tax| tax.tax));
    let known = |quote: &Quote| match quote.delivery {
        QuoteDelivery::Known(known) => Some(known.tax),
        _ => None,
    };
    let (after, before) = (known(quote), known(bare));
    let minor = |of: Option<Money>| of.map_or(0, Money::minor);
    tally.add("delivery net", minor(after.map(|tax| tax.net)));
    tally.add("delivery tax", minor(after.map(|tax| tax.tax)));
    tally.add("delivery gross", minor(after.map(|tax| tax.gross)));
    tally.add("delivery list net", minor(before.map(|tax| tax.net)));
    tally.add("delivery list gross", minor(before.map(|tax| tax.gross)));
    tally.add("delivery off net", minor(before.map(|tax| tax.net)) - minor(after.map(|tax| tax.net)));
}

fn by_size(figures: &mut Figures, ask: &Ask) {
    let mut off: Vec<Decimal> = ask.in_cart().map(|good| figures[&format!("line {} off", good.key)]).collect();
    off.sort_unstable_by(|a, b| b.cmp(a));
    for (n, off) in (1..).zip(off) {
        figures.insert(format!("line by size {n} off"), off);
    }
}

/// A rule of a priority.
pub(crate) fn rule(id: &str, priority: i32, benefit: Benefit) -> Rule {
    let mut rule = Rule::new(RuleId::new(id).expect("an id"), benefit);
    rule.priority = priority;
    rule
}

pub(crate) fn percent(off: Rate, of: Selector, spread: Spread, base: PercentOf) -> Percent {
    let mut percent = Percent::off(off);
    (percent.of, percent.spread, percent.base) = (of, spread, base);
    percent
}

pub(crate) fn amount(off: Money, of: Selector, spread: Spread) -> Amount {
    let mut amount = Amount::across(off);
    (amount.of, amount.spread) = (of, spread);
    amount
}

/// At least so many units of these goods are in the cart.
pub(crate) fn has(of: Selector, at_least: u32) -> Condition {
    Condition::Quantity(Units { of, at_least: Some(at_least), at_most: None })
}

/// These goods come to at least, or at most, so much.
pub(crate) fn spend(
    of: Selector,
    at_least: Option<Money>,
    at_most: Option<Money>,
    basis: Basis,
    tax: TaxBasis,
) -> Condition {
    Condition::Spend(Spend { of, at_least, at_most, basis, tax })
}
