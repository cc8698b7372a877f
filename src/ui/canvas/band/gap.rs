//! Owns the number beside the selected touchpoint's marker: how far it stays from what was expected, and why.

use eframe::egui;
use egui::{Id, Pos2, Rect, Ui, pos2, vec2};

use super::place::{Band, Handle};
use crate::action::Action;
use crate::insight::{Figure, Standpoint, TouchpointFigures};
use crate::layout::{Point, monotone, value_at};
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
/// How near a line may come to the middle of the number, and how far the number gives way to it, in steps.
const CLEAR: f32 = 9.0;
const GIVES_WAY: (u8, f32) = (12, 6.0);
/// How many touchpoints on either side a curve beside the number takes account of.
const BESIDE: usize = 3;
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
    let on_screen = OnScreen { ctx, regions };
    let middle = on_screen.at(centre, between);
    let text = words::gap(gap);
    let style = TextStyle::medium(theme::CAPTION, Role::Text);
    let line = Line::new(ui, ctx.theme, style, &text, f32::INFINITY);
    let grip = Band::new(ctx, regions).grip(Handle::Belief, step);
    let beside = |y: f32| {
        let size = vec2(line.width() + 2.0 * PADDING, 24.0);
        let place = Rect::from_min_size(pos2(middle.x + ASIDE - PADDING, y - size.y / 2.0), size);
        match grip.filter(|grip| place.distance_to_pos(grip.centre) < grip.radius) {
            Some(grip) => place.translate(vec2(
                grip.centre.x + grip.radius + 2.0 * PADDING - place.left(),
                0.0,
            )),
            None => place,
        }
    };
    let lines = on_screen.lines(card.slot);
    let (top, bottom) = (on_screen.at(0.0, 3.0).y, on_screen.at(0.0, -3.0).y);
    let places = ways_off(middle.y).filter(|y| (top..=bottom).contains(y));
    let mut places = places.map(beside);
    let free = places.find(|place| is_free(place, &lines));
    let place = free.unwrap_or_else(|| beside(middle.y));
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
        if free.is_none() {
            let patch = place.shrink2(vec2(0.0, PADDING));
            ui.painter()
                .rect_filled(patch, 0.0, theme::colour(ctx.theme, Role::Surface));
        }
        number.show(ui, ctx, actions);
        line.paint_left(ui, place.left() + PADDING, place.center().y);
    });
}

/// Heights around `middle`, the nearest first.
fn ways_off(middle: f32) -> impl Iterator<Item = f32> {
    let (count, step) = GIVES_WAY;
    let off = (1..=count).map(f32::from).map(move |off| off * step);
    std::iter::once(0.0)
        .chain(off.flat_map(|off| [-off, off]))
        .map(move |off| middle + off)
}

/// Whether no line runs through the middle of the place.
fn is_free(place: &Rect, lines: &[Vec<[Point; 4]>]) -> bool {
    let middle = place.center().y;
    lines.iter().all(|line| {
        (0_u8..=8).all(|part| {
            let x = egui::lerp(place.left()..=place.right(), f32::from(part) / 8.0);
            value_at(line, x).is_none_or(|y| (y - middle).abs() >= CLEAR)
        })
    })
}

/// Where the band's lines run on the screen.
struct OnScreen<'a> {
    ctx: &'a Ctx<'a>,
    regions: &'a Regions,
}

impl OnScreen<'_> {
    fn at(&self, x: f32, emotion: f64) -> Pos2 {
        let axes = self.regions.axes(self.ctx.session);
        self.regions
            .band_transform(self.ctx.session.camera)
            .screen_from_world(Point::new(x, axes.y(emotion)))
    }

    /// What is felt, expected and believed around that slot.
    fn lines(&self, slot: usize) -> [Vec<[Point; 4]>; 3] {
        let felt = self.around(slot, |it| it.ratings.emotion);
        let expected = self.around(slot, |it| Some(it.expectation));
        let believed = self.around(slot, |it| it.ratings.belief);
        let straight = believed.windows(2).filter_map(|ends| match ends {
            &[from, to] => Some([from, between(from, to, 1.0), between(from, to, 2.0), to]),
            _ => None,
        });
        [monotone(&felt), monotone(&expected), straight.collect()]
    }

    /// The neighbouring touchpoints around that slot that all have a value.
    fn around(&self, slot: usize, value: impl Fn(&TouchpointFigures) -> Option<f64>) -> Vec<Point> {
        let mut points = Vec::new();
        for near in slot.saturating_sub(BESIDE)..=slot + BESIDE {
            let layout = self.ctx.layout;
            let step = layout.slots.get(near).and_then(|slot| slot.step.as_ref());
            let figures = step.and_then(|step| self.ctx.figures.touchpoint(step));
            let value = figures.and_then(&value);
            match value.zip(layout.slot_centre(near)) {
                Some((value, x)) => {
                    let at = self.at(x, value);
                    points.push(Point::new(at.x, at.y));
                }
                None if near < slot => points.clear(),
                None => break,
            }
        }
        points
    }
}

/// The place so many thirds of the way from one to another.
fn between(from: Point, to: Point, thirds: f32) -> Point {
    let part = |from: f32, to: f32| from + (to - from) * thirds / 3.0;
    Point::new(part(from.x, to.x), part(from.y, to.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_gives_way_to_a_line_that_would_run_through_it() {
        let place = |y: f32| Rect::from_min_size(pos2(20.0, y - 12.0), vec2(60.0, 24.0));
        let flat = monotone(&[Point::new(0.0, 100.0), Point::new(200.0, 100.0)]);
        let falling = monotone(&[Point::new(0.0, 60.0), Point::new(100.0, 90.0)]);
        let lines = [flat, falling];
        assert!(!is_free(&place(100.0), &lines), "on the line");
        assert!(!is_free(&place(78.0), &lines), "across the falling one");
        assert!(is_free(&place(112.0), &lines));
        let found = ways_off(100.0).map(place).find(|it| is_free(it, &lines));
        assert_eq!(found, Some(place(112.0)), "the nearest free place");
    }
}
