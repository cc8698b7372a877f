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
    let id = field_id("hopes", step.id.as_str());
    let what = What { id, caption: words::HOPES, hint: words::HOPES_HINT };
    let label = words::edit(words::HOPES, &target.name);
    if let Some(text) = what.show(ui, ctx, &target.name, &step.hopes, actions) {
        actions.push(target.set(label, StepField::Hopes(text)));
    }
}

/// Anything about the step.
pub(super) fn note_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, actions: &mut Vec<Action>) {
    let target = Target::one(ctx, step);
    let id = field_id("note", step.id.as_str());
    let what = What { id, caption: words::NOTE, hint: words::NOTE_HINT };
    let label = words::edit(words::NOTE, &target.name);
    if let Some(text) = what.show(ui, ctx, &target.name, &step.note, actions) {
        actions.push(target.set(label, StepField::Note(text)));
    }
}

/// The id of a field of one record.
pub(super) fn field_id(what: &str, record: &str) -> Id {
    Id::unique(("inspector field", what, record))
}

/// A field over two lines or more.
pub(super) struct What<'a> {
    /// Its id.
    pub(super) id: Id,
    /// Its caption.
    pub(super) caption: &'a str,
    /// What stands in it while it is empty.
    pub(super) hint: &'a str,
}

impl What<'_> {
    /// Shows the field for `subject`. Returns the text when it changed.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        subject: &str,
        current: &str,
        actions: &mut Vec<Action>,
    ) -> Option<String> {
        let field = Field {
            id: self.id,
            caption: self.caption,
            name: &words::named(self.caption, subject),
            hint: self.hint,
            rows: 2,
            gesture: &words::edit(self.caption, subject),
        };
        widgets::field_ui(ui, ctx.theme, field, current, actions)
    }
}
