//! Journeys as such: making, copying, moving and deleting them, each one undo step.

use eframe::egui::{Key, Modifiers};
use throughline::action::{Action, CopyAs, JourneyAction, Named, ProjectAction};
use throughline::command::Command;
use throughline::file;
use throughline::model::{Id, JourneyId, JourneyState, OwnerId};

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, journey, names, press, press_with, type_text, with_template};

/// The second journey of the template.
const DECIDED: &str = "Apply for a card, decided on the line";

fn apply() -> JourneyId {
    Id::new("apply").unwrap()
}

fn bytes(window: &Window) -> String {
    file::write(window.state().project())
}

/// Does it, undoes it, does it again: the same bytes each time, and nothing invalid in between.
fn does_and_undoes(window: &mut Window, action: Action) {
    let before = bytes(window);
    ask(window, vec![action]);
    let after = bytes(window);
    assert_ne!(after, before, "nothing was done");
    assert_eq!(window.state().project().violations(), []);
    ask(window, vec![Action::Command(Command::Undo)]);
    assert_eq!(bytes(window), before);
    ask(window, vec![Action::Command(Command::Redo)]);
    assert_eq!(bytes(window), after);
}

fn order(window: &Window) -> Vec<String> {
    let project = window.state().project();
    let journeys = project.journeys_in_order().into_iter();
    journeys.map(|(_, journey)| journey.name.clone()).collect()
}

fn named(window: &Window, name: &str) -> JourneyId {
    let project = window.state().project();
    let mut journeys = project.journeys.iter();
    journeys.find(|(_, it)| it.name == name).unwrap().0.clone()
}

#[test]
fn a_copy_to_be_stands_after_the_original_and_is_measured_against_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let original = journey(&window);
    let action = JourneyAction::Duplicate(apply(), CopyAs::ToBe);
    does_and_undoes(&mut window, Action::Journeys(action));
    assert_eq!(
        order(&window),
        ["Apply for a card", "Apply for a card, to be", DECIDED]
    );
    let id = named(&window, "Apply for a card, to be");
    ask(&mut window, vec![Action::ShowJourney(id)]);
    let copy = journey(&window);
    assert_eq!(copy.state, JourneyState::ToBe);
    assert_eq!(copy.baseline, Some(apply()));
    assert_eq!(names(&window).len(), original.touchpoints().len());
    assert!(
        copy.graph
            .steps()
            .all(|step| original.step(&step.id).is_none())
    );
    let project = window.state().project();
    assert!(
        project
            .voices
            .values()
            .all(|voice| voice.journey == Some(apply())),
        "voices stay with the original"
    );
}

#[test]
fn a_copy_is_shown_at_once_and_undoing_it_shows_the_original() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let action = JourneyAction::Duplicate(apply(), CopyAs::Same);
    ask(&mut window, vec![Action::Journeys(action)]);
    assert_eq!(journey(&window).name, "Apply for a card, copy");
    assert_eq!(journey(&window).state, JourneyState::AsIs);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(journey(&window).name, "Apply for a card");
}

#[test]
fn a_new_journey_is_named_at_once_and_without_a_name_never_was() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = bytes(&window);
    ask(&mut window, vec![Action::Journeys(JourneyAction::Add)]);
    type_text(&mut window, "Lose a card");
    press(&mut window, Key::Escape);
    assert_eq!(bytes(&window), before);
    assert_eq!(journey(&window).name, "Apply for a card");
    ask(&mut window, vec![Action::Journeys(JourneyAction::Add)]);
    type_text(&mut window, "Lose a card");
    press(&mut window, Key::Enter);
    assert_eq!(journey(&window).name, "Lose a card");
    assert_eq!(order(&window), ["Apply for a card", DECIDED, "Lose a card"]);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(bytes(&window), before, "making and naming it is one step");
}

#[test]
fn journeys_are_put_in_order() {
    let mut window = with_template(&Fake::default(), "credit-card");
    for name in ["Lose a card", "Close the account"] {
        let add = ProjectAction::AddNamed(Named::Journey, name.to_owned());
        ask(&mut window, vec![Action::Project(add)]);
    }
    let last = named(&window, "Close the account");
    does_and_undoes(&mut window, Action::Journeys(JourneyAction::Move(last, 0)));
    assert_eq!(
        order(&window),
        [
            "Close the account",
            "Apply for a card",
            DECIDED,
            "Lose a card"
        ]
    );
}

#[test]
fn deleting_a_journey_shows_the_next_and_everything_that_named_it_is_dealt_with() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let copy = JourneyAction::Duplicate(apply(), CopyAs::ToBe);
    ask(
        &mut window,
        vec![Action::Journeys(copy), Action::ShowJourney(apply())],
    );
    let delete = Action::Journeys(JourneyAction::Delete(apply()));
    ask(&mut window, vec![delete.clone()]);
    assert_eq!(journey(&window).name, "Apply for a card, to be");
    assert_eq!(journey(&window).baseline, None);
    let project = window.state().project();
    assert_eq!(project.violations(), []);
    assert!(
        project
            .voices
            .values()
            .all(|voice| voice.journey.is_none() && voice.step.is_none())
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    does_and_undoes(&mut window, delete);
}

#[test]
fn the_last_journey_can_go_too() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let decided = JourneyAction::Delete(named(&window, DECIDED));
    ask(&mut window, vec![Action::Journeys(decided)]);
    does_and_undoes(
        &mut window,
        Action::Journeys(JourneyAction::Delete(apply())),
    );
    assert!(window.state().project().journeys.is_empty());
    let add = ProjectAction::AddNamed(Named::Journey, "A new start".to_owned());
    ask(&mut window, vec![Action::Project(add)]);
    assert_eq!(order(&window), ["A new start"]);
    assert_eq!(journey(&window).name, "A new start");
}

#[test]
fn records_are_made_by_name_and_two_owners_become_one() {
    let mut window = with_template(&Fake::default(), "credit-card");
    for kind in [Named::Segment, Named::Channel, Named::Owner, Named::Journey] {
        let add = ProjectAction::AddNamed(kind, " Market stall ".to_owned());
        does_and_undoes(&mut window, Action::Project(add));
    }
    let project = window.state().project();
    let last = project.channels_in_order().pop().unwrap();
    assert_eq!(last.1.name, "Market stall", "a new channel is the last");
    let called = |text| OwnerId::new(text).unwrap();
    let merge = ProjectAction::MergeOwners(called("credit"), called("cards"));
    does_and_undoes(&mut window, Action::Project(merge));
    let project = window.state().project();
    assert!(!project.owners.contains_key(&called("credit")));
    let apply = &project.journeys[&apply()];
    let owned = apply
        .graph
        .steps()
        .filter(|s| s.owner == Some(called("cards")));
    assert_eq!(owned.count(), 6);
}

#[test]
fn the_scope_is_locked_on_the_day_it_is() {
    let mut window = with_template(&Fake::default(), "credit-card");
    does_and_undoes(&mut window, Action::Project(ProjectAction::LockScope));
    assert_eq!(window.state().project().scope_locked, "2026-11-22");
}
