//! Owns what a finding and a suggestion look like in their list: a sentence that leads to what it is about, and a cross
//! that dismisses it.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::scene::Role;
use crate::ui::{Ctx, theme, widgets};
use crate::words::findings as words;

/// The room of the cross.
pub(super) const CROSS: f32 = 32.0;

/// A sentence in the list.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// Which list it is in, for its id.
    pub(super) list: &'a str,
    /// Under which it is dismissed.
    pub(super) key: &'a str,
    /// What it says.
    pub(super) sentence: &'a str,
}

impl Told<'_> {
    /// Shows the sentence as a button, and leaves `aside` free at its right. Returns whether it was pressed, and what was
    /// left free.
    pub(super) fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, aside: f32) -> (bool, Rect) {
        let width = ui.available_width();
        let colour = theme::colour(ctx.theme, Role::Text);
        let font = theme::regular(theme::BODY);
        let room = width - aside - 16.0;
        let text = self.sentence.to_owned();
        let galley = ui.painter().layout(text, font, colour, room);
        let height = (galley.size().y + 12.0).max(32.0);
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let row = rect.with_max_x(rect.right() - aside);
        let response = ui.interact(row, Id::unique((self.list, self.key)), Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), self.sentence)
        });
        if response.hovered() {
            let fill = theme::colour(ctx.theme, Role::Lane);
            ui.painter().rect_filled(row, theme::RADIUS, fill);
        }
        let top = row.center().y - galley.size().y / 2.0;
        let at = pos2(row.left() + 8.0, top);
        ui.painter().galley(at, galley, colour);
        widgets::focus_ring(ui, ctx.theme, &response, row);
        (response.clicked(), rect.with_min_x(row.right()))
    }

    /// Shows the cross at the right of that room. Returns whether it was pressed.
    pub(super) fn cross_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, room: Rect) -> bool {
        let centre = pos2(room.right() - CROSS / 2.0, room.center().y);
        let place = Rect::from_center_size(centre, Vec2::splat(24.0));
        let id = Id::unique(("dismiss", self.key));
        let heard = words::dismiss(self.sentence);
        let place = UiBuilder::new().max_rect(place);
        let cross = |ui: &mut Ui| widgets::cross_button_ui(ui, ctx.theme, id, &heard);
        ui.scope_builder(place, cross).inner.clicked()
    }
}
