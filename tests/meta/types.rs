//! The traits of every public type, and that no public type is forgotten here.

use alloc::collections::BTreeSet;
use core::borrow::Borrow;
use core::error::Error;
use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

use ocop::input::Checked;
use ocop::{cart, certification, comparison, input, kit, money, pricing, product, text, vietnam, wishlist};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::of_the_crate;

macro_rules! all {
    ($how:ident: $($ty:ty),* $(,)?) => { const { $($how::<$ty>();)* } };
}

const fn name<T>()
where
    T: Clone + Eq + Hash + Ord + AsRef<str> + Borrow<str> + Display + FromStr + Checked + Debug,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
}

const fn text<T>()
where
    T: Clone + Eq + Hash + Display + FromStr + Checked + Debug,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
}

const fn number<T, N: From<T>>()
where
    T: Copy + Ord + Hash + Display + Debug + TryFrom<N> + Checked,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
}

const fn document<T: Clone + Eq + Debug + Serialize + DeserializeOwned + Send + Sync + 'static>() {}

const fn view<T: Clone + Eq + Debug + Serialize + Send + Sync + 'static>() {}

const fn value<T: Clone + Eq + Debug + Send + Sync + 'static>() {}

const fn error<T: Error + Clone + Eq + Send + Sync + 'static>() {}

const fn shared<T: Debug + Send + Sync + 'static>() {}

const fn shown<T: Debug + Clone>() {}

/// Whole numbers with bounds come from plain numbers by a check, and go back without one.
#[test]
fn numbers_are_checked_on_the_way_in() {
    const {
        number::<certification::Points, u16>();
        number::<certification::SetNumber, u16>();
        number::<certification::Stars, u8>();
        number::<comparison::Limit, u16>();
        number::<product::Quantity, u32>();
    }
    assert_eq!(there_and_back::<certification::Points, u16>([0, 10_000], 10_001), ["0", "10000"]);
    assert_eq!(there_and_back::<certification::SetNumber, u16>([1, 65_535], 0), ["1", "65535"]);
    assert_eq!(there_and_back::<certification::Stars, u8>([1, 5], 6), ["1", "5"]);
    assert_eq!(there_and_back::<comparison::Limit, u16>([1, 1_000], 1_001), ["1", "1000"]);
    assert_eq!(there_and_back::<product::Quantity, u32>([1, 1_000_000], 1_000_001), ["1", "1000000"]);
}

/// The least and the most of a number as they print, after each went in and came back; one beyond them is refused.
fn there_and_back<T: TryFrom<N> + Display + Copy, N: From<T> + PartialEq + Copy + Debug>(
    ends: [N; 2],
    beyond: N,
) -> [String; 2] {
    assert!(T::try_from(beyond).is_err(), "{beyond:?}");
    ends.map(|end| {
        let number = T::try_from(end).ok().unwrap();
        assert_eq!(N::from(number), end);
        number.to_string()
    })
}

/// Texts with rules of their own; a map of them is looked up by plain text.
#[test]
fn names_are_keys_of_any_map() {
    all!(name:
        cart::Code, cart::HostKey, cart::Reason, certification::RegimeId, certification::SectorCode,
        pricing::Channel, pricing::CustomerGroup, pricing::CustomerId, pricing::DeliveryMethod, pricing::FactName,
        pricing::FeeId, pricing::GroupId, pricing::PaymentId, pricing::PaymentMethod, pricing::PolicyVersion,
        pricing::RuleId, pricing::Zone, product::AttributeKey, product::CategoryId, product::FamilyId,
        product::GoodsClass, product::ProducerId, product::Sku, product::Tag, product::TaxGroup,
        wishlist::ChannelId, wishlist::GuestId, wishlist::ListId, wishlist::ListName, wishlist::Note,
        wishlist::OperationId, wishlist::PersonId, wishlist::Replica, wishlist::ShareToken, wishlist::Source,
    );
}

/// What has a text form writes and reads it, in documents too.
#[test]
fn text_forms_are_written_and_read() {
    all!(text:
        certification::Code, certification::DecisionNumber, certification::PartCode, certification::PartialDate,
        certification::ProductCode, comparison::Field, money::Currency, money::Money, money::Rate, pricing::Clock,
        pricing::Fingerprint, product::CategoryPath, product::Gtin, product::Measure, text::TradeUnit,
    );
}

