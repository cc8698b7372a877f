use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::edit::{Edit, JourneyEdit, StepField};
use crate::model::{Emotion, Level, StepId};
use crate::scene::map::BandAxes;
use crate::scene::map::fixture::id;
use crate::ui::canvas::canvas_ui;
use crate::ui::fixture::{Bench, asked, window};

type Window = Harness<'static, Bench>;

/// The map of the credit card application with that touchpoint selected.
fn map(selected: &str) -> Window {
    let mut bench = Bench::new();
    bench.session.centre = (1000.0, 800.0);
    bench.session.selection.steps = std::iter::once(id(selected)).collect();
    let mut window = window(bench, canvas_ui, (1000.0, 800.0), 1.0);
    asked(&mut window);
    window
}

/// Where the rating of that name stands.
fn rating(window: &Window, name: &str) -> Rect {
    window.get_by_role_and_label(Role::Slider, name).rect()
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    press(window, from);
    window.hover_at(from.lerp(to, 0.5));
    window.step();
    window.hover_at(to);
    window.step();
}

fn press(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.step();
    window.drag_at(at);
    window.step();
}

/// What was set, and how it was called, in the end.
fn set_in(actions: &[Action]) -> Option<(String, StepField)> {
    actions.iter().rev().find_map(|action| {
        let Action::Edit(label, edits) = action else {
            return None;
        };
        let [Edit::Journey(_, JourneyEdit::SetSteps(_, field))] = edits.as_slice() else {
            return None;
        };
        Some((label.clone(), field.clone()))
    })
}

#[test]
fn a_marker_is_dragged_in_whole_steps_and_its_gesture_is_named_by_the_last() {
    let mut window = map("sales-call");
    let marker = rating(&window, "Sales call: emotion").center();
    drag(&mut window, marker, marker + vec2(0.0, 50.0));
    window.drop_at(marker + vec2(0.0, 50.0));
    let actions = asked(&mut window);
    let emotion = Emotion::new(1.0).unwrap();
    let label = "Rate ‘Sales call’: emotion +1".to_owned();
    assert_eq!(
        set_in(&actions),
        Some((label.clone(), StepField::Emotion(Some(emotion))))
    );
    let begun = actions
        .iter()
        .rposition(|a| *a == Action::BeginGesture(label.clone()));
    let cancelled = actions.iter().rposition(|a| *a == Action::CancelGesture);
    assert!(cancelled < begun, "each value begins the gesture anew");
    assert_eq!(actions.last(), Some(&Action::EndGesture));
}

#[test]
fn with_alt_a_marker_is_dragged_in_quarters() {
    let mut window = map("sales-call");
    let marker = rating(&window, "Sales call: emotion").center();
    window.key_down_modifiers(Modifiers::ALT, Key::F20);
    let step = BandAxes::new(Regions::band_height(
        800.0,
        &crate::ui::state::Session::default(),
    ))
    .step;
    let to = marker + vec2(0.0, step * 1.25);
    press(&mut window, marker);
    for pos in [marker.lerp(to, 0.5), to] {
        window.event_modifiers(egui::Event::PointerMoved(pos), Modifiers::ALT);
        window.step();
    }
    let quarters = Action::BeginGesture("Rate ‘Sales call’: emotion +1.75".to_owned());
    assert!(window.state().actions.contains(&quarters));
}

#[test]
fn escape_in_mid_drag_goes_back_and_nothing_is_set_after_it() {
    let mut window = map("sales-call");
    let marker = rating(&window, "Sales call: emotion").center();
    drag(&mut window, marker, marker + vec2(0.0, 50.0));
    asked(&mut window);
    window.key_press(Key::Escape);
    window.step();
    window.hover_at(marker + vec2(0.0, 100.0));
    window.step();
    window.drop_at(marker + vec2(0.0, 100.0));
    let actions = asked(&mut window);
    assert_eq!(actions.first(), Some(&Action::CancelGesture));
    assert_eq!(set_in(&actions), None);
    assert!(!actions.contains(&Action::EndGesture));
}

