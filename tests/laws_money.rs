//! Laws of money: sharing out against exact fractions, rounding against the decimal library, conversions and bounds.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "test code ends with a panic and runs with the standard library"
)]

mod kit;
mod reference;

use ocop::money::{
    Currency, Money, MoneyError, Rate, Remainder, Rounding, RoundingMode, Share, Shares, share_out, share_out_by,
};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use reference::exact::{Ask, share, whole};

/// Amounts of minor units over the whole range, its ends and its middle among them.
fn minors() -> impl Strategy<Value = i64> {
    prop_oneof![
        select(vec![0, 1, -1, 2, 3, 5, 999, 1_000, 1_001, Money::MAX, -Money::MAX, Money::MAX - 1]),
        -1_000_i64..=1_000,
        -Money::MAX..=Money::MAX,
    ]
}

fn currencies() -> impl Strategy<Value = Currency> {
    select(vec![Currency::VND, Currency::USD, Currency::KWD, "CLF".parse().unwrap()])
}

fn moneys() -> impl Strategy<Value = Money> {
    (minors(), currencies()).prop_map(|(minor, currency)| Money::from_minor(minor, currency).unwrap())
}

fn rates() -> impl Strategy<Value = Rate> {
    let decimals = prop_oneof![
        select(vec![(0, 0), (100, 0), (1_000, 0), (1, 6), (33_333_333, 6), (125, 1), (50, 0)]),
        (0_i64..=1_000_000_000, Just(6)),
        (0_i64..=1_000, Just(0)),
    ];
    decimals.prop_map(|(percent, scale)| Rate::from_percent(Decimal::new(percent, scale)).unwrap())
}

fn modes() -> impl Strategy<Value = RoundingMode> {
    select(RoundingMode::ALL.to_vec())
}

/// What one entry asks for.
#[derive(Debug, Clone, Copy)]
struct Entry {
    weight: u64,
    capacity: Option<u64>,
    quantity: u64,
}

/// Weights and capacities: nothing, equal, small, and the largest.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let weight = prop_oneof![
        select(vec![1, 0, 2, 3, 1_000, Share::MAX_WEIGHT, u64::MAX]),
        0_u64..=20,
        0_u64..=Share::MAX_WEIGHT,
    ];
    let capacity = prop_oneof![
        3 => Just(None),
        1 => Just(Some(0)),
        2 => (0_u64..=10).prop_map(Some),
        1 => (0_u64..=Share::MAX_WEIGHT).prop_map(Some),
    ];
    let quantity = select(vec![1, 1, 2, 3, 20, 0]);
    let entry =
        (weight, capacity, quantity).prop_map(|(weight, capacity, quantity)| Entry { weight, capacity, quantity });
    let some = |least, most| prop::collection::vec(entry.clone(), least..=most);
    prop_oneof![some(0, 3), some(0, 20), some(17, 60)]
}

fn remainders() -> impl Strategy<Value = Remainder> {
    select(vec![Remainder::Largest, Remainder::First, Remainder::Last, Remainder::FirstUnits])
}

fn asked(entries: &[Entry]) -> Vec<Share> {
    let share = |entry: &Entry| match entry.capacity {
        Some(capacity) => Share::up_to(entry.weight, capacity).of_units(entry.quantity),
        None => Share::by(entry.weight).of_units(entry.quantity),
    };
    entries.iter().map(share).collect()
}

fn exact_asks(entries: &[Entry]) -> Vec<Ask> {
    let bounded = |amount: u64| i128::from(amount.min(Share::MAX_WEIGHT));
    let ask = |entry: &Entry| Ask {
        weight: bounded(entry.weight),
        capacity: bounded(entry.capacity.unwrap_or(u64::MAX)),
        quantity: i128::from(entry.quantity.max(1)),
    };
    entries.iter().map(ask).collect()
}

fn parts(shares: &Shares) -> Vec<i128> {
    shares.parts().iter().map(|part| part.minor().into()).collect()
}

