//! Owns the real world outside: each file in a thread of its own, so that writes keep their order and a disk that hangs
//! holds up nothing else, dialogs each in their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui;

use super::clipboard::Clipboard;
use super::safety::Guard;
use super::{
    Clip, Event, Export, FileEvent, FileRequest, HandedOut, Look, Now, Picked, PictureSource,
    Purpose, Request, SaveFault, Services, files, import, picture,
};
use crate::exchange::document;
use crate::exchange::handout::handout;
use crate::file::{self, SaveError, Saving};
use crate::insight::{figures, findings, repairs};
use crate::layout::{self, FontMetrics};
use crate::ui::compare;
use crate::ui::start::RECENT_HEIGHT;
use crate::ui::state::RecentState;
use crate::words;

/// Nobody dismisses a dialog faster than this: an answer that comes sooner means that none was shown.
const FASTEST_HAND: Duration = Duration::from_millis(250);

/// The real world.
pub struct Native {
    ctx: egui::Context,
    events: Receiver<Event>,
    answer: Sender<Event>,
    worker: Worker,
    /// Reads the recent projects for their previews, one after the other.
    previews: Sender<Request>,
    /// Reads and writes, for each file one after the other: a disk that hangs holds up nothing but its own files.
    files: BTreeMap<PathBuf, Sender<Request>>,
    preferences: Option<PathBuf>,
    /// Where earlier versions are kept.
    store: Option<PathBuf>,
    watcher: Option<file::Watcher>,
    guard: Guard,
    clipboard: Clipboard,
}

impl Native {
    /// The world as the window with that context sees it.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let (answer, events) = channel();
        let folder = directories::ProjectDirs::from("", "", "throughline");
        let folder = folder.as_ref();
        let preferences = folder.map(|folder| folder.config_dir().join("preferences.ron"));
        let store = folder.map(|folder| folder.data_dir().join("versions"));
        let guard = Guard::new(ctx, &answer);
        let worker = Worker {
            ctx: ctx.clone(),
            answer: answer.clone(),
            preferences: preferences.clone(),
            store: store.clone(),
            guard: guard.clone(),
        };
        let previews = worker.clone().started();
        Self {
            ctx: ctx.clone(),
            events,
            answer,
            worker,
            previews,
            files: BTreeMap::new(),
            preferences,
            store,
            watcher: None,
            guard,
            clipboard: Clipboard::default(),
        }
    }

    fn pick(&self, purpose: Purpose, proposed: String) {
        let (ctx, answer) = (self.ctx.clone(), self.answer.clone());
        std::thread::spawn(move || {
            let picked = if dialogs_exist() {
                show_dialog(purpose, &proposed)
            } else {
                Picked::Unavailable
            };
            // The window may be gone by now, and then nobody waits for the answer.
            let _ = answer.send(Event::Picked(purpose, picked));
            ctx.request_repaint();
        });
    }
}

impl Native {
    /// Does something with the file there, after everything else that was asked about it.
    fn at(&mut self, path: PathBuf, request: Request) {
        let worker = &self.worker;
        let jobs = self.files.entry(path);
        let jobs = jobs.or_insert_with(|| worker.clone().started());
        let _ = jobs.send(request);
    }

    /// Does something in a thread of its own and answers with what came of it, if anything.
    fn beside(&self, work: impl FnOnce() -> Option<Event> + Send + 'static) {
        let (ctx, answer) = (self.ctx.clone(), self.answer.clone());
        std::thread::spawn(move || {
            let stumbled = Event::File(FileEvent::Stumbled);
            if let Some(event) = unharmed(work, Some(stumbled)) {
                // As with dialogs, the window may be gone.
                let _ = answer.send(event);
                ctx.request_repaint();
            }
        });
    }
}

