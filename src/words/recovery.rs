//! Owns the words about work that was not saved: recovery copies, projects that somebody else has open, and what is said
//! when the program itself went wrong.

use crate::insight::words::counted;

/// Heading of the question after something went wrong.
pub const STUMBLED: &str = "Something went wrong in Throughline";
/// Puts the question about a copy off.
pub const LATER: &str = "Later";
/// Opens what was recovered.
pub const RESTORE: &str = "Restore as a copy";
/// Opens the file as it was saved.
pub const OPEN_SAVED: &str = "Open the saved one";
/// Throws a copy away.
pub const DISCARD: &str = "Discard the copy";
/// Opens a copy of a file that is in use.
pub const OPEN_COPY: &str = "Open a copy";
/// Opens a file that is in use, and changes nothing in it.
pub const LOOK_ONLY: &str = "Look at it only";
/// Opens a file although it is in use.
pub const OPEN_ANYWAY: &str = "Open it all the same";
/// Shows what was recovered.
pub const LOOK_AT_IT: &str = "Look at it";
/// Shows what was recovered.
pub const LOOK_AT_THEM: &str = "Look at them";
/// The project was never saved.
pub const NEVER_SAVED: &str = "It was never saved to a file.";
/// The file is not what it was.
pub const CHANGED_SINCE: &str = "The file was changed by somebody else since then.";
/// In the list: the file is gone, so nothing can be compared.
pub const FILE_GONE: &str = "its file is not where it was";
/// The file is gone.
pub const GONE: &str = "The file is not where it was.";
/// The file can't be read.
pub const FILE_UNREADABLE: &str = "The file itself can’t be read.";
/// The last part of a copy was cut off.
pub const TORN: &str = "The end of the recovery copy was cut off; what came before it is all here";
/// Why a project was not opened.
pub const NOT_OPENED_WHY: &str = "Throughline ended unexpectedly the last two times that this project was open, so it was not opened by itself. Open it from the list, or look at its recovery copy first";

/// That a project is not opened by itself.
#[must_use]
pub fn not_opened(name: &str) -> String {
    format!("‘{name}’ was not opened")
}

/// What is said after something went wrong, with where the log is.
#[must_use]
pub fn stumbled(log: Option<&str>) -> String {
    let safe = "What you did is in the recovery copy. Close this and go on, save under another name, and start Throughline again if it happens once more";
    log.map_or_else(
        || format!("{safe}."),
        |log| format!("{safe}. What went wrong is written down in {log}"),
    )
}

/// Heading of the notice on the start screen.
#[must_use]
pub fn copies(count: usize) -> String {
    if count == 1 {
        "One recovered copy".to_owned()
    } else {
        let count = counted(count);
        let mut letters = count.chars();
        let first = letters.next().map(char::to_uppercase);
        let count: String = first.into_iter().flatten().chain(letters).collect();
        format!("{count} recovered copies")
    }
}

/// Heading of the notice about copies that can't be read.
#[must_use]
pub fn unreadable(count: usize) -> String {
    if count == 1 {
        "One recovery copy can’t be read".to_owned()
    } else {
        format!("{count} recovery copies can’t be read")
    }
}

/// Where a copy that can't be read is, and why it can't.
#[must_use]
pub fn unreadable_at(path: &str, why: &str) -> String {
    format!("{path}: {why}. It is kept")
}

/// A project and how large it is.
#[must_use]
pub fn project(title: &str, touchpoints: usize) -> String {
    let plural = if touchpoints == 1 { "" } else { "s" };
    format!("{title}, {touchpoints} touchpoint{plural},")
}

/// How much of it is not in the file.
#[must_use]
pub fn newer(changes: usize, was_saved: bool) -> String {
    if was_saved {
        let plural = if changes == 1 { "change" } else { "changes" };
        format!("{changes} {plural} newer than the file")
    } else {
        "never saved".to_owned()
    }
}

/// Heading of the question about a copy.
#[must_use]
pub fn not_saved(title: &str) -> String {
    format!("‘{title}’ was not saved")
}

/// The question about a copy: when it was made, how it differs, what became of the file.
#[must_use]
pub fn asked(at: &str, difference: &str, standing: &str) -> String {
    let difference = difference.trim_end_matches('.');
    let copy = format!("There is a recovery copy of {at}. {difference}.");
    if standing.is_empty() {
        copy
    } else {
        format!("{copy} {standing}")
    }
}

/// Who has a project open. What is not known is left out.
#[must_use]
pub fn in_use(user: &str, host: &str, since: &str) -> String {
    let who = match (user.is_empty(), host.is_empty()) {
        (false, false) => format!("{user} on {host}"),
        (false, true) => user.to_owned(),
        (true, false) => format!("Somebody on {host}"),
        (true, true) => "Somebody".to_owned(),
    };
    let since = if since.is_empty() {
        String::new()
    } else {
        format!(" since {since}")
    };
    format!("{who} has it open{since}. Two people who save the same file undo each other’s work.")
}

/// That nothing can be changed in a file that somebody else has open.
pub const LOOKED_AT: &str = "Somebody else has this file open, so it is looked at only, and shows what they save. Save \
    it under another name to change a copy of it";
/// The same in the status bar.
pub const LOOKED_AT_SHORT: &str = "Looked at only: open elsewhere";

/// Heading of the question about a file that somebody else has open.
#[must_use]
pub fn is_open_elsewhere(name: &str) -> String {
    format!("‘{name}’ is open in another window")
}

/// Beside when something was saved: when the recovery copy was made.
#[must_use]
pub fn copy_at(time: &str) -> String {
    format!("recovery copy {time}")
}

/// That nothing is kept, and why.
#[must_use]
pub fn not_kept(why: &str) -> String {
    format!(
        "No recovery copy can be written ({why}): save often. It is tried again every few seconds"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_it_open_is_named_as_far_as_known() {
        assert!(
            in_use("ana", "laptop", "2026-11-22 14:32")
                .starts_with("ana on laptop has it open since 2026")
        );
        assert!(in_use("", "", "").starts_with("Somebody has it open. "));
    }
}
