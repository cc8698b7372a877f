//! Pictures that are dropped, pasted and chosen, ratings of a segment by key, and marks: through the whole window.

use std::sync::Arc;

use eframe::egui;
use egui::{ColorImage, Key, Modifiers};
use throughline::action::{Action, PictureFor};
use throughline::app::services::Picked;
use throughline::model::{Emotion, ImageKind, SegmentId};
use throughline::words::pictures::SELECT_FIRST;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, drop_file, press, press_with, select, step, with_template};

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4,
    0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xdf, 0xe0, 0xf0,
    0x1f, 0x00, 0x07, 0x00, 0x02, 0xbf, 0x2b, 0xd7, 0xc7, 0xe2, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

fn paste(window: &mut Window) {
    let image = ColorImage::from_rgba_unmultiplied([2, 1], &[9, 8, 7, 255, 1, 2, 3, 255]);
    window.event(egui::Event::PasteImage(Arc::new(image)));
    window.run_ok();
}

fn world_with(path: &str, bytes: &[u8]) -> Fake {
    let world = Fake::default();
    let mut files = world.0.borrow_mut();
    files.files.insert(path.into(), bytes.to_vec());
    drop(files);
    world
}

/// The pictures of the project, by name.
fn pictures(window: &Window) -> Vec<String> {
    let images = &window.state().project().images;
    images.values().map(|image| image.name.clone()).collect()
}

#[test]
fn a_picture_dropped_on_the_window_goes_on_what_is_selected_and_away_with_its_last_use() {
    let world = world_with("/counter.png", PNG);
    let mut window = with_template(&world, "credit-card");
    let start = Arc::clone(window.state().project());
    select(&mut window, "Sales call");
    drop_file(&mut window, "/counter.png");
    assert_eq!(pictures(&window), ["counter.png"]);
    let shown = step(&window, "Sales call").picture.clone().unwrap();
    select(&mut window, "Card in hand");
    drop_file(&mut window, "/counter.png");
    assert_eq!(pictures(&window).len(), 1, "the same picture is kept once");
    assert_eq!(step(&window, "Card in hand").picture, Some(shown));
    press(&mut window, Key::Delete);
    select(&mut window, "Sales call");
    press(&mut window, Key::Delete);
    assert_eq!(pictures(&window), Vec::<String>::new());
    for _ in 0..4 {
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(**window.state().project(), *start);
}

#[test]
fn what_is_no_picture_is_refused_with_a_sentence_and_changes_nothing() {
    let world = world_with("/empty.png", b"");
    let mut window = with_template(&world, "credit-card");
    let start = Arc::clone(window.state().project());
    drop_file(&mut window, "/empty.png");
    let message = window.state().session().message.clone();
    assert_eq!(message.as_deref(), Some(SELECT_FIRST));
    select(&mut window, "Sales call");
    drop_file(&mut window, "/empty.png");
    let message = window.state().session().message.clone();
    assert_eq!(
        message.as_deref(),
        Some("‘empty.png’ can’t be used: it is empty")
    );
    assert!(Arc::ptr_eq(&start, window.state().project()));
}

#[test]
fn a_picture_is_pasted_onto_the_selected_touchpoint() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    paste(&mut window);
    assert_eq!(pictures(&window), ["Pasted picture"]);
    let images = &window.state().project().images;
    assert!(images.values().all(|image| image.kind == ImageKind::Png));
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(step(&window, "Sales call").picture, None);
    assert_eq!(pictures(&window), Vec::<String>::new());
}

#[test]
fn the_customers_picture_is_chosen_by_the_systems_dialog() {
    let world = world_with("/ana.png", PNG);
    world
        .0
        .borrow_mut()
        .picks
        .push_back(Picked::Path("/ana.png".into()));
    let mut window = with_template(&world, "credit-card");
    let journey = window.state().session().journey.clone().unwrap();
    ask(
        &mut window,
        vec![Action::ChoosePicture(PictureFor::Persona(journey.clone()))],
    );
    // The file is read once it is picked.
    window.run_ok();
    let project = window.state().project();
    let picture = project.journeys[&journey].persona.picture.clone().unwrap();
    assert_eq!(project.images[&picture].name, "ana.png");
}

#[test]
fn keys_rate_for_the_segment_that_is_chosen() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let students = SegmentId::new("students").unwrap();
    assert!(window.state().project().segments.contains_key(&students));
    select(&mut window, "Sales call");
    ask(&mut window, vec![Action::RateFor(Some(students.clone()))]);
    press(&mut window, Key::Num1);
    let call = step(&window, "Sales call");
    assert_eq!(call.ratings.emotion, Some(Emotion::clamped(3.0)));
    let own = call.by_segment[&students].emotion;
    assert_eq!(own, Some(Emotion::clamped(-3.0)));
}

#[test]
fn marks_are_called_after_the_next_table() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let call = step(&window, "Sales call").id.clone();
    for _ in 0..2 {
        ask(&mut window, vec![Action::AddMark(call.clone())]);
    }
    let call = step(&window, "Sales call");
    let mut tables: Vec<_> = call.marks.values().map(|mark| mark.by.as_str()).collect();
    tables.sort_unstable();
    assert_eq!(tables, ["Table 1", "Table 2"]);
}