#[test]
fn what_nobody_has_rated_is_dragged_from_the_line_of_what_is_expected() {
    let mut window = map("asking-at-the-branch");
    let marker = rating(&window, "Asking at the branch: emotion").center();
    drag(&mut window, marker, marker - vec2(0.0, 48.0));
    let (label, field) = set_in(&asked(&mut window)).unwrap();
    assert!(matches!(field, StepField::Emotion(Some(_))), "{label}");
    let mut window = map("asking-at-the-branch");
    let grip = rating(&window, "Asking at the branch: believed").center();
    drag(&mut window, grip, grip - vec2(0.0, 48.0));
    let (label, field) = set_in(&asked(&mut window)).unwrap();
    assert!(matches!(field, StepField::Belief(Some(_))), "{label}");
}

#[test]
fn the_same_square_again_is_one_less() {
    let mut window = map("sales-call");
    let squares = rating(&window, "Sales call: basics");
    let fifth = squares.right_center() - vec2(6.0, 0.0);
    window.hover_at(fifth);
    window.step();
    window.drag_at(fifth);
    window.step();
    window.drop_at(fifth);
    let (label, field) = set_in(&asked(&mut window)).unwrap();
    assert_eq!(field, StepField::Hygiene(Some(Level::new(4.0).unwrap())));
    assert_eq!(label, "Rate ‘Sales call’: basics 4");
    let stars = rating(&window, "Sales call: delight");
    let first = stars.left_center() + vec2(6.0, 0.0);
    window.drag_at(first);
    window.step();
    window.drop_at(first);
    let (_, field) = set_in(&asked(&mut window)).unwrap();
    assert_eq!(field, StepField::Delight(Some(Level::new(1.0).unwrap())));
}

#[test]
fn ratings_are_sliders_for_the_keyboard_and_for_screen_readers() {
    let mut window = map("waiting-for-the-decision");
    let name = "Waiting for the decision: emotion";
    let node = window.get_by_role_and_label(Role::Slider, name);
    let access = node.accesskit_node();
    assert_eq!(access.min_numeric_value(), Some(-3.0));
    assert_eq!(access.max_numeric_value(), Some(3.0));
    assert_eq!(access.numeric_value(), Some(-1.0));
    assert_eq!(access.value().as_deref(), Some("−1 uneasy"));
    node.focus();
    window.run_ok();
    window.key_press(Key::ArrowUp);
    let (label, field) = set_in(&asked(&mut window)).unwrap();
    assert_eq!(field, StepField::Emotion(Some(Emotion::new(0.0).unwrap())));
    assert_eq!(label, "Rate ‘Waiting for the decision’: emotion 0");
    window.key_press(Key::Delete);
    let (label, field) = set_in(&asked(&mut window)).unwrap();
    assert_eq!(field, StepField::Emotion(None));
    assert_eq!(label, "Rate ‘Waiting for the decision’: emotion not rated");
}

#[test]
fn a_reader_sets_a_rating_of_a_touchpoint_that_is_not_selected() {
    let mut window = map("waiting-for-the-decision");
    let slider = window.get_by_role_and_label(Role::Slider, "Sales call: expected");
    slider.set_value_accesskit(2.0);
    let (label, field) = set_in(&asked(&mut window)).unwrap();
    assert_eq!(
        field,
        StepField::Expectation(Some(Emotion::new(2.0).unwrap()))
    );
    assert_eq!(label, "Rate ‘Sales call’: expected +2");
    let slider = window.get_by_role_and_label(Role::Slider, "Sales call: expected");
    slider.focus();
    let actions = asked(&mut window);
    let call: StepId = id("sales-call");
    assert!(actions.contains(&Action::Select(vec![call])));
}

#[test]
fn the_square_of_what_is_believed_and_the_line_of_what_is_expected_are_dragged_themselves() {
    let dragged = |name: &str, rated: &str| {
        let mut window = map("sales-call");
        let place = |window: &Window, what: &str| rating(window, &format!("{name}: {what}"));
        let x = place(&window, "basics").center().x;
        let at = egui::pos2(x, place(&window, rated).center().y);
        drag(&mut window, at, at + vec2(0.0, 30.0));
        set_in(&asked(&mut window)).unwrap()
    };
    let (label, field) = dragged("Card in hand", "believed");
    assert!(matches!(field, StepField::Belief(Some(_))), "{label}");
    let (label, field) = dragged("Waiting for the card", "expected");
    assert!(matches!(field, StepField::Expectation(Some(_))), "{label}");
}
