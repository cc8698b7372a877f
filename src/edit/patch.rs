//! Owns what differs between two projects, as a value: record by record and field by field, so that it can be applied,
//! told in words, taken in part, and merged with what differs elsewhere.

mod apply;
mod between;
mod conflict;
mod slots;
#[cfg(test)]
mod tests;
mod value;

pub use conflict::{Conflict, Dispute, Merged, Side};
pub use value::Value;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    Channel, ChannelId, Decision, DecisionId, Image, ImageId, Improvement, ImprovementId, Journey,
    JourneyId, Link, LinkId, Mark, MarkId, Owner, OwnerId, Project, Ratings, Segment, SegmentId,
    Slide, SlideId, Stage, StageId, Step, StepId, Voice, VoiceId,
};

/// What differs between two projects. Applied to the first it gives the second.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patch {
    changes: BTreeMap<RecordKey, Change>,
}

/// Names a record of a project, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// The project itself: its own fields, its settings, the order of its slides.
    Project,
    /// A segment.
    Segment(SegmentId),
    /// A channel.
    Channel(ChannelId),
    /// An owner.
    Owner(OwnerId),
    /// A picture.
    Image(ImageId),
    /// A journey: its own fields, its persona, the order of its stages.
    Journey(JourneyId),
    /// A stage of a journey.
    Stage(JourneyId, StageId),
    /// A step of a journey.
    Step(JourneyId, StepId),
    /// A workshop mark on a step.
    Mark(JourneyId, StepId, MarkId),
    /// A segment's own ratings of a step.
    Ratings(JourneyId, StepId, SegmentId),
    /// A link of a journey.
    Link(JourneyId, LinkId),
    /// A voice.
    Voice(VoiceId),
    /// An improvement.
    Improvement(ImprovementId),
    /// A decision.
    Decision(DecisionId),
    /// A slide of the boardroom.
    Slide(SlideId),
}

impl RecordKey {
    /// The journey that the record is part of, or is.
    #[must_use]
    pub fn journey(&self) -> Option<&JourneyId> {
        match self {
            Self::Journey(id)
            | Self::Stage(id, _)
            | Self::Step(id, _)
            | Self::Mark(id, ..)
            | Self::Ratings(id, ..)
            | Self::Link(id, _) => Some(id),
            Self::Project
            | Self::Segment(_)
            | Self::Channel(_)
            | Self::Owner(_)
            | Self::Image(_)
            | Self::Voice(_)
            | Self::Improvement(_)
            | Self::Decision(_)
            | Self::Slide(_) => None,
        }
    }

    /// The step that the record is part of, or is.
    #[must_use]
    pub fn step(&self) -> Option<(&JourneyId, &StepId)> {
        match self {
            Self::Step(journey, step)
            | Self::Mark(journey, step, _)
            | Self::Ratings(journey, step, _) => Some((journey, step)),
            Self::Project
            | Self::Segment(_)
            | Self::Channel(_)
            | Self::Owner(_)
            | Self::Image(_)
            | Self::Journey(_)
            | Self::Stage(..)
            | Self::Link(..)
            | Self::Voice(_)
            | Self::Improvement(_)
            | Self::Decision(_)
            | Self::Slide(_) => None,
        }
    }

    /// The path to the record in the file, such as `journeys.apply.steps.call`; empty for the project itself.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Project => String::new(),
            Self::Segment(id) => format!("segments.{id}"),
            Self::Channel(id) => format!("channels.{id}"),
            Self::Owner(id) => format!("owners.{id}"),
            Self::Image(id) => format!("images.{id}"),
            Self::Journey(id) => format!("journeys.{id}"),
            Self::Stage(journey, id) => format!("journeys.{journey}.stages.{id}"),
            Self::Step(journey, id) => format!("journeys.{journey}.steps.{id}"),
            Self::Mark(journey, step, id) => format!("journeys.{journey}.steps.{step}.marks.{id}"),
            Self::Ratings(journey, step, id) => {
                format!("journeys.{journey}.steps.{step}.by_segment.{id}")
            }
            Self::Link(journey, id) => format!("journeys.{journey}.links.{id}"),
            Self::Voice(id) => format!("voices.{id}"),
            Self::Improvement(id) => format!("improvements.{id}"),
            Self::Decision(id) => format!("decisions.{id}"),
            Self::Slide(id) => format!("show.{id}"),
        }
    }
}

