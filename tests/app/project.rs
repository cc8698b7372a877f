//! The project's page in the whole window: everything that belongs to a project, changed and undone.

use eframe::egui::{Key, Modifiers, Vec2, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::{Action, ProjectAction, ProjectSection};
use throughline::command::Command;
use throughline::file;
use throughline::model::{Id, JourneyId, JourneyState, Strategy};

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, journey, press, press_with, type_text, with_template};

fn page(section: ProjectSection) -> Window {
    let mut window = with_template(&Fake::default(), "credit-card");
    let show = Action::Project(ProjectAction::Show(section));
    ask(
        &mut window,
        vec![show, Action::Command(Command::ViewProject)],
    );
    window
}

fn bytes(window: &Window) -> String {
    file::write(window.state().project())
}

fn parity(window: &Window) -> String {
    window.state().project().method.parity.to_string()
}

fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run_ok();
}

/// Replaces what the field of that name holds, as one gesture.
fn write(window: &mut Window, name: &str, text: &str) {
    window.get_by_label(name).focus();
    window.run_ok();
    press_with(window, Modifiers::COMMAND, Key::A);
    for letter in text.chars() {
        type_text(window, &letter.to_string());
    }
}

#[test]
fn a_text_is_one_named_undo_step_however_many_letters_it_has() {
    let mut window = page(ProjectSection::General);
    let before = bytes(&window);
    write(
        &mut window,
        "Brand promise of the project",
        "A bank that answers",
    );
    assert_eq!(window.state().project().promise, "A bank that answers");
    click(&mut window, "Wins customers by: Product");
    assert_eq!(window.state().project().strategy, Strategy::Product);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().project().strategy, Strategy::Experience);
    assert_eq!(window.state().project().promise, "A bank that answers");
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(bytes(&window), before);
}

#[test]
fn escape_in_a_field_takes_back_what_was_typed_there() {
    let mut window = page(ProjectSection::General);
    let before = bytes(&window);
    write(&mut window, "Title of the project", "Something else");
    press(&mut window, Key::Escape);
    assert_eq!(bytes(&window), before);
}

#[test]
fn a_channel_that_goes_leaves_its_touchpoints_without_one_in_one_step() {
    let mut window = page(ProjectSection::Channels);
    let before = bytes(&window);
    let phone = Id::new("phone").ok();
    let uses = journey(&window)
        .graph
        .steps()
        .filter(|step| step.channel == phone)
        .count();
    assert!(uses > 0);
    click(&mut window, "Delete: ‘Phone’");
    assert_eq!(window.state().project().violations(), []);
    assert!(
        journey(&window)
            .graph
            .steps()
            .all(|step| step.channel != phone)
    );
    window.get_by_label_contains("Undo delete channel ‘Phone’ (");
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(bytes(&window), before);
}

#[test]
fn a_setting_changes_the_score_at_once() {
    let mut window = page(ProjectSection::Method);
    assert_eq!(parity(&window), "4");
    window
        .get_by_role_and_label(Role::TextInput, "Parity")
        .focus();
    window.run_ok();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    assert_eq!(parity(&window), "3.5");
    ask(
        &mut window,
        vec![Action::Project(ProjectAction::Show(
            ProjectSection::Journeys,
        ))],
    );
    let rows = window.get_all_by_role(Role::RadioButton);
    let names: Vec<String> = rows
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    assert!(
        names
            .iter()
            .any(|name| name.starts_with("Apply for a card, as it is, score")),
        "{names:?}"
    );
    assert!(!names.contains(&"Apply for a card, as it is, score \u{2212}20".to_owned()));
}

#[test]
fn what_the_customer_knows_is_typed_line_by_line() {
    let mut window = page(ProjectSection::Journeys);
    let known = journey(&window).knows.len();
    write(
        &mut window,
        "Knows on arriving, next entry",
        "The opening hours",
    );
    press(&mut window, Key::Enter);
    type_text(&mut window, "The way");
    assert_eq!(journey(&window).knows.len(), known + 2);
    press_with(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(journey(&window).knows[known], "The way");
}

#[test]
fn a_journey_becomes_one_that_shall_be_and_says_what_it_improves_on() {
    let mut window = page(ProjectSection::Journeys);
    let decided = window.state().project().journeys_in_order()[1].0.clone();
    ask(&mut window, vec![Action::ShowJourney(decided)]);
    click(&mut window, "State: As it is");
    assert_eq!(journey(&window).state, JourneyState::AsIs);
    click(&mut window, "State: To be");
    click(&mut window, "Improves on");
    click(&mut window, "No other journey");
    assert_eq!(journey(&window).baseline, None);
    click(&mut window, "Improves on");
    click(&mut window, "Apply for a card");
    assert_eq!(journey(&window).baseline, JourneyId::new("apply").ok());
    assert_eq!(window.state().project().violations(), []);
}

#[test]
fn the_chooser_copies_moves_and_deletes_by_keyboard_alone() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = bytes(&window);
    window.get_by_label("Journey: Apply for a card").focus();
    window.run_ok();
    press(&mut window, Key::Enter);
    window.get_by_label("Duplicate as to-be").focus();
    window.run_ok();
    press(&mut window, Key::Enter);
    assert_eq!(journey(&window).name, "Apply for a card, to be");
    window
        .get_by_label("Journey: Apply for a card, to be, to be")
        .focus();
    window.run_ok();
    press_with(&mut window, Modifiers::ALT, Key::ArrowUp);
    let first = window.state().project().journeys_in_order()[0]
        .1
        .name
        .clone();
    assert_eq!(first, "Apply for a card, to be");
    press(&mut window, Key::Delete);
    assert_eq!(journey(&window).name, "Apply for a card");
    for _ in 0..3 {
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(bytes(&window), before);
}

#[test]
fn a_click_on_a_step_in_the_outline_shows_it_on_the_map() {
    let mut window = page(ProjectSection::General);
    click(&mut window, "Sales call, emotion +3");
    assert!(window.state().session().view.shows_steps());
    assert_eq!(window.state().session().selection.steps.len(), 1);
}

#[test]
fn the_page_is_at_rest_once_its_scores_are_there() {
    let mut window = page(ProjectSection::Journeys);
    window.set_size(Vec2::new(1024.0, 640.0));
    window.run_ok();
    for _ in 0..3 {
        window.step();
        let root = window.output().viewport_output.values().next().unwrap();
        assert!(
            root.repaint_delay > std::time::Duration::from_secs(1),
            "the page is not at rest"
        );
    }
}
