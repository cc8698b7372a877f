//! Owns the earlier versions of projects: what a save replaces is kept in the user's own folder, never beside the file.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::folders::{fingerprint, listed, make_private};
use super::{Mark, open, save};

/// How many versions of a project are kept.
pub const MOST_VERSIONS: usize = 10;
/// How many bytes the versions of a project have together, at most.
pub const MOST_BYTES: u64 = 200 << 20;

const ENDING: &str = ".journey.ron";
/// In the folder of a project's versions: where the project is and what it holds, so that it is known again elsewhere.
const PLACE: &str = "project.ron";

/// An earlier version of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its place in the order: the higher, the later. It does not depend on any clock.
    pub number: u64,
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub len: u64,
    /// When it was written as the project's file, where the disk knows.
    pub written: Option<SystemTime>,
}

/// The earlier versions in `store` of the project at `project`, the latest first. None where nothing was kept or the
/// store can't be read.
#[must_use]
pub fn kept(store: &Path, project: &Path) -> Vec<Kept> {
    let folder = folder_of(store, project);
    if !folder.exists()
        && let Ok(bytes) = open::bytes(project)
    {
        find_again(store, &folder, Mark::of(&bytes));
    }
    versions(&folder)
}

/// The project at `from` is at `to` now, and its versions go with it. Where there are some already, these stay.
pub fn carry(store: &Path, from: &Path, to: &Path) {
    let (old, new) = (folder_of(store, from), folder_of(store, to));
    if !new.exists() {
        // Where it does not work out nothing is lost: they are found again by what the project holds, or stay.
        let _ = fs::rename(old, new);
    }
}

/// Writes down what the project at `project` holds now, if versions of it are kept: by that they are found again when it
/// is called otherwise or is somewhere else.
pub fn note_place(store: &Path, project: &Path, holds: Mark) {
    let folder = folder_of(store, project);
    let path = place_of(project).into_os_string().into_string();
    if let (true, Ok(path)) = (folder.exists(), path) {
        let text = ron::ser::to_string(&(path, holds)).unwrap_or_default();
        // Without it they are found where they are, and nowhere else.
        let _ = fs::write(folder.join(PLACE), text);
    }
}

/// Versions of a project that holds the same and is not there any more are those of the one that `folder` is for.
fn find_again(store: &Path, folder: &Path, holds: Mark) {
    let is_it = |other: &PathBuf| {
        let text = fs::read_to_string(other.join(PLACE)).unwrap_or_default();
        ron::from_str::<(PathBuf, Mark)>(&text)
            .is_ok_and(|(path, held)| held == holds && path.symlink_metadata().is_err())
    };
    let others = listed(store).unwrap_or_default().into_iter();
    if let Some(other) = others.map(|name| store.join(name)).filter(is_it).min() {
        let _ = fs::rename(other, folder);
    }
}

/// Keeps `bytes` as the latest version of the project at `project`, and lets go of the oldest ones. What is kept already
/// is not kept twice: it moves to the front.
///
/// # Errors
/// Where the store can't be written, or the bytes alone are more than is ever kept.
pub(super) fn keep(
    store: &Path,
    project: &Path,
    (bytes, written): (&[u8], Option<SystemTime>),
) -> io::Result<()> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let folder = folder_of(store, project);
    if !folder.exists() {
        find_again(store, &folder, Mark::of(bytes));
    }
    make_private(&folder)?;
    let known = versions(&folder);
    let next = known.first().map_or(1, |latest| latest.number + 1);
    let path = folder.join(format!("{next:06}{ENDING}"));
    match known.iter().find(|version| holds(version, bytes)) {
        Some(same) if same.number + 1 == next => {}
        Some(same) => fs::rename(&same.path, &path)?,
        None => {
            save::replace(&path, bytes).map_err(|error| io::Error::other(error.to_string()))?;
        }
    }
    if let Some(written) = written {
        // Without it the version stands there without its time.
        let _ = File::options()
            .write(true)
            .open(&path)
            .and_then(|file| file.set_modified(written));
    }
    prune(&folder);
    Ok(())
}

/// The folder of a project's versions. Its name depends on where the project is, links followed, and on nothing else.
fn folder_of(store: &Path, project: &Path) -> PathBuf {
    let place = fingerprint(place_of(project).as_os_str().as_encoded_bytes());
    store.join(format!("{place:016x}"))
}

/// Where the project is, links followed.
fn place_of(project: &Path) -> PathBuf {
    fs::canonicalize(project)
        .or_else(|_| std::path::absolute(project))
        .unwrap_or_else(|_| project.to_owned())
}

fn versions(folder: &Path) -> Vec<Kept> {
    let names = listed(folder).unwrap_or_default().into_iter();
    let mut versions: Vec<Kept> = names
        .filter_map(|name| version(folder.join(name)))
        .collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.number));
    versions
}

fn version(path: PathBuf) -> Option<Kept> {
    let name = path.file_name()?.to_str()?;
    let number = name.strip_suffix(ENDING)?.parse().ok()?;
    let metadata = path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
    Some(Kept {
        number,
        path,
        len: metadata.len(),
        written: metadata.modified().ok(),
    })
}

fn holds(version: &Kept, bytes: &[u8]) -> bool {
    version.len == bytes.len() as u64 && open::bytes(&version.path).is_ok_and(|kept| kept == bytes)
}

