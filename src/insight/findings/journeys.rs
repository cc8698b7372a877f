//! Owns what is found in one journey.

use crate::model::{Evidence, JourneyId, Project};

use super::super::compare::{at_least, below, is_zero};
use super::super::reading::{Ground, Seen, Spot};
use super::super::support::Support;
use super::super::words::{plain, signed};
use super::super::{View, named, spread};
use super::{Finding, FindingKind, Subject, counted, flow, or_id};

const MAX_STAGES: usize = 8;
const MAX_TOUCHPOINTS: usize = 30;
const SAME: usize = 5;
const WIDE: f64 = 4.0;

/// What is found in the journey: about it as a whole, then about its touchpoints in reading order, then about its flow.
pub(super) fn findings(project: &Project, id: &JourneyId) -> Vec<Finding> {
    let Some(ground) = Ground::new(project, id) else {
        return Vec::new();
    };
    let seen = ground.seen(&View::default());
    let support = Support::new(ground.journey, &ground.network);
    let mut found = whole(&ground, &seen, id);
    for spot in ground.spots(&seen) {
        found.extend(touchpoint(&ground, &spot, &support));
    }
    found.extend(flow::endless_loops(&ground));
    found.extend(flow::delight_first(&ground, &seen, id));
    let found = found.into_iter();
    found
        .map(|(kind, subject, sentence)| Finding {
            kind,
            journey: Some(id.clone()),
            subject,
            sentence,
        })
        .collect()
}

/// A finding that does not know its journey yet.
pub(super) type Found = (FindingKind, Subject, String);

fn whole(ground: &Ground, seen: &Seen, id: &JourneyId) -> Vec<Found> {
    let name = or_id(&ground.journey.name, id.as_str());
    let mut found = Vec::new();
    let mut add = |kind, sentence| found.push((kind, Subject::Journey, sentence));
    if ground.journey.goal.trim().is_empty() {
        add(
            FindingKind::NoGoal,
            format!("“{name}” has no goal, so nobody can say whether the customer reaches it."),
        );
    }
    let (stages, touchpoints) = (ground.journey.stages.len(), ground.network.len());
    if stages > MAX_STAGES || touchpoints > MAX_TOUCHPOINTS {
        add(
            FindingKind::TooBig,
            format!(
                "“{name}” has {} stages and {} touchpoints, too many to be acted on: split it.",
                counted(stages),
                counted(touchpoints)
            ),
        );
    }
    let emotions: Vec<f64> = seen
        .ratings
        .iter()
        .filter_map(|rating| rating.emotion)
        .collect();
    if let [first, rest @ ..] = emotions.as_slice()
        && emotions.len() >= SAME
        && rest.iter().all(|emotion| is_zero(emotion - first))
    {
        add(
            FindingKind::AllTheSame,
            format!(
                "All {} rated touchpoints of “{name}” feel the same ({}), which no journey does: ask again.",
                counted(emotions.len()),
                signed(*first, 2)
            ),
        );
    }
    found
}

fn touchpoint(ground: &Ground, spot: &Spot, support: &Support) -> Vec<Found> {
    let name = named(spot.step);
    let matters = spot.step.moment_of_truth;
    let fails = spot.visit.satisfaction.is_some_and(|it| below(it, 0.0));
    let assumed = ground.said.evidence(spot.place, spot.step) == Evidence::Assumed;
    let extreme = spot
        .rating
        .emotion
        .is_some_and(|emotion| at_least(emotion.abs(), 3.0));
    let mut found = Vec::new();
    let mut add =
        |kind, sentence| found.push((kind, Subject::Step(spot.step.id.clone()), sentence));
    if spot.step.owner.is_none() {
        add(
            FindingKind::NoOwner,
            format!("Nobody owns “{name}”, so nobody will improve it."),
        );
    }
    if assumed && (extreme || matters) {
        let what = if matters {
            "is a moment of truth"
        } else {
            "is rated at the end of the scale"
        };
        add(
            FindingKind::Assumed,
            format!("“{name}” {what} on an assumption: ask customers before acting on it."),
        );
    }
    if (matters || fails) && !support.is_supported(spot.place) {
        let what = if fails {
            "fails"
        } else {
            "is a moment of truth"
        };
        add(
            FindingKind::NothingBehind,
            format!(
                "“{name}” {what} and nothing backstage stands behind it, so its cause can’t be found."
            ),
        );
    }
    if !ground.network.flows.is_empty() && !ground.network.is_connected(spot.place) {
        add(
            FindingKind::Unconnected,
            format!(
                "No flow link reaches or leaves “{name}”, so it counts as if every customer came there."
            ),
        );
    }
    if let Some(widest) = spread(spot.step)
        .widest()
        .filter(|widest| at_least(*widest, WIDE))
    {
        add(
            FindingKind::Disagreement,
            format!(
                "At “{name}” the marks lie {} apart: talk about why before trusting their mean.",
                plain(widest, 2)
            ),
        );
    }
    found
}
