//! Winners and unit prices against plain definitions.

use ocop::comparison::{Cell, Direction, NoWinner, Reference, Target, UnitPrice, Value, Winners};
use ocop::money::Money;
use ocop::product::Rating;
use proptest::prelude::*;

use crate::generators::*;

/// A position on a scale as exact fractions: numerator, denominator; an open end is absent.
type Fraction = (i128, i128);

fn price_span(cell: &Cell) -> Option<(String, Fraction, Option<Fraction>)> {
    let whole = |money: Money| (i128::from(money.minor()), 1);
    match cell {
        Cell::Value(Value::Price(price)) => {
            let (low, high) = price.span()?;
            Some((format!("{:?} {:?}", low.currency(), price.tax()), whole(low), high.map(whole)))
        }
        Cell::Value(Value::UnitPrice(unit)) => {
            let (low, high) = unit.price().span()?;
            let content = i128::from(unit.content().base_units());
            let per = |money: Money| (i128::from(money.minor()), content);
            let basis = format!("{:?} {:?} {:?}", low.currency(), unit.price().tax(), unit.content().dimension());
            Some((basis, per(low), high.map(per)))
        }
        _ => None,
    }
}

fn below(a: Fraction, b: Fraction) -> bool {
    a.0 * b.1 < b.0 * a.1
}

fn equal(a: Fraction, b: Fraction) -> bool {
    a.0 * b.1 == b.0 * a.1
}

