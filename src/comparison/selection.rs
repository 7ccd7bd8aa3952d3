//! What the merchant offers, what the shopper selects, and what comes of both.

use alloc::vec::Vec;

use serde::Serialize;

use super::field::Favours;
use super::{Direction, Field};
use crate::input::{Checked, Node, checked_choice, checked_record, checked_serde};
use crate::product::CategoryId;
use crate::text::{Lang, Texts};

/// The largest number of fields that a merchant offers or a shopper selects.
pub const MAX_FIELDS: usize = 256;

/// A field as the merchant offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// The field.
    pub field: Field,
    /// Whether it is shown to who selects nothing.
    pub shown: bool,
    /// The merchant's own label; the field's own where it is empty.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub label: Texts,
    /// What wins; what the field itself says where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The categories whose products have the fact; all where it is empty. To other products it does not apply.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<CategoryId>,
}

checked_record!(Offer {
    field: required,
    shown: or(true),
    label: or(Texts::default()),
    direction: optional,
    categories: or(Vec::new()),
});

impl Offer {
    /// A field that is shown, with its own label and direction, for all products.
    #[must_use]
    pub fn new(field: Field) -> Self {
        Self { field, shown: true, label: Texts::default(), direction: None, categories: Vec::new() }
    }

    /// A field that is offered but not shown to who selects nothing.
    #[must_use]
    pub fn hidden(field: Field) -> Self {
        Self { shown: false, ..Self::new(field) }
    }

    /// What wins in the row of the field.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction.clone().unwrap_or_else(|| Direction::of(&self.field))
    }
}

/// The merchant's label, completed by the field's own.
pub(super) fn label_of(field: &Field, own: &Texts) -> Texts {
    Lang::ALL.into_iter().fold(Texts::default(), |label, lang| {
        let text = own.get(lang).or_else(|| if own.is_empty() { field.label(lang) } else { None });
        label.with(lang, text.unwrap_or_default())
    })
}

impl Direction {
    /// What wins in the row of a field unless the merchant says otherwise.
    #[must_use]
    pub fn of(field: &Field) -> Self {
        match field.favours() {
            Favours::Lower => Self::Lower,
            Favours::Higher => Self::Higher,
            Favours::Neither => Self::None,
        }
    }
}

/// The fields that a merchant offers, in the merchant's order; none twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Fields(Vec<Offer>);

/// Offers that make no set of fields.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FieldsError {
    /// One field twice.
    #[error("field {field} is offered twice")]
    Twice {
        /// The field.
        field: Field,
    },
    /// Too many fields.
    #[error("{count} fields are more than {MAX_FIELDS}")]
    TooMany {
        /// How many.
        count: usize,
    },
}

impl Fields {
    /// These fields in this order.
    ///
    /// # Errors
    /// One stands twice, or there are more than [`MAX_FIELDS`].
    pub fn new(offers: impl IntoIterator<Item = Offer>) -> Result<Self, FieldsError> {
        let offers: Vec<Offer> = offers.into_iter().collect();
        if offers.len() > MAX_FIELDS {
            return Err(FieldsError::TooMany { count: offers.len() });
        }
        let mut sorted: Vec<&Field> = offers.iter().map(|offer| &offer.field).collect();
        sorted.sort_unstable();
        match sorted.windows(2).find(|pair| matches!(pair, [a, b] if a == b)).and_then(<[_]>::first) {
            Some(field) => Err(FieldsError::Twice { field: (*field).clone() }),
            None => Ok(Self(offers)),
        }
    }

    /// Every field of this crate, the nine of the modelled shop shown in its order.
    #[must_use]
    pub fn as_in_the_shop() -> Self {
        let shown = Field::SHOP.map(Offer::new);
        let rest = Field::all().filter(|field| !Field::SHOP.contains(field)).map(Offer::hidden);
        Self(shown.into_iter().chain(rest).collect())
    }

    /// The twelve fields of the plugin, all shown, as it has them before anybody sets it up.
    #[must_use]
    pub fn as_in_the_plugin() -> Self {
        Self(Field::REGISTRY.map(Offer::new).into())
    }

    /// The same with one field more, at the end; an offer of the field that is there already is replaced where it stands.
    ///
    /// # Errors
    /// There are [`MAX_FIELDS`] already.
    pub fn with(mut self, offer: Offer) -> Result<Self, FieldsError> {
        let count = self.0.len();
        match self.0.iter_mut().find(|other| other.field == offer.field) {
            Some(place) => *place = offer,
            None if count >= MAX_FIELDS => return Err(FieldsError::TooMany { count: count + 1 }),
            None => self.0.push(offer),
        }
        Ok(self)
    }

    /// The offers, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, Offer> {
        self.0.iter()
    }

    /// The offer of a field.
    #[must_use]
    pub fn get(&self, field: &Field) -> Option<&Offer> {
        self.0.iter().find(|offer| offer.field == *field)
    }
}

impl<'a> IntoIterator for &'a Fields {
    type Item = &'a Offer;
    type IntoIter = core::slice::Iter<'a, Offer>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Checked for Fields {
    fn check(node: &Node<'_>) -> Option<Self> {
        node.distinct_list(MAX_FIELDS, |offer: &Offer| offer.field.clone()).map(Self)
    }
}

