//! Somebody else changes the file that is open, or it goes away: it is noticed, and nothing of anybody's is lost.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::action::Action;
use throughline::app::services::{Event, FileEvent, Picked};
use throughline::command::Command;
use throughline::file;
use throughline::ui::state::{MainView, Outside, Question, Screen, Version};

use crate::fake::Fake;
use crate::stage::{ask, press, press_with, select, with_file};

const PATH: &str = "/clients/card.journey.ron";

/// The file as it is, and as somebody else writes it.
fn texts() -> (String, String) {
    let template = throughline::templates::template("credit-card").unwrap();
    let mine = file::write(&template.project);
    let theirs = mine.replace("Sales call", "Call from sales");
    assert_ne!(mine, theirs);
    (mine, theirs)
}

fn window(world: &Fake) -> crate::Window {
    write(world, PATH, &texts().0);
    with_file(world, PATH)
}

/// Somebody else writes the file; nothing is told of it.
fn write(world: &Fake, path: &str, text: &str) {
    let bytes = text.as_bytes().to_vec();
    world
        .0
        .borrow_mut()
        .files
        .insert(PathBuf::from(path), bytes);
}

/// The system says that something has happened to the file.
fn stir(world: &Fake, window: &mut crate::Window, renamed: Option<&str>) {
    let stirred = FileEvent::Stirred(PATH.into(), renamed.map(PathBuf::from));
    world.0.borrow_mut().events.push(Event::File(stirred));
    window.run_ok();
    // By now somebody has looked.
    window.run_ok();
}

/// The disk has done what it was asked for.
fn disk_catches_up(world: &Fake) {
    let mut world = world.0.borrow_mut();
    let late = std::mem::take(&mut world.late);
    world.events.extend(late);
}

fn their_change(world: &Fake, window: &mut crate::Window) {
    write(world, PATH, &texts().1);
    stir(world, window, None);
}

fn change(window: &mut crate::Window) {
    select(window, "Asking at the branch");
    press(window, Key::Num1);
    assert!(window.state().file().dirty);
}

fn save(window: &mut crate::Window) {
    press_with(window, Modifiers::COMMAND, Key::S);
}

fn has(window: &crate::Window, name: &str) -> bool {
    let project = window.state().project();
    let mut steps = project.journeys.values().flat_map(|it| it.graph.steps());
    steps.any(|step| step.name == name)
}

fn on_disk(world: &Fake, path: &str) -> String {
    String::from_utf8(world.0.borrow().files[Path::new(path)].clone()).unwrap()
}

#[test]
fn without_unsaved_work_the_changed_file_is_shown_and_undo_brings_back_what_was() {
    let world = Fake::default();
    let mut window = window(&world);
    their_change(&world, &mut window);
    assert!(has(&window, "Call from sales"));
    assert!(!window.state().file().dirty);
    let message = window.state().session().message.clone().unwrap();
    assert!(message.contains("Call from sales"), "{message}");
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(has(&window, "Sales call"));
    assert!(window.state().file().dirty);
    save(&mut window);
    assert_eq!(on_disk(&world, PATH), texts().0);
}

#[test]
fn it_is_noticed_when_the_window_is_turned_to_and_when_the_project_is_saved() {
    let world = Fake::default();
    let mut window = window(&world);
    write(&world, PATH, &texts().1);
    window.event(egui::Event::WindowFocused(true));
    window.run_ok();
    assert!(has(&window, "Call from sales"));

    change(&mut window);
    write(&world, PATH, &texts().0);
    save(&mut window);
    let question = window.state().session().question.clone();
    assert!(
        matches!(question, Some(Question::ChangedOutside { .. })),
        "{question:?}"
    );
    assert_eq!(on_disk(&world, PATH), texts().0, "theirs was overwritten");
}

#[test]
fn with_unsaved_work_theirs_can_be_taken_and_mine_comes_back_by_undo() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    let mine = window.state().project().clone();
    their_change(&world, &mut window);
    window.get_by_label("Take theirs").click();
    window.run_ok();
    assert!(has(&window, "Call from sales"));
    assert!(!window.state().file().dirty);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.state().project(), mine);
}

