//! Laws of the list.

use alloc::collections::BTreeSet;

use ocop::comparison::{Addition, Insert, Limit, List, Policy, ReAdd, WhenFull};
use ocop::product::Sku;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generators::*;

proptest! {
    #[test]
    fn adding_without_eviction_and_removing_restores(list in lists(), policy in policies(), i in 0..8_usize) {
        let mut edited = list.clone();
        if edited.add(&everything(), &sku(i), policy) == Ok(Addition::Added) {
            prop_assert!(edited.remove(&sku(i)));
        }
        if !list.contains(&sku(i)) && list.len() < usize::from(policy.limit.get()) {
            prop_assert_eq!(edited, list);
        }
    }

    #[test]
    fn undo_after_eviction_restores(list in lists(), policy in policies(), i in 0..8_usize) {
        let mut edited = list.clone();
        if let Ok(Addition::Replaced(undo)) = edited.add(&everything(), &sku(i), policy) {
            prop_assert!(edited.contains(undo.added()) && !edited.contains(undo.evicted()));
            edited.undo(undo);
            prop_assert_eq!(edited, list);
        }
    }

    #[test]
    fn edits_keep_products_distinct_and_within_the_limit(added in prop::collection::vec(0..8_usize, 0..30), policy in policies()) {
        let mut list = List::new();
        for i in added {
            let before = list.clone();
            let outcome = list.add(&everything(), &sku(i), policy);
            prop_assert!(outcome.is_ok() || list == before);
            prop_assert_eq!(outcome.is_ok(), list.contains(&sku(i)));
            let distinct: BTreeSet<&Sku> = list.skus().iter().collect();
            prop_assert_eq!(distinct.len(), list.len());
            prop_assert!(list.len() <= usize::from(policy.limit.get()));
            prop_assert_eq!(list.by_age().iter().collect::<BTreeSet<_>>(), distinct);
        }
    }

    #[test]
    fn a_full_list_drops_by_age_and_not_by_place(list in lists(), insert in select(vec![Insert::Front, Insert::End]), to in 0..8_usize) {
        let mut list = list;
        let Some(oldest) = list.by_age().first().cloned() else { return Ok(()) };
        list.drag(&oldest, to);
        let limit = Limit::new(u16::try_from(list.len()).unwrap()).unwrap();
        let policy = Policy { limit, when_full: WhenFull::DropOldest, insert, readd: ReAdd::Keep };
        let new = (0..8).map(sku).find(|sku| !list.contains(sku));
        if let Some(new) = new {
            let Ok(Addition::Replaced(undo)) = list.add(&everything(), &new, policy) else { panic!() };
            prop_assert_eq!(undo.evicted(), &oldest);
        }
    }

    #[test]
    fn login_loses_nothing_and_keeps_the_accounts_order(account in lists(), guest in lists(), policy in policies()) {
        let mut merged = account.clone();
        let absorbed = merged.absorb(guest.clone(), policy);
        let all: BTreeSet<&Sku> = account.skus().iter().chain(guest.skus()).collect();
        let kept: BTreeSet<&Sku> = merged.skus().iter().chain(&absorbed.evicted).collect();
        prop_assert_eq!(kept, all);
        prop_assert!(merged.len() <= usize::from(policy.limit.get()));
        let order = |list: &List, of: &List| list.skus().iter().filter(|sku| of.contains(sku)).cloned().collect::<Vec<_>>();
        prop_assert_eq!(order(&merged, &account), order(&account, &merged));
        if policy.when_full != WhenFull::DropOldest {
            let mut again = merged.clone();
            let _ = again.absorb(guest, policy);
            prop_assert_eq!(again, merged);
        }
    }

    #[test]
    fn a_list_is_stored_and_read_back(list in lists(), policy in policies()) {
        let stored = serde_json::to_string(&list).unwrap();
        prop_assert_eq!(serde_json::from_str::<List>(&stored).unwrap(), list);
        let stored = serde_json::to_string(&policy).unwrap();
        prop_assert_eq!(serde_json::from_str::<Policy>(&stored).unwrap(), policy);
    }
}
