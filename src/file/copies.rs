//! Owns the telling of conflict copies: what tools that keep folders in step lay beside a file when two people have
//! changed it. They are found and offered, never taken in.

use std::path::{Path, PathBuf};

use super::folders::listed;

/// The endings of projects, the longest first.
const ENDINGS: [&str; 2] = [".journey.ron", ".ron"];

/// The files beside the one at `path` that are conflict copies of it by their names, sorted.
#[must_use]
pub fn conflict_copies(path: &Path) -> Vec<PathBuf> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return Vec::new();
    };
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        Some(_) | None => Path::new("."),
    };
    let others = listed(folder).unwrap_or_default().into_iter();
    let mut copies: Vec<PathBuf> = others
        .filter(|other| other.to_str().is_some_and(|other| is_copy(other, name)))
        .map(|other| folder.join(other))
        .collect();
    copies.sort();
    copies
}

/// Whether a file of the name `other` is a conflict copy of one called `name`.
fn is_copy(other: &str, name: &str) -> bool {
    let inside = ENDINGS.iter().find_map(|ending| {
        let stem = name.strip_suffix(ending).filter(|stem| !stem.is_empty())?;
        other.strip_prefix(stem)?.strip_suffix(ending)
    });
    inside
        .or_else(|| other.strip_prefix(name))
        .is_some_and(is_mark)
}

/// What the tools put into the name: “ (Ana's conflicted copy 2026-11-22)”, “.sync-conflict-20261122-093000-ABCDEFG”,
/// “_conf(1)”, “-safeBackup-0001”, and the computer's name, as in “-DESKTOP-4TR7K”.
fn is_mark(rest: &str) -> bool {
    let lower = rest.to_lowercase();
    let says_so = ["conflict", "safebackup", "_conf("]
        .iter()
        .any(|mark| lower.contains(mark));
    says_so || rest.strip_prefix('-').is_some_and(is_computer)
}

/// Computers that make such copies are called in capitals: “PC”, “DESKTOP-4TR7K”.
fn is_computer(name: &str) -> bool {
    let is_letter =
        |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-';
    (2..=15).contains(&name.len())
        && name.starts_with(|letter: char| letter.is_ascii_uppercase())
        && name.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn copies_are_told_by_what_the_tools_call_them() {
        for (other, expected) in [
            ("card (conflicted copy).journey.ron", true),
            ("card (Ana's conflicted copy 2026-11-22).journey.ron", true),
            (
                "card.sync-conflict-20261122-093000-ABCDEFG.journey.ron",
                true,
            ),
            (
                "card.journey.sync-conflict-20261122-093000-ABCDEFG.ron",
                true,
            ),
            ("card-PC.journey.ron", true),
            ("card-DESKTOP-4TR7K.journey.ron", true),
            ("card-safeBackup-0001.journey.ron", true),
            ("card_conf(1).journey.ron", true),
            ("card.journey.ron.conflict", true),
            ("card.journey.ron", false),
            ("card-draft.journey.ron", false),
            ("card-2.journey.ron", false),
            ("card (1).journey.ron", false),
            ("cards.journey.ron", false),
            ("card-PC.png", false),
            ("other (conflicted copy).journey.ron", false),
        ] {
            assert_eq!(is_copy(other, "card.journey.ron"), expected, "{other}");
        }
    }

    #[test]
    fn only_what_lies_beside_the_file_is_its_copy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.ron");
        let copy = folder.path().join("card (conflicted copy).ron");
        for path in [&path, &copy, &folder.path().join("notes.ron")] {
            fs::write(path, "x").unwrap();
        }
        assert_eq!(conflict_copies(&path), [copy]);
        assert_eq!(
            conflict_copies(Path::new("/no/such/folder/card.ron")),
            [] as [PathBuf; 0]
        );
    }
}
