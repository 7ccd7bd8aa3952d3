//! The rulebook: rules that were checked together, in the order in which they apply, found by what a cart holds.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use time::OffsetDateTime;

use super::check::{RulebookFaults, faults_of};
use super::judge::Judge;
use super::matcher::{Goods, Matcher};
use super::{Benefit, Combination, Lane, Rule, RuleId, RulebookText};
use crate::cart::Code;
use crate::input::{Checked, Node, checked_serde};
use crate::money::{Currency, Money};
use crate::product::{FactKey, HashIndex, Product, hash_text};

/// Rules, checked together and indexed: what pricing takes.
///
/// ```
/// use ocop::money::{Currency, Rate};
/// use ocop::pricing::{Benefit, Percent, Rule, RuleId, Rulebook};
///
/// let ten = Rule::new(RuleId::new("ten")?, Benefit::Percent(Percent::off(Rate::percent(10))));
/// let rulebook = Rulebook::new(Currency::VND, vec![ten.clone()])?;
/// assert_eq!(rulebook.rule(&ten.id), Some(&ten));
///
/// let faults = Rulebook::new(Currency::VND, vec![ten.clone(), ten]).unwrap_err();
/// assert_eq!(faults.to_string(), "rules[1].id: \"ten\" is the id of rules[0] too");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Rulebook {
    currency: Currency,
    /// By lane, priority and id: a position is a rank.
    rules: Vec<Compiled>,
    /// Ranks by id.
    by_id: Vec<u32>,
    by_code: ByCode,
    /// Rules without a code, by what they match.
    plain: ByFact,
    /// Rules with a code, by what they match: for display prices only.
    coded: ByFact,
}

/// Ranks by code.
#[derive(Debug, Clone, Default)]
struct ByCode {
    /// By code, then rank.
    codes: Vec<(Code, u32)>,
    index: HashIndex,
}

impl ByCode {
    fn of(rules: &[Compiled]) -> Self {
        let of = |(compiled, rank): (&Compiled, u32)| {
            compiled.rule.codes.iter().map(|code| (code.clone(), rank)).collect::<Vec<_>>()
        };
        let mut codes: Vec<_> = rules.iter().zip(0..).flat_map(of).collect();
        codes.sort_unstable();
        let hashes = codes.iter().zip(0..).map(|((code, _), at)| (hash_text(code.as_str()), at));
        Self { index: HashIndex::of(hashes.collect()), codes }
    }

    fn ranks(&self, code: &Code) -> impl Iterator<Item = u32> + use<'_> {
        let of = |at: u32| self.codes.get(at as usize).map_or(Ordering::Greater, |(other, _)| other.cmp(code));
        let places = self.index.equal(hash_text(code.as_str()), of);
        places.iter().filter_map(|(_, at)| self.codes.get(*at as usize).map(|(_, rank)| *rank))
    }
}

/// Rules by what the goods must be that they match.
#[derive(Debug, Clone, Default)]
pub(super) struct ByFact {
    /// Ranks by a fact of which a line must have one for the rule to match it.
    ranks: HashIndex,
    /// The kinds of those facts, as a set of bits.
    kinds: u32,
    /// Ranks of rules that may match any line.
    always: Vec<u32>,
}

impl ByFact {
    fn of(rules: &[Compiled], with_code: bool) -> Self {
        let (mut facts, mut kinds, mut always) = (Vec::new(), 0, Vec::new());
        let mut necessary: Vec<FactKey> = Vec::new();
        for (compiled, rank) in rules.iter().zip(0..).filter(|(c, _)| c.rule.codes.is_empty() != with_code) {
            let touching = compiled.touching();
            necessary.clear();
            if touching.is_empty() || !touching.iter().all(|matcher| matcher.add_necessary_facts(&mut necessary)) {
                always.push(rank);
                continue;
            }
            necessary.sort_unstable();
            necessary.dedup();
            for fact in &necessary {
                kinds |= fact.kind_bit();
                facts.push((fact.spread(), rank));
            }
        }
        Self { ranks: HashIndex::of(facts), kinds, always }
    }

    /// The ranks of the rules that may match any line.
    pub(super) fn always(&self) -> &[u32] {
        &self.always
    }

