//! Owns the journey: who goes through it, its stages, and the graph of its steps.

use std::sync::Arc;

use super::{Extra, Graph, ImageId, JourneyId, Order, StageId, Step, StepId};

/// Whether a journey is drawn as it is or as it shall be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JourneyState {
    /// As it is today.
    #[default]
    AsIs,
    /// As it shall be.
    ToBe,
}

/// The customer who goes through the journey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Persona {
    /// The name, as used in sentences.
    pub name: String,
    /// Who they are.
    pub about: String,
    /// What they look like.
    pub picture: Option<ImageId>,
    /// What this version does not know.
    pub extra: Extra,
}

/// A column of the map, a phase in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its id, unique in the journey.
    pub id: StageId,
    /// What it is called.
    pub name: String,
    /// What this version does not know.
    pub extra: Extra,
}

/// What one kind of customer goes through to reach one goal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journey {
    /// What it is called.
    pub name: String,
    /// Orders the journeys, then id.
    pub order: Order,
    /// As it is or as it shall be.
    pub state: JourneyState,
    /// For a to-be journey: the one that it improves on.
    pub baseline: Option<JourneyId>,
    /// Who goes through it.
    pub persona: Persona,
    /// What the customer wants to reach.
    pub goal: String,
    /// Anything.
    pub note: String,
    /// What happened before.
    pub before: String,
    /// What the customer hopes comes after.
    pub after: String,
    /// What the customer knows on arriving.
    pub knows: Vec<String>,
    /// What the customer must bring.
    pub brings: Vec<String>,
    /// The columns; their order is time.
    pub stages: Vec<Arc<Stage>>,
    /// The steps and links.
    pub graph: Graph,
    /// For later versions and other tools.
    pub extra: Extra,
}

impl Journey {
    /// The place of the stage in time, from 0.
    #[must_use]
    pub fn stage_index(&self, id: &StageId) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == *id)
    }

    /// The stage of that id.
    #[must_use]
    pub fn stage(&self, id: &StageId) -> Option<&Arc<Stage>> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The touchpoints in reading order (METHOD.md, section 4): by stage, x, y and id; those without a stage come last.
    #[must_use]
    pub fn touchpoints(&self) -> Vec<&Arc<Step>> {
        self.in_reading_order(Step::is_touchpoint)
    }

    /// Touchpoints, then backstage steps, then systems, each in reading order.
    #[must_use]
    pub fn steps_in_order(&self) -> Vec<&Arc<Step>> {
        let mut steps = self.in_reading_order(|_| true);
        steps.sort_by_key(|step| step.layer);
        steps
    }

    /// The step of that id.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Arc<Step>> {
        self.graph.step(id)
    }

    fn in_reading_order(&self, wanted: impl Fn(&Step) -> bool) -> Vec<&Arc<Step>> {
        let places: std::collections::HashMap<&StageId, usize> = self
            .stages
            .iter()
            .enumerate()
            .map(|(index, stage)| (&stage.id, index))
            .collect();
        let mut keyed: Vec<_> = self
            .graph
            .steps()
            .filter(|step| wanted(step))
            .map(|step| {
                let place = step.stage.as_ref().and_then(|id| places.get(id));
                let place = place.copied().unwrap_or(usize::MAX);
                (place, step.x.get(), step.y.get(), step)
            })
            .collect();
        // The sort is stable and the steps came sorted by id.
        keyed.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(a.1.total_cmp(&b.1))
                .then(a.2.total_cmp(&b.2))
        });
        keyed.into_iter().map(|(.., step)| step).collect()
    }
}
