//! Owns the state that panels read beside the project: what is selected and how it is looked at (session), the
//! file, and what the user prefers. `app` holds and changes it.

mod compared;
mod export;
mod recovery;
mod versions;
mod voices;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

pub use crate::action::{LowTab, ThemeChoice, WheelChoice};
pub use compared::Compared;
pub use export::{ExportForm, ExportMemory};
pub use recovery::RecoveredCopy;
pub use versions::{Outside, Version};
pub use voices::VoicesPage;

use super::import::Incoming;
use crate::action::{
    Camera, NameTarget, PrioritiesPage, ProjectSection, RatingKey, Section, Stage,
};
use crate::command::Command;
use crate::insight::{Figure, Lens, Moment};
use crate::model::{ImprovementId, JourneyId, LinkId, SegmentId, StepId};
use crate::scene::Scene;
use crate::words::shell as words;

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
    /// The steps of the journey as rows whose cells can be edited.
    Table,
    /// What customers said, and what it says together.
    Voices,
    /// What to fix first, and what the improvements would do.
    Priorities,
    /// What belongs to the whole project: its journeys, segments, channels, owners and settings.
    Project,
    /// Another version of the project over this one; it has no tab, as there is not always one.
    Compare,
}

impl MainView {
    /// The views, from left to right.
    pub const ALL: [Self; 5] = [
        Self::Map,
        Self::Table,
        Self::Voices,
        Self::Priorities,
        Self::Project,
    ];

    /// The command that shows it.
    #[must_use]
    pub fn command(self) -> Command {
        match self {
            Self::Map => Command::ViewMap,
            Self::Table => Command::ViewTable,
            Self::Voices => Command::ViewVoices,
            Self::Priorities => Command::ViewPriorities,
            Self::Project => Command::ViewProject,
            Self::Compare => Command::Compare,
        }
    }

    /// What stands on its tab.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Map => words::VIEW_MAP,
            Self::Table => words::VIEW_TABLE,
            Self::Voices => words::VIEW_VOICES,
            Self::Priorities => words::VIEW_PRIORITIES,
            Self::Project => words::VIEW_PROJECT,
            Self::Compare => words::VIEW_COMPARE,
        }
    }

    /// Whether the outline stands beside it.
    #[must_use]
    pub fn has_outline(self) -> bool {
        match self {
            Self::Map | Self::Project => true,
            Self::Table | Self::Voices | Self::Priorities | Self::Compare => false,
        }
    }

    /// Whether the inspector stands beside it.
    #[must_use]
    pub fn has_inspector(self) -> bool {
        match self {
            Self::Map | Self::Table => true,
            Self::Voices | Self::Priorities | Self::Project | Self::Compare => false,
        }
    }

    /// Whether the steps of the journey can be seen there. Where they can't, selecting one shows the map.
    #[must_use]
    pub fn shows_steps(self) -> bool {
        match self {
            Self::Map | Self::Table | Self::Priorities => true,
            Self::Voices | Self::Project | Self::Compare => false,
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
    /// Selects, and takes down what customers said of what is selected.
    Verbatim,
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
    /// The project could not be saved: the sentence that says why.
    SaveFailed {
        /// What could not be done.
        heading: String,
        /// Why, and what to do.
        sentence: String,
    },
    /// The window closes once the project is saved.
    Saving,
    /// Somebody else has changed the file, and there is unsaved work.
    ChangedOutside {
        /// What is different there, in a few words.
        changes: String,
    },
    /// A conflict copy lies beside the file.
    CopyBeside {
        /// Its name.
        name: String,
    },
    /// There is work that was not saved when the program ended.
    Recovered {
        /// What was not saved.
        heading: String,
        /// Since when, how it differs and what became of the file.
        sentence: String,
        /// The file is there and can be opened instead.
        has_file: bool,
    },
    /// Somebody else has the project open.
    InUse {
        /// What the file is called.
        name: String,
        /// Who, since when, and why that matters.
        sentence: String,
    },
    /// Saving would lose fields that this version does not know.
    Lossy {
        /// The sentence that names them.
        sentence: String,
    },
}

/// What lies over the window without keeping anybody from working in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The command palette.
    Palette,
    /// Every shortcut.
    Shortcuts,
    /// What the user prefers.
    Preferences,
    /// Earlier versions of the project.
    Versions,
    /// The slides of the show.
    Show,
}

/// What is shown around the map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Around {
    /// Header, status bar and the panels that there is room for.
    #[default]
    Panels,
    /// These and, in a window too narrow for it, the outline over the map.
    OutlineOver,
    /// Nothing: focus mode.
    Nothing,
}

/// What is looked for on the map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    /// The text as typed so far.
    pub text: String,
    /// The steps in which it was found.
    pub matches: Arc<Matches>,
    /// Which of them is shown, from 0.
    pub current: Option<usize>,
    /// The field takes the keyboard in the next frame.
    pub focus: bool,
}

/// The steps in which a text was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    in_order: Vec<StepId>,
    places: BTreeMap<StepId, usize>,
}

impl Matches {
    /// The steps, in reading order.
    #[must_use]
    pub fn new(in_order: Vec<StepId>) -> Self {
        let places = in_order.iter().cloned().zip(0..).collect();
        Self { in_order, places }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.in_order.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.in_order.is_empty()
    }

    /// The one at that place in reading order, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&StepId> {
        self.in_order.get(place)
    }

    /// At which place the step is, if it is one of them.
    #[must_use]
    pub fn place(&self, step: &StepId) -> Option<usize> {
        self.places.get(step).copied()
    }
}

