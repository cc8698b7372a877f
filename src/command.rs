//! Owns the one list of commands: what there is and what it is called; its keys, its menu, and when it makes sense stand
//! beside it. Menus, tooltips, keyboard, palette and shortcut sheet derive from it; what a command does is `app`'s.

#[cfg(test)]
mod agreed;
mod keys;
mod menu;
mod see;
mod when;

pub use keys::{Scope, Shortcut};
pub use menu::Menu;
pub use see::Sight;
pub use when::{Access, Selected, Situation};

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
    /// What was kept of the project when it was saved.
    EarlierVersions,
    /// Shows another version of the project over this one.
    Compare,
    /// Writes pictures, pages, slides, tables or text.
    Export,
    /// Takes a table or a diagram into the project.
    Import,
    /// Exports the same once more.
    ExportAgain,
    /// Makes a PDF and opens it, to be printed.
    Print,
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
    /// Takes down what customers said.
    ToolVerbatim,
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
    /// Selects the next link of the selected step, or the link after the selected one.
    NextLink,
    /// Selects the previous link.
    PreviousLink,
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
    /// What delights at what is selected is expected there from now on.
    IntoBasic,
    /// Copies what is selected and deletes it.
    Cut,
    /// Copies what is selected.
    Copy,
    /// Copies a picture of what is selected, or of the whole map.
    CopyPicture,
    /// Adds what was copied: steps, a list, cells.
    Paste,
    /// Adds what was copied as a list of names.
    PastePlain,
    /// Adds what is selected once more.
    Duplicate,
    /// Makes a step before the selected one, on the way to it.
    InsertBefore,
    /// Makes a step after the selected one, on the way on from it.
    InsertAfter,
    /// Makes a step on the selected link.
    InsertOnLink,
    /// Takes what is selected out of all stages: not placed yet.
    Park,
    /// Orders the steps within their stages so that few links cross.
    Tidy,
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
    /// Shows the map.
    ViewMap,
    /// Shows the steps as rows.
    ViewTable,
    /// What customers said.
    ViewVoices,
    /// Shows what to fix first.
    ViewPriorities,
    /// Shows how even the experience is.
    ViewConsistency,
    /// Shows what belongs to the whole project.
    ViewProject,
    /// Says where a figure comes from.
    Why,
    /// Marks the links where channel or owner change, or marks them no longer.
    ToggleHandOvers,
    /// Looks at the map in another way.
    See(Sight),
    /// Shows or hides the outline.
    ToggleOutline,
    /// Shows or hides the inspector.
    ToggleInspector,
    /// The panes take the keyboard in turn.
    NextPane,
    /// The menus take the keyboard.
    Menus,
    /// Nothing but the map, and back.
    FocusMode,
    /// Colours as the system says.
    ThemeSystem,
    /// Light colours.
    ThemeLight,
    /// Dark colours.
    ThemeDark,
    /// Black, white and yellow.
    ThemeHighContrast,
    /// What the user prefers.
    Preferences,
    /// Every shortcut.
    Shortcuts,
    /// Everything that can be done or gone to, by name.
    Palette,
    /// Looks for a text on the map.
    Find,
    /// The next place where it was found.
    FindNext,
    /// The one before.
    FindPrevious,
    /// The whole screen.
    FullScreen,
    /// The show, from its first slide.
    Present,
    /// The show, from the slide about what is selected.
    PresentHere,
    /// The slides of the show: order, headlines, notes.
    EditShow,
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
            Self::EarlierVersions,
            Self::Previous,
            Self::PreviousLink,
            Self::AddBackstage,
            Self::AddSystem,
            Self::ZoomFit,
            Self::ZoomSelection,
            Self::PresentHere,
        ]);
        all.extend((-3..=3).map(|step| Self::Emotion(Some(step))));
        all.extend([
            Self::Emotion(None),
            Self::New,
            Self::Open,
            Self::Save,
            Self::Export,
            Self::Compare,
            Self::Import,
            Self::ExportAgain,
            Self::Print,
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
            Self::ToolVerbatim,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::ZoomReset,
            Self::Next,
            Self::NextLink,
            Self::MomentOfTruth,
            Self::IntoBasic,
            Self::PastePlain,
            Self::Cut,
            Self::Copy,
            Self::CopyPicture,
            Self::Paste,
            Self::Duplicate,
            Self::InsertBefore,
            Self::InsertAfter,
            Self::InsertOnLink,
            Self::Park,
            Self::Tidy,
            Self::AddTouchpoint,
            Self::AddStage,
            Self::AddChannel,
            Self::ViewMap,
            Self::ViewTable,
            Self::ViewVoices,
            Self::ViewPriorities,
            Self::ViewConsistency,
            Self::ViewProject,
            Self::Why,
            Self::ToggleHandOvers,
            Self::ToggleOutline,
            Self::ToggleInspector,
            Self::NextPane,
            Self::Menus,
            Self::FocusMode,
            Self::ThemeSystem,
            Self::ThemeLight,
            Self::ThemeDark,
            Self::ThemeHighContrast,
            Self::Preferences,
            Self::Shortcuts,
            Self::Palette,
            Self::Find,
            Self::FindNext,
            Self::FindPrevious,
            Self::FullScreen,
            Self::Present,
            Self::EditShow,
        ]);
        all.extend(SIDES.map(Self::Nudge));
        all.extend(Sight::ALL.map(Self::See));
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
            Self::EarlierVersions => "Earlier versions…",
            Self::Compare => "Compare with…",
            Self::Import => "Import…",
            Self::CopyPicture => "Copy as a picture",
            Self::Export => "Export…",
            Self::ExportAgain => "Export again",
            Self::Print => "Make a PDF to print…",
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
            Self::ToolVerbatim => "Take down a voice",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Zoom to 100 %",
            Self::ZoomFit => "Fit the map",
            Self::ZoomSelection => "Fit the selection",
            Self::Next => "Next step",
            Self::Previous => "Previous step",
            Self::NextLink => "Next link",
            Self::PreviousLink => "Previous link",
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
            Self::Emotion(Some(step)) => emotion(step),
            Self::Emotion(None) => "Clear the emotion",
            Self::MomentOfTruth => "Moment of truth",
            Self::IntoBasic => "Turn the delighter into a basic",
            Self::Cut => "Cut",
            Self::Copy => "Copy",
            Self::Paste => "Paste",
            Self::PastePlain => "Paste as plain text",
            Self::Duplicate => "Duplicate",
            Self::InsertBefore => "Insert before",
            Self::InsertAfter => "Insert after",
            Self::InsertOnLink => "Insert on the link",
            Self::Park => "Park",
            Self::Tidy => "Tidy the order",
            Self::AddTouchpoint => "Touchpoint at the end",
            Self::AddStage => "Stage",
            Self::AddChannel => "Channel",
            Self::AddBackstage => "People’s work behind it",
            Self::AddSystem => "System behind it",
            Self::ViewMap => "Map",
            Self::ViewTable => "Table",
            Self::ViewVoices => "Voices",
            Self::ViewPriorities => "Priorities",
            Self::ViewConsistency => "Consistency",
            Self::ViewProject => "Project…",
            Self::Why => "Why this number?",
            Self::ToggleHandOvers => "Hand-overs",
            Self::See(sight) => sight.label(),
            Self::ToggleOutline => "Outline",
            Self::ToggleInspector => "Inspector",
            Self::NextPane => "Next pane",
            Self::Menus => "Go to the menus",
            Self::FocusMode => "Nothing but the map",
            Self::ThemeSystem => "Colours of the system",
            Self::ThemeLight => "Light colours",
            Self::ThemeDark => "Dark colours",
            Self::ThemeHighContrast => "High contrast",
            Self::Preferences => "Preferences…",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::Palette => "Search or run…",
            Self::Find => "Find…",
            Self::FindNext => "Find next",
            Self::FindPrevious => "Find previous",
            Self::FullScreen => "Full screen",
            Self::Present => "Present",
            Self::PresentHere => "Present from here",
            Self::EditShow => "Edit the show…",
        }
    }
}

fn emotion(step: i8) -> &'static str {
    match step {
        ..=-3 => "Emotion \u{2212}3, furious",
        -2 => "Emotion \u{2212}2, frustrated",
        -1 => "Emotion \u{2212}1, uneasy",
        0 => "Emotion 0, neutral",
        1 => "Emotion +1, fine",
        2 => "Emotion +2, pleased",
        3.. => "Emotion +3, delighted",
    }
}
