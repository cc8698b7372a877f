//! Owns how often the records of a project are named by others: what would change if one of them went.

use std::collections::BTreeMap;

use crate::model::{ChannelId, JourneyId, OwnerId, Project, SegmentId, Step};

/// How often each record is named. What is named nowhere is not listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    segments: BTreeMap<SegmentId, SegmentUse>,
    channels: BTreeMap<ChannelId, usize>,
    owners: BTreeMap<OwnerId, OwnerUse>,
    journeys: BTreeMap<JourneyId, JourneyUse>,
}

/// What names a segment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SegmentUse {
    /// Touchpoints that it rates in its own way.
    pub touchpoints: usize,
    /// Voices that are its own.
    pub voices: usize,
}

/// What an owner answers for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OwnerUse {
    /// Steps of every layer.
    pub steps: usize,
    /// Improvements.
    pub improvements: usize,
    /// Decisions.
    pub decisions: usize,
}

/// What is in a journey, and what is about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JourneyUse {
    /// Its touchpoints.
    pub touchpoints: usize,
    /// Its steps of every layer.
    pub steps: usize,
    /// Voices that belong to it.
    pub voices: usize,
    /// Improvements of it.
    pub improvements: usize,
    /// Decisions about it.
    pub decisions: usize,
    /// Journeys that are measured against it.
    pub improved_by: usize,
}

impl Usage {
    /// What names the segment.
    #[must_use]
    pub fn segment(&self, id: &SegmentId) -> SegmentUse {
        self.segments.get(id).copied().unwrap_or_default()
    }

    /// How many steps take place in the channel.
    #[must_use]
    pub fn channel(&self, id: &ChannelId) -> usize {
        self.channels.get(id).copied().unwrap_or_default()
    }

    /// What the owner answers for.
    #[must_use]
    pub fn owner(&self, id: &OwnerId) -> OwnerUse {
        self.owners.get(id).copied().unwrap_or_default()
    }

    /// What is in the journey and about it.
    #[must_use]
    pub fn journey(&self, id: &JourneyId) -> JourneyUse {
        self.journeys.get(id).copied().unwrap_or_default()
    }

    fn count_step(&mut self, step: &Step) {
        if let Some(channel) = &step.channel {
            *self.channels.entry(channel.clone()).or_default() += 1;
        }
        if let Some(owner) = &step.owner {
            self.owners.entry(owner.clone()).or_default().steps += 1;
        }
        for segment in step.by_segment.keys() {
            self.segments
                .entry(segment.clone())
                .or_default()
                .touchpoints += 1;
        }
    }
}

/// Counts how often each record of the project is named.
#[must_use]
pub fn usage(project: &Project) -> Usage {
    let mut usage = Usage::default();
    for (id, journey) in &project.journeys {
        let steps = journey.graph.steps();
        let touchpoints = steps.filter(|step| step.is_touchpoint()).count();
        let here = usage.journeys.entry(id.clone()).or_default();
        here.touchpoints = touchpoints;
        here.steps = journey.graph.step_count();
        if let Some(baseline) = &journey.baseline {
            usage
                .journeys
                .entry(baseline.clone())
                .or_default()
                .improved_by += 1;
        }
        for step in journey.graph.steps() {
            usage.count_step(step);
        }
    }
    for voice in project.voices.values() {
        if let Some(segment) = &voice.segment {
            usage.segments.entry(segment.clone()).or_default().voices += 1;
        }
        if let Some(journey) = &voice.journey {
            usage.journeys.entry(journey.clone()).or_default().voices += 1;
        }
    }
    for improvement in project.improvements.values() {
        if let Some(owner) = &improvement.owner {
            usage.owners.entry(owner.clone()).or_default().improvements += 1;
        }
        if let Some(journey) = &improvement.journey {
            usage
                .journeys
                .entry(journey.clone())
                .or_default()
                .improvements += 1;
        }
    }
    for decision in project.decisions.values() {
        if let Some(owner) = &decision.owner {
            usage.owners.entry(owner.clone()).or_default().decisions += 1;
        }
        if let Some(journey) = &decision.journey {
            usage.journeys.entry(journey.clone()).or_default().decisions += 1;
        }
    }
    usage
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::{Edit, RecordId, apply};
    use crate::testing::arbitrary_project;

    proptest! {
        #[test]
        fn what_is_said_to_be_touched_is_what_deleting_changes(project in arbitrary_project()) {
            let usage = usage(&project);
            for channel in project.channels.keys() {
                let in_channel = |project: &Project| {
                    let steps = project.journeys.values().flat_map(|j| j.graph.steps());
                    steps.filter(|step| step.channel.is_some()).count()
                };
                let mut after = project.clone();
                apply(&mut after, &Edit::Remove(RecordId::Channel(channel.clone()))).unwrap();
                prop_assert_eq!(in_channel(&project) - in_channel(&after), usage.channel(channel));
            }
            for owner in project.owners.keys() {
                let owned = |project: &Project| OwnerUse {
                    steps: project.journeys.values().flat_map(|j| j.graph.steps())
                        .filter(|step| step.owner.is_some()).count(),
                    improvements: project.improvements.values().filter(|it| it.owner.is_some()).count(),
                    decisions: project.decisions.values().filter(|it| it.owner.is_some()).count(),
                };
                let mut after = project.clone();
                apply(&mut after, &Edit::Remove(RecordId::Owner(owner.clone()))).unwrap();
                let (before, after, named) = (owned(&project), owned(&after), usage.owner(owner));
                prop_assert_eq!(before.steps, after.steps + named.steps);
                prop_assert_eq!(before.improvements, after.improvements + named.improvements);
                prop_assert_eq!(before.decisions, after.decisions + named.decisions);
            }
            for journey in project.journeys.keys() {
                let mut after = project.clone();
                apply(&mut after, &Edit::RemoveJourney(journey.clone())).unwrap();
                let heard = |project: &Project| project.voices.values().filter(|v| v.journey.is_some()).count();
                prop_assert_eq!(heard(&project) - heard(&after), usage.journey(journey).voices);
                prop_assert_eq!(project.step_count() - after.step_count(), usage.journey(journey).steps);
            }
        }
    }
}
