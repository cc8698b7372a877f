//! Owns how a journal gets onto the disk: small projects whole each time, large ones as changes, every entry confirmed by
//! the disk before it counts. A file that has grown too long is replaced by one with a single entry.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::file::folders::{fingerprint, make_private};
use crate::file::report::{reason, why};
use crate::file::stamp::Stamp;
use crate::file::{self, open, save};
use crate::model::Project;

use super::changes::{applied, changes};
use super::entry::{self, Head, Step};
use super::{Keep, UNTITLED};

/// Up to this length the whole project is written each time.
const SMALL: usize = 2 << 20;
/// A journal may always grow to this length.
const ROOM: u64 = 4 << 20;

/// Writes the journal of the project that is open.
pub(super) struct Writer {
    folder: PathBuf,
    session: String,
    open: Option<Open>,
}

/// A journal that is being written.
struct Open {
    document: u64,
    saves: u64,
    head: Head,
    path: PathBuf,
    /// None after an entry that could not be written: the file is then made anew.
    file: Option<File>,
    length: u64,
    /// The length of the whole project when it was written last.
    whole: usize,
    /// The project as the journal has it.
    last: Arc<Project>,
}

impl Writer {
    pub(super) fn new(folder: PathBuf, session: String) -> Self {
        Self {
            folder,
            session,
            open: None,
        }
    }

    /// Writes the project down.
    ///
    /// # Errors
    /// Why the disk did not take it; what was there before can still be read.
    pub(super) fn keep(&mut self, keep: &Keep) -> Result<(), String> {
        let is_same = |open: &Open| {
            open.document == keep.document
                && open.saves == keep.saves
                && open.head.path == keep.path
        };
        if !self.open.as_ref().is_some_and(is_same) {
            self.begin(keep)?;
        } else if let Some(open) = &mut self.open {
            let written = match open.append(keep) {
                Appended::Done => Ok(()),
                Appended::Anew => open.replace(keep),
                Appended::Failed(error) => {
                    open.file = None;
                    Err(error.to_string())
                }
            };
            written?;
        }
        for journal in &keep.replaces {
            // What stays is offered once more, which is better than too little.
            let _ = fs::remove_file(journal);
        }
        Ok(())
    }

    /// Takes the journal away: what it holds was saved, or is not wanted.
    pub(super) fn forget(&mut self) {
        if let Some(open) = self.open.take() {
            drop(open.file);
            let _ = fs::remove_file(&open.path);
        }
    }

    fn begin(&mut self, keep: &Keep) -> Result<(), String> {
        let before = self
            .open
            .take()
            .filter(|open| open.document == keep.document);
        let path = before
            .as_ref()
            .map_or_else(|| self.free_name(keep), |open| open.path.clone());
        let head = Head {
            path: keep.path.clone(),
            base: keep.path.as_deref().and_then(base),
            session: self.session.clone(),
            app: env!("CARGO_PKG_VERSION").to_owned(),
            ..Head::default()
        };
        let mut open = Open {
            document: keep.document,
            saves: keep.saves,
            head,
            path,
            file: None,
            length: 0,
            whole: 0,
            last: Arc::clone(&keep.project),
        };
        let written = open.replace(keep);
        self.open = Some(open);
        written
    }

    /// A name that no other journal has: after the project's path and the process.
    fn free_name(&self, keep: &Keep) -> PathBuf {
        let name = match &keep.path {
            Some(path) => fingerprint(path.as_os_str().as_encoded_bytes()),
            None => fingerprint(format!("{UNTITLED}{}", keep.document).as_bytes()),
        };
        let name = format!("{name:016x}-{}", std::process::id());
        let numbered = (2_u32..).map(|number| format!("{name}-{number}.ron"));
        let mut names = std::iter::once(format!("{name}.ron")).chain(numbered);
        let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
        let first = names.by_ref().map(|name| self.folder.join(name));
        first
            .take(1000)
            .find(is_free)
            .unwrap_or_else(|| self.folder.join(format!("{name}.ron")))
    }
}

/// What came of adding an entry.
enum Appended {
    Done,
    /// The file has to be made anew: it is too long, or not what it was.
    Anew,
    Failed(io::Error),
}

impl Open {
    fn append(&mut self, keep: &Keep) -> Appended {
        let Some((text, whole)) = self.entry(keep) else {
            return Appended::Anew;
        };
        let most = ROOM.max(3 * self.whole as u64);
        let is_there = fs::metadata(&self.path).is_ok_and(|it| it.len() == self.length);
        let Some(file) = self.file.as_mut().filter(|_| is_there) else {
            return Appended::Anew;
        };
        let length = self.length + text.len() as u64;
        if length > most {
            return Appended::Anew;
        }
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_data());
        if let Err(error) = written {
            return Appended::Failed(error);
        }
        self.length = length;
        self.whole = whole.unwrap_or(self.whole);
        self.last = Arc::clone(&keep.project);
        Appended::Done
    }

    /// The text of the next entry, and the length of the whole project where that is what it holds.
    fn entry(&self, keep: &Keep) -> Option<(String, Option<usize>)> {
        if self.whole < SMALL {
            let text = file::write(&keep.project);
            let length = text.len();
            return Some((entry::whole(&self.head_of(keep), &text)?, Some(length)));
        }
        Some((self.changes(keep)?, None))
    }

    /// The changes since the last entry, if reading them gives the project as it is now.
    fn changes(&self, keep: &Keep) -> Option<String> {
        let (put, removed) = changes(&self.last, &keep.project);
        let text = file::write(&put);
        let back = file::read(text.as_bytes()).ok()?.project;
        if applied(&self.last, back, &removed)? != *keep.project {
            return None;
        }
        let (edit, at) = (keep.edit, Stamp::now());
        entry::changes(&Step { edit, at, removed }, &text)
    }

    /// Puts a journal with a single entry in the place of the one that is there.
    fn replace(&mut self, keep: &Keep) -> Result<(), String> {
        self.file = None;
        let project = file::write(&keep.project);
        let head = self.head_of(keep);
        let text = entry::whole(&head, &project).ok_or("it can’t be put into words")?;
        if let Some(folder) = self.path.parent() {
            make_private(folder).map_err(|error| reason(&error))?;
        }
        save::replace(&self.path, text.as_bytes()).map_err(|error| why(&error))?;
        let file = OpenOptions::new().append(true).open(&self.path);
        self.file = file.ok();
        self.length = text.len() as u64;
        self.whole = project.len();
        self.last = Arc::clone(&keep.project);
        Ok(())
    }

    fn head_of(&self, keep: &Keep) -> Head {
        Head {
            title: keep.project.title.clone(),
            edit: keep.edit,
            at: Stamp::now(),
            ..self.head.clone()
        }
    }
}

/// A fingerprint of what is in the file now.
fn base(path: &Path) -> Option<u64> {
    open::bytes(path).ok().map(|bytes| fingerprint(&bytes))
}
