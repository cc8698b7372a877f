//! Owns how an edit changes a project, and the rules by which one is refused.

use std::sync::Arc;

use super::cascade::{drop_impossible_links, forget_journey, forget_record, forget_step};
use super::{
    Edit, JourneyEdit, JourneyField, LinkField, ProjectField, Record, RecordId, StepField, pictures,
};
use crate::model::{
    Journey, JourneyId, Link, LinkId, MAX_LINKS, MAX_STEPS, MAX_TEXT_CHARS, Project, Stage,
    StageId, Step, StepId,
};

/// Why an edit was refused. The project is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It names something that is not there.
    #[error("That {0} is no longer there")]
    Missing(&'static str),
    /// A text over the limit.
    #[error("A text can have {MAX_TEXT_CHARS} characters at most")]
    LongText,
    /// A link from a step to itself.
    #[error("A link needs two different steps")]
    SelfLink,
    /// A second link of its kind in its direction.
    #[error("These two are linked in this way already")]
    SecondLink,
    /// A link of a kind that can't join steps of these layers.
    #[error(
        "Flow and promise links join two touchpoints; a support link starts at a backstage step or a system"
    )]
    WrongLayer,
    /// A setting outside its range.
    #[error("That setting is outside its range")]
    Setting,
    /// A second stage of that id.
    #[error("There is a stage of that id already")]
    DuplicateStage,
    /// More steps or links than a project may hold.
    #[error("A project can hold {MAX_STEPS} steps and {MAX_LINKS} links at most")]
    TooMany,
}

/// Changes the project as the edit says.
///
/// # Errors
/// [`EditError`] where the edit would make the project invalid. The project may then be half changed: work on a
/// copy, as [`super::History`] does.
pub fn apply(project: &mut Project, edit: &Edit) -> Result<(), EditError> {
    let at_risk = pictures::at_risk(project, edit);
    change(project, edit)?;
    pictures::drop_unused(project, at_risk);
    Ok(())
}

fn change(project: &mut Project, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Project(field) => set_project(project, field),
        Edit::Put(record) => put_record(project, record),
        Edit::Remove(record) => remove_record(project, record),
        Edit::PutJourney(id, journey) => {
            project
                .journeys
                .insert(id.clone(), Arc::new((**journey).clone()));
            within_limits(project)?;
            valid(project)
        }
        Edit::Patch(patch) => {
            patch.apply_to(project);
            within_limits(project)?;
            valid(project)
        }
        Edit::RemoveJourney(id) => {
            project
                .journeys
                .remove(id)
                .ok_or(EditError::Missing("journey"))?;
            forget_journey(project, id);
            Ok(())
        }
        Edit::Journey(id, edit) => edit_journey(project, id, edit),
    }
}

fn edit_journey(
    project: &mut Project,
    id: &JourneyId,
    edit: &JourneyEdit,
) -> Result<(), EditError> {
    match edit {
        JourneyEdit::Set(field) => set_journey(project, id, field),
        JourneyEdit::AddStage(at, stage) => add_stage(journey_mut(project, id)?, *at, stage),
        JourneyEdit::RenameStage(stage, name) => {
            short(name)?;
            name.clone_into(&mut stage_mut(journey_mut(project, id)?, stage)?.name);
            Ok(())
        }
        JourneyEdit::MoveStage(stage, to) => move_stage(journey_mut(project, id)?, stage, *to),
        JourneyEdit::RemoveStage(stage) => remove_stage(journey_mut(project, id)?, stage),
        JourneyEdit::PutStep(step) => put_step(project, id, step),
        JourneyEdit::SetSteps(steps, field) => set_steps(project, id, steps, field),
        JourneyEdit::RemoveSteps(steps) => remove_steps(project, id, steps),
        JourneyEdit::PutLink(link) => {
            put_link(journey_mut(project, id)?, (**link).clone())?;
            within_limits(project)
        }
        JourneyEdit::SetLink(link, field) => set_link(journey_mut(project, id)?, link, field),
        JourneyEdit::RemoveLinks(links) => {
            let journey = journey_mut(project, id)?;
            for link in links {
                journey
                    .graph
                    .remove_link(link)
                    .ok_or(EditError::Missing("link"))?;
            }
            Ok(())
        }
    }
}

