//! Owns what keeps work safe in the world outside: the journal, the lock beside the open project, the mark that the
//! program runs, what is left of programs that ended badly, and the log of what went wrong.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui;

use super::Event;
use crate::file::{
    self, Holder, Journal, Keep, Lock, Recovered, Report, Run, Taken, data_folder, recovery_folder,
};

/// How long the end of the program waits for a slow disk.
const LONGEST_END: Duration = Duration::from_secs(2);

/// Something that keeps work safe.
#[derive(Debug, Clone, PartialEq)]
pub enum Safety {
    /// The project is to be kept as it is now.
    Keep(Box<Keep>),
    /// What was kept is saved, or is not wanted any more.
    Forget,
    /// That file is being worked on now, or none that was ever saved.
    Follow(Option<PathBuf>),
    /// That file is being worked on, whatever another machine has said of it.
    TakeOver(PathBuf),
    /// What can be recovered is looked for.
    Look,
    /// A journal that was offered is not wanted.
    Discard(PathBuf),
    /// What is known of bad ends with that project is of no importance any more.
    ForgetCrashes(PathBuf),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum SafetyEvent {
    /// The project is kept since that time of day.
    Kept(String),
    /// The project can't be kept, and why.
    NotKept(String),
    /// Somebody else has that file open.
    InUse(PathBuf, Holder),
    /// What can be recovered.
    Recovered(Box<Recovered>),
}

/// Keeps work safe for one window.
#[derive(Clone)]
pub(super) struct Guard {
    data: Option<PathBuf>,
    journal: Option<Journal>,
    held: Arc<Mutex<Held>>,
    answer: Sender<Event>,
}

/// What is ours until the program ends.
#[derive(Default)]
struct Held {
    run: Run,
    lock: Option<(PathBuf, Lock)>,
}

impl Guard {
    pub(super) fn new(ctx: &egui::Context, answer: &Sender<Event>) -> Self {
        let data = data_folder();
        let run = data.as_deref().map(Run::begin).unwrap_or_default();
        let journal = data.as_deref().map(|data| {
            let (ctx, answer) = (ctx.clone(), answer.clone());
            let report = move |report| {
                let event = match report {
                    Report::Kept(at) => SafetyEvent::Kept(at.time_of_day()),
                    Report::Failed(why) => SafetyEvent::NotKept(why),
                };
                // Nobody listens any more once the window is gone.
                let _ = answer.send(Event::Safety(event));
                ctx.request_repaint();
            };
            Journal::new(recovery_folder(data), run.id().to_owned(), report)
        });
        let lock = None;
        let guard = Self {
            data,
            journal,
            held: Arc::new(Mutex::new(Held { run, lock })),
            answer: answer.clone(),
        };
        guard.heed_signals();
        guard
    }

    /// What costs no time is done at once; the rest is for the thread of the disk.
    pub(super) fn at_once(&self, safety: Safety) -> Option<Safety> {
        match (safety, &self.journal) {
            (Safety::Keep(keep), Some(journal)) => {
                journal.keep(*keep);
                None
            }
            (Safety::Forget, Some(journal)) => {
                journal.forget();
                None
            }
            (Safety::Keep(_), None) => {
                let why = "this system gives the program no folder of its own".to_owned();
                let _ = self.answer.send(Event::Safety(SafetyEvent::NotKept(why)));
                None
            }
            (Safety::Forget, None) => None,
            (
                later @ (Safety::Follow(_)
                | Safety::TakeOver(_)
                | Safety::Look
                | Safety::Discard(_)
                | Safety::ForgetCrashes(_)),
                _,
            ) => Some(later),
        }
    }

    /// The rest, in the thread of the disk.
    pub(super) fn in_turn(&self, safety: Safety) -> Option<SafetyEvent> {
        match safety {
            Safety::Follow(path) => self.follow(path),
            Safety::TakeOver(path) => {
                let mut held = self.held.lock().ok()?;
                if let Taken::Ours(lock) = file::take_lock_over(&path) {
                    held.lock = Some((path, lock));
                }
                None
            }
            Safety::Look => {
                let found = file::recoverable(self.data.as_deref()?);
                Some(SafetyEvent::Recovered(Box::new(found)))
            }
            Safety::Discard(journal) => {
                // Only what is in our own folder; where it can't be removed it is offered again.
                let folder = recovery_folder(self.data.as_deref()?);
                if journal.parent() == Some(folder.as_path()) {
                    let _ = std::fs::remove_file(journal);
                }
                None
            }
            Safety::ForgetCrashes(path) => {
                file::forget_crashes(self.data.as_deref()?, &path);
                None
            }
            Safety::Keep(_) | Safety::Forget => self.at_once(safety).and(None),
        }
    }

    /// How often the program ended badly with that project.
    pub(super) fn crashes(&self, path: &Path) -> usize {
        let data = self.data.as_deref();
        data.map_or(0, |data| file::crashes(data, path))
    }

    /// The program ends: what was handed over is on the disk, and nothing of ours stays beside the project.
    pub(super) fn leave(&self) {
        if let Some(journal) = &self.journal {
            // What the disk does not take in this time it would hardly take later.
            let _ = journal.flush(LONGEST_END);
        }
        let until = Instant::now() + LONGEST_END;
        loop {
            if let Ok(mut held) = self.held.try_lock() {
                held.lock = None;
                held.run.end();
                return;
            }
            if Instant::now() > until {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn follow(&self, path: Option<PathBuf>) -> Option<SafetyEvent> {
        let mut held = self.held.lock().ok()?;
        if let (Some(path), Some((locked, _))) = (&path, &held.lock)
            && path == locked
        {
            return None;
        }
        held.lock = None;
        held.run.works_on(path.as_deref());
        let path = path?;
        match file::take_lock(&path) {
            Taken::Ours(lock) => {
                held.lock = Some((path, lock));
                None
            }
            Taken::Held(holder) => Some(SafetyEvent::InUse(path, holder)),
            Taken::Impossible => None,
        }
    }

    /// When the system asks the program to end, it ends as if the window had been closed, only without a question: what
    /// is not saved is in the journal.
    #[cfg(unix)]
    fn heed_signals(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else {
            return;
        };
        let guard = self.clone();
        std::thread::spawn(move || {
            if signals.forever().next().is_some() {
                guard.leave();
                std::process::exit(0);
            }
        });
    }

    #[cfg(not(unix))]
    fn heed_signals(&self) {}
}
