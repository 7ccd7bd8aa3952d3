//! Plain formulas, by which what systems do otherwise is computed: theirs, and ours.

use rust_decimal::{Decimal, RoundingStrategy};

use super::case::{Case, Facts, Figures};
use super::outcome::Ways;
use super::stores::gift_at_price;

/// What the stores do otherwise, in this case.
pub(crate) fn ways(case: &Case, ours: &Figures) -> Option<Ways> {
    match case.kind.as_str() {
        "cart" => gift_at_price(case, ours),
        "distribute" => rounded_parts(case).or_else(|| no_weight(case)),
        "quantity_groups" => largest_lines_first(case),
        "gift_card" => card_lowers_net(case),
        _ => None,
    }
}

fn parts(parts: &[Decimal]) -> Figures {
    (1..).zip(parts).map(|(n, part)| (format!("part {n}"), *part)).collect()
}

/// The amount by weight, rounded down, and the rest to the largest fractions, of equal ones the first.
pub(crate) fn largest(amount: Decimal, weights: &[Decimal]) -> Vec<Decimal> {
    let sum: Decimal = weights.iter().sum();
    if sum.is_zero() {
        return vec![Decimal::ZERO; weights.len()];
    }
    let exact: Vec<Decimal> = weights.iter().map(|weight| amount.abs() * weight / sum).collect();
    let mut parts: Vec<Decimal> = exact.iter().map(Decimal::floor).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| exact[*b].fract().cmp(&exact[*a].fract()));
    for place in order {
        if parts.iter().sum::<Decimal>() < amount.abs() {
            parts[place] += Decimal::ONE;
        }
    }
    parts.iter().map(|part| part * sign(amount)).collect()
}

/// Sylius rounds each part to the nearest, a half towards zero, and puts right what is missing or too much on the first ones. By largest
/// remainder no part is further than one minor unit from its exact share, however many there are.
fn rounded_parts(case: &Case) -> Option<Ways> {
    let (amount, weights) = (case.settings.number("amount")?, case.settings.numbers("weights"));
    let sum: Decimal = weights.iter().sum();
    if case.system != "sylius" || sum.is_zero() {
        return None;
    }
    let nearest =
        |weight: &Decimal| (amount * weight / sum).round_dp_with_strategy(0, RoundingStrategy::MidpointTowardZero);
    let mut theirs: Vec<Decimal> = weights.iter().map(nearest).collect();
    let missing = amount - theirs.iter().sum::<Decimal>();
    for part in theirs.iter_mut().take(usize::try_from(missing.abs()).ok()?) {
        *part += sign(missing);
    }
    Some(Ways {
        names: vec!["parts rounded one by one"],
        theirs: parts(&theirs),
        ours: parts(&largest(amount, &weights)),
    })
}

/// Vendure shares evenly where nothing has a weight. What weighs nothing costs nothing, so that nothing can be taken off it.
fn no_weight(case: &Case) -> Option<Ways> {
    let (amount, weights) = (case.settings.number("amount")?, case.settings.numbers("weights"));
    if !weights.iter().all(Decimal::is_zero) {
        return None;
    }
    let even = largest(amount, &vec![Decimal::ONE; weights.len()]);
    let nothing = vec![Decimal::ZERO; weights.len()];
    Some(Ways { names: vec!["shares where nothing weighs"], theirs: parts(&even), ours: parts(&nothing) })
}

/// Solidus forms groups from the line with the most units; the crate from the dearest units, as in every multi-buy, which is what a shopper
/// gets most of.
fn largest_lines_first(case: &Case) -> Option<Ways> {
    let size = case.settings.count("group_size")?;
    let percent = case.settings["benefit_per_unit"].number("percent")?;
    let units: u32 = case.lines.iter().map(|line| line.qty).sum();
    let off = |order: Vec<usize>| -> Figures {
        let mut left = units / size * size;
        let take = |place: usize| {
            let line = &case.lines[place];
            let taken = left.min(line.qty);
            left -= taken;
            let off = line.price * Decimal::from(taken) * percent / Decimal::ONE_HUNDRED;
            (format!("line {} off", line.key), off)
        };
        order.into_iter().map(take).collect()
    };
    let mut theirs: Vec<usize> = (0..case.lines.len()).collect();
    let mut ours = theirs.clone();
    theirs.sort_by_key(|place| core::cmp::Reverse(case.lines[*place].qty));
    ours.sort_by_key(|place| core::cmp::Reverse(case.lines[*place].price));
    Some(Ways { names: vec!["largest lines first"], theirs: off(theirs), ours: off(ours) })
}