fn valid(project: &Project) -> Result<(), EditError> {
    present(project.violations().is_empty(), "record")
}

fn short(text: &str) -> Result<(), EditError> {
    let is_short = text.len() <= MAX_TEXT_CHARS || text.chars().count() <= MAX_TEXT_CHARS;
    if is_short {
        Ok(())
    } else {
        Err(EditError::LongText)
    }
}

fn all_short<'a>(texts: impl IntoIterator<Item = &'a String>) -> Result<(), EditError> {
    texts.into_iter().try_for_each(|text| short(text))
}

fn present(is_present: bool, what: &'static str) -> Result<(), EditError> {
    if is_present {
        Ok(())
    } else {
        Err(EditError::Missing(what))
    }
}

fn within_limits(project: &Project) -> Result<(), EditError> {
    let links: usize = project
        .journeys
        .values()
        .map(|journey| journey.graph.link_count())
        .sum();
    if project.step_count() > MAX_STEPS || links > MAX_LINKS {
        Err(EditError::TooMany)
    } else {
        Ok(())
    }
}

fn journey_mut<'a>(project: &'a mut Project, id: &JourneyId) -> Result<&'a mut Journey, EditError> {
    project
        .journeys
        .get_mut(id)
        .map(Arc::make_mut)
        .ok_or(EditError::Missing("journey"))
}

fn stage_mut<'a>(journey: &'a mut Journey, id: &StageId) -> Result<&'a mut Stage, EditError> {
    let stage = journey.stages.iter_mut().find(|stage| stage.id == *id);
    stage.map(Arc::make_mut).ok_or(EditError::Missing("stage"))
}

fn set_project(project: &mut Project, field: &ProjectField) -> Result<(), EditError> {
    match field {
        ProjectField::Title(text)
        | ProjectField::Organisation(text)
        | ProjectField::Promise(text)
        | ProjectField::Notes(text)
        | ProjectField::ScopeLocked(text)
        | ProjectField::Dismiss(text)
        | ProjectField::Restore(text) => short(text)?,
        ProjectField::Method(settings) if !settings.out_of_range().is_empty() => {
            return Err(EditError::Setting);
        }
        ProjectField::Show(slides) => {
            all_short(
                slides
                    .iter()
                    .flat_map(|s| [&s.kind, &s.of, &s.headline, &s.notes]),
            )?;
        }
        ProjectField::Method(_) | ProjectField::Strategy(_) | ProjectField::First(_) => {}
    }
    field.set(project);
    Ok(())
}

fn put_record(project: &mut Project, record: &Record) -> Result<(), EditError> {
    match record {
        Record::Segment(id, segment) => {
            short(&segment.name)?;
            project
                .segments
                .insert(id.clone(), Arc::new(segment.clone()));
        }
        Record::Channel(id, channel) => {
            short(&channel.name)?;
            project
                .channels
                .insert(id.clone(), Arc::new(channel.clone()));
        }
        Record::Owner(id, owner) => {
            short(&owner.name)?;
            project.owners.insert(id.clone(), Arc::new(owner.clone()));
        }
        Record::Voice(id, voice) => {
            all_short([&voice.quote, &voice.who, &voice.date])?;
            present(
                voice
                    .segment
                    .as_ref()
                    .is_none_or(|id| project.segments.contains_key(id)),
                "segment",
            )?;
            about(project, voice.journey.as_ref(), voice.step.as_slice())?;
            project.voices.insert(id.clone(), Arc::new(voice.clone()));
        }
        Record::Improvement(id, improvement) => {
            all_short([&improvement.name, &improvement.due, &improvement.added])?;
            present(
                improvement
                    .owner
                    .as_ref()
                    .is_none_or(|id| project.owners.contains_key(id)),
                "owner",
            )?;
            about(project, improvement.journey.as_ref(), &improvement.steps)?;
            project
                .improvements
                .insert(id.clone(), Arc::new((**improvement).clone()));
        }
        Record::Decision(id, decision) => {
            all_short([&decision.text, &decision.date])?;
            present(
                decision
                    .owner
                    .as_ref()
                    .is_none_or(|id| project.owners.contains_key(id)),
                "owner",
            )?;
            about(project, decision.journey.as_ref(), decision.step.as_slice())?;
            project
                .decisions
                .insert(id.clone(), Arc::new(decision.clone()));
        }
        Record::Image(id, image) => {
            short(&image.name)?;
            project.images.insert(id.clone(), Arc::new(image.clone()));
        }
    }
    Ok(())
}

