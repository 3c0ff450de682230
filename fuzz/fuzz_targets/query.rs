//! Any text as a query: an error, or a query that is the same when it is written out and read again, and that finds the
//! same items.
#![no_main]

use std::collections::HashSet;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use yaodian::clock::{Now, Stamp};
use yaodian::document;
use yaodian::plan::Plan;
use yaodian::plan::query::{Context, Query};

static PLAN: LazyLock<Plan> = LazyLock::new(document::default_plan);

fuzz_target!(|text: &str| {
    let Ok(query) = Query::parse(text) else { return };
    let now = Now::new(Stamp::parse_from_rfc3339("2020-07-15T09:41:07+08:00").expect("a stamp"));
    let context = Context { plan: &PLAN, now, discussed: &HashSet::new() };
    let items = query.items(&context);
    assert!(items.len() <= PLAN.items.len());
    let written = query.to_string();
    let again = Query::parse(&written).unwrap_or_else(|_| panic!("{text:?} is written as {written:?}, which is none"));
    assert_eq!(again.items(&context), items, "{text:?} is written as {written:?}");
});
