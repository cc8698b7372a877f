//! Owns the menus: which commands stand in which, in groups.

use super::Command;
use crate::layout::Side;

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
    /// What can be done, and how.
    Help,
}

impl Menu {
    /// The menus, from left to right.
    pub const ALL: [Self; 6] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Insert,
        Self::Arrange,
        Self::Help,
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
            Self::Help => "Help",
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
                Some(C::EarlierVersions),
                Some(C::Export),
                None,
                Some(C::ViewProject),
                Some(C::Compare),
                Some(C::CloseProject),
                Some(C::Quit),
            ],
            Self::Edit => &[
                Some(C::Undo),
                Some(C::Redo),
                None,
                Some(C::Cut),
                Some(C::Copy),
                Some(C::Paste),
                Some(C::PastePlain),
                Some(C::Duplicate),
                None,
                Some(C::Rename),
                Some(C::Delete),
                None,
                Some(C::SelectAll),
                Some(C::Deselect),
                None,
                Some(C::Find),
                Some(C::FindNext),
                Some(C::FindPrevious),
                None,
                Some(C::Preferences),
            ],
            Self::View => &[
                Some(C::ViewMap),
                Some(C::ViewTable),
                Some(C::ViewVoices),
                Some(C::ViewPriorities),
                Some(C::ViewConsistency),
                Some(C::ViewProject),
                None,
                Some(C::ZoomIn),
                Some(C::ZoomOut),
                Some(C::ZoomReset),
                Some(C::ZoomFit),
                Some(C::ZoomSelection),
                None,
                Some(C::Why),
                Some(C::ToggleHandOvers),
                Some(C::ToggleOutline),
                Some(C::ToggleInspector),
                Some(C::FocusMode),
                Some(C::FullScreen),
                None,
                Some(C::ThemeSystem),
                Some(C::ThemeLight),
                Some(C::ThemeDark),
                Some(C::ThemeHighContrast),
            ],
            Self::Insert => &[
                Some(C::AddTouchpoint),
                Some(C::NewConnected(Side::Right)),
                Some(C::InsertBefore),
                Some(C::InsertAfter),
                Some(C::InsertOnLink),
                None,
                Some(C::AddStage),
                Some(C::AddChannel),
                None,
                Some(C::AddBackstage),
                Some(C::AddSystem),
                None,
                Some(C::ToolConnect),
                Some(C::ToolVerbatim),
            ],
            Self::Arrange => &[
                Some(C::Nudge(Side::Left)),
                Some(C::Nudge(Side::Right)),
                Some(C::Nudge(Side::Top)),
                Some(C::Nudge(Side::Bottom)),
                Some(C::Park),
                None,
                Some(C::Tidy),
                None,
                Some(C::MomentOfTruth),
                Some(C::IntoBasic),
            ],
            Self::Help => &[Some(C::Palette), Some(C::Shortcuts)],
        }
    }
}

impl Command {
    /// The menu that it stands in, if it stands in one.
    #[must_use]
    pub fn menu(self) -> Option<Menu> {
        Menu::ALL
            .into_iter()
            .find(|menu| menu.entries().contains(&Some(self)))
    }
}