    /// Whether a rule asks for a fact of this kind.
    pub(super) const fn asks(&self, fact: FactKey) -> bool {
        self.kinds & fact.kind_bit() != 0
    }

    /// The ranks of the rules that ask for a fact.
    pub(super) fn asking(&self, fact: FactKey) -> impl Iterator<Item = u32> {
        let places = if self.asks(fact) { self.ranks.places(fact.spread()) } else { &[] };
        places.iter().map(|(_, rank)| *rank)
    }
}

/// A rule and what was compiled of it.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) rule: Rule,
    pub(super) lane: Lane,
    /// The selectors of the benefit, in the order in which its type names them.
    pub(super) goods: Box<[Matcher]>,
    pub(super) when: Judge,
}

impl Compiled {
    fn of(rule: Rule) -> Self {
        let of = Matcher::of;
        let goods = match &rule.benefit {
            Benefit::Percent(percent) => Box::from([of(&percent.of)]),
            Benefit::Amount(amount) => Box::from([of(&amount.of)]),
            Benefit::Price(price) => Box::from([of(&price.of)]),
            Benefit::Tiers(tiers) => Box::from([of(&tiers.of)]),
            Benefit::NForM(n_for_m) => Box::from([of(&n_for_m.of)]),
            Benefit::BuyGet(buy_get) => [&buy_get.of].into_iter().chain(&buy_get.target).map(of).collect(),
            Benefit::Bundle(bundle) => bundle.components.iter().map(|component| of(&component.of)).collect(),
            Benefit::Gift(_) | Benefit::Delivery(_) => Box::default(),
        };
        Self { lane: rule.lane(), goods, when: Judge::of(&rule.when), rule }
    }

    /// The selectors of which one must match a line for the rule to be touched; none where every cart touches it.
    pub(super) fn touching(&self) -> Vec<&Matcher> {
        match self.rule.benefit {
            Benefit::Gift(_) | Benefit::Delivery(_) => {
                let mut counted = Vec::new();
                self.when.counted(&mut counted);
                counted
            }
            _ => self.goods.iter().collect(),
        }
    }

    /// Whether the rule, once it applied, does not let another apply at its later turn.
    pub(super) fn excludes(&self, later: &Self) -> bool {
        match (&self.rule.combine, &later.rule.combine) {
            // A rule of the price lane is never alone.
            (Combination::AloneInQuote, _) => later.lane != Lane::Price,
            _ if self.lane != later.lane => false,
            (Combination::AloneInLane, _) | (_, Combination::AloneInLane | Combination::AloneInQuote) => true,
            (Combination::Group(a), Combination::Group(b)) => a == b,
            _ => false,
        }
    }

    pub(super) fn is_alone_in_quote(&self) -> bool {
        self.rule.combine == Combination::AloneInQuote
    }
}

/// Where a rule stands in the rulebook; ordered as ranks are. Ids are compared once, when the positions by id are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PlaceOf {
    lane: Lane,
    priority: i32,
    /// The place among all ids.
    by_id: u32,
    /// The position among the rules as they were given.
    position: u32,
}

fn places(rules: &[Rule], positions: &[u32]) -> Vec<PlaceOf> {
    let place = |(position, by_id): (&u32, u32)| {
        let rule = rules.get(*position as usize)?;
        Some(PlaceOf { lane: rule.lane(), priority: rule.priority, by_id, position: *position })
    };
    positions.iter().zip(0..).filter_map(place).collect()
}

impl Rulebook {
    /// The largest number of rules.
    pub const MAX_RULES: usize = 1_000_000;

    /// The rulebook of these rules, in whatever order.
    ///
    /// # Errors
    /// All faults of all rules; see [`RulebookFaults`].
    pub fn new(currency: Currency, rules: Vec<Rule>) -> Result<Self, RulebookFaults> {
        let positions = faults_of(currency, &rules)?;
        let mut places = places(&rules, &positions);
        places.sort_unstable();
        let mut by_id: Vec<u32> = positions;
        for (place, rank) in places.iter().zip(0..) {
            by_id.iter_mut().skip(place.by_id as usize).take(1).for_each(|held| *held = rank);
        }
        let mut rules: Vec<Option<Rule>> = rules.into_iter().map(Some).collect();
        let in_order = places.iter().filter_map(|place| rules.get_mut(place.position as usize)?.take());
        let rules: Vec<Compiled> = in_order.map(Compiled::of).collect();
        Ok(Self {
            currency,
            by_id,
            by_code: ByCode::of(&rules),
            plain: ByFact::of(&rules, false),
            coded: ByFact::of(&rules, true),
            rules,
        })
    }

