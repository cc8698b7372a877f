//! Owns the words of the window's panels: start screen, outline, header, status bar, questions.

use crate::insight::words::{plain, signed};

/// What the program is called.
pub const NAME: &str = "Throughline";
/// What it is for, in three lines.
pub const WHAT_FOR: [&str; 3] = ["Draw what", "your customers", "go through."];
/// Opens an existing project.
pub const OPEN_A_PROJECT: &str = "Open a project";
/// Where files can be dropped.
pub const DROP_HERE: &str = "Drop a project here";
/// Which files can be dropped.
pub const DROP_KINDS: &str = ".journey.ron";
/// The projects opened last.
pub const RECENT: &str = "Recent";
/// The templates.
pub const FROM_A_TEMPLATE: &str = "Start from a template";
/// What choosing a template does.
pub const UNTITLED_COPY: &str = "opens as an untitled copy";
/// A file that is gone.
pub const NOT_FOUND: &str = "not found";
/// A file that can't be read.
pub const UNREADABLE: &str = "can’t be read";
/// A file that is being read.
pub const READING: &str = "reading …";
/// Takes a file off the list.
pub const REMOVE_RECENT: &str = "Remove from the list";
/// Shows fewer of the recent projects.
pub const SHOW_FEWER: &str = "Show fewer";
/// The day that it is.
pub const TODAY: &str = "today";
/// The day before.
pub const YESTERDAY: &str = "yesterday";
/// The months, shortened.
pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// What a project without a title is called.
pub const UNTITLED: &str = "Untitled";

/// Adds a touchpoint at the end.
pub const ADD_TOUCHPOINT: &str = "Add a touchpoint";
/// Adds a stage at the end.
pub const ADD_STAGE: &str = "Add a stage";
/// Adds a channel at the end.
pub const ADD_CHANNEL: &str = "Add a channel";
/// Adds a backstage step.
pub const ADD_WORK: &str = "Add people’s work";
/// Adds a system.
pub const ADD_SYSTEM: &str = "Add a system";
/// The key that adds.
pub const ENTER: &str = "Enter";
/// Heading of backstage steps and systems.
pub const LIES_BEHIND: &str = "What lies behind";
/// Heading of their lifts.
pub const LIFT: &str = "lift";
/// Heading of the channels.
pub const CHANNELS: &str = "Channels";
/// What a stage without a name is called.
pub const UNNAMED_STAGE: &str = "Unnamed stage";
/// What a channel without a name is called.
pub const UNNAMED_CHANNEL: &str = "Unnamed channel";
/// What a journey without a name is called.
pub const UNNAMED_JOURNEY: &str = "Unnamed journey";
/// Names the journey that is shown.
pub const RENAME_JOURNEY: &str = "Rename this journey";
/// Who goes through a journey without a persona.
pub const CUSTOMER: &str = "Customer";
/// The field in which a name is edited.
pub const NAME_FIELD: &str = "Name";
/// Where names come from.
pub const OUTLINE: &str = "Outline";

/// The button into which the menus fold.
pub const MENU: &str = "Menu";

/// The experience score.
pub const SCORE: &str = "Score";
/// Nothing was ever saved.
pub const NOT_SAVED_YET: &str = "Not saved yet";
/// There are changes that are not saved.
pub const UNSAVED_CHANGES: &str = "Unsaved changes";
/// The figures are being computed; until then the last ones are shown.
pub const COMPUTING: &str = "Computing …";
/// It is being saved.
pub const SAVING: &str = "Saving …";
/// It is as it was opened.
pub const NO_CHANGES: &str = "No changes";
/// It was written by a newer version.
pub const READ_ONLY: &str = "Looked at only: written by a newer version";
/// The whole map, as a word.
pub const FIT: &str = "Fit";
/// Takes a message away.
pub const DISMISS: &str = "Close this message";

/// Leaves everything as it is.
pub const CANCEL: &str = "Cancel";
/// Saves.
pub const SAVE: &str = "Save";
/// Closes a notice.
pub const CLOSE: &str = "Close";
/// Goes on without saving.
pub const CLOSE_WITHOUT_SAVING: &str = "Close without saving";
/// Puts the new file in the place of the old.
pub const REPLACE: &str = "Replace";
/// Saves although something gets lost.
pub const SAVE_ALL_THE_SAME: &str = "Save all the same";
/// Heading of the question whether to save although something gets lost.
pub const LOSES: &str = "Saving would lose something";
/// What a path field is called.
pub const PATH: &str = "Path of the file";
/// Goes on.
pub const GO_ON: &str = "Go on";

