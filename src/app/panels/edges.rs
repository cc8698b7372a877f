//! Owns the edges by which the panels beside the map are made wider and narrower: dragged, or moved by the arrow keys.

use eframe::egui;
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo};

use super::Panes;
use crate::action::{Action, Preference, SidePanel};
use crate::app::preferences::{INSPECTOR_WIDTHS, OUTLINE_WIDTHS};
use crate::ui::parts::{self, Ring};
use crate::ui::state::Pane;
use crate::ui::{Ctx, panes};
use crate::words::shell as words;

/// An edge can be taken this far on either side of it.
const GRAB: f32 = 4.0;
/// One press of an arrow key.
const STEP: f32 = 8.0;

/// How wide a panel is now: while its edge is dragged, as wide as it is dragged.
pub(super) fn width(ui: &Ui, ctx: &Ctx<'_>, panel: SidePanel) -> f32 {
    let dragged = ui.data(|data| data.get_temp::<f32>(id(panel)));
    dragged.unwrap_or_else(|| f32::from(kept(ctx, panel)))
}

/// The edges of those panels that stand beside the middle. They come last, so that nothing lies over them.
pub(super) fn edges_ui(ui: &Ui, ctx: &Ctx<'_>, panes: &Panes, actions: &mut Vec<Action>) {
    let window = ui.ctx().content_rect().width();
    for (panel, pane) in [
        (SidePanel::Outline, Pane::Outline),
        (SidePanel::Inspector, Pane::Inspector),
    ] {
        let place = panes.iter().find(|(shown, _)| *shown == pane);
        if let Some((_, rect)) = place.filter(|_| !panes::lies_over(panel, window)) {
            edge_ui(ui, ctx, (panel, *rect), actions);
        }
    }
}

fn id(panel: SidePanel) -> Id {
    Id::unique(("edge of a panel", panel))
}

fn kept(ctx: &Ctx<'_>, panel: SidePanel) -> u16 {
    match panel {
        SidePanel::Outline => ctx.preferences.outline.width,
        SidePanel::Inspector => ctx.preferences.inspector.width,
    }
}

fn edge_ui(ui: &Ui, ctx: &Ctx<'_>, (panel, rect): (SidePanel, Rect), actions: &mut Vec<Action>) {
    let (x, name, (least, most)) = match panel {
        SidePanel::Outline => (rect.right(), words::OUTLINE_WIDTH, OUTLINE_WIDTHS),
        SidePanel::Inspector => (rect.left(), words::INSPECTOR_WIDTH, INSPECTOR_WIDTHS),
    };
    let within = |width: f32| width.round().clamp(f32::from(least), f32::from(most));
    let line = Rect::from_x_y_ranges(x - GRAB..=x + GRAB, rect.y_range());
    let response = ui
        .interact(line, id(panel), Sense::click_and_drag())
        .on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    let now = width(ui, ctx, panel);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::Splitter, true, name);
        info.value = Some(f64::from(now));
        info
    });
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    let pointer = response
        .interact_pointer_pos()
        .filter(|_| response.dragged());
    if let Some(pointer) = pointer {
        let wanted = match panel {
            SidePanel::Outline => pointer.x - rect.left(),
            SidePanel::Inspector => rect.right() - pointer.x,
        };
        ui.data_mut(|data| data.insert_temp(id(panel), within(wanted)));
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<f32>(id(panel)));
        keep(panel, now, actions);
    }
    if let Some(onwards) = arrows(ui, &response) {
        let wider = match panel {
            SidePanel::Outline => onwards,
            SidePanel::Inspector => -onwards,
        };
        keep(panel, within(now + wider), actions);
    }
}

fn keep(panel: SidePanel, width: f32, actions: &mut Vec<Action>) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel is a few hundred points wide"
    )]
    let width = width.round() as u16;
    actions.push(Action::Prefer(Preference::PanelWidth(panel, width)));
}

/// By how much the arrow keys move the edge that has the keyboard; to the right is more.
fn arrows(ui: &Ui, response: &egui::Response) -> Option<f32> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if hit(Key::ArrowRight) {
        Some(STEP)
    } else {
        hit(Key::ArrowLeft).then_some(-STEP)
    }
}