/// What of an amount finds no room: all of it where no weight is above zero, else what is beyond the capacities that have one.
fn without_room(amount: i128, asks: &[Ask]) -> i128 {
    let room: i128 = asks.iter().filter(|ask| ask.weight > 0).map(|ask| ask.capacity).sum();
    (amount - room).max(0)
}

proptest! {
    #![proptest_config(kit::cases(1_000))]

    #[test]
    fn sharing_out_adds_up_and_respects_capacities(
        amount in moneys(),
        entries in entries(),
        remainder in remainders(),
    ) {
        let shares = share_out_by(remainder, amount, &asked(&entries)).unwrap();
        let (parts, asks) = (parts(&shares), exact_asks(&entries));
        let unplaced = i128::from(shares.unplaced().minor());
        prop_assert_eq!(parts.iter().sum::<i128>() + unplaced, i128::from(amount.minor()));
        for (part, ask) in parts.iter().zip(&asks) {
            prop_assert!(part.abs() <= ask.capacity && part * i128::from(amount.minor()) >= 0);
            prop_assert!(ask.weight > 0 || *part == 0);
        }
        prop_assert_eq!(unplaced.abs(), without_room(i128::from(amount.minor()).abs(), &asks));
    }

    #[test]
    fn sharing_out_equals_the_plain_reference(
        amount in moneys(),
        entries in entries(),
        remainder in remainders(),
    ) {
        let shares = share_out_by(remainder, amount, &asked(&entries)).unwrap();
        let sign = i128::from(amount.minor().signum());
        let (wanted, unplaced) = share(i128::from(amount.minor()).abs(), &exact_asks(&entries), remainder);
        prop_assert_eq!(parts(&shares), wanted.iter().map(|part| part * sign).collect::<Vec<_>>());
        prop_assert_eq!(i128::from(shares.unplaced().minor()), unplaced * sign);
    }

    /// Where no capacity binds, each part is within one minor unit of `amount · weight ÷ sum`, as cross products tell exactly.
    #[test]
    fn sharing_out_is_fair_within_one_unit(amount in moneys(), weights in prop::collection::vec(0_u64..=Share::MAX_WEIGHT, 1..=20)) {
        let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        prop_assume!(total > 0);
        let shares = share_out(amount, &weights.iter().map(|weight| Share::by(*weight)).collect::<Vec<_>>()).unwrap();
        for (part, weight) in parts(&shares).into_iter().zip(weights) {
            let off = part * total - i128::from(amount.minor()) * i128::from(weight);
            prop_assert!(off.abs() < total, "{part} is a unit or more from the quota");
        }
    }

    /// Of two entries that got the same amount rounded down, the one with the larger remainder is served first.
    #[test]
    fn larger_weights_never_get_less(amount in 0_i64..=Money::MAX, weights in prop::collection::vec(0_u64..=1_000, 1..=20)) {
        let amount = Money::from_minor(amount, Currency::VND).unwrap();
        let shares = share_out(amount, &weights.iter().map(|weight| Share::by(*weight)).collect::<Vec<_>>()).unwrap();
        let mut got: Vec<(u64, i64)> = weights.iter().copied().zip(shares.parts().iter().map(|part| part.minor())).collect();
        got.sort_unstable();
        prop_assert!(got.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 <= pair[1].1), "{:?}", got);
    }

    #[test]
    fn a_rate_of_an_amount_is_one_multiplication_and_one_rounding(amount in moneys(), rate in rates(), mode in modes()) {
        let exact = Decimal::from(amount.minor()) * (rate.to_percent() / Decimal::ONE_HUNDRED);
        let wanted = whole(exact, mode);
        match rate.of(amount, mode) {
            Ok(part) => prop_assert_eq!(i128::from(part.minor()), wanted),
            Err(error) => {
                prop_assert!(wanted.abs() > i128::from(Money::MAX));
                let too_large = matches!(error, MoneyError::TooLarge { .. });
                prop_assert!(too_large);
            }
        }
    }

    /// The tax in a gross amount and what is left of it add up, and the tax on the rest is the tax again, to the unit.
    #[test]
    fn included_tax_is_gross_times_rate_over_hundred_and_rate(amount in moneys(), rate in rates(), mode in modes()) {
        let tax = i128::from(rate.included_in(amount, mode).minor());
        let gross = i128::from(amount.minor());
        prop_assert_eq!(tax, gross.signum() * reference::exact::included(rate, gross.abs(), mode));
        prop_assert!(tax.abs() <= gross.abs());
    }

    #[test]
    fn rounding_to_a_step_is_that_of_the_decimal_library(minor in minors(), step in 1_i64..=100_000, mode in modes()) {
        let amount = Money::from_minor(minor, Currency::VND).unwrap();
        let rounding = Rounding::new(mode, Money::from_minor(step, Currency::VND).unwrap()).unwrap();
        // A quotient that is no half is no half in 28 digits either: its distance from one is at least 1 ÷ (2 · step).
        let wanted = whole(Decimal::from(minor) / Decimal::from(step), mode) * i128::from(step);
        match rounding.of(amount) {
            Ok(rounded) => prop_assert_eq!(i128::from(rounded.minor()), wanted),
            Err(error) => {
                let too_large = MoneyError::TooLarge { minor: wanted, currency: Currency::VND };
                prop_assert!(wanted.abs() > i128::from(Money::MAX));
                prop_assert_eq!(error, too_large);
            }
        }
    }

    #[test]
    fn rounding_twice_is_rounding_once(minor in -1_000_000_i64..=1_000_000, step in 1_i64..=10_000, mode in modes()) {
        let rounding = Rounding::new(mode, Money::from_minor(step, Currency::USD).unwrap()).unwrap();
        let once = rounding.of(Money::from_minor(minor, Currency::USD).unwrap()).unwrap();
        prop_assert_eq!(rounding.of(once).unwrap(), once);
    }

    #[test]
    fn an_amount_is_read_back_from_its_decimal_and_its_text(amount in moneys()) {
        prop_assert_eq!(Money::from_decimal(amount.to_decimal(), amount.currency()), Ok(amount));
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        let text = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(serde_json::from_str::<Money>(&text).unwrap(), amount);
    }

    #[test]
    fn a_rate_is_read_back_from_its_text(rate in rates()) {
        prop_assert_eq!(rate.to_string().parse(), Ok(rate));
        prop_assert_eq!(Rate::from_percent(rate.to_percent()), Ok(rate));
        let text = serde_json::to_string(&rate).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rate>(&text).unwrap(), rate);
    }

    #[test]
    fn a_rate_and_what_it_leaves_are_the_whole_up_to_a_hundred_percent(rate in rates()) {
        let percent = rate.to_percent();
        prop_assert_eq!(rate.rest().to_percent(), (Decimal::ONE_HUNDRED - percent).max(Decimal::ZERO));
        prop_assert_eq!(rate.is_zero(), percent.is_zero());
    }

    /// Amounts of one currency stand in the order of their minor units, and are told by their sign.
    #[test]
    fn amounts_are_ordered_and_signed_as_their_minor_units(a in minors(), b in minors(), currency in currencies()) {
        let money = |minor| Money::from_minor(minor, currency).unwrap();
        prop_assert_eq!(money(a).partial_cmp(&money(b)), Some(a.cmp(&b)));
        prop_assert_eq!(money(a).is_zero(), a == 0);
        prop_assert_eq!(money(a).is_negative(), a < 0);
    }

    /// Sums are exact within the bounds, refused beyond them, and never wrap.
    #[test]
    fn sums_are_exact_or_refused(a in moneys(), b in moneys(), times in any::<u32>()) {
        let exact = |minor: i128, result: Result<Money, MoneyError>| match result {
            Ok(sum) => i128::from(sum.minor()) == minor,
            Err(error) => error == MoneyError::TooLarge { minor, currency: a.currency() } && minor.abs() > i128::from(Money::MAX),
        };
        let (x, y) = (i128::from(a.minor()), i128::from(b.minor()));
        prop_assert!(exact(x * i128::from(times), a.checked_mul(times)));
        if a.currency() == b.currency() {
            prop_assert!(exact(x + y, a.checked_add(b)));
            prop_assert!(exact(x - y, a.checked_sub(b)));
        } else {
            let mixed = MoneyError::Mixed { left: a.currency(), right: b.currency() };
            prop_assert_eq!(a.checked_add(b), Err(mixed.clone()));
            prop_assert_eq!(a.partial_cmp(&b), None);
        }
    }

    /// Digits that the currency has not are refused, not rounded.
    #[test]
    fn surplus_digits_are_refused(minor in -1_000_000_i64..=1_000_000, currency in currencies(), more in 1_u32..=6) {
        prop_assume!(minor % 10 != 0);
        let major = Decimal::new(minor, u32::from(currency.digits()) + more);
        let refused = MoneyError::TooManyDigits { major, currency };
        prop_assert_eq!(Money::from_decimal(major, currency), Err(refused));
    }
}

