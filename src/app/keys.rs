//! Owns the keys that work everywhere, text fields included.

use eframe::egui;
use egui::{Event, Key};

use crate::action::{Action, NameEnd};
use crate::command::{Command, Scope};
use crate::ui::keys::is_pressed;
use crate::ui::state::{Screen, Session};

/// Takes the global shortcuts out of the frame's keys.
pub(super) fn global_keys(ctx: &egui::Context, session: &Session, actions: &mut Vec<Action>) {
    let commands = Command::all()
        .into_iter()
        .filter(|command| command.scope() == Scope::Global);
    let commands: Vec<_> = commands
        .map(|command| (command, command.shortcuts()))
        .collect();
    let mut pressed = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let matching = commands
                .iter()
                .find(|(_, keys)| keys.iter().any(|key| is_pressed(event, *key)));
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
    for command in pressed {
        let undoes = matches!(command, Command::Undo | Command::Redo);
        if session.name_edit.is_some() && !undoes {
            actions.push(Action::EndName(NameEnd::Keep));
        }
        actions.push(Action::Command(command));
    }
}
