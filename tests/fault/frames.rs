//! Owns the watch on the window's frames while a project is saved: how long the window's own thread works for each, and
//! how many there are while a slow disk takes its time.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui;
use throughline::action::Action;
use throughline::app::App;
use throughline::command::Command;
use throughline::edit::{Edit, ProjectField};
use throughline::ui::state::Screen;

use super::{ACCEPTED, FAILED, say};

/// The variable that says how often it is saved, and how often where nothing is said.
const SAVES: (&str, usize) = ("FAULT_SAVES", 10);
/// Frames before each save, by which the others are judged.
const BETWEEN: usize = 30;

/// Opens the project in a real window, edits and saves it a few times, and says what the frames cost.
pub fn save_frames(path: &Path) -> io::Result<u8> {
    let said = std::env::var(SAVES.0).ok();
    let mut watch = Watch {
        wanted: said.and_then(|said| said.parse().ok()).unwrap_or(SAVES.1),
        path: path.to_path_buf(),
        last: None,
        idle: Vec::new(),
        saving: Vec::new(),
        began: Instant::now(),
        waited: Duration::ZERO,
        saves: 0,
        frames: 0,
        is_waiting: false,
    };
    let drive = move |app: &mut App, ctx: &egui::Context| watch.frame(app, ctx);
    match throughline::app::open_driven(Some(path.to_path_buf()), Box::new(drive)) {
        Ok(()) => Ok(ACCEPTED),
        Err(sentence) => {
            say(&format!("FAILED {sentence}"))?;
            Ok(FAILED)
        }
    }
}

struct Watch {
    wanted: usize,
    path: PathBuf,
    /// How long this thread had worked at the last frame.
    last: Option<Duration>,
    idle: Vec<Duration>,
    saving: Vec<Duration>,
    began: Instant,
    waited: Duration,
    saves: usize,
    frames: usize,
    is_waiting: bool,
}

impl Watch {
    fn frame(&mut self, app: &mut App, ctx: &egui::Context) {
        ctx.request_repaint();
        if app.session().screen == Screen::Start {
            return;
        }
        let now = worked();
        let cost = self.last.replace(now).map(|last| now.saturating_sub(last));
        self.frames += 1;
        if self.is_waiting {
            self.saving.extend(cost);
            if !app.file().saving {
                self.waited += self.began.elapsed();
                self.is_waiting = false;
                self.frames = 0;
            }
            return;
        }
        if self.frames < 2 * BETWEEN {
            // The first ones compute what the change before has changed.
            self.idle.extend(cost.filter(|_| self.frames > BETWEEN));
            return;
        }
        if self.saves == self.wanted {
            self.tell();
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            return;
        }
        self.saves += 1;
        let notes = ProjectField::Notes(self.saves.to_string());
        let edit = Action::Edit("Note".to_owned(), vec![Edit::Project(notes)]);
        app.dispatch_all(ctx, vec![edit, Action::Command(Command::Save)]);
        (self.began, self.is_waiting) = (Instant::now(), true);
    }

    fn tell(&mut self) {
        self.idle.sort();
        self.saving.sort();
        let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1e3);
        let middle = |times: &[Duration]| ms(times.get(times.len() / 2));
        let seconds = self.waited.as_secs_f64();
        let text = format!(
            "{}: {} saves in {seconds:.1} s, {} frames meanwhile, {:.0} a second; the window’s thread worked \
             {:.1} ms for the middle one and {:.1} ms for the longest, without a save {:.1} and {:.1} ms",
            self.path.display(),
            self.saves,
            self.saving.len(),
            f64::from(u32::try_from(self.saving.len()).unwrap_or(u32::MAX)) / seconds,
            middle(&self.saving),
            ms(self.saving.last()),
            middle(&self.idle),
            ms(self.idle.last()),
        );
        // Where nobody reads it there is nobody to tell.
        let _ = say(&text);
    }
}

/// How long this thread has been on a processor: other work on the machine does not count.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}
