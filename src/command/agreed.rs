//! Compares the list of commands with the shortcuts that were agreed on, row by row.

use super::{Command, Scope, Shortcut};
use crate::layout::Side;

/// The shortcuts as agreed: action, context, keys on Windows and Linux, and more that is not read here.
const AGREED: &str = include_str!("../../tests/fixtures/shortcuts.tsv");

const SIDES: [(Side, &str); 4] = [
    (Side::Left, "ArrowLeft"),
    (Side::Right, "ArrowRight"),
    (Side::Top, "ArrowUp"),
    (Side::Bottom, "ArrowDown"),
];

/// What a row of the agreed list is here.
enum Row {
    /// These commands have these keys.
    Commands(Vec<(Command, Shortcut)>),
    /// Read beside the commands: a letter, then a digit.
    TwoKeys,
    /// There is nothing to be done by it yet; its key is free.
    NotYet(Shortcut),
}

fn key(text: &str) -> Shortcut {
    let (held, last) = match text.strip_suffix("++") {
        Some(held) => (held, "Plus"),
        None => text.rsplit_once('+').unwrap_or(("", text)),
    };
    let key = match last {
        "-" => "Minus",
        "," => "Comma",
        "." => "Period",
        "/" => "Slash",
        "?" => "Questionmark",
        "Esc" => "Escape",
        other => other,
    };
    let is_held = |name| held.split('+').any(|held| held == name);
    Shortcut {
        command: is_held("Ctrl"),
        shift: is_held("Shift"),
        alt: is_held("Alt"),
        key: key.to_owned().leak(),
    }
}

fn sides(command: fn(Side) -> Command, keys: &str) -> Row {
    let of_side = |&(side, arrow): &(Side, &'static str)| {
        let key = Shortcut {
            key: arrow,
            ..key(keys)
        };
        (command(side), key)
    };
    Row::Commands(SIDES.iter().map(of_side).collect())
}

fn row(action: &str, keys: &str) -> Row {
    use Command as C;
    let command = match action {
        "New" => C::New,
        "Open" => C::Open,
        "Save" => C::Save,
        "Save as" => C::SaveAs,
        "Export" => C::Export,
        "Print" => C::Print,
        "Close window" => C::CloseProject,
        "Quit" => C::Quit,
        "Preferences" => C::Preferences,
        "Help" | "Shortcut sheet" | "Shortcut sheet (any focus)" => C::Shortcuts,
        "Command palette" | "Command palette (alias)" => C::Palette,
        "Find" => C::Find,
        "Undo" => C::Undo,
        "Redo" | "Redo (alias)" => C::Redo,
        "Cut" => C::Cut,
        "Copy" => C::Copy,
        "Paste" => C::Paste,
        "Paste as plain text" => C::PastePlain,
        "Duplicate" => C::Duplicate,
        "Delete" | "Delete (alias)" => C::Delete,
        "Select all" => C::SelectAll,
        "Deselect" => C::Deselect,
        "Tool select" => C::ToolSelect,
        "Tool pan" => C::ToolPan,
        "Tool touchpoint" => C::ToolTouchpoint,
        "Tool connect" => C::ToolConnect,
        "Tool verbatim" => C::ToolVerbatim,
        "Zoom in" => C::ZoomIn,
        "Zoom out" => C::ZoomOut,
        "Zoom 100 %" | "Zoom 100 % (alias)" => C::ZoomReset,
        "Zoom to fit" => C::ZoomFit,
        "Zoom to selection" => C::ZoomSelection,
        "Next touchpoint" => C::Next,
        "Previous touchpoint" => C::Previous,
        "Rename in place" | "Edit (alias)" => C::Rename,
        "Clear emotion" => C::Emotion(None),
        "Toggle moment of truth" => C::MomentOfTruth,
        "Next pane" => C::NextPane,
        "Menu bar" => C::Menus,
        "Full screen" => C::FullScreen,
        "Present from start" => C::Present,
        "Present from here" => C::PresentHere,
        "View Map" => C::ViewMap,
        "View Table" => C::ViewTable,
        "View Voices" => C::ViewVoices,
        "View Priorities" => C::ViewPriorities,
        "Toggle panels (focus mode)" => C::FocusMode,
        "Toggle left panel" => C::ToggleOutline,
        "Neighbour in direction" => return sides(C::Neighbour, keys),
        "Nudge by a slot or a lane" => return sides(C::Nudge, keys),
        "New connected touchpoint" => return sides(C::NewConnected, keys),
        "Set emotion -3..+3" => {
            let steps = (-3..=3).zip(["1", "2", "3", "4", "5", "6", "7"]);
            return Row::Commands(
                steps
                    .map(|(step, digit)| (C::Emotion(Some(step)), key(digit)))
                    .collect(),
            );
        }
        "View Workshop" => {
            return Row::NotYet(key(keys));
        }
        two_keys => {
            let is_rating = two_keys.starts_with("Set ") || two_keys.starts_with("Clear another");
            assert!(is_rating, "nobody knows the row {two_keys}");
            return Row::TwoKeys;
        }
    };
    Row::Commands(vec![(command, key(keys))])
}

/// Text fields have keys of their own for these.
fn is_clipboard(command: Command) -> bool {
    matches!(
        command,
        Command::Cut | Command::Copy | Command::Paste | Command::PastePlain
    )
}

#[test]
fn every_agreed_shortcut_does_what_was_agreed() {
    let mut checked = 0;
    for line in AGREED.lines().skip(1) {
        let mut cells = line.split('\t');
        let (action, context) = (cells.next().unwrap(), cells.next().unwrap());
        let keys = cells.next().unwrap();
        let scope = match context {
            "global" => Scope::Global,
            "canvas" => Scope::Canvas,
            // The outline's keys are tested there; of the boardroom there is nothing yet.
            _ => continue,
        };
        match row(action, keys) {
            Row::Commands(pairs) => {
                for (command, key) in pairs {
                    let has = command.shortcuts();
                    assert!(has.contains(&key), "{action}: {key:?} is not in {has:?}");
                    if !is_clipboard(command) {
                        assert_eq!(key.scope(command), scope, "{action}");
                    }
                    checked += 1;
                }
            }
            Row::TwoKeys => {}
            Row::NotYet(key) => {
                let taken = Command::all()
                    .into_iter()
                    .find(|command| command.shortcuts().contains(&key));
                assert_eq!(taken, None, "{action} needs {key:?}");
            }
        }
    }
    assert!(checked > 60, "only {checked} shortcuts were compared");
}

#[test]
fn a_single_letter_never_acts_but_on_the_map() {
    for (command, key) in Scope::Global.shortcuts() {
        assert!(!key.is_single_character(), "{command:?}");
    }
    assert!(key("T").is_single_character());
    assert!(key("?").is_single_character());
    assert!(!key("Ctrl+T").is_single_character());
    assert!(!key("F2").is_single_character());
}
