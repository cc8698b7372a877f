//! Rating a touchpoint by pointer, by key and by screen reader.

use eframe::egui;
use egui::{Key, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{Bench, asked, selecting, sets};
use crate::edit::StepField;
use crate::model::{Emotion, Evidence, Level};

fn emotion(value: f64) -> StepField {
    StepField::Emotion(Some(Emotion::clamped(value)))
}

/// Clicks into the control of that name, at `share` of its width.
fn click_at(harness: &mut Harness<'_, Bench>, name: &str, share: f32) {
    let rect = harness.get_by_label(name).rect();
    let pos = pos2(rect.left() + share * rect.width(), rect.center().y);
    harness.hover_at(pos);
    harness.step();
    for pressed in [true, false] {
        let modifiers = egui::Modifiers::NONE;
        harness.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers,
        });
        harness.step();
    }
}

fn key(harness: &mut Harness<'_, Bench>, name: &str, key: Key) {
    harness.get_by_label(name).focus();
    harness.run();
    harness.key_press(key);
}

#[test]
fn a_click_on_a_face_says_how_the_customer_feels() {
    let mut harness = selecting(&["call"]);
    click_at(&mut harness, "Emotion of Sales call", 5.5 / 7.0);
    assert_eq!(
        asked(&mut harness),
        sets("Rate Sales call: emotion +2", &["call"], emotion(2.0))
    );
    assert_eq!(
        harness
            .get_by_label("Emotion of Sales call")
            .value()
            .as_deref(),
        Some("+2 pleased")
    );
    click_at(&mut harness, "Emotion of Sales call", 5.5 / 7.0);
    assert_eq!(
        asked(&mut harness),
        [],
        "the same face again changes nothing"
    );
}

#[test]
fn arrows_go_a_step_and_delete_takes_the_emotion_away() {
    let mut harness = selecting(&["delivery"]);
    let name = "Emotion of Waiting for the card";
    assert_eq!(
        harness.get_by_label(name).value().as_deref(),
        Some("−3 furious")
    );
    key(&mut harness, name, Key::ArrowRight);
    let up = sets(
        "Rate Waiting for the card: emotion −2",
        &["delivery"],
        emotion(-2.0),
    );
    assert_eq!(asked(&mut harness), up);
    harness.key_press(Key::ArrowLeft);
    let down = sets(
        "Rate Waiting for the card: emotion −3",
        &["delivery"],
        emotion(-3.0),
    );
    assert_eq!(asked(&mut harness), down);
    harness.key_press(Key::ArrowLeft);
    assert_eq!(asked(&mut harness), [], "there is nothing below furious");
    harness.key_press(Key::Delete);
    let cleared = sets(
        "Rate Waiting for the card: emotion not rated",
        &["delivery"],
        StepField::Emotion(None),
    );
    assert_eq!(asked(&mut harness), cleared);
}

#[test]
fn what_no_table_rated_follows_from_the_voice() {
    let mut harness = selecting(&["delivery"]);
    key(
        &mut harness,
        "Emotion of Waiting for the card",
        Key::Backspace,
    );
    asked(&mut harness);
    let node = harness.get_by_label("Emotion of Waiting for the card");
    assert_eq!(
        node.value().as_deref(),
        Some("−3 furious"),
        "the voice’s sentiment counts"
    );
    harness.key_press(Key::Delete);
    assert_eq!(asked(&mut harness), [], "there is nothing to take away");
}

#[test]
fn home_end_and_digits_reach_every_face() {
    let mut harness = selecting(&["card"]);
    let name = "Emotion of Card in hand";
    for (pressed, value, words) in [
        (Key::Home, -3.0, "−3"),
        (Key::End, 3.0, "+3"),
        (Key::Num1, -3.0, "−3"),
        (Key::Num4, 0.0, "0"),
    ] {
        key(&mut harness, name, pressed);
        let label = format!("Rate Card in hand: emotion {words}");
        assert_eq!(
            asked(&mut harness),
            sets(&label, &["card"], emotion(value)),
            "{pressed:?}"
        );
    }
}

#[test]
fn a_screen_reader_sets_and_steps_a_rating() {
    let mut harness = selecting(&["call"]);
    harness
        .get_by_label("Basics of Sales call")
        .set_value_accesskit(2.0);
    let basics = |value| StepField::Hygiene(Some(Level::clamped(value)));
    assert_eq!(
        asked(&mut harness),
        sets("Rate Sales call: basics 2", &["call"], basics(2.0))
    );
    harness
        .get_by_label("Basics of Sales call")
        .increment_accesskit();
    assert_eq!(
        asked(&mut harness),
        sets("Rate Sales call: basics 3", &["call"], basics(3.0))
    );
    harness
        .get_by_label("Basics of Sales call")
        .decrement_accesskit();
    assert_eq!(
        asked(&mut harness),
        sets("Rate Sales call: basics 2", &["call"], basics(2.0))
    );
}

