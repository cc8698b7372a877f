use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::scene::map::fixture::id;
use crate::ui::fixture::{Bench, asked, misplaced, window};
use crate::ui::state::MainView;

fn header(bench: Bench) -> Harness<'static, Bench> {
    window(bench, header_ui, (1440.0, 700.0), 1.0)
}

fn is_disabled(harness: &Harness<'_, Bench>, name: &str) -> bool {
    harness.get_by_label(name).accesskit_node().is_disabled()
}

#[test]
fn a_menu_opens_and_its_entry_commands() {
    let mut harness = header(Bench::new());
    for menu in Menu::ALL.into_iter().filter(|menu| menu.is_outer()) {
        harness.get_by_role_and_label(egui::Role::Button, menu.label());
    }
    harness.get_by_label("View").click();
    harness.run_ok();
    harness.get_by_label("Fit the map").click();
    assert_eq!(asked(&mut harness), [Action::Command(Command::ZoomFit)]);
    harness.run_ok();
    assert!(
        harness.query_by_label("Fit the map").is_none(),
        "the menu stays open"
    );
}

#[test]
fn a_menu_works_by_keyboard_alone() {
    let mut harness = header(Bench::new());
    harness.get_by_label("File").focus();
    harness.run_ok();
    harness.key_press(egui::Key::Enter);
    harness.run_ok();
    harness.get_by_label("Open…").focus();
    harness.run_ok();
    harness.key_press(egui::Key::Enter);
    assert_eq!(asked(&mut harness), [Action::Command(Command::Open)]);
    assert!(
        harness.query_by_label("Open…").is_none(),
        "the menu stays open"
    );
}

#[test]
fn undo_says_what_it_undoes() {
    let mut bench = Bench::new();
    bench.undo = Some("Move 3 touchpoints");
    let mut harness = header(bench);
    assert!(is_disabled(&harness, "Redo"));
    harness.get_by_label("Undo move 3 touchpoints").click();
    assert_eq!(asked(&mut harness), [Action::Command(Command::Undo)]);
    harness.get_by_label("Redo").click();
    assert_eq!(asked(&mut harness), []);
}

#[test]
fn save_is_there_to_be_clicked_while_there_is_something_to_save() {
    let mut bench = Bench::new();
    bench.file.path = Some("/home/ana/card.journey.ron".into());
    let mut harness = header(bench);
    assert!(is_disabled(&harness, "Save"));
    harness.state_mut().file.dirty = true;
    harness.run_ok();
    harness.get_by_label("Save").click();
    assert_eq!(asked(&mut harness), [Action::Command(Command::Save)]);
    harness.state_mut().file.read_only = true;
    harness.run_ok();
    assert!(is_disabled(&harness, "Save"));
}

#[test]
fn what_makes_no_sense_is_disabled() {
    let mut harness = header(Bench::new());
    harness.get_by_label("Edit").click();
    harness.run_ok();
    assert!(is_disabled(&harness, "Delete"));
    assert!(!is_disabled(&harness, "Select all"));
    harness
        .state_mut()
        .session
        .selection
        .steps
        .insert(id("sales-call"));
    harness.run_ok();
    assert!(!is_disabled(&harness, "Delete"));
}

#[test]
fn in_a_narrow_window_the_menus_fold_into_one() {
    let mut harness = window(Bench::new(), header_ui, (1024.0, 700.0), 1.0);
    assert!(harness.query_by_label("View").is_none());
    harness.get_by_label("Menu").click();
    harness.run_ok();
    harness.get_by_label_contains("View").click();
    harness.run_ok();
    harness.get_by_label("Zoom in").click();
    assert_eq!(asked(&mut harness), [Action::Command(Command::ZoomIn)]);
}

#[test]
fn nothing_leaves_the_header_however_narrow_and_magnified() {
    for (width, scale) in [
        (480.0, 1.0),
        (683.0, 2.0),
        (1024.0, 1.0),
        (1240.0, 2.0),
        (1290.0, 1.0),
        (1440.0, 1.0),
    ] {
        let mut bench = Bench::new();
        bench.undo = Some("Move 3 touchpoints");
        let harness = window(bench, header_ui, (width, 700.0), scale);
        let rect = Rect::from_min_size(egui::Pos2::ZERO, vec2(width, theme::HEADER));
        assert_eq!(
            misplaced(&harness, rect),
            Vec::<String>::new(),
            "{width} at {scale}"
        );
    }
}

#[test]
fn a_tab_shows_its_view_and_says_which_one_is_shown() {
    let mut harness = header(Bench::new());
    for view in MainView::ALL {
        let tab = harness.get_by_role_and_label(egui::Role::Tab, view.label());
        assert_eq!(
            tab.accesskit_node().is_selected(),
            Some(view == MainView::Map),
            "{view:?}"
        );
    }
    harness
        .get_by_role_and_label(egui::Role::Tab, "Project")
        .click();
    assert_eq!(asked(&mut harness), [Action::Command(Command::ViewProject)]);
}

#[test]
fn where_there_is_no_room_the_tabs_fold_into_one_button() {
    let mut harness = window(Bench::new(), header_ui, (400.0, 700.0), 1.0);
    harness.get_by_label("View: Map").click();
    harness.run_ok();
    harness.get_by_label("Project").click();
    assert_eq!(asked(&mut harness), [Action::Command(Command::ViewProject)]);
}

#[test]
fn what_only_the_map_can_do_is_disabled_where_it_is_not_shown() {
    let mut bench = Bench::new();
    bench.session.view = MainView::Project;
    let mut harness = header(bench);
    harness.get_by_label("Edit").click();
    harness.run_ok();
    assert!(is_disabled(&harness, "Select all"));
}
