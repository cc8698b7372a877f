//! Owns the keys that work everywhere, text fields included.

use eframe::egui;
use egui::{Event, Key};

use crate::action::{Action, NameEnd};
use crate::command::{Command, Scope};
use crate::ui::keys::is_pressed;
use crate::ui::state::{Screen, Session};

/// Takes the global shortcuts out of the frame's keys.
pub(super) fn global_keys(ctx: &egui::Context, session: &Session, actions: &mut Vec<Action>) {
    let mut pressed = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let matching = Scope::Global
                .shortcuts()
                .iter()
                .find(|(_, key)| is_pressed(event, *key));
            pressed.extend(matching.map(|(command, _)| *command));
            matching.is_none()
        });
        let is_start = session.screen == Screen::Start;
        if is_start {
            input
                .events
                .retain(|event| !matches!(event, Event::Key { key: Key::F6, .. }));
        }
    });
    if session.sheet.is_some() && !egui::Popup::is_any_open(ctx) && escaped(ctx) {
        actions.push(Action::CloseSheet);
    }
    for command in pressed {
        let undoes = matches!(command, Command::Undo | Command::Redo);
        if session.name_edit.is_some() && !undoes {
            actions.push(Action::EndName(NameEnd::Keep));
        }
        actions.push(Action::Command(command));
    }
}

/// Takes Escape out of the frame's keys, if it was pressed.
fn escaped(ctx: &egui::Context) -> bool {
    ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape))
}
