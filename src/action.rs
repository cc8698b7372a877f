//! Owns what a panel can ask for, as values. Panels read and emit; one place in `app` carries it out.
//! A panel may run twice in a frame, so actions carry absolute values.

mod compare;
mod export;
mod import;
mod lens;
mod preference;
mod project;
mod stage;
mod version;
mod voice;

pub use crate::exchange::handout::Handout;
pub use compare::{BothDrawn, CompareAction, Comparison, Ticks};
pub use export::{
    Colours, Drawn, ExportAction, ExportChoice, ExportPreset, Format, Journeys, MOST_SCALE, Notes,
    Paper, PaperSize, Tile, Way,
};
pub use import::{
    Field as ImportField, ImportAction, Kind as ImportKind, Row as ImportRow, Similar,
    State as ImportState,
};
pub use lens::See;
pub use preference::{Preference, SidePanel, ThemeChoice, WheelChoice};
pub use project::{CopyAs, JourneyAction, Named, ProjectAction, ProjectSection};
pub use stage::{Asking, Blank, Deciding, From, Hand, NotesWindow, Over, Stage, StageAction, Tone};
pub use version::{VersionAction, VersionUse};
pub use voice::{NewVoice, VoiceAction};

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::command::Command;
use crate::edit::{Edit, StepField};
use crate::insight::Figure;
use crate::layout::Placement;
use crate::model::{
    ChannelId, ImageId, ImprovementId, JourneyId, LinkId, LinkKind, SegmentId, StageId, StepId,
};

/// Something that the user wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A command of the one list.
    Command(Command),
    /// Changes of the project as one undo step of that name (or as part of the gesture that is under way).
    Edit(String, Vec<Edit>),
    /// Everything until [`Action::EndGesture`] is one undo step of that name.
    BeginGesture(String),
    /// The gesture is done.
    EndGesture,
    /// Back to the start of the gesture.
    CancelGesture,
    /// Exactly these steps are selected.
    Select(Vec<StepId>),
    /// The step is selected if it was not, and the other way round.
    ToggleSelected(StepId),
    /// Exactly this link is selected.
    SelectLink(LinkId),
    /// The name of something is edited in place, beginning with the name it has.
    EditName(NameTarget),
    /// The text in the name field, as typed so far.
    TypeName(String),
    /// Ends editing a name.
    EndName(NameEnd),
    /// A touchpoint (or step of the placement's layer) is made there, and its name edited.
    AddStep(Box<NewStep>),
    /// What the clipboard holds is added: copied steps, a list, cells of a table.
    Paste(String),
    /// The same, in the place of the step whose name is being typed and empty so far.
    PasteInName(String),
    /// Something about the import that is shown.
    Import(ImportAction),
    /// A step is made on the link, and its name edited: the link then leads to it, and a new one from there on.
    InsertOn(LinkId),
    /// A touchpoint is made at the end of that stage (none: not placed yet), and its name edited.
    AddIn(Option<StageId>),
    /// A touchpoint of that name is made at the end of the journey, linked to the last one, and selected.
    AddNamed(String),
    /// Steps go to the end of that stage, or out of all stages.
    MoveInto(Vec<StepId>, Option<StageId>),
    /// Steps go to other places.
    Place(String, Vec<(StepId, Placement)>),
    /// A step goes to another place, on the way of that link: the link then leads to it, and a new one from there on.
    PlaceOn(StepId, Box<Placement>, LinkId),
    /// Joins two steps by a link.
    Connect {
        /// What the link says.
        kind: LinkKind,
        /// Where it starts.
        from: StepId,
        /// Where it ends.
        to: StepId,
    },
    /// The step that the next chosen one is joined to, or none.
    ConnectFrom(Option<StepId>),
    /// A stage is made at that place in time, and its name edited.
    AddStage(usize),
    /// A channel is made after that one, or at the end, and its name edited.
    AddChannel(Option<ChannelId>),
    /// A channel goes to that place among the channels, from 0.
    MoveChannel(ChannelId, usize),
    /// An owner of that name is made, or found, and put on these steps.
    NameOwner(Vec<StepId>, String),
    /// The map is looked at from there.
    Look(Camera),
    /// The centre of the map is that large now, in points.
    Resized(f32, f32),
    /// Another journey is shown.
    ShowJourney(JourneyId),
    /// Something is done with a journey as a whole.
    Journeys(JourneyAction),
    /// Something is done with the records beside the journeys.
    Project(ProjectAction),
    /// A file is opened.
    OpenFile(PathBuf),
    /// A file is no longer to be listed among the recent ones.
    ForgetRecent(PathBuf),
    /// The work that was recovered is asked about.
    LookAtRecovered,
    /// A template opens as an untitled copy.
    OpenTemplate(&'static str),
    /// The path that was typed because no file dialog could be shown.
    TypePath(String),
    /// Something about improvements.
    Plan(PlanAction),
    /// Something is done with an earlier version of the project.
    Version(VersionAction),
    /// Something about voices.
    Voice(VoiceAction),
    /// Something about the comparison with another version.
    Compare(CompareAction),
    /// Something about the boardroom.
    Stage(StageAction),
    /// Something about exporting.
    Export(ExportAction),
    /// The question on the screen is answered.
    Answer(Answer),
    /// The message at the foot of the screen was read.
    DismissMessage,
    /// The user prefers something otherwise.
    Prefer(Preference),
    /// The sheet that lies over the window goes away.
    CloseSheet,
    /// That place is shown and, where it can be, selected.
    GoTo(Place),
    /// That figure is explained; none: the explanation goes away.
    Why(Option<Figure>),
    /// The text that is looked for on the map, as typed so far.
    TypeFind(String),
    /// Nothing is looked for any more.
    CloseFind,
    /// In a low window the map or the band is shown.
    ShowLow(LowTab),
    /// One hygiene, delight, belief or expectation key was pressed, the digit comes next.
    RatingKey(Option<RatingKey>),
    /// The user picks a picture file for these.
    ChoosePicture(PictureFor),
    /// A picture of the project is wanted on the screen, and has to be decoded.
    ShowPicture(ImageId),
    /// A workshop mark is added to the step, by nobody yet and without ratings.
    AddMark(StepId),
    /// Exactly these sections of the inspector are open.
    OpenSections(BTreeSet<Section>),
    /// The journey is seen for that segment, and its ratings are given, from now on; none: for everyone.
    RateFor(Option<SegmentId>),
    /// The map is looked at in another way.
    See(See),
    /// Sets a rating of everything that is selected; the text says which and what in the undo step's name.
    Rate(String, StepField),
}

