//! Owns the words of palette, find bar, preferences, shortcut sheet and focus mode.

/// The field that opens the palette, and the palette's own.
pub const SEARCH_OR_RUN: &str = "Search or run…";
/// The palette's list, to a screen reader.
pub const RESULTS: &str = "What can be done or gone to";
/// Nothing matches.
pub const NO_RESULT: &str = "Nothing is called that";
/// What a step is, in the palette.
pub const JOURNEY: &str = "Journey";
/// What a stage is, in the palette.
pub const STAGE: &str = "Stage";
/// The find bar, to a screen reader.
pub const FIND: &str = "Find on the map";
/// What can be found.
pub const FIND_HINT: &str = "Names, notes, quotes";
/// The text is nowhere.
pub const NOTHING_FOUND: &str = "Nothing found";
/// Takes the find bar away.
pub const CLOSE_FIND: &str = "Close the find bar";
/// Takes a sheet away.
pub const CLOSE_SHEET: &str = "Close";
/// The way back from focus mode.
pub const LEAVE_FOCUS: &str = "Show everything again";
/// The pane that shows what is selected.
pub const INSPECTOR: &str = "Inspector";
/// The pane at the foot of the window.
pub const STATUS: &str = "Status";
/// The tabs of the views.
pub const VIEW_MAP: &str = "Map";
/// Every step as a row.
pub const VIEW_TABLE: &str = "Table";
/// What customers say.
pub const VIEW_VOICES: &str = "Voices";
/// What to fix first.
pub const VIEW_PRIORITIES: &str = "Priorities";
/// What goes for all journeys.
pub const VIEW_PROJECT: &str = "Project";
/// Two versions beside each other.
pub const VIEW_COMPARE: &str = "Compare";
/// The map, in a window too low for map and band.
pub const TAB_MAP: &str = "Map";
/// The band, in a window too low for map and band.
pub const TAB_BAND: &str = "Emotions";

/// The preferences.
pub const PREFERENCES: &str = "Preferences";
/// Which colours.
pub const COLOURS: &str = "Colours";
/// The choices of colours, in the order of the list.
pub const THEMES: [&str; 4] = ["System", "Light", "Dark", "High contrast"];
/// How large the interface is.
pub const INTERFACE_SIZE: &str = "Interface size";
/// A step smaller.
pub const SMALLER: &str = "Smaller interface";
/// A step larger.
pub const LARGER: &str = "Larger interface";
/// Back to the designed size.
pub const USUAL_SIZE: &str = "Interface at 100 %";
/// What the wheel does.
pub const WHEEL: &str = "Wheel";
/// The choices of the wheel, in the order of the list.
pub const WHEELS: [&str; 2] = ["Moves the map", "Zooms"];
/// The other half of the choice.
pub const WHEEL_HINTS: [&str; 2] = [
    "Ctrl and the wheel zoom: right for a trackpad",
    "Ctrl and the wheel move the map: right for a mouse",
];
/// Whether things glide.
pub const MOTION: &str = "Motion";
/// The choices of motion.
pub const MOTIONS: [&str; 2] = ["Short", "None"];
/// Whether single letters are shortcuts.
pub const SINGLE_KEYS: &str = "Single keys";
/// The choices of single letters.
pub const SWITCH: [&str; 2] = ["On", "Off"];
/// What single letters are.
pub const SINGLE_KEYS_HINT: &str =
    "Letters and digits rate and choose tools while the map has the keyboard";

/// The shortcut sheet.
pub const SHORTCUTS: &str = "Keyboard shortcuts";
/// The keys that work while the map has the keyboard and stand in no menu.
pub const ON_THE_MAP: &str = "On the map";
/// The keys that rate.
pub const RATING: &str = "Rating what is selected";
/// The keys that rate, beside the commands: what, and which keys.
pub const RATING_KEYS: [(&str, &str); 6] = [
    ("Emotion, furious to delighted", "1 … 7"),
    ("Basics", "Y, then 0 … 5"),
    ("Delight", "D, then 0 … 5"),
    ("What we believe", "I, then 1 … 7"),
    ("What is expected", "X, then 1 … 7"),
    ("Clear one of these", "its letter, then Backspace"),
];

/// The edge that makes the outline wider or narrower.
pub const OUTLINE_WIDTH: &str = "Width of the outline";
/// The edge that makes the inspector wider or narrower.
pub const INSPECTOR_WIDTH: &str = "Width of the inspector";
/// The heading of the keys of the outline.
pub const IN_THE_OUTLINE: &str = "In the outline";
/// The keys of the outline, and what they do.
pub const OUTLINE_KEYS: [(&str, &str); 6] = [
    ("Next touchpoint or stage", "Enter"),
    ("Into a stage", "Tab"),
    ("Out of its stage", "Shift Tab"),
    ("Earlier", "Alt ↑"),
    ("Later", "Alt ↓"),
    ("Edit the name of a row", "F2"),
];

/// Which match is shown: "2 of 9".
#[must_use]
pub fn found(current: Option<usize>, count: usize) -> String {
    match (current, count) {
        (_, 0) => NOTHING_FOUND.to_owned(),
        (Some(current), count) => format!("{} of {count}", current + 1),
        (None, count) => format!("{count} found"),
    }
}

/// A size: "140 %".
#[must_use]
pub fn per_cent(size: u16) -> String {
    format!("{size} %")
}

/// A command with its keys, to a screen reader.
#[must_use]
pub fn with_keys(label: &str, keys: &str) -> String {
    format!("{label}: {keys}")
}
