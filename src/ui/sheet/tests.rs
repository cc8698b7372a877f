use egui_kittest::kittest::Queryable;

use super::*;
use crate::ui::fixture::{Bench, asked, window};

fn sheet(size: (f32, f32)) -> egui_kittest::Harness<'static, Bench> {
    window(
        Bench::new(),
        |ui, ctx, actions| shortcuts_ui(ui, ctx.theme, actions),
        size,
        1.0,
    )
}

#[test]
fn every_command_with_a_key_stands_on_the_sheet_once() {
    let rows: Vec<_> = groups().into_iter().flat_map(|group| group.rows).collect();
    for command in Command::all() {
        let Some(first) = command.shortcuts().first().map(Shortcut::text) else {
            continue;
        };
        if matches!(command, Command::Emotion(Some(_))) {
            continue;
        }
        let here = rows.iter().filter(|(what, _)| what == command.label());
        let keys: Vec<_> = here.map(|(_, keys)| keys).collect();
        assert_eq!(keys.len(), 1, "{command:?}");
        assert!(keys[0].starts_with(&first), "{command:?}");
    }
}

#[test]
fn the_sheet_shows_the_keys_and_closes() {
    for size in [(1024.0, 640.0), (683.0, 384.0)] {
        let mut harness = sheet(size);
        harness.get_by_label("Save: Ctrl S");
        harness.get_by_label("Basics: Y, then 0 … 5");
        harness.get_by_label("Close").click();
        assert_eq!(asked(&mut harness), [Action::CloseSheet]);
    }
}
