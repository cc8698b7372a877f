//! Owns how a patch changes a project: links are taken off before steps go and put on after steps came, and the order of
//! lists is set once everything in them is there.

use std::sync::Arc;

use super::slots::{Fields, set};
use super::{Change, Content, FieldChange, Patch, RecordKey};
use crate::model::{Id, Journey, JourneyId, Link, Project, Records, Step, StepId};

/// Changes the project as the patch says.
pub(super) fn apply(patch: &Patch, project: &mut Project) {
    let links = links_taken_off(patch, project);
    for (key, change) in patch.iter() {
        record(project, key, change);
    }
    for (id, link) in links {
        if let Some(journey) = project.journeys.get_mut(&id) {
            Arc::make_mut(journey).graph.put_link(link);
        }
    }
    for (key, change) in patch.iter() {
        fields_of_owners(project, key, change);
    }
}

/// Takes off the links that go or change; returns those that come or come back as they shall be.
fn links_taken_off(patch: &Patch, project: &mut Project) -> Vec<(JourneyId, Arc<Link>)> {
    let mut put_on = Vec::new();
    for (key, change) in patch.iter() {
        let RecordKey::Link(id, link) = key else {
            continue;
        };
        let journey = project.journeys.get_mut(id).map(Arc::make_mut);
        let taken_off = journey.and_then(|journey| journey.graph.remove_link(link));
        match change {
            Change::Added(Content::Link(link)) => put_on.push((id.clone(), Arc::clone(link))),
            Change::Changed(fields) => {
                if let Some(mut link) = taken_off {
                    set(Arc::make_mut(&mut link), fields);
                    put_on.push((id.clone(), link));
                }
            }
            Change::Added(_) | Change::Removed(_) => {}
        }
    }
    put_on
}

fn record(project: &mut Project, key: &RecordKey, change: &Change) {
    match key {
        RecordKey::Segment(id) => filed(&mut project.segments, id, change, segment),
        RecordKey::Channel(id) => filed(&mut project.channels, id, change, channel),
        RecordKey::Owner(id) => filed(&mut project.owners, id, change, owner),
        RecordKey::Image(id) => filed(&mut project.images, id, change, image),
        RecordKey::Voice(id) => filed(&mut project.voices, id, change, voice),
        RecordKey::Improvement(id) => filed(&mut project.improvements, id, change, improvement),
        RecordKey::Decision(id) => filed(&mut project.decisions, id, change, decision),
        RecordKey::Journey(id) => journey(project, id, change),
        RecordKey::Slide(id) => listed(&mut project.show, change, slide, |it| it.id == *id),
        RecordKey::Stage(journey, id) => {
            if let Some(journey) = project.journeys.get_mut(journey) {
                let stages = &mut Arc::make_mut(journey).stages;
                listed(stages, change, stage, |it| it.id == *id);
            }
        }
        RecordKey::Step(journey, id) => {
            if let Some(journey) = project.journeys.get_mut(journey) {
                step(Arc::make_mut(journey), id, change);
            }
        }
        RecordKey::Mark(journey, step, id) => {
            inside(project, (journey, step), |step| match change {
                Change::Added(Content::Mark(mark)) => {
                    step.marks.insert(id.clone(), (**mark).clone());
                }
                Change::Removed(_) => {
                    step.marks.remove(id);
                }
                Change::Changed(fields) => {
                    if let Some(mark) = step.marks.get_mut(id) {
                        set(mark, fields);
                    }
                }
                Change::Added(_) => {}
            });
        }
        RecordKey::Ratings(journey, step, id) => {
            inside(project, (journey, step), |step| match change {
                Change::Added(Content::Ratings(ratings)) => {
                    step.by_segment.insert(id.clone(), *ratings);
                }
                Change::Removed(_) => {
                    step.by_segment.remove(id);
                }
                Change::Changed(fields) => {
                    if let Some(ratings) = step.by_segment.get_mut(id) {
                        set(ratings, fields);
                    }
                }
                Change::Added(_) => {}
            });
        }
        RecordKey::Project | RecordKey::Link(..) => {}
    }
}

/// Journeys and the project come last, as they hold the order of what is inside them.
fn fields_of_owners(project: &mut Project, key: &RecordKey, change: &Change) {
    let Change::Changed(fields) = change else {
        return;
    };
    if let RecordKey::Journey(id) = key {
        if let Some(journey) = project.journeys.get_mut(id) {
            set(Arc::make_mut(journey), fields);
        }
    } else if *key == RecordKey::Project {
        set(project, fields);
    }
}

fn journey(project: &mut Project, id: &JourneyId, change: &Change) {
    match change {
        Change::Added(Content::Journey(journey)) => {
            project.journeys.insert(id.clone(), Arc::clone(journey));
        }
        Change::Removed(_) => {
            project.journeys.remove(id);
        }
        Change::Added(_) | Change::Changed(_) => {}
    }
}

fn step(journey: &mut Journey, id: &StepId, change: &Change) {
    match change {
        Change::Added(Content::Step(step)) => {
            journey.graph.put_step(Arc::clone(step));
        }
        Change::Removed(_) => {
            journey.graph.remove_step(id);
        }
        Change::Changed(fields) => with_step(journey, id, |step| set(step, fields)),
        Change::Added(_) => {}
    }
}

fn with_step(journey: &mut Journey, id: &StepId, change: impl FnOnce(&mut Step)) {
    if let Some(mut step) = journey.graph.step(id).cloned() {
        change(Arc::make_mut(&mut step));
        journey.graph.put_step(step);
    }
}

fn inside(
    project: &mut Project,
    (journey, step): (&JourneyId, &StepId),
    change: impl FnOnce(&mut Step),
) {
    if let Some(journey) = project.journeys.get_mut(journey) {
        with_step(Arc::make_mut(journey), step, change);
    }
}

fn filed<K: Fields>(
    records: &mut Records<K>,
    id: &Id<K>,
    change: &Change,
    content: impl Fn(&Content) -> Option<&Arc<K>>,
) {
    match change {
        Change::Added(added) => {
            if let Some(record) = content(added) {
                records.insert(id.clone(), Arc::clone(record));
            }
        }
        Change::Removed(_) => {
            records.remove(id);
        }
        Change::Changed(fields) => changed(records.get_mut(id), fields),
    }
}

fn listed<K: Fields>(
    list: &mut Vec<Arc<K>>,
    change: &Change,
    content: impl Fn(&Content) -> Option<&Arc<K>>,
    is_it: impl Fn(&K) -> bool,
) {
    match change {
        Change::Added(added) => {
            list.retain(|record| !is_it(record));
            list.extend(content(added).map(Arc::clone));
        }
        Change::Removed(_) => list.retain(|record| !is_it(record)),
        Change::Changed(fields) => changed(list.iter_mut().find(|it| is_it(it)), fields),
    }
}

fn changed<K: Fields>(record: Option<&mut Arc<K>>, fields: &[FieldChange]) {
    if let Some(record) = record {
        set(Arc::make_mut(record), fields);
    }
}

/// The content as a record of one kind.
macro_rules! content {
    ($($name:ident: $kind:ident),+) => {
        $(fn $name(content: &Content) -> Option<&Arc<crate::model::$kind>> {
            if let Content::$kind(record) = content {
                Some(record)
            } else {
                None
            }
        })+
    };
}

content!(
    segment: Segment, channel: Channel, owner: Owner, image: Image, voice: Voice,
    improvement: Improvement, decision: Decision, stage: Stage, slide: Slide
);
