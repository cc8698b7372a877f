//! Owns the temporary files beside those that are saved: their names, and the clearing away of what a killed process
//! left behind.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::parent;
use crate::file::folders::listed;

const PREFIX: &str = ".tl-";
const SUFFIX: &str = ".tmp";

/// Removes what processes that died while saving left beside the file at `path`. Call it when a file is opened to be
/// worked on. What can't be listed or removed stays: saving does not depend on it.
pub fn clear_leftovers(path: &Path) {
    let folder = parent(path);
    for name in listed(folder).unwrap_or_default() {
        if let Some(process) = name.to_str().and_then(maker) {
            let path = folder.join(name);
            if is_left_behind(process, &path) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// A new file with a short name that nobody else has, whatever the target is called.
pub(super) fn temporary_in(folder: &Path) -> io::Result<(PathBuf, File)> {
    const TRIES: u32 = 100;
    let mut last = io::ErrorKind::AlreadyExists.into();
    for number in 0..TRIES {
        let path = folder.join(name(std::process::id(), number));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

fn name(process: u32, number: u32) -> String {
    format!("{PREFIX}{process}-{number}{SUFFIX}")
}

/// The process that made a file of that name, if it is one of ours.
fn maker(name: &str) -> Option<u32> {
    let (process, number) = name
        .strip_prefix(PREFIX)?
        .strip_suffix(SUFFIX)?
        .split_once('-')?;
    number.parse::<u32>().ok()?;
    process.parse().ok()
}

#[cfg(target_os = "linux")]
fn is_left_behind(process: u32, _: &Path) -> bool {
    let processes = Path::new("/proc");
    processes.join("self").exists() && !processes.join(process.to_string()).exists()
}

/// Where it can't be told whether the process lives, a day is long enough for any save.
#[cfg(not(target_os = "linux"))]
fn is_left_behind(_: u32, path: &Path) -> bool {
    const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
    let modified = path.metadata().and_then(|metadata| metadata.modified());
    let age = modified.ok().and_then(|modified| modified.elapsed().ok());
    age.is_some_and(|age| age > DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_ours() {
        for (name, expected) in [
            (name(7, 3).as_str(), Some(7)),
            (".tl-7-3.tmp.ron", None),
            (".tl-x-3.tmp", None),
            (".tl-7.tmp", None),
            ("a.journey.ron", None),
        ] {
            assert_eq!(maker(name), expected, "{name}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_dead_process_left_is_cleared_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let dead = folder.path().join(name(u32::MAX, 0));
        let alive = folder.path().join(name(1, 0));
        let other = folder.path().join(".tl-notes.tmp");
        for path in [&dead, &alive, &other] {
            fs::write(path, "x").unwrap();
        }
        let (made, _) = temporary_in(folder.path()).unwrap();
        clear_leftovers(&folder.path().join("a.journey.ron"));
        assert!(!dead.exists());
        assert!(alive.exists() && other.exists() && made.exists());
    }
}
