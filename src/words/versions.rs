//! Owns the words of earlier versions, and of what others do to the file that is open.

use super::changes::in_short;
use crate::model::Project;

/// The sheet of earlier versions.
pub const EARLIER_VERSIONS: &str = "Earlier versions";
/// Until they are read.
pub const READING: &str = "Looking for earlier versions …";
/// There is none.
pub const NONE_YET: &str =
    "Nothing was kept yet. From now on each save keeps what it replaces: the last ten versions";
/// Where a project was never saved.
pub const NEVER_SAVED: &str = "Save the project first: each save after that keeps what it replaces";
/// What the sheet is about.
pub const WHAT_FOR: &str =
    "What a save replaced is kept on this computer: the last ten versions, 200 MB at most";
/// Opens a version beside the project.
pub const OPEN_COPY: &str = "Open as a copy";
/// Goes back to a version.
pub const RESTORE: &str = "Restore";
/// A version of which nobody knows when it was written.
pub const UNKNOWN_TIME: &str = "time not known";
/// A version that holds what the project holds now.
pub const SAME: &str = "The same as now";
/// The name of the undo step that takes in what somebody else has written.
pub const TAKE_THEIRS_STEP: &str = "Take in the changed file";
/// Heading of the question about a file that somebody else has changed.
pub const CHANGED_MEANWHILE: &str = "Somebody else has changed this file";
/// What is to be answered.
const CHANGED_MEANWHILE_HOW: &str = "You have changes of your own that are not saved. Neither is lost: what you \
    don’t take stays in the file, or comes back with Undo";
/// Saves under another name.
pub const KEEP_MINE: &str = "Keep mine as a copy…";
/// Takes in what is in the file.
pub const TAKE_THEIRS: &str = "Take theirs";
/// Brings both together.
pub const MERGE: &str = "Merge";
/// Shows both.
pub const COMPARE: &str = "Compare";
/// Leaves a question for later.
pub const NOT_NOW: &str = "Not now";
/// Opens what was found.
pub const OPEN_IT: &str = "Open it";
/// Offers another way to save.
pub const SAVE_AS: &str = "Save as…";
/// Heading of the notice while the window waits for a save.
pub const STILL_SAVING: &str = "The project is being saved";
/// What the notice says.
pub const STILL_SAVING_HOW: &str =
    "The window closes as soon as it is on the disk. A slow disk or network can take a while";
/// Closes although the save is not done.
pub const CLOSE_ANYWAY: &str = "Close without waiting";
/// The file is gone.
pub const GONE: &str = "The file is not there any more: save to write it again";
/// Work beside the window came to grief.
pub const STUMBLED: &str = "Something went wrong in the program itself and was stopped. Your work is as it was: save it, \
    then try again";

/// What somebody else has changed, and what is to be answered.
#[must_use]
pub fn changed_meanwhile(changes: &str) -> String {
    if changes.is_empty() {
        CHANGED_MEANWHILE_HOW.to_owned()
    } else {
        format!("{changes}. {CHANGED_MEANWHILE_HOW}")
    }
}

/// What is said once a changed file was taken in.
#[must_use]
pub fn taken_in(changes: &str) -> String {
    format!(
        "Somebody else has changed the file; it shows what is in it now ({changes}). Undo brings back what you saw"
    )
}

/// What is said once a changed file is shown where nothing can be changed.
#[must_use]
pub fn shown_anew(changes: &str) -> String {
    format!("Somebody else has saved the file; it shows what is in it now ({changes})")
}

/// What is said where the file can't be read at the moment.
#[must_use]
pub fn unreadable(reason: &str) -> String {
    format!(
        "The file was changed and can’t be read at the moment, perhaps because it is still being copied: {reason}"
    )
}

/// What is said where the file has another name now.
#[must_use]
pub fn renamed(name: &str) -> String {
    format!("The file is called ‘{name}’ now; saving goes there")
}

/// Heading of the question about a conflict copy.
#[must_use]
pub fn copy_beside(name: &str) -> String {
    format!("There is another version of this project: ‘{name}’")
}

/// What a conflict copy is.
pub const COPY_BESIDE_HOW: &str = "A tool that keeps folders in step has laid it there because two people changed the \
    file. It is never taken in by itself";

/// Heading of what is said where a version can't be read.
pub const CANNOT_READ: &str = "The earlier version can’t be read";

/// What is said once a version is open as a copy.
#[must_use]
pub fn copy_of(when: &str) -> String {
    format!("{}: a copy that is not saved yet", about("Version", when))
}

/// What is said once a version is restored.
#[must_use]
pub fn has_restored(when: &str) -> String {
    format!(
        "{}. Undo brings back what it was; save to keep it",
        about("Restored", when)
    )
}

/// The name of the undo step that goes back to a version.
#[must_use]
pub fn restored(when: &str) -> String {
    if when.is_empty() {
        "Restore an earlier version".to_owned()
    } else {
        format!("Restore the version of {when}")
    }
}

/// When a version was the project's file.
#[must_use]
pub fn time(when: &str) -> &str {
    if when.is_empty() { UNKNOWN_TIME } else { when }
}

/// What is done with a version, and with which.
#[must_use]
pub fn about(what: &str, when: &str) -> String {
    format!("{what}: {}", time(when))
}

/// A size as people say it: “12 kB”, “3.4 MB”.
#[must_use]
pub fn size(bytes: u64) -> String {
    const MEGABYTE: u64 = 1_000_000;
    if bytes < MEGABYTE {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        let tenths = bytes / (MEGABYTE / 10);
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// What was changed in a project since an earlier version of it.
#[must_use]
pub fn since(then: &Project, now: &Project) -> String {
    let changes = in_short(then, now);
    if changes.is_empty() {
        SAME.to_owned()
    } else {
        format!("Changed since: {changes}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        for (bytes, expected) in [
            (0, "0 kB"),
            (1, "1 kB"),
            (12_300, "13 kB"),
            (3_460_000, "3.4 MB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }
}
