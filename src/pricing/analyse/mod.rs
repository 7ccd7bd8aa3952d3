//! What is odd about a rulebook, found without a cart: rules that never apply, that another always beats, that depend on the order of two
//! ids, that fall where they should rise.
//!
//! A finding is proven: by the form of the rules, or by a [`Witness`], a shop and a cart on which pricing shows it. What could be neither
//! proven nor refuted is told as [`Proof::Unknown`]. Only rules that some goods may meet together are compared, and all pricing is counted
//! against a budget of steps.

mod form;
mod pairs;
mod single;
mod witness;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::Serialize;
use time::OffsetDateTime;

use super::rulebook::Rulebook;
use super::{Context, Policy, RuleId};
use crate::cart::{Cart, Code};
use crate::money::{Money, Rate};
use crate::product::Catalogue;

/// What a rulebook is analysed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The instant from which on rules are looked at, in shop time.
    pub at: OffsetDateTime,
    /// The policy that carts are priced with.
    pub policy: Arc<Policy>,
    /// The part of the shelf price that no combination of rules should take off, if there is one.
    pub limit: Option<Rate>,
    /// The most carts that are priced.
    pub steps: u32,
}

impl Question {
    /// The usual question: no limit, and a hundred thousand steps.
    #[must_use]
    pub fn new(at: OffsetDateTime) -> Self {
        Self { at, policy: Arc::default(), limit: None, steps: 100_000 }
    }
}

/// What is odd about a rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Analysis {
    /// The findings, by rule in the order in which rules apply.
    pub findings: Vec<Finding>,
    /// The carts that were priced.
    pub steps: u32,
    /// Whether all was looked at before the budget ended.
    pub complete: bool,
}

/// Something odd, and why that is so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What.
    pub what: Oddity,
    /// Why.
    pub proof: Proof,
}

/// Something odd about a rule or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Oddity {
    /// The rule never applies: its selectors or conditions contradict themselves, or it is over.
    NeverApplies(RuleId),
    /// A part of the rule is never reached, at this path.
    Unreachable(RuleId, String),
    /// Wherever the rule could apply, the other one does and does not go together with it.
    Shadowed {
        /// The rule.
        rule: RuleId,
        /// The one that always beats it.
        by: RuleId,
    },
    /// The rule's own saving takes the goods below the running amount that it asks for.
    DefeatsOwnThreshold(RuleId),
    /// Two rules of one lane and priority give another total in the other order, so that their ids decide.
    Tie {
        /// The rule whose id comes first.
        first: RuleId,
        /// The other.
        second: RuleId,
        /// By how much the totals differ on the witness.
        difference: Money,
    },
    /// From this tier on, by position, more brings less.
    TiersFall {
        /// The rule.
        rule: RuleId,
        /// The position of the tier.
        tier: usize,
    },
    /// A code enters several rules at once.
    SharedCode {
        /// The code.
        code: Code,
        /// The rules.
        rules: Vec<RuleId>,
    },
    /// Rules together take more off than the limit.
    OverLimit {
        /// The rules.
        rules: Vec<RuleId>,
        /// The part that they take off, rounded down.
        discount: Rate,
    },
}

/// Why something is so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// By the form of the rules.
    Form,
    /// By a shop and a cart on which pricing shows it.
    Witness(Box<Witness>),
    /// It could be neither proven nor refuted.
    Unknown,
}

/// A shop and a cart that show something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// The goods.
    pub catalogue: Catalogue,
    /// The cart.
    pub cart: Cart,
    /// The context.
    pub context: Context,
}

impl Rulebook {
    /// What is odd about the rulebook.
    ///
    /// ```
    /// use ocop::money::{Currency, Rate};
    /// use ocop::pricing::{Benefit, Oddity, Percent, Question, Rule, RuleId, Rulebook, Selector};
    /// use time::macros::datetime;
    ///
    /// let nothing = Percent { of: Selector::AnyOf(vec![]), ..Percent::off(Rate::percent(10)) };
    /// let id = RuleId::new("nothing")?;
    /// let rulebook = Rulebook::new(Currency::VND, vec![Rule::new(id.clone(), Benefit::Percent(nothing))])?;
    ///
    /// let analysis = rulebook.analyse(&Question::new(datetime!(2026-11-23 09:30 +7)));
    /// assert_eq!(analysis.findings[0].what, Oddity::NeverApplies(id));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn analyse(&self, question: &Question) -> Analysis {
        let mut analyst = Analyst { book: self, question, findings: Vec::new(), steps: 0, complete: true };
        analyst.shared_codes();
        for rank in 0..u32::try_from(self.len()).unwrap_or(u32::MAX) {
            analyst.rule(rank);
        }
        let Analyst { findings, steps, complete, .. } = analyst;
        Analysis { findings, steps, complete }
    }
}

/// Looks at one rulebook.
struct Analyst<'a> {
    book: &'a Rulebook,
    question: &'a Question,
    findings: Vec<Finding>,
    steps: u32,
    complete: bool,
}

impl Analyst<'_> {
    fn find(&mut self, what: Oddity, proof: Proof) {
        self.findings.push(Finding { what, proof });
    }

    /// Counts a cart that is priced; whether the budget allows it.
    fn step(&mut self) -> bool {
        let within = self.steps < self.question.steps;
        if within {
            self.steps += 1;
        } else {
            self.complete = false;
        }
        within
    }

    fn shared_codes(&mut self) {
        let mut holders: alloc::collections::BTreeMap<Code, Vec<RuleId>> = alloc::collections::BTreeMap::new();
        for rule in self.book.rules() {
            for code in &rule.codes {
                holders.entry(code.clone()).or_default().push(rule.id.clone());
            }
        }
        for (code, rules) in holders.into_iter().filter(|(_, rules)| rules.len() > 1) {
            self.find(Oddity::SharedCode { code, rules }, Proof::Form);
        }
    }
}
