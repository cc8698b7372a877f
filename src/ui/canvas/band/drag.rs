//! Owns the drag of a rating in the band: it is set while it is dragged, in whole steps or with Alt in quarters, one
//! undo step in all, and Escape goes back. A drag on anything else moves the map sideways.

use eframe::egui;
use egui::{PointerButton, Pos2, Response, Ui};

use super::place::{Band, Spot};
use crate::action::{Action, Camera};
use crate::ui::canvas::gesture::escaped;

/// What the pressed pointer does in the band.
#[derive(Clone, Debug, Default, PartialEq)]
enum Drag {
    #[default]
    Idle,
    /// It moves the map; where pointer and camera were.
    Pan(Pos2, Camera),
    /// It sets a rating.
    Rate(Rate),
}

#[derive(Clone, Debug, PartialEq)]
struct Rate {
    spot: Spot,
    /// The value that was given when it began.
    given: Option<f64>,
    /// The value as it stands.
    value: Option<f64>,
    /// From the middle of the grip to where it was taken.
    offset: f32,
}

/// Takes the pointer's part in this frame. Returns what is being dragged and its value.
pub(super) fn drag_ui(
    ui: &Ui,
    band: &Band<'_>,
    response: &Response,
    actions: &mut Vec<Action>,
) -> Option<(Spot, f64)> {
    let id = response.id.with("drag");
    let mut drag: Drag = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if response.drag_started() {
        drag = begin(ui, band, response, actions);
    }
    if drag != Drag::Idle && escaped(ui) {
        actions.extend(match drag {
            Drag::Rate(_) => Some(Action::CancelGesture),
            Drag::Pan(_, camera) => Some(Action::Look(camera)),
            Drag::Idle => None,
        });
        drag = Drag::Idle;
    }
    let pos = ui.input(|input| input.pointer.interact_pos());
    match (&mut drag, pos) {
        (Drag::Idle, _) | (_, None) => {}
        (Drag::Pan(from, camera), Some(pos)) => actions.push(Action::Look(Camera {
            x: camera.x - (pos.x - from.x) / camera.zoom,
            ..*camera
        })),
        (Drag::Rate(rate), Some(pos)) => set(ui, band, rate, pos, actions),
    }
    let shown = match &drag {
        Drag::Rate(rate) => {
            let value = rate
                .value
                .or_else(|| band.value(rate.spot.handle, &rate.spot.step));
            value.map(|value| (rate.spot.clone(), value))
        }
        Drag::Idle | Drag::Pan(..) => None,
    };
    let is_over = response.drag_stopped() || !ui.input(|input| input.pointer.any_down());
    if is_over && drag != Drag::Idle {
        if matches!(drag, Drag::Rate(_)) {
            actions.push(Action::EndGesture);
        }
        drag = Drag::Idle;
    }
    ui.data_mut(|data| data.insert_temp(id, drag));
    shown
}

fn begin(ui: &Ui, band: &Band<'_>, response: &Response, actions: &mut Vec<Action>) -> Drag {
    let Some(pos) = ui.input(|input| input.pointer.press_origin()) else {
        return Drag::Idle;
    };
    let pans = !response.dragged_by(PointerButton::Primary)
        || ui.input(|input| input.key_down(egui::Key::Space));
    let spot = band
        .spot_at(pos)
        .filter(|spot| !pans && spot.level.is_none());
    let Some(spot) = spot else {
        return Drag::Pan(pos, band.ctx.session.camera);
    };
    actions.push(Action::Select(vec![spot.step.clone()]));
    let given = band.given(spot.handle, &spot.step);
    Drag::Rate(Rate {
        offset: pos.y - spot.rect.center().y,
        value: given,
        given,
        spot,
    })
}

/// Sets the value under the pointer. The gesture begins anew with each value, so that its name tells the last one.
fn set(ui: &Ui, band: &Band<'_>, rate: &mut Rate, pos: Pos2, actions: &mut Vec<Action>) {
    let Spot { step, handle, .. } = &rate.spot;
    let emotion = band.emotion(pos.y - rate.offset);
    let parts = if ui.input(|input| input.modifiers.alt) {
        4.0
    } else {
        1.0
    };
    let value = (emotion * parts).round() / parts;
    let is_same = |other: Option<f64>| other.is_some_and(|other| (other - value).abs() < 1e-9);
    let is_at_rest =
        rate.value.is_none() && (pos.y - rate.offset - rate.spot.rect.center().y).abs() < 1.0;
    if is_same(rate.value) || is_at_rest {
        return;
    }
    rate.value = Some(value);
    actions.push(Action::CancelGesture);
    actions.push(Action::BeginGesture(band.label(*handle, step, Some(value))));
    if !is_same(rate.given) {
        actions.push(band.rated(*handle, step, Some(value)));
    }
}