/// The button behind which the views are, where there is no room for tabs.
#[must_use]
pub fn view_named(name: &str) -> String {
    format!("View: {name}")
}

/// Opens the whole list of recent projects.
#[must_use]
pub fn show_all(count: usize) -> String {
    format!("Show all {count}")
}

/// What a screen reader says of a project on the start screen.
#[must_use]
pub fn open_card(title: &str, score: Option<f64>) -> String {
    score.map_or_else(
        || format!("Open {title}, not yet rated"),
        |score| format!("Open {title}, score {}", signed(score, 0)),
    )
}

/// A title beside what is wrong with its file.
#[must_use]
pub fn and(title: &str, what: &str) -> String {
    format!("{title}, {what}")
}

/// Two pieces of the same line.
#[must_use]
pub fn beside(first: &str, second: &str) -> String {
    if first.is_empty() {
        return second.to_owned();
    }
    format!("{first} · {second}")
}

/// What the customer wants to reach.
#[must_use]
pub fn goal(goal: &str) -> String {
    format!("Goal: {goal}")
}

/// The journey chooser's name.
#[must_use]
pub fn journey(name: &str) -> String {
    format!("Journey: {name}")
}

/// A journey as it shall be, as it is heard.
#[must_use]
pub fn to_be(name: &str) -> String {
    format!("{name}, to be")
}

/// What a screen reader says of a row of the outline with a value.
#[must_use]
pub fn touchpoint_row(name: &str, emotion: Option<f64>) -> String {
    emotion.map_or_else(
        || format!("{name}, not yet rated"),
        |emotion| format!("{name}, emotion {}", signed(emotion, 2)),
    )
}

/// What a screen reader says of a backstage step's or system's row.
#[must_use]
pub fn cause_row(name: &str, lift: &str) -> String {
    format!("{name}, lift {lift}")
}

/// What a screen reader says of a stage's row.
#[must_use]
pub fn stage_row(name: &str, touchpoints: usize) -> String {
    let plural = if touchpoints == 1 { "" } else { "s" };
    format!("{name}, stage, {touchpoints} touchpoint{plural}")
}

/// What a screen reader says of a channel's row.
#[must_use]
pub fn channel_row(name: &str) -> String {
    format!("{name}, channel")
}

/// The name of an undo step.
#[must_use]
pub fn delete_stage(name: &str) -> String {
    format!("Delete stage {name}")
}

/// The name of an undo step.
#[must_use]
pub fn move_stage(name: &str) -> String {
    format!("Move stage {name}")
}

/// Undoing or redoing a step of that name: "Undo move 3 touchpoints".
#[must_use]
pub fn step_of_history(verb: &str, step: Option<&str>) -> String {
    let Some(step) = step else {
        return verb.to_owned();
    };
    let mut letters = step.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect();
    format!("{verb} {first}{}", letters.as_str())
}

/// Peak–end as the status bar has it.
#[must_use]
pub fn peak_end(value: f64) -> String {
    format!("Peak–end {}", signed(value, 1))
}

/// How many touchpoints are rated.
#[must_use]
pub fn rated(rated: usize, of: usize) -> String {
    format!("{rated} of {of} rated")
}

/// When it was saved last.
#[must_use]
pub fn saved_at(time: &str) -> String {
    format!("Saved {time}")
}

/// How large the map is drawn: "100 %".
#[must_use]
pub fn zoom(zoom: f64) -> String {
    format!("{} %", plain(zoom * 100.0, 0))
}

/// The question on closing.
#[must_use]
pub fn save_before_closing(title: &str) -> String {
    let title = if title.trim().is_empty() {
        UNTITLED
    } else {
        title
    };
    format!("Save changes to ‘{title}’ before closing?")
}

/// The question on saving over a file.
#[must_use]
pub fn replace(name: &str) -> String {
    format!("Replace ‘{name}’?")
}

/// What replacing a file means.
#[must_use]
pub fn is_there_already(name: &str) -> String {
    format!("A file ‘{name}’ is there already. What it holds will be lost")
}

/// What the button under a path says: the verb that the heading begins with.
#[must_use]
pub fn doing(heading: &str) -> &'static str {
    match heading.split(' ').next() {
        Some("Open") => "Open",
        Some("Save") => SAVE,
        _ => GO_ON,
    }
}
