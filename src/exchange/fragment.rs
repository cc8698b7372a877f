//! Owns what travels by the clipboard: steps with the links between them and everything that they name, apart from any
//! project. As text it is a project of its own under a heading that people can read, so that other windows can take it
//! and other programs show it. What comes back is read as a file is, and trusted as little.

mod pour;
mod way;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::file;
use crate::model::{
    Graph, Id, Journey, JourneyId, Layer, Link, LinkKind, Project, Records, Step, StepId,
};

pub(super) use pour::folded;
pub use pour::{Poured, Spot, Stages, pour};
pub use way::{last_on_the_way, only_way, pour_on_the_way};

/// How the text of a fragment begins.
const HEAD: &str = "// Throughline: ";
/// How the text of a project begins, which is no list of touchpoints.
const PROJECT: [&str; 2] = ["#![enable(", "Project("];
/// What the journey is called in which the steps travel.
const JOURNEY_BITS: u64 = 0;

/// Steps with the links between them, and the stages, channels, owners, segments and pictures that they name.
#[derive(Debug, Clone, PartialEq)]
pub struct Fragment {
    /// One journey, and what its steps name.
    project: Project,
    journey: JourneyId,
}

/// A text that looks like a fragment.
#[derive(Debug, Clone, PartialEq)]
pub enum Copied {
    /// It is one; with what was repaired in it.
    Fragment(Box<Fragment>, Vec<String>),
    /// It can't be read: the sentence that says why.
    Broken(String),
}

impl Fragment {
    /// These steps of a journey; without a step: nothing.
    #[must_use]
    pub fn of(project: &Project, journey: &JourneyId, steps: &BTreeSet<StepId>) -> Option<Self> {
        let from = project.journeys.get(journey)?;
        let mut graph = Graph::default();
        let copied: Vec<&Arc<Step>> = steps.iter().filter_map(|id| from.step(id)).collect();
        for step in &copied {
            graph.put_step(Arc::clone(step));
        }
        for link in from.graph.links() {
            // A link with an end elsewhere is refused.
            graph.put_link(Arc::clone(link));
        }
        let named: BTreeSet<_> = copied.iter().filter_map(|s| s.stage.as_ref()).collect();
        let stages = from.stages.iter();
        let stages = stages.filter(|stage| named.contains(&stage.id));
        let part = Journey {
            stages: stages.cloned().collect(),
            graph,
            ..Journey::default()
        };
        let of = |step: &&Arc<Step>| step.by_segment.keys().cloned().collect::<Vec<_>>();
        let mut all = Project {
            channels: only(
                &project.channels,
                copied.iter().filter_map(|s| s.channel.clone()),
            ),
            owners: only(
                &project.owners,
                copied.iter().filter_map(|s| s.owner.clone()),
            ),
            images: only(
                &project.images,
                copied.iter().filter_map(|s| s.picture.clone()),
            ),
            segments: only(&project.segments, copied.iter().flat_map(of)),
            ..Project::default()
        };
        all.journeys.insert(journey.clone(), Arc::new(part));
        (!copied.is_empty()).then(|| Self {
            project: all,
            journey: journey.clone(),
        })
    }

    /// Touchpoints of these names, linked one after the other, in no stage and channel.
    #[must_use]
    pub fn of_names(names: impl IntoIterator<Item = String>) -> Self {
        let steps = (1_u64..).zip(names).map(|(number, name)| {
            let mut step = Step::new(Id::from_random(number), Layer::Touchpoint, "");
            step.name = name;
            step
        });
        Self::of_steps(Project::default(), Journey::default(), steps)
    }

