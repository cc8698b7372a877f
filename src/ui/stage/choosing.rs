//! Owns the choice of the journey that is shown.

use eframe::egui;
use egui::{Rect, Sense, Ui, WidgetInfo};

use super::keys::Desk;
use super::{StageCtx, on_stage, paint_on};
use crate::layout::FontMetrics;
use crate::scene::slide::{JourneysInput, journeys_slide};
use crate::words::show as words;

pub(super) fn choosing_ui(
    ui: &mut Ui,
    ctx: &StageCtx<'_>,
    (stage, chosen): (Rect, usize),
    desk: &mut Desk,
) {
    let (scene, places) = journeys_slide(&JourneysInput {
        rows: ctx.journeys,
        chosen,
        room: ctx.stage.room,
        measure: FontMetrics::bundled(),
    });
    paint_on(ui, ctx.theme(), stage, &scene, scene.last_build());
    for (number, rect) in places {
        let Some(row) = ctx.journeys.get(number) else {
            continue;
        };
        let rect = on_stage(stage, scene.size, rect);
        let response = ui.interact(rect, egui::Id::unique(("journey", number)), Sense::CLICK);
        let name = words::named(&row.name);
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::RadioButton, true, number == chosen, name)
        });
        if response.clicked() {
            desk.show_journey(number);
        }
    }
}
