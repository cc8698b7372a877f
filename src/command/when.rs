//! Owns when a command makes sense: what each needs, and the sentence that says what is missing.

use super::{Command, Scope};
use crate::words::commands as words;

/// What commands find at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Situation {
    /// What may be done with the project.
    pub access: Access,
    /// What is selected.
    pub selected: Selected,
    /// Whether it is the map that is shown.
    pub shows_map: bool,
    /// How many steps the journey has.
    pub steps: usize,
    /// There is something to undo.
    pub can_undo: bool,
    /// There is something to redo.
    pub can_redo: bool,
    /// There is something to save.
    pub is_unsaved: bool,
}

/// What may be done with the project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Access {
    /// There is none on the screen.
    #[default]
    None,
    /// It can be looked at.
    Look,
    /// It can be changed.
    Change,
}

/// What is selected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Selected {
    /// Nothing.
    #[default]
    Nothing,
    /// A link.
    Link,
    /// One step.
    Step,
    /// Several steps.
    Steps,
}

/// Something that a command can't do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Project,
    Change,
    Selection,
    Steps,
    One,
    Link,
    Named,
    Any,
    Two,
    Undo,
    Redo,
    Unsaved,
    Map,
}

impl Need {
    /// What to do, where it is not met.
    fn obstacle(self, at: &Situation) -> Option<&'static str> {
        let (is_met, sentence) = match self {
            Self::Project => (at.access != Access::None, words::NEEDS_PROJECT),
            Self::Change => (at.access == Access::Change, words::NEEDS_CHANGE),
            Self::Selection => (at.selected != Selected::Nothing, words::NEEDS_SELECTION),
            Self::Steps => (
                matches!(at.selected, Selected::Step | Selected::Steps),
                words::NEEDS_STEPS,
            ),
            Self::One => (at.selected == Selected::Step, words::NEEDS_ONE),
            Self::Link => (at.selected == Selected::Link, words::NEEDS_LINK),
            Self::Named => (
                matches!(at.selected, Selected::Step | Selected::Link),
                words::NEEDS_ONE,
            ),
            Self::Any => (at.steps > 0, words::NEEDS_ANY),
            Self::Two => (at.steps > 1, words::NEEDS_TWO),
            Self::Undo => (at.can_undo, words::NEEDS_UNDO),
            Self::Redo => (at.can_redo, words::NEEDS_REDO),
            Self::Unsaved => (at.is_unsaved, words::NEEDS_UNSAVED),
            Self::Map => (at.shows_map, words::NEEDS_MAP),
        };
        (!is_met).then_some(sentence)
    }
}

impl Command {
    /// Why the command makes no sense at the moment, as what to do first; none: it can be used.
    #[must_use]
    pub fn obstacle(self, situation: &Situation) -> Option<&'static str> {
        let on_map = (self.scope() == Scope::Canvas).then_some(&Need::Map);
        self.needs()
            .iter()
            .chain(on_map)
            .find_map(|need| need.obstacle(situation))
    }

    /// What it needs, the first thing first.
    fn needs(self) -> &'static [Need] {
        use Need as N;
        match self {
            Self::New
            | Self::Open
            | Self::Quit
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeHighContrast
            | Self::Preferences
            | Self::Shortcuts
            | Self::Palette
            | Self::FullScreen => &[],
            Self::SaveAs
            | Self::EarlierVersions
            | Self::Export
            | Self::ExportAgain
            | Self::Print
            | Self::CloseProject
            | Self::ToolSelect
            | Self::ToolPan
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::ZoomFit
            | Self::Why
            | Self::ToggleHandOvers
            | Self::See(_)
            | Self::ToggleOutline
            | Self::ToggleInspector
            | Self::ViewMap
            | Self::ViewTable
            | Self::ViewVoices
            | Self::ViewPriorities
            | Self::ViewConsistency
            | Self::ViewProject
            | Self::Compare
            | Self::NextPane
            | Self::Menus
            | Self::Present
            | Self::PresentHere
            | Self::FocusMode => &[N::Project],
            Self::SelectAll
            | Self::Next
            | Self::Previous
            | Self::NextLink
            | Self::PreviousLink
            | Self::Neighbour(_)
            | Self::CopyPicture
            | Self::Find
            | Self::FindNext
            | Self::FindPrevious => &[N::Project, N::Any],
            Self::Deselect => &[N::Project, N::Selection],
            Self::ZoomSelection | Self::Copy => &[N::Project, N::Steps],
            Self::Undo => &[N::Project, N::Change, N::Undo],
            Self::Redo => &[N::Project, N::Change, N::Redo],
            Self::Save => &[N::Project, N::Change, N::Unsaved],
            Self::Delete => &[N::Project, N::Change, N::Selection],
            Self::InsertBefore | Self::InsertAfter => &[N::Project, N::Change, N::One],
            Self::InsertOnLink => &[N::Project, N::Change, N::Link],
            Self::Rename => &[N::Project, N::Change, N::Named],
            Self::Nudge(_)
            | Self::NewConnected(_)
            | Self::Emotion(_)
            | Self::MomentOfTruth
            | Self::IntoBasic
            | Self::Park
            | Self::Cut
            | Self::Duplicate
            | Self::AddBackstage
            | Self::AddSystem => &[N::Project, N::Change, N::Steps],
            Self::Paste
            | Self::PastePlain
            | Self::ToolTouchpoint
            | Self::ToolVerbatim
            | Self::AddTouchpoint
            | Self::AddStage
            | Self::AddChannel
            | Self::Import
            | Self::EditShow => &[N::Project, N::Change],
            Self::ToolConnect | Self::Tidy => &[N::Project, N::Change, N::Two],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: Situation = Situation {
        access: Access::Change,
        selected: Selected::Nothing,
        shows_map: true,
        steps: 7,
        can_undo: false,
        can_redo: false,
        is_unsaved: false,
    };

    #[test]
    fn what_is_missing_is_said_as_what_to_do() {
        let start = Situation::default();
        assert_eq!(Command::Open.obstacle(&start), None);
        assert_eq!(Command::Save.obstacle(&start), Some(words::NEEDS_PROJECT));
        assert_eq!(Command::Save.obstacle(&MAP), Some(words::NEEDS_UNSAVED));
        let chosen = Situation {
            selected: Selected::Steps,
            ..MAP
        };
        assert_eq!(Command::Delete.obstacle(&MAP), Some(words::NEEDS_SELECTION));
        assert_eq!(Command::Delete.obstacle(&chosen), None);
        assert_eq!(Command::Rename.obstacle(&chosen), Some(words::NEEDS_ONE));
    }

    #[test]
    fn what_works_on_the_map_needs_the_map() {
        let page = Situation {
            selected: Selected::Step,
            shows_map: false,
            ..MAP
        };
        assert_eq!(Command::Delete.obstacle(&page), Some(words::NEEDS_MAP));
        assert_eq!(Command::ViewMap.obstacle(&page), None);
    }

    #[test]
    fn what_is_only_looked_at_can_be_saved_elsewhere_and_not_changed() {
        let looked_at = Situation {
            access: Access::Look,
            selected: Selected::Step,
            can_undo: true,
            ..MAP
        };
        for command in [Command::Undo, Command::Delete, Command::AddStage] {
            assert_eq!(command.obstacle(&looked_at), Some(words::NEEDS_CHANGE));
        }
        assert_eq!(Command::SaveAs.obstacle(&looked_at), None);
        assert_eq!(Command::ZoomSelection.obstacle(&looked_at), None);
    }
}
