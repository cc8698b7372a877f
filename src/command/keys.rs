//! Owns the keys: which shortcuts a command has, where they work, and how they are shown.

use std::sync::LazyLock;

use super::Command;
use crate::layout::Side;

/// A key with what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// Ctrl (Cmd on a Mac).
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key by egui's name, such as `S`, `F2`, `ArrowLeft`, `Plus`.
    pub key: &'static str,
}

/// Where a shortcut works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    Global,
    /// While the map has the keyboard.
    Canvas,
}

/// Every shortcut that works everywhere, with its command.
static GLOBAL: LazyLock<Vec<(Command, Shortcut)>> = LazyLock::new(|| working(Scope::Global));
/// Every shortcut that works while the map has the keyboard only, with its command.
static CANVAS: LazyLock<Vec<(Command, Shortcut)>> = LazyLock::new(|| working(Scope::Canvas));

fn working(scope: Scope) -> Vec<(Command, Shortcut)> {
    let commands = Command::all().into_iter();
    commands
        .flat_map(|command| {
            command
                .shortcuts()
                .into_iter()
                .map(move |key| (command, key))
        })
        .filter(|(command, key)| key.scope(*command) == scope)
        .collect()
}

impl Scope {
    /// Every shortcut that works there, with its command; longer chords before those that they contain.
    #[must_use]
    pub fn shortcuts(self) -> &'static [(Command, Shortcut)] {
        match self {
            Self::Global => &GLOBAL,
            Self::Canvas => &CANVAS,
        }
    }
}

impl Command {
    /// Its keys, the one that menus show first.
    #[must_use]
    pub fn shortcuts(self) -> Vec<Shortcut> {
        match self {
            Self::New => vec![ctrl("N")],
            Self::Open => vec![ctrl("O")],
            Self::Save => vec![ctrl("S")],
            Self::SaveAs => vec![ctrl_shift("S")],
            Self::Export => vec![ctrl("E")],
            Self::ExportAgain => vec![ctrl_shift("E")],
            Self::Print => vec![ctrl("P")],
            Self::CloseProject => vec![ctrl("W")],
            Self::Quit => vec![ctrl("Q")],
            Self::Undo => vec![ctrl("Z")],
            Self::Redo => vec![ctrl_shift("Z"), ctrl("Y")],
            Self::SelectAll => vec![ctrl("A")],
            Self::Deselect => vec![plain("Escape")],
            Self::Delete => vec![plain("Delete"), plain("Backspace")],
            Self::Rename => vec![plain("F2"), plain("Enter")],
            Self::ToolSelect => vec![plain("V")],
            Self::ToolPan => vec![plain("H")],
            Self::ToolTouchpoint => vec![plain("T")],
            Self::ToolConnect => vec![plain("C")],
            Self::ToolVerbatim => vec![plain("Q")],
            Self::ZoomIn => vec![ctrl("Plus"), ctrl("Equals")],
            Self::ZoomOut => vec![ctrl("Minus")],
            Self::ZoomReset => vec![ctrl("0"), shift("0")],
            Self::ZoomFit => vec![shift("1")],
            Self::ZoomSelection => vec![shift("2")],
            Self::Next => vec![plain("Tab")],
            Self::Previous => vec![shift("Tab")],
            Self::NextLink => vec![plain("L")],
            Self::PreviousLink => vec![shift("L")],
            Self::AddBackstage => vec![shift("B")],
            Self::AddSystem => vec![shift("S")],
            Self::Neighbour(side) => vec![ctrl(arrow(side))],
            Self::Nudge(side) => vec![plain(arrow(side))],
            Self::NewConnected(side) => vec![Shortcut {
                shift: true,
                ..alt(arrow(side))
            }],
            Self::Emotion(step) => vec![plain(emotion_key(step))],
            Self::MomentOfTruth => vec![plain("M")],
            Self::Tidy => vec![shift("T")],
            Self::ViewMap => vec![ctrl("1")],
            Self::ViewTable => vec![ctrl("2")],
            Self::ViewVoices => vec![ctrl("3")],
            Self::ViewPriorities => vec![ctrl("4")],
            Self::ViewProject => vec![ctrl("6")],
            Self::Why => vec![ctrl("I")],
            Self::ToggleOutline => vec![ctrl("B")],
            Self::NextPane => vec![plain("F6")],
            Self::Menus => vec![plain("F10")],
            Self::FullScreen => vec![plain("F11")],
            Self::Present => vec![plain("F5")],
            Self::PresentHere => vec![shift("F5")],
            Self::Cut => vec![ctrl("X")],
            Self::Copy => vec![ctrl("C")],
            Self::Paste => vec![ctrl("V")],
            Self::PastePlain => vec![ctrl_shift("V")],
            Self::Duplicate => vec![ctrl("D")],
            Self::FocusMode => vec![ctrl("Period")],
            Self::Preferences => vec![ctrl("Comma")],
            Self::Shortcuts => vec![plain("F1"), ctrl("Questionmark"), plain("Questionmark")],
            Self::Palette => vec![ctrl("K"), ctrl("Slash")],
            Self::Find => vec![ctrl("F")],
            Self::FindNext => vec![plain("F3")],
            Self::FindPrevious => vec![shift("F3")],
            Self::InsertAfter => vec![plain("Insert")],
            Self::EarlierVersions
            | Self::InsertBefore
            | Self::InsertOnLink
            | Self::Compare
            | Self::Park
            | Self::AddTouchpoint
            | Self::AddStage
            | Self::AddChannel
            | Self::ToggleHandOvers
            | Self::See(_)
            | Self::ToggleInspector
            | Self::ViewConsistency
            | Self::IntoBasic
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::Import
            | Self::CopyPicture
            | Self::EditShow
            | Self::ThemeHighContrast => Vec::new(),
        }
    }