#[test]
fn with_unsaved_work_mine_can_be_kept_as_a_copy() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    let copy = "/clients/card-mine.journey.ron";
    let pick = Picked::Path(PathBuf::from(copy));
    world.0.borrow_mut().picks.push_back(pick);
    their_change(&world, &mut window);
    window.get_by_label("Keep mine as a copy…").click();
    window.run_ok();
    assert_eq!(on_disk(&world, PATH), texts().1);
    assert!(on_disk(&world, copy).contains("Sales call"));
    assert_eq!(window.state().file().path.as_deref(), Some(Path::new(copy)));
}

#[test]
fn with_unsaved_work_both_can_be_merged_and_saved() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    their_change(&world, &mut window);
    window.get_by_label("Merge").click();
    window.run_ok();
    assert!(has(&window, "Call from sales"));
    assert!(window.state().file().dirty);
    save(&mut window);
    assert_eq!(window.state().session().question, None);
    let saved = on_disk(&world, PATH);
    assert!(saved.contains("Call from sales"));
    assert_ne!(saved, texts().1, "mine is in it too");
}

#[test]
fn with_unsaved_work_both_can_be_looked_at_first() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    their_change(&world, &mut window);
    window.get_by_label("Compare").click();
    window.run_ok();
    assert_eq!(window.state().session().view, MainView::Compare);
    assert!(has(&window, "Sales call"), "nothing is taken over yet");
    assert_eq!(on_disk(&world, PATH), texts().1);
}

#[test]
fn a_question_that_was_left_comes_back_on_saving_and_not_before() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    their_change(&world, &mut window);
    press(&mut window, Key::Escape);
    their_change(&world, &mut window);
    assert_eq!(window.state().session().question, None);
    save(&mut window);
    assert!(window.state().session().question.is_some());
    assert_eq!(on_disk(&world, PATH), texts().1);
}

#[test]
fn a_file_that_is_gone_is_said_and_written_again_by_saving() {
    let world = Fake::default();
    let mut window = window(&world);
    world.0.borrow_mut().files.clear();
    stir(&world, &mut window, None);
    assert_eq!(window.state().file().outside, Some(Outside::Gone));
    assert!(window.state().file().dirty, "it is on no disk");
    save(&mut window);
    assert_eq!(on_disk(&world, PATH), texts().0);
    assert_eq!(window.state().file().outside, None);
    assert!(!window.state().file().dirty);
}

#[test]
fn a_renamed_file_is_followed() {
    let world = Fake::default();
    let mut window = window(&world);
    let new = "/clients/visa.journey.ron";
    let bytes = world.0.borrow_mut().files.remove(Path::new(PATH)).unwrap();
    world.0.borrow_mut().files.insert(new.into(), bytes);
    stir(&world, &mut window, Some(new));
    change(&mut window);
    save(&mut window);
    assert_ne!(on_disk(&world, new), texts().0);
    assert!(!world.0.borrow().files.contains_key(Path::new(PATH)));
}

#[test]
fn half_a_file_is_waited_for() {
    let world = Fake::default();
    let mut window = window(&world);
    let theirs = texts().1;
    let half = &theirs[..theirs.len() / 2];
    write(&world, PATH, half);
    stir(&world, &mut window, None);
    assert!(has(&window, "Sales call"));
    let outside = window.state().file().outside.clone();
    assert!(
        matches!(outside, Some(Outside::Unreadable(_))),
        "{outside:?}"
    );
    change(&mut window);
    save(&mut window);
    assert_eq!(on_disk(&world, PATH), half, "the half was overwritten");
    press(&mut window, Key::Escape);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    their_change(&world, &mut window);
    assert!(has(&window, "Call from sales"));
    assert_eq!(window.state().file().outside, None);
}

#[test]
fn a_conflict_copy_is_offered_once_and_never_taken_in() {
    let world = Fake::default();
    let copy = "/clients/card (conflicted copy).journey.ron";
    write(&world, copy, &texts().1);
    world.0.borrow_mut().copies.push(copy.into());
    let mut window = window(&world);
    assert!(window.query_by_label_contains("conflicted copy").is_some());
    window.get_by_label("Not now").click();
    window.run_ok();
    assert!(has(&window, "Sales call"));
    window.event(egui::Event::WindowFocused(true));
    window.run_ok();
    window.run_ok();
    assert_eq!(window.state().session().question, None);
}

