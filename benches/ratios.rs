mod floor;
mod shop;
use std::hint::black_box;
use std::time::Instant;
use ocop::pricing::{quote, Detail};
fn main() -> shop::Outcome<()> {
    let args: Vec<String> = std::env::args().collect();
    let cat = shop::catalogue(shop::PRODUCTS)?;
    let carts = shop::carts(1, 1024, 10, 7)?;
    let offers = shop::offers()?;
    let book = shop::book(shop::rules()?)?;
    let kinds = shop::context(Detail::Kinds);
    let full = shop::context(Detail::Full);
    if args.iter().any(|a| a == "--child") {
        for c in &carts { measured(|| { black_box(quote(&book, &cat, c, &kinds)).unwrap(); }); }
        return Ok(());
    }
    if args.iter().any(|a| a == "--childfloor") {
        for c in &carts { measured(|| { black_box(floor::floor(&offers, &cat, c)).unwrap(); }); }
        return Ok(());
    }
    if args.iter().any(|a| a == "--childfull") {
        for c in &carts { measured(|| { black_box(quote(&book, &cat, c, &full)).unwrap(); }); }
        return Ok(());
    }
    let mut best = [u128::MAX; 3];
    let mut med = [vec![], vec![], vec![]];
    for _ in 0..200 {
        let t = Instant::now();
        for c in &carts { black_box(floor::floor(&offers, &cat, c)); }
        med[0].push(t.elapsed().as_nanos());
        let t = Instant::now();
        for c in &carts { black_box(quote(&book, &cat, c, &kinds)).unwrap(); }
        med[1].push(t.elapsed().as_nanos());
        let t = Instant::now();
        for c in &carts { black_box(quote(&book, &cat, c, &full)).unwrap(); }
        med[2].push(t.elapsed().as_nanos());
    }
    for (b, m) in best.iter_mut().zip(&mut med) { m.sort(); *b = m[0]; }
    println!("min/cart {:?} median {:?}", best.map(|b| b / 1024), med.map(|m| m[100] / 1024));
    Ok(())
}
#[inline(never)]
fn measured(f: impl FnOnce()) { f() }