    /// A rulebook without rules.
    #[must_use]
    pub fn empty(currency: Currency) -> Self {
        Self {
            currency,
            rules: Vec::new(),
            by_id: Vec::new(),
            by_code: ByCode::default(),
            plain: ByFact::default(),
            coded: ByFact::default(),
        }
    }

    /// The currency of all amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The number of rules.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there is no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rules, by lane, priority and id.
    #[must_use]
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter().map(|compiled| &compiled.rule)
    }

    /// Whether a rule counts these goods: among those it is of (the goods bought, for a multi-buy) or, for gifts and delivery, in its
    /// condition. Whether a policy excludes them is not asked.
    pub(crate) fn counts(&self, id: &RuleId, product: &Product, list_price: Money, at: OffsetDateTime) -> bool {
        let Some(compiled) = self.find(id) else { return false };
        let goods = Goods { product, list_price: list_price.minor(), at: &at };
        match compiled.rule.benefit {
            Benefit::Gift(_) | Benefit::Delivery(_) => {
                let counted = compiled.touching();
                counted.is_empty() || counted.iter().any(|matcher| matcher.matches(goods))
            }
            _ => compiled.goods.first().is_some_and(|matcher| matcher.matches(goods)),
        }
    }

    /// The rule of an id.
    #[must_use]
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.find(id).map(|compiled| &compiled.rule)
    }

    pub(super) fn find(&self, id: &RuleId) -> Option<&Compiled> {
        let of = |rank: &u32| self.compiled(*rank).map(|compiled| &compiled.rule.id);
        let place = self.by_id.binary_search_by(|rank| of(rank).cmp(&Some(id))).ok()?;
        self.by_id.get(place).and_then(|rank| self.compiled(*rank))
    }

    pub(super) fn compiled(&self, rank: u32) -> Option<&Compiled> {
        self.rules.get(rank as usize)
    }

    /// The ranks of the rules that have a code, ascending.
    pub(super) fn with_code(&self, code: &Code) -> impl Iterator<Item = u32> + use<'_> {
        self.by_code.ranks(code)
    }

    /// The rules without a code, by what they match.
    pub(super) const fn plain(&self) -> &ByFact {
        &self.plain
    }

    /// The rules with a code, by what they match.
    pub(super) const fn coded(&self) -> &ByFact {
        &self.coded
    }
}

impl PartialEq for Rulebook {
    /// Whether the rules are the same, in whatever order they were given.
    fn eq(&self, other: &Self) -> bool {
        self.currency == other.currency && self.rules().eq(other.rules())
    }
}

impl Eq for Rulebook {}

impl RulebookText {
    /// The version of the format that this crate writes.
    pub const FORMAT: u32 = 1;
}

impl Serialize for Rulebook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Rulebook", 3)?;
        record.serialize_field("format", &RulebookText::FORMAT)?;
        record.serialize_field("currency", &self.currency)?;
        record.serialize_field("rules", &self.rules().collect::<Vec<_>>())?;
        record.end()
    }
}

impl Checked for RulebookText {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["format", "currency", "rules"])?;
        let format = record.required::<Format>("format");
        let (currency, rules) = (record.required("currency"), record.required("rules"));
        Some(Self { format: format?.0, currency: currency?, rules: rules? })
    }
}

/// A version of the format that this crate reads.
struct Format(u32);

impl Checked for Format {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.number(1, RulebookText::FORMAT.into()).map(Self)
    }
}

impl Checked for Rulebook {
    fn check(node: &Node<'_>) -> Option<Self> {
        let text = RulebookText::check(node)?;
        match Self::new(text.currency, text.rules) {
            Ok(rulebook) => Some(rulebook),
            Err(faults) => {
                for fault in &faults {
                    node.invalid_below::<()>(&fault.path, &fault.seen, "in order", &fault.problem);
                }
                None
            }
        }
    }
}

checked_serde!(Rulebook, RulebookText);
