//! Owns reading a journal back: to its last whole entry, whatever became of the end.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::file::limits::MAX_FILE_BYTES;
use crate::file::report::reason;
use crate::file::{self, FORMAT};
use crate::model::Project;

use super::changes::applied;
use super::entry::{Entry, Head, entries};

/// What a journal holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsaved {
    /// Of which project, and from when.
    pub head: Head,
    /// The project.
    pub project: Project,
    /// Whether something after it, or before, was cut off or damaged.
    pub is_torn: bool,
}

/// Why a journal can't be read. Displayed as one sentence.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The system would not give the bytes.
    #[error("it can’t be read ({0})")]
    Io(String),
    /// No entry of it is whole.
    #[error("nothing in it is whole")]
    Torn,
    /// A later version wrote it.
    #[error("a newer version of Throughline wrote it (format {0})")]
    Newer(u32),
    /// Its text is whole and no project all the same.
    #[error("{0}")]
    Content(String),
}

/// The project as the journal at `path` has it last.
///
/// # Errors
/// Where it can't be read, or nothing in it is whole.
pub fn read_journal(path: &Path) -> Result<Unsaved, JournalError> {
    // Some whole projects and what changed in between.
    const MOST: u64 = 4 * MAX_FILE_BYTES;
    let io = |error: std::io::Error| JournalError::Io(reason(&error));
    let metadata = path.metadata().map_err(io)?;
    if !metadata.is_file() {
        return Err(JournalError::Io("it is not a file".to_owned()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(MOST)).unwrap_or(0));
    let file = File::open(path).map_err(io)?;
    file.take(MOST).read_to_end(&mut bytes).map_err(io)?;
    kept(&bytes)
}

/// The project that the journal holds last.
pub(super) fn kept(journal: &[u8]) -> Result<Unsaved, JournalError> {
    let (entries, mut is_torn) = entries(journal);
    let is_whole = |entry: &Entry| matches!(entry, Entry::Whole(..));
    let last = entries
        .iter()
        .rposition(is_whole)
        .ok_or(JournalError::Torn)?;
    let mut rest = entries.into_iter().skip(last);
    let Some(Entry::Whole(mut head, text)) = rest.next() else {
        return Err(JournalError::Torn);
    };
    let opened = file::read(text).map_err(|error| JournalError::Content(error.to_string()))?;
    if let Some(newer) = opened.read_only.filter(|format| *format > FORMAT) {
        return Err(JournalError::Newer(newer));
    }
    let mut project = opened.project;
    for entry in rest {
        let Entry::Changes(step, text) = entry else {
            break;
        };
        let put = file::read(text).ok().map(|opened| opened.project);
        let next = put.and_then(|put| applied(&project, put, &step.removed));
        let Some(next) = next.filter(|next| next.violations().is_empty()) else {
            is_torn = true;
            break;
        };
        project = next;
        (head.edit, head.at) = (step.edit, step.at);
        head.title.clone_from(&project.title);
    }
    Ok(Unsaved {
        head,
        project,
        is_torn,
    })
}
