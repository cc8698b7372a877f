//! Owns how much two states of a project differ, as far as it helps somebody to choose between them.

use std::sync::Arc;

use crate::model::{Graph, Journey, Project, Records};

/// How a recovered project differs from the saved one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many touchpoints the recovered project has.
    pub touchpoints: usize,
    /// What the steps are called that are new, different or gone, in the order of the journeys and their ids.
    pub steps: Vec<String>,
    /// How many other records are new, different or gone: links, voices, improvements, what a journey says of itself.
    pub others: usize,
}

impl Difference {
    /// What differs from `saved` to `recovered`.
    #[must_use]
    pub fn between(saved: &Project, recovered: &Project) -> Self {
        let journeys = recovered.journeys.values();
        let steps = journeys.flat_map(|journey| journey.graph.steps());
        let mut difference = Self {
            touchpoints: steps.filter(|step| step.is_touchpoint()).count(),
            steps: Vec::new(),
            others: 0,
        };
        let nothing = Arc::default();
        for (id, journey) in &recovered.journeys {
            let before = saved.journeys.get(id).unwrap_or(&nothing);
            difference.journey(before, journey);
        }
        for (id, journey) in &saved.journeys {
            if !recovered.journeys.contains_key(id) {
                difference.journey(journey, &nothing);
            }
        }
        difference.others += changed(&saved.segments, &recovered.segments)
            + changed(&saved.channels, &recovered.channels)
            + changed(&saved.owners, &recovered.owners)
            + changed(&saved.voices, &recovered.voices)
            + changed(&saved.improvements, &recovered.improvements)
            + changed(&saved.decisions, &recovered.decisions)
            + changed(&saved.images, &recovered.images)
            + usize::from(alone(saved) != alone(recovered));
        difference
    }

    /// How many records differ.
    #[must_use]
    pub fn count(&self) -> usize {
        self.steps.len() + self.others
    }

    fn journey(&mut self, before: &Journey, after: &Journey) {
        for change in before.graph.steps_changed(&after.graph) {
            if let (_, Some(step)) | (Some(step), None) = change {
                self.steps.push(step.name.clone());
            }
        }
        self.others += before.graph.links_changed(&after.graph).count();
        let alone = |journey: &Journey| Journey {
            graph: Graph::default(),
            ..journey.clone()
        };
        self.others += usize::from(alone(before) != alone(after));
    }
}

fn changed<K: PartialEq>(before: &Records<K>, after: &Records<K>) -> usize {
    before.diff(after).count()
}

/// What the project says of itself.
fn alone(project: &Project) -> Project {
    Project {
        segments: Records::new(),
        channels: Records::new(),
        owners: Records::new(),
        journeys: Records::new(),
        voices: Records::new(),
        improvements: Records::new(),
        decisions: Records::new(),
        images: Records::new(),
        ..project.clone()
    }
}
