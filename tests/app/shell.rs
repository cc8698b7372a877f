//! The window around the map: palette, find, preferences, panes, focus mode, and windows of every size.

use eframe::egui::{self, Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::action::{Action, LowTab, Preference, ThemeChoice};
use throughline::command::Command;
use throughline::ui::canvas::canvas_id;
use throughline::ui::state::MainView;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{ask, drag, names, press, press_with, select, type_text, window, with_template};

fn selected(window: &Window) -> Vec<String> {
    let journey = crate::stage::journey(window);
    let steps = window.state().session().selection.steps.iter();
    steps
        .filter_map(|id| journey.step(id))
        .map(|step| step.name.clone())
        .collect()
}

#[test]
fn the_palette_goes_to_a_touchpoint_and_gives_the_map_the_keyboard() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "wait card");
    press(&mut window, Key::Enter);
    assert_eq!(selected(&window), ["Waiting for the card"]);
    // The map has the keyboard again: a digit rates.
    press(&mut window, Key::Num7);
    let step = crate::stage::step(&window, "Waiting for the card");
    assert_eq!(
        step.ratings.emotion.map(throughline::model::Rating::get),
        Some(3.0)
    );
}

#[test]
fn the_palette_runs_commands_on_the_start_screen_too() {
    let mut window = window(&Fake::default(), vec2(1024.0, 640.0));
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "new journey");
    press(&mut window, Key::Enter);
    assert!(window.state().session().journey.is_some());
}

#[test]
fn finding_goes_round_in_reading_order_and_escape_gives_the_map_the_keyboard() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "WAITING");
    let first = selected(&window);
    window.get_by_label("1 of 2");
    press(&mut window, Key::Enter);
    let second = selected(&window);
    assert_ne!(first, second);
    window.get_by_label("2 of 2");
    press(&mut window, Key::F3);
    assert_eq!(selected(&window), first);
    press_with(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(selected(&window), second);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("2 of 2").is_none());
    assert_eq!(window.ctx.memory(egui::Memory::focused), Some(canvas_id()));
}

#[test]
fn finding_and_going_to_a_step_show_the_map_from_every_view() {
    let mut window = with_template(&Fake::default(), "credit-card");
    for view in [Key::Num2, Key::Num3, Key::Num4, Key::Num6] {
        press_with(&mut window, Modifiers::COMMAND, view);
        assert_ne!(window.state().session().view, MainView::Map);
        press_with(&mut window, Modifiers::COMMAND, Key::F);
        assert_eq!(window.state().session().view, MainView::Map, "{view:?}");
        type_text(&mut window, "WAITING");
        window.get_by_label("1 of 2");
        press(&mut window, Key::Escape);
    }
}

#[test]
fn what_is_found_follows_what_is_changed() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "waiting");
    window.get_by_label("1 of 2");
    ask(&mut window, vec![Action::Command(Command::Delete)]);
    window.get_by_label("1 of 1");
}

#[test]
fn preferences_hold_at_once_and_are_stored() {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::Comma);
    window.get_by_label("Colours: High contrast").click();
    window.run_ok();
    window.get_by_label("Larger interface").click();
    window.run_ok();
    assert_eq!(
        window.state().preferences().theme,
        ThemeChoice::HighContrast
    );
    assert!((window.ctx.zoom_factor() - 1.1).abs() < 0.001);
    assert!(world.0.borrow().preferences.contains("high contrast"));
    assert!(world.0.borrow().preferences.contains("110"));
    // The sheet blocks nobody: the map can still be worked on.
    select(&mut window, "Sales call");
    assert_eq!(selected(&window), ["Sales call"]);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Larger interface").is_none());
}

#[test]
fn single_letters_can_be_turned_off() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    let off = Action::Prefer(Preference::SingleKeys(false));
    ask(&mut window, vec![off]);
    let before = window.state().project().clone();
    for key in [Key::Num1, Key::M, Key::T, Key::Questionmark] {
        press(&mut window, key);
    }
    assert_eq!(*window.state().project(), before);
    assert_eq!(window.state().session().sheet, None);
    press(&mut window, Key::F2);
    assert!(window.state().session().name_edit.is_some());
}