/// Whose picture it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureFor {
    /// These steps of that journey.
    Steps(JourneyId, Vec<StepId>),
    /// The customer of that journey.
    Persona(JourneyId),
}

/// A section of the inspector that can be opened and closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Convenience, relevance, usability, what makes it good or bad.
    Experience,
    /// How long the customer waits.
    Time,
    /// Who takes part.
    People,
    /// What is at stake, and who gets what from it.
    Stake,
    /// The segments that have ratings of their own.
    Segments,
    /// What each table of a workshop gave.
    Marks,
    /// The picture.
    Picture,
}

/// Something about improvements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanAction {
    /// Makes one that touches these steps, and opens it.
    Add(Vec<StepId>),
    /// Opens one on the page of priorities, or none.
    Open(Option<ImprovementId>),
    /// Gives one an owner of that name, made or found.
    Own(ImprovementId, String),
    /// Shows that page beside the improvements.
    Show(PrioritiesPage),
}

/// What stands beside the improvements.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PrioritiesPage {
    /// What to fix first.
    #[default]
    FixFirst,
    /// How even the experience is.
    Consistency,
}

/// A place in the project that one can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A journey.
    Journey(JourneyId),
    /// A stage of a journey.
    Stage(JourneyId, StageId),
    /// A step of a journey.
    Step(JourneyId, StepId),
}

/// What is shown of a journey in a window too low for both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LowTab {
    /// The map.
    #[default]
    Map,
    /// The emotion band.
    Band,
}

/// What has a name that can be edited in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameTarget {
    /// A step.
    Step(StepId),
    /// A stage.
    Stage(StageId),
    /// A channel.
    Channel(ChannelId),
    /// The journey that is shown.
    Journey,
    /// The project.
    Project,
    /// What a link says: its share and its label.
    Link(LinkId),
    /// The touchpoint that the empty map asks for.
    FirstTouchpoint,
}

/// How editing a name ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameEnd {
    /// The name is kept (a click elsewhere, Tab).
    Keep,
    /// The name is kept and the next touchpoint made, linked to this one (Enter).
    KeepAndNext,
    /// The name stays what it was; what was just made without a name goes again (Esc).
    Discard,
}

/// A step that is to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewStep {
    /// Where.
    pub placement: Placement,
    /// A link from this step to the new one.
    pub link_from: Option<(LinkKind, StepId)>,
    /// A link from the new one to this step.
    pub link_to: Option<(LinkKind, StepId)>,
}

/// From where the map is looked at: a world point `x`, `y` stands at the left top of the map's body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// World units from the body's origin.
    pub x: f32,
    /// World units from the body's origin.
    pub y: f32,
    /// 1 is 100 %; 0.1 … 8.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            x: 0.0,
            y: 0.0,
            zoom: 1.0,
        }
    }
}

/// The rating that the next digit sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingKey {
    /// Y, then 0…5.
    Hygiene,
    /// D, then 0…5.
    Delight,
    /// I, then 1…7.
    Belief,
    /// X, then 1…7.
    Expectation,
}

/// The answer to the question on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving, or overwrite, or open all the same.
    Proceed,
    /// Take what somebody else has written.
    Theirs,
    /// Bring what somebody else has written and one's own together.
    Merge,
    /// Show what somebody else has written beside one's own.
    Compare,
    /// Leave everything as it is.
    Cancel,
    /// Open a copy instead.
    Copy,
    /// Open it to look at it only.
    Look,
    /// Open what was saved instead of what was recovered.
    OpenSaved,
    /// What was recovered is not wanted.
    Discard,
}
