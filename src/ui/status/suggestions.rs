//! Owns the list of touchpoints that look like moments of truth, under the findings: each leads there, is marked by a
//! press, or dismissed.

use eframe::egui;
use egui::{Id, Popup, Ui, vec2};

use super::told::{CROSS, Told};
use crate::action::{Action, Place};
use crate::edit::{Edit, JourneyEdit, ProjectField, StepField};
use crate::insight::{Suggestion, suggestions};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::{Ctx, memo, theme, widgets};
use crate::words::UNNAMED;
use crate::words::findings as words;

/// The room of the link that marks.
const MARK: f32 = 64.0;

/// Shows the suggestions of the journey that is shown, if there are any.
pub(super) fn suggestions_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let found = memo::kept(ui.ctx(), ctx, ("moments of truth", ()), || {
        suggestions(ctx.project, ctx.journey_id, ctx.figures)
    });
    if found.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let title = TextStyle::medium(theme::STRONG, Role::Text);
    let title = widgets::Line::left(words::SUGGESTIONS, title);
    widgets::caption_ui(ui, ctx.theme, 28.0, title);
    for suggestion in found.iter() {
        suggestion_ui(ui, ctx, suggestion, actions);
    }
}

fn suggestion_ui(ui: &mut Ui, ctx: &Ctx<'_>, suggestion: &Suggestion, actions: &mut Vec<Action>) {
    let key = suggestion.key();
    let told = Told {
        list: "suggestion",
        key: &key,
        sentence: &suggestion.sentence,
    };
    let buttons = if ctx.file.read_only {
        0.0
    } else {
        MARK + CROSS
    };
    let (is_pressed, aside) = told.show(ui, ctx, buttons);
    if is_pressed {
        let place = Place::Step(suggestion.journey.clone(), suggestion.step.clone());
        actions.push(Action::GoTo(place));
        Popup::close_all(ui.ctx());
    }
    if ctx.file.read_only {
        return;
    }
    let room = aside.with_min_x(aside.left() + 4.0);
    mark_ui(ui, ctx, (suggestion, room), actions);
    if told.cross_ui(ui, ctx, room) {
        let edit = Edit::Project(ProjectField::Dismiss(key));
        actions.push(Action::Edit(
            words::DISMISS_SUGGESTION.to_owned(),
            vec![edit],
        ));
    }
}

/// Marks the touchpoint.
fn mark_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (suggestion, room): (&Suggestion, egui::Rect),
    actions: &mut Vec<Action>,
) {
    let known = ctx.journey.step(&suggestion.step).map(|it| it.name.trim());
    let name = known.filter(|name| !name.is_empty()).unwrap_or(UNNAMED);
    let label = words::mark(name);
    let key = suggestion.key();
    let place = egui::Rect::from_min_size(
        egui::pos2(room.left(), room.center().y - 12.0),
        vec2(MARK, 24.0),
    );
    let id = Id::unique(("mark", key.as_str()));
    let builder = egui::UiBuilder::new().max_rect(place);
    let marked = ui
        .scope_builder(builder, |ui| {
            widgets::link_ui(ui, ctx.theme, id, words::MARK, &label)
        })
        .inner;
    if marked.clicked() {
        let field = StepField::MomentOfTruth(true);
        let set = JourneyEdit::SetSteps(vec![suggestion.step.clone()], field);
        let edit = Edit::Journey(suggestion.journey.clone(), set);
        actions.push(Action::Edit(label, vec![edit]));
    }
}