/// How a record differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is only in the second project, with everything inside it.
    Added(Content),
    /// It is only in the first project, with everything inside it.
    Removed(Content),
    /// Some of its fields are not the same, in the order of the file.
    Changed(Vec<FieldChange>),
}

/// A field that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub field: Field,
    /// What it is in the first project.
    pub before: Value,
    /// What it is in the second.
    pub after: Value,
}

/// Names a field of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// One that this version knows, by its name in the file; `persona name` and its like are those of the persona, and
    /// `stages` and `show` are the order of these.
    Known(&'static str),
    /// One that is kept word for word.
    Raw(RawOf, String),
}

/// Where something that is kept word for word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RawOf {
    /// In the record's `ext` map.
    Ext,
    /// Among the record's fields.
    Unknown,
    /// In the `ext` map of the journey's persona.
    PersonaExt,
    /// Among the fields of the journey's persona.
    PersonaUnknown,
}

/// A record with everything inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A segment.
    Segment(Arc<Segment>),
    /// A channel.
    Channel(Arc<Channel>),
    /// An owner.
    Owner(Arc<Owner>),
    /// A picture.
    Image(Arc<Image>),
    /// A journey with its stages, steps and links.
    Journey(Arc<Journey>),
    /// A stage.
    Stage(Arc<Stage>),
    /// A step with its marks and segments' ratings.
    Step(Arc<Step>),
    /// A workshop mark.
    Mark(Box<Mark>),
    /// A segment's own ratings.
    Ratings(Ratings),
    /// A link.
    Link(Arc<Link>),
    /// A voice.
    Voice(Arc<Voice>),
    /// An improvement.
    Improvement(Arc<Improvement>),
    /// A decision.
    Decision(Arc<Decision>),
    /// A slide.
    Slide(Arc<Slide>),
}

impl Content {
    /// The record's own fields in which something stands, in the order of the file.
    #[must_use]
    pub fn fields(&self) -> Vec<(Field, Value)> {
        match self {
            Self::Segment(record) => slots::filled(&**record),
            Self::Channel(record) => slots::filled(&**record),
            Self::Owner(record) => slots::filled(&**record),
            Self::Image(record) => slots::filled(&**record),
            Self::Journey(record) => slots::filled(&**record),
            Self::Stage(record) => slots::filled(&**record),
            Self::Step(record) => slots::filled(&**record),
            Self::Mark(record) => slots::filled(&**record),
            Self::Ratings(record) => slots::filled(record),
            Self::Link(record) => slots::filled(&**record),
            Self::Voice(record) => slots::filled(&**record),
            Self::Improvement(record) => slots::filled(&**record),
            Self::Decision(record) => slots::filled(&**record),
            Self::Slide(record) => slots::filled(&**record),
        }
    }
}

impl Patch {
    /// What differs between the two. Costs what differs where one project came from the other.
    #[must_use]
    pub fn between(before: &Project, after: &Project) -> Self {
        between::patch(before, after)
    }

    /// Changes the project as the patch says. What the patch names and the project does not have is passed over; the
    /// result may then have violations, as it may where only a part of a patch is applied.
    pub fn apply_to(&self, project: &mut Project) {
        apply::apply(self, project);
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many records differ; one that is added or removed counts as one with everything inside it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// The records that differ, sorted by kind and id.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordKey, &Change)> {
        self.changes.iter()
    }

    /// How that record differs.
    #[must_use]
    pub fn get(&self, key: &RecordKey) -> Option<&Change> {
        self.changes.get(key)
    }

    /// Adds how a record differs, in the place of what was known of it.
    pub fn insert(&mut self, key: RecordKey, change: Change) {
        self.changes.insert(key, change);
    }

    /// Forgets a record that differs.
    pub fn remove(&mut self, key: &RecordKey) -> Option<Change> {
        self.changes.remove(key)
    }
}
