//! Owns the state that panels read beside the project: what is selected and how it is looked at (session), the
//! file, and what the user prefers. `app` holds and changes it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::pasted::PastedTable;
use crate::action::{Camera, NameTarget, ProjectSection, RatingKey, Section};
use crate::command::Command;
use crate::model::{ImprovementId, JourneyId, LinkId, SegmentId, StepId};
use crate::scene::Scene;

/// What the window shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Screen {
    /// Recent projects and templates.
    #[default]
    Start,
    /// A project's map.
    Map,
}

/// What stands in the middle of the window while a project is open. Each has a tab in the header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MainView {
    /// The journey as a graph, with the emotion band under it.
    #[default]
    Map,
    /// What to fix first, and what the improvements would do.
    Priorities,
    /// What belongs to the whole project: its journeys, segments, channels, owners and settings.
    Project,
}

impl MainView {
    /// The views, from left to right.
    pub const ALL: [Self; 3] = [Self::Map, Self::Priorities, Self::Project];

    /// The command that shows it.
    #[must_use]
    pub fn command(self) -> Command {
        match self {
            Self::Map => Command::ViewMap,
            Self::Priorities => Command::ViewPriorities,
            Self::Project => Command::ViewProject,
        }
    }

    /// What stands on its tab.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Priorities => "Priorities",
            Self::Project => "Project",
        }
    }

    /// Whether the outline stands beside it.
    #[must_use]
    pub fn has_outline(self) -> bool {
        match self {
            Self::Map | Self::Project => true,
            Self::Priorities => false,
        }
    }

    /// Whether the inspector stands beside it.
    #[must_use]
    pub fn has_inspector(self) -> bool {
        match self {
            Self::Map => true,
            Self::Priorities | Self::Project => false,
        }
    }

    /// Whether the steps of the journey can be seen there. Where they can't, selecting one shows the map.
    #[must_use]
    pub fn shows_steps(self) -> bool {
        match self {
            Self::Map | Self::Priorities => true,
            Self::Project => false,
        }
    }
}

/// What a click on the map does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Moves the map.
    Pan,
    /// Makes a touchpoint.
    Touchpoint,
    /// Joins steps: from the first that is clicked to the second.
    Connect,
}

/// What is selected: steps, or one link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The steps.
    pub steps: BTreeSet<StepId>,
    /// The link; then there are no steps.
    pub link: Option<LinkId>,
}

impl Selection {
    /// The step, where exactly one is selected.
    #[must_use]
    pub fn single(&self) -> Option<&StepId> {
        self.steps.first().filter(|_| self.steps.len() == 1)
    }
}

/// A name that is being edited in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameEdit {
    /// Whose name.
    pub target: NameTarget,
    /// The text as typed so far.
    pub text: String,
    /// It was just made: without a name it goes again.
    pub is_new: bool,
}

/// A question that has to be answered before anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// There are unsaved changes.
    Unsaved {
        /// What the project is called.
        title: String,
    },
    /// A file could not be opened, or saved: the sentence that says why.
    Failed {
        /// What could not be done, such as "This file can't be opened".
        heading: String,
        /// Why, and what to do.
        sentence: String,
    },
    /// The target of "save as" or an export is there already.
    Overwrite {
        /// Its name.
        name: String,
    },
    /// No file dialog can be shown here: a path is typed instead.
    Path {
        /// What for, such as "Open a project".
        heading: String,
        /// The path as typed so far.
        path: String,
    },
    /// Saving would lose fields that this version does not know.
    Lossy {
        /// The sentence that names them.
        sentence: String,
    },
}

/// The panels that the user has put away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The outline.
    pub outline: bool,
    /// The inspector.
    pub inspector: bool,
}

/// What the window shows of a project, never saved with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Session {
    /// Which screen is shown.
    pub screen: Screen,
    /// What stands in the middle of the window.
    pub view: MainView,
    /// The part of the project's page that is shown.
    pub section: ProjectSection,
    /// The journey that is shown.
    pub journey: Option<JourneyId>,
    /// What is selected.
    pub selection: Selection,
    /// What a click does.
    pub tool: Tool,
    /// The name that is being edited.
    pub name_edit: Option<NameEdit>,
    /// The step that a link is being drawn from by keyboard or with the connect tool.
    pub connect_from: Option<StepId>,
    /// The rating that the next digit sets.
    pub rating_key: Option<RatingKey>,
    /// The improvement that is open on the page of priorities.
    pub improvement: Option<ImprovementId>,
    /// From where the map is looked at.
    pub camera: Camera,
    /// A question that has to be answered first.
    pub question: Option<Question>,
    /// A table that was pasted, shown before it is added.
    pub pasted: Option<Arc<PastedTable>>,
    /// A sentence at the foot of the map, such as a repair that was made on opening.
    pub message: Option<String>,
    /// Width and height of the centre of the window, where the map is.
    pub centre: (f32, f32),
    /// The canvas takes the keyboard in the next frame.
    pub focus_canvas: bool,
    /// The step that is brought into view in the next frame.
    pub reveal: Option<StepId>,
    /// The pane after the one that has the keyboard takes it in the next frame.
    pub next_pane: bool,
    /// The links where channel or owner change are marked.
    pub shows_hand_overs: bool,
    /// The panels that the user has put away.
    pub hidden: Hidden,
    /// The sections of the inspector that are open.
    pub open_sections: BTreeSet<Section>,
    /// The segment that ratings are given for; none: everyone.
    pub rated_for: Option<SegmentId>,
    /// The figures are being computed; until then the last ones are shown.
    pub is_computing: bool,
}

/// The file that a project lives in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileState {
    /// Where it is; none: never saved.
    pub path: Option<PathBuf>,
    /// There are changes that are not saved.
    pub dirty: bool,
    /// When it was saved last in this session, as "14:32".
    pub saved_at: Option<String>,
    /// Why the last save failed.
    pub failed: Option<String>,
    /// It is being saved.
    pub saving: bool,
    /// It was written by a newer version: it can be looked at, not changed.
    pub read_only: bool,
}

/// Which colours the user wants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// What the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the user prefers, kept between sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Which colours.
    pub theme: ThemeChoice,
    /// The projects opened last, the latest first.
    pub recent: Vec<Recent>,
}

/// A project that was opened before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// When it was opened last, as `2026-11-22 14:32`.
    pub opened: String,
}

/// What the start screen shows of a project, drawn from the file itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// What it is called.
    pub title: String,
    /// Whose customers.
    pub organisation: String,
    /// Its first journey's score; none: not rated.
    pub score: Option<f64>,
    /// Its first journey, small.
    pub thumbnail: Scene,
}

/// What is known of a recent project.
#[derive(Debug, Clone, PartialEq)]
pub enum RecentState {
    /// It is being read.
    Reading,
    /// It was read.
    Read(Preview),
    /// There is no such file any more.
    Missing,
    /// It can't be read.
    Unreadable,
}
