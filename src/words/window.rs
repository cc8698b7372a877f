//! Owns the words of the window: what the map says while one works on it, and sentences about files.

use crate::insight::words::{plain, signed};
use crate::model::Layer;

/// What the application is called.
pub const APPLICATION: &str = "Throughline";
/// What a project without a title is called.
pub const UNTITLED: &str = "Untitled journey";
/// The template behind "new journey".
pub const BLANK_TEMPLATE: &str = "blank";
/// A line about the credit card template.
pub const TEMPLATE_CREDIT_CARD: &str = "complete, with voices";
/// A line about the template of a lost promise.
pub const TEMPLATE_LOST_PROMISE: &str = "three meetings, one year";
/// A line about the template of a referral.
pub const TEMPLATE_REFERRAL: &str = "phone to branch";
/// A line about the template of two web sites.
pub const TEMPLATE_TWO_SITES: &str = "Jekyll and Hyde";
/// A line about the phone contract template.
pub const TEMPLATE_PHONE_CONTRACT: &str = "from shop to first bill";
/// A line about the furniture template.
pub const TEMPLATE_FURNITURE: &str = "from idea to assembly";
/// A line about the blank template.
pub const TEMPLATE_BLANK: &str = "five stages";
/// A line about the blank service blueprint.
pub const TEMPLATE_BLUEPRINT: &str = "with people and systems";
/// Why nothing can be changed.
pub const READ_ONLY: &str =
    "This file was written by a newer version of Throughline. It can be looked at, not changed";
/// What is said of a file of a newer version.
#[must_use]
pub fn newer(format: u32) -> String {
    format!(
        "This file was written by a newer version (format {format}). It can be looked at, not changed"
    )
}

/// Why no more can be typed.
pub const TEXT_IS_FULL: &str =
    "A text can have 20,000 characters at most; what came after was left out";
/// The heading of the path that opens.
pub const OPEN_PROJECT: &str = "Open a project";
/// The heading of the path that saves.
pub const SAVE_PROJECT: &str = "Save the project";
/// The map, to a screen reader.
pub const THE_MAP: &str = "Journey map";
/// The field in which a name is edited, to a screen reader.
pub const NAME: &str = "Name";
/// What an empty map says.
pub const FIRST_TOUCHPOINT: &str = "Type the first thing the customer does ⏎";
/// While the tool for touchpoints is chosen.
pub const HINT_TOUCHPOINT: &str = "Click where the touchpoint goes";
/// While the connect tool is chosen.
pub const HINT_CONNECT_FROM: &str = "Click the step that the link starts at";
/// While a link has its start.
pub const HINT_CONNECT_TO: &str = "Click where it leads, or select and press Enter";
/// While the tool that moves the map is chosen.
pub const HINT_PAN: &str = "Drag the map";
/// After Y.
pub const AWAITED_HYGIENE: &str = "Basics: press 0 to 5, Backspace for not rated";
/// After D.
pub const AWAITED_DELIGHT: &str = "Delight: press 0 to 5, Backspace for not rated";
/// After I.
pub const AWAITED_BELIEF: &str =
    "What we believe: press 1 (furious) to 7 (delighted), Backspace for not rated";
/// After X.
pub const AWAITED_EXPECTATION: &str =
    "What is expected: press 1 (furious) to 7 (delighted), Backspace for computed";
/// A small menu, to a screen reader.
pub const MENU: &str = "menu";
/// Gives another name.
pub const RENAME: &str = "Rename";
/// Moves a stage.
pub const MOVE_EARLIER: &str = "Move earlier";
/// Moves a stage.
pub const MOVE_LATER: &str = "Move later";
/// Moves a channel.
pub const MOVE_UP: &str = "Move up";
/// Moves a channel.
pub const MOVE_DOWN: &str = "Move down";
/// Deletes a stage.
pub const DELETE_STAGE: &str = "Delete the stage, keep its touchpoints";
/// Deletes a channel.
pub const DELETE_CHANNEL: &str = "Delete the channel, keep its touchpoints";
/// Adds a stage.
pub const ADD_STAGE_AFTER: &str = "Add a stage after it";
/// Adds a channel.
pub const ADD_CHANNEL_AFTER: &str = "Add a channel after it";

/// How far an emotion stays from what was expected.
#[must_use]
pub fn gap(gap: f64) -> String {
    format!("gap {}", signed(gap, 1))
}

/// A stage, to a screen reader.
#[must_use]
pub fn stage_named(name: &str) -> String {
    format!("Stage {name}")
}

/// The sum of the waits in a stage, to a screen reader.
#[must_use]
pub fn waits_in(stage: &str, wait: &str) -> String {
    format!("{wait} of waiting in the stage {stage}")
}

/// A channel, to a screen reader.
#[must_use]
pub fn channel_named(name: &str) -> String {
    format!("Channel {name}")
}

/// What kind of step it is.
#[must_use]
pub fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Touchpoint => "touchpoint",
        Layer::Backstage => "backstage step",
        Layer::System => "system",
    }
}

/// A level as people write it.
#[must_use]
pub fn number(value: f64) -> String {
    plain(value, 2)
}

/// A message as a sentence: it begins with a capital.
#[must_use]
pub fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// How many voices there are.
#[must_use]
pub fn voices(count: usize) -> String {
    if count == 1 {
        "1 voice".to_owned()
    } else {
        format!("{count} voices")
    }
}

/// What is said after opening a file in which something was found: the first finding, and how many more.
#[must_use]
pub fn opened_with(findings: &[String]) -> Option<String> {
    let first = findings.first()?;
    Some(match findings.len() - 1 {
        0 => first.clone(),
        1 => format!("{first} (and one more remark)"),
        more => format!("{first} (and {more} more remarks)"),
    })
}

/// A file that can't be opened.
#[must_use]
pub fn cant_be_opened(name: &str) -> String {
    format!("‘{name}’ can’t be opened")
}

/// A file that can't be saved.
#[must_use]
pub fn cant_be_saved(name: &str) -> String {
    format!("‘{name}’ can’t be saved")
}

/// Said on the command line where there is no window for that reason.
#[must_use]
pub fn no_window(reason: &str) -> String {
    format!(
        "The window can’t be shown: {reason}. The subcommands work without a display: throughline --help"
    )
}

/// The reason where nothing can show a window.
pub const NO_DISPLAY: &str = "there is no display";
/// The files that a dialog shows where a project is chosen.
pub const PROJECT_FILES: &str = "Throughline projects";
/// The files that it shows where a picture is chosen.
pub const PICTURE_FILES: &str = "Pictures";
/// The files that it shows where an export is written.
pub const EXPORT_FILES: &str = "Exports";

/// Said after opening a project with names in Hebrew, Arabic or another script that is written from right to left.
pub const RIGHT_TO_LEFT: &str = "Text that runs from right to left is shown word by word here. Exports show it as it is written";

/// The word for an emotion (LOOK.md).
#[must_use]
pub fn emotion(emotion: f64) -> &'static str {
    let words = [
        "furious",
        "frustrated",
        "uneasy",
        "neutral",
        "fine",
        "pleased",
        "delighted",
    ];
    let edges = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5];
    let step = emotion.round();
    let place = edges.iter().filter(|edge| step > **edge).count();
    words.get(place).copied().unwrap_or("neutral")
}
