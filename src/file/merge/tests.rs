//! Two facilitators work on the same map apart, and put it together again.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::edit::patch::Field;
use crate::model::{
    Emotion, Extra, Id, Journey, JourneyId, Layer, Link, LinkKind, Owner, OwnerId, Stage, Step,
    Voice,
};
use crate::testing::arbitrary_project;

/// A project that somebody made of `base` by taking over some of what is in `other`.
fn edited(base: &Project, other: &Project, choices: &[bool]) -> Project {
    let mut choices = choices.iter().cycle().copied();
    let mut next = || choices.next().unwrap_or(true);
    let mut patch = Patch::default();
    for (key, change) in Patch::between(base, other).iter() {
        match change {
            Change::Added(_) | Change::Removed(_) if next() => {
                patch.insert(key.clone(), change.clone());
            }
            Change::Changed(fields) => {
                let fields: Vec<_> = fields.iter().filter(|_| next()).cloned().collect();
                if !fields.is_empty() {
                    patch.insert(key.clone(), Change::Changed(fields));
                }
            }
            Change::Added(_) | Change::Removed(_) => {}
        }
    }
    let edited = take(base, &patch, other).project;
    assert_eq!(edited.violations(), []);
    edited
}

fn choices() -> impl Strategy<Value = Vec<bool>> {
    prop::collection::vec(prop::bool::weighted(0.2), 1..60)
}

/// A project, and two that were made of it.
fn versions() -> impl Strategy<Value = [Project; 3]> {
    let projects = (
        arbitrary_project(),
        arbitrary_project(),
        arbitrary_project(),
    );
    (projects, choices(), choices()).prop_map(|((base, one, other), a, b)| {
        let (ours, theirs) = (edited(&base, &one, &a), edited(&base, &other, &b));
        [base, ours, theirs]
    })
}

proptest! {
    #[test]
    fn a_merged_project_is_valid_and_names_what_it_left_out([base, ours, theirs] in versions()) {
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(merged.project.violations(), []);
        let result = Patch::between(&base, &merged.project);
        for made in [&ours, &theirs] {
            for (key, change) in Patch::between(&base, made).iter() {
                let is_there = !matches!(change, Change::Added(_)) || result.get(key).is_some();
                let is_told = merged.conflicts.iter().any(|conflict| conflict.key == *key);
                let is_twice = matches!(key, RecordKey::Link(..));
                prop_assert!(is_there || is_told || is_twice, "{key:?} is lost");
            }
        }
    }

    #[test]
    fn without_conflict_it_does_not_matter_which_side_is_which([base, ours, theirs] in versions()) {
        let one = merge(&base, &ours, &theirs);
        let other = merge(&base, &theirs, &ours);
        prop_assert_eq!(one.conflicts.is_empty(), other.conflicts.is_empty());
        if one.conflicts.is_empty() {
            prop_assert_eq!(one.project, other.project);
        }
    }

    #[test]
    fn a_side_that_changed_nothing_leaves_the_other([base, changed, _] in versions()) {
        let expected = Merged { project: changed.clone(), conflicts: Vec::new() };
        prop_assert_eq!(&merge(&base, &base, &changed), &expected);
        prop_assert_eq!(&merge(&base, &changed, &base), &expected);
    }

    #[test]
    fn the_same_change_on_both_sides_is_made_once([base, changed, _] in versions()) {
        let expected = Merged { project: changed.clone(), conflicts: Vec::new() };
        prop_assert_eq!(merge(&base, &changed, &changed), expected);
    }

    #[test]
    fn two_projects_that_have_nothing_in_common_can_be_merged(
        (ours, theirs) in (arbitrary_project(), arbitrary_project())
    ) {
        let merged = merge(&Project::default(), &ours, &theirs);
        prop_assert_eq!(merged.project.violations(), []);
        let alone = merge(&Project::default(), &Project::default(), &theirs);
        prop_assert_eq!(alone.project, theirs);
    }
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

fn apply() -> JourneyId {
    id("apply")
}

fn stage(name: &str) -> Arc<Stage> {
    let extra = Extra::default();
    Arc::new(Stage {
        id: id(name),
        name: name.to_owned(),
        extra,
    })
}

/// Call and decision, linked, in two stages; the call is Sales'.
fn base() -> Project {
    let mut journey = Journey {
        stages: vec![stage("offer"), stage("use")],
        ..Journey::default()
    };
    for name in ["call", "decision"] {
        let mut step = Step::new(id(name), Layer::Touchpoint, name);
        step.stage = Some(id("offer"));
        step.owner = Some(id("sales"));
        journey.graph.put_step(Arc::new(step));
    }
    let link = Link::new(id("l1"), LinkKind::Flow, id("call"), id("decision"));
    journey.graph.put_link(Arc::new(link));
    let mut project = Project::default();
    project
        .owners
        .insert(id("sales"), Arc::new(Owner::default()));
    project.owners.insert(id("it"), Arc::new(Owner::default()));
    project.journeys.insert(apply(), Arc::new(journey));
    let voice = Voice {
        quote: "Quick!".to_owned(),
        journey: Some(apply()),
        step: Some(id("call")),
        ..Voice::default()
    };
    project.voices.insert(id("v1"), Arc::new(voice));
    assert_eq!(project.violations(), []);
    project
}

fn with(change: impl FnOnce(&mut Journey)) -> Project {
    let mut project = base();
    change(Arc::make_mut(project.journeys.get_mut(&apply()).unwrap()));
    project
}

fn with_step(name: &str, change: impl FnOnce(&mut Step)) -> Project {
    with(|journey| set_step(journey, name, change))
}

fn set_step(journey: &mut Journey, name: &str, change: impl FnOnce(&mut Step)) {
    let mut step = (**journey.step(&id(name)).unwrap()).clone();
    change(&mut step);
    journey.graph.put_step(Arc::new(step));
}

/// Deleted as in the window, with all that belongs to it.
fn without(record: crate::edit::Edit) -> Project {
    let mut history = crate::edit::History::new(Arc::new(base()));
    history.apply("Delete", &[record]).unwrap();
    (**history.project()).clone()
}

fn without_call() -> Project {
    let removed = crate::edit::JourneyEdit::RemoveSteps(vec![id("call")]);
    without(crate::edit::Edit::Journey(apply(), removed))
}

fn step<'a>(project: &'a Project, name: &str) -> &'a Step {
    project.journeys[&apply()].step(&id(name)).unwrap()
}

