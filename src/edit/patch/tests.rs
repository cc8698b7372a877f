//! What differs between two workshops' projects, and that applying it gives the second.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{Emotion, Id, Layer, LinkKind};
use crate::testing::arbitrary_project;

proptest! {
    #[test]
    fn what_differs_applied_to_one_project_gives_the_other(
        (a, b) in (arbitrary_project(), arbitrary_project())
    ) {
        let mut changed = a.clone();
        Patch::between(&a, &b).apply_to(&mut changed);
        prop_assert_eq!(changed, b);
    }

    #[test]
    fn a_project_does_not_differ_from_itself_however_it_was_made(project in arbitrary_project()) {
        prop_assert!(Patch::between(&project, &project).is_empty());
        // The same content with nothing shared.
        let mut again = Project::default();
        Patch::between(&Project::default(), &project).apply_to(&mut again);
        prop_assert!(Patch::between(&project, &again).is_empty());
    }
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

fn journey_of(steps: usize) -> Project {
    let mut journey = Journey::default();
    for number in 0..steps {
        let step = Step::new(id(&format!("s{number:05}")), Layer::Touchpoint, "A step");
        journey.graph.put_step(Arc::new(step));
    }
    let mut project = Project::default();
    project.journeys.insert(id("apply"), Arc::new(journey));
    project
}

fn with_journey(project: &Project, change: impl FnOnce(&mut Journey)) -> Project {
    let mut project = project.clone();
    change(Arc::make_mut(
        project.journeys.get_mut(&id("apply")).unwrap(),
    ));
    project
}

#[test]
fn a_rating_is_one_field_of_one_record() {
    let before = journey_of(3);
    let after = with_journey(&before, |journey| {
        let mut step = (**journey.step(&id("s00001")).unwrap()).clone();
        step.ratings.emotion = Some(Emotion::clamped(-2.0));
        journey.graph.put_step(Arc::new(step));
    });
    let patch = Patch::between(&before, &after);
    let expected = Change::Changed(vec![FieldChange {
        field: Field::Known("emotion"),
        before: Value::Missing,
        after: Value::Number(-2.0),
    }]);
    assert_eq!(
        patch.iter().collect::<Vec<_>>(),
        [(&RecordKey::Step(id("apply"), id("s00001")), &expected)]
    );
}

#[test]
fn a_link_may_move_to_a_new_step_while_its_old_end_goes() {
    let before = with_journey(&journey_of(2), |journey| {
        let link = Link::new(id("l"), LinkKind::Flow, id("s00000"), id("s00001"));
        assert!(journey.graph.put_link(Arc::new(link)));
    });
    let after = with_journey(&before, |journey| {
        let step = Step::new(id("new"), Layer::Touchpoint, "New");
        journey.graph.put_step(Arc::new(step));
        let link = Link::new(id("l"), LinkKind::Flow, id("s00000"), id("new"));
        assert!(journey.graph.put_link(Arc::new(link)));
        journey.graph.remove_step(&id("s00001"));
    });
    let mut changed = before.clone();
    Patch::between(&before, &after).apply_to(&mut changed);
    assert_eq!(changed, after);
    assert_eq!(changed.violations(), []);
}

#[test]
fn stages_come_in_the_order_of_the_second_project() {
    let stage = |name: &str| {
        Arc::new(Stage {
            id: id(name),
            name: name.to_owned(),
            extra: crate::model::Extra::default(),
        })
    };
    let before = with_journey(&journey_of(0), |journey| {
        journey.stages = vec![stage("aware"), stage("apply"), stage("use")];
    });
    let after = with_journey(&before, |journey| {
        journey.stages = vec![stage("apply"), stage("wait"), stage("aware")];
    });
    let mut changed = before.clone();
    Patch::between(&before, &after).apply_to(&mut changed);
    assert_eq!(changed, after);
}

#[test]
fn a_little_that_differs_in_ten_thousand_touchpoints_is_found() {
    let before = journey_of(10_000);
    let after = with_journey(&before, |journey| {
        let mut step = (**journey.step(&id("s05000")).unwrap()).clone();
        step.name = "Call".to_owned();
        journey.graph.put_step(Arc::new(step));
    });
    assert_eq!(Patch::between(&before, &after).len(), 1);
}
