//! Wishlists, by what shoppers do.

use alloc::format;
use alloc::vec::Vec;

use proptest::prelude::*;
use proptest::sample::select;
use time::Duration;

use super::{NOW, Valid as _};
use crate::product::{Catalogue, Quantity, Sku};
use crate::wishlist::{
    Addition, ItemKey, ListId, ListName, PersonId, PriceSeen, Priority, Replica, Scope, Wishlist, Writer,
};

/// One thing that a shopper does on a wishlist. Lists are known by number.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Deed {
    /// Makes a list.
    Create(u8),
    /// Deletes a list.
    Delete(u8),
    /// Puts so many units of something on a list.
    Add(u8, Sku, Quantity),
    /// Wants so many units of it; none takes it off.
    Set(u8, Sku, u32),
    /// Says how much it is wanted.
    Rank(u8, Sku, Priority),
    /// Takes it off.
    Remove(u8, Sku),
    /// Moves it to another list.
    Move(u8, Sku, u8),
    /// Empties a list.
    Clear(u8),
}

/// What shoppers do with the goods of a catalogue, on up to three lists: at most so many deeds.
pub fn deeds(catalogue: &Catalogue, most: usize) -> impl Strategy<Value = Vec<Deed>> + use<> {
    let skus: Vec<Sku> = catalogue.iter().map(|product| product.sku().clone()).collect();
    let (list, most) = (0_u8..3, if skus.is_empty() { 0 } else { most });
    // Where there is nothing to draw from, nothing is drawn.
    let sku = select(if skus.is_empty() { Vec::from([super::goods::sku(0)]) } else { skus });
    let units = (1_u32..=5).prop_map(|units| Quantity::new(units).valid());
    let on = || (list.clone(), sku.clone());
    let deed = prop_oneof![
        3 => list.clone().prop_map(Deed::Create),
        6 => (on(), units).prop_map(|((list, sku), units)| Deed::Add(list, sku, units)),
        2 => (on(), 0_u32..=5).prop_map(|((list, sku), units)| Deed::Set(list, sku, units)),
        1 => (on(), select(&Priority::ALL[..])).prop_map(|((list, sku), rank)| Deed::Rank(list, sku, rank)),
        2 => on().prop_map(|(list, sku)| Deed::Remove(list, sku)),
        1 => (on(), list.clone()).prop_map(|((from, sku), to)| Deed::Move(from, sku, to)),
        1 => list.clone().prop_map(Deed::Delete),
        1 => list.clone().prop_map(Deed::Clear),
    ];
    prop::collection::vec(deed, 0..=most)
}

/// Wishlists of an account that come of at most so many deeds.
pub fn wishlists(catalogue: &Catalogue, most: usize) -> impl Strategy<Value = Wishlist> + use<> {
    let known = catalogue.clone();
    deeds(catalogue, most).prop_map(move |deeds| {
        let mut wishlist = Wishlist::new(Scope::account(PersonId::new("an").valid()));
        let tab = Writer::new(Replica::new("tab-1").valid(), NOW);
        for (minute, deed) in (0..).zip(&deeds) {
            let at = tab.at.checked_add(Duration::minutes(minute)).unwrap_or(tab.at);
            run(&mut wishlist, &tab.at(at), &known, deed);
        }
        wishlist
    })
}

/// Does it; a refusal, of a list that is not there say, is as good as anything here.
pub fn run(wishlist: &mut Wishlist, by: &Writer, catalogue: &Catalogue, deed: &Deed) {
    let list = |number: &u8| ListId::new(&format!("list-{number}")).valid();
    let item = |sku: &Sku| ItemKey::sku(sku.clone());
    match deed {
        Deed::Create(l) => drop(wishlist.create_list(by, list(l), ListName::new(&format!("Danh sách {l}")).valid())),
        Deed::Delete(l) => drop(wishlist.delete_list(by, &list(l))),
        Deed::Add(l, sku, units) => {
            let price =
                catalogue.iter().find(|product| product.sku() == sku).and_then(crate::product::Product::regular_price);
            let wanted = Addition { price: price.map(PriceSeen::with_tax), ..Addition::of(item(sku)) };
            drop(wishlist.add(by, catalogue, &list(l), wanted.quantity(*units)));
        }
        Deed::Set(l, sku, units) => drop(wishlist.set_quantity(by, &list(l), &item(sku), (*units).into())),
        Deed::Rank(l, sku, rank) => drop(wishlist.set_priority(by, &list(l), &item(sku), *rank)),
        Deed::Remove(l, sku) => drop(wishlist.remove(by, &list(l), &item(sku))),
        Deed::Move(from, sku, to) => drop(wishlist.move_line(by, &list(from), &item(sku), &list(to))),
        Deed::Clear(l) => drop(wishlist.clear(by, &list(l))),
    }
}
