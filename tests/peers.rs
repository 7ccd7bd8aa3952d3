//! Numbers of systems that nobody here wrote.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout, reason = "a test may fail, and this one prints its table")]
mod peers {
    pub mod ask;
    pub mod case;
    pub mod outcome;
    pub mod stores;
}
use peers::*;
#[test]
fn t(){ for s in ["sylius","solidus","spree","saleor"] { for c in case::cases(s) { if c.kind=="cart" { match stores::cart(&c) { Ok(f)=>{ for (k,v) in &c.expected { if f.get(k)!=Some(v) { println!("{} {k}: theirs {v} ours {:?}",c.id,f.get(k)); } } }, Err(e)=>println!("{} {e}",c.id)} } } } }
