//! Writes a journey as a diagram.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::clean::NOTE;
use super::entities::escaped;
use super::told::{NO_STAGE, of_links, of_step};
use crate::model::{Emotion, Journey, LinkKind, Project, Share, Step, StepId};

/// The section of the touchpoints that are in no stage.
const NOT_PLACED: &str = "Not placed yet";
/// What stands before every line but the first.
const INDENT: &str = "    ";

/// The journey as a Mermaid diagram that ends with a line break. Touchpoints only: backstage steps, systems and promises
/// have no place in one.
#[must_use]
pub fn mermaid(project: &Project, journey: &Journey) -> String {
    let mut out = String::from("journey\n");
    if !journey.name.trim().is_empty() {
        line(&mut out, &format!("title {}", escaped(journey.name.trim())));
    }
    if !journey.note.trim().is_empty() {
        let note = escaped(journey.note.trim());
        line(&mut out, &format!("accDescr: {note}"));
    }
    let touchpoints = journey.touchpoints();
    if journey.stages.is_empty() {
        note(&mut out, NO_STAGE);
    }
    for stage in &journey.stages {
        line(&mut out, &format!("section {}", escaped(stage.name.trim())));
        for step in &touchpoints {
            if step.stage.as_ref() == Some(&stage.id) {
                task(&mut out, project, step);
            }
        }
    }
    let is_placed = |step: &Step| {
        let stage = step.stage.as_ref();
        stage.is_some_and(|stage| journey.stage(stage).is_some())
    };
    let mut unplaced = touchpoints
        .iter()
        .filter(|step| !is_placed(step))
        .peekable();
    if !journey.stages.is_empty() && unplaced.peek().is_some() {
        line(&mut out, &format!("section {NOT_PLACED}"));
        note(&mut out, NO_STAGE);
    }
    for step in unplaced {
        task(&mut out, project, step);
    }
    let order: Vec<&StepId> = touchpoints.iter().map(|step| &step.id).collect();
    let links = links(journey, &order);
    let chain = (1..order.len()).map(|to| (to - 1, to, None));
    if !links.iter().copied().eq(chain) {
        note(&mut out, &of_links(&links, order.len()));
    }
    out
}

/// The score of a diagram for an emotion: 1 … 5, 3 where it is not rated.
pub(in crate::exchange) fn score_of(emotion: Option<Emotion>) -> i32 {
    match emotion.map_or(0, Emotion::rounded) {
        i32::MIN..=-3 => 1,
        -2 | -1 => 2,
        0 => 3,
        1 | 2 => 4,
        3..=i32::MAX => 5,
    }
}

/// The emotion that a whole score from 1 to 5 is read as.
pub(in crate::exchange) fn emotion_of(score: i32) -> Option<Emotion> {
    let emotion = match score {
        1 => -3.0,
        2 => -2.0,
        3 => 0.0,
        4 => 2.0,
        5 => 3.0,
        _ => return None,
    };
    Some(Emotion::clamped(emotion))
}

fn line(out: &mut String, text: &str) {
    // Writing to a String does not fail.
    let _ = writeln!(out, "{INDENT}{text}");
}

fn note(out: &mut String, text: &str) {
    line(out, &format!("%% {NOTE} {text}"));
}

fn task(out: &mut String, project: &Project, step: &Step) {
    let score = score_of(step.ratings.emotion);
    let mut told = format!("{INDENT}{}: {score}", escaped(step.name.trim()));
    let actors = step.actors.iter().map(|actor| actor.trim());
    let actors: Vec<String> = actors.filter(|it| !it.is_empty()).map(escaped).collect();
    if !actors.is_empty() {
        let _ = write!(told, ": {}", actors.join(", "));
    }
    line(out, &told);
    let channel = step
        .channel
        .as_ref()
        .and_then(|id| project.channels.get(id));
    let owner = step.owner.as_ref().and_then(|id| project.owners.get(id));
    if let Some(told) = of_step(step, channel.map(|it| &**it), owner.map(|it| &**it)) {
        note(out, &told);
    }
}

/// The flow links by the places of their ends in reading order.
fn links(journey: &Journey, order: &[&StepId]) -> Vec<(usize, usize, Option<Share>)> {
    let places: BTreeMap<&StepId, usize> = order.iter().copied().zip(0..).collect();
    let flows = journey.graph.links();
    let flows = flows.filter(|link| link.kind == LinkKind::Flow);
    let mut links: Vec<(usize, usize, Option<Share>)> = flows
        .filter_map(|link| Some((*places.get(&link.from)?, *places.get(&link.to)?, link.share)))
        .collect();
    links.sort_by_key(|(from, to, _)| (*from, *to));
    links
}