/// A part of the window that F6 goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The menus and what stands beside them.
    Header,
    /// The outline.
    Outline,
    /// The map.
    Map,
    /// The inspector.
    Inspector,
    /// The status bar.
    Status,
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
    /// What is open and chosen on the page of voices.
    pub voices: VoicesPage,
    /// What stands beside the improvements.
    pub priorities: PrioritiesPage,
    /// The improvement that is open on the page of priorities.
    pub improvement: Option<ImprovementId>,
    /// From where the map is looked at.
    pub camera: Camera,
    /// The dialog that orders an export.
    pub export: Option<ExportForm>,
    /// A question that has to be answered first.
    pub question: Option<Question>,
    /// Another version of the project, shown over this one.
    pub comparison: Option<Arc<Compared>>,
    /// What a file holds, shown before it is added.
    pub import: Option<Arc<Incoming>>,
    /// A sentence at the foot of the map, such as a repair that was made on opening.
    pub message: Option<String>,
    /// Width and height of the centre of the window, where the map is.
    pub centre: (f32, f32),
    /// The canvas takes the keyboard in the next frame.
    pub focus_canvas: bool,
    /// The cards that are on their way to new places.
    pub gliding: Option<Gliding>,
    /// The step that is brought into view in the next frame.
    pub reveal: Option<StepId>,
    /// The pane that takes the keyboard in the next frame.
    pub pane: Option<Pane>,
    /// What lies over the window.
    pub sheet: Option<Sheet>,
    /// The earlier versions of the project, the latest first; none: they are being looked for.
    pub versions: Option<Vec<Version>>,
    /// The figure that is explained.
    pub why: Option<Figure>,
    /// What is looked for on the map.
    pub find: Option<Find>,
    /// What is shown around the map.
    pub around: Around,
    /// What is shown in a window too low for map and band.
    pub low_tab: LowTab,
    /// The links where channel or owner change are marked.
    pub shows_hand_overs: bool,
    /// The sections of the inspector that are open.
    pub open_sections: BTreeSet<Section>,
    /// How the map is looked at, and with it everything that shows its figures.
    pub lens: Lens,
    /// The figures are being computed; until then the last ones are shown.
    pub is_computing: bool,
    /// The boardroom, while a show is on.
    pub stage: Option<Stage>,
}

impl Session {
    /// Whether a question or a dialog waits for an answer: until then the keys are its own.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.question.is_some() || self.export.is_some()
    }
}

impl Session {
    /// The segment that ratings are given for: the one that the journey is seen for. None: everyone.
    #[must_use]
    pub fn rated_for(&self) -> Option<&SegmentId> {
        self.lens.segment()
    }
}

/// The cards that are on their way to new places.
#[derive(Debug, Clone, PartialEq)]
pub struct Gliding {
    /// How far from its place each of them began, in world units.
    pub away: Arc<BTreeMap<StepId, (f32, f32)>>,
    /// How much of the time is left: from 1 to 0.
    pub left: f64,
}

impl Gliding {
    /// How far from its place the step's card is now, in world units; none where it is there.
    #[must_use]
    pub fn offset(&self, step: &StepId) -> Option<(f32, f32)> {
        let (x, y) = *self.away.get(step)?;
        #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
        let share = (self.left * self.left) as f32;
        Some((x * share, y * share))
    }
}

/// The file that a project lives in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is so or not so whatever the others are"
)]
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
    /// What somebody else has done to it, so that it can't be shown.
    pub outside: Option<Outside>,
    /// It can be looked at, not changed: it was written by a newer version, or somebody else has it open.
    pub read_only: bool,
    /// Somebody else has it open.
    pub in_use: bool,
    /// When the changes that are not saved were written into the recovery copy, as "14:36".
    pub kept_at: Option<String>,
    /// Why no recovery copy can be written.
    pub unkept: Option<String>,
}

impl FileState {
    /// Why nothing can be changed, where nothing can.
    #[must_use]
    pub const fn why_fixed(&self) -> &'static str {
        if self.in_use {
            crate::words::recovery::LOOKED_AT
        } else {
            crate::words::READ_ONLY
        }
    }
}

/// What the user prefers, kept between sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Which colours.
    pub theme: ThemeChoice,
    /// How large the interface is, in per cent: 80 … 250.
    pub interface_size: u16,
    /// What the wheel does on the map.
    pub wheel: WheelChoice,
    /// Nothing glides.
    pub reduce_motion: bool,
    /// Single letters and digits are shortcuts while the map has the keyboard.
    pub single_keys: bool,
    /// The panel at the left.
    pub outline: PanelState,
    /// The panel at the right.
    pub inspector: PanelState,
    /// How maps are looked at, whatever the project: its segments and its moment are the usual ones.
    pub lens: Lens,
    /// What is remembered of exports.
    pub exports: ExportMemory,
    /// The projects opened last, the latest first.
    pub recent: Vec<Recent>,
}

/// How a panel beside the map stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelState {
    /// Its width in points.
    pub width: u16,
    /// The user has put it away.
    pub is_hidden: bool,
}

impl PanelState {
    /// A panel that is there, that wide.
    #[must_use]
    pub const fn shown(width: u16) -> Self {
        let is_hidden = false;
        Self { width, is_hidden }
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            interface_size: 100,
            wheel: WheelChoice::Pans,
            reduce_motion: false,
            single_keys: true,
            outline: PanelState::shown(232),
            inspector: PanelState::shown(304),
            lens: Lens::default(),
            exports: ExportMemory::default(),
            recent: Vec::new(),
        }
    }
}

/// A project that was opened before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// When it was opened last, as `2026-11-22 14:32`.
    pub opened: String,
    /// For whom it was looked at last; none: for everyone.
    pub segments: BTreeSet<SegmentId>,
    /// As it is or as it shall be: how it was looked at last.
    pub moment: Moment,
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
