//! Owns the question what a journey as it is can be laid beside: its chosen improvements, or another journey that was
//! drawn as it shall be (METHOD.md, section 15).

use std::collections::BTreeSet;

use crate::model::{Journey, JourneyId, JourneyState, Project, StepId};

use super::named;
use super::ratings::chosen;

/// What a journey is compared with where as it is and as it shall be are seen together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Counterpart {
    /// Nothing: no improvement of it is chosen, and no journey is drawn as it shall be.
    #[default]
    None,
    /// Itself with its chosen improvements.
    Improvements,
    /// It is drawn as it shall be; this is the journey that it improves on.
    Baseline(JourneyId),
    /// This journey is drawn as it shall be, on the ground of this one.
    Successor(JourneyId),
}

/// What the journey can be compared with. Chosen improvements come before another journey, but for a journey that is
/// itself drawn as it shall be.
#[must_use]
pub fn counterpart(project: &Project, journey: &JourneyId) -> Counterpart {
    let Some(shown) = project.journeys.get(journey) else {
        return Counterpart::None;
    };
    let baseline = shown.baseline.as_ref().filter(|id| *id != journey);
    if let Some(baseline) = baseline.filter(|id| project.journeys.contains_key(*id))
        && shown.state == JourneyState::ToBe
    {
        return Counterpart::Baseline(baseline.clone());
    }
    if chosen(project, journey).next().is_some() {
        return Counterpart::Improvements;
    }
    let mut others = project.journeys_in_order().into_iter();
    others
        .find(|(_, other)| {
            other.state == JourneyState::ToBe && other.baseline.as_ref() == Some(journey)
        })
        .map_or(Counterpart::None, |(id, _)| {
            Counterpart::Successor(id.clone())
        })
}

/// Which touchpoints a journey has that its baseline has not, and what those are called that it has no longer, in
/// the baseline's reading order. Touchpoints are the same where their ids are.
#[must_use]
pub fn added_and_removed(baseline: &Journey, journey: &Journey) -> (BTreeSet<StepId>, Vec<String>) {
    let touchpoints = journey.touchpoints().into_iter();
    let added = touchpoints
        .filter(|step| baseline.step(&step.id).is_none())
        .map(|step| step.id.clone())
        .collect();
    let before = baseline.touchpoints().into_iter();
    let removed = before
        .filter(|step| journey.step(&step.id).is_none())
        .map(|step| named(step).to_owned())
        .collect();
    (added, removed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::templates::template;
    use std::sync::Arc;

    fn id<K>(text: &str) -> Id<K> {
        Id::new(text).unwrap()
    }

    #[test]
    fn chosen_improvements_come_before_another_journey() {
        let mut project = template("credit-card").unwrap().project;
        let apply = id("apply");
        assert_eq!(counterpart(&project, &apply), Counterpart::Improvements);
        let all = project.improvements.clone();
        for (id, improvement) in &all {
            let mut left = (**improvement).clone();
            left.chosen = false;
            project.improvements.insert(id.clone(), Arc::new(left));
        }
        let to_be = project.journeys_in_order();
        let to_be = to_be.iter().find(|(_, it)| it.state == JourneyState::ToBe);
        let to_be = to_be.unwrap().0.clone();
        let successor = Counterpart::Successor(to_be.clone());
        assert_eq!(counterpart(&project, &apply), successor);
        assert_eq!(counterpart(&project, &to_be), Counterpart::Baseline(apply));
    }

    #[test]
    fn what_was_added_and_what_was_left_out_are_told_by_their_ids() {
        let project = template("credit-card").unwrap().project;
        let baseline = project.journeys.get(&id("apply")).unwrap();
        let mut shorter = (**baseline).clone();
        let first = baseline.touchpoints()[0].clone();
        shorter.graph.remove_step(&first.id);
        let (added, removed) = added_and_removed(baseline, &shorter);
        assert_eq!((added.len(), removed), (0, vec![first.name.clone()]));
        let (added, removed) = added_and_removed(&shorter, baseline);
        assert_eq!((added, removed.len()), ([first.id.clone()].into(), 0));
    }
}
