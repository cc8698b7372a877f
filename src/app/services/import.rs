//! Owns how a table or a diagram is read and looked through beside the window, before anything of it is in the project.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Event;
use crate::exchange::import::{Import, ImportError, Landing, Similar, bytes_of};
use crate::model::Project;

/// Where a table or a diagram comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportSource {
    /// A file that was chosen or dropped.
    File(PathBuf),
    /// Text of the clipboard.
    Pasted(String),
}

impl ImportSource {
    /// The name of the file; none: it is from the clipboard.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        match self {
            Self::File(path) => Some(file_name(path)),
            Self::Pasted(_) => None,
        }
    }
}

/// An import whose outcome is wanted before anything is added.
#[derive(Debug, Clone)]
pub struct ImportTrial {
    /// Its number, which comes back with the answer.
    pub number: u64,
    /// What was read.
    pub import: Arc<Import>,
    /// What it would be added to.
    pub project: Arc<Project>,
    /// Where that goes which names no place of its own.
    pub landing: Landing,
    /// Whether names that are nearly those of touchpoints are taken for them.
    pub similar: Similar,
}

impl ImportTrial {
    /// What adding it comes to. `random` gives the bits of new ids.
    #[must_use]
    pub fn event(&self, random: &mut dyn FnMut() -> u64) -> Event {
        let (project, landing) = (&self.project, &self.landing);
        let outcome = self.import.outcome(project, landing, self.similar, random);
        Event::ImportTried(self.number, Box::new(outcome))
    }
}

/// Reads a file or a text; or the sentence that says why it can't be.
pub(super) fn read(source: &ImportSource) -> Result<Box<Import>, String> {
    match source {
        ImportSource::File(path) => imported(&file_name(path), &bytes_of(path)?),
        ImportSource::Pasted(text) => imported("", text.as_bytes()),
    }
}

/// What the bytes of a file of that name hold; or the sentence that says why they can't be read.
///
/// # Errors
/// The sentence.
pub fn imported(name: &str, bytes: &[u8]) -> Result<Box<Import>, String> {
    // Foreign files are read by libraries that were never shown this one: a panic there must not take the window along.
    let read = catch_unwind(|| Import::read(name, bytes)).unwrap_or(Err(ImportError::NoText));
    read.map(Box::new).map_err(|error| error.to_string())
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
