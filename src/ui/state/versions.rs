//! Owns what the window knows of a project's earlier versions, and of what others have done to its file.

use std::path::PathBuf;

/// An earlier version of the project, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was the project's file, as `2026-11-22 14:32`; empty where that is not known.
    pub when: String,
    /// Its size in bytes.
    pub len: u64,
    /// What is different in it from the project as it is, in words.
    pub changes: String,
}

/// What somebody else has done to the file, so that it is not what the window shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// It is not there any more.
    Gone,
    /// It holds something that can't be read; the sentence says what.
    Unreadable(String),
}
