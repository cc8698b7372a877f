//! How the changes of a workshop's second day are told.

use std::sync::Arc;

use super::*;
use crate::model::{Emotion, Id, Journey, Layer, Link, LinkKind, Stage, Step};

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

fn stage(name: &str) -> Arc<Stage> {
    Arc::new(Stage {
        id: id(&name.to_lowercase()),
        name: name.to_owned(),
        extra: crate::model::Extra::default(),
    })
}

fn project() -> Project {
    let mut journey = Journey {
        name: "Apply for a card".to_owned(),
        stages: vec![stage("Offer"), stage("Delivery")],
        ..Journey::default()
    };
    let mut wait = Step::new(id("wait"), Layer::Touchpoint, "Waiting for the card");
    wait.stage = Some(id("offer"));
    wait.ratings.emotion = Some(Emotion::clamped(-3.0));
    journey.graph.put_step(Arc::new(wait));
    let call = Step::new(id("call"), Layer::Touchpoint, "Sales call");
    journey.graph.put_step(Arc::new(call));
    let mut project = Project::default();
    project.journeys.insert(id("apply"), Arc::new(journey));
    project
}

fn with_journey(change: impl FnOnce(&mut Journey)) -> Project {
    let mut project = project();
    change(Arc::make_mut(
        project.journeys.get_mut(&id("apply")).unwrap(),
    ));
    project
}

fn with_step(step: &str, change: impl FnOnce(&mut Step)) -> Project {
    with_journey(|journey| {
        let mut step = (**journey.step(&id(step)).unwrap()).clone();
        change(&mut step);
        journey.graph.put_step(Arc::new(step));
    })
}

#[track_caller]
fn check(after: &Project, expected: &[&str]) {
    let before = project();
    let told = told(&before, after, &Patch::between(&before, after));
    let sentences: Vec<_> = told.iter().map(Told::sentence).collect();
    assert_eq!(sentences, expected);
}

#[test]
fn a_step_that_feels_otherwise_elsewhere_is_told_in_one_line() {
    let after = with_step("wait", |step| {
        step.ratings.emotion = Some(Emotion::clamped(-1.0));
        step.stage = Some(id("delivery"));
        step.x = crate::model::Coordinate::clamped(40.0);
    });
    check(
        &after,
        &[
            "Touchpoint “Waiting for the card” (apply/wait): moved to stage “Delivery”; emotion \u{2212}3 → \u{2212}1",
        ],
    );
}

#[test]
fn what_came_and_what_went_is_told_with_its_name() {
    let after = with_journey(|journey| {
        journey.graph.remove_step(&id("call"));
        let mut step = Step::new(id("letter"), Layer::Touchpoint, "Letter");
        step.stage = Some(id("delivery"));
        journey.graph.put_step(Arc::new(step));
        let link = Link::new(id("l"), LinkKind::Flow, id("wait"), id("letter"));
        assert!(journey.graph.put_link(Arc::new(link)));
    });
    check(
        &after,
        &[
            "Touchpoint “Letter” (apply/letter): added in stage “Delivery”",
            "Touchpoint “Sales call” (apply/call): removed",
            "Link “Waiting for the card” → “Letter” (apply/l): added",
        ],
    );
}

#[test]
fn texts_and_lists_are_told_by_what_is_new_in_them() {
    let after = with_step("call", |step| {
        step.name = "Call".to_owned();
        step.note = "Warm.\nQuick.".to_owned();
        step.actors = vec!["Ana".to_owned()];
        step.moment_of_truth = true;
    });
    check(
        &after,
        &[
            "Touchpoint “Call” (apply/call): renamed from “Sales call” to “Call”; note added: “Warm. Quick.”; \
             who takes part: “Ana” added; now a moment of truth",
        ],
    );
}

#[test]
fn stages_in_another_order_are_told_by_the_order() {
    let after = with_journey(|journey| journey.stages.reverse());
    check(
        &after,
        &["Journey “Apply for a card” (apply): stages: now in the order “Delivery”, “Offer”"],
    );
}

#[test]
fn a_place_alone_is_a_move_and_stands_under_its_stage() {
    let after = with_step("wait", |step| {
        step.x = crate::model::Coordinate::clamped(9.0);
    });
    let before = project();
    let told = told(&before, &after, &Patch::between(&before, &after));
    assert_eq!(told[0].sign, Sign::Moved);
    assert_eq!(told[0].heading, "Apply for a card · Offer");
    assert_eq!(told[0].lines[0].text, "moved within its stage");
}

#[test]
fn many_changes_are_told_in_short() {
    let before = project();
    let mut after = with_step("wait", |step| step.name = "Waiting".to_owned());
    assert_eq!(
        in_short(&before, &after),
        "Touchpoint “Waiting”: renamed from “Waiting for the card” to “Waiting”"
    );
    for name in ["a", "b", "c"] {
        after.owners.insert(id(name), Arc::default());
    }
    assert!(in_short(&before, &after).ends_with(", and two more"));
    assert_eq!(in_short(&before, &before), "");
}

#[test]
fn a_name_stays_within_its_quotes() {
    assert_eq!(super::records::quoted("a\u{1b}[31m\nb"), "“a[31m b”");
    assert_eq!(
        super::records::quoted("\u{202e}b"),
        "“\u{2068}\u{202e}b\u{2069}”"
    );
}