#[test]
fn closing_while_a_slow_disk_saves_waits_and_can_be_cut_short() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    world.0.borrow_mut().slow_disk = true;
    save(&mut window);
    assert!(window.query_by_label_contains("Saving").is_some());
    press_with(&mut window, Modifiers::COMMAND, Key::W);
    assert_eq!(window.state().session().screen, Screen::Map);
    assert!(window.query_by_label("Close without waiting").is_some());
    disk_catches_up(&world);
    window.run_ok();
    assert_eq!(window.state().session().screen, Screen::Start);
}

#[test]
fn a_disk_that_hangs_keeps_nobody_from_saving_to_another() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    world.0.borrow_mut().slow_disk = true;
    save(&mut window);
    let hanging = std::mem::take(&mut world.0.borrow_mut().late);
    world.0.borrow_mut().slow_disk = false;
    let stick = "/usb/card.journey.ron";
    let pick = Picked::Path(PathBuf::from(stick));
    world.0.borrow_mut().picks.push_back(pick);
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert!(!window.state().file().dirty);
    world.0.borrow_mut().events.extend(hanging);
    window.run_ok();
    let path = window.state().file().path.clone();
    assert_eq!(path.as_deref(), Some(Path::new(stick)));
}

#[test]
fn work_done_while_a_slow_disk_saves_is_still_unsaved() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    world.0.borrow_mut().slow_disk = true;
    save(&mut window);
    press(&mut window, Key::Num2);
    disk_catches_up(&world);
    window.run_ok();
    assert!(window.state().file().dirty);
    save(&mut window);
    press(&mut window, Key::Num3);
    save(&mut window);
    disk_catches_up(&world);
    window.run_ok();
    assert!(
        window.state().file().saving,
        "the second one waits for the first"
    );
    disk_catches_up(&world);
    window.run_ok();
    assert!(!window.state().file().dirty);
}

#[test]
fn what_is_taken_back_while_a_slow_disk_saves_is_kept_too() {
    let world = Fake::default();
    let mut window = window(&world);
    world.0.borrow_mut().slow_disk = true;
    change(&mut window);
    save(&mut window);
    ask(&mut window, vec![Action::Command(Command::Undo)]);
    // The disk may have the change by now, whatever it says.
    assert!(window.state().file().dirty);
    assert!(world.0.borrow().kept.is_some());
    disk_catches_up(&world);
    window.run_ok();
    assert!(window.state().file().dirty);
    save(&mut window);
    disk_catches_up(&world);
    window.run_ok();
    assert!(!window.state().file().dirty);
    assert!(world.0.borrow().kept.is_none());
}

#[test]
fn a_save_that_fails_offers_another_place() {
    let world = Fake::default();
    let mut window = window(&world);
    change(&mut window);
    world.0.borrow_mut().disk_full = Some("there is no room on the disk".to_owned());
    save(&mut window);
    world.0.borrow_mut().disk_full = None;
    let stick = "/usb/card.journey.ron";
    let pick = Picked::Path(PathBuf::from(stick));
    world.0.borrow_mut().picks.push_back(pick);
    window.get_by_label("Save as…").click();
    window.run_ok();
    assert!(world.0.borrow().files.contains_key(Path::new(stick)));
    assert!(!window.state().file().dirty);
}

#[test]
fn an_earlier_version_is_restored_as_an_undo_step_or_opened_as_a_copy() {
    let world = Fake::default();
    let kept = "/data/000001.journey.ron";
    write(&world, kept, &texts().1);
    world.0.borrow_mut().versions.push(Version {
        path: kept.into(),
        when: "2026-11-21 17:05".to_owned(),
        len: 12_300,
        changes: "Changed since: one name".to_owned(),
    });
    let mut window = window(&world);
    let show = throughline::action::Action::Command(throughline::command::Command::EarlierVersions);
    ask(&mut window, vec![show.clone()]);
    window.get_by_label("Restore: 2026-11-21 17:05").click();
    window.run_ok();
    assert!(has(&window, "Call from sales"));
    assert_eq!(
        window.state().undo_label(),
        Some("Restore the version of 2026-11-21 17:05")
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(has(&window, "Sales call"));

    ask(&mut window, vec![show]);
    window
        .get_by_label("Open as a copy: 2026-11-21 17:05")
        .click();
    window.run_ok();
    assert!(has(&window, "Call from sales"));
    assert_eq!(window.state().file().path, None);
    assert_eq!(on_disk(&world, PATH), texts().0);
}
