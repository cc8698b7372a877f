//! Owns how a pane as a whole takes the keyboard: F6 goes to it, Tab goes on to what is in it.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo};

use super::Ctx;
use super::parts::{self, Ring};
use super::state::Pane;

/// Takes the keyboard to the pane where that is asked for. It comes before what is in the pane.
pub fn pane_ui(ui: &Ui, ctx: &Ctx<'_>, pane: Pane, (name, rect): (&str, Rect)) {
    let id = Id::unique(("pane", name));
    let is_asked = ctx.session.pane == Some(pane);
    if !is_asked && !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Group, true, name));
    if is_asked {
        response.request_focus();
    }
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
}
