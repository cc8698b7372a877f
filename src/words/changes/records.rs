//! Owns what records are called where changes are told, under which heading they stand, and in which order.

use std::sync::Arc;

use super::Names;
use crate::edit::patch::{Content, RecordKey};
use crate::model::{JourneyId, Layer, LinkKind, Project, Records, StageId, Step, StepId};
use crate::words::{NOT_PLACED, UNNAMED};

/// The longest that a quote or a decision is told, in characters.
const LONGEST_NAME: usize = 60;

/// Where a record stands among the others: kind, journey, place in the journey, kind within it, id.
pub(super) type Place = (u8, (usize, String), (usize, usize, String), u8, String);

impl Names<'_> {
    /// What the record is called, such as "Touchpoint “Call”".
    pub(super) fn what(self, key: &RecordKey) -> String {
        match key {
            RecordKey::Project => format!("Project {}", quoted(&self.after.title)),
            RecordKey::Segment(id) => format!("Segment {}", self.segment(id.as_str())),
            RecordKey::Channel(id) => format!("Channel {}", self.channel(id.as_str())),
            RecordKey::Owner(id) => format!("Owner {}", self.owner(id.as_str())),
            RecordKey::Image(id) => {
                format!(
                    "Picture {}",
                    self.name(|p| found(&p.images, id.as_str()), |it| &it.name)
                )
            }
            RecordKey::Journey(id) => format!("Journey {}", self.journey(id.as_str())),
            RecordKey::Stage(journey, id) => format!("Stage {}", self.stage(journey, id.as_str())),
            RecordKey::Step(journey, id) => {
                let layer = self.step_of(journey, id).map(|step| step.layer);
                let kind = layer_name(layer.unwrap_or_default());
                format!("{kind} {}", self.step(journey, id.as_str()))
            }
            RecordKey::Mark(journey, step, id) => {
                let mark = |p: &Project| Some(step_in(p, journey, step)?.marks.get(id)?.by.clone());
                let by = mark(self.after).or_else(|| mark(self.before));
                let by = quoted(&by.unwrap_or_default());
                format!("Mark of {by} on {}", self.step(journey, step.as_str()))
            }
            RecordKey::Ratings(journey, step, id) => {
                let (who, step) = (self.segment(id.as_str()), self.step(journey, step.as_str()));
                format!("Ratings of {who} for {step}")
            }
            RecordKey::Link(journey, id) => {
                let link = |p: &Project| p.journeys.get(journey)?.graph.link(id).cloned();
                let link = link(self.after).or_else(|| link(self.before));
                link.map_or_else(String::new, |link| {
                    let ends = [&link.from, &link.to].map(|id| self.step(journey, id.as_str()));
                    let [from, to] = ends;
                    format!("{} {from} \u{2192} {to}", link_name(link.kind))
                })
            }
            RecordKey::Voice(id) => {
                format!(
                    "Voice {}",
                    self.name(|p| found(&p.voices, id.as_str()), |it| &it.quote)
                )
            }
            RecordKey::Improvement(id) => {
                let name = self.name(|p| found(&p.improvements, id.as_str()), |it| &it.name);
                format!("Improvement {name}")
            }
            RecordKey::Decision(id) => {
                let text = self.name(|p| found(&p.decisions, id.as_str()), |it| &it.text);
                format!("Decision {text}")
            }
            RecordKey::Slide(id) => {
                let slide = |p: &Project| p.show.iter().find(|slide| slide.id == *id).cloned();
                let slide = slide(self.after).or_else(|| slide(self.before));
                let name = slide.map(|slide| {
                    let is_rewritten = !slide.headline.is_empty();
                    quoted(if is_rewritten {
                        &slide.headline
                    } else {
                        &slide.kind
                    })
                });
                format!("Slide {}", name.unwrap_or_default())
            }
        }
    }

    /// What a record that came has inside it, or where it stands.
    pub(super) fn added(self, key: &RecordKey, content: &Content) -> String {
        match content {
            Content::Journey(journey) => {
                let graph = &journey.graph;
                let (steps, links) = (graph.step_count(), graph.link_count());
                let parts = [
                    count(journey.stages.len(), "stage"),
                    count(steps, "step"),
                    count(links, "link"),
                ];
                format!("added, with {}, {} and {}", parts[0], parts[1], parts[2])
            }
            Content::Step(step) => {
                let journey = key.journey();
                let stage = journey.zip(step.stage.as_ref());
                stage.map_or_else(
                    || "added, not placed yet".to_owned(),
                    |(journey, stage)| {
                        format!("added in stage {}", self.stage(journey, stage.as_str()))
                    },
                )
            }
            Content::Voice(voice) => match (&voice.journey, &voice.step) {
                (Some(journey), Some(step)) => {
                    format!("added to {}", self.step(journey, step.as_str()))
                }
                (_, None) | (None, _) => "added".to_owned(),
            },
            Content::Segment(_)
            | Content::Channel(_)
            | Content::Owner(_)
            | Content::Image(_)
            | Content::Stage(_)
            | Content::Mark(_)
            | Content::Ratings(_)
            | Content::Link(_)
            | Content::Improvement(_)
            | Content::Decision(_)
            | Content::Slide(_) => "added".to_owned(),
        }
    }

    /// The journey, and the stage where the record is inside one; else the kind of record.
    pub(super) fn heading(self, key: &RecordKey) -> String {
        let Some(journey) = key.journey() else {
            return general(key).1.to_owned();
        };
        let name = self.plain_name(|p| p.journeys.get(journey), |it| &it.name);
        match key.step() {
            Some((_, step)) => {
                let stage = self
                    .step_of(journey, step)
                    .and_then(|step| step.stage.clone());
                let stage = stage.map_or_else(
                    || NOT_PLACED.to_owned(),
                    |stage| self.plain_name(|p| stage_in(p, journey, &stage), |it| &it.name),
                );
                format!("{name} \u{b7} {stage}")
            }
            None => name,
        }
    }

    /// Where the record stands among the others.
    pub(super) fn place(self, key: &RecordKey) -> Place {
        let path = key.path();
        let Some(id) = key.journey() else {
            return (
                general(key).0,
                Default::default(),
                Default::default(),
                0,
                path,
            );
        };
        let order = |p: &Project| p.journeys_in_order().iter().position(|(it, _)| *it == id);
        let at = order(self.after).unwrap_or(usize::MAX);
        let journey = (at, id.to_string());
        let (inside, kind) = match key {
            RecordKey::Stage(..) => ((0, 0, String::new()), 1),
            RecordKey::Step(_, step) => (self.reading_place(id, step), 0),
            RecordKey::Mark(_, step, _) => (self.reading_place(id, step), 1),
            RecordKey::Ratings(_, step, _) => (self.reading_place(id, step), 2),
            RecordKey::Link(..) => ((usize::MAX, usize::MAX, String::new()), 3),
            RecordKey::Project
            | RecordKey::Segment(_)
            | RecordKey::Channel(_)
            | RecordKey::Owner(_)
            | RecordKey::Image(_)
            | RecordKey::Journey(_)
            | RecordKey::Voice(_)
            | RecordKey::Improvement(_)
            | RecordKey::Decision(_)
            | RecordKey::Slide(_) => ((0, 0, String::new()), 0),
        };
        (5, journey, inside, kind, path)
    }

    /// Stage, place within it, id; from 1, as what belongs to the journey itself comes first.
    fn reading_place(self, journey: &JourneyId, id: &StepId) -> (usize, usize, String) {
        const UNPLACED: usize = usize::MAX - 1;
        let place = |p: &Project| {
            let journey = p.journeys.get(journey)?;
            let step = journey.step(id)?;
            let index = step
                .stage
                .as_ref()
                .and_then(|stage| journey.stage_index(stage));
            // Whole world units order well enough where the same place is told by the id.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within ±1,000,000, moved to be positive"
            )]
            let x = (step.x.get() + 1e6) as usize;
            Some((index.map_or(UNPLACED, |index| index + 1), x))
        };
        let (stage, x) = place(self.after)
            .or_else(|| place(self.before))
            .unwrap_or_default();
        (stage, x, id.to_string())
    }

    pub(super) fn step_of(&self, journey: &JourneyId, id: &StepId) -> Option<&Arc<Step>> {
        step_in(self.after, journey, id).or_else(|| step_in(self.before, journey, id))
    }

    pub(super) fn journey(self, id: &str) -> String {
        self.name(|p| found(&p.journeys, id), |it| &it.name)
    }

    pub(super) fn segment(self, id: &str) -> String {
        self.name(|p| found(&p.segments, id), |it| &it.name)
    }

    pub(super) fn channel(self, id: &str) -> String {
        self.name(|p| found(&p.channels, id), |it| &it.name)
    }

    pub(super) fn owner(self, id: &str) -> String {
        self.name(|p| found(&p.owners, id), |it| &it.name)
    }

    pub(super) fn stage(self, journey: &JourneyId, id: &str) -> String {
        let stage = |p: &'_ Project| {
            let stages = &p.journeys.get(journey)?.stages;
            let stage = stages.iter().find(|stage| stage.id.as_str() == id)?;
            Some(stage.name.clone())
        };
        quoted(
            &stage(self.after)
                .or_else(|| stage(self.before))
                .unwrap_or_default(),
        )
    }

    pub(super) fn step(self, journey: &JourneyId, id: &str) -> String {
        let id = StepId::new(id);
        let step = id.ok().and_then(|id| self.step_of(journey, &id).cloned());
        quoted(&step.map(|step| step.name.clone()).unwrap_or_default())
    }

    fn name<K>(
        self,
        record: impl Fn(&Project) -> Option<&Arc<K>>,
        name: impl Fn(&K) -> &String,
    ) -> String {
        quoted(&self.plain_name(record, name))
    }

    fn plain_name<K>(
        self,
        record: impl Fn(&Project) -> Option<&Arc<K>>,
        name: impl Fn(&K) -> &String,
    ) -> String {
        let name_in = |project| record(project).map(|record| name(record).clone());
        name_in(self.after)
            .or_else(|| name_in(self.before))
            .unwrap_or_default()
    }
}