#[test]
fn leftover_units_go_where_the_variant_says() {
    let amount = Money::vnd(11);
    let entries = [Share::by(1), Share::by(2), Share::up_to(1, 3), Share::by(0)];
    let by = |remainder| parts(&share_out_by(remainder, amount, &entries).unwrap());
    assert_eq!(by(Remainder::Largest), [3, 5, 3, 0]);
    assert_eq!(by(Remainder::First), [3, 6, 2, 0]);
    assert_eq!(by(Remainder::Last), [2, 6, 3, 0]);
}

/// Found by the law that sharing out is fair: 3 249 · 90 000 ÷ 90 250 is 3 240 without a rest, and the first gets a unit all the same.
#[test]
fn the_first_gets_a_leftover_unit_even_on_top_of_a_whole_quota() {
    let entries = [90_000, 6, 24, 100, 120].map(Share::by);
    let by = |remainder| parts(&share_out_by(remainder, Money::vnd(3_249), &entries).unwrap());
    assert_eq!(by(Remainder::First), [3_241, 1, 0, 3, 4]);
    assert_eq!(by(Remainder::Largest), [3_240, 0, 1, 4, 4]);
}

#[test]
fn leftover_units_go_to_the_first_units() {
    // 20 on 3 + 4 units: 2 for each unit, and one more for each of the first six.
    let entries = [Share::by(3).of_units(3), Share::by(4).of_units(4)];
    assert_eq!(parts(&share_out_by(Remainder::FirstUnits, Money::vnd(20), &entries).unwrap()), [9, 11]);
}

