//! Owns what a portfolio shows of one project: the figures by which forty clients' journeys are set beside each other.

use crate::model::{Journey, JourneyId, JourneyState, Project, StepId};

use super::figures::figures;
use super::findings::findings;
use super::repairs::{PriorityClass, PriorityItem, repairs};
use super::voices::{VoiceFigures, voices};
use super::{View, named};

/// One project in a portfolio, seen by everyone, as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectFigures {
    /// Its journeys by their order.
    pub journeys: Vec<JourneySummary>,
    /// What its voices say together.
    pub voices: VoiceFigures,
    /// How much its map finds when it checks itself.
    pub findings: usize,
}

/// One journey in a portfolio.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneySummary {
    /// The journey.
    pub id: JourneyId,
    /// What it is called.
    pub name: String,
    /// As it is or as it shall be.
    pub state: JourneyState,
    /// The experience score −100 … +100.
    pub score: Option<f64>,
    /// The score with the chosen improvements applied.
    pub to_be_score: Option<f64>,
    /// What will be remembered: −3 … +3.
    pub peak_end: Option<f64>,
    /// How many of the touchpoints have a satisfaction.
    pub rated: usize,
    /// How many touchpoints there are.
    pub touchpoints: usize,
    /// At how many of them the basics fail.
    pub failing: usize,
    /// How many of these nothing backstage supports.
    pub blind_spots: usize,
    /// How many promises are broken.
    pub broken_promises: usize,
    /// What to fix first.
    pub first: Option<FirstRepair>,
}

/// What is to be fixed first in a journey.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstRepair {
    /// The touchpoint.
    pub id: StepId,
    /// What it is called.
    pub name: String,
    /// By how much the score rises when it meets the basics.
    pub lift: Option<f64>,
}

/// What a portfolio shows of the project (METHOD.md, sections 9, 10, 13, 14 and 16).
#[must_use]
pub fn project_figures(project: &Project) -> ProjectFigures {
    let journeys = project.journeys_in_order().into_iter();
    ProjectFigures {
        journeys: journeys
            .filter_map(|(id, journey)| summary(project, id, journey))
            .collect(),
        voices: voices(project, None),
        findings: findings(project).len(),
    }
}

fn summary(project: &Project, id: &JourneyId, journey: &Journey) -> Option<JourneySummary> {
    let view = View::default();
    let figures = figures(project, id, &view)?;
    let repairs = repairs(project, id, &view)?;
    let name = |id: &StepId| journey.step(id).map(|step| named(step).to_owned());
    let is_failing = |item: &&PriorityItem| item.class == PriorityClass::Basics;
    Some(JourneySummary {
        id: id.clone(),
        name: journey.name.clone(),
        state: journey.state,
        score: figures.score,
        to_be_score: figures.to_be_score,
        peak_end: figures.peak_end,
        rated: figures.rated,
        touchpoints: figures.touchpoints.len(),
        failing: repairs.priorities.iter().filter(is_failing).count(),
        blind_spots: figures.blind_spots.len(),
        broken_promises: figures.promises.broken,
        first: repairs.priorities.first().map(|item| FirstRepair {
            id: item.id.clone(),
            name: name(&item.id).unwrap_or_default(),
            lift: item.lift,
        }),
    })
}
