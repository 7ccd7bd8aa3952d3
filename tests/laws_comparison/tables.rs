//! Laws of tables, dominance and comparable sets.

use alloc::collections::{BTreeMap, BTreeSet};

use ocop::comparison::{
    Cell, Comparability, Comparable, Context, Direction, Field, GoneColumns, NoWinner, Price, Selection, Show, Shown,
    Sort, Switches, Table, Verdict, Winners,
};
use ocop::money::Rate;
use ocop::pricing::PriceTax;
use ocop::product::{Catalogue, Product, ProductParts, Sku};
use ocop::text::Texts;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generators::*;

proptest! {
    #[test]
    fn permuting_columns_permutes_the_table_and_changes_nothing_else(
        (catalogue, skus, selection, table) in tables(),
        by in any::<prop::sample::Index>(),
        back in any::<bool>(),
    ) {
        let mut turned: Vec<usize> = (0..skus.len()).collect();
        if !turned.is_empty() {
            turned.rotate_left(by.index(skus.len()));
        }
        if back {
            turned.reverse();
        }
        let order: Vec<Sku> = turned.iter().map(|i| skus[*i].clone()).collect();
        let other = Table::of(&order, &selection, &catalogue, &context()).with_switches(table.switches());
        prop_assert_eq!(other.rows().len(), table.rows().len());
        for (row, own) in other.rows().iter().zip(table.rows()) {
            prop_assert_eq!(row.field(), own.field());
            prop_assert_eq!(row.verdict(), own.verdict());
            prop_assert_eq!(row.references(), own.references());
            prop_assert_eq!(row.coverage(), own.coverage());
            for (to, from) in turned.iter().enumerate() {
                prop_assert_eq!(&row.cells()[to], &own.cells()[*from]);
                prop_assert_eq!(row.winners().marks(to), own.winners().marks(*from));
            }
            let (row, own) = (row.winners(), own.winners());
            match (row, own) {
                (Winners::Ahead(row), Winners::Ahead(own)) => {
                    let from: BTreeSet<usize> = row.columns.iter().map(|to| turned[*to]).collect();
                    prop_assert_eq!(from, own.columns.iter().copied().collect::<BTreeSet<_>>());
                    prop_assert_eq!((row.all_tied, row.some_unknown, &row.margin), (own.all_tied, own.some_unknown, &own.margin));
                }
                _ => prop_assert_eq!(row, own),
            }
        }
        let fields = |table: &Table| table.shown().map(|row| row.field().clone()).collect::<Vec<_>>();
        prop_assert_eq!(fields(&other), fields(&table));
    }

    #[test]
    fn hiding_hides_by_the_verdict_only((_, _, _, table) in tables()) {
        let shown = |show, hide_empty| {
            let table = table.clone().with_switches(Switches { show, mark: true, hide_empty });
            table.shown().map(|row| row.field().clone()).collect::<Vec<_>>()
        };
        let by = |keep: &dyn Fn(Verdict) -> bool| {
            let kept = table.rows().iter().filter(|row| row.verdict().is_none_or(keep));
            kept.map(|row| row.field().clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(shown(Show::All, false).len(), table.rows().len());
        prop_assert_eq!(shown(Show::HideSame, false), by(&|verdict| verdict != Verdict::Same));
        prop_assert_eq!(shown(Show::OnlyDifferent, false), by(&|verdict| verdict == Verdict::Different));
        let empty = |row: &ocop::comparison::Row| row.cells().iter().all(|cell| matches!(cell, Cell::NotRecorded | Cell::NotApplicable | Cell::Gone));
        let not_empty: Vec<Field> = table.rows().iter().filter(|row| !empty(row)).map(|row| row.field().clone()).collect();
        prop_assert_eq!(shown(Show::All, true), not_empty);
    }

    #[test]
    fn no_fact_stands_twice((_, _, _, table) in tables()) {
        let distinct: BTreeSet<&Field> = table.rows().iter().map(ocop::comparison::Row::field).collect();
        prop_assert_eq!(distinct.len(), table.rows().len());
    }

    #[test]
    fn products_that_are_gone_are_shown_or_left_out(catalogue in catalogues(), skus in skus()) {
        let known: Vec<Sku> = skus.iter().filter(|sku| catalogue.iter().any(|product| product.sku() == *sku)).cloned().collect();
        let of = |gone| Table::of(&skus, &Selection::Default, &catalogue, &Context { gone, ..context() });
        prop_assert_eq!(&of(GoneColumns::Show).order(), &skus);
        prop_assert_eq!(&of(GoneColumns::Omit).order(), &known);
        prop_assert_eq!(of(GoneColumns::Omit), Table::of(&known, &Selection::Default, &catalogue, &context()));
    }

    #[test]
    fn sorting_permutes_whole_columns_with_the_unknown_last((catalogue, _, selection, table) in tables(), down in any::<bool>(), i in any::<prop::sample::Index>()) {
        let sort = if down { Sort::Descending } else { Sort::Ascending };
        if !table.rows().is_empty() {
            let row = &table.rows()[i.index(table.rows().len())];
            let sorted = table.sorted_by(row.field(), sort).unwrap();
            let fresh = Table::of(&sorted.order(), &selection, &catalogue, &context()).with_switches(table.switches());
            prop_assert_eq!(&sorted, &fresh);
            let known = |cell: &Cell| cell.value().is_some();
            let cells = sorted.row(row.field()).unwrap().cells();
            prop_assert!(cells.iter().skip_while(|cell| known(cell)).all(|cell| !known(cell)));
            prop_assert_eq!(&sorted.sorted_by(row.field(), sort).unwrap(), &sorted, "stable");
            if let (Some(win), Direction::Lower, Sort::Ascending) = (row.winners().win(), row.direction(), sort) {
                let first: BTreeSet<&Sku> = sorted.columns()[..win.columns.len()].iter().map(ocop::comparison::Column::sku).collect();
                let ahead: BTreeSet<&Sku> = win.columns.iter().map(|i| table.columns()[*i].sku()).collect();
                prop_assert_eq!(first, ahead);
            }
        }
    }

    #[test]
    fn rows_that_differ_come_first_and_unknown_ones_last((_, _, _, table) in tables()) {
        let sorted = table.clone().differs_first();
        let verdicts: Vec<Option<Verdict>> = sorted.rows().iter().map(ocop::comparison::Row::verdict).collect();
        prop_assert!(verdicts.is_sorted());
        let of = |table: &Table, verdict| {
            let rows = table.rows().iter().filter(|row| row.verdict() == verdict);
            rows.map(|row| row.field().clone()).collect::<Vec<_>>()
        };
        for verdict in verdicts {
            prop_assert_eq!(of(&sorted, verdict), of(&table, verdict));
        }
    }
}

proptest! {
    #[test]
    fn dominance_has_no_cycle_and_a_judged_frontier_is_not_empty(
        facts in prop::collection::vec((prop::option::of(prop_oneof![few_prices(), prices()]), prop::option::of(few_ratings())), 0..7),
    ) {
        let mut context = context();
        let products = facts.iter().enumerate().map(|(i, (price, rating))| {
            let price = price.unwrap_or(Price::new(Shown::OnRequest, PriceTax::Included).unwrap());
            context.prices.insert(sku(i), price);
            Product::new(ProductParts { rating: *rating, ..ProductParts::on_request(sku(i), Texts::vi("P")) }).unwrap()
        });
        let catalogue = Catalogue::new(products.collect::<Vec<_>>()).unwrap();
        let skus: Vec<Sku> = (0..facts.len()).map(sku).collect();
        let selection = Selection::explicit([Field::Price, Field::Rating]);
        let table = Table::of(&skus, &selection, &catalogue, &context);
        let chosen = [Field::Price, Field::Rating];
        let pareto = table.pareto(&chosen).unwrap();
        let judged = pareto.frontier.len() + pareto.dominated.len();
        prop_assert_eq!(judged + pareto.not_judged.len(), table.columns().len());
        prop_assert!(judged == 0 || !pareto.frontier.is_empty());
        let by: BTreeMap<usize, BTreeSet<usize>> =
            pareto.dominated.iter().map(|d| (d.column, d.by.iter().copied().collect())).collect();
        let none = BTreeSet::new();
        for (column, dominators) in &by {
            prop_assert!(!dominators.is_empty() && !dominators.contains(column));
            for dominator in dominators {
                let above = by.get(dominator).unwrap_or(&none);
                prop_assert!(!above.contains(column), "no two dominate each other");
                prop_assert!(above.is_subset(dominators), "what dominates a dominator dominates");
            }
        }
        // As defined: each two columns, cell by cell.
        let pair = |a: usize, b: usize| {
            let mut rows = chosen.iter().map(|field| {
                let row = table.row(field).unwrap();
                let two = [row.cells()[a].clone(), row.cells()[b].clone()];
                match Winners::of(&two, row.direction(), context.prior) {
                    Winners::Ahead(win) => Some((win.columns.contains(&0), win.columns == [0])),
                    Winners::Nobody(NoWinner::Overlap) => Some((false, false)),
                    Winners::Nobody(_) => None,
                }
            });
            rows.try_fold((true, false), |all, row| row.map(|row| (all.0 && row.0, all.1 || row.1)))
        };
        for column in 0..table.columns().len() {
            let others = (0..table.columns().len()).filter(|other| *other != column);
            let stands: Vec<(usize, Option<(bool, bool)>)> = others.map(|other| (other, pair(other, column))).collect();
            let dominators: BTreeSet<usize> =
                stands.iter().filter(|(_, stand)| *stand == Some((true, true))).map(|(other, _)| *other).collect();
            prop_assert_eq!(by.get(&column).unwrap_or(&none), &dominators);
            prop_assert_eq!(pareto.not_judged.contains(&column), stands.iter().all(|(_, stand)| stand.is_none()));
        }
    }

    #[test]
    fn comparable_sets_part_the_products_whatever_their_order(catalogue in catalogues(), percent in select(vec![0, 50, 100]), depth in 0..3_u8) {
        for rule in [Comparable::Any, Comparable::SameCategory(depth), Comparable::SharedAttributes(Rate::percent(percent))] {
            let sets = Comparability::sets(&catalogue, rule);
            let mut products: Vec<&Product> = catalogue.iter().collect();
            products.reverse();
            prop_assert_eq!(&Comparability::sets(products.iter().copied(), rule), &sets);
            let mut all: Vec<&Sku> = sets.iter().flatten().collect();
            all.sort();
            prop_assert_eq!(all, catalogue.iter().map(Product::sku).collect::<Vec<_>>());
            for set in &sets {
                let of_set = catalogue.iter().filter(|product| set.contains(product.sku()));
                prop_assert_eq!(Comparability::of(of_set).judge(rule), Ok(()));
            }
            if rule == Comparable::Any {
                prop_assert!(sets.len() <= 1);
            }
        }
    }
}
