//! Owns what else changes when a record goes: nobody keeps naming what is no longer there.

use std::sync::Arc;

use super::RecordId;
use crate::model::{Id, Journey, JourneyId, Link, Project, Records, Step, StepId};

/// Takes every mention of the record out of the project.
pub(super) fn forget_record(project: &mut Project, record: &RecordId) {
    match record {
        RecordId::Segment(id) => {
            every_step(
                project,
                |step| step.by_segment.contains_key(id),
                |step| {
                    step.by_segment.remove(id);
                },
            );
            every(
                &mut project.voices,
                |voice| voice.segment.as_ref() == Some(id),
                |voice| voice.segment = None,
            );
        }
        RecordId::Channel(id) => {
            every_step(
                project,
                |step| step.channel.as_ref() == Some(id),
                |step| step.channel = None,
            );
        }
        RecordId::Owner(id) => {
            every_step(
                project,
                |step| step.owner.as_ref() == Some(id),
                |step| step.owner = None,
            );
            every(
                &mut project.improvements,
                |i| i.owner.as_ref() == Some(id),
                |i| i.owner = None,
            );
            every(
                &mut project.decisions,
                |d| d.owner.as_ref() == Some(id),
                |d| d.owner = None,
            );
        }
        RecordId::Image(id) => {
            every_step(
                project,
                |step| step.picture.as_ref() == Some(id),
                |step| step.picture = None,
            );
            let drawn = |journey: &Journey| journey.persona.picture.as_ref() == Some(id);
            every(&mut project.journeys, drawn, |journey| {
                journey.persona.picture = None;
            });
        }
        RecordId::Voice(_) | RecordId::Improvement(_) | RecordId::Decision(_) => {}
    }
}

/// Takes every mention of the journey out of the project; voices, improvements and decisions stay.
pub(super) fn forget_journey(project: &mut Project, id: &JourneyId) {
    every(
        &mut project.voices,
        |voice| voice.journey.as_ref() == Some(id),
        |voice| {
            voice.journey = None;
            voice.step = None;
        },
    );
    every(
        &mut project.improvements,
        |i| i.journey.as_ref() == Some(id),
        |improvement| {
            improvement.journey = None;
            improvement.steps.clear();
        },
    );
    every(
        &mut project.decisions,
        |decision| decision.journey.as_ref() == Some(id),
        |decision| {
            decision.journey = None;
            decision.step = None;
        },
    );
    every(
        &mut project.journeys,
        |j| j.baseline.as_ref() == Some(id),
        |journey| journey.baseline = None,
    );
}

/// Takes every mention of the step out of the project; its voices stay with the journey.
pub(super) fn forget_step(project: &mut Project, journey: &JourneyId, step: &StepId) {
    let here = |j: &Option<JourneyId>, s: &Option<StepId>| {
        j.as_ref() == Some(journey) && s.as_ref() == Some(step)
    };
    every(
        &mut project.voices,
        |voice| here(&voice.journey, &voice.step),
        |voice| voice.step = None,
    );
    every(
        &mut project.decisions,
        |d| here(&d.journey, &d.step),
        |decision| decision.step = None,
    );
    every(
        &mut project.improvements,
        |improvement| {
            improvement.journey.as_ref() == Some(journey) && improvement.steps.contains(step)
        },
        |improvement| improvement.steps.retain(|id| id != step),
    );
}

/// Takes away the links at the step that its layer no longer allows.
pub(super) fn drop_impossible_links(journey: &mut Journey, step: &StepId) {
    let graph = &journey.graph;
    let possible = |link: &Link| match (graph.step(&link.from), graph.step(&link.to)) {
        (Some(from), Some(to)) => Link::may_join(link.kind, from.layer, to.layer),
        (None, _) | (_, None) => false,
    };
    let at_step = graph
        .links_from(step)
        .into_iter()
        .chain(graph.links_to(step));
    let gone: Vec<_> = at_step
        .filter(|link| !possible(link))
        .map(|link| link.id.clone())
        .collect();
    for id in gone {
        journey.graph.remove_link(&id);
    }
}

fn every<K: Clone>(
    records: &mut Records<K>,
    concerned: impl Fn(&K) -> bool,
    change: impl Fn(&mut K),
) {
    let ids: Vec<Id<K>> = records
        .iter()
        .filter(|(_, record)| concerned(record))
        .map(|(id, _)| id.clone())
        .collect();
    for id in ids {
        if let Some(record) = records.get_mut(&id) {
            change(Arc::make_mut(record));
        }
    }
}

fn every_step(
    project: &mut Project,
    concerned: impl Fn(&Step) -> bool,
    change: impl Fn(&mut Step),
) {
    let has_one = |journey: &Journey| journey.graph.steps().any(|step| concerned(step));
    every(&mut project.journeys, has_one, |journey| {
        let steps: Vec<_> = journey
            .graph
            .steps()
            .filter(|step| concerned(step))
            .cloned()
            .collect();
        for mut step in steps {
            change(Arc::make_mut(&mut step));
            journey.graph.put_step(step);
        }
    });
}
