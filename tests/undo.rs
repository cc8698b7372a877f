//! Arbitrary work on the credit card application, then every undo and every redo: the same bytes on disk
//! (docs/architecture.md, invariants 2 and 3).

#![expect(
    clippy::expect_used,
    reason = "what is missing here is a failure of the test"
)]

use std::sync::Arc;

use proptest::prelude::*;
use throughline::edit::{Edit, History, JourneyEdit, LinkField, RecordId, StepField};
use throughline::file::{read, write};
use throughline::model::{
    ChannelId, Emotion, JourneyId, Layer, Level, Link, LinkId, LinkKind, OwnerId, Project,
    SegmentId, Share, Stage, StageId, Step, StepId,
};

const TEMPLATE: &str = include_str!("../assets/templates/credit-card.journey.ron");

fn start() -> History {
    let opened = read(TEMPLATE.as_bytes()).expect("the template is valid");
    History::new(Arc::new(opened.project))
}

fn apply() -> JourneyId {
    JourneyId::new("apply").expect("an id")
}

/// One of the ids, whatever the number; the ids are those of the template and three that only a test makes.
fn one_of(ids: &[&'static str], number: usize) -> &'static str {
    ids.get(number % ids.len()).copied().unwrap_or("none")
}

fn step(number: usize) -> StepId {
    let ids = [
        "call", "decision", "branch", "approval", "delivery", "card", "check", "printing", "batch",
        "new-a", "new-b", "new-c",
    ];
    StepId::new(one_of(&ids, number)).expect("an id")
}

fn stage(number: usize) -> StageId {
    let ids = ["offer", "decision", "approval", "delivery", "use", "later"];
    StageId::new(one_of(&ids, number)).expect("an id")
}

fn link(number: usize) -> LinkId {
    let ids = [
        "call-decision",
        "decision-branch",
        "promise-days",
        "support-check",
        "new-l",
        "new-m",
    ];
    LinkId::new(one_of(&ids, number)).expect("an id")
}

fn removed(a: usize, b: usize) -> Edit {
    let record =
        match a % 3 {
            0 => ChannelId::new(one_of(&["phone", "web", "letter", "branch"], b))
                .map(RecordId::Channel),
            1 => OwnerId::new(one_of(&["sales", "credit", "cards", "it"], b)).map(RecordId::Owner),
            _ => SegmentId::new(one_of(&["first-card", "salary", "students"], b))
                .map(RecordId::Segment),
        };
    Edit::Remove(record.expect("an id"))
}

fn new_step(a: usize, b: usize) -> Step {
    let layer = [Layer::Touchpoint, Layer::Backstage, Layer::System];
    let layer = layer.get(b % 3).copied().unwrap_or_default();
    Step::new(step(9 + a % 3), layer, "A new step")
}

fn new_link(a: usize, b: usize) -> Link {
    let kinds = [LinkKind::Flow, LinkKind::Support, LinkKind::Promise];
    let kind = kinds.get(a % 3).copied().unwrap_or_default();
    Link::new(link(4 + b % 2), kind, step(a), step(b))
}

/// What somebody might do next; much of it is refused.
fn edit(kind: u8, a: usize, b: usize, value: f64) -> Edit {
    let steps = vec![step(a), step(b)];
    let change = match kind {
        0 => JourneyEdit::PutStep(Box::new(new_step(a, b))),
        1 => JourneyEdit::RemoveSteps(steps),
        2 => JourneyEdit::PutLink(Box::new(new_link(a, b))),
        3 => JourneyEdit::RemoveLinks(vec![link(a)]),
        4 => JourneyEdit::SetLink(
            link(a),
            LinkField::Share(Some(Share::clamped(value * 40.0))),
        ),
        5 => JourneyEdit::SetSteps(steps, StepField::Emotion(Some(Emotion::clamped(value)))),
        6 => JourneyEdit::SetSteps(steps, StepField::Hygiene(Some(Level::clamped(value)))),
        7 => JourneyEdit::SetSteps(steps, StepField::Stage(Some(stage(b)))),
        8 => JourneyEdit::SetSteps(steps, StepField::Layer(new_step(a, b).layer)),
        9 => JourneyEdit::RemoveStage(stage(a)),
        10 => JourneyEdit::MoveStage(stage(a), b),
        11 => JourneyEdit::AddStage(
            b,
            Stage {
                id: stage(5),
                name: "Later".to_owned(),
                extra: throughline::model::Extra::default(),
            },
        ),
        12 => JourneyEdit::SetSteps(steps, StepField::Name(format!("Name {a}"))),
        13 => return removed(a, b),
        _ => return Edit::RemoveJourney(apply()),
    };
    Edit::Journey(apply(), change)
}

fn any_edit() -> impl Strategy<Value = Edit> {
    (0_u8..14, 0_usize..12, 0_usize..12, -3.0..5.0)
        .prop_map(|(kind, a, b, value)| edit(kind, a, b, value))
}

/// The project as it stands on disk, and a project without violations.
fn bytes(history: &History) -> String {
    let project: &Project = history.project();
    assert_eq!(project.violations(), []);
    write(project)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn undoing_everything_and_redoing_everything_gives_the_same_bytes(
        gestures in prop::collection::vec(prop::collection::vec(any_edit(), 1..4), 1..20),
    ) {
        let mut history = start();
        let mut versions = vec![bytes(&history)];
        for edits in &gestures {
            let before = bytes(&history);
            if let Ok(true) = history.apply("Work", edits) { versions.push(bytes(&history)) } else { prop_assert_eq!(&before, &bytes(&history)) }
        }
        prop_assert_eq!(history.depth(), versions.len() - 1);
        for version in versions.iter().rev().skip(1) {
            prop_assert_eq!(history.undo(), Some("Work".to_owned()));
            prop_assert_eq!(version, &bytes(&history));
        }
        prop_assert_eq!(history.undo(), None);
        for version in versions.iter().skip(1) {
            prop_assert!(history.redo().is_some());
            prop_assert_eq!(version, &bytes(&history));
        }
        prop_assert_eq!(history.redo(), None);
    }

    #[test]
    fn a_gesture_is_one_step_and_escape_goes_back_to_its_start(
        edits in prop::collection::vec(any_edit(), 1..12),
    ) {
        let mut history = start();
        let before = bytes(&history);
        for kept in [false, true] {
            history.begin("Drag");
            for one in &edits {
                // What is refused changes nothing; the drag goes on.
                let _ = history.apply("Move", std::slice::from_ref(one));
            }
            if kept { history.end() } else { history.cancel() }
            prop_assert!(history.depth() <= usize::from(kept));
            if history.undo_label().is_some() {
                prop_assert_eq!(history.undo(), Some("Drag".to_owned()));
            }
            prop_assert_eq!(&before, &bytes(&history));
        }
    }
}

#[test]
fn deleting_the_journey_is_undone_with_every_voice_in_its_place() {
    let mut history = start();
    let before = bytes(&history);
    let done = history.apply("Delete the journey", &[edit(14, 0, 0, 0.0)]);
    assert_eq!(done, Ok(true));
    assert!(!history.project().journeys.contains_key(&apply()));
    assert_eq!(history.undo().as_deref(), Some("Delete the journey"));
    assert_eq!(before, bytes(&history));
}
