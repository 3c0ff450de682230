//! Any bytes as a document: a plan or an error, and the plan is one that a board file can hold. The first byte chooses the
//! ending of the name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yaodian::document;
use yaodian::plan::Plan;

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.csv", "a.tsv", "a.docx", "a.xlsx"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let _ = document::cells(bytes);
    let Ok(draft) = document::read(bytes, NAMES[usize::from(*first) % NAMES.len()]) else { return };
    let plan = draft.into_plan();
    assert!(!plan.items.is_empty(), "a plan has items");
    let json = serde_json::to_vec(&plan).expect("a plan is written");
    let again: Plan = serde_json::from_slice(&json).expect("and read");
    assert_eq!(again, plan);
});
