//! What a project is: its records, its ratings as types that can't be out of range, its graph and its ids,
//! and [`Project::violations`], which names what the types alone do not exclude.
//! Knows nothing of windows, files, clocks or of who edits it.

mod graph;
mod id;
mod journey;
mod number;
mod project;
mod records;
mod settings;
mod step;
mod violation;

pub use graph::Graph;
pub use id::{Id, InvalidId};
pub use journey::{Journey, JourneyState, Persona, Stage};
pub use number::{
    Coordinate, Effort, Emotion, Level, Minutes, OneToFive, Order, OutOfRange, Rating, Real,
    Recommend, Satisfied, Share,
};
pub use project::{Priority, Project, Strategy};
pub use records::{
    Channel, Decision, Image, ImageKind, Improvement, Owner, Segment, Slide, Stance, Voice,
    VoiceSource,
};
pub use settings::Settings;
pub use step::{Evidence, Layer, Link, LinkKind, Mark, PromiseState, Ratings, SourceKind, Step};
pub use violation::{Violation, ViolationKind};

use std::collections::BTreeMap;

/// Identifies a journey in a project.
pub type JourneyId = Id<Journey>;
/// Identifies a step in its journey.
pub type StepId = Id<Step>;
/// Identifies a link in its journey.
pub type LinkId = Id<Link>;
/// Identifies a stage in its journey.
pub type StageId = Id<Stage>;
/// Identifies a channel in a project.
pub type ChannelId = Id<Channel>;
/// Identifies an owner in a project.
pub type OwnerId = Id<Owner>;
/// Identifies a segment in a project.
pub type SegmentId = Id<Segment>;
/// Identifies a voice in a project.
pub type VoiceId = Id<Voice>;
/// Identifies an improvement in a project.
pub type ImprovementId = Id<Improvement>;
/// Identifies a decision in a project.
pub type DecisionId = Id<Decision>;
/// Identifies a picture in a project.
pub type ImageId = Id<Image>;
/// Identifies a workshop mark on its step.
pub type MarkId = Id<Mark>;
/// Identifies a boardroom slide in a project.
pub type SlideId = Id<Slide>;

/// Records of one kind, sorted by id and shared between the versions of a project that history keeps.
pub type Records<K> = imbl::OrdMap<Id<K>, std::sync::Arc<K>>;

/// The longest text that a field may hold, in characters (FORMAT.md, section 1).
pub const MAX_TEXT_CHARS: usize = 20_000;
/// The most steps that a project may hold (FORMAT.md, section 1).
pub const MAX_STEPS: usize = 100_000;
/// The most links that a project may hold.
pub const MAX_LINKS: usize = 300_000;

/// What a record carries for later versions and other tools: opaque text that is written back word for word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extra {
    /// The entries of the record's `ext` map, raw.
    pub ext: BTreeMap<String, String>,
    /// Fields that this version does not know, raw.
    pub unknown: BTreeMap<String, String>,
}
