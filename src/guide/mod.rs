//! The guide: how to use the crate, page by page.
//!
//! 1. [A tour](tour): a shop from its catalogue to a refund.
//! 2. [Writing rules](writing_rules): which offer is written how.
//! 3. [Certification](certification): stars, certificates, and the way to the next star.
//! 4. [Embedding](embedding): the crate in a service; state in, view out.
//! 5. [Coming from WooCommerce](woocommerce): what is called how, and what is different.
//! 6. [Testing your rulebook](testing): carts of your catalogue, the laws of pricing, and laws of your own.

#[doc = include_str!("tour.md")]
pub mod tour {}

#[doc = include_str!("writing_rules.md")]
pub mod writing_rules {}

#[doc = include_str!("certification.md")]
pub mod certification {}

#[doc = include_str!("embedding.md")]
pub mod embedding {}

#[doc = include_str!("woocommerce.md")]
pub mod woocommerce {}

#[cfg_attr(feature = "proptest", doc = include_str!("testing.md"))]
#[cfg_attr(
    not(feature = "proptest"),
    doc = "Testing your rulebook: this page, and the module `kit` that it is about, are there with the feature `proptest`."
)]
pub mod testing {}
