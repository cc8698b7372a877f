//! Owns fields whose text stands for a number: what can't be read stays in the field, says so, and changes nothing.

use eframe::egui;
use egui::{Id, Ui};

use crate::action::Action;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Line};
use crate::ui::{Ctx, theme};

/// A field for a number.
pub(super) struct Typed<'a> {
    /// The field.
    pub(super) field: Field<'a>,
    /// The text of the value as it is saved.
    pub(super) saved: &'a str,
    /// What is said where the text can't be read.
    pub(super) wrong: &'a str,
}

/// What a text stands for: a value, none at all, or nothing that can be read.
pub(super) type Read<T> = Result<Option<T>, Unreadable>;

/// A value that was typed anew; none: it was taken away.
pub(super) struct New<T>(pub(super) Option<T>);

/// A text that stands for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// Shows the field. Returns the value when the text changed and can be read.
pub(super) fn typed_ui<T>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    typed: &Typed<'_>,
    read: impl Fn(&str) -> Read<T>,
    actions: &mut Vec<Action>,
) -> Option<New<T>> {
    let id = typed.field.id;
    let current = draft(ui, id).unwrap_or_else(|| typed.saved.to_owned());
    let changed = widgets::field_ui(ui, ctx.theme, typed.field, &current, actions);
    let text = changed.as_ref().unwrap_or(&current);
    let value = read(text);
    if value.is_err() {
        let style = TextStyle::regular(theme::CAPTION, Role::Warn);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(typed.wrong, style));
    }
    keep_draft(ui, id, text);
    changed.and(value.ok()).map(New)
}

fn draft(ui: &Ui, id: Id) -> Option<String> {
    ui.data(|data| data.get_temp(id.with("draft")))
}

/// While the field has the keyboard, what was typed stays as it was typed.
fn keep_draft(ui: &Ui, id: Id, text: &str) {
    let key = id.with("draft");
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.data_mut(|data| data.insert_temp(key, text.to_owned()));
    } else {
        ui.data_mut(|data| data.remove::<String>(key));
    }
}
