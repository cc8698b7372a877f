//! Owns what can be asked for about earlier versions of the project.

use std::path::PathBuf;

/// Something that is done with an earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionAction {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was the project's file, as `2026-11-22 14:32`; empty where that is not known.
    pub when: String,
    /// What is done.
    pub purpose: VersionUse,
}

/// What an earlier version is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionUse {
    /// It is shown beside the project as it is.
    Compare,
    /// It opens as a copy without a file of its own.
    Copy,
    /// The project becomes what it was then, as an undo step.
    Restore,
}
