//! The emotion band in the window: what it shows, and the ratings that are set in it by pointer and by keyboard.

mod drag;
mod gap;
mod place;
mod sliders;
mod strips;

pub(super) use sliders::sliders_ui;
pub(super) use strips::strips_said;

use eframe::egui;
use egui::{CornerRadius, CursorIcon, Painter, Rect, Sense, Shape, StrokeKind, Ui, pos2, vec2};

use super::headings::PINNED;
use super::{Regions, gesture, overlay};
use crate::action::Action;
use crate::layout::Weight;
use crate::scene::Role;
use crate::scene::map::band_lines;
use crate::ui::paint::{self, Transform};
use crate::ui::{Ctx, theme};
use place::{Band, Handle, Spot};

/// The band under the map.
pub(super) fn band_ui(ui: &mut Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    let id = ui.scope_id().with("band");
    let response = ui.interact(regions.band, id, Sense::click_and_drag());
    let band = Band::new(ctx, regions);
    let under = response
        .hover_pos()
        .filter(|_| response.contains_pointer())
        .and_then(|pos| band.spot_at(pos));
    let dragged = drag::drag_ui(ui, &band, &response, actions);
    paint_band(ui, ctx, regions);
    if dragged.is_none() {
        gap::gap_ui(ui, ctx, regions, actions);
        strips::numbers_ui(ui, ctx, regions, actions);
    }
    let painter = ui.painter_at(right_of_axis(regions));
    let stands_out = dragged
        .as_ref()
        .map(|(spot, _)| spot.step.clone())
        .or_else(|| under.as_ref().map(|spot| spot.step.clone()));
    let selected = ctx.session.selection.single();
    for step in [stands_out.as_ref(), selected].into_iter().flatten() {
        grips(&painter, &band, step);
    }
    if let Some((spot, value)) = &dragged {
        told(&painter, &band, spot, *value);
        ui.set_cursor_icon(CursorIcon::ResizeVertical);
    } else if let Some(spot) = under.as_ref() {
        hint(ui, &band, spot);
    }
    sliders::focus_ring(ui, &band);
    strips::told_ui(&response, &band);
    strips::menu_ui(ui, ctx, regions, actions);
    if response.hovered() {
        gesture::wheel(ui, ctx, regions, gesture::Wheel::Sideways, actions);
    }
    if response.clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        click(&band, pos, actions);
    }
}

fn right_of_axis(regions: &Regions) -> Rect {
    let left_top = pos2(regions.body.left(), regions.band.top());
    Rect::from_min_max(left_top, regions.band.max)
}

fn paint_band(ui: &Ui, ctx: &Ctx<'_>, regions: &Regions) {
    let (scene, theme, camera) = (ctx.scene, ctx.theme, ctx.session.camera);
    let painter = ui.painter_at(regions.band);
    painter.rect_filled(regions.band, 0.0, theme::colour(theme, Role::Surface));
    let clipped = painter.with_clip_rect(right_of_axis(regions));
    let (_, right) = regions.in_view(camera);
    let beyond = PINNED / camera.zoom;
    let transform = regions.band_transform(camera);
    overlay::band_column(&clipped, ctx, regions);
    paint::part(
        &clipped,
        ("band", scene),
        (transform, theme),
        |left, right| {
            let index = &scene.index.band;
            index.between(&scene.band, left - beyond, right + beyond)
        },
    );
    let end = ctx.layout.size.width;
    if right > end {
        let lines = band_lines(&regions.axes(ctx.session), end, right);
        paint::items(&clipped, &lines.items, transform, theme);
    }
    let axis = Transform::at(regions.band.min);
    paint::items(&painter, &scene.band_axis.items, axis, theme);
    let legend = pos2(
        regions.band.right() - scene.legend.size.width - 12.0,
        regions.band.top(),
    );
    let has_room = legend.x > regions.body.left() + 80.0;
    if has_room && regions.axes(ctx.session).rows.is_some() {
        paint::items(&painter, &scene.legend.items, Transform::at(legend), theme);
    }
    painter.hline(
        regions.band.x_range(),
        regions.band.top() + 0.5,
        theme::stroke(theme, 1.0, Role::Border),
    );
}

