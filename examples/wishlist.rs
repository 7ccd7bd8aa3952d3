//! A wishlist from guest to cart: taken over at login, watched for a week, moved to the cart as far as that goes.
//!
//! `cargo run --example wishlist`, or with `-- --lang en` in English.

use core::error::Error;
use std::env;
use std::io::{self, Write};

use ocop::cart::Cart;
use ocop::certification::Stars;
use ocop::money::{Currency, Money};
use ocop::pricing::{self, PriceTax, Rulebook};
use ocop::product::{Catalog, Catalogue, Product, Quantity, Sku};
use ocop::text::{self, Lang};
use ocop::wishlist::{
    Access, Addition, AfterMove, Applied, Condition, Fate, GuestDefault, GuestId, History, ItemKey, ListId, ListName,
    News, Order, PersonId, PriceSeen, Prospect, Reading, Replica, Scope, Watch, Wishlist, Writer, evaluate,
};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

/// The products are made up.
const CATALOGUE: &str = r#"[
    {
        "sku": "CF-250", "name": {"vi": "Cà phê bột Robusta 250 g", "en": "Ground Robusta 250 g"},
        "regular_price": "85000 VND", "stock": {"level": 2},
        "price_history": [{"at": "2026-10-01T00:00:00+07:00", "price": "85000 VND", "kind": "regular"}],
        "sales": [{"price": "72000 VND", "period": {"from": "2026-11-28T00:00:00+07:00", "until": "2026-12-02T00:00:00+07:00"}}]
    },
    {
        "sku": "MIEN-500", "name": {"vi": "Miến dong 500 g", "en": "Canna vermicelli 500 g"},
        "regular_price": "60000 VND",
        "certificates": [{"product": "Miến dong", "regime": "QD-148-2023", "stars": 4, "issued_on": "2023-11-29"}]
    },
    {"sku": "TRA-100", "name": {"vi": "Chè Shan tuyết 100 g", "en": "Shan tuyết tea 100 g"}, "regular_price": "120000 VND"},
    {"sku": "MAT-1L", "name": {"vi": "Mật ong 1 l", "en": "Honey 1 l"}, "regular_price": "250000 VND", "stock": {"level": 0}}
]"#;

const EVENING: OffsetDateTime = datetime!(2026-11-25 20:00 +7);

type Done<T = ()> = Result<T, Box<dyn Error>>;

struct Page<W> {
    out: W,
    lang: Lang,
}

fn main() -> Done {
    let mut arguments = env::args().skip(1);
    let lang = match arguments.next().as_deref() {
        Some("--lang") => arguments.next().unwrap_or_default().parse()?,
        _ => Lang::Vi,
    };
    let mut page = Page { out: io::stdout().lock(), lang };
    let catalogue: Catalogue = serde_json::from_str(CATALOGUE)?;
    let mut account = login(&mut page, &catalogue)?;
    watch(&mut page, &catalogue, &account)?;
    to_cart(&mut page, &catalogue, &mut account)
}

/// The guest's list folds into the account's, which has removed one of its lines before.
fn login(page: &mut Page<impl Write>, catalogue: &Catalogue) -> Done<Wishlist> {
    let tab = Writer::new(Replica::new("tab-7")?, EVENING);
    let mut guest = Wishlist::new(Scope::guest(GuestId::new("device-1")?));
    let (from, own) = (ListId::new("guest-list")?, ListId::new("an-list")?);
    drop(guest.create_list(&tab, from.clone(), ListName::new("Xem sau")?)?);
    for (sku, units) in [("CF-250", 3), ("MIEN-500", 1)] {
        drop(guest.add(&tab, catalogue, &from, addition(catalogue, sku, units)?)?);
    }

    let server = Writer::new(Replica::new("server")?, EVENING);
    let mut account = Wishlist::new(Scope::account(PersonId::new("an")?));
    drop(account.create_list(&server, own.clone(), ListName::new("Quà Tết")?)?);
    for sku in ["TRA-100", "MAT-1L", "CF-250"] {
        drop(account.add(&server, catalogue, &own, addition(catalogue, sku, 1)?)?);
    }

    page.title("Đăng nhập: danh sách của khách nhập vào tài khoản", "Login: the guest's list goes into the account's")?;
    let report = account.absorb(&server, &guest, GuestDefault::Fold)?;
    for line in &report.lines {
        let what = match line.fate {
            Fate::Added => page.lang.pick("thêm mới", "added"),
            Fate::Combined => page.lang.pick("gộp với dòng đã có", "combined with the line that was there"),
            Fate::Kept => page.lang.pick("giữ nguyên", "kept"),
            Fate::Removed | Fate::Ignored(_) => page.lang.pick("bỏ qua", "left out"),
        };
        let name = page.name(catalogue, &line.item);
        writeln!(page.out, "  {name}: {what}")?;
    }
    let again = account.absorb(&server, &guest, GuestDefault::Fold)?;
    let quiet = if again.is_quiet() { page.lang.pick("không đổi gì", "nothing changes") } else { "?" };
    writeln!(page.out, "  {}: {quiet}", page.lang.pick("nhập lần nữa", "taken over again"))?;
    for line in account.lines(&own, Order::default(), Reading::Largest) {
        let name = page.name(catalogue, &line.item);
        writeln!(page.out, "  {} × {name}", line.quantity)?;
    }
    Ok(account)
}

