//! The table: a journey built, rated and changed in rows and cells by keyboard alone.

use eframe::egui;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use throughline::exchange::import::{Import, Landing, Similar};
use throughline::model::Project;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{
    DESIGNED, journey, names, press, press_with, step, type_text, window, with_template,
};

/// What a screen reader says has the keyboard.
fn focused(window: &Window) -> String {
    let nodes = window.root().children_recursive();
    let mut focused = nodes.filter(|node| node.accesskit_node().is_focused());
    let label = focused.find_map(|node| node.accesskit_node().label());
    label.unwrap_or_default()
}

#[test]
fn a_journey_is_built_and_rated_in_the_table_by_keyboard_alone() {
    let mut window = window(&Fake::default(), DESIGNED);
    press_with(&mut window, Modifiers::COMMAND, Key::N);
    press_with(&mut window, Modifiers::COMMAND, Key::Num2);
    assert_eq!(focused(&window), "Add a touchpoint");
    for name in ["Sees the advert", "Calls us", "Waits for a yes"] {
        type_text(&mut window, name);
        press(&mut window, Key::Enter);
    }
    assert_eq!(
        names(&window),
        ["Sees the advert", "Calls us", "Waits for a yes"]
    );
    assert_eq!(
        journey(&window).graph.links().count(),
        2,
        "one after the other"
    );

    press_with(&mut window, Modifiers::COMMAND, Key::Home);
    assert_eq!(focused(&window), "Sees the advert, name, Sees the advert");
    for _ in 0..6 {
        press(&mut window, Key::ArrowRight);
    }
    assert_eq!(focused(&window), "Sees the advert, emotion, empty");
    for rating in ["1", "2.5", "-3"] {
        type_text(&mut window, rating);
        press(&mut window, Key::Enter);
    }
    let emotion = |window: &Window, name| {
        step(window, name)
            .ratings
            .emotion
            .map(throughline::model::Rating::get)
    };
    assert_eq!(emotion(&window, "Sees the advert"), Some(1.0));
    assert_eq!(emotion(&window, "Calls us"), Some(2.5));
    assert_eq!(emotion(&window, "Waits for a yes"), Some(-3.0));

    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        emotion(&window, "Waits for a yes"),
        None,
        "a cell is a step"
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(window.query_by_label("Table of steps").is_none());
}

#[test]
fn a_channel_is_chosen_from_the_list_that_enter_opens() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::Num2);
    press_with(&mut window, Modifiers::COMMAND, Key::Home);
    let first = names(&window)[0].clone();
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    assert!(focused(&window).starts_with(&format!("{first}, channel")));
    let before = step(&window, &first).channel.clone();
    press(&mut window, Key::Enter);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_ne!(step(&window, &first).channel, before, "no channel");
    assert!(
        focused(&window).starts_with(&format!("{first}, channel")),
        "{}",
        focused(&window)
    );
}

#[test]
fn rows_copied_from_the_table_can_be_read_as_a_table() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::Num2);
    press_with(&mut window, Modifiers::COMMAND, Key::Home);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.state().session().selection.steps.len(), 2);
    window.event(egui::Event::Copy);
    window.step();
    let commands = &window.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| {
        let egui::OutputCommand::CopyText(text) = command else {
            return None;
        };
        Some(text.clone())
    });
    let import = Import::read("t.csv", copied.unwrap().as_bytes()).unwrap();
    let (empty, landing) = (Project::default(), Landing::default());
    let mut id = 0;
    let mut random = || {
        id += 1;
        id
    };
    let outcome = import.outcome(&empty, &landing, Similar::Left, &mut random);
    assert_eq!(outcome.remarks, Vec::<String>::new());
    let journey = outcome.project.journeys.values().next().unwrap();
    let first = journey.graph.steps().next().unwrap();
    assert_eq!(first.ratings, step(&window, &first.name).ratings);
}

#[test]
fn the_table_looks_as_it_did_and_is_at_rest() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::Num2);
    press_with(&mut window, Modifiers::COMMAND, Key::Home);
    window.snapshot("table-light");
    window.step();
    let root = window.output().viewport_output.values().next().unwrap();
    assert!(
        root.repaint_delay > std::time::Duration::from_secs(1),
        "the window is not at rest"
    );
}
