//! Owns the border to the world outside: dialogs, disk, clock and chance behind one trait, so that tests can fake it.

mod clipboard;
mod files;
mod import;
mod native;
mod picture;
mod safety;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::ColorImage;

use crate::action::{BothDrawn, PictureFor};
use crate::exchange::document::{ExportOrder, Progress};
use crate::exchange::handout::Handout;
use crate::exchange::import::{Import, Outcome};
use crate::file::{Opened, Over, Saved};
use crate::insight::{Finding, JourneyFigures, Repairs, View};
use crate::layout::MapLayout;
use crate::model::{Image, JourneyId, Project};
use crate::ui::compare::Made;
use crate::ui::state::RecentState;

pub use super::boardroom::{Made as ShowMade, Wanted};
pub use clipboard::{Clip, Painting};
pub use files::{FileEvent, FileRequest, Look, SaveFault};
pub use import::{ImportSource, ImportTrial, imported};
pub use native::Native;
pub use picture::{decoded, pasted_picture, picture_at, picture_in};
pub use safety::{Safety, SafetyEvent};

/// What a path is picked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To open a project.
    Open,
    /// To save the project.
    Save,
    /// To write a picture.
    Export,
    /// To take a picture into the project.
    Picture,
    /// To compare the project with another version.
    Compare,
    /// To take a table or a diagram into the project.
    Import,
    /// To hand the show out.
    Handout(Handout),
}

/// Something that takes time, or the user, and is answered by an [`Event`].
#[derive(Debug, Clone)]
pub enum Request {
    /// The user picks a path; the text is the name that is proposed.
    Pick(Purpose, String),
    /// A project is read.
    Open(PathBuf),
    /// Another version of the project is read.
    OpenToCompare(PathBuf),
    /// A project is written, over nothing else than that.
    Save(PathBuf, Arc<Project>, Over),
    /// Something else about the file of the project.
    File(FileRequest),
    /// An export is made and written.
    Export(Box<Export>),
    /// A show is written to be handed out.
    Handout(Box<HandedOut>),
    /// A file is shown by the program that the system has for it.
    ShowFile(PathBuf),
    /// A recent project is read for its preview.
    Preview(PathBuf),
    /// A large journey is laid out for a window of that width.
    Layout(JourneyId, Arc<Project>, f32),
    /// The figures of a large journey are computed in that view.
    Figures(JourneyId, Arc<Project>, View),
    /// What repairing would do is computed in that view.
    Repairs(JourneyId, Arc<Project>, View),
    /// What the map finds when it checks itself is computed.
    Findings(Arc<Project>),
    /// The show of a large journey is made.
    Show(Box<Wanted>),
    /// The preferences are written.
    StorePreferences(String),
    /// A picture is read, checked and made small enough for a project.
    ReadPicture(PictureFor, PictureSource),
    /// A table or a diagram is read.
    ReadImport(ImportSource),
    /// What adding an import comes to is computed.
    TryImport(Box<ImportTrial>),
    /// A large journey with everything that is in two versions is drawn.
    DrawBoth(Box<BothDrawn>),
    /// A picture of cards is painted.
    Paint(Box<Painting>),
    /// A picture of the project is decoded for the screen.
    DecodePicture(Arc<Image>),
    /// The work is kept safe.
    Safety(Safety),
}

/// Where a picture comes from.
#[derive(Debug, Clone)]
pub enum PictureSource {
    /// A file that was chosen or dropped.
    File(PathBuf),
    /// The clipboard.
    Pasted(Arc<ColorImage>),
}

/// Which of the exports of this session: two to the same place are two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct JobId(u64);