fn about(
    project: &Project,
    journey: Option<&JourneyId>,
    steps: &[StepId],
) -> Result<(), EditError> {
    let Some(id) = journey else {
        return present(steps.is_empty(), "journey");
    };
    let journey = project
        .journeys
        .get(id)
        .ok_or(EditError::Missing("journey"))?;
    present(
        steps.iter().all(|step| journey.step(step).is_some()),
        "step",
    )
}

fn remove_record(project: &mut Project, record: &RecordId) -> Result<(), EditError> {
    let (was_there, what) = match record {
        RecordId::Segment(id) => (project.segments.remove(id).is_some(), "segment"),
        RecordId::Channel(id) => (project.channels.remove(id).is_some(), "channel"),
        RecordId::Owner(id) => (project.owners.remove(id).is_some(), "owner"),
        RecordId::Voice(id) => (project.voices.remove(id).is_some(), "voice"),
        RecordId::Improvement(id) => (project.improvements.remove(id).is_some(), "improvement"),
        RecordId::Decision(id) => (project.decisions.remove(id).is_some(), "decision"),
        RecordId::Image(id) => (project.images.remove(id).is_some(), "picture"),
    };
    present(was_there, what)?;
    forget_record(project, record);
    Ok(())
}

fn set_journey(
    project: &mut Project,
    id: &JourneyId,
    field: &JourneyField,
) -> Result<(), EditError> {
    match field {
        JourneyField::Name(text)
        | JourneyField::Goal(text)
        | JourneyField::Note(text)
        | JourneyField::Before(text)
        | JourneyField::After(text) => short(text)?,
        JourneyField::Knows(texts) | JourneyField::Brings(texts) => all_short(texts)?,
        JourneyField::Baseline(baseline) => {
            present(
                baseline
                    .as_ref()
                    .is_none_or(|id| project.journeys.contains_key(id)),
                "journey",
            )?;
        }
        JourneyField::Persona(persona) => {
            all_short([&persona.name, &persona.about])?;
            present(
                persona
                    .picture
                    .as_ref()
                    .is_none_or(|id| project.images.contains_key(id)),
                "picture",
            )?;
        }
        JourneyField::Order(_) | JourneyField::State(_) => {}
    }
    field.set(journey_mut(project, id)?);
    Ok(())
}

fn add_stage(journey: &mut Journey, at: usize, stage: &Stage) -> Result<(), EditError> {
    short(&stage.name)?;
    if journey.stage(&stage.id).is_some() {
        return Err(EditError::DuplicateStage);
    }
    journey
        .stages
        .insert(at.min(journey.stages.len()), Arc::new(stage.clone()));
    Ok(())
}

fn move_stage(journey: &mut Journey, id: &StageId, to: usize) -> Result<(), EditError> {
    let from = journey.stage_index(id).ok_or(EditError::Missing("stage"))?;
    let stage = journey.stages.remove(from);
    journey.stages.insert(to.min(journey.stages.len()), stage);
    Ok(())
}

fn remove_stage(journey: &mut Journey, id: &StageId) -> Result<(), EditError> {
    let at = journey.stage_index(id).ok_or(EditError::Missing("stage"))?;
    journey.stages.remove(at);
    let steps: Vec<_> = journey
        .graph
        .steps()
        .filter(|step| step.stage.as_ref() == Some(id))
        .cloned()
        .collect();
    for mut step in steps {
        Arc::make_mut(&mut step).stage = None;
        journey.graph.put_step(step);
    }
    Ok(())
}

