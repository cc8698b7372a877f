//! Owns what is said of each journey where the room chooses whose show it sees.

use crate::insight::score;
use crate::model::{JourneyId, JourneyState, Project};

/// A journey that could be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyRow {
    /// The journey.
    pub id: JourneyId,
    /// What it is called; empty: nothing.
    pub name: String,
    /// The customer; empty: not named.
    pub customer: String,
    /// How it could be, not how it is.
    pub is_to_be: bool,
    /// How many touchpoints it has.
    pub touchpoints: usize,
    /// Its score.
    pub score: Option<f64>,
}

/// The journeys of the project in order.
#[must_use]
pub fn journeys(project: &Project) -> Vec<JourneyRow> {
    let all = project.journeys_in_order().into_iter();
    let rows = all.map(|(id, journey)| JourneyRow {
        id: id.clone(),
        name: journey.name.trim().to_owned(),
        customer: journey.persona.name.trim().to_owned(),
        is_to_be: journey.state == JourneyState::ToBe,
        touchpoints: journey.touchpoints().len(),
        score: score(project, id),
    });
    rows.collect()
}