/// What is stored, and the parts of it.
#[test]
fn documents_are_written_and_read() {
    all!(document:
        cart::Cart, cart::HostPrice, cart::Line, cart::LineKey, certification::Agency, certification::Amendment,
        certification::Answer, certification::Authority, certification::AuthorityTerm, certification::Average,
        certification::Band, certification::Bands, certification::Case, certification::Certificate,
        certification::CertificateRules, certification::Choice, certification::Decision, certification::Extension,
        certification::ExtensionRule, certification::FilingRule, certification::Form, certification::Ground,
        certification::Group, certification::Label, certification::Leaf, certification::Minima, certification::Note,
        certification::NoteKind, certification::Part, certification::PartShare, certification::Points,
        certification::ProductSet, certification::Record, certification::RecordedRevocation, certification::Regime,
        certification::Revocation, certification::RevocationGround, certification::Section, certification::Sector,
        certification::SetKey, certification::SetNumber, certification::Sheet, certification::Stars,
        certification::Succession, certification::SuccessionKind, certification::Transition, comparison::Chosen,
        comparison::Comparable, comparison::Direction, comparison::Fields, comparison::Insert, comparison::Limit,
        comparison::List, comparison::NewFields, comparison::Offer, comparison::Policy, comparison::ReAdd,
        comparison::Selection, comparison::Show, comparison::Switches, comparison::Target, comparison::Undo,
        comparison::WhenFull, money::Remainder, money::Rounding, money::RoundingMode, pricing::Amount,
        pricing::AmountOff, pricing::Applied, pricing::AskedFact, pricing::AttributeIs, pricing::Author,
        pricing::Basis, pricing::Beaten, pricing::Benefit, pricing::BestDeal, pricing::Bundle, pricing::BundleGive,
        pricing::BuyGet, pricing::CartPart, pricing::ChargeRefund, pricing::Claim, pricing::Clip, pricing::Clipper,
        pricing::CodeOutcome, pricing::CodeVerdict, pricing::Combination, pricing::Combine, pricing::Component,
        pricing::Condition, pricing::Context, pricing::Customer, pricing::Day, pricing::Delivery,
        pricing::DeliveryOff, pricing::DeliveryTable, pricing::Detail, pricing::Entry, pricing::EntryKind,
        pricing::FactIs, pricing::Failed, pricing::Fee, pricing::FixedPrice, pricing::Floor, pricing::FreeFrom,
        pricing::Gift, pricing::GiftLine, pricing::Group, pricing::Hours, pricing::KnownCustomer,
        pricing::KnownDelivery, pricing::Lane, pricing::LegalForm, pricing::LimitPer, pricing::Limits,
        pricing::Move, pricing::NForM, pricing::Notice, pricing::OnLine, pricing::OrderCap, pricing::OrderNumber,
        pricing::Outcome, pricing::Payment, pricing::Percent, pricing::PercentOf, pricing::Pick, pricing::Place,
        pricing::Policy, pricing::PriceChange, pricing::PriceRange, pricing::PriceTax, pricing::QuantityTier,
        pricing::Quote, pricing::QuoteDelivery, pricing::QuoteFee, pricing::QuoteGift, pricing::QuoteLine,
        pricing::QuotePayment, pricing::RateOf, pricing::Refund, pricing::RefundEntry, pricing::RefundLedger,
        pricing::Returned, pricing::ReturnedUnits, pricing::Rule, pricing::Rulebook, pricing::RulebookText,
        pricing::Sector, pricing::Seen, pricing::Selector, pricing::SetUnits, pricing::Sets, pricing::ShareBy,
        pricing::Spend, pricing::SpendTier, pricing::SpendTiers, pricing::Spread, pricing::Stats, pricing::Step,
        pricing::StepBudget, pricing::TaxAmounts, pricing::TaxBasis, pricing::TaxLevel, pricing::TaxRounding,
        pricing::TaxTable, pricing::TierBy, pricing::TierGive, pricing::TierMode, pricing::TierReached,
        pricing::Tiers, pricing::Totals, pricing::Treatment, pricing::UnitGive, pricing::UnitLimit,
        pricing::UnitOrder, pricing::UnitRun, pricing::Units, pricing::UnknownFact, pricing::Usage, pricing::UsedUp,
        pricing::Verdict, pricing::Wanted, pricing::WeightStep, pricing::WhyUnknown, pricing::ZoneFees,
        product::AttributeValue, product::Availability, product::Catalogue, product::Credential, product::Dimension,
        product::Dimensions, product::NetContent, product::Origin, product::Period, product::PriceKind,
        product::PricePoint, product::Producer, product::ProducerKind, product::Product, product::ProductParts,
        product::PurchaseMode, product::Quantity, product::QuantityRule, product::Rating, product::Sale,
        product::SaleUnit, product::Stock, product::TradeFacts, text::Lang, text::Texts, vietnam::Answer,
        vietnam::CapMode, vietnam::Concentrated, vietnam::Duty, vietnam::FormRule, vietnam::GoodsRule, vietnam::Law,
        vietnam::LawText, vietnam::MonthDay, vietnam::PromotionForm, vietnam::Question, vietnam::Reading,
        vietnam::Readings, vietnam::Row<bool>, vietnam::SecondDay, vietnam::Side, vietnam::Table<bool>,
        vietnam::VatRule, vietnam::YearDays, wishlist::Chosen, wishlist::Condition, wishlist::ItemKey,
        wishlist::Line, wishlist::ListRecord, wishlist::Owner, wishlist::PriceSeen, wishlist::Priority,
        wishlist::Scope, wishlist::Title, wishlist::Visibility, wishlist::Watch, wishlist::Wishlist,
    );
}