#[test]
fn f6_goes_through_every_pane_and_comes_back() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    let mut seen = Vec::new();
    for _ in 0..5 {
        press(&mut window, Key::F6);
        let id = window.ctx.memory(egui::Memory::focused).unwrap();
        let rect = window.ctx.read_response(id).unwrap().rect;
        assert!(!seen.contains(&id), "F6 comes back too early");
        assert!(rect.is_positive());
        seen.push(id);
    }
    assert_eq!(seen.last(), Some(&canvas_id()));
    press(&mut window, Key::F10);
    let id = window.ctx.memory(egui::Memory::focused);
    let file = window.get_by_label("File").rect();
    assert_eq!(window.ctx.read_response(id.unwrap()).unwrap().rect, file);
}

#[test]
fn focus_mode_leaves_the_map_and_the_way_back() {
    let mut window = with_template(&Fake::default(), "credit-card");
    press_with(&mut window, Modifiers::COMMAND, Key::Period);
    assert!(window.query_by_label("File").is_none());
    assert!(window.query_by_label("Add a touchpoint").is_none());
    press(&mut window, Key::Escape);
    window.get_by_label("Show everything again").click();
    window.run_ok();
    window.get_by_label("File");
}

#[test]
fn in_a_narrow_window_the_outline_comes_over_the_map_when_it_is_asked_for() {
    let mut window = with_template(&Fake::default(), "credit-card");
    window.set_size(vec2(1024.0, 640.0));
    window.run_ok();
    assert!(window.query_by_label("Add a touchpoint").is_none());
    press_with(&mut window, Modifiers::COMMAND, Key::B);
    window.get_by_label("Add a touchpoint");
    press_with(&mut window, Modifiers::COMMAND, Key::B);
    assert!(window.query_by_label("Add a touchpoint").is_none());
    assert!(!window.state().preferences().outline.is_hidden);
}

#[test]
fn in_the_lowest_window_map_and_band_are_two_tabs() {
    let mut window = with_template(&Fake::default(), "credit-card");
    window.set_size(vec2(683.0, 384.0));
    window.run_ok();
    assert_eq!(window.state().session().low_tab, LowTab::Map);
    window.get_by_label("Emotions").click();
    window.run_ok();
    assert_eq!(window.state().session().low_tab, LowTab::Band);
    assert_eq!(names(&window).len(), 6);
}

/// The smallest window, and a usual one with everything twice as large.
const SIZES: [Vec2; 2] = [Vec2::new(1024.0, 640.0), Vec2::new(1366.0, 768.0)];

#[test]
fn nothing_is_cut_in_a_small_window_and_with_large_text() {
    for (size, percent) in SIZES.into_iter().zip([100, 200]) {
        let mut window = with_template(&Fake::default(), "credit-card");
        window.set_size(size);
        let larger = Preference::InterfaceSize(percent);
        ask(&mut window, vec![Action::Prefer(larger)]);
        window.run_ok();
        check(&window, "the map", percent);
        for command in [
            Command::Palette,
            Command::Shortcuts,
            Command::Preferences,
            Command::Find,
            Command::ViewProject,
            Command::ViewTable,
            Command::ViewVoices,
            Command::ViewMap,
            Command::FocusMode,
        ] {
            ask(&mut window, vec![Action::Command(command)]);
            window.run_ok();
            check(&window, command.label(), percent);
            ask(&mut window, vec![Action::CloseSheet]);
        }
    }
}

fn check(window: &Window, what: &str, percent: u16) {
    let problems = crate::cut::problems(window);
    assert!(
        problems.is_empty(),
        "{what} at {percent} %:\n{}",
        problems.join("\n")
    );
}

#[test]
fn the_edge_of_a_panel_is_dragged_from_either_side_and_moved_by_the_arrow_keys() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = std::sync::Arc::clone(window.state().project());
    for (name, by) in [
        ("Width of the outline", 60.0),
        ("Width of the inspector", -60.0),
    ] {
        let edge = |window: &Window| window.get_by_label(name).rect().center();
        for beside in [-3.0, 3.0] {
            let from = edge(&window);
            let taken = from + vec2(beside, 200.0);
            drag(&mut window, taken, taken + vec2(by / 2.0, 0.0));
            let moved = edge(&window).x - from.x - beside;
            assert!((moved - by / 2.0).abs() <= 1.0, "{name}: {moved}");
        }
        let from = edge(&window);
        window.get_by_label(name).focus();
        window.run_ok();
        press(&mut window, Key::ArrowRight);
        let moved = edge(&window).x - from.x;
        assert!((moved - 8.0).abs() <= 1.0, "{name}: {moved}");
    }
    assert!(std::sync::Arc::ptr_eq(&before, window.state().project()));
}
