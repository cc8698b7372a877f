//! Owns what can be recovered: the journals whose writer is gone and whose project is not what the file holds. Journals
//! of saved work go away; what can't be read is kept and named.

mod difference;

use std::fs;
use std::path::{Path, PathBuf};

use super::folders::{fingerprint, listed, recovery_folder};
use super::journal::{Unsaved, read_journal};
use super::{clear_leftovers, open, session};
use crate::model::Project;

pub use difference::Difference;

/// A project that was worked on and not saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    /// Where its journal is.
    pub journal: PathBuf,
    /// What the journal holds.
    pub kept: Unsaved,
    /// What became of the file that it was opened from.
    pub standing: Standing,
    /// How it differs from that file, or from an empty project where there is none.
    pub difference: Difference,
}

/// What became of the file of a recovered project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was never saved.
    NeverSaved,
    /// The file is as it was when it was opened or saved last.
    Unchanged,
    /// Somebody else has changed the file since.
    Changed,
    /// The file is not there any more.
    Gone,
    /// The file can't be read.
    Unreadable,
}

/// Everything that can be recovered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recovered {
    /// The projects, the latest first.
    pub copies: Vec<Copy>,
    /// The journals that can't be read, and why. They stay where they are.
    pub unreadable: Vec<(PathBuf, String)>,
}

/// What can be recovered from the folder of the program's data. Takes away what turns out to be saved.
#[must_use]
pub fn recoverable(data: &Path) -> Recovered {
    let folder = recovery_folder(data);
    let mut recovered = Recovered::default();
    let Ok(names) = listed(&folder) else {
        return recovered;
    };
    clear_leftovers(&folder.join("journal"));
    let names = names.into_iter();
    let is_journal = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron");
    let mut journals: Vec<PathBuf> = names
        .map(|name| folder.join(name))
        .filter(is_journal)
        .collect();
    journals.sort();
    for journal in journals {
        match read_journal(&journal) {
            Ok(kept) if session::is_alive(data, &kept.head.session) => {}
            Ok(kept) => match copy(journal, kept) {
                Ok(copy) => recovered.copies.push(copy),
                Err(saved) => {
                    // What is not taken away now is looked at again the next time.
                    let _ = fs::remove_file(saved);
                }
            },
            Err(error) => recovered.unreadable.push((journal, error.to_string())),
        }
    }
    let latest = |copy: &Copy| std::cmp::Reverse((copy.kept.head.at, copy.kept.head.edit));
    recovered.copies.sort_by_key(latest);
    recovered
}

/// What the journal holds beside its file; the journal again, where that is the same.
fn copy(journal: PathBuf, kept: Unsaved) -> Result<Copy, PathBuf> {
    let (standing, saved) = match &kept.head.path {
        None => (Standing::NeverSaved, None),
        Some(path) => in_file(path, kept.head.base),
    };
    let saved = saved.unwrap_or_default();
    if saved == kept.project {
        return Err(journal);
    }
    let difference = Difference::between(&saved, &kept.project);
    Ok(Copy {
        journal,
        kept,
        standing,
        difference,
    })
}

fn in_file(path: &Path, base: Option<u64>) -> (Standing, Option<Project>) {
    let bytes = match open::bytes(path) {
        Ok(bytes) => bytes,
        Err(_) if path.symlink_metadata().is_err() => return (Standing::Gone, None),
        Err(_) => return (Standing::Unreadable, None),
    };
    let standing = if base.is_none_or(|base| base == fingerprint(&bytes)) {
        Standing::Unchanged
    } else {
        Standing::Changed
    };
    match open::read(&bytes) {
        Ok(opened) => (standing, Some(opened.project)),
        Err(_) => (Standing::Unreadable, None),
    }
}

#[cfg(test)]
mod tests;
