//! The copies a sync client leaves beside a board file where two machines had written it.

use std::path::{Path, PathBuf};

use super::{place, system};

/// The copies of the board file at `path` that a sync client made, sorted: `plan.sync-conflict-….json` (Syncthing),
/// `plan (li's conflicted copy ….json` (Dropbox, Nextcloud), and any with 冲突 in the added part of the name. Looks at
/// names only; none if the folder cannot be read.
pub fn conflict_copies(path: &Path) -> Vec<PathBuf> {
    let path = place::resolve(path).unwrap_or_else(|_| path.to_owned());
    let folder = place::folder(&path);
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
    let (stem, ending) = match name.rfind('.') {
        Some(point) if point > 0 => name.split_at(point),
        _ => (name, ""),
    };
    let is_copy = |other: &str| {
        let added = other.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending));
        added.is_some_and(tells_conflict)
    };
    let names = system::names(folder).unwrap_or_default();
    let names = names.iter().filter(|name| name.to_str().is_some_and(is_copy));
    let mut copies: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    copies.retain(|copy| system::symlink_metadata(copy).is_ok_and(|found| found.is_file()));
    copies.sort();
    copies
}

/// Whether what was put between a name and its ending tells of a conflict, and is not the end of another board's name.
fn tells_conflict(added: &str) -> bool {
    if added.starts_with(".sync-conflict-") {
        return true;
    }
    let bracketed = added.trim_start().starts_with(['(', '（']);
    let apart = added.starts_with("冲突") || added.starts_with(|c: char| !c.is_alphanumeric());
    (bracketed && added.to_lowercase().contains("conflicted copy")) || (apart && added.contains("冲突"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::fixture::Folder;

    #[test]
    fn the_copies_of_a_board_are_known_by_their_names() {
        let folder = Folder::new();
        let copies = [
            "plan (conflicted copy 2020-07-15 094107).json",
            "plan (li's conflicted copy 2020-07-15).json",
            "plan (李的冲突副本).json",
            "plan(Conflicted Copy).json",
            "plan.sync-conflict-20200715-094107-ABCDEFG.json",
            "plan_冲突文件_li_20200715.json",
            "plan冲突.json",
        ];
        let others = [
            "plan.json",
            "plan2 (conflicted copy).json",
            "plans.sync-conflict-20200715-094107-ABCDEFG.json",
            "plan.sync-conflict-20200715-094107-ABCDEFG.txt",
            "plan conflicted copy.json",
            "plan化解冲突.json",
            "冲突.json",
            ".plan.json.lock",
            "plan.json.broken-2020-07-15T094107",
        ];
        for name in copies.iter().chain(&others) {
            fs::write(folder.path(name), "").unwrap();
        }
        fs::create_dir(folder.path("plan (冲突).json")).unwrap();
        let mut expected: Vec<_> = copies.iter().map(|name| folder.path(name)).collect();
        expected.sort();
        assert_eq!(conflict_copies(&folder.path("plan.json")), expected);
        assert!(conflict_copies(&folder.path("nowhere/plan.json")).is_empty());
        std::os::unix::fs::symlink("plan.json", folder.path("link.json")).unwrap();
        assert_eq!(conflict_copies(&folder.path("link.json")), expected);
    }
}
