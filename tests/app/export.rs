//! Exporting from the window: one dialog remembers everything, once more is one key, and nothing is written over
//! something else without a question.

use std::path::PathBuf;

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::action::{Drawn, Format, PaperSize};
use throughline::app::services::{Event, Export, Picked};
use throughline::ui::state::Question;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{press, press_with, with_template};

fn lay_ready(world: &Fake, path: &str) {
    let picked = Picked::Path(PathBuf::from(path));
    world.0.borrow_mut().picks.push_back(picked);
}

fn choose(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run_ok();
}

fn open_dialog(window: &mut Window) {
    press_with(window, Modifiers::COMMAND, Key::E);
}

const AGAIN: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

#[test]
fn what_was_chosen_is_exported_remembered_and_done_again_by_one_key() {
    let world = Fake::default();
    lay_ready(&world, "/wall/card");
    let mut window = with_template(&world, "credit-card");
    open_dialog(&mut window);
    choose(&mut window, "Format: PDF");
    choose(&mut window, "Show: Blueprint");
    choose(&mut window, "Paper: A3");
    choose(&mut window, "Export…");
    let first = world.0.borrow().exports[0].clone();
    assert_eq!(first.path, PathBuf::from("/wall/card.pdf"));
    assert_eq!(first.order.format, Format::Pdf);
    assert_eq!(first.order.drawn, [Drawn::Blueprint]);
    assert_eq!(first.order.paper.size, PaperSize::A3);
    assert!(first.order.journey.is_some(), "the journey that is shown");
    assert!(window.state().session().export.is_none());

    press_with(&mut window, AGAIN, Key::E);
    let again = world.0.borrow().exports[1].clone();
    assert_eq!((again.path, again.order), (first.path, first.order));

    let mut later = with_template(&world, "credit-card");
    open_dialog(&mut later);
    let form = later.state().session().export.clone().unwrap();
    assert_eq!(form.choice.format, Format::Pdf);
    assert_eq!(form.choice.paper.size, PaperSize::A3);
}

#[test]
fn a_file_that_is_there_is_asked_for_before_it_is_replaced() {
    let world = Fake::default();
    let there = PathBuf::from("/wall/card.png");
    world
        .0
        .borrow_mut()
        .files
        .insert(there, b"a photo".to_vec());
    lay_ready(&world, "/wall/card");
    let mut window = with_template(&world, "credit-card");
    open_dialog(&mut window);
    choose(&mut window, "Export…");
    assert!(matches!(
        window.state().session().question,
        Some(Question::Overwrite { .. })
    ));
    assert!(world.0.borrow().exports.is_empty());
    choose(&mut window, "Replace");
    assert_eq!(world.0.borrow().exports.len(), 1);
}

#[test]
fn a_folder_is_not_offered_to_be_replaced() {
    let world = Fake::default();
    let folder = PathBuf::from("/wall/card.png");
    world.0.borrow_mut().folders.push(folder);
    lay_ready(&world, "/wall/card");
    let mut window = with_template(&world, "credit-card");
    open_dialog(&mut window);
    choose(&mut window, "Export…");
    match &window.state().session().question {
        Some(Question::Failed { heading, sentence }) => {
            assert_eq!(heading, "‘card.png’ can’t be written");
            assert!(sentence.contains("a folder"), "{sentence}");
        }
        other => panic!("{other:?}"),
    }
    assert!(world.0.borrow().exports.is_empty());
}