#[test]
fn a_square_clicked_again_is_one_less() {
    let mut harness = selecting(&["decide"]);
    let name = "Basics of Waiting for the decision";
    let basics = |value| StepField::Hygiene(Some(Level::clamped(value)));
    click_at(&mut harness, name, 3.5 / 5.0);
    let four = sets(
        "Rate Waiting for the decision: basics 4",
        &["decide"],
        basics(4.0),
    );
    assert_eq!(asked(&mut harness), four);
    click_at(&mut harness, name, 3.5 / 5.0);
    let three = sets(
        "Rate Waiting for the decision: basics 3",
        &["decide"],
        basics(3.0),
    );
    assert_eq!(asked(&mut harness), three);
    assert_eq!(
        harness.get_by_label(name).value().as_deref(),
        Some("3 of 5")
    );
}

#[test]
fn stars_are_set_by_click_and_by_digit() {
    let mut harness = selecting(&["call"]);
    let delight = |value| StepField::Delight(Some(Level::clamped(value)));
    click_at(&mut harness, "Delight of Sales call", 4.5 / 5.0);
    assert_eq!(
        asked(&mut harness),
        sets("Rate Sales call: delight 5", &["call"], delight(5.0))
    );
    key(&mut harness, "Delight of Sales call", Key::Num0);
    assert_eq!(
        asked(&mut harness),
        sets("Rate Sales call: delight 0", &["call"], delight(0.0))
    );
}

#[test]
fn an_expectation_is_computed_until_somebody_gives_one() {
    let mut harness = selecting(&["delivery"]);
    let name = "Expectation of Waiting for the card";
    assert_eq!(harness.get_by_label(name).value().as_deref(), Some("+0.6"));
    key(&mut harness, name, Key::ArrowRight);
    let given = StepField::Expectation(Some(Emotion::clamped(1.0)));
    let label = "Rate Waiting for the card: expectation +1";
    assert_eq!(asked(&mut harness), sets(label, &["delivery"], given));
    assert_eq!(
        harness.get_by_label(name).value().as_deref(),
        Some("+1 fine")
    );
    harness.get_by_label(name).hover();
    harness.run();
    harness
        .get_by_label("Compute it from what came before")
        .click();
    let label = "Rate Waiting for the card: expectation not rated";
    assert_eq!(
        asked(&mut harness),
        sets(label, &["delivery"], StepField::Expectation(None))
    );
    assert!(
        harness
            .query_by_label("Compute it from what came before")
            .is_none(),
        "nothing is left to take away"
    );
}

#[test]
fn dragging_a_belief_is_one_gesture() {
    let mut harness = selecting(&["call"]);
    let rect = harness.get_by_label("Belief of Sales call").rect();
    let at = |step: f32| {
        pos2(
            rect.left() + (step + 3.5) / 7.0 * rect.width(),
            rect.center().y,
        )
    };
    harness.hover_at(at(3.0));
    harness.step();
    harness.drag_at(at(3.0));
    harness.step();
    for step in [2.0, 1.0] {
        harness.hover_at(at(step));
        harness.step();
    }
    harness.drop_at(at(1.0));
    let actions = asked(&mut harness);
    let begins = crate::action::Action::BeginGesture("Rate Sales call: belief".to_owned());
    assert_eq!(actions.first(), Some(&begins));
    assert_eq!(actions.last(), Some(&crate::action::Action::EndGesture));
    let belief = harness.state().step("call").ratings.belief;
    assert_eq!(belief, Some(Emotion::clamped(1.0)));
}

#[test]
fn evidence_is_never_below_a_voice() {
    let mut harness = selecting(&["call"]);
    harness
        .get_by_label("Evidence of Sales call: Measured")
        .click();
    let measured = StepField::Evidence(Evidence::Measured);
    assert_eq!(
        asked(&mut harness),
        sets("Rate Sales call: evidence measured", &["call"], measured)
    );
    let mut harness = selecting(&["delivery"]);
    harness
        .get_by_label("Evidence of Waiting for the card: Assumed")
        .click();
    assert_eq!(asked(&mut harness), [], "a voice is attached");
}

#[test]
fn the_diamond_marks_a_moment_of_truth() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Moment of truth: Sales call").click();
    let label = "Mark Sales call as a moment of truth";
    assert_eq!(
        asked(&mut harness),
        sets(label, &["call"], StepField::MomentOfTruth(true))
    );
    key(&mut harness, "Moment of truth: Sales call", Key::Space);
    let label = "Mark Sales call as no moment of truth";
    assert_eq!(
        asked(&mut harness),
        sets(label, &["call"], StepField::MomentOfTruth(false))
    );
}
