//! The inspector: everything about what is selected, to be read and changed. With nothing selected, the journey.

mod backstage;
mod connections;
mod details;
mod gauge;
mod journey;
mod link;
mod marks;
mod people;
mod picture;
mod place;
mod ratings;
mod sections;
mod segments;
mod shared;
mod stake;
mod target;
mod texts;
mod time;
mod touchpoint;
mod typed;
mod voices;
mod why;

pub(super) use picture::name_ui as picture_name_ui;
pub(super) use why::why_ui;

use std::sync::Arc;

use eframe::egui;
use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::{Ctx, theme, widgets};
use crate::action::Action;
use crate::model::{Link, Step};
use crate::scene::Role;

/// Between the panel's edges and what is in it.
const PADDING: f32 = 16.0;

/// Shows what is selected and fills `ui` with it. What does not fit is scrolled.
pub fn inspector_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Surface));
    let edge = theme::stroke(ctx.theme, 1.0, Role::Border);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), edge);
    ScrollArea::vertical()
        .id_salt(("inspector", subject(ctx).kind()))
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = Margin {
                left: 16,
                right: 16,
                top: 12,
                bottom: 24,
            };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(rect.width() - 2.0 * PADDING);
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                subject_ui(ui, ctx, actions);
            });
        });
    widgets::settle(ui, actions);
}

/// What is selected.
enum Subject<'a> {
    Journey,
    Link(&'a Arc<Link>),
    Touchpoints(Vec<&'a Arc<Step>>),
    Behind(&'a Arc<Step>),
    Several(Vec<&'a Arc<Step>>),
}

impl Subject<'_> {
    /// What kind it is: each is scrolled by itself, so that one begins at its top and the next touchpoint shows what
    /// the last one showed.
    fn kind(&self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Link(_) => "link",
            Self::Touchpoints(_) => "touchpoints",
            Self::Behind(_) => "behind",
            Self::Several(_) => "several",
        }
    }
}

fn subject_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    match subject(ctx) {
        Subject::Journey => journey::journey_ui(ui, ctx, actions),
        Subject::Link(link) => link::link_ui(ui, ctx, link, actions),
        Subject::Touchpoints(steps) => touchpoint::touchpoints_ui(ui, ctx, &steps, actions),
        Subject::Behind(step) => backstage::backstage_ui(ui, ctx, step, actions),
        Subject::Several(steps) => backstage::several_ui(ui, ctx, &steps, actions),
    }
}

fn subject<'a>(ctx: &Ctx<'a>) -> Subject<'a> {
    let selection = &ctx.session.selection;
    if let Some(link) = selection
        .link
        .as_ref()
        .and_then(|id| ctx.journey.graph.link(id))
    {
        return Subject::Link(link);
    }
    let steps: Vec<_> = selection
        .steps
        .iter()
        .filter_map(|id| ctx.journey.step(id))
        .collect();
    match steps.as_slice() {
        [] => Subject::Journey,
        all if all.iter().all(|step| step.is_touchpoint()) => Subject::Touchpoints(steps),
        [step] => Subject::Behind(step),
        _ => Subject::Several(steps),
    }
}

/// Where the values of a row start: further left where the panel is narrow, so that three words fit beside it.
fn column(ui: &Ui) -> f32 {
    (ui.available_width() - 192.0).clamp(60.0, 80.0)
}

/// The id of a control, the same for whatever is selected.
fn control_id(salt: &str) -> egui::Id {
    egui::Id::unique(("inspector", salt))
}

#[cfg(test)]
mod tests;
