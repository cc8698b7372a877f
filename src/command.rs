//! Owns the one list of commands: label, tooltip, shortcut and menu of each. Menus, tooltips and the keyboard derive
//! from it; what a command does is `app`'s.

use crate::layout::Side;

/// Something that the user can command by menu or key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// A new project with an empty map.
    New,
    /// Opens a project.
    Open,
    /// Saves the project.
    Save,
    /// Saves the project elsewhere.
    SaveAs,
    /// Takes a picture of the map.
    Export,
    /// Back to the start screen.
    CloseProject,
    /// Closes the window.
    Quit,
    /// Undoes one step.
    Undo,
    /// Does again what was undone.
    Redo,
    /// Selects every step.
    SelectAll,
    /// Selects nothing.
    Deselect,
    /// Deletes what is selected.
    Delete,
    /// Edits the name of what is selected.
    Rename,
    /// The tool that selects and moves.
    ToolSelect,
    /// The tool that moves the map.
    ToolPan,
    /// The tool that makes touchpoints.
    ToolTouchpoint,
    /// The tool that joins steps.
    ToolConnect,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// 100 %.
    ZoomReset,
    /// The whole map.
    ZoomFit,
    /// What is selected.
    ZoomSelection,
    /// Selects the next step in reading order.
    Next,
    /// Selects the previous step in reading order.
    Previous,
    /// Selects the nearest step in that direction.
    Neighbour(Side),
    /// Moves what is selected by a slot or a lane.
    Nudge(Side),
    /// Makes a touchpoint in that direction, linked to the selected one.
    NewConnected(Side),
    /// Sets the emotion of what is selected: −3 … +3; none: not rated.
    Emotion(Option<i8>),
    /// Marks or unmarks what is selected as a moment of truth.
    MomentOfTruth,
    /// Makes a touchpoint at the end.
    AddTouchpoint,
    /// Makes a stage at the end.
    AddStage,
    /// Makes a channel at the end.
    AddChannel,
    /// Makes a backstage step under what is selected, supporting it.
    AddBackstage,
    /// Makes a system under what is selected, supporting it.
    AddSystem,
    /// Shows or hides the outline.
    ToggleOutline,
    /// Shows or hides the inspector.
    ToggleInspector,
    /// The outline and the map take the keyboard in turn.
    NextPane,
    /// Colours as the system says.
    ThemeSystem,
    /// Light colours.
    ThemeLight,
    /// Dark colours.
    ThemeDark,
    /// The whole screen.
    FullScreen,
}

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

/// A menu of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Projects.
    File,
    /// Undo, selection, names.
    Edit,
    /// Zoom, panels, colours.
    View,
    /// New things.
    Insert,
    /// Moving things.
    Arrange,
}

impl Menu {
    /// The menus, from left to right.
    pub const ALL: [Self; 5] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Insert,
        Self::Arrange,
    ];

    /// What the menu is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Insert => "Insert",
            Self::Arrange => "Arrange",
        }
    }

    /// Its commands; none: a line between groups.
    #[must_use]
    pub fn entries(self) -> &'static [Option<Command>] {
        use Command as C;
        match self {
            Self::File => &[
                Some(C::New),
                Some(C::Open),
                None,
                Some(C::Save),
                Some(C::SaveAs),
                Some(C::Export),
                None,
                Some(C::CloseProject),
                Some(C::Quit),
            ],
            Self::Edit => &[
                Some(C::Undo),
                Some(C::Redo),
                None,
                Some(C::Rename),
                Some(C::Delete),
                None,
                Some(C::SelectAll),
                Some(C::Deselect),
            ],
            Self::View => &[
                Some(C::ZoomIn),
                Some(C::ZoomOut),
                Some(C::ZoomReset),
                Some(C::ZoomFit),
                Some(C::ZoomSelection),
                None,
                Some(C::ToggleOutline),
                Some(C::ToggleInspector),
                Some(C::FullScreen),
                None,
                Some(C::ThemeSystem),
                Some(C::ThemeLight),
                Some(C::ThemeDark),
            ],
            Self::Insert => &[
                Some(C::AddTouchpoint),
                Some(C::NewConnected(Side::Right)),
                None,
                Some(C::AddStage),
                Some(C::AddChannel),
                None,
                Some(C::AddBackstage),
                Some(C::AddSystem),
                None,
                Some(C::ToolConnect),
            ],
            Self::Arrange => &[
                Some(C::Nudge(Side::Left)),
                Some(C::Nudge(Side::Right)),
                Some(C::Nudge(Side::Top)),
                Some(C::Nudge(Side::Bottom)),
                None,
                Some(C::MomentOfTruth),
            ],
        }
    }
}

impl Command {
    /// Every command, those with longer chords before those that they contain.
    #[must_use]
    pub fn all() -> Vec<Self> {
        const SIDES: [Side; 4] = [Side::Left, Side::Right, Side::Top, Side::Bottom];
        let mut all: Vec<Self> = SIDES
            .iter()
            .flat_map(|&s| [Self::NewConnected(s), Self::Neighbour(s)])
            .collect();
        all.extend([
            Self::Redo,
            Self::SaveAs,
            Self::Previous,
            Self::ZoomFit,
            Self::ZoomSelection,
        ]);
        all.extend((-3..=3).map(|step| Self::Emotion(Some(step))));
        all.extend([
            Self::Emotion(None),
            Self::New,
            Self::Open,
            Self::Save,
            Self::Export,
            Self::CloseProject,
            Self::Quit,
            Self::Undo,
            Self::SelectAll,
            Self::Deselect,
            Self::Delete,
            Self::Rename,
            Self::ToolSelect,
            Self::ToolPan,
            Self::ToolTouchpoint,
            Self::ToolConnect,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::ZoomReset,
            Self::Next,
            Self::MomentOfTruth,
            Self::AddTouchpoint,
            Self::AddStage,
            Self::AddChannel,
            Self::AddBackstage,
            Self::AddSystem,
            Self::ToggleOutline,
            Self::ToggleInspector,
            Self::NextPane,
            Self::ThemeSystem,
            Self::ThemeLight,
            Self::ThemeDark,
            Self::FullScreen,
        ]);
        all.extend(SIDES.map(Self::Nudge));
        all
    }