/// Saleor spreads a gift card over net and tax. In the crate it is a means of payment: tax is owed on the whole price, however it is paid.
fn card_lowers_net(case: &Case) -> Option<Ways> {
    let (net, gross) = (case.settings.number("net")?, case.settings.number("gross")?);
    let due = (gross - case.settings.number("gift_card_balance")?).max(Decimal::ZERO);
    let left = (net * due / gross).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Some(Ways {
        names: vec!["gift card lowers tax"],
        theirs: [("net".into(), left), ("gross".into(), due)].into(),
        ours: [("net".into(), net), ("gross".into(), due)].into(),
    })
}

fn sign(amount: Decimal) -> Decimal {
    if amount.is_sign_negative() { Decimal::NEGATIVE_ONE } else { Decimal::ONE }
}

/// The amount by weight with room, so that every entry gets its exact share rounded down (per unit, where units are the weight), and each
/// unit of the first entries a minor unit of what is missing. Entries whose exact share is at or above their room get the room, and all the
/// rest is shared afresh.
pub(crate) fn first_units(amount: Decimal, weights: &[Decimal], rooms: &[Decimal], units: &[Decimal]) -> Vec<Decimal> {
    let mut parts = vec![Decimal::ZERO; weights.len()];
    let mut open: Vec<usize> = (0..weights.len()).filter(|i| !weights[*i].is_zero() && !rooms[*i].is_zero()).collect();
    let mut left = amount;
    loop {
        let sum: Decimal = open.iter().map(|i| weights[*i]).sum();
        let full = |i: &usize| left * weights[*i] >= rooms[*i] * sum;
        let (filled, rest): (Vec<usize>, Vec<usize>) = open.iter().partition(|i| full(i));
        if filled.is_empty() || left.is_zero() {
            break;
        }
        for i in &filled {
            parts[*i] = rooms[*i];
        }
        left -= filled.iter().map(|i| rooms[*i]).sum::<Decimal>();
        open = rest;
    }
    let sum: Decimal = open.iter().map(|i| weights[*i]).sum();
    let before = left;
    for i in &open {
        let whole = if weights[*i] == units[*i] {
            (before / sum).floor() * units[*i]
        } else {
            (before * weights[*i] / sum).floor()
        };
        parts[*i] = whole;
        left -= whole;
    }
    while left > Decimal::ZERO && open.iter().any(|i| parts[*i] < rooms[*i]) {
        for i in &open {
            let given = left.min(units[*i]).min(rooms[*i] - parts[*i]);
            parts[*i] += given;
            left -= given;
        }
    }
    parts
}

/// One unit of a line: what it costs now, and whether a multi-buy used it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) price: Decimal,
    pub(crate) used: bool,
}

impl Unit {
    /// Dearest first, of equal ones the unused.
    pub(crate) fn order(&self) -> (core::cmp::Reverse<Decimal>, bool) {
        (core::cmp::Reverse(self.price), self.used)
    }
}

/// Takes an amount of some units of a line: by value over those that are alike, and evenly within them.
pub(crate) fn fold_on_units(units: &mut [Unit], touched: &[usize], amount: Decimal) {
    let mut runs: Vec<(Unit, Vec<usize>)> = Vec::new();
    for unit in touched {
        match runs.iter_mut().find(|run| run.0 == units[*unit]) {
            Some(run) => run.1.push(*unit),
            None => runs.push((units[*unit], vec![*unit])),
        }
    }
    runs.sort_by_key(|run| run.0.order());
    let values: Vec<Decimal> = runs.iter().map(|(unit, touched)| unit.price * Decimal::from(touched.len())).collect();
    for ((_, touched), part) in runs.iter().zip(largest(amount, &values)) {
        let count = Decimal::from(touched.len());
        let each = (part / count).floor();
        let more = part - each * count;
        for (unit, place) in touched.iter().zip(0_u32..) {
            units[*unit].price -= each + if Decimal::from(place) < more { Decimal::ONE } else { Decimal::ZERO };
        }
    }
    units.sort_by_key(Unit::order);
}

/// Takes so much of each of some units of a line, as far as it goes.
pub(crate) fn take_of_each(units: &mut [Unit], touched: &[usize], amount: Decimal) {
    for unit in touched {
        let price = units[*unit].price;
        units[*unit].price -= amount.min(price);
    }
    units.sort_by_key(Unit::order);
}

/// The amount by weight, rounded down, and the rest to the last entry.
pub(crate) fn by_weight_last(amount: Decimal, weights: &[Decimal]) -> Vec<Decimal> {
    let sum: Decimal = weights.iter().sum();
    let mut parts: Vec<Decimal> = weights.iter().map(|weight| (amount * weight / sum).floor()).collect();
    let missing = amount - parts.iter().sum::<Decimal>();
    if let Some(last) = parts.last_mut() {
        *last += missing;
    }
    parts
}