    /// These steps in that order, touchpoints linked one after the other. `project` and `journey` hold what they name.
    pub(super) fn of_steps(
        mut project: Project,
        mut journey: Journey,
        steps: impl IntoIterator<Item = Step>,
    ) -> Self {
        let mut last: Option<StepId> = None;
        for (number, mut step) in (1_u32..).zip(steps) {
            step.x = crate::model::Coordinate::clamped(f64::from(number));
            let (id, is_touchpoint) = (step.id.clone(), step.is_touchpoint());
            journey.graph.put_step(Arc::new(step));
            if is_touchpoint && let Some(last) = last.replace(id.clone()) {
                let number = u64::from(number);
                let link = Link::new(Id::from_random(number), LinkKind::Flow, last, id);
                journey.graph.put_link(Arc::new(link));
            }
        }
        let id = JourneyId::from_random(JOURNEY_BITS);
        project.journeys.insert(id.clone(), Arc::new(journey));
        let journey = id;
        Self { project, journey }
    }

    /// The fragment in a text that looks like one; none: the text is something else.
    #[must_use]
    pub fn read(text: &str) -> Option<Copied> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if PROJECT.iter().any(|start| text.starts_with(start)) {
            return Some(Copied::Broken(WHOLE_PROJECT.to_owned()));
        }
        text.starts_with(HEAD)
            .then(|| match file::read(text.as_bytes()) {
                Ok(opened) => opened_fragment(opened),
                Err(error) => Copied::Broken(format!("The copied steps can’t be read: {error}")),
            })
    }

    /// The fragment as text: the names of the steps as a list, then the whole of them.
    #[must_use]
    pub fn text(&self) -> String {
        let names = self.names();
        let count = names.len();
        let steps = if count == 1 { "step" } else { "steps" };
        let mut text = format!("{HEAD}{count} {steps}\n");
        for name in names {
            // Writing to a String does not fail.
            let _ = writeln!(text, "// {}", one_line(name));
        }
        text.push_str(&file::write(&self.project));
        text
    }

    /// The names of the steps: touchpoints, backstage steps, systems, each in reading order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let steps = self.journey().map(Journey::steps_in_order);
        let steps = steps.unwrap_or_default().into_iter();
        steps.map(|step| step.name.as_str()).collect()
    }

    /// How many steps there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.project.step_count()
    }

    /// Whether there is no step.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether all steps are of one stage, or none of any.
    #[must_use]
    pub fn is_of_one_stage(&self) -> bool {
        let Some(journey) = self.journey() else {
            return true;
        };
        let mut stages = journey.graph.steps().map(|step| &step.stage);
        let first = stages.next();
        stages.all(|stage| Some(stage) == first)
    }

    /// The project of its own that it is, and the journey in it.
    #[must_use]
    pub fn project(&self) -> (&Project, &JourneyId) {
        (&self.project, &self.journey)
    }

    fn journey(&self) -> Option<&Journey> {
        self.project.journeys.get(&self.journey).map(|j| &**j)
    }
}

const WHOLE_PROJECT: &str = "This is the text of a whole project: save it as a file and open that, or paste it as plain text";

fn opened_fragment(opened: file::Opened) -> Copied {
    if let Some(format) = opened.read_only {
        return Copied::Broken(format!(
            "These steps were copied in a newer version (format {format}) and can’t be pasted here"
        ));
    }
    let project = opened.project;
    let first = project
        .journeys_in_order()
        .first()
        .map(|(id, _)| (*id).clone());
    let remarks = opened.findings.into_iter().map(|finding| finding.message);
    match first.map(|journey| Fragment { project, journey }) {
        Some(fragment) if fragment.journey().is_some_and(|j| j.graph.step_count() > 0) => {
            Copied::Fragment(Box::new(fragment), remarks.collect())
        }
        Some(_) | None => Copied::Broken("There is no step in what was copied".to_owned()),
    }
}

/// The records of these ids.
fn only<K>(records: &Records<K>, ids: impl Iterator<Item = Id<K>>) -> Records<K> {
    ids.filter_map(|id| {
        records
            .get(&id)
            .map(|record| (id.clone(), Arc::clone(record)))
    })
    .collect()
}

/// The text on one line, without what steers a terminal or ends a comment.
fn one_line(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests;
