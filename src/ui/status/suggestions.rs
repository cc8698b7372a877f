//! Owns the list of touchpoints that look like moments of truth, under the findings: each leads there, is marked by a
//! press, or dismissed.

use eframe::egui;
use egui::{Id, Popup, Sense, Ui, WidgetInfo, vec2};

use crate::action::{Action, Place};
use crate::edit::{Edit, JourneyEdit, ProjectField, StepField};
use crate::insight::{Suggestion, suggestions};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::{Ctx, memo, theme, widgets};
use crate::words::UNNAMED;
use crate::words::findings as words;

/// The room of the link that marks, and of the cross.
const MARK: f32 = 64.0;
const CROSS: f32 = 32.0;

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
    let width = ui.available_width();
    let colour = theme::colour(ctx.theme, Role::Text);
    let font = theme::regular(theme::BODY);
    let buttons = if ctx.file.read_only {
        0.0
    } else {
        MARK + CROSS
    };
    let room = width - buttons - 16.0;
    let text = suggestion.sentence.clone();
    let galley = ui.painter().layout(text, font, colour, room);
    let height = (galley.size().y + 12.0).max(32.0);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let row = rect.with_max_x(rect.right() - buttons);
    let response = ui.interact(
        row,
        Id::unique(("suggestion", key.as_str())),
        Sense::click(),
    );
    response.widget_info(|| {
        WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &suggestion.sentence)
    });
    if response.hovered() {
        let fill = theme::colour(ctx.theme, Role::Lane);
        ui.painter().rect_filled(row, theme::RADIUS, fill);
    }
    let top = row.center().y - galley.size().y / 2.0;
    ui.painter()
        .galley(egui::pos2(row.left() + 8.0, top), galley, colour);
    widgets::focus_ring(ui, ctx.theme, &response, row);
    if response.clicked() {
        let place = Place::Step(suggestion.journey.clone(), suggestion.step.clone());
        actions.push(Action::GoTo(place));
        Popup::close_all(ui.ctx());
    }
    if !ctx.file.read_only {
        let place = rect.with_min_x(row.right() + 4.0);
        buttons_ui(ui, ctx, (suggestion, place), actions);
    }
}

/// Marks the touchpoint, or takes the suggestion away.
fn buttons_ui(
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
    let cross = egui::Rect::from_center_size(
        egui::pos2(room.right() - CROSS / 2.0, room.center().y),
        egui::Vec2::splat(24.0),
    );
    let id = Id::unique(("dismiss", key.as_str()));
    let builder = egui::UiBuilder::new().max_rect(cross);
    let dismissed = ui
        .scope_builder(builder, |ui| {
            let heard = words::dismiss(&suggestion.sentence);
            widgets::cross_button_ui(ui, ctx.theme, id, &heard)
        })
        .inner;
    if dismissed.clicked() {
        let edit = Edit::Project(ProjectField::Dismiss(key));
        actions.push(Action::Edit(
            words::DISMISS_SUGGESTION.to_owned(),
            vec![edit],
        ));
    }
}