fn put_step(project: &mut Project, id: &JourneyId, step: &Step) -> Result<(), EditError> {
    let fields = [
        StepField::Stage(step.stage.clone()),
        StepField::Channel(step.channel.clone()),
        StepField::Owner(step.owner.clone()),
        StepField::Picture(step.picture.clone()),
    ];
    fields
        .iter()
        .try_for_each(|field| may_set(project, id, field))?;
    for segment in step.by_segment.keys() {
        present(project.segments.contains_key(segment), "segment")?;
    }
    all_short(
        [&step.name, &step.note, &step.hopes, &step.stake]
            .into_iter()
            .chain(&step.actors),
    )?;
    all_short(step.marks.values().map(|mark| &mark.by))?;
    let journey = journey_mut(project, id)?;
    journey.graph.put_step(Arc::new(step.clone()));
    drop_impossible_links(journey, &step.id);
    within_limits(project)
}

fn may_set(project: &Project, id: &JourneyId, field: &StepField) -> Result<(), EditError> {
    match field {
        StepField::Name(text)
        | StepField::Note(text)
        | StepField::Hopes(text)
        | StepField::Stake(text) => short(text),
        StepField::Actors(texts) => all_short(texts),
        StepField::Mark(_, Some(mark)) => short(&mark.by),
        StepField::Stage(Some(stage)) => {
            let journey = project
                .journeys
                .get(id)
                .ok_or(EditError::Missing("journey"))?;
            present(journey.stage_index(stage).is_some(), "stage")
        }
        StepField::Channel(Some(channel)) => {
            present(project.channels.contains_key(channel), "channel")
        }
        StepField::Owner(Some(owner)) => present(project.owners.contains_key(owner), "owner"),
        StepField::Picture(Some(picture)) => {
            present(project.images.contains_key(picture), "picture")
        }
        StepField::BySegment(segment, _) => {
            present(project.segments.contains_key(segment), "segment")
        }
        StepField::Layer(_)
        | StepField::Stage(None)
        | StepField::Channel(None)
        | StepField::Owner(None)
        | StepField::Picture(None)
        | StepField::Mark(_, None)
        | StepField::X(_)
        | StepField::Y(_)
        | StepField::MomentOfTruth(_)
        | StepField::Emotion(_)
        | StepField::Belief(_)
        | StepField::Expectation(_)
        | StepField::Hygiene(_)
        | StepField::Delight(_)
        | StepField::Convenience(_)
        | StepField::Relevance(_)
        | StepField::Usability(_)
        | StepField::Wait(_)
        | StepField::Evidence(_)
        | StepField::RivalWait(_)
        | StepField::Source(_)
        | StepField::CustomerBenefit(_)
        | StepField::CompanyBenefit(_) => Ok(()),
    }
}

fn set_steps(
    project: &mut Project,
    id: &JourneyId,
    steps: &[StepId],
    field: &StepField,
) -> Result<(), EditError> {
    may_set(project, id, field)?;
    let journey = journey_mut(project, id)?;
    for step_id in steps {
        let mut step = journey
            .step(step_id)
            .cloned()
            .ok_or(EditError::Missing("step"))?;
        field.set(Arc::make_mut(&mut step));
        journey.graph.put_step(step);
        if matches!(field, StepField::Layer(_)) {
            drop_impossible_links(journey, step_id);
        }
    }
    Ok(())
}

fn remove_steps(project: &mut Project, id: &JourneyId, steps: &[StepId]) -> Result<(), EditError> {
    for step in steps {
        journey_mut(project, id)?
            .graph
            .remove_step(step)
            .ok_or(EditError::Missing("step"))?;
        forget_step(project, id, step);
    }
    Ok(())
}

fn put_link(journey: &mut Journey, link: Link) -> Result<(), EditError> {
    short(&link.label)?;
    if link.from == link.to {
        return Err(EditError::SelfLink);
    }
    let from = journey.step(&link.from).ok_or(EditError::Missing("step"))?;
    let to = journey.step(&link.to).ok_or(EditError::Missing("step"))?;
    if !Link::may_join(link.kind, from.layer, to.layer) {
        return Err(EditError::WrongLayer);
    }
    let same = journey.graph.link_between(link.kind, &link.from, &link.to);
    if same.is_some_and(|same| same.id != link.id) {
        return Err(EditError::SecondLink);
    }
    present(journey.graph.put_link(Arc::new(link)), "step")
}

fn set_link(journey: &mut Journey, id: &LinkId, field: &LinkField) -> Result<(), EditError> {
    let mut link = (**journey.graph.link(id).ok_or(EditError::Missing("link"))?).clone();
    field.set(&mut link);
    put_link(journey, link)
}
