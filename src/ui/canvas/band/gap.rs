//! Owns the number beside the selected touchpoint's marker: how far it stays from what was expected, and why.

use eframe::egui;
use egui::{Id, Rect, Ui, pos2, vec2};

use super::place::{Band, Handle};
use crate::action::Action;
use crate::insight::{Figure, Standpoint};
use crate::layout::Point;
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::canvas::Regions;
use crate::ui::parts::Line;
use crate::ui::{Ctx, theme, why};
use crate::words;

/// How far right of the marker it begins, where the grip of the belief does not stand in its way.
const ASIDE: f32 = 14.0;
/// Around it, where it can be pressed.
const PADDING: f32 = 4.0;
/// From which zoom on it is shown.
const FROM: f32 = 0.75;

/// Shows the number; pressed, it says where it comes from.
pub(super) fn gap_ui(ui: &mut Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    let Some(step) = ctx.session.selection.single() else {
        return;
    };
    let Some((card, figures)) = ctx.layout.card(step).zip(ctx.figures.touchpoint(step)) else {
        return;
    };
    let (Some(gap), Some(emotion)) = (figures.gap, figures.ratings.emotion) else {
        return;
    };
    let is_far = ctx.session.camera.zoom < FROM;
    let is_beside = ctx.beside.change.is_some()
        || ctx.session.lens.compares_segments()
        || ctx.session.lens.side == Standpoint::Company;
    if is_beside || gap.abs() < 0.05 || is_far || regions.band.height() < 200.0 {
        return;
    }
    let Some(centre) = ctx.layout.slot_centre(card.slot) else {
        return;
    };
    let between = f64::midpoint(emotion, figures.expectation);
    let axes = regions.axes(ctx.session);
    let at = regions
        .band_transform(ctx.session.camera)
        .screen_from_world(Point::new(centre, axes.y(between)));
    let text = words::gap(gap);
    let style = TextStyle::medium(theme::CAPTION, Role::Text);
    let line = Line::new(ui, ctx.theme, style, &text, f32::INFINITY);
    let beside = |left: f32| {
        let size = vec2(line.width() + 2.0 * PADDING, 24.0);
        Rect::from_min_size(pos2(left - PADDING, at.y - size.y / 2.0), size)
    };
    let grip = Band::new(ctx, regions).grip(Handle::Belief, step);
    let mut left = at.x + ASIDE;
    if let Some(grip) = grip.filter(|grip| beside(left).distance_to_pos(grip.centre) < grip.radius)
    {
        left = grip.centre.x + grip.radius + PADDING;
    }
    let place = beside(left);
    let clip = super::right_of_axis(regions);
    if !clip.intersects(place) {
        return;
    }
    let name = ctx.journey.step(step).map_or("", |step| step.name.as_str());
    let number = why::Number {
        id: Id::unique("why gap"),
        rect: place,
        hovered: Role::Lane,
        figure: || Figure::Gap(step.clone()),
        spoken: || format!("{text}: {name}"),
    };
    ui.scope_builder(egui::UiBuilder::new().max_rect(clip), |ui| {
        ui.set_clip_rect(clip.intersect(ui.clip_rect()));
        number.show(ui, ctx, actions);
        line.paint_left(ui, left, at.y);
    });
}
