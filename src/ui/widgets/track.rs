//! Owns the track with seven ticks by which an expectation or a belief is set, on the same x as the faces.

use eframe::egui;
use egui::{Rect, Response, Sense, StrokeKind, Ui, pos2, vec2};

use super::faces::Cells;
use super::scale::{Origin, Rated, Scale, announce, emotion_text, operated};
use super::{focus_ring, gesture};
use crate::action::Action;
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::ui::theme;

const HEIGHT: f32 = 24.0;

/// What marks the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A ring: what is expected.
    Ring,
    /// A square: what is believed.
    Square,
}

/// Shows a track over the whole width. A click or drag sets it to whole steps, with Alt to quarters; a drag is one
/// gesture named `label`.
pub fn track_ui(
    ui: &mut Ui,
    theme: Theme,
    scale: &Scale<'_>,
    marker: Marker,
    (label, actions): (&str, &mut Vec<Action>),
) -> Option<Rated> {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, scale.id, Sense::click_and_drag());
    announce(ui, &response, scale);
    let operated = operated(ui, &response, scale);
    let cells = Cells { rect };
    paint(ui, theme, cells, scale.value, (marker, &response));
    focus_ring(ui, theme, &response, rect);
    if response.drag_started() {
        gesture::begin(ui, scale.id, label, actions);
    }
    let pointed = pointed(ui, cells, &response);
    if let Some(pos) = response.hover_pos() {
        response.on_hover_text_at_pointer(emotion_text(cells.emotion_at(pos.x).round() + 0.0));
    }
    let is_new = |value: &f64| {
        scale.origin != Origin::Typed
            || scale
                .value
                .is_none_or(|old| (old - value).abs() > f64::EPSILON)
    };
    operated.or_else(|| pointed.filter(is_new).map(Rated::To))
}

fn pointed(ui: &Ui, cells: Cells, response: &Response) -> Option<f64> {
    let is_set = response.clicked() || response.dragged() || response.drag_stopped();
    let pos = response.interact_pointer_pos().filter(|_| is_set)?;
    let steps = if ui.input(|input| input.modifiers.alt) {
        4.0
    } else {
        1.0
    };
    Some((cells.emotion_at(pos.x) * steps).round() / steps + 0.0)
}

fn paint(
    ui: &Ui,
    theme: Theme,
    cells: Cells,
    value: Option<f64>,
    (marker, response): (Marker, &Response),
) {
    let painter = ui.painter();
    let y = cells.rect.center().y.floor() + 0.5;
    let ends = cells.x_of(-3.0)..=cells.x_of(3.0);
    painter.hline(ends, y, theme::stroke(theme, 1.0, Role::Border));
    for tick in -3_i8..=3 {
        painter.circle_filled(
            pos2(cells.x_of(f64::from(tick)), y),
            2.0,
            theme::colour(theme, Role::Control),
        );
    }
    let Some(value) = value else { return };
    let is_hot = response.hovered() || response.dragged();
    let fill = theme::colour(theme, if is_hot { Role::Lane } else { Role::Surface });
    let stroke = theme::stroke(theme, 2.0, Role::Text);
    let centre = pos2(cells.x_of(value), y);
    match marker {
        Marker::Ring => {
            painter.circle(centre, 6.0, fill, stroke);
        }
        Marker::Square => {
            let square = Rect::from_center_size(centre, egui::Vec2::splat(11.0));
            painter.rect(square, 1.0, fill, stroke, StrokeKind::Middle);
        }
    }
}
