//! Owns what can be asked for of a project's journeys and of the records beside them.

use crate::model::{DecisionId, JourneyId, OwnerId};

/// A part of the project's page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ProjectSection {
    /// Title, promise, strategy, scope.
    #[default]
    General,
    /// The journeys, and everything about the one that is shown.
    Journeys,
    /// Groups of customers.
    Segments,
    /// Where touchpoints take place.
    Channels,
    /// Who answers for steps.
    Owners,
    /// What meetings decided.
    Decisions,
    /// How the figures are computed.
    Method,
}

impl ProjectSection {
    /// The parts, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::General,
        Self::Journeys,
        Self::Segments,
        Self::Channels,
        Self::Owners,
        Self::Decisions,
        Self::Method,
    ];
}

/// Something that can be done with a journey as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JourneyAction {
    /// One is made at the end and shown, and its name edited.
    Add,
    /// A copy of it is made right after it, and shown.
    Duplicate(JourneyId, CopyAs),
    /// It goes to that place among the journeys, from 0.
    Move(JourneyId, usize),
    /// It goes, with everything inside it.
    Delete(JourneyId),
}

/// What a copy of a journey is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyAs {
    /// The same as the original.
    Same,
    /// What the original shall become.
    ToBe,
}

/// What is made by typing its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// A journey, shown at once.
    Journey,
    /// A segment.
    Segment,
    /// A channel, at the end.
    Channel,
    /// An owner.
    Owner,
    /// A decision about the journey that is shown.
    Decision,
}

/// Something that can be done with the records beside the journeys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectAction {
    /// That part of the project's page is shown.
    Show(ProjectSection),
    /// A record of that name is made, as one undo step.
    AddNamed(Named, String),
    /// The first owner goes, and the second answers for all that was its.
    MergeOwners(OwnerId, OwnerId),
    /// An owner of that name is made where there is none, and answers for the decision.
    OwnDecision(DecisionId, String),
    /// The scope is locked from today on.
    LockScope,
}
