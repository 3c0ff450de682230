//! Nothing is ever lost: crashes, failing calls, several writers, damaged files.
//!
//! Every campaign is short by default. `YAODIAN_CAMPAIGN=full` runs it at the size the README reports, a number so many
//! times as long.

mod backups;
mod child;
mod crash;
mod damaged;
mod disks;
mod faults;
mod owners;
mod trace;
mod writers;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::home::Home;

/// How often a campaign does what it does.
pub(crate) fn times(short: usize, full: usize) -> usize {
    match std::env::var("YAODIAN_CAMPAIGN").as_deref() {
        Ok("full") => full,
        Ok(number) => short * number.parse::<usize>().expect("YAODIAN_CAMPAIGN is a number or `full`"),
        Err(_) => short,
    }
}

/// Says that a test cannot be made here, and why.
pub(crate) fn skip(why: &str) {
    eprintln!("SKIPPED: {why}");
}

/// Says what a campaign did, for the README.
pub(crate) fn report(what: &str) {
    eprintln!("CAMPAIGN: {what}");
}

/// The items of a new board.
const ITEMS: usize = 26;

/// A board file of the default plan in a folder of its own in the home, with one step in its log.
fn board(home: &Home) -> std::path::PathBuf {
    let folder = home.path("work");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("plan.json");
    let answer = home.run(["-f".as_ref(), path.as_os_str(), "move".as_ref(), "1".as_ref(), "doing".as_ref()]);
    assert_eq!(answer.code, 0, "{answer:?}");
    path
}

/// The board file as JSON, having checked that it holds every item.
fn whole(path: &Path) -> Value {
    let bytes = fs::read(path).expect("the board file");
    let json: Value = serde_json::from_slice(&bytes).expect("the board file is whole");
    let items = json["items"].as_array().expect("items");
    let ids: Vec<u64> = items.iter().filter_map(|item| item["no"].as_u64()).collect();
    assert_eq!(ids, (1..=ITEMS as u64).collect::<Vec<_>>());
    json
}

/// The column an item stands in.
fn status(json: &Value, item: usize) -> &str {
    json["items"][item - 1]["status"].as_str().expect("a status")
}

/// How many steps there are.
fn steps(json: &Value) -> usize {
    json["log"].as_array().expect("a log").len()
}

/// The names of everything beside a file but lock files.
fn beside(path: &Path) -> Vec<String> {
    let folder = path.parent().expect("a folder");
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let names = entries.map(|name| name.into_string().expect("text")).filter(|name| !name.ends_with(".lock"));
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// Numbers that look random and come again in every run (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// One of 0 to `sides` - 1.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides.max(1)
    }
}