impl JobId {
    /// The one that is begun after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// An export that is to be written.
#[derive(Debug, Clone)]
pub struct Export {
    /// Which one it is.
    pub id: JobId,
    /// Where to.
    pub path: PathBuf,
    /// Of which project.
    pub project: Arc<Project>,
    /// What is wanted.
    pub order: ExportOrder,
    /// How far it has come.
    pub progress: Arc<Progress>,
}

/// A show that is to be handed out.
#[derive(Debug, Clone)]
pub struct HandedOut {
    /// Which of the exports it is.
    pub id: JobId,
    /// Where to.
    pub path: PathBuf,
    /// Of which project.
    pub project: Arc<Project>,
    /// Of which journey.
    pub journey: JourneyId,
    /// As what.
    pub kind: Handout,
    /// The day that stands on it.
    pub date: String,
}

/// The answer to a [`Request`].
#[derive(Debug)]
pub enum Event {
    /// A path was picked, or not.
    Picked(Purpose, Picked),
    /// A project was read; or the sentence that says why it can't be.
    Opened(PathBuf, Result<Box<Opened>, String>),
    /// Another version of the project was read; or the sentence that says why it can't be.
    OpenedToCompare(PathBuf, Result<Box<Opened>, String>),
    /// A project was written; or why not.
    Saved(PathBuf, Arc<Project>, Result<Saved, SaveFault>),
    /// Something else about the file of the project.
    File(FileEvent),
    /// An export was written; or the sentence that says why not.
    Exported(JobId, PathBuf, Result<(), String>),
    /// No program of the system could be asked to show the file.
    NotShown(PathBuf),
    /// A journey of that project, laid out for that width.
    LaidOut(Arc<Project>, f32, Arc<MapLayout>),
    /// The figures of a journey of that project.
    Figured(Arc<Project>, Arc<JourneyFigures>),
    /// What repairing would do to a journey of that project.
    Repaired(Arc<Project>, Arc<Repairs>),
    /// What the map finds when it checks itself.
    Found(Arc<Project>, Arc<Vec<Finding>>),
    /// A show; none: it can't be made.
    ShowMade(Option<Box<ShowMade>>),
    /// A recent project was read for its preview.
    Previewed(PathBuf, RecentState),
    /// A picture was read; or the sentence that says why it can't be used.
    PictureRead(PictureFor, Result<Box<Image>, String>),
    /// A table or a diagram was read; or the sentence that says why it can't be.
    ImportRead(ImportSource, Result<Box<Import>, String>),
    /// What adding an import comes to; the number is that of the trial.
    ImportTried(u64, Box<Outcome>),
    /// A journey with everything that is in two versions; none: neither has it.
    BothDrawn(Box<BothDrawn>, Option<Box<Made>>),
    /// A picture of cards was painted; none: it can't be.
    Painted(Option<ColorImage>),
    /// A picture was decoded for the screen; none: it can't be.
    PictureDecoded(Arc<Image>, Option<ColorImage>),
    /// How safe the work is.
    Safety(SafetyEvent),
}

/// What came of picking a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// This path.
    Path(PathBuf),
    /// The user picked nothing.
    Cancelled,
    /// This machine can't show a file dialog: the path has to be typed.
    Unavailable,
}

/// The day and the time of day, in the user's own time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// As `2026-11-22`.
    pub date: String,
    /// As `14:32`.
    pub time: String,
}

/// The world outside.
pub trait Services {
    /// Begins something that is answered by an event.
    fn request(&mut self, request: Request);
    /// The answers that have come since the last call.
    fn poll(&mut self) -> Vec<Event>;
    /// Whether something is there already.
    fn exists(&self, path: &Path) -> bool;
    /// Whether that is a folder, where no file can be written.
    fn is_folder(&self, _path: &Path) -> bool {
        false
    }
    /// The preferences as stored last; empty where there are none.
    fn stored_preferences(&self) -> String;
    /// Now.
    fn now(&self) -> Now;
    /// Random bits for an id.
    fn random(&mut self) -> u64;
    /// Puts it into the clipboard, in every form. False: it can't be done here.
    fn copy(&mut self, _clip: Clip) -> bool {
        false
    }
    /// How often in a row the program ended badly with that project open.
    fn crashes(&self, _project: &Path) -> usize {
        0
    }
    /// The program ends: what was begun for the safety of the work is brought to its end.
    fn leave(&mut self) {}
}
