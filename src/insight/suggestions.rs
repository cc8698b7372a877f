//! Owns which touchpoints look like moments of truth: much emotion is invested there, often because a process broke or
//! none exists.

use std::collections::BTreeSet;

use crate::model::{Journey, JourneyId, LinkKind, Project, PromiseState, StepId};

use super::compare::{at_least, at_most, below};
use super::figures::{JourneyFigures, TouchpointFigures};
use super::named;
use super::words::signed;

/// From which distance from neutral an emotion is much.
const MUCH: f64 = 2.5;

/// A touchpoint that looks like a moment of truth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The journey.
    pub journey: JourneyId,
    /// The touchpoint.
    pub step: StepId,
    /// What makes it look like one.
    pub sentence: String,
}

impl Suggestion {
    /// How the file remembers that it was dismissed: `KIND:JOURNEY:RECORD`.
    #[must_use]
    pub fn key(&self) -> String {
        format!("moment-of-truth:{}:{}", self.journey, self.step)
    }
}

/// The touchpoints of the journey that look like moments of truth and are not marked as such, in reading order. What
/// was dismissed is left out. Empty where there is no such journey.
#[must_use]
pub fn suggestions(project: &Project, id: &JourneyId, figures: &JourneyFigures) -> Vec<Suggestion> {
    let Some(journey) = project.journeys.get(id) else {
        return Vec::new();
    };
    let blind: BTreeSet<&StepId> = figures.blind_spots.iter().collect();
    let broken = broken_at(journey);
    let mut found = Vec::new();
    for touchpoint in &figures.touchpoints {
        let Some(step) = journey
            .step(&touchpoint.id)
            .filter(|it| !it.moment_of_truth)
        else {
            continue;
        };
        let is_broken = broken.contains(&touchpoint.id);
        let reasons = reasons(touchpoint, blind.contains(&touchpoint.id), is_broken);
        if !reasons.is_empty() {
            found.push(Suggestion {
                journey: id.clone(),
                step: touchpoint.id.clone(),
                sentence: format!(
                    "“{}” looks like a moment of truth: {}",
                    named(step),
                    reasons.join(", and ")
                ),
            });
        }
    }
    found.retain(|suggestion| !project.dismissed.contains(&suggestion.key()));
    found
}

/// Where promises fall due that are broken.
fn broken_at(journey: &Journey) -> BTreeSet<StepId> {
    let links = journey.graph.links();
    links
        .filter(|link| link.kind == LinkKind::Promise && link.kept == PromiseState::Broken)
        .map(|link| link.to.clone())
        .collect()
}

fn reasons(touchpoint: &TouchpointFigures, is_blind: bool, is_broken: bool) -> Vec<String> {
    let emotion = touchpoint.ratings.emotion;
    let hurts = emotion.is_some_and(|it| at_most(it, -1.0));
    let fails = touchpoint.satisfaction.is_some_and(|it| below(it, 0.0));
    let mut reasons = Vec::new();
    if let Some(emotion) = emotion.filter(|it| at_least(it.abs(), MUCH)) {
        reasons.push(format!("much emotion ({})", signed(emotion, 2)));
    }
    if hurts && is_broken {
        reasons.push("a promise is broken here".to_owned());
    }
    if hurts && fails {
        let process = if is_blind {
            "it fails with nothing behind it that could work"
        } else {
            "what should work here fails"
        };
        reasons.push(process.to_owned());
    }
    let is_strong = emotion.is_some_and(|it| at_least(it.abs(), MUCH));
    if is_strong || is_broken || is_blind {
        reasons
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::insight::{View, figures};
    use crate::model::{Id, Step};
    use crate::templates::template;

    fn found(project: &Project) -> Vec<Suggestion> {
        let apply = Id::new("apply").unwrap();
        let figures = figures(project, &apply, &View::default()).unwrap();
        suggestions(project, &apply, &figures)
    }

    #[test]
    fn where_emotion_runs_high_a_moment_of_truth_is_suggested_until_it_is_marked_or_dismissed() {
        let mut project = template("credit-card").unwrap().project;
        let apply: JourneyId = Id::new("apply").unwrap();
        let steps: Vec<String> = found(&project)
            .iter()
            .map(|it| it.step.to_string())
            .collect();
        assert!(steps.contains(&"call".to_owned()), "{steps:?}");
        assert!(!steps.contains(&"delivery".to_owned()), "it is marked");
        let journey = Arc::make_mut(project.journeys.get_mut(&apply).unwrap());
        let call: StepId = Id::new("call").unwrap();
        let marked = Step {
            moment_of_truth: true,
            ..Step::clone(journey.step(&call).unwrap())
        };
        journey.graph.put_step(Arc::new(marked));
        assert!(found(&project).iter().all(|it| it.step != call));
        for suggestion in found(&project) {
            project.dismissed.insert(suggestion.key());
        }
        assert_eq!(found(&project), []);
    }
}