fn rated(emotion: f64) -> impl Fn(&mut Step) {
    move |step| step.ratings.emotion = Some(Emotion::clamped(emotion))
}

#[test]
fn two_tables_rate_different_things_of_one_touchpoint() {
    let ours = with_step("call", rated(2.0));
    let theirs = with_step("call", |step| step.moment_of_truth = true);
    let merged = merge(&base(), &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let call = step(&merged.project, "call");
    assert_eq!(call.ratings.emotion, Some(Emotion::clamped(2.0)));
    assert!(call.moment_of_truth);
}

#[test]
fn one_rating_given_twice_is_a_conflict_and_ours_is_kept() {
    let merged = merge(
        &base(),
        &with_step("call", rated(2.0)),
        &with_step("call", rated(-1.0)),
    );
    let expected = Conflict {
        key: RecordKey::Step(apply(), id("call")),
        dispute: Dispute::Field {
            field: Field::Known("emotion"),
            base: Value::Missing,
            ours: Value::Number(2.0),
            theirs: Value::Number(-1.0),
        },
    };
    assert_eq!(merged.conflicts, [expected]);
    let call = step(&merged.project, "call");
    assert_eq!(call.ratings.emotion, Some(Emotion::clamped(2.0)));
}

#[test]
fn what_one_deletes_and_the_other_changes_is_kept_as_changed_with_links_and_voices() {
    let changed = with_step("call", rated(2.0));
    for (ours, theirs, by) in [
        (without_call(), changed.clone(), Side::Ours),
        (changed.clone(), without_call(), Side::Theirs),
    ] {
        let merged = merge(&base(), &ours, &theirs);
        assert_eq!(merged.project, changed);
        let [conflict] = merged.conflicts.as_slice() else {
            panic!("{:?}", merged.conflicts);
        };
        assert_eq!(conflict.key, RecordKey::Step(apply(), id("call")));
        assert!(matches!(&conflict.dispute, Dispute::Removed { by: it, .. } if *it == by));
    }
}

#[test]
fn a_journey_deleted_while_a_step_of_it_is_rated_is_kept() {
    let without = without(crate::edit::Edit::RemoveJourney(apply()));
    let changed = with_step("call", rated(2.0));
    let merged = merge(&base(), &without, &changed);
    assert_eq!(merged.project, changed);
    assert_eq!(merged.conflicts.len(), 1);
}

#[test]
fn a_link_to_a_step_that_the_other_side_deleted_is_left_out_and_told() {
    let linking = with(|journey| {
        let step = Step::new(id("letter"), Layer::Touchpoint, "Letter");
        journey.graph.put_step(Arc::new(step));
        let link = Link::new(id("new"), LinkKind::Flow, id("letter"), id("call"));
        journey.graph.put_link(Arc::new(link));
    });
    for (ours, theirs, whose) in [
        (without_call(), linking.clone(), Side::Theirs),
        (linking.clone(), without_call(), Side::Ours),
    ] {
        let merged = merge(&base(), &ours, &theirs);
        assert_eq!(merged.project.violations(), []);
        assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
        assert_eq!(merged.conflicts[0].key, RecordKey::Link(apply(), id("new")));
        assert!(
            matches!(&merged.conflicts[0].dispute, Dispute::LeftOut { of, .. } if *of == whose)
        );
        assert_eq!(merged.project.journeys[&apply()].graph.step_count(), 2);
    }
}

#[test]
fn the_same_link_drawn_by_both_is_there_once() {
    let linking = |name: &str| {
        with(|journey| {
            let link = Link::new(id(name), LinkKind::Promise, id("call"), id("decision"));
            journey.graph.put_link(Arc::new(link));
        })
    };
    let merged = merge(&base(), &linking("ours"), &linking("theirs"));
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.project.journeys[&apply()].graph.link_count(), 2);
}