fn addition(catalogue: &Catalogue, sku: &str, units: u32) -> Done<Addition> {
    let sku = Sku::new(sku)?;
    let price = catalogue.product(&sku).and_then(Product::regular_price).ok_or("the product has a price")?;
    Ok(Addition::of(ItemKey::sku(sku)).quantity(Quantity::new(units)?).priced(PriceSeen::with_tax(price)))
}

/// A week later: what has become of the products since they were added.
fn watch(page: &mut Page<impl Write>, catalogue: &Catalogue, account: &Wishlist) -> Done {
    page.title("Theo dõi một tuần", "A week of watching")?;
    let list = account.default_list().ok_or("the account has a list")?;
    for line in account.lines(list, Order::default(), Reading::Largest) {
        let Some(product) = line.item.chosen_sku().and_then(|sku| catalogue.product(sku)) else { continue };
        let history = History::of(product, PriceTax::Included);
        let mut conditions = vec![Condition::Certificate, Condition::BelowDaysBefore(30)];
        conditions.extend(line.price.map(Condition::BelowAdded));
        let watch = Watch::begin(line.item, &conditions, &history, EVENING)?.watch;
        let (events, _) = evaluate(&history, &watch, EVENING + Duration::days(7));
        for event in events {
            let (day, name) = (text::day(event.at.date(), page.lang).to_string(), page.name(catalogue, &event.item));
            let news = page.news(&event.news);
            writeln!(page.out, "  {day}  {name}: {news}")?;
        }
    }
    Ok(())
}

/// All lines are sent to the cart; not all can go, and those stay on the list.
fn to_cart(page: &mut Page<impl Write>, catalogue: &Catalogue, account: &mut Wishlist) -> Done {
    page.title("Chuyển vào giỏ hàng", "To the cart")?;
    let list = account.default_list().cloned().ok_or("the account has a list")?;
    let saturday = Writer::new(Replica::new("server")?, EVENING + Duration::days(3));
    let mut cart = Cart::new();
    let plan = account.plan(&list, &[], catalogue, &cart, &saturday)?;
    let context = pricing::Context::new(saturday.at, pricing::Policy::default());
    let quotes = plan.quotes(&Rulebook::empty(Currency::VND), catalogue, &context)?;
    let applied = plan.apply(catalogue, &mut cart, saturday.at);
    for (item, outcome) in &applied.lines {
        let (name, what) = (page.name(catalogue, item), page.outcome(outcome));
        writeln!(page.out, "  {name}: {what}")?;
    }
    drop(account.settle(&saturday, Access::Edit, &applied, AfterMove::Remove)?);
    let left = account.lines(&list, Order::default(), Reading::Largest);
    let names: Vec<String> = left.iter().map(|line| page.name(catalogue, &line.item)).collect();
    writeln!(page.out, "  {}: {}", page.lang.pick("còn trong danh sách", "still on the list"), names.join(", "))?;
    let [before, after] = [quotes.before, quotes.after].map(|quote| page.money(quote.totals.payable));
    writeln!(page.out, "  {}: {before} → {after}", page.lang.pick("giỏ hàng", "the cart"))?;
    Ok(())
}

impl<W: Write> Page<W> {
    fn title(&mut self, vi: &str, en: &str) -> io::Result<()> {
        writeln!(self.out, "{}", self.lang.pick(vi, en))
    }

    fn name(&self, catalogue: &Catalogue, item: &ItemKey) -> String {
        let product = item.chosen_sku().and_then(|sku| catalogue.product(sku));
        product.map(|product| product.parts().name.or_other(self.lang).to_owned()).unwrap_or_default()
    }

    fn money(&self, money: Money) -> String {
        text::money(money, self.lang).to_string()
    }

    fn news(&self, news: &News) -> String {
        let lang = self.lang;
        match news {
            News::BelowAdded { added, now } => {
                let (added, now) = (self.money(added.price), self.money(now.price));
                format!("{} {added} → {now}", lang.pick("rẻ hơn lúc thêm vào:", "cheaper than when it was added:"))
            }
            News::BelowDaysBefore { days, lowest, now } => {
                let (lowest, now) = (self.money(lowest.price), self.money(now.price));
                match lang {
                    Lang::Vi => format!("thấp hơn giá thấp nhất {days} ngày trước ({lowest}): {now}"),
                    Lang::En => format!("below the lowest price of the {days} days before ({lowest}): {now}"),
                }
            }
            News::CertificateExpired => {
                lang.pick("giấy chứng nhận OCOP hết hiệu lực", "the OCOP certificate expired").into()
            }
            News::CertificateRenewed { stars } => {
                let stars = Stars::get(*stars);
                format!("{} {stars}", lang.pick("giấy chứng nhận mới, số sao:", "another certificate, stars:"))
            }
            other => format!("{other:?}"),
        }
    }

    fn outcome(&self, outcome: &Applied) -> String {
        let lang = self.lang;
        match outcome {
            Applied::Applied { quantity, .. } => format!("{} {quantity}", lang.pick("đã vào giỏ:", "in the cart:")),
            Applied::Left(Prospect::TooFew { available }) => {
                let available = available.map_or(0, Quantity::get);
                format!("{} {available}", lang.pick("không đủ hàng, chỉ còn", "too few, only"))
            }
            Applied::Left(Prospect::NotSellable(_)) => lang.pick("tạm hết hàng", "out of stock").into(),
            Applied::Left(_) | Applied::Skipped => lang.pick("để lại", "left on the list").into(),
            Applied::Changed { .. } => lang.pick("đã thay đổi, xin xem lại", "has changed, please look again").into(),
        }
    }
}