impl Services for Native {
    fn request(&mut self, request: Request) {
        match request {
            Request::Pick(purpose, proposed) => self.pick(purpose, proposed),
            Request::Layout(journey, project, width) => self.beside(move || {
                let known = project.journeys.get(&journey)?;
                let layout = layout::map(&project, known, width, FontMetrics::bundled());
                Some(Event::LaidOut(project, width, Arc::new(layout)))
            }),
            Request::Figures(journey, project, view) => self.beside(move || {
                let figures = figures(&project, &journey, &view)?;
                Some(Event::Figured(project, Arc::new(figures)))
            }),
            Request::Repairs(journey, project, view) => self.beside(move || {
                let repairs = repairs(&project, &journey, &view)?;
                Some(Event::Repaired(project, Arc::new(repairs)))
            }),
            Request::Findings(project) => self.beside(move || {
                let found = findings(&project);
                Some(Event::Found(project, Arc::new(found)))
            }),
            Request::Show(wanted) => self.beside(move || {
                let made = unharmed(|| wanted.made(), None);
                Some(Event::ShowMade(made.map(Box::new)))
            }),
            Request::ReadPicture(whose, source) => self.beside(move || {
                let read = match source {
                    PictureSource::File(path) => picture::picture_at(&path),
                    PictureSource::Pasted(pasted) => picture::pasted_picture(&pasted),
                };
                Some(Event::PictureRead(whose, read))
            }),
            Request::ReadImport(source) => self.beside(move || {
                let read = import::read(&source);
                Some(Event::ImportRead(source, read))
            }),
            Request::TryImport(trial) => self.beside(move || Some(trial.event(&mut random_bits))),
            Request::Paint(painting) => {
                self.beside(move || Some(Event::Painted(painting.pixels())));
            }
            Request::DecodePicture(image) => self.beside(move || {
                let pixels = picture::decoded(&image);
                Some(Event::PictureDecoded(image, pixels))
            }),
            Request::OpenToCompare(path) => self.beside(move || {
                let opened = opened(&path);
                Some(Event::OpenedToCompare(path, opened))
            }),
            Request::DrawBoth(order) => self.beside(move || {
                let made = compare::draw(&order).map(Box::new);
                Some(Event::BothDrawn(order, made))
            }),
            Request::Export(export) => self.beside(move || {
                let written = write_export(&export);
                Some(Event::Exported(export.id, export.path, written))
            }),
            Request::Handout(job) => self.beside(move || {
                let written = write_handout(&job);
                Some(Event::Exported(job.id, job.path, written))
            }),
            Request::ShowFile(path) => self.beside(move || match show_file(&path) {
                Ok(()) => None,
                Err(_) => Some(Event::NotShown(path)),
            }),
            Request::File(FileRequest::Watch(path)) => {
                let woken = (self.answer.clone(), self.ctx.clone());
                self.watcher = path.and_then(|path| files::watcher(&path, woken));
            }
            Request::File(FileRequest::Versions(path, project)) => {
                let store = self.store.clone();
                self.beside(move || {
                    let versions = files::versions(store.as_deref(), path, &project);
                    Some(Event::File(versions))
                });
            }
            Request::File(FileRequest::ReadVersion(version)) => {
                self.beside(move || Some(Event::File(files::read_version(version))));
            }
            Request::Safety(safety) => {
                if let Some(later) = self.guard.at_once(safety) {
                    // Locks and journals are in no file of the user's, and have a turn of their own.
                    self.at(PathBuf::new(), Request::Safety(later));
                }
            }
            Request::Preview(_) => {
                // The workers live as long as these ends of their channels do.
                let _ = self.previews.send(request);
            }
            Request::Open(ref path)
            | Request::Save(ref path, ..)
            | Request::File(FileRequest::Look(Look { ref path, .. })) => {
                let path = path.clone();
                self.at(path, request);
            }
            Request::StorePreferences(_) => {
                let path = self.preferences.clone().unwrap_or_default();
                self.at(path, request);
            }
        }
    }

    fn poll(&mut self) -> Vec<Event> {
        self.events.try_iter().collect()
    }

    fn exists(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn stored_preferences(&self) -> String {
        let read = |path: &PathBuf| std::fs::read_to_string(path).ok();
        self.preferences.as_ref().and_then(read).unwrap_or_default()
    }

    fn now(&self) -> Now {
        let now = jiff::Zoned::now();
        Now {
            date: now.strftime("%Y-%m-%d").to_string(),
            time: now.strftime("%H:%M").to_string(),
        }
    }

    fn random(&mut self) -> u64 {
        random_bits()
    }

    fn copy(&mut self, clip: Clip) -> bool {
        self.clipboard.copy(clip)
    }

    fn crashes(&self, project: &Path) -> usize {
        self.guard.crashes(project)
    }

    fn leave(&mut self) {
        self.guard.leave();
    }
}

fn random_bits() -> u64 {
    getrandom::u64().unwrap_or_else(|_| {
        let now = jiff::Timestamp::now().as_nanosecond();
        u64::try_from(now & i128::from(u64::MAX)).unwrap_or_default()
    })
}

#[derive(Clone)]
struct Worker {
    ctx: egui::Context,
    answer: Sender<Event>,
    preferences: Option<PathBuf>,
    store: Option<PathBuf>,
    guard: Guard,
}

impl Worker {
    /// Goes to work in a thread of its own.
    fn started(self) -> Sender<Request> {
        let (jobs, taken) = channel();
        std::thread::spawn(move || self.run(&taken));
        jobs
    }

