//! Rating by keys, one touchpoint or several at once.

use eframe::egui::{Key, Modifiers};

use crate::fake::Fake;
use crate::stage::{journey, press, press_with, select, step, with_template};

#[test]
fn one_digit_rates_the_emotion_and_nought_takes_it_back() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Asking at the branch");
    for (key, emotion) in [(Key::Num1, -3.0), (Key::Num4, 0.0), (Key::Num7, 3.0)] {
        press(&mut window, key);
        assert_eq!(
            step(&window, "Asking at the branch")
                .ratings
                .emotion
                .map(throughline::model::Rating::get),
            Some(emotion)
        );
    }
    press(&mut window, Key::Num0);
    assert_eq!(step(&window, "Asking at the branch").ratings.emotion, None);
}

#[test]
fn a_letter_and_a_digit_rate_the_rest() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Asking at the branch");
    let rate = |window: &mut crate::Window, letter, digit| {
        press(window, letter);
        press(window, digit);
    };
    rate(&mut window, Key::Y, Key::Num2);
    rate(&mut window, Key::D, Key::Num5);
    rate(&mut window, Key::I, Key::Num1);
    rate(&mut window, Key::X, Key::Num6);
    let ratings = step(&window, "Asking at the branch").ratings;
    assert_eq!(
        ratings.hygiene.map(throughline::model::Rating::get),
        Some(2.0)
    );
    assert_eq!(
        ratings.delight.map(throughline::model::Rating::get),
        Some(5.0)
    );
    assert_eq!(
        ratings.belief.map(throughline::model::Rating::get),
        Some(-3.0)
    );
    assert_eq!(
        ratings.expectation.map(throughline::model::Rating::get),
        Some(2.0)
    );
    rate(&mut window, Key::Y, Key::Backspace);
    assert_eq!(step(&window, "Asking at the branch").ratings.hygiene, None);
    assert_eq!(
        journey(&window).touchpoints().len(),
        6,
        "Backspace after a letter deletes a rating, not the card"
    );
}

#[test]
fn a_digit_out_of_range_changes_nothing() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::Y);
    press(&mut window, Key::Num9);
    let ratings = step(&window, "Sales call").ratings;
    assert_eq!(
        (
            ratings.hygiene.map(throughline::model::Rating::get),
            ratings.emotion.map(throughline::model::Rating::get)
        ),
        (Some(5.0), Some(3.0))
    );
}

#[test]
fn several_are_rated_at_once_and_undone_at_once() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Key::Num6);
    assert!(
        journey(&window).touchpoints().iter().all(|step| step
            .ratings
            .emotion
            .map(throughline::model::Rating::get)
            == Some(2.0))
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        step(&window, "Sales call")
            .ratings
            .emotion
            .map(throughline::model::Rating::get),
        Some(3.0)
    );
    assert_eq!(step(&window, "Asking at the branch").ratings.emotion, None);
}

#[test]
fn m_marks_a_moment_of_truth() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::M);
    assert!(step(&window, "Sales call").moment_of_truth);
    press(&mut window, Key::M);
    assert!(!step(&window, "Sales call").moment_of_truth);
}
