//! Owns the words of the list of findings.

/// The heading of the list.
pub const TITLE: &str = "What the map finds when it checks itself";
/// The list without an entry.
pub const NONE: &str = "Nothing at the moment: the map holds what it needs";
/// The heading of touchpoints that look like moments of truth.
pub const SUGGESTIONS: &str = "Moments of truth?";
/// Marks one.
pub const MARK: &str = "Mark it";
/// The undo step of dismissing a suggestion.
pub const DISMISS_SUGGESTION: &str = "Dismiss a suggestion";
/// The undo step of dismissing.
pub const DISMISS: &str = "Dismiss a finding";
/// The undo step of showing dismissed findings again.
pub const RESTORE: &str = "Show dismissed findings again";

/// How many there are.
#[must_use]
pub fn count(count: usize) -> String {
    match count {
        0 => "No findings".to_owned(),
        1 => "1 finding".to_owned(),
        several => format!("{several} findings"),
    }
}

/// The cross beside one.
#[must_use]
pub fn dismiss(sentence: &str) -> String {
    format!("Dismiss: {sentence}")
}

/// The link that shows dismissed ones again.
#[must_use]
pub fn dismissed(count: usize) -> String {
    format!("{count} dismissed: show again")
}

/// Marks a touchpoint, as it is heard and undone.
#[must_use]
pub fn mark(touchpoint: &str) -> String {
    format!("Mark {touchpoint} as a moment of truth")
}
