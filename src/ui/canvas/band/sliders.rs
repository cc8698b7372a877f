//! Owns the ratings of the band as sliders, for the keyboard and for screen readers.

use eframe::egui;
use egui::accesskit;
use egui::{Id, Sense, StrokeKind, Ui};

use super::place::{Band, Handle};
use crate::action::Action;
use crate::model::StepId;
use crate::scene::Role;
use crate::ui::canvas::{Regions, canvas_id};
use crate::ui::widgets::{Origin, Rated, Scale, announce, operated};
use crate::ui::{Ctx, theme};
use crate::words;

/// The id of a rating's slider.
pub(in crate::ui::canvas) fn slider_id(handle: Handle, step: &StepId) -> Id {
    canvas_id().with((handle, step.as_str()))
}

/// The sliders of a touchpoint's ratings. Those of the one that is selected take the keyboard; the others are there
/// for screen readers, and asking for one of them selects its touchpoint.
pub(in crate::ui::canvas) fn sliders_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    regions: &Regions,
    step: &StepId,
    actions: &mut Vec<Action>,
) {
    let band = Band::new(ctx, regions);
    let is_selected = ctx.session.selection.single() == Some(step);
    let name = band.name(step);
    for handle in Handle::ALL {
        let Some(rect) = band.rect(handle, step) else {
            continue;
        };
        let id = slider_id(handle, step);
        let sense = if is_selected {
            Sense::focusable_noninteractive()
        } else {
            Sense::hover()
        };
        let response = ui.interact(rect, id, sense);
        let value = band.value(handle, step);
        let text = value.map_or_else(
            || words::NOT_YET_RATED.to_owned(),
            |value| handle.told(value),
        );
        let label = words::rating_of(handle.word(), &name);
        let scale = Scale {
            id,
            name: &label,
            text: &text,
            value,
            origin: Origin::Typed,
            range: handle.range(),
        };
        announce(ui, &response, &scale);
        if !is_selected {
            ui.ctx().accesskit_node_builder(id, |node| {
                node.add_action(accesskit::Action::Focus);
            });
            let wants_focus =
                ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Focus));
            if wants_focus {
                actions.push(Action::Select(vec![step.clone()]));
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        match operated(ui, &response, &scale) {
            Some(Rated::To(value)) => actions.push(band.rated(handle, step, Some(value))),
            Some(Rated::Cleared) => actions.push(band.rated(handle, step, None)),
            None => {}
        }
    }
}

/// Shows at which rating the keyboard is; painted last.
pub(super) fn focus_ring(ui: &Ui, band: &Band<'_>) {
    let Some(step) = band.ctx.session.selection.single() else {
        return;
    };
    let painter = ui.painter_at(band.regions.band);
    let focused = Handle::ALL
        .into_iter()
        .filter(|handle| ui.memory(|memory| memory.has_focus(slider_id(*handle, step))));
    for rect in focused.filter_map(|handle| band.rect(handle, step)) {
        let stroke = theme::stroke(band.ctx.theme, 2.0, Role::Focus);
        painter.rect_stroke(rect.expand(4.0), theme::RADIUS, stroke, StrokeKind::Middle);
    }
}
