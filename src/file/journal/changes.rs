//! Owns what changed from one state of a project to the next, as a small project of its own: the records that are new or
//! different with whatever they name, and the names of those that are gone. So a change of a project of megabytes is
//! written down in a few lines, in the same words as the file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{
    Graph, Id, ImageId, Journey, JourneyId, LinkId, Project, Records, Step, StepId,
};

/// What a small project of changes can't say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Removed {
    steps: Vec<(String, String)>,
    links: Vec<(String, String)>,
    voices: Vec<String>,
    improvements: Vec<String>,
    decisions: Vec<String>,
    images: Vec<String>,
    /// Journey, step and the picture of steps, which is named here so that it need not be repeated.
    pictures: Vec<(String, String, String)>,
    /// Journey and the picture of its customer.
    personas: Vec<(String, String)>,
}

/// What changed from `before` to `after`: a project of what is to be put, and what is to be removed.
pub(super) fn changes(before: &Project, after: &Project) -> (Project, Removed) {
    let mut put = Project {
        journeys: Records::new(),
        voices: Records::new(),
        improvements: Records::new(),
        decisions: Records::new(),
        images: Records::new(),
        ..after.clone()
    };
    let mut removed = Removed::default();
    (put.voices, removed.voices) = records(&before.voices, &after.voices);
    (put.improvements, removed.improvements) = records(&before.improvements, &after.improvements);
    (put.decisions, removed.decisions) = records(&before.decisions, &after.decisions);
    (put.images, removed.images) = records(&before.images, &after.images);
    let named = named_steps(&put);
    for (id, journey) in &after.journeys {
        let named = named.get(id);
        let known = before.journeys.get(id);
        let graph = graph(id, (known, journey), named, &mut removed);
        let mut journey = Journey {
            graph,
            ..Journey::clone(journey)
        };
        if let Some(picture) = journey.persona.picture.take() {
            removed.personas.push((id.to_string(), picture.to_string()));
        }
        put.journeys.insert(id.clone(), Arc::new(journey));
    }
    (put, removed)
}

/// The project that comes of `before` with the changes; none where they don't fit.
pub(super) fn applied(before: &Project, put: Project, removed: &Removed) -> Option<Project> {
    let mut journeys: BTreeMap<JourneyId, Journey> = BTreeMap::new();
    for (id, journey) in &put.journeys {
        let mut graph = before
            .journeys
            .get(id)
            .map(|journey| journey.graph.clone())
            .unwrap_or_default();
        for (_, link) in removed.links.iter().filter(|(of, _)| of == id.as_str()) {
            graph.remove_link(&Id::new(link).ok()?);
        }
        for (_, step) in removed.steps.iter().filter(|(of, _)| of == id.as_str()) {
            graph.remove_step(&Id::new(step).ok()?);
        }
        for step in journey.graph.steps() {
            graph.put_step(Arc::clone(step));
        }
        for link in journey.graph.links() {
            if !graph.put_link(Arc::clone(link)) {
                return None;
            }
        }
        let journey = Journey {
            graph,
            ..Journey::clone(journey)
        };
        journeys.insert(id.clone(), journey);
    }
    for (journey, step, picture) in &removed.pictures {
        let graph = &mut journeys.get_mut(&Id::new(journey).ok()?)?.graph;
        let mut step = Step::clone(graph.step(&Id::new(step).ok()?)?);
        step.picture = Some(Id::new(picture).ok()?);
        graph.put_step(Arc::new(step));
    }
    for (journey, picture) in &removed.personas {
        let journey = journeys.get_mut(&Id::new(journey).ok()?)?;
        journey.persona.picture = Some(Id::new(picture).ok()?);
    }
    Some(Project {
        journeys: journeys
            .into_iter()
            .map(|(id, journey)| (id, Arc::new(journey)))
            .collect(),
        voices: merged(&before.voices, &put.voices, &removed.voices)?,
        improvements: merged(
            &before.improvements,
            &put.improvements,
            &removed.improvements,
        )?,
        decisions: merged(&before.decisions, &put.decisions, &removed.decisions)?,
        images: merged(&before.images, &put.images, &removed.images)?,
        ..put
    })
}

