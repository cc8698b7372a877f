//! Taking down what customers say, on the page of voices and on the map.

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::model::{Rating, Voice};
use throughline::ui::state::MainView;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{press, press_with, select, step, type_text, with_template};

fn voices(window: &Window) -> Vec<Voice> {
    let project = window.state().project();
    project
        .voices
        .values()
        .map(|voice| (**voice).clone())
        .collect()
}

fn quoted(window: &Window, quote: &str) -> Voice {
    let named: Vec<Voice> = voices(window)
        .into_iter()
        .filter(|voice| voice.quote == quote)
        .collect();
    assert_eq!(named.len(), 1, "voices that say {quote}");
    named[0].clone()
}

#[test]
fn three_voices_are_taken_down_by_keyboard_and_one_of_them_attached() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = voices(&window).len();
    press_with(&mut window, Modifiers::COMMAND, Key::Num3);
    assert_eq!(window.state().session().view, MainView::Voices);
    for quote in ["They never called", "It took a week"] {
        type_text(&mut window, quote);
        press(&mut window, Key::Enter);
    }
    for _ in 0..5 {
        press(&mut window, Key::Tab);
    }
    press(&mut window, Key::Enter);
    type_text(&mut window, "Sales call");
    press(&mut window, Key::Enter);
    type_text(&mut window, "She was lovely on the phone");
    press(&mut window, Key::Tab);
    press(&mut window, Key::Num7);
    press(&mut window, Key::Enter);
    assert_eq!(voices(&window).len(), before + 3);
    assert_eq!(quoted(&window, "It took a week").step, None);
    let lovely = quoted(&window, "She was lovely on the phone");
    assert_eq!(lovely.step, Some(step(&window, "Sales call").id.clone()));
    assert_eq!(lovely.sentiment.map(Rating::rounded), Some(3));
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(voices(&window).len(), before + 2, "one undo step each");
}

#[test]
fn q_on_the_map_takes_down_what_was_said_of_the_selected_touchpoint() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before: BTreeSet<String> = voices(&window).into_iter().map(|v| v.quote).collect();
    select(&mut window, "Sales call");
    press(&mut window, Key::Q);
    type_text(&mut window, "I felt welcome at once");
    press(&mut window, Key::Enter);
    assert!(!before.contains("I felt welcome at once"));
    let voice = quoted(&window, "I felt welcome at once");
    assert_eq!(voice.step, Some(step(&window, "Sales call").id.clone()));
    press(&mut window, Key::Escape);
    press(&mut window, Key::M);
    assert!(
        step(&window, "Sales call").moment_of_truth,
        "the map has the keys again"
    );
}

#[test]
fn words_that_are_there_already_are_taken_down_on_the_map_only_when_asked_again() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::Q);
    for _ in 0..2 {
        type_text(&mut window, "I felt welcome at once");
        press(&mut window, Key::Enter);
    }
    let quoted = |window: &Window| {
        let all = voices(window).into_iter();
        all.filter(|voice| voice.quote == "I felt welcome at once")
            .count()
    };
    assert_eq!(quoted(&window), 1);
    window.get_by_label(throughline::words::voices::DOUBLE);
    press(&mut window, Key::Enter);
    assert_eq!(quoted(&window), 2, "both were meant");
}
