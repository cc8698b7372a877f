//! Owns the fields of a step that hold free text.

use eframe::egui;
use egui::{Id, Ui};

use super::target::Target;
use crate::action::Action;
use crate::edit::StepField;
use crate::model::Step;
use crate::ui::Ctx;
use crate::ui::widgets::{self, Field};
use crate::words::inspector as words;

/// What the customer hopes for at the touchpoint.
pub(super) fn hopes_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, actions: &mut Vec<Action>) {
    let target = Target::one(ctx, step);
    let hopes = FreeText {
        id: field_id("hopes", step.id.as_str()),
        caption: words::HOPES,
        hint: words::HOPES_HINT,
        subject: &target.name,
        current: &step.hopes,
    };
    if let Some(text) = hopes.show(ui, ctx, actions) {
        actions.push(target.set(hopes.label(), StepField::Hopes(text)));
    }
}

/// Anything about the step.
pub(super) fn note_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, actions: &mut Vec<Action>) {
    let target = Target::one(ctx, step);
    let note = FreeText {
        id: field_id("note", step.id.as_str()),
        caption: words::NOTE,
        hint: words::NOTE_HINT,
        subject: &target.name,
        current: &step.note,
    };
    if let Some(text) = note.show(ui, ctx, actions) {
        actions.push(target.set(note.label(), StepField::Note(text)));
    }
}

/// The id of a field of one record.
pub(super) fn field_id(what: &str, record: &str) -> Id {
    Id::unique(("inspector field", what, record))
}

/// A text over two lines or more.
pub(super) struct FreeText<'a> {
    /// The id of its field.
    pub(super) id: Id,
    /// The name that is shown.
    pub(super) caption: &'a str,
    /// What stands in it while it is empty.
    pub(super) hint: &'a str,
    /// Whose text it is.
    pub(super) subject: &'a str,
    /// The text.
    pub(super) current: &'a str,
}

impl FreeText<'_> {
    /// The undo step of changing it.
    pub(super) fn label(&self) -> String {
        words::edit(self.caption, self.subject)
    }

    /// Shows its field. Returns the text when it changed.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<String> {
        let field = Field {
            id: self.id,
            caption: self.caption,
            name: &words::named(self.caption, self.subject),
            hint: self.hint,
            rows: 2,
            gesture: &self.label(),
        };
        widgets::field_ui(ui, ctx.theme, field, self.current, actions)
    }
}
