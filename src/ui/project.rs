//! The page of the project: what belongs to all of it, in the place of the map.

use eframe::egui;
use egui::{Frame, Margin, ScrollArea, Ui};

use super::{Ctx, theme};
use crate::action::Action;
use crate::scene::Role;

/// Fills the middle of the window with the page.
pub fn project_ui(ui: &mut Ui, ctx: &Ctx<'_>, _actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter()
        .rect_filled(rect, 0.0, theme::colour(ctx.theme, Role::Surface));
    ScrollArea::vertical()
        .id_salt("project page")
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(32)).show(ui, |ui| {
                ui.label(egui::RichText::new(&ctx.project.title).font(theme::medium(theme::PAGE)));
            });
        });
}
