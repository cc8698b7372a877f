use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::action::Place;
use crate::command::{Access, Command, Selected};
use crate::scene::map::fixture::{credit_card, id};
use crate::ui::fixture::{Bench, asked, misplaced, window};

const MAP: Situation = Situation {
    access: Access::Change,
    selected: Selected::Nothing,
    shows_map: true,
    steps: 7,
    can_undo: false,
    can_redo: false,
    is_unsaved: false,
};

fn candidates() -> Candidates {
    let project = credit_card();
    let shown = project.journeys.keys().next().unwrap().clone();
    Candidates::of(Some((&project, &shown)), &MAP)
}

fn best(text: &str) -> Vec<String> {
    let candidates = candidates();
    let results = candidates.results(text);
    let named = |at: &usize| candidates.get(*at).map(|one| one.name.clone());
    results.iter().filter_map(named).collect()
}

fn palette(size: (f32, f32)) -> Harness<'static, Bench> {
    let mut harness = window(
        Bench::new(),
        |ui, ctx, actions| {
            let palette = PaletteCtx {
                project: Some((ctx.project, ctx.journey_id)),
                revision: ctx.revision,
                situation: ctx.situation(),
                theme: ctx.theme,
            };
            palette_ui(ui, &palette, actions);
        },
        size,
        1.0,
    );
    harness.run_ok();
    harness
}

fn type_text(harness: &mut Harness<'static, Bench>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
}

#[test]
fn the_best_match_comes_first_whatever_letters_are_left_out() {
    for (text, wanted) in [
        ("zoom in", "Zoom in"),
        ("zmin", "Zoom in"),
        ("dark", "Dark colours"),
        ("SALES", "Sales call"),
        ("prefs", "Preferences…"),
        ("duplicate to-be", "Duplicate this journey as to-be"),
        ("add journey", "Add a journey"),
        ("channels", "Channels"),
    ] {
        assert_eq!(
            best(text).first().map(String::as_str),
            Some(wanted),
            "{text}"
        );
    }
    assert_eq!(best("qqqq"), Vec::<String>::new());
}

#[test]
fn what_cannot_be_used_comes_last() {
    let candidates = candidates();
    let results = candidates.results("e");
    let usable = results.iter().filter_map(|at| candidates.get(*at));
    let usable: Vec<bool> = usable.map(|one| one.obstacle.is_none()).collect();
    assert!(usable.contains(&true) && usable.contains(&false));
    assert!(usable.is_sorted_by(|a, b| a >= b), "{usable:?}");
    assert!(!best("").contains(&"Undo".to_owned()));
}

#[test]
fn enter_runs_the_first_result() {
    let mut harness = palette((1024.0, 640.0));
    type_text(&mut harness, "fit the map");
    harness.key_press(Key::Enter);
    assert_eq!(
        asked(&mut harness),
        [Action::CloseSheet, Action::Command(Command::ZoomFit)]
    );
}

#[test]
fn a_touchpoint_is_gone_to_by_its_name() {
    let mut harness = palette((1024.0, 640.0));
    type_text(&mut harness, "sales call");
    harness.get_by_label("Sales call").click();
    let place = Place::Step(id("journey"), id("sales-call"));
    assert_eq!(asked(&mut harness), [Action::GoTo(place)]);
}

#[test]
fn the_arrows_go_through_the_results_and_beyond_what_is_shown() {
    let mut harness = palette((1024.0, 640.0));
    let before: Vec<_> = shown(&harness);
    assert_eq!(before.len(), ROWS);
    for _ in 0..ROWS + 2 {
        harness.key_press(Key::ArrowDown);
        harness.run_ok();
    }
    let after = shown(&harness);
    assert_ne!(before.first(), after.first());
    assert_eq!(chosen(&harness), after.last().cloned());
    harness.key_press(Key::Enter);
    let actions = asked(&mut harness);
    assert!(
        matches!(actions.as_slice(), [Action::CloseSheet, Action::Command(command)]
            if Some(command.label()) == after.last().map(String::as_str)),
        "{actions:?}"
    );
}

#[test]
fn what_cannot_be_used_says_why_and_does_nothing() {
    let mut harness = palette((1024.0, 640.0));
    type_text(&mut harness, "undo");
    let row = harness.get_by_label("Undo");
    assert!(row.accesskit_node().is_disabled());
    row.click();
    assert_eq!(asked(&mut harness), []);
}

#[test]
fn the_palette_stays_inside_every_window() {
    for size in [(1440.0, 900.0), (683.0, 384.0), (480.0, 300.0)] {
        let harness = palette(size);
        let within = Rect::from_min_size(egui::Pos2::ZERO, vec2(size.0, size.1));
        assert_eq!(
            misplaced(&harness, within),
            Vec::<String>::new(),
            "{size:?}"
        );
    }
}

fn shown(harness: &Harness<'static, Bench>) -> Vec<String> {
    let rows = harness.get_all_by_role(egui::accesskit::Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn chosen(harness: &Harness<'static, Bench>) -> Option<String> {
    let mut rows = harness.get_all_by_role(egui::accesskit::Role::ListBoxOption);
    rows.find(|row| row.accesskit_node().is_selected() == Some(true))
        .and_then(|row| row.accesskit_node().label())
}
