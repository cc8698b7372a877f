//! Owns that everything typed into one field, or dragged at one widget, is one undo step: the gesture begins with the
//! first of it and ends when the widget is left, even where the widget is gone by then.

use eframe::egui;
use egui::{Id, Key, Ui};

use crate::action::Action;

/// Begins a gesture of that name for the widget `id`; nothing happens where it is under way already.
pub fn begin(ui: &Ui, id: Id, label: &str, actions: &mut Vec<Action>) {
    let open: Option<Id> = ui.data(|data| data.get_temp(key()));
    if open == Some(id) {
        return;
    }
    if open.is_some() {
        actions.push(Action::EndGesture);
    }
    ui.data_mut(|data| data.insert_temp(key(), id));
    actions.push(Action::BeginGesture(label.to_owned()));
}

/// Ends the gesture that is under way where its widget has neither the keyboard nor the pointer any more; Escape
/// takes it back. To be called once a frame, after all fields.
pub fn settle(ui: &Ui, actions: &mut Vec<Action>) {
    let Some(open) = ui.data(|data| data.get_temp::<Id>(key())) else {
        return;
    };
    let is_held = ui.memory(|memory| memory.has_focus(open)) || ui.ctx().is_being_dragged(open);
    if is_held {
        return;
    }
    ui.data_mut(|data| data.remove::<Id>(key()));
    let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
    actions.push(if is_cancelled {
        Action::CancelGesture
    } else {
        Action::EndGesture
    });
}

/// Ends the gesture of a field that a click leaves in this frame, before what was clicked asks for something: that is
/// no part of it. To be called once a frame, before all fields.
pub fn settle_before_click(ui: &Ui, actions: &mut Vec<Action>) {
    let clicked = ui.input(|input| {
        let pointer = &input.pointer;
        pointer
            .any_click()
            .then(|| pointer.interact_pos())
            .flatten()
    });
    let (Some(clicked), Some(open)) = (clicked, ui.data(|data| data.get_temp::<Id>(key()))) else {
        return;
    };
    // Looking at the field lets it go of the keyboard already.
    let had_focus = ui.memory(|memory| memory.has_focus(open));
    let field = ui.ctx().read_response(open).map(|field| field.rect);
    let is_left = field.is_some_and(|field| !field.contains(clicked));
    if had_focus && is_left {
        ui.data_mut(|data| data.remove::<Id>(key()));
        actions.push(Action::EndGesture);
    }
}

fn key() -> Id {
    Id::unique("gesture under way")
}
