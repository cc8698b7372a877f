//! The world outside as a test wants it: files in memory, dialogs that answer what was laid ready, a clock that stands.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use throughline::app::services::{
    Clip, Event, Export, FileEvent, FileRequest, ImportSource, Look, Now, Picked, PictureSource,
    Request, Safety, SafetyEvent, SaveFault, Services, decoded, imported, pasted_picture,
    picture_in,
};
use throughline::exchange::handout::handout;
use throughline::file::{self, Holder, Keep, Mark, Over, Recovered, Saved, Seen};
use throughline::insight::{figures, findings, repairs};
use throughline::layout::{FontMetrics, map};
use throughline::model::Project;
use throughline::ui::state::{RecentState, Version};

/// What the test sees and steers.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a trouble of its own"
)]
pub struct World {
    /// Files by path.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
    /// What the next dialogs answer; with none left they can't be shown.
    pub picks: VecDeque<Picked>,
    /// Every save fails with this sentence.
    pub disk_full: Option<String>,
    /// Saves are not answered before the test says so.
    pub slow_disk: bool,
    /// The conflict copies that lie beside every file.
    pub copies: Vec<PathBuf>,
    /// The earlier versions of every project, the latest first.
    pub versions: Vec<Version>,
    /// The preferences as stored last.
    pub preferences: String,
    /// The pictures that were asked for.
    pub pictures: Vec<PathBuf>,
    /// The exports that were asked for.
    pub exports: Vec<Export>,
    /// No export comes to its end.
    pub holds_exports: bool,
    /// How often both versions of a large journey were drawn.
    pub drawn: usize,
    /// The files that the system was asked to show.
    pub shown: Vec<PathBuf>,
    /// The answers that are on their way.
    pub events: Vec<Event>,
    /// The saves and imports that are not answered yet.
    pub late: Vec<Event>,
    /// What the journal holds.
    pub kept: Option<Box<Keep>>,
    /// The journal can't be written, because of this.
    pub unkept: Option<String>,
    /// The file that is worked on, as it was said last.
    pub followed: Option<PathBuf>,
    /// The file that was taken over although another machine has it open.
    pub taken_over: Option<PathBuf>,
    /// Somebody else has every file open.
    pub holder: Option<Holder>,
    /// What is left of programs that ended badly.
    pub recovered: Recovered,
    /// The journals that were given up.
    pub discarded: Vec<PathBuf>,
    /// Asking for the time goes wrong.
    pub clock_breaks: bool,
    /// How often the program ended badly with any project.
    pub crashes: usize,
    /// What was copied; without a clipboard that holds a thing in several forms: nothing.
    pub copied: Option<Vec<Clip>>,
    /// These paths are folders.
    pub folders: Vec<PathBuf>,
    /// Imports are not looked through before the test says so.
    pub slow_import: bool,
    /// What is to be computed beside the window stays undone.
    pub computes_nothing: bool,
    /// What is to be computed beside the window, where that waits until it is asked for.
    pub beside: Option<Vec<Request>>,
    ids: u64,
}

impl World {
    fn save(&mut self, path: &Path, project: &Project, over: Over) -> Result<Saved, SaveFault> {
        if let Some(sentence) = self.disk_full.clone() {
            return Err(SaveFault::Other(sentence));
        }
        let there = self.files.get(path).map(|bytes| Mark::of(bytes));
        if over != Over::Anything && over != Over::Only(there) {
            return Err(SaveFault::ChangedOutside);
        }
        let bytes = file::write(project).into_bytes();
        let mark = Mark::of(&bytes);
        self.files.insert(path.to_owned(), bytes);
        Ok(Saved {
            mark,
            notes: Vec::new(),
        })
    }

