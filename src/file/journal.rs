//! Owns the journal: what is being worked on is written down beside the file, by a thread of its own, a quarter of a
//! second after it changed at the latest. It is there when the program ends in whatever way, until it was saved.

mod changes;
mod entry;
mod read;
#[cfg(test)]
mod tests;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::model::Project;

use super::stamp::Stamp;
pub use entry::Head;
pub use read::{JournalError, Unsaved, read_journal};
use writer::Writer;

/// Between the beginnings of two writes: with the writing itself it stays under a quarter of a second.
const BETWEEN: Duration = Duration::from_millis(200);
/// After a write that failed.
const AGAIN: Duration = Duration::from_secs(2);
/// What stands for a path in the name of a journal of a project that was never saved.
const UNTITLED: &str = "untitled";

/// What is to be kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keep {
    /// Tells the projects apart that are opened one after the other.
    pub document: u64,
    /// The file that it lives in; none: it was never saved.
    pub path: Option<PathBuf>,
    /// The project as it is now.
    pub project: Arc<Project>,
    /// How often it was saved since it was opened: after that its file is another one.
    pub saves: u64,
    /// How many changes were made.
    pub edit: u64,
    /// Journals that this one takes the place of once it is on the disk.
    pub replaces: Vec<PathBuf>,
}

/// How keeping went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// What was handed over last is on the disk since then.
    Kept(Stamp),
    /// It is not, and why. It is tried again.
    Failed(String),
}

enum Job {
    Keep(Box<Keep>),
    Forget,
    Flush(Sender<()>),
}

/// The thread that writes the journal of the open project.
#[derive(Debug, Clone)]
pub struct Journal {
    jobs: Sender<Job>,
}

impl Journal {
    /// A journal in that folder, written by that run of the program; `report` is called by the writing thread.
    #[must_use]
    pub fn new(folder: PathBuf, session: String, report: impl Fn(Report) + Send + 'static) -> Self {
        let (jobs, inbox) = channel();
        std::thread::spawn(move || {
            let scribe = Scribe {
                writer: Writer::new(folder, session),
                wanted: None,
                next: Instant::now(),
                report,
            };
            scribe.run(&inbox);
        });
        Self { jobs }
    }

    /// Hands over what is to be kept. Costs nothing but the handing over.
    pub fn keep(&self, keep: Keep) {
        // The thread ends only when this end is gone.
        let _ = self.jobs.send(Job::Keep(Box::new(keep)));
    }

    /// What was kept is saved, or not wanted any more.
    pub fn forget(&self) {
        let _ = self.jobs.send(Job::Forget);
    }

    /// Waits until what was handed over is on the disk, at most that long. False where it is not.
    #[must_use]
    pub fn flush(&self, longest: Duration) -> bool {
        let (done, answer) = channel();
        self.jobs.send(Job::Flush(done)).is_ok() && answer.recv_timeout(longest).is_ok()
    }
}

/// What the thread is doing.
struct Scribe<F> {
    writer: Writer,
    /// What is not on the disk yet.
    wanted: Option<Box<Keep>>,
    /// Not before then.
    next: Instant,
    report: F,
}

impl<F: Fn(Report)> Scribe<F> {
    fn run(mut self, inbox: &Receiver<Job>) {
        loop {
            let job = if self.wanted.is_some() {
                inbox.recv_timeout(self.next.saturating_duration_since(Instant::now()))
            } else {
                inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match job {
                Ok(Job::Keep(keep)) => self.take(keep),
                Ok(Job::Forget) => {
                    self.wanted = None;
                    self.writer.forget();
                }
                Ok(Job::Flush(done)) => {
                    if self.write() {
                        // Who asked may have stopped waiting.
                        let _ = done.send(());
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    self.write();
                    return;
                }
            }
            if Instant::now() >= self.next {
                self.write();
            }
        }
    }

    /// The latest takes the place of what waits; what it replaces is remembered.
    fn take(&mut self, mut keep: Box<Keep>) {
        if let Some(waiting) = self.wanted.take() {
            keep.replaces.extend(waiting.replaces);
        }
        self.wanted = Some(keep);
    }

    /// Writes what waits. False where the disk did not take it.
    fn write(&mut self) -> bool {
        let Some(keep) = self.wanted.take() else {
            return true;
        };
        let begun = Instant::now();
        // Where writing itself stumbles, the window goes on, and says that nothing is kept.
        let written = catch_unwind(AssertUnwindSafe(|| self.writer.keep(&keep)));
        let written = written.unwrap_or_else(|_| Err("the program stumbled over it".to_owned()));
        match written {
            Ok(()) => {
                self.next = begun + BETWEEN;
                (self.report)(Report::Kept(Stamp::now()));
                true
            }
            Err(sentence) => {
                self.next = Instant::now() + AGAIN;
                self.wanted = Some(keep);
                (self.report)(Report::Failed(sentence));
                false
            }
        }
    }
}
