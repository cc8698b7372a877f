//! Owns how a journey is copied: everything inside it gets an id of its own, and keeps its place in every order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Graph, Id, Journey, JourneyId, JourneyState, Link, Stage, Step};

/// A copy of the journey. `random` gives the numbers from which new ids are made, and never the same for ever.
///
/// Ids decide between what is equal otherwise, so the new ones are given out in the order of the old ones.
#[must_use]
pub fn duplicated(journey: &Journey, mut random: impl FnMut() -> u64) -> Journey {
    let stages = fresh(journey.stages.iter().map(|stage| &stage.id), &mut random);
    let steps = fresh(journey.graph.steps().map(|step| &step.id), &mut random);
    let links = fresh(journey.graph.links().map(|link| &link.id), &mut random);
    let mut graph = Graph::default();
    for step in journey.graph.steps() {
        let marks = fresh(step.marks.keys(), &mut random);
        let marks = step
            .marks
            .iter()
            .map(|(id, mark)| (new(&marks, id), mark.clone()))
            .collect();
        graph.put_step(Arc::new(Step {
            id: new(&steps, &step.id),
            stage: step.stage.as_ref().map(|stage| new(&stages, stage)),
            marks,
            ..(**step).clone()
        }));
    }
    for link in journey.graph.links() {
        graph.put_link(Arc::new(Link {
            id: new(&links, &link.id),
            from: new(&steps, &link.from),
            to: new(&steps, &link.to),
            ..(**link).clone()
        }));
    }
    let stage = |stage: &Arc<Stage>| {
        Arc::new(Stage {
            id: new(&stages, &stage.id),
            ..(**stage).clone()
        })
    };
    Journey {
        stages: journey.stages.iter().map(stage).collect(),
        graph,
        ..journey.clone()
    }
}

/// A copy of the journey as it shall be, measured against the journey of that id; a copy of what is to be already is
/// measured against the same as that one.
#[must_use]
pub fn duplicated_to_be(
    (id, journey): (&JourneyId, &Journey),
    random: impl FnMut() -> u64,
) -> Journey {
    let baseline = match journey.state {
        JourneyState::AsIs => Some(id.clone()),
        JourneyState::ToBe => journey.baseline.clone().or_else(|| Some(id.clone())),
    };
    Journey {
        state: JourneyState::ToBe,
        baseline,
        ..duplicated(journey, random)
    }
}

/// A new id for each of the old ones, in the same order.
fn fresh<'a, K: 'a>(
    old: impl Iterator<Item = &'a Id<K>>,
    random: &mut impl FnMut() -> u64,
) -> BTreeMap<Id<K>, Id<K>> {
    let old: BTreeSet<Id<K>> = old.cloned().collect();
    let mut new = BTreeSet::new();
    while new.len() < old.len() {
        new.insert(Id::from_random(random()));
    }
    old.into_iter().zip(new).collect()
}

fn new<K>(ids: &BTreeMap<Id<K>, Id<K>>, old: &Id<K>) -> Id<K> {
    ids.get(old).unwrap_or(old).clone()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Edit, History};
    use super::*;
    use crate::model::Project;
    use crate::testing::arbitrary_project;

    /// Numbers as chance would have them.
    fn dice() -> impl FnMut() -> u64 {
        let mut seed = 7_u64;
        move || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            seed
        }
    }

    fn in_words(journey: &Journey) -> Vec<(String, String)> {
        let stage = |step: &Step| {
            let at = step.stage.as_ref().and_then(|id| journey.stage_index(id));
            format!("{at:?} {:?} {:?}", step.ratings, step.by_segment)
        };
        let steps = journey.steps_in_order().into_iter();
        steps.map(|step| (step.name.clone(), stage(step))).collect()
    }

    proptest! {
        #[test]
        fn a_copy_reads_as_the_original_and_shares_no_id_with_it(project in arbitrary_project()) {
            for (id, journey) in &project.journeys {
                let copy = duplicated_to_be((id, journey), dice());
                prop_assert_eq!(in_words(&copy), in_words(journey));
                prop_assert_eq!(copy.graph.link_count(), journey.graph.link_count());
                prop_assert!(copy.graph.steps().all(|step| journey.step(&step.id).is_none()));
                prop_assert!(copy.graph.links().all(|link| journey.graph.link(&link.id).is_none()));
                prop_assert!(copy.stages.iter().all(|stage| journey.stage(&stage.id).is_none()));
            }
        }

        #[test]
        fn a_project_with_a_copy_is_valid_and_undoing_takes_the_copy_away(project in arbitrary_project()) {
            let before = project.clone();
            let journeys: Vec<_> = project.journeys.iter().map(|(id, j)| (id.clone(), Arc::clone(j))).collect();
            let mut history = History::new(Arc::new(project));
            let mut random = dice();
            for (id, journey) in journeys {
                let copy = duplicated_to_be((&id, &journey), &mut random);
                let put = Edit::PutJourney(Id::from_random(random()), Box::new(copy));
                history.apply("Duplicate", &[put]).unwrap();
                prop_assert_eq!(history.project().violations(), []);
                history.undo();
            }
            prop_assert_eq!(&**history.project(), &before);
        }
    }

    #[test]
    fn a_copy_to_be_is_measured_against_the_journey_as_it_is() {
        let mut project = Project::default();
        let id = |text| JourneyId::new(text).unwrap();
        project.journeys.insert(id("now"), Arc::default());
        let first = duplicated_to_be((&id("now"), &project.journeys[&id("now")]), dice());
        assert_eq!(first.state, JourneyState::ToBe);
        assert_eq!(first.baseline, Some(id("now")));
        let second = duplicated_to_be((&id("later"), &first), dice());
        assert_eq!(second.baseline, Some(id("now")));
    }
}