#[test]
fn halves_go_where_the_mode_says() {
    // 5, 15 and 25 stand in the middle between tens; 14 and 16 do not.
    let tens = |mode| {
        let rounding = Rounding::new(mode, Money::vnd(10)).unwrap();
        [5, 15, 25, 14, 16, -5, -15].map(|minor| rounding.of(Money::vnd(minor)).unwrap().minor())
    };
    assert_eq!(tens(RoundingMode::HalfUp), [10, 20, 30, 10, 20, -10, -20]);
    assert_eq!(tens(RoundingMode::HalfEven), [0, 20, 20, 10, 20, 0, -20]);
    assert_eq!(tens(RoundingMode::HalfDown), [0, 10, 20, 10, 20, 0, -10]);
    assert_eq!(tens(RoundingMode::Down), [0, 10, 20, 10, 10, 0, -10]);
    assert_eq!(tens(RoundingMode::Up), [10, 20, 30, 20, 20, -10, -20]);
}

#[test]
fn rates_are_built_of_percents_and_thousandths() {
    let decimal = |number: i64, scale: u32| Decimal::new(number, scale);
    assert_eq!(
        [Rate::percent(0), Rate::percent(8), Rate::percent(255)].map(Rate::to_percent),
        [0, 8, 255].map(Decimal::from)
    );
    assert_eq!(
        [Rate::permille(0), Rate::permille(8), Rate::permille(255)].map(Rate::to_percent),
        [decimal(0, 0), decimal(8, 1), decimal(255, 1)]
    );
}

#[test]
fn a_major_unit_has_ten_to_the_power_of_the_digits_minor_units() {
    let units = ["VND", "USD", "KWD", "CLF"].map(|code| code.parse::<Currency>().unwrap().minor_per_major());
    assert_eq!(units, [1, 100, 1_000, 10_000]);
}