/// What is output only: it follows from what is stored.
#[test]
fn views_and_outcomes_can_be_sent() {
    all!(view:
        cart::CodeEdit, cart::Edit, cart::Merged, cart::QuantityLimit, certification::Assessment,
        certification::CouncilRating, certification::LeafPoints, certification::Move, certification::Outcome,
        certification::Path, certification::Reason, certification::Status, certification::UnmetMinimum,
        certification::WayUp, comparison::Absorbed, comparison::Addition, comparison::Cell, comparison::Column,
        comparison::Comparability, comparison::Coverage, comparison::CredentialTerm, comparison::Dominated,
        comparison::Finding, comparison::Margin, comparison::NoWinner, comparison::Pareto, comparison::Price,
        comparison::Purchase, comparison::Reference, comparison::Resolved, comparison::Row, comparison::Shown,
        comparison::Standing, comparison::StandingState, comparison::Table, comparison::UnitPrice,
        comparison::Untranslated, comparison::Value, comparison::Verdict, comparison::Win, comparison::Winners,
        comparison::Withheld, pricing::Analysis, pricing::CartDifference, pricing::CartLineQuote,
        pricing::DeliveryMoney, pricing::DifferenceReport, pricing::DisplayPrice, pricing::Few<u8, 2>,
        pricing::Finding, pricing::Hint, pricing::LeftOut, pricing::LineMoney, pricing::Needs, pricing::Oddity,
        pricing::Proof, pricing::RefusedCart, pricing::RuleMoney, pricing::SkuMoney, pricing::Witness,
        product::PurchaseAction, vietnam::Breach, vietnam::Figure, vietnam::Findings, vietnam::Invoice,
        vietnam::InvoiceLine, vietnam::InvoiceRate, vietnam::LineNature, vietnam::NotChecked, vietnam::Provision,
        vietnam::SellerBorne, vietnam::Subject, vietnam::Words, wishlist::Access, wishlist::Applied,
        wishlist::AppliedPlan, wishlist::Choice, wishlist::Counts, wishlist::Event, wishlist::Fate,
        wishlist::Ignored, wishlist::JoinReport, wishlist::JoinedLine, wishlist::JoinedList, wishlist::List,
        wishlist::ListFate, wishlist::ListOutcome, wishlist::News, wishlist::Outcome, wishlist::OverLimit,
        wishlist::PlannedLine, wishlist::PriceChange, wishlist::Prospect, wishlist::Quotes, wishlist::SharedLine,
        wishlist::SharedList, wishlist::Standing,
    );
}

