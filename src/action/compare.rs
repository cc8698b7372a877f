//! Owns what can be asked for where two versions of a project are compared.

use std::sync::Arc;

use crate::edit::patch::Side;
use crate::model::{JourneyId, Project};

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
    /// Draws the map of both, beside the window.
    Draw(Box<BothDrawn>),
    /// Takes over what is ticked and decided, as one undo step.
    Take,
    /// Leaves the open project as it is.
    Close,
}

/// A map with everything that is in either version, as it is to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct BothDrawn {
    /// The open project.
    pub mine: Arc<Project>,
    /// The other version.
    pub target: Arc<Project>,
    /// Which journey.
    pub journey: JourneyId,
    /// How wide the map is, and how high the band of the curves, in points.
    pub size: (f32, f32),
    /// For which zoom.
    pub zoom: f32,
}

impl BothDrawn {
    /// Whether it is the same drawing of the same versions.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.mine, &other.mine)
            && Arc::ptr_eq(&self.target, &other.target)
            && self.journey == other.journey
            && (self.size, self.zoom.to_bits()) == (other.size, other.zoom.to_bits())
    }
}

/// How many changes are ticked at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticks {
    /// Every one.
    All,
    /// None.
    None,
}