    fn file(&self, request: FileRequest) -> Option<Event> {
        let event = match request {
            FileRequest::Watch(_) => return None,
            FileRequest::Look(look) => {
                let seen = self.seen(&look);
                FileEvent::Seen(look.path, seen, self.copies.clone())
            }
            FileRequest::Versions(path, _) => FileEvent::Versions(path, self.versions.clone()),
            FileRequest::ReadVersion(version) => {
                let bytes = self.files.get(&version.path).cloned().unwrap_or_default();
                let opened = file::read(&bytes).map(Box::new);
                FileEvent::VersionRead(version, opened.map_err(|error| error.to_string()))
            }
        };
        Some(Event::File(event))
    }

    fn seen(&self, look: &Look) -> Option<Seen> {
        let Some(bytes) = self.files.get(&look.path) else {
            let renamed = look.renamed.clone();
            return Some(renamed.map_or(Seen::Gone, Seen::Renamed));
        };
        if look.known == Some(Mark::of(bytes)) {
            return None;
        }
        Some(match file::read(bytes) {
            Ok(opened) => Seen::Changed(Box::new(opened)),
            Err(error) => Seen::Unreadable(error.to_string()),
        })
    }
}

/// The world, shared by the test and the application.
#[derive(Clone, Default)]
pub struct Fake(pub Rc<RefCell<World>>);

impl World {
    fn opened(&self, path: &Path) -> Result<Box<file::Opened>, String> {
        match self.files.get(path) {
            Some(bytes) => file::read(bytes)
                .map(Box::new)
                .map_err(|error| error.to_string()),
            None => Err("the file is not there".to_owned()),
        }
    }

    fn export(&mut self, export: Export) -> Option<Event> {
        self.pictures.push(export.path.clone());
        self.exports.push(export.clone());
        let told = self.disk_full.clone().map_or(Ok(()), Err);
        (!self.holds_exports).then(|| Event::Exported(export.id, export.path, told))
    }

    fn read_import(&self, source: ImportSource) -> Event {
        let name = source.name().unwrap_or_default();
        let bytes = match &source {
            ImportSource::File(path) => self.files.get(path).cloned(),
            ImportSource::Pasted(text) => Some(text.clone().into_bytes()),
        };
        let read = imported(&name, &bytes.unwrap_or_default());
        Event::ImportRead(source, read)
    }
}

impl Services for Fake {
    fn request(&mut self, request: Request) {
        let mut world = self.0.borrow_mut();
        if world.computes_nothing && is_computed(&request) {
            return;
        }
        if let Some(beside) = world.beside.as_mut().filter(|_| is_computed(&request)) {
            beside.push(request);
            return;
        }
        let event = match request {
            Request::Pick(purpose, _) => Some(Event::Picked(
                purpose,
                world.picks.pop_front().unwrap_or(Picked::Unavailable),
            )),
            Request::Open(path) => {
                let opened = world.opened(&path);
                Some(Event::Opened(path, opened))
            }
            Request::OpenToCompare(path) => {
                let opened = world.opened(&path);
                Some(Event::OpenedToCompare(path, opened))
            }
            Request::Save(path, project, over) => {
                let result = world.save(&path, &project, over);
                Some(Event::Saved(path, project, result))
            }
            Request::File(request) => world.file(request),
            Request::ShowFile(path) => {
                world.shown.push(path);
                None
            }
            Request::Export(export) => world.export(*export),
            Request::Handout(job) => {
                let written = handout(&job.project, &job.journey, (job.kind, &job.date));
                world.files.insert(job.path.clone(), written.unwrap());
                Some(Event::Exported(job.id, job.path, Ok(())))
            }
            Request::Preview(path) => Some(Event::Previewed(path, RecentState::Missing)),
            Request::Layout(journey, project, width) => {
                let layout = map(
                    &project,
                    &project.journeys[&journey],
                    width,
                    FontMetrics::bundled(),
                );
                Some(Event::LaidOut(project, width, Arc::new(layout)))
            }
            Request::DrawBoth(order) => {
                world.drawn += 1;
                let made = throughline::ui::compare::draw(&order).map(Box::new);
                Some(Event::BothDrawn(order, made))
            }
            Request::Findings(project) => {
                let found = findings(&project);
                Some(Event::Found(project, Arc::new(found)))
            }
            Request::Show(wanted) => Some(Event::ShowMade(wanted.made().map(Box::new))),
            Request::Repairs(journey, project, view) => repairs(&project, &journey, &view)
                .map(|repairs| Event::Repaired(project, Arc::new(repairs))),
            Request::Figures(journey, project, view) => figures(&project, &journey, &view)
                .map(|figures| Event::Figured(project, Arc::new(figures))),
            Request::ReadImport(source) => Some(world.read_import(source)),
            Request::TryImport(trial) => Some(trial.event(&mut || {
                world.ids += 1;
                world.ids
            })),
            Request::ReadPicture(whose, PictureSource::File(path)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let bytes = world.files.get(&path).cloned().unwrap_or_default();
                Some(Event::PictureRead(whose, picture_in(&name, &bytes)))
            }
            Request::ReadPicture(whose, PictureSource::Pasted(pasted)) => {
                Some(Event::PictureRead(whose, pasted_picture(&pasted)))
            }
            Request::Paint(painting) => Some(Event::Painted(painting.pixels())),
            Request::DecodePicture(image) => {
                let pixels = decoded(&image);
                Some(Event::PictureDecoded(image, pixels))
            }
            Request::Safety(safety) => world.safety(safety).map(Event::Safety),
            Request::StorePreferences(text) => {
                world.preferences = text;
                None
            }
        };
        let is_late = world.slow_disk && matches!(event, Some(Event::Saved(..)))
            || world.slow_import && matches!(event, Some(Event::ImportTried(..)));
        if is_late {
            world.late.extend(event);
        } else {
            world.events.extend(event);
        }
    }

