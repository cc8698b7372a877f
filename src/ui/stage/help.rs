//! Owns the sheet of the stage's keys.

use eframe::egui;
use egui::{Align2, Rect, Sense, Ui, WidgetInfo, vec2};

use super::{StageCtx, rows};
use crate::scene::Role;
use crate::scene::slide::STAGE;
use crate::ui::theme;
use crate::words::stage as words;

/// Where keys and what they do begin, in either column.
const COLUMNS: ((f32, f32), (f32, f32)) = ((96.0, 500.0), (1_010.0, 1_340.0));

pub(super) fn help_ui(ui: &Ui, ctx: &StageCtx<'_>, stage: Rect) {
    let scale = stage.width() / STAGE.width;
    let at = |x: f32, y: f32| stage.min + vec2(x, y) * scale;
    let write = |x: f32, y: f32, size: f32, role, text: &str| {
        let font = if size > 40.0 {
            theme::medium(size * scale)
        } else {
            theme::regular(size * scale)
        };
        let colour = theme::colour(ctx.theme(), role);
        ui.painter()
            .text(at(x, y), Align2::LEFT_CENTER, text, font, colour);
    };
    write(96.0, 124.0, 72.0, Role::Text, words::KEYS_OF_THE_STAGE);
    let half = words::KEYS.len().div_ceil(2);
    for (index, (keys, what)) in words::KEYS.iter().enumerate() {
        let ((left, middle), row) = if index < half {
            (COLUMNS.0, index)
        } else {
            (COLUMNS.1, index - half)
        };
        let y = 236.0 + 78.0 * rows(row);
        write(left, y, 36.0, Role::Accent, keys);
        write(middle, y, 36.0, Role::Text, what);
    }
    let response = ui.interact(stage, egui::Id::unique("keys of the stage"), Sense::hover());
    let said: Vec<String> = words::KEYS
        .iter()
        .map(|(keys, what)| format!("{keys}: {what}"))
        .collect();
    let said = said.join(". ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
}
