//! Owns the figures of a journey in a view: everything but what it would take to repair it (METHOD.md, sections 3 to 9).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Evidence, JourneyId, LinkId, Project, Step, StepId};

use super::belief::{Belief, belief};
use super::compare::below;
use super::consistency::{Consistency, consistency};
use super::promises::{Promises, promises};
use super::ratings::{Effective, Said};
use super::reading::{Ground, Seen, Spot};
use super::support::Support;
use super::traffic::{Traffic, traffic};
use super::{Time, View};

/// The figures of one touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct TouchpointFigures {
    /// The touchpoint.
    pub id: StepId,
    /// Its ratings as they count in the view.
    pub ratings: Effective,
    /// How well they are founded; at least heard where a voice is attached.
    pub evidence: Evidence,
    /// How many voices that count in the view are attached to it.
    pub voices: usize,
    /// Which share of the customers comes here: 0 … 1.
    pub reach: f64,
    /// How much it counts.
    pub weight: f64,
    /// −1 … +1; missing where hygiene is not rated.
    pub satisfaction: Option<f64>,
    /// How much of a failure customers let pass: 0 … 1.
    pub forgiven: f64,
    /// Satisfaction after forgiving: −1 … +1.
    pub felt: Option<f64>,
    /// The goodwill of those who arrive.
    pub goodwill: f64,
    /// How those who arrive expect to feel: −3 … +3.
    pub expectation: f64,
    /// The emotion minus what was expected.
    pub gap: Option<f64>,
    /// How many rated touchpoints those who arrive have met.
    pub met: f64,
    /// How many of these have failed them.
    pub failures: f64,
}

/// The figures of one journey in one view.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyFigures {
    /// The touchpoints in reading order.
    pub touchpoints: Vec<TouchpointFigures>,
    /// The experience score −100 … +100; 0 is parity.
    pub score: Option<f64>,
    /// The score with the chosen improvements applied (METHOD.md, section 15).
    pub to_be_score: Option<f64>,
    /// What will be remembered: −3 … +3.
    pub peak_end: Option<f64>,
    /// How many of the touchpoints have a satisfaction.
    pub rated: usize,
    /// The flow links that loop back, sorted by id.
    pub loops: Vec<LinkId>,
    /// Failing touchpoints that nothing backstage supports, in reading order.
    pub blind_spots: Vec<StepId>,
    /// How even the experience is between stages, channels, owners and segments.
    pub consistency: Consistency,
    /// What the organisation believes beside what customers feel.
    pub belief: Belief,
    /// What was promised and what became of it.
    pub promises: Promises,
    /// How many customers take each way, and where they leave.
    pub traffic: Traffic,
    by_id: Vec<usize>,
}

impl JourneyFigures {
    /// The figures of the touchpoint of that id.
    #[must_use]
    pub fn touchpoint(&self, id: &StepId) -> Option<&TouchpointFigures> {
        self.touchpoints.get(self.place(id)?)
    }

    /// The place of the touchpoint in reading order, from 0.
    #[must_use]
    pub fn place(&self, id: &StepId) -> Option<usize> {
        let found = self.by_id.binary_search_by(|&place| {
            self.touchpoints
                .get(place)
                .map_or(std::cmp::Ordering::Greater, |touchpoint| {
                    touchpoint.id.cmp(id)
                })
        });
        self.by_id.get(found.ok()?).copied()
    }
}

impl JourneyFigures {
    /// The figures with the ratings of these touchpoints as the project has them now in that view, and with all that
    /// follows from them as it was: what can be shown at once while figures are computed.
    #[must_use]
    pub fn with_ratings_of(
        &self,
        project: &Project,
        journey: &JourneyId,
        view: &View,
        steps: &[Arc<Step>],
    ) -> Self {
        let mut figures = self.clone();
        let ids = steps.iter().enumerate();
        let places: BTreeMap<&StepId, usize> = ids.map(|(place, step)| (&step.id, place)).collect();
        let place = |step: &StepId| places.get(step).copied();
        let said = Said::of(project, journey, steps.len(), place);
        for (place, step) in steps.iter().enumerate() {
            let known = self.place(&step.id);
            if let Some(touchpoint) = known.and_then(|known| figures.touchpoints.get_mut(known)) {
                touchpoint.ratings = said.effective(place, step, view);
                touchpoint.evidence = said.evidence(place, step);
            }
        }
        figures
    }
}

/// The figures of the journey in the view; none where there is no such journey.
#[must_use]
pub fn figures(project: &Project, journey: &JourneyId, view: &View) -> Option<JourneyFigures> {
    let ground = Ground::new(project, journey)?;
    let seen = ground.seen(view);
    let support = Support::new(ground.journey, &ground.network);
    let touchpoints: Vec<TouchpointFigures> = ground
        .spots(&seen)
        .map(|spot| touchpoint(&ground, spot, view))
        .collect();
    let mut by_id: Vec<usize> = (0..touchpoints.len()).collect();
    by_id.sort_by_key(|&place| ground.network.touchpoints.get(place).map(|step| &step.id));
    Some(JourneyFigures {
        score: ground.score(&seen),
        to_be_score: to_be_score(&ground, &seen, view),
        peak_end: ground.peak_end(&seen),
        rated: seen
            .visits
            .iter()
            .filter(|visit| visit.satisfaction.is_some())
            .count(),
        loops: ground
            .network
            .loops
            .iter()
            .map(|link| link.id.clone())
            .collect(),
        blind_spots: blind_spots(&ground, &seen, &support),
        consistency: consistency(&ground, &seen, view.time),
        belief: belief(&ground, &seen),
        promises: promises(ground.journey),
        traffic: traffic(&ground.network),
        touchpoints,
        by_id,
    })
}

fn touchpoint(ground: &Ground, spot: Spot, view: &View) -> TouchpointFigures {
    let said = &ground.said;
    TouchpointFigures {
        id: spot.step.id.clone(),
        ratings: *spot.rating,
        evidence: said.evidence(spot.place, spot.step),
        voices: said.voices(spot.place, view.segment.as_ref()).count(),
        reach: ground.network.reach_at(spot.place),
        weight: spot.weight,
        satisfaction: spot.visit.satisfaction,
        forgiven: spot.visit.forgiven,
        felt: spot.visit.felt,
        goodwill: spot.visit.arriving.goodwill,
        expectation: spot.visit.arriving.expectation,
        gap: spot.visit.gap,
        met: spot.visit.arriving.met,
        failures: spot.visit.arriving.failures,
    }
}

fn to_be_score(ground: &Ground, seen: &Seen, view: &View) -> Option<f64> {
    match view.time {
        Time::ToBe => ground.score(seen),
        Time::AsIs => {
            let to_be = View {
                segment: view.segment.clone(),
                time: Time::ToBe,
            };
            ground.score(&ground.seen(&to_be))
        }
    }
}

fn blind_spots(ground: &Ground, seen: &Seen, support: &Support) -> Vec<StepId> {
    ground
        .spots(seen)
        .filter(|spot| spot.visit.satisfaction.is_some_and(|it| below(it, 0.0)))
        .filter(|spot| !support.is_supported(spot.place))
        .map(|spot| spot.step.id.clone())
        .collect()
}
