//! Owns the curves of the comparison: what is felt in the open project, dashed, under what is felt in the other version.

use eframe::egui;
use egui::{Id, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::super::canvas::Regions;
use super::super::paint;
use super::super::parts::{self, Line};
use super::super::{Ctx, theme};
use super::made::Made;
use crate::action::Camera;
use crate::insight::JourneyFigures;
use crate::insight::words::signed;
use crate::layout::{Point, monotone};
use crate::scene::Role;
use crate::scene::map::{BandAxes, band_lines, marker_at};
use crate::scene::shape::TextStyle;
use crate::ui::state::Compared;
use crate::words::compare as words;

/// Into how many straight pieces each part of a curve is cut.
const PIECES: u8 = 16;

/// Shows the curves.
pub(super) fn curves_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    compared: &Compared,
    (made, regions, camera): (&Made, &Regions, Camera),
) {
    if !regions.band.is_positive() {
        return;
    }
    let painter = ui.painter_at(regions.band);
    painter.rect_filled(regions.band, 0.0, theme::colour(ctx.theme, Role::Surface));
    let right = Rect::from_min_max(
        pos2(regions.body.left(), regions.band.top()),
        regions.band.max,
    );
    let clipped = painter.with_clip_rect(right);
    let axes = BandAxes::new(regions.band.height());
    let transform = regions.band_transform(camera);
    let end = camera.x + right.width() / camera.zoom;
    let lines = band_lines(&axes, camera.x, end);
    paint::items(&clipped, &lines.items, transform, ctx.theme);
    for emotion in [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0] {
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        let line = Line::new(ui, ctx.theme, style, &signed(emotion, 0), 40.0);
        let y = regions.band.top() + axes.y(emotion);
        line.paint_right(ui, right.left() - 8.0, y);
    }
    let before = points(made, made.before.as_ref(), &axes);
    let after = points(made, made.after.as_ref(), &axes);
    let on_screen = |points: &[Point]| -> Vec<egui::Pos2> {
        let curve = monotone(points);
        let sampled = curve.iter().flat_map(|piece| sampled(*piece));
        sampled
            .map(|point| transform.screen_from_world(point))
            .collect()
    };
    let old = theme::stroke(ctx.theme, 2.0, Role::Text3);
    clipped.extend(Shape::dashed_line(&on_screen(&before), old, 6.0, 5.0));
    let new = theme::stroke(ctx.theme, 2.5, Role::Accent);
    clipped.add(Shape::line(on_screen(&after), new));
    let surface = theme::colour(ctx.theme, Role::Surface);
    for (points, stroke) in [(&before, old), (&after, new)] {
        for point in points {
            let at = transform.screen_from_world(*point);
            clipped.circle(at, 4.0, surface, stroke);
        }
    }
    legend(
        ui,
        ctx,
        (regions.band, right.left()),
        [(words::NOW, old, true), (&compared.with.name, new, false)],
    );
    painter.hline(
        regions.band.x_range(),
        regions.band.top() + 0.5,
        theme::stroke(ctx.theme, 1.0, Role::Border),
    );
}

/// What is felt at each touchpoint, where it stands on the map of both.
fn points(made: &Made, figures: Option<&JourneyFigures>, axes: &BandAxes) -> Vec<Point> {
    let touchpoints = figures.iter().flat_map(|figures| &figures.touchpoints);
    let mut points: Vec<_> = touchpoints
        .filter_map(|it| marker_at(&made.layout, axes, it))
        .collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points.dedup_by(|a, b| (a.x - b.x).abs() < f32::EPSILON);
    points
}

/// A piece of a curve as points on it.
fn sampled([start, out, into, end]: [Point; 4]) -> impl Iterator<Item = Point> {
    (0..=PIECES).map(move |piece| {
        let share = f32::from(piece) / f32::from(PIECES);
        let rest = 1.0 - share;
        let weights = [
            rest * rest * rest,
            3.0 * rest * rest * share,
            3.0 * rest * share * share,
            share * share * share,
        ];
        let mix = |values: [f32; 4]| -> f32 {
            let weighted = values.iter().zip(weights);
            weighted.map(|(value, weight)| value * weight).sum()
        };
        Point::new(
            mix([start, out, into, end].map(|point| point.x)),
            mix([start, out, into, end].map(|point| point.y)),
        )
    })
}

/// The heading at the left, and which curve is whose at the right.
fn legend(ui: &Ui, ctx: &Ctx<'_>, (band, left): (Rect, f32), lines: [(&str, Stroke, bool); 2]) {
    let middle = band.top() + 16.0;
    let strong = TextStyle::medium(theme::BODY, Role::Text);
    let heading = Line::new(
        ui,
        ctx.theme,
        strong,
        words::BOTH_CURVES,
        left - band.left() + 60.0,
    );
    heading.paint_left(ui, band.left() + 16.0, middle);
    let mut right = band.right() - 16.0;
    for (text, stroke, is_dashed) in lines.into_iter().rev() {
        let style = TextStyle::regular(theme::CAPTION, Role::Text2);
        let line = Line::new(ui, ctx.theme, style, text, 220.0);
        line.paint_right(ui, right, middle);
        let size = vec2(line.width(), 16.0);
        let place = Rect::from_center_size(pos2(right - line.width() / 2.0, middle), size);
        parts::label(
            ui,
            Id::unique(("compared curve", is_dashed)),
            place,
            &line,
            text,
        );
        let end = right - line.width() - 8.0;
        let ends = [pos2(end - 28.0, middle), pos2(end, middle)];
        if is_dashed {
            ui.painter()
                .extend(Shape::dashed_line(&ends, stroke, 6.0, 5.0));
        } else {
            ui.painter().line_segment(ends, stroke);
        }
        right = end - 48.0;
    }
}