/// The records that are new or different, and the ids of those that are gone.
fn records<K: PartialEq>(before: &Records<K>, after: &Records<K>) -> (Records<K>, Vec<String>) {
    use imbl::ordmap::DiffItem;
    let (mut put, mut gone) = (Records::new(), Vec::new());
    for item in before.diff(after) {
        match item {
            DiffItem::Add(id, record)
            | DiffItem::Update {
                new: (id, record), ..
            } => {
                put.insert(id.clone(), Arc::clone(record));
            }
            DiffItem::Remove(id, _) => gone.push(id.to_string()),
        }
    }
    (put, gone)
}

fn merged<K>(before: &Records<K>, put: &Records<K>, gone: &[String]) -> Option<Records<K>> {
    let mut records = before.clone();
    for id in gone {
        records.remove(&Id::new(id).ok()?);
    }
    for (id, record) in put {
        records.insert(id.clone(), Arc::clone(record));
    }
    Some(records)
}

/// The steps that voices, improvements and decisions name, by journey. Where a record names no journey, every journey
/// may have them.
fn named_steps(put: &Project) -> BTreeMap<JourneyId, BTreeSet<StepId>> {
    let mut named: BTreeMap<JourneyId, BTreeSet<StepId>> = BTreeMap::new();
    let voices = put.voices.values();
    let voices = voices.map(|it| (it.journey.clone(), it.step.clone()));
    let decisions = put.decisions.values();
    let decisions = decisions.map(|it| (it.journey.clone(), it.step.clone()));
    for (journey, step) in voices.chain(decisions) {
        if let (Some(journey), Some(step)) = (journey, step) {
            named.entry(journey).or_default().insert(step);
        }
    }
    for improvement in put.improvements.values() {
        if let Some(journey) = &improvement.journey {
            let steps = named.entry(journey.clone()).or_default();
            steps.extend(improvement.steps.iter().cloned());
        }
    }
    named
}

/// The steps and links that changed, with the steps that they and others name.
fn graph(
    id: &JourneyId,
    (before, after): (Option<&Arc<Journey>>, &Arc<Journey>),
    named: Option<&BTreeSet<StepId>>,
    removed: &mut Removed,
) -> Graph {
    let mut graph = Graph::default();
    let nothing = Graph::default();
    let before = before.map_or(&nothing, |journey| &journey.graph);
    let put = |graph: &mut Graph, step: &Arc<Step>, pictures: &mut Vec<_>| {
        if graph.step(&step.id).is_none() {
            graph.put_step(without_picture(id, step, pictures));
        }
    };
    for change in before.steps_changed(&after.graph) {
        match change {
            (_, Some(step)) => put(&mut graph, step, &mut removed.pictures),
            (Some(step), None) => removed.steps.push((id.to_string(), step.id.to_string())),
            (None, None) => {}
        }
    }
    for step in named.into_iter().flatten() {
        if let Some(step) = after.step(step) {
            put(&mut graph, step, &mut removed.pictures);
        }
    }
    for change in before.links_changed(&after.graph) {
        match change {
            (_, Some(link)) => {
                for end in [&link.from, &link.to] {
                    if let Some(step) = after.step(end) {
                        put(&mut graph, step, &mut removed.pictures);
                    }
                }
                graph.put_link(Arc::clone(link));
            }
            (Some(link), None) => removed.links.push(gone_link(id, &link.id)),
            (None, None) => {}
        }
    }
    graph
}

fn gone_link(journey: &JourneyId, link: &LinkId) -> (String, String) {
    (journey.to_string(), link.to_string())
}

/// The step without its picture, which is named beside it.
fn without_picture(
    journey: &JourneyId,
    step: &Arc<Step>,
    pictures: &mut Vec<(String, String, String)>,
) -> Arc<Step> {
    let Some(picture): Option<&ImageId> = step.picture.as_ref() else {
        return Arc::clone(step);
    };
    pictures.push((
        journey.to_string(),
        step.id.to_string(),
        picture.to_string(),
    ));
    Arc::new(Step {
        picture: None,
        ..Step::clone(step)
    })
}