#[test]
fn a_full_disk_is_said_in_a_sentence() {
    let world = Fake::default();
    world.0.borrow_mut().disk_full = Some("the disk is full".to_owned());
    lay_ready(&world, "/wall/card.png");
    let mut window = with_template(&world, "credit-card");
    open_dialog(&mut window);
    choose(&mut window, "Export…");
    match &window.state().session().question {
        Some(Question::Failed { heading, sentence }) => {
            assert_eq!(heading, "‘card.png’ can’t be written");
            assert!(sentence.contains("disk is full"), "{sentence}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_takes_long_can_be_cancelled_and_the_window_stays_in_use() {
    let world = Fake::default();
    world.0.borrow_mut().holds_exports = true;
    lay_ready(&world, "/wall/card.png");
    let mut window = with_template(&world, "credit-card");
    open_dialog(&mut window);
    choose(&mut window, "Export…");
    let progress = world.0.borrow().exports[0].progress.clone();
    assert!(progress.reached(0.5).is_ok());
    window.run_ok();
    assert_eq!(
        window.state().session().export.clone().unwrap().running,
        Some(50)
    );
    choose(&mut window, "Cancel");
    assert!(progress.reached(0.6).is_err(), "it is not wanted any more");
    assert!(window.state().session().export.is_none());
}

#[test]
fn what_was_cancelled_is_not_taken_for_the_end_of_the_next_one_to_the_same_file() {
    let world = Fake::default();
    world.0.borrow_mut().holds_exports = true;
    let mut window = with_template(&world, "credit-card");
    let begin = |window: &mut Window| {
        lay_ready(&world, "/wall/card.png");
        open_dialog(window);
        choose(window, "Export…");
        world.0.borrow().exports.last().unwrap().clone()
    };
    let ended = |window: &mut Window, export: &Export, result: Result<(), String>| {
        let event = Event::Exported(export.id, export.path.clone(), result);
        world.0.borrow_mut().events.push(event);
        window.run_ok();
    };
    let first = begin(&mut window);
    choose(&mut window, "Cancel");
    let second = begin(&mut window);
    assert_ne!(first.id, second.id);
    ended(&mut window, &first, Err("it was cancelled".to_owned()));
    let session = window.state().session();
    assert!(session.question.is_none() && session.message.is_none());
    assert!(session.export.is_some(), "the second is still being made");
    assert!(second.progress.reached(0.5).is_ok());
    ended(&mut window, &second, Ok(()));
    let session = window.state().session();
    assert!(session.export.is_none());
    assert!(session.message.as_ref().unwrap().contains("card.png"));
}

#[test]
fn while_the_dialog_is_open_the_keys_are_its_own() {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    open_dialog(&mut window);
    let start = std::sync::Arc::clone(window.state().project());
    window.event(egui::Event::Paste("Sees the poster\nCalls".to_owned()));
    press(&mut window, Key::Num1);
    press(&mut window, Key::Delete);
    assert!(std::sync::Arc::ptr_eq(&start, window.state().project()));
    press(&mut window, Key::Escape);
    assert!(window.state().session().export.is_none());
    assert!(window.query_by_label("Export…").is_none());
}

#[test]
fn presets_are_kept_for_the_next_time() {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    open_dialog(&mut window);
    choose(&mut window, "Format: PowerPoint");
    window.get_by_label("Name of a preset").focus();
    window.run_ok();
    window
        .get_by_label("Name of a preset")
        .type_text("For the board");
    window.run_ok();
    choose(&mut window, "Keep as a preset");
    press(&mut window, Key::Escape);
    let mut later = with_template(&world, "credit-card");
    open_dialog(&mut later);
    choose(&mut later, "Format: PNG");
    later.get_by_label("Preset").click();
    later.run_ok();
    choose(&mut later, "For the board");
    let form = later.state().session().export.clone().unwrap();
    assert_eq!(form.choice.format, Format::Pptx);
    choose(&mut later, "Forget it");
    assert!(!world.0.borrow().preferences.contains("For the board"));
}

#[test]
fn printing_makes_a_pdf_and_has_the_system_show_it() {
    let world = Fake::default();
    lay_ready(&world, "/tmp/card.pdf");
    let mut window = with_template(&world, "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::P);
    choose(&mut window, "Make the PDF…");
    assert_eq!(world.0.borrow().shown, [PathBuf::from("/tmp/card.pdf")]);
    let order = world.0.borrow().exports[0].order.clone();
    assert_eq!(
        (order.format, order.paper.size),
        (Format::Pdf, PaperSize::A4)
    );
}
