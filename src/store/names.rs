//! The boards of the data directory by name.

use std::path::{Path, PathBuf};

use super::{StoreError, system};

/// A board's name is at most so many bytes, so that the hidden files beside it fit as well.
const LONGEST: usize = 100;

/// The file of the board called `name`. A name cannot leave the folder, hide its file or hold control characters;
/// one that would is a [`StoreError::BadName`].
pub fn board_path(data_dir: &Path, name: &str) -> Result<PathBuf, StoreError> {
    if !fit(name) {
        return Err(StoreError::BadName { name: name.to_owned() });
    }
    Ok(data_dir.join(format!("{name}.json")))
}

/// The names of the boards in the data directory, sorted; none if it cannot be read.
pub fn board_names(data_dir: &Path) -> Vec<String> {
    let files = system::names(data_dir).unwrap_or_default();
    let mut names: Vec<String> = files
        .iter()
        .filter(|name| data_dir.join(name).is_file())
        .filter_map(|name| name.to_str()?.strip_suffix(".json").map(str::to_owned))
        .filter(|name| fit(name))
        .collect();
    names.sort();
    names
}

pub(super) fn fit(name: &str) -> bool {
    let strange = |c: char| c.is_control() || c == '/' || c == '\\';
    (1..=LONGEST).contains(&name.len()) && !name.starts_with('.') && !name.contains(strange)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::fixture::Folder;

    #[test]
    fn a_name_cannot_leave_its_folder() {
        let path = |name: &str| board_path(Path::new("/data"), name);
        assert_eq!(path("2020年 要点"), Ok("/data/2020年 要点.json".into()));
        assert_eq!(path("a.b"), Ok("/data/a.b.json".into()));
        let long = "x".repeat(101);
        for name in ["", ".", "..", ".a", "a/b", "../a", "/a", "a\\b", "a\0", "a\nb", "a\u{85}", &long] {
            assert_eq!(path(name), Err(StoreError::BadName { name: name.to_owned() }), "{name:?}");
        }
    }

    #[test]
    fn names_are_those_of_the_json_files() {
        let folder = Folder::new();
        for name in ["b.json", "a.json", "工作.json", ".b.json.lock", ".c.json", "notes.txt", "d.json.bak"] {
            fs::write(folder.path(name), "").unwrap();
        }
        fs::create_dir(folder.path("backups.json")).unwrap();
        assert_eq!(board_names(&folder.path("")), ["a", "b", "工作"]);
        assert_eq!(board_names(&folder.path("nowhere")), [""; 0]);
    }
}
