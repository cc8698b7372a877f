//! Everything that can be done to a project, as a closed set of values, and the history that undoes it.
//! Knows no window, no file and no panel.

mod apply;
mod cascade;
mod delighter;
mod duplicate;
mod fields;
mod history;
mod merge;
pub mod patch;
mod pictures;

pub use apply::{EditError, apply};
pub use delighter::into_basic;
pub use duplicate::{duplicated, duplicated_to_be};
pub use fields::{JourneyField, LinkField, ProjectField, StepField};
pub use history::History;
pub use merge::merged_owners;
pub use patch::Patch;

use crate::model::{
    Channel, ChannelId, Decision, DecisionId, Image, ImageId, Improvement, ImprovementId, Journey,
    JourneyId, Link, LinkId, Owner, OwnerId, Segment, SegmentId, Stage, StageId, Step, StepId,
    Voice, VoiceId,
};

/// One change of a project. Values are absolute, so that applying one twice does no harm.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Sets a field of the project.
    Project(ProjectField),
    /// Files a record under its id, new or in the place of the one that had it.
    Put(Record),
    /// Takes a record away, and every mention of it.
    Remove(RecordId),
    /// Files a journey under its id, new or in the place of the one that had it.
    PutJourney(JourneyId, Box<Journey>),
    /// Takes a journey away, and every mention of it.
    RemoveJourney(JourneyId),
    /// Changes something inside a journey.
    Journey(JourneyId, JourneyEdit),
    /// Changes everything that differs from another version.
    Patch(Box<Patch>),
}

/// One change inside a journey.
#[derive(Debug, Clone, PartialEq)]
pub enum JourneyEdit {
    /// Sets a field of the journey.
    Set(JourneyField),
    /// Files a stage at that place in time, from 0; past the end: at the end.
    AddStage(usize, Stage),
    /// Names a stage.
    RenameStage(StageId, String),
    /// Moves a stage to that place in time, from 0.
    MoveStage(StageId, usize),
    /// Takes a stage away; its steps stay, not placed.
    RemoveStage(StageId),
    /// Files a step under its id, new or in the place of the one that had it.
    PutStep(Box<Step>),
    /// Sets a field of one or several steps.
    SetSteps(Vec<StepId>, StepField),
    /// Takes steps away, with their links and every mention of them.
    RemoveSteps(Vec<StepId>),
    /// Files a link under its id, new or in the place of the one that had it.
    PutLink(Box<Link>),
    /// Sets a field of a link.
    SetLink(LinkId, LinkField),
    /// Takes links away.
    RemoveLinks(Vec<LinkId>),
}

/// A record beside the journeys, with its id.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A group of customers.
    Segment(SegmentId, Segment),
    /// A channel.
    Channel(ChannelId, Channel),
    /// An owner.
    Owner(OwnerId, Owner),
    /// A voice.
    Voice(VoiceId, Voice),
    /// An improvement.
    Improvement(ImprovementId, Box<Improvement>),
    /// A decision.
    Decision(DecisionId, Decision),
    /// A picture.
    Image(ImageId, Image),
}

/// The id of a record beside the journeys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordId {
    /// A group of customers.
    Segment(SegmentId),
    /// A channel.
    Channel(ChannelId),
    /// An owner.
    Owner(OwnerId),
    /// A voice.
    Voice(VoiceId),
    /// An improvement.
    Improvement(ImprovementId),
    /// A decision.
    Decision(DecisionId),
    /// A picture.
    Image(ImageId),
}
