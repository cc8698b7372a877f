use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::scene::map::fixture::id;
use crate::ui::fixture::{Bench, asked, misplaced, window};
use crate::ui::state::Matches;

fn bar(find: Find) -> egui_kittest::Harness<'static, Bench> {
    let mut bench = Bench::new();
    bench.session.find = Some(find);
    window(
        bench,
        |ui, ctx, actions| {
            let rect = ui.ctx().content_rect();
            find_ui(ui, ctx, rect, actions);
        },
        (700.0, 300.0),
        1.0,
    )
}

fn found() -> Find {
    let steps = vec![id("sales-call"), id("send-papers"), id("wait-approval")];
    Find {
        text: "a".to_owned(),
        matches: std::sync::Arc::new(Matches::new(steps)),
        current: Some(1),
        focus: true,
    }
}

#[test]
fn the_bar_says_which_of_how_many_it_shows_and_goes_both_ways() {
    let mut harness = bar(found());
    harness.get_by_label("2 of 3");
    harness.get_by_label("Find next").click();
    assert_eq!(asked(&mut harness), [Action::Command(Command::FindNext)]);
    harness.get_by_label("Find previous").click();
    assert_eq!(
        asked(&mut harness),
        [Action::Command(Command::FindPrevious)]
    );
}

#[test]
fn enter_goes_on_shift_enter_back_and_escape_ends_it() {
    let mut harness = bar(found());
    harness.key_press(egui::Key::Enter);
    harness.run_ok();
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Enter);
    harness.run_ok();
    harness.key_press(egui::Key::Escape);
    assert_eq!(
        asked(&mut harness),
        [
            Action::Command(Command::FindNext),
            Action::Command(Command::FindPrevious),
            Action::CloseFind
        ]
    );
}

#[test]
fn nothing_found_is_said_and_leaves_nowhere_to_go() {
    let mut find = found();
    find.matches = std::sync::Arc::default();
    find.current = None;
    let harness = bar(find);
    harness.get_by_label("Nothing found");
    assert!(
        harness
            .get_by_label("Find next")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn nothing_leaves_the_bar() {
    let harness = bar(found());
    let within = Rect::from_min_size(egui::Pos2::ZERO, vec2(700.0, 300.0));
    assert_eq!(misplaced(&harness, within), Vec::<String>::new());
}
