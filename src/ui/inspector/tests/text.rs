//! Typing: one undo step for each field that had the keyboard.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;

use super::fixture::{id, journey_id};
use super::{Bench, asked, inspector, selecting, sets};
use crate::action::Action;
use crate::edit::{JourneyField, StepField};
use crate::model::{MAX_TEXT_CHARS, Step};

#[test]
fn a_note_is_one_gesture_from_focus_to_focus_lost() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Note of Sales call").focus();
    assert_eq!(
        asked(&mut harness),
        [Action::BeginGesture(
            "Edit the note of Sales call".to_owned()
        )]
    );
    harness.get_by_label("Note of Sales call").type_text("Warm");
    let typed = StepField::Note("Warm".to_owned());
    assert_eq!(
        asked(&mut harness),
        sets("Edit the note of Sales call", &["call"], typed)
    );
    harness.get_by_label("Note of Sales call").type_text(".");
    asked(&mut harness);
    harness.get_by_label("Emotion of Sales call").focus();
    assert_eq!(asked(&mut harness), [Action::EndGesture]);
    assert_eq!(harness.state().step("call").note, "Warm.");
}

#[test]
fn escape_takes_back_what_was_typed() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Hopes of Sales call").focus();
    harness.run();
    harness
        .get_by_label("Hopes of Sales call")
        .type_text("A card");
    asked(&mut harness);
    harness.key_press(Key::Escape);
    assert_eq!(asked(&mut harness), [Action::CancelGesture]);
}

#[test]
fn a_title_is_edited_where_it_stands() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Name of Sales call").click();
    harness.run();
    assert_eq!(
        asked(&mut harness),
        [Action::BeginGesture("Rename Sales call".to_owned())]
    );
    harness.get_by_label("Name of Sales call").type_text("!");
    assert_eq!(
        asked(&mut harness),
        sets(
            "Rename Sales call",
            &["call"],
            StepField::Name("Sales call!".to_owned())
        )
    );
    harness.key_press(Key::Enter);
    assert_eq!(asked(&mut harness), [Action::EndGesture]);
}

#[test]
fn a_gesture_ends_even_where_its_field_is_gone() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Note of Sales call").focus();
    asked(&mut harness);
    harness.state_mut().session.selection.steps = [id("card")].into();
    assert_eq!(asked(&mut harness), [Action::EndGesture]);
}

#[test]
fn from_one_field_to_the_next_one_gesture_ends_before_the_other_begins() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Hopes of Sales call").focus();
    asked(&mut harness);
    harness.get_by_label("Note of Sales call").focus();
    let begins = Action::BeginGesture("Edit the note of Sales call".to_owned());
    assert_eq!(asked(&mut harness), [Action::EndGesture, begins]);
}

#[test]
fn a_text_stops_at_its_longest_and_says_so() {
    let mut bench = Bench::selecting(&["call"]);
    let mut step = Step::clone(&bench.step("call"));
    step.note = "a".repeat(MAX_TEXT_CHARS);
    let put = crate::edit::JourneyEdit::PutStep(Box::new(step));
    bench.carry_out(&Action::Edit(
        String::new(),
        vec![crate::edit::Edit::Journey(journey_id(), put)],
    ));
    let mut harness = inspector(bench, 304.0);
    assert!(
        harness
            .query_by_label_contains("20,000 characters")
            .is_some()
    );
    harness.get_by_label("Note of Sales call").focus();
    harness.run();
    harness.get_by_label("Note of Sales call").type_text("b");
    harness.run();
    assert_eq!(
        harness.state().step("call").note.chars().count(),
        MAX_TEXT_CHARS
    );
}

#[test]
fn with_nothing_selected_the_journey_is_edited() {
    let mut harness = selecting(&[]);
    let name = "Goal of Apply for a card";
    assert_eq!(
        harness.get_by_label(name).value().as_deref(),
        Some("Pay abroad next month")
    );
    harness.get_by_label(name).focus();
    harness.run();
    harness.get_by_label(name).type_text("!");
    let actions = asked(&mut harness);
    let goal = JourneyField::Goal("Pay abroad next month!".to_owned());
    let edit = crate::edit::Edit::Journey(journey_id(), crate::edit::JourneyEdit::Set(goal));
    assert!(
        matches!(actions.last(), Some(Action::Edit(_, edits)) if *edits == [edit]),
        "{actions:?}"
    );
    for field in ["Customer", "About the customer", "Before", "After", "Note"] {
        assert!(
            harness
                .query_by_label(&format!("{field} of Apply for a card"))
                .is_some(),
            "{field}"
        );
    }
}
