//! Owns what can be asked for where two versions of a project are compared.

use std::sync::Arc;

use crate::edit::patch::Side;
use crate::model::Project;

/// Another version of the open project.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What it is called, such as the name of its file or when it was saved.
    pub name: String,
    /// The other version.
    pub theirs: Arc<Project>,
    /// The version that both come from, where it is known: then the two are merged, and only what both changed has to
    /// be decided. Without it everything that is different can be taken over, and nothing is until it is ticked.
    pub base: Option<Arc<Project>>,
}

/// Something about the comparison of two versions.
#[derive(Debug, Clone, PartialEq)]
pub enum CompareAction {
    /// Shows another version over the open project.
    Open(Box<Comparison>),
    /// Merges what somebody else has written to the project's file, with what it is called, as one undo step; where the
    /// two don't agree, they are shown over each other.
    MergeFromDisk(Arc<Project>, String),
    /// Takes that change over or not: the number of the record and of the matter in it, from 0.
    Tick(usize, usize),
    /// Takes every change over, or none.
    TickAll(Ticks),
    /// Decides the conflict of that number, from 0.
    Decide(usize, Side),
    /// Goes to the record of that number, from 0.
    Show(usize),
    /// Takes over what is ticked and decided, as one undo step.
    Take,
    /// Leaves the open project as it is.
    Close,
}

/// How many changes are ticked at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticks {
    /// Every one.
    All,
    /// None.
    None,
}