/// What a shopper chose to see.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// Nothing was chosen: what the merchant shows.
    #[default]
    Default,
    /// These fields in this order, which may be none.
    Explicit(Chosen),
}

checked_choice!(Selection { "default" => Default, "explicit" => Explicit(Chosen) });

/// The fields of an explicit selection; none stands twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Chosen {
    shown: Vec<Field>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hidden: Vec<Field>,
}

impl Selection {
    /// These fields in this order; of one that comes again only the first counts, and no more than [`MAX_FIELDS`] do.
    #[must_use]
    pub fn explicit(shown: impl IntoIterator<Item = Field>) -> Self {
        Self::explicit_of(shown, [])
    }

    /// The same, with the fields that the shopper turned off: they are not taken for new ones later.
    #[must_use]
    pub fn explicit_of(shown: impl IntoIterator<Item = Field>, hidden: impl IntoIterator<Item = Field>) -> Self {
        let mut chosen = Chosen::default();
        for field in shown {
            if chosen.shown.len() < MAX_FIELDS && !chosen.shown.contains(&field) {
                chosen.shown.push(field);
            }
        }
        for field in hidden {
            if chosen.hidden.len() < MAX_FIELDS && !chosen.hidden.contains(&field) && !chosen.shown.contains(&field) {
                chosen.hidden.push(field);
            }
        }
        Self::Explicit(chosen)
    }

    /// The fields shown, in order; `None` for the default.
    #[must_use]
    pub fn shown(&self) -> Option<&[Field]> {
        match self {
            Self::Default => None,
            Self::Explicit(chosen) => Some(&chosen.shown),
        }
    }

    /// The fields turned off.
    #[must_use]
    pub fn hidden(&self) -> &[Field] {
        match self {
            Self::Default => &[],
            Self::Explicit(chosen) => &chosen.hidden,
        }
    }

    /// The fields of the selection that this version of the crate does not know.
    pub fn unknown(&self) -> impl Iterator<Item = &Field> {
        let all = self.shown().unwrap_or_default().iter().chain(self.hidden());
        all.filter(|field| matches!(field, Field::Unknown(_)))
    }

    /// The rows that come of the selection among what the merchant offers now.
    pub fn resolve(&self, offered: &Fields, new: NewFields) -> Resolved {
        let Some(shown) = self.shown() else {
            let fields: Vec<Field> =
                offered.iter().filter(|offer| offer.shown).map(|offer| offer.field.clone()).collect();
            return Resolved { kept: fields, dropped: Vec::new(), new: Vec::new(), appended: false };
        };
        let (kept, dropped): (Vec<Field>, Vec<Field>) =
            shown.iter().cloned().partition(|field| offered.get(field).is_some());
        let chosen = |field: &Field| shown.contains(field) || self.hidden().contains(field);
        let unseen: Vec<Field> =
            offered.iter().filter(|offer| !chosen(&offer.field)).map(|offer| offer.field.clone()).collect();
        Resolved { kept, dropped, new: unseen, appended: new == NewFields::Append }
    }
}

impl Checked for Chosen {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["shown", "hidden"])?;
        let list = |node: Node<'_>| node.distinct_list(MAX_FIELDS, Field::clone);
        let shown = record.field("shown").map_or(Some(Vec::new()), list);
        let hidden = record.field("hidden").map_or(Some(Vec::new()), list);
        let (shown, hidden) = (shown?, hidden?);
        if hidden.iter().any(|field| shown.contains(field)) {
            return record.conflict("hidden", "a field is either shown or hidden");
        }
        Some(Self { shown, hidden })
    }
}

/// What becomes of fields that the merchant offers and the shopper has not decided about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NewFields {
    /// They stay away until they are chosen. The default.
    #[default]
    Hide,
    /// They come last, in the merchant's order.
    Append,
}

checked_choice!(NewFields { "hide" => Hide, "append" => Append });

/// The rows that come of a selection, and what was in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Resolved {
    /// Fields of the selection that are offered, in the shopper's order; for the default selection those that the merchant shows.
    pub kept: Vec<Field>,
    /// Fields of the selection that are not offered.
    pub dropped: Vec<Field>,
    /// Fields offered that the selection has not decided about; none for the default selection.
    pub new: Vec<Field>,
    /// Whether the new ones are shown, behind those kept.
    pub appended: bool,
}

impl Resolved {
    /// The fields to show, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.kept.iter().chain(self.new.iter().filter(|_| self.appended))
    }
}

/// Which rows are shown, by what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// All rows. The default.
    #[default]
    All,
    /// Not those whose cells are all known and equal.
    HideSame,
    /// Of the rows that are compared, only those in which two known cells differ.
    OnlyDifferent,
}

checked_choice!(Show { "all" => All, "hide_same" => HideSame, "only_different" => OnlyDifferent });

/// How a table is looked at. None of it changes a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Switches {
    /// Which rows are shown.
    pub show: Show,
    /// Whether rows are marked by what they say (≠, =, ≈).
    pub mark: bool,
    /// Whether rows without any value are left out.
    pub hide_empty: bool,
}

impl Default for Switches {
    /// All rows that have a value, marked.
    fn default() -> Self {
        Self { show: Show::All, mark: true, hide_empty: true }
    }
}

checked_record!(Switches { show: or(Show::All), mark: or(true), hide_empty: or(true) });
checked_serde!(Fields, Chosen);
