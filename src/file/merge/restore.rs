//! Owns what happens where one side removed what the other changed: it is put back as it was, with what named it, so
//! that the other side's change has something to be a change of.

use std::sync::Arc;

use crate::edit::patch::{
    Change, Conflict, Content, Dispute, Field, FieldChange, Patch, RecordKey, Side, Value,
};
use crate::model::{Id, JourneyId, Project, StageId, StepId};

/// Both sides with everything back that the other side changed; each is a conflict.
pub(super) fn restored(
    base: &Project,
    (ours, theirs): (&Project, &Project),
    conflicts: &mut Vec<Conflict>,
) -> (Project, Project) {
    let (by_us, by_them) = (Patch::between(base, ours), Patch::between(base, theirs));
    let mut restored = [ours.clone(), theirs.clone()];
    let sides = [
        (Side::Ours, &by_us, &by_them),
        (Side::Theirs, &by_them, &by_us),
    ];
    for ((by, removing, changing), project) in sides.into_iter().zip(&mut restored) {
        for (key, change) in removing.iter() {
            let Change::Removed(content) = change else {
                continue;
            };
            if is_changed(key, changing) {
                put_back(base, project, key, content);
                let changes = match changing.get(key) {
                    Some(Change::Changed(fields)) => fields.clone(),
                    Some(Change::Added(_) | Change::Removed(_)) | None => Vec::new(),
                };
                let dispute = Dispute::Removed {
                    by,
                    base: content.clone(),
                    changes,
                };
                let key = key.clone();
                conflicts.push(Conflict { key, dispute });
            }
        }
    }
    let [ours, theirs] = restored;
    (ours, theirs)
}

/// Whether the patch changes the record, or changes or adds something inside it.
fn is_changed(key: &RecordKey, patch: &Patch) -> bool {
    let stays = |change: &Change| !matches!(change, Change::Removed(_));
    match key {
        RecordKey::Journey(id) => patch
            .iter()
            .any(|(inside, change)| inside.journey() == Some(id) && stays(change)),
        RecordKey::Step(journey, id) => patch
            .iter()
            .any(|(inside, change)| inside.step() == Some((journey, id)) && stays(change)),
        RecordKey::Project
        | RecordKey::Segment(_)
        | RecordKey::Channel(_)
        | RecordKey::Owner(_)
        | RecordKey::Image(_)
        | RecordKey::Stage(..)
        | RecordKey::Mark(..)
        | RecordKey::Ratings(..)
        | RecordKey::Link(..)
        | RecordKey::Voice(_)
        | RecordKey::Improvement(_)
        | RecordKey::Decision(_)
        | RecordKey::Slide(_) => patch.get(key).is_some_and(stays),
    }
}

/// Puts a record of base back, and the mentions of it that went with it.
fn put_back(base: &Project, project: &mut Project, key: &RecordKey, content: &Content) {
    match key {
        RecordKey::Link(journey, _) => {
            if let Content::Link(link) = content {
                ends_back(base, project, journey, [&link.from, &link.to]);
            }
            add(project, key, content);
        }
        RecordKey::Mark(journey, step, _) | RecordKey::Ratings(journey, step, _) => {
            ends_back(base, project, journey, [step, step]);
            add(project, key, content);
        }
        RecordKey::Step(journey, id) => {
            add(project, key, content);
            links_back(base, project, journey, id);
        }
        RecordKey::Stage(journey, id) => stage_back(base, project, journey, id),
        RecordKey::Segment(_)
        | RecordKey::Channel(_)
        | RecordKey::Owner(_)
        | RecordKey::Image(_)
        | RecordKey::Journey(_)
        | RecordKey::Voice(_)
        | RecordKey::Improvement(_)
        | RecordKey::Decision(_)
        | RecordKey::Slide(_)
        | RecordKey::Project => add(project, key, content),
    }
    mentions_back(base, project, key);
}

fn add(project: &mut Project, key: &RecordKey, content: &Content) {
    let mut patch = Patch::default();
    patch.insert(key.clone(), Change::Added(content.clone()));
    patch.apply_to(project);
}

fn ends_back(base: &Project, project: &mut Project, journey: &JourneyId, ends: [&StepId; 2]) {
    for id in ends {
        let is_there = project
            .journeys
            .get(journey)
            .is_some_and(|journey| journey.step(id).is_some());
        let step = base
            .journeys
            .get(journey)
            .and_then(|journey| journey.step(id));
        if let Some(step) = step.filter(|_| !is_there) {
            let key = RecordKey::Step(journey.clone(), id.clone());
            put_back(base, project, &key, &Content::Step(Arc::clone(step)));
        }
    }
}

