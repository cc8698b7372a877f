//! The page of the project, in the place of the map: what belongs to all of it, in parts of which one is shown.

mod channels;
mod decisions;
mod general;
mod journey;
mod journeys;
mod method;
mod owners;
mod rows;
mod segments;
mod tabs;
#[cfg(test)]
mod tests;
mod texts;

pub use tabs::section_name;

use eframe::egui;
use egui::{Frame, Margin, ScrollArea, Ui, Vec2};

use super::{Ctx, theme, widgets};
use crate::action::{Action, ProjectSection};
use crate::scene::Role;

/// The widest that the page gets; wider lines are hard to read.
const WIDEST: f32 = 720.0;
/// In narrower pages the margins shrink, and rows of many controls take two lines.
const NARROW: f32 = 560.0;

/// The page, as wide and high as there is room. What does not fit is scrolled.
pub fn project_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Surface));
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let side = if rect.width() < NARROW { 16 } else { 32 };
    let width = rect.width() - 2.0 * f32::from(side);
    let margin = |top, bottom| Margin {
        left: side,
        right: side,
        top,
        bottom,
    };
    Frame::new().inner_margin(margin(16, 12)).show(ui, |ui| {
        ui.set_width(width);
        tabs::tabs_ui(ui, ctx, actions);
    });
    ScrollArea::vertical()
        .id_salt(("project", ctx.session.section))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new().inner_margin(margin(8, 32)).show(ui, |ui| {
                ui.set_width(width.min(WIDEST));
                section_ui(ui, ctx, actions);
            });
        });
    widgets::settle(ui, actions);
}

fn section_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    match ctx.session.section {
        ProjectSection::General => general::general_ui(ui, ctx, actions),
        ProjectSection::Journeys => journeys::journeys_ui(ui, ctx, actions),
        ProjectSection::Segments => segments::segments_ui(ui, ctx, actions),
        ProjectSection::Channels => channels::channels_ui(ui, ctx, actions),
        ProjectSection::Owners => owners::owners_ui(ui, ctx, actions),
        ProjectSection::Decisions => decisions::decisions_ui(ui, ctx, actions),
        ProjectSection::Method => method::method_ui(ui, ctx, actions),
    }
}
