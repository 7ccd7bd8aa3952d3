//! A name in both languages.

use alloc::boxed::Box;
use alloc::string::String;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use crate::input::{Checked, Node, checked_serde};
use crate::text::{Lang, nfc};

/// A short text in Vietnamese and in English, in this crate's own words unless it is a host's own.
///
/// ```
/// use ocop::certification::Label;
/// use ocop::text::Lang;
///
/// let label = Label::new("Cà phê", "Coffee");
/// assert_eq!((label.get(Lang::Vi), label.get(Lang::En)), ("Cà phê", "Coffee"));
/// ```
#[derive(Debug, Clone)]
pub struct Label(Texts);

/// One pointer either way: the tables hold thousands of labels, many of them the same.
#[derive(Debug, Clone)]
enum Texts {
    Known(&'static [&'static str; 2]),
    Own(Box<[String; 2]>),
}

impl Label {
    /// A label of the two texts, in Unicode normal form C.
    #[must_use]
    pub fn new(vi: &str, en: &str) -> Self {
        Self(Texts::Own(Box::new([nfc(vi).into_owned(), nfc(en).into_owned()])))
    }

    /// A label of this crate's own tables, Vietnamese first.
    pub(super) const fn known(texts: &'static [&'static str; 2]) -> Self {
        Self(Texts::Known(texts))
    }

    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match &self.0 {
            Texts::Known([vi, en]) => lang.pick(vi, en),
            Texts::Own(own) => {
                let [vi, en] = own.as_ref();
                lang.pick(vi, en)
            }
        }
    }
}

impl PartialEq for Label {
    fn eq(&self, other: &Self) -> bool {
        Lang::ALL.into_iter().all(|lang| self.get(lang) == other.get(lang))
    }
}

impl Eq for Label {}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields = to.serialize_struct("Label", 2)?;
        fields.serialize_field("vi", self.get(Lang::Vi))?;
        fields.serialize_field("en", self.get(Lang::En))?;
        fields.end()
    }
}

checked_serde!(Label);

impl Checked for Label {
    fn check(node: &Node<'_>) -> Option<Self> {
        let record = node.record(&["vi", "en"])?;
        let (vi, en) = (record.required::<String>("vi"), record.required::<String>("en"));
        Some(Self::new(&vi?, &en?))
    }
}
