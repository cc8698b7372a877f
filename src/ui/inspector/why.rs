//! Owns the card that explains a step's figure, in the inspector and on the page of priorities.

use eframe::egui;
use egui::{Frame, Margin, Ui};

use crate::action::Action;
use crate::insight::{Figure, View};
use crate::model::StepId;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, theme, why};

/// Shows why the step has its figure: a touchpoint its felt, what lies behind its lift.
pub(in crate::ui) fn why_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &StepId, actions: &mut Vec<Action>) {
    let is_touchpoint = ctx.figures.touchpoint(step).is_some();
    let figure = if is_touchpoint {
        Figure::Felt(step.clone())
    } else {
        Figure::Lift(step.clone())
    };
    let made = why::explained(ui.ctx(), ctx, "why", (&figure, &view(ctx)));
    let Some(explanation) = Option::as_ref(&made) else {
        return;
    };
    ui.add_space(15.0);
    let margin = Margin {
        left: 16,
        right: 16,
        top: 16,
        bottom: 15,
    };
    let fill = theme::colour(ctx.theme, Role::Lane);
    Frame::new()
        .fill(fill)
        .stroke(theme::field_edge(ctx.theme))
        .corner_radius(8.0)
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let question = TextStyle::medium(theme::STRONG, Role::Text);
            let question = Line::left(&explanation.question, question);
            widgets::caption_ui(ui, ctx.theme, 16.0, question);
            why::answer_ui(ui, ctx, ("why", explanation), actions);
        });
}

/// Through the eyes of the segment that ratings are given for.
fn view(ctx: &Ctx<'_>) -> View {
    ctx.view()
}
