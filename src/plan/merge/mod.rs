//! Two copies of one plan become one: per field the latest change wins, the other stays in the history.
//!
//! What a plan is follows from the set of steps it knows, taken in one order that is the same on every desk
//! ([`Step::order`](super::step::Step)): so it does not matter who merges whom, in which order, or how often.

mod clash;
mod difference;
mod join;
mod merge;
mod order;
mod writes;

pub use clash::{Clash, Side};
pub use merge::{Merge, Renumbered};

#[cfg(test)]
mod tests;
