//! A small shop under Vietnamese law, for tests.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a fixture that does not hold fails its test"
)]

use ocop::cart::{Cart, Line};
use ocop::money::{Currency, Money, Rate};
use ocop::pricing::{
    self, Amount, Benefit, Context, LegalForm, NForM, Percent, Policy, Quote, Rule, RuleId, Rulebook, Selector, Spread,
};
use ocop::product::{
    Catalogue, GoodsClass, PriceKind, PricePoint, Product, ProductParts, Quantity, Sale, Sku, TaxGroup, TradeFacts,
};
use ocop::text::Texts;
use ocop::vietnam::{CapMode, Findings, Finished, Handling, History, Invoice, InvoiceError, Law, LegalPolicy, Shop};
use time::OffsetDateTime;
use time::macros::datetime;

/// An ordinary day.
pub(crate) const ORDINARY: OffsetDateTime = datetime!(2026-11-25 09:00 +7);
/// A day in the window before Tết 2027.
pub(crate) const TET: OffsetDateTime = datetime!(2027-01-20 09:00 +7);

pub(crate) fn vnd(dong: i64) -> Money {
    Money::from_minor(dong, Currency::VND).unwrap()
}

pub(crate) fn sku(text: &str) -> Sku {
    Sku::new(text).unwrap()
}

pub(crate) fn facts(group: &str, class: &str) -> TradeFacts {
    TradeFacts {
        tax_group: Some(TaxGroup::new(group).unwrap()),
        self_produced: Some(false),
        fresh: Some(false),
        price_stabilised: Some(false),
        goods_class: Some(GoodsClass::new(class).unwrap()),
        ..TradeFacts::default()
    }
}

/// Goods with one price since the beginning of 2026.
pub(crate) fn parts(id: &str, price: i64, trade: TradeFacts) -> ProductParts {
    let before = PricePoint { at: datetime!(2026-01-01 00:00 +7), price: vnd(price), kind: PriceKind::Regular };
    ProductParts {
        price_history: vec![before],
        brand: Some("Bản Làng".into()),
        trade,
        ..ProductParts::new(sku(id), Texts::vi(id), vnd(price))
    }
}

pub(crate) fn food(id: &str, price: i64) -> ProductParts {
    parts(id, price, facts("processed-food", "food"))
}

/// The same goods with a scheduled sale.
pub(crate) fn on_sale(parts: ProductParts, price: i64) -> ProductParts {
    ProductParts { sales: vec![Sale { price: vnd(price), period: ocop::product::Period::ALWAYS }], ..parts }
}

pub(crate) fn rule(id: &str, priority: i32, benefit: Benefit) -> Rule {
    Rule { priority, ..Rule::new(RuleId::new(id).unwrap(), benefit) }
}

pub(crate) fn percent(id: &str, priority: i32, percent: u8) -> Rule {
    rule(id, priority, Benefit::Percent(Percent::off(Rate::percent(percent))))
}

/// So much off, once across all goods.
pub(crate) fn voucher(id: &str, priority: i32, off: i64) -> Rule {
    rule(id, priority, Benefit::Amount(Amount::across(vnd(off))))
}

/// So much off each unit.
pub(crate) fn each(id: &str, priority: i32, off: i64) -> Rule {
    let amount = Amount { spread: Spread::Unit, ..Amount::across(vnd(off)) };
    rule(id, priority, Benefit::Amount(amount))
}

pub(crate) fn n_for_m(id: &str, n: u32, m: u32, form: LegalForm) -> Rule {
    let (n, m) = (Quantity::new(n).unwrap(), Quantity::new(m).unwrap());
    Rule { form, ..rule(id, 0, Benefit::NForM(NForM::new(n, m, Selector::All))) }
}

/// A priced cart and all it was priced from.
pub(crate) struct Priced {
    pub(crate) law: Law,
    pub(crate) catalogue: Catalogue,
    pub(crate) rulebook: Rulebook,
    pub(crate) cart: Cart,
    pub(crate) shop: Shop,
    pub(crate) legal: LegalPolicy,
    pub(crate) context: Context,
    pub(crate) quote: Quote,
    pub(crate) history: Option<History>,
}

/// A till of the shop: what is set before a cart is priced.
pub(crate) struct Till {
    pub(crate) law: Law,
    pub(crate) shop: Shop,
    pub(crate) own: Policy,
    pub(crate) mode: CapMode,
    pub(crate) at: OffsetDateTime,
    pub(crate) context: fn(Context) -> Context,
}

impl Till {
    pub(crate) fn at(at: OffsetDateTime) -> Self {
        Self {
            law: Law::default(),
            shop: Shop::retail(),
            own: Policy::default(),
            mode: CapMode::Clip,
            at,
            context: |context| context,
        }
    }

    pub(crate) fn reporting(at: OffsetDateTime) -> Self {
        Self { mode: CapMode::Report, ..Self::at(at) }
    }

    /// Prices so many units of each of the goods.
    pub(crate) fn price(self, goods: &[(ProductParts, u32)], rules: Vec<Rule>) -> Priced {
        let products = goods.iter().map(|(parts, _)| Product::new(parts.clone()).unwrap());
        let lines = goods.iter().filter(|(_, units)| *units > 0);
        let lines = lines.map(|(parts, units)| Line::new(parts.sku.clone(), Quantity::new(*units).unwrap()));
        self.price_cart(Catalogue::new(products).unwrap(), Cart::of(lines).unwrap(), rules)
    }

    pub(crate) fn price_cart(self, catalogue: Catalogue, cart: Cart, rules: Vec<Rule>) -> Priced {
        let Self { law, shop, own, mode, at, context } = self;
        let handling = Handling { mode, ..Handling::default() };
        let legal = law.policy(own, &catalogue, &shop, at, handling).unwrap();
        let context = context(Context::new(at, legal.policy.clone()));
        let rulebook = Rulebook::new(Currency::VND, rules).unwrap();
        let quote = pricing::quote(&rulebook, &catalogue, &cart, &context).unwrap();
        Priced { law, catalogue, rulebook, cart, shop, legal, context, quote, history: None }
    }
}

impl Priced {
    pub(crate) fn finished(&self) -> Finished<'_, Catalogue> {
        Finished {
            quote: &self.quote,
            cart: &self.cart,
            rulebook: &self.rulebook,
            catalogue: &self.catalogue,
            shop: &self.shop,
            history: self.history.as_ref(),
        }
    }

    pub(crate) fn findings(&self) -> Findings {
        self.law.check(&self.finished())
    }

    pub(crate) fn invoice(&self) -> Result<Invoice, InvoiceError> {
        self.law.invoice(&self.finished(), &self.findings(), None)
    }

    /// What the breaches say.
    pub(crate) fn breaches(&self) -> Vec<String> {
        self.findings().breaches().iter().map(ToString::to_string).collect()
    }

    /// What could not be checked.
    pub(crate) fn not_checked(&self) -> Vec<String> {
        self.findings().not_checked().iter().map(ToString::to_string).collect()
    }

    /// What a rule took off each line.
    pub(crate) fn taken(&self, id: &str) -> Vec<i64> {
        let id = RuleId::new(id).unwrap();
        let on = |index| {
            let entries = self.quote.entries_by(&id).filter(|entry| entry.on == pricing::Place::Line(index));
            -entries.map(|entry| entry.amount.minor()).sum::<i64>()
        };
        (0..u32::try_from(self.quote.lines.len()).unwrap()).map(on).collect()
    }
}
