use proptest::prelude::*;

use super::*;
use crate::edit::History;
use crate::model::{Id, StageId};
use crate::scene::map::fixture::{Told, credit_card, id};
use crate::testing::arbitrary_project;

fn steps(names: &[&str]) -> BTreeSet<StepId> {
    names.iter().map(|name| id(name)).collect()
}

fn copied(names: &[&str]) -> Fragment {
    Fragment::of(&credit_card(), &id("journey"), &steps(names)).unwrap()
}

fn read(text: &str) -> Fragment {
    match Fragment::read(text) {
        Some(Copied::Fragment(fragment, _)) => *fragment,
        other => panic!("{text:?} gave {other:?}"),
    }
}

fn refused(text: &str) -> String {
    match Fragment::read(text) {
        Some(Copied::Broken(sentence)) => sentence,
        other => panic!("{text:?} gave {other:?}"),
    }
}

/// The project with the fragment in it, and the new steps.
fn poured(
    fragment: &Fragment,
    project: &Project,
    spot: impl Fn(&mut Spot<'_>),
) -> (Project, Poured) {
    let journey = id("journey");
    let mut spot_here = Spot {
        project,
        journey: &journey,
        after: &[],
        stages: Stages::Own,
        channel: None,
    };
    spot(&mut spot_here);
    let mut bits = 1_000_000_u64;
    let poured = pour(fragment, &spot_here, &mut || {
        bits += 1;
        bits
    });
    let mut history = History::new(Arc::new(project.clone()));
    history.apply("Paste", &poured.edits).unwrap();
    ((**history.project()).clone(), poured)
}

fn names(project: &Project) -> Vec<String> {
    let (_, journey) = project.journeys.iter().next().unwrap();
    journey
        .touchpoints()
        .iter()
        .map(|step| step.name.clone())
        .collect()
}

#[test]
fn copied_steps_can_be_read_by_people_and_taken_back() {
    let fragment = copied(&["Sales call", "Waiting for the decision"]);
    let text = fragment.text();
    assert!(
        text.starts_with("// Throughline: 2 steps\n// Sales call\n// Waiting for the decision\n"),
        "{text}"
    );
    assert_eq!(read(&text), fragment);
    assert_eq!(
        read(&format!("\u{feff}\n{}", text.replace('\n', "\r\n"))),
        fragment
    );
}

#[test]
fn a_name_cant_end_the_list_that_it_stands_in() {
    let told = Told::new("", "Travels", "");
    let told = told.step("x", Layer::Touchpoint, "", |step| {
        step.name = "one\nProject(\r\ttwo\u{1b}[31m".to_owned();
    });
    let fragment = Fragment::of(&told.project(), &id("journey"), &steps(&["x"])).unwrap();
    assert_eq!(read(&fragment.text()), fragment);
    assert!(!fragment.text().contains('\u{1b}'));
}

#[test]
fn nothing_but_what_is_named_travels_along() {
    let fragment = copied(&["Sales call"]);
    assert_eq!(
        (
            fragment.project.channels.len(),
            fragment.project.owners.len()
        ),
        (1, 1)
    );
    assert_eq!(fragment.journey().unwrap().stages.len(), 1);
    assert!(fragment.project.voices.is_empty());
    let nobody = Fragment::of(&credit_card(), &id("journey"), &steps(&["nobody"]));
    assert_eq!(nobody, None);
}

#[test]
fn another_project_gets_the_stages_channels_and_owners_that_it_lacks() {
    let fragment = copied(&["Sales call", "Waiting for the decision", "Credit check"]);
    let there = Told::new("Other", "Other", "")
        .channels(&["branch", "PHONE"])
        .stages(&["Aware", "offer", "Use"])
        .project();
    let (project, poured) = poured(&fragment, &there, |_| {});
    let journey = &project.journeys[&id("journey")];
    let stages: Vec<&str> = journey
        .stages
        .iter()
        .map(|stage| stage.name.as_str())
        .collect();
    assert_eq!(
        stages,
        ["Aware", "offer", "Decision", "Use"],
        "in their order"
    );
    let channels = project.channels_in_order();
    let channels: Vec<&str> = channels.iter().map(|(_, c)| c.name.as_str()).collect();
    assert_eq!(channels[..2], ["branch", "PHONE"], "known by name");
    assert_eq!(poured.steps.len(), 3);
    assert_eq!(
        journey.graph.link_count(),
        2,
        "links among the copied are kept"
    );
    let call = journey.step(&poured.steps[0]).unwrap();
    assert_eq!(
        call.ratings,
        credit_card().journeys[&id("journey")]
            .step(&id("Sales call"))
            .unwrap()
            .ratings
    );
    assert_eq!(project.violations(), []);
}

#[test]
fn within_a_journey_the_copies_stand_after_what_was_copied() {
    let fragment = copied(&["Sales call", "Waiting for the decision"]);
    let after = [id("Sales call"), id("Waiting for the decision")];
    let (project, poured) = poured(&fragment, &credit_card(), |spot| {
        // The slice outlives the spot because it is leaked once in a test.
        spot.after = Box::leak(Box::new(after.clone()));
    });
    assert_eq!(
        names(&project)[..5],
        [
            "Sales call",
            "Sales call",
            "Waiting for the decision",
            "Waiting for the decision",
            "Asking at the branch"
        ]
    );
    let before = credit_card();
    assert_eq!(project.channels, before.channels, "nothing is made twice");
    assert_eq!(project.owners, before.owners);
    let journey = &project.journeys[&id("journey")];
    assert!(
        poured
            .steps
            .iter()
            .all(|new| before.journeys[&id("journey")].step(new).is_none())
    );
    assert_eq!(journey.stages, before.journeys[&id("journey")].stages);
}

#[test]
fn everything_can_go_into_one_stage_and_channel() {
    let fragment = Fragment::of_names(["One".to_owned(), "Two".to_owned()]);
    let (project, poured) = poured(&fragment, &credit_card(), |spot| {
        spot.stages = Stages::One(Some(id::<crate::model::Stage>("Decision")));
        spot.after = Box::leak(Box::new([id("Waiting for the decision")]));
        spot.channel = Some(id("Web"));
    });
    assert_eq!(
        names(&project)[1..5],
        [
            "Waiting for the decision",
            "One",
            "Two",
            "Asking at the branch"
        ]
    );
    let journey = &project.journeys[&id("journey")];
    let one = journey.step(&poured.steps[0]).unwrap();
    assert_eq!(
        one.stage,
        Some(id::<crate::model::Stage>("Decision") as StageId)
    );
    assert_eq!(one.channel, Some(id("Web")));
    assert_eq!(journey.graph.links_from(&one.id).len(), 1);
}

#[test]
fn hostile_text_is_told_in_a_sentence() {
    assert_eq!(Fragment::read("Sales call\nWaiting"), None);
    for (text, said) in [
        (
            "// Throughline: 1 step\n(format: 1, journeys: {\"a\": (steps: {\"x\": (emotion: 99)})})",
            "99",
        ),
        ("// Throughline: 1 step\n(format: 1)", "no step"),
        ("// Throughline: 1 step\n(format: 7)", "format 7"),
        ("// Throughline: 1 step", "can’t be read"),
        (
            "#![enable(implicit_some)]\nProject(format: 1)",
            "whole project",
        ),
        ("Project(format: 1)", "whole project"),
    ] {
        let sentence = refused(text);
        assert!(sentence.contains(said), "{text} gave {sentence}");
    }
    let deep = format!("// Throughline: 1 step\n{}", "(a: ".repeat(100_000));
    assert!(refused(&deep).contains("can’t be read"));
}

#[test]
fn ten_thousand_names_become_a_chain() {
    let fragment = Fragment::of_names((0..10_000).map(|number| format!("Step {number}")));
    assert_eq!(fragment.names()[9_999], "Step 9999");
    let (project, _) = poured(&fragment, &credit_card(), |_| {});
    let journey = &project.journeys[&id("journey")];
    assert_eq!(
        journey.graph.link_count(),
        9_999 + credit_card().journeys[&id("journey")].graph.link_count()
    );
    assert_eq!(
        names(&project).last().map(String::as_str),
        Some("Step 9999")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_copied_is_what_is_pasted(project in arbitrary_project()) {
        let all = |journey: &Journey| journey.graph.steps().map(|s| s.id.clone()).collect();
        for (id, journey) in &project.journeys {
            let steps: BTreeSet<StepId> = all(journey);
            let Some(fragment) = Fragment::of(&project, id, &steps) else {
                prop_assert!(steps.is_empty());
                continue;
            };
            prop_assert_eq!(&read(&fragment.text()), &fragment);
            let spot = Spot { project: &project, journey: id, after: &[], stages: Stages::Own, channel: None };
            let mut bits = u64::MAX;
            let poured = pour(&fragment, &spot, &mut || { bits -= 1; bits });
            let mut history = History::new(Arc::new(project.clone()));
            history.apply("Paste", &poured.edits).unwrap();
            prop_assert_eq!(history.project().violations(), []);
            prop_assert_eq!(history.project().step_count(), project.step_count() + steps.len());
        }
    }

    #[test]
    fn damaged_text_never_panics(project in arbitrary_project(), at in 0_usize..10_000, with in "\\PC{0,4}") {
        let Some((id, journey)) = project.journeys.iter().next() else { return Ok(()) };
        let steps = journey.graph.steps().map(|step| step.id.clone()).collect();
        let Some(fragment) = Fragment::of(&project, id, &steps) else { return Ok(()) };
        let mut text: Vec<char> = fragment.text().chars().collect();
        let at = at % text.len();
        text.splice(at..=at, with.chars());
        let text: String = text.into_iter().collect();
        if let Some(Copied::Fragment(fragment, _)) = Fragment::read(&text) {
            prop_assert_eq!(fragment.project.violations(), []);
        }
    }
}

#[test]
fn ids_are_made_anew() {
    let (project, poured) = poured(&copied(&["Sales call"]), &Told::default().project(), |_| {});
    assert!(
        poured
            .steps
            .iter()
            .all(|step| *step != Id::new("sales-call").unwrap())
    );
    assert_eq!(project.step_count(), 1);
}