#[test]
fn weights_and_capacities_count_up_to_the_largest_amount() {
    let largest = Share::MAX_WEIGHT;
    for more in [1, 2, u64::MAX - largest] {
        assert_eq!(Share::up_to(largest + more, 3), Share::up_to(largest, 3));
        assert_eq!(Share::up_to(3, largest + more), Share::by(3));
    }
    assert_eq!(Share::by(3).of_units(0), Share::by(3));
    assert_ne!(Share::by(3).of_units(2), Share::by(3));
    assert_ne!(Share::up_to(largest - 1, 3), Share::up_to(largest, 3));
    assert_ne!(Share::up_to(3, largest - 1), Share::by(3));
}

#[test]
fn of_many_entries_those_with_the_largest_remainders_get_a_unit() {
    // Weights of 1 to 40, which add up to 820; 20 units are left over.
    let entries: Vec<Share> = (1..=40).map(Share::by).collect();
    let expected = [
        1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 15, 16, 17, 18, 20, 21, 22, 23, 24, 26, 27, 28, 29, 30, 32, 33, 34, 35,
        37, 38, 39, 40, 41, 43, 44, 45, 46, 48, 49,
    ];
    assert_eq!(parts(&share_out(Money::vnd(1_000), &entries).unwrap()), expected);
}

#[test]
fn remainders_of_the_largest_amounts_are_exact() {
    let weights = [999_999_999_999_999, 999_999_999_999_993, 300_000_000_000_001];
    let amount = Money::from_minor(Money::MAX, Currency::VND).unwrap();
    let expected = [434_782_608_695_653, 434_782_608_695_650, 130_434_782_608_697];
    assert_eq!(parts(&share_out(amount, &weights.map(Share::by)).unwrap()), expected);
}

#[test]
fn nine_thousand_entries_are_shared_out_over() {
    let shares = share_out(Money::vnd(9_001), &vec![Share::by(1); 9_000]).unwrap();
    assert_eq!(parts(&shares).iter().sum::<i128>(), 9_001);
    assert_eq!(parts(&shares)[..3], [2, 1, 1]);
}

/// What is shown for debugging is the wire form, so that a failed comparison of quotes can be read.
#[test]
fn the_debug_form_is_the_wire_form() {
    assert_eq!(format!("{:?}", Money::vnd(-35_000)), "-35000 VND");
    assert_eq!(format!("{:?} {:?}", Currency::USD, Rate::permille(125)), "USD 12.5%");
}

#[test]
fn texts_that_only_look_like_amounts_or_rates_are_refused() {
    for amount in [".5", "5.", "1_000", "+5", "--5", "-", "-.5", "1e3", "1,5", ""] {
        let text = format!("{amount} USD");
        assert_eq!(text.parse::<Money>(), Err(MoneyError::Text { seen: text }));
        let text = format!("{amount}%");
        assert!(text.parse::<Rate>().is_err(), "{text}");
    }
    for text in ["5USD", "5  USD", " 5 USD", "5 usd", "5 US", "5 USD ", "5"] {
        assert_eq!(text.parse::<Money>(), Err(MoneyError::Text { seen: text.to_owned() }));
    }
    assert_eq!("-0.05 USD".parse(), Money::from_minor(-5, Currency::USD));
}

#[test]
fn errors_say_what_was_seen_and_what_is_allowed() {
    let text = |error: MoneyError| error.to_string();
    assert_eq!(text(Money::vnd(1).checked_add(Money::zero(Currency::USD)).unwrap_err()), "VND and USD do not mix");
    assert_eq!(
        text(Money::from_minor(Money::MAX + 1, Currency::VND).unwrap_err()),
        "1000000000000001 minor units of VND are more than 1000000000000000"
    );
    assert_eq!(text(Rounding::new(RoundingMode::Down, Money::vnd(0)).unwrap_err()), "0 VND is not above zero");
    let many = vec![Share::by(1); 9_001];
    assert_eq!(text(share_out(Money::vnd(1), &many).unwrap_err()), "9001 entries to share out over are more than 9000");
}