    fn run(&self, jobs: &Receiver<Request>) {
        for job in jobs {
            let stumbled = stumbled(&job);
            if let Some(event) = unharmed(|| self.carry_out(job), Some(stumbled)) {
                if self.answer.send(event).is_err() {
                    return;
                }
                self.ctx.request_repaint();
            }
        }
    }

    fn carry_out(&self, job: Request) -> Option<Event> {
        match job {
            Request::Open(path) => {
                file::clear_leftovers(&path);
                let opened = opened(&path);
                if let (Some(store), Ok(opened)) = (&self.store, &opened) {
                    file::note_place(store, &path, opened.mark);
                }
                Some(Event::Opened(path, opened))
            }
            Request::Save(path, project, over) => {
                let store = self.store.as_deref();
                let saved = file::save_as(&path, &project, &Saving { over, store });
                Some(Event::Saved(
                    path,
                    project,
                    saved.map_err(|error| fault(&error)),
                ))
            }
            Request::File(FileRequest::Look(look)) => {
                let store = self.store.as_deref();
                Some(Event::File(files::seen(store, &look)))
            }
            Request::Preview(path) => {
                let state = preview(&path);
                Some(Event::Previewed(path, state))
            }
            Request::StorePreferences(text) => {
                self.store_preferences(&text);
                None
            }
            Request::Safety(safety) => self.guard.in_turn(safety).map(Event::Safety),
            Request::Pick(..)
            | Request::Export(_)
            | Request::Handout(_)
            | Request::ShowFile(_)
            | Request::File(_)
            | Request::OpenToCompare(_)
            | Request::DrawBoth(_)
            | Request::Layout(..)
            | Request::Figures(..)
            | Request::Repairs(..)
            | Request::Findings(_)
            | Request::Show(_)
            | Request::ReadPicture(..)
            | Request::ReadImport(_)
            | Request::TryImport(_)
            | Request::Paint(_)
            | Request::DecodePicture(_) => None,
        }
    }

    /// Preferences that can't be stored are no reason to stop anybody: they are simply not remembered.
    fn store_preferences(&self, text: &str) {
        let Some(path) = &self.preferences else {
            return;
        };
        if let Some(folder) = path.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = file::replace(path, text.as_bytes());
    }
}

/// Does some work; where the program itself comes to grief over it, that ends the work and nothing else.
fn unharmed<T>(work: impl FnOnce() -> T, stumbled: T) -> T {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or(stumbled)
}

/// The answer to a job that the program itself came to grief over.
fn stumbled(job: &Request) -> Event {
    let sentence = words::versions::STUMBLED.to_owned();
    match job {
        Request::Open(path) => Event::Opened(path.clone(), Err(sentence)),
        Request::Save(path, project, _) => {
            let fault = Err(SaveFault::Other(sentence));
            Event::Saved(path.clone(), Arc::clone(project), fault)
        }
        Request::Preview(path) => Event::Previewed(path.clone(), RecentState::Unreadable),
        Request::OpenToCompare(path) => Event::OpenedToCompare(path.clone(), Err(sentence)),
        Request::Pick(..)
        | Request::Export(_)
        | Request::Handout(_)
        | Request::ShowFile(_)
        | Request::File(_)
        | Request::DrawBoth(_)
        | Request::Layout(..)
        | Request::Figures(..)
        | Request::Repairs(..)
        | Request::Findings(_)
        | Request::Show(_)
        | Request::StorePreferences(_)
        | Request::ReadPicture(..)
        | Request::ReadImport(_)
        | Request::TryImport(_)
        | Request::Paint(_)
        | Request::DecodePicture(_)
        | Request::Safety(_) => Event::File(FileEvent::Stumbled),
    }
}

fn fault(error: &SaveError) -> SaveFault {
    if matches!(error, SaveError::ChangedOutside) {
        SaveFault::ChangedOutside
    } else {
        SaveFault::Other(error.to_string())
    }
}

/// Has the program that the system has for it show the file.
fn show_file(path: &Path) -> std::io::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        std::process::Command::new("open")
    } else if cfg!(windows) {
        std::process::Command::new("explorer")
    } else {
        std::process::Command::new("xdg-open")
    };
    // A path that begins with a dash would be read as an option.
    let path = std::path::absolute(path)?;
    let nowhere = std::process::Stdio::null;
    let mut shown = command
        .arg(path)
        .stdin(nowhere())
        .stdout(nowhere())
        .stderr(nowhere())
        .spawn()?;
    let ended = shown.wait()?;
    if ended.success() || cfg!(windows) {
        Ok(())
    } else {
        Err(std::io::Error::other("nothing shows it"))
    }
}