/// What can be dragged at a touchpoint: the expectation at the left of its marker, the belief at the right, and where
/// nobody has rated the emotion an empty marker on the line of what is expected.
fn grips(painter: &Painter, band: &Band<'_>, step: &crate::model::StepId) {
    let theme = band.ctx.theme;
    let surface = theme::colour(theme, Role::Surface);
    for handle in [Handle::Emotion, Handle::Expectation, Handle::Belief] {
        let Some(grip) = band.grip(handle, step) else {
            continue;
        };
        let ink = theme::stroke(theme, 1.5, Role::Text2);
        match (handle, grip.is_given) {
            (Handle::Emotion, true) | (Handle::Hygiene | Handle::Delight, _) => {}
            (Handle::Expectation, true) => {
                painter.circle(grip.centre, grip.radius, surface, ink);
            }
            (Handle::Emotion | Handle::Expectation, false) => {
                dashed_ring(painter, &grip, theme, surface);
            }
            (Handle::Belief, is_given) => {
                let rect = Rect::from_center_size(grip.centre, vec2(10.0, 10.0));
                painter.rect_filled(rect, 0.0, surface);
                if is_given {
                    painter.rect_stroke(rect, 0.0, ink, StrokeKind::Middle);
                } else {
                    let [a, b, c, d] = [
                        rect.left_top(),
                        rect.right_top(),
                        rect.right_bottom(),
                        rect.left_bottom(),
                    ];
                    let ink = theme::stroke(theme, 1.5, Role::Control);
                    painter.extend(Shape::dashed_line(&[a, b, c, d, a], ink, 3.0, 2.0));
                }
            }
        }
    }
}

fn dashed_ring(
    painter: &Painter,
    grip: &place::Grip,
    theme: crate::scene::palette::Theme,
    fill: egui::Color32,
) {
    painter.circle_filled(grip.centre, grip.radius, fill);
    let turn = std::f32::consts::TAU / 24.0;
    let mut angle = 0.0;
    let points: Vec<egui::Pos2> = (0..=24)
        .map(|_| {
            let point = grip.centre + grip.radius * egui::Vec2::angled(angle);
            angle += turn;
            point
        })
        .collect();
    let ink = theme::stroke(theme, 1.5, Role::Control);
    painter.extend(Shape::dashed_line(&points, ink, 3.0, 2.5));
}

/// The value beside what is being dragged, in words.
fn told(painter: &Painter, band: &Band<'_>, spot: &Spot, value: f64) {
    let theme = band.ctx.theme;
    let centre = pos2(spot.rect.center().x, band.y(value));
    let text = spot.handle.told(value);
    let font = theme::font(Weight::Medium, theme::CAPTION);
    let ink = theme::colour(theme, Role::Text);
    let galley = painter.layout_no_wrap(text, font, ink);
    let size = galley.size() + vec2(16.0, 8.0);
    let mut rect = Rect::from_min_size(centre + vec2(22.0, -size.y / 2.0), size);
    if rect.right() > painter.clip_rect().right() {
        rect = rect.translate(vec2(-size.x - 44.0, 0.0));
    }
    painter.rect(
        rect,
        CornerRadius::same(6),
        theme::colour(theme, Role::Raised),
        theme::stroke(theme, 1.0, Role::Control),
        StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(8.0, 4.0), galley, ink);
}

/// What a press here would do.
fn hint(ui: &Ui, band: &Band<'_>, spot: &Spot) {
    match spot.handle {
        Handle::Hygiene | Handle::Delight => ui.set_cursor_icon(CursorIcon::PointingHand),
        Handle::Emotion | Handle::Expectation | Handle::Belief => {
            ui.set_cursor_icon(CursorIcon::ResizeVertical);
            let painter = ui.painter_at(right_of_axis(band.regions));
            let ring = theme::stroke(band.ctx.theme, 2.0, Role::Accent);
            let radius = spot.rect.width() / 2.0 + 2.0;
            painter.circle_stroke(spot.rect.center(), radius, ring);
        }
    }
}

/// Squares and stars are set by a click, the one that is the last filled already takes one away; a click anywhere
/// else selects the touchpoint of that column.
fn click(band: &Band<'_>, pos: egui::Pos2, actions: &mut Vec<Action>) {
    if let Some(spot) = band.spot_at(pos) {
        actions.push(Action::Select(vec![spot.step.clone()]));
        if let Some(level) = spot.level {
            let before = band.value(spot.handle, &spot.step);
            let is_again = before.is_some_and(|before| (before - level).abs() < 1e-9);
            let level = if is_again { level - 1.0 } else { level };
            actions.push(band.rated(spot.handle, &spot.step, Some(level)));
        }
        return;
    }
    let step = band.step_at(pos.x).map(|(_, step)| step.clone());
    actions.push(Action::Select(step.into_iter().collect()));
}

#[cfg(test)]
mod tests;
