//! Owns the menus: which commands stand in which, in groups.

use super::{Command, Sight};
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
    /// The show.
    Present,
    /// What can be done, and how.
    Help,
    /// In which way the map is looked at: inside View.
    Looks,
    /// The colours: inside View.
    Colours,
}

impl Menu {
    /// The menus, from left to right, and after them those that stand inside another.
    pub const ALL: [Self; 9] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Insert,
        Self::Arrange,
        Self::Present,
        Self::Help,
        Self::Looks,
        Self::Colours,
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
            Self::Present => "Present",
            Self::Help => "Help",
            Self::Looks => "Ways of looking",
            Self::Colours => "Colours",
        }
    }

    /// The menus that stand at the end of this one.
    #[must_use]
    pub fn inner(self) -> &'static [Self] {
        match self {
            Self::View => &[Self::Looks, Self::Colours],
            Self::File
            | Self::Edit
            | Self::Insert
            | Self::Arrange
            | Self::Present
            | Self::Help
            | Self::Looks
            | Self::Colours => &[],
        }
    }

    /// Whether it stands in the header itself.
    #[must_use]
    pub fn is_outer(self) -> bool {
        Self::ALL.iter().all(|menu| !menu.inner().contains(&self))
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
                Some(C::Import),
                Some(C::Export),
                Some(C::ExportAgain),
                Some(C::Print),
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
                Some(C::CopyPicture),
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
            Self::View => VIEW,
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
            Self::Present => &[
                Some(C::Present),
                Some(C::PresentHere),
                None,
                Some(C::EditShow),
            ],
            Self::Help => &[Some(C::Palette), Some(C::Shortcuts)],
            Self::Looks => LOOKS,
            Self::Colours => &[
                Some(C::ThemeSystem),
                Some(C::ThemeLight),
                Some(C::ThemeDark),
                Some(C::ThemeHighContrast),
            ],
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

/// What is shown.
const VIEW: &[Option<Command>] = &[
    Some(Command::ViewMap),
    Some(Command::ViewTable),
    Some(Command::ViewVoices),
    Some(Command::ViewPriorities),
    Some(Command::ViewConsistency),
    Some(Command::ViewProject),
    None,
    Some(Command::ZoomIn),
    Some(Command::ZoomOut),
    Some(Command::ZoomReset),
    Some(Command::ZoomFit),
    Some(Command::ZoomSelection),
    None,
    Some(Command::Why),
    Some(Command::ToggleHandOvers),
    None,
    Some(Command::ToggleOutline),
    Some(Command::ToggleInspector),
    Some(Command::FocusMode),
    Some(Command::FullScreen),
];

/// How the map is looked at.
const LOOKS: &[Option<Command>] = &[
    Some(Command::See(Sight::Everyone)),
    Some(Command::See(Sight::NextSegment)),
    None,
    Some(Command::See(Sight::CustomersSide)),
    Some(Command::See(Sight::CompanysSide)),
    None,
    Some(Command::See(Sight::AsIs)),
    Some(Command::See(Sight::ToBe)),
    Some(Command::See(Sight::Both)),
    None,
    Some(Command::See(Sight::Shares)),
    Some(Command::See(Sight::Waits)),
    Some(Command::See(Sight::Felt)),
    Some(Command::See(Sight::Goodwill)),
];