    fn poll(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.0.borrow_mut().events)
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.borrow().files.contains_key(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.0.borrow().folders.iter().any(|folder| folder == path)
    }

    fn stored_preferences(&self) -> String {
        self.0.borrow().preferences.clone()
    }

    fn now(&self) -> Now {
        assert!(!self.0.borrow().clock_breaks, "the test asks for it");
        Now {
            date: "2026-11-22".to_owned(),
            time: "14:32".to_owned(),
        }
    }

    fn random(&mut self) -> u64 {
        let mut world = self.0.borrow_mut();
        world.ids += 1;
        world.ids
    }

    fn copy(&mut self, clip: Clip) -> bool {
        let mut world = self.0.borrow_mut();
        let copied = world.copied.as_mut();
        copied.map(|all| all.push(clip)).is_some()
    }

    fn crashes(&self, _project: &Path) -> usize {
        self.0.borrow().crashes
    }
}

/// Whether that is computed beside the window.
fn is_computed(request: &Request) -> bool {
    matches!(
        request,
        Request::Layout(..)
            | Request::Figures(..)
            | Request::Repairs(..)
            | Request::Findings(_)
            | Request::Show(_)
    )
}

impl World {
    fn safety(&mut self, safety: Safety) -> Option<SafetyEvent> {
        match safety {
            Safety::Keep(keep) => {
                if let Some(why) = self.unkept.clone() {
                    return Some(SafetyEvent::NotKept(why));
                }
                self.kept = Some(keep);
                Some(SafetyEvent::Kept("14:36".to_owned()))
            }
            Safety::Forget => {
                self.kept = None;
                None
            }
            Safety::Follow(path) => {
                self.followed.clone_from(&path);
                let holder = self.holder.clone()?;
                Some(SafetyEvent::InUse(path?, holder))
            }
            Safety::TakeOver(path) => {
                self.taken_over = Some(path);
                None
            }
            Safety::Look => Some(SafetyEvent::Recovered(Box::new(self.recovered.clone()))),
            Safety::Discard(journal) => {
                self.discarded.push(journal);
                None
            }
            Safety::ForgetCrashes(_) => {
                self.crashes = 0;
                None
            }
        }
    }
}