/// The record of that id.
fn found<'a, K>(records: &'a Records<K>, id: &str) -> Option<&'a Arc<K>> {
    records.get(&crate::model::Id::new(id).ok()?)
}

fn step_in<'a>(project: &'a Project, journey: &JourneyId, id: &StepId) -> Option<&'a Arc<Step>> {
    project.journeys.get(journey)?.step(id)
}

fn stage_in<'a>(
    project: &'a Project,
    journey: &JourneyId,
    id: &StageId,
) -> Option<&'a Arc<crate::model::Stage>> {
    project.journeys.get(journey)?.stage(id)
}

/// The kinds of records that are not inside a journey, in their order, and the heading that they stand under.
fn general(key: &RecordKey) -> (u8, &'static str) {
    match key {
        RecordKey::Project => (0, "Project"),
        RecordKey::Segment(_) => (1, "Segments"),
        RecordKey::Channel(_) => (2, "Channels"),
        RecordKey::Owner(_) => (3, "Owners"),
        RecordKey::Journey(_)
        | RecordKey::Stage(..)
        | RecordKey::Step(..)
        | RecordKey::Mark(..)
        | RecordKey::Ratings(..)
        | RecordKey::Link(..) => (5, "Journeys"),
        RecordKey::Voice(_) => (6, "Voices"),
        RecordKey::Improvement(_) => (7, "Improvements"),
        RecordKey::Decision(_) => (8, "Decisions"),
        RecordKey::Slide(_) => (9, "Slides"),
        RecordKey::Image(_) => (10, "Pictures"),
    }
}

const fn layer_name(layer: Layer) -> &'static str {
    match layer {
        Layer::Touchpoint => "Touchpoint",
        Layer::Backstage => "Backstage step",
        Layer::System => "System",
    }
}

const fn link_name(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Flow => "Link",
        LinkKind::Support => "Support",
        LinkKind::Promise => "Promise",
    }
}

fn count(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// The name in quotes, on one line and not too long. Nothing in it controls a terminal, and what directs writing to the
/// right or left does so within the quotes only.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|it| !it.is_control()).collect();
    if line.is_empty() {
        return UNNAMED.to_lowercase();
    }
    let mut short: String = line.chars().take(LONGEST_NAME).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    if short.contains(directs_writing) {
        short = format!("\u{2068}{short}\u{2069}");
    }
    format!("“{short}”")
}

fn directs_writing(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
