//! Owns the real world outside: files in one thread, so that writes keep their order, dialogs each in their own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui;

use super::{Event, Export, Now, Picked, PictureSource, Purpose, Request, Services, picture};
use crate::exchange::document;
use crate::file;
use crate::insight::{View, figures, findings, repairs};
use crate::layout::{self, FontMetrics};
use crate::ui::start::RECENT_HEIGHT;
use crate::ui::state::RecentState;

/// Nobody dismisses a dialog faster than this: an answer that comes sooner means that none was shown.
const FASTEST_HAND: Duration = Duration::from_millis(250);

/// The real world.
pub struct Native {
    ctx: egui::Context,
    events: Receiver<Event>,
    answer: Sender<Event>,
    disk: Sender<Request>,
    preferences: Option<PathBuf>,
}

impl Native {
    /// The world as the window with that context sees it.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let (answer, events) = channel();
        let (disk, jobs) = channel();
        let folder = directories::ProjectDirs::from("", "", "throughline");
        let preferences = folder.map(|folder| folder.config_dir().join("preferences.ron"));
        let worker = Worker {
            ctx: ctx.clone(),
            answer: answer.clone(),
            preferences: preferences.clone(),
        };
        std::thread::spawn(move || worker.run(&jobs));
        Self {
            ctx: ctx.clone(),
            events,
            answer,
            disk,
            preferences,
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
    /// Does something in a thread of its own and answers with what came of it, if anything.
    fn beside(&self, work: impl FnOnce() -> Option<Event> + Send + 'static) {
        let (ctx, answer) = (self.ctx.clone(), self.answer.clone());
        std::thread::spawn(move || {
            if let Some(event) = work() {
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
            Request::Figures(journey, project) => self.beside(move || {
                let figures = figures(&project, &journey, &View::default())?;
                Some(Event::Figured(project, Arc::new(figures)))
            }),
            Request::Repairs(journey, project) => self.beside(move || {
                let repairs = repairs(&project, &journey, &View::default())?;
                Some(Event::Repaired(project, Arc::new(repairs)))
            }),
            Request::Findings(project) => self.beside(move || {
                let found = findings(&project);
                Some(Event::Found(project, Arc::new(found)))
            }),
            Request::ReadPicture(whose, source) => self.beside(move || {
                let read = match source {
                    PictureSource::File(path) => picture::read(&path),
                    PictureSource::Pasted(pasted) => picture::pasted_picture(&pasted),
                };
                Some(Event::PictureRead(whose, read))
            }),
            Request::DecodePicture(image) => self.beside(move || {
                let pixels = picture::decoded(&image);
                Some(Event::PictureDecoded(image, pixels))
            }),
            request @ (Request::Open(_)
            | Request::Save(..)
            | Request::Export(_)
            | Request::Preview(_)
            | Request::StorePreferences(_)) => {
                // The worker lives as long as this end of the channel does.
                let _ = self.disk.send(request);
            }
        }
    }

    fn poll(&mut self) -> Vec<Event> {
        self.events.try_iter().collect()
    }

    fn exists(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
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
        getrandom::u64().unwrap_or_else(|_| {
            let now = jiff::Timestamp::now().as_nanosecond();
            u64::try_from(now & i128::from(u64::MAX)).unwrap_or_default()
        })
    }
}

struct Worker {
    ctx: egui::Context,
    answer: Sender<Event>,
    preferences: Option<PathBuf>,
}

impl Worker {
    fn run(&self, jobs: &Receiver<Request>) {
        for job in jobs {
            if let Some(event) = self.carry_out(job) {
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
                let opened = file::open(&path).map(Box::new).map_err(|error| {
                    let place = error.place();
                    place.map_or_else(|| error.to_string(), |place| format!("{place}: {error}"))
                });
                Some(Event::Opened(path, opened))
            }
            Request::Save(path, project) => {
                let saved = file::save(&path, &project).map_err(|error| error.to_string());
                Some(Event::Saved(path, project, saved))
            }
            Request::Export(export) => {
                let written = write_export(&export);
                Some(Event::Exported(export.path, written))
            }
            Request::Preview(path) => {
                let state = preview(&path);
                Some(Event::Previewed(path, state))
            }
            Request::StorePreferences(text) => {
                self.store_preferences(&text);
                None
            }
            Request::Pick(..)
            | Request::Layout(..)
            | Request::Figures(..)
            | Request::Repairs(..)
            | Request::Findings(_)
            | Request::ReadPicture(..)
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

/// Makes an export and writes it, whole or not at all.
fn write_export(export: &Export) -> Result<(), String> {
    let made = document::export(&export.project, &export.order, &export.progress);
    let bytes = made.map_err(|error| error.to_string())?;
    file::replace(&export.path, &bytes).map_err(|error| error.to_string())
}

fn preview(path: &Path) -> RecentState {
    if path.symlink_metadata().is_err() {
        return RecentState::Missing;
    }
    file::open(path).map_or(RecentState::Unreadable, |opened| {
        RecentState::Read(crate::app::window::preview(&opened.project, RECENT_HEIGHT))
    })
}

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

fn show_dialog(purpose: Purpose, proposed: &str) -> Picked {
    let dialog = rfd::AsyncFileDialog::new();
    let begun = Instant::now();
    let file = match purpose {
        Purpose::Open => pollster::block_on(
            dialog
                .add_filter("Throughline projects", &["ron"])
                .pick_file(),
        ),
        Purpose::Picture => pollster::block_on(
            dialog
                .add_filter("Pictures", &["png", "jpg", "jpeg", "PNG", "JPG", "JPEG"])
                .pick_file(),
        ),
        Purpose::Save => pollster::block_on(
            dialog
                .add_filter("Throughline projects", &["ron"])
                .set_file_name(proposed)
                .save_file(),
        ),
        Purpose::Export => pollster::block_on(
            dialog
                .add_filter("Pictures", &["svg", "png"])
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