/// Puts the links of base at the step back whose other end is there.
fn links_back(base: &Project, project: &mut Project, journey: &JourneyId, step: &StepId) {
    let (Some(before), Some(now)) = (
        base.journeys.get(journey),
        project.journeys.get_mut(journey),
    ) else {
        return;
    };
    let at_step = before
        .graph
        .links_from(step)
        .into_iter()
        .chain(before.graph.links_to(step));
    let graph = &mut Arc::make_mut(now).graph;
    for link in at_step {
        let is_new = graph.link(&link.id).is_none()
            && graph
                .link_between(link.kind, &link.from, &link.to)
                .is_none();
        if is_new {
            graph.put_link(Arc::clone(link));
        }
    }
}

/// Puts a stage of base back, after the one that it came after.
fn stage_back(base: &Project, project: &mut Project, journey: &JourneyId, id: &StageId) {
    let (Some(before), Some(now)) = (
        base.journeys.get(journey),
        project.journeys.get_mut(journey),
    ) else {
        return;
    };
    let Some(at) = before.stage_index(id) else {
        return;
    };
    let mut earlier = before.stages.iter().take(at).rev();
    let after = earlier
        .find_map(|stage| now.stage_index(&stage.id))
        .map_or(0, |index| index + 1);
    if let Some(stage) = before.stage(id) {
        Arc::make_mut(now).stages.insert(after, Arc::clone(stage));
    }
}

/// The record that a field of that record named before the change.
pub(super) fn referred(key: &RecordKey, change: &FieldChange) -> Option<RecordKey> {
    let (Field::Known(name), Value::Id(id)) = (&change.field, &change.before) else {
        return None;
    };
    Some(match *name {
        "stage" => RecordKey::Stage(key.journey()?.clone(), Id::new(id).ok()?),
        "channel" => RecordKey::Channel(Id::new(id).ok()?),
        "owner" => RecordKey::Owner(Id::new(id).ok()?),
        "segment" => RecordKey::Segment(Id::new(id).ok()?),
        "journey" | "baseline" => RecordKey::Journey(Id::new(id).ok()?),
        "picture" | "persona picture" => RecordKey::Image(Id::new(id).ok()?),
        _ => return None,
    })
}

/// Fields that named the record in base, and are empty because it went, name it again.
fn mentions_back(base: &Project, project: &mut Project, key: &RecordKey) {
    let mut back = Patch::default();
    for (mentioning, change) in Patch::between(base, project).iter() {
        match change {
            Change::Changed(fields) => {
                let again: Vec<_> = fields
                    .iter()
                    .filter_map(|field| again(base, (mentioning, field), key))
                    .collect();
                if !again.is_empty() {
                    back.insert(mentioning.clone(), Change::Changed(again));
                }
            }
            Change::Removed(content) => {
                if let (RecordKey::Ratings(_, _, segment), RecordKey::Segment(id)) =
                    (mentioning, key)
                    && segment == id
                {
                    back.insert(mentioning.clone(), Change::Added(content.clone()));
                }
            }
            Change::Added(_) => {}
        }
    }
    back.apply_to(project);
}

/// The change that lets the field name the record again.
fn again(
    base: &Project,
    (mentioning, field): (&RecordKey, &FieldChange),
    key: &RecordKey,
) -> Option<FieldChange> {
    let names_it = referred(mentioning, field).as_ref() == Some(key);
    let names_step = key.step().is_some_and(|(journey, step)| {
        field.field == Field::Known("step")
            && field.before == Value::Id(step.to_string())
            && journey_of(base, mentioning) == Some(journey)
    });
    let named_step_of = matches!((key, &field.field), (RecordKey::Journey(journey), Field::Known("step"))
        if journey_of(base, mentioning) == Some(journey));
    if (names_it || names_step || named_step_of) && field.after == Value::Missing {
        return Some(turned(field, field.before.clone()));
    }
    let is_plan = field.field == Field::Known("steps")
        && key.journey().is_some()
        && journey_of(base, mentioning) == key.journey();
    let (Value::List(before), Value::List(after)) = (&field.before, &field.after) else {
        return None;
    };
    let step = key.step().map(|(_, step)| step.as_str());
    let is_back = |id: &String| step.is_none_or(|step| step == id);
    let mut steps: Vec<String> = before
        .iter()
        .filter(|id| after.contains(id) || is_back(id))
        .cloned()
        .collect();
    steps.extend(after.iter().filter(|id| !before.contains(id)).cloned());
    let is_whole = matches!(key, RecordKey::Step(..) | RecordKey::Journey(_));
    (is_plan && is_whole && steps != *after).then(|| turned(field, Value::List(steps)))
}

fn turned(field: &FieldChange, after: Value) -> FieldChange {
    FieldChange {
        field: field.field.clone(),
        before: field.after.clone(),
        after,
    }
}

/// The journey that a record beside the journeys was about.
fn journey_of<'a>(base: &'a Project, key: &RecordKey) -> Option<&'a JourneyId> {
    if let RecordKey::Voice(id) = key {
        base.voices.get(id)?.journey.as_ref()
    } else if let RecordKey::Decision(id) = key {
        base.decisions.get(id)?.journey.as_ref()
    } else if let RecordKey::Improvement(id) = key {
        base.improvements.get(id)?.journey.as_ref()
    } else {
        None
    }
}
