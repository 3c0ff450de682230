//! Any bytes as a board file: refused, or a plan that is written and read again as it is, and whose log can be followed.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use yaodian::store;

static PATH: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("yaodian-fuzz-{}.json", std::process::id())));

fuzz_target!(|data: &[u8]| {
    fs::write(&*PATH, data).expect("a file");
    let Ok(loaded) = store::read(&PATH) else { return };
    // Somebody may have written a log that does not lead to the plan: an error, not a panic.
    let _ = loaded.plan.with_steps(0);
    loaded.plan.stays();
    fs::write(&*PATH, serde_json::to_vec(&loaded.plan).expect("a plan is written")).expect("a file");
    assert_eq!(store::read(&PATH).expect("it is read again").plan, loaded.plan);
});
