//! Owns how a pane as a whole takes the keyboard: F6 goes to it, Tab goes on to what is in it; and which panel lies over
//! the middle of a narrow window.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo};

use super::Ctx;
use super::parts::{self, Ring};
use super::state::{Around, MainView, Pane, PanelState};
use crate::action::SidePanel;

/// Whether the panel lies over the middle in a window of that width, instead of beside it.
#[must_use]
pub fn lies_over(panel: SidePanel, window: f32) -> bool {
    match panel {
        SidePanel::Outline => window < 1100.0,
        SidePanel::Inspector => window < 1280.0,
    }
}

/// How much of the middle's right the inspector covers while something is selected.
#[must_use]
pub fn inspector_over(state: PanelState, window: f32) -> f32 {
    if lies_over(SidePanel::Inspector, window) && !state.is_hidden {
        f32::from(state.width)
    } else {
        0.0
    }
}

/// How much of the map's right the inspector covers now.
#[must_use]
pub fn covered(ctx: &Ctx<'_>, window: f32) -> f32 {
    let selection = &ctx.session.selection;
    let is_selected = !selection.steps.is_empty() || selection.link.is_some();
    let is_map = ctx.session.view == MainView::Map && ctx.session.around != Around::Nothing;
    if is_selected && is_map {
        inspector_over(ctx.preferences.inspector, window)
    } else {
        0.0
    }
}

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
