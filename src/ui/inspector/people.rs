//! Owns who takes part in a step.

use std::sync::Arc;

use eframe::egui::Ui;

use super::shared;
use super::target::To;
use crate::edit::StepField;
use crate::model::Step;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, TextList};
use crate::ui::{Ctx, theme};
use crate::words::fields as words;
use crate::words::inspector::MIXED;

/// Shows the list. Where several steps differ it is empty, and what is typed replaces them all.
pub(super) fn people_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let shared = shared::common(steps, |step| &step.actors);
    if shared.is_none() {
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::paragraph_ui(ui, ctx.theme, words::PEOPLE_DIFFER, style, 16.0);
    }
    let label = words::edit_people(&target.name);
    let list = TextList {
        id: target.field("people"),
        caption: "",
        name: &words::people_of(&target.name),
        hint: words::PEOPLE_HINT,
        gesture: &label,
    };
    let current = shared.map_or(&[][..], Vec::as_slice);
    if let Some(people) = widgets::text_list_ui(ui, ctx.theme, list, current, actions) {
        actions.push(target.set(label.clone(), StepField::Actors(people)));
    }
}

/// "Ana, Adviser".
pub(super) fn summary(steps: &[&Arc<Step>]) -> String {
    shared::common(steps, |step| &step.actors)
        .map_or_else(|| MIXED.to_owned(), |people| people.join(", "))
}
