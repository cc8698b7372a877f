//! Owns the words of the view in which two versions of a project are compared.

use super::changes::how_many;
use crate::insight::words::counted;

/// The undo step that takes in what somebody else has written to the file.
pub const MERGE_FROM_DISK: &str = "Merge changes from disk";
/// What a path is typed for.
pub const COMPARE_WITH: &str = "Compare with another version";
/// The list of what is different.
pub const CHANGES: &str = "What is different";
/// The part of what both sides changed.
pub const CONFLICTS: &str = "To be decided";
/// On the map, at what has to be decided.
pub const OPEN_CONFLICT: &str = "? to be decided";
/// Our side of a conflict.
pub const MINE: &str = "Mine";
/// The other side of a conflict.
pub const THEIRS: &str = "Theirs";
/// Nothing of theirs is taken over.
pub const KEEP_MINE: &str = "Keep mine";
/// Ticks every change.
pub const ALL: &str = "All";
/// Ticks none.
pub const NONE: &str = "None";
/// Leaves everything as it is.
pub const CLOSE: &str = "Close";
/// Where the two versions are the same.
pub const SAME: &str = "There is no difference";
/// The map of the comparison, as it is heard.
pub const MAP: &str = "The map with both versions";
/// The curve of the open project.
pub const NOW: &str = "This project";
/// The heading of the curves.
pub const BOTH_CURVES: &str = "What is felt in both";

/// What the open project is compared with.
#[must_use]
pub fn with(name: &str) -> String {
    format!("This project and {name}")
}

/// "Merged: Touchpoint “Call”: emotion −3 → −1": after a merge that went by itself.
#[must_use]
pub fn merged(told: &str) -> String {
    if told.is_empty() {
        "The file holds what is here already".to_owned()
    } else {
        format!("Merged from disk: {told}")
    }
}

/// The undo step that takes changes over.
#[must_use]
pub fn take_label(name: &str) -> String {
    format!("Take changes from {name}")
}

/// "Three changes taken; one could not stand by itself and was left out".
#[must_use]
pub fn taken(count: usize, left_out: usize) -> String {
    let taken = format!("Taken: {}", how_many(count));
    match left_out {
        0 => taken,
        1 => format!("{taken}; one thing could not stand by itself and was left out"),
        count => {
            let count = counted(count);
            format!("{taken}; {count} things could not stand by themselves and were left out")
        }
    }
}

/// The button that takes over what is ticked.
#[must_use]
pub fn take(count: usize) -> String {
    match count {
        0 => "Take what is ticked".to_owned(),
        1 => "Take this change".to_owned(),
        count => format!("Take these {count} changes"),
    }
}

/// "Four changes, none ticked".
#[must_use]
pub fn counts(changes: usize, ticked: usize) -> String {
    let ticked = match ticked {
        0 => "none".to_owned(),
        ticked if ticked == changes => "all".to_owned(),
        ticked => counted(ticked),
    };
    super::sentence(&format!("{}, {ticked} ticked", how_many(changes)))
}

/// A change as it is heard: "Touchpoint “Call”: emotion −3 → −1".
#[must_use]
pub fn heard(what: &str, line: &str) -> String {
    format!("{what}: {line}")
}

/// A side of a conflict, as it is heard.
#[must_use]
pub fn side_heard(what: &str, side: &str, value: &str) -> String {
    format!("{what}: {side}, {value}")
}

/// Where a record is gone to.
#[must_use]
pub fn go_to(what: &str) -> String {
    format!("Show {what}")
}
