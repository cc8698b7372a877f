//! Owns the belief gap: what the organisation believes beside what customers feel (METHOD.md, section 12).

use crate::model::StepId;

use super::compare::{above, falling, mean, share};
use super::reading::{Ground, Seen};

/// What the organisation believes beside what customers feel, over the touchpoints with both.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Belief {
    /// How many touchpoints have both.
    pub count: usize,
    /// −3 … +3.
    pub mean_belief: Option<f64>,
    /// −3 … +3.
    pub mean_emotion: Option<f64>,
    /// The mean belief minus the mean emotion.
    pub gap: Option<f64>,
    /// The share believed to be positive: 0 … 1.
    pub believed_positive: Option<f64>,
    /// The share that is positive: 0 … 1.
    pub felt_positive: Option<f64>,
    /// Each with its belief minus its emotion, the largest first, ties in reading order.
    pub touchpoints: Vec<(StepId, f64)>,
}

pub(super) fn belief(ground: &Ground, seen: &Seen) -> Belief {
    let both: Vec<(&StepId, f64, f64)> = ground
        .spots(seen)
        .filter_map(|spot| Some((&spot.step.id, spot.rating.belief?, spot.rating.emotion?)))
        .collect();
    let mean_belief = mean(both.iter().map(|(_, belief, _)| *belief));
    let mean_emotion = mean(both.iter().map(|(_, _, emotion)| *emotion));
    let positive = |of: fn(&(&StepId, f64, f64)) -> f64| {
        let count = both
            .iter()
            .filter(|touchpoint| above(of(touchpoint), 0.0))
            .count();
        share(count, both.len())
    };
    let mut touchpoints: Vec<(StepId, f64)> = both
        .iter()
        .map(|&(id, belief, emotion)| (id.clone(), belief - emotion))
        .collect();
    touchpoints.sort_by(|(_, a), (_, b)| falling(*a, *b));
    Belief {
        count: both.len(),
        mean_belief,
        mean_emotion,
        gap: mean_belief
            .zip(mean_emotion)
            .map(|(belief, emotion)| belief - emotion),
        believed_positive: positive(|&(_, belief, _)| belief),
        felt_positive: positive(|&(_, _, emotion)| emotion),
        touchpoints,
    }
}
