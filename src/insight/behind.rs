//! Owns who stands behind a touchpoint, and who suffers from a backstage step or system, for lists that name them.

use std::collections::BTreeSet;

use crate::model::{Journey, LinkKind, StepId};

use super::JourneyFigures;
use super::compare::below;

/// What supports a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behind {
    /// What supports it by a link of its own, sorted by id.
    pub direct: Vec<StepId>,
    /// What supports that in turn, however far, sorted by id.
    pub further: Vec<StepId>,
}

/// What supports the step, directly and through others. Empty where nothing does, or there is no such step.
#[must_use]
pub fn behind(journey: &Journey, step: &StepId) -> Behind {
    let direct: BTreeSet<StepId> = supporters(journey, step).collect();
    let mut met = direct.clone();
    let mut waiting: Vec<StepId> = direct.iter().cloned().collect();
    while let Some(at) = waiting.pop() {
        for id in supporters(journey, &at) {
            if id != *step && met.insert(id.clone()) {
                waiting.push(id);
            }
        }
    }
    Behind {
        further: met.difference(&direct).cloned().collect(),
        direct: direct.into_iter().collect(),
    }
}

fn supporters(journey: &Journey, step: &StepId) -> impl Iterator<Item = StepId> {
    let links = journey.graph.links_to(step).into_iter();
    links
        .filter(|link| link.kind == LinkKind::Support)
        .map(|link| link.from.clone())
}

/// The touchpoints whose basics fail that the backstage step or system supports, directly or through others, in
/// reading order.
#[must_use]
pub fn suffering(journey: &Journey, figures: &JourneyFigures, cause: &StepId) -> Vec<StepId> {
    let mut met = BTreeSet::from([cause.clone()]);
    let mut waiting = vec![cause.clone()];
    while let Some(at) = waiting.pop() {
        for link in journey.graph.links_from(&at) {
            if link.kind == LinkKind::Support && met.insert(link.to.clone()) {
                waiting.push(link.to.clone());
            }
        }
    }
    let touchpoints = figures.touchpoints.iter();
    touchpoints
        .filter(|touchpoint| touchpoint.satisfaction.is_some_and(|it| below(it, 0.0)))
        .map(|touchpoint| &touchpoint.id)
        .filter(|id| met.contains(id))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::{View, figures};
    use crate::model::Id;
    use crate::templates::template;

    #[test]
    fn a_batch_behind_two_departments_makes_two_touchpoints_suffer() {
        let project = template("credit-card").unwrap().project;
        let apply = Id::new("apply").unwrap();
        let journey = project.journeys.get(&apply).unwrap();
        let figures = figures(&project, &apply, &View::default()).unwrap();
        let texts = |ids: &[StepId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();

        let found = behind(journey, &Id::new("decision").unwrap());
        assert_eq!(texts(&found.direct), ["check"]);
        assert_eq!(texts(&found.further), ["batch"]);
        let failing = suffering(journey, &figures, &Id::new("batch").unwrap());
        assert_eq!(texts(&failing), ["decision", "delivery"]);
        assert_eq!(
            behind(journey, &Id::new("call").unwrap()),
            Behind::default()
        );
    }
}
