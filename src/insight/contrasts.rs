//! Owns contrasts, "Jekyll and Hyde": neighbours that feel altogether different (METHOD.md, section 11).

use crate::model::{JourneyId, Project, StepId};

use super::View;
use super::compare::{at_least, falling};
use super::reading::{Ground, Seen};

/// From which difference of emotions on two touchpoints contrast.
const CONTRAST: f64 = 4.0;

/// Two touchpoints that a customer would not take for the same company's.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// The earlier in reading order.
    pub from: StepId,
    /// The later.
    pub to: StepId,
    /// How far their emotions lie apart: 4 … 6.
    pub difference: f64,
}

/// The contrasts of the journey, by falling difference, then in reading order; empty where there is no such journey.
/// Apart from [`super::figures`], as there can be as many as pairs of touchpoints.
#[must_use]
pub fn contrasts(project: &Project, journey: &JourneyId, view: &View) -> Vec<Contrast> {
    let Some(ground) = Ground::new(project, journey) else {
        return Vec::new();
    };
    let seen = ground.seen(view);
    let mut pairs = pairs(&ground, &seen);
    pairs.sort_unstable_by(|(a, a_apart), (b, b_apart)| falling(*a_apart, *b_apart).then(a.cmp(b)));
    pairs.dedup_by_key(|(pair, _)| *pair);
    let id = |place: usize| {
        ground
            .network
            .touchpoints
            .get(place)
            .map(|step| step.id.clone())
    };
    pairs
        .into_iter()
        .filter_map(|((from, to), difference)| {
            Some(Contrast {
                from: id(from)?,
                to: id(to)?,
                difference,
            })
        })
        .collect()
}

type Pair = ((usize, usize), f64);

fn pairs(ground: &Ground, seen: &Seen) -> Vec<Pair> {
    let emotion = |place: usize| seen.ratings.get(place).and_then(|rating| rating.emotion);
    let pair = |a: usize, b: usize| {
        let difference = (emotion(a)? - emotion(b)?).abs();
        at_least(difference, CONTRAST).then_some(((a.min(b), a.max(b)), difference))
    };
    let mut pairs: Vec<Pair> = ground
        .network
        .flows
        .iter()
        .filter_map(|&(from, to)| pair(from, to))
        .collect();
    let touchpoints: Vec<_> = ground.spots(seen).collect();
    for stage in touchpoints.chunk_by(|a, b| a.step.stage == b.step.stage) {
        let placed = |it: &&super::reading::Spot| it.step.stage.is_some();
        let low = stage
            .iter()
            .filter(placed)
            .filter(|spot| spot.rating.emotion.is_some_and(|emotion| emotion < 0.0));
        for low in low {
            let others = stage
                .iter()
                .filter(|high| high.step.channel != low.step.channel);
            pairs.extend(others.filter_map(|high| pair(low.place, high.place)));
        }
    }
    pairs
}