/// What stays in the program.
#[test]
fn settings_and_parts_are_values() {
    all!(value:
        cart::MergePolicy, cart::OnLimit, certification::CouncilPolicy, certification::MinimaPolicy,
        certification::Quorum, certification::Recognition<'static>, certification::Standing, comparison::Context,
        comparison::GoneColumns, comparison::Preview<'static>, comparison::PricesToShow, comparison::Role,
        comparison::Snapshot, comparison::Sort, comparison::Unchosen, comparison::UnknownKey, input::Problem,
        input::Unchecked, kit::laws::Law, kit::wishlists::Deed, money::Share, money::Shares, pricing::Question,
        product::PriceField, product::Unit, text::DayText, text::InstantText, text::MeasureText<'static>,
        text::MoneyStyle, text::MoneyText, text::NumberText, text::RateText, text::iso::IsoDay,
        text::iso::IsoInstant, vietnam::Age, vietnam::Buyer, vietnam::Cap<'static>, vietnam::Claim<'static>,
        vietnam::Exemption, vietnam::GiftWorth, vietnam::Handling, vietnam::History, vietnam::LegalFloor<'static>,
        vietnam::LegalPolicy, vietnam::Occasion<'static>, vietnam::OnUncovered, vietnam::Place,
        vietnam::PostedPrice, vietnam::ProgrammeSoFar, vietnam::Promotable<'static>, vietnam::Proof,
        vietnam::Ranking, vietnam::Saving, vietnam::Seller, vietnam::Shop, vietnam::Tested<'static, u16>,
        vietnam::TradeFact, vietnam::Undisclosed, vietnam::Vat<'static>, vietnam::Verdict, wishlist::Actor,
        wishlist::Addition, wishlist::AfterMove, wishlist::Asked, wishlist::Batch, wishlist::Column,
        wishlist::Duplicates, wishlist::GuestDefault, wishlist::History, wishlist::Limits, wishlist::Names,
        wishlist::NewWatch, wishlist::NonPositive, wishlist::OpenTo, wishlist::Order, wishlist::Place,
        wishlist::Plan, wishlist::Policy, wishlist::PriceAt, wishlist::ReadLines, wishlist::Reading,
        wishlist::Retention, wishlist::Shows, wishlist::SortBy, wishlist::StockAt, wishlist::Ties, wishlist::Writer,
    );
}

/// Errors can be boxed, compared and sent.
#[test]
fn errors_are_data() {
    all!(error:
        cart::CartError, cart::CodeError, cart::EditError, certification::AssessmentError,
        certification::AverageError, certification::BandsError, certification::CertificateFault,
        certification::CertificateFaults, certification::CodeError, certification::CouncilError,
        certification::DecisionNumberError, certification::FormError, certification::Gap,
        certification::HistoryError, certification::KeyError, certification::PartCodeError,
        certification::PartialDateError, certification::PointsError, certification::ProductCodeError,
        certification::RecordError, certification::RegimeError, certification::RulesError,
        certification::SheetFault, certification::SheetFaults, certification::StarsError, comparison::AddError,
        comparison::FieldError, comparison::FieldsError, comparison::LimitError, comparison::NotComparable,
        comparison::ParetoError, comparison::PriceError, comparison::ShareError, comparison::SortError,
        input::Fault, input::Faults, kit::Broken, money::MoneyError, money::RateError, money::UnknownCurrency,
        pricing::CanonicalError, pricing::ClockError, pricing::DeliveryTableError, pricing::FingerprintError,
        pricing::PricingError, pricing::QuoteFault, pricing::RefundError, pricing::ReplayError,
        pricing::RuleProblem, pricing::RulebookFault, pricing::RulebookFaults, product::CatalogueError,
        product::CategoryPathError, product::GtinError, product::MeasureError, product::PeriodError,
        product::ProductFault, product::ProductFaults, product::QuantityError, product::QuantityRuleError,
        product::RatingError, text::AmountError, text::CalendarError, text::CsvError, text::IdentifierError,
        text::NumberError, text::UnknownLang, text::UnknownUnit, text::iso::IsoError, vietnam::GiftError,
        vietnam::InvoiceError, vietnam::Missing, vietnam::MonthDayError, vietnam::NotCovered, vietnam::Objection,
        vietnam::Overlap, vietnam::PolicyFault, vietnam::PolicyFaults, vietnam::PostedPriceError, vietnam::RowError,
        vietnam::WhyNotChecked, vietnam::WordsError, wishlist::CellFault, wishlist::JoinError, wishlist::Refusal,
        wishlist::RowFault, wishlist::TableError, wishlist::WatchError, wishlist::WordsError,
    );
}