    /// What it is called in menus.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "New journey",
            Self::Open => "Open…",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::Export => "Take a picture…",
            Self::CloseProject => "Close the project",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::SelectAll => "Select all",
            Self::Deselect => "Select nothing",
            Self::Delete => "Delete",
            Self::Rename => "Rename",
            Self::ToolSelect => "Select and move",
            Self::ToolPan => "Move the map",
            Self::ToolTouchpoint => "Add touchpoints",
            Self::ToolConnect => "Connect",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Zoom to 100 %",
            Self::ZoomFit => "Fit the map",
            Self::ZoomSelection => "Fit the selection",
            Self::Next => "Next step",
            Self::Previous => "Previous step",
            Self::Neighbour(Side::Left) => "Step to the left",
            Self::Neighbour(Side::Right) => "Step to the right",
            Self::Neighbour(Side::Top) => "Step above",
            Self::Neighbour(Side::Bottom) => "Step below",
            Self::Nudge(Side::Left) => "Move earlier",
            Self::Nudge(Side::Right) => "Move later",
            Self::Nudge(Side::Top) => "Move a channel up",
            Self::Nudge(Side::Bottom) => "Move a channel down",
            Self::NewConnected(Side::Left) => "New touchpoint before",
            Self::NewConnected(Side::Right) => "New touchpoint after",
            Self::NewConnected(Side::Top) => "New touchpoint in the channel above",
            Self::NewConnected(Side::Bottom) => "New touchpoint in the channel below",
            Self::Emotion(Some(_)) => "Set the emotion",
            Self::Emotion(None) => "Clear the emotion",
            Self::MomentOfTruth => "Moment of truth",
            Self::AddTouchpoint => "Touchpoint at the end",
            Self::AddStage => "Stage",
            Self::AddChannel => "Channel",
            Self::AddBackstage => "People's work behind it",
            Self::AddSystem => "System behind it",
            Self::ToggleOutline => "Outline",
            Self::ToggleInspector => "Inspector",
            Self::NextPane => "Next pane",
            Self::ThemeSystem => "Colours of the system",
            Self::ThemeLight => "Light colours",
            Self::ThemeDark => "Dark colours",
            Self::FullScreen => "Full screen",
        }
    }

    /// Its keys, the one that menus show first.
    #[must_use]
    pub fn shortcuts(self) -> Vec<Shortcut> {
        match self {
            Self::New => vec![ctrl("N")],
            Self::Open => vec![ctrl("O")],
            Self::Save => vec![ctrl("S")],
            Self::SaveAs => vec![ctrl_shift("S")],
            Self::Export => vec![ctrl("E")],
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
            Self::ZoomIn => vec![ctrl("Plus"), ctrl("Equals")],
            Self::ZoomOut => vec![ctrl("Minus")],
            Self::ZoomReset => vec![ctrl("0"), shift("0")],
            Self::ZoomFit => vec![shift("1")],
            Self::ZoomSelection => vec![shift("2")],
            Self::Next => vec![plain("Tab")],
            Self::Previous => vec![shift("Tab")],
            Self::Neighbour(side) => vec![ctrl(arrow(side))],
            Self::Nudge(side) => vec![plain(arrow(side))],
            Self::NewConnected(side) => vec![Shortcut {
                shift: true,
                ..alt(arrow(side))
            }],
            Self::Emotion(step) => vec![plain(emotion_key(step))],
            Self::MomentOfTruth => vec![plain("M")],
            Self::ToggleOutline => vec![ctrl("B")],
            Self::NextPane => vec![plain("F6")],
            Self::FullScreen => vec![plain("F11")],
            Self::AddTouchpoint
            | Self::AddStage
            | Self::AddChannel
            | Self::AddBackstage
            | Self::AddSystem
            | Self::ToggleInspector
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark => Vec::new(),
        }
    }

    /// Where its keys work.
    #[must_use]
    pub fn scope(self) -> Scope {
        match self {
            Self::New
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::CloseProject
            | Self::Quit
            | Self::Undo
            | Self::Redo
            | Self::ToggleOutline
            | Self::ToggleInspector
            | Self::NextPane
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::FullScreen => Scope::Global,
            Self::SelectAll
            | Self::Deselect
            | Self::Delete
            | Self::Rename
            | Self::ToolSelect
            | Self::ToolPan
            | Self::ToolTouchpoint
            | Self::ToolConnect
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::ZoomFit
            | Self::ZoomSelection
            | Self::Next
            | Self::Previous
            | Self::Neighbour(_)
            | Self::Nudge(_)
            | Self::NewConnected(_)
            | Self::Emotion(_)
            | Self::MomentOfTruth
            | Self::AddTouchpoint
            | Self::AddStage
            | Self::AddChannel
            | Self::AddBackstage
            | Self::AddSystem => Scope::Canvas,
        }
    }
}

impl Shortcut {
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
