//! Owns how much two states of a project differ, as far as it helps somebody to choose between them.

use crate::edit::patch::Patch;
use crate::model::Project;
use crate::words::changes;

/// How a recovered project differs from the saved one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many touchpoints the recovered project has.
    pub touchpoints: usize,
    /// How many records are new, different or gone.
    pub count: usize,
    /// The first of them in words, and how many more; empty where nothing differs.
    pub told: String,
}

impl Difference {
    /// What differs from `saved` to `recovered`.
    #[must_use]
    pub fn between(saved: &Project, recovered: &Project) -> Self {
        let journeys = recovered.journeys.values();
        let steps = journeys.flat_map(|journey| journey.graph.steps());
        Self {
            touchpoints: steps.filter(|step| step.is_touchpoint()).count(),
            count: Patch::between(saved, recovered).len(),
            told: changes::in_short(saved, recovered),
        }
    }
}