/// Makes an export and writes it, whole or not at all.
fn write_export(export: &Export) -> Result<(), String> {
    let work = || document::export(&export.project, &export.order, &export.progress);
    let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    let made = made.map_err(|_| words::export::CANT_BE_MADE.to_owned())?;
    let bytes = made.map_err(|error| error.to_string())?;
    let wanted = export.progress.reached(1.0);
    wanted.map_err(|error| error.to_string())?;
    file::replace(&export.path, &bytes).map_err(|error| error.to_string())
}

fn write_handout(job: &HandedOut) -> Result<(), String> {
    let bytes = handout(&job.project, &job.journey, (job.kind, &job.date));
    let bytes = bytes.map_err(|error| error.to_string())?;
    file::replace(&job.path, &bytes).map_err(|error| error.to_string())
}

fn preview(path: &Path) -> RecentState {
    if path.symlink_metadata().is_err() {
        return RecentState::Missing;
    }
    file::open(path).map_or(RecentState::Unreadable, |opened| {
        RecentState::Read(crate::app::window::preview(&opened.project, RECENT_HEIGHT))
    })
}

/// How the names of files end that are imported.
const IMPORTED: [&str; 11] = [
    "csv", "tsv", "txt", "xlsx", "mmd", "mermaid", "md", "markdown", "CSV", "XLSX", "MD",
];

/// What a file holds; or the sentence that says why it can't be imported.
/// Whether a file dialog could be shown: on Linux by a desktop portal on the session's bus, or by zenity.
fn dialogs_exist() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    let runtime_bus =
        std::env::var_os("XDG_RUNTIME_DIR").map(|folder| PathBuf::from(folder).join("bus"));
    let has_bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || runtime_bus.is_some_and(|bus| bus.exists());
    let path = std::env::var_os("PATH").unwrap_or_default();
    has_bus || std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
}

/// The project in the file, or the sentence that says why it can't be read.
fn opened(path: &Path) -> Result<Box<file::Opened>, String> {
    file::open(path).map(Box::new).map_err(|error| {
        let place = error.place();
        place.map_or_else(|| error.to_string(), |place| format!("{place}: {error}"))
    })
}

fn show_dialog(purpose: Purpose, proposed: &str) -> Picked {
    let dialog = rfd::AsyncFileDialog::new();
    let begun = Instant::now();
    let file = match purpose {
        Purpose::Open | Purpose::Compare => pollster::block_on(
            dialog
                .add_filter(words::PROJECT_FILES, &["ron"])
                .pick_file(),
        ),
        Purpose::Picture => pollster::block_on(
            dialog
                .add_filter(
                    words::PICTURE_FILES,
                    &["png", "jpg", "jpeg", "PNG", "JPG", "JPEG"],
                )
                .pick_file(),
        ),
        Purpose::Import => pollster::block_on(
            dialog
                .add_filter(crate::words::import::FILES, &IMPORTED)
                .pick_file(),
        ),
        Purpose::Save => pollster::block_on(
            dialog
                .add_filter(words::PROJECT_FILES, &["ron"])
                .set_file_name(proposed)
                .save_file(),
        ),
        Purpose::Handout(kind) => pollster::block_on(
            dialog
                .add_filter(words::stage::HAND_OUT, &[kind.ending()])
                .set_file_name(proposed)
                .save_file(),
        ),
        Purpose::Export => pollster::block_on(
            dialog
                .add_filter(
                    words::EXPORT_FILES,
                    &[
                        "pdf", "pptx", "png", "svg", "xlsx", "html", "md", "csv", "mmd",
                    ],
                )
                .set_file_name(proposed)
                .save_file(),
        ),
    };
    match file {
        Some(file) => Picked::Path(file.path().to_owned()),
        None if begun.elapsed() < FASTEST_HAND => Picked::Unavailable,
        None => Picked::Cancelled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_comes_to_grief_is_answered_and_ends_nothing_else() {
        let fall = || -> Option<Event> { std::panic::resume_unwind(Box::new("a broken picture")) };
        let path = PathBuf::from("card.journey.ron");
        let job = Request::Save(path, Arc::default(), file::Over::Anything);
        let answer = unharmed(fall, Some(stumbled(&job)));
        let Some(Event::Saved(_, _, Err(SaveFault::Other(sentence)))) = answer else {
            panic!("{answer:?}");
        };
        assert_eq!(sentence, words::versions::STUMBLED);
        let job = Request::Findings(Arc::default());
        let answer = unharmed(fall, Some(stumbled(&job)));
        assert!(matches!(answer, Some(Event::File(FileEvent::Stumbled))));
        let well = || Some(Event::File(FileEvent::Stumbled));
        assert!(unharmed(well, None).is_some());
    }
}
