//! Owns the fields of steps that hold free text.

use std::sync::Arc;

use eframe::egui;
use egui::{Id, Ui};

use super::shared;
use super::target::{Target, To};
use crate::action::Action;
use crate::edit::StepField;
use crate::model::Step;
use crate::ui::Ctx;
use crate::ui::widgets::{self, Field};
use crate::words::inspector as words;

/// What the customer hopes for at the touchpoints.
pub(super) fn hopes_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let hopes = FreeText::of(target, words::HOPES, words::HOPES_HINT)
        .shared(shared::common(steps, |step| step.hopes.as_str()));
    if let Some(text) = hopes.show(ui, ctx, actions) {
        actions.push(target.set(hopes.label(), StepField::Hopes(text)));
    }
}

/// Anything about the steps.
pub(super) fn note_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let note = FreeText::of(target, words::NOTE, words::NOTE_HINT)
        .shared(shared::common(steps, |step| step.note.as_str()));
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

impl<'a> FreeText<'a> {
    /// A text of these steps, still empty.
    pub(super) fn of(target: &'a Target, caption: &'a str, hint: &'a str) -> Self {
        Self {
            id: target.field(caption),
            caption,
            hint,
            subject: &target.name,
            current: "",
        }
    }

    /// With the text that all have; where they differ it is empty and says so, and what is typed replaces them all.
    pub(super) fn shared(self, text: Option<&'a str>) -> Self {
        Self {
            current: text.unwrap_or_default(),
            hint: if text.is_some() {
                self.hint
            } else {
                words::MIXED
            },
            ..self
        }
    }

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