/// Lets go of the oldest versions beyond the limits; the latest always stays.
fn prune(folder: &Path) {
    let mut together = 0;
    for (index, version) in versions(folder).iter().enumerate() {
        together += version.len;
        if index > 0 && (index >= MOST_VERSIONS || together > MOST_BYTES) {
            // One more than wanted does no harm.
            let _ = fs::remove_file(&version.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    struct Desk {
        _folder: tempfile::TempDir,
        store: PathBuf,
        project: PathBuf,
    }

    fn desk() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let (store, project) = (
            folder.path().join("data/versions"),
            folder.path().join("a.ron"),
        );
        fs::write(&project, "now").unwrap();
        Desk {
            _folder: folder,
            store,
            project,
        }
    }

    fn texts(desk: &Desk) -> Vec<String> {
        let versions = kept(&desk.store, &desk.project).into_iter();
        let text = |version: Kept| fs::read_to_string(version.path).unwrap();
        versions.map(text).collect()
    }

    fn keep_text(desk: &Desk, text: &str) {
        keep(&desk.store, &desk.project, (text.as_bytes(), None)).unwrap();
    }

    #[test]
    fn the_latest_ten_are_kept_in_the_order_of_saving_whatever_the_clock_says() {
        let desk = desk();
        let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
        for number in 0..13_u64 {
            let text = format!("version {number}");
            let written = noon - Duration::from_secs(3600 * number);
            keep(&desk.store, &desk.project, (text.as_bytes(), Some(written))).unwrap();
        }
        let expected: Vec<_> = (3..13)
            .rev()
            .map(|number| format!("version {number}"))
            .collect();
        assert_eq!(texts(&desk), expected);
        let latest = kept(&desk.store, &desk.project).remove(0);
        assert_eq!(latest.written, Some(noon - Duration::from_hours(12)));
    }

    #[test]
    fn the_same_content_is_not_kept_twice_and_moves_to_the_front() {
        let desk = desk();
        for text in ["Monday", "Tuesday", "Monday", "Monday"] {
            keep_text(&desk, text);
        }
        assert_eq!(texts(&desk), ["Monday", "Tuesday"]);
    }

    #[test]
    fn the_oldest_go_where_they_are_too_large_together() {
        let desk = desk();
        keep_text(&desk, "small and old");
        let folder = folder_of(&desk.store, &desk.project);
        for number in [2, 3] {
            let file = File::create(folder.join(format!("{number:06}{ENDING}"))).unwrap();
            file.set_len(MOST_BYTES / 2 - 2).unwrap();
        }
        keep_text(&desk, "new");
        let numbers: Vec<_> = kept(&desk.store, &desk.project)
            .iter()
            .map(|version| version.number)
            .collect();
        assert_eq!(numbers, [4, 3, 2]);
        keep_text(&desk, "newer");
        assert_eq!(kept(&desk.store, &desk.project).len(), 3);
    }

    #[test]
    fn versions_go_with_a_project_that_is_renamed_while_nobody_has_it_open() {
        let desk = desk();
        keep_text(&desk, "Monday");
        note_place(&desk.store, &desk.project, Mark::of(b"now"));
        let copy = desk.project.with_file_name("copy.ron");
        fs::copy(&desk.project, &copy).unwrap();
        assert_eq!(kept(&desk.store, &copy), [], "a copy has a life of its own");
        let renamed = desk.project.with_file_name("renamed.ron");
        fs::rename(&desk.project, &renamed).unwrap();
        fs::write(&copy, "another").unwrap();
        assert_eq!(kept(&desk.store, &copy), [], "it holds something else");
        assert_eq!(kept(&desk.store, &renamed).len(), 1);
        let moved = renamed.with_file_name("moved.ron");
        note_place(&desk.store, &renamed, Mark::of(b"now"));
        fs::rename(&renamed, &moved).unwrap();
        let desk = Desk {
            project: moved,
            ..desk
        };
        keep_text(&desk, "now");
        assert_eq!(texts(&desk), ["now", "Monday"], "found by a save too");
    }

    #[test]
    fn versions_are_carried_to_where_the_open_project_was_renamed_to() {
        let desk = desk();
        keep_text(&desk, "Monday");
        let renamed = desk.project.with_file_name("renamed.ron");
        fs::rename(&desk.project, &renamed).unwrap();
        carry(&desk.store, &desk.project, &renamed);
        assert_eq!(kept(&desk.store, &renamed).len(), 1);
        fs::write(&desk.project, "a new one").unwrap();
        keep_text(&desk, "Tuesday");
        carry(&desk.store, &desk.project, &renamed);
        assert_eq!(kept(&desk.store, &renamed).len(), 1, "none is overwritten");
        assert_eq!(texts(&desk), ["Tuesday"]);
    }

    #[test]
    fn projects_do_not_share_their_versions() {
        let desk = desk();
        keep_text(&desk, "mine");
        let other = desk.project.with_file_name("b.ron");
        fs::write(&other, "x").unwrap();
        assert_eq!(kept(&desk.store, &other), []);
    }

    #[test]
    fn a_store_that_can_not_be_written_is_an_error_and_no_panic() {
        let desk = desk();
        let store = desk.project.join("no folder");
        assert!(keep(&store, &desk.project, (b"x", None)).is_err());
        assert_eq!(kept(&store, &desk.project), []);
    }

    #[cfg(unix)]
    #[test]
    fn versions_are_for_the_eyes_of_their_owner_only_and_found_through_a_link_too() {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = desk();
        keep_text(&desk, "private");
        let folder = folder_of(&desk.store, &desk.project);
        let mode = fs::metadata(folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
        let link = desk.project.with_file_name("link.ron");
        std::os::unix::fs::symlink(&desk.project, &link).unwrap();
        assert_eq!(kept(&desk.store, &link).len(), 1);
    }
}
