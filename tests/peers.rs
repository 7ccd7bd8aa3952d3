//! Numbers of systems that nobody here wrote.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout, reason = "a test may fail, and this one prints its table")]
#![allow(unreachable_pub, reason="")]
mod peers {
    pub mod ask;
    pub mod case;
    pub mod formulas;
    pub mod outcome;
    pub mod plain;
    pub mod stores;
}
use peers::*;
use peers::outcome::{End,end};
#[test]
fn t(){ for s in ["sylius","solidus","spree","saleor"] { let (mut e,mut d,mut i,mut u)=(0,0,0,0); for c in case::cases(s) { let r = if c.kind=="cart" { stores::cart(&c) } else { formulas::formula(&c) };
 match end(&c, r, plain::ways) { End::Equal=>e+=1, End::Deviation(n)=>{d+=1; println!("{} {n:?}",c.id)}, End::Inexpressible(r)=>{i+=1;println!("{} {r}",c.id)}, End::Unexplained(x)=>{u+=1;println!("{} UNEXPLAINED {x}",c.id)} } } println!("{s} equal {e} dev {d} inexp {i} unexplained {u}"); } }