#[test]
fn a_step_given_to_another_owner_while_its_owner_goes_is_no_conflict() {
    let removed = crate::edit::RecordId::Owner(OwnerId::new("sales").unwrap());
    let gone = without(crate::edit::Edit::Remove(removed));
    let given = with_step("call", |step| step.owner = Some(id("it")));
    for (ours, theirs) in [(&gone, &given), (&given, &gone)] {
        let merged = merge(&base(), ours, theirs);
        assert_eq!(merged.conflicts, []);
        assert_eq!(step(&merged.project, "call").owner, Some(id("it")));
        assert_eq!(step(&merged.project, "decision").owner, None);
    }
}

#[test]
fn stages_that_both_add_and_notes_that_both_lengthen_are_all_there() {
    let noted = |text: &str, name: &str, at: usize| {
        with(|journey| {
            journey.note = text.to_owned();
            journey.stages.insert(at, stage(name));
        })
    };
    let mut before = base();
    Arc::make_mut(before.journeys.get_mut(&apply()).unwrap()).note = "One\nTwo".to_owned();
    let ours = noted("Zero\nOne\nTwo", "aware", 0);
    let theirs = noted("One\nTwo\nThree", "wait", 1);
    let merged = merge(&before, &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let journey = &merged.project.journeys[&apply()];
    assert_eq!(journey.note, "Zero\nOne\nTwo\nThree");
    let stages: Vec<_> = journey.stages.iter().map(|stage| &*stage.name).collect();
    assert_eq!(stages, ["aware", "offer", "wait", "use"]);
}

#[test]
fn what_is_written_beside_the_file_holds_all_of_theirs() {
    let note = |text: &str| with_step("call", |step| step.note = text.to_owned());
    let merged = merge(&base(), &note("Warm"), &note("Cold \"and\"\nslow"));
    let told = merged
        .conflicts
        .into_iter()
        .map(|it| (it, "Both.".to_owned()));
    let text = conflicts_text(&told.collect::<Vec<_>>());
    assert!(text.contains("place: \"journeys.apply.steps.call.note\",\n"));
    assert!(text.contains("theirs: \"Cold \\\"and\\\"\\nslow\",\n"));
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    assert!(
        options.from_str::<serde::de::IgnoredAny>(&text).is_ok(),
        "{text}"
    );
}