/// What prints, builds or borrows.
#[test]
fn what_prints_and_builds_may_cross_threads() {
    all!(shared:
        certification::CertificateBuilder, certification::Step<'static>, comparison::CellText<'static>,
        comparison::CsvView<'static>, comparison::HtmlView<'static>, comparison::JsonView<'static>,
        comparison::LabelText<'static>, comparison::MarkdownView<'static>, comparison::ReasonText<'static>,
        comparison::TextView<'static>, kit::Shop, pricing::Fingerprints, pricing::PastCart<'static>,
        pricing::Sentences<'static>, vietnam::BreachSentence<'static>,
        vietnam::Finished<'static, product::Catalogue>, vietnam::NotCheckedSentence<'static>,
    );
}

/// What holds a catalogue of the host, or a place in a document being checked, stays where it is.
#[test]
fn what_asks_a_catalogue_is_shown() {
    all!(shown:
        input::Node<'static>, input::Record<'static>, kit::Carts, pricing::GoodsRefund<'static>,
        pricing::Order<'static>, pricing::RefundPolicy<'static>,
    );
}

/// The types that a source file of a public module defines or exports.
fn types_of(source: &str) -> BTreeSet<String> {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '_').map(ToOwned::to_owned).collect()
    };
    let exported = source.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next()).flat_map(words);
    let defined = ["\npub struct ", "\npub enum ", "\npub trait "]
        .into_iter()
        .flat_map(|start| source.split(start).skip(1).filter_map(|rest| words(rest).into_iter().next()));
    // A type begins with a capital letter and is not a constant, which has capital letters only.
    let is_type = |word: &String| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    exported.chain(defined).filter(is_type).collect()
}

#[test]
fn no_public_type_is_forgotten() {
    let here = of_the_crate("tests/meta/types.rs");
    let modules = [
        "cart",
        "certification",
        "comparison",
        "input",
        "kit",
        "money",
        "pricing",
        "product",
        "text",
        "vietnam",
        "wishlist",
    ];
    let nested = [
        ("kit::laws", "src/kit/laws/mod.rs"),
        ("text::iso", "src/text/iso.rs"),
        ("kit::wishlists", "src/kit/wishlists.rs"),
    ];
    let root = modules.map(|module| (module, format!("src/{module}/mod.rs")));
    let nested = nested.map(|(module, path)| (module, path.to_owned()));
    let mut seen = 0;
    for (module, path) in root.into_iter().chain(nested) {
        for name in types_of(&of_the_crate(&path)) {
            let full = format!("{module}::{name}");
            let named =
                here.match_indices(&full).any(|(at, _)| !here[at + full.len()..].starts_with(char::is_alphanumeric));
            // The law that is broken is exported twice, as a law and as what the kit's check gives.
            assert!(named || full == "kit::laws::Broken", "{full} is public, and its traits are not stated here");
            seen += 1;
        }
    }
    assert!(seen > 550, "only {seen} public types were found");
}

/// A document of the host's own is read like those of the crate: `input::Checked` and `product::Catalog` are traits to implement.
#[test]
fn the_two_traits_are_open() {
    struct Two(product::Product, product::Product);

    impl product::Catalog for Two {
        fn product(&self, sku: &product::Sku) -> Option<&product::Product> {
            [&self.0, &self.1].into_iter().find(|product| product.sku() == sku)
        }
    }

    struct Pair(u8, u8);

    impl Checked for Pair {
        fn check(node: &input::Node<'_>) -> Option<Self> {
            let record = node.record(&["left", "right"])?;
            let (left, right) = (record.required("left"), record.required("right"));
            Some(Self(left?, right?))
        }
    }

    let product = |sku: &str| {
        let parts =
            product::ProductParts::new(product::Sku::new(sku).unwrap(), text::Texts::vi("Chè"), money::Money::vnd(1));
        product::Product::new(parts).unwrap()
    };
    let (mine, sku) = (Two(product("A"), product("B")), product::Sku::new("B").unwrap());
    let chosen: &dyn product::Catalog = &mine;
    let line = cart::Line::new(sku, product::Quantity::ONE);
    let quote = pricing::quote(
        &pricing::Rulebook::empty(money::Currency::VND),
        &chosen,
        &cart::Cart::of([line]).unwrap(),
        &pricing::Context::new(kit::NOW, pricing::Policy::default()),
    );
    assert_eq!(quote.unwrap().totals.payable, money::Money::vnd(1));

    let pair: input::Unchecked = serde_json::from_str(r#"{"left": 1, "right": 256}"#).unwrap();
    let faults = pair.check::<Pair>().map(|pair| pair.0 + pair.1).unwrap_err();
    assert_eq!(faults.to_string(), "right: 256 is not between 0 and 255");
}
