//! Owns editing by itself in the real window, with the real loop, journal and locks, so that a test can end it in every
//! way there is; and what starting again would recover of it.

use std::io;
use std::time::{Duration, Instant};

use eframe::egui;
use throughline::action::Action;
use throughline::app::App;
use throughline::edit::{Edit, ProjectField};
use throughline::file;
use throughline::ui::state::Screen;

use super::{ACCEPTED, FAILED, REFUSED, say};

/// Between two edits: as fast as anybody types.
const BETWEEN: Duration = Duration::from_millis(30);
/// The variable that makes the window panic after so many edits.
const PANIC: &str = "APP_TEST_PANIC";
const EDITS_BEFORE_PANIC: u64 = 40;

/// Edits a new project, or the one at `path`, until it is ended: each edit through the application's own dispatcher, and
/// said once it is made. The number of the edit is the project's notes.
pub fn edit(path: Option<std::path::PathBuf>) -> io::Result<u8> {
    let mut hand = Hand {
        next: Instant::now(),
        edits: 0,
        panics: std::env::var_os(PANIC).is_some(),
    };
    let drive = move |app: &mut App, ctx: &egui::Context| hand.frame(app, ctx);
    match throughline::app::open_driven(path, Box::new(drive)) {
        Ok(()) => Ok(ACCEPTED),
        Err(sentence) => {
            say(&format!("FAILED {sentence}"))?;
            Ok(FAILED)
        }
    }
}

struct Hand {
    next: Instant,
    edits: u64,
    panics: bool,
}

impl Hand {
    fn frame(&mut self, app: &mut App, ctx: &egui::Context) {
        ctx.request_repaint_after(BETWEEN);
        if Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + BETWEEN;
        if app.session().screen == Screen::Start {
            app.dispatch_all(ctx, vec![Action::OpenTemplate("credit-card")]);
            return;
        }
        self.edits += 1;
        let notes = ProjectField::Notes(self.edits.to_string());
        let edit = Action::Edit("Note".to_owned(), vec![Edit::Project(notes)]);
        app.dispatch_all(ctx, vec![edit]);
        // Nobody may read any more; the editing goes on.
        let _ = say(&format!("edit {}", self.edits));
        if self.panics && self.edits >= EDITS_BEFORE_PANIC {
            #[expect(clippy::panic, reason = "this is what the test is about")]
            {
                panic!("the test asks for it");
            }
        }
    }
}

/// What starting again recovers: the number of the newest edit. What was recovered is then taken away, so that the next
/// round begins with nothing.
pub fn recover() -> io::Result<u8> {
    let Some(data) = file::data_folder() else {
        say("there is no folder for data")?;
        return Ok(REFUSED);
    };
    let recovered = file::recoverable(&data);
    for (path, why) in &recovered.unreadable {
        say(&format!("{}: {why}", path.display()))?;
    }
    let notes = |copy: &file::Copy| copy.kept.project.notes.parse::<u64>().ok();
    let newest = recovered.copies.iter().filter_map(notes).max();
    say(&newest.unwrap_or_default().to_string())?;
    for copy in recovered.copies {
        std::fs::remove_file(copy.journal)?;
    }
    Ok(if recovered.unreadable.is_empty() {
        ACCEPTED
    } else {
        REFUSED
    })
}