    /// Where its keys work, single characters apart: see [`Shortcut::scope`].
    #[must_use]
    pub fn scope(self) -> Scope {
        match self {
            Self::New
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::EarlierVersions
            | Self::Export
            | Self::Import
            | Self::CopyPicture
            | Self::ExportAgain
            | Self::Print
            | Self::CloseProject
            | Self::Quit
            | Self::Undo
            | Self::Redo
            | Self::ViewMap
            | Self::ViewTable
            | Self::ViewVoices
            | Self::ViewPriorities
            | Self::ViewConsistency
            | Self::ViewProject
            | Self::Compare
            | Self::Why
            | Self::ToggleHandOvers
            | Self::See(_)
            | Self::ToggleOutline
            | Self::ToggleInspector
            | Self::NextPane
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeHighContrast
            | Self::Menus
            | Self::FocusMode
            | Self::Preferences
            | Self::Shortcuts
            | Self::Palette
            | Self::Find
            | Self::FindNext
            | Self::FindPrevious
            | Self::FullScreen
            | Self::Present
            | Self::PresentHere
            | Self::EditShow => Scope::Global,
            Self::SelectAll
            | Self::Deselect
            | Self::Delete
            | Self::Rename
            | Self::ToolSelect
            | Self::ToolPan
            | Self::ToolTouchpoint
            | Self::ToolConnect
            | Self::ToolVerbatim
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::ZoomFit
            | Self::ZoomSelection
            | Self::Next
            | Self::Previous
            | Self::NextLink
            | Self::PreviousLink
            | Self::Neighbour(_)
            | Self::Nudge(_)
            | Self::NewConnected(_)
            | Self::Emotion(_)
            | Self::MomentOfTruth
            | Self::IntoBasic
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::PastePlain
            | Self::Duplicate
            | Self::InsertBefore
            | Self::InsertAfter
            | Self::InsertOnLink
            | Self::Park
            | Self::Tidy
            | Self::AddTouchpoint
            | Self::AddStage
            | Self::AddChannel
            | Self::AddBackstage
            | Self::AddSystem => Scope::Canvas,
        }
    }
}

impl Shortcut {
    /// Where it works as a key of that command: a single character never works but on the map.
    #[must_use]
    pub fn scope(&self, command: Command) -> Scope {
        if self.is_single_character() {
            Scope::Canvas
        } else {
            command.scope()
        }
    }

    /// Whether it is a letter, digit or sign without Ctrl or Alt: it acts only while the map has the keyboard, and
    /// can be turned off.
    #[must_use]
    pub fn is_single_character(&self) -> bool {
        let is_character = self.key.chars().count() == 1 || self.key == "Questionmark";
        is_character && !self.command && !self.alt
    }

    /// The shortcut as it is shown, such as "Ctrl Shift S".
    #[must_use]
    pub fn text(&self) -> String {
        let key = match self.key {
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "Plus" => "+",
            "Minus" => "\u{2212}",
            "Escape" => "Esc",
            "Comma" => ",",
            "Period" => ".",
            "Slash" => "/",
            "Questionmark" => "?",
            "Equals" => "=",
            other => other,
        };
        let control = if cfg!(target_os = "macos") {
            "Cmd"
        } else {
            "Ctrl"
        };
        let held = [
            (self.command, control),
            (self.alt, "Alt"),
            (self.shift, "Shift"),
        ];
        let held = held
            .into_iter()
            .filter(|(is_held, _)| *is_held)
            .map(|(_, name)| name);
        held.chain([key]).collect::<Vec<_>>().join(" ")
    }
}

const fn plain(key: &'static str) -> Shortcut {
    Shortcut {
        command: false,
        shift: false,
        alt: false,
        key,
    }
}

const fn ctrl(key: &'static str) -> Shortcut {
    Shortcut {
        command: true,
        ..plain(key)
    }
}

const fn shift(key: &'static str) -> Shortcut {
    Shortcut {
        shift: true,
        ..plain(key)
    }
}

const fn alt(key: &'static str) -> Shortcut {
    Shortcut {
        alt: true,
        ..plain(key)
    }
}

const fn ctrl_shift(key: &'static str) -> Shortcut {
    Shortcut {
        shift: true,
        ..ctrl(key)
    }
}

const fn arrow(side: Side) -> &'static str {
    match side {
        Side::Left => "ArrowLeft",
        Side::Right => "ArrowRight",
        Side::Top => "ArrowUp",
        Side::Bottom => "ArrowDown",
    }
}

fn emotion_key(step: Option<i8>) -> &'static str {
    const KEYS: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];
    let index = step.and_then(|step| usize::try_from(step + 3).ok());
    index
        .and_then(|index| KEYS.get(index))
        .copied()
        .unwrap_or("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen: Vec<(Shortcut, Command)> = Vec::new();
        for command in Command::all() {
            for shortcut in command.shortcuts() {
                let other = seen.iter().find(|(taken, _)| *taken == shortcut);
                assert_eq!(other, None, "{command:?} has the key of another");
                seen.push((shortcut, command));
            }
        }
    }

    #[test]
    fn the_middle_digit_is_neutral() {
        assert_eq!(Command::Emotion(Some(0)).shortcuts(), [plain("4")]);
        assert_eq!(Command::Emotion(Some(3)).shortcuts(), [plain("7")]);
        assert_eq!(Command::Emotion(None).shortcuts(), [plain("0")]);
    }
}
