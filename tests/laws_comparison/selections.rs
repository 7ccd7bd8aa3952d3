//! Laws of selections and share codes.

use alloc::collections::BTreeSet;

use ocop::comparison::{Field, Fields, NewFields, Selection, Snapshot, Switches};
use ocop::product::Sku;
use proptest::prelude::*;

use crate::generators::*;

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

proptest! {
    #[test]
    fn a_selection_is_kept_or_dropped_whole(selection in selections(), append in any::<bool>()) {
        let offered = context().fields;
        let new = if append { NewFields::Append } else { NewFields::Hide };
        let resolved = selection.resolve(&offered, new);
        prop_assert!(resolved.fields().all(|field| offered.get(field).is_some()));
        if let Some(shown) = selection.shown() {
            let kept: Vec<&Field> = shown.iter().filter(|field| offered.get(field).is_some()).collect();
            prop_assert_eq!(resolved.kept.iter().collect::<Vec<_>>(), kept);
            let dropped: Vec<&Field> = shown.iter().filter(|field| offered.get(field).is_none()).collect();
            prop_assert_eq!(resolved.dropped.iter().collect::<Vec<_>>(), dropped);
            for offer in &offered {
                let decided = shown.contains(&offer.field) || selection.hidden().contains(&offer.field);
                prop_assert_eq!(resolved.new.contains(&offer.field), !decided);
            }
        }
        let distinct: BTreeSet<&Field> = resolved.fields().collect();
        prop_assert_eq!(distinct.len(), resolved.fields().count());
    }

    #[test]
    fn a_selection_is_stored_and_read_back(selection in selections(), switches in switches()) {
        let stored = serde_json::to_string(&selection).unwrap();
        prop_assert_eq!(serde_json::from_str::<Selection>(&stored).unwrap(), selection);
        let stored = serde_json::to_string(&switches).unwrap();
        prop_assert_eq!(serde_json::from_str::<Switches>(&stored).unwrap(), switches);
        let stored = serde_json::to_string(&context().fields).unwrap();
        prop_assert_eq!(serde_json::from_str::<Fields>(&stored).unwrap(), context().fields);
    }

    #[test]
    fn a_share_code_is_read_back(skus in skus(), selection in selections(), switches in switches()) {
        let snapshot = Snapshot::new(skus, selection, switches);
        let code = snapshot.encode().unwrap();
        prop_assert!(code.chars().all(|c| ALPHABET.contains(c)));
        prop_assert_eq!(Snapshot::decode(&code), Ok(snapshot));
    }

    #[test]
    fn another_comparison_has_another_code(a in (skus(), selections(), switches()), b in (skus(), selections(), switches())) {
        let code = |(skus, selection, switches): &(Vec<Sku>, Selection, Switches)| {
            Snapshot::new(skus.clone(), selection.clone(), *switches).encode().unwrap()
        };
        prop_assert_eq!(a == b, code(&a) == code(&b));
    }

    #[test]
    fn every_single_substitution_in_a_share_code_is_refused(skus in skus(), selection in selections(), switches in switches()) {
        // Every place of a code is tried with every letter, so that short codes say as much as long ones.
        let selection = match selection.shown() {
            Some(shown) => Selection::explicit(shown.iter().take(4).cloned()),
            None => selection,
        };
        let code = Snapshot::new(skus, selection, switches).encode().unwrap();
        for at in 0..code.len() {
            for other in ALPHABET.chars().chain(['=', '+', '/', ' ', 'é', '\0']) {
                if !code[at..].starts_with(other) {
                    let changed = format!("{}{other}{}", &code[..at], &code[at + 1..]);
                    prop_assert!(Snapshot::decode(&changed).is_err(), "{code} → {changed}");
                }
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused_without_more(text in "[A-Za-z0-9_-]{0,40}|\\PC{0,20}") {
        if let Ok(snapshot) = Snapshot::decode(&text) {
            prop_assert_eq!(snapshot.encode().unwrap(), text);
        }
    }
}
