//! The crate as a whole: what it depends on, what its types are, and that its examples do what they say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fixture that does not hold fails its test")]

extern crate alloc;

mod types;

use alloc::collections::BTreeSet;
use core::fmt::Debug;
use core::ops::{Add, Div, Mul, Neg, Sub};
use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

use ocop::{cart, certification, comparison, input, kit, money, pricing, product, text, wishlist};

fn of_the_crate(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The keys of a section of the manifest.
fn section(manifest: &str, name: &str) -> BTreeSet<String> {
    let lines = manifest
        .lines()
        .skip_while(|line| *line != format!("[{name}]"))
        .skip(1)
        .take_while(|line| !line.starts_with('['));
    let entries = lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    entries.map(|line| line.split('=').next().unwrap().trim().to_owned()).collect()
}

#[test]
fn the_crate_depends_on_six_crates_at_run_time() {
    let direct = section(&of_the_crate("Cargo.toml"), "dependencies");
    let expected = ["proptest", "rust_decimal", "serde", "sha2", "thiserror", "time", "unicode-normalization"];
    assert_eq!(direct, BTreeSet::from(expected.map(String::from)));
    // One more is for tests of rules only, behind the feature of its name, and none behind a target that this would overlook.
    let manifest = of_the_crate("Cargo.toml");
    let optional: Vec<_> = manifest.lines().filter(|line| line.contains("optional = true")).collect();
    assert!(optional.len() == 1 && optional[0].starts_with("proptest = "), "{optional:?}");
    assert!(
        !section(&manifest, "features").contains("dep:proptest")
            && manifest.contains("default = [\"std\", \"scorecards\"]")
    );
    assert!(!manifest.contains("[target.") && !manifest.contains("[build-dependencies]"));
}

#[test]
fn the_floor_of_the_compiler_is_stated() {
    assert!(of_the_crate("Cargo.toml").contains("rust-version = \"1.85\""));
}

#[test]
fn every_value_shows_something() {
    let sku = product::Sku::new("A").unwrap();
    let of = product::ProductParts::new(sku.clone(), text::Texts::vi("Chè"), money::Money::vnd(1));
    let catalogue = product::Catalogue::new([product::Product::new(of).unwrap()]).unwrap();
    let context = pricing::Context::new(kit::NOW, pricing::Policy::default());
    let rulebook = pricing::Rulebook::empty(money::Currency::VND);
    let quote = pricing::quote(&rulebook, &catalogue, &cart::Cart::new(), &context).unwrap();
    let shown: [&dyn Debug; 14] = [
        &sku,
        &catalogue,
        &context,
        &rulebook,
        &quote,
        &cart::Cart::new(),
        &comparison::List::new(),
        &wishlist::Wishlist::new(wishlist::Scope::account(wishlist::PersonId::new("an").unwrap())),
        &wishlist::ShareToken::new("token-17").unwrap(),
        &money::Money::vnd(0),
        &money::Rate::ZERO,
        &input::Problem::Missing,
        &pricing::RefundLedger::new(),
        &kit::laws::Law::Replay,
    ];
    for value in shown {
        assert!(!format!("{value:?}").is_empty());
    }
}

/// Compiles only where a type does not have a trait: with it, the choice of the second implementation would be ambiguous.
macro_rules! lacks {
    ($($ty:ty: $($bound:path),+;)*) => {$($(
        const _: fn() = || {
            trait Choice<A> {
                fn made() {}
            }
            struct Has;
            impl<T: ?Sized> Choice<()> for T {}
            impl<T: ?Sized + $bound> Choice<Has> for T {}
            <$ty as Choice<_>>::made();
        };
    )+)*};
}

// Sums and products of money are checked, or have no meaning; names of one thing are not made from names of another.
lacks! {
    money::Money: Add<money::Money>, Sub<money::Money>, Mul<money::Money>, Mul<money::Rate>, Div<money::Money>, Neg, From<i64>, From<u32>, Into<i64>, Default;
    money::Rate: Add<money::Rate>, Mul<money::Money>, From<i64>, From<u8>;
    product::Quantity: Add<product::Quantity>, Mul<money::Money>, From<u32>, Default;
    product::Measure: Add<product::Measure>, Mul<money::Money>, PartialOrd;
    product::Sku: From<String>, Into<cart::Code>, Into<pricing::RuleId>, PartialEq<cart::Code>, PartialEq<str>, Default;
    cart::Code: Into<product::Sku>, From<String>, Default;
    pricing::RuleId: Into<pricing::GroupId>, Into<product::Tag>;
    product::Product: Default, core::ops::DerefMut;
    pricing::Rulebook: Default, core::ops::DerefMut;
    certification::Stars: From<u8>, Default, PartialEq<u8>;
}

fn example(name: &str, args: &[&str]) -> Output {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--locked", "--example", name, "--"])
        .args(args);
    command.output().unwrap()
}

fn printed(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_kit_example_finds_the_smallest_cart() {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let args = ["run", "--quiet", "--locked", "--features", "proptest", "--example", "kit"];
    let output = Command::new(cargo).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().unwrap();
    assert!(output.status.success(), "{}", printed(&output.stderr));
    let page = printed(&output.stdout);
    assert!(page.starts_with("136000 VND of 255000 VND is more than half"), "{page}");
    assert!(page.ends_with("  3 × CF-250\n  codes: TET\n"), "{page}");
}

#[test]
fn the_package_holds_the_library_and_its_examples_only() {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let args = ["package", "--list", "--offline", "--allow-dirty"];
    let output = Command::new(cargo).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().unwrap();
    assert!(output.status.success(), "{}", printed(&output.stderr));
    let files = printed(&output.stdout);
    let told =
        ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig"];
    let strange: Vec<&str> = files
        .lines()
        .filter(|file| !file.starts_with("src/") && !file.starts_with("examples/") && !told.contains(file))
        .filter(|file| *file != ".cargo_vcs_info.json")
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert!(files.contains("src/lib.rs") && files.contains("src/input/hostile.md") && files.contains("LICENSE-MIT"));
}

#[test]
fn the_basket_example_prints_a_priced_basket() {
    let output = example("basket", &[]);
    assert!(output.status.success(), "{}", printed(&output.stderr));
    let page = printed(&output.stdout);
    for text in [
        "★★★★★ OCOP, còn hiệu lực đến 26/06/2028 · HTX Nông nghiệp và Dịch vụ Nam Yang",
        "↳ Cà phê Đắk Lắk: mua 3 tặng 1",
        "không dùng chung với “Đơn từ 2.000.000\u{a0}₫ giảm 100.000\u{a0}₫”",
        "cần thêm 1 sản phẩm để đạt 3 sản phẩm (hiện là 2 sản phẩm)",
        "· Không có mã CAFE100.",
        "PHẢI TRẢ",
    ] {
        assert!(page.replace(" ₫", "\u{a0}₫").contains(text), "{text} is not in\n{page}");
    }
    assert!(!page.contains('\u{1b}'), "no colours where nobody looks");
    let widest = page.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(98), "{widest:?} columns");
}

#[test]
fn the_basket_example_speaks_english() {
    let output = example("basket", &["--lang", "en"]);
    let page = printed(&output.stdout);
    assert!(page.contains("TO PAY") && page.contains("There is no code CAFE100."), "{page}");
    let output = example("basket", &["--lang", "fr"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(printed(&output.stderr), "unknown language \"fr\", expected \"vi\" or \"en\"\n");
}

const SAMPLES: [&str; 3] = ["examples/data/catalogue.json", "examples/data/rulebook.json", "examples/data/cart.json"];

#[test]
fn the_quote_example_prints_the_quote_as_json() {
    let output = example("quote", &[&SAMPLES[..], &["examples/data/context.json"]].concat());
    assert!(output.status.success(), "{}", printed(&output.stderr));
    let quote: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let totals = &quote["totals"];
    let number = |name: &str| totals[name].as_str().unwrap().strip_suffix(" VND").unwrap().parse::<i64>().unwrap();
    assert_eq!(number("payable"), number("goods") + number("delivery") + number("fees") + number("cash_rounding"));
    assert_eq!(number("due"), number("payable") - 200_000);
    // A context is not needed.
    assert!(example("quote", &SAMPLES).status.success());
}

#[test]
fn the_quote_example_tells_all_faults_of_all_files() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let rulebook = write(
        "rulebook.json",
        r#"{"format": 1, "currency": "VND", "rules": [
            {"id": "a", "benefit": {"percent": {"off": "110%"}}},
            {"id": "a", "benefit": {"percent": {"off": "5 %"}}}
        ]}"#,
    );
    let cart = write("cart.json", r#"{"lines": [{"sku": "A", "quantity": 0}, {"sku": "A", "quantity": "x"}]}"#);
    let missing = folder.join("missing.json").to_str().unwrap().to_owned();
    let broken = write("context.json", "{");
    let output = example("quote", &[&missing, &rulebook, &cart, &broken]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(printed(&output.stdout), "");
    let told = printed(&output.stderr);
    let expected = [
        format!("{missing}: {}", fs::read_to_string(&missing).unwrap_err()),
        format!(
            "{rulebook}: rules[1].benefit.percent.off: \"5 %\" is not a rate: \"5 %\" is not a rate such as \"12.5%\""
        ),
        format!("{cart}: lines[0].quantity: 0 is not between 1 and 1000000"),
        format!("{cart}: lines[1].quantity: \"x\" is not a whole number"),
        format!("{broken}: EOF while parsing an object at line 1 column 1"),
    ];
    assert_eq!(told.lines().collect::<Vec<_>>(), expected);

    let rulebook = write(
        "rulebook-2.json",
        r#"{"format": 1, "currency": "VND", "rules": [{"id": "a", "benefit": {"percent": {"off": "110%"}}}]}"#,
    );
    let output = example("quote", &[SAMPLES[0], &rulebook, SAMPLES[2]]);
    assert_eq!(
        printed(&output.stderr),
        format!("{rulebook}: rules[0].benefit.percent.off: 110% is not in order: is above 100%\n")
    );

    let cart = write("cart-2.json", r#"{"lines": [{"sku": "khong-co", "quantity": 1}]}"#);
    let output = example("quote", &[SAMPLES[0], SAMPLES[1], &cart]);
    assert_eq!(
        (output.status.code(), printed(&output.stderr)),
        (Some(1), "line 0: there is no product khong-co\n".into())
    );
    let output = example("quote", &[]);
    assert_eq!(printed(&output.stderr), "usage: quote CATALOGUE.json RULEBOOK.json CART.json [CONTEXT.json]\n");
}

#[test]
fn every_other_example_runs_in_both_languages() {
    let told = [
        ("certify", "Phiếu tự chấm OCOP", "OCOP self-assessment"),
        ("compare", "Ảnh", "Image"),
        ("wishlist", "Đăng nhập", "Login"),
        ("tet", "Mức giảm tối đa 50%", "Largest reduction 50%"),
        ("whatif", "Nếu đổi một ưu đãi thì sao?", "What if one offer changed?"),
    ];
    for (name, vi, en) in told {
        for (args, wanted) in [(&[][..], vi), (&["--lang", "en"][..], en)] {
            let output = example(name, args);
            assert!(output.status.success(), "{name}: {}", printed(&output.stderr));
            assert!(printed(&output.stdout).contains(wanted), "{name} {args:?}");
        }
    }
}
