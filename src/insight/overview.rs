//! Owns what is shown of all journeys of a project together: their scores, and how often everything is used.

use std::collections::BTreeMap;

use super::{Usage, View, figures, usage};
use crate::model::{JourneyId, Project};

/// What is shown of all journeys of a project together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// How often everything is used.
    pub usage: Usage,
    /// The scores that are known so far; within: none where nothing is rated.
    pub scores: BTreeMap<JourneyId, Option<f64>>,
}

impl Overview {
    /// Everything, computed at once.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let scores = project.journeys.keys();
        Self {
            usage: usage(project),
            scores: scores.map(|id| (id.clone(), score(project, id))).collect(),
        }
    }
}

/// The score of a journey seen for everyone as it is: −100 … +100.
#[must_use]
pub fn score(project: &Project, journey: &JourneyId) -> Option<f64> {
    figures(project, journey, &View::default()).and_then(|figures| figures.score)
}