/// Whether one span lies wholly below another, and whether both are the same.
fn relation(a: &(String, Fraction, Option<Fraction>), b: &(String, Fraction, Option<Fraction>)) -> (bool, bool) {
    let same_end = match (a.2, b.2) {
        (Some(a), Some(b)) => equal(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    (a.2.is_some_and(|high| below(high, b.1)), equal(a.1, b.1) && same_end)
}

fn naive_winners(cells: &[Cell], lower: bool) -> Result<Vec<usize>, NoWinner> {
    let known: Vec<(usize, _)> =
        cells.iter().enumerate().filter_map(|(i, cell)| Some((i, price_span(cell)?))).collect();
    if known.len() < 2 {
        return Err(NoWinner::TooFewKnown);
    }
    if known.iter().any(|(_, span)| span.0 != known[0].1.0) {
        return Err(NoWinner::MixedBasis);
    }
    for (_, a) in &known {
        for (_, b) in &known {
            let ((a_below, same), (b_below, _)) = (relation(a, b), relation(b, a));
            if !a_below && !b_below && !same {
                return Err(NoWinner::Overlap);
            }
        }
    }
    let beaten = |a: &(String, Fraction, Option<Fraction>)| {
        known.iter().any(|(_, b)| if lower { relation(b, a).0 } else { relation(a, b).0 })
    };
    Ok(known.iter().filter(|(_, span)| !beaten(span)).map(|(i, _)| *i).collect())
}

proptest! {
    #[test]
    fn there_is_a_winner_just_where_the_definition_has_one(cells in price_cells(), lower in any::<bool>()) {
        let direction = if lower { Direction::Lower } else { Direction::Higher };
        let seen = match Winners::of(&cells, &direction, None) {
            Winners::Ahead(win) => {
                let known = cells.iter().filter(|cell| cell.value().is_some()).count();
                prop_assert_eq!(win.all_tied, win.columns.len() == known);
                prop_assert_eq!(win.some_unknown, known < cells.len());
                Ok(win.columns)
            }
            Winners::Nobody(reason) => Err(reason),
        };
        prop_assert_eq!(seen, naive_winners(&cells, lower));
        prop_assert_eq!(Winners::of(&cells, &Direction::None, None), Winners::Nobody(NoWinner::NoDirection));
    }

    #[test]
    fn unit_prices_win_by_their_exact_ratio(prices in unit_prices()) {
        let cells: Vec<Cell> = prices.into_iter().map(|price| Cell::Value(Value::UnitPrice(price))).collect();
        let seen = match Winners::of(&cells, &Direction::Lower, None) {
            Winners::Ahead(win) => Ok(win.columns),
            Winners::Nobody(reason) => Err(reason),
        };
        prop_assert_eq!(seen, naive_winners(&cells, true));
    }

    #[test]
    fn ratings_win_by_their_mean_with_the_priors_added(ratings in prop::collection::vec(ratings(), 2..6), prior in prop::option::of(ratings())) {
        let cells: Vec<Cell> = ratings.iter().map(|rating| Cell::Value(Value::Rating(*rating))).collect();
        // (Σ + m·prior) ÷ (n + m), each mark r of a scale to s counting (r − 1) ÷ (s − 1).
        let parts = |rating: &Rating| {
            let (n, steps) = (i128::from(rating.count()), i128::from(rating.scale()) - 1);
            (i128::from(rating.sum()) - n, n, steps)
        };
        let prior_parts = prior.as_ref().map(parts).filter(|(.., steps)| *steps > 0);
        let mean = |rating: &Rating| {
            let (above, n, steps) = parts(rating);
            match prior_parts {
                Some((more, m, of)) => (above * of + more * steps, (n + m) * steps * of),
                None => (above, n * steps),
            }
        };
        let winners = Winners::of(&cells, &Direction::Higher, prior);
        if ratings.iter().any(|rating| rating.scale() == 1) {
            prop_assert_eq!(winners, Winners::Nobody(NoWinner::NoOrder));
        } else {
            let means: Vec<Fraction> = ratings.iter().map(mean).collect();
            let ahead = (0..means.len()).filter(|i| !means.iter().any(|other| below(means[*i], *other)));
            prop_assert_eq!(&winners.win().unwrap().columns, &ahead.collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_closer_to_a_target_wins(levels in prop::collection::vec(0..50_i64, 2..6), target in 0..50_i64) {
        let number = |value: i64| Value::Number { value: value.into(), unit: None };
        let cells: Vec<Cell> = levels.iter().map(|level| Cell::Value(number(*level))).collect();
        let winners = Winners::of(&cells, &Direction::Closest(Target::Number(target.into())), None);
        let least = levels.iter().map(|level| (level - target).abs()).min();
        let ahead: Vec<usize> = (0..levels.len()).filter(|i| Some((levels[*i] - target).abs()) == least).collect();
        prop_assert_eq!(&winners.win().unwrap().columns, &ahead);
    }

    #[test]
    fn a_row_has_the_smallest_reference_that_shows_three_digits(prices in unit_prices()) {
        for dimension in [ocop::product::Dimension::Mass, ocop::product::Dimension::Volume, ocop::product::Dimension::Count] {
            let of_row: Vec<&UnitPrice> = prices.iter().filter(|price| price.content().dimension() == dimension).collect();
            let candidates: Vec<Reference> = Reference::ALL.into_iter().filter(|r| r.dimension() == dimension).collect();
            let shows = |per: &Reference| of_row.iter().all(|price| {
                let (low, high) = price.price().span().unwrap();
                [Some(low), high].into_iter().flatten().all(|money| {
                    let (n, d) = (i128::from(money.minor()) * i128::from(per.base_units()), i128::from(price.content().base_units()));
                    // Rounded to minor units, half up, it has at least three digits.
                    money.is_zero() || (2 * n + d) / (2 * d) >= 100
                })
            });
            let expected = candidates.iter().copied().find(|per| shows(per)).or(candidates.last().copied());
            let seen = Reference::for_all(prices.iter(), dimension);
            prop_assert_eq!(seen, expected.filter(|_| !of_row.is_empty()));
            for price in of_row {
                let amount = price.low_per(seen.unwrap());
                let zero = price.price().span().unwrap().0.is_zero();
                prop_assert_eq!(amount.is_zero(), zero, "no price but zero is printed as zero");
            }
        }
    }
}
